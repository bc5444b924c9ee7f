import CLinux
import DiembaoThreads

/// Where a pipeline's work comes from. It is asked by one thread at a time, though not always the same.
protocol PipelineSource<Work>: AnyObject, SendableMetatype {
    associatedtype Work: Sendable

    /// The next piece of work and how many bytes it holds; `nil` at the end.
    ///
    /// - parameter onPause: to be called before the source waits for something outside of the process.
    func next(onPause: () -> Void) -> (work: Work, bytes: Int)?
}

/// Works on several threads and hands the results over in the order of the work (a resource).
///
/// It guarantees:
/// - Order: results come as the source gave the work.
/// - Bounded memory: no more than ``window`` pieces of work and results are held, and no more is taken from the source
///   while these hold ``byteLimit`` bytes. One slow piece holds up the source, never the memory.
/// - Safe to share: all that changes is guarded, the source by `turnstile` and the rest by `monitor`; hence `@unchecked`.
///
/// For example:
///
///     let pipeline = OrderedPipeline(source: lines, jobs: 2) { line in (result: analyse(line), bytes: …) }
///     while true {
///         switch pipeline.next(within: 0.1) { … }
///     }
final class OrderedPipeline<Source: PipelineSource, Result: Sendable>: @unchecked Sendable {
    /// What ``next(within:orPause:)`` found.
    enum Turn {
        case result(Result)
        /// Nothing is finished yet.
        case nothing
        case end
    }

    private let window: Int
    private let byteLimit: Int
    private let work: @Sendable (Source.Work) -> (result: Result, bytes: Int)

    /// Held by the one worker that asks the source, also while the source waits.
    private let turnstile = Monitor()
    // Guarded by `turnstile`.
    private let source: Source

    private let monitor = Monitor()
    // Guarded by `monitor`: the rest.
    private var taken = 0
    private var given = 0
    private var results: [Int: (result: Result, bytes: Int)] = [:]
    private var heldBytes = 0
    private var hasEnded = false
    private var isPaused = false

    /// - parameter work: gives the result of a piece of work, and how many bytes it holds.
    init(
        source: Source, jobs: Int, window: Int? = nil, byteLimit: Int = 64 << 20,
        work: @escaping @Sendable (Source.Work) -> (result: Result, bytes: Int)
    ) {
        self.source = source
        self.window = window ?? 32 * jobs
        self.byteLimit = byteLimit
        self.work = work
        for _ in 0..<jobs { startThread(named: "analyse") { self.runWorker() } }
    }

    // MARK: The workers

    private func runWorker() {
        while let (number, piece, bytes) = take() {
            let finished = work(piece)
            let isOfUse = monitor.withLock {
                results[number] = finished
                heldBytes += finished.bytes - bytes
                // The consumer waits for the next in order, and who asks the source for room.
                return number == given || finished.bytes < bytes
            }
            // Who is woken while the lock is held has to wait for it at once.
            if isOfUse { monitor.wakeAll() }
        }
    }

    private func take() -> (number: Int, work: Source.Work, bytes: Int)? {
        turnstile.withLock {
            monitor.withLock {
                while !hasEnded && isFull { monitor.wait() }
            }
            guard !monitor.withLock({ hasEnded }) else { return nil }
            let next = source.next(onPause: { setPaused(true) })
            return monitor.withLock {
                isPaused = false
                guard let next else {
                    hasEnded = true
                    monitor.wakeAll()
                    return nil
                }
                // Nobody waits for more work to be taken.
                heldBytes += next.bytes
                taken += 1
                return (taken - 1, next.work, next.bytes)
            }
        }
    }

    /// Full is never empty: one piece of work is always let in, however large.
    private var isFull: Bool { taken - given >= window || heldBytes >= byteLimit && taken > given }

    private func setPaused(_ value: Bool) {
        monitor.withLock {
            isPaused = value
            monitor.wakeAll()
        }
    }

    // MARK: The consumer

    /// The next result in order.
    ///
    /// - parameters:
    ///   - seconds: how long to wait for it.
    ///   - returnsAtPause: whether to come back at once when all that was taken is handed over and the source waits.
    func next(within seconds: Double, returnsAtPause: Bool) -> Turn {
        let deadline = clinux_monotonic_nanoseconds() + Int64(seconds * 1e9)
        return monitor.withLock {
            while true {
                if let (result, bytes) = results.removeValue(forKey: given) {
                    given += 1
                    heldBytes -= bytes
                    monitor.wakeAll()
                    return .result(result)
                }
                if hasEnded && given == taken { return .end }
                if returnsAtPause && isPaused && given == taken { return .nothing }
                if clinux_monotonic_nanoseconds() >= deadline { return .nothing }
                monitor.wait(until: deadline)
            }
        }
    }
}
