/// The passes over one article, in their order (a resource that lives as long as one article is analysed).
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

    let source: SourceText
    let options: AnalysisOptions
    let gazetteer: Gazetteer
    let document: SourceDocument
    private var text: DecodedText { source.text }

    init(source: SourceText, options: AnalysisOptions, gazetteer: Gazetteer, document: SourceDocument) {
        self.source = source
        self.options = options
        self.gazetteer = gazetteer
        self.document = document
    }

    /// - Returns: `nil` where `shouldStop` said so.
    func run(shouldStop: () -> Bool) -> Findings? {
        var tokenized = Tokenizer().tokenize(text)
        if shouldStop() { return nil }
        let metadata = MetadataReading().read(document, page: source)
        let language = language(of: tokenized, metadata)
        var findings = Findings(
            passes: [],
            document: Report.Document(
                text: String(decoding: text.utf8, as: UTF8.self), language: language, published: metadata.published,
                outlet: metadata.outlet, url: metadata.url),
            warnings: metadata.warnings)
        guard language.tag == "vi" else {
            findings.document.paragraphs = tokenized.paragraphs.map {
                Report.Paragraph(range: tokenized.range(of: $0), role: .body)
            }
            findings.warnings.append(.unsupportedLanguage(language.tag))
            return findings
        }
        guard
            let article = ReadArticle(
                consume tokenized, parts: source.parts, gazetteer: gazetteer, published: metadata.published,
                shouldStop: shouldStop)
        else { return nil }
        tokenized = article.read.text
        findings.passes.append(.structure)
        findings.add(article.structure, article.sentences, tokenized)
        if article.marks.strayCount > 0 {
            findings.warnings.append(.unpairedQuotationMarks(article.marks.strayCount))
        }
        if options.tokens {
            findings.passes.append(.tokens)
            findings.add(article.words, tokenized)
        }
        findings.passes.append(.entities)
        findings.add(article.references, tokenized)
        guard let quotes = Quotes(article: article).find(roles: article.structure.roles, shouldStop: shouldStop) else {
            return nil
        }
        findings.passes.append(.quotes)
        findings.add(quotes, tokenized)
        let surroundings = TimeSurroundings(
            sentences: article.sentences, quotations: article.marks.quotations, words: article.words,
            names: article.read.names, tokens: tokenized.tokens.count)
        guard let times = Times(text: tokenized, surroundings: surroundings).find(shouldStop: shouldStop) else {
            return nil
        }
        findings.passes.append(.times)
        let published = metadata.published.flatMap { CalendarDate(iso: $0.value) }
        let holdings =
            published == nil ? OfficeHoldings(text: tokenized, gazetteer: gazetteer, surroundings: surroundings) : nil
        let tenses = TimeTenses(text: tokenized, surroundings: surroundings)
        findings.add(
            times, tokenized,
            TimeResolution(
                published: published,
                offices: holdings.flatMap {
                    OfficeTerms.shared.find($0.read(article.references.entities))
                }, dated: published == nil ? times.newsDays : [], writing: times.writing),
            tenses)
        let found = Numbers(text: tokenized, roles: article.structure.roles, times: times)
        guard let numbers = found.find(shouldStop: shouldStop) else { return nil }
        findings.passes.append(.numbers)
        findings.numbers = numbers.map {
            Report.Number(span: tokenized.span(of: $0.range), value: $0.value, unit: $0.unit)
        }
        let acts = Events(article: article, quotes: quotes, times: times.expressions, published: published)
        guard let events = acts.find(roles: article.structure.roles, shouldStop: shouldStop) else { return nil }
        findings.passes.append(.events)
        findings.add(events, quotes, tokenized)
        let timeline = Timeline(
            article: article, times: times.expressions, resolved: findings.times?.map(\.resolved) ?? [],
            published: published, tenses: tenses, writing: times.writing)
        findings.timeline = timeline.entries(findings.events ?? [])
        let subjects = Subjects(text: tokenized, roles: article.structure.roles).find()
        findings.passes.append(.sides)
        findings.add(article, quotes, events, subjects)
        if shouldStop() { return nil }
        let fingerprint = Fingerprint(text: tokenized, roles: article.structure.roles)
        guard let fingerprint = fingerprint.make(shouldStop: shouldStop) else { return nil }
        findings.passes.append(.digest)
        let weighting = TermWeighting(article: article)
        let terms = weighting.read()
        findings.summary = Summary(article: article, quotes: quotes, terms: terms).pick().map(tokenized.span)
        findings.keywords = Keywords(article: article, terms: weighting.withKeywordTerms(terms)).pick()
        findings.fingerprint = fingerprint
        findings.subjects = subjects
        let voices = Voices(article: article, quotes: quotes)
        findings.tone = ToneMeasuring(article: article, voices: voices).measure()
        findings.loaded = LoadedWords(article: article, voices: voices).find().map {
            Report.LoadedWord(span: tokenized.span(of: $0.range), voice: $0.voice)
        }
        return findings
    }

    /// Why the quotations are what they are; nothing for an article in another language than Vietnamese.
    func explain() -> [QuoteExplanation] {
        let tokenized = Tokenizer().tokenize(text)
        let metadata = MetadataReading().read(document, page: source)
        guard language(of: tokenized, metadata).tag == "vi",
            let article = ReadArticle(
                tokenized, parts: source.parts, gazetteer: gazetteer, published: metadata.published,
                shouldStop: { false })
        else { return [] }
        return Quotes(article: article).explain(roles: article.structure.roles)
    }

    private func language(of tokenized: TokenizedText, _ metadata: MetadataReading.Result) -> Report.Language {
        if let forced = options.language ?? metadata.language { return Report.Language(tag: forced, confidence: 1) }
        return LanguageIdentification().identify(tokenized)
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
