/// An expression of time before it is a report's: in tokens (data).
struct TimeExpression: Sendable, Equatable {
    /// On which side of the day of writing a time is (data).
    enum Tense: Sendable { case past, future }

    var range: TokenRange
    var type: Report.Time.Kind
    /// A TIMEX3 value; relative ones against REF.
    var value: String
    /// The side of the day of writing that its own words say: "ngày 12/5 tới".
    var tense: Tense?
    /// 1 is Monday; of a day that has its date: "thứ Tư, 8/12".
    var weekday: Int?
    /// Years from that of publication, where the value has no place for them: "quý III năm ngoái".
    var yearOffset: Int?
    /// In the lunar calendar, whose days no rule here turns into those of the Gregorian one.
    var isLunar = false
    /// Days from that of writing, where its own words say so beside its date: 0 of "sáng nay 12-7" (this morning).
    var fromWriting: Int?
    /// A bare year, or a day, that belongs to an event's name: "Đại hội cổ đông 2025", "vụ khủng bố 11/9".
    var isOfName = false
    /// When somebody was born, or the year by which a law is told from others: "SN 1976", "Bộ luật Hình sự 1999". Nothing that the
    /// article tells happened then.
    var isOfBirthOrLaw = false
}

/// Finds dates, times and durations and gives them TIMEX3 values (a pass).
///
/// What the text does not fix stays `XXXX`. The grammar is written for Vietnamese newspapers' styles: 8.12, 7-7,
/// 8/12/2021, "ngày 8 tháng 12", "rạng sáng 8.12", "tháng 3-2017", "quý III/2017", "cuối năm ngoái", "8h30".
struct Times {
    /// What is found in an article (data).
    struct Result: Sendable {
        var expressions: [TimeExpression] = []
        /// Days that no calendar has: 30/2.
        var impossible: [TokenRange] = []
        var writing: WritingDay?
    }

    /// A date of which the text says how far it is from the day of writing (data).
    struct WritingDay: Sendable, Equatable {
        /// "2016-10-06", or "XXXX-10-06".
        var date: String
        /// In days.
        var offset: Int
    }

    let text: TokenizedText
    let surroundings: TimeSurroundings

    /// - Returns: `nil` where `shouldStop` said so.
    func find(shouldStop: () -> Bool) -> Result? {
        var result = Result()
        var reading = Reading(text: text, surroundings: surroundings)
        for paragraph in text.paragraphs {
            if shouldStop() { return nil }
            reading.start = paragraph.lowerBound
            reading.end = paragraph.upperBound
            reading.anchor.openParagraph()
            var at = paragraph.lowerBound
            while at < paragraph.upperBound {
                // Before anything is made ready for an answer.
                guard reading.mayOpen(at) else {
                    at = reading.next(at)
                    continue
                }
                reading.impossible = nil
                if var expression = reading.expression(at), !isWithinName(expression) {
                    expression.isOfBirthOrLaw = reading.isOfBirth(expression) || reading.isOfLaw(expression)
                    result.expressions.append(expression)
                    // "(SN 28/8/2001)": what happened "cùng ngày" (on the same day) did not happen on somebody's birthday.
                    if !expression.isOfBirthOrLaw { reading.note(expression) }
                    at = max(at + 1, expression.range.upperBound)
                    continue
                }
                if let impossible = reading.impossible {
                    result.impossible.append(impossible)
                    at = max(at + 1, impossible.upperBound)
                    continue
                }
                at = reading.next(at)
            }
        }
        fillYears(&result.expressions)
        result.writing = writing(result.expressions)
        return result
    }

    // MARK: The day of writing

    /// "sáng nay 12-7" (this morning), "ngày mai (8-1)" (tomorrow): the first date of the text that says how far it is from the day
    /// of writing. What somebody quoted calls "today" may be another day.
    private func writing(_ expressions: [TimeExpression]) -> WritingDay? {
        for (place, expression) in expressions.enumerated() {
            let at = expression.range.lowerBound
            if let offset = expression.fromWriting, !surroundings.isQuoted(at) {
                return WritingDay(date: String(expression.value.prefix(10)), offset: offset)
            }
            guard expression.value.hasPrefix("REF"), place + 1 < expressions.count,
                let offset = TimeExpression.daysFromWriting(expression.value.prefix { $0 != "T" }),
                !surroundings.isQuoted(at)
            else { continue }
            let (bracket, date) = (expression.range.upperBound, expressions[place + 1])
            guard date.range.lowerBound == bracket + 1, text.isSign(.openParenthesis, at: bracket),
                text.isSign(.closeParenthesis, at: date.range.upperBound), date.type == .date, !date.isLunar,
                date.month != nil, date.value.utf8.count == 10
            else { continue }
            return WritingDay(date: date.value, offset: offset)
        }
        return nil
    }

    /// "đường 30 tháng 4", "Huỳnh Thị Bảy năm nào": a name that begins before an expression holds what seems to be one.
    private func isWithinName(_ expression: TimeExpression) -> Bool {
        let range = expression.range
        guard let name = surroundings.name(range.lowerBound) else { return false }
        if name.range.lowerBound < range.lowerBound { return true }
        // "Năm Căn", "Ba Tơ": a numeral in words opens a name.
        return name.range != range && expression.type == .duration && text.tokens[range.lowerBound].isWord
    }

    // MARK: Years

    /// How many tokens a year reaches: what stands farther off is seldom of the same event.
    private static let reach = 130

    /// A day without a year has the one that the text gives it: at the other end of its range ("1-3 đến 31-8-2018"), in the
    /// name of the event that the sentence is about ("Kỳ thi 2019 diễn ra ngày 25-6"), with its month near it ("tháng 8-2019 …
    /// ngày 12-8").
    private func fillYears(_ expressions: inout [TimeExpression]) {
        fillHours(&expressions)
        fillFromRanges(&expressions)
        fillFromNames(&expressions)
        // What a date far in the past tells of is another story: "ngày 7/12/1941" says nothing of "ngày 26/12".
        let newest = expressions.lazy.compactMap(\.year).max() ?? ""
        let dated = expressions.compactMap(DatedMonth.init).filter { Self.isNews($0.year, newest) }
        var first = 0
        for place in expressions.indices where expressions[place].isDayWithoutYear {
            let month = expressions[place].month
            let at = expressions[place].range.lowerBound
            while first < dated.count, dated[first].at < at - Self.reach { first += 1 }
            var year: String?
            var isSure = true
            // A month alone may be named because it is long past: "nhậm chức tháng 1/2017 … ngày 8/1 vừa qua … năm 2018".
            var isTrusted = false
            for other in dated[first...].prefix(while: { $0.at <= at + Self.reach }) where other.month == month {
                isSure = isSure && (year == nil || year == other.year)
                isTrusted = isTrusted || other.hasDay || other.year == newest
                year = other.year
            }
            if let year, isSure, isTrusted { expressions[place].fill(year) }
        }
    }

    /// Whether a year may be that of the news, in an article whose last year is the newest.
    private static func isNews(_ year: String, _ newest: String) -> Bool {
        guard let year = Int(year), let newest = Int(newest) else { return false }
        return year >= earliestNews && newest - year <= longestPlan
    }

    /// No newspaper was on the web before.
    static let earliestNews = 1995
    /// Articles name the years of plans to come, but seldom more years ahead.
    private static let longestPlan = 5

    private struct DatedMonth {
        var year: String
        var month: Int
        var at: Int
        var hasDay: Bool

        init?(_ expression: TimeExpression) {
            guard expression.type != .duration, !expression.isOfName, let year = expression.year,
                let month = expression.month
            else { return nil }
            self.year = year
            self.month = month
            hasDay = expression.value.utf8.count >= 10
            at = expression.range.lowerBound
        }
    }

    /// What stands between two expressions, if it says that they are the ends of one stretch.
    private func isRange(_ first: TimeExpression, _ last: TimeExpression) -> Bool {
        let gap = first.range.upperBound..<max(first.range.upperBound, last.range.lowerBound)
        return (1...3).contains(gap.count)
            && gap.contains {
                Reading.untils.contains(text.tokens[$0].key) || [.hyphen, .dash].contains(text.tokens[$0].sign)
            }
    }

    /// "từ 7h đến 9h sáng 8/12": the day is that of both hours.
    private func fillHours(_ expressions: inout [TimeExpression]) {
        guard expressions.count > 1 else { return }
        for place in 0..<expressions.count - 1 where expressions[place].value.hasPrefix("T") {
            let (first, last) = (expressions[place], expressions[place + 1])
            let day = last.value.prefix { $0 != "T" }
            guard last.type == .time, !day.isEmpty, last.value.contains(":"), isRange(first, last) else { continue }
            expressions[place].value = day + first.value
            expressions[place].isLunar = last.isLunar
        }
    }

    private func fillFromRanges(_ expressions: inout [TimeExpression]) {
        guard expressions.count > 1 else { return }
        fillMonths(&expressions)
        for place in 0..<expressions.count - 1 where expressions[place].isDayWithoutYear {
            let (first, last) = (expressions[place], expressions[place + 1])
            guard let year = last.year, let number = Int(year), last.month != nil, isRange(first, last) else {
                continue
            }
            // "27/8 đến 26/8/2020" begins the year before.
            let to = last.value.dropFirst(5).prefix { $0 != "T" && $0 != "/" }
            let from = first.value.dropFirst(5).prefix(to.utf8.count)
            expressions[place].fill(from <= to ? year : padded(number - 1, 4))
        }
    }

    /// "tháng 4 và tháng 11 năm ngoái", "tháng 3 đến tháng 5/2017": the last month's year is that of both.
    private func fillMonths(_ expressions: inout [TimeExpression]) {
        for place in expressions.indices.dropLast().reversed() where expressions[place].isMonthWithoutYear {
            let (first, last) = (expressions[place], expressions[place + 1])
            let joint = first.range.upperBound
            guard last.type == .date, last.range.lowerBound == joint + 1, !first.isLunar, !last.isLunar,
                isRange(first, last) || text.isWord(.and, at: joint), let dash = last.value.lastIndex(of: "-"),
                last.value[dash...].utf8.count == 3, first.value.suffix(2) < last.value.suffix(2),
                last.value.hasPrefix("REF") && last.value[..<dash].contains("Y") || last.year != nil
            else { continue }
            expressions[place].value = String(last.value[...dash] + first.value.suffix(2))
        }
    }

    private func fillFromNames(_ expressions: inout [TimeExpression]) {
        let newest = expressions.lazy.compactMap(\.year).max() ?? ""
        for name in expressions.indices
        where expressions[name].isOfName && Self.isNews(expressions[name].value, newest) {
            let at = expressions[name].range.lowerBound
            guard let sentence = surroundings.sentence(at) else { continue }
            let first = expressions[..<name].lastIndex { $0.range.lowerBound < sentence.lowerBound } ?? -1
            let last =
                expressions[name...].firstIndex { $0.range.lowerBound >= sentence.upperBound } ?? expressions.endIndex
            let near = first + 1..<last
            guard isHeld(at, sentence) else { continue }
            guard near.allSatisfy({ $0 == name || expressions[$0].year == nil }) else { continue }
            for place in near where place != name && expressions[place].isDayWithoutYear {
                expressions[place].fill(expressions[name].value)
            }
        }
    }
}

extension Times.Result {
    /// The days with their years that lie in the newest year which the article has a day of, or within a month before it: what lies further
    /// back is what the news looks back to.
    var newsDays: [CalendarDate] {
        let days = expressions.compactMap { expression -> CalendarDate? in
            guard expression.type != .duration, !expression.isOfBirthOrLaw, !expression.isLunar else { return nil }
            let day = CalendarDate(iso: String(expression.value.prefix(10)))
            return day.flatMap { $0.year >= Times.earliestNews ? $0 : nil }
        }
        guard let newest = days.lazy.map(\.year).max() else { return [] }
        return days.filter { $0.year == newest }
    }
}

extension Times {
    /// Whether a sentence says that the event which a year names is held or somebody is there: "Hội chợ 2019 diễn ra ngày 25-6" (the
    /// fair takes place), "tại Hội nghị 2019" (at the conference). A past one is named so as well: "vụ gian lận ở kỳ thi 2018".
    private func isHeld(_ year: Int, _ sentence: TokenRange) -> Bool {
        let contexts = TimeContexts.shared
        // "Hội nghị 2018 từ 11 đến 13/9" (the conference from 11 to 13 September)
        if text.isWord(.from, at: year + 1) { return true }
        if (year + 1..<max(year + 1, sentence.upperBound)).contains(where: {
            contexts.before($0 + 1, from: sentence.lowerBound, in: text.tokens).contains(.held)
        }) {
            return true
        }
        var before = year - 1
        while before >= max(sentence.lowerBound, year - Self.longestEvent), text.tokens[before].kind != .sign {
            if text.isWord(Self.at, at: before) { return true }
            before -= 1
        }
        return false
    }

    /// In tokens, of an event's name.
    private static let longestEvent = 12
    private static let at = Syllable("tại")
}

extension TimeExpression {
    /// Of "REF", "REF-P1D", "REF+P2D"; `nil` where it is no day.
    static func daysFromWriting(_ value: Substring) -> Int? {
        if value == "REF" { return 0 }
        guard value.hasPrefix("REF-P") || value.hasPrefix("REF+P"), value.hasSuffix("D"),
            let days = Int(value.dropFirst(5).dropLast()), days < 10
        else { return nil }
        return value.hasPrefix("REF-") ? -days : days
    }

    /// The year of a Gregorian date that has one.
    var year: String? { hasYear ? String(decoding: value.utf8.prefix(4), as: UTF8.self) : nil }

    private var hasYear: Bool {
        !isLunar && value.utf8.count >= 4 && value.utf8.prefix(4).allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The month of a Gregorian date, with or without its year.
    var month: Int? {
        let month = value.utf8.dropFirst(4).prefix(3)
        guard month.count == 3, month.first == UInt8(ascii: "-"), !isLunar, hasYear || value.hasPrefix("XXXX") else {
            return nil
        }
        return Int(Substring(month.dropFirst())).flatMap { (1...12).contains($0) ? $0 : nil }
    }

    var isDayWithoutYear: Bool {
        value.hasPrefix("XXXX-") && value.utf8.count >= 10 && month != nil && !value.dropFirst(7).hasPrefix("-XX")
    }

    var isMonthWithoutYear: Bool { value.hasPrefix("XXXX-") && value.utf8.count == 7 && month != nil }

    mutating func fill(_ year: String) {
        let parts = value.split(separator: "/")
        value = parts.map { $0.hasPrefix("XXXX-") ? year + $0.dropFirst(4) : String($0) }.joined(separator: "/")
    }
}

extension Times {
    /// The dates that "cùng ngày" (the same day), "cùng năm" (the same year) and a bare hour refer to (data).
    struct Anchor: Sendable {
        private(set) var day: String?
        /// The day that was told last, in whatever paragraph; none of the lunar calendar.
        private(set) var told: String?
        private(set) var month: String?
        private(set) var year: String?
        /// The last day without a year: news, where one with its year is often the past that it goes back to.
        private var newsDay: String?
        /// The day with its year that the paragraph before ended with, until another one is told: "chiều 12-9-1998 …" is a story that
        /// "Đến 16h cùng ngày" goes on with in the next paragraph.
        private(set) var dayOfStory: String?
        private(set) var isOfThisParagraph = false
        private(set) var isLunar = false
        /// The token where the day stands.
        private(set) var place = 0

        /// In a new paragraph the day is again that of the news.
        mutating func openParagraph() {
            dayOfStory = isOfThisParagraph && !isLunar && day != newsDay && day?.hasPrefix("REF") == false ? day : nil
            isOfThisParagraph = false
            if let newsDay { day = newsDay }
        }

        mutating func note(_ expression: TimeExpression) {
            let value = expression.value
            guard expression.type == .date || expression.type == .time, !value.utf8.contains(UInt8(ascii: "/")) else {
                return
            }
            let utf8 = Array(value.utf8)
            guard utf8.count >= 3 else { return }
            if value.hasPrefix("REF") {
                // "REF", "REFTAF", "REF-P1DT15:00".
                let base = value.prefix { $0 != "T" }
                // "ngày 14/11 năm ngoái", and no "mùng 5 Tết năm ngoái"
                if !expression.isLunar, Self.isDayOfRelativeYear(base) {
                    place = expression.range.lowerBound
                    note(day: String(base), isNews: false)
                    return
                }
                guard base == "REF" || base.hasSuffix("D") && !base.contains("X") else { return }
                place = expression.range.lowerBound
                note(day: String(base), isNews: true)
                return
            }
            guard utf8.count >= 4, utf8[0] == UInt8(ascii: "X") || (0x30...0x39).contains(utf8[0]) else { return }
            if utf8.count >= 7, utf8[4] == UInt8(ascii: "-"), (0x30...0x31).contains(utf8[5]) {
                month = String(decoding: utf8[..<7], as: UTF8.self)
                if utf8.count >= 10, utf8[7] == UInt8(ascii: "-"), utf8[8] != UInt8(ascii: "X") {
                    note(day: String(decoding: utf8[..<10], as: UTF8.self), isNews: utf8[0] == UInt8(ascii: "X"))
                    isLunar = expression.isLunar
                    if isLunar { told = nil }
                    place = expression.range.lowerBound
                }
            }
            if utf8[..<4].allSatisfy({ (0x30...0x39).contains($0) }) {
                year = String(decoding: utf8[..<4], as: UTF8.self)
            }
        }

        /// "REF-P1Y-11-14", "REF-Y0-11-14"
        private static func isDayOfRelativeYear(_ value: Substring) -> Bool {
            let parts = value.split(separator: "-", omittingEmptySubsequences: false)
            let isDay = parts.count >= 3 && parts.suffix(2).allSatisfy { $0.utf8.count == 2 && Int($0) != nil }
            return isDay && (value.dropLast(6).hasSuffix("Y") || value.dropLast(6).hasSuffix("Y0"))
        }

        private mutating func note(day: String, isNews: Bool) {
            self.day = day
            dayOfStory = nil
            told = day
            isLunar = false
            isOfThisParagraph = true
            if isNews { newsDay = day }
        }
    }
}
