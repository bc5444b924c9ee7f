/// What somebody does to another one by what he says of him.
extension SentenceEvents {
    /// - Parameter acts: where verbs of the table stand that told an event; a cue that is one has been read.
    func statements(besides acts: [TokenRange]) -> [FoundEvent] {
        var events: [FoundEvent] = []
        for place in open {
            let quote = pass.quotes[place]
            // A paper that says who did what accuses nobody.
            guard let speaker = quote.speaker, speaker.sourceKind != .media, speaker.sourceKind != .hearsay,
                let actors = speakers(speaker)
            else { continue }
            guard sentence.contains(quote.content.lowerBound) else {
                // What he goes on to say.
                let start = sentence.lowerBound
                for (kind, addressed) in addressed(place, actors, from: start) {
                    add(kind, nil, actors, addressed, start..<start + 1, .statement, &events)
                }
                continue
            }
            let at = quote.cue ?? quote.content.lowerBound..<quote.content.lowerBound + 1
            if let kind = Self.kinds[quote.stance], !acts.contains(where: { $0.overlaps(at) }), !isPassive(at),
                !isWithinAct(at)
            {
                if let target = target(of: quote, kind) ?? named(in: quote, kind, actors) {
                    add(kind, Self.modes[quote.stance], actors, target, at, .stance, &events)
                }
            }
            for (kind, addressed) in addressed(place, actors, from: quote.content.lowerBound) {
                add(kind, nil, actors, addressed, at, .statement, &events)
            }
            if let (kind, meant) = pronoun(of: place, actors) { add(kind, nil, actors, meant, at, .statement, &events) }
        }
        return events
    }

    /// "bị cáo buộc": whoever stands before it does not speak.
    private func isPassive(_ cue: TokenRange) -> Bool {
        cue.lowerBound > sentence.lowerBound && isPassive(at: cue.lowerBound - 1)
    }

    /// "bị kỷ luật cảnh cáo" (was disciplined with a warning) tells of no words.
    private func isWithinAct(_ cue: TokenRange) -> Bool {
        (max(sentence.lowerBound, cue.lowerBound - 3)..<max(sentence.lowerBound, cue.lowerBound)).contains {
            guard read.isWordStart($0), tables.begins(with: text.tokens[$0].key),
                let found = tables.verb(read, at: $0, end: sentence.upperBound)
            else { return false }
            return $0 + found.length >= cue.upperBound
        }
    }

    /// The target beside the word; who is only reminded of something is not asked.
    private func target(of quote: AttributedQuote, _ kind: Report.Event.Kind) -> Participant? {
        guard let target = aimed(at: quote, kind) else { return nil }
        let end = min(quote.content.upperBound, sentence.upperBound)
        return kind == .request && predicate(of: target, end) != .request ? nil : target
    }

    /// Who is named where somebody accuses, asks or warns without a target beside the word for it.
    private func named(in quote: AttributedQuote, _ kind: Report.Event.Kind, _ actors: Participant) -> Participant? {
        let start = quote.content.lowerBound
        let end = min(quote.content.upperBound, sentence.upperBound, start + Self.targetReach)
        for participant in participants(from: start) {
            guard participant.range.lowerBound < end else { return nil }
            guard !participant.isPlace, !isOwn(participant, actors.entities) else { continue }
            switch participant.governor {
            case .opening where kind != .reject, .cue where kind != .reject:
                // Who is asked stands first and must do something: "lưu ý rằng Malta …" asks nothing.
                if kind == .request, predicate(of: participant, end) != .request { return nil }
                return participant
            case .possessive where kind == .accuse || kind == .reject: return participant
            // "cảnh báo, việc phê chuẩn đối với ông Nam có thể chậm" (warned that Mr Nam's confirmation may be slow) warns him of nothing.
            case .preposition(let key)
            where kind == .threaten && Self.against.contains(key)
                && quote.cue.map({ text.isSign(.comma, at: $0.upperBound) }) != true:
                return participant
            default: continue
            }
        }
        return nil
    }

    /// In tokens.
    private static let targetReach = 16
    private static let against = SyllableSet(.targets)

    /// Himself, his country or one of its bodies, or the body that he is of: who speaks for them does not aim at them.
    func isOwn(_ participant: Participant, _ actors: [Int]) -> Bool {
        participant.entities.contains { entity in
            actors.contains(entity) || isOwnCountry(entity, of: actors)
                || actors.contains { actor in
                    references.entities[actor].roles.contains { $0.of == entity } || isBody(entity, within: actor)
                }
                || references.profiles[entity].country.map { isOwnCountry($0, of: actors) || actors.contains($0) }
                    ?? false
        }
    }

    /// "cơ quan Cảnh sát điều tra Bộ Công an" is one of the ministry's: a body whose name ends with another's.
    private func isBody(_ entity: Int, within whole: Int) -> Bool {
        let (own, name) = (references.entities[entity].name, references.entities[whole].name)
        return references.entities[whole].kind == .organization && own.count > name.count
            && zip(own.suffix(name.count), name).allSatisfy { text.tokens[$0].key == text.tokens[$1].key }
    }

    /// What the stance of a quotation does to its target.
    private static let kinds: [Report.Quote.Stance: Report.Event.Kind] = [
        .accuse: .accuse, .criticise: .accuse, .deny: .reject, .reject: .reject, .warn: .threaten,
        .threaten: .threaten, .urge: .request, .demand: .request, .praise: .support,
    ]

    /// The closer kind of these, as `events.tsv` has it of verbs.
    private static let modes: [Report.Quote.Stance: Report.Event.Mode] = [
        .accuse: .allege, .criticise: .disapprove, .reject: .refuse, .warn: .warn, .urge: .urge, .praise: .praise,
    ]

    private func add(
        _ kind: Report.Event.Kind, _ mode: Report.Event.Mode?, _ actors: Participant, _ recipient: Participant,
        _ range: TokenRange,
        _ rule: EventRule, _ events: inout [FoundEvent]
    ) {
        var parts = Parts()
        parts.actors = [actors]
        parts.recipients = [recipient]
        parts.rule = rule
        parts.other = .clause
        let verb = EventVerb(kind: kind, mode: mode, traits: [.object], prepositions: [])
        if let event = event(verb, parts, at: range, noun: nil) { events.append(event) }
    }

    /// "Triều Tiên đã vi phạm thoả thuận" said by another one is an accusation, "Triều Tiên phải dừng lại" a demand, and so is
    /// 'gọi Trump là "kẻ hám tiền"'.
    private func addressed(_ place: Int, _ actors: Participant, from first: Int) -> [(Report.Event.Kind, Participant)] {
        let quote = pass.quotes[place]
        guard Self.plain.contains(quote.stance) else { return [] }
        var start = first
        if quote.type == .mixed, first == quote.content.lowerBound {
            // Of whom the words in marks are said, stands before them.
            guard let cue = quote.cue, cue.upperBound <= start else { return [] }
            start = cue.upperBound
        }
        let end = min(quote.content.upperBound, sentence.upperBound)
        var found: [(Report.Event.Kind, Participant)] = []
        if quote.type == .mixed, let owner = owner(ofWords: quote.content), !isOwn(owner, actors.entities) {
            found.append((.accuse, owner))
        }
        for participant in participants(from: start) {
            guard participant.range.upperBound < end, found.count < Self.mostAddressed else { break }
            // What another one says within it is aimed by that one.
            if isInner(participant, start, place) { break }
            guard !participant.isPlace, !isOwn(participant, actors.entities),
                let kind = predicate(of: participant, end)
            else { continue }
            found.append((kind, participant))
        }
        return found
    }

    /// "Ông ấy phải từ chức": whomever a quotation's first word means, who was named last before it.
    private func pronoun(of place: Int, _ actors: Participant) -> (Report.Event.Kind, Participant)? {
        let quote = pass.quotes[place]
        let start = quote.content.lowerBound
        guard quote.type != .mixed, Self.plain.contains(quote.stance), start + 1 < sentence.upperBound,
            text.speaker(at: start)?.kind == .kin, Self.thatOne.contains(text.tokens[start + 1].key),
            let person = references.lastName(
                before: start, where: { references.profiles[$0].isPerson && !actors.entities.contains($0) })
        else { return nil }
        let meant = Participant(
            range: start..<start + 2, entities: [person], governor: .opening, hasHead: false, isPlace: false)
        return predicate(of: meant, min(quote.content.upperBound, sentence.upperBound)).map { ($0, meant) }
    }

    private static let thatOne = SyllableSet(.thatOne)

    private static let mostAddressed = 2

    private func isInner(_ participant: Participant, _ start: Int, _ place: Int) -> Bool {
        open.contains { other in
            guard other != place, let cue = pass.quotes[other].cue else { return false }
            return cue.lowerBound >= start && cue.upperBound <= participant.range.lowerBound
        }
    }

    /// 'những "hành động khiêu khích" của Ukraine': whose what the words in marks blame is.
    private func owner(ofWords content: TokenRange) -> Participant? {
        let after = content.upperBound + 1
        guard after < sentence.upperBound, text.isWord(.of, at: after),
            let owner = participant(startingAt: after + 1),
            content.contains(where: {
                tables.word(text.tokens, at: $0, end: content.upperBound)?.word.contains(.blame) == true
            })
        else { return nil }
        return owner
    }

    // MARK: What is said of somebody

    /// What is said of a participant: that he does wrong, or that he must do something.
    func predicate(of participant: Participant, _ end: Int) -> Report.Event.Kind? {
        switch participant.governor {
        case .opening, .cue:
            // "Nếu Mỹ tấn công, …" blames nobody for an attack.
            if isConditional(participant.range) || isCircumstance(participant.range.lowerBound)
                || isUnproven(before: participant.range.lowerBound)
            {
                return nil
            }
            return isOutcome(before: participant.range.lowerBound)
                ? nil : predicate(after: participant.range.upperBound, end, isOwner: false)
        // "hành động của Iran đi ngược lại luật": what somebody does is blamed on him.
        case .possessive:
            guard let deed = deed(before: participant) else {
                // "nghiên cứu của ông Hạ đã chệch hướng"
                return blame(after: participant.range.upperBound, end) ? .accuse : nil
            }
            return deed.contains(.blame) ? .accuse : predicate(after: participant.range.upperBound, end, isOwner: true)
        default: return nil
        }
    }

    /// "cho đến khi Bình Nhưỡng phá huỷ kho hạt nhân" (until Pyongyang destroys its arsenal), "chiếc xe mà bà Lan sử dụng" (the car that Ms Lan uses):
    /// what a clause of time or one that describes tells is not what is said of anybody.
    private func isCircumstance(_ start: Int) -> Bool {
        start > sentence.lowerBound && Self.circumstances.contains(text.tokens[start - 1].key)
            && text.tokens[start - 1].unitLength <= 1
    }

    private static let circumstances = SyllableSet(.circumstances)

    /// "do cuộc sống khó khăn nên anh Nam phải đi làm xa" (so that he had to work far away) asks nothing of him.
    private func isOutcome(before start: Int) -> Bool {
        var at = start
        for _ in 0..<Self.outcomeReach {
            guard at > sentence.lowerBound, text.tokens[at - 1].kind != .sign else { return false }
            at -= 1
            if text.isWord(Self.therefore, at: at), read.isWordStart(at), read.isWordStart(at + 1) { return true }
        }
        return false
    }

    /// - Parameter isOwner: whether what is said is said of a deed of his.
    private func predicate(after start: Int, _ end: Int, isOwner: Bool) -> Report.Event.Kind? {
        var at = start
        // How many words that are no adverbs stand between: where none does, what follows is the participant's own verb.
        var between = 0
        var isFuture = false
        for _ in 0..<Self.predicateReach {
            guard at < end else { return nil }
            if !text.tokens[at].isWord {
                guard QuotationMarks.isDouble(text.tokens[at].sign) else { return nil }
                at += 1
                continue
            }
            if at > start, participant(startingAt: at) != nil { return nil }
            // "ông Nam đã được thông báo về vụ nổ súng" (has been told of the shooting): what he hears of is no deed of his.
            if text.isWord(.about, at: at), read.isWordStart(at), read.isWordStart(at + 1), between > 0 { return nil }
            // "được luật pháp cho phép tấn công" (may attack by law) blames nobody for an attack.
            if WordRoles.length(of: Self.permissions, in: text.tokens, at: at) != nil { return nil }
            if let (word, length) = tables.word(text.tokens, at: at, end: end), read.isWordStart(at + length) {
                if word.contains(.must), between <= 1 { return isOwner ? nil : .request }
                if word.contains(.blame) { return .accuse }
                if word.contains(.denied) || word.contains(.hypothetical) { return nil }
                isFuture = isFuture || word.contains(.future)
            }
            // What somebody will do, nobody blames him for yet.
            if !isOwner, !isFuture, between == 0, let verb = tables.verb(read, at: at, end: end)?.verb,
                // "cơ quan chức năng đã bắt tạm giam" (the authorities have arrested) tells what is their office, and so does what the police seize.
                [.threaten, .coerce, .assault].contains(tables.verbs[verb].kind), tables.verbs[verb].mode != .arrest,
                tables.verbs[verb].kind != .coerce || !isLawful(before: start)
            {
                return .accuse
            }
            if !isAdverb(at) { between += 1 }
            at = text.unitEnd(at)
        }
        return nil
    }

    /// Whether police, a court or their like are named right before a token.
    private func isLawful(before start: Int) -> Bool {
        guard let participant = participant(endingAt: start) else { return false }
        return participant.entities.allSatisfy { entity in
            references.profiles[entity].head == .police || references.profiles[entity].head == .court
        }
    }

    /// "chưa có chứng cứ để khẳng định Nga đứng sau" (there is no proof yet to say that Russia is behind it)
    private func isUnproven(before start: Int) -> Bool {
        var at = start
        for _ in 0..<Self.proofReach {
            guard at > sentence.lowerBound, text.tokens[at - 1].isWord else { return false }
            at -= 1
            if read.isWordStart(at), WordRoles.length(of: Self.unproven, in: text.tokens, at: at) != nil { return true }
        }
        return false
    }

    private static let unproven = WordRoles.shared.phrases(of: .unproven)
    /// In tokens.
    private static let proofReach = 12

    private func isAdverb(_ at: Int) -> Bool {
        !text.kinds(at: at).isDisjoint(with: [.adverb, .time]) || read.tag(at) == .adverb
    }

    /// Whether nothing but adverbs stands before a word of blame.
    private func blame(after start: Int, _ end: Int) -> Bool {
        var at = start
        for _ in 0..<4 {
            guard at < end, text.tokens[at].isWord else { return false }
            if let (word, length) = tables.word(text.tokens, at: at, end: end), read.isWordStart(at + length),
                word.contains(.blame)
            {
                return true
            }
            guard isAdverb(at) else { return false }
            at = text.unitEnd(at)
        }
        return false
    }

    /// What the words before "của" say of what somebody does: that it is a deed, or blame it at once ("hành động khiêu khích").
    private func deed(before owner: Participant) -> EventWord? {
        var at = owner.range.lowerBound - 1
        var found: EventWord?
        for _ in 0..<5 {
            guard at > sentence.lowerBound,
                text.tokens[at - 1].isWord || QuotationMarks.isDouble(text.tokens[at - 1].sign)
            else { break }
            at = text.tokens[at - 1].isWord ? max(sentence.lowerBound, text.unitStart(before: at)) : at - 1
            guard let word = tables.word(text.tokens, at: at, end: owner.range.lowerBound)?.word else { continue }
            if word.contains(.blame) { found = (found ?? []).union(.blame) }
            if word.contains(.deed) { return (found ?? []).union(.deed) }
        }
        return nil
    }

    static let permissions = WordRoles.shared.phrases(of: .permissions)

    /// In units.
    private static let predicateReach = 9
    /// In tokens.
    private static let outcomeReach = 6
    private static let therefore = Syllable("nên")

    private static let plain: [Report.Quote.Stance] = [
        .say, .assert, .announce, .accuse, .criticise, .warn, .threaten, .feel, .deny, .reject, .predict,
    ]
}
