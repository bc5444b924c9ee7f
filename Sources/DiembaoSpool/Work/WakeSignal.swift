import CLinux
import DiembaoThreads

/// Lets threads sleep until something happened or a time has come (resource).
///
/// A thread takes a ticket, looks whether there is work, and sleeps on the ticket: what happened in between ends the
/// sleep at once, so that no wake-up is lost.
final class WakeSignal: @unchecked Sendable {
    private let monitor = Monitor()
    // Safe to share: only touched under the monitor.
    private var generation = 0

    func ticket() -> Int { monitor.withLock { generation } }

    /// Sleeps until ``signal()`` is called after `ticket` was taken, or until `time` (CLOCK_BOOTTIME nanoseconds).
    func wait(_ ticket: Int, until time: Int64 = .max) {
        let now = clinux_boottime_nanoseconds()
        guard time > now else { return }
        // A minute at the most: suspension stops the monotonic clock but not the boot time.
        let end = clinux_monotonic_nanoseconds() + min(time - now, 60_000_000_000)
        monitor.withLock {
            while generation == ticket, clinux_monotonic_nanoseconds() < end { monitor.wait(until: end) }
        }
    }

    /// Wakes every sleeper.
    func signal() {
        monitor.withLock {
            generation &+= 1
            monitor.wakeAll()
        }
    }
}
