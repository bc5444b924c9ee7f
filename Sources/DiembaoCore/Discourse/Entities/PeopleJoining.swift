/// Brings the names of each person of an article together (a pass that remembers whom it has met).
///
/// Short forms go to the fullest name that they can be short for: the last part of a Vietnamese or Western name ("ông
/// Phúc", "ông Ushakov"), the first of a Chinese or Korean one ("ông Tập"); where several fit as well, to the longest name, then the first.
struct PeopleJoining {
    /// Somebody whom a name has told of (data).
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

    /// A name where it stands, with what is told before it (data).
    private struct Form {
        /// Among the names.
        var place: Int
        /// Its words, as ``parts(_:)`` has them.
        var keys: [UInt64]
        var clue: NameClues.Clue
        /// Whether it is a foreign family name alone, and what stands before it says who it is not.
        var isTelling: Bool
        /// Of whoever is named.
        var gender: SpeakerNoun.Gender?
        /// Whether it is one word behind an office that no full name with this word stands behind.
        var isOffice = false

        /// The word of which the name is made, if it is but one.
        var single: UInt64? { keys.count == 1 ? keys[0] : nil }
        var isFull: Bool { keys.count > 1 }
    }

    let text: TokenizedText
    let gazetteer: Gazetteer
    /// In the order of the text.
    let names: [FoundName]

    /// Those of other kinds first, then the people as they are met.
    private var entities: [Entities.Entity]
    /// What each name belongs to, by its place among the names; -1 where that is not known yet.
    private var entityOf: [Int]

    private var people: [Person] = []
    /// Who has a word in the name, in the order in which they were met.
    private var withPart: KeyTable<[Int]> = [:]
    /// Whom a form means, by its words.
    private var whole: [[UInt64]: Int] = [:]
    private var byCanonical: KeyTable<Int> = [:]
    private var spelling = ForeignSpelling()
    private var otherNames: [[UInt64]: [UInt64]] = [:]
    private var women: Set<[UInt64]> = []
    /// The entities of those who have nothing but a family name, which somebody else has whom the article names in full.
    private var namesakes: KeyTable<Int> = [:]
    /// Which families' full names stand behind which offices.
    private var offices: KeySet = []

    init(
        text: TokenizedText, gazetteer: Gazetteer, names: [FoundName], entities: consuming [Entities.Entity],
        entityOf: consuming [Int]
    ) {
        self.text = text
        self.gazetteer = gazetteer
        self.names = names
        self.entities = entities
        self.entityOf = entityOf
    }

    /// - Returns: the entities with the people, and what each name belongs to, by its place among the names.
    mutating func join(_ acronyms: Acronyms) -> (entities: [Entities.Entity], entityOf: [Int]) {
        let places = names.indices.filter { names[$0].kind == .person }
        otherNames = findOtherNames(acronyms)
        women = findWomen(places)
        for form in forms(places) { entityOf[form.place] = entity(of: form) }
        for place in places { entities[entityOf[place]].mentions.append(names[place].range) }
        for person in people { entities[person.entity].name = text.fullest(of: entities[person.entity].mentions) }
        return (entities, entityOf)
    }

    /// The longest names first, so that each short form meets all that it may be short for; of foreign family names alone those first
    /// that say who they are not.
    private func forms(_ places: [Int]) -> [Form] {
        let clues = NameClues(text: text)
        return places.map { place in
            let keys = parts(names[place].range)
            let clue = clues.read(before: names[place].range.lowerBound)
            let isTelling =
                keys.count == 1 && !VietnameseSyllables.contains(keys[0]) && (clue.gender != nil || clue.child != nil)
            return Form(place: place, keys: keys, clue: clue, isTelling: isTelling, gender: clue.gender)
        }.sorted {
            if $0.keys.count != $1.keys.count { return $0.keys.count > $1.keys.count }
            return $0.isTelling != $1.isTelling ? $0.isTelling : $0.place < $1.place
        }
    }

    /// Whom a form means: somebody known, or else somebody new.
    private mutating func entity(of form: Form) -> Int {
        var form = form
        let entry = gazetteer.entry(text.tokens, names[form.place].range)
        readOffice(&form, entry)
        if let namesake = namesakeAgain(form) { return namesake }
        let others = others(than: form)
        if !others.isEmpty, let entity = entity(of: form, entry, notAmong: others) { return entity }
        if let known = whole[form.keys] {
            if form.isFull, people[known].gender == nil { people[known].gender = form.gender }
            return people[known].entity
        }
        if let single = form.single, let shared = sharing(single) {
            return people[meant(form.place, shared)].entity
        }
        if let known = known(form, entry?.person?.canonical, others) {
            whole[form.keys] = known
            return people[known].entity
        }
        // "Tổng thống Lindgren" beside "ông Lindgren", where only his wife is named in full: he.
        if let single = form.single, let namesake = namesakes[single] { return namesake }
        return add(form, entry, hasOthers: !others.isEmpty)
    }

    private mutating func readOffice(_ form: inout Form, _ entry: GazetteerEntry?) {
        guard let office = form.clue.office else { return }
        guard let single = form.single else {
            if let last = form.keys.last { offices.insert(bearing(last, office)) }
            return
        }
        form.isOffice = !offices.contains(bearing(single, office))
        if form.isOffice, form.gender == nil, form.clue.isHeadOfState { form.gender = entry?.person.flatMap(sex) }
    }

    private func bearing(_ name: UInt64, _ office: Int32) -> UInt64 {
        FeatureHash.of(92, name, UInt64(bitPattern: Int64(office)))
    }

    /// The namesake of somebody named in full whom a family name alone goes on to mean.
    private func namesakeAgain(_ form: Form) -> Int? {
        guard let single = form.single, form.gender == nil, let namesake = namesakes[single],
            form.isOffice || form.clue.office == nil && isNearest(namesake, form.place, single)
        else { return nil }
        return namesake
    }

    /// Whom a word means that is the name of others, too, whom it does not mean: who else is called so, or a namesake.
    ///
    /// - Returns: `nil` where what stands before the name does not tell after all.
    private mutating func entity(of form: Form, _ entry: GazetteerEntry?, notAmong others: [Int]) -> Int? {
        let single = form.keys[0]
        let bearers = withPart[single, default: []].filter { isCalled(people[$0], single) && !others.contains($0) }
        guard bearers.isEmpty else {
            return people[bearers.count == 1 ? bearers[0] : meant(form.place, bearers)].entity
        }
        // "ông Trump" beside Melania Trump is the one whom the tables call so.
        guard entry?.person.map({ byCanonical[$0.canonical] != nil }) ?? true else { return nil }
        // "bà Lindgren" (Mrs), where the article names only her husband in full, is somebody else.
        let named = whole[form.keys].flatMap { others.contains($0) ? nil : people[$0].entity }
        let namesake = namesakes[single] ?? named ?? entities.count
        namesakes[single] = namesake
        if namesake == entities.count {
            entities.append(
                Entities.Entity(
                    kind: .person, mentions: [], name: names[form.place].range, canonical: nil, wikidata: nil))
        }
        return namesake
    }

    /// Somebody whom a form means that stands here for the first time.
    private func known(_ form: Form, _ canonical: String?, _ others: [Int]) -> Int? {
        if let known = canonical.flatMap({ byCanonical[$0] }) { return known }
        if let known = otherNames[form.keys].flatMap({ whole[$0] }) { return known }
        if let bearer = bearer(of: form.keys, canonical, others) { return bearer }
        return spelling.alike(text, names[form.place].range).first {
            isAlike(people[$0], form.keys.count, canonical) && !others.contains($0)
        }
    }

    /// - Returns: the new person's entity.
    private mutating func add(_ form: Form, _ entry: GazetteerEntry?, hasOthers: Bool) -> Int {
        let range = names[form.place].range
        let canonical = entry?.person?.canonical
        let person = Person(
            keys: form.keys, canonical: canonical,
            isFamilyFirst: entry?.isFamilyFirst ?? isFamilyFirst(range),
            isVietnamese: text.entry(at: range.lowerBound)?.surname?.isVietnamese ?? false,
            entity: entities.count, referent: entry?.person,
            gender: form.isFull ? sex(range, called: form.gender) : hasOthers ? form.gender : nil)
        whole[form.keys] = people.count
        if let canonical { byCanonical[canonical] = people.count }
        for key in Set(form.keys) where withPart[key, default: []].count < Self.mostWithPart {
            withPart[key, default: []].append(people.count)
        }
        people.append(person)
        spelling.remember(text, range, as: people.count - 1)
        // "Rybakov" and "Sergei Rybakoff"
        if form.isFull, let last = range.last(where: { text.tokens[$0].isWord }) {
            spelling.remember(text, last..<last + 1, as: people.count - 1)
        }
        entities.append(
            Entities.Entity(
                kind: .person, mentions: [], name: range, canonical: canonical, wikidata: entry?.person?.wikidata))
        return person.entity
    }

    /// How many people of one article may share a part of the name; keeps the work linear.
    private static let mostWithPart = 32

    // MARK: What forms say of each other

    /// The single names before which the article has words for women, and none for men: "bà Trump" (Mrs Trump).
    private func findWomen(_ places: [Int]) -> Set<[UInt64]> {
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
    private func findOtherNames(_ acronyms: Acronyms) -> [[UInt64]: [UInt64]] {
        var found: [[UInt64]: [UInt64]] = [:]
        for place in names.indices.dropFirst() where names[place].kind == .person && names[place - 1].kind == .person {
            let gap = names[place - 1].range.upperBound..<names[place].range.lowerBound
            guard (2...6).contains(gap.count),
                text.isSign(.openParenthesis, at: gap.lowerBound) || text.isSign(.comma, at: gap.lowerBound),
                gap.contains(where: { Acronyms.naming.contains(text.tokens[$0].key) })
            else { continue }
            let (one, other) = (parts(names[place - 1].range), parts(names[place].range))
            if found[one] == nil { found[one] = other }
            if found[other] == nil { found[other] = one }
        }
        for (person, short) in acronyms.lettersOfPeople(names) {
            let letters = parts(short)
            if found[letters] == nil { found[letters] = parts(names[person].range) }
        }
        return found
    }

    /// Whether a name that is spelled almost alike can be the same one: with as many parts, or a family name alone, and not
    /// known to be two.
    private func isAlike(_ person: Person, _ parts: Int, _ canonical: String?) -> Bool {
        (person.keys.count == parts || parts == 1)
            && (canonical == nil || person.canonical == nil || canonical == person.canonical)
    }

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

    // MARK: Who has a word in the name

    /// Whom a form is short for, best of all.
    ///
    /// - Parameter canonical: whom the lists take the form for: "Trump" for Donald Trump, though the article may name only his wife in full,
    ///   and "George W. Bush" for the son. (But "Rasmussen" is the one of whom the article tells, and of East Asian families many are
    ///   called by one family name.)
    private func bearer(of form: [UInt64], _ canonical: String?, _ others: [Int]) -> Int? {
        guard let last = form.last else { return nil }
        let isWoman = women.contains(form)
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
    private func sharing(_ part: UInt64) -> [Int]? {
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

    // MARK: Men and women

    /// "vợ anh Nguyễn Thị Thủy" (his wife) is called no brother: a Vietnamese middle name says more than the word before the name, but a foreigner's
    /// first name less.
    private func sex(_ name: TokenRange, called gender: SpeakerNoun.Gender?) -> SpeakerNoun.Gender? {
        guard text.entry(at: name.lowerBound)?.surname != nil else { return gender ?? text.gender(byFirstNameOf: name) }
        return text.hasMiddleName(name) ? text.gender(byMiddleNameOf: name) ?? gender : gender
    }

    /// Of whom the lists know more than a family name.
    private func sex(_ person: GazetteerEntry.Referent) -> SpeakerNoun.Gender? {
        PhraseTrie.keys(person.canonical).first.flatMap(ReferenceTables.shared.gender)
    }

    // MARK: Who is meant

    /// Whom the article names in full and one part of the name does not mean here: "bà Lindgren" (Mrs) is no Erik Lindgren, and in "Eric
    /// Lindgren … con trai của Thủ tướng Lindgren" (the prime minister's son) the second is not the first.
    private func others(than form: Form) -> [Int] {
        guard let part = form.single, form.gender != nil || form.clue.child != nil else { return [] }
        let described = described(by: form)
        return (withPart[part] ?? []).filter { candidate in
            let person = people[candidate]
            guard isCalled(person, part) else { return false }
            if let own = person.gender, let gender = form.gender, own != gender { return true }
            guard let child = form.clue.child, !person.isVietnamese, !person.isFamilyFirst else { return false }
            return person.entity == described || form.isOffice && (person.gender ?? child) == child
        }
    }

    /// "Ivanka Lindgren, con gái Tổng thống Lindgren": who stands before the comma that a noun of kin follows.
    private func described(by form: Form) -> Int? {
        let before = form.place - 1
        guard let kin = form.clue.start, before >= 0, names[before].range.upperBound == kin - 1, entityOf[before] >= 0,
            text.isSign(.comma, at: kin - 1) || text.kinds(at: kin - 1).contains(.copula)
        else { return nil }
        return entityOf[before]
    }

    /// Whether of the two people of one name a namesake was named last.
    private func isNearest(_ namesake: Int, _ place: Int, _ part: UInt64) -> Bool {
        let others = Set((withPart[part] ?? []).filter { isCalled(people[$0], part) }.map { people[$0].entity })
        for other in names[..<place].indices.suffix(Self.farthestBearer).reversed() {
            if entityOf[other] == namesake { return true }
            if entityOf[other] >= 0, names[other].kind == .person, others.contains(entityOf[other]) { return false }
        }
        return false
    }

    /// Whom a short form means that several people share: the one named last; of several in one sentence before, the first, who is
    /// what it is about. "bà" is no man.
    private func meant(_ place: Int, _ shared: [Int]) -> Int {
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
}
