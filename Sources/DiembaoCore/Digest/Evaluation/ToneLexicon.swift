/// Words that are felt as good or bad: `tone.tsv`, and words that turn these: `valence-shifters.tsv` (a resource, built once).
struct ToneLexicon: Sendable {
    /// What a word does to the weight of the word that it stands before, or after (data).
    enum Shift: String, Sendable {
        /// "không nguy hiểm" (not dangerous).
        case negation
        /// "rất" (very).
        case more
        /// "hơi" (a little).
        case less
        /// "giảm căng thẳng" (to ease tension) is not bad, "giảm niềm tin" (to lose trust) is.
        case lessening
        /// "bị" (to suffer).
        case adverse
        /// "được" (to get).
        case beneficial
    }

    /// What a phrase of `tone.tsv` or `valence-shifters.tsv` does to the tone (data).
    enum Entry: Sendable {
        /// From -3 to 3.
        case weight(Int)
        case shift(Shift)
    }

    static let shared = ToneLexicon()

    private var entries = PhraseTable<Entry>(slots: 1 << 12)
    /// What says "very" after a word: "lắm".
    private var afterwords = PhraseTrie(slots: 1 << 6)

    private init() {
        for row in EmbeddedData.tone.rows where row.count >= 2 {
            guard let weight = row.number(1), abs(weight) <= 3 else { continue }
            entries.add(row, .weight(weight))
        }
        for row in EmbeddedData.valenceShifters.rows where row.count >= 2 {
            if let shift = Shift(rawValue: row[1]) {
                entries.add(row, .shift(shift))
            } else if row[1] == "more-after" {
                _ = afterwords.entry(of: row.tokens(0), orNew: 0)
            }
        }
    }

    /// Whether what begins at a token strengthens the word before it.
    func strengthens(_ tokens: [Token], at start: Int, end: Int) -> Bool {
        afterwords.longest(in: tokens, at: start, end: end) != nil
    }

    /// What the longest phrase that begins at a token is, and how many tokens it has.
    func longest(_ tokens: [Token], at start: Int, end: Int) -> (value: Entry, length: Int)? {
        entries.longest(tokens, at: start, end: end)
    }
}
