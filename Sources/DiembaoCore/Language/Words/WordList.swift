import CDiembaoData

/// Words of two to four syllables that are known, each with how well (a resource).
///
/// An open-addressing table of 32-bit slots, where a slot is 29 bits of the word's key and the ground; 0 is empty.
package struct WordList: @unchecked Sendable {
    // Unchecked, since the compiler cannot see that nobody writes to the memory once it is here.
    package static let longestWord = 4

    // The slots are constants of the program, or belong to the trainer, which keeps them alive.
    private let slots: UnsafeBufferPointer<UInt32>
    let presence: PresenceFilter
    private let mask: Int

    /// - Parameter slots: a power of two of them, at least one empty.
    package init(slots: UnsafeBufferPointer<UInt32>) { self.init(slots: slots, presence: nil) }

    /// - Parameter presence: the filter of the slots, where it stands ready.
    init(slots: UnsafeBufferPointer<UInt32>, presence: PresenceFilter?) {
        self.slots = slots
        self.presence =
            presence ?? PresenceFilter(slots: slots.count) { slots[$0] == 0 ? nil : Self.distinct(slots[$0]) }
        mask = slots.count - 1
    }

    /// The key of a word that goes on: of "nhà" and then "báo" for "nhà báo" (journalist).
    @inline(__always)
    package static func extended(_ key: UInt64, _ syllable: UInt64) -> UInt64 { FeatureHash.of(77, key, syllable) }

    /// The key under which a single syllable's freedom stands.
    @inline(__always)
    package static func single(_ syllable: UInt64) -> UInt64 { FeatureHash.of(78, syllable) }

    @inline(__always)
    package static func slotStart(_ key: UInt64, _ mask: Int) -> Int { Int(truncatingIfNeeded: key >> 32) & mask }

    @inline(__always)
    package static func print(_ key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key) | 1 << 3 }

    /// The bits of a print that are not the same in all.
    @inline(__always)
    private static func distinct(_ print: UInt32) -> UInt32 { print >> 4 }

    /// Has what ``ground(_:)`` reads fetched.
    @inline(__always)
    func fetch(_ key: UInt64) {
        let slot = Self.slotStart(key, mask)
        presence.view.fetch(Self.distinct(Self.print(key)), from: slot)
        diembao_prefetch(slots.baseAddress! + slot)
    }

    /// On what ground a word is known: 0 where it is not, else 1 to 7; see ``level(_:)``.
    @inline(__always)
    package func ground(_ key: UInt64) -> UInt64 {
        var slot = Self.slotStart(key, mask)
        let wanted = Self.print(key) & ~7
        guard presence.view.mayMeet(Self.distinct(wanted), from: slot) != 0 else { return 0 }
        while true {
            let found = slots[slot]
            if found == 0 { return 0 }
            if found & ~7 == wanted { return UInt64(found & 7) }
            slot = (slot + 1) & mask
        }
    }

    /// The ground of a word that is common in the corpus and stands in a dictionary, too.
    static let commonAndListed: UInt64 = 5

    /// How sure a word is: 0 where it is not known, 1 for what is mostly a name, 2 for a word, 3 for a common one.
    @inline(__always)
    package static func level(_ ground: UInt64) -> UInt64 { 0b1010_1111_1010_0100 >> (2 * ground) & 3 }
}
