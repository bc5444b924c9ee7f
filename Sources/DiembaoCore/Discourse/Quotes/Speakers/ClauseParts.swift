/// The parts of a sentence around a subject: segments between commas, what opens them, adverbs and days.
extension Quotes {
    /// What a range has behind the unit that begins at a token: nothing, where the unit goes on behind the range.
    func rest(of range: TokenRange, behindUnitAt at: Int) -> TokenRange {
        min(text.unitEnd(at), range.upperBound)..<range.upperBound
    }

    /// Without the adverbs and dates at its end, which stand between the subject and the cue.
    func withoutAdverbs(_ range: TokenRange) -> TokenRange {
        var end = range.upperBound
        while end > range.lowerBound {
            let unit = text.unitStart(before: end)
            if isBetweenSubjectAndCue(unit) {
                end = unit
            } else if end - 2 > range.lowerBound, text.isWord(Self.times, at: end - 1),
                text.tokens[end - 2].kind == .number
                    || !text.kinds(at: end - 2).isDisjoint(with: [.plural, .indefinite])
            {
                // "đã 2 lần nói" (has said twice)
                end -= 2
            } else {
                break
            }
        }
        return range.lowerBound..<max(end, range.lowerBound)
    }

    private static let times = Syllable("lần")

    func isBetweenSubjectAndCue(_ at: Int) -> Bool {
        // "do Mỹ dẫn đầu" (led by the US) ends with no time.
        !isWithinWord(at)
            && (!text.kinds(at: at).isDisjoint(with: [.adverb, .negation, .unreal]) || isTimeUnit(at))
            || read.tag(at) == .adverb || read.tag(at) == .auxiliary
    }

    /// Whether a token is a later syllable of a word that no table has.
    func isWithinWord(_ at: Int) -> Bool { text.unitEnd(at) <= at + 1 && !read.isWordStart(at) }

    func segments(of region: TokenRange, skipping quotations: [QuotationMarks.Quotation]) -> [TokenRange] {
        var segments: [TokenRange] = []
        var start = region.lowerBound
        var at = start
        var depth = 0
        func close(_ end: Int) { if start < end { segments.append(start..<end) } }
        while at < region.upperBound {
            if let quotation = quotations.first(where: { $0.whole.contains(at) }) {
                close(at)
                at = min(quotation.whole.upperBound, region.upperBound)
                start = at
                continue
            }
            switch text.tokens[at].sign {
            case .openParenthesis: depth += 1
            case .closeParenthesis: depth = max(0, depth - 1)
            case .comma, .semicolon, .dash, .colon:
                // "Bộ VH, TT & DL"
                let isInName = read.name(holding: at).map { $0.range.upperBound > at + 1 } ?? false
                // "cao tốc Đà Nẵng – Quảng Ngãi"
                let isJoint = text.tokens[at].sign == .dash && isBetweenPlaces(at)
                // "8,8 tấn" (8.8 tons)
                let isDecimal =
                    at > start && text.touches(at) && text.touches(at + 1) && text.tokens[at - 1].kind == .number
                    && at + 1 < region.upperBound && text.tokens[at + 1].kind == .number
                if depth == 0, !isInName, !isJoint, !isDecimal {
                    close(at)
                    start = at + 1
                }
            case .hyphen:
                if depth == 0, text.tokens[at].isAfterSpace, !text.touches(at + 1), !isInsideName(at),
                    !isBetweenPlaces(at)
                {
                    close(at)
                    start = at + 1
                }
            default: break
            }
            at += 1
        }
        close(region.upperBound)
        return segments
    }

    /// "Jean - Claude", "al - Kaabi" as some corpora write them.
    private func isInsideName(_ at: Int) -> Bool {
        if let name = read.name(holding: at) { return name.range.upperBound > at + 1 }
        guard at > 0, at + 1 < text.tokens.count, text.tokens[at - 1].isWord, text.tokens[at + 1].isCapitalised else {
            return false
        }
        return !VietnameseSyllables.contains(text.tokens[at - 1].key)
            && !VietnameseSyllables.contains(text.tokens[at + 1].key)
    }

    /// "căng thẳng Nga - Mỹ" (tension between Russia and America)
    private func isBetweenPlaces(_ hyphen: Int) -> Bool {
        guard hyphen > 0, let left = read.name(holding: hyphen - 1), left.kind == .location,
            let right = read.name(startingAt: hyphen + 1)
        else { return false }
        return right.kind == .location
    }

    /// Whom the last clause of a region begins with: "Khi được hỏi …, ông Nam đưa ra một lời giải thích" (Mr Nam gives an explanation).
    func clauseOpener(in region: TokenRange) -> SpeakerPhrase? {
        segments(of: region, skipping: []).last.flatMap(opening).flatMap { $0.name != nil ? $0 : nil }
    }

    /// "Nghe vậy ông Nam ngắt lời" (hearing this Mr Nam breaks in): the person by name whose verb, which no table knows, ends a region.
    func personWithVerb(before colon: Int, in region: TokenRange) -> SpeakerPhrase? {
        guard let segment = segments(of: region, skipping: []).last, segment.upperBound == colon else { return nil }
        for at in segment {
            guard let name = read.name(startingAt: at), name.kind == .person, name.range.upperBound < colon else {
                continue
            }
            let head = text.unitStart(before: at)
            let start = head >= segment.lowerBound && text.speaker(at: head) != nil ? head : at
            guard let phrase = phrases.phrase(at: start, end: colon), phrase.isPerson, phrase.name != nil,
                hasVerb(phrase.range.upperBound..<colon)
            else { return nil }
            guard start > segment.lowerBound else { return phrase }
            // "trên tường nhà bà Lan dán dòng chữ" (a notice on the wall of Mrs Lan's house)
            let before = read.wordStart(before: start)
            return isNominal(before) && read.tag(before) != .pronoun
                || !text.kinds(at: before).isDisjoint(with: [.preposition])
                ? nil : phrase
        }
        return nil
    }

    /// The phrase that a segment begins with, behind its openers; `nil` after a preposition.
    func opening(_ segment: TokenRange) -> SpeakerPhrase? {
        let start = skipOpeners(segment.lowerBound, segment.upperBound)
        guard start < segment.upperBound, text.kinds(at: start).isDisjoint(with: [.preposition]) else { return nil }
        return phrases.phrase(at: start, end: segment.upperBound)
    }

    /// Past "Thông tin từ" (news from), behind which stands who says something.
    func pastNews(_ at: Int, _ end: Int) -> Int {
        guard let news = newsFrom(at), news.upperBound < end else { return at }
        return news.upperBound
    }

    /// Openers, adverbs and dates before the subject: "Tuy nhiên", "hôm qua", "đồng thời".
    func skipOpeners(_ start: Int, _ end: Int) -> Int {
        var at = pastListener(start, end) ?? start
        while at < end {
            let kinds = text.kinds(at: at)
            if read.name(startingAt: at) != nil { break }
            // "Bước đầu xác định …" (it is found, at first)
            if let first = WordRoles.length(of: Self.atFirst, in: text.tokens, at: at), at + first <= end,
                read.wordEnd(at) <= at + first
            {
                at += first
                continue
            }
            if let concession = concession(at), at + concession <= end {
                at += concession
                continue
            }
            if text.speaker(at: at) != nil,
                text.speaker(at: at)?.kind != .prefix || !kinds.contains(.opener)
            {
                break
            }
            let isTime = kinds.contains(.time) && text.entry(at: at)?.surname == nil && isTimeUnit(at)
            guard
                isTime || !kinds.isDisjoint(with: [.opener, .adverb, .conjunction, .that])
                    || text.tokens[at].kind == .number && at > start || text.tokens[at].sign == .slash
                    || text.tokens[at].sign == .fullStop
            else { break }
            at = text.unitEnd(at)
        }
        // "có ba người thừa nhận" (there are three people who admit)
        if at + 1 < end, text.isWord(.have, at: at), text.tokens[at].unitLength == 1,
            text.tokens[at + 1].kind == .number || !text.kinds(at: at + 1).isDisjoint(with: [.plural, .indefinite])
        {
            at += 1
        }
        return at
    }

    /// "Trao đổi với Tuổi Trẻ bà Mai" (talking to Tuổi Trẻ Mrs Mai …): past the outlet that somebody talks to, where no comma stands.
    private func pastListener(_ start: Int, _ end: Int) -> Int? {
        guard start < end, let verb = WordRoles.length(of: Self.talking, in: text.tokens, at: start),
            let outlet = read.name(startingAt: start + verb), outlet.kind == .organization,
            outlet.range.upperBound < end,
            [.kin, .title].contains(text.speaker(at: outlet.range.upperBound)?.kind)
        else { return nil }
        return outlet.range.upperBound
    }

    private static let talking = WordRoles.shared.phrases(of: .talking)

    /// "mặc dù" (although), "nếu" (if): how many tokens of such a word stand there.
    func concession(_ at: Int) -> Int? {
        guard read.isWordStart(at), let length = WordRoles.length(of: Self.concessions, in: text.tokens, at: at) else {
            return nil
        }
        return read.wordEnd(at) <= at + length ? length : nil
    }

    private static let concessions = WordRoles.shared.phrases(of: .concessions)
    static let atFirst = WordRoles.shared.phrases(of: .atFirst)

    func hasVerb(_ range: TokenRange) -> Bool { firstVerb(range) != nil }

    func firstVerb(_ range: TokenRange) -> Int? {
        var at = range.lowerBound
        while at < range.upperBound {
            if read.name(holding: at) == nil, read.isWordStart(at), read.tag(at) == .verb,
                text.kinds(at: at).isDisjoint(with: [.adverb, .preposition, .time])
            {
                return at
            }
            at += 1
        }
        return nil
    }

    func isTimeUnit(_ at: Int) -> Bool {
        text.entry(at: at)?.times.contains { [.date, .now, .part, .weekday, .edge, .same].contains($0.kind) } == true
    }

    /// "hôm 23/5": where a day with its number begins that ends before a token.
    func dateStart(before end: Int, from low: Int) -> Int? {
        var at = end
        while at > low, at > end - Self.longestDate,
            text.tokens[at - 1].kind == .number || [.slash, .hyphen, .fullStop].contains(text.tokens[at - 1].sign)
        {
            at -= 1
        }
        guard at < end, at > low, text.tokens[at].kind == .number else { return nil }
        let unit = text.unitStart(before: at)
        return unit >= low && text.kinds(at: unit).contains(.time) ? unit : nil
    }

    /// In tokens: "23/5/2018".
    private static let longestDate = 5
}

extension TokenizedText {
    /// "Ngoại trưởng Pompeo ngày 4/11 trả lời phỏng vấn" (answered questions on 4 November): past a day.
    func afterTime(_ start: Int, _ end: Int) -> Int {
        var next = start
        while next < end,
            kinds(at: next).contains(.time) || tokens[next].kind == .number
                || [.slash, .hyphen].contains(tokens[next].sign) && tokens[next - 1].kind == .number
        {
            next = unitEnd(next)
        }
        return next
    }
}
