import CLinux
import DiembaoConfiguration
import DiembaoControl
import DiembaoCore
import Glibc
import Synchronization

/// Watches the inboxes of one configuration and keeps their reports current (resource).
///
/// For example:
///
///     let spool = try Spool(configuration: configuration, analysis: ArticleAnalysis(analyzer: Analyzer())) { event in
///         print(event)
///     }
///     spool.start()
///     spool.waitForFirstScan(progress: {})
///     …
///     spool.stop(grace: 5)
///
/// An instance runs once; a new configuration is a new instance.
public final class Spool: Sendable {
    public let configuration: DiembaoConfiguration.Configuration
    public let analysisDigest: String
    private let inboxes: [SpoolInbox]
    /// What is in flight in the ledger is this process's alone.
    private let stateLock: FolderLock
    private let deathNote: DeathNote
    private let ledger: Ledger
    private let dispatcher = Dispatcher()
    private let scans = ScanQueue()
    private let space: SpaceGate
    private let crew = Crew()
    private let eventStop: StopPipe
    private let heartbeats: [Heartbeat]
    private let isAbandoned: AbandonFlag
    private let workers: [Worker]
    private let scanner: Scanner
    private let reader: EventReader
    /// What went wrong at the start and stays so.
    private let problems: [String]
    /// The number of the scan that ends the start.
    private let firstScan = Mutex(0)
    private let hasEnded = Mutex(false)
    private let report: @Sendable (SpoolEvent) -> Void

    /// Opens the ledger, locks the reports folders and makes ready; nothing is analysed before ``start()``.
    ///
    /// - Parameter report: called from many threads with what happens; must not block for long.
    /// - Throws: ``LedgerError``, ``ReportFolderError`` or ``SystemCallError``, each of which tells what to do.
    public init(
        configuration: DiembaoConfiguration.Configuration, analysis: ArticleAnalysis,
        report: @escaping @Sendable (SpoolEvent) -> Void
    ) throws {
        self.configuration = configuration
        self.report = report
        analysisDigest = analysis.digest
        if mkdir(configuration.state, 0o750) != 0, errno != EEXIST {
            throw SystemCallError("mkdir", configuration.state)
        }
        let reports = try configuration.inboxes.map { try ReportFolder(path: $0.reports) }
        stateLock = try Self.lock(state: configuration.state)
        deathNote = try DeathNote(SystemCalls.openFolder(configuration.state))
        let ledger = try Ledger(
            folder: configuration.state, whenDamaged: { report(.ledgerDamaged(reason: $0)) },
            whenStuck: { report(.ledgerStuck(reason: $0)) })
        self.ledger = ledger
        var problems: [String] = []
        if case .rebuilt(let reason, _) = ledger.beginning {
            report(.ledgerRebuilt(reason: reason))
        } else if ledger.beginning == .created, reports.contains(where: { $0.notedInboxInode() != nil }) {
            report(.ledgerRebuilt(reason: "it was missing"))
        }
        let renewals = try ledger.begin(analysis: analysis.digest)
        if renewals > 0 { report(.renewal(reports: renewals)) }

        inboxes = try zip(configuration.inboxes, reports).map { settings, reports in
            let (inbox, failure) = try SpoolInbox.open(settings, reports: reports, ledger: ledger)
            if let failure {
                let cure = WatchLimit.cure(for: failure.errno)
                problems.append("\(inbox.path): \(failure); \(cure)")
                report(.watchesExhausted(inbox: inbox.path, reason: failure.description, cure: cure))
            }
            return inbox
        }
        self.problems = problems
        space = SpaceGate(
            floor: configuration.minimumFree,
            places: reports.map { folder in SpaceGate.Place(path: folder.path) { try folder.freeSpace() } }
                + [
                    SpaceGate.Place(path: configuration.state) {
                        try SystemCalls.freeSpace(of: SystemCalls.openFolder(configuration.state), configuration.state)
                    }
                ],
            report: report)

        let isAbandoned = AbandonFlag()
        self.isAbandoned = isAbandoned
        let scans = scans
        let shared = Worker.Shared(
            inboxes: Dictionary(uniqueKeysWithValues: inboxes.map { ($0.id, $0) }), ledger: ledger,
            dispatcher: dispatcher,
            examiner: Examiner(analysis: analysis, limits: configuration.limits, isAbandoned: { isAbandoned.isSet }),
            space: space, report: report, requestScan: { scans.request($0) })
        let workerCount = configuration.workers ?? Int(clinux_usable_processors())
        workers = (0..<workerCount).map { Worker(shared: shared, heartbeat: Heartbeat(name: "worker \($0 + 1)")) }
        scanner = Scanner(
            inboxes: inboxes, ledger: ledger, dispatcher: dispatcher, scans: scans, report: report,
            heartbeat: Heartbeat(name: "scanner"))
        eventStop = try StopPipe()
        reader = EventReader(
            inboxes: inboxes, dispatcher: dispatcher, scans: scans, stop: eventStop, report: report,
            heartbeat: Heartbeat(name: "events"))
        heartbeats = workers.map(\.heartbeat) + [scanner.heartbeat, reader.heartbeat]
    }

    private static func lock(state path: String) throws -> FolderLock {
        guard let lock = try FolderLock.take(SystemCalls.openFolder(path)) else {
            throw LedgerError.locked(folder: path)
        }
        return lock
    }

    // MARK: - Life

    /// Begins to watch. What was in flight when the service died last goes first, alone.
    ///
    /// - Parameter progress: called now and then while what a death left is cleared away.
    /// - Throws: a database error where the ledger cannot be read, a ``SystemCallError`` where a folder cannot.
    public func start(progress: () -> Void = {}) throws {
        let suspects = try ledger.suspects(after: deathNote.last)
        if !suspects.isEmpty {
            report(.suspects(suspects.count))
            dispatcher.add(suspects: suspects)
        }
        for inbox in inboxes { try prepare(inbox, progress: progress) }
        let first = inboxes.map { scans.request($0.id) }.max() ?? 0
        firstScan.withLock { $0 = first }
        crew.start("events") { [reader] in reader.run() }
        crew.start("scanner") { [scanner] in scanner.run() }
        for worker in workers { crew.start("worker") { worker.run() } }
    }

    /// Clears away what a death left in the folders.
    private func prepare(_ inbox: SpoolInbox, progress: () -> Void) throws {
        let identity: FolderIdentity
        do {
            identity = try inbox.folder.adopt().identity
        } catch is InboxError {
            return  // away: nothing is known of it, and the scanner looks for it
        }
        try inbox.taking.recover(ledger: ledger, report: report)
        // Reports of deleted articles go only where the inbox is the very folder that they were made from.
        let mayRemove =
            inbox.settings.onDelete == .delete && inbox.reports.notedInboxInode() == identity.inode
        let isOrphan: (RelativePath) throws -> Bool = { [ledger] path in
            let folder = try inbox.folder.open()
            if let status = try SystemCalls.status(of: path, in: folder) { return status.kind != .regular }
            let row = try ledger.row(ArticleKey(inbox: inbox.id, path: path))
            return try inbox.folder.isDeletion(of: path, onceOn: row?.identity, in: folder)
        }
        let swept = try inbox.reports.sweep(isOrphan: mayRemove ? isOrphan : nil, beat: progress)
        for failure in swept.failures { report(.reportsTrouble(reports: inbox.reports.path, reason: "\(failure)")) }
        guard swept.temporaries + swept.orphans > 0 else { return }
        report(.swept(reports: inbox.reports.path, temporaries: swept.temporaries, orphans: swept.orphans))
    }

    /// Waits until every inbox was scanned once: the watches stand and everything that was there is in the ledger.
    ///
    /// - Parameter progress: called about every second meanwhile.
    public func waitForFirstScan(progress: () -> Void) {
        let first = firstScan.withLock { $0 }
        while !scans.isDone(first), !scans.isStopping {
            if !scans.wait(first, until: clinux_boottime_nanoseconds() + 1_000_000_000) { progress() }
        }
        let waiting = (try? ledger.tallies()) ?? [:]  // a count for the journal; trouble shows at the next write
        for inbox in inboxes where inbox.problem == nil {
            report(
                .watching(
                    inbox: inbox.path, reports: inbox.reports.path, mode: inbox.mode, folders: inbox.watchedFolders,
                    waiting: waiting[inbox.id]?.waiting ?? 0))
        }
    }

    /// Ends: what is being analysed is finished within `grace` seconds or given up; what waits stays in the ledger.
    ///
    /// - Returns: whether every thread ended.
    @discardableResult
    public func stop(grace: Double) -> Bool {
        scans.stop()
        dispatcher.stop()
        space.stop()
        eventStop.signal()
        let now = clinux_boottime_nanoseconds()
        var ended = crew.join(until: now + Int64(grace * 1e9))
        if !ended {
            isAbandoned.set()
            ended = crew.join(until: clinux_boottime_nanoseconds() + 5_000_000_000)
        }
        // A thread that does not end leaves its article in flight: the next start treats it as after a death.
        guard ended else { return false }
        hasEnded.withLock { hasEnded in
            guard !hasEnded else { return }
            hasEnded = true
            do {
                try ledger.close()
            } catch {
                report(.ledgerTrouble(reason: "\(error)"))
            }
            // The next spool of this process takes the lock before this one is gone.
            for inbox in inboxes { inbox.reports.unlock() }
            stateLock.unlock()
        }
        return true
    }

    /// The name of a thread that has given no sign of life for too long, if any: the watchdog is not fed then.
    public var stuckThread: String? { heartbeats.first { $0.isStuck }?.name }

    // MARK: - What people ask

    /// The state of each inbox, and what a person should act on.
    public func state() throws -> (inboxes: [ServiceStatus.Inbox], problems: [String]) {
        let tallies = try ledger.tallies()
        let inMemory = dispatcher.waiting
        let states = inboxes.map { inbox in
            let tally = tallies[inbox.id] ?? Ledger.Tally()
            return ServiceStatus.Inbox(
                path: inbox.path, reports: inbox.reports.path, watching: inbox.mode, folders: inbox.watchedFolders,
                reported: tally.reported, failed: tally.failed, waiting: max(tally.waiting, inMemory[inbox.id] ?? 0),
                deferred: tally.deferred, problem: inbox.problem)
        }
        return (states, problems + [space.problem].compactMap { $0 })
    }

    /// What has no current report yet, at most `limit` entries, the first to be tried first.
    public func queue(limit: Int) throws -> [QueueEntry] {
        let contents = dispatcher.contents
        let now = clinux_boottime_nanoseconds()
        let names = Dictionary(uniqueKeysWithValues: inboxes.map { ($0.id, $0.path) })
        func entry(_ key: ArticleKey, _ state: QueueEntry.State, due: Int64? = nil, row: LedgerRow? = nil) -> QueueEntry
        {
            QueueEntry(
                inbox: names[key.inbox] ?? "", path: key.path.description, state: state, attempts: row?.attempts ?? 0,
                nextAttempt: due.map { max(0, Double($0 - now) / 1e9) }, reason: row?.reason)
        }
        var entries = contents.inFlight.sorted { $0.path < $1.path }.map { entry($0, .analysing) }
        entries += contents.suspects.map { entry($0, .suspect) }
        entries += contents.fresh.sorted { $0.path < $1.path }.map { entry($0, .waiting) }
        entries += contents.settling.sorted { $0.value < $1.value }.map { entry($0.key, .settling, due: $0.value) }
        let listed = contents.all
        for row in try ledger.pending(limit: max(0, limit - entries.count) + listed.count)
        where !listed.contains(row.key) {
            let isLater = row.notBefore > now && row.notBefore != Ledger.parked
            let state: QueueEntry.State = row.state == .deferred ? .deferred : isLater ? .settling : .waiting
            entries.append(entry(row.key, state, due: isLater ? row.notBefore : nil, row: row))
        }
        return Array(entries.prefix(limit))
    }

    /// Has articles analysed anew at once: those at `paths` (absolute), or all that failed or are put off.
    ///
    /// - Throws: ``RetryError`` where a path is in no inbox, or nothing is there and never was.
    /// - Returns: how many.
    public func retry(_ paths: [String]) throws -> Int {
        var keys: [ArticleKey] = []
        for path in paths {
            guard let inbox = inboxes.first(where: { path.hasPrefix($0.path + "/") }) else {
                throw RetryError.outside(path)
            }
            let relative = RelativePath(String(path.dropFirst(inbox.path.count + 1)))
            let key = ArticleKey(inbox: inbox.id, path: relative.articleOfSidecar ?? relative)
            guard try ledger.row(key) != nil || inbox.folder.holds(key.path) else { throw RetryError.absent(path) }
            keys.append(key)
        }
        let count = try ledger.retry(paths.isEmpty ? nil : keys)
        dispatcher.clear(suspects: paths.isEmpty ? nil : keys)
        dispatcher.ledgerHasWork()
        guard !paths.isEmpty else { return count }
        for key in keys where try ledger.row(key) == nil { _ = dispatcher.hint(key, .look) }
        return keys.count
    }

    /// Compares the folders with the ledger; returns when that is done.
    ///
    /// - Parameter isCancelled: asked about every 50 ms.
    /// - Throws: ``SyncError/stopped`` where the service stops, or the asker has gone away, before that.
    public func rescan(isCancelled: () -> Bool = { false }) throws(SyncError) {
        try rescan(deadline: .max, isCancelled: isCancelled)
    }

    private func rescan(deadline: Int64, isCancelled: () -> Bool) throws(SyncError) {
        let last = inboxes.map { scans.request($0.id) }.max() ?? 0
        while !scans.isDone(last) {
            guard !scans.isStopping, !isCancelled() else { throw .stopped }
            let now = clinux_boottime_nanoseconds()
            guard now < deadline else { throw .timeout(waiting: dispatcher.contents.all.count) }
            _ = scans.wait(last, until: min(deadline, now + 50_000_000))
        }
    }

    /// Returns when everything that was dropped before the call has its report, or is put off.
    ///
    /// - Parameters:
    ///   - deadline: CLOCK_BOOTTIME nanoseconds.
    ///   - isCancelled: asked about every 50 ms.
    /// - Throws: ``SyncError/timeout(waiting:)`` at the deadline, a database error where the ledger cannot be read.
    /// - Returns: how many articles are put off.
    public func sync(deadline: Int64, isCancelled: () -> Bool) throws -> Int {
        // The listing finds what no event told of; every name that it found stands in the ledger after it.
        try rescan(deadline: deadline, isCancelled: isCancelled)
        let asked = clinux_boottime_nanoseconds()
        var open = dispatcher.contents.all
        while !scans.isStopping, !isCancelled() {
            open.formIntersection(dispatcher.contents.all)
            if open.isEmpty, try !ledger.hasWaiting(since: asked) {
                // What the ledger has as reported may still be on its way to the journal and to who follows.
                open = dispatcher.contents.inFlight
                guard !open.isEmpty else { return try ledger.tallies().values.reduce(0) { $0 + $1.deferred } }
            }
            guard clinux_boottime_nanoseconds() < deadline else {
                throw SyncError.timeout(waiting: try ledger.tallies().values.reduce(open.count) { $0 + $1.waiting })
            }
            usleep(20_000)
        }
        throw SyncError.stopped
    }
}

/// Why a path can't be analysed anew.
public enum RetryError: Error, CustomStringConvertible {
    case outside(String)
    case absent(String)

    public var description: String {
        switch self {
        case .outside(let path):
            "\(path) is in no inbox; name articles by their absolute path (see `diembao status`)"
        case .absent(let path):
            "\(path): there is no such file in the inbox, and no report on one; look for its name with `ls`"
        }
    }
}

/// Why ``Spool/sync(deadline:isCancelled:)`` ended early.
public enum SyncError: Error {
    case timeout(waiting: Int)
    case stopped
}

/// Set once, read by the running analyses (resource).
final class AbandonFlag: Sendable {
    private let flag = Atomic(false)
    var isSet: Bool { flag.load(ordering: .relaxed) }
    func set() { flag.store(true, ordering: .relaxed) }
}
