extension Times {
    /// Reads one expression at a token (a pass over a few tokens).
    struct Reading {
        let text: TokenizedText
        let surroundings: TimeSurroundings
        private let contexts = TimeContexts.shared
        /// The paragraph.
        var start = 0
        var end = 0
        var anchor = Anchor()
        var impossible: TokenRange?
        /// Where the last expression ended: "rạng sáng nay (12-8)".
        private var lastEnd = -1
        private var lastIsDay = false
        /// Whether the article writes dates as 8.12 or as 8-12.
        private var writesPoints = false
        private var writesHyphens = false

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
        func next(_ at: Int) -> Int {
            // A unit that is a word of time may hold an expression; another unit ("thực hiện") holds none.
            text.kinds(at: at).contains(.time) || text.tokens[at].kind == .number
                ? at + 1 : max(at + 1, text.unitEnd(at))
        }

        mutating func expression(_ at: Int) -> TimeExpression? {
            // Most words open none.
            guard text.tokens[at].kind == .number || text.kinds(at: at).contains(.time) || isOne(of: Self.openings, at)
            else {
                return nil
            }
            if let clock = clock(at) { return clock }
            if let lunar = lunarDay(at) { return lunar }
            if let day = dayExpression(at) { return day }
            if impossible != nil { return nil }
            if let month = monthExpression(at) { return month }
            if let year = yearExpression(at) { return year }
            if let duration = duration(at) { return duration }
            return lexical(at)
        }

        // MARK: Small parts

        private func isWord(_ syllable: Syllable, _ at: Int) -> Bool { at < end && text.isWord(syllable, at: at) }

        private func isOne(of keys: SyllableSet, _ at: Int) -> Bool {
            at >= start && at < end && keys.contains(text.tokens[at].key)
        }

        private func number(_ at: Int) -> Int? { at >= start && at < end ? text.number(at: at) : nil }

        /// A number of at most two digits: a day, a month, an hour.
        private func short(_ at: Int) -> Int? { number(at).flatMap { text.digitCount(at: at) <= 2 ? $0 : nil } }

        private func year(_ at: Int, _ years: ClosedRange<Int> = 1900...2099) -> Int? {
            number(at).flatMap { text.digitCount(at: at) == 4 && years.contains($0) ? $0 : nil }
        }

        private func sign(_ at: Int) -> Token.Sign { at >= start && at < end ? text.tokens[at].sign : .none }

        /// The kinds of time that the unit at a token has.
        private func times(_ at: Int) -> [TimeWord] { at >= start && at < end ? text.entry(at: at)?.times ?? [] : [] }

        private func timeWord(_ kind: TimeWord.Kind, _ at: Int) -> TimeWord? { times(at).first { $0.kind == kind } }

        private func two(_ number: Int) -> String { padded(number, 2) }

        private func context(_ at: Int) -> TimeContext {
            contexts.before(at, from: start, in: text.tokens, opensWord: surroundings.opensWord)
        }

        private func tag(_ at: Int) -> PartOfSpeech? { at >= start && at < end ? surroundings.tag(at) : nil }

        /// Signs that touch both what is before and after them; some corpora put spaces about them.
        private func isSeparator(_ at: Int, _ signs: [Token.Sign], spaced: Bool) -> Bool {
            guard at + 1 < end, signs.contains(text.tokens[at].sign) else { return false }
            if text.touches(at), text.touches(at + 1) { return true }
            return spaced && !text.touches(at) && !text.touches(at + 1) && text.tokens[at].sign != .fullStop
        }

        // MARK: Days

        private struct Day {
            var end: Int
            /// `XXXX-12-08`, or an interval.
            var value: String
        }

        /// "8/12", "8-12-2021", "8.12", "8 tháng 12 năm 2021"; `isMarked` where "ngày" or a part of the day stands before it.
        private mutating func day(_ at: Int, isMarked: Bool) -> Day? {
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
            if isWord(Self.year, at), let year = year(at + 1, 1000...2999) { return (at + 2, year) }
            return (at, nil)
        }

        private mutating func written(_ at: Int, _ day: Int, _ month: (value: Int, end: Int), _ isMarked: Bool) -> Day?
        {
            var dayEnd = month.end
            var year: Int?
            if isWord(Self.year, dayEnd), let number = self.year(dayEnd + 1, 1000...2999) {
                year = number
                dayEnd += 2
            } else if sign(dayEnd) == .comma || isSeparator(dayEnd, [.hyphen, .slash], spaced: false),
                let number = self.year(dayEnd + 1)
            {
                year = number
                dayEnd += 2
            } else if !isMarked, isWord(Self.age, dayEnd) {
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

        private func date(_ year: Int?, _ month: Int, _ day: Int) -> String {
            "\(year.map { padded($0, 4) } ?? "XXXX")-\(two(month))-\(two(day))"
        }

        /// "27 đến 30/6", "27 đến ngày 30/6", "27-30/6", "28/12 - 3/1".
        private mutating func interval(_ at: Int, _ first: Int, _ isMarked: Bool) -> Day? {
            guard first <= 31 else { return nil }
            if let crossing = crossing(at, first, isMarked) { return crossing }
            let isUntil = isWord(Self.until, at + 1) || isWord(Self.up, at + 1)
            let isRange = isUntil || isSeparator(at + 1, [.hyphen, .dash], spaced: isMarked)
            let second = isUntil && isWord(Self.day, at + 2) ? at + 3 : at + 2
            let inner: [Token.Sign] = isMarked ? [.slash, .fullStop] : [.slash]
            guard isRange, let last = short(second), last > first, last <= 31,
                isSeparator(second + 1, inner, spaced: false)
                    || isSeparator(second + 1, [.hyphen], spaced: false) && isUntil,
                let month = short(second + 2), (1...12).contains(month)
            else { return nil }
            let (dayEnd, year) = yearOfDay(second + 3, text.tokens[second + 1].sign, false)
            guard !isPartOfSomethingElse(at, dayEnd), CalendarDate(year: year ?? 2020, month: month, day: last) != nil
            else {
                return nil
            }
            return Day(end: dayEnd, value: date(year, month, first) + "/" + date(year, month, last))
        }

        /// "28/12-3/1": both ends have their months.
        private func crossing(_ at: Int, _ first: Int, _ isMarked: Bool) -> Day? {
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
        private func isPartOfSomethingElse(_ start: Int, _ dayEnd: Int) -> Bool {
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
            // "sáng nay 2-11", "hôm nay, 2-11"
            if isAfterDay(start), separator == .slash || unit(dayEnd) == nil { return true }
            if context(start).contains(.date) { return separator == .slash || !isNearScore(start) }
            guard separator == .slash else { return false }
            guard let first = number(start), let second = number(start + 2) else { return false }
            // Round the clock.
            if first == 24, second == 7 { return false }
            // "3/2" may be a vote and "3/4" a fraction; a day after the 12th or one set off by commas is a date.
            return first > 12 || sign(start - 1) == .comma || sign(dayEnd) == .comma
        }

        /// Whether a day stands right before a token, with a comma or a bracket between at most.
        private func isAfterDay(_ at: Int) -> Bool {
            guard lastIsDay else { return false }
            return lastEnd == at || lastEnd == at - 1 && [.comma, .openParenthesis].contains(sign(at - 1))
        }

        private func isNearScore(_ at: Int) -> Bool {
            (max(start, at - 8)...at).contains { context($0).contains(.score) }
        }

        /// Whether a noun follows that a number counts: "7-8 người", "1/2 số phiếu".
        private func isCounted(_ at: Int) -> Bool {
            guard at < end, text.tokens[at].isWord, !text.tokens[at].isCapitalised else { return false }
            let kinds = text.kinds(at: at)
            guard
                kinds.isDisjoint(with: [
                    .preposition, .adverb, .conjunction, .functionWord, .cue, .copula, .passive, .time, .that, .opener,
                ])
            else { return false }
            switch tag(at) {
            case .adposition, .adverb, .auxiliary, .coordinator, .subordinator, .verb, .pronoun, .particle: return false
            default: return true
            }
        }

        /// "[sáng] [thứ Hai] [ngày|hôm] 8/12", "thứ Hai", "chiều cùng ngày", "sáng thứ Hai".
        private mutating func dayExpression(_ at: Int) -> TimeExpression? {
            var cursor = at
            var part: String?
            if let word = timeWord(.part, cursor) {
                part = word.value
                cursor = text.unitEnd(cursor)
            }
            let type: Report.Time.Kind = part == nil ? .date : .time
            if let weekday = weekdayExpression(at, cursor, part) { return weekday }
            if let same = sameDay(cursor, hasPart: part != nil) {
                return TimeExpression(
                    range: at..<same.end, type: type, value: same.value + suffix(part), isLunar: anchor.isLunar)
            }
            var isMarked = part != nil
            while isWord(Self.day, cursor) || isWord(Self.onDay, cursor) || isWord(Self.past, cursor) && isMarked {
                cursor += 1
                isMarked = true
            }
            if part == nil, isMarked, let named = occasion(at, cursor) { return named }
            if isMarked, let listed = listed(cursor) {
                return TimeExpression(range: at..<cursor + 1, type: type, value: listed + suffix(part))
            }
            guard cursor < end, let day = day(cursor, isMarked: isMarked) else { return nil }
            var expression = TimeExpression(range: at..<day.end, type: type, value: value(day.value, part))
            readTail(&expression)
            return expression
        }

        /// "ngày khai mạc 5-9" (the day of the opening): the words between say what day it is.
        private mutating func occasion(_ at: Int, _ cursor: Int) -> TimeExpression? {
            guard cursor == at + 1, isWord(Self.day, at), cursor < end, text.tokens[cursor].isWord else { return nil }
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
        private mutating func listed(_ at: Int) -> String? {
            guard let first = short(at), (1...31).contains(first) else { return nil }
            var cursor = at
            while cursor < at + 2 * Self.longestList,
                sign(cursor + 1) == .comma || isOne(of: Self.alternatives, cursor + 1),
                let next = short(cursor + 2), next > first
            {
                cursor += 2
                guard let last = day(cursor, isMarked: true) else {
                    impossible = nil
                    continue
                }
                let value = last.value.prefix(8) + two(first)
                guard !last.value.contains("/"), CalendarPeriod(String(value))?.days(in: 2020) != nil else {
                    return nil
                }
                return String(value)
            }
            return nil
        }

        private static let longestList = 6

        /// "cùng ngày" (the same day), "chiều hôm đó" (that afternoon), "hôm sau" (the day after).
        private func sameDay(_ at: Int, hasPart: Bool) -> (value: String, end: Int)? {
            guard at < end, text.tokens[at].unitLength > 0, let word = timeWord(.same, at) else { return nil }
            let unitEnd = text.unitEnd(at)
            switch word.value {
            case "D": return (anchor.day ?? anchor.month.map { $0 + "-XX" }).map { ($0, unitEnd) }
            case "d" where hasPart: return (anchor.day ?? anchor.month.map { $0 + "-XX" }).map { ($0, unitEnd) }
            case "D+1", "D-1":
                let day = anchor.isLunar ? nil : anchor.day.flatMap { Self.shifted($0, word.value == "D+1" ? 1 : -1) }
                if let day { return (day, unitEnd) }
                return hasPart ? ("XXXX-XX-XX", unitEnd) : nil
            default: return nil
            }
        }

        /// The day so many after another one: "XXXX-12-09", "REF-P1D".
        private static func shifted(_ day: String, _ offset: Int) -> String? {
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
        private func readTail(_ expression: inout TimeExpression) {
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

        private func tail(_ at: Int) -> (end: Int, tense: TimeExpression.Tense?)? {
            guard at < end, text.tokens[at].isWord else { return nil }
            if let word = timeWord(.date, at), ["PAST_REF", "FUTURE_REF"].contains(word.value), isTail(at) {
                return (text.unitEnd(at), word.value == "PAST_REF" ? .past : .future)
            }
            // Within a longer unit: "tháng Năm vừa qua".
            if isWord(Self.just, at), isOne(of: Self.pasts, at + 1) { return (at + 2, .past) }
            guard text.tokens[at].unitLength == 1 else { return nil }
            if isWord(Self.this, at) { return (at + 1, nil) }
            if isWord(Self.up, at) || isWord(Self.past, at), !opensNounPhrase(at + 1) {
                return (at + 1, isWord(Self.up, at) ? .future : .past)
            }
            return nil
        }

        /// "vừa qua", "sắp tới", "vừa rồi"; other words for the past stand alone.
        private func isTail(_ at: Int) -> Bool { Self.tailOpenings.contains(text.tokens[at].key) }

        /// "ngày 8/12 tới Hà Nội": "tới" is a preposition before a noun.
        private func opensNounPhrase(_ at: Int) -> Bool {
            guard at < end else { return false }
            if text.tokens[at].kind == .number || text.tokens[at].isCapitalised { return true }
            guard text.tokens[at].isWord else { return false }
            switch tag(at) {
            case .noun, .properNoun, .numeral, .determiner: return true
            default: return timeWord(.edge, at) != nil
            }
        }

        // MARK: Weekdays

        /// `cursor` is after the part of the day.
        private mutating func weekdayExpression(_ at: Int, _ cursor: Int, _ part: String?) -> TimeExpression? {
            var cursor = cursor
            let isNamed = isWord(Self.day, cursor) || isWord(Self.onDay, cursor)
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
            if isWord(Self.day, next) || isWord(Self.onDay, next) { next += 1 }
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
            let isOfWeek = hasPart || isOne(of: Self.dayWords, at - 1) || timeWord(.set, at + 2)?.value == "P1W"
            return isOfWeek ? (number - 1, at + 2) : nil
        }

        private func suffix(_ part: String?) -> String { part.map { "T\($0)" } ?? "" }

        /// "rạng sáng 12-14/8": both ends of an interval are in that part of the day.
        private func value(_ day: String, _ part: String?) -> String {
            guard let part else { return day }
            return day.split(separator: "/").map { $0 + "T" + part }.joined(separator: "/")
        }

        private func weekday(_ word: TimeWord, _ at: Int, hasPart: Bool) -> (value: Int, end: Int)? {
            guard let value = Int(word.value) else { return nil }
            let unitEnd = text.unitEnd(at)
            // "thứ hai" is also "the second": a weekday has a capital, or a word of time beside it.
            let hasCapital = text.tokens[unitEnd - 1].isCapitalised && text.tokens[unitEnd - 1].isWord
            let isAfterDay = at > start && (text.isWord(Self.day, at: at - 1) || text.isWord(Self.onDay, at: at - 1))
            let isBeforeWeek =
                timeWord(.set, unitEnd)?.value == "P1W"
                || timeWord(.date, unitEnd).map { $0.value.hasSuffix("P1W") || $0.value == "REF-W0" } == true
            let isBeforeDate = sign(unitEnd) == .comma && short(unitEnd + 1) != nil && sign(unitEnd + 2) == .slash
            // "ngày thứ hai của hội nghị"
            if isAfterDay, !hasCapital, isOne(of: Self.ordinalTails, unitEnd) { return nil }
            guard hasCapital || value == 7 || hasPart || isAfterDay || isBeforeWeek || isBeforeDate else { return nil }
            return (value, unitEnd)
        }

        // MARK: The lunar calendar

        /// "mùng 1 Tết", "mùng 5 tháng Giêng", "rằm tháng Tám", "tối 29 Tết": kept as they are, in the lunar calendar.
        private func lunarDay(_ at: Int) -> TimeExpression? {
            var cursor = at
            let part = timeWord(.part, cursor)
            if part != nil { cursor = text.unitEnd(cursor) }
            if isWord(Self.day, cursor) { cursor += 1 }
            var day: Int?
            var isNamed = true
            if isWord(Self.early, cursor) || isWord(Self.earlyToo, cursor), let number = lunarNumber(cursor + 1) {
                day = number.value
                cursor = number.end
            } else if isWord(Self.fullMoon, cursor) {
                day = 15
                cursor += 1
            } else if let number = short(cursor), (1...30).contains(number), !isPartOfSomethingElse(cursor, cursor + 1)
            {
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
        private func newYear(_ at: Int) -> TimeExpression? {
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
            if isWord(Self.year, cursor), year(cursor + 1) != nil { cursor += 1 }
            if let year = year(cursor) {
                expression.value = padded(year, 4)
                expression.range = at..<cursor + 1
            } else if let relative = timeWord(.date, unitEnd), relative.value.hasPrefix("REF"),
                relative.value.contains("Y")
            {
                expression.value = relative.value
                expression.range = at..<text.unitEnd(unitEnd)
            } else {
                readTail(&expression)
            }
            return expression
        }

        // MARK: Months, quarters, seasons

        private func monthNumber(_ at: Int) -> (value: Int, end: Int)? {
            if let number = short(at), (1...12).contains(number) { return (number, at + 1) }
            guard at < end, text.tokens[at].isWord else { return nil }
            // "6 tháng năm 2019" are months of a year.
            if isWord(Self.year, at), !text.tokens[at].isCapitalised, year(at + 1) != nil { return nil }
            // "tháng mười một" may be cut as "mười một" or as a unit of its own.
            if let word = timeWord(.numeral, at), let number = Int(word.value), (1...12).contains(number) {
                return (number, text.unitEnd(at))
            }
            if let value = Self.monthWords[text.tokens[at].key] { return (value, at + 1) }
            return nil
        }

        private func monthExpression(_ at: Int) -> TimeExpression? {
            var cursor = at
            if timeWord(.edge, cursor) != nil {
                cursor = text.unitEnd(cursor)
            } else if isOne(of: Self.edges, cursor) {
                // Within a longer unit such as "cuối tháng".
                cursor += 1
            }
            if isWord(Self.month, cursor), let month = monthNumber(cursor + 1) {
                guard !isNoMonth(cursor, month.end) else { return nil }
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
            if isWord(Self.quarter, cursor), let quarter = quarterNumber(cursor + 1) {
                return quarterTail(at, cursor + 2, quarter)
            }
            if let season = timeWord(.season, cursor) { return seasonTail(at, cursor, season.value) }
            return nil
        }

        /// "6 tháng 3 ngày" counts months, "phố 19 tháng 8" is a name.
        private func isNoMonth(_ month: Int, _ monthEnd: Int) -> Bool {
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
            if isWord(Self.year, cursor), let year = year(cursor + 1, 1000...2999) {
                return expression(cursor + 2, padded(year, 4))
            }
            if sign(cursor) == .comma, isWord(Self.year, cursor + 1), let year = year(cursor + 2) {
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
        private func yearWord(_ at: Int) -> String? {
            guard let relative = timeWord(.date, at), relative.value == "REF-Y0" || relative.value.hasSuffix("P1Y"),
                relative.value.hasPrefix("REF"), isWord(Self.year, at) || isWord(Self.coming, at)
            else { return nil }
            return relative.value
        }

        private func quarterNumber(_ at: Int) -> Int? {
            if let number = number(at), (1...4).contains(number) { return number }
            guard at < end else { return nil }
            let numbers = text.tokens[at].isCapitalised ? Self.roman : Self.quarterWords
            return numbers[text.tokens[at].key].flatMap { $0 <= 4 ? $0 : nil }
        }

        private func quarterTail(_ at: Int, _ cursor: Int, _ quarter: Int) -> TimeExpression {
            if isSeparator(cursor, [.slash, .hyphen], spaced: false) || isWord(Self.year, cursor),
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
            var cursor = text.unitEnd(season)
            if let relative = yearWord(cursor) {
                return TimeExpression(range: at..<text.unitEnd(cursor), type: .date, value: relative + "-" + value)
            }
            if isWord(Self.this, cursor) {
                return TimeExpression(range: at..<cursor + 1, type: .date, value: "REF-Y0-" + value)
            }
            if isWord(Self.year, cursor) { cursor += 1 }
            guard let year = year(cursor), surroundings.opensWord(season) else { return nil }
            return TimeExpression(range: at..<cursor + 1, type: .date, value: "\(year)-\(value)")
        }

        // MARK: Years

        private func yearExpression(_ at: Int) -> TimeExpression? {
            if let decade = decade(at) ?? century(at) { return decade }
            var cursor = at
            if timeWord(.edge, cursor) != nil {
                cursor = text.unitEnd(cursor)
            } else if isOne(of: Self.edges, cursor) {
                cursor += 1
            }
            let isStage = isWord(Self.stage, cursor) && isWord(Self.segment, cursor + 1)
            if isStage { cursor += 2 }
            var isNamed = isStage
            if isWord(Self.year, cursor) {
                isNamed = true
                cursor += 1
                if isWord(Self.school, cursor) { cursor += 1 }
            }
            guard let year = year(cursor, 1000...2999) else { return nil }
            let yearEnd = cursor + 1
            if let last = yearOfRange(yearEnd, year, isStage),
                isNamed || (1900...2099).contains(year) || isBracketed(cursor, yearEnd + 2),
                isNamed || !isPartOfSomethingElse(cursor, yearEnd + 2)
            {
                return TimeExpression(range: at..<yearEnd + 2, type: .date, value: "\(year)/\(last)")
            }
            if isNamed {
                guard !text.touches(yearEnd) || sign(yearEnd) != .none || yearEnd >= end else { return nil }
                return TimeExpression(range: at..<yearEnd, type: .date, value: padded(year, 4))
            }
            guard cursor == at, isYearByContext(at, year) else { return nil }
            let isOfName = !context(at).contains(.year) || text.isWord(Self.annual, at: at - 1)
            return TimeExpression(
                range: at..<yearEnd, type: .date, value: padded(year, 4),
                isOfName: isOfName && sign(at - 1) == .none)
        }

        private func isBracketed(_ start: Int, _ end: Int) -> Bool {
            sign(start - 1) == .openParenthesis && sign(end) == .closeParenthesis
        }

        /// The last year of "2015-2018", "2017/18", "giai đoạn 2015 đến 2018".
        private func yearOfRange(_ at: Int, _ first: Int, _ isStage: Bool) -> Int? {
            guard
                isSeparator(at, [.hyphen, .dash], spaced: true) || isSeparator(at, [.slash], spaced: false)
                    || isStage && isWord(Self.until, at)
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

        /// "những năm 1960", "thập niên 1990".
        private func decade(_ at: Int) -> TimeExpression? {
            var cursor = at
            if isOne(of: Self.edges, cursor) { cursor += 1 }
            if isWord(Self.plural, cursor), isWord(Self.year, cursor + 1) {
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
        private func century(_ at: Int) -> TimeExpression? {
            var cursor = at
            if isOne(of: Self.edges, cursor) { cursor += 1 }
            guard timeWord(.unit, cursor)?.value == "100Y" else { return nil }
            cursor = text.unitEnd(cursor)
            guard cursor < end else { return nil }
            let named = text.tokens[cursor].isCapitalised ? Self.roman[text.tokens[cursor].key] : short(cursor)
            guard let number = named, (1...21).contains(number) else { return nil }
            return TimeExpression(range: at..<cursor + 1, type: .date, value: two(number - 1))
        }

        // MARK: Times of day

        /// A time of day as it is read.
        private struct Clock {
            var hour: Int
            var minute: Int?
            var end: Int
            /// "8 giờ", not "8h".
            var isSpelled = false
            /// "20g", which is grams, too.
            var isDoubtful = false
        }

        /// "8h30", "8 giờ 30", "20h ngày 8/12", "9h sáng 8/12", "6h hôm qua".
        private mutating func clock(_ at: Int) -> TimeExpression? {
            guard let hour = short(at), hour <= 24 else { return nil }
            if at > start, text.touches(at), [.slash, .hyphen, .fullStop, .comma].contains(sign(at - 1)),
                !isAfterHour(at - 1)
            {
                return nil
            }
            var clock = Clock(hour: hour, end: at + 1)
            if let letter = Self.hourLetters[clock.end < end ? text.tokens[clock.end].key : 0],
                text.tokens[clock.end].end - text.tokens[clock.end].start == 1
            {
                clock.isDoubtful = letter.isDoubtful
                clock.end += 1
                if text.touches(clock.end), let minute = short(clock.end), minute < 60 {
                    clock.minute = minute
                    clock.end += 1
                    if clock.end < end, text.touches(clock.end), text.tokens[clock.end].isWord { clock.end += 1 }
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

        /// "7h-9h", "19h30-21h": the hyphen stands between hours.
        private func isAfterHour(_ hyphen: Int) -> Bool {
            guard sign(hyphen) == .hyphen, hyphen - 2 >= start else { return false }
            return isHour(hyphen - 1) || text.tokens[hyphen - 1].kind == .number && isHour(hyphen - 2)
        }

        private mutating func read(_ clock: Clock, _ at: Int) -> TimeExpression? {
            var clock = clock
            let coreEnd = clock.end
            let isLength = isLength(at)
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
        private static func hour(_ hour: Int, _ part: String) -> Int {
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

        private func length(_ at: Int, _ coreEnd: Int, _ clock: Clock) -> TimeExpression? {
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
            guard isWord(Self.hour, at), at + 1 < end else { return nil }
            if isWord(Self.ground, at + 1), isWord(Self.region, at + 2) { return at + 3 }
            var cursor = at + 1
            while cursor < min(at + 4, end), text.tokens[cursor].isWord, text.tokens[cursor].isCapitalised {
                cursor += 1
            }
            return cursor > at + 1 ? cursor : nil
        }

        private func isDayWord(_ at: Int) -> Bool {
            isWord(Self.day, at) || isWord(Self.onDay, at) || timeWord(.part, at) != nil || timeWord(.date, at) != nil
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
            while isWord(Self.day, cursor) || isWord(Self.onDay, cursor) {
                isMarked = true
                cursor += 1
            }
            if let day = day(cursor, isMarked: isMarked), !day.value.contains("/") {
                return (day.value, day.end, false)
            }
            return (nil, at, false)
        }

        // MARK: Durations

        /// How many of a unit: a number, or "X" where it is vague.
        private struct Count {
            var end: Int
            var value: Double?
        }

        /// "3 ngày", "27 năm qua", "hai giờ đồng hồ", "vài tuần trước", "nửa thế kỷ", "3-5 ngày".
        private func duration(_ at: Int) -> TimeExpression? {
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

        private func count(_ at: Int) -> Count? {
            if text.tokens[at].kind == .number { return digits(at) }
            return numeral(at)
        }

        /// "3", "1,5", "3.000", "2 nghìn".
        private func digits(_ at: Int) -> Count? {
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
        private func numeral(_ at: Int) -> Count? {
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
                unit(count.end + 1) != nil, digit != 5 || !isWord(Self.year, count.end)
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
            if isWord(Self.age, after) || isWord(Self.birthday, after) { return true }
            if at > start, isOne(of: Self.ordinals, at - 1) || isWord(Self.same, at - 1) { return true }
            if unit.value == "M", number(after) != nil, count.value != nil { return true }
            if unit.value == "Y" {
                // "học kỳ 1 năm học 2017-2018", "quý 1 năm 2018"
                if isWord(Self.school, after), number(after + 1) != nil || timeWord(.date, after + 1) != nil {
                    return true
                }
                if year(after) != nil { return true }
            }
            if times(unitAt).contains(where: { $0.kind == .date }), context(at).contains(.named) { return true }
            if unit.value == "D", count.value == 1, text.tokens[at].isWord, after < end {
                return isOne(of: Self.indefinite, after) || timeWord(.edge, after) != nil
                    || timeWord(.season, after) != nil
                    || contexts.before(after + 1, from: after, in: text.tokens).contains(.length)
            }
            return false
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

        private func durationTail(_ at: Int, _ unitEnd: Int, _ value: String) -> TimeExpression {
            var start = at
            var cursor = unitEnd
            var isAgo = false
            // "cách đây gần 4 năm"
            var away = at
            if away - 3 >= self.start, contexts.before(away, from: away - 1, in: text.tokens).contains(.length) {
                away -= 1
            }
            if away - 2 >= self.start, isWord(Self.away, away - 2), isWord(Self.here, away - 1) {
                start = away - 2
                isAgo = true
            }
            if isWord(Self.before, cursor), !isWord(Self.when, cursor + 1) {
                if isWord(Self.that, cursor + 1) {
                    cursor += 2
                } else {
                    isAgo = true
                    cursor += isWord(Self.here, cursor + 1) ? 2 : 1
                }
            } else if isWord(Self.after, cursor), !isWord(Self.when, cursor + 1) {
                cursor += isWord(Self.that, cursor + 1) ? 2 : 1
            } else if isWord(Self.turning, cursor), isWord(Self.back, cursor + 1), isWord(Self.here, cursor + 2) {
                cursor += 3
                if value.contains("X") { return TimeExpression(range: start..<cursor, type: .date, value: "PAST_REF") }
            } else if isWord(Self.just, cursor), isOne(of: Self.pasts, cursor + 1) {
                cursor += 2
            } else if isOne(of: Self.durationTails, cursor), cursor < end, text.tokens[cursor].unitLength <= 1 {
                cursor += 1
            } else if isWord(Self.up, cursor), !opensNounPhrase(cursor + 1) {
                cursor += 1
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

        // MARK: What the table knows whole

        private func lexical(_ at: Int) -> TimeExpression? {
            guard text.tokens[at].unitLength > 0 else { return nil }
            let unitEnd = text.unitEnd(at)
            for word in times(at) {
                switch word.kind {
                case .date:
                    guard isDate(at, unitEnd) else { continue }
                    return whole(at..<unitEnd, word.value)
                case .set: return TimeExpression(range: at..<unitEnd, type: .set, value: word.value)
                case .duration where number(unitEnd) == nil && timeWord(.numeral, unitEnd) == nil:
                    return durationTail(at, unitEnd, word.value)
                case .first: return TimeExpression(range: at..<at + 1, type: .date, value: word.value)
                case .inner: return whole(at + 1..<unitEnd, word.value)
                case .feast where word.value != "-":
                    guard text.tokens[unitEnd - 1].isCapitalised || text.tokens[at].isCapitalised else { continue }
                    return TimeExpression(range: at..<unitEnd, type: .date, value: "XXXX-" + word.value)
                case .lunar:
                    return TimeExpression(
                        range: at..<unitEnd, type: .date, value: "XXXX-" + word.value, isLunar: true)
                case .newYear: return newYear(at)
                case .same:
                    guard let value = word.value == "M" ? anchor.month : word.value == "Y" ? anchor.year : nil else {
                        continue
                    }
                    return TimeExpression(range: at..<unitEnd, type: .date, value: value)
                case .part:
                    if let part = part(at, unitEnd, word.value) { return part }
                case .now: return isNow(at) ? TimeExpression(range: at..<unitEnd, type: .date, value: word.value) : nil
                case .hour:
                    return isNowHour(at) ? TimeExpression(range: at..<unitEnd, type: .date, value: word.value) : nil
                default: continue
                }
            }
            return nil
        }

        private func whole(_ range: TokenRange, _ value: String) -> TimeExpression {
            let isTime = value.hasPrefix("REF") && value.dropFirst(3).contains("T")
            return TimeExpression(range: range, type: isTime ? .time : .date, value: value)
        }

        /// "năm trước" after a number that counts is a duration's, and "hồi đầu tháng" before one is a month's.
        private func isDate(_ at: Int, _ unitEnd: Int) -> Bool {
            if isWord(Self.month, unitEnd - 1), monthNumber(unitEnd) != nil { return false }
            if isWord(Self.year, unitEnd - 1), year(unitEnd, 1000...2999) != nil { return false }
            guard at > start, text.tokens[at - 1].kind == .number, Self.unitSyllables[text.tokens[at].key] != nil else {
                return true
            }
            return at - 1 > start && (text.touches(at - 1) || context(at - 1).contains(.named))
        }

        /// "hiện" is "now" before a verb or at the beginning; within compounds the table holds it.
        private func isNow(_ at: Int) -> Bool {
            guard at + 1 < end, surroundings.isWholeWord(at) else { return false }
            let after = text.tokens[at + 1]
            return after.kind != .sign || after.sign == .comma || Self.openingMarks.contains(after.sign)
        }

        /// "giờ" (hour) is "now" where a clause begins or a verb ends, before what tells of a state: ", giờ chỉ còn", "Giờ tôi đã".
        private func isNowHour(_ at: Int) -> Bool {
            guard at + 1 < end, surroundings.isWholeWord(at), text.tokens[at + 1].isWord,
                !text.tokens[at + 1].isCapitalised
            else { return false }
            // "(giờ địa phương)"
            if isWord(Self.ground, at + 1) { return false }
            let opensClause = at == start || text.tokens[at - 1].kind == .sign
            let next = tag(at + 1)
            if opensClause { return next != .adposition && next != .noun || next == .noun && isSubject(at + 1) }
            if isOne(of: Self.untils, at - 1) {
                return next != .verb && next != .adposition && (next != .noun || isSubject(at + 1))
            }
            return next == .adverb && (tag(at - 1) == .verb || tag(at - 1) == .pronoun || tag(at - 1) == .noun)
        }

        /// Whether a noun has its verb shortly after it, so that a clause begins with it.
        private func isSubject(_ at: Int) -> Bool {
            (at + 1..<min(at + 5, end)).contains {
                text.tokens[$0].isWord && (tag($0) == .verb || tag($0) == .adverb || tag($0) == .auxiliary)
            }
        }

        /// A part of the day without its day: "ban đêm", "từ sáng đến tối", "Chiều, trời đổ mưa".
        private func part(_ at: Int, _ unitEnd: Int, _ value: String) -> TimeExpression? {
            guard unitEnd - at >= 2 || isBarePart(at) else { return nil }
            let isTold = anchor.isOfThisParagraph && !anchor.isLunar && !surroundings.isQuoted(at)
            let day = isTold ? anchor.day : nil
            return TimeExpression(range: at..<unitEnd, type: .time, value: (day ?? "XXXX-XX-XX") + "T" + value)
        }

        private func isBarePart(_ at: Int) -> Bool {
            guard surroundings.isWholeWord(at), tag(at) == .noun, surroundings.name(at) == nil else { return false }
            let opensClause = at == start || text.tokens[at - 1].kind == .sign && text.tokens[at - 1].sign != .hyphen
            let after = tag(at + 1)
            if isOne(of: Self.partPrepositions, at - 1) { return after != .noun && after != .adjective }
            guard opensClause else { return false }
            // "Đêm thi chung kết" is an event.
            let isClause = after == .verb && !isWord(Self.night, at) || after == .pronoun && !isWord(Self.this, at + 1)
            return sign(at + 1) == .comma || isClause
        }
    }
}

extension Times.Reading {
    static let untils = SyllableSet(["đến", "tới"])

    /// The syllables that open an expression within or without a unit of the tables.
    private static let openings = SyllableSet([
        "ngày", "hôm", "thứ", "mùng", "mồng", "rằm", "tháng", "quý", "năm", "giai", "những", "đầu", "giữa", "cuối",
    ])
    private static let ordinal = Syllable("thứ")
    private static let dayWords = SyllableSet(["ngày", "hôm", "vào", "từ", "đến", "tới"])
    private static let day = Syllable("ngày")
    private static let onDay = Syllable("hôm")
    private static let this = Syllable("này")
    private static let early = Syllable("mùng")
    private static let earlyToo = Syllable("mồng")
    private static let fullMoon = Syllable("rằm")
    private static let feast = Syllable("tết")
    private static let moon = Syllable("âm")
    private static let calendar = Syllable("lịch")
    private static let month = Syllable("tháng")
    private static let quarter = Syllable("quý")
    private static let year = Syllable("năm")
    private static let coming = Syllable("sang")
    private static let annual = Syllable("niên")
    private static let school = Syllable("học")
    private static let stage = Syllable("giai")
    private static let segment = Syllable("đoạn")
    private static let plural = Syllable("những")
    private static let until = Syllable("đến")
    private static let up = Syllable("tới")
    private static let hour = Syllable("giờ")
    private static let minute = Syllable("phút")
    private static let ground = Syllable("địa")
    private static let region = Syllable("phương")
    private static let age = Syllable("tuổi")
    private static let birthday = Syllable("sinh")
    private static let away = Syllable("cách")
    private static let here = Syllable("đây")
    private static let before = Syllable("trước")
    private static let after = Syllable("sau")
    private static let that = Syllable("đó")
    private static let when = Syllable("khi")
    private static let turning = Syllable("trở")
    private static let back = Syllable("lại")
    private static let past = Syllable("qua")
    private static let night = Syllable("đêm")
    private static let less = Syllable("kém")
    private static let near = Syllable("gần")
    private static let four = Syllable("tư")
    private static let ordinalTails = SyllableSet(["sau", "của", "liên", "kể"])
    private static let same = Syllable("cùng")
    private static let just = Syllable("vừa")
    private static let pasts = SyllableSet(["qua", "rồi"])
    private static let andHalf = Syllable("rưỡi")
    private static let tens = Syllable("mươi")
    private static let dozen = Syllable("chục")
    private static let edges = SyllableSet(["đầu", "giữa", "cuối"])
    private static let tailOpenings = SyllableSet(["vừa", "sắp"])
    private static let durationTails = SyllableSet(["qua", "nay", "nữa", "liền", "đầu"])
    private static let indefinite = SyllableSet(["tháng", "nọ", "kia", "đẹp", "nào", "mùa"])
    private static let ordinals = SyllableSet(["thứ", "lần", "số"])
    private static let partPrepositions = SyllableSet(["từ", "đến", "tới", "vào", "lúc", "tận", "giữa"])
    private static let openingMarks: Set<Token.Sign> = [
        .straightDouble, .openDouble, .lowDouble, .openGuillemet, .straightSingle, .openSingle,
    ]
    /// Signs that make one number of two.
    private static let joints: Set<Token.Sign> = [.comma, .fullStop, .hyphen, .dash, .slash, .colon, .percent]
    /// The letters after an hour, and whether they are a unit of weight, too.
    private static let hourLetters: [UInt64: (letter: Syllable, isDoubtful: Bool)] = Dictionary(
        uniqueKeysWithValues: [("h", false), ("g", true)].map { (Syllable($0.0).key, (Syllable($0.0), $0.1)) })
    private static let roman = numbers([
        ("i", 1), ("ii", 2), ("iii", 3), ("iv", 4), ("v", 5), ("vi", 6), ("vii", 7), ("viii", 8), ("ix", 9), ("x", 10),
        ("xi", 11), ("xii", 12), ("xiii", 13), ("xiv", 14), ("xv", 15), ("xvi", 16), ("xvii", 17), ("xviii", 18),
        ("xix", 19), ("xx", 20), ("xxi", 21),
    ])
    private static let alternatives = SyllableSet(["và", "hoặc", "hay"])
    private static let quarterWords = numbers([("một", 1), ("hai", 2), ("ba", 3), ("tư", 4)])
    private static let monthWords = numbers([
        ("một", 1), ("giêng", 1), ("hai", 2), ("ba", 3), ("tư", 4), ("năm", 5), ("sáu", 6), ("bảy", 7), ("tám", 8),
        ("chín", 9), ("mười", 10), ("chạp", 12),
    ])
    private static let lunarMonths = SyllableSet(["giêng", "chạp"])
    private static let lastDigits = numbers([
        ("mốt", 1), ("một", 1), ("hai", 2), ("ba", 3), ("bốn", 4), ("tư", 4), ("lăm", 5), ("năm", 5), ("sáu", 6),
        ("bảy", 7), ("tám", 8), ("chín", 9),
    ])
    private static let scales = numbers([
        ("chục", 10), ("trăm", 100), ("nghìn", 1000), ("ngàn", 1000), ("triệu", 1_000_000),
    ])
    private static let halves = [
        "Y": "P6M", "M": "P15D", "D": "PT12H", "TH": "PT30M", "100Y": "P50Y", "10Y": "P5Y",
    ]
    private static let unitSyllables: [UInt64: String] = Dictionary(
        uniqueKeysWithValues: [
            ("ngày", "D"), ("tuần", "W"), ("tháng", "M"), ("năm", "Y"), ("giờ", "TH"), ("phút", "TM"), ("đêm", "D"),
        ].map { (Syllable($0.0).key, $0.1) })

    private static func numbers(_ words: [(String, Int)]) -> [UInt64: Int] {
        Dictionary(uniqueKeysWithValues: words.map { (Syllable($0.0).key, $0.1) })
    }
}
