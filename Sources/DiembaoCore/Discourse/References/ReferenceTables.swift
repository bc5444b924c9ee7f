/// What phrases refer back to something named; `office-names.tsv`, `reference-nouns.tsv`, `capitals.tsv`, `state-acts.tsv`,
/// `offices.tsv` and the genders of `given-names.tsv` (a resource, built once).
///
/// A class, so that the walk over an article hands on one reference and not those of all tables.
final class ReferenceTables: Sendable {
    static let shared = ReferenceTables()

    /// A title, or another name of an office (data).
    struct OfficeName: Sendable {
        /// The key of the title that it means.
        var office: UInt64
        /// Whoever leads the state: "nhà lãnh đạo" (leader).
        var isLeader: Bool
        /// The country or body, where the phrase itself tells it.
        var of: String?
    }

    /// What a noun before "này" or after "hai" can mean (data).
    struct NounKinds: OptionSet, Sendable {
        let rawValue: UInt8

        static let country = NounKinds(rawValue: 1)
        static let city = NounKinds(rawValue: 2)
        static let province = NounKinds(rawValue: 4)
        static let man = NounKinds(rawValue: 8)
        static let woman = NounKinds(rawValue: 16)
        static let person = NounKinds(rawValue: 32)
        static let leader = NounKinds(rawValue: 64)
        static let side = NounKinds(rawValue: 128)

        static let people: NounKinds = [.man, .woman, .person, .leader]
    }

    /// A noun that refers back to somebody or something; a row of `reference-nouns.tsv` (data).
    struct Noun: Sendable {
        var kinds: NounKinds = []
        /// The kinds of heads that bodies have which it can mean; `nil` where it means none.
        var heads: [ShortForms.HeadKind]?
        /// Whether it can mean a body whose name has no head: "Vinamilk", "NATO".
        var meansHeadless = false
    }

    /// What a phrase beside a capital says of it (data).
    struct StateWords: OptionSet, Sendable {
        let rawValue: UInt8

        /// A verb by which states act.
        static let act = StateWords(rawValue: 1)
        /// A verb whose object is a government.
        static let object = StateWords(rawValue: 2)
        /// What governments have.
        static let thing = StateWords(rawValue: 4)
    }

    private static let stateWords: [String: StateWords] = ["act": .act, "object": .object, "thing": .thing]

    /// Who held an office, and when, as `offices.tsv` has it (data).
    struct Tenure: Sendable {
        var holder: String
        var from: String
        var to: String
    }

    private let officeTrie: PhraseTrie
    private let officeNames: [OfficeName]
    private let nounTrie: PhraseTrie
    private let nouns: [Noun]
    private let actTrie: PhraseTrie
    private let acts: [StateWords]
    private let capitals: KeyTable<String>
    private let genders: KeyTable<SpeakerNoun.Gender>
    private let tenures: KeyTable<[TableRow]>

    private init() {
        var officeTrie = PhraseTrie(slots: 1 << 10)
        var officeNames: [OfficeName] = []
        var nounTrie = PhraseTrie(slots: 1 << 9)
        var nouns: [Noun] = []
        var actTrie = PhraseTrie(slots: 1 << 10)
        var acts: [StateWords] = []
        var capitals: KeyTable<String> = [:]
        var genders: KeyTable<SpeakerNoun.Gender> = [:]
        var tenures: KeyTable<[TableRow]> = [:]
        var phrase: [Token] = []
        for row in EmbeddedData.officeNames.rows where row.count >= 3 {
            row.read(0, into: &phrase)
            let entry = officeTrie.entry(of: phrase, orNew: officeNames.count)
            guard entry == officeNames.count else { continue }
            officeNames.append(
                OfficeName(
                    office: Self.key(row, 1), isLeader: row[1] == "leader", of: row[2] == "-" ? nil : row[2]))
        }
        for row in EmbeddedData.referenceNouns.rows where row.count >= 2 {
            row.read(0, into: &phrase)
            let place = nounTrie.entry(of: phrase, orNew: nouns.count)
            if place == nouns.count { nouns.append(Noun()) }
            if let kind = Self.nounKinds[row[1]] {
                nouns[place].kinds.insert(kind)
            } else {
                let heads = Self.heads(row[1])
                nouns[place].heads = heads
                // A name without a head tells nothing, but most are firms, clubs or unions.
                nouns[place].meansHeadless = heads.count > 1 || heads == [.company] || heads == [.club]
            }
        }
        for row in EmbeddedData.stateActs.rows where row.count >= 2 {
            row.read(0, into: &phrase)
            let entry = actTrie.entry(of: phrase, orNew: acts.count)
            if entry == acts.count { acts.append([]) }
            acts[entry].formUnion(Self.stateWords[row[1]] ?? [])
        }
        for row in EmbeddedData.capitals.rows where row.count >= 2 { capitals[row[0]] = row[1] }
        for row in EmbeddedData.givenNames.rows where row.count >= 3 && !row.bytes(2).starts(with: "middle name".utf8) {
            guard let gender = Self.gender(row) else { continue }
            row.read(0, into: &phrase)
            if phrase.count == 1 { genders[phrase[0].key] = gender }
        }
        for row in EmbeddedData.offices.rows where row.count >= 5 {
            row.read(0, into: &phrase)
            let office = Self.key(phrase, phrase.indices)
            tenures[Self.tenureKey(office, row.bytes(1)), default: []].append(row)
        }
        self.officeTrie = officeTrie
        self.officeNames = officeNames
        self.nounTrie = nounTrie
        self.nouns = nouns
        self.actTrie = actTrie
        self.acts = acts
        self.capitals = capitals
        self.genders = genders
        self.tenures = tenures
    }

    private static let nounKinds: [String: NounKinds] = [
        "country": .country, "city": .city, "province": .province, "man": .man, "woman": .woman, "person": .person,
        "leader": .leader, "side": .side,
    ]

    private static func heads(_ kind: String) -> [ShortForms.HeadKind] {
        if let head = ShortForms.HeadKind(rawValue: kind) { return [head] }
        switch kind {
        case "authority": return [.ministry, .department, .court, .police, .military, .council, .agency, .party]
        case "organisation": return [.association, .party, .council, .fund, .military, .agency, .other]
        default: return ShortForms.HeadKind.allCases
        }
    }

    private static func gender(_ row: TableRow) -> SpeakerNoun.Gender? {
        row.isCell(1, "m") ? .male : row.isCell(1, "f") ? .female : nil
    }

    /// The key of a title, however it is written.
    static func key(_ title: String) -> UInt64 { PhraseTrie.keys(title).reduce(2) { WordList.extended($0, $1) } }

    private static func key(_ row: TableRow, _ column: Int) -> UInt64 {
        let tokens = row.tokens(column)
        return key(tokens, tokens.indices)
    }

    /// The key of a title where it stands.
    static func key(_ tokens: [Token], _ range: TokenRange) -> UInt64 {
        range.reduce(2) { WordList.extended($0, tokens[$1].key) }
    }

    private static func tenureKey(_ office: UInt64, _ of: some Sequence<UInt8>) -> UInt64 {
        var key = FoldedKey()
        key.feed(office)
        for byte in of { key.feed(UInt64(byte)) }
        return key.mixed
    }

    /// The name of an office that begins at a token, and how many tokens it has.
    func office(_ tokens: [Token], at start: Int, end: Int) -> (name: OfficeName, length: Int)? {
        officeTrie.longest(in: tokens, at: start, end: end).map { (officeNames[$0], $1) }
    }

    /// The noun that refers and begins at a token, and how many tokens it has.
    func noun(_ tokens: [Token], at start: Int, end: Int) -> (noun: Noun, length: Int)? {
        nounTrie.longest(in: tokens, at: start, end: end).map { (nouns[$0], $1) }
    }

    /// What the longest phrase that begins at a token says of a capital beside it.
    func stateWords(_ tokens: [Token], at start: Int, end: Int) -> StateWords {
        actTrie.longest(in: tokens, at: start, end: min(end, start + 6)).map { acts[$0.entry] } ?? []
    }

    /// What a phrase that ends at a token says of a capital after it.
    func stateWords(_ tokens: [Token], endingAt end: Int, from first: Int) -> StateWords {
        var found: StateWords = []
        for start in max(first, end - 4)..<max(first, end) {
            if let (entry, length) = actTrie.longest(in: tokens, at: start, end: end), start + length == end {
                found.formUnion(acts[entry])
            }
        }
        return found
    }

    /// The papers' own state, by its usual name.
    static let home = "Việt Nam"

    /// The state or union that a capital stands for, by its usual name.
    func state(ofCapital canonical: String) -> String? { capitals[canonical] }

    /// What a foreigner's first name tells.
    func gender(ofFirstName key: UInt64) -> SpeakerNoun.Gender? { genders[key] }

    /// Those who held an office since 2000.
    func tenures(_ office: UInt64, of body: String) -> [Tenure] {
        (tenures[Self.tenureKey(office, body.utf8)] ?? []).map { Tenure(holder: $0[2], from: $0[3], to: $0[4]) }
    }
}

extension Syllable {
    /// The keys of syllables with spaces between them.
    static func keys(_ syllables: String) -> SyllableSet {
        SyllableSet(keys: PhraseTrie.keys(syllables))
    }
}
