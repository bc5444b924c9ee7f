#if DEBUG || TESTABLE

    @testable import DiembaoCore

    /// What each pass over an article begins with (data).
    struct PreparedArticle {
        var document: SourceDocument
        var decoded: DecodedText
        var text: TokenizedText
        var quotations: [QuotationMarks.Quotation]
        var sentences: [TokenRange]
        var roles: [Report.Paragraph.Role]
        var article: ReadArticle
        var words: ReadWords
        var names: [FoundName]
        var times: Times.Result
        var found: [AttributedQuote]
        var events: [FoundEvent]
        var report: Report
    }

    /// The passes of an analysis, each to be run alone; in the order of ``ArticleAnalysis`` (a resource).
    ///
    /// Every measured one gives a number that depends on what it found.
    struct Passes {
        static let parts: [(name: String, work: @Sendable (inout Passes, PreparedArticle) -> Int)] = [
            ("SHA-256", { $0.hash($1) }),
            ("decoding", { $0.decoding($1) }),
            ("tokens", { $0.tokens($1) }),
            ("language", { $0.language($1) }),
            ("lexical units, quotation marks, sentences", { $0.sentences($1) }),
            ("headline, lead, credits", { $0.structure($1) }),
            ("words", { $0.segmentation($1) }),
            ("parts of speech", { $0.tagging($1) }),
            ("names", { $0.names($1) }),
            ("names brought together", { $0.entities($1) }),
            ("quotations and speakers", { $0.quotes($1) }),
            ("times", { $0.times($1) }),
            ("numbers", { $0.numbers($1) }),
            ("events", { $0.events($1) }),
            ("sides and balance", { $0.sides($1) }),
            ("summary and keywords", { $0.summary($1) }),
            ("fingerprint", { $0.fingerprint($1) }),
            ("subjects", { $0.subjects($1) }),
            ("timeline", { $0.timeline($1) }),
            ("tone and loaded words", { $0.evaluation($1) }),
            ("the report's JSON", { $0.json($1) }),
        ]

        private let analyzer = Analyzer()
        private var segmentation = WordSegmentation(model: LanguageModels.segmentation)
        private var tagging = PartOfSpeechTagging(
            model: LanguageModels.tagging, certain: LanguageModels.certainTags)
        private var reading = LanguageReading(
            segmentation: LanguageModels.segmentation, tagging: LanguageModels.tagging,
            certain: LanguageModels.certainTags)
        private var finding = NameFinding(
            model: LanguageModels.names, known: LanguageModels.knownNames, gazetteer: .shared,
            certain: LanguageModels.certainlyNoNames)

        mutating func read(_ bytes: [UInt8]) -> PreparedArticle {
            let document = SourceDocument(bytes: bytes)
            let decoded = DecodedText(utf8: bytes)
            var text = Tokenizer().tokenize(decoded)
            Lexicon.shared.findUnits(in: &text)
            let quotations = QuotationMarks().pair(text).quotations
            let sentences = Sentences().split(text, quotations: quotations)
            let article = ReadArticle(decoded)
            guard let words = reading.words(text, sentences: sentences),
                let names = finding.find(text, sentences: sentences, words: words),
                let times = Times(
                    text: text, surroundings: article.timeSurroundings
                ).find(shouldStop: { false }),
                let found = Quotes(article: article).find(roles: article.structure.roles, shouldStop: { false }),
                let events = Events(
                    article: article, quotes: found, times: times.expressions, published: nil
                ).find(roles: article.structure.roles, shouldStop: { false }),
                case .report(let report) = analyzer.analyze(document)
            else { preconditionFailure("Nobody stops it.") }
            return PreparedArticle(
                document: document, decoded: decoded, text: text, quotations: quotations, sentences: sentences,
                roles: article.structure.roles, article: article, words: words, names: names,
                times: times, found: found, events: events, report: report)
        }

        func hash(_ article: PreparedArticle) -> Int { SHA256.hexDigest(of: article.document.bytes).utf8.count }

        func language(_ article: PreparedArticle) -> Int {
            LanguageIdentification().identify(article.text).tag.utf8.count
        }

        func decoding(_ article: PreparedArticle) -> Int {
            do { return try TextDecoding(gazetteer: .shared).decode(article.document.bytes).utf8.count } catch {
                return 0
            }
        }

        func tokens(_ article: PreparedArticle) -> Int { Tokenizer().tokenize(article.decoded).tokens.count }

        func sentences(_ article: PreparedArticle) -> Int {
            var text = article.text
            Lexicon.shared.findUnits(in: &text)
            return Sentences().split(text, quotations: QuotationMarks().pair(text).quotations).count
        }

        func structure(_ article: PreparedArticle) -> Int {
            var text = article.text
            let divided = LinkParagraphs(text: text, sentences: article.sentences).split(parts: nil)
            text.paragraphs = divided.paragraphs
            return Structure(text: text, sentences: article.sentences, parts: nil, isLink: divided.isLink).read().roles
                .count
        }

        mutating func segmentation(_ article: PreparedArticle) -> Int {
            var words: [TokenRange] = []
            for sentence in article.sentences { segmentation.segment(article.text.tokens, sentence, into: &words) }
            return words.count
        }

        mutating func tagging(_ article: PreparedArticle) -> Int {
            var tags: [PartOfSpeech] = []
            let words = article.words.words
            var start = 0
            for sentence in article.sentences {
                var end = start
                while end < words.count, words[end].lowerBound < sentence.upperBound { end += 1 }
                tagging.tag(article.text.tokens, words[start..<end], into: &tags)
                start = end
            }
            return tags.reduce(0) { $0 + Int($1.rawValue) }
        }

        mutating func names(_ article: PreparedArticle) -> Int {
            finding.find(article.text, sentences: article.sentences, words: article.words)?.count ?? 0
        }

        func entities(_ article: PreparedArticle) -> Int {
            Entities(text: article.text, words: article.words, gazetteer: .shared).bringTogether(article.names).count
        }

        func quotes(_ article: PreparedArticle) -> Int {
            Quotes(article: article.article).find(roles: article.roles, shouldStop: { false })?.count ?? 0
        }

        func times(_ article: PreparedArticle) -> Int {
            let surroundings = article.article.timeSurroundings
            return Times(text: article.text, surroundings: surroundings).find(shouldStop: { false })?.expressions.count
                ?? 0
        }

        func subjects(_ article: PreparedArticle) -> Int {
            Subjects(text: article.text, roles: article.roles).find().count
        }

        func timeline(_ article: PreparedArticle) -> Int {
            let timeline = Timeline(
                article: article.article, times: article.times.expressions,
                resolved: article.report.times?.map(\.resolved) ?? [], published: nil,
                tenses: TimeTenses(text: article.article.read.text, surroundings: article.article.timeSurroundings))
            return timeline.entries(article.report.events ?? []).count
        }

        func evaluation(_ article: PreparedArticle) -> Int {
            let voices = Voices(article: article.article, quotes: article.found)
            let tone = ToneMeasuring(article: article.article, voices: voices).measure()
            return Int((tone.writer * 100).magnitude)
                + LoadedWords(article: article.article, voices: voices).find().count
        }

        func numbers(_ article: PreparedArticle) -> Int {
            Numbers(text: article.text, roles: article.roles, times: article.times).find(shouldStop: { false })?.count
                ?? 0
        }

        func events(_ article: PreparedArticle) -> Int {
            Events(
                article: article.article, quotes: article.found, times: article.times.expressions, published: nil
            ).find(roles: article.roles, shouldStop: { false })?.count ?? 0
        }

        func sides(_ article: PreparedArticle) -> Int {
            let found = BalanceFinding(
                article: article.article, quotes: article.found, events: article.events, subjects: []
            ).find(order: Array(article.found.indices))
            return found.sides.count + found.flags.count + found.shares.reduce(0) { $0 + $1.total }
        }

        func summary(_ article: PreparedArticle) -> Int {
            let weighting = TermWeighting(article: article.article)
            let terms = weighting.read()
            return Summary(article: article.article, quotes: article.found, terms: terms).pick().count
                + Keywords(article: article.article, terms: weighting.withKeywordTerms(terms)).pick().count
        }

        func fingerprint(_ article: PreparedArticle) -> Int {
            Fingerprint(text: article.text, roles: article.roles).make(shouldStop: { false })?.minhash.count ?? 0
        }

        func json(_ article: PreparedArticle) -> Int { article.report.json(layout: .compact).count }

        func wholeReports(_ articles: ArraySlice<PreparedArticle>) -> Int {
            analyzer.analyze(articles.map(\.document)) { _ in false }.reduce(0) { sum, outcome in
                guard case .report(let report) = outcome else { return sum }
                return sum + report.json(layout: .compact).count
            }
        }

        func wholeReport(_ article: PreparedArticle) -> Int {
            guard case .report(let report) = analyzer.analyze(article.document) else { return 0 }
            return report.json(layout: .compact).count
        }
    }

#endif
