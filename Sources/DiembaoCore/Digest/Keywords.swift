/// Picks the terms that tell an article from others (a pass).
struct Keywords {
    static let most = 10
    /// How many terms may be looked at for them; keeps the work linear.
    private static let considered = 40
    /// A term that weighs less than so many hundredths of the first is none.
    private static let least = 30

    let article: ReadArticle
    let terms: WeightedTerms
    private var text: TokenizedText { article.read.text }

    /// - Parameter terms: with ``TermWeighting/withKeywordTerms(_:)``.
    init(article: ReadArticle, terms: WeightedTerms) {
        self.article = article
        self.terms = terms
    }

    /// Whether the article has a term often enough. What it has but once, the headline names, and as a thing: a verb there says how
    /// ("vang dội", resounding). A syllable that stands twice may do so by chance.
    private func isRepeated(_ term: WeightedTerms.Term) -> Bool {
        if term.isForeign { return term.count > 1 }
        if term.entity == nil, !term.isCode, term.range.count == 1 { return term.count > 2 }
        // "một người đàn ông tên C." (a man called C.): who is not to be known.
        if term.entity != nil, isInitial(term.range) { return false }
        return term.count > 1 || term.isInHeadline && !term.isVerb && (term.entity != nil || !isAdded(term))
    }

    private func isInitial(_ range: TokenRange) -> Bool {
        range.allSatisfy { text.tokens[$0].kind != .word || text.tokens[$0].traits.contains(.singleLetter) }
    }

    /// Two syllables that are no word.
    private func isAdded(_ term: WeightedTerms.Term) -> Bool {
        !term.isCode && term.range.count == 2 && article.read.wordEnd(term.range.lowerBound) < term.range.upperBound
    }

    /// By their weight, of which the first one's is 1.
    func pick() -> [Report.Keyword] {
        let candidates = terms.terms.indices.filter { place in
            let term = terms.terms[place]
            return isRepeated(term)
                && (term.entity != nil || !Self.isFiller(text, term.range))
        }
        let order = candidates.sorted { left, right in
            let (one, other) = (terms.terms[left].weight, terms.terms[right].weight)
            return one != other ? one > other : left < right
        }
        guard let heaviest = order.first.map({ terms.terms[$0].weight }), heaviest > 0 else { return [] }
        let starts = starts(of: order.prefix(Self.considered))
        var picked: [Picked] = []
        for place in order.prefix(Self.considered) {
            let term = terms.terms[place]
            guard picked.count < Self.most, hundredths(term, heaviest) >= Self.least else { break }
            let next = Picked(
                range: term.whole ?? grown(term, starts[place]), place: place, count: term.count,
                isName: term.entity != nil || term.isCode || term.isForeign)
            // "cửa hàng" beside "cửa hàng xăng dầu Sông Lam", "Payoo" beside another "Payoo"
            if picked.contains(where: { isPart(next, of: $0) || isSameName(next, $0) }) { continue }
            if !next.isName, let half = picked.firstIndex(where: { isHalf(place, of: $0, starts) }) {
                join(&picked[half], with: place, starts)
                continue
            }
            // "tài khoản" before "chủ tài khoản", "chiến đấu" before "chiến đấu cơ": the whole stands in its part's place.
            if let part = picked.firstIndex(where: {
                !$0.isName && isPart($0, of: next) && next.count * Self.timesOfPart >= $0.count
            }) {
                picked[part].range = next.range
                (picked[part].count, picked[part].isName) = (next.count, next.isName)
                continue
            }
            picked.append(next)
        }
        return picked.map {
            Report.Keyword(
                term: spelling(of: $0), count: $0.count,
                weight: Double(hundredths(terms.terms[$0.place], heaviest)) / 100)
        }
    }

    /// A word that stands more often than so many times its whole means something of its own.
    private static let timesOfPart = 2

    /// A keyword, before it is a report's (data).
    private struct Picked {
        /// Where it, or the whole that it has become, stands.
        var range: TokenRange
        /// Among the terms: what it weighs.
        var place: Int
        var count: Int
        var isName: Bool
    }

    private func hundredths(_ term: WeightedTerms.Term, _ heaviest: Int) -> Int {
        (term.weight * 100 + heaviest / 2) / heaviest
    }

    /// Whether a word says nothing of what an article is about.
    static func isFiller(_ text: TokenizedText, _ range: TokenRange) -> Bool {
        fillers.contains(KnownNames.key(text.tokens, range))
    }

    private static let fillers = KeySet(
        EmbeddedData.fillerWords.rows.map { row in
            let tokens = row.tokens(0)
            return KnownNames.key(tokens, 0..<tokens.count)
        })

    /// A noun of one syllable, or two such nouns, with the word beside it that nearly always stands there: "xe biển" is of "xe biển xanh"
    /// (cars with blue plates), "chiếu" of "đắp chiếu" (lie idle). What stands there by chance is another word each time. What a noun
    /// is follows it, so that is looked for first.
    private func grown(_ term: WeightedTerms.Term, _ starts: [Int]) -> TokenRange {
        guard term.entity == nil, !term.isCode, !term.isForeign, starts.count > 1,
            term.range.count == 1 || isAdded(term)
        else { return term.range }
        let after = neighbour(starts) { start in
            let end = start + term.range.count
            guard end < text.tokens.count, !text.tokens[end].traits.contains(.opensParagraph),
                article.read.tag(end) != .verb
            else { return nil }
            return end..<article.read.wordEnd(end)
        }
        if let after {
            let grown = after.lowerBound - term.range.count..<after.upperBound
            return grown.count <= Self.longestGrown ? grown : term.range
        }
        let before = neighbour(starts) { start in
            guard start > 0, !text.tokens[start].traits.contains(.opensParagraph) else { return nil }
            let word = article.read.wordStart(before: start)..<start
            return Self.directions.contains(text.tokens[word.lowerBound].key) && word.count == 1 ? nil : word
        }
        guard let before else { return term.range }
        let grown = before.lowerBound..<before.upperBound + term.range.count
        return grown.count <= Self.longestGrown ? grown : term.range
    }

    /// Verbs that say only where to, or that something is caused.
    private static let directions = SyllableSet(.keywordDirections)

    /// In syllables.
    private static let longestGrown = 4

    /// The word that stands beside a term in three of four places or more.
    private func neighbour(_ starts: [Int], _ beside: (Int) -> TokenRange?) -> TokenRange? {
        var counts: KeyTable<(count: Int, first: TokenRange)> = [:]
        for start in starts {
            guard let word = beside(start), isContent(word) else { continue }
            counts[KnownNames.key(text.tokens, word), default: (0, word)].count += 1
        }
        let best = counts.values.max { ($0.count, -$0.first.lowerBound) < ($1.count, -$1.first.lowerBound) }
        guard let best, best.count > 1, best.count * 4 >= starts.count * 3 else { return nil }
        return best.first
    }

    /// A noun, a verb or an adjective that says something of its own.
    private func isContent(_ word: TokenRange) -> Bool {
        guard word.count <= 2, word.allSatisfy({ text.tokens[$0].kind == .word && !text.tokens[$0].isCapitalised }),
            article.read.name(holding: word.lowerBound) == nil,
            [.noun, .verb, .adjective].contains(article.read.tag(word.lowerBound))
        else { return false }
        return text.kinds(at: word.lowerBound).isDisjoint(with: TermWeighting.excluded)
            && Background.shared.rarity(KnownNames.key(text.tokens, word)) >= TermWeighting.leastRarity
            && !Self.isFiller(text, word)
    }

    /// Where each of some terms stands, in the order of the text.
    ///
    /// - Returns: by term; of the others none.
    private func starts(of some: some Sequence<Int>) -> [[Int]] {
        var isAsked = [Bool](repeating: false, count: terms.terms.count)
        var starts = [[Int]](repeating: [], count: terms.terms.count)
        for term in some {
            isAsked[term] = true
            starts[term].reserveCapacity(terms.terms[term].count)
        }
        for place in terms.places where isAsked[place.term] { starts[place.term].append(place.token) }
        return starts
    }

    /// Whether two words seldom stand but side by side, in the same order: "biến đổi khí hậu" (change of climate).
    private func isHalf(_ place: Int, of picked: Picked, _ starts: [[Int]]) -> Bool {
        let other = picked.place
        guard !picked.isName, picked.range.count == terms.terms[other].range.count else { return false }
        let count = max(terms.terms[place].count, terms.terms[other].count)
        let pairs = max(
            meetings(of: place, before: other, starts).count, meetings(of: other, before: place, starts).count)
        return pairs > 1 && pairs * 10 >= Self.tenthsTogether * count
    }

    private static let tenthsTogether = 7

    /// Where one word stands right before another.
    private func meetings(of first: Int, before second: Int, _ starts: [[Int]]) -> [Int] {
        let right = starts[second]
        var next = 0
        return starts[first].filter { start in
            let end = start + terms.terms[first].range.count
            while next < right.count, right[next] < end { next += 1 }
            return next < right.count && right[next] == end
        }
    }

    private func join(_ picked: inout Picked, with place: Int, _ starts: [[Int]]) {
        let (before, after) = (
            meetings(of: place, before: picked.place, starts), meetings(of: picked.place, before: place, starts)
        )
        let meetings = before.count > after.count ? before : after
        // "Thủy quân lục chiến" at the head of a sentence has a capital that is not the word's own.
        let start = meetings.first { !text.tokens[$0].isCapitalised } ?? meetings[0]
        let length = terms.terms[place].range.count + terms.terms[picked.place].range.count
        picked.range = start..<start + length
        picked.count = meetings.count
    }

    /// Whether a word's syllables stand in another keyword, or a name is the same in other letters.
    private func isPart(_ part: Picked, of whole: Picked) -> Bool {
        let (word, name) = (part.range, whole.range)
        guard word.count <= name.count, !part.isName || word.count == name.count else { return false }
        return (name.lowerBound...name.upperBound - word.count).contains { start in
            zip(word, start..<start + word.count).allSatisfy { text.tokens[$0].key == text.tokens[$1].key }
        }
    }

    /// "hồ Tuyền Lâm" beside "Tuyền Lâm": one name with and without its common noun.
    private func isSameName(_ one: Picked, _ other: Picked) -> Bool {
        guard one.isName, other.isName else { return false }
        let (short, long) = one.range.count < other.range.count ? (one.range, other.range) : (other.range, one.range)
        let head = long.dropLast(short.count)
        return !head.isEmpty && head.allSatisfy { text.tokens[$0].isWord && !text.tokens[$0].isCapitalised }
            && zip(short, long.suffix(short.count)).allSatisfy { text.tokens[$0].key == text.tokens[$1].key }
    }

    /// A name or an acronym as it is written, a word in small letters.
    private func spelling(of picked: Picked) -> String {
        let range = picked.range
        let spelling = text.string(of: range)
        if terms.terms[picked.place].isCode { return spelling.filter { $0 != " " } }
        let isWord = !picked.isName && text.tokens[range.lowerBound].isCapitalised && !isAcronym(range)
        return isWord ? spelling.lowercased() : spelling
    }

    /// "CSGT" (cảnh sát giao thông, traffic police), but no word of a headline in capitals.
    private func isAcronym(_ range: TokenRange) -> Bool {
        guard range.count == 1, isAllCapitals(range.lowerBound) else { return false }
        return ![range.lowerBound - 1, range.upperBound].contains {
            text.tokens.indices.contains($0) && isAllCapitals($0)
        }
    }

    private func isAllCapitals(_ token: Int) -> Bool { text.tokens[token].traits.contains(.allCapitals) }
}
