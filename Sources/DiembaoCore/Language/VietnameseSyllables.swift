/// The syllables that Vietnamese can form, by onset and rhyme (a resource, built once).
enum VietnameseSyllables {
    /// - Parameter key: a token's key, with or without a tone.
    static func contains(_ key: UInt64) -> Bool {
        table.withUnsafeBufferPointer { slots in
            var slot = Int(key & mask)
            while slots[slot] != 0 {
                if slots[slot] == key { return true }
                slot = (slot + 1) & Int(mask)
            }
            return false
        }
    }

    private static let mask: UInt64 = (1 << 16) - 1

    /// The keys of some 27,000 syllables with open addressing: a `Set` of them takes three times as long to fill.
    private static let table: [UInt64] = {
        let rows = EmbeddedData.syllables.rows.filter { $0.count == 2 }
        let initials = [[]] + rows.filter { $0[0] == "initial" }.map { letters($0[1]) }
        let rhymes = rows.filter { $0[0] == "rhyme" }.map { letters($0[1]) }
        var table = [UInt64](repeating: 0, count: Int(mask) + 1)
        func insert(_ key: UInt64) {
            var slot = Int(key & mask)
            while table[slot] != 0, table[slot] != key { slot = (slot + 1) & Int(mask) }
            table[slot] = key
        }
        for initial in initials {
            for rhyme in rhymes {
                var key = FoldedKey()
                for letter in initial { key.feed(UInt64(letter)) }
                for letter in rhyme { key.feed(UInt64(letter)) }
                insert(key.mixed)
                for tone in 1...5 as ClosedRange<UInt64> {
                    var toned = key
                    toned.feed(LetterFolding.toneBase + tone)
                    insert(toned.mixed)
                }
            }
        }
        return table
    }()

    private static func letters(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { LetterFolding.fold($0.value).letter }
    }
}
