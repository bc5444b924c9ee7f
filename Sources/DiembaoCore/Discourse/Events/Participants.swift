/// Who is spoken of at a place of a sentence, with the nouns that act or suffer for whoever is named (data).
struct Participant: Sendable {
    /// What stands before it and says what part it has in its clause.
    enum Governor: Sendable, Equatable {
        /// The beginning of a clause: a sentence's beginning, a comma, "rằng", a conjunction, an adverb, a time.
        case opening
        /// A verb of reporting, whose clause it may open.
        case cue
        case verb
        case motion
        case passive
        /// "do", "bởi": by whom.
        case agent
        case preposition(UInt64)
        case possessive
        /// A thing that is its: "tàu", "biên giới".
        case noun
    }

    /// With its nouns: "lực lượng an ninh Iraq".
    var range: TokenRange
    var entities: [Int]
    var governor: Governor
    /// Whether a noun that acts stands before the name: "quan chức Mỹ".
    var hasHead: Bool
    /// Whether it is a place that neither acts nor suffers: a city, a sea.
    var isPlace: Bool
    /// Whether firms or people of a country are meant, who do not act for it: "các công ty Trung Quốc".
    var isPrivate = false
    /// Whether a government is named by who leads it: "chính quyền Trump".
    var isGovernment = false
    /// Whether people of a country are meant: "người dân Malaysia".
    var isPeople = false
    /// Whether it is a body that is called by what it is: "HĐXX" (the trial panel).
    var isUnnamed = false
    /// Whether those are meant who fight the state that is named: "phiến quân Syria" (Syrian rebels).
    var isRebel = false
    /// Whether a body is named only for who holds an office in it: "giám đốc Công ty Sao Việt".
    var isOffice = false
}

/// Finds the participants of each sentence (a pass).
struct Participants {
    let read: ReadText
    let references: References
    let times: [TimeExpression]
    private let text: TokenizedText
    private let tables = EventTables.shared
    /// What is named, described or spoken of as a group, by start, the longer first.
    private let mentions: [(range: TokenRange, entities: [Int], mention: Int)]
    /// Titles with what they are of, by start.
    private let roles: [TokenRange]

    init(read: ReadText, references: References, times: [TimeExpression]) {
        self.read = read
        self.references = references
        self.times = times
        text = read.text
        var found: [(range: TokenRange, entities: [Int], mention: Int)] = references.mentions.enumerated().map {
            ($1.range, [$1.entity], $0)
        }
        for group in references.groups {
            for mention in group.mentions { found.append((mention, group.members, -1)) }
        }
        for (range, entity) in UnnamedBodies(read: read, references: references).find() {
            found.append((range, [entity], Self.unnamed))
        }
        mentions = found.sorted {
            let (left, right) = ($0.range, $1.range)
            return left.lowerBound != right.lowerBound
                ? left.lowerBound < right.lowerBound : left.upperBound > right.upperBound
        }
        roles = references.entities.flatMap { $0.roles.map(\.range) }.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// In place of a mention's number.
    private static let unnamed = -2

    /// - Parameters:
    ///   - mention: the first mention that may be the sentence's; moved on.
    ///   - role: the same of the titles.
    func find(in sentence: TokenRange, mention: inout Int, role: inout Int) -> [Participant] {
        var found: [Participant] = []
        var from = sentence.lowerBound
        while mention < mentions.count, mentions[mention].range.lowerBound < sentence.lowerBound { mention += 1 }
        while mention < mentions.count, mentions[mention].range.lowerBound < sentence.upperBound {
            let (range, entities, place) = mentions[mention]
            mention += 1
            guard range.lowerBound >= from else { continue }
            if let other = otherCountry(in: from..<range.lowerBound, after: found, sentence) {
                found.append(other)
            }
            while role < roles.count, roles[role].upperBound <= range.lowerBound { role += 1 }
            // The title's country is not who acts: "Tổng thống Mỹ Joe Biden".
            let isInTitle = role < roles.count && roles[role].contains(range.lowerBound) && range != roles[role]
            if isInTitle, range.upperBound <= roles[role].upperBound { continue }
            let end = end(of: range, in: sentence)
            // "Giám đốc Hội đồng Kinh tế Quốc gia Larry Kudlow": who is named right after a body or country is its.
            // "tài phiệt Trung Quốc Quách Văn Quý" (the Chinese tycoon): so is who follows a noun of theirs.
            if let last = found.last, last.range.upperBound == range.lowerBound, isPerson(entities),
                !isPerson(last.entities), last.hasHead || last.governor == .noun
            {
                found[found.count - 1].entities = entities
                found[found.count - 1].range = last.range.lowerBound..<end
                found[found.count - 1].isPlace = false
                found[found.count - 1].isPrivate = false
                found[found.count - 1].isPeople = false
                found[found.count - 1].isRebel = false
                found[found.count - 1].isOffice = false
                if last.governor == .noun { found[found.count - 1].governor = .opening }
                from = end
                continue
            }
            let first = start(of: range, from: from, isPerson: isPerson(entities))
            let governor = governor(before: first.start, from: sentence.lowerBound, of: entities)
            found.append(
                Participant(
                    range: first.start..<end,
                    entities: first.isGovernment
                        ? governments(of: entities) : leader(of: entities, before: range.lowerBound) ?? entities,
                    governor: governor, hasHead: first.hasHead,
                    isPlace: !first.hasHead && isPlace(entities, place, range)
                        && !(isOfAgents(governor) && isForeignCapital(entities)),
                    isPrivate: first.isPrivate && references.entities[entities[0]].kind == .location,
                    isGovernment: first.isGovernment, isPeople: first.isPeople, isUnnamed: place == Self.unnamed,
                    isRebel: first.isRebel && references.entities[entities[0]].kind == .location,
                    isOffice: first.isOffice && references.entities[entities[0]].kind == .organization))
            from = end
        }
        if let other = otherCountry(in: from..<max(from, sentence.upperBound), after: found, sentence) {
            found.append(other)
        }
        return joined(found)
    }

    /// "Ả Rập Saudi cắt quan hệ với Qatar, cáo buộc nước này …": the country that was named last, where the description stands
    /// as an object and nobody else has said whom it means.
    private func otherCountry(in gap: TokenRange, after found: [Participant], _ sentence: TokenRange) -> Participant? {
        guard found.count >= 2, gap.count >= 2,
            let place = gap.dropFirst().first(where: { text.tokens[$0].key == Self.this.key }).map({ $0 - 1 }),
            let last = found.last(where: { $0.entities.count == 1 && references.profiles[$0.entities[0]].isCountry })
        else { return nil }
        for at in place..<gap.upperBound - 1 where Self.countryWord.contains(text.tokens[at].key) {
            guard text.isWord(Self.this, at: at + 1), read.isWordStart(at) || read.isWordStart(at - 1) else { continue }
            let start = text.isWord(Self.nation, at: at) ? at - 1 : at
            guard start > gap.lowerBound else { return nil }
            let governor = governor(before: start, from: sentence.lowerBound, of: last.entities)
            switch governor {
            case .verb, .cue, .preposition:
                return Participant(
                    range: start..<at + 2, entities: last.entities, governor: governor, hasHead: false, isPlace: false)
            default: return nil
            }
        }
        return nil
    }

    /// "nước này", "quốc gia này"
    private static let countryWord = Syllable.keys("nước gia")
    private static let nation = Syllable("gia")
    private static let this = Syllable("này")

    /// Whether who stands so acts, or is dealt with ("với Moskva"), and is no place where something is.
    private func isOfAgents(_ governor: Participant.Governor) -> Bool {
        switch governor {
        case .opening, .cue, .agent, .passive: true
        case .preposition(let key): Self.dealing.contains(key)
        default: false
        }
    }

    private static let dealing = Syllable.keys("với cho chống giữa nhằm nhắm lên")

    /// Where it acts or is acted on, it is its government; Vietnam's press calls its own seldom so.
    func isForeignCapital(_ entities: [Int]) -> Bool {
        guard entities.count == 1, let canonical = references.entities[entities[0]].canonical,
            let state = ReferenceTables.shared.state(ofCapital: canonical)
        else { return false }
        return state != Self.home
    }

    private static let home = "Việt Nam"

    /// Whether it is Vietnam, or its country is; so it is where no other one is known.
    func isOfHome(_ entity: Int) -> Bool {
        let profile = references.profiles[entity]
        if profile.isCountry { return references.entities[entity].canonical == Self.home }
        guard !isForeignCapital([entity]) else { return false }
        let own = [profile.country].compactMap { $0 } + profile.titles.compactMap(\.of)
        return own.allSatisfy { !references.profiles[$0].isCountry || references.entities[$0].canonical == Self.home }
    }

    /// "nhà lãnh đạo Mỹ", where the article names only one who leads the US.
    private func leader(of entities: [Int], before start: Int) -> [Int]? {
        guard entities.count == 1, references.profiles[entities[0]].isCountry, start > 0 else { return nil }
        let unit = text.unitStart(before: start)
        guard let noun = text.speaker(at: unit), noun.kind == .title, noun.source == .headOfState else {
            return nil
        }
        let leaders = references.profiles.indices.filter { person in
            references.profiles[person].isPerson
                && references.profiles[person].titles.contains { $0.isLeader && $0.of == entities[0] }
        }
        return leaders.count == 1 ? leaders : nil
    }

    /// "chính quyền Donald Trump" is the government of his country.
    private func governments(of entities: [Int]) -> [Int] {
        guard entities.count == 1, isPerson(entities),
            let country = references.profiles[entities[0]].titles.lazy.compactMap(\.of)
                .first(where: { references.profiles[$0].isCountry })
        else { return entities }
        return [country]
    }

    private func isPerson(_ entities: [Int]) -> Bool { entities.allSatisfy { references.profiles[$0].isPerson } }

    private func isPlace(_ entities: [Int], _ mention: Int, _ range: TokenRange) -> Bool {
        guard entities.count == 1, references.entities[entities[0]].kind == .location else { return false }
        let profile = references.profiles[entities[0]]
        if profile.isCountry || mention >= 0 && references.mentions[mention].metonymOf != nil { return false }
        switch text.place(at: range.lowerBound)?.kind {
        case .country, .bloc, .region: return false
        default: return true
        }
    }

    /// After the name what only explains it: "(OPEC)", "này".
    private func end(of range: TokenRange, in sentence: TokenRange) -> Int {
        var end = range.upperBound
        if end < sentence.upperBound, text.isSign(.openParenthesis, at: end) {
            var at = end + 1
            while at < min(sentence.upperBound, end + Self.longestNote), !text.isSign(.closeParenthesis, at: at) {
                at += 1
            }
            if at < sentence.upperBound, text.isSign(.closeParenthesis, at: at) { end = at + 1 }
        }
        return end
    }

    private static let longestNote = 30

    /// The nouns before a name (data).
    private struct Head {
        var start: Int
        var hasHead = false
        var isPrivate = false
        var isGovernment = false
        var isPeople = false
        var isRebel = false
        var isOffice = false
    }

    /// Where the nouns begin that act for whoever is named: "các quan chức quân đội cấp cao của Mỹ".
    private func start(
        of range: TokenRange, from low: Int, isPerson: Bool
    ) -> Head {
        var found = Head(start: range.lowerBound)
        var cursor = range.lowerBound
        for _ in 0..<8 {
            guard cursor > low else { break }
            if let role = roleStart(endingAt: cursor, from: low) {
                cursor = role
                found.start = role
                continue
            }
            if let length = tables.word(text.tokens, endingAt: cursor, from: low, of: .head),
                read.isWordStart(cursor - length), read.name(holding: cursor - 1) == nil
            {
                cursor -= length
                found.start = cursor
                found.hasHead = true
                if tables.word(text.tokens, endingAt: cursor + length, from: low, of: .rebel) == length {
                    found.isRebel = true
                }
                if !isPerson, text.speaker(at: cursor)?.kind == .title { found.isOffice = true }
                if Self.people.contains(text.tokens[cursor].key), !isPerson { found.isPeople = true }
                if !isPerson, tables.word(text.tokens, endingAt: cursor + length, from: low, of: .individual) == length
                {
                    found.isPeople = true
                    found.isPrivate = true
                }
                continue
            }
            // "hải quân và không quân Nhật Bản"
            if found.hasHead, text.isWord(Self.plainAnd, at: cursor - 1), cursor - 1 > low {
                let other = max(low, text.unitStart(before: cursor - 1))
                if let noun = text.speaker(at: other), [.org, .org2, .collective, .side].contains(noun.kind) {
                    cursor = other
                    found.start = other
                    continue
                }
            }
            let unit = max(low, text.unitStart(before: cursor))
            if found.hasHead, text.tokens[unit].kind == .number || read.tag(unit) == .numeral,
                read.name(holding: unit) == nil
            {
                cursor = unit
                found.start = unit
                continue
            }
            guard text.tokens[unit].isWord, read.name(holding: unit) == nil else { break }
            if let noun = text.speaker(at: unit), Self.acting.contains(noun.kind), read.tag(unit) != .verb {
                // "người đồng cấp của ông Trump" is another person.
                if isPerson, cursor < range.lowerBound, text.isWord(Self.possessive, at: cursor) { break }
                cursor = unit
                found.start = unit
                if noun.kind != .kin { found.hasHead = true }
                if noun.kind == .title, !isPerson { found.isOffice = true }
                if noun.source == .business { found.isPrivate = true }
                if Self.governments.contains(text.tokens[unit].key), noun.kind == .org { found.isGovernment = true }
                continue
            }
            let kinds = text.kinds(at: unit)
            // "tỉnh Nghệ An" acts as its administration.
            if kinds.contains(.locality), cursor == range.lowerBound {
                cursor = unit
                found.start = unit
                found.hasHead = true
                continue
            }
            if found.hasHead || found.start < range.lowerBound,
                !kinds.isDisjoint(with: [.plural, .indefinite, .classifier])
            {
                cursor = unit
                found.start = unit
                continue
            }
            guard
                text.place(at: unit)?.kind == .domain || read.tag(unit) == .adjective
                    || text.isWord(Self.possessive, at: unit) && !isPerson && cursor == range.lowerBound
            else { break }
            cursor = unit
        }
        return found
    }

    /// Of "người", "người dân" and "công dân".
    private static let people = Syllable.keys("người công")

    private static let acting: Set<SpeakerNoun.Kind> = [
        .kin, .prefix, .title, .group, .collective, .org, .org2, .side, .statehead,
    ]
    private static let possessive = Syllable("của")
    private static let governments = Syllable.keys("chính")

    private func roleStart(endingAt end: Int, from low: Int) -> Int? {
        let first = roles.partitioningIndex { $0.upperBound >= end }
        guard first < roles.count, roles[first].upperBound == end, roles[first].lowerBound >= low else { return nil }
        return roles[first].lowerBound
    }

    // MARK: What governs it

    private func governor(before start: Int, from low: Int, of entities: [Int]) -> Participant.Governor {
        guard start > low else { return .opening }
        let last = text.tokens[start - 1]
        guard last.isWord else { return .opening }
        if time(endingAt: start) != nil { return .opening }
        let unit = max(low, text.unitStart(before: start))
        let kinds = text.kinds(at: unit)
        if text.isWord(Self.possessive, at: start - 1) { return .possessive }
        // Not the end of "lý do" (reason).
        if Self.agents.contains(last.key), read.isWordStart(start - 1) { return .agent }
        if kinds.contains(.passive), start - unit == 1, read.isWordStart(unit) { return .passive }
        if kinds.contains(.that) { return .opening }
        if Self.clausePrepositions.contains(last.key) { return .opening }
        let nouns = tables.word(text.tokens, endingAt: start, from: low, of: [.opening, .motion])
        if nouns != nil, tables.word(text.tokens, endingAt: start, from: low, of: .opening) != nil { return .opening }
        if start - 2 >= low, Self.aiming.contains(text.tokens[start - 2].key), text.isWord(Self.into, at: start - 1) {
            return .preposition(text.tokens[start - 2].key)
        }
        if nouns != nil { return .motion }
        if !kinds.isDisjoint(with: .preposition) { return .preposition(last.key) }
        if kinds.contains(.cue) { return .cue }
        if !kinds.isDisjoint(with: [.opener, .conjunction, .adverb]) { return .opening }
        switch read.tag(start - 1) {
        case .verb: return .verb
        case .adposition: return .preposition(last.key)
        case .noun, .numeral, .adjective: return isPerson(entities) ? .opening : .noun
        default: return .opening
        }
    }

    /// "nhằm vào", "nhắm vào": against.
    private static let aiming = Syllable.keys("nhằm nhắm")
    private static let into = Syllable("vào")
    private static let agents = Syllable.keys("do bởi")
    /// Before a clause: khi, để, nếu, vì, việc …
    private static let clausePrepositions = Syllable.keys("khi để nhằm nếu vì việc mà lúc rằng sau trước là hồi")

    /// The expression that ends at a token.
    func time(endingAt end: Int) -> TokenRange? {
        let first = times.partitioningIndex { $0.range.upperBound >= end }
        guard first < times.count, times[first].range.upperBound == end else { return nil }
        return times[first].range
    }

    // MARK: Several as one

    /// "Mỹ và Hàn Quốc", "Nhật, Hàn Quốc và Trung Quốc", "Mỹ - Triều".
    private func joined(_ found: [Participant]) -> [Participant] {
        var joined: [Participant] = []
        for (place, participant) in found.enumerated() {
            guard var last = joined.last, belongs(participant, to: last, found, place) else {
                joined.append(participant)
                continue
            }
            last.range = last.range.lowerBound..<participant.range.upperBound
            for entity in shared(participant, with: last) where !last.entities.contains(entity) {
                last.entities.append(entity)
            }
            last.isPlace = last.isPlace && participant.isPlace
            joined[joined.count - 1] = last
        }
        return joined
    }

    private func belongs(_ next: Participant, to last: Participant, _ found: [Participant], _ place: Int) -> Bool {
        let gap = last.range.upperBound..<max(last.range.upperBound, next.range.lowerBound)
        // "Lavrov cũng như Putin"
        if gap.count == 2, text.isWord(Self.aswell.0, at: gap.lowerBound),
            text.isWord(Self.aswell.1, at: gap.lowerBound + 1)
        {
            return true
        }
        guard gap.count == 1, next.isRebel == last.isRebel else { return false }
        let token = text.tokens[gap.lowerBound]
        // A headline's list has no "và": "với Hàn Quốc, Mỹ".
        if token.sign == .comma, place == found.count - 1, isOfAKind(last, next),
            next.range.upperBound < text.tokens.count,
            text.tokens[next.range.upperBound].traits.contains(.opensParagraph)
        {
            return true
        }
        if Self.and.contains(token.key) { return true }
        // "kêu gọi Facebook, Google gỡ bỏ": two of a kind with no comma after them; but "theo yêu cầu của Mỹ, Canada bắt …".
        // And "bán vũ khí cho Đài Loan, Trung Quốc phản đối": after a preposition the comma ends the clause.
        if token.sign == .comma, last.governor != .possessive, !isAfterPreposition(last),
            place == found.count - 1 || found[place + 1].range.lowerBound > next.range.upperBound + 1,
            isOfAKind(last, next), areStatesOrFirms(last, next), next.range.upperBound < text.tokens.count,
            text.tokens[next.range.upperBound].isWord
        {
            return true
        }
        if token.sign == .hyphen || token.sign == .dash {
            return isPerson(last.entities) == isPerson(next.entities)
        }
        guard token.sign == .comma, last.entities.count < Self.longestList else { return false }
        // A comma joins where "và" ends the list, or three of a kind follow one another.
        var at = place
        if last.entities.count > 1, isOfAKind(last, next) { return true }
        while at + 1 < found.count, at - place < Self.longestList {
            let gap = found[at].range.upperBound..<max(found[at].range.upperBound, found[at + 1].range.lowerBound)
            guard gap.count == 1 else { return false }
            if Self.and.contains(text.tokens[gap.lowerBound].key) { return true }
            guard text.tokens[gap.lowerBound].sign == .comma else { return false }
            if isOfAKind(last, next), isOfAKind(next, found[at + 1]) { return true }
            at += 1
        }
        return false
    }

    private func isAfterPreposition(_ participant: Participant) -> Bool {
        if case .preposition = participant.governor { return true }
        return false
    }

    private func areStatesOrFirms(_ left: Participant, _ right: Participant) -> Bool {
        [left, right].allSatisfy { participant in
            participant.entities.allSatisfy {
                references.profiles[$0].isCountry || [.company, .ministry].contains(references.profiles[$0].head)
                    || references.entities[$0].kind == .organization && references.profiles[$0].head == nil
            }
        }
    }

    private func isOfAKind(_ left: Participant, _ right: Participant) -> Bool {
        references.entities[left.entities[0]].kind == references.entities[right.entities[0]].kind
            && !left.isPlace && !right.isPlace
    }

    private static let plainAnd = Syllable("và")
    private static let aswell = (Syllable("cũng"), Syllable("như"))
    private static let and = Syllable.keys("và cùng lẫn")
    private static let longestList = 8

    /// In "Tổng thống Nga và Mỹ" the second is a president, too.
    private func shared(_ next: Participant, with last: Participant) -> [Int] {
        guard let first = last.entities.first, references.profiles[first].isPerson, !next.hasHead,
            next.entities.count == 1, references.profiles[next.entities[0]].isCountry
        else { return next.entities }
        let offices = references.profiles[first].titles
        let holders = references.profiles.indices.filter { person in
            references.profiles[person].isPerson && person != first
                && references.profiles[person].titles.contains { title in
                    title.of == next.entities[0]
                        && offices.contains { $0.office == title.office || $0.isLeader && title.isLeader }
                }
        }
        if holders.count == 1 { return holders }
        // Whose title says of no country that it is of: "Tổng thống Biden".
        let others = references.profiles.indices.filter { person in
            references.profiles[person].isPerson && person != first
                && references.profiles[person].titles.contains { title in
                    title.of == nil && title.canonical == nil && offices.contains { $0.office == title.office }
                }
        }
        return holders.isEmpty && others.count == 1 ? others : next.entities
    }
}
