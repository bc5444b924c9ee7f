/// What `units.tsv` knows of a word or phrase (data).
struct UnitWord: Sendable {
    /// What a word beside a number shows; from the kinds of `units.tsv` (data).
    struct Kinds: OptionSet, Sendable {
        let rawValue: UInt16
        static let vague = Kinds(rawValue: 1 << 0)
        static let time = Kinds(rawValue: 1 << 1)
        static let noun = Kinds(rawValue: 1 << 2)
        static let age = Kinds(rawValue: 1 << 3)
        static let about = Kinds(rawValue: 1 << 4)
        static let count = Kinds(rawValue: 1 << 5)
        static let naming = Kinds(rawValue: 1 << 6)
        static let few = Kinds(rawValue: 1 << 7)
        static let score = Kinds(rawValue: 1 << 8)
        static let none = Kinds(rawValue: 1 << 9)
        static let small = Kinds(rawValue: 1 << 10)
    }

    /// How it may be read as a unit.
    struct Reading: Sendable {
        enum Place: String, Sendable {
            case unit, symbol, tight, prefix, scaled, per, time
        }

        var place: Place
        /// `nil` where the unit is not known.
        var symbol: String?
        /// The power of ten of the symbol's unit that the word is.
        var exponent = 0
        /// The spelling that is meant, where small and capital letters are told apart.
        var spelling: [UInt8]?
    }

    var kinds: Kinds = []
    var digit: Int?
    /// A digit that stands after tens only.
    var lastDigit: Int?
    var scale: Int?
    var readings: [Reading] = []
}

/// The words around numbers, in a trie of their own: they cut no text into lexical units (a resource, built once).
struct UnitWords: Sendable {
    static let shared = UnitWords()

    private var entries: [UnitWord] = []
    private var trie = PhraseTrie(slots: 1 << 12)
    /// The syllables that are digits: every word is asked whether it is one.
    private var digits = SyllableSet(keys: [])

    private init() {
        var digits: [UInt64] = []
        var phrase: [Token] = []
        var kinds = KnownCells<UnitWord.Kinds?>()
        var places = KnownCells<UnitWord.Reading.Place?>()
        for row in EmbeddedData.units.rows where row.count >= 3 {
            row.read(0, into: &phrase)
            add(phrase) { word in
                if row.isCell(1, "digit") {
                    word.digit = row.number(2)
                    digits += phrase.map(\.key)
                } else if row.isCell(1, "last") {
                    word.lastDigit = row.number(2)
                } else if row.isCell(1, "scale") {
                    word.scale = row.number(2)
                } else {
                    if let kind = kinds.value(of: row.bytes(1), read: { Self.kinds[$0] }) { word.kinds.insert(kind) }
                    if let place = places.named(row.bytes(1)) { word.readings.append(Self.reading(row, place)) }
                }
            }
        }
        self.digits = SyllableSet(keys: digits)
    }

    private static let kinds: [String: UnitWord.Kinds] = [
        "vague": .vague, "time": .time, "noun": .noun, "age": .age, "about": .about, "count": .count,
        "naming": .naming, "few": .few, "score": .score, "none": .none, "small": .small,
    ]

    private static func reading(_ row: TableRow, _ place: UnitWord.Reading.Place) -> UnitWord.Reading {
        let parts = row[2].split(separator: " ")
        let isExact = place == .symbol || place == .tight
        return UnitWord.Reading(
            place: place, symbol: row[2] == "-" ? nil : String(parts[0]),
            exponent: parts.count > 1 ? Int(parts[1].dropFirst()) ?? 0 : 0,
            spelling: isExact ? Array(row[0].utf8) : nil)
    }

    private mutating func add(_ phrase: [Token], _ change: (inout UnitWord) -> Void) {
        let entry = trie.entry(of: phrase, orNew: entries.count)
        if entry == entries.count { entries.append(UnitWord()) }
        change(&entries[entry])
    }

    /// The longest phrase that begins at a token, and where it ends.
    func match(_ tokens: [Token], at start: Int, end: Int) -> (entry: Int, end: Int)? {
        trie.longest(in: tokens, at: start, end: end).map { ($0.entry, start + $0.length) }
    }

    /// What is known of just these tokens.
    func entry(_ tokens: [Token], _ range: TokenRange) -> Int? {
        var state: UInt32 = 0
        for at in range {
            guard let next = trie.next(state, tokens[at].key) else { return nil }
            state = next
        }
        let entry = trie.entry(of: state)
        return entry >= 0 ? Int(entry) : nil
    }

    /// The digit that a syllable means alone: "hai" is 2.
    func digit(_ key: UInt64) -> Int? {
        guard digits.contains(key), let state = trie.next(0, key), trie.entry(of: state) >= 0 else { return nil }
        return entries[Int(trie.entry(of: state))].digit
    }

    /// A digit after tens: "hai mươi lăm".
    func lastDigit(_ key: UInt64) -> Int? {
        guard let state = trie.next(0, key), trie.entry(of: state) >= 0 else { return nil }
        let word = entries[Int(trie.entry(of: state))]
        return word.lastDigit ?? word.digit
    }

    subscript(entry: Int) -> UnitWord { _read { yield entries[entry] } }
}
