/// Whom an act is on, where a preposition says so: "hội đàm với Nga", "áp thuế 25% lên Trung Quốc".
extension SentenceEvents {

    /// Who stands after one of the verb's prepositions: "hội đàm với Nga", "áp thuế 25% lên Trung Quốc".
    func marked(_ act: Act, from start: Int) -> Participant? {
        guard !act.verb.prepositions.isEmpty else { return nil }
        let end = min(act.bounds.upperBound, start + Self.reach)
        for participant in participants(from: start) {
            guard participant.range.lowerBound < end else { return nil }
            // "biểu tình trước sứ quán Nga", "điều trần trước Thượng viện" (testify before the senate): the word before it is the verb's own and
            // opens no clause.
            let first = participant.range.lowerBound
            let isOwn =
                act.verb.kind == .protest
                || act.verb.prepositions.contains { $0.count == 1 && $0[0] == text.tokens[first - 1].key }
            guard !isOver(start..<max(start, isOwn ? first - 1 : first)) else { return nil }
            // "kêu gọi áp thuế với hàng Trung Quốc": the preposition is another verb's.
            if act.verb.kind == .request, !text.isWord(Self.send, at: act.range.lowerBound),
                isOfFurtherVerb(participant, from: start)
            {
                return nil
            }
            if isMarked(participant, act.verb.prepositions, from: start)
                // "tố cáo sai phạm gửi Tỉnh uỷ" (denounce faults in a letter to the province's party): who gets the letter is not denounced.
                || act.verb.kind.isAimed && act.verb.kind != .accuse
                    && isMarked(participant, Self.sending, from: start)
            {
                return participant
            }
        }
        return nil
    }

    /// "điện chia buồn gửi ông Putin"
    private static let sending = [[send.key]]

    /// "khởi tố bị can đối với ông A": whoever stands after a word for "towards", where the verb's row has none for it.
    func aimed(_ act: Act) -> Participant? {
        guard act.verb.kind.isDoneToPeople else { return nil }
        let start = act.range.upperBound
        for participant in participants(from: start) {
            guard participant.range.lowerBound < min(act.bounds.upperBound, start + Self.reach), !participant.isPlace,
                !isOver(start..<participant.range.lowerBound)
            else { return nil }
            if isMarked(participant, Self.towards, from: start) { return participant }
        }
        return nil
    }

    private static let towards = WordRoles.shared.phrases(of: .aimedAt)

    /// "Với Bộ Y tế, ông Tân đề nghị …": who is asked stands first.
    func fronted(_ act: Act) -> Participant? {
        guard act.verb.kind == .request, let first = participants.first, first.range.upperBound < act.range.lowerBound,
            first.range.lowerBound <= sentence.lowerBound + 2, !first.isPlace,
            text.isSign(.comma, at: first.range.upperBound), case .preposition(let key) = first.governor,
            Self.withWords.contains(key)
        else { return nil }
        return first
    }

    static let withWords = SyllableSet(.companionPrepositions)

    /// In tokens.
    static let reach = 18

    /// Whether a preposition stands before a participant, perhaps with a site between them: "tại thủ đô Damascus".
    private func isMarked(_ participant: Participant, _ prepositions: some Sequence<[UInt64]>, from start: Int) -> Bool
    {
        // "cung cấp cho thấy Nga …" (supplied, shows that Russia): "cho" is no preposition there.
        let first = participant.range.lowerBound
        if first >= start + 2, text.isWord(.give, at: first - 2), text.cue(at: first - 2) != nil { return false }
        var hasNoun = false
        var at = participant.range.lowerBound
        for _ in 0..<5 {
            for keys in prepositions where at - keys.count >= start {
                if zip(at - keys.count..<at, keys).allSatisfy({ text.tokens[$0].key == $1 }) {
                    // "diệt 30 tay súng ở khu vực xe khách Việt bị đánh bom" (kill 30 gunmen where a Vietnamese bus was bombed)
                    let after = participant.range.upperBound
                    // "tuần tra gần các thực thể Trung Quốc tuyên bố chủ quyền" (patrol near features that China claims)
                    if hasNoun, after < sentence.upperBound, !text.kinds(at: after).isDisjoint(with: [.cue, .compound])
                    {
                        return false
                    }
                    if Self.locating.contains(keys[0]), isOnOthers(start..<at - keys.count) { return false }
                    if hasNoun, Self.locating.contains(keys[0]), after < sentence.upperBound, isPassive(at: after) {
                        return false
                    }
                    return !(Self.withWords.contains(keys[0]) && isTied(at - keys.count, from: start))
                }
            }
            if let length = tables.word(text.tokens, endingAt: at, from: start, of: .site) {
                at -= length
            } else if at > start, text.kinds(at: at - 1).contains(.plural) || text.tokens[at - 1].kind == .number {
                at -= 1
            } else if at > start, participant.governor == .noun, text.tokens[at - 1].isWord,
                text.kinds(at: text.unitStart(before: at)).isDisjoint(with: .preposition)
            {
                // "nhằm vào một cơ quan quân đội Trung Quốc"
                hasNoun = true
                at = text.unitStart(before: at)
            } else {
                return false
            }
        }
        return false
    }

    /// "tấn công phe đối lập ở Syria" (attack the opposition in Syria): those whom an act is on stand before where they are.
    private func isOnOthers(_ gap: TokenRange) -> Bool {
        gap.contains {
            read.isWordStart($0)
                && tables.word(text.tokens, at: $0, end: gap.upperBound)?.word.isDisjoint(with: [.rebel, .stranger])
                    == false
        }
    }

    /// "tập trận ở quần đảo tranh chấp với Nhật" (drill at islands in dispute with Japan): the preposition is the dispute's.
    func isTied(_ preposition: Int, from start: Int) -> Bool {
        guard let length = tables.word(text.tokens, endingAt: preposition, from: start, of: .tie) else { return false }
        // "thảo luận căng thẳng với Nga" (tense talks with Russia): right after the act it says how.
        return preposition - length > start && read.isWordStart(preposition - length)
    }

    /// "kêu gọi xem xét lại quan hệ với Israel" (call for a review of the relations with Israel): the preposition belongs to what is asked for.
    private func isOfFurtherVerb(_ participant: Participant, from start: Int) -> Bool {
        let end = max(start, participant.range.lowerBound)
        return hasVerb(start..<end)
            || (start..<max(start, end - 1)).contains { read.isWordStart($0) && read.tag($0) == .verb }
    }

    // MARK: What ends the clause

    /// - Parameter other: a kind that does not count: "chỉ đạo giao Sở Y tế" (direct that the health department be charged) asks one body.
    func hasVerb(_ range: TokenRange, besides other: Report.Event.Kind? = nil) -> Bool {
        range.contains {
            guard read.isWordStart($0), tables.begins(with: text.tokens[$0].key),
                let verb = tables.verb(read, at: $0, end: range.upperBound)?.verb
            else { return false }
            return other == nil || tables.verbs[verb].kind != other
        }
    }

    /// Whether the clause ends between an act and what may belong to it.
    func isOver(_ range: TokenRange) -> Bool {
        // What stands in brackets behind an act is no part of its clause, but for "phối hợp (với Nga)" (work together, with Russia).
        let opening = range.last { text.isSign(.openParenthesis, at: $0) }
        if let opening, !(opening..<range.upperBound).contains(where: { text.isSign(.closeParenthesis, at: $0) }),
            text.kinds(at: opening + 1).isDisjoint(with: .preposition)
        {
            return true
        }
        return range.contains { at in
            let token = text.tokens[at]
            if token.kind == .sign {
                return [.comma, .semicolon, .colon, .fullStop, .question, .exclamation, .ellipsis].contains(token.sign)
                    && !isWithinNumber(at)
            }
            // "nhằm vào" (against) opens no clause.
            return token.isWord && Self.clauseOpeners.contains(token.key) && read.isWordStart(at)
                && (read.isWordStart(at + 1) || text.isWord(Self.inOrder, at: at)) && !isNamed(at)
                && !(text.isWord(Self.inOrder, at: at) && text.isWord(.into, at: at + 1))
                // "hội đàm sau đó với" (hold talks then with)
                && !text.isWord(Self.then, at: at + 1)
        }
    }

    private func isWithinNumber(_ at: Int) -> Bool {
        at > 0 && at + 1 < text.tokens.count && text.tokens[at - 1].kind == .number
            && text.tokens[at + 1].kind == .number
            && text.touches(at) && text.touches(at + 1)
    }

    private static let inOrder = Syllable("nhằm")
    private static let then = Syllable("đó")
    /// khi, để, nhưng …
    private static let clauseOpeners = SyllableSet(.actClauseOpeners)
}
