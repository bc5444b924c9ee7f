/// Who does what the passive tells.
extension Quotes {
    /// Between "bị" or "được" and the cue stands who does it: "Nga bị Kiev tố" (Russia is accused by Kyiv); "Nga bị tố" has
    /// nobody there.
    ///
    /// - Returns: `nil` where the cue is no passive.
    func passive(before cue: Int, from start: Int) -> (at: Int, agent: SpeakerPhrase?)? {
        // "bị 'tố'": marks about the cue are none about the clause.
        var at = cue
        while at > start, Self.isMark(text.tokens[at - 1].sign) { at -= 1 }
        let cue = at
        if at - 1 >= start, text.isWord(.suffers, at: at - 1) { return (at - 1, nil) }
        for _ in 0..<14 {
            guard at > start else { return nil }
            at = text.unitStart(before: at)
            if text.tokens[at].kind == .sign { return nil }
            guard text.kinds(at: at).contains(.passive), text.tokens[at].unitLength == 1 else { continue }
            let next = text.unitEnd(at)
            if next == cue { return (at, nil) }
            // "bị thành phố yêu cầu xử lý" (is asked by the city to …): the agent may be nouns that no table knows; but "thiết bị" is equipment,
            // and "nhặt được túi xách" (found a bag) is no passive.
            let isSuffered =
                read.isWordStart(at)
                && (text.isWord(.suffers, at: at)
                    // "đọc được những dòng này" (could read these lines)
                    || text.kinds(at: next).contains(.plural) && (at == start || read.tag(at - 1) != .verb))
            guard
                let phrase = phrases.phrase(at: next, end: cue)
                    ?? (isSuffered ? speakingNouns(withoutAdverbs(next..<cue)) : nil),
                (phrase.range.upperBound..<cue).allSatisfy({
                    // "được nhiều chuyên trang sắc đẹp dự đoán" (are expected by many pages on beauty to)
                    text.kinds(at: $0).contains(.adverb) || phrase.isPlural && isNominal($0)
                })
            else { return nil }
            if isVerbal(phrase) { return nil }
            var agent = phrase
            if phrase.isPlural { agent.range = phrase.range.lowerBound..<withoutAdverbs(next..<cue).upperBound }
            return (at, agent)
        }
        return nil
    }

    /// "Đội tàu do Mỹ đề xuất sẽ bảo vệ …" (the fleet that the US proposes will protect …): whether a reporting word, with whoever says it
    /// behind "do" (by), only tells which thing is spoken of; "do" is "because", too.
    func describesThing(_ cue: Cue, in body: TokenRange) -> Bool {
        let (end, next) = (cue.range.lowerBound, cue.range.upperBound)
        guard next < body.upperBound, !followedByThat(cue),
            !text.kinds(at: next).isDisjoint(with: [.predicate, .copula, .unreal, .passive, .preposition]),
            let by = (max(body.lowerBound + 1, end - Self.longestBy)..<max(body.lowerBound + 1, end)).last(where: {
                text.isWord(.by, at: $0) && text.tokens[$0].unitLength <= 1
            }), text.tokens[by - 1].isWord, isNominal(skipOpeners(body.lowerBound, by)),
            let phrase = phrases.phrase(at: by + 1, end: end), phrase.range.upperBound == end
        else { return false }
        return true
    }

    /// In tokens, with whoever it is by.
    private static let longestBy = 8

    /// Whether a phrase behind "bị" holds the verb of what is suffered, and is no agent of the reporting one: "phụ huynh có con bị cô giáo bắt
    /// quỳ chia sẻ" (a parent whose child was made to kneel by the teacher tells).
    func isVerbal(_ phrase: SpeakerPhrase) -> Bool {
        guard phrase.isPerson, phrase.name == nil else { return false }
        let head = phrase.range.lowerBound
        let rest = rest(of: phrase.range, behindUnitAt: head)
        guard let verb = firstVerb(rest) else { return false }
        // "bị người kế nhiệm gọi" (is called by the one who succeeded him): the verb says who it is.
        return !text.isWord(.person, at: head) || verb > rest.lowerBound || read.wordEnd(verb) < rest.upperBound
    }

    private static func isMark(_ sign: Token.Sign) -> Bool {
        QuotationMarks.isDouble(sign) || [.straightSingle, .openSingle].contains(sign)
    }
}
