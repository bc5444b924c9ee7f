/// The words that tie a sentence to what stands before it: `cohesion.tsv` (a resource, built once).
struct CohesionWords: Sendable {
    struct Kinds: OptionSet, Sendable {
        let rawValue: UInt8
        static let opener = Kinds(rawValue: 1)
        static let back = Kinds(rawValue: 2)
        static let person = Kinds(rawValue: 4)
        static let demonstrative = Kinds(rawValue: 8)
        static let free = Kinds(rawValue: 16)
        static let also = Kinds(rawValue: 32)
        static let caption = Kinds(rawValue: 64)
    }

    static let shared = CohesionWords()

    private static let kinds: [String: Kinds] = [
        "opener": .opener, "back": .back, "person": .person, "demonstrative": .demonstrative, "free": .free,
        "also": .also, "caption": .caption,
    ]

    private var entries: [Kinds] = []
    private var trie = PhraseTrie(slots: 1 << 10)

    private init() {
        for row in EmbeddedData.cohesion.rows where row.count >= 2 {
            guard let kind = Self.kinds[row[1]] else { continue }
            let entry = trie.entry(of: PhraseTrie.keys(row[0]), orNew: entries.count)
            if entry == entries.count { entries.append([]) }
            entries[entry].insert(kind)
        }
    }

    /// What the longest phrase that begins at a token is, and how many tokens it has.
    func longest(_ tokens: [Token], at start: Int, end: Int) -> (kinds: Kinds, length: Int)? {
        trie.longest(in: tokens, at: start, end: end).map { (entries[$0.entry], $0.length) }
    }
}
