import CLinux
import Glibc

/// Ends a thread that sleeps in poll(2) (resource).
public final class StopPipe: Sendable {
    /// Readable from ``signal()`` on.
    public let descriptor: Int32

    public init() throws(SystemCallError) {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
        guard descriptor >= 0 else { throw SystemCallError("eventfd", "") }
    }

    deinit {
        close(descriptor)
    }

    public func signal() {
        var one: UInt64 = 1
        _ = write(descriptor, &one, 8)
    }

    public var isSignalled: Bool {
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&polled, 1, 0) > 0
    }
}
