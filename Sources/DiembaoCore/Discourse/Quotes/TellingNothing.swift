/// Whether what follows a reporting word is nothing that it reports, though the word stands there.
extension Quotes {
    /// - Parameters:
    ///   - start: the token where the reported clause would begin.
    ///   - body: the part of the sentence that is read.
    ///   - hasThat: whether "rằng" (that) stands before it, which always tells something.
    func tellsNothing(_ cue: Cue, _ start: Int, _ body: TokenRange, hasThat: Bool) -> Bool {
        guard !hasThat, start < body.upperBound else { return false }
        return asksForThings(cue, start, body) || threatensWithWeapon(cue, start, body)
            || isElsewhere(cue, start, body) || isOnlyCircumstance(cue, start, body) || isAchieved(cue, start)
            || isTask(cue, start, body) || isToldByNext(cue, start)
            // "điều em nói cũng là hợp lý" (what you say is reasonable, too): what was said is judged.
            || isJudged(cue, body) || isForPurpose(cue, start, body) || describesPublished(cue, body)
    }

    /// "xin nghỉ việc" (ask for leave), "xin ý kiến" (ask for an opinion): only who is asked to do something is told so.
    private func asksForThings(_ cue: Cue, _ start: Int, _ body: TokenRange) -> Bool {
        cue.range.count == 1 && text.isWord(Self.please, at: cue.range.lowerBound)
            && text.kinds(at: start).isDisjoint(with: [.negation, .unreal])
            && phrases.phrase(at: start, end: body.upperBound).map { asked in
                asked.name == nil && !asked.isPronoun && !Self.asked.contains(asked.noun?.kind)
            } ?? true
    }

    private static let asked: [SpeakerNoun.Kind?] = [.org, .org2, .title, .kin, .prefix, .group, .statehead, .side]

    /// "dùng súng đe doạ nhân viên" (threaten an employee with a gun); but "cầm dao doạ nếu đến gần sẽ …" (that if they come near …)
    private func threatensWithWeapon(_ cue: Cue, _ start: Int, _ body: TokenRange) -> Bool {
        cue.word.stance == .threaten && !text.kinds(at: start).contains(.unreal) && !text.isWord(.condition, at: start)
            && (max(body.lowerBound, cue.range.lowerBound - Self.instrumentReach)..<cue.range.lowerBound).contains {
                read.isWordStart($0) && WordRoles.length(of: Self.instruments, in: text.tokens, at: $0) != nil
            }
    }

    private static let instruments = WordRoles.shared.phrases(of: .instruments)
    /// In tokens: "dùng cả súng và dao" (with both gun and knife).
    private static let instrumentReach = 6

    /// What was said stands before the word, or is asked for.
    private func isElsewhere(_ cue: Cue, _ start: Int, _ body: TokenRange) -> Bool {
        // "yêu cầu của Thủ tướng về việc …" (the premier's demand that)
        if text.isWord(.of, at: start), !text.tokens[start].isCapitalised { return true }
        // "xem ông ấy nói gì" (to see what he says), "được bà đề xuất và thông qua" (proposed by her and adopted)
        if start == cue.range.upperBound,
            Self.questioned.contains(text.tokens[start].key) && read.isWordStart(start) || text.isWord(.and, at: start)
        {
            return true
        }
        // "ra lệnh đó và …" (gave that order and)
        if text.kinds(at: start).contains(.demonstrative), text.tokens[start].unitLength == 1 {
            let next = start + 1
            if next >= body.upperBound || text.tokens[next].kind == .sign
                || text.kinds(at: next).contains(.conjunction)
            {
                return true
            }
        }
        return isToldBefore(start, body.upperBound)
    }

    private static let questioned = SyllableSet(.questioned)

    /// "xác nhận thông tin trên lúc rạng sáng" (confirmed the above news at dawn): what was said stands elsewhere, and nothing but when or
    /// where it was said follows.
    private func isToldBefore(_ start: Int, _ end: Int) -> Bool {
        guard let noun = WordRoles.length(of: Self.toldMatters, in: text.tokens, at: start),
            let pointer = WordRoles.length(of: Self.backPointers, in: text.tokens, at: start + noun)
        else { return false }
        let next = start + noun + pointer
        guard next < end, text.tokens[next].kind != .sign else { return true }
        let kinds = text.kinds(at: next)
        return kinds.isDisjoint(with: [.copula, .predicate]) && !kinds.isDisjoint(with: [.preposition, .time])
            || opensClause(next)
    }

    private static let toldMatters = WordRoles.shared.phrases(of: .toldMatters)
    private static let backPointers = WordRoles.shared.phrases(of: .backPointers)

    /// Nothing but to whom or when it was said follows.
    private func isOnlyCircumstance(_ cue: Cue, _ start: Int, _ body: TokenRange) -> Bool {
        guard start == cue.range.upperBound else { return false }
        // "trình báo công an phường" (reported it to the ward's police)
        if WordRoles.length(of: Self.filing, in: text.tokens, at: cue.range.lowerBound) != nil,
            let noun = text.speaker(at: start), noun.kind == .org || noun.source == .policeCourt
        {
            return true
        }
        // "Nhiều người khi kể lại vẫn rất bức xúc" (many, when they tell of it, are still indignant): the main clause goes on.
        if text.isWord(.when, at: cue.range.lowerBound - 1), cue.range.lowerBound - 1 > body.lowerBound,
            text.tokens[cue.range.lowerBound - 2].isWord, Self.continuing.contains(text.tokens[start].key)
        {
            return true
        }
        // "nhấn mạnh khi kết luận phiên họp." (stressed when he closed the session)
        return text.isWord(.when, at: start) && read.isWordStart(start)
            && text.kinds(at: start + 1).isDisjoint(with: [.demonstrative])
            && !(start..<body.upperBound).contains {
                text.tokens[$0].sign == .comma || text.isWord(Self.then, at: $0) && read.isWordStart($0)
            }
    }

    private static let filing = WordRoles.shared.phrases(of: .filing)
    private static let continuing = SyllableSet(.continuing)

    /// "nhất trí được một số định hướng" (have reached agreement on some lines), "xác định được …" (have been able to tell): what came of it
    private func isAchieved(_ cue: Cue, _ start: Int) -> Bool {
        start == cue.range.upperBound && text.isWord(.got, at: start) && text.tokens[start].unitLength <= 1
            && (cue.word.stance == .agree || cue.word.force == .weak)
    }

    /// The word is none of saying there, but part of another one, or tells what is done.
    private func isTask(_ cue: Cue, _ start: Int, _ body: TokenRange) -> Bool {
        let (first, after) = (cue.range.lowerBound, cue.range.upperBound)
        // "nói không với tiêu cực" (say no to corruption), "đáp chuyến bay" (take a flight)
        if start == after, WordRoles.length(of: Self.idioms, in: text.tokens, at: first) != nil { return true }
        // "xác định lại giá trị" (to determine the value anew)
        if WordRoles.length(of: Self.actsAgain, in: text.tokens, at: first) == cue.range.count + 1,
            !text.tokens[after].isCapitalised
        {
            return true
        }
        // "chỉ đạo công tác cứu hộ" (directs the rescue work)
        return text.isWord(Self.direct.0, at: first) && text.isWord(Self.direct.1, at: after - 1)
            && matterBegins(at: start) && evidence(start..<body.upperBound) < 2
    }

    private func matterBegins(at start: Int) -> Bool {
        let at = firstPast(plurals: start)
        return WordRoles.length(of: Self.directedMatters, in: text.tokens, at: at) != nil
    }

    private static let idioms = WordRoles.shared.phrases(of: .cueIdioms)
    private static let actsAgain = WordRoles.shared.phrases(of: .actsAgain)
    private static let directedMatters = WordRoles.shared.phrases(of: .directedMatters)
    private static let direct = (Syllable("chỉ"), Syllable("đạo"))

    /// "cho biết, đồng thời khẳng định …" (said, and affirmed at the same time): another word of saying follows at once.
    private func isToldByNext(_ cue: Cue, _ start: Int) -> Bool {
        start == cue.range.upperBound + 1
            && !text.kinds(at: start).isDisjoint(with: [.resumption, .conjunction, .opener])
            && text.cue(at: text.unitEnd(start)) != nil
    }

    /// Whether "điều" (what) stands before a reporting word's subject, and an adverb with a copula behind the word.
    private func isJudged(_ cue: Cue, _ body: TokenRange) -> Bool {
        let after = cue.range.upperBound
        guard after + 1 < body.upperBound, text.kinds(at: after).contains(.adverb),
            text.kinds(at: text.unitEnd(after)).contains(.copula)
        else { return false }
        return (max(body.lowerBound, cue.range.lowerBound - Self.longestWhoSays)..<cue.range.lowerBound).contains {
            text.isWord(Self.what, at: $0) && read.isWordStart($0)
        }
    }

    private static let what = Syllable("điều")
    /// In tokens.
    private static let longestWhoSays = 6

    /// "xác nhận xem …" (to make sure whether), "hỏi để hiểu rõ" (asked so as to understand)
    private func isForPurpose(_ cue: Cue, _ start: Int, _ body: TokenRange) -> Bool {
        if cue.word.stance != .ask, text.isWord(Self.whether, at: start), read.wordEnd(start) == start + 1 {
            return true
        }
        return opensPurpose(start, until: purposeEnd(start, body.upperBound)) && !isRequest(cue)
    }

    /// "để can ngăn nhưng không kịp" (to stop her, but too late): what "nhưng" opens is none of the purpose.
    private func purposeEnd(_ start: Int, _ end: Int) -> Int {
        (start..<end).first { Self.contrasts.contains(text.tokens[$0].key) && text.tokens[$0].unitLength <= 1 } ?? end
    }

    private static let whether = Syllable("xem")

    /// "Trong loạt ảnh bà Lan chia sẻ, …" (in the photos that Mrs Lan has shared): such a clause describes what is shared.
    private func describesPublished(_ cue: Cue, _ body: TokenRange) -> Bool {
        let before = body.lowerBound..<cue.range.lowerBound
        return cue.word.force == .weak && text.isSign(.comma, at: cue.range.upperBound)
            && text.kinds(at: body.lowerBound).contains(.preposition) && accordingWord(body.lowerBound) == nil
            && before.contains { isPublished($0) } && !before.contains { text.tokens[$0].kind == .sign }
    }

    /// Pictures and documents.
    private func isPublished(_ at: Int) -> Bool {
        Self.captions.contains(text.tokens[at].key) || text.speaker(at: at)?.kind == .document
    }
}
