/// Two who are spoken of as one.
extension ReferenceWalk {
    // Inline, since a call that every token makes would be handed a copy of the walk.
    /// Whether "hai" or 2 stands at a token.
    @inline(__always)
    func isTwo(_ at: Int) -> Bool {
        text.tokens[at].key == two || text.tokens[at].kind == .number && text.number(at: at) == 2
    }

    /// "hai nhà lãnh đạo", "cả hai bên": the two last spoken of together; gives where it ends.
    mutating func group(_ at: Int, _ sentenceEnd: Int) -> Int? {
        guard at + 1 < sentenceEnd else { return nil }
        let isAfterBoth = at > sentences[sentence].lowerBound && text.isWord(.both, at: at - 1)
        let start = isAfterBoth ? at - 1 : at
        if at > sentences[sentence].lowerBound, Self.ordinals.contains(text.tokens[at - 1].key) { return nil }
        let kind: GroupKind
        var end: Int
        if let (noun, length) = tables.noun(text.tokens, at: at + 1, end: min(sentenceEnd, at + 8)) {
            end = at + 1 + length
            guard let known = GroupKind(noun) else { return nil }
            kind = known
        } else if let entry = text.entry(at: at + 1), entry.speaker?.kind == .title, isHighOffice(entry.speaker) {
            end = text.unitEnd(at + 1)
            kind = .office(
                tables.office(text.tokens, at: at + 1, end: end)?.name.office
                    ?? ReferenceTables.key(text.tokens, at + 1..<end))
        } else {
            return nil
        }
        if end < sentenceEnd, text.isWord(.this, at: end) { end += 1 }
        let members = named(kind, end, sentenceEnd) ?? (isGroup(kind, end, sentenceEnd, isAfterBoth) ? pair(kind) : nil)
        if let members, members.count == 2 { add(members, start..<end, kind) }
        return end
    }

    private static let ordinals = SyllableSet(.beforeTwo)

    /// "họ" (they) right after two have been spoken of as one, if no others were; gives whether it was one.
    mutating func they(_ at: Int) -> Bool {
        guard text.isWord(Self.they, at: at), text.unitEnd(at) == at + 1 else { return false }
        guard let last = lastGroup, sentence - last.sentence <= 1, at - last.end <= Self.longestReach,
            at + 1 == text.tokens.count || !text.tokens[at + 1].isCapitalised
        else { return true }
        let areOthersNamed = (last.end..<at).contains {
            text.kinds(at: $0).contains(.plural) || text.tokens[$0].kind == .number
                || [.group, .collective].contains(text.speaker(at: $0)?.kind)
        }
        if !areOthersNamed { note(last.group, at..<at + 1) }
        return true
    }

    private static let they = Syllable("họ")
    /// In tokens.
    private static let longestReach = 60

    /// What two can be (data).
    enum GroupKind: Equatable {
        case countries, leaders, men, women, people, sides
        case bodies([ShortForms.HeadKind], headless: Bool)
        case office(UInt64)

        init?(_ noun: ReferenceTables.Noun) {
            if noun.kinds.contains(.side) {
                self = .sides
            } else if noun.kinds.contains(.country) {
                self = .countries
            } else if noun.kinds.contains(.leader) {
                self = .leaders
            } else if noun.kinds.contains(.man) {
                self = .men
            } else if noun.kinds.contains(.woman) {
                self = .women
            } else if noun.kinds.contains(.person) {
                self = .people
            } else if let heads = noun.heads {
                self = .bodies(heads, headless: noun.meansHeadless)
            } else {
                return nil
            }
        }

        var number: UInt8 {
            switch self {
            case .countries: 1
            case .leaders: 2
            case .men: 3
            case .women: 4
            case .people: 5
            case .sides: 6
            case .bodies: 8
            case .office: 7
            }
        }
    }

    /// Whether the phrase can point back: "hai bên đường" (both sides of the road) and "hai người chết" (two people died) do not.
    private func isGroup(_ kind: GroupKind, _ end: Int, _ sentenceEnd: Int, _ isAfterBoth: Bool) -> Bool {
        let next = end < sentenceEnd ? text.tokens[end].key : 0
        switch kind {
        case .sides: return !Self.sidesOfThings.contains(next)
        case .people, .men, .women, .bodies:
            return isAfterBoth || text.isWord(.this, at: end - 1) || Self.jointly.contains(next)
        default: return true
        }
    }

    private static let sidesOfThings = SyllableSet(.sidesOfThings)
    private static let jointly = SyllableSet(.jointActs)

    /// "hai nước Việt Nam và Lào": those that are named after it; none where names follow that do not fit.
    private func named(_ kind: GroupKind, _ end: Int, _ sentenceEnd: Int) -> [Int]? {
        var place = nextName
        while place < names.count, names[place].range.lowerBound < end { place += 1 }
        guard place + 1 < names.count, names[place].range.lowerBound == end,
            names[place + 1].range.upperBound <= sentenceEnd
        else { return nil }
        let (first, second) = (names[place], names[place + 1])
        guard isJoined(first.range, second.range), first.entity != second.entity else { return nil }
        let members = [first.entity, second.entity]
        if kind == .sides || members.allSatisfy({ fits($0, kind) || profiles[$0].isPerson && kind != .countries }) {
            return members
        }
        // "hai nhà lãnh đạo Mỹ - Triều": who leads them.
        guard kind == .leaders, members.allSatisfy({ profiles[$0].isCountry }) else { return [] }
        let leaders = members.compactMap { state in
            holder(
                Wanted(
                    office: 0, isLeader: true, of: state,
                    canonical: entities[state].canonical ?? text.name(of: entities[state].name)))
        }
        return leaders.count == 2 && leaders[0] != leaders[1] ? leaders : []
    }

    /// "Nga và Mỹ", "Việt - Lào".
    func isJoined(_ first: TokenRange, _ second: TokenRange) -> Bool {
        guard second.lowerBound == first.upperBound + 1 else { return false }
        let token = text.tokens[first.upperBound]
        return token.sign == .hyphen || token.sign == .dash || Self.joiners.contains(token.key)
    }

    private static let joiners = SyllableSet(.pairJoints)

    private func fits(_ entity: Int, _ kind: GroupKind) -> Bool {
        let profile = profiles[entity]
        switch kind {
        case .countries: return profile.isCountry
        case .leaders: return profile.isPerson && (profile.titles.isEmpty || profile.titles.contains(where: \.isLeader))
        case .men: return profile.isPerson && profile.gender != .female
        case .women: return profile.isPerson && profile.gender != .male
        case .people: return profile.isPerson
        case .office(let office): return profile.titles.contains { $0.office == office }
        case .bodies(let heads, let headless):
            return entities[entity].kind == .organization && means(heads, headless, profile)
        case .sides: return false
        }
    }

    private func pair(_ kind: GroupKind) -> [Int]? {
        if kind == .sides { return pair(.countries) ?? pair(.people) }
        if let last = lastPairs[kind.number], sentence - last.sentence <= 3,
            groups[last.group].members.allSatisfy({ fits($0, kind) }),
            !recents.suffix(24).contains(where: {
                $0.sentence > last.sentence && fits($0.entity, kind) && !groups[last.group].members.contains($0.entity)
                    && !$0.isPlace
            })
        {
            return groups[last.group].members
        }
        var members: [Int] = []
        for back in 0...min(2, sentence) {
            let (start, end) = recentRange(sentence - back)
            let own = recents[start..<end].suffix(Self.mostRecents)
            var found: [Int] = []
            for recent in own where !recent.isPlace && !recent.isQuoted && fits(recent.entity, kind) {
                if !found.contains(recent.entity), found.count < 6 { found.append(recent.entity) }
            }
            if found.count > 2 { return members.isEmpty ? joinedPair(own, kind) : nil }
            // Who only says something of "both sides" is none of them.
            if kind == .people, found.count == 1 { continue }
            for entity in found.reversed() where !members.contains(entity) { members.insert(entity, at: 0) }
            if members.count == 2 { return members }
            if members.count > 2 { return nil }
        }
        return nil
    }

    /// Of more than two in a sentence those that "và" or a hyphen joins, if but one pair is.
    private func joinedPair(_ own: ArraySlice<Recent>, _ kind: GroupKind) -> [Int]? {
        var found: [Int]?
        var last: Recent?
        for recent in own where fits(recent.entity, kind) && !recent.isQuoted {
            if let last, isJoined(last.range, recent.range), last.entity != recent.entity {
                let pair = [last.entity, recent.entity]
                if let found, Set(found) != Set(pair) { return nil }
                found = pair
            }
            last = recent
        }
        return found
    }

    private mutating func add(_ members: [Int], _ range: TokenRange, _ kind: GroupKind) {
        let sorted = members.sorted()
        let place = groups.firstIndex { $0.members == sorted } ?? groups.count
        if place == groups.count {
            guard groups.count < Self.mostGroups else { return }
            groups.append(References.Group(members: sorted, mentions: []))
        }
        note(place, range)
        lastPairs[kind.number] = (place, sentence)
    }

    private mutating func note(_ group: Int, _ range: TokenRange) {
        groups[group].mentions.append(range)
        lastGroup = (group, sentence, range.upperBound)
    }

    /// Keeps the work linear.
    private static let mostGroups = 32
}
