/// A party to the matter with all who speak for it and who are with it (data).
struct FoundSide: Sendable {
    /// Who gives it its name.
    var label: String
    /// Places among the entities, in their order.
    var members: [Int]
    /// Places among the sides.
    var alignedWith: [Int]
}

/// The sides of an article (data).
struct FoundSides: Sendable {
    var sides: [FoundSide] = []
    /// By entity.
    var sideOfEntity: [Int?]

    func areOpposed(_ one: Int, _ other: Int) -> Bool { one != other && !sides[one].alignedWith.contains(other) }
}

/// Finds who stands against whom (a pass).
///
/// Parties are the nodes of a graph whose edges say how much two are against and for each other. Where the strongest opposition is
/// strong enough, its two ends are the first two sides, and the others are coloured by which of them they are against and for
/// (a greedy balance of a signed graph; Cartwright and Harary, Structural balance, 1956). Where it is not, there are none.
struct SideFinding {
    let article: ReadArticle
    let quotes: [AttributedQuote]
    let events: [FoundEvent]
    let isSport: Bool
    private let references: References
    private let tables = PartyTables.shared
    private var text: TokenizedText { article.read.text }

    init(article: ReadArticle, quotes: [AttributedQuote], events: [FoundEvent], isSport: Bool) {
        self.article = article
        self.quotes = quotes
        self.events = events
        self.isSport = isSport
        references = article.references
    }

    /// So much has to speak for an opposition: more than one accusation that is told in the body.
    static let leastOpposition = 1.0
    /// So much for a further party, whose opponents are known.
    static let leastFurther = 0.7
    static let mostSides = 6
    /// What they do and say counts for so much at least: words of the writer alone make no dispute.
    private static let leastActs = 0.35
    private static let leastInner = 0.7
    /// So much for two of whom neither is quoted.
    private static let leastUnspoken = 1.5
    /// So much for one that neither speaks nor acts.
    private static let leastSilent = 1.3

    func find() -> FoundSides {
        let none = FoundSides(sideOfEntity: [Int?](repeating: nil, count: references.entities.count))
        guard references.entities.count >= 2 else { return none }
        var parties = PartyFinding(read: article.read, references: references, quotes: quotes).find()
        let all = RelationFinding(
            article: article, quotes: quotes, events: events, parties: parties, isSport: isSport
        ).find()
        splitWhereAtOdds(&parties, all)
        let relations = all.gathered(parties)
        guard let strongest = relations.byOpposition.first, isOpposition(strongest.tie) else { return none }
        let both = [strongest.one, strongest.other]
        let areStates = both.contains { parties.states[$0] != nil }
        guard strongest.tie.opposition >= Self.leastUnspoken || both.contains(where: { speaks($0, parties) }),
            areStates
                ? both.contains(where: { isInNews($0, parties) })
                : !both.contains(where: { isProsecuted($0, parties) || isDisciplined($0, strongest.tie, parties) })
        else { return none }
        return sides(colours(relations, strongest, parties), parties, none)
    }

    private func isOpposition(_ tie: PartyRelations.Tie) -> Bool {
        tie.opposition >= Self.leastOpposition && tie.hostile >= 2 * tie.friendly && tie.acts >= Self.leastActs
    }

    /// A party whose own people are more at odds with each other than it is with others of its kind is not one: a state that has
    /// no other state for its opponent may be divided.
    private func splitWhereAtOdds(_ parties: inout Parties, _ relations: PartyRelations) {
        var inner: [Int: Double] = [:]
        var outer: [Int: Double] = [:]
        for (one, other, tie) in relations.byOpposition where tie.opposition > 0 {
            let (left, right) = (parties.leaders[one], parties.leaders[other])
            if left != right {
                // Somebody who quarrels with a president, and not with the state, has no quarrel with his country.
                for (own, leader, stranger) in [(one, left, other), (other, right, one)]
                where parties.states[leader] != nil && isPrivate(stranger, parties) {
                    if references.profiles[own].isPerson {
                        inner[leader, default: 0] += tie.opposition
                    } else {
                        outer[leader, default: 0] += tie.opposition
                    }
                }
                guard (parties.states[left] == nil) == (parties.states[right] == nil) else { continue }
                outer[left, default: 0] += tie.opposition
                outer[right, default: 0] += tie.opposition
            } else if !parties.isName(one, of: left), !parties.isName(other, of: left) || parties.states[left] == nil {
                inner[left, default: 0] += tie.opposition
            }
        }
        for (leader, weight) in inner.sorted(by: { $0.key < $1.key })
        where weight >= Self.leastInner && weight > outer[leader] ?? 0 {
            parties.split(leader)
        }
    }

    /// Whether somebody is a person or a political party that speaks for no state.
    private func isPrivate(_ entity: Int, _ parties: Parties) -> Bool {
        (references.profiles[entity].isPerson || references.profiles[entity].head == .party)
            && parties.states[parties.leaders[entity]] == nil
    }

    /// Whether a party is told of in headline or lead, where there are such; people and firms often have no name there.
    private func isInNews(_ leader: Int, _ parties: Parties) -> Bool {
        let newsEnd = article.newsEnd
        guard newsEnd > 0 else { return true }
        for mention in references.mentions {
            guard mention.range.lowerBound < newsEnd else { break }
            if parties.leaders[mention.entity] == leader { return true }
        }
        return false
    }

    /// Whether somebody is arrested or charged by the law: a crime is no dispute.
    private func isProsecuted(_ leader: Int, _ parties: Parties) -> Bool {
        events.contains { event in
            event.kind == .coerce && event.status != .denied
                && event.recipients.contains { parties.leaders[$0] == leader }
                && event.actors.allSatisfy { isLaw($0) }
        }
    }

    /// Whether somebody is punished by whom he belongs to and says nothing against it.
    private func isDisciplined(_ leader: Int, _ tie: PartyRelations.Tie, _ parties: Parties) -> Bool {
        tie.measures > 0 && references.profiles[leader].isPerson && !takesPart(leader, parties)
    }

    private func isLaw(_ entity: Int) -> Bool {
        switch references.profiles[entity].head {
        case .police, .court, .agency: true
        default: false
        }
    }

    // MARK: Colouring

    /// Parties of one colour and of one side (data).
    private struct Group {
        var isFirst: Bool
        var leaders: [Int]
    }

    private func colours(
        _ relations: PartyRelations, _ strongest: (one: Int, other: Int, tie: PartyRelations.Tie), _ parties: Parties
    ) -> [Group] {
        var groups = [
            Group(isFirst: true, leaders: [strongest.one]), Group(isFirst: false, leaders: [strongest.other]),
        ]
        var waiting = candidates(relations, strongest)
        // Who is joined may bring in others; each round joins one at least.
        while groups.count < Self.mostSides {
            var best: (gain: Double, place: Int, isFirst: Bool, group: Int?)?
            for (place, candidate) in waiting.enumerated() {
                guard let found = colour(candidate, groups, relations, parties) else { continue }
                if best == nil || found.gain > best!.gain { best = (found.gain, place, found.isFirst, found.group) }
            }
            guard let best else { break }
            let leader = waiting.remove(at: best.place)
            if let group = best.group {
                groups[group].leaders.append(leader)
            } else {
                groups.append(Group(isFirst: best.isFirst, leaders: [leader]))
            }
        }
        return groups
    }

    private static let mostCandidates = 16

    private func candidates(
        _ relations: PartyRelations, _ strongest: (one: Int, other: Int, tie: PartyRelations.Tie)
    ) -> [Int] {
        var found: [Int] = []
        for (one, other, _) in relations.byOpposition {
            for leader in [one, other]
            where leader != strongest.one && leader != strongest.other && !found.contains(leader) {
                found.append(leader)
                if found.count == Self.mostCandidates { return found }
            }
        }
        return found
    }

    /// Which colour a party has, and which group of that colour it is one with; `nil` where not enough is known of it.
    private func colour(
        _ leader: Int, _ groups: [Group], _ relations: PartyRelations, _ parties: Parties
    ) -> (gain: Double, isFirst: Bool, group: Int?)? {
        // Against the first colour and for it, then the same for the second.
        var against = (first: 0.0, second: 0.0)
        var with = (first: 0.0, second: 0.0)
        var joint: (weight: Double, group: Int)?
        for (place, group) in groups.enumerated() {
            var friendly = 0.0
            var together = 0.0
            for member in group.leaders {
                let tie = relations.tie(leader, member)
                let alliance = isAllied(leader, member, parties) ? Self.alliance : 0
                friendly += tie.friendly + alliance
                together += tie.joint + alliance
                if group.isFirst { against.first += tie.hostile } else { against.second += tie.hostile }
            }
            if group.isFirst { with.first += friendly } else { with.second += friendly }
            if together > 0, joint == nil || together > joint!.weight { joint = (together, place) }
        }
        let first = with.first + against.second - against.first - with.second
        let isFirst = first > 0
        let gain = abs(first)
        let opposed = isFirst ? against.second : against.first
        let befriended = isFirst ? with.first : with.second
        guard gain >= Self.leastFurther, opposed >= Self.leastFurther || befriended >= Self.leastFurther,
            (isFirst ? against.first : against.second) < Self.leastFurther
        else { return nil }
        // Who acts together with a side is of it; who only has the same opponent is aligned with it.
        if let joint, groups[joint.group].isFirst == isFirst, joint.weight >= Self.oneness {
            return (gain, isFirst, joint.group)
        }
        guard gain >= Self.leastSilent || takesPart(leader, parties) else { return nil }
        return (gain, isFirst, nil)
    }

    private static let alliance = 0.5
    private static let oneness = 0.4

    /// Whether somebody of a party is quoted, or acts against somebody.
    private func takesPart(_ leader: Int, _ parties: Parties) -> Bool {
        speaks(leader, parties)
            || events.contains { event in
                Self.disputes.contains(event.kind) && event.actors.contains { parties.leaders[$0] == leader }
            }
    }

    private func speaks(_ leader: Int, _ parties: Parties) -> Bool {
        quotes.contains { $0.speaker?.entity.map { parties.leaders[$0] == leader } ?? false }
    }

    private static let disputes: Set<Report.Event.Kind> = [.accuse, .reject, .protest, .threaten, .sanction]

    /// Whether both belong to one alliance, or one to the other.
    private func isAllied(_ one: Int, _ other: Int, _ parties: Parties) -> Bool {
        let (left, right) = (name(one, parties), name(other, parties))
        let (leftBlocs, rightBlocs) = (tables.blocs(of: left), tables.blocs(of: right))
        return leftBlocs.contains(right) || rightBlocs.contains(left) || leftBlocs.contains { rightBlocs.contains($0) }
    }

    private func name(_ leader: Int, _ parties: Parties) -> String {
        parties.states[leader] ?? references.entities[leader].canonical
            ?? text.string(of: references.entities[leader].name)
    }

    // MARK: Result

    private func sides(_ groups: [Group], _ parties: Parties, _ none: FoundSides) -> FoundSides {
        var found = none
        for (place, group) in groups.enumerated() {
            var side = FoundSide(label: label(of: group.leaders[0], parties), members: [], alignedWith: [])
            for entity in references.entities.indices where group.leaders.contains(parties.leaders[entity]) {
                side.members.append(entity)
                found.sideOfEntity[entity] = place
            }
            for (other, another) in groups.enumerated() where other != place && another.isFirst == group.isFirst {
                side.alignedWith.append(other)
            }
            found.sides.append(side)
        }
        return found
    }

    /// The state, body or person that leads, as the article calls it.
    private func label(of leader: Int, _ parties: Parties) -> String {
        if !references.profiles[leader].isCountry, let state = parties.states[leader] { return state }
        return text.string(of: references.entities[leader].name)
    }
}
