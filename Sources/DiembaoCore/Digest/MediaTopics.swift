import CDiembaoData

/// A topic of IPTC's Media Topics, a line of `subjects.tsv` (data).
package struct MediaTopic: Sendable {
    /// Eight digits.
    package var code: String
    /// IPTC's English name.
    package var name: String
    /// Our own translation.
    package var vietnamese: String
    /// The place of the top-level topic that it belongs to, which may be itself.
    var top: Int

    /// As a report has it: "medtop:20000639".
    package var qcode: String { "medtop:" + code }
}

/// The topics that diembao tells, and the words that speak for them: `subjects.tsv` and `subject-weights.tsv` (a resource,
/// built once).
package struct MediaTopics: Sendable {
    package static let shared = MediaTopics()

    /// A term of a topic below the top level (data).
    struct Term: Sendable {
        var topic: Int
        /// Whether it speaks for the topic by itself; another one only beside such a one.
        var isStrong: Bool
    }

    /// The top-level topics first.
    package private(set) var topics: [MediaTopic] = []
    private(set) var topCount = 0
    /// Of each top-level topic, in thousandths of the logarithm of the odds.
    private(set) var biases: [Int] = []
    /// Of each phrase for each top-level topic, in the same unit.
    private var weights: [Int16] = []
    /// Of how many phrases something is known.
    private(set) var phraseCount = 0
    /// Those of each phrase, one phrase's behind the other's.
    private var terms: [Term] = []
    /// By phrase, where its terms begin, and of the last that has any where they end.
    private var termStarts: [Int] = []
    private var trie = PhraseTrie(slots: 1 << 15)

    private init() {
        readTopics()
        readWeights()
    }

    private mutating func readTopics() {
        var places: [String: Int] = [:]
        let rows = EmbeddedData.subjects.rows.filter { $0.count >= 6 }
        for row in rows where row[1] == "-" {
            places[row[0]] = topics.count
            topics.append(MediaTopic(code: row[0], name: row[2], vietnamese: row[3], top: topics.count))
        }
        topCount = topics.count
        biases = [Int](repeating: 0, count: topCount)
        weights.reserveCapacity(Self.usualPhrases * topCount)
        var phrases: [UInt8] = []
        var own: [Term] = []
        for row in rows {
            guard let top = places[row[1]] else { continue }
            let topic = topics.count
            topics.append(MediaTopic(code: row[0], name: row[2], vietnamese: row[3], top: top))
            for (column, isStrong) in [(4, true), (5, false)] {
                for phrase in row.bytes(column).split(separator: UInt8(ascii: ";")) {
                    phrases += phrase
                    phrases.append(UInt8(ascii: "\n"))
                    own.append(Term(topic: topic, isStrong: isStrong))
                }
            }
        }
        let entries = entries(of: phrases)
        termStarts = [Int](repeating: 0, count: phraseCount + 1)
        for entry in entries { termStarts[entry + 1] += 1 }
        for entry in 0..<phraseCount { termStarts[entry + 1] += termStarts[entry] }
        var next = termStarts
        terms = own
        for (entry, term) in zip(entries, own) {
            terms[next[entry]] = term
            next[entry] += 1
        }
    }

    /// How many the tables have, or some more.
    private static let usualPhrases = 6_000

    /// Reads the numbers from the bytes: a string for each of them would take longer than an article.
    private mutating func readWeights() {
        var phrases: [UInt8] = []
        var own: [Int16] = []
        let rows = EmbeddedData.subjectWeights.rows
        own.reserveCapacity(rows.count * topCount)
        for row in rows where row.count == topCount + 1 {
            let phrase = row.bytes(0)
            if row.isCell(0, "-") {
                biases.removeAll()
                Self.eachWeight(of: row) { biases.append(Int($0)) }
            } else {
                phrases += phrase
                phrases.append(UInt8(ascii: "\n"))
                Self.eachWeight(of: row) { own.append($0) }
            }
        }
        for (row, entry) in entries(of: phrases).enumerated() {
            for top in 0..<topCount { weights[entry * topCount + top] = own[row * topCount + top] }
        }
    }

    /// Gives the numbers behind a row's phrase, which the table has in hundredths.
    private static func eachWeight(of row: TableRow, _ visit: (Int16) -> Void) {
        var value: Int32 = 0
        var sign: Int32 = 1
        for byte in row.bytes(from: 1) {
            switch byte {
            case UInt8(ascii: "\t"):
                visit(Int16(clamping: sign * value * 10))
                (value, sign) = (0, 1)
            case UInt8(ascii: "-"): sign = -1
            default: value = value * 10 + Int32(byte - UInt8(ascii: "0"))
            }
        }
        visit(Int16(clamping: sign * value * 10))
    }

    /// Of each phrase, a line each.
    private mutating func entries(of phrases: [UInt8]) -> [Int] {
        let text = Tokenizer().tokenize(DecodedText(utf8: phrases))
        return text.paragraphs.map { phrase in
            let entry = trie.entry(of: text.tokens[phrase].lazy.map(\.key), orNew: phraseCount)
            if entry == phraseCount {
                phraseCount += 1
                weights.append(contentsOf: repeatElement(0, count: topCount))
            }
            return entry
        }
    }

    /// The longest phrase that begins at a token.
    func longest(in tokens: [Token], at start: Int, end: Int) -> (entry: Int, length: Int)? {
        trie.longest(in: tokens, at: start, end: end)
    }

    func terms(of entry: Int) -> ArraySlice<Term> {
        entry + 1 < termStarts.count ? terms[termStarts[entry]..<termStarts[entry + 1]] : []
    }

    /// Has what ``longest(in:at:end:)`` reads first of a later token fetched.
    func fetch(_ tokens: [Token], ahead start: Int, end: Int) {
        trie.fetch(tokens, ahead: start, end: end)
    }

    /// Has what ``add(_:times:to:)`` reads fetched.
    func fetchWeights(of entry: Int) {
        weights.withUnsafeBufferPointer { diembao_prefetch($0.baseAddress! + entry * topCount) }
    }

    /// Adds what a phrase says for each top-level topic, so many times.
    func add(_ entry: Int, times factor: Int, to scores: inout [Int]) {
        let own = weights[entry * topCount..<(entry + 1) * topCount]
        for (top, weight) in own.enumerated() { scores[top] += factor * Int(weight) }
    }

    /// A topic by the code that a report has: "medtop:11000000".
    package func topic(_ qcode: String) -> MediaTopic? { topics.first { $0.qcode == qcode } }
}
