/// Gathers from events, quotations and words of opposition how the parties stand to one another (a pass).
struct RelationFinding {
    let article: ReadArticle
    let quotes: [AttributedQuote]
    let events: [FoundEvent]
    let parties: Parties
    /// A match is no dispute: its words of fighting count for nothing.
    let isSport: Bool
    let references: References
    let tables = PartyTables.shared
    /// By entity: whether it can be a party.
    let isEligible: [Bool]
    private let past: PastTelling
    /// Up to here the article tells its news: headline and lead.
    private let newsEnd: Int
    var text: TokenizedText { article.read.text }

    init(
        article: ReadArticle, quotes: [AttributedQuote], events: [FoundEvent], parties: Parties, past: PastTelling,
        isSport: Bool
    ) {
        self.article = article
        self.quotes = quotes
        self.events = events
        self.parties = parties
        self.isSport = isSport
        references = article.references
        newsEnd = article.newsEnd
        self.past = past
        isEligible = Self.eligible(article, quotes, parties)
    }

    /// Outlets, experts and witnesses stand on no side, nor do places that nobody acts for.
    private static func eligible(
        _ article: ReadArticle, _ quotes: [AttributedQuote], _ parties: Parties
    ) -> [Bool] {
        let references = article.references
        var isEligible = references.entities.indices.map { place in
            let profile = references.profiles[place]
            switch references.entities[place].kind {
            case .person: return true
            case .organization: return !profile.isOutlet && profile.head != .media
            case .location:
                return profile.isCountry || parties.states[parties.leaders[place]] != nil
                    || article.read.text.isBloc(references.entities[place].name)
            case .other: return false
            }
        }
        for quote in quotes {
            guard let speaker = quote.speaker, let entity = speaker.entity else { continue }
            switch speaker.sourceKind {
            case .expert, .witness, .media: if references.profiles[entity].isPerson { isEligible[entity] = false }
            default: break
            }
        }
        return isEligible
    }

    func find() -> PartyRelations {
        var relations = PartyRelations()
        for event in events { add(event, &relations) }
        for quote in quotes {
            add(quote, &relations)
            addBlame(quote, &relations)
        }
        addWords(&relations)
        return relations
    }

    private func isState(_ entity: Int) -> Bool { parties.states[parties.leaders[entity]] != nil }

    // MARK: Events

    private func add(_ event: FoundEvent, _ relations: inout PartyRelations) {
        let place = factor(at: event.range.lowerBound)
        let told = event.quote.map { quotes[$0] }
        // A deed that somebody tells is first his accusation.
        let isClaim = told != nil && Self.deeds.contains(event.kind)
        let certainty = event.confidence * Self.certainty(of: event.status) * place * (isClaim ? Self.claimed : 1)
        if isClaim, let speaker = told?.speaker?.entity, isEligible[speaker], !isPoliceOrCourt(speaker) {
            for actor in event.actors.prefix(Self.mostParticipants) where isEligible[actor] {
                relations.change(speaker, actor) { $0.acts += Self.telling * event.confidence }
            }
        }
        for actor in event.actors.prefix(Self.mostParticipants) where isEligible[actor] {
            for recipient in event.recipients.prefix(Self.mostParticipants) where isEligible[recipient] {
                let weight = weight(event, actor, recipient) * certainty
                // Wishes and plans to be friends make no friends.
                guard weight >= 0 || event.status == .asserted || event.status == .historical else { continue }
                relations.change(actor, recipient) {
                    if weight > 0 { $0.acts += weight } else { $0.friendly -= weight }
                    if weight > 0, event.kind == .sanction || event.kind == .coerce { $0.measures += weight }
                }
            }
        }
        guard event.status == .asserted || event.status == .historical else { return }
        // Who acts together: "Mỹ và Hàn Quốc tập trận". What they only wish, plan or deny joins nobody.
        for (place, one) in event.actors.prefix(Self.mostParticipants).enumerated() where isEligible[one] {
            for other in event.actors.prefix(Self.mostParticipants).dropFirst(place + 1) where isEligible[other] {
                let isMutual = event.recipients.isEmpty && Self.mutual[event.kind] != nil
                let weight = (isMutual ? Self.mutual[event.kind] ?? 0 : Self.together) * certainty
                relations.change(one, other) {
                    if weight > 0 { $0.acts += weight } else { $0.friendly -= weight }
                    if !isMutual { $0.joint -= weight }
                }
            }
        }
    }

    /// How much more or less something counts by where it is told: headline and lead tell what the article is about, former years are told
    /// in passing.
    func factor(at token: Int) -> Double {
        if token < newsEnd { return Self.newsFactor }
        return past.holds(token) ? Self.pastFactor : 1
    }

    private static let newsFactor = 1.5
    private static let pastFactor = 0.3

    static let mostParticipants = 4
    private static let deeds: [Report.Event.Kind] = [.assault, .coerce, .mobilize, .threaten]
    private static let claimed = 0.4
    private static let telling = 0.3
    private static func certainty(of status: Report.Event.Status) -> Double {
        switch status {
        case .asserted: 1
        case .future: 0.7
        case .historical: 0.5
        case .hypothetical: 0.4
        case .denied: 0
        }
    }

    /// Modes of accusing that ask rather than blame.
    private static let inquiries: [Report.Event.Mode] = [.investigate, .interrogate, .inspect, .impeach]

    private static let together = -0.5
    /// Of several who do it with one another.
    private static let mutual: [Report.Event.Kind: Double] = [
        .consult: -0.1, .agree: -0.5, .cooperate: -0.6, .assault: 0.6, .accuse: 0.6,
    ]

    /// How much an act says that two are against each other, or, below 0, with each other.
    private func weight(_ event: FoundEvent, _ actor: Int, _ recipient: Int) -> Double {
        let areStates = isState(actor) && isState(recipient)
        // What police and courts do to a suspect is no dispute.
        if !areStates, isPoliceOrCourt(actor), !isPoliceOrCourt(recipient), Self.prosecuted.contains(event.kind) {
            return 0
        }
        switch event.kind {
        case .accuse: return event.mode.map(Self.inquiries.contains) == true ? 0.3 : 1
        case .reject: return 0.8
        case .threaten: return areStates ? 0.8 : 0.6
        case .protest: return 1
        case .sanction: return 0.8
        case .coerce: return areStates ? 0.7 : 0.2
        case .assault: return isSport || !isArmed(actor) || !isArmed(recipient) ? 0 : 0.8
        case .mobilize: return areStates ? 0.3 : 0
        case .request: return areStates ? 0.3 : 0
        case .support: return -0.7
        case .agree: return -0.5
        case .cooperate: return -0.6
        case .aid: return -0.7
        case .concede: return -0.3
        case .consult: return -0.1
        }
    }

    private static let prosecuted: [Report.Event.Kind] = [
        .accuse, .coerce, .sanction, .request, .assault, .threaten,
    ]

    /// One person's violence against another is a crime.
    private func isArmed(_ entity: Int) -> Bool { isState(entity) || !references.profiles[entity].isPerson }

    private func isPoliceOrCourt(_ entity: Int) -> Bool {
        switch references.profiles[parties.leaders[entity]].head ?? references.profiles[entity].head {
        case .police, .court: true
        default: false
        }
    }

    // MARK: Quotations

    private func add(_ quote: AttributedQuote, _ relations: inout PartyRelations) {
        guard let weight = Self.stances[quote.stance], let speaker = quote.speaker?.entity, isEligible[speaker],
            let target = quote.target ?? opening(of: quote), isEligible[target]
        else { return }
        let counted = weight * certainty(of: quote)
        relations.change(speaker, target) {
            if weight > 0 { $0.acts += counted } else { $0.friendly -= counted }
        }
    }

    /// How much a quotation counts. A reported one is one, however sure: its confidence changes with whatever its weights are learnt from.
    private func certainty(of quote: AttributedQuote) -> Double {
        let isOnce = quote.cue.map { article.read.isOnce($0.lowerBound, from: 0) } ?? false
        return Self.quoted * min(1, isOnce ? Self.pastFactor : factor(at: quote.content.lowerBound))
    }

    /// The mean confidence of those that are reported.
    private static let quoted = 0.9

    private static let stances: [Report.Quote.Stance: Double] = [
        .accuse: 0.5, .criticise: 0.5, .deny: 0.4, .reject: 0.4, .threaten: 0.4, .warn: 0.2, .praise: -0.4,
    ]

    /// Who is named where the words begin: "NATO mới thực sự …".
    private func opening(of quote: AttributedQuote) -> Int? {
        let start = quote.content.lowerBound
        let end = min(quote.content.upperBound, start + 3)
        for at in start..<max(start, end) where article.read.name(startingAt: at) != nil {
            return references.entity(ofName: at..<at + 1)
        }
        return nil
    }

    /// Whom a quotation blames for something: "Hungary đã vi phạm thỏa thuận" said by another one.
    private func addBlame(_ quote: AttributedQuote, _ relations: inout PartyRelations) {
        guard let speaker = quote.speaker?.entity, isEligible[speaker], !isPoliceOrCourt(speaker) else { return }
        let content =
            quote.content.lowerBound..<min(quote.content.upperBound, quote.content.lowerBound + Self.longestBlame)
        let others = references.mentions(in: content).filter {
            isEligible[$0.entity] && parties.leaders[$0.entity] != parties.leaders[speaker]
        }
        guard let first = others.first else { return addBlameOfAct(quote, speaker, content, &relations) }
        for (at, word) in blames(from: first.range.upperBound, in: content) {
            guard
                let blamed = references.lastMention(in: content.lowerBound..<at, where: { isEligible[$0.entity] }),
                parties.leaders[blamed.entity] != parties.leaders[speaker]
            else { continue }
            relations.change(speaker, blamed.entity) { $0.acts += word.weight * certainty(of: quote) }
            return
        }
    }

    /// In tokens.
    private static let longestBlame = 80

    /// The words of blame in what somebody says, from a token on.
    private func blames(
        from start: Int, in content: TokenRange
    ) -> some Sequence<(at: Int, word: PartyTables.Word)> {
        (start..<max(start, content.upperBound)).lazy.compactMap { at in
            guard let (word, _) = tables.word(text.tokens, at: at, end: content.upperBound), word.frame == .blame,
                !isNegated(at, content.lowerBound)
            else { return nil }
            return (at, word)
        }
    }

    /// "Mỹ đã thông qua dự luật. Thượng viện Nga nói đây là hành động tuyên chiến" (… this is an act of war): who did what the sentence before
    /// tells of is blamed, though the words name nobody.
    private func addBlameOfAct(
        _ quote: AttributedQuote, _ speaker: Int, _ content: TokenRange, _ relations: inout PartyRelations
    ) {
        guard
            let reference = content.prefix(Self.openingReach).first(where: {
                WordRoles.length(of: Self.thatActs, in: text.tokens, at: $0) != nil
            }),
            let word = blames(from: reference, in: content).first(where: { _ in true })?.word,
            let doer = doer(before: content.lowerBound, unlike: speaker)
        else { return }
        relations.change(speaker, doer) { $0.acts += word.weight * certainty(of: quote) }
    }

    /// Who does something in the sentence before that of a place.
    private func doer(before place: Int, unlike speaker: Int) -> Int? {
        let sentences = article.ownSentences
        guard let own = sentences.firstIndex(where: { $0.range.upperBound > place }), own > 0 else { return nil }
        let sentence = sentences[own - 1].range
        guard !sentence.contains(where: { text.isWord(.suffers, at: $0) }),
            let first = references.mentions(in: sentence).first(where: { isEligible[$0.entity] && !isPlaceOnly($0) }),
            parties.leaders[first.entity] != parties.leaders[speaker]
        else { return nil }
        return first.entity
    }

    private static let thatActs = WordRoles.shared.phrases(of: .thatActs)
    /// In tokens.
    private static let openingReach = 8
}
