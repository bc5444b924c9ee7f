import CLinux
import DiembaoConfiguration
import Glibc

/// The thread that compares the folders with the ledger (resource): at the start, where inotify lost something, where
/// a folder came or went, and every few minutes. The listing is the truth; events only say when to look.
///
/// Guarantee: a folder is watched before it is listed, so that a file that comes during the listing is either listed
/// or told of.
final class Scanner: Sendable {
    let inboxes: [SpoolInbox]
    let ledger: Ledger
    let dispatcher: Dispatcher
    let scans: ScanQueue
    let report: @Sendable (SpoolEvent) -> Void
    let heartbeat: Heartbeat

    init(
        inboxes: [SpoolInbox], ledger: Ledger, dispatcher: Dispatcher, scans: ScanQueue,
        report: @escaping @Sendable (SpoolEvent) -> Void, heartbeat: Heartbeat
    ) {
        self.inboxes = inboxes
        self.ledger = ledger
        self.dispatcher = dispatcher
        self.scans = scans
        self.report = report
        self.heartbeat = heartbeat
    }

    /// Entries that are compared with the ledger in one transaction.
    private static let chunk = 512
    /// Seconds after which an inbox that is away is looked for again.
    private static let searchInterval = 2.0
    /// Seconds after which an inbox is scanned again that could not be read as a whole.
    private static let repairInterval = 10.0

    /// Scans what is asked for, and each inbox again and again from its first scan on.
    func run() {
        var due: [Int64: Int64] = [:]
        while true {
            // However much else is asked for, what is due is not put off.
            let now = clinux_boottime_nanoseconds()
            for (inbox, time) in due where time <= now { scans.request(inbox) }
            guard let request = scans.next(until: due.values.min() ?? .max, heartbeat) else {
                guard !scans.isStopping else { return heartbeat.beat(.idle) }
                continue
            }
            heartbeat.beat(.computing)
            if let inbox = inboxes.first(where: { $0.id == request.inbox }) {
                let start = clinux_boottime_nanoseconds()
                let isThere = scan(inbox, within: request.folder)
                let end = clinux_boottime_nanoseconds()
                if request.folder.isRoot || !isThere || inbox.problem != nil {
                    let seconds = isThere ? interval(inbox, lastScan: Double(end - start) / 1e9) : Self.searchInterval
                    due[inbox.id] =
                        request.folder.isRoot
                        ? end + Int64(seconds * 1e9)
                        : min(due[inbox.id] ?? .max, end + Int64(seconds * 1e9))
                }
            }
            scans.finish()
        }
    }

    /// Seconds until the next scan. What the file system needs, of which a thirtieth of the time at the most is for scanning; or what was
    /// configured, of which half may be: who asks for it wants it.
    private func interval(_ inbox: SpoolInbox, lastScan: Double) -> Double {
        if let configured = inbox.settings.pollInterval { return max(configured, lastScan) }
        let needed =
            switch FileSystemKind(of: inbox.path) {
            case _ where inbox.mode == "polling" || inbox.problem != nil: Self.repairInterval
            case .remote: 10.0
            case .overlay: 60.0
            case .local: 300.0
            }
        return max(needed, lastScan * 30)
    }

    // MARK: - One scan

    /// - Returns: whether the inbox was there and could be read.
    func scan(_ inbox: SpoolInbox, within folder: RelativePath) -> Bool {
        do {
            var walk = try begin(inbox, folder)
            try walkFolders(&walk, inbox)
            try findMissing(walk, inbox)
            if walk.foundWork { dispatcher.ledgerHasWork() }
            try end(inbox, walk)
            return true
        } catch let error as InboxError {
            if inbox.problem == nil { report(.inboxAway(inbox: inbox.path, reason: error.description)) }
            inbox.noteProblem(error.description)
        } catch {
            report(.scanFailed(inbox: inbox.path, path: folder, reason: "\(error)"))
            inbox.noteProblem("\(error)")
        }
        return false
    }

    /// What one scan learns (data).
    private struct Walk: ~Copyable {
        let root: Descriptor
        let folder: RelativePath
        /// Another folder stands at the inbox's path than before: what is missing was not deleted.
        let isReplaced: Bool
        /// Articles that have a row: those that were listed, but for the ``unrecorded``.
        var seen = 0
        /// Articles that were listed, but whose rows are for a worker to write.
        var unrecorded: [ArticleKey] = []
        var foundWork = false
        var problem: String?

        init(_ root: consuming Descriptor, folder: RelativePath) {
            self.root = root
            self.folder = folder
            isReplaced = false
        }

        init(_ adoption: consuming InboxFolder.Adoption, folder: RelativePath, isReplaced: Bool) {
            root = adoption.folder
            self.folder = folder
            self.isReplaced = isReplaced
        }
    }

    private func begin(_ inbox: SpoolInbox, _ folder: RelativePath) throws -> Walk {
        guard folder.isRoot else { return Walk(try inbox.folder.open(), folder: folder) }
        do {
            if try inbox.reports.reopen() {
                report(
                    .reportsTrouble(
                        reports: inbox.reports.path,
                        reason: "it was gone or another one; every report is looked at, and made anew where need be"))
                // What lies there may be older than the ledger: a copy, or a disk that was away for a while.
                try ledger.doubtReports(of: inbox.id)
                dispatcher.ledgerHasWork()
            }
        } catch {
            report(.reportsTrouble(reports: inbox.reports.path, reason: "\(error)"))
        }
        let adoption = try inbox.folder.adopt()
        if adoption.isNew { inbox.watch?.remove(within: .root) }
        let noted = inbox.reports.notedInboxInode()
        let isReplaced = noted != nil && noted != adoption.identity.inode
        return Walk(adoption, folder: folder, isReplaced: isReplaced)
    }

    private func end(_ inbox: SpoolInbox, _ walk: borrowing Walk) throws {
        guard walk.folder.isRoot else {
            // What is wrong elsewhere in the inbox is still wrong.
            if let problem = walk.problem { inbox.noteProblem(problem) }
            return
        }
        let former = inbox.problem
        inbox.noteProblem(walk.problem)
        if former != nil, walk.problem == nil { report(.inboxBack(inbox: inbox.path)) }
        if inbox.takeParked() {
            do {
                try ledger.unpark(inbox.id)
            } catch {
                inbox.noteParked()
                throw error
            }
            dispatcher.ledgerHasWork()
        }
        do {
            try inbox.reports.note(inboxInode: UInt64(try SystemCalls.status(of: walk.root, .root).st_ino))
        } catch {
            report(.reportsTrouble(reports: inbox.reports.path, reason: "\(error)"))
        }
    }

    private func walkFolders(_ walk: inout Walk, _ inbox: SpoolInbox) throws {
        var folders = [walk.folder]
        while let folder = folders.popLast() {
            heartbeat.beat()
            guard !scans.isStopping else { return }
            do {
                try list(folder, &walk, inbox, subfolders: &folders)
            } catch let error as SystemCallError {
                // Removed since its parent was listed: its own event, or the next scan, tells.
                if error.errno == ENOENT || error.errno == ENOTDIR || error.errno == ELOOP { continue }
                walk.problem = error.description
                report(.scanFailed(inbox: inbox.path, path: folder, reason: error.description))
            }
        }
    }

    private func list(
        _ path: RelativePath, _ walk: inout Walk, _ inbox: SpoolInbox, subfolders: inout [RelativePath]
    ) throws {
        inbox.watch?.expect(path)
        let folder = try SystemCalls.open(path, in: walk.root, flags: O_RDONLY | O_DIRECTORY)
        // A folder of this name left meanwhile: whoever was told of it has asked for another scan.
        guard watch(folder, path, inbox) else { return }
        let reader = try FolderReader(folder, path)
        var found: [Found] = []
        while let entry = try reader.next() {
            let entryPath = path.appending(entry.name)
            if try entry.isFolder(in: walk.root, entryPath) {
                if inbox.folder.entersFolder(entryPath) { subfolders.append(entryPath) }
                if inbox.folder.isOfTaking(entryPath), try inbox.taking.putBack(from: entryPath, in: walk.root) {
                    // This listing may have passed the names by.
                    scans.request(inbox.id, within: path)
                }
                continue
            }
            guard inbox.folder.isArticle(entryPath),
                let status = try SystemCalls.status(of: RelativePath(entry.name), in: folder)
            else { continue }
            guard status.kind == .regular else {
                if inbox.isFirstTime(ignoring: entryPath) {
                    report(.ignored(inbox: inbox.path, path: entryPath, reason: Examiner.name(of: status.kind)))
                }
                continue
            }
            let sidecar = try sidecarStatus(RelativePath(entry.name), in: folder)
            found.append(Found(path: entryPath, identity: FileIdentity(status), owner: status.st_uid, sidecar: sidecar))
            if found.count == Self.chunk {
                try compare(found, &walk, inbox)
                found.removeAll(keepingCapacity: true)
                heartbeat.beat()
                guard !scans.isStopping else { return }
            }
        }
        try compare(found, &walk, inbox)
    }

    private func sidecarStatus(_ name: RelativePath, in folder: borrowing Descriptor) throws -> FileIdentity? {
        do {
            guard let status = try SystemCalls.status(of: name.sidecar, in: folder), status.kind == .regular
            else { return nil }
            return FileIdentity(status)
        } catch {
            guard error.errno == ENAMETOOLONG else { throw error }
            return nil
        }
    }

    /// - Returns: whether the folder may be listed.
    private func watch(_ folder: borrowing Descriptor, _ path: RelativePath, _ inbox: SpoolInbox) -> Bool {
        guard let watch = inbox.watch, inbox.mode == "inotify" else { return true }
        do {
            return try watch.add(folder, at: path)
        } catch {
            // What is watched stays watched; the rest is listed every few seconds.
            inbox.mode = "polling"
            report(
                .watchesExhausted(inbox: inbox.path, reason: error.description, cure: WatchLimit.cure(for: error.errno))
            )
            return true
        }
    }

    // MARK: - Listing against ledger

    /// An article as a listing shows it (data).
    private struct Found {
        var path: RelativePath
        var identity: FileIdentity
        var owner: UInt32
        var sidecar: FileIdentity?
    }

    private func compare(_ found: [Found], _ walk: inout Walk, _ inbox: SpoolInbox) throws {
        guard !found.isEmpty else { return }
        walk.seen += found.count
        let keys = found.map { ArticleKey(inbox: inbox.id, path: $0.path) }
        let reading = try ledger.reading(keys)
        var changes: [Ledger.Change] = []
        for (article, (key, row)) in zip(found, zip(keys, reading.rows)) {
            if let row, try isAsLedgerSays(article, row, inbox) { continue }
            changes.append(.put(waiting(key, article, row, inbox)))
        }
        let unrecorded = try record(changes, reading, inbox)
        walk.seen -= unrecorded.count
        walk.unrecorded += unrecorded
        if !changes.isEmpty { walk.foundWork = true }
    }

    /// Puts down what a listing showed, but not of what a worker has in hand, or had since the rows were read: what it finds out,
    /// or found out, is newer. Its report may be in place while its row is not. Such an article is examined once more instead.
    ///
    /// - Returns: those of which nothing was put down.
    private func record(
        _ changes: [Ledger.Change], _ reading: Ledger.Reading, _ inbox: SpoolInbox
    ) throws -> [ArticleKey] {
        guard !changes.isEmpty else { return [] }
        let inHand = dispatcher.touch(changes.map(\.key))
        let overtaken = try ledger.apply(changes.filter { !inHand.contains($0.key) }, unlessChangedSince: reading)
        for key in overtaken where !dispatcher.hint(key, .look) { scans.request(inbox.id) }
        dispatcher.ledgerHasWork()
        return inHand + overtaken
    }

    private func isAsLedgerSays(_ article: Found, _ row: LedgerRow, _ inbox: SpoolInbox) throws -> Bool {
        guard row.identity == article.identity, row.sidecar == article.sidecar || row.state == .waiting else {
            return false
        }
        switch row.state {
        case .waiting, .deferred: return true
        // With `after_success` it would not be here: a death, or a fault, came before it was taken away.
        case .reported where inbox.settings.afterSuccess != .keep: return false
        case .reported, .failed: return try hasReports(article.path.report, row, inbox)
        }
    }

    private func hasReports(_ report: RelativePath, _ row: LedgerRow, _ inbox: SpoolInbox) throws -> Bool {
        guard let look = try inbox.reports.look(of: report), look == row.reportLook else { return false }
        guard row.parts > 0 else { return true }
        guard let digest = row.partsDigest else { return false }
        return try inbox.reports.partsDigest(of: report, count: row.parts) == digest
    }

    private func waiting(_ key: ArticleKey, _ article: Found, _ row: LedgerRow?, _ inbox: SpoolInbox) -> LedgerRow {
        var waiting = row ?? LedgerRow(key: key, state: .waiting, identity: article.identity)
        waiting.state = .waiting
        waiting.rank = .backlog
        waiting.identity = article.identity
        // Where a lease tells whether it is closed, it can be looked at now; else it must stay the same for a while.
        let ourselves = geteuid()
        let mayLease = ourselves == 0 || article.owner == ourselves
        let now = clinux_boottime_nanoseconds()
        if row?.state != .waiting { waiting.waitingSince = now }
        waiting.notBefore = mayLease ? 0 : now + Int64(inbox.settings.settle * 1e9)
        // It was closed when its report was made, and is only read once more: because that was a moment after its change, because
        // its sidecar is another, or because its report is gone.
        if let row, row.state == .reported || row.state == .failed, row.isAbout(article.identity) {
            waiting.notBefore = -1
        }
        return waiting
    }

    // MARK: - Ledger against listing

    /// Looks for articles that the ledger knows and the listing does not have. Of those that were listed it is known which have
    /// a row by now, so that only a surplus of rows needs a closer look.
    private func findMissing(_ walk: borrowing Walk, _ inbox: SpoolInbox) throws {
        touchMissing(walk, inbox)
        // In this order: a row that is written in between is a surplus, and not missed.
        let listed = try walk.seen + ledger.reading(walk.unrecorded).rows.count { $0 != nil }
        guard !scans.isStopping, try ledger.count(within: walk.folder, of: inbox.id) > listed else { return }
        var last: RelativePath?
        while true {
            heartbeat.beat()
            let reading = try ledger.reading(within: walk.folder, of: inbox.id, after: last, limit: Self.chunk)
            guard let end = reading.keys.last, !scans.isStopping else { return }
            last = end.path
            var changes: [Ledger.Change] = []
            for case let row? in reading.rows {
                if let change = try change(for: row, walk, inbox) { changes.append(change) }
            }
            _ = try record(changes, reading, inbox)
        }
    }

    /// What is in a worker's hands and was read before its folder left has no row yet that would show it missing, and no
    /// event of its own: it is examined once more.
    private func touchMissing(_ walk: borrowing Walk, _ inbox: SpoolInbox) {
        for key in dispatcher.inFlight(within: walk.folder, of: inbox.id) {
            guard let status = try? SystemCalls.status(of: key.path, in: walk.root), status.kind == .regular else {
                dispatcher.touch([key])
                continue
            }
        }
    }

    private func change(for row: LedgerRow, _ walk: borrowing Walk, _ inbox: SpoolInbox) throws -> Ledger.Change? {
        let status: stat?
        do {
            status = try SystemCalls.status(of: row.key.path, in: walk.root)
        } catch {
            return nil  // a folder on the way cannot be entered: nothing is known
        }
        // There, but no article by the present configuration: its report stays, nothing more is done about it.
        guard inbox.folder.isArticle(row.key.path), isEntered(row.key.path.parent, inbox) else {
            return .remove(row.key)
        }
        if status?.kind == .regular { return nil }
        guard !walk.isReplaced else { return .remove(row.key) }
        if status == nil {
            guard try inbox.folder.isDeletion(of: row.key.path, onceOn: row.identity, in: walk.root) else { return nil }
        }
        // Deleted, or something else has its name: a worker sees to its report.
        var gone = row
        gone.state = .waiting
        gone.notBefore = 0
        return .put(gone)
    }

    private func isEntered(_ folder: RelativePath, _ inbox: SpoolInbox) -> Bool {
        folder.isRoot || inbox.folder.entersFolder(folder)
    }
}
