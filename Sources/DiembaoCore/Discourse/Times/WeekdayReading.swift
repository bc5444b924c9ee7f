/// Days of the week: "thứ Hai", "thứ Năm hằng tuần", "chủ nhật, 8/12".
extension Times.Reading {
    /// `cursor` is after the part of the day.
    mutating func weekdayExpression(_ at: Int, _ cursor: Int, _ part: String?) -> TimeExpression? {
        var cursor = cursor
        let isNamed = isWord(.day, cursor) || isWord(Self.onDay, cursor)
        if isNamed, timeWord(.weekday, cursor + 1) != nil || isWord(Self.ordinal, cursor + 1) { cursor += 1 }
        let weekday: (value: Int, end: Int)?
        if cursor < end, let word = timeWord(.weekday, cursor) {
            weekday = self.weekday(word, cursor, hasPart: part != nil)
        } else {
            weekday = numberedWeekday(cursor, hasPart: part != nil)
        }
        guard let weekday else { return nil }
        let type: Report.Time.Kind = part == nil ? .date : .time
        // "thứ Hai, 8/12", "thứ Hai (8/12)", "thứ Hai ngày 8/12": the date tells more; in brackets it stands for itself.
        var next = weekday.end
        let isBracketed = sign(next) == .openParenthesis
        if isBracketed || sign(next) == .comma { next += 1 }
        if isWord(.day, next) || isWord(Self.onDay, next) { next += 1 }
        if let day = day(next, isMarked: true), !day.value.contains("/") {
            return TimeExpression(
                range: at..<(isBracketed ? weekday.end : day.end), type: type, value: day.value + suffix(part),
                weekday: weekday.value)
        }
        impossible = nil
        return weekdayTail(at, weekday, part, type)
    }

    /// "thứ Năm hằng tuần" (every Thursday), "thứ Hai tuần trước" (on Monday of last week), "thứ Hai tới".
    private func weekdayTail(
        _ at: Int, _ weekday: (value: Int, end: Int), _ part: String?, _ type: Report.Time.Kind
    )
        -> TimeExpression
    {
        var expression = TimeExpression(
            range: at..<weekday.end, type: type, value: "XXXX-WXX-\(weekday.value)" + suffix(part))
        if let set = timeWord(.set, weekday.end), set.value == "P1W" {
            expression.type = .set
            expression.range = at..<text.unitEnd(weekday.end)
        } else if let week = timeWord(.date, weekday.end), week.value == "REF-W0" || week.value.hasSuffix("P1W") {
            expression.value = week.value + "-\(weekday.value)" + suffix(part)
            expression.range = at..<text.unitEnd(weekday.end)
        } else {
            readTail(&expression)
        }
        return expression
    }

    /// "thứ 2" (Monday) to "thứ 7" with a word of time before it; else it is an ordinal.
    private func numberedWeekday(_ at: Int, hasPart: Bool) -> (value: Int, end: Int)? {
        guard isWord(Self.ordinal, at), let number = number(at + 1), (2...7).contains(number) else { return nil }
        let isOfWeek =
            hasPart || timeWord(.set, at + 2)?.value == "P1W"
            || isOne(of: Self.dayWords, at - 1) && !isNumberedDay(at, at + 2, number)
        return isOfWeek ? (number - 1, at + 2) : nil
    }

    /// "đến ngày thứ 2 thì …" (when the second day came): a figure after "ngày" counts days, if nothing speaks of weeks: "các ngày thứ 2"
    /// (on Mondays), "ngày thứ 5 (1/9)", "ngày thứ 5 tới". The seventh day of something is rarer than a Saturday.
    private func isNumberedDay(_ at: Int, _ after: Int, _ number: Int) -> Bool {
        guard isWord(.day, at - 1) else { return false }
        if isOrdinalDay(at, after) { return true }
        if number == 7 || isOne(of: Self.weekdayOpeners, at - 2) { return false }
        if sign(after) == .openParenthesis || sign(after) == .comma && isOne(of: Self.ordinals, after + 1) {
            return false
        }
        if [.comma, .hyphen, .dash].contains(sign(after)), short(after + 1) != nil { return false }
        if isWord(.day, after) || isWord(.this, after) || tail(after) != nil { return false }
        return timeWord(.date, after) == nil && short(after) == nil
    }

    /// "bước sang ngày thứ ba" (entered its third day), "ngày thứ hai của hội nghị" (the second day of the conference).
    private func isOrdinalDay(_ at: Int, _ after: Int) -> Bool {
        isOne(of: Self.ordinalTails, after) || isOne(of: Self.ordinalDayOpeners, at - 2)
    }

    /// "mỗi ngày chủ nhật" (every Sunday) comes once a week, not each day.
    func joinWeekday(_ expression: inout TimeExpression) {
        let at = expression.range.upperBound
        guard expression.value == "P1D", isWord(.day, at - 1), let word = timeWord(.weekday, at) else { return }
        expression.range = expression.range.lowerBound..<text.unitEnd(at)
        expression.value = "XXXX-WXX-" + word.value
    }

    func suffix(_ part: String?) -> String { part.map { "T\($0)" } ?? "" }

    /// "rạng sáng 12-14/8": both ends of an interval are in that part of the day.
    func value(_ day: String, _ part: String?) -> String {
        guard let part else { return day }
        return day.split(separator: "/").map { $0 + "T" + part }.joined(separator: "/")
    }

    func weekday(_ word: TimeWord, _ at: Int, hasPart: Bool) -> (value: Int, end: Int)? {
        guard let value = Int(word.value) else { return nil }
        let unitEnd = text.unitEnd(at)
        // "thứ hai" is also "the second": a weekday has a capital, or a word of time beside it.
        let hasCapital = text.tokens[unitEnd - 1].isCapitalised && text.tokens[unitEnd - 1].isWord
        let isAfterDay = at > start && (text.isWord(.day, at: at - 1) || text.isWord(Self.onDay, at: at - 1))
        let isBeforeWeek =
            timeWord(.set, unitEnd)?.value == "P1W"
            || timeWord(.date, unitEnd).map { $0.value.hasSuffix("P1W") || $0.value == "REF-W0" } == true
        let isBeforeDate = sign(unitEnd) == .comma && short(unitEnd + 1) != nil && sign(unitEnd + 2) == .slash
        // "ngày thứ hai của hội nghị"
        if isAfterDay, !hasCapital, isOrdinalDay(at, unitEnd) { return nil }
        guard hasCapital || value == 7 || hasPart || isAfterDay || isBeforeWeek || isBeforeDate else { return nil }
        return (value, unitEnd)
    }

    private static let ordinal = Syllable("thứ")
    private static let dayWords = SyllableSet(.weekdayWords)
    private static let ordinalTails = SyllableSet(.ordinalTails)
    private static let ordinalDayOpeners = SyllableSet(.ordinalDayOpeners)
    private static let weekdayOpeners = SyllableSet(.weekdayOpeners)
    private static let ordinals = SyllableSet(.beforeOrdinals)
}
