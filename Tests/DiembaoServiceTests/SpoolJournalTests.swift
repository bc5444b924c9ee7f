import DiembaoSystemd
import Logging
import Synchronization
import Testing

@testable import DiembaoService
@testable import DiembaoSpool

/// Keeps what is logged (resource).
private final class Record: Sendable {
    let entries = Mutex<[(message: String, fields: Set<String>, id: String?)]>([])

    var logger: Logger {
        var logger = Logger(label: "test") { _ in Handler(record: self) }
        logger.logLevel = .trace
        return logger
    }

    private struct Handler: LogHandler {
        let record: Record
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = event.metadata ?? [:]
            let id = fields[JournalField.messageID].map { "\($0)" }
            record.entries.withLock { $0.append(("\(event.message)", Set(fields.keys), id)) }
        }
    }
}

@Suite struct `The journal of the spool` {
    private let path = RelativePath("2021/bản tin.txt")

    private func article(error: String? = nil, isRecovered: Bool = false) -> SpoolEvent {
        .reported(
            SpoolEvent.ReportedArticle(
                inbox: "/in", path: path, reports: "/out", report: path.report, sha256: "00", bytes: 7, microseconds: 9,
                errorCode: error, isRecovered: isRecovered))
    }

    private var events: [(event: SpoolEvent, id: MessageID)] {
        [
            (.watching(inbox: "/in", reports: "/out", mode: "inotify", folders: 1, waiting: 0), .watching),
            (article(), .articleReported),
            (article(isRecovered: true), .articleRecovered),
            (article(error: "EMPTY"), .articleFailed),
            (.deferred(inbox: "/in", path: path, reason: "no", errno: 13, attempts: 1, delay: 1), .articleDeferred),
            (.quarantined(inbox: "/in", path: path, deaths: 3), .quarantined),
            (.ignored(inbox: "/in", path: path, reason: "a FIFO"), .specialFileIgnored),
            (.ledgerRebuilt(reason: "it was missing"), .ledgerRebuilt),
            (.overflow(inbox: "/in"), .queueOverflow),
            (.watchesExhausted(inbox: "/in", reason: "no", cure: "raise it"), .watchesExhausted),
            (.inboxAway(inbox: "/in", reason: "gone"), .inboxAway),
            (.inboxBack(inbox: "/in"), .inboxBack),
            (.spaceLow(path: "/out", free: 1, floor: 2), .lowSpace),
            (.spaceBack(path: "/out"), .spaceBack),
            (.suspects(2), .suspects),
        ]
    }

    @Test func `gives each message its id and the fields that the catalog names`() {
        for (event, id) in events {
            let record = Record()
            SpoolJournal(logger: record.logger).record(event)
            let entries = record.entries.withLock { $0 }
            #expect(entries.map(\.id) == [id.rawValue], "\(event)")
            #expect(entries.first.map { Set(id.fields).isSubset(of: $0.fields) } == true, "\(event)")
        }
    }

    @Test func `tells a storm of passing faults in a few lines`() {
        let record = Record()
        let journal = SpoolJournal(logger: record.logger)
        for number in 0..<10_000 {
            journal.record(
                .deferred(
                    inbox: "/in", path: RelativePath("\(number)"), reason: "no", errno: 13, attempts: 1, delay: 1))
        }
        #expect((1...30).contains(record.entries.withLock { $0.count }))
    }
}
