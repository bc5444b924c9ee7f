import ArgumentParser
import DiembaoControl
import Glibc

/// `diembao sync`: everything that was dropped before now is reported when it returns.
struct SyncCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Wait until everything that was dropped before is reported.",
        discussion: """
            The exit status is 124 where the time is over, and 1 where some files could not be reported yet; diembao \
            queue says which and why.
            """)

    @OptionGroup(title: "The service") var service: ServiceOptions

    @Option(help: ArgumentHelp("How long to wait; without end where it is not given.", valueName: "seconds"))
    var timeout: Double?

    @Flag(name: .shortAndLong, help: "Say how many files are reported, and how many of them failed.")
    var verbose = false

    func validate() throws {
        if let timeout, !(timeout.isFinite && timeout >= 0) {
            throw ValidationError("--timeout takes a number of seconds.")
        }
    }

    func run() throws {
        // The service keeps the time; the client's own is for a service that no longer does.
        let done = try service.ask(ControlRequest(.sync, timeout: timeout), within: timeout.map { $0 + 10 })
        if verbose { try say(done) }
    }
}

/// `diembao retry`: once more, please.
struct RetryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Analyse articles again: those named, or all that failed or are put off.")

    @Argument(help: ArgumentHelp("Articles in an inbox.", valueName: "file"))
    var files: [FileArgument] = []

    @OptionGroup(title: "The service") var service: ServiceOptions

    func run() throws {
        let paths = try files.map { (file) throws(CommandFailure) in try absolutePath(of: file) }
        try say(service.ask(ControlRequest(.retry, paths: paths.isEmpty ? nil : paths), within: 30))
    }

    private func absolutePath(of file: FileArgument) throws(CommandFailure) -> String {
        guard let path = String(validating: file.bytes, as: UTF8.self) else {
            let cure = "Rename it, or retry all with: diembao retry"
            throw CommandFailure(.negative, "\(file): the service can't be told a name that is not UTF-8. \(cure)")
        }
        guard let absolute = absolute(path) else {
            throw CommandFailure(
                .negative, "the current folder can't be told: \(systemMessage(errno)). Name whole paths.")
        }
        return absolute
    }
}

/// `diembao rescan`: look again.
struct RescanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rescan",
        abstract: "Compare the inboxes with their reports now.")

    @OptionGroup(title: "The service") var service: ServiceOptions

    func run() throws { try say(service.ask(ControlRequest(.rescan))) }
}

/// `diembao reload`: read the configuration again; the unit's ExecReload.
struct ReloadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reload",
        abstract: "Make the service read its configuration again, and wait until it has.",
        discussion: """
            A configuration that is wrong leaves the old one running; the faults are printed and the exit status is 78.
            """)

    @OptionGroup(title: "The service") var service: ServiceOptions

    func run() throws { try say(service.ask(ControlRequest(.reload))) }
}

/// The last line of an answer, for the person.
private func say(_ done: ControlSummary) throws(CommandFailure) {
    var output = Output()
    try output.write(printable(done.message) + "\n")
    try output.flush()
}

/// The path from the root, without `.`, `..` and empty components, symbolic links as they are; `nil` where the
/// current folder is gone.
///
/// For example, in /srv/diembao/inbox `absolute("./2021//a.txt")` is `"/srv/diembao/inbox/2021/a.txt"`.
func absolute(_ path: String, from folder: String? = nil) -> String? {
    var start = ""
    if !path.hasPrefix("/") {
        guard let current = folder ?? currentFolder() else { return nil }
        start = current + "/"
    }
    var components: [Substring] = []
    for component in (start + path).split(separator: "/") where component != "." {
        if component == ".." { _ = components.popLast() } else { components.append(component) }
    }
    return "/" + components.joined(separator: "/")
}

private func currentFolder() -> String? {
    guard let buffer = getcwd(nil, 0) else { return nil }
    defer { free(buffer) }
    return String(cString: buffer)
}
