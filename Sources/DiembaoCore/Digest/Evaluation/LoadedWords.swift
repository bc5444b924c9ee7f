/// Finds words that judge where a plain one would tell (a pass).
///
/// "Ông ta ngoan cố chối tội" (he stubbornly denies) against "Ông ta không nhận tội" (he does not admit). Such are the words of
/// `loaded.tsv`; what names a fact, be it as grave as a death, is none. The table's `plain` phrases hold a loaded word without
/// being one: "tội vu khống" (the crime of slander).
struct LoadedWords {
    struct Found: Equatable {
        var range: TokenRange
        var voice: Report.LoadedWord.Voice
    }

    let article: ReadArticle
    let voices: Voices
    private var lexicon: LoadedLexicon { .shared }

    init(article: ReadArticle, voices: Voices) {
        self.article = article
        self.voices = voices
    }

    /// In the order of the text.
    func find() -> [Found] {
        let (read, tokens, lexicon) = (article.read, article.read.text.tokens, lexicon)
        var found: [Found] = []
        for paragraph in voices.paragraphs {
            var at = paragraph.lowerBound
            while at < paragraph.upperBound {
                guard tokens[at].kind == .word, read.isWordStart(at),
                    let (kind, length) = lexicon.longest(tokens, at: at, end: paragraph.upperBound),
                    read.isWordStart(at + length)
                else {
                    at += 1
                    continue
                }
                if isLoaded(kind, at..<at + length) {
                    found.append(Found(range: at..<at + length, voice: voices.voice(at: at)))
                }
                at += length
            }
        }
        return found
    }

    private func isLoaded(_ kind: LoadedLexicon.Kind, _ range: TokenRange) -> Bool {
        switch kind {
        case .plain: return false
        case .loaded: return article.read.name(holding: range.lowerBound) == nil && !voices.isNamed(range)
        // "chế độ Assad", but "chế độ dinh dưỡng".
        case .beforeName:
            let name = article.read.name(startingAt: range.upperBound)
            return name.map { $0.kind != .organization } ?? false
        }
    }
}

/// Words that judge: `loaded.tsv` (a resource, built once).
struct LoadedLexicon: Sendable {
    /// How a phrase of `loaded.tsv` counts (data).
    enum Kind: String, Sendable {
        case loaded, plain
        /// Only where a name follows.
        case beforeName = "name"
    }

    static let shared = LoadedLexicon()

    private var kinds = PhraseTable<Kind>(slots: 1 << 11)

    private init() {
        var cells = KnownCells<Kind?>()
        for row in EmbeddedData.loaded.rows where row.count >= 2 {
            if let kind = cells.named(row.bytes(1)) { kinds.add(row, kind) }
        }
    }

    /// What the longest phrase that begins at a token is, and how many tokens it has.
    func longest(_ tokens: [Token], at start: Int, end: Int) -> (value: Kind, length: Int)? {
        kinds.longest(tokens, at: start, end: end)
    }
}
