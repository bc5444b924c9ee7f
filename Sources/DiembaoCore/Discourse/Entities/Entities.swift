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
        let acronyms = Acronyms(text: text, gazetteer: gazetteer)
        let (names, definitions) = acronyms.read(names.map(withoutTitle))
        var entities: [Entity] = []
        // What each name belongs to, by its place among the names.
        var entityOf = [Int](repeating: -1, count: names.count)
        join(names, .location, definitions, &entities, &entityOf)
        join(names, .organization, definitions, &entities, &entityOf)
        var people = PeopleJoining(
            text: text, gazetteer: gazetteer, names: names, entities: consume entities, entityOf: consume entityOf)
        (entities, entityOf) = people.join(acronyms)
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
