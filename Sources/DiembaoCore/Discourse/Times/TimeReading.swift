extension Times {
    /// Reads one expression at a token (a pass over a few tokens).
    struct Reading {
        let text: TokenizedText
        let surroundings: TimeSurroundings
        let contexts = TimeContexts.shared
        /// The paragraph.
        var start = 0
        var end = 0
        var anchor = Anchor()
        var impossible: TokenRange?
        /// Where the last expression ended: "rạng sáng nay (12-8)".
        var lastEnd = -1
        var lastIsDay = false
        /// Whether the article writes dates as 8.12 or as 8-12.
        var writesPoints = false
        var writesHyphens = false

        init(text: TokenizedText, surroundings: TimeSurroundings) {
            self.text = text
            self.surroundings = surroundings
        }

        mutating func note(_ expression: TimeExpression) {
            anchor.note(expression)
            lastEnd = expression.range.upperBound
            lastIsDay =
                anchor.place == expression.range.lowerBound || expression.weekday != nil
                || expression.value.hasPrefix("XXXX-WXX")
        }

        /// Where to look next when nothing begins at a token.
        @inline(__always)
        func next(_ at: Int) -> Int {
            // A unit that is a word of time may hold an expression; another unit ("thực hiện") holds none.
            text.kinds(at: at).contains(.time) || text.tokens[at].kind == .number
                ? at + 1 : max(at + 1, text.unitEnd(at))
        }

        mutating func expression(_ at: Int) -> TimeExpression? {
            guard var found = single(at) else { return nil }
            if found.value.hasPrefix("REF") { joinDay(&found) }
            if found.type == .set { joinWeekday(&found) }
            return found
        }

        /// Whether an expression may begin at a token; most words open none.
        @inline(__always)
        func mayOpen(_ at: Int) -> Bool {
            text.tokens[at].kind == .number || text.kinds(at: at).contains(.time) || isOne(of: Self.openings, at)
        }

        private mutating func single(_ at: Int) -> TimeExpression? {
            guard mayOpen(at) else { return nil }
            if let clock = clock(at) { return clock }
            if let lunar = lunarDay(at) { return lunar }
            if let day = dayExpression(at) { return day }
            if impossible != nil { return nil }
            if let months = monthsOfYear(at) { return months }
            if let month = monthExpression(at) { return month }
            if let year = yearExpression(at) { return year }
            if let duration = duration(at) { return duration }
            return lexical(at)
        }

        // MARK: Small parts

        // Of what is no part of a method the whole reading would be copied for each call.

        @inline(__always)
        func isWord(_ syllable: Syllable, _ at: Int) -> Bool { at < end && text.isWord(syllable, at: at) }

        @inline(__always)
        func isOne(of keys: SyllableSet, _ at: Int) -> Bool {
            at >= start && at < end && keys.contains(text.tokens[at].key)
        }

        func number(_ at: Int) -> Int? { at >= start && at < end ? text.number(at: at) : nil }

        /// A number of at most two digits: a day, a month, an hour.
        func short(_ at: Int) -> Int? { number(at).flatMap { text.digitCount(at: at) <= 2 ? $0 : nil } }

        func year(_ at: Int, _ years: ClosedRange<Int> = 1900...2099) -> Int? {
            number(at).flatMap { text.digitCount(at: at) == 4 && years.contains($0) ? $0 : nil }
        }

        func sign(_ at: Int) -> Token.Sign { at >= start && at < end ? text.tokens[at].sign : .none }

        /// The kinds of time that the unit at a token has.
        func times(_ at: Int) -> [TimeWord] { isOfTime(at) ? text.entry(at: at)?.times ?? [] : [] }

        @inline(__always)
        func timeWord(_ kind: TimeWord.Kind, _ at: Int) -> TimeWord? {
            isOfTime(at) ? text.entry(at: at)?.time(kind) : nil
        }

        /// Whether the tables know the unit as a word of time: of most they tell so without a look at the entry.
        @inline(__always)
        private func isOfTime(_ at: Int) -> Bool { at >= start && at < end && text.tokens[at].kinds.contains(.time) }

        /// After "đầu" (the beginning of), "nửa cuối" (the second half of), "trung tuần" (the middle ten days of).
        func edgeEnd(_ at: Int) -> Int? {
            if timeWord(.edge, at) != nil { return text.unitEnd(at) }
            // Within a longer unit such as "cuối tháng", "nửa đầu năm".
            let edge = isWord(Self.half, at) ? at + 1 : at
            return isOne(of: Self.edges, edge) ? edge + 1 : nil
        }

        func two(_ number: Int) -> String { padded(number, 2) }

        func context(_ at: Int) -> TimeContext {
            contexts.before(at, from: start, in: text.tokens, opensWord: surroundings.opensWord)
        }

        /// Whether a number is the name of what stands before it: "lớp 12" (form 12), not "trong vòng 7 tháng" (within 7 months).
        func isNameOfThing(_ at: Int) -> Bool {
            let context = context(at)
            return context.contains(.named) && !context.contains(.span)
        }

        func tag(_ at: Int) -> PartOfSpeech? { at >= start && at < end ? surroundings.tag(at) : nil }

        /// Signs that touch both what is before and after them; some corpora put spaces about them.
        func isSeparator(_ at: Int, _ signs: [Token.Sign], spaced: Bool) -> Bool {
            guard at + 1 < end, signs.contains(text.tokens[at].sign) else { return false }
            if text.touches(at), text.touches(at + 1) { return true }
            return spaced && !text.touches(at) && !text.touches(at + 1) && text.tokens[at].sign != .fullStop
        }

        private static let openings = SyllableSet(.timeOpenings)
    }
}
