import CLinux
import Foundation
import Glibc
import Synchronization

/// The spool's threads (resource). They block on disks and compute for seconds, which Swift's cooperative pool, of one
/// thread a core, must not be made to do.
final class Crew: Sendable {
    private let running = Mutex(0)
    private let ended = WakeSignal()

    func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
        running.withLock { $0 += 1 }
        let thread = Thread { [self] in
            clinux_name_thread(name)
            body()
            running.withLock { $0 -= 1 }
            ended.signal()
        }
        // Bytes: the usual stack of a program's main thread. Parsers recurse as deep as an article takes them, within bounds that need a
        // small part of it: CTOML's `deepest`, JSONScanner's `depthLimit`.
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Waits until every thread has ended.
    ///
    /// - Returns: whether they all had by `deadline` (CLOCK_BOOTTIME nanoseconds).
    func join(until deadline: Int64) -> Bool {
        while true {
            let ticket = ended.ticket()
            if running.withLock({ $0 }) == 0 { return true }
            guard clinux_boottime_nanoseconds() < deadline else { return false }
            ended.wait(ticket, until: deadline)
        }
    }
}
