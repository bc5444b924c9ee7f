/// Whom each one who is named speaks for (data).
///
/// A minister, a ministry and a capital that stands for its government speak for the state, an adviser for whom he advises,
/// an official for his body. Who speaks for nobody else leads a party of his own.
struct Parties: Sendable {
    /// By entity: who leads its party, itself included.
    private(set) var leaders: [Int]
    /// By leader: the state for which all of its party speak; it may have no name of its own in the article.
    private(set) var states: [Int: String]
    /// By entity: whom it speaks for directly; itself where nobody.
    private let above: [Int]
    /// By entity: whether it is a place that stands for the one above it.
    private let isOtherName: [Bool]

    fileprivate init(above: [Int], states: [Int: String], isOtherName: [Bool]) {
        self.above = above
        self.isOtherName = isOtherName
        self.states = states
        leaders = above.indices.map { Self.top(of: $0, above) }
    }

    /// Follows whom somebody speaks for; a few steps, since two may be described by one another.
    private static func top(of entity: Int, _ above: [Int]) -> Int {
        var at = entity
        for _ in 0..<6 where above[at] != at { at = above[at] }
        return at
    }

    /// Whether an entity is a leader itself or another name of it: a capital, another form of the state's name.
    func isName(_ entity: Int, of leader: Int) -> Bool {
        entity == leader || isOtherName[entity] && leaders[entity] == leader
    }

    /// Lets those who speak for a leader speak for themselves, or for a body of their own below it: a president and a court of one
    /// state may be at odds.
    mutating func split(_ leader: Int) {
        for entity in above.indices where leaders[entity] == leader && !isName(entity, of: leader) {
            var at = entity
            for _ in 0..<6 where above[at] != at && above[at] != leader { at = above[at] }
            leaders[entity] = at
        }
        states[leader] = nil
    }
}

/// Finds whom each one who is named speaks for (a pass).
struct PartyFinding {
    let read: ReadText
    let references: References
    let quotes: [AttributedQuote]
    private let tables = PartyTables.shared
    private var text: TokenizedText { read.text }

    init(read: ReadText, references: References, quotes: [AttributedQuote]) {
        self.read = read
        self.references = references
        self.quotes = quotes
    }

    func find() -> Parties {
        let entities = references.entities
        var above = Array(entities.indices)
        var first: [String: Int] = [:]
        for (place, profile) in references.profiles.enumerated() where profile.isCountry {
            let state = name(of: place)
            if let known = first[state] { above[place] = known } else { first[state] = place }
        }
        /// Who has no name for the state it speaks for stands for it itself.
        func join(_ entity: Int, state: String) {
            if let leader = first[state] { above[entity] = leader } else { first[state] = entity }
        }
        for mention in references.mentions {
            guard let metonym = mention.metonymOf, above[mention.entity] == mention.entity else { continue }
            if let state = metonym.entity {
                above[mention.entity] = state
            } else {
                join(mention.entity, state: metonym.name)
            }
        }
        for (place, profile) in references.profiles.enumerated() where above[place] == place {
            switch entities[place].kind {
            case .organization:
                if let state = tables.state(ofSeat: name(of: place)) {
                    join(place, state: state)
                } else if let country = profile.country, profile.head.map(Self.speaksForState) ?? true {
                    above[place] = country
                } else if let whole = whole(of: place) {
                    above[place] = whole
                }
            case .person:
                if let whom = whom(place) { above[place] = whom }
            default: break
            }
        }
        for (place, profile) in references.profiles.enumerated() where above[place] == place && profile.isPerson {
            if let state = stateOfOffice(place).flatMap({ first[$0] }) { above[place] = state }
        }
        // "đại sứ Mỹ tại Liên Hợp Quốc Nikki Haley": what is said beside a quotation.
        for quote in quotes {
            guard let speaker = quote.speaker, let person = speaker.entity, above[person] == person,
                references.profiles[person].isPerson, let state = speaker.phrase.place.flatMap({ first[$0] }),
                speaksOfficially(speaker.phrase.range.lowerBound, speaker.phrase.range.upperBound),
                !isOpposed(speaker.phrase.range)
            else { continue }
            above[person] = state
        }
        joinHomeMinistries(&above, first)
        joinCapitals(&above, first)
        joinOfficers(&above, first)
        joinAgents(&above)
        joinBodies(&above, Set(first.values))
        var states: [Int: String] = [:]
        for (state, entity) in first { states[entity] = state }
        return Parties(
            above: above, states: states, isOtherName: entities.map { $0.kind == .location })
    }

    private func name(of entity: Int) -> String {
        references.entities[entity].canonical ?? text.name(of: references.entities[entity].name)
    }

    /// The body or state that a body is a part of: "Ủy ban Quan hệ Quốc tế của Thượng viện Nga" (committee of the Russian senate).
    private func whole(of body: Int) -> Int? {
        guard references.profiles[body].head.map(Self.speaksForState) ?? false else { return nil }
        for mention in references.entities[body].mentions.prefix(Self.mostMentions) {
            let joint = mention.upperBound
            guard joint + 1 < text.tokens.count, Self.wholes.contains(text.tokens[joint].key),
                read.name(startingAt: joint + 1) != nil,
                let whole = references.entity(ofName: joint + 1..<joint + 2), whole != body
            else { continue }
            let isBody = references.entities[whole].kind == .organization && !references.profiles[whole].isOutlet
            return isBody || references.profiles[whole].isCountry ? whole : nil
        }
        return nil
    }

    private static let wholes = SyllableSet(.wholes)
    private static let mostMentions = 3

    private static func speaksForState(_ head: ShortForms.HeadKind) -> Bool {
        switch head {
        case .ministry, .department, .court, .police, .military, .agency, .council: true
        default: false
        }
    }

    // MARK: People

    /// What a title beside the name is of, else whom an apposition makes the person an adviser or officer of.
    private func whom(_ person: Int) -> Int? {
        var wasOfficial = false
        for role in references.entities[person].roles {
            if text.isFormer(role.title.lowerBound) {
                wasOfficial = true
                continue
            }
            guard let of = role.of, of != person, speaks(role.title, for: of), !isOpposed(role.range)
            else { continue }
            return of
        }
        return wasOfficial ? nil : whomByApposition(person)
    }

    /// "lãnh đạo phe đối lập Venezuela" (leader of Venezuela's opposition), "thủ lĩnh ly khai".
    private func isOpposed(_ role: TokenRange) -> Bool { role.contains(where: text.isOfOpposition) }

    /// Officials speak for their state, and whoever works for a body for that; a country's scholars, firms and artists do not
    /// speak for it.
    private func speaks(_ title: TokenRange, for whom: Int) -> Bool {
        guard !text.isServedTitle(title) else { return false }
        guard references.entities[whom].kind == .location else { return !references.profiles[whom].isOutlet }
        // "Phó bí thư Đồng Nai": a province is no party.
        guard references.profiles[whom].isCountry else { return false }
        return speaksOfficially(title.lowerBound, title.upperBound)
    }

    private func speaksOfficially(_ start: Int, _ end: Int) -> Bool {
        var at = start
        while at < end {
            if text.isFormer(at) { return false }
            if let noun = text.speaker(at: at), noun.kind == .title || noun.kind == .statehead {
                switch noun.source {
                case .headOfState, .official, .adviser, .policeCourt, .institution, .state, .unnamedOfficial:
                    return true
                default: return false
                }
            }
            at = text.unitEnd(at)
        }
        return false
    }

    /// "cố vấn đối ngoại của ông Putin, ông Yuri Ushakov", "ông Jesus Dureza, cố vấn của Tổng thống Duterte".
    private func whomByApposition(_ person: Int) -> Int? {
        for mention in references.entities[person].mentions.prefix(Self.mostMentions) {
            if let whom = sender(of: mention) ?? described(before: mention, person) ?? described(after: mention, person)
            {
                return whom
            }
        }
        return nil
    }

    /// Whose envoy somebody is: Syria's of "đặc phái viên Syria tại Liên Hợp Quốc Bashar Jaafari".
    private func sender(of mention: TokenRange) -> Int? {
        var end = mention.lowerBound
        while end > 0, text.isSign(.comma, at: end - 1) || text.speaker(at: end - 1)?.kind == .kin { end -= 1 }
        guard let post = references.mention(endingAt: end), text.isWord(Self.at, at: post.range.lowerBound - 1),
            let sender = references.mention(endingAt: post.range.lowerBound - 1),
            references.profiles[sender.entity].isCountry, sender.range.lowerBound > 0
        else { return nil }
        let title = text.unitStart(before: sender.range.lowerBound)
        return speaksOfficially(title, sender.range.lowerBound) ? sender.entity : nil
    }

    private static let at = Syllable("tại")

    private func described(before mention: TokenRange, _ person: Int) -> Int? {
        var comma = mention.lowerBound - 1
        while comma >= 0, text.speaker(at: comma)?.kind == .kin { comma -= 1 }
        guard text.isSign(.comma, at: comma) else { return nil }
        guard let last = references.mention(endingAt: comma), last.entity != person else { return nil }
        var at = last.range.lowerBound
        for _ in 0..<8 where at > 0 {
            at = text.unitStart(before: at)
            guard text.tokens[at].isWord, text.cue(at: at)?.isStrong != true else { return nil }
            if text.speaker(at: at)?.kind == .title,
                holdsPossessive(at..<last.range.lowerBound) || references.entities[last.entity].kind == .organization
                    || references.profiles[last.entity].isCountry && last.range.lowerBound - at <= Self.longestOffice
            {
                return belongs(at, to: last.entity) && !isOpposed(at..<last.range.lowerBound) ? last.entity : nil
            }
        }
        return nil
    }

    /// "Bộ trưởng bộ Quốc phòng", in tokens.
    private static let longestOffice = 6

    private func described(after mention: TokenRange, _ person: Int) -> Int? {
        let sign = endOfRemark(mention.upperBound)
        // "ông Lúa là giám đốc Công ty Sông Xanh", but not "từng là" (used to be).
        guard
            text.isSign(.comma, at: sign) || text.isSign(.hyphen, at: sign) || text.isSign(.dash, at: sign)
                || text.isWord(.copula, at: sign)
        else { return nil }
        // "ông Petrov, một nghị sĩ Nga" (a Russian member of parliament)
        let title = text.isWord(.one, at: sign + 1) ? sign + 2 : sign + 1
        guard text.speaker(at: title)?.kind == .title || isMember(title) else { return nil }
        var at = text.unitEnd(title)
        for _ in 0..<10 {
            guard at < text.tokens.count, text.tokens[at].isWord, text.cue(at: at)?.isStrong != true else {
                return nil
            }
            if read.name(startingAt: at) != nil, let whom = references.entity(ofName: at..<at + 1), whom != person {
                let isIts =
                    holdsPossessive(title..<at) || references.entities[whom].kind == .organization
                    || references.profiles[whom].isCountry && at == text.unitEnd(title)
                return isIts && belongs(title, to: whom) && !isOpposed(title..<at) ? whom : nil
            }
            at = text.unitEnd(at)
        }
        return nil
    }

    /// "một thành viên của Thượng viện Nga" (a member of the Russian senate)
    private func isMember(_ at: Int) -> Bool { WordRoles.length(of: Self.members, in: text.tokens, at: at) != nil }

    private static let members = WordRoles.shared.phrases(of: .members)

    /// Behind "(Ker Chien-ming)", how the name is written elsewhere.
    private func endOfRemark(_ start: Int) -> Int {
        guard text.isSign(.openParenthesis, at: start) else { return start }
        let end = (start..<min(start + Self.longestRemark, text.tokens.count)).first {
            text.isSign(.closeParenthesis, at: $0)
        }
        return end.map { $0 + 1 } ?? start
    }

    /// In tokens.
    private static let longestRemark = 10

    private func belongs(_ title: Int, to whom: Int) -> Bool {
        speaks(title..<text.unitEnd(title), for: whom)
    }

    private func holdsPossessive(_ range: TokenRange) -> Bool {
        range.contains { Self.possessives.contains(text.tokens[$0].key) }
    }

    /// "cố vấn của ông Putin", "cố vấn truyền thông cho Trump", "ứng viên tranh cử cùng bà Clinton".
    private static let possessives = SyllableSet(.agentPrepositions)

    /// "Người phát ngôn của ông Biden cho biết …": later "người phát ngôn Bill Russo" speaks for Biden, where the article has one
    /// such agent only.
    private func joinAgents(_ above: inout [Int]) {
        var principals: [UInt64: Int?] = [:]
        for mention in references.mentions where mention.kind != .pronoun {
            var at = mention.range.lowerBound
            for _ in 0..<Self.longestAddress where at > 0 && !text.isWord(.of, at: at - 1) {
                guard text.speaker(at: text.unitStart(before: at)) != nil else { break }
                at = text.unitStart(before: at)
            }
            guard at > 1, text.isWord(.of, at: at - 1) else { continue }
            let start = text.unitStart(before: at - 1)
            guard isAgent(start) else { continue }
            let key = KnownNames.key(text.tokens, start..<at - 1)
            if let known = principals[key] {
                if known != mention.entity { principals[key] = .some(nil) }
            } else {
                principals[key] = mention.entity
            }
        }
        guard !principals.isEmpty else { return }
        for (person, profile) in references.profiles.enumerated() where above[person] == person && profile.isPerson {
            for role in references.entities[person].roles where role.of == nil && isAgent(role.title.lowerBound) {
                guard let whom = principals[KnownNames.key(text.tokens, role.title)] ?? nil, whom != person,
                    speaks(role.title, for: whom)
                else { continue }
                above[person] = whom
                break
            }
        }
    }

    /// Whether somebody with the title that begins at a token speaks for another one.
    private func isAgent(_ title: Int) -> Bool {
        guard let noun = text.speaker(at: title), noun.kind == .title else { return false }
        return noun.source == .adviser || text.isWord(Self.lawyer, at: title)
            || WordRoles.length(of: Self.spokespersons, in: text.tokens, at: title) != nil
    }

    private static let spokespersons = WordRoles.shared.phrases(of: .spokespersons)
    /// "luật sư", by its first syllable.
    private static let lawyer = Syllable("luật")
    /// "của ông Tổng thống X": words between the possessive and the name.
    private static let longestAddress = 3

    // MARK: States

    /// "Bộ Ngoại giao khẳng định …": a ministry that speaks to other states and is named without its own is Vietnam's, unless the article
    /// has another state's.
    private func joinHomeMinistries(_ above: inout [Int], _ first: [String: Int]) {
        guard let home = first[ReferenceTables.home], first.count > 1 else { return }
        let bodies = references.entities.indices.filter { references.entities[$0].kind == .organization }
        for body in bodies where above[body] == body && references.profiles[body].country == nil {
            let name = references.entities[body].name
            guard WordRoles.length(of: Self.foreignMinistries, in: text.tokens, at: name.lowerBound) == name.count,
                !bodies.contains(where: { $0 != body && above[$0] != home && begins($0, as: name) })
            else { continue }
            above[body] = home
        }
    }

    private func begins(_ body: Int, as name: TokenRange) -> Bool {
        let own = references.entities[body].name
        return own.count > name.count
            && KnownNames.key(text.tokens, own.prefix(name.count)) == KnownNames.key(text.tokens, name)
    }

    private static let foreignMinistries = WordRoles.shared.phrases(of: .foreignMinistries)

    /// A capital is its state where it acts: "tác động của Washington" (Washington's influence), but not "tại Washington".
    private func joinCapitals(_ above: inout [Int], _ first: [String: Int]) {
        for mention in references.mentions where above[mention.entity] == mention.entity {
            guard references.entities[mention.entity].kind == .location,
                let state = ReferenceTables.shared.state(ofCapital: name(of: mention.entity)),
                state != ReferenceTables.home,
                let leader = first[state], leader != mention.entity, !isPlaced(mention.range)
            else { continue }
            above[mention.entity] = leader
        }
    }

    private func isPlaced(_ name: TokenRange) -> Bool {
        guard name.lowerBound > 0 else { return false }
        let before = text.unitStart(before: name.lowerBound)
        return text.isWhere(name) || Self.placing.contains(text.tokens[before].key)
            || Self.placing.contains(text.tokens[name.lowerBound - 1].key) || text.kinds(at: before).contains(.locality)
    }

    private static let placing = SyllableSet(.capitalPlacing)

    /// "Chính phủ Anh phủ nhận … Bộ trưởng Quốc phòng Tobias Ellwood nói": a minister whose state is not said is of the one that was
    /// told of last. Of Vietnam's that is not so: papers name their own ministers without it.
    private func joinOfficers(_ above: inout [Int], _ first: [String: Int]) {
        let states = Set(first.values)
        guard states.contains(where: { name(of: $0) != ReferenceTables.home }) else { return }
        for (person, profile) in references.profiles.enumerated() where above[person] == person && profile.isPerson {
            guard let name = references.entities[person].mentions.first, !isVietnamese(name),
                let title = stateOffice(of: person)
            else { continue }
            let before = references.lastMention(in: max(0, title - Self.officerReach)..<title) {
                states.contains(above[$0.entity]) && !isPlaced($0.range)
            }
            guard let before, self.name(of: above[before.entity]) != ReferenceTables.home else { continue }
            above[person] = above[before.entity]
        }
    }

    /// In tokens.
    private static let officerReach = 60

    private func isVietnamese(_ name: TokenRange) -> Bool {
        text.entry(at: name.lowerBound)?.surname?.isVietnamese == true
    }

    /// Where the first title stands by which somebody serves a state that is not named in it.
    private func stateOffice(of person: Int) -> Int? {
        let roles = references.entities[person].roles
        guard let role = roles.first, roles.allSatisfy({ $0.of == nil && !text.isFormer($0.title.lowerBound) }),
            WordRoles.length(of: Self.stateOffices, in: text.tokens, at: role.title.lowerBound) != nil
        else { return nil }
        return role.range.lowerBound
    }

    private static let stateOffices = WordRoles.shared.phrases(of: .stateOffices)

    // MARK: Bodies

    /// "Hiệp hội" is "Hiệp hội Vận tải ôtô Việt Nam" where the article has one alone, "Công ty Đèo Cả" the "Công ty cổ phần BOT Đèo Cả".
    private func joinBodies(_ above: inout [Int], _ states: Set<Int>) {
        let bodies = references.entities.indices.filter {
            references.entities[$0].kind == .organization && above[$0] == $0 && !states.contains($0)
        }
        guard (2...Self.mostBodies).contains(bodies.count) else { return }
        let words = bodies.map { body in
            references.entities[body].name.compactMap { text.tokens[$0].isWord ? text.tokens[$0].key : nil }
        }
        // The longest first, so that what is short for two forms of one body is short for one.
        let order = bodies.indices.sorted { (words[$0].count, $1) > (words[$1].count, $0) }
        var tops = Array(bodies.indices)
        for (place, short) in order.enumerated() where words[short].count >= 2 {
            var whole: Int?
            var isClear = true
            for long in order[..<place] where Self.isShort(words[short], for: words[long]) {
                if let whole, whole != tops[long] { isClear = false }
                whole = tops[long]
            }
            guard let whole, isClear else { continue }
            tops[short] = whole
            above[bodies[short]] = bodies[whole]
        }
    }

    private static let mostBodies = 32

    /// Whether one name is the beginning of another, or leaves out some of the words between its head and its end.
    private static func isShort(_ short: [UInt64], for long: [UInt64]) -> Bool {
        guard short.count < long.count, short[0] == long[0] else { return false }
        if long.starts(with: short) { return true }
        guard short.count >= 4, short.suffix(2) == long.suffix(2) else { return false }
        var at = 0
        for word in long where at < short.count && word == short[at] { at += 1 }
        return at == short.count
    }

    /// The one state whose offices somebody is known to have held, unless the article calls him a former one.
    private func stateOfOffice(_ person: Int) -> String? {
        let entity = references.entities[person]
        guard let canonical = entity.canonical,
            !entity.roles.contains(where: { text.isFormer($0.title.lowerBound) })
        else { return nil }
        return OfficeTerms.shared.state(ofHolder: canonical)
    }
}
