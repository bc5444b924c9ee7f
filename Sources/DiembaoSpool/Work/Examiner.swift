import CLinux
import DiembaoConfiguration
import DiembaoCore
import DiembaoExtract
import DiembaoReader
import Glibc

/// Finds out what is to be done about one name in an inbox (a pass): it looks, waits for writers, reads, and lets the
/// core analyse. It writes nothing.
///
/// Events and scans only say which name to look at; what is true is what is found here.
struct Examiner: Sendable {
    let analysis: ArticleAnalysis
    let limits: DiembaoConfiguration.Configuration.Limits
    /// Whether running analyses are to be given up.
    let isAbandoned: @Sendable () -> Bool

    /// Seconds that a closing may take from its event, which comes first, to its end.
    private static let closingTime = 0.05

    /// What a sidecar may have at the most, in bytes.
    static let largestSidecar = 64 << 10

    /// What an examination found (data).
    enum Finding {
        /// The article was deleted or moved away.
        case gone
        /// It is not there, but its file system is not either.
        case away
        /// It is no article: a symbolic link, a FIFO, a device, a folder.
        case notAFile(String)
        /// A writer may still have it: look again at `row.notBefore`.
        case unsettled(LedgerRow)
        /// A passing fault.
        case deferred(SystemCallError, FileIdentity?)
        /// A passing fault, too: somebody killed the reader of the document, so often in turn by now.
        case readerKilled(SystemCallError, FileIdentity?, LedgerRow.ReaderKills)
        /// It has its report, as that itself tells. A death may have kept the report from being flushed.
        case current(LedgerRow)
        case report(LedgerRow, ReportFolder.Prepared)
        /// The service stops; nothing was found out.
        case abandoned
    }

    /// - Parameter whenSlow: called once in the middle of an analysis that takes longer than ``patience``.
    /// - Throws: ``InboxError`` where the inbox as a whole is away.
    func examine(
        _ key: ArticleKey, _ hint: Hint, row: LedgerRow?, quarantinedAfter deaths: Int? = nil,
        inbox: InboxFolder, reports: ReportFolder, heartbeat: Heartbeat, whenSlow: () -> Void = {}
    ) throws -> Finding {
        let folder = try inbox.open()
        do {
            return try examine(
                key, hint, row: row, deaths: deaths, inbox: inbox, folder: folder, reports: reports,
                heartbeat: heartbeat, whenSlow: whenSlow)
        } catch let error as SystemCallError {
            let status = try? SystemCalls.status(of: key.path, in: folder)
            return .deferred(error, status.map(FileIdentity.init))
        } catch let kill as ReaderKill {
            let status = try? SystemCalls.status(of: key.path, in: folder)
            return .readerKilled(kill.error, status.map(FileIdentity.init), kill.kills)
        }
    }

    private func examine(
        _ key: ArticleKey, _ hint: Hint, row: LedgerRow?, deaths: Int?, inbox: InboxFolder,
        folder: borrowing Descriptor, reports: ReportFolder, heartbeat: Heartbeat, whenSlow: () -> Void
    ) throws -> Finding {
        let place: Descriptor
        do {
            place = try SystemCalls.find(key.path, in: folder)
        } catch {
            switch error.errno {
            case ENOENT, ENOTDIR:
                return try inbox.isDeletion(of: key.path, onceOn: row?.identity, in: folder) ? .gone : .away
            case ELOOP: return .notAFile(Self.name(of: .symbolicLink))
            default: throw error
            }
        }
        let kind = try SystemCalls.status(of: place, key.path).kind
        guard kind == .regular else { return .notAFile(Self.name(of: kind)) }
        let file = try SystemCalls.open(place, key.path)
        let identity = FileIdentity(try SystemCalls.status(of: file, key.path))
        guard isClosed(file, identity, hint, row) else {
            return .unsettled(waiting(key, identity, row, settle: inbox.settings.settle))
        }
        let sidecar = try readSidecar(of: key.path, in: folder)
        if let deaths {
            return try quarantine(key, identity, sidecar, deaths, file: file)
        }
        let limit = try sizeLimit(of: file, key.path, identity)
        guard identity.size <= limit else {
            return try tooLarge(key, identity, sidecar, row, limit: limit, reports: reports)
        }

        let bytes = try SystemCalls.read(file, key.path, size: Int(identity.size))
        let after = FileIdentity(try SystemCalls.status(of: file, key.path))
        // It changed while it was read: what was read may be a mixture of two versions, and is thrown away.
        guard after == identity, bytes.count == Int(identity.size) else {
            return .unsettled(waiting(key, after, row, settle: inbox.settings.settle))
        }
        // Somebody opened it again since it was closed, and may be between two writes: what was read is a mixture of two
        // versions though nothing changed meanwhile. The one who closed it may not be through with that yet: soon again.
        guard SystemCalls.hasWriter(file) != true else {
            let soon = hint == .closed ? min(inbox.settings.settle, Self.closingTime) : inbox.settings.settle
            return .unsettled(waiting(key, after, row, settle: soon))
        }
        return try read(
            key, Version(identity: recordable(identity), bytes: bytes, sidecar: sidecar), row, reports: reports,
            heartbeat: heartbeat, whenSlow: whenSlow)
    }

    /// Bytes that a file may have: more for a document, of which much is pictures and markup.
    private func sizeLimit(
        of file: borrowing Descriptor, _ path: RelativePath, _ identity: FileIdentity
    ) throws(SystemCallError) -> Int {
        guard identity.size > limits.inputSize else { return limits.inputSize }
        return limits.size(of: try SystemCalls.head(of: file, path, count: 4096))
    }

    /// One version of an article, as it was read (data).
    private struct Version {
        var identity: FileIdentity
        var bytes: [UInt8]
        var sidecar: (identity: FileIdentity, bytes: [UInt8])?
    }

    private func read(
        _ key: ArticleKey, _ version: Version, _ row: LedgerRow?, reports: ReportFolder, heartbeat: Heartbeat,
        whenSlow: () -> Void
    ) throws -> Finding {
        var found = LedgerRow(
            key: key, state: .reported, identity: version.identity, sidecar: version.sidecar?.identity,
            sha256: SHA256.hexDigest(of: version.bytes),
            sidecarSHA256: version.sidecar.map { SHA256.hexDigest(of: $0.bytes) })
        if row?.forced != true, try !hasChangedParts(found, row, reports: reports),
            let current = try current(found, reports: reports)
        {
            return .current(current)
        }
        var document = SourceDocument(bytes: version.bytes, path: key.path.bytes, sidecar: version.sidecar?.bytes)
        let slowFrom = clinux_boottime_nanoseconds() + Self.patience
        var isSlow = false
        func pulse() {
            heartbeat.beat()
            guard !isSlow, clinux_boottime_nanoseconds() > slowFrom else { return }
            isSlow = true
            whenSlow()
        }
        let report: Report?
        switch try extract(&document, found, row, pulse) {
        case .done: report = analyze(document, pulse)
        case .stopped: report = nil
        case .givenUp(let error): report = analysis.failures.failure(error, for: document)
        }
        guard let report else { return .abandoned }
        // A file is not done with of which an article could not be read.
        let error = report.error ?? report.partReports.lazy.compactMap(\.error).first
        found.errorCode = error?.code.rawValue
        found.state = error == nil ? .reported : .failed
        found.parts = report.partReports.count
        return .report(found, ReportFolder.Prepared(path: key.path.report, report: report))
    }

    /// Nanoseconds after which an analysis counts as slow.
    static let patience: Int64 = 500_000_000

    /// What came of reading a document (data).
    private enum Extraction {
        case done
        /// The service stops.
        case stopped
        case givenUp(ReportError)
    }

    /// Has a document read by a process of its own.
    ///
    /// - Throws: what passes, a ``ReaderKill`` among it.
    private func extract(
        _ document: inout SourceDocument, _ found: LedgerRow, _ row: LedgerRow?, _ pulse: () -> Void
    ) throws -> Extraction {
        guard DocumentFormat(recognising: document.bytes) != nil else { return .done }
        let reader = DocumentReader(program: analysis.readerProgram, limits: limits.readerLimits)
        do throws(DocumentReader.Fault) {
            document.extraction = try reader.read(document.bytes) {
                pulse()
                return isAbandoned()
            }
        } catch {
            return .givenUp(try verdict(on: error, found, row))
        }
        return document.extraction == nil ? .stopped : .done
    }

    /// Somebody killed the reader of a document, and not for the last time.
    private struct ReaderKill: Error {
        var error: SystemCallError
        var kills: LedgerRow.ReaderKills
    }

    /// Why a document is given up whose reader was killed too often in turn: were it what takes the machine's memory, it must not
    /// be tried for ever.
    ///
    /// - Throws: the fault, where it may pass.
    private func verdict(on fault: DocumentReader.Fault, _ found: LedgerRow, _ row: LedgerRow?) throws -> ReportError {
        let error = SystemCallError(fault.call, fault.program, errno: fault.errno)
        guard fault.wasKilled, let sha256 = found.sha256 else { throw error }
        let former = row?.readerKills.flatMap { $0.sha256 == sha256 ? $0.count : nil } ?? 0
        guard former + 1 >= Ledger.mostKills else {
            throw ReaderKill(error: error, kills: LedgerRow.ReaderKills(sha256: sha256, count: former + 1))
        }
        return .readerKilled(former + 1)
    }

    /// - Parameter pulse: to be called again and again while it is analysed.
    private func analyze(_ document: SourceDocument, _ pulse: () -> Void) -> Report? {
        let limit = CPUTimeLimit(seconds: limits.cpuTime(of: document))
        var isOverdue = false
        let outcome = analysis.analyze(document) {
            pulse()
            isOverdue = limit.isOver
            return isOverdue || isAbandoned()
        }
        switch outcome {
        case .report(let report): return report
        case .stopped where isOverdue:
            return analysis.failures.failure(.timeLimit(seconds: Int(limits.cpuTime(of: document))), for: document)
        case .stopped: return nil
        }
    }

    // MARK: - Closed or not

    private func isClosed(
        _ file: borrowing Descriptor, _ identity: FileIdentity, _ hint: Hint, _ row: LedgerRow?
    ) -> Bool {
        if hint == .closed { return true }
        if let hasWriter = SystemCalls.hasWriter(file) { return !hasWriter }
        // No lease may be taken here (another's file, another's file system): it must have stayed the same.
        guard let row else { return false }
        switch row.state {
        // It was closed when its report was made.
        case .reported, .failed: return row.isAbout(identity)
        case .deferred: return row.identity == identity
        // 0: not looked at since the start; negative: it was closed when its report was made.
        case .waiting:
            return row.identity == identity && row.notBefore != 0 && row.notBefore <= clinux_boottime_nanoseconds()
        }
    }

    private func waiting(
        _ key: ArticleKey, _ identity: FileIdentity, _ row: LedgerRow?, settle: Double
    ) -> LedgerRow {
        var waiting = row ?? LedgerRow(key: key, state: .waiting, rank: .fresh, identity: identity)
        waiting.state = .waiting
        waiting.identity = identity
        let now = clinux_boottime_nanoseconds()
        if row?.state != .waiting { waiting.waitingSince = now }
        waiting.notBefore = now + Int64(settle * 1e9)
        return waiting
    }

    /// The identity as it may be recorded.
    ///
    /// A file that changed less than a clock tick before it was read could change once more within the same tick
    /// and look the same (git calls this "racily clean"). Its time of change is left out, so that the next scan
    /// reads it once more.
    private func recordable(_ identity: FileIdentity) -> FileIdentity {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let age = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec) - identity.changed
        guard age < 20_000_000 else { return identity }
        var smudged = identity
        smudged.changed = 0
        return smudged
    }

    // MARK: - Current or not

    /// The row of this version as the report on disk tells it, if there is a report and it is about this version; else `nil`.
    ///
    /// The ledger is not asked: after a death it may be one version behind the report, and the article may have gone
    /// back to that version since.
    private func current(_ found: LedgerRow, reports: ReportFolder) throws -> LedgerRow? {
        let report = found.key.path.report
        var current = found
        // First how they look: whoever writes to one while they are read shows at the next listing.
        current.reportLook = try reports.look(of: report)
        guard let stamp = try reports.stamp(of: report), stamp.articlePath == found.key.path,
            stamp.analysis == analysis.digest, stamp.sha256 == found.sha256,
            stamp.sidecarSHA256 == found.sidecarSHA256
        else { return nil }
        current.parts = stamp.partCount
        current.partsDigest = try reports.partsDigest(of: report, count: stamp.partCount)
        guard let parts = try reports.parts(of: report, stamp) else { return nil }
        current.errorCode = stamp.errorCode ?? parts.lazy.compactMap(\.errorCode).first
        current.state = current.errorCode == nil ? .reported : .failed
        return current
    }

    /// Whether somebody has changed the reports on a file's articles since they were put in place. What they say of themselves
    /// does not make them whole then.
    private func hasChangedParts(_ found: LedgerRow, _ row: LedgerRow?, reports: ReportFolder) throws -> Bool {
        guard let row, row.parts > 0, row.sha256 == found.sha256, let digest = row.partsDigest else { return false }
        return try reports.partsDigest(of: found.key.path.report, count: row.parts) != digest
    }

    private func tooLarge(
        _ key: ArticleKey, _ identity: FileIdentity, _ sidecar: (identity: FileIdentity, bytes: [UInt8])?,
        _ row: LedgerRow?, limit: Int, reports: ReportFolder
    ) throws -> Finding {
        let error = ReportError.tooLarge(size: Int(identity.size), limit: limit)
        let sidecarSHA256 = sidecar.map { SHA256.hexDigest(of: $0.bytes) }
        var found = LedgerRow(
            key: key, state: .failed, identity: recordable(identity), sidecar: sidecar?.identity,
            sidecarSHA256: sidecarSHA256, errorCode: error.code.rawValue)
        found.reportLook = try reports.look(of: key.path.report)
        let stamp = try reports.stamp(of: key.path.report)
        if row?.forced != true, let stamp, stamp.articlePath == key.path, stamp.errorCode == error.code.rawValue,
            stamp.bytes == Int(identity.size), stamp.analysis == analysis.digest, stamp.sidecarSHA256 == sidecarSHA256
        {
            return .current(found)
        }
        let report = analysis.failures.failure(
            error, path: key.path.bytes, byteCount: Int(identity.size), sha256: nil, sidecarSHA256: sidecarSHA256)
        return .report(found, ReportFolder.Prepared(path: key.path.report, report: report))
    }

    private func quarantine(
        _ key: ArticleKey, _ identity: FileIdentity, _ sidecar: (identity: FileIdentity, bytes: [UInt8])?,
        _ deaths: Int,
        file: borrowing Descriptor
    ) throws -> Finding {
        // Reading did not kill anybody; still no more of it than any other article may have.
        let bytes =
            identity.size <= max(limits.inputSize, limits.documentSize)
            ? try SystemCalls.read(file, key.path, size: Int(identity.size)) : nil
        let sha256 = bytes.map { SHA256.hexDigest(of: $0) }
        let sidecarSHA256 = sidecar.map { SHA256.hexDigest(of: $0.bytes) }
        let report = analysis.failures.failure(
            .quarantined(deaths: deaths), path: key.path.bytes, byteCount: Int(identity.size), sha256: sha256,
            sidecarSHA256: sidecarSHA256)
        let found = LedgerRow(
            key: key, state: .failed, identity: recordable(identity), sidecar: sidecar?.identity, sha256: sha256,
            sidecarSHA256: sidecarSHA256, errorCode: report.error?.code.rawValue)
        return .report(found, ReportFolder.Prepared(path: key.path.report, report: report))
    }

    // MARK: - Sidecars

    /// The sidecar's bytes and identity, where there is one that is a file. One that is still being written is read as
    /// it is: its closing has the article examined again.
    private func readSidecar(
        of article: RelativePath, in folder: borrowing Descriptor
    ) throws -> (identity: FileIdentity, bytes: [UInt8])? {
        let path = article.sidecar
        let place: Descriptor
        do {
            place = try SystemCalls.find(path, in: folder)
        } catch {
            // ENAMETOOLONG: the article's own name leaves no room for a sidecar's.
            guard [ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG].contains(error.errno) else { throw error }
            return nil
        }
        guard try SystemCalls.status(of: place, path).kind == .regular else { return nil }
        let file = try SystemCalls.open(place, path)
        let status = try SystemCalls.status(of: file, path)
        let bytes = try SystemCalls.read(file, path, size: min(Int(status.st_size), Self.largestSidecar))
        return (recordable(FileIdentity(status)), bytes)
    }

    static func name(of kind: FileKind) -> String {
        switch kind {
        case .regular: "a file"
        case .folder: "a folder"
        case .symbolicLink: "a symbolic link"
        case .fifo: "a FIFO"
        case .socket: "a socket"
        case .device: "a device"
        }
    }
}
