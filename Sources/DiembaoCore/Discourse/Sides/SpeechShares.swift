/// How much of the quoted text each quotation has for itself (a pass).
///
/// Where quotations hold one another, each scalar counts for the innermost; quotation marks count for nobody.
struct SpeechShares {
    let text: TokenizedText

    /// - Returns: by quotation, in Unicode scalars.
    func count(_ quotes: [AttributedQuote]) -> [Int] {
        var counts = [Int](repeating: 0, count: quotes.count)
        let order = quotes.inOrder
        // Those that reach over the cursor, the innermost last.
        var open: [Int] = []
        var cursor = 0
        func close(before start: Int) {
            while let last = open.last, quotes[last].content.upperBound <= start {
                let end = quotes[last].content.upperBound
                if cursor < end { counts[last] += scalars(cursor..<end) }
                cursor = max(cursor, end)
                open.removeLast()
            }
        }
        for place in order {
            let start = quotes[place].content.lowerBound
            close(before: start)
            if let last = open.last, cursor < start { counts[last] += scalars(cursor..<start) }
            cursor = max(cursor, start)
            open.append(place)
        }
        close(before: Int.max)
        return counts
    }

    private func scalars(_ range: TokenRange) -> Int {
        let marks = range.reduce(0) { $0 + (QuotationMarks.isDouble(text.tokens[$1].sign) ? 1 : 0) }
        return max(0, text.range(of: range).count - marks)
    }
}
