/// What stands on top of a text without a layout and is no part of the article: the address and the date of the page that it was copied
/// from, the letterhead of the office that issued it (a pass).
///
/// "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc" (the state's name and motto) heads every paper of an office, beside
/// the office's name, the paper's number, place and day; its kind follows: "THÔNG CÁO BÁO CHÍ" (press release).
struct TextOpening {
    enum Line { case text, address, date, letterhead, title }

    /// What the first lines are.
    private(set) var lines: [Line]
    /// Of the page.
    private(set) var url: String?
    /// ISO 8601.
    private(set) var published: String?

    /// How many of the first lines are looked at.
    static let reach = 14
    private static let longestLetterhead = 10
    /// Behind the headline there may be a section, an author and a date.
    private static let reachBehindHeadline = 3
    /// In bytes.
    private static let longestLine = 400

    /// The first lines in small letters, of which most articles need the first four alone (a resource).
    private struct LoweredLines {
        let lines: ArraySlice<ArraySlice<UInt8>>
        private var lowered: [[UInt8]?]

        init(_ lines: ArraySlice<ArraySlice<UInt8>>) {
            self.lines = lines
            lowered = [[UInt8]?](repeating: nil, count: lines.count)
        }

        /// A line in small letters; nothing of one that is too long to be told.
        subscript(place: Int) -> [UInt8] {
            mutating get {
                if let known = lowered[place] { return known }
                let line = lines[place].count <= TextOpening.longestLine ? LowerCase.lowered(Array(lines[place])) : []
                lowered[place] = line
                return line
            }
        }
    }

    private let words = PageWords.shared

    /// - Parameter paragraphs: the first that hold anything, and one more than ``reach`` where there are more.
    init(_ paragraphs: [ArraySlice<UInt8>]) {
        let first = paragraphs.prefix(Self.reach)
        lines = first.map { _ in .text }
        // One line is a text, whatever it is.
        guard paragraphs.count > 1 else { return }
        var lowered = LoweredLines(first)
        var place = readLetterhead(&lowered)
        if place < lines.count, words.isTitleOfPaper(lowered[place][...]) {
            lines[place] = .title
            place += 1
        }
        while place < lines.count, readCopied(place, first[place], lowered[place]) { place += 1 }
        // A section before the date: "Thời sự" (news).
        if place + 1 < lines.count, SiteName.isNothing(String(decoding: first[place], as: UTF8.self)),
            readCopied(place + 1, first[place + 1], lowered[place + 1])
        {
            lines[place] = .date
            place += 2
        }
        for behind in lines.indices where behind > place && behind <= place + Self.reachBehindHeadline {
            if lowered[behind].isEmpty { break }
            _ = readCopied(behind, first[behind], lowered[behind])
        }
        guard lines.allSatisfy({ $0 != .text }), paragraphs.count <= Self.reach else { return }
        lines = first.map { _ in .text }
        (url, published) = (nil, nil)
    }

    /// - Returns: where the lines begin that follow it.
    private mutating func readLetterhead(_ lowered: inout LoweredLines) -> Int {
        var head: [[UInt8]] = []
        for place in lowered.lines.indices.prefix(Self.longestLetterhead) {
            guard lowered.lines[place].last != UInt8(ascii: "."), !lowered[place].isEmpty else { break }
            head.append(lowered[place])
        }
        guard head.contains(where: { words.hasMotto($0[...]) }), let last = head.lastIndex(where: isOfLetterhead)
        else { return 0 }
        for place in 0...last { lines[place] = .letterhead }
        published =
            head[...last].lazy.compactMap { line in
                ByteSearch.last(Self.day, in: line[...]).flatMap { PageDate.inView(line[$0...]) }
            }.first
        return last + 1
    }

    private static let day = Array("ngày ".utf8)

    /// The state's name and motto, the paper's number, or place and day: "Tân Hòa, ngày 8 tháng 12 năm 2021".
    private func isOfLetterhead(_ line: [UInt8]) -> Bool {
        if words.isLetterhead(line[...]) { return true }
        guard let day = ByteSearch.last(Self.day, in: line[...]), line.count - day <= 40 else { return false }
        return ByteSearch.first(Array(", ngày ".utf8), in: line[...]) != nil && PageDate.inView(line[day...]) != nil
    }

    /// An address, or a date, alone in a line.
    private mutating func readCopied(_ place: Int, _ line: ArraySlice<UInt8>, _ lowered: [UInt8]) -> Bool {
        if lowered.starts(with: Self.http), let address = WebAddress.absolute(String(decoding: line, as: UTF8.self)) {
            lines[place] = .address
            if !PageAddress.isHome(address) { url = url ?? PageAddress.article(address) }
            return true
        }
        guard let date = date(line, lowered) else { return false }
        lines[place] = .date
        published = published ?? date
        return true
    }

    private static let http = Array("http".utf8)

    /// "Thứ tư, 8/12/2021, 06:30 (GMT+7)", "Thời sự 08/12/2021 06:30": with no word beside but a section's name.
    private func date(_ line: ArraySlice<UInt8>, _ lowered: [UInt8]) -> String? {
        guard !lowered.isEmpty, let rest = PageDate.rest(of: line, lowered[...]) else { return nil }
        let words = String(decoding: Array(rest.joined(separator: [0x20])), as: UTF8.self)
        return words.isEmpty || SiteName.isNothing(words) ? PageDate.shown(lowered[...])?.value : nil
    }
}
