import Glibc

/// A mutex with a condition to wait on (a resource). Synchronization's `Mutex` has nothing to wait on, and threads must sleep while there is
/// nothing to do; Foundation's `NSCondition` waits by the wall clock, which may be set back.
package final class Monitor: @unchecked Sendable {
    // The pointers never change, and what they point at is made for being shared.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    package init() {
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // A clock that nobody sets.
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

    package func withLock<Result>(_ body: () throws -> Result) rethrows -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body()
    }

    /// Waits for ``wakeAll()``, or for nothing: the caller looks again. Only inside of ``withLock(_:)``.
    package func wait() { pthread_cond_wait(condition, mutex) }

    /// As ``wait()``, until a time of CLOCK_MONOTONIC, in nanoseconds, at the latest.
    package func wait(until deadline: Int64) {
        var time = timespec(tv_sec: Int(deadline / 1_000_000_000), tv_nsec: Int(deadline % 1_000_000_000))
        pthread_cond_timedwait(condition, mutex, &time)
    }

    package func wakeAll() { pthread_cond_broadcast(condition) }
}
