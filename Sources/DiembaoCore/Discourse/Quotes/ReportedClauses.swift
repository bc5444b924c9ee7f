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

    private static let captions = SyllableSet(.captionMarks)

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
            if text.tokens[at].kind == .sign { return start }
        }
        return start
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
        guard let opener = (body.lowerBound..<cue.range.lowerBound).first(where: { opensClause($0) }),
            opener - body.lowerBound <= Self.longestOpening,
            !(body.lowerBound..<cue.range.lowerBound).contains(where: { text.tokens[$0].kind == .sign }),
            opener == body.lowerBound
                || !text.kinds(at: body.lowerBound).isDisjoint(with: [.preposition, .opener, .time])
                || text.tokens[body.lowerBound].kind == .number
        else { return body.upperBound }
        // "Việc Mỹ cáo buộc Nga vi phạm là …" (the US's accusing Russia … is …): such a clause may be the subject, too.
        let isSubject = text.isWord(.matter, at: body.lowerBound) && read.isWordStart(body.lowerBound + 1)
        return (start..<max(start, body.upperBound - 3)).first {
            text.isSign(.comma, at: $0) && beginsSentence($0 + 1, body.upperBound)
                || isSubject && $0 > start && read.isWordStart($0) && text.kinds(at: $0).contains(.copula)
        } ?? body.upperBound
    }

    /// In tokens, before the word that opens the clause: "Chỉ một ngày sau khi" (only a day after).
    private static let longestOpening = 6

    private func opensClause(_ at: Int) -> Bool {
        Self.subordinators.contains(text.tokens[at].key) && read.isWordStart(at)
    }

    /// Whether a subject, or a time before it, begins at a token, with a predicate's mark behind it.
    private func beginsSentence(_ at: Int, _ end: Int) -> Bool {
        guard at < end, isNominal(at) || text.kinds(at: at).contains(.time) else { return false }
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
            let next = afterTime(phrase.range.upperBound, body.upperBound)
            guard next < body.upperBound, evidence(at..<body.upperBound) == 2 || read.tag(next) == .verb else {
                continue
            }
            return (phrase, comma)
        }
        return nil
    }

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
            if kinds.contains(.predicate) || kinds.contains(.copula), sawNominal || isFirst, !isWithinWord(at) {
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
    private func isWithinWord(_ at: Int) -> Bool {
        guard read.wordEnd(at) > text.unitEnd(at) || !read.isWordStart(at) else { return false }
        return [.noun, .verb, .adjective].contains(read.tag(at))
    }

    private static let nominalisers = SyllableSet(.speechNominalisers)

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
