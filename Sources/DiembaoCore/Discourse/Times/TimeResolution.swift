/// Says which days a TIMEX3 value means (a pass over one expression).
///
/// What the text says whole needs nothing else. For the rest the day of publication decides, and where that is not known,
/// the terms of the office holders whom the article names narrow the year.
struct TimeResolution {
    let published: CalendarDate?
    let offices: OfficeTerms.Finding?
    /// The days of the news that the text says with their years; looked at where nothing says when it was published.
    let dated: [CalendarDate]
    /// The day of writing by the text's own words, "sáng nay 12-7" (this morning), where nothing says when it was published and the text
    /// has the year.
    private var written: CalendarDate?

    init(
        published: CalendarDate?, offices: OfficeTerms.Finding? = nil, dated: [CalendarDate] = [],
        writing: Times.WritingDay? = nil
    ) {
        self.published = published
        self.offices = offices
        self.dated = dated
        guard published == nil, let writing, let period = CalendarPeriod(writing.date) else { return }
        let day =
            if let year = period.year { period.days(in: year)?.first } else {
                beside(period).flatMap { CalendarDate(iso: $0.from) }
            }
        written = day.map { CalendarDate(dayNumber: $0.dayNumber - writing.offset) }
    }

    /// What "hôm nay" (today) is counted from.
    private var today: CalendarDate? { published ?? written }
    private var basis: Resolution.Basis { published == nil ? .text : .published }

    typealias Resolution = Report.Time.Resolution

    /// - Parameter tense: what the sentence says of the side of the day of writing; asked for where it decides.
    func resolve(_ expression: TimeExpression, tense: () -> TimeExpression.Tense? = { nil }) -> Resolution? {
        guard expression.type == .date || expression.type == .time, !expression.isLunar else { return nil }
        let value = expression.value
        if value.hasPrefix("REF") { return relative(value) }
        if value.hasPrefix("XXXX-WXX-") { return weekday(expression, tense()) }
        let ends = CalendarPeriod.ends(of: value)
        guard let first = ends.first.flatMap({ CalendarPeriod(String($0)) }) else { return nil }
        var period = first
        if ends.count == 2 {
            guard let last = CalendarPeriod(String(ends[1])) else { return nil }
            period = first.joined(to: last)
        }
        if let year = period.year { return resolution(period.days(in: year), .text, 1) }
        guard period.isWithinYear else { return nil }
        if let offset = expression.yearOffset {
            return published.flatMap { resolution(period.days(in: $0.year + offset), .published, 0.9) }
        }
        if let published { return nearest(period, expression.weekday, published, tense()) }
        if let near = beside(period) { return near }
        return offices.flatMap { within($0, period, expression.weekday) }
    }

    private func resolution(_ days: CalendarPeriod.Days?, _ basis: Resolution.Basis, _ confidence: Double)
        -> Resolution?
    {
        // ISO 8601 has four digits for a year.
        guard let days, days.first.year >= 1, days.last.year <= 9999 else { return nil }
        return Resolution(
            from: days.first.description, to: days.first == days.last ? nil : days.last.description, basis: basis,
            confidence: confidence)
    }

    // MARK: Dates without a year

    /// The nearest one to the day of publication, as news is about what is near; and rather one that is past.
    private func nearest(
        _ period: CalendarPeriod, _ weekday: Int?, _ published: CalendarDate, _ tense: TimeExpression.Tense?
    ) -> Resolution? {
        let today = published.dayNumber
        var candidates = (published.year - 1...published.year + 1).compactMap(period.days)
        // 29 February
        if candidates.isEmpty { candidates = (published.year - 4...published.year + 4).compactMap(period.days) }
        let fitting = candidates.filter { days in
            switch tense {
            // What a report of some days ago says will be may be past, and what happens before dawn is in the paper of the day before.
            case .future: days.last.dayNumber >= today - Self.slack
            case .past: days.first.dayNumber <= today + 1
            case nil: true
            }
        }
        if !fitting.isEmpty { candidates = fitting }
        var isDoubtful = false
        if let weekday {
            let right = candidates.filter { $0.first.weekday == weekday }
            isDoubtful = right.isEmpty
            if !right.isEmpty { candidates = right }
        }
        guard let best = candidates.min(by: { distance($0, today) < distance($1, today) }) else { return nil }
        let days = abs(best.distance(to: today))
        var confidence = days <= 60 ? 0.95 : days <= 120 ? 0.8 : 0.6
        if isDoubtful { confidence = 0.5 }
        return resolution(best, .published, confidence)
    }

    /// A day a few weeks from one that has its year: "có hiệu lực từ 1/3/2018 … 28/2 là ngày cuối cùng" (in force from … the last day).
    private func beside(_ period: CalendarPeriod) -> Resolution? {
        var best: (days: CalendarPeriod.Days, distance: Int)?
        for day in dated {
            for year in day.year - 1...day.year + 1 {
                guard let days = period.days(in: year), days.last.dayNumber - days.first.dayNumber <= Self.near else {
                    continue
                }
                let distance = abs(days.distance(to: day.dayNumber))
                if distance < best?.distance ?? Self.near { best = (days, distance) }
            }
        }
        // In nine of ten such dates of 10,000 articles whose years were hidden the year was the right one.
        return best.flatMap { resolution($0.days, .text, 0.8) }
    }

    /// In days.
    private static let near = 31

    private static let slack = 14

    /// What is to come counts double.
    private func distance(_ days: CalendarPeriod.Days, _ today: Int) -> Int {
        let distance = days.distance(to: today)
        return distance > 0 ? 2 * distance : -distance
    }

    /// Those that lie within the terms: from the first of them to the last, which is open where a holder still is one.
    private func within(_ finding: OfficeTerms.Finding, _ period: CalendarPeriod, _ weekday: Int?) -> Resolution? {
        var candidates: [CalendarPeriod.Days] = []
        var isOpen = false
        for term in finding.terms {
            // Beyond a few years the first alone is told.
            isOpen = isOpen || term.last == nil
            let lastYear = term.last?.year ?? term.first.year + 8
            guard lastYear - term.first.year < 100 else { return nil }
            for year in term.first.year...max(term.first.year, lastYear) {
                guard let days = period.days(in: year), days.last.dayNumber >= term.first.dayNumber,
                    term.last.map({ days.first.dayNumber <= $0.dayNumber }) ?? true,
                    weekday == nil || days.first.weekday == weekday
                else { continue }
                candidates.append(days)
            }
        }
        guard let first = candidates.first, let last = candidates.last else { return nil }
        let isOne = candidates.count == 1 && !isOpen
        return Resolution(
            from: first.first.description, to: isOpen ? nil : last.last.description, basis: .officeHolders,
            confidence: isOne ? min(0.9, finding.confidence + 0.1) : finding.confidence)
    }

    // MARK: Weekdays

    /// "thứ Hai": the last one, that of the day of publication among them, or the next where the sentence speaks of what will be.
    private func weekday(_ expression: TimeExpression, _ tense: TimeExpression.Tense?) -> Resolution? {
        guard let today, let digit = expression.value.utf8.dropFirst(9).first, (0x31...0x37).contains(digit) else {
            return nil
        }
        let weekday = Int(digit) - 0x30
        let back = (today.weekday - weekday + 7) % 7
        let offset = tense == .future ? 7 - back : -back
        return day(today, offset, 0.8)
    }

    // MARK: Against the day of publication

    /// "REF-P1D", "REF+P2W", "REF-M0", "REF-P1Y-08", "REF-P1W-1", each with or without a time of day.
    private func relative(_ value: String) -> Resolution? {
        guard let today else { return nil }
        var rest = Array(value.utf8)[3...]
        if rest.isEmpty || rest.first == UInt8(ascii: "T") { return day(today, 0, 0.9) }
        let sign = rest.removeFirst() == UInt8(ascii: "-") ? -1 : 1
        if rest.first == UInt8(ascii: "P") { rest = rest.dropFirst() }
        let amount: Int
        let unit: UInt8
        if let letter = rest.first, rest.dropFirst().first == UInt8(ascii: "0") {
            // "M0": this month.
            (amount, unit) = (0, letter)
            rest = rest.dropFirst(2)
        } else {
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty, digits.count <= 4, let number = Int(String(decoding: digits, as: UTF8.self)),
                let letter = rest.dropFirst(digits.count).first
            else { return nil }
            (amount, unit) = (number, letter)
            rest = rest.dropFirst(digits.count + 1)
        }
        // "10 years ago" is about ten years ago.
        let confidence = amount <= 1 ? 0.85 : amount <= 5 ? 0.7 : 0.5
        let inner = rest.first == UInt8(ascii: "-") ? rest.dropFirst().prefix { $0 != UInt8(ascii: "T") } : []
        switch unit {
        case UInt8(ascii: "D"): return day(today, sign * amount, 0.9)
        case UInt8(ascii: "W"):
            let monday = today.dayNumber - (today.weekday - 1) + 7 * sign * amount
            if let weekday = inner.first, inner.count == 1, (0x31...0x37).contains(weekday) {
                return day(CalendarDate(dayNumber: monday), Int(weekday) - 0x31, 0.9)
            }
            guard inner.isEmpty else { return nil }
            return span(monday, monday + 6, confidence)
        case UInt8(ascii: "M"): return inner.isEmpty ? months(today.month - 1 + sign * amount, 1, confidence) : nil
        case UInt8(ascii: "Q"):
            return inner.isEmpty ? months(((today.month - 1) / 3 + sign * amount) * 3, 3, confidence) : nil
        case UInt8(ascii: "Y"):
            // A decade to come is more than its tenth year.
            guard amount < 10 || sign < 0 else { return nil }
            guard !inner.isEmpty else { return months(12 * sign * amount, 12, confidence) }
            let year = padded(today.year + sign * amount, 4)
            let period = CalendarPeriod(year + "-" + String(decoding: inner, as: UTF8.self))
            return resolution(period?.days(in: today.year + sign * amount), basis, 0.9)
        default: return nil
        }
    }

    private func day(_ from: CalendarDate, _ offset: Int, _ confidence: Double) -> Resolution? {
        let day = CalendarDate(dayNumber: from.dayNumber + offset)
        return resolution(CalendarPeriod.Days(first: day, last: day), basis, confidence)
    }

    private func span(_ first: Int, _ last: Int, _ confidence: Double) -> Resolution? {
        let days = CalendarPeriod.Days(first: CalendarDate(dayNumber: first), last: CalendarDate(dayNumber: last))
        return resolution(days, basis, confidence)
    }

    /// So many months from one that is counted from January of the year of publication.
    private func months(_ offset: Int, _ count: Int, _ confidence: Double) -> Resolution? {
        guard let today else { return nil }
        let first = today.year * 12 + offset
        guard first >= 12, let days = CalendarPeriod.Days(month: first, count: count) else { return nil }
        return span(days.first.dayNumber, days.last.dayNumber, confidence)
    }
}

/// A day, a month, a quarter, a season, a year, a decade or a century, with or without its year (data).
struct CalendarPeriod: Sendable, Equatable {
    /// From the first day to the last.
    struct Days: Sendable, Equatable {
        var first: CalendarDate
        var last: CalendarDate

        init(first: CalendarDate, last: CalendarDate) {
            self.first = first
            self.last = last
        }

        /// So many months from one that is counted from the year 0.
        init?(month: Int, count: Int) {
            let end = month + count - 1
            guard month >= 0,
                let first = CalendarDate(year: month / 12, month: month % 12 + 1, day: 1),
                let last = CalendarDate(
                    year: end / 12, month: end % 12 + 1, day: CalendarDate.days(in: end % 12 + 1, of: end / 12))
            else { return nil }
            self.init(first: first, last: last)
        }

        /// How many days it lies after a day; negative where it lies before, 0 where it holds it.
        func distance(to day: Int) -> Int {
            if first.dayNumber > day { return first.dayNumber - day }
            return last.dayNumber < day ? last.dayNumber - day : 0
        }
    }

    private enum Part: Sendable, Equatable {
        case day(month: Int, day: Int)
        /// From January on, so many months.
        case months(first: Int, count: Int)
        /// A stretch within a year, or over the new year.
        indirect case stretch(Part, Part)
        case years(last: Int)
    }

    /// `nil` where the text does not say it.
    private(set) var year: Int?
    private let part: Part

    private init(year: Int?, part: Part) {
        self.year = year
        self.part = part
    }

    /// The two ends of an interval, "2021-12-08/2021-12-10", or the one value.
    static func ends(of value: String) -> [Substring] {
        value.utf8.contains(UInt8(ascii: "/")) ? value.split(separator: "/") : [value[...]]
    }

    /// "2021-12-08", "XXXX-12", "2017-Q3", "2018-SP", "2016", "199", "18"; a time of day after "T" is left out.
    init?(_ value: String) {
        var value = value
        guard let read = value.withUTF8({ Self.read($0[..<($0.firstIndex(of: UInt8(ascii: "T")) ?? $0.endIndex)]) })
        else { return nil }
        self = read
    }

    /// A stretch of a value.
    private typealias Piece = Slice<UnsafeBufferPointer<UInt8>>

    private static func read(_ date: Piece) -> CalendarPeriod? {
        let (head, behind) = cut(date)
        let year = DecimalDigits.number(head)
        guard year != nil || head.elementsEqual("XXXX".utf8) else { return nil }
        guard let behind else {
            switch (head.count, year) {
            case (2, let century?):
                return CalendarPeriod(year: century * 100 + 1, part: .years(last: century * 100 + 100))
            case (3, let decade?): return CalendarPeriod(year: decade * 10, part: .years(last: decade * 10 + 9))
            case (4, let year?): return year >= 1 ? CalendarPeriod(year: year, part: .years(last: year)) : nil
            default: return nil
            }
        }
        guard head.count == 4, year ?? 1000 >= 1 else { return nil }
        let (second, third) = cut(behind)
        if let quarter = quarter(second) {
            return CalendarPeriod(year: year, part: .months(first: 3 * quarter, count: 3))
        }
        if let first = season(second) { return CalendarPeriod(year: year, part: .months(first: first, count: 4)) }
        guard let month = DecimalDigits.number(second), (1...12).contains(month) else { return nil }
        if let day = third.flatMap({ DecimalDigits.number(cut($0).part) }) {
            return CalendarPeriod(year: year, part: .day(month: month, day: day))
        }
        return CalendarPeriod(year: year, part: .months(first: month - 1, count: 1))
    }

    /// What stands before the first hyphen, and behind it; nothing where there is none.
    private static func cut(_ text: Piece) -> (part: Piece, behind: Piece?) {
        guard let hyphen = text.firstIndex(of: UInt8(ascii: "-")) else { return (text, nil) }
        return (text[..<hyphen], text[(hyphen + 1)...])
    }

    /// The months that a season has by any reckoning, counted from January; winter goes on into the next year.
    private static func season(_ text: Piece) -> Int? {
        if text.elementsEqual("SP".utf8) { return 1 }
        if text.elementsEqual("SU".utf8) { return 4 }
        if text.elementsEqual("FA".utf8) { return 7 }
        return text.elementsEqual("WI".utf8) ? 10 : nil
    }

    private static func quarter(_ text: Piece) -> Int? {
        guard text.count == 2, text.first == UInt8(ascii: "Q"), let quarter = DecimalDigits.number(text.dropFirst()),
            (1...4).contains(quarter)
        else { return nil }
        return quarter - 1
    }

    /// Whether it is a part of some year.
    var isWithinYear: Bool {
        if case .years = part { return false }
        return true
    }

    /// The stretch from this one to the end of another.
    func joined(to last: CalendarPeriod) -> CalendarPeriod {
        if let year, let lastYear = last.year {
            if case .years = part, case .years(let end) = last.part {
                return CalendarPeriod(year: year, part: .years(last: end))
            }
            // The last part says its own year.
            return CalendarPeriod(
                year: lastYear == year || lastYear == year + 1 ? year : nil, part: .stretch(part, last.part))
        }
        return CalendarPeriod(year: nil, part: .stretch(part, last.part))
    }

    /// `nil` where that year has no such day.
    func days(in year: Int) -> Days? { Self.days(part, year) }

    private static func days(_ part: Part, _ year: Int) -> Days? {
        switch part {
        case .day(let month, let day):
            return CalendarDate(year: year, month: month, day: day).map { Days(first: $0, last: $0) }
        case .months(let first, let count): return Days(month: year * 12 + first, count: count)
        case .years(let last): return Days(month: year * 12, count: 12 * (max(last, year) - year + 1))
        case .stretch(let from, let to):
            guard let first = days(from, year), let last = days(to, year) else { return nil }
            if last.last.dayNumber >= first.first.dayNumber { return Days(first: first.first, last: last.last) }
            return days(to, year + 1).map { Days(first: first.first, last: $0.last) }
        }
    }
}
