/// Brings the names of one person, body or place together (a pass).
struct Entities {
    /// Somebody or something that is named, with every place where it is (data).
    struct Entity {
        var kind: Report.Entity.Kind
        /// In the order of the text.
        var mentions: [TokenRange]
        /// The fullest form.
        var name: TokenRange
        /// The usual name, where the lists have it.
        var canonical: String?
        var wikidata: String?
        var roles: [Role] = []
    }

    /// What a person is called before the name (data).
    struct Role {
        /// The title with what it is of: "Tổng thống Nga" (President of Russia).
        var range: TokenRange
        var title: TokenRange
        /// The entity that the title is of.
        var of: Int?
    }

    let text: TokenizedText
    let words: ReadWords
    let gazetteer: Gazetteer

    /// - Parameter names: in the order of the text.
    func bringTogether(_ names: [FoundName]) -> [Entity] {
        let (names, definitions) = withKindsAgreed(withAcronyms(names.map(withoutTitle)))
        var entities: [Entity] = []
        // What each name belongs to, by its place among the names.
        var entityOf = [Int](repeating: -1, count: names.count)
        join(names, .location, definitions, &entities, &entityOf)
        join(names, .organization, definitions, &entities, &entityOf)
        joinPeople(names, &entities, &entityOf)
        addRoles(names, &entities, entityOf)
        return inOrder(entities)
    }

    /// "Vua Salman" is Salman, a king.
    private func withoutTitle(_ name: FoundName) -> FoundName {
        let start = name.range.lowerBound
        guard name.kind == .person, name.range.count >= 2, let entry = text.entry(at: start),
            entry.speaker?.kind == .title, entry.surname == nil
        else { return name }
        let end = text.unitEnd(start)
        guard end < name.range.upperBound, text.tokens[end].isWord, text.tokens[end].isCapitalised else { return name }
        var name = name
        name.range = end..<name.range.upperBound
        return name
    }

    // MARK: Places and bodies

    /// An acronym and what it is short for, by their places among the names (data).
    private struct Definition {
        var short: Int
        var long: Int
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
    private func lettersOfPeople(_ names: [FoundName]) -> [(person: Int, short: TokenRange)] {
        var found: [(person: Int, short: TokenRange)] = []
        // By the initials, -1 where several people have them.
        var byInitials: [[UInt8]: Int] = [:]
        for (place, name) in names.enumerated() where name.kind == .person && name.range.count >= 3 {
            let initials = initials(name.range)
            guard initials.count >= 3 else { continue }
            let known = byInitials[initials]
            if let known, known < 0 || key(names[known].range) != key(name.range) {
                byInitials[initials] = -1
            } else if known == nil {
                byInitials[initials] = place
            }
            let bracket = name.range.upperBound
            guard text.isSign(.openParenthesis, at: bracket) || text.isSign(.comma, at: bracket) else { continue }
            let end = min(bracket + Self.longestNaming, text.tokens.count)
            for at in bracket + 1..<max(bracket + 1, end) {
                let token = text.tokens[at]
                if token.traits.contains(.opensParagraph) || token.kind == .sign && token.sign != .colon { break }
                let isSaid =
                    at == bracket + 1 && text.isSign(.closeParenthesis, at: at + 1)
                    || text.isSign(.openParenthesis, at: bracket)
                        && (bracket + 1..<at).contains { Self.naming.contains(text.tokens[$0].key) }
                if isSaid, token.traits.contains(.allCapitals), letters(at) == initials {
                    found.append((place, at..<at + 1))
                    break
                }
            }
        }
        guard !byInitials.isEmpty else { return found }
        for name in names where name.range.count == 1 && name.range.lowerBound > 0 {
            let at = name.range.lowerBound
            let noun = text.speaker(at: text.unitStart(before: at))?.kind
            guard text.tokens[at].traits.contains(.allCapitals), !text.tokens[at].traits.contains(.opensParagraph),
                noun == .title || noun == .kin, gazetteer.entry(text.tokens, name.range)?.organization == nil,
                let person = byInitials[letters(at)], person >= 0
            else { continue }
            found.append((person, name.range))
        }
        return found
    }

    /// In tokens.
    private static let longestNaming = 8

    /// The letters of a token without any marks, since acronyms are written with and without them, and in small ones.
    private func letters(_ index: Int) -> [UInt8] { LetterFolding.plain(text.string(of: index..<index + 1)) }

    private func initials(_ range: TokenRange) -> [UInt8] {
        range.compactMap { text.tokens[$0].isWord ? letters($0).first : nil }
    }

    /// Gives an acronym the kind of what it is said to be short for, and a part of a person's name the person's.
    private func withKindsAgreed(_ names: [FoundName]) -> ([FoundName], [Definition]) {
        var names = names
        let definitions = definitions(names)
        var kinds: [UInt64: FoundName.Kind] = [:]
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
        var keys: Set<UInt64> = []
        for place in names.indices.dropFirst() {
            let (name, long) = (names[place], names[place - 1])
            let bracket = name.range.lowerBound - 1
            if isAgency(name, behind: long) {
                if keys.insert(key(name.range)).inserted { found.append(Definition(short: place, long: place - 1)) }
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
            if keys.insert(key(name.range)).inserted { found.append(Definition(short: place, long: place - 1)) }
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
    private func partsOfPeople(_ names: [FoundName]) -> Set<UInt64> {
        var parts: Set<UInt64> = []
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

    private func isPartOfPerson(_ name: FoundName, _ parts: Set<UInt64>) -> Bool {
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

    private func join(
        _ names: [FoundName], _ kind: FoundName.Kind, _ definitions: [Definition], _ entities: inout [Entity],
        _ entityOf: inout [Int]
    ) {
        let type = Self.type(kind)
        var forms: [NameLinking.Form] = []
        var referents: [GazetteerEntry.Referent?] = []
        var formOfKey: [UInt64: Int] = [:]
        // By the key of the name: "bang Washington" is another place than the capital.
        var states: [UInt64: Int] = [:]
        for (place, name) in names.enumerated() where name.kind == kind {
            let key = key(name.range)
            if kind == .location, isStateLikeCapital(name.range) {
                let state = states[key] ?? entities.count
                states[key] = state
                if state == entities.count { entities.append(Entity(kind: type, mentions: [], name: name.range)) }
                entities[state].mentions.append(name.range)
                entityOf[place] = state
                continue
            }
            guard formOfKey[key] == nil else { continue }
            formOfKey[key] = forms.count
            let referent = gazetteer.entry(text.tokens, name.range)?.referent(type)
            let alias = kind == .location ? ShortForms.shared.alias(text.tokens, name.range) : nil
            forms.append(NameLinking.Form(range: name.range, canonical: alias ?? referent?.canonical, key: key))
            referents.append(referent)
        }
        guard !forms.isEmpty else { return }
        let short = definitions.compactMap { definition -> (short: Int, long: Int)? in
            guard names[definition.short].kind == kind,
                let short = formOfKey[key(names[definition.short].range)],
                let long = formOfKey[key(names[definition.long].range)]
            else { return nil }
            return (short, long)
        }
        var linking = NameLinking(text: text, gazetteer: gazetteer, type: type, forms: forms)
        let roots = linking.link(definitions: short)
        var entityOfRoot = [Int](repeating: -1, count: forms.count)
        for (place, name) in names.enumerated() where name.kind == kind && entityOf[place] < 0 {
            let form = formOfKey[key(name.range)]!
            let root = roots[form]
            if entityOfRoot[root] < 0 {
                entityOfRoot[root] = entities.count
                entities.append(Entity(kind: type, mentions: [], name: name.range))
            }
            let index = entityOfRoot[root]
            entities[index].mentions.append(name.range)
            entities[index].canonical = linking.canonical(of: root)
            if entities[index].wikidata == nil, referents[form]?.canonical == entities[index].canonical {
                entities[index].wikidata = referents[form]?.wikidata
            }
            entityOf[place] = index
        }
        for index in entities.indices where entities[index].kind == type {
            entities[index].name = fullest(entities[index].mentions)
            if kind == .organization, let usual = withoutHead(entities[index]) { entities[index].name = usual }
            if kind == .location, let plain = plainName(entities[index]) { entities[index].name = plain }
        }
    }

    /// "bang Washington", "hạt Victoria": a state or county that is called as a capital elsewhere is.
    private func isStateLikeCapital(_ name: TokenRange) -> Bool {
        guard name.lowerBound > 0, !text.tokens[name.lowerBound].traits.contains(.opensParagraph),
            Self.states.contains(text.tokens[name.lowerBound - 1].key),
            // "tòa án liên bang Washington" (the federal court)
            name.lowerBound < 2 || !Self.unions.contains(text.tokens[name.lowerBound - 2].key),
            let canonical = gazetteer.entry(text.tokens, name)?.location?.canonical
        else { return false }
        return ReferenceTables.shared.state(ofCapital: canonical) != nil
    }

    private static let states = SyllableSet(.statesWithin)
    private static let unions = SyllableSet(.unions)

    /// "Nga" of "Liên bang Nga": a state's usual name, where the text has it.
    private func plainName(_ entity: Entity) -> TokenRange? {
        guard let canonical = entity.canonical else { return nil }
        let keys = PhraseTrie.keys(canonical)
        return entity.mentions.first { mention in
            mention.count == keys.count && zip(mention, keys).allSatisfy { text.tokens[$0].key == $1 }
        }
    }

    /// "Facebook", which is "Công ty Facebook" only now and then.
    private func withoutHead(_ entity: Entity) -> TokenRange? {
        guard
            let head = ShortForms.shared.head(
                text.tokens, at: entity.name.lowerBound, end: entity.name.upperBound),
            head.kind == .company, head.length < entity.name.count
        else { return nil }
        let whole = key(entity.name)
        let keys = entity.mentions.map(key)
        // "Sông Lam" of "hãng nước giải khát Sông Lam", too, which tells what it is, but "Công ty TNHH Du lịch Sông Lam" is its name.
        let described = entity.name.prefix { text.tokens[$0].isWord && !text.tokens[$0].isCapitalised }.count
        for start in entity.name.lowerBound + head.length..<entity.name.upperBound
        where start - entity.name.lowerBound == head.length || start - entity.name.lowerBound <= described {
            let tail = key(start..<entity.name.upperBound)
            if let first = keys.firstIndex(of: tail),
                keys.count(where: { $0 == tail }) > keys.count(where: { $0 == whole })
            {
                return entity.mentions[first]
            }
        }
        return nil
    }

    private static func type(_ kind: FoundName.Kind) -> Report.Entity.Kind {
        switch kind {
        case .person: .person
        case .organization: .organization
        case .location: .location
        }
    }

    /// The form with the most words, if it does not end with a mere unit, "UBND thành phố"; of equal ones that of the most bytes, then
    /// the first.
    private func fullest(_ mentions: [TokenRange]) -> TokenRange {
        var best = mentions[0]
        for mention in mentions.dropFirst() {
            let (left, right) = (size(mention), size(best))
            if left.isPlaced != right.isPlaced {
                if left.isPlaced { best = mention }
            } else if left.words > right.words || left.words == right.words && left.bytes > right.bytes {
                best = mention
            }
        }
        return best
    }

    private func size(_ range: TokenRange) -> (isPlaced: Bool, words: Int, bytes: Int) {
        (isPlaced(range), range.count { text.tokens[$0].isWord }, text.bytes(of: range).count)
    }

    /// Whether a name says whose it is: not "UBND thành phố", and not "HĐND" alone.
    private func isPlaced(_ range: TokenRange) -> Bool {
        if range.count == 1 {
            return ShortForms.shared.head(text.tokens, at: range.lowerBound, end: range.upperBound) == nil
        }
        for length in 1...2 where range.count > length {
            let end = range.upperBound - length
            guard !text.tokens[end].isCapitalised else { continue }
            if case (.level, length)? = ShortForms.shared.rule(text.tokens, at: end, end: range.upperBound) {
                return false
            }
        }
        return true
    }

    // MARK: People

    private struct Person {
        var keys: [UInt64]
        var canonical: String?
        var isFamilyFirst: Bool
        var isVietnamese: Bool
        var entity: Int
        var referent: GazetteerEntry.Referent?
        /// By a word of kinship before the full name anywhere, the middle name ("Thị") or the first name ("Michelle").
        var gender: SpeakerNoun.Gender?
    }

    /// Short forms go to the fullest name that they can be short for: the last part of a Vietnamese or Western name ("ông
    /// Phúc", "ông Ushakov"), the first of a Chinese or Korean one ("ông Tập"); where several fit as well, to the longest name, then the first.
    private func joinPeople(_ names: [FoundName], _ entities: inout [Entity], _ entityOf: inout [Int]) {
        let places = names.indices.filter { names[$0].kind == .person }
        var people: [Person] = []
        var withPart: [UInt64: [Int]] = [:]
        var whole: [[UInt64]: Int] = [:]
        var byCanonical: [String: Int] = [:]
        var spelling = ForeignSpelling()
        let otherNames = otherNames(names)
        let women = women(names, places)
        let clues = NameClues(text: text)
        // The longest names first, so that each short form meets all that it may be short for; of foreign family names alone those first
        // that say who they are not.
        let order = places.map { place -> (place: Int, keys: [UInt64], clue: NameClues.Clue, isTelling: Bool) in
            let keys = parts(names[place].range)
            let clue = clues.read(before: names[place].range.lowerBound)
            let isTelling =
                keys.count == 1 && !VietnameseSyllables.contains(keys[0]) && (clue.gender != nil || clue.child != nil)
            return (place, keys, clue, isTelling)
        }.sorted {
            if $0.keys.count != $1.keys.count { return $0.keys.count > $1.keys.count }
            return $0.isTelling != $1.isTelling ? $0.isTelling : $0.place < $1.place
        }
        var namesakes: [UInt64: Int] = [:]
        // Which families' full names stand behind which offices.
        var offices: Set<UInt64> = []
        for (place, keys, clue, _) in order {
            let entry = gazetteer.entry(text.tokens, names[place].range)
            var gender = clue.gender
            if keys.count > 1, let last = keys.last, let office = clue.office { offices.insert(bearing(last, office)) }
            let isOffice = keys.count == 1 && clue.office.map { !offices.contains(bearing(keys[0], $0)) } ?? false
            if isOffice, gender == nil, clue.isHeadOfState { gender = entry?.person.flatMap(sex) }
            if keys.count == 1, gender == nil, let namesake = namesakes[keys[0]],
                isOffice || clue.office == nil && isNearest(namesake, names, place, keys[0], people, withPart, entityOf)
            {
                entityOf[place] = namesake
                continue
            }
            let others =
                keys.count == 1
                ? self.others(
                    than: keys[0], clue, gender, isOffice: isOffice,
                    described: described(by: clue, names, place, entityOf), people, withPart)
                : []
            if !others.isEmpty,
                case let bearers = withPart[keys[0], default: []].filter({
                    isCalled(people[$0], keys[0]) && !others.contains($0)
                }),
                // "ông Trump" beside Melania Trump is the one whom the tables call so.
                !bearers.isEmpty || entry?.person.map({ byCanonical[$0.canonical] != nil }) ?? true
            {
                if bearers.isEmpty {
                    // "bà Lindgren" (Mrs), where the article names only her husband in full, is somebody else.
                    let named = whole[keys].flatMap { others.contains($0) ? nil : people[$0].entity }
                    let namesake = namesakes[keys[0]] ?? named ?? entities.count
                    namesakes[keys[0]] = namesake
                    if namesake == entities.count {
                        entities.append(
                            Entity(kind: .person, mentions: [], name: names[place].range, canonical: nil, wikidata: nil)
                        )
                    }
                    entityOf[place] = namesake
                } else {
                    let meant =
                        bearers.count == 1 ? bearers[0] : meant(names, place, bearers, people, entityOf)
                    entityOf[place] = people[meant].entity
                }
                continue
            }
            if let known = whole[keys] {
                entityOf[place] = people[known].entity
                if keys.count > 1, people[known].gender == nil { people[known].gender = gender }
                continue
            }
            if keys.count == 1, let shared = sharing(keys[0], people, withPart) {
                let meant = meant(names, place, shared, people, entityOf)
                entityOf[place] = people[meant].entity
                continue
            }
            let canonical = entry?.person?.canonical
            var found = canonical.flatMap { byCanonical[$0] }
            if found == nil { found = otherNames[keys].flatMap { whole[$0] } }
            if found == nil {
                found = bearer(of: keys, people, withPart, canonical, others, isWoman: women.contains(keys))
            }
            if found == nil {
                found = spelling.alike(text, names[place].range).first {
                    isAlike(people[$0], keys.count, canonical) && !others.contains($0)
                }
            }
            if let found {
                whole[keys] = found
                entityOf[place] = people[found].entity
                continue
            }
            // "Tổng thống Lindgren" beside "ông Lindgren", where only his wife is named in full: he.
            if keys.count == 1, let namesake = namesakes[keys[0]] {
                entityOf[place] = namesake
                continue
            }
            let person = Person(
                keys: keys, canonical: canonical,
                isFamilyFirst: entry?.isFamilyFirst ?? isFamilyFirst(names[place].range),
                isVietnamese: text.entry(at: names[place].range.lowerBound)?.surname?.isVietnamese ?? false,
                entity: entities.count, referent: entry?.person,
                gender: keys.count > 1 ? sex(names[place].range, called: gender) : others.isEmpty ? nil : gender)
            whole[keys] = people.count
            if let canonical { byCanonical[canonical] = people.count }
            for key in Set(keys) where withPart[key, default: []].count < Self.namesakes {
                withPart[key, default: []].append(people.count)
            }
            people.append(person)
            spelling.remember(text, names[place].range, as: people.count - 1)
            // "Rybakov" and "Sergei Rybakoff"
            if keys.count > 1, let last = names[place].range.last(where: { text.tokens[$0].isWord }) {
                spelling.remember(text, last..<last + 1, as: people.count - 1)
            }
            entities.append(
                Entity(
                    kind: .person, mentions: [], name: names[place].range, canonical: canonical,
                    wikidata: entry?.person?.wikidata))
            entityOf[place] = person.entity
        }
        for place in places { entities[entityOf[place]].mentions.append(names[place].range) }
        for person in people { entities[person.entity].name = fullest(entities[person.entity].mentions) }
    }

    /// The single names before which the article has words for women, and none for men: "bà Trump" (Mrs Trump).
    private func women(_ names: [FoundName], _ places: [Int]) -> Set<[UInt64]> {
        var genders: [[UInt64]: (female: Bool, male: Bool)] = [:]
        for place in places where names[place].range.count == 1 {
            guard let gender = gender(before: names[place].range.lowerBound) else { continue }
            let keys = parts(names[place].range)
            if gender == .female { genders[keys, default: (false, false)].female = true }
            if gender == .male { genders[keys, default: (false, false)].male = true }
        }
        return Set(genders.lazy.filter { $1.female && !$1.male }.map(\.key))
    }

    /// "Lê Văn Tèo (tự Tèo Cụt)", "Sông Lam, tên thật Trần Hữu Phước": two names of one person, each by the other.
    private func otherNames(_ names: [FoundName]) -> [[UInt64]: [UInt64]] {
        var found: [[UInt64]: [UInt64]] = [:]
        for place in names.indices.dropFirst() where names[place].kind == .person && names[place - 1].kind == .person {
            let gap = names[place - 1].range.upperBound..<names[place].range.lowerBound
            guard (2...6).contains(gap.count),
                text.isSign(.openParenthesis, at: gap.lowerBound) || text.isSign(.comma, at: gap.lowerBound),
                gap.contains(where: { Self.naming.contains(text.tokens[$0].key) })
            else { continue }
            let (one, other) = (parts(names[place - 1].range), parts(names[place].range))
            if found[one] == nil { found[one] = other }
            if found[other] == nil { found[other] = one }
        }
        for (person, short) in lettersOfPeople(names) {
            let letters = parts(short)
            if found[letters] == nil { found[letters] = parts(names[person].range) }
        }
        return found
    }

    private static let naming = SyllableSet(.naming)

    /// Whether a name that is spelled almost alike can be the same one: with as many parts, or a family name alone, and not
    /// known to be two.
    private func isAlike(_ person: Person, _ parts: Int, _ canonical: String?) -> Bool {
        (person.keys.count == parts || parts == 1)
            && (canonical == nil || person.canonical == nil || canonical == person.canonical)
    }

    /// How many people of one article may share a part of the name; keeps the work linear.
    private static let namesakes = 32

    /// The words of a name, without hyphens and full stops, nor the article of an Arabic family name that stands alone: "al-Assad".
    private func parts(_ range: TokenRange) -> [UInt64] {
        var range = range
        if range.count == 3, text.tokens[range.lowerBound + 1].sign == .hyphen,
            Self.articles.contains(text.tokens[range.lowerBound].key)
        {
            range = range.lowerBound + 2..<range.upperBound
        }
        var keys: [UInt64] = []
        keys.reserveCapacity(range.count)
        for index in range where text.tokens[index].isWord { keys.append(text.tokens[index].key) }
        return keys
    }

    private static let articles = SyllableSet(.arabicArticles)

    private func isFamilyFirst(_ range: TokenRange) -> Bool {
        text.entry(at: range.lowerBound)?.surname?.shortFormIsFirst ?? false
    }

    /// - Parameter canonical: whom the lists take the form for: "Trump" for Donald Trump, though the article may name only his wife in full,
    ///   and "George W. Bush" for the son. (But "Rasmussen" is the one of whom the article tells, and of East Asian families many are
    ///   called by one family name.)
    private func bearer(
        of form: [UInt64], _ people: [Person], _ withPart: [UInt64: [Int]], _ canonical: String?,
        _ others: [Int], isWoman: Bool
    ) -> Int? {
        guard let last = form.last else { return nil }
        var best: (score: Int, person: Int)?
        for candidate in withPart[last] ?? [] {
            let person = people[candidate]
            guard person.keys.count > form.count, isSameGeneration(form, person.keys), !others.contains(candidate)
            else { continue }
            if let canonical, let own = person.canonical, own != canonical, !person.isFamilyFirst, !isWoman,
                form.count > 1 || person.referent?.isOf(canonical) == true
            {
                continue
            }
            let score: Int
            if Array(person.keys.suffix(form.count)) == form {
                score = person.isFamilyFirst ? 2 : 3
            } else if Array(person.keys.prefix(form.count)) == form {
                score = person.isFamilyFirst ? 3 : 1
            } else if form.count > 1, isWithin(form, person.keys) {
                score = 1
            } else {
                continue
            }
            if best == nil || score > best!.score { best = (score, candidate) }
        }
        return best?.person
    }

    /// "Donald Trump" is not "Donald Trump Jr.", and neither is "Trump" alone.
    private func isSameGeneration(_ form: [UInt64], _ name: [UInt64]) -> Bool {
        guard let last = name.last, Self.generations.contains(last) else { return true }
        return form.last == last
    }

    private static let generations = SyllableSet(.generations)

    /// The people who can be called by one part of the name as well as each other: of the family name Kim, of the given name Anh.
    private func sharing(_ part: UInt64, _ people: [Person], _ withPart: [UInt64: [Int]]) -> [Int]? {
        let bearers = (withPart[part] ?? []).filter { candidate in
            let person = people[candidate]
            return person.keys.count > 1 && (person.isFamilyFirst ? person.keys.first : person.keys.last) == part
        }
        // Of Western families papers call one alone by the family name, whoever of it was named last.
        let isShared = bearers.allSatisfy { people[$0].isFamilyFirst || people[$0].isVietnamese }
        return bearers.count > 1 && isShared ? bearers : nil
    }

    /// Whether one part of the name alone can mean somebody: the family name of a foreigner, the given name of a Vietnamese.
    private func isCalled(_ person: Person, _ part: UInt64) -> Bool {
        // Whom only one part names is told apart by what the article calls him.
        guard person.keys.count > 1 else { return person.gender != nil }
        return (person.isFamilyFirst ? person.keys.first : person.keys.last) == part
    }

    private func bearing(_ name: UInt64, _ office: Int32) -> UInt64 {
        FeatureHash.of(92, name, UInt64(bitPattern: Int64(office)))
    }

    /// "vợ anh Nguyễn Thị Thủy" (his wife) is called no brother: a Vietnamese middle name says more than the word before the name, but a foreigner's
    /// first name less.
    private func sex(_ name: TokenRange, called gender: SpeakerNoun.Gender?) -> SpeakerNoun.Gender? {
        let own = ownGender(name)
        return text.entry(at: name.lowerBound)?.surname != nil ? own ?? gender : gender ?? own
    }

    /// Of whom the lists know more than a family name.
    private func sex(_ person: GazetteerEntry.Referent) -> SpeakerNoun.Gender? {
        PhraseTrie.keys(person.canonical).first.flatMap(ReferenceTables.shared.gender)
    }

    /// Whom the article names in full and one part of the name does not mean here: "bà Lindgren" (Mrs) is no Erik Lindgren, and in "Eric
    /// Lindgren … con trai của Thủ tướng Lindgren" (the prime minister's son) the second is not the first.
    private func others(
        than part: UInt64, _ clue: NameClues.Clue, _ gender: SpeakerNoun.Gender?, isOffice: Bool, described: Int?,
        _ people: [Person], _ withPart: [UInt64: [Int]]
    ) -> [Int] {
        guard gender != nil || clue.child != nil else { return [] }
        return (withPart[part] ?? []).filter { candidate in
            let person = people[candidate]
            guard isCalled(person, part) else { return false }
            if let own = person.gender, let gender, own != gender { return true }
            guard let child = clue.child, !person.isVietnamese, !person.isFamilyFirst else { return false }
            return person.entity == described || isOffice && (person.gender ?? child) == child
        }
    }

    /// "Ivanka Lindgren, con gái Tổng thống Lindgren": who stands before the comma that a noun of kin follows.
    private func described(
        by clue: NameClues.Clue, _ names: [FoundName], _ place: Int, _ entityOf: [Int]
    ) -> Int? {
        guard let kin = clue.start, place > 0, names[place - 1].range.upperBound == kin - 1, entityOf[place - 1] >= 0,
            text.isSign(.comma, at: kin - 1) || text.kinds(at: kin - 1).contains(.copula)
        else { return nil }
        return entityOf[place - 1]
    }

    /// Whether of the two people of one name a namesake was named last.
    private func isNearest(
        _ namesake: Int, _ names: [FoundName], _ place: Int, _ part: UInt64, _ people: [Person],
        _ withPart: [UInt64: [Int]], _ entityOf: [Int]
    ) -> Bool {
        let others = Set((withPart[part] ?? []).filter { isCalled(people[$0], part) }.map { people[$0].entity })
        for other in names[..<place].indices.suffix(Self.farthestBearer).reversed() {
            if entityOf[other] == namesake { return true }
            if entityOf[other] >= 0, names[other].kind == .person, others.contains(entityOf[other]) { return false }
        }
        return false
    }

    /// The middle names "Thị" (women) and "Văn" (men).
    private static let female = Syllable("thị")
    private static let male = Syllable("văn")

    /// What a full name says by itself of a man or a woman: "Trần Thị Hoa", "Michelle Lindgren".
    private func ownGender(_ name: TokenRange) -> SpeakerNoun.Gender? {
        if let surname = text.entry(at: name.lowerBound)?.surname {
            guard surname.isVietnamese, name.count >= 3 else { return nil }
            if text.isWord(Self.female, at: name.lowerBound + 1) { return .female }
            return text.isWord(Self.male, at: name.lowerBound + 1) ? .male : nil
        }
        return ReferenceTables.shared.gender(ofFirstName: text.tokens[name.lowerBound].key)
    }

    /// Whom a short form means that several people share: the one named last; of several in one sentence before, the first, who is
    /// what it is about. "bà" is no man.
    private func meant(
        _ names: [FoundName], _ place: Int, _ shared: [Int], _ people: [Person], _ entityOf: [Int]
    ) -> Int {
        let at = names[place].range.lowerBound
        let entities = Dictionary(shared.map { (people[$0].entity, $0) }, uniquingKeysWith: { first, _ in first })
        let gender = gender(before: at)
        var found: Int?
        for other in names[..<place].indices.suffix(Self.farthestBearer).reversed() {
            guard names[other].kind == .person, let person = entities[entityOf[other]] else { continue }
            let own = self.gender(before: names[other].range.lowerBound) ?? people[person].gender
            if let gender, let own, gender != own { continue }
            guard found != nil else {
                found = person
                // In the same sentence nobody is nearer.
                if isOneSentence(names[other].range.upperBound, at) { return person }
                continue
            }
            guard isOneSentence(names[other].range.upperBound, names[place - 1].range.lowerBound) else { break }
            found = person
        }
        return found ?? shared.min { people[$0].entity < people[$1].entity }!
    }

    /// In names; keeps the work linear.
    private static let farthestBearer = 256

    private func gender(before at: Int) -> SpeakerNoun.Gender? {
        guard at > 0 else { return nil }
        return text.speaker(at: text.unitStart(before: at))?.gender
    }

    private func isOneSentence(_ from: Int, _ to: Int) -> Bool {
        guard from <= to else { return true }
        return !(from..<to).contains {
            text.isSign(.fullStop, at: $0) || text.tokens[$0].traits.contains(.opensParagraph)
        }
    }

    /// Whether the parts stand in the name in this order: "George Bush" in "George W. Bush".
    private func isWithin(_ form: [UInt64], _ name: [UInt64]) -> Bool {
        var at = name.startIndex
        for key in form {
            guard let found = name[at...].firstIndex(of: key) else { return false }
            at = found + 1
        }
        return true
    }

    // MARK: Roles

    private func addRoles(_ names: [FoundName], _ entities: inout [Entity], _ entityOf: [Int]) {
        let reading = Roles(text: text, words: words, gazetteer: gazetteer, names: names, entityOf: entityOf)
        for (place, name) in names.enumerated() where name.kind == .person {
            for role in reading.read(by: place) {
                let title = text.bytes(of: role.title)
                let isKnown = entities[entityOf[place]].roles.contains {
                    $0.of == role.of && text.text.utf8[text.bytes(of: $0.title)] == text.text.utf8[title]
                }
                if !isKnown, entities[entityOf[place]].roles.count < Self.mostRoles {
                    entities[entityOf[place]].roles.append(role)
                }
            }
        }
    }

    private static let mostRoles = 16

    // MARK: Order

    /// By the first mention; what `Role.of` points to is renumbered.
    private func inOrder(_ entities: [Entity]) -> [Entity] {
        let order = entities.indices.sorted {
            let (left, right) = (entities[$0].mentions[0], entities[$1].mentions[0])
            return left.lowerBound != right.lowerBound ? left.lowerBound < right.lowerBound : $0 < $1
        }
        var placeOf = [Int](repeating: 0, count: entities.count)
        for (place, index) in order.enumerated() { placeOf[index] = place }
        return order.map { index in
            var entity = entities[index]
            for role in entity.roles.indices { entity.roles[role].of = entity.roles[role].of.map { placeOf[$0] } }
            return entity
        }
    }
}
