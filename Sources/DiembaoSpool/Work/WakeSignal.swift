import CLinux
import Glibc

/// Lets threads sleep until something happened or a time has come (resource).
///
/// A thread takes a ticket, looks whether there is work, and sleeps on the ticket: what happened in between ends the
/// sleep at once, so that no wake-up is lost.
final class WakeSignal: @unchecked Sendable {
    // Safe to share: `generation` is only touched under the mutex, and the two pthread objects are made for sharing.
    // Foundation's NSCondition waits by the wall clock, which may be set back.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var generation = 0

    init() {
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func ticket() -> Int {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return generation
    }

    /// Sleeps until ``signal()`` is called after `ticket` was taken, or until `time` (CLOCK_BOOTTIME nanoseconds).
    func wait(_ ticket: Int, until time: Int64 = .max) {
        let now = clinux_boottime_nanoseconds()
        guard time > now else { return }
        // A minute at the most: suspension stops the monotonic clock but not the boot time.
        let end = clinux_monotonic_nanoseconds() + min(time - now, 60_000_000_000)
        var deadline = timespec(tv_sec: Int(end / 1_000_000_000), tv_nsec: Int(end % 1_000_000_000))
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while generation == ticket {
            if pthread_cond_timedwait(condition, mutex, &deadline) == ETIMEDOUT { return }
        }
    }

    /// Wakes every sleeper.
    func signal() {
        pthread_mutex_lock(mutex)
        generation &+= 1
        pthread_cond_broadcast(condition)
        pthread_mutex_unlock(mutex)
    }
}
