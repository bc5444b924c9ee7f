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
    /// In the order of the text, also what was left out.
    var quotations: [Quotation]

    init(
        reading file: FileArgument, _ metadata: DocumentMetadata, _ analysis: BoundedAnalyzer, _ tongue: Tongue
    ) throws(Failure) {
        let article = try Self.read(file, analysis.limits)
        guard !article.holdsReports else {
            let (what, cure) = (
                tongue("this is a report.", vi: "đây là báo cáo."),
                tongue("Name the article that it is about.", vi: "Hãy nêu tên bài báo mà nó nói về.")
            )
            throw Failure(message: "\(file): \(what) \(cure)")
        }
        let reportedPath = file.isStandardInput ? nil : file.reportedPath
        // The report keeps to the limits of size and time, and says what is wrong and what the quotations are called.
        let report = analysis.report(on: article, path: reportedPath, arguments: metadata)
        try Self.demandQuotations(report, file, tongue)
        let document = analysis.extracted(
            SourceDocument(bytes: article.bytes, path: reportedPath, sidecar: article.sidecar, arguments: metadata))
        let explanations: [QuoteExplanation]
        do {
            explanations = try analysis.analyzer.explain(document)
        } catch {
            throw Failure(message: "\(file): \(tongue.explanation(of: error).message)")
        }
        path = report.source.path
        quotations = Self.identified(explanations, report.quotes ?? [])
    }

    private static func read(_ file: FileArgument, _ limits: Configuration.Limits) throws(Failure) -> ArticleFile {
        do {
            return try ArticleFile(reading: file, limits: limits)
        } catch {
            throw Failure(message: "\(error)")
        }
    }

    private static func demandQuotations(_ report: Report, _ file: FileArgument, _ tongue: Tongue) throws(Failure) {
        if let error = report.error {
            let explanation = tongue.explanation(of: error)
            throw Failure(message: "\(file): \(explanation.message) \(explanation.hint)")
        }
        if let warning = report.warnings.first(where: { $0.code == .unsupportedLanguage }) {
            let cure = tongue("If it is Vietnamese: --language vi", vi: "Nếu bài là tiếng Việt: --language vi")
            throw Failure(message: "\(file): \(printable(tongue.explanation(of: warning))) \(cure)")
        }
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
        shown(withRejected: withRejected).flatMap { $0.explanation.json(id: $0.id, path: path) }
    }
}
