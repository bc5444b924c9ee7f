/// By which pattern an event was found.
enum EventRule: String, Sendable, CaseIterable {
    /// Its subject stands beside its verb.
    case subject
    /// Between them stand other verbs or a clause.
    case subjectFar = "subject-far"
    case passive
    /// A noun tells it.
    case noun
    case nounOfAnother = "noun-of-another"
    /// Its verb reports what somebody says.
    case cue
    /// A quotation begins with its verb, or somebody says "tôi" (I).
    case speaker
    case addition
    /// A quotation's stance tells it.
    case stance
    /// What is said of somebody tells it.
    case statement
    /// The passage before has its other side.
    case answer
    case pair
    /// Whoever is named before its verb, as what or whose it may be.
    case before
    /// Somebody answers it.
    case answered
    /// Who speaks for his country does what it does.
    case spokesman
    /// Whoever the passage before names as acting so.
    case authority
    /// Whoever is asked something at a meeting meets who asks.
    case occasion
    /// Who acts is who did the act before, or is named after the clause.
    case continued
    /// Somebody gets it from somebody: "nhận viện trợ từ Mỹ".
    case received
}

/// Where the other side of an act was found.
enum OtherSide: String, Sendable, CaseIterable {
    case none, object, described, thing, possessive, owner, marked, condition, target, clause, subject, passage
    /// Whoever is named next in the clause.
    case next
    /// Before "do": "phe đối lập do Mỹ hậu thuẫn".
    case relative
    /// After a preposition that the verb's row does not name.
    case aimed
}

/// What speaks for and against an event's being one that an article tells of: features by number, named for the table of weights.
struct EventFeature: Sendable, Hashable {
    let number: Int

    enum Simple: Int, CaseIterable {
        case bias, headline, lead, told2, told3, timed, quoted, quotedExpert, ownQuote, near, middle, distant
        case actorOnce, actorOften, recipientOnce, recipientOften, bothOften, bothStates, pairTold, agentless, many
        case long, unnamed, listed
    }

    private init(_ number: Int) { self.number = number }

    private static let firstRule = Simple.allCases.count
    private static let firstOther = firstRule + EventRule.allCases.count
    private static let firstKind = firstOther + OtherSide.allCases.count
    private static let firstStatus = firstKind + Report.Event.Kind.allCases.count
    private static let firstActor = firstStatus + Report.Event.Status.allCases.count
    private static let firstRecipient = firstActor + Party.allCases.count
    static let end = firstRecipient + Party.allCases.count

    /// What kind of party somebody is.
    enum Party: String, CaseIterable {
        case person, body, country, place, capital
    }

    static func simple(_ simple: Simple) -> Self { Self(simple.rawValue) }
    static func rule(_ rule: EventRule) -> Self { Self(firstRule + EventRule.allCases.firstIndex(of: rule)!) }
    static func other(_ other: OtherSide) -> Self { Self(firstOther + OtherSide.allCases.firstIndex(of: other)!) }
    static func kind(_ kind: Report.Event.Kind) -> Self {
        Self(firstKind + Report.Event.Kind.allCases.firstIndex(of: kind)!)
    }
    static func status(_ status: Report.Event.Status) -> Self {
        Self(firstStatus + Report.Event.Status.allCases.firstIndex(of: status)!)
    }
    static func actor(_ party: Party) -> Self { Self(firstActor + Party.allCases.firstIndex(of: party)!) }
    static func recipient(_ party: Party) -> Self { Self(firstRecipient + Party.allCases.firstIndex(of: party)!) }

    /// The name of each feature, in the order of their numbers.
    static let names: [String] =
        Simple.allCases.map { "\($0)" } + EventRule.allCases.map { "rule.\($0.rawValue)" }
        + OtherSide.allCases.map { "other.\($0.rawValue)" }
        + Report.Event.Kind.allCases.map { "type.\($0.rawValue)" }
        + Report.Event.Status.allCases.map { "status.\($0.rawValue)" }
        + Party.allCases.map { "actor.\($0.rawValue)" } + Party.allCases.map { "recipient.\($0.rawValue)" }
}

/// The weights of what speaks for an event; `event-weights.tsv`, learnt by logistic regression from annotated articles
/// (a resource, built once).
struct EventModel: Sendable {
    static let shared = EventModel(rows: EmbeddedData.eventWeights.rows)

    /// In thousandths, by feature.
    private let weights: [Int]

    private init(rows: [TableRow]) {
        var weights = [Int](repeating: 0, count: EventFeature.end)
        var numbers: [String: Int] = [:]
        for (number, name) in EventFeature.names.enumerated() { numbers[name] = number }
        for row in rows where row.count >= 2 {
            if let number = numbers[row[0]], let weight = Int(row[1]) { weights[number] = weight }
        }
        self.weights = weights
    }

    /// The logarithm of the odds, in thousandths.
    func score(_ features: [EventFeature]) -> Int { features.reduce(0) { $0 + weights[$1.number] } }

    /// Below this an event is left out. By cross-validation the F1 is flat down to here (0.450, 0.457 at its best); what is gained are
    /// more of an article's events, whose confidence says how unsure they are.
    static let threshold = -2000
}

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
            event.confidence = ReportingModel.confidence(score)
            return event
        }
    }

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
        if role == .headline { features.append(.simple(.headline)) }
        if role == .lead { features.append(.simple(.lead)) }
        if event.told == 2 { features.append(.simple(.told2)) }
        if event.told > 2 { features.append(.simple(.told3)) }
        if event.time != nil { features.append(.simple(.timed)) }
        if event.range.count > Self.long { features.append(.simple(.long)) }
        if event.isUnnamed { features.append(.simple(.unnamed)) }
        if event.isListed { features.append(.simple(.listed)) }
        if let quote = event.quote {
            features.append(.simple(.quoted))
            let speaker = pass.quotes[quote].speaker
            if speaker?.sourceKind == .expert || speaker?.sourceKind == .media {
                features.append(.simple(.quotedExpert))
            }
            if let entity = speaker?.entity, event.actors.contains(entity) { features.append(.simple(.ownQuote)) }
        }
        if others > 0 { features.append(.simple(.pairTold)) }
        if event.actors.isEmpty { features.append(.simple(.agentless)) }
        if event.actors.count + event.recipients.count > 3 { features.append(.simple(.many)) }
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
