/// What an article tells of its parties, named and unnamed, and of how they stand to each other (data).
struct SideEvidence: Sendable {
    /// A party (data).
    struct Party: Sendable {
        /// Who leads it, among the entities; `nil` where it has no name.
        var leader: Int?
        var kind: SideFeature.Kind
        /// Which of ``ConflictTables/parties`` an unnamed one is, and where it is first told of.
        var unnamed: Int?
        var first: TokenRange?
        var mentions = 0
        var isInHeadline = false
        var isInLead = false
        var quotes = 0
        var isExpert = false
        /// By ``SideFeature/Speech``.
        var speeches = [Int](repeating: 0, count: SideFeature.Speech.allCases.count)
        /// By ``ConflictKind``.
        var does = ConflictCounts()
        var suffers = ConflictCounts()
        var sentences = 0
        var conflictSentences = 0
        /// By how many quotations of others, and how many of these hold a word of conflict.
        var spokenOf = 0
        var blamed = 0
        var acts = 0
        var isActedOn = 0
        var friendly = 0
        var isProsecuted = false
        /// How many quotations of its own speak of another with a word of conflict.
        var blames = 0
        var directs = 0
        /// Whether a person is called by a former title only.
        var isFormer = false
        /// Whether it is called rebels, gunmen, terrorists: "phiến quân", "khủng bố IS".
        var isRebel = false
        /// Whether a sentence of the body holds nothing else: the writer's name.
        var isAlone = false

        var isCourt = false

        /// Whether it is a court that decides the dispute and is in none itself.
        var onlyJudges: Bool { isCourt && isActedOn == 0 && !isInHeadline && quotes == 0 }

        /// Whether it is an outlet that is told of for what it wrote, and not for what it did.
        var onlyReports: Bool {
            kind == .outlet && isActedOn == 0 && !isInLead && allDone == 0 && allSuffered == 0
        }

        /// Whether it only explains or reports: an expert, an outlet.
        var isObserver: Bool {
            guard acts == 0, isActedOn == 0 else { return false }
            switch kind {
            case .expert, .outlet: return true
            case .lay, .titled, .body: return isExpert
            default: return false
            }
        }

        /// Whether it does, suffers or says anything of a conflict.
        var hasPart: Bool { quotes > 0 || acts > 0 || isActedOn > 0 || allDone > 0 || allSuffered > 0 }

        var allDone: Int { does.conflicts }
        var allSuffered: Int { suffers.conflicts }
        /// How much more often it does something than suffers it.
        private func active(_ kind: ConflictKind) -> Int { does[kind.number] - suffers[kind.number] }
        /// Above 0 for who complains and demands, below for who denies, decides and is complained of.
        var role: Int {
            let acts = active(.complain) + active(.protest) + active(.sue) + active(.demand) + active(.mock)
            return acts - active(.deny) - active(.punish) + 2 * (speeches[0] - speeches[1]) - blamed
        }
    }

    /// Two parties (data).
    struct Pair: Sendable {
        /// By ``ConflictKind``.
        var toward = ConflictCounts()
        var besides = 0
        var calm = 0
        var joined = 0
        var spoken = 0
        var blames = 0
        var contrast = 0
        var agree = 0
        /// How often one speaks after the other with "cũng" (too).
        var also = 0
        /// Whether one belongs to the other by title or by name.
        var isKin = false
        /// Whether one is a relative of the other.
        var areRelatives = false
        /// How often a word of conflict stands between the two where nobody else does, and how often they are near without one.
        var divided = 0
        var near = 0
        /// How often both stand in one list, with titles or without.
        var listed = 0
        /// How often one stands beside the other with a title between: "ông Lúa, giám đốc Công ty Sông Xanh".
        var apposed = 0
        /// Whether one is first told of right after the other: "người phát ngôn Bộ Ngoại giao Mỹ Jane Roe".
        var isIntroduced = false
        /// How many sure acts one does against the other, and for him.
        var against = 0
        var aided = 0
        /// How often one is with the other by a word right before him: "ủng hộ ông Lúa" (supports Mr Lúa).
        var supports = 0
        /// How often one speaks against the other, or praises him.
        var aims = 0
        var praises = 0
    }

    var parties: [Party] = []
    /// Party of each entity.
    var partyOf: [Int?]
    /// By pair of parties; ``pair(_:_:)`` says where.
    var pairs: [Pair] = []
    /// Words of conflict by kind, and those of headline and lead.
    var words = ConflictCounts()
    var headlineWords = 0
    var opening = ConflictCounts()
    var tokens = 0
    /// The party that each quotation is of.
    var speakers: [Int?] = []
    var contrasts = 0

    func pair(_ one: Int, _ other: Int) -> Int { min(one, other) * parties.count + max(one, other) }
}
