/// The sentences of an article that could stand in its summary, for the trainer (data).
package struct SummarySentences: Sendable {
    /// A sentence that may be picked, as the trainer sees it (data).
    package struct Sentence: Sendable {
        /// By ``SummarySentences/featureNames``, each from 0 to 100.
        package var features: [Int]
        /// Its folded syllables and numbers.
        package var syllables: [UInt64]
    }

    package static let featureNames = Summary.Feature.allCases.map(\.stringValue)

    package let sentences: [Sentence]

    package init(of source: DecodedText) {
        let article = ReadArticle(source)
        let quotes = article.allQuotes
        let summary = Summary(article: article, quotes: quotes, terms: TermWeighting(article: article).read())
        sentences = summary.candidates().map { candidate in
            Sentence(
                features: Summary.Feature.allCases.map { Int(candidate.features[$0.rawValue]) },
                syllables: Self.syllables(article.read.text.tokens[candidate.range]))
        }
    }

    /// What two sentences are compared by: the keys of their syllables and numbers, without signs.
    package static func syllables(_ tokens: some Sequence<Token>) -> [UInt64] {
        tokens.filter { $0.kind != .sign }.map(\.key)
    }
}
