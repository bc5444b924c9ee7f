import DiembaoConfiguration
import DiembaoCore

/// An article's quotations with why they are what they are (data).
struct ExplainedArticle: Sendable {
    /// Why there is nothing to explain (data).
    struct Failure: Error, Equatable {
        /// The file, what is wrong with it, and what to do.
        var message: String
    }

    struct Quotation: Sendable {
        /// The report's identifier; `nil` where it was left out.
        var id: ReportID?
        var explanation: QuoteExplanation
    }

    /// As a report gives it; `nil` for standard input.
    var path: String?
    /// Which of the file's articles, from 1; `nil` where it holds one.
    var part: Int?
    /// In the order of the text, also what was left out.
    var quotations: [Quotation]

    /// The articles of a file, each for itself: one that can't be explained keeps no other from it.
    ///
    /// - Parameter part: which of them, from 1; `nil` for all.
    /// - Throws: where there is nothing to explain in the file at all.
    static func articles(
        in file: FileArgument, part: Int? = nil, _ metadata: DocumentMetadata, _ analysis: BoundedAnalyzer,
        _ tongue: Tongue
    ) throws(Failure) -> [Result<ExplainedArticle, Failure>] {
        let article = try read(file, analysis.limits)
        guard !article.holdsReports else {
            let (what, cure) = (
                tongue("this is a report.", vi: "đây là báo cáo."),
                tongue("Name the article that it is about.", vi: "Hãy nêu tên bài báo mà nó nói về.")
            )
            throw Failure(message: "\(file): \(what) \(cure)")
        }
        // The report keeps to the limits of size and time, and says what is wrong and what the quotations are called.
        let (report, document) = analysis.reading(
            of: article, path: file.isStandardInput ? nil : file.reportedPath, arguments: metadata)
        let reports = report.partReports.isEmpty ? [report] : report.partReports
        if report.error != nil, let failure = obstacle(report, file, tongue) { throw failure }
        if let part, !reports.indices.contains(part - 1) {
            throw Failure(message: "\(file): \(tongue.noPart(part, of: reports.count))")
        }
        let asked = part.map { [$0] } ?? Array(1...reports.count)
        let obstacles = asked.map { obstacle(reports[$0 - 1], file, tongue) }
        var explanations: ArraySlice<[QuoteExplanation]>
        do {
            let parts = zip(asked, obstacles).filter { $0.1 == nil }.map(\.0)
            explanations = try analysis.analyzer.explain(document, parts: parts)[...]
        } catch {
            throw Failure(message: "\(file): \(tongue.explanation(of: error).message)")
        }
        return zip(asked, obstacles).map { part, obstacle in
            if let obstacle { return .failure(obstacle) }
            return .success(ExplainedArticle(explanations.removeFirst(), report: reports[part - 1]))
        }
    }

    private init(_ explanations: [QuoteExplanation], report: Report) {
        path = report.source.path
        part = report.source.part
        quotations = Self.identified(explanations, report.quotes ?? [])
    }

    private static func read(_ file: FileArgument, _ limits: Configuration.Limits) throws(Failure) -> ArticleFile {
        do {
            return try ArticleFile(reading: file, limits: limits)
        } catch {
            throw Failure(message: "\(error)")
        }
    }

    /// What keeps an article's quotations from being explained.
    private static func obstacle(_ report: Report, _ file: FileArgument, _ tongue: Tongue) -> Failure? {
        let place = "\(file)" + (report.source.part.map { " (\($0))" } ?? "")
        if let error = report.error {
            let explanation = tongue.explanation(of: error)
            return Failure(message: "\(place): \(explanation.message) \(explanation.hint)")
        }
        if let warning = report.warnings.first(where: { $0.code == .unsupportedLanguage }) {
            let cure = tongue("If it is Vietnamese: --language vi", vi: "Nếu bài là tiếng Việt: --language vi")
            return Failure(message: "\(place): \(printable(tongue.explanation(of: warning))) \(cure)")
        }
        return nil
    }

    /// Both are in the order of the text.
    private static func identified(_ explanations: [QuoteExplanation], _ quotes: [Report.Quote]) -> [Quotation] {
        var quotes = quotes
        return explanations.map { explanation in
            let place =
                explanation.isReported
                ? quotes.firstIndex {
                    $0.span.range == explanation.content.range && $0.rule == explanation.rule
                        && $0.cue == explanation.cue
                } : nil
            return Quotation(id: place.map { quotes.remove(at: $0).id }, explanation: explanation)
        }
    }

    func shown(withRejected: Bool) -> [Quotation] {
        quotations.filter { withRejected || $0.explanation.isReported }
    }

    /// A line a quotation.
    func json(withRejected: Bool) -> [UInt8] {
        shown(withRejected: withRejected).flatMap { $0.explanation.json(id: $0.id, path: path, part: part) }
    }
}
