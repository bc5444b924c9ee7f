import CDiembaoData

/// The syllables that Vietnamese can form, by onset and rhyme (a resource, built once).
enum VietnameseSyllables {
    /// - Parameter key: a token's key, with or without a tone.
    static func contains(_ key: UInt64) -> Bool { table.sound(key) != 0 }

    /// The keys of some 27,000 syllables with open addressing (a resource).
    ///
    /// A slot holds the key's upper 45 bits and the sound in the 19 bits below; 0 is empty. With the slot's place that is
    /// nearly the whole key, in half the memory: a text asks for syllables all over it.
    struct Table: @unchecked Sendable {
        // Unchecked, since the compiler cannot see that nobody writes to the memory once it is filled.
        fileprivate let slots: UnsafeMutablePointer<UInt64>

        fileprivate init() {
            slots = .allocate(capacity: Int(Self.mask) + 1)
            slots.initialize(repeating: 0, count: Int(Self.mask) + 1)
        }

        private static let mask: UInt64 = (1 << 16) - 1
        private static let soundBits: UInt64 = 19

        /// How a syllable sounds: onset (bits 0-5), rhyme (bits 6-14), tone (bits 15-17), and bit 18; 0 for what is none.
        @inline(__always)
        func sound(_ key: UInt64) -> UInt32 {
            var slot = Int(key & Self.mask)
            while slots[slot] != 0 {
                if slots[slot] >> Self.soundBits == key >> Self.soundBits {
                    return UInt32(slots[slot] & (1 << Self.soundBits - 1))
                }
                slot = (slot + 1) & Int(Self.mask)
            }
            return 0
        }

        /// Has what ``sound(_:)`` reads fetched.
        @inline(__always)
        func fetch(_ key: UInt64) { diembao_prefetch(slots + Int(key & Self.mask)) }

        /// "gì" is gi and i, or g and ì: the first reading stays.
        fileprivate func insert(_ key: UInt64, _ sound: UInt32) {
            var slot = Int(key & Self.mask)
            while slots[slot] != 0 {
                if slots[slot] >> Self.soundBits == key >> Self.soundBits { return }
                slot = (slot + 1) & Int(Self.mask)
            }
            slots[slot] = (key >> Self.soundBits) << Self.soundBits | UInt64(sound)
        }
    }

    /// A `Set` of the keys takes three times as long to fill.
    static let table: Table = {
        let rows = EmbeddedData.syllables.rows.filter { $0.count == 2 }
        let initials = [[]] + rows.filter { $0[0] == "initial" }.map { letters($0[1]) }
        let rhymes = rows.filter { $0[0] == "rhyme" }.map { letters($0[1]) }
        let table = Table()
        for (onset, initial) in initials.enumerated() {
            var opening = FoldedKey()
            for letter in initial { opening.feed(UInt64(letter)) }
            for (number, rhyme) in rhymes.enumerated() {
                let final = rhyme[rhyme.count - 1]
                var key = opening
                for letter in rhyme.dropLast() { key.feed(UInt64(letter)) }
                // Only of a "y" it is asked.
                let before = final == UInt8(ascii: "y") ? before(initial + rhyme) : nil
                for tone in 0...5 as ClosedRange<UInt8> {
                    var toned = key
                    let last = LetterFolding.spelling(final, after: before, tone: tone)
                    toned.feed(UInt64(last))
                    if tone > 0 { toned.feed(LetterFolding.toneBase + UInt64(tone)) }
                    table.insert(toned.mixed, UInt32(onset) | UInt32(number) << 6 | UInt32(tone) << 15 | 1 << 18)
                }
            }
        }
        return table
    }()

    /// The letters before a syllable's last one, as ``LetterFolding/spelling(_:after:tone:)`` takes them.
    private static func before(_ syllable: [UInt8]) -> UInt16? {
        guard syllable.count <= 3 else { return nil }
        return syllable.dropLast().reduce(0) { $0 << 8 | UInt16($1) }
    }

    private static func letters(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { LetterFolding.fold($0.value).letter }
    }
}

extension TokenizedText {
    /// Whether a range has a word that Vietnamese can't form.
    func hasForeignWord(in range: TokenRange) -> Bool {
        range.contains { tokens[$0].isWord && !VietnameseSyllables.contains(tokens[$0].key) }
    }
}
