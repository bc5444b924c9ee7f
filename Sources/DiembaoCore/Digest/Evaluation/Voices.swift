/// Whose words the words of an article are: the writer's, or somebody's whom the writer quotes (data).
struct Voices: Sendable {
    /// The paragraphs in which the article speaks: neither credits nor boilerplate.
    let paragraphs: [TokenRange]
    private var isQuoted: [Bool]
    private let tokens: [Token]

    /// What a quotation holds is quoted, and so is whatever stands in quotation marks: a word in marks is one that the writer
    /// does not call his own.
    init(article: ReadArticle, quotes: [AttributedQuote]) {
        let text = article.read.text
        paragraphs = zip(text.paragraphs, article.structure.roles)
            .filter { $0.1 != .credit && $0.1 != .boilerplate }.map(\.0)
        tokens = text.tokens
        isQuoted = [Bool](repeating: false, count: text.tokens.count)
        for quote in quotes { mark(quote.content) }
        for quotation in article.marks.quotations where !quotation.isNested { mark(quotation.content) }
    }

    private mutating func mark(_ range: TokenRange) {
        for token in range { isQuoted[token] = true }
    }

    /// Whether a phrase has a capital within: "anh Minh" is somebody, and not "anh minh" (enlightened).
    func isNamed(_ range: TokenRange) -> Bool {
        range.dropFirst().contains { tokens[$0].isCapitalised && !tokens[$0].traits.contains(.allCapitals) }
    }

    /// Whose a word is that begins at a token.
    func voice(at token: Int) -> Report.LoadedWord.Voice { isQuoted[token] ? .quoted : .writer }
}
