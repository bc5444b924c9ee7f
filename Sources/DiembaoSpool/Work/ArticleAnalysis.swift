import DiembaoCore

/// How articles are analysed (resource): the core, behind the one closure that tests put another in for, and the program that
/// reads documents for it.
public struct ArticleAnalysis: Sendable {
    /// `generator.analysis` of the reports that it makes.
    public let digest: String
    let analyze: @Sendable (SourceDocument, () -> Bool) -> AnalysisOutcome
    let failures: Analyzer
    /// `nil` for the installed one.
    let readerProgram: String?

    /// Has the core make ready what it makes at its first article, so that no suspect's time alone is spent on that.
    func warmUp() {
        let article = "Tin thử\n\nÔng Nguyễn Văn A nói: “Hôm nay, ngày 8.12.2021, trời đẹp.”\n\n(Theo TTXVN)\n"
        _ = analyze(SourceDocument(bytes: Array(article.utf8))) { false }
    }

    public init(
        analyzer: Analyzer,
        analyze: (@Sendable (SourceDocument, () -> Bool) -> AnalysisOutcome)? = nil, readerProgram: String? = nil
    ) {
        self.readerProgram = readerProgram
        digest = analyzer.analysisDigest
        failures = analyzer
        self.analyze = analyze ?? { document, shouldStop in analyzer.analyze(document, shouldStop: shouldStop) }
    }
}
