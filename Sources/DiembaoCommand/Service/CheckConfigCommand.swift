import ArgumentParser
import DiembaoConfiguration

/// `diembao check-config`: would the service start with it?
struct CheckConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Check the service's configuration, and say what it amounts to.",
        discussion: """
            Every fault of the configuration and of the files of names is printed on standard error as \
            FILE:LINE: FAULT; CURE, and the exit status is 78. Where an \
            inbox lies outside of what the service may touch, the systemd drop-in that lets it in is printed, with the \
            commands that install it.
            """)

    @Argument(
        help: ArgumentHelp("The configuration (default: $DIEMBAO_CONFIG or /etc/diembao/diembao.toml)."),
        completion: .file(extensions: ["toml"]))
    var file: String?

    @Option(
        help: ArgumentHelp(
            "Lay a value over the file's, as diembaod's --set does; may be given several times.", valueName: "key=value"
        ))
    var set: [String] = []

    func run() throws {
        let environment = Environment.process
        let file = file ?? environment.configurationFile
        let configuration: Configuration
        do {
            configuration = try Configuration.load(
                file: file, environment: environment.variables, overrides: set)
        } catch {
            throw configurationFailure(error.faults)
        }
        let folders = FolderCheck(of: configuration, for: .service())
        let names = NamesFiles(of: configuration, for: .service())
        var output = Output()
        let view = ConfigurationView(
            configuration: configuration, names: names, notes: folders.notes, dropIn: DropIn(for: configuration))
        guard folders.faults.isEmpty, names.faults.isEmpty else {
            // The drop-in's commands give the rights that are found missing: most faults of an inbox elsewhere.
            try output.write(view.remedy)
            try output.flush()
            throw configurationFailure(folders.faults + names.faults)
        }
        try output.write("\(file): OK\n\n" + view.text)
        try output.flush()
    }
}

/// Ends a command after saying all that is wrong with a configuration, or with files of names.
func configurationFailure(_ faults: [ConfigurationFault]) -> ExitCode {
    for fault in faults { writeError(printable(fault.description) + "\n") }
    return ExitCode(ExitStatus.configuration.rawValue)
}

/// What a right configuration amounts to, for a person (data that is made into text).
struct ConfigurationView {
    var configuration: Configuration
    var names: NamesFiles
    var notes: [ConfigurationFault]
    var dropIn: DropIn

    /// Lines that end in a newline each.
    var text: String {
        joined([settings] + configuration.inboxes.map(lines(of:)) + [remarks, installation])
    }

    /// What of it helps where folders are not as they should be.
    var remedy: String {
        joined([remarks, installation])
    }

    private func joined(_ sections: [[String]]) -> String {
        sections.filter { !$0.isEmpty }.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
    }

    private var settings: [String] {
        let workers = configuration.workers.map { "\($0)" } ?? "one a core"
        let limits = configuration.limits
        return [
            "state    \(printable(configuration.state)), socket \(printable(configuration.control))",
            "work     articles at one time: \(workers); nothing is written below "
                + "\(size(configuration.minimumFree)) of free space",
            "tokens   \(configuration.tokens ? "are" : "are not") listed in reports",
            "names    \(printable(configuration.names)): \(count(names.paths.count, "file")), "
                + count(names.names.entries.count, "name"),
            "limits   \(size(limits.inputSize)) an article, \(number(limits.cpuTime)) s of CPU time",
            "         \(size(limits.documentSize)) a document, \(size(limits.extraction.unpackedSize)) unpacked, "
                + "\(count(limits.extraction.articles, "article")), \(limits.extraction.cpuSeconds) s of CPU time and "
                + "\(size(limits.extraction.memory)) of memory to read it",
        ]
    }

    private func lines(of inbox: Configuration.Inbox) -> [String] {
        let kept = inbox.afterSuccess == .keep ? "stay" : inbox.afterSuccess == .delete ? "are deleted" : "are moved"
        let target = inbox.moveTo.map { " to \(printable($0))" } ?? ""
        let files =
            inbox.include.joined(separator: " ") + (inbox.exclude.isEmpty ? "" : " but ")
            + inbox.exclude.joined(separator: " ")
        let polling = inbox.pollInterval.map { "every \(number($0)) s" } ?? "as often as the file system asks for"
        return [
            "inbox    \(printable(inbox.path)) → \(printable(inbox.reports))",
            "         \(inbox.recursive ? "with" : "without") the folders in it; files: \(printable(files))",
            "         closed after \(number(inbox.settle)) s without a change; listed \(polling)",
            "         analysed articles \(kept)\(target); reports of deleted articles "
                + (inbox.onDelete == .keep ? "stay" : "are deleted"),
        ]
    }

    private var remarks: [String] {
        (notes.map(\.description) + dropIn.remarks).map { "note: \(printable($0))" }
    }

    /// Commands to paste into a shell: at the margin, for a here-document ends where its line begins.
    private var installation: [String] {
        guard !dropIn.commands.isEmpty else { return [] }
        return ["The service can't use these folders yet. This lets it in:", ""] + dropIn.commands
    }

    private func count(_ number: Int, _ what: String) -> String {
        "\(number) \(what)\(number == 1 ? "" : "s")"
    }

    private func number(_ value: Double) -> String {
        value == value.rounded() ? "\(Int(value))" : "\(value)"
    }

    private func size(_ bytes: Int) -> String {
        let units = [(30, "GiB"), (20, "MiB"), (10, "KiB")]
        let unit = units.first { bytes >= 1 << $0.0 && bytes % (1 << $0.0) == 0 }
        return unit.map { "\(bytes >> $0.0) \($0.1)" } ?? "\(bytes) bytes"
    }
}
