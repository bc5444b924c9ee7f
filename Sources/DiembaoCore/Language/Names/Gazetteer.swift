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
    /// What a name stands for, which stays in its table's row until it is asked for (data).
    struct Referent: Sendable, Equatable {
        private enum Source: Sendable {
            /// With the columns of both; `nil` in a table without the second.
            case listed(TableRow, canonical: UInt8, wikidata: UInt8?)
            indirect case desk(canonical: String, wikidata: String?)
        }

        private let source: Source

        init(_ row: TableRow, canonical: UInt8, wikidata: UInt8?) {
            source = .listed(row, canonical: canonical, wikidata: wikidata)
        }

        init(_ name: DeskNames.Entry) {
            source = .desk(canonical: name.canonical, wikidata: name.wikidata)
        }

        /// The usual name.
        var canonical: String {
            switch source {
            case .listed(let row, let column, _): row[Int(column)]
            case .desk(let canonical, _): canonical
            }
        }

        var wikidata: String? {
            switch source {
            case .listed(let row, _, let column?): row[Int(column)] == "-" ? nil : row[Int(column)]
            case .listed(_, _, nil): nil
            case .desk(_, let wikidata): wikidata
            }
        }

        /// Whether the list says who somebody is by another: "wife of Donald Trump".
        func isOf(_ other: String) -> Bool {
            guard case .listed(let row, _, let wikidata?) = source, row.count > Int(wikidata) + 1 else { return false }
            return row[Int(wikidata) + 1].hasSuffix(" of " + other)
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

    @inline(__always)
    fileprivate mutating func add(_ kinds: NameKinds, isAcronym: Bool, _ change: (inout GazetteerEntry) -> Void) {
        if !isAcronym {
            acronymKinds.subtract(kinds)
        } else if self.kinds.isDisjoint(with: kinds) {
            acronymKinds.formUnion(kinds)
        }
        self.kinds.formUnion(kinds)
        change(&self)
    }

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
    package static let shared = Gazetteer(desk: DeskNames())

    private(set) var entries: [GazetteerEntry] = []
    /// The entries' ``GazetteerEntry/kinds`` and ``GazetteerEntry/acronymKinds``, which are asked for at every token.
    private(set) var kinds: [(all: NameKinds, acronym: NameKinds)] = []
    private var trie = PhraseTrie(slots: 1 << 16)
    /// The phrase that is read: one list for all of them.
    private var phrase: [Token] = []

    init(desk: DeskNames) {
        // As many as our own lists have: else the memory grows, and is touched, three times over.
        entries.reserveCapacity(1 << 14)
        for (table, kind) in [
            (EmbeddedData.countries, NameKinds.country), (.regions, .region), (.cities, .city), (.vietnam, .vietnam),
        ] {
            for row in table.rows where row.count >= 4 {
                add(row, kind) { $0.location = $0.location ?? Self.referent(row, canonical: 2, wikidata: 3) }
            }
        }
        for row in EmbeddedData.bodies.rows where row.count >= 4 {
            add(row, .body) { $0.organization = $0.organization ?? Self.referent(row, canonical: 2, wikidata: 3) }
        }
        for table in [EmbeddedData.outlets, .media] {
            for row in table.rows where row.count >= 2 {
                add(row, .outlet) {
                    $0.organization = $0.organization ?? Self.referent(row, canonical: 1, wikidata: nil)
                }
            }
        }
        for row in EmbeddedData.people.rows where row.count >= 4 {
            add(row, .person) {
                $0.person = $0.person ?? Self.referent(row, canonical: 1, wikidata: 3)
                $0.isFamilyFirst = row.isCell(2, "family-first")
            }
        }
        for row in EmbeddedData.givenNames.rows where row.count >= 3 {
            add(row, row.bytes(2).starts(with: "middle name".utf8) ? .middle : .given) { _ in }
        }
        for row in EmbeddedData.surnames.rows where row.count >= 3 { add(row, .surname) { _ in } }
        for row in EmbeddedData.familyNames.rows where row.count >= 3 { add(row, .rareSurname) { _ in } }
        for row in EmbeddedData.organizationHeads.rows { add(row, .organizationHead) { _ in } }
        for row in EmbeddedData.locationHeads.rows where row.count >= 3 {
            add(row, row.isCell(2, "yes") ? [.locationHead, .keptHead] : .locationHead) { _ in }
        }
        for name in desk.entries {
            let referent = GazetteerEntry.Referent(name)
            let tokens = Tokenizer().tokens(of: name.name)
            switch name.type {
            case .location:
                add(tokens, [.city, .desk]) {
                    $0.location = referent
                    $0.deskKind = .location
                }
            case .organization:
                add(tokens, [.body, .desk]) {
                    $0.organization = referent
                    $0.deskKind = .organization
                }
            case .person:
                add(tokens, [.person, .desk]) {
                    $0.person = referent
                    $0.deskKind = .person
                }
            case .other: break
            }
        }
        kinds = entries.map { ($0.kinds, $0.acronymKinds) }
        phrase = []
    }

    private static func referent(_ row: TableRow, canonical: UInt8, wikidata: UInt8?) -> GazetteerEntry.Referent {
        GazetteerEntry.Referent(row, canonical: canonical, wikidata: wikidata)
    }

    /// - Parameter row: the phrase stands in its first column.
    private mutating func add(_ row: TableRow, _ kinds: NameKinds, _ change: (inout GazetteerEntry) -> Void) {
        var tokens: [Token] = []
        swap(&tokens, &phrase)
        row.read(0, into: &tokens)
        add(tokens, kinds, change)
        swap(&tokens, &phrase)
    }

    private mutating func add(_ tokens: [Token], _ kinds: NameKinds, _ change: (inout GazetteerEntry) -> Void) {
        guard !tokens.isEmpty, tokens.count <= Self.longestPhrase else { return }
        let place = trie.entry(of: tokens, orNew: entries.count)
        if place == entries.count { entries.append(GazetteerEntry()) }
        let isAcronym = tokens.count == 1 && tokens[0].traits.contains(.allCapitals)
        entries[place].add(kinds, isAcronym: isAcronym, change)
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
        return found.map { entries[$0] }
    }
}
