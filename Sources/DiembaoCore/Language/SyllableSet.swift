/// Some syllables that rules name, made once (a resource).
///
/// A `Set` hashes each key anew, which takes longer than all else that a rule asks; keys are hashes already.
struct SyllableSet: Sendable {
    /// Open addressing, at most a quarter full; 0 is empty.
    private let slots: [UInt64]

    init(_ syllables: [String]) { self.init(keys: syllables.map { Syllable($0).key }) }

    init(keys: [UInt64]) {
        var size = 4
        while size < 4 * keys.count { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        for key in keys {
            var slot = Self.slot(key, size)
            while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & (size - 1) }
            slots[slot] = key
        }
        self.slots = slots
    }

    @inline(__always)
    private static func slot(_ key: UInt64, _ size: Int) -> Int { Int(truncatingIfNeeded: key) & (size - 1) }

    /// Whether it has the syllable with a key.
    func contains(_ key: UInt64) -> Bool {
        var slot = Self.slot(key, slots.count)
        while slots[slot] != 0 {
            if slots[slot] == key { return true }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }
}
