extension Quotes.Reading {
    private typealias Cue = Quotes.Cue

    /// Whose words a clause may be (data).
    private enum Voice {
        case subject(SpeakerPhrase)
        /// Whoever spoke last.
        case previous
        case nobody

        var isOutlet: Bool {
            if case .subject(let phrase) = self { phrase.isPress } else { false }
        }
    }

    /// A clause that may be reported, before it is judged (data).
    private struct Clause {
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
        var body = sentence
        defer { readOwned(body, cues, quotations) }
        var shared: SpeakerPhrase?
        if let according = pass.accordingPhrase(sentence) {
            body = according.content
            // "Theo ông Nam, …, theo Reuters.": two levels.
            if let tail = pass.accordingTail(sentence), tail.content.upperBound > body.lowerBound + 2 {
                body = body.lowerBound..<tail.content.upperBound
            }
            var according = according
            according.content = body
            // "Theo ông Nam, giám đốc công ty Sao Mai: “…”": what stands before the colon says who he is.
            let isDescription =
                quotations.first.map { first in
                    first.whole.lowerBound > body.lowerBound && pass.text.isSign(.colon, at: first.whole.lowerBound - 1)
                        && pass.opensDescription(body.lowerBound)
                        && !cues.contains { body.lowerBound..<first.whole.lowerBound ~= $0.range.lowerBound }
                } ?? false
            if !isDescription { judge(according, .according, body, quotations) }
        } else if let tail = pass.accordingTail(sentence) {
            body = tail.content
            if !quotations.contains(where: { $0.whole.lowerBound <= body.lowerBound }) {
                judge(tail, .accordingLast, body, quotations)
            }
        } else if let inside = pass.accordingInside(sentence) {
            judge(inside, .accordingInside, body, quotations)
        }
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
        for (place, cue) in cues.enumerated() where body.contains(cue.range.lowerBound) {
            let isFirst = place == 0 || !body.contains(cues[place - 1].range.lowerBound)
            var start = isFirst ? body.lowerBound : cues[place - 1].range.upperBound
            // "…; ông Hùng, một chuyên gia, cho rằng …" (Mr Hùng, an expert, thinks): somebody else speaks behind a semicolon.
            let semicolon = isFirst ? nil : pass.speakerBehindSemicolon(start..<cue.range.lowerBound)
            if let semicolon { start = semicolon + 1 }
            let passive = pass.passive(before: cue.range.lowerBound, from: start)
            // "nhắn tin cho anh Bảo nói rằng" (sends Bảo a message and says): whom a reporting word is told to is between two of them.
            let isToListener = !isFirst && pass.isListener(start..<cue.range.lowerBound)
            // "lên tiếng khẳng định" (speak up and assert): one verb right after the other has its subject, as does the one after "vì" or
            // "khi": "thừa nhận siết visa vì cho rằng …" (admitted … because they think that).
            let isJoined =
                semicolon == nil
                && (!isFirst && start == cue.range.lowerBound || isToListener
                    || pass.connector(before: cue.range.lowerBound, from: start) != nil
                    || !isFirst && start < cue.range.lowerBound
                        && Quotes.beforeVerbs.contains(pass.text.tokens[cue.range.lowerBound - 1].key))
            var voice = Voice.nobody
            var told = body
            if let passive {
                if let agent = passive.agent { voice = .subject(agent.taken(as: .agent)) }
            } else {
                var subject: SpeakerPhrase?
                if isJoined, shared != nil {
                    let other = isFirst ? nil : pass.subjectBehindContrast(start..<cue.range.lowerBound)
                    subject = (other ?? shared)?.taken(as: .shared)
                } else if isJoined, pass.isRequest(cue),
                    let agent = pass.agent(ofClauseBefore: cue.range.lowerBound, from: start)
                {
                    subject = agent.taken(as: .agent)
                } else {
                    subject = pass.subject(in: pass.afterRelay(start..<cue.range.lowerBound), skipping: quotations)
                    if subject == nil, isJoined {
                        subject = pass.subject(in: body.lowerBound..<cue.range.lowerBound, skipping: quotations)
                    }
                }
                // "bác bỏ những thông tin nói …" (rejects the reports which say that)
                if let paper = subject, paper.noun?.kind == .document, !isFirst, paper.range.lowerBound == start,
                    paper.range.upperBound == cue.range.lowerBound, !pass.followedByThat(cue),
                    cues[place - 1].word.stance == .deny
                {
                    continue
                }
                if let nouns = subject, nouns.ground == .nouns, !isFirst, nouns.range.lowerBound == start,
                    nouns.range.allSatisfy({ pass.text.speaker(at: $0) == nil })
                {
                    let before = cues[place - 1].word
                    // "bác bỏ những thông tin nói …" (rejects the reports which say that): nobody is said to have said it.
                    if before.stance == .deny || isHearsay(nouns, before: cue) { continue }
                    // "sinh viên ủng hộ dân chủ yêu cầu …" (students who support democracy demand): what the verb before is about.
                    if before.force == .weak, let whose = shared { subject = whose.taken(as: .shared) }
                }
                if let subject {
                    shared = subject
                    voice = .subject(subject)
                } else if isFirst, let main = pass.mainSubject(behind: cue, in: body) {
                    voice = .subject(main.phrase.taken(as: .afterQuotation))
                    told = body.lowerBound..<main.comma
                } else if isFirst, previous != nil, pass.isSentenceStart(cue.range.lowerBound, body) {
                    voice = .previous
                }
            }
            if pass.writesPaper(cue, before: place + 1 < cues.count ? cues[place + 1] : nil, quotations) { continue }
            // "Đội tàu do Mỹ đề xuất sẽ bảo vệ …" (the fleet that the US proposes will protect): it says which fleet.
            if pass.describesThing(cue, in: body) { continue }
            // "yêu cầu Sở Y tế kiến nghị …" (demands that the department propose): it has not proposed it yet.
            if case .subject(let phrase) = voice, let last = quotes.last, last.type == .indirect,
                [.demand, .urge].contains(last.stance), [.demand, .urge].contains(cue.word.stance),
                phrase.range.lowerBound == last.content.lowerBound
            {
                continue
            }
            // "Quốc Đạt cho thấy sự tự tin" (shows self-confidence), "…, miền bắc Syria, cho thấy …" (shows): no person or place says so.
            if case .subject(let phrase) = voice,
                (phrase.isPerson || phrase.noun?.kind == .statehead) && pass.isShowing(cue)
                    || pass.isShownBySigns(cue, by: phrase)
            {
                continue
            }
            guard !used.contains(place) || pass.hasClauseBeforeColon(cue, quotations), !cue.isNegated,
                !(isFirst && isJoined && pass.isRequest(cue)
                    && pass.isYetToBe(before: cue.range.lowerBound, from: start)),
                let content = content(
                    of: cue, place, cues, told, quotations, isPassive: passive != nil, isOutlets: voice.isOutlet),
                // The reporting word right before this one has reported it.
                place == 0 || cues[place - 1].range.upperBound != cue.range.lowerBound
                    || !quotes.suffix(Self.mostInSentence).contains(where: {
                        $0.type == .indirect && $0.cue == cues[place - 1].range
                            && $0.content.lowerBound == content.lowerBound
                    })
            else { continue }
            let rule: QuoteRule
            switch voice {
            case .subject: rule = passive != nil ? .passive : pass.followedByThat(cue) ? .thatClause : .clause
            case .previous: rule = .clauseSameSpeaker
            case .nobody:
                if passive != nil {
                    guard [.accuse, .criticise, .demand].contains(cue.word.stance) else { continue }
                    rule = .passiveAgentless
                } else {
                    guard isHeadline, isFirst, pass.isSentenceStart(cue.range.lowerBound, body) else { continue }
                    rule = .headlineOrder
                }
            }
            judge(
                Clause(
                    content: content, voice: voice, cue: cue.range, stance: cue.word.stance, rule: rule, verb: cue,
                    isJoined: isJoined, isFirst: isFirst,
                    accused: passive.flatMap { pass.subject(in: start..<$0.at, skipping: quotations) }), body,
                quotations)
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
        var start = cue.range.upperBound
        var hasThat = pass.followedByThat(cue)
        // "nói với Reuters rằng …"
        let limit = min(body.upperBound, start + 16)
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
        guard start < body.upperBound, !pass.tellsNothing(cue, start, body, hasThat: hasThat),
            hasThat || cue.word.frames.contains(.beforeClause)
        else { return nil }
        if !hasThat {
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
        }
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
        let words = content.count { text.tokens[$0].isWord }
        // "cho biết trong cuộc họp báo hôm nay" (said at today's press conference): an occasion, and no words.
        let isOccasion = !content.isEmpty && pass.opensOccasion(content.lowerBound, content.upperBound)
        guard hasThat || !isOccasion || pass.evidence(content) > 0 else { return nil }
        // "Bị tố bị tố" (is accused, is accused): reporting words alone are nothing that anybody said.
        let saysSomething = content.contains { text.tokens[$0].isWord && !pass.holdsCue($0) }
        return words >= 2 && saysSomething ? content : nil
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

    // MARK: Judging

    private mutating func judge(
        _ according: Quotes.According, _ rule: QuoteRule, _ body: TokenRange,
        _ quotations: [QuotationMarks.Quotation]
    ) {
        judge(
            Clause(
                content: according.content, voice: .subject(according.phrase), cue: according.word, stance: .say,
                rule: rule), body, quotations)
    }

    /// Adds what of a clause is not in somebody's marks, if more speaks for its being reported than against it.
    ///
    /// - Returns: whether it was added.
    @discardableResult
    private mutating func judge(
        _ clause: Clause, _ body: TokenRange, _ quotations: [QuotationMarks.Quotation]
    ) -> Bool {
        let pieces = pieces(clause.content, clause.cue, quotations)
        guard let first = pieces.first else { return false }
        return judge(clause, pieces, features(of: clause, first, pieces.count, body, quotations))
    }

    @discardableResult
    private mutating func judge(_ clause: Clause, _ pieces: [TokenRange], _ features: [ReportingFeature]) -> Bool {
        let first = pieces[0]
        let entry = clause.cue.map { pass.text.tokens[$0.lowerBound].entry } ?? -1
        let score = pass.model.score(features, cue: entry)
        let isAccepted = score > (clause.rule == .continued ? Self.leastToGoOn : Self.least)
        if collectsCandidates {
            candidates.append(
                ReportingCandidate(
                    content: first, cue: clause.cue ?? first.lowerBound..<first.lowerBound, cueEntry: entry,
                    featureNumbers: features.map(\.number), score: score,
                    rule: clause.rule,
                    isAccepted: isAccepted))
        }
        guard isAccepted else { return false }
        let confidence = LogOdds.confidence(score)
        withdrawFragments(within: pieces, of: clause.cue)
        for piece in pieces {
            switch clause.voice {
            case .subject(let phrase):
                append(.indirect, piece, phrase, clause.cue, clause.stance, confidence, clause.rule)
            case .previous:
                appendContinued(.indirect, piece, clause.cue, clause.stance, confidence, clause.rule)
            case .nobody:
                quotes.append(
                    AttributedQuote(
                        type: .indirect, content: piece, speaker: nil, cue: clause.cue, stance: clause.stance,
                        continues: nil, confidence: confidence, rule: clause.rule))
            }
            quotes[quotes.count - 1].accused = clause.accused
        }
        return true
    }

    /// A little below even odds: what is left out can't be found again, what is uncertain says so by its confidence.
    private static let least = -300
    /// Without a cue more must speak for somebody's words: a sentence too few is better than one in a wrong mouth.
    private static let leastToGoOn = 2000

    private func features(
        of clause: Clause, _ content: TokenRange, _ pieces: Int, _ body: TokenRange,
        _ quotations: [QuotationMarks.Quotation]
    ) -> [ReportingFeature] {
        let text = pass.text
        let read = pass.read
        let cue = clause.cue ?? content.lowerBound..<content.lowerBound
        let evidence = pass.evidence(content)
        let words = content.count { text.tokens[$0].isWord }
        var features: [ReportingFeature] = [
            .simple(.bias), .rule(clause.rule), .stance(clause.stance), .words(words),
            .after(read.tag(content.lowerBound)),
            .simple(clause.isFirst ? .firstCue : .laterCue),
        ]
        func add(_ simple: ReportingFeature.Simple, if holds: Bool) { if holds { features.append(.simple(simple)) } }
        add(.isHeadline, if: isHeadline)
        add(.spokenBefore, if: previous != nil)
        add(.hasQuotation, if: pieces > 1 || content.upperBound < pass.trimmed(clause.content).upperBound)
        if pieces == 1 { addCut(content, before: body.upperBound, words, quotations, to: &features) }
        add(.endsSentence, if: body.upperBound - content.upperBound <= 1)
        add(.joined, if: clause.isJoined)
        add(.inOther, if: quotes.last.map { $0.type == .indirect && $0.content.overlaps(cue) } ?? false)
        let kinds = text.kinds(at: content.lowerBound)
        add(.opensWithTopic, if: text.isWord(.about, at: content.lowerBound))
        add(.opensWithPreposition, if: kinds.contains(.preposition))
        add(.opensWithNegation, if: kinds.contains(.negation))
        add(.opensWithUnreal, if: kinds.contains(.unreal))
        add(.opensWithPredicate, if: kinds.contains(.predicate))
        add(.opensWithDemonstrative, if: kinds.contains(.demonstrative))
        add(.opensWithName, if: read.name(holding: content.lowerBound) != nil)
        add(.opensWithNominaliser, if: pass.opensWithNominaliser(content.lowerBound))
        if let following = pass.afterNouns(content) { features.append(following) }
        if let isSubject = pass.isThingSubject(content) { add(isSubject ? .thingSubject : .thingObject, if: true) }
        switch clause.voice {
        case .subject(let phrase):
            features.append(.simple(Self.kind(of: phrase)))
            let isOutlet = pass.isCredit(phrase)
            add(.accordingOutlet, if: isOutlet && (clause.rule == .according || clause.rule == .accordingLast))
            add(.clauseFirstOutlet, if: isOutlet && clause.rule == .clauseFirst)
            add(.personBeforeColon, if: clause.rule == .headlineColon && phrase.isPerson)
            let gap = cue.lowerBound - phrase.range.upperBound
            add(.subjectBeside, if: gap >= 0 && gap <= 1)
            add(.subjectNear, if: gap > 1 && gap <= 6)
            add(.subjectFar, if: gap > 6)
            add(.subjectShared, if: gap < 0)
            let before = phrase.range.lowerBound - 1
            if before >= body.lowerBound {
                add(
                    .subordinate,
                    if: text.kinds(at: text.unitStart(before: phrase.range.lowerBound)).contains(.preposition))
                add(.relative, if: text.isWord(.which, at: before))
            }
        case .previous: add(.pronoun, if: true)
        case .nobody: add(.nobody, if: true)
        }
        guard let verb = clause.verb else {
            features.append(.force(.strong, evidence: evidence))
            return features
        }
        // "Báo cáo của Bộ Y tế cho thấy …" (the ministry's report shows): of a paper the word is as plain as "cho biết" (say).
        let isPlain = pass.isShowing(verb) && isDocument(clause.voice)
        features.append(.force(isPlain ? .strong : verb.word.force, evidence: evidence))
        add(.issuedPaper, if: isPlain && isIssued(clause.voice))
        features.append(.cue(read.tag(cue.lowerBound)))
        if cue.lowerBound > body.lowerBound { features.append(.before(read.tag(cue.lowerBound - 1))) }
        let after = cue.upperBound
        // "trả lời hãng tin Interfax rằng, …": past whom it was told, and a comma.
        let before = content.lowerBound - 1
        let that = text.isSign(.comma, at: before) ? before - 1 : before
        add(.hasThat, if: pass.followedByThat(verb) || text.kinds(at: that).contains(.that))
        add(.afterComma, if: text.isSign(.comma, at: after))
        add(.afterColon, if: text.isSign(.colon, at: after))
        add(.afterCopula, if: text.kinds(at: after).contains(.copula))
        add(.listener, if: text.isWord(.with, at: after))
        add(.takesNouns, if: verb.word.frames.contains(.beforeNoun))
        add(.unreal, if: verb.isUnreal)
        add(.sentenceStart, if: cue.lowerBound == body.lowerBound)
        add(
            .cueFollowsCue,
            if: cue.lowerBound > body.lowerBound
                && text.cue(at: text.unitStart(before: cue.lowerBound)) != nil)
        return features
    }

    private func isDocument(_ voice: Voice) -> Bool {
        if case .subject(let phrase) = voice { phrase.noun?.kind == .document } else { false }
    }

    /// Whether whose paper it is stands beside it, by name.
    private func isIssued(_ voice: Voice) -> Bool {
        if case .subject(let phrase) = voice { phrase.name != nil } else { false }
    }

    /// Adds what a clause ends with that goes on in marks: "sẽ phải đối mặt với “đau đớn”" (will have to face “pain”) says little without them,
    /// "đây là một vụ tấn công “sói đơn độc”" (this is a “lone wolf” attack) something of its own.
    private func addCut(
        _ content: TokenRange, before end: Int, _ words: Int, _ quotations: [QuotationMarks.Quotation],
        to features: inout [ReportingFeature]
    ) {
        guard
            let marks = quotations.first(where: { content.upperBound..<end ~= $0.whole.lowerBound })?.whole.lowerBound,
            marks - content.upperBound <= Self.longestJoint,
            (content.upperBound..<marks).allSatisfy({ pass.text.tokens[$0].isWord })
        else { return }
        features.append(.cut(words))
        guard marks == content.upperBound else {
            features.append(.simple(.cutJoint))
            return
        }
        switch pass.read.tag(marks - 1) {
        case .verb, .auxiliary, .adjective: features.append(.simple(.cutVerb))
        case .noun, .properNoun, .pronoun: features.append(.simple(.cutNoun))
        case .adposition, .subordinator: features.append(.simple(.cutPreposition))
        default: features.append(.simple(.cutOther))
        }
    }

    /// So many words at the most join a clause to the marks behind it: "phải đối mặt với" (have to face).
    private static let longestJoint = 3

    // MARK: Going on

    /// Reads whether a sentence without a cue goes on with what somebody said in the one before.
    mutating func readContinued(
        _ sentence: TokenRange, _ quotations: [QuotationMarks.Quotation], _ cues: [Quotes.Cue]
    ) {
        guard lastSpoken == sentenceCount - 1, let speaker = previous, let last = quotes.last, !isHeadline,
            quotations.isEmpty
        else { return }
        let text = pass.text
        let content = pass.withoutOpener(sentence)
        guard content.count(where: { text.tokens[$0].isWord }) >= 5 else { return }
        var features: [ReportingFeature] = [
            .simple(.bias), .rule(.continued), .words(content.count { text.tokens[$0].isWord }),
            .after(pass.read.tag(content.lowerBound)),
        ]
        func add(_ simple: ReportingFeature.Simple, if holds: Bool) { if holds { features.append(.simple(simple)) } }
        if QuoteRule.ofClauses.contains(last.rule) {
            features.append(.last(last.rule))
        } else {
            features.append(.simple(.afterDirect))
        }
        add(.sameParagraph, if: lastParagraph == paragraph)
        add(.chained, if: chain > 0)
        add(.opener, if: content.lowerBound > sentence.lowerBound)
        add(.question, if: text.isSign(.question, at: sentence.upperBound - 1))
        add(.hasCue, if: !cues.isEmpty)
        add(.firstPerson, if: sentence.contains { Quotes.firstPersons.contains(text.tokens[$0].key) })
        add(.modal, if: sentence.contains { Quotes.modals.contains(text.tokens[$0].key) })
        add(.past, if: sentence.contains { Quotes.pasts.contains(text.tokens[$0].key) })
        add(.demonstrative, if: Quotes.demonstratives.contains(text.tokens[content.lowerBound].key))
        add(.nameStart, if: pass.read.name(holding: content.lowerBound) != nil)
        if let phrase = pass.phrases.phrase(at: content.lowerBound, end: content.upperBound) {
            add(.personStart, if: phrase.isPerson)
            add(.pronoun, if: phrase.isPronoun)
            let same = phrase.name.flatMap { $0.keys.last } == speaker.phrase.name.flatMap { $0.keys.last }
            add(.speakerStart, if: phrase.name != nil && same || phrase.isPronoun)
        }
        features.append(.simple(pass.evidence(content) == 2 ? .strong2 : .strong1))
        judge(Clause(content: content, voice: .previous, stance: .say, rule: .continued), [content], features)
        if quotes.last?.rule == .continued, quotes.last?.content == content {
            chain += 1
            lastParagraph = paragraph
        }
    }

    private static func kind(of phrase: SpeakerPhrase) -> ReportingFeature.Simple {
        if phrase.isPress { return .outlet }
        if phrase.isPronoun { return .pronoun }
        if phrase.isPerson { return phrase.name != nil ? .person : .namelessPerson }
        switch phrase.noun?.kind {
        case .statehead, .side: return .place
        case .document: return .document
        case .collective, .group: return .collective
        default: return .body
        }
    }

    /// Words in marks of which less speaks for somebody's than against it.
    private func isUncertain(_ quote: AttributedQuote) -> Bool { quote.type == .mixed && quote.confidence < 0.5 }

    /// "ông Obama đã giận “tím mặt”" (was “purple” with anger): where the whole clause is somebody's, what in it is uncertain is no
    /// quotation of its own.
    private mutating func withdrawFragments(within pieces: [TokenRange], of cue: TokenRange?) {
        guard let cue else { return }
        for place in quotes.indices.suffix(Self.mostInSentence).reversed() {
            let quote = quotes[place]
            guard isUncertain(quote), quote.cue == cue, pieces.contains(where: { $0.overlaps(quote.content) }) else {
                continue
            }
            quotes.remove(at: place)
            for later in place..<quotes.count {
                if let first = quotes[later].continues, first > place { quotes[later].continues = first - 1 }
            }
        }
    }

    /// Of the quotations of a sentence so many are looked at.
    private static let mostInSentence = 16

    /// The parts of a reported clause that no quotation of its own covers; names and single words in marks belong to it.
    private func pieces(_ clause: TokenRange, _ cue: TokenRange?, _ quotations: [QuotationMarks.Quotation])
        -> [TokenRange]
    {
        var pieces: [TokenRange] = []
        var start = clause.lowerBound
        for quotation in quotations where quotation.whole.overlaps(clause) {
            // What a cue within the clause quotes is said on another level.
            let isQuoted = quotes.suffix(Self.mostInSentence).contains {
                $0.type != .indirect && !isUncertain($0) && $0.content.overlaps(quotation.content)
                    && ($0.cue.map { $0 == cue || !clause.contains($0.lowerBound) } ?? true)
            }
            guard isQuoted else { continue }
            add(
                start..<max(start, min(quotation.whole.lowerBound, clause.upperBound)),
                isFirst: start == clause.lowerBound)
            start = max(start, quotation.whole.upperBound)
        }
        if start < clause.upperBound { add(start..<clause.upperBound, isFirst: start == clause.lowerBound) }
        return pieces

        func add(_ range: TokenRange, isFirst: Bool) {
            let piece = pass.withoutJoints(range, isCut: range.upperBound < clause.upperBound)
            let words = piece.count { pass.text.tokens[$0].isWord }
            // What brackets put in, or goes on behind words in marks and dots, is the reporter's.
            guard isFirst || ![.openParenthesis, .ellipsis].contains(piece.first.map { pass.text.tokens[$0].sign })
            else {
                return
            }
            guard words >= (isFirst ? 3 : 4) || isFirst && piece == clause && words >= 2 else { return }
            let evidence = pass.evidence(piece)
            let isCut = range.upperBound < clause.upperBound
            // "những người đã “gây trở ngại”" (those who have “got in the way”): what is cut off before the marks belongs to them.
            let isPredicateCut =
                isCut && piece.upperBound < range.upperBound
                && (piece.upperBound..<range.upperBound).allSatisfy {
                    !pass.text.kinds(at: $0).isDisjoint(with: [.predicate, .copula, .passive, .negation, .adverb])
                }
            guard !isPredicateCut || evidence == 2 else { return }
            let isDescribed = isCut && (piece.upperBound == range.upperBound || isPredicateCut)
            guard !isDescribed || !pass.endsWithBareNoun(piece) else { return }
            // "lời ông Nam “vượt quá giới hạn” và nước này sẽ đáp trả" (his words “exceeded the limits” and the country will answer): a subject
            // whose predicate stands in marks tells nothing, what goes on behind them does.
            guard !isFirst || evidence > 0 || range.upperBound == clause.upperBound else { return }
            // "… “đường lưỡi bò” là không thể chấp nhận": the rest has its subject in the marks; "… “biện minh” bằng cách đổ lỗi" (by putting
            // the blame): it describes what stands in them.
            let isJoined = piece.lowerBound > range.lowerBound && words >= 5 && pass.read.tag(piece.lowerBound) == .verb
            guard
                isFirst || evidence >= (isJoined ? 1 : 2) && !pass.goesOnBehindMarks(piece.lowerBound)
            else { return }
            pieces.append(piece)
        }
    }
}
