/// The syllables that Vietnamese can form, by onset and rhyme (a resource, built once).
enum VietnameseSyllables {
    /// - Parameter key: a token's key, with or without a tone.
    static func contains(_ key: UInt64) -> Bool { sound(key) != 0 }

    /// How a syllable sounds: onset (bits 0-5), rhyme (bits 6-14), tone (bits 15-17), and bit 18; 0 for what is none.
    static func sound(_ key: UInt64) -> UInt32 {
        table.withUnsafeBufferPointer { slots in
            var slot = Int(key & mask)
            while slots[slot].key != 0 {
                if slots[slot].key == key { return slots[slot].sound }
                slot = (slot + 1) & Int(mask)
            }
            return 0
        }
    }

    private struct Slot {
        var key: UInt64 = 0
        var sound: UInt32 = 0
    }

    private static let mask: UInt64 = (1 << 16) - 1

    /// The keys of some 27,000 syllables with open addressing: a `Set` of them takes three times as long to fill.
    private static let table: [Slot] = {
        let rows = EmbeddedData.syllables.rows.filter { $0.count == 2 }
        let initials = [[]] + rows.filter { $0[0] == "initial" }.map { letters($0[1]) }
        let rhymes = rows.filter { $0[0] == "rhyme" }.map { letters($0[1]) }
        var table = [Slot](repeating: Slot(), count: Int(mask) + 1)
        func insert(_ key: UInt64, _ sound: UInt32) {
            var slot = Int(key & mask)
            while table[slot].key != 0 {
                // "gì" is gi and i, or g and ì: the first reading stays.
                if table[slot].key == key { return }
                slot = (slot + 1) & Int(mask)
            }
            table[slot] = Slot(key: key, sound: sound)
        }
        for (onset, initial) in initials.enumerated() {
            for (number, rhyme) in rhymes.enumerated() {
                let syllable = initial + rhyme
                var key = FoldedKey()
                for letter in syllable.dropLast() { key.feed(UInt64(letter)) }
                for tone in 0...5 as ClosedRange<UInt8> {
                    var toned = key
                    let last = LetterFolding.spelling(syllable.last!, after: before(syllable), tone: tone)
                    toned.feed(UInt64(last))
                    if tone > 0 { toned.feed(LetterFolding.toneBase + UInt64(tone)) }
                    insert(toned.mixed, UInt32(onset) | UInt32(number) << 6 | UInt32(tone) << 15 | 1 << 18)
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
