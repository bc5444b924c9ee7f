/// Finds the participants of each sentence (a pass).
///
/// The nouns before each name are read by ``HeadReading``; `ParticipantGovernors` says what stands before them, and
/// `ParticipantLists` brings those together that are named as one.
///
/// A class, so that what reads the words before a name holds one reference and not those of all that is known of the article.
final class Participants {
    let read: ReadText
    let references: References
    let times: [TimeExpression]
    let text: TokenizedText
    let tables = EventTables.shared
    /// What is named, described or spoken of as a group, by start, the longer first.
    private let mentions: [Mentioned]
    /// Titles with what they are of, by start.
    let roles: [TokenRange]

    /// Where somebody is spoken of (data).
    private struct Mentioned {
        var range: TokenRange
        var entities: [Int]
        /// Its place among the mentions of names; `nil` of a group, or of a body that is called by what it is.
        var mention: Int?
        var isUnnamed = false
    }

    init(read: ReadText, references: References, times: [TimeExpression]) {
        self.read = read
        self.references = references
        self.times = times
        text = read.text
        mentions = Self.mentions(read, references)
        roles = references.entities.flatMap { $0.roles.map(\.range) }.sorted { $0.lowerBound < $1.lowerBound }
    }

    private static func mentions(_ read: ReadText, _ references: References) -> [Mentioned] {
        var found = references.mentions.enumerated().map {
            Mentioned(range: $1.range, entities: [$1.entity], mention: $0)
        }
        for group in references.groups {
            for mention in group.mentions { found.append(Mentioned(range: mention, entities: group.members)) }
        }
        for (range, entity) in UnnamedBodies(read: read, references: references).find() {
            found.append(Mentioned(range: range, entities: [entity], isUnnamed: true))
        }
        return found.sorted { $0.range.isBefore($1.range) }
    }

    /// - Parameters:
    ///   - mention: the first mention that may be the sentence's; moved on.
    ///   - role: the same of the titles.
    func find(in sentence: TokenRange, mention: inout Int, role: inout Int) -> [Participant] {
        var found: [Participant] = []
        var from = sentence.lowerBound
        while mention < mentions.count, mentions[mention].range.lowerBound < sentence.lowerBound { mention += 1 }
        while mention < mentions.count, mentions[mention].range.lowerBound < sentence.upperBound {
            let mentioned = mentions[mention]
            let range = mentioned.range
            mention += 1
            guard range.lowerBound >= from else { continue }
            if let other = otherCountry(in: from..<range.lowerBound, after: found, sentence) { found.append(other) }
            if isInTitle(range, &role) { continue }
            let end = end(of: range, in: sentence)
            if let last = found.last, isEnvoy(mentioned, to: last, from: found.dropLast().last) {
                found.removeLast()
                found[found.count - 1] = found[found.count - 1].holder(mentioned.entities, until: end)
            } else if let last = found.last, isHolder(mentioned, of: last) {
                found[found.count - 1] = last.holder(mentioned.entities, until: end)
            } else {
                found.append(participant(mentioned, from: from, until: end, in: sentence, after: found.last))
            }
            from = end
        }
        if let other = otherCountry(in: from..<max(from, sentence.upperBound), after: found, sentence) {
            found.append(other)
        }
        return joined(found)
    }

    /// The title's country is not who acts: "Tổng thống Mỹ Joe Biden".
    private func isInTitle(_ range: TokenRange, _ role: inout Int) -> Bool {
        while role < roles.count, roles[role].upperBound <= range.lowerBound { role += 1 }
        return role < roles.count && roles[role].contains(range.lowerBound) && range != roles[role]
            && range.upperBound <= roles[role].upperBound
    }

    /// "Giám đốc Hội đồng Kinh tế Quốc gia Larry Kudlow": who is named right after a body or country is its. "tài phiệt Trung Quốc
    /// Quách Văn Quý" (the Chinese tycoon): so is who follows a noun of theirs.
    private func isHolder(_ mentioned: Mentioned, of last: Participant) -> Bool {
        last.range.upperBound == mentioned.range.lowerBound && isPerson(mentioned.entities) && !isPerson(last.entities)
            && (last.hasHead || last.governor == .noun)
    }

    /// "Đại sứ Nga tại Mỹ Ivan Petrov": who is named after the office and where it is holds it.
    private func isEnvoy(_ mentioned: Mentioned, to host: Participant, from sender: Participant?) -> Bool {
        guard let sender, sender.hasHead, !isPerson(sender.entities), host.governor == .motion, !host.hasHead else {
            return false
        }
        return host.range.upperBound == mentioned.range.lowerBound
            && sender.range.upperBound == host.range.lowerBound - 1 && isPerson(mentioned.entities)
            && text.speaker(at: sender.range.lowerBound)?.kind == .title
    }

    private func participant(
        _ mentioned: Mentioned, from low: Int, until end: Int, in sentence: TokenRange, after last: Participant?
    ) -> Participant {
        let (range, entities) = (mentioned.range, mentioned.entities)
        let head = HeadReading.head(of: range, from: low, isPerson: isPerson(entities), by: self)
        let governor = governor(before: head.start, from: sentence.lowerBound, of: entities)
        let kind = references.entities[entities[0]].kind
        return Participant(
            range: head.start..<end,
            entities: head.isGovernment
                ? governments(of: entities) : leader(of: entities, before: range.lowerBound) ?? entities,
            governor: governor, hasHead: head.hasHead,
            isPlace: (!head.hasHead || isSite(head, governor, after: last)) && isPlace(mentioned)
                && !(isOfAgents(governor) && isForeignCapital(entities)),
            isPrivate: head.isPrivate && kind == .location, isGovernment: head.isGovernment, isPeople: head.isPeople,
            isUnnamed: mentioned.isUnnamed, isRebel: head.isRebel && kind == .location,
            isOther: isPerson(entities)
                && (head.isRelative || governor == .possessive && isPerson(before: head.start - 1, from: low))
                || range.lowerBound > low && text.isWord(.of, at: range.lowerBound - 1)
                    && isAlly(before: range.lowerBound - 1, from: low),
            isOffice: head.isOffice && kind == .organization)
    }

    /// Whether a word for an ally or a rival ends before "của": "một số đồng minh của Mỹ" (some allies of the US) are not the US.
    private func isAlly(before end: Int, from low: Int) -> Bool {
        guard end > low else { return false }
        var at = max(low, read.wordStart(before: end))
        if read.tag(at) == .adjective, at > low { at = max(low, read.wordStart(before: at)) }
        return WordRoles.length(of: Self.allies, in: text.tokens, at: at) != nil
    }

    private static let allies = WordRoles.shared.phrases(of: .allies)

    /// Whether a word for a person ends before "của": "phụ tá của ông Trump" (an aide of Mr Trump's).
    private func isPerson(before end: Int, from low: Int) -> Bool {
        // "hai đối thủ lớn nhất của ông Nam" (Mr Nam's two greatest rivals)
        var end = end
        while end > low, [.adjective, .adverb].contains(read.tag(read.wordStart(before: end))),
            text.speaker(at: max(low, text.unitStart(before: end))) == nil
        {
            end = max(low, read.wordStart(before: end))
        }
        return read.isPersonWord(endingAt: end, from: low)
    }

    /// Whether a province or a town is only where something is: "ở tỉnh Nghệ An", "xã Bến Lâm, huyện Sông Trà". Elsewhere it acts as its
    /// administration.
    private func isSite(_ head: ParticipantHead, _ governor: Participant.Governor, after last: Participant?) -> Bool {
        guard head.isLocality else { return false }
        switch governor {
        case .motion: return true
        case .preposition(let key): return !Self.dealing.contains(key)
        case .opening:
            guard let last, last.range.upperBound == head.start - 1 else { return false }
            return text.isSign(.comma, at: head.start - 1) && !isPerson(last.entities)
        default: return false
        }
    }

    // MARK: "nước này"

    /// "Ả Rập Saudi cắt quan hệ với Qatar, cáo buộc nước này …": the country that was named last, where the description stands
    /// as an object and nobody else has said whom it means.
    private func otherCountry(in gap: TokenRange, after found: [Participant], _ sentence: TokenRange) -> Participant? {
        guard found.count >= 2, gap.count >= 2,
            let place = gap.dropFirst().first(where: { text.tokens[$0].key == Syllable.this.key }).map({ $0 - 1 }),
            let last = found.last(where: { $0.entities.count == 1 && references.profiles[$0.entities[0]].isCountry })
        else { return nil }
        for at in place..<gap.upperBound - 1 where Self.countryWord.contains(text.tokens[at].key) {
            guard text.isWord(Syllable.this, at: at + 1), read.isWordStart(at) || read.isWordStart(at - 1) else {
                continue
            }
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
    private static let countryWord = SyllableSet(.countryWords)
    private static let nation = Syllable("gia")

    // MARK: Who is meant

    /// Whether who stands so acts, or is dealt with ("với Moskva"), and is no place where something is.
    private func isOfAgents(_ governor: Participant.Governor) -> Bool {
        switch governor {
        case .opening, .cue, .agent, .passive: true
        case .preposition(let key): Self.dealing.contains(key)
        default: false
        }
    }

    private static let dealing = SyllableSet(.dealings)

    /// Where it acts or is acted on, it is its government; Vietnam's press calls its own seldom so.
    func isForeignCapital(_ entities: [Int]) -> Bool {
        guard entities.count == 1, let canonical = references.entities[entities[0]].canonical,
            let state = ReferenceTables.shared.state(ofCapital: canonical)
        else { return false }
        return state != ReferenceTables.home
    }

    /// Whether it is Vietnam, or its country is; so it is where no other one is known.
    func isOfHome(_ entity: Int) -> Bool {
        let profile = references.profiles[entity]
        if profile.isCountry { return references.entities[entity].canonical == ReferenceTables.home }
        guard !isForeignCapital([entity]) else { return false }
        let own = [profile.country].compactMap { $0 } + profile.titles.compactMap(\.of)
        return own.allSatisfy {
            !references.profiles[$0].isCountry || references.entities[$0].canonical == ReferenceTables.home
        }
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

    /// Whether all of them are people.
    func isPerson(_ entities: [Int]) -> Bool { entities.allSatisfy { references.profiles[$0].isPerson } }

    private func isPlace(_ mentioned: Mentioned) -> Bool {
        guard mentioned.entities.count == 1, references.entities[mentioned.entities[0]].kind == .location else {
            return false
        }
        if references.profiles[mentioned.entities[0]].isCountry { return false }
        if let place = mentioned.mention, references.mentions[place].metonymOf != nil { return false }
        switch text.place(at: mentioned.range.lowerBound)?.kind {
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

    /// In tokens.
    private static let longestNote = 30
}

extension ReadText {
    /// Whether a word for a person ends before a token: a title, a word of kin, or one such as "phụ tá" (aide).
    func isPersonWord(endingAt end: Int, from low: Int) -> Bool {
        guard end > low else { return false }
        let unit = max(low, text.unitStart(before: end))
        switch text.speaker(at: unit)?.kind {
        // "miễn nhiệm chức chủ tịch của bà Lan" (relieve Mrs Lan of the post of chairwoman) is done to her.
        case .title, .kin, .prefix: return isWordStart(unit) && !text.isPost(unit, from: low)
        // "tuyên bố của ông Nam" (Mr Nam's statement) ends like "bố" (father).
        default:
            let words: EventWord = [.individual, .relative]
            return EventTables.shared.word(text.tokens, endingAt: end, from: low, of: words).map {
                isWordStart(end - $0)
            } ?? false
        }
    }
}

extension TokenizedText {
    /// Whether the name of an office stands at a token as that of a post: "chức chủ tịch" (the post of chairman).
    func isPost(_ office: Int, from low: Int) -> Bool {
        office > low && Self.posts.contains(tokens[office - 1].key)
    }

    private static let posts = SyllableSet(.posts)
}
