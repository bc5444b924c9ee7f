/// What an article tells of its parties, named and unnamed, and of how they stand to each other (data).
struct SideEvidence: Sendable {
    /// A party (data).
    struct Party: Sendable {
        /// Who leads it, among the entities; `nil` where it has no name.
        var leader: Int?
        var kind: SideFeature.Kind
        /// Where an unnamed one is first told of.
        var first: TokenRange?
        var mentions = 0
        var isInHeadline = false
        var isInLead = false
        var quotes = 0
        var isExpert = false
        /// By ``SideFeature/Speech``.
        var speeches = [Int](repeating: 0, count: SideFeature.Speech.allCases.count)
        /// By ``ConflictKind``.
        var does = ConflictCounts()
        var suffers = ConflictCounts()
        var sentences = 0
        var conflictSentences = 0
        /// By how many quotations of others, and how many of these hold a word of conflict.
        var spokenOf = 0
        var blamed = 0
        var acts = 0
        var isActedOn = 0
        var friendly = 0
        var isProsecuted = false
        /// How many quotations of its own speak of another with a word of conflict.
        var blames = 0
        var directs = 0
        /// Whether a person is called by a former title only.
        var isFormer = false
        /// Whether it is called rebels, gunmen, terrorists: "phiến quân", "khủng bố IS".
        var isRebel = false
        /// Whether a sentence of the body holds nothing else: the writer's name.
        var isAlone = false

        /// Whether it only explains or reports: an expert, an outlet.
        var isObserver: Bool {
            guard acts == 0, isActedOn == 0 else { return false }
            switch kind {
            case .expert, .outlet: return true
            case .lay, .titled, .body: return isExpert
            default: return false
            }
        }

        var allDone: Int { does.conflicts }
        var allSuffered: Int { suffers.conflicts }
        /// Above 0 for who complains and demands, below for who denies, decides and is complained of.
        var role: Int {
            var role = 0
            for kind in [ConflictKind.complain, .protest, .sue, .demand, .mock] {
                role += does[kind.number] - suffers[kind.number]
            }
            for kind in [ConflictKind.deny, .punish] { role -= does[kind.number] - suffers[kind.number] }
            role += 2 * (speeches[0] - speeches[1])
            return role - blamed
        }
    }

    /// Two parties (data).
    struct Pair: Sendable {
        /// By ``ConflictKind``.
        var toward = ConflictCounts()
        var besides = 0
        var calm = 0
        var joined = 0
        var spoken = 0
        var blames = 0
        var contrast = 0
        var agree = 0
        /// How often one speaks after the other with "cũng" (too).
        var also = 0
        /// Whether one belongs to the other by title or by name.
        var isKin = false
        /// Whether one is a relative of the other.
        var areRelatives = false
        /// How often a word of conflict stands between the two where nobody else does, and how often they are near without one.
        var divided = 0
        var near = 0
        /// How often both stand in one list, with titles or without.
        var listed = 0
        /// How often one stands beside the other with a title between: "ông Lúa, giám đốc Công ty Sông Xanh".
        var apposed = 0
        /// Whether one is first told of right after the other: "người phát ngôn Bộ Ngoại giao Mỹ Jane Roe".
        var isIntroduced = false
    }

    var parties: [Party] = []
    /// Party of each entity.
    var partyOf: [Int?]
    /// By pair of parties; ``pair(_:_:)`` says where.
    var pairs: [Pair] = []
    /// Words of conflict by kind, and those of headline and lead.
    var words = ConflictCounts()
    var headlineWords = 0
    var opening = ConflictCounts()
    var tokens = 0
    /// The party that each quotation is of.
    var speakers: [Int?] = []
    var contrasts = 0

    func pair(_ one: Int, _ other: Int) -> Int { min(one, other) * parties.count + max(one, other) }
}

/// Gathers what speaks for the sides of an article (a pass).
struct SideEvidenceFinding {
    let article: ReadArticle
    let quotes: [AttributedQuote]
    let events: [FoundEvent]
    let leaders: Parties
    private let references: References
    private let tables = ConflictTables.shared
    private var text: TokenizedText { article.read.text }

    init(article: ReadArticle, quotes: [AttributedQuote], events: [FoundEvent], leaders: Parties) {
        self.article = article
        self.quotes = quotes
        self.events = events
        self.leaders = leaders
        references = article.references
    }

    /// Who is told of less often than so many others is left out.
    static let mostParties = 24
    private static let mostNamed = 24

    /// A party that is told of in a sentence (data).
    private struct Named {
        var range: TokenRange
        var party: Int
    }

    /// A word of conflict (data).
    private struct Word {
        var range: TokenRange
        var kind: Int
        /// Where a word of the passive stands before it.
        var passive: Int?
    }

    func find() -> SideEvidence {
        var evidence = SideEvidence(partyOf: [Int?](repeating: nil, count: references.entities.count))
        let scan = scan(&evidence)
        choose(&evidence, scan)
        addSpeakers(&evidence, scan)
        addSentences(&evidence, scan)
        addQuotes(&evidence, scan)
        addEvents(&evidence)
        addBelonging(&evidence)
        return evidence
    }

    // MARK: Words

    /// What stands in the text, by sentence (data).
    private struct Scan {
        var sentences: [TokenRange] = []
        /// By sentence.
        var words: [Range<Int>] = []
        var allWords: [Word] = []
        /// Unnamed parties, in the order of the text.
        var unnamed: [(range: TokenRange, party: Int)] = []
    }

    private func scan(_ evidence: inout SideEvidence) -> Scan {
        var scan = Scan()
        var paragraph = 0
        for sentence in article.sentences {
            while paragraph + 1 < text.paragraphs.count, text.paragraphs[paragraph].upperBound <= sentence.lowerBound {
                paragraph += 1
            }
            switch article.structure.roles[paragraph] {
            case .credit, .boilerplate, .caption: continue
            default: break
            }
            let isHeadline = article.structure.roles[paragraph] == .headline
            let isOpening = isHeadline || article.structure.roles[paragraph] == .lead
            let first = scan.allWords.count
            var passive: Int?
            var at = sentence.lowerBound
            while at < sentence.upperBound {
                guard text.tokens[at].isWord, article.read.isWordStart(at) else {
                    if text.tokens[at].kind == .sign { passive = nil }
                    at += 1
                    continue
                }
                if text.isWord(.suffers, at: at) { passive = at }
                guard let (value, length) = tables.entry(text.tokens, at: at, end: sentence.upperBound),
                    article.read.isWordStart(at + length) || length > 1, article.read.name(holding: at) == nil
                else {
                    at += 1
                    continue
                }
                let range = at..<at + length
                at += length
                switch value {
                case .none: break
                case .party(let party): scan.unnamed.append((range, party))
                case .word(let kind):
                    guard !isNegated(range.lowerBound, sentence.lowerBound), !isPast(range.lowerBound, sentence) else {
                        continue
                    }
                    scan.allWords.append(Word(range: range, kind: kind, passive: passive))
                    evidence.words[kind] += 1
                    if isOpening { evidence.opening[kind] += 1 }
                    if isHeadline, ConflictKind.allCases[kind].isConflict { evidence.headlineWords += 1 }
                }
            }
            scan.sentences.append(sentence)
            scan.words.append(first..<scan.allWords.count)
            evidence.tokens += sentence.count
        }
        return scan
    }

    /// Whether what a word tells is over: "từng cáo buộc" (once accused).
    private func isPast(_ word: Int, _ sentence: TokenRange) -> Bool {
        (max(sentence.lowerBound, word - 2)..<word).contains { text.isWord(.once, at: $0) }
    }

    private func isNegated(_ word: Int, _ start: Int) -> Bool {
        (max(start, word - 2)..<word).contains { article.read.isNegation($0) }
    }

    // MARK: Parties

    private func choose(_ evidence: inout SideEvidence, _ scan: Scan) {
        var counts = [Int](repeating: 0, count: references.entities.count)
        for mention in references.mentions where canAct(mention) { counts[leaders.leaders[mention.entity]] += 1 }
        var unnamedCounts = [Int](repeating: 0, count: tables.parties.count)
        var firsts = [TokenRange?](repeating: nil, count: tables.parties.count)
        for (range, party) in scan.unnamed where !isNamed(range) {
            unnamedCounts[party] += 1
            if firsts[party] == nil { firsts[party] = range }
        }
        let newsEnd = article.newsEnd
        var chosen = counts.indices.filter { counts[$0] > 0 }
        if chosen.count > Self.mostParties {
            chosen = chosen.sorted { counts[$0] != counts[$1] ? counts[$0] > counts[$1] : $0 < $1 }
                .prefix(Self.mostParties).sorted()
        }
        for leader in chosen {
            evidence.parties.append(
                SideEvidence.Party(
                    leader: leader, kind: kind(of: leader), mentions: counts[leader], isFormer: isFormer(leader)))
        }
        for mention in references.mentions where text.isOfRebels(mention.range) {
            guard references.entities[mention.entity].kind == .organization,
                let party = chosen.firstIndex(of: leaders.leaders[mention.entity])
            else { continue }
            evidence.parties[party].isRebel = true
        }
        for entity in references.entities.indices {
            evidence.partyOf[entity] = chosen.firstIndex(of: leaders.leaders[entity])
        }
        for (party, kind) in tables.parties.enumerated() {
            guard let first = firsts[party], !hasName(kind, evidence) else { continue }
            evidence.parties.append(
                SideEvidence.Party(
                    leader: nil, kind: kind, first: first, mentions: unnamedCounts[party],
                    isInLead: first.lowerBound < newsEnd))
        }
        let none = SideEvidence.Pair()
        evidence.pairs = [SideEvidence.Pair](repeating: none, count: evidence.parties.count * evidence.parties.count)
    }

    /// Whether "công ty" (the company) means one that is named.
    private func hasName(_ kind: SideFeature.Kind, _ evidence: SideEvidence) -> Bool {
        !kind.isCrowd && evidence.parties.contains { $0.leader != nil && $0.kind == kind }
    }

    /// Whether a phrase only says whose people a name is among, or is a mention of somebody named: "gia đình bà Lan".
    private func isNamed(_ range: TokenRange) -> Bool {
        for mention in references.mentions(in: max(0, range.lowerBound - 2)..<range.upperBound + 3) {
            if mention.range.overlaps(range) { return true }
            let isNext = mention.range.lowerBound >= range.upperBound
            if isNext, references.profiles[mention.entity].isPerson { return true }
        }
        return false
    }

    private func isFormer(_ entity: Int) -> Bool {
        let roles = references.entities[entity].roles
        return !roles.isEmpty && roles.allSatisfy { PartyFinding.isFormer($0.title.lowerBound, text) }
    }

    /// Places are parties where somebody acts for them: "chính quyền Kerala" and "trạm BOT Ninh Lộc", but not "ở Ninh Lộc".
    private func canAct(_ mention: References.Mention) -> Bool {
        let leader = leaders.leaders[mention.entity]
        switch references.entities[leader].kind {
        case .person, .organization: return true
        case .location:
            let isPlace = references.entities[mention.entity].kind == .location
            guard !isPlace || !text.isWhere(mention.range) && !text.isOfRebels(mention.range) else { return false }
            return references.profiles[leader].isCountry || leaders.states[leader] != nil
                || isBloc(references.entities[leader].name) || actor(before: mention.range.lowerBound) != nil
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

    private func isBloc(_ name: TokenRange) -> Bool {
        switch text.place(at: name.lowerBound)?.kind {
        case .bloc: true
        default: false
        }
    }

    private func kind(of leader: Int) -> SideFeature.Kind {
        if leaders.states[leader] != nil { return .state }
        let profile = references.profiles[leader]
        switch references.entities[leader].kind {
        case .person: return kind(ofPerson: leader)
        case .location:
            if profile.isCountry || isBloc(references.entities[leader].name) { return .state }
            return references.mentions.lazy.compactMap {
                leaders.leaders[$0.entity] == leader ? actor(before: $0.range.lowerBound) : nil
            }.first ?? .place
        case .organization, .other: break
        }
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

    // MARK: Speakers

    private func addSpeakers(_ evidence: inout SideEvidence, _ scan: Scan) {
        let firstUnnamed = evidence.parties.firstIndex { $0.leader == nil } ?? evidence.parties.count
        evidence.speakers = quotes.map { quote in
            guard let speaker = quote.speaker else { return nil }
            if let entity = speaker.entity { return evidence.partyOf[entity] }
            if let group = speaker.group {
                return references.groups[group].members.first.flatMap { evidence.partyOf[$0] }
            }
            let range = speaker.phrase.range
            let next = scan.unnamed.partitioningIndex { $0.range.upperBound > range.lowerBound }
            if next < scan.unnamed.count, scan.unnamed[next].range.lowerBound < range.upperBound {
                return unnamedParty(scan.unnamed[next].party, evidence, firstUnnamed)
            }
            return references.names(in: range).compactMap { evidence.partyOf[$0] }.first
        }
        for (place, quote) in quotes.enumerated() {
            guard let speaker = evidence.speakers[place] else { continue }
            evidence.parties[speaker].quotes += 1
            if quote.type == .direct { evidence.parties[speaker].directs += 1 }
            if let speech = SideFeature.Speech(quote.stance) {
                evidence.parties[speaker].speeches[SideFeature.Speech.allCases.firstIndex(of: speech)!] += 1
            }
            switch quote.speaker?.sourceKind {
            case .expert, .media: evidence.parties[speaker].isExpert = true
            default: break
            }
        }
    }

    private func unnamedParty(_ number: Int, _ evidence: SideEvidence, _ first: Int) -> Int? {
        evidence.parties.indices[first...].first { place in
            guard let range = evidence.parties[place].first,
                case .party(number) = tables.entry(text.tokens, at: range.lowerBound, end: range.upperBound)?.value
            else { return false }
            return true
        }
    }

    // MARK: Sentences

    private func addSentences(_ evidence: inout SideEvidence, _ scan: Scan) {
        let firstUnnamed = evidence.parties.firstIndex { $0.leader == nil } ?? evidence.parties.count
        var unnamedParties = [Int?](repeating: nil, count: tables.parties.count)
        for number in tables.parties.indices { unnamedParties[number] = unnamedParty(number, evidence, firstUnnamed) }
        let newsEnd = article.newsEnd
        let headlineEnd = article.structure.headline?.upperBound ?? 0
        var nextMention = 0
        var nextUnnamed = 0
        let mentions = references.mentions
        // A sort by `self.quotes` would copy all of `self`.
        let quotes = quotes
        let quotesInOrder = quotes.indices.sorted { quotes[$0].content.lowerBound < quotes[$1].content.lowerBound }
        let starts = quotesInOrder.map { quotes[$0].content.lowerBound }
        var named: [Named] = []
        for (place, sentence) in scan.sentences.enumerated() {
            named.removeAll(keepingCapacity: true)
            while nextMention < mentions.count, mentions[nextMention].range.lowerBound < sentence.lowerBound {
                nextMention += 1
            }
            while nextUnnamed < scan.unnamed.count, scan.unnamed[nextUnnamed].range.lowerBound < sentence.lowerBound {
                nextUnnamed += 1
            }
            func addUnnamed(before token: Int) {
                while nextUnnamed < scan.unnamed.count, scan.unnamed[nextUnnamed].range.lowerBound < token {
                    let (range, number) = scan.unnamed[nextUnnamed]
                    nextUnnamed += 1
                    guard let party = unnamedParties[number], range.lowerBound >= named.last?.range.upperBound ?? 0,
                        named.count < Self.mostNamed, !isNamed(range)
                    else { continue }
                    named.append(Named(range: range, party: party))
                }
            }
            while nextMention < mentions.count, mentions[nextMention].range.lowerBound < sentence.upperBound {
                let mention = mentions[nextMention]
                nextMention += 1
                addUnnamed(before: mention.range.lowerBound)
                guard let party = evidence.partyOf[mention.entity], named.count < Self.mostNamed, canAct(mention),
                    mention.range.lowerBound >= named.last?.range.upperBound ?? 0
                else { continue }
                named.append(Named(range: mention.range, party: party))
            }
            addUnnamed(before: sentence.upperBound)
            guard !named.isEmpty else { continue }
            let words = scan.allWords[scan.words[place]]
            let isConflict = words.contains { ConflictKind.allCases[$0.kind].isConflict }
            var seen: [Int] = []
            for (order, one) in named.enumerated() where !seen.contains(one.party) {
                seen.append(one.party)
                if evidence.parties[one.party].sentences == 0, order > 0, named[order - 1].party != one.party,
                    isIntroduced(one, by: named[order - 1], words)
                {
                    evidence.pairs[evidence.pair(one.party, named[order - 1].party)].isIntroduced = true
                }
                evidence.parties[one.party].sentences += 1
                if isConflict { evidence.parties[one.party].conflictSentences += 1 }
                if one.range.lowerBound < headlineEnd { evidence.parties[one.party].isInHeadline = true }
                if one.range.lowerBound < newsEnd { evidence.parties[one.party].isInLead = true }
            }
            for (place, one) in seen.enumerated() {
                for other in seen[(place + 1)...] {
                    let pair = evidence.pair(one, other)
                    if isConflict { evidence.pairs[pair].besides += 1 } else { evidence.pairs[pair].calm += 1 }
                }
            }
            if sentence.lowerBound >= newsEnd, named[0].range.lowerBound == sentence.lowerBound,
                named[0].range.upperBound == sentence.upperBound
                    || text.isSign(.openParenthesis, at: named[0].range.upperBound)
                        && sentence.count <= named[0].range.count + Self.longestRemark
            {
                evidence.parties[named[0].party].isAlone = true
            }
            for place in named.indices.dropLast() where named[place].party != named[place + 1].party {
                let between = named[place].range.upperBound..<named[place + 1].range.lowerBound
                let pair = evidence.pair(named[place].party, named[place + 1].party)
                let isDivided = words.contains {
                    between.contains($0.range.lowerBound) && ConflictKind.allCases[$0.kind].isConflict
                }
                if isDivided {
                    evidence.pairs[pair].divided += 1
                } else if between.count <= Self.nearness {
                    evidence.pairs[pair].near += 1
                }
                if areRelatives(between) { evidence.pairs[pair].areRelatives = true }
                if areJoined(between) { evidence.pairs[pair].joined += 1 }
                if areApposed(named[place], between, evidence) { evidence.pairs[pair].apposed += 1 }
            }
            addLists(named, &evidence)
            for word in words {
                let after = starts.partitioningIndex { $0 > word.range.lowerBound }
                let speaker = quotesInOrder[..<after].suffix(Self.mostNested).last {
                    quotes[$0].content.upperBound >= word.range.upperBound
                }
                add(word, named, speaker, &evidence)
            }
        }
    }

    /// "A và B", "A, B".
    private func areJoined(_ between: TokenRange) -> Bool {
        guard between.count <= 2, let first = between.first else { return false }
        return text.isSign(.comma, at: first) || Self.joiners.contains(text.tokens[first].key)
    }

    /// In tokens.
    private static let nearness = 8

    /// "Brazil, Argentina, Chile và Peru": every two of a list.
    private func addLists(_ named: [Named], _ evidence: inout SideEvidence) {
        var first = 0
        for place in named.indices.dropFirst() {
            let between = named[place - 1].range.upperBound..<named[place].range.lowerBound
            if !areListed(between, named[place]) { first = place }
            for other in max(first, place - Self.longestList)..<place where named[other].party != named[place].party {
                evidence.pairs[evidence.pair(named[other].party, named[place].party)].listed += 1
            }
        }
    }

    private static let longestList = 8

    /// "A, B", "nghị sĩ A, Bộ trưởng Quốc phòng B".
    private func areListed(_ between: TokenRange, _ next: Named) -> Bool {
        guard let first = between.first,
            text.isSign(.comma, at: first) || Self.joiners.contains(text.tokens[first].key)
        else { return false }
        guard between.count > 1 else { return true }
        guard let entity = references.entity(ofName: next.range) else { return false }
        if between.count == 2, text.speaker(at: first + 1)?.kind == .kin { return true }
        return references.entities[entity].roles.contains { $0.range == first + 1..<next.range.lowerBound }
    }

    /// "bà Thảo là vợ của ông An", "bà Clinton cùng chồng, cựu tổng thống Bill Clinton"; but not "vợ cũ" (the former wife).
    private func areRelatives(_ between: TokenRange) -> Bool {
        guard between.count <= Self.longestKinship,
            let relative = between.first(where: { Self.relatives.contains(text.tokens[$0].key) })
        else { return false }
        return !text.isWord(Self.old, at: relative + 1)
    }

    private static let relatives = Syllable.keys("vợ chồng con cháu em mẹ bố cha")
    private static let old = Syllable("cũ")
    /// In tokens.
    private static let longestKinship = 6

    private func isIntroduced(_ one: Named, by other: Named, _ words: ArraySlice<Word>) -> Bool {
        let between = other.range.upperBound..<max(other.range.upperBound, one.range.lowerBound)
        return between.count <= 6 && !between.contains { text.tokens[$0].kind == .sign }
            && !words.contains { $0.range.overlaps(between) }
    }

    /// A person with a title after it, up to what the title is of.
    private func areApposed(_ person: Named, _ between: TokenRange, _ evidence: SideEvidence) -> Bool {
        guard (2...8).contains(between.count), let first = between.first, evidence.parties[person.party].leader != nil,
            text.isSign(.comma, at: first) || text.isSign(.hyphen, at: first) || text.isSign(.dash, at: first)
        else { return false }
        return text.speaker(at: first + 1)?.kind == .title
    }

    private static let joiners = Syllable.keys("và cùng lẫn")
    /// So many quotations hold one another at most.
    private static let mostNested = 4
    /// "(tổng hợp)", in tokens.
    private static let longestRemark = 6
    /// In tokens.
    private static let reachBefore = 16
    private static let reachAfter = 10

    private func add(_ word: Word, _ named: [Named], _ quote: Int?, _ evidence: inout SideEvidence) {
        let kind = ConflictKind.allCases[word.kind]
        guard kind != .contrast else { return }
        var subject: Int?
        var object: Int?
        let after = named.first {
            $0.range.lowerBound >= word.range.upperBound
                && $0.range.lowerBound - word.range.upperBound <= Self.reachAfter
        }?.party
        if let passive = word.passive, word.range.lowerBound - passive <= Self.reachAfter {
            object =
                named.last {
                    $0.range.upperBound <= passive && passive - $0.range.upperBound <= Self.reachBefore
                }?.party
            subject =
                named.last { $0.range.lowerBound > passive && $0.range.upperBound <= word.range.lowerBound }?.party
            // "bị phản đối bởi A" has its actor after it, but what follows may be anything else as well.
        } else {
            subject =
                named.last {
                    $0.range.upperBound <= word.range.lowerBound
                        && word.range.lowerBound - $0.range.upperBound <= Self.reachBefore
                }?.party
            object = after
        }
        if let quote, let speaker = evidence.speakers[quote], kind != .blame {
            let content = quotes[quote].content
            let isOwn = !named.contains {
                $0.party == subject && $0.range.lowerBound >= content.lowerBound
                    && $0.range.upperBound <= word.range.lowerBound
            }
            if subject == nil || isOwn { subject = speaker }
        }
        if kind == .blame {
            // What is done wrong is done by who stands before it; who says so is against him.
            if let subject { evidence.parties[subject].suffers[word.kind] += 1 }
            if let quote, let speaker = evidence.speakers[quote] {
                evidence.parties[speaker].does[word.kind] += 1
                if let subject, subject != speaker { relate(speaker, subject, word.kind, &evidence) }
            } else if let subject, let after, after != subject {
                relate(subject, after, word.kind, &evidence)
            }
            return
        }
        if let subject { evidence.parties[subject].does[word.kind] += 1 }
        if let object, object != subject {
            if kind == .quarrel {
                evidence.parties[object].does[word.kind] += 1
            } else {
                evidence.parties[object].suffers[word.kind] += 1
            }
            if let subject { relate(subject, object, word.kind, &evidence) }
        }
    }

    private func relate(_ one: Int, _ other: Int, _ kind: Int, _ evidence: inout SideEvidence) {
        evidence.pairs[evidence.pair(one, other)].toward[kind] += 1
    }

    // MARK: Quotations

    private func addQuotes(_ evidence: inout SideEvidence, _ scan: Scan) {
        // A sort by `self.quotes` would copy all of `self`.
        let quotes = quotes
        let order = quotes.indices.sorted {
            let (left, right) = (quotes[$0].content, quotes[$1].content)
            return left.lowerBound != right.lowerBound ? left.lowerBound < right.lowerBound : $0 < $1
        }
        var last: Int?
        for place in order {
            let quote = quotes[place]
            guard let speaker = evidence.speakers[place] else { continue }
            let content = quote.content
            let firstWord = scan.allWords.partitioningIndex { $0.range.lowerBound >= content.lowerBound }
            let words = scan.allWords[firstWord...].prefix(Self.mostWords).prefix {
                $0.range.upperBound <= content.upperBound
            }
            let isConflict =
                words.contains { ConflictKind.allCases[$0.kind].isConflict }
                || SideFeature.Speech(quote.stance) == .accuse
            var seen = [speaker]
            for mention in references.mentions(in: content) {
                guard let party = evidence.partyOf[mention.entity], !seen.contains(party) else { continue }
                seen.append(party)
                let pair = evidence.pair(speaker, party)
                evidence.parties[party].spokenOf += 1
                if isConflict {
                    evidence.parties[party].blamed += 1
                    evidence.pairs[pair].blames += 1
                    evidence.parties[speaker].blames += 1
                } else {
                    evidence.pairs[pair].spoken += 1
                }
            }
            if let target = quote.target, let party = evidence.partyOf[target], !seen.contains(party) {
                evidence.parties[party].spokenOf += 1
                evidence.pairs[evidence.pair(speaker, party)].spoken += 1
            }
            if let last, last != speaker {
                let sentence = scan.sentences.partitioningIndex { $0.upperBound > content.lowerBound }
                if sentence < scan.sentences.count {
                    if scan.sentences[sentence].contains(where: { text.isWord(Self.also, at: $0) }) {
                        evidence.pairs[evidence.pair(last, speaker)].also += 1
                    }
                    for word in scan.allWords[scan.words[sentence]] {
                        switch ConflictKind.allCases[word.kind] {
                        case .contrast:
                            evidence.pairs[evidence.pair(last, speaker)].contrast += 1
                            evidence.contrasts += 1
                        case .agree: evidence.pairs[evidence.pair(last, speaker)].agree += 1
                        default: break
                        }
                    }
                }
            }
            last = speaker
        }
    }

    private static let also = Syllable("cũng")
    private static let mostWords = 40

    // MARK: Events

    private func addEvents(_ evidence: inout SideEvidence) {
        for event in events where event.status != .denied {
            let isHostile: Bool
            switch event.kind {
            case .accuse, .reject, .threaten, .protest, .sanction, .coerce, .assault: isHostile = true
            case .support, .agree, .cooperate, .aid: isHostile = false
            default: continue
            }
            for actor in event.actors.prefix(Self.mostParticipants) {
                guard let party = evidence.partyOf[actor] else { continue }
                if isHostile { evidence.parties[party].acts += 1 } else { evidence.parties[party].friendly += 1 }
            }
            for recipient in event.recipients.prefix(Self.mostParticipants) {
                guard let party = evidence.partyOf[recipient] else { continue }
                if isHostile { evidence.parties[party].isActedOn += 1 } else { evidence.parties[party].friendly += 1 }
                if event.kind == .coerce, event.actors.allSatisfy(isLaw) { evidence.parties[party].isProsecuted = true }
            }
        }
    }

    private static let mostParticipants = 4

    private func isLaw(_ entity: Int) -> Bool {
        switch references.profiles[entity].head {
        case .police, .court, .agency: true
        default: false
        }
    }

    // MARK: Belonging

    /// Whose title is of whom, and who is of one place by name: "UBND tỉnh Bắc Ninh", "Chi cục Kiểm lâm Bắc Ninh".
    private func addBelonging(_ evidence: inout SideEvidence) {
        for (entity, found) in references.entities.enumerated() {
            guard let one = evidence.partyOf[entity] else { continue }
            if let country = references.profiles[entity].country, let other = evidence.partyOf[country], other != one {
                evidence.pairs[evidence.pair(one, other)].isKin = true
            }
            for role in found.roles {
                guard let of = role.of, let other = evidence.partyOf[of], other != one else { continue }
                evidence.pairs[evidence.pair(one, other)].isKin = true
            }
        }
    }

    /// Whether the names of two end alike, in two syllables.
    static func sharePlace(_ one: TokenRange, _ other: TokenRange, _ text: TokenizedText) -> Bool {
        guard one.count > 2, other.count > 2 else { return false }
        return (1...2).allSatisfy { text.tokens[one.upperBound - $0].key == text.tokens[other.upperBound - $0].key }
    }
}
