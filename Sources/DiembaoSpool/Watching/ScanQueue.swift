import CLinux
import Glibc
import Synchronization

/// The folders that are to be scanned, each once (resource). A scan of the whole inbox stands for all below it.
final class ScanQueue: Sendable {
    /// One folder to scan (data).
    struct Request: Hashable, Sendable {
        var inbox: Int64
        var folder: RelativePath
        /// The scan's number: whoever asked can wait until it is done.
        var number: Int
    }

    private struct State {
        var requests: [Request] = []
        var running: Int?
        var next = 1
        var isStopping = false
    }

    private let state = Mutex(State())
    private let wake = WakeSignal()

    /// From so many requests on the whole inbox is scanned: going through them would take longer.
    static let capacity = 256

    /// - Returns: the scan's number.
    @discardableResult
    func request(_ inbox: Int64, within folder: RelativePath = .root) -> Int {
        let number = state.withLock { state in
            let folder = state.requests.count < Self.capacity ? folder : .root
            if let same = state.requests.first(where: { $0.inbox == inbox && folder.isWithin($0.folder) }) {
                return same.number
            }
            // A wider scan takes the place of narrower ones; it waits where the first of them waited.
            let narrower = state.requests.firstIndex { $0.inbox == inbox && $0.folder.isWithin(folder) }
            // Whoever waits for one of them waits for it.
            let numbers = state.requests.filter { $0.inbox == inbox && $0.folder.isWithin(folder) }.map(\.number)
            let number = numbers.min() ?? state.next
            if numbers.isEmpty { state.next += 1 }
            state.requests.removeAll { $0.inbox == inbox && $0.folder.isWithin(folder) }
            let request = Request(inbox: inbox, folder: folder, number: number)
            state.requests.insert(request, at: min(narrower ?? state.requests.count, state.requests.count))
            return number
        }
        wake.signal()
        return number
    }

    /// The next folder to scan; `nil` when none was asked for by `time`, or when the service stops.
    func next(until time: Int64, _ heartbeat: Heartbeat) -> Request? {
        while true {
            let ticket = wake.ticket()
            let (request, isOver) = state.withLock { state -> (Request?, Bool) in
                guard !state.isStopping else { return (nil, true) }
                guard !state.requests.isEmpty else { return (nil, clinux_boottime_nanoseconds() >= time) }
                let request = state.requests.removeFirst()
                state.running = request.number
                return (request, false)
            }
            if request != nil || isOver { return request }
            heartbeat.beat(.idle)
            wake.wait(ticket, until: time)
        }
    }

    func finish() {
        state.withLock { $0.running = nil }
        wake.signal()
    }

    var isStopping: Bool { state.withLock { $0.isStopping } }

    /// Whether everything that was asked for up to `number` is done.
    func isDone(_ number: Int) -> Bool {
        state.withLock { state in
            !state.requests.contains { $0.number <= number } && (state.running ?? .max) > number
        }
    }

    /// Waits until ``isDone(_:)`` or until `time` (CLOCK_BOOTTIME nanoseconds).
    ///
    /// - Returns: whether it is done.
    func wait(_ number: Int, until time: Int64) -> Bool {
        while true {
            let ticket = wake.ticket()
            if isDone(number) { return true }
            guard !isStopping, clinux_boottime_nanoseconds() < time else { return false }
            wake.wait(ticket, until: time)
        }
    }

    func stop() {
        state.withLock { $0.isStopping = true }
        wake.signal()
    }
}
