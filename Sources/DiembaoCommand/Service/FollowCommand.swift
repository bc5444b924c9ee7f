import ArgumentParser
import DiembaoControl

/// `diembao follow`: reports as they are written.
struct FollowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "follow",
        abstract: "Print a line for each new report, until interrupted.",
        discussion: """
            A line has three columns, with tabs between them: analysed or failed, the report's path, the error's code \
            where it failed. A tab, newline or backslash in a path is written as \\t, \\n or \\\\.
            """)

    @OptionGroup(title: "The service") var service: ServiceOptions

    @Flag(help: "Print one JSON object a report, one a line.")
    var json = false

    func run() throws {
        var output = Output()
        _ = try service.ask(ControlRequest(.follow)) { answer throws(CommandFailure) in
            guard let report = answer.report else { return }
            try output.write(json ? encoded(report) : Array((report.columns + "\n").utf8))
            // Whoever reads this waits for it.
            try output.flush()
        }
    }
}

extension ReportNotice {
    /// Tab-separated: status, report, error.
    var columns: String {
        [status, report, error ?? ""].map { column in
            column.map { Self.escapes[$0] ?? String($0) }.joined()
        }.joined(separator: "\t")
    }

    private static let escapes: [Character: String] = [
        "\t": "\\t", "\n": "\\n", "\r": "\\r", "\r\n": "\\r\\n", "\\": "\\\\",
    ]
}
