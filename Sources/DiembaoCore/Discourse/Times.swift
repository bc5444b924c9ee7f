/// An expression of time before it is a report's: in tokens (data).
struct TimeExpression: Sendable, Equatable {
    var range: TokenRange
    var type: Report.Time.Kind
    /// A TIMEX3 value; relative ones against REF.
    var value: String
}

/// Finds dates, times and durations and gives them TIMEX3 values (a pass).
///
/// What the text does not fix stays `XXXX`. The grammar is written for Vietnamese newspapers' styles: 8.12, 7-7,
/// 8/12/2021, "ngày 8 tháng 12", "rạng sáng 8.12", "tháng 3-2017", "quý III/2017", "cuối năm ngoái", "8h30".
struct Times {
    struct Result: Sendable {
        var expressions: [TimeExpression] = []
        /// Days that no calendar has: 30/2.
        var impossible: [TokenRange] = []
    }

    let text: TokenizedText

    /// - Returns: `nil` where `shouldStop` said so.
    func find(shouldStop: () -> Bool) -> Result? {
        var result = Result()
        var anchor = Anchor()
        for paragraph in text.paragraphs {
            if shouldStop() { return nil }
            var at = paragraph.lowerBound
            while at < paragraph.upperBound {
                var reading = Reading(
                    text: text, end: paragraph.upperBound, start: paragraph.lowerBound, anchor: anchor)
                if let expression = reading.expression(at) {
                    result.expressions.append(expression)
                    anchor.note(expression.value)
                    at = max(at + 1, expression.range.upperBound)
                    continue
                }
                if let impossible = reading.impossible {
                    result.impossible.append(impossible)
                    at = impossible.upperBound
                    continue
                }
                at = reading.next(at)
            }
        }
        fillYears(&result.expressions)
        return result
    }

    /// A day without a year has the one that the text gives its month: "tháng 8-2019 … ngày 12-8".
    private func fillYears(_ expressions: inout [TimeExpression]) {
        var years: [String: String] = [:]
        for expression in expressions where expression.value.utf8.count >= 7 && expression.type != .duration {
            let year = String(expression.value.prefix(4))
            let month = String(expression.value.dropFirst(4).prefix(3))
            guard Int(year) != nil, month.hasPrefix("-"), Int(month.dropFirst()) != nil else { continue }
            years[month] = years[month] == nil || years[month] == year ? year : "XXXX"
        }
        for place in expressions.indices where expressions[place].value.hasPrefix("XXXX-") {
            let value = expressions[place].value
            guard value.utf8.count >= 10, !value.contains("/"), let year = years[String(value.dropFirst(4).prefix(3))]
            else { continue }
            expressions[place].value = year + value.dropFirst(4)
        }
    }

    /// The dates that "cùng ngày" (the same day) and "cùng năm" (the same year) refer to (data).
    struct Anchor: Sendable {
        var day: String?
        var month: String?
        var year: String?

        mutating func note(_ value: String) {
            let utf8 = Array(value.utf8)
            guard utf8.count >= 4, !value.hasPrefix("REF"), !value.contains("-XX"), !value.contains("WXX"),
                !value.hasPrefix("P"), !value.contains("/"),
                !value.hasSuffix("_REF")
            else { return }
            if utf8.count >= 10, utf8[4] == 0x2D, utf8[7] == 0x2D, utf8[5] != 0x57 {
                day = String(decoding: utf8[..<10], as: UTF8.self)
            }
            if utf8.count >= 7, utf8[4] == 0x2D, (0x30...0x31).contains(utf8[5]) {
                month = String(decoding: utf8[..<7], as: UTF8.self)
            }
            if utf8[..<4].allSatisfy({ (0x30...0x39).contains($0) }) {
                year = String(decoding: utf8[..<4], as: UTF8.self)
            }
        }
    }
}

extension Times {
    /// Reads one expression at a token (a pass over a few tokens).
    struct Reading {
        let text: TokenizedText
        /// The paragraph.
        let end: Int
        let start: Int
        let anchor: Anchor
        var impossible: TokenRange?

        init(text: TokenizedText, end: Int, start: Int, anchor: Anchor) {
            self.text = text
            self.end = end
            self.start = start
            self.anchor = anchor
        }

        /// Where to look next when nothing begins at a token.
        func next(_ at: Int) -> Int {
            // A unit that is a word of time may hold an expression; another unit ("thực hiện") holds none.
            text.kinds(at: at).contains(.time) || text.tokens[at].kind == .number
                ? at + 1 : max(at + 1, text.unitEnd(at))
        }

        mutating func expression(_ at: Int) -> TimeExpression? {
            guard text.tokens[at].kind == .number || text.tokens[at].isWord else { return nil }
            if let clock = clock(at) { return clock }
            if let day = dayExpression(at) { return day }
            if impossible != nil { return nil }
            if let month = monthExpression(at) { return month }
            if let year = yearExpression(at) { return year }
            if let duration = duration(at) { return duration }
            return lexical(at)
        }

        // MARK: Small parts

        private func isWord(_ syllable: Syllable, _ at: Int) -> Bool { at < end && text.isWord(syllable, at: at) }

        private func number(_ at: Int) -> Int? { at < end ? text.number(at: at) : nil }

        private func sign(_ at: Int) -> Token.Sign { at < end ? text.tokens[at].sign : .none }

        /// The kinds of time that the unit at a token has.
        private func times(_ at: Int) -> [TimeWord] { at < end ? text.entry(at: at)?.times ?? [] : [] }

        private func timeWord(_ kind: TimeWord.Kind, _ at: Int) -> TimeWord? { times(at).first { $0.kind == kind } }

        private func two(_ number: Int) -> String { padded(number, 2) }

        // MARK: Days

        private struct Day {
            var end: Int
            /// `XXXX-12-08`, or an interval.
            var value: String
        }

        /// A number, a separator and a number that touch; some corpora put spaces about the separator.
        private func isSeparator(_ at: Int, _ signs: [Token.Sign], spaced: Bool) -> Bool {
            guard at + 1 < end, signs.contains(text.tokens[at].sign) else { return false }
            if text.touches(at), text.touches(at + 1) { return true }
            return spaced && !text.touches(at) && !text.touches(at + 1) && text.tokens[at].sign != .fullStop
        }

        /// "8/12", "8-12-2021", "8.12", "8 tháng 12 năm 2021"; `isMarked` where "ngày" or a part of the day stands before it.
        private mutating func day(_ at: Int, isMarked: Bool) -> Day? {
            guard let first = number(at), first >= 1, first <= 31, text.digitCount(at: at) <= 2 else { return nil }
            if isWord(Self.month, at + 1), let month = monthNumber(at + 2), month.value <= 12 {
                return written(first, month, isMarked)
            }
            if let interval = interval(at, first, isMarked) { return interval }
            let signs: [Token.Sign] = isMarked ? [.slash, .hyphen, .fullStop, .dash] : [.slash, .hyphen]
            guard isSeparator(at + 1, signs, spaced: isMarked), let second = number(at + 2), (1...12).contains(second),
                text.digitCount(at: at + 2) <= 2
            else { return nil }
            let separator = text.tokens[at + 1].sign
            var dayEnd = at + 3
            var year = "XXXX"
            if dayEnd + 1 < end, text.tokens[dayEnd].sign == separator,
                isSeparator(dayEnd, [separator], spaced: isMarked),
                let third = number(dayEnd + 1), text.digitCount(at: dayEnd + 1) == 4, (1000...2999).contains(third)
            {
                year = padded(third, 4)
                dayEnd += 2
            } else if isWord(Self.year, dayEnd), let third = number(dayEnd + 1), (1000...2999).contains(third) {
                year = padded(third, 4)
                dayEnd += 2
            }
            guard !isPartOfSomethingElse(at, dayEnd) else { return nil }
            guard isMarked || year != "XXXX" || isDateByContext(at, dayEnd, separator) else { return nil }
            return checked(first, second, year, at..<dayEnd)
        }

        private mutating func written(_ day: Int, _ month: (value: Int, end: Int), _ isMarked: Bool) -> Day? {
            var dayEnd = month.end
            var year = "XXXX"
            let start = month.end - 3
            if isWord(Self.year, dayEnd), let number = number(dayEnd + 1), (1000...2999).contains(number) {
                year = padded(number, 4)
                dayEnd += 2
            } else if sign(dayEnd) == .comma, let number = number(dayEnd + 1), (1900...2099).contains(number) {
                year = padded(number, 4)
                dayEnd += 2
            } else if isSeparator(dayEnd, [.hyphen, .slash], spaced: false), let number = number(dayEnd + 1),
                (1900...2099).contains(number)
            {
                year = padded(number, 4)
                dayEnd += 2
            } else if !isMarked, isWord(Self.old, dayEnd) {
                return nil
            }
            return checked(day, month.value, year, max(start, 0)..<dayEnd)
        }

        private mutating func checked(_ day: Int, _ month: Int, _ year: String, _ range: TokenRange) -> Day? {
            // Without a year a leap year is assumed, so that 29/2 passes.
            guard CalendarDate(year: Int(year) ?? 2020, month: month, day: day) != nil else {
                impossible = range
                return nil
            }
            return Day(end: range.upperBound, value: "\(year)-\(two(month))-\(two(day))")
        }

        /// "27 đến 30/6", "27-30/6".
        private mutating func interval(_ at: Int, _ first: Int, _ isMarked: Bool) -> Day? {
            let isRange = isWord(Self.until, at + 1) || isSeparator(at + 1, [.hyphen, .dash], spaced: false)
            guard isRange, let last = number(at + 2), last > first, last <= 31, text.digitCount(at: at + 2) <= 2,
                isSeparator(at + 3, [.slash], spaced: false)
                    || isSeparator(at + 3, [.hyphen], spaced: false) && isWord(Self.until, at + 1),
                let month = number(at + 4), (1...12).contains(month)
            else { return nil }
            var dayEnd = at + 5
            var year = "XXXX"
            if isSeparator(dayEnd, [text.tokens[at + 3].sign], spaced: false), let number = number(dayEnd + 1),
                (1900...2099).contains(number)
            {
                year = padded(number, 4)
                dayEnd += 2
            }
            guard !isPartOfSomethingElse(at, dayEnd) else { return nil }
            return Day(end: dayEnd, value: "\(year)-\(two(month))-\(two(first))/\(year)-\(two(month))-\(two(last))")
        }

        /// Numbers of laws and roads ("12/2017/NĐ-CP", "số 8/12"), longer chains, percentages, decimals.
        private func isPartOfSomethingElse(_ start: Int, _ dayEnd: Int) -> Bool {
            if start > self.start {
                let before = text.tokens[start - 1]
                if text.touches(start),
                    before.kind != .sign || [.slash, .hyphen, .comma, .fullStop].contains(before.sign)
                {
                    return true
                }
                if Self.numbered.contains(before.key) { return true }
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
            let isBracketed =
                sign(dayEnd) == .closeParenthesis && start > self.start
                && text.tokens[start - 1].sign == .openParenthesis
            if isBracketed { return true }
            let isAfterPreposition = start > self.start && Self.datePrepositions.contains(text.tokens[start - 1].key)
            if isAfterPreposition {
                return separator == .slash || dayEnd >= end || !isCounted(dayEnd)
            }
            guard separator == .slash, !isCounted(dayEnd) else { return false }
            // "3/2" may be a vote and "3/4" a fraction; a day after the 12th or one set off by commas is a date.
            if let first = number(start), first > 12 { return true }
            return start > self.start && text.tokens[start - 1].sign == .comma || sign(dayEnd) == .comma
        }

        /// Whether a noun follows that a number counts: "7-8 người", "1/2 số phiếu".
        private func isCounted(_ dayEnd: Int) -> Bool {
            guard dayEnd < end, text.tokens[dayEnd].isWord else { return false }
            let kinds = text.kinds(at: dayEnd)
            return kinds.isDisjoint(with: [
                .preposition, .adverb, .conjunction, .functionWord, .cue, .copula, .passive, .time, .that, .opener,
            ])
        }

        /// "[sáng] [thứ Hai] [ngày|hôm] 8/12", "thứ Hai", "chiều cùng ngày", "sáng thứ Hai".
        private mutating func dayExpression(_ at: Int) -> TimeExpression? {
            var cursor = at
            var part: String?
            if let word = timeWord(.part, cursor) {
                part = word.value
                cursor = text.unitEnd(cursor)
            }
            if isWord(Self.day, cursor) || isWord(Self.onDay, cursor), timeWord(.weekday, cursor + 1) != nil {
                cursor += 1
            }
            if cursor < end, let word = timeWord(.weekday, cursor),
                let weekday = weekday(word, cursor, hasPart: part != nil)
            {
                var weekdayEnd = weekday.end
                // "thứ Hai, 8/12", "thứ Hai (8/12)", "thứ Hai ngày 8/12": the date tells more.
                var next = weekdayEnd
                while next < end, [.comma, .openParenthesis].contains(text.tokens[next].sign) { next += 1 }
                let isNamed = isWord(Self.day, next)
                if isNamed { next += 1 }
                if let day = day(next, isMarked: true) {
                    weekdayEnd = day.end
                    return TimeExpression(
                        range: at..<weekdayEnd, type: part == nil ? .date : .time, value: day.value + suffix(part))
                }
                impossible = nil
                return TimeExpression(
                    range: at..<weekday.end, type: part == nil ? .date : .time,
                    value: "XXXX-WXX-\(weekday.value)" + suffix(part))
            }
            if let weekday = numberedWeekday(cursor, hasPart: part != nil) {
                return TimeExpression(
                    range: at..<weekday.end, type: part == nil ? .date : .time,
                    value: "XXXX-WXX-\(weekday.value)" + suffix(part))
            }
            var isMarked = part != nil
            while isWord(Self.day, cursor) || isWord(Self.onDay, cursor) || isWord(Self.last, cursor) && isMarked {
                cursor += 1
                isMarked = true
            }
            if let same = timeWord(.same, cursor), same.value == "D",
                let day = anchor.day ?? anchor.month.map({ $0 + "-XX" })
            {
                return TimeExpression(
                    range: at..<text.unitEnd(cursor), type: part == nil ? .date : .time, value: day + suffix(part))
            }
            // "ngày bế mạc 29-11" keeps its words; "mùng 8 tháng 3"
            if isWord(Self.early, cursor) { cursor += 1 }
            guard cursor < end, let day = day(cursor, isMarked: isMarked) else { return nil }
            return TimeExpression(
                range: at..<day.end, type: part == nil ? .date : .time, value: day.value + suffix(part))
        }

        /// "thứ 2" (Monday) to "thứ 7" with a word of time before it; else it is an ordinal.
        private func numberedWeekday(_ at: Int, hasPart: Bool) -> (value: Int, end: Int)? {
            guard isWord(Self.ordinal, at), let number = number(at + 1), (2...7).contains(number) else { return nil }
            let isAfterTime = at > start && Self.dayWords.contains(text.tokens[at - 1].key)
            return hasPart || isAfterTime ? (number - 1, at + 2) : nil
        }

        private func suffix(_ part: String?) -> String { part.map { "T\($0)" } ?? "" }

        private func weekday(_ word: TimeWord, _ at: Int, hasPart: Bool) -> (value: String, end: Int)? {
            let unitEnd = text.unitEnd(at)
            // "thứ hai" is also "the second": a weekday has a capital or a word of time before it.
            let hasCapital = text.tokens[unitEnd - 1].isCapitalised && text.tokens[unitEnd - 1].isWord
            let isSunday = word.value == "7"
            let isAfterDay = at > start && (text.isWord(Self.day, at: at - 1) || text.isWord(Self.onDay, at: at - 1))
            guard hasCapital || isSunday || hasPart || isAfterDay else { return nil }
            return (word.value, unitEnd)
        }

        // MARK: Months, quarters, seasons

        private func monthNumber(_ at: Int) -> (value: Int, end: Int)? {
            if let number = number(at), (1...12).contains(number), text.digitCount(at: at) <= 2 {
                return (number, at + 1)
            }
            guard at < end, text.tokens[at].isWord else { return nil }
            // "tháng mười một" may be cut as "mười một" or as a unit of its own.
            if let word = timeWord(.numeral, at), let number = Int(word.value), (1...12).contains(number) {
                return (number, text.unitEnd(at))
            }
            if let value = Self.monthWords[text.tokens[at].key] { return (value, at + 1) }
            return nil
        }

        private func monthExpression(_ at: Int) -> TimeExpression? {
            var cursor = at
            if let edge = timeWord(.edge, cursor), edge.kind == .edge, text.tokens[cursor].unitLength >= 1 {
                cursor = text.unitEnd(cursor)
            } else if isEdge(cursor) {
                cursor += 1
            }
            if isWord(Self.month, cursor), let month = monthNumber(cursor + 1) {
                guard !isDurationOfMonths(cursor, month.end) else { return nil }
                return monthTail(at, month)
            }
            if cursor == at, let month = number(at), (1...12).contains(month), text.digitCount(at: at) <= 2,
                isSeparator(at + 1, [.slash], spaced: false), let year = number(at + 2),
                text.digitCount(at: at + 2) == 4,
                (1900...2099).contains(year), !isPartOfSomethingElse(at, at + 3)
            {
                return TimeExpression(range: at..<at + 3, type: .date, value: "\(year)-\(two(month))")
            }
            if isWord(Self.quarter, cursor), let quarter = quarterNumber(cursor + 1) {
                return quarterTail(at, cursor + 2, quarter)
            }
            if let season = timeWord(.season, cursor) { return seasonTail(at, cursor, season.value) }
            return nil
        }

        /// "đầu", "giữa", "cuối" within a longer unit such as "cuối tháng".
        private func isEdge(_ at: Int) -> Bool { at < end && Self.edges.contains(text.tokens[at].key) }

        /// "sáu tháng 3 ngày" counts months.
        private func isDurationOfMonths(_ month: Int, _ monthEnd: Int) -> Bool {
            guard month > start else { return false }
            let isCounted = text.tokens[month - 1].kind == .number
            return isCounted && timeWord(.unit, monthEnd) != nil
        }

        private func monthTail(_ at: Int, _ month: (value: Int, end: Int)) -> TimeExpression {
            var cursor = month.end
            if isSeparator(cursor, [.slash, .hyphen, .fullStop], spaced: false), let year = number(cursor + 1),
                text.digitCount(at: cursor + 1) == 4, (1900...2099).contains(year)
            {
                return TimeExpression(range: at..<cursor + 2, type: .date, value: "\(year)-\(two(month.value))")
            }
            if isWord(Self.year, cursor), let year = number(cursor + 1), (1000...2999).contains(year) {
                return TimeExpression(
                    range: at..<cursor + 2, type: .date, value: "\(padded(year, 4))-\(two(month.value))")
            }
            if sign(cursor) == .comma, isWord(Self.year, cursor + 1), let year = number(cursor + 2),
                (1900...2099).contains(year)
            {
                return TimeExpression(range: at..<cursor + 3, type: .date, value: "\(year)-\(two(month.value))")
            }
            if let same = timeWord(.same, cursor), same.value == "Y" {
                return TimeExpression(
                    range: at..<text.unitEnd(cursor), type: .date, value: "\(anchor.year ?? "XXXX")-\(two(month.value))"
                )
            }
            if let relative = timeWord(.date, cursor), relative.value.hasPrefix("REF"),
                relative.value.hasSuffix("Y")
                    || relative.value == "REF-Y0"
            {
                cursor = text.unitEnd(cursor)
                return TimeExpression(range: at..<cursor, type: .date, value: "\(relative.value)-\(two(month.value))")
            }
            return TimeExpression(range: at..<month.end, type: .date, value: "XXXX-\(two(month.value))")
        }

        private func quarterNumber(_ at: Int) -> Int? {
            if let number = number(at), (1...4).contains(number) { return number }
            guard at < end, text.tokens[at].isCapitalised else { return nil }
            return Self.roman[text.tokens[at].key]
        }

        private func quarterTail(_ at: Int, _ cursor: Int, _ quarter: Int) -> TimeExpression {
            if isSeparator(cursor, [.slash, .hyphen], spaced: false), let year = number(cursor + 1),
                (1900...2099).contains(year)
            {
                return TimeExpression(range: at..<cursor + 2, type: .date, value: "\(year)-Q\(quarter)")
            }
            if isWord(Self.year, cursor), let year = number(cursor + 1), (1900...2099).contains(year) {
                return TimeExpression(range: at..<cursor + 2, type: .date, value: "\(year)-Q\(quarter)")
            }
            return TimeExpression(range: at..<cursor, type: .date, value: "XXXX-Q\(quarter)")
        }

        private func seasonTail(_ at: Int, _ season: Int, _ value: String) -> TimeExpression? {
            var cursor = text.unitEnd(season)
            if isWord(Self.year, cursor) { cursor += 1 }
            guard let year = number(cursor), (1900...2099).contains(year) else { return nil }
            return TimeExpression(range: at..<cursor + 1, type: .date, value: "\(year)-\(value)")
        }

        // MARK: Years

        private func yearExpression(_ at: Int) -> TimeExpression? {
            if let decade = decade(at) { return decade }
            var cursor = at
            if timeWord(.edge, cursor) != nil {
                cursor = text.unitEnd(cursor)
            } else if isEdge(cursor) {
                cursor += 1
            }
            if isWord(Self.stage, cursor), isWord(Self.segment, cursor + 1) { cursor += 2 }
            let isStage = cursor > at && isWord(Self.stage, at)
            var isNamed = isStage
            if isWord(Self.year, cursor) {
                isNamed = true
                cursor += 1
                if isWord(Self.school, cursor) { cursor += 1 }
            }
            guard let year = number(cursor), text.digitCount(at: cursor) == 4, (1000...2999).contains(year) else {
                return nil
            }
            let yearEnd = cursor + 1
            if isSeparator(yearEnd, [.hyphen, .dash], spaced: true) || isStage && isWord(Self.until, yearEnd),
                let last = number(yearEnd + 1), text.digitCount(at: yearEnd + 1) == 4, last > year,
                (1000...2999).contains(last),
                isNamed || (1900...2099).contains(year)
            {
                return TimeExpression(range: at..<yearEnd + 2, type: .date, value: "\(year)/\(last)")
            }
            if isNamed {
                guard !text.touches(yearEnd) || sign(yearEnd) != .none || yearEnd >= end else { return nil }
                return TimeExpression(range: at..<yearEnd, type: .date, value: padded(year, 4))
            }
            guard cursor == at, isYearByContext(at, year) else { return nil }
            return TimeExpression(range: at..<yearEnd, type: .date, value: padded(year, 4))
        }

        /// A bare number between 1900 and 2099 after a preposition of time or alone in brackets.
        private func isYearByContext(_ at: Int, _ year: Int) -> Bool {
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
            if sign(at - 1) == .comma || text.kinds(at: at - 1).contains(.conjunction), at - 2 >= start,
                let before = number(at - 2), (1900...2099).contains(before), text.digitCount(at: at - 2) == 4
            {
                return true
            }
            guard !isCounted(at + 1), !Self.numbered.contains(text.tokens[at - 1].key) else { return false }
            // "World Cup 2018", "Nghị quyết 2016": a year of our times after a name.
            let isAfterName =
                text.tokens[at - 1].isCapitalised && text.tokens[at - 1].isWord && (1950...2049).contains(year)
            return isAfterName || Self.yearPrepositions.contains(text.tokens[at - 1].key)
        }

        /// "những năm 1960", "thập niên 1990".
        private func decade(_ at: Int) -> TimeExpression? {
            var cursor = at
            if isWord(Self.plural, cursor), isWord(Self.year, cursor + 1) {
                cursor += 2
            } else if timeWord(.unit, cursor)?.value == "10Y" {
                cursor = text.unitEnd(cursor)
            } else {
                return nil
            }
            guard let number = number(cursor) else { return nil }
            if text.digitCount(at: cursor) == 4, number % 10 == 0, (1000...2990).contains(number) {
                return TimeExpression(range: at..<cursor + 1, type: .date, value: String(number / 10))
            }
            if text.digitCount(at: cursor) == 2, number % 10 == 0 {
                return TimeExpression(range: at..<cursor + 1, type: .date, value: String(190 + number / 10))
            }
            return nil
        }

        // MARK: Times of day

        /// "8h30", "8 giờ 30", "20h ngày 8/12", "9h sáng 8/12", "6h hôm qua".
        private mutating func clock(_ at: Int) -> TimeExpression? {
            guard let hour = number(at), hour <= 24, text.digitCount(at: at) <= 2 else { return nil }
            if at > start, text.touches(at), [.slash, .hyphen, .fullStop, .comma].contains(sign(at - 1)) { return nil }
            var cursor = at + 1
            var minute: Int?
            var isSpelled = false
            if cursor < end, Self.hourLetters.contains(text.tokens[cursor].key),
                text.tokens[cursor].end - text.tokens[cursor].start == 1
            {
                cursor += 1
                if text.touches(cursor), let number = number(cursor), number < 60, text.digitCount(at: cursor) <= 2 {
                    minute = number
                    cursor += 1
                    if cursor < end, text.touches(cursor), text.tokens[cursor].isWord { cursor += 1 }
                }
            } else if isWord(Self.hour, cursor), text.tokens[cursor].unitLength == 1 {
                isSpelled = true
                cursor += 1
                if let number = number(cursor), number < 60, text.digitCount(at: cursor) == 2 {
                    minute = number
                    cursor += 1
                    if isWord(Self.minute, cursor) { cursor += 1 }
                }
            } else if sign(cursor) == .colon, text.touches(cursor), text.touches(cursor + 1),
                let number = number(cursor + 1), number < 60,
                text.digitCount(at: cursor + 1) == 2
            {
                minute = number
                cursor += 2
            } else {
                return nil
            }
            return clockTail(at, hour, minute, cursor, isSpelled)
        }

        private mutating func clockTail(_ at: Int, _ hour: Int, _ minute: Int?, _ after: Int, _ isSpelled: Bool)
            -> TimeExpression?
        {
            var cursor = after
            var hour = hour
            var hasPart = false
            // "6h40 (giờ London) ngày 3-12"
            if sign(cursor) == .openParenthesis,
                let close = (cursor..<min(cursor + 7, end)).first(where: { sign($0) == .closeParenthesis }),
                isWord(Self.day, close + 1)
            {
                cursor = close + 1
            }
            var day: String?
            if let part = timeWord(.part, cursor) {
                hasPart = true
                if ["AF", "EV"].contains(part.value), hour < 12 || part.value == "NI" && hour >= 6 && hour < 12 {
                    hour += 12
                }
                cursor = text.unitEnd(cursor)
            } else if let relative = timeWord(.date, cursor), relative.value.hasPrefix("REF"),
                !relative.value.contains("W"),
                let split = relative.value.utf8.lastIndex(of: UInt8(ascii: "T")), relative.value.utf8.count > 5
            {
                // "20h tối qua": the part of the day is in the word.
                let part = relative.value.suffix(2)
                if part == "AF" || part == "EV", hour < 12 { hour += 12 }
                day = String(relative.value[..<split])
                hasPart = true
                cursor = text.unitEnd(cursor)
            }
            if day == nil { (day, cursor) = clockDay(cursor) }
            let clock = "T\(two(hour)):\(two(minute ?? 0))"
            let value = (day ?? anchor.day ?? "") + clock
            if day != nil || minute != nil || hasPart {
                return TimeExpression(range: at..<cursor, type: .time, value: value)
            }
            let before = at > start ? text.tokens[at - 1].key : 0
            let isPoint = isSpelled ? Self.clockPrepositions.contains(before) : !Self.spanPrepositions.contains(before)
            guard isPoint, hour < 24 else {
                return isSpelled ? nil : TimeExpression(range: at..<after, type: .duration, value: "PT\(hour)H")
            }
            return TimeExpression(range: at..<after, type: .time, value: value)
        }

        /// The day after a time of day, and where it ends.
        private mutating func clockDay(_ at: Int) -> (day: String?, end: Int) {
            var cursor = at
            if sign(cursor) == .comma { cursor += 1 }
            if let relative = timeWord(.date, cursor), relative.value.hasPrefix("REF"), !relative.value.contains("T"),
                relative.value == "REF" || relative.value.hasSuffix("D")
            {
                return (relative.value, text.unitEnd(cursor))
            }
            if let same = timeWord(.same, cursor), same.value == "D", let day = anchor.day {
                return (day, text.unitEnd(cursor))
            }
            if let daily = timeWord(.set, cursor), daily.value == "P1D" { return ("XXXX-XX-XX", text.unitEnd(cursor)) }
            var isMarked = cursor == at
            while isWord(Self.day, cursor) || isWord(Self.onDay, cursor) {
                isMarked = true
                cursor += 1
            }
            if let day = day(cursor, isMarked: isMarked), !day.value.contains("/") { return (day.value, day.end) }
            impossible = nil
            return (nil, at)
        }

        // MARK: Durations

        /// "3 ngày", "27 năm qua", "hai giờ đồng hồ", "vài tuần trước", "nửa thế kỷ".
        private func duration(_ at: Int) -> TimeExpression? {
            var cursor = at
            let amount: String
            var isHalf = false
            if let number = number(at) {
                guard at == start || !text.touches(at) || sign(at - 1) == .openParenthesis else { return nil }
                amount = String(number)
                cursor += 1
            } else if let word = timeWord(.numeral, at) {
                amount = word.value
                isHalf = word.value == "0.5"
                cursor = text.unitEnd(at)
            } else {
                return nil
            }
            guard let unit = unit(cursor) else { return nil }
            // "năm nay" is no count of years, "một ngày nào đó" is in the table, "5 năm tuổi" is an age.
            if isWord(Self.age, unit.end) || isWord(Self.birthday, unit.end) { return nil }
            if at > start, Self.ordinals.contains(text.tokens[at - 1].key) { return nil }
            if unit.value == "M", number(unit.end) != nil, amount != "X" { return nil }
            guard let value = Self.durationValue(amount, unit.value, isHalf) else { return nil }
            return durationTail(at, unit.end, value, unit.value)
        }

        private func unit(_ at: Int) -> (value: String, end: Int)? {
            guard at < end, text.tokens[at].isWord, !text.tokens[at].isCapitalised else { return nil }
            if let word = timeWord(.unit, at) { return (word.value, text.unitEnd(at)) }
            // A unit's first syllable may be held by a longer phrase: "năm trước", "tuần qua", "ngày nay".
            if let value = Self.unitSyllables[text.tokens[at].key],
                times(at).contains(where: { $0.kind == .date || $0.kind == .skip })
            {
                return (value, at + 1)
            }
            return nil
        }

        private func durationTail(_ at: Int, _ unitEnd: Int, _ value: String, _ unit: String) -> TimeExpression {
            var start = at
            var cursor = unitEnd
            var isAgo = false
            if at - 2 >= self.start, isWord(Self.away, at - 2), isWord(Self.here, at - 1) {
                start = at - 2
                isAgo = true
            }
            if isWord(Self.before, cursor), !isWord(Self.that, cursor + 1), !isWord(Self.when, cursor + 1) {
                isAgo = true
                cursor += 1
                if isWord(Self.here, cursor) { cursor += 1 }
            } else if isWord(Self.turning, cursor), isWord(Self.back, cursor + 1), isWord(Self.here, cursor + 2) {
                cursor += 3
                if value.contains("X") { return TimeExpression(range: start..<cursor, type: .date, value: "PAST_REF") }
            } else if isWord(Self.past, cursor) || isWord(Self.now, cursor) || isWord(Self.more, cursor) {
                cursor += 1
            }
            return TimeExpression(
                range: start..<cursor, type: isAgo ? .date : .duration, value: isAgo ? "REF-" + value : value)
        }

        /// ISO 8601: "P3D", "PT2H", "P10Y"; "X" for a vague number.
        private static func durationValue(_ amount: String, _ unit: String, _ isHalf: Bool) -> String? {
            let isClock = unit.hasPrefix("T")
            let letter = unit.suffix(1)
            let factor = Int(unit.dropLast().filter { $0.isNumber }) ?? 1
            if isHalf {
                switch unit {
                case "Y": return "P6M"
                case "M": return "P15D"
                case "D": return "PT12H"
                case "TH": return "PT30M"
                case "100Y": return "P50Y"
                case "10Y": return "P5Y"
                default: return nil
                }
            }
            if amount == "X" { return "P" + (isClock ? "T" : "") + "X" + letter }
            guard let number = Int(amount), number < 1_000_000 else { return nil }
            return "P" + (isClock ? "T" : "") + String(number * factor) + letter
        }

        // MARK: What the table knows whole

        private func lexical(_ at: Int) -> TimeExpression? {
            guard text.tokens[at].unitLength > 0 else { return nil }
            let unitEnd = text.unitEnd(at)
            for word in times(at) {
                switch word.kind {
                case .date:
                    guard isDate(word, at, unitEnd) else { continue }
                    let isTime = word.value.hasPrefix("REF") && word.value.dropFirst(3).contains("T")
                    return TimeExpression(range: at..<unitEnd, type: isTime ? .time : .date, value: word.value)
                case .set: return TimeExpression(range: at..<unitEnd, type: .set, value: word.value)
                case .duration: return TimeExpression(range: at..<unitEnd, type: .duration, value: word.value)
                case .inner: return TimeExpression(range: unitEnd - 1..<unitEnd, type: .date, value: word.value)
                case .feast where word.value != "-":
                    return TimeExpression(range: at..<unitEnd, type: .date, value: "XXXX-" + word.value)
                case .same:
                    let value = word.value == "D" ? anchor.day : word.value == "M" ? anchor.month : anchor.year
                    guard let value else { continue }
                    return TimeExpression(range: at..<unitEnd, type: .date, value: value)
                case .part where unitEnd - at >= 2 && !Self.vagueParts.contains(text.tokens[at].key):
                    return TimeExpression(
                        range: at..<unitEnd, type: .time, value: (anchor.day ?? "XXXX-XX-XX") + "T" + word.value)
                case .now: return isNow(at) ? TimeExpression(range: at..<unitEnd, type: .date, value: word.value) : nil
                default: continue
                }
            }
            return nil
        }

        /// "năm trước" after a number is a duration's; "cuối tuần" before "này" is longer in the table.
        private func isDate(_ word: TimeWord, _ at: Int, _ unitEnd: Int) -> Bool {
            if at > start, text.tokens[at - 1].kind == .number { return false }
            return true
        }

        /// "hiện" is "now" before a verb or at the beginning; within compounds the table holds it.
        private func isNow(_ at: Int) -> Bool {
            guard at + 1 < end else { return false }
            return text.tokens[at + 1].kind != .sign || text.tokens[at + 1].sign == .comma
        }
    }
}

extension Times.Reading {
    private static let ordinal = Syllable("thứ")
    private static let dayWords = Set(["ngày", "hôm", "vào", "từ", "đến", "tới"].map { Syllable($0).key })
    private static let day = Syllable("ngày")
    private static let onDay = Syllable("hôm")
    private static let last = Syllable("qua")
    private static let early = Syllable("mùng")
    private static let month = Syllable("tháng")
    private static let quarter = Syllable("quý")
    private static let year = Syllable("năm")
    private static let school = Syllable("học")
    private static let stage = Syllable("giai")
    private static let segment = Syllable("đoạn")
    private static let plural = Syllable("những")
    private static let until = Syllable("đến")
    private static let old = Syllable("tuổi")
    private static let hour = Syllable("giờ")
    private static let minute = Syllable("phút")
    private static let age = Syllable("tuổi")
    private static let birthday = Syllable("sinh")
    private static let away = Syllable("cách")
    private static let here = Syllable("đây")
    private static let before = Syllable("trước")
    private static let that = Syllable("đó")
    private static let when = Syllable("khi")
    private static let turning = Syllable("trở")
    private static let back = Syllable("lại")
    private static let past = Syllable("qua")
    private static let now = Syllable("nay")
    private static let more = Syllable("nữa")
    private static let vagueParts = Set(["ban", "chiều", "tối"].map { Syllable($0).key })
    private static let edges = Set(["đầu", "giữa", "cuối"].map { Syllable($0).key })
    private static let hourLetters = Set(["h", "g"].map { Syllable($0).key })
    private static let numbered = Set(
        ["số", "luật", "điều", "khoản", "lộ", "đường", "phòng", "lô", "tỷ", "tỉ"].map { Syllable($0).key })
    private static let ordinals = Set(["thứ", "lần", "số"].map { Syllable($0).key })
    private static let datePrepositions = Set(
        ["từ", "đến", "tới", "vào", "trước", "sau", "hết", "và", "qua", "kể", "ngày"].map { Syllable($0).key })
    private static let yearPrepositions = Set(
        ["từ", "đến", "tới", "vào", "trước", "sau", "hết", "trong", "đầu", "cuối", "giữa", "và", "kỳ"].map {
            Syllable($0).key
        })
    private static let clockPrepositions = Set(
        ["lúc", "vào", "đến", "tới", "từ", "trước"].map { Syllable($0).key })
    private static let spanPrepositions = Set(
        ["trong", "suốt", "hơn", "sau", "dài", "mất", "vòng", "cách"].map { Syllable($0).key })
    private static let roman: [UInt64: Int] = Dictionary(
        uniqueKeysWithValues: [("i", 1), ("ii", 2), ("iii", 3), ("iv", 4)].map { (Syllable($0.0).key, $0.1) })
    private static let monthWords: [UInt64: Int] = Dictionary(
        uniqueKeysWithValues: [
            ("một", 1), ("giêng", 1), ("hai", 2), ("ba", 3), ("tư", 4), ("năm", 5), ("sáu", 6), ("bảy", 7), ("tám", 8),
            ("chín", 9),
            ("mười", 10), ("chạp", 12),
        ].map { (Syllable($0.0).key, $0.1) })
    private static let unitSyllables: [UInt64: String] = Dictionary(
        uniqueKeysWithValues: [
            ("ngày", "D"), ("tuần", "W"), ("tháng", "M"), ("năm", "Y"), ("giờ", "TH"), ("phút", "TM"), ("đêm", "D"),
        ].map { (Syllable($0.0).key, $0.1) })
}
