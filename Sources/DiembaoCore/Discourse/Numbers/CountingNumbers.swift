/// Whether a number counts or measures, or names what stands before it.
extension Numbers.Reading {
    /// Whether a measure that begins at a token is told as a number, and not a part of a name, a date or a code.
    func isNumber(_ measure: Measure, _ at: Int) -> Bool {
        let before = kinds(before: at)
        if measure.isStrong {
            if at > free, at > start, Self.ordinal.key == text.tokens[at - 1].key { return false }
            // "10 500 đồng": spaces between thousands.
            if isAfterNumber(at), measure.form == .plain, text.digitCount(at: at) == 3 { return false }
            // "ba triệu năm tới" is a duration, "ba triệu" of next year's or both.
            if measure.unit == nil, measure.end == end, end + 1 < paragraphEnd, text.isWord(Self.five, at: end),
                Self.shifts.contains(text.tokens[end + 1].key)
            {
                return false
            }
            if measure.isLoose, measure.form == .plain, isNamed(at) { return false }
            guard measure.form == .words || measure.form == .digitWord else { return true }
            if before.contains(.few) || isName(at) { return false }
            return measure.form == .words || measure.scale != nil || isDigitWordQuantity(measure, at)
        }
        return isCount(measure, at, before)
    }

    /// "hai tấn cá", and not "cả hai đồng ý".
    private func isDigitWordQuantity(_ measure: Measure, _ at: Int) -> Bool {
        guard !isNamed(at) else { return false }
        guard measure.unit == "VND" else { return true }
        return measure.end >= paragraphEnd || text.tokens[measure.end].kind == .sign
    }

    private func isCount(_ measure: Measure, _ at: Int, _ before: UnitWord.Kinds) -> Bool {
        guard measure.form != .pointed, measure.form != .digitWord, !isBeforeNumber(measure.end) else {
            return false
        }
        let noun = noun(measure.end)
        if noun == .age { return true }
        guard noun != .rate, !isNamed(at), !isAfterNumber(at) else { return false }
        if measure.form == .words { return !before.contains(.few) && !isName(at) && measure.end < end }
        let isAbout = before.contains(.about)
        let isCounted = before.contains(.count) && isContent(measure.end)
        if measure.isYear { return noun == .noun && (isAbout || before.contains(.count)) }
        guard !isAfterName(at) else { return false }
        if isClear(measure.form) || noun == .noun { return true }
        // What an expression of time follows may be part of it.
        if measure.end == end, end < paragraphEnd { return false }
        return isAbout || isCounted
    }

    /// What stands behind a number (data).
    enum Noun { case none, noun, age, rate }

    /// What the noun after a number is: one that is counted, or the beginning of a rate ("người/km2").
    func noun(_ at: Int) -> Noun {
        guard at < end, text.tokens[at].isWord, !isCapitalisedAlone(at) else { return .none }
        var nounEnd = text.unitEnd(at)
        var isNoun = false
        if let match = words.match(text.tokens, at: at, end: end) {
            let kinds = words[match.entry].kinds
            if kinds.contains(.age) { return .age }
            if kinds.contains(.none) || kinds.contains(.small) { return .none }
            if kinds.contains(.noun) {
                isNoun = true
                nounEnd = match.end
            }
        }
        // "BV 98869 TS" is a ship: "TS" is no doctor there.
        if !isNoun, !text.tokens[at].isCapitalised, let entry = text.entry(at: at) {
            let isPronoun = entry.speaker?.kind == .pronoun || entry.speaker?.kind == .orgpronoun
            isNoun = !entry.kinds.isDisjoint(with: [.speaker, .work, .locality]) && !isPronoun
        }
        guard isNoun else { return .none }
        return text.isSign(.slash, at: nounEnd) && text.touches(nounEnd) ? .rate : .noun
    }

    /// Whether a word has but its first letter as a capital.
    func isCapitalisedAlone(_ at: Int) -> Bool {
        text.tokens[at].isCapitalised && !text.tokens[at].traits.contains(.allCapitals)
    }

    /// Whether a word follows that may be a noun.
    private func isContent(_ at: Int) -> Bool {
        guard at < end, text.tokens[at].isWord, !text.tokens[at].isCapitalised else { return false }
        return text.kinds(at: at).isDisjoint(with: [
            .preposition, .adverb, .conjunction, .functionWord, .cue, .copula, .passive, .time, .that, .opener,
        ])
    }

    /// The kinds of the words before a number.
    func kinds(before at: Int) -> UnitWord.Kinds {
        for length in [2, 1] where at - length >= max(start, free) {
            if let entry = words.entry(text.tokens, at - length..<at) { return words[entry].kinds }
        }
        return []
    }

    /// "lớp 12": the number names what stands before it.
    func isNamed(_ at: Int) -> Bool {
        let kinds = kinds(before: at)
        return kinds.contains(.naming) && kinds.isDisjoint(with: [.about, .count])
    }

    /// "Boeing 737": a name stands before the number.
    func isAfterName(_ at: Int) -> Bool { at > max(start, free) && isName(at - 1) }

    /// Whether the word has a capital letter that no beginning of a sentence nor a line of capitals explains.
    private func isName(_ at: Int) -> Bool {
        let token = text.tokens[at]
        guard token.isWord, token.isCapitalised, !token.traits.contains(.opensParagraph), at > start else {
            return false
        }
        if token.traits.contains(.allCapitals), at + 2 < paragraphEnd,
            (at + 1..<min(at + 4, paragraphEnd)).contains(where: { text.tokens[$0].traits.contains(.allCapitals) })
        {
            return false
        }
        let before = text.tokens[at - 1].sign
        return before == .none || before == .comma || before == .slash || before == .ampersand
            || before == .hyphen && text.touches(at)
    }

    /// Two numbers side by side: a telephone's, or thousands set apart by spaces.
    func isAfterNumber(_ at: Int) -> Bool { at > max(start, free) && text.tokens[at - 1].kind == .number }

    func isBeforeNumber(_ at: Int) -> Bool { at < end && text.tokens[at].kind == .number }

    static let five = Syllable("năm")
    private static let ordinal = Syllable("thứ")
    private static let shifts = SyllableSet(.yearShifts)
}
