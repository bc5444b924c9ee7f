/// Finds out whom titles, descriptions and pronouns mean, which capitals stand for their states, and who are spoken of as
/// two (a pass).
///
/// One walk over the text. What could mean several entities means none: a missing answer costs a reader less than a wrong one.
struct ReferenceResolution {
    let text: TokenizedText
    let gazetteer: Gazetteer
    let sentences: [TokenRange]
    let quotations: [QuotationMarks.Quotation]
    let words: ReadWords
    let headline: TokenRange?
    /// The day of publication in ISO 8601, where it is known.
    let published: String?

    /// - Parameter entities: as `Entities` brings them together.
    func resolve(_ entities: [Entities.Entity], shouldStop: () -> Bool = { false }) -> References? {
        let profiling = EntityProfiles(text: text, gazetteer: gazetteer)
        var walk = ReferenceWalk(self, entities, profiling.read(entities))
        for sentence in sentences.indices {
            if shouldStop() { return nil }
            walk.read(sentence)
        }
        return walk.finish()
    }

    /// Words of kinship that stand for a person; the first of them are those for grown-ups.
    static let kinWords = ["ông", "bà", "anh", "chị", "cô", "chú", "em", "cậu", "bác", "cụ", "cháu", "ngài"].map {
        Syllable($0).key
    }
    static let adultKinWords = 5

    static func kinWord(_ key: UInt64) -> Int? { kinWords.firstIndex(of: key) }
}

/// Reads from names and what stands beside them whom a phrase can mean (a pass).
private struct EntityProfiles {
    let text: TokenizedText
    let gazetteer: Gazetteer

    func read(_ entities: [Entities.Entity]) -> [References.Profile] {
        var profiles = entities.map(profile)
        var byName: [UInt64: Int] = [:]
        for (place, entity) in entities.enumerated() where profiles[place].isCountry {
            for mention in entity.mentions { byName[KnownNames.key(text.tokens, mention)] = place }
        }
        for (place, entity) in entities.enumerated() {
            if entity.kind == .organization { profiles[place].country = country(entity.name, byName) }
            for role in entity.roles { profiles[place].titles.append(title(role, entities, profiles)) }
        }
        return profiles
    }

    private func profile(_ entity: Entities.Entity) -> References.Profile {
        var profile = References.Profile()
        switch entity.kind {
        case .person:
            profile.isPerson = true
            readPerson(entity, &profile)
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
            profile.head = ShortForms.shared.head(
                text.tokens, at: entity.name.lowerBound, end: entity.name.upperBound)?.kind
            profile.isOutlet = gazetteer.entry(text.tokens, entity.name)?.kinds.contains(.outlet) == true
        case .other: break
        }
        return profile
    }

    private static let mostForms = 16
    private static let cityWords = Set(["phố", "tp", "đô"].map { Syllable($0).key })
    private static let province = Syllable("tỉnh")

    private func readPerson(_ entity: Entities.Entity, _ profile: inout References.Profile) {
        for mention in entity.mentions {
            var at = mention.lowerBound
            var steps = 0
            while at > 0, steps < 3 {
                at = text.unitStart(before: at)
                steps += 1
                guard let noun = text.entry(at: at)?.speaker, [.kin, .title, .prefix].contains(noun.kind) else { break }
                if profile.gender == nil { profile.gender = noun.gender }
                if noun.kind == .kin, let kin = ReferenceResolution.kinWord(text.tokens[at].key) {
                    profile.kin.insert(References.KinWords(place: kin))
                }
            }
        }
        guard profile.gender == nil else { return }
        let name = entity.name
        if text.entry(at: name.lowerBound)?.surname?.isVietnamese == true, name.count >= 3 {
            // The middle names "Thị" (women) and "Văn" (men).
            if text.isWord(Self.female, at: name.lowerBound + 1) { profile.gender = .female }
            if text.isWord(Self.male, at: name.lowerBound + 1) { profile.gender = .male }
        } else if name.count >= 2 {
            profile.gender = ReferenceTables.shared.gender(ofFirstName: text.tokens[name.lowerBound].key)
        }
    }

    private static let female = Syllable("thị")
    private static let male = Syllable("văn")

    /// The country at the end of a body's name.
    private func country(_ name: TokenRange, _ byName: [UInt64: Int]) -> Int? {
        guard name.count >= 3 else { return nil }
        for start in max(name.lowerBound + 1, name.upperBound - 4)..<name.upperBound {
            if let country = byName[KnownNames.key(text.tokens, start..<name.upperBound)] { return country }
        }
        return nil
    }

    private func title(
        _ role: Entities.Role, _ entities: [Entities.Entity], _ profiles: [References.Profile]
    ) -> References.Title {
        let start = role.title.lowerBound
        // "cựu Tổng thống" is another title than "Tổng thống".
        let isFormer = text.entry(at: start)?.speaker?.kind == .prefix && !Self.present.contains(text.tokens[start].key)
        let head = text.entry(at: start)?.speaker?.kind == .prefix && !isFormer ? text.unitEnd(start) : start
        let office = ReferenceTables.shared.office(text.tokens, at: head, end: role.title.upperBound)
        let ofState = role.of.map { profiles[$0].isCountry } ?? false
        var key = office?.name.office ?? ReferenceTables.key(text.tokens, head..<role.title.upperBound)
        if office != nil, office!.length < role.title.upperBound - head, role.title.upperBound - head <= 6 {
            // "Tổng thư ký Đảng" is no "Tổng thư ký".
            key = ReferenceTables.key(text.tokens, head..<role.title.upperBound)
        }
        let source = text.entry(at: head)?.speaker?.source
        let isChairman = text.isWord(Self.chairman.0, at: head) && text.isWord(Self.chairman.1, at: head + 1)
            && text.unitEnd(head) == head + 2
        let isLeader = !isFormer && (office?.name.isLeader == true || source == .headOfState || isChairman && ofState)
        return References.Title(
            office: key, isLeader: isLeader, of: role.of,
            canonical: role.of.map { entities[$0].canonical ?? text.string(of: entities[$0].name) })
    }

    private static let present = Set(["đương", "tân", "quyền"].map { Syllable($0).key })
    private static let chairman = (Syllable("chủ"), Syllable("tịch"))
}

/// The walk (a value that lives as long as one article is read).
private struct ReferenceWalk {
    /// Something spoken of, as the walk has met it (data).
    private struct Recent {
        var entity: Int
        var sentence: Int
        var range: TokenRange
        var isSubject: Bool
        var isQuoted: Bool
        var isPlace: Bool
    }

    private let text: TokenizedText
    private let sentences: [TokenRange]
    private let quotations: [QuotationMarks.Quotation]
    private let headline: TokenRange?
    private let published: String?
    private let entities: [Entities.Entity]
    private let profiles: [References.Profile]
    private let tables = ReferenceTables.shared
    /// Names in the order of the text.
    private var names: [(range: TokenRange, entity: Int)] = []
    private var stateEntities: [String: Int] = [:]
    private var peopleByName: [String: Int] = [:]
    /// How many tokens the word has that begins at a token, and its part of speech.
    private var wordLengths: [UInt8]
    private var tags: [PartOfSpeech]

    private var mentions: [References.Mention] = []
    private var groups: [References.Group] = []
    private var kinds = References.PhraseKinds()
    private var recents: [Recent] = []
    /// Where each sentence's part of `recents` begins.
    private var recentStarts: [Int] = []
    /// Who bears a title, by its key, and who leads a state.
    private var holders: [UInt64: [Int]] = [:]
    private var leaders: [Int] = []
    private var nextName = 0
    private var nextQuotation = 0
    private var sentence = 0
    private var lastPairs: [UInt8: (group: Int, sentence: Int)] = [:]
    /// The capital that the one before makes stand for its state: "quan hệ Washington - Bắc Kinh".
    private var pairedCapital = -1

    init(_ pass: ReferenceResolution, _ entities: [Entities.Entity], _ profiles: [References.Profile]) {
        text = pass.text
        sentences = pass.sentences
        quotations = pass.quotations
        headline = pass.headline
        published = pass.published
        self.entities = entities
        self.profiles = profiles
        wordLengths = [UInt8](repeating: 0, count: text.tokens.count)
        tags = [PartOfSpeech](repeating: .unclassified, count: text.tokens.count)
        for (word, tag) in zip(pass.words.words, pass.words.tags) {
            wordLengths[word.lowerBound] = UInt8(clamping: word.count)
            tags[word.lowerBound] = tag
        }
        for (place, entity) in entities.enumerated() {
            for mention in entity.mentions { names.append((mention, place)) }
            guard let canonical = entity.canonical else { continue }
            switch entity.kind {
            case .person: peopleByName[canonical] = place
            case .location, .organization: if stateEntities[canonical] == nil { stateEntities[canonical] = place }
            case .other: break
            }
        }
        names.sort { $0.range.lowerBound < $1.range.lowerBound }
        for entity in entities.indices where profiles[entity].isPerson {
            for title in profiles[entity].titles {
                if holders[title.office]?.last != entity, holders[title.office, default: []].count < Self.mostHolders {
                    holders[title.office, default: []].append(entity)
                }
                if title.isLeader, leaders.last != entity, leaders.count < Self.mostHolders { leaders.append(entity) }
            }
        }
    }

    /// Keeps the work linear; more people with one title are never told apart anyhow.
    private static let mostHolders = 64

    // MARK: The walk

    mutating func read(_ index: Int) {
        sentence = index
        recentStarts.append(recents.count)
        var at = sentences[index].lowerBound
        let end = sentences[index].upperBound
        while at < end {
            while nextName < names.count, names[nextName].range.upperBound <= at { nextName += 1 }
            if nextName < names.count, names[nextName].range.lowerBound <= at {
                name(nextName)
                at = max(at + 1, names[nextName].range.upperBound)
                continue
            }
            // A name within a phrase is a mention of its own: "ông chủ Nhà Trắng".
            let after = phrase(at, end)
            at = max(at + 1, nextName < names.count ? min(after, names[nextName].range.lowerBound) : after)
        }
    }

    /// Reads what begins at a token that is in no name; gives the token to go on at.
    private mutating func phrase(_ at: Int, _ end: Int) -> Int {
        guard text.tokens[at].isWord || text.tokens[at].kind == .number else { return at + 1 }
        if isTwo(at), let after = group(at, end) { return after }
        let noun = text.entry(at: at)?.speaker
        if let noun {
            switch noun.kind {
            case .kin, .pronoun:
                pronoun(at, noun)
                return text.unitEnd(at)
            default: break
            }
        }
        if let after = office(at, end, noun) { return after }
        if let after = thisNoun(at, end) { return after }
        return at + 1
    }

    private mutating func name(_ place: Int) {
        let (range, entity) = names[place]
        var mention = References.Mention(range: range, kind: .name, entity: entity)
        let isQuoted = isQuoted(range.lowerBound)
        let isSubject = isSubject(range.lowerBound)
        let isPlace = entities[entity].kind == .location && isPlaced(range.lowerBound)
        if let state = entities[entity].canonical.flatMap(tables.state(ofCapital:)), entities[entity].kind == .location,
            isMetonym(place, state)
        {
            let known = stateEntities[state]
            mention.metonymOf = References.Metonym(
                name: known.map { text.string(of: entities[$0].name) } ?? state, entity: known,
                wikidata: known.flatMap { entities[$0].wikidata } ?? nil)
            if let known { remember(known, range, isSubject, isQuoted, false) }
        }
        mentions.append(mention)
        remember(entity, range, isSubject, isQuoted, isPlace)
        if let country = profiles[entity].country { remember(country, range, isSubject, isQuoted, false) }
    }

    private mutating func remember(
        _ entity: Int, _ range: TokenRange, _ isSubject: Bool, _ isQuoted: Bool, _ isPlace: Bool
    ) {
        recents.append(
            Recent(
                entity: entity, sentence: sentence, range: range, isSubject: isSubject, isQuoted: isQuoted,
                isPlace: isPlace))
    }

    private mutating func add(_ range: TokenRange, _ kind: Report.Entity.Mention.Kind, _ entity: Int) {
        mentions.append(References.Mention(range: range, kind: kind, entity: entity))
        remember(entity, range, isSubject(range.lowerBound), isQuoted(range.lowerBound), false)
    }

    // MARK: Where a phrase stands

    private mutating func isQuoted(_ token: Int) -> Bool {
        while nextQuotation < quotations.count, quotations[nextQuotation].whole.upperBound <= token { nextQuotation += 1 }
        return nextQuotation < quotations.count && quotations[nextQuotation].content.contains(token)
            // A name in quotation marks is no speech.
            && quotations[nextQuotation].content.count > 3
    }

    /// Whether a clause begins with the phrase, but for titles.
    private func isSubject(_ token: Int) -> Bool {
        let first = sentences[sentence].lowerBound
        var at = token
        var steps = 0
        while at > first, steps < 5 {
            let before = text.unitStart(before: at)
            guard let noun = text.entry(at: before)?.speaker, [.kin, .title, .prefix].contains(noun.kind) else {
                // "Tổng thống Mỹ Donald Trump": the country belongs to the title.
                guard let name = name(endingAt: at) else { break }
                at = name
                steps += 1
                continue
            }
            at = before
            steps += 1
        }
        guard at > first else { return true }
        let before = text.tokens[at - 1]
        if before.kind == .sign { return before.sign != .hyphen && before.sign != .slash }
        return Self.clauseOpeners.contains(before.key)
    }

    private static let clauseOpeners = Set(
        ["rằng", "khi", "nhưng", "nếu", "mà", "vì", "bởi", "do", "để", "hôm", "song", "còn", "nào", "rồi"].map { Syllable($0).key })

    private func name(endingAt token: Int) -> Int? {
        for place in (max(0, nextName - 2)..<min(names.count, nextName + 1)).reversed()
        where names[place].range.upperBound == token {
            return names[place].range.lowerBound
        }
        return nil
    }

    /// Whether something is said to be at the place.
    private func isPlaced(_ token: Int) -> Bool {
        guard token > sentences[sentence].lowerBound else { return false }
        let before = text.unitStart(before: token)
        return Self.placing.contains(text.tokens[before].key) || Self.placing.contains(text.tokens[token - 1].key)
            || text.kinds(at: before).contains(.locality)
    }

    /// Words before a city that is meant as a place: at, in, to, from, visit, leave, capital …
    private static let placing = Set(
        [
            "tại", "ở", "đến", "tới", "sang", "về", "từ", "qua", "thăm", "rời", "gần", "đô", "phố", "ghé", "quanh",
            "khỏi", "vào", "ra", "lên", "xuống", "dự",
        ].map { Syllable($0).key })

    // MARK: Antecedents

    /// The one entity in this sentence or those before that fits; of several in a sentence before, its subject.
    private func antecedent(reach: Int, isSubject: Bool, where fits: (Recent) -> Bool) -> Int? {
        for back in 0...min(reach, sentence) {
            let (start, end) = recentRange(sentence - back)
            var first: Int?
            var subject: Int?
            var isSeveral = false
            for recent in recents[start..<end].suffix(Self.mostRecents).reversed() where fits(recent) {
                if let first, first != recent.entity { isSeveral = true }
                first = first ?? recent.entity
                if recent.isSubject { subject = recent.entity }
            }
            guard let first else { continue }
            if !isSeveral { return first }
            return back > 0 && isSubject ? subject : nil
        }
        return nil
    }

    /// What of `recents` stands in a sentence.
    private func recentRange(_ sentence: Int) -> (Int, Int) {
        (recentStarts[sentence], sentence + 1 < recentStarts.count ? recentStarts[sentence + 1] : recents.count)
    }

    /// Of one sentence; keeps the work linear.
    private static let mostRecents = 32

    // MARK: Pronouns

    /// "ông", "bà này", "anh ấy": the person last spoken of, if but one fits.
    private mutating func pronoun(_ at: Int, _ noun: SpeakerNoun) {
        var end = text.unitEnd(at)
        guard let kin = ReferenceResolution.kinWord(text.tokens[at].key) else { return }
        if noun.kind == .kin, !standsAlone(at, end) { return }
        // "chị ta", "ông ấy"
        if noun.kind == .kin, end < sentences[sentence].upperBound, Self.thatOne.contains(text.tokens[end].key) { end += 1 }
        kinds.kinAt[at] = kin
        guard !isQuoted(at), headline.map({ !$0.contains(at) }) ?? true else { return }
        let found = antecedent(reach: 3, isSubject: isSubject(at)) { recent in
            !recent.isQuoted && !(recent.sentence == sentence && asks(recent))
                && References.fits(profiles[recent.entity], kin: kin, gender: noun.gender)
        }
        if let found { add(at..<end, .pronoun, found) }
    }

    /// Who asks or urges speaks to another one: in "Chủ tọa Linh hỏi vì sao anh …" (why you …) that is whom "anh" means.
    private func asks(_ recent: Recent) -> Bool {
        guard recent.isSubject, let stance = text.entry(at: recent.range.upperBound)?.cue?.stance else { return false }
        return stance == .ask || stance == .demand || stance == .urge
    }

    private static let thatOne = Set(["ta", "ấy", "này"].map { Syllable($0).key })

    /// Whether a word of kinship is no part of a compound and no title of a name.
    private func standsAlone(_ at: Int, _ end: Int) -> Bool {
        let sentence = sentences[sentence]
        guard wordLengths[at] == 1, end == at + 1 else { return false }
        if text.tokens[at].isCapitalised, at > sentence.lowerBound, text.tokens[at - 1].isWord { return false }
        if end < sentence.upperBound {
            let next = text.tokens[end]
            if next.isWord, next.isCapitalised { return false }
            if next.kind == .number { return false }
            if let noun = text.entry(at: end)?.speaker, ![.document, .collective, .side].contains(noun.kind) {
                return false
            }
            // "ông chủ", "bà con": what the segmentation may have cut.
            if Self.ownersAndSuch.contains(next.key) { return false }
        }
        guard at > sentence.lowerBound else { return true }
        let before = text.unitStart(before: at)
        let kinds = text.kinds(at: before)
        if !kinds.isDisjoint(with: [.plural, .indefinite, .classifier]) || text.tokens[at - 1].kind == .number {
            return false
        }
        return text.entry(at: before)?.speaker?.kind != .kin && !Self.notBefore.contains(text.tokens[at - 1].key)
    }

    private static let ownersAndSuch = Set(["chủ", "con", "lão", "cụ", "đồ", "lớn", "nội", "ngoại", "xã", "tổ"].map { Syllable($0).key })
    private static let notBefore = Set(["hai", "ba", "một", "người", "mấy", "vài", "đôi", "nhiều", "mỗi", "từng"].map { Syllable($0).key })

    // MARK: Offices

    /// "Tổng thống Mỹ", "nhà lãnh đạo Nga", "ông chủ Nhà Trắng", "vị tướng": who holds the office; gives where it ends.
    private mutating func office(_ start: Int, _ sentenceEnd: Int, _ noun: SpeakerNoun?) -> Int? {
        let office = tables.office(text.tokens, at: start, end: min(sentenceEnd, start + 8))
        guard noun?.kind == .title || office != nil else { return nil }
        let unitEnd = text.unitEnd(start)
        var end = max(noun?.kind == .title ? unitEnd : start, office.map { start + $0.length } ?? start)
        let headEnd = end
        // A field: "Bộ trưởng Quốc phòng".
        while end < sentenceEnd, text.entry(at: end)?.place?.kind == .domain { end = text.unitEnd(end) }
        var of: Int?
        var next = nextName
        while next < names.count, names[next].range.upperBound <= end { next += 1 }
        let ofStart = end < sentenceEnd && Self.of.contains(text.tokens[end].key) ? end + 1 : end
        let phraseEnd: Int
        if next < names.count, names[next].range.lowerBound == ofStart, office?.name.of == nil {
            guard entities[names[next].entity].kind != .person else { return end }
            of = names[next].entity
            phraseEnd = names[next].range.upperBound
        } else {
            phraseEnd = end
        }
        // What goes on with a name is that one's title, and a word with a capital is a field or a name that was not found.
        if phraseEnd < sentenceEnd {
            let token = text.tokens[phraseEnd]
            if token.isWord && token.isCapitalised { return end }
            if let following = text.entry(at: phraseEnd)?.speaker, [.kin, .title].contains(following.kind) { return end }
            if token.sign == .comma, isPersonNamed(at: phraseEnd + 1) { return end }
            if token.sign == .hyphen, phraseEnd + 1 < sentenceEnd, text.tokens[phraseEnd + 1].isCapitalised { return end }
        }
        let isThis = phraseEnd < sentenceEnd && text.isWord(Self.this, at: phraseEnd)
        let isClassified = start > sentences[sentence].lowerBound && Self.classifiers.contains(text.tokens[start - 1].key)
        guard isReference(start) else { return end }
        let range = (isClassified ? start - 1 : start)..<(isThis ? phraseEnd + 1 : phraseEnd)
        let keys = (
            head: office?.name.office ?? ReferenceTables.key(text.tokens, start..<headEnd),
            whole: ReferenceTables.key(text.tokens, start..<end)
        )
        let wanted = Wanted(
            office: end > headEnd ? keys.whole : keys.head, isLeader: office?.name.isLeader == true, of: of,
            canonical: office?.name.of ?? of.map { entities[$0].canonical ?? text.string(of: entities[$0].name) })
        let found: Int?
        if isThis || isClassified {
            let gender = isClassified ? Self.classifiedGenders[text.tokens[start - 1].key] : nil
            found = antecedent(reach: 3, isSubject: true) { recent in
                let known = profiles[recent.entity].gender
                return holds(recent.entity, wanted) && (gender == nil || known == nil || known == gender)
            }
        } else if wanted.canonical == nil, !isHighOffice(noun) || !isKnownByTitle(start, noun) {
            found = nil
        } else {
            found = holder(wanted)
        }
        if let found { add(range, .nominal, found) }
        return max(end, start + 1)
    }

    /// Which office, of what (data).
    private struct Wanted {
        var office: UInt64
        var isLeader: Bool
        var of: Int?
        var canonical: String?
    }

    private static let of = Set(["của", "nước"].map { Syllable($0).key })
    private static let this = Syllable("này")
    private static let classifiers = Set(["vị", "nam", "nữ"].map { Syllable($0).key })
    private static let classifiedGenders: [UInt64: SpeakerNoun.Gender] = [
        Syllable("nam").key: .male, Syllable("nữ").key: .female,
    ]

    /// A bare title means somebody only where its bearer is one of few: "Tổng thống", "Bộ trưởng", but not "bác sĩ".
    private func isHighOffice(_ noun: SpeakerNoun?) -> Bool {
        guard let noun else { return false }
        return noun.source == .headOfState || noun.source == .official
    }

    /// "tổng thống" is somebody however it is written, "đại biểu" (deputy) only with the capital of an address.
    private func isKnownByTitle(_ start: Int, _ noun: SpeakerNoun?) -> Bool {
        noun?.source == .headOfState || text.tokens[start].isCapitalised && start > sentences[sentence].lowerBound
            || Self.ministers.contains(text.tokens[start].key)
    }

    /// bộ trưởng, ngoại trưởng
    private static let ministers = Set(["bộ", "ngoại"].map { Syllable($0).key })

    /// Whether the title means its bearer here, not the office: "bầu cử tổng thống", "chức thủ tướng", "trở thành tổng thống",
    /// "cựu tổng thống", "các bộ trưởng".
    private func isReference(_ start: Int) -> Bool {
        guard start > sentences[sentence].lowerBound else { return true }
        let before = text.unitStart(before: start)
        if Self.officeWords.contains(text.tokens[start - 1].key) { return false }
        let kinds = text.kinds(at: before)
        if !kinds.isDisjoint(with: [.plural, .indefinite, .copula]) || text.tokens[start - 1].kind == .number {
            return false
        }
        guard let noun = text.entry(at: before)?.speaker else { return true }
        return noun.kind != .prefix && noun.kind != .title
    }

    private static let officeWords = Set(
        [
            "cử", "chức", "ghế", "kỳ", "làm", "thành", "bầu", "nhiệm", "vị", "hai", "ba", "phủ", "dinh", "cựu", "nguyên",
            "phó", "tân", "đời", "là", "một", "thời", "quyền", "vai", "như", "viên", "phòng", "cung", "lệnh", "mọi", "nhiều",
            "trò", "bởi", "kiêm", "từng", "tay",
        ].filter { $0 != "vị" }.map { Syllable($0).key })

    private func isPersonNamed(at start: Int) -> Bool {
        var at = start
        if at < text.tokens.count, text.entry(at: at)?.speaker?.kind == .kin { at = text.unitEnd(at) }
        for place in nextName..<min(names.count, nextName + 2) where names[place].range.lowerBound == at {
            return entities[names[place].entity].kind == .person
        }
        return false
    }

    private func holds(_ entity: Int, _ wanted: Wanted) -> Bool {
        profiles[entity].titles.contains { title in
            let isSame = wanted.isLeader ? title.isLeader : title.office == wanted.office
            guard isSame else { return false }
            guard let canonical = wanted.canonical else { return true }
            return title.of == wanted.of && wanted.of != nil || title.canonical == canonical
        }
    }

    /// Who holds an office, by what the article calls people, else by the list of offices.
    private func holder(_ wanted: Wanted) -> Int? {
        var only: Int?
        var isSeveral = false
        for entity in (wanted.isLeader ? leaders : holders[wanted.office] ?? []) where holds(entity, wanted) {
            if only != nil { isSeveral = true }
            only = only ?? entity
        }
        if isSeveral {
            // Two presidents of one country, or a title that two people have: the one of whom this passage tells.
            return antecedent(reach: 2, isSubject: false) { holds($0.entity, wanted) }
        }
        if let only { return isDoubtful(only, wanted) ? nil : only }
        guard let canonical = wanted.canonical else { return nil }
        if wanted.isLeader {
            return Self.leadingOffices.lazy.compactMap { listed($0, canonical) }.first
        }
        return listed(wanted.office, canonical)
    }

    /// A bare title of somebody of whom nothing has been told here: "Bộ trưởng" may be another one.
    private func isDoubtful(_ entity: Int, _ wanted: Wanted) -> Bool {
        guard wanted.canonical == nil else { return false }
        return !recents.suffix(48).contains { $0.entity == entity && sentence - $0.sentence <= 6 }
    }

    private static let leadingOffices = ["Tổng thống", "Chủ tịch nước", "Thủ tướng", "Lãnh đạo", "Tổng Bí thư", "Chủ tịch"].map(ReferenceTables.key)

    /// The one of the article's people who held the office, on the day of publication if that is known.
    private func listed(_ office: UInt64, _ canonical: String) -> Int? {
        var found: Int?
        for tenure in tables.tenures(office, of: canonical) {
            guard let person = peopleByName[tenure.holder] else { continue }
            if let published, !tenure.isHeld(on: published) { continue }
            if let found, found != person { return nil }
            found = person
        }
        return found
    }

    // MARK: "nước này", "công ty này"

    /// A noun with "này" (this) after it; gives where it ends.
    private mutating func thisNoun(_ start: Int, _ sentenceEnd: Int) -> Int? {
        guard let (noun, length) = tables.noun(text.tokens, at: start, end: min(sentenceEnd, start + 6)) else { return nil }
        var end = start + length
        var steps = 0
        // "quốc gia Trung Đông này", "công ty công nghệ này"
        while end < sentenceEnd, !text.isWord(Self.this, at: end), steps < 3 {
            guard wordLengths[end] > 0, [.noun, .adjective, .properNoun].contains(tags[end]), text.tokens[end].isWord else { return nil }
            end += Int(wordLengths[end])
            steps += 1
        }
        guard end < sentenceEnd, text.isWord(Self.this, at: end) else { return nil }
        if start > sentences[sentence].lowerBound {
            if isTwo(start - 1) { return nil }
            // "các nước này"
            let before = text.unitStart(before: start)
            if text.kinds(at: before).contains(.plural) || text.tokens[start - 1].kind == .number { return end + 1 }
        }
        let isQuoted = isQuoted(start)
        guard !isQuoted else { return end + 1 }
        // Nobody warns himself: in "Mỹ cảnh báo cứng rắn với quốc gia này" another one is meant.
        let isObject = start > sentences[sentence].lowerBound && Self.towards.contains(text.tokens[start - 1].key)
        let found = antecedent(reach: 2, isSubject: isSubject(start)) { recent in
            !recent.isQuoted && means(noun, recent.entity)
        }
        if isObject, let last = recents.last(where: { $0.entity == found }), last.sentence == sentence { return end + 1 }
        if let found { add(start..<end + 1, .nominal, found) }
        return end + 1
    }

    private static let towards = Set(["với", "cho", "chống", "lên", "buộc", "phạt", "trích", "án"].map { Syllable($0).key })

    private func means(_ noun: ReferenceTables.Noun, _ entity: Int) -> Bool {
        let profile = profiles[entity]
        if noun.kinds.contains(.country), profile.isCountry { return true }
        if noun.kinds.contains(.city), profile.isCity, !profile.isCountry { return true }
        if noun.kinds.contains(.province), profile.isProvince { return true }
        guard entities[entity].kind == .organization else { return false }
        return means(noun.heads, noun.meansHeadless, profile)
    }

    private func means(
        _ heads: Set<ShortForms.HeadKind>?, _ meansHeadless: Bool, _ profile: References.Profile
    ) -> Bool {
        guard let heads else { return false }
        if profile.isOutlet { return heads.contains(.media) }
        guard let own = profile.head else { return meansHeadless }
        return heads.contains(own)
    }

    // MARK: Two

    private func isTwo(_ at: Int) -> Bool { text.isWord(Self.two, at: at) || text.tokens[at].kind == .number && text.number(at: at) == 2 }

    private static let two = Syllable("hai")
    private static let both = Syllable("cả")

    /// "hai nhà lãnh đạo", "cả hai bên": the two last spoken of together; gives where it ends.
    private mutating func group(_ at: Int, _ sentenceEnd: Int) -> Int? {
        guard at + 1 < sentenceEnd else { return nil }
        let isAfterBoth = at > sentences[sentence].lowerBound && text.isWord(Self.both, at: at - 1)
        let start = isAfterBoth ? at - 1 : at
        if at > sentences[sentence].lowerBound, Self.ordinals.contains(text.tokens[at - 1].key) { return nil }
        let kind: GroupKind
        var end: Int
        if let (noun, length) = tables.noun(text.tokens, at: at + 1, end: min(sentenceEnd, at + 8)) {
            end = at + 1 + length
            guard let known = GroupKind(noun) else { return nil }
            kind = known
        } else if let entry = text.entry(at: at + 1), entry.speaker?.kind == .title, isHighOffice(entry.speaker) {
            end = text.unitEnd(at + 1)
            kind = .office(tables.office(text.tokens, at: at + 1, end: end)?.name.office ?? ReferenceTables.key(text.tokens, at + 1..<end))
        } else {
            return nil
        }
        if end < sentenceEnd, text.isWord(Self.this, at: end) { end += 1 }
        let members = named(kind, end, sentenceEnd) ?? (isGroup(kind, end, sentenceEnd, isAfterBoth) ? pair(kind) : nil)
        if let members, members.count == 2 { add(members, start..<end, kind) }
        return end
    }

    private static let ordinals = Set(["thứ", "tháng", "số", "khoảng", "hơn", "gần", "điều", "khoản", "lớp", "quận", "khóa"].map { Syllable($0).key })

    /// What two can be (data).
    private enum GroupKind: Equatable {
        case countries, leaders, men, women, people, sides
        case bodies(Set<ShortForms.HeadKind>, headless: Bool)
        case office(UInt64)

        init?(_ noun: ReferenceTables.Noun) {
            if noun.kinds.contains(.side) { self = .sides }
            else if noun.kinds.contains(.country) { self = .countries }
            else if noun.kinds.contains(.leader) { self = .leaders }
            else if noun.kinds.contains(.man) { self = .men }
            else if noun.kinds.contains(.woman) { self = .women }
            else if noun.kinds.contains(.person) { self = .people }
            else if let heads = noun.heads { self = .bodies(heads, headless: noun.meansHeadless) }
            else { return nil }
        }

        var number: UInt8 {
            switch self {
            case .countries: 1
            case .leaders: 2
            case .men: 3
            case .women: 4
            case .people: 5
            case .sides: 6
            case .bodies: 8
            case .office: 7
            }
        }
    }

    /// Whether the phrase can point back: "hai bên đường" (both sides of the road) and "hai người chết" (two people died) do not.
    private func isGroup(_ kind: GroupKind, _ end: Int, _ sentenceEnd: Int, _ isAfterBoth: Bool) -> Bool {
        let next = end < sentenceEnd ? text.tokens[end].key : 0
        switch kind {
        case .sides: return !Self.sidesOfThings.contains(next)
        case .people, .men, .women, .bodies:
            return isAfterBoth || text.isWord(Self.this, at: end - 1) || Self.jointly.contains(next)
        default: return true
        }
    }

    private static let sidesOfThings = Set(
        ["đường", "bờ", "sườn", "cánh", "đầu", "má", "vai", "lề", "hông", "vỉa", "tuyến", "nội", "thái", "sông", "ven", "mép", "tai", "tường", "cửa"].map { Syllable($0).key })
    private static let jointly = Set(["đều", "cùng", "đã", "sẽ", "cũng", "nhất", "từng", "đang"].map { Syllable($0).key })

    /// "hai nước Việt Nam và Lào": those that are named after it; none where names follow that do not fit.
    private func named(_ kind: GroupKind, _ end: Int, _ sentenceEnd: Int) -> [Int]? {
        var place = nextName
        while place < names.count, names[place].range.lowerBound < end { place += 1 }
        guard place + 1 < names.count, names[place].range.lowerBound == end, names[place + 1].range.upperBound <= sentenceEnd
        else { return nil }
        let (first, second) = (names[place], names[place + 1])
        guard isJoined(first.range, second.range), first.entity != second.entity else { return nil }
        let members = [first.entity, second.entity]
        if kind == .sides || members.allSatisfy({ fits($0, kind) || profiles[$0].isPerson && kind != .countries }) {
            return members
        }
        // "hai nhà lãnh đạo Mỹ - Triều": who leads them.
        guard kind == .leaders, members.allSatisfy({ profiles[$0].isCountry }) else { return [] }
        let leaders = members.compactMap { state in
            holder(
                Wanted(
                    office: 0, isLeader: true, of: state,
                    canonical: entities[state].canonical ?? text.string(of: entities[state].name)))
        }
        return leaders.count == 2 && leaders[0] != leaders[1] ? leaders : []
    }

    /// "Nga và Mỹ", "Việt - Lào".
    private func isJoined(_ first: TokenRange, _ second: TokenRange) -> Bool {
        guard second.lowerBound == first.upperBound + 1 else { return false }
        let token = text.tokens[first.upperBound]
        return token.sign == .hyphen || token.sign == .dash || Self.joiners.contains(token.key)
    }

    private static let joiners = Set(["và", "với"].map { Syllable($0).key })

    private func fits(_ entity: Int, _ kind: GroupKind) -> Bool {
        let profile = profiles[entity]
        switch kind {
        case .countries: return profile.isCountry
        case .leaders: return profile.isPerson && (profile.titles.isEmpty || profile.titles.contains(where: \.isLeader))
        case .men: return profile.isPerson && profile.gender != .female
        case .women: return profile.isPerson && profile.gender != .male
        case .people: return profile.isPerson
        case .office(let office): return profile.titles.contains { $0.office == office }
        case .bodies(let heads, let headless):
            return entities[entity].kind == .organization && means(heads, headless, profile)
        case .sides: return false
        }
    }

    private func pair(_ kind: GroupKind) -> [Int]? {
        if kind == .sides { return pair(.countries) ?? pair(.people) }
        if let last = lastPairs[kind.number], sentence - last.sentence <= 3,
            groups[last.group].members.allSatisfy({ fits($0, kind) }),
            !recents.suffix(24).contains(where: {
                $0.sentence > last.sentence && fits($0.entity, kind) && !groups[last.group].members.contains($0.entity) && !$0.isPlace
            })
        {
            return groups[last.group].members
        }
        var members: [Int] = []
        for back in 0...min(2, sentence) {
            let (start, end) = recentRange(sentence - back)
            let own = recents[start..<end].suffix(Self.mostRecents)
            var found: [Int] = []
            for recent in own where !recent.isPlace && !recent.isQuoted && fits(recent.entity, kind) {
                if !found.contains(recent.entity), found.count < 6 { found.append(recent.entity) }
            }
            if found.count > 2 { return members.isEmpty ? joinedPair(own, kind) : nil }
            // Who only says something of "both sides" is none of them.
            if kind == .people, found.count == 1 { continue }
            for entity in found.reversed() where !members.contains(entity) { members.insert(entity, at: 0) }
            if members.count == 2 { return members }
            if members.count > 2 { return nil }
        }
        return nil
    }

    /// Of more than two in a sentence those that "và" or a hyphen joins, if but one pair is.
    private func joinedPair(_ own: ArraySlice<Recent>, _ kind: GroupKind) -> [Int]? {
        var found: [Int]?
        var last: Recent?
        for recent in own where fits(recent.entity, kind) && !recent.isQuoted {
            if let last, isJoined(last.range, recent.range), last.entity != recent.entity {
                let pair = [last.entity, recent.entity]
                if let found, Set(found) != Set(pair) { return nil }
                found = pair
            }
            last = recent
        }
        return found
    }

    private mutating func add(_ members: [Int], _ range: TokenRange, _ kind: GroupKind) {
        let sorted = members.sorted()
        let place = groups.firstIndex { $0.members == sorted } ?? groups.count
        if place == groups.count {
            guard groups.count < Self.mostGroups else { return }
            groups.append(References.Group(members: sorted, mentions: []))
        }
        groups[place].mentions.append(range)
        lastPairs[kind.number] = (place, sentence)
    }

    /// Keeps the work linear.
    private static let mostGroups = 32

    // MARK: Metonyms

    /// Whether a capital acts, or is dealt with, as its government.
    private mutating func isMetonym(_ place: Int, _ state: String) -> Bool {
        if pairedCapital == place { return true }
        let range = names[place].range
        let own = sentences[sentence]
        guard !isPlaced(range.lowerBound) else { return false }
        let before = range.lowerBound > own.lowerBound ? text.unitStart(before: range.lowerBound) : -1
        let beforeKey = before < 0 ? 0 : text.tokens[before].key
        var after = range.upperBound
        var partner: Int?
        // "Washington và Bình Nhưỡng": both or neither.
        if place + 1 < names.count, isJoined(range, names[place + 1].range),
            entities[names[place + 1].entity].canonical.flatMap(tables.state(ofCapital:)) != nil
        {
            partner = place + 1
            after = names[place + 1].range.upperBound
        }
        // The press calls Vietnam's government so only beside another one; "Hà Nội cấm xe máy" is the city.
        if state == Self.home, partner == nil { return false }
        let last = range.lowerBound - 1
        let beside = tables.stateWords(text.tokens, endingAt: range.lowerBound, from: own.lowerBound)
        let deals = before >= 0
            && (Self.dealing.contains(beforeKey) || isAddressed(before) || beside.contains(.object))
        let isGovernment = before >= 0 && isGovernment(before)
        // "lập trường của Bắc Kinh"
        let owns = text.isWord(Self.possessive, at: last)
            && tables.stateWords(text.tokens, endingAt: last, from: own.lowerBound).contains(.thing)
        let isAgent = before < 0 || isOpening(last) || Self.clauseOpeners.contains(beforeKey)
            || Self.clauseOpeners.contains(text.tokens[last].key) || Self.beforeAgents.contains(beforeKey)
            || text.kinds(at: before).contains(.cue)
        let found = deals || isGovernment || owns || isAgent && acts(after, own.upperBound)
            || partner != nil && before >= 0 && Self.beforePairs.contains(text.tokens[last].key)
        if found, let partner { pairedCapital = partner }
        return found
    }

    private static let home = "Việt Nam"
    private static let possessive = Syllable("của")
    private static let dealing = Set(["với", "phía", "chống"].map { Syllable($0).key })
    private static let beforeAgents = Set(
        ["bị", "được", "việc", "sau", "trước", "và", "buộc", "khiến", "cho", "còn", "chính"].map { Syllable($0).key })
    /// quan hệ, căng thẳng, giữa, cả
    private static let beforePairs = Set(["giữa", "hệ", "thẳng", "cả"].map { Syllable($0).key })

    /// A sign before a clause; a hyphen joins, but after the name of the desk: "(Báo Sông) - Kiev …".
    private func isOpening(_ token: Int) -> Bool {
        let sign = text.tokens[token]
        guard sign.kind == .sign, sign.sign != .slash else { return false }
        return sign.sign != .hyphen || text.isSign(.closeParenthesis, at: token - 1)
    }

    /// "chính quyền Kinshasa", "giới chức Bắc Kinh"
    private func isGovernment(_ before: Int) -> Bool {
        guard let noun = text.entry(at: before)?.speaker, noun.kind == .org || noun.kind == .collective else { return false }
        return Self.governments.contains(text.tokens[before].key)
    }

    private static let governments = Set(["chính", "giới"].map { Syllable($0).key })

    /// "cáo buộc Bắc Kinh", "kêu gọi Moscow": who is spoken to is a government.
    private func isAddressed(_ before: Int) -> Bool {
        guard let cue = text.entry(at: before)?.cue else { return false }
        switch cue.stance {
        case .accuse, .criticise, .warn, .threaten, .urge, .demand: return true
        default: return false
        }
    }

    /// Whether a verb of saying, deciding or dealing follows, perhaps after adverbs: "sẽ đáp trả".
    private func acts(_ start: Int, _ end: Int) -> Bool {
        var at = start
        var steps = 0
        while at < end, steps < 4, text.tokens[at].isWord {
            if tables.stateWords(text.tokens, at: at, end: end).contains(.act) { return true }
            let kinds = text.kinds(at: at)
            if let cue = text.entry(at: at)?.cue, cue.isStrong || tags[at] == .verb { return true }
            guard !kinds.isDisjoint(with: [.adverb, .passive, .time]) || tags[at] == .adverb || tags[at] == .auxiliary
            else { return false }
            if kinds.contains(.passive) { return true }
            at = text.unitEnd(at)
            steps += 1
        }
        return false
    }

    // MARK: The end

    /// Puts the entities in the order of their first mention of any kind.
    func finish() -> References {
        let mentions = mentions.sorted(by: References.isBefore)
        var placeOf = [Int](repeating: -1, count: entities.count)
        var order: [Int] = []
        for mention in mentions where placeOf[mention.entity] < 0 {
            placeOf[mention.entity] = order.count
            order.append(mention.entity)
        }
        for entity in entities.indices where placeOf[entity] < 0 {
            placeOf[entity] = order.count
            order.append(entity)
        }
        return References(
            entities: order.map { place in
                var entity = entities[place]
                for role in entity.roles.indices { entity.roles[role].of = entity.roles[role].of.map { placeOf[$0] } }
                return entity
            },
            profiles: order.map { place in
                var profile = profiles[place]
                profile.country = profile.country.map { placeOf[$0] }
                for title in profile.titles.indices { profile.titles[title].of = profile.titles[title].of.map { placeOf[$0] } }
                return profile
            },
            mentions: mentions.map { mention in
                var mention = mention
                mention.entity = placeOf[mention.entity]
                let metonym = mention.metonymOf?.entity
                mention.metonymOf?.entity = metonym.map { placeOf[$0] }
                return mention
            },
            groups: groups.map { group in
                References.Group(members: group.members.map { placeOf[$0] }.sorted(), mentions: group.mentions)
            },
            kinds: kinds)
    }
}

extension ReferenceTables.Tenure {
    /// Whether the office was held on a day in ISO 8601; the list's dates may have no month or day.
    fileprivate func isHeld(on day: String) -> Bool {
        let isBegun = from == "-" || day.prefix(from.count) >= from
        let isOver = to != "-" && day.prefix(to.count) > to
        return isBegun && !isOver
    }
}
