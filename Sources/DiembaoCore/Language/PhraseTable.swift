/// What a table says of phrases, found by the tokens of a text (a resource).
struct PhraseTable<Value: Sendable>: Sendable {
    private var values: [Value] = []
    private var trie: PhraseTrie
    /// The phrase of the row that is read: one list for all of them.
    private var phrase: [Token] = []

    /// - Parameter slots: of the trie; a power of two, at least 8; there are more when they are needed.
    init(slots: Int) { trie = PhraseTrie(slots: slots) }

    /// Says something of a phrase; of what is said of one again, the first stands.
    mutating func add(_ phrase: [Token], _ value: Value) { change(phrase, from: value) { _ in } }

    /// The same of the phrase in a row's first column.
    mutating func add(_ row: TableRow, _ value: Value) { change(row, from: value) { _ in } }

    /// Changes what is said of the phrase in a row's first column.
    mutating func change(_ row: TableRow, from fresh: Value, _ change: (inout Value) -> Void) {
        row.read(0, into: &phrase)
        self.change(phrase, from: fresh, change)
    }

    /// Changes what is said of a phrase.
    ///
    /// - Parameter fresh: what is said of one that is new, before the change.
    mutating func change(_ phrase: [Token], from fresh: Value, _ change: (inout Value) -> Void) {
        let entry = trie.entry(of: phrase, orNew: values.count)
        if entry == values.count { values.append(fresh) }
        change(&values[entry])
    }

    /// What is said of the longest phrase that begins at a token and ends before `end`, and how many tokens it has.
    func longest(_ tokens: [Token], at start: Int, end: Int) -> (value: Value, length: Int)? {
        trie.longest(in: tokens, at: start, end: end).map { (values[$0.entry], $0.length) }
    }
}
