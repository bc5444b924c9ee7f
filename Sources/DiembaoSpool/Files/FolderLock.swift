import CLinux
import Glibc

/// Keeps a folder for one process, by flock(2) on a file in it (resource). The kernel gives it back at a death.
final class FolderLock: Sendable {
    static let name = RelativePath(".diembao.lock")

    /// The locked file, which may hold a note.
    let file: Descriptor

    private init(_ file: consuming Descriptor) {
        self.file = file
    }

    /// - Returns: `nil` where another process has the folder.
    static func take(_ folder: borrowing Descriptor) throws(SystemCallError) -> FolderLock? {
        let file = try SystemCalls.open(name, in: folder, flags: O_RDWR | O_CREAT, mode: 0o640)
        guard flock(file.raw, LOCK_EX | LOCK_NB) != 0 else { return FolderLock(file) }
        guard errno == EWOULDBLOCK else { throw SystemCallError("flock", name.description) }
        return nil
    }

    func unlock() {
        flock(file.raw, LOCK_UN)
    }
}
