/// What a list of words is for that rules ask for: the first column of `word-roles.tsv` (data).
enum WordRole: String, CaseIterable, Sendable {
    // Words that open a clause or join two.
    case referenceClauseOpeners = "reference-clause-openers"
    case documentClauseOpeners = "document-clause-openers"
    case speakerClauseOpeners = "speaker-clause-openers"
    case cuePrepositions = "cue-prepositions"
    case subjectPrepositions = "subject-prepositions"
    case becauses
    case beforeVerbs = "before-verbs"
    case cueJoints = "cue-joints"
    case speechJoints = "speech-joints"
    case nominalisers
    case speechNominalisers = "speech-nominalisers"
    case openEnds = "open-ends"
    case subordinators
    case whens
    case firmEndings = "firm-endings"
    case buildingEndings = "building-endings"
    case arabicArticles = "arabic-articles"
    case commonAbbreviations = "common-abbreviations"
    case definitePlurals = "definite-plurals"
    case such
    case occasions
    case outcomes
    case oneLetterWords = "one-letter-words"
    case actClauseOpeners = "act-clause-openers"
    case participantClauseOpeners = "participant-clause-openers"
    case beforeOpeningActs = "before-opening-acts"
    case goings
    case decisionMaking = "decision-making"
    case lifting, sanctions, instruments, sentencing
    case prisonTerms = "prison-terms"
    case permissions, attitudes
    case actDuties = "act-duties"
    case posts, showings, allies
    case liftedShares = "lifted-shares"
    case actJoints = "act-joints"
    case subjectJoints = "subject-joints"
    case contrasts
    case denialEnds = "denial-ends"
    case mentions
    case although, conditions, concessions, questioned, assessed, hearsay, verdicts
    case motionDirections = "motion-directions"
    case listJoints = "list-joints"
    case listOpeners = "list-openers"
    case topicMarks = "topic-marks"
    case afterSubjects = "after-subjects"

    // Words between the names of several.
    case pairJoints = "pair-joints"
    case besides
    case beforeOthers = "before-others"
    case nameJoints = "name-joints"
    case unlettered
    case participantJoints = "participant-joints"
    case companionJoints = "companion-joints"

    // Words of belonging.
    case nounPrepositions = "noun-prepositions"
    case speakerPrepositions = "speaker-prepositions"
    case wholes
    case bodyPrepositions = "body-prepositions"
    case titleJoints = "title-joints"
    case officeFields = "office-fields"
    case groupPrepositions = "group-prepositions"
    case officeOf = "office-of"
    case issuers
    case sourceIssuers = "source-issuers"
    case nounsOfActs = "nouns-of-acts"

    // Words of place, and before places.
    case entityPlacing = "entity-placing"
    case namePlacing = "name-placing"
    case placePlurals = "place-plurals"
    case directions
    case rankEnds = "rank-ends"
    case firmPosts = "firm-posts"
    case referencePlacing = "reference-placing"
    case branchPlacing = "branch-placing"
    case dwelling
    case cityWords = "city-words"
    case beforeCountries = "before-countries"
    case plainCountries = "plain-countries"
    case actPlaceWords = "act-place-words"
    case actOccasions = "act-occasions"

    // Words before or after whom an act is done to.
    case metonymDealings = "metonym-dealings"
    case towards
    case beforeAgents = "before-agents"
    case beforePairs = "before-pairs"
    case companionPrepositions = "companion-prepositions"
    case occasionPrepositions = "occasion-prepositions"
    case dealings
    case targets
    case aiming
    case agentWords = "agent-words"
    case beforeObjects = "before-objects"
    case passives
    case entitlements
    case compliances
    case actQuantities = "act-quantities"

    // Words that name people and bodies.
    case governments
    case capitalGovernments = "capital-governments"
    case firms
    case titleRelatives = "title-relatives"
    case speakerRelatives = "speaker-relatives"
    case closeRelatives = "close-relatives"
    case wives
    case husbands
    case daughters
    case sons
    case fathers
    case mothers
    case sexes
    case personClassifiers = "person-classifiers"
    case presentOffices = "present-offices"
    case ministers
    case tenses
    case countedPeople = "counted-people"
    case contestants
    case titleQualifiers = "title-qualifiers"
    case communes
    case areas
    case beforeStudies = "before-studies"
    case stateOutlets = "state-outlets"
    case stateWords = "state-words"
    case contests
    case unions
    case placeCompounds = "place-compounds"
    case statesWithin = "states-within"
    case officeWords = "office-words"
    case duties
    case born
    case naming
    case generations
    case prosecutors
    case ordinaryPeople = "ordinary-people"
    case countryWords = "country-words"
    case statesmen

    // Words that refer back.
    case thatOne = "that-one"
    case thisOrThatOne = "this-or-that-one"
    case compoundKin = "compound-kin"
    case vehicles
    case holdingOffices = "holding-offices"
    case countedKin = "counted-kin"
    case beforeTwo = "before-two"
    case sidesOfThings = "sides-of-things"
    case jointActs = "joint-acts"
    case pointers

    // Words around what somebody says.
    case sourceReporters = "source-reporters"
    case listeners
    case creditReporters = "credit-reporters"
    case toldWith = "told-with"
    case beforeOutlets = "before-outlets"
    case creditAccording = "credit-according"
    case creditSource = "credit-source"
    case captionMarks = "caption-marks"
    case webCodes = "web-codes"
    case addresses
    case afterQuotations = "after-quotations"
    case quotedPredicates = "quoted-predicates"
    case quotedNames = "quoted-names"
    case cueNouns = "cue-nouns"
    case cuesAlsoNouns = "cues-also-nouns"
    case afterCues = "after-cues"
    case repeats
    case puttingOut = "putting-out"
    case shareMarks = "share-marks"
    case firstPersons = "first-persons"
    case modals
    case pasts
    case demonstratives
    case englishEndings = "english-endings"

    // Words around numbers and times.
    case untils
    case numberJoints = "number-joints"
    case beforeDates = "before-dates"
    case yearShifts = "year-shifts"
    case pastTimes = "past-times"
    case partsOfTimes = "parts-of-times"
    case lunarMonths = "lunar-months"
    case timeOpenings = "time-openings"
    case earlyDays = "early-days"
    case timeTails = "time-tails"
    case dayAlternatives = "day-alternatives"
    case durationTails = "duration-tails"
    case indefiniteDays = "indefinite-days"
    case beforeOrdinals = "before-ordinals"
    case weekdayWords = "weekday-words"
    case ordinalTails = "ordinal-tails"
    case ordinalDayOpeners = "ordinal-day-openers"
    case weekdayOpeners = "weekday-openers"
    case beforeOrAfter = "before-or-after"
    case thats
    case appearing
    case partPrepositions = "part-prepositions"
    case spanUnits = "span-units"
    case quarterNumbers = "quarter-numbers"
    case yearOffsets = "year-offsets"
    case monthNumbers = "month-numbers"
    case lastDigits = "last-digits"
    case numberScales = "number-scales"
    case bareParts = "bare-parts"
    case beforeActTimes = "before-act-times"

    // Phrases.
    case actsAgain = "acts-again"
    case directedMatters = "directed-matters"
    case memberships
    case thoseDays = "those-days"
    case seats
    case ownWork = "own-work"
    case outletPapers = "outlet-papers"
    case speechNouns = "speech-nouns"
    case firstReports = "first-reports"
    case newsFrom = "news-from"
    case networks
    case governmentLeaders = "government-leaders"
    case premiers
    case missions
    case missionPosts = "mission-posts"
    case papers
    case publishing
    case paperMaking = "paper-making"
    case servants
    case leadingOffices = "leading-offices"
    case fullTitles = "full-titles"
    case digests
    case translations
    case illustrations
    case boilerplate
    case linkOpeners = "link-openers"
    case laws
    case organs
    case messaging
    case prospects
    case atFirst = "at-first"
    case accusedPeople = "accused-people"
    case representatives
    case members
    case thatActs = "that-acts"
    case spokespersons
    case standIns = "stand-ins"
    case leaders
    case genericBodies = "generic-bodies"
    case fixedBodies = "fixed-bodies"
    case receiving
    case made
    case answering
    case powers
    case anonymity, talking, disclosing, premises, deniers, unproven
    case deniedMatters = "denied-matters"
    case nearly
    case unspeaking
    case plans
    case meetings
    case whoDoes = "who-does"
    case circumstances
    case roundups
    case filing
    case bareFirms = "bare-firms"
    case toldMatters = "told-matters"
    case continuing
    case warningDevices = "warning-devices"
    case hazards
    case inquiring
    case shownBy = "shown-by"
    case onlys
    case making
    case shouting
    case contentNouns = "content-nouns"
    case circumstancePrepositions = "circumstance-prepositions"
    case negationLinks = "negation-links"
    case backPointers = "back-pointers"
    case cueIdioms = "cue-idioms"
    case cueManners = "cue-manners"
    case showing
    case otherHouses = "other-houses"
    case keywordDirections = "keyword-directions"
    case measureLetters = "measure-letters"
    case aimedAt = "aimed-at"

    // Words around the parties of a dispute.
    case partyJoints = "party-joints"
    case relationJoints = "relation-joints"
    case partyRelatives = "party-relatives"
    case partyPlacing = "party-placing"
    case formers
    case agentPrepositions = "agent-prepositions"
    case conflictObjects = "conflict-objects"
    case mutualNouns = "mutual-nouns"
    case actOwners = "act-owners"
    case wholeKinds = "whole-kinds"
    case bodyVoices = "body-voices"
    case capitalPlacing = "capital-placing"
    case stateOffices = "state-offices"
    case foreignMinistries = "foreign-ministries"
    case oppositionWords = "opposition-words"
    case partySeats = "party-seats"
    case servedTitles = "served-titles"
}

/// The words that rules ask for: `word-roles.tsv` (a resource, built once).
struct WordRoles: Sendable {
    static let shared = WordRoles()

    /// A word where it stands, of which most rules want no string but keys (data).
    private struct Member: Sendable {
        // The bytes are constants of the program, which live as long as it does.
        private nonisolated(unsafe) let cell: UnsafeBufferPointer<UInt8>

        init(_ cell: UnsafeBufferPointer<UInt8>) { self.cell = cell }

        private var parts: (word: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>?) {
            guard let sign = cell.firstIndex(of: UInt8(ascii: "=")) else { return (cell, nil) }
            return (
                UnsafeBufferPointer(rebasing: cell[..<sign]), UnsafeBufferPointer(rebasing: cell[(sign + 1)...])
            )
        }

        var word: String { String(decoding: parts.word, as: UTF8.self) }
        var value: String? { parts.value.map { String(decoding: $0, as: UTF8.self) } }
        var keys: [UInt64] { Tokenizer().tokens(of: parts.word).map(\.key) }
    }

    private let members: [String: [Member]]

    private init() {
        let rows = EmbeddedData.wordRoles.rows
        var members: [String: [Member]] = [:]
        members.reserveCapacity(rows.count)
        for row in rows where row.count >= 2 {
            var own: [Member] = []
            row.eachPart(1, between: UInt8(ascii: ",")) { cell in
                let word = UnsafeBufferPointer(rebasing: cell[(cell.first == UInt8(ascii: " ") ? 1 : 0)...])
                guard word.first == UInt8(ascii: "+") else { return own.append(Member(word)) }
                let taken = String(decoding: word.dropFirst(), as: UTF8.self)
                guard let others = members[taken] else {
                    preconditionFailure("\(row[0]) takes in \(taken), which does not stand above it.")
                }
                own += others
            }
            members[row[0]] = own
        }
        self.members = members
    }

    private func members(of role: WordRole) -> [Member] {
        guard let found = members[role.rawValue] else { preconditionFailure("No row has the role \(role.rawValue).") }
        return found
    }

    /// A role's words in their order, those first of the role that it takes in.
    func words(of role: WordRole) -> [String] { members(of: role).map(\.word) }

    /// The keys of the syllables of each of a role's words.
    func phrases(of role: WordRole) -> RolePhrases { RolePhrases(members(of: role).map(\.keys)) }

    /// The key of the first syllable of each of a role's words.
    fileprivate func syllables(of role: WordRole) -> [UInt64] { members(of: role).map { $0.keys.first ?? 0 } }

    /// A role's phrase that begins at a token.
    ///
    /// - Returns: its length in tokens; `nil` where none begins.
    static func length(of phrases: RolePhrases, in tokens: [Token], at start: Int) -> Int? {
        guard start >= 0, start < tokens.count, phrases.mayBegin(with: tokens[start].key) else { return nil }
        return phrases.first { stands($0, in: tokens, at: start) }?.count
    }

    /// Whether the syllables with these keys begin at a token.
    static func stands(_ keys: [UInt64], in tokens: [Token], at start: Int) -> Bool {
        start >= 0 && start + keys.count <= tokens.count
            && keys.indices.allSatisfy { tokens[start + $0].key == keys[$0] }
    }

    /// What stands behind each of a role's words.
    func values(of role: WordRole) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: members(of: role).map { member in
                guard let value = member.value else { preconditionFailure("\(role.rawValue) needs a value each.") }
                return (member.word, value)
            })
    }

    /// As ``values(of:)``, of syllables.
    func syllableValues(of role: WordRole) -> [UInt64: String] {
        Dictionary(uniqueKeysWithValues: values(of: role).map { (Syllable($0.key).key, $0.value) })
    }

    /// What each of a role's syllables counts.
    func numbers(of role: WordRole) -> [UInt64: Int] {
        syllableValues(of: role).mapValues { value in
            guard let number = Int(value) else { preconditionFailure("\(role.rawValue): \(value) is no number.") }
            return number
        }
    }
}

/// The keys of the syllables of each of a role's words, in their order (a resource).
struct RolePhrases: RandomAccessCollection, Sendable {
    private let phrases: [[UInt64]]
    /// What they begin with: most tokens are none of it.
    private let firsts: SyllableSet

    /// - Parameter phrases: none of them empty.
    init(_ phrases: [[UInt64]]) {
        self.phrases = phrases
        firsts = SyllableSet(keys: phrases.compactMap(\.first))
    }

    var startIndex: Int { 0 }
    var endIndex: Int { phrases.count }
    subscript(place: Int) -> [UInt64] { phrases[place] }

    /// Whether one of them begins with the syllable with a key.
    func mayBegin(with key: UInt64) -> Bool { firsts.contains(key) }
}

extension SyllableSet {
    init(_ role: WordRole) { self.init(keys: WordRoles.shared.syllables(of: role)) }
}
