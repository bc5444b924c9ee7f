/// Says which days a TIMEX3 value means, given the day of publication (a pass over one value).
struct TimeResolution {
    let published: CalendarDate?

    func resolve(_ value: String) -> Report.Time.Resolution? {
        let bytes = Array(value.utf8)
        if value.hasPrefix("REF") { return relative(value) }
        guard bytes.count >= 4, !value.contains("/"), !value.hasPrefix("P"), !value.hasPrefix("T"),
            !value.hasSuffix("_REF")
        else {
            return nil
        }
        let parts = value.split(separator: "T", maxSplits: 1)[0].split(separator: "-")
        let numbers = parts.map { Int($0) }
        if let year = numbers[0] { return absolute(year, numbers) }
        guard parts[0] == "XXXX", let published, numbers.count >= 2, let month = numbers[1], (1...12).contains(month)
        else { return nil }
        return nearest(month, numbers.count >= 3 ? numbers[2] : nil, published)
    }

    /// A date with its year: the text says it all.
    private func absolute(_ year: Int, _ numbers: [Int?]) -> Report.Time.Resolution? {
        guard year >= 1000 else { return nil }
        if numbers.count == 1 { return interval(year, 1, year, 12, .text, 1) }
        guard let month = numbers[1], (1...12).contains(month) else { return nil }
        if numbers.count == 2 { return interval(year, month, year, month, .text, 1) }
        guard let day = numbers[2], let date = CalendarDate(year: year, month: month, day: day) else { return nil }
        return Report.Time.Resolution(from: date.description, to: nil, basis: .text, confidence: 1)
    }

    private func interval(
        _ year: Int, _ month: Int, _ lastYear: Int, _ lastMonth: Int, _ basis: Report.Time.Resolution.Basis,
        _ confidence: Double
    ) -> Report.Time.Resolution {
        let last = CalendarDate.days(in: lastMonth, of: lastYear)
        return Report.Time.Resolution(
            from: "\(padded(year, 4))-\(padded(month, 2))-01",
            to: "\(padded(lastYear, 4))-\(padded(lastMonth, 2))-\(padded(last, 2))", basis: basis,
            confidence: confidence)
    }

    /// A day without its year: the nearest one to the day of publication, as news is about what is near.
    private func nearest(_ month: Int, _ day: Int?, _ published: CalendarDate) -> Report.Time.Resolution? {
        let candidates = (published.year - 1...published.year + 1).compactMap {
            CalendarDate(year: $0, month: month, day: day ?? 15)
        }
        guard
            let best = candidates.min(by: {
                abs($0.dayNumber - published.dayNumber) < abs($1.dayNumber - published.dayNumber)
            })
        else { return nil }
        let distance = abs(best.dayNumber - published.dayNumber)
        let confidence = distance <= 60 ? 0.95 : distance <= 120 ? 0.8 : 0.6
        guard day != nil else { return interval(best.year, month, best.year, month, .published, confidence) }
        return Report.Time.Resolution(from: best.description, to: nil, basis: .published, confidence: confidence)
    }

    /// "REF-P1D", "REF+P2W", "REF-M0", "REF-P1Y-08", each with or without a time of day.
    private func relative(_ value: String) -> Report.Time.Resolution? {
        guard let published else { return nil }
        var rest = Array(value.utf8)[3...]
        if rest.isEmpty || rest.first == UInt8(ascii: "T") { return day(published, 0) }
        let sign = rest.removeFirst() == UInt8(ascii: "-") ? -1 : 1
        if rest.first == UInt8(ascii: "P") { rest = rest.dropFirst() }
        if rest.count == 2, rest.last == UInt8(ascii: "0") {
            return period(rest.first!, 0, published)
        }
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty, digits.count <= 4, let amount = Int(String(decoding: digits, as: UTF8.self)) else {
            return nil
        }
        rest = rest.dropFirst(digits.count)
        guard let unit = rest.first else { return nil }
        if unit == UInt8(ascii: "Y"), rest.count == 4, let month = Int(String(decoding: rest.suffix(2), as: UTF8.self)),
            (1...12).contains(month)
        {
            let year = published.year + sign * amount
            return interval(year, month, year, month, .published, 0.9)
        }
        if unit == UInt8(ascii: "D") { return day(published, sign * amount) }
        return rest.count == 1 ? period(unit, sign * amount, published) : nil
    }

    private func day(_ published: CalendarDate, _ offset: Int) -> Report.Time.Resolution {
        Report.Time.Resolution(
            from: CalendarDate(dayNumber: published.dayNumber + offset).description, to: nil, basis: .published,
            confidence: 0.9)
    }

    /// The week, month or year so many before or after the one of publication.
    private func period(_ unit: UInt8, _ offset: Int, _ published: CalendarDate) -> Report.Time.Resolution? {
        switch unit {
        case UInt8(ascii: "W"):
            let monday = published.dayNumber - (published.weekday - 1) + 7 * offset
            return Report.Time.Resolution(
                from: CalendarDate(dayNumber: monday).description, to: CalendarDate(dayNumber: monday + 6).description,
                basis: .published, confidence: 0.85)
        case UInt8(ascii: "M"):
            let months = published.year * 12 + published.month - 1 + offset
            return interval(months / 12, months % 12 + 1, months / 12, months % 12 + 1, .published, 0.85)
        case UInt8(ascii: "Y"):
            return interval(published.year + offset, 1, published.year + offset, 12, .published, 0.85)
        default: return nil
        }
    }
}
