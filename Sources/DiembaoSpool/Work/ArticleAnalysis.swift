import DiembaoCore

/// How articles are analysed (resource): the core, behind the one closure that tests put another in for.
public struct ArticleAnalysis: Sendable {
    /// `generator.analysis` of the reports that it makes.
    public let digest: String
    let analyze: @Sendable (SourceDocument, () -> Bool) -> AnalysisOutcome
    let failures: Analyzer

    public init(
        analyzer: Analyzer,
        analyze: (@Sendable (SourceDocument, () -> Bool) -> AnalysisOutcome)? = nil
    ) {
        digest = analyzer.analysisDigest
        failures = analyzer
        self.analyze = analyze ?? { document, shouldStop in analyzer.analyze(document, shouldStop: shouldStop) }
    }
}
