/// The words that tie a sentence to what stands before it: `cohesion.tsv` (a resource, built once).
struct CohesionWords: Sendable {
    /// What a word shows of the sentence that it stands in; the second column of `cohesion.tsv` (data).
    struct Kinds: OptionSet, Sendable {
        let rawValue: UInt8
        static let opener = Kinds(rawValue: 1)
        static let back = Kinds(rawValue: 2)
        static let person = Kinds(rawValue: 4)
        static let demonstrative = Kinds(rawValue: 8)
        static let free = Kinds(rawValue: 16)
        static let also = Kinds(rawValue: 32)
        static let caption = Kinds(rawValue: 64)
        static let place = Kinds(rawValue: 128)
    }

    static let shared = CohesionWords()

    private static let kinds: [String: Kinds] = [
        "opener": .opener, "back": .back, "person": .person, "demonstrative": .demonstrative, "free": .free,
        "also": .also, "caption": .caption, "place": .place,
    ]

    private var entries = PhraseTable<Kinds>(slots: 1 << 10)

    private init() {
        var cells = KnownCells<Kinds?>()
        for row in EmbeddedData.cohesion.rows where row.count >= 2 {
            guard let kind = cells.value(of: row.bytes(1), read: { Self.kinds[$0] }) else { continue }
            entries.change(row, from: []) { $0.insert(kind) }
        }
    }

    /// What the longest phrase that begins at a token is, and how many tokens it has.
    func longest(_ tokens: [Token], at start: Int, end: Int) -> (value: Kinds, length: Int)? {
        entries.longest(tokens, at: start, end: end)
    }
}
