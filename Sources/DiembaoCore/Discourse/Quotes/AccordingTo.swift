extension Quotes {
    struct According {
        var word: TokenRange
        var phrase: SpeakerPhrase
        var content: TokenRange
    }

    /// "Theo X, …" at the beginning of a sentence.
    func accordingPhrase(_ sentence: TokenRange) -> According? {
        var at = sentence.lowerBound
        var depth = 0
        // Openers, and a paper's mark before the first sentence: "(TTXVN) - Theo …".
        while at < sentence.upperBound, at - sentence.lowerBound < 10 {
            if text.tokens[at].sign == .openParenthesis { depth += 1 }
            let isSkipped =
                depth > 0 || !text.kinds(at: at).isDisjoint(with: [.opener, .conjunction, .adverb])
                || [.comma, .hyphen, .dash].contains(text.tokens[at].sign)
            if text.tokens[at].sign == .closeParenthesis { depth -= 1 }
            guard isSkipped else { break }
            at = text.unitEnd(at)
        }
        if at < sentence.upperBound, accordingWord(at) ?? newsFrom(at) == nil { at = afterAdverbial(at, sentence) }
        guard at < sentence.upperBound, let word = accordingWord(at) ?? newsFrom(at) else { return nil }
        let limit = min(sentence.upperBound, word.upperBound + 40)
        guard let phrase = source(at: word.upperBound, limit) else { return nil }
        // The comma after the phrase, past an apposition or a date.
        var comma = phrase.range.upperBound
        while comma < limit, ![.comma, .colon].contains(text.tokens[comma].sign), !text.isWord(Self.then, at: comma) {
            comma += 1
        }
        guard comma < limit, comma - phrase.range.upperBound <= 20, comma + 1 < sentence.upperBound else { return nil }
        comma = pastPlaces(from: comma, sentence.upperBound)
        if let address = pastAddress(from: comma, sentence.upperBound) {
            // "Thông tin từ lãnh đạo thành phố Tam Sơn, tỉnh Bến Lâm cho biết …": the reporting word has its own subject.
            if accordingWord(at) == nil, text.cue(at: address) != nil { return nil }
            if !phrase.isPerson, text.isSign(.comma, at: address), address + 1 < sentence.upperBound { comma = address }
        }
        // "Tin từ công an cho biết, …": so has it there.
        if accordingWord(at) == nil, (phrase.range.upperBound..<comma).contains(where: { text.cue(at: $0) != nil }) {
            return nil
        }
        // "Theo tiết lộ của Thư ký báo chí Tổng thống Putin, ông Dmitry Peskov, …": the president is whose secretary he is.
        if phrase.isPerson, phrase.name != nil, text.isSign(.comma, at: comma), hasTwoTitles(phrase),
            let person = phrases.phrase(at: comma + 1, end: sentence.upperBound), person.isPerson, person.name != nil,
            person.noun?.kind == .kin, text.isSign(.comma, at: person.range.upperBound),
            person.range.upperBound + 1 < sentence.upperBound
        {
            return According(
                word: word, phrase: person.taken(as: .according),
                content: person.range.upperBound + 1..<sentence.upperBound)
        }
        var content = comma + 1..<sentence.upperBound
        // "Theo ông Nam, giám đốc công ty X, …": the apposition is no content.
        if phrase.isPerson, phrase.name != nil, text.tokens[comma].sign == .comma,
            let apposition = phrases.phrase(at: comma + 1, end: sentence.upperBound), !apposition.isPlural,
            apposition.noun?.kind == .title || !apposition.isPerson && apposition.name != nil,
            text.isSign(.comma, at: apposition.range.upperBound), apposition.range.upperBound + 1 < sentence.upperBound
        {
            content = apposition.range.upperBound + 1..<sentence.upperBound
        }
        // "Theo ông Nam, chủ nhiệm hợp tác xã - đơn vị khai thác tuyến xe (Bến Lâm), …": so is what a dash goes on with.
        if phrase.isPerson, phrase.name != nil, content.lowerBound == comma + 1,
            let apposition = phrases.phrase(at: comma + 1, end: sentence.upperBound), apposition.noun?.kind == .title,
            let end = endOfAside(from: apposition.range.upperBound, sentence.upperBound)
        {
            content = end + 1..<sentence.upperBound
        }
        // "Theo Viện Thống kê, được tờ Sao Mai dẫn lại, …" (as cited by Sao Mai): so is who has passed it on.
        if let end = endOfCiting(from: comma + 1, sentence.upperBound) { content = end + 1..<sentence.upperBound }
        // "Theo SOHR, trụ sở Anh, …": so is where a body has its seat.
        if WordRoles.length(of: Self.seats, in: text.tokens, at: comma + 1) != nil,
            let next = (comma + 1..<min(sentence.upperBound - 1, comma + Self.longestSeat)).first(where: {
                text.isSign(.comma, at: $0)
            })
        {
            content = next + 1..<sentence.upperBound
        }
        return According(word: word, phrase: phrase.taken(as: .according), content: content)
    }

    /// The comma at which what a dash opens behind a title ends, before a clause with a predicate of its own.
    private func endOfAside(from dash: Int, _ end: Int) -> Int? {
        guard dash < end, [.hyphen, .dash].contains(text.tokens[dash].sign), text.tokens[dash].isAfterSpace else {
            return nil
        }
        let comma = (dash + 1..<min(end, dash + Self.longestDashed)).first { text.isSign(.comma, at: $0) }
        guard let comma, comma + 1 < end, evidence(comma + 1..<end) > 0 else { return nil }
        return comma
    }

    /// In tokens.
    private static let longestDashed = 40

    /// The comma behind "được tờ Sao Mai dẫn lại" (as cited by Sao Mai).
    private func endOfCiting(from start: Int, _ end: Int) -> Int? {
        guard start < end, text.kinds(at: start).contains(.passive), text.tokens[start].unitLength <= 1,
            let comma = (start + 1..<min(end, start + Self.longestSeat)).first(where: { text.isSign(.comma, at: $0) }),
            comma + 1 < end,
            (start + 1..<comma).contains(where: { text.isWord(Self.cites, at: $0) && read.isWordStart($0) })
        else { return nil }
        return comma
    }

    private static let cites = Syllable("dẫn")

    /// Whether a second title stands before the name: "Thư ký báo chí Tổng thống Putin".
    private func hasTwoTitles(_ phrase: SpeakerPhrase) -> Bool {
        guard let name = phrase.name else { return false }
        var titles = 0
        var at = phrase.range.lowerBound
        while at < name.range.lowerBound {
            if text.speaker(at: at)?.kind == .title { titles += 1 }
            at = text.unitEnd(at)
        }
        return titles > 1
    }

    /// Whether a title, a body or a bracket says there who was named before.
    func opensDescription(_ at: Int) -> Bool {
        guard let noun = text.speaker(at: at) else { return text.tokens[at].sign == .openParenthesis }
        return [.title, .prefix, .org, .org2].contains(noun.kind)
    }

    /// "Theo người dân ở Lai Châu, Lào Cai và Sơn La, …" (according to people in Lai Châu, …): the comma behind the last place of a list.
    private func pastPlaces(from first: Int, _ end: Int) -> Int {
        guard let place = place(holding: first - 1), place.upperBound == first, place.lowerBound > 0,
            text.kinds(at: place.lowerBound - 1).contains(.preposition)
        else { return first }
        var comma = first
        while text.isSign(.comma, at: comma), comma + 1 < end, let next = self.place(holding: comma + 1),
            next.lowerBound == comma + 1
        {
            var after = next.upperBound
            if text.isWord(.and, at: after), let last = self.place(holding: after + 1) { after = last.upperBound }
            guard text.isSign(.comma, at: after), after + 1 < end else { break }
            comma = after
        }
        return comma
    }

    /// Past "…, huyện Cư Jút, tỉnh Đắk Nông" (… district, … province): `nil` where no place follows a comma.
    private func pastAddress(from first: Int, _ end: Int) -> Int? {
        var at = first
        while text.isSign(.comma, at: at), at + 1 < end {
            let start = text.kinds(at: at + 1).contains(.locality) ? text.unitEnd(at + 1) : at + 1
            guard let place = place(holding: start), place.lowerBound == start || place.lowerBound == at + 1 else {
                break
            }
            at = place.upperBound
        }
        return at > first ? at : nil
    }

    private func place(holding at: Int) -> TokenRange? {
        guard text.tokens.indices.contains(at), let name = read.name(holding: at), name.kind == .location else {
            return nil
        }
        return name.range
    }

    private static let seats = WordRoles.shared.phrases(of: .seats)
    /// In tokens, from its comma.
    private static let longestSeat = 12

    /// "Ở một diễn biến khác, theo chị L., …": past what stands before the first comma, if it is no clause.
    private func afterAdverbial(_ start: Int, _ sentence: TokenRange) -> Int {
        guard
            let comma = (start..<min(sentence.upperBound, start + 16)).first(where: { text.tokens[$0].sign == .comma }),
            evidence(start..<comma) == 0 || text.kinds(at: start).contains(.preposition)
                || comma - start <= Self.longestAdverbial && accordingWord(comma + 1) != nil
                    && accordingTail(sentence) == nil
        else { return start }
        return comma + 1
    }

    /// In tokens: "Đáng nói hơn, theo ông Nam, …" (what matters more is, according to Mr Nam, …).
    private static let longestAdverbial = 5

    /// Who is named after "theo": "ông Nam", "đánh giá của Yonhap" (what Yonhap thinks).
    private func source(at start: Int, _ end: Int) -> SpeakerPhrase? {
        guard start < end else { return nil }
        var head = start
        while head < end, !text.kinds(at: head).isDisjoint(with: [.plural, .indefinite]) { head = text.unitEnd(head) }
        if head < end, text.kinds(at: head).contains(.norm), text.speaker(at: head) == nil { return nil }
        var at = start
        while at < min(end, start + Self.longestWork), text.tokens[at].isWord, read.name(holding: at) == nil {
            if Self.issuing.contains(text.tokens[at].key), at > start, text.speaker(at: head) == nil {
                guard at + 1 < end, !isReporter(at + 1) else { return nil }
                return phrases.phrase(at: at + 1, end: end)
            }
            at += 1
        }
        if let length = WordRoles.length(of: Self.firstReports, in: text.tokens, at: start),
            start + length >= end || !Self.issuing.contains(text.tokens[start + length].key)
        {
            return nil
        }
        if let phrase = phrases.phrase(at: start, end: end), !phrase.range.isEmpty { return phrase }
        // The hyphen of "Sở GD-ĐT Hà Nội" stands within a name.
        guard
            let sign = (start..<end).first(where: {
                text.tokens[$0].kind == .sign && (read.name(holding: $0)?.range.upperBound ?? 0) <= $0 + 1
            })
        else { return nil }
        return plainNouns(start..<sign) ?? joinedNouns(start..<sign)
    }

    /// "tổng công tố viên và các nhóm bảo vệ tù nhân" (the prosecutor general and the groups that protect prisoners)
    private func joinedNouns(_ range: TokenRange) -> SpeakerPhrase? {
        guard range.count <= Self.longestApposition, let and = range.first(where: { text.isWord(.and, at: $0) }),
            and > range.lowerBound, text.kinds(at: and + 1).contains(.plural),
            var phrase = plainNouns(range.lowerBound..<and)
        else { return nil }
        phrase.range = range
        phrase.isPlural = true
        return phrase
    }

    private static let firstReports = WordRoles.shared.phrases(of: .firstReports)

    /// In tokens: how far "của" may stand from "theo" in "theo số liệu thống kê mới của …".
    private static let longestWork = 8

    /// "chúng tôi", "phóng viên": the paper itself.
    private func isReporter(_ at: Int) -> Bool { Self.reporters.contains(text.tokens[at].key) }

    private static let reporters = SyllableSet(.sourceReporters)
    private static let issuing = SyllableSet(.sourceIssuers)

    /// "Tin từ công an, …" (news from the police).
    func newsFrom(_ at: Int) -> TokenRange? {
        guard let end = WordRoles.length(of: Self.news, in: text.tokens, at: at) else { return nil }
        return at..<at + end
    }

    private static let news = WordRoles.shared.phrases(of: .newsFrom)

    /// "theo", "theo lời", "nói như".
    func accordingWord(_ at: Int) -> TokenRange? {
        if let saying = sayingLike(at) { return saying }
        guard text.isWord(.according, at: at) else { return nil }
        if text.tokens[at].unitLength == 1 { return at..<at + 1 }
        // "theo dự kiến của Boeing" (as Boeing expects): somebody's, the phrase is no adverb.
        if text.isWord(.of, at: text.unitEnd(at)),
            let estimate = WordRoles.length(of: Self.firstReports, in: text.tokens, at: at + 1),
            at + 1 + estimate == text.unitEnd(at)
        {
            return at..<at + 1
        }
        if text.tokens[at].unitLength == 2, text.isWord(Self.words, at: at + 1) { return at..<at + 2 }
        return nil
    }

    /// "Nói như ông Nam, thì …" (to say it with Mr Nam)
    func sayingLike(_ at: Int) -> TokenRange? {
        guard text.isWord(Self.say, at: at), text.isWord(.like, at: at + 1) else { return nil }
        return at..<at + 2
    }

    private static let say = Syllable("nói")

    /// "…, theo X." at the end of a sentence.
    func accordingTail(_ sentence: TokenRange) -> According? {
        var at = sentence.upperBound - 1
        let limit = max(sentence.lowerBound, at - 30)
        while at > limit {
            if text.tokens[at].sign == .comma {
                let also = at + 1 < sentence.upperBound && text.isWord(.also, at: at + 1) ? at + 2 : at + 1
                if let word = accordingWord(also), let phrase = source(at: word.upperBound, sentence.upperBound),
                    endsWith(phrase, sentence)
                {
                    return According(
                        word: word, phrase: phrase.taken(as: .according), content: sentence.lowerBound..<at)
                }
            }
            at -= 1
        }
        return nil
    }

    /// Whether nothing but what describes who is named after "theo" follows to the sentence's end: "theo ông Nam, giám đốc công ty X."
    private func endsWith(_ phrase: SpeakerPhrase, _ sentence: TokenRange) -> Bool {
        let rest = phrase.range.upperBound..<sentence.upperBound
        if phrase.noun?.kind == .document,
            isIssued(rest) || rest.first.map({ isSeat(behind: $0, rest.upperBound) }) == true
        {
            return true
        }
        guard !rest.contains(where: { text.cue(at: $0) != nil }) else { return false }
        guard let comma = rest.first(where: { text.tokens[$0].sign == .comma }) else { return rest.count <= 12 }
        guard comma == phrase.range.upperBound, phrase.isPerson, phrase.name != nil,
            rest.count <= Self.longestApposition,
            !rest.dropFirst().contains(where: { text.tokens[$0].sign == .comma }),
            let described = phrases.phrase(at: comma + 1, end: sentence.upperBound)
        else { return false }
        return described.name == nil && described.isPerson
    }

    /// "theo thông báo công bố hôm qua của cơ quan công tố, bang Minnesota" (a release put out yesterday by the prosecutors): whether what
    /// follows a document to the sentence's end says when it was put out and by whom.
    private func isIssued(_ rest: TokenRange) -> Bool {
        guard rest.count <= Self.longestApposition + 4,
            let of = rest.first(where: { Self.issuing.contains(text.tokens[$0].key) }),
            of - rest.lowerBound <= Self.longestWork, of + 1 < rest.upperBound,
            let owner = phrases.phrase(at: of + 1, end: rest.upperBound), !owner.range.isEmpty,
            !(of..<rest.upperBound).contains(where: { text.cue(at: $0)?.isStrong == true })
        else { return false }
        guard let comma = (of..<rest.upperBound).first(where: { text.isSign(.comma, at: $0) }) else { return true }
        return comma >= owner.range.upperBound && isSeat(behind: comma, rest.upperBound)
    }

    /// "…, bang Minnesota", "…, trụ sở Anh" (with its seat in the UK): where a body is, behind a comma.
    private func isSeat(behind comma: Int, _ end: Int) -> Bool {
        text.isSign(.comma, at: comma) && comma + 1 < end
            && (text.kinds(at: comma + 1).contains(.locality) || read.name(startingAt: comma + 1)?.kind == .location
                || WordRoles.length(of: Self.seats, in: text.tokens, at: comma + 1) != nil)
    }

    /// In tokens.
    private static let longestApposition = 20
    static let then = Syllable("thì")

    /// "Nguyên nhân, theo ông Công, là …" (the reason, according to Mr Công, is …).
    func accordingInside(_ sentence: TokenRange) -> According? {
        let (say, according) = (Self.say.key, Syllable.according.key)
        for at in sentence.dropFirst() where text.tokens[at].key == say || text.tokens[at].key == according {
            guard let word = accordingWord(at),
                let phrase = phrases.phrase(at: word.upperBound, end: sentence.upperBound),
                phrase.name != nil || phrase.isPerson
            else { continue }
            var next = phrase.range.upperBound
            if text.isSign(.comma, at: next) { next += 1 }
            guard next + 2 < sentence.upperBound, text.kinds(at: next).contains(.copula) else { return nil }
            return According(word: word, phrase: phrase.taken(as: .according), content: next + 1..<sentence.upperBound)
        }
        return nil
    }

    /// "…, X cho biết." (X said): the clause comes first.
    func clauseBefore(
        _ cue: Cue, _ body: TokenRange, _ quotations: [QuotationMarks.Quotation]
    ) -> According? {
        guard body.contains(cue.range.lowerBound), cue.range.upperBound <= body.upperBound,
            cue.word.frames.contains(.afterQuotation), !cue.isUnreal,
            cue.word.force != .weak
        else { return nil }
        guard !text.isSign(.colon, at: body.upperBound - 1) else { return nil }
        // "… của cán bộ, viên chức khi trả lời báo chí": what somebody does while answering.
        if cue.range.lowerBound > body.lowerBound, Self.afterwards.contains(text.tokens[cue.range.lowerBound - 1].key) {
            return nil
        }
        var after = trimmed(cue.range.upperBound..<body.upperBound)
        if let comma = after.last(where: { text.isSign(.comma, at: $0) }), publisher(behind: comma, body.upperBound) {
            after = trimmed(after.lowerBound..<comma)
        }
        let isOccasion = after.first.map { opensOccasion($0, after.upperBound) || isTimeUnit($0) } ?? false
        let isAside =
            after.isEmpty
            || after.count <= (isOccasion ? Self.longestOccasion : Self.longestAside)
                && evidence(after) < (isOccasion ? 2 : 1)
                && !after.contains(where: { text.tokens[$0].sign == .comma })
        guard isAside || isCircumstance(after, of: cue) else { return nil }
        var comma = cue.range.lowerBound - 1
        while comma > body.lowerBound {
            if text.tokens[comma].sign == .comma {
                let region = comma + 1..<cue.range.lowerBound
                if let phrase = phrases.phrase(at: region.lowerBound, end: region.upperBound),
                    phrase.name != nil || phrase.noun != nil
                {
                    break
                }
                if let relay = relay(in: region), relay.lowerBound < cue.range.lowerBound { break }
            }
            comma -= 1
        }
        guard comma > body.lowerBound else { return nil }
        // "…, tờ báo dẫn lời bà Lan, người phát ngôn Bộ Ngoại giao, cho biết": what describes whom an outlet cites, too.
        if let before = (body.lowerBound..<comma).last(where: { text.tokens[$0].sign == .comma }),
            let relay = relay(in: before + 1..<comma), relay.upperBound < comma,
            text.isWord(Self.words, at: relay.upperBound - 1),
            let cited = phrases.phrase(at: relay.upperBound, end: comma), cited.range.upperBound == comma
        {
            comma = before
        }
        // "…, TS Khoa, nguyên vụ trưởng ở Bộ Nội vụ, nói": an apposition's comma is not yet the one.
        while let before = (body.lowerBound..<comma).last(where: { text.tokens[$0].sign == .comma }),
            let person = phrases.phrase(at: before + 1, end: comma), person.name != nil,
            person.range.upperBound == comma
        {
            comma = before
        }
        guard comma > body.lowerBound else { return nil }
        let content = withoutOpener(body.lowerBound..<comma)
        guard content.count >= 5, evidence(content) >= (isAside ? 1 : 2),
            text.kinds(at: content.lowerBound).isDisjoint(with: [.preposition, .opener]),
            !quotations.contains(where: {
                $0.whole.lowerBound <= content.lowerBound
                    && $0.whole.upperBound - content.lowerBound > content.count / 2
            }),
            let phrase = subject(in: afterRelay(comma + 1..<cue.range.lowerBound))
        else { return nil }
        // "Ông A, giám đốc công ty B, cho biết": what stands before is the speaker, not a clause.
        if let named = phrases.phrase(at: content.lowerBound, end: content.upperBound), named.range == content,
            !hasVerb(content) || named.isPerson && named.name?.range.upperBound == content.upperBound
        {
            return nil
        }
        return According(word: cue.range, phrase: phrase, content: content)
    }

    /// "…, ông Trump nói sau khi áp thuế." (said after he had imposed tariffs), "…, ông nói thêm, nhắc lại cam kết trước đó" (added, recalling
    /// his pledge): nothing of what was said.
    private func isCircumstance(_ after: TokenRange, of cue: Cue) -> Bool {
        guard let start = after.first, after.count <= Self.longestCircumstance,
            !after.contains(where: { [.comma, .colon].contains(text.tokens[$0].sign) })
        else { return false }
        if text.isSign(.comma, at: cue.range.upperBound) {
            return WordRoles.length(of: Self.mentions, in: text.tokens, at: start) != nil
        }
        let isAfter = Self.afterwards.contains(text.tokens[start].key) && text.isWord(.when, at: start + 1)
        let when = isAfter ? start + 1 : start
        // "khi đó" (at that time) opens what was said.
        return text.isWord(.when, at: when) && text.kinds(at: when + 1).isDisjoint(with: [.demonstrative])
    }

    private static let mentions = WordRoles.shared.phrases(of: .mentions)
    /// In tokens.
    private static let longestCircumstance = 24

    /// "sẽ sớm từ chức, CNN ngày 18/8 đưa tin" (will soon step down, CNN reported on 18 August): whether where the report comes from stands
    /// behind a comma and ends the sentence.
    func publisher(behind comma: Int, _ end: Int) -> Bool {
        guard text.isSign(.comma, at: comma), let outlet = phrases.phrase(at: comma + 1, end: end), isCredit(outlet)
        else { return false }
        let next = text.afterTime(outlet.range.upperBound, end)
        guard next < end, text.cue(at: next)?.isStrong == true else { return false }
        return trimmed(rest(of: next..<end, behindUnitAt: next)).isEmpty
    }

    /// In tokens, behind the cue that ends a sentence: "cho biết trong thông cáo hôm qua" (said in a statement yesterday).
    private static let longestAside = 8
    private static let longestOccasion = 16

    /// "trong cuộc họp", "tại buổi lễ" (at the meeting, at the ceremony): on what occasion something is said.
    func opensOccasion(_ at: Int, _ end: Int) -> Bool {
        at + 1 < end && Self.occasionPrepositions.contains(text.tokens[at].key)
            && (Self.occasions.contains(text.tokens[at + 1].key)
                || at + 2 < end && !text.kinds(at: at + 1).isDisjoint(with: [.plural, .indefinite])
                    && Self.occasions.contains(text.tokens[at + 2].key))
    }

    /// "vì cho rằng" (because they think that): a reason that is told by a word of saying.
    func opensReason(_ at: Int) -> Bool {
        Self.becauses.contains(text.tokens[at].key) && at + 1 < text.tokens.count && text.cue(at: at + 1) != nil
    }

    private static let occasionPrepositions = SyllableSet(.occasionPrepositions)
    private static let occasions = SyllableSet(.occasions)

    /// "…, Reuters hôm nay dẫn lời Tổng cục trưởng Hải quan." (…, Reuters today cites the head of customs): whose words end the sentence.
    func clauseBeforeRelay(_ body: TokenRange, _ quotations: [QuotationMarks.Quotation]) -> According? {
        let tail = max(body.lowerBound, body.upperBound - Self.longestRelayTail)..<body.upperBound
        guard let (relay, cited) = relayOfWords(in: tail),
            let comma = (tail.lowerBound..<relay.lowerBound).last(where: { text.isSign(.comma, at: $0) }),
            let outlet = phrases.phrase(at: comma + 1, end: relay.lowerBound), isCredit(outlet),
            text.afterTime(outlet.range.upperBound, relay.lowerBound) == relay.lowerBound,
            let phrase = phrases.phrase(at: cited, end: body.upperBound),
            trimmed(phrase.range.upperBound..<body.upperBound).isEmpty
        else { return nil }
        let content = trimmed(body.lowerBound..<comma)
        guard content.count >= Self.leastBeforeRelay, evidence(content) > 0,
            !quotations.contains(where: { $0.whole.upperBound > comma || $0.whole.lowerBound <= content.lowerBound })
        else { return nil }
        return According(word: relay, phrase: phrase, content: content)
    }

    /// "dẫn lời" (cites), "dẫn thông cáo" (cites a release) of "dẫn thông cáo của", and where whoever is cited begins.
    private func relayOfWords(in tail: TokenRange) -> (relay: TokenRange, cited: Int)? {
        guard let relay = relay(in: tail) else { return nil }
        if text.isWord(Self.words, at: relay.upperBound - 1) { return (relay, relay.upperBound) }
        guard relay.upperBound < tail.upperBound, text.speaker(at: relay.upperBound)?.kind == .document else {
            return nil
        }
        let of = text.unitEnd(relay.upperBound)
        guard of + 1 < tail.upperBound,
            text.isWord(.of, at: of) || text.isWord(.from, at: of)
        else { return nil }
        return (relay.lowerBound..<of, of + 1)
    }

    /// In tokens.
    private static let longestRelayTail = 40
    private static let leastBeforeRelay = 5
}
