import DiembaoCore

/// The quotations of many reports on their way to standard output, a report at a time (a resource).
struct QuoteList: ~Copyable {
    enum Layout {
        case text(Terminal)
        case table(CSVWriter)
    }

    private var layout: Layout
    private let tongue: Tongue
    private var output = Output()
    /// Whether there was no report so far.
    private(set) var isEmpty = true
    /// Whether a file's own report was passed over that only names those on its articles.
    private(set) var hasContainers = false
    /// Whether something that was asked for is not in the list.
    private(set) var hasFailures = false

    init(_ layout: Layout, _ tongue: Tongue) {
        self.layout = layout
        self.tongue = tongue
    }

    /// - parameter hasMark: whether a table begins with a byte order mark.
    mutating func begin(hasMark: Bool) throws(CommandFailure) {
        guard case .table(var table) = layout else { return }
        if hasMark { try output.write("\u{FEFF}") }
        table.row(QuoteTable.header.map { .text($0) })
        try output.write(table.bytes)
    }

    mutating func end() throws(CommandFailure) { try output.flush() }

    /// Adds all reports of a file, and says which of them can't be.
    mutating func add(_ found: FileWalk.Found) throws(CommandFailure) {
        var reader = ReportReader(found.file)
        while true {
            let next: Report?
            do {
                next = try reader.next()
            } catch {
                // Beside articles lie their sidecars, which are JSON as well.
                let isSidecar = error.isForeign && !found.isNamed && found.file.sidecarOwner != nil
                if !isSidecar { try report(failure: error.message) }
                continue
            }
            guard let next else { return }
            try add(next, in: found.file)
        }
    }

    private mutating func add(_ report: Report, in file: FileArgument) throws(CommandFailure) {
        if let error = report.error {
            let title = tongue("not analysed", vi: "không phân tích được")
            let explanation = tongue.explanation(of: error)
            let message = printable("\(explanation.message) (\(error.code.rawValue)) \(explanation.hint)")
            return try self.report(failure: "\(file): \(title): \(message)")
        }
        // Nobody speaks in it; those on the articles lie in the folder beside it.
        guard report.parts == nil else {
            hasContainers = true
            return
        }
        switch layout {
        case .text(let terminal):
            let view = QuotesView(report: report, terminal: terminal, tongue: tongue)
            try output.write((isEmpty ? "" : "\n") + view.text)
        case .table(var table):
            for row in QuoteTable.rows(of: report, in: file) { table.row(row) }
            try output.write(table.bytes)
        }
        isEmpty = false
    }

    /// Says on standard error, after what was listed before, what is not in the list.
    mutating func report(failure: String) throws(CommandFailure) {
        try output.flush()
        complain(failure)
        hasFailures = true
    }
}
