/// What somebody does by saying something.
extension SentenceEvents {

    /// What somebody does by saying something: whoever speaks acts.
    func spoken(_ act: Act, _ quote: AttributedQuote, _ speaker: SpeakerResolution.Speaker) -> Parts? {
        guard let actors = speakers(speaker) else { return nil }
        var parts = Parts()
        parts.rule = .cue
        if quote.accused == nil, let passive = SubjectOfAct(clause: self, act: act).find(), passive.isPassive {
            guard passive.agent != nil, let accused = passive.participant else { return nil }
            parts.actors = [actors]
            parts.recipients = [accused]
            return parts
        }
        if quote.accused != nil {
            guard let target = quote.target else { return nil }
            parts.actors = [actors]
            parts.recipients = [participant(target, at: act.range)]
            return parts
        }
        parts.actors = [actors]
        fillRecipients(&parts, act)
        if act.verb.kind == .threaten, parts.recipients.allSatisfy({ isOwn($0, actors.entities) }),
            let warned = warned(act)
        {
            // "cảnh báo Mỹ sẽ đáp trả nếu Nga …"
            parts.recipients = [warned]
            parts.other = .condition
        }
        if parts.recipients.isEmpty, let target = aimed(at: quote, act.verb.kind) {
            parts.recipients = [target]
            parts.other = .target
        }
        return parts
    }

    /// The target of a quotation, where nobody unnamed stands before it: in "kêu gọi các nước từ chối máy bay Nga" Russia is not
    /// asked.
    func aimed(at quote: AttributedQuote, _ kind: Report.Event.Kind? = nil) -> Participant? {
        guard let target = quote.target, let cue = quote.cue else { return nil }
        if quote.accused != nil { return participant(target, at: cue) }
        guard
            let found = participants.first(where: {
                $0.range.lowerBound >= cue.upperBound && $0.entities.contains(target)
            })
        else { return participant(target, at: cue) }
        switch found.governor {
        case .noun, .motion, .passive: return nil
        // "cảnh báo, quá trình phê chuẩn của Thượng viện …" (warned that the Senate's confirmation …): whose that is, is not warned.
        case .possessive where kind == .threaten && text.isSign(.comma, at: cue.upperBound): return nil
        default:
            if kind == .request, isBesidesAsked(found, from: cue.upperBound, quote) { return nil }
            return isOfAsked(found, from: cue.upperBound) ? nil : found
        }
    }

    /// "yêu cầu lập đoàn, trong đó huyện A chủ trì" (ask for a team in which the district of A takes the lead), "kêu gọi rút quân để Syria tái thiết" (call for
    /// the withdrawal, so that Syria be rebuilt): whoever stands in a further clause, or is another verb's object, is asked only where he is to do something.
    private func isBesidesAsked(_ found: Participant, from start: Int, _ quote: AttributedQuote) -> Bool {
        guard start < found.range.lowerBound else { return false }
        if case .preposition = found.governor { return false }
        let first = quote.content.lowerBound
        let gap = min(max(start, first), found.range.lowerBound)..<found.range.lowerBound
        guard isOver(gap) || hasVerb(gap, besides: .request) else { return false }
        return predicate(of: found, min(quote.content.upperBound, sentence.upperBound)) != .request
    }

    /// Whoever speaks, as a participant; `nil` for a crowd or somebody unknown.
    func speakers(_ speaker: SpeakerResolution.Speaker) -> Participant? {
        let entities = speaker.entity.map { [$0] } ?? speaker.group.map { references.groups[$0].members }
        guard let entities, !isCrowd(speaker.phrase.range) else { return nil }
        // "chính quyền Trump": his government acts; "Ba Lan và các nước Baltic": both do.
        let own = participants.first {
            $0.range.contains(speaker.phrase.range.lowerBound)
                && ($0.isGovernment && $0.entities != entities
                    || $0.entities.count > entities.count && entities.allSatisfy($0.entities.contains))
        }
        return Participant(
            range: speaker.phrase.range, entities: own?.entities ?? entities, governor: .opening, hasHead: false,
            isPlace: false)
    }

    /// "nhóm người (khoảng 5 thanh niên)" (a group of some five youths): nobody whom the article names, unless it points to one.
    private func isCrowd(_ phrase: TokenRange) -> Bool {
        guard let (word, length) = tables.word(text.tokens, at: phrase.lowerBound, end: phrase.upperBound),
            word.contains(.stranger), length > 1
        else { return false }
        return !phrase.contains { text.kinds(at: $0).contains(.demonstrative) || isNamed($0) }
    }

    /// An entity as a participant that nothing governs.
    func participant(_ entity: Int, at range: TokenRange) -> Participant {
        let isPlace =
            references.entities[entity].kind == .location && !references.profiles[entity].isCountry
            && !pass.finder.isForeignCapital([entity])
            && !references.mentions.contains { $0.entity == entity && $0.metonymOf != nil }
        return Participant(range: range, entities: [entity], governor: .opening, hasHead: false, isPlace: isPlace)
    }

    // MARK: Whoever speaks does it

    /// Whoever speaks, where a quotation begins with the verb or "tôi", "chúng tôi" (I, we) is its subject; where he blames
    /// somebody for it or asks somebody to do it, that one.
    ///
    /// - Parameter end: where the verb begins.
    func speakingSubject(of act: Act, before end: Int) -> Participant? {
        guard let place = quote(holding: act.range), pass.quotes[place].type != .mixed,
            let speaker = pass.quotes[place].speaker
        else { return nil }
        let start = pass.quotes[place].content.lowerBound
        var at = end
        for _ in 0..<8 {
            if at <= start {
                if isTopic(act) || isProtestItself(act) { return nil }
                return Self.ofOthers.contains(pass.quotes[place].stance)
                    ? aimed(at: pass.quotes[place]) : speakers(speaker)
            }
            guard text.tokens[at - 1].isWord else { return nil }
            if text.isWord(Self.first, at: at - 1)
                || text.isWord(Self.unit.1, at: at - 1) && text.isWord(Self.unit.0, at: at - 2)
            {
                return speakers(speaker)
            }
            if at - 1 == start, text.isWord(Self.they, at: start), pass.quotes[place].type == .indirect,
                let entity = speaker.entity, !references.profiles[entity].isPerson
            {
                // "Nga cho biết họ đã …" (Russia said that they had …)
                return speakers(speaker)
            }
            let unit = text.unitStart(before: at)
            let word = read.wordStart(before: at)
            if !text.kinds(at: unit).isDisjoint(with: [.adverb, .time]) {
                at = unit
            } else if [.verb, .adverb, .auxiliary].contains(read.tag(word)),
                text.kinds(at: unit).isDisjoint(with: [.passive, .negation, .copula])
            {
                at = word
            } else {
                return nil
            }
        }
        return nil
    }

    /// "cho hay bạo loạn xảy ra khi …" (said that the riot began when …): whoever says so does not riot.
    private func isProtestItself(_ act: Act) -> Bool {
        let after = act.range.upperBound
        return act.verb.kind == .protest && after < act.bounds.upperBound && read.tag(after) == .verb
    }

    /// "Công bố điều tra thư của bà A là bất công" (to announce an inquiry into Ms A's letters is unfair): the verbs are what something is said of.
    private func isTopic(_ act: Act) -> Bool {
        for at in act.range.upperBound..<act.bounds.upperBound {
            if text.tokens[at].kind == .sign, !QuotationMarks.isDouble(text.tokens[at].sign) { return false }
            guard text.isWord(.copula, at: at), read.isWordStart(at), read.isWordStart(at + 1) else { continue }
            return text.kinds(at: at - 1).isDisjoint(with: [.demonstrative, .cue, .that])
        }
        return false
    }

    /// What somebody says thus tells what another one did or should do.
    private static let ofOthers: [Report.Quote.Stance] = [.accuse, .criticise, .urge, .demand]

    /// Of "tôi" and "chúng tôi".
    private static let first = Syllable("tôi")
    private static let they = Syllable("họ")
    /// "đơn vị" (the unit): what a body calls itself.
    private static let unit = (Syllable("đơn"), Syllable("vị"))

    // MARK: Letters

    /// "gửi công văn tới UBND tỉnh đề nghị kiểm tra": who is written to is asked.
    func sent(_ act: Act) -> Parts? {
        guard act.verb.kind == .request, let asked = participant(endingAt: act.range.lowerBound), !asked.isPlace,
            object(act) == nil
        else { return nil }
        var at = asked.range.lowerBound
        for _ in 0..<Self.letterReach {
            guard at > act.bounds.lowerBound, text.tokens[at - 1].isWord else { return nil }
            at -= 1
            guard text.isWord(Self.send, at: at), read.isWordStart(at) else { continue }
            guard let sender = doer(of: act, before: at) else { return nil }
            var parts = Parts()
            parts.actors = [sender]
            parts.recipients = [asked]
            parts.other = .marked
            return parts
        }
        return nil
    }

    /// Who does what is told of an act by a verb that begins at a token; nobody where it is done to him.
    func doer(of act: Act, before verb: Int) -> Participant? {
        SubjectOfAct(clause: self, act: act).find(before: verb).flatMap { $0.isPassive ? nil : $0.participant }
    }

    static let send = Syllable("gửi")
    /// In tokens, between "gửi" and whom something is sent to.
    private static let letterReach = 6
}
