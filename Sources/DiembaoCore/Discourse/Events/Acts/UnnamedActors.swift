/// Acts beside whose verb nobody is named who does it.
extension SentenceEvents {
    /// An act of which its clause does not say who does it.
    func unsaid(_ act: Act, _ joint: Joint?) -> Parts? { isInAddition(act) ? added(act) : unnamed(act, joint) }

    /// An act that nobody who is named does in its clause, nor anybody who speaks.
    func unnamed(_ act: Act, _ joint: Joint?) -> Parts? {
        continued(act, joint) ?? following(act) ?? assumed(act)
    }

    // MARK: Whoever did the act before

    /// "khởi tố vụ án, bắt ông A": a verb after a comma, a semicolon or "và" has the subject of the verb before it.
    private func continued(_ act: Act, _ joint: Joint?) -> Parts? {
        guard let joint, joint.bounds == act.bounds, act.range.lowerBound - joint.end <= Self.joinedReach,
            !act.verb.traits.contains(.beside), !isPassive(act)
        else { return nil }
        var at = act.range.lowerBound
        for _ in 0..<5 {
            guard at > joint.end else { return nil }
            let last = text.tokens[at - 1]
            if [.comma, .semicolon].contains(last.sign) || Self.joining.contains(last.key) && read.isWordStart(at - 1) {
                break
            }
            guard last.isWord else { return nil }
            let unit = max(joint.end, text.unitStart(before: at))
            guard !text.kinds(at: unit).isDisjoint(with: [.adverb, .time]) || read.tag(unit) == .adverb else {
                return nil
            }
            at = unit
        }
        guard at > joint.end else { return nil }
        var parts = parts(act, by: joint.actors, .continued)
        // "đang xem xét khởi tố vụ án, khởi tố bị can" (are considering to open the case and to charge the accused): both are only considered.
        if at == act.range.lowerBound, text.tokens[at - 1].sign != .semicolon { parts.joined = joint.status }
        if parts.recipients.isEmpty, act.verb.isOfSuspects { parts.recipients = listed(after: act) }
        return parts.recipients.isEmpty && !isDoneToUnnamed(act.verb, at: act.range) ? nil : parts
    }

    /// In tokens.
    static let joinedReach = 40
    static let joining = SyllableSet(.actJoints)

    // MARK: Whoever is named after it

    /// "Đáp trả Mỹ, Nga …", "Đánh giá cao nỗ lực của EVN, ông A nói": who acts is named after the comma.
    func following(_ act: Act) -> Parts? {
        guard !act.verb.traits.contains(.beside), !isPassive(act) else { return nil }
        var at = act.range.lowerBound
        while at > sentence.lowerBound {
            guard at - sentence.lowerBound <= Self.longestOpening, text.tokens[at - 1].isWord else { return nil }
            at = max(sentence.lowerBound, text.unitStart(before: at))
            guard
                !text.kinds(at: at).isDisjoint(with: [.adverb, .time, .opener]) || read.tag(at) == .adverb
                    || Self.inOrderTo.contains(text.tokens[at].key)
            else { return nil }
        }
        var parts = parts(act, by: [], .continued)
        // Whoever it is done to may end behind the act's bounds, where a mark that nothing closes cuts them.
        guard let recipient = parts.recipients.first, recipient.range.upperBound < act.bounds.upperBound,
            let comma = (recipient.range.upperBound..<act.bounds.upperBound).first(where: {
                text.isSign(.comma, at: $0)
            }),
            comma - recipient.range.upperBound <= Self.joinedReach,
            let actor = participants(from: comma).first, actor.range.lowerBound <= comma + 6, !actor.isPlace,
            // "…, huyện Bến Sông": the rest of an address.
            !(isTown(actor) && text.kinds(at: actor.range.lowerBound).contains(.locality)),
            actor.governor == .opening || actor.hasHead
        else { return nil }
        parts.actors = [actor]
        return parts
    }

    /// In tokens.
    private static let longestOpening = 5
    private static let inOrderTo = SyllableSet(.beforeOpeningActs)

    // MARK: Whoever is named before it

    /// Whoever may act where no subject is found: who is named last before the verb in its clause.
    private func assumed(_ act: Act) -> Parts? {
        guard !act.verb.traits.contains(.beside), !isPassive(act), !isOfAnother(act.range.lowerBound) else {
            return nil
        }
        let low = max(act.bounds.lowerBound, act.range.lowerBound - Self.assumedReach)
        guard let before = participants(before: act.range.lowerBound).last,
            before.range.lowerBound >= low, !before.isPlace, before.governor != .agent,
            before.governor != .possessive || !(isOfPerson(before) || isOfSomebody(before)),
            !isOfStranger(before, from: sentence.lowerBound), !isCaused(before) || isInOneClause(before, act),
            !isOfThing(before, joinedTo: act),
            // "kỷ luật bà Hoa; cảnh cáo ông Nam" (discipline Mrs Hoa; reprimand Mr Nam): she reprimands nobody.
            !(before.range.upperBound..<act.range.lowerBound).contains(where: { text.isSign(.semicolon, at: $0) })
        else { return nil }
        let parts = parts(act, by: [before], .before)
        return parts.recipients.isEmpty || parts.other == .next ? nil : parts
    }

    /// "đập phá trụ sở Hội đồng Lập pháp và tấn công …" (wreck the council's seat and attack): whose thing the verb before "và" is done to, has not
    /// the verb behind it.
    private func isOfThing(_ before: Participant, joinedTo act: Act) -> Bool {
        let joint = act.range.lowerBound - 1
        guard before.range.upperBound == joint, SubjectSearch.joints.contains(text.tokens[joint].key),
            !before.hasHead
        else { return false }
        switch before.governor {
        case .noun, .possessive: return true
        default: return false
        }
    }

    /// Whether the act that begins at a token is not his who is named before: "phản đối việc mua vũ khí" (object to the buying of arms), "chỉ trích hợp đồng
    /// bán vũ khí" (criticise the contract to sell arms), "xem bắn thử" (watch the test).
    func isOfAnother(_ start: Int) -> Bool {
        guard start > sentence.lowerBound else { return false }
        if Self.nominalisers.contains(text.tokens[start - 1].key), read.isWordStart(start - 1) {
            return isJudged(start - 1)
        }
        func length(_ kind: EventWord) -> Int? {
            tables.word(text.tokens, endingAt: start, from: sentence.lowerBound, of: kind).flatMap {
                read.isWordStart(start - $0) ? $0 : nil
            }
        }
        if let length = length(.deal) { return isJudged(start - length) }
        return length(.watching) != nil
    }

    private static let nominalisers = SyllableSet(.nominalisers)

    /// Whether a verb of the table by which somebody is for or against something ends before a token; "công bố việc bán cổ phần" (announce the sale of
    /// shares) tells what he does himself.
    private func isJudged(_ end: Int) -> Bool {
        (max(sentence.lowerBound, end - 4)..<end).contains { at in
            guard read.isWordStart(at), !isNamed(at), let found = tables.verb(read, at: at, end: end),
                at + found.length == end,
                let verb = found.verb
            else { return false }
            return tables.verbs[verb].kind.isHostile || tables.verbs[verb].kind == .support
        }
    }

    /// Whether no comma stands between.
    private func isInOneClause(_ participant: Participant, _ act: Act) -> Bool {
        !(participant.range.upperBound..<max(participant.range.upperBound, act.range.lowerBound)).contains {
            text.isSign(.comma, at: $0)
        }
    }

    /// In tokens.
    private static let assumedReach = 12

    /// Whether "bị" or "được" stands before a verb among its adverbs.
    private func isPassive(_ act: Act) -> Bool {
        var at = act.range.lowerBound
        for _ in 0..<6 {
            guard at > sentence.lowerBound, text.tokens[at - 1].isWord else { return false }
            if isPassive(at: at - 1) { return true }
            at = text.unitStart(before: at)
        }
        return false
    }

    // MARK: Whoever speaks

    /// "Abe yêu cầu chính phủ …, đồng thời chỉ đạo Bộ Giáo dục": what the reporter adds, however far the clause before is quoted.
    private func added(_ act: Act) -> Parts? {
        guard let place = quote(holding: act.range), pass.quotes[place].type == .indirect,
            let actors = pass.quotes[place].speaker.flatMap(speakers)
        else { return nil }
        return parts(act, by: [actors], .addition)
    }

    private func isInAddition(_ act: Act) -> Bool {
        var at = act.range.lowerBound
        // "yêu cầu sở báo cáo, giao huyện kiểm tra": whoever asks one thing asks the next.
        if act.verb.kind == .request, at > sentence.lowerBound,
            text.isSign(.comma, at: at - 1) || text.isSign(.semicolon, at: at - 1),
            let place = quote(holding: act.range),
            [.urge, .demand].contains(pass.quotes[place].stance)
        {
            return true
        }
        for _ in 0..<3 {
            guard at >= sentence.lowerBound + 2 else { return false }
            if text.isWord(Self.addition.0, at: at - 2), text.isWord(Self.addition.1, at: at - 1) { return true }
            guard !text.kinds(at: text.unitStart(before: at)).isDisjoint(with: .adverb) else { return false }
            at = text.unitStart(before: at)
        }
        return false
    }

    private static let addition = (Syllable("đồng"), Syllable("thời"))
}
