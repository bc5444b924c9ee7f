/// The syllables that Vietnamese can form, by onset and rhyme (a resource, built once).
enum VietnameseSyllables {
    /// - Parameter key: a token's key, with or without a tone.
    static func contains(_ key: UInt64) -> Bool { table.contains(key) }

    private static let table: Set<UInt64> = {
        let rows = EmbeddedData.syllables.rows.filter { $0.count == 2 }
        let initials = [[]] + rows.filter { $0[0] == "initial" }.map { letters($0[1]) }
        let rhymes = rows.filter { $0[0] == "rhyme" }.map { letters($0[1]) }
        var table = Set<UInt64>(minimumCapacity: initials.count * rhymes.count * 6)
        for initial in initials {
            for rhyme in rhymes {
                var key = FoldedKey()
                for letter in initial + rhyme { key.feed(UInt64(letter)) }
                table.insert(key.mixed)
                for tone in 1...5 as ClosedRange<UInt64> {
                    var toned = key
                    toned.feed(LetterFolding.toneBase + tone)
                    table.insert(toned.mixed)
                }
            }
        }
        return table
    }()

    private static func letters(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { LetterFolding.fold($0.value).letter }
    }
}
