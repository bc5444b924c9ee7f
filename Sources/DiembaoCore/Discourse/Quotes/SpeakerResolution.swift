/// Says who a speaker phrase means: the fullest name in the article (a pass over one phrase).
struct SpeakerResolution {
    struct Speaker: Sendable {
        var phrase: SpeakerPhrase
        var name: String?
        var sourceKind: Report.Quote.SourceKind
    }

    let text: TokenizedText
    let names: ProperNames

    /// - Parameter previous: the speaker of the quotation before, whom a pronoun may mean.
    func resolve(_ phrase: SpeakerPhrase, previous: Speaker?) -> Speaker {
        if let run = phrase.name { return named(phrase, run) }
        if phrase.isPronoun { return pronoun(phrase, previous) ?? unnamed(phrase) }
        if phrase.noun?.kind == .document, let previous, !previous.phrase.isPerson, let name = previous.name {
            // "Báo cáo cũng cho biết" goes on with the report that was cited before.
            return Speaker(phrase: phrase, name: name, sourceKind: .document)
        }
        if phrase.isPerson, !phrase.isPlural, let person = holder(of: phrase) {
            return Speaker(
                phrase: phrase, name: fullName(person),
                sourceKind: phrase.noun.map { kind($0.source, phrase) } ?? .person)
        }
        return unnamed(phrase)
    }

    private func named(_ phrase: SpeakerPhrase, _ run: NameRun) -> Speaker {
        if phrase.isPerson || phrase.noun == nil, let person = names.person(for: run.keys) {
            let source =
                phrase.noun.flatMap { $0.kind == .kin ? nil : $0.source } ?? names.people[person].roles.first?.source
            return Speaker(phrase: phrase, name: fullName(person), sourceKind: source ?? .person)
        }
        let source: Report.Quote.SourceKind =
            phrase.isOutlet ? .media : phrase.noun?.source ?? (phrase.isPerson ? .person : .institution)
        if text.tokens[run.range.lowerBound].traits.contains(.allCapitals),
            let definition = names.definitions[run.keys[0]]
        {
            return Speaker(phrase: phrase, name: text.string(of: definition), sourceKind: source)
        }
        return Speaker(phrase: phrase, name: text.string(of: run.range), sourceKind: source)
    }

    private func unnamed(_ phrase: SpeakerPhrase) -> Speaker {
        Speaker(phrase: phrase, name: nil, sourceKind: phrase.noun.map { kind($0.source, phrase) } ?? .unnamed)
    }

    /// An official without a name is an unnamed one; a body or a document is what it is.
    private func kind(_ source: Report.Quote.SourceKind, _ phrase: SpeakerPhrase) -> Report.Quote.SourceKind {
        source == .official && phrase.isPlural ? .unnamedOfficial : source
    }

    private func pronoun(_ phrase: SpeakerPhrase, _ previous: Speaker?) -> Speaker? {
        let start = phrase.range.lowerBound
        if phrase.noun?.kind == .orgpronoun || phrase.noun?.kind == .org || phrase.noun?.kind == .media {
            if let previous, !previous.phrase.isPerson { return previous }
            return phrase.noun?.source == .state ? lastCountry(phrase) : nil
        }
        let gender = phrase.noun?.gender
        if let previous, previous.phrase.isPerson, isCompatible(previous, gender) {
            // "quan chức này" says as much as what it points back to, unless that has a name.
            return previous.name == nil && phrase.title >= 0 ? nil : previous
        }
        // The last person of that gender, else the last whose gender the article does not tell.
        let known = names.lastMention(before: start) { gender == nil || $0.gender == gender }
        guard let person = known ?? names.lastMention(before: start, where: { $0.gender == nil }) else { return nil }
        let named = names.people[person]
        var antecedent = phrase
        antecedent.isPronoun = false
        antecedent.isPerson = true
        return Speaker(phrase: antecedent, name: fullName(named), sourceKind: named.roles.first?.source ?? .person)
    }

    /// The country that "nước này" (this country) means: the last one named.
    private func lastCountry(_ phrase: SpeakerPhrase) -> Speaker? {
        let start = phrase.range.lowerBound
        for at in (max(0, start - 200)..<start).reversed() {
            guard let place = text.entry(at: at)?.place, place.kind == .country || place.kind == .capital,
                text.tokens[at].isCapitalised
            else { continue }
            return Speaker(phrase: phrase, name: text.string(of: at..<text.unitEnd(at)), sourceKind: .state)
        }
        return nil
    }

    /// Whether a pronoun of a gender can mean the one who spoke last.
    private func isCompatible(_ previous: Speaker, _ gender: SpeakerNoun.Gender?) -> Bool {
        guard let gender else { return true }
        let named = previous.phrase.name.flatMap { names.person(for: $0.keys) }.flatMap { names.people[$0].gender }
        guard let known = named ?? previous.phrase.noun?.gender else { return true }
        return known == gender
    }

    /// Who bears a title that stands without a name: "Ngoại trưởng Mỹ", "Nhà lãnh đạo Mỹ", "đại tá".
    private func holder(of phrase: SpeakerPhrase) -> Int? {
        guard phrase.title >= 0, let noun = phrase.noun,
            ![.unnamedOfficial, .witness, .unnamed, .expert].contains(noun.source)
        else { return nil }
        func bears(_ person: ProperNames.Person) -> Bool {
            let bearsTitle = person.roles.contains { role in
                role.title == phrase.title && (role.place == phrase.place || phrase.place == nil || role.place == nil)
            }
            // "Nhà lãnh đạo Mỹ" is who was called President and somewhere put to America.
            let leads =
                noun.source == .headOfState && phrase.place != nil
                && person.roles.contains { $0.source == .headOfState && ($0.place ?? phrase.place) == phrase.place }
                && person.roles.contains { $0.place == phrase.place }
            return bearsTitle || leads
        }
        return names.lastMention(before: phrase.range.lowerBound, where: bears) ?? names.onlyPerson(where: bears)
    }

    private func fullName(_ person: Int) -> String { fullName(names.people[person]) }
    private func fullName(_ person: ProperNames.Person) -> String { text.string(of: person.range) }
}
