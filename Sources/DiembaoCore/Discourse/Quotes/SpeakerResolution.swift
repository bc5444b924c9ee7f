/// Says who a speaker phrase means: the entity, and its fullest name in the article (a pass over one phrase).
struct SpeakerResolution {
    /// Who says something (data).
    struct Speaker: Sendable {
        var phrase: SpeakerPhrase
        /// Its place among the article's entities, or among its groups.
        var entity: Int?
        var group: Int?
        var name: String?
        var sourceKind: Report.Quote.SourceKind
    }

    let read: ReadText
    let references: References
    private var text: TokenizedText { read.text }

    init(read: ReadText, references: References) {
        self.read = read
        self.references = references
    }

    /// - Parameter previous: the speaker of the quotation before, whom a pronoun may mean.
    func resolve(_ phrase: SpeakerPhrase, previous: Speaker?) -> Speaker {
        if let run = phrase.name { return named(phrase, run) }
        if let entity = references.entity(of: phrase, lastSpeaker: previous?.entity) { return speaker(phrase, entity) }
        if let entity = holder(of: phrase, previous: previous) ?? described(phrase) ?? body(phrase) {
            return speaker(phrase, entity)
        }
        if phrase.isPlural || phrase.noun?.kind == .collective, let group = references.group(at: phrase.range) {
            return Speaker(
                phrase: phrase, group: group, name: name(ofGroup: group), sourceKind: phrase.noun?.source ?? .collective
            )
        }
        if phrase.isPronoun, let previous, goesOn(previous, phrase) {
            var speaker = previous
            speaker.phrase = previous.name == nil && !isBare(phrase) ? phrase : previous.phrase
            return speaker
        }
        if phrase.noun?.kind == .document, let previous, !previous.phrase.isPerson, previous.name != nil {
            // "Báo cáo cũng cho biết" goes on with the report that was cited before.
            var speaker = previous
            speaker.phrase = phrase
            speaker.sourceKind = .document
            return speaker
        }
        if phrase.noun?.kind == .document, let issuer = issuer(of: phrase) {
            var speaker = speaker(phrase, issuer)
            speaker.sourceKind = .document
            return speaker
        }
        return Speaker(phrase: phrase, sourceKind: unnamedKind(phrase))
    }

    /// Who bears a title that stands without a name, "Bộ trưởng Qatar", "đạo diễn": whoever spoke last by that title, else the one
    /// person of the article who has it.
    private func holder(of phrase: SpeakerPhrase, previous: Speaker?) -> Int? {
        guard phrase.isPerson, !phrase.isPlural, phrase.title >= 0, phrase.noun?.source != .unnamed,
            !text.kinds(at: phrase.range.lowerBound).contains(.indefinite)
        else { return nil }
        if let previous, let entity = previous.entity, previous.phrase.title == phrase.title,
            places(of: phrase, fit: previous.phrase.place)
        {
            return entity
        }
        var found: Int?
        for (place, entity) in references.entities.enumerated().prefix(Self.mostEntities) where entity.kind == .person {
            let bears = entity.roles.contains { role in
                text.tokens[role.title.lowerBound].entry == phrase.title
                    && places(of: phrase, fit: role.of.map { text.string(of: references.entities[$0].name) })
            }
            guard bears else { continue }
            guard found == nil else { return nil }
            found = place
        }
        return found
    }

    private static let mostEntities = 256

    /// "Cựu chiến lược gia trưởng Nhà Trắng": the person whom the article describes by the same words elsewhere.
    private func described(_ phrase: SpeakerPhrase) -> Int? {
        guard phrase.isPerson, !phrase.isPlural, phrase.range.count >= 3,
            !text.kinds(at: phrase.range.lowerBound).contains(.indefinite)
        else { return nil }
        let words = KnownNames.key(text.tokens, phrase.range)
        return references.entities.prefix(Self.mostEntities).firstIndex { entity in
            entity.kind == .person
                && entity.roles.contains {
                    $0.range.count <= 32 && KnownNames.key(text.tokens, trimmed($0.range)) == words
                }
        }
    }

    private func trimmed(_ range: TokenRange) -> TokenRange {
        var end = range.upperBound
        while end > range.lowerBound + 1, text.tokens[end - 1].kind == .sign { end -= 1 }
        return range.lowerBound..<end
    }

    /// "Theo báo cáo, …": whose report the article has spoken of before, "báo cáo của Trung tâm Cạnh tranh thế giới".
    private func issuer(of phrase: SpeakerPhrase) -> Int? {
        let first = phrase.range.lowerBound
        let entry = text.tokens[first].entry
        guard entry >= 0 else { return nil }
        for at in (max(0, first - Self.farthestDocument)..<first).reversed() where text.tokens[at].entry == entry {
            for next in text.unitEnd(at)..<min(first, at + 10) {
                if text.tokens[next].kind == .sign { break }
                guard Self.issuing.contains(text.tokens[next].key), let name = read.name(startingAt: next + 1) else {
                    continue
                }
                if name.kind == .organization, let entity = references.entity(ofName: name.range) { return entity }
            }
        }
        return nil
    }

    private static let farthestDocument = 1_500
    private static let issuing = SyllableSet(["của", "từ", "do"])

    private func places(of phrase: SpeakerPhrase, fit other: String?) -> Bool {
        guard let place = phrase.place, let other else { return true }
        return place == other || other.contains(place) || place.contains(other)
    }

    /// "Cục đánh giá …": the body named last whose name begins with that word.
    private func body(_ phrase: SpeakerPhrase) -> Int? {
        guard !phrase.isPerson, !phrase.isPlural, [.org, .org2, .orgpronoun].contains(phrase.noun?.kind),
            phrase.range.count <= 3, !text.kinds(at: phrase.range.lowerBound).contains(.indefinite)
        else { return nil }
        let head = text.tokens[phrase.range.lowerBound].key
        return references.lastName(before: phrase.range.lowerBound) {
            references.entities[$0].kind == .organization
                && text.tokens[references.entities[$0].name.lowerBound].key == head
        }
    }

    private func named(_ phrase: SpeakerPhrase, _ run: NameRun) -> Speaker {
        guard !phrase.isPlural || !isTwo(run) else {
            return Speaker(
                phrase: phrase, name: text.string(of: run.range), sourceKind: phrase.noun?.source ?? .collective)
        }
        // A body's phrase may be longer than any name that was found in it: "Sở Y tế Hà Nội" is no speech of Hà Nội.
        if let entity = references.entity(ofName: run.range),
            let name = read.name(holding: run.range.lowerBound) ?? read.name(holding: run.range.upperBound - 1),
            name.range.clamped(to: run.range).count * 2 > run.range.count
        {
            return speaker(phrase, entity)
        }
        return Speaker(
            phrase: phrase, name: text.string(of: run.range),
            sourceKind: phrase.isOutlet ? .media : phrase.noun?.source ?? (phrase.isPerson ? .person : .institution))
    }

    private func speaker(_ phrase: SpeakerPhrase, _ entity: Int) -> Speaker {
        let found = references.entities[entity]
        return Speaker(
            phrase: phrase, entity: entity, name: text.string(of: found.name), sourceKind: kind(phrase, found))
    }

    /// "Nhật Bản và Hàn Quốc" are two.
    private func isTwo(_ run: NameRun) -> Bool {
        read.name(holding: run.range.lowerBound)?.range != read.name(holding: run.range.upperBound - 1)?.range
    }

    private func name(ofGroup group: Int) -> String? {
        let names = references.groups[group].members.map { text.string(of: references.entities[$0].name) }
        return names.count == 2 ? names.joined(separator: " và ") : nil
    }

    /// What the phrase says of its speaker, else what the article calls them anywhere.
    private func kind(_ phrase: SpeakerPhrase, _ entity: Entities.Entity) -> Report.Quote.SourceKind {
        if phrase.isOutlet { return .media }
        if let noun = phrase.noun, ![.kin, .pronoun, .orgpronoun, .prefix].contains(noun.kind), noun.source != .unnamed
        {
            return noun.source
        }
        if entity.kind == .person {
            return entity.roles.lazy.compactMap { text.entry(at: $0.title.lowerBound)?.speaker?.source }.first
                ?? .person
        }
        if entity.kind == .location { return .state }
        let first = entity.name.lowerBound
        if text.kinds(at: first).contains(.outlet) { return .media }
        return text.entry(at: first)?.speaker?.source ?? .institution
    }

    /// An official without a name is an unnamed one; a body or a document is what it is.
    private func unnamedKind(_ phrase: SpeakerPhrase) -> Report.Quote.SourceKind {
        guard let noun = phrase.noun else { return .unnamed }
        return noun.source == .official && phrase.isPerson ? .unnamedOfficial : noun.source
    }

    private func isBare(_ phrase: SpeakerPhrase) -> Bool {
        [.kin, .pronoun, .orgpronoun].contains(phrase.noun?.kind)
    }

    /// Whether a pronoun can mean the one who spoke last.
    private func goesOn(_ previous: Speaker, _ phrase: SpeakerPhrase) -> Bool {
        let isOfBody = [.orgpronoun, .org, .media, .statehead].contains(phrase.noun?.kind)
        if isOfBody { return !previous.phrase.isPerson }
        guard previous.phrase.isPerson || previous.phrase.noun?.kind == .collective else { return false }
        guard let gender = phrase.noun?.gender,
            let known = previous.entity.flatMap({ references.profiles[$0].gender }) ?? previous.phrase.noun?.gender
        else { return true }
        return known == gender
    }
}
