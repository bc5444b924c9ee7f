import CLinux
import Glibc
import Synchronization

/// Holds the workers while a file system that they write to has less free space than the floor (resource). The check
/// is a system call of a microsecond, made before each piece of work; nothing is written to a file system that is
/// nearly full, and work goes on by itself when there is room again.
final class SpaceGate: Sendable {
    private let floor: Int
    private let places: [Place]
    private let report: @Sendable (SpoolEvent) -> Void
    private let low = Mutex<String?>(nil)
    private let wake = WakeSignal()
    private let isStopping = Atomic(false)

    /// A folder whose file system is written to (data).
    struct Place: Sendable {
        let path: String
        let freeSpace: @Sendable () throws -> UInt64
    }

    init(floor: Int, places: [Place], report: @escaping @Sendable (SpoolEvent) -> Void) {
        self.floor = floor
        self.places = places
        self.report = report
    }

    /// What a person should do, while there is too little room.
    var problem: String? { low.withLock { $0 } }

    /// - Returns: `false` when the service stops.
    func waitForRoom(_ heartbeat: Heartbeat) -> Bool {
        while !isStopping.load(ordering: .acquiring) {
            guard let place = fullPlace() else {
                if let path = low.withLock({ low in low.take() }) { report(.spaceBack(path: path)) }
                return true
            }
            let isNew = low.withLock { low in
                defer {
                    low =
                        "\(place.path) has \(place.free >> 20) MiB free, less than minimum_free (\(floor >> 20) MiB): nothing is written until there is room"
                }
                return low == nil
            }
            if isNew { report(.spaceLow(path: place.path, free: place.free, floor: floor)) }
            heartbeat.beat(.idle)
            wake.wait(wake.ticket(), until: clinux_boottime_nanoseconds() + 1_000_000_000)
        }
        return false
    }

    private func fullPlace() -> (path: String, free: UInt64)? {
        for place in places {
            // A place that cannot be asked fails when it is written to, with an error of its own.
            guard let free = try? place.freeSpace(), free < UInt64(floor) else { continue }
            return (place.path, free)
        }
        return nil
    }

    func stop() {
        isStopping.store(true, ordering: .releasing)
        wake.signal()
    }
}
