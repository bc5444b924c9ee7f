// The language of the control socket (`/run/diembao/control.sock`): one request a connection, one JSON object a
// line. The service answers with any number of `item` lines (queue entries, reports as they come) and one last
// line, `done` or `failed`.

/// What a person asks of the running service (data).
///
/// For example, `{"command":"sync","timeout":30}`.
public struct ControlRequest: Codable, Sendable, Equatable {
    public enum Command: String, Codable, Sendable, CaseIterable {
        /// The service's state: ``ServiceStatus`` as the one item.
        case status
        /// What waits and what is put off: a ``QueueEntry`` an item.
        case queue
        /// Analyse again: the files in `paths`, or all that failed or are put off where `paths` is empty.
        case retry
        /// Compare the folders with the ledger now.
        case rescan
        /// Return when everything that was dropped before now is reported.
        case sync
        /// Read the configuration again, and take it if it is right.
        case reload
        /// A ``ReportNotice`` for each new report, until the connection ends.
        case follow
    }

    public var command: Command
    /// For ``Command/retry``: absolute paths of articles, as the person typed them.
    public var paths: [String]?
    /// For ``Command/sync``: seconds after which the service gives up, else without end.
    public var timeout: Double?

    public init(_ command: Command, paths: [String]? = nil, timeout: Double? = nil) {
        self.command = command
        self.paths = paths
        self.timeout = timeout
    }
}

/// One line of an answer (data): exactly one of the keys is there.
public struct ControlAnswer: Codable, Sendable, Equatable {
    public var status: ServiceStatus?
    public var entry: QueueEntry?
    public var report: ReportNotice?
    public var done: ControlSummary?
    public var failed: ControlFailure?

    public init(
        status: ServiceStatus? = nil, entry: QueueEntry? = nil, report: ReportNotice? = nil,
        done: ControlSummary? = nil, failed: ControlFailure? = nil
    ) {
        self.status = status
        self.entry = entry
        self.report = report
        self.done = done
        self.failed = failed
    }
}

/// The last line of an answer that went well (data): one sentence, and how many things it is about.
public struct ControlSummary: Codable, Sendable, Equatable {
    public var message: String
    public var count: Int

    public init(message: String, count: Int) {
        self.message = message
        self.count = count
    }
}

/// The last line of an answer that did not (data).
public struct ControlFailure: Codable, Sendable, Equatable {
    public enum Reason: String, Codable, Sendable {
        /// The request was not understood.
        case request
        /// The new configuration is wrong; the old one stays.
        case configuration
        /// The time that `sync` was given is over.
        case timeout
        /// `sync` ended, but some files could not be reported yet.
        case deferred
        /// `retry` named a file that no inbox holds.
        case unknownPath
        /// The service could not do it; the message says why.
        case service
    }

    public var reason: Reason
    public var message: String

    public init(_ reason: Reason, _ message: String) {
        self.reason = reason
        self.message = message
    }
}

/// How the service is doing (data): what `diembao status` shows.
public struct ServiceStatus: Codable, Sendable, Equatable {
    public enum State: String, Codable, Sendable {
        case starting, running, degraded, reloading, stopping
    }

    public struct Inbox: Codable, Sendable, Equatable {
        /// Absolute paths.
        public var path: String
        public var reports: String
        /// `inotify`, or `polling` where the file system tells of no changes or watches ran out.
        public var watching: String
        /// Folders that are watched, the inbox itself included.
        public var folders: Int
        public var reported: Int
        public var failed: Int
        public var waiting: Int
        public var deferred: Int
        /// Why the inbox is not watched as it should be, else `nil`.
        public var problem: String?

        public init(
            path: String, reports: String, watching: String, folders: Int, reported: Int, failed: Int,
            waiting: Int, deferred: Int, problem: String?
        ) {
            self.path = path
            self.reports = reports
            self.watching = watching
            self.folders = folders
            self.reported = reported
            self.failed = failed
            self.waiting = waiting
            self.deferred = deferred
            self.problem = problem
        }
    }

    public var state: State
    /// The line that systemd shows: "watching 1 folder · 12 waiting · 48,210 reported · 3 failed".
    public var summary: String
    public var version: String
    public var analysis: String
    public var pid: Int
    /// Seconds since the service started.
    public var uptime: Double
    public var configuration: String
    public var inboxes: [Inbox]
    /// Sentences that a person should act on: no space left, watches ran out, a ledger that was rebuilt.
    public var problems: [String]

    public init(
        state: State, summary: String, version: String, analysis: String, pid: Int, uptime: Double,
        configuration: String, inboxes: [Inbox], problems: [String]
    ) {
        self.state = state
        self.summary = summary
        self.version = version
        self.analysis = analysis
        self.pid = pid
        self.uptime = uptime
        self.configuration = configuration
        self.inboxes = inboxes
        self.problems = problems
    }
}

/// One file that has no current report yet (data): what `diembao queue` shows a line for.
public struct QueueEntry: Codable, Sendable, Equatable {
    public enum State: String, Codable, Sendable {
        /// Its turn will come.
        case waiting
        /// A writer still holds it, or it changed a moment ago.
        case settling
        /// It is being analysed now.
        case analysing
        /// A passing fault stopped it; it is tried again.
        case deferred
        /// It was in flight when the service died; it is analysed alone.
        case suspect
    }

    public var inbox: String
    /// Relative to the inbox; bytes that are not UTF-8 as U+FFFD.
    public var path: String
    public var state: State
    public var attempts: Int
    /// Seconds until the next attempt, for `deferred` and `settling`.
    public var nextAttempt: Double?
    /// What stopped it, for `deferred`.
    public var reason: String?

    public init(
        inbox: String, path: String, state: State, attempts: Int, nextAttempt: Double? = nil, reason: String? = nil
    ) {
        self.inbox = inbox
        self.path = path
        self.state = state
        self.attempts = attempts
        self.nextAttempt = nextAttempt
        self.reason = reason
    }
}

/// One report that was just written (data): what `diembao follow` shows a line for.
public struct ReportNotice: Codable, Sendable, Equatable {
    public var inbox: String
    /// Relative to the inbox; bytes that are not UTF-8 as U+FFFD.
    public var path: String
    /// Absolute path of the report; bytes that are not UTF-8 as U+FFFD.
    public var report: String
    /// `analysed` or `failed`.
    public var status: String
    /// The error's code of a failed report.
    public var error: String?

    public init(inbox: String, path: String, report: String, status: String, error: String?) {
        self.inbox = inbox
        self.path = path
        self.report = report
        self.status = status
        self.error = error
    }
}
