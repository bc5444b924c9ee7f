import CDiembaoData

/// Tells of most things that stand in no open-addressing table that they don't, without a look at the table (a resource;
/// Bloom, 1970).
///
/// The tables of the models are nearly full, so that a search for what is not there goes over dozens of slots before it meets
/// an empty one. Here each 64 slots have 512 bits, which lie in one line of the processor's cache, and a bit is set for each
/// print that a search from one of these slots can meet.
struct PresenceFilter: Sendable {
    private static let wordsABlock = 8
    private let words: [UInt64]

    /// - Parameters:
    ///   - count: how many slots the table has; at least one is empty.
    ///   - print: what of a slot's print differs from one thing to the other, above all in the lowest nine bits; `nil` where
    ///     the slot is empty.
    init(slots count: Int, print: (_ slot: Int) -> UInt32?) {
        var words = [UInt64](repeating: 0, count: ((count + 63) >> 6) * Self.wordsABlock)
        // From an empty slot on, so that no stretch of full slots is cut.
        guard let empty = (0..<count).first(where: { print($0) == nil }) else {
            preconditionFailure("A table without an empty slot can't be searched.")
        }
        // The blocks of the stretch so far: a search that begins in any of them can come here.
        var blocks: [Int] = []
        for slot in [empty + 1..<count, 0..<empty].joined() {
            guard let print = print(slot) else {
                blocks.removeAll(keepingCapacity: true)
                continue
            }
            if blocks.last != slot >> 6 { blocks.append(slot >> 6) }
            for block in blocks { words[block * Self.wordsABlock + Self.word(print)] |= 1 << Self.bit(print) }
        }
        self.words = words
    }

    @inline(__always)
    private static func word(_ print: UInt32) -> Int { Int(truncatingIfNeeded: print & 7) }

    @inline(__always)
    private static func bit(_ print: UInt32) -> UInt64 { UInt64(print >> 3 & 63) }

    @inline(__always)
    private static func place(_ print: UInt32, from slot: Int) -> Int { slot >> 6 &* wordsABlock &+ word(print) }

    /// Has what ``mayMeet(_:from:)`` reads fetched.
    @inline(__always)
    func fetch(_ print: UInt32, from slot: Int) {
        words.withUnsafeBufferPointer { diembao_prefetch($0.baseAddress! + Self.place(print, from: slot)) }
    }

    /// 0 where a search that begins at a slot does not find the print, else 1: a number, so that a caller needs no branch.
    @inline(__always)
    func mayMeet(_ print: UInt32, from slot: Int) -> Int {
        Int(truncatingIfNeeded: words[Self.place(print, from: slot)] >> Self.bit(print) & 1)
    }
}
