import DiembaoCore

/// The quotations of reports as rows of a table (data).
enum QuoteTable {
    /// The columns' names, the report's own keys where it has one. New ones may only follow the last.
    static let header = [
        "report", "source", "sha256", "outlet", "published", "headline", "quote", "type", "stance", "sourceKind",
        "speaker",
        "speakerText", "wikidata", "cue", "target", "via", "continues", "start", "end", "text", "confidence",
    ]

    /// - parameter file: the report's, as it was found.
    static func rows(of report: Report, in file: FileArgument) -> [[CSVWriter.Cell]] {
        let index = ReportIndex(report)
        let place = file.isStandardInput ? nil : String(decoding: file.bytes, as: UTF8.self)
        let article: [CSVWriter.Cell] = [
            .text(place), .text(report.source.path ?? report.source.id), .text(report.source.sha256),
            .text(report.document?.outlet), .text(report.document?.published?.value),
            .text(report.document?.headline?.text),
        ]
        return (report.quotes ?? []).map { quote in
            let speaker = quote.speaker
            let wikidata = speaker?.entity.map(index.wikidata).flatMap { $0.isEmpty ? nil : $0.joined(separator: " ") }
            return article + [
                .text(quote.id.rawValue), .text(quote.type.rawValue), .text(quote.stance.rawValue),
                .text(quote.sourceKind.rawValue), .text(speaker?.name ?? speaker?.entity.map(index.name)),
                .text(speaker?.span.text), .text(wikidata), .text(quote.cue?.text), .text(quote.target.map(index.name)),
                .text(quote.via?.rawValue), .text(quote.continues?.rawValue), .integer(quote.span.range.start),
                .integer(quote.span.range.end), .text(quote.span.text), .fraction(quote.confidence),
            ]
        }
    }
}
