/// What somebody does to another one by what he says of him.
extension SentenceEvents {
    /// - Parameter acts: where verbs of the table stand; a cue that is one has been read.
    func statements(besides acts: [TokenRange]) -> [FoundEvent] {
        var events: [FoundEvent] = []
        for place in open {
            let quote = pass.quotes[place]
            guard sentence.contains(quote.content.lowerBound), let speaker = quote.speaker,
                let actors = speakers(speaker)
            else { continue }
            let at = quote.cue ?? quote.content.lowerBound..<quote.content.lowerBound + 1
            if let kind = Self.kinds[quote.stance], !acts.contains(where: { $0.overlaps(at) }) {
                if let target = quote.target {
                    add(kind, actors, participant(target, at: at), at, 0.6, &events)
                }
            }
            if let (kind, addressed) = addressed(quote), !addressed.entities.contains(where: actors.entities.contains) {
                add(kind, actors, addressed, at, 0.55, &events)
            }
        }
        return events
    }

    /// What the stance of a quotation does to its target.
    private static let kinds: [Report.Quote.Stance: Report.Event.Kind] = [
        .accuse: .accuse, .criticise: .accuse, .deny: .reject, .reject: .reject, .warn: .threaten,
        .threaten: .threaten, .urge: .request, .demand: .request, .praise: .support,
    ]

    private func add(
        _ kind: Report.Event.Kind, _ actors: Participant, _ recipient: Participant, _ range: TokenRange,
        _ confidence: Double, _ events: inout [FoundEvent]
    ) {
        var parts = Parts()
        parts.actors = [actors]
        parts.recipients = [recipient]
        parts.confidence = confidence
        let verb = EventVerb(kind: kind, mode: nil, traits: [.object], prepositions: [])
        if let event = event(verb, parts, at: range, noun: nil) { events.append(event) }
    }

    /// "Triều Tiên đã vi phạm thoả thuận" said by another one is an accusation, "Triều Tiên phải dừng lại" a demand.
    private func addressed(_ quote: AttributedQuote) -> (Report.Event.Kind, Participant)? {
        guard quote.type != .mixed, Self.plain.contains(quote.stance) else { return nil }
        let start = quote.content.lowerBound
        let end = min(quote.content.upperBound, sentence.upperBound)
        let actors = quote.speaker.flatMap(speakers)?.entities ?? []
        for participant in participants where participant.range.lowerBound >= start {
            guard participant.range.upperBound < end else { return nil }
            guard !participant.isPlace, !participant.entities.contains(where: actors.contains),
                !participant.entities.contains(where: { isOwnCountry($0, of: actors) }),
                let kind = predicate(of: participant, end)
            else { continue }
            return (kind, participant)
        }
        return nil
    }

    /// What is said of a participant: that he does wrong, or that he must do something.
    private func predicate(of participant: Participant, _ end: Int) -> Report.Event.Kind? {
        switch participant.governor {
        // "hành động của Iran đi ngược lại luật": what somebody does is blamed on him.
        case .opening, .cue, .possessive: break
        default: return nil
        }
        let isOwner = participant.governor == .possessive
        var at = participant.range.upperBound
        for _ in 0..<6 {
            guard at < end, text.tokens[at].isWord else { return nil }
            if let (word, length) = tables.word(text.tokens, at: at, end: end), read.isWordStart(at + length) {
                if word.contains(.must) { return isOwner ? nil : .request }
                if word.contains(.blame) { return .accuse }
                if word.contains(.denied) { return nil }
            }
            if !isOwner, let verb = tables.verb(read, at: at, end: end)?.verb,
                [.threaten, .coerce, .assault].contains(tables.verbs[verb].kind)
            {
                return .accuse
            }
            guard !text.kinds(at: at).isDisjoint(with: [.adverb, .time]) || read.tag(at) == .adverb else { return nil }
            at = text.unitEnd(at)
        }
        return nil
    }

    private static let plain: Set<Report.Quote.Stance> = [
        .say, .assert, .announce, .accuse, .criticise, .warn, .threaten, .concede, .feel,
    ]
}
