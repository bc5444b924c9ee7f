import DiembaoCore

/// What a date, an hour or a length of time is called for readers, who know no TIMEX3 (data that is made into text).
///
/// For example, `XXXX-02-26TAF` is "chiều 26/2" and "26 February, afternoon".
struct TimeWords {
    var tongue: Tongue
    private var isLunar = false
    /// TIMEX3 has one value for the morning and for the hours before it.
    private var isBeforeDawn = false

    init(tongue: Tongue) { self.tongue = tongue }

    /// A time of a report: its day where that is known, else what the text says of it; `nil` for a value of another version.
    func words(for time: Report.Time) -> String? {
        let value = filled(time) ?? time.value
        var own = self
        own.isLunar = time.calendar == .lunar
        own.isBeforeDawn = Self.beforeDawn.contains { time.span.text.lowercased().contains($0) }
        guard let words = own.words(value, isRepeated: time.type == .set) else { return nil }
        return words + (doubt(about: time, value) ?? "")
    }

    /// "Rạng sáng 5/8", "tờ mờ sáng" (before dawn).
    private static let beforeDawn = ["rạng sáng", "mờ sáng"]

    // MARK: What is known of a day

    /// The value with what follows from the day of publication, the text or the holders of offices: "XXXX-12-08TEV" becomes
    /// "2021-12-08TEV".
    private func filled(_ time: Report.Time) -> String? {
        guard let resolved = time.resolved, !Self.isWhole(time.value) else { return nil }
        let part = time.value.contains("/") ? "" : Self.partOfDay(of: time.value)
        if resolved.isOneDay { return resolved.from + part }
        guard resolved.basis != .officeHolders, let to = resolved.to else { return nil }
        if Self.isYear(resolved.from, to) { return String(resolved.from.prefix(4)) }
        if Self.isMonth(resolved.from, to) { return String(resolved.from.prefix(7)) }
        return resolved.from + "/" + to
    }

    /// Whether a value needs nothing but itself: it has its year.
    private static func isWhole(_ value: String) -> Bool {
        guard value.utf8.count >= 2, !value.contains("X") else { return false }
        return value.utf8.prefix(2).allSatisfy(\.isDigit)
    }

    /// "TAF", "T17:06", or nothing.
    private static func partOfDay(of value: String) -> String {
        guard let split = value.lastIndex(of: "T"), value.hasPrefix("P") == false else { return "" }
        return String(value[split...])
    }

    private static func isYear(_ from: String, _ to: String) -> Bool {
        from.hasSuffix("-01-01") && to.hasSuffix("-12-31") && from.prefix(4) == to.prefix(4)
    }

    private static func isMonth(_ from: String, _ to: String) -> Bool {
        guard from.hasSuffix("-01"), from.prefix(7) == to.prefix(7), let day = Int(to.suffix(2)) else { return false }
        return day >= 28
    }

    /// What is not known of the day, in brackets; years that the holders of offices leave, where they are few.
    private func doubt(about time: Report.Time, _ value: String) -> String? {
        guard time.type == .date || time.type == .time, time.calendar == nil else { return nil }
        if let resolved = time.resolved, resolved.basis == .officeHolders, resolved.isOneDay, value != time.value {
            return tongue(" (year by the offices named)", vi: " (năm xét theo chức vụ)")
        }
        if value.hasPrefix("T") { return tongue(" (day not told)", vi: " (chưa rõ ngày)") }
        if value.hasPrefix("XXXX-WXX") { return tongue(" (week not told)", vi: " (chưa rõ tuần)") }
        guard value.hasPrefix("XXXX-"), !value.hasPrefix("XXXX-XX") else { return nil }
        guard let resolved = time.resolved, resolved.basis == .officeHolders,
            let first = Int(resolved.from.prefix(4))
        else { return tongue(" (year not told)", vi: " (chưa rõ năm)") }
        guard let to = resolved.to else {
            return tongue(
                " (year not told, \(first) or later by the offices named)",
                vi: " (chưa rõ năm, từ \(first) trở đi xét theo chức vụ)")
        }
        guard let last = Int(to.prefix(4)), last - first < Self.fewYears else {
            return tongue(" (year not told)", vi: " (chưa rõ năm)")
        }
        let years = first == last ? "\(first)" : "\(first)–\(last)"
        return tongue(
            " (year not told, \(years) by the offices named)", vi: " (chưa rõ năm, \(years) xét theo chức vụ)")
    }

    /// More years than these tell nobody anything.
    private static let fewYears = 3

    // MARK: Values

    /// A TIMEX3 value; `nil` where it is none that diembao writes.
    ///
    /// - Parameter isRepeated: whether it comes again: "every day".
    func words(_ value: String, isRepeated: Bool = false) -> String? {
        let ends = value.split(separator: "/", omittingEmptySubsequences: false)
        if ends.count == 2 {
            guard let first = words(String(ends[0])), let last = words(String(ends[1])) else { return nil }
            return first + " – " + last
        }
        switch value {
        case "PRESENT_REF": return tongue("now", vi: "hiện nay")
        case "PAST_REF": return tongue("recently or earlier", vi: "thời gian qua")
        case "FUTURE_REF": return tongue("in the time to come", vi: "thời gian tới")
        default: break
        }
        let isLength = value.hasPrefix("P")
        let words =
            isLength ? length(value.dropFirst()) : value.hasPrefix("REF") ? relative(value) : calendar(value)
        guard let words, isRepeated else { return words }
        // "every day", not "every 1 day".
        let unit = isLength && words.hasPrefix("1 ") ? String(words.dropFirst(2)) : words
        return tongue("every ", vi: "mỗi ") + unit
    }

    // MARK: Lengths

    /// After the P of ISO 8601: "3D", "T2H", "1Y6M", "XD", "1.5Y".
    private func length(_ text: Substring) -> String? {
        var parts: [String] = []
        var rest = text
        var isClock = false
        while !rest.isEmpty {
            if rest.first == "T" {
                isClock = true
                rest.removeFirst()
                continue
            }
            let amount = rest.prefix { $0.isNumber || $0 == "." || $0 == "X" }
            guard !amount.isEmpty, let letter = rest.dropFirst(amount.count).first else { return nil }
            guard let unit = unit(letter, isClock: isClock) else { return nil }
            parts.append(count(amount, unit))
            rest = rest.dropFirst(amount.count + 1)
        }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private struct Unit {
        var one: String
        var many: String
        var vietnamese: String
    }

    private func unit(_ letter: Character, isClock: Bool) -> Unit? {
        switch (letter, isClock) {
        case ("Y", false): Unit(one: "year", many: "years", vietnamese: "năm")
        case ("Q", false): Unit(one: "quarter", many: "quarters", vietnamese: "quý")
        case ("M", false): Unit(one: "month", many: "months", vietnamese: "tháng")
        case ("W", false): Unit(one: "week", many: "weeks", vietnamese: "tuần")
        case ("D", false): Unit(one: "day", many: "days", vietnamese: "ngày")
        case ("H", true): Unit(one: "hour", many: "hours", vietnamese: "giờ")
        case ("M", true): Unit(one: "minute", many: "minutes", vietnamese: "phút")
        case ("S", true): Unit(one: "second", many: "seconds", vietnamese: "giây")
        default: nil
        }
    }

    private func count(_ amount: Substring, _ unit: Unit) -> String {
        if amount == "X" { return tongue("some \(unit.many)", vi: "vài \(unit.vietnamese)") }
        let number = tongue == .english ? String(amount) : String(amount.replacing(".", with: ","))
        return number + " " + tongue(amount == "1" ? unit.one : unit.many, vi: unit.vietnamese)
    }

    // MARK: Against the day of publication

    /// "REF", "REFTAF", "REF-P1D", "REF+P2W", "REF-M0", "REF-P1Y-08", "REF-P1W-1", "REF-PTXH".
    private func relative(_ value: String) -> String? {
        var rest = value.dropFirst(3)
        guard let sign = rest.first, sign == "-" || sign == "+" else {
            guard let part = rest.isEmpty ? "" : ofDay(rest.dropFirst()) else { return nil }
            return joined(part, tongue("the day of publication", vi: "ngày đăng"))
        }
        rest.removeFirst()
        if let letter = rest.first, rest.dropFirst().first == "0", let unit = unit(letter, isClock: false) {
            guard rest.count == 2 else { return nil }
            return tongue("the \(unit.one) of publication", vi: "\(unit.vietnamese) đăng bài")
        }
        guard rest.first == "P" else { return nil }
        rest.removeFirst()
        // The hours of "REF-P1DT15:00" are of that day, those of "REF-PT2H" a length.
        var part = ""
        if !rest.hasPrefix("T"), let split = rest.firstIndex(of: "T") {
            guard let words = ofDay(rest[rest.index(after: split)...]) else { return nil }
            part = words
            rest = rest[..<split]
        }
        var inner: Substring = ""
        if let split = rest.firstIndex(of: "-") {
            inner = rest[rest.index(after: split)...]
            rest = rest[..<split]
            guard !inner.isEmpty else { return nil }
        }
        guard let length = length(rest) else { return nil }
        let away =
            sign == "-"
            ? tongue("\(length) before publication", vi: "\(length) trước khi đăng")
            : tongue("\(length) after publication", vi: "\(length) sau khi đăng")
        guard !inner.isEmpty else { return part.isEmpty ? away : tongue("\(away), \(part)", vi: "\(part), \(away)") }
        let within =
            rest.hasSuffix("W") ? Int(inner).flatMap(weekday) : calendar("XXXX-" + inner)
        guard let day = within.map({ joined(part, $0) }) else { return nil }
        return besides(day, sign, rest) ?? day + ", " + away
    }

    /// A day or month of the week or year next to that of publication: "tháng 11 năm ngoái" (November of last year). What is last year
    /// when the article appears need not be so for who reads the report.
    private func besides(_ day: String, _ sign: Character, _ length: Substring) -> String? {
        let isBefore = sign == "-"
        let against = " (so với ngày đăng)"
        switch length {
        case "1Y":
            return tongue(
                "\(day) of the year \(isBefore ? "before" : "after") publication",
                vi: "\(day) \(isBefore ? "năm ngoái" : "năm sau")" + against)
        case "1W":
            return tongue(
                "\(day) of the week \(isBefore ? "before" : "after") publication",
                vi: "\(day) \(isBefore ? "tuần trước" : "tuần sau")" + against)
        default: return nil
        }
    }

    private func joined(_ part: String, _ day: String) -> String {
        guard let first = part.utf8.first else { return day }
        return tongue("\(day), \(part)", vi: part + (first.isDigit ? ", " : " ") + day)
    }

    // MARK: On the calendar

    /// "2021-12-08TEV", "XXXX-12", "2017-Q3", "2018-SP", "187", "18", "XXXX-WXX-1", "T18:00", "XXXX-XX-XXTMO".
    private func calendar(_ value: String) -> String? {
        var date = Substring(value)
        var part = ""
        if let split = value.firstIndex(of: "T") {
            guard let words = ofDay(value[value.index(after: split)...]) else { return nil }
            part = words
            date = value[..<split]
        }
        guard !date.isEmpty else { return part.isEmpty ? nil : part }
        // "Tết" of some year.
        if date == "XXXX" { return nil }
        let parts = date.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count == 3, parts[1] == "WXX" { return Int(parts[2]).flatMap(weekday).map { joined(part, $0) } }
        guard let head = parts.first, head == "XXXX" || head.utf8.allSatisfy(\.isDigit) else { return nil }
        let year = head == "XXXX" ? nil : Int(head)
        switch parts.count {
        case 1: return year.flatMap { self.year($0, digits: head.utf8.count) }
        case 2: return stretch(parts[1], year)
        case 3:
            guard let words = day(parts[1], parts[2], year) else { return part.isEmpty ? nil : part }
            return joined(part, words)
        default: return nil
        }
    }

    private func year(_ year: Int, digits: Int) -> String? {
        switch digits {
        case 4: tongue("\(year)", vi: "năm \(year)")
        case 3: tongue("the \(year)0s", vi: "thập niên \(year)0")
        case 2: tongue("century \(year + 1)", vi: "thế kỷ \(year + 1)")
        default: nil
        }
    }

    /// A month, quarter or season.
    private func stretch(_ text: Substring, _ year: Int?) -> String? {
        let english: String
        let vietnamese: String
        if let month = Int(text), (1...12).contains(month) {
            guard !isLunar else { return lunar("month \(month)", "tháng \(month)", year) }
            guard let year else { return tongue(Self.months[month - 1], vi: "tháng \(month)") }
            return tongue("\(Self.months[month - 1]) \(year)", vi: "tháng \(month)/\(year)")
        } else if text.hasPrefix("Q"), let quarter = Int(text.dropFirst()) {
            (english, vietnamese) = ("quarter \(quarter)", "quý \(quarter)")
        } else if let season = Self.seasons[String(text)] {
            (english, vietnamese) = season
        } else {
            return nil
        }
        guard let year else { return tongue(english, vi: vietnamese) }
        return tongue("\(english) of \(year)", vi: "\(vietnamese) năm \(year)")
    }

    private func day(_ month: Substring, _ day: Substring, _ year: Int?) -> String? {
        guard let day = Int(day) else { return nil }
        guard let month = Int(month), (1...12).contains(month) else { return tongue("day \(day)", vi: "ngày \(day)") }
        guard !isLunar else { return lunar("day \(day) of month \(month)", "\(day)/\(month)", year) }
        let years = year.map { (english: " \($0)", vietnamese: "/\($0)") } ?? (english: "", vietnamese: "")
        return tongue("\(day) \(Self.months[month - 1])\(years.english)", vi: "\(day)/\(month)\(years.vietnamese)")
    }

    private func lunar(_ english: String, _ vietnamese: String, _ year: Int?) -> String {
        let years = year.map { (english: " of \($0)", vietnamese: " năm \($0)") } ?? (english: "", vietnamese: "")
        return tongue(
            "\(english)\(years.english) of the lunar calendar", vi: "\(vietnamese) âm lịch\(years.vietnamese)")
    }

    private func weekday(_ number: Int) -> String? {
        guard (1...7).contains(number) else { return nil }
        let (english, vietnamese) = Self.weekdays[number - 1]
        return tongue(english, vi: vietnamese)
    }

    /// "AF", "17:06".
    private func ofDay(_ text: Substring) -> String? {
        if text == "MO", isBeforeDawn { return tongue("before dawn", vi: "rạng sáng") }
        if let part = Self.parts[String(text)] { return tongue(part.english, vi: part.vietnamese) }
        let clock = text.split(separator: ":")
        guard (1...2).contains(clock.count), clock.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(\.isDigit) })
        else { return nil }
        let minute = clock.count == 2 ? String(clock[1]) : "00"
        return tongue("\(clock[0]):\(minute)", vi: "\(Int(clock[0]) ?? 0)h\(minute == "00" ? "" : minute)")
    }

    private static let parts: [String: (english: String, vietnamese: String)] = [
        "MO": ("morning", "sáng"), "MI": ("midday", "trưa"), "AF": ("afternoon", "chiều"), "EV": ("evening", "tối"),
        "NI": ("night", "đêm"), "DT": ("daytime", "ban ngày"),
    ]

    private static let seasons: [String: (String, String)] = [
        "SP": ("spring", "mùa xuân"), "SU": ("summer", "mùa hè"), "FA": ("autumn", "mùa thu"),
        "WI": ("winter", "mùa đông"),
    ]

    private static let weekdays = [
        ("Monday", "thứ Hai"), ("Tuesday", "thứ Ba"), ("Wednesday", "thứ Tư"), ("Thursday", "thứ Năm"),
        ("Friday", "thứ Sáu"), ("Saturday", "thứ Bảy"), ("Sunday", "Chủ nhật"),
    ]

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

extension Report.Time.Resolution {
    /// Whether it is one day. By the holders of offices, no end means that one of them still holds his.
    var isOneDay: Bool { to == from || to == nil && basis != .officeHolders }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
