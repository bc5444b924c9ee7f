/// Where an article leans, and what shows it (data).
struct FoundFlag: Sendable {
    var code: Report.Balance.Flag.Code
    var detail: String
    /// In the report's order.
    var quotes: [Int]
}

/// Finds where an article leans on one side or on sources that nobody can check (a pass).
struct FlagFinding {
    let article: ReadArticle
    let quotes: [AttributedQuote]
    let events: [FoundEvent]
    /// The quotations as the report lists them.
    let order: [Int]
    let sides: FoundSides
    let sideOfQuote: [Int?]
    let shares: [FoundBalance.Share]
    private var text: TokenizedText { article.read.text }

    init(
        article: ReadArticle, quotes: [AttributedQuote], events: [FoundEvent], order: [Int], sides: FoundSides,
        sideOfQuote: [Int?], shares: [FoundBalance.Share]
    ) {
        self.article = article
        self.quotes = quotes
        self.events = events
        self.order = order
        self.sides = sides
        self.sideOfQuote = sideOfQuote
        self.shares = shares
    }

    /// By code; those of one code by side, or in the text's order.
    func find() -> [FoundFlag] {
        var flags: [FoundFlag] = []
        for code in Report.Balance.Flag.Code.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
            switch code {
            case .dominantSide: flags += dominantSide()
            case .hearsay: flags += sources(code) { $0 == .hearsay }
            case .sideNotQuoted: flags += sidesNotQuoted()
            case .sideNotQuotedDirectly: flags += sidesNotQuotedDirectly()
            case .singleOfficialChannel: flags += singleOfficialChannel()
            case .singleSource: flags += singleSource()
            case .unattributedClaim: flags += unattributedClaims()
            case .unnamedSources: flags += unnamedSources()
            }
        }
        return flags
    }

    private func label(_ side: Int) -> String { sides.sides[side].label }
    private func quotes(of side: Int) -> [Int] { order.filter { sideOfQuote[$0] == side } }
    private func share(of side: Int) -> FoundBalance.Share {
        shares.first { $0.side == side } ?? FoundBalance.Share(side: side)
    }

    // MARK: Sides

    /// Of an article with sides: who has most of all quoted words, and twice what its opponents have.
    private func dominantSide() -> [FoundFlag] {
        let all = shares.reduce(0) { $0 + $1.total }
        guard all >= Self.leastText,
            let side = sides.sides.indices.max(by: { share(of: $0).total < share(of: $1).total })
        else { return [] }
        let own = share(of: side).total
        let against = sides.sides.indices.filter { sides.areOpposed(side, $0) }.reduce(0) { $0 + share(of: $1).total }
        guard own * 2 > all, own >= 2 * against else { return [] }
        return [FoundFlag(code: .dominantSide, detail: label(side), quotes: quotes(of: side))]
    }

    /// In scalars: less is no ground for a judgement.
    private static let leastText = 200

    private func sidesNotQuoted() -> [FoundFlag] {
        sides.sides.indices.filter { side in
            quotes(of: side).isEmpty && sides.sides.indices.contains { !quotes(of: $0).isEmpty }
        }.map { side in
            let aimed = order.filter { place in
                quotes[place].target.map { sides.sideOfEntity[$0] == side } ?? false
            }
            return FoundFlag(code: .sideNotQuoted, detail: label(side), quotes: aimed)
        }
    }

    private func sidesNotQuotedDirectly() -> [FoundFlag] {
        sides.sides.indices.filter { side in
            let own = quotes(of: side)
            return !own.isEmpty && !own.contains { quotes[$0].type == .direct }
                && sides.sides.indices.contains { sides.areOpposed(side, $0) && share(of: $0).direct > 0 }
        }.map { FoundFlag(code: .sideNotQuotedDirectly, detail: label($0), quotes: quotes(of: $0)) }
    }

    /// Houses, ministries and papers from which the words of several come, all of one side.
    private func singleOfficialChannel() -> [FoundFlag] {
        guard !sides.sides.isEmpty else { return [] }
        let channels = Set(quotes.compactMap(\.via))
        let official = order.filter { place in
            guard let speaker = quotes[place].speaker else { return false }
            switch speaker.sourceKind {
            case .institution, .document: return true
            case .adviser, .state, .official: return channels.contains(place)
            default: return false
            }
        }
        guard official.count >= 2, let side = sideOfQuote[official[0]],
            official.allSatisfy({ sideOfQuote[$0] == side })
        else { return [] }
        return [FoundFlag(code: .singleOfficialChannel, detail: label(side), quotes: official)]
    }

    // MARK: Sources

    /// Several quotations, all of one speaker.
    private func singleSource() -> [FoundFlag] {
        guard order.count >= 3, let entity = quotes[order[0]].speaker?.entity,
            order.allSatisfy({ quotes[$0].speaker?.entity == entity })
        else { return [] }
        let name = quotes[order[0]].speaker?.name ?? text.string(of: article.references.entities[entity].name)
        return [FoundFlag(code: .singleSource, detail: name, quotes: order)]
    }

    private func sources(
        _ code: Report.Balance.Flag.Code, where fits: (Report.Quote.SourceKind) -> Bool
    ) -> [FoundFlag] {
        let found = order.filter { fits(quotes[$0].speaker?.sourceKind ?? .unnamed) }
        return found.isEmpty ? [] : [FoundFlag(code: code, detail: "\(found.count)", quotes: found)]
    }

    /// "một quan chức giấu tên", "các chuyên gia": who can't be asked.
    private func unnamedSources() -> [FoundFlag] {
        let found = order.filter { place in
            guard let speaker = quotes[place].speaker else { return false }
            guard speaker.entity == nil, speaker.group == nil, speaker.name == nil else { return false }
            switch speaker.sourceKind {
            case .unnamed, .unnamedOfficial, .collective, .expert: return true
            default: return false
            }
        }
        return found.isEmpty
            ? [] : [FoundFlag(code: .unnamedSources, detail: "\(found.count)", quotes: found)]
    }

    // MARK: The writer's own

    /// What the writer says in the background that one side did to another, as a fact and with no source; headline and lead tell
    /// what the body has its sources for.
    private func unattributedClaims() -> [FoundFlag] {
        let newsEnd = article.newsEnd
        return events.filter { event in
            guard event.quote == nil, event.range.lowerBound >= newsEnd, Self.deeds.contains(event.kind),
                event.confidence >= Self.leastConfidence,
                event.status == .asserted || event.status == .historical
            else { return false }
            return event.actors.contains { actor in
                event.recipients.contains { areOpposed(actor, $0) }
            }
        }.sorted { $0.range.lowerBound < $1.range.lowerBound }.prefix(Self.mostClaims).map {
            FoundFlag(code: .unattributedClaim, detail: text.string(of: $0.range), quotes: [])
        }
    }

    private static let deeds: Set<Report.Event.Kind> = [.assault, .coerce, .mobilize]
    /// From here on at least half of the events are right.
    private static let leastConfidence = 0.38
    private static let mostClaims = 3

    private func areOpposed(_ one: Int, _ other: Int) -> Bool {
        guard let left = sides.sideOfEntity[one], let right = sides.sideOfEntity[other] else { return false }
        return sides.areOpposed(left, right)
    }
}
