/// Picks the terms that tell an article from others (a pass).
struct Keywords {
    static let most = 10
    /// How many terms may be looked at for them; keeps the work linear.
    private static let considered = 40
    /// A term that weighs less than so many hundredths of the first is none.
    private static let least = 30

    let text: TokenizedText
    let terms: WeightedTerms

    /// By their weight, of which the first one's is 1.
    func pick() -> [Report.Keyword] {
        let candidates = terms.terms.indices.filter { place in
            let term = terms.terms[place]
            return (term.count > 1 || term.isInHeadline)
                && (term.entity != nil || !Self.fillers.contains(key(term.range)))
        }
        let order = candidates.sorted { left, right in
            let (one, other) = (terms.terms[left].weight, terms.terms[right].weight)
            return one != other ? one > other : left < right
        }
        guard let heaviest = order.first.map({ terms.terms[$0].weight }), heaviest > 0 else { return [] }
        let starts = starts(of: order.prefix(Self.considered))
        var picked: [(range: TokenRange, place: Int)] = []
        for place in order.prefix(Self.considered) {
            let term = terms.terms[place]
            guard picked.count < Self.most, hundredths(term, heaviest) >= Self.least else { break }
            if term.entity == nil {
                // "thủy quân" and "lục chiến" are the two halves of one word.
                if let half = picked.firstIndex(where: { isHalf(place, of: $0.place, starts) }) {
                    // Where the one stands first, the other is beside it.
                    let (one, other) = (starts[place][0], starts[picked[half].place][0])
                    let (range, known) = (term.range, terms.terms[picked[half].place].range)
                    picked[half].range = min(one, other)..<max(one + range.count, other + known.count)
                    continue
                }
                // "cửa hàng" beside "cửa hàng xăng dầu Sông Lam"
                if picked.contains(where: { terms.terms[$0.place].entity != nil && isWithin(term.range, $0.range) }) {
                    continue
                }
            }
            picked.append((term.range, place))
        }
        return picked.map { range, place in
            let term = terms.terms[place]
            return Report.Keyword(
                term: spelling(of: term, range), count: term.count,
                weight: Double(hundredths(term, heaviest)) / 100)
        }
    }

    private func hundredths(_ term: WeightedTerms.Term, _ heaviest: Int) -> Int {
        (term.weight * 100 + heaviest / 2) / heaviest
    }

    private static let fillers = Set(
        EmbeddedData.fillerWords.rows.map { row in
            let tokens = row.tokens(0)
            return KnownNames.key(tokens, 0..<tokens.count)
        })

    /// Where each of some terms stands, in the order of the text.
    ///
    /// - Returns: by term; of the others none.
    private func starts(of some: some Sequence<Int>) -> [[Int]] {
        var isAsked = [Bool](repeating: false, count: terms.terms.count)
        for term in some { isAsked[term] = true }
        var starts = [[Int]](repeating: [], count: terms.terms.count)
        for place in terms.places where isAsked[place.term] { starts[place.term].append(place.token) }
        return starts
    }

    /// Whether two words never stand but side by side, in the same order.
    private func isHalf(_ place: Int, of other: Int, _ starts: [[Int]]) -> Bool {
        let (left, right) = (terms.terms[place], terms.terms[other])
        guard right.entity == nil, left.count > 1, left.count == right.count else { return false }
        let (one, two) = (starts[place], starts[other])
        let (first, second, length) = one[0] < two[0] ? (one, two, left.range.count) : (two, one, right.range.count)
        return zip(first, second).allSatisfy { $0 + length == $1 }
    }

    /// Whether a word's syllables stand in a name.
    private func isWithin(_ word: TokenRange, _ name: TokenRange) -> Bool {
        guard word.count < name.count else { return false }
        return (name.lowerBound...name.upperBound - word.count).contains { start in
            zip(word, start..<start + word.count).allSatisfy { text.tokens[$0].key == text.tokens[$1].key }
        }
    }

    private func key(_ range: TokenRange) -> UInt64 { KnownNames.key(text.tokens, range) }

    /// A name as it is written, a word in small letters.
    private func spelling(of term: WeightedTerms.Term, _ range: TokenRange) -> String {
        let spelling = text.string(of: range)
        return term.entity == nil && text.tokens[range.lowerBound].isCapitalised
            ? spelling.lowercased() : spelling
    }
}
