/// Reads from the noun right before a name what is named: a road, a ship, a storm (a pass).
struct NameSurroundings {
    let text: TokenizedText
    let gazetteer: Gazetteer

    /// - Returns: the names without those of things, with streets as places, and with firms and papers as bodies.
    func read(_ found: [FoundName]) -> [FoundName] {
        let names = withPlacesOfLists(found)
        // By a name's key: whether it was called a thing anywhere, or a body, or a person.
        var things: KeySet = []
        var bodies: KeySet = []
        var people: KeySet = []
        // The heads that names of the article begin with: where none does, a head alone is a common noun.
        var heads: KeySet = []
        for name in names where name.kind == .organization {
            if let length = head(name)?.length, length < name.range.count {
                heads.insert(KnownNames.key(text.tokens, name.range.lowerBound..<name.range.lowerBound + length))
            }
        }
        let unsure = unsurePeople(names)
        let nouns = nouns(before: names)
        addThings(&things)
        for (name, noun) in zip(names, nouns) {
            if isProject(name, after: noun) {
                things.insert(key(name))
            } else if noun.isThing, !isListed(name) {
                // Others may have the one name of a role.
                if noun != .role || name.range.count > 1 { things.insert(key(name)) }
            } else if name.kind == .person, isPerson(name) {
                people.insert(key(name))
            } else if isBody(name, after: noun) {
                bodies.insert(key(name))
            } else if let own = ownName(name) {
                bodies.insert(own)
            }
        }
        return zip(names, nouns).compactMap { name, noun in
            var name = name
            let isNoPerson = !people.contains(key(name))
            if name.kind == .person, name.range.count == 1, unsure.contains(key(name)) { return nil }
            if name.kind == .location { name.range = withoutPlate(name.range) }
            if isBody(name, after: noun)
                || bodies.contains(key(name)) && isNoPerson && !isListed(name) && !isAfterPlaceNoun(name)
            {
                name.kind = .organization
            }
            if name.kind == .person, noun == .road || isAddress(name.range) { name.kind = .location }
            // "ca khúc Sơn Ca" may be one by Sơn Ca (who is a person elsewhere).
            if noun.isThing, !isListed(name), noun != .work || isNoPerson { return nil }
            // "dịch tả lợn châu Phi" (African swine fever), "bảng Anh" (pound sterling): where the noun's own name ends.
            if noun == .whole { return nil }
            // "dòng xe Sông Lam" (the model Sông Lam); a firm's name may stand there, too.
            if noun == .product || noun == .project, name.kind == .person { return nil }
            if isProject(name, after: noun) { return nil }
            // "chiếc Huawei" (the Huawei): whoever made it is another matter. "sàn Hà Nội" is an exchange and no city.
            if noun == .piece, name.kind != .location { return nil }
            if noun == .market, name.kind == .location { return nil }
            if isStudied(name) { return nil }
            // "Luật Phòng chống tham nhũng" (the law against corruption); the same words may name a body elsewhere: "Luật Hải quan".
            if noun == .law, name.kind == .organization { return nil }
            if isNumberPlate(name, after: noun) || beginsWithThing(name) || isOfNumber(name) { return nil }
            if isOfCode(name.range) || isContest(name) { return nil }
            if noun == .none, isForeignPlace(name) { name.kind = .location }
            if isCommonNoun(name), !isListed(name), !heads.contains(key(name)) { return nil }
            return things.contains(key(name)) && isNoPerson && !isListed(name) ? nil : name
        }
    }

    /// "dự án PetroVietnam Landmark": a foreign name of several words that no list has; a firm's is as a rule one word, "dự án Formosa".
    private func isProject(_ name: FoundName, after noun: NounsBeforeNames.Noun) -> Bool {
        noun == .project && name.kind == .organization && name.range.count > 1 && text.hasForeignWord(in: name.range)
            && !text.tokens[name.range.lowerBound].traits.contains(.allCapitals) && !isListed(name)
    }

    /// "ngành Việt Nam học" (Vietnamese studies): a field, and no country.
    private func isStudied(_ name: FoundName) -> Bool {
        let (before, after) = (name.range.lowerBound - 1, name.range.upperBound)
        return name.kind == .location && before >= 0 && after < text.tokens.count
            && !text.tokens[before + 1].traits.contains(.opensParagraph)
            && text.isWord(Self.studies, at: after) && !text.tokens[after].isCapitalised
            && Self.beforeStudies.contains(text.tokens[before].key)
    }

    /// "học" (-logy)
    private static let studies = Syllable("học")
    private static let beforeStudies = SyllableSet(.beforeStudies)

    /// The things that have their noun before them where they were not seen to be names: a storm is one wherever it is told of.
    private func addThings(_ things: inout KeySet) {
        var at = 1
        while at < text.tokens.count {
            defer { at += 1 }
            guard text.tokens[at].isCapitalised, text.tokens[at].isWord,
                case let noun = NounsBeforeNames.shared.noun(text.tokens, before: at), noun == .thing || noun == .storm
            else { continue }
            var end = at + 1
            while end < text.tokens.count, text.tokens[end].isWord, text.tokens[end].isCapitalised,
                !text.tokens[end].traits.contains(.opensParagraph)
            {
                end += 1
            }
            things.insert(KnownNames.key(text.tokens, at..<end))
            at = end - 1
        }
    }

    /// "Sông Xanh" of "Công ty TNHH chế biến rác thải Sông Xanh": the last two words of a firm's name, by which it is called alone.
    private func ownName(_ name: FoundName) -> UInt64? {
        guard let head = head(name), head.kind == .company, name.range.count > head.length + 2 else { return nil }
        let own = name.range.upperBound - 2..<name.range.upperBound
        guard own.allSatisfy({ text.tokens[$0].isWord && text.tokens[$0].isCapitalised }),
            text.tokens[own.lowerBound - 1].isWord, !text.tokens[own.lowerBound - 1].isCapitalised
        else { return nil }
        return KnownNames.key(text.tokens, own)
    }

    /// What the noun before each name says, or before the first name of its list: "siêu bão Lan, Hoa" (the typhoons Lan and Hoa).
    private func nouns(before names: [FoundName]) -> [NounsBeforeNames.Noun] {
        var nouns: [NounsBeforeNames.Noun] = []
        nouns.reserveCapacity(names.count)
        // The first of those that a product's noun and "như" (such as) stand before.
        var likes: Int?
        for (place, name) in names.enumerated() {
            var noun = NounsBeforeNames.shared.noun(text.tokens, before: name.range.lowerBound)
            // "các ứng dụng như YouTube và Chrome" (apps such as …)
            if noun == .none, text.isWord(.like, at: name.range.lowerBound - 1),
                !text.tokens[name.range.lowerBound].traits.contains(.opensParagraph),
                NounsBeforeNames.shared.noun(text.tokens, before: name.range.lowerBound - 1) == .product,
                (max(0, name.range.lowerBound - Self.longestKind)..<name.range.lowerBound).contains(where: {
                    Self.plurals.contains(text.tokens[$0].key)
                })
            {
                likes = place
            }
            if let like = likes, like == place || text.joins(names[place - 1].range.upperBound, name.range.lowerBound) {
                noun = .product
            } else {
                likes = nil
            }
            // "phim Châu Tinh Trì" is one with Châu Tinh Trì, "trung sĩ tên lửa Cao Giai Tuấn" a missile sergeant.
            if noun == .work && isSurnamed(name) || noun == .product && hasSurname(name) { noun = .none }
            if noun == .none, place > 0, nouns[place - 1] == .storm,
                text.joins(names[place - 1].range.upperBound, name.range.lowerBound)
            {
                noun = .storm
            }
            nouns.append(noun)
        }
        return nouns
    }

    /// In tokens, with the plural's word and "như".
    private static let longestKind = 6
    private static let plurals = SyllableSet(.definitePlurals)

    /// Whether a name begins as people's names do: with a family name, or a foreign first name.
    private func isSurnamed(_ name: FoundName) -> Bool {
        let first = name.range.lowerBound
        return hasSurname(name)
            || name.kind == .person && name.range.count > 1
                && gazetteer.entry(text.tokens, first..<first + 1)?.kinds.isDisjoint(with: .nameParts) == false
    }

    private func hasSurname(_ name: FoundName) -> Bool {
        name.kind == .person && name.range.count > 1 && text.entry(at: name.range.lowerBound)?.surname != nil
    }

    /// "các xã Tân Hòa, Phước Trung và Bình An" (the communes of …): what is named among places that one noun stands before is a
    /// place, however much it looks like a person's name.
    private func withPlacesOfLists(_ names: [FoundName]) -> [FoundName] {
        var names = names
        var placed: KeySet = []
        let lists = PlaceLists(text: text, gazetteer: gazetteer)
        for (place, isListed) in lists.read(names).enumerated()
        where isListed && names[place].kind == .person && lists.canBePlace(names[place]) {
            names[place].kind = .location
            if names[place].range.count > 1 { placed.insert(key(names[place])) }
        }
        guard !placed.isEmpty else { return names }
        return names.map { name in
            guard name.kind == .person, placed.contains(key(name)), !isPerson(name) else { return name }
            return FoundName(range: name.range, kind: .location)
        }
    }

    /// "tạp chí Golf Việt", "chuỗi siêu thị Xanh": a body by the noun before it, unless that has what the lists know as a place
    /// behind it, "công ty Nhật Bản" (a firm of Japan), or somebody's full name, "giám đốc công ty Nguyễn Văn Sơn".
    private func isBody(_ name: FoundName, after noun: NounsBeforeNames.Noun) -> Bool {
        guard name.kind != .organization else { return false }
        // "TodayTV", "SmartPhone": no person's name is spelled so, but for "McDonald".
        if noun == .none, name.kind == .person { return hasInnerCapital(name) && !isPerson(name) }
        guard [.body, .school, .channel, .venue].contains(noun), !isListed(name) else { return false }
        switch name.kind {
        case .location:
            // "doanh nghiệp Việt" (Vietnamese enterprises)
            let isOne = name.range.count > 1 || text.hasForeignWord(in: name.range)
            return isOne && noun != .venue && (noun != .channel || text.hasForeignWord(in: name.range))
        case .person where noun == .school: return true
        case .person where noun == .channel: return text.hasForeignWord(in: name.range)
        case .person:
            let isFull = name.range.count > 2 && text.entry(at: name.range.lowerBound)?.surname?.isVietnamese == true
            return !isFull && !isPerson(name)
        case .organization: return false
        }
    }

    private func hasInnerCapital(_ name: FoundName) -> Bool {
        let token = text.tokens[name.range.lowerBound]
        guard name.range.count == 1, !token.traits.contains(.allCapitals), token.end - token.start > 5 else {
            return false
        }
        return text.text.utf8[Int(token.start) + 4..<Int(token.end)].contains { (0x41...0x5A).contains($0) }
    }

    /// "HP - 3888": what a boat or a car bears.
    private func isNumberPlate(_ name: FoundName, after noun: NounsBeforeNames.Noun) -> Bool {
        let after = name.range.upperBound
        guard name.range.count == 1, after + 1 < text.tokens.count, text.tokens[after].sign == .hyphen,
            text.tokens[after + 1].kind == .number, text.tokens[after + 1].end - text.tokens[after + 1].start >= 3,
            text.tokens[after - 1].traits.contains(.allCapitals)
        else { return false }
        // "HP" is a firm, too.
        return !isListed(name) || noun.isThing
    }

    /// "TTg" of "số 41 - TTg", "CP" of "130/2006/NĐ-CP": what tells in a document's number whose it is, and what.
    private func isOfNumber(_ name: FoundName) -> Bool {
        guard name.kind == .organization, name.range.count <= Self.longestOfNumber else { return false }
        let last = name.range.upperBound - 1
        guard text.tokens[last].traits.contains(.allCapitals) || text.isWord(Self.primeMinister, at: last) else {
            return false
        }
        var (at, strokes) = (last, 0)
        while at > 0, !text.tokens[at].traits.contains(.opensParagraph), last - at < Self.longestOfNumber {
            at -= 1
            let token = text.tokens[at]
            if token.kind == .number {
                return strokes > 0 && (strokes > 1 || text.isWord(Self.number, at: at - 1))
            }
            if token.sign == .slash || token.sign == .hyphen {
                strokes += 1
            } else if !token.isWord || !token.traits.contains(.allCapitals) {
                return false
            }
        }
        return false
    }

    /// In tokens, from the number on.
    private static let longestOfNumber = 6
    /// "TTg" (Thủ tướng), which has a small letter.
    private static let primeMinister = Syllable("ttg")

    /// "J" of "máy bay J - 10 C", "TH" of "giống lúa TH 3-3": a letter or two of what a type or a kind is called by.
    private func isOfCode(_ range: TokenRange) -> Bool {
        let (token, after) = (text.tokens[range.lowerBound], range.upperBound)
        guard range.count == 1, token.isWord, token.end - token.start <= 2, after + 1 < text.tokens.count,
            token.end - token.start == 1 ? token.isCapitalised : token.traits.contains(.allCapitals),
            !(after...after + 1).contains(where: { text.tokens[$0].traits.contains(.opensParagraph) })
        else { return false }
        func isHyphen(_ at: Int) -> Bool { text.isSign(.hyphen, at: at) }
        func isNumber(_ at: Int) -> Bool { at < text.tokens.count && text.tokens[at].kind == .number }
        if isHyphen(after), isNumber(after + 1) {
            // "HP - 3 người" would count something.
            return token.end - token.start == 1 || gazetteer.entry(text.tokens, range)?.organization == nil
        }
        // "Ngày Thầy thuốc VN 27-2" is Vietnam's.
        return isNumber(after) && isHyphen(after + 1) && isNumber(after + 2)
            && gazetteer.entry(text.tokens, range)?.location == nil
    }

    /// "Miss World", "Miss Universe Vietnam": who wins it is a person, and the contest is none.
    private func isContest(_ name: FoundName) -> Bool {
        guard name.kind == .person, name.range.count > 1,
            Self.contestants.contains(text.tokens[name.range.lowerBound].key)
        else { return false }
        return name.range.dropFirst().contains { at in
            Self.contests.contains(text.tokens[at].key)
                || gazetteer.entry(text.tokens, at..<name.range.upperBound)?.kinds.contains(.country) == true
        }
    }

    private static let contestants = SyllableSet(.contestants)
    private static let contests = SyllableSet(.contests)

    /// "thành phố Oak Ridge", "thị trấn al-Bab": a foreign name right behind the noun of a place, but for "chủ tịch thành phố Erik Lindgren", whose city it is
    /// not.
    private func isForeignPlace(_ name: FoundName) -> Bool {
        let start = name.range.lowerBound
        guard name.kind == .person, start > 1, !text.tokens[start].traits.contains(.opensParagraph),
            text.hasForeignWord(in: name.range),
            gazetteer.entry(text.tokens, name.range)?.kinds.contains(.person) != true
        else { return false }
        let noun = text.unitStart(before: start)
        guard text.kinds(at: noun).contains(.locality), noun > 0, !text.tokens[noun].traits.contains(.opensParagraph)
        else {
            return false
        }
        // "thẩm phán liên bang" (federal judge), "ông xã" (husband)
        guard text.unitEnd(noun) == start, !Self.compounds.contains(text.tokens[noun - 1].key) else { return false }
        let before = text.unitStart(before: noun)
        return text.speaker(at: before)?.kind != .title && text.speaker(at: noun)?.kind != .title
            && !(max(0, noun - 4)..<noun).contains { text.speaker(at: $0)?.kind == .title }
    }

    private static let compounds = SyllableSet(.placeCompounds)

    /// "xã Tùng Lộc", though a firm is called so.
    private func isAfterPlaceNoun(_ name: FoundName) -> Bool {
        let at = name.range.lowerBound
        return at > 0 && name.kind == .location && !text.tokens[at].traits.contains(.opensParagraph)
            && text.kinds(at: text.unitStart(before: at)).contains(.locality)
    }

    /// "Bão Hoa Sen", where a sentence begins with the noun; "Bộ luật Dân sự 2015".
    private func beginsWithThing(_ name: FoundName) -> Bool {
        if NounsBeforeNames.shared.isEvent(text.tokens, name.range) { return true }
        if name.kind == .organization { return NounsBeforeNames.shared.isLaw(text.tokens, name.range) }
        guard name.kind == .person, opensSentence(name.range.lowerBound), !isPerson(name) else { return false }
        return NounsBeforeNames.shared.isThing(text.tokens, name.range)
    }

    /// Syllables that stand as a person's whole name at the beginning of sentences only, and in no longer name: "Hoa và nến" (flowers
    /// and candles). Whoever is called so has been introduced.
    private func unsurePeople(_ names: [FoundName]) -> KeySet {
        var unsure: KeySet = []
        var sure: KeySet = []
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

    /// "số 2, Phan Bội Châu", "25 Lê Quý Đôn, quận 3": a street without its word.
    private func isAddress(_ range: TokenRange) -> Bool {
        let at = range.lowerBound
        let number = text.isSign(.comma, at: at - 1) ? at - 2 : at - 1
        guard number > 0, text.tokens[number].kind == .number, !text.tokens[at].traits.contains(.opensParagraph) else {
            return false
        }
        if text.isWord(Self.number, at: number - 1) { return true }
        let after = range.upperBound
        return number == at - 1 && range.count > 1
            && (text.isSign(.comma, at: after) || text.isSign(.openParenthesis, at: after))
            && text.kinds(at: after + 1).contains(.locality) && text.unitEnd(after + 1) == after + 2
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
        // "Trung học phổ thông" (upper secondary school)
        if case (.same(let words), name.range.count)? = ShortForms.shared.rule(
            text.tokens, at: name.range.lowerBound, end: name.range.upperBound), words.count == 1,
            Self.abbreviations.contains(words[0])
        {
            return true
        }
        guard let head = head(name), head.length == name.range.count else { return false }
        switch head.kind {
        case .company: return true
        case .school, .hospital, .bank: return name.range.count <= 2
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

/// Finds the names that one noun of places stands before: "các xã Tân Hòa, Bình An" (the communes of …) (a pass).
struct PlaceLists {
    let text: TokenizedText
    let gazetteer: Gazetteer

    /// For each name whether it is one of such a list.
    func read(_ names: [FoundName]) -> [Bool] {
        var listed = [Bool](repeating: false, count: names.count)
        var isWithin = false
        var isCounted = false
        for place in names.indices {
            let name = names[place]
            // "số 16 đường Duy Tân và Trần Hữu Sơn (SN 1968)" goes on with somebody.
            let goesOn =
                isWithin && text.joins(names[place - 1].range.upperBound, name.range.lowerBound)
                && !(isCounted && isFull(name))
            if !goesOn { isCounted = isAfterNumber(name.range.lowerBound) }
            isWithin =
                name.kind != .organization
                && (goesOn || isAfterPlural(name.range.lowerBound) || opensCommunes(names, place))
            listed[place] = isWithin
        }
        return listed
    }

    /// Whether no list has it as a person.
    func canBePlace(_ name: FoundName) -> Bool {
        gazetteer.entry(text.tokens, name.range)?.kinds.contains(.person) != true
    }

    /// "các xã …", "3 phường …", "hai huyện …": a word for places in the plural.
    private func isAfterPlural(_ at: Int) -> Bool {
        guard let noun = noun(before: at), noun > 0 else { return false }
        return text.tokens[noun - 1].kind == .number || Self.plurals.contains(text.tokens[noun - 1].key)
    }

    /// The word for places right before a name.
    private func noun(before at: Int) -> Int? {
        guard at > 0, !text.tokens[at].traits.contains(.opensParagraph) else { return nil }
        if let length = (1...Self.longestArea).first(where: {
            WordRoles.length(of: Self.areas, in: text.tokens, at: at - $0) == $0
        }) {
            return at - length
        }
        let noun = text.unitStart(before: at)
        return text.unitEnd(noun) == at && text.kinds(at: noun).contains(.locality) ? noun : nil
    }

    private static let areas = WordRoles.shared.phrases(of: .areas)
    /// In tokens.
    private static let longestArea = 3

    private func isAfterNumber(_ at: Int) -> Bool {
        let noun = text.unitStart(before: at)
        return noun > 0 && text.tokens[noun - 1].kind == .number
    }

    /// "xã Đăk Na, Măng Ri, Ngọc Lây": the noun in the singular before three names and more of which none is a person's beyond
    /// doubt.
    private func opensCommunes(_ names: [FoundName], _ place: Int) -> Bool {
        guard names[place].kind == .location, let noun = noun(before: names[place].range.lowerBound),
            Self.communes.contains(text.tokens[text.unitEnd(noun) - 1].key)
        else { return false }
        var last = place
        while last + 1 < names.count, text.joins(names[last].range.upperBound, names[last + 1].range.lowerBound) {
            last += 1
            let name = names[last]
            let first = name.range.lowerBound..<name.range.lowerBound + 1
            guard name.kind != .organization, (2...3).contains(name.range.count), !isFull(name), canBePlace(name),
                name.kind == .location || gazetteer.entry(text.tokens, first)?.kinds.contains(.given) != true
            else { return false }
        }
        return last > place + 1
    }

    private static let communes = SyllableSet(.communes)

    /// Whether it is a Vietnamese person's full name.
    private func isFull(_ name: FoundName) -> Bool {
        name.kind == .person && name.range.count > 2 && text.entry(at: name.range.lowerBound)?.surname != nil
    }

    private static let plurals = SyllableSet(.placePlurals)
}

extension TokenizedText {
    /// Whether between two names stand "," or "và" (and), and no more.
    func joins(_ end: Int, _ start: Int) -> Bool {
        start == end + 1 && (isSign(.comma, at: end) || isWord(.and, at: end))
    }
}

/// Nouns that say of a name after them that it is no person's; `thing-heads.tsv` and the roads of `location-heads.tsv` (a
/// resource, built once).
struct NounsBeforeNames: Sendable {
    static let shared = NounsBeforeNames()

    /// What a noun before a name says that is named (data).
    enum Noun: Sendable {
        case none, law, road
        /// A name begins with it that is no name of a person, a body or a place: a war, a set of tools.
        case event
        /// What follows is the name of a thing: a ship, a festival, a contest.
        case thing, storm, work, role
        /// The same, but a firm's name may follow, too: "máy bay" (aeroplane).
        case product
        /// What a builder sells: people's names are none, nor is a foreign name of several words.
        case project
        /// One thing, which is called after whoever made it: "chiếc" (classifier) before "Huawei".
        case piece
        /// An exchange, which is called after its city: "sàn" before "Hà Nội".
        case market
        /// The noun's own last word, which names nothing by itself, whatever the lists say: "bảng" before "Anh" (pound sterling).
        case whole
        /// What follows is a body: a firm, a paper; a school, which may be called after somebody; a channel, if it is no canal; a house
        /// that guests go to, which may be a place as well.
        case body, school, channel, venue

        var isThing: Bool { self == .thing || self == .storm || self == .work || self == .role }
    }

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
        var cells = KnownCells<Noun>()
        for row in EmbeddedData.thingHeads.rows where row.count >= 2 {
            add(row.tokens(0), cells.value(of: row.bytes(1)) { Self.kinds[$0] ?? .thing }, &nouns)
        }
        for row in EmbeddedData.locationHeads.rows where row.count >= 3 {
            // "thành phố" is no "phố" (street).
            add(row.tokens(0), row.isCell(1, "road") && row.isCell(2, "no") ? .road : .none, &nouns)
        }
        self.ends = SyllableSet(keys: ends)
    }

    private static let kinds: [String: Noun] = [
        "none": .none, "event": .event, "law": .law, "storm": .storm, "work": .work, "role": .role, "product": .product,
        "whole": .whole,
        "project": .project, "piece": .piece, "market": .market, "body": .body, "school": .school, "channel": .channel,
        "venue": .venue,
    ]

    /// Whether a name begins with such a noun: "Bão Hoa Sen".
    func isThing(_ tokens: [Token], _ name: TokenRange) -> Bool {
        guard let (noun, length) = nouns.longest(tokens, at: name.lowerBound, end: name.upperBound) else {
            return false
        }
        // "Chiếc Boeing": the noun is no person's name, whether or not a firm's follows it.
        return (noun.isThing || [.product, .project, .piece].contains(noun)) && length < name.count
    }

    /// Whether a name begins with a noun of what has no name: "Thế chiến II" (the Second World War).
    func isEvent(_ tokens: [Token], _ name: TokenRange) -> Bool {
        nouns.longest(tokens, at: name.lowerBound, end: name.upperBound)?.0 == .event
    }

    /// Whether a name begins with a word for laws of two syllables; "luật" alone begins "luật sư" (lawyer), too.
    func isLaw(_ tokens: [Token], _ name: TokenRange) -> Bool {
        guard let (noun, length) = nouns.longest(tokens, at: name.lowerBound, end: name.upperBound) else {
            return false
        }
        return noun == .law && length > 1 && length < name.count
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
