import DiembaoConfiguration
import Glibc
import Testing

/// Of this thread, in nanoseconds.
private func cpuTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

@Suite struct CPUTimeLimitTests {
    @Test func `a limit is over when the thread has run for so long, and not before`() {
        let start = cpuTime()
        let limit = CPUTimeLimit(seconds: 0.03)
        #expect(!limit.isOver)
        while !limit.isOver {}
        #expect(cpuTime() - start >= 30_000_000)
    }

    @Test func `time that passes while the thread sleeps does not count`() {
        let limit = CPUTimeLimit(seconds: 0.05)
        usleep(120_000)
        #expect(!limit.isOver)
    }
}
