/// Two quotations of which one says what the other denies (data).
struct FoundContradiction: Sendable {
    /// In the report's order.
    var first: Int
    var second: Int
    /// What both speak of, where the denial says it.
    var about: TokenRange
}

/// Finds claims that another party denies (a pass).
///
/// A denial is a quotation whose speaker denies or rejects, or in which a negation stands before the word. It contradicts what another
/// party says with the same word and without negation, where the claim is of the denier, or where they share two words.
struct ContradictionFinding {
    let read: ReadText
    let references: References
    let quotes: [AttributedQuote]
    /// The quotations as the report lists them.
    let order: [Int]
    let sides: FoundSides
    let sideOfQuote: [Int?]
    private var text: TokenizedText { read.text }

    init(
        read: ReadText, references: References, quotes: [AttributedQuote], order: [Int], sides: FoundSides,
        sideOfQuote: [Int?]
    ) {
        self.read = read
        self.references = references
        self.quotes = quotes
        self.order = order
        self.sides = sides
        self.sideOfQuote = sideOfQuote
    }

    /// A word of a quotation (data).
    private struct Said {
        var quote: Int
        /// Where the word stands.
        var range: TokenRange
        var isVerb: Bool
    }

    func find() -> [FoundContradiction] {
        // Without sides nobody is known to be against anybody.
        guard !sides.sides.isEmpty else { return [] }
        var claims: [UInt64: [Said]] = [:]
        var denials: [(key: UInt64, said: Said)] = []
        for place in order.prefix(Self.mostQuotes) where sideOfQuote[place] != nil {
            let isDenial = isDenial(place)
            for (key, said, isNegated) in words(of: place) {
                if isDenial != isNegated {
                    denials.append((key, said))
                } else if claims[key]?.count ?? 0 < Self.mostClaims {
                    claims[key, default: []].append(said)
                }
            }
        }
        return pairs(denials, claims)
    }

    private func isDenial(_ quote: Int) -> Bool { quotes[quote].stance == .deny || quotes[quote].stance == .reject }

    private static let claims: [Report.Quote.Stance] = [.accuse, .criticise, .assert, .announce]
    private static let mostQuotes = 200
    private static let mostWords = 60
    private static let mostClaims = 16

    /// The verbs, nouns and adjectives of at least two syllables.
    private func words(of quote: Int) -> [(key: UInt64, said: Said, isNegated: Bool)] {
        var found: [(key: UInt64, said: Said, isNegated: Bool)] = []
        let content = quotes[quote].content
        var at = content.lowerBound
        var lastNegation = -100
        while at < content.upperBound, found.count < Self.mostWords {
            let end = min(read.wordEnd(at), content.upperBound)
            if read.isNegation(at) { lastNegation = at }
            // A negation reaches no further than its clause.
            if text.tokens[at].kind == .sign { lastNegation = -100 }
            switch read.tag(at) {
            case .verb, .noun, .adjective:
                guard end - at >= 2, read.name(holding: at) == nil else { break }
                var key: UInt64 = 0
                for token in at..<end { key = (key ^ text.tokens[token].key) &* 0x9E37_79B9_7F4A_7C15 }
                let isNegated = at - lastNegation <= Self.negationReach
                found.append((key, Said(quote: quote, range: at..<end, isVerb: read.tag(at) == .verb), isNegated))
            default: break
            }
            at = end
        }
        return found
    }

    private static let negationReach = 3

    private struct Pair: Hashable {
        var denial: Int
        var claim: Int
    }

    private func pairs(
        _ denials: [(key: UInt64, said: Said)], _ claims: [UInt64: [Said]]
    ) -> [FoundContradiction] {
        var shared: [Pair: [Said]] = [:]
        for (key, denial) in denials {
            for claim in claims[key] ?? [] where areOpposed(denial.quote, claim.quote) {
                shared[Pair(denial: denial.quote, claim: claim.quote), default: []].append(denial)
            }
        }
        var rank = [Int](repeating: 0, count: quotes.count)
        for (place, quote) in order.enumerated() { rank[quote] = place }
        var found: [FoundContradiction] = []
        for (pair, words) in shared {
            let isAboutDenier = names(pair.claim, sideOf: pair.denial)
            let isAnswer = isDenial(pair.denial) && Self.claims.contains(quotes[pair.claim].stance)
            guard words.contains(where: \.isVerb) || isAnswer, words.count >= 2 || isAboutDenier else { continue }
            let about = words[0].range.lowerBound..<words.map(\.range.upperBound).max()!
            let isInOrder = rank[pair.denial] < rank[pair.claim]
            found.append(
                FoundContradiction(
                    first: isInOrder ? pair.denial : pair.claim, second: isInOrder ? pair.claim : pair.denial,
                    about: about.count <= Self.longestMatter ? about : words[0].range))
        }
        found.sort {
            if rank[$0.first] != rank[$1.first] { return rank[$0.first] < rank[$1.first] }
            if rank[$0.second] != rank[$1.second] { return rank[$0.second] < rank[$1.second] }
            if $0.about.lowerBound != $1.about.lowerBound { return $0.about.lowerBound < $1.about.lowerBound }
            return $0.about.upperBound < $1.about.upperBound
        }
        // Each may deny a word of the other's.
        var kept: [FoundContradiction] = []
        for contradiction in found
        where kept.last?.first != contradiction.first || kept.last?.second != contradiction.second {
            kept.append(contradiction)
        }
        return kept
    }

    private static let longestMatter = 12

    private func areOpposed(_ one: Int, _ other: Int) -> Bool {
        guard let left = sideOfQuote[one], let right = sideOfQuote[other] else { return false }
        return sides.areOpposed(left, right)
    }

    /// Whether a quotation, or whom it is aimed at, is of the side that another one is spoken for.
    private func names(_ claim: Int, sideOf denial: Int) -> Bool {
        guard let side = sideOfQuote[denial] else { return false }
        if let target = quotes[claim].target, sides.sideOfEntity[target] == side { return true }
        return references.names(in: quotes[claim].content).contains { sides.sideOfEntity[$0] == side }
    }
}
