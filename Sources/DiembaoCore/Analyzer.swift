public import DiembaoExtract

/// Everything that can be chosen about an analysis (data).
public struct AnalysisOptions: Sendable, Hashable {
    /// The language that every article is taken to be in (BCP 47), or `nil` to tell it from the text.
    public var language: String?
    /// Whether the words and their parts of speech are listed in the report.
    public var tokens: Bool
    /// What a desk knows by name.
    public var names: DeskNames
    /// How many articles one file may hold. As other limits it says only which files are given up, and is no part of ``Analyzer/analysisDigest``.
    public var mostArticles: Int

    public init(
        language: String? = nil, tokens: Bool = false, names: DeskNames = DeskNames(),
        mostArticles: Int = ExtractionLimits().articles
    ) {
        self.language = language
        self.tokens = tokens
        self.names = names
        self.mostArticles = mostArticles
    }
}

/// What became of one article (data).
public enum AnalysisOutcome: Sendable, Equatable {
    case report(Report)
    /// `shouldStop` said so; nothing may be written from such an analysis.
    case stopped
}

/// Reads articles: bytes in, report out (a resource, cheap to copy and to share between threads).
///
/// It does no input or output and knows no clock: the same bytes, metadata and options give the same report,
/// byte for byte.
///
/// For example:
///
///     let analyzer = Analyzer()
///     guard case .report(let report) = analyzer.analyze(document) else { return }
///     let json = report.json()
public struct Analyzer: Sendable {
    /// So many articles are analysed together at most, and no more than so many bytes of text: from there on what is held of all of them weighs
    /// more than what is saved (docs/BENCHMARKS.md).
    public static let mostTogether = 64
    public static let mostBytesTogether = 512 << 10

    public let options: AnalysisOptions
    /// `generator.analysis`: a digest of everything that decides an analysis. Reports with another one are old.
    public let analysisDigest: String
    private let gazetteer: Gazetteer

    public init(options: AnalysisOptions = AnalysisOptions()) {
        self.options = options
        analysisDigest = AnalysisRules.digest(options: options)
        gazetteer = options.names.isEmpty ? .shared : Gazetteer(desk: options.names)
    }

    private var reading: SourceReading { SourceReading(gazetteer: gazetteer, mostArticles: options.mostArticles) }

    /// - Parameter shouldStop: asked at least once a paragraph; `true` ends the analysis with ``AnalysisOutcome/stopped``.
    public func analyze(_ document: SourceDocument, shouldStop: () -> Bool = { false }) -> AnalysisOutcome {
        analyze([document], shouldStop: { _ in shouldStop() })[0]
    }

    /// As above, of several documents together, which takes less time than one after the other; their reports are the same.
    ///
    /// - Parameter shouldStop: asked of each document, by its place, while it is worked on and whenever its turn ends, so that what passes between
    ///   two asks belongs to the document of the second; `true` ends the analysis of that document.
    /// - Returns: an outcome for each document.
    public func analyze(
        _ documents: [SourceDocument], shouldStop: (_ place: Int) -> Bool
    ) -> [AnalysisOutcome] {
        // Who was stopped is asked for no more.
        var stopped: Set<Int> = []
        func hasStopped(_ place: Int) -> Bool {
            if !stopped.contains(place), shouldStop(place) { stopped.insert(place) }
            return stopped.contains(place)
        }
        let files = documents.enumerated().map { place, document in
            defer { _ = hasStopped(place) }
            return Result { () throws(ReportError) in try reading.read(document) }
        }
        var articles: [ArticleBatch.Article] = []
        for (place, file) in files.enumerated() {
            guard case .success(let file) = file else { continue }
            for case .success(let text) in file.articles {
                articles.append(ArticleBatch.Article(text: text, document: documents[place], place: place))
            }
        }
        var findings = ArticleBatch(options: options, gazetteer: gazetteer)
            .findings(in: articles, shouldStop: hasStopped)[...]
        return zip(documents, files).map { document, file in outcome(of: document, file, &findings) }
    }

    /// - Parameter findings: those in the articles of the document and of the ones behind it; its own are taken away.
    private func outcome(
        of document: SourceDocument, _ read: Result<SourceReading.File, ReportError>,
        _ findings: inout ArraySlice<ArticleAnalysis.Findings?>
    ) -> AnalysisOutcome {
        var source = Report.Source(document)
        let file: SourceReading.File
        do {
            file = try read.get()
        } catch {
            return .report(failure(error, source: source))
        }
        source.mediaType = file.mediaType
        let reports = file.articles.enumerated().map { number, article -> Report? in
            var source = source
            if file.articles.count > 1 { source.part = number + 1 }
            switch article {
            case .failure(let error): return failure(error, source: source)
            case .success(let text):
                source.encoding = text.encoding
                return findings.removeFirst().map { report($0, source: source, warnings: text.warnings) }
            }
        }
        let whole = reports.compactMap(\.self)
        guard whole.count == reports.count else { return .stopped }
        return .report(whole.count == 1 ? whole[0] : collection(whole, of: document, source: source))
    }

    /// The report on a file that holds several articles: it names theirs.
    private func collection(_ reports: [Report], of document: SourceDocument, source: Report.Source) -> Report {
        let failed = reports.filter { $0.status == .failed }
        guard failed.count < reports.count else {
            return failure(failed[0].error ?? .noArticleInDocument, source: source)
        }
        var report = Report(
            status: .analysed, source: source, generator: Report.Generator(analysis: analysisDigest, passes: []))
        let own = ReportPath.report(of: document.path ?? [])
        let name = own.split(separator: UInt8(ascii: "/")).last ?? []
        report.parts = (1...reports.count).map {
            String(decoding: ReportPath.part($0, of: Array(name)), as: UTF8.self)
        }
        report.partReports = reports
        if !failed.isEmpty { report.warnings.append(.partsFailed(failed.compactMap(\.source.part), of: reports.count)) }
        return report
    }

    /// Why the quotations of an article are what they are, and what was left out.
    ///
    /// - Parameter part: which article of a file that holds several, from 1.
    /// - Throws: ``ReportError`` where the article can't be analysed.
    public func explain(_ document: SourceDocument, part: Int = 1) throws(ReportError) -> [QuoteExplanation] {
        try explain(document, parts: [part])[0]
    }

    /// As above, of several articles of a file, which is read once.
    ///
    /// - Parameter parts: which of its articles, from 1.
    /// - Throws: ``ReportError`` where one of them can't be analysed.
    /// - Returns: for each of `parts` its quotations.
    public func explain(_ document: SourceDocument, parts: [Int]) throws(ReportError) -> [[QuoteExplanation]] {
        let articles = try reading.read(document).articles
        var explanations: [[QuoteExplanation]] = []
        for part in parts {
            guard articles.indices.contains(part - 1) else { throw .noPart(part, of: articles.count) }
            let article = try articles[part - 1].get()
            var analysis = ArticleAnalysis(source: article, options: options, gazetteer: gazetteer, document: document)
            explanations.append(analysis.explain())
        }
        return explanations
    }

    private func report(_ findings: ArticleAnalysis.Findings, source: Report.Source, warnings: [ReportWarning])
        -> Report
    {
        var report = Report(
            status: .analysed, source: source,
            generator: Report.Generator(analysis: analysisDigest, passes: findings.passes), document: findings.document,
            warnings: warnings + findings.warnings)
        report.tokens = findings.tokens
        report.entities = findings.entities
        report.groups = findings.groups
        report.quotes = findings.quotes
        report.times = findings.times
        report.numbers = findings.numbers
        report.events = findings.events
        report.timeline = findings.timeline
        report.loaded = findings.loaded
        report.sides = findings.sides
        report.contradictions = findings.contradictions
        report.balance = findings.balance
        report.sources = findings.sources
        report.summary = findings.summary
        report.keywords = findings.keywords
        report.subjects = findings.subjects
        report.tone = findings.tone
        report.fingerprint = findings.fingerprint
        return report
    }

    /// A failed report on a document whose bytes are at hand, for example ``ReportError/timeLimit(seconds:)``.
    public func failure(_ error: ReportError, for document: SourceDocument) -> Report {
        failure(
            error,
            source: Report.Source(document))
    }

    /// A failed report on a file whose bytes may never have been read, for example ``ReportError/tooLarge(size:limit:)``.
    public func failure(
        _ error: ReportError, path: [UInt8]?, byteCount: Int, sha256: String?, sidecarSHA256: String?
    ) -> Report {
        failure(
            error,
            source: Report.Source(
                id: nil, path: path, bytes: byteCount, sha256: sha256, sidecarSHA256: sidecarSHA256))
    }

    private func failure(_ error: ReportError, source: Report.Source) -> Report {
        Report(
            status: .failed, error: error, source: source,
            generator: Report.Generator(analysis: analysisDigest, passes: []))
    }
}
