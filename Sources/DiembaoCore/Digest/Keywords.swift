/// Picks the terms that tell an article from others (a pass).
struct Keywords {
    static let most = 10
    /// A term that weighs less than so many hundredths of the first is none.
    private static let least = 30

    let text: TokenizedText
    let terms: WeightedTerms

    /// By their weight, of which the first one's is 1.
    func pick() -> [Report.Keyword] {
        let candidates = terms.terms.indices.filter { place in
            let term = terms.terms[place]
            return term.count > 1 || term.isInHeadline
        }
        let order = candidates.sorted { left, right in
            let (one, other) = (terms.terms[left].weight, terms.terms[right].weight)
            return one != other ? one > other : left < right
        }
        guard let heaviest = order.first.map({ terms.terms[$0].weight }), heaviest > 0 else { return [] }
        return order.prefix(Self.most).compactMap { place in
            let term = terms.terms[place]
            let hundredths = (term.weight * 100 + heaviest / 2) / heaviest
            guard hundredths >= Self.least else { return nil }
            return Report.Keyword(term: spelling(of: term), count: term.count, weight: Double(hundredths) / 100)
        }
    }

    /// A name as it is written, a word in small letters.
    private func spelling(of term: WeightedTerms.Term) -> String {
        let spelling = text.string(of: term.range)
        return term.entity == nil && text.tokens[term.range.lowerBound].isCapitalised
            ? spelling.lowercased() : spelling
    }
}
