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

    /// Several quotations, all of one speaker, where the text gives no other source: "theo AFP" (according to AFP).
    private func singleSource() -> [FoundFlag] {
        guard order.count >= 3, let entity = quotes[order[0]].speaker?.entity,
            order.allSatisfy({ quotes[$0].speaker?.entity == entity }), !citesAnother(than: entity)
        else { return [] }
        let name = quotes[order[0]].speaker?.name ?? text.name(of: article.references.entities[entity].name)
        return [FoundFlag(code: .singleSource, detail: name, quotes: order)]
    }

    private func citesAnother(than entity: Int) -> Bool {
        article.references.mentions.contains { mention in
            mention.kind == .name && mention.entity != entity
                && (mention.range.lowerBound - Self.farthestCited..<mention.range.lowerBound).contains {
                    $0 >= 0 && text.isWord(.according, at: $0)
                }
        }
    }

    /// "theo báo" (according to the paper), "theo hãng tin" (according to the agency) and a name.
    private static let farthestCited = 3

    private func sources(
        _ code: Report.Balance.Flag.Code, where fits: (Report.Quote.SourceKind) -> Bool
    ) -> [FoundFlag] {
        let found = order.filter { fits(quotes[$0].speaker?.sourceKind ?? .unnamed) }
        return found.isEmpty ? [] : [FoundFlag(code: code, detail: "\(found.count)", quotes: found)]
    }

    /// "một quan chức giấu tên" (an official who hides his name), "nhiều chuyên gia" (many experts): who can't be asked.
    private func unnamedSources() -> [FoundFlag] {
        let found = order.filter { place in
            guard let speaker = quotes[place].speaker else { return false }
            guard speaker.entity == nil, speaker.group == nil, speaker.name == nil else { return false }
            switch speaker.sourceKind {
            case .unnamed, .unnamedOfficial, .expert: return isHidden(speaker.phrase)
            default: return false
            }
        }
        return found.isEmpty
            ? [] : [FoundFlag(code: .unnamedSources, detail: "\(found.count)", quotes: found)]
    }

    /// Whether a phrase keeps from the reader who speaks. All of a kind, "giới phân tích" (analysts), "các tướng quân đội Iran" (Iran's
    /// generals), keep nobody's name, and who holds an office of a place or body, "ngoại trưởng Trung Quốc" (China's foreign
    /// minister), is known by it.
    private func isHidden(_ phrase: SpeakerPhrase) -> Bool {
        guard let noun = phrase.noun else { return false }
        if noun.source == .unnamed { return true }
        if noun.kind == .collective { return false }
        let first = phrase.range.lowerBound
        if phrase.isPlural { return !Self.all.contains(text.tokens[first].key) }
        let isOneOfMany = text.kinds(at: first).contains(.indefinite) || text.isWord(.one, at: first)
        return isOneOfMany || noun.source != .official || Self.standIns.contains(phrase.title)
            || article.references.names(in: phrase.range).isEmpty
    }

    private static let all = SyllableSet(.wholeKinds)
    private static let standIns = Lexicon.entries(of: .bodyVoices)

    // MARK: The writer's own

    /// What the writer says in the body that one side did to another, as a fact and with no source; headline and lead tell what the
    /// body has its sources for. What has its year is history, and what stands behind other words in its sentence is told in
    /// passing: "nghi án Nga can thiệp bầu cử" (the suspicion that Russia meddled in the election).
    private func unattributedClaims() -> [FoundFlag] {
        let newsEnd = article.newsEnd
        return events.filter { event in
            guard event.quote == nil, event.range.lowerBound >= newsEnd, Self.deeds.contains(event.kind),
                event.confidence >= Self.leastConfidence, event.status == .asserted, isClaim(event.range)
            else { return false }
            return event.actors.contains { actor in
                event.recipients.contains { areOpposed(actor, $0) }
            }
        }.sorted { $0.range.lowerBound < $1.range.lowerBound }.prefix(Self.mostClaims).map {
            FoundFlag(code: .unattributedClaim, detail: text.string(of: $0.range), quotes: [])
        }
    }

    private func isClaim(_ event: TokenRange) -> Bool {
        let place = article.sentences.partitioningIndex { $0.upperBound > event.lowerBound }
        guard place < article.sentences.count else { return false }
        let sentence = article.sentences[place]
        // A photograph's caption ends without a full stop.
        guard event.lowerBound - sentence.lowerBound <= Self.longestOpening,
            text.isSign(.fullStop, at: sentence.upperBound - 1)
        else { return false }
        return !sentence.contains { token in
            text.isWord(.according, at: token)
                || text.isWord(.year, at: token) && token + 1 < sentence.upperBound
                    && text.tokens[token + 1].kind == .number
        } && !quotes.contains { sentence.overlaps($0.content) }
    }

    /// "Ngày 3/2, " (on 3 February), "Trong 5 ngày cuối cùng, " (in the last five days), in tokens.
    private static let longestOpening = 7

    private static let deeds: [Report.Event.Kind] = [.assault, .coerce, .mobilize]
    /// From here on at least half of the events are right.
    private static let leastConfidence = 0.38
    private static let mostClaims = 3

    private func areOpposed(_ one: Int, _ other: Int) -> Bool {
        guard let left = sides.sideOfEntity[one], let right = sides.sideOfEntity[other] else { return false }
        return sides.areOpposed(left, right)
    }
}
