extension Quotes {
    /// A reporting word in a sentence (data).
    struct Cue: Sendable {
        var range: TokenRange
        var word: CueWord
        /// Not said, or not said yet: "không nói" (did not say), "sẽ thông báo" (will announce).
        var isUnreal: Bool
        /// "không nói", "chưa xác nhận", "có quyền yêu cầu" (has the right to demand): nothing is reported.
        var isNegated = false
        /// What somebody may or has to say.
        var isPower = false
    }

    /// The reporting verbs of a sentence outside its quotations.
    func cues(in sentence: TokenRange, outside quotations: [QuotationMarks.Quotation]) -> [Cue] {
        var cues: [Cue] = []
        var at = sentence.lowerBound
        var next = quotations.startIndex
        let (give, suffers) = (Syllable.give.key, Syllable.suffers.key)
        while at < sentence.upperBound {
            if next < quotations.endIndex, at >= quotations[next].whole.lowerBound {
                // "phụ huynh “tố” giáo viên": a reporting verb that stands in marks by itself
                let content = quotations[next].content
                if content.lowerBound < content.upperBound, let word = text.cue(at: content.lowerBound),
                    text.unitEnd(content.lowerBound) == content.upperBound
                {
                    cues.append(Cue(range: content, word: word, isUnreal: false))
                }
                at = max(at, quotations[next].whole.upperBound)
                next += 1
                continue
            }
            let end = text.unitEnd(at)
            let key = text.tokens[at].key
            if let cue = key == give ? toldCue(at, sentence) : key == suffers ? chargedCue(at, sentence) : nil {
                cues.append(cue)
                at = cue.range.upperBound
                continue
            }
            if let word = text.cue(at: at), read.name(holding: at) == nil, end <= sentence.upperBound,
                read.isWordStart(at) || end - at > 1, read.isWordStart(end) || end - at > 1,
                // "vấn đề xuất xứ" (the question of origin) holds no "đề xuất" (propose).
                read.isWordStart(at) || read.isWordStart(end), !isOfTitle(at, sentence), isVerb(at, end, sentence)
            {
                let isNegated = isNegated(at, sentence) || isConditional(at, sentence) || isWithdrawn(at, end, sentence)
                let isPower =
                    !isNegated
                    && (isPower(at, sentence)
                        || cues.last.map { $0.isPower && isListed(at, behind: $0.range.upperBound) } ?? false)
                // "xin thông báo" (beg to announce) is said politely.
                if let last = cues.last, last.range.upperBound == at, last.range.count == 1,
                    text.isWord(Self.please, at: last.range.lowerBound), ![.demand, .urge].contains(word.stance)
                {
                    cues.removeLast()
                }
                // "một quan chức đề nghị giấu tên cho biết" (an official who asks not to be named says): it tells who speaks.
                if [.demand, .urge].contains(word.stance), hidesName(end, sentence.upperBound) {
                    at = end
                    continue
                }
                let isRequested = cues.last.map { $0.range.upperBound == at && isAskedFor(word, by: $0) } ?? false
                cues.append(
                    Cue(
                        range: at..<end, word: word, isUnreal: isRequested || isUnreal(at, sentence),
                        isNegated: isNegated || isPower || isRequested, isPower: isPower))
            }
            at = end
        }
        return cues
    }

    /// "cho PV báo Người Đưa Tin biết" (let the newspaper's reporter know): "cho biết" around whom it was told.
    private func toldCue(_ at: Int, _ sentence: TokenRange) -> Cue? {
        guard text.isWord(.give, at: at), text.tokens[at].unitLength == 1, at + 2 < sentence.upperBound,
            Self.listeners.contains(text.tokens[at + 1].key) || text.kinds(at: at + 1).contains(.outlet)
        else { return nil }
        for end in at + 2..<min(sentence.upperBound, at + 12)
        where text.isWord(Self.know, at: end) || text.isWord(Self.hear, at: end) {
            return Cue(range: at..<end + 1, word: Self.tell, isUnreal: false)
        }
        return nil
    }

    /// "bị cáo buộc" (is accused of): the tables find "bị cáo" (defendant) there.
    private func chargedCue(_ at: Int, _ sentence: TokenRange) -> Cue? {
        guard text.isWord(.suffers, at: at), text.tokens[at].unitLength == 2, at + 2 < sentence.upperBound,
            text.isWord(Self.charges, at: at + 2)
        else { return nil }
        return Cue(range: at + 1..<at + 3, word: Self.charge, isUnreal: false)
    }

    private static let charges = Syllable("buộc")
    private static let charge = CueWord(stance: .accuse, force: .strong, frames: [.beforeClause, .beforeNoun])
    /// "câu nói" (a saying); "kèm theo câu hối thúc: “…”" reports all the same.
    static let phrase = Syllable("câu")
    private static let know = Syllable("biết")
    private static let hear = Syllable("hay")
    private static let listeners = SyllableSet(.listeners)
    private static let tell = CueWord(
        stance: .say, force: .strong, frames: [.afterQuotation, .beforeColon, .beforeClause])

    /// Whether "không" (not) or its like stands right before a reporting verb, or before one adverb of it.
    private func isNegated(_ cue: Int, _ sentence: TokenRange) -> Bool {
        if isNearly(cue, sentence) || isAsked(cue, sentence) { return true }
        var at = cue
        for _ in 0..<2 {
            guard at > sentence.lowerBound else { return false }
            at = text.unitStart(before: at)
            if text.kinds(at: at).contains(.negation) { return true }
            guard text.kinds(at: at).contains(.adverb) || Self.negationLinks.contains(text.tokens[at].key) else {
                return false
            }
        }
        return false
    }

    /// "Trưởng ban Chỉ đạo thi" (the head of the board that directs the examination): within a sentence a capital begins a name.
    private func isOfTitle(_ at: Int, _ sentence: TokenRange) -> Bool {
        let traits = text.tokens[at].traits
        return at > sentence.lowerBound && text.tokens[at].isCapitalised && !traits.contains(.allCapitals)
            && !traits.contains(.opensParagraph) && text.tokens[at - 1].isWord
    }

    /// "giấu tên", "được giấu danh tính", "không nêu tên": to be left unnamed.
    private func hidesName(_ at: Int, _ end: Int) -> Bool {
        let start = at < end && text.kinds(at: at).contains(.passive) ? text.unitEnd(at) : at
        return WordRoles.length(of: Self.anonymity, in: text.tokens, at: start) != nil
    }

    private static let anonymity = WordRoles.shared.phrases(of: .anonymity)

    /// "Xin ông cho biết …" (would you please tell us): somebody is asked to say it.
    private func isAsked(_ cue: Int, _ sentence: TokenRange) -> Bool {
        cue - 2 >= sentence.lowerBound && text.isWord(Self.please, at: cue - 2)
            && [.kin, .pronoun].contains(text.speaker(at: cue - 1)?.kind)
    }

    static let please = Syllable("xin")

    /// "suýt nữa đòi bỏ về" (all but demanded to leave), "toan tố cáo" (was about to denounce): nothing was said.
    private func isNearly(_ cue: Int, _ sentence: TokenRange) -> Bool {
        [1, 2, 3].contains {
            cue - $0 >= sentence.lowerBound
                && WordRoles.length(of: Self.nearly, in: text.tokens, at: cue - $0) == $0 && read.isWordStart(cue - $0)
        }
    }

    private static let nearly = WordRoles.shared.phrases(of: .nearly)

    /// "Nếu Bộ trưởng yêu cầu FBI …" (if the minister demands that the FBI): whether the clause of a reporting verb opens with a condition.
    private func isConditional(_ cue: Int, _ sentence: TokenRange) -> Bool {
        // "… nếu Nga leo thang và cho rằng …" (if Russia escalates, and holds that): the main clause's subject goes on.
        guard connector(before: cue, from: sentence.lowerBound) == nil else { return false }
        var at = cue
        while at > sentence.lowerBound {
            at = text.unitStart(before: at)
            if text.tokens[at].kind == .sign || text.isWord(Self.then, at: at) && read.isWordStart(at) { return false }
            if read.name(holding: at) == nil,
                WordRoles.length(of: Self.conditions, in: text.tokens, at: at) != nil
            {
                return true
            }
        }
        return false
    }

    /// "… nhưng cáo buộc bị rút" (but the charge is withdrawn): a noun that suffers something.
    private func isWithdrawn(_ at: Int, _ end: Int, _ sentence: TokenRange) -> Bool {
        guard at > sentence.lowerBound, end < sentence.upperBound, Self.alsoNouns.contains(text.tokens[at].key),
            text.isWord(.suffers, at: end), text.tokens[end].unitLength == 1
        else { return false }
        return text.kinds(at: text.unitStart(before: at)).contains(.conjunction)
            || Self.joiningWords.contains(text.tokens[at - 1].key)
    }

    /// Whether "mặc dù" (although) or its like opens the sentence of a reporting word, with no sign in between.
    func isConceded(_ cue: Cue) -> Bool {
        let start = sentence(holding: cue.range.lowerBound).lowerBound
        return isConcession(start)
            && !(start..<cue.range.lowerBound).contains { text.tokens[$0].sign == .comma }
    }

    /// Whether "dù" or its like begins at a token: "số phận của hành khách dù công an cho biết" (the passengers' fate, although the police say).
    func isConcession(_ at: Int) -> Bool {
        read.isWordStart(at) && WordRoles.length(of: Self.although, in: text.tokens, at: at) != nil
    }

    private static let although = WordRoles.shared.phrases(of: .although)
    private static let conditions = WordRoles.shared.phrases(of: .conditions)

    /// Whether what stands before a reporting verb says that somebody may say something, or that it is their task to.
    private func isPower(_ cue: Int, _ sentence: TokenRange) -> Bool {
        var at = cue
        for _ in 0..<2 where at - 3 >= sentence.lowerBound {
            if [2, 3].contains(where: { WordRoles.length(of: Self.powers, in: text.tokens, at: at - $0) == $0 }) {
                return true
            }
            at = text.unitStart(before: at)
            guard !text.kinds(at: at).isDisjoint(with: [.adverb, .unreal]) else { return false }
        }
        return false
    }

    /// "được yêu cầu chia sẻ thông tin" (is asked to share information): what is demanded has not been said.
    private func isAskedFor(_ word: CueWord, by request: Cue) -> Bool {
        [.demand, .urge].contains(request.word.stance) && ![.demand, .urge].contains(word.stance)
    }

    /// "thông báo, kiến nghị và yêu cầu" (notify, propose and demand): whether nothing but what joins verbs stands between two of them.
    private func isListed(_ at: Int, behind end: Int) -> Bool {
        at > end
            && (end..<at).allSatisfy {
                text.tokens[$0].sign == .comma || !text.kinds(at: $0).isDisjoint(with: [.conjunction, .adverb])
            }
    }

    private static let powers = WordRoles.shared.phrases(of: .powers)
    private static let negationLinks = SyllableSet(.negationLinks)

    /// Whether what stands before a reporting verb says that nothing has been said.
    private func isUnreal(_ cue: Int, _ sentence: TokenRange) -> Bool {
        var at = cue
        for _ in 0..<3 {
            guard at > sentence.lowerBound else { return false }
            at = text.unitStart(before: at)
            let kinds = text.kinds(at: at)
            if !kinds.isDisjoint(with: [.negation, .unreal]) { return true }
            guard kinds.contains(.adverb) else { return false }
        }
        return false
    }

    /// Whether a reporting word is a verb there: "tuyên bố này" (this statement), "lời cảnh báo" (the warning) are nouns.
    ///
    /// - Parameter mayBeJoined: whether to look at what "và" joins it to; of that one nobody asks on.
    private func isVerb(_ at: Int, _ end: Int, _ sentence: TokenRange, mayBeJoined: Bool = true) -> Bool {
        // "Nói như ông Nam" is "theo ông Nam".
        if at == sentence.lowerBound, sayingLike(at) != nil { return false }
        // "một nữ hướng dẫn viên" (a guide): what follows makes it whoever does it.
        if end < sentence.upperBound, text.isWord(Self.member, at: end), text.tokens[end].unitLength <= 1,
            read.wordEnd(at) > end || read.tag(at) == .noun
        {
            return false
        }
        if at > sentence.lowerBound, isNoun(at, end, behindWordsOf: sentence, mayBeJoined: mayBeJoined) { return false }
        // "Tuyên bố trên được đưa ra …" (the above statement was made)
        if end + 1 < sentence.upperBound, text.isWord(.above, at: end), text.kinds(at: end + 1).contains(.passive) {
            return false
        }
        if end < sentence.upperBound, text.kinds(at: end).contains(.demonstrative),
            text.speaker(at: at) != nil
                || Self.alsoNouns.contains(text.tokens[at].key)
        {
            // "nhận xét đó là …" (remarked that this is …) is a verb again.
            return text.kinds(at: end).contains(.preposition) || text.kinds(at: text.unitEnd(end)).contains(.copula)
        }
        if isNoun(at, beforeWordsAt: end, sentence) { return false }
        if let noun = text.speaker(at: at), noun.kind == .document { return isVerbOfPaper(at, end, sentence) }
        return !(end < sentence.upperBound && text.isWord(Syllable.of, at: end) && read.tag(at) == .noun)
    }

    /// Whether what stands before a reporting word makes it a noun.
    private func isNoun(_ at: Int, _ end: Int, behindWordsOf sentence: TokenRange, mayBeJoined: Bool) -> Bool {
        let before = text.unitStart(before: at)
        // "khẳng định yêu cầu này là …" (affirms that this demand is): a noun, of which something is affirmed.
        if end < sentence.upperBound, text.kinds(at: end).contains(.demonstrative), text.cue(at: before) != nil,
            Self.alsoNouns.contains(text.tokens[at].key)
        {
            return true
        }
        if isOfDevice(at, end, sentence) || isGroundOfCharge(at, sentence) || isOfPaper(at, end, sentence)
            || isReceived(at, sentence) || mayBeJoined && isJoinedToNoun(at, sentence)
        {
            return true
        }
        // "Vấn đề đáng nói là" (what is worth saying is)
        if text.isWord(Self.worth, at: before), text.tokens[before].unitLength == 1 { return true }
        if Self.nounMarks.contains(text.tokens[at - 1].key), text.tokens[at - 1].unitLength == 1,
            read.name(holding: at - 1) == nil, !isPeople(at - 1, sentence),
            described(byPersonAt: at - 1, from: sentence.lowerBound) == nil,
            !text.isWord(Self.phrase, at: at - 1) || !text.isSign(.colon, at: end)
        {
            return true
        }
        let kinds = text.kinds(at: before)
        if !kinds.isDisjoint(with: [.plural, .indefinite]), text.speaker(at: before) == nil,
            text.tokens[before].unitLength == 1
        {
            return true
        }
        // "đối mặt 36 cáo buộc" (face 36 charges); but "hôm 3/9 tuyên bố" (declared on 3 September), "Công ty Sông Lam 8 đề xuất".
        if before > sentence.lowerBound, text.tokens[before].kind == .number, text.tokens[before - 1].isWord,
            Self.alsoNouns.contains(text.tokens[at].key), read.tag(before - 1) == .verb,
            read.name(holding: before) == nil
        {
            return true
        }
        return kinds.contains(.preposition) && text.cue(at: before) == nil
            && kinds.isDisjoint(with: [.adverb, .demonstrative]) && read.name(holding: before) == nil
            && !Self.verbalPrepositions.contains(text.tokens[before].key) && !isAfterSpan(before, sentence)
            && !isAfterMotion(before, sentence)
    }

    /// Whether what follows a reporting word makes it a noun.
    private func isNoun(_ at: Int, beforeWordsAt end: Int, _ sentence: TokenRange) -> Bool {
        guard end + 1 < sentence.upperBound else { return false }
        // "triển khai cam kết mà lãnh đạo hai nước đạt được" (the pledge that the leaders have made), "những tuyên bố đưa ra" (the statements made)
        if Self.alsoNouns.contains(text.tokens[at].key),
            text.isWord(.which, at: end) && text.tokens[end].unitLength <= 1
                || WordRoles.length(of: Self.made, in: text.tokens, at: end) != nil
        {
            return true
        }
        // "đưa ra tuyên bố trên sau khi …" (made the above statement after): "trên" before no noun points back.
        return text.isWord(.above, at: end)
            && (!isNominal(end + 1) || Self.afterwards.contains(text.tokens[end + 1].key))
            && text.tokens[end + 1].kind != .number && read.name(holding: end + 1) == nil
    }

    /// "Ông Nam thông báo …" (announces); "Thông báo của …" (the announcement of), "Báo cáo cho biết" (the report says) are nouns.
    private func isVerbOfPaper(_ at: Int, _ end: Int, _ sentence: TokenRange) -> Bool {
        if at == sentence.lowerBound { return false }
        if end < sentence.upperBound, text.isWord(Syllable.of, at: end) { return false }
        // "ban hành quyết định, thông báo, niêm yết" (issue the decision, the notice, post it up): a thing in a list.
        if text.isSign(.comma, at: at - 1), text.isSign(.comma, at: end) { return false }
        if end < sentence.upperBound, let next = text.cue(at: end),
            next.stance == .say || !followsSpeaker(at, sentence)
        {
            return false
        }
        return !text.tokens[at].isCapitalised
    }

    /// "vài ngày sau nói rằng …" (some days later said that …): a span of time before "sau", which then is an adverb.
    private func isAfterSpan(_ after: Int, _ sentence: TokenRange) -> Bool {
        after > sentence.lowerBound && Self.afterwards.contains(text.tokens[after].key)
            && text.kinds(at: text.unitStart(before: after)).contains(.time)
    }

    /// "đi vào hỏi" (goes in and asks): where somebody goes to, which no noun follows.
    private func isAfterMotion(_ direction: Int, _ sentence: TokenRange) -> Bool {
        direction > sentence.lowerBound && Self.directions.contains(text.tokens[direction].key)
            && text.tokens[direction].unitLength <= 1 && read.tag(read.wordStart(before: direction)) == .verb
    }

    private static let directions = SyllableSet(.motionDirections)

    /// Whether nothing but adverbs stands between a token and who is named before it: "Mỹ tuyên bố công nhận …" (the US declares that it
    /// recognises …).
    private func followsSpeaker(_ at: Int, _ sentence: TokenRange) -> Bool {
        guard at > sentence.lowerBound else { return false }
        let before = text.unitStart(before: at)
        if read.name(holding: before) != nil || text.kinds(at: before).contains(.unreal) { return true }
        guard let noun = text.speaker(at: before) else { return text.kinds(at: before).contains(.adverb) }
        return noun.kind != .document
    }

    /// "bác bỏ cáo buộc" (reject an accusation), "phớt lờ cảnh báo" (ignore a warning): somebody else's words.
    private func isReceived(_ at: Int, _ sentence: TokenRange) -> Bool {
        guard at - 2 >= sentence.lowerBound else { return false }
        if let firsts = Self.receiving[text.tokens[at - 1].key], firsts.contains(text.tokens[at - 2].key) {
            return true
        }
        // "kết quả đánh giá" (the result of the assessment); "kết quả cho thấy" (the result shows) tells something.
        if Self.alsoNouns.contains(text.tokens[at].key) || text.speaker(at: at)?.kind == .document,
            WordRoles.length(of: Self.assessed, in: text.tokens, at: at - 2) == 2, read.isWordStart(at - 2)
        {
            return true
        }
        // "trả lời cho biết" (said in answer) is no object.
        guard let word = text.cue(at: at), [.demand, .urge, .promise].contains(word.stance) else { return false }
        return [1, 2].contains {
            WordRoles.length(of: Self.answering, in: text.tokens, at: at - $0) == $0 && read.isWordStart(at - $0)
        }
    }

    /// "đưa ra cáo buộc" (make a charge): a noun that the verb before it makes.
    func isMade(_ cue: Cue) -> Bool {
        Self.alsoNouns.contains(text.tokens[cue.range.lowerBound].key)
            && WordRoles.length(of: Self.making, in: text.tokens, at: cue.range.lowerBound - 2) == 2
    }

    private static let making = WordRoles.shared.phrases(of: .making)

    /// "những cam kết và tuyên bố" (the pledges and statements): a noun that "và" joins to one.
    private func isJoinedToNoun(_ at: Int, _ sentence: TokenRange) -> Bool {
        guard at - 2 > sentence.lowerBound, text.isWord(.and, at: at - 1), Self.alsoNouns.contains(text.tokens[at].key)
        else { return false }
        let first = text.unitStart(before: at - 1)
        return text.cue(at: first) != nil && Self.alsoNouns.contains(text.tokens[first].key)
            && !isVerb(first, at - 1, sentence, mayBeJoined: false)
    }

    /// "Trung tâm cảnh báo sóng thần" (the tsunami warning centre), "hệ thống cảnh báo sớm" (early warning system): what it is for.
    private func isOfDevice(_ at: Int, _ end: Int, _ sentence: TokenRange) -> Bool {
        WordRoles.length(of: Self.hazards, in: text.tokens, at: end) != nil
            && WordRoles.length(of: Self.devices, in: text.tokens, at: at - 2) == 2 && at - 2 >= sentence.lowerBound
    }

    /// "bị xét xử vì cáo buộc …" (is tried for alleged …), "làm rõ cáo buộc …" (to clear up the charge that): a charge that nobody is told to make.
    private func isGroundOfCharge(_ at: Int, _ sentence: TokenRange) -> Bool {
        guard text.cue(at: at)?.stance == .accuse, Self.alsoNouns.contains(text.tokens[at].key) else { return false }
        let before = text.tokens[at - 1].key
        return Self.becauses.contains(before) || before == Syllable.by.key
            || [2, 3].contains { length in
                at - length >= sentence.lowerBound
                    && WordRoles.length(of: Self.inquiring, in: text.tokens, at: at - length) == length
            }
    }

    private static let devices = WordRoles.shared.phrases(of: .warningDevices)
    private static let hazards = WordRoles.shared.phrases(of: .hazards)
    private static let inquiring = WordRoles.shared.phrases(of: .inquiring)

    /// The first syllables of the verbs whose object is what somebody else has said, by their second.
    private static let answering = WordRoles.shared.phrases(of: .answering)
    private static let assessed = WordRoles.shared.phrases(of: .assessed)
    private static let made = WordRoles.shared.phrases(of: .made)
    private static let receiving = Dictionary(grouping: WordRoles.shared.phrases(of: .receiving)) { $0[1] }
        .mapValues { $0.map { $0[0] } }

    /// "nhiều người", "một số người": people, who say something; "người phát ngôn" (spokesman) is a noun with what follows.
    private func isPeople(_ at: Int, _ sentence: TokenRange) -> Bool {
        text.isWord(.person, at: at) && at > sentence.lowerBound
            && !text.kinds(at: text.unitStart(before: at)).isDisjoint(with: [.plural])
    }

    private static let worth = Syllable("đáng")
    /// Of "hướng dẫn viên" (guide), "phát ngôn viên" (spokesman).
    private static let member = Syllable("viên")
    private static let nounMarks = SyllableSet(.cueNouns)
    private static let alsoNouns = SyllableSet(.cuesAlsoNouns)
    private static let verbalPrepositions = SyllableSet(.cuePrepositions)

    /// Whether "rằng" (that) belongs to a cue or follows it.
    func followedByThat(_ cue: Cue) -> Bool {
        let lastIsThat = text.kinds(at: cue.range.upperBound - 1).contains(.that)
        return lastIsThat || text.kinds(at: cue.range.upperBound).contains(.that)
            || text.isWord(Syllable.that, at: cue.range.upperBound - 1)
    }

    /// A noun of speech and whose it is, right before "rằng": "tuyên bố của đại sứ quán" (the embassy's statement).
    func ownedSpeech(before that: Int, from start: Int) -> (cue: Cue, owner: SpeakerPhrase)? {
        let furthest = max(start + 1, that - Self.longestOwner)
        guard furthest < that - 1,
            let of = (furthest..<that - 1).last(where: {
                text.isWord(Syllable.of, at: $0) && text.tokens[$0].unitLength == 1
            }),
            let owner = phrases.phrase(at: of + 1, end: that), owner.name != nil || owner.noun != nil,
            that - text.afterTime(owner.range.upperBound, that) <= Self.longestPlace,
            !(of + 1..<that).contains(where: { text.tokens[$0].kind == .sign || text.cue(at: $0)?.isStrong == true })
        else { return nil }
        let unit = text.unitStart(before: of)
        if unit >= start, let word = text.cue(at: unit), word.force != .clause {
            return (Cue(range: unit..<of, word: word, isUnreal: false), owner.taken(as: .wrote))
        }
        guard of - 2 >= start, WordRoles.length(of: Self.speechNouns, in: text.tokens, at: of - 2) == 2 else {
            return nil
        }
        return (Cue(range: of - 2..<of, word: Self.tell, isUnreal: false), owner.taken(as: .wrote))
    }

    /// In tokens, from "của" to "rằng".
    private static let longestOwner = 16
    /// In tokens, behind whose it is: "đại sứ quán Trung Quốc ở Manila" (the Chinese embassy in Manila).
    private static let longestPlace = 4
    static let speechNouns = WordRoles.shared.phrases(of: .speechNouns)

    /// Orders, demands, warnings, promises and charges: their contents count also where they are no clause of their own.
    func isRequest(_ cue: Cue) -> Bool {
        [.demand, .urge, .warn, .threaten, .promise, .accuse].contains(cue.word.stance)
    }

    /// Where "và", ", đồng thời", "nhưng" or a comma stands right before a cue that has no subject of its own.
    func connector(before cue: Int, from start: Int) -> Int? {
        var at = cue
        var sawConnector = false
        while at > start {
            let before = text.unitStart(before: at)
            let kinds = text.kinds(at: before)
            let isAdverb =
                !kinds.isDisjoint(with: [.adverb, .negation, .unreal]) || text.tokens[before].kind == .number
                || Self.times.contains(text.tokens[before].key)
            if kinds.contains(.conjunction) || kinds.contains(.opener) || text.tokens[before].sign == .comma
                || text.tokens[before].sign == .semicolon
                || Self.joiningWords.contains(text.tokens[before].key) && !text.tokens[before].isCapitalised
                || isConcession(before)
            {
                sawConnector = true
            } else if !isAdverb || sawConnector && !kinds.contains(.adverb) {
                break
            }
            at = before
        }
        return sawConnector ? at : nil
    }

    static let afterwards = SyllableSet(.afterCues)
    static let joiningWords = SyllableSet(.cueJoints)
    private static let times = SyllableSet(.repeats)
}
