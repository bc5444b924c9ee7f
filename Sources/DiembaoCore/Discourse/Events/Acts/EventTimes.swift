/// When an act was done: the time in its sentence that is its own.
extension SentenceEvents {
    /// The day or hour nearest to the act in its sentence, of those that are not another clause's.
    ///
    /// - Parameter quote: the innermost quotation that holds the act.
    func time(of range: TokenRange, in quote: Int?, isNoun: Bool) -> Int? {
        let times = pass.times
        var place = times.partitioningIndex { $0.range.lowerBound >= sentence.lowerBound }
        var best: (distance: Int, place: Int)?
        while place < times.count, times[place].range.lowerBound < sentence.upperBound {
            let time = times[place]
            let distance = Self.gap(time.range, range).count
            if time.type == .date || time.type == .time, !time.isOfBirthOrLaw, distance <= Self.timeReach,
                best == nil || distance < best!.distance, isOwn(time, of: range, in: quote, isNoun: isNoun)
            {
                best = (distance, place)
            }
            place += 1
        }
        return best?.place
    }

    /// In tokens: a date farther off is of another act.
    private static let timeReach = 24

    /// What stands between two ranges.
    private static func gap(_ one: TokenRange, _ other: TokenRange) -> TokenRange {
        let low = min(one.upperBound, other.upperBound)
        return low..<max(low, one.lowerBound, other.lowerBound)
    }

    private func isOwn(_ time: TimeExpression, of act: TokenRange, in quote: Int?, isNoun: Bool) -> Bool {
        if !isToldTogether(time.range, act, quote) { return false }
        let gap = Self.gap(time.range, act)
        // "…, hôm 8/12, cho rằng Nga đã …": what stands after "rằng" was at another time.
        if gap.contains(where: { text.isWord(.that, at: $0) }) || isNoted(gap) { return false }
        if time.range.lowerBound >= act.upperBound, isOfReason(gap) { return false }
        // "Hôm 8/12 ông Nam ca ngợi chuyến thăm" (praised the visit): the day is the other verb's.
        if isNoun, time.range.upperBound <= act.lowerBound, hasVerb(gap) { return false }
        if time.value == Self.present { return !isNoun && isPresent(time.range, of: act) }
        return !isAfterOrBefore(time.range, besides: act)
    }

    private static let present = "PRESENT_REF"

    /// Whether who tells the act tells the time: "hôm nay cho biết" (said today) is when it was said. Of words in marks within a clause
    /// the clause may tell the time.
    private func isToldTogether(_ time: TokenRange, _ act: TokenRange, _ quote: Int?) -> Bool {
        if let quote, pass.quotes[quote].type != .mixed,
            !pass.quotes[quote].content.contains(time.lowerBound)
        {
            return false
        }
        guard let other = self.quote(holding: time), other != quote else { return true }
        return pass.quotes[other].content.contains(act.lowerBound)
    }

    /// "bị khởi tố vì đánh người hôm 7/4" (was charged for having beaten somebody on 7 April), "kể từ khi …" (ever since …): what stands behind such a
    /// word was at another time than the act before it.
    private func isOfReason(_ gap: TokenRange) -> Bool {
        gap.contains {
            Self.reasons.contains(text.tokens[$0].key) && read.isWordStart($0) && read.isWordStart($0 + 1)
                && !isNamed($0)
                || text.isWord(Self.since.1, at: $0) && $0 > gap.lowerBound && text.isWord(Self.since.0, at: $0 - 1)
        }
    }

    static let reasons = SyllableSet(.becauses)
    /// Of "kể từ" (since).
    private static let since = (Syllable("kể"), Syllable("từ"))

    /// Whether a parenthesis opens or closes between the two: what explains a name has its own time.
    private func isNoted(_ gap: TokenRange) -> Bool {
        var depth = 0
        for at in gap {
            if text.isSign(.openParenthesis, at: at) { depth += 1 }
            if text.isSign(.closeParenthesis, at: at) {
                if depth == 0 { return true }
                depth -= 1
            }
        }
        return depth > 0
    }

    /// "hiện" (at present) says when the verb after it is: not that he was dismissed, in "bị cách chức, hiện là …" or "hiện là …, đã bị
    /// cách chức".
    private func isPresent(_ time: TokenRange, of act: TokenRange) -> Bool {
        guard time.upperBound <= act.lowerBound else { return false }
        return (time.upperBound..<act.lowerBound).allSatisfy {
            text.tokens[$0].isWord && read.tag($0) != .verb
                && text.kinds(at: $0).isDisjoint(with: [.copula, .conjunction])
        }
    }

    /// "Sau cuộc bầu cử ngày 8/11, ông Putin gặp ông Trump" (after the election on …): the date is the election's.
    private func isAfterOrBefore(_ time: TokenRange, besides act: TokenRange) -> Bool {
        var at = time.lowerBound
        let low = max(sentence.lowerBound, at - Self.phraseReach)
        while at > low, !endsClause(at - 1) {
            at -= 1
            // "sau đó" (then) is no preposition; and what stands farther from the time than the act is has nothing to do with it.
            if at >= act.lowerBound && at < act.upperBound { return false }
            guard Self.afterOrBefore.contains(text.tokens[at].key), read.isWordStart(at), read.isWordStart(at + 1),
                !Self.thats.contains(text.tokens[at + 1].key)
            else { continue }
            // In "biểu tình trước sứ quán ngày 8/11" the word says where.
            let opens = at <= sentence.lowerBound + 1 || endsClause(at - 1) || at - 1 > low && endsClause(at - 2)
            guard opens || text.isWord(Self.after, at: at) else { continue }
            return !isWithin(at, time, act)
        }
        return false
    }

    /// Whether an act is in the phrase that a preposition before a time opens.
    private func isWithin(_ preposition: Int, _ time: TokenRange, _ act: TokenRange) -> Bool {
        guard act.lowerBound > preposition else { return false }
        return act.lowerBound < time.lowerBound
            || !(time.upperBound..<max(time.upperBound, act.lowerBound)).contains { endsClause($0) }
    }

    private func endsClause(_ at: Int) -> Bool {
        [.comma, .semicolon, .colon, .fullStop].contains(text.tokens[at].sign)
    }

    /// In tokens.
    private static let phraseReach = 16
    private static let afterOrBefore = SyllableSet(.beforeOrAfter)
    private static let thats = SyllableSet(.thats)
    private static let after = Syllable("sau")
}
