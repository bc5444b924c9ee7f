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
        /// What a word is a part of nearly wherever it stands: "kinh tế vĩ mô" (macroeconomy) of "vĩ mô".
        var whole: TokenRange?
        /// "S-300", "Y-8G"
        var isCode = false
        /// A foreign name of what is no person, body or place: of a storm, a ship, a make ("Doksuri").
        var isForeign = false
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

    /// The terms of the article with their weights, and where each stands, in the order of the text.
    func read() -> WeightedTerms {
        var found = WeightedTerms(terms: [], places: [])
        // One word in two of an article is a term or part of one; it has each of them about twice.
        found.places.reserveCapacity(article.references.mentions.count + article.words.words.count / 2)
        found.terms.reserveCapacity(article.references.entities.count + article.words.words.count / 4)
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

    /// The terms with those that only keywords are made of: nouns of one syllable ("mìn", mine), two of them side by side ("nắp cống",
    /// manhole cover), codes ("S-300"); and with the wholes that words are parts of.
    func withKeywordTerms(_ terms: WeightedTerms) -> WeightedTerms {
        var found = terms
        let first = found.terms.count
        addWholes(&found)
        addNouns(&found)
        addCodes(&found)
        addForeign(&found)
        let (headline, lead) = (article.structure.headline ?? 0..<0, article.structure.lead ?? 0..<0)
        for (token, term) in found.places where term >= first {
            if headline.contains(token) { found.terms[term].isInHeadline = true }
            if lead.contains(token) { found.terms[term].isInLead = true }
        }
        for place in first..<found.terms.count { found.terms[place].weight = Self.weight(found.terms[place]) }
        found.places.sort { $0.token != $1.token ? $0.token < $1.token : $0.term < $1.term }
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

    static let excluded: LexiconEntry.Kinds = [
        .cue, .time, .adverb, .that, .opener, .conjunction, .preposition, .copula, .passive, .plural, .indefinite,
        .demonstrative, .classifier, .functionWord, .negation, .unreal, .predicate, .resumption,
    ]

    private func addWords(_ found: inout WeightedTerms) {
        var termOf: KeyTable<Int> = [:]
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

    // MARK: What only keywords are made of

    private func addNouns(_ found: inout WeightedTerms) {
        var termOf: KeyTable<Int> = [:]
        var before: TokenRange?
        for (range, tag) in zip(article.words.words, article.words.tags) {
            guard tag == .noun, range.count == 1, isRunning[range.lowerBound], isOneSyllableTerm(range) else {
                before = nil
                continue
            }
            if Background.shared.rarity(KnownNames.key(text.tokens, range)) >= Self.leastRarity {
                add(range, &termOf, &found)
            }
            // "con lợn" (a pig), "số ca" (the number of cases) say no more than one of the two.
            if let before, before.upperBound == range.lowerBound, !Keywords.isFiller(text, before),
                !Keywords.isFiller(text, range)
            {
                add(before.lowerBound..<range.upperBound, &termOf, &found)
            }
            before = range
        }
    }

    private func add(_ range: TokenRange, _ termOf: inout KeyTable<Int>, _ found: inout WeightedTerms) {
        let key = KnownNames.key(text.tokens, range)
        let place = termOf[key] ?? found.terms.count
        if place == found.terms.count {
            termOf[key] = place
            // One syllable means several things, and says less than a word of more.
            let rarity = Background.shared.rarity(key) * (range.count == 1 ? 8 : 9) / 10
            found.terms.append(WeightedTerms.Term(range: range, count: 0, rarity: rarity))
        }
        found.terms[place].count += 1
        if text.tokens[found.terms[place].range.lowerBound].isCapitalised { found.terms[place].range = range }
        found.places.append((range.lowerBound, place))
    }

    /// What stands in more than one article of 20 tells none from others.
    static let leastRarity = 300

    /// A noun that is no word of kinship, no measure and no letter.
    private func isOneSyllableTerm(_ range: TokenRange) -> Bool {
        let at = range.lowerBound
        guard isTerm(range), text.tokens[at].unitLength == 1, !text.tokens[at].traits.contains(.singleLetter),
            !Self.measures.contains(text.tokens[at].key)
        else { return false }
        guard let noun = text.speaker(at: at) else { return true }
        return noun.kind != .kin && noun.kind != .pronoun
    }

    /// Letters for measures, which some texts write as words of their own: "40-90 mm".
    private static let measures = SyllableSet(.measureLetters)

    /// "S-300", "Su-57", "B52": letters and a number, which some corpora put a space between.
    private func addCodes(_ found: inout WeightedTerms) {
        var termOf: KeyTable<Int> = [:]
        for at in text.tokens.indices.dropLast() where isRunning[at] {
            guard let range = code(at) else { continue }
            let key = KnownNames.key(text.tokens, range)
            let place = termOf[key] ?? found.terms.count
            if place == found.terms.count {
                termOf[key] = place
                found.terms.append(WeightedTerms.Term(range: range, count: 0, rarity: Self.rarityOfCode, isCode: true))
            }
            found.terms[place].count += 1
            found.places.append((at, place))
        }
    }

    /// The letters before a number, their signs, and letters behind that touch it.
    private func code(_ at: Int) -> TokenRange? {
        let letters = text.tokens[at]
        guard letters.isWord, letters.isCapitalised, letters.end - letters.start <= 4, !text.touches(at) || at == 0,
            !letters.traits.contains(.vietnamese), article.read.name(holding: at) == nil
        else { return nil }
        var end = at + 1
        let hasHyphen = text.isSign(.hyphen, at: end)
        if hasHyphen { end += 1 }
        guard end < text.tokens.count, text.tokens[end].kind == .number, hasHyphen || text.touches(end),
            !hasHyphen || text.touches(end), text.digitCount(at: end) <= 3 || !hasHyphen
        else { return nil }
        end += 1
        if end < text.tokens.count, text.touches(end) {
            if text.tokens[end].isWord {
                end += 1
            } else if [.slash, .hyphen].contains(text.tokens[end].sign), end + 1 < text.tokens.count,
                text.touches(end + 1)
            {
                // The number of a decree.
                return nil
            }
        }
        return at..<end
    }

    /// As of what stands in one article of 500.
    private static let rarityOfCode = 620

    /// "bão Doksuri", "tàu Adrian Darya", "iPhone": one to three words with capitals of which the first is not Vietnamese, in no name.
    private func addForeign(_ found: inout WeightedTerms) {
        var termOf: KeyTable<Int> = [:]
        var at = 0
        while at < text.tokens.count {
            guard isRunning[at], let range = foreign(at) else {
                at += 1
                continue
            }
            at = range.upperBound
            let key = KnownNames.key(text.tokens, range)
            let place = termOf[key] ?? found.terms.count
            if place == found.terms.count {
                termOf[key] = place
                let rarity = min(Self.rarityOfCode, Background.shared.rarity(key))
                found.terms.append(WeightedTerms.Term(range: range, count: 0, rarity: rarity, isForeign: true))
            }
            found.terms[place].count += 1
            found.places.append((range.lowerBound, place))
        }
    }

    private func foreign(_ at: Int) -> TokenRange? {
        guard isForeignWord(at), text.tokens[at].end - text.tokens[at].start >= Self.shortestForeign,
            !VietnameseSyllables.contains(text.tokens[at].key)
        else { return nil }
        var end = at + 1
        while end < min(text.tokens.count, at + Self.longestForeign), isForeignWord(end),
            !text.tokens[end].traits.contains(.opensParagraph)
        {
            end += 1
        }
        // "Air 2", "Alpha-7" are codes; what stands right beside a name is a part of it that was not found: "Masan Group".
        let isCode =
            end < text.tokens.count
            && (text.isSign(.hyphen, at: end) || end == at + 1 && text.tokens[end].kind == .number)
        let isOfName = [at - 1, end].contains { article.read.name(holding: $0) != nil }
        return isCode || isOfName ? nil : at..<end
    }

    private func isForeignWord(_ at: Int) -> Bool {
        let token = text.tokens[at]
        return token.isWord && token.isCapitalised
            && token.traits.isDisjoint(with: [.allCapitals, .vietnamese, .singleLetter])
            && article.read.name(holding: at) == nil
            && text.kinds(at: at).isDisjoint(with: [.outlet, .speaker, .time])
    }

    private static let longestForeign = 3
    /// In bytes.
    private static let shortestForeign = 4

    /// Which word stands right before or behind a noun nearly everywhere: "vĩ mô" is of "kinh tế vĩ mô", "mũi tên" of "mũi tên đỏ".
    private func addWholes(_ found: inout WeightedTerms) {
        var termAt = [Int](repeating: -1, count: text.tokens.count)
        for (token, term) in found.places where found.terms[term].entity == nil { termAt[token] = term }
        struct Side {
            var term: Int
            var word: UInt64
            var count = 0
            var range: TokenRange
        }
        var sides: KeyTable<Side> = [:]
        func count(_ term: Int, _ word: TokenRange, _ range: TokenRange) {
            let key = KnownNames.key(text.tokens, word)
            let isBefore: UInt64 = word.lowerBound == range.lowerBound ? 1 : 0
            let ofBoth = FeatureHash.of(isBefore, UInt64(term), key)
            sides[ofBoth, default: Side(term: term, word: key, range: range)].count += 1
        }
        let (words, tags) = (article.words.words, article.words.tags)
        for place in words.indices {
            let term = termAt[words[place].lowerBound]
            guard term >= 0 else { continue }
            if place > 0, words[place - 1].upperBound == words[place].lowerBound, tags[place - 1] == .noun,
                isTerm(words[place - 1]), !Keywords.isFiller(text, words[place - 1])
            {
                count(term, words[place - 1], words[place - 1].lowerBound..<words[place].upperBound)
            }
            if place + 1 < words.count, words[place + 1].lowerBound == words[place].upperBound,
                tags[place + 1] == .adjective, isTerm(words[place + 1]), !found.terms[term].isVerb
            {
                count(term, words[place + 1], words[place].lowerBound..<words[place + 1].upperBound)
            }
        }
        // Few articles have a verb of which it is asked.
        var countedNouns: KeyTable<Int>?
        func nouns() -> KeyTable<Int> {
            if let countedNouns { return countedNouns }
            var nouns: KeyTable<Int> = [:]
            for (word, tag) in zip(words, tags) where tag == .noun {
                nouns[KnownNames.key(text.tokens, word), default: 0] += 1
            }
            countedNouns = nouns
            return nouns
        }
        for side in sides.values where side.count > 1 && side.range.count <= 5 {
            let term = found.terms[side.term]
            // Before a verb stands its subject by chance; where either stands with nothing else, they are a phrase: "thư tuyệt mệnh".
            let isPhrase =
                term.isVerb
                ? side.count == term.count && nouns()[side.word] == term.count
                : side.count * 4 >= term.count * 3
            guard isPhrase else { continue }
            if found.terms[side.term].whole == nil { found.terms[side.term].whole = side.range }
        }
    }
}
