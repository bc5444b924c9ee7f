import DiembaoConfiguration
import Glibc
import TestSupport
import Testing

@Suite struct CPUTimeLimitTests {
    @Test func `a limit is over when the thread has run for so long, and not before`() {
        let start = threadSeconds()
        let limit = CPUTimeLimit(seconds: 0.03)
        #expect(!limit.isOver)
        while !limit.isOver {}
        #expect(threadSeconds() - start >= 0.03)
    }

    @Test func `time that passes while the thread sleeps does not count`() {
        let limit = CPUTimeLimit(seconds: 0.05)
        usleep(120_000)
        #expect(!limit.isOver)
    }
}
