import CLinux
import Glibc
import Synchronization

/// What is known of a change to a name (data), from the least to the most.
enum Hint: Int, Sendable, Comparable {
    /// It may be there or gone, closed or still being written.
    case look
    /// It was closed after writing, or moved in whole.
    case closed

    static func < (left: Hint, right: Hint) -> Bool { left.rawValue < right.rawValue }
}

/// Decides which worker does what next (resource). Fresh drops come before the backlog; no article is in the hands
/// of two workers; what waits in memory is bounded, the rest waits in the ledger.
///
/// Guarantees:
/// - A hint that arrives while its article is being analysed is kept, and the article is examined once more.
/// - A hint that finds no room is not lost silently: the caller is told, and has the folder scanned.
/// - A suspect is analysed with nothing else in flight, however often it is put off, until its case is closed.
final class Dispatcher: Sendable {
    /// What a worker is to do (data).
    enum Assignment: Sendable {
        /// One drop, or many where many wait: they are made durable together.
        case fresh([(key: ArticleKey, hint: Hint)])
        /// Take a batch from the ledger.
        case backlog
        /// Analyse this one with nothing else in flight.
        case suspect(Ledger.Suspect, Hint)
    }

    /// So many hints are kept in memory; those that settle are counted apart.
    static let capacity = 8192
    /// So many drops are taken in hand together at the most.
    static let batchSize = 64
    /// Where fewer wait, each is made durable by itself, as soon as possible.
    static let burst = 16

    fileprivate struct State {
        var fresh = FreshQueue()
        /// Names that are to be looked at again, and when (CLOCK_BOOTTIME nanoseconds).
        var settling: [ArticleKey: Int64] = [:]
        var nextSettled = Int64.max
        /// In flight, and the hint that came meanwhile.
        var inFlight: [ArticleKey: Hint?] = [:]
        /// Articles that were in flight at a death and may be at fault, and at how many deaths they were so alone.
        var suspicions: [ArticleKey: Ledger.Suspect] = [:]
        /// Those of them whose turn it is.
        var suspects: [(key: ArticleKey, hint: Hint)] = []
        var isAlone = false
        /// Workers that are choosing a batch from the ledger: not in flight yet, but about to be.
        var choosing = 0
        /// When the ledger may have something due; `.max` for nothing.
        var ledgerDue: Int64 = 0
        var isStopping = false
    }

    private let state = Mutex(State())
    private let wake = WakeSignal()

    // MARK: - What came in

    /// - Returns: whether there was room for it.
    func hint(_ key: ArticleKey, _ hint: Hint) -> Bool {
        let taken = state.withLock { state in
            if let former = state.inFlight[key] {
                state.inFlight[key] = .some(max(former ?? hint, hint))
                return true
            }
            guard state.fresh.append(key, hint, capacity: Self.capacity) else { return false }
            state.settling[key] = nil
            return true
        }
        if taken { wake.signal() }
        return taken
    }

    /// Has `key` looked at again at `due`: it was made or changed a moment ago and may not be closed.
    ///
    /// - Returns: whether there was room for it.
    func settle(_ key: ArticleKey, until due: Int64) -> Bool {
        let (taken, isEarlier) = state.withLock { state in
            guard !state.fresh.contains(key) else { return (true, false) }
            guard state.settling.count < Self.capacity || state.settling[key] != nil else { return (false, false) }
            state.settling[key] = due
            defer { state.nextSettled = min(state.nextSettled, due) }
            return (true, due < state.nextSettled)
        }
        if isEarlier { wake.signal() }
        return taken
    }

    /// Those of these articles that are in hand are examined once more: what their workers find out may be older than what a
    /// scan just saw, and overwrites it.
    ///
    /// - Returns: those.
    @discardableResult
    func touch(_ keys: some Sequence<ArticleKey>) -> Set<ArticleKey> {
        state.withLock { state in
            var touched: Set<ArticleKey> = []
            for key in keys {
                guard let former = state.inFlight[key] else { continue }
                state.inFlight[key] = .some(former ?? .look)
                touched.insert(key)
            }
            return touched
        }
    }

    /// What is in hand of a folder.
    func inFlight(within folder: RelativePath, of inbox: Int64) -> [ArticleKey] {
        state.withLock { state in state.inFlight.keys.filter { $0.inbox == inbox && $0.path.isWithin(folder) } }
    }

    /// The ledger may have articles due from `time` on (CLOCK_BOOTTIME nanoseconds).
    func ledgerHasWork(from time: Int64 = 0) {
        let isEarlier = state.withLock { state in
            defer { state.ledgerDue = min(state.ledgerDue, time) }
            return time < state.ledgerDue
        }
        if isEarlier { wake.signal() }
    }

    func add(suspects: [Ledger.Suspect]) {
        state.withLock { state in
            for suspect in suspects {
                state.suspicions[suspect.key] = suspect
                state.line(up: suspect.key, .look)
            }
        }
        wake.signal()
    }

    /// These are no suspects any more: they were examined to the end, or are to be tried like any other (`nil`: all).
    func clear(suspects keys: [ArticleKey]?) {
        state.withLock { state in
            guard !state.suspicions.isEmpty else { return }
            guard let keys else { return state.suspicions.removeAll() }
            for key in keys { state.suspicions[key] = nil }
        }
    }

    // MARK: - What goes out

    /// Waits for something to do; `nil` when the service stops.
    func next(_ heartbeat: Heartbeat) -> Assignment? {
        while true {
            let ticket = wake.ticket()
            switch state.withLock({ $0.choose() }) {
            case .assignment(let assignment):
                heartbeat.beat(.computing)
                return assignment
            case .stop:
                return nil
            case .wait(let time):
                heartbeat.beat(.idle)
                wake.wait(ticket, until: time)
            }
        }
    }

    /// Takes articles of the ledger in hand, but for those that are in other hands or will be anyway. Ends a
    /// ``Assignment/backlog`` assignment's choosing.
    func claim(_ rows: [LedgerRow]) -> [LedgerRow] {
        defer { wake.signal() }
        return state.withLock { state in
            state.choosing -= 1
            return rows.filter { row in
                guard state.inFlight[row.key] == nil, !state.fresh.contains(row.key) else { return false }
                guard state.suspicions[row.key] == nil else {
                    state.line(up: row.key, .look)
                    return false
                }
                state.inFlight[row.key] = .some(nil)
                state.settling[row.key] = nil
                return true
            }
        }
    }

    /// The worker is done with these; those that changed meanwhile are examined again.
    func finish(_ keys: some Sequence<ArticleKey>) {
        state.withLock { state in
            for key in keys {
                if case .some(.some(let hint)) = state.inFlight.removeValue(forKey: key) {
                    _ = state.fresh.append(key, hint, capacity: .max)
                }
            }
            if state.inFlight.isEmpty { state.isAlone = false }
        }
        wake.signal()
    }

    /// Whether a fresh drop waits: a worker that goes through a backlog makes way for it.
    var hasFresh: Bool { state.withLock { !$0.fresh.isEmpty } }

    func stop() {
        state.withLock { $0.isStopping = true }
        wake.signal()
    }

    /// Waits until `time` (CLOCK_BOOTTIME nanoseconds).
    ///
    /// - Returns: `false` when the service stops.
    func pause(until time: Int64) -> Bool {
        while clinux_boottime_nanoseconds() < time {
            let ticket = wake.ticket()
            if state.withLock({ $0.isStopping }) { return false }
            wake.wait(ticket, until: time)
        }
        return true
    }

    // MARK: - What is going on

    /// The articles in memory by what is done with them (data).
    struct Contents: Sendable {
        var fresh: Set<ArticleKey> = []
        /// And when they are looked at again.
        var settling: [ArticleKey: Int64] = [:]
        var inFlight: Set<ArticleKey> = []
        var suspects: [ArticleKey] = []

        var all: Set<ArticleKey> { fresh.union(settling.keys).union(inFlight).union(suspects) }
    }

    var contents: Contents {
        state.withLock { state in
            Contents(
                fresh: state.fresh.keys, settling: state.settling, inFlight: Set(state.inFlight.keys),
                suspects: state.suspects.map(\.key))
        }
    }

    /// How many articles wait in memory, by inbox.
    var waiting: [Int64: Int] {
        state.withLock { state in
            var counts: [Int64: Int] = [:]
            for key in state.fresh.keys { counts[key.inbox, default: 0] += 1 }
            for key in state.settling.keys { counts[key.inbox, default: 0] += 1 }
            for key in state.inFlight.keys { counts[key.inbox, default: 0] += 1 }
            return counts
        }
    }
}

extension Dispatcher {
    fileprivate enum Choice {
        case assignment(Assignment)
        /// Until a time, or until something comes in.
        case wait(Int64)
        case stop
    }
}

extension Dispatcher.State {
    fileprivate mutating func choose() -> Dispatcher.Choice {
        guard !isStopping else { return .stop }
        guard !isAlone else { return .wait(.max) }
        if !suspects.isEmpty {
            guard inFlight.isEmpty, choosing == 0 else { return .wait(.max) }
            let (key, hint) = suspects.removeFirst()
            isAlone = true
            inFlight[key] = .some(nil)
            return .assignment(.suspect(suspicions[key] ?? Ledger.Suspect(key: key, deaths: 0), hint))
        }
        let now = clinux_boottime_nanoseconds()
        if nextSettled <= now { releaseSettled(now) }
        let batch = takeFresh()
        guard batch.isEmpty else { return .assignment(.fresh(batch)) }
        guard suspects.isEmpty else { return choose() }
        if ledgerDue <= now {
            ledgerDue = .max
            choosing += 1
            return .assignment(.backlog)
        }
        return .wait(min(nextSettled, ledgerDue))
    }

    private mutating func takeFresh() -> [(key: ArticleKey, hint: Hint)] {
        let size = fresh.count < Dispatcher.burst ? 1 : Dispatcher.batchSize
        var batch: [(key: ArticleKey, hint: Hint)] = []
        while batch.count < size, let (key, hint) = fresh.popFirst() {
            guard suspicions[key] == nil else {
                line(up: key, hint)
                break
            }
            inFlight[key] = .some(nil)
            batch.append((key, hint))
        }
        return batch
    }

    fileprivate mutating func line(up suspect: ArticleKey, _ hint: Hint) {
        if let place = suspects.firstIndex(where: { $0.key == suspect }) {
            suspects[place].hint = max(suspects[place].hint, hint)
        } else {
            suspects.append((suspect, hint))
        }
    }

    private mutating func releaseSettled(_ now: Int64) {
        nextSettled = .max
        for (key, due) in settling {
            guard due <= now else {
                nextSettled = min(nextSettled, due)
                continue
            }
            settling[key] = nil
            if let former = inFlight[key] {
                inFlight[key] = .some(max(former ?? .look, .look))
            } else {
                _ = fresh.append(key, .look, capacity: .max)
            }
        }
    }
}

/// Names with their hints, first in first out, each once (data).
private struct FreshQueue {
    private var order: [ArticleKey?] = []
    private var head = 0
    private var hints: [ArticleKey: Hint] = [:]

    var isEmpty: Bool { hints.isEmpty }
    var count: Int { hints.count }
    var keys: Set<ArticleKey> { Set(hints.keys) }

    func contains(_ key: ArticleKey) -> Bool { hints[key] != nil }

    /// - Returns: whether there was room.
    mutating func append(_ key: ArticleKey, _ hint: Hint, capacity: Int) -> Bool {
        if let former = hints[key] {
            hints[key] = max(former, hint)
            return true
        }
        guard hints.count < capacity else { return false }
        hints[key] = hint
        order.append(key)
        return true
    }

    mutating func popFirst() -> (ArticleKey, Hint)? {
        while head < order.count {
            let key = order[head]
            order[head] = nil
            head += 1
            if let key, let hint = hints.removeValue(forKey: key) {
                compact()
                return (key, hint)
            }
        }
        compact()
        return nil
    }

    private mutating func compact() {
        guard head == order.count || head > 1024 && head * 2 > order.count else { return }
        order.removeFirst(head)
        head = 0
    }
}
