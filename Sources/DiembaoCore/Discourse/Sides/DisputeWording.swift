/// How much the words of an article speak for its telling of a dispute (a pass).
///
/// Logistic regression over phrases of one and two syllables. Phrases with capitals are names, which age, and do not count.
struct DisputeWording {
    let text: TokenizedText
    let roles: [Report.Paragraph.Role]
    private let phrases = DisputePhrases.shared

    init(text: TokenizedText, roles: [Report.Paragraph.Role]) {
        self.text = text
        self.roles = roles
    }

    /// Below it an article tells of no dispute, whatever is found between its parties, so that these need not be looked at: that is so of
    /// nearly every second article, and of those one in a hundred would be told sides.
    static let least = -250

    /// The logarithm of the odds, in hundredths.
    func score() -> Int {
        var isMet = [Bool](repeating: false, count: phrases.weights.count)
        var count = 0
        var sum = 0
        for (paragraph, role) in zip(text.paragraphs, roles) {
            switch role {
            case .credit, .boilerplate: continue
            default: break
            }
            for at in paragraph {
                phrases.trie.fetch(text.tokens, ahead: at, end: paragraph.upperBound)
                guard isPlain(at), let phrase = longest(at, paragraph.upperBound), !isMet[phrase] else { continue }
                isMet[phrase] = true
                count += 1
                sum += phrases.weights[phrase]
            }
        }
        // A few phrases are little ground. A square root is exact by IEEE 754, as is the division.
        return phrases.bias + Int((Double(sum) / Double(max(count, Self.fewestPhrases)).squareRoot()).rounded())
    }

    private static let fewestPhrases = 60

    private func isPlain(_ token: Int) -> Bool { text.tokens[token].isWord && !text.tokens[token].isCapitalised }

    private func longest(_ start: Int, _ end: Int) -> Int? {
        let end = start + 1 < end && isPlain(start + 1) ? start + 2 : start + 1
        return phrases.trie.longest(in: text.tokens, at: start, end: end)?.entry
    }
}

/// The phrases that speak for and against a dispute; `dispute-words.tsv` (a resource, built once).
struct DisputePhrases: Sendable {
    static let shared = DisputePhrases()

    private(set) var trie = PhraseTrie(slots: 1 << 13)
    /// In hundredths, by the trie's entries.
    private(set) var weights: [Int] = []
    /// What is added for every article.
    private(set) var bias = 0

    private init() {
        let rows = EmbeddedData.disputeWords.rows
        weights.reserveCapacity(rows.count)
        var phrase: [Token] = []
        for row in rows where row.count >= 2 {
            guard let weight = row.number(1) else { continue }
            if row.isCell(0, "-") {
                bias = weight
            } else {
                row.read(0, into: &phrase)
                if trie.entry(of: phrase, orNew: weights.count) == weights.count { weights.append(weight) }
            }
        }
    }
}
