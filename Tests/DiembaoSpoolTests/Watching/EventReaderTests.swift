import CLinux
import DiembaoConfiguration
import Foundation
import Glibc
import Testing

@testable import DiembaoSpool

@Suite struct `The reader of events` {
    let temporary = TemporaryFolder()
    let inbox: SpoolInbox
    let dispatcher = Dispatcher()
    let scans = ScanQueue()
    let told = EventList()
    let reader: EventReader

    init() throws {
        let path = temporary.folder("inbox")
        let reports = try ReportFolder(path: temporary.path + "/reports")
        let ledger = try Ledger(folder: temporary.folder("state"))
        let settings = Configuration.Inbox(path: path, reports: reports.path)
        (inbox, _) = try SpoolInbox.open(settings, reports: reports, ledger: ledger)
        let told = told
        reader = EventReader(
            inboxes: [inbox], dispatcher: dispatcher, scans: scans, stop: try StopPipe(), report: { told.add($0) },
            heartbeat: Heartbeat(name: "test"))
        let watch = try #require(inbox.watch)
        watch.expect(.root)
        #expect(try watch.add(SystemCalls.openFolder(path), at: .root))
    }

    private var path: String { temporary.path + "/inbox" }

    private func fresh() -> [String] {
        reader.drain(inbox)
        return dispatcher.contents.fresh.map(\.path.description).sorted()
    }

    private func settling() -> [String] {
        reader.drain(inbox)
        return dispatcher.contents.settling.keys.map(\.path.description).sorted()
    }

    private func scan() -> RelativePath? {
        reader.drain(inbox)
        defer { scans.finish() }
        return scans.next(until: 0, Heartbeat(name: "test"))?.folder
    }

    @Test func `hints at what was closed, moved in, moved out, deleted and made readable`() {
        for name in ["a", "b", "c", "d"] { write("x", path + "/" + name) }
        #expect(fresh() == ["a", "b", "c", "d"])
        write("x", temporary.path + "/outside")
        rename(temporary.path + "/outside", path + "/e")
        rename(path + "/a", temporary.path + "/outside")
        unlink(path + "/b")
        chmod(path + "/c", 0o600)
        #expect(fresh() == ["a", "b", "c", "d", "e"])
        #expect(scan() == nil)
    }

    @Test func `lets settle what was made but not closed`() {
        write("x", temporary.path + "/outside")
        link(temporary.path + "/outside", path + "/linked")
        let writer = Writer(path + "/open")
        #expect(settling() == ["linked", "open"])
        _ = consume writer
        #expect(fresh() == ["open"])
        #expect(settling() == ["linked"])
    }

    @Test func `has an article looked at for its sidecar, however that comes`() {
        write("{}", path + "/written.meta.json")
        write("{}", temporary.path + "/outside")
        link(temporary.path + "/outside", path + "/linked.meta.json")
        #expect(settling() == ["linked"])
        #expect(fresh() == ["written"])
    }

    @Test func `says nothing of names that are no articles`() {
        for name in [".hidden", "a~", "b.part", ".hidden.meta.json", ".diembao-taken-1"] {
            write("x", path + "/" + name)
        }
        #expect(fresh() == [] && settling() == [])
    }

    @Test func `has a folder scanned that came, left or was renamed, and the inbox when it is itself at stake`() {
        mkdir(path + "/a", 0o755)
        #expect(scan() == RelativePath("a"))
        rename(path + "/a", path + "/b")
        #expect(scan() == RelativePath("a"))
        #expect(scan() == RelativePath("b"))
        mkdir(path + "/.hidden", 0o755)
        #expect(scan() == nil)
        rename(path, path + ".old")
        #expect(scan() == .root)
    }

    @Test func `has the inbox scanned when the kernel dropped events, and says so [11]`() throws {
        let limit =
            Int((read("/proc/sys/fs/inotify/max_queued_events") ?? "16384").trimmingCharacters(in: .newlines)) ?? 16384
        write("x", temporary.path + "/outside")
        for number in 0..<(limit + 100) { link(temporary.path + "/outside", "\(path)/.\(number)") }
        write("x", path + "/lost")
        for _ in 0..<1000 { reader.drain(inbox) }
        #expect(fresh() == [])
        #expect(told.count { if case .overflow = $0 { true } else { false } } == 1)
        #expect(scan() == .root)
    }

    @Test func `has the inbox scanned when there is no room for a hint`() {
        for number in 0..<Dispatcher.capacity {
            _ = dispatcher.hint(ArticleKey(inbox: 9, path: RelativePath("\(number)")), .look)
        }
        write("x", path + "/one-more")
        #expect(scan() == .root)
    }
}
