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
    /// Its subject is somebody without a name: "cảnh sát" (the police).
    case unnamedDoer = "unnamed-doer"
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

    /// The features that stand for themselves, by their names in `event-weights.tsv`.
    enum Simple: Int, CaseIterable, CodingKey {
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
    private static let firstMode = firstRecipient + Party.allCases.count
    static let end = firstMode + Report.Event.Mode.allCases.count

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
    static func mode(_ mode: Report.Event.Mode) -> Self {
        Self(firstMode + Report.Event.Mode.allCases.firstIndex(of: mode)!)
    }

    /// The name of each feature, in the order of their numbers.
    static let names: [String] =
        Simple.allCases.map(\.stringValue) + EventRule.allCases.map { "rule.\($0.rawValue)" }
        + OtherSide.allCases.map { "other.\($0.rawValue)" }
        + Report.Event.Kind.allCases.map { "type.\($0.rawValue)" }
        + Report.Event.Status.allCases.map { "status.\($0.rawValue)" }
        + Party.allCases.map { "actor.\($0.rawValue)" } + Party.allCases.map { "recipient.\($0.rawValue)" }
        + Report.Event.Mode.allCases.map { "mode.\($0.rawValue)" }
}
