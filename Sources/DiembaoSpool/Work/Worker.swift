import CLinux
import DiembaoConfiguration
import Glibc

/// One thread that takes articles from the dispatcher, examines them, and makes what was found durable (resource).
struct Worker: Sendable {
    /// What it shares with the other workers (data).
    struct Shared: Sendable {
        let inboxes: [Int64: SpoolInbox]
        let ledger: Ledger
        let dispatcher: Dispatcher
        let examiner: Examiner
        let space: SpaceGate
        let report: @Sendable (SpoolEvent) -> Void
        let requestScan: @Sendable (Int64) -> Void
    }

    let shared: Shared
    let heartbeat: Heartbeat

    /// Files of a backlog that are analysed before they are made durable together.
    static let batchSize = 64
    /// A batch is made durable early when it has taken so long, in nanoseconds.
    static let batchTime: Int64 = 200_000_000

    func run() {
        while shared.space.waitForRoom(heartbeat), let assignment = shared.dispatcher.next(heartbeat) {
            switch assignment {
            case .fresh(let drops):
                process(drops.map { Task(key: $0.key, hint: $0.hint, row: row($0.key)) }, .together) { false }
            case .backlog: processBacklog()
            case .suspect(let suspect, let hint): process(suspect, hint)
            }
        }
        heartbeat.beat(.idle)
    }

    /// One article to examine (data).
    private struct Task {
        enum Source {
            case drop
            /// It waits in the ledger until something is found out about it.
            case ledger
        }

        var key: ArticleKey
        var hint: Hint
        var row: LedgerRow?
        var source = Source.drop
        var quarantinedAfter: Int?
    }

    private func row(_ key: ArticleKey) -> LedgerRow? {
        do {
            return try shared.ledger.row(key)
        } catch {
            trouble(error)
            return nil
        }
    }

    private func processBacklog() {
        var due: [LedgerRow] = []
        do {
            due = try shared.ledger.due(now: clinux_boottime_nanoseconds(), limit: Self.batchSize)
        } catch {
            trouble(error)
        }
        let rows = shared.dispatcher.claim(due)
        // Others may go on with what comes after; the next look at an empty ledger is when something will be due.
        if due.count == Self.batchSize { shared.dispatcher.ledgerHasWork() }
        // A fresh drop does not wait for a backlog.
        process(rows.map { Task(key: $0.key, hint: .look, row: $0, source: .ledger) }, .together) {
            [dispatcher = shared.dispatcher] in
            dispatcher.hasFresh
        }
        do {
            guard let next = try shared.ledger.nextDue() else { return }
            // What is due but in other hands is left alone for a moment.
            let soonest = rows.isEmpty ? clinux_boottime_nanoseconds() + 20_000_000 : 0
            shared.dispatcher.ledgerHasWork(from: max(next, soonest))
        } catch {
            trouble(error)
            shared.dispatcher.ledgerHasWork(from: clinux_boottime_nanoseconds() + 1_000_000_000)
        }
    }

    private func process(_ suspect: Ledger.Suspect, _ hint: Hint) {
        shared.examiner.analysis.warmUp()
        process(
            [
                Task(
                    key: suspect.key, hint: hint, row: row(suspect.key),
                    quarantinedAfter: suspect.isCondemned ? suspect.deaths : nil)
            ], .alone
        ) { false }
    }

    // MARK: - From findings to durable reports

    /// What becomes of a batch (data).
    private struct Batch {
        let departure: Ledger.Departure
        /// Its articles, which are in hand until it is finished.
        var keys: [ArticleKey] = []
        var changes: [Ledger.Change] = []
        var prepared: [(row: LedgerRow, report: ReportFolder.Prepared, former: LedgerRow?, started: Int64)] = []
        var events: [SpoolEvent] = []
        /// Articles that had their report already, but perhaps only in the kernel's memory.
        var current: [(row: LedgerRow, former: LedgerRow?)] = []
        /// Articles whose report is durable.
        var done: [LedgerRow] = []
        /// Articles that were examined to the end, so that they did not kill anybody.
        var cleared: [ArticleKey] = []
        /// Inboxes that are away.
        var parked: Set<Int64> = []
        var nextDue = Int64.max
    }

    /// Whether other articles may be in flight at the same time (data).
    private enum Company {
        case together, alone
    }

    /// Examines articles and makes what was found durable.
    ///
    /// - Parameter makesWay: whether to leave the rest for later; what is done is made durable at once then.
    private func process(_ tasks: [Task], _ company: Company, makesWay: () -> Bool) {
        guard !tasks.isEmpty else { return }
        guard let departure = record({ try shared.ledger.depart(tasks.map(\.key), alone: company == .alone) }) else {
            return shared.dispatcher.finish(tasks.map(\.key))
        }
        var batch = Batch(departure: departure)
        let start = clinux_boottime_nanoseconds()
        var left = tasks[...]
        while let task = left.popFirst() {
            heartbeat.beat(.computing)
            batch.keys.append(task.key)
            guard let inbox = shared.inboxes[task.key.inbox] else {
                batch.changes.append(.remove(task.key))
                continue
            }
            // An analysis that takes long keeps nobody waiting: what is done is made durable, the rest is given back.
            let found = find(task, inbox) {
                guard batch.keys.count > 1 || !left.isEmpty else { return }
                var done = batch
                batch = Batch(departure: departure, keys: [task.key])
                done.keys.removeLast()
                giveBack(&left, into: &done)
                finish(&done)
            }
            // It has come through: a death while its report is written is not its fault.
            if company == .alone { _ = record { try shared.ledger.depart([task.key], alone: false) } }
            take(found, task, inbox, into: &batch)
            if makesWay() || clinux_boottime_nanoseconds() - start > Self.batchTime { break }
        }
        giveBack(&left, into: &batch)
        finish(&batch)
    }

    private func giveBack(_ tasks: inout ArraySlice<Task>, into batch: inout Batch) {
        while let task = tasks.popFirst() {
            batch.keys.append(task.key)
            switch task.source {
            // It is in hand: the hint has it examined again as soon as it no longer is.
            case .drop: _ = shared.dispatcher.hint(task.key, task.hint)
            // Due at once, but not before it has landed: until then the ledger does not hand it out.
            case .ledger: batch.nextDue = 0
            }
        }
    }

    private func finish(_ batch: inout Batch) {
        commit(&batch)
        heartbeat.beat(.computing)
        shared.dispatcher.clear(suspects: batch.cleared)
        shared.dispatcher.finish(batch.keys)
        if batch.nextDue < .max { shared.dispatcher.ledgerHasWork(from: batch.nextDue) }
    }

    /// What an examination came to, or what kept it from coming to anything (data).
    private struct Found {
        var finding: Result<Examiner.Finding, any Error>
        var started: Int64
    }

    private func find(_ task: Task, _ inbox: SpoolInbox, whenSlow: () -> Void) -> Found {
        let started = clinux_boottime_nanoseconds()
        let finding = Result {
            try shared.examiner.examine(
                task.key, task.hint, row: task.row, quarantinedAfter: task.quarantinedAfter, inbox: inbox.folder,
                reports: inbox.reports, heartbeat: heartbeat, whenSlow: whenSlow)
        }
        return Found(finding: finding, started: started)
    }

    private func take(_ found: Found, _ task: Task, _ inbox: SpoolInbox, into batch: inout Batch) {
        do {
            try settle(found.finding.get(), task, inbox, started: found.started, into: &batch)
        } catch let error as SystemCallError {
            put(off: task, error, identity: nil, into: &batch)
        } catch let error as InboxError {
            // The whole inbox is away: nothing is known of its articles until it is back and scanned.
            guard batch.parked.insert(inbox.id).inserted else { return }
            inbox.noteProblem(error.description)
            _ = record { try shared.ledger.park(inbox.id) }
            inbox.noteParked()
            shared.requestScan(inbox.id)
        } catch {
            put(
                off: task, SystemCallError("\(error)", task.key.path.description, errno: EIO), identity: nil,
                into: &batch)
        }
    }

    private func settle(
        _ finding: Examiner.Finding, _ task: Task, _ inbox: SpoolInbox, started: Int64, into batch: inout Batch
    ) throws {
        let key = task.key
        switch finding {
        case .gone:
            try forget(key, inbox, into: &batch)
        case .away:
            // A file system below the inbox is not mounted. What has its report is left alone until it is.
            guard let row = task.row, row.state == .waiting || row.state == .deferred else { break }
            put(
                off: task, SystemCallError("open", key.path.description, errno: ENODEV), identity: row.identity,
                into: &batch)
        case .abandoned:
            break
        case .notAFile(let kind):
            try forget(key, inbox, into: &batch)
            if inbox.isFirstTime(ignoring: key.path) {
                batch.events.append(.ignored(inbox: inbox.path, path: key.path, reason: kind))
            }
        case .unsettled(let row):
            batch.changes.append(.put(row))
            batch.nextDue = min(batch.nextDue, row.notBefore)
        case .deferred(let error, let identity):
            put(off: task, error, identity: identity, into: &batch)
        case .readerKilled(let error, let identity, let kills):
            put(off: task, error, identity: identity, readerKills: kills, into: &batch)
        case .current(let row):
            batch.current.append((row, task.row))
        case .report(let row, let report):
            if let deaths = task.quarantinedAfter {
                batch.events.append(.quarantined(inbox: inbox.path, path: key.path, deaths: deaths))
            }
            batch.prepared.append((row, report, task.row, started))
        }
    }

    /// The article is no more; whether its report goes with it is for the configuration to say.
    private func forget(_ key: ArticleKey, _ inbox: SpoolInbox, into batch: inout Batch) throws {
        if inbox.settings.onDelete == .delete, try inbox.reports.removeReport(of: key.path) {
            batch.events.append(.removed(inbox: inbox.path, path: key.path, report: key.path.report))
        }
        batch.changes.append(.remove(key))
        batch.cleared.append(key)
    }

    /// A passing fault never writes or replaces a report: the article is tried again, 1 s later, then 2 s, 4 s … up to
    /// 15 minutes.
    private func put(
        off task: Task, _ error: SystemCallError, identity: FileIdentity?, readerKills: LedgerRow.ReaderKills? = nil,
        into batch: inout Batch
    ) {
        guard let inbox = shared.inboxes[task.key.inbox] else { return }
        let attempts = (task.row?.state == .deferred ? task.row?.attempts ?? 0 : 0) + 1
        let delay = min(900, Double(1 << min(attempts - 1, 10)))
        var row =
            task.row
            ?? LedgerRow(
                key: task.key, state: .deferred, rank: .fresh,
                identity: FileIdentity(device: 0, inode: 0, size: 0, modified: 0, changed: 0))
        if let identity { row.identity = identity }
        row.state = .deferred
        row.attempts = attempts
        row.reason = error.description
        if let readerKills { row.readerKills = readerKills }
        row.notBefore = clinux_boottime_nanoseconds() + Int64(delay * 1e9)
        batch.changes.append(.put(row))
        batch.nextDue = min(batch.nextDue, row.notBefore)
        batch.events.append(
            .deferred(
                inbox: inbox.path, path: task.key.path, reason: error.description, errno: error.errno,
                attempts: attempts,
                delay: delay))
    }

    private func commit(_ batch: inout Batch) {
        heartbeat.beat(.writing)
        flushCurrent(&batch)
        for (inbox, indices) in Dictionary(grouping: batch.prepared.indices, by: { batch.prepared[$0].row.key.inbox }) {
            guard let spool = shared.inboxes[inbox] else { continue }
            let results = spool.reports.publish(indices.map { batch.prepared[$0].report })
            for (index, result) in zip(indices, results) {
                var (row, report, former, started) = batch.prepared[index]
                do throws(SystemCallError) {
                    row.reportLook = try result.get()
                    row.partsDigest = try spool.reports.partsDigest(of: report.path, count: row.parts)
                    batch.done.append(row)
                    batch.changes.append(.put(row))
                    batch.cleared.append(row.key)
                    batch.events.append(
                        .reported(
                            SpoolEvent.ReportedArticle(
                                inbox: spool.path, path: row.key.path, reports: spool.reports.path, report: report.path,
                                sha256: row.sha256, bytes: row.identity.size,
                                microseconds: (clinux_boottime_nanoseconds() - started) / 1000,
                                errorCode: row.errorCode,
                                isRecovered: former?.state == .deferred)))
                } catch {
                    put(
                        off: Task(key: row.key, hint: .look, row: former), error, identity: row.identity, into: &batch)
                    if error.errno == ENOENT || error.errno == ESTALE { shared.requestScan(inbox) }
                }
            }
        }
        let changes = batch.keys.map { .landed($0) } + batch.changes + batch.cleared.map { .cleared(suspect: $0) }
        // At a stop the reports stand; without their rows they are compared with their articles at the next start.
        let isDoubted = record { [departure = batch.departure] in try shared.ledger.apply(changes, since: departure) }
        for event in batch.events { shared.report(event) }
        // Another folder stands where the reports were: what was found or written in the former one counts for nothing.
        if isDoubted == true { batch.nextDue = 0 }
        guard isDoubted == false else { return }
        for row in batch.done where row.state == .reported { takeAway(row) }
    }

    /// A report that was found in place counts only when it is as durable as one that was just written.
    private func flushCurrent(_ batch: inout Batch) {
        for (inbox, indices) in Dictionary(grouping: batch.current.indices, by: { batch.current[$0].row.key.inbox }) {
            guard let spool = shared.inboxes[inbox] else { continue }
            do throws(SystemCallError) {
                try spool.reports.flush()
                for index in indices {
                    let row = batch.current[index].row
                    batch.done.append(row)
                    batch.changes.append(.put(row))
                    batch.cleared.append(row.key)
                    batch.events.append(.current(inbox: spool.path, path: row.key.path))
                }
            } catch {
                for index in indices {
                    let (row, former) = batch.current[index]
                    put(off: Task(key: row.key, hint: .look, row: former), error, identity: row.identity, into: &batch)
                }
            }
        }
    }

    /// Writes to the ledger, again and again while a passing fault keeps it from being written: articles whose end is
    /// not recorded would count as in flight for ever.
    ///
    /// - Returns: what it returns; `nil` when the service stops first.
    private func record<Value>(_ write: () throws -> Value) -> Value? {
        while true {
            do {
                return try write()
            } catch {
                trouble(error)
                heartbeat.beat(.idle)
                guard shared.dispatcher.pause(until: clinux_boottime_nanoseconds() + 1_000_000_000) else {
                    return nil
                }
                heartbeat.beat(.writing)
            }
        }
    }

    private func takeAway(_ row: LedgerRow) {
        guard let inbox = shared.inboxes[row.key.inbox], inbox.settings.afterSuccess != .keep else { return }
        do {
            guard let destination = try inbox.taking.take(row, ledger: shared.ledger) else { return }
            shared.report(.taken(inbox: inbox.path, path: row.key.path, to: destination))
        } catch let error as SystemCallError {
            shared.report(
                .deferred(
                    inbox: inbox.path, path: row.key.path,
                    reason: "it has its report, but could not be taken away: \(error)",
                    errno: error.errno, attempts: 1, delay: 0))
        } catch {
            trouble(error)
        }
    }

    private func trouble(_ error: any Error) {
        // Damage is told by the ledger itself.
        guard !Ledger.isDamage(error) else { return }
        shared.report(.ledgerTrouble(reason: "\(error)"))
    }
}
