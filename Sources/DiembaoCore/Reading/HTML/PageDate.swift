// When the article was published: as the metadata have it, or as it stands beside the headline.
extension PageReading {
    /// Of several days that the metadata have, the one that is in view.
    func published(_ headline: Int?, _ container: Int) -> String? {
        guard let first = metadata.dates.first else { return dateInView(headline, container) }
        guard metadata.dates.contains(where: { $0.prefix(10) != first.prefix(10) }),
            let day = dateInView(headline, container)?.prefix(10)
        else { return first }
        return metadata.dates.first { $0.hasPrefix(day) } ?? first
    }

    /// "08/12/2021 06:30 (GMT+7)", near the headline.
    private func dateInView(_ headline: Int?, _ container: Int) -> String? {
        let start = headline ?? 0
        let near = blocks.filter { $0.length <= 120 && !isUnseen[$0.node] }
        let before = near.filter { $0.place >= start && $0.place < container }
        let above = near.filter { $0.place < start && start - $0.place < 80 }.reversed()
        for block in before + Array(above) {
            if let date = PageDate.inView(lowered[block.text]) { return date }
        }
        return near.lazy.filter { $0.place > max(start, container) && $0.place < end(of: container) }.prefix(2)
            .compactMap { PageDate.inView(lowered[$0.text]) }.first
    }
}

/// Dates as pages write them.
enum PageDate {
    /// ISO 8601 from what metadata have: "2021-12-08T06:30:00+0700", "2021-12-08 06:30", "Wed, 08 Dec 2021 06:30:00 GMT", "08/12/2021 06:30".
    static func normalised(_ text: String) -> String? {
        let text = text.split(separator: " ").joined(separator: " ")
        let bytes = LowerCase.lowered(Array(text.utf8))
        guard bytes.count >= 8 else { return nil }
        if bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let day = day(bytes[0..<4], bytes[5..<7], bytes[8..<10])
        {
            return join(day, clock(bytes[10...]))
        }
        return inText(bytes[...]) ?? english(bytes[...])
    }

    /// The words that a line has beside a date and a time: "Mai", "Hoa" of "Mai Hoa 10/12/2025 - 07:05"; `nil` for a line without a date or
    /// with more.
    ///
    /// - Parameter lowered: the line in lower case.
    static func rest(of line: ArraySlice<UInt8>, _ lowered: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
        guard line.count <= longestLine, inText(lowered) != nil else { return nil }
        var rest: [ArraySlice<UInt8>] = []
        for word in words(of: line) {
            guard !word.contains(where: isDigit) else { continue }
            var keys: [UInt64] = []
            WordKeys.each(of: word) { keys.append($0) }
            if !keys.isEmpty, keys.allSatisfy(PageWords.shared.isDateWord) { continue }
            rest.append(word)
        }
        return rest.count <= 6 ? rest : nil
    }

    /// In bytes.
    private static let longestLine = 130

    /// What stands between spaces, commas, brackets, bars and dashes.
    private static func words(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var words: [ArraySlice<UInt8>] = []
        var start = line.startIndex
        var at = line.startIndex
        func end(_ place: Int) { if place > start { words.append(line[start..<place]) } }
        while at < line.endIndex {
            var width = 0
            switch line[at] {
            case 0x20, UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"):
                width = 1
            case 0xE2 where line[at...].starts(with: "–".utf8): width = 3
            default: break
            }
            if width > 0 {
                end(at)
                start = at + width
            }
            at += max(width, 1)
        }
        end(line.endIndex)
        return words
    }

    /// The first day in a line in lower case: "8/12/2021", "Sunday, August 23, 2009".
    static func inView(_ line: ArraySlice<UInt8>) -> String? { inText(line) ?? english(line) }

    /// The first day in a line in lower case, with its time where that has a zone: "Thứ tư, 8/12/2021, 06:30 (GMT+7)".
    static func inText(_ line: ArraySlice<UInt8>) -> String? {
        var at = line.startIndex
        while at < line.endIndex {
            guard isDigit(line[at]) else {
                at += 1
                continue
            }
            var numbers: [ArraySlice<UInt8>] = []
            var next = at
            while numbers.count < 3 {
                let end = endOfDigits(line, next)
                guard end > next else { break }
                numbers.append(line[next..<end])
                next = end
                guard numbers.count < 3, next < line.endIndex, line[next] >= 0x2D, line[next] <= 0x2F else { break }
                next += 1
            }
            if numbers.count == 1, let written = written(line[next...], numbers[0]) {
                return withTime(written.day, line, at, written.end)
            }
            if numbers.count == 3, numbers[0].count <= 2, numbers[1].count <= 2, numbers[2].count == 4,
                let day = day(numbers[2], numbers[1], numbers[0])
            {
                return withTime(day, line, at, next)
            }
            at = endOfDigits(line, at)
        }
        return nil
    }

    /// A day with the time that stands beside it, where that has a zone.
    private static func withTime(_ day: String, _ line: ArraySlice<UInt8>, _ start: Int, _ end: Int) -> String {
        guard let zone = namedZone(line),
            let time = firstClock(line[end...].prefix(24)) ?? firstClock(line[..<start].suffix(24))
        else { return day }
        return "\(day)T\(time):00\(zone)"
    }

    /// "14 Tháng 10 2010", "14 tháng 10, 2010", "14 tháng 10 năm 2010".
    private static func written(_ rest: ArraySlice<UInt8>, _ dayDigits: ArraySlice<UInt8>) -> (day: String, end: Int)? {
        guard let first = PageWords.shared.behindMonthWord(rest) else { return nil }
        let monthEnd = endOfDigits(rest, first)
        guard monthEnd > first, monthEnd - first <= 2 else { return nil }
        guard let yearStart = rest[monthEnd...].prefix(12).firstIndex(where: isDigit) else { return nil }
        let yearEnd = endOfDigits(rest, yearStart)
        guard yearEnd - yearStart == 4, let day = day(rest[yearStart..<yearEnd], rest[first..<monthEnd], dayDigits)
        else { return nil }
        return (day, yearEnd)
    }

    private static func endOfDigits(_ text: ArraySlice<UInt8>, _ start: Int) -> Int {
        var end = start
        while end < text.endIndex, isDigit(text[end]) { end += 1 }
        return end
    }

    private static func join(_ day: String, _ rest: (time: String, zone: String?)?) -> String {
        guard let rest, let zone = rest.zone else { return day }
        return "\(day)T\(rest.time)\(zone)"
    }

    /// "t06:30:00.000+0700", " 06:30", "t06:30:00z".
    private static func clock(_ text: ArraySlice<UInt8>) -> (time: String, zone: String?)? {
        guard let first = text.first, first == UInt8(ascii: "t") || first == 0x20 else { return nil }
        let digits = text.dropFirst().prefix { isDigit($0) || $0 == UInt8(ascii: ":") }
        let parts = digits.split(separator: UInt8(ascii: ":"))
        guard parts.count >= 2, let hour = number(parts[0]), let minute = number(parts[1].prefix(2)), hour < 24,
            minute < 60
        else { return nil }
        let second = parts.count > 2 ? number(parts[2].prefix(2)) ?? 0 : 0
        guard second < 60 else { return nil }
        let time = "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
        var rest = text[digits.endIndex...]
        if rest.first == UInt8(ascii: ".") { rest = rest.dropFirst().drop(while: isDigit) }
        return (time, namedZone(rest) ?? offset(rest) ?? (rest.first == UInt8(ascii: "z") ? "Z" : nil))
    }

    /// "gmt+7", "utc".
    private static func namedZone(_ text: ArraySlice<UInt8>) -> String? {
        for name in zoneNames {
            guard let place = ByteSearch.last(name, in: text) else { continue }
            return offset(text[(place + name.count)...]) ?? "Z"
        }
        return nil
    }

    private static let zoneNames = ["gmt", "utc"].map { Array($0.utf8) }

    private static func offset(_ text: ArraySlice<UInt8>) -> String? {
        let text = text.drop { $0 == 0x20 }
        guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        let digits = text.dropFirst().prefix { isDigit($0) || $0 == UInt8(ascii: ":") }.filter(isDigit)
        guard let hours = number(digits.prefix(2)), hours <= 14 else { return nil }
        let minutes = digits.count >= 4 ? number(digits.dropFirst(2).prefix(2)) ?? 0 : 0
        return "\(Character(Unicode.Scalar(sign)))\(padded(hours, 2)):\(padded(minutes, 2))"
    }

    /// "06:30", "6h30", "06:30:15", "6:30 pm".
    private static func firstClock(_ text: ArraySlice<UInt8>) -> String? {
        var at = text.startIndex
        while at < text.endIndex {
            guard isDigit(text[at]) else {
                at += 1
                continue
            }
            let end = endOfDigits(text, at)
            if end - at <= 2, end + 2 < text.endIndex, text[end] == UInt8(ascii: ":") || text[end] == UInt8(ascii: "h"),
                isDigit(text[end + 1]), isDigit(text[end + 2]), let hour = number(text[at..<end]),
                let minute = number(text[end + 1...end + 2]), hour < 24, minute < 60
            {
                var hour = hour
                if text[(end + 3)...].starts(with: " pm".utf8), hour < 12 { hour += 12 }
                if text[(end + 3)...].starts(with: " am".utf8), hour == 12 { hour = 0 }
                return "\(padded(hour, 2)):\(padded(minute, 2))"
            }
            at = end
        }
        return nil
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        .map { Array($0.utf8) }

    /// "wed, 08 dec 2021 06:30:00 +0700", "december 8, 2021".
    private static func english(_ text: ArraySlice<UInt8>) -> String? {
        let parts = text.split { $0 == 0x20 || $0 == UInt8(ascii: ",") }
        for (place, part) in parts.enumerated() {
            guard let month = months.firstIndex(where: { part.starts(with: $0) }) else { continue }
            let numbers = parts.indices.filter { abs($0 - place) <= 2 && parts[$0].allSatisfy(isDigit) }
            guard let year = numbers.first(where: { parts[$0].count == 4 }),
                let dayPlace = numbers.first(where: { parts[$0].count <= 2 }),
                let day = day(parts[year], Array("\(month + 1)".utf8)[...], parts[dayPlace])
            else { return nil }
            return join(day, clock(text[parts[year].endIndex...].drop { $0 == UInt8(ascii: ",") }))
        }
        return nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy(isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func day(_ year: ArraySlice<UInt8>, _ month: ArraySlice<UInt8>, _ day: ArraySlice<UInt8>) -> String?
    {
        guard let year = number(year), let month = number(month), let day = number(day), (1990...2100).contains(year),
            let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        return date.description
    }
}
