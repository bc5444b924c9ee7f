/// Goes back from a verb over the words that may stand between it and its subject (a pass over the words before an act).
struct SubjectSearch {
    private let finding: SubjectOfAct
    private var cursor: Int
    /// How many verbs stand between.
    private var verbs = 0
    /// Where "bị" or "được" stands.
    private var suffers: Int?
    /// Whether somebody allows the act: "được luật pháp cho phép tấn công" (may attack by law) is no passive of it.
    private var isAllowed = false
    /// Whether "đã", "sẽ", "cũng" … stand before the verb, so that what is before them is its subject.
    private var isFinite = false

    private var clause: SentenceEvents { finding.clause }
    private var text: TokenizedText { finding.text }
    private var read: ReadText { finding.read }
    private var low: Int { finding.low }

    init(finding: SubjectOfAct, before start: Int) {
        self.finding = finding
        cursor = start
    }

    private enum Step {
        case further
        /// The search is over; `nil` where the verb has no subject that is named.
        case found(SubjectOfAct.Subject?)
        /// Whoever the clause is about is the subject.
        case leftToMain
    }

    /// Goes from the verb to the left until somebody is found, and then to the subject of the main clause.
    mutating func run() -> SubjectOfAct.Subject? {
        for _ in 0..<Self.mostSteps {
            switch step() {
            case .further: continue
            case .found(let subject): return subject
            case .leftToMain: return finding.main(before: cursor, suffers: suffers)
            }
        }
        return finding.main(before: cursor, suffers: suffers)
    }

    private static let mostSteps = 14

    private mutating func step() -> Step {
        if let participant = clause.participant(endingAt: cursor) {
            return .found(finding.beside(participant, suffers: suffers, hasVerbs: verbs > 0))
        }
        guard cursor > low else { return .found(nil) }
        if let start = skipped() {
            cursor = start
            return .further
        }
        let last = text.tokens[cursor - 1]
        guard last.isWord else { return .leftToMain }
        if read.isWordStart(cursor - 1) {
            if Self.topicMarks.contains(last.key) {
                cursor -= 1
                return .further
            }
            if Self.joints.contains(last.key) { return .leftToMain }
            if Self.nominalisers.contains(last.key), suffers == nil { return .found(nil) }
        }
        return takeAdverb() ? .further : takeWord()
    }

    /// Where a time, a note in parentheses or a mark begins that ends here: none says anything of the subject.
    private func skipped() -> Int? {
        let last = text.tokens[cursor - 1]
        if let time = clause.pass.time(endingAt: cursor), time.lowerBound >= low {
            let start = time.lowerBound
            return start > low && Self.beforeTimes.contains(text.tokens[start - 1].key) ? start - 1 : start
        }
        if let instrument = instrument() { return instrument }
        if last.sign == .closeParenthesis, let opening = opening(before: cursor - 1) { return opening }
        if last.sign == .hyphen || last.sign == .dash, let opening = apposition(before: cursor - 1) { return opening }
        return QuotationMarks.isDouble(last.sign) ? cursor - 1 : nil
    }

    /// "bị ông Nam dùng dao đâm" (is stabbed by Mr Nam with a knife): where what somebody is attacked with begins.
    private func instrument() -> Int? {
        guard finding.act.verb.kind == .assault, read.isWordStart(cursor) || cursor == text.tokens.count else {
            return nil
        }
        var at = cursor
        for _ in 0..<Self.mostInstrumentWords where at > low && text.tokens[at - 1].isWord {
            at = max(low, read.wordStart(before: at))
            let end = read.wordEnd(at)
            if WordRoles.length(of: Self.instruments, in: text.tokens, at: at) == end - at {
                return end < cursor ? at : nil
            }
            guard clause.participant(endingAt: end) == nil,
                [.noun, .adjective, .numeral, .determiner].contains(read.tag(at))
            else { return nil }
        }
        return nil
    }

    /// The verb and what it is that somebody is attacked with: "dùng dao rựa".
    private static let mostInstrumentWords = 4
    private static let instruments = WordRoles.shared.phrases(of: .instruments)

    /// "ông Nam - giám đốc Công ty Sao Việt - bị bắt": the dash that opens what is said of somebody between two dashes.
    private func apposition(before close: Int) -> Int? {
        var at = close - 1
        while at > max(low, close - Self.longestApposition) {
            switch text.tokens[at].sign {
            case .hyphen, .dash:
                if let participant = clause.participant(endingAt: at) { return clause.isPerson(participant) ? at : nil }
            case .semicolon, .colon, .fullStop: return nil
            default: break
            }
            at -= 1
        }
        return nil
    }

    /// In tokens.
    private static let longestApposition = 24

    private func opening(before close: Int) -> Int? {
        var at = close - 1
        while at >= max(low, close - Self.longestNote) {
            if text.isSign(.openParenthesis, at: at) { return at }
            at -= 1
        }
        return nil
    }

    /// In tokens.
    private static let longestNote = 14
    private static let beforeTimes = SyllableSet(.beforeActTimes)
    /// After these the subject is the main verb's.
    static let joints = SyllableSet(.subjectJoints)
    private static let topicMarks = SyllableSet(.topicMarks)
    private static let nominalisers = SyllableSet(.nominalisers)

    private mutating func takeAdverb() -> Bool {
        if clause.isPassive(at: cursor - 1) {
            // "được" after a verb says that it succeeded; before one, that somebody suffers or enjoys it.
            if suffers == nil, verbs == 0 { suffers = cursor - 1 }
            cursor -= 1
            return true
        }
        // "tự" (by oneself) is no pronoun for somebody else: "Ông Nam tự báo công an".
        if let length = clause.tables.word(text.tokens, endingAt: cursor, from: low, of: .reflexive),
            read.isWordStart(cursor - length)
        {
            cursor -= length
            return true
        }
        let unit = max(low, text.unitStart(before: cursor))
        let kinds = text.kinds(at: unit)
        guard !kinds.isDisjoint(with: [.adverb, .negation, .unreal, .time]), !kinds.contains(.preposition) else {
            return false
        }
        isFinite = true
        cursor = unit
        return true
    }

    private mutating func takeWord() -> Step {
        let word = max(low, read.wordStart(before: cursor))
        if suffers == nil, verbs == 0, clause.isOfAnother(cursor) { return .found(nil) }
        // "chuyển nghi phạm sát hại bé gái", "sau khi y bị bắt": the subject is somebody who is not named.
        if isStranger(word) { return .found(nil) }
        switch read.tag(word) {
        case .adverb, .auxiliary, .particle: isFinite = true
        case .verb, .adjective:
            guard verbs < Self.longestChain else { return .leftToMain }
            verbs += 1
            if WordRoles.length(of: SentenceEvents.permissions, in: text.tokens, at: word) == cursor - word {
                isAllowed = true
            }
        default:
            // "bị hai phụ nữ sát hại": by somebody who is not named.
            guard suffers == nil, !isAllowed, let passive = passive() else { return noun() }
            suffers = passive
            cursor = passive
            return .further
        }
        cursor = word
        return .further
    }

    /// Of verbs.
    private static let longestChain = 3

    /// What to make of a noun that stands before the verb.
    private func noun() -> Step {
        if suffers == nil, let explained = explained() {
            return .found(SubjectOfAct.Subject(participant: explained))
        }
        if verbs == 0, let whole = accompanied() { return .found(whole) }
        return isFinite && verbs == 0 ? .found(nil) : .leftToMain
    }

    /// Whether a word calls a person, or is a pronoun, whom no name says.
    private func isStranger(_ word: Int) -> Bool {
        if read.tag(word) == .pronoun { return true }
        return clause.tables.word(text.tokens, endingAt: cursor, from: low, of: .individual) != nil
            && passive() == nil
    }

    /// "IS, tổ chức chiếm giữ …", "Mueller, người điều tra …": what explains a name has the verb.
    private func explained() -> Participant? {
        var at = cursor
        for _ in 0..<4 {
            guard at > low else { return nil }
            if text.isSign(.comma, at: at - 1), let participant = clause.participant(endingAt: at - 1) {
                let first = text.speaker(at: at)?.kind
                return first != nil && first != .kin ? participant : nil
            }
            guard text.tokens[at - 1].isWord, clause.participant(endingAt: at) == nil else { return nil }
            at = max(low, text.unitStart(before: at))
        }
        return nil
    }

    /// "bị" or "được" before the nouns that end here.
    private func passive() -> Int? {
        var at = cursor
        for _ in 0..<4 {
            guard at > low, text.tokens[at - 1].isWord || text.tokens[at - 1].kind == .number,
                clause.participant(endingAt: at) == nil
            else { return nil }
            let unit = max(low, text.unitStart(before: at))
            if clause.isPassive(at: at - 1) { return at - 1 }
            guard text.kinds(at: unit).isDisjoint(with: .preposition.union([.that, .conjunction])) else { return nil }
            switch read.tag(unit) {
            case .noun, .numeral, .adjective, .determiner: break
            default:
                guard !text.kinds(at: unit).isDisjoint(with: [.plural, .indefinite, .classifier]) else { return nil }
            }
            at = unit
        }
        return nil
    }

    /// "Saudi Arabia cùng ba nước khác đã …": what stands before the verb is nobody who is named, but goes with one.
    private func accompanied() -> SubjectOfAct.Subject? {
        guard let participant = clause.participants(before: cursor - 1).last,
            cursor - participant.range.upperBound <= (isFinite ? Self.finiteReach : Self.bareReach),
            Self.and.contains(text.tokens[participant.range.upperBound].key)
        else { return nil }
        return finding.beside(participant, suffers: suffers, hasVerbs: false)
    }

    /// In tokens, from who is named to the verb.
    private static let bareReach = 4
    private static let finiteReach = 8
    private static let and = SyllableSet(.companionJoints)
}
