/// A verb of what somebody does to somebody, or the noun made of it; `events.tsv` (data).
struct EventVerb: Sendable {
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt16

        /// The other side follows bare: "cáo buộc Nga" (accuse Russia).
        static let object = Traits(rawValue: 1 << 0)
        /// Or it owns what follows: "lên án vụ không kích của Israel" (condemn Israel's air strike).
        static let owner = Traits(rawValue: 1 << 1)
        /// Several do it with one another.
        static let mutual = Traits(rawValue: 1 << 2)
        /// After "bị" or "được" the subject suffers it.
        static let passive = Traits(rawValue: 1 << 3)
        /// It names the act, too: "cuộc hội đàm" (the talks).
        static let noun = Traits(rawValue: 1 << 4)
        /// It is told without another side: "biểu tình" (demonstrate).
        static let alone = Traits(rawValue: 1 << 5)
        /// A place may be the other side.
        static let place = Traits(rawValue: 1 << 6)
        /// A body is the other side: "rời khỏi OPEC".
        static let body = Traits(rawValue: 1 << 7)
        /// Also a preposition: a verb only where its subject stands beside it and no act before it.
        static let beside = Traits(rawValue: 1 << 8)

        fileprivate static let byName: [String: Traits] = [
            "obj": .object, "owner": .owner, "mutual": .mutual, "passive": .passive, "noun": .noun, "alone": .alone,
            "place": .place, "body": .body, "beside": .beside,
        ]
    }

    var kind: Report.Event.Kind
    var mode: String?
    var traits: Traits
    /// The words before the other side, each as the keys of its syllables.
    var prepositions: [[UInt64]]
}

/// What a word beside the verb of an event says; `event-words.tsv` (data).
struct EventWord: OptionSet, Sendable {
    let rawValue: UInt32

    static let nominaliser = EventWord(rawValue: 1 << 0)
    static let light = EventWord(rawValue: 1 << 1)
    static let head = EventWord(rawValue: 1 << 2)
    static let site = EventWord(rawValue: 1 << 3)
    static let motion = EventWord(rawValue: 1 << 4)
    static let future = EventWord(rawValue: 1 << 5)
    static let hypothetical = EventWord(rawValue: 1 << 6)
    static let denied = EventWord(rawValue: 1 << 7)
    static let historical = EventWord(rawValue: 1 << 8)
    static let blame = EventWord(rawValue: 1 << 9)
    static let must = EventWord(rawValue: 1 << 10)
    static let threat = EventWord(rawValue: 1 << 11)
    static let deed = EventWord(rawValue: 1 << 12)
    static let opening = EventWord(rawValue: 1 << 13)
    static let receiving = EventWord(rawValue: 1 << 14)
    static let individual = EventWord(rawValue: 1 << 15)
    static let rebel = EventWord(rawValue: 1 << 16)
    static let failed = EventWord(rawValue: 1 << 17)
    static let real = EventWord(rawValue: 1 << 18)
    static let wish = EventWord(rawValue: 1 << 19)

    fileprivate static let byName: [String: EventWord] = [
        "nominaliser": .nominaliser, "light": .light, "head": .head, "site": .site, "motion": .motion,
        "future": .future, "hypothetical": .hypothetical, "denied": .denied, "historical": .historical,
        "blame": .blame, "must": .must, "threat": .threat, "deed": .deed, "opening": .opening,
        "receiving": .receiving, "individual": .individual, "rebel": .rebel, "failed": .failed, "real": .real,
        "wish": .wish,
    ]
}

/// The verbs of events and the words around them (a resource, built once).
struct EventTables: Sendable {
    static let shared = EventTables()

    private(set) var verbs: [EventVerb] = []
    private var verbTrie = PhraseTrie()
    /// Verbs with the other side between their words, "đưa … vào danh sách đen" (put … on a blacklist), by their first words.
    private var splitTrie = PhraseTrie(slots: 1 << 8)
    private var splits: [[(rest: [UInt64], verb: Int)]] = []
    /// A bit for the first syllable of each phrase.
    private var firsts = [UInt64](repeating: 0, count: 128)
    private var words: [EventWord] = []
    private var wordTrie = PhraseTrie(slots: 1 << 12)
    /// What bodies are called without their names, with the kinds of body that are meant.
    private var bodies = PhraseTable<[ShortForms.HeadKind]>(slots: 1 << 8)
    /// The kinds of body that are so called.
    private(set) var bodyHeads: Set<ShortForms.HeadKind> = []
    /// The same phrases from their ends.
    private var endings = PhraseTrie(slots: 1 << 12)

    private init() {
        var beginnings: [[UInt64]] = []
        // Few cells differ from all before them.
        var knownTraits: [String: EventVerb.Traits] = [:]
        var knownPrepositions: [String: [[UInt64]]] = ["-": []]
        func traits(_ cell: String) -> EventVerb.Traits {
            if let known = knownTraits[cell] { return known }
            var traits: EventVerb.Traits = []
            for name in cell.split(separator: ",") { traits.formUnion(EventVerb.Traits.byName[String(name)] ?? []) }
            knownTraits[cell] = traits
            return traits
        }
        func prepositions(_ cell: String) -> [[UInt64]] {
            if let known = knownPrepositions[cell] { return known }
            let prepositions = cell.split(separator: ",").map { PhraseTrie.keys(String($0)) }
            knownPrepositions[cell] = prepositions
            return prepositions
        }
        for row in EmbeddedData.events.rows where row.count >= 5 {
            let phrase = row.tokens(0)
            let bit = Self.bit(phrase[0].key)
            firsts[bit >> 6] |= 1 << UInt64(bit & 63)
            guard let kind = Report.Event.Kind(rawValue: row[1]) else {
                if row[1] == "NONE" { _ = verbTrie.entry(of: phrase, orNew: Self.noEvent) }
                continue
            }
            if let gap = phrase.firstIndex(where: { $0.key == Self.gap.key }) {
                let first = phrase[..<gap].map(\.key)
                beginnings.append(first)
                let entry = splitTrie.entry(of: first, orNew: splits.count)
                if entry == splits.count { splits.append([]) }
                splits[entry].append((phrase[(gap + 1)...].map(\.key), verbs.count))
            } else if verbTrie.entry(of: phrase, orNew: verbs.count) != verbs.count {
                continue
            }
            verbs.append(
                EventVerb(
                    kind: kind, mode: row[2] == "-" ? nil : row[2], traits: traits(row[3]),
                    prepositions: prepositions(row[4])))
        }
        // So that `begins` is true of them, too.
        for first in beginnings { _ = verbTrie.entry(of: first, orNew: Self.noEvent) }
        for row in EmbeddedData.eventWords.rows where row.count >= 2 {
            if let head = ShortForms.HeadKind(rawValue: row[1]) {
                bodies.change(row.tokens(0), from: []) { $0.append(head) }
                bodyHeads.insert(head)
                continue
            }
            guard let word = EventWord.byName[row[1]] else { continue }
            let keys = row.keys(0)
            let entry = wordTrie.entry(of: keys, orNew: words.count)
            if entry == words.count {
                _ = endings.entry(of: keys.reversed(), orNew: entry)
                words.append([])
            }
            words[entry].formUnion(word)
        }
    }

    /// Where the other side stands within a verb.
    private static let gap = Syllable("…")

    /// Whether any phrase of the table begins with a syllable. Most syllables begin none, which a filter of a kilobyte tells
    /// without a look into the trie.
    func begins(with key: UInt64) -> Bool {
        let bit = Self.bit(key)
        return firsts[bit >> 6] & 1 << UInt64(bit & 63) != 0 && verbTrie.next(0, key) != nil
    }

    private static func bit(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key ^ key >> 29) & 8191) }

    /// In place of a verb: the phrase holds words of one, but tells no event ("máy bay ném bom": a bomber).
    private static let noEvent = Int(Int32.max)

    /// The longest verb that begins at a token; `verb` is `nil` where the phrase tells no event. One syllable is a verb only where it is a word of its own: "bắn" (shoot), but
    /// not in "bắn tin"; of longer ones the segmentation may have drawn a neighbour in.
    func verb(_ read: ReadText, at start: Int, end: Int) -> (verb: Int?, length: Int)? {
        let tokens = read.text.tokens
        var state: UInt32 = 0
        var best: (verb: Int?, length: Int)?
        var at = start
        while at < end {
            // 'đưa vào "danh sách đen"'
            if at > start, QuotationMarks.isDouble(tokens[at].sign) {
                at += 1
                continue
            }
            guard let next = verbTrie.next(state, tokens[at].key) else { break }
            state = next
            at += 1
            let entry = verbTrie.entry(of: state)
            if entry >= 0, at - start > 1 || read.isWordStart(start) && read.isWordStart(at) {
                best = (entry == Self.noEvent ? nil : Int(entry), at - start)
            }
        }
        return best
    }

    /// A verb that begins at a token and goes on after the other side, which stands between its words.
    ///
    /// - Parameter other: where the other side ends that begins at a token.
    func splitVerb(_ read: ReadText, at start: Int, end: Int, other: (Int) -> Int?) -> (verb: Int, length: Int)? {
        let tokens = read.text.tokens
        guard let found = splitTrie.longest(in: tokens, at: start, end: end), read.isWordStart(start),
            let gap = other(start + found.length)
        else { return nil }
        var best: (rest: Int, verb: Int)?
        for split in splits[found.entry] where gap + split.rest.count <= end && split.rest.count > best?.rest ?? 0 {
            if zip(gap..<end, split.rest).allSatisfy({ tokens[$0].key == $1 }) {
                best = (split.rest.count, split.verb)
            }
        }
        return best.map { ($0.verb, found.length) }
    }

    /// The kinds of body that the longest phrase may mean which begins at a token.
    func body(_ tokens: [Token], at start: Int, end: Int) -> (heads: [ShortForms.HeadKind], length: Int)? {
        bodies.longest(tokens, at: start, end: end).map { ($0.value, $0.length) }
    }

    /// What the longest phrase says that begins at a token.
    func word(_ tokens: [Token], at start: Int, end: Int) -> (word: EventWord, length: Int)? {
        guard let found = wordTrie.longest(in: tokens, at: start, end: end) else { return nil }
        return (words[found.entry], found.length)
    }

    /// What the longest phrase of some kinds says that ends before a token.
    func word(_ tokens: [Token], endingAt end: Int, from start: Int, of kinds: EventWord) -> Int? {
        var state: UInt32 = 0
        var best: Int?
        var at = end
        while at > start, let next = endings.next(state, tokens[at - 1].key) {
            state = next
            at -= 1
            let entry = endings.entry(of: state)
            if entry >= 0, !words[Int(entry)].isDisjoint(with: kinds) { best = end - at }
        }
        return best
    }
}
