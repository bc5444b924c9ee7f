extension Quotes.Reading {
    typealias Cue = Quotes.Cue

    /// Whose words a clause may be (data).
    enum Voice {
        case subject(SpeakerPhrase)
        /// Whoever spoke last.
        case previous
        case nobody

        var isOutlet: Bool {
            if case .subject(let phrase) = self { phrase.isPress } else { false }
        }
    }

    /// A clause that may be reported, before it is judged (data).
    struct Clause {
        var content: TokenRange
        var voice: Voice
        var cue: TokenRange?
        var stance: Report.Quote.Stance
        var rule: QuoteRule
        /// The cue where it is a verb.
        var verb: Quotes.Cue?
        var isJoined = false
        var isFirst = true
        /// Who suffers it, in the passive.
        var accused: SpeakerPhrase?
    }

    /// The clause that a sentence begins with, and the reporting word behind it: one of the last, since of what follows them some are no
    /// reporting words: "…, ông Trump nói khi trả lời báo giới" (said when he answered reporters).
    private func clauseFirst(
        _ body: TokenRange, _ quotations: [QuotationMarks.Quotation], _ cues: [Quotes.Cue], _ used: Set<Int>
    ) -> (Quotes.Cue, Quotes.According)? {
        var published: (Quotes.Cue, Quotes.According)?
        for place in cues.indices.suffix(Self.mostCuesAtEnd) where !used.contains(place) {
            guard let clause = pass.clauseBefore(cues[place], body, quotations) else { continue }
            // "…, ông Trump nói sau khi …, RT đưa tin" (Trump said after …, RT reports)
            guard pass.isCredit(clause.phrase) else { return (cues[place], clause) }
            published = (cues[place], clause)
        }
        return published
    }

    private static let mostCuesAtEnd = 3

    /// Reads what a sentence reports without marks.
    ///
    /// - Parameter used: the places of the cues that a whole quotation in marks stands before.
    mutating func readIndirect(
        _ sentence: TokenRange, _ quotations: [QuotationMarks.Quotation], _ cues: [Quotes.Cue], _ used: Set<Int>
    ) {
        var body = readAccording(sentence, quotations, cues)
        if let (cue, clause) = clauseFirst(body, quotations, cues, used) {
            let isReported = judge(
                Clause(
                    content: clause.content, voice: .subject(clause.phrase), cue: cue.range, stance: cue.word.stance,
                    rule: .clauseFirst, verb: cue), body, quotations)
            if isReported { body = clause.content }
        } else if let relayed = pass.clauseBeforeRelay(body, quotations) {
            judge(relayed, .clauseFirst, body, quotations)
        }
        if quotations.isEmpty, let named = pass.namedBeforeColon(sentence, cues) {
            judge(
                Clause(
                    content: named.content, voice: .subject(named.phrase), cue: nil, stance: .say, rule: .headlineColon),
                body, quotations)
        }
        let words = CuesOfSentence(cues: cues, body: body, quotations: quotations, used: used)
        var shared: SpeakerPhrase?
        for place in cues.indices where body.contains(cues[place].range.lowerBound) {
            readCue(located(place, words), words, &shared)
        }
        readOwned(body, cues, quotations)
    }

    // MARK: Theo

    /// Reads what stands behind or before "theo" (according to).
    ///
    /// - Returns: the rest of the sentence, in which others may be reported.
    private mutating func readAccording(
        _ sentence: TokenRange, _ quotations: [QuotationMarks.Quotation], _ cues: [Quotes.Cue]
    ) -> TokenRange {
        if var according = pass.accordingPhrase(sentence) {
            var body = according.content
            // "Theo ông Nam, …, theo Reuters.": two levels.
            if let tail = pass.accordingTail(sentence), tail.content.upperBound > body.lowerBound + 2 {
                body = body.lowerBound..<tail.content.upperBound
            }
            according.content = body
            if !isDescription(body, before: quotations.first, cues) { judge(according, .according, body, quotations) }
            return body
        }
        if let tail = pass.accordingTail(sentence) {
            if !quotations.contains(where: { $0.whole.lowerBound <= tail.content.lowerBound }) {
                judge(tail, .accordingLast, tail.content, quotations)
            }
            return tail.content
        }
        if let inside = pass.accordingInside(sentence) { judge(inside, .accordingInside, sentence, quotations) }
        return sentence
    }

    /// "Theo ông Nam, giám đốc công ty Sao Mai: “…”": what stands before the colon says who he is.
    private func isDescription(
        _ body: TokenRange, before quotation: QuotationMarks.Quotation?, _ cues: [Quotes.Cue]
    ) -> Bool {
        guard let marks = quotation?.whole.lowerBound, marks > body.lowerBound, pass.text.isSign(.colon, at: marks - 1)
        else { return false }
        return pass.opensDescription(body.lowerBound)
            && !cues.contains { body.lowerBound..<marks ~= $0.range.lowerBound }
    }

    // MARK: Reporting words

    /// The reporting words of a sentence, for whoever looks at one of them (data).
    private struct CuesOfSentence {
        let cues: [Quotes.Cue]
        let body: TokenRange
        let quotations: [QuotationMarks.Quotation]
        let used: Set<Int>
    }

    /// A reporting word among the others of its sentence (data).
    private struct LocatedCue {
        let place: Int
        let cue: Quotes.Cue
        /// Whether it is the first of those that are looked at.
        let isFirst: Bool
        /// From where on its subject is looked for.
        let start: Int
        let passive: (at: Int, agent: SpeakerPhrase?)?
        /// Whether it has the subject of the one before.
        let isJoined: Bool
    }

    private func located(_ place: Int, _ words: CuesOfSentence) -> LocatedCue {
        let cue = words.cues[place]
        let isFirst = place == 0 || !words.body.contains(words.cues[place - 1].range.lowerBound)
        var start = isFirst ? words.body.lowerBound : words.cues[place - 1].range.upperBound
        // "…; ông Hùng, một chuyên gia, cho rằng …" (Mr Hùng, an expert, thinks): somebody else speaks behind a semicolon.
        let semicolon = isFirst ? nil : pass.speakerBehindSemicolon(start..<cue.range.lowerBound)
        if let semicolon { start = semicolon + 1 }
        // "lên tiếng khẳng định" (speak up and assert): one verb right after the other has its subject, as does the one after "vì" or
        // "khi": "thừa nhận siết visa vì cho rằng …" (admitted … because they think that). "nhắn tin cho anh Bảo nói rằng" (sends Bảo a message
        // and says): whom a reporting word is told to is between two of them.
        let isBehindVerb =
            !isFirst
            && (start == cue.range.lowerBound || pass.isListener(start..<cue.range.lowerBound)
                || start < cue.range.lowerBound
                    && Quotes.beforeVerbs.contains(pass.text.tokens[cue.range.lowerBound - 1].key))
        return LocatedCue(
            place: place, cue: cue, isFirst: isFirst, start: start,
            passive: pass.passive(before: cue.range.lowerBound, from: start),
            isJoined: semicolon == nil
                && (isBehindVerb || pass.connector(before: cue.range.lowerBound, from: start) != nil))
    }

    /// Reads what one reporting word tells.
    ///
    /// - Parameter shared: the subject of the one before, then of this one.
    private mutating func readCue(_ located: LocatedCue, _ words: CuesOfSentence, _ shared: inout SpeakerPhrase?) {
        let cue = located.cue
        guard let (voice, told) = voice(of: located, words, &shared), !tellsOtherwise(located, voice, words),
            !words.used.contains(located.place) || pass.hasClauseBeforeColon(cue, words.quotations), !cue.isNegated,
            !(located.isFirst && located.isJoined && pass.isRequest(cue)
                && pass.isYetToBe(before: cue.range.lowerBound, from: located.start)),
            let content = content(
                of: cue, located.place, words.cues, told, words.quotations, isPassive: located.passive != nil,
                isOutlets: voice.isOutlet),
            !isReported(content, before: located, words), let rule = rule(of: voice, located, words.body)
        else { return }
        judge(
            Clause(
                content: content, voice: voice, cue: cue.range, stance: cue.word.stance, rule: rule, verb: cue,
                isJoined: located.isJoined, isFirst: located.isFirst,
                accused: located.passive.flatMap {
                    pass.subject(in: located.start..<$0.at, skipping: words.quotations)
                }), words.body, words.quotations)
    }

    /// Whose words they would be, and where these are looked for; `nil` where nobody says anything.
    private func voice(
        of located: LocatedCue, _ words: CuesOfSentence, _ shared: inout SpeakerPhrase?
    ) -> (voice: Voice, told: TokenRange)? {
        let body = words.body
        let cue = located.cue
        if let passive = located.passive {
            return (passive.agent.map { .subject($0.taken(as: .agent)) } ?? .nobody, body)
        }
        var subject = subject(of: located, words, shared)
        if let found = subject, !located.isFirst, found.range.lowerBound == located.start {
            let before = words.cues[located.place - 1].word
            // "bác bỏ những thông tin nói …" (rejects the reports which say that)
            if found.noun?.kind == .document, found.range.upperBound == cue.range.lowerBound,
                !pass.followedByThat(cue), before.stance == .deny
            {
                return nil
            }
            if found.ground == .nouns, found.range.allSatisfy({ pass.text.speaker(at: $0) == nil }) {
                // The same where nobody is said to have said it.
                if before.stance == .deny || isHearsay(found, before: cue) { return nil }
                // "sinh viên ủng hộ dân chủ yêu cầu …" (students who support democracy demand): what the verb before is about.
                if before.force == .weak, let whose = shared { subject = whose.taken(as: .shared) }
            }
        }
        if let subject {
            shared = subject
            return (.subject(subject), body)
        }
        if located.isFirst, let main = pass.mainSubject(behind: cue, in: body) {
            return (.subject(main.phrase.taken(as: .afterQuotation)), body.lowerBound..<main.comma)
        }
        let goesOn = located.isFirst && previous != nil && pass.isSentenceStart(cue.range.lowerBound, body)
        return (goesOn ? .previous : .nobody, body)
    }

    private func subject(
        of located: LocatedCue, _ words: CuesOfSentence, _ shared: SpeakerPhrase?
    ) -> SpeakerPhrase? {
        var before = located.start..<located.cue.range.lowerBound
        // "Như Tuổi Trẻ đã đưa tin, nhiều tài xế chặn xe, yêu cầu …" (as Tuổi Trẻ has reported, many drivers block the road and demand):
        // the outlet demands nothing.
        let comma = located.isJoined ? shared.flatMap { reportedBy($0, from: words.body.lowerBound, before) } : nil
        if let comma {
            before = comma + 1..<before.upperBound
        } else if located.isJoined, let shared {
            let other = located.isFirst ? nil : pass.subjectBehindContrast(before)
            return (other ?? shared).taken(as: .shared)
        }
        if located.isJoined, pass.isRequest(located.cue),
            let agent = pass.agent(ofClauseBefore: before.upperBound, from: before.lowerBound)
        {
            return agent.taken(as: .agent)
        }
        if let subject = pass.subject(in: pass.afterRelay(before), skipping: words.quotations) { return subject }
        return located.isJoined && comma == nil
            ? pass.subject(in: words.body.lowerBound..<before.upperBound, skipping: words.quotations) : nil
    }

    /// The comma behind "Như Tuổi Trẻ đã đưa tin" (as Tuổi Trẻ has reported), if it stands before a reporting word.
    private func reportedBy(_ outlet: SpeakerPhrase, from start: Int, _ before: TokenRange) -> Int? {
        guard pass.isCredit(outlet), pass.text.isWord(Self.like, at: start) else { return nil }
        return before.first { $0 >= outlet.range.upperBound && pass.text.isSign(.comma, at: $0) }
    }

    private static let like = Syllable("như")

    /// Whether a reporting word reports nothing there, whoever its subject is.
    private func tellsOtherwise(_ located: LocatedCue, _ voice: Voice, _ words: CuesOfSentence) -> Bool {
        let (place, cue) = (located.place, located.cue)
        let next = place + 1 < words.cues.count ? words.cues[place + 1] : nil
        // "Đội tàu do Mỹ đề xuất sẽ bảo vệ …" (the fleet that the US proposes will protect): it says which fleet.
        if pass.writesPaper(cue, before: next, words.quotations) || pass.describesThing(cue, in: words.body) {
            return true
        }
        guard case .subject(let phrase) = voice else { return false }
        // "yêu cầu Sở Y tế kiến nghị …" (demands that the department propose): it has not proposed it yet.
        if let last = quotes.last, last.type == .indirect, [.demand, .urge].contains(last.stance),
            [.demand, .urge].contains(cue.word.stance), phrase.range.lowerBound == last.content.lowerBound
        {
            return true
        }
        // "Quốc Đạt cho thấy sự tự tin" (shows self-confidence), "…, miền bắc Syria, cho thấy …" (shows): no person or place says so.
        return (phrase.isPerson || phrase.noun?.kind == .statehead) && pass.isShowing(cue)
            || pass.isShownBySigns(cue, by: phrase)
    }

    /// Whether the reporting word right before this one has reported it.
    private func isReported(_ content: TokenRange, before located: LocatedCue, _ words: CuesOfSentence) -> Bool {
        guard located.place > 0, case let last = words.cues[located.place - 1].range,
            last.upperBound == located.cue.range.lowerBound
        else { return false }
        return quotes.suffix(Self.mostInSentence).contains {
            $0.type == .indirect && $0.cue == last && $0.content.lowerBound == content.lowerBound
        }
    }

    /// By which pattern somebody's words are found; `nil` where there is none.
    private func rule(of voice: Voice, _ located: LocatedCue, _ body: TokenRange) -> QuoteRule? {
        let cue = located.cue
        switch voice {
        case .subject: return located.passive != nil ? .passive : pass.followedByThat(cue) ? .thatClause : .clause
        case .previous: return .clauseSameSpeaker
        case .nobody:
            if located.passive != nil {
                return [.accuse, .criticise, .demand].contains(cue.word.stance) ? .passiveAgentless : nil
            }
            return isHeadline && located.isFirst && pass.isSentenceStart(cue.range.lowerBound, body)
                ? .headlineOrder : nil
        }
    }

    /// "nhận được cả những cáo buộc cho rằng …" (has received allegations, too, that …): what an object tells is nobody's statement.
    private func isHearsay(_ nouns: SpeakerPhrase, before cue: Quotes.Cue) -> Bool {
        pass.followedByThat(cue)
            && nouns.range.contains { WordRoles.length(of: Quotes.hearsay, in: pass.text.tokens, at: $0) != nil }
    }

    // MARK: Nouns of speech

    /// "phủ nhận tuyên bố của đại sứ quán rằng …" (denied the embassy's statement that …): a noun of speech, whose it is, and "rằng".
    private mutating func readOwned(
        _ body: TokenRange, _ cues: [Quotes.Cue], _ quotations: [QuotationMarks.Quotation]
    ) {
        let text = pass.text
        for that in body where text.kinds(at: that).contains(.that) && that + 2 < body.upperBound {
            guard !quotations.contains(where: { $0.whole.contains(that) }),
                let owned = pass.ownedSpeech(before: that, from: body.lowerBound),
                !quotes.suffix(Self.mostInSentence).contains(where: { $0.content.lowerBound == that + 1 })
            else { continue }
            let place = cues.count { $0.range.lowerBound < that } - 1
            let end = clauseEnd(
                that + 1,
                ClauseContext(
                    cue: owned.cue, place: place, cues: cues, body: that + 1..<body.upperBound, hasThat: true,
                    isPassive: false, isOwned: true), quotations)
            let content = pass.trimmed(that + 1..<max(that + 1, end))
            guard content.count > 2 else { continue }
            judge(
                Clause(
                    content: content, voice: .subject(owned.owner), cue: owned.cue.range,
                    stance: owned.cue.word.stance, rule: .thatClause, verb: owned.cue, isFirst: false), body, quotations
            )
        }
    }

    // MARK: Reported clauses

    /// The words after a cue that it may report; `nil` where there are none.
    private mutating func content(
        of cue: Quotes.Cue, _ place: Int, _ cues: [Quotes.Cue], _ body: TokenRange,
        _ quotations: [QuotationMarks.Quotation],
        isPassive: Bool, isOutlets: Bool
    ) -> TokenRange? {
        let text = pass.text
        guard case (var start, let hasThat)? = clauseStart(cue, place, cues, body),
            !pass.tellsNothing(cue, start, body, hasThat: hasThat),
            hasThat || cue.word.frames.contains(.beforeClause)
        else { return nil }
        if !hasThat { start = pastAddition(to: cue, start, body, quotations) }
        if text.isWord(.about, at: start), [.warn, .threaten].contains(cue.word.stance) { start += 1 }
        // "yêu cầu để kéo dài" (demand, so as to prolong): what is demanded of somebody is a purpose as well.
        if pass.isRequest(cue), pass.opensPurpose(start, until: body.upperBound) { start += 1 }
        // "yêu cầu của một nữ sinh" (a student's demand) is a noun with whose it is; "Của" is a name, too.
        let isOwned = text.isWord(Syllable.of, at: start) && !text.tokens[start].isCapitalised
        guard !isOwned, !pass.saysSuch(start), !text.isWord(Quotes.then, at: start) else { return nil }
        // "được Qatar thông báo chỉ vài ngày trước khi …" (announced by Qatar only some days before), "được chỉ ra tại …" (pointed out at): when
        // and where it was said, and nothing of what.
        // "đưa ra cáo buộc trong lúc …" (made the charge while): the same of a noun.
        if isPassive || pass.isMade(cue), !hasThat, start == cue.range.upperBound,
            pass.opensCircumstance(start, body.upperBound)
        {
            return nil
        }
        let furthest = min(
            pass.relativeEnd(of: cue, from: start, in: body), pass.openingEnd(of: cue, from: start, in: body))
        let body = start..<max(start, furthest)
        let end = clauseEnd(
            start,
            ClauseContext(
                cue: cue, place: place, cues: cues, body: body, hasThat: hasThat, isPassive: isPassive,
                isOutlets: isOutlets && pass.opensWithActor(start, body.upperBound)),
            quotations)
        let content = pass.trimmed(start..<max(start, end))
        return saysSomething(content, hasThat: hasThat) ? content : nil
    }

    /// Whether more stands there than an occasion or a reporting word.
    private func saysSomething(_ content: TokenRange, hasThat: Bool) -> Bool {
        // "cho biết trong cuộc họp báo hôm nay" (said at today's press conference): an occasion, and no words.
        let isOccasion = !content.isEmpty && pass.opensOccasion(content.lowerBound, content.upperBound)
        guard hasThat || !isOccasion || pass.evidence(content) > 0 else { return false }
        // "Bị tố bị tố" (is accused, is accused): reporting words alone are nothing that anybody said.
        return content.count { pass.text.tokens[$0].isWord } >= 2
            && content.contains { pass.text.tokens[$0].isWord && !pass.holdsCue($0) }
    }

    /// Where the clause of a reporting word begins, and whether "rằng" (that) or what does for it stands before it; `nil` where what follows
    /// "rằng" is somebody else's.
    private func clauseStart(
        _ cue: Quotes.Cue, _ place: Int, _ cues: [Quotes.Cue], _ body: TokenRange
    ) -> (start: Int, hasThat: Bool)? {
        let text = pass.text
        var start = cue.range.upperBound
        var hasThat = pass.followedByThat(cue)
        // "nói với Reuters rằng …"
        let limit = min(body.upperBound, start + Self.farthestThat)
        // "nói trong một tuyên bố rằng": a noun may have taken "rằng" in.
        if start < limit,
            let that = (start..<limit).first(where: {
                text.kinds(at: $0).contains(.that) || text.isWord(Syllable.that, at: $0)
            }),
            // "nói họ bị lừa và tưởng rằng …" (says they were deceived and thought that): a clause has begun.
            pass.evidence(start..<that) < 2,
            !cues.contains(where: { $0.range.lowerBound > cue.range.lowerBound && $0.range.lowerBound < that })
        {
            // "đăng lời kể của ông Nam rằng …" (printed Mr Nam's account that …): what follows is his.
            // But "khẳng định cáo buộc của ông Nam rằng … là vô căn cứ" (affirms that Mr Nam's charge … is groundless).
            if pass.ownedSpeech(before: that, from: start) != nil {
                guard pass.verdict(in: that..<body.upperBound) != nil else { return nil }
            } else {
                start = that + 1
                hasThat = true
            }
        }
        // "nói với Vũ là …" (tells Vũ that), where "là" does for "rằng".
        if !hasThat, text.isWord(.with, at: start),
            let told = pass.phrases.phrase(at: start + 1, end: limit), told.name != nil || told.isPronoun,
            told.range.upperBound + 1 < body.upperBound,
            text.kinds(at: told.range.upperBound).contains(.copula)
        {
            start = told.range.upperBound
            hasThat = true
        }
        // "băn khoăn cho rằng …" (wonders, holding that …): the second word reports it.
        if !hasThat, place + 1 < cues.count, cues[place + 1].range.lowerBound == start,
            pass.followedByThat(cues[place + 1])
        {
            start = cues[place + 1].range.upperBound
            hasThat = true
        }
        if start < body.upperBound, !hasThat || text.isWord(.with, at: cue.range.upperBound),
            text.kinds(at: start).contains(.copula)
        {
            start += 1
        }
        // "bị dân “tố” gây ô nhiễm" (“accused” by the people of …): the mark behind the reporting word is none of the words'.
        while start < body.upperBound,
            [.comma, .colon].contains(text.tokens[start].sign) || isClosed(cue.range, at: start)
        {
            start += 1
        }
        return start < body.upperBound ? (start, hasThat) : nil
    }

    /// In tokens, from a reporting word to its "rằng".
    private static let farthestThat = 16

    /// Past how something is said, to whom, and of what before a colon.
    private func pastAddition(
        to cue: Quotes.Cue, _ start: Int, _ body: TokenRange, _ quotations: [QuotationMarks.Quotation]
    ) -> Int {
        let text = pass.text
        var start = start
        // "khẳng định lại con đê an toàn" (affirms again that the dyke is safe), "xác định rõ …" (finds clearly); but "đòi lại" is to
        // demand back.
        if !pass.isRequest(cue), start == cue.range.upperBound, start + 2 < body.upperBound,
            Self.manners.contains(text.tokens[start].key),
            text.tokens[start].unitLength <= 1, pass.read.wordEnd(start) == start + 1
        {
            start += 1
        }
        start = pass.afterListener(start, body.upperBound)
        if let colon = pass.colonAfterTopic(start, body.upperBound, quotations) { start = colon + 1 }
        return start
    }

    /// rõ (clearly), lại (again)
    private static let manners = SyllableSet(.cueManners)

    /// Whether a token is the mark that closes the one before a reporting word.
    private func isClosed(_ cue: TokenRange, at: Int) -> Bool {
        at == cue.upperBound && cue.lowerBound > 0 && pass.text.tokens[at].kind == .sign
            && pass.quotations(in: pass.sentence(holding: cue.lowerBound)).contains {
                $0.content == cue && $0.whole.upperBound == at + 1
            }
    }
}
