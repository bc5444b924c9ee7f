/// How rare words and names are in the news: `background.tsv` (a resource, built once).
struct Background: Sendable {
    static let shared = Background()

    private var rarities: [UInt64: Int] = [:]
    /// Of what the table leaves out, since it stands in few articles.
    private var rarest = 0

    private init() {
        let rows = EmbeddedData.background.rows
        rarities.reserveCapacity(rows.count)
        var tokens: [Token] = []
        for row in rows where row.count >= 3 {
            guard let rarity = row.number(2) else { continue }
            if row.isCell(0, "-") {
                rarest = rarity
                continue
            }
            row.read(0, into: &tokens)
            rarities[KnownNames.key(tokens, tokens.indices)] = rarity
        }
    }

    /// The inverse document frequency of a term, in hundredths.
    ///
    /// - Parameter key: ``KnownNames/key(_:_:)`` of the term.
    func rarity(_ key: UInt64) -> Int { rarities[key] ?? rarest }
}
