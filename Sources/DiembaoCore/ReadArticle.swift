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

    /// - Parameter reading: after all its passes.
    init(_ reading: consuming ArticleReading, _ references: References) {
        read = ReadText(text: reading.text, words: reading.words, names: reading.names)
        marks = reading.marks
        sentences = reading.sentences
        structure = reading.structure
        words = reading.words
        self.references = references
    }

    /// A text without metadata, read to its end, as the trainer does.
    convenience init(_ source: DecodedText) {
        var models = ArticleReading.Models(gazetteer: .shared)
        let never = { false }
        guard var reading = ArticleReading(Tokenizer().tokenize(source), parts: nil, shouldStop: never),
            reading.cutWords(&models, shouldStop: never), reading.tagWords(&models, shouldStop: never),
            reading.findNames(&models, shouldStop: never),
            let references = reading.references(models, published: nil, shouldStop: never)
        else { preconditionFailure("reading was stopped, though nobody said so") }
        self.init(reading, references)
    }

    /// What the passes for times see around them.
    var timeSurroundings: TimeSurroundings {
        TimeSurroundings(
            sentences: sentences, quotations: marks.quotations, words: words, names: read.names,
            tokens: read.text.tokens.count)
    }

    /// The pass for its events, over its times, found to the end, and its quotations; without a day of publication.
    func eventPass(_ quotes: [AttributedQuote]) -> Events {
        guard let times = Times(text: read.text, surroundings: timeSurroundings).find(shouldStop: { false }) else {
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
