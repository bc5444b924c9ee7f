import CLinux
import DiembaoConfiguration
import DiembaoControl
import DiembaoCore
import Foundation
import Glibc
import Synchronization
import Testing

@testable import DiembaoSpool

/// A spool on folders of its own, that can be stopped, killed (as far as that goes within a process) and started again
/// (resource).
final class TestSpool {
    let temporary = TemporaryFolder()
    var configuration: Configuration
    var analysis = ArticleAnalysis(analyzer: Analyzer())
    let events = EventList()
    private(set) var spool: Spool?

    var inbox: String { temporary.path + "/inbox" }
    var reports: String { temporary.path + "/reports" }
    var state: String { temporary.path + "/state" }

    init(settle: Double = 0.1, _ configure: (inout Configuration.Inbox) -> Void = { _ in }) {
        var settings = Configuration.Inbox(
            path: temporary.path + "/inbox", reports: temporary.path + "/reports", settle: settle)
        configure(&settings)
        configuration = Configuration(
            state: temporary.path + "/state", control: "/none", workers: 2, minimumFree: 0, inboxes: [settings])
        _ = temporary.folder("inbox")
        chmod(temporary.path, 0o777)
    }

    deinit {
        stop()
    }

    func start() throws {
        let events = events
        let spool = try Spool(configuration: configuration, analysis: analysis) { events.add($0) }
        self.spool = spool
        try spool.start()
        spool.waitForFirstScan(progress: {})
    }

    func stop() {
        spool?.stop(grace: 0.5)
        spool = nil
    }

    /// Waits until everything that is there is reported, or put off.
    ///
    /// - Returns: how many articles are put off.
    @discardableResult
    func sync(within seconds: Double = 30) throws -> Int {
        try #require(spool).sync(deadline: clinux_boottime_nanoseconds() + Int64(seconds * 1e9), isCancelled: { false })
    }

    func drop(_ text: String, _ path: String) { write(text, inbox + "/" + path) }

    /// What the report on an article is about; `nil` where there is none.
    func stamp(_ article: RelativePath) -> ReportStamp? {
        Raw.read(reports, article.report).flatMap { try? ReportStamp(reading: $0) }
    }

    func stamp(_ article: String) -> ReportStamp? { stamp(RelativePath(article)) }

    /// Whether the report on an article is about this text.
    func isReported(_ article: RelativePath, as text: String) -> Bool {
        stamp(article)?.sha256 == SHA256.hexDigest(of: Array(text.utf8))
    }

    func isReported(_ article: String, as text: String) -> Bool { isReported(RelativePath(article), as: text) }

    /// All reports by their names, without the lock.
    var reportNames: [RelativePath] { Raw.files(reports).filter { $0 != ReportFolder.lockName } }

    /// How often a report was written for an article.
    func writings(of article: String) -> Int {
        events.all.count {
            if case .reported(let reported) = $0 { reported.path == RelativePath(article) } else { false }
        }
    }

    var tally: ServiceStatus.Inbox {
        get throws { try #require(try spool?.state().inboxes.first) }
    }
}

/// What a spool told (resource).
final class EventList: Sendable {
    private let events = Mutex<[SpoolEvent]>([])
    var all: [SpoolEvent] { events.withLock { $0 } }
    func add(_ event: SpoolEvent) { events.withLock { $0.append(event) } }
    func clear() { events.withLock { $0 = [] } }

    func count(_ isMeant: (SpoolEvent) -> Bool) -> Int { all.count(where: isMeant) }
}
