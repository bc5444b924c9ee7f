import ArgumentParser
import DiembaoControl

/// `diembao follow`: reports as they are written.
struct FollowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "follow",
        abstract: "Print a line for each new report, until interrupted.",
        discussion: """
            A line has three columns, with tabs between them: analysed or failed, the report's path, the error's code \
            where it failed. A tab, newline, backslash or other character in a path that a terminal would obey is \
            written as \\t, \\n, \\\\ or the like, which printf %b turns back.
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
    /// Tab-separated: status, report, error. Each column is as printf(1)'s `%b` takes it.
    var columns: String {
        [status, report, error ?? ""].map { column in
            column.unicodeScalars.map(Self.escaped).joined()
        }.joined(separator: "\t")
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\t": "\\t"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\\": "\\\\"
        case _ where isPrintable(scalar): String(scalar)
        case _ where scalar.value < 0x80: "\\x" + digits(of: scalar, 2)
        case _ where scalar.value < 0x10000: "\\u" + digits(of: scalar, 4)
        default: "\\U" + digits(of: scalar, 8)
        }
    }

    private static func digits(of scalar: Unicode.Scalar, _ count: Int) -> String {
        let digits = String(scalar.value, radix: 16)
        return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
}
