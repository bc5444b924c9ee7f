/// What a word says of a number or a date beside it; `time-contexts.tsv` (data).
struct TimeContext: OptionSet, Sendable {
    let rawValue: UInt32

    static let named = TimeContext(rawValue: 1 << 0)
    static let score = TimeContext(rawValue: 1 << 1)
    static let date = TimeContext(rawValue: 1 << 2)
    static let year = TimeContext(rawValue: 1 << 3)
    static let clock = TimeContext(rawValue: 1 << 4)
    static let span = TimeContext(rawValue: 1 << 5)
    static let length = TimeContext(rawValue: 1 << 6)
    static let former = TimeContext(rawValue: 1 << 7)
    static let future = TimeContext(rawValue: 1 << 8)
    static let past = TimeContext(rawValue: 1 << 9)
    static let day = TimeContext(rawValue: 1 << 10)
    static let birth = TimeContext(rawValue: 1 << 11)
    static let kindOfYear = TimeContext(rawValue: 1 << 12)
    static let revolution = TimeContext(rawValue: 1 << 13)
    static let event = TimeContext(rawValue: 1 << 14)
    static let zone = TimeContext(rawValue: 1 << 15)
    static let held = TimeContext(rawValue: 1 << 16)
    static let law = TimeContext(rawValue: 1 << 17)
    static let games = TimeContext(rawValue: 1 << 18)
    static let attacks = TimeContext(rawValue: 1 << 19)

    static let byName: [String: TimeContext] = [
        "named": .named, "score": .score, "date": .date, "year": .year, "clock": .clock, "span": .span,
        "length": .length, "former": .former, "future": .future, "past": .past, "day": .day,
        "birth": .birth, "kindOfYear": .kindOfYear, "revolution": .revolution, "event": .event, "zone": .zone,
        "held": .held, "law": .law, "games": .games, "attacks": .attacks,
    ]
}

/// The words of `time-contexts.tsv`, read backwards from what they stand before (a resource, built once).
struct TimeContexts: Sendable {
    static let shared = TimeContexts()

    private var contexts: [TimeContext] = []
    private var trie = PhraseTrie(slots: 1 << 10)

    private init() {
        for row in EmbeddedData.timeContexts.rows where row.count >= 2 {
            guard let context = TimeContext.byName[row[1]] else { continue }
            let entry = trie.entry(of: row.keys(0).reversed(), orNew: contexts.count)
            if entry == contexts.count { contexts.append([]) }
            contexts[entry].insert(context)
        }
    }

    /// What the longest phrase that ends before a token says: "mùa giải" (season) is no "giải" (prize).
    ///
    /// - Parameter opensWord: whether a word may begin at a token, so that "trường" (school) is not found in "thị trường"
    ///   (market); asked for what names only, since the other words are seldom a part of another.
    func before(_ at: Int, from start: Int, in tokens: [Token], opensWord: (Int) -> Bool = { _ in true }) -> TimeContext
    {
        var found: TimeContext = []
        var state: UInt32 = 0
        var cursor = at
        while cursor > start, let next = trie.next(state, tokens[cursor - 1].key) {
            state = next
            cursor -= 1
            let entry = trie.entry(of: state)
            guard entry >= 0 else { continue }
            let context = contexts[Int(entry)]
            let said = opensWord(cursor) ? context : context.subtracting([.named, .law])
            if !said.isEmpty { found = said }
        }
        return found
    }
}
