/// Whom an act is on, by where he stands after its verb; whom a preposition marks is found in `MarkedSides`.
extension SentenceEvents {

    /// Adds whom an act is on, where the words behind it tell.
    func fillRecipients(_ parts: inout Parts, _ act: Act) {
        guard let (other, found) = otherSide(of: act), !isForHostility(act, found), !isForDealings(act, found),
            !isOfStranger(found, from: act.range.upperBound), !isOfContent(found, act),
            !isOfComplement(act, found, other), !isOfRefuted(act, found),
            !isSuffering(found, act), act.verb.kind != .request || !isOfAsked(found, from: act.range.upperBound)
        else { return }
        parts.recipients = [found]
        parts.other = other
    }

    /// "ủng hộ các biện pháp trừng phạt đối với Triều Tiên": who is for a hostile act is not for whom it is aimed at.
    private func isForHostility(_ act: Act, _ other: Participant) -> Bool {
        guard Self.friendly.contains(act.verb.kind), other.governor != .possessive, other.governor != .agent else {
            return false
        }
        return hasAct(between: act, other) { $0.isHostile }
    }

    /// Whether an act of some kinds stands between another one and who is named behind it.
    private func hasAct(between act: Act, _ other: Participant, suits: (Report.Event.Kind) -> Bool) -> Bool {
        let between = act.range.upperBound..<max(act.range.upperBound, other.range.lowerBound)
        return between.contains {
            guard read.isWordStart($0), tables.begins(with: text.tokens[$0].key),
                let verb = tables.verb(read, at: $0, end: between.upperBound)?.verb
            else { return false }
            return suits(tables.verbs[verb].kind)
        }
    }

    /// "ủng hộ đối thoại giữa Hàn Quốc và Triều Tiên" (be for a dialogue between the Koreas): who is for what two do together is for neither.
    private func isForDealings(_ act: Act, _ other: Participant) -> Bool {
        guard act.verb.kind == .support else { return false }
        if other.governor == .preposition(Syllable.between.key), other.entities.count > 1 { return true }
        // "ủng hộ ý tưởng tổ chức cuộc gặp với Mỹ" (be for the idea of a meeting with the US)
        return other.governor == .preposition(Syllable.with.key)
            && hasAct(between: act, other) { [.consult, .agree, .cooperate].contains($0) }
    }

    /// "bác bỏ cáo buộc có liên hệ với Nga" (deny the accusation of having ties with Russia): who is named after "có" is in what somebody is
    /// accused of, and accuses nobody.
    private func isOfContent(_ other: Participant, _ act: Act) -> Bool {
        // "phủ nhận có liên hệ với Nga" (deny having ties with Russia)
        if act.verb.kind == .reject, text.isWord(.have, at: act.range.upperBound) { return true }
        let start = act.verb.kind == .accuse ? act.range.lowerBound : act.range.upperBound
        return (start..<max(start, other.range.lowerBound)).contains { opensContent(at: $0) }
    }

    /// Whether "có" (there is, have) stands at a token after a noun for an accusation or for news.
    func opensContent(at: Int) -> Bool {
        guard text.isWord(.have, at: at), at > sentence.lowerBound, read.isWordStart(at) else { return false }
        return tables.word(text.tokens, endingAt: at, from: sentence.lowerBound, of: [.alleged, .opening]) != nil
    }

    /// "đồng ý giảm thâm hụt giữa Mỹ và Trung Quốc" (agree to lower the deficit between …): whose what he will do is, is not with whom he agrees.
    private func isOfComplement(_ act: Act, _ other: Participant, _ side: OtherSide) -> Bool {
        let end = act.range.upperBound
        return act.verb.kind == .agree && side != .marked && other.range.lowerBound > end && read.tag(end) == .verb
    }

    /// "bác bỏ khả năng ông Trump đã chỉ đạo …" (rule out that Mr Trump ordered): who is told of in what is refuted is not refuted; but "cáo buộc
    /// Mỹ đưa ra" (the charge that the US makes) is the US's, and so is "việc Mỹ cho rằng …" (that the US holds).
    private func isOfRefuted(_ act: Act, _ other: Participant) -> Bool {
        let (start, end) = (other.range.lowerBound, other.range.upperBound)
        guard act.verb.kind == .reject, text.cue(at: end) == nil,
            WordRoles.length(of: Self.made, in: text.tokens, at: end) == nil
        else { return false }
        // "bác việc Nga chịu trách nhiệm" (deny that Russia is to blame)
        let word = read.wordStart(before: start)
        return isBarred(other)
            || WordRoles.length(of: Self.deniers, in: text.tokens, at: act.range.lowerBound) != nil
                && word >= act.range.upperBound
                && WordRoles.length(of: Self.deniedMatters, in: text.tokens, at: word) == start - word
    }

    private static let made = WordRoles.shared.phrases(of: .made)

    /// "điều tra vụ mất tích của ông Nam" (investigate Mr Nam's disappearance): who suffered what is looked into is not looked into.
    private func isSuffering(_ other: Participant, _ act: Act) -> Bool {
        guard act.verb.kind.isHostile, other.governor == .possessive else { return false }
        let end = other.range.lowerBound - 1
        return tables.word(text.tokens, endingAt: end, from: act.range.upperBound, of: .suffered) != nil
    }

    private static let friendly: [Report.Event.Kind] = [.support, .agree, .cooperate, .aid]

    private func otherSide(of act: Act) -> (OtherSide, Participant)? {
        let traits = act.verb.traits
        if traits.contains(.object) {
            if let object = object(act) { return (.object, object) }
            if let object = described(act) { return (.described, object) }
            if let object = thing(act) { return (.thing, object) }
        }
        let owner = traits.contains(.owner) || act.verb.kind.isDoneToThings ? owner(act) : nil
        if let owner, owner.governor != .noun, owner.governor != .opening { return (.possessive, owner) }
        if let marked = marked(act, from: act.range.upperBound) { return (.marked, marked) }
        if let owner, traits.contains(.owner) { return (.owner, owner) }
        if traits.contains(.place), let owner = self.owner(act) { return (.owner, owner) }
        if act.verb.kind == .threaten, let warned = warned(act) { return (.condition, warned) }
        if act.verb.kind == .aid, let helped = helped(act) { return (.condition, helped) }
        if !act.verb.prepositions.isEmpty, let next = next(after: act) { return (.next, next) }
        if let aimed = aimed(act) ?? fronted(act) { return (.aimed, aimed) }
        return nil
    }

    // MARK: Right after the verb

    /// Who stands right after the verb, perhaps after a particle or a mark.
    func object(_ act: Act) -> Participant? {
        var at = act.range.upperBound
        let end = min(act.bounds.upperBound, at + Self.objectReach)
        for _ in 0..<5 {
            if let found = participant(startingAt: at) {
                // "khai trừ Đảng đối với ông Nam" (expel Mr Nam from the Party): what he is expelled from.
                if act.verb.mode == .exclude, found.range.count == 1, text.isWord(Self.party, at: at) { return nil }
                return named(after: found) ?? found
            }
            guard at < end else { return nil }
            let token = text.tokens[at]
            if token.kind == .sign {
                guard token.sign == .straightDouble || token.sign == .openDouble else { return nil }
                at += 1
                continue
            }
            if let (word, length) = tables.word(text.tokens, at: at, end: end), word.contains(.site),
                act.verb.traits.contains(.place) || act.verb.isVisit
                    || [.sanction, .coerce].contains(act.verb.kind)
            {
                at += length
                continue
            }
            guard Self.particles.contains(token.key) || !text.kinds(at: at).isDisjoint(with: [.plural, .that]) else {
                return nil
            }
            at = text.unitEnd(at)
        }
        return nil
    }

    /// "bắt giữ hai công dân Canada là ông Michael Kovrig và ông Michael Spavor" (arrest two Canadians, Michael Kovrig and Michael Spavor): whom the words
    /// for people of a country mean.
    private func named(after people: Participant) -> Participant? {
        let end = people.range.upperBound
        guard people.isPeople, end < sentence.upperBound, text.isWord(.copula, at: end),
            let person = participant(startingAt: end + 1), isPerson(person)
        else { return nil }
        return person
    }

    /// In tokens.
    private static let objectReach = 8
    private static let particles = SyllableSet(.beforeObjects)
    private static let party = Syllable("đảng")

    /// Whether a verb of the table that takes an object stands right before a participant.
    func isObject(_ participant: Participant) -> Bool {
        let end = participant.range.lowerBound
        for start in max(sentence.lowerBound, end - 4)..<end where read.isWordStart(start) {
            if let found = tables.verb(read, at: start, end: end), start + found.length == end, let verb = found.verb {
                return tables.verbs[verb].traits.contains(.object)
            }
        }
        return false
    }

    // MARK: After a description

    /// "bắt giữ đối tượng truy nã đặc biệt nguy hiểm là Nguyễn Văn A": who is described before he is named.
    private func described(_ act: Act) -> Participant? {
        guard act.verb.kind.isDoneToPeople else { return nil }
        var at = act.range.upperBound
        var hasNoun = false
        for _ in 0..<Self.longestDescription {
            if hasNoun, let found = participant(startingAt: at) {
                return found.governor == .opening && isPerson(found) ? found : nil
            }
            guard at < act.bounds.upperBound, text.tokens[at].isWord || text.tokens[at].kind == .number,
                !Self.placing.contains(text.tokens[at].key)
            else { return nil }
            let end = max(text.unitEnd(at), wordEnd(at))
            if text.isWord(.copula, at: at), hasNoun {
                at = end
                continue
            }
            let kinds = text.kinds(at: at)
            guard kinds.isDisjoint(with: .preposition.union([.that, .conjunction, .negation])),
                hasNoun || !kinds.contains(.passive), !isNamed(at), !text.isWord(.of, at: at)
            else { return nil }
            if read.tag(at) == .noun || text.speaker(at: at) != nil { hasNoun = true }
            at = end
        }
        return nil
    }

    /// In units.
    private static let longestDescription = 10

    // MARK: After a thing of his

    /// "bắn rơi một máy bay trinh sát Mỹ", "trừng phạt một đơn vị quân sự Trung Quốc": whose thing it happens to.
    func thing(_ act: Act) -> Participant? {
        guard act.verb.kind.isDoneToThings else { return nil }
        var at = act.range.upperBound
        for step in 0..<Self.longestThing {
            if step > 0, let found = participant(startingAt: at) { return found.governor == .noun ? found : nil }
            guard at < act.bounds.upperBound, text.tokens[at].isWord || text.tokens[at].kind == .number, !isNamed(at),
                !Self.placing.contains(text.tokens[at].key),
                text.kinds(at: at).isDisjoint(with: .preposition.union([.that, .conjunction, .negation, .passive])),
                !text.isWord(.of, at: at)
            else { return nil }
            switch read.tag(at) {
            case .noun, .numeral, .adjective, .determiner, .properNoun: break
            default:
                guard !text.kinds(at: at).isDisjoint(with: [.plural, .indefinite, .classifier]) else { return nil }
            }
            at = wordEnd(at)
        }
        return nil
    }

    /// In units.
    private static let longestThing = 6
    /// Words that say where: bên ngoài, gần, trước …
    private static let placing = SyllableSet(.actPlaceWords)

    /// Whose the thing is that follows: "lên án các cuộc không kích của Israel", "phản đối việc Mỹ áp thuế".
    func owner(_ act: Act) -> Participant? {
        var start = act.range.upperBound
        // "bày tỏ phản đối trước vụ thử của Triều Tiên" (express opposition to North Korea's test): the verb's own preposition opens no clause.
        if start < sentence.upperBound, act.verb.prepositions.contains([text.tokens[start].key]) { start += 1 }
        let end = min(act.bounds.upperBound, start + 14)
        for found in participants(from: start) {
            // "bác bỏ thông tin do Mỹ đưa ra": what somebody else has done.
            let isAgent = found.governor == .agent
            // "bắt giữ hai chiếc ghe do ông Nam điều khiển" (seize two boats that Mr Nam steers): nobody is arrested.
            if isAgent, act.verb.mode == .arrest { return nil }
            // "thu giữ xe của lực lượng do Mỹ hậu thuẫn" (seize a car of the force that the US backs): it is not done to who backs it.
            if isAgent, act.verb.kind.isDoneToThings, isBacking(found.range.upperBound) { return nil }
            let gap = start..<max(start, found.range.lowerBound - (isAgent ? 1 : 0))
            guard found.range.lowerBound < end, !isOver(gap) else { return nil }
            switch found.governor {
            // "tiêu diệt 30 tay súng ở khu vực xe khách Việt bị đánh bom" (kill 30 gunmen where a Vietnamese bus was bombed)
            case .noun where act.verb.kind.isDoneToThings && isPlaced(gap) || isTown(found) && isBeside(gap): return nil
            case .possessive, .noun, .agent: return found
            case .opening
            where found.range.lowerBound > start && text.isWord(.matter, at: found.range.lowerBound - 1):
                // "từ chối bình luận về việc ông Nam vắng mặt" (decline to comment on Mr Nam's absence)
                let isTopic = act.verb.kind == .reject && text.isWord(.about, at: found.range.lowerBound - 2)
                return isTopic ? nil : found
            // "chỉ trích các cuộc hội đàm giữa Hàn Quốc và Mỹ"
            case .preposition(let key) where key == Syllable.between.key || key == Syllable.from.key: return found
            case .preposition: continue
            default: return nil
            }
        }
        return nil
    }

    private func isBacking(_ at: Int) -> Bool {
        guard at < sentence.upperBound, let verb = tables.verb(read, at: at, end: sentence.upperBound)?.verb else {
            return false
        }
        return tables.verbs[verb].kind == .support
    }

    /// Whether a word for where something is stands between an act and a name.
    private func isPlaced(_ gap: TokenRange) -> Bool {
        gap.contains { read.isWordStart($0) && Self.locating.contains(text.tokens[$0].key) }
    }

    static let locating = SyllableSet(.branchPlacing)

    /// "ra lệnh cho quân đội gần Crimea" (order the troops near Crimea): whether a word for where something is ends a stretch.
    private func isBeside(_ gap: TokenRange) -> Bool {
        guard let last = gap.last else { return false }
        return Self.placing.contains(text.tokens[last].key) && read.isWordStart(last)
    }

    // MARK: Farther off

    /// Whoever is named next in the clause, however he is governed.
    private func next(after act: Act) -> Participant? {
        guard act.verb.kind.isAimed,
            let found = participants(from: act.range.upperBound).first,
            found.range.lowerBound < min(act.bounds.upperBound, act.range.upperBound + Self.nextReach), !found.isPlace,
            !isOver(act.range.upperBound..<found.range.lowerBound),
            !act.verb.kind.isDoneToThings || !isPlaced(act.range.upperBound..<found.range.lowerBound),
            !isTown(found) || !isBeside(act.range.upperBound..<found.range.lowerBound),
            !hasVerb(act.range.upperBound..<found.range.lowerBound)
        else { return nil }
        switch found.governor {
        case .noun, .opening, .possessive, .cue: return found
        default: return nil
        }
    }

    /// In tokens.
    private static let nextReach = 8

    /// "cảnh báo sẽ đáp trả nếu Nga tấn công": who would bring it upon himself.
    func warned(_ act: Act) -> Participant? {
        participants.first {
            let start = $0.range.lowerBound
            return start > act.range.upperBound
                && (max(act.range.upperBound, start - 3)..<start).contains {
                    text.isWord(.condition, at: $0) || text.isWord(Self.incase, at: $0)
                        || text.isWord(.matter, at: $0) && $0 == act.range.upperBound
                }
        }
    }

    /// "hỗ trợ 10 triệu đồng để bà Lan xây nhà" (give ten million so that Mrs Lan may build a house): who is to do something with it.
    private func helped(_ act: Act) -> Participant? {
        let start = act.range.upperBound
        guard let found = participants(from: start).first,
            found.range.lowerBound <= min(act.bounds.upperBound, start + Self.helpReach),
            text.isWord(Self.soThat, at: found.range.lowerBound - 1), !found.isPlace,
            (start..<found.range.lowerBound).contains(where: { text.tokens[$0].kind == .number })
        else { return nil }
        return found
    }

    /// để (so that)
    private static let soThat = Syllable("để")
    /// In tokens.
    private static let helpReach = 10

    /// Of "trong trường hợp" (in case).
    private static let incase = Syllable("hợp")
}
