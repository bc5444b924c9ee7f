/// How far an act has happened, by the words before it, by who tells it and by its time.
extension SentenceEvents {
    func status(of range: TokenRange, from start: Int, quote: Int?, time: Int?) -> Report.Event.Status {
        // "kế hoạch họp": what makes a noun of the act may say, too, how far it happened.
        var words = words(before: start)
        if start < range.lowerBound { words.formUnion(self.words(before: range.lowerBound)) }
        if words.contains(.denied) { return .denied }
        if let quote, pass.quotes[quote].stance == .deny { return .denied }
        if hasFailed(range, isMeant: start < range.lowerBound || !words.isDisjoint(with: [.future, .hypothetical])) {
            return .denied
        }
        if words.contains(.hypothetical) || isConditional(range) { return .hypothetical }
        if words.contains(.future) { return .future }
        if let quote, Self.unreal.contains(pass.quotes[quote].stance) { return .hypothetical }
        if words.contains(.historical) || time.map(isLongAgo) == true { return .historical }
        return .asserted
    }

    private static let unreal: Set<Report.Quote.Stance> = [.threaten, .urge, .demand, .ask]

    /// What stands among the adverbs and verbs right before the act.
    private func words(before start: Int) -> EventWord {
        var found: EventWord = []
        var at = start
        for _ in 0..<6 {
            guard at > sentence.lowerBound, text.tokens[at - 1].isWord else { break }
            if let subject = participant(endingAt: at) {
                // "muốn Mỹ hợp tác với Nga": the wish stands before who should do it.
                let start = subject.range.lowerBound
                if start > sentence.lowerBound, subject.governor == .verb || subject.governor == .cue,
                    tables.word(text.tokens, endingAt: start, from: sentence.lowerBound, of: .wish) != nil
                {
                    found.formUnion(.hypothetical)
                }
                break
            }
            // "buộc phải bồi thường" (had to pay): it is done.
            if let length = tables.word(text.tokens, endingAt: at, from: sentence.lowerBound, of: .real),
                read.isWordStart(at - length)
            {
                at -= length
                continue
            }
            var moved = 1
            for kind: EventWord in [.denied, .hypothetical, .future, .historical] {
                if let length = tables.word(text.tokens, endingAt: at, from: sentence.lowerBound, of: kind),
                    read.isWordStart(at - length)
                {
                    found.formUnion(kind)
                    moved = max(moved, length)
                }
            }
            at -= moved
            while at > sentence.lowerBound, !read.isWordStart(at) { at -= 1 }
        }
        return found
    }

    /// "có kế hoạch họp … nhưng không xuất hiện", "cuộc gặp giữa A và B bị huỷ": that it came to nothing is told after it.
    ///
    /// - Parameter isMeant: whether the act is a noun or only planned; of what is told as done something else has failed.
    private func hasFailed(_ range: TokenRange, isMeant: Bool) -> Bool {
        guard isMeant else { return false }
        var at = range.upperBound
        let end = min(sentence.upperBound, at + Self.failureReach)
        while at < end {
            if [.semicolon, .fullStop].contains(text.tokens[at].sign) { return false }
            if text.tokens[at].isWord, read.isWordStart(at),
                let (word, length) = tables.word(text.tokens, at: at, end: end), word.contains(.failed),
                read.isWordStart(at + length)
            {
                return true
            }
            at += 1
        }
        return false
    }

    /// In tokens.
    private static let failureReach = 24

    /// "nếu Nga tấn công": a condition opens the clause.
    private func isConditional(_ range: TokenRange) -> Bool {
        var at = range.lowerBound - 1
        let low = max(sentence.lowerBound, range.lowerBound - 12)
        while at >= low {
            let token = text.tokens[at]
            if token.kind == .sign { return false }
            if token.key == Syllable.condition.key, read.isWordStart(at), read.isWordStart(at + 1) { return true }
            at -= 1
        }
        return false
    }

    /// In a year before that of publication.
    private func isLongAgo(_ time: Int) -> Bool {
        guard let published = pass.published, let year = Int(pass.times[time].value.prefix(4)) else { return false }
        return year < published.year
    }
}
