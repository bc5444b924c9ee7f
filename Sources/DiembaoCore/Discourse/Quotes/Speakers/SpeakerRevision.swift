/// Whose words they are once the whole sentence is in view.
///
/// A reporting word is judged by the phrase that stands nearest to it. That phrase may describe who speaks, be what they
/// wrote, or stand within what somebody else said.
extension Quotes.Reading {
    func revised(_ phrase: SpeakerPhrase, _ cue: TokenRange?) -> SpeakerPhrase {
        if phrase.ground == .according { return pass.source(of: phrase) }
        let phrase = phrase.ground == .nouns ? pass.sharpened(phrase) : phrase
        let cue = cue?.lowerBound ?? phrase.range.upperBound
        guard phrase.range.upperBound <= cue, Self.revisable.contains(phrase.ground) else { return phrase }
        if let outer = outer(phrase, cue) { return outer.taken(as: .shared) }
        let found = pass.revised(phrase, cue)
        // "Người dân chặn xe vì cho rằng …" (people stop the lorries because they think that): what they do gives the reason, and does not say who.
        let isSetOff =
            cue > 0 && Quotes.becauses.contains(pass.text.tokens[cue - 1].key)
            || pass.connector(before: cue, from: found.range.lowerBound) != nil
        return pass.withoutDeeds(found, isSetOff: isSetOff)
    }

    /// "Ông A cho biết B đã đến, đồng thời khẳng định …": B only stands in what A says. Whoever is named after a comma begins a
    /// clause of their own.
    private func outer(_ phrase: SpeakerPhrase, _ cue: Int) -> SpeakerPhrase? {
        let start = phrase.range.lowerBound
        guard phrase.name == nil || start == 0 || !pass.text.isSign(.comma, at: start - 1) else { return nil }
        let outer = quotes.suffix(8).last {
            $0.content.contains(start) && $0.content.upperBound <= cue
        }
        guard let outer, pass.sentence(holding: start).contains(outer.content.lowerBound) else { return nil }
        return outer.speaker?.phrase
    }

    /// "Thủ tướng vừa ký công điện. Công điện nêu rõ …": a document speaks for whoever was said before to issue it.
    func written(_ speaker: SpeakerResolution.Speaker) -> SpeakerResolution.Speaker {
        guard speaker.name == nil, speaker.phrase.noun?.kind == .document, !speaker.phrase.isPlural,
            let author = pass.author(of: speaker.phrase)
        else { return speaker }
        let found = pass.resolution.resolve(author, previous: previous)
        var speaker = speaker
        speaker.entity = found.entity
        speaker.name = found.name
        return speaker
    }

    /// Who is to be heard in marks that name nobody: "Bà Mai lắc đầu. “…”" (Mrs Mai shakes her head), "Ai đó nói to: “…”".
    func introduced(_ content: TokenRange, _ cue: TokenRange?) -> SpeakerResolution.Speaker? {
        let sentence = pass.sentence(holding: content.lowerBound)
        if let cue {
            // In marks that are torn the reporting word may stand in a sentence before.
            guard sentence.contains(cue.lowerBound), cue.upperBound <= content.lowerBound,
                case let start = pass.skipOpeners(sentence.lowerBound, cue.lowerBound), start < cue.lowerBound
            else { return nil }
            let words = start..<cue.lowerBound
            guard words.count <= 8,
                pass.text.kinds(at: words.lowerBound).contains(.indefinite)
                    || pass.read.tag(words.lowerBound) == .pronoun,
                words.allSatisfy({ pass.text.tokens[$0].isWord })
            else { return nil }
            return SpeakerResolution.Speaker(phrase: SpeakerPhrase(range: words), sourceKind: .unnamed)
        }
        guard sentence.lowerBound > 0, content.lowerBound - sentence.lowerBound <= 1 else { return nil }
        let before = pass.sentence(holding: sentence.lowerBound - 1)
        guard !pass.text.tokens[sentence.lowerBound].traits.contains(.opensParagraph),
            !quotes.suffix(8).contains(where: { $0.content.overlaps(before) || $0.cue?.overlaps(before) == true })
        else { return nil }
        let start = pass.skipOpeners(before.lowerBound, before.upperBound)
        guard start < before.upperBound, let phrase = pass.phrases.phrase(at: start, end: before.upperBound),
            phrase.isPerson, phrase.name != nil
        else { return nil }
        return pass.resolution.resolve(phrase, previous: previous)
    }

    /// Where the phrase was looked for among others.
    private static let revisable: [SpeakerGround] = [.beside, .opensClause, .described, .nouns, .shared]
}

extension Quotes {
    fileprivate func revised(_ phrase: SpeakerPhrase, _ cue: Int) -> SpeakerPhrase {
        let sentence = sentence(holding: phrase.range.lowerBound)
        guard cue <= sentence.upperBound else { return phrase }
        let region = afterRelay(sentence.lowerBound..<cue)
        guard region.contains(phrase.range.lowerBound) else { return phrase }
        let segments = segments(of: region, skipping: quotations(in: sentence))
        if let subject = subjectOfClause(before: phrase, cue, in: segments) { return subject.taken(as: .opensClause) }
        let phrase = headed(phrase, region.lowerBound)
        if let described = described(by: phrase, in: segments) { return described.taken(as: .described) }
        if let titled = titled(phrase, in: segments) { return titled.taken(as: .described) }
        if let writer = writer(before: phrase, in: segments) { return writer.taken(as: .wrote) }
        return quantified(joined(phrase, in: segments), from: region.lowerBound)
    }

    /// "Chỉ 23 % số sinh viên" (only 23 % of the students), "64 % người được hỏi" (64 % of those asked), "một nửa trong số họ" (half of them):
    /// who speak are so many of those named.
    private func quantified(_ phrase: SpeakerPhrase, from start: Int) -> SpeakerPhrase {
        var at = phrase.range.lowerBound
        func takes(_ word: Syllable) -> Bool {
            guard at > start, text.isWord(word, at: at - 1) else { return false }
            at -= 1
            return true
        }
        if takes(Self.number) {
            _ = takes(Self.total)
            _ = takes(.within)
        }
        var share: Int?
        if at - 1 > start, text.isSign(.percent, at: at - 1), text.tokens[at - 2].kind == .number {
            share = at - 2
            // "67,1 %"
            if at - 4 > start, [.comma, .fullStop].contains(text.tokens[at - 3].sign), text.touches(at - 3),
                text.touches(at - 2), text.tokens[at - 4].kind == .number
            {
                share = at - 4
            }
        } else if takes(Self.half) {
            _ = takes(.one)
            share = at
        }
        guard var first = share else { return phrase }
        while first > start, Self.shareMarks.contains(text.tokens[first - 1].key),
            text.tokens[first - 1].unitLength <= 1
        {
            first -= 1
        }
        var quantified = phrase
        quantified.range = first..<phrase.range.upperBound
        quantified.name = nil
        quantified.title = -1
        (quantified.isPerson, quantified.isPronoun, quantified.isPlural) = (false, false, true)
        quantified.noun = SpeakerNoun(kind: .collective, source: .collective, gender: nil)
        return quantified
    }

    private static let number = Syllable("số")
    private static let total = Syllable("tổng")
    private static let half = Syllable("nửa")
    private static let shareMarks = SyllableSet(.shareMarks)

    /// "nữ sinh viên" (a student, a woman), "ông Nam vui mừng" (Mr Nam gladly): a person in what was taken for nouns alone.
    fileprivate func sharpened(_ phrase: SpeakerPhrase) -> SpeakerPhrase {
        let first = phrase.range.lowerBound
        let isSexed = Self.sexes.contains(text.tokens[first].key) && text.unitEnd(first) == first + 1
        guard phrase.range.count > 1,
            var person = phrases.phrase(at: isSexed ? first + 1 : first, end: phrase.range.upperBound), person.isPerson,
            isSexed || person.name != nil
        else { return phrase }
        person.range = first..<person.range.upperBound
        return person.taken(as: .nouns)
    }

    private static let sexes = SyllableSet(.sexes)

    func sentence(holding token: Int) -> TokenRange {
        let low = sentences.partitioningIndex { $0.upperBound > token }
        return low < sentences.count ? sentences[low] : token..<token
    }

    func quotations(in sentence: TokenRange) -> [QuotationMarks.Quotation] {
        quotations[firstQuotation(startingAt: sentence.lowerBound)...].prefix {
            $0.whole.lowerBound < sentence.upperBound
        }.filter { !$0.isNested }
    }

    // MARK: Clauses

    /// "Toà án bác đề nghị của ông nội Nam, yêu cầu …" (the court rejects the request of Nam's grandfather and demands …): where the
    /// cue is joined to a clause with a verb of its own, that clause's subject speaks, and not whom its end names.
    private func subjectOfClause(
        before phrase: SpeakerPhrase, _ cue: Int, in segments: [TokenRange]
    ) -> SpeakerPhrase? {
        guard [.beside, .opensClause, .nouns].contains(phrase.ground), !phrase.isPronoun,
            connector(before: cue, from: phrase.range.upperBound) == phrase.range.upperBound,
            var place = segments.lastIndex(where: { $0.contains(phrase.range.lowerBound) })
        else { return nil }
        let start = skipOpeners(segments[place].lowerBound, segments[place].upperBound)
        if start >= phrase.range.lowerBound {
            // After marks that are no clause: 'gọi ông là "bạn" của Tập nhưng cho biết'.
            guard place > 0, text.tokens[segments[place].lowerBound - 1].sign != .comma,
                segments[place - 1].upperBound + 1 < segments[place].lowerBound
            else { return nil }
            place -= 1
        } else if !hasVerb(start..<phrase.range.lowerBound) {
            return nil
        }
        return lastSubject(of: segments[...place]) {
            !text.isWord(.person, at: $0.range.lowerBound) && $0.range.upperBound < phrase.range.lowerBound
        }
    }

    /// Who opens the last of some clauses that has a verb, among those that suit.
    private func lastSubject(
        of clauses: ArraySlice<TokenRange>, suits: (SpeakerPhrase) -> Bool = { _ in true }
    ) -> SpeakerPhrase? {
        for segment in clauses.suffix(Self.mostClauses).reversed() {
            guard let subject = opening(segment), subject.noun != nil || subject.name != nil, suits(subject),
                hasVerb(subject.range.upperBound..<segment.upperBound)
            else { continue }
            return subject
        }
        return nil
    }

    private static let mostClauses = 4

    /// "Hoàng gia Anh" (the British royal family), "54 quốc gia châu Phi" (54 African states), "một công dân Anh": a country right
    /// after nouns says whose they are.
    private func headed(_ phrase: SpeakerPhrase, _ start: Int) -> SpeakerPhrase {
        guard phrase.name?.range == phrase.range, isPlace(phrase) else { return phrase }
        var head = phrase.range.lowerBound
        var words = 0
        while head > start, words < Self.mostHeads {
            let before = read.wordStart(before: head)
            guard before >= start, read.name(holding: before) == nil, !isTimeUnit(before),
                // "trong khi Mỹ" (while the US): the table's unit has begun earlier.
                text.unitStart(before: head) >= before, concession(before) == nil,
                // "công dân" (citizen) begins like "công" (common), a word of its own.
                text.unitEnd(before) < read.wordEnd(before)
                    || text.kinds(at: before).isDisjoint(with: [
                        .preposition, .conjunction, .time, .cue, .locality, .opener, .functionWord,
                    ]),
                words > 0 ? isNominal(before) : read.tag(before) == .noun
            else { break }
            head = before
            words += 1
        }
        guard words > 0, head == start || !text.kinds(at: text.unitStart(before: head)).contains(.preposition),
            var whole = plainNouns(head..<phrase.range.upperBound)
        else { return phrase }
        if let name = read.name(startingAt: head), name.range.upperBound == phrase.range.upperBound {
            whole.name = NameRun(range: name.range, keys: name.range.map { text.tokens[$0].key })
        }
        return whole.taken(as: phrase.ground)
    }

    private static let mostHeads = 6

    // MARK: Descriptions

    /// "bà Trần Thị Oanh – phụ trách Phòng Giáo dục huyện Ba Bể cho biết", "Công an quận 5, TP HCM cho biết": whom a phrase
    /// describes that has a name or a noun of its own.
    private func described(by phrase: SpeakerPhrase, in segments: [TokenRange]) -> SpeakerPhrase? {
        guard let place = segments.lastIndex(where: { $0.contains(phrase.range.lowerBound) }), !phrase.isPronoun,
            phrase.name == nil || !phrase.isPerson || isAnothers(phrase, in: segments[place])
        else { return nil }
        if phrase.ground == .shared, let described = described(by: phrase, from: segments.count, in: segments) {
            return described
        }
        return described(by: phrase, from: place, in: segments)
    }

    /// "Vụ trưởng Tổ chức cán bộ, Bộ Y tế nói" (the head of personnel at the Health Ministry says), "Phó Tư lệnh, Tham mưu trưởng Quân
    /// khu V nói" (the deputy commander and chief of staff): a title before a comma and what it is of, or a second one.
    private func titled(_ phrase: SpeakerPhrase, in segments: [TokenRange]) -> SpeakerPhrase? {
        guard let place = segments.lastIndex(where: { $0.contains(phrase.range.lowerBound) }), place > 0,
            !phrase.isPronoun, phrase.isPerson ? phrase.name == nil && phrase.title >= 0 : isWithinBody(phrase),
            skipOpeners(segments[place].lowerBound, segments[place].upperBound) == phrase.range.lowerBound,
            segments[place - 1].upperBound + 1 == segments[place].lowerBound,
            text.isSign(.comma, at: segments[place - 1].upperBound)
        else { return nil }
        let segment = segments[place - 1]
        guard var holder = opening(segment), holder.isPerson, holder.name == nil, holder.title >= 0, !holder.isPlural,
            holder.range.upperBound == segment.upperBound,
            // "… gặp giám đốc sở, Bộ Y tế nói" is no title of the ministry's.
            place == 1 || segments[place - 2].upperBound + 1 < segment.lowerBound
        else { return nil }
        holder.range = holder.range.lowerBound..<phrase.range.upperBound
        if holder.place == nil { holder.place = phrase.place }
        return holder
    }

    private func described(by phrase: SpeakerPhrase, from end: Int, in segments: [TokenRange]) -> SpeakerPhrase? {
        var place = end
        let last = max(0, place - 4)
        while place > last {
            place -= 1
            let segment = segments[place]
            if place + 1 < segments.count {
                let sign = segment.upperBound
                guard sign + 1 == segments[place + 1].lowerBound,
                    [.comma, .dash, .hyphen].contains(text.tokens[sign].sign)
                else { return nil }
            }
            if let person = wholePerson(segment) {
                // "…, ông Nam, bà Mai, công an cho biết": the end of a list.
                let isListed = place > 0 && endsWithPerson(segments[place - 1])
                return isListed ? nil : person
            }
            // "Đại diện Công ty Tây Đô – đơn vị quản lý nhà" (a representative of the firm that manages the houses)
            if place == 0, segments.count > 1, [.hyphen, .dash].contains(text.tokens[segment.upperBound].sign),
                !phrase.isPerson, let agent = opening(segment), agent.isPerson, agent.title >= 0, !agent.isPronoun,
                agent.range.upperBound == segment.upperBound,
                agent.range.contains(where: { read.name(startingAt: $0)?.kind == .organization })
            {
                return agent
            }
            if let body = wholeBody(segment),
                isPlace(phrase) || isWithinBody(phrase) || isSetOff(in: segments, at: place)
            {
                return body
            }
            guard isDescription(segment) else { return nil }
        }
        return nil
    }

    /// "bố Công Phượng" (Công Phượng's father), "hàng xóm nhà ông Nam" (a neighbour of Mr Nam's): a description by another's name.
    private func isAnothers(_ phrase: SpeakerPhrase, in segment: TokenRange) -> Bool {
        let start = skipOpeners(segment.lowerBound, segment.upperBound)
        // "…, sau khi Thủ tướng Áo cáo buộc" (after Austria's chancellor accused): whom a clause of its own begins with describes nobody.
        if start < phrase.range.lowerBound {
            return !hasVerb(start..<phrase.range.lowerBound)
                && !(start..<phrase.range.lowerBound).contains(where: opensClause)
        }
        return phrase.name.map { resolution.isAnothers($0, phrase) } == true || resolution.isRelative(start)
    }

    /// A person with a name who fills a segment, whatever stands in brackets or after "của" (of) with the name.
    private func wholePerson(_ segment: TokenRange) -> SpeakerPhrase? {
        let start = skipOpeners(segment.lowerBound, segment.upperBound)
        guard start < segment.upperBound,
            text.kinds(at: start).isDisjoint(with: [.preposition]) || text.speaker(at: start) != nil
        else { return nil }
        if let phrase = phrases.phrase(at: start, end: segment.upperBound), phrase.isPerson, phrase.name != nil {
            let rest = phrase.range.upperBound..<segment.upperBound
            guard rest.isEmpty || isAside(rest) else { return nil }
            return phrase
        }
        // "Hậu vệ Trần Văn Nam": a title that no table has.
        guard !hasVerb(start..<segment.upperBound), !Self.besides.contains(text.tokens[start].key),
            let name = (start..<min(segment.upperBound, start + 12)).lazy.compactMap({ read.name(startingAt: $0) })
                .first(
                    where: { $0.kind == .person }), read.tag(start) == .noun || read.tag(start) == .properNoun,
            name.range.upperBound == segment.upperBound || isAside(name.range.upperBound..<segment.upperBound),
            // "Bộ Ngoại giao Nga hôm nay triệu đại sứ Áo Nam" (the ministry today summons the ambassador Nam) is a clause.
            !(start..<name.range.lowerBound).contains(where: isTimeUnit)
        else { return nil }
        var phrase = SpeakerPhrase(range: start..<name.range.upperBound)
        phrase.name = NameRun(range: name.range, keys: name.range.map { text.tokens[$0].key })
        phrase.isPerson = true
        return phrase
    }

    /// "(29 tuổi)", "của Đại học Leeds (Anh)", "ở xã Bến Lâm".
    private func isAside(_ range: TokenRange) -> Bool {
        let first = range.lowerBound
        if text.tokens[first].sign == .openParenthesis {
            let close = range.first { text.tokens[$0].sign == .closeParenthesis }
            return close.map { $0 + 1 == range.upperBound } ?? false
        }
        return Self.belonging.contains(text.tokens[first].key) && range.count <= 12 && !hasVerb(range)
    }

    private static let besides = SyllableSet(.besides)
    private static let belonging = SyllableSet(.nounPrepositions)

    private func endsWithPerson(_ segment: TokenRange) -> Bool {
        guard let last = segment.last, let name = read.name(holding: last) else { return false }
        return name.kind == .person
    }

    /// A body with a name that fills a segment.
    private func wholeBody(_ segment: TokenRange) -> SpeakerPhrase? {
        let start = pastNews(skipOpeners(segment.lowerBound, segment.upperBound), segment.upperBound)
        guard start < segment.upperBound, let phrase = phrases.phrase(at: start, end: segment.upperBound),
            phrase.name != nil, !phrase.isPerson, phrase.noun?.kind == .org,
            phrase.range.upperBound == segment.upperBound || isAside(phrase.range.upperBound..<segment.upperBound)
        else { return nil }
        return phrase
    }

    private func isPlace(_ phrase: SpeakerPhrase) -> Bool {
        phrase.noun?.kind == .statehead
            || phrase.name.flatMap { read.name(holding: $0.range.lowerBound) }?.kind == .location
    }

    /// "Cục Cứu hộ, Bộ Công an", "Sở Tài chính, nguyên đơn": a body after one that belongs to it, or what that is.
    private func isWithinBody(_ phrase: SpeakerPhrase) -> Bool {
        !phrase.isPerson && !phrase.isOutlet && phrase.noun.map { $0.kind == .org || $0.kind == .collective } ?? false
    }

    /// "Sở Tài chính, nguyên đơn, yêu cầu": commas on both sides of what stands after a body that opens the sentence.
    private func isSetOff(in segments: [TokenRange], at place: Int) -> Bool {
        place == 0 && place + 1 < segments.count && text.isSign(.comma, at: segments[place + 1].upperBound)
    }

    /// Nouns and names alone: "tỉnh Bến Tre", "giám đốc Sở Y tế".
    private func isDescription(_ segment: TokenRange) -> Bool {
        let start = skipOpeners(segment.lowerBound, segment.upperBound)
        guard start < segment.upperBound else { return true }
        if Self.belonging.contains(text.tokens[start].key) || text.kinds(at: start).contains(.locality) { return true }
        if text.tokens[start].kind == .number { return segment.count <= 4 }
        guard let phrase = phrases.phrase(at: start, end: segment.upperBound) else { return false }
        return phrase.range.upperBound == segment.upperBound
    }

    // MARK: Documents

    /// "Sở Y tế đã có công văn gửi bệnh viện yêu cầu …": whoever issues what is written, not the paper nor whom it is sent to.
    private func writer(before phrase: SpeakerPhrase, in segments: [TokenRange]) -> SpeakerPhrase? {
        guard var place = segments.lastIndex(where: { $0.contains(phrase.range.lowerBound) }), !isOpinions(phrase)
        else {
            return nil
        }
        // "gửi Bộ Tài chính, Bộ Công Thương" (sent to the ministries of …): a list of those whom it is sent to.
        while place > 0,
            skipOpeners(segments[place].lowerBound, segments[place].upperBound) >= phrase.range.lowerBound
                || place < segments.count - 1, text.isSign(.comma, at: segments[place].lowerBound - 1),
            let last = segments[place - 1].last, last + 2 == segments[place].lowerBound,
            read.name(holding: last)?.kind == .organization
        {
            place -= 1
        }
        let segment = segments[place].lowerBound..<phrase.range.upperBound
        var at = phrase.range.lowerBound
        if phrase.noun?.kind == .document {
            // "một bức thư"
            while at < phrase.range.upperBound, text.speaker(at: at)?.kind != .document { at = text.unitEnd(at) }
        } else {
            // Back over whom it is sent to.
            var steps = 0
            while at > segment.lowerBound, text.speaker(at: at)?.kind != .document {
                at = text.unitStart(before: at)
                steps += 1
                let isAside = [.openParenthesis, .closeParenthesis, .hyphen, .comma].contains(text.tokens[at].sign)
                guard steps <= Self.farthestDocument,
                    text.tokens[at].isWord || text.tokens[at].kind == .number || isAside,
                    !Self.clauseOpeners.contains(text.tokens[at].key)
                else {
                    return nil
                }
            }
        }
        guard at < segment.upperBound, text.speaker(at: at)?.kind == .document else { return nil }
        var verb = at
        var steps = 0
        while verb > segment.lowerBound,
            !Self.issuing.contains(text.tokens[verb].key) || text.tokens[verb].unitLength > 2
        {
            verb = text.unitStart(before: verb)
            steps += 1
            guard steps <= 3 else { return nil }
        }
        // "cho biết có ý kiến cho rằng" (says that there are some who think)
        if text.isWord(.have, at: verb), verb > 0, text.cue(at: text.unitStart(before: verb))?.isStrong == true {
            return nil
        }
        guard verb > segments[0].lowerBound, verb < at, Self.issuing.contains(text.tokens[verb].key),
            let writer = subjectOfClauses(before: verb, in: segments) ?? subject(in: segments[0].lowerBound..<verb)
        else { return nil }
        // "có nhiều ý kiến nói rằng" (there are many who say)
        guard writer.ground != .nouns || !text.isWord(.have, at: verb), writer.noun?.kind != .document else {
            return nil
        }
        return described(by: writer, in: segments) ?? writer
    }

    /// "ý kiến của Thủ tướng" (the premier's opinion): it is his, whoever passes it on.
    private func isOpinions(_ owner: SpeakerPhrase) -> Bool {
        if owner.noun?.kind == .document {
            return owner.range.dropFirst().contains { text.isWord(.of, at: $0) && text.tokens[$0].unitLength <= 1 }
        }
        let of = owner.range.lowerBound - 1
        guard of > 1, text.isWord(.of, at: of) else { return false }
        let before = text.unitStart(before: of)
        return WordRoles.length(of: Self.speechNouns, in: text.tokens, at: of - 2) == 2
            || text.cue(at: before).map { [.demand, .urge].contains($0.stance) } ?? false
    }

    /// "Công an đã hoàn tất kết luận điều tra, chuyển hồ sơ sang viện kiểm sát đề nghị …" (the police have finished the inquiry, sent
    /// the file to the procuracy and ask …): who does what stands before the comma, where the verb opens its segment.
    private func subjectOfClauses(before verb: Int, in segments: [TokenRange]) -> SpeakerPhrase? {
        guard let place = segments.lastIndex(where: { $0.contains(verb) }), place > 0,
            skipOpeners(segments[place].lowerBound, segments[place].upperBound) == verb
        else { return nil }
        return lastSubject(of: segments[..<place])
    }

    /// In units, back from whom it is sent to.
    private static let farthestDocument = 16
    private static let clauseOpeners = SyllableSet(.documentClauseOpeners)
    private static let issuing = SyllableSet(.puttingOut)

    private func isIssuing(_ verb: Int) -> Bool {
        Self.issuing.contains(text.tokens[verb].key)
            || WordRoles.length(of: Self.publishing, in: text.tokens, at: verb) != nil
    }

    private static let publishing = WordRoles.shared.phrases(of: .publishing)

    /// Who was said to issue a document that is spoken of again.
    fileprivate func author(of document: SpeakerPhrase) -> SpeakerPhrase? {
        var first = document.range.lowerBound
        while first < document.range.upperBound, text.speaker(at: first)?.kind != .document {
            first = text.unitEnd(first)
        }
        guard first < document.range.upperBound, document.range.upperBound - text.unitEnd(first) <= 1 else {
            return nil
        }
        let isAnyPaper = WordRoles.length(of: Self.papers, in: text.tokens, at: first) != nil
        var steps = 0
        for at in (max(0, first - Self.farthest)..<first).reversed()
        where text.tokens[at].entry == text.tokens[first].entry
            || isAnyPaper && text.tokens[at].entry >= 0 && text.speaker(at: at)?.kind == .document
        {
            steps += 1
            guard steps <= Self.mostDocuments else { return nil }
            let sentence = sentence(holding: at)
            var verb = at
            for _ in 0..<3 where verb > sentence.lowerBound && !isIssuing(verb) {
                verb = text.unitStart(before: verb)
            }
            guard verb > sentence.lowerBound, verb < at, isIssuing(verb),
                let author = subject(in: sentence.lowerBound..<verb), author.ground != .nouns, author.name != nil
            else { continue }
            return author
        }
        return nil
    }

    private static let papers = WordRoles.shared.phrases(of: .papers)
    /// In tokens.
    private static let farthest = 1_500
    /// Keeps the work linear.
    private static let mostDocuments = 16

    /// "theo kết quả khảo sát mới nhất của Công ty Sông Lam": whose the document is, past what describes it. "theo thông tin từ
    /// cảnh sát" (information from the police) is what they say.
    fileprivate func source(of document: SpeakerPhrase) -> SpeakerPhrase {
        guard document.noun?.kind == .document, document.name == nil else { return document }
        let sentence = sentence(holding: document.range.lowerBound)
        let end = document.range.upperBound
        let isNews = document.noun?.source == .unnamed
        let start = isNews ? min(end, text.unitEnd(document.range.lowerBound)) : end
        guard
            let of = (start..<min(sentence.upperBound, max(start, end) + 5)).first(where: {
                text.tokens[$0].kind == .sign || Self.issuers.contains(text.tokens[$0].key)
            }), text.tokens[of].isWord, let issuer = phrases.phrase(at: of + 1, end: sentence.upperBound)
        else {
            // "theo thông tin trên báo Sông Lam" (according to what the paper Sông Lam has)
            guard isNews, end < sentence.upperBound,
                let on = (start...end).first(where: { text.isWord(.above, at: $0) }),
                let outlet = phrases.phrase(at: on + 1, end: sentence.upperBound), outlet.name != nil, outlet.isPress
            else { return document }
            return outlet.taken(as: .according)
        }
        if isNews { return issuer.taken(as: .according) }
        guard issuer.name != nil else { return document }
        var document = document
        document.range = document.range.lowerBound..<issuer.range.upperBound
        document.name = issuer.name
        return document
    }

    private static let issuers = SyllableSet(.issuers)

    // MARK: Coordination

    /// "một số cố vấn, ngân hàng và luật sư cho biết": all of whom a plural opens a list.
    private func joined(_ phrase: SpeakerPhrase, in segments: [TokenRange]) -> SpeakerPhrase {
        // "nhiều chuyên gia và quan chức", "Tổng thống Nga và Thủ tướng Lê Văn An", "Ngoại trưởng Mỹ và Trung Quốc"
        let next = phrase.range.upperBound
        if phrase.name == nil, !phrase.isPronoun, let end = segments.last?.upperBound, next + 1 < end,
            text.isWord(.and, at: next), let other = phrases.phrase(at: next + 1, end: end), other.noun != nil,
            other.name == nil || phrase.isPerson && (other.isPerson || phrase.place != nil && isPlace(other)),
            hasOnlyAdverbs(other.range.upperBound..<end)
        {
            var joined = phrase
            joined.range = phrase.range.lowerBound..<other.range.upperBound
            joined.isPlural = true
            return joined
        }
        if let together = together(phrase, in: segments) { return together }
        // "Hãng tin CNN và phóng viên Jim Acosta kêu gọi" (CNN and its reporter Jim Acosta urge)
        if let first = phrase.name, !phrase.isPlural || text.isWord(Self.wholly, at: phrase.range.lowerBound),
            let last = segments.last, next + 1 < last.upperBound,
            text.isWord(.and, at: next), opens(phrase, skipOpeners(last.lowerBound, last.upperBound)),
            let other = phrases.phrase(at: next + 1, end: last.upperBound), let second = other.name,
            case let end = text.afterTime(other.range.upperBound, last.upperBound),
            hasOnlyAdverbs(end..<last.upperBound)
        {
            var joined = phrase
            joined.range = phrase.range.lowerBound..<other.range.upperBound
            joined.name = phrases.nameRun(first.range.lowerBound..<second.range.upperBound)
            joined.isPlural = true
            return joined
        }
        let and = phrase.range.lowerBound - 1
        if let listed = listed(phrase, in: segments) { return listed }
        if let both = both(phrase, in: segments) { return both }
        guard phrase.name == nil, !phrase.isPronoun, var place = segments.lastIndex(where: { $0.contains(and) }),
            text.isWord(.and, at: and)
        else { return phrase }
        var start = and
        while place >= 0 {
            let segment = segments[place]
            let first = skipOpeners(segment.lowerBound, segment.upperBound)
            guard first < start, !hasVerb(first..<min(start, segment.upperBound)),
                text.kinds(at: first).isDisjoint(with: [.preposition])
            else { break }
            if place > 0, segment.lowerBound > 0, text.tokens[segment.lowerBound - 1].sign != .comma,
                segment.lowerBound != segments[0].lowerBound
            {
                break
            }
            start = first
            if text.kinds(at: first).contains(.plural) || text.tokens[first].kind == .number { break }
            place -= 1
        }
        guard start < and,
            text.kinds(at: start).contains(.plural) || text.tokens[start].kind == .number
                || text.speaker(at: start) != nil
        else { return phrase }
        var joined = phrase
        joined.range = start..<phrase.range.upperBound
        joined.isPlural = true
        return joined
    }

    /// Whether a phrase opens a clause, "cả" (both) before it or not.
    private func opens(_ phrase: SpeakerPhrase, _ start: Int) -> Bool {
        phrase.range.lowerBound == start
            || phrase.range.lowerBound == start + 1 && text.isWord(Self.wholly, at: start)
    }

    /// "cả Tổng thống Nam và Thủ tướng Hùng cho là" (both President Nam and Prime Minister Hùng hold): who "cả" (both) opens a pair of.
    private func both(_ phrase: SpeakerPhrase, in segments: [TokenRange]) -> SpeakerPhrase? {
        let and = phrase.range.lowerBound - 1
        guard !phrase.isPronoun, let segment = segments.last(where: { $0.contains(and) }), text.isWord(.and, at: and),
            let both = (max(segment.lowerBound, and - Self.longestOfPair)..<and).last(where: {
                text.isWord(Self.wholly, at: $0) && read.isWordStart($0 + 1)
            }),
            let first = phrases.phrase(at: both + 1, end: and), first.range.upperBound == and,
            first.isPerson == phrase.isPerson
        else { return nil }
        var pair = phrase
        pair.range = first.range.lowerBound..<phrase.range.upperBound
        if let one = first.name, let other = phrase.name {
            pair.name = phrases.nameRun(one.range.lowerBound..<other.range.upperBound)
        }
        pair.isPlural = true
        return pair
    }

    /// In tokens.
    private static let longestOfPair = 16
    private static let wholly = Syllable("cả")

    /// "Lan, Mai và Cúc cho rằng" (Lan, Mai and Cúc think): names before the comma, too.
    private func together(_ phrase: SpeakerPhrase, in segments: [TokenRange]) -> SpeakerPhrase? {
        guard phrase.isPlural, let names = phrase.name, names.range == phrase.range,
            let kind = read.name(startingAt: names.range.lowerBound)?.kind,
            var place = segments.lastIndex(where: { $0.lowerBound == phrase.range.lowerBound })
        else { return nil }
        var start = phrase.range.lowerBound
        while place > 0, text.isSign(.comma, at: start - 1) {
            let segment = segments[place - 1]
            let first = skipOpeners(segment.lowerBound, segment.upperBound)
            guard segment.upperBound == start - 1, let name = read.name(startingAt: first), name.kind == kind,
                name.range.upperBound == segment.upperBound
            else { break }
            start = first
            place -= 1
        }
        guard start < phrase.range.lowerBound else { return nil }
        var whole = phrase
        whole.range = start..<phrase.range.upperBound
        whole.name = phrases.nameRun(whole.range)
        return whole
    }

    /// "các cán bộ, giảng viên cho biết" (the officials, the lecturers say): a word for several opens a list that a comma goes on with.
    private func listed(_ phrase: SpeakerPhrase, in segments: [TokenRange]) -> SpeakerPhrase? {
        guard phrase.name == nil, !phrase.isPronoun, !phrase.isPlural, phrase.isPerson,
            let place = segments.lastIndex(where: { $0.contains(phrase.range.lowerBound) }), place > 0,
            segments[place].lowerBound == phrase.range.lowerBound,
            text.isSign(.comma, at: segments[place].lowerBound - 1),
            segments[place - 1].upperBound + 1 == segments[place].lowerBound, let first = opening(segments[place - 1]),
            first.isPlural, first.name == nil, first.isPerson || first.noun?.kind == .collective,
            first.range.upperBound == segments[place - 1].upperBound
        else { return nil }
        var listed = first
        listed.range = first.range.lowerBound..<phrase.range.upperBound
        return listed
    }

    private func hasOnlyAdverbs(_ range: TokenRange) -> Bool {
        range.allSatisfy { !text.kinds(at: $0).isDisjoint(with: [.adverb, .time, .negation, .unreal]) }
    }
}
