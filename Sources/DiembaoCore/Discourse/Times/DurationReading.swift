/// Durations: "3 ngày", "27 năm qua", "cách đây gần 4 năm".
extension Times.Reading {
    /// How many of a unit: a number, or "X" where it is vague.
    struct Count {
        var end: Int
        var value: Double?
    }

    /// "3 ngày", "27 năm qua", "hai giờ đồng hồ", "vài tuần trước", "nửa thế kỷ", "3-5 ngày".
    func duration(_ at: Int) -> TimeExpression? {
        guard let count = count(at), text.tokens[at].unitLength > 0 || text.tokens[at].kind == .number else {
            return nil
        }
        var last: Count?
        var unitAt = count.end
        if let second = rangeEnd(count) {
            last = second
            unitAt = second.end
        }
        guard let unit = unit(unitAt) else { return nil }
        if isNoDuration(at, count, unitAt, unit) { return nil }
        var value: String
        var cursor = unit.end
        if let last {
            guard let from = Self.durationValue(count.value, unit.value),
                let to = Self.durationValue(last.value, unit.value)
            else { return nil }
            // "2-3 giờ sáng" (two or three in the morning) is when, not how long.
            if unit.value == "TH", let part = timeWord(.part, cursor), let first = count.value, let second = last.value,
                second <= 24, first == first.rounded(), second == second.rounded()
            {
                let hours = [first, second].map { "T" + two(Self.hour(Int($0), part.value)) + ":00" }
                return TimeExpression(
                    range: at..<text.unitEnd(cursor), type: .time, value: hours.joined(separator: "/"))
            }
            value = from + "/" + to
        } else {
            var amount = count.value
            if let whole = amount, isWord(Self.andHalf, cursor) {
                amount = whole + 0.5
                cursor += 1
            }
            guard let known = Self.durationValue(amount, unit.value) else { return nil }
            value = known
            // "2 phút 30 giây"
            if unit.value == "TM", let minutes = amount, let seconds = number(cursor), seconds < 60,
                let unit = self.unit(cursor + 1), unit.value == "TS"
            {
                value = "PT\(Int(minutes * 60) + seconds)S"
                cursor = unit.end
            }
            // "3 năm 6 tháng"
            if unit.value == "Y", amount != nil, let months = number(cursor), months < 12,
                let unit = self.unit(cursor + 1),
                unit.value == "M", number(unit.end) == nil
            {
                value += "\(months)M"
                cursor = unit.end
            }
        }
        return durationTail(at, cursor, value)
    }

    /// The second number of "3-5 ngày", "3 đến 5 ngày", "một đến hai tháng".
    private func rangeEnd(_ first: Count) -> Count? {
        let isRange = isSeparator(first.end, [.hyphen, .dash], spaced: true) || isOne(of: Self.untils, first.end)
        guard isRange, let from = first.value, first.end + 1 < end else { return nil }
        if let to = number(first.end + 1) {
            return Double(to) > from ? Count(end: first.end + 2, value: Double(to)) : nil
        }
        guard let last = numeral(first.end + 1), let to = last.value, to > from else { return nil }
        return last
    }

    /// The number that begins at a token, in digits or in words.
    func count(_ at: Int) -> Count? {
        if text.tokens[at].kind == .number { return digits(at) }
        return numeral(at)
    }

    /// "3", "1,5", "3.000", "2 nghìn".
    func digits(_ at: Int) -> Count? {
        guard
            at == start || !text.touches(at)
                || text.tokens[at - 1].kind == .sign && !Self.joints.contains(sign(at - 1)),
            let number = number(at)
        else { return nil }
        var count = Count(end: at + 1, value: Double(number))
        if isSeparator(at + 1, [.comma], spaced: false), let part = short(at + 2) {
            count.value = Double(number) + Double(part) / (text.digitCount(at: at + 2) == 1 ? 10 : 100)
            count.end = at + 3
        } else if isSeparator(at + 1, [.fullStop], spaced: false), let part = self.number(at + 2),
            text.digitCount(at: at + 2) == 3
        {
            count.value = Double(number * 1000 + part)
            count.end = at + 3
        }
        while let scale = Self.scales[count.end < end ? text.tokens[count.end].key : 0] {
            count.value = count.value.map { $0 * Double(scale) }
            count.end += 1
        }
        return count
    }

    /// "ba", "mười hai", "hai mươi", "hai chục", "hàng triệu", "vài trăm", "nửa".
    func numeral(_ at: Int) -> Count? {
        // "đầu tư" (to invest) ends with no "four".
        guard let word = timeWord(.numeral, at), !isWord(Self.four, at) || surroundings.opensWord(at) else {
            return nil
        }
        var count = Count(end: text.unitEnd(at), value: Double(word.value))
        if word.value == "0.5" { return count }
        // "sáu mươi", "mười chín": the table has the commonest; the others are built.
        if let tens = count.value, (2...9).contains(tens),
            isWord(Self.tens, count.end) || isWord(Self.dozen, count.end)
        {
            count = Count(end: count.end + 1, value: tens * 10)
        }
        if let tens = count.value, tens >= 10, tens.truncatingRemainder(dividingBy: 10) == 0, tens < 100,
            count.end < end, let digit = Self.lastDigits[text.tokens[count.end].key],
            unit(count.end + 1) != nil, digit != 5 || !isWord(.year, count.end)
        {
            count = Count(end: count.end + 1, value: tens + Double(digit))
        }
        while let scale = Self.scales[count.end < end ? text.tokens[count.end].key : 0] {
            count.value = count.value.map { $0 * Double(scale) }
            count.end += 1
        }
        return count
    }

    /// Ages ("5 năm tuổi"), ordinals ("lần thứ 3"), names ("lớp 12 năm nay"), an indefinite day ("một ngày cuối tháng 9").
    private func isNoDuration(_ at: Int, _ count: Count, _ unitAt: Int, _ unit: (value: String, end: Int)) -> Bool {
        let after = unit.end
        if unit.value == "D", isBeforeDay(count, unitAt) { return true }
        if isWord(.years, after) || isWord(Self.birthday, after) { return true }
        if at > start, isOne(of: Self.ordinals, at - 1) || isWord(Self.same, at - 1) { return true }
        if unit.value == "M", number(after) != nil, count.value != nil { return true }
        if unit.value == "Y" {
            // "học kỳ 1 năm học 2017-2018", "quý 1 năm 2018"
            if isWord(Self.school, after), number(after + 1) != nil || timeWord(.date, after + 1) != nil {
                return true
            }
            if year(after) != nil { return true }
            // "một năm mới" is a new year; "một năm mới có một lần" (but once a year) is how long.
            if count.value == 1, isWord(Self.new, after), tag(after + 1) != .verb { return true }
        }
        if times(unitAt).contains(where: { $0.kind == .date }), isNameOfThing(at) { return true }
        if unit.value == "D", count.value == 1, text.tokens[at].isWord, after < end {
            // "một ngày mình cũng già" (one day we, too, are old): a pronoun begins what happens then.
            return isOne(of: Self.indefinite, after) || tag(after) == .pronoun || timeWord(.edge, after) != nil
                || timeWord(.season, after) != nil
                || contexts.before(after + 1, from: after, in: text.tokens).contains(.length)
        }
        return false
    }

    /// "văn bản 2566 ngày 9/4" (document 2566 of 9 April), "vàng 9999 hôm nay" (gold 9999 today): the word for a day opens the date, and
    /// the number before it is a name's. "3 ngày 2 đêm" counts days, as does "3 hôm nay" (three days now).
    private func isBeforeDay(_ count: Count, _ unitAt: Int) -> Bool {
        if isWord(.day, unitAt), short(unitAt + 1) != nil {
            return isSeparator(unitAt + 2, [.slash, .hyphen, .fullStop], spaced: false) && short(unitAt + 3) != nil
        }
        guard isWord(Self.onDay, unitAt), let days = count.value, days >= Self.manyDays else { return false }
        return times(unitAt).contains { $0.kind == .date }
    }

    /// Nobody counts so many days up to today.
    static let manyDays = 100.0

    /// A unit of time, as TIMEX3's durations have it ("D", "TH"), and the token after it.
    func unit(_ at: Int) -> (value: String, end: Int)? {
        guard at < end, text.tokens[at].isWord, !text.tokens[at].isCapitalised else { return nil }
        if let word = timeWord(.unit, at) { return (word.value, text.unitEnd(at)) }
        // A unit's first syllable may be held by a longer phrase: "năm trước", "tuần qua", "ngày nay".
        if let value = Self.unitSyllables[text.tokens[at].key],
            times(at).contains(where: { $0.kind == .date || $0.kind == .skip || $0.kind == .same })
        {
            return (value, at + 1)
        }
        return nil
    }

    /// A duration with the words about it, which make it a date: "cách đây 4 năm" (4 years ago), "3 ngày tới" (the next 3 days).
    ///
    /// - Parameter value: the duration's own TIMEX3 value.
    func durationTail(_ at: Int, _ unitEnd: Int, _ value: String) -> TimeExpression {
        var start = at
        var cursor = unitEnd
        var isAgo = false
        // "cách đây gần 4 năm"
        var away = at
        // "cách đây chưa đầy 4 năm"
        let approximate = [1, 2].first {
            away - $0 - 2 >= self.start && contexts.before(away, from: away - $0, in: text.tokens).contains(.length)
        }
        away -= approximate ?? 0
        if away - 2 >= self.start, isWord(Self.away, away - 2),
            isWord(Self.here, away - 1) || isWord(Self.now, away - 1)
        {
            start = away - 2
            isAgo = true
        }
        if isWord(Self.before, cursor), !isWord(.when, cursor + 1), !isEvent(cursor + 1) {
            if isWord(Self.that, cursor + 1) {
                cursor += 2
            } else {
                isAgo = true
                cursor += isWord(Self.here, cursor + 1) ? 2 : 1
            }
        } else if isWord(Self.after, cursor), !isWord(.when, cursor + 1) {
            cursor += isWord(Self.that, cursor + 1) ? 2 : 1
        } else if isWord(Self.turning, cursor), isWord(Self.back, cursor + 1), isWord(Self.here, cursor + 2) {
            cursor += 3
            if value.contains("X") { return TimeExpression(range: start..<cursor, type: .date, value: "PAST_REF") }
        } else if isWord(Self.just, cursor), isOne(of: Self.pasts, cursor + 1) {
            cursor += 2
        } else if isWord(Self.more, cursor), isPointToCome(at, value) {
            // "hai năm nữa sẽ bầu cử": when, and not how long.
            return TimeExpression(range: start..<cursor + 1, type: .date, value: "REF+" + value)
        } else if isOne(of: Self.durationTails, cursor), cursor < end, text.tokens[cursor].unitLength <= 1,
            surroundings.opensWord(cursor + 1)
        {
            // "5 năm đầu tư" (five years of investment) has no "đầu" (first).
            cursor += 1
        } else if isWord(Self.up, cursor), !opensNounPhrase(cursor + 1) {
            cursor += 1
            // "cuộc bầu cử tổng thống Mỹ hai năm tới" is held then.
            if isPointToCome(at, value), isAfterEvent(at) {
                return TimeExpression(range: start..<cursor, type: .date, value: "REF+" + value)
            }
        } else if let word = timeWord(.date, cursor), word.value == "PAST_REF" || word.value == "FUTURE_REF" {
            if isTail(cursor) {
                cursor = text.unitEnd(cursor)
            } else if value.contains("X"), isWord(Self.near, cursor) {
                // "mấy năm gần đây"
                return TimeExpression(range: start..<text.unitEnd(cursor), type: .date, value: "PAST_REF")
            }
        }
        return TimeExpression(
            range: start..<cursor, type: isAgo ? .date : .duration, value: isAgo ? "REF-" + value : value)
    }

    /// Whether so long from now may be a day to come: not "thêm 6 tháng nữa" (six months more), "trong 5 năm tới" (within …).
    private func isPointToCome(_ at: Int, _ value: String) -> Bool {
        var before = at
        while before > start, context(before).contains(.length) { before -= 1 }
        return !value.contains("/") && !context(before).contains(.span)
    }

    /// Whether a noun phrase about an event ends right before a token: "cuộc bầu cử tổng thống Mỹ".
    private func isAfterEvent(_ at: Int) -> Bool {
        var before = at
        while before > max(start, at - Self.longestEvent), text.tokens[before - 1].isWord {
            guard [.noun, .properNoun, .adjective, .verb].contains(tag(before - 1)) else { return false }
            before -= 1
            let isEvent = (before + 1...min(before + 2, at)).contains {
                contexts.before($0, from: before, in: text.tokens).contains(.event)
            }
            if isEvent { return true }
        }
        return false
    }

    /// In tokens, of an event's noun phrase.
    private static let longestEvent = 6

    /// "120 ngày trước ngày khai giảng" (before the first day of school) is counted from an event, not from today.
    private func isEvent(_ at: Int) -> Bool {
        (at + 1..<max(at + 1, min(at + 3, end + 1))).contains {
            contexts.before($0, from: at, in: text.tokens).contains(.event)
        }
    }

    /// ISO 8601: "P3D", "PT2H", "P10Y", "P1.5Y"; "X" for a vague number.
    private static func durationValue(_ amount: Double?, _ unit: String) -> String? {
        let prefix = unit.hasPrefix("T") ? "PT" : "P"
        let letter = unit.suffix(1)
        let factor = Int(unit.dropLast().filter { $0.isNumber }) ?? 1
        guard let amount else { return prefix + "X" + letter }
        if amount == 0.5, let half = halves[unit] { return half }
        let total = amount * Double(factor)
        guard total > 0, total < 10_000_000 else { return nil }
        if total == total.rounded() { return prefix + String(Int(total)) + letter }
        let hundredths = Int((total * 100).rounded())
        let part = hundredths % 100
        return prefix + String(hundredths / 100) + "." + (part % 10 == 0 ? String(part / 10) : padded(part, 2))
            + letter
    }

    private static let new = Syllable("mới")
    private static let birthday = Syllable("sinh")
    private static let away = Syllable("cách")
    static let here = Syllable("đây")
    static let before = Syllable("trước")
    static let after = Syllable("sau")
    static let that = Syllable("đó")
    private static let turning = Syllable("trở")
    private static let back = Syllable("lại")
    private static let near = Syllable("gần")
    private static let more = Syllable("nữa")
    private static let four = Syllable("tư")
    static let same = Syllable("cùng")
    private static let tens = Syllable("mươi")
    private static let dozen = Syllable("chục")
    private static let durationTails = SyllableSet(.durationTails)
    private static let indefinite = SyllableSet(.indefiniteDays)
    private static let ordinals = SyllableSet(.beforeOrdinals)
    /// Signs that make one number of two.
    private static let joints: [Token.Sign] = [.comma, .fullStop, .hyphen, .dash, .slash, .colon, .percent]
    private static let lastDigits = WordRoles.shared.numbers(of: .lastDigits)
    private static let scales = WordRoles.shared.numbers(of: .numberScales)
    private static let halves = [
        "Y": "P6M", "M": "P15D", "D": "PT12H", "TH": "PT30M", "100Y": "P50Y", "10Y": "P5Y",
    ]
}
