/// Finds whose verb an act is (a pass over the words before it).
struct SubjectOfAct {
    let clause: SentenceEvents
    let act: SentenceEvents.Act

    /// Whoever stands before the verb (data).
    struct Subject {
        var participant: Participant?
        /// "với Nga" before the verb: "Mỹ cùng Nga hội đàm".
        var companion: Participant?
        var isPassive = false
        /// By whom, in the passive.
        var agent: Participant?
        /// Whether nothing but adverbs, times and verbs of one chain is between.
        var isBeside = true
    }

    private var text: TokenizedText { clause.text }
    private var read: ReadText { clause.read }
    private var low: Int { clause.sentence.lowerBound }

    func find() -> Subject? { find(before: act.range.lowerBound) }

    /// The subject of a verb that begins at a token.
    func find(before start: Int) -> Subject? {
        var cursor = start
        var verbs = 0
        var suffers: Int?
        // Whether "đã", "sẽ", "cũng" … stand before the verb, so that what is before them is its subject.
        var isFinite = false
        for _ in 0..<14 {
            if let participant = participant(endingAt: cursor) {
                return beside(participant, suffers: suffers, hasVerbs: verbs > 0)
            }
            guard cursor > low else { return nil }
            let last = text.tokens[cursor - 1]
            if let time = clause.pass.time(endingAt: cursor), time.lowerBound >= low {
                cursor = time.lowerBound
                if cursor > low, Self.beforeTimes.contains(text.tokens[cursor - 1].key) { cursor -= 1 }
                continue
            }
            if last.sign == .closeParenthesis, let opening = opening(before: cursor - 1) {
                cursor = opening
                continue
            }
            if QuotationMarks.isDouble(last.sign) {
                cursor -= 1
                continue
            }
            guard last.isWord else { break }
            if Self.topicMarks.contains(last.key), read.isWordStart(cursor - 1) {
                cursor -= 1
                continue
            }
            if Self.joints.contains(last.key), read.isWordStart(cursor - 1) { break }
            if Self.nominalisers.contains(last.key), read.isWordStart(cursor - 1), suffers == nil { return nil }
            let unit = max(low, text.unitStart(before: cursor))
            let kinds = text.kinds(at: unit)
            if clause.isPassive(at: cursor - 1) {
                // "được" after a verb says that it succeeded; before one, that somebody suffers or enjoys it.
                if suffers == nil, verbs == 0 { suffers = cursor - 1 }
                cursor -= 1
                continue
            }
            if !kinds.isDisjoint(with: [.adverb, .negation, .unreal, .time]), !kinds.contains(.preposition) {
                isFinite = true
                cursor = unit
                continue
            }
            let word = max(low, read.wordStart(before: cursor))
            // "chuyển nghi phạm sát hại bé gái", "sau khi y bị bắt": the subject is somebody who is not named.
            if isStranger(word, before: cursor) { return nil }
            switch read.tag(word) {
            case .adverb, .auxiliary, .particle:
                isFinite = true
                cursor = word
            case .verb, .adjective:
                guard verbs < 3 else { return main(before: cursor, suffers: suffers) }
                verbs += 1
                cursor = word
            default:
                // "bị hai phụ nữ sát hại": by somebody who is not named.
                if suffers == nil, let passive = passive(before: cursor) {
                    suffers = passive
                    cursor = passive
                    continue
                }
                if suffers == nil, let explained = explained(before: cursor) { return Subject(participant: explained) }
                if verbs == 0, let whole = accompanied(before: cursor, suffers: suffers, reach: isFinite ? 8 : 4) {
                    return whole
                }
                if isFinite, verbs == 0 { return nil }
                return main(before: cursor, suffers: suffers)
            }
        }
        return main(before: cursor, suffers: suffers)
    }

    /// Whether a word calls a person, or is a pronoun, whom no name says.
    private func isStranger(_ word: Int, before end: Int) -> Bool {
        if read.tag(word) == .pronoun { return true }
        return clause.tables.word(text.tokens, endingAt: end, from: low, of: .individual) != nil
            && passive(before: end) == nil
    }

    /// "IS, tổ chức chiếm giữ …", "Mueller, người điều tra …": what explains a name has the verb.
    private func explained(before end: Int) -> Participant? {
        var at = end
        for _ in 0..<4 {
            guard at > low else { return nil }
            if text.isSign(.comma, at: at - 1), let participant = participant(endingAt: at - 1) {
                let first = text.speaker(at: at)?.kind
                return first != nil && first != .kin ? participant : nil
            }
            guard text.tokens[at - 1].isWord, participant(endingAt: at) == nil else { return nil }
            at = max(low, text.unitStart(before: at))
        }
        return nil
    }

    /// "bị" or "được" before nouns that end at a token.
    private func passive(before end: Int) -> Int? {
        var at = end
        for _ in 0..<4 {
            guard at > low, text.tokens[at - 1].isWord || text.tokens[at - 1].kind == .number,
                participant(endingAt: at) == nil
            else { return nil }
            let unit = max(low, text.unitStart(before: at))
            if clause.isPassive(at: at - 1) { return at - 1 }
            guard text.kinds(at: unit).isDisjoint(with: .preposition.union([.that, .conjunction])) else { return nil }
            switch read.tag(unit) {
            case .noun, .numeral, .adjective, .determiner: at = unit
            default:
                guard !text.kinds(at: unit).isDisjoint(with: [.plural, .indefinite, .classifier]) else { return nil }
                at = unit
            }
        }
        return nil
    }

    private static let beforeTimes = Syllable.keys("vào từ trong hôm hồi ngày")
    /// After these the subject is the main verb's.
    private static let joints = Syllable.keys("và hoặc rồi để nhằm hay khi")

    private static let topicMarks = Syllable.keys("thì")
    private static let nominalisers = Syllable.keys("việc sự")

    /// "Saudi Arabia cùng ba nước khác đã …": what stands before the verb is nobody who is named, but goes with one.
    ///
    /// - Parameter reach: in tokens, from who is named to the verb.
    private func accompanied(before end: Int, suffers: Int?, reach: Int) -> Subject? {
        guard let participant = clause.participants(before: end - 1).last,
            end - participant.range.upperBound <= reach,
            Self.and.contains(text.tokens[participant.range.upperBound].key)
        else { return nil }
        return beside(participant, suffers: suffers, hasVerbs: false)
    }

    private static let and = Syllable.keys("và cùng")

    private func opening(before close: Int) -> Int? {
        var at = close - 1
        while at >= max(low, close - 14) {
            if text.isSign(.openParenthesis, at: at) { return at }
            at -= 1
        }
        return nil
    }

    private func participant(endingAt end: Int) -> Participant? { clause.participant(endingAt: end) }

    private func beside(_ participant: Participant, suffers: Int?, hasVerbs: Bool) -> Subject? {
        if let suffers {
            return Subject(participant: participant, isPassive: suffers > 0)
        }
        let participant = whole(participant) ?? participant
        switch participant.governor {
        case .agent where hasVerbs:
            // "liên quân do Mỹ dẫn đầu đã phủ nhận": the verb beside the agent is another. But "sắc lệnh do ông Trump ký đã cấm
            // Huawei": what he has signed acts for him.
            if isOfDeed(participant.range.lowerBound - 1) { return Subject(participant: participant, isBeside: false) }
            return main(before: participant.range.lowerBound, suffers: nil)
        // "luật sư của bà Hoa yêu cầu": another person acts.
        case .possessive where clause.isOfPerson(participant): return nil
        case .opening, .cue, .agent, .possessive: return Subject(participant: participant)
        case .verb: return Subject(participant: participant)
        case .passive:
            let start = participant.range.lowerBound - 1
            // "lo ngại về các đảo bị Bắc Kinh chiếm": what suffers is a thing that stands between; but "Nga tập trung quân và bị
            // Kiev tố".
            // "nhưng bị Putin từ chối"
            let isContrast = start > low && Self.barriers.contains(text.tokens[start - 1].key)
            // "Hiệp ước INF được Mỹ và Liên Xô ký": what suffers is nobody.
            if participant.entities.count > 1, act.verb.traits.contains(.mutual) {
                return Subject(isPassive: true, agent: participant)
            }
            guard let passive = find(before: isContrast ? start - 1 : start),
                passive.isBeside || isContrast || start > low && Self.joints.contains(text.tokens[start - 1].key)
                    || start > low && text.isSign(.comma, at: start - 1)
            else { return nil }
            return Subject(participant: passive.participant, isPassive: true, agent: participant)
        case .noun: return participant.hasHead ? Subject(participant: participant) : nil
        case .motion: return main(before: participant.range.lowerBound, suffers: nil)
        // "giữa Nga và Mỹ có những cuộc gặp"
        case .preposition(SentenceEvents.between.key) where participant.entities.count > 1:
            return Subject(participant: participant)
        case .preposition(let key):
            let main = main(before: participant.range.lowerBound, suffers: nil)
            guard Self.with.contains(key), var main else { return main }
            main.companion = participant
            main.isBeside = true
            return main
        }
    }

    /// Whether a deed or a paper is what the clause before a token is about.
    private func isOfDeed(_ end: Int) -> Bool {
        (max(low, end - Self.deedReach)..<max(low, end)).contains {
            clause.tables.word(text.tokens, at: $0, end: end)?.word.contains(.deed) == true
        }
    }

    /// In tokens.
    private static let deedReach = 6

    /// Who or what a name only says where or whose it is: "Đặc phái viên Vũ Đại Vĩ của Trung Quốc đã …", "Công an huyện An Dương, TP. Hải
    /// Phòng đã …".
    private func whole(_ participant: Participant) -> Participant? {
        let start = participant.range.lowerBound
        switch participant.governor {
        case .possessive:
            guard let owned = self.participant(endingAt: start - 1), !owned.isPlace,
                owned.entities.allSatisfy({ clause.references.entities[$0].kind != .location })
            else { return nil }
            return owned
        case .opening where participant.hasHead && text.isSign(.comma, at: participant.range.upperBound):
            // "ZTE, một tập đoàn viễn thông của Trung Quốc, bị …"
            let isOne = start - 1 > low && text.kinds(at: start - 1).contains(.indefinite)
            let comma = isOne ? start - 2 : start - 1
            guard text.isSign(.comma, at: comma), let explained = self.participant(endingAt: comma), !explained.isPlace
            else { return nil }
            return explained
        case .opening, .noun:
            guard participant.isPlace else { return nil }
            var comma = start - 1
            for _ in 0..<3 where comma > low && !text.isSign(.comma, at: comma) { comma -= 1 }
            guard text.isSign(.comma, at: comma),
                (comma + 1..<start).allSatisfy({
                    text.tokens[$0].sign == .fullStop || text.kinds(at: $0).contains(.locality)
                }), let body = self.participant(endingAt: comma), !body.isPlace || body.governor == .opening
            else { return nil }
            return body
        default: return nil
        }
    }

    private static let with = Syllable.keys("với")

    /// Who the clause is about: the last participant before a token that is nobody's object and stands after no preposition.
    func main(before end: Int, suffers: Int?) -> Subject? {
        var previous = end
        for participant in clause.participants(before: end).reversed() {
            guard end - participant.range.upperBound <= Self.reach,
                !isBarrier(participant.range.upperBound..<max(previous, participant.range.upperBound))
            else { return nil }
            previous = participant.range.lowerBound
            switch participant.governor {
            // "Mỹ lên án Syria và chỉ trích Nga": Syria is whom the first verb is aimed at.
            case .cue where clause.isObject(participant): continue
            case .opening, .cue:
                return Subject(
                    participant: whole(participant) ?? participant, isPassive: suffers != nil, isBeside: false)
            case .noun, .possessive:
                // The clause is about a thing of theirs.
                if isClauseStart(participant.range.lowerBound) { return nil }
            default: break
            }
        }
        return nil
    }

    /// In tokens.
    private static let reach = 40

    private func isClauseStart(_ at: Int) -> Bool { at <= low + 4 }

    private func isBarrier(_ range: TokenRange) -> Bool {
        range.contains { at in
            let token = text.tokens[at]
            if token.kind == .sign { return [.semicolon, .colon, .fullStop].contains(token.sign) }
            return Self.barriers.contains(token.key) && read.isWordStart(at) && read.isWordStart(at + 1)
        }
    }

    private static let barriers = Syllable.keys("nhưng song")
}
