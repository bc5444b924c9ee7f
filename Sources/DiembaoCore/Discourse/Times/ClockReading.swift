/// Times of day: "8h30", "20h ngày 8/12", "9 giờ tối qua".
extension Times.Reading {
    /// A time of day as it is read.
    struct Clock {
        var hour: Int
        var minute: Int?
        var end: Int
        /// "8 giờ", not "8h".
        var isSpelled = false
        /// "20g", which is grams, too.
        var isDoubtful = false
    }

    /// "8h30", "8 giờ 30", "20h ngày 8/12", "9h sáng 8/12", "6h hôm qua".
    mutating func clock(_ at: Int) -> TimeExpression? {
        if text.tokens[at].isWord { return clockInWords(at) }
        guard let hour = short(at), hour <= 24 else { return nil }
        if at > start, text.touches(at), [.slash, .hyphen, .fullStop, .comma].contains(sign(at - 1)),
            !isAfterHour(at - 1)
        {
            return nil
        }
        var clock = Clock(hour: hour, end: at + 1)
        if let letter = Self.hourLetters[clock.end < end ? text.tokens[clock.end].key : 0],
            text.tokens[clock.end].end - text.tokens[clock.end].start == 1,
            !letter.isDoubtful || !text.tokens[clock.end].isCapitalised
        {
            clock.isDoubtful = letter.isDoubtful
            clock.end += 1
            if text.touches(clock.end), let minute = short(clock.end), minute < 60 {
                clock.minute = minute
                clock.end += 1
                if clock.end < end, text.touches(clock.end), text.tokens[clock.end].isWord { clock.end += 1 }
                // Some corpora have "8h4 5" for 8h45.
                if text.digitCount(at: clock.end - 1) == 1, let digit = number(clock.end), !text.touches(clock.end),
                    text.digitCount(at: clock.end) == 1, minute < 6
                {
                    clock.minute = minute * 10 + digit
                    clock.end += 1
                }
                if isWord(Self.minute, clock.end) { clock.end += 1 }
            }
        } else if isWord(Self.hour, clock.end), text.tokens[clock.end].unitLength == 1 {
            clock.isSpelled = true
            clock.end += 1
            if let minute = short(clock.end), minute < 60,
                text.digitCount(at: clock.end) == 2 || isWord(Self.minute, clock.end + 1)
            {
                clock.minute = minute
                clock.end += isWord(Self.minute, clock.end + 1) ? 2 : 1
            } else if isWord(Self.less, clock.end), let minute = short(clock.end + 1), (1..<60).contains(minute),
                hour > 0
            {
                // "7 giờ kém 15"
                clock.hour = hour - 1
                clock.minute = 60 - minute
                clock.end += isWord(Self.minute, clock.end + 2) ? 3 : 2
            } else if isWord(Self.andHalf, clock.end),
                context(at).contains(.clock) || timeWord(.part, clock.end + 1) != nil
            {
                clock.minute = 30
                clock.end += 1
            }
        } else if sign(clock.end) == .colon, text.touches(clock.end), text.touches(clock.end + 1),
            let minute = short(clock.end + 1), minute < 60, text.digitCount(at: clock.end + 1) == 2
        {
            clock.minute = minute
            clock.end += 2
        } else {
            return nil
        }
        return read(clock, at)
    }

    /// "hai giờ sáng" (two in the morning), "ba giờ rưỡi chiều qua": only with the part of the day; else "hai giờ" is how long, too.
    private mutating func clockInWords(_ at: Int) -> TimeExpression? {
        guard text.kinds(at: at).contains(.time), let count = numeral(at), let hour = count.value, hour >= 1,
            hour <= 12,
            hour == hour.rounded(), isWord(Self.hour, count.end), text.tokens[count.end].unitLength == 1
        else { return nil }
        var clock = Clock(hour: Int(hour), end: count.end + 1, isSpelled: true)
        if isWord(Self.andHalf, clock.end) {
            clock.minute = 30
            clock.end += 1
        }
        let isPart = timeWord(.part, clock.end) != nil
        let isOfDay = timeWord(.date, clock.end).map { $0.value.hasPrefix("REF") && $0.value.contains("T") } ?? false
        guard isPart || isOfDay else { return nil }
        return read(clock, at)
    }

    /// "7h-9h", "19h30-21h": the hyphen stands between hours.
    private func isAfterHour(_ hyphen: Int) -> Bool {
        guard sign(hyphen) == .hyphen, hyphen - 2 >= start else { return false }
        return isHour(hyphen - 1) || text.tokens[hyphen - 1].kind == .number && isHour(hyphen - 2)
    }

    private mutating func read(_ clock: Clock, _ at: Int) -> TimeExpression? {
        var clock = clock
        let coreEnd = clock.end
        let isLength = isLength(at) || clock.isSpelled && clock.minute != nil && seconds(clock.end) != nil
        // "6h40 (giờ London) ngày 3-12", "8h giờ địa phương ngày 3-12"
        if let zone = zone(clock.end), isDayWord(zone) { clock.end = zone }
        var day: String?
        var hasPart = false
        if let part = timeWord(.part, clock.end) {
            hasPart = true
            clock.hour = Self.hour(clock.hour, part.value)
            clock.end = text.unitEnd(clock.end)
            if let zone = zone(clock.end), isDayWord(zone) { clock.end = zone }
        } else if let relative = timeWord(.date, clock.end), relative.value.hasPrefix("REF"),
            !relative.value.contains("W"), let split = relative.value.lastIndex(of: "T"),
            relative.value.utf8.count > 5
        {
            // "20h tối qua": the part of the day is in the word.
            clock.hour = Self.hour(clock.hour, String(relative.value.suffix(2)))
            day = String(relative.value[..<split])
            hasPart = true
            clock.end = text.unitEnd(clock.end)
        }
        var isLunar = false
        if day == nil { (day, clock.end, isLunar) = clockDay(clock.end) }
        if day == nil, isLength, !hasPart { return length(at, coreEnd, clock) }
        let known = day ?? dayOfBareHour(at, clock.end) ?? ""
        let value = known + "T\(two(clock.hour)):\(two(clock.minute ?? 0))"
        let expression = TimeExpression(range: at..<clock.end, type: .time, value: value, isLunar: isLunar)
        if day != nil || clock.minute != nil || hasPart { return expression }
        let isPoint = clock.isSpelled || clock.isDoubtful ? isPoint(at, coreEnd) : true
        guard isPoint, clock.hour < 24 else {
            return clock.isSpelled || clock.isDoubtful
                ? nil : TimeExpression(range: at..<coreEnd, type: .duration, value: "PT\(clock.hour)H")
        }
        return expression
    }

    /// The hour on a clock of 24, told a part of the day: 8 in the evening is 20, midnight the 24th hour of its day.
    static func hour(_ hour: Int, _ part: String) -> Int {
        switch part {
        case "AF", "EV": hour < 12 ? hour + 12 : hour
        case "MI": hour < 4 ? hour + 12 : hour
        case "NI": (7...12).contains(hour) ? hour + 12 : hour
        default: hour
        }
    }

    /// "sau 2 giờ 17 phút" (after …), "trong khoảng 24h" (within …): how long, not when.
    private func isLength(_ at: Int) -> Bool {
        var before = at
        while before > start {
            let context = context(before)
            if context.contains(.span) { return true }
            guard context.contains(.length) else { return false }
            before -= 1
        }
        return false
    }

    /// "2 giờ 24 phút 25 giây" is how long: nobody sets a clock so.
    private func seconds(_ at: Int) -> Int? {
        guard let seconds = number(at), seconds < 60, timeWord(.unit, at + 1)?.value == "TS" else { return nil }
        return seconds
    }

    /// A length of time that is written as an hour is: "1h30", "2 giờ 15 phút 30 giây".
    func length(_ at: Int, _ coreEnd: Int, _ clock: Clock) -> TimeExpression? {
        if let minute = clock.minute, let seconds = seconds(coreEnd) {
            return TimeExpression(
                range: at..<coreEnd + 2, type: .duration,
                value: "PT\(clock.hour * 3600 + minute * 60 + seconds)S")
        }
        guard let minute = clock.minute else {
            return clock.isSpelled
                ? nil : TimeExpression(range: at..<coreEnd, type: .duration, value: "PT\(clock.hour)H")
        }
        return TimeExpression(range: at..<coreEnd, type: .duration, value: "PT\(clock.hour * 60 + minute)M")
    }

    /// "lúc 8 giờ", "từ 8 giờ đến 10 giờ", "23 giờ." alone.
    private func isPoint(_ at: Int, _ coreEnd: Int) -> Bool {
        var before = at
        while before > start, context(before).contains(.length) { before -= 1 }
        if context(before).contains(.clock) { return true }
        let opens = before == start || text.tokens[before - 1].kind == .sign && sign(before - 1) != .hyphen
        return opens && (coreEnd >= end || sign(coreEnd) == .comma || sign(coreEnd) == .fullStop)
    }

    /// A bare hour is of the day that the text tells of; not one that somebody quoted speaks of, nor an end of a stretch
    /// of hours, which is often that of every day: "từ 18g đến 22g".
    private func dayOfBareHour(_ at: Int, _ clockEnd: Int) -> String? {
        guard !anchor.isLunar else { return nil }
        // "… sẽ họp vào ngày mai. Ông tới lúc 14h36.": what is to come is the day of its own sentence.
        if anchor.day?.hasPrefix("REF+") == true, surroundings.sentence(at)?.contains(anchor.place) != true {
            return nil
        }
        if surroundings.isQuoted(at), surroundings.sentence(at)?.contains(anchor.place) != true { return nil }
        let goesOn = isOne(of: Self.untils, clockEnd) || [.hyphen, .dash].contains(sign(clockEnd))
        let isFirst = goesOn && short(clockEnd + 1) != nil
        let isLast =
            (isOne(of: Self.untils, at - 1) || sign(at - 1) == .hyphen)
            && (max(start, at - 5)..<at).contains { isHour($0) }
        return isFirst || isLast ? nil : anchor.day
    }

    private func isHour(_ at: Int) -> Bool {
        at > start && text.tokens[at - 1].kind == .number
            && (isWord(Self.hour, at) || Self.hourLetters[text.tokens[at].key] != nil)
    }

    /// After a zone: "(giờ London)", "giờ địa phương", "giờ Việt Nam", "GMT".
    private func zone(_ at: Int) -> Int? {
        if sign(at) == .openParenthesis {
            return (at..<min(at + 8, end)).first { sign($0) == .closeParenthesis }.map { $0 + 1 }
        }
        guard at < end else { return nil }
        if contexts.before(at + 1, from: at, in: text.tokens).contains(.zone) { return at + 1 }
        guard isWord(Self.hour, at), at + 1 < end else { return nil }
        if isWord(Self.ground, at + 1), isWord(Self.region, at + 2) { return at + 3 }
        var cursor = at + 1
        while cursor < min(at + 4, end), text.tokens[cursor].isWord, text.tokens[cursor].isCapitalised {
            cursor += 1
        }
        return cursor > at + 1 ? cursor : nil
    }

    private func isDayWord(_ at: Int) -> Bool {
        isWord(.day, at) || isWord(Self.onDay, at) || timeWord(.part, at) != nil || timeWord(.date, at) != nil
            || short(at) != nil && sign(at + 1) == .slash
    }

    /// The day after a time of day, and where it ends.
    private mutating func clockDay(_ at: Int) -> (day: String?, end: Int, isLunar: Bool) {
        var cursor = at
        if sign(cursor) == .comma { cursor += 1 }
        if let relative = timeWord(.date, cursor), relative.value.hasPrefix("REF"), !relative.value.contains("T"),
            relative.value == "REF" || relative.value.hasSuffix("D")
        {
            return (relative.value, text.unitEnd(cursor), false)
        }
        if let same = timeWord(.same, cursor) {
            // "6h sáng hôm sau": which day it is depends on what is told, so none is said.
            if same.value.hasPrefix("D") && same.value != "D" { return ("", text.unitEnd(cursor), false) }
            if same.value == "D", let day = anchor.dayOfStory { return (day, text.unitEnd(cursor), false) }
            if same.value == "D" || same.value == "d" {
                return (anchor.day ?? "", text.unitEnd(cursor), anchor.day != nil && anchor.isLunar)
            }
        }
        if let daily = timeWord(.set, cursor), daily.value == "P1D" {
            return ("XXXX-XX-XX", text.unitEnd(cursor), false)
        }
        if let lunar = lunarDay(cursor), lunar.type == .date {
            return (lunar.value, lunar.range.upperBound, true)
        }
        if cursor == at, let weekday = weekdayExpression(cursor, cursor, nil), weekday.type == .date {
            return (weekday.value, weekday.range.upperBound, false)
        }
        var isMarked = cursor == at
        for _ in 0..<Self.mostDayWords where isWord(.day, cursor) || isWord(Self.onDay, cursor) {
            isMarked = true
            cursor += 1
        }
        if let day = day(cursor, isMarked: isMarked), !day.value.contains("/") {
            return (day.value, day.end, false)
        }
        return (nil, at, false)
    }

    private static let hour = Syllable("giờ")
    private static let minute = Syllable("phút")
    private static let region = Syllable("phương")
    private static let less = Syllable("kém")
    /// The letters after an hour, and whether they are a unit of weight, too.
    private static let hourLetters: [UInt64: (letter: Syllable, isDoubtful: Bool)] = Dictionary(
        uniqueKeysWithValues: [("h", false), ("g", true)].map { (Syllable($0.0).key, (Syllable($0.0), $0.1)) })
}
