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
        if let joined = subjectOfMarkedVerb(in: region, quotations) { return joined.taken(as: .shared) }
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

    /// "Trung Quốc “phản đối mạnh mẽ” vụ …, cảnh báo …" (China “strongly protests against” …, warns): whose verb stands in marks, where a comma joins
    /// the reporting word to it.
    private func subjectOfMarkedVerb(
        in region: TokenRange, _ quotations: [QuotationMarks.Quotation]
    ) -> SpeakerPhrase? {
        guard let last = region.last, text.isSign(.comma, at: last),
            let marked = quotations.first(where: { region.contains($0.whole.lowerBound) }),
            read.tag(marked.content.lowerBound) == .verb,
            !(region.lowerBound..<marked.whole.lowerBound).contains(where: { text.tokens[$0].sign == .comma }),
            let phrase = opening(region.lowerBound..<marked.whole.lowerBound), phrase.name != nil || phrase.isPerson,
            (phrase.range.upperBound..<marked.whole.lowerBound).allSatisfy({ isBetweenSubjectAndCue($0) })
        else { return nil }
        return phrase
    }

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
        // "… Hải Phòng thì hào hứng cho biết" (says with zest)
        return (name.range.upperBound..<region.upperBound).allSatisfy {
            isBetweenSubjectAndCue($0) || text.isWord(Self.then, at: $0) || read.tag($0) == .adjective
                || text.tokens[$0].kind == .number || text.tokens[$0].sign == .hyphen
                || text.tokens[$0].sign == .slash || text.kinds(at: $0).contains(.time)
        }
    }

    private static let near = Syllable("gần")

    func isPlausible(_ phrase: SpeakerPhrase) -> Bool {
        if phrase.noun == nil, phrase.name == nil { return false }
        // "tân" (newly elected), "cựu" (former) name nobody by themselves.
        if phrase.noun?.kind == .prefix, phrase.name == nil, phrase.title < 0 { return false }
        return !phrase.range.isEmpty && !isDuty(phrase.range)
    }
}

extension SpeakerPhrase {
    func taken(as ground: SpeakerGround) -> SpeakerPhrase {
        var phrase = self
        phrase.ground = ground
        return phrase
    }
}
