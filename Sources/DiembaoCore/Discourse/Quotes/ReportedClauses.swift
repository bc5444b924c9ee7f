// The words of a reported clause: where they begin and end, and how clearly they are a clause.

extension Quotes {

    static let firstPersons = SyllableSet(.firstPersons)
    static let modals = SyllableSet(.modals)
    static let pasts = SyllableSet(.pasts)
    static let demonstratives = SyllableSet(.demonstratives)

    /// A sentence without its opener ("Tuy nhiên,") and its last sign.
    func withoutOpener(_ sentence: TokenRange) -> TokenRange {
        var at = sentence.lowerBound
        while at < sentence.upperBound, text.kinds(at: at).contains(.opener) || text.tokens[at].sign == .comma {
            at = text.unitEnd(at)
        }
        return trimmed(min(at, sentence.upperBound)..<sentence.upperBound)
    }

    /// "Mourinho: Tôi không cần ai dạy cách thắng trận": who is named before a colon.
    func namedBeforeColon(_ sentence: TokenRange, _ cues: [Cue]) -> According? {
        guard let colon = sentence.prefix(24).first(where: { text.tokens[$0].sign == .colon }),
            colon > sentence.lowerBound,
            !cues.contains(where: { $0.range.lowerBound < colon }), colon + 3 < sentence.upperBound,
            let phrase = phrases.phrase(at: sentence.lowerBound, end: colon), phrase.range.upperBound == colon,
            phrase.name != nil || phrase.isPerson,
            // "Video: Toàn cảnh vụ việc" (the whole case)
            !Self.captions.contains(text.tokens[sentence.lowerBound].key)
        else { return nil }
        return According(word: colon..<colon, phrase: phrase, content: trimmed(colon + 1..<sentence.upperBound))
    }

    static let captions = SyllableSet(.captionMarks)

    /// "nhận xét đó là hướng đi đúng: “…”": between the cue of a quotation and its colon stands a clause of the cue's own.
    func hasClauseBeforeColon(_ cue: Cue, _ quotations: [QuotationMarks.Quotation]) -> Bool {
        guard let quotation = quotations.first(where: { $0.whole.lowerBound >= cue.range.upperBound }) else {
            return false
        }
        let between = cue.range.upperBound..<quotation.whole.lowerBound
        return between.count > 4 && text.isSign(.colon, at: between.upperBound - 1) && evidence(between) > 0
    }

    /// "thông báo với Vũ về việc …": past whom it was told.
    func afterListener(_ start: Int, _ end: Int) -> Int {
        guard start < end, text.kinds(at: start).contains(.preposition), read.name(holding: start) == nil,
            text.speaker(at: start) == nil
        else { return start }
        // "đề xuất với Chính phủ đóng cửa …" (propose to the government to close)
        if text.isWord(.with, at: start), let told = phrases.phrase(at: start + 1, end: end),
            told.range.upperBound + 1 < end, read.tag(told.range.upperBound) == .verb
        {
            return told.range.upperBound
        }
        for at in start + 1..<max(start + 1, min(end - 2, start + 18)) {
            if text.isWord(.about, at: at), text.isWord(.matter, at: at + 1) { return at + 2 }
            if text.tokens[at].kind == .sign, read.name(holding: at) == nil { return start }
        }
        return start
    }

    /// Whether nothing but "cho" or "với" and somebody stands between two reporting words.
    func isListener(_ range: TokenRange) -> Bool {
        guard range.count > 1, text.isWord(.give, at: range.lowerBound) || text.isWord(.with, at: range.lowerBound),
            text.tokens[range.lowerBound].unitLength <= 1,
            let told = phrases.phrase(at: range.lowerBound + 1, end: range.upperBound)
        else { return false }
        return told.range.upperBound == range.upperBound
    }

    /// "nơi Bộ Quốc phòng cho biết là vị trí đặt thuốc nổ, bị thủng" (where, the ministry says, the explosive was, is holed): a relative
    /// clause ends at its comma, behind which the sentence goes on.
    func relativeEnd(of cue: Cue, from start: Int, in body: TokenRange) -> Int {
        var at = cue.range.lowerBound
        for _ in 0..<Self.longestRelativeSubject {
            guard at > body.lowerBound else { return body.upperBound }
            at = text.unitStart(before: at)
            if text.tokens[at].kind == .sign { return body.upperBound }
            if text.isWord(Self.place, at: at), at > body.lowerBound, text.isSign(.comma, at: at - 1) {
                return (start..<max(start, body.upperBound)).first { text.tokens[$0].sign == .comma } ?? body.upperBound
            }
        }
        return body.upperBound
    }

    private static let place = Syllable("nơi")
    /// In units.
    private static let longestRelativeSubject = 8

    /// "Trước việc trường Newton thông báo …, chiều 16-5 tờ báo đã liên hệ …" (faced with the school's announcing …, on the afternoon of
    /// 16 May the paper got in touch): a clause that the sentence only begins with ends at its comma, behind which the sentence has a
    /// subject and a predicate of its own.
    func openingEnd(of cue: Cue, from start: Int, in body: TokenRange) -> Int {
        guard
            let opener = (body.lowerBound..<cue.range.lowerBound).first(where: {
                opensClause($0) || $0 == body.lowerBound && opensBesides($0)
            }),
            opener - body.lowerBound <= Self.longestOpening,
            // "khi chúng tôi tìm đến thì người dân nói rằng" (when we came there, people said): the clause has ended before the cue.
            !(body.lowerBound..<cue.range.lowerBound).contains(where: {
                text.tokens[$0].kind == .sign
                    || (text.isWord(Self.then, at: $0) || text.isWord(.which, at: $0)) && read.isWordStart($0)
            }),
            // "Ngay sau khi …" (right after)
            opener - body.lowerBound <= 2
                || !text.kinds(at: body.lowerBound).isDisjoint(with: [.preposition, .opener, .time, .adverb])
                || text.tokens[body.lowerBound].kind == .number
        else { return body.upperBound }
        // "Việc Mỹ cáo buộc Nga vi phạm là …" (the US's accusing Russia … is …): such a clause may be the subject, too.
        // "Việc Mỹ khẳng định … khiến đồng minh yên tâm" (the US's affirming … makes its allies easy): what it brings about is none of it.
        let isSubject = text.isWord(.matter, at: body.lowerBound) && read.isWordStart(body.lowerBound + 1)
        return (start..<max(start, body.upperBound - 3)).first {
            text.isSign(.comma, at: $0) && beginsSentence($0 + 1, body.upperBound)
                && (evidence(start..<$0) > 0 || isCueNoun(start))
                || isSubject && $0 > start && read.isWordStart($0)
                    && (text.kinds(at: $0).contains(.copula) || text.isWord(Self.makes, at: $0))
        } ?? body.upperBound
    }

    private static let makes = Syllable("khiến")

    /// "nhắc lại cáo buộc của công tố viên" (repeats the prosecutor's charge): nouns of speech are all that is told.
    private func isCueNoun(_ at: Int) -> Bool { text.cue(at: at) != nil && text.isWord(.of, at: text.unitEnd(at)) }

    /// In tokens, before the word that opens the clause: "Chỉ một ngày sau khi" (only a day after).
    private static let longestOpening = 6

    func opensClause(_ at: Int) -> Bool {
        // "sau khi" (after) is one word.
        Self.subordinators.contains(text.tokens[at].key)
            && (read.isWordStart(at) || at > 0 && Self.afterwards.contains(text.tokens[at - 1].key))
    }

    /// "Ngoài quân đội được chính phủ yêu cầu hỗ trợ, …" (beside the army, which the government has asked to help)
    private func opensBesides(_ at: Int) -> Bool {
        Self.besides.contains(text.tokens[at].key) && text.tokens[at].unitLength <= 1 && read.isWordStart(at)
    }

    private static let besides = SyllableSet(.besides)

    /// Whether a subject, or a time before it, begins at a token, with a predicate's mark behind it; "có khoảng 5.000 người" (there are
    /// about 5,000 people) begins with its predicate.
    private func beginsSentence(_ at: Int, _ end: Int) -> Bool {
        guard at < end else { return false }
        if text.isWord(.have, at: at), text.tokens[at].unitLength == 1, at + 2 < end {
            return text.tokens[at + 1].kind == .number || text.tokens[at + 2].kind == .number
                || !text.kinds(at: at + 1).isDisjoint(with: [.plural, .indefinite])
        }
        guard isNominal(at) || text.kinds(at: at).contains(.time) else { return false }
        return evidence(at..<end) == 2
    }

    /// "cho biết trong cuộc họp về thương mại, ông Trump đã …" (said that in the meeting on trade Mr Trump …), "nếu có sự cố, …" (if there is
    /// an accident): the comma behind what reported words begin with; `nil` where they begin with what is told.
    func circumstanceEnd(of range: TokenRange) -> Int? {
        guard let start = range.first else { return nil }
        let isSubordinate = opensClause(start)
        guard isSubordinate || text.kinds(at: start).contains(.preposition),
            let comma = range.first(where: { [.comma, .semicolon].contains(text.tokens[$0].sign) }),
            isSubordinate || evidence(start..<comma) < 2
        else { return nil }
        return comma
    }

    private static let subordinators = SyllableSet(.subordinators)

    /// Whether a time, or a preposition of time or place, begins at a token, past one adverb: "chỉ vài ngày trước khi" (only some days before).
    func opensCircumstance(_ at: Int, _ end: Int) -> Bool {
        var at = at
        if at + 1 < end, Self.onlys.contains(text.tokens[at].key) { at += 1 }
        while at + 1 < end,
            text.tokens[at].kind == .number || !text.kinds(at: at).isDisjoint(with: [.plural, .indefinite])
        {
            at = text.unitEnd(at)
        }
        guard at < end, read.isWordStart(at) else { return false }
        return text.kinds(at: at).contains(.time) || Self.circumstances.contains(text.tokens[at].key)
            || opensClause(at) && !text.isWord(.condition, at: at)
    }

    private static let circumstances = SyllableSet(.circumstancePrepositions)
    private static let onlys = SyllableSet(.onlys)

    /// "cáo buộc ông Nam, một luật sư, đã lừa dối" (accuses Mr Nam, a lawyer, of having deceived): the commas about what is said of whoever
    /// reported words begin with.
    ///
    /// - Returns: from the first comma to the second.
    func appositionOfSubject(_ range: TokenRange) -> TokenRange? {
        // A clause without a comma needs no look at whom it begins with.
        guard let start = range.first, range.contains(where: { text.isSign(.comma, at: $0) }),
            let subject = phrases.phrase(at: start, end: range.upperBound),
            subject.name != nil, case let comma = subject.range.upperBound, text.isSign(.comma, at: comma),
            let next = (comma + 1..<max(comma + 1, min(range.upperBound, comma + Self.longestApposition))).first(
                where: {
                    text.isSign(.comma, at: $0)
                }), next + 1 < range.upperBound, !hasVerb(comma + 1..<next),
            [.verb, .auxiliary, .adverb].contains(read.tag(next + 1)) || text.kinds(at: next + 1).contains(.predicate)
        else { return nil }
        return comma..<next
    }

    /// In tokens.
    private static let longestApposition = 16

    /// "…; 179 người, chiếm 17 %, cho rằng" (179 people, 17 %, think): the last semicolon of a range, where whoever opens what follows it is
    /// the subject, past what is said of them between commas.
    func speakerBehindSemicolon(_ range: TokenRange) -> Int? {
        guard let semicolon = range.last(where: { text.tokens[$0].sign == .semicolon }),
            let phrase = opening(semicolon + 1..<range.upperBound), phrase.noun != nil || phrase.name != nil
        else { return nil }
        let between = phrase.range.upperBound..<range.upperBound
        guard let last = between.last else { return semicolon }
        return text.isSign(.comma, at: between.lowerBound) && text.isSign(.comma, at: last) ? semicolon : nil
    }

    /// "Cho rằng mình bị oan, ông Nam đã kháng cáo" (holding that he was innocent, Mr Nam appealed): a sentence opens with what somebody
    /// says, and its own subject, behind the comma, says it.
    ///
    /// - Returns: the subject, with that comma.
    func mainSubject(behind cue: Cue, in body: TokenRange) -> (phrase: SpeakerPhrase, comma: Int)? {
        let start = cue.range.upperBound
        let hasThat = followedByThat(cue)
        guard cue.word.force != .weak, hasThat || cue.word.frames.contains(.beforeClause), start + 2 < body.upperBound,
            isSentenceStart(cue.range.lowerBound, body),
            hasThat || text.kinds(at: start).isDisjoint(with: [.preposition])
        else { return nil }
        // "Cho rằng việc đền bù chưa thoả đáng, …" (holding that the compensating is not right): "việc" opens no clause of its own there.
        let circumstance = text.isWord(.matter, at: start) ? nil : circumstanceEnd(of: start..<body.upperBound)
        var depth = 0
        for comma in start + 2..<body.upperBound {
            if text.tokens[comma].sign == .openParenthesis { depth += 1 }
            if text.tokens[comma].sign == .closeParenthesis { depth -= 1 }
            guard depth == 0, text.isSign(.comma, at: comma), comma != circumstance else { continue }
            var at = comma + 1
            if at < body.upperBound, Self.outcomes.contains(text.tokens[at].key) { at += 1 }
            guard let phrase = opening(at..<max(at, body.upperBound)), !phrase.range.isEmpty,
                hasThat && comma - start > Self.longestOpening || evidence(start..<comma) == 2
                    || !text.kinds(at: start).isDisjoint(with: [.passive, .negation])
            else { continue }
            let next = text.afterTime(phrase.range.upperBound, body.upperBound)
            guard next < body.upperBound, evidence(at..<body.upperBound) == 2 || read.tag(next) == .verb else {
                continue
            }
            return (phrase, comma)
        }
        return nil
    }

    /// "cáo buộc rằng công ty trốn thuế là vô căn cứ" (the charge that the firm evades taxes is groundless): where the judging of what
    /// somebody is said to have said begins.
    func verdict(in range: TokenRange) -> Int? {
        range.last {
            text.kinds(at: $0).contains(.copula) && text.tokens[$0].unitLength == 1 && $0 > range.lowerBound
                && WordRoles.length(of: Self.verdicts, in: text.tokens, at: $0 + 1) != nil
        }
    }

    /// "Những thông tin cho rằng …" (the reports that), "Việc bà Lan cho rằng …" (that Mrs Lan holds that): whether the clause of a reporting
    /// word is the subject of another one.
    func isSubjectOfClause(_ cue: Cue, from start: Int) -> Bool {
        let sign = (start..<max(start, cue.range.lowerBound)).last { text.tokens[$0].kind == .sign }
        let first = skipOpeners(sign.map { $0 + 1 } ?? start, cue.range.lowerBound)
        guard first < cue.range.lowerBound else { return false }
        if opensWithNominaliser(first) { return true }
        let noun = firstPast(plurals: first)
        return WordRoles.length(of: Self.hearsay, in: text.tokens, at: noun) != nil
    }

    func firstPast(plurals start: Int) -> Int {
        var at = start
        while at < text.tokens.count, !text.kinds(at: at).isDisjoint(with: [.plural, .indefinite]) {
            at = text.unitEnd(at)
        }
        return at
    }

    static let hearsay = WordRoles.shared.phrases(of: .hearsay)
    private static let verdicts = WordRoles.shared.phrases(of: .verdicts)

    /// "hình ảnh vệ tinh cho thấy" (satellite pictures show), "dấu hiệu cho thấy" (signs show): nobody says it.
    func isShownBySigns(_ cue: Cue, by subject: SpeakerPhrase) -> Bool {
        // "dữ liệu của Bộ Thương mại" (the ministry's data) is a paper, "dữ liệu radar" is none.
        isShowing(cue) && (subject.noun?.kind != .document || subject.name == nil)
            && WordRoles.length(of: Self.signs, in: text.tokens, at: firstPast(plurals: subject.range.lowerBound))
                != nil
    }

    private static let signs = WordRoles.shared.phrases(of: .shownBy)

    /// Whether a reporting word is "cho thấy" (show), by which papers and pictures tell something.
    func isShowing(_ cue: Cue) -> Bool {
        WordRoles.length(of: Self.showing, in: text.tokens, at: cue.range.lowerBound) == cue.range.count
    }

    private static let showing = WordRoles.shared.phrases(of: .showing)

    /// "viết cuốn sách cho rằng …" (wrote a book that holds that): nothing but a paper stands between a reporting word and another one that is
    /// followed by "that"; what it is written to say is reported by the second.
    func writesPaper(_ cue: Cue, before next: Cue?, _ quotations: [QuotationMarks.Quotation]) -> Bool {
        guard let next, followedByThat(next), !followedByThat(cue) else { return false }
        let between = cue.range.upperBound..<next.range.lowerBound
        let noun = firstPast(plurals: between.lowerBound)
        return noun < between.upperBound && text.speaker(at: noun)?.kind == .document
            && !between.contains { at in
                text.tokens[at].kind == .sign && !quotations.contains { $0.whole.contains(at) }
            }
    }

    /// "để" (in order to) before a verb, where that is all; in "cho biết để trả nợ, ông phải làm thêm" (says that to pay his debts he has to
    /// work more) a clause that is told begins with it.
    func opensPurpose(_ at: Int, until end: Int) -> Bool {
        text.isWord(Self.inOrderTo, at: at) && text.tokens[at].unitLength <= 1 && read.wordEnd(at) == at + 1
            && at + 1 < end && read.tag(at + 1) == .verb
            && !(at..<end).contains { text.tokens[$0].sign == .comma } && evidence(at + 1..<end) < 2
    }

    private static let inOrderTo = Syllable("để")

    /// "Nam bị công an chặn xe, yêu cầu …" (Nam is stopped by the police, who demand …): a demand that is joined to a passive clause is
    /// theirs who did to somebody what that tells.
    func agent(ofClauseBefore cue: Int, from start: Int) -> SpeakerPhrase? {
        guard let joint = connector(before: cue, from: start), joint > start else { return nil }
        for at in (max(start, joint - Self.longestPassive)..<joint).reversed() {
            if text.tokens[at].kind == .sign { return nil }
            guard text.isWord(.suffers, at: at), text.tokens[at].unitLength == 1 else { continue }
            guard var agent = phrases.phrase(at: at + 1, end: joint), !agent.range.isEmpty else { return nil }
            if agent.range.upperBound < joint { return read.tag(agent.range.upperBound) == .verb ? agent : nil }
            // What describes somebody may have taken in what they did.
            guard at + 2 < joint, let verb = firstVerb(at + 2..<joint) else { return nil }
            agent.range = agent.range.lowerBound..<verb
            return agent
        }
        return nil
    }

    /// In tokens.
    private static let longestPassive = 24

    /// "Sở sẽ họp và yêu cầu …" (the department will meet and demand): what is joined to something that is yet to be is so, too.
    func isYetToBe(before cue: Int, from start: Int) -> Bool {
        guard let joint = connector(before: cue, from: start), joint > start,
            (joint..<cue).allSatisfy({
                text.tokens[$0].sign == .comma || !text.kinds(at: $0).isDisjoint(with: [.conjunction, .adverb])
            })
        else { return false }
        for at in (max(start, joint - Self.longestPassive)..<joint).reversed() {
            if text.tokens[at].kind == .sign || text.cue(at: at)?.isStrong == true { return false }
            // "nguy cơ nhà thầu dừng thi công, yêu cầu bồi thường" (the risk that the contractor stops and demands compensation)
            if text.isWord(Self.will, at: at) || WordRoles.length(of: Self.prospects, in: text.tokens, at: at) != nil {
                return true
            }
        }
        return false
    }

    private static let will = Syllable("sẽ")
    private static let prospects = WordRoles.shared.phrases(of: .prospects)

    static let outcomes = SyllableSet(.outcomes)
    static let contrasts = SyllableSet(.contrasts)
    private static let such = SyllableSet(.such)

    /// "khẳng định như vậy" (said so): what was said stands elsewhere.
    func saysSuch(_ at: Int) -> Bool {
        text.isWord(.like, at: at) && at + 1 < text.tokens.count && Self.such.contains(text.tokens[at + 1].key)
    }

    /// Whether a token is of a reporting word, or of a passive before one.
    func holdsCue(_ at: Int) -> Bool {
        let start = text.unitStart(before: at + 1)
        return text.cue(at: start) != nil || text.kinds(at: start).contains(.passive)
    }

    /// Whether what stands behind words in marks goes on with their clause; "bởi" (because) opens one of its own.
    func goesOnBehindMarks(_ at: Int) -> Bool {
        !text.kinds(at: at).isDisjoint(with: [.copula, .preposition]) && !Self.becauses.contains(text.tokens[at].key)
    }

    /// "đây là hành vi" before “can thiệp bất hợp pháp” (this is an act of): a copula with a noun that the words in marks describe tells
    /// nothing without them.
    func endsWithBareNoun(_ range: TokenRange) -> Bool {
        var at = range.upperBound
        for _ in 0..<Self.longestBareNoun {
            guard at > range.lowerBound + 1 else { return false }
            at = read.wordStart(before: at)
            if text.kinds(at: at).contains(.copula) || text.isWord(.like, at: at) { return at < range.upperBound }
            guard isNominal(at), read.name(holding: at) == nil else { return false }
        }
        return false
    }

    /// In words: "một hoạt động" (an activity).
    private static let longestBareNoun = 3

    /// "nêu những tiêu chí quan trọng: tính thực tiễn …" (named the main criteria: …): the colon after the nouns that tell what is
    /// spoken of; what is said stands behind it.
    func colonAfterTopic(_ start: Int, _ end: Int, _ quotations: [QuotationMarks.Quotation]) -> Int? {
        let limit = min(end, start + Self.longestTopic)
        guard start < limit,
            let colon = (start..<limit).first(where: { text.tokens[$0].sign == .colon }), colon > start + 1,
            colon + 2 < end, text.tokens[colon + 1].isAfterSpace,
            !quotations.contains(where: { $0.whole.contains(colon) || $0.whole.lowerBound == colon + 1 }),
            !(start..<colon).contains(where: { [.comma, .semicolon].contains(text.tokens[$0].sign) }),
            evidence(start..<colon) < 2
        else { return nil }
        return colon
    }

    private static let longestTopic = 24

    /// What follows the nouns that words begin with: "thẩm phán Jon Tigar" is criticised, "Mỹ đang tụt lại" is said; `nil` where they
    /// begin otherwise.
    func afterNouns(_ content: TokenRange) -> ReportingFeature? {
        var at = content.lowerBound
        let phrase = phrases.phrase(at: at, end: content.upperBound)
        if let phrase {
            at = phrase.range.upperBound
            // "công chức mua hai cân vải" (officials buy two kilos of lychees): what describes a speaker may as well be the predicate.
            if at >= content.upperBound, let verb = firstVerb(content.lowerBound + 1..<content.upperBound) { at = verb }
        } else {
            while at < content.upperBound, isNominal(at), text.kinds(at: at).isDisjoint(with: Self.predicateMarks) {
                at = min(content.upperBound, read.name(holding: at)?.range.upperBound ?? read.wordEnd(at))
            }
            guard at > content.lowerBound else { return nil }
        }
        return .following(following(at, content.upperBound), isSpeaker: phrase != nil)
    }

    private func following(_ at: Int, _ end: Int) -> ReportingFeature.Following {
        guard at < end else { return .end }
        if text.tokens[at].kind == .sign { return .sign }
        let kinds = text.kinds(at: at)
        if !kinds.isDisjoint(with: Self.predicateMarks) { return .predicate }
        if text.isWord(.about, at: at) { return .topic }
        return switch read.tag(at) {
        case .adverb, .auxiliary: .adverb
        case .verb: .verb
        case .adposition: .preposition
        default: .other
        }
    }

    private static let predicateMarks: LexiconEntry.Kinds = [.predicate, .copula, .passive, .negation, .unreal]

    /// Whether a noun of what is spoken of ("vai trò", role), which words begin with, has a predicate; `nil` where they begin with another.
    func isThingSubject(_ content: TokenRange) -> Bool? {
        let noun = firstPast(plurals: content.lowerBound)
        guard noun < content.upperBound, read.isWordStart(noun),
            let length = WordRoles.length(of: Self.contentNouns, in: text.tokens, at: noun),
            read.isWordStart(noun + length)
        else { return nil }
        let comma = (noun..<content.upperBound).first { text.tokens[$0].sign == .comma } ?? content.upperBound
        return evidence(noun..<comma) == 2
    }

    private static let contentNouns = WordRoles.shared.phrases(of: .contentNouns)

    /// Whether reported words begin with somebody who acts: "Tổng thống Liban Michel Aoun đã lên án …" (Lebanon's president has condemned).
    func opensWithActor(_ at: Int, _ end: Int) -> Bool {
        guard let phrase = phrases.phrase(at: at, end: end), !phrase.isPronoun else { return false }
        return phrase.name != nil || phrase.isPerson || [.org, .statehead, .side].contains(phrase.noun?.kind)
    }

    func opensWithNominaliser(_ at: Int) -> Bool {
        Self.nominalisers.contains(text.tokens[at].key) && text.tokens[at].unitLength <= 1
    }

    /// How clearly words are a clause: 0 not at all, 1 by a verb, 2 by a mark that only a predicate has ("đã", "sẽ", "không").
    func evidence(_ range: TokenRange) -> Int {
        var best = 0
        var sawNominal = false
        var isFirst = true
        var isNominalised = false
        var at = range.lowerBound
        let end = min(range.upperBound, range.lowerBound + 60)
        while at < end {
            defer { at = text.unitEnd(at) }
            guard text.tokens[at].isWord || text.tokens[at].kind == .number else { continue }
            if let name = read.name(holding: at) {
                sawNominal = true
                isFirst = false
                at = max(at, min(name.range.upperBound, end) - 1)
                continue
            }
            let kinds = text.kinds(at: at)
            if kinds.contains(.predicate) || kinds.contains(.copula), sawNominal || isFirst, !isPartOfWord(at) {
                return 2
            }
            switch read.tag(at) {
            case .verb:
                if isFirst || sawNominal && !isNominalised { best = 1 }
            case .adverb, .auxiliary: break
            case .adjective: break
            default:
                sawNominal = true
                if Self.nominalisers.contains(text.tokens[at].key), text.tokens[at].unitLength == 1 {
                    isNominalised = true
                }
            }
            isFirst = false
        }
        return best
    }

    /// "không kích" (air strike) begins like "không" (not).
    private func isPartOfWord(_ at: Int) -> Bool {
        guard read.wordEnd(at) > text.unitEnd(at) || !read.isWordStart(at) else { return false }
        return [.noun, .verb, .adjective].contains(read.tag(at))
    }

    static let nominalisers = SyllableSet(.speechNominalisers)

    func isSentenceStart(_ at: Int, _ body: TokenRange) -> Bool {
        var first = body.lowerBound
        while first < at {
            guard
                !text.kinds(at: first).isDisjoint(with: [.opener, .adverb, .conjunction])
                    || text.tokens[first].kind == .sign
            else { return false }
            first = text.unitEnd(first)
        }
        return true
    }

    /// Without joining words and signs at the ends, and without what cannot end a clause where a quotation cuts it.
    func withoutJoints(_ range: TokenRange, isCut: Bool) -> TokenRange {
        var range = trimmed(range)
        while range.count > 1, let first = range.first, Self.joints.contains(text.tokens[first].key) {
            range = trimmed(first + 1..<range.upperBound)
        }
        while range.count > 1, let last = range.last,
            Self.joints.contains(text.tokens[last].key) || isCut && Self.openEnds.contains(text.tokens[last].key)
        {
            range = trimmed(range.lowerBound..<last)
        }
        return range
    }

    private static let joints = SyllableSet(.speechJoints)
    private static let openEnds = SyllableSet(.openEnds)
}
