/// Which of its forms a person, body or place is called by.
extension TokenizedText {
    /// The form with the most words, if it does not end with a mere unit, "UBND thành phố"; of equal ones that of the most bytes, then
    /// the first.
    func fullest(of mentions: [TokenRange]) -> TokenRange {
        var best = mentions[0]
        for mention in mentions.dropFirst() {
            let (left, right) = (size(mention), size(best))
            if left.isPlaced != right.isPlaced {
                if left.isPlaced { best = mention }
            } else if left.words > right.words || left.words == right.words && left.bytes > right.bytes {
                best = mention
            }
        }
        return best
    }

    private func size(_ range: TokenRange) -> (isPlaced: Bool, words: Int, bytes: Int) {
        (isPlaced(range), range.count { tokens[$0].isWord }, bytes(of: range).count)
    }

    /// Whether a name says whose it is: not "UBND thành phố", and not "HĐND" alone.
    private func isPlaced(_ range: TokenRange) -> Bool {
        if range.count == 1 {
            return ShortForms.shared.head(tokens, at: range.lowerBound, end: range.upperBound) == nil
        }
        for length in 1...2 where range.count > length {
            let end = range.upperBound - length
            guard !tokens[end].isCapitalised else { continue }
            if case (.level, length)? = ShortForms.shared.rule(tokens, at: end, end: range.upperBound) {
                return false
            }
        }
        return true
    }
}
