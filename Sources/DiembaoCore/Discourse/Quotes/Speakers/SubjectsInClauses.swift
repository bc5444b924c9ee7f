/// Who speaks where a clause has several who could.
extension Quotes {
    func subjectPhrase(in segment: TokenRange, isLast: Bool) -> SpeakerPhrase? {
        let at = skipOpeners(segment.lowerBound, segment.upperBound)
        guard at < segment.upperBound else { return nil }
        let kinds = text.kinds(at: at)
        let isPrepositional = !kinds.isDisjoint(with: [.preposition]) && text.speaker(at: at) == nil
        let first =
            isPrepositional
            ? nil : phrases.phrase(at: at, end: segment.upperBound).flatMap { isPlausible($0) ? $0 : nil }
        guard isLast else { return first }
        if let first, let whole = personWhoActs(first, segment) { return whole }
        // "… xác minh thông tin phụ huynh tố cáo": where another verb follows the first phrase, the subject is by the cue,
        // unless the two verbs are joined.
        if let first, !hasVerb(first.range.upperBound..<segment.upperBound) || endsWithJoint(segment) {
            return first
        }
        if let first, let person = personOfClause(behind: first, segment) { return person }
        let near = phraseBeforeCue(in: at..<segment.upperBound)
        if let near, isWithinPredicate(near, of: first, from: at) { return first }
        return near ?? first.map { nounsOfClause(behind: $0, segment) ?? $0 }
    }

    /// "Venezuela căng thẳng sau khi Guaido tự xưng tổng thống, kêu gọi …" (Venezuela is tense after Guaido declared himself president and called
    /// for …): where a place opens the sentence, the person by name whom a clause of its own begins with.
    private func personOfClause(behind first: SpeakerPhrase, _ segment: TokenRange) -> SpeakerPhrase? {
        guard first.noun?.kind == .statehead, text.isSign(.comma, at: segment.upperBound),
            let opener = (first.range.upperBound..<segment.upperBound).last(where: {
                Self.whens.contains(text.tokens[$0].key) && opensClause($0)
            }), hasVerb(first.range.upperBound..<opener), opener + 1 < segment.upperBound,
            let person = phrases.phrase(at: opener + 1, end: segment.upperBound), person.isPerson, person.name != nil,
            hasVerb(person.range.upperBound..<segment.upperBound)
        else { return nil }
        return person
    }

    /// "Bà nghi ngờ sau khi một nhà hải dương học cho rằng" (she doubted after an oceanographer had held that): nouns that a clause of its own
    /// begins with, behind whoever opens the sentence.
    private func nounsOfClause(behind first: SpeakerPhrase, _ segment: TokenRange) -> SpeakerPhrase? {
        guard
            let opener = (first.range.upperBound..<segment.upperBound).last(where: {
                Self.whens.contains(text.tokens[$0].key) && opensClause($0)
            }), case let nouns = withoutAdverbs(opener + 1..<segment.upperBound), !nouns.isEmpty, !hasVerb(nouns),
            pastCount(nouns.lowerBound, nouns.upperBound) < nouns.upperBound
        else { return nil }
        if let phrase = phrases.phrase(at: nouns.lowerBound, end: nouns.upperBound), isPlausible(phrase) {
            return phrase
        }
        return speakingNouns(nouns)?.taken(as: .nouns)
    }

    /// "người dân đổ ra đường phố biểu tình, kêu gọi …" (people take to the streets, calling for): what people without a name do before a comma or "và"
    /// is no part of who they are.
    func withoutDeeds(_ phrase: SpeakerPhrase, isSetOff: Bool) -> SpeakerPhrase {
        let head = pastCount(phrase.range.lowerBound, phrase.range.upperBound)
        guard isSetOff, phrase.name == nil, phrase.isPerson, !phrase.isPronoun, phrase.title >= 0,
            head < phrase.range.upperBound,
            var verb = firstVerb(rest(of: phrase.range, behindUnitAt: head))
        else { return phrase }
        // "người dùng" (who uses it), "người bỏ quên dù" (who left her umbrella behind): the first verbs say who they are. "đại diện trường trong cuộc gặp" (in the
        // meeting): what makes a noun of a verb tells what was, and not what they do.
        while text.isWord(.person, at: head) && text.unitEnd(head) == head + 1 && verb <= head + 2
            || Self.nominalisers.contains(text.tokens[verb - 1].key)
            || !text.kinds(at: text.unitStart(before: verb)).isDisjoint(with: [.classifier, .preposition])
        {
            let behind = max(verb + 1, read.wordEnd(verb))
            guard behind < phrase.range.upperBound, let next = firstVerb(behind..<phrase.range.upperBound) else {
                return phrase
            }
            verb = next
        }
        guard text.speaker(at: verb) == nil else { return phrase }
        var trimmed = phrase
        trimmed.range = phrase.range.lowerBound..<verb
        return trimmed
    }

    /// "Một công nhân đưa con vào bệnh viện kể lại" (a worker who took her child to hospital recalls), "… cố thủ trong nhà mẹ vợ doạ nổ"
    /// (in the house of his wife's mother): where somebody is or whose house it is, and no subject.
    private func isWithinPredicate(_ near: SpeakerPhrase, of first: SpeakerPhrase?, from start: Int) -> Bool {
        let at = near.range.lowerBound
        guard at > start else { return false }
        let before = text.unitStart(before: at)
        let isHouse = text.isWord(Self.house, at: before) && text.tokens[before].unitLength <= 1
        // "nhà biên kịch Nam" (the playwright Nam) is no house.
        if isHouse, near.title < 0 || near.noun?.source == .witness || resolution.isRelative(at) { return true }
        // "tập trung về trụ sở công an" (gather at the police's offices)
        if let length = WordRoles.length(of: Self.premises, in: text.tokens, at: before), length >= at - before {
            return true
        }
        // "sinh viên ủng hộ dân chủ" (students who support democracy): what somebody's verb is about.
        if let first, first.isPerson, first.range.upperBound <= before, near.name == nil, !near.isPerson,
            near.noun?.kind == .collective, read.tag(before) == .verb, text.cue(at: before) == nil
        {
            return true
        }
        if let first, first.range.upperBound <= before, isTold(before, from: first.range.upperBound) { return true }
        if let first, first.name != nil || first.isPerson, isPlaceOfPreposition(near, behind: first.range.upperBound) {
            return true
        }
        // "tổ chức có quan hệ mật thiết với đảng Dân chủ" (an organisation close to the Democratic Party)
        if let first, first.noun?.kind == .org || first.noun?.kind == .org2, first.range.upperBound <= before,
            near.name != nil, text.isWord(.with, at: before)
        {
            return true
        }
        if let first, isWithinDocument(near, of: first) { return true }
        guard let first, first.range.upperBound <= before, first.name != nil || first.isPerson,
            text.kinds(at: before).contains(.preposition), near.name != nil || !text.isWord(.of, at: before)
        else { return false }
        // "sau khi Thứ trưởng gọi …" (after the deputy minister called): "khi" opens a clause.
        return !Self.clausePrepositions.contains(text.tokens[at - 1].key)
            && !Self.clausePrepositions.contains(text.tokens[before].key)
    }

    /// "Tuyên bố chung sau cuộc gặp của hai lãnh đạo" (the joint statement after the two leaders' meeting): whose what is that only tells
    /// when it was written.
    private func isWithinDocument(_ near: SpeakerPhrase, of first: SpeakerPhrase) -> Bool {
        var of = near.range.lowerBound - 1
        while of > first.range.upperBound,
            text.tokens[of].kind == .number || !text.kinds(at: of).isDisjoint(with: [.plural, .indefinite])
        {
            of -= 1
        }
        guard first.noun?.kind == .document, near.name == nil, of > first.range.upperBound,
            text.isWord(.of, at: of)
        else { return false }
        return (first.range.upperBound..<of).contains { text.kinds(at: $0).contains(.preposition) }
    }

    /// "nhắn tin cho anh Bảo" (sent Bảo a message): whether a token is the "cho" before whom somebody tells something.
    private func isTold(_ at: Int, from start: Int) -> Bool {
        guard text.isWord(.give, at: at), text.tokens[at].unitLength <= 1, at - 1 > start else { return false }
        return (max(start, at - 3)..<at).contains {
            WordRoles.length(of: Self.messaging, in: text.tokens, at: $0) != nil
        }
    }

    /// "tại dự án trên địa bàn quận Hà Đông" (at the project in the district): a place whose nouns a preposition opens.
    private func isPlaceOfPreposition(_ near: SpeakerPhrase, behind end: Int) -> Bool {
        guard near.noun?.kind == .statehead else { return false }
        var at = near.range.lowerBound
        for _ in 0..<Self.mostPlaceNouns where at > end {
            at = text.unitStart(before: at)
            let kinds = text.kinds(at: at)
            if kinds.contains(.preposition) {
                return at >= end && !Self.clausePrepositions.contains(text.tokens[at].key)
                    && !text.isWord(.of, at: at)
            }
            guard kinds.contains(.locality) || read.tag(at) == .noun, read.name(holding: at) == nil else {
                return false
            }
        }
        return false
    }

    /// In units: "địa bàn quận" (the area of the district).
    private static let mostPlaceNouns = 4
    private static let messaging = WordRoles.shared.phrases(of: .messaging)

    private static let house = Syllable("nhà")
    private static let premises = WordRoles.shared.phrases(of: .premises)

    /// "Người từng hỗ trợ Tổng thống viết sách" (he who once helped the president to write a book): "người" and what they do.
    private func personWhoActs(_ first: SpeakerPhrase, _ segment: TokenRange) -> SpeakerPhrase? {
        let noun = first.range.lowerBound
        let next = text.unitEnd(noun)
        guard first.name == nil, first.title >= 0, text.isWord(.person, at: noun), next == noun + 1,
            next < segment.upperBound, text.isWord(.once, at: next)
        else { return nil }
        var whole = first
        whole.range = noun..<withoutAdverbs(next + 1..<segment.upperBound).upperBound
        return whole
    }

    private func endsWithJoint(_ segment: TokenRange) -> Bool {
        // "Người dân chặn đường vì cho rằng …" (people block the road because they think that …)
        if let last = segment.last, Self.becauses.contains(text.tokens[last].key) { return true }
        return connector(before: segment.upperBound, from: segment.lowerBound) != nil
    }

    static let becauses = SyllableSet(.becauses)

    /// Between two verbs of one subject.
    static let beforeVerbs = SyllableSet(.beforeVerbs)

    /// The last phrase that ends at the cue: "Trong cuộc gặp với báo chí ông Nam cho biết".
    private func phraseBeforeCue(in segment: TokenRange) -> SpeakerPhrase? {
        if let phrase = phraseBeforeAdverbs(in: segment) { return phrase }
        // "sau khi Thứ trưởng hôm 23/5 gọi" (after the deputy minister on 23 May called): before a day only whom a clause begins with speaks, and not whose
        // the subject is, "Hạm đội 5 của hải quân Mỹ ngày 6.8 cho biết" (the Fifth Fleet of the US navy said on 6 August).
        guard let date = dateStart(before: segment.upperBound, from: segment.lowerBound),
            let phrase = phraseBeforeAdverbs(in: segment.lowerBound..<date),
            phrase.range.lowerBound > segment.lowerBound,
            Self.clausePrepositions.contains(text.tokens[phrase.range.lowerBound - 1].key)
        else { return nil }
        return phrase
    }

    private func phraseBeforeAdverbs(in segment: TokenRange) -> SpeakerPhrase? {
        var end = segment.upperBound
        while end > segment.lowerBound {
            let start = text.unitStart(before: end)
            guard
                !text.kinds(at: start).isDisjoint(with: [.adverb, .that]) || isTimeUnit(start)
            else { break }
            end = start
        }
        guard end > segment.lowerBound else { return nil }
        var best: SpeakerPhrase?
        var start = text.unitStart(before: end)
        var steps = 0
        while start >= segment.lowerBound, steps < 16 {
            let token = text.tokens[start]
            let name = read.name(holding: start)
            let isWithinName =
                name.map { $0.range.lowerBound < start }
                ?? (start > segment.lowerBound && token.isCapitalised && text.tokens[start - 1].isCapitalised)
            if token.isWord, !isWithinName, token.isCapitalised || text.speaker(at: start) != nil || name != nil,
                !isOfNetwork(start), var phrase = phrases.phrase(at: start, end: end), phrase.range.upperBound == end
            {
                let before = start > segment.lowerBound ? text.unitStart(before: start) : start
                // "các nhà điều tra của Chile" (the investigators of Chile): they are several.
                if before < start, text.kinds(at: before).contains(.plural), phrase.name == nil || !phrase.isPerson,
                    let whole = phrases.phrase(at: before, end: end), whole.range.upperBound == end
                {
                    phrase = whole
                }
                if before == start || !text.kinds(at: before).contains(.preposition)
                    || isSpeakingNoun(start)
                    || Self.clausePrepositions.contains(text.tokens[start - 1].key)
                {
                    best = phrase
                } else if let last = best, phrase.range.contains(last.range.lowerBound) {
                    // "ở Iraq và Syria" (in Iraq and Syria): the second is named as the first is.
                    best = nil
                }
                if before < start, text.kinds(at: before).contains(.passive) {
                    return isVerbal(phrase) ? nil : phrase
                }
            } else if best != nil,
                text.kinds(at: start).contains(.preposition) || read.tag(start) == .verb || isConcession(start)
            {
                break
            }
            guard start > segment.lowerBound else { break }
            start = text.unitStart(before: start)
            steps += 1
        }
        return best
    }

    /// "trên mạng xã hội Twitter" (on the social network Twitter)
    private func isOfNetwork(_ at: Int) -> Bool {
        text.speaker(at: at)?.kind == .document
            && Self.networks.contains { WordRoles.stands($0, in: text.tokens, at: at - $0.count) }
    }

    private static let networks = WordRoles.shared.phrases(of: .networks)

    /// A noun that speaks also after a preposition; "trong văn bản góp ý" (in a paper of comments) has none.
    private func isSpeakingNoun(_ at: Int) -> Bool {
        guard let noun = text.speaker(at: at) else { return false }
        return noun.kind != .document
    }

    private static let clausePrepositions = SyllableSet(.subjectPrepositions)
}
