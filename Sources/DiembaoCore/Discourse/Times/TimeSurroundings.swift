/// What the passes before have found that a reader of times asks for: sentences, words, names (a view).
struct TimeSurroundings: Sendable {
    let sentences: [TokenRange]
    /// What stands in quotation marks and is longer than a name; in the order of the text, and apart.
    private let quoted: [TokenRange]
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
        quoted = quotations.lazy.filter { !$0.isNested && $0.content.count > Self.longestName }.map(\.content)
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

    /// The part of speech of the word that holds a token.
    func tag(_ at: Int) -> PartOfSpeech? { word(at).map { words.tags[$0] } }

    /// The name that holds a token.
    func name(_ at: Int) -> FoundName? { Self.place(of: at, names.count) { names[$0].range }.map { names[$0] } }

    /// Whether a token stands in a quotation of a clause at least, not in a name in quotation marks.
    func isQuoted(_ at: Int) -> Bool { Self.place(of: at, quoted.count) { quoted[$0] } != nil }

    private static let longestName = 6

    /// The sentence that holds a token.
    func sentence(_ at: Int) -> TokenRange? {
        Self.place(of: at, sentences.count) { sentences[$0] }.map { sentences[$0] }
    }

    /// Which of the ranges, that are in order and apart, holds a token.
    private static func place(of at: Int, _ count: Int, _ range: (Int) -> TokenRange) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if range(middle).upperBound <= at { low = middle + 1 } else { high = middle }
        }
        return low < count && range(low).contains(at) ? low : nil
    }
}
