/// Frequent words in small letters that a model gives nearly always the same label, a part of speech or that they are in no name, so that it
/// need not be asked (a resource).
///
/// An open-addressing table of 32-bit slots: 27 bits of the word's key, and the label with 1 added. It is a part of the model, made
/// by the trainer from the model's own reading of the corpus.
package struct CertainLabels: @unchecked Sendable {
    // Unchecked, since the compiler cannot see that nobody writes to the memory once it is here.
    private let slots: UnsafeBufferPointer<UInt32>
    private let mask: Int

    /// - Parameter slots: a power of two of them, at least one of them 0, which is empty.
    init(slots: UnsafeBufferPointer<UInt32>) {
        self.slots = slots
        mask = slots.count - 1
    }

    private static let labelBits: UInt32 = 5

    @inline(__always)
    private static func slotStart(_ key: UInt64, _ mask: Int) -> Int { Int(truncatingIfNeeded: key >> 32) & mask }

    @inline(__always)
    private static func slot(_ key: UInt64, _ label: UInt32) -> UInt32 {
        UInt32(truncatingIfNeeded: key) << labelBits | label
    }

    /// The label of a word that is in the table.
    @inline(__always)
    func label(_ key: UInt64) -> UInt8? {
        var place = Self.slotStart(key, mask)
        let wanted = Self.slot(key, 0)
        while slots[place] != 0 {
            let found = slots[place] ^ wanted
            if found < 1 << Self.labelBits { return UInt8(truncatingIfNeeded: found) - 1 }
            place = (place + 1) & mask
        }
        return nil
    }

    /// The slots for some words, by the keys that ``WordSequence`` has of them; at most half are taken.
    package static func slots(for words: [(key: UInt64, label: UInt8)]) -> [UInt32] {
        var size = 4
        while size < 2 * words.count { size *= 2 }
        var slots = [UInt32](repeating: 0, count: size)
        for word in words {
            var place = slotStart(word.key, size - 1)
            while slots[place] != 0 { place = (place + 1) & (size - 1) }
            slots[place] = slot(word.key, UInt32(word.label) + 1)
        }
        return slots
    }
}
