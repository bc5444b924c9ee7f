import DiembaoCore

/// The quotations of a report as a person reads them, in full (data that is made into text).
struct QuotesView {
    var report: Report
    var terminal: Terminal
    var tongue: Tongue

    /// Lines that end in a newline each. Nothing of the article's text is in them that a terminal would obey.
    var text: String {
        let headline = report.document?.headline?.text ?? tongue("(no headline)", vi: "(không có tiêu đề)")
        let facts = report.facts(in: tongue).joined(separator: " · ")
        let view = ReportView(report: report, terminal: terminal, tongue: tongue, isComplete: true)
        let quotes = report.quotes ?? []
        let none = "  " + tongue("(no quotations)", vi: "(không có lời trích)")
        let lines =
            view.paragraph(headline, styles: .bold) + view.paragraph(facts, styles: .dim)
            + (quotes.isEmpty ? [terminal.styled(none, .dim)] : quotes.flatMap(view.lines(of:)))
        return lines.map { $0 + "\n" }.joined()
    }
}
