/// The passes over one article, stage by stage (a resource that lives as long as one article is analysed).
struct ArticleAnalysis {
    /// What the passes found, as the report gives it (data).
    struct Findings {
        var passes: [Report.Pass]
        var document: Report.Document
        var tokens: [Report.Token]?
        var entities: [Report.Entity]?
        var groups: [Report.Group]?
        var quotes: [Report.Quote]?
        var times: [Report.Time]?
        var numbers: [Report.Number]?
        var events: [Report.Event]?
        var timeline: [Report.TimelineEntry]?
        var loaded: [Report.LoadedWord]?
        var sides: [Report.Side]?
        var contradictions: [Report.Contradiction]?
        var balance: Report.Balance?
        var sources: [Report.SourceTally]?
        var summary: [TextSpan]?
        var keywords: [Report.Keyword]?
        var subjects: [Report.Subject]?
        var tone: Report.Tone?
        var fingerprint: Report.Fingerprint?
        var warnings: [ReportWarning]
    }

    /// What is done at a time: passes that share what they read. Every stage needs what those before it found.
    ///
    /// The tables and the code of all passes are many times what a processor's core keeps near, and a stage has to fetch its own. So of
    /// several articles each stage is done for all before the next one begins (``Analyzer/analyze(_:shouldStop:)``).
    enum Stage: CaseIterable {
        case text, words, partsOfSpeech, names, references, quotes, times, events, sides, digest, evaluation
    }

    private let source: SourceText
    private let options: AnalysisOptions
    private let gazetteer: Gazetteer
    private let metadata: MetadataReading.Result
    private(set) var findings: Findings
    /// Before its text is read.
    private var tokenized: TokenizedText?
    /// Until it is read.
    private var reading: ArticleReading?
    /// What it was read as; nothing of an article in another language than Vietnamese.
    private var article: ReadArticle?
    private var quotes: [AttributedQuote] = []
    private var times: Times.Result?
    private var tenses: TimeTenses?
    private var events: [FoundEvent] = []
    private var published: CalendarDate? { metadata.published.flatMap { CalendarDate(iso: $0.value) } }

    init(source: SourceText, options: AnalysisOptions, gazetteer: Gazetteer, document: SourceDocument) {
        self.source = source
        self.options = options
        self.gazetteer = gazetteer
        let text = Tokenizer().tokenize(source.text)
        metadata = MetadataReading().read(document, page: source)
        let forced = options.language ?? metadata.language
        let language =
            forced.map { Report.Language(tag: $0, confidence: 1) } ?? LanguageIdentification().identify(text)
        findings = Findings(
            passes: [],
            document: Report.Document(
                text: String(decoding: source.text.utf8, as: UTF8.self), language: language,
                published: metadata.published, outlet: metadata.outlet, url: metadata.url),
            warnings: metadata.warnings)
        guard language.tag == "vi" else {
            findings.document.paragraphs = text.paragraphs.map {
                Report.Paragraph(range: text.range(of: $0), role: .body)
            }
            findings.warnings.append(.unsupportedLanguage(language.tag))
            return
        }
        tokenized = text
    }

    /// Why the quotations are what they are; nothing for an article in another language than Vietnamese.
    mutating func explain() -> [QuoteExplanation] {
        var models = ArticleReading.Models(gazetteer: gazetteer)
        for stage in Stage.allCases.prefix(while: { $0 != .quotes }) { perform(stage, &models, shouldStop: { false }) }
        return article.map { Quotes(article: $0).explain(roles: $0.structure.roles) } ?? []
    }

    /// Does a stage of the analysis; ``findings`` are whole when the last is done.
    ///
    /// - Returns: `false` where `shouldStop` said so; then nothing may be made of it any more.
    @discardableResult
    mutating func perform(_ stage: Stage, _ models: inout ArticleReading.Models, shouldStop: () -> Bool) -> Bool {
        switch stage {
        case .text: readText(shouldStop)
        case .words: reading?.cutWords(&models, shouldStop: shouldStop) ?? true
        case .partsOfSpeech: reading?.tagWords(&models, shouldStop: shouldStop) ?? true
        case .names: reading?.findNames(&models, shouldStop: shouldStop) ?? true
        case .references: readReferences(models, shouldStop)
        case .quotes: article.map { readQuotes($0, shouldStop) } ?? true
        case .times: article.map { readTimes($0, shouldStop) } ?? true
        case .events: article.map { readEvents($0, shouldStop) } ?? true
        case .sides: article.map { readSides($0, shouldStop) } ?? true
        case .digest: article.map { digest($0, shouldStop) } ?? true
        case .evaluation: article.map { evaluate($0) } ?? true
        }
    }

    // MARK: Stages

    private mutating func readText(_ shouldStop: () -> Bool) -> Bool {
        guard !shouldStop() else { return false }
        guard let text = tokenized.take() else { return true }
        reading = ArticleReading(text, parts: source.parts, shouldStop: shouldStop)
        return reading != nil
    }

    private mutating func readReferences(_ models: ArticleReading.Models, _ shouldStop: () -> Bool) -> Bool {
        guard let read = reading.take() else { return true }
        guard let references = read.references(models, published: metadata.published, shouldStop: shouldStop) else {
            return false
        }
        let article = ReadArticle(read, references)
        self.article = article
        let text = article.read.text
        findings.passes.append(.structure)
        findings.add(article.structure, article.sentences, text)
        if article.marks.strayCount > 0 {
            findings.warnings.append(.unpairedQuotationMarks(article.marks.strayCount))
        }
        if options.tokens {
            findings.passes.append(.tokens)
            findings.add(article.words, text)
        }
        findings.passes.append(.entities)
        findings.add(article.references, text)
        return true
    }

    private mutating func readQuotes(_ article: ReadArticle, _ shouldStop: () -> Bool) -> Bool {
        guard let found = Quotes(article: article).find(roles: article.structure.roles, shouldStop: shouldStop) else {
            return false
        }
        quotes = found
        findings.passes.append(.quotes)
        findings.add(quotes, article.read.text)
        return true
    }

    private mutating func readTimes(_ article: ReadArticle, _ shouldStop: () -> Bool) -> Bool {
        let text = article.read.text
        let surroundings = article.timeSurroundings
        guard let found = Times(text: text, surroundings: surroundings).find(shouldStop: shouldStop) else {
            return false
        }
        times = found
        findings.passes.append(.times)
        let holdings =
            published == nil ? OfficeHoldings(text: text, gazetteer: gazetteer, surroundings: surroundings) : nil
        let tenses = TimeTenses(text: text, surroundings: surroundings)
        self.tenses = tenses
        findings.add(
            found, text,
            TimeResolution(
                published: published,
                offices: holdings.flatMap {
                    OfficeTerms.shared.find($0.read(article.references.entities))
                }, dated: published == nil ? found.newsDays : [], writing: found.writing),
            tenses)
        let numbers = Numbers(text: text, roles: article.structure.roles, times: found)
        guard let numbers = numbers.find(shouldStop: shouldStop) else { return false }
        findings.passes.append(.numbers)
        findings.numbers = numbers.map {
            Report.Number(span: text.span(of: $0.range), value: $0.value, unit: $0.unit)
        }
        return true
    }

    private mutating func readEvents(_ article: ReadArticle, _ shouldStop: () -> Bool) -> Bool {
        guard let times, let tenses else { preconditionFailure("events are read after times") }
        let acts = Events(article: article, quotes: quotes, times: times.expressions, published: published)
        guard let found = acts.find(roles: article.structure.roles, shouldStop: shouldStop) else { return false }
        events = found
        findings.passes.append(.events)
        findings.add(events, quotes, article.read.text)
        let timeline = Timeline(
            article: article, times: times.expressions, resolved: findings.times?.map(\.resolved) ?? [],
            published: published, tenses: tenses, writing: times.writing)
        findings.timeline = timeline.entries(findings.events ?? [])
        return true
    }

    private mutating func readSides(_ article: ReadArticle, _ shouldStop: () -> Bool) -> Bool {
        let subjects = Subjects(text: article.read.text, roles: article.structure.roles).find()
        findings.subjects = subjects
        findings.passes.append(.sides)
        findings.add(article, quotes, events, subjects)
        return !shouldStop()
    }

    private mutating func digest(_ article: ReadArticle, _ shouldStop: () -> Bool) -> Bool {
        let text = article.read.text
        let fingerprint = Fingerprint(text: text, roles: article.structure.roles)
        guard let fingerprint = fingerprint.make(shouldStop: shouldStop) else { return false }
        findings.passes.append(.digest)
        findings.fingerprint = fingerprint
        let weighting = TermWeighting(article: article)
        let terms = weighting.read()
        findings.summary = Summary(article: article, quotes: quotes, terms: terms).pick().map(text.span)
        findings.keywords = Keywords(article: article, terms: weighting.withKeywordTerms(terms)).pick()
        return true
    }

    private mutating func evaluate(_ article: ReadArticle) -> Bool {
        let voices = Voices(article: article, quotes: quotes)
        findings.tone = ToneMeasuring(article: article, voices: voices).measure()
        findings.loaded = LoadedWords(article: article, voices: voices).find().map {
            Report.LoadedWord(span: article.read.text.span(of: $0.range), voice: $0.voice)
        }
        return true
    }
}

extension ArticleAnalysis.Findings {
    fileprivate mutating func add(_ structure: ArticleStructure, _ sentences: [TokenRange], _ text: TokenizedText) {
        document.headline = structure.headline.map(text.span)
        document.lead = structure.lead.map(text.span)
        document.byline = structure.byline.map(text.span)
        document.dateline = structure.dateline.map(text.span)
        document.credits = structure.credits.map { credit in
            Report.Credit(
                span: text.span(of: credit.range), outlet: credit.outlet.map(text.string), canonical: credit.canonical,
                kind: credit.kind)
        }
        document.paragraphs = zip(text.paragraphs, structure.roles).map {
            Report.Paragraph(range: text.range(of: $0), role: $1)
        }
        document.sentences = sentences.map(text.range)
        if structure.headline == nil { warnings.append(.noHeadline) }
        if document.published == nil { warnings.append(.noDocumentDate) }
    }

    fileprivate mutating func add(_ read: ReadWords, _ text: TokenizedText) {
        tokens = zip(read.words, read.tags).map { Report.Token(range: text.range(of: $0), upos: $1.name) }
    }

    fileprivate mutating func add(_ references: References, _ text: TokenizedText) {
        func identifier(_ entity: Int) -> ReportID { ReportID("e", entity + 1) }
        var found = references.entities.enumerated().map { place, entity in
            Report.Entity(
                id: identifier(place), name: text.name(of: entity.name), type: entity.kind,
                wikidata: entity.wikidata,
                roles: entity.roles.map { role in
                    Report.Entity.Role(
                        span: text.span(of: role.range), title: text.string(of: role.title),
                        of: role.of.map(identifier))
                },
                mentions: [])
        }
        for mention in references.mentions {
            let metonym = mention.metonymOf.map {
                Report.Entity.Metonym(name: $0.name, entity: $0.entity.map(identifier), wikidata: $0.wikidata)
            }
            found[mention.entity].mentions.append(
                Report.Entity.Mention(span: text.span(of: mention.range), kind: mention.kind, metonymOf: metonym))
        }
        entities = found
        groups = references.groups.enumerated().map { place, group in
            Report.Group(
                id: ReportID("g", place + 1), members: group.members.map(identifier),
                mentions: group.mentions.map(text.span))
        }
    }

    fileprivate mutating func add(_ found: [AttributedQuote], _ text: TokenizedText) {
        let order = found.inOrder
        let identifiers = Self.identifiers(in: order)
        quotes = order.map { place in
            let quote = found[place]
            return Report.Quote(
                id: identifiers[place], type: quote.type, span: text.span(of: quote.content),
                speaker: quote.speaker.map {
                    Report.Quote.Speaker(
                        span: text.span(of: $0.phrase.range),
                        entity: $0.entity.map { ReportID("e", $0 + 1) } ?? $0.group.map { ReportID("g", $0 + 1) },
                        name: $0.name)
                },
                cue: quote.cue.map(text.span), via: quote.via.map { identifiers[$0] },
                continues: quote.continues.map { identifiers[$0] }, stance: quote.stance,
                target: quote.target.map { ReportID("e", $0 + 1) }, sourceKind: quote.speaker?.sourceKind ?? .unnamed,
                confidence: quote.confidence, rule: quote.rule.rawValue)
        }
    }

    private static func identifiers(in order: [Int]) -> [ReportID] {
        var identifiers = [ReportID](repeating: ReportID("q", 0), count: order.count)
        for (number, place) in order.enumerated() { identifiers[place] = ReportID("q", number + 1) }
        return identifiers
    }

    fileprivate mutating func add(_ found: [FoundEvent], _ quotes: [AttributedQuote], _ text: TokenizedText) {
        let quoteIDs = Self.identifiers(in: quotes.inOrder)
        events = found.sorted { $0.range.isBefore($1.range) }.enumerated().map { place, event in
            Report.Event(
                id: ReportID("v", place + 1), type: event.kind, mode: event.mode,
                actors: event.actors.map { ReportID("e", $0 + 1) },
                recipients: event.recipients.map { ReportID("e", $0 + 1) },
                time: event.time.map { ReportID("t", $0 + 1) },
                assertedBy: event.quote.map { quoteIDs[$0].rawValue } ?? "writer", status: event.status,
                span: text.span(of: event.range), confidence: event.confidence)
        }
    }

    fileprivate mutating func add(
        _ article: ReadArticle, _ quotes: [AttributedQuote], _ events: [FoundEvent], _ subjects: [Report.Subject]
    ) {
        let order = quotes.inOrder
        let found = BalanceFinding(
            article: article, quotes: quotes, events: events, subjects: subjects
        ).find(order: order)
        let conversion = BalanceConversion(text: article.read.text, quoteIDs: Self.identifiers(in: order))
        sides = conversion.sides(of: found)
        contradictions = conversion.contradictions(of: found)
        balance = conversion.balance(of: found)
        sources = conversion.sources(of: found)
    }

    fileprivate mutating func add(
        _ found: Times.Result, _ text: TokenizedText, _ resolution: TimeResolution, _ tenses: TimeTenses
    ) {
        times = found.expressions.enumerated().map { place, time in
            Report.Time(
                id: ReportID("t", place + 1), type: time.type, span: text.span(of: time.range), value: time.value,
                resolved: resolution.resolve(time) { tenses.tense(of: time) },
                calendar: time.isLunar ? .lunar : nil)
        }
        warnings += found.impossible.map { .impossibleDate(text.string(of: $0)) }
    }
}
