/// Finds whose verb an act is (a pass over the words before it).
///
/// ``SubjectSearch`` goes back over what stands between the two; here is what to make of who is found.
struct SubjectOfAct {
    let clause: SentenceEvents
    let act: SentenceEvents.Act

    /// Whoever stands before the verb (data).
    struct Subject {
        var participant: Participant?
        /// "với Nga" before the verb: "Mỹ cùng Nga hội đàm".
        var companion: Participant?
        var isPassive = false
        /// By whom, in the passive.
        var agent: Participant?
        /// Whether nothing but adverbs, times and verbs of one chain is between.
        var isBeside = true
    }

    var text: TokenizedText { clause.text }
    var read: ReadText { clause.read }
    var low: Int { clause.sentence.lowerBound }

    /// The subject of the act.
    func find() -> Subject? { find(before: act.range.lowerBound) }

    /// The subject of a verb that begins at a token.
    func find(before start: Int) -> Subject? {
        var search = SubjectSearch(finding: self, before: start)
        return search.run()
    }

    // MARK: Beside the verb

    /// What a participant beside the verb is to it; `nil` where it is not the subject.
    ///
    /// - Parameter suffers: where the verb's "bị" or "được" stands.
    func beside(_ participant: Participant, suffers: Int?, hasVerbs: Bool) -> Subject? {
        if clause.isOfStranger(participant, from: low) { return nil }
        if let suffers {
            // "máy bay do ông Nam điều khiển bị bắn rơi" (the aircraft that Mr Nam flew was shot down): what he flew suffers it.
            return hasVerbs && participant.governor == .agent ? nil : sufferer(participant, suffers)
        }
        let participant = whole(participant) ?? participant
        switch participant.governor {
        case .agent where hasVerbs:
            // "liên quân do Mỹ dẫn đầu đã phủ nhận": the verb beside the agent is another. But "sắc lệnh do ông Trump ký đã cấm
            // Huawei": what he has signed acts for him.
            if isOfDeed(participant.range.lowerBound - 1) { return Subject(participant: participant, isBeside: false) }
            return main(before: participant.range.lowerBound, suffers: nil)
        // "luật sư của bà Hoa yêu cầu": another person acts.
        case .possessive where clause.isOfPerson(participant) || clause.isOfSomebody(participant): return nil
        // "công dân thứ ba của Canada bị Trung Quốc bắt" (the third citizen of Canada whom China has arrested)
        case .possessive where act.verb.kind.isDoneToThings && clause.isOfOrdinaryPeople(participant): return nil
        case .opening, .cue, .verb, .agent, .possessive: return Subject(participant: participant)
        case .passive: return sufferer(from: participant)
        case .noun: return participant.hasHead ? Subject(participant: participant) : nil
        case .motion:
            var main = main(before: participant.range.lowerBound, suffers: nil)
            // "đến Công an phường trình báo" (went to the ward's police to report it): to whom it is reported.
            if act.verb.mode == .notify, !participant.isPlace {
                main?.companion = participant
                main?.isBeside = true
            }
            return main
        // "giữa Nga và Mỹ có những cuộc gặp"
        case .preposition(Syllable.between.key) where participant.entities.count > 1:
            return Subject(participant: participant)
        // "không cho Nga kiểm tra" (do not let Russia inspect): who is kept from the act.
        case .preposition where clause.isBarred(participant): return Subject(participant: participant)
        case .preposition(let key):
            let main = main(before: participant.range.lowerBound, suffers: nil)
            guard key == Syllable.with.key, var main else { return main }
            main.companion = participant
            main.isBeside = true
            return main
        }
    }

    /// Who suffers where nobody stands after "bị" or "được".
    private func sufferer(_ participant: Participant, _ suffers: Int) -> Subject? {
        let start = participant.range.lowerBound
        switch participant.governor {
        // "ông Nam ở Phú Thọ bị truy tố": whoever is there.
        case .preposition where participant.isPlace, .motion where participant.isPlace,
            // "quyền tự do ở Triều Tiên bị hạn chế" (freedom in North Korea is restricted)
            .motion where !participant.hasHead && clause.references.profiles[participant.entities[0]].isCountry:
            return clause.participant(endingAt: max(low, text.unitStart(before: start))).flatMap {
                sufferer($0, suffers)
            }
        // "tiệm vàng ở quận Bình Tân, TP. HCM, bị trộm": so of an address.
        case .opening where isAddress(participant):
            return clause.participant(endingAt: start - 1).flatMap { sufferer($0, suffers) }
        // "con trai ông Nam bị bắt", "công ty của ông Nam bị phạt"
        case .possessive where clause.isOfPerson(participant) || isBody(ofPerson: participant): return nil
        // "công dân thứ ba của Canada bị bắt" (the third citizen of Canada was arrested)
        case .possessive where clause.isOfOrdinaryPeople(participant): return nil
        default: return Subject(participant: participant, isPassive: suffers > 0)
        }
    }

    /// Whether a place stands between commas right behind one that a word for where something is governs.
    private func isOfPlace(_ place: Participant) -> Bool {
        let start = place.range.lowerBound
        guard start - 1 > low, text.isSign(.comma, at: start - 1), text.isSign(.comma, at: place.range.upperBound),
            clause.isPlace(place), let town = clause.participant(endingAt: start - 1), clause.isPlace(town)
        else { return false }
        switch town.governor {
        case .motion, .preposition: return true
        default: return false
        }
    }

    /// Whether "và" joins a verb to one right before a participant, where the clause has a subject before both.
    private func isObjectOfVerb(_ participant: Participant, before end: Int) -> Bool {
        let (start, next) = (participant.range.lowerBound, participant.range.upperBound)
        guard next < end, text.isWord(.and, at: next), start > low, read.tag(read.wordStart(before: start)) == .verb
        else {
            return false
        }
        return clause.participants(before: start).contains { $0.governor == .opening }
    }

    private func isAddress(_ place: Participant) -> Bool {
        let start = place.range.lowerBound
        return place.isPlace && start - 1 > low && text.isSign(.comma, at: start - 1)
    }

    private func isBody(ofPerson owner: Participant) -> Bool {
        let end = owner.range.lowerBound - 1
        guard end > low, owner.entities.allSatisfy({ clause.references.profiles[$0].isPerson }) else { return false }
        // "công ty chứng khoán của ông Nam": what kind of firm it is stands between.
        var at = end
        for _ in 0..<3 where at > low {
            at = max(low, text.unitStart(before: at))
            if let kind = text.speaker(at: at)?.kind { return Self.bodies.contains(kind) }
            guard read.tag(at) == .noun || read.tag(at) == .adjective else { return false }
        }
        return false
    }

    private static let bodies: [SpeakerNoun.Kind] = [.org, .org2, .side]

    /// Who suffers what whoever stands after "bị" or "được" does.
    private func sufferer(from agent: Participant) -> Subject? {
        // "Hiệp ước INF được Mỹ và Liên Xô ký": what suffers is nobody.
        if agent.entities.count > 1, act.verb.traits.contains(.mutual) { return Subject(isPassive: true, agent: agent) }
        let start = agent.range.lowerBound - 1
        // "nhưng bị Putin từ chối"
        let isContrast = start > low && Self.barriers.contains(text.tokens[start - 1].key)
        // "lo ngại về các đảo bị Bắc Kinh chiếm": what suffers is a thing that stands between; but "Nga tập trung quân và bị Kiev tố".
        let isJoined =
            start > low
            && (SubjectSearch.joints.contains(text.tokens[start - 1].key) || text.isSign(.comma, at: start - 1))
        guard let sufferer = find(before: isContrast ? start - 1 : start),
            sufferer.isBeside || isContrast || isJoined
        else { return nil }
        return Subject(participant: sufferer.participant, isPassive: true, agent: agent)
    }

    /// Whether a deed or a paper is what the clause before a token is about.
    private func isOfDeed(_ end: Int) -> Bool {
        (max(low, end - Self.deedReach)..<max(low, end)).contains {
            clause.tables.word(text.tokens, at: $0, end: end)?.word.contains(.deed) == true
        }
    }

    /// In tokens.
    private static let deedReach = 6

    // MARK: Whom a name only describes

    /// Who or what a name only says where or whose it is: "Đặc phái viên Vũ Đại Vĩ của Trung Quốc đã …".
    private func whole(_ participant: Participant) -> Participant? {
        switch participant.governor {
        case .possessive: owned(by: participant)
        case .opening where participant.hasHead && text.isSign(.comma, at: participant.range.upperBound):
            explained(by: participant)
        case .opening, .noun: participant.isPlace ? body(at: participant) : nil
        default: nil
        }
    }

    private func owned(by owner: Participant) -> Participant? {
        guard let owned = clause.participant(endingAt: owner.range.lowerBound - 1), !owned.isPlace,
            owned.entities.allSatisfy({ clause.references.entities[$0].kind != .location })
        else { return nil }
        return owned
    }

    /// "ZTE, một tập đoàn viễn thông của Trung Quốc, bị …"
    private func explained(by note: Participant) -> Participant? {
        let start = note.range.lowerBound
        let isOne = start - 1 > low && text.kinds(at: start - 1).contains(.indefinite)
        let comma = isOne ? start - 2 : start - 1
        guard text.isSign(.comma, at: comma), let explained = clause.participant(endingAt: comma), !explained.isPlace
        else { return nil }
        return explained
    }

    /// "Công an huyện An Dương, TP. Hải Phòng đã …"
    private func body(at place: Participant) -> Participant? {
        let start = place.range.lowerBound
        var comma = start - 1
        for _ in 0..<3 where comma > low && !text.isSign(.comma, at: comma) { comma -= 1 }
        guard text.isSign(.comma, at: comma),
            (comma + 1..<start).allSatisfy({
                text.tokens[$0].sign == .fullStop || text.kinds(at: $0).contains(.locality)
            }), let body = clause.participant(endingAt: comma), !body.isPlace || body.governor == .opening
        else { return nil }
        return body
    }

    // MARK: Farther off

    /// Who the clause is about: the last participant before a token that is nobody's object and stands after no preposition.
    func main(before end: Int, suffers: Int?) -> Subject? {
        var previous = end
        for participant in clause.participants(before: end).reversed() {
            guard end - participant.range.upperBound <= Self.reach,
                !isBarrier(participant.range.upperBound..<max(previous, participant.range.upperBound))
            else { return nil }
            if suffers != nil,
                isOfAnotherClause(participant.range.upperBound, end) || isOfCase(participant.range.upperBound, end)
            {
                return nil
            }
            if suffers == nil, isOfMatter(participant.range.upperBound, end) { return nil }
            if text.isSign(.closeParenthesis, at: participant.range.upperBound) { continue }
            previous = participant.range.lowerBound
            if isInClosedMarks(participant.range) || isOfOtherTime(participant) || isListed(participant) { continue }
            switch participant.governor {
            // "việc đó khiến Nga rút quân, buộc Mỹ …" (which makes Russia withdraw and forces the US …): Russia does not force it.
            case _ where clause.isCaused(participant): continue
            // "Mỹ lên án Syria và chỉ trích Nga": Syria is whom the first verb is aimed at.
            case .cue where clause.isObject(participant): continue
            // "Ông A hội kiến Chủ tịch B, trong chuyến thăm Nga": so is whom he sees.
            case .opening where clause.isPerson(participant) && clause.isObject(participant): continue
            // "hội nghị ở Brussels, Bỉ, rồi thăm Anh" (a conference in Brussels, Belgium, and then visits Britain): where a place is.
            case .opening where suffers == nil && isOfPlace(participant): continue
            // "can thiệp bầu cử Mỹ và tiếp tục hậu thuẫn Syria" (meddles in America's elections and goes on backing Syria): what the verb before is on.
            case .opening where suffers == nil && isObjectOfVerb(participant, before: end),
                .cue where suffers == nil && isObjectOfVerb(participant, before: end):
                continue
            // "Ông Nam, ở quận Bình Tân, TP. HCM, bị bắt"
            case .opening where suffers != nil && isAddress(participant): continue
            // "cách Hải Phòng 20 km thì tàu bị đánh chìm" (20 km off Hải Phòng the ship was sunk): farther off, a town suffers nothing.
            case .opening where suffers != nil && clause.isTown(participant),
                .cue where suffers != nil && clause.isTown(participant):
                return nil
            case .opening, .cue:
                return Subject(
                    participant: whole(participant) ?? participant, isPassive: suffers != nil, isBeside: false)
            // "máy bay Nga đặt ở căn cứ A đã tấn công" (Russian aircraft stationed at the base A attacked): its arms act for a state.
            case .noun where participant.hasHead && suffers == nil && Self.ofArms.contains(act.verb.kind):
                return Subject(participant: participant, isBeside: false)
            case .noun, .possessive:
                // The clause is about a thing of theirs.
                if isClauseStart(participant.range.lowerBound) { return nil }
            default: break
            }
        }
        return nil
    }

    /// 'các quan chức nhấn mạnh thiết bị "chỉ nhằm đối phó với Triều Tiên", một lần nữa bác bỏ …': who is named in words that end before the verb.
    private func isInClosedMarks(_ range: TokenRange) -> Bool {
        guard let quote = clause.quote(holding: range) else { return false }
        let content = clause.pass.quotes[quote].content
        return clause.pass.quotes[quote].type != .indirect && content.upperBound <= act.range.lowerBound
    }

    /// "Moscow tấn công mạng khi Washington tổ chức bầu cử, giúp ông Trump …" (Moscow hacked while Washington held elections, helping Mr Trump): what follows
    /// the comma is not Washington's.
    private func isOfOtherTime(_ participant: Participant) -> Bool {
        let start = participant.range.lowerBound
        guard start - 1 > low, text.isWord(.when, at: start - 1), read.isWordStart(start - 1),
            text.isSign(.comma, at: act.range.lowerBound - 1)
        else { return false }
        return clause.participants(before: start - 1).contains { $0.governor == .opening }
    }

    /// "… xảy ra tại Ngân hàng A, Ngân hàng B, Ngân hàng C, đồng thời chuyển hồ sơ" (which happened at banks A, B and C; and hands over the files): those of a
    /// list whose first stands after a preposition do nothing.
    private func isListed(_ participant: Participant) -> Bool {
        var first = participant
        var members = 1
        var hasSemicolon = false
        while members < Self.longestList, first.range.lowerBound - 1 > low,
            case let sign = text.tokens[first.range.lowerBound - 1].sign, sign == .comma || sign == .semicolon,
            let before = clause.participant(endingAt: first.range.lowerBound - 1),
            clause.isPerson(before) == clause.isPerson(participant)
        {
            hasSemicolon = hasSemicolon || sign == .semicolon
            first = before
            members += 1
        }
        guard members > 2 || hasSemicolon else { return false }
        switch first.governor {
        case .preposition, .motion: return true
        default: return false
        }
    }

    private static let ofArms: [Report.Event.Kind] = [.assault, .mobilize]
    private static let longestList = 8

    /// In tokens.
    private static let reach = 40

    private func isClauseStart(_ at: Int) -> Bool { at <= low + 4 }

    private func isBarrier(_ range: TokenRange) -> Bool {
        range.contains { at in
            let token = text.tokens[at]
            if token.kind == .sign { return [.semicolon, .colon, .fullStop].contains(token.sign) }
            return Self.barriers.contains(token.key) && read.isWordStart(at) && read.isWordStart(at + 1)
        }
    }

    private static let barriers = SyllableSet(.contrasts)

    /// "FBI tìm thấy thư khi thiết bị của ông A, chồng bà B, bị tịch thu" (found letters when Mr A's device was seized), "chính quyền không nói rõ các
    /// phần tử bị tiêu diệt …" (does not say whether those killed …): what suffers has a clause and a noun of its own. Right after who is named
    /// "khi" opens none: "ông Nam khi lái xe bị bắt".
    private func isOfAnotherClause(_ start: Int, _ end: Int) -> Bool {
        guard start + 1 < end else { return false }
        for at in start + 1..<end where read.isWordStart(at) {
            // "chạy xe khi say rượu bị phạt" (was fined for driving when drunk): no subject follows.
            if Self.openers.contains(text.tokens[at].key), at + 2 < end, read.isWordStart(at + 1),
                read.tag(at + 1) == .noun || text.tokens[at + 1].kind == .number
                    || text.kinds(at: at + 1).contains(.plural)
            {
                return true
            }
        }
        return isOwnSufferer(before: end, after: start)
    }

    /// Whether what suffers is what somebody looks into: "điều tra vụ máy bay bị không kích" (look into the case of an aircraft that was hit).
    private func isOfCase(_ start: Int, _ end: Int) -> Bool {
        guard start + 1 < end else { return false }
        return (start + 1..<end).contains { at in
            guard text.isWord(Self.occurrence, at: at), read.isWordStart(at), at + 1 < end, read.isWordStart(at + 1)
            else {
                return false
            }
            return text.isWord(.about, at: at - 1) || read.tag(read.wordStart(before: at)) == .verb
        }
    }

    private static let occurrence = Syllable("vụ")

    /// "Bắc Kinh phản ứng trước việc chính quyền của ông A bán vũ khí" (reacted to the selling of arms by Mr A's government): what stands behind "việc" has a
    /// subject of its own.
    private func isOfMatter(_ start: Int, _ end: Int) -> Bool {
        guard start < end - 2 else { return false }
        return (start..<end - 2).contains {
            text.isWord(.matter, at: $0) && read.isWordStart($0) && read.isWordStart($0 + 1)
                && read.tag($0 + 1) == .noun
        }
    }

    /// Whether "các" or "những" opens the noun phrase that ends before a token.
    private func isOwnSufferer(before end: Int, after start: Int) -> Bool {
        var at = end
        for _ in 0..<4 {
            guard at > start, text.tokens[at - 1].isWord else { return false }
            at = max(start, text.unitStart(before: at))
            if Self.plurals.contains(text.tokens[at].key), read.isWordStart(at) { return true }
            // "bà Hoa không nói có bao nhiêu cảnh sát bị truy tố" (did not say how many policemen were indicted)
            if text.isWord(Self.howMany, at: at), read.isWordStart(at) { return true }
        }
        return false
    }

    private static let plurals = SyllableSet(.definitePlurals)
    /// Of "bao nhiêu" (how many).
    private static let howMany = Syllable("bao")
    /// khi (when), lúc (at the time when), nếu (if)
    private static let openers = SyllableSet(.whens)
}
