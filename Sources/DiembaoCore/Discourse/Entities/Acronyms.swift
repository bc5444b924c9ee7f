/// Finds what acronyms are short for, and lets names that mean one thing be of one kind (a pass over an article's names).
struct Acronyms {
    /// An acronym and what it is short for, by their places among the names (data).
    struct Definition {
        var short: Int
        var long: Int
    }

    let text: TokenizedText
    let gazetteer: Gazetteer

    /// - Parameter names: in the order of the text.
    func read(_ names: [FoundName]) -> (names: [FoundName], definitions: [Definition]) {
        withKindsAgreed(withAcronyms(names))
    }

    /// Adds acronyms in brackets that were not seen to be names: "Viện Hành tinh (VHT) ở London".
    private func withAcronyms(_ names: [FoundName]) -> [FoundName] {
        var added: [FoundName] = []
        for (place, name) in names.enumerated() where name.kind != .person && name.range.count >= 2 {
            let short = name.range.upperBound + 1
            guard text.isSign(.openParenthesis, at: short - 1), short < text.tokens.count,
                // "(SOHR, trụ sở tại Anh)"
                text.isSign(.closeParenthesis, at: short + 1) || text.isSign(.comma, at: short + 1),
                isAcronym(short), text.tokens[short].kind == .word,
                place + 1 == names.count || names[place + 1].range.lowerBound > short,
                gazetteer.entry(text.tokens, short..<short + 1) == nil,
                name.kind != .location || endsWithInitials(short..<short + 1, of: name.range)
            else { continue }
            added.append(FoundName(range: short..<short + 1, kind: name.kind))
        }
        // "KBR" at the beginning of a sentence may not have been seen to be a name.
        let letters = Set(lettersOfPeople(names).map { text.tokens[$0.short.lowerBound].key })
        let known = Set(added.map(\.range.lowerBound))
        for at in letters.isEmpty ? 0..<0 : text.tokens.indices
        where text.tokens[at].traits.contains(.allCapitals) && letters.contains(text.tokens[at].key) {
            let next = names.partitioningIndex { $0.range.upperBound > at }
            if !known.contains(at), next == names.count || names[next].range.lowerBound > at {
                added.append(FoundName(range: at..<at + 1, kind: .person))
            }
        }
        guard !added.isEmpty else { return names }
        return (names + added).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// "Mohammed bin Salman (MBS)", "… (thường gọi tắt là MBS)" (called MBS for short), "Thái tử MBS": the letters that people are called by, each
    /// with whose they are.
    /// - Returns: by the places of the people among the names.
    func lettersOfPeople(_ names: [FoundName]) -> [(person: Int, short: TokenRange)] {
        var found: [(person: Int, short: TokenRange)] = []
        // By the initials, -1 where several people have them.
        var byInitials: [[UInt8]: Int] = [:]
        // Most articles have no such letters, and need no one's initials.
        let letters = names.filter {
            $0.range.count == 1 && $0.range.lowerBound > 0
                && text.tokens[$0.range.lowerBound].traits.contains(.allCapitals)
        }
        for (place, name) in names.enumerated() where name.kind == .person && name.range.count >= 3 {
            let bracket = name.range.upperBound
            let isExplained = text.isSign(.openParenthesis, at: bracket) || text.isSign(.comma, at: bracket)
            guard !letters.isEmpty || isExplained else { continue }
            let initials = initials(name.range)
            guard initials.count >= 3 else { continue }
            let known = byInitials[initials]
            if let known, known < 0 || key(names[known].range) != key(name.range) {
                byInitials[initials] = -1
            } else if known == nil {
                byInitials[initials] = place
            }
            guard isExplained else { continue }
            let end = min(bracket + Self.longestNaming, text.tokens.count)
            for at in bracket + 1..<max(bracket + 1, end) {
                let token = text.tokens[at]
                if token.traits.contains(.opensParagraph) || token.kind == .sign && token.sign != .colon { break }
                let isSaid =
                    at == bracket + 1 && text.isSign(.closeParenthesis, at: at + 1)
                    || text.isSign(.openParenthesis, at: bracket)
                        && (bracket + 1..<at).contains { Self.naming.contains(text.tokens[$0].key) }
                if isSaid, token.traits.contains(.allCapitals), self.letters(at) == initials {
                    found.append((place, at..<at + 1))
                    break
                }
            }
        }
        guard !byInitials.isEmpty else { return found }
        for name in letters {
            let at = name.range.lowerBound
            let noun = text.speaker(at: text.unitStart(before: at))?.kind
            guard !text.tokens[at].traits.contains(.opensParagraph),
                noun == .title || noun == .kin, gazetteer.entry(text.tokens, name.range)?.organization == nil,
                let person = byInitials[self.letters(at)], person >= 0
            else { continue }
            found.append((person, name.range))
        }
        return found
    }

    /// "tên thật" (whose true name is), "gọi tắt" (called … for short)
    static let naming = SyllableSet(.naming)
    /// In tokens.
    private static let longestNaming = 8

    /// The letters of a token without any marks, since acronyms are written with and without them, and in small ones.
    private func letters(_ index: Int) -> [UInt8] { LetterFolding.plain(text.string(of: index..<index + 1)) }

    private func initials(_ range: TokenRange) -> [UInt8] {
        range.compactMap { text.tokens[$0].isWord ? letters($0).first : nil }
    }

    /// Gives an acronym the kind of what it is said to be short for, and a part of a person's name the person's.
    private func withKindsAgreed(_ names: [FoundName]) -> (names: [FoundName], definitions: [Definition]) {
        var names = names
        let definitions = definitions(names)
        var kinds: KeyTable<FoundName.Kind> = [:]
        for definition in definitions {
            kinds[key(names[definition.short].range)] = names[definition.long].kind
        }
        for (_, short) in lettersOfPeople(names) { kinds[key(short)] = .person }
        let partsOfPeople = partsOfPeople(names)
        let listed = partsOfPeople.isEmpty ? [] : PlaceLists(text: text, gazetteer: gazetteer).read(names)
        guard !kinds.isEmpty || !partsOfPeople.isEmpty else { return (names, definitions) }
        for place in names.indices {
            if let kind = kinds[key(names[place].range)] {
                names[place].kind = kind
            } else if !partsOfPeople.isEmpty, names[place].kind != .person, !listed[place],
                isPartOfPerson(names[place], partsOfPeople)
            {
                names[place].kind = .person
            }
        }
        return (names, definitions)
    }

    /// "Liên Hợp Quốc (LHQ)": acronyms in brackets and what they are short for, the first of each.
    private func definitions(_ names: [FoundName]) -> [Definition] {
        var found: [Definition] = []
        var keys: KeySet = []
        for place in names.indices.dropFirst() {
            let (name, long) = (names[place], names[place - 1])
            let bracket = name.range.lowerBound - 1
            if isAgency(name, behind: long) {
                if keys.insert(key(name.range)) { found.append(Definition(short: place, long: place - 1)) }
                continue
            }
            guard name.range.count <= 3, long.kind != .person, long.range.count >= 2,
                text.isSign(.openParenthesis, at: bracket),
                text.isSign(.closeParenthesis, at: name.range.upperBound)
                    || text.isSign(.comma, at: name.range.upperBound) && isAcronym(name.range.lowerBound),
                name.kind != .person && isAcronym(name.range.lowerBound) || isBrand(name, of: long),
                long.kind != .location || endsWithInitials(name.range, of: long.range),
                !isAnother(name, than: long)
            else { continue }
            // The name's last words may have been left out: "Ủy ban An toàn giao thông" quốc gia (UBATGTQG).
            let gap = long.range.upperBound..<bracket
            guard gap.count <= 3, gap.allSatisfy({ text.tokens[$0].isWord && !text.tokens[$0].isCapitalised }) else {
                continue
            }
            if keys.insert(key(name.range)) { found.append(Definition(short: place, long: place - 1)) }
        }
        return found
    }

    /// "Hãng thông tấn Triều Tiên KCNA": a state's agency, and what it is called right behind that.
    private func isAgency(_ name: FoundName, behind long: FoundName) -> Bool {
        guard name.range.lowerBound == long.range.upperBound, name.kind == .organization, long.kind == .organization,
            name.range.count == 1, isAcronym(name.range.lowerBound),
            text.kinds(at: name.range.lowerBound).contains(.outlet)
        else { return false }
        let head = ShortForms.shared.head(text.tokens, at: long.range.lowerBound, end: long.range.upperBound)
        return head?.kind == .media && !isAnother(name, than: long)
    }

    /// "đồng bằng sông Cửu Long (ĐBSCL)", whether the name has the common noun or not; but in "chương trình phát triển tại Việt Nam (UNDP)" another
    /// body is meant.
    private func endsWithInitials(_ short: TokenRange, of long: TokenRange) -> Bool {
        let acronym = short.flatMap(letters)
        let initials = initials(long)
        return acronym.suffix(initials.count).elementsEqual(initials)
    }

    /// "Công ty CP Ánh Sao Việt Nam (Vinastar)": what a firm is called, in a word that no Vietnamese syllables make.
    private func isBrand(_ name: FoundName, of long: FoundName) -> Bool {
        guard long.kind == .organization,
            let head = ShortForms.shared.head(text.tokens, at: long.range.lowerBound, end: long.range.upperBound),
            Self.branded.contains(head.kind)
        else { return false }
        if let known = gazetteer.entry(text.tokens, name.range), known.location != nil || known.person != nil {
            return false
        }
        return text.hasForeignWord(in: name.range)
    }

    private static let branded: [ShortForms.HeadKind] = [.company, .bank, .school, .hospital, .club, .fund, .agency]

    /// Capitals throughout, or but for a small word within: "LHQ", "LoC".
    private func isAcronym(_ index: Int) -> Bool {
        let token = text.tokens[index]
        if token.traits.contains(.allCapitals) { return true }
        guard token.isWord, token.isCapitalised, token.end - token.start <= 6 else { return false }
        return text.text.utf8[Int(token.start) + 1..<Int(token.end)].contains { (0x41...0x5A).contains($0) }
    }

    /// What the lists know as something else is no acronym of the name before: "Quận 7 (TP.HCM)", "Hội đồng Bảo an Liên Hợp
    /// Quốc (LHQ)", "… huyện Vân Sơn (VTC News)".
    private func isAnother(_ short: FoundName, than long: FoundName) -> Bool {
        guard let known = gazetteer.entry(text.tokens, short.range) else { return false }
        let whole = gazetteer.entry(text.tokens, long.range)
        if let place = known.location, known.organization == nil { return whole?.location != place }
        guard let body = known.organization else { return false }
        if whole?.organization == body { return false }
        // "Hãng thông tấn Trung ương Triều Tiên (KCNA)", but "huyện ủy Vân Sơn (VTC News)".
        if known.kinds.contains(.outlet) {
            let head = ShortForms.shared.head(text.tokens, at: long.range.lowerBound, end: long.range.upperBound)
            if head?.kind != .media { return true }
        }
        return (long.range.lowerBound + 1..<long.range.upperBound).contains {
            gazetteer.entry(text.tokens, $0..<long.range.upperBound)?.organization == body
        }
    }

    /// The last parts of people's names that have more parts: "Zidane" of "Zinedine Zidane", "Văn Lâm" of "Đặng Văn Lâm".
    private func partsOfPeople(_ names: [FoundName]) -> KeySet {
        var parts: KeySet = []
        for name in names where name.kind == .person && name.range.count >= 2 && name.range.count <= 6 {
            for start in name.range.dropFirst() where text.tokens[start].isWord && text.tokens[start].isCapitalised {
                // A lone Vietnamese syllable says too little: "Long" of "Lê Thành Long".
                let isLone = start + 1 == name.range.upperBound
                if isLone, VietnameseSyllables.contains(text.tokens[start].key) { continue }
                parts.insert(key(start..<name.range.upperBound))
            }
        }
        return parts
    }

    private func isPartOfPerson(_ name: FoundName, _ parts: KeySet) -> Bool {
        guard parts.contains(key(name.range)) else { return false }
        let before = name.range.lowerBound > 0 ? text.unitStart(before: name.range.lowerBound) : -1
        if before >= 0, text.kinds(at: before).contains(.locality) || Self.placing.contains(text.tokens[before].key) {
            return false
        }
        guard let known = gazetteer.entry(text.tokens, name.range) else { return true }
        // "Washington" of "Denzel Washington" is the city, more often than not.
        return name.range.count > 1 && known.organization == nil && !known.kinds.contains(.country)
            || known.kinds.isDisjoint(with: [.country, .region, .city, .vietnam, .body, .outlet])
    }

    private static let placing = SyllableSet(.entityPlacing)

    private func key(_ range: TokenRange) -> UInt64 { KnownNames.key(text.tokens, range) }
}
