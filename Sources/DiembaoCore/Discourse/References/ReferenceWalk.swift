/// The walk (a value that lives as long as one article is read).
struct ReferenceWalk {
    /// Something spoken of, as the walk has met it (data).
    struct Recent {
        var entity: Int
        var sentence: Int
        var range: TokenRange
        var isSubject: Bool
        var isQuoted: Bool
        var isPlace: Bool
    }

    let text: TokenizedText
    let sentences: [TokenRange]
    private let quotations: [QuotationMarks.Quotation]
    private let headline: TokenRange?
    private let published: String?
    let entities: [Entities.Entity]
    private(set) var profiles: [References.Profile]
    let tables = ReferenceTables.shared
    /// "hai" (two), which is asked of every word.
    let two = Syllable.two.key
    /// Names in the order of the text.
    var names: [(range: TokenRange, entity: Int)] = []
    private var stateEntities: KeyTable<Int> = [:]
    private var peopleByName: KeyTable<Int> = [:]
    /// How many tokens the word has that begins at a token, and its part of speech.
    private var wordLengths: [UInt8]
    var tags: [PartOfSpeech]

    private var mentions: [References.Mention] = []
    var groups: [References.Group] = []
    private var kinds = References.PhraseKinds()
    var recents: [Recent] = []
    /// Where each sentence's part of `recents` begins.
    private var recentStarts: [Int] = []
    /// Who bears a title, by its key, and who leads a state.
    private var holders: KeyTable<[Int]> = [:]
    private var leaders: [Int] = []
    /// The offices of countries and bodies whose holders the article has not named: how often, and where last.
    private var unnamed: KeyTable<(count: Int, last: Int)> = [:]
    private static let leader = ReferenceTables.key("leader")
    var nextName = 0
    private var nextQuotation = 0
    var sentence = 0
    /// Who was last spoken of as two, and where.
    var lastGroup: (group: Int, sentence: Int, end: Int)?
    var lastPairs: [UInt8: (group: Int, sentence: Int)] = [:]
    /// The capital that the one before makes stand for its state: "quan hệ Washington - Bắc Kinh".
    var pairedCapital = -1

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

    /// Reads the next sentence; they are read in the order of the text, since each may refer to those before it.
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
        let noun = text.speaker(at: at)
        if let noun {
            switch noun.kind {
            case .kin, .pronoun:
                if !they(at) { pronoun(at, noun) }
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
        if entities[entity].kind == .location, let state = entities[entity].canonical.flatMap(tables.state(ofCapital:)),
            isMetonym(place, state)
        {
            let known = stateEntities[state]
            mention.metonymOf = References.Metonym(
                name: known.map { text.name(of: entities[$0].name) } ?? state, entity: known,
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
        while nextQuotation < quotations.count, quotations[nextQuotation].whole.upperBound <= token {
            nextQuotation += 1
        }
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
            guard let noun = text.speaker(at: before), [.kin, .title, .prefix].contains(noun.kind) else {
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

    static let clauseOpeners = SyllableSet(.referenceClauseOpeners)

    private func name(endingAt token: Int) -> Int? {
        for place in (max(0, nextName - 2)..<min(names.count, nextName + 1)).reversed()
        where names[place].range.upperBound == token {
            return names[place].range.lowerBound
        }
        return nil
    }

    /// Whether something is said to be at the place.
    func isPlaced(_ token: Int) -> Bool {
        guard token > sentences[sentence].lowerBound else { return false }
        let before = text.unitStart(before: token)
        return Self.placing.contains(text.tokens[before].key) || Self.placing.contains(text.tokens[token - 1].key)
            || text.kinds(at: before).contains(.locality)
    }

    private static let placing = SyllableSet(.referencePlacing)

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
    func recentRange(_ sentence: Int) -> (Int, Int) {
        (recentStarts[sentence], sentence + 1 < recentStarts.count ? recentStarts[sentence + 1] : recents.count)
    }

    /// Of one sentence; keeps the work linear.
    static let mostRecents = 32

    // MARK: Pronouns

    /// "ông", "bà này", "anh ấy": the person last spoken of, if but one fits.
    private mutating func pronoun(_ at: Int, _ noun: SpeakerNoun) {
        var end = text.unitEnd(at)
        guard let kin = ReferenceResolution.kinWord(text.tokens[at].key) else { return }
        if noun.kind == .kin, !standsAlone(at, end) { return }
        // "chị ta", "ông ấy"
        if noun.kind == .kin, end < sentences[sentence].upperBound, Self.thatOne.contains(text.tokens[end].key) {
            end += 1
        }
        kinds.kinAt[at] = kin
        guard !isQuoted(at), headline.map({ !$0.contains(at) }) ?? true else { return }
        let found = antecedent(reach: 3, isSubject: isSubject(at)) { recent in
            !recent.isQuoted && !(recent.sentence == sentence && asks(recent))
                && References.fits(profiles[recent.entity], kin: kin, gender: noun.gender)
        }
        guard let found else { return }
        add(at..<end, .pronoun, found)
        // Whom the article has called "anh" (he) it does not call "cô" (she).
        if profiles[found].gender == nil, isSubject(at) { profiles[found].gender = noun.gender }
    }

    /// Who asks or urges speaks to another one: in "Chủ tọa Linh hỏi vì sao anh …" (why you …) that is whom "anh" means.
    private func asks(_ recent: Recent) -> Bool {
        guard let stance = text.cue(at: recent.range.upperBound)?.stance else { return false }
        return stance == .ask || stance == .demand || stance == .urge
    }

    private static let thatOne = SyllableSet(.thisOrThatOne)

    /// Whether a word of kinship is no part of a compound and no title of a name.
    private func standsAlone(_ at: Int, _ end: Int) -> Bool {
        let sentence = sentences[sentence]
        guard wordLengths[at] == 1, end == at + 1 else { return false }
        if text.tokens[at].isCapitalised, at > sentence.lowerBound, text.tokens[at - 1].isWord { return false }
        if end < sentence.upperBound {
            let next = text.tokens[end]
            if next.isWord, next.isCapitalised { return false }
            if next.kind == .number { return false }
            if let noun = text.speaker(at: end), ![.document, .collective, .side].contains(noun.kind) {
                return false
            }
            // "ông chủ", "bà con": what the segmentation may have cut.
            if Self.ownersAndSuch.contains(next.key) { return false }
            // "cô học trò" (the schoolgirl), "anh tài xế" (the driver)
            if wordLengths[end] > 1, tags[end] == .noun, text.kinds(at: end).isDisjoint(with: [.time, .adverb, .cue]) {
                return false
            }
            // "Ông al-Otaibi", "ông bin Salman"
            if Self.nameJoints.contains(next.key), next.isWord {
                let name = text.isSign(.hyphen, at: end + 1) ? end + 2 : end + 1
                if name < sentence.upperBound, text.tokens[name].isWord, text.tokens[name].isCapitalised {
                    return false
                }
            }
            // "là chị hai" (is the eldest sister)
            if at > sentence.lowerBound, text.kinds(at: text.unitStart(before: at)).contains(.copula),
                Self.notBefore.contains(next.key)
            {
                return false
            }
        }
        guard at > sentence.lowerBound else { return true }
        let before = text.unitStart(before: at)
        let kinds = text.kinds(at: before)
        if !kinds.isDisjoint(with: [.plural, .indefinite, .classifier]) || text.tokens[at - 1].kind == .number {
            return false
        }
        return text.speaker(at: before)?.kind != .kin && !Self.notBefore.contains(text.tokens[at - 1].key)
    }

    private static let ownersAndSuch = SyllableSet(.compoundKin)
    private static let nameJoints = SyllableSet(.nameJoints)
    private static let notBefore = SyllableSet(.countedKin)

    // MARK: Offices

    /// "Tổng thống Mỹ", "nhà lãnh đạo Nga", "ông chủ Nhà Trắng", "vị tướng": who holds the office; gives where it ends.
    private mutating func office(_ start: Int, _ sentenceEnd: Int, _ noun: SpeakerNoun?) -> Int? {
        let office = tables.office(text.tokens, at: start, end: min(sentenceEnd, start + 8))
        guard noun?.kind == .title || office != nil else { return nil }
        let unitEnd = text.unitEnd(start)
        var end = max(noun?.kind == .title ? unitEnd : start, office.map { start + $0.length } ?? start)
        let headEnd = end
        // A field: "Bộ trưởng Quốc phòng".
        while end < sentenceEnd, text.place(at: end)?.kind == .domain { end = text.unitEnd(end) }
        var of: Int?
        var next = nextName
        while next < names.count, names[next].range.upperBound <= end { next += 1 }
        let ofStart = end < sentenceEnd && Self.of.contains(text.tokens[end].key) ? end + 1 : end
        let phraseEnd: Int
        if next < names.count, names[next].range.lowerBound == ofStart, ofStart < sentenceEnd, office?.name.of == nil {
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
            if let following = text.speaker(at: phraseEnd), [.kin, .title].contains(following.kind) {
                return end
            }
            if token.sign == .comma, isPersonNamed(at: phraseEnd + 1) { return end }
            if token.sign == .hyphen, phraseEnd + 1 < sentenceEnd, text.tokens[phraseEnd + 1].isCapitalised {
                return end
            }
            if isNamed(behind: phraseEnd) || isOfSide(phraseEnd, noun, office?.name) { return end }
        }
        let isThis = phraseEnd < sentenceEnd && text.isWord(.this, at: phraseEnd)
        let isClassified =
            start > sentences[sentence].lowerBound && Self.classifiers.contains(text.tokens[start - 1].key)
        guard isReference(start), !isClassified || isReference(start - 1) else { return end }
        let range = (isClassified ? start - 1 : start)..<(isThis ? phraseEnd + 1 : phraseEnd)
        let keys = (
            head: office?.name.office ?? ReferenceTables.key(text.tokens, start..<headEnd),
            whole: ReferenceTables.key(text.tokens, start..<end)
        )
        let wanted = Wanted(
            office: end > headEnd ? keys.whole : keys.head, isLeader: office?.name.isLeader == true, of: of,
            canonical: office?.name.of ?? of.map { entities[$0].canonical ?? text.name(of: entities[$0].name) })
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
        if let found {
            add(range, .nominal, found)
        } else if wanted.of != nil, !(holders[wanted.office] ?? []).contains(where: { holds($0, wanted) }) {
            unnamed[wanted.isLeader ? Self.leader : wanted.office, default: (0, 0)].count += 1
            unnamed[wanted.isLeader ? Self.leader : wanted.office]?.last = start
        }
        return max(end, start + 1)
    }

    /// Which office, of what (data).
    struct Wanted {
        var office: UInt64
        var isLeader: Bool
        var of: Int?
        var canonical: String?
    }

    private static let of = SyllableSet(.officeOf)
    private static let classifiers = SyllableSet(.personClassifiers)
    private static let classifiedGenders: KeyTable<SpeakerNoun.Gender> = [
        Syllable("nam").key: .male, Syllable("nữ").key: .female,
    ]

    /// A bare title means somebody only where its bearer is one of few: "Tổng thống", "Bộ trưởng", but not "bác sĩ".
    func isHighOffice(_ noun: SpeakerNoun?) -> Bool {
        guard let noun else { return false }
        return noun.source == .headOfState || noun.source == .official
    }

    /// "tổng thống" is somebody however it is written, "đại biểu" (deputy) only with the capital of an address.
    private func isKnownByTitle(_ start: Int, _ noun: SpeakerNoun?) -> Bool {
        noun?.source == .headOfState || text.tokens[start].isCapitalised && start > sentences[sentence].lowerBound
            || Self.ministers.contains(text.tokens[start].key)
    }

    private static let ministers = SyllableSet(.ministers)

    /// Whether the title means its bearer here, not the office: "bầu cử tổng thống", "chức thủ tướng", "trở thành tổng thống",
    /// "cựu tổng thống", "các bộ trưởng".
    private func isReference(_ start: Int) -> Bool {
        guard start > sentences[sentence].lowerBound else { return true }
        let before = text.unitStart(before: start)
        if Self.officeWords.contains(text.tokens[start - 1].key) { return false }
        let kinds = text.kinds(at: before)
        // "người đã lãnh đạo Zimbabwe" (who had led)
        if tags[start] == .verb, Self.tenses.contains(text.tokens[start - 1].key) { return false }
        if !kinds.isDisjoint(with: [.plural, .indefinite, .copula]) || text.tokens[start - 1].kind == .number {
            return false
        }
        if Self.numbers.contains(text.tokens[start - 1].key), !text.tokens[start - 1].isCapitalised { return false }
        guard let noun = text.speaker(at: before) else { return true }
        return noun.kind != .prefix && noun.kind != .title
    }

    private static let officeWords = SyllableSet(.officeWords)
    private static let numbers = SyllableSet(.countedPeople)
    private static let tenses = SyllableSet(.tenses)

    /// "Phó Thủ tướng thường trực Trương Hòa Bình": a word that says which of several, and the name.
    private func isNamed(behind at: Int) -> Bool {
        guard at + 1 < text.tokens.count, wordLengths[at] > 0, [.adjective, .noun].contains(tags[at]),
            text.tokens[at].isWord,
            !text.tokens[at + 1].traits.contains(.opensParagraph),
            text.kinds(at: at).isDisjoint(with: [.cue, .adverb, .preposition, .conjunction, .copula, .passive, .time])
        else { return false }
        let name = at + Int(wordLengths[at])
        return name < text.tokens.count && text.speaker(at: name)?.kind != .kin && isPersonNamed(at: name)
    }

    /// "nhà lãnh đạo phe đối lập" (leader of the opposition), "lãnh đạo đảng cầm quyền" (of the ruling party): of a side, and not of the state.
    private func isOfSide(_ at: Int, _ noun: SpeakerNoun?, _ office: ReferenceTables.OfficeName?) -> Bool {
        guard text.tokens[at].isWord else { return false }
        let end = min(at + 4, text.tokens.count)
        for start in at..<end {
            guard text.tokens[start].isWord else { break }
            if text.isOfOpposition(start) { return true }
            guard start == at || text.kinds(at: start).isDisjoint(with: [.cue, .adverb, .copula]) else { break }
        }
        guard office?.isLeader == true || noun?.source == .headOfState else { return false }
        // "hội kiến" (meets) begins with the syllable of "hội" (association).
        guard tags[at] != .verb, wordLengths[at] > 0 else { return false }
        if [.collective, .side, .org, .org2].contains(text.speaker(at: at)?.kind) { return true }
        return ShortForms.shared.head(text.tokens, at: at, end: end).map { $0.length >= Int(wordLengths[at]) } ?? false
    }

    private func isPersonNamed(at start: Int) -> Bool {
        var at = start
        if at < text.tokens.count, text.speaker(at: at)?.kind == .kin { at = text.unitEnd(at) }
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
    func holder(_ wanted: Wanted) -> Int? {
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
        // "Tổng thống Zimbabwe", who has no name here, is as good an answer as Donald Trump; but a country's papers call its own premier by his
        // title alone.
        let isOwn = text.entry(at: entities[entity].name.lowerBound)?.surname?.isVietnamese == true
        if !isOwn, let other = unnamed[wanted.office] ?? (wanted.isLeader ? unnamed[Self.leader] : nil) {
            let last = recents.last { $0.entity == entity }?.range.lowerBound ?? -1
            if other.last > last || other.count >= entities[entity].mentions.count { return true }
        }
        return !recents.suffix(48).contains { $0.entity == entity && sentence - $0.sentence <= 6 }
    }

    private static let leadingOffices = WordRoles.shared.words(of: .leadingOffices).map(ReferenceTables.key)

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
        guard let (noun, length) = tables.noun(text.tokens, at: start, end: min(sentenceEnd, start + 6)) else {
            return nil
        }
        // "vị tướng này" is read as an office.
        guard noun.kinds.isDisjoint(with: .people) else { return nil }
        // "phi đội này" (this squadron) is no "đội này" (this team).
        guard wordLengths[start] > 0 else { return nil }
        var end = start + length
        var steps = 0
        // "quốc gia Trung Đông này", "công ty công nghệ này"
        while end < sentenceEnd, !text.isWord(.this, at: end), steps < 3 {
            guard wordLengths[end] > 0, [.noun, .adjective, .properNoun].contains(tags[end]), text.tokens[end].isWord
            else { return nil }
            end += Int(wordLengths[end])
            steps += 1
        }
        guard end < sentenceEnd, text.isWord(.this, at: end) else { return nil }
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
        if isObject, let found, let last = recents.last(where: { $0.entity == found }), last.sentence == sentence {
            return end + 1
        }
        if let found { add(start..<end + 1, .nominal, found) }
        return end + 1
    }

    private static let towards = SyllableSet(.towards)

    private func means(_ noun: ReferenceTables.Noun, _ entity: Int) -> Bool {
        let profile = profiles[entity]
        if noun.kinds.contains(.country), profile.isCountry { return true }
        if noun.kinds.contains(.city), profile.isCity, !profile.isCountry { return true }
        if noun.kinds.contains(.province), profile.isProvince { return true }
        guard entities[entity].kind == .organization else { return false }
        return means(noun.heads, noun.meansHeadless, profile)
    }

    func means(
        _ heads: [ShortForms.HeadKind]?, _ meansHeadless: Bool, _ profile: References.Profile
    ) -> Bool {
        guard let heads else { return false }
        if profile.isOutlet { return heads.contains(.media) }
        guard let own = profile.head else { return meansHeadless }
        return heads.contains(own)
    }

    // MARK: The end

    /// Puts the entities in the order of their first mention of any kind.
    func finish() -> References {
        let mentions = mentions.sorted { $0.range.isBefore($1.range) }
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
                for title in profile.titles.indices {
                    profile.titles[title].of = profile.titles[title].of.map { placeOf[$0] }
                }
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
