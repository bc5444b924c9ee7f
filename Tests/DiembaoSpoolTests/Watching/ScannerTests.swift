import DiembaoConfiguration
import DiembaoCore
import Glibc
import Testing

@testable import DiembaoSpool

/// A scanner on folders of its own, beside whose scans a test does what workers do, step by step.
@Suite struct `A listing` {
    let temporary = TemporaryFolder()
    let inbox: SpoolInbox
    let ledger: Ledger
    let dispatcher = Dispatcher()
    let scanner: Scanner
    let heartbeat = Heartbeat(name: "test")

    init() throws {
        for folder in ["inbox", "reports"] { chmod(temporary.folder(folder), 0o777) }
        chmod(temporary.path, 0o777)
        let reports = try ReportFolder(path: temporary.path + "/reports")
        ledger = try Ledger(folder: temporary.folder("state"))
        let settings = Configuration.Inbox(path: temporary.path + "/inbox", reports: reports.path, settle: 60)
        (inbox, _) = try SpoolInbox.open(settings, reports: reports, ledger: ledger)
        scanner = Scanner(
            inboxes: [inbox], ledger: ledger, dispatcher: dispatcher, scans: ScanQueue(), report: { _ in },
            heartbeat: heartbeat)
        _ = try inbox.folder.adopt()
    }

    private func key(_ name: String) -> ArticleKey { ArticleKey(inbox: inbox.id, path: RelativePath(name)) }

    private func drop(_ name: String) { write("Bài báo.", temporary.path + "/inbox/" + name) }

    private func scan() { #expect(scanner.scan(inbox, within: .root)) }

    private static func examine(
        _ key: ArticleKey, _ hint: Hint, row: LedgerRow? = nil, of inbox: SpoolInbox
    ) throws -> Examiner.Finding {
        let examiner = Examiner(
            analysis: ArticleAnalysis(analyzer: Analyzer()), limits: Configuration.Limits(), isAbandoned: { false })
        return try examiner.examine(
            key, hint, row: row, inbox: inbox.folder, reports: inbox.reports, heartbeat: Heartbeat(name: "test"))
    }

    /// What a worker takes in hand next.
    private func taken() -> [(key: ArticleKey, hint: Hint)] {
        guard case .fresh(let drops)? = dispatcher.next(heartbeat) else { return [] }
        return drops
    }

    /// Examines an article and puts its report in place: all that a worker does but for the row.
    private func reportWithoutRow(_ name: String) throws -> LedgerRow {
        guard case .report(var row, let report) = try Self.examine(key(name), .closed, of: inbox) else {
            throw Unexpected(finding: "no report on \(name)")
        }
        for result in inbox.reports.publish([report]) { row.reportLook = try result.get() }
        return row
    }

    private struct Unexpected: Error { var finding: String }

    @Test(.enabled(if: isRoot, "only root can take another's place here"))
    func `between a report's coming and its row's has nobody wait for the article to settle`() throws {
        drop("a.txt")
        #expect(dispatcher.hint(key("a.txt"), .closed))
        #expect(taken().map(\.hint) == [.closed])
        var row = try reportWithoutRow("a.txt")
        chmod(temporary.path + "/reports/a.txt.json", 0o644)
        row.identity.changed = 0  // as of one that is read at once
        scan()
        #expect(try ledger.row(key("a.txt")) == nil, "the row is the worker's to write")
        try ledger.apply([.landed(row.key), .put(row)])
        dispatcher.finish([row.key])
        #expect(taken().map(\.hint) == [.look], "it may have changed since the worker read it")
        let (inbox, found) = (inbox, try #require(try ledger.row(row.key)))
        #expect(found.state == .reported)
        let isCurrent = try withoutRights {
            guard case .current = try Self.examine(found.key, .look, row: found, of: inbox) else { return false }
            return true
        }
        #expect(isCurrent, "though no lease tells that it is closed")
    }

    @Test func `finds what was deleted though it lists as much that has no row yet`() throws {
        drop("gone.txt")
        scan()
        var gone = try #require(try ledger.row(key("gone.txt")))
        gone.state = .reported
        try ledger.apply([.put(gone)])
        unlink(temporary.path + "/inbox/gone.txt")
        drop("a.txt")
        #expect(dispatcher.hint(key("a.txt"), .closed))
        _ = taken()
        scan()
        #expect(try ledger.row(key("a.txt")) == nil)
        #expect(try ledger.row(gone.key)?.state == .waiting, "a worker sees to its report")
    }

    @Test(.enabled(if: isRoot, "only root can take another's place here"))
    func `has what was closed when it was reported read again without a wait for its sidecar or its report`() throws {
        drop("a.txt")
        chown(temporary.path + "/inbox/a.txt", 65534, 65534)
        usleep(30_000)
        let row = try reportWithoutRow("a.txt")
        try ledger.apply([.put(row)])
        scan()
        #expect(try ledger.row(row.key) == row)
        write("{}", temporary.path + "/inbox/a.txt.meta.json")
        scan()
        #expect(try ledger.row(row.key)?.notBefore == -1)
        unlink(temporary.path + "/inbox/a.txt.meta.json")
        try ledger.apply([.put(row)])
        unlink(temporary.path + "/reports/a.txt.json")
        scan()
        #expect(try ledger.row(row.key)?.notBefore == -1)
    }
}
