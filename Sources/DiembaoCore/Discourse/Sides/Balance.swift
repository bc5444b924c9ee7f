/// Sides, sources, contradictions and balance, before they are a report's (data).
struct FoundBalance: Sendable {
    /// Text of one side, or of nobody's, in Unicode scalars (data).
    struct Share: Sendable {
        /// A place among the sides; `nil` for the neutral.
        var side: Int?
        var direct = 0
        var mixed = 0
        var indirect = 0
        var total: Int { direct + mixed + indirect }
    }

    struct Position: Sendable {
        var stance: Report.Quote.Stance
        var quote: Int
    }

    struct Source: Sendable {
        var kind: Report.Quote.SourceKind
        var entity: Int?
        var group: Int?
        var quotes: [Int]
    }

    /// By their share, the largest first.
    var sides: [FoundSide]
    /// How sure it is that they are in dispute.
    var confidence: Double
    /// By side.
    var positions: [[Position]]
    /// By total, the largest first.
    var shares: [Share]
    var flags: [FoundFlag]
    var contradictions: [FoundContradiction]
    /// By the first quotation of each.
    var sources: [Source]
}

/// Who stands against whom, who has how much of the quoted text, and where the article leans (a pass).
struct BalanceFinding {
    let article: ReadArticle
    let quotes: [AttributedQuote]
    let events: [FoundEvent]
    /// What the article is about.
    let subjects: [Report.Subject]
    private var references: References { article.references }
    private var text: TokenizedText { article.read.text }

    /// - Parameter order: the quotations as the report lists them.
    func find(order: [Int]) -> FoundBalance {
        let found = SideFinding(article: article, quotes: quotes, events: events, subjects: subjects).find()
        let counts = SpeechShares(text: text).count(quotes)
        var sideOfQuote = quotes.indices.map { side(of: $0, found) }
        var shares = shares(found.sides.count, sideOfQuote, counts)
        let sides = ordered(found, &shares, &sideOfQuote)
        var positions = [[FoundBalance.Position]](repeating: [], count: sides.sides.count)
        for place in order {
            guard let side = sideOfQuote[place] else { continue }
            positions[side].append(FoundBalance.Position(stance: quotes[place].stance, quote: place))
        }
        return FoundBalance(
            sides: sides.sides, confidence: sides.confidence, positions: positions, shares: shares,
            flags: FlagFinding(
                article: article, quotes: quotes, events: events, order: order, sides: sides,
                sideOfQuote: sideOfQuote, shares: shares
            ).find(),
            contradictions: ContradictionFinding(
                read: article.read, references: references, quotes: quotes, order: order, sides: sides,
                sideOfQuote: sideOfQuote
            ).find(),
            sources: sources(order))
    }

    // MARK: Sides of quotations

    private func side(of quote: Int, _ found: FoundSides) -> Int? {
        guard !found.sides.isEmpty, let speaker = quotes[quote].speaker else { return nil }
        if let entity = speaker.entity { return found.sideOfEntity[entity] }
        if let group = speaker.group {
            let sides = references.groups[group].members.map { found.sideOfEntity[$0] }
            return sides.allSatisfy { $0 == sides.first } ? sides.first ?? nil : nil
        }
        if let side = found.sideOfQuote[quote] { return side }
        switch speaker.sourceKind {
        case .expert, .witness, .media, .socialMedia, .person, .hearsay: return nil
        default: break
        }
        // "một quan chức Lầu Năm Góc" (a Pentagon official) has no name, but speaks for his house.
        return references.names(in: speaker.phrase.range).lazy.compactMap { found.sideOfEntity[$0] }.first
    }

    private func shares(_ sides: Int, _ sideOfQuote: [Int?], _ counts: [Int]) -> [FoundBalance.Share] {
        var shares = (0..<sides).map { FoundBalance.Share(side: $0) }
        var neutral = FoundBalance.Share(side: nil)
        for (place, quote) in quotes.enumerated() {
            if let side = sideOfQuote[place] {
                shares[side].add(counts[place], quote.type)
            } else {
                neutral.add(counts[place], quote.type)
            }
        }
        if neutral.total > 0 { shares.append(neutral) }
        return shares
    }

    /// Sides and shares by how much each says; where two say as much, who was found first stands first.
    private func ordered(
        _ found: FoundSides, _ shares: inout [FoundBalance.Share], _ sideOfQuote: inout [Int?]
    ) -> FoundSides {
        let order = found.sides.indices.sorted {
            shares[$0].total != shares[$1].total ? shares[$0].total > shares[$1].total : $0 < $1
        }
        var placeOf = [Int](repeating: 0, count: order.count)
        for (place, side) in order.enumerated() { placeOf[side] = place }
        for place in shares.indices { shares[place].side = shares[place].side.map { placeOf[$0] } }
        shares.sort {
            if $0.total != $1.total { return $0.total > $1.total }
            return ($0.side ?? Int.max) < ($1.side ?? Int.max)
        }
        sideOfQuote = sideOfQuote.map { $0.map { placeOf[$0] } }
        var result = found
        result.sides = order.map { side in
            var side = found.sides[side]
            side.alignedWith = side.alignedWith.map { placeOf[$0] }.sorted()
            return side
        }
        result.sideOfEntity = found.sideOfEntity.map { $0.map { placeOf[$0] } }
        return result
    }

    // MARK: Sources

    private struct SourceKey: Hashable {
        var kind: Report.Quote.SourceKind
        var entity: Int?
        var group: Int?
    }

    /// Whose words are quoted, each of one kind.
    private func sources(_ order: [Int]) -> [FoundBalance.Source] {
        let kindOf = kinds(order)
        var places: [SourceKey: Int] = [:]
        var found: [FoundBalance.Source] = []
        for place in order {
            let speaker = quotes[place].speaker
            let kind = speaker?.entity.flatMap { kindOf[$0] } ?? speaker?.sourceKind ?? .unnamed
            let key = SourceKey(kind: kind, entity: speaker?.entity, group: speaker?.group)
            if let known = places[key] {
                found[known].quotes.append(place)
            } else {
                places[key] = found.count
                found.append(
                    FoundBalance.Source(kind: kind, entity: key.entity, group: key.group, quotes: [place]))
            }
        }
        return found
    }

    /// What each speaker with a name is: what the article calls them most often, the first of those that it calls them as often.
    /// "cá nhân" (a person) and "văn bản" (a body's paper) say less than any other.
    private func kinds(_ order: [Int]) -> [Int: Report.Quote.SourceKind] {
        var counts: [Int: [(kind: Report.Quote.SourceKind, count: Int)]] = [:]
        for place in order {
            guard let speaker = quotes[place].speaker, let entity = speaker.entity else { continue }
            // Whoever has a name is no unnamed official.
            let kind = speaker.sourceKind == .unnamedOfficial && speaker.name != nil ? .official : speaker.sourceKind
            if let known = counts[entity]?.firstIndex(where: { $0.kind == kind }) {
                counts[entity]![known].count += 1
            } else {
                counts[entity, default: []].append((kind, 1))
            }
        }
        return counts.compactMapValues { kinds in
            let telling = kinds.filter { $0.kind != .person && $0.kind != .document }
            let most = telling.map(\.count).max()
            return telling.first { $0.count == most }?.kind ?? kinds.first?.kind
        }
    }
}

extension FoundBalance.Share {
    fileprivate mutating func add(_ scalars: Int, _ type: Report.Quote.Kind) {
        switch type {
        case .direct: direct += scalars
        case .mixed: mixed += scalars
        case .indirect: indirect += scalars
        }
    }
}
