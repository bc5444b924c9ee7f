/// Acts that are told by a noun: "cuộc hội đàm của Tổng thống Nga và Mỹ" (the talks of the presidents of Russia and the US).
extension SentenceEvents {

    /// Where the noun phrase of an act begins, if it is one: with "cuộc", "chuyến", "lệnh", or followed by "của", "giữa".
    ///
    /// - Parameter previous: the act before; what somebody rejects or accepts is a noun: "khước từ đề nghị của Nga".
    func nounStart(of act: Act, after previous: Act?) -> Int? {
        guard act.verb.traits.contains(.noun) else { return nil }
        let start = act.range.lowerBound
        if let previous, previous.range.upperBound == start, previous.verb.traits.contains(.owner) { return start }
        if let length = tables.word(text.tokens, endingAt: start, from: sentence.lowerBound, of: .nominaliser),
            read.isWordStart(start - length)
        {
            return start - length
        }
        let after = act.range.upperBound
        if after < sentence.upperBound, Self.ofOrBetween.contains(text.tokens[after].key), read.isWordStart(after + 1) {
            return start
        }
        if act.verb.traits.contains(.mutual), let between = participants(from: after).first,
            between.governor == .preposition(Syllable.between.key), between.entities.count > 1,
            between.range.lowerBound - after <= Self.betweenReach, !isOver(after..<between.range.lowerBound)
        {
            // "trao đổi qua thư từ giữa ông Trump và ông Kim"
            return start
        }
        if !act.verb.traits.contains(.mutual), isCounted(start) { return start }
        guard read.tag(start) == .noun, !isAfterSubject(start), isNoun(at: start) else { return nil }
        return start
    }

    /// "có nhiều đề xuất" (has many proposals): a verb with a word for several before it is a noun.
    private func isCounted(_ start: Int) -> Bool {
        guard start > sentence.lowerBound + 1, text.tokens[start - 1].isWord else { return false }
        let unit = max(sentence.lowerBound, text.unitStart(before: start))
        return !text.kinds(at: unit).isDisjoint(with: [.plural, .indefinite]) && read.isWordStart(unit)
            && tables.word(text.tokens, endingAt: unit, from: sentence.lowerBound, of: .light) != nil
    }

    /// Whether what the model takes for a noun is one by the word before it.
    private func isNoun(at start: Int) -> Bool {
        // "Hội nghị thượng đỉnh Nga - Mỹ kết thúc"
        guard start > sentence.lowerBound else { return true }
        switch read.tag(start - 1) {
        case .adposition, .determiner: return true
        // Of two verbs in a row, the model often takes the second for a noun: "kiên quyết phủ nhận" (firmly deny).
        case .verb:
            return tables.word(text.tokens, endingAt: start, from: sentence.lowerBound, of: .light) != nil
        default: return false
        }
    }

    /// In tokens.
    private static let betweenReach = 6
    private static let ofOrBetween = SyllableSet(.nounsOfActs)

    /// What the model takes for a noun is a verb after a subject or an adverb: "Mỹ sẽ trừng phạt".
    func isAfterSubject(_ at: Int) -> Bool {
        if let subject = participant(endingAt: at), subject.governor != .noun { return true }
        guard at > sentence.lowerBound else { return false }
        if Self.topicMarks.contains(text.tokens[at - 1].key), read.isWordStart(at - 1) { return true }
        let unit = text.unitStart(before: at)
        return !text.kinds(at: unit).isDisjoint(with: [.adverb, .negation, .unreal, .passive])
    }

    /// "Hamas thì cáo buộc Israel"
    private static let topicMarks = SyllableSet(.afterSubjects)

    // MARK: Who has part in it

    /// Who has part in an act that a noun tells: "cuộc tấn công của Nga" (Russia's attack); `nil` where it tells of none.
    func nominal(_ act: Act, from start: Int) -> Parts? {
        var parts = Parts(rule: .noun)
        if !opensContent(at: act.range.upperBound) {
            readAfter(act, &parts)
            readOther(act, &parts)
        }
        if act.verb.kind == .agree {
            // An agreement that is only spoken of is none that somebody makes.
            guard let subject = subjectOfLightVerb(before: start, act) else { return nil }
            if parts.actors.isEmpty { parts.actors = [subject] }
        }
        let isMutual = act.verb.traits.contains(.mutual)
        if isMutual, parts.actors.count == 1, parts.actors[0].entities.count > 1, parts.recipients.isEmpty {
            return parts
        }
        if !isMutual, let received = received(act, from: start, parts) { return received }
        if act.verb.kind == .request, parts.recipients.isEmpty, !parts.actors.isEmpty, start > sentence.lowerBound,
            Self.following.contains(text.tokens[start - 1].key),
            let asked = agent(before: start) ?? partner(before: start, act),
            act.bounds.contains(asked.range.lowerBound)
        {
            // "Theo yêu cầu của Mỹ, Canada bắt bà Mạnh": Canada was asked.
            parts.recipients = [asked]
            parts.rule = .answered
        }
        return readActors(act, from: start, &parts) ? parts : nil
    }

    /// The other side, where it stands after none of the verb's prepositions.
    private func readOther(_ act: Act, _ parts: inout Parts) {
        guard parts.recipients.isEmpty else {
            parts.other = .marked
            return
        }
        if act.verb.traits.contains(.owner), let owner = owner(act), owner.range != parts.actors.first?.range {
            parts.recipients = [owner]
            parts.other = .owner
        } else if let thing = thing(act) {
            // "lệnh cấm sử dụng thiết bị Huawei"
            parts.recipients = [thing]
            parts.other = .thing
        }
    }

    /// Who acts, where nobody stands after the noun as acting.
    ///
    /// - Returns: whether somebody acts.
    private func readActors(_ act: Act, from start: Int, _ parts: inout Parts) -> Bool {
        guard parts.actors.isEmpty else { return true }
        if let owner = subjectOfLightVerb(before: start, act) {
            parts.actors = [owner]
            return true
        }
        if act.verb.traits.contains(.mutual), parts.recipients.count == 1, parts.recipients[0].entities.count > 1 {
            swap(&parts.actors, &parts.recipients)
            return true
        }
        guard [.consult, .agree, .cooperate].contains(act.verb.kind), !parts.recipients.isEmpty,
            let owner = partner(before: start, act)
        else { return false }
        parts.actors = [owner]
        parts.rule = .nounOfAnother
        return true
    }

    /// "bị Pháp bắt giữ theo yêu cầu của Đức" (seized by France at Germany's request): who does it was asked.
    private func agent(before start: Int) -> Participant? {
        guard let last = participants(before: start - 1).last, last.governor == .passive,
            !(last.range.upperBound..<start).contains(where: { text.tokens[$0].kind == .sign })
        else { return nil }
        return last
    }

    /// Of "theo", "nhận" and "nhận được".
    private static let following = SyllableSet(.compliances)

    /// "Ukraine nhận viện trợ từ Mỹ", "hứng chịu chỉ trích của dư luận Anh": whoever gets something is its other side.
    private func received(_ act: Act, from start: Int, _ parts: Parts) -> Parts? {
        var at = start
        for _ in 0..<6 {
            guard at > sentence.lowerBound, participant(endingAt: at) == nil, text.tokens[at - 1].kind != .sign else {
                return nil
            }
            guard let length = tables.word(text.tokens, endingAt: at, from: sentence.lowerBound, of: .receiving),
                read.isWordStart(at - length)
            else {
                at = max(sentence.lowerBound, text.unitStart(before: at))
                continue
            }
            let giver =
                parts.actors.first
                ?? participants(from: act.range.upperBound).prefix {
                    $0.range.lowerBound - act.range.upperBound <= Self.giverReach
                }.first { $0.governor == .preposition(Syllable.from.key) }
            guard let giver, !giver.isPlace, let receiver = doer(of: act, before: at - length) else { return nil }
            var received = Parts()
            received.actors = [giver]
            received.recipients = [receiver]
            received.rule = .received
            received.other = .subject
            return received
        }
        return nil
    }

    /// In tokens.
    private static let giverReach = 6

    // MARK: After the noun

    /// "giữa Nga và Mỹ", "của Nga", "với Mỹ", "Mỹ - Triều", "do Mỹ tiến hành".
    private func readAfter(_ act: Act, _ parts: inout Parts) {
        let traits = act.verb.traits
        let end = min(act.bounds.upperBound, act.range.upperBound + Self.reach)
        var previous = act.range.upperBound
        // "lời cảnh báo cả Nga và Mỹ"
        let objectStart = act.range.upperBound + (text.isWord(.both, at: act.range.upperBound) ? 1 : 0)
        for participant in participants(from: act.range.upperBound) {
            let first = participant.range.lowerBound
            guard first < end,
                !isOver(previous..<max(previous, first)) || participant.governor == .agent
                    || isImposer(participant, act)
            else { return }
            defer { previous = participant.range.upperBound }
            switch participant.governor {
            // "gặp người đồng cấp Mỹ bên lề hội nghị của ASEAN": what stands between is ASEAN's, and not the meeting.
            // "biểu tình chống buổi tuyên thệ của ông Nam" (a protest against the swearing-in of Mr Nam): whose what it is against is, does not protest.
            case .possessive where act.verb.kind == .protest && first > act.range.upperBound + 1: return
            // "vụ tấn công vào các căn cứ của Iran" (the attack on bases of Iran's): whose what it is aimed at is.
            case .possessive where parts.recipients.isEmpty && isBehindPreposition(act, previous..<first):
                parts.recipients = [participant]
            // "lệnh trừng phạt mà Mỹ áp đặt lên Iran" (the sanctions that the US imposes on Iran)
            case _ where parts.actors.isEmpty && isImposer(participant, act): parts.actors = [participant]
            case .possessive
            where parts.actors.isEmpty && (parts.recipients.isEmpty || !hasNoun(previous..<max(previous, first - 1))):
                parts.actors = [participant]
            // "cuộc họp do Sở A và Sở B tổ chức": who holds it for others does not talk to the other host.
            case .agent where act.verb.kind == .consult && traits.contains(.mutual): return
            case .agent where parts.actors.isEmpty: parts.actors = [participant]
            // "đề xuất từ Bộ Tư pháp" (a proposal from the Department of Justice)
            case .preposition(let key)
            where key == Syllable.from.key && parts.actors.isEmpty && first == act.range.upperBound + 1
                && [.request, .accuse, .threaten, .reject].contains(act.verb.kind):
                parts.actors = [participant]
            case .preposition(let key)
            where key == Syllable.between.key && parts.actors.isEmpty && traits.contains(.mutual):
                parts.actors = [participant]
            default:
                if traits.contains(.mutual), participant.isPlace { continue }
                // "cuộc họp Chính phủ" (the meeting of the government), "hội nghị thượng đỉnh NATO": whose meeting it is, who speaks there does not meet.
                if first == objectStart, act.verb.kind == .consult, traits.contains(.mutual), isBody(participant) {
                    return
                }
                if first == objectStart, traits.contains(.object) || traits.contains(.mutual) {
                    if traits.contains(.mutual), participant.entities.count > 1 {
                        parts.actors = [participant]
                    } else {
                        parts.recipients = [participant]
                    }
                } else if parts.recipients.isEmpty, marked(act, from: previous)?.range == participant.range {
                    parts.recipients = [participant]
                } else if first > act.range.upperBound, parts.actors.isEmpty, parts.recipients.isEmpty,
                    traits.contains(.mutual), participant.entities.count > 1, participant.governor != .cue,
                    !isContinued(participant)
                {
                    // "cuộc gặp thượng đỉnh lần 2 Trump - Kim"
                    parts.actors = [participant]
                } else if !isContinued(participant) {
                    return
                }
            }
            if !parts.actors.isEmpty, !parts.recipients.isEmpty { return }
        }
    }

    /// Whether a stretch opens with one of the verb's prepositions, or with what it is done with and then one.
    private func isBehindPreposition(_ act: Act, _ range: TokenRange) -> Bool {
        range.contains { at in
            read.isWordStart(at)
                && act.verb.prepositions.contains { keys in
                    at + keys.count < range.upperBound && !Self.withWords.contains(keys[0])
                        && zip(at..<at + keys.count, keys).allSatisfy { text.tokens[$0].key == $1 }
                }
        }
    }

    /// Whether "mà" (which) stands between sanctions and who is named, who imposes them.
    private func isImposer(_ participant: Participant, _ act: Act) -> Bool {
        let end = act.range.upperBound
        return act.verb.kind == .sanction && participant.range.lowerBound == end + 1
            && text.isWord(.which, at: end)
    }

    private func isBody(_ participant: Participant) -> Bool {
        participant.entities.count == 1 && references.entities[participant.entities[0]].kind == .organization
    }

    /// Whether a noun that is no part of a time stands in a stretch.
    private func hasNoun(_ range: TokenRange) -> Bool {
        range.contains { at in
            read.isWordStart(at) && read.tag(at) == .noun && !pass.times.contains { $0.range.contains(at) }
        }
    }

    /// Places where an act was do not end its noun phrase: "cuộc gặp ở Hà Nội giữa …".
    func isContinued(_ participant: Participant) -> Bool {
        switch participant.governor {
        case .preposition, .motion: true
        default: false
        }
    }

    // MARK: Before the noun

    /// "Mỹ tiến hành một cuộc tấn công vào Syria": the act is the light verb's subject's.
    private func subjectOfLightVerb(before start: Int, _ act: Act) -> Participant? {
        var at = start
        for _ in 0..<5 {
            guard at > sentence.lowerBound else { return nil }
            if let length = tables.word(text.tokens, endingAt: at, from: sentence.lowerBound, of: .light),
                read.isWordStart(at - length)
            {
                let subject = SubjectOfAct(clause: self, act: act).find(before: at - length)
                if let subject { return subject.isPassive ? nil : subject.participant }
                // "tuyên bố sẽ áp đặt lệnh trừng phạt": whoever says so.
                return speakingSubject(of: act, before: at - length)
            }
            let unit = max(sentence.lowerBound, text.unitStart(before: at))
            let isBetween =
                !text.kinds(at: unit).isDisjoint(with: [.plural, .indefinite, .adverb])
                || text.tokens[unit].kind == .number || Self.quantities.contains(text.tokens[at - 1].key)
            guard isBetween, participant(endingAt: at) == nil else { return nil }
            at = unit
        }
        return nil
    }

    /// "những", "một", "nhiều", "loạt", "lời", "biện pháp": what stands between a light verb and the noun.
    private static let quantities = SyllableSet(.actQuantities)

    /// In "Trong cuộc gặp với Abe, ông Trump nói" and "Trump nói sau cuộc gặp với Abe" the sentence's subject is the other one.
    private func partner(before start: Int, _ act: Act) -> Participant? {
        if let main = SubjectOfAct(clause: self, act: act).main(before: start, suffers: nil) { return main.participant }
        guard let comma = (act.range.upperBound..<act.bounds.upperBound).first(where: { text.isSign(.comma, at: $0) })
        else { return nil }
        return participants.first {
            $0.range.lowerBound > comma && $0.range.lowerBound <= comma + 4 && $0.governor == .opening
        }
    }
}
