extension Quotes.Reading {
    /// What is known of a clause while its end is looked for (data).
    struct ClauseContext {
        var cue: Quotes.Cue
        var place: Int
        var cues: [Quotes.Cue]
        var body: TokenRange
        var hasThat: Bool
        var isPassive: Bool
        /// Whether whose words they are stands before "rằng": "cáo buộc của ông Nam rằng …" (Mr Nam's charge that).
        var isOwned = false
        /// Whether an outlet reports it, which is not who demands or warns behind "đồng thời" (at the same time).
        var isOutlets = false
    }

    /// Where a reported clause ends: before the first sign or joining word where more speaks for an end than against it.
    mutating func clauseEnd(
        _ start: Int, _ context: ClauseContext, _ quotations: [QuotationMarks.Quotation]
    ) -> Int {
        var candidates: [ClauseEndCandidate] = []
        let end = clauseEnd(start, context, quotations, &candidates)
        ends += candidates
        return end
    }

    /// - Parameter candidates: where they are collected, all that were judged. (Of what notes them itself a copy would be made for each question.)
    private func clauseEnd(
        _ start: Int, _ context: ClauseContext, _ quotations: [QuotationMarks.Quotation],
        _ candidates: inout [ClauseEndCandidate]
    ) -> Int {
        let end = farthestEnd(start, context)
        var depth = 0
        var found: Int?
        var at = start
        let circumstanceEnd = pass.circumstanceEnd(of: start..<end)
        let apposition = pass.appositionOfSubject(start..<end)
        while at < end {
            defer { at = pass.text.unitEnd(at) }
            if let quotation = quotations.first(where: { $0.whole.lowerBound == at }) {
                at = max(at, min(quotation.whole.upperBound, end) - 1)
                continue
            }
            switch pass.text.tokens[at].sign {
            case .openParenthesis: depth += 1
            case .closeParenthesis: depth = max(0, depth - 1)
            default: break
            }
            guard at > start + 1, depth == 0, pass.read.name(holding: at) == nil, isCut(at), at + 1 < end,
                at != circumstanceEnd, at != apposition?.lowerBound, at != apposition?.upperBound
            else { continue }
            let word = isSign(at) ? at + 1 : at
            let joint = Joint(at: at, word: word, end: end, joined: joinedCue(at, word, from: start, context))
            if found == nil, joinsOtherWords(joint, context) { found = at }
            // ", trong khi xúc tiến …" (while pushing on with): whoever was speaking goes on.
            if pass.text.kinds(at: word).contains(.resumption), goesOnWithVerb(word, end) { continue }
            if found == nil, reporterResumes(joint, from: start, context) { found = at }
            if found != nil, !collectsCandidates { break }
            if context.isOutlets, joint.joined != nil { continue }
            let features = endFeatures(start, joint, context, quotations)
            let wordRange = word..<min(pass.text.unitEnd(word), end)
            if collectsCandidates {
                candidates.append(
                    ClauseEndCandidate(
                        cue: context.cue.range, content: pass.trimmed(start..<at), word: wordRange,
                        featureNumbers: features.map(\.number)))
            }
            if found == nil, pass.model.score(features, word: KnownNames.key(pass.text.tokens, wordRange)) > 0 {
                found = at
                // The trainer looks at the places behind it, too.
                guard collectsCandidates else { break }
            }
        }
        return found ?? end
    }

    /// Where a clause may end (data).
    private struct Joint {
        /// The sign or joining word that it would end before.
        var at: Int
        /// The first word of what follows: the joining word, or what stands behind the sign.
        var word: Int
        /// Where the clause ends at the latest.
        var end: Int
        /// The reporting word of what follows, where nothing but what joins verbs stands before it.
        var joined: Quotes.Cue?
    }

    /// Where the clause ends at the latest: with the sentence, before a judgement on it, or where it can be nobody's clause any more.
    private func farthestEnd(_ start: Int, _ context: ClauseContext) -> Int {
        var end = min(context.body.upperBound, start + Self.longestClause)
        // What holds a dozen cues more is no clause of anybody's.
        let far = context.place + Self.mostCues
        if far < context.cues.count { end = min(end, max(start, context.cues[far].range.lowerBound)) }
        guard let verdict = pass.verdict(in: start..<end),
            context.isOwned
                || pass.isSubjectOfClause(
                    context.cue, from: pass.sentence(holding: context.cue.range.lowerBound).lowerBound)
        else { return end }
        return verdict
    }

    /// Whether what follows is reported by a word of its own, by whoever speaks already.
    private func joinsOtherWords(_ joint: Joint, _ context: ClauseContext) -> Bool {
        let text = pass.text
        // "… và cảnh báo rằng …": whoever speaks goes on with another word of saying.
        if !context.isOutlets, let joined = joint.joined, pass.followedByThat(joined) { return true }
        // "… vì cho rằng …" (because they think that): the reason is theirs who speak, and so are the words after it.
        if Quotes.becauses.contains(text.tokens[joint.word].key),
            let next = context.cues[(context.place + 1)...].first(where: { $0.range.lowerBound > joint.word }),
            next.range.lowerBound == joint.word + 1, pass.followedByThat(next)
        {
            return true
        }
        // ", đồng thời hứa hẹn …" (and promised at the same time)
        // But "KCNA đưa tin, ông Kim đã …, đồng thời cảnh báo …" (KCNA reports that Mr Kim has … and warned): that is part of the report.
        return !context.isOutlets
            && (text.kinds(at: joint.word).contains(.resumption) || text.tokens[joint.at].sign == .semicolon)
            && joint.joined.map { $0.word.force != .weak } ?? false
    }

    /// Whether the reporter speaks again, or somebody else does.
    private func reporterResumes(_ joint: Joint, from start: Int, _ context: ClauseContext) -> Bool {
        let text = pass.text
        let (at, word) = (joint.at, joint.word)
        let isComma = text.isSign(.comma, at: at)
        let resumes = text.kinds(at: word).contains(.resumption)
        // ", còn Moskva …", ", giữa lúc …"
        if isComma, resumes, text.afterTime(start, at) < at { return true }
        // "… trong khi tỉnh Bến Lâm yêu cầu …" (while Bến Lâm province demands): somebody else does.
        if resumes, opensOtherSpeech(word, context) { return true }
        // "Mặc dù ông Nam cam kết sẽ …, song quan hệ … đã xấu đi" (although Mr Nam promised to …, relations have worsened): the main clause.
        if isComma, Quotes.contrasts.contains(text.tokens[word].key), pass.isConceded(context.cue) { return true }
        return isSilence(word, joint.end) || isOtherSpeech(behindSemicolon: at, joint.end, context)
            || isOutcome(at: word, of: context.cue, joint.end) || isMet(at, of: context.cue, joint.end)
            || pass.publisher(behind: at, context.body.upperBound)
    }

    /// "…; 179 người, chiếm 17 %, dự báo giá giảm" (179 people, 17 %, forecast that prices will fall): others speak.
    /// But "giao Bộ Tài chính …; Ngân hàng Nhà nước chỉ đạo …" (tells the ministry to …, the State Bank to …).
    private func isOtherSpeech(behindSemicolon at: Int, _ end: Int, _ context: ClauseContext) -> Bool {
        guard pass.text.tokens[at].sign == .semicolon, !pass.isRequest(context.cue),
            let cue = context.cues[(context.place + 1)...].first(where: { $0.range.lowerBound > at }),
            cue.range.upperBound < end, cue.word.force != .weak
        else { return false }
        return pass.speakerBehindSemicolon(at..<cue.range.lowerBound) == at
    }

    /// In tokens; what goes on longer is cut there.
    private static let longestClause = 400
    private static let mostCues = 12

    private func isSign(_ at: Int) -> Bool {
        switch pass.text.tokens[at].sign {
        case .comma, .semicolon, .dash: true
        case .hyphen: pass.text.tokens[at].isAfterSpace && !pass.text.touches(at + 1)
        default: false
        }
    }

    private func isCut(_ at: Int) -> Bool {
        if isSign(at) { return true }
        // A joining word right after a sign is looked at with the sign.
        guard !isSign(at - 1), !pass.text.tokens[at].isCapitalised, !isAlso(at) else { return false }
        // "quan hệ song phương" (bilateral relations) begins like "song" (but).
        if Quotes.joiningWords.contains(pass.text.tokens[at].key), pass.read.wordEnd(at) > at + 1,
            [.adjective, .noun].contains(pass.read.tag(at))
        {
            return false
        }
        return !pass.text.kinds(at: at).isDisjoint(with: [.conjunction, .resumption])
            || Quotes.joiningWords.contains(pass.text.tokens[at].key)
            || Quotes.afterwards.contains(pass.text.tokens[at].key)
            || Quotes.outcomes.contains(pass.text.tokens[at].key) && pass.read.isWordStart(at)
            || pass.opensReason(at)
    }

    /// "anh còn nhận thấy" (he also sees): "còn" (as for) before a verb.
    private func isAlso(_ at: Int) -> Bool {
        let next = pass.text.unitEnd(at)
        return pass.text.kinds(at: at).contains(.resumption) && next == at + 1 && next < pass.text.tokens.count
            && [.verb, .adverb, .auxiliary].contains(pass.read.tag(next))
    }

    /// "trong khi xúc tiến" (while pushing on with): a verb without a subject of its own.
    private func goesOnWithVerb(_ word: Int, _ end: Int) -> Bool {
        let next = pass.text.unitEnd(word)
        return next > word + 1 && next < end && pass.read.tag(next) == .verb && pass.text.cue(at: next) == nil
    }

    /// Whether somebody who is named right behind a joining word says something of their own.
    private func opensOtherSpeech(_ word: Int, _ context: ClauseContext) -> Bool {
        let next = pass.text.unitEnd(word)
        guard let cue = context.cues[(context.place + 1)...].first(where: { $0.range.lowerBound > next }),
            cue.word.force != .weak, let who = pass.phrases.phrase(at: next, end: cue.range.lowerBound),
            who.name != nil || who.isPerson
        else { return false }
        return pass.text.afterTime(who.range.upperBound, cue.range.lowerBound) >= cue.range.lowerBound
    }

    /// "nhưng không nêu lý do" (but gave no reason), "song không nói rõ" (but did not say clearly)
    private func isSilence(_ word: Int, _ end: Int) -> Bool {
        let text = pass.text
        guard Quotes.contrasts.contains(text.tokens[word].key), text.tokens[word].unitLength <= 1 else { return false }
        let not = word + 1
        guard not + 1 < end, text.kinds(at: not).contains(.negation),
            let told = WordRoles.length(of: Self.disclosing, in: text.tokens, at: text.unitEnd(not))
        else { return false }
        return pass.read.wordEnd(text.unitEnd(not)) <= text.unitEnd(not) + told
    }

    /// The next reporting word behind a place, where nothing but what joins verbs stands between the two.
    private func joinedCue(_ at: Int, _ word: Int, from start: Int, _ context: ClauseContext) -> Quotes.Cue? {
        guard let next = context.cues[(context.place + 1)...].first(where: { $0.range.lowerBound >= at }),
            let joint = pass.connector(before: next.range.lowerBound, from: start), joint <= word
        else { return nil }
        return next
    }

    private static let disclosing = WordRoles.shared.phrases(of: .disclosing)

    /// "yêu cầu di dời về tuyến tránh nên chủ đầu tư phải …" (demanded that it be moved, so that the investor must): what became of a demand
    /// is told by the reporter.
    private func isOutcome(at word: Int, of cue: Quotes.Cue, _ end: Int) -> Bool {
        let text = pass.text
        guard [.demand, .urge].contains(cue.word.stance), Quotes.outcomes.contains(text.tokens[word].key),
            word + 1 < end
        else { return false }
        // "không nên để …" (should not let): no consequence, but a word of duty.
        if !text.kinds(at: text.unitStart(before: word)).isDisjoint(with: [.negation, .adverb, .unreal]) {
            return false
        }
        return pass.isNominal(word + 1) || !text.kinds(at: word + 1).isDisjoint(with: [.time, .preposition])
            || Quotes.contrasts.contains(text.tokens[word].key) && Quotes.pasts.contains(text.tokens[word + 1].key)
    }

    /// "xin nộp tiền để khắc phục hậu quả, công an đã phong toả …" (asks to pay, the police have frozen): what somebody has done is no
    /// part of a demand.
    private func isMet(_ at: Int, of cue: Quotes.Cue, _ end: Int) -> Bool {
        guard [.demand, .urge].contains(cue.word.stance), pass.text.isSign(.comma, at: at),
            let who = pass.phrases.phrase(at: at + 1, end: end), who.noun != nil || who.name != nil,
            who.range.upperBound + 1 < end
        else { return false }
        return Quotes.pasts.contains(pass.text.tokens[who.range.upperBound].key)
    }

    private func endFeatures(
        _ start: Int, _ joint: Joint, _ context: ClauseContext, _ quotations: [QuotationMarks.Quotation]
    ) -> [ClauseEndFeature] {
        let text = pass.text
        let (at, word, end) = (joint.at, joint.word, joint.end)
        var features: [ClauseEndFeature] = [
            .simple(.bias), .before((start..<at).count { text.tokens[$0].isWord }),
            .after((word..<end).count { text.tokens[$0].isWord }), .evidence(pass.evidence(start..<at)),
        ]
        func add(_ simple: ClauseEndFeature.Simple, if holds: Bool) { if holds { features.append(.simple(simple)) } }
        switch text.tokens[at].sign {
        case .comma: features.append(.simple(.comma))
        case .semicolon: features.append(.simple(.semicolon))
        case .dash, .hyphen: features.append(.simple(.dash))
        default: features.append(.simple(.noSign))
        }
        let kinds = text.kinds(at: word)
        let isJoint =
            !kinds.isDisjoint(with: [.conjunction, .opener, .resumption])
            || Quotes.joiningWords.contains(text.tokens[word].key)
        let next = isJoint ? min(text.unitEnd(word), end - 1) : word
        let nextKinds = text.kinds(at: next)
        add(.resumption, if: kinds.contains(.resumption))
        add(.conjunction, if: kinds.contains(.conjunction))
        add(.opener, if: kinds.contains(.opener))
        add(.adversative, if: Quotes.joiningWords.contains(text.tokens[word].key))
        features.append(.next(pass.read.tag(next)))
        features.append(.rest(pass.evidence(next..<end)))
        add(.name, if: pass.read.name(holding: next) != nil)
        add(
            .pronoun,
            if: text.speaker(at: next).map { [.kin, .pronoun, .orgpronoun].contains($0.kind) } ?? false)
        add(.nominal, if: text.speaker(at: next) != nil)
        add(.negation, if: nextKinds.contains(.negation))
        add(.unreal, if: nextKinds.contains(.unreal))
        add(.predicate, if: nextKinds.contains(.predicate))
        add(.preposition, if: nextKinds.contains(.preposition))
        add(.time, if: nextKinds.contains(.time))
        add(.number, if: text.tokens[next].kind == .number)
        if let joined = joint.joined {
            let force = joined.word.force
            features.append(.simple(force == .strong ? .cueStrong : force == .clause ? .cueClause : .cueWeak))
        } else {
            add(.cueLater, if: context.cues[(context.place + 1)...].contains { $0.range.lowerBound >= at })
        }
        if let cue = context.cues[(context.place + 1)...].first(where: { $0.range.lowerBound > next }),
            let phrase = pass.phrases.phrase(at: next, end: cue.range.lowerBound)
        {
            // "…, Riyadh ngày 20/10 thừa nhận …": a date may stand between them.
            let gap = cue.range.lowerBound - pass.text.afterTime(phrase.range.upperBound, cue.range.lowerBound)
            add(.restHasSpeaker, if: gap <= 3)
            add(.restSpeaks, if: cue.word.force == .strong && gap <= 1)
        }
        let isVerb = pass.read.tag(next) == .verb
        let isElided = [PartOfSpeech.verb, .adverb, .auxiliary].contains(pass.read.tag(start))
        add(.cueBeside, if: context.cues[(context.place + 1)...].contains { $0.range.lowerBound == next })
        add(.elided, if: isElided)
        add(.elidedVerb, if: isElided && isVerb)
        add(.verbAgain, if: !isElided && isVerb)
        add(.quotationLater, if: quotations.contains { $0.whole.lowerBound >= at && $0.whole.lowerBound < end })
        add(.hasThat, if: context.hasThat)
        add(.afterComma, if: text.isSign(.comma, at: context.cue.range.upperBound))
        add(.request, if: pass.isRequest(context.cue))
        add(.strong, if: context.cue.word.force == .strong)
        add(.clause, if: context.cue.word.force == .clause)
        add(.weak, if: context.cue.word.force == .weak)
        add(.passive, if: context.isPassive)
        return features
    }
}
