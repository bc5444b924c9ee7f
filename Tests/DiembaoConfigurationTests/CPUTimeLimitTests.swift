import Glibc
import TestSupport
import Testing

@testable import DiembaoConfiguration

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

    @Test func `of several pieces of work each is charged with what passed until it was asked for, and no other`() {
        var now: Int64 = 0
        var shares = CPUTimeShares(seconds: [1, 1, 1]) { (now, { now }) }
        func isOver(_ piece: Int, after seconds: Double) -> Bool {
            now += Int64(seconds * 1e9)
            return shares.isOver(piece)
        }
        let asked: [(piece: Int, after: Double, isOver: Bool)] = [
            (0, 0.6, false), (1, 0.9, false), (0, 0.3, false), (2, 0, false), (0, 0.2, true), (1, 0.05, false),
            (2, 0.9, false), (1, 0.1, true), (0, 0, true), (2, 0.05, false),
        ]
        for (number, ask) in asked.enumerated() {
            let isOver = isOver(ask.piece, after: ask.after)
            #expect(isOver == ask.isOver, "\(number)")
        }
    }

    @Test func `a thread's own time is what is charged`() {
        var shares = CPUTimeShares(seconds: [0.05])
        let start = threadSeconds()
        while !shares.isOver(0), threadSeconds() - start < 10 {}
        #expect((0.05..<10).contains(threadSeconds() - start))
    }
}
