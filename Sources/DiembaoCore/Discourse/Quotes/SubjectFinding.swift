extension Quotes {
    /// The subject before a cue.
    ///
    /// Segments between commas are read from the right; a description without a name ("giám đốc công ty X") beside a
    /// name is its apposition, and the name is the speaker. In "cố vấn đối ngoại của ông Putin, ông Yuri Ushakov nêu
    /// quan điểm" the speaker is Ushakov: the phrase by the cue, and the name within the first phrase is not its own.
    func subject(in region: TokenRange, skipping quotations: [QuotationMarks.Quotation] = []) -> SpeakerPhrase? {
        let region = withoutObjects(withoutNames(withoutMembers(region)))
        if let passive = passive(before: region.upperBound, from: region.lowerBound) {
            return passive.agent?.taken(as: .agent)
        }
        if let paper = paperMade(in: region) { return paper }
        if let person = described(byPersonAt: withoutAdverbs(region).upperBound - 1, from: region.lowerBound) {
            return person.taken(as: .described)
        }
        if let person = personBehindCopula(region) { return person.taken(as: .described) }
        if let described = describedSubject(in: region, skipping: quotations) { return described.taken(as: .described) }
        var chosen: (phrase: SpeakerPhrase, segment: Int)?
        let segments = segments(of: region, skipping: quotations)
        if segments.count > 1, let several = severalAlone(in: segments[segments.count - 1]) { return several }
        for (place, segment) in segments.enumerated().reversed() {
            guard segments.count - place <= 8 else { break }
            guard let phrase = subjectPhrase(in: segment, isLast: place == segments.count - 1) else {
                continue
            }
            guard let current = chosen else {
                chosen = (phrase, place)
                if phrase.name != nil, phrase.noun?.kind != .title, !isOrgan(phrase) { break }
                continue
            }
            // What stands before a description, right beside it and with a name of its own, is what it describes.
            let fillsSegment = segment.upperBound - phrase.range.upperBound <= 0
            // "Tờ Sao Mai, cơ quan ngôn luận của đảng Dân chủ đưa tin" (Sao Mai, the organ of the Democratic Party, reports)
            if fillsSegment, phrase.isPress, phrase.name != nil,
                current.segment - place == 1, isOrgan(current.phrase)
            {
                chosen = (phrase, place)
                break
            }
            // "Sao Mai, tờ nhật báo nổi tiếng ở Israel cho biết" (Sao Mai, a well-known daily in Israel, says)
            if fillsSegment, phrase.name != nil, current.segment - place == 1, current.phrase.noun?.kind == .media,
                current.phrase.name == nil, !current.phrase.isPronoun
            {
                chosen = (phrase, place)
                break
            }
            let isByDescription = current.phrase.name == nil && current.segment - place <= 3
            let isByTitledName =
                current.phrase.name != nil && current.segment - place == 1 && [nil, .kin].contains(phrase.noun?.kind)
            if fillsSegment, phrase.name != nil, phrase.isPerson, isByDescription || isByTitledName,
                !current.phrase.isPronoun || isNearby(current.phrase),
                current.phrase.isPerson
            {
                chosen = (phrase, place)
            }
            break
        }
        if let current = chosen, let person = personOfBody(before: current.segment, segments, current.phrase) {
            return person.taken(as: .described)
        }
        guard let phrase = chosen?.phrase else {
            let phrase =
                segments.last.flatMap { openingNouns(of: $0) } ?? nounPhrase(before: region)
                ?? segments.last.flatMap { personWhoDoes($0, isSetOff: $0.upperBound < region.upperBound) }
            return phrase?.taken(as: .nouns)
        }
        return phrase.taken(as: region.upperBound - phrase.range.upperBound <= 3 ? .beside : .opensClause)
    }

    /// What a range has behind the unit that begins at a token: nothing, where the unit goes on behind the range.
    func rest(of range: TokenRange, behindUnitAt at: Int) -> TokenRange {
        min(text.unitEnd(at), range.upperBound)..<range.upperBound
    }

    /// Whether a cue is a word for what things do: "cho thấy" (shows).
    func isDoneByThings(_ cue: TokenRange) -> Bool {
        WordRoles.length(of: Self.showings, in: text.tokens, at: cue.lowerBound) == cue.count
    }

    private static let showings = WordRoles.shared.phrases(of: .showings)

    /// "…, nhưng quan chức Ukraine sau đó bác bỏ" (but Ukrainian officials then deny), "…, nhưng Nga rút quân, nói rằng" (but Russia withdraws and
    /// says that): whoever "nhưng" (but) brings in, right before the reporting word or with something done before it.
    func subjectBehindContrast(_ region: TokenRange) -> SpeakerPhrase? {
        guard
            let contrast = region.last(where: { Self.contrasts.contains(text.tokens[$0].key) && read.isWordStart($0) }),
            case let end = (contrast..<region.upperBound).first(where: { text.isSign(.comma, at: $0) })
                ?? region.upperBound,
            case let clause = contrast + 1..<end, let subject = opening(clause),
            subject.noun != nil || subject.name != nil, !subject.isPronoun
        else { return nil }
        let rest = subject.range.upperBound..<clause.upperBound
        return hasVerb(rest) == (end < region.upperBound) ? subject : nil
    }

    /// "…, hầu hết đều cho hay …" (most say): a word for several that is a subject by itself.
    private func severalAlone(in segment: TokenRange) -> SpeakerPhrase? {
        let start = skipOpeners(segment.lowerBound, segment.upperBound)
        guard start < segment.upperBound, text.kinds(at: start).contains(.plural), text.unitEnd(start) > start + 1,
            rest(of: segment, behindUnitAt: start).allSatisfy({ isBetweenSubjectAndCue($0) })
        else { return nil }
        var phrase = SpeakerPhrase(range: start..<text.unitEnd(start))
        phrase.noun = SpeakerNoun(kind: .collective, source: .collective, gender: nil)
        phrase.isPlural = true
        return phrase.taken(as: .nouns)
    }

    /// "người dân gần đó" (who lives nearby): "đó" (that) points to a place there, and to nobody.
    private func isNearby(_ phrase: SpeakerPhrase) -> Bool {
        phrase.range.count > 2 && text.isWord(Self.near, at: phrase.range.upperBound - 2)
    }

    /// "cơ quan ngôn luận của đảng Dân chủ" (the organ of the Democratic Party): what an outlet is.
    private func isOrgan(_ phrase: SpeakerPhrase) -> Bool {
        WordRoles.length(of: Self.organs, in: text.tokens, at: phrase.range.lowerBound) != nil
    }

    private static let organs = WordRoles.shared.phrases(of: .organs)

    /// "TS Lan - Khoa Luật, Trường ĐH Hoà Bình nhấn mạnh" (Dr Lan of the law department stresses): whom a dash sets off from where they are.
    private func personOfBody(
        before place: Int, _ segments: [TokenRange], _ body: SpeakerPhrase
    ) -> SpeakerPhrase? {
        guard !body.isPerson, !body.isPronoun, place > 0, body.range.lowerBound == segments[place].lowerBound else {
            return nil
        }
        for earlier in (max(0, place - 2)..<place).reversed() {
            guard let phrase = opening(segments[earlier]) else { return nil }
            if phrase.isPerson {
                let isSetOff = [.hyphen, .dash].contains(text.tokens[segments[earlier].upperBound].sign)
                return isSetOff && phrase.name != nil && phrase.range.upperBound == segments[earlier].upperBound
                    ? phrase : nil
            }
        }
        return nil
    }

    /// "Nhiều người, trong đó có ông Nam và bà Mai, cho rằng" (many, among them Mr Nam and Mrs Mai, think): what is inserted names
    /// members of the subject.
    private func withoutMembers(_ region: TokenRange) -> TokenRange {
        guard let comma = region.last(where: { text.tokens[$0].kind == .sign }), text.isSign(.comma, at: comma),
            (comma + 1..<region.upperBound).allSatisfy({ isBetweenSubjectAndCue($0) })
        else { return region }
        let first = region.dropFirst().first { at in
            at < comma && text.isSign(.comma, at: at - 1)
                && WordRoles.length(of: Self.memberships, in: text.tokens, at: at) != nil
        }
        return first.map { region.lowerBound..<$0 - 1 } ?? region
    }

    private static let memberships = WordRoles.shared.phrases(of: .memberships)

    /// "Lãnh đạo một số nước như Czech, Đan Mạch và Ireland cho hay" (the leaders of some countries, such as …, say): whoever speaks stands
    /// before the names of three or more.
    private func withoutNames(_ region: TokenRange) -> TokenRange {
        var at = withoutAdverbs(region).upperBound
        var names = 0
        while at > region.lowerBound, let name = read.name(holding: at - 1), name.range.upperBound == at,
            name.kind == .location, name.range.lowerBound > region.lowerBound
        {
            names += 1
            let first = name.range.lowerBound
            let length = [1, 2].first { WordRoles.length(of: Self.listJoints, in: text.tokens, at: first - $0) == $0 }
            let joint = first - (length ?? 1)
            guard length != nil || text.isSign(.comma, at: joint) else {
                // "một số bang như Colorado" (some states such as Colorado): one is enough where several are spoken of.
                let opens =
                    Self.listOpeners.contains(text.tokens[joint].key)
                    && (names >= Self.fewestNames
                        || text.isWord(.like, at: joint) && isOfSeveral(joint, from: region.lowerBound))
                return opens && joint > region.lowerBound ? region.lowerBound..<joint : region
            }
            at = joint
        }
        return region
    }

    /// Whether a word for several stands shortly before "như" (such as): "một số bang như".
    private func isOfSeveral(_ joint: Int, from low: Int) -> Bool {
        var at = joint
        for _ in 0..<3 where at > low {
            at = text.unitStart(before: at)
            if text.kinds(at: at).contains(.plural) { return true }
        }
        return false
    }

    /// "Đại sứ quán gửi công hàm đến Bộ Ngoại giao, Toà án tối cao đề nghị …" (the embassy sends notes to the ministry and the court and asks): bodies in a list whose
    /// first stands after a preposition, behind a subject and its verb, do not speak.
    private func withoutObjects(_ region: TokenRange) -> TokenRange {
        var at = withoutAdverbs(region).upperBound
        if at > region.lowerBound, text.isSign(.comma, at: at - 1) { at -= 1 }
        var names = 0
        while at > region.lowerBound, let name = read.name(holding: at - 1), name.range.upperBound == at,
            name.kind == .organization, name.range.lowerBound > region.lowerBound
        {
            names += 1
            let joint = name.range.lowerBound - 1
            if [.comma, .semicolon].contains(text.tokens[joint].sign) || text.isWord(.and, at: joint) {
                at = joint
                continue
            }
            let unit = text.unitStart(before: joint + 1)
            guard names > 1, !text.kinds(at: unit).isDisjoint(with: .preposition), unit > region.lowerBound,
                case let before = region.lowerBound..<unit, let last = segments(of: before, skipping: []).last,
                let subject = opening(last), hasVerb(subject.range.upperBound..<unit)
            else { return region }
            return before
        }
        return region
    }

    private static let fewestNames = 3
    private static let listJoints = WordRoles.shared.phrases(of: .listJoints)
    private static let listOpeners = SyllableSet(.listOpeners)

    /// "Báo cáo do Sông Lam công bố hôm qua cho biết" (the report that Sông Lam published yesterday says), "Khảo sát của Nielsen công bố năm
    /// 2017 cho thấy" (Nielsen's survey, published in 2017, shows): a document with whose it is and what was done with it.
    private func paperMade(in region: TokenRange) -> SpeakerPhrase? {
        let dated = withoutAdverbs(region)
        let undated = dateStart(before: dated.upperBound, from: dated.lowerBound) ?? dated.upperBound
        var end = withoutAdverbs(region.lowerBound..<undated).upperBound
        // "hôm thứ Hai" (on Monday), "vào năm ngoái" (last year)
        while end > region.lowerBound, !text.kinds(at: end - 1).isDisjoint(with: [.time, .preposition]) { end -= 1 }
        guard let verb = paperMaking(before: end, from: region.lowerBound),
            let segment = segments(of: region.lowerBound..<verb, skipping: []).last, segment.upperBound == verb,
            var paper = opening(segment), paper.noun?.kind == .document
        else { return nil }
        if paper.name == nil || paper.range.upperBound < verb {
            // "do nhật báo Sông Lam" (by the daily Sông Lam), "được Sông Lam"
            guard
                let by = (paper.range.lowerBound + 1..<verb).last(where: {
                    text.isWord(.by, at: $0) || text.kinds(at: $0).contains(.passive)
                }), let maker = phrases.phrase(at: by + 1, end: verb), maker.range.upperBound == verb,
                let name = maker.name
            else { return nil }
            paper.name = name
        }
        paper.range = paper.range.lowerBound..<end
        return paper.taken(as: region.upperBound - end <= 3 ? .beside : .opensClause)
    }

    /// "Theo CNN, trong tuyên bố của Bộ Tư pháp: “…”" (in a statement of the Justice Department): a document with whose it is, right before a
    /// colon.
    func paper(before colon: Int, in region: TokenRange) -> SpeakerPhrase? {
        guard let segment = segments(of: region, skipping: []).last, segment.upperBound == colon,
            text.isWord(.within, at: segment.lowerBound), segment.count > 1,
            let paper = phrases.phrase(at: segment.lowerBound + 1, end: colon), paper.noun?.kind == .document,
            paper.name != nil, paper.range.upperBound == colon
        else { return nil }
        return paper.taken(as: .beside)
    }

    /// Where "công bố" (publish) or its like begins that ends at a token.
    private func paperMaking(before end: Int, from start: Int) -> Int? {
        let verb = end - 2
        return verb > start && WordRoles.length(of: Self.paperMaking, in: text.tokens, at: verb) == 2 ? verb : nil
    }

    private static let paperMaking = WordRoles.shared.phrases(of: .paperMaking)

    /// "báo cáo của Nielsen công bố tuần trước cho thấy" (Nielsen's report, published last week, shows): whether the verb between a document
    /// and the reporting word tells only what was done with it.
    func isOfPaper(_ at: Int, _ end: Int, _ sentence: TokenRange) -> Bool {
        let next = afterTime(end, sentence.upperBound)
        guard end - at == 2, next < sentence.upperBound, let cue = text.cue(at: next), cue.stance == .say,
            WordRoles.length(of: Self.paperMaking, in: text.tokens, at: at) == 2
        else { return false }
        return paperMade(in: sentence.lowerBound..<next) != nil
    }

    /// "… Phó Tổng thống Mike Pence, người nói rằng" (Vice President Mike Pence, who says that): whom "người" behind a comma stands for.
    ///
    /// - Parameters:
    ///   - at: where "người" may stand.
    ///   - start: where the region begins.
    func described(byPersonAt at: Int, from start: Int) -> SpeakerPhrase? {
        guard at - 2 >= start, text.isWord(.person, at: at), text.tokens[at].unitLength <= 1,
            text.isSign(.comma, at: at - 1), let name = read.name(holding: at - 2), name.kind == .person,
            name.range.upperBound == at - 1, name.range.lowerBound >= start
        else { return nil }
        var phrase = SpeakerPhrase(range: name.range)
        phrase.name = phrases.nameRun(name.range)
        phrase.isPerson = true
        return phrase
    }

    /// "Nhà đàm phán hàng đầu là Phó thủ tướng Lưu Hạc đã kêu gọi" (the chief negotiator, who is vice premier Lưu Hạc, has urged)
    private func personBehindCopula(_ region: TokenRange) -> SpeakerPhrase? {
        guard
            let copula = region.last(where: {
                text.kinds(at: $0).contains(.copula) && text.tokens[$0].unitLength == 1
            }), copula > region.lowerBound,
            let phrase = phrases.phrase(at: copula + 1, end: region.upperBound), phrase.isPerson, phrase.name != nil,
            (phrase.range.upperBound..<region.upperBound).allSatisfy({ isBetweenSubjectAndCue($0) })
        else { return nil }
        return phrase
    }

    /// "Ông Vinh, hiệu trưởng trường THPT Triệu Phong, tỉnh Quảng Trị, cho biết": where a comma stands right before the cue, what is
    /// between it and the person are appositions; the person is the one farthest left that they can belong to.
    private func describedSubject(
        in region: TokenRange, skipping quotations: [QuotationMarks.Quotation]
    ) -> SpeakerPhrase? {
        // "Bà Mai, em gái ông Nam, hôm 21/5 kêu gọi" (Mrs Mai, Mr Nam's sister, called for … on 21 May): a day stands between.
        var region = withoutAdverbs(region)
        if let date = dateStart(before: region.upperBound, from: region.lowerBound) {
            region = withoutAdverbs(region.lowerBound..<date)
        }
        guard let last = region.last,
            [.comma, .hyphen, .dash].contains(text.tokens[last].sign) || isAfterPlaces(region)
        else {
            return nil
        }
        var found: SpeakerPhrase?
        let segments = segments(of: region, skipping: quotations).suffix(8)
        for (place, segment) in zip(segments.indices, segments).reversed() {
            let at = pastNews(skipOpeners(segment.lowerBound, segment.upperBound), segment.upperBound)
            // "32 tuổi, ở xã Bến Lâm": where somebody lives is no speaker.
            if at < segment.upperBound, Self.dwelling.contains(text.tokens[at].key) { continue }
            guard at < segment.upperBound, !hasVerb(at..<segment.upperBound) || found == nil,
                text.kinds(at: at).isDisjoint(with: [.preposition]) || text.speaker(at: at) != nil
            else { break }
            guard let phrase = phrases.phrase(at: at, end: segment.upperBound), isPlausible(phrase) else { continue }
            let isWhole = segment.upperBound - phrase.range.upperBound <= 1
            // "Bà Mai, con dâu ông Nam, cho biết": who is named there is her relative.
            if isWhole, phrase.isPerson, phrase.name != nil,
                place == segments.startIndex || !isOfAnother(phrase, behind: segments[place - 1])
            {
                return phrase
            }
            if found == nil, phrase.isPerson { found = phrase }
        }
        return found
    }

    /// "ông Nam, con rể bà Mai" (Mr Nam, Mrs Mai's son-in-law), "ông Nam, giám đốc tại Trung tâm James Martin" (director at the James Martin
    /// centre): whether a description of whoever stands before it holds another's name.
    private func isOfAnother(_ phrase: SpeakerPhrase, behind segment: TokenRange) -> Bool {
        guard let before = opening(segment), before.isPerson, before.name != nil, let name = phrase.name,
            [.kin, nil].contains(before.noun?.kind) || phrase.noun?.kind != .kin
        else { return false }
        return resolution.isRelative(phrase.range.lowerBound)
            || (phrase.range.lowerBound..<name.range.lowerBound).contains { text.kinds(at: $0).contains(.preposition) }
    }

    private static let dwelling = SyllableSet(.dwelling)

    /// "…, huyện Chợ Lách, tỉnh Bến Tre cho biết": the region's last segment is a place that goes on with the one before.
    private func isAfterPlaces(_ region: TokenRange) -> Bool {
        guard let comma = region.last(where: { text.tokens[$0].sign == .comma }), comma + 1 < region.upperBound else {
            return false
        }
        let first = comma + 1
        if text.kinds(at: first).contains(.locality) { return true }
        guard let name = read.name(startingAt: first), name.kind == .location,
            name.range.upperBound <= region.upperBound,
            (region.lowerBound..<comma).contains(where: {
                text.kinds(at: $0).contains(.locality) || read.name(holding: $0)?.kind == .person
                    || read.name(holding: $0)?.kind == .organization
            })
        else { return false }
        return (name.range.upperBound..<region.upperBound).allSatisfy {
            isBetweenSubjectAndCue($0) || text.tokens[$0].kind == .number || text.tokens[$0].sign == .hyphen
                || text.tokens[$0].sign == .slash || text.kinds(at: $0).contains(.time)
        }
    }

    /// Nouns that no table knows, right before the cue: "một phụ huynh khác", "phòng văn hóa địa phương".
    private func nounPhrase(before region: TokenRange) -> SpeakerPhrase? {
        let end = withoutAdverbs(region).upperBound
        var start = end
        var words = 0
        while start > region.lowerBound, words < 10 {
            let before = read.wordStart(before: start)
            guard before >= region.lowerBound, isNominal(before) else { break }
            start = before
            words += 1
        }
        // "cùng nhau đề nghị" (together they propose)
        if start < end, text.isWord(Self.eachOther, at: start) { return nil }
        while start < end, read.tag(start) == .adposition || read.tag(start) == .adjective,
            !text.kinds(at: start).contains(.plural)
        {
            start = read.wordEnd(start)
        }
        // The last word may go on behind the end, which is where a lexical unit begins.
        guard start < end else { return nil }
        guard start == region.lowerBound || !text.kinds(at: text.unitStart(before: start)).contains(.preposition) else {
            return nil
        }
        return speakingNouns(start..<end)
    }

    private static let eachOther = Syllable("nhau")

    /// The same from the beginning of the clause, where its words look like verbs: "chủ tọa phiên tòa" (who chairs the trial),
    /// "các hộ dân có mặt" (the households present).
    private func openingNouns(of segment: TokenRange) -> SpeakerPhrase? {
        let start = skipOpeners(segment.lowerBound, segment.upperBound)
        guard start < segment.upperBound else { return nil }
        let nouns = withoutAdverbs(start..<segment.upperBound)
        return nouns.isEmpty ? nil : speakingNouns(nouns)
    }

    /// "người viết đơn" (who writes the petition), "những người chứng kiến vụ việc" (those who saw it): somebody described by what they do.
    private func personWhoDoes(_ segment: TokenRange, isSetOff: Bool) -> SpeakerPhrase? {
        let first = skipOpeners(segment.lowerBound, segment.upperBound)
        let start = pastCount(first, segment.upperBound)
        guard start < segment.upperBound, text.isWord(.person, at: start) else { return nil }
        var range = first..<withoutAdverbs(start..<segment.upperBound).upperBound
        // "nhiều người dùng khen ngợi biện pháp này, cho rằng" (many who use it praise the measure and think that): the second verb is what they do besides.
        if isSetOff, start + 1 < range.upperBound, let verb = firstVerb(start + 1..<range.upperBound),
            let second = firstVerb(rest(of: range, behindUnitAt: verb))
        {
            range = first..<second
        }
        guard range.upperBound > start + 1, range.count <= Self.longestNouns,
            range.allSatisfy({ text.kinds(at: $0).isDisjoint(with: [.passive, .copula, .that, .conjunction]) })
        else { return nil }
        var phrase = SpeakerPhrase(range: range)
        phrase.noun = SpeakerNoun(kind: .collective, source: .unnamed, gender: nil)
        phrase.isPlural = start > first
        return phrase
    }

    /// Plain nouns that may speak: no things ("phát tín hiệu cảnh báo", gives a warning signal) and nothing that opens a clause ("rủi ro
    /// lớn nhất khi ra lệnh", the greatest risk when ordering).
    private func speakingNouns(_ range: TokenRange) -> SpeakerPhrase? {
        // "chỉ 8% nói" (only 8 % say)
        if let first = range.first, text.isSign(.percent, at: first) {
            guard first > 0, text.tokens[first - 1].kind == .number else { return nil }
            var share = SpeakerPhrase(range: first - 1..<range.upperBound)
            share.noun = SpeakerNoun(kind: .collective, source: .unnamed, gender: nil)
            share.isPlural = true
            return share
        }
        let head = pastCount(range.lowerBound, range.upperBound)
        let holdsClause = range.dropFirst().contains {
            Self.whens.contains(text.tokens[$0].key) && read.isWordStart($0)
        }
        guard !holdsClause, !isThing(head, range.upperBound) else { return nil }
        return plainNouns(range)
    }

    /// Past how many there are: "hai", "những", "một số".
    private func pastCount(_ start: Int, _ end: Int) -> Int {
        var at = start
        while at < end,
            text.tokens[at].kind == .number || !text.kinds(at: at).isDisjoint(with: [.plural, .indefinite])
        {
            at = text.unitEnd(at)
        }
        return at
    }

    private func isThing(_ head: Int, _ end: Int) -> Bool {
        guard head < end, let length = WordRoles.length(of: Self.unspeaking, in: text.tokens, at: head) else {
            return false
        }
        // "bảng" (board) is none in "bảng hiệu", nor "điện" (electricity) in "điện lực" (the power company).
        return read.wordEnd(head) == head + length
    }

    private static let whens = SyllableSet(.whens)
    private static let near = Syllable("gần")
    private static let unspeaking = WordRoles.shared.phrases(of: .unspeaking)

    /// A few words that begin with a noun and hold nothing that only a predicate has.
    func plainNouns(_ range: TokenRange) -> SpeakerPhrase? {
        let start = range.lowerBound
        // "trường hợp mà tòa án mô tả" (a case that the court describes)
        if let which = range.last(where: { text.isWord(.which, at: $0) && read.isWordStart($0) }) {
            let clause = which + 1..<range.upperBound
            return clause.isEmpty || hasVerb(clause) ? nil : plainNouns(clause)
        }
        if isDuty(range) { return nil }
        // "năm 2019 dự báo …" (for 2019 it is forecast that)
        let isYear =
            text.isWord(.year, at: start) && start + 1 < range.upperBound
            && text.tokens[start + 1].kind == .number
        guard !range.isEmpty, range.count <= Self.longestNouns, !isYear,
            WordRoles.length(of: Self.atFirst, in: text.tokens, at: start) != range.count,
            [.noun, .numeral, .determiner, .properNoun].contains(read.tag(start))
                || text.kinds(at: start).contains(.plural),
            !opensWithNominaliser(start), !text.isWord(Self.phrase, at: start), !opensClause(start),
            // "thông tin về việc đã …" (the news that … have): what follows is no predicate of it.
            !text.isWord(.matter, at: range.upperBound - 1),
            !text.kinds(at: start).contains(.preposition)
        else { return nil }
        var hasNoun = false
        for at in range {
            if read.tag(at) == .noun || read.tag(at) == .properNoun { hasNoun = true }
            guard text.kinds(at: at).isDisjoint(with: Self.predicates), read.tag(at) != .auxiliary,
                !isTimeUnit(at) || isWithinWord(at)
            else { return nil }
            // "nhà điều tra" (investigator) begins like "điều" (an article of law).
            let isNorm = text.kinds(at: at).contains(.norm) && read.isWordStart(at)
            guard !isNorm || read.wordEnd(at) > text.unitEnd(at) else { return nil }
        }
        guard hasNoun else { return nil }
        var phrase = SpeakerPhrase(range: range)
        phrase.noun = SpeakerNoun(kind: .collective, source: .unnamed, gender: nil)
        return phrase
    }

    /// In tokens.
    private static let longestNouns = 16
    private static let predicates: LexiconEntry.Kinds = [
        .passive, .copula, .negation, .unreal, .predicate, .that, .conjunction,
    ]

    /// Without the adverbs and dates at its end, which stand between the subject and the cue.
    private func withoutAdverbs(_ range: TokenRange) -> TokenRange {
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

    private func isBetweenSubjectAndCue(_ at: Int) -> Bool {
        // "do Mỹ dẫn đầu" (led by the US) ends with no time.
        !isWithinWord(at)
            && (!text.kinds(at: at).isDisjoint(with: [.adverb, .negation, .unreal]) || isTimeUnit(at))
            || read.tag(at) == .adverb || read.tag(at) == .auxiliary
    }

    /// Whether a token is a later syllable of a word that no table has.
    private func isWithinWord(_ at: Int) -> Bool { text.unitEnd(at) <= at + 1 && !read.isWordStart(at) }

    func isNominal(_ word: Int) -> Bool {
        if text.kinds(at: word).contains(.passive) { return false }
        switch read.tag(word) {
        case .noun, .properNoun, .adjective, .numeral, .determiner, .pronoun: return true
        case .adposition: return Self.inNouns.contains(text.tokens[word].key)
        default: return false
        }
    }

    private static let inNouns = SyllableSet(.nounPrepositions)

    /// Between "bị" or "được" and the cue stands who does it: "Nga bị Kiev tố" (Russia is accused by Kyiv); "Nga bị tố" has
    /// nobody there.
    ///
    /// - Returns: `nil` where the cue is no passive.
    func passive(before cue: Int, from start: Int) -> (at: Int, agent: SpeakerPhrase?)? {
        // "bị 'tố'": marks about the cue are none about the clause.
        var at = cue
        while at > start, Self.isMark(text.tokens[at - 1].sign) { at -= 1 }
        let cue = at
        if at - 1 >= start, text.isWord(.suffers, at: at - 1) { return (at - 1, nil) }
        for _ in 0..<14 {
            guard at > start else { return nil }
            at = text.unitStart(before: at)
            if text.tokens[at].kind == .sign { return nil }
            guard text.kinds(at: at).contains(.passive), text.tokens[at].unitLength == 1 else { continue }
            let next = text.unitEnd(at)
            if next == cue { return (at, nil) }
            // "bị thành phố yêu cầu xử lý" (is asked by the city to …): the agent may be nouns that no table knows; but "thiết bị" is equipment,
            // and "nhặt được túi xách" (found a bag) is no passive.
            let isSuffered =
                read.isWordStart(at)
                && (text.isWord(.suffers, at: at)
                    // "đọc được những dòng này" (could read these lines)
                    || text.kinds(at: next).contains(.plural) && (at == start || read.tag(at - 1) != .verb))
            guard
                let phrase = phrases.phrase(at: next, end: cue)
                    ?? (isSuffered ? speakingNouns(withoutAdverbs(next..<cue)) : nil),
                (phrase.range.upperBound..<cue).allSatisfy({
                    // "được nhiều chuyên trang sắc đẹp dự đoán" (are expected by many pages on beauty to)
                    text.kinds(at: $0).contains(.adverb) || phrase.isPlural && isNominal($0)
                })
            else { return nil }
            if isVerbal(phrase) { return nil }
            var agent = phrase
            if phrase.isPlural { agent.range = phrase.range.lowerBound..<withoutAdverbs(next..<cue).upperBound }
            return (at, agent)
        }
        return nil
    }

    /// "Đội tàu do Mỹ đề xuất sẽ bảo vệ …" (the fleet that the US proposes will protect …): whether a reporting word, with whoever says it
    /// behind "do" (by), only tells which thing is spoken of; "do" is "because", too.
    func describesThing(_ cue: Cue, in body: TokenRange) -> Bool {
        let (end, next) = (cue.range.lowerBound, cue.range.upperBound)
        guard next < body.upperBound, !followedByThat(cue),
            !text.kinds(at: next).isDisjoint(with: [.predicate, .copula, .unreal, .passive, .preposition]),
            let by = (max(body.lowerBound + 1, end - Self.longestBy)..<max(body.lowerBound + 1, end)).last(where: {
                text.isWord(.by, at: $0) && text.tokens[$0].unitLength <= 1
            }), text.tokens[by - 1].isWord, isNominal(skipOpeners(body.lowerBound, by)),
            let phrase = phrases.phrase(at: by + 1, end: end), phrase.range.upperBound == end
        else { return false }
        return true
    }

    /// In tokens, with whoever it is by.
    private static let longestBy = 8

    /// Whether a phrase behind "bị" holds the verb of what is suffered, and is no agent of the reporting one: "phụ huynh có con bị cô giáo bắt
    /// quỳ chia sẻ" (a parent whose child was made to kneel by the teacher tells).
    private func isVerbal(_ phrase: SpeakerPhrase) -> Bool {
        guard phrase.isPerson, phrase.name == nil else { return false }
        let head = phrase.range.lowerBound
        let rest = rest(of: phrase.range, behindUnitAt: head)
        guard let verb = firstVerb(rest) else { return false }
        // "bị người kế nhiệm gọi" (is called by the one who succeeded him): the verb says who it is.
        return !text.isWord(.person, at: head) || verb > rest.lowerBound || read.wordEnd(verb) < rest.upperBound
    }

    private static func isMark(_ sign: Token.Sign) -> Bool {
        QuotationMarks.isDouble(sign) || [.straightSingle, .openSingle].contains(sign)
    }

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

    private func subjectPhrase(in segment: TokenRange, isLast: Bool) -> SpeakerPhrase? {
        let at = skipOpeners(segment.lowerBound, segment.upperBound)
        guard at < segment.upperBound else { return nil }
        let kinds = text.kinds(at: at)
        let isPrepositional = !kinds.isDisjoint(with: [.preposition]) && text.speaker(at: at) == nil
        let first =
            isPrepositional
            ? nil : phrases.phrase(at: at, end: segment.upperBound).flatMap { isPlausible($0) ? $0 : nil }
        guard isLast else { return first }
        if let first, let whole = personWhoActs(first, segment) { return whole }
        // "… xác minh thông tin phụ huynh tố cáo": where another verb follows the first phrase, the subject is by the cue,
        // unless the two verbs are joined.
        if let first, !hasVerb(first.range.upperBound..<segment.upperBound) || endsWithJoint(segment) {
            return first
        }
        if let first, let person = personOfClause(behind: first, segment) { return person }
        let near = phraseBeforeCue(in: at..<segment.upperBound)
        if let near, isWithinPredicate(near, of: first, from: at) { return first }
        return near ?? first.map { nounsOfClause(behind: $0, segment) ?? $0 }
    }

    /// "Venezuela căng thẳng sau khi Guaido tự xưng tổng thống, kêu gọi …" (Venezuela is tense after Guaido declared himself president and called
    /// for …): where a place opens the sentence, the person by name whom a clause of its own begins with.
    private func personOfClause(behind first: SpeakerPhrase, _ segment: TokenRange) -> SpeakerPhrase? {
        guard first.noun?.kind == .statehead, text.isSign(.comma, at: segment.upperBound),
            let opener = (first.range.upperBound..<segment.upperBound).last(where: {
                Self.whens.contains(text.tokens[$0].key) && opensClause($0)
            }), hasVerb(first.range.upperBound..<opener), opener + 1 < segment.upperBound,
            let person = phrases.phrase(at: opener + 1, end: segment.upperBound), person.isPerson, person.name != nil,
            hasVerb(person.range.upperBound..<segment.upperBound)
        else { return nil }
        return person
    }

    /// "Bà nghi ngờ sau khi một nhà hải dương học cho rằng" (she doubted after an oceanographer had held that): nouns that a clause of its own
    /// begins with, behind whoever opens the sentence.
    private func nounsOfClause(behind first: SpeakerPhrase, _ segment: TokenRange) -> SpeakerPhrase? {
        guard
            let opener = (first.range.upperBound..<segment.upperBound).last(where: {
                Self.whens.contains(text.tokens[$0].key) && opensClause($0)
            }), case let nouns = withoutAdverbs(opener + 1..<segment.upperBound), !nouns.isEmpty, !hasVerb(nouns),
            pastCount(nouns.lowerBound, nouns.upperBound) < nouns.upperBound
        else { return nil }
        if let phrase = phrases.phrase(at: nouns.lowerBound, end: nouns.upperBound), isPlausible(phrase) {
            return phrase
        }
        return speakingNouns(nouns)?.taken(as: .nouns)
    }

    /// "người dân đổ ra đường phố biểu tình, kêu gọi …" (people take to the streets, calling for): what people without a name do before a comma or "và"
    /// is no part of who they are.
    func withoutDeeds(_ phrase: SpeakerPhrase, isSetOff: Bool) -> SpeakerPhrase {
        let head = pastCount(phrase.range.lowerBound, phrase.range.upperBound)
        guard isSetOff, phrase.name == nil, phrase.isPerson, !phrase.isPronoun, phrase.title >= 0,
            head < phrase.range.upperBound,
            var verb = firstVerb(rest(of: phrase.range, behindUnitAt: head))
        else { return phrase }
        // "người dùng" (who uses it), "người bỏ quên dù" (who left her umbrella behind): the first verbs say who they are. "đại diện trường trong cuộc gặp" (in the
        // meeting): what makes a noun of a verb tells what was, and not what they do.
        while text.isWord(.person, at: head) && text.unitEnd(head) == head + 1 && verb <= head + 2
            || Self.nominalisers.contains(text.tokens[verb - 1].key)
            || !text.kinds(at: text.unitStart(before: verb)).isDisjoint(with: [.classifier, .preposition])
        {
            let behind = max(verb + 1, read.wordEnd(verb))
            guard behind < phrase.range.upperBound, let next = firstVerb(behind..<phrase.range.upperBound) else {
                return phrase
            }
            verb = next
        }
        guard text.speaker(at: verb) == nil else { return phrase }
        var trimmed = phrase
        trimmed.range = phrase.range.lowerBound..<verb
        return trimmed
    }

    /// "Một công nhân đưa con vào bệnh viện kể lại" (a worker who took her child to hospital recalls), "… cố thủ trong nhà mẹ vợ doạ nổ"
    /// (in the house of his wife's mother): where somebody is or whose house it is, and no subject.
    private func isWithinPredicate(_ near: SpeakerPhrase, of first: SpeakerPhrase?, from start: Int) -> Bool {
        let at = near.range.lowerBound
        guard at > start else { return false }
        let before = text.unitStart(before: at)
        let isHouse = text.isWord(Self.house, at: before) && text.tokens[before].unitLength <= 1
        // "nhà biên kịch Nam" (the playwright Nam) is no house.
        if isHouse, near.title < 0 || near.noun?.source == .witness || resolution.isRelative(at) { return true }
        // "tập trung về trụ sở công an" (gather at the police's offices)
        if let length = WordRoles.length(of: Self.premises, in: text.tokens, at: before), length >= at - before {
            return true
        }
        // "sinh viên ủng hộ dân chủ" (students who support democracy): what somebody's verb is about.
        if let first, first.isPerson, first.range.upperBound <= before, near.name == nil, !near.isPerson,
            near.noun?.kind == .collective, read.tag(before) == .verb, text.cue(at: before) == nil
        {
            return true
        }
        if let first, first.range.upperBound <= before, isTold(before, from: first.range.upperBound) { return true }
        if let first, first.name != nil || first.isPerson, isPlaceOfPreposition(near, behind: first.range.upperBound) {
            return true
        }
        // "tổ chức có quan hệ mật thiết với đảng Dân chủ" (an organisation close to the Democratic Party)
        if let first, first.noun?.kind == .org || first.noun?.kind == .org2, first.range.upperBound <= before,
            near.name != nil, text.isWord(.with, at: before)
        {
            return true
        }
        if let first, isWithinDocument(near, of: first) { return true }
        guard let first, first.range.upperBound <= before, first.name != nil || first.isPerson,
            text.kinds(at: before).contains(.preposition), near.name != nil || !text.isWord(.of, at: before)
        else { return false }
        // "sau khi Thứ trưởng gọi …" (after the deputy minister called): "khi" opens a clause.
        return !Self.clausePrepositions.contains(text.tokens[at - 1].key)
            && !Self.clausePrepositions.contains(text.tokens[before].key)
    }

    /// "Tuyên bố chung sau cuộc gặp của hai lãnh đạo" (the joint statement after the two leaders' meeting): whose what is that only tells
    /// when it was written.
    private func isWithinDocument(_ near: SpeakerPhrase, of first: SpeakerPhrase) -> Bool {
        var of = near.range.lowerBound - 1
        while of > first.range.upperBound,
            text.tokens[of].kind == .number || !text.kinds(at: of).isDisjoint(with: [.plural, .indefinite])
        {
            of -= 1
        }
        guard first.noun?.kind == .document, near.name == nil, of > first.range.upperBound,
            text.isWord(.of, at: of)
        else { return false }
        return (first.range.upperBound..<of).contains { text.kinds(at: $0).contains(.preposition) }
    }

    /// "nhắn tin cho anh Bảo" (sent Bảo a message): whether a token is the "cho" before whom somebody tells something.
    private func isTold(_ at: Int, from start: Int) -> Bool {
        guard text.isWord(.give, at: at), text.tokens[at].unitLength <= 1, at - 1 > start else { return false }
        return (max(start, at - 3)..<at).contains {
            WordRoles.length(of: Self.messaging, in: text.tokens, at: $0) != nil
        }
    }

    /// "tại dự án trên địa bàn quận Hà Đông" (at the project in the district): a place whose nouns a preposition opens.
    private func isPlaceOfPreposition(_ near: SpeakerPhrase, behind end: Int) -> Bool {
        guard near.noun?.kind == .statehead else { return false }
        var at = near.range.lowerBound
        for _ in 0..<Self.mostPlaceNouns where at > end {
            at = text.unitStart(before: at)
            let kinds = text.kinds(at: at)
            if kinds.contains(.preposition) {
                return at >= end && !Self.clausePrepositions.contains(text.tokens[at].key)
                    && !text.isWord(.of, at: at)
            }
            guard kinds.contains(.locality) || read.tag(at) == .noun, read.name(holding: at) == nil else {
                return false
            }
        }
        return false
    }

    /// In units: "địa bàn quận" (the area of the district).
    private static let mostPlaceNouns = 4
    private static let messaging = WordRoles.shared.phrases(of: .messaging)
    private static let house = Syllable("nhà")
    private static let premises = WordRoles.shared.phrases(of: .premises)

    /// "Người từng hỗ trợ Tổng thống viết sách" (he who once helped the president to write a book): "người" and what they do.
    private func personWhoActs(_ first: SpeakerPhrase, _ segment: TokenRange) -> SpeakerPhrase? {
        let noun = first.range.lowerBound
        let next = text.unitEnd(noun)
        guard first.name == nil, first.title >= 0, text.isWord(.person, at: noun), next == noun + 1,
            next < segment.upperBound, text.isWord(.once, at: next)
        else { return nil }
        var whole = first
        whole.range = noun..<withoutAdverbs(next + 1..<segment.upperBound).upperBound
        return whole
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

    private func endsWithJoint(_ segment: TokenRange) -> Bool {
        // "Người dân chặn đường vì cho rằng …" (people block the road because they think that …)
        if let last = segment.last, Self.becauses.contains(text.tokens[last].key) { return true }
        return connector(before: segment.upperBound, from: segment.lowerBound) != nil
    }

    func isTimeUnit(_ at: Int) -> Bool {
        text.entry(at: at)?.times.contains { [.date, .now, .part, .weekday, .edge, .same].contains($0.kind) } == true
    }

    /// "hôm 23/5": where a day with its number begins that ends before a token.
    private func dateStart(before end: Int, from low: Int) -> Int? {
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

    static let becauses = SyllableSet(.becauses)
    /// Between two verbs of one subject.
    static let beforeVerbs = SyllableSet(.beforeVerbs)

    private func isPlausible(_ phrase: SpeakerPhrase) -> Bool {
        if phrase.noun == nil, phrase.name == nil { return false }
        // "tân" (newly elected), "cựu" (former) name nobody by themselves.
        if phrase.noun?.kind == .prefix, phrase.name == nil, phrase.title < 0 { return false }
        return !phrase.range.isEmpty && !isDuty(phrase.range)
    }

    /// "Cần nói rõ là …" (it must be said clearly that): whether all is a word of duty, perhaps with a sentence's capital.
    private func isDuty(_ range: TokenRange) -> Bool {
        range.count == 1 && Self.modals.contains(text.tokens[range.lowerBound].key)
    }

    /// The last phrase that ends at the cue: "Trong cuộc gặp với báo chí ông Nam cho biết".
    private func phraseBeforeCue(in segment: TokenRange) -> SpeakerPhrase? {
        if let phrase = phraseBeforeAdverbs(in: segment) { return phrase }
        // "sau khi Thứ trưởng hôm 23/5 gọi" (after the deputy minister on 23 May called): before a day only whom a clause begins with speaks, and not whose
        // the subject is, "Hạm đội 5 của hải quân Mỹ ngày 6.8 cho biết" (the Fifth Fleet of the US navy said on 6 August).
        guard let date = dateStart(before: segment.upperBound, from: segment.lowerBound),
            let phrase = phraseBeforeAdverbs(in: segment.lowerBound..<date),
            phrase.range.lowerBound > segment.lowerBound,
            Self.clausePrepositions.contains(text.tokens[phrase.range.lowerBound - 1].key)
        else { return nil }
        return phrase
    }

    private func phraseBeforeAdverbs(in segment: TokenRange) -> SpeakerPhrase? {
        var end = segment.upperBound
        while end > segment.lowerBound {
            let start = text.unitStart(before: end)
            guard
                !text.kinds(at: start).isDisjoint(with: [.adverb, .that]) || isTimeUnit(start)
            else { break }
            end = start
        }
        guard end > segment.lowerBound else { return nil }
        var best: SpeakerPhrase?
        var start = text.unitStart(before: end)
        var steps = 0
        while start >= segment.lowerBound, steps < 16 {
            let token = text.tokens[start]
            let name = read.name(holding: start)
            let isWithinName =
                name.map { $0.range.lowerBound < start }
                ?? (start > segment.lowerBound && token.isCapitalised && text.tokens[start - 1].isCapitalised)
            if token.isWord, !isWithinName, token.isCapitalised || text.speaker(at: start) != nil || name != nil,
                !isOfNetwork(start), var phrase = phrases.phrase(at: start, end: end), phrase.range.upperBound == end
            {
                let before = start > segment.lowerBound ? text.unitStart(before: start) : start
                // "các nhà điều tra của Chile" (the investigators of Chile): they are several.
                if before < start, text.kinds(at: before).contains(.plural), phrase.name == nil || !phrase.isPerson,
                    let whole = phrases.phrase(at: before, end: end), whole.range.upperBound == end
                {
                    phrase = whole
                }
                if before == start || !text.kinds(at: before).contains(.preposition)
                    || isSpeakingNoun(start)
                    || Self.clausePrepositions.contains(text.tokens[start - 1].key)
                {
                    best = phrase
                } else if let last = best, phrase.range.contains(last.range.lowerBound) {
                    // "ở Iraq và Syria" (in Iraq and Syria): the second is named as the first is.
                    best = nil
                }
                if before < start, text.kinds(at: before).contains(.passive) {
                    return isVerbal(phrase) ? nil : phrase
                }
            } else if best != nil, text.kinds(at: start).contains(.preposition) || read.tag(start) == .verb {
                break
            }
            guard start > segment.lowerBound else { break }
            start = text.unitStart(before: start)
            steps += 1
        }
        return best
    }

    /// "trên mạng xã hội Twitter" (on the social network Twitter)
    private func isOfNetwork(_ at: Int) -> Bool {
        text.speaker(at: at)?.kind == .document
            && Self.networks.contains { WordRoles.length(of: [$0], in: text.tokens, at: at - $0.count) != nil }
    }

    private static let networks = WordRoles.shared.phrases(of: .networks)

    /// A noun that speaks also after a preposition; "trong văn bản góp ý" (in a paper of comments) has none.
    private func isSpeakingNoun(_ at: Int) -> Bool {
        guard let noun = text.speaker(at: at) else { return false }
        return noun.kind != .document
    }

    private static let clausePrepositions = SyllableSet(.subjectPrepositions)
}

extension SpeakerPhrase {
    func taken(as ground: SpeakerGround) -> SpeakerPhrase {
        var phrase = self
        phrase.ground = ground
        return phrase
    }
}
