/// A time on the calendar, with what is known of where it stands (data).
struct TimelinePoint {
    /// Its place among the times.
    var time: Int
    /// A TIMEX3 value, with the year where the text or the day of publication gives it.
    var when: String
    /// The days that it may be; `nil` where they are not on the calendar: a weekday of an unknown week.
    var days: Days?
    /// In minutes of the day; -1 where no time of the day is told.
    var clock: Int
    /// Whether the days are told to be yet to come.
    var isFuture: Bool

    /// The days that a time takes up (data).
    enum Days {
        case known(CalendarPeriod.Days)
        /// A part of an unknown year; where an office's holders say which years it can be, the first of them.
        case yearless(first: CalendarPeriod, last: CalendarPeriod, earliestYear: Int?)
        /// Days from that of publication, which is not known.
        case relative(first: Int, last: Int)
    }

    /// - Returns: `nil` for what is no date: "T18:00", "PRESENT_REF".
    init?(time: Int, value: String, resolved: Report.Time.Resolution?, isFuture: () -> Bool) {
        guard !value.hasPrefix("T"), !value.hasSuffix("_REF") else { return nil }
        self.time = time
        let clock = Self.clock(in: value)
        self.clock = clock.minutes
        when = value
        self.isFuture = false
        let isFixed = resolved.map { $0.basis != .officeHolders } ?? false
        if let resolved, isFixed, let first = CalendarDate(iso: resolved.from),
            let last = CalendarDate(iso: resolved.to ?? resolved.from)
        {
            let known = CalendarPeriod.Days(first: first, last: last)
            days = .known(known)
            if value.hasPrefix("XXXX") || value.hasPrefix("REF") { when = Self.value(of: known) + clock.suffix }
            self.isFuture = isFuture()
            return
        }
        // "REF-Y0-09": September of this year.
        if value.hasPrefix("REF-Y0-"), let month = CalendarPeriod("XXXX" + value.dropFirst(6)) {
            days = .yearless(first: month, last: month, earliestYear: nil)
            return
        }
        if value.hasPrefix("REF") {
            guard let offset = Self.offset(value) else { return nil }
            days = .relative(first: offset.first, last: offset.last)
            return
        }
        guard !value.hasPrefix("XXXX-WXX") else { return }
        let ends = CalendarPeriod.ends(of: value)
        guard let head = ends.first.flatMap({ CalendarPeriod(String($0)) }) else { return nil }
        let tail = ends.count == 2 ? CalendarPeriod(String(ends[1])) : head
        if let year = head.year, let first = head.days(in: year) {
            let last = tail.flatMap { $0.days(in: $0.year ?? year) } ?? first
            days = .known(
                CalendarPeriod.Days(
                    first: first.first, last: last.last.dayNumber < first.last.dayNumber ? first.last : last.last))
            self.isFuture = isFuture()
        } else if head.year == nil {
            days = .yearless(
                first: head, last: tail ?? head, earliestYear: resolved.flatMap { Int($0.from.prefix(4)) })
        }
    }

    /// Whether it is one day, or a few.
    var isDay: Bool {
        switch days {
        case .known(let days): days.last.dayNumber - days.first.dayNumber < Self.fewDays
        case .yearless(let first, _, _): first.days(in: Self.leapYear).map { $0.first == $0.last } ?? false
        case .relative(let first, let last): last - first < Self.fewDays
        case nil: false
        }
    }

    private static let fewDays = 7
    /// Any year that has all days.
    private static let leapYear = 2000

    // MARK: Values

    /// The time of the day at the end of a value: "T14:30", "TMO".
    private static func clock(in value: String) -> (minutes: Int, suffix: String) {
        guard !value.utf8.contains(UInt8(ascii: "/")), let at = value.utf8.lastIndex(of: UInt8(ascii: "T")),
            value.hasSuffix("DT") == false
        else {
            return (-1, "")
        }
        let suffix = String(value[at...])
        if let minutes = parts[suffix] { return (minutes, suffix) }
        let numbers = suffix.dropFirst().split(separator: ":").map { Int($0) }
        guard let hour = numbers.first ?? nil, hour < 25 else { return (-1, "") }
        return (hour * 60 + (numbers.count > 1 ? numbers[1] ?? 0 : 0), suffix)
    }

    /// When the parts of a day are, in minutes: TIMEX3's morning, midday, afternoon, evening and night.
    private static let parts = [
        "TMO": 5 * 60, "TMI": 11 * 60 + 30, "TAF": 13 * 60 + 30, "TEV": 18 * 60, "TNI": 21 * 60,
    ]

    /// "2021-12-08", "2021-12", "2021", "2021-12-06/2021-12-12".
    private static func value(of days: CalendarPeriod.Days) -> String {
        let (first, last) = (days.first, days.last)
        if first == last { return first.description }
        let isWholeMonths = first.day == 1 && last.day == CalendarDate.days(in: last.month, of: last.year)
        if isWholeMonths, first.year == last.year {
            if first.month == last.month { return String(first.description.prefix(7)) }
            if first.month == 1, last.month == 12 { return String(first.description.prefix(4)) }
        }
        return first.description + "/" + last.description
    }

    /// About how many days before or after the day of writing "REF-P1W" is: what puts such times in their order.
    private static func offset(_ value: String) -> (first: Int, last: Int)? {
        var rest = value.utf8.dropFirst(3)
        guard let next = rest.first, next != UInt8(ascii: "T"), next != UInt8(ascii: "/") else { return (0, 0) }
        let sign = next == UInt8(ascii: "-") ? -1 : 1
        rest = rest.dropFirst()
        if rest.first == UInt8(ascii: "P") { rest = rest.dropFirst() }
        if rest.first == UInt8(ascii: "T") { return (0, 0) }
        // "W0": this week.
        if let letter = rest.first, rest.dropFirst().first == UInt8(ascii: "0") {
            return lengths[letter].map { (-$0 / 2, $0 / 2) }
        }
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        // "PXW": some weeks.
        let amount = digits.isEmpty ? 3 : min(9999, Int(String(decoding: digits, as: UTF8.self)) ?? 9999)
        guard let letter = rest.dropFirst(max(1, digits.count)).first, let length = lengths[letter] else { return nil }
        let middle = sign * amount * length
        return (middle - length / 2, middle + length / 2)
    }

    /// In days.
    private static let lengths: [UInt8: Int] = [
        UInt8(ascii: "D"): 1, UInt8(ascii: "W"): 7, UInt8(ascii: "M"): 30, UInt8(ascii: "Q"): 91,
        UInt8(ascii: "Y"): 365,
    ]
}
