/// What a page says of its article beside the text: JSON-LD before OpenGraph, other meta elements, microdata and links (data).
struct PageMetadata {
    /// Headlines as the metadata have them, the surest first, without the site's name.
    private(set) var titles: [String] = []
    private(set) var description: String?
    private(set) var authors: [String] = []
    private(set) var published: String?
    private(set) var url: String?
    /// Names of the site, the surest first.
    private(set) var outletNames: [String] = []
    /// What stands behind the headline in the page's title.
    private var siteInTitle: String?
    /// A name, if the metadata have one that is neither an address nor in capitals.
    private var name: String? { outletNames.first { !$0.contains(".") && $0 != $0.uppercased() } }
    var outlet: String? { name ?? siteInTitle ?? outletNames.first }
    var hasOutletName: Bool { name != nil }

    init(_ tree: HTMLTree) {
        var meta: [String: String] = [:]
        var linked: [LinkedData] = []
        var title: String?
        var canonical: String?
        var times: [String] = []
        var microAuthors: [String] = []
        var microHeadline: String?
        for (place, node) in tree.nodes.enumerated() where node.tag != .text {
            switch node.tag {
            case .meta:
                guard let content = tree.string(.content, of: place).map(Self.clean), !content.isEmpty else { continue }
                for name in [HTMLAttribute.property, .name, .itemprop] {
                    for key in (tree.string(name, of: place) ?? "").lowercased().split(separator: " ") {
                        let key = name == .itemprop ? "itemprop:\(key)" : String(key)
                        if meta[key] == nil { meta[key] = content }
                    }
                }
            case .link:
                if canonical == nil, tree.string(.rel, of: place)?.lowercased() == "canonical",
                    let href = tree.string(.href, of: place), href.hasPrefix("http")
                {
                    canonical = href
                }
            case .script:
                guard tree.string(.type, of: place)?.lowercased() == "application/ld+json" else { continue }
                for inside in tree.inside(place) where tree.nodes[inside].tag == .text {
                    if let data = LinkedData(script: tree.text(tree.nodes[inside].slice)) { linked.append(data) }
                }
            case .title: if title == nil { title = Self.clean(tree.wholeText(of: place)) }
            case .time:
                if let time = tree.string(.datetime, of: place) { times.append(time) }
            default:
                guard let property = tree.string(.itemprop, of: place)?.lowercased() else { continue }
                switch property {
                case "datepublished":
                    let value = tree.string(.datetime, of: place) ?? tree.string(.content, of: place)
                    if let value, meta["itemprop:datepublished"] == nil { meta["itemprop:datepublished"] = value }
                case "author":
                    let text = tree.wholeText(of: place)
                    if !text.isEmpty, text.count <= 80 { microAuthors.append(text) }
                case "headline": if microHeadline == nil { microHeadline = Self.clean(tree.wholeText(of: place)) }
                default: break
                }
            }
        }
        let data = linked.first
        let site = meta["og:site_name"]
        outletNames = [
            site, data?.publisher, meta["application-name"], meta["dc.publisher"], meta["itemprop:publisher"],
        ]
        .compactMap { $0.map(Self.clean) }.filter { !$0.isEmpty && $0.count <= 80 }
        titles = [meta["og:title"], microHeadline, data?.headline.map(Self.clean), meta["twitter:title"], title]
            .compactMap { $0 }.map { Self.withoutSite($0, outletNames) }.filter { !$0.isEmpty }
        description = meta["og:description"] ?? meta["description"] ?? meta["twitter:description"]
        authors = (data?.authors ?? []).map(Self.clean)
        for key in ["author", "article:author", "dc.creator", "itemprop:author", "twitter:creator"] {
            if let author = meta[key], !author.hasPrefix("@") { authors.append(author) }
        }
        authors += microAuthors
        authors = authors.reduce(into: []) { known, author in
            if !known.contains(where: { $0.lowercased() == author.lowercased() }) { known.append(author) }
        }
        if let first = authors.first, data?.authors.count ?? 0 <= 1 {
            authors = [first] + authors.dropFirst().filter { _ in false }
        }
        published =
            [
                data?.published, meta["article:published_time"], meta["itemprop:datepublished"], meta["pubdate"],
                meta["publishdate"], meta["article.published"], meta["date"], meta["dc.date"], meta["dc.date.issued"],
                meta["dc.date.created"], meta["dcterms.created"], meta["parsely-pub-date"], meta["og:published_time"],
            ].lazy.compactMap { $0.flatMap(PageDate.normalised) }.first
            ?? times.lazy.compactMap(PageDate.normalised).first
        url = [canonical, meta["og:url"], data?.url, tree.savedFrom].lazy.compactMap { $0 }.first {
            $0.hasPrefix("http")
        }
        siteInTitle = title.flatMap(Self.siteInTitle)
        if outlet == nil, let host = url.flatMap(Self.host) { outletNames = [host] }
    }

    /// White space as one space; entities that were escaped twice as what they stand for.
    static func clean(_ text: String) -> String {
        var collapsed = CollapsedText()
        collapsed.append(Array(text.utf8))
        var clean = collapsed.string
        for (entity, sign) in [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        where clean.contains("&") {
            clean = clean.ranges(of: entity).reversed().reduce(into: clean) { $0.replaceSubrange($1, with: sign) }
        }
        return clean
    }

    private static let separators = [" | ", " - ", " – ", " — ", " :: ", " • ", " « "]

    /// The headline without " | Thanh Niên" and the like.
    private static func withoutSite(_ title: String, _ outlets: [String]) -> String {
        for separator in separators {
            guard let cut = title.ranges(of: separator).last else { continue }
            let tail = String(title[cut.upperBound...])
            let head = String(title[..<cut.lowerBound])
            let words = PageReading.words(tail)
            let isSite =
                outlets.contains { !PageReading.words($0).isDisjoint(with: words) } || tail.contains(".")
                || separator == " | "
                || separator == " :: " || words.count <= 4 && head.count >= 30
            if isSite, head.count >= 10 { return withoutSite(head, outlets) }
        }
        return title
    }

    private static func siteInTitle(_ title: String) -> String? {
        for separator in separators {
            guard let cut = title.ranges(of: separator).last else { continue }
            let tail = String(title[cut.upperBound...])
            if tail.count <= 40, !tail.isEmpty { return tail }
        }
        return nil
    }

    private static func host(_ url: String) -> String? {
        guard let scheme = url.ranges(of: "://").first else { return nil }
        let host = url[scheme.upperBound...].prefix { $0 != "/" && $0 != ":" && $0 != "?" }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host)
    }
}

/// Dates as pages write them.
enum PageDate {
    /// ISO 8601 from what metadata have: "2021-12-08T06:30:00+0700", "2021-12-08 06:30", "Wed, 08 Dec 2021 06:30:00 GMT", "08/12/2021 06:30".
    static func normalised(_ text: String) -> String? {
        let text = text.split(separator: " ").joined(separator: " ")
        let bytes = Array(text.utf8)
        guard bytes.count >= 8 else { return nil }
        if bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            let day = day(bytes[0..<4], bytes[5..<7], bytes[8..<10])
        {
            return join(day, clock(bytes.dropFirst(10)))
        }
        return inText(text) ?? english(text)
    }

    /// What a line has beside a date and a time: "Mai Hoa" of "Mai Hoa 10/12/2025 - 07:05"; `nil` for a line without a date or with more.
    static func line(_ line: String) -> String? {
        guard inText(line) != nil, line.count <= 90 else { return nil }
        let rest = line.split {
            $0 == " " || $0 == "," || $0 == "|" || $0 == "-" || $0 == "–" || $0 == "(" || $0 == ")"
        }.filter { word in
            !word.contains { $0.isNumber } && !dateWords.contains(word.lowercased())
        }
        return rest.count <= 6 ? rest.joined(separator: " ") : nil
    }

    private static let dateWords: Set<String> = [
        "thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "chủ", "nhật", "ngày", "tháng", "gmt", "am", "pm", "lúc", "cập",
        "nhật:", "đăng",
    ]

    /// The first day in a text, with its time where that has a zone: "Thứ tư, 8/12/2021, 06:30 (GMT+7)".
    static func inText(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        var at = 0
        while at < bytes.count {
            guard isDigit(bytes[at]) else {
                at += 1
                continue
            }
            var numbers: [ArraySlice<UInt8>] = []
            var next = at
            while numbers.count < 3 {
                var end = next
                while end < bytes.count, isDigit(bytes[end]) { end += 1 }
                guard end > next else { break }
                numbers.append(bytes[next..<end])
                next = end
                guard numbers.count < 3, next < bytes.count,
                    bytes[next] == 0x2F || bytes[next] == 0x2D || bytes[next] == 0x2E
                else { break }
                next += 1
            }
            if numbers.count == 1, let written = written(bytes, at, numbers[0], next) { return written }
            if numbers.count == 3, numbers[0].count <= 2, numbers[1].count <= 2, numbers[2].count == 4,
                let day = day(numbers[2], numbers[1], numbers[0])
            {
                let zoned = zone(bytes)
                let time = clockAfter(bytes[next...]) ?? clockBefore(bytes[..<at])
                guard let zoned, let time else { return day }
                return "\(day)T\(time):00\(zoned)"
            }
            while at < bytes.count, isDigit(bytes[at]) { at += 1 }
        }
        return nil
    }

    /// "14 Tháng 10 2010", "14 tháng 10, 2010", "14 tháng 10 năm 2010".
    private static func written(_ bytes: [UInt8], _ start: Int, _ dayDigits: ArraySlice<UInt8>, _ next: Int) -> String?
    {
        let rest = String(decoding: bytes[next...].prefix(32), as: UTF8.self).lowercased()
        guard rest.hasPrefix(" tháng ") else { return nil }
        let numbers = rest.dropFirst(7).split { !$0.isNumber }.map(String.init)
        guard numbers.count >= 2, numbers[0].count <= 2, numbers[1].count == 4 else { return nil }
        return day(Array(numbers[1].utf8)[...], Array(numbers[0].utf8)[...], dayDigits)
    }

    private static func join(_ day: String, _ rest: (time: String, zone: String?)?) -> String {
        guard let rest, let zone = rest.zone else { return day }
        return "\(day)T\(rest.time)\(zone)"
    }

    /// "T06:30:00.000+0700", " 06:30", "T06:30:00Z".
    private static func clock(_ bytes: ArraySlice<UInt8>) -> (time: String, zone: String?)? {
        guard let first = bytes.first, first == 0x54 || first == 0x20 else { return nil }
        let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
        let digits = text.prefix { $0.isNumber || $0 == ":" }
        let parts = digits.split(separator: ":").map(String.init)
        guard parts.count >= 2, let hour = Int(parts[0]), let minute = Int(parts[1].prefix(2)), hour < 24, minute < 60
        else { return nil }
        let second = parts.count > 2 ? Int(parts[2].prefix(2)) ?? 0 : 0
        guard second < 60 else { return nil }
        let time = "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
        var rest = text[digits.endIndex...]
        if rest.first == "." { rest = rest.dropFirst().drop { $0.isNumber } }
        return (time, zone(Array(rest.utf8)) ?? (rest.first == "Z" ? "Z" : nil))
    }

    /// "+07:00", "+0700", "GMT+7", "UTC".
    private static func zone(_ bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        if let mark = text.ranges(of: "GMT").first ?? text.ranges(of: "UTC").first {
            return offset(text[mark.upperBound...]) ?? "Z"
        }
        guard let sign = text.first(where: { $0 == "+" || $0 == "-" }), text.first == sign else { return nil }
        return offset(Substring(text))
    }

    private static func offset(_ text: Substring) -> String? {
        let text = text.drop { $0 == " " }
        guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
        let digits = text.dropFirst().prefix { $0.isNumber || $0 == ":" }.filter { $0 != ":" }
        guard let hours = Int(digits.prefix(2)), hours <= 14 else { return nil }
        let minutes = digits.count >= 4 ? Int(digits.dropFirst(2).prefix(2)) ?? 0 : 0
        return "\(sign)\(padded(digits.count == 1 ? hours : hours, 2)):\(padded(minutes, 2))"
    }

    private static func clockAfter(_ bytes: ArraySlice<UInt8>) -> String? { firstClock(Array(bytes.prefix(24))) }
    private static func clockBefore(_ bytes: ArraySlice<UInt8>) -> String? { firstClock(Array(bytes.suffix(24))) }

    /// "06:30", "6h30", "06:30:15".
    private static func firstClock(_ bytes: [UInt8]) -> String? {
        var at = 0
        while at < bytes.count {
            guard isDigit(bytes[at]) else {
                at += 1
                continue
            }
            var end = at
            while end < bytes.count, isDigit(bytes[end]) { end += 1 }
            if end - at <= 2, end + 2 < bytes.count + 1, end < bytes.count,
                bytes[end] == 0x3A || bytes[end] | 0x20 == 0x68,
                end + 2 < bytes.count, isDigit(bytes[end + 1]), isDigit(bytes[end + 2]),
                let hour = Int(String(decoding: bytes[at..<end], as: UTF8.self)),
                let minute = Int(String(decoding: bytes[end + 1...end + 2], as: UTF8.self)), hour < 24, minute < 60
            {
                var hour = hour
                let rest = String(decoding: bytes[(end + 3)...].prefix(4), as: UTF8.self).lowercased()
                if rest.hasPrefix(" pm"), hour < 12 { hour += 12 }
                if rest.hasPrefix(" am"), hour == 12 { hour = 0 }
                return "\(padded(hour, 2)):\(padded(minute, 2))"
            }
            at = end
        }
        return nil
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// "Wed, 08 Dec 2021 06:30:00 +0700", "December 8, 2021".
    private static func english(_ text: String) -> String? {
        let parts = text.lowercased().split { $0 == " " || $0 == "," }.map(String.init)
        guard let place = parts.firstIndex(where: { part in months.contains { part.hasPrefix($0) } }) else {
            return nil
        }
        let month = months.firstIndex { parts[place].hasPrefix($0) }! + 1
        let numbers = parts.indices.filter { abs($0 - place) <= 2 && parts[$0].allSatisfy(\.isNumber) }
        guard let year = numbers.first(where: { parts[$0].count == 4 }),
            let dayPlace = numbers.first(where: { parts[$0].count <= 2 }),
            let day = day(Array(parts[year].utf8)[...], Array("\(month)".utf8)[...], Array(parts[dayPlace].utf8)[...])
        else { return nil }
        let after = parts[(year + 1)...].joined(separator: " ")
        return join(day, clock(Array((" " + after.uppercased()).utf8)[...]))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func day(_ year: ArraySlice<UInt8>, _ month: ArraySlice<UInt8>, _ day: ArraySlice<UInt8>) -> String?
    {
        guard let year = Int(String(decoding: year, as: UTF8.self)),
            let month = Int(String(decoding: month, as: UTF8.self)),
            let day = Int(String(decoding: day, as: UTF8.self)), (1990...2100).contains(year), (1...12).contains(month),
            day >= 1,
            day <= CalendarDate.days(in: month, of: year)
        else { return nil }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}
