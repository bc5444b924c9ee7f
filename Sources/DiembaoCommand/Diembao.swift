import ArgumentParser
import DiembaoConfiguration
import DiembaoCore
import Glibc

/// The command `diembao`, all of it but its name: the executable only calls ``runAndExit()``.
public struct Diembao: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "diembao",
        abstract: "Reads Vietnamese news articles: who said what, when, and by which source.",
        discussion: """
            Articles that are dropped into /srv/diembao/inbox are reported by the service, diembaod. This command \
            analyses articles itself (analyze, show, explain), reads them (convert, formats), lists quotations (quotes), \
            checks reports (verify, schema) and steers the service (the rest). diembao(1) tells more.
            """,
        version: Report.Generator.version,
        subcommands: [
            AnalyzeCommand.self, ConvertCommand.self, FormatsCommand.self, ShowCommand.self, ExplainCommand.self,
            QuotesCommand.self, VerifyCommand.self,
            SchemaCommand.self, StatusCommand.self, QueueCommand.self, SyncCommand.self, FollowCommand.self,
            RetryCommand.self,
            RescanCommand.self, ReloadCommand.self, CheckConfigCommand.self,
        ]
    )

    public init() {}

    /// Runs what the process's arguments ask for and ends the process with its exit status.
    public static func runAndExit() -> Never {
        do {
            try checkName(in: Array(CommandLine.arguments.dropFirst()))
            var command = try parseAsRoot()
            try command.run()
            Glibc.exit(ExitStatus.success.rawValue)
        } catch let failure as CommandFailure {
            complain(failure.message)
            Glibc.exit(failure.status.rawValue)
        } catch let error where exitCode(for: error).isSuccess {
            // Help, the version or completions: the parser itself would not notice a full disk.
            Glibc.exit(print(fullMessage(for: error)).rawValue)
        } catch {
            // A file's name that begins with a hyphen is an option to the parser, and it repeats it.
            let message = fullMessage(for: error)
            if !message.isEmpty { writeError(printableLines(message) + "\n") }
            Glibc.exit(exitCode(for: error).rawValue)
        }
    }
}

extension Diembao {
    private static func print(_ text: String) -> ExitStatus {
        var output = Output()
        do {
            try output.write(text + "\n")
            try output.flush()
            return .success
        } catch {
            complain(error.message)
            return error.status
        }
    }

    /// The parser takes a subcommand that it does not know for an argument too many, and so names everything but the fault.
    ///
    /// - throws: where the arguments name a subcommand that there is not.
    static func checkName(in arguments: [String]) throws(ValidationError) {
        let word = arguments.first == "help" ? arguments.dropFirst().first : arguments.first
        let names = configuration.subcommands.compactMap { $0.configuration.commandName }
        guard let word, !word.hasPrefix("-"), word != "help", !names.contains(word) else { return }
        let cure =
            nearest(to: word, among: names).map { "Did you mean \"\($0)\"?" } ?? "diembao --help lists what there is."
        throw ValidationError("There is no command \"\(printable(word))\". \(cure)")
    }
}

/// The exit statuses, as diembao(1) documents them: those of sysexits.h where it has one (data).
enum ExitStatus: CInt {
    case success = 0
    /// Some input failed, or the answer is no.
    case negative = 1
    /// `status`: the service runs, but a person should look.
    case degraded = 3
    /// EX_USAGE; the argument parser's own.
    case usage = 64
    /// EX_UNAVAILABLE: the service can't be asked.
    case unavailable = 69
    /// EX_IOERR: the output can't be written.
    case inputOutput = 74
    /// EX_CONFIG
    case configuration = 78
    /// `sync`: the time is over; timeout(1) ends so.
    case timeout = 124
}

/// Why a command ends before it is done (data).
struct CommandFailure: Error, Equatable {
    var status: ExitStatus
    /// What happened, to which file, what to do.
    var message: String

    init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }
}

/// A sentence for the person, on standard error, after the program's name.
func complain(_ message: String) { writeError("diembao: \(printableLines(message))\n") }

/// Writes to standard error as it is. Nothing is left to tell it to when that is closed.
func writeError(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
}

/// Ends a command whose answer is no, or some of whose inputs failed, after everything was said.
func exitNegatively() -> ExitCode { ExitCode(ExitStatus.negative.rawValue) }

/// What the system says about an error number, for example "Permission denied".
func systemMessage(_ error: CInt) -> String { String(cString: strerror(error)) }
