/// What somebody does against somebody else, or says of him; the kinds of `conflict-words.tsv`.
enum ConflictKind: Int, Sendable, CaseIterable, CodingKey {
    case complain, protest, refuse, deny, demand, sue, punish, force, threaten, answer, blame, mock, quarrel
    // What tells of a conflict's end or of an ally stands last.
    case settle, agree, contrast

    /// Whether it tells of a conflict, and not of its end or of an ally.
    var isConflict: Bool { number < Self.conflicts }

    /// How many kinds tell of a conflict.
    static var conflicts: Int { Self.settle.number }

    /// Its place among all.
    var number: Int { rawValue }
}

/// How often each kind of words of conflict is told of (data).
///
/// Without an array: of each party and each two of them there are such counts.
struct ConflictCounts: Sendable {
    // As many lanes as there are kinds.
    private var counts = SIMD16<Int32>.zero

    subscript(kind: Int) -> Int {
        get { Int(counts[kind]) }
        set { counts[kind] = Int32(clamping: newValue) }
    }

    /// How many words there are that tell of a conflict.
    var conflicts: Int {
        var sum = 0
        for kind in 0..<ConflictKind.conflicts { sum += self[kind] }
        return sum
    }
}

/// Words of conflict and parties without a name (a resource, built once).
struct ConflictTables: Sendable {
    static let shared = ConflictTables()

    /// What begins at a token (data).
    enum Entry: Sendable {
        case word(Int)
        /// A party, by its place among ``parties``.
        case party(Int)
        /// Holds a word's syllables, but is another.
        case none
    }

    private var entries = PhraseTable<Entry>(slots: 1 << 12)
    /// What kind of people each party is.
    private(set) var parties: [SideFeature.Kind] = []

    private init() {
        var numbers: [String: Int] = [:]
        for row in EmbeddedData.unnamedParties.rows where row.count >= 3 {
            guard let kind = SideFeature.Kind(rawValue: row[2]) else { continue }
            let number = numbers[row[1]] ?? parties.count
            if number == parties.count {
                numbers[row[1]] = number
                parties.append(kind)
            }
            entries.add(row, .party(number))
        }
        var kinds = KnownCells<ConflictKind?>()
        for row in EmbeddedData.conflictWords.rows where row.count >= 2 {
            let kind = kinds.value(of: row.bytes(1)) { ConflictKind(stringValue: $0) }
            entries.add(row, kind.map { .word($0.number) } ?? .none)
        }
    }

    /// The longest phrase that begins at a token.
    func entry(_ tokens: [Token], at start: Int, end: Int) -> (value: Entry, length: Int)? {
        entries.longest(tokens, at: start, end: end)
    }
}
