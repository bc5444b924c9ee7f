import CLinux
import DiembaoConfiguration
import DiembaoCore
import Foundation
import Glibc
import Synchronization
import Testing

@testable import DiembaoSpool

/// An inbox, its reports, and what is needed to look at its articles (resource).
private final class Desk {
    let temporary = TemporaryFolder()
    let inbox: InboxFolder
    let reports: ReportFolder
    let path: String
    var limits = Configuration.Limits()
    var isAbandoned = false
    var readerProgram: String?
    /// What is done in the middle of an analysis.
    var analyze: (@Sendable (SourceDocument, () -> Bool) -> AnalysisOutcome)?

    init(settle: Double = 0.05) throws {
        path = temporary.folder("inbox")
        let settings = Configuration.Inbox(path: path, reports: temporary.path + "/reports", settle: settle)
        inbox = InboxFolder(id: 1, settings: settings, path: path)
        reports = try ReportFolder(path: settings.reports)
        _ = try inbox.adopt()
    }

    func examine(
        _ path: RelativePath, _ hint: Hint = .look, row: LedgerRow? = nil, quarantinedAfter deaths: Int? = nil
    ) throws -> Examiner.Finding {
        let isAbandoned = isAbandoned
        let examiner = Examiner(
            analysis: ArticleAnalysis(analyzer: Analyzer(), analyze: analyze, readerProgram: readerProgram),
            limits: limits, isAbandoned: { isAbandoned })
        return try examiner.examine(
            ArticleKey(inbox: 1, path: path), hint, row: row, quarantinedAfter: deaths, inbox: inbox, reports: reports,
            heartbeat: Heartbeat(name: "test"))
    }

    func examine(_ name: String, _ hint: Hint = .look, row: LedgerRow? = nil) throws -> Examiner.Finding {
        try examine(RelativePath(name), hint, row: row)
    }

    /// Examines, publishes what comes of it, and gives the row.
    func report(_ name: String, _ hint: Hint = .look, row: LedgerRow? = nil) throws -> LedgerRow {
        guard case .report(var row, let report) = try examine(name, hint, row: row) else {
            throw Unexpected(finding: "no report on \(name)")
        }
        for result in reports.publish([report]) { row.reportLook = try result.get() }
        return row
    }

    struct Unexpected: Error { var finding: String }
}

extension Examiner.Finding {
    /// The finding in a word.
    fileprivate var word: String {
        switch self {
        case .gone: "gone"
        case .away: "away"
        case .notAFile(let kind): kind
        case .unsettled: "unsettled"
        case .deferred(let error, _): "deferred \(error.errno)"
        case .readerKilled(_, _, let kills): "killed \(kills.count)"
        case .current: "current"
        case .report(let row, _): "report \(row.errorCode ?? "analysed")"
        case .abandoned: "abandoned"
        }
    }

    fileprivate var row: LedgerRow? {
        switch self {
        case .unsettled(let row), .current(let row), .report(let row, _): row
        default: nil
        }
    }
}

@Suite struct `An article under examination` {
    private let desk: Desk

    init() throws {
        desk = try Desk()
    }

    private var path: String { desk.path }

    // MARK: - Closed or not

    @Test func `is read at once when its event says that it was closed`() throws {
        write("Bài báo.", path + "/a.txt")
        let finding = try desk.examine("a.txt", .closed)
        #expect(finding.word == "report analysed")
        #expect(finding.row?.sha256 == SHA256.hexDigest(of: Array("Bài báo.".utf8)))
    }

    @Test(.enabled(if: leasesAreGiven, "no leases are given here"))
    func `is read at once when nobody has it open for writing, and not before`() throws {
        write("Bài báo.", path + "/a.txt")
        #expect(try desk.examine("a.txt").word == "report analysed")
        let writer = Writer(path + "/a.txt")
        let finding = try desk.examine("a.txt")
        #expect(finding.word == "unsettled")
        let row = try #require(finding.row)
        #expect(row.notBefore > clinux_boottime_nanoseconds())
        usleep(60_000)
        #expect(try desk.examine("a.txt", row: row).word == "unsettled", "however long it stays the same")
        _ = consume writer
        #expect(try eventually { try desk.examine("a.txt", row: row).word == "report analysed" })
    }

    @Test(.enabled(if: leasesAreGiven, "no leases are given here"))
    func `is not read while a writer has it mapped, though its descriptor is closed`() throws {
        write("Bài báo.", path + "/a.txt")
        let file = open(path + "/a.txt", O_RDWR | O_CLOEXEC)
        let memory = mmap(nil, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
        close(file)
        #expect(try desk.examine("a.txt").word == "unsettled")
        munmap(memory, 4096)
        #expect(try eventually { try desk.examine("a.txt").word == "report analysed" })
    }

    @Test(.enabled(if: isRoot, "only root can take another's place here"))
    func `where no lease is given counts as closed when it stayed the same for the settling time`() throws {
        write("Bài báo.", path + "/a.txt")
        for folder in [desk.temporary.path, path, desk.temporary.path + "/reports"] { chmod(folder, 0o777) }
        let (inbox, reports) = (desk.inbox, desk.reports)
        let words = try withoutRights {
            let examiner = Examiner(
                analysis: ArticleAnalysis(analyzer: Analyzer()), limits: Configuration.Limits(), isAbandoned: { false })
            func look(_ row: LedgerRow?) throws -> Examiner.Finding {
                try examiner.examine(
                    ArticleKey(inbox: 1, path: RelativePath("a.txt")), .look, row: row, inbox: inbox, reports: reports,
                    heartbeat: Heartbeat(name: "test"))
            }
            let first = try look(nil)
            let early = try look(first.row)
            usleep(60_000)
            let late = try look(early.row)
            var changed = early.row
            changed?.identity.size += 1
            var asAfterAStart = early.row
            asAfterAStart?.notBefore = 0
            return try [first, early, late, look(changed), look(asAfterAStart)].map(\.word)
        }
        #expect(words == ["unsettled", "unsettled", "report analysed", "unsettled", "unsettled"])
    }

    @Test(.enabled(if: isRoot, "only root can take another's place here"))
    func `where no lease is given counts as closed when its report is of it, the time of its change left out or not`()
        throws
    {
        write("Bài báo.", path + "/a.txt")
        for folder in [desk.temporary.path, path, desk.temporary.path + "/reports"] { chmod(folder, 0o777) }
        usleep(30_000)
        let row = try desk.report("a.txt", .closed)
        chmod(desk.temporary.path + "/reports/a.txt.json", 0o644)
        let (inbox, reports) = (desk.inbox, desk.reports)
        let words = try withoutRights {
            let examiner = Examiner(
                analysis: ArticleAnalysis(analyzer: Analyzer()), limits: Configuration.Limits(), isAbandoned: { false })
            return try ([(0, 0), (-1, 0), (0, -1), (-1, -1)] as [(Int, Int64)]).map { changed, modified in
                var known = row
                if changed != 0 { known.identity.changed = 0 }
                known.identity.modified += modified
                return try examiner.examine(
                    row.key, .look, row: known, inbox: inbox, reports: reports, heartbeat: Heartbeat(name: "test")
                ).word
            }
        }
        #expect(words == ["current", "current", "unsettled", "unsettled"])
    }

    @Test(.enabled(if: isRoot, "only root can take another's place here"))
    func `that may not be read is put off, and so is one whose sidecar may not be`() throws {
        write("Bài báo.", path + "/a.txt")
        chmod(path + "/a.txt", 0)
        write("Bài báo.", path + "/b.txt")
        write("{}", path + "/b.txt.meta.json")
        chmod(path + "/b.txt.meta.json", 0)
        for folder in [desk.temporary.path, path, desk.temporary.path + "/reports"] { chmod(folder, 0o777) }
        let (inbox, reports) = (desk.inbox, desk.reports)
        let words = try withoutRights {
            let examiner = Examiner(
                analysis: ArticleAnalysis(analyzer: Analyzer()), limits: Configuration.Limits(), isAbandoned: { false })
            return try ["a.txt", "b.txt"].map { name in
                try examiner.examine(
                    ArticleKey(inbox: 1, path: RelativePath(name)), .closed, row: nil, inbox: inbox, reports: reports,
                    heartbeat: Heartbeat(name: "test")
                ).word
            }
        }
        #expect(words == ["deferred \(EACCES)", "deferred \(EACCES)"])
    }

    @Test func `is thrown away and read again when it changes while it is read`() throws {
        // Sparse and large, so that the reading takes longer than the change, which comes as soon as it has begun.
        desk.limits.inputSize = 1 << 30
        let file = open(path + "/a.txt", O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        ftruncate(file, 512 << 20)
        close(file)
        let path = path
        let (isWriting, isOver) = (Flag(), Flag())
        Thread.detachNewThread {
            let writer = Writer(path + "/a.txt")
            while !isOver.isSet {
                writer.write("x")
                isWriting.isSet = true
                usleep(1000)
            }
        }
        #expect(eventually { isWriting.isSet })
        #expect(try desk.examine("a.txt", .closed).word == "unsettled")
        isOver.isSet = true
    }

    @Test(.enabled(if: leasesAreGiven, "no leases are given here"))
    func `is thrown away when somebody who came after the closing is between two writes [27]`() throws {
        write("Bài báo, bản thứ nhất.", path + "/a.txt")
        let writer = Writer(path + "/a.txt")
        writer.write("Bài báo, bản thứ hai")
        let finding = try desk.examine("a.txt", .closed)
        #expect(finding.word == "unsettled")
        let again = try #require(finding.row).notBefore
        #expect(again <= clinux_boottime_nanoseconds() + 50_000_000, "it is looked at soon again")
        writer.write(".")
        _ = consume writer
        #expect(try eventually { try desk.examine("a.txt", .closed).word == "report analysed" })
    }

    @Test(.enabled(if: leasesAreGiven, "no leases are given here"))
    func `costs nobody his life when writers come and go while it is probed`() throws {
        write("Bài báo.", path + "/a.txt")
        let path = path
        let isOver = Flag()
        Thread.detachNewThread {
            while !isOver.isSet { _ = Writer(path + "/a.txt") }
            isOver.isSeen = true
        }
        for _ in 0..<3000 { _ = try desk.examine("a.txt") }
        isOver.isSet = true
        #expect(eventually { isOver.isSeen })
    }

    @Test func `that another program holds a lease on is put off at once, not waited for`() throws {
        write("Bài báo.", path + "/a.txt")
        let holder = Writer(path + "/a.txt", flags: O_RDWR)
        guard fcntl(holder.file, 1024, F_WRLCK) == 0 else { try Test.cancel("no leases are given here") }
        let start = clinux_boottime_nanoseconds()
        #expect(try desk.examine("a.txt", .closed).word == "deferred \(EAGAIN)")
        #expect(clinux_boottime_nanoseconds() - start < 5_000_000_000)
    }

    // MARK: - What it is

    @Test func `is no article when it is a link, a pipe, a socket, a device or a folder, and is never waited for`()
        throws
    {
        write("Bài báo.", path + "/a.txt")
        symlink("a.txt", path + "/link")
        symlink("link2", path + "/link2")
        symlink("/none", path + "/dangling")
        mkfifo(path + "/fifo", 0o600)
        mkdir(path + "/folder.txt", 0o700)
        let socket = clinux_listen_unix(path + "/socket", 0o600)
        defer { close(socket) }
        for name in ["link", "link2", "dangling"] { #expect(try desk.examine(name, .closed).word == "a symbolic link") }
        #expect(try desk.examine("fifo", .closed).word == "a FIFO")
        #expect(try desk.examine("socket", .closed).word == "a socket")
        #expect(try desk.examine("folder.txt", .closed).word == "a folder")
        if mknod(path + "/zero", 0o020666, 0x105) == 0 {
            #expect(try desk.examine("zero", .closed).word == "a device")
        }
    }

    @Test func `is not even opened where it is none, be it as an article or as a sidecar`() throws {
        write("Bài báo.", path + "/a.txt")
        mkfifo(path + "/a.txt.meta.json", 0o600)
        mkfifo(path + "/fifo", 0o600)
        _ = mknod(path + "/zero", 0o020666, 0x105)
        let openings = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        defer { close(openings) }
        inotify_add_watch(openings, path, UInt32(IN_OPEN))
        for name in ["fifo", "zero", "a.txt"] { _ = try desk.examine(name, .closed) }
        #expect(opened(openings) == ["a.txt"])
    }

    /// The names of what was opened, as an inotify instance tells, but the folder itself.
    private func opened(_ instance: Int32) -> [String] {
        withUnsafeTemporaryAllocation(byteCount: 65536, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
            let count = read(instance, buffer.baseAddress!, buffer.count)
            var names: [String] = []
            var offset = 0
            while offset < count {
                let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                let name = buffer[(offset + MemoryLayout<inotify_event>.size)...].prefix(Int(event.len))
                if event.len > 0 { names.append(String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)) }
                offset += MemoryLayout<inotify_event>.size + Int(event.len)
            }
            return names
        }
    }

    @Test func `is not reached through a folder that is a link`() throws {
        let outside = desk.temporary.folder("outside")
        write("Bí mật.", outside + "/a.txt")
        symlink(outside, path + "/way")
        #expect(try desk.examine("way/a.txt", .closed).word == "a symbolic link")
    }

    @Test func `is gone when it was deleted, with its folder or alone`() throws {
        #expect(try desk.examine("none.txt").word == "gone")
        #expect(try desk.examine("no/such/folder.txt").word == "gone")
        write("Bài báo.", path + "/file")
        #expect(try desk.examine("file/below.txt").word == "gone")
    }

    @Test func `is away, not gone, when its file system is not mounted`() throws {
        let disk = desk.temporary.folder("inbox/disk")
        guard let mounted = SmallFileSystem(disk) else { try Test.cancel("no file system can be mounted here") }
        write("Bài báo.", disk + "/a.txt")
        let row = try desk.report("disk/a.txt", .closed)
        _ = consume mounted
        #expect(try desk.examine("disk/a.txt", row: row).word == "away")
    }

    @Test func `has the whole inbox away when that is another folder than was scanned`() throws {
        write("Bài báo.", path + "/a.txt")
        #expect(rename(path, path + ".old") == 0)
        #expect(throws: InboxError.self) { _ = try desk.examine("a.txt") }
        mkdir(path, 0o755)
        #expect(throws: InboxError.self) { _ = try desk.examine("a.txt") }
        #expect(try desk.inbox.adopt().isNew)
        #expect(try desk.examine("a.txt").word == "gone")
    }

    // MARK: - What becomes of it

    @Test func `is failed unread when it is too large, and again only when its size changes`() throws {
        desk.limits.inputSize = 1000
        let file = open(path + "/huge.txt", O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        ftruncate(file, 1 << 40)
        close(file)
        let row = try desk.report("huge.txt")
        #expect(row.errorCode == "TOO_LARGE" && row.sha256 == nil)
        #expect(try desk.reports.stamp(of: RelativePath("huge.txt.json"))?.bytes == 1 << 40)
        #expect(try desk.examine("huge.txt", row: row).word == "current")
        truncate(path + "/huge.txt", 1 << 41)
        #expect(try desk.examine("huge.txt", .closed, row: row).word == "report TOO_LARGE")
        truncate(path + "/huge.txt", 10)
        #expect(try desk.examine("huge.txt", .closed, row: row).word != "report TOO_LARGE")
    }

    @Test func `has a report even when it is empty`() throws {
        write("", path + "/empty.txt")
        #expect(try desk.report("empty.txt").errorCode == "EMPTY")
    }

    @Test func `is failed when its analysis takes more time than it may`() throws {
        desk.limits.cpuTime = 0.05
        desk.analyze = { _, shouldStop in
            while !shouldStop() {}
            return .stopped
        }
        write("Bài báo.", path + "/a.txt")
        #expect(try desk.report("a.txt").errorCode == "TIME_LIMIT")
        #expect(try desk.examine("a.txt").word == "current", "and not tried again before it changes")
    }

    @Test func `has no report when its analysis is given up for the end of the service`() throws {
        desk.isAbandoned = true
        desk.analyze = { _, shouldStop in
            while !shouldStop() {}
            return .stopped
        }
        write("Bài báo.", path + "/a.txt")
        #expect(try desk.examine("a.txt").word == "abandoned")
    }

    @Test func `is given up, unanalysed, when the service died of it too often`() throws {
        desk.analyze = { _, _ in fatalError("it must not be analysed") }
        write("Bài báo.", path + "/a.txt")
        let finding = try desk.examine(RelativePath("a.txt"), quarantinedAfter: 3)
        #expect(finding.word == "report QUARANTINED")
        guard case .report(_, let report) = finding else { return }
        for result in desk.reports.publish([report]) { _ = try result.get() }
        #expect(try desk.examine("a.txt").word == "current")
        desk.analyze = nil
        write("Bài khác.", path + "/a.txt")
        #expect(try desk.examine("a.txt", .closed).word == "report analysed", "another version is another matter")
    }

    // MARK: - Current or not

    @Test func `is current when its report tells of this version, whatever the ledger knows`() throws {
        write("Bài báo.", path + "/a.txt")
        let row = try desk.report("a.txt")
        #expect(try desk.examine("a.txt", row: row).word == "current")
        #expect(try desk.examine("a.txt").word == "current")
        utimes(path + "/a.txt", nil)
        #expect(try desk.examine("a.txt", .closed, row: row).word == "current", "touched, but the same")
        var forced = row
        forced.forced = true
        #expect(try desk.examine("a.txt", row: forced).word == "report analysed")
        write("Bài khác.", path + "/a.txt")
        #expect(try desk.examine("a.txt", .closed, row: row).word == "report analysed")
    }

    @Test func `is not current by a ledger that is one version behind the report`() throws {
        write("một", path + "/a.txt")
        let first = try desk.report("a.txt")
        write("hai", path + "/a.txt")
        _ = try desk.report("a.txt", .closed)  // and died before its row was written
        write("một", path + "/a.txt")
        let finding = try desk.examine("a.txt", .closed, row: first)
        #expect(finding.word == "report analysed", "the report is about the other version")
    }

    @Test func `is not current by the report of another path or another analysis, or by half a report`() throws {
        write("Bài báo.", path + "/a.txt")
        write("Bài báo.", path + "/b.txt")
        let row = try desk.report("a.txt")
        let report = desk.temporary.path + "/reports/a.txt.json"
        let bytes = try #require(read(report))
        write(bytes.replacing("a.txt", with: "b.txt"), report)
        #expect(try desk.examine("a.txt", row: row).word == "report analysed")
        write(bytes.replacing(Analyzer().analysisDigest, with: "0000"), report)
        #expect(try desk.examine("a.txt", row: row).word == "report analysed")
        write(String(bytes.dropLast(9)), report)
        #expect(try desk.examine("a.txt", row: row).word == "report analysed")
        unlink(report)
        #expect(try desk.examine("a.txt", row: row).word == "report analysed")
    }

    @Test func `that changed a moment ago is recorded so that the next scan reads it once more`() throws {
        write("Bài báo.", path + "/a.txt")
        let fresh = try #require(try desk.examine("a.txt", .closed).row)
        #expect(fresh.identity.changed == 0)
        usleep(30_000)
        let settled = try #require(try desk.examine("a.txt").row)
        let root = try SystemCalls.openFolder(path)
        let status = try #require(try SystemCalls.status(of: RelativePath("a.txt"), in: root))
        #expect(settled.identity == FileIdentity(status))
    }

    // MARK: - Sidecars

    @Test func `is analysed anew when its sidecar comes, changes and goes`() throws {
        write("Bài báo.", path + "/a.txt")
        let bare = try desk.report("a.txt")
        #expect(bare.sidecarSHA256 == nil)
        let sidecar = path + "/a.txt.meta.json"
        write(#"{"published": "2021-12-08"}"#, sidecar)
        let dated = try desk.report("a.txt", row: bare)
        #expect(dated.sidecarSHA256 != nil && dated.sidecar != nil && dated.sha256 == bare.sha256)
        #expect(try desk.examine("a.txt", row: dated).word == "current")
        write(#"{"published": "2021-12-09"}"#, sidecar)
        let changed = try desk.report("a.txt", row: dated)
        #expect(changed.sidecarSHA256 != dated.sidecarSHA256)
        unlink(sidecar)
        #expect(try desk.report("a.txt", row: changed).sidecarSHA256 == nil)
    }

    @Test func `has no sidecar that is a link or a folder, and none beside a name that leaves no room for it`() throws {
        write("Bài báo.", path + "/a.txt")
        write("{}", desk.temporary.path + "/outside.json")
        symlink("../outside.json", path + "/a.txt.meta.json")
        #expect(try desk.report("a.txt").sidecarSHA256 == nil)
        write("Bài báo.", path + "/b.txt")
        mkdir(path + "/b.txt.meta.json", 0o700)
        #expect(try desk.report("b.txt").sidecarSHA256 == nil)
        let long = String(repeating: "a", count: 255)
        write("Bài báo.", path + "/" + long)
        #expect(try desk.report(long).sidecarSHA256 == nil)
    }

    @Test func `reads no more of a huge sidecar than a sidecar may have`() throws {
        write("Bài báo.", path + "/a.txt")
        let file = open(path + "/a.txt.meta.json", O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        ftruncate(file, 1 << 40)
        close(file)
        #expect(try desk.report("a.txt").sidecarSHA256 != nil)
        #expect(try desk.examine("a.txt").word == "current")
    }
}

/// Set by one thread, seen by another (resource).
final class Flag: Sendable {
    private let value = Atomic(false)
    private let seen = Atomic(false)
    var isSet: Bool {
        get { value.load(ordering: .acquiring) }
        set { value.store(newValue, ordering: .releasing) }
    }
    var isSeen: Bool {
        get { seen.load(ordering: .acquiring) }
        set { seen.store(newValue, ordering: .releasing) }
    }
}
