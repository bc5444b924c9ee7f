/// What the tables know of a word or phrase (data).
///
/// A class, since passes ask for entries at every word, and a copy of all that one holds costs more than what they do with it.
/// It never changes: of what may, each reading would be noted at run time.
final class LexiconEntry: Sendable {
    /// What a phrase of the lexicon can be; asked of every token (data).
    struct Kinds: OptionSet, Sendable {
        let rawValue: UInt32
        static let cue = Kinds(rawValue: 1 << 0)
        static let speaker = Kinds(rawValue: 1 << 1)
        static let place = Kinds(rawValue: 1 << 2)
        static let outlet = Kinds(rawValue: 1 << 3)
        static let surname = Kinds(rawValue: 1 << 4)
        static let time = Kinds(rawValue: 1 << 5)
        static let compound = Kinds(rawValue: 1 << 6)
        static let adverb = Kinds(rawValue: 1 << 7)
        static let that = Kinds(rawValue: 1 << 8)
        static let opener = Kinds(rawValue: 1 << 9)
        static let conjunction = Kinds(rawValue: 1 << 10)
        static let preposition = Kinds(rawValue: 1 << 11)
        static let copula = Kinds(rawValue: 1 << 12)
        static let passive = Kinds(rawValue: 1 << 13)
        static let plural = Kinds(rawValue: 1 << 14)
        static let indefinite = Kinds(rawValue: 1 << 15)
        static let demonstrative = Kinds(rawValue: 1 << 16)
        static let classifier = Kinds(rawValue: 1 << 17)
        static let work = Kinds(rawValue: 1 << 18)
        static let functionWord = Kinds(rawValue: 1 << 19)
        static let abbreviation = Kinds(rawValue: 1 << 20)
        static let locality = Kinds(rawValue: 1 << 21)
        static let negation = Kinds(rawValue: 1 << 22)
        static let unreal = Kinds(rawValue: 1 << 23)
        static let predicate = Kinds(rawValue: 1 << 24)
        static let resumption = Kinds(rawValue: 1 << 25)
        static let norm = Kinds(rawValue: 1 << 26)

        /// Names: they begin with a capital letter or are none.
        static let names: Kinds = [.place, .outlet, .surname]
    }

    /// What the entry holds, while the tables are read (data).
    fileprivate struct Facts {
        var kinds: Kinds = []
        var cue: CueWord?
        var speaker: SpeakerNoun?
        var place: PlaceName?
        var outlet: OutletName?
        var surname: Surname?
        var times: [TimeWord] = []
    }

    let kinds: Kinds
    let cue: CueWord?
    let speaker: SpeakerNoun?
    let place: PlaceName?
    let outlet: OutletName?
    let surname: Surname?
    let times: [TimeWord]

    /// The word of time of one kind that it is.
    func time(_ kind: TimeWord.Kind) -> TimeWord? {
        // By place: of those that are of another kind no value is copied.
        for place in times.indices where times[place].kind == kind { return times[place] }
        return nil
    }

    fileprivate init(_ facts: Facts) {
        kinds = facts.kinds
        cue = facts.cue
        speaker = facts.speaker
        place = facts.place
        outlet = facts.outlet
        surname = facts.surname
        times = facts.times
    }
}

/// A reporting verb; `cues.tsv` (data).
struct CueWord: Sendable {
    /// Where a reporting word stands to what it reports (data).
    struct Frames: OptionSet, Sendable {
        let rawValue: UInt8
        static let afterQuotation = Frames(rawValue: 1)
        static let beforeColon = Frames(rawValue: 2)
        static let beforeClause = Frames(rawValue: 4)
        static let beforeNoun = Frames(rawValue: 8)
    }

    /// What a word needs beside it to report (data).
    enum Force: String, Sendable {
        /// Nothing: it reports wherever it follows a subject.
        case strong
        /// A subject of its own and a clause: it is an ordinary verb, too.
        case clause
        /// A mark, a colon, "rằng", or a clause that cannot be anything else.
        case weak
    }

    var stance: Report.Quote.Stance
    var force: Force
    var frames: Frames

    var isStrong: Bool { force == .strong }
}

/// A noun that heads a speaker; `speakers.tsv` (data).
struct SpeakerNoun: Sendable {
    enum Kind: String, Sendable {
        case kin, prefix, title, pronoun, orgpronoun, group, collective, org, org2, media, side, statehead, document
    }
    enum Gender: Sendable { case male, female }

    var kind: Kind
    var source: Report.Quote.SourceKind
    var gender: Gender?
}

/// A place or body that stands in titles; `places.tsv` (data).
struct PlaceName: Sendable {
    enum Kind: String, Sendable { case country, bloc, region, capital, city, domain }

    var kind: Kind
    var canonical: String
}

/// A news outlet; `outlets.tsv` (data).
struct OutletName: Sendable {
    enum Kind: String, Sendable { case agency, newspaper, broadcaster, site }

    var canonical: String
    var kind: Kind
    /// Written in capitals throughout ("AS", "AP"), so that a capitalised word is not taken for it.
    var isAcronym: Bool
}

/// A family name that stands first; `surnames.tsv` (data).
struct Surname: Sendable {
    var isVietnamese: Bool
    /// Whether the short form is the first part ("ông Tập") and not the last ("ông Phúc").
    var shortFormIsFirst: Bool
}

/// A word of time; `times.tsv` (data).
struct TimeWord: Sendable {
    enum Kind: String, Sendable {
        case date, same, set, duration, now, hour, inner, skip, part, numeral, unit, weekday, edge, edge2, season, feast
        case first, lunar, newYear, moment
    }

    var kind: Kind
    var value: String
}

/// All tables in one phrase trie over folded syllables (a resource, built once).
struct Lexicon: Sendable {
    static let shared = Lexicon()

    private(set) var entries: [LexiconEntry] = []
    /// The entries' ``LexiconEntry/kinds``, side by side.
    private(set) var kinds: [LexiconEntry.Kinds] = []
    /// The entries, while the tables are read.
    private var facts: [LexiconEntry.Facts] = []
    private var trie = PhraseTrie(slots: 1 << 14)
    /// The phrase that is read: one list for all of them.
    private var phrase: [Token] = []

    private init() {
        readCues()
        readSpeakers()
        readNames()
        readTimes()
        var particles = KnownCells<LexiconEntry.Kinds?>()
        for row in EmbeddedData.particles.rows where row.count >= 2 {
            guard let kind = particles.value(of: row.bytes(1), read: { Self.particleKinds[$0] }) else { continue }
            add(row, kind) { _ in }
        }
        for row in EmbeddedData.compounds.rows { add(row, .compound) { _ in } }
        for row in EmbeddedData.localities.rows { add(row, .locality) { _ in } }
        for row in EmbeddedData.works.rows { add(row, .work) { _ in } }
        for row in EmbeddedData.functionWords.rows { add(row, .functionWord) { _ in } }
        for row in EmbeddedData.abbreviations.rows { add(row, .abbreviation) { _ in } }
        entries = facts.map(LexiconEntry.init)
        kinds = entries.map(\.kinds)
        facts = []
        phrase = []
    }

    private mutating func readCues() {
        var stances = KnownCells<Report.Quote.Stance?>()
        var forces = KnownCells<CueWord.Force?>()
        for row in EmbeddedData.cues.rows where row.count >= 4 {
            var frames: CueWord.Frames = []
            for letter in row.bytes(3) {
                switch letter {
                case UInt8(ascii: "P"): frames.insert(.afterQuotation)
                case UInt8(ascii: "C"): frames.insert(.beforeColon)
                case UInt8(ascii: "R"): frames.insert(.beforeClause)
                case UInt8(ascii: "N"): frames.insert(.beforeNoun)
                default: break
                }
            }
            let cue = CueWord(
                stance: stances.named(row.bytes(1)) ?? .say, force: forces.named(row.bytes(2)) ?? .weak, frames: frames)
            add(row, .cue) { $0.cue = cue }
        }
    }

    private mutating func readSpeakers() {
        var kinds = KnownCells<SpeakerNoun.Kind?>()
        var sources = KnownCells<Report.Quote.SourceKind?>()
        for row in EmbeddedData.speakers.rows where row.count >= 4 {
            guard let kind = kinds.named(row.bytes(1)), let source = sources.named(row.bytes(2)) else { continue }
            let gender: SpeakerNoun.Gender? = row.isCell(3, "m") ? .male : row.isCell(3, "f") ? .female : nil
            add(row, .speaker) { $0.speaker = SpeakerNoun(kind: kind, source: source, gender: gender) }
        }
    }

    private mutating func readNames() {
        var places = KnownCells<PlaceName.Kind?>()
        for row in EmbeddedData.places.rows where row.count >= 3 {
            guard let kind = places.named(row.bytes(1)) else { continue }
            add(row, .place) { $0.place = PlaceName(kind: kind, canonical: row[2]) }
        }
        var outlets = KnownCells<OutletName.Kind?>()
        for row in EmbeddedData.outlets.rows where row.count >= 3 {
            guard let kind = outlets.named(row.bytes(2)) else { continue }
            let isAcronym = row.bytes(0).allSatisfy { (0x41...0x5A).contains($0) }
            add(row, .outlet) { $0.outlet = OutletName(canonical: row[1], kind: kind, isAcronym: isAcronym) }
        }
        for row in EmbeddedData.surnames.rows where row.count >= 3 {
            add(row, .surname) {
                $0.surname = Surname(isVietnamese: row.isCell(1, "vi"), shortFormIsFirst: row.isCell(2, "first"))
            }
        }
    }

    private mutating func readTimes() {
        var kinds = KnownCells<TimeWord.Kind?>()
        for row in EmbeddedData.times.rows where row.count >= 3 {
            guard let kind = kinds.named(row.bytes(1)) else { continue }
            add(row, .time) { $0.times.append(TimeWord(kind: kind, value: row[2])) }
        }
    }

    private static let particleKinds: [String: LexiconEntry.Kinds] = [
        "adverb": .adverb, "that": .that, "opener": .opener, "conjunction": .conjunction, "preposition": .preposition,
        "copula": .copula, "passive": .passive, "plural": .plural, "indefinite": .indefinite,
        "demonstrative": .demonstrative, "classifier": .classifier, "negation": .negation, "unreal": .unreal,
        "predicate": .predicate, "resumption": .resumption, "norm": .norm,
    ]

    /// - Parameter row: the phrase stands in its first column.
    private mutating func add(
        _ row: TableRow, _ kind: LexiconEntry.Kinds, _ change: (inout LexiconEntry.Facts) -> Void
    ) {
        row.read(0, into: &phrase)
        guard !phrase.isEmpty else { return }
        let place = trie.entry(of: phrase, orNew: facts.count)
        if place == facts.count { facts.append(LexiconEntry.Facts()) }
        facts[place].kinds.insert(kind)
        change(&facts[place])
    }

    /// The number of the entry that a phrase has; `nil` where it is in no table.
    func entryNumber(of phrase: [Token]) -> Int32? {
        var state: UInt32 = 0
        for token in phrase {
            guard let next = trie.next(state, token.key) else { return nil }
            state = next
        }
        let entry = trie.entry(of: state)
        return entry >= 0 ? entry : nil
    }

    /// Cuts each paragraph into lexical units: from the left, the longest phrase that the tables know.
    ///
    /// So "tố cáo" (to denounce) is one unit and holds no "tố" (to accuse), and "theo dõi" (to watch) no "theo".
    func findUnits(in text: inout TokenizedText) {
        for paragraph in text.paragraphs {
            var at = paragraph.lowerBound
            while at < paragraph.upperBound {
                trie.fetch(text.tokens, ahead: at, end: paragraph.upperBound)
                let (entry, length) = longestMatch(in: text.tokens, at: at, end: paragraph.upperBound)
                text.tokens[at].entry = entry
                text.tokens[at].kinds = entry < 0 ? [] : kinds[Int(entry)]
                text.tokens[at].unitLength = UInt8(truncatingIfNeeded: length)
                for inside in at + 1..<at + length { text.tokens[inside].unitLength = 0 }
                at += length
            }
        }
    }

    private func longestMatch(in tokens: [Token], at start: Int, end: Int) -> (entry: Int32, length: Int) {
        var state: UInt32 = 0
        var best: (entry: Int32, length: Int) = (-1, 1)
        var at = start
        while at < end, let next = trie.next(state, tokens[at].key) {
            state = next
            at += 1
            let entry = trie.entry(of: state)
            if entry >= 0, fits(Int(entry), tokens[start..<at]) { best = (entry, at - start) }
        }
        return best
    }

    private func fits(_ number: Int, _ tokens: ArraySlice<Token>) -> Bool {
        // Only a name has to be written as one.
        guard kinds[number].subtracting(.names).isEmpty else { return true }
        let entry = entries[number]
        let first = tokens[tokens.startIndex]
        if let outlet = entry.outlet, outlet.isAcronym, entry.place == nil, entry.surname == nil {
            return first.traits.contains(.allCapitals)
        }
        // "châu Âu", "phương Tây": the last syllable has the capital.
        return first.isCapitalised || tokens.count > 1 && tokens[tokens.endIndex - 1].isCapitalised
    }
}

extension TokenizedText {
    /// What the tables know of the unit that begins at a token.
    func entry(at index: Int) -> LexiconEntry? {
        guard index >= 0, index < tokens.count, tokens[index].entry >= 0 else { return nil }
        return Lexicon.shared.entries[Int(tokens[index].entry)]
    }

    /// What the phrase can be that begins at a token; nothing beyond the text.
    func kinds(at index: Int) -> LexiconEntry.Kinds {
        index >= 0 && index < tokens.count ? tokens[index].kinds : []
    }

    // Of most tokens their kinds tell that there is no such thing, without a look at the entry.

    /// The noun of a speaker that begins at a token.
    func speaker(at index: Int) -> SpeakerNoun? {
        kinds(at: index).contains(.speaker) ? entry(at: index)?.speaker : nil
    }

    /// The reporting word that begins at a token.
    func cue(at index: Int) -> CueWord? { kinds(at: index).contains(.cue) ? entry(at: index)?.cue : nil }

    /// The name of a place that begins at a token.
    func place(at index: Int) -> PlaceName? { kinds(at: index).contains(.place) ? entry(at: index)?.place : nil }

    /// The token after the unit that begins at `index`.
    func unitEnd(_ index: Int) -> Int { index + max(1, Int(tokens[index].unitLength)) }

    /// The token where the unit begins that ends before `index`.
    func unitStart(before index: Int) -> Int {
        var at = index - 1
        while at > 0, tokens[at].unitLength == 0 { at -= 1 }
        return at
    }

    /// Whether the token's folded form is the syllable's.
    func isWord(_ syllable: Syllable, at index: Int) -> Bool {
        index >= 0 && index < tokens.count && tokens[index].key == syllable.key
    }
}
