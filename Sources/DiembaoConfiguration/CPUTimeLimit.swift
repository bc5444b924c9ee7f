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
