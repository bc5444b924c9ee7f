import CLinux
import DiembaoConfiguration
import DiembaoControl
import DiembaoCore
import DiembaoSpool
import DiembaoSystemd
import Glibc
import Logging
import Synchronization

/// The service from its first line of log to its last, whatever its configuration is just now (resource).
///
/// It holds the running ``Spool`` and puts another in its place when the configuration is read again.
final class Daemon: Sendable {
    /// Where the configuration comes from (data).
    struct ConfigurationSource: Sendable {
        var file: String
        var environment: [String: String]
        var overrides: [String]

        /// Settings to start with: an inbox may be away, on a disk that is not mounted yet.
        func loadAtStart() throws(ConfigurationError) -> Settings {
            let configuration = try parse()
            try FolderCheck(of: configuration).getAtStart()
            return Settings(configuration: configuration, names: try NamesFiles(of: configuration).get())
        }

        /// Settings to take the place of others: whoever wrote them is there to be told of everything.
        func loadAnew() throws(ConfigurationError) -> Settings {
            let configuration = try parse()
            try FolderCheck(of: configuration).get()
            return Settings(configuration: configuration, names: try NamesFiles(of: configuration).get())
        }

        private func parse() throws(ConfigurationError) -> DaemonConfiguration {
            try DaemonConfiguration.load(file: file, environment: environment, overrides: overrides)
        }
    }

    /// What the service goes by (data): its configuration, and what stands in the files of names that it leads to.
    struct Settings: Sendable, Equatable {
        var configuration: DaemonConfiguration
        var names: DeskNames

        var analysis: AnalysisOptions {
            AnalysisOptions(
                tokens: configuration.tokens, names: names,
                mostArticles: configuration.limits.extraction.articles)
        }
    }

    let source: ConfigurationSource
    let notifier = ServiceNotifier()
    let logger: Logger
    let feed = ReportFeed()
    private let analysis: @Sendable (AnalysisOptions) -> ArticleAnalysis
    private let journal: SpoolJournal
    private let started = clinux_boottime_nanoseconds()
    private let state: Mutex<State>
    private let reloading = Mutex(())

    private struct State {
        var phase = ServiceStatus.State.starting
        var spool: Spool?
        /// What the spool was made from.
        var settings: Settings?
    }

    /// Seconds that running analyses are given at the end.
    private static let grace = 5.0

    /// - Parameter analysis: how articles are analysed with what the configuration says of that.
    init(
        source: ConfigurationSource, analysis: @escaping @Sendable (AnalysisOptions) -> ArticleAnalysis, logger: Logger
    ) {
        self.source = source
        self.analysis = analysis
        self.logger = logger
        journal = SpoolJournal(logger: logger)
        state = Mutex(State())
    }

    // MARK: - Life

    /// Begins to watch, and returns when the watches stand and the first listing is done.
    ///
    /// - Throws: what keeps the spool from starting.
    func start(_ settings: Settings) throws {
        notifier.status("listing \(settings.configuration.inboxes.count == 1 ? "the inbox" : "the inboxes")")
        do {
            try begin(settings)
        } catch {
            // An end that came in the middle of the start is no failure of it.
            guard state.withLock({ $0.phase == .stopping }) else { throw error }
        }
        let running = state.withLock { state -> Spool? in
            guard state.phase == .starting else { return nil }
            state.phase = .running
            return state.spool
        }
        guard let digest = running?.analysisDigest else { return }
        logger.log(
            .started, .info,
            "diembaod \(Report.Generator.version) started, analysis \(digest)",
            ["DIEMBAO_VERSION": "\(Report.Generator.version)", "DIEMBAO_ANALYSIS": "\(digest)"])
        notifier.ready(status: summary())
    }

    private func begin(_ settings: Settings) throws {
        let analysis = analysis(settings.analysis)
        let spool = try Spool(configuration: settings.configuration, analysis: analysis) { [journal, feed] event in
            journal.record(event)
            // Everything on disk is as after a death, and a new start makes it good.
            switch event {
            case .ledgerDamaged, .ledgerStuck: _exit(ExitCode.inputOutput.rawValue)
            default: break
            }
            if case .reported(let article) = event { feed.tell(article) }
        }
        // From now on stop() ends it, whether it has started or not.
        guard
            state.withLock({ state in
                state.spool = spool
                state.settings = settings
                return state.phase != .stopping
            })
        else { return }
        let extend = { [notifier] in notifier.extendTimeout(microseconds: 30_000_000) }
        try spool.start(progress: extend)
        spool.waitForFirstScan(progress: extend)
    }

    /// Ends a start that has not come to its end yet; ``stop()`` does the rest.
    func interruptStart() {
        let spool = state.withLock { state -> Spool? in
            guard state.phase == .starting else { return nil }
            state.phase = .stopping
            return state.spool
        }
        spool?.stop(grace: 0)
    }

    func stop() {
        notifier.stopping(status: "finishing what is being analysed")
        let spool = state.withLock { state in
            state.phase = .stopping
            return state.spool
        }
        let ended = spool?.stop(grace: Self.grace) ?? true
        if !ended { logger.warning("an analysis did not end in time; its article is analysed again at the next start") }
        logger.log(.stopped, .info, "diembaod stopped")
    }

    /// Whether every thread shows signs of life; else which does not.
    var stuckThread: String? { state.withLock { $0.spool }?.stuckThread }

    // MARK: - A new configuration

    /// Reads the configuration again and takes it if it is right; a wrong one leaves the old one running.
    ///
    /// - Returns: a sentence on what changed.
    func reload() throws(ControlFailure) -> String {
        // One at a time; a second asker waits and then finds nothing new.
        try reloading.withLock { _ throws(ControlFailure) in try reloadAlone() }
    }

    private func reloadAlone() throws(ControlFailure) -> String {
        guard case (let spool?, let old?) = state.withLock({ ($0.spool, $0.settings) }) else {
            throw ControlFailure(.service, "the service is still starting")
        }
        let settings: Settings
        do {
            settings = try source.loadAnew()
            try Self.checkUnchangeable(old.configuration, settings.configuration, source)
        } catch {
            for fault in error.faults { logger.log(.configurationInvalid, .error, "\(fault)") }
            logger.error("the new configuration is wrong, the old one stays")
            throw ControlFailure(.configuration, "\(error)\nthe old configuration stays")
        }
        guard settings != old else {
            notifier.reloading()
            notifier.ready(status: summary())
            return "nothing changed in \(source.file) and the names"
        }
        notifier.reloading()
        state.withLock { $0.phase = .reloading }
        notifier.status("taking a new configuration")
        defer {
            state.withLock { state in
                if state.phase == .reloading { state.phase = .running }
            }
            notifier.ready(status: summary())
        }
        guard spool.stop(grace: Self.grace) else {
            logger.critical("an analysis does not end: the service restarts with the new configuration")
            exit(ExitCode.inputOutput.rawValue)
        }
        do {
            try begin(settings)
            let names = settings.names.isEmpty ? "" : ", with \(settings.names.entries.count) names"
            let message = "took the new configuration of \(source.file)\(names)"
            logger.log(.reloaded, .notice, "\(message)")
            return message
        } catch {
            logger.log(
                .configurationInvalid, .error,
                "the new configuration cannot be used, going back to the old one: \(error)")
            try goBack(to: old)
            throw ControlFailure(.configuration, "\(error)\nthe old configuration stays")
        }
    }

    private func goBack(to settings: Settings) throws(ControlFailure) {
        do {
            try begin(settings)
        } catch {
            // What ran a moment ago does not any more: a restart is the only way on, and the service manager's to do.
            logger.critical("the old configuration cannot be used any more either: \(error)")
            exit(ExitCode.inputOutput.rawValue)
        }
    }

    private static func checkUnchangeable(
        _ old: DaemonConfiguration, _ new: DaemonConfiguration, _ source: ConfigurationSource
    ) throws(ConfigurationError) {
        var faults: [ConfigurationFault] = []
        for (key, before, after) in [("state", old.state, new.state), ("control", old.control, new.control)]
        where before != after {
            faults.append(
                ConfigurationFault(
                    new.origins[key], "\"\(key)\" cannot change while the service runs (it is \(before))",
                    cure: "systemctl restart diembaod"))
        }
        guard faults.isEmpty else { throw ConfigurationError(faults: faults) }
    }

    // MARK: - What people ask

    /// The line that systemd shows: "watching 1 folder · 12 waiting · 48,210 reported · 3 failed".
    func summary() -> String {
        guard let spool = state.withLock({ $0.spool }), let state = try? spool.state() else { return "starting" }
        return Self.summary(state.inboxes, problems: state.problems)
    }

    /// ``summary()``, unless the service is starting or stopping and tells of that.
    var runningSummary: String? {
        let phase = state.withLock { $0.phase }
        return phase == .running ? summary() : nil
    }

    private static func summary(_ inboxes: [ServiceStatus.Inbox], problems: [String]) -> String {
        func total(_ count: KeyPath<ServiceStatus.Inbox, Int>) -> Int { inboxes.reduce(0) { $0 + $1[keyPath: count] } }
        let folders = total(\.folders)
        var parts = ["watching \(grouped(folders)) \(folders == 1 ? "folder" : "folders")"]
        parts.append("\(grouped(total(\.waiting))) waiting")
        parts.append("\(grouped(total(\.reported))) reported")
        parts.append("\(grouped(total(\.failed))) failed")
        if total(\.deferred) > 0 { parts.append("\(grouped(total(\.deferred))) put off") }
        if let problem = problems.first ?? inboxes.compactMap(\.problem).first { parts.append("problem: \(problem)") }
        return parts.joined(separator: " · ")
    }

    /// 48210 as 48,210.
    private static func grouped(_ number: Int) -> String {
        var text = ""
        for (index, digit) in String(number).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text = "," + text }
            text = String(digit) + text
        }
        return text
    }

    func status() throws -> ServiceStatus {
        let (phase, spool) = state.withLock { ($0.phase, $0.spool) }
        var (inboxes, problems): ([ServiceStatus.Inbox], [String]) = ([], [])
        do {
            if let spool { (inboxes, problems) = try spool.state() }
        } catch LedgerError.closed {
            // One spool has ended and the next has not begun: the phase tells.
        }
        let isDegraded = phase == .running && (!problems.isEmpty || inboxes.contains { $0.problem != nil })
        return ServiceStatus(
            state: isDegraded ? .degraded : phase, summary: Self.summary(inboxes, problems: problems),
            version: Report.Generator.version, analysis: spool?.analysisDigest ?? "", pid: Int(getpid()),
            uptime: Double(clinux_boottime_nanoseconds() - started) / 1e9, configuration: source.file, inboxes: inboxes,
            problems: problems)
    }

    /// The spool that runs now.
    func spool() throws(ControlFailure) -> Spool {
        guard let spool = state.withLock({ $0.spool }) else {
            throw ControlFailure(.service, "the service is still starting")
        }
        return spool
    }
}

extension ControlFailure: Error {}

/// The exit statuses of diembaod(8), after sysexits(3) (data).
enum ExitCode: Int32 {
    /// Another daemon has the reports folder or the control socket (EX_UNAVAILABLE).
    case unavailable = 69
    /// A folder or the ledger cannot be used (EX_IOERR).
    case inputOutput = 74
    /// The configuration is wrong (EX_CONFIG).
    case configuration = 78
}
