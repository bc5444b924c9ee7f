/// The nouns before a name that act for whoever is named: "các quan chức quân đội cấp cao của Mỹ" (data).
struct ParticipantHead {
    var start: Int
    var hasHead = false
    /// Whether the only head is what kind of place is named: "tỉnh Nghệ An".
    var isLocality = false
    var isPrivate = false
    var isGovernment = false
    var isPeople = false
    var isRebel = false
    var isOffice = false
    /// Whether who is named has the one who is meant: "con trai ông Trump" (Mr Trump's son).
    var isRelative = false
}

/// Reads the nouns before a name, from the last to the first (a pass over the words before a name).
struct HeadReading {
    private let finder: Participants
    private let name: TokenRange
    private let low: Int
    private let isPerson: Bool
    private var head: ParticipantHead
    private var cursor: Int

    private var text: TokenizedText { finder.text }
    private var read: ReadText { finder.read }
    private var tables: EventTables { finder.tables }

    /// - Parameter low: where the words begin that may be the name's.
    static func head(of name: TokenRange, from low: Int, isPerson: Bool, by finder: Participants) -> ParticipantHead {
        var reading = HeadReading(name, low, isPerson, finder)
        for _ in 0..<mostNouns where reading.cursor > low {
            if !reading.step() { break }
        }
        if reading.head.hasHead, reading.isFormer() || reading.isShare() {
            (reading.head.isPrivate, reading.head.isPeople) = (true, true)
        }
        return reading.head
    }

    /// "một cựu bộ trưởng Anh" (a former British minister): who is out of office does not act for the state.
    private func isFormer() -> Bool {
        [head.start - 1, head.start].contains { $0 >= low && text.isFormer($0) }
    }

    /// "29% người Mỹ ủng hộ" (29 % of Americans support): those who were asked do not act for the state.
    private func isShare() -> Bool {
        head.isPeople && [head.start - 1, head.start].contains { $0 >= low && text.isSign(.percent, at: $0) }
    }

    private static let mostNouns = 8

    private init(_ name: TokenRange, _ low: Int, _ isPerson: Bool, _ finder: Participants) {
        self.finder = finder
        self.name = name
        self.low = low
        self.isPerson = isPerson
        head = ParticipantHead(start: name.lowerBound)
        cursor = name.lowerBound
    }

    /// - Returns: whether there was one more.
    private mutating func step() -> Bool {
        if isOfRelative() {
            head.isRelative = true
            return false
        }
        if takeRole() || takePhrase() || takeJoined() { return true }
        let unit = max(low, text.unitStart(before: cursor))
        if takeNumber(unit) { return true }
        guard text.tokens[unit].isWord, read.name(holding: unit) == nil else { return false }
        // "trụ sở Hội đồng Lập pháp" (the council's seat) holds "sở" (a department).
        if let noun = text.speaker(at: unit), Self.acting.contains(noun.kind), read.tag(unit) != .verb,
            read.isWordStart(unit) || text.tokens[unit].unitLength > 1
        {
            return take(noun, unit)
        }
        return takeQualifier(unit)
    }

    /// "con trai ông Trump", "vợ Thủ tướng Abe": the son, the wife. Without a title or "ông" it may be his own name: "vợ Lê Thị Hoa".
    private func isOfRelative() -> Bool {
        guard isPerson, cursor < name.lowerBound,
            let length = tables.word(text.tokens, endingAt: cursor, from: low, of: .relative),
            read.isWordStart(cursor - length)
        else { return false }
        // "vợ chồng ông Nam" (Mr Nam and his wife)
        let head = tables.word(text.tokens, endingAt: cursor, from: low, of: .head) ?? 0
        return length >= head
    }

    private mutating func move(to start: Int) {
        cursor = start
        head.start = start
    }

    /// A title that was read with whoever is named.
    private mutating func takeRole() -> Bool {
        let roles = finder.roles
        let first = roles.partitioningIndex { $0.upperBound >= cursor }
        guard first < roles.count, roles[first].upperBound == cursor, roles[first].lowerBound >= low else {
            return false
        }
        move(to: roles[first].lowerBound)
        return true
    }

    /// "binh sĩ", "lực lượng an ninh": a phrase of the table.
    private mutating func takePhrase() -> Bool {
        let end = cursor
        guard let length = tables.word(text.tokens, endingAt: end, from: low, of: .head),
            read.isWordStart(end - length), read.name(holding: end - 1) == nil
        else { return false }
        move(to: end - length)
        head.hasHead = true
        head.isLocality = false
        if tables.word(text.tokens, endingAt: end, from: low, of: .rebel) == length { head.isRebel = true }
        guard !isPerson else { return true }
        if text.speaker(at: cursor)?.kind == .title { head.isOffice = true }
        if Self.people.contains(text.tokens[cursor].key),
            // "công tố viên" (a public prosecutor)
            tables.word(text.tokens, endingAt: end, from: low, of: .authority) != length
        {
            head.isPeople = true
        }
        if tables.word(text.tokens, endingAt: end, from: low, of: .individual) == length {
            head.isPeople = true
            head.isPrivate = true
        }
        return true
    }

    /// Of "người", "người dân" and "công dân".
    private static let people = SyllableSet(.ordinaryPeople)

    /// "hải quân và không quân Nhật Bản"
    private mutating func takeJoined() -> Bool {
        guard head.hasHead, text.isWord(.and, at: cursor - 1), cursor - 1 > low else { return false }
        let other = max(low, text.unitStart(before: cursor - 1))
        guard let noun = text.speaker(at: other), Self.bodies.contains(noun.kind) else { return false }
        move(to: other)
        return true
    }

    private mutating func takeNumber(_ unit: Int) -> Bool {
        guard head.hasHead, text.tokens[unit].kind == .number || read.tag(unit) == .numeral,
            read.name(holding: unit) == nil
        else { return false }
        move(to: unit)
        return true
    }

    private mutating func take(_ noun: SpeakerNoun, _ unit: Int) -> Bool {
        // "người đồng cấp của ông Trump" is another person.
        if isPerson, cursor < name.lowerBound, text.isWord(.of, at: cursor) { return false }
        move(to: unit)
        if noun.kind != .kin {
            head.hasHead = true
            head.isLocality = false
        }
        if noun.kind == .title, !isPerson { head.isOffice = true }
        if noun.source == .business { head.isPrivate = true }
        // "truyền thông Pháp" (the French media) is not France.
        if noun.source == .media, !isPerson { (head.isPrivate, head.isPeople) = (true, true) }
        if Self.governments.contains(text.tokens[unit].key), noun.kind == .org { head.isGovernment = true }
        return true
    }

    private static let bodies: [SpeakerNoun.Kind] = [.org, .org2, .collective, .side]
    private static let acting: [SpeakerNoun.Kind] = [
        .kin, .prefix, .title, .group, .collective, .org, .org2, .side, .statehead,
    ]
    private static let governments = SyllableSet(.governments)

    /// What stands between the nouns and the name, or before them.
    private mutating func takeQualifier(_ unit: Int) -> Bool {
        let kinds = text.kinds(at: unit)
        // "tỉnh Nghệ An" acts as its administration; "kịch bản" (scenario) ends like "bản" (village).
        if kinds.contains(.locality), cursor == name.lowerBound, read.isWordStart(unit) {
            move(to: unit)
            head.hasHead = true
            head.isLocality = true
            return true
        }
        if head.hasHead || head.start < name.lowerBound,
            !kinds.isDisjoint(with: [.plural, .indefinite, .classifier])
        {
            move(to: unit)
            return true
        }
        guard
            text.place(at: unit)?.kind == .domain || read.tag(unit) == .adjective
                || text.isWord(.of, at: unit) && !isPerson && cursor == name.lowerBound
        else { return false }
        cursor = unit
        return true
    }
}
