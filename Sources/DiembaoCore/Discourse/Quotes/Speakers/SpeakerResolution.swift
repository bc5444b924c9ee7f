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

        /// Whether both are named by the same words, or are the same entity or group of the article.
        func isSame(as other: Speaker) -> Bool {
            phrase.range == other.phrase.range || entity != nil && entity == other.entity
                || group != nil && group == other.group
        }
    }

    let read: ReadText
    let references: References
    private let people: DescribedPeople
    /// Those by which the article calls anybody.
    private let kinWords: References.KinWords
    private var text: TokenizedText { read.text }

    init(read: ReadText, references: References) {
        self.read = read
        self.references = references
        people = DescribedPeople(read: read, references: references)
        kinWords = references.profiles.reduce(into: []) { $0.formUnion($1.kin) }
    }

    /// - Parameters:
    ///   - previous: the speaker of the quotation before, whom a pronoun may mean.
    ///   - several: the last speakers who were several, whom "họ" (they) may mean.
    func resolve(_ phrase: SpeakerPhrase, previous: Speaker?, several: Speaker? = nil) -> Speaker {
        var phrase = phrase
        if let kin = brother(phrase) { phrase = kin }
        if let run = phrase.name, !isAnothers(run, phrase) { return named(phrase, run) }
        phrase.name = nil
        phrase.title = plainTitle(phrase)
        // "vợ thiếu tá Nam" (Major Nam's wife) is no major.
        let head = phrase.range.lowerBound
        if phrase.isPerson, head < phrase.range.upperBound, Self.closeRelatives.contains(text.tokens[head].key),
            text.unitEnd(head) == head + 1, text.unitEnd(head) < phrase.range.upperBound
        {
            phrase.title = text.tokens[head].entry
        }
        // "người bắn hạ Osama bin Laden" (who shot him) are not the one who spoke last.
        if phrase.range.count > 2, text.isWord(.person, at: head), text.unitEnd(head) == head + 1,
            phrase.range.contains(where: { read.name(holding: $0)?.kind == .person })
        {
            return Speaker(phrase: phrase, sourceKind: unnamedKind(phrase))
        }
        if isSeveral(phrase) { return resolveSeveral(phrase, previous, several) }
        if isAnonymous(phrase) { return Speaker(phrase: phrase, sourceKind: unnamedKind(phrase)) }
        let last = previous.flatMap { isAnotherGroup(phrase, $0) ? nil : $0.entity }
        if let entity = references.entity(of: phrase, lastSpeaker: last) { return speaker(phrase, entity) }
        let known =
            isIndefinite(phrase) || arePeople(phrase)
            ? nil : holder(of: phrase, previous: previous) ?? described(phrase) ?? premier(phrase, previous)
        if let entity = known ?? body(phrase) {
            return speaker(phrase, entity)
        }
        if let previous, isFirmAnew(previous, phrase), let entity = previous.entity { return speaker(phrase, entity) }
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
        if let previous, isCalledAnew(previous, phrase), let entity = previous.entity {
            return speaker(phrase, namedInClause(before: phrase) ?? entity)
        }
        if let spokesperson = spokenFor(phrase) { return spokesperson }
        // "Đơn vị này" (the said body), behind what its representative has said.
        if phrase.noun?.kind == .orgpronoun, phrase.isPronoun, let previous,
            Self.representatives.contains(previous.phrase.title), let body = body(in: previous.phrase),
            references.entities[body].kind == .organization, !text.isWord(Self.group, at: phrase.range.lowerBound)
        {
            return speaker(phrase, body)
        }
        // "Đây là báo cáo do Ngân hàng Thế giới công bố. Báo cáo cho biết …" (this is a report published by the World Bank. The report says)
        if phrase.noun?.kind == .document, let previous,
            let issuer = issuer(of: phrase, calledSoSince: previous.phrase.range.upperBound)
        {
            return paper(phrase, by: issuer)
        }
        if phrase.noun?.kind == .document, let previous, !previous.phrase.isPerson, previous.name != nil,
            previous.sourceKind == .document || isInstitution(previous) || isOutletsPaper(phrase, previous),
            !phrase.isPlural, !isIndefinite(phrase), !isLaw(phrase), !isOwned(phrase)
        {
            // "Báo cáo cũng cho biết" goes on with the report that was cited before; outlets report others' papers, and laws are
            // parliament's.
            var speaker = previous
            speaker.phrase = phrase
            speaker.sourceKind = .document
            return speaker
        }
        if phrase.noun?.kind == .document, let issuer = issuer(of: phrase) { return paper(phrase, by: issuer) }
        return Speaker(phrase: phrase, sourceKind: unnamedKind(phrase))
    }

    private func paper(_ phrase: SpeakerPhrase, by issuer: Int) -> Speaker {
        var speaker = speaker(phrase, issuer)
        speaker.sourceKind = .document
        return speaker
    }

    /// Whether somebody is a body by the noun of its name: "Phòng Cảnh sát hình sự", "Hà Nội Metro", but no "Công an", whose reports are
    /// not told from those of procuracy and court.
    private func isInstitution(_ speaker: Speaker) -> Bool {
        if speaker.sourceKind == .institution { return true }
        guard speaker.sourceKind == .policeCourt || speaker.sourceKind == .business, let entity = speaker.entity else {
            return false
        }
        return (text.speaker(at: references.entities[entity].name.lowerBound)?.source ?? .institution) == .institution
    }

    /// "Anh cho rằng …" where the article calls a man "anh" (brother): not Britain, though a sentence begins with it.
    private func brother(_ phrase: SpeakerPhrase) -> SpeakerPhrase? {
        let at = phrase.range.lowerBound
        guard phrase.range.count == 1, phrase.name != nil, let noun = text.entry(at: at)?.speaker, noun.kind == .kin,
            let kin = ReferenceResolution.kinWord(text.tokens[at].key),
            at == 0 || text.tokens[at - 1].kind == .sign || text.tokens[at].traits.contains(.opensParagraph),
            kinWords.contains(References.KinWords(place: kin))
        else { return nil }
        var pronoun = phrase
        pronoun.name = nil
        pronoun.place = nil
        pronoun.noun = noun
        (pronoun.isPerson, pronoun.isPronoun) = (true, true)
        return pronoun
    }

    /// "người đồng nghiệp giấu tên" (a colleague who hides his name)
    private func isAnonymous(_ phrase: SpeakerPhrase) -> Bool {
        phrase.range.dropLast().contains {
            text.isWord(Self.hiding.0, at: $0) && text.isWord(Self.hiding.1, at: $0 + 1)
        }
    }

    private static let hiding = (Syllable("giấu"), Syllable("tên"))

    private func isLaw(_ phrase: SpeakerPhrase) -> Bool {
        Self.laws.contains(text.tokens[phrase.range.lowerBound].entry)
    }

    private static let laws = Lexicon.entries(of: .laws)

    /// "vợ anh Nam" (Nam's wife), "một quan chức trong chính quyền Tổng thống Donald Trump" (an official of Trump's): who has no name
    /// of their own.
    func isAnothers(_ run: NameRun, _ phrase: SpeakerPhrase) -> Bool {
        guard phrase.isPerson else { return false }
        let first = phrase.range.lowerBound
        let head = text.kinds(at: first).contains(.indefinite) ? text.unitEnd(first) : first
        guard head < run.range.lowerBound else { return false }
        let between = text.unitEnd(head)..<max(text.unitEnd(head), run.range.lowerBound)
        if between.isEmpty, Self.closeRelatives.contains(text.tokens[head].key), isNamedBefore(run) { return true }
        if Self.relatives.contains(text.tokens[text.unitEnd(head) - 1].key)
            || Self.relatives.contains(text.tokens[head].key)
        {
            return between.contains { [.kin, .title].contains(text.speaker(at: $0)?.kind) }
        }
        return isIndefinite(phrase) && between.contains { Self.belonging.contains(text.tokens[$0].key) }
    }

    /// "Mẹ Minh" (Minh's mother), where the article has named Minh before.
    private func isNamedBefore(_ run: NameRun) -> Bool {
        guard let entity = references.entity(ofName: run.range) else { return false }
        return references.entities[entity].mentions.contains { $0.lowerBound < run.range.lowerBound }
    }

    private static let closeRelatives = SyllableSet(.closeRelatives)

    /// "bố" (father), "em gái" (younger sister), "hàng xóm" (neighbour).
    func isRelative(_ head: Int) -> Bool {
        Self.relatives.contains(text.tokens[head].key)
            || Self.relatives.contains(text.tokens[text.unitEnd(head) - 1].key)
    }

    private static let relatives = SyllableSet(.speakerRelatives)
    private static let belonging = SyllableSet(.groupPrepositions)

    /// Who bears a title that stands without a name, "Bộ trưởng Qatar", "đạo diễn": whoever spoke last by that title, else the one
    /// person of the article who has it.
    private func holder(of phrase: SpeakerPhrase, previous: Speaker?) -> Int? {
        guard phrase.isPerson, !phrase.isPlural, phrase.title >= 0, phrase.noun?.source != .unnamed else { return nil }
        if let previous, let entity = previous.entity, previous.phrase.title == phrase.title,
            places(of: phrase, fit: previous.phrase.place)
        {
            return entity
        }
        var found: Int?
        for (place, entity) in references.entities.enumerated().prefix(Self.mostEntities) where entity.kind == .person {
            let bears = entity.roles.contains { role in
                text.tokens[role.title.lowerBound].entry == phrase.title
                    && places(of: phrase, fit: role.of.map { text.name(of: references.entities[$0].name) })
            }
            guard bears else { continue }
            guard found == nil else { return nil }
            found = place
        }
        return found
    }

    /// "Lãnh đạo Chính phủ yêu cầu …" (the leader of the government demands): so the news calls the prime minister or a deputy, whom it has
    /// quoted before or names alone.
    private func premier(_ phrase: SpeakerPhrase, _ previous: Speaker?) -> Int? {
        guard phrase.isPerson, !phrase.isPlural,
            WordRoles.length(of: Self.governmentLeaders, in: text.tokens, at: phrase.range.lowerBound)
                == phrase.range.count
        else { return nil }
        let isPremier = { (entity: Int) in
            references.entities[entity].roles.contains {
                Self.premiers.contains(text.tokens[$0.title.lowerBound].entry)
            }
        }
        if let entity = previous?.entity, isPremier(entity) { return entity }
        let premiers = references.entities.indices.prefix(Self.mostEntities).filter {
            references.entities[$0].kind == .person && isPremier($0)
        }
        return premiers.count == 1 ? premiers[0] : nil
    }

    private static let governmentLeaders = WordRoles.shared.phrases(of: .governmentLeaders)
    private static let premiers = Lexicon.entries(of: .premiers)

    /// "Một luật sư tố cáo …" (a lawyer alleges) in a lead: the one person whom the text below calls so, by name.
    func namedBelow(_ phrase: SpeakerPhrase) -> Speaker? {
        // "Người dân" (local people) are not the one of them who is named.
        guard phrase.name == nil, !phrase.isPronoun, !isAnonymous(phrase),
            phrase.noun?.source != .witness || isIndefinite(phrase)
        else { return nil }
        return (holder(of: phrase, previous: nil) ?? described(phrase)).map { speaker(phrase, $0) }
    }

    private static let mostEntities = 256

    private func isIndefinite(_ phrase: SpeakerPhrase) -> Bool {
        let first = phrase.range.lowerBound
        // "một quan chức" is an entry of its own.
        return text.kinds(at: first).contains(.indefinite) || text.isWord(.one, at: first)
    }

    /// "Cựu chiến lược gia trưởng Nhà Trắng": the person whom the article describes by the same words elsewhere.
    private func described(_ phrase: SpeakerPhrase) -> Int? {
        guard phrase.isPerson, !phrase.isPlural, phrase.range.count >= 3 else { return nil }
        if phrase.title >= 0, let person = people.person(of: described(words: phrase), title: phrase.title) {
            return person
        }
        let words = KnownNames.key(text.tokens, phrase.range)
        return references.entities.prefix(Self.mostEntities).firstIndex { entity in
            entity.kind == .person
                && entity.roles.contains {
                    $0.range.count <= 32 && KnownNames.key(text.tokens, trimmed($0.range)) == words
                }
        }
    }

    /// "người dân địa phương" (local people) are not the one of them who was named.
    private func arePeople(_ phrase: SpeakerPhrase) -> Bool {
        let first = phrase.range.lowerBound
        return text.isWord(.person, at: first) && first + 1 < phrase.range.upperBound
            && text.isWord(Self.folk, at: first + 1)
    }

    private static let folk = Syllable("dân")

    /// "nữ ca sĩ" (woman singer) is whom the article has called "ca sĩ".
    private func plainTitle(_ phrase: SpeakerPhrase) -> Int32 {
        let first = phrase.range.lowerBound
        guard phrase.title >= 0, phrase.title == text.tokens[first].entry, Self.sexes.contains(text.tokens[first].key),
            let plain = Lexicon.entries(of: [text.string(of: first + 1..<text.unitEnd(first)).lowercased()]).first,
            plain >= 0
        else { return phrase.title }
        return plain
    }

    private static let sexes = SyllableSet(.sexes)

    /// Without "vị", "nữ" before and "này" (this) after.
    private func described(words phrase: SpeakerPhrase) -> TokenRange {
        var range = phrase.range
        if Self.sexes.contains(text.tokens[range.lowerBound].key), range.count > 2 { range.removeFirst() }
        while range.count > 1, text.speaker(at: range.lowerBound) == nil { range.removeFirst() }
        while range.count > 1, let last = range.last, text.kinds(at: last).contains(.demonstrative) {
            range.removeLast()
        }
        return range
    }

    // MARK: Several

    /// "họ" (they), "các học sinh này" (these pupils), "những người này" (these people): no single person.
    private func isSeveral(_ phrase: SpeakerPhrase) -> Bool {
        phrase.noun?.kind == .pronoun && phrase.isSeveral || phrase.isPlural && phrase.isPerson
    }

    private func resolveSeveral(_ phrase: SpeakerPhrase, _ previous: Speaker?, _ several: Speaker?) -> Speaker {
        if let group = references.group(at: phrase.range) {
            return Speaker(
                phrase: phrase, group: group, name: name(ofGroup: group), sourceKind: phrase.noun?.source ?? .collective
            )
        }
        guard phrase.noun?.kind == .pronoun else { return Speaker(phrase: phrase, sourceKind: unnamedKind(phrase)) }
        // "Người dân" (the people) are several without any word for it.
        if let previous, previous.name == nil, goesOn(previous, phrase) { return previous }
        // "Phe Dân chủ chỉ trích … Những người này …" (the Democrats criticise … these people)
        if let previous, phrase.isPlural, [.side, .collective, .group].contains(previous.phrase.noun?.kind) {
            return previous
        }
        return several ?? Speaker(phrase: phrase, sourceKind: unnamedKind(phrase))
    }

    // MARK: Spokespersons

    /// "người phát ngôn Taliban", "đại diện Vietjet": whose words an unnamed spokesperson or representative says. A spokesperson
    /// goes by the body's name; a representative (đại diện), like one of its leaders, is an unnamed person who speaks for it.
    private func spokenFor(_ phrase: SpeakerPhrase) -> Speaker? {
        guard phrase.title >= 0,
            Self.spokespersons.contains(phrase.title) || Self.representatives.contains(phrase.title), !phrase.isPlural,
            !isIndefinite(phrase)
        else { return nil }
        let isRepresentative = Self.representatives.contains(phrase.title)
        let body = phrase.range.lazy.compactMap { read.name(startingAt: $0) }.first {
            $0.kind == .organization || $0.kind == .location && !isRepresentative
        }
        guard let entity = body.flatMap({ references.entity(ofName: $0.range) }) else { return nil }
        var speaker = speaker(phrase, entity)
        if isRepresentative { speaker.name = nil }
        return speaker
    }

    /// "đại diện Palestine" may be an envoy with a name, "đại diện Vietjet" speaks for the firm.
    private static let representatives = Lexicon.entries(of: .representatives)
    private static let spokespersons = Lexicon.entries(of: .spokespersons)

    private func trimmed(_ range: TokenRange) -> TokenRange {
        var end = range.upperBound
        while end > range.lowerBound + 1, text.tokens[end - 1].kind == .sign { end -= 1 }
        return range.lowerBound..<end
    }

    /// "Theo báo cáo, …": whose report the article has spoken of before, "báo cáo của Trung tâm Cạnh tranh thế giới"; else who has
    /// issued whatever was spoken of ("khảo sát do Levada thực hiện"), where it is one body alone.
    ///
    /// - Parameter start: behind which token the article must have spoken of it, by the same word; else anywhere before.
    private func issuer(of phrase: SpeakerPhrase, calledSoSince start: Int? = nil) -> Int? {
        let first = phrase.range.lowerBound
        let entry = text.tokens[first].entry
        guard entry >= 0 else { return nil }
        let isBare = start == nil && phrase.range.upperBound == text.unitEnd(first)
        var others: Set<Int> = []
        for at in (min(first, max(start ?? 0, first - Self.farthestDocument))..<first).reversed()
        where text.tokens[at].entry >= 0 && text.entry(at: at)?.speaker?.kind == .document {
            let isSame = text.tokens[at].entry == entry
            guard isSame || isBare else { continue }
            for next in text.unitEnd(at)..<max(text.unitEnd(at), min(first, at + 10)) {
                if text.tokens[next].kind == .sign { break }
                guard Self.issuing.contains(text.tokens[next].key), let name = read.name(startingAt: next + 1) else {
                    continue
                }
                if name.kind == .organization, let entity = references.entity(ofName: name.range) {
                    if isSame { return entity }
                    if !references.profiles[entity].isOutlet { others.insert(entity) }
                }
            }
        }
        return others.count == 1 ? others.first : nil
    }

    /// "Bài viết cho rằng …" (the article holds that), behind what an outlet has said: its own.
    private func isOutletsPaper(_ phrase: SpeakerPhrase, _ previous: Speaker) -> Bool {
        previous.phrase.isOutlet
            && WordRoles.length(of: Self.outletPapers, in: text.tokens, at: phrase.range.lowerBound) != nil
    }

    private static let outletPapers = WordRoles.shared.phrases(of: .outletPapers)

    /// "dữ liệu từ các hệ thống theo dõi" (data from the tracking systems): whether a document's phrase says whose it is.
    private func isOwned(_ phrase: SpeakerPhrase) -> Bool {
        phrase.range.dropFirst().contains {
            Self.issuing.contains(text.tokens[$0].key) && text.tokens[$0].unitLength <= 1
        }
    }

    private static let farthestDocument = 1_500
    private static let issuing = SyllableSet(.issuers)

    /// What a ministry is for: "Lao động" (labour) of "Bộ Lao động", as its minister is called "Bộ trưởng Lao động".
    private static func field(_ body: String) -> Substring { body.hasPrefix("Bộ ") ? body.dropFirst(3) : body[...] }

    private func places(of phrase: SpeakerPhrase, fit other: String?) -> Bool {
        guard let place = phrase.place.map(Self.field), let other = other.map(Self.field) else { return true }
        return place == other || other.contains(place) || place.contains(other)
    }

    /// "Cục đánh giá …": the body named last whose name begins with that word; "tờ báo" is the outlet, "cơ quan hải quan" (the customs
    /// agency) the body with that in its name.
    private func body(_ phrase: SpeakerPhrase) -> Int? {
        // "tờ báo", "hãng thông tấn này"
        let nounEnd = text.unitEnd(phrase.range.lowerBound)
        if phrase.noun?.kind == .media, !phrase.isPlural,
            nounEnd == phrase.range.upperBound
                || nounEnd + 1 == phrase.range.upperBound && text.kinds(at: nounEnd).contains(.demonstrative)
        {
            return references.lastName(before: phrase.range.lowerBound) { references.profiles[$0].isOutlet }
        }
        if let field = field(of: phrase) {
            return references.lastName(before: phrase.range.lowerBound) { entity in
                references.entities[entity].kind == .organization && holds(references.entities[entity].name, field)
            }
        }
        guard !phrase.isPerson, !phrase.isPlural, [.org, .org2, .orgpronoun].contains(phrase.noun?.kind),
            phrase.range.count <= 3, !text.kinds(at: phrase.range.lowerBound).contains(.indefinite)
        else { return nil }
        let head = text.tokens[phrase.range.lowerBound].key
        return references.lastName(before: phrase.range.lowerBound) {
            references.entities[$0].kind == .organization
                && text.tokens[references.entities[$0].name.lowerBound].key == head
        }
    }

    /// What an agency is for: "hải quan" of "cơ quan hải quan".
    private func field(of phrase: SpeakerPhrase) -> TokenRange? {
        let first = phrase.range.lowerBound
        guard phrase.noun?.kind == .org, !phrase.isPlural, phrase.range.count == 4,
            text.isWord(Self.agency.0, at: first), text.isWord(Self.agency.1, at: first + 1),
            !text.tokens[first + 2].isCapitalised
        else { return nil }
        return first + 2..<phrase.range.upperBound
    }

    private static let agency = (Syllable("cơ"), Syllable("quan"))

    private func holds(_ name: TokenRange, _ words: TokenRange) -> Bool {
        guard name.count > words.count else { return false }
        return (name.lowerBound...name.upperBound - words.count).contains { start in
            (0..<words.count).allSatisfy { text.tokens[start + $0].key == text.tokens[words.lowerBound + $0].key }
        }
    }

    private func named(_ phrase: SpeakerPhrase, _ run: NameRun) -> Speaker {
        // "một số cơ quan truyền thông của Trung Quốc": several bodies, of which none is named.
        if phrase.isPlural, !phrase.isPerson, let first = text.speaker(at: run.range.lowerBound),
            first.kind == .org || first.kind == .org2, phrase.range.lowerBound < run.range.lowerBound
        {
            return Speaker(phrase: phrase, sourceKind: phrase.noun?.source ?? .collective)
        }
        guard !phrase.isPlural || !isTwo(run) else {
            return Speaker(
                phrase: phrase, name: twoPeople(in: run) ?? text.string(of: run.range),
                sourceKind: phrase.noun?.source ?? .collective)
        }
        if phrase.isPerson, let person = person(named: run) { return speaker(phrase, person) }
        // A body's phrase may be longer than any name that was found in it: "Sở Y tế Hà Nội" is no speech of Hà Nội.
        if let entity = references.entity(ofName: run.range),
            let name = read.name(holding: run.range.lowerBound) ?? read.name(holding: run.range.upperBound - 1),
            // "Cảnh sát Dave Williams": of a person's name with a rank before it the half is enough.
            name.range.clamped(to: run.range).count * 2 > run.range.count
                || name.kind == .person && name.range.count > 1 && name.range.upperBound == run.range.upperBound
                    && run.range.count <= name.range.count + Self.longestRank
        {
            return speaker(phrase, entity)
        }
        return Speaker(
            phrase: phrase, name: text.string(of: run.range),
            sourceKind: phrase.isOutlet
                ? .media
                : isLaw(phrase) ? .document : phrase.noun?.source ?? (phrase.isPerson ? .person : .institution))
    }

    /// "Nguyễn Văn Nam và Thủ tướng Hùng": the fullest names of two people whom a title stands between.
    private func twoPeople(in run: NameRun) -> String? {
        let names = run.range.compactMap { read.name(startingAt: $0) }.filter { $0.kind == .person }
        guard names.count == 2 else { return nil }
        let people = names.compactMap { references.entity(ofName: $0.range) }
        guard people.count == 2, people[0] != people[1] else { return nil }
        return people.map { text.name(of: references.entities[$0].name) }.joined(separator: " và ")
    }

    /// In tokens.
    private static let longestRank = 3

    /// "ông Ireland", "bà Nielsen": the person whose name begins or ends so, where the name alone was taken for a place, a body or
    /// nobody.
    private func person(named run: NameRun) -> Int? {
        if let entity = references.entity(ofName: run.range), references.profiles[entity].isPerson { return nil }
        return references.lastName(before: run.range.lowerBound) { entity in
            guard references.profiles[entity].isPerson else { return false }
            let keys = references.entities[entity].name.filter { text.tokens[$0].isWord }.map { text.tokens[$0].key }
            return keys.count > run.keys.count
                && (keys.suffix(run.keys.count) == run.keys[...] || keys.prefix(run.keys.count) == run.keys[...])
        }
    }

    private func speaker(_ phrase: SpeakerPhrase, _ entity: Int) -> Speaker {
        let found = references.entities[entity]
        return Speaker(
            phrase: phrase, entity: entity, name: text.name(of: found.name), sourceKind: kind(phrase, entity))
    }

    /// "Nhật Bản và Hàn Quốc" are two.
    private func isTwo(_ run: NameRun) -> Bool {
        read.name(holding: run.range.lowerBound)?.range != read.name(holding: run.range.upperBound - 1)?.range
    }

    private func name(ofGroup group: Int) -> String? {
        let names = references.groups[group].members.map { text.name(of: references.entities[$0].name) }
        return names.count == 2 ? names.joined(separator: " và ") : nil
    }

    /// What the phrase says of its speaker, else what the article calls them anywhere.
    private func kind(_ phrase: SpeakerPhrase, _ place: Int) -> Report.Quote.SourceKind {
        let entity = references.entities[place]
        if phrase.isOutlet { return .media }
        if !phrase.isPerson, phrase.noun?.kind != .document, let kind = kind(ofBody: place) { return kind }
        // "phía bệnh viện" (the hospital's side) is what the hospital is.
        let isBodysSide = phrase.noun?.kind == .side && entity.kind == .organization
        if let noun = phrase.noun, ![.kin, .pronoun, .orgpronoun, .prefix].contains(noun.kind), noun.source != .unnamed,
            !isBodysSide
        {
            if noun.kind == .title, Self.representatives.contains(phrase.title), let body = body(in: phrase) {
                return kind(ofVoice: body) ?? noun.source
            }
            let title = noun.kind == .title ? titleStart(in: phrase) : phrase.range.lowerBound
            let kind = kind(ofTitle: title, source: noun.source, of: body(in: phrase), end: phrase.range.upperBound)
            return kind == .official && isAccused(entity) ? .person : kind
        }
        if entity.kind == .person { return kind(ofPerson: entity) }
        if entity.kind == .location { return .state }
        let first = entity.name.lowerBound
        if text.kinds(at: first).contains(.outlet) { return .media }
        return text.speaker(at: first)?.source ?? .institution
    }

    /// What somebody's roles say: the first that is an office or a trade, rather than what anybody may be in a story ("hành khách", a
    /// passenger).
    private func kind(ofPerson entity: Entities.Entity) -> Report.Quote.SourceKind {
        if isAccused(entity) { return .person }
        var first: Report.Quote.SourceKind?
        for role in entity.roles {
            let title = role.title.lowerBound
            guard let source = text.speaker(at: title)?.source else { continue }
            let kind = kind(ofTitle: title, source: source, of: role.of, end: role.range.upperBound)
            // Whoever stands for a body for once ("đại diện Hội Nhạc sĩ") is else what he is.
            let isPassing =
                kind == .person || kind == .witness || Self.representatives.contains(text.tokens[title].entry)
            if !isPassing { return kind }
            first = first ?? kind
        }
        return first ?? .person
    }

    /// "bị can Trần Văn Sơn, nguyên Bộ trưởng …" (the accused T., former minister): whoever answers for himself speaks for no office.
    private func isAccused(_ entity: Entities.Entity) -> Bool {
        entity.kind == .person
            && entity.roles.contains { Self.accused.contains(text.tokens[$0.title.lowerBound].entry) }
    }

    private static let accused = Lexicon.entries(of: .accusedPeople)

    /// What a representative's body is: "đại diện Vietjet" speaks for an airline, "đại diện Sở Y tế" for the state.
    private func kind(ofVoice body: Int) -> Report.Quote.SourceKind? {
        let entity = references.entities[body]
        guard entity.kind == .organization else { return nil }
        if let head = references.profiles[body].head,
            Self.authorities.contains(head) || head == .party || head == .military
        {
            return nil
        }
        return kind(ofBody: body) ?? text.speaker(at: entity.name.lowerBound)?.source ?? .institution
    }

    /// What a body is by its name: an outlet, also one of those that are taken for outlets only where the words around them speak of one
    /// ("Theo Evening Standard, …"), the police ("Phòng Cảnh sát môi trường", the environmental police), a firm.
    private func kind(ofBody place: Int) -> Report.Quote.SourceKind? {
        let entity = references.entities[place]
        guard entity.kind == .organization else { return nil }
        let (name, profile) = (entity.name, references.profiles[place])
        if profile.isOutlet
            || CreditPhrases.shared.end(of: .outlet, name.lowerBound, name.upperBound, in: text.tokens)
                == name.upperBound
        {
            return .media
        }
        switch profile.head {
        // "Toà Bạch Ốc" (the White House) is no court.
        case .court where Self.otherHouses.contains(text.tokens[min(name.lowerBound + 1, name.upperBound - 1)].key):
            return nil
        case .police, .court: return .policeCourt
        case .company: return .business
        case nil, .department, .agency:
            // "Phòng Cảnh sát môi trường", of the kinds of police that no table has.
            let field = text.unitEnd(name.lowerBound)
            let isPolice = field < name.upperBound && text.speaker(at: field)?.source == .policeCourt
            return isPolice && text.speaker(at: field)?.kind == .org ? .policeCourt : nil
        default: return nil
        }
    }

    /// What makes another house of "toà".
    private static let otherHouses = SyllableSet(.otherHouses)

    /// Whose a title is, within its phrase: "đại diện Công ty Sông Lam" (a representative of the firm).
    private func body(in phrase: SpeakerPhrase) -> Int? {
        guard phrase.isPerson, phrase.title >= 0 else { return nil }
        let name = phrase.range.lazy.compactMap { read.name(startingAt: $0) }.first { $0.kind != .person }
        return name.flatMap { references.entity(ofName: $0.range) }
    }

    /// The title in a phrase, behind "vị" (the gentleman), "cựu" (former) and the like.
    private func titleStart(in phrase: SpeakerPhrase) -> Int {
        phrase.range.first { text.tokens[$0].entry == phrase.title } ?? phrase.range.lowerBound
    }

    /// What a title makes of whoever has it. "cựu tổng thống" (the former president) leads no country, and "giám đốc bệnh viện" (the
    /// hospital's director) no firm.
    private func kind(
        ofTitle title: Int, source: Report.Quote.SourceKind, of body: Int?, end: Int
    ) -> Report.Quote.SourceKind {
        let head = body.flatMap { references.profiles[$0].head }
        switch source {
        // "Chủ tịch Công ty Sông Lam" (the firm's chairman) holds no office of the state.
        case .official where head == .company: return .business
        // "lãnh đạo Triều Tiên" (North Korea's leader), but "lãnh đạo đối lập Venezuela" (of the opposition)
        case .official
        where text.tokens[title].entry == Self.leader && body.map({ references.profiles[$0].isCountry }) == true
            && read.name(startingAt: text.unitEnd(title))?.kind == .location:
            return .headOfState
        case .business where head.map { Self.authorities.contains($0) } == true: return .official
        case .headOfState:
            return title > 0 && Self.former.contains(text.tokens[title - 1].key) ? .official : source
        case .business:
            let body = text.unitEnd(title)
            guard body < end, let head = text.speaker(at: body), [.org, .org2].contains(head.kind) else {
                return source
            }
            return head.source == .institution || head.source == .policeCourt ? .official : source
        default: return source
        }
    }

    private static let leader = Lexicon.entries(of: ["lãnh đạo"]).first ?? -1

    /// Of whom a director is no businessman.
    private static let authorities: [ShortForms.HeadKind] = [
        .ministry, .department, .police, .court, .council, .agency,
    ]

    /// cựu (former), nguyên (former)
    private static let former = Syllable.keys("cựu nguyên")

    /// An official without a name is an unnamed one; a body or a document is what it is.
    private func unnamedKind(_ phrase: SpeakerPhrase) -> Report.Quote.SourceKind {
        guard let noun = phrase.noun else {
            // "Thành phố yêu cầu …" (the city demands): its authorities.
            let isPlace = !phrase.isPerson && text.kinds(at: phrase.range.lowerBound).contains(.locality)
            return isPlace ? .state : .unnamed
        }
        if noun.kind == .side {
            // "phía bệnh viện" (the hospital's side)
            let body = text.unitEnd(phrase.range.lowerBound)
            if body < phrase.range.upperBound, let head = text.speaker(at: body), [.org, .org2].contains(head.kind) {
                return head.source
            }
        }
        guard noun.source == .official, phrase.isPerson else { return noun.source }
        // "Lãnh đạo Công ty Sông Lam" (a leader of the firm)
        return body(in: phrase).map { references.profiles[$0].head == .company } == true ? .business : .unnamedOfficial
    }

    private func isBare(_ phrase: SpeakerPhrase) -> Bool {
        [.kin, .pronoun, .orgpronoun].contains(phrase.noun?.kind)
    }

    private func isPlace(_ speaker: Speaker) -> Bool {
        speaker.entity.map { references.entities[$0].kind == .location } ?? false
    }

    /// "nhà phân tích" (the analyst), "nữ sinh" (the schoolgirl), "Người đứng đầu Thành uỷ" (the head of the party committee): news
    /// goes on with a person by what they are. Who holds another office, is one of many ("người dân", the people), or stands for
    /// a body without a name ("đại diện") is somebody else.
    private func isCalledAnew(_ previous: Speaker, _ phrase: SpeakerPhrase) -> Bool {
        guard let noun = phrase.noun, noun.kind == .title, !phrase.isPlural, !isIndefinite(phrase), phrase.title >= 0,
            !Self.standIns.contains(phrase.title), previous.name != nil, previous.phrase.isPerson,
            let entity = previous.entity, !isRelative(phrase.range.lowerBound),
            (0..<Self.farthestAnew).contains(phrase.range.lowerBound - previous.phrase.range.upperBound),
            places(of: phrase, fit: previous.phrase.place), goesOn(previous, phrase)
        else { return false }
        switch noun.source {
        case .expert, .person, .business, .media: return true
        case .witness: return noun.gender != nil
        case .official, .headOfState, .adviser:
            return Self.heads.contains(phrase.title)
                || references.entities[entity].roles.allSatisfy {
                    text.tokens[$0.title.lowerBound].entry == phrase.title
                }
        default: return false
        }
    }

    /// "Công ty cho biết" (the company says), "Hãng khẳng định" (the firm affirms), behind what a firm has said.
    private func isFirmAnew(_ previous: Speaker, _ phrase: SpeakerPhrase) -> Bool {
        guard phrase.name == nil, !phrase.isPlural, let entity = previous.entity, !previous.phrase.isPerson,
            references.entities[entity].kind == .organization, !references.profiles[entity].isOutlet,
            [.company, .bank, nil].contains(references.profiles[entity].head),
            (0..<Self.farthestAnew).contains(phrase.range.lowerBound - previous.phrase.range.upperBound),
            let firm = WordRoles.length(of: Self.firms, in: text.tokens, at: phrase.range.lowerBound)
        else { return false }
        return firm == phrase.range.count
    }

    private static let firms = WordRoles.shared.phrases(of: .bareFirms)

    /// "Bình phải tập bơi ba tháng, nam ca sĩ khẳng định": the one person whom the sentence has named so far.
    private func namedInClause(before phrase: SpeakerPhrase) -> Int? {
        var start = phrase.range.lowerBound
        while start > 0, phrase.range.lowerBound - start < Self.longestClause,
            text.tokens[start - 1].sign != .fullStop, !text.tokens[start].traits.contains(.opensParagraph)
        {
            start -= 1
        }
        let people = Set(
            references.names(in: start..<phrase.range.lowerBound).filter { references.profiles[$0].isPerson })
        return people.count == 1 ? people.first : nil
    }

    /// In tokens.
    private static let longestClause = 40

    private static let standIns = Lexicon.entries(of: .standIns)
    private static let heads = Lexicon.entries(of: .leaders)
    /// In tokens.
    private static let farthestAnew = 250

    private static let group = Syllable("nhóm")

    /// "nhóm này" (this group) are no authorities and no paper, and "nhóm lừa đảo này" (this gang of swindlers) nobody who was not called a
    /// group before.
    private func isAnotherGroup(_ phrase: SpeakerPhrase, _ previous: Speaker) -> Bool {
        text.isWord(Self.group, at: phrase.range.lowerBound)
            && (previous.name == nil || [.official, .policeCourt, .media].contains(previous.sourceKind)
                || phrase.range.count > 2)
            && !previous.phrase.range.contains { text.isWord(Self.group, at: $0) }
    }

    /// Whether a pronoun can mean the one who spoke last.
    private func goesOn(_ previous: Speaker, _ phrase: SpeakerPhrase) -> Bool {
        let isOfBody = [.orgpronoun, .org, .media, .statehead].contains(phrase.noun?.kind)
        let isOfState =
            phrase.noun?.kind == .statehead || phrase.noun?.kind == .orgpronoun && phrase.noun?.source == .state
        if isOfState { return previous.phrase.noun?.kind == .statehead || isPlace(previous) }
        if isOfBody { return !previous.phrase.isPerson && !isAnotherGroup(phrase, previous) }
        // "Ông" (he) is no firm, whatever phrase the firm was named by.
        if phrase.noun?.kind == .kin, previous.entity.map({ references.entities[$0].kind != .person }) == true {
            return false
        }
        // "người dân" (the people) may be "họ" (they); "cô" (she) is no source or paper.
        guard
            previous.phrase.isPerson || previous.phrase.noun == nil
                || previous.phrase.noun?.kind == .collective && phrase.noun?.kind != .kin
        else { return false }
        guard let gender = phrase.noun?.gender,
            let known = previous.entity.flatMap({ references.profiles[$0].gender }) ?? previous.phrase.noun?.gender
        else { return true }
        return known == gender
    }
}
