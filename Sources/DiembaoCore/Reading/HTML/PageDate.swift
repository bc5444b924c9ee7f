// When the article was published: as the metadata have it, or as it stands beside the headline.
extension PageReading {
    /// Of several days that the metadata have, the one that is in view; where they have none, what elements or lines beside the headline say.
    func published(_ headline: Int?, _ container: Int, _ lead: Int?) -> String? {
        let shown = dateInView(headline, container, lead)
        var dates = metadata.dates
        if dates.isEmpty { dates = time(metadata.times, headline, container).map { [$0] } ?? [] }
        guard let first = dates.first else {
            return shown?.value ?? time(metadata.scriptTimes, headline, container)
        }
        guard let shown else { return first }
        let day = shown.value.prefix(10)
        // A program that writes the month first was read as one that writes the day first.
        if !dates.contains(where: { $0.hasPrefix(day) }), PageDate.exchanged(first).map({ $0 == day }) == true {
            return shown.value
        }
        let isAmbiguous = dates.contains { $0.prefix(10) != first.prefix(10) }
        var best = isAmbiguous ? dates.first { $0.hasPrefix(day) } ?? first : first
        // One of them may have the time, too.
        if best.utf8.count == 10 { best = dates.first { $0.hasPrefix(best) && $0.utf8.count > 10 } ?? best }
        return Self.reconciled(best, shown)
    }

    /// Systems write local times with a "Z": where the page shows the same hour, it is that of the zone that the page names, or of one that
    /// nobody names.
    private static func reconciled(_ date: String, _ shown: PageDate.Shown) -> String {
        guard date.hasPrefix(shown.value.prefix(10)) else { return date }
        if date.utf8.count == 10 { return shown.value }
        guard date.hasSuffix("Z") || date.hasSuffix("+00:00"), let clock = shown.clock,
            date.dropFirst(11).hasPrefix(clock.prefix(5)), !clock.hasPrefix("00:00"), !shown.value.hasSuffix("Z")
        else { return date }
        return shown.value
    }

    /// The element's that stands at the headline, the first behind it before others.
    private func time(_ stamps: [PageMetadata.Stamp], _ headline: Int?, _ container: Int) -> String? {
        let start = headline ?? container
        let seen = stamps.filter { !isUnseen[$0.place] }
        let behind = seen.first { $0.place > start && $0.place < end(of: container) }
        let before = seen.last { $0.place < start && start - $0.place < Self.reachBeforeHeadline }
        if let behind, behind.place < max(start, container) + Self.reachBehindHeadline { return behind.date }
        return (before ?? behind ?? (seen.count == 1 ? seen[0] : nil))?.date
    }

    /// In nodes.
    private static let reachBeforeHeadline = 80
    private static let reachBehindHeadline = 60

    /// "08/12/2021 06:30 (GMT+7)", near the headline: behind it up to the text before above it, and "Cập nhật" last.
    private func dateInView(_ headline: Int?, _ container: Int, _ lead: Int?) -> PageDate.Shown? {
        let start = headline ?? 0
        let behind = shown(in: opening(start, container, lead))
        if let first = behind.first(where: { !$0.isUpdate }) { return first }
        let above = blocks.filter {
            $0.place < start && start - $0.place < Self.reachBeforeHeadline && isDateLine($0)
        }
        let near = shown(in: Array(above.reversed()))
        if let first = near.first(where: { !$0.isUpdate }), behind.isEmpty { return first }
        if let update = behind.first ?? near.first { return update }
        let inside = blocks.lazy.filter {
            $0.place > max(start, container) && $0.place < end(of: container) && isDateLine($0)
        }
        if let first = shown(in: Array(inside.prefix(2))).first { return first }
        return dateBehindText(container)
    }

    private func isDateLine(_ block: PageBlock) -> Bool { block.length <= 160 && !isUnseen[block.node] }

    /// The lines from the headline to where the text has begun.
    private func opening(_ start: Int, _ container: Int, _ lead: Int?) -> [PageBlock] {
        var lines: [PageBlock] = []
        let leadPlace = lead.map { blocks[$0].place }
        for block in blocks where block.place >= start {
            if lines.count == Self.longestOpening || block.place > end(of: container) { break }
            let isText =
                block.ownLength >= 80 && !isJunk[block.node] && block.place != leadPlace && block.place > container
            if isText { break }
            if isDateLine(block) { lines.append(block) }
        }
        return lines
    }

    /// In lines.
    private static let longestOpening = 40

    private func shown(in lines: [PageBlock]) -> [PageDate.Shown] {
        lines.compactMap { PageDate.shown(lowered[$0.text]) }
    }

    /// "Ngày đăng: 08/12/2021" in a line behind the text, or among its last.
    private func dateBehindText(_ container: Int) -> PageDate.Shown? {
        let end = end(of: container)
        let behind = blocks.lazy.filter { $0.place >= end && isDateLine($0) }.prefix(8)
        return (behind + lastLines(of: container).filter(isDateLine)).lazy.compactMap { block in
            let line = lowered[block.text]
            return words.posted(in: line) == line.startIndex ? PageDate.shown(line) : nil
        }.first
    }
}

/// Dates as pages write them.
enum PageDate {
    /// ISO 8601 from what metadata have: "2021-12-08T06:30:00+0700", "2021-12-08 06:30", "Wed, 08 Dec 2021 06:30:00 GMT", "08/12/2021 06:30".
    static func normalised(_ text: String) -> String? {
        let text = text.hasSpareSpaces ? text.split(separator: " ").joined(separator: " ") : text
        let bytes = LowerCase.lowered(Array(text.utf8))
        guard bytes.count >= 8 else { return nil }
        if bytes.count == 10 || bytes.count == 13, bytes.allSatisfy(isDigit) { return sinceEpoch(bytes) }
        if bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let day = day(bytes[0..<4], bytes[5..<7], bytes[8..<10])
        {
            return join(day, clock(bytes[10...]))
        }
        return inView(bytes[...])
    }

    /// The same of what a program writes, which may have learnt to write dates in America: "12/28/2021 6:30:00 AM" is of December, and of
    /// "12/8/2021 6:30:00 AM" nobody knows which is the month.
    static func normalisedByProgram(_ text: String) -> String? {
        guard let date = normalised(text) else { return monthBeforeDay(text).flatMap { $0.day > 12 ? $0.date : nil } }
        guard let american = monthBeforeDay(text) else { return date }
        return american.day == american.month ? date : nil
    }

    /// Of "12/28/2021 6:30:00 AM", as it is meant in America; `nil` where it is not written so.
    private static func monthBeforeDay(_ text: String) -> (month: Int, day: Int, date: String)? {
        let parts = text.utf8.split(separator: 0x20).map(Array.init)
        guard parts.count == 3, ["am", "pm"].contains(String(decoding: LowerCase.lowered(parts[2]), as: UTF8.self))
        else { return nil }
        let fields = parts[0].split(separator: UInt8(ascii: "/"))
        guard fields.count == 3, fields[0].count <= 2, fields[1].count <= 2, let month = number(fields[0]),
            let day = number(fields[1]), let date = self.day(fields[2], fields[0], fields[1])
        else { return nil }
        return (month, day, date)
    }

    /// "1638919800", "1638919800000": seconds, or thousandths, since 1970.
    private static func sinceEpoch(_ digits: [UInt8]) -> String? {
        // Nothing was published on the web before 1990.
        guard let seconds = number(digits.prefix(9)).map({ $0 * 10 + Int(digits[9] - 0x30) }), seconds >= 631_152_000
        else { return nil }
        let day = CalendarDate(dayNumber: seconds / 86_400)
        let time = seconds % 86_400
        return "\(day.description)T\(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))Z"
    }

    /// A day with its month for the day and its day for the month; `nil` where there is no such day.
    static func exchanged(_ date: String) -> String? {
        let bytes = Array(date.utf8)
        guard bytes.count >= 10 else { return nil }
        return day(bytes[0..<4], bytes[8..<10], bytes[5..<7])
    }

    /// The day in an address: "…/2021/12/08/…", "…-20211208063000123.htm"; `nil` where no digits are one.
    static func inAddress(_ address: String) -> String? {
        let bytes = Array(address.utf8)
        var at = 0
        while at < bytes.count {
            let end = endOfDigits(bytes[...], at)
            guard end > at else {
                at += 1
                continue
            }
            let digits = bytes[at..<end]
            if digits.count == 4, end < bytes.count, bytes[end] == UInt8(ascii: "/") || bytes[end] == UInt8(ascii: "-"),
                let day = dayBehind(digits, bytes[(end + 1)...])
            {
                return day
            }
            // With the time: a number of eight digits alone is any.
            if digits.count >= 14, let hour = number(digits[(at + 8)..<(at + 10)]), hour < 24,
                let minute = number(digits[(at + 10)..<(at + 12)]), minute < 60,
                let day = day(digits[at..<(at + 4)], digits[(at + 4)..<(at + 6)], digits[(at + 6)..<(at + 8)])
            {
                return day
            }
            at = end
        }
        return nil
    }

    /// "12/08/", "12-08-".
    private static func dayBehind(_ year: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>) -> String? {
        let monthEnd = endOfDigits(rest, rest.startIndex)
        guard monthEnd - rest.startIndex == 2 || monthEnd - rest.startIndex == 1, monthEnd < rest.endIndex,
            rest[monthEnd] == UInt8(ascii: "/") || rest[monthEnd] == UInt8(ascii: "-")
        else { return nil }
        let dayEnd = endOfDigits(rest, monthEnd + 1)
        guard dayEnd - monthEnd == 2 || dayEnd - monthEnd == 3 else { return nil }
        return day(year, rest[..<monthEnd], rest[(monthEnd + 1)..<dayEnd])
    }

    /// A date as a reader sees it (data).
    struct Shown {
        var value: String
        /// "06:30:00", whatever the zone.
        var clock: String?
        /// Whether it tells when the page was changed last.
        var isUpdate: Bool
    }

    /// The date of a line in lower case: what is said to be the publication's before what is not said to be a change's before that.
    static func shown(_ line: ArraySlice<UInt8>) -> Shown? {
        guard hasYear(line) else { return nil }
        let words = PageWords.shared
        let update = words.update(in: line)
        var part = line
        var isUpdate = false
        if let posted = words.posted(in: line), update.map({ $0 < posted }) ?? true, inView(line[posted...]) != nil {
            part = line[posted...]
        } else if let update {
            isUpdate = inView(line[..<update]) == nil
            part = isUpdate ? line : line[..<update]
        }
        guard let value = inView(part) else { return nil }
        return Shown(value: value, clock: firstClock(part), isUpdate: isUpdate)
    }

    /// The words that a line has beside a date and a time: "Mai", "Hoa" of "Mai Hoa 10/12/2025 - 07:05"; `nil` for a line without a date or
    /// with more.
    ///
    /// - Parameter lowered: the line in lower case.
    static func rest(of line: ArraySlice<UInt8>, _ lowered: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
        guard line.count <= longestLine, inView(lowered) != nil else { return nil }
        let isEnglish = inText(lowered) == nil
        var rest: [ArraySlice<UInt8>] = []
        /// The last word about a date, and the one beside the first other.
        var last: ArraySlice<UInt8>?
        var before: ArraySlice<UInt8>?
        for word in words(of: line) {
            guard !word.contains(where: isDigit) else { continue }
            var keys: [UInt64] = []
            WordKeys.each(of: word) { keys.append($0) }
            // Bullets have none.
            if keys.allSatisfy(PageWords.shared.isDateWord) {
                last = word
                continue
            }
            if isEnglish, isEnglishDateWord(LowerCase.lowered(Array(word))) { continue }
            if rest.isEmpty, let last, last.endIndex + 1 == word.startIndex { before = last }
            rest.append(word)
        }
        // "Đăng Huỳnh" is a name, though "đăng" (published) stands about dates.
        if rest.count == 1, let before, isCapital(before), isCapital(rest[0]) { rest.insert(before, at: 0) }
        return rest.count <= 6 ? rest : nil
    }

    /// Whether a line in lower case is a time of day, with the day or without, and nothing else: "20h45", "14:05 27/11/2026".
    static func isClock(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count <= longestClock, let first = line.first, isDigit(first), let last = line.last,
            isDigit(last) || last == UInt8(ascii: "h")
        else { return false }
        let hours = endOfDigits(line, line.startIndex)
        guard hours - line.startIndex <= 2, hours < line.endIndex,
            line[hours] == UInt8(ascii: ":") || line[hours] == UInt8(ascii: "h") || line[hours] == UInt8(ascii: "g")
        else { return false }
        return line[(hours + 1)...].allSatisfy { isDigit($0) || clockSigns.contains($0) }
    }

    private static let clockSigns = Array(":/-. ".utf8)
    /// In bytes.
    private static let longestClock = 20

    private static func isCapital(_ word: ArraySlice<UInt8>) -> Bool {
        String(decoding: word.prefix(4), as: UTF8.self).first?.isUppercase == true
    }

    /// "July", "Sun.".
    private static func isEnglishDateWord(_ word: [UInt8]) -> Bool {
        (months + weekdays).contains { word.starts(with: $0) } && word.count <= 10
    }

    private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map { Array($0.utf8) }

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
    static func inView(_ line: ArraySlice<UInt8>) -> String? {
        hasYear(line) ? inText(line) ?? english(line) : nil
    }

    /// Whether a line has four digits in a row, as every day's date has.
    private static func hasYear(_ line: ArraySlice<UInt8>) -> Bool {
        var run = 0
        for byte in line {
            run = isDigit(byte) ? run + 1 : 0
            if run == 4 { return true }
        }
        return false
    }

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
                // "19/2/ 2011"
                if line[next - 1] == 0x2F, next < line.endIndex, line[next] == 0x20 { next += 1 }
            }
            if numbers.count == 1, let written = written(line[next...], numbers[0]) {
                return withTime(written.day, line, at, written.end)
            }
            if numbers.count == 3, numbers[0].count <= 2, numbers[1].count <= 2, numbers[2].count == 4,
                let day = day(numbers[2], numbers[1], numbers[0])
            {
                return withTime(day, line, at, next)
            }
            if numbers.count == 3, numbers[0].count == 4, numbers[1].count <= 2, numbers[2].count <= 2,
                let day = day(numbers[0], numbers[1], numbers[2])
            {
                return withTime(day, line, at, next)
            }
            at = endOfDigits(line, at)
        }
        return monthFirst(line)
    }

    /// "Tháng Mười Hai 8, 2021", as WordPress has it.
    private static func monthFirst(_ line: ArraySlice<UInt8>) -> String? {
        guard let start = ByteSearch.first(monthWord, in: line)?.upperBound else { return nil }
        let named = PageWords.shared.monthName(line[start...])
        let monthEnd = named?.end ?? endOfDigits(line, start)
        let month = named.map { Array($0.number.utf8)[...] } ?? line[start..<monthEnd]
        guard month.count <= 2, monthEnd < line.endIndex, line[monthEnd] == 0x20 else { return nil }
        let dayEnd = endOfDigits(line, monthEnd + 1)
        guard let yearStart = line[dayEnd...].prefix(3).firstIndex(where: isDigit) else { return nil }
        let yearEnd = endOfDigits(line, yearStart)
        guard dayEnd > monthEnd + 1, yearStart > dayEnd, yearEnd - yearStart == 4,
            let day = day(line[yearStart..<yearEnd], month, line[(monthEnd + 1)..<dayEnd])
        else { return nil }
        return withTime(day, line, start, yearEnd)
    }

    private static let monthWord = Array("tháng ".utf8)

    /// A day with the time that stands beside it, where that has a zone.
    private static func withTime(_ day: String, _ line: ArraySlice<UInt8>, _ start: Int, _ end: Int) -> String {
        guard let zone = namedZone(line),
            let time = firstClock(line[end...].prefix(24)) ?? firstClock(line[..<start].suffix(24))
        else { return day }
        return "\(day)T\(time)\(zone)"
    }

    /// "14 Tháng 10 2010", "14 tháng 10, 2010", "14 tháng 10 năm 2010".
    private static func written(_ rest: ArraySlice<UInt8>, _ dayDigits: ArraySlice<UInt8>) -> (day: String, end: Int)? {
        guard let first = PageWords.shared.behindMonthWord(rest) else { return nil }
        let named = PageWords.shared.monthName(rest[first...])
        let monthEnd = named?.end ?? endOfDigits(rest, first)
        let month = named.map { Array($0.number.utf8)[...] } ?? rest[first..<monthEnd]
        guard !month.isEmpty, month.count <= 2 else { return nil }
        guard let yearStart = rest[monthEnd...].prefix(12).firstIndex(where: isDigit) else { return nil }
        let yearEnd = endOfDigits(rest, yearStart)
        guard yearEnd - yearStart == 4, let day = day(rest[yearStart..<yearEnd], month, dayDigits)
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
            let rest = text[(place + name.count)...]
            // Of "GMT7" nobody knows the sign.
            return offset(rest) ?? (rest.first.map(isDigit) == true ? nil : "Z")
        }
        return nil
    }

    private static let zoneNames = ["gmt", "utc"].map { Array($0.utf8) }

    private static func offset(_ text: ArraySlice<UInt8>) -> String? {
        let text = text.drop { $0 == 0x20 }
        guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        // "GMT + 7", but the dash in "GMT - 8/12/2021" is none of a zone's.
        let behind = text.dropFirst()
        let digits = (sign == UInt8(ascii: "+") ? behind.drop { $0 == 0x20 } : behind)
            .prefix { isDigit($0) || $0 == UInt8(ascii: ":") }.filter(isDigit)
        guard let hours = number(digits.prefix(2)), hours <= 14 else { return nil }
        let minutes = digits.count >= 4 ? number(digits.dropFirst(2).prefix(2)) ?? 0 : 0
        return "\(Character(Unicode.Scalar(sign)))\(padded(hours, 2)):\(padded(minutes, 2))"
    }

    /// The time in "06:30", "6h30", "06:30:15", "6:30 pm", with seconds.
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
                return "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(seconds(text[(end + 3)...]), 2))"
            }
            at = end
        }
        return nil
    }

    /// The seconds of ":15", 0 where there are none.
    private static func seconds(_ rest: ArraySlice<UInt8>) -> Int {
        guard rest.first == UInt8(ascii: ":"), let seconds = number(rest.dropFirst().prefix(2)), seconds < 60 else {
            return 0
        }
        return seconds
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
            else { continue }
            return join(day, clock(text[parts[year].endIndex...].drop { $0 == UInt8(ascii: ",") }))
        }
        return nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        DecimalDigits.number(digits)
    }

    private static func day(_ year: ArraySlice<UInt8>, _ month: ArraySlice<UInt8>, _ day: ArraySlice<UInt8>) -> String?
    {
        guard let year = number(year), let month = number(month), let day = number(day), (1990...2100).contains(year),
            let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        return date.description
    }
}

extension String {
    /// Whether a space stands at one of its ends or beside another.
    fileprivate var hasSpareSpaces: Bool {
        var last: UInt8 = 0x20
        for byte in utf8 {
            if byte == 0x20, last == 0x20 { return true }
            last = byte
        }
        return last == 0x20
    }
}
