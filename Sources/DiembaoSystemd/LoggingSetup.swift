import Glibc
import Logging

/// The one place that decides where log entries go and which of them.
public enum LoggingSetup {
    /// Where entries go (data).
    public enum Destination: Sendable, Equatable {
        case journal
        case standardError(StandardErrorLogHandler.Style)
    }

    /// The variable that sets the lowest level that is logged: `trace`, `debug`, `info`, `notice`, `warning`,
    /// `error` or `critical`.
    public static let levelVariable = "DIEMBAO_LOG_LEVEL"

    /// Sets up swift-log for the whole process; to be called once, first thing in main.
    ///
    ///     LoggingSetup.bootstrap()
    ///     let logger = Logger(label: "diembaod")
    ///
    /// - Parameter level: The lowest level that is logged; `nil`: what `DIEMBAO_LOG_LEVEL` says, else `info`.
    /// - Returns: Where entries go.
    @discardableResult
    public static func bootstrap(level: Logger.Level? = nil) -> Destination {
        let said = variable(levelVariable)
        let level = level ?? said.flatMap { Logger.Level(rawValue: $0) } ?? .info
        let destination = destination(.current())
        LoggingSystem.bootstrap { _ in
            switch destination {
            case .journal: JournalLogHandler(level: level)
            case .standardError(let style): StandardErrorLogHandler(style: style, level: level)
            }
        }
        if let said, Logger.Level(rawValue: said) == nil {
            let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            Logger(label: "diembao").warning("\(levelVariable)=\(said) is no level; there are \(levels)")
        }
        return destination
    }

    /// What the decision is made from (data).
    struct Surroundings {
        /// `JOURNAL_STREAM`: device and inode of the journal's stream, where systemd has connected one.
        var journalStream: String?
        /// Device and inode of standard error, written the same way.
        var standardError: String
        /// Whether the journal's native socket is there: entries for it are lost where it is not.
        var hasJournalSocket: Bool
        var isTerminal: Bool
        /// `NO_COLOR` (no-color.org), or a terminal that knows none.
        var refusesColour: Bool

        static func current() -> Surroundings {
            var status = stat()
            let isOpen = fstat(STDERR_FILENO, &status) == 0
            return Surroundings(
                journalStream: variable("JOURNAL_STREAM"),
                standardError: isOpen ? "\(status.st_dev):\(status.st_ino)" : "",
                hasJournalSocket: access(JournalSocket.path, W_OK) == 0,
                isTerminal: isatty(STDERR_FILENO) == 1,
                refusesColour: variable("NO_COLOR") ?? "" != "" || variable("TERM") == "dumb")
        }
    }

    /// The journal where standard error leads there anyway; else standard error.
    static func destination(_ surroundings: Surroundings) -> Destination {
        if surroundings.journalStream == surroundings.standardError {
            return surroundings.hasJournalSocket ? .journal : .standardError(.priorities)
        }
        let wantsColour = surroundings.isTerminal && !surroundings.refusesColour
        return .standardError(wantsColour ? .coloured : .plain)
    }
}

private func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
}
