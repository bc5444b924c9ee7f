/// Who is called what beside their names, so that a description without a name can be traced to its person: "Chủ tịch Nghệ
/// An" is whom "Chủ tịch UBND tỉnh Nghệ An Lê Văn Sơn" has named (a resource that lives as long as one article is read).
struct DescribedPeople: Sendable {
    /// A title beside a name (data).
    private struct Description {
        var words: TokenRange
        var entity: Int
        var isApposition = false
    }

    private let read: ReadText
    private var text: TokenizedText { read.text }
    /// By the lexicon's entry of their first title.
    private var descriptions: [Int32: [Description]] = [:]

    init(read: ReadText, references: References) {
        self.read = read
        for mention in references.mentions where mention.kind == .name {
            guard references.profiles[mention.entity].isPerson else { continue }
            readBefore(mention)
            readAfter(mention)
        }
    }

    /// The one person of whom the words of a phrase are said; in "về ông Nam, giám đốc sở nói" the phrase describes nobody.
    func person(of words: TokenRange, title: Int32) -> Int? {
        guard let alike = descriptions[title] else { return nil }
        var found: Int?
        for description in alike where description.entity != found && holds(description.words, words) {
            if description.isApposition, description.words.overlaps(words) { continue }
            guard found == nil else { return nil }
            found = description.entity
        }
        return found
    }

    // MARK: Reading

    /// "cựu giám đốc Sở Y tế Hà Nội, ông Nam": back from the name to the first title.
    private mutating func readBefore(_ mention: References.Mention) {
        var at = mention.range.lowerBound
        var title: Int?
        // Nothing but words of kinship stands between here and the name.
        var isBeside = true
        for _ in 0..<Self.longest {
            guard at > 0, !text.tokens[at].traits.contains(.opensParagraph) else { break }
            at = text.unitStart(before: at)
            let token = text.tokens[at]
            let noun = text.speaker(at: at)
            if token.kind == .sign {
                // Only a word of kinship stands between a comma and the name.
                let isByKin = token.sign == .comma && at + 2 >= mention.range.lowerBound && title == nil
                guard isByKin || token.sign == .hyphen || token.sign == .slash else { break }
                continue
            }
            guard !isClause(at), !isBeside || !Self.others.contains(token.key), !text.isWord(.give, at: at) else {
                break
            }
            if noun?.kind != .kin || token.isCapitalised { isBeside = false }
            if let noun, noun.kind == .title || noun.kind == .prefix { title = at }
        }
        guard let title else { return }
        add(title..<mention.range.lowerBound, mention.entity)
    }

    /// "ông Nam (60 tuổi), giám đốc Sở Y tế Hà Nội, …"
    private mutating func readAfter(_ mention: References.Mention) {
        var at = mention.range.upperBound
        guard at + 1 < text.tokens.count, text.tokens[at].kind == .sign, text.tokens[at].sign != .fullStop,
            !text.tokens[at].traits.contains(.opensParagraph)
        else { return }
        let limit = min(text.tokens.count, at + Self.longest)
        // Past an age in brackets or between commas.
        while at < limit, text.tokens[at].kind != .word || text.isWord(.years, at: at) {
            guard text.tokens[at].sign != .fullStop, !text.tokens[at].traits.contains(.opensParagraph) else { return }
            at += 1
        }
        guard at < limit, let noun = text.speaker(at: at), noun.kind == .title || noun.kind == .prefix else {
            return
        }
        let start = at
        while at < limit, text.tokens[at].kind != .sign || text.tokens[at].sign == .hyphen,
            !text.tokens[at].traits.contains(.opensParagraph), !isClause(at)
        {
            at = text.unitEnd(at)
        }
        add(start..<at, mention.entity, isApposition: true)
    }

    private static let others = SyllableSet(.beforeOthers)
    /// In units before a name, in tokens after it.
    private static let longest = 20

    private func isClause(_ at: Int) -> Bool {
        let kinds = text.kinds(at: at)
        if kinds.contains(.cue), text.cue(at: at)?.isStrong == true { return true }
        if read.isWordStart(at), read.tag(at) == .verb, !Self.duties.contains(text.tokens[at].key),
            text.speaker(at: at) == nil, text.place(at: at) == nil, read.name(holding: at) == nil
        {
            return true
        }
        return !kinds.isDisjoint(with: [.copula, .passive, .that, .demonstrative])
    }

    private static let duties = SyllableSet(.duties)

    private mutating func add(_ words: TokenRange, _ entity: Int, isApposition: Bool = false) {
        var head = words.lowerBound
        while head < words.upperBound, text.speaker(at: head)?.kind == .prefix { head = text.unitEnd(head) }
        guard head < words.upperBound else { return }
        let title = text.tokens[head].entry
        if descriptions[title, default: []].count < Self.mostAlike {
            descriptions[title, default: []].append(
                Description(words: words, entity: entity, isApposition: isApposition))
        }
    }

    /// Keeps the work linear.
    private static let mostAlike = 64

    /// Whether the words of a phrase stand in a description, in their order and from its first on.
    private func holds(_ description: TokenRange, _ words: TokenRange) -> Bool {
        guard text.tokens[description.lowerBound].key == text.tokens[words.lowerBound].key else { return false }
        var at = description.lowerBound
        for word in words where text.tokens[word].isWord {
            while at < description.upperBound, text.tokens[at].key != text.tokens[word].key { at += 1 }
            guard at < description.upperBound else { return false }
            at += 1
        }
        return true
    }
}
