import CLinux
import Foundation
import Testing

@testable import DiembaoSpool

@Suite struct `A queue of scans` {
    let queue = ScanQueue()
    let heartbeat = Heartbeat(name: "test")

    private func next() -> ScanQueue.Request? { queue.next(until: 0, heartbeat) }

    @Test func `holds each folder once, in the order of asking`() {
        let first = queue.request(1, within: RelativePath("a"))
        let second = queue.request(1, within: RelativePath("b"))
        #expect(queue.request(1, within: RelativePath("a")) == first)
        #expect(queue.request(1, within: RelativePath("a/deep/down")) == first)
        #expect(queue.request(2, within: RelativePath("a")) != first)
        #expect(next() == ScanQueue.Request(inbox: 1, folder: RelativePath("a"), number: first))
        queue.finish()
        #expect(next()?.number == second)
        queue.finish()
        #expect(next()?.inbox == 2)
        queue.finish()
        #expect(next() == nil)
    }

    @Test func `lets a wider scan stand for narrower ones, and keeps who waits for those waiting`() {
        queue.request(2)
        let narrow = queue.request(1, within: RelativePath("a"))
        queue.request(1, within: RelativePath("b"))
        let wide = queue.request(1)
        #expect(!queue.isDone(narrow))
        #expect(next()?.inbox == 2)
        queue.finish()
        #expect(!queue.isDone(narrow) && !queue.isDone(wide))
        #expect(next()?.folder == .root)
        #expect(!queue.isDone(narrow) && !queue.isDone(wide), "it runs")
        queue.finish()
        #expect(queue.isDone(narrow) && queue.isDone(wide))
        #expect(next() == nil)
    }

    @Test func `takes a request for a scan that runs as one for another scan`() {
        let running = queue.request(1)
        #expect(next()?.number == running)
        let again = queue.request(1)
        queue.finish()
        #expect(queue.isDone(running) && !queue.isDone(again))
    }

    @Test func `lists the whole inbox rather than hold thousands of folders`() {
        for number in 0..<5000 { queue.request(1, within: RelativePath("\(number)")) }
        var scans = 0
        var last: ScanQueue.Request?
        while let request = next() {
            scans += 1
            last = request
            queue.finish()
        }
        #expect(scans <= ScanQueue.capacity)
        #expect(last?.folder == .root)
    }

    @Test func `lets go whoever waits, when the time has come and when the service stops`() {
        let number = queue.request(1)
        #expect(!queue.wait(number, until: clinux_boottime_nanoseconds() + 1_000_000))
        Thread.detachNewThread { [queue] in queue.stop() }
        #expect(!queue.wait(number, until: .max))
        #expect(next() == nil)
    }

    @Test func `wakes the scanner for what is asked for while it sleeps`() {
        Thread.detachNewThread { [queue] in
            usleep(10_000)
            queue.request(1, within: RelativePath("late"))
        }
        #expect(queue.next(until: .max, heartbeat)?.folder == RelativePath("late"))
    }
}
