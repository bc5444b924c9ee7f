import CDiembaoData

/// Tells of most things that stand in no open-addressing table that they don't, without a look at the table (a resource;
/// Bloom, 1970).
///
/// The tables of the models are nearly full, so that a search for what is not there goes over dozens of slots before it meets
/// an empty one. Here each 64 slots have 1,024 bits, and a bit is set for each print that a search from one of these slots can
/// meet: so of what is not there one in nine is looked for in the table. (With half as many bits it is one in five.)
///
/// A class that holds memory of its own, or that of ``PreparedData``, so that loops read it by its address.
final class PresenceFilter: @unchecked Sendable {
    // Unchecked, since the compiler cannot see that nobody writes to the memory once it is filled.
    private static let wordsABlock = 16
    private let words: UnsafeBufferPointer<UInt64>
    /// Whether the memory is our own.
    private let isOwn: Bool

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

    var view: View { View(words: words.baseAddress!) }

    /// The filter of a table, as ``PreparedData`` keeps it.
    init(_ file: ModelFile, of table: String) {
        words = file.section(Self.section(of: table), as: UInt64.self)
        isOwn = false
    }

    /// As ``PreparedData`` keeps it.
    func sections(of table: String) -> [ModelFile.Section] {
        [(Self.section(of: table), ModelFile.bytes(of: Array(words)))]
    }

    private static func section(of table: String) -> String { "f." + table }

    /// - Parameters:
    ///   - count: how many slots the table has; at least one is empty.
    ///   - print: what of a slot's print differs from one thing to the other, above all in the lowest ten bits; `nil` where
    ///     the slot is empty.
    init(slots count: Int, print: (_ slot: Int) -> UInt32?) {
        let blockCount = (count + 63) >> 6
        let wordCount = blockCount * Self.wordsABlock
        let memory = UnsafeMutableRawPointer.allocate(byteCount: 8 * wordCount, alignment: 64)
            .bindMemory(to: UInt64.self, capacity: wordCount)
        memory.initialize(repeating: 0, count: wordCount)
        words = UnsafeBufferPointer(start: memory, count: wordCount)
        isOwn = true
        guard let empty = (0..<count).first(where: { print($0) == nil }) else {
            preconditionFailure("A table without an empty slot can't be searched.")
        }
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.wordsABlock) { ahead in
            // The bits of what a search meets that comes to the first slot of the block behind. So the blocks are gone through backwards,
            // round to one with an empty slot, before which no search comes to it from further on.
            let ahead = ahead.baseAddress!
            ahead.initialize(repeating: 0, count: Self.wordsABlock)
            Self.fill(ahead, until: empty, from: empty & ~63, print)
            for distance in 1...blockCount {
                let block = (empty >> 6 + blockCount - distance) % blockCount
                Self.fill(memory, block << 6..<min(count, (block + 1) << 6), ahead, print)
            }
        }
    }

    /// Sets the bits of a block, and makes `ahead` what a search meets that comes to its first slot.
    @inline(__always)
    private static func fill(
        _ memory: UnsafeMutablePointer<UInt64>, _ slots: Range<Int>, _ ahead: UnsafeMutablePointer<UInt64>,
        _ print: (_ slot: Int) -> UInt32?
    ) {
        let own = memory + slots.lowerBound >> 6 * wordsABlock
        if print(slots.upperBound - 1) != nil { own.update(from: ahead, count: wordsABlock) }
        var slot = fill(own, until: slots.upperBound, from: slots.lowerBound, print)
        if slot == slots.upperBound {
            ahead.update(from: own, count: wordsABlock)
        } else {
            ahead.update(repeating: 0, count: wordsABlock)
            fill(ahead, until: slot, from: slots.lowerBound, print)
        }
        while slot < slots.upperBound {
            slot = fill(own, until: slots.upperBound, from: slot + 1, print)
        }
    }

    /// Sets the bits of the prints from a slot on, as far as slots are full.
    ///
    /// - Returns: the first slot that is empty, or `end`.
    @inline(__always)
    @discardableResult
    private static func fill(
        _ words: UnsafeMutablePointer<UInt64>, until end: Int, from start: Int, _ print: (_ slot: Int) -> UInt32?
    ) -> Int {
        var slot = start
        while slot < end, let print = print(slot) {
            words[word(print)] |= 1 << bit(print)
            slot &+= 1
        }
        return slot
    }

    deinit { if isOwn { words.deallocate() } }

    @inline(__always)
    private static func word(_ print: UInt32) -> Int { Int(truncatingIfNeeded: print & 15) }

    @inline(__always)
    fileprivate static func bit(_ print: UInt32) -> UInt64 { UInt64(print >> 4 & 63) }

    @inline(__always)
    fileprivate static func place(_ print: UInt32, from slot: Int) -> Int { slot >> 6 &* wordsABlock &+ word(print) }
}
