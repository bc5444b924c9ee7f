/// The verbs of events and the words around them (a resource, built once).
struct EventTables: Sendable {
    static let shared = EventTables()

    private(set) var verbs: [EventVerb] = []
    /// The first of those that lift sanctions.
    private(set) var easing: Int?
    /// The first of those by which a court sentences.
    private(set) var sentencing: Int?
    private var verbTrie = PhraseTrie()
    /// Verbs with the other side between their words, "đưa … vào danh sách đen" (put … on a blacklist), by their first words.
    private var splitTrie = PhraseTrie(slots: 1 << 8)
    private var splits: [[(rest: [UInt64], verb: Int)]] = []
    /// The first words of each of these, while the tables are read.
    private var beginnings: [[UInt64]] = []
    /// A bit for the first syllable of each phrase.
    private var firsts = [UInt64](repeating: 0, count: 128)
    private var words: [EventWord] = []
    private var wordTrie = PhraseTrie(slots: 1 << 12)
    /// What bodies are called without their names, with the kinds of body that are meant.
    private var bodies = PhraseTable<[ShortForms.HeadKind]>(slots: 1 << 8)
    /// The kinds of body that are so called.
    private(set) var bodyHeads: [ShortForms.HeadKind] = []
    /// The same phrases from their ends.
    private var endings = PhraseTrie(slots: 1 << 12)

    private init() {
        readVerbs()
        readWords()
    }

    // MARK: Reading the tables

    private mutating func readVerbs() {
        var cells = VerbCells()
        var phrase: [Token] = []
        let rows = EmbeddedData.events.rows
        verbs.reserveCapacity(rows.count)
        for row in rows where row.count >= 5 {
            row.read(0, into: &phrase)
            let bit = Self.bit(phrase[0].key)
            firsts[bit >> 6] |= 1 << UInt64(bit & 63)
            guard let kind = cells.kind(row.bytes(1)) else {
                _ = verbTrie.entry(of: phrase, orNew: Self.noEvent)
                continue
            }
            guard add(phrase) else { continue }
            verbs.append(
                EventVerb(
                    kind: kind, mode: cells.mode(row.bytes(2)), traits: cells.traits(row.bytes(3)),
                    prepositions: cells.prepositions(row.bytes(4))))
        }
        easing = verbs.firstIndex { $0.kind == .concede && $0.mode == .ease }
        sentencing = verbs.firstIndex { $0.kind == .coerce && $0.mode == .sentence }
        // So that `begins` is true of those with a gap, too.
        for first in beginnings { _ = verbTrie.entry(of: first, orNew: Self.noEvent) }
        beginnings = []
    }

    /// - Returns: whether the next verb is the phrase's; not where a row above has it.
    private mutating func add(_ phrase: [Token]) -> Bool {
        guard let gap = phrase.firstIndex(where: { $0.key == Self.gap.key }) else {
            return verbTrie.entry(of: phrase, orNew: verbs.count) == verbs.count
        }
        let first = phrase[..<gap].map(\.key)
        beginnings.append(first)
        let entry = splitTrie.entry(of: first, orNew: splits.count)
        if entry == splits.count { splits.append([]) }
        splits[entry].append((phrase[(gap + 1)...].map(\.key), verbs.count))
        return true
    }

    private mutating func readWords() {
        var cells = KnownCells<EventWord?>()
        var phrase: [Token] = []
        let rows = EmbeddedData.eventWords.rows
        words.reserveCapacity(rows.count)
        for row in rows where row.count >= 2 {
            guard let word = cells.value(of: row.bytes(1), read: { EventWord.byName[$0] }) else {
                addBody(row)
                continue
            }
            row.read(0, into: &phrase)
            let entry = wordTrie.entry(of: phrase, orNew: words.count)
            if entry == words.count {
                _ = endings.entry(of: phrase.reversed().lazy.map(\.key), orNew: entry)
                words.append([])
            }
            words[entry].formUnion(word)
        }
    }

    private mutating func addBody(_ row: TableRow) {
        guard let head = ShortForms.HeadKind(rawValue: row[1]) else {
            preconditionFailure("event-words.tsv has the kind \(row[1]), which no rule asks for.")
        }
        bodies.change(row, from: []) { $0.append(head) }
        if !bodyHeads.contains(head) { bodyHeads.append(head) }
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
            // "kho bãi Công ty Sao Việt" (the yard of the firm Sao Việt) is no "bãi công" (strike).
            if let name = read.name(holding: at - 1), name.range.lowerBound > start { break }
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
