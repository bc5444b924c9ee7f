import ArgumentParser
import DiembaoCore

/// `diembao quotes`: who said what in many articles, for reading or for a spreadsheet.
struct QuotesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quotes",
        abstract: "List the quotations of reports, or write them as a table for spreadsheets.",
        discussion: """
            Of a folder, all *.json and *.jsonl below it are read. With --csv, each quotation is a row, as RFC 4180 has \
            it, in UTF-8. A cell that a spreadsheet would run as a formula gets an apostrophe before it. The exit status \
            is 1 where an article had failed or a file is no report; the others come out all the same.
            """)

    @Argument(
        help: ArgumentHelp("Reports, files of a report a line, or folders; - for standard input.", valueName: "report"),
        completion: .file(extensions: ["json", "jsonl"]))
    var reports: [FileArgument]

    @Flag(help: "Write a table of comma-separated values.")
    var csv = false

    @Flag(
        inversion: .prefixedNo,
        help: "Begin the table with a byte order mark, without which Excel does not take it for UTF-8.")
    var bom = true

    @Option(help: "What stands between cells; semicolons where commas stand in numbers.")
    var separator = CSVWriter.Separator.comma

    @Flag(help: "Write the texts as they are, for programs that are no spreadsheets.")
    var raw = false

    @Option(help: "When to use colours.")
    var color = ColorChoice.auto

    func validate() throws {
        if !csv && (raw || separator != .comma) {
            throw ValidationError("--raw and --separator are about tables; say --csv.")
        }
    }

    func run() throws {
        let tongue = Tongue(environment: .process)
        var list =
            csv
            ? QuoteList(.table(CSVWriter(separator: separator, isRaw: raw)), tongue)
            : QuoteList(.text(Terminal(colors: color)), tongue)
        try list.begin(hasMark: bom)
        var walk = FileWalk(reports, suffixes: [".json", ".jsonl"])
        var isAtEnd = false
        while !isAtEnd {
            do {
                if let found = try walk.next() { try list.add(found) } else { isAtEnd = true }
            } catch let failure as InputFile.Failure {
                try list.report(failure: "\(failure)")
            }
        }
        if list.isEmpty && !list.hasFailures {
            try list.report(
                failure: list.hasContainers
                    ? "these reports are on files of several articles; name the folder of each one's articles, too: NAME.d"
                    : "there is no *.json or *.jsonl in these folders")
        }
        try list.end()
        if list.hasFailures { throw exitNegatively() }
    }
}

extension CSVWriter.Separator: ExpressibleByArgument {}
