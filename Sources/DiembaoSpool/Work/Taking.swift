import CLinux
import DiembaoConfiguration
import Glibc
import Synchronization

/// Takes articles that are reported out of their inbox, for `after_success = "move"` and `"delete"` (a resource: it knows
/// what it has in hand).
///
/// A name may have been given to another version since it was read, or be open for writing. So the file is first
/// renamed, then compared with what was read, and put back if it is not that, or if someone writes to it: what nobody
/// has read is never moved away or deleted (where no lease may be taken, only what was changed by then is seen).
///
/// What a death leaves in between is made good:
/// - an article that is deleted lies under its own name in a folder beside it, whose name tells what it is. The next listing
///   puts back what is in it, and the article is examined as any other. No ledger is needed for it: one that was lost, or
///   whose last rows a power cut took, hides no article.
/// - one that is moved has its new name noted in the ledger, durably, before it gets it; the next start goes on from there.
final class Taking: Sendable {
    private let folder: InboxFolder
    /// The folder to move to, symbolic links resolved at the start.
    private let moveTo: String?
    /// The folders of articles that are being deleted now.
    private let inHand = Mutex<Set<RelativePath>>([])

    init(folder: InboxFolder) {
        self.folder = folder
        moveTo = folder.settings.moveTo.map(realPath)
    }

    /// - Returns: where the article went (`nil` for deleted), or `nil` where it was not taken.
    func take(_ row: LedgerRow, ledger: Ledger) throws -> String?? {
        let inbox = try folder.open()
        switch folder.settings.afterSuccess {
        case .keep:
            return nil
        case .delete:
            return try delete(row, in: inbox) ? .some(nil) : nil
        case .move:
            guard let moveTo else { return nil }
            let destination = try SystemCalls.openRealFolder(moveTo)
            try makeFolders(row.key.path.parent, in: destination)
            for attempt in 1... {
                let name = try freeName(for: row.key.path, in: destination)
                do {
                    guard try move(row, in: inbox, to: name, in: destination, ledger: ledger) else { return nil }
                    return .some(moveTo + "/" + name.description)
                } catch let error as SystemCallError where error.errno == EEXIST && attempt < Self.mostAttempts {
                    // Somebody else took the name meanwhile.
                    continue
                }
            }
            return nil
        }
    }

    private static let mostAttempts = 16

    /// Whether this is what was read, and nobody is about to change it: under its former name it can be opened no more.
    private func isAsRead(
        _ name: RelativePath, _ row: LedgerRow, in folder: borrowing Descriptor
    ) throws(SystemCallError) -> Bool {
        let place = try SystemCalls.find(name, in: folder)
        guard try SystemCalls.status(of: place, name).kind == .regular else { return false }
        let file = try SystemCalls.open(place, name)
        if SystemCalls.hasWriter(file) == true { return false }
        return FileIdentity(try SystemCalls.status(of: file, name)).hasSameContent(as: row.identity)
    }

    /// Has the sidecar, where there is one, follow its article, and compares it then: it may have come or changed since it was read.
    ///
    /// - Returns: whether it is the one that was read, or still is not there.
    private func takeSidecar(
        of path: RelativePath, _ row: LedgerRow, in inbox: borrowing Descriptor, to name: RelativePath,
        in destination: borrowing Descriptor
    ) throws(SystemCallError) -> Bool {
        if let status = try sidecarStatus(of: path, in: inbox), status.kind == .regular {
            do {
                try SystemCalls.renameWithoutReplacing(path.sidecar, in: inbox, to: name.sidecar, in: destination)
            } catch {
                // Where its place was taken since it was seen to be free, or the number makes its name too long, it stays where it is.
                if error.errno == EEXIST || error.errno == ENAMETOOLONG { return true }
                guard error.errno == ENOENT else { throw error }
            }
        }
        guard let status = try sidecarStatus(of: name, in: destination) else { return row.sidecar == nil }
        return row.sidecar.map { status.kind == .regular && FileIdentity(status).hasSameContent(as: $0) } ?? false
    }

    private func sidecarStatus(
        of path: RelativePath, in folder: borrowing Descriptor
    ) throws(SystemCallError) -> stat? {
        do {
            return try SystemCalls.status(of: path.sidecar, in: folder)
        } catch {
            // The article's own name leaves no room for a sidecar's.
            guard error.errno == ENAMETOOLONG else { throw error }
            return nil
        }
    }

    // MARK: - Deleting

    private func delete(_ row: LedgerRow, in inbox: borrowing Descriptor) throws -> Bool {
        let path = row.key.path
        let digits = String(clinux_random(), radix: 16)
        let place = path.parent.appending(InboxFolder.takenPrefix + Array(digits.utf8))
        inHand.withLock { _ = $0.insert(place) }
        defer { inHand.withLock { _ = $0.remove(place) } }
        let name = place.appending(Array(path.name))
        do {
            try SystemCalls.makeFolder(place, in: inbox)
            try SystemCalls.renameWithoutReplacing(path, in: inbox, to: name, in: inbox)
        } catch {
            _ = SystemCalls.removeFolder(place, in: inbox)
            guard error.errno == ENOENT else { throw error }
            return false
        }
        guard try isAsRead(name, row, in: inbox), try takeSidecar(of: path, row, in: inbox, to: name, in: inbox) else {
            try putBack(contentsOf: place, in: inbox)
            return false
        }
        try SystemCalls.unlink(name, in: inbox)
        if row.sidecar != nil { try SystemCalls.unlink(name.sidecar, in: inbox) }
        _ = SystemCalls.removeFolder(place, in: inbox)
        return true
    }

    /// Puts back what a folder holds that a death, or a fault, kept from being deleted.
    ///
    /// - Returns: whether there was anything: not where it is being deleted at this moment.
    func putBack(from place: RelativePath, in inbox: borrowing Descriptor) throws -> Bool {
        guard !inHand.withLock({ $0.contains(place) }) else { return false }
        return try putBack(contentsOf: place, in: inbox)
    }

    @discardableResult
    private func putBack(contentsOf place: RelativePath, in inbox: borrowing Descriptor) throws -> Bool {
        var names: [RelativePath] = []
        do {
            let reader = try FolderReader(place, in: inbox)
            while let entry = try reader.next() { names.append(RelativePath(entry.name)) }
        } catch {
            guard error.errno == ENOENT else { throw error }
            return false
        }
        // A sidecar first: whoever sees the article come back sees it too.
        for name in names.sorted(by: { $0.articleOfSidecar != nil && $1.articleOfSidecar == nil }) {
            let former = place.appending(name.bytes)
            // Its article is deleted, and it was to be.
            if let article = name.articleOfSidecar, !names.contains(article), folder.settings.afterSuccess == .delete {
                try SystemCalls.unlink(former, in: inbox)
                continue
            }
            do {
                try SystemCalls.renameWithoutReplacing(
                    former, in: inbox, to: place.parent.appending(name.bytes), in: inbox)
            } catch {
                // A newer version has the name already: this one was passed over, as any version that is replaced
                // before it is read.
                guard error.errno == EEXIST else { throw error }
                try SystemCalls.unlink(former, in: inbox)
            }
        }
        _ = SystemCalls.removeFolder(place, in: inbox)
        return !names.isEmpty
    }

    // MARK: - Moving

    /// The article's own name, or that with a number behind it, "latest.html~10080": one which neither an article nor a sidecar has.
    ///
    /// The number is looked for by doubling and halving, for an article of one name may have been moved every minute for years. Where lower
    /// ones are free again, it may be one of them.
    private func freeName(
        for path: RelativePath, in destination: borrowing Descriptor
    ) throws(SystemCallError) -> RelativePath {
        func name(_ number: Int) -> RelativePath {
            number == 0 ? path : RelativePath(path.bytes + Array("~\(number)".utf8))
        }
        var taken = -1
        var free = 0
        while try isTaken(name(free), in: destination) { (taken, free) = (free, 2 * free + 1) }
        while free - taken > 1 {
            let middle = (taken + free) / 2
            if try isTaken(name(middle), in: destination) { taken = middle } else { free = middle }
        }
        return name(free)
    }

    private func isTaken(_ name: RelativePath, in folder: borrowing Descriptor) throws(SystemCallError) -> Bool {
        if try SystemCalls.status(of: name, in: folder) != nil { return true }
        return try sidecarStatus(of: name, in: folder) != nil
    }

    private func move(
        _ row: LedgerRow, in inbox: borrowing Descriptor, to name: RelativePath, in destination: borrowing Descriptor,
        ledger: Ledger
    ) throws -> Bool {
        try ledger.take(row.key, as: name)
        do {
            try SystemCalls.renameWithoutReplacing(row.key.path, in: inbox, to: name, in: destination)
        } catch {
            try ledger.settleTaken(row.key)
            guard error.errno == ENOENT else { throw error }
            return false
        }
        let isTaken = try finish(row.key.path, row, name, in: inbox, destination)
        try ledger.settleTaken(row.key)
        return isTaken
    }

    /// Ends what a rename began: has the sidecar follow what was read, and puts back what was not.
    private func finish(
        _ path: RelativePath, _ row: LedgerRow?, _ name: RelativePath, in inbox: borrowing Descriptor,
        _ destination: borrowing Descriptor
    ) throws -> Bool {
        guard try SystemCalls.status(of: name, in: destination) != nil else { return false }
        guard let row, row.state == .reported, try isAsRead(name, row, in: destination),
            try takeSidecar(of: path, row, in: inbox, to: name, in: destination)
        else {
            // A sidecar first: whoever sees the article come back sees it too.
            if try sidecarStatus(of: name, in: destination) != nil {
                try putBack(name.sidecar, in: destination, to: path.sidecar, in: inbox)
            }
            try putBack(name, in: destination, to: path, in: inbox)
            return false
        }
        if row.sidecar != nil {
            // A power cut must not take this and leave the article's own rename: once that is settled nobody would know.
            let parent = try SystemCalls.open(name.parent, in: destination, flags: O_RDONLY | O_DIRECTORY)
            try SystemCalls.fsync(parent, name.parent)
        }
        return true
    }

    private func putBack(
        _ name: RelativePath, in destination: borrowing Descriptor, to path: RelativePath,
        in inbox: borrowing Descriptor
    ) throws(SystemCallError) {
        do {
            try SystemCalls.renameWithoutReplacing(name, in: destination, to: path, in: inbox)
        } catch {
            // A newer version has the name already; this one stays where it is.
            guard error.errno == EEXIST else { throw error }
        }
    }

    /// Makes good what a death left in the middle.
    ///
    /// - Throws: a database error where the ledger cannot be read. What a fault of a file keeps from being made good is
    ///   told, and tried again at the next start.
    func recover(ledger: Ledger, report: (SpoolEvent) -> Void) throws {
        guard let moveTo else { return }
        for (path, name) in try ledger.taken(of: folder.id) {
            let key = ArticleKey(inbox: folder.id, path: path)
            let row = try ledger.row(key)
            do {
                _ = try finish(path, row, name, in: folder.open(), SystemCalls.openRealFolder(moveTo))
            } catch let error as SystemCallError {
                report(
                    .deferred(
                        inbox: folder.path, path: path, reason: "it could not be taken away: \(error)",
                        errno: error.errno,
                        attempts: 1, delay: 0))
                continue
            }
            try ledger.settleTaken(key)
        }
    }

    private func makeFolders(_ path: RelativePath, in root: borrowing Descriptor) throws(SystemCallError) {
        guard !path.isRoot, try SystemCalls.status(of: path, in: root) == nil else { return }
        try makeFolders(path.parent, in: root)
        try SystemCalls.makeFolder(path, in: root)
    }
}
