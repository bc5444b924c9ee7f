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
    /// By quotation, where a crowd without a name speaks; where somebody named does, it follows from who that is.
    var sideOfQuote: [Int?] = []
    /// How sure it is that the article tells of a dispute.
    var confidence = 0.0

    func areOpposed(_ one: Int, _ other: Int) -> Bool { one != other && !sides[one].alignedWith.contains(other) }
}

/// Finds who stands against whom (a pass).
///
/// Whether an article tells of a dispute, whether a party takes a side in it and whether two of these are opposed is judged by three
/// logistic regressions over what the article tells of them. The parties are the nodes of a graph whose edges are the log odds that
/// two are opposed: the two that are most surely at odds are the first two sides, and the others are coloured by whom they are
/// against and with (a greedy balance of a signed graph; Cartwright and Harary, Structural balance, 1956).
struct SideFinding {
    let article: ReadArticle
    let quotes: [AttributedQuote]
    let events: [FoundEvent]
    let subjects: [Report.Subject]
    private var references: References { article.references }
    private var text: TokenizedText { article.read.text }

    /// So much has to speak for an opposition that is told by acts and words alone: more than one accusation that is told in the body.
    static let leastOpposition = 1.0
    static let mostSides = 6
    /// What they do and say counts for so much at least: words of the writer alone make no dispute.
    private static let leastActs = 0.35
    private static let leastInner = 0.7
    /// So much for two of whom neither is quoted.
    private static let leastUnspoken = 1.5
    /// From here on friendly acts say that two are no opponents, where none is hostile.
    private static let leastFriendship = 0.5

    func find() -> FoundSides {
        let none = FoundSides(sideOfEntity: [Int?](repeating: nil, count: references.entities.count))
        // What stands in several pieces of news is no one dispute.
        guard !references.entities.isEmpty, !article.isRoundup else { return none }
        let wording = wording
        guard wording >= DisputeWording.least else { return none }
        return find(judging(wording), .shared) ?? none
    }

    /// - Returns: `nil` where the article tells of no dispute.
    func find(_ judging: SideJudging, _ model: SideModel) -> FoundSides? {
        guard judging.wording >= DisputeWording.least else { return nil }
        let told = opposition(judging)
        let dispute = model.score(judging.featuresOfArticle())
        guard told != nil || dispute >= SideModel.disputeThreshold else { return nil }
        let graph = SideGraph(judging: judging, model: model, mustHave: told.map { [$0.one, $0.other] } ?? [])
        guard let colours = graph.colour(from: told),
            !isBarred(colours[0].party, colours[1].party, judging, isSure: dispute >= SideModel.sureDispute)
        else { return nil }
        var found = sides(colours, judging, graph)
        found.confidence = model.confidence(dispute)
        return areToldOf(found) ? found : nil
    }

    /// Whether somebody of the sides speaks, or there is a sure act between two of them: where nobody speaks and nothing sure is told,
    /// there are none.
    private func areToldOf(_ found: FoundSides) -> Bool {
        quotes.indices.contains { side(ofQuote: $0, found) != nil }
            || found.sides.indices.contains { one in
                found.sides.indices.dropFirst(one + 1).contains { other in
                    found.areOpposed(one, other) && hasSureEvent(one, other, found)
                }
            }
    }

    private func side(ofQuote quote: Int, _ found: FoundSides) -> Int? {
        found.sideOfQuote[quote] ?? quotes[quote].speaker?.entity.flatMap { found.sideOfEntity[$0] }
    }

    private func hasSureEvent(_ one: Int, _ other: Int, _ found: FoundSides) -> Bool {
        events.contains { event in
            guard event.confidence >= Self.sureness, event.status == .asserted || event.status == .historical,
                Self.hostile.contains(event.kind)
            else { return false }
            func holds(_ entities: [Int], _ side: Int) -> Bool { entities.contains { found.sideOfEntity[$0] == side } }
            return holds(event.actors, one) && holds(event.recipients, other)
                || holds(event.actors, other) && holds(event.recipients, one)
        }
    }

    private static let sureness = 0.5
    private static let hostile: [Report.Event.Kind] = [
        .accuse, .reject, .protest, .threaten, .sanction, .coerce, .assault,
    ]

    func judging() -> SideJudging { judging(wording) }

    /// How much the article's words speak for a dispute.
    private var wording: Int { DisputeWording(text: text, roles: article.structure.roles).score() }

    private func judging(_ wording: Int) -> SideJudging {
        var parties = PartyFinding(read: article.read, references: references, quotes: quotes).find()
        let past = PastTelling(article: article)
        let all = RelationFinding(
            article: article, quotes: quotes, events: events, parties: parties, past: past,
            isSport: Subjects.isSport(subjects)
        ).find()
        splitWhereAtOdds(&parties, all)
        return SideJudging(
            article: article, quotes: quotes,
            evidence: SideEvidenceFinding(
                article: article, quotes: quotes, events: events, leaders: parties, past: past
            ).find(),
            leaders: parties, relations: all.gathered(parties), subjects: subjects, wording: wording)
    }

    // MARK: Oppositions that are told

    /// The two that are most at odds by what they do and say to each other, where that is enough by itself; by place in the evidence.
    private func opposition(_ judging: SideJudging) -> (one: Int, other: Int)? {
        let parties = judging.leaders
        guard let strongest = judging.relations.byOpposition.first, isOpposition(strongest.tie),
            let one = judging.evidence.partyOf[strongest.one], let other = judging.evidence.partyOf[strongest.other]
        else { return nil }
        let both = [strongest.one, strongest.other]
        guard strongest.tie.opposition >= Self.leastUnspoken || both.contains(where: { speaks($0, parties) }) else {
            return nil
        }
        return (one, other)
    }

    /// Whether two who seem at odds are in no dispute: they are friends, one of them is prosecuted or punished, or they are states
    /// that the news of the article do not name.
    ///
    /// - Parameter isSure: whether the article surely tells of one; then only the last of these says that it is not theirs.
    private func isBarred(_ one: Int, _ other: Int, _ judging: SideJudging, isSure: Bool) -> Bool {
        let both = [one, other].compactMap { judging.evidence.parties[$0].leader }
        let parties = judging.leaders
        let tie = both.count == 2 ? judging.relations.tie(both[0], both[1]) : PartyRelations.Tie()
        let pair = judging.evidence.pairs[judging.evidence.pair(one, other)]
        if !isSure, tie.friendly > max(tie.hostile, Self.leastFriendship), pair.toward.conflicts == 0 { return true }
        if both.contains(where: { parties.states[$0] != nil }) { return !both.contains { isInNews($0, parties) } }
        if isSure { return false }
        if tie.opposition < Self.leastOpposition, judging.areKin(one, other) { return true }
        return both.contains { isProsecuted($0, parties) || isDisciplined($0, tie, parties) }
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
                && event.actors.allSatisfy(references.isLaw)
        }
    }

    /// Whether somebody is punished by whom he belongs to and says nothing against it.
    private func isDisciplined(_ leader: Int, _ tie: PartyRelations.Tie, _ parties: Parties) -> Bool {
        tie.measures > 0 && references.profiles[leader].isPerson && !takesPart(leader, parties)
    }

    /// Whether somebody of a party is quoted, or acts against somebody.
    private func takesPart(_ party: Int, _ judging: SideJudging) -> Bool {
        judging.evidence.parties[party].leader.map { takesPart($0, judging.leaders) } ?? false
    }

    private func takesPart(_ leader: Int, _ parties: Parties) -> Bool {
        speaks(leader, parties)
            || events.contains { event in
                Self.disputes.contains(event.kind) && event.actors.contains { parties.leaders[$0] == leader }
            }
    }

    private func speaks(_ leader: Int, _ parties: Parties) -> Bool {
        quotes.contains { $0.speaker?.entity.map { parties.leaders[$0] == leader } ?? false }
    }

    private static let disputes: [Report.Event.Kind] = [.accuse, .reject, .protest, .threaten, .sanction]

    // MARK: Result

    /// Parties of one colour and of one side (data).
    private struct Group {
        var isFirst: Bool
        /// By place in the evidence.
        var parties: [Int]
    }

    private func sides(
        _ colours: [(party: Int, isFirst: Bool)], _ judging: SideJudging, _ graph: SideGraph
    ) -> FoundSides {
        let evidence = judging.evidence
        let groups = groups(colours, judging, graph)
        var found = FoundSides(sideOfEntity: [Int?](repeating: nil, count: references.entities.count))
        var sideOfParty = [Int?](repeating: nil, count: evidence.parties.count)
        for (place, group) in groups.enumerated() {
            for party in group.parties { sideOfParty[party] = place }
            found.sides.append(
                FoundSide(
                    label: label(of: group.parties[0], judging), members: [],
                    alignedWith: groups.indices.filter { $0 != place && groups[$0].isFirst == group.isFirst }))
        }
        for entity in references.entities.indices {
            guard let side = evidence.partyOf[entity].flatMap({ sideOfParty[$0] }) else { continue }
            found.sides[side].members.append(entity)
            found.sideOfEntity[entity] = side
        }
        // A crowd speaks for those of its colour who have names.
        for (party, isFirst) in colours where evidence.parties[party].leader == nil && sideOfParty[party] == nil {
            sideOfParty[party] = groups.firstIndex { $0.isFirst == isFirst }
        }
        found.sideOfQuote = evidence.speakers.map { speaker in
            speaker.flatMap { evidence.parties[$0].leader == nil ? sideOfParty[$0] : nil }
        }
        return found
    }

    private func groups(
        _ colours: [(party: Int, isFirst: Bool)], _ judging: SideJudging, _ graph: SideGraph
    ) -> [Group] {
        let parties = judging.evidence.parties
        var groups: [Group] = []
        for (place, (party, isFirst)) in colours.enumerated()
        where !parties[party].onlyJudges && !parties[party].onlyReports
            && (place < 2 || isPlaced(party, isFirst, colours, judging))
        {
            // A crowd is a side where nobody of its colour has a name.
            let isNamed = parties[party].leader != nil
            if !isNamed, groups.contains(where: { $0.isFirst == isFirst }) { continue }
            if isNamed { groups.removeAll { $0.isFirst == isFirst && parties[$0.parties[0]].leader == nil } }
            let own = groups.indices.filter { groups[$0].isFirst == isFirst }
            // Who neither speaks nor acts has no side of his own, but is on one all the same.
            let joined =
                own.first { isOne(party, with: groups[$0].parties, judging, graph) }
                ?? own.first { _ in !takesPart(party, judging) }
            if let joined {
                groups[joined].parties.append(party)
            } else if groups.count < Self.mostSides {
                groups.append(Group(isFirst: isFirst, parties: [party]))
            }
        }
        return groups
    }

    /// Whether something puts a party on its side beside its being named in the article: it has a part in the conflict, is named in one
    /// breath with one of its side, or something is between it and one of the other. A state among people and bodies needs
    /// more: mostly it is where something happens.
    ///
    /// - Parameter colours: of all parties, the two that lead first.
    private func isPlaced(
        _ party: Int, _ isFirst: Bool, _ colours: [(party: Int, isFirst: Bool)], _ judging: SideJudging
    ) -> Bool {
        let parties = judging.evidence.parties
        func isState(_ party: Int) -> Bool { parties[party].kind == .state || parties[party].kind == .place }
        func isAtOdds() -> Bool { colours.contains { $0.isFirst != isFirst && judging.areAtOdds($0.party, party) } }
        // "nghị quyết của Hội đồng Bảo an" (the Security Council's resolution) says nothing of whose side it is on.
        if judging.isArbiter(party) {
            return isAtOdds() && takesPart(party, judging)
                || colours.contains { $0.isFirst == isFirst && judging.areKin($0.party, party) }
        }
        if isState(party), !colours.prefix(2).contains(where: { isState($0.party) }) {
            return parties[party].hasPart && isAtOdds()
        }
        return parties[party].hasPart || isAtOdds()
            || colours.contains {
                $0.isFirst == isFirst && $0.party != party && judging.areCompanions($0.party, party)
            }
    }

    /// Two states that only have the same opponent are aligned; who acts together, or is an ally, is one side.
    private func isOne(_ party: Int, with parties: [Int], _ judging: SideJudging, _ graph: SideGraph) -> Bool {
        parties.contains { other in
            let (one, another) = (judging.evidence.parties[party], judging.evidence.parties[other])
            guard let left = one.leader, let right = another.leader,
                one.kind == .state && another.kind == .state || one.isRebel != another.isRebel
            else { return true }
            if one.isRebel || another.isRebel, judging.areCompanions(party, other) { return true }
            // "Ba Lan và Hungary"
            return judging.areAllied(left, right) || judging.relations.tie(left, right).joint >= Self.oneness
                || judging.evidence.pairs[judging.evidence.pair(party, other)].joined > 0
                || graph.opposition(party, other) < SideModel.doubtfulOpposition
        }
    }

    private static let oneness = 0.4

    /// The state, body or person that leads, as the article calls it, or the crowd.
    private func label(of party: Int, _ judging: SideJudging) -> String {
        guard let leader = judging.evidence.parties[party].leader else {
            return judging.evidence.parties[party].first.map(text.string) ?? ""
        }
        if !references.profiles[leader].isCountry, let state = judging.leaders.states[leader] { return state }
        return text.name(of: references.entities[leader].name)
    }
}
