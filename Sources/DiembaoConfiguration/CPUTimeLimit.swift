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
/// What it took since it was asked last is counted to whoever asks, and it is looked at once a tick of the coarse clock, some
/// milliseconds. So a piece may be charged with a tick of another one, which limits of seconds don't feel.
public struct CPUTimeShares: Sendable {
    private var left: [Int64]
    private var lastTick = clinux_coarse_nanoseconds()
    private var lastTime = clinux_thread_cpu_nanoseconds()

    /// - Parameter seconds: of each piece.
    public init(seconds: [Double]) { left = seconds.map { Int64($0 * 1e9) } }

    /// To be asked, while a piece is worked on, on the thread that made the shares.
    public mutating func isOver(_ piece: Int) -> Bool {
        let tick = clinux_coarse_nanoseconds()
        if tick != lastTick {
            let time = clinux_thread_cpu_nanoseconds()
            left[piece] -= time - lastTime
            (lastTick, lastTime) = (tick, time)
        }
        return left[piece] < 0
    }
}
