/// Everything that can be chosen about an analysis (data).
public struct AnalysisOptions: Sendable, Hashable {
    /// The language that every article is taken to be in (BCP 47), or `nil` to tell it from the text.
    public var language: String?
    /// Whether the words and their parts of speech are listed in the report.
    public var tokens: Bool
    /// What a desk knows by name.
    public var names: DeskNames

    public init(language: String? = nil, tokens: Bool = false, names: DeskNames = DeskNames()) {
        self.language = language
        self.tokens = tokens
        self.names = names
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
    public let options: AnalysisOptions
    /// `generator.analysis`: a digest of everything that decides an analysis. Reports with another one are old.
    public let analysisDigest: String
    private let gazetteer: Gazetteer

    public init(options: AnalysisOptions = AnalysisOptions()) {
        self.options = options
        analysisDigest = AnalysisRules.digest(options: options)
        gazetteer = options.names.isEmpty ? .shared : Gazetteer(desk: options.names)
    }

    /// - Parameter shouldStop: asked at least once a paragraph; `true` ends the analysis with ``AnalysisOutcome/stopped``.
    public func analyze(_ document: SourceDocument, shouldStop: () -> Bool = { false }) -> AnalysisOutcome {
        var source = Report.Source(
            id: document.id, path: document.path, bytes: document.bytes.count,
            sha256: SHA256.hexDigest(of: document.bytes),
            sidecarSHA256: document.sidecar.map { SHA256.hexDigest(of: $0) })
        do throws(ReportError) {
            let decoded = try TextDecoding(gazetteer: gazetteer).decode(document.bytes)
            source.mediaType = "text/plain"
            source.encoding = decoded.encoding
            let analysis = ArticleAnalysis(
                text: decoded.text, options: options, gazetteer: gazetteer, document: document)
            guard let findings = analysis.run(shouldStop: shouldStop) else { return .stopped }
            return .report(report(findings, source: source, warnings: decoded.warnings))
        } catch {
            return .report(failure(error, source: source))
        }
    }

    /// Why the quotations of an article are what they are, and what was left out.
    ///
    /// - Throws: ``ReportError`` where the article can't be analysed.
    public func explain(_ document: SourceDocument) throws(ReportError) -> [QuoteExplanation] {
        let decoded = try TextDecoding(gazetteer: gazetteer).decode(document.bytes)
        return ArticleAnalysis(text: decoded.text, options: options, gazetteer: gazetteer, document: document).explain()
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
            source: Report.Source(
                id: document.id, path: document.path, bytes: document.bytes.count,
                sha256: SHA256.hexDigest(of: document.bytes),
                sidecarSHA256: document.sidecar.map { SHA256.hexDigest(of: $0) }))
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
