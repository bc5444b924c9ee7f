import ArgumentParser
import DiembaoConfiguration
import DiembaoCore

/// `diembao convert`: an article's text as it is read, with what is known of it.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Print articles' text as it is read, with its metadata.",
        discussion: """
            Reads whatever `diembao formats` lists, and prints for each article what stands in its report: the text in \
            UTF-8, in which all of the report's offsets count, and before it, as Markdown's front matter, headline, \
            author, date, outlet, address, format and encoding, so far as they are known. What it prints can be dropped \
            again. The exit status is 1 where an article could not be read.
            """)

    @Argument(help: ArgumentHelp("Articles; - for standard input.", valueName: "file"))
    var files: [FileArgument]

    @Flag(help: "Print the text alone.")
    var text = false

    @Flag(help: "Print a line of JSON for each article: source, document and warnings, as in a report.")
    var json = false

    @OptionGroup(title: "What is known of the articles")
    var metadata: MetadataOptions

    func validate() throws {
        if text && json { throw ValidationError("--text and --json exclude each other.") }
    }

    func run() throws {
        let analysis = BoundedAnalyzer()
        let tongue = Tongue(environment: .process)
        var output = Output()
        var hasFailed = false
        for file in files {
            let report: Report
            do {
                let path = file.isStandardInput ? nil : file.reportedPath
                report = try analysis.report(onFile: file, path: path, arguments: metadata.values)
            } catch {
                try output.flush()
                complain("\(error)")
                hasFailed = true
                continue
            }
            for article in report.partReports.isEmpty ? [report] : report.partReports {
                hasFailed = try write(article, of: file, tongue, to: &output) || hasFailed
            }
        }
        try output.flush()
        if hasFailed { throw exitNegatively() }
    }

    /// - returns: whether it could not be read.
    private func write(
        _ report: Report, of file: FileArgument, _ tongue: Tongue, to output: inout Output
    ) throws(CommandFailure) -> Bool {
        if json {
            try output.write(report.reading.json(layout: .compact))
            return report.status == .failed
        }
        guard let document = report.document else {
            try output.flush()
            let explanation = report.error.map(tongue.explanation)
            let part = report.source.part.map { " (\($0))" } ?? ""
            complain("\(file)\(part): \(explanation?.message ?? "") \(explanation?.hint ?? "")")
            return true
        }
        if !text { try output.write(report.frontMatter) }
        try output.write(document.text + (document.text.hasSuffix("\n") ? "" : "\n"))
        for warning in report.warnings where warning.code.isOfReading {
            try output.flush()
            complain("\(file): \(printable(tongue.explanation(of: warning)))")
        }
        return false
    }
}

extension ReportWarning.Code {
    /// Whether it is about how the file was read, and not about what stands in it.
    fileprivate var isOfReading: Bool {
        switch self {
        case .undecodableBytes, .misdecodedText, .capitalsRestored, .sidecarInvalid, .argumentInvalid, .partsFailed:
            true
        case .unsupportedLanguage, .noHeadline, .noDocumentDate, .unpairedQuotationMark, .impossibleDate: false
        }
    }
}

extension Report {
    /// What was read, without what an analysis found in it.
    fileprivate var reading: Report {
        var reading = self
        reading.generator.passes = generator.passes.filter { $0 == .structure }
        (reading.tokens, reading.entities, reading.groups, reading.quotes) = (nil, nil, nil, nil)
        (reading.times, reading.numbers, reading.events, reading.timeline) = (nil, nil, nil, nil)
        (reading.sides, reading.contradictions, reading.balance, reading.sources) = (nil, nil, nil, nil)
        (reading.loaded, reading.summary, reading.keywords, reading.subjects) = (nil, nil, nil, nil)
        (reading.tone, reading.fingerprint) = (nil, nil)
        return reading
    }

    /// In the form that static site generators and note programs share; a string of JSON is one of YAML, too.
    fileprivate var frontMatter: String {
        let fields = [
            ("title", document?.headline?.text), ("author", document?.byline?.text),
            ("date", document?.published?.value), ("source", document?.outlet), ("url", document?.url),
            ("format", source.mediaType), ("encoding", source.encoding?.name),
        ]
        let lines = fields.compactMap { name, value in value.map { "\(name): \(quoted($0))\n" } }
        let part = source.part.map { "part: \($0)\n" } ?? ""
        return "---\n\(lines.joined())\(part)---\n\n"
    }

    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                quoted += "\\u" + String(0x10000 + scalar.value, radix: 16).dropFirst()
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
