/// Picks the sentences that tell most of an article, each of which can stand alone (a pass).
///
/// A sentence's score is a sum of its features by the weights of `summary-weights.tsv`; of what was picked already, none is
/// picked again (maximal marginal relevance: Carbonell, Goldstein, *The use of MMR*, 1998).
struct Summary {
    /// What speaks for a sentence, each from 0 to 100.
    enum Feature: Int, CaseIterable, CodingKey {
        case lead, position, headline, headlinePairs, centrality, number
    }

    /// A sentence that can stand alone (data).
    struct Candidate {
        var range: TokenRange
        var features: SIMD8<Int32>
        /// Where its terms stand among the places of the article's terms.
        var terms: Range<Int>
        /// Somebody whom it calls by a title only.
        var unintroduced: [Int]
        /// Somebody whom it calls by a part of the name: a reader must have been told who that is.
        var strangers: [Int]
        /// Whom it calls by the fullest name.
        var introduced: [Int]
        /// What it loses for where it stands.
        var penalty = 0
    }

    /// So many may be long together.
    private static let usual = 2
    static let most = 4
    /// No sentence is added to so many words.
    private static let enough = 70
    /// Beyond so many words in all each one more costs so much.
    private static let room = 75
    /// What a second and a third sentence score at least, or there is none: a lead alone is better than one with a stray sentence.
    private static let worthOfSecond = 20
    private static let worth = 40
    /// Where what would have come next only told the same again: what stands behind that is mostly by the way.
    private static let worthBehindRetold = 60
    private static let length = 3
    /// How much a sentence loses that only says again what was picked, one that doesn't say who somebody is, and one that may go on
    /// with what the one before it tells as somebody's words.
    private static let redundancy = 160
    private static let strangeness = 40
    private static let strangeLead = 100
    /// How much the lead's first sentence gains, which says in the editor's words what others only say again, and the lead's others.
    private static let leadership = 100
    private static let membership = 40
    private static let hearing = 50
    /// How much one loses that reads as what stands under a photograph, and one that tells when and where somebody was born.
    private static let captionLikeness = 60
    private static let vita = 80
    /// In tokens.
    private static let longestCaption = 36
    /// How much a sentence gains that tells all that the headline names and that has not been told.
    private static let newsworthiness = 60
    /// From this sentence on each further one loses so much, up to a limit: news tells first what matters.
    private static let early = 4
    private static let lateness = 6
    private static let mostLateness = 90
    /// A sentence of whose terms so many hundredths have been told says nothing new.
    private static let repetition = 90
    /// Nor does one that shares so many hundredths of the syllables of the shorter one with one that was picked: the body often
    /// begins with the lead in other words.
    private static let retelling = 45
    private static let mostRetold = 16

    let article: ReadArticle
    let quotes: [AttributedQuote]
    let terms: WeightedTerms
    private var text: TokenizedText { article.read.text }

    /// In the order of the text; none where none can stand alone.
    func pick() -> [TokenRange] {
        var candidates = candidates()
        var scores = candidates.map { SummaryWeights.shared.score($0.features) - $0.penalty }
        var isTold = [Bool](repeating: false, count: terms.terms.count)
        var introduced = headlineNames()
        let headlineWeight = terms.terms.reduce(0) { $0 + ($1.isInHeadline ? $1.weight : 0) }
        var picked: [TokenRange] = []
        var told: [[UInt64]] = []
        var (words, retold) = (0, 0)
        while picked.count < Self.most, picked.count < Self.usual || words < Self.enough, !candidates.isEmpty {
            var best: (place: Int, score: Int)?
            for (place, candidate) in candidates.enumerated() {
                func isStrange(_ entity: Int) -> Bool {
                    !introduced.contains { $0.entity == entity && $0.token < candidate.range.lowerBound }
                }
                let told = share(of: candidate, in: isTold)
                guard told < Self.repetition, !candidate.strangers.contains(where: { isStrange($0) }) else { continue }
                var score = scores[place] - Self.redundancy * told / 100
                score += Self.newsworthiness * untoldHeadline(candidate, isTold) / max(1, headlineWeight)
                if !picked.isEmpty {
                    score -= Self.length * max(0, words + candidate.range.count - Self.room)
                }
                if candidate.unintroduced.contains(where: { isStrange($0) }) { score -= Self.strangeness }
                if best == nil || score > best!.score { best = (place, score) }
            }
            guard let (place, score) = best else { break }
            let chosen = candidates.remove(at: place)
            scores.remove(at: place)
            if !picked.isEmpty, score < least(after: picked.count, retold) { break }
            let syllables = syllables(in: chosen.range)
            if told.contains(where: { isRetold(syllables, $0) }) {
                // Each look costs a walk over all that is left.
                retold += 1
                if retold == Self.mostRetold { break }
                continue
            }
            told.append(syllables)
            for (_, term) in terms.places[chosen.terms] { isTold[term] = true }
            introduced += chosen.introduced.map { ($0, chosen.range.lowerBound) }
            picked.append(chosen.range)
            words += chosen.range.count
        }
        return picked.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// What those terms of a sentence weigh that the headline has and that have not been told.
    private func untoldHeadline(_ candidate: Candidate, _ isTold: [Bool]) -> Int {
        let places = terms.places[candidate.terms]
        return places.indices.reduce(0) { sum, place in
            let number = places[place].term
            guard terms.terms[number].isInHeadline, !isTold[number],
                !places[places.startIndex..<place].contains(where: { $0.term == number })
            else { return sum }
            return sum + terms.terms[number].weight
        }
    }

    /// Who is named in full in the headline, above the summary.
    private func headlineNames() -> [(entity: Int, token: Int)] {
        guard let headline = article.structure.headline else { return [] }
        return article.references.mentions.lazy.prefix { $0.range.lowerBound < headline.upperBound }
            .filter { mention in
                mention.kind == .name && headline.contains(mention.range.lowerBound)
                    && mention.range.count >= article.references.entities[mention.entity].name.count
            }
            .map { ($0.entity, $0.range.lowerBound) }
    }

    private func least(after count: Int, _ retold: Int) -> Int {
        if retold > 0 { return Self.worthBehindRetold }
        return count < Self.usual ? Self.worthOfSecond : Self.worth
    }

    /// The different syllables of a stretch, in the order of their keys.
    private func syllables(in range: TokenRange) -> [UInt64] {
        var keys: [UInt64] = []
        keys.reserveCapacity(range.count)
        for token in text.tokens[range] where token.kind != .sign { keys.append(token.key) }
        keys.sort()
        var syllables: [UInt64] = []
        syllables.reserveCapacity(keys.count)
        for key in keys where key != syllables.last { syllables.append(key) }
        return syllables
    }

    private func isRetold(_ one: [UInt64], _ other: [UInt64]) -> Bool {
        var (left, right, shared) = (0, 0, 0)
        while left < one.count, right < other.count {
            if one[left] == other[right] { shared += 1 }
            let isBehind = one[left] <= other[right]
            if one[left] >= other[right] { right += 1 }
            if isBehind { left += 1 }
        }
        return shared * 100 >= Self.retelling * max(1, min(one.count, other.count))
    }

    /// How much of what a sentence's terms weigh has been told, from 0 to 100.
    private func share(of candidate: Candidate, in isTold: [Bool]) -> Int {
        var (all, told) = (0, 0)
        for (_, term) in terms.places[candidate.terms] {
            all += terms.terms[term].weight
            if isTold[term] { told += terms.terms[term].weight }
        }
        return all == 0 ? 0 : told * 100 / all
    }

    /// What two words in a row are, throughout a stretch.
    private func pairs(in range: TokenRange) -> [UInt64] { Self.pairs(text.tokens[range]) }

    fileprivate static func pairs(_ tokens: ArraySlice<Token>) -> [UInt64] {
        var pairs: [UInt64] = []
        pairs.reserveCapacity(tokens.count)
        var last: UInt64?
        for token in tokens where token.kind != .sign {
            if let last { pairs.append(last &* 0x9E37_79B9_7F4A_7C15 ^ token.key) }
            last = token.key
        }
        return pairs
    }

    // MARK: Candidates

    /// The sentences that may be picked, with their features, in the order of the text.
    func candidates() -> [Candidate] {
        let cohesion = SentenceCohesion(article: article, quotes: quotes)
        let headline = Headline(article: article, terms: terms)
        let total = terms.terms.reduce(0) { $0 + ($1.count > 1 ? $1.weight : 0) }
        var found: [Candidate] = []
        var (paragraph, term, mention, running) = (0, 0, 0, 0)
        let mentions = article.references.mentions
        for (place, sentence) in article.sentences.enumerated() {
            while text.paragraphs[paragraph].upperBound <= sentence.lowerBound { paragraph += 1 }
            let role = article.structure.roles[paragraph]
            guard role == .lead || role == .body else { continue }
            running += 1
            var range = sentence
            if let lead = article.structure.lead, range.contains(lead.lowerBound) {
                range = lead.lowerBound..<range.upperBound
            }
            while term < terms.places.count, terms.places[term].token < range.lowerBound { term += 1 }
            while mention < mentions.count, mentions[mention].range.lowerBound < range.lowerBound { mention += 1 }
            var (termEnd, mentionEnd) = (term, mention)
            while termEnd < terms.places.count, terms.places[termEnd].token < range.upperBound { termEnd += 1 }
            while mentionEnd < mentions.count, mentions[mentionEnd].range.lowerBound < range.upperBound {
                mentionEnd += 1
            }
            let within = mentions[mention..<mentionEnd]
            guard cohesion.standsAlone(place, range, mentions: within), !headline.isRepeated(by: range) else {
                continue
            }
            var candidate = Candidate(
                range: range, features: .zero, terms: term..<termEnd, unintroduced: [], strangers: [], introduced: [])
            for mention in within where article.references.profiles[mention.entity].isPerson {
                candidate.note(mention, article)
            }
            candidate.penalty = min(Self.mostLateness, Self.lateness * max(0, running - Self.early))
            if role == .lead {
                // The news itself is told even of somebody whom only the body names in full, if nothing else tells it.
                candidate.penalty += candidate.strangers.isEmpty ? 0 : Self.strangeLead
                candidate.strangers = []
                // "Sau một tháng, cơ quan chức năng đã kiểm tra 64 tụ điểm." (after a month the authorities have checked 64 haunts): a lead that
                // names nobody and no place leans on the headline.
                let isNamed = within.contains { $0.kind == .name }
                candidate.penalty -= running == 1 && isNamed ? Self.leadership : Self.membership
            }
            if role != .lead, cohesion.mayGoOnWithSpeech(place) { candidate.penalty += Self.hearing }
            if role == .body, isCaptionLike(range) { candidate.penalty += Self.captionLikeness }
            if role == .body, isVita(range) { candidate.penalty += Self.vita }
            candidate[.lead] = role == .lead ? 100 : 0
            candidate[.position] = 100 / running
            let weights = weights(of: term..<termEnd)
            candidate[.headline] = headline.weight == 0 ? 0 : weights.headline * 100 / headline.weight
            candidate[.headlinePairs] = headline.share(pairs: pairs(in: range))
            candidate[.centrality] = total == 0 ? 0 : min(100, weights.repeated * 100 / total)
            candidate[.number] = text.tokens[range].contains { $0.kind == .number } ? 100 : 0
            found.append(candidate)
        }
        return found
    }

    /// "Hai bộ trưởng họp báo tại Seoul hôm 10/6." (The two ministers meet the press in Seoul on 10 June.): at the head of a paragraph a
    /// short sentence whose last word is its date is mostly a photograph's caption that ran into the text; the news has its date before
    /// or its sources behind it.
    private func isCaptionLike(_ range: TokenRange) -> Bool {
        guard range.count <= Self.longestCaption, text.tokens[range.lowerBound].traits.contains(.opensParagraph),
            !text.isWord(.according, at: range.lowerBound)
        else { return false }
        let last = range.upperBound - 2
        guard last - 3 >= range.lowerBound, text.isSign(.fullStop, at: last + 1), text.tokens[last].kind == .number,
            text.isSign(.slash, at: last - 1) || text.isSign(.hyphen, at: last - 1),
            text.tokens[last - 2].kind == .number
        else { return false }
        let word = text.isSign(text.tokens[last - 1].sign, at: last - 3) ? last - 5 : last - 3
        guard word >= range.lowerBound, Self.dayWords.contains(text.tokens[word].key) else { return false }
        return !range.contains { text.kinds(at: $0).contains(.cue) && text.cue(at: $0)?.isStrong == true }
    }

    private static let dayWords = Syllable.keys("hôm ngày sáng trưa chiều tối")

    /// "Ông Sơn sinh ngày 5-10-1969, quê ở Vinh.": the sentence says no more of him than a curriculum vitae does.
    private func isVita(_ range: TokenRange) -> Bool {
        range.dropFirst().prefix(Self.longestVitaSubject).contains { at in
            text.isWord(Self.born, at: at) && text.tokens[at - 1].isWord && at + 2 < range.upperBound
                && (text.isWord(.year, at: at + 1) || text.isWord(.day, at: at + 1))
                && text.tokens[at + 2].kind == .number
        }
    }

    private static let born = Syllable("sinh")
    /// In tokens: "Bộ trưởng Trần Văn Sơn".
    private static let longestVitaSubject = 10

    /// What the different terms of a sentence weigh that the article has more than once, and those of its headline.
    private func weights(of places: Range<Int>) -> (repeated: Int, headline: Int) {
        var (repeated, headline) = (0, 0)
        for (place, (_, number)) in zip(places, terms.places[places]) {
            if terms.places[places.lowerBound..<place].contains(where: { $0.term == number }) { continue }
            let term = terms.terms[number]
            if term.count > 1 { repeated += term.weight }
            if term.isInHeadline { headline += term.weight }
        }
        return (repeated, headline)
    }

    /// What the headline says (data).
    private struct Headline {
        var weight = 0
        // Many words are asked for, and few of them are there.
        private var keys = SyllableSet(keys: [])
        private var keyCount = 0
        private var pairs = SyllableSet(keys: [])
        private var pairCount = 0
        private let text: TokenizedText

        init(article: ReadArticle, terms: WeightedTerms) {
            text = article.read.text
            guard let headline = article.structure.headline else { return }
            let ownKeys = Set(text.tokens[headline].lazy.filter { $0.kind != .sign }.map(\.key))
            let ownPairs = Set(Summary.pairs(text.tokens[headline]))
            (keys, keyCount) = (SyllableSet(keys: Array(ownKeys)), ownKeys.count)
            (pairs, pairCount) = (SyllableSet(keys: Array(ownPairs)), ownPairs.count)
            for term in terms.terms where term.isInHeadline { weight += term.weight }
        }

        /// How many of the headline's pairs of words are among others, from 0 to 100.
        func share(pairs others: [UInt64]) -> Int {
            guard pairCount > 0 else { return 0 }
            return Set(others.filter(pairs.contains)).count * 100 / pairCount
        }

        /// Whether a sentence says the headline over again and little else.
        func isRepeated(by range: TokenRange) -> Bool {
            guard keyCount > 0 else { return false }
            let words = text.tokens[range].count { $0.kind != .sign }
            // Most sentences say more.
            guard words <= 2 * keyCount else { return false }
            let shared = text.tokens[range].count { $0.kind != .sign && keys.contains($0.key) }
            return shared * 10 >= words * 8
        }
    }
}

extension Summary.Candidate {
    fileprivate subscript(_ feature: Summary.Feature) -> Int {
        get { Int(features[feature.rawValue]) }
        set { features[feature.rawValue] = Int32(truncatingIfNeeded: newValue) }
    }

    /// Notes how a sentence calls a person: by the fullest name, or so that it must have been told before who that is.
    fileprivate mutating func note(_ mention: References.Mention, _ article: ReadArticle) {
        let entity = article.references.entities[mention.entity]
        if introduced.contains(mention.entity) { return }
        guard mention.kind == .name else { return unintroduced.append(mention.entity) }
        // Whom readers know goes by a part of the name; "ông Hà" has one syllable of a name and may be anybody.
        if entity.wikidata == nil, mention.range.count < entity.name.count || mention.range.count == 1 {
            strangers.append(mention.entity)
        } else {
            introduced.append(mention.entity)
        }
    }
}

/// How much each feature speaks for a sentence: `summary-weights.tsv` (a resource, built once).
struct SummaryWeights: Sendable {
    static let shared = SummaryWeights()

    private var weights = SIMD8<Int32>()

    private init() {
        for row in EmbeddedData.summaryWeights.rows where row.count >= 2 {
            guard let feature = Summary.Feature(stringValue: row[0]), let weight = Int32(row[1])
            else { continue }
            weights[feature.rawValue] = weight
        }
    }

    /// In thousandths of what the weights were learnt for.
    func score(_ features: SIMD8<Int32>) -> Int { Int((weights &* features).wrappedSum()) / 100 }
}
