/// What follows the head of a body, an outlet or a document: whatever belongs to its name (a pass over one phrase).
///
/// "Sở Giáo dục và Đào tạo tỉnh Bến Tre", "báo cáo ngày 5/3 của Ngân hàng Thế giới", "phía chính phủ Nga".
struct BodyTail {
    private let phrases: SpeakerPhrases
    private let read: ReadText
    private let text: TokenizedText
    private let start: Int
    private let headEnd: Int
    private let end: Int
    private let noun: SpeakerNoun
    private var at: Int
    private(set) var phrase: SpeakerPhrase

    /// Behind the last word with a capital.
    private var lastCapital: Int
    private var hasName = false
    /// "công văn của Phó chủ tịch UBND tỉnh Nam" (a letter of the committee's vice chairman Nam): whose it is has a title.
    private var hasHolder = false
    private var modifiers = 0

    /// - Parameters:
    ///   - at: behind the head.
    ///   - start: where the phrase begins.
    ///   - noun: what the head says.
    init(_ phrases: SpeakerPhrases, at: Int, start: Int, end: Int, _ noun: SpeakerNoun, _ phrase: SpeakerPhrase) {
        self.phrases = phrases
        read = phrases.read
        text = phrases.text
        self.at = at
        self.start = start
        self.end = end
        self.noun = noun
        self.phrase = phrase
        headEnd = at
        lastCapital = at
    }

    mutating func takeAll() {
        while at < end, step() {}
        at = phrases.trimmed(start, at)
        phrase.range = start..<at
        if at - lastCapital <= 2, at > lastCapital, hasName { lastCapital = at }
        guard noun.kind != .document else {
            phrase.name = issuer(headEnd, max(headEnd, at))
            return
        }
        let head = text.unitStart(before: headEnd)
        let hasCapital = (head + 1..<max(headEnd, head + 1)).contains { text.tokens[$0].isCapitalised }
        if hasName || hasCapital || Self.fixedBodies.contains(text.tokens[head].entry) {
            phrase.name = name(max(lastCapital, headEnd))
        }
    }

    // MARK: Steps

    /// - Returns: whether the phrase goes on.
    private mutating func step() -> Bool {
        let token = text.tokens[at]
        let kinds = text.kinds(at: at)
        if let name = read.name(startingAt: at), name.range.upperBound <= end { return take(name) }
        if isPersonOfOwn { return false }
        if noun.kind == .document, takePartOfDocument() { return true }
        if token.isWord, token.isCapitalised { return takeCapital() }
        if kinds.contains(.demonstrative) {
            at = text.unitEnd(at)
            if !hasName { phrase.isPronoun = noun.kind != .document }
            return false
        }
        if token.sign == .openParenthesis, let close = phrases.closing(at, end) {
            at = close + 1
            return true
        }
        if token.sign == .ampersand || isJoint {
            at += 1
            return true
        }
        guard token.isWord || token.kind == .number else { return false }
        if kinds.contains(.preposition), !kinds.contains(.speaker) {
            guard SpeakerPhrases.nounPrepositions.contains(token.key) else { return false }
            at = text.unitEnd(at)
            modifiers += 1
            return true
        }
        if kinds.contains(.conjunction), hasName, phrases.isFieldGoingOn(at + 1, end) {
            at += 1
            return true
        }
        if phrases.isStop(at) || text.isWord(.year, at: at) && at + 1 < end && text.tokens[at + 1].kind == .number {
            return false
        }
        modifiers += 1
        guard modifiers <= Self.mostModifiers else { return false }
        at = text.unitEnd(at)
        return true
    }

    private static let mostModifiers = 14

    private mutating func take(_ name: FoundName) -> Bool {
        if name.kind == .person {
            // "báo Hong Kong Morning Daily": an outlet's own name may look like a person's.
            if hasName, !hasHolder, noun.kind != .media || lastCapital < at { return false }
            // "đảng của ông Nam" (Mr Nam's party) is not called after him.
            if isOwned, noun.kind != .side, noun.kind != .document {
                at = name.range.upperBound
                modifiers += 1
                return true
            }
        } else if phrase.place == nil {
            phrase.place = phrases.place(name)
        }
        if name.kind == .organization, text.kinds(at: at).contains(.outlet) { phrase.isOutlet = true }
        at = name.range.upperBound
        lastCapital = at
        hasName = true
        return true
    }

    private var isOwned: Bool { (max(headEnd, at - 2)..<at).contains { text.isWord(.of, at: $0) } }

    /// "cơ quan công an đối tượng Nam" (at the police the suspect Nam …): a person of their own.
    private var isPersonOfOwn: Bool {
        guard noun.kind == .org, let person = text.speaker(at: at), person.source == .person else { return false }
        return (person.kind == .title || person.kind == .kin && at > headEnd)
            && read.name(startingAt: text.unitEnd(at))?.kind == .person
    }

    /// A document's day or number, or the title of whose it is.
    private mutating func takePartOfDocument() -> Bool {
        if let behind = phrases.endOfDay(at, end) ?? endOfNumber() {
            at = behind
            return true
        }
        // "thông báo kết luận của Phó thủ tướng Nam" (the decision of Vice Premier Nam): a title with a capital is no name.
        guard text.tokens[at].isCapitalised, let holder = text.speaker(at: at),
            [.title, .kin, .prefix].contains(holder.kind)
        else { return false }
        hasHolder = true
        at = text.unitEnd(at)
        modifiers += 1
        return true
    }

    /// A capital that no name was found at.
    private mutating func takeCapital() -> Bool {
        if let entry = text.entry(at: at), let place = entry.place, phrase.place == nil {
            phrase.place = place.canonical
        }
        if text.kinds(at: at).contains(.outlet) { phrase.isOutlet = true }
        guard let run = phrases.names.run(at: at, end: phrases.nameLimit(at, end)) else { return false }
        at = run.range.upperBound
        lastCapital = at
        hasName = true
        return true
    }

    /// The hyphen of "Sở GD-ĐT Hà Nội".
    private var isJoint: Bool {
        text.tokens[at].sign == .hyphen && at + 1 < end && text.touches(at) && text.touches(at + 1)
            && text.tokens[at - 1].traits.contains(.allCapitals) && text.tokens[at + 1].traits.contains(.allCapitals)
    }

    /// Where a document's number ends: "47/2017/TT-BTTTT", "15/QĐ-UBND". A day has no letters: "văn bản ngày 5/6".
    private func endOfNumber() -> Int? {
        guard text.tokens[at].kind == .number else { return nil }
        var next = at + 1
        var hasLetters = false
        while next + 1 < end, text.tokens[next].sign == .slash || text.tokens[next].sign == .hyphen, text.touches(next),
            text.touches(next + 1), text.tokens[next + 1].isWord || text.tokens[next + 1].kind == .number
        {
            if text.tokens[next + 1].traits.contains(.allCapitals) { hasLetters = true }
            next += 2
        }
        return hasLetters ? next : nil
    }

    // MARK: Names

    /// Who issued a document: "thông cáo của phía Nga", "báo cáo của Ngân hàng Credit Suisse".
    private func issuer(_ start: Int, _ end: Int) -> NameRun? {
        // "Tài khoản Twitter Đại sứ quán Mỹ tại Hà Nội"
        if let name = read.name(startingAt: start), name.range.upperBound <= end { return phrases.nameRun(name.range) }
        guard let of = (start..<end).first(where: { Self.issuing.contains(text.tokens[$0].key) }), of + 1 < end else {
            return nil
        }
        guard let issuer = phrases.phrase(at: of + 1, end: end) else { return nil }
        // "thông cáo của chính phủ ông Prayuth" (a statement of Mr Prayuth's government) is not his own.
        if !issuer.isPerson, let name = issuer.name, read.name(startingAt: name.range.lowerBound)?.kind == .person {
            return phrases.nameRun(issuer.range)
        }
        return issuer.name
    }

    private static let issuing = SyllableSet(.issuers)

    /// The name of a body: with its head ("Bộ Quốc phòng Mỹ"), or without it ("phía Nga", "tờ Global Times").
    private func name(_ end: Int) -> NameRun? {
        let first = text.unitStart(before: headEnd)
        // The first name within the phrase: the body's own where it begins with the head, else what the head is of.
        var inner: FoundName?
        var at = first
        while at < end, inner == nil {
            inner = read.name(holding: at)
            at += 1
        }
        switch noun.kind {
        case .side, .statehead, .media:
            // "phía lãnh đạo HĐND TP. Biên Hoà" (the leaders' side) is nobody by name.
            if noun.kind == .side, headEnd < end, text.speaker(at: headEnd)?.kind == .title { return nil }
            // "Báo Nga" (a Russian paper) has no name.
            if noun.kind == .media, let inner, inner.kind == .location, text.place(at: inner.range.lowerBound) != nil,
                ownName(inner, end) == inner.range
            {
                return nil
            }
            if let inner, inner.range.upperBound <= end { return phrases.nameRun(ownName(inner, end)) }
            return phrases.names.run(at: headEnd, end: end)
        case .collective, .document: return nil
        default:
            if let inner, inner.kind == .organization, inner.range.upperBound <= end {
                return phrases.nameRun(inner.range)
            }
            if Self.genericBodies.contains(text.tokens[first].entry) {
                if let inner, inner.range.upperBound <= end { return phrases.nameRun(inner.range) }
                return phrases.names.run(at: headEnd, end: end)
            }
            return phrases.nameRun(first..<end)
        }
    }

    /// "báo Hong Kong Apple Daily": an outlet's own name stands behind the place where it appears.
    private func ownName(_ first: FoundName, _ end: Int) -> TokenRange {
        let next = first.range.upperBound
        guard noun.kind == .media, first.kind == .location, next < end, text.tokens[next].isCapitalised,
            let own = read.name(startingAt: next)?.range ?? phrases.names.run(at: next, end: end)?.range,
            own.upperBound <= end
        else { return first.range }
        return own
    }

    private static let genericBodies = Lexicon.entries(of: .genericBodies)
    /// Bodies whose whole name is the head: "Nhà Trắng", "Điện Kremlin", "Lầu Năm Góc".
    private static let fixedBodies = Lexicon.entries(of: .fixedBodies)
}
