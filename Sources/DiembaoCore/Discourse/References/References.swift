/// Who or what the names, titles and pronouns of an article mean (data): what later passes ask.
///
/// For example, for the speaker of a quotation:
///
///     let speaker = references.entity(of: phrase, lastSpeaker: previous)
///     let name = speaker.map { text.string(of: references.entities[$0].name) }
struct References: Sendable {
    /// A place where an entity is spoken of (data).
    struct Mention: Sendable, Equatable {
        var range: TokenRange
        var kind: Report.Entity.Mention.Kind
        var entity: Int
        var metonymOf: Metonym?
    }

    /// What a capital stands for where it acts as a government (data).
    struct Metonym: Sendable, Equatable {
        /// As the article calls the state, else its usual name.
        var name: String
        var entity: Int?
        var wikidata: String?
    }

    /// Two who are spoken of as one: "hai nhà lãnh đạo" (the two leaders) (data).
    struct Group: Sendable, Equatable {
        /// In their order.
        var members: [Int]
        var mentions: [TokenRange]
    }

    /// What is known of an entity for telling whether a phrase can mean it (data).
    struct Profile: Sendable {
        var gender: SpeakerNoun.Gender?
        /// The words of kinship before its name: "ông", "bà", "anh" …
        var kin: KinWords = []
        var isPerson = false
        var isCountry = false
        var isCity = false
        var isProvince = false
        var head: ShortForms.HeadKind?
        var isOutlet = false
        /// The country whose body it is: China's of "Bộ Ngoại giao Trung Quốc".
        var country: Int?
        var titles: [Title] = []
    }

    /// A title that a person has in the article (data).
    struct Title: Sendable {
        var office: UInt64
        var isLeader: Bool
        var of: Int?
        /// The usual name of what it is of.
        var canonical: String?
    }

    /// Words of kinship by which a person is called (data).
    struct KinWords: OptionSet, Sendable {
        let rawValue: UInt16

        /// - Parameter place: in `ReferenceResolution.kinWords`.
        init(place: Int) { rawValue = 1 << UInt16(place) }
        init(rawValue: UInt16) { self.rawValue = rawValue }
    }

    /// By their first mention of any kind.
    let entities: [Entities.Entity]
    let profiles: [Profile]
    /// By their start, the longer first.
    let mentions: [Mention]
    let groups: [Group]
    private let groupStarts: [(start: Int, group: Int)]
    private let kinds: PhraseKinds

    /// How a pronoun at a place can be read (data).
    struct PhraseKinds: Sendable {
        /// The kin word that begins at a token, by its place among the kin words; of pronouns and of nothing else.
        var kinAt: [Int: Int] = [:]
    }

    init(
        entities: [Entities.Entity], profiles: [Profile], mentions: [Mention], groups: [Group], kinds: PhraseKinds
    ) {
        self.entities = entities
        self.profiles = profiles
        self.mentions = mentions
        self.groups = groups
        groupStarts = groups.indices.flatMap { group in groups[group].mentions.map { ($0.lowerBound, group) } }
            .sorted { $0.0 < $1.0 }
        self.kinds = kinds
    }

    /// The entity whose name stands in a range, or has the most of it.
    func entity(ofName range: TokenRange) -> Int? {
        var best: (shared: Int, entity: Int)?
        for mention in mentions[first(endingAfter: range.lowerBound)...] {
            guard mention.range.lowerBound < range.upperBound else { break }
            guard mention.kind == .name, mention.range.overlaps(range) else { continue }
            let shared = mention.range.clamped(to: range).count
            if best == nil || shared > best!.shared { best = (shared, mention.entity) }
        }
        return best?.entity
    }

    /// The usual name of a state, also of one that is called by its capital; `nil` of whatever is neither.
    func state(of entity: Int) -> String? {
        guard let canonical = entities[entity].canonical else { return nil }
        if profiles[entity].isCountry { return canonical }
        guard entities[entity].kind == .location else { return nil }
        return ReferenceTables.shared.state(ofCapital: canonical)
    }

    /// Whom a phrase means that names, describes or is a pronoun; `nil` where that is not clear.
    ///
    /// - Parameter lastSpeaker: who spoke last, whom a pronoun means unless somebody else was named since who fits as well.
    func entity(of phrase: SpeakerPhrase, lastSpeaker: Int? = nil) -> Int? {
        if let name = phrase.name { return entity(ofName: name.range) }
        let found = entity(at: phrase.range) { isOwn($0, of: phrase) }
        guard phrase.isPronoun, let lastSpeaker, fits(lastSpeaker, phrase) else { return found }
        if found == nil || found == lastSpeaker { return lastSpeaker }
        return isNamedSince(lastSpeaker, phrase.range.lowerBound) { fits($0, phrase) } ? found : lastSpeaker
    }

    /// Whom the title, description or pronoun means that is the first in a range of tokens.
    func entity(at range: TokenRange, where fits: (Mention) -> Bool = { _ in true }) -> Int? {
        for mention in mentions[first(endingAfter: range.lowerBound)...] {
            guard mention.range.lowerBound < range.upperBound else { break }
            guard mention.range.lowerBound >= range.lowerBound, mention.kind != .name, fits(mention) else { continue }
            return mention.entity
        }
        return nil
    }

    /// Whether a mention is what the phrase says and not what that is of: in "đại diện công ty này" (a representative of
    /// this company) nobody is named.
    private func isOwn(_ mention: Mention, of phrase: SpeakerPhrase) -> Bool {
        let isPerson = Self.isPerson(phrase)
        // "ông tổng thống": a word of kinship before the title.
        return profiles[mention.entity].isPerson == isPerson
            && mention.range.lowerBound <= phrase.range.lowerBound + (isPerson ? 1 : 0)
    }

    private static func isPerson(_ phrase: SpeakerPhrase) -> Bool {
        phrase.isPerson || phrase.noun?.kind == .pronoun
    }

    /// The entity that was named last before a token and fits.
    func lastName(before token: Int, where fits: (Int) -> Bool) -> Int? {
        for mention in mentions[..<first(startingAt: token)].suffix(96).reversed()
        where mention.kind == .name && fits(mention.entity) {
            return mention.entity
        }
        return nil
    }

    /// Who is spoken of within a range, the first few.
    func mentions(in range: TokenRange) -> ArraySlice<Mention> {
        let start = first(startingAt: range.lowerBound)
        return mentions[start..<max(start, first(startingAt: range.upperBound))].prefix(16)
    }

    /// Who of those that fit is spoken of last within a range.
    func lastMention(in range: TokenRange, where fits: (Mention) -> Bool) -> Mention? {
        let start = first(startingAt: range.lowerBound)
        return mentions[start..<max(start, first(startingAt: range.upperBound))].suffix(Self.mostBefore).last(
            where: fits)
    }

    /// Keeps the work linear.
    private static let mostBefore = 64

    /// Who is named within a range, the first few.
    func names(in range: TokenRange) -> [Int] { mentions(in: range).filter { $0.kind == .name }.map(\.entity) }

    /// The name, title or pronoun that ends before a token.
    func mention(endingAt token: Int) -> Mention? {
        guard token > 0 else { return nil }
        for mention in mentions[first(endingAfter: token - 1)...] {
            guard mention.range.lowerBound < token else { break }
            if mention.range.upperBound == token { return mention }
        }
        return nil
    }

    /// The group that is spoken of in a range of tokens: "cả hai bên" (both sides).
    func group(at range: TokenRange) -> Int? {
        for (start, group) in groupStarts[firstGroup(startingAt: range.lowerBound)...].prefix(1)
        where start < range.upperBound {
            return group
        }
        return nil
    }

    private func firstGroup(startingAt token: Int) -> Int {
        groupStarts.partitioningIndex { $0.start >= token }
    }

    /// Whether a phrase, by its gender and its word, can mean an entity.
    private func fits(_ entity: Int, _ phrase: SpeakerPhrase) -> Bool {
        let profile = profiles[entity]
        guard profile.isPerson == Self.isPerson(phrase) else { return false }
        guard profile.isPerson else { return fits(profile, phrase.noun?.source) }
        if let kin = kinds.kinAt[phrase.range.lowerBound] {
            return Self.fits(profile, kin: kin, gender: phrase.noun?.gender)
        }
        return profile.gender == nil || phrase.noun?.gender == nil || profile.gender == phrase.noun?.gender
    }

    /// Whether "nước này", "hãng này", "tờ báo này", "cơ quan này" can mean a body or a state.
    private func fits(_ profile: Profile, _ source: Report.Quote.SourceKind?) -> Bool {
        switch source {
        case .state: profile.isCountry
        case .business: !profile.isOutlet && (profile.head.map { $0 == .company || $0 == .bank } ?? !profile.isCountry)
        case .media: profile.isOutlet || profile.head == .media
        default: !profile.isCountry
        }
    }

    /// Whether a word of kinship that stands alone can mean a person: "anh" is nobody whom the article calls "ông".
    static func fits(_ profile: Profile, kin: Int, gender: SpeakerNoun.Gender?) -> Bool {
        guard profile.isPerson else { return false }
        if let gender, let known = profile.gender, gender != known { return false }
        if profile.kin.contains(KinWords(place: kin)) { return true }
        // Whom the article has called by no such word may be an elder or not; a child is called so wherever it is named.
        return profile.kin.isEmpty && kin < ReferenceResolution.adultKinWords
    }

    private func isNamedSince(_ entity: Int, _ token: Int, _ fits: (Int) -> Bool) -> Bool {
        for mention in mentions[..<first(startingAt: token)].suffix(48).reversed() {
            if mention.entity == entity { return false }
            if mention.kind == .name, fits(mention.entity) { return true }
        }
        return false
    }

    // MARK: Search

    private func first(startingAt token: Int) -> Int {
        mentions.partitioningIndex { $0.range.lowerBound >= token }
    }

    /// Mentions that hold others are short; so a few steps back find what reaches over a token.
    private func first(endingAfter token: Int) -> Int {
        var place = first(startingAt: token)
        var steps = 0
        while place > 0, steps < 4, mentions[place - 1].range.upperBound > token - 24 {
            place -= 1
            steps += 1
        }
        return place
    }
}
