/// Says what kind of party each one is who is named, and which places are any (a pure function with its surroundings).
struct PartyKinds {
    let article: ReadArticle
    let leaders: Parties
    private let references: References
    private let tables = ConflictTables.shared
    private var text: TokenizedText { article.read.text }

    init(article: ReadArticle, leaders: Parties) {
        self.article = article
        self.leaders = leaders
        references = article.references
    }

    /// Places are parties where somebody acts for them: "chính quyền Kerala" and "trạm BOT Ninh Lộc", but not "ở Ninh Lộc".
    func canAct(_ mention: References.Mention) -> Bool {
        let leader = leaders.leaders[mention.entity]
        switch references.entities[leader].kind {
        case .person, .organization: return true
        case .location:
            let isPlace = references.entities[mention.entity].kind == .location
            guard !isPlace || !text.isWhere(mention.range) && !text.isOfRebels(mention.range) else { return false }
            return references.profiles[leader].isCountry || leaders.states[leader] != nil
                || text.isBloc(references.entities[leader].name) || actor(before: mention.range.lowerBound) != nil
        case .other: return false
        }
    }

    /// The kind of those who act for the place that is named at a token.
    private func actor(before name: Int) -> SideFeature.Kind? {
        var end = name
        if end > 0, text.kinds(at: text.unitStart(before: end)).contains(.locality) {
            end = text.unitStart(before: end)
        }
        for start in max(0, end - Self.longestActor)..<end {
            if let (entry, length) = tables.entry(text.tokens, at: start, end: end), length == end - start,
                case .party(let party) = entry
            {
                let kind = tables.parties[party]
                return kind == .authority || kind == .firm || kind == .school ? kind : nil
            }
        }
        guard end > 0, text.speaker(at: text.unitStart(before: end))?.kind == .side else { return nil }
        return .authority
    }

    /// "chính quyền địa phương", in tokens.
    private static let longestActor = 4

    func kind(of leader: Int) -> SideFeature.Kind {
        if leaders.states[leader] != nil { return .state }
        switch references.entities[leader].kind {
        case .person: return kind(ofPerson: leader)
        case .location: return kind(ofPlace: leader)
        case .organization, .other: return kind(ofBody: leader)
        }
    }

    private func kind(ofPerson person: Int) -> SideFeature.Kind {
        let roles = references.entities[person].roles
        guard !roles.isEmpty else { return .lay }
        for role in roles {
            switch text.speaker(at: role.title.lowerBound)?.source {
            case .headOfState, .official, .institution, .state, .adviser, .unnamedOfficial: return .official
            case .policeCourt: return .law
            case .expert: return .expert
            case .business: return .business
            case .media: return .outlet
            default: continue
            }
        }
        return .titled
    }

    private func kind(ofPlace place: Int) -> SideFeature.Kind {
        if references.profiles[place].isCountry || text.isBloc(references.entities[place].name) { return .state }
        return references.mentions.lazy.compactMap {
            leaders.leaders[$0.entity] == place ? actor(before: $0.range.lowerBound) : nil
        }.first ?? .place
    }

    private func kind(ofBody body: Int) -> SideFeature.Kind {
        let profile = references.profiles[body]
        if profile.isOutlet { return .outlet }
        switch profile.head {
        case .company, .bank, .fund: return .firm
        case .school, .hospital: return .school
        case .ministry, .department, .council, .agency: return .authority
        case .court, .police: return .law
        case .military: return .armed
        case .party: return .politics
        case .media: return .outlet
        case .club, .association: return .association
        case .other, nil: return .body
        }
    }
}
