/// An article while its words, names and references are read, pass by pass; ``ReadArticle`` is what comes of it (a resource).
struct ArticleReading {
    /// The trained models with the memory that they work in (a resource, used for one article after the other).
    struct Models {
        fileprivate var words = LanguageReading(
            segmentation: LanguageModels.segmentation, tagging: LanguageModels.tagging,
            certain: LanguageModels.certainTags)
        fileprivate var names: NameFinding
        fileprivate let gazetteer: Gazetteer

        init(gazetteer: Gazetteer) {
            self.gazetteer = gazetteer
            names = NameFinding(
                model: LanguageModels.names, known: LanguageModels.knownNames, gazetteer: gazetteer,
                certain: LanguageModels.certainlyNoNames)
        }
    }

    private(set) var text: TokenizedText
    let marks: QuotationMarks.Result
    let sentences: [TokenRange]
    let structure: ArticleStructure
    private(set) var words = ReadWords()
    private(set) var names: [FoundName] = []

    /// Reads units, quotation marks, sentences and structure.
    ///
    /// - Parameter parts: what the paragraphs are, where the file's format tells it.
    /// - Returns: `nil` where `shouldStop` said so.
    init?(_ text: consuming TokenizedText, parts: [KnownPart]?, shouldStop: () -> Bool) {
        var text = text
        Lexicon.shared.findUnits(in: &text)
        if shouldStop() { return nil }
        marks = QuotationMarks().pair(text)
        sentences = Sentences().split(text, quotations: marks.quotations)
        if shouldStop() { return nil }
        let divided = LinkParagraphs(text: text, sentences: sentences).split(parts: parts)
        text.paragraphs = divided.paragraphs
        structure = Structure(text: text, sentences: sentences, parts: divided.parts, isLink: divided.isLink).read()
        self.text = text
    }

    /// Cuts the text into words.
    ///
    /// - Returns: `false` where `shouldStop` said so, as of the other passes.
    mutating func cutWords(_ models: inout Models, shouldStop: () -> Bool) -> Bool {
        models.words.cut(text, sentences: sentences, into: &words, shouldStop: shouldStop)
    }

    /// Tells the words' parts of speech.
    mutating func tagWords(_ models: inout Models, shouldStop: () -> Bool) -> Bool {
        models.words.tag(text, sentences: sentences, in: &words, shouldStop: shouldStop)
    }

    /// Finds the names.
    mutating func findNames(_ models: inout Models, shouldStop: () -> Bool) -> Bool {
        guard
            let found = models.names.find(text, sentences: sentences, words: words, shouldStop: shouldStop)
        else { return false }
        names = found
        silenceFields()
        return true
    }

    /// "TT" of "Bộ VH,TT & DL" is no "TT" (president, prime minister): letters within a body's name are no words.
    private mutating func silenceFields() {
        for name in names where name.kind == .organization {
            guard name.range.contains(where: { text.isSign(.ampersand, at: $0) }) else { continue }
            for index in name.range where text.tokens[index].traits.contains(.allCapitals) {
                guard text.tokens[index].unitLength == 1 else { continue }
                text.tokens[index].entry = -1
                text.tokens[index].kinds = []
            }
        }
    }

    /// Tells whom and what the names and titles mean, after all other passes.
    ///
    /// - Returns: `nil` where `shouldStop` said so.
    func references(_ models: Models, published: Report.Published?, shouldStop: () -> Bool) -> References? {
        let resolution = ReferenceResolution(
            text: text, gazetteer: models.gazetteer, sentences: sentences, quotations: marks.quotations, words: words,
            headline: structure.headline, published: published.map { String($0.value.prefix(10)) })
        let told = ToldEntities(structure: structure, paragraphs: text.paragraphs)
        let entities = told.of(
            Entities(text: text, words: words, gazetteer: models.gazetteer).bringTogether(names))
        return resolution.resolve(entities, shouldStop: shouldStop)
    }
}
