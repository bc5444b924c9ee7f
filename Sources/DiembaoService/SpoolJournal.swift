import CLinux
import DiembaoSpool
import DiembaoSystemd
import Logging
import Synchronization

/// Writes what happens in the spool to the log (a resource): one entry an article, with its fields.
final class SpoolJournal: Sendable {
    private let logger: Logger
    /// Passing faults that were not told one by one, and until when.
    private let hushed = Mutex(Hushed())

    private struct Hushed {
        var told = 0
        var untold = 0
        var minuteEnds: Int64 = 0
        var ledgerTrouble: String?
    }

    /// Passing faults that are told one by one in a minute; ten thousand files that cannot be read are one message.
    private static let deferralsPerMinute = 20

    init(logger: Logger) {
        self.logger = logger
    }

    func record(_ event: SpoolEvent) {
        switch event {
        case .watching(let inbox, let reports, let mode, let folders, let waiting):
            log(
                .info, .watching,
                "watching \(inbox) (\(mode), \(folders) \(folders == 1 ? "folder" : "folders"), \(waiting) waiting), reports in \(reports)",
                [JournalField.inbox: "\(inbox)", JournalField.watching: "\(mode)"])
        case .reported(let article): record(article)
        case .current(let inbox, let path):
            logger.debug("current: \(path)", metadata: fields(inbox, path))
        case .deferred(let inbox, let path, let reason, let errno, let attempts, let delay):
            recordDeferral(inbox, path, reason, errno, attempts, delay)
        case .removed(let inbox, let path, let report):
            logger.info(
                "removed the report of \(path), which was deleted",
                metadata: fields(inbox, path, [JournalField.report: .bytes(report.bytes)]))
        case .ignored(let inbox, let path, let kind):
            log(.notice, .specialFileIgnored, "left alone: \(path) is \(kind), not a file", fields(inbox, path))
        case .taken(let inbox, let path, let destination):
            logger.info(
                "\(destination.map { "moved \(path) to \($0)" } ?? "deleted \(path)"), as after_success asks",
                metadata: fields(inbox, path))
        case .quarantined(let inbox, let path, let deaths):
            log(
                .error, .quarantined,
                "gave up \(path): the service died \(deaths) times while it was analysed alone; `diembao retry` tries it again",
                fields(inbox, path))
        default: recordCondition(event)
        }
    }

    private func record(_ article: SpoolEvent.ReportedArticle) {
        var metadata = fields(article.inbox, article.path)
        metadata[JournalField.report] = .bytes(Array(article.reports.utf8) + [UInt8(ascii: "/")] + article.report.bytes)
        metadata[JournalField.bytes] = "\(article.bytes)"
        metadata[JournalField.duration] = "\(article.microseconds)"
        metadata[JournalField.status] = article.errorCode == nil ? "analysed" : "failed"
        if let sha256 = article.sha256 { metadata[JournalField.sha256] = "\(sha256)" }
        if let code = article.errorCode {
            metadata[JournalField.error] = "\(code)"
            log(.warning, .articleFailed, "failed (\(code)): \(article.path)", metadata)
        } else {
            log(
                .info, article.isRecovered ? .articleRecovered : .articleReported, "reported: \(article.path)", metadata
            )
        }
    }

    private func recordDeferral(
        _ inbox: String, _ path: RelativePath, _ reason: String, _ errno: Int32, _ attempts: Int, _ delay: Double
    ) {
        let now = clinux_boottime_nanoseconds()
        let (isTold, untold) = hushed.withLock { hushed -> (Bool, Int) in
            var untold = 0
            if now >= hushed.minuteEnds {
                untold = hushed.untold
                hushed.told = 0
                hushed.untold = 0
                hushed.minuteEnds = now + 60_000_000_000
            }
            guard hushed.told < Self.deferralsPerMinute else {
                hushed.untold += 1
                return (false, untold)
            }
            hushed.told += 1
            return (true, untold)
        }
        if untold > 0 { logger.warning("put off \(untold) more times in the last minute; `diembao queue` lists them") }
        guard isTold else { return }
        let next = delay > 0 ? "; attempt \(attempts + 1) in \(Int(delay)) s" : ""
        log(
            .warning, .articleDeferred, "put off: \(path): \(reason)\(next)",
            fields(inbox, path, [JournalField.errno: "\(errno)", JournalField.error: "\(reason)"]))
    }

    /// What is about the service or an inbox as a whole.
    private func recordCondition(_ event: SpoolEvent) {
        switch event {
        case .ledgerRebuilt(let reason):
            log(.warning, .ledgerRebuilt, "the ledger is rebuilt from the inboxes and their reports: \(reason)", [:])
        case .ledgerTrouble(let reason):
            let isNew = hushed.withLock { hushed in
                defer { hushed.ledgerTrouble = reason }
                return hushed.ledgerTrouble != reason
            }
            if isNew { log(.error, .ledgerDamaged, "the ledger cannot be used: \(reason)", [:]) }
        case .ledgerDamaged(let reason):
            log(.critical, .ledgerDamaged, "the ledger is damaged, the service must start anew: \(reason)", [:])
        case .ledgerStuck(let reason):
            logger.critical("a lock on the ledger is held for ever, the service must start anew: \(reason)")
        case .renewal(let reports):
            logger.notice("this version analyses differently: \(reports) reports are made anew in the background")
        case .overflow(let inbox):
            log(
                .warning, .queueOverflow, "events were lost, listing \(inbox) instead", [JournalField.inbox: "\(inbox)"]
            )
        case .watchesExhausted(let inbox, let reason, let cure):
            log(
                .warning, .watchesExhausted, "cannot watch all of \(inbox): \(reason); \(cure)",
                [JournalField.inbox: "\(inbox)", JournalField.watching: "polling"])
        case .inboxAway(let inbox, let reason):
            log(.warning, .inboxAway, "\(reason)", [JournalField.inbox: "\(inbox)"])
        case .inboxBack(let inbox):
            log(.notice, .inboxBack, "the inbox \(inbox) is back", [JournalField.inbox: "\(inbox)"])
        case .reportsTrouble(let reports, let reason):
            logger.warning("the reports folder \(reports): \(reason)")
        case .spaceLow(let path, let free, let floor):
            log(
                .error, .lowSpace,
                "\(path) has \(free >> 20) MiB free, less than minimum_free (\(floor >> 20) MiB): nothing is written until there is room",
                [:])
        case .spaceBack(let path): log(.notice, .spaceBack, "\(path) has room again, going on", [:])
        case .suspects(let count):
            log(
                .warning, .suspects,
                "the service died with \(count) \(count == 1 ? "article" : "articles") in flight: analysing them one at a time",
                [:])
        case .swept(let reports, let temporaries, let orphans):
            logger.info("swept \(reports): \(temporaries) temporary files, \(orphans) reports of deleted articles")
        case .scanFailed(let inbox, let path, let reason):
            logger.warning("cannot list \(inbox)/\(path): \(reason)", metadata: [JournalField.inbox: "\(inbox)"])
        default: break
        }
    }

    private func log(_ level: Logger.Level, _ id: MessageID, _ message: Logger.Message, _ metadata: Logger.Metadata) {
        logger.log(id, level, message, metadata)
    }

    private func fields(_ inbox: String, _ path: RelativePath, _ more: Logger.Metadata = [:]) -> Logger.Metadata {
        var metadata = more
        metadata[JournalField.inbox] = "\(inbox)"
        metadata[JournalField.path] = .bytes(path.bytes)
        return metadata
    }
}

extension Logger {
    /// Logs a message that the catalog explains.
    func log(_ id: MessageID, _ level: Logger.Level, _ message: Logger.Message, _ metadata: Logger.Metadata = [:]) {
        var metadata = metadata
        metadata[JournalField.messageID] = "\(id.rawValue)"
        log(level: level, message, metadata: metadata)
    }
}
