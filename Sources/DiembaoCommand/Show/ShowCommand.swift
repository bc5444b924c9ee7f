import ArgumentParser
import DiembaoConfiguration
import DiembaoCore
import FoundationEssentials

/// `diembao show`: a report for a person.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a report, or an article's, for reading in the terminal.",
        discussion: """
            What is no report is taken for an article and analysed first. The words are Vietnamese where LC_ALL, \
            LC_MESSAGES or LANG is, else English. The exit status is 1 where an article could not be analysed.
            """)

    @Argument(help: ArgumentHelp("Reports or articles; - for standard input.", valueName: "report|file"))
    var files: [FileArgument]

    @Flag(name: .shortAndLong, help: "Show every quotation and date, in full.")
    var all = false

    @OptionGroup var choice: PartOptions

    @OptionGroup(title: "What is known of articles that are analysed")
    var metadata: MetadataOptions

    @OptionGroup var desk: DeskNamesOptions

    @Option(help: "When to use colours.")
    var color = ColorChoice.auto

    @Flag(help: "Write one report as a page of HTML that needs no other file and no network.")
    var html = false

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where to write the page; by default standard output.", valueName: "file"))
    var output: FileArgument?

    func validate() throws {
        if html && files.count != 1 { throw ValidationError("--html is about one report; name one.") }
        if !html && output != nil { throw ValidationError("--output is about pages; say --html.") }
    }

    func run() throws {
        let analysis = BoundedAnalyzer(analyzer: Analyzer(options: AnalysisOptions(names: try desk.read())))
        if html { return try writePage(analysis) }
        let tongue = Tongue(environment: .process)
        let terminal = Terminal(colors: color)
        var output = Output()
        var isFirst = true
        var hasFailed = false
        for file in files {
            do {
                let shown = try reports(of: file, analysis)
                hasFailed = hasFailed || shown.hasFailed
                for report in shown.reports {
                    let view = ReportView(report: report, terminal: terminal, tongue: tongue, isComplete: all)
                    try output.write((isFirst ? "" : "\n") + view.text)
                    isFirst = false
                }
            } catch let failure as ReportUnreadable {
                try output.flush()
                complain(failure.message)
                hasFailed = true
            }
        }
        try output.flush()
        if hasFailed { throw exitNegatively() }
    }

    private func writePage(_ analysis: BoundedAnalyzer) throws {
        let shown: Shown
        do {
            shown = try reports(of: files[0], analysis)
        } catch {
            throw CommandFailure(.negative, error.message)
        }
        guard shown.reports.count == 1 else {
            let cure = "Choose one, for example with: --part 1"
            throw CommandFailure(
                .negative, "\(files[0]): \(shown.reports.count) articles, and a page is about one. \(cure)")
        }
        // Only from standard input: beside a file are the reports that it names.
        guard shown.reports[0].parts == nil else {
            throw CommandFailure(
                .negative,
                "\(files[0]): the report on a file of several articles. Name it, or the report on one of them.")
        }
        let page = ReportPage(report: shown.reports[0], tongue: Tongue(environment: .process)).bytes
        if let output, !output.isStandardInput {
            try OutputFile(output, insteadOf: files[0]).write(page)
        } else {
            var standardOutput = Output()
            try standardOutput.write(page)
            try standardOutput.flush()
        }
        if shown.hasFailed { throw exitNegatively() }
    }

    /// What a file has to show (data).
    private struct Shown {
        var reports: [Report]
        /// Whether an article could not be analysed here and now; what a given report says of its article is no fault of this command's.
        var hasFailed = false
    }

    /// Why one of the files can't be shown, while others can (data).
    private struct ReportUnreadable: Error {
        var message: String
    }

    /// The reports of a file, or the one on the article that is asked for.
    private func reports(of file: FileArgument, _ analysis: BoundedAnalyzer) throws(ReportUnreadable) -> Shown {
        var shown = try allReports(of: file, analysis)
        guard let part = choice.part else { return shown }
        // In a stream a file's own report stands before those on its articles.
        shown.reports.removeAll { $0.parts != nil }
        guard shown.reports.indices.contains(part - 1) else {
            let tongue = Tongue(environment: .process)
            throw ReportUnreadable(message: "\(file): \(tongue.noPart(part, of: shown.reports.count))")
        }
        shown.reports = [shown.reports[part - 1]]
        shown.hasFailed = shown.hasFailed && shown.reports[0].status == .failed
        return shown
    }

    /// - Parameter followsParts: whether a report that names others stands for these.
    private func allReports(
        of file: FileArgument, _ analysis: BoundedAnalyzer, followsParts: Bool = true
    ) throws(ReportUnreadable) -> Shown {
        let article: ArticleFile
        do {
            article = try ArticleFile(
                reading: file, limits: Configuration.Limits(inputSize: ReportReader.largestReport))
        } catch {
            throw ReportUnreadable(message: "\(error)")
        }
        guard article.holdsReports else {
            guard followsParts else {
                throw ReportUnreadable(message: ReportReader.unknownReport(Report.schema, at: "\(file)", of: file))
            }
            let report = analysis.report(
                on: article, path: file.isStandardInput ? nil : file.reportedPath, arguments: metadata.values)
            let reports = report.partReports.isEmpty ? [report] : report.partReports
            return Shown(reports: reports, hasFailed: reports.contains { $0.status == .failed })
        }
        // What is said of an article changes nothing in a report that is there already, and must not seem to.
        guard metadata.values == DocumentMetadata(), desk.names.isEmpty else {
            throw ReportUnreadable(
                message: "\(file): a report, and options such as --published are for articles. Name its article.")
        }
        let reports = try Self.pieces(of: article.bytes).map { (piece) throws(ReportUnreadable) in
            if let report = ReportReader.report(in: Data(piece)) { return report }
            let schema = (try? JSONReader.value(in: Array(piece)))?["schema"]?.string ?? Report.schema
            throw ReportUnreadable(message: ReportReader.unknownReport(schema, at: "\(file)", of: file))
        }
        // A file's report that names those on its articles stands beside them.
        guard followsParts, reports.count == 1, let parts = reports[0].parts, !file.isStandardInput else {
            return Shown(reports: reports)
        }
        // Their names follow from its own: what it says of them need not be true.
        let name = file.bytes.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? []
        var articles: [Report] = []
        for number in parts.indices {
            let path = ReportPath.part(number + 1, of: name)
            articles += try allReports(of: file.beside(path), analysis, followsParts: false).reports
        }
        return Shown(reports: articles)
    }

    /// One report, however it is laid out, or one a line.
    private static func pieces(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        (try? JSONReader.value(in: bytes)) == nil ? bytes.split(separator: UInt8(ascii: "\n")) : [bytes[...]]
    }
}
