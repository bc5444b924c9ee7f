import CLinux
import Glibc
import Synchronization

/// The signs of life of one thread (resource): the watchdog is fed only while all threads give them.
public final class Heartbeat: Sendable {
    /// What a thread is at, and how long it may be without a sign of life.
    public enum Activity: Int, Sendable {
        /// Waiting for something to do: as long as it takes.
        case idle
        /// Computing: it beats at least once a paragraph, a batch of folder entries, a turn of its loop.
        case computing
        /// Waiting for a disk, which may be slow without being stuck.
        case writing

        var patience: Int64 {
            switch self {
            case .idle: .max
            case .computing: 20_000_000_000
            case .writing: 300_000_000_000
            }
        }
    }

    public let name: String
    private let last: Atomic<Int64>
    private let activity: Atomic<Int>

    init(name: String) {
        self.name = name
        last = Atomic(clinux_boottime_nanoseconds())
        activity = Atomic(Activity.idle.rawValue)
    }

    func beat() {
        last.store(clinux_boottime_nanoseconds(), ordering: .relaxed)
    }

    func beat(_ activity: Activity) {
        self.activity.store(activity.rawValue, ordering: .relaxed)
        beat()
    }

    /// Whether the thread has been without a sign of life for longer than what it is at allows.
    var isStuck: Bool {
        let activity = Activity(rawValue: activity.load(ordering: .relaxed)) ?? .idle
        guard activity.patience < .max else { return false }
        return clinux_boottime_nanoseconds() - last.load(ordering: .relaxed) > activity.patience
    }
}
