/// Years, decades, centuries: "cuối năm 2016", "2015-2018", "những năm 1960", "thế kỷ 19".
extension Times.Reading {
    /// "năm 2017", "2015-2018", "thập niên 1990", "cuối thế kỷ XX".
    func yearExpression(_ at: Int) -> TimeExpression? {
        var cursor = edgeEnd(at) ?? at
        if let decade = decade(at, from: cursor) ?? century(at, from: cursor) { return decade }
        let isStage = isWord(Self.stage, cursor) && isWord(Self.segment, cursor + 1)
        if isStage { cursor += 2 }
        var isNamed = isStage
        if isWord(.year, cursor) {
            isNamed = true
            cursor += 1
            cursor = kindOfYearEnd(cursor) ?? cursor
        }
        guard let year = year(cursor, 1000...2999) else { return nil }
        let yearEnd = cursor + 1
        // "năm 2500 trước Công nguyên" (before Christ)
        if isWord(Self.before, yearEnd), isWord(Self.common, yearEnd + 1), isWord(Self.era, yearEnd + 2) { return nil }
        if let last = yearOfRange(yearEnd, year, isStage || isNamed && !isOfEdge(at)),
            isNamed || (1900...2099).contains(year) || isBracketed(cursor, yearEnd + 2),
            isNamed || !isPartOfSomethingElse(cursor, yearEnd + 2)
        {
            return TimeExpression(range: at..<yearEnd + 2, type: .date, value: "\(year)/\(last)")
        }
        if isNamed {
            guard !text.touches(yearEnd) || sign(yearEnd) != .none || yearEnd >= end else { return nil }
            return TimeExpression(range: at..<yearEnd, type: .date, value: padded(year, 4))
        }
        // "cuối 2020" (at the end of 2020); "bắt đầu 2020" (to begin) has no such edge.
        guard isYearByContext(cursor, year), cursor == at || surroundings.opensWord(at) else { return nil }
        let isOfName = context(cursor).isDisjoint(with: [.year, .birth]) || text.isWord(Self.annual, at: cursor - 1)
        return TimeExpression(
            range: at..<yearEnd, type: .date, value: padded(year, 4),
            isOfName: isOfName && sign(at - 1) == .none && !isSubject(year: cursor))
    }

    /// "SN 1976", "sinh năm 1993", "sinh ngày 5/3/1980"
    func isOfBirth(_ expression: TimeExpression) -> Bool {
        guard expression.type == .date, expression.year != nil else { return false }
        let at = expression.range.lowerBound
        return context(at).contains(.birth)
            || (isWord(.year, at) || isWord(.day, at)) && context(at + 1).contains(.birth)
    }

    /// "Bộ luật Hình sự năm 1999", "Luật Đất đai 2013": a year behind the name of a law, with nothing that tells what was done to it
    /// then ("Luật được thông qua năm 2013").
    func isOfLaw(_ expression: TimeExpression) -> Bool {
        guard expression.type == .date, expression.year != nil, expression.value.utf8.count == 4 else { return false }
        let at = expression.range.lowerBound
        var before = at
        while before > max(start, at - Self.longestLaw),
            text.tokens[before - 1].isWord || text.tokens[before - 1].kind == .number
        {
            if surroundings.opensWord(before), context(before).contains(.law) { return true }
            before -= 1
            // "Nghị quyết số 42 năm 2017"
            let isNumber = text.tokens[before].kind == .number
            let isNamed = isNumber || text.tokens[before].isCapitalised || surroundings.name(before) != nil
            guard isNamed || [.noun, .properNoun, .adjective].contains(tag(before)) else { return false }
        }
        return false
    }

    /// In tokens, of a law's name.
    private static let longestLaw = 12

    /// After what may stand between "năm" and its number: "năm học 2018-2019", "năm tài chính 2018".
    private func kindOfYearEnd(_ at: Int) -> Int? {
        (at + 1..<max(at + 1, min(at + 3, end))).first {
            year($0, 1000...2999) != nil
                && contexts.before($0, from: at, in: text.tokens).contains(.kindOfYear)
        }
    }

    /// Whether a stretch stands in brackets.
    func isBracketed(_ start: Int, _ end: Int) -> Bool {
        sign(start - 1) == .openParenthesis && sign(end) == .closeParenthesis
    }

    /// "cuối năm 2011 đến 2016" (from the end of 2011 to 2016) begins with a part of a year.
    private func isOfEdge(_ at: Int) -> Bool { edgeEnd(at) != nil }

    /// The last year of "2015-2018", "2017/18", "giai đoạn 2015 đến 2018".
    private func yearOfRange(_ at: Int, _ first: Int, _ isStage: Bool) -> Int? {
        guard
            isSeparator(at, [.hyphen, .dash], spaced: true) || isSeparator(at, [.slash], spaced: false)
                || isStage && isOne(of: Self.untils, at)
        else { return nil }
        if let last = year(at + 1, 1000...2999), last > first, sign(at) != .slash || last == first + 1 {
            return last
        }
        // "mùa giải 2017/18"
        if sign(at) == .slash || sign(at) == .hyphen, text.touches(at), let last = short(at + 1),
            text.digitCount(at: at + 1) == 2,
            last == (first + 1) % 100, !text.touches(at + 2) || sign(at + 2) != .slash && sign(at + 2) != .hyphen
        {
            return first + 1
        }
        return nil
    }

    /// A bare number between 1900 and 2099: after a preposition of time, alone in brackets, or after a noun and before none.
    private func isYearByContext(_ at: Int, _ year: Int) -> Bool {
        // "(1802)"
        if isBracketed(at, at + 1), year < 2100 { return true }
        if (1900...2099).contains(year), isSubject(year: at) { return true }
        guard (1900...2099).contains(year), at > start, !text.touches(at) || sign(at - 1) == .openParenthesis else {
            return false
        }
        if at + 1 < end {
            let after = text.tokens[at + 1]
            if text.touches(at + 1), after.kind != .sign || [.slash, .hyphen, .percent].contains(after.sign) {
                return false
            }
            if [.fullStop, .comma].contains(after.sign), text.touches(at + 1), at + 2 < end, text.touches(at + 2),
                text.tokens[at + 2].kind == .number
            {
                return false
            }
        }
        if sign(at - 1) == .openParenthesis { return sign(at + 1) == .closeParenthesis || sign(at + 1) == .comma }
        if sign(at - 1) == .comma || text.kinds(at: at - 1).contains(.conjunction), self.year(at - 2) != nil {
            return true
        }
        let before = context(at)
        if before.contains(.birth) { return true }
        guard !isCounted(at + 1), !before.contains(.named) else { return false }
        if before.contains(.year) { return true }
        // "World Cup 2018", "Kỳ thi quốc gia 2018": what a number counts stands after it, what it names before it.
        guard (1950...2049).contains(year), text.tokens[at - 1].isWord else { return false }
        if text.tokens[at - 1].isCapitalised { return true }
        guard (1990...2039).contains(year) else { return false }
        switch tag(at - 1) {
        case .noun, .properNoun, .verb, .adjective: return true
        default: return false
        }
    }

    /// "2016 là năm đầu tiên" (2016 is the first year), "2018 sẽ là một năm khó khăn".
    private func isSubject(year at: Int) -> Bool {
        guard let year = (at + 2..<max(at + 2, min(at + 6, end))).first(where: { isWord(.year, $0) }) else {
            return false
        }
        return (at + 1..<year).contains { text.kinds(at: $0).contains(.copula) }
            && (at + 1..<year).allSatisfy { text.tokens[$0].isWord && !text.tokens[$0].isCapitalised }
    }

    /// "những năm 1960", "thập niên 1990".
    ///
    /// - Parameter cursor: after "đầu" (the beginning of) and the like.
    private func decade(_ at: Int, from cursor: Int) -> TimeExpression? {
        var cursor = cursor
        if isWord(Self.plural, cursor), isWord(.year, cursor + 1) {
            cursor += 2
        } else if timeWord(.unit, cursor)?.value == "10Y" {
            cursor = text.unitEnd(cursor)
        } else {
            return nil
        }
        guard let number = number(cursor), number % 10 == 0 else { return nil }
        if text.digitCount(at: cursor) == 4, (1000...2990).contains(number) {
            return TimeExpression(range: at..<cursor + 1, type: .date, value: String(number / 10))
        }
        // "những năm 90"
        if text.digitCount(at: cursor) == 2, number >= 20 {
            return TimeExpression(range: at..<cursor + 1, type: .date, value: String(190 + number / 10))
        }
        return nil
    }

    /// "thế kỷ 19", "đầu thế kỷ XX": as in TIMEX3 the first two digits of its years.
    private func century(_ at: Int, from cursor: Int) -> TimeExpression? {
        var cursor = cursor
        guard timeWord(.unit, cursor)?.value == "100Y" else { return nil }
        cursor = text.unitEnd(cursor)
        guard cursor < end else { return nil }
        let named = text.tokens[cursor].isCapitalised ? Self.roman[text.tokens[cursor].key] : short(cursor)
        guard let number = named, (1...21).contains(number) else { return nil }
        return TimeExpression(range: at..<cursor + 1, type: .date, value: two(number - 1))
    }

    private static let common = Syllable("công")
    private static let era = Syllable("nguyên")
    private static let annual = Syllable("niên")
    private static let stage = Syllable("giai")
    private static let segment = Syllable("đoạn")
    private static let plural = Syllable("những")
}
