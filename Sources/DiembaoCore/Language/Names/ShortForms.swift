/// How names of bodies and places are shortened; `short-forms.tsv` and the heads of `organization-heads.tsv` (a resource,
/// built once).
struct ShortForms: Sendable {
    static let shared = ShortForms()

    /// What a phrase of `short-forms.tsv` counts as when names are compared (data).
    enum Rule: Sendable {
        /// The phrase counts as these words: "GD-ĐT" as "giáo dục đào tạo".
        case same([UInt64])
        /// It may be left out within a name.
        case drop
        /// A word for an administrative unit, by the key of its first syllable: "tỉnh" (province), "thành phố" and "TP" (city).
        case level(UInt64)
        /// How a state calls itself before its name: "Cộng hòa" (republic).
        case state
    }

    /// What kind of body a head begins; the kinds of `organization-heads.tsv`.
    enum HeadKind: String, Sendable, CaseIterable {
        case company, school, hospital, ministry, department, court, police, military, party, media, club, agency
        case association, council, bank, fund, other
    }

    private var rules: [Rule] = []
    private var ruleTrie = PhraseTrie(slots: 1 << 10)
    private var heads: [HeadKind] = []
    private var headTrie = PhraseTrie(slots: 1 << 12)
    private var aliases: KeyTable<String> = [:]

    private init() {
        for row in EmbeddedData.shortForms.rows where row.count >= 3 {
            let keys = row.keys(0)
            switch row[1] {
            case "same": add(keys, .same(row.keys(2)))
            case "drop": add(keys, .drop)
            case "level": add(keys, .level(row[2] == "-" ? keys[0] : row.keys(2)[0]))
            case "state": add(keys, .state)
            default: aliases[Self.joined(keys)] = row[2]
            }
        }
        var kinds = KnownCells<HeadKind?>()
        var phrase: [Token] = []
        for row in EmbeddedData.organizationHeads.rows where row.count >= 2 {
            guard let kind = kinds.named(row.bytes(1)) else { continue }
            row.read(0, into: &phrase)
            _ = headTrie.entry(of: phrase, orNew: heads.count)
            heads.append(kind)
        }
    }

    private static func joined(_ keys: [UInt64]) -> UInt64 { keys.reduce(1) { WordList.extended($0, $1) } }

    private mutating func add(_ keys: [UInt64], _ rule: Rule) {
        if ruleTrie.entry(of: keys, orNew: rules.count) == rules.count { rules.append(rule) }
    }

    /// The longest phrase that begins at a token: what is done with it and how many tokens it has.
    func rule(_ tokens: [Token], at start: Int, end: Int) -> (rule: Rule, length: Int)? {
        ruleTrie.longest(in: tokens, at: start, end: end).map { (rules[$0], $1) }
    }

    /// The head that a body's name begins with.
    func head(_ tokens: [Token], at start: Int, end: Int) -> (kind: HeadKind, length: Int)? {
        headTrie.longest(in: tokens, at: start, end: end).map { (heads[$0], $1) }
    }

    /// The usual name of a place that is called by a syllable only: "Trung" of "Mỹ - Trung".
    func alias(_ tokens: [Token], _ range: TokenRange) -> String? {
        aliases[range.reduce(1) { WordList.extended($0, tokens[$1].key) }]
    }
}
