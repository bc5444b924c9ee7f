import CLinux
import DiembaoConfiguration
import Glibc

/// Takes articles that are reported out of their inbox, for `after_success = "move"` and `"delete"` (a pass).
///
/// A name may have been given to another version since it was read, or be open for writing. So the file is first
/// renamed, then compared with what was read, and put back if it is not that, or if someone writes to it: what nobody
/// has read is never moved away or deleted (where no lease may be taken, only what was changed by then is seen). The ledger notes
/// the new name before the rename, so that a death in between is made good at the next start.
struct Taking: Sendable {
    let folder: InboxFolder
    /// The folder to move to, symbolic links resolved at the start.
    private let moveTo: String?

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
            let digits = String(clinux_random(), radix: 16)
            let name = row.key.path.parent.appending(InboxFolder.takenPrefix + Array(digits.utf8))
            return try move(row, in: inbox, to: name, in: inbox, ledger: ledger) ? .some(nil) : nil
        case .move:
            guard let moveTo else { return nil }
            let destination = try SystemCalls.openRealFolder(moveTo)
            try makeFolders(row.key.path.parent, in: destination)
            for attempt in 0... {
                let name = attempt == 0 ? row.key.path : RelativePath(row.key.path.bytes + Array("~\(attempt)".utf8))
                do {
                    guard try move(row, in: inbox, to: name, in: destination, ledger: ledger) else { return nil }
                    return .some(moveTo + "/" + name.description)
                } catch let error as SystemCallError where error.errno == EEXIST {
                    continue
                }
            }
            return nil
        }
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

    /// Ends what a rename began: deletes or keeps what was read, puts back what was not.
    private func finish(
        _ path: RelativePath, _ row: LedgerRow?, _ name: RelativePath, in inbox: borrowing Descriptor,
        _ destination: borrowing Descriptor
    ) throws -> Bool {
        guard try SystemCalls.status(of: name, in: destination) != nil else { return false }
        guard let row, row.state == .reported, try isAsRead(name, row, in: destination) else {
            try putBack(name, in: destination, to: path, in: inbox)
            return false
        }
        let sidecar = path.sidecar
        switch folder.settings.afterSuccess {
        case .delete:
            try SystemCalls.unlink(name, in: destination)
            try SystemCalls.unlink(sidecar, in: inbox)
        case .move, .keep:
            do {
                try SystemCalls.renameWithoutReplacing(sidecar, in: inbox, to: name.sidecar, in: destination)
            } catch {
                guard error.errno == ENOENT || error.errno == EEXIST else { throw error }
            }
        }
        return true
    }

    /// Whether this is what was read, and nobody is about to change it: under its former name it can be opened no more.
    private func isAsRead(
        _ name: RelativePath, _ row: LedgerRow, in folder: borrowing Descriptor
    ) throws(SystemCallError) -> Bool {
        let file = try SystemCalls.open(name, in: folder, flags: O_RDONLY)
        if SystemCalls.hasWriter(file) == true { return false }
        return FileIdentity(try SystemCalls.status(of: file, name)).hasSameContent(as: row.identity)
    }

    private func putBack(
        _ name: RelativePath, in destination: borrowing Descriptor, to path: RelativePath,
        in inbox: borrowing Descriptor
    ) throws(SystemCallError) {
        do {
            try SystemCalls.renameWithoutReplacing(name, in: destination, to: path, in: inbox)
        } catch {
            // A newer version has the name already: this one was passed over, as any version that is replaced
            // before it is read. In a folder to move to it is kept; in the inbox it goes.
            guard error.errno == EEXIST else { throw error }
            if name.name.starts(with: InboxFolder.takenPrefix) { try SystemCalls.unlink(name, in: destination) }
        }
    }

    /// Makes good what a death left in the middle.
    ///
    /// - Throws: a database error where the ledger cannot be read. What a fault of a file keeps from being made good is
    ///   told, and tried again at the next start.
    func recover(ledger: Ledger, report: (SpoolEvent) -> Void) throws {
        for (path, name) in try ledger.taken(of: folder.id) {
            let key = ArticleKey(inbox: folder.id, path: path)
            let row = try ledger.row(key)
            do {
                try recover(path, row, name)
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

    private func recover(_ path: RelativePath, _ row: LedgerRow?, _ name: RelativePath) throws {
        let inbox = try folder.open()
        guard !name.name.starts(with: InboxFolder.takenPrefix) else {
            guard try SystemCalls.status(of: name, in: inbox) != nil else { return }
            // What is not to be deleted any more comes back.
            guard folder.settings.afterSuccess == .delete else {
                return try putBack(name, in: inbox, to: path, in: inbox)
            }
            _ = try finish(path, row, name, in: inbox, inbox)
            return
        }
        guard let moveTo else { return }
        _ = try finish(path, row, name, in: inbox, SystemCalls.openRealFolder(moveTo))
    }

    private func makeFolders(_ path: RelativePath, in root: borrowing Descriptor) throws(SystemCallError) {
        guard !path.isRoot, try SystemCalls.status(of: path, in: root) == nil else { return }
        try makeFolders(path.parent, in: root)
        try SystemCalls.makeFolder(path, in: root)
    }
}
