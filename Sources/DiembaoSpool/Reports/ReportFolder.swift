import CLinux
import DiembaoConfiguration
import DiembaoCore
import Foundation
import Glibc
import Synchronization

/// The folder of an inbox's reports, locked against every other daemon (resource).
final class ReportFolder: Sendable {
    /// Absolute, symbolic links resolved at the start; none is followed from then on.
    let path: String
    private let opened: Mutex<Opened>

    /// What stands in a reports folder beside the reports.
    static let lockName = FolderLock.name
    private static let temporaryPrefix = Array(".diembao-".utf8)
    private static let temporarySuffix = Array(".tmp".utf8)

    /// The open folder and its lock (resource): they are given back when nobody uses them any more.
    private final class Opened: Sendable {
        let folder: Descriptor
        let lock: FolderLock
        let identity: FolderIdentity

        init(path: String) throws {
            let folder = try ReportFolder.openOrMake(path)
            guard let lock = try FolderLock.take(folder) else { throw ReportFolderError.locked(path) }
            self.lock = lock
            identity = FolderIdentity(try SystemCalls.status(of: folder, .root))
            self.folder = folder
        }
    }

    /// - Throws: ``ReportFolderError/locked(_:)`` where another daemon writes to it, ``SystemCallError`` else.
    init(path: String) throws {
        let path = realPath(path)
        self.path = path
        opened = Mutex(try Opened(path: path))
    }

    /// Gives the lock back: nothing may be written any more.
    func unlock() {
        let opened = opened.withLock { $0 }
        opened.lock.unlock()
    }

    /// Makes sure that what is held open is what stands at the path; makes the folder anew where it was deleted.
    ///
    /// - Returns: whether it is another folder than before, so that every report may be missing.
    func reopen() throws -> Bool {
        let there = FolderIdentity(try SystemCalls.status(of: Self.openOrMake(path), .root))
        if there == opened.withLock({ $0 }).identity { return false }
        let anew = try Opened(path: path)
        opened.withLock { $0 = anew }
        return true
    }

    private static func openOrMake(_ path: String) throws(SystemCallError) -> Descriptor {
        do {
            return try SystemCalls.openRealFolder(path)
        } catch {
            guard error.errno == ENOENT else { throw error }
        }
        try SystemCalls.makeRealFolder(path, mode: 0o2770)
        return try SystemCalls.openRealFolder(path)
    }

    /// The inbox folder that these reports were last made from, as it was noted in the lock file.
    ///
    /// It stands here and not in the ledger, so that a ledger that was lost does not make a disk that is not
    /// mounted look like an inbox whose articles were all deleted. Only the inode counts: device numbers may
    /// change over a reboot, and the root of a file system has another inode than the folder it is mounted on.
    func notedInboxInode() -> UInt64? {
        let opened = opened.withLock { $0 }
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = pread(opened.lock.file.raw, &buffer, buffer.count, 0)
        guard count > 0 else { return nil }
        let fields = String(decoding: buffer[..<count], as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard fields.count == 2, fields[0] == "inbox-inode" else { return nil }
        return UInt64(fields[1])
    }

    func note(inboxInode: UInt64) throws {
        guard notedInboxInode() != inboxInode else { return }
        let opened = opened.withLock { $0 }
        let line = Array("inbox-inode \(inboxInode)\n".utf8)
        guard ftruncate(opened.lock.file.raw, 0) == 0, pwrite(opened.lock.file.raw, line, line.count, 0) == line.count
        else {
            throw SystemCallError("write", path + "/" + FolderLock.name.description)
        }
    }

    // MARK: - Reading

    /// What a report looks like from outside; `nil` where there is none, or no file.
    func look(of report: RelativePath) throws(SystemCallError) -> ReportLook? {
        let opened = opened.withLock { $0 }
        guard let status = try SystemCalls.status(of: report, in: opened.folder), status.kind == .regular else {
            return nil
        }
        return ReportLook(status)
    }

    /// The reports on the articles of a file whose own report this is, where all are there and of the same version as it.
    func parts(of report: RelativePath, _ own: ReportStamp) throws -> [ReportStamp]? {
        let opened = opened.withLock { $0 }
        var parts: [ReportStamp] = []
        for number in 0..<own.partCount {
            guard let part = try Self.stamp(of: report.part(number + 1), in: opened.folder), part.part == number + 1,
                part.articlePath == own.articlePath, part.sha256 == own.sha256, part.analysis == own.analysis,
                part.sidecarSHA256 == own.sidecarSHA256
            else { return nil }
            parts.append(part)
        }
        return parts
    }

    /// What the reports on the articles of a file look like from outside: a digest of their sizes and times of modification, which
    /// is another once somebody has written to one of them.
    ///
    /// - Parameter report: the file's own.
    /// - Returns: `nil` where there are none, or where one of them is missing, or no file.
    func partsDigest(of report: RelativePath, count: Int) throws(SystemCallError) -> String? {
        guard count > 0 else { return nil }
        let opened = opened.withLock { $0 }
        let folder: Descriptor
        do {
            folder = try SystemCalls.open(report.partFolder, in: opened.folder, flags: O_RDONLY | O_DIRECTORY)
        } catch {
            guard [ENOENT, ENOTDIR, ELOOP].contains(error.errno) else { throw error }
            return nil
        }
        var seen = ""
        for number in 0..<count {
            let name = RelativePath(Array(report.part(number + 1).name))
            guard let status = try SystemCalls.status(of: name, in: folder), status.kind == .regular else { return nil }
            let look = ReportLook(status)
            seen += "\(look.size) \(look.modified)\n"
        }
        return SHA256.hexDigest(of: Array(seen.utf8))
    }

    /// What the report on disk is about; `nil` where there is none, or none that can be read.
    func stamp(of report: RelativePath) throws -> ReportStamp? {
        let opened = opened.withLock { $0 }
        return try Self.stamp(of: report, in: opened.folder)
    }

    /// Bytes of a report that is read to its end, so that one that a power cut left torn is told from a whole one. What is larger, a report on
    /// a text of megabytes or somebody's 5 GB, is not read into memory.
    private static let largestRead = 256 << 20
    /// Bytes at the beginning of a report on one article in which all stands that its stamp tells, however long its path is.
    private static let longestHead = 64 << 10

    private static func stamp(
        of report: RelativePath, in folder: borrowing Descriptor
    ) throws(SystemCallError) -> ReportStamp? {
        guard let status = try SystemCalls.status(of: report, in: folder), status.kind == .regular else { return nil }
        let file: Descriptor
        do {
            file = try SystemCalls.open(report, in: folder, flags: O_RDONLY)
        } catch {
            // What its owner has no right to is somebody's; but a report of ours that can't be read is so for a moment, and
            // nobody may forget it for that.
            let isOurs = status.st_uid == geteuid() && status.st_mode & S_IRUSR != 0
            guard [ENOENT, ELOOP].contains(error.errno) || error.errno == EACCES && !isOurs else { throw error }
            return nil
        }
        guard status.st_size <= largestRead else {
            let head = try SystemCalls.head(of: file, report, count: longestHead)
            let end = try SystemCalls.head(of: file, report, from: Int(status.st_size) - 2, count: 2)
            return end == Array("}\n".utf8) ? try? ReportStamp(readingHead: head) : nil
        }
        var bytes = try SystemCalls.read(file, report, size: Int(status.st_size))
        if bytes.count > Int(status.st_size) { bytes.removeLast(bytes.count - Int(status.st_size)) }
        return try? ReportStamp(reading: bytes)
    }

    func freeSpace() throws -> UInt64 {
        let opened = opened.withLock { $0 }
        return try SystemCalls.freeSpace(of: opened.folder, path)
    }

    // MARK: - Writing

    /// One file's report that is to be written (data).
    struct Prepared: Sendable {
        var path: RelativePath
        var bytes: [UInt8]
        /// The reports on the articles in the file, where it holds several.
        var parts: [[UInt8]] = []

        /// All files, in the order in which they are put in place: the file's own report, which names the others, comes last.
        fileprivate var files: [(path: RelativePath, bytes: [UInt8])] {
            parts.enumerated().map { (path.part($0 + 1), $1) } + [(path, bytes)]
        }

        fileprivate func hasFile(below folder: RelativePath) -> Bool {
            path.isWithin(folder) || !parts.isEmpty && path.partFolder.isWithin(folder)
        }
    }

    /// From this many reports on, one flush of the file system costs less than a flush a file (docs/BENCHMARKS.md).
    static let groupCommitThreshold = 8

    /// Writes reports so that at every moment each name holds either the whole old report or the whole new one,
    /// and so that what this returns as done survives a power cut. This is the only place that writes reports.
    ///
    /// The order is the guarantee:
    /// 1. a temporary file in the report's own folder (another folder could be another mount: EXDEV),
    /// 2. write and flush it (a rename that reached the disk before the data would leave an empty report),
    /// 3. rename it over the old report, which readers see at once and whole; of a file that holds several articles, their
    ///    reports first, and what the old one had more of them is removed before the file's own report is put in place,
    /// 4. flush the folder (the rename is an entry of the folder, not of the file).
    /// A fault at any step removes the temporary files and leaves the old report (of a file that holds several articles the file's
    /// own; theirs, put in place before, may be newer, as their digests tell, until the next attempt): never flush again what once
    /// failed to be flushed, the kernel has dropped those pages (fsync(2), EIO).
    ///
    /// - Returns: for each report in turn what it looks like, and so that it is durable, or what stopped it.
    func publish(_ reports: [Prepared]) -> [Result<ReportLook, SystemCallError>] {
        let opened = opened.withLock { $0 }
        var results = [Result<ReportLook, SystemCallError>](
            repeating: .success(ReportLook(size: 0, modified: 0)), count: reports.count)
        var temporaries = [[RelativePath]](repeating: [], count: reports.count)
        var foldersToSync = Set<RelativePath>()
        let inGroup = reports.reduce(0, { $0 + 1 + $1.parts.count }) >= Self.groupCommitThreshold

        for (index, report) in reports.enumerated() {
            do throws(SystemCallError) {
                for file in report.files {
                    let (temporary, look) = try writeTemporary(
                        file, flush: !inGroup, in: opened.folder, created: &foldersToSync)
                    temporaries[index].append(temporary)
                    // In the end that of the file's own report, which comes last.
                    results[index] = .success(look)
                }
            } catch {
                results[index] = .failure(error)
            }
        }
        if inGroup {
            do throws(SystemCallError) {
                try SystemCalls.syncFileSystem(opened.folder, path)
            } catch {
                for index in reports.indices { results[index] = .failure(error) }
            }
        }
        for (index, report) in reports.enumerated() {
            var left = temporaries[index][...]
            do throws(SystemCallError) {
                _ = try results[index].get()
                for file in report.files {
                    if file.path == report.path {
                        try removeParts(of: report.path, after: report.parts.count, in: opened.folder)
                    }
                    guard let temporary = left.first else { break }
                    try SystemCalls.rename(temporary, to: file.path, in: opened.folder)
                    left.removeFirst()
                    foldersToSync.insert(file.path.parent)
                }
            } catch {
                results[index] = .failure(error)
            }
            // Swept at the next start if even this fails.
            for temporary in left { _ = try? SystemCalls.unlink(temporary, in: opened.folder) }
        }
        for folder in foldersToSync {
            do throws(SystemCallError) {
                try sync(folder: folder, in: opened.folder)
            } catch {
                for (index, report) in reports.enumerated() where report.hasFile(below: folder) {
                    results[index] = .failure(error)
                }
            }
        }
        return results
    }

    /// Removes the reports on articles that a file has no more; what stands there and is none is left alone.
    ///
    /// - Parameter count: how many stay, those with the lowest numbers.
    private func removeParts(
        of report: RelativePath, after count: Int, in root: borrowing Descriptor
    ) throws(SystemCallError) {
        let folder = report.partFolder
        var names: [[UInt8]] = []
        do throws(SystemCallError) {
            let reader = try FolderReader(folder, in: root)
            while let entry = try reader.next() { names.append(entry.name) }
        } catch {
            // What nobody may look into is nobody's of ours.
            guard [ENOENT, ENOTDIR, ELOOP, EACCES].contains(error.errno) else { throw error }
            return
        }
        var isChanged = false
        for name in names {
            let part = folder.appending(name)
            guard let number = Int(String(decoding: name.dropLast(5), as: UTF8.self)), number > count,
                report.part(number) == part, let stamp = try Self.stamp(of: part, in: root), stamp.part == number,
                stamp.articlePath?.report == report
            else { continue }
            if try SystemCalls.unlink(part, in: root) { isChanged = true }
        }
        if count == 0, SystemCalls.removeFolder(folder, in: root) { return }
        // Before the file's own report no longer names them: a power cut must not bring them back.
        if isChanged { try sync(folder: folder, in: root) }
    }

    private func writeTemporary(
        _ report: (path: RelativePath, bytes: [UInt8]), flush: Bool, in root: borrowing Descriptor,
        created: inout Set<RelativePath>
    ) throws(SystemCallError) -> (path: RelativePath, look: ReportLook) {
        let folder = report.path.parent
        let digits = String(clinux_random(), radix: 16)
        let temporary = folder.appending(Self.temporaryPrefix + Array(digits.utf8) + Self.temporarySuffix)
        let file = try create(temporary, in: root, created: &created)
        do throws(SystemCallError) {
            try SystemCalls.write(report.bytes, to: file, temporary)
            if flush { try SystemCalls.fsync(file, temporary) }
            // A rename leaves it as it is.
            return (temporary, ReportLook(try SystemCalls.status(of: file, temporary)))
        } catch {
            _ = try? SystemCalls.unlink(temporary, in: root)  // swept at the next start if even this fails
            throw error
        }
    }

    /// Makes the folders on the way as needed; another thread may be removing them as empty meanwhile.
    private func create(
        _ temporary: RelativePath, in root: borrowing Descriptor, created: inout Set<RelativePath>
    ) throws(SystemCallError) -> Descriptor {
        for _ in 0..<16 {
            do {
                return try SystemCalls.open(temporary, in: root, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o640)
            } catch {
                guard error.errno == ENOENT, !temporary.parent.isRoot else { throw error }
            }
            try makeFolders(temporary.parent, in: root, created: &created)
        }
        throw SystemCallError("mkdir", temporary.parent.description, errno: ENOENT)
    }

    private func makeFolders(
        _ folder: RelativePath, in root: borrowing Descriptor, created: inout Set<RelativePath>
    ) throws(SystemCallError) {
        guard !folder.isRoot, try SystemCalls.status(of: folder, in: root) == nil else { return }
        try makeFolders(folder.parent, in: root, created: &created)
        do {
            try SystemCalls.makeFolder(folder, in: root)
            created.insert(folder.parent)
        } catch {
            // The parent was removed between the two calls: the caller tries again.
            guard error.errno == ENOENT else { throw error }
        }
    }

    private func sync(folder: RelativePath, in root: borrowing Descriptor) throws(SystemCallError) {
        do {
            let descriptor = try SystemCalls.open(folder, in: root, flags: O_RDONLY | O_DIRECTORY)
            try SystemCalls.fsync(descriptor, folder)
        } catch {
            guard error.errno == ENOENT else { throw error }  // removed as empty meanwhile
        }
    }

    /// Flushes what an earlier run, or an attempt that failed, may have renamed into place but not flushed.
    func flush() throws(SystemCallError) {
        let opened = opened.withLock { $0 }
        try SystemCalls.syncFileSystem(opened.folder, path)
    }

    /// Removes the report of an article that was deleted, and the folders that it leaves empty. What lies there and
    /// is not about this article is somebody else's and stays.
    ///
    /// - Returns: whether there was such a report.
    func removeReport(of article: RelativePath) throws -> Bool {
        let opened = opened.withLock { $0 }
        let report = article.report
        // First, and whatever the file's own report says of them: a death may have come between them.
        try removeParts(of: report, after: 0, in: opened.folder)
        guard try Self.stamp(of: report, in: opened.folder)?.articlePath == article else { return false }
        return try remove(report, in: opened.folder)
    }

    private func remove(_ report: RelativePath, in root: borrowing Descriptor) throws(SystemCallError) -> Bool {
        guard try SystemCalls.unlink(report, in: root) else { return false }
        var folder = report.parent
        try sync(folder: folder, in: root)
        while !folder.isRoot, SystemCalls.removeFolder(folder, in: root) { folder = folder.parent }
        return true
    }

    // MARK: - Sweeping

    /// What a sweep removed (data).
    struct Sweep: Sendable, Equatable {
        var temporaries = 0
        var orphans = 0
        /// What could not be looked at: somebody's own folder, a `lost+found`. It does not keep the service from
        /// starting.
        var failures: [SystemCallError] = []
    }

    /// Removes temporary files that a death left, and the reports for which `isOrphan` says that their article is
    /// gone (asked with the article's path as the report's name tells it, then as the report itself tells it).
    func sweep(isOrphan: ((RelativePath) throws -> Bool)?, beat: () -> Void) throws -> Sweep {
        let opened = opened.withLock { $0 }
        var sweep = Sweep()
        var folders: [RelativePath] = [.root]
        while let folder = folders.popLast() {
            beat()
            do {
                folders += try self.sweep(folder, in: opened.folder, isOrphan, &sweep)
            } catch let error as SystemCallError {
                if error.errno != ENOENT { sweep.failures.append(error) }
            }
        }
        return sweep
    }

    /// - Returns: the folders in it.
    private func sweep(
        _ folder: RelativePath, in root: borrowing Descriptor, _ isOrphan: ((RelativePath) throws -> Bool)?,
        _ sweep: inout Sweep
    ) throws -> [RelativePath] {
        var folders: [RelativePath] = []
        let reader = try FolderReader(folder, in: root)
        while let entry = try reader.next() {
            let path = folder.appending(entry.name)
            if try entry.isFolder(in: root, path) {
                folders.append(path)
            } else if Self.isTemporary(entry.name) {
                if try SystemCalls.unlink(path, in: root) { sweep.temporaries += 1 }
            } else if let isOrphan, try self.isOrphan(path, in: root, isOrphan) {
                if try remove(path, in: root) { sweep.orphans += 1 }
            }
        }
        return folders
    }

    private func isOrphan(
        _ report: RelativePath, in root: borrowing Descriptor, _ isGone: (RelativePath) throws -> Bool
    ) throws -> Bool {
        guard report.name.suffix(5).elementsEqual(".json".utf8) else { return false }
        // The cheap way first: most names lead straight back to an article that is there.
        let guess = report.likelyArticle
        if guess.report == report, try !isGone(guess) { return false }
        // Nothing is removed that is not ours: the report itself must tell of the article.
        guard let stamp = try Self.stamp(of: report, in: root), let article = stamp.articlePath else { return false }
        let own = stamp.part.map(article.report.part) ?? article.report
        return try own == report && isGone(article)
    }

    private static func isTemporary(_ name: [UInt8]) -> Bool {
        name.starts(with: temporaryPrefix) && name.suffix(temporarySuffix.count).elementsEqual(temporarySuffix)
    }
}

/// What a report looks like from outside (data). It is another once somebody has written to the report, or put another in its place: an
/// older one from a backup keeps its own time. The inode does not count, since a folder of reports may move to another disk.
struct ReportLook: Equatable, Sendable {
    /// Bytes.
    var size: Int64
    /// When it was written, nanoseconds since the epoch, as the file system keeps them.
    var modified: Int64

    init(size: Int64, modified: Int64) {
        self.size = size
        self.modified = modified
    }

    init(_ status: stat) {
        let identity = FileIdentity(status)
        self.init(size: identity.size, modified: identity.modified)
    }
}

extension ReportFolder.Prepared {
    init(path: RelativePath, report: Report) {
        self.init(path: path, bytes: report.json(), parts: report.partReports.map { $0.json() })
    }
}

extension RelativePath {
    /// The article that a report of this path belongs to, unless a name was shortened.
    var likelyArticle: RelativePath {
        var path = [UInt8]()
        let components = bytes.split(separator: UInt8(ascii: "/"))
        for folder in components.dropLast() {
            path.append(contentsOf: folder.last == UInt8(ascii: "~") ? folder.dropLast() : folder)
            path.append(UInt8(ascii: "/"))
        }
        path.append(contentsOf: components.last?.dropLast(5) ?? [])
        return RelativePath(path)
    }
}

/// What keeps a reports folder from being used.
public enum ReportFolderError: Error, Sendable, CustomStringConvertible {
    case locked(String)

    public var description: String {
        switch self {
        case .locked(let path):
            "another diembaod writes to the reports folder \(path); stop it (systemctl stop diembaod), or give this one a folder of its own"
        }
    }
}

extension ReportStamp {
    /// The article's path below the inbox, as raw bytes.
    var articlePath: RelativePath? {
        if let pathBytes { return Data(base64Encoded: pathBytes).map { RelativePath([UInt8]($0)) } }
        return path.map(RelativePath.init(_:))
    }
}
