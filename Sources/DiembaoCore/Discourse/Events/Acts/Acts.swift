/// What one act of a sentence tells: who has part in it, and the events that this makes.
extension SentenceEvents {
    /// The verb or noun of the table that begins at a token; `verb` is `nil` where the phrase tells no event.

    /// The verb or noun of `events.tsv` that begins at a token; its length in tokens.
    func verb(at start: Int) -> (verb: Int?, length: Int)? {
        let split = tables.splitVerb(read, at: start, end: sentence.upperBound) {
            participant(startingAt: $0)?.range.upperBound
        }
        if let split { return split }
        let found = tables.verb(read, at: start, end: sentence.upperBound)
        let length = found?.length ?? 0
        return sentencing(at: start, longerThan: length) ?? lifting(at: start, longerThan: length) ?? found
    }

    /// "tuyên (bị cáo) Nam 5 năm tù", "phạt Nam 18 tháng tù" (give Nam five years, eighteen months): a short word for sentencing, with how long behind
    /// whom it is done to.
    private func sentencing(at start: Int, longerThan found: Int) -> (verb: Int?, length: Int)? {
        guard read.isWordStart(start), let verb = tables.sentencing,
            let length = WordRoles.length(of: Self.sentencing, in: text.tokens, at: start), length >= found
        else { return nil }
        let next = start + length
        guard next < sentence.upperBound,
            let other = participant(startingAt: next) ?? participant(startingAt: text.unitEnd(next)),
            case let years = other.range.upperBound, years + 2 < sentence.upperBound,
            text.tokens[years].kind == .number,
            WordRoles.length(of: Self.prisonTerms, in: text.tokens, at: years + 1) != nil
        else { return nil }
        return (verb, length)
    }

    private static let sentencing = WordRoles.shared.phrases(of: .sentencing)
    private static let prisonTerms = WordRoles.shared.phrases(of: .prisonTerms)

    /// "nới lỏng các biện pháp trừng phạt" (ease the sanctions): what lifts sanctions, with how many and what they are called.
    private func lifting(at start: Int, longerThan length: Int) -> (verb: Int?, length: Int)? {
        guard read.isWordStart(start), let verb = tables.easing,
            let lifting = WordRoles.length(of: Self.lifting, in: text.tokens, at: start)
        else { return nil }
        var at = start + lifting
        for _ in 0..<Self.mostShares {
            guard let share = WordRoles.length(of: Self.liftedShares, in: text.tokens, at: at) else { break }
            at += share
        }
        guard let sanctions = WordRoles.length(of: Self.sanctions, in: text.tokens, at: at),
            case let end = at + sanctions, end <= sentence.upperBound, end - start > length
        else { return nil }
        return (verb, end - start)
    }

    private static let lifting = WordRoles.shared.phrases(of: .lifting)
    private static let liftedShares = WordRoles.shared.phrases(of: .liftedShares)
    private static let sanctions = WordRoles.shared.phrases(of: .sanctions)
    private static let mostShares = 4

    /// - Parameter earlier: the last event that was told before it in the sentence.
    /// - Parameter joint: who did the last act, for one that is joined to it; set anew.
    func events(
        of act: Act, after previous: Act?, told earlier: FoundEvent?, joint: inout Joint?
    ) -> [FoundEvent] {
        if isDuty(act) { return [] }
        let noun = nounStart(of: act, after: previous)
        var parts: Parts?
        if let noun {
            parts = nominal(act, from: noun)
            if let previous, let earlier, let answered = answered(act, parts, previous, earlier) { return [answered] }
        } else if let cue = pass.quote(ofCue: act.range), let speaker = pass.quotes[cue].speaker,
            speakers(speaker) != nil
        {
            parts = sent(act) ?? spoken(act, pass.quotes[cue], speaker)
        } else {
            guard isVerb(act, after: previous) else { return [] }
            parts = sent(act) ?? verbal(act, joint)
            if let doer = earlier.flatMap({ doer(ofReason: act, for: $0, parts) }) { parts?.actors = doer }
            joint = parts.flatMap { self.joint(act, $0) } ?? joint
        }
        var act = act
        shareDrill(&act, &parts)
        if let parts, let event = event(act.verb, parts, at: act.range, noun: noun) {
            return told(by: act, event)
        }
        return waiting(act, parts, noun).map { [$0] } ?? []
    }

    /// "đặc phái viên phụ trách đàm phán với Mỹ" (the envoy in charge of talks with the US): what somebody's office is.
    private func isDuty(_ act: Act) -> Bool {
        let start = act.range.lowerBound
        return (1...Self.longestDuty).contains {
            start - $0 > sentence.lowerBound
                && WordRoles.length(of: Self.duties, in: text.tokens, at: start - $0) == $0
        }
    }

    private static let duties = WordRoles.shared.phrases(of: .actDuties)
    /// In tokens.
    private static let longestDuty = 2

    /// Whether what no noun phrase holds is somebody's verb.
    private func isVerb(_ act: Act, after previous: Act?) -> Bool {
        let start = act.range.lowerBound
        // "Pháp hoãn tăng thuế sau biểu tình" (France puts off the tax after protests)
        if act.verb.kind.isHostile, start > sentence.lowerBound, Self.occasions.contains(text.tokens[start - 1].key),
            read.isWordStart(start - 1), pass.quote(ofCue: act.range) == nil
        {
            return false
        }
        // "tổng thống Mỹ đắc cử Donald Trump": whoever has been elected is only described.
        if act.verb.traits.contains(.undergone), act.range.count == 2,
            read.name(startingAt: act.range.upperBound)?.kind == .person
        {
            return false
        }
        // "xem xét gia nhập thoả thuận": the noun is somebody's object.
        if act.verb.traits.contains(.mutual), read.tag(start) == .noun, !isAfterSubject(start),
            pass.quote(ofCue: act.range) == nil
        {
            return false
        }
        guard act.verb.traits.contains(.beside), let previous else { return true }
        return start - previous.range.upperBound >= Self.besideReach
    }

    /// sau (after), trước (before)
    private static let occasions = SyllableSet(.actOccasions)
    /// In tokens, from the act before.
    private static let besideReach = 8

    /// Who did an act, for the next one; nobody where it is done to who stands before it, or where that is only assumed.
    private func joint(_ act: Act, _ parts: Parts) -> Joint? {
        guard !parts.actors.isEmpty, parts.rule != .passive, parts.rule != .before,
            !parts.actors.contains(where: isCaused)
        else { return nil }
        let start = act.range.lowerBound
        // "quyết định khởi tố" (have decided to charge): done, too.
        let status: EventWord =
            isAfterDecision(start)
            ? [] : words(before: start).union(parts.joined).intersection([.future, .hypothetical])
        return Joint(actors: parts.actors, end: act.range.upperBound, bounds: act.bounds, status: status)
    }

    /// "Mỹ phạt ngân hàng Venezuela vì ủng hộ ông Maduro" (the US fines a bank for supporting Maduro): who is punished has done what it is
    /// for.
    private func doer(ofReason act: Act, for punishment: FoundEvent, _ parts: Parts?) -> [Participant]? {
        let because = act.range.lowerBound - 1
        guard let parts, parts.rule == .subject || parts.rule == .subjectFar, punishment.kind.isPunishing,
            because > punishment.range.lowerBound, Self.reasons.contains(text.tokens[because].key),
            text.tokens[because].unitLength <= 1, act.bounds.contains(punishment.range.lowerBound),
            entities(of: parts.actors, arePlacesIn: true) == punishment.actors
        else { return nil }
        return participants.last {
            $0.range.upperBound <= because && $0.range.lowerBound >= punishment.range.lowerBound
                && entities(of: [$0], arePlacesIn: true) == punishment.recipients
        }.map { [$0] } ?? []
    }

    // MARK: Drills

    /// Who drills with another one works together with him: "Seoul và Washington tập trận", "tập trận với Nhật Bản".
    private func shareDrill(_ act: inout Act, _ parts: inout Parts?) {
        guard act.verb.mode == .drill else { return }
        if parts?.recipients.isEmpty != true || parts?.actors.first?.entities.count != 2 {
            guard let partner = partner(inDrill: act) else { return }
            parts?.recipients = [partner]
            parts?.other = .marked
        }
        act.verb.kind = .cooperate
        act.verb.traits.insert(.mutual)
    }

    private func partner(inDrill act: Act) -> Participant? {
        participants.first {
            guard case .preposition(let key) = $0.governor, Self.withWords.contains(key) else { return false }
            return $0.range.lowerBound > act.range.upperBound && $0.range.lowerBound < act.range.upperBound + Self.reach
                && $0.range.upperBound <= act.bounds.upperBound && !isOver(act.range.upperBound..<$0.range.lowerBound)
                && !isTied($0.range.lowerBound - 1, from: act.range.upperBound)
        }
    }

    // MARK: Several

    /// An event as it is told: of each alone, where several do it, and of who speaks for his country.
    private func told(by act: Act, _ event: FoundEvent) -> [FoundEvent] {
        let isMutual = act.verb.traits.contains(.mutual)
        if event.recipients.isEmpty, event.actors.count == 2, !isMutual, isReciprocal(act) {
            return [(0, 1), (1, 0)].map { actor, recipient in
                var single = event
                single.actors = [event.actors[actor]]
                single.recipients = [event.actors[recipient]]
                return single
            }
        }
        if let spoken = spokenFor(event) { return [event, spoken] }
        // Two who drill do not drill each other.
        guard event.recipients.isEmpty, event.actors.count > 1, !isMutual, !event.isOfUnnamed else { return [event] }
        return event.actors.map { actor in
            var single = event
            single.actors = [actor]
            return single
        }
    }

    /// "cáo buộc lẫn nhau" (accuse each other)
    private func isReciprocal(_ act: Act) -> Bool {
        let after = act.range.upperBound
        return (after..<min(after + 2, sentence.upperBound)).contains { text.isWord(Self.oneAnother, at: $0) }
    }

    /// Of "lẫn nhau", "với nhau" (each other).
    static let oneAnother = Syllable("nhau")

    /// "Tillerson tuyên bố Mỹ sẽ trừng phạt Triều Tiên": who speaks for his country threatens, too.
    private func spokenFor(_ event: FoundEvent) -> FoundEvent? {
        guard Self.ofSpeakers.contains(event.kind), let place = event.quote, event.actors.count == 1,
            !event.recipients.isEmpty,
            let speaker = pass.quotes[place].speaker?.entity, references.profiles[speaker].isPerson,
            isOwnCountry(event.actors[0], of: [speaker])
        else { return nil }
        var spoken = event
        spoken.actors = [speaker]
        spoken.rule = .spokesman
        return spoken
    }

    private static let ofSpeakers: [Report.Event.Kind] = [.threaten, .support, .accuse, .reject, .request]
}
