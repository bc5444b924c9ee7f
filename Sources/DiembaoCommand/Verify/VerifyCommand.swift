import ArgumentParser
import DiembaoConfiguration
import DiembaoCore

/// `diembao verify`: is a report what the contract says?
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check reports against the schema, and their spans against the text.",
        discussion: """
            Prints every fault as REPORT: PATH: FAULT. The exit status is 1 where there is one. A file may hold several \
            reports, one a line, as analyze gives them.
            """)

    @Argument(
        help: ArgumentHelp("Reports; - for standard input.", valueName: "report"),
        completion: .file(extensions: ["json", "jsonl"]))
    var reports: [FileArgument]

    @Option(
        help: ArgumentHelp(
            "The article that the one report was made from: compare size and SHA-256 with it.", valueName: "file"))
    var source: FileArgument?

    @Flag(name: .shortAndLong, help: "Print faults only, not the reports that are right.")
    var quiet = false

    func validate() throws {
        if source != nil && reports.count != 1 {
            throw ValidationError("--source is about one report; name one.")
        }
    }

    func run() throws {
        let check = try ReportCheck()
        let article = try source.map { (file) throws(CommandFailure) in try read(article: file) }
        var output = Output()
        var isRight = true
        for file in reports {
            do {
                let lines = try faults(in: file, check: check, article: article)
                for line in lines { try output.write("\(file):\(line)\n") }
                if lines.isEmpty && !quiet { try output.write("\(file): OK\n") }
                isRight = isRight && lines.isEmpty
            } catch let failure as InputFile.Failure {
                complain("\(failure)")
                isRight = false
            }
            try output.flush()
        }
        if !isRight { throw exitNegatively() }
    }

    private func read(article file: FileArgument) throws(CommandFailure) -> ArticleFile {
        do {
            return try ArticleFile(reading: file, limits: Configuration.Limits(inputSize: .max - 1))
        } catch {
            throw CommandFailure(.negative, "\(error)")
        }
    }

    /// The faults of a file, each with its line where the file holds several reports.
    private func faults(in file: FileArgument, check: ReportCheck, article: ArticleFile?) throws -> [String] {
        let bytes = try InputFile(opening: file).readAll(limit: .max - 1)
        let values: [(line: Int, value: JSONValue)]
        do {
            values = try JSONReader.values(in: bytes)
        } catch {
            return ["\(error.line):\(error.column): not JSON: \(error.reason)"]
        }
        return values.flatMap { line, report in
            var faults = check.faults(in: report)
            if let article { faults += check.faults(in: report, madeFrom: article.bytes, sidecar: article.sidecar) }
            return faults.map { values.count > 1 ? "\(line): \($0)" : " \($0)" }
        }
    }
}

/// `diembao schema`: the contract, for programs.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of a report.")

    func run() throws {
        var output = Output()
        try output.write(ReportSchema.json)
        try output.flush()
    }
}
