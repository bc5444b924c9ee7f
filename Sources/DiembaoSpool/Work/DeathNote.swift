import CLinux
import Glibc

/// Tells how the service died last, and will tell how it dies next (resource): a byte in the state folder that the
/// handler of fatal signals writes.
///
/// A fault of its own (a crash, the watchdog's SIGABRT) says more about the article that was in hand than SIGKILL does,
/// which is what an administrator or the kernel's OOM killer sends to whoever is at work.
final class DeathNote: Sendable {
    static let name = RelativePath("last-death")

    /// How the service ended, where it left articles in flight (data).
    enum Death: Sendable {
        /// By a signal that its own fault raised, or the watchdog.
        case fault
        /// By SIGKILL, or with the machine.
        case kill
    }

    let last: Death
    private let file: Descriptor

    init(_ folder: borrowing Descriptor) throws(SystemCallError) {
        file = try SystemCalls.open(Self.name, in: folder, flags: O_RDWR | O_CREAT, mode: 0o640)
        last = try SystemCalls.status(of: file, Self.name).st_size > 0 ? .fault : .kill
        guard ftruncate(file.raw, 0) == 0 else { throw SystemCallError("ftruncate", Self.name.description) }
        clinux_note_deaths(file.raw)
    }
}
