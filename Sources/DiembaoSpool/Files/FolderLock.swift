import CLinux
import Glibc

/// Keeps a folder for one process, by flock(2) on a file in it (resource). The kernel gives it back at a death.
final class FolderLock: Sendable {
    static let name = RelativePath(".diembao.lock")

    /// The locked file, which may hold a note.
    let file: Descriptor

    /// - Throws: ``SystemCallError``; EWOULDBLOCK where another process has the folder.
    init(_ folder: borrowing Descriptor) throws(SystemCallError) {
        file = try SystemCalls.open(Self.name, in: folder, flags: O_RDWR | O_CREAT, mode: 0o640)
        guard flock(file.raw, LOCK_EX | LOCK_NB) == 0 else { throw SystemCallError("flock", Self.name.description) }
    }

    func unlock() {
        flock(file.raw, LOCK_UN)
    }
}
