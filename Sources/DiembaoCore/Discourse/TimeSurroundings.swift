/// What the passes before have found that a reader of times asks for: sentences, words, names (a view).
struct TimeSurroundings: Sendable {
    let sentences: [TokenRange]
    /// By start.
    private let quotations: [QuotationMarks.Quotation]
    private let words: ReadWords
    /// In the order of the text, and apart.
    private let names: [FoundName]
    /// The word that holds each token, or -1.
    private let wordOf: [Int32]

    init(
        sentences: [TokenRange], quotations: [QuotationMarks.Quotation], words: ReadWords, names: [FoundName],
        tokens: Int
    ) {
        self.sentences = sentences
        self.quotations = quotations
        self.words = words
        self.names = names
        var wordOf = [Int32](repeating: -1, count: tokens)
        for (place, word) in words.words.enumerated() {
            for token in word { wordOf[token] = Int32(truncatingIfNeeded: place) }
        }
        self.wordOf = wordOf
    }

    private func word(_ at: Int) -> Int? {
        guard at >= 0, at < wordOf.count, wordOf[at] >= 0 else { return nil }
        return Int(wordOf[at])
    }

    /// Whether no word goes on over the edge before a token.
    func opensWord(_ at: Int) -> Bool { word(at).map { words.words[$0].lowerBound == at } ?? true }

    /// Whether a token is a word of its own: "hiện" in "hiện trạng" is none.
    func isWholeWord(_ at: Int) -> Bool { word(at).map { words.words[$0].count == 1 } ?? true }

    func tag(_ at: Int) -> PartOfSpeech? { word(at).map { words.tags[$0] } }

    /// The name that holds a token.
    func name(_ at: Int) -> FoundName? {
        var (low, high) = (0, names.count)
        while low < high {
            let middle = (low + high) / 2
            if names[middle].range.upperBound <= at { low = middle + 1 } else { high = middle }
        }
        return low < names.count && names[low].range.contains(at) ? names[low] : nil
    }

    /// Whether a token stands in a quotation of a clause at least, not in a name in quotation marks.
    func isQuoted(_ at: Int) -> Bool {
        quotations.contains { $0.content.contains(at) && $0.content.count > Self.longestName }
    }

    private static let longestName = 6

    /// The sentence that holds a token.
    func sentence(_ at: Int) -> TokenRange? {
        var (low, high) = (0, sentences.count)
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].upperBound <= at { low = middle + 1 } else { high = middle }
        }
        return low < sentences.count && sentences[low].contains(at) ? sentences[low] : nil
    }
}
