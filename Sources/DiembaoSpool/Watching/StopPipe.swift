import CLinux
import Glibc

/// Ends a thread that sleeps in poll(2) (resource).
final class StopPipe: Sendable {
    let descriptor: Int32

    init() throws(SystemCallError) {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
        guard descriptor >= 0 else { throw SystemCallError("eventfd", "") }
    }

    deinit {
        close(descriptor)
    }

    func signal() {
        var one: UInt64 = 1
        _ = write(descriptor, &one, 8)
    }
}
