/// Takes for people what an article has named as people in full, and for a pronoun what is no place (a pass).
///
/// "Nga" (Russia), "Đức" (Germany) and "Anh" (Britain) are given names as well, and "anh" (brother) is the word for "he": each by itself looks
/// like a country, and only the article tells what it is.
struct KnownPeople {
    let text: TokenizedText
    let words: ReadWords
    let gazetteer: Gazetteer

    /// - Parameter found: in the order of the text; they do not overlap.
    func read(_ found: [FoundName]) -> [FoundName] {
        withoutPronouns(withParts(found))
    }

    // MARK: Parts of people's names

    /// What the full names of an article's people say of their parts (data).
    private struct Parts {
        /// First and last words that are no Vietnamese syllables.
        var foreign: Set<UInt64> = []
        /// The given names of Vietnamese.
        var given: Set<UInt64> = []
    }

    private func withParts(_ names: [FoundName]) -> [FoundName] {
        var parts = parts(names)
        guard !parts.foreign.isEmpty || !parts.given.isEmpty else { return names }
        let listed = PlaceLists(text: text, gazetteer: gazetteer).read(names)
        for (name, isListed) in zip(names, listed) where name.kind != .person {
            guard let token = lastToken(of: name), isListed || isPlace(name) else { continue }
            parts.foreign.remove(text.tokens[token].key)
            parts.given.remove(text.tokens[token].key)
        }
        return names.map { name in
            guard name.kind != .person, let token = lastToken(of: name) else { return name }
            let key = text.tokens[token].key
            let person = FoundName(range: token..<token + 1, kind: .person)
            if name.range.count > 1 {
                return parts.given.contains(key) && isOwned(name) ? person : name
            }
            if parts.foreign.contains(key), gazetteer.entry(text.tokens, name.range)?.isPlaceOrBody != true {
                return person
            }
            return parts.given.contains(key) && isWhoever(token) ? person : name
        }
    }

    private func parts(_ names: [FoundName]) -> Parts {
        var parts = Parts()
        for name in names where name.kind == .person && (2...5).contains(name.range.count) {
            let (first, last) = (name.range.lowerBound, name.range.upperBound - 1)
            guard text.tokens[first].isWord, text.tokens[last].isWord else { continue }
            if text.entry(at: first)?.surname?.isVietnamese == true {
                if VietnameseSyllables.contains(text.tokens[last].key) { parts.given.insert(text.tokens[last].key) }
            } else {
                for token in [first, last] where !VietnameseSyllables.contains(text.tokens[token].key) {
                    parts.foreign.insert(text.tokens[token].key)
                }
            }
        }
        return parts
    }

    /// The one word of a name, or the one behind the noun of bodies: "Tuấn" of "công ty Tuấn".
    private func lastToken(of name: FoundName) -> Int? {
        let last = name.range.upperBound - 1
        guard text.tokens[last].isWord, text.tokens[last].isCapitalised else { return nil }
        if name.range.count == 1 { return last }
        guard name.kind == .organization,
            ShortForms.shared.head(text.tokens, at: name.range.lowerBound, end: name.range.upperBound)?.length
                == name.range.count - 1
        else { return nil }
        return last
    }

    /// Whether the article speaks of a place here, and not of somebody: "ở Nga", "nước Nga", "Tổng thống Nga", "Đại sứ quán Nga".
    private func isPlace(_ name: FoundName) -> Bool {
        let start = name.range.lowerBound
        if name.range.count > 1 { return !isOwned(name) }
        guard start > 0, !text.tokens[start].traits.contains(.opensParagraph) else { return false }
        let before = text.unitStart(before: start)
        if Self.placing.contains(text.tokens[before].key) || text.kinds(at: before).contains(.locality) { return true }
        let noun = text.speaker(at: before)
        if noun?.kind == .title, noun?.source == .headOfState || noun?.source == .official { return true }
        // "Mỹ - Nga", "Mỹ, Nga", "Nga và Mỹ"
        return isBesidePlace(start - 1, -1) || isBesidePlace(name.range.upperBound, 1)
    }

    private func isBesidePlace(_ sign: Int, _ step: Int) -> Bool {
        let other = sign + step
        guard other >= 0, other < text.tokens.count, text.tokens[other].isCapitalised,
            [.hyphen, .dash, .comma].contains(text.tokens[sign].sign) || text.isWord(.and, at: sign)
        else { return false }
        let range = step < 0 ? max(0, other - 1)..<other + 1 : other..<min(text.tokens.count, other + 2)
        return gazetteer.entry(text.tokens, other..<other + 1)?.location != nil
            || gazetteer.entry(text.tokens, range)?.location != nil
    }

    private static let placing = SyllableSet(.namePlacing)

    /// "công ty Tuấn", "công an Nga": a common noun in small letters of a firm or the police, and somebody's given name.
    private func isOwned(_ name: FoundName) -> Bool {
        let head = ShortForms.shared.head(text.tokens, at: name.range.lowerBound, end: name.range.upperBound)
        return !text.tokens[name.range.lowerBound].isCapitalised && (head?.kind == .company || head?.kind == .police)
    }

    /// Whether a clause begins with the name, or a word for people stands before it: what follows a noun may be its place, "công ty Việt" (a Vietnamese
    /// firm).
    private func isWhoever(_ at: Int) -> Bool {
        guard at > 0, !text.tokens[at].traits.contains(.opensParagraph), text.tokens[at - 1].kind != .sign else {
            // Of several places one is no less a place.
            return !isBesidePlace(at - 1, -1) && !isBesidePlace(at + 1, 1) && hasPredicate(at + 1)
        }
        let before = text.unitStart(before: at)
        return text.speaker(at: before)?.source == .person
            || !text.kinds(at: before).isDisjoint(with: [.preposition, .conjunction, .passive, .that, .adverb])
            || Self.beforeSubjects.contains(text.tokens[at - 1].key)
    }

    private static let beforeSubjects = SyllableSet(.referenceClauseOpeners)

    private func hasPredicate(_ at: Int) -> Bool {
        guard at < text.tokens.count, text.tokens[at].isWord, !text.tokens[at].isCapitalised,
            !text.tokens[at].traits.contains(.opensParagraph)
        else { return false }
        let word = words.words.partitioningIndex { $0.upperBound > at }
        return word < words.words.count && words.words[word].lowerBound == at
            && ([.verb, .adverb, .auxiliary, .adjective].contains(words.tags[word])
                || !text.kinds(at: at).isDisjoint(with: [.adverb, .copula, .passive, .negation]))
    }

    /// "Anh và các bạn" (he and his friends), but "Anh và Pháp" (Britain and France).
    private func isJoined(_ at: Int) -> Bool {
        text.isWord(.and, at: at) && at + 1 < text.tokens.count && !text.tokens[at + 1].isCapitalised
    }

    // MARK: Pronouns

    /// "Anh bị bệnh từ nhỏ" (he has been ill from childhood) where an article tells of a man: no Britain, though its capital looks like it.
    private func withoutPronouns(_ names: [FoundName]) -> [FoundName] {
        guard names.contains(where: isBrother), names.contains(where: { $0.kind == .person }) else { return names }
        let pronouns = pronouns()
        var doubtful: Set<Int> = []
        var certain = 0
        for name in names where isBrother(name) {
            let start = name.range.lowerBound
            if opensClause(start), hasPredicate(start + 1) || isJoined(start + 1) {
                doubtful.insert(start)
            } else {
                certain += 1
            }
        }
        let isOfAbroad = names.contains(where: isCountry)
        return names.filter { name in
            let start = name.range.lowerBound
            guard isBrother(name), doubtful.contains(start) else { return true }
            // A comma comes before a country as well as before him: "Trước đó, Anh đã …".
            let isBehindComma = start > 0 && text.isSign(.comma, at: start - 1)
            guard certain == 0 else { return isBehindComma || pronouns < Self.fewPronouns }
            return pronouns == 0 && (isBehindComma || isOfAbroad)
        }
    }

    private static let fewPronouns = 2

    /// A country abroad, with which Britain may have to do.
    private func isCountry(_ name: FoundName) -> Bool {
        guard name.kind == .location, !isBrother(name), let entry = gazetteer.entry(text.tokens, name.range) else {
            return false
        }
        return entry.kinds.contains(.country) && entry.location?.canonical != ReferenceTables.home
    }

    private func isBrother(_ name: FoundName) -> Bool {
        name.kind == .location && name.range.count == 1 && text.isWord(Self.brother, at: name.range.lowerBound)
    }

    private static let brother = Syllable("anh")

    private func opensClause(_ at: Int) -> Bool {
        guard at > 0, !text.tokens[at].traits.contains(.opensParagraph) else { return true }
        switch text.tokens[at - 1].sign {
        case .none, .hyphen, .dash, .slash, .openParenthesis, .closeParenthesis, .ampersand: return false
        default: return true
        }
    }

    /// How often the article says "anh" (he) in small letters.
    private func pronouns() -> Int {
        words.words.indices.count { place in
            let word = words.words[place]
            guard word.count == 1, text.isWord(Self.brother, at: word.lowerBound),
                !text.tokens[word.lowerBound].isCapitalised
            else { return false }
            let next = word.upperBound
            return next == text.tokens.count || !text.tokens[next].isCapitalised
                || text.tokens[next].traits.contains(.opensParagraph)
        }
    }
}

extension GazetteerEntry {
    fileprivate var isPlaceOrBody: Bool { location != nil || organization != nil }
}
