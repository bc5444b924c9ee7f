/// Dates as feeds, exporters and front matter write them (a pass).
enum ArticleDate {
    /// ISO 8601, a day or a time with its zone; of a time without a zone only the day is known.
    ///
    /// Read are RFC 3339 and what is written after its manner ("2021-12-08 06:30 +0700"), RFC 822 and its successors ("Wed, 08 Dec 21
    /// 06:30 GMT"), ISO 8601 without separators ("20211208T063000Z"), and what ``PageDate`` reads.
    static func normalised(_ text: String) -> String? {
        guard text.utf8.count <= 80 else { return nil }
        let parts = text.utf8.split { $0 <= 0x20 || $0 == 0x2C }.map(Array.init)
        guard !parts.isEmpty else { return nil }
        if let date = extended(parts) ?? basic(parts) ?? mail(parts) { return date }
        // Of "12/8/2021 6:30:00 AM" nobody knows what is the day and what the month.
        if parts.contains(where: { $0 == Array("AM".utf8) || $0 == Array("PM".utf8) }) { return nil }
        return PageDate.normalised(text)
    }

    /// "2021-12-08", "2021-12-08T06:30:00.000+0700", "2021-12-08 06:30 +07:00".
    private static func extended(_ parts: [[UInt8]]) -> String? {
        let first = parts[0]
        guard first.count >= 10, first[4] == 0x2D, first[7] == 0x2D,
            let day = day(first[0..<4], first[5..<7], first[8..<10])
        else { return nil }
        if first.count == 10 { return timed(day, parts.dropFirst()) }
        guard first[10] | 0x20 == 0x74 else { return nil }
        return timed(day, [Array(first[11...])] + parts.dropFirst())
    }

    /// "20211208", "20211208T063000Z", "20211208063000".
    private static func basic(_ parts: [[UInt8]]) -> String? {
        let digits = parts[0].filter { $0 | 0x20 != 0x74 && $0 | 0x20 != 0x7A }
        guard parts.count == 1, digits.count == 8 || digits.count == 14, digits.allSatisfy(isDigit),
            let day = day(digits[0..<4], digits[4..<6], digits[6..<8])
        else { return nil }
        guard digits.count == 14, parts[0].last.map({ $0 | 0x20 == 0x7A }) == true,
            let clock = clock(hour: digits[8..<10], digits[10..<12], digits[12..<14])
        else { return day }
        return "\(day)T\(clock)Z"
    }

    /// "Wed, 08 Dec 2021 06:30:00 +0700" (RFC 822, RFC 5322): a year of two digits is one of 1950 to 2049.
    private static func mail(_ parts: [[UInt8]]) -> String? {
        var rest = parts[...]
        if let first = rest.first, !first.contains(where: isDigit) { rest = rest.dropFirst() }
        guard rest.count >= 3, let month = months[lowercased(rest[rest.startIndex + 1].prefix(3))] else { return nil }
        let year = rest[rest.startIndex + 2]
        let century: [UInt8] = year.count == 2 ? Array((year[0] < 0x35 ? "20" : "19").utf8) : []
        guard let day = day((century + year)[...], Array(padded(month, 2).utf8)[...], rest[rest.startIndex][...]) else {
            return nil
        }
        return timed(day, rest.dropFirst(3))
    }

    private static func timed(_ day: String, _ parts: some Collection<[UInt8]>) -> String? {
        guard let time = parts.first else { return day }
        let end = time.firstIndex { !isDigit($0) && $0 != 0x3A && $0 != 0x2E } ?? time.endIndex
        let whole = time[..<end].prefix { $0 != 0x2E }
        let fields = whole.split(separator: 0x3A, omittingEmptySubsequences: false)
        guard (2...3).contains(fields.count),
            let clock = clock(hour: fields[0], fields[1], fields.count == 3 ? fields[2] : [0x30, 0x30])
        else { return day }
        let zoned = Array(time[end...]) + parts.dropFirst().joined()
        return zone(zoned).map { "\(day)T\(clock)\($0)" } ?? day
    }

    private static func clock(
        hour: ArraySlice<UInt8>, _ minute: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>
    ) -> String? {
        guard let hour = number(hour, 1...2), hour < 24, let minute = number(minute, 2...2), minute < 60,
            let second = number(second, 2...2), second <= 60
        else { return nil }
        return "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
    }

    /// "Z", "+07:00", "-0500", "GMT+7", "EST" (RFC 822, section 5; ICT is Vietnam's).
    private static func zone(_ bytes: [UInt8]) -> String? {
        let letters = lowercased(bytes.prefix { !isDigit($0) && $0 != 0x2B && $0 != 0x2D })
        var rest = bytes.dropFirst(letters.utf8.count)
        guard let named = zones[letters] else { return nil }
        guard let sign = rest.popFirst() else { return letters.isEmpty ? nil : named }
        let digits = rest.prefix { isDigit($0) || $0 == 0x3A }.filter(isDigit)
        guard letters.isEmpty || named == "Z", sign == 0x2B || sign == 0x2D,
            let hours = number(digits.prefix(digits.count == 3 ? 1 : 2), 1...2), hours <= 14,
            let minutes = digits.count > 2 ? number(digits.suffix(2), 2...2) : 0, minutes < 60, digits.count <= 4
        else { return nil }
        return hours + minutes == 0 ? "Z" : "\(sign == 0x2B ? "+" : "-")\(padded(hours, 2)):\(padded(minutes, 2))"
    }

    private static let zones = [
        "": "Z", "z": "Z", "ut": "Z", "utc": "Z", "gmt": "Z", "ict": "+07:00", "est": "-05:00", "edt": "-04:00",
        "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
    ]

    private static let months = [
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
        "dec": 12,
    ]

    /// Years that are no placeholder: exporters write 0001-01-01 and 1970-01-01 for a date that they don't know.
    private static let years = 1971...2100

    private static func day(_ year: ArraySlice<UInt8>, _ month: ArraySlice<UInt8>, _ day: ArraySlice<UInt8>) -> String?
    {
        guard let year = number(year, 4...4), years.contains(year), let month = number(month, 2...2),
            let day = number(day, 1...2), let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        return date.description
    }

    private static func number(_ digits: some Collection<UInt8>, _ length: ClosedRange<Int>) -> Int? {
        DecimalDigits.number(digits, length: length)
    }

    private static func lowercased(_ bytes: some Collection<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).lowercased()
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
