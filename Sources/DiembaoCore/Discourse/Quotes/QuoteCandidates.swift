/// What the pass of quotations judges in a text, for the trainer (data).
package struct QuoteCandidates: Sendable {
    package let text: TokenizedText
    package let candidates: [ReportingCandidate]
    package let ends: [ClauseEndCandidate]

    package init(of source: DecodedText, model: ReportingModel) {
        let (tokenized, sentences) = LanguageReading.sentences(of: source)
        text = tokenized
        let marks = QuotationMarks().pair(tokenized)
        let structure = Structure(text: tokenized, sentences: sentences).read()
        var reading = LanguageReading(segmentation: LanguageModels.segmentation, tagging: LanguageModels.tagging)
        var finding = NameFinding(model: LanguageModels.names, known: LanguageModels.knownNames, gazetteer: .shared)
        guard let words = reading.words(tokenized, sentences: sentences),
            let names = finding.find(tokenized, sentences: sentences, words: words)
        else { preconditionFailure("reading was stopped, though nobody said so") }
        let resolution = ReferenceResolution(
            text: tokenized, gazetteer: .shared, sentences: sentences, quotations: marks.quotations, words: words,
            headline: structure.headline, published: nil)
        let entities = Entities(text: tokenized, gazetteer: .shared).bringTogether(names)
        guard let references = resolution.resolve(entities, shouldStop: { false }) else {
            preconditionFailure("reading was stopped, though nobody said so")
        }
        let read = ReadText(text: tokenized, words: words, names: names)
        (candidates, ends) = Quotes(read: read, references: references, sentences: sentences, quotations: marks.quotations, model: model)
            .candidates(roles: structure.roles)
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
}
