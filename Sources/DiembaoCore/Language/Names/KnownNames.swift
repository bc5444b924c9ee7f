/// Names that the news corpus holds often, with the type that they mostly have (a resource).
///
/// An open-addressing table of 32-bit slots: 28 bits of the name's key, and the type. It is a part of the model, made by the
/// trainer from its own reading of the corpus, and holds no text.
package struct KnownNames: @unchecked Sendable {
    // Unchecked, since the compiler cannot see that nobody writes to the memory once it is here.
    package static let longestName = 6

    private let slots: UnsafeBufferPointer<UInt32>
    let presence: PresenceFilter
    private let count: UInt64

    /// - Parameters:
    ///   - slots: at least one of them 0, which is empty.
    ///   - presence: their filter, where it stands ready.
    init(slots: UnsafeBufferPointer<UInt32>, presence: PresenceFilter?) {
        self.slots = slots
        self.presence = presence ?? PresenceFilter(slots: slots.count) { slots[$0] == 0 ? nil : slots[$0] >> 4 }
        count = UInt64(slots.count)
    }

    @inline(__always)
    package static func slotStart(_ key: UInt64, _ count: UInt64) -> Int { Int(((key >> 32) &* count) >> 32) }

    /// - Parameter type: 1 to 15.
    @inline(__always)
    package static func slot(_ key: UInt64, type: UInt32) -> UInt32 { UInt32(truncatingIfNeeded: key) << 4 | type }

    private func type(_ key: UInt64) -> UInt64 {
        var slot = Self.slotStart(key, count)
        let wanted = Self.slot(key, type: 0)
        guard presence.view.mayMeet(wanted >> 4, from: slot) != 0 else { return 0 }
        while true {
            let found = slots[slot]
            if found == 0 { return 0 }
            if found & ~15 == wanted { return UInt64(found & 15) }
            slot = slot + 1 == slots.count ? 0 : slot + 1
        }
    }

    /// The key of a name in tokens.
    package static func key(_ tokens: [Token], _ range: TokenRange) -> UInt64 {
        var key: UInt64 = 0
        for index in range {
            key =
                index == range.lowerBound
                ? FeatureHash.of(79, tokens[index].key) : WordList.extended(key, tokens[index].key)
        }
        return key
    }

    /// The longest known name that begins at a capitalised token: its type and how many tokens it has, 0 where there is none.
    func longest(_ tokens: [Token], at start: Int, end: Int) -> (type: UInt64, length: Int) {
        guard tokens[start].isCapitalised else { return (0, 0) }
        var best: (type: UInt64, length: Int) = (0, 0)
        var key: UInt64 = 0
        for at in start..<min(end, start + Self.longestName) {
            key = at == start ? FeatureHash.of(79, tokens[at].key) : WordList.extended(key, tokens[at].key)
            let type = type(key)
            if type != 0 { best = (type, at - start + 1) }
        }
        return best
    }
}
