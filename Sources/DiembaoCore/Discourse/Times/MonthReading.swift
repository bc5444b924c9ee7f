/// Months, quarters, seasons: "đầu tháng 3", "quý III/2017", "mùa hè năm ngoái".
extension Times.Reading {
    /// The number of a month in digits or in words, and the token after it.
    func monthNumber(_ at: Int) -> (value: Int, end: Int)? {
        if let number = short(at), (1...12).contains(number) { return (number, at + 1) }
        guard at < end, text.tokens[at].isWord else { return nil }
        // "6 tháng năm 2019", "9 tháng năm nay" are months of a year.
        if isWord(.year, at), !text.tokens[at].isCapitalised, year(at + 1) != nil || yearWord(at) != nil {
            return nil
        }
        // "tháng mười một" may be cut as "mười một" or as a unit of its own.
        if let word = timeWord(.numeral, at), let number = Int(word.value), (1...12).contains(number) {
            return (number, text.unitEnd(at))
        }
        if let value = Self.monthWords[text.tokens[at].key] { return (value, at + 1) }
        return nil
    }

    /// "tháng 3-2017", "đầu tháng Ba", "tháng này".
    func monthExpression(_ at: Int) -> TimeExpression? {
        let cursor = edgeEnd(at) ?? at
        if isWord(Self.month, cursor), let month = monthNumber(cursor + 1) {
            guard !isNoMonth(cursor, month.end) else { return nil }
            // "giữa tháng 4 và tháng 11" is between the two; read from its own word, the first has no middle.
            if cursor > at, isWord(.between, at), text.kinds(at: month.end).contains(.conjunction),
                isWord(Self.month, month.end + 1), monthNumber(month.end + 2) != nil
            {
                return nil
            }
            var expression = monthTail(at, month)
            if Self.lunarMonths.contains(text.tokens[cursor + 1].key) { expression.isLunar = true }
            readTail(&expression)
            return expression
        }
        if cursor == at, let month = short(at), (1...12).contains(month),
            isSeparator(at + 1, [.slash, .hyphen], spaced: false), let year = year(at + 2),
            !isPartOfSomethingElse(at, at + 3)
        {
            return TimeExpression(range: at..<at + 3, type: .date, value: "\(year)-\(two(month))")
        }
        if isWord(Self.quarter, cursor) {
            if let quarter = quarterNumber(cursor + 1) { return quarterTail(at, cursor + 2, quarter) }
            if let quarter = edgeQuarter(cursor + 1), number(cursor - 1) == nil {
                return quarterTail(at, quarter.end, quarter.value)
            }
        }
        if let season = timeWord(.season, cursor) { return seasonTail(at, cursor, season.value) }
        return nil
    }

    /// "6 tháng đầu năm 2018" (the first six months of 2018), "3 tháng cuối năm nay": from one month to another; without a year those of the
    /// year of writing.
    func monthsOfYear(_ at: Int) -> TimeExpression? {
        guard let count = count(at), isWord(Self.month, count.end),
            let amount = count.value.flatMap(Int.init(exactly:)),
            (2...11).contains(amount), case let edge = count.end + 1,
            isWord(Self.first, edge) || isWord(Self.last, edge)
        else { return nil }
        var cursor = edge + 1
        if isWord(Self.firstTail, cursor) || isWord(Self.lastTail, cursor) { cursor += 1 }
        if isWord(.of, cursor) { cursor += 1 }
        guard isWord(.year, cursor) else { return nil }
        let months = isWord(Self.first, edge) ? (1, amount) : (13 - amount, 12)
        func expression(_ end: Int, _ year: String) -> TimeExpression {
            TimeExpression(
                range: at..<end, type: .date, value: "\(year)-\(two(months.0))/\(year)-\(two(months.1))")
        }
        if let year = year(cursor + 1) { return expression(cursor + 2, String(year)) }
        let offset = cursor + 1 < end ? Self.yearOffsets[text.tokens[cursor + 1].key] : nil
        var expression = expression(offset == nil ? cursor + 1 : cursor + 2, "XXXX")
        expression.yearOffset = offset ?? 0
        return expression
    }

    /// "6 tháng 3 ngày" counts months, "phố 19 tháng 8" is a name.
    private func isNoMonth(_ month: Int, _ monthEnd: Int) -> Bool {
        // "Cách mạng tháng Tám" (the August Revolution)
        if context(month).contains(.revolution) { return true }
        guard month > start, text.tokens[month - 1].kind == .number else { return false }
        return timeWord(.unit, monthEnd) != nil || context(month - 1).contains(.named)
    }

    private func monthTail(_ at: Int, _ month: (value: Int, end: Int)) -> TimeExpression {
        var cursor = month.end
        func expression(_ end: Int, _ year: String) -> TimeExpression {
            TimeExpression(range: at..<end, type: .date, value: "\(year)-\(two(month.value))")
        }
        if isSeparator(cursor, [.slash, .hyphen, .fullStop], spaced: false),
            let year = year(cursor + 1, 1000...2099)
        {
            return expression(cursor + 2, padded(year, 4))
        }
        if isWord(.year, cursor), let year = year(cursor + 1, 1000...2999) {
            return expression(cursor + 2, padded(year, 4))
        }
        if sign(cursor) == .comma, isWord(.year, cursor + 1), let year = year(cursor + 2) {
            return expression(cursor + 3, padded(year, 4))
        }
        if let same = timeWord(.same, cursor), same.value == "Y" {
            return expression(text.unitEnd(cursor), anchor.year ?? "XXXX")
        }
        if let relative = yearWord(cursor) {
            cursor = text.unitEnd(cursor)
            return expression(cursor, relative)
        }
        return expression(month.end, "XXXX")
    }

    /// "năm ngoái", "năm nay", "năm tới" as a value.
    func yearWord(_ at: Int) -> String? {
        guard let relative = timeWord(.date, at), relative.value == "REF-Y0" || relative.value.hasSuffix("P1Y"),
            relative.value.hasPrefix("REF"), isWord(.year, at) || isWord(Self.coming, at)
        else { return nil }
        return relative.value
    }

    private func quarterNumber(_ at: Int) -> Int? {
        if let number = number(at), (1...4).contains(number) { return number }
        guard at < end else { return nil }
        let numbers = text.tokens[at].isCapitalised ? Self.roman : Self.quarterWords
        return numbers[text.tokens[at].key].flatMap { $0 <= 4 ? $0 : nil }
    }

    /// "quý đầu tiên của năm 2019" (the first quarter of), "quý cuối năm 2019" (the last quarter of).
    private func edgeQuarter(_ at: Int) -> (value: Int, end: Int)? {
        let value = isWord(Self.first, at) ? 1 : isWord(Self.last, at) ? 4 : nil
        guard let value else { return nil }
        var cursor = at + 1
        if isWord(Self.firstTail, cursor) || isWord(Self.lastTail, cursor) { cursor += 1 }
        if isWord(.of, cursor) { cursor += 1 }
        guard isWord(.year, cursor), year(cursor + 1) != nil else { return nil }
        return (value, cursor)
    }

    private func quarterTail(_ at: Int, _ cursor: Int, _ quarter: Int) -> TimeExpression {
        if isSeparator(cursor, [.slash, .hyphen], spaced: true) || isWord(.year, cursor),
            let year = year(cursor + 1)
        {
            return TimeExpression(range: at..<cursor + 2, type: .date, value: "\(year)-Q\(quarter)")
        }
        var expression = TimeExpression(range: at..<cursor, type: .date, value: "XXXX-Q\(quarter)")
        if let relative = yearWord(cursor) {
            expression.range = at..<text.unitEnd(cursor)
            expression.yearOffset = relative.contains("+") ? 1 : relative.contains("P") ? -1 : 0
        }
        return expression
    }

    private func seasonTail(_ at: Int, _ season: Int, _ value: String) -> TimeExpression? {
        // "Thế vận hội Mùa đông 2018" (the Winter Olympics): the season is a part of the name, and the year stands for itself.
        if context(season).contains(.games) { return nil }
        var cursor = text.unitEnd(season)
        if let relative = yearWord(cursor) {
            return TimeExpression(range: at..<text.unitEnd(cursor), type: .date, value: relative + "-" + value)
        }
        if isWord(.this, cursor) {
            return TimeExpression(range: at..<cursor + 1, type: .date, value: "REF-Y0-" + value)
        }
        if isWord(.year, cursor) { cursor += 1 }
        guard let year = year(cursor), surroundings.opensWord(season) else { return nil }
        return TimeExpression(range: at..<cursor + 1, type: .date, value: "\(year)-\(value)")
    }

    private static let quarter = Syllable("quý")
    private static let coming = Syllable("sang")
    private static let first = Syllable("đầu")
    private static let firstTail = Syllable("tiên")
    private static let last = Syllable("cuối")
    private static let lastTail = Syllable("cùng")
    private static let quarterWords = WordRoles.shared.numbers(of: .quarterNumbers)
    private static let yearOffsets = WordRoles.shared.numbers(of: .yearOffsets)
    private static let monthWords = WordRoles.shared.numbers(of: .monthNumbers)
}
