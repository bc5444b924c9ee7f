/// The words of `credit-phrases.tsv` and the outlets of `media.tsv` (a resource, built once).
struct CreditPhrases: Sendable {
    enum Kind: String, Sendable { case relay, talk, informant, address, compound, outlet }

    static let shared = CreditPhrases()

    private var kinds: [Kind] = []
    private var trie = PhraseTrie(slots: 1 << 11)

    private init() {
        for row in EmbeddedData.creditPhrases.rows where row.count >= 2 {
            if let kind = Kind(rawValue: row[1]) { add(row[0], kind) }
        }
        for row in EmbeddedData.media.rows where row.count >= 2 { add(row[0], .outlet) }
    }

    private mutating func add(_ phrase: String, _ kind: Kind) {
        if trie.entry(of: PhraseTrie.keys(phrase), orNew: kinds.count) == kinds.count { kinds.append(kind) }
    }

    /// Where the longest phrase that begins at a token ends, if it is of that kind.
    func end(of kind: Kind, _ at: Int, _ end: Int, in tokens: [Token]) -> Int? {
        guard at < end, let found = trie.longest(in: tokens, at: at, end: end), kinds[found.entry] == kind else {
            return nil
        }
        return at + found.length
    }
}
