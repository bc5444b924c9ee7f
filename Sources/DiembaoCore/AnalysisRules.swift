/// What decides an analysis beside the code's data (data).
public enum AnalysisRules {
    /// Raised with every change of the code that changes a report, once from one version of main to the next; a test holds it against
    /// the fixtures' reports.
    public static let revision = 26

    /// What a report names as `generator.analysis`: a SHA-256 in hex of all that decides an analysis, so that other rules, data or options
    /// make another one.
    static func digest(options: AnalysisOptions) -> String {
        var chosen =
            "revision=\(revision) language=\(options.language ?? "-") tokens=\(options.tokens) data=\(dataDigest)"
        if !options.names.isEmpty { chosen += " names=\(options.names.digest)" }
        return SHA256.hexDigest(of: Array(chosen.utf8))
    }

    private static let dataDigest = SHA256.hexDigest(
        ofPieces: EmbeddedData.tables.map(\.raw) + LanguageModels.files.map(\.digestBytes))
}
