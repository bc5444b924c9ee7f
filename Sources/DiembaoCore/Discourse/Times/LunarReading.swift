/// The lunar calendar: "mùng 1 Tết", "rằm tháng Tám".
extension Times.Reading {
    /// "mùng 1 Tết", "mùng 5 tháng Giêng", "rằm tháng Tám", "tối 29 Tết": kept as they are, in the lunar calendar.
    func lunarDay(_ at: Int) -> TimeExpression? {
        var cursor = at
        let part = timeWord(.part, cursor)
        if part != nil { cursor = text.unitEnd(cursor) }
        if isWord(.day, cursor) { cursor += 1 }
        var day: Int?
        var isNamed = true
        if isWord(Self.early, cursor) || isWord(Self.earlyToo, cursor), let number = lunarNumber(cursor + 1),
            !isSeparator(number.end, [.slash, .hyphen], spaced: false) || short(number.end + 1) == nil
        {
            day = number.value
            cursor = number.end
        } else if isWord(Self.fullMoon, cursor) {
            day = 15
            cursor += 1
        } else if let number = short(cursor), (1...30).contains(number), !isPartOfSomethingElse(cursor, cursor + 1) {
            day = number
            isNamed = false
            cursor += 1
        }
        guard let day, (1...30).contains(day) else { return nil }
        guard let month = lunarMonth(cursor, day, isNamed) else { return nil }
        var expression = TimeExpression(
            range: at..<month.end, type: part == nil ? .date : .time,
            value: "\(month.year)-\(month.value)-\(two(day))" + suffix(part?.value), isLunar: true)
        if month.isSet { expression.type = .set }
        readTail(&expression)
        return expression
    }

    private func lunarNumber(_ at: Int) -> (value: Int, end: Int)? {
        if let number = short(at) { return (number, at + 1) }
        return timeWord(.numeral, at).flatMap { Int($0.value) }.map { ($0, text.unitEnd(at)) }
    }

    private struct LunarMonth {
        var year = "XXXX"
        var value: String
        var end: Int
        var isSet = false
    }

    private func lunarMonth(_ at: Int, _ day: Int, _ isNamed: Bool) -> LunarMonth? {
        if isWord(Self.feast, at), text.tokens[at].isCapitalised {
            // The days before the new year are those of the twelfth month.
            var month = LunarMonth(value: day >= 23 ? "12" : "01", end: text.unitEnd(at))
            if let relative = timeWord(.date, month.end), relative.value.hasPrefix("REF"),
                relative.value.hasSuffix("Y")
            {
                month.year = relative.value
                month.end = text.unitEnd(month.end)
            }
            return month
        }
        if isWord(Self.month, at), let month = monthNumber(at + 1) {
            let isLunarName = Self.lunarMonths.contains(text.tokens[at + 1].key)
            guard isNamed || isLunarName else { return nil }
            return LunarMonth(value: two(month.value), end: month.end)
        }
        guard isNamed else { return nil }
        if let set = timeWord(.set, at), set.value == "P1M" {
            return LunarMonth(value: "XX", end: text.unitEnd(at), isSet: true)
        }
        return LunarMonth(value: day <= 10 && isAfterFeast(at) ? "01" : "XX", end: at)
    }

    /// Whether the new year's feast was named shortly before.
    private func isAfterFeast(_ at: Int) -> Bool {
        (max(0, at - 60)..<at).contains { text.isWord(Self.feast, at: $0) && text.tokens[$0].isCapitalised }
    }

    /// "Tết", "Tết Nguyên đán 2018", "Tết năm ngoái".
    func newYear(_ at: Int) -> TimeExpression? {
        let unitEnd = text.unitEnd(at)
        guard (at..<unitEnd).contains(where: { text.isWord(Self.feast, at: $0) && text.tokens[$0].isCapitalised })
        else {
            return nil
        }
        var expression = TimeExpression(range: at..<unitEnd, type: .date, value: "XXXX", isLunar: true)
        var cursor = unitEnd
        // "Tết Mậu Tuất 2018"
        if cursor + 2 < end, text.tokens[cursor].isCapitalised, text.tokens[cursor + 1].isCapitalised,
            year(cursor + 2) != nil
        {
            cursor += 2
        }
        if isWord(.year, cursor), year(cursor + 1) != nil { cursor += 1 }
        if let year = year(cursor) {
            expression.value = padded(year, 4)
            expression.range = at..<cursor + 1
        } else if let relative = timeWord(.date, unitEnd), relative.value.hasPrefix("REF"),
            relative.value.contains("Y")
        {
            expression.value = relative.value
            expression.range = at..<text.unitEnd(unitEnd)
        } else if isWord(.this, unitEnd), text.tokens[unitEnd].unitLength == 1 {
            // "Tết này" (this New Year)
            expression.value = "REF-Y0"
            expression.range = at..<unitEnd + 1
        } else {
            readTail(&expression)
        }
        return expression
    }

    private static let early = Syllable("mùng")
    private static let earlyToo = Syllable("mồng")
    private static let fullMoon = Syllable("rằm")
    private static let feast = Syllable("tết")
}
