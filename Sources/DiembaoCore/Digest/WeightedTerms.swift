/// The words and names of an article, each with what it weighs (data).
struct WeightedTerms: Sendable {
    /// A word of several syllables, or somebody or something that is named (data).
    struct Term: Sendable {
        /// A word's first place that has no capital, if there is one; a name's fullest form.
        var range: TokenRange
        /// In how many places the article has it, by any of its names.
        var count: Int
        /// Its place among the article's entities.
        var entity: Int?
        var rarity: Int
        /// Verbs say less of what an article is about than nouns and names.
        var isVerb = false
        var isInHeadline = false
        var isInLead = false
        var weight = 0
    }

    /// By their first place; the entities first.
    var terms: [Term]
    /// Where they stand, in the order of the text.
    var places: [(token: Int, term: Int)]
}

/// Weighs the words and names of an article against those of the news (a pass).
///
/// The measure is BM25's (Robertson, Zaragoza, *The probabilistic relevance framework*, 2009), without the correction for
/// length, since terms are compared within one article; what the headline and the lead name weighs more.
struct TermWeighting {
    private let article: ReadArticle
    /// Whether a token stands in what the article says, not in what is said of the article: credits, bylines, datelines.
    private let isRunning: [Bool]
    private var text: TokenizedText { article.read.text }

    init(article: ReadArticle) {
        self.article = article
        let (text, structure) = (article.read.text, article.structure)
        var isRunning = [Bool](repeating: true, count: text.tokens.count)
        let asides = structure.credits.map(\.range) + [structure.dateline].compactMap { $0 }
        for aside in asides { for token in aside { isRunning[token] = false } }
        for (paragraph, role) in zip(text.paragraphs, structure.roles) where role == .credit || role == .boilerplate {
            for token in paragraph { isRunning[token] = false }
        }
        self.isRunning = isRunning
    }

    func read() -> WeightedTerms {
        var found = WeightedTerms(terms: [], places: [])
        addNames(&found)
        addWords(&found)
        found.places.sort { $0.token != $1.token ? $0.token < $1.token : $0.term < $1.term }
        let (headline, lead) = (article.structure.headline ?? 0..<0, article.structure.lead ?? 0..<0)
        for (token, term) in found.places {
            if headline.contains(token) { found.terms[term].isInHeadline = true }
            if lead.contains(token) { found.terms[term].isInLead = true }
        }
        for place in found.terms.indices { found.terms[place].weight = Self.weight(found.terms[place]) }
        return found
    }

    /// BM25 with k₁ = 1.5, times 1.6 in the headline and 1.2 in the lead.
    private static func weight(_ term: WeightedTerms.Term) -> Int {
        let weight = term.rarity * 100 * 5 * term.count / (2 * term.count + 3)
        let ofKind = term.isVerb ? weight * 7 / 10 : weight
        return ofKind * (term.isInHeadline ? 16 : 10) * (term.isInLead ? 12 : 10) / 100
    }

    // MARK: Names

    private func addNames(_ found: inout WeightedTerms) {
        var term = [Int](repeating: -1, count: article.references.entities.count)
        for mention in article.references.mentions where mention.kind == .name && isRunning[mention.range.lowerBound] {
            if term[mention.entity] < 0 {
                term[mention.entity] = found.terms.count
                let name = article.references.entities[mention.entity].name
                found.terms.append(
                    WeightedTerms.Term(range: name, count: 0, entity: mention.entity, rarity: Int.max))
            }
            let place = term[mention.entity]
            found.terms[place].count += 1
            let rarity = Background.shared.rarity(KnownNames.key(text.tokens, mention.range))
            found.terms[place].rarity = min(found.terms[place].rarity, rarity)
            found.places.append((mention.range.lowerBound, place))
        }
    }

    // MARK: Words

    private static let excluded: LexiconEntry.Kinds = [
        .cue, .time, .adverb, .that, .opener, .conjunction, .preposition, .copula, .passive, .plural, .indefinite,
        .demonstrative, .classifier, .functionWord, .negation, .unreal, .predicate, .resumption,
    ]

    private func addWords(_ found: inout WeightedTerms) {
        var termOf: [UInt64: Int] = [:]
        for (range, tag) in zip(article.words.words, article.words.tags)
        where range.count > 1 && isRunning[range.lowerBound] {
            guard tag == .noun || tag == .verb, isTerm(range) else { continue }
            let key = KnownNames.key(text.tokens, range)
            if let place = termOf[key] {
                found.terms[place].count += 1
                if text.tokens[found.terms[place].range.lowerBound].isCapitalised { found.terms[place].range = range }
                found.places.append((range.lowerBound, place))
                continue
            }
            termOf[key] = found.terms.count
            found.places.append((range.lowerBound, found.terms.count))
            found.terms.append(
                WeightedTerms.Term(
                    range: range, count: 1, rarity: Background.shared.rarity(key), isVerb: tag == .verb))
        }
    }

    private func isTerm(_ range: TokenRange) -> Bool {
        guard range.allSatisfy({ text.tokens[$0].kind == .word }), article.read.name(holding: range.lowerBound) == nil
        else { return false }
        let kinds = text.kinds(at: range.lowerBound)
        return kinds.isDisjoint(with: Self.excluded) || text.unitEnd(range.lowerBound) < range.upperBound
    }
}
