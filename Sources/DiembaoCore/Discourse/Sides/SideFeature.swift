/// What speaks for and against a dispute, a party's taking a side in it, and two parties' being against each other: features by
/// number, named for the table of weights.
///
/// The cases are coding keys, since these know their own names: to print a case takes reflection, which every start would wait for.
struct SideFeature: Sendable, Hashable {
    let number: Int

    /// Of the whole article: whether it tells of a dispute.
    enum Article: Int, CaseIterable, CodingKey {
        case bias, sport, headline1, lead1, lead2, dense1, dense2, dense3, dense5, kinds3, kinds5, kinds7
        case accusing1, accusing3, denying1, denying2, speakers2, speakers4
        case hostile1, hostile2, hostile3, toward1, toward3, toward6, blames1, blames3, contrast1, contrast2,
            accusedDenies
        case people, spectators, armed, states2, law, prosecuted, crossed
        case settles2, settles4
        /// So many pairs are at odds of whom both speak.
        case bothSpeak1, bothSpeak2
        /// By ``Subjects``: what it is about.
        case topicArts, topicCrime, topicDisaster, topicEconomy, topicEducation, topicEnvironment, topicHealth,
            topicInterest
        case topicLabour, topicLeisure, topicPolitics, topicReligion, topicScience, topicSociety, topicSport, topicWar,
            topicWeather
        /// By ``DisputeWording``: from -2, -1.5 … 2 on.
        case worded1, worded2, worded3, worded4, worded5, worded6, worded7, worded8, worded9

        /// What the words of an article say, with the hundredths from which on each holds.
        static let wordings: [(feature: Self, least: Int)] = [
            (.worded1, -200), (.worded2, -150), (.worded3, -100), (.worded4, -50), (.worded5, 0), (.worded6, 50),
            (.worded7, 100), (.worded8, 150), (.worded9, 200),
        ]

        /// The top-level Media Topics.
        static let topics: [String: Self] = [
            "medtop:01000000": .topicArts, "medtop:02000000": .topicCrime, "medtop:03000000": .topicDisaster,
            "medtop:04000000": .topicEconomy, "medtop:05000000": .topicEducation,
            "medtop:06000000": .topicEnvironment, "medtop:07000000": .topicHealth,
            "medtop:08000000": .topicInterest, "medtop:09000000": .topicLabour, "medtop:10000000": .topicLeisure,
            "medtop:11000000": .topicPolitics, "medtop:12000000": .topicReligion, "medtop:13000000": .topicScience,
            "medtop:14000000": .topicSociety, "medtop:15000000": .topicSport, "medtop:16000000": .topicWar,
            "medtop:17000000": .topicWeather,
        ]
    }

    /// Of a party: whether it is on a side and not a bystander.
    enum Party: Int, CaseIterable, CodingKey {
        case bias, once, times2, times4, times8, headline, lead, quoted, quoted2, expert
        case does1, does2, does4, suffers1, suffers2, suffers4, nearNone, nearHalf, nearAll
        case spokenOf, blamed, blamed2, settles2, hostile1, hostile2, hostile3, acts, isActedOn, isFriend, prosecuted
        case alone, complainer, complained, most, second, direct2, blames1, blames2, quotedDoes, silentDone,
            titledQuoted, former
        /// Beside or below one who has much part in the conflict.
        case besideJoined, besideBelongs, besidePlace, besideName, besideApposed, besideKin
        /// Against one who has.
        case againstHostile, againstBlames
    }

    /// Of two parties that are on sides: whether on two.
    enum Pair: Int, CaseIterable, CodingKey {
        case bias, hostile1, hostile2, hostile3, friendly1, friendly2, joint, words, toward1, toward2, toward4
        case beside1, beside3, calm1, calm3, joined1, joined2, spoken, blames1, blames2, accusesDenier, contrast, agree
        case oppositeRoles, sameRoles, bothSuffer, bothDo, sharedPlace, belongs, allied, sameKind, bothQuoted
        case apposed, doneSuffered, rolesFar, also, oneSilent, introduced, contains, relatives
        /// By facts: parties that compete.
        case rivals
        /// By ``PartyStandings``: third parties that both are against, or one against and one with.
        case sameTarget1, sameTarget2, crossTarget1, crossTarget2
        case bothHeadline, bothLead, bothLater
        case divided1, divided2, divided4, near1, near3, listed
        /// By sure events, by words right before whom they are for, and by whom somebody speaks to.
        case against1, against2, aided, supports, aims, praises
        case peopleOffice, peopleFirm, peopleBoth, officesBoth, officeFirm, firmsBoth, statesBoth, stateOther
    }

    /// What kind of party somebody is.
    enum Kind: String, Sendable, CaseIterable {
        case lay, titled, official, expert, business, state, authority, law, firm, school, politics, association,
            outlet, body
        case place, people, spectators, armed

        var `class`: Class {
            switch self {
            case .lay, .titled, .people, .spectators: .people
            case .official, .authority: .office
            case .firm, .business: .firm
            case .state: .state
            case .expert, .law, .school, .politics, .association, .outlet, .body, .place, .armed: .other
            }
        }

        /// Whether a party of this kind has no name as a rule.
        var isCrowd: Bool { self == .people || self == .spectators }
    }

    /// What kinds are alike in a dispute.
    enum Class {
        case people, office, firm, state, other
    }

    /// What somebody does by speaking.
    enum Speech: String, Sendable, CaseIterable {
        case accuse, deny, demand, threaten, concede, agree

        init?(_ stance: Report.Quote.Stance) {
            switch stance {
            case .accuse, .criticise: self = .accuse
            case .deny, .reject: self = .deny
            case .demand, .urge, .ask: self = .demand
            case .warn, .threaten: self = .threaten
            case .concede, .promise: self = .concede
            case .agree, .praise: self = .agree
            case .say, .announce, .assert, .feel, .predict: return nil
            }
        }
    }

    /// What speaks for or against two parties' being opposed by their classes alone.
    static func classes(_ one: Kind, _ other: Kind) -> Pair? {
        switch (one.class, other.class) {
        case (.people, .people): .peopleBoth
        case (.people, .office), (.office, .people): .peopleOffice
        case (.people, .firm), (.firm, .people): .peopleFirm
        case (.office, .office): .officesBoth
        case (.office, .firm), (.firm, .office): .officeFirm
        case (.firm, .firm): .firmsBoth
        case (.state, .state): .statesBoth
        case (.state, _), (_, .state): .stateOther
        default: nil
        }
    }

    private init(_ number: Int) { self.number = number }

    private static let words = ConflictKind.allCases.count
    private static let kinds = Kind.allCases.count
    private static let firstHas = Article.allCases.count
    private static let firstOpening = firstHas + words
    private static let firstParty = firstOpening + words
    private static let firstKind = firstParty + Party.allCases.count
    private static let firstDoes = firstKind + kinds
    private static let firstSuffers = firstDoes + words
    private static let firstSpeech = firstSuffers + words
    private static let firstPair = firstSpeech + Speech.allCases.count
    private static let firstToward = firstPair + Pair.allCases.count
    static let end = firstToward + words

    static func article(_ feature: Article) -> Self { Self(feature.rawValue) }
    /// That there are words of a kind, or some in headline and lead.
    static func has(_ word: Int) -> Self { Self(firstHas + word) }
    static func opening(_ word: Int) -> Self { Self(firstOpening + word) }
    static func party(_ feature: Party) -> Self { Self(firstParty + feature.rawValue) }
    static func kind(_ kind: Kind) -> Self { Self(firstKind + number(of: kind)) }
    static func does(_ word: Int) -> Self { Self(firstDoes + word) }
    static func suffers(_ word: Int) -> Self { Self(firstSuffers + word) }
    static func speech(_ speech: Int) -> Self { Self(firstSpeech + speech) }
    static func pair(_ feature: Pair) -> Self { Self(firstPair + feature.rawValue) }
    static func toward(_ word: Int) -> Self { Self(firstToward + word) }

    private static func number(of kind: Kind) -> Int { Kind.allCases.firstIndex(of: kind)! }

    /// The name of each feature, in the order of their numbers.
    static let names: [String] = {
        let words = ConflictKind.allCases.map(\.stringValue)
        let kinds = Kind.allCases.map(\.rawValue)
        var names = Article.allCases.map { "article." + $0.stringValue }
        names += words.map { "article.has.\($0)" } + words.map { "article.opens.\($0)" }
        names += Party.allCases.map { "party." + $0.stringValue } + kinds.map { "party.kind.\($0)" }
        names += words.map { "party.does.\($0)" } + words.map { "party.suffers.\($0)" }
        names += Speech.allCases.map { "party.says.\($0.rawValue)" }
        names += Pair.allCases.map { "pair." + $0.stringValue } + words.map { "pair.toward.\($0)" }
        return names
    }()
}

/// The weights of what speaks for a dispute and its sides; `side-weights.tsv`, learnt by logistic regression from annotated articles
/// (a resource, built once).
struct SideModel: Sendable {
    static let shared = SideModel(rows: EmbeddedData.sideWeights.rows)

    /// In thousandths, by feature.
    private let weights: [Int]
    private let calibration: SideCalibration

    /// From here on an article tells of a dispute: so that sides are told in about every fourth article, which is how many tell of one
    /// by `Training/disputes.tsv`.
    static let disputeThreshold = 200
    /// From here on it does, whatever the two that lead it are to each other: an ally, a suspect.
    static let sureDispute = 1300
    /// Below it, two states that have the same opponent are one side and not two that are aligned.
    static let doubtfulOpposition = 0
    /// From here on a party takes a side.
    static let takingThreshold = -800
    /// From here on one that belongs to a party that takes a side, or is named in one breath with it, takes one too.
    static let companionThreshold = -1500

    /// - Parameter weights: in thousandths, by feature.
    init(weights: [Int]) { (self.weights, calibration) = (weights, .none) }

    private init(rows: [TableRow]) {
        var weights = [Int](repeating: 0, count: SideFeature.end)
        var numbers: [String: Int] = [:]
        for (number, name) in SideFeature.names.enumerated() { numbers[name] = number }
        var calibration = SideCalibration.none
        for row in rows where row.count >= 2 {
            guard let weight = Int(row[1]) else { continue }
            switch row[0] {
            case SideCalibration.slopeName: calibration.slope = weight
            case SideCalibration.offsetName: calibration.offset = weight
            default: if let number = numbers[row[0]] { weights[number] = weight }
            }
        }
        (self.weights, self.calibration) = (weights, calibration)
    }

    /// The logarithm of the odds, in thousandths.
    func score(_ features: [SideFeature]) -> Int { features.reduce(0) { $0 + weights[$1.number] } }

    /// How sure it is that an article to which sides are told tells of a dispute.
    ///
    /// - Parameter score: of the article's features.
    func confidence(_ score: Int) -> Double { calibration.confidence(score) }
}
