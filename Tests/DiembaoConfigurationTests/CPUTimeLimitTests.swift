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

    @Test func `of several pieces of work the one that takes its time is over, and no other`() {
        var shares = CPUTimeShares(seconds: [0.05, 0.05])
        let start = threadSeconds()
        var turns = 0
        while !shares.isOver(1) {
            turns += 1
            guard threadSeconds() - start < 10 else { break }
        }
        #expect(threadSeconds() - start >= 0.05)
        #expect(threadSeconds() - start < 10)
        #expect(turns > 0)
        let isOther = shares.isOver(0)
        #expect(!isOther)
    }
}
