/// Brings the forms of bodies and of places together.
extension Entities {
    /// The forms in which names of one kind stand in an article, each once (data).
    private struct Forms {
        var forms: [NameLinking.Form] = []
        /// What the lists have each form for, by its place.
        var referents: [GazetteerEntry.Referent?] = []
        /// The place of a form, by the key of its words.
        var placeOf: KeyTable<Int> = [:]
    }

    /// Adds what names of one kind mean; ``NameLinking`` says which forms are one.
    ///
    /// - Parameter entityOf: what each name belongs to, by its place among the names.
    func join(
        _ names: [FoundName], _ kind: FoundName.Kind, _ definitions: [Acronyms.Definition],
        _ entities: inout [Entity], _ entityOf: inout [Int]
    ) {
        let type = Self.type(kind)
        if kind == .location { joinStatesLikeCapitals(names, &entities, &entityOf) }
        let forms = forms(names, kind, entityOf)
        guard !forms.forms.isEmpty else { return }
        let short = definitions.compactMap { definition -> (short: Int, long: Int)? in
            guard names[definition.short].kind == kind,
                let short = forms.placeOf[key(names[definition.short].range)],
                let long = forms.placeOf[key(names[definition.long].range)]
            else { return nil }
            return (short, long)
        }
        var linking = NameLinking(text: text, gazetteer: gazetteer, type: type, forms: forms.forms)
        let roots = linking.link(definitions: short)
        var entityOfRoot = [Int](repeating: -1, count: forms.forms.count)
        for (place, name) in names.enumerated() where name.kind == kind && entityOf[place] < 0 {
            let form = forms.placeOf[key(name.range)]!
            let root = roots[form]
            if entityOfRoot[root] < 0 {
                entityOfRoot[root] = entities.count
                entities.append(Entity(kind: type, mentions: [], name: name.range))
            }
            let index = entityOfRoot[root]
            entities[index].mentions.append(name.range)
            entities[index].canonical = linking.canonical(of: root)
            if entities[index].wikidata == nil, forms.referents[form]?.canonical == entities[index].canonical {
                entities[index].wikidata = forms.referents[form]?.wikidata
            }
            entityOf[place] = index
        }
        for index in entities.indices where entities[index].kind == type {
            entities[index].name = text.fullest(of: entities[index].mentions)
            if kind == .organization, let usual = withoutHead(entities[index]) { entities[index].name = usual }
            if kind == .location, let plain = plainName(entities[index]) { entities[index].name = plain }
        }
    }

    private func forms(_ names: [FoundName], _ kind: FoundName.Kind, _ entityOf: [Int]) -> Forms {
        var found = Forms()
        for (place, name) in names.enumerated() where name.kind == kind && entityOf[place] < 0 {
            let key = key(name.range)
            guard found.placeOf[key] == nil else { continue }
            found.placeOf[key] = found.forms.count
            let referent = gazetteer.entry(text.tokens, name.range)?.referent(Self.type(kind))
            let alias = kind == .location ? ShortForms.shared.alias(text.tokens, name.range) : nil
            found.forms.append(NameLinking.Form(range: name.range, canonical: alias ?? referent?.canonical, key: key))
            found.referents.append(referent)
        }
        return found
    }

    private func key(_ range: TokenRange) -> UInt64 { KnownNames.key(text.tokens, range) }

    /// "bang Washington" is another place than the capital, and the same as elsewhere in the article.
    private func joinStatesLikeCapitals(_ names: [FoundName], _ entities: inout [Entity], _ entityOf: inout [Int]) {
        // By the key of the name.
        var states: KeyTable<Int> = [:]
        for (place, name) in names.enumerated() where name.kind == .location && isStateLikeCapital(name.range) {
            let key = key(name.range)
            let state = states[key] ?? entities.count
            states[key] = state
            if state == entities.count { entities.append(Entity(kind: .location, mentions: [], name: name.range)) }
            entities[state].mentions.append(name.range)
            entityOf[place] = state
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
}
