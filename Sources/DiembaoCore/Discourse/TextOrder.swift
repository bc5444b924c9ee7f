extension TokenRange {
    /// Whether it stands before another one in the order of a report: by start, the longer first.
    func isBefore(_ other: TokenRange) -> Bool {
        lowerBound != other.lowerBound ? lowerBound < other.lowerBound : upperBound > other.upperBound
    }
}

extension [AttributedQuote] {
    /// The places of the quotations in the order of the report: one that stands in another one follows it.
    var inOrder: [Int] {
        indices.sorted { left, right in
            let (one, other) = (self[left].content, self[right].content)
            return one == other ? left < right : one.isBefore(other)
        }
    }
}
