/// What the events of an article have in common that says which of them it is about (a value that lives as long as one article
/// is read).
struct EventJudging {
    let pass: Events
    private let mentions: [Int]

    init(pass: Events) {
        self.pass = pass
        var mentions = [Int](repeating: 0, count: pass.references.entities.count)
        for mention in pass.references.mentions { mentions[mention.entity] += 1 }
        self.mentions = mentions
    }

    /// Each event's confidence; without those that too little speaks for.
    func judge(_ events: [FoundEvent], roles: [Report.Paragraph.Role]) -> [FoundEvent] {
        let features = features(of: events, roles: roles)
        return zip(events, features).compactMap { event, features in
            let score = EventModel.shared.score(features)
            guard score >= EventModel.threshold else { return nil }
            var event = event
            event.confidence = LogOdds.confidence(score)
            return event
        }
    }

    /// What speaks for and against each event, by its place.
    func features(of events: [FoundEvent], roles: [Report.Paragraph.Role]) -> [[EventFeature]] {
        var pairs: [Pair: Int] = [:]
        for event in events { pairs[pair(of: event), default: 0] += 1 }
        var paragraph = 0
        let places = events.indices.sorted { events[$0].first < events[$1].first }
        var role = [Report.Paragraph.Role](repeating: .body, count: events.count)
        for place in places {
            while paragraph + 1 < pass.text.paragraphs.count,
                pass.text.paragraphs[paragraph].upperBound <= events[place].first
            {
                paragraph += 1
            }
            role[place] = roles[paragraph]
        }
        return events.indices.map { features(of: events[$0], role[$0], others: pairs[pair(of: events[$0])]! - 1) }
    }

    private struct Pair: Hashable {
        var low: Int
        var high: Int
    }

    private func pair(of event: FoundEvent) -> Pair {
        let actor = event.actors.first ?? -1
        let other = event.recipients.first ?? (event.actors.count > 1 ? event.actors[1] : -1)
        return Pair(low: min(actor, other), high: max(actor, other))
    }

    private func features(
        of event: FoundEvent, _ role: Report.Paragraph.Role, others: Int
    ) -> [EventFeature] {
        var features: [EventFeature] = [
            .simple(.bias), .rule(event.rule), .other(event.other), .kind(event.kind), .status(event.status),
            .simple(event.gap <= 2 ? .near : event.gap <= 8 ? .middle : .distant),
        ]
        func add(_ feature: EventFeature.Simple, where applies: Bool) {
            if applies { features.append(.simple(feature)) }
        }
        if let mode = event.mode { features.append(.mode(mode)) }
        add(.headline, where: role == .headline)
        add(.lead, where: role == .lead)
        add(.told2, where: event.told == 2)
        add(.told3, where: event.told > 2)
        add(.timed, where: event.time != nil)
        add(.long, where: event.range.count > Self.long)
        add(.unnamed, where: event.isUnnamed)
        add(.listed, where: event.isListed)
        if let quote = event.quote {
            let speaker = pass.quotes[quote].speaker
            add(.quoted, where: true)
            add(.quotedExpert, where: speaker?.sourceKind == .expert || speaker?.sourceKind == .media)
            add(.ownQuote, where: speaker?.entity.map(event.actors.contains) == true)
        }
        add(.pairTold, where: others > 0)
        add(.agentless, where: event.actors.isEmpty)
        add(.many, where: event.actors.count + event.recipients.count > 3)
        return features + partyFeatures(of: event)
    }

    /// What speaks for an event of who has part in it.
    private func partyFeatures(of event: FoundEvent) -> [EventFeature] {
        var features: [EventFeature] = []
        let actor = event.actors.first
        let recipient = event.recipients.first ?? (event.actors.count > 1 ? event.actors[1] : nil)
        if let actor {
            features.append(.actor(party(actor)))
            if mentions[actor] == 1 { features.append(.simple(.actorOnce)) }
            if mentions[actor] >= Self.often { features.append(.simple(.actorOften)) }
        }
        if let recipient {
            features.append(.recipient(party(recipient)))
            if mentions[recipient] == 1 { features.append(.simple(.recipientOnce)) }
            if mentions[recipient] >= Self.often { features.append(.simple(.recipientOften)) }
        }
        if let actor, let recipient {
            if mentions[actor] >= Self.often, mentions[recipient] >= Self.often { features.append(.simple(.bothOften)) }
            if party(actor) == .country, party(recipient) == .country { features.append(.simple(.bothStates)) }
        }
        return features
    }

    private static let often = 4
    /// In tokens.
    private static let long = 20

    private func party(_ entity: Int) -> EventFeature.Party {
        switch pass.references.entities[entity].kind {
        case .person: .person
        case .organization: .body
        case .location, .other:
            pass.references.profiles[entity].isCountry
                ? .country : pass.finder.isForeignCapital([entity]) ? .capital : .place
        }
    }
}
