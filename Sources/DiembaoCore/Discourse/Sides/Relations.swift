/// How the parties of an article stand to one another: what speaks for an opposition and what against it (data).
struct PartyRelations: Sendable {
    /// What is known of two parties (data).
    struct Tie: Sendable {
        /// What they do to each other, and what they say of each other.
        var acts = 0.0
        /// What one imposes on the other, a part of ``acts``.
        var measures = 0.0
        /// What the writer calls their relation.
        var words = 0.0
        var friendly = 0.0
        /// What they do together, a part of ``friendly``.
        var joint = 0.0

        /// Words alone make no dispute, however many there are.
        var hostile: Double { acts + min(words, Tie.mostWords) }
        /// What is left of the hostility where they are friendly, too.
        var opposition: Double { hostile - friendly }

        static let mostWords = 1.2

        static func += (tie: inout Tie, other: Tie) {
            tie.acts += other.acts
            tie.measures += other.measures
            tie.words += other.words
            tie.friendly += other.friendly
            tie.joint += other.joint
        }
    }

    private struct Pair: Hashable {
        var low: Int
        var high: Int

        init(_ one: Int, _ other: Int) {
            low = min(one, other)
            high = max(one, other)
        }
    }

    private var ties: [Pair: Tie] = [:]

    mutating func change(_ one: Int, _ other: Int, _ change: (inout Tie) -> Void) {
        guard one != other else { return }
        let pair = Pair(one, other)
        guard ties[pair] != nil || ties.count < Self.mostPairs else { return }
        change(&ties[pair, default: Tie()])
    }

    /// More pairs than that say nothing that the first do not.
    private static let mostPairs = 256

    func tie(_ one: Int, _ other: Int) -> Tie { ties[Pair(one, other)] ?? Tie() }

    /// Every pair, those that are most at odds first.
    var byOpposition: [(one: Int, other: Int, tie: Tie)] {
        ties.map { ($0.key.low, $0.key.high, $0.value) }.sorted {
            if $0.2.opposition != $1.2.opposition { return $0.2.opposition > $1.2.opposition }
            return $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1
        }
    }

    /// The relations between those who lead, from the relations between all who are named.
    func gathered(_ parties: Parties) -> PartyRelations {
        var gathered = PartyRelations()
        for (one, other, tie) in byOpposition {
            gathered.change(parties.leaders[one], parties.leaders[other]) { $0 += tie }
        }
        return gathered
    }
}

/// Gathers from events, quotations and words of opposition how the parties stand to one another (a pass).
struct RelationFinding {
    let article: ReadArticle
    let quotes: [AttributedQuote]
    let events: [FoundEvent]
    let parties: Parties
    /// A match is no dispute: its words of fighting count for nothing.
    let isSport: Bool
    private let references: References
    private let tables = PartyTables.shared
    /// By entity: whether it can be a party.
    private let isEligible: [Bool]
    private let past: PastTelling
    /// Up to here the article tells its news: headline and lead.
    private let newsEnd: Int
    private var text: TokenizedText { article.read.text }

    init(
        article: ReadArticle, quotes: [AttributedQuote], events: [FoundEvent], parties: Parties, isSport: Bool
    ) {
        self.article = article
        self.quotes = quotes
        self.events = events
        self.parties = parties
        self.isSport = isSport
        references = article.references
        newsEnd = article.newsEnd
        past = PastTelling(article: article)
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
    private func factor(at token: Int) -> Double {
        if token < newsEnd { return Self.newsFactor }
        return past.holds(token) ? Self.pastFactor : 1
    }

    private static let newsFactor = 1.5
    private static let pastFactor = 0.4

    private static let mostParticipants = 4
    private static let deeds: Set<Report.Event.Kind> = [.assault, .coerce, .mobilize, .threaten]
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
    private static let inquiries: Set<Report.Event.Mode> = [.investigate, .interrogate, .inspect, .impeach]

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

    private static let prosecuted: Set<Report.Event.Kind> = [
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
        guard let first = others.first else { return }
        for at in first.range.upperBound..<max(first.range.upperBound, content.upperBound)
        where text.tokens[at].isWord {
            guard let (word, _) = tables.word(text.tokens, at: at, end: content.upperBound), word.frame == .blame,
                !isNegated(at, content.lowerBound),
                let blamed = references.mentions(in: content.lowerBound..<at).last(where: { isEligible[$0.entity] }),
                parties.leaders[blamed.entity] != parties.leaders[speaker]
            else { continue }
            relations.change(speaker, blamed.entity) { $0.acts += word.weight * certainty(of: quote) }
            return
        }
    }

    /// In tokens.
    private static let longestBlame = 80

    // MARK: Words

    /// A party that is named in a sentence (data).
    private struct Named {
        var range: TokenRange
        var entity: Int
        var leader: Int
    }

    /// Whether a state is named only for where something happens, or for those who fight it.
    private func isPlaceOnly(_ mention: References.Mention) -> Bool {
        references.entities[mention.entity].kind == .location
            && (text.isWhere(mention.range) || text.isOfRebels(mention.range))
    }

    private func addWords(_ relations: inout PartyRelations) {
        var next = 0
        var suit = (plaintiffs: [Int](), defendants: [Int]())
        for (sentence, _) in article.ownSentences {
            let named = named(in: sentence, &next)
            guard !named.isEmpty else { continue }
            addWords(of: sentence, named, &suit, &relations)
        }
        for plaintiff in suit.plaintiffs.prefix(Self.mostParticipants) {
            for defendant in suit.defendants.prefix(Self.mostParticipants) {
                relations.change(plaintiff, defendant) { $0.acts += Self.suit }
            }
        }
    }

    /// - Parameter next: the first mention that may stand in the sentence; afterwards, in one behind it.
    private func named(in sentence: TokenRange, _ next: inout Int) -> [Named] {
        let mentions = references.mentions
        var named: [Named] = []
        while next < mentions.count, mentions[next].range.lowerBound < sentence.upperBound {
            let mention = mentions[next]
            next += 1
            guard mention.range.lowerBound >= sentence.lowerBound, isEligible[mention.entity],
                named.count < Self.mostNamed, !isPlaceOnly(mention),
                mention.range.lowerBound >= (named.last?.range.upperBound ?? 0)
            else { continue }
            named.append(
                Named(range: mention.range, entity: mention.entity, leader: parties.leaders[mention.entity]))
        }
        return named
    }

    private func addWords(
        of sentence: TokenRange, _ named: [Named], _ suit: inout (plaintiffs: [Int], defendants: [Int]),
        _ relations: inout PartyRelations
    ) {
        let isAlone = named.allSatisfy { $0.entity == named[0].entity }
        var at = sentence.lowerBound
        while at < sentence.upperBound {
            guard let (word, length) = tables.word(text.tokens, at: at, end: sentence.upperBound) else {
                at += 1
                continue
            }
            let range = at..<at + length
            at += length
            switch word.frame {
            case .blame: break
            case .plaintiff: if let party = party(after: range, named) { suit.plaintiffs.append(party) }
            case .defendant: if let party = party(after: range, named) { suit.defendants.append(party) }
            case .between, .toward:
                guard !isAlone, !isSport, !isNegated(range.lowerBound, sentence.lowerBound),
                    !article.read.isOnce(range.lowerBound, from: sentence.lowerBound)
                else { continue }
                let opens = range.lowerBound <= sentence.lowerBound + 1
                let pair = word.frame == .between ? pair(around: range, named) : pair(across: range, named, opens)
                if let pair { add(word, range, pair, &relations) }
            }
        }
    }

    /// What a word says of two who stand around it; `share` is how surely it is they.
    private func add(
        _ word: PartyTables.Word, _ range: TokenRange, _ pair: (one: Int, other: Int, share: Double),
        _ relations: inout PartyRelations
    ) {
        let weight = word.weight * pair.share * factor(at: range.lowerBound)
        relations.change(pair.one, pair.other) {
            if weight > 0 { $0.words += weight } else { $0.friendly -= weight }
        }
    }

    private static let mostNamed = 24
    /// What it says that one is the plaintiff and the other the defendant.
    private static let suit = 0.8

    private func party(after word: TokenRange, _ named: [Named]) -> Int? {
        named.first { $0.range.lowerBound >= word.upperBound && $0.range.lowerBound - word.upperBound <= 6 }?.entity
    }

    private func isNegated(_ word: Int, _ start: Int) -> Bool {
        (max(start, word - 2)..<word).contains { article.read.isNegation($0) }
    }

    /// Two who are named together, the nearest to the word; else the only two of the sentence.
    private func pair(around word: TokenRange, _ named: [Named]) -> (one: Int, other: Int, share: Double)? {
        var best: (distance: Int, place: Int)?
        for place in named.indices.dropLast() where named[place].leader != named[place + 1].leader {
            let between = named[place].range.upperBound..<named[place + 1].range.lowerBound
            let isOver = between.contains(word.lowerBound) && between.count <= word.count + 4
            guard isOver || areTogether(between) else { continue }
            let distance =
                named[place].range.lowerBound >= word.upperBound
                ? named[place].range.lowerBound - word.upperBound
                : max(0, word.lowerBound - named[place + 1].range.upperBound)
            if distance <= Self.reach, best == nil || distance < best!.distance { best = (distance, place) }
        }
        if let best { return (named[best.place].entity, named[best.place + 1].entity, 1) }
        guard let first = named.first, let other = named.first(where: { $0.leader != first.leader }),
            named.allSatisfy({ $0.leader == first.leader || $0.leader == other.leader })
        else { return nil }
        return (first.entity, other.entity, 0.5)
    }

    private static let reach = 14

    /// "A - B", "A và B", "A với B", "A và đồng minh B".
    private func areTogether(_ between: TokenRange) -> Bool {
        guard between.count <= 4, let first = between.first else { return false }
        switch text.tokens[first].sign {
        case .hyphen, .dash, .slash: return true
        default: return Self.joiners.contains(text.tokens[first].key)
        }
    }

    private static let joiners = SyllableSet(.relationJoints)

    /// Who stands before a word and who after it; where the word opens its sentence, who follows the comma: "Đáp trả động thái của
    /// Mỹ, Nga …".
    private func pair(
        across word: TokenRange, _ named: [Named], _ opensSentence: Bool
    ) -> (one: Int, other: Int, share: Double)? {
        guard let place = named.firstIndex(where: { $0.range.lowerBound >= word.upperBound }),
            named[place].range.lowerBound - word.upperBound <= 6
        else { return nil }
        let after = named[place]
        if opensSentence, place + 1 < named.count {
            let next = named[place + 1]
            let comma = (after.range.upperBound..<next.range.lowerBound).first { text.isSign(.comma, at: $0) }
            guard let comma, next.range.lowerBound - comma <= 6 else { return nil }
            return (next.entity, after.entity, 1)
        }
        guard place > 0, word.lowerBound - named[place - 1].range.upperBound <= 12 else { return nil }
        return (named[place - 1].entity, after.entity, 1)
    }
}
