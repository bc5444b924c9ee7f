import CLinux
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import DiembaoSpool

@Suite struct `The dispatcher` {
    let dispatcher = Dispatcher()
    let heartbeat = Heartbeat(name: "test")

    init() {
        // At a start it looks into the ledger first.
        guard case .backlog? = dispatcher.next(heartbeat) else { return }
        _ = dispatcher.claim([])
    }

    private func key(_ name: String) -> ArticleKey { ArticleKey(inbox: 1, path: RelativePath(name)) }

    private func row(_ name: String) -> LedgerRow {
        LedgerRow(
            key: key(name), state: .waiting,
            identity: FileIdentity(device: 1, inode: 1, size: 1, modified: 1, changed: 1))
    }

    /// What it has now, without waiting, as a word.
    private func next() -> String {
        let ended = StopOnce(dispatcher)
        defer { ended.isOver = true }
        return word(dispatcher.next(heartbeat))
    }

    private func word(_ assignment: Dispatcher.Assignment?) -> String {
        switch assignment {
        case .fresh(let drops): drops.map { "\($0.hint) \($0.key.path)" }.joined(separator: ", ")
        case .backlog: "backlog"
        case .suspect(let suspect, let hint): "suspect \(suspect.key.path) \(suspect.deaths) \(hint)"
        case nil: "stop"
        }
    }

    /// Stops a dispatcher that keeps a test waiting (resource).
    private final class StopOnce: @unchecked Sendable {
        // Safe to share: the flag is only touched under the lock.
        private let lock = NSLock()
        private var over = false
        var isOver: Bool {
            get { lock.withLock { over } }
            set { lock.withLock { over = newValue } }
        }

        init(_ dispatcher: Dispatcher) {
            Thread.detachNewThread { [self] in
                for _ in 0..<1000 where !isOver { usleep(10_000) }
                if !isOver { dispatcher.stop() }
            }
        }
    }

    @Test func `a few drops are taken one by one, a burst of them together`() {
        for number in 1..<Dispatcher.burst { #expect(dispatcher.hint(key("few-\(number)"), .closed)) }
        guard case .fresh(let one) = dispatcher.next(heartbeat) else {
            Issue.record("no drop was taken")
            return
        }
        #expect(one.count == 1)
        for number in 0..<100 { #expect(dispatcher.hint(key("many-\(number)"), .closed)) }
        guard case .fresh(let many) = dispatcher.next(heartbeat) else {
            Issue.record("no drop was taken")
            return
        }
        #expect(many.count == Dispatcher.batchSize)
        #expect(many.first?.key == key("few-2"))
    }

    @Test func `gives out each name once, first in first out, with the best hint of all`() {
        #expect(
            dispatcher.hint(key("a"), .look) && dispatcher.hint(key("b"), .closed) && dispatcher.hint(key("a"), .closed)
        )
        #expect(dispatcher.hint(key("b"), .look))
        #expect(next() == "closed a")
        #expect(next() == "closed b")
        #expect(!dispatcher.hasFresh)
    }

    @Test func `hands out drops one by one while they are few, and many together in a burst`() {
        for number in 0..<Dispatcher.burst - 1 { _ = dispatcher.hint(key("\(number)"), .closed) }
        #expect(next() == "closed 0")
        for number in 100..<300 { _ = dispatcher.hint(key("\(number)"), .closed) }
        #expect(next().split(separator: ",").count == Dispatcher.batchSize)
        dispatcher.add(suspects: [.init(key: key("299"), deaths: 0)])
        dispatcher.finish(dispatcher.contents.inFlight)
        #expect(next() == "suspect 299 0 look")
        dispatcher.finish([key("299")])
        var handedOut = 0
        while dispatcher.hasFresh, case let word = next(), word != "suspect 299 0 closed" {
            handedOut += word.split(separator: ",").count
            #expect(!word.contains("299"))
            dispatcher.finish(dispatcher.contents.inFlight)
        }
        #expect(handedOut == 200 + Dispatcher.burst - 2 - Dispatcher.batchSize - 1)
        #expect(next() == "suspect 299 0 closed")
    }

    @Test func `has an article examined once more when a hint came while it was in hand`() {
        _ = dispatcher.hint(key("a"), .closed)
        #expect(next() == "closed a")
        #expect(dispatcher.hint(key("a"), .look))
        #expect(dispatcher.hint(key("a"), .closed))
        #expect(!dispatcher.hasFresh, "nobody else has it meanwhile")
        dispatcher.finish([key("a")])
        #expect(next() == "closed a")
        dispatcher.finish([key("a")])
        #expect(dispatcher.contents.all.isEmpty)
    }

    @Test func `has an article examined once more that a scan found changed while it was in hand`() {
        _ = dispatcher.hint(key("a"), .closed)
        #expect(next() == "closed a")
        #expect(dispatcher.touch([key("a"), key("not in hand")]) == [key("a")])
        dispatcher.finish([key("a")])
        #expect(next() == "look a")
        #expect(!dispatcher.hasFresh)
    }

    @Test func `refuses what it has no room for, but never what it has already`() {
        for number in 0..<Dispatcher.capacity { #expect(dispatcher.hint(key("\(number)"), .look)) }
        #expect(!dispatcher.hint(key("one more"), .closed))
        #expect(dispatcher.hint(key("7"), .closed))
        for number in 0..<Dispatcher.capacity { #expect(dispatcher.settle(key("s\(number)"), until: .max)) }
        #expect(!dispatcher.settle(key("one more"), until: .max))
        #expect(dispatcher.settle(key("s7"), until: .max))
    }

    @Test func `gives fresh drops before the backlog`() {
        dispatcher.ledgerHasWork()
        _ = dispatcher.hint(key("a"), .closed)
        #expect(next() == "closed a")
        #expect(next() == "backlog")
    }

    @Test func `claims of a batch only what is in no other hands`() {
        _ = dispatcher.hint(key("in hand"), .look)
        #expect(next() == "look in hand")
        dispatcher.ledgerHasWork()
        #expect(next() == "backlog")
        _ = dispatcher.hint(key("fresh"), .look)
        let claimed = dispatcher.claim([row("in hand"), row("fresh"), row("free")])
        #expect(claimed.map(\.key) == [key("free")])
        #expect(dispatcher.contents.inFlight == [key("in hand"), key("free")])
    }

    @Test func `looks at the ledger when something is due there, and not before`() {
        let due = clinux_boottime_nanoseconds() + 30_000_000
        dispatcher.ledgerHasWork(from: due)
        #expect(next() == "backlog")
        #expect(clinux_boottime_nanoseconds() >= due)
    }

    @Test func `looks at a name when its time to settle is over, and at once when it was closed`() {
        let due = clinux_boottime_nanoseconds() + 30_000_000
        #expect(dispatcher.settle(key("late"), until: due + 20_000_000))
        #expect(dispatcher.settle(key("soon"), until: due))
        #expect(dispatcher.settle(key("closed"), until: due + 3_600_000_000_000))
        #expect(dispatcher.hint(key("closed"), .closed))
        #expect(next() == "closed closed")
        #expect(next() == "look soon")
        #expect(clinux_boottime_nanoseconds() >= due)
        #expect(next() == "look late")
    }

    @Test func `looks again after a settling time that ends while the article is in hand`() {
        _ = dispatcher.hint(key("a"), .closed)
        #expect(next() == "closed a")
        _ = dispatcher.settle(key("a"), until: clinux_boottime_nanoseconds() + 1_000_000)
        usleep(2000)
        _ = dispatcher.hint(key("b"), .look)
        #expect(next() == "look b")
        dispatcher.finish([key("a")])
        #expect(next() == "look a")
    }

    @Test func `has suspects one at a time and nothing beside them`() {
        dispatcher.add(suspects: [.init(key: key("x"), deaths: 0), .init(key: key("y"), deaths: 2)])
        _ = dispatcher.hint(key("a"), .closed)
        dispatcher.ledgerHasWork()
        #expect(next() == "suspect x 0 look")
        let second = Result()
        second.fetch(dispatcher)
        usleep(30_000)
        #expect(!second.isThere, "another worker waits until the suspect is done")
        dispatcher.clear(suspects: [key("x")])
        dispatcher.finish([key("x")])
        #expect(eventually { second.isThere })
        #expect(word(second.assignment) == "suspect y 2 look")
        dispatcher.clear(suspects: [key("y")])
        dispatcher.finish([key("y")])
        #expect(next() == "closed a")
        #expect(next() == "backlog")
    }

    @Test func `keeps a suspect alone that was put off, whichever way it comes back`() {
        dispatcher.add(suspects: [.init(key: key("x"), deaths: 1)])
        #expect(next() == "suspect x 1 look")
        dispatcher.finish([key("x")])  // put off: it is no article to be cleared yet
        _ = dispatcher.hint(key("x"), .closed)
        _ = dispatcher.hint(key("a"), .look)
        #expect(next() == "suspect x 1 closed")
        dispatcher.finish([key("x")])
        #expect(next() == "look a")
        dispatcher.finish([key("a")])
        dispatcher.ledgerHasWork()
        #expect(next() == "backlog")
        #expect(dispatcher.claim([row("x"), row("b")]).map(\.key) == [key("b")])
        let suspect = Result()
        suspect.fetch(dispatcher)
        usleep(30_000)
        #expect(!suspect.isThere, "b is in flight")
        dispatcher.finish([key("b")])
        #expect(eventually { suspect.isThere })
        #expect(word(suspect.assignment) == "suspect x 1 look")
        dispatcher.clear(suspects: nil)
        dispatcher.finish([key("x")])
        _ = dispatcher.hint(key("x"), .closed)
        #expect(next() == "closed x")
    }

    @Test func `ends every worker's waiting when it stops`() {
        let waiting = (0..<4).map { _ in Result() }
        for one in waiting { one.fetch(dispatcher) }
        dispatcher.stop()
        #expect(eventually { waiting.allSatisfy(\.isThere) })
        #expect(waiting.allSatisfy { $0.assignment == nil })
        #expect(!dispatcher.pause(until: .max))
    }

    /// What another thread was given (resource).
    private final class Result: Sendable {
        private let value = Mutex<Dispatcher.Assignment??>(nil)
        var isThere: Bool { value.withLock { $0 != nil } }
        var assignment: Dispatcher.Assignment? { value.withLock { $0 ?? nil } }

        func fetch(_ dispatcher: Dispatcher) {
            Thread.detachNewThread { [self] in
                let assignment = dispatcher.next(Heartbeat(name: "other"))
                value.withLock { $0 = .some(assignment) }
            }
        }
    }

    /// Many threads hint, settle and work; whatever is changed last must be seen after its last change, and nothing is
    /// ever in two hands.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `loses no change and hands nothing to two workers, however many threads there are`(_ seed: UInt64) {
        let keys = (0..<40).map { key("\($0)") }
        let versions = keys.map { _ in Atomic64() }
        let seen = keys.map { _ in Atomic64() }
        let holders = keys.map { _ in Atomic64() }
        let ledger = Mutex<Set<ArticleKey>>([])
        let faults = Mutex<[String]>([])
        let running = Atomic64()

        func thread(_ body: @escaping @Sendable () -> Void) {
            running.add(1)
            Thread.detachNewThread {
                body()
                running.add(-1)
            }
        }
        @Sendable func number(_ key: ArticleKey) -> Int { Int(key.path.description)! }
        @Sendable func work(_ keys: [ArticleKey], alone: Bool, commit: () -> Void = {}) {
            for key in keys {
                if holders[number(key)].add(1) != 1 { faults.withLock { $0.append("\(key.path) in two hands") } }
                seen[number(key)].set(versions[number(key)].get())
                if alone {
                    let held = holders.reduce(0) { $0 + $1.get() }
                    if held != 1 { faults.withLock { $0.append("a suspect was not alone: \(held)") } }
                    sched_yield()
                }
                holders[number(key)].add(-1)
            }
            commit()
            if alone { dispatcher.clear(suspects: keys) }
            dispatcher.finish(keys)
        }
        dispatcher.add(suspects: keys.prefix(5).map { .init(key: $0, deaths: 0) })
        for _ in 0..<4 {
            thread { [dispatcher] in
                let heartbeat = Heartbeat(name: "worker")
                while let assignment = dispatcher.next(heartbeat) {
                    switch assignment {
                    case .fresh(let drops): work(drops.map(\.key), alone: false)
                    case .suspect(let suspect, _): work([suspect.key], alone: true)
                    case .backlog:
                        let due = ledger.withLock { Array($0.prefix(8)) }
                        let claimed = dispatcher.claim(due.map { row($0.path.description) }).map(\.key)
                        // As a worker's rows do, this overwrites what a scan wrote meanwhile.
                        work(claimed, alone: false) { ledger.withLock { $0.subtract(claimed) } }
                        if !ledger.withLock({ $0.isEmpty }) {
                            dispatcher.ledgerHasWork(from: clinux_boottime_nanoseconds() + 1_000_000)
                        }
                    }
                }
            }
        }
        let writers = Atomic64()
        for writer in 0..<3 {
            writers.add(1)
            thread { [dispatcher] in
                var random = SeededGenerator(seed: seed &* 10 &+ UInt64(writer))
                for _ in 0..<4000 {
                    let key = keys.randomElement(using: &random)!
                    versions[number(key)].add(1)
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: _ = dispatcher.settle(key, until: clinux_boottime_nanoseconds() + 500_000)
                    case 1:
                        dispatcher.touch([key])
                        _ = ledger.withLock { $0.insert(key) }
                        dispatcher.ledgerHasWork()
                    default: _ = dispatcher.hint(key, .closed)
                    }
                }
                writers.add(-1)
            }
        }
        let isQuiet = eventually(within: 60) {
            writers.get() == 0 && dispatcher.contents.all.isEmpty && ledger.withLock { $0.isEmpty }
        }
        #expect(isQuiet, "seed \(seed): \(dispatcher.contents)")
        dispatcher.stop()
        #expect(eventually { running.get() == 0 })
        #expect(faults.withLock { $0 } == [])
        for (number, version) in versions.enumerated() where version.get() != seen[number].get() {
            Issue.record(
                "seed \(seed): change \(version.get()) of \(number) was lost, \(seen[number].get()) was seen last")
        }
    }

    private final class Atomic64: Sendable {
        private let value = Atomic<Int>(0)
        func get() -> Int { value.load(ordering: .sequentiallyConsistent) }
        func set(_ new: Int) { value.store(new, ordering: .sequentiallyConsistent) }
        @discardableResult func add(_ delta: Int) -> Int {
            value.add(delta, ordering: .sequentiallyConsistent).newValue
        }
    }
}
