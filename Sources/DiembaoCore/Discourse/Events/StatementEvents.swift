/// What somebody does to another one by what he says of him.
extension SentenceEvents {
    /// - Parameter acts: where verbs of the table stand that told an event; a cue that is one has been read.
    func statements(besides acts: [TokenRange]) -> [FoundEvent] {
        var events: [FoundEvent] = []
        for place in open {
            let quote = pass.quotes[place]
            guard sentence.contains(quote.content.lowerBound), let speaker = quote.speaker,
                let actors = speakers(speaker)
            else { continue }
            let at = quote.cue ?? quote.content.lowerBound..<quote.content.lowerBound + 1
            if let kind = Self.kinds[quote.stance], !acts.contains(where: { $0.overlaps(at) }), !isPassive(at) {
                if let target = quote.target.map({ participant($0, at: at) }) ?? named(in: quote, kind, actors) {
                    add(kind, actors, target, at, 0.6, &events)
                }
            }
            for (kind, addressed) in addressed(quote, actors) {
                add(kind, actors, addressed, at, 0.55, &events)
            }
        }
        return events
    }

    /// "bị cáo buộc": whoever stands before it does not speak.
    private func isPassive(_ cue: TokenRange) -> Bool {
        guard cue.lowerBound > sentence.lowerBound else { return false }
        let unit = text.unitStart(before: cue.lowerBound)
        return text.kinds(at: unit).contains(.passive) && cue.lowerBound - unit == 1
    }

    /// Who is named where somebody accuses, asks or warns without a target beside the word for it.
    private func named(in quote: AttributedQuote, _ kind: Report.Event.Kind, _ actors: Participant) -> Participant? {
        let start = quote.content.lowerBound
        let end = min(quote.content.upperBound, sentence.upperBound, start + Self.targetReach)
        for participant in participants where participant.range.lowerBound >= start {
            guard participant.range.lowerBound < end else { return nil }
            guard !participant.isPlace, !isOwn(participant, actors.entities) else { continue }
            switch participant.governor {
            case .opening where kind != .reject: return participant
            case .cue where kind != .reject: return participant
            case .possessive where kind == .accuse || kind == .reject: return participant
            case .preposition(let key) where kind == .threaten && Self.against.contains(key): return participant
            default: continue
            }
        }
        return nil
    }

    /// In tokens.
    private static let targetReach = 16
    private static let against = Syllable.keys("với vào chống lên")

    private func isOwn(_ participant: Participant, _ actors: [Int]) -> Bool {
        participant.entities.contains { actors.contains($0) || isOwnCountry($0, of: actors) }
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

    /// "Triều Tiên đã vi phạm thoả thuận" said by another one is an accusation, "Triều Tiên phải dừng lại" a demand, and so is
    /// 'gọi Trump là "kẻ hám tiền"'.
    private func addressed(_ quote: AttributedQuote, _ actors: Participant) -> [(Report.Event.Kind, Participant)] {
        guard Self.plain.contains(quote.stance) else { return [] }
        var start = quote.content.lowerBound
        if quote.type == .mixed {
            // Of whom the words in marks are said, stands before them.
            guard let cue = quote.cue, cue.upperBound <= start else { return [] }
            start = cue.upperBound
        }
        let end = min(quote.content.upperBound, sentence.upperBound)
        var found: [(Report.Event.Kind, Participant)] = []
        for participant in participants where participant.range.lowerBound >= start {
            guard participant.range.upperBound < end, found.count < Self.mostAddressed else { break }
            guard !participant.isPlace, !isOwn(participant, actors.entities),
                let kind = predicate(of: participant, end)
            else { continue }
            found.append((kind, participant))
        }
        return found
    }

    private static let mostAddressed = 2

    /// What is said of a participant: that he does wrong, or that he must do something.
    private func predicate(of participant: Participant, _ end: Int) -> Report.Event.Kind? {
        switch participant.governor {
        // "hành động của Iran đi ngược lại luật": what somebody does is blamed on him.
        case .opening, .cue, .possessive: break
        default: return nil
        }
        let isOwner = participant.governor == .possessive
        var at = participant.range.upperBound
        // Whether only adverbs stand between, so that what follows is the participant's own verb.
        var isBeside = true
        for _ in 0..<Self.predicateReach {
            guard at < end else { return nil }
            if !text.tokens[at].isWord {
                guard QuotationMarks.isDouble(text.tokens[at].sign) else { return nil }
                at += 1
                continue
            }
            if at > participant.range.upperBound, self.participant(startingAt: at) != nil { return nil }
            if let (word, length) = tables.word(text.tokens, at: at, end: end), read.isWordStart(at + length) {
                if word.contains(.must), isBeside { return isOwner ? nil : .request }
                if word.contains(.blame) { return .accuse }
                if word.contains(.denied) || word.contains(.hypothetical) { return nil }
            }
            if !isOwner, isBeside, let verb = tables.verb(read, at: at, end: end)?.verb,
                [.threaten, .coerce, .assault].contains(tables.verbs[verb].kind)
            {
                return .accuse
            }
            if text.kinds(at: at).isDisjoint(with: [.adverb, .time]), read.tag(at) != .adverb { isBeside = false }
            at = text.unitEnd(at)
        }
        return nil
    }

    /// In units.
    private static let predicateReach = 9

    private static let plain: Set<Report.Quote.Stance> = [
        .say, .assert, .announce, .accuse, .criticise, .warn, .threaten, .concede, .feel, .deny, .reject, .predict,
    ]
}
