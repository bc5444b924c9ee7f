import TestSupport
import Testing

@testable import DiembaoCore

@Suite struct `A filter of what stands in a table` {
    /// - Parameter fullness: of how many slots in a hundred; one is empty in any case.
    private func slots(_ count: Int, fullness: Int, _ random: inout SeededGenerator) -> [UInt32?] {
        var slots = (0..<count).map { _ in
            Int.random(in: 0..<100, using: &random) < fullness ? UInt32.random(in: 0..<1024, using: &random) : nil
        }
        slots[Int.random(in: 0..<count, using: &random)] = nil
        return slots
    }

    /// By 64 slots, the prints that a search can meet which begins at one of them.
    private func met(_ slots: [UInt32?]) -> [Set<UInt32>] {
        var met = [Set<UInt32>](repeating: [], count: (slots.count + 63) / 64)
        for start in slots.indices {
            var slot = start
            while let print = slots[slot] {
                met[start / 64].insert(print)
                slot = (slot + 1) % slots.count
            }
        }
        return met
    }

    @Test(arguments: [1, 2, 63, 64, 65, 128, 300, 1000], [0, 50, 95, 100])
    func `lets through just what a search from near a slot can meet`(count: Int, fullness: Int) {
        var random = SeededGenerator(seed: UInt64(1000 * fullness + count))
        for _ in 0..<5 {
            let slots = slots(count, fullness: fullness, &random)
            let filter = PresenceFilter(slots: count) { slots[$0] }
            for (block, met) in met(slots).enumerated() {
                let found = (0..<1024 as Range<UInt32>).filter { filter.view.mayMeet($0, from: 64 * block) == 1 }
                #expect(Set(found) == met)
            }
        }
    }
}
