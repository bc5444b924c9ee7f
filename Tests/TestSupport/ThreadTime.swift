import Glibc

/// The CPU time, in seconds, that work takes on this thread, which does not depend on what else the machine does.
public func threadSeconds(_ work: () throws -> Void) rethrows -> Double {
    let start = threadSeconds()
    try work()
    return threadSeconds() - start
}

/// The CPU time, in seconds, that this thread has taken until now.
public func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
