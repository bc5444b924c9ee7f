/// How rare words and names are in the news: `background.tsv` (a resource, built once).
struct Background: Sendable {
    static let shared = PreparedData.file(of: .background).map(Background.init(prepared:)) ?? Background.read()

    /// With open addressing, at most two thirds full; 0 is empty. A `Dictionary` hashes each key anew, and keys are hashes already.
    private var keys: [UInt64]
    /// By the place of the key.
    private var rarities: [Int32]
    /// Of what the table leaves out, since it stands in few articles.
    private var rarest = 0

    /// Reads the table.
    static func read() -> Background { Background(rows: EmbeddedData.background.rows) }

    private init(rows: [TableRow]) {
        var size = 8
        while 2 * size < 3 * rows.count { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        rarities = [Int32](repeating: 0, count: size)
        var tokens: [Token] = []
        for row in rows where row.count >= 3 {
            guard let rarity = row.number(2) else { continue }
            if row.isCell(0, "-") {
                rarest = rarity
                continue
            }
            row.read(0, into: &tokens)
            let key = KnownNames.key(tokens, tokens.indices)
            let place = place(of: key)
            keys[place] = key
            rarities[place] = Int32(rarity)
        }
    }

    /// Where a key stands, or the empty place where it would.
    private func place(of key: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: key) & (keys.count - 1)
        while keys[place] != 0, keys[place] != key { place = (place + 1) & (keys.count - 1) }
        return place
    }

    /// The inverse document frequency of a term, in hundredths.
    ///
    /// - Parameter key: ``KnownNames/key(_:_:)`` of the term.
    func rarity(_ key: UInt64) -> Int {
        let place = place(of: key)
        return keys[place] == 0 ? rarest : Int(rarities[place])
    }
}

/// As ``PreparedData`` keeps the table.
extension Background {
    var sections: [ModelFile.Section] {
        [
            ("b.keys", ModelFile.bytes(of: keys)), ("b.rare", ModelFile.bytes(of: rarities)),
            ("b.rarest", ModelFile.bytes(of: [Int32(rarest)])),
        ]
    }

    init(prepared file: ModelFile) {
        keys = Array(file.section("b.keys", as: UInt64.self))
        rarities = Array(file.section("b.rare", as: Int32.self))
        rarest = Int(file.section("b.rarest", as: Int32.self)[0])
    }
}
