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
    package static let shared = PreparedData.file(of: .topics).map(MediaTopics.init(prepared:)) ?? MediaTopics.read()

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
    private var trie: PhraseTrie
    /// The phrase that is read: one list for all of them.
    private var phrase: [Token] = []

    private init() { trie = PhraseTrie(slots: 1 << 15) }

    /// Reads the tables.
    static func read() -> MediaTopics {
        var read = MediaTopics()
        read.readTerms(of: read.readTopics())
        read.readWeights()
        read.phrase = []
        return read
    }

    /// - Returns: the rows of the topics below the top level.
    private mutating func readTopics() -> [TableRow] {
        var places: [String: Int] = [:]
        let rows = EmbeddedData.subjects.rows.filter { $0.count >= 6 }
        for row in rows where row[1] == "-" {
            places[row[0]] = topics.count
            topics.append(MediaTopic(code: row[0], name: row[2], vietnamese: row[3], top: topics.count))
        }
        topCount = topics.count
        return rows.filter { row in
            guard let top = places[row[1]] else { return false }
            topics.append(MediaTopic(code: row[0], name: row[2], vietnamese: row[3], top: top))
            return true
        }
    }

    private mutating func readTerms(of rows: [TableRow]) {
        biases = [Int](repeating: 0, count: topCount)
        weights.reserveCapacity(Self.usualPhrases * topCount)
        var own: [(entry: Int, term: Term)] = []
        own.reserveCapacity(Self.usualPhrases)
        for (topic, row) in zip(topCount..., rows) {
            for (column, isStrong) in [(4, true), (5, false)] {
                row.eachPart(column, between: UInt8(ascii: ";")) { phrase in
                    own.append((entry(of: phrase), Term(topic: topic, isStrong: isStrong)))
                }
            }
        }
        termStarts = [Int](repeating: 0, count: phraseCount + 1)
        for (entry, _) in own { termStarts[entry + 1] += 1 }
        for entry in 0..<phraseCount { termStarts[entry + 1] += termStarts[entry] }
        var next = termStarts
        terms = own.map(\.term)
        for (entry, term) in own {
            terms[next[entry]] = term
            next[entry] += 1
        }
    }

    /// How many the tables have, or some more.
    private static let usualPhrases = 6_000

    /// Reads the numbers from the bytes: a string for each of them would take longer than an article.
    private mutating func readWeights() {
        for row in EmbeddedData.subjectWeights.rows where row.count == topCount + 1 {
            if row.isCell(0, "-") {
                biases.removeAll()
                Self.eachWeight(of: row) { biases.append(Int($0)) }
                continue
            }
            var place = entry(of: row.bytes(0)) * topCount
            weights.withUnsafeMutableBufferPointer { weights in
                Self.eachWeight(of: row) { weight in
                    weights[place] = weight
                    place += 1
                }
            }
        }
    }

    /// Gives the numbers behind a row's phrase, which the table has in hundredths.
    @inline(__always)
    private static func eachWeight(of row: TableRow, _ visit: (Int16) -> Void) {
        let bytes = row.bytes(from: 1)
        var at = 0
        while at < bytes.count {
            let isNegative = bytes[at] == UInt8(ascii: "-")
            if isNegative { at &+= 1 }
            var value: Int32 = 0
            while at < bytes.count, bytes[at] != UInt8(ascii: "\t") {
                value = value &* 10 &+ Int32(bytes[at] - UInt8(ascii: "0"))
                at &+= 1
            }
            visit(Int16(clamping: (isNegative ? 0 &- value : value) &* 10))
            at &+= 1
        }
    }

    /// - Parameter bytes: a phrase in UTF-8.
    private mutating func entry(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        Tokenizer().read(bytes, into: &phrase)
        let entry = trie.entry(of: phrase, orNew: phraseCount)
        if entry == phraseCount {
            phraseCount += 1
            weights.append(contentsOf: repeatElement(0, count: topCount))
        }
        return entry
    }

    /// The longest phrase that begins at a token.
    func longest(in tokens: [Token], at start: Int, end: Int) -> (entry: Int, length: Int)? {
        trie.longest(in: tokens, at: start, end: end)
    }

    /// The topics that a phrase speaks for, by its entry of the trie.
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
        // By place: a slice would be held and let go for each phrase.
        for top in 0..<topCount { scores[top] += factor * Int(weights[entry * topCount + top]) }
    }

    /// A topic by the code that a report has: "medtop:11000000".
    package func topic(_ qcode: String) -> MediaTopic? { topics.first { $0.qcode == qcode } }
}

/// As ``PreparedData`` keeps what the tables say of phrases; the topics' names are read from their table.
extension MediaTopics {
    var sections: [ModelFile.Section] {
        trie.sections("t") + [
            ("t.weight", ModelFile.bytes(of: weights)), ("t.bias", ModelFile.bytes(of: biases.map(Int32.init))),
            (
                "t.terms",
                ModelFile.bytes(of: terms.flatMap { term -> [UInt16] in [UInt16(term.topic), term.isStrong ? 1 : 0] })
            ),
            ("t.starts", ModelFile.bytes(of: termStarts.map(UInt16.init))),
        ]
    }

    init(prepared file: ModelFile) {
        trie = PhraseTrie(file, "t")
        _ = readTopics()
        weights = Array(file.section("t.weight", as: Int16.self))
        biases = file.section("t.bias", as: Int32.self).map(Int.init)
        let terms = file.section("t.terms", as: UInt16.self)
        self.terms = stride(from: 0, to: terms.count, by: 2).map {
            Term(topic: Int(terms[$0]), isStrong: terms[$0 + 1] == 1)
        }
        termStarts = file.section("t.starts", as: UInt16.self).map(Int.init)
        phraseCount = weights.count / topCount
    }
}
