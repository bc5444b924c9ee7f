/// The words of conflict of an article, and its parties without a name, by sentence (data).
struct ConflictScan: Sendable {
    /// A word of conflict (data).
    struct Word: Sendable {
        var range: TokenRange
        /// By ``ConflictKind``.
        var kind: Int
        /// Where a word of the passive stands before it.
        var passive: Int?

        var isConflict: Bool { ConflictKind.allCases[kind].isConflict }
    }

    /// A phrase for a party that has no name: "người dân" (the residents) (data).
    struct Unnamed: Sendable {
        var range: TokenRange
        /// By ``ConflictTables/parties``.
        var kind: Int
    }

    fileprivate(set) var sentences: [TokenRange] = []
    /// In the order of the text.
    fileprivate(set) var words: [Word] = []
    /// By sentence, among ``words``.
    fileprivate var wordsOfSentence: [Range<Int>] = []
    /// In the order of the text.
    fileprivate(set) var unnamed: [Unnamed] = []
    fileprivate(set) var counts = ConflictCounts()
    /// In headline and lead.
    fileprivate(set) var opening = ConflictCounts()
    /// Of conflict.
    fileprivate(set) var headlineWords = 0
    fileprivate(set) var tokens = 0

    func words(ofSentence place: Int) -> ArraySlice<Word> { words[wordsOfSentence[place]] }
}

/// Reads an article for words of conflict and parties without a name (a pass).
struct ConflictScanning {
    let article: ReadArticle
    let past: PastTelling
    private let tables = ConflictTables.shared
    private var text: TokenizedText { article.read.text }

    func scan() -> ConflictScan {
        var scan = ConflictScan()
        for (sentence, role) in article.ownSentences {
            let first = scan.words.count
            read(sentence, role, &scan)
            scan.sentences.append(sentence)
            scan.wordsOfSentence.append(first..<scan.words.count)
            scan.tokens += sentence.count
        }
        return scan
    }

    private func read(_ sentence: TokenRange, _ role: Report.Paragraph.Role, _ scan: inout ConflictScan) {
        var passive: Int?
        var at = sentence.lowerBound
        let suffers = Syllable.suffers.key
        while at < sentence.upperBound {
            if text.tokens[at].kind == .sign { passive = nil }
            let isStart = isWordStart(at)
            if isStart, text.tokens[at].key == suffers { passive = at }
            guard isStart, let (entry, length) = entry(at, sentence.upperBound) else {
                at += 1
                continue
            }
            let range = at..<at + length
            at = range.upperBound
            switch entry {
            case .none: break
            case .party(let kind): scan.unnamed.append(ConflictScan.Unnamed(range: range, kind: kind))
            case .word(let kind) where holds(range.lowerBound, sentence):
                add(ConflictScan.Word(range: range, kind: kind, passive: passive), role, &scan)
            case .word: break
            }
        }
    }

    private func isWordStart(_ token: Int) -> Bool { text.tokens[token].isWord && article.read.isWordStart(token) }

    private func entry(_ start: Int, _ end: Int) -> (value: ConflictTables.Entry, length: Int)? {
        guard let found = tables.entry(text.tokens, at: start, end: end),
            article.read.isWordStart(start + found.length) || found.length > 1, article.read.name(holding: start) == nil
        else { return nil }
        return found
    }

    private func add(_ word: ConflictScan.Word, _ role: Report.Paragraph.Role, _ scan: inout ConflictScan) {
        scan.words.append(word)
        scan.counts[word.kind] += 1
        if role == .headline || role == .lead { scan.opening[word.kind] += 1 }
        if role == .headline, word.isConflict { scan.headlineWords += 1 }
    }

    /// Whether what a word tells is so, and not over: neither "không phản đối" (do not object) nor "từng cáo buộc" (once accused), nor
    /// anything of a former year.
    private func holds(_ word: Int, _ sentence: TokenRange) -> Bool {
        !(max(sentence.lowerBound, word - 2)..<word).contains { article.read.isNegation($0) }
            && !article.read.isOnce(word, from: sentence.lowerBound) && !past.holds(sentence.lowerBound)
    }
}
