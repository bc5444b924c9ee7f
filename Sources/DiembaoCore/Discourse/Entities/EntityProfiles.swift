/// Reads from names and what stands beside them whom a phrase can mean (a pass).
struct EntityProfiles {
    let text: TokenizedText
    let gazetteer: Gazetteer

    func read(_ entities: [Entities.Entity]) -> [References.Profile] {
        let kinLikePlaces = kinLikePlaces(entities)
        var profiles = entities.map { profile($0, kinLikePlaces) }
        var byName: KeyTable<Int> = [:]
        var byCanonical: KeyTable<Int> = [:]
        // By place: of the others no value is copied.
        for place in entities.indices where profiles[place].isCountry {
            for mention in entities[place].mentions { byName[KnownNames.key(text.tokens, mention)] = place }
            if let name = entities[place].canonical { byCanonical[name] = place }
        }
        for place in entities.indices {
            if entities[place].kind == .organization {
                let name = entities[place].name
                profiles[place].country = country(name, byName) ?? country(named: name, byCanonical)
            }
            for role in entities[place].roles { profiles[place].titles.append(title(role, entities, profiles)) }
        }
        return profiles
    }

    /// Where "Anh" is Britain and no "anh" (elder brother): in "Thủ tướng Anh Theresa May" she is called nobody's brother.
    private func kinLikePlaces(_ entities: [Entities.Entity]) -> Set<Int> {
        var starts: Set<Int> = []
        for entity in entities where entity.kind == .location {
            for mention in entity.mentions where text.speaker(at: mention.lowerBound)?.kind == .kin {
                starts.insert(mention.lowerBound)
            }
        }
        return starts
    }

    private func profile(_ entity: Entities.Entity, _ kinLikePlaces: Set<Int>) -> References.Profile {
        var profile = References.Profile()
        switch entity.kind {
        case .person:
            profile.isPerson = true
            readPerson(entity, kinLikePlaces, &profile)
        case .location:
            for mention in entity.mentions.prefix(Self.mostForms) {
                let kinds = gazetteer.entry(text.tokens, mention)?.kinds ?? []
                if kinds.contains(.country) || ShortForms.shared.alias(text.tokens, mention) != nil {
                    profile.isCountry = true
                }
                if kinds.contains(.city) { profile.isCity = true }
                guard mention.lowerBound > 0 else { continue }
                let before = text.tokens[text.unitStart(before: mention.lowerBound)].key
                if Self.cityWords.contains(before) { profile.isCity = true }
                if before == Self.province.key { profile.isProvince = true }
            }
        case .organization:
            profile.head =
                ShortForms.shared.head(
                    text.tokens, at: entity.name.lowerBound, end: entity.name.upperBound)?.kind
            profile.isOutlet = gazetteer.entry(text.tokens, entity.name)?.kinds.contains(.outlet) == true
        case .other: break
        }
        return profile
    }

    private static let mostForms = 16
    private static let cityWords = SyllableSet(.cityWords)
    private static let province = Syllable("tỉnh")

    private func readPerson(
        _ entity: Entities.Entity, _ kinLikePlaces: Set<Int>, _ profile: inout References.Profile
    ) {
        for mention in entity.mentions {
            var at = mention.lowerBound
            var steps = 0
            while at > 0, steps < 3 {
                at = text.unitStart(before: at)
                steps += 1
                if kinLikePlaces.contains(at) { continue }
                guard let noun = text.speaker(at: at), [.kin, .title, .prefix].contains(noun.kind) else { break }
                if profile.gender == nil { profile.gender = noun.gender }
                if noun.kind == .kin, let kin = ReferenceResolution.kinWord(text.tokens[at].key) {
                    profile.kin.insert(References.KinWords(place: kin))
                }
            }
        }
        guard profile.gender == nil else { return }
        let name = entity.name
        if text.hasMiddleName(name) {
            profile.gender = text.gender(byMiddleNameOf: name)
        } else if name.count >= 2 {
            // Some first names of foreigners are Vietnamese family names, too: "Mai", "Kiều".
            profile.gender = text.gender(byFirstNameOf: name)
        }
    }

    /// The country at the end of a body's name.
    private func country(_ name: TokenRange, _ byName: KeyTable<Int>) -> Int? {
        guard name.count >= 3 else { return nil }
        for start in max(name.lowerBound + 1, name.upperBound - 4)..<name.upperBound {
            if let country = byName[KnownNames.key(text.tokens, start..<name.upperBound)] { return country }
        }
        return nil
    }

    /// "Bộ Quốc phòng Hoa Kỳ" where the article calls the USA "Mỹ" elsewhere.
    private func country(named name: TokenRange, _ byCanonical: KeyTable<Int>) -> Int? {
        guard name.count >= 4, !byCanonical.isEmpty else { return nil }
        // One syllable may be the end of anybody's name: "Bệnh viện Tâm Anh" (Tâm Anh hospital, not Britain's).
        for start in max(name.lowerBound + 1, name.upperBound - 4)..<name.upperBound - 1 {
            guard let entry = gazetteer.entry(text.tokens, start..<name.upperBound), entry.kinds.contains(.country)
            else { continue }
            return entry.location.flatMap { byCanonical[$0.canonical] }
        }
        return nil
    }

    private func title(
        _ role: Entities.Role, _ entities: [Entities.Entity], _ profiles: [References.Profile]
    ) -> References.Title {
        let start = role.title.lowerBound
        // "cựu Tổng thống" is another title than "Tổng thống".
        let isFormer = text.speaker(at: start)?.kind == .prefix && !Self.present.contains(text.tokens[start].key)
        let head = text.speaker(at: start)?.kind == .prefix && !isFormer ? text.unitEnd(start) : start
        let office = ReferenceTables.shared.office(text.tokens, at: head, end: role.title.upperBound)
        let ofState = role.of.map { profiles[$0].isCountry } ?? false
        var key = office?.name.office ?? ReferenceTables.key(text.tokens, head..<role.title.upperBound)
        if office != nil, office!.length < role.title.upperBound - head, role.title.upperBound - head <= 6 {
            // "Tổng thư ký Đảng" is no "Tổng thư ký".
            key = ReferenceTables.key(text.tokens, head..<role.title.upperBound)
        }
        let source = text.speaker(at: head)?.source
        let isChairman =
            text.isWord(Self.chairman.0, at: head) && text.isWord(Self.chairman.1, at: head + 1)
            && text.unitEnd(head) == head + 2
        // "lãnh đạo phe đối lập" (leader of the opposition) does not lead the state.
        let isOfOpposition = role.range.contains(where: text.isOfOpposition)
        let isLeader =
            !isFormer && !isOfOpposition
            && (office?.name.isLeader == true || source == .headOfState || isChairman && ofState)
        return References.Title(
            office: key, isLeader: isLeader, of: role.of,
            canonical: role.of.map { entities[$0].canonical ?? text.name(of: entities[$0].name) })
    }

    private static let present = SyllableSet(.presentOffices)
    private static let chairman = (Syllable("chủ"), Syllable("tịch"))
}
