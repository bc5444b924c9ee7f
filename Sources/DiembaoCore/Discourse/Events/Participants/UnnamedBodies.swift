/// Finds where a body that the article names is spoken of by what it is: "HĐXX" (the trial panel), "công an" (the police), "công ty"
/// (the firm) (a pass).
///
/// `event-words.tsv` has the phrases with the kind of body that each means. Whoever of that kind was named last is meant,
/// before the first name the only one of the article.
struct UnnamedBodies {
    let read: ReadText
    let references: References
    private var text: TokenizedText { read.text }

    /// In the order of the text.
    func find() -> [(range: TokenRange, entity: Int)] {
        var only: [ShortForms.HeadKind: Int?] = [:]
        for (place, entity) in references.entities.enumerated() where entity.kind == .organization {
            guard let head = head(of: place) else { continue }
            only[head] = only[head] == nil ? place : .some(nil)
        }
        guard !only.isEmpty else { return [] }
        let (tables, tokens) = (EventTables.shared, text.tokens)
        var found: [(range: TokenRange, entity: Int)] = []
        var last: [ShortForms.HeadKind: Int] = [:]
        var mention = 0
        var at = 0
        while at < tokens.count {
            guard tokens[at].isWord, let (heads, length) = tables.body(tokens, at: at, end: tokens.count) else {
                at += 1
                continue
            }
            while mention < references.mentions.count, references.mentions[mention].range.lowerBound < at {
                let entity = references.mentions[mention].entity
                if references.mentions[mention].kind == .name, let head = head(of: entity) { last[head] = entity }
                mention += 1
            }
            let range = at..<at + length
            at += length
            guard standsAlone(range) else { continue }
            let entity = heads.lazy.compactMap { last[$0] }.first ?? heads.lazy.compactMap { only[$0] ?? nil }.first
            if let entity { found.append((range, entity)) }
        }
        return found
    }

    private func head(of entity: Int) -> ShortForms.HeadKind? {
        let profile = references.profiles[entity]
        guard let head = profile.head, EventTables.shared.bodyHeads.contains(head), !profile.isOutlet || head == .police
        else { return nil }
        // "Viện kiểm sát" is no court of law.
        let isProsecutor =
            head == .court && Self.prosecutors.contains(text.tokens[references.entities[entity].name.lowerBound].key)
        return isProsecutor ? nil : head
    }

    private static let prosecutors = SyllableSet(.prosecutors)

    /// Whether a phrase is no part of a name or of another noun: not "công an huyện", "các công ty", "một trường", "công ty mẹ".
    private func standsAlone(_ range: TokenRange) -> Bool {
        let end = range.upperBound
        guard read.isWordStart(range.lowerBound), read.isWordStart(end), read.name(holding: range.lowerBound) == nil
        else { return false }
        if end < text.tokens.count {
            let next = text.tokens[end]
            if next.isWord, next.isCapitalised || read.name(holding: end) != nil { return false }
            if next.kind == .number { return false }
            if next.isWord, text.kinds(at: end).isDisjoint(with: [.adverb, .negation, .passive, .that]) {
                switch read.tag(end) {
                case .noun, .properNoun, .adjective, .numeral: return false
                default: break
                }
            }
        }
        guard range.lowerBound > 0, text.tokens[range.lowerBound - 1].isWord else { return true }
        let before = text.unitStart(before: range.lowerBound)
        return text.kinds(at: before).isDisjoint(with: [.plural, .indefinite])
    }
}
