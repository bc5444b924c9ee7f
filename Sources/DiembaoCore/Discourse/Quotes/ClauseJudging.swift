/// Whether a clause is somebody's words: what speaks for it and against it, and the parts of it that no marks hold.
extension Quotes.Reading {
    mutating func judge(
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
    mutating func judge(
        _ clause: Clause, _ body: TokenRange, _ quotations: [QuotationMarks.Quotation]
    ) -> Bool {
        let pieces = pieces(clause.content, clause.cue, quotations)
        guard let first = pieces.first else { return false }
        return judge(clause, pieces, features(of: clause, first, pieces.count, body, quotations))
    }

    @discardableResult
    mutating func judge(_ clause: Clause, _ pieces: [TokenRange], _ features: [ReportingFeature]) -> Bool {
        let first = pieces[0]
        let entry = clause.cue.map { pass.text.tokens[$0.lowerBound].entry } ?? -1
        let score = pass.model.score(features, cue: entry)
        let isAccepted = score > Self.least
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
            let isCredit = pass.isCredit(phrase)
            let isOutlet = isCredit && !pass.isOwnWork(of: phrase, behind: cue)
            features.append(.simple(isCredit && !isOutlet ? .body : Self.kind(of: phrase)))
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
        let paper = pass.isShowing(verb) ? paper(clause.voice) : nil
        features.append(.force(paper != nil ? .strong : verb.word.force, evidence: evidence))
        add(.issuedPaper, if: paper?.name != nil)
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

    /// The document that speaks, with its issuer's name where that stands beside it.
    private func paper(_ voice: Voice) -> SpeakerPhrase? {
        if case .subject(let phrase) = voice, phrase.noun?.kind == .document { phrase } else { nil }
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

    static func kind(of phrase: SpeakerPhrase) -> ReportingFeature.Simple {
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
            guard quotes[place].cue == cue, isUncertain(quotes[place]),
                pieces.contains(where: { $0.overlaps(quotes[place].content) })
            else { continue }
            quotes.remove(at: place)
            for later in place..<quotes.count {
                if let first = quotes[later].continues, first > place { quotes[later].continues = first - 1 }
            }
        }
    }

    /// Of the quotations of a sentence so many are looked at.
    static let mostInSentence = 16

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
