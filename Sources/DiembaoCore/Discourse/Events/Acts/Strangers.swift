/// Who has no name, and so is nobody whom an event tells of: "người đánh ông Nam" (the man who beat Mr Nam), "cảnh sát" (the police).
extension SentenceEvents {

    // MARK: Whom a name only helps to describe

    /// Whether a participant is named only to say what somebody unnamed has done: of "bắt giữ người đánh ông Nam" (arrest the man who beat Mr
    /// Nam) and "người phá vườn của ông Nam bị bắt" Mr Nam suffers the deed, not the arrest.
    ///
    /// - Parameter low: where the description may begin.
    func isOfStranger(
        _ participant: Participant, from low: Int, by kinds: EventWord = [.individual, .stranger]
    ) -> Bool {
        let start = participant.range.lowerBound
        guard start > low, isWithinDeed(participant) else { return false }
        var at = start
        let first = max(low, start - Self.deedReach)
        while at > first {
            guard text.tokens[at - 1].isWord || text.tokens[at - 1].kind == .number,
                self.participant(endingAt: at) == nil
            else { return false }
            at -= 1
            if isStranger(kinds, endingAt: at, from: low), isDeed(at, before: start, by: kinds) { return true }
        }
        return false
    }

    /// In tokens, from the deed to whom it is done.
    private static let deedReach = 14

    /// "một đại tá đã nghỉ hưu của quân đội Áo" (a retired colonel of the Austrian army): somebody who is not named.
    func isOfSomebody(_ owner: Participant) -> Bool {
        var at = owner.range.lowerBound - 1
        var isPerson = false
        for _ in 0..<Self.longestSomebody {
            guard at > sentence.lowerBound, text.tokens[at - 1].isWord, participant(endingAt: at) == nil else {
                return false
            }
            at = max(sentence.lowerBound, text.unitStart(before: at))
            if text.kinds(at: at).contains(.indefinite) { return isPerson }
            isPerson = text.speaker(at: at)?.kind == .title
        }
        return false
    }

    /// In units, with "một" (a).
    private static let longestSomebody = 6

    /// "công dân thứ ba của Canada" (the third citizen of Canada), "các ca sĩ nổi tiếng của Mỹ": of a country only those are meant who do not act for it.
    func isOfOrdinaryPeople(_ owner: Participant) -> Bool {
        var at = owner.range.lowerBound - 1
        for _ in 0..<Self.longestSomebody {
            guard at > sentence.lowerBound, text.tokens[at - 1].isWord || text.tokens[at - 1].kind == .number,
                participant(endingAt: at) == nil
            else { return false }
            at = max(sentence.lowerBound, text.unitStart(before: at))
            guard let (word, length) = tables.word(text.tokens, at: at, end: owner.range.lowerBound),
                read.isWordStart(at), read.isWordStart(at + length)
            else { continue }
            if word.contains(.individual) { return true }
            if word.contains(.head), Self.ordinaryPeople.contains(text.tokens[at].key) { return true }
        }
        return false
    }

    private static let ordinaryPeople = SyllableSet(.ordinaryPeople)

    /// "yêu cầu cảnh sát bắt ông Nam" (ask the police to arrest Mr Nam): he is not asked.
    func isOfAsked(_ participant: Participant, from start: Int) -> Bool {
        isOfStranger(participant, from: start, by: [.individual, .stranger, .authority])
    }

    /// Whether a participant may be part of what a deed is: its object, or whose what it is done to is; not whoever is the doer, "nghi phạm
    /// giết người là ông Nam" (the suspect of murder is Mr Nam).
    private func isWithinDeed(_ participant: Participant) -> Bool {
        let start = participant.range.lowerBound
        if text.isWord(.copula, at: start - 1) { return false }
        switch participant.governor {
        case .opening, .agent: return isObject(participant)
        default: return true
        }
    }

    /// Whether a phrase for somebody unnamed ends before a token; not the beginning of "người phát ngôn" (the spokesman).
    private func isStranger(_ kinds: EventWord, endingAt end: Int, from low: Int) -> Bool {
        guard let length = tables.word(text.tokens, endingAt: end, from: low, of: kinds) else {
            return false
        }
        return read.isWordStart(end - length) && read.isWordStart(end) && text.unitEnd(end - length) <= end
            && !isNamed(end - 1) && !text.isPost(end - length, from: low)
    }

    /// Whether a verb follows that says what somebody does; what the police do with him is no deed of his: "đối tượng truy nã" (a wanted man).
    private func isDeed(_ start: Int, before end: Int, by kinds: EventWord) -> Bool {
        var at = start
        while at < end, isBetween(at) || isPassive(at: at) { at = max(at + 1, text.unitEnd(at)) }
        guard at < end else { return false }
        if let found = tables.verb(read, at: at, end: end)?.verb {
            return kinds.contains(.authority) || !tables.verbs[found].isOfSuspects
        }
        return read.tag(at) == .verb
    }

    /// Whether an adverb or a time stands at a token.
    private func isBetween(_ at: Int) -> Bool {
        !text.kinds(at: at).isDisjoint(with: [.adverb, .time, .negation])
            || [.adverb, .auxiliary].contains(read.tag(at))
    }

    // MARK: Who acts without a name

    /// Whether somebody unnamed stands right before a verb as its subject, and of which kind.
    func unnamedDoer(of act: Act) -> EventWord? {
        var at = act.range.lowerBound
        for _ in 0..<Self.mostAdverbs {
            guard at > act.bounds.lowerBound, participant(endingAt: at) == nil else { return nil }
            if let time = pass.time(endingAt: at), time.lowerBound > act.bounds.lowerBound {
                at = time.lowerBound
                continue
            }
            guard text.tokens[at - 1].isWord else { return nil }
            for kind: EventWord in [.authority, [.stranger, .individual]] {
                guard let length = tables.word(text.tokens, endingAt: at, from: act.bounds.lowerBound, of: kind),
                    read.isWordStart(at - length), !isNamed(at - 1), text.unitEnd(at - length) <= at
                else { continue }
                let start = at - length
                // "đối tượng truy nã" (a wanted man): what the police do nobody else does.
                if kind != .authority, act.verb.isOfSuspects { return nil }
                // "bị cảnh sát bắt": whoever suffers it stands before "bị".
                if start > act.bounds.lowerBound, isPassive(at: start - 1) { return nil }
                return kind != .authority && isSaidOfSomebody(start) ? nil : kind
            }
            let unit = max(act.bounds.lowerBound, text.unitStart(before: at))
            guard isBetween(unit), !isPassive(at: at - 1) else { return nil }
            at = unit
        }
        return nil
    }

    private static let mostAdverbs = 5

    /// "ông Nam là người ủng hộ …", "trở thành một người …", "ông Nam, người ủng hộ …" (Mr Nam, who supports …): the phrase says who he is.
    private func isSaidOfSomebody(_ start: Int) -> Bool {
        var at = start
        for _ in 0..<3 where at > sentence.lowerBound {
            let unit = max(sentence.lowerBound, text.unitStart(before: at))
            guard
                text.tokens[unit].kind == .number
                    || !text.kinds(at: unit).isDisjoint(with: [.plural, .indefinite, .classifier])
            else { break }
            at = unit
        }
        guard at > sentence.lowerBound else { return false }
        let last = text.tokens[at - 1]
        return last.kind == .sign || text.isWord(.copula, at: at - 1) || text.isWord(Self.become, at: at - 1)
    }

    /// Of "trở thành".
    private static let become = Syllable("thành")

    /// "Cảnh sát đã bắt giữ ông Nam" (the police have arrested Mr Nam), "kẻ giết ông Nam" (who killed Mr Nam): it is done to him, by nobody who is
    /// named.
    func byUnnamed(_ act: Act) -> Parts? {
        let parts = parts(act, by: [], .unnamedDoer)
        guard act.verb.kind.isDoneToThings, !parts.recipients.isEmpty, parts.recipients.allSatisfy(isPerson) else {
            return nil
        }
        return parts
    }
}
