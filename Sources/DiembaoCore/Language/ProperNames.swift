/// A stretch of capitalised tokens that reads as one name (data).
struct NameRun: Sendable {
    var range: TokenRange
    /// The keys of its words, without hyphens and full stops.
    var keys: [UInt64]
}

/// Reads names: capitalised words and what joins them (a pass over a few tokens).
struct NameReading {
    let text: TokenizedText

    /// The name that begins at a token, up to `end`; `nil` where none begins.
    func run(at start: Int, end: Int) -> NameRun? {
        let end = min(end, start + Self.longestName)
        guard start < end, isNamePart(start) else { return nil }
        var keys = [text.tokens[start].key]
        var at = start + 1
        while at < end {
            if isNamePart(at), text.tokens[at].isAfterSpace || text.tokens[at - 1].sign != .none {
                keys.append(text.tokens[at].key)
                at += 1
            } else if text.tokens[at].sign == .fullStop, text.touches(at), isInitial(at - 1) {
                // "George W. Bush", "chị N."
                at += 1
            } else if let next = joined(at, end) {
                keys.append(text.tokens[next].key)
                at = next + 1
            } else if text.tokens[at].kind == .number, text.tokens[at].isAfterSpace, at + 1 < end, isNamePart(at + 1) {
                at += 1
            } else {
                break
            }
        }
        // A full stop after the last initial belongs to the name only when the name goes on: "Nguyễn Thị N."
        if text.tokens[at - 1].sign == .fullStop, !text.tokens[at - 2].traits.contains(.singleLetter) { at -= 1 }
        return NameRun(range: start..<at, keys: keys)
    }

    /// In tokens; keeps the work linear on texts that are capitals throughout.
    private static let longestName = 24

    func isNamePart(_ index: Int) -> Bool {
        let token = text.tokens[index]
        return token.isWord && token.isCapitalised
    }

    private func isInitial(_ index: Int) -> Bool {
        let token = text.tokens[index]
        return token.isWord && token.isCapitalised && token.end - token.start <= 3
            && (token.traits.contains(.singleLetter) || !token.traits.contains(.allCapitals))
            && !VietnameseSyllables.contains(token.key) || token.traits.contains(.singleLetter)
    }

    /// The next part of the name across a hyphen, an apostrophe, "&" or a small joining word.
    private func joined(_ at: Int, _ end: Int) -> Int? {
        guard at + 1 < end else { return nil }
        let token = text.tokens[at]
        if token.sign == .hyphen, text.touches(at), text.touches(at + 1), text.tokens[at + 1].isWord { return at + 1 }
        if token.sign == .hyphen, isNamePart(at + 1) || Self.joiners.contains(text.tokens[at - 1].key) {
            let left = text.tokens[at - 1]
            let right = text.tokens[at + 1]
            // "Jean - Claude Juncker", but "Nga - Ukraine": places and Vietnamese syllables are not joined.
            guard !VietnameseSyllables.contains(left.key), !VietnameseSyllables.contains(right.key),
                text.kinds(at: at - 1).isDisjoint(with: [.place, .outlet]),
                text.kinds(at: at + 1).isDisjoint(with: [.place, .outlet, .speaker])
            else { return nil }
            return at + 1
        }
        if token.sign == .straightSingle || token.sign == .closeSingle, text.touches(at), text.touches(at + 1) {
            return text.tokens[at + 1].isWord ? at + 1 : nil
        }
        if token.sign == .ampersand, isNamePart(at + 1) { return at + 1 }
        if token.isWord, Self.joiners.contains(token.key), isNamePart(at + 1) { return at + 1 }
        if token.isWord, Self.joiners.contains(token.key), text.tokens[at + 1].sign == .hyphen, at + 2 < end,
            isNamePart(at + 2)
        {
            return at + 2
        }
        return nil
    }

    private static let joiners = Set(
        ["al", "bin", "bint", "de", "van", "von", "der", "la", "del", "da", "el", "ibn", "ben", "di", "le", "of"].map {
            Syllable($0).key
        })
}

/// The names of an article and which of them are forms of one (data).
struct ProperNames: Sendable {
    struct Person: Sendable {
        var range: TokenRange
        var keys: [UInt64]
        var gender: SpeakerNoun.Gender?
        /// What the person was called: the title's entry and the place it is of.
        var roles: [Role]
    }

    struct Role: Sendable, Equatable {
        var title: Int32
        var source: Report.Quote.SourceKind
        var place: String?
    }

    /// Each person's fullest form, by first mention.
    private(set) var people: [Person] = []
    /// Mentions in the order of the text: where, and which person.
    private(set) var mentions: [(at: Int, person: Int)] = []
    /// Acronyms and what they are short for.
    var definitions: [UInt64: TokenRange] = [:]
    private var byKey: [UInt64: [Int]] = [:]

    /// The person whose name a form belongs to.
    ///
    /// A short form is the last part of a Vietnamese or Western name ("ông Phúc", "ông Ushakov"), the first of a
    /// Chinese or Korean one ("ông Tập", "ông Kim"): where several people fit, the last part counts for more.
    func person(for keys: [UInt64]) -> Int? {
        guard let last = keys.last, let candidates = byKey[last] else { return nil }
        var best: (score: Int, person: Int)?
        for candidate in candidates {
            guard let score = Self.fit(keys, people[candidate].keys) else { continue }
            if best == nil || score > best!.score { best = (score, candidate) }
        }
        return best?.person
    }

    /// How well a form fits a name: 3 the same, 2 its end, 1 its beginning, 0 within it.
    private static func fit(_ form: [UInt64], _ name: [UInt64]) -> Int? {
        guard form.count <= name.count else { return nil }
        if form == name { return 4 }
        if Array(name.suffix(form.count)) == form { return 3 }
        if Array(name.prefix(form.count)) == form { return 2 }
        var at = name.startIndex
        for key in form {
            guard let found = name[at...].firstIndex(of: key) else { return nil }
            at = found + 1
        }
        return form.count > 1 ? 1 : 0
    }

    mutating func add(_ name: NameRun, gender: SpeakerNoun.Gender?, role: Role?) {
        let index: Int
        if let known = person(for: name.keys) {
            index = known
        } else if let shorter = shorterForm(of: name.keys) {
            index = shorter
            people[index].range = name.range
            people[index].keys = name.keys
            register(name.keys, index)
        } else {
            index = people.count
            people.append(Person(range: name.range, keys: name.keys, gender: gender, roles: []))
            register(name.keys, index)
        }
        if people[index].gender == nil { people[index].gender = gender ?? Self.gender(ofName: name.keys) }
        if let role, !people[index].roles.contains(role), people[index].roles.count < 8 {
            people[index].roles.append(role)
        }
        if mentions.last.map({ $0.at < name.range.lowerBound }) ?? true {
            mentions.append((name.range.lowerBound, index))
        }
    }

    /// The middle names "Thị" (women) and "Văn" (men) tell the gender of a Vietnamese name.
    private static func gender(ofName keys: [UInt64]) -> SpeakerNoun.Gender? {
        guard keys.count >= 3 else { return nil }
        if keys[1] == femaleMiddle { return .female }
        return keys[1] == maleMiddle ? .male : nil
    }

    private static let femaleMiddle = Syllable("thị").key
    private static let maleMiddle = Syllable("văn").key

    private mutating func register(_ keys: [UInt64], _ index: Int) {
        for key in keys where byKey[key, default: []].count < 32 && byKey[key]?.contains(index) != true {
            byKey[key, default: []].append(index)
        }
    }

    private func shorterForm(of keys: [UInt64]) -> Int? {
        for key in [keys.last!, keys.first!] {
            for candidate in byKey[key] ?? [] where people[candidate].keys.count < keys.count {
                if let score = Self.fit(people[candidate].keys, keys), score >= 2 { return candidate }
            }
        }
        return nil
    }

    /// The one person who fits, if no other does: a lead may say "Bộ trưởng Qatar" before the name is given.
    func onlyPerson(where fits: (Person) -> Bool) -> Int? {
        var only: Int?
        for place in people.indices.prefix(256) where fits(people[place]) {
            guard only == nil else { return nil }
            only = place
        }
        return only
    }

    /// The last person mentioned before a token who fits.
    func lastMention(before token: Int, where fits: (Person) -> Bool) -> Int? {
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].at < token { low = middle + 1 } else { high = middle }
        }
        for mention in mentions[..<low].suffix(64).reversed() where fits(people[mention.person]) {
            return mention.person
        }
        return nil
    }
}
