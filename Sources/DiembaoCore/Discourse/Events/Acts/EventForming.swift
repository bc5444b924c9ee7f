/// The event that an act makes of who has part in it.
extension SentenceEvents {
    /// - Parameter noun: where the noun phrase of the act begins, if it is one.
    /// - Returns: `nil` where nobody has part in it who can.
    func event(_ verb: EventVerb, _ parts: Parts, at range: TokenRange, noun: Int?) -> FoundEvent? {
        if verb.traits.contains(.armed), !isBeside(.arms, range) { return nil }
        if verb.traits.contains(.cause), !isBeside(.cause, range) { return nil }
        if verb.traits.contains(.headline), !isHeadline { return nil }
        guard let (actors, recipients) = parties(to: verb, parts, at: range),
            noun == nil || !isOfUnnamed(verb, parts, actors, recipients, at: range),
            !(verb.mode == .withdraw && verb.kind == .sanction
                && (isJourney(after: parts.recipients.last) || isMeeting(range.upperBound, parts.recipients.last)
                    // Who leaves a firm has found another job, and who leaves a territory travels.
                    || text.isWord(Self.leave, at: range.lowerBound) && parts.actors.contains(where: isPerson)))
        else { return nil }
        let quote = quote(holding: range)
        // "lực lượng do Iran hậu thuẫn" (the forces that Iran backs): who they are was so before the day of which the sentence tells.
        let time = parts.other == .relative ? nil : time(of: range, in: quote, isNoun: noun != nil)
        let start = noun ?? range.lowerBound
        let evidence = evidence(range, parts)
        var event = FoundEvent(
            kind: verb.kind, mode: verb.mode, actors: actors, recipients: recipients, time: time, quote: quote,
            status: status(of: range, from: start, quote: quote, time: time),
            range: evidence,
            rule: parts.rule, other: parts.other, gap: gap(range, parts))
        if noun != nil, event.status == .asserted, isPlanned(verb.kind, from: start, after: evidence.upperBound) {
            event.status = .future
        }
        if event.status == .asserted, isOnlyFavoured(verb.kind, from: start) { event.status = .hypothetical }
        if event.status == .future, isDecided(range, by: actors, verb) { event.status = .asserted }
        if event.status == .asserted, !parts.joined.isEmpty {
            event.status = parts.joined.contains(.hypothetical) ? .hypothetical : .future
        }
        event.isUnnamed = parts.all.contains(where: \.isUnnamed)
        event.isListed = parts.recipients.count > 1
        event.isOfUnnamed = isOfUnnamed(verb, parts, actors, recipients, at: range) && noun == nil
        recast(&event, parts, at: range, from: start)
        if event.status == .future, event.kind != .threaten, isOnCondition(evidence) { event.status = .hypothetical }
        if actors.isEmpty, event.kind == .coerce || event.kind == .sanction { event.antecedent = .authority }
        return event
    }

    /// "Công an tỉnh quyết định khởi tố" (the police have decided to charge), "Thủ tướng quyết định cách chức" (the prime minister has decided to dismiss): a
    /// body's decision on people is the act, and so is whose office it is to dismiss or to appoint; a state's is a plan.
    private func isDecided(_ range: TokenRange, by actors: [Int], _ verb: EventVerb) -> Bool {
        let start = range.lowerBound
        guard isAfterDecision(start), !actors.isEmpty,
            actors.allSatisfy({ actor in
                let profile = references.profiles[actor]
                return verb.isOfOffices && verb.mode != .nominate && profile.isPerson && !profile.titles.isEmpty
                    && isDecider(before: start - 2)
                    || (verb.kind == .coerce || verb.kind == .sanction || verb.isOfOffices)
                        && references.entities[actor].kind == .organization && !profile.isCountry
            })
        else { return false }
        // "sẽ ra quyết định" (will issue a decision)
        return !(max(sentence.lowerBound, start - 5)...start - 2).contains {
            // "Cần Thơ" is no "cần" (need to).
            !isNamed($0 - 1)
                && tables.word(text.tokens, endingAt: $0, from: sentence.lowerBound, of: [.future, .hypothetical])
                    != nil
        }
    }

    /// Whether who is named decides: "Thủ tướng Nam (vừa ký) quyết định", but not "nói quyết định … là sai" (said that the decision was wrong).
    private func isDecider(before end: Int) -> Bool {
        var at = end
        for _ in 0..<Self.mostDeciding {
            guard at > sentence.lowerBound else { return false }
            if participant(endingAt: at) != nil { return true }
            guard text.tokens[at - 1].isWord else { return false }
            let unit = max(sentence.lowerBound, text.unitStart(before: at))
            guard
                !text.kinds(at: unit).isDisjoint(with: [.adverb, .time])
                    || Self.issuing.contains(text.tokens[at - 1].key)
            else { return false }
            at = unit
        }
        return false
    }

    /// In units.
    private static let mostDeciding = 4
    /// ký (sign), ra (issue)
    private static let issuing = SyllableSet(.decisionMaking)

    /// Whether "quyết định" (decide, decision) ends before a token.
    func isAfterDecision(_ start: Int) -> Bool {
        start >= sentence.lowerBound + 2 && text.isWord(Self.decide.1, at: start - 1)
            && text.isWord(Self.decide.0, at: start - 2)
    }

    /// "tuyên huỷ quyết định thu hồi bằng của ông Nam" (annul the decision to revoke Mr Nam's degree): who annuls it revokes nothing.
    func isOfAnnulled(_ act: Act) -> Bool {
        var hasDecision = false
        var at = act.range.lowerBound
        let low = max(sentence.lowerBound, at - Self.annulReach)
        while at > low {
            at -= 1
            if [.comma, .semicolon, .colon, .fullStop].contains(text.tokens[at].sign) { return false }
            if text.isWord(Self.decide.1, at: at), at > low, text.isWord(Self.decide.0, at: at - 1) {
                hasDecision = true
            } else if hasDecision, text.isWord(Self.annul, at: at) {
                return true
            }
        }
        return false
    }

    /// In tokens.
    private static let annulReach = 16
    private static let annul = Syllable("huỷ")
    /// Of "quyết định".
    private static let decide = (Syllable("quyết"), Syllable("định"))

    // MARK: Who has part in it

    private func parties(
        to verb: EventVerb, _ parts: Parts, at range: TokenRange
    ) -> (actors: [Int], recipients: [Int])? {
        // What people of a country do with their hands it does not do: "công dân Mỹ bắn …" (US citizens shot).
        let acting = parts.actors.filter {
            !$0.isPrivate && !($0.isPeople && verb.kind.isDoneToThings) && (verb.mode != .resign || mayResign($0))
        }
        if acting.isEmpty, !parts.actors.isEmpty { return nil }
        var actors = entities(of: acting, arePlacesIn: false)
        // Only statesmen who come to a country see its government.
        if verb.traits.contains(.travel), !actors.allSatisfy(isOfficial) { return nil }
        let recipients = recipients(of: verb, parts, by: actors)
        if recipients.isEmpty {
            guard
                isTold(verb, withoutAnother: actors, at: range)
                    || isOfUnnamed(verb, parts, actors, recipients, at: range)
            else { return nil }
        } else if actors.isEmpty {
            // Who is arrested, killed or elected is told of, too, where nobody says by whom.
            guard !verb.traits.isDisjoint(with: [.passive, .undergone]), parts.actors.isEmpty, verb.isToldOfSufferers
            else { return nil }
        }
        // "đàm phán giữa Mỹ và Washington": a slip of the paper; no state talks with itself.
        if verb.traits.contains(.mutual), recipients.isEmpty, actors.count == 2,
            isOwnCountry(actors[0], of: [actors[1]]) || isOwnCountry(actors[1], of: [actors[0]]),
            !actors.contains(where: { references.profiles[$0].isPerson })
        {
            return nil
        }
        if verb.traits.contains(.mutual), actors.count > Self.mostTogether {
            actors = Array(actors.prefix(Self.mostTogether))
        }
        return (actors, recipients)
    }

    private static let mostTogether = 12

    private func recipients(of verb: EventVerb, _ parts: Parts, by actors: [Int]) -> [Int] {
        // Nobody who suffers what is done to suspects is a place; but a name right after the verb is a person's, whatever it was taken for.
        let isOfPeople = verb.isOfSuspects && parts.other == .subject
        let takesPlaces = verb.traits.contains(.place) || [.coerce, .mobilize].contains(verb.kind) && !isOfPeople
        let suffering = parts.recipients.filter {
            // "hai yakuza Nhật bị bắt" (two Japanese yakuza were arrested): a state is arrested in its ships or its envoys, not in what a noun
            // says that no list has.
            let isDescribed =
                $0.governor == .noun && !$0.hasHead && $0.entities.allSatisfy { references.profiles[$0].isCountry }
            return (!$0.isOffice || !verb.kind.isDoneToThings)
                // "mắng một ca sĩ Mỹ" (scold a US singer), "ép các công ty Hàn Quốc" (press Korean firms): the state is not meant.
                && !($0.isPrivate && ($0.isPeople && verb.kind == .accuse || verb.mode == .force))
                && !(isDescribed && verb.isOfSuspects && parts.other != .object)
        }
        var found = entities(of: suffering, arePlacesIn: takesPlaces).filter { !actors.contains($0) }
        if found.isEmpty, verb.isVisit {
            // Who visits a capital visits its state.
            found = entities(of: parts.recipients, arePlacesIn: true).filter { pass.finder.isForeignCapital([$0]) }
        }
        if Self.ofStates.contains(verb.kind) || verb.kind == .sanction && parts.other == .subject,
            parts.recipients.allSatisfy(\.isPeople)
        {
            found = []
        }
        if verb.traits.contains(.travel) {
            // "thư của Quốc vương tới người dân Thái Lan" (a letter to the people of Thailand) is no journey.
            found = entities(of: parts.recipients.filter { !$0.isPeople }, arePlacesIn: true).filter {
                references.profiles[$0].isCountry || pass.finder.isForeignCapital([$0])
            }
        }
        if actors.isEmpty {
            // "nhiều cán bộ của tỉnh Phú Thọ bị kỷ luật" (many officials of Phú Thọ were disciplined): its people suffer it, and not the province.
            if verb.isOnlyOfPeople {
                let firms =
                    verb.isOfFirms ? parts.recipients.filter { $0.governor == .opening }.flatMap(\.entities) : []
                found.removeAll { !references.profiles[$0].isPerson && !(firms.contains($0) && isFirm($0)) }
            }
            // "Sở A được sáp nhập với Sở B": offices are merged, and not annexed.
            if verb.mode == .annex { found.removeAll { references.entities[$0].kind == .organization } }
            if verb.mode == .discipline { found.removeAll { references.entities[$0].kind == .location } }
        }
        if verb.traits.contains(.body) { found.removeAll { references.entities[$0].kind != .organization } }
        if verb.isOfOffices { found.removeAll { references.entities[$0].kind == .location } }
        found.removeAll { isOwnCountry($0, of: actors) }
        return found
    }

    /// "hai quan chức của Afghanistan đã từ chức" (two officials of Afghanistan have resigned), "giám đốc Công ty Sao Việt từ chức": a person resigns,
    /// or a government that is called one, and not the state or the body whose people they are.
    private func mayResign(_ participant: Participant) -> Bool {
        if isPerson(participant) || participant.isGovernment { return true }
        return !participant.isOffice && participant.governor != .possessive
            && participant.entities.allSatisfy { references.entities[$0].kind == .organization }
    }

    /// "rời Nhà Trắng đi dự hội nghị", "rời Lầu Năm Góc tới Iraq": who goes from a place to another one leaves no body.
    private func isJourney(after left: Participant?) -> Bool {
        guard let end = left?.range.upperBound, end < sentence.upperBound, text.tokens[end].isWord else { return false }
        return Self.goings.contains(text.tokens[end].key) && read.isWordStart(end)
    }

    private static let leave = Syllable("rời")
    private static let goings = SyllableSet(.goings)

    /// "rời hội nghị thượng đỉnh G7" (leaves the G7 summit): a meeting is left, and no body.
    private func isMeeting(_ start: Int, _ left: Participant?) -> Bool {
        guard let left, start < left.range.upperBound else { return false }
        return (start..<left.range.upperBound).contains {
            read.isWordStart($0) && WordRoles.length(of: Self.meetings, in: text.tokens, at: $0) != nil
        }
    }

    private static let meetings = WordRoles.shared.phrases(of: .meetings)

    private func isFirm(_ entity: Int) -> Bool {
        let head = references.profiles[entity].head
        return references.entities[entity].kind == .organization && (head == nil || head == .company)
    }

    /// What is done to people of a country is not done to it.
    private static let ofStates: [Report.Event.Kind] = [.request, .support, .coerce, .consult]

    /// Whether an act tells an event of who does it alone.
    private func isTold(_ verb: EventVerb, withoutAnother actors: [Int], at range: TokenRange) -> Bool {
        // "Ông A và bà B trò chuyện với tiểu thương" (talk with traders): not with each other.
        if verb.traits.contains(.mutual), actors.count > 1 { return !isWithUnnamed(verb, at: range) }
        if verb.traits.contains(.alone), !actors.isEmpty { return true }
        // "Bộ trưởng Nam xin lỗi vì nói chưa rõ" (Minister Nam apologises for having been unclear): in a headline it is the news.
        if verb.mode == .apologise, isHeadline, !actors.isEmpty { return true }
        return actors.count == 2 && range.upperBound < sentence.upperBound
            && text.isWord(Self.eachOther, at: range.upperBound)
    }

    /// Of "lẫn nhau".
    private static let eachOther = Syllable("lẫn")

    private func isOfficial(_ entity: Int) -> Bool {
        references.profiles[entity].isPerson
            && (references.entities[entity].canonical != nil || !references.profiles[entity].titles.isEmpty)
    }

    /// The entities that an event may name, each once; whoever stands for no party of it is left out.
    func entities(of participants: [Participant], arePlacesIn: Bool) -> [Int] {
        var found: [Int] = []
        for participant in participants
        where !participant.isRebel && !participant.isOther && (arePlacesIn || !participant.isPlace) {
            for entity in participant.entities where !found.contains(entity) {
                // "Công an TP.HCM" is a newspaper, too.
                let profile = references.profiles[entity]
                guard references.entities[entity].kind != .other, !profile.isOutlet || profile.head == .police else {
                    continue
                }
                found.append(entity)
            }
        }
        return found
    }

    /// Nobody deals with the country that he is of: in "Tổng thống Mỹ Joe Biden tới Mỹ" no two meet.
    func isOwnCountry(_ recipient: Int, of actors: [Int]) -> Bool {
        guard references.profiles[recipient].isCountry || references.entities[recipient].kind == .location else {
            return false
        }
        let state = references.state(of: recipient)
        return actors.contains { actor in
            let profile = references.profiles[actor]
            return profile.country == recipient || profile.titles.contains { $0.of == recipient }
                || state != nil
                    && ([actor, profile.country] + profile.titles.map(\.of)).contains {
                        $0.flatMap(references.state) == state
                    }
        }
    }

    // MARK: What it is, beyond what its verb says

    /// Whether a word of a kind stands by an act, after it in its clause or right before it: "tên lửa được triển khai".
    private func isBeside(_ kind: EventWord, _ range: TokenRange) -> Bool {
        let low = max(sentence.lowerBound, range.lowerBound - Self.armsBefore)
        let high = min(sentence.upperBound, range.upperBound + Self.armsAfter)
        return (low..<high).contains { at in
            guard !range.contains(at), let (word, length) = tables.word(text.tokens, at: at, end: high) else {
                return false
            }
            return word.contains(kind) && read.isWordStart(at)
                && (at < range.lowerBound
                    ? at + length <= range.lowerBound : kind == .cause || !isOver(range.upperBound..<at))
        }
    }

    /// In tokens.
    private static let armsBefore = 6
    private static let armsAfter = 12

    private func recast(_ event: inout FoundEvent, _ parts: Parts, at range: TokenRange, from start: Int) {
        if event.kind == .support, event.mode == .award, text.isWord(Self.give, at: range.upperBound - 1),
            !isOfHonour(range)
        {
            // "trao tặng nhà cho gia đình ông Nam" (give a house to Mr Nam's family)
            (event.kind, event.mode) = (.aid, .gift)
        } else if event.mode == .gift, isOfHonour(range) {
            (event.kind, event.mode) = (.support, .award)
        }
        if event.mode == .assign, parts.other == .marked, isBeside(.arms, range) {
            // "giao tên lửa cho Syria" (deliver missiles to Syria) sets no task.
            (event.kind, event.mode) = (.aid, .military)
        }
        if event.kind == .sanction, isImprisoned(after: range.upperBound) {
            // "phạt 7 năm tù": a court's sentence, no fine.
            (event.kind, event.mode) = (.coerce, .sentence)
        }
        if event.kind == .aid, event.status == .future {
            // "sẵn sàng giúp đỡ" (be ready to help): so far it is a pledge.
            (event.kind, event.mode) = (.support, nil)
        } else if event.mode == .weapons, isFired(into: parts.recipients.first, after: range.upperBound) {
            (event.kind, event.mode) = (.assault, .heavyWeapons)
        } else if event.kind.isDoneToThings, !event.recipients.isEmpty, event.mode != .dismiss,
            isThreat(event, from: start)
        {
            (event.kind, event.mode, event.status) = (.threaten, nil, .asserted)
        } else if event.kind == .threaten, event.mode == .warn, isAdvice(event) {
            event.kind = .request
        }
    }

    /// Whether an act names what is awarded, in its own words or after them.
    private func isOfHonour(_ range: TokenRange) -> Bool {
        let high = min(sentence.upperBound, range.upperBound + Self.honourReach)
        return (range.lowerBound..<high).contains { at in
            read.isWordStart(at) && (at < range.upperBound || !isOver(range.upperBound..<at))
                && tables.word(text.tokens, at: at, end: high)?.word.contains(.honour) == true
        }
    }

    /// In tokens.
    private static let honourReach = 12
    /// Of "trao tặng".
    private static let give = Syllable("tặng")

    private func isImprisoned(after start: Int) -> Bool {
        (start..<min(start + 16, sentence.upperBound)).contains { text.isWord(Self.prison, at: $0) }
    }

    private static let prison = Syllable("tù")

    /// "phóng tên lửa vào Ukraine", but "về phía biển Nhật Bản".
    private func isFired(into target: Participant?, after end: Int) -> Bool {
        guard let start = target?.range.lowerBound else { return false }
        return (max(end, start - Self.intoReach)..<max(end, start)).contains { text.isWord(.into, at: $0) }
    }

    /// In tokens.
    private static let intoReach = 5

    /// "dọa sẽ tấn công", "sẵn sàng không kích", or who says that he will.
    private func isThreat(_ event: FoundEvent, from start: Int) -> Bool {
        guard [.future, .hypothetical].contains(event.status) else { return false }
        if let place = event.quote, event.status == .future, let speaker = pass.quotes[place].speaker.flatMap(speakers)
        {
            let isOwn = speaker.entities.contains { event.actors.contains($0) }
            return isOwn || event.actors.contains { isOwnCountry($0, of: speaker.entities) }
        }
        var at = start
        for _ in 0..<4 {
            guard at > sentence.lowerBound, text.tokens[at - 1].isWord else { return false }
            if tables.word(text.tokens, endingAt: at, from: sentence.lowerBound, of: .threat) != nil { return true }
            at = text.unitStart(before: at)
        }
        return false
    }

    /// "Cục Hàng hải cảnh báo các tàu Việt Nam", "Bộ Y tế cảnh báo TP.HCM": authorities and bodies of one's own country give notice of a
    /// danger, where PLOVER's threats are of something that one would do oneself.
    private func isAdvice(_ event: FoundEvent) -> Bool {
        event.actors.allSatisfy { actor in
            references.entities[actor].kind == .organization || !references.profiles[actor].titles.isEmpty
        } && (event.actors + event.recipients).allSatisfy { pass.finder.isOfHome($0) }
    }

    // MARK: Where it is told, and when

    /// The stretch of the sentence that tells an event: from the act to whoever has part in it.
    func evidence(_ range: TokenRange, _ parts: Parts) -> TokenRange {
        var low = range.lowerBound
        var high = range.upperBound
        for participant in parts.actors + parts.recipients where sentence.overlaps(participant.range) {
            low = min(low, participant.range.lowerBound)
            high = max(high, participant.range.upperBound)
        }
        return low..<high
    }

    /// How many tokens stand between an act and who has part in it, at the most.
    private func gap(_ range: TokenRange, _ parts: Parts) -> Int {
        var widest = 0
        for participant in parts.actors + parts.recipients where sentence.overlaps(participant.range) {
            widest = max(
                widest, range.lowerBound - participant.range.upperBound, participant.range.lowerBound - range.upperBound
            )
        }
        return widest
    }
}
