/// Reads from the noun right before a name what is named: a road, a ship, a storm (a pass).
struct NameSurroundings {
    let text: TokenizedText
    let gazetteer: Gazetteer

    /// - Returns: the names without those of things, and with streets as places.
    func read(_ names: [FoundName]) -> [FoundName] {
        // By a name's key: whether it was called a thing anywhere, or a person.
        var things: Set<UInt64> = []
        var people: Set<UInt64> = []
        // The heads that names of the article begin with: where none does, a head alone is a common noun.
        var heads: Set<UInt64> = []
        for name in names where name.kind == .organization {
            if let length = head(name)?.length, length < name.range.count {
                heads.insert(KnownNames.key(text.tokens, name.range.lowerBound..<name.range.lowerBound + length))
            }
        }
        let unsure = unsurePeople(names)
        let nouns = names.map { NounsBeforeNames.shared.noun(text.tokens, before: $0.range.lowerBound) }
        for (name, noun) in zip(names, nouns) {
            if noun == .thing, !isListed(name) {
                things.insert(key(name))
            } else if name.kind == .person, isPerson(name) {
                people.insert(key(name))
            }
        }
        return zip(names, nouns).compactMap { name, noun in
            var name = name
            if name.kind == .person, name.range.count == 1, unsure.contains(key(name)) { return nil }
            if name.kind == .location { name.range = withoutPlate(name.range) }
            if name.kind == .person, noun == .road || isAfterNumber(name.range.lowerBound) { name.kind = .location }
            if noun == .thing, !isListed(name) { return nil }
            // "Luật Phòng chống tham nhũng" (the law against corruption); the same words may name a body elsewhere: "Luật Hải quan".
            if noun == .law, name.kind == .organization { return nil }
            if isCommonNoun(name), !isListed(name), !heads.contains(key(name)) { return nil }
            return things.contains(key(name)) && !people.contains(key(name)) ? nil : name
        }
    }

    /// Syllables that stand as a person's whole name at the beginning of sentences only, and in no longer name: "Hoa và nến" (flowers
    /// and candles). Whoever is called so has been introduced.
    private func unsurePeople(_ names: [FoundName]) -> Set<UInt64> {
        var unsure: Set<UInt64> = []
        var sure: Set<UInt64> = []
        for name in names where name.kind == .person {
            let first = name.range.lowerBound
            if name.range.count == 1, VietnameseSyllables.contains(text.tokens[first].key), opensSentence(first) {
                unsure.insert(key(name))
            } else {
                for token in name.range { sure.insert(KnownNames.key(text.tokens, token..<token + 1)) }
            }
        }
        return unsure.subtracting(sure)
    }

    private func opensSentence(_ at: Int) -> Bool {
        at == 0 || text.tokens[at].traits.contains(.opensParagraph)
            || [.fullStop, .question, .exclamation, .ellipsis].contains(text.tokens[at - 1].sign)
    }

    /// "ôtô biển Quảng Ninh" has a number plate of Quảng Ninh, and is at no sea.
    private func withoutPlate(_ range: TokenRange) -> TokenRange {
        let start = range.lowerBound
        guard range.count > 1, text.isWord(Self.plate, at: start), !text.tokens[start].isCapitalised,
            !text.tokens[start].traits.contains(.opensParagraph),
            (max(0, start - 4)..<start).contains(where: { Self.vehicles.contains(text.tokens[$0].key) }),
            !(max(0, start - 1)..<start).contains(where: { text.tokens[$0].kind == .sign })
        else { return range }
        return start + 1..<range.upperBound
    }

    private static let plate = Syllable("biển")
    private static let vehicles = SyllableSet(.vehicles)

    private func key(_ name: FoundName) -> UInt64 { KnownNames.key(text.tokens, name.range) }

    /// "số 2, Phan Bội Châu": a street without its word.
    private func isAfterNumber(_ at: Int) -> Bool {
        let number = text.isSign(.comma, at: at - 1) ? at - 2 : at - 1
        return number > 0 && text.tokens[number].kind == .number && text.isWord(Self.number, at: number - 1)
            && !text.tokens[at].traits.contains(.opensParagraph)
    }

    private static let number = Syllable("số")

    /// The noun that a body's name begins with, and how many tokens it has.
    private func head(_ name: FoundName) -> (kind: ShortForms.HeadKind, length: Int)? {
        guard name.kind == .organization else { return nil }
        return ShortForms.shared.head(text.tokens, at: name.range.lowerBound, end: name.range.upperBound)
    }

    /// "Đại học", "Cục": what any of a kind is called, while "Đảng" and "Sở Y tế" name one.
    private func isCommonNoun(_ name: FoundName) -> Bool {
        // "DN" (doanh nghiệp, enterprises)
        if name.range.count == 1, name.kind != .person,
            Self.abbreviations.contains(text.tokens[name.range.lowerBound].key)
        {
            return true
        }
        guard name.range.count <= 2, let head = head(name), head.length == name.range.count else { return false }
        switch head.kind {
        case .company, .school, .hospital, .bank: return true
        case .department, .agency: return name.range.count == 1
        default: return false
        }
    }

    private static let abbreviations = SyllableSet(.commonAbbreviations)

    /// "tàu Trung Quốc" is a ship of China.
    private func isListed(_ name: FoundName) -> Bool {
        guard name.kind != .person else { return false }
        if let length = head(name)?.length, length < name.range.count { return true }
        // "lễ hội đền Sóc"
        var isHeaded = false
        gazetteer.visit(text.tokens, at: name.range.lowerBound, end: name.range.upperBound - 1) { entry, _ in
            if gazetteer.kinds[entry].all.contains(.keptHead) { isHeaded = true }
        }
        if isHeaded { return true }
        guard let entry = gazetteer.entry(text.tokens, name.range) else { return false }
        return entry.location != nil || entry.organization != nil
    }

    /// After a word of kinship or a title, or known to the lists.
    private func isPerson(_ name: FoundName) -> Bool {
        if gazetteer.entry(text.tokens, name.range)?.kinds.contains(.person) == true { return true }
        guard name.range.lowerBound > 0 else { return false }
        let noun = text.speaker(at: text.unitStart(before: name.range.lowerBound))
        return noun?.kind == .kin || noun?.kind == .title
    }
}

/// Nouns that say of a name after them that it is no person's; `thing-heads.tsv` and the roads of `location-heads.tsv` (a
/// resource, built once).
struct NounsBeforeNames: Sendable {
    static let shared = NounsBeforeNames()

    enum Noun: Sendable { case none, thing, law, road }

    private var nouns = PhraseTable<Noun>(slots: 1 << 11)
    /// The last syllables, most of which are seen not to stand before a name.
    private let ends: SyllableSet
    private static let longest = 5

    private init() {
        var ends: [UInt64] = []
        func add(_ phrase: [Token], _ noun: Noun, _ nouns: inout PhraseTable<Noun>) {
            nouns.add(phrase, noun)
            ends.append(phrase.last?.key ?? 0)
        }
        for row in EmbeddedData.thingHeads.rows where row.count >= 2 {
            add(row.tokens(0), row.isCell(1, "none") ? .none : row.isCell(1, "law") ? .law : .thing, &nouns)
        }
        for row in EmbeddedData.locationHeads.rows where row.count >= 3 {
            // "thành phố" is no "phố" (street).
            add(row.tokens(0), row.isCell(1, "road") && row.isCell(2, "no") ? .road : .none, &nouns)
        }
        self.ends = SyllableSet(keys: ends)
    }

    /// What the longest noun that ends before a token says.
    func noun(_ tokens: [Token], before at: Int) -> Noun {
        guard at > 0, !tokens[at].traits.contains(.opensParagraph), ends.contains(tokens[at - 1].key) else {
            return .none
        }
        for start in max(0, at - Self.longest)..<at {
            if let (noun, length) = nouns.longest(tokens, at: start, end: at), start + length == at { return noun }
        }
        return .none
    }
}
