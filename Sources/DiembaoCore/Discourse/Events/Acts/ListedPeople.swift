/// People whom an act is on together, of whom the sentence makes a list.
extension SentenceEvents {

    /// "bắt giữ 3 đối tượng gồm Lê Văn A (SN 1990), Trần Văn B …": the people that a number announces.
    func listed(after act: Act) -> [Participant] {
        let start = act.range.upperBound
        guard (start..<min(start + 3, sentence.upperBound)).contains(where: { text.tokens[$0].kind == .number }) else {
            return []
        }
        return participants.filter { participant in
            participant.range.lowerBound >= start && isPerson(participant)
                && (participant.governor == .opening || isAmong(participant.range.lowerBound))
        }
    }

    /// "20 bị can, trong đó có ông Nam" (twenty accused, among them Mr Nam): whether "trong đó có" ends before a token.
    private func isAmong(_ start: Int) -> Bool {
        start >= sentence.lowerBound + 3 && text.isWord(.have, at: start - 1)
            && text.isWord(Self.among.1, at: start - 2) && text.isWord(Self.among.0, at: start - 3)
    }

    /// Whether a body is told of as having done something to people without names, "Cảnh sát Brazil bắt 10 người" (the police of Brazil arrested
    /// ten people).
    func isOfUnnamed(
        _ verb: EventVerb, _ parts: Parts, _ actors: [Int], _ recipients: [Int], at range: TokenRange
    ) -> Bool {
        guard recipients.isEmpty, parts.recipients.isEmpty, !actors.isEmpty,
            parts.rule == .subject || parts.rule == .continued || parts.rule == .speaker,
            Self.given.contains(verb.mode) || verb.mode == .dismiss
                || actors.allSatisfy({ !references.profiles[$0].isPerson && !isPlace($0) })
        else { return false }
        return isDoneToUnnamed(verb, at: range)
    }

    private func isPlace(_ entity: Int) -> Bool {
        references.entities[entity].kind == .location && !references.profiles[entity].isCountry
    }

    /// Whether a number, a plural or a word for somebody without a name stands right after an act.
    func isDoneToUnnamed(_ verb: EventVerb, at range: TokenRange) -> Bool {
        guard verb.isToldOfUnnamed else { return false }
        var at = range.upperBound
        for _ in 0..<Self.beforeUnnamed {
            guard at < sentence.upperBound, participant(startingAt: at) == nil else { return false }
            let token = text.tokens[at]
            if token.kind == .number { return true }
            guard token.isWord else { return false }
            // "khởi tố vụ án" (open a criminal case)
            if verb.mode == .charge, at + 1 < sentence.upperBound, text.isWord(Self.legalCase.0, at: at),
                text.isWord(Self.legalCase.1, at: at + 1)
            {
                return true
            }
            // What is given or searched is a thing, and so is the gang that is broken up.
            if Self.ofThings.contains(verb.mode) { return read.tag(at) == .noun || read.tag(at) == .numeral }
            if read.tag(at) == .numeral || !text.kinds(at: at).isDisjoint(with: [.plural, .indefinite])
                || tables.word(text.tokens, at: at, end: sentence.upperBound)?.word
                    .isDisjoint(with: [.individual, .stranger]) == false
            {
                return true
            }
            // "bắt khẩn cấp", "khởi tố bị can đối với"
            guard read.tag(at) != .noun else { return false }
            at = wordEnd(at)
        }
        return false
    }

    /// In words.
    private static let beforeUnnamed = 3
    private static let given: [Report.Event.Mode?] = [.gift, .award]
    private static let ofThings: [Report.Event.Mode?] = given + [.search, .suppress]
    /// Of "vụ án".
    private static let legalCase = (Syllable("vụ"), Syllable("án"))

    /// "Các bị can gồm: Lê Văn A, Trần Văn B" (the accused are …), "Trong đó có …": the people whom a sentence counts, named by a sentence after it.
    func named(of deed: FoundEvent) -> FoundEvent? {
        guard let announced = announcement() else { return nil }
        guard
            let first = participants(from: announced).first(where: { isPerson($0) && $0.governor != .possessive }),
            !hasVerb(announced..<first.range.lowerBound)
        else { return nil }
        let people = [first] + people(after: first, until: sentence.upperBound)
        var event = deed
        event.recipients = entities(of: people, arePlacesIn: false).filter { !deed.actors.contains($0) }
        guard !event.recipients.isEmpty else { return nil }
        event.range = sentence.lowerBound..<people[people.count - 1].range.upperBound
        event.isOfUnnamed = false
        event.isListed = event.recipients.count > 1
        (event.rule, event.other, event.told, event.firstTold) = (.continued, .object, 1, nil)
        return event
    }

    /// The token after "gồm" or "trong đó có" near the beginning of the sentence.
    private func announcement() -> Int? {
        let end = min(sentence.upperBound, sentence.lowerBound + Self.announcementReach)
        for at in sentence.lowerBound..<end {
            if isNamed(at) { return nil }
            if text.isWord(Self.including, at: at), read.isWordStart(at + 1) { return at + 1 }
            if text.isWord(.have, at: at), at >= sentence.lowerBound + 2, text.isWord(Self.among.1, at: at - 1),
                text.isWord(Self.among.0, at: at - 2)
            {
                return at + 1
            }
        }
        return nil
    }

    /// In tokens.
    private static let announcementReach = 10
    private static let including = Syllable("gồm")
    /// Of "trong đó" (among them).
    private static let among = (Syllable("trong"), Syllable("đó"))

    /// "Các đối tượng bị bắt gồm: Lê Văn A …" (those arrested are …)
    func listedSufferers(_ act: Act) -> Parts? {
        guard act.verb.isOfSuspects || act.verb.kind == .sanction, act.range.lowerBound > sentence.lowerBound,
            isPassive(at: act.range.lowerBound - 1)
        else { return nil }
        let end = min(act.bounds.upperBound, act.range.upperBound + Self.includingReach)
        for at in act.range.upperBound..<max(act.range.upperBound, end) {
            guard text.tokens[at].isWord else { return nil }
            // "nghi phạm bị bắt là Lê Văn A" (the suspect who was arrested is …)
            guard text.isWord(Self.including, at: at) || text.isWord(.copula, at: at), read.isWordStart(at + 1),
                let first = participants(from: at).first, isPerson(first), first.range.lowerBound <= at + Self.listStart
            else { continue }
            return Parts(
                recipients: [first] + people(after: first, until: act.bounds.upperBound), rule: .passive,
                other: .subject)
        }
        return nil
    }

    /// In tokens, from an act to "gồm", and from there to the first who is named.
    private static let includingReach = 4
    private static let listStart = 6

    /// "bắt Lê Văn A (SN 1990), trú tại xã B; Trần Văn C …": the people that follow one to whom something is done.
    func others(after first: Participant, _ act: Act) -> [Participant] {
        people(after: first, until: act.bounds.upperBound)
    }

    private func people(after first: Participant, until end: Int) -> [Participant] {
        var found: [Participant] = []
        var previous = first.range.upperBound
        for participant in participants(from: first.range.upperBound) where isPerson(participant) {
            guard found.count < Self.longestList, participant.range.upperBound <= end,
                isListed(participant, after: previous)
            else { break }
            found.append(participant)
            previous = participant.range.upperBound
        }
        return found
    }

    /// "Ông A - giám đốc, ông B - phó giám đốc, cũng bị kỷ luật"
    func others(before last: Participant) -> [Participant] {
        var found: [Participant] = []
        var next = last
        for participant in participants(before: last.range.lowerBound).reversed() where isPerson(participant) {
            guard found.count < Self.longestList, isListed(next, after: participant.range.upperBound) else { break }
            found.append(participant)
            next = participant
        }
        return found
    }

    /// Whether a list goes on with a participant: after a comma or "và", and nothing but what describes the one before is between.
    private func isListed(_ participant: Participant, after previous: Int) -> Bool {
        let start = participant.range.lowerBound
        guard start > previous, start - previous <= Self.listGap else { return false }
        let last = text.tokens[start - 1]
        guard last.sign == .comma || last.sign == .semicolon || Self.listJoints.contains(last.key) else { return false }
        return !hasVerb(previous..<start) && participant.governor != .passive
    }

    /// In tokens.
    private static let listGap = 30
    private static let longestList = 12
    private static let listJoints = SyllableSet(.companionJoints)
}
