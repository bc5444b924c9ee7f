/// Acts that are told by a verb: "Mỹ cáo buộc Nga", "Nga bị Mỹ cáo buộc", "Nga và Mỹ hội đàm".
extension SentenceEvents {
    /// - Parameter joint: who did the act before.
    func verbal(_ act: Act, _ joint: Joint?) -> Parts? {
        // "Trao đổi với ông A, ông B khẳng định …": who says so is told later, and has not talked to him.
        if let place = quote(holding: act.range), pass.quotes[place].type == .indirect,
            pass.quotes[place].content.lowerBound == act.range.lowerBound,
            sentence.lowerBound == act.range.lowerBound, let parts = following(act)
        {
            return parts
        }
        if let speaker = speakingSubject(of: act, before: act.range.lowerBound) {
            return parts(act, by: [speaker], .speaker)
        }
        if let doer = unnamedDoer(of: act) {
            if let parts = byUnnamed(act) { return parts }
            // What an unnamed man does nobody does who is named before him.
            if doer != .authority { return nil }
        }
        if isOfAnnulled(act) { return nil }
        if let decider = decider(of: act) { return parts(act, by: [decider], .subject) }
        if let parts = listedSufferers(act) { return parts }
        guard let subject = SubjectOfAct(clause: self, act: act).find() else { return unsaid(act, joint) }
        if act.verb.traits.contains(.beside), !subject.isBeside { return nil }
        if isAccused(subject, of: act) { return nil }
        // Who speaks on seldom names the subject where the sentence before did.
        if !subject.isBeside, quote(holding: act.range) != nil { return unsaid(act, joint) }
        if subject.isPassive { return passive(act, subject) }
        guard let participant = subject.participant else { return unnamed(act, joint) }
        if act.verb.traits.contains(.undergone) {
            // "bổ nhiệm bà Hoa làm giám đốc": the verb before her says who does it.
            return subject.isBeside && participant.governor == .opening && !isObject(participant)
                ? Parts(recipients: [participant], rule: .passive, other: .subject) : nil
        }
        var parts = active(act, participant, subject)
        if let joint, isJoined(act, to: joint, by: participant) { parts.joined = joint.status }
        return parts
    }

    /// "tác động đến quyết định không kích Syria của ông Trump" (have an influence on Mr Trump's decision to bomb Syria): whose decision it is does
    /// what is decided, and not who has to do with it.
    private func decider(of act: Act) -> Participant? {
        let decision = act.range.lowerBound - 2
        guard isAfterDecision(act.range.lowerBound), decision > sentence.lowerBound,
            !text.kinds(at: text.unitStart(before: decision)).isDisjoint(with: .preposition)
        else { return nil }
        var end = act.range.upperBound
        for participant in participants(from: end).prefix(2) {
            guard participant.range.lowerBound - end <= Self.deciderReach,
                !isOver(end..<max(end, participant.range.lowerBound))
            else { return nil }
            if participant.governor == .possessive { return participant }
            end = participant.range.upperBound
        }
        return nil
    }

    /// In tokens.
    private static let deciderReach = 4

    /// Whether an act follows the last one of the same participant after a comma or "và", with no word of its own between.
    private func isJoined(_ act: Act, to joint: Joint, by participant: Participant) -> Bool {
        let last = act.range.lowerBound - 1
        return joint.bounds == act.bounds && last >= joint.end && last - joint.end <= Self.joinedReach
            && (text.isSign(.comma, at: last) || Self.joining.contains(text.tokens[last].key))
            && joint.actors.contains { $0.range == participant.range }
    }

    /// What actors do, with the other side that stands by the verb.
    func parts(_ act: Act, by actors: [Participant], _ rule: EventRule) -> Parts {
        var parts = Parts(actors: actors, rule: rule)
        fillRecipients(&parts, act)
        return parts
    }

    /// "Nga bị Kiev tố là chuẩn bị xâm lược": Nga suffers the accusation, not the invasion.
    private func isAccused(_ subject: SubjectOfAct.Subject, of act: Act) -> Bool {
        guard subject.isPassive, let place = quote(holding: act.range), let agent = subject.agent else { return false }
        return agent.range.upperBound <= pass.quotes[place].content.lowerBound
    }

    private func active(_ act: Act, _ subject: Participant, _ found: SubjectOfAct.Subject) -> Parts {
        var parts = Parts(actors: [subject], rule: found.isBeside ? .subject : .subjectFar)
        if act.verb.traits.contains(.mutual) || act.verb.mode == .notify, let companion = found.companion {
            parts.recipients = [companion]
        }
        if parts.recipients.isEmpty { fillRecipients(&parts, act) }
        if subject.governor == .agent, act.verb.traits.contains(.object),
            parts.recipients.isEmpty || parts.other == .next || act.verb.kind == .support && parts.other != .object
        {
            // "phe đối lập do Mỹ hậu thuẫn" (the opposition, which the US backs); where those have no name, whoever follows is none of them.
            if let sufferer = participant(endingAt: subject.range.lowerBound - 1) {
                parts.recipients = [sufferer]
                parts.other = .relative
            } else if act.verb.kind == .support, parts.other != .marked {
                parts.recipients = []
            }
        }
        if act.verb.kind == .cooperate, parts.other == .marked, let last = parts.recipients.last {
            parts.recipients += bodies(after: last)
        }
        if act.verb.isVisit, let last = parts.recipients.last, let companion = companion(after: last) {
            parts.actors.append(companion)
        }
        if parts.recipients.isEmpty, act.verb.isOfSuspects { parts.recipients = listed(after: act) }
        if act.verb.kind.isDoneToThings, let last = parts.recipients.last, isPerson(last) {
            parts.recipients += others(after: last, act)
        }
        return parts
    }

    /// "phối hợp với Sở Y tế, Công an thành phố tổ chức": the bodies that a list goes on with.
    private func bodies(after first: Participant) -> [Participant] {
        var found: [Participant] = []
        var end = first.range.upperBound
        guard first.entities.allSatisfy({ references.entities[$0].kind == .organization }) else { return [] }
        while end < sentence.upperBound, text.isSign(.comma, at: end), let next = participant(startingAt: end + 1),
            next.entities.allSatisfy({ references.entities[$0].kind == .organization })
        {
            found.append(next)
            end = next.range.upperBound
        }
        return found
    }

    /// "thăm Iraq cùng Tướng Joseph Dunford"
    private func companion(after visited: Participant) -> Participant? {
        let at = visited.range.upperBound
        guard at < sentence.upperBound, text.isWord(Self.together, at: at) else { return nil }
        return participant(startingAt: at + 1)
    }

    private static let together = Syllable("cùng")

    private func passive(_ act: Act, _ subject: SubjectOfAct.Subject) -> Parts? {
        var parts = Parts(rule: .passive)
        if act.verb.traits.contains(.mutual), let agent = subject.agent, agent.entities.count > 1 {
            // "Hiệp ước được Mỹ và Liên Xô ký": the two agree.
            parts.actors = [agent]
            return parts
        }
        guard act.verb.traits.contains(.passive), let sufferer = subject.participant else { return nil }
        parts.other = .subject
        parts.actors = (subject.agent ?? agentAfter(act)).map { [$0] } ?? []
        parts.recipients = [sufferer]
        if act.verb.kind.isDoneToThings, isPerson(sufferer) { parts.recipients += others(before: sufferer) }
        return parts
    }

    /// "bị bắn bởi cảnh sát Mỹ"
    private func agentAfter(_ act: Act) -> Participant? {
        participants.first {
            $0.governor == .agent && $0.range.lowerBound >= act.range.upperBound
                && $0.range.lowerBound - act.range.upperBound <= 6 && $0.range.upperBound <= act.bounds.upperBound
        }
    }
}
