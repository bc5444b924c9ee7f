/// Days: "8/12", "ngày 8 tháng 12 năm 2021", "27 đến 30/6", "chiều cùng ngày".
extension Times.Reading {
    /// A day or several in a row, and the token after it (data).
    struct Day {
        var end: Int
        /// `XXXX-12-08`, or an interval.
        var value: String
    }

    /// "8/12", "8-12-2021", "8.12", "8 tháng 12 năm 2021"; `isMarked` where "ngày" or a part of the day stands before it.
    mutating func day(_ at: Int, isMarked: Bool) -> Day? {
        guard let first = short(at), first >= 1 else { return nil }
        if let interval = interval(at, first, isMarked) { return interval }
        if isWord(Self.month, at + 1), first <= 31, let month = monthNumber(at + 2), month.value <= 12 {
            return written(at, first, month, isMarked)
        }
        var signs: [Token.Sign] = isMarked ? [.slash, .hyphen, .fullStop, .dash] : [.slash, .hyphen]
        if !isMarked, isSeparator(at + 1, [.fullStop], spaced: false) {
            let context = context(at)
            // "8.12.2021" is no decimal.
            let hasYear = isSeparator(at + 3, [.fullStop], spaced: false) && year(at + 4) != nil
            if hasYear || context.contains(.day) || writesPoints && context.contains(.date) {
                signs.append(.fullStop)
            }
        }
        guard isSeparator(at + 1, signs, spaced: isMarked), let second = short(at + 2), second >= 1 else {
            return nil
        }
        let separator = text.tokens[at + 1].sign
        let (dayEnd, year) = yearOfDay(at + 3, separator, isMarked)
        guard !isPartOfSomethingElse(at, dayEnd) else { return nil }
        guard first <= 31, second <= 12 else {
            // "ngày 12/13"; "24/24" is round the clock.
            let looksLikeOne = isMarked && separator == .slash && first < 40 && second < 40 && first != second
            if looksLikeOne, !isCounted(dayEnd) { impossible = at..<dayEnd }
            return nil
        }
        guard isMarked || year != nil || isDateByContext(at, dayEnd, separator) else { return nil }
        guard let day = checked(first, second, year, at..<dayEnd) else { return nil }
        if isMarked {
            if separator == .fullStop { writesPoints = true }
            if separator == .hyphen { writesHyphens = true }
        }
        return day
    }

    /// The year that follows a day and a month after the same separator or after "năm".
    private func yearOfDay(_ at: Int, _ separator: Token.Sign, _ isMarked: Bool) -> (end: Int, year: Int?) {
        if sign(at) == separator, isSeparator(at, [separator], spaced: isMarked),
            let year = year(at + 1, 1000...2999)
        {
            return (at + 2, year)
        }
        if isWord(.year, at), let year = year(at + 1, 1000...2999) { return (at + 2, year) }
        return (at, nil)
    }

    private mutating func written(_ at: Int, _ day: Int, _ month: (value: Int, end: Int), _ isMarked: Bool) -> Day? {
        var dayEnd = month.end
        var year: Int?
        if isWord(.year, dayEnd), let number = self.year(dayEnd + 1, 1000...2999) {
            year = number
            dayEnd += 2
        } else if sign(dayEnd) == .comma || isSeparator(dayEnd, [.hyphen, .slash], spaced: false),
            let number = self.year(dayEnd + 1)
        {
            year = number
            dayEnd += 2
        } else if !isMarked, isWord(.years, dayEnd) {
            return nil
        }
        // "đường 3 tháng 2", "bé 8 tháng 2 ngày".
        if !isMarked, context(at).contains(.named) || timeWord(.unit, month.end) != nil { return nil }
        return checked(day, month.value, year, at..<dayEnd)
    }

    private mutating func checked(_ day: Int, _ month: Int, _ year: Int?, _ range: TokenRange) -> Day? {
        // Without a year a leap year is assumed, so that 29/2 passes.
        guard CalendarDate(year: year ?? 2020, month: month, day: day) != nil else {
            impossible = range
            return nil
        }
        return Day(end: range.upperBound, value: date(year, month, day))
    }

    /// A TIMEX3 value: "2021-12-08", or "XXXX-12-08".
    func date(_ year: Int?, _ month: Int, _ day: Int) -> String {
        "\(year.map { padded($0, 4) } ?? "XXXX")-\(two(month))-\(two(day))"
    }

    /// "27 đến 30/6", "27 đến ngày 30/6", "27-30/6", "28/12 - 3/1".
    mutating func interval(_ at: Int, _ first: Int, _ isMarked: Bool) -> Day? {
        guard first <= 31 else { return nil }
        if let crossing = crossing(at, first) { return crossing }
        let isUntil = isWord(Self.until, at + 1) || isWord(Self.up, at + 1)
        // "(28 - 29/11)", "từ 28 - 29/11"
        let isSpaced = !isMarked && (sign(at - 1) == .openParenthesis || context(at).contains(.date))
        let isRange = isUntil || isSeparator(at + 1, [.hyphen, .dash], spaced: isMarked || isSpaced)
        let second = isUntil && isWord(.day, at + 2) ? at + 3 : at + 2
        let inner: [Token.Sign] = isMarked ? [.slash, .fullStop] : [.slash]
        guard isRange, let last = short(second), last > first, last <= 31,
            isSeparator(second + 1, inner, spaced: false)
                || isSeparator(second + 1, [.hyphen], spaced: false) && isUntil,
            let month = short(second + 2), (1...12).contains(month)
        else { return nil }
        let (dayEnd, year) = yearOfDay(second + 3, text.tokens[second + 1].sign, false)
        guard !isPartOfSomethingElse(at, dayEnd), !isSpaced || !isCounted(dayEnd),
            CalendarDate(year: year ?? 2020, month: month, day: last) != nil
        else {
            return nil
        }
        return Day(end: dayEnd, value: date(year, month, first) + "/" + date(year, month, last))
    }

    /// "28/12-3/1": both ends have their months.
    private func crossing(_ at: Int, _ first: Int) -> Day? {
        guard isSeparator(at + 1, [.slash], spaced: false), let month = short(at + 2), (1...12).contains(month),
            isSeparator(at + 3, [.hyphen, .dash], spaced: true), let last = short(at + 4),
            isSeparator(at + 5, [.slash], spaced: false), let lastMonth = short(at + 6),
            (1...12).contains(lastMonth),
            first != last || month != lastMonth
        else { return nil }
        let (dayEnd, year) = yearOfDay(at + 7, .slash, false)
        guard !isPartOfSomethingElse(at, dayEnd), CalendarDate(year: 2020, month: month, day: first) != nil,
            CalendarDate(year: year ?? 2020, month: lastMonth, day: last) != nil
        else { return nil }
        let firstYear = year.map { month > lastMonth ? $0 - 1 : $0 }
        return Day(end: dayEnd, value: date(firstYear, month, first) + "/" + date(year, lastMonth, last))
    }

    /// Numbers of laws and roads ("12/2017/NĐ-CP", "số 8/12"), longer chains, percentages, decimals.
    func isPartOfSomethingElse(_ start: Int, _ dayEnd: Int) -> Bool {
        if start > self.start {
            let before = text.tokens[start - 1]
            if text.touches(start),
                before.kind != .sign || [.slash, .hyphen, .comma, .fullStop].contains(before.sign)
            {
                return true
            }
            if context(start).contains(.named) { return true }
        }
        guard dayEnd < end else { return false }
        let after = text.tokens[dayEnd]
        if after.sign == .percent { return true }
        if text.touches(dayEnd), after.isWord || after.kind == .number { return true }
        if [.slash, .hyphen].contains(after.sign), text.touches(dayEnd), dayEnd + 1 < end, text.touches(dayEnd + 1),
            text.tokens[dayEnd + 1].isWord || text.tokens[dayEnd + 1].kind == .number
        {
            return true
        }
        return false
    }

    /// A date without "ngày": after a preposition, alone in brackets, or with "/" before no noun that is counted.
    private func isDateByContext(_ start: Int, _ dayEnd: Int, _ separator: Token.Sign) -> Bool {
        let isBracketed = sign(dayEnd) == .closeParenthesis && sign(start - 1) == .openParenthesis
        if isBracketed {
            // "thứ Năm (6-12)"; "Việt Nam (3-1)" is a score.
            return separator == .slash || isAfterDay(start) || writesHyphens && !isNearScore(start)
        }
        guard !isCounted(dayEnd) else { return false }
        // "từ 6-12 tháng" (six to twelve months), "sau 5-10 phút" (after five to ten minutes)
        if separator != .slash, unit(dayEnd) != nil, yearWord(dayEnd) == nil { return false }
        // "sáng nay 2-11", "hôm nay, 2-11"
        if isAfterDay(start) { return true }
        if context(start).contains(.date) { return separator == .slash || !isNearScore(start) }
        guard separator == .slash else { return false }
        guard let first = number(start), let second = number(start + 2) else { return false }
        // Round the clock.
        if first == 24, second == 7 { return false }
        // "3/4" may be a fraction; what is more than a whole is a date, as is what is set off by commas.
        let isMoreThanWhole = (first > second || second > 10) && !isNearScore(start) && number(dayEnd) == nil
        return isMoreThanWhole || first > 12 || sign(start - 1) == .comma || sign(dayEnd) == .comma
    }

    /// Whether a day stands right before a token, with a comma or a bracket between at most.
    func isAfterDay(_ at: Int) -> Bool {
        guard lastIsDay else { return false }
        return lastEnd == at || lastEnd == at - 1 && [.comma, .openParenthesis].contains(sign(at - 1))
    }

    private func isNearScore(_ at: Int) -> Bool {
        (max(start, at - 8)...at).contains { context($0).contains(.score) }
    }

    /// Whether a noun follows that a number counts: "7-8 người", "1/2 số phiếu".
    func isCounted(_ at: Int) -> Bool {
        guard at < end, text.tokens[at].isWord, !text.tokens[at].isCapitalised else { return false }
        let kinds = text.kinds(at: at)
        guard
            kinds.isDisjoint(with: [
                .preposition, .adverb, .conjunction, .functionWord, .cue, .copula, .passive, .time, .that, .opener,
            ])
        else { return false }
        switch tag(at) {
        case .adposition, .adverb, .auxiliary, .coordinator, .subordinator, .verb, .pronoun, .particle: return false
        // "bầu cử tổng thống Mỹ 2016 muộn nhất vào tháng tới" (… 2016 next month at the latest)
        case .adjective: return false
        default: return true
        }
    }

    /// "[sáng] [thứ Hai] [ngày|hôm] 8/12", "thứ Hai", "chiều cùng ngày", "sáng thứ Hai".
    /// "hôm qua ngày" before the number; keeps the work linear.
    static let mostDayWords = 3

    /// A day with the part of it and the word "ngày" before it: "rạng sáng ngày 8/12".
    mutating func dayExpression(_ at: Int) -> TimeExpression? {
        var cursor = at
        var part: String?
        if let word = timeWord(.part, cursor) {
            part = word.value
            cursor = text.unitEnd(cursor)
        }
        var at = at
        // "trong sáng 23/4" (on the morning of): the words for "pure" hold the part of the day.
        if part == nil, isWord(.within, cursor), text.tokens[cursor].unitLength == 2, short(cursor + 2) != nil,
            let word = Self.bareParts[text.tokens[cursor + 1].key]
        {
            part = word
            at = cursor + 1
            cursor += 2
        }
        let type: Report.Time.Kind = part == nil ? .date : .time
        if let weekday = weekdayExpression(at, cursor, part) { return weekday }
        if let same = sameDay(cursor, hasPart: part != nil) {
            return TimeExpression(
                range: at..<same.end, type: type, value: same.value + suffix(part), isLunar: anchor.isLunar)
        }
        if let part, let day = relativeDay(cursor) {
            return TimeExpression(range: at..<day.end, type: .time, value: day.value + "T" + part)
        }
        var isMarked = part != nil
        // "mùng 8/3": with its month it is a day of the Gregorian calendar.
        if isOne(of: Self.earlyDays, cursor), isSeparator(cursor + 2, [.slash, .hyphen], spaced: false) {
            cursor += 1
            isMarked = true
        }
        for _ in 0..<Self.mostDayWords
        where isWord(.day, cursor) || isWord(Self.onDay, cursor) || isWord(Self.past, cursor) && isMarked {
            cursor += 1
            isMarked = true
        }
        if part == nil, isMarked, let named = occasion(at, cursor) { return named }
        if isMarked || isInList(cursor) || opensList(cursor), let listed = listed(cursor) {
            return TimeExpression(
                range: at..<cursor + 1, type: type, value: listed.value + suffix(part), isLunar: listed.isLunar)
        }
        guard cursor < end, let day = day(cursor, isMarked: isMarked) else { return nil }
        var expression = TimeExpression(range: at..<day.end, type: type, value: value(day.value, part))
        // "vụ khủng bố 11/9" (the terror of 11 September): the date is the event's name.
        if !isMarked, expression.value == Self.attacks, context(at).contains(.attacks) {
            expression.fill(Self.yearOfAttacks)
            expression.isOfName = true
        }
        readTail(&expression)
        return expression
    }

    /// "nay", "hôm nay", "hôm qua", "mai" after a part of the day: "buổi chiều hôm nay", "buổi tối nay".
    private func relativeDay(_ at: Int) -> (value: String, end: Int)? {
        if let word = timeWord(.date, at), word.value == "REF" || word.value.hasSuffix("D"),
            word.value.hasPrefix("REF"), !word.value.contains("X")
        {
            return (word.value, text.unitEnd(at))
        }
        guard at < end, text.tokens[at].unitLength == 1 else { return nil }
        return isWord(Self.now, at) && surroundings.isWholeWord(at) ? ("REF", at + 1) : nil
    }

    /// "chiều nay 26-2", "hôm nay, 10-7": the day of writing and its date are one expression, and the date says more. What stands
    /// in brackets, "hôm nay (10-7)", is one of its own.
    mutating func joinDay(_ expression: inout TimeExpression) {
        let parts = expression.value.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts[0] == "REF" || parts[0].hasSuffix("D") && !parts[0].contains("X"), !parts[0].hasPrefix("REF-PT")
        else { return }
        var cursor = expression.range.upperBound
        if sign(cursor) == .comma { cursor += 1 }
        var isMarked = isWord(.day, cursor)
        if isMarked { cursor += 1 }
        guard short(cursor) != nil else { return }
        // "chiều nay 26.2", but "hôm nay 2.5 triệu đồng"
        if isSeparator(cursor + 1, [.fullStop], spaced: false), !isCounted(cursor + 3) { isMarked = true }
        let before = (end: lastEnd, isDay: lastIsDay)
        // So that "10-7" is seen to stand after a day.
        (lastEnd, lastIsDay) = (cursor, true)
        let day = day(cursor, isMarked: isMarked)
        (lastEnd, lastIsDay) = before
        guard let day, !day.value.contains("/") else {
            impossible = nil
            return
        }
        expression.range = expression.range.lowerBound..<day.end
        expression.fromWriting = TimeExpression.daysFromWriting(parts[0])
        expression.value = day.value + (parts.count > 1 ? "T" + parts[1] : "")
    }

    /// "ngày khai mạc 5-9" (the day of the opening): the words between say what day it is.
    private mutating func occasion(_ at: Int, _ cursor: Int) -> TimeExpression? {
        guard cursor == at + 1, isWord(.day, at), text.tokens[at].unitLength <= 1, cursor < end,
            text.tokens[cursor].isWord
        else { return nil }
        var date = cursor
        while date < end, date < cursor + 4, text.tokens[date].isWord, !text.tokens[date].isCapitalised,
            !text.kinds(at: date).contains(.time), !Self.untils.contains(text.tokens[date].key)
        {
            date += 1
        }
        guard date > cursor, short(date) != nil, !context(date).contains(.named),
            isSeparator(date + 1, [.slash, .hyphen], spaced: false), !isNearScore(date),
            let day = day(date, isMarked: true), !isCounted(day.end)
        else {
            impossible = nil
            return nil
        }
        return TimeExpression(range: at..<day.end, type: .date, value: day.value)
    }

    /// "ngày 29 và 30/12", "ngày 1, 2 và 3-12": the last of a list says the month.
    private mutating func listed(_ at: Int) -> (value: String, isLunar: Bool)? {
        guard let first = short(at), (1...31).contains(first) else { return nil }
        var cursor = at
        while cursor < at + 2 * Self.longestList,
            sign(cursor + 1) == .comma || isAlternative(cursor + 1),
            // "ngày 5 và ngày 6/6"
            case let step = isAlternative(cursor + 1) && isWord(.day, cursor + 2) ? 3 : 2,
            let next = short(cursor + step), next > first
        {
            cursor += step
            guard let last = day(cursor, isMarked: true) else {
                impossible = nil
                continue
            }
            let value = last.value.prefix(8) + two(first)
            guard !last.value.contains("/"), CalendarPeriod(String(value))?.days(in: 2020) != nil else {
                return nil
            }
            // "ngày 11, 12, 13 tháng Giêng", "ngày 1, 2-3 âm lịch"
            let isLunar =
                isWord(Self.month, cursor + 1) && isOne(of: Self.lunarMonths, cursor + 2)
                || isWord(Self.moon, last.end) && isWord(Self.calendar, last.end + 1)
            return (String(value), isLunar)
        }
        return nil
    }

    /// "1" and "2" of "ngày 1, 2 và 3-12" after the first of them.
    private func isInList(_ at: Int) -> Bool {
        guard lastIsDay, lastEnd == at - 1, short(at) != nil else { return false }
        return sign(at - 1) == .comma || isAlternative(at - 1)
    }

    /// "và" (and), "hoặc" (or), "&"
    private func isAlternative(_ at: Int) -> Bool { isOne(of: Self.alternatives, at) || sign(at) == .ampersand }

    /// "19, 20 và 21/6" without a word for the day before it: a conjunction stands before the last, whose month is set off by a
    /// stroke, and nothing is counted ("2, 3 và 4/5 số phiếu", … of the votes).
    private func opensList(_ at: Int) -> Bool {
        guard short(at) != nil, !isPartOfSomethingElse(at, at + 1) else { return false }
        var cursor = at
        while cursor < at + 2 * Self.longestList, sign(cursor + 1) == .comma, short(cursor + 2) != nil { cursor += 2 }
        guard isAlternative(cursor + 1), short(cursor + 2) != nil else { return false }
        cursor += 2
        return isSeparator(cursor + 1, [.slash], spaced: false) && short(cursor + 2) != nil && !isCounted(cursor + 3)
    }

    private static let longestList = 6

    /// "cùng ngày" (the same day), "chiều hôm đó" (that afternoon), "hôm sau" (the day after).
    private func sameDay(_ at: Int, hasPart: Bool) -> (value: String, end: Int)? {
        guard at < end, text.tokens[at].unitLength > 0, let word = timeWord(.same, at) else { return nil }
        let unitEnd = text.unitEnd(at)
        switch word.value {
        case "D": return (anchor.day ?? anchor.month.map { $0 + "-XX" }).map { ($0, unitEnd) }
        case "d-1" where hasPart:
            let day = anchor.isLunar ? nil : anchor.day.flatMap { Self.shifted($0, -1) }
            return (day ?? "XXXX-XX-XX", unitEnd)
        case "d" where hasPart: return (anchor.day ?? anchor.month.map { $0 + "-XX" }).map { ($0, unitEnd) }
        case "D+1", "D-1":
            // The story goes on from the day it has come to, though a new paragraph may begin there.
            let day = anchor.told.flatMap { Self.shifted($0, word.value == "D+1" ? 1 : -1) }
            if let day { return (day, unitEnd) }
            return hasPart ? ("XXXX-XX-XX", unitEnd) : nil
        default: return nil
        }
    }

    /// The day so many after another one: "XXXX-12-09", "REF-P1D".
    static func shifted(_ day: String, _ offset: Int) -> String? {
        if day.hasPrefix("REF"), let year = day.firstIndex(of: "Y"), let dash = day[year...].firstIndex(of: "-") {
            // "REF-P1Y-11-14"
            return shifted("XXXX" + day[dash...], offset).flatMap { shifted in
                // Over the year's edge another year would be meant.
                shifted == (offset > 0 ? "XXXX-01-01" : "XXXX-12-31")
                    ? nil : String(day[..<dash] + shifted.dropFirst(4))
            }
        }
        if day.hasPrefix("REF") {
            let digits = day.filter { $0.isNumber }
            guard let amount = digits.isEmpty ? 0 : Int(digits), amount < 1000 else { return nil }
            let days = (day.contains("-") ? -amount : amount) + offset
            return days == 0 ? "REF" : days < 0 ? "REF-P\(-days)D" : "REF+P\(days)D"
        }
        let parts = day.split(separator: "-")
        guard parts.count == 3, let month = Int(parts[1]), let dayOfMonth = Int(parts[2]) else { return nil }
        // The year of no date without one is known to have a 29 February.
        if parts[0] == "XXXX", month == 2 && dayOfMonth >= 28 || month == 3 && dayOfMonth == 1 { return nil }
        guard let date = CalendarDate(year: Int(parts[0]) ?? 2019, month: month, day: dayOfMonth) else {
            return nil
        }
        let shifted = CalendarDate(dayNumber: date.dayNumber + offset).description
        return Int(parts[0]) == nil ? "XXXX" + shifted.dropFirst(4) : shifted
    }

    /// What may follow a date: "vừa qua" (past), "tới" (to come), "âm lịch" (of the lunar calendar).
    func readTail(_ expression: inout TimeExpression) {
        let at = expression.range.upperBound
        if isWord(Self.moon, at), isWord(Self.calendar, at + 1) {
            expression.isLunar = true
            expression.range = expression.range.lowerBound..<at + 2
            return
        }
        if sign(at) == .openParenthesis, isWord(Self.moon, at + 1), isWord(Self.calendar, at + 2) {
            expression.isLunar = true
            return
        }
        guard expression.year == nil else { return }
        // "ngày 30/9 năm sau", "ngày 5/6 cùng năm"
        if expression.value.hasPrefix("XXXX-"), !expression.value.contains("/"), expression.month != nil,
            let year = yearWord(at) ?? (timeWord(.same, at)?.value == "Y" ? anchor.year : nil)
        {
            expression.value = year + expression.value.dropFirst(4)
            expression.range = expression.range.lowerBound..<text.unitEnd(at)
            return
        }
        guard let (tail, tense) = tail(at) else { return }
        expression.range = expression.range.lowerBound..<tail
        expression.tense = tense
    }

    /// What follows a day and says on which side of the day of writing it is: "tới" (next), "vừa qua" (last).
    func tail(_ at: Int) -> (end: Int, tense: TimeExpression.Tense?)? {
        guard at < end, text.tokens[at].isWord else { return nil }
        if let word = timeWord(.date, at), ["PAST_REF", "FUTURE_REF"].contains(word.value), isTail(at) {
            return (text.unitEnd(at), word.value == "PAST_REF" ? .past : .future)
        }
        if isSoon(at) { return (at + 2, .future) }
        // Within a longer unit: "tháng Năm vừa qua".
        if isWord(Self.just, at), isOne(of: Self.pasts, at + 1) { return (at + 2, .past) }
        guard text.tokens[at].unitLength == 1 else { return nil }
        if isWord(.this, at) { return (at + 1, nil) }
        if isWord(Self.up, at) || isWord(Self.past, at), !opensNounPhrase(at + 1) {
            return (at + 1, isWord(Self.up, at) ? .future : .past)
        }
        return nil
    }

    /// "tới đây" (soon), which is also "to here".
    func isSoon(_ at: Int) -> Bool { isWord(Self.up, at) && isWord(Self.here, at + 1) }

    /// "vừa qua", "sắp tới", "vừa rồi"; other words for the past stand alone.
    func isTail(_ at: Int) -> Bool { Self.tailOpenings.contains(text.tokens[at].key) }

    /// "ngày 8/12 tới Hà Nội": "tới" is a preposition before a noun.
    func opensNounPhrase(_ at: Int) -> Bool {
        guard at < end else { return false }
        if text.tokens[at].kind == .number || text.tokens[at].isCapitalised { return true }
        guard text.tokens[at].isWord else { return false }
        switch tag(at) {
        case .noun, .properNoun, .numeral, .determiner: return true
        default: return timeWord(.edge, at) != nil
        }
    }

    static let now = Syllable("nay")
    private static let bareParts = WordRoles.shared.syllableValues(of: .bareParts)
    private static let earlyDays = SyllableSet(.earlyDays)
    private static let attacks = "XXXX-09-11"
    private static let yearOfAttacks = "2001"
    private static let moon = Syllable("âm")
    private static let calendar = Syllable("lịch")
    private static let past = Syllable("qua")
    private static let tailOpenings = SyllableSet(.timeTails)
    private static let alternatives = SyllableSet(.dayAlternatives)
}
