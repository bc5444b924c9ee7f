import Foundation
import Synchronization

// Shows that the thread sanitizer finds a race on this machine, and takes none for one where there is a lock:
// `planted-race` counts under a `Mutex`, `planted-race plant` also without. scripts/tsan runs both.

private final class Counts: @unchecked Sendable {
    let lock = Mutex(0)
    var locked = 0
    var racing = 0

    @inline(never) func countLocked() {
        lock.withLock { count in
            count += 1
            locked += 1
        }
    }

    @inline(never) func countRacing() { racing += 1 }
}

private let counts = Counts()
private let isPlanted = CommandLine.arguments.count > 1
private let done = DispatchSemaphore(value: 0)
for _ in 0..<2 {
    Thread {
        for _ in 0..<50_000 {
            counts.countLocked()
            if isPlanted { counts.countRacing() }
        }
        done.signal()
    }.start()
}
for _ in 0..<2 { done.wait() }
exit(counts.locked == 100_000 ? 0 : 1)
