/// A day of the Gregorian calendar (data).
struct CalendarDate: Sendable, Equatable {
    var year: Int
    var month: Int
    var day: Int

    /// `nil` where there is no such day: 30 February.
    init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// How many days a month has in the Gregorian calendar.
    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    }

    /// Days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    var dayNumber: Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    init(dayNumber: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Monday is 1.
    var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

    /// `2021-12-08`.
    var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    /// The day that an ISO 8601 date or timestamp begins with.
    init?(iso text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Whether a text is `YYYY-MM-DD` or a timestamp of RFC 3339.
    static func isTimestamp(_ text: String) -> Bool {
        guard CalendarDate(iso: text) != nil else { return false }
        var rest = Array(text.utf8)[10...]
        if rest.isEmpty { return true }
        guard rest.count >= 9, [UInt8(ascii: "T"), UInt8(ascii: "t"), 0x20].contains(rest.removeFirst()) else {
            return false
        }
        guard isClock(rest.prefix(8), seconds: true) else { return false }
        rest = rest.dropFirst(8)
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty else { return false }
            rest = rest.dropFirst(digits.count)
        }
        if rest.count == 1, let zone = rest.first, zone | 0x20 == UInt8(ascii: "z") { return true }
        guard rest.count == 6, let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
            return false
        }
        return isClock(rest.dropFirst(), seconds: false)
    }

    /// `hh:mm:ss` or `hh:mm`.
    private static func isClock(_ bytes: ArraySlice<UInt8>, seconds: Bool) -> Bool {
        let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == (seconds ? 3 : 2), parts.allSatisfy({ $0.count == 2 }) else { return false }
        guard let hour = number(parts[0]), let minute = number(parts[1]), hour < 24, minute < 60 else { return false }
        guard seconds else { return true }
        // 60 is a leap second.
        return number(parts[2]).map { $0 <= 60 } ?? false
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }
}

/// A number in so many digits at least, with zeros before it.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    let missing = width - digits.utf8.count
    // Hardly ever more than one.
    return missing <= 0 ? digits : missing == 1 ? "0" + digits : String(repeating: "0", count: missing) + digits
}
