/// Acts that answer another one, and so tell of it, or wait for it to say who is answered.
extension SentenceEvents {
    /// "khước từ lời kêu gọi của Trung Quốc": whoever refuses has been asked, and who denies an accusation has been accused.
    func answered(_ act: Act, _ parts: Parts?, _ answer: Act, _ event: FoundEvent) -> FoundEvent? {
        if let asked = followed(act, parts, event) { return asked }
        guard [.request, .accuse, .threaten].contains(act.verb.kind),
            [.reject, .agree, .concede].contains(answer.verb.kind),
            event.kind == answer.verb.kind, act.range.lowerBound - answer.range.upperBound <= Self.answerReach,
            event.range.contains(answer.range.lowerBound), event.actors.count == 1, event.recipients.count == 1
        else { return nil }
        var asked = event
        asked.kind = act.verb.kind
        asked.mode = act.verb.mode
        (asked.actors, asked.recipients) = (event.recipients, event.actors)
        asked.rule = .answered
        asked.status = .asserted
        return asked
    }

    /// In tokens.
    private static let answerReach = 4

    /// "Canada bắt bà Mạnh theo yêu cầu của Mỹ": whoever does what he was asked to.
    private func followed(_ act: Act, _ parts: Parts?, _ event: FoundEvent) -> FoundEvent? {
        guard act.verb.kind == .request, act.range.lowerBound > sentence.lowerBound,
            text.isWord(.according, at: act.range.lowerBound - 1), let parts, let asker = parts.actors.first,
            !asker.isPlace, parts.recipients.isEmpty || parts.rule == .answered, event.actors.count == 1,
            !asker.entities.contains(event.actors[0])
        else { return nil }
        var asked = event
        (asked.kind, asked.mode) = (.request, nil)
        (asked.actors, asked.recipients) = (asker.entities, event.actors)
        asked.rule = .answered
        return asked
    }

    // MARK: Whom the passage before names

    /// An act whose other side the passage before has named: who denies denies what he was accused of, and "hai bên" (both
    /// sides) who agree are those who met.
    func waiting(_ act: Act, _ parts: Parts?, _ noun: Int?) -> FoundEvent? {
        guard noun == nil, !isWithUnnamed(act.verb, at: act.range) else { return nil }
        let antecedent: FoundEvent.Antecedent
        var actors: [Int] = []
        // Who is at odds with somebody answers nobody.
        if act.verb.kind == .reject, act.verb.mode != .disagree, let parts, parts.recipients.isEmpty {
            actors = entities(of: parts.actors.filter { !$0.isPrivate }, arePlacesIn: false)
            guard !actors.isEmpty else { return nil }
            antecedent = .accuser
        } else if act.verb.traits.contains(.mutual), let pair = pair(before: act) {
            antecedent = pair
        } else {
            return nil
        }
        let quote = quote(holding: act.range)
        let time = time(of: act.range, in: quote, isNoun: false)
        return FoundEvent(
            kind: act.verb.kind, mode: act.verb.mode, actors: actors, recipients: [], time: time, quote: quote,
            status: status(of: act.range, from: act.range.lowerBound, quote: quote, time: time),
            range: evidence(act.range, parts ?? Parts()), rule: actors.isEmpty ? .pair : .answer, other: .passage,
            antecedent: antecedent)
    }

    /// "mâu thuẫn với một số người dân" (be at odds with some people): the sentence says with whom, and nobody who is named.
    func isWithUnnamed(_ verb: EventVerb, at range: TokenRange) -> Bool {
        let end = range.upperBound
        return verb.prepositions.contains { keys in
            end + keys.count < bounds(of: range).upperBound
                && zip(end..., keys).allSatisfy { text.tokens[$0].key == $1 }
                && text.tokens[end + keys.count].isWord && !text.isWord(Self.oneAnother, at: end + keys.count)
                && participant(startingAt: end + keys.count) == nil
        }
    }

    /// "hai nhà lãnh đạo", "hai bên" as the subject.
    private func pair(before act: Act) -> FoundEvent.Antecedent? {
        var at = act.range.lowerBound - 1
        let low = max(sentence.lowerBound, act.range.lowerBound - 10)
        while at >= low {
            guard text.tokens[at].isWord, !isNamed(at) else { return nil }
            if text.isWord(.two, at: at), at + 1 < text.tokens.count {
                return .pair(arePeople: Self.people.contains(text.tokens[at + 1].key))
            }
            at -= 1
        }
        return nil
    }

    /// nhà lãnh đạo, ông, bà, vị, tổng thống, ngoại trưởng …
    private static let people = SyllableSet(.statesmen)
}
