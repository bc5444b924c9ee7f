/// What the pass of quotations judges in a text, for the trainer (data).
package struct QuoteCandidates: Sendable {
    package let text: TokenizedText
    package let candidates: [ReportingCandidate]
    package let ends: [ClauseEndCandidate]

    package init(of source: DecodedText, model: ReportingModel) {
        let article = ReadArticle(source)
        text = article.read.text
        let judged = Quotes(article: article, model: model).judged(roles: article.structure.roles)
        (candidates, ends) = (judged.candidates, judged.ends)
    }

    /// The words of a range, for comparing.
    package func string(_ range: TokenRange) -> String { text.string(of: range) }

    /// The bytes of the text that a range has.
    package func bytes(_ range: TokenRange) -> Range<Int> { text.bytes(of: range) }

    /// The name of each feature, by number.
    package static var featureNames: [String] { ReportingModel.featureNames }

    /// The reporting word of an entry of the lexicon, folded as its table has it.
    package func cue(_ candidate: ReportingCandidate) -> String {
        text.string(of: candidate.cue).lowercased()
    }

    /// What a sentence opens with that may go on with what was said; empty where that has no weight of its own.
    package func opening(_ candidate: ReportingCandidate) -> String {
        candidate.opening.map { text.string(of: $0).lowercased() } ?? ""
    }
}
