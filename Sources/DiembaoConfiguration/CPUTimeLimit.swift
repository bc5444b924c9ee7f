import CLinux

/// How much CPU time the calling thread may take from now on (data).
///
/// Passes ask whether it is over at every sentence, and to ask for a thread's own time is a system call. No thread runs for
/// longer than the time that passes meanwhile, so until that is over a clock that takes none tells enough.
public struct CPUTimeLimit: Sendable {
    private let end: Int64
    private let earliestEnd: Int64

    public init(seconds: Double) {
        let limit = Int64(seconds * 1e9)
        end = clinux_thread_cpu_nanoseconds() + limit
        earliestEnd = clinux_coarse_nanoseconds() + limit
    }

    /// To be asked on the thread that made the limit.
    public var isOver: Bool {
        clinux_coarse_nanoseconds() >= earliestEnd && clinux_thread_cpu_nanoseconds() > end
    }
}

/// How much CPU time the calling thread may take for each of several pieces of work that it does by turns (data).
///
/// What it took since somebody was asked for is counted to who is asked for next: so each has to be asked for when its turn ends. The thread's time
/// is looked at once a tick of the coarse clock, some milliseconds, and who is asked for then has all of the tick.
public struct CPUTimeShares {
    /// What a thread has taken and a clock that costs no system call, in nanoseconds.
    typealias Clock = () -> (tick: Int64, time: () -> Int64)

    private let clock: Clock
    private var left: [Int64]
    private var lastTick: Int64
    private var lastTime: Int64

    /// - Parameter seconds: of each piece.
    public init(seconds: [Double]) {
        self.init(seconds: seconds) { (clinux_coarse_nanoseconds(), clinux_thread_cpu_nanoseconds) }
    }

    init(seconds: [Double], clock: @escaping Clock) {
        left = seconds.map { Int64($0 * 1e9) }
        self.clock = clock
        let now = clock()
        (lastTick, lastTime) = (now.tick, now.time())
    }

    /// To be asked on the thread that made the shares, while a piece is worked on and when its turn ends.
    public mutating func isOver(_ piece: Int) -> Bool {
        let now = clock()
        if now.tick != lastTick {
            let time = now.time()
            left[piece] -= time - lastTime
            (lastTick, lastTime) = (now.tick, time)
        }
        return left[piece] < 0
    }
}
