/// What kinds of names a phrase can be, or what it says of a name beside it (data).
package struct NameKinds: OptionSet, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    static let country = NameKinds(rawValue: 1 << 0)
    static let region = NameKinds(rawValue: 1 << 1)
    static let city = NameKinds(rawValue: 1 << 2)
    static let vietnam = NameKinds(rawValue: 1 << 3)
    static let body = NameKinds(rawValue: 1 << 4)
    static let outlet = NameKinds(rawValue: 1 << 5)
    static let person = NameKinds(rawValue: 1 << 6)
    /// A foreigner's first name.
    static let given = NameKinds(rawValue: 1 << 7)
    /// "Thị", "Văn".
    static let middle = NameKinds(rawValue: 1 << 8)
    static let surname = NameKinds(rawValue: 1 << 9)
    /// One that is rare, or is another word, too.
    static let rareSurname = NameKinds(rawValue: 1 << 10)
    /// A noun that begins an organisation's name: "công ty" (company).
    static let organizationHead = NameKinds(rawValue: 1 << 11)
    /// A noun that stands before a place's name: "huyện" (district).
    static let locationHead = NameKinds(rawValue: 1 << 12)
    /// A location head that belongs to the name: "cầu" (bridge).
    static let keptHead = NameKinds(rawValue: 1 << 13)
    /// A desk's own entry.
    static let desk = NameKinds(rawValue: 1 << 14)

    static let locations: NameKinds = [.country, .region, .city, .vietnam]
    static let organizations: NameKinds = [.body, .outlet]
    static let heads: NameKinds = [.organizationHead, .locationHead, .keptHead]
    static let nameParts: NameKinds = [.given, .middle, .surname, .rareSurname]
}

/// What the lists of names say of a phrase (data).
struct GazetteerEntry: Sendable {
    /// What a name stands for, which stays in its table until it is asked for (data).
    struct Referent: Sendable, Equatable {
        private enum Source: Sendable {
            case listed(ListedName)
            indirect case desk(canonical: String, wikidata: String?)
        }

        private let source: Source

        init(_ listed: ListedName) { source = .listed(listed) }

        init(_ name: DeskNames.Entry) {
            source = .desk(canonical: name.canonical, wikidata: name.wikidata)
        }

        /// The usual name.
        var canonical: String {
            switch source {
            case .listed(let name): name.canonical
            case .desk(let canonical, _): canonical
            }
        }

        var wikidata: String? {
            switch source {
            case .listed(let name): name.wikidata
            case .desk(_, let wikidata): wikidata
            }
        }

        /// Whether the list says who somebody is by another: "wife of Donald Trump".
        func isOf(_ other: String) -> Bool {
            guard case .listed(let name) = source else { return false }
            return name.description?.hasSuffix(" of " + other) ?? false
        }

        static func == (one: Self, other: Self) -> Bool {
            one.canonical == other.canonical && one.wikidata == other.wikidata
        }
    }

    var kinds: NameKinds = []
    /// The kinds for which the lists have the phrase in capitals throughout only: "WHO" is a body, "Who" is none.
    var acronymKinds: NameKinds = []
    var location: Referent?
    var organization: Referent?
    var person: Referent?
    /// Whether a person's short form is the first part of the name ("ông Tập").
    var isFamilyFirst = false
    /// What a desk says that the name is.
    var deskKind: FoundName.Kind?

    /// What the phrase is the name of, taken as a kind of name.
    func referent(_ type: Report.Entity.Kind) -> Referent? {
        switch type {
        case .location: location
        case .organization: organization
        case .person: person
        case .other: nil
        }
    }
}

/// The lists of names, in a trie over folded syllables (a resource, built once for all articles).
package struct Gazetteer: Sendable {
    /// The lists that diembao ships.
    package static let shared = PreparedData.file(of: .names).map(Gazetteer.init(prepared:)) ?? Gazetteer.read()

    /// What kinds of names a phrase can be, and for which of these the lists have it in capitals throughout only (data).
    struct Kinds: Sendable {
        var all: NameKinds = []
        var acronym: NameKinds = []

        fileprivate mutating func add(_ kinds: NameKinds, isAcronym: Bool) {
            if !isAcronym {
                acronym.subtract(kinds)
            } else if all.isDisjoint(with: kinds) {
                acronym.formUnion(kinds)
            }
            all.formUnion(kinds)
        }
    }

    /// What a phrase stands for as each kind of name (data).
    private struct Meaning: Sendable {
        var location: NamePlace?
        var organization: NamePlace?
        var person: NamePlace?
        /// ``GazetteerEntry/isFamilyFirst``
        var isFamilyFirst = false
        /// ``GazetteerEntry/deskKind``
        var deskKind: FoundName.Kind?
    }

    /// Where it is told what a name stands for (data).
    private enum NamePlace: Sendable {
        case listed(ListedName)
        /// The number of one of ``deskNames``.
        case desk(UInt32)
    }

    /// By phrase, what is asked for at every token.
    private(set) var kinds: [Kinds] = []
    /// By phrase.
    private var meanings: [Meaning] = []
    private var trie: PhraseTrie
    private var deskNames: [DeskNames.Entry] = []

    private init() { trie = PhraseTrie(slots: 1 << 16) }

    /// The lists that diembao ships, and a desk's own.
    init(desk: DeskNames) {
        self = .shared
        deskNames = desk.entries
        for (number, name) in zip(UInt32(0)..., deskNames) {
            let tokens = Tokenizer().tokens(of: name.name)
            switch name.type {
            case .location:
                add(tokens, [.city, .desk]) {
                    $0.location = .desk(number)
                    $0.deskKind = .location
                }
            case .organization:
                add(tokens, [.body, .desk]) {
                    $0.organization = .desk(number)
                    $0.deskKind = .organization
                }
            case .person:
                add(tokens, [.person, .desk]) {
                    $0.person = .desk(number)
                    $0.deskKind = .person
                }
            case .other: break
            }
        }
    }

    /// Reads the lists from their tables.
    static func read() -> Gazetteer {
        var gazetteer = Gazetteer()
        for list in NameList.allCases { gazetteer.read(list) }
        return gazetteer
    }

    private mutating func read(_ list: NameList) {
        let type = list.type
        // One list for all phrases.
        var phrase: [Token] = []
        for row in list.table.rows where row.count >= list.leastColumns {
            row.read(0, into: &phrase)
            let name = NamePlace.listed(ListedName(row, of: list))
            add(phrase, list.kinds(of: row)) {
                switch type {
                case .location: $0.location = $0.location ?? name
                case .organization: $0.organization = $0.organization ?? name
                case .person:
                    $0.person = $0.person ?? name
                    $0.isFamilyFirst = row.isCell(2, "family-first")
                case .other, nil: break
                }
            }
        }
    }

    private mutating func add(_ tokens: [Token], _ kinds: NameKinds, _ change: (inout Meaning) -> Void) {
        guard !tokens.isEmpty, tokens.count <= Self.longestPhrase else { return }
        let place = trie.entry(of: tokens, orNew: meanings.count)
        if place == meanings.count {
            self.kinds.append(Kinds())
            meanings.append(Meaning())
        }
        self.kinds[place].add(kinds, isAcronym: tokens.count == 1 && tokens[0].traits.contains(.allCapitals))
        change(&meanings[place])
    }

    /// In tokens.
    static let longestPhrase = 16

    /// Has what a visit to a later token reads first fetched.
    @inline(__always)
    func fetch(_ tokens: [Token], ahead start: Int, end: Int) {
        trie.fetch(tokens, ahead: start, end: end)
    }

    /// Gives every phrase of the lists that begins at a token: its entry and how many tokens it has.
    @inline(__always)
    func visit(_ tokens: [Token], at start: Int, end: Int, _ each: (_ entry: Int, _ length: Int) -> Void) {
        var state: UInt32 = 0
        var at = start
        while at < end, let next = trie.next(state, tokens[at].key) {
            state = next
            at += 1
            let entry = trie.entry(of: state)
            if entry >= 0 { each(Int(entry), at - start) }
        }
    }

    /// The entry of a whole phrase.
    func entry(_ tokens: [Token], _ range: TokenRange) -> GazetteerEntry? {
        var found: Int?
        visit(tokens, at: range.lowerBound, end: range.upperBound) { entry, length in
            if length == range.count { found = entry }
        }
        return found.map(entry)
    }

    /// The entry of this number.
    func entry(_ number: Int) -> GazetteerEntry {
        let meaning = meanings[number]
        return GazetteerEntry(
            kinds: kinds[number].all, acronymKinds: kinds[number].acronym,
            location: meaning.location.map(referent), organization: meaning.organization.map(referent),
            person: meaning.person.map(referent), isFamilyFirst: meaning.isFamilyFirst, deskKind: meaning.deskKind)
    }

    private func referent(_ place: NamePlace) -> GazetteerEntry.Referent {
        switch place {
        case .listed(let name): GazetteerEntry.Referent(name)
        case .desk(let number): GazetteerEntry.Referent(deskNames[Int(number)])
        }
    }
}

/// As ``PreparedData`` keeps the lists.
extension Gazetteer {
    /// - Precondition: there are no desk's names among them.
    var sections: [ModelFile.Section] {
        trie.sections("n") + [
            (
                "n.kinds",
                ModelFile.bytes(
                    of: kinds.flatMap { kinds -> [UInt16] in [kinds.all.rawValue, kinds.acronym.rawValue] })
            ),
            ("n.means", ModelFile.bytes(of: meanings.flatMap(Self.numbers))),
        ]
    }

    init(prepared file: ModelFile) {
        trie = PhraseTrie(file, "n")
        let kinds = file.section("n.kinds", as: UInt16.self)
        self.kinds = stride(from: 0, to: kinds.count, by: 2).map {
            Kinds(all: NameKinds(rawValue: kinds[$0]), acronym: NameKinds(rawValue: kinds[$0 + 1]))
        }
        let numbers = file.section("n.means", as: UInt32.self)
        meanings = stride(from: 0, to: numbers.count, by: 4).map { at in
            func place(_ number: UInt32) -> NamePlace? {
                number == Self.nothing ? nil : .listed(ListedName(rawValue: number))
            }
            return Meaning(
                location: place(numbers[at]), organization: place(numbers[at + 1]), person: place(numbers[at + 2]),
                isFamilyFirst: numbers[at + 3] == 1)
        }
    }

    private static func numbers(of meaning: Meaning) -> [UInt32] {
        func number(_ place: NamePlace?) -> UInt32 {
            guard case .listed(let name) = place else { return nothing }
            return name.rawValue
        }
        return [
            number(meaning.location), number(meaning.organization), number(meaning.person),
            meaning.isFamilyFirst ? 1 : 0,
        ]
    }

    /// In the place of a ``ListedName``.
    private static let nothing = UInt32.max
}
