/// Makes features of what an article tells of its parties (a pure function with its surroundings).
struct SideJudging {
    let article: ReadArticle
    let quotes: [AttributedQuote]
    let evidence: SideEvidence
    let leaders: Parties
    /// What is known of those who lead by acts, words and quotations aimed at somebody.
    let relations: PartyRelations
    let subjects: [Report.Subject]
    /// How much the article's words speak for a dispute.
    let wording: Int
    /// Of each party against whom it is most hostile to.
    private let hostilities: [Double]
    private let standings: PartyStandings
    private let tables = PartyTables.shared
    private var references: References { article.references }

    init(
        article: ReadArticle, quotes: [AttributedQuote], evidence: SideEvidence, leaders: Parties,
        relations: PartyRelations, subjects: [Report.Subject], wording: Int
    ) {
        self.article = article
        self.quotes = quotes
        self.evidence = evidence
        self.leaders = leaders
        self.relations = relations
        self.subjects = subjects
        self.wording = wording
        var hostilities = [Double](repeating: 0, count: evidence.parties.count)
        for (one, other, tie) in relations.byOpposition {
            for leader in [one, other] {
                guard let place = evidence.partyOf[leader] else { continue }
                hostilities[place] = max(hostilities[place], tie.hostile)
            }
        }
        self.hostilities = hostilities
        standings = PartyStandings(count: evidence.parties.count) { one, other in
            let pair = evidence.pairs[evidence.pair(one, other)]
            let tie = Self.tie(one, other, evidence, relations)
            if pair.toward.conflicts > 0 || pair.blames > 0 || tie.hostile >= 0.3 { return -1 }
            let areWith = pair.joined > 0 || pair.listed > 0 || pair.apposed > 0 || pair.areRelatives
            return areWith || tie.friendly >= 0.3 ? 1 : 0
        }
    }

    /// Of each party how it stands to those who have much part in the conflict.
    private func neighbourhoods() -> [[SideFeature.Party]] {
        var found = [[SideFeature.Party]](repeating: [], count: evidence.parties.count)
        let isStrong = evidence.parties.indices.map { place in
            let party = evidence.parties[place]
            return hostilities[place] >= 0.7 || party.allDone >= 2 || party.allSuffered >= 2
        }
        for one in evidence.parties.indices {
            for other in evidence.parties.indices.dropFirst(one + 1) where isStrong[one] || isStrong[other] {
                let features = neighbourhood(one, other)
                for feature in features {
                    if isStrong[other], !found[one].contains(feature) { found[one].append(feature) }
                    if isStrong[one], !found[other].contains(feature) { found[other].append(feature) }
                }
            }
        }
        return found
    }

    /// Whether one belongs to the other, or both are named in one breath.
    func areCompanions(_ one: Int, _ other: Int) -> Bool {
        let pair = evidence.pairs[evidence.pair(one, other)]
        if pair.joined > 0 || pair.listed > 0 || pair.isKin || pair.areRelatives || pair.apposed > 0 { return true }
        let names = namesOf(one, other)
        return names.sharePlace || names.isWithin
    }

    /// Whether one belongs to the other, by its title or by its name.
    func areKin(_ one: Int, _ other: Int) -> Bool {
        evidence.pairs[evidence.pair(one, other)].isKin || bearsName(one, other)
    }

    /// Whether one's name holds the other's: "Hội Nghề cá Việt Nam", "Việt Nam".
    func bearsName(_ one: Int, _ other: Int) -> Bool { namesOf(one, other).isWithin }

    /// Whether two parties' names share a place, and whether one holds the other.
    private func namesOf(_ one: Int, _ other: Int) -> (sharePlace: Bool, isWithin: Bool) {
        guard let left = evidence.parties[one].leader, let right = evidence.parties[other].leader else {
            return (false, false)
        }
        let names = (references.entities[left].name, references.entities[right].name)
        return (
            sharePlace(names.0, names.1),
            contains(names.0, names.1) || contains(names.1, names.0)
        )
    }

    private func neighbourhood(_ one: Int, _ other: Int) -> [SideFeature.Party] {
        let pair = evidence.pairs[evidence.pair(one, other)]
        var features: [SideFeature.Party] = []
        if pair.joined > 0 { features.append(.besideJoined) }
        if pair.isKin { features.append(.besideBelongs) }
        if pair.apposed > 0 { features.append(.besideApposed) }
        if pair.areRelatives { features.append(.besideKin) }
        if pair.blames > 0 { features.append(.againstBlames) }
        if tie(one, other).hostile >= 0.3 { features.append(.againstHostile) }
        let names = namesOf(one, other)
        if names.sharePlace { features.append(.besidePlace) }
        if names.isWithin { features.append(.besideName) }
        return features
    }

    // MARK: Parties

    func featuresOfParties() -> [[SideFeature]] {
        neighbourhoods().enumerated().map { features(ofParty: $0, in: $1) }
    }

    private func features(ofParty place: Int, in neighbourhood: [SideFeature.Party]) -> [SideFeature] {
        let party = evidence.parties[place]
        var features: [SideFeature] = [.party(.bias), .kind(party.kind)]
        func add(_ feature: SideFeature.Party, if condition: Bool) { if condition { features.append(.party(feature)) } }
        add(.once, if: party.mentions == 1)
        add(.times2, if: party.mentions >= 2)
        add(.times4, if: party.mentions >= 4)
        add(.times8, if: party.mentions >= 8)
        add(.headline, if: party.isInHeadline)
        add(.lead, if: party.isInLead)
        add(.quoted, if: party.quotes > 0)
        add(.quoted2, if: party.quotes > 1)
        add(.expert, if: party.isExpert)
        let (done, suffered) = (party.allDone, party.allSuffered)
        add(.does1, if: done >= 1)
        add(.does2, if: done >= 2)
        add(.does4, if: done >= 4)
        add(.suffers1, if: suffered >= 1)
        add(.suffers2, if: suffered >= 2)
        add(.suffers4, if: suffered >= 4)
        add(.nearNone, if: party.conflictSentences == 0)
        add(.nearHalf, if: party.conflictSentences * 2 >= party.sentences && party.sentences > 0)
        add(.nearAll, if: party.conflictSentences == party.sentences && party.sentences > 0)
        add(.spokenOf, if: party.spokenOf > 0)
        add(.blamed, if: party.blamed > 0)
        add(.blamed2, if: party.blamed > 1)
        add(.settles2, if: party.does[ConflictKind.settle.number] >= 2)
        add(.acts, if: party.acts > 0)
        add(.isActedOn, if: party.isActedOn > 0)
        add(.isFriend, if: party.friendly > 0)
        add(.prosecuted, if: party.isProsecuted)
        add(.alone, if: party.isAlone)
        add(.complainer, if: party.role >= 2)
        add(.complained, if: party.role <= -2)
        let more = evidence.parties.count { $0.leader != nil && $0.mentions > party.mentions }
        add(.most, if: more == 0)
        add(.second, if: more == 1)
        add(.direct2, if: party.directs >= 2)
        add(.blames1, if: party.blames >= 1)
        add(.blames2, if: party.blames >= 2)
        add(.quotedDoes, if: party.quotes > 0 && done > 0)
        add(.silentDone, if: party.quotes == 0 && suffered > done)
        add(.titledQuoted, if: party.quotes > 0 && (party.kind == .official || party.kind == .business))
        let hostile = hostilities[place]
        add(.hostile1, if: hostile >= 0.3)
        add(.hostile2, if: hostile >= 0.7)
        add(.hostile3, if: hostile >= 1.5)
        add(.former, if: party.isFormer)
        features += neighbourhood.map { .party($0) }
        for word in ConflictKind.allCases.indices {
            if party.does[word] > 0 { features.append(.does(word)) }
            if party.suffers[word] > 0 { features.append(.suffers(word)) }
        }
        for (speech, count) in party.speeches.enumerated() where count > 0 { features.append(.speech(speech)) }
        return features
    }

    private func tie(_ one: Int, _ other: Int) -> PartyRelations.Tie { Self.tie(one, other, evidence, relations) }

    private static func tie(
        _ one: Int, _ other: Int, _ evidence: SideEvidence, _ relations: PartyRelations
    ) -> PartyRelations.Tie {
        guard let left = evidence.parties[one].leader, let right = evidence.parties[other].leader, left != right else {
            return PartyRelations.Tie()
        }
        return relations.tie(left, right)
    }

    // MARK: Pairs

    /// Whether one does or says something against the other.
    func areAtOdds(_ one: Int, _ other: Int) -> Bool {
        let pair = evidence.pairs[evidence.pair(one, other)]
        if pair.against > 0 || pair.aims > 0 || pair.blames > 0 || pair.toward.conflicts > 0 { return true }
        let tie = tie(one, other)
        return tie.hostile >= Self.hostility || tie.words > 0
    }

    private static let hostility = 0.3

    private func areRivals(_ one: Int, _ other: Int) -> Bool {
        guard let left = evidence.parties[one].leader, let right = evidence.parties[other].leader else { return false }
        return tables.areRivals(name(left), name(right))
    }

    func features(ofPair one: Int, _ other: Int) -> [SideFeature] {
        let (left, right) = (evidence.parties[one], evidence.parties[other])
        let pair = evidence.pairs[evidence.pair(one, other)]
        let tie = tie(one, other)
        let areRivals = areRivals(one, other)
        // Whoever lists rivals does not make them friends.
        let areAtOdds = areRivals || areAtOdds(one, other)
        var features: [SideFeature] = [.pair(.bias)]
        if let classes = SideFeature.classes(left.kind, right.kind) { features.append(.pair(classes)) }
        func add(_ feature: SideFeature.Pair, if condition: Bool) { if condition { features.append(.pair(feature)) } }
        // Two who are at odds are named together all the more: "Mỹ và Iran" says that they are with each other only where nothing says
        // that they are not.
        func addBond(_ feature: SideFeature.Pair, if condition: Bool) { add(feature, if: condition && !areAtOdds) }
        add(.hostile1, if: tie.hostile >= Self.hostility)
        add(.hostile2, if: tie.hostile >= 0.7)
        add(.hostile3, if: tie.hostile >= 1.5)
        addBond(.friendly1, if: tie.friendly >= 0.3)
        addBond(.friendly2, if: tie.friendly >= 0.7)
        addBond(.joint, if: tie.joint > 0)
        add(.words, if: tie.words > 0)
        let toward = pair.toward.conflicts
        add(.toward1, if: toward >= 1)
        add(.toward2, if: toward >= 2)
        add(.toward4, if: toward >= 4)
        add(.beside1, if: pair.besides >= 1)
        add(.beside3, if: pair.besides >= 3)
        add(.calm1, if: pair.calm >= 1)
        add(.calm3, if: pair.calm >= 3)
        addBond(.joined1, if: pair.joined >= 1)
        addBond(.joined2, if: pair.joined >= 2)
        add(.spoken, if: pair.spoken > 0)
        add(.blames1, if: pair.blames >= 1)
        add(.blames2, if: pair.blames >= 2)
        add(
            .accusesDenier,
            if: left.speeches[0] > 0 && right.speeches[1] > 0 || left.speeches[1] > 0 && right.speeches[0] > 0)
        add(.contrast, if: pair.contrast > 0)
        addBond(.agree, if: pair.agree > 0)
        let roles = (left.role.signum(), right.role.signum())
        add(.oppositeRoles, if: roles.0 * roles.1 < 0)
        add(.sameRoles, if: roles.0 * roles.1 > 0)
        add(.bothDo, if: left.allDone > left.allSuffered && right.allDone > right.allSuffered)
        add(.bothSuffer, if: left.allDone < left.allSuffered && right.allDone < right.allSuffered)
        add(.belongs, if: pair.isKin)
        add(.sameKind, if: left.kind == right.kind)
        add(.bothQuoted, if: left.quotes > 0 && right.quotes > 0)
        addBond(.apposed, if: pair.apposed > 0)
        add(.also, if: pair.also > 0)
        addBond(.introduced, if: pair.isIntroduced)
        addBond(.relatives, if: pair.areRelatives)
        let thirds = standings.thirds(one, other)
        add(.sameTarget1, if: thirds.same >= 1)
        add(.sameTarget2, if: thirds.same >= 2)
        add(.crossTarget1, if: thirds.cross >= 1)
        add(.crossTarget2, if: thirds.cross >= 2)
        add(.bothHeadline, if: left.isInHeadline && right.isInHeadline)
        add(.bothLead, if: left.isInLead && right.isInLead)
        add(.bothLater, if: !left.isInLead && !right.isInLead)
        add(.divided1, if: pair.divided >= 1)
        add(.divided2, if: pair.divided >= 2)
        add(.divided4, if: pair.divided >= 4)
        addBond(.near1, if: pair.near >= 1)
        addBond(.near3, if: pair.near >= 3)
        addBond(.listed, if: pair.listed > 0)
        add(.against1, if: pair.against >= 1)
        add(.against2, if: pair.against >= 2)
        addBond(.aided, if: pair.aided > 0)
        addBond(.supports, if: pair.supports > 0)
        add(.aims, if: pair.aims > 0)
        add(.praises, if: pair.praises > 0)
        add(.rolesFar, if: roles.0 * roles.1 < 0 && abs(left.role - right.role) >= 4)
        add(
            .doneSuffered,
            if: ConflictKind.allCases.contains {
                $0.isConflict
                    && (left.does[$0.number] > 0 && right.suffers[$0.number] > 0
                        || right.does[$0.number] > 0 && left.suffers[$0.number] > 0)
            })
        add(.oneSilent, if: (left.quotes > 0) != (right.quotes > 0))
        add(.rivals, if: areRivals)
        let names = namesOf(one, other)
        if let one = left.leader, let other = right.leader {
            addBond(.sharedPlace, if: names.sharePlace)
            addBond(.contains, if: names.isWithin)
            addBond(.allied, if: areAllied(one, other))
        }
        for word in ConflictKind.allCases where pair.toward[word.number] > 0 && (word != .agree || !areAtOdds) {
            features.append(.toward(word.number))
        }
        return features
    }

    /// Whether the names of two end alike, in two syllables: "UBND tỉnh Bắc Ninh", "Chi cục Kiểm lâm Bắc Ninh".
    private func sharePlace(_ one: TokenRange, _ other: TokenRange) -> Bool {
        guard one.count > 2, other.count > 2 else { return false }
        let tokens = article.read.text.tokens
        return (1...2).allSatisfy { tokens[one.upperBound - $0].key == tokens[other.upperBound - $0].key }
    }

    /// Whether a name holds another: "CSGT Bến Sông", "Bến Sông".
    private func contains(_ name: TokenRange, _ other: TokenRange) -> Bool {
        guard other.count >= 2, name.count > other.count else { return false }
        let tokens = article.read.text.tokens
        return (name.lowerBound...name.upperBound - other.count).contains { start in
            other.indices.allSatisfy { tokens[start + $0 - other.lowerBound].key == tokens[$0].key }
        }
    }

    /// Whether it is a body before which others bring their disputes.
    func isArbiter(_ party: Int) -> Bool { evidence.parties[party].leader.map { tables.isArbiter(name($0)) } ?? false }

    /// Whether both belong to one alliance, or one to the other.
    func areAllied(_ one: Int, _ other: Int) -> Bool {
        let (left, right) = (name(one), name(other))
        let (leftBlocs, rightBlocs) = (tables.blocs(of: left), tables.blocs(of: right))
        return leftBlocs.contains(right) || rightBlocs.contains(left) || leftBlocs.contains { rightBlocs.contains($0) }
    }

    private func name(_ leader: Int) -> String {
        leaders.states[leader] ?? references.entities[leader].canonical
            ?? article.read.text.name(of: references.entities[leader].name)
    }

    // MARK: The article

    private static let sureTopic = 0.3

    func featuresOfArticle() -> [SideFeature] {
        var features: [SideFeature] = [.article(.bias)]
        func add(_ feature: SideFeature.Article, if condition: Bool) {
            if condition { features.append(.article(feature)) }
        }
        let kinds = ConflictKind.allCases
        add(.sport, if: Subjects.isSport(subjects))
        add(.headline1, if: evidence.headlineWords > 0)
        let opening = evidence.opening.conflicts
        add(.lead1, if: opening >= 1)
        add(.lead2, if: opening >= 3)
        let density = evidence.words.conflicts * 100
        add(.dense1, if: density >= evidence.tokens)
        add(.dense2, if: density >= 2 * evidence.tokens)
        add(.dense3, if: density >= 3 * evidence.tokens)
        add(.dense5, if: density >= 5 * evidence.tokens)
        let present = kinds.enumerated().count { $1.isConflict && evidence.words[$0] > 0 }
        add(.kinds3, if: present >= 3)
        add(.kinds5, if: present >= 5)
        add(.kinds7, if: present >= 7)
        let accusing = quotes.count { SideFeature.Speech($0.stance) == .accuse }
        let denying = quotes.count { SideFeature.Speech($0.stance) == .deny }
        add(.accusing1, if: accusing >= 1)
        add(.accusing3, if: accusing >= 3)
        add(.denying1, if: denying >= 1)
        add(.denying2, if: denying >= 2)
        add(.accusedDenies, if: accusing > 0 && denying > 0)
        let speakers = evidence.parties.count { $0.quotes > 0 }
        add(.speakers2, if: speakers >= 2)
        add(.speakers4, if: speakers >= 4)
        let hostile = relations.byOpposition.first?.tie.opposition ?? 0
        var toward = 0
        var blames = 0
        var bothSpeak = 0
        for one in evidence.parties.indices {
            for other in evidence.parties.indices.dropFirst(one + 1) {
                let pair = evidence.pairs[evidence.pair(one, other)]
                toward = max(toward, pair.toward.conflicts)
                blames = max(blames, pair.blames)
                if pair.toward.conflicts + pair.blames > 0, evidence.parties[one].quotes > 0,
                    evidence.parties[other].quotes > 0
                {
                    bothSpeak += 1
                }
            }
        }
        add(.hostile1, if: hostile >= 0.3)
        add(.hostile2, if: hostile >= 0.7)
        add(.hostile3, if: hostile >= 1.5)
        add(.toward1, if: toward >= 1)
        add(.toward3, if: toward >= 3)
        add(.toward6, if: toward >= 6)
        add(.blames1, if: blames >= 1)
        add(.blames3, if: blames >= 3)
        add(.contrast1, if: evidence.contrasts >= 1)
        add(.contrast2, if: evidence.contrasts >= 2)
        add(.people, if: evidence.parties.contains { $0.kind == .people && $0.allDone > 0 })
        add(.spectators, if: evidence.parties.contains { $0.kind == .spectators && $0.allDone > 0 })
        add(.armed, if: evidence.parties.contains { $0.kind == .armed })
        add(.states2, if: evidence.parties.count { $0.kind == .state } >= 2)
        add(.law, if: evidence.parties.contains { $0.kind == .law && $0.does[ConflictKind.settle.number] > 0 })
        add(.prosecuted, if: evidence.parties.contains(where: \.isProsecuted))
        add(
            .crossed,
            if: evidence.parties.contains { $0.role >= 2 } && evidence.parties.contains { $0.role <= -2 })
        add(.bothSpeak1, if: bothSpeak >= 1)
        add(.bothSpeak2, if: bothSpeak >= 2)
        for subject in subjects where subject.confidence >= Self.sureTopic {
            if let topic = SideFeature.Article.topics[subject.code] { features.append(.article(topic)) }
        }
        add(.settles2, if: evidence.words[ConflictKind.settle.number] >= 3)
        add(.settles4, if: evidence.words[ConflictKind.settle.number] >= 6)
        for (feature, least) in SideFeature.Article.wordings { add(feature, if: wording >= least) }
        for word in kinds.indices {
            if evidence.words[word] >= 2 { features.append(.has(word)) }
            if evidence.opening[word] > 0 { features.append(.opening(word)) }
        }
        return features
    }
}
