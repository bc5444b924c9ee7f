/// What names of classes and ids say of what an element holds, and what lines begin with (data).
struct PageNameKinds: OptionSet {
    var rawValue: UInt16

    static let junk = PageNameKinds(rawValue: 1)
    static let body = PageNameKinds(rawValue: 2)
    static let headline = PageNameKinds(rawValue: 4)
    static let lead = PageNameKinds(rawValue: 8)
    static let caption = PageNameKinds(rawValue: 16)
    static let author = PageNameKinds(rawValue: 32)
    static let stamp = PageNameKinds(rawValue: 64)
    static let logo = PageNameKinds(rawValue: 128)
    static let role = PageNameKinds(rawValue: 256)
    static let source = PageNameKinds(rawValue: 512)
    /// Nothing, though it ends as a name of something does.
    static let plain = PageNameKinds(rawValue: 1024)

    static func named(_ kind: String) -> PageNameKinds? {
        switch kind {
        case "junk": .junk
        case "body": .body
        case "headline": .headline
        case "lead": .lead
        case "caption": .caption
        case "author": .author
        case "stamp": .stamp
        case "logo": .logo
        case "role": .role
        case "source": .source
        case "plain": .plain
        default: nil
        }
    }
}

/// `page-words.tsv` (a resource, built once).
///
/// Lines are asked about in lower case.
struct PageWords: Sendable {
    static let shared = PageWords(rows: EmbeddedData.pageWords.rows)

    private let names: PageNames
    private let beginnings: ByLineKind<Beginnings>
    private let parts: ByLineKind<LineParts>
    /// The labels without what stands behind them.
    private let labels: Set<Bytes>
    private let dateWords: Set<UInt64>
    /// By kind, whole texts.
    private let texts: ByLineKind<WholeTexts>
    /// The names of months in lower case, the longest first, and their numbers.
    private let months: [(name: [UInt8], number: String)]

    /// What a line is by its beginning, or by what stands in it.
    fileprivate enum LineKind: Int, CaseIterable {
        case elsewhere, end, label, desk, credit, picture, site, owner, address, profile, month
        case company, generic, section, home, edition, tracking, update, posted, origin, user, by, imprint, institution,
            language, degree, doer, account, aside, poster, letterhead, motto, paper, recipients, after

        static let named: [String: LineKind] = [
            "elsewhere": .elsewhere, "end": .end, "label": .label, "desk": .desk, "credit": .credit,
            "picture": .picture, "site": .site, "owner": .owner, "address": .address, "profile": .profile,
            "month": .month, "company": .company, "generic": .generic, "section": .section, "home": .home,
            "edition": .edition, "tracking": .tracking, "update": .update, "posted": .posted, "origin": .origin,
            "user": .user, "by": .by, "imprint": .imprint, "institution": .institution, "language": .language,
            "degree": .degree, "doer": .doer, "account": .account, "aside": .aside, "poster": .poster,
            "letterhead": .letterhead, "motto": .motto, "paper": .paper, "recipients": .recipients,
            "after": .after,
        ]
    }

    private init(rows: [TableRow]) {
        var beginnings: [LineKind: [[UInt8]]] = [:]
        var parts: [LineKind: [[UInt8]]] = [:]
        var dateWords: Set<UInt64> = []
        var texts: [LineKind: [[UInt8]]] = [:]
        var months: [(name: [UInt8], number: String)] = []
        var names = PageNames.Builder()
        var nameKinds = KnownCells<PageNameKinds?>()
        var lineKinds = KnownCells<LineKind?>()
        for row in rows where row.count >= 3 {
            let text = Array(row.bytes(2))
            if let kind = nameKinds.value(of: row.bytes(0), read: PageNameKinds.named) {
                names.add(text, kind, isWord: row.isCell(1, "word"))
            } else if let kind = lineKinds.value(of: row.bytes(0), read: { LineKind.named[$0] }) {
                if Self.whole.contains(kind) {
                    texts[kind, default: []].append(text)
                } else if row.isCell(1, "part") {
                    parts[kind, default: []].append(text)
                } else {
                    beginnings[kind, default: []].append(text)
                }
            } else if row.isCell(0, "date") {
                WordKeys.each(of: text[...]) { dateWords.insert($0) }
            } else if row.isCell(0, "monthname") {
                months.append((text, row[1]))
            }
        }
        self.names = names.built()
        self.beginnings = ByLineKind(beginnings.mapValues(Beginnings.init))
        self.parts = ByLineKind(parts.mapValues(LineParts.init))
        labels = Set(
            (beginnings[.label] ?? []).compactMap { label in
                label.lastIndex { !Self.labelEnds.contains($0) }.map { Bytes(label[...$0]) }
            })
        self.dateWords = dateWords
        self.texts = ByLineKind(texts.mapValues(WholeTexts.init))
        let degreeBeginnings = texts[.degree, default: []].map { degree in
            degree.prefix(2).reduce(0 as UInt16) { $0 << 8 | UInt16($1) } << (degree.count < 2 ? 8 : 0)
        }
        self.degreeBeginnings = Array(Set(degreeBeginnings)).sorted()
        self.months = months.sorted { $0.name.count > $1.name.count }
    }

    /// Kinds of which a text is one as a whole.
    private static let whole: [LineKind] = [.generic, .section, .home, .language, .degree, .paper]

    func kinds(_ name: ArraySlice<UInt8>) -> PageNameKinds { names.kinds(name) }

    /// Whether a line points to another article: "Xem thêm: …".
    func leadsElsewhere(_ line: ArraySlice<UInt8>) -> Bool {
        let line = line.drop { $0 == UInt8(ascii: "*") || $0 == 0x20 }
        return beginnings[.elsewhere]?.longest(line) != nil
    }

    /// Whether a line says that others follow, and nothing else: "Đọc thêm:".
    func isPointer(_ line: ArraySlice<UInt8>) -> Bool {
        beginnings[.elsewhere]?.longest(line).map { line.count - $0 <= 1 } == true
    }

    /// Whether a short line is the heading of what follows an article: "Ý kiến độc giả", "300 bình luận".
    func endsArticle(_ line: ArraySlice<UInt8>) -> Bool {
        let line = line.drop { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x20 || $0 == UInt8(ascii: "(") }
        return beginnings[.end]?.longest(line) != nil
    }

    /// Where what follows "Tác giả: " and the like begins.
    func behindLabel(_ line: ArraySlice<UInt8>) -> Int? {
        guard let length = beginnings[.label]?.longest(line) ?? spacedLabel(line) else { return nil }
        return line[(line.startIndex + length)...].firstIndex { $0 != 0x20 && $0 != UInt8(ascii: ":") } ?? line.endIndex
    }

    /// The length of a label with a space before its colon: "Bài và ảnh : ".
    private func spacedLabel(_ line: ArraySlice<UInt8>) -> Int? {
        guard let colon = line.prefix(Self.longestLabel).firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
            line[colon - 1] == 0x20
        else { return nil }
        let label = Array(line[..<colon].dropLast()) + [UInt8(ascii: ":")]
        return beginnings[.label]?.longest(label[...]) == label.count ? label.count + 1 : nil
    }

    /// In bytes.
    private static let longestLabel = 40

    /// Where a name begins behind " bởi " (by) within a line.
    func behindBy(_ line: ArraySlice<UInt8>) -> Int? {
        parts[.by]?.first(in: line)?.upperBound
    }

    /// Whether a text is what stands before an author's name, and nothing else: "Bởi", "Tác giả".
    func isLabel(_ line: ArraySlice<UInt8>) -> Bool {
        guard let end = line.lastIndex(where: { !Self.labelEnds.contains($0) }) else { return false }
        return labels.contains(Bytes(line[...end].drop { $0 == 0x20 }))
    }

    private static let labelEnds = Array(" :,".utf8)

    /// Whether a label means who put the article up, rather than who wrote it: "Đăng bởi".
    func isPoster(_ line: ArraySlice<UInt8>) -> Bool { beginnings[.poster]?.longest(line) != nil }

    /// Whether an author's name is that of an account of a site's: "Super User", "Ví Dụ Biên tập", "Ví Dụ Editor".
    func isAccount(_ name: ArraySlice<UInt8>) -> Bool {
        if beginnings[.user]?.longest(name) != nil { return true }
        return parts[.account]?.all.contains { Self.end($0, of: name).map { name[$0 - 1] == 0x20 } == true } == true
    }

    /// Whether what stands in brackets behind a name tells where its bearer is or what he did, rather than whose he is: "từ Paris".
    func isAside(_ text: ArraySlice<UInt8>) -> Bool { beginnings[.aside]?.longest(text) != nil }

    /// Whether an author's name is a desk's rather than a person's: "Ban Biên tập".
    func isDesk(_ name: ArraySlice<UInt8>) -> Bool { beginnings[.desk]?.longest(name) != nil }

    /// Where the name of who owns the page begins: "Bản quyền thuộc về Báo Lâm Đồng".
    func behindOwner(_ line: ArraySlice<UInt8>) -> Int? {
        beginnings[.owner]?.longest(line).map { line.startIndex + $0 }
    }

    /// Where the outlet's name begins in an imprint: "Tên cơ quan báo chí: Báo Lâm Đồng".
    func behindImprint(_ line: ArraySlice<UInt8>) -> Int? {
        beginnings[.imprint]?.longest(line).map { line.startIndex + $0 }
    }

    /// Whether a name begins as that of a body that has a site of its own: "Đại sứ quán Việt Nam tại …".
    func isInstitution(_ name: ArraySlice<UInt8>) -> Bool { beginnings[.institution]?.longest(name) != nil }

    /// Where the same body's name begins in another language behind the Vietnamese one: " Embassy of …".
    func institutionInOtherTongue(_ name: ArraySlice<UInt8>) -> Int? { firstPart(.institution, in: name) }

    /// Whether a text names the language of an outlet's edition: "Tiếng Việt".
    func isLanguage(_ text: String) -> Bool {
        texts[.language]?.contains(LowerCase.lowered(Array(text.utf8))[...]) == true
    }

    /// Where what follows "Liên kết bài viết" begins.
    func behindAddressLabel(_ line: ArraySlice<UInt8>) -> Int? {
        beginnings[.address]?.longest(line).map { line.startIndex + $0 }
    }

    /// Where what follows "Theo " (after) begins at a line's beginning.
    func behindAfter(_ line: ArraySlice<UInt8>) -> Int? {
        beginnings[.after]?.longest(line).map { line.startIndex + $0 }
    }

    /// Where what follows "Nguồn:" (source) begins.
    func behindSource(_ line: ArraySlice<UInt8>) -> Int? {
        beginnings[.origin]?.longest(line).map { line.startIndex + $0 }
    }

    /// Whether a link leads to an author's page.
    func leadsToAuthor(_ address: ArraySlice<UInt8>) -> Bool {
        parts[.profile]?.first(in: address) != nil
    }

    /// Where the month of a date begins, behind the day: "8 tháng 12".
    func behindMonthWord(_ rest: ArraySlice<UInt8>) -> Int? {
        parts[.month]?.all.lazy.filter { rest.starts(with: $0) }.map { rest.startIndex + $0.count }.max()
    }

    /// The month that a text begins with the name of, and where that ends: "sáu" (June).
    func monthName(_ text: ArraySlice<UInt8>) -> (number: String, end: Int)? {
        months.first { text.starts(with: $0.name) }.map { ($0.number, text.startIndex + $0.name.count) }
    }

    /// Where a line begins to tell when the page was changed last: "Cập nhật".
    func update(in line: ArraySlice<UInt8>) -> Int? { firstPart(.update, in: line) }

    /// Where a line begins to tell when the article was published: "Đăng lúc".
    func posted(in line: ArraySlice<UInt8>) -> Int? { firstPart(.posted, in: line) }

    private func firstPart(_ kind: LineKind, in line: ArraySlice<UInt8>) -> Int? {
        parts[kind]?.first(in: line)?.lowerBound
    }

    // MARK: Papers of offices

    /// "Độc lập - Tự do - Hạnh phúc" (the state's motto).
    func hasMotto(_ line: ArraySlice<UInt8>) -> Bool { parts[.motto]?.first(in: line) != nil }

    /// The state's name and motto, or a paper's number: "Số: 12/TCBC".
    func isLetterhead(_ line: ArraySlice<UInt8>) -> Bool {
        hasMotto(line) || parts[.letterhead]?.first(in: line) != nil || beginnings[.letterhead]?.longest(line) != nil
    }

    /// What kind of paper it is: "Thông cáo báo chí" (press release).
    func isTitleOfPaper(_ line: ArraySlice<UInt8>) -> Bool { texts[.paper]?.contains(line) == true }

    /// "Nơi nhận:" (sent to), with which the end of a paper begins.
    func opensRecipients(_ line: ArraySlice<UInt8>) -> Bool { beginnings[.recipients]?.longest(line) != nil }

    // MARK: Names of sites

    /// How much of a line says what kind of outlet it is: "báo điện tử " of "báo điện tử ví dụ".
    func siteHead(_ line: ArraySlice<UInt8>) -> Int? { beginnings[.site]?.longest(line) }

    /// The same with "điện tử" (electronic) behind it; 0 for a line that says no such thing.
    func headAndEdition(_ line: [UInt8]) -> Int {
        guard let head = siteHead(line[...]) else { return 0 }
        let rest = line[head...].drop { $0 == 0x20 }
        return beginnings[.edition]?.longest(rest).map { rest.startIndex + $0 } ?? head
    }

    /// A name without "Báo điện tử", "Tạp chí" before it and "Online" behind.
    func bareOutlet(_ name: String) -> String {
        let bytes = Array(name.utf8)
        let lowered = LowerCase.lowered(bytes)
        var rest = bytes[...]
        if let head = siteHead(lowered[...]), head < rest.count { rest = rest[head...] }
        func isEdition(_ line: ArraySlice<UInt8>) -> Int? {
            let line = line.drop { $0 == 0x20 }
            return beginnings[.edition]?.longest(line).map { line.startIndex + $0 }
        }
        if let end = isEdition(lowered[rest.indices]), end < rest.endIndex { rest = rest[end...] }
        var at = rest.startIndex
        while let space = rest[at...].firstIndex(of: 0x20) {
            if isEdition(lowered[space...].prefix(rest.endIndex - space)) == rest.endIndex { rest = rest[..<space] }
            at = min(space + 1, rest.endIndex)
        }
        return String(decoding: rest.drop { $0 == 0x20 }, as: UTF8.self)
    }

    /// Whether a name is an outlet's with what tells its editions apart behind it: "Báo Ví Dụ Online" of "Ví Dụ".
    func isEdition(_ name: String, of outlet: String) -> Bool {
        let lowered = LowerCase.lowered(Array(name.utf8))
        let start = siteHead(lowered[...]) ?? 0
        let own = LowerCase.lowered(Array(outlet.utf8))
        guard lowered[start...].starts(with: own) || lowered.starts(with: own) else { return false }
        let end = lowered.starts(with: own) ? own.count : start + own.count
        return isEdition(Array(lowered[end...].drop { $0 == 0x20 }))
    }

    /// "điện tử", "Online" and nothing else.
    func isEdition(_ text: [UInt8]) -> Bool {
        beginnings[.edition]?.longest(LowerCase.lowered(text)[...]) == text.count && !text.isEmpty
    }

    /// Whether what is said to be a site's name is none: "Trang chủ", "Tin tức", "Báo điện tử", a section, or a company that owns the page.
    func isNoName(_ name: String) -> Bool {
        let lowered = LowerCase.lowered(Array(name.utf8))[...]
        return texts[.generic]?.contains(lowered) == true || texts[.section]?.contains(lowered) == true
            || beginnings[.company]?.longest(lowered) != nil
    }

    /// "Tin tức - Sự kiện": what heads all articles of a section.
    func isSection(_ title: String) -> Bool {
        texts[.section]?.contains(LowerCase.lowered(Array(title.utf8))[...]) == true
    }

    func isHome(_ fileName: ArraySlice<UInt8>) -> Bool { texts[.home]?.contains(fileName) == true }

    /// The first two bytes of each, in lower case.
    private let degreeBeginnings: [UInt16]

    /// Whether a parameter of an address only tells where a reader came from.
    func tracks(_ parameter: ArraySlice<UInt8>) -> Bool { beginnings[.tracking]?.longest(parameter) != nil }

    /// "PGS," "TS": a degree before a name.
    func isDegree(_ word: Substring) -> Bool {
        let letters = word.utf8.filter { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ",") }
        return texts[.degree]?.contains(LowerCase.lowered(letters)[...]) == true
    }

    /// Whether a word of a name may be a degree, by the two bytes that it begins with; what is no Latin letter may be one of ASCII's in
    /// lower case.
    func mayHaveDegree(_ name: Substring) -> Bool {
        var beginning: UInt16 = 0
        var length = 0
        for byte in name.utf8 {
            if byte == 0x20 {
                if length == 1, degreeBeginnings.contains(beginning << 8) { return true }
                length = 0
            } else if length < 2, byte != UInt8(ascii: "."), byte != UInt8(ascii: ",") {
                if byte >= 0xCA, byte != 0xE1 { return true }
                beginning = beginning << 8 | UInt16(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
                length += 1
                if length == 2, degreeBeginnings.contains(beginning) { return true }
            }
        }
        return length == 1 && degreeBeginnings.contains(beginning << 8)
    }

    /// Where what its bearer did begins behind a name: "Minh Tâm thực hiện".
    func doing(in line: ArraySlice<UInt8>) -> Int? {
        parts[.doer]?.all.lazy.compactMap { Self.end($0, of: line) }.first
    }

    private static func end(_ part: [UInt8], of line: ArraySlice<UInt8>) -> Int? {
        line.count > part.count && line.suffix(part.count).elementsEqual(part) ? line.endIndex - part.count : nil
    }

    /// Whether a line says where the text is from, or when it goes on: "Theo TTXVN".
    func isCredit(_ line: ArraySlice<UInt8>) -> Bool {
        beginnings[.credit]?.longest(line) != nil
            || parts[.credit]?.first(in: line) != nil
    }

    /// Whether a title is a site's rather than an article's: "Báo …".
    func beginsAsSite(_ line: ArraySlice<UInt8>) -> Bool { beginnings[.site]?.longest(line) != nil }

    /// "… Ảnh: TTXVN" (picture by) at a text's end.
    func creditsPicture(_ line: ArraySlice<UInt8>) -> Bool {
        // Most lines have none near their ends.
        guard let labels = parts[.picture], labels.first(in: line[Self.endOfCredit(line, labels.longest)...]) != nil
        else { return false }
        guard
            line.count <= 160 || line.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "(") })
        else { return false }
        for label in labels.all {
            guard let place = ByteSearch.last(label, in: line), place > line.startIndex else { continue }
            let rest = line[(place + label.count)...].count { $0 & 0xC0 != 0x80 }
            return rest <= Self.longestPictureCredit
        }
        return false
    }

    /// Where the end of a line begins that a picture's credit stands in with its label.
    private static func endOfCredit(_ line: ArraySlice<UInt8>, _ longestLabel: Int) -> Int {
        var at = line.endIndex
        var left = longestPictureCredit
        while at > line.startIndex, left > 0 {
            at -= 1
            if line[at] & 0xC0 != 0x80 { left -= 1 }
        }
        return max(line.startIndex, at - longestLabel)
    }

    /// In scalars.
    private static let longestPictureCredit = 40

    /// Whether a word is one of those that stand about a date: "thứ", "ngày", "cập nhật".
    func isDateWord(_ key: UInt64) -> Bool { dateWords.contains(key) }
}

/// What is known of each kind of line, at the kind's number: a dictionary would hash it anew for every line (data).
private struct ByLineKind<Value: Sendable>: Sendable {
    private let values: [Value?]

    init(_ values: [PageWords.LineKind: Value]) {
        self.values = PageWords.LineKind.allCases.map { values[$0] }
    }

    subscript(kind: PageWords.LineKind) -> Value? { values[kind.rawValue] }
}

/// Whole texts in lower case (data).
struct WholeTexts: Sendable {
    private let texts: Set<Bytes>
    /// In bytes.
    private let longest: Int

    init(_ texts: [[UInt8]]) {
        self.texts = Set(texts.map { Bytes($0[...]) })
        longest = texts.map(\.count).max() ?? 0
    }

    func contains(_ text: ArraySlice<UInt8>) -> Bool {
        if text.count <= longest, texts.contains(Bytes(text)) { return true }
        // With letters and marks apart, which seldom are, it is the same text.
        guard text.contains(where: { $0 == 0xCC || $0 == 0xCD }) else { return false }
        let text = String(decoding: text, as: UTF8.self)
        return texts.contains { $0.string == text }
    }
}

/// How lines begin (data).
private struct Beginnings: Sendable {
    private var byFirst = [[[UInt8]]](repeating: [], count: 256)

    init(_ texts: [[UInt8]]) {
        for text in texts where !text.isEmpty { byFirst[Int(text[0])].append(text) }
    }

    /// The length of the longest of them that a line begins with.
    func longest(_ line: ArraySlice<UInt8>) -> Int? {
        guard let first = line.first else { return nil }
        var longest: Int?
        for text in byFirst[Int(first)] where text.count > longest ?? 0 && line.starts(with: text) {
            longest = text.count
        }
        return longest
    }
}

/// Finds what is known of names of classes in one walk over them: Aho and Corasick, "Efficient String Matching" (1975) (a resource).
private struct PageNames: Sendable {
    private static let longestName = 400
    /// Letters, digits, "-" and "_", each a column; 0 for all else.
    private static let columns = 39

    /// By state and column, the next state.
    private var next: [UInt16]
    /// By state, what is found where it is reached: a pattern of any place, and patterns that must be words by their lengths.
    private var found: [PageNameKinds]
    private var words: [[(length: Int, kind: PageNameKinds)]]
    /// By state, whether anything is.
    private var isEnd: [Bool] = []

    struct Builder {
        fileprivate var next = [UInt16](repeating: 0, count: columns)
        fileprivate var found: [PageNameKinds] = [[]]
        fileprivate var words: [[(length: Int, kind: PageNameKinds)]] = [[]]

        mutating func add(_ text: [UInt8], _ kind: PageNameKinds, isWord: Bool) {
            var state = 0
            for byte in text {
                let place = state * columns + PageNames.column(byte)
                if next[place] == 0 {
                    next[place] = UInt16(found.count)
                    next.append(contentsOf: repeatElement(0, count: columns))
                    found.append([])
                    words.append([])
                }
                state = Int(next[place])
            }
            if isWord { words[state].append((text.count, kind)) } else { found[state].insert(kind) }
        }

        /// With the states to go on in where none follows.
        func built() -> PageNames {
            var names = PageNames(next: next, found: found, words: words)
            var failures = [Int](repeating: 0, count: found.count)
            var queue = [0]
            queue.reserveCapacity(found.count)
            var place = 0
            while place < queue.count {
                let state = queue[place]
                place += 1
                names.next.withUnsafeMutableBufferPointer { next in
                    let own = state * columns
                    let others = failures[state] * columns
                    for column in 0..<columns {
                        let child = Int(next[own &+ column])
                        // What follows the beginning falls back on it; its own row would lead to what follows.
                        let instead = state == 0 ? 0 : next[others &+ column]
                        if child == 0 {
                            next[own &+ column] = instead
                        } else {
                            failures[child] = Int(instead)
                            queue.append(child)
                        }
                    }
                }
            }
            for state in queue.dropFirst() where !names.found[state].contains(.plain) {
                names.found[state].formUnion(names.found[failures[state]])
                if !names.words[failures[state]].isEmpty { names.words[state] += names.words[failures[state]] }
            }
            names.isEnd = zip(names.found, names.words).map { !$0.isEmpty || !$1.isEmpty }
            return names
        }
    }

    private static func column(_ byte: UInt8) -> Int {
        switch byte {
        case 0x61...0x7A: Int(byte - 0x61) + 1
        case 0x41...0x5A: Int(byte - 0x41) + 1
        case 0x30...0x39: Int(byte - 0x30) + 27
        case UInt8(ascii: "-"): 37
        case UInt8(ascii: "_"): 38
        default: 0
        }
    }

    private static let columnOf: [UInt8] = (0...255).map { UInt8(column($0)) }

    /// Words are cut at signs and at capitals: "relatedBox__item-2" is related, box, item.
    func kinds(_ name: ArraySlice<UInt8>) -> PageNameKinds {
        guard name.count <= Self.longestName else { return [] }
        var kinds: PageNameKinds = []
        name.withUnsafeBufferPointer { name in
            Self.columnOf.withUnsafeBufferPointer { columnOf in
                next.withUnsafeBufferPointer { next in
                    var state = 0
                    for at in 0..<name.count {
                        state = Int(next[state * Self.columns + Int(columnOf[Int(name[at])])])
                        guard isEnd[state] else { continue }
                        kinds.formUnion(found[state])
                        for word in words[state]
                        where Self.isBorder(name, at + 1) && Self.isBorder(name, at + 1 - word.length) {
                            kinds.formUnion(word.kind)
                        }
                    }
                }
            }
        }
        return kinds
    }

    private static func isBorder(_ name: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        guard at > 0, at < name.count else { return true }
        let isSmallBefore = name[at - 1] >= 0x61 && name[at - 1] <= 0x7A
        let isCapitalBefore = name[at - 1] >= 0x41 && name[at - 1] <= 0x5A
        let isSmall = name[at] >= 0x61 && name[at] <= 0x7A
        let isCapital = name[at] >= 0x41 && name[at] <= 0x5A
        if !isSmall && !isCapital || !isSmallBefore && !isCapitalBefore { return true }
        return isCapital && isSmallBefore
    }
}
