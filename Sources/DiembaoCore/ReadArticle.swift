/// An article with what the quotations are read from: sentences, structure, words, names and whom they mean (data).
///
/// A class, since every later pass holds one, and copies of all that it holds cost more than what some do with it.
final class ReadArticle: Sendable {
    let read: ReadText
    let marks: QuotationMarks.Result
    let sentences: [TokenRange]
    let structure: ArticleStructure
    let words: ReadWords
    let references: References

    /// - Parameter parts: what the paragraphs are, where the file's format tells it.
    /// - Returns: `nil` where `shouldStop` said so.
    init?(
        _ text: consuming TokenizedText, parts: [KnownPart]?, gazetteer: Gazetteer, published: Report.Published?,
        shouldStop: () -> Bool
    ) {
        var text = text
        Lexicon.shared.findUnits(in: &text)
        if shouldStop() { return nil }
        marks = QuotationMarks().pair(text)
        sentences = Sentences().split(text, quotations: marks.quotations)
        if shouldStop() { return nil }
        let divided = LinkParagraphs(text: text, sentences: sentences).split(parts: parts)
        text.paragraphs = divided.paragraphs
        structure = Structure(text: text, sentences: sentences, parts: divided.parts, isLink: divided.isLink).read()
        var reading = LanguageReading(segmentation: LanguageModels.segmentation, tagging: LanguageModels.tagging)
        guard let words = reading.words(text, sentences: sentences, shouldStop: shouldStop) else { return nil }
        self.words = words
        var finding = NameFinding(
            model: LanguageModels.names, known: LanguageModels.knownNames, gazetteer: gazetteer)
        guard let names = finding.find(text, sentences: sentences, words: words, shouldStop: shouldStop) else {
            return nil
        }
        Self.silenceFields(of: names, in: &text)
        let resolution = ReferenceResolution(
            text: text, gazetteer: gazetteer, sentences: sentences, quotations: marks.quotations, words: words,
            headline: structure.headline, published: published.map { String($0.value.prefix(10)) })
        let told = ToldEntities(structure: structure, paragraphs: text.paragraphs)
        let entities = told.of(Entities(text: text, words: words, gazetteer: gazetteer).bringTogether(names))
        guard let references = resolution.resolve(entities, shouldStop: shouldStop) else { return nil }
        self.references = references
        read = ReadText(text: text, words: words, names: names)
    }

    /// "TT" of "Bộ VH,TT & DL" is no "TT" (president, prime minister): letters within a body's name are no words.
    private static func silenceFields(of names: [FoundName], in text: inout TokenizedText) {
        for name in names where name.kind == .organization {
            guard name.range.contains(where: { text.isSign(.ampersand, at: $0) }) else { continue }
            for index in name.range where text.tokens[index].traits.contains(.allCapitals) {
                guard text.tokens[index].unitLength == 1 else { continue }
                text.tokens[index].entry = -1
                text.tokens[index].kinds = []
            }
        }
    }

    /// A text without metadata, read to its end, as the trainer does.
    convenience init(_ source: DecodedText) {
        // Nobody stops it.
        self.init(Tokenizer().tokenize(source), parts: nil, gazetteer: .shared, published: nil, shouldStop: { false })!
    }

    /// The pass for its events, over its times, found to the end, and its quotations; without a day of publication.
    func eventPass(_ quotes: [AttributedQuote]) -> Events {
        let surroundings = TimeSurroundings(
            sentences: sentences, quotations: marks.quotations, words: words, names: read.names,
            tokens: read.text.tokens.count)
        guard let times = Times(text: read.text, surroundings: surroundings).find(shouldStop: { false }) else {
            preconditionFailure("reading was stopped, though nobody said so")
        }
        return Events(article: self, quotes: quotes, times: times.expressions, published: nil)
    }

    /// Its quotations, found to the end.
    var allQuotes: [AttributedQuote] {
        guard let quotes = Quotes(article: self).find(roles: structure.roles, shouldStop: { false }) else {
            preconditionFailure("reading was stopped, though nobody said so")
        }
        return quotes
    }
}
