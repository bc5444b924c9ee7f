import CDiembaoData

/// Tells of most things that stand in no open-addressing table that they don't, without a look at the table (a resource;
/// Bloom, 1970).
///
/// The tables of the models are nearly full, so that a search for what is not there goes over dozens of slots before it meets
/// an empty one. Here each 64 slots have 1,024 bits, and a bit is set for each print that a search from one of these slots can
/// meet: so of what is not there one in nine is looked for in the table. (With half as many bits it is one in five.)
///
/// A class that holds memory of its own, so that loops read it by its address.
final class PresenceFilter: @unchecked Sendable {
    // Unchecked, since the compiler cannot see that nobody writes to the memory once it is filled.
    private static let wordsABlock = 16
    private let memory: UnsafeMutablePointer<UInt64>

    /// What loops ask, which hold it no longer than the filter (data).
    struct View {
        fileprivate let words: UnsafePointer<UInt64>

        /// Has what ``mayMeet(_:from:)`` reads fetched.
        @inline(__always)
        func fetch(_ print: UInt32, from slot: Int) {
            diembao_prefetch(words + PresenceFilter.place(print, from: slot))
        }

        /// 0 where a search that begins at a slot does not find the print, else 1: a number, so that a caller needs no branch.
        @inline(__always)
        func mayMeet(_ print: UInt32, from slot: Int) -> Int {
            Int(truncatingIfNeeded: words[PresenceFilter.place(print, from: slot)] >> PresenceFilter.bit(print) & 1)
        }
    }

    var view: View { View(words: UnsafePointer(memory)) }

    /// - Parameters:
    ///   - count: how many slots the table has; at least one is empty.
    ///   - print: what of a slot's print differs from one thing to the other, above all in the lowest ten bits; `nil` where
    ///     the slot is empty.
    init(slots count: Int, print: (_ slot: Int) -> UInt32?) {
        let wordCount = ((count + 63) >> 6) * Self.wordsABlock
        memory = UnsafeMutableRawPointer.allocate(byteCount: 8 * wordCount, alignment: 64)
            .bindMemory(to: UInt64.self, capacity: wordCount)
        memory.initialize(repeating: 0, count: wordCount)
        // From an empty slot on, so that no stretch of full slots is cut.
        guard let empty = (0..<count).first(where: { print($0) == nil }) else {
            preconditionFailure("A table without an empty slot can't be searched.")
        }
        // The block of the slot, and those before it in the same stretch: a search that begins in any of them can come here.
        var block = -1
        var earlier: [Int] = []
        for slots in [empty + 1..<count, 0..<empty] {
            for slot in slots {
                guard let print = print(slot) else {
                    block = -1
                    if !earlier.isEmpty { earlier.removeAll(keepingCapacity: true) }
                    continue
                }
                if slot >> 6 != block {
                    if block >= 0 { earlier.append(block) }
                    block = slot >> 6
                }
                let word = Self.word(print)
                let bit: UInt64 = 1 << Self.bit(print)
                memory[block &* Self.wordsABlock &+ word] |= bit
                for block in earlier { memory[block &* Self.wordsABlock &+ word] |= bit }
            }
        }
    }

    deinit { UnsafeMutableRawPointer(memory).deallocate() }

    @inline(__always)
    private static func word(_ print: UInt32) -> Int { Int(truncatingIfNeeded: print & 15) }

    @inline(__always)
    fileprivate static func bit(_ print: UInt32) -> UInt64 { UInt64(print >> 4 & 63) }

    @inline(__always)
    fileprivate static func place(_ print: UInt32, from slot: Int) -> Int { slot >> 6 &* wordsABlock &+ word(print) }
}
