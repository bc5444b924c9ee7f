/// Mends where names of bodies begin and end, by the words in and beside them (a pass).
///
/// The model of names sees a few syllables at a time: it cuts words in two ("Bộ Lao động, thương binh và xã" hội), takes the
/// verb into the name ("Cục Hàng hải thông báo"), and the person whose office it is ("Sở Y tế tỉnh Long An Lê Văn Nam").
struct NameBounds {
    let text: TokenizedText
    let words: ReadWords
    let gazetteer: Gazetteer

    /// - Parameter found: in the order of the text; they do not overlap.
    func mended(_ found: [FoundName]) -> [FoundName] {
        let found = withoutCuts(withoutLoneBrackets(found))
        let surnames = surnames(found)
        var names: [FoundName] = []
        names.reserveCapacity(found.count)
        let bodies = found.lazy.filter { $0.kind == .organization }.map(\.range)
        let known = Set(bodies.filter(endsWithWord).map(key))
        var place = 0
        while place < found.count {
            var name = found[place]
            place += 1
            let limit = place < found.count ? found[place].range.lowerBound : text.tokens.count
            if name.kind == .organization {
                guard let range = withoutTitle(withoutCase(withoutOther(name.range))) else { continue }
                name.range = range
                if let affair = affairTold(in: range) {
                    if let body = bodyBefore(affair, range) {
                        names.append(FoundName(range: body, kind: .organization))
                    }
                    if let place = placeEnding(affair..<range.upperBound) {
                        names.append(FoundName(range: place, kind: .location))
                    }
                    continue
                }
            }
            if let end = endBehindAmpersand(name, found, place) {
                name = FoundName(range: name.range.lowerBound..<end, kind: .organization)
                while place < found.count, found[place].range.lowerBound < end { place += 1 }
            }
            if let (body, of) = withProvince(name) {
                if let last = names.last, last.range.overlaps(body) { names.removeLast() }
                names.append(FoundName(range: body, kind: .organization))
                if let of { names.append(FoundName(range: of, kind: .location)) }
                continue
            }
            if name.kind == .location, let start = startOfFirm(name.range, after: names.last) {
                names.append(FoundName(range: start..<name.range.upperBound, kind: .organization))
                continue
            }
            guard name.kind == .organization else {
                if name.kind == .location, isWithinWord(name.range) { continue }
                var range = withSmallPart(name, limit: limit)
                switch name.kind {
                case .person: range = withoutApposition(range)
                case .location: range = withNumber(withBeginning(range, after: names.last), limit: limit)
                case .organization: break
                }
                names.append(FoundName(range: range, kind: isBody(name) ? .organization : name.kind))
                continue
            }
            if let (body, person) = withHolder(name.range) ?? withSurname(name.range, surnames, known)
                ?? withDirector(name.range)
            {
                names.append(FoundName(range: body, kind: .organization))
                names.append(FoundName(range: person, kind: .person))
                continue
            }
            if let person = withoutRank(name.range, surnames) {
                names.append(FoundName(range: person, kind: .person))
                continue
            }
            if let (one, other) = withAnother(name.range) {
                names.append(FoundName(range: one, kind: .organization))
                names.append(FoundName(range: withoutVerb(other, known), kind: .organization))
                continue
            }
            var range = withoutVerb(name.range, known)
            if range == name.range {
                range = withWholeWord(range, limit: limit, known)
            } else if isHead(range) {
                // "Sở tham mưu thành phố": a common noun.
                continue
            }
            if let end = endOfSecondPart(range, found, place) {
                range = range.lowerBound..<end
                while place < found.count, found[place].range.lowerBound < end { place += 1 }
            }
            // "Ngân hàng Phát triển nhà" "Đồng bằng sông Cửu Long": the place goes on the name.
            if place < found.count, found[place].range.lowerBound == range.upperBound,
                found[place].kind == .location || found[place].kind == .person && isNamedAfterPeople(range),
                !text.tokens[range.upperBound].traits.contains(.opensParagraph),
                head(at: range.lowerBound, range) != nil
            {
                range = range.lowerBound..<found[place].range.upperBound
                place += 1
            }
            guard !isClause(range), !isList(range) else { continue }
            range = withNumber(
                withUnit(range), limit: place < found.count ? found[place].range.lowerBound : text.tokens.count)
            guard let uncounted = withoutCount(range) else { continue }
            range = uncounted
            if let last = names.last, last.range.overlaps(range) { names.removeLast() }
            names.append(FoundName(range: range, kind: .organization))
        }
        return names
    }

    /// "Tập đoàn máy bay Thiểm Tây": where a firm's name begins whose trade in small letters stands before a place. (With a country
    /// it is a firm from there: "Tập đoàn dầu khí Nga".)
    private func startOfFirm(_ place: TokenRange, after last: FoundName?) -> Int? {
        if gazetteer.entry(text.tokens, place)?.kinds.contains(.country) == true { return nil }
        let first = max(last?.range.upperBound ?? 0, place.lowerBound - Self.longestTrade)
        var at = place.lowerBound
        while at > first, !text.tokens[at].traits.contains(.opensParagraph), text.tokens[at - 1].isWord {
            at -= 1
            if text.tokens[at].isCapitalised {
                // "Nhà máy rác thải Bến Lâm" (the waste plant of Bến Lâm) at the beginning of a sentence may be no name.
                let opensSentence =
                    at == 0 || text.tokens[at].traits.contains(.opensParagraph) || !text.tokens[at - 1].isWord
                guard !opensSentence, let head = ShortForms.shared.head(text.tokens, at: at, end: place.lowerBound),
                    head.kind == .company, at + head.length < place.lowerBound
                else { return nil }
                return at
            }
            guard [.noun, .adjective].contains(words.tags[word(at: at)]),
                text.kinds(at: at).isDisjoint(with: [.preposition, .conjunction])
            else { return nil }
        }
        return nil
    }

    /// In tokens, with the noun of firms.
    private static let longestTrade = 6

    private func key(_ range: TokenRange) -> UInt64 { KnownNames.key(text.tokens, range) }

    // MARK: Words

    /// The word that holds a token, by its place among the words.
    private func word(at token: Int) -> Int { words.words.partitioningIndex { $0.upperBound > token } }

    private func isSmall(_ token: Int) -> Bool { text.tokens[token].isWord && !text.tokens[token].isCapitalised }

    private func endsWithWord(_ range: TokenRange) -> Bool {
        words.words[word(at: range.upperBound - 1)].upperBound == range.upperBound
    }

    /// A name does not end within a word, "Bộ Lao động, thương binh và xã" hội, if it does not stand alone elsewhere: "UBND xã"
    /// giao (gives) is no "xã giao" (courteous).
    private func withWholeWord(_ range: TokenRange, limit: Int, _ known: Set<UInt64>) -> TokenRange {
        let word = words.words[word(at: range.upperBound - 1)]
        guard word.upperBound > range.upperBound, word.upperBound <= limit, word.lowerBound > range.lowerBound,
            word.allSatisfy(isSmall), !known.contains(key(range)), !isHeadWithLevel(range)
        else { return range }
        return range.lowerBound..<word.upperBound
    }

    /// "Đội phó TTGT TP Cần Thơ" is the body after the title; "Thường trực Ban Bí thư" is a title and no body.
    private func withoutTitle(_ range: TokenRange) -> TokenRange? {
        let start = range.lowerBound
        // "Phó Chủ tịch" "Thường trực HĐND" (first vice chairman of the council): the title's last word has a capital.
        if range.count > 2, text.isWord(Self.standing.0, at: start), text.isWord(Self.standing.1, at: start + 1),
            case let unit = text.unitStart(before: start + 1), unit < start, text.speaker(at: unit)?.kind == .title,
            text.unitEnd(unit) == start + 2
        {
            return start + 2..<range.upperBound
        }
        guard let noun = text.speaker(at: start), noun.kind == .title, noun.source == .official,
            ShortForms.shared.head(text.tokens, at: start, end: range.upperBound) == nil
        else { return range }
        let end = text.unitEnd(start)
        guard end < range.upperBound else { return nil }
        return text.tokens[end].isCapitalised ? end..<range.upperBound : range
    }

    /// "đội Cảnh sát trật tự" of "đội Cảnh sát trật tự và Trung tá" before a name: behind "và" (and) the title is another person's.
    private func withoutOther(_ range: TokenRange) -> TokenRange {
        let title = text.unitStart(before: range.upperBound)
        guard title > range.lowerBound + 1, text.unitEnd(title) == range.upperBound,
            text.speaker(at: title)?.kind == .title, text.isWord(.and, at: title - 1)
        else { return range }
        return range.lowerBound..<title - 1
    }

    /// "thường trực" (permanent)
    private static let standing = (Syllable("thường"), Syllable("trực"))

    /// Whether the words are a noun of bodies and no more.
    private func isHead(_ range: TokenRange) -> Bool {
        ShortForms.shared.head(text.tokens, at: range.lowerBound, end: range.upperBound)?.length == range.count
    }

    /// "UBND xã", "Công an tỉnh"
    private func isHeadWithLevel(_ range: TokenRange) -> Bool {
        guard case .level? = ShortForms.shared.rule(text.tokens, at: range.upperBound - 1, end: range.upperBound)?.rule
        else { return false }
        return isHead(range.lowerBound..<range.upperBound - 1)
    }

    /// "vụ Thiếu úy CSGT Vân Sơn" (the case of the traffic police lieutenant): "vụ" is a department, too, but not before whoever
    /// the case is about.
    private func withoutCase(_ range: TokenRange) -> TokenRange {
        let affair = range.dropLast(2).first { at in
            isSmall(at) && text.isWord(Self.affair, at: at) && words.words[word(at: at)].lowerBound == at
                && (text.speaker(at: at + 1)?.kind == .title && text.unitEnd(at + 1) < range.upperBound
                    || at == range.lowerBound && head(at: at + 1, range).map(Self.ofAuthority.contains) == true)
        }
        return affair.map { $0 + 1..<range.upperBound } ?? range
    }

    private static let affair = Syllable("vụ")

    /// "Cảnh sát điều tra vụ ám sát đại sứ Nga" (the police investigate the assassination of …): where in a name begins what has
    /// happened, which is no body's.
    private func affairTold(in range: TokenRange) -> Int? {
        range.dropFirst().dropLast().first { at in
            let next = word(at: at + 1)
            return isSmall(at) && isSmall(at + 1) && text.isWord(Self.affair, at: at)
                && words.words[word(at: at)] == at..<at + 1 && words.words[next].lowerBound == at + 1
                && words.tags[next] == .verb
        }
    }

    /// The body that a clause begins with which tells what it does about an affair, if it has a name of its own.
    private func bodyBefore(_ affair: Int, _ range: TokenRange) -> TokenRange? {
        let rest = range.lowerBound..<affair
        let end = rest.dropFirst().last { text.tokens[$0].isCapitalised }.map { words.words[word(at: $0)].upperBound }
        return end.map { range.lowerBound..<min($0, affair) }
    }

    /// The place that ends a stretch: "Nga" of "vụ ám sát đại sứ Nga".
    private func placeEnding(_ range: TokenRange) -> TokenRange? {
        let start = range.first { start in
            text.tokens[start].isCapitalised
                && gazetteer.entry(text.tokens, start..<range.upperBound)?.location != nil
        }
        return start.map { $0..<range.upperBound }
    }

    /// "quốc lộ" (highway), "tỉnh lộ" (provincial road)
    private static let road = Syllable("lộ")

    // MARK: Numbers

    /// "Trường Dạy nghề" số 2, "quốc lộ" 5: the number that tells a body or a road from others like it. ("Công ty Sông Lam số 8 Lê Lợi"
    /// has its address behind it, "Báo Sông Lam số 25" is an issue of a paper.)
    private func withNumber(_ range: TokenRange, limit: Int) -> TokenRange {
        let at = range.upperBound
        guard at < limit, !text.tokens[at].traits.contains(.opensParagraph) else { return range }
        // "Chi cục Đường bộ 3.4"
        if at + 1 < limit, text.tokens[at - 1].kind == .number, text.isSign(.fullStop, at: at), text.touches(at),
            text.touches(at + 1), text.tokens[at + 1].kind == .number
        {
            return range.lowerBound..<at + 2
        }
        if text.tokens[at].kind == .number {
            return range.count == 2 && text.isWord(Self.road, at: at - 1) ? range.lowerBound..<at + 1 : range
        }
        guard at + 1 < limit, text.isWord(Self.number, at: at), text.tokens[at + 1].kind == .number,
            let head = head(at: range.lowerBound, range), Self.numbered.contains(head),
            at + 2 >= text.tokens.count || text.tokens[at + 2].traits.contains(.opensParagraph)
                || text.tokens[at + 2].kind != .number && !text.tokens[at + 2].isCapitalised
                    && text.tokens[at + 2].sign != .slash
        else { return range }
        return range.lowerBound..<at + 2
    }

    /// Of which kinds there are several with a number each; a council's resolution has one, too.
    private static let numbered: Set<ShortForms.HeadKind> = [
        .company, .school, .hospital, .court, .police, .military, .department, .agency, .club,
    ]

    /// "đảng Cánh tả 9%", "Hội đồng tuyển chọn giải thưởng 7 lĩnh vực" (seven fields): without the number that measures or counts what
    /// follows. ("Sư đoàn 7 cán bộ": right behind the noun of bodies it is the name.)
    ///
    /// - Returns: `nil` where no name is left.
    private func withoutCount(_ range: TokenRange) -> TokenRange? {
        let (number, after) = (range.upperBound - 1, range.upperBound)
        guard range.count > 2, text.tokens[number].kind == .number, after < text.tokens.count,
            !text.tokens[after].traits.contains(.opensParagraph)
        else { return range }
        let rest = range.lowerBound..<number
        if text.isSign(.percent, at: after) { return withoutCounting(rest) }
        guard !isHead(rest), !text.isWord(Self.number, at: number - 1), isSmall(after),
            case let nouns = UnitWords.shared, let noun = nouns.match(text.tokens, at: after, end: text.tokens.count),
            nouns[noun.entry].kinds.contains(.noun), words.words[word(at: after)].upperBound <= noun.end,
            ShortForms.shared.head(text.tokens, at: after, end: noun.end) == nil,
            // "Khu 7 xã" and the like: the noun before the number names by it.
            !isNamed(by: number, rest)
        else { return range }
        return withoutCounting(rest)
    }

    /// "Quân chủng Hải quân" of "Quân chủng Hải quân điều động" (sends) before a number, "Liên đoàn Lao động" of "… tại" (in): without the verb or the
    /// preposition that the number follows.
    private func withoutCounting(_ range: TokenRange) -> TokenRange? {
        let first = range.lowerBound + max(1, head(range)?.length ?? 1)
        let preposition = (first..<max(first, range.upperBound)).first {
            isSmall($0) && text.kinds(at: $0).contains(.preposition) && !text.isWord(.of, at: $0)
        }
        var end = preposition ?? range.upperBound
        while end > range.lowerBound + 1 {
            let last = word(at: end - 1)
            let isVerb =
                (words.tags[last] == .verb || text.kinds(at: end - 1).contains(.adverb)) && isSmall(end - 1)
                && words.words[last].lowerBound > range.lowerBound
            guard isVerb || text.tokens[end - 1].kind == .sign else { break }
            end = isVerb ? words.words[last].lowerBound : end - 1
        }
        let name = range.lowerBound..<end
        return end < range.upperBound && isHead(name) ? nil : name
    }

    private func head(_ range: TokenRange) -> (kind: ShortForms.HeadKind, length: Int)? {
        ShortForms.shared.head(text.tokens, at: range.lowerBound, end: range.upperBound)
    }

    /// "tổ 7", "vùng 3": whether the noun before a number is one that numbers tell apart.
    private func isNamed(by number: Int, _ rest: TokenRange) -> Bool {
        let nouns = UnitWords.shared
        return (1...2).contains { length in
            length <= rest.count
                && nouns.entry(text.tokens, number - length..<number).map { nouns[$0].kinds.contains(.naming) } == true
        }
    }

    // MARK: The verb after a name

    /// "Khoa Nội điều trị 15" ca (treats 15 cases): a number ends the name of a body as its own, "Sư đoàn 361", but behind a verb it
    /// counts what follows.
    private func countingVerb(_ range: TokenRange) -> Int? {
        let number = range.upperBound - 1
        guard text.tokens[number].kind == .number, !text.isWord(Self.number, at: number - 1) else { return nil }
        return range.dropFirst().first { at in
            isSmall(at) && words.words[word(at: at)].lowerBound == at && words.tags[word(at: at)] == .verb
                && range[..<at].dropFirst().contains { text.tokens[$0].isCapitalised }
        }
    }

    private static let number = Syllable("số")

    /// Without the clause that goes on after the name.
    private func withoutVerb(_ range: TokenRange, _ known: Set<UInt64>) -> TokenRange {
        guard range.count > 2 else { return range }
        if let verb = countingVerb(range) { return range.lowerBound..<verb }
        var at = word(at: range.lowerBound)
        var end = range.upperBound
        while at < words.words.count, words.words[at].upperBound <= range.upperBound {
            let word = words.words[at]
            at += 1
            guard word.lowerBound > range.lowerBound, isSmall(word.lowerBound) else { continue }
            let isCopula = text.kinds(at: word.lowerBound).contains(.copula) && word.count == 1
            // "Công ty Sông Lam di chuyển cửa hàng", where the article names "Công ty Sông Lam", too.
            let isNamed =
                words.tags[at - 1] == .verb
                && (text.tokens[word.lowerBound - 1].isCapitalised || !isHead(range.lowerBound..<word.lowerBound))
                && !(text.isWord(Self.branch.0, at: word.lowerBound)
                    && text.isWord(Self.branch.1, at: word.lowerBound + 1))
                && known.contains(key(range.lowerBound..<word.lowerBound))
                && !(word.upperBound == range.upperBound && endsName(word.upperBound))
            guard isCopula || isNamed else { continue }
            end = word.lowerBound
            break
        }
        if end == range.upperBound,
            let verb = reportingVerb(range) ?? innerReportingVerb(range) ?? verbBehindHead(range)
                ?? verbBeforeComma(range)
        {
            return range.lowerBound..<verb
        }
        guard end < range.upperBound else { return range }
        // "Trung ương phân bổ là 30": the verb before "là", too.
        while end > range.lowerBound + 1 {
            let last = words.words[word(at: end - 1)]
            guard words.tags[word(at: end - 1)] == .verb, isSmall(last.lowerBound), last.lowerBound > range.lowerBound
            else { break }
            end = last.lowerBound
        }
        return range.lowerBound..<end
    }

    /// Where a reporting verb begins that ends a name, as in "Ủy ban Sông Hồng dự đoán lũ về"; "Ban chỉ đạo cho biết" has its
    /// verb after the name.
    private func reportingVerb(_ range: TokenRange) -> Int? {
        let word = words.words[word(at: range.upperBound - 1)]
        guard word.upperBound == range.upperBound, word.count > 1, word.lowerBound - range.lowerBound > 1,
            isSmall(word.lowerBound), let cue = text.cue(at: word.lowerBound), cue.force != .weak,
            text.unitEnd(word.lowerBound) == word.upperBound, !endsName(range.upperBound),
            text.tokens[word.lowerBound - 1].isWord, !text.kinds(at: word.lowerBound - 1).contains(.conjunction)
        else { return nil }
        return word.lowerBound
    }

    /// Where a reporting verb stands between two capitals: "Ngân hàng Sông Lam dự báo VN-Index" (forecasts); "Công ty Báo cáo đánh giá Sông
    /// Lam" is in the business of reports.
    private func innerReportingVerb(_ range: TokenRange) -> Int? {
        guard let head = ShortForms.shared.head(text.tokens, at: range.lowerBound, end: range.upperBound),
            head.length + 1 < range.count
        else { return nil }
        return (range.lowerBound + head.length + 1..<range.upperBound).first { at in
            let index = word(at: at)
            let word = words.words[index]
            return word.lowerBound == at && word.count > 1 && word.upperBound < range.upperBound
                && words.tags[index] == .verb && isSmall(at) && text.tokens[at - 1].isWord
                && text.tokens[at - 1].isCapitalised && text.tokens[word.upperBound].isCapitalised
                && text.unitEnd(at) == word.upperBound && text.cue(at: at).map { $0.force != .weak } == true
        }
    }

    /// "Ủy ban đề nghị Chính phủ" (the committee asks the government): right behind the noun of an authority, which has no field then.
    private func verbBehindHead(_ range: TokenRange) -> Int? {
        guard let head = ShortForms.shared.head(text.tokens, at: range.lowerBound, end: range.upperBound),
            Self.ofAuthority.contains(head.kind), head.length < range.count,
            gazetteer.entry(text.tokens, range)?.organization == nil
        else { return nil }
        let verb = range.lowerBound + head.length
        let index = word(at: verb)
        guard isSmall(verb), words.words[index].lowerBound == verb, words.words[index].count > 1,
            words.tags[index] == .verb, text.cue(at: verb)?.force == .strong,
            text.unitEnd(verb) == words.words[index].upperBound
        else { return nil }
        return verb
    }

    /// "Ủy ban An toàn giao thông đánh giá, đây là …" (assesses that this is …): a clause follows behind the comma, where a name that ends with the
    /// word would have its verb.
    private func verbBeforeComma(_ range: TokenRange) -> Int? {
        let comma = range.upperBound
        let index = word(at: comma - 1)
        let verb = words.words[index]
        guard text.isSign(.comma, at: comma), verb.upperBound == comma, verb.count > 1,
            let head = ShortForms.shared.head(text.tokens, at: range.lowerBound, end: comma),
            verb.lowerBound > range.lowerBound + head.length, isSmall(verb.lowerBound),
            let cue = text.cue(at: verb.lowerBound), cue.force != .weak, text.unitEnd(verb.lowerBound) == comma,
            text.tokens[verb.lowerBound - 1].isWord,
            !text.kinds(at: verb.lowerBound - 1).contains(.conjunction),
            range.lowerBound == 0 || text.tokens[range.lowerBound].traits.contains(.opensParagraph)
                || text.tokens[range.lowerBound - 1].kind == .sign,
            gazetteer.entry(text.tokens, range)?.organization == nil
        else { return nil }
        // "Trung tâm Kiểm định đánh giá, phân tích …" goes on with another verb.
        let next = self.word(at: comma + 1)
        guard next < words.words.count, words.tags[next] != .verb else { return nil }
        return verb.lowerBound
    }

    /// Whether what stands at a token shows that the name before it is a whole noun phrase: a verb of its own, or a sign.
    private func endsName(_ at: Int) -> Bool {
        guard at < text.tokens.count, text.tokens[at].isWord || text.tokens[at].kind == .number else { return true }
        if text.tokens[at].traits.contains(.opensParagraph) { return true }
        let kinds = text.kinds(at: at)
        return !kinds.isDisjoint(with: [.cue, .adverb, .passive, .copula, .conjunction, .preposition, .demonstrative])
    }

    /// "Công an nổ súng, khống chế …": a sentence begins with a common noun and its verb.
    private func isClause(_ range: TokenRange) -> Bool {
        let start = range.lowerBound
        guard
            start == 0 || text.tokens[start].traits.contains(.opensParagraph) || text.isSign(.fullStop, at: start - 1),
            range.count > 2, range.dropFirst().allSatisfy(isSmall),
            gazetteer.entry(text.tokens, range)?.organization == nil,
            let head = ShortForms.shared.head(text.tokens, at: start, end: range.upperBound),
            head.length < range.count
        else { return false }
        let next = word(at: start + head.length)
        return words.words[next] == start + head.length..<range.upperBound && words.tags[next] == .verb
            && text.isSign(.comma, at: range.upperBound)
    }

    /// "Khoa học, Công nghệ, Giáo dục, Y tế": fields and no body, since no noun of bodies begins it.
    private func isList(_ range: TokenRange) -> Bool {
        range.count(where: { text.isSign(.comma, at: $0) }) > 1 && head(at: range.lowerBound, range) == nil
    }

    /// "Vùng 3 Hải quân": the force of a numbered region.
    private func withUnit(_ range: TokenRange) -> TokenRange {
        let start = range.lowerBound
        guard start > 1, text.tokens[start - 1].kind == .number, text.isWord(Self.region, at: start - 2),
            !text.tokens[start].traits.contains(.opensParagraph), let head = head(at: start, range),
            head == .military || head == .police
        else { return range }
        return start - 2..<range.upperBound
    }

    private static let region = Syllable("vùng")

    /// "Vùng 3 hải quân" in small letters.
    func withRegions(_ names: [FoundName], _ runs: [CapitalRun]) -> [FoundName] {
        var added: [FoundName] = []
        for run in runs where text.isWord(Self.region, at: run.range.lowerBound) {
            let at = run.range.lowerBound + 2
            guard run.range.count == 1, at < text.tokens.count, text.tokens[at - 1].kind == .number,
                !text.tokens[at - 1].traits.contains(.opensParagraph),
                !text.tokens[at].traits.contains(.opensParagraph),
                let head = ShortForms.shared.head(text.tokens, at: at, end: min(at + 4, text.tokens.count)),
                head.kind == .military || head.kind == .police
            else { continue }
            let range = run.range.lowerBound..<at + head.length
            let next = names.partitioningIndex { $0.range.upperBound > range.lowerBound }
            if next < names.count, names[next].range.lowerBound < range.upperBound { continue }
            added.append(FoundName(range: range, kind: .organization))
        }
        return added.isEmpty ? names : (names + added).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    // MARK: Two names in one

    /// "giám đốc Sở Y tế tỉnh Long An Lê Văn Nam": the body and who holds the office, which a title before the body tells.
    private func withHolder(_ range: TokenRange) -> (body: TokenRange, person: TokenRange)? {
        guard range.count > 2, isTitle(before: range.lowerBound) else { return nil }
        var start = range.upperBound
        while start > range.lowerBound, isNamePart(start - 1) { start -= 1 }
        let run = start..<range.upperBound
        guard run.count > 1 else { return nil }
        for split in max(run.lowerBound, range.lowerBound + 1)..<run.upperBound where text.tokens[split].isWord {
            let (body, person) = (range.lowerBound..<split, split..<range.upperBound)
            guard person.count > 1 || body.count == 1, !isWithinPlace(split, range), isName(person),
                endsWithPlace(body) || isOffice(body, person)
            else { continue }
            return (body, person)
        }
        return nil
    }

    /// "Bí thư Thành ủy Trần Văn Sơn": the office's body without its place, before a full Vietnamese name.
    private func isOffice(_ body: TokenRange, _ person: TokenRange) -> Bool {
        guard person.count > 2, let head = head(at: body.lowerBound, body) else { return false }
        let last = text.tokens[body.upperBound - 1]
        // "Sở Xây dựng", of which the lists have only the head
        let isDepartment = head == .department && (!last.isCapitalised || last.traits.contains(.allCapitals))
        guard isHead(body) || isHeadWithLevel(body) || isDepartment else { return false }
        return [.party, .council, .department, .ministry, .police, .court].contains(head)
            && text.entry(at: person.lowerBound)?.surname?.isVietnamese == true
    }

    /// "đại biểu Quốc hội tỉnh Long An" (member of the National Assembly for Long An): the assembly is nobody's province's, but a province has
    /// its "đoàn đại biểu Quốc hội" (deputation).
    private func withProvince(_ name: FoundName) -> (body: TokenRange, of: TokenRange?)? {
        let start = name.range.lowerBound
        guard name.kind == .organization, name.range.count > 3, text.isWord(Self.assembly.0, at: start),
            text.isWord(Self.assembly.1, at: start + 1),
            case (.level, let length)? = ShortForms.shared.rule(text.tokens, at: start + 2, end: name.range.upperBound),
            start + 2 + length < name.range.upperBound
        else { return nil }
        if start > 2, text.isWord(Self.deputation.0, at: start - 3), text.isWord(Self.deputation.1, at: start - 2),
            text.isWord(Self.deputation.2, at: start - 1)
        {
            return (start - 3..<name.range.upperBound, nil)
        }
        // "TP" belongs to the place's name, "tỉnh" (province) does not.
        let isShort = text.tokens[start + 2].traits.contains(.allCapitals)
        return (start..<start + 2, start + 2 + (isShort ? 0 : length)..<name.range.upperBound)
    }

    private static let assembly = (Syllable("quốc"), Syllable("hội"))
    private static let deputation = (Syllable("đoàn"), Syllable("đại"), Syllable("biểu"))

    /// "giám đốc FBI Comey", "Chủ tịch Hội đồng Liên bang Nga Matvienko": the last word is the surname of somebody whom the article names in full.
    private func withSurname(
        _ range: TokenRange, _ surnames: Set<UInt64>, _ known: Set<UInt64>
    ) -> (body: TokenRange, person: TokenRange)? {
        let last = range.upperBound - 1
        guard range.count > 1, surnames.contains(text.tokens[last].key), text.tokens[last].isCapitalised,
            isTitle(before: range.lowerBound), !isWithinPlace(last, range)
        else { return nil }
        let body = range.lowerBound..<last
        return known.contains(key(body)) || endsWithPlace(body) ? (body, last..<range.upperBound) : nil
    }

    /// "Giám đốc điều hành của tập đoàn Rostec Sergey Chemezov": a firm of one foreign word and its director, whose first name the lists have.
    private func withDirector(_ range: TokenRange) -> (body: TokenRange, person: TokenRange)? {
        var (start, own) = (range.lowerBound, range.lowerBound)
        if let head = ShortForms.shared.head(text.tokens, at: start, end: range.upperBound) {
            guard Self.directed.contains(head.kind) else { return nil }
            own += head.length
        } else {
            guard start > 0 else { return nil }
            start = text.unitStart(before: own)
            guard let head = ShortForms.shared.head(text.tokens, at: start, end: own), start + head.length == own,
                Self.directed.contains(head.kind)
            else { return nil }
        }
        guard own + 2 < range.upperBound else { return nil }
        let person = own + 1..<range.upperBound
        guard person.count <= 4, isTitle(before: start),
            (own..<range.upperBound).allSatisfy(isNamePart), isForeignFirstName(own + 1), !isForeignFirstName(own),
            gazetteer.entry(text.tokens, own..<range.upperBound)?.organization == nil, isName(person)
        else { return nil }
        return (range.lowerBound..<own + 1, person)
    }

    private static let directed: Set<ShortForms.HeadKind> = [.company, .bank, .media, .agency, .fund]

    private func isForeignFirstName(_ at: Int) -> Bool {
        let key = text.tokens[at].key
        return ReferenceTables.shared.gender(ofFirstName: key) != nil && !VietnameseSyllables.contains(key)
    }

    /// "cảnh sát Nomenjahary", whom the article names in full elsewhere, is a policeman; "Tổng tham mưu trưởng quân đội Constantino Chiwenga" is no
    /// army.
    private func withoutRank(_ range: TokenRange, _ surnames: Set<UInt64>) -> TokenRange? {
        let first = range.lowerBound
        // "NSƯT Tố Nga" (the merited artist Tố Nga)
        if text.tokens[first].traits.contains(.allCapitals), text.unitEnd(first) == first + 1,
            text.speaker(at: first)?.kind == .title
        {
            let person = first + 1..<range.upperBound
            return !person.isEmpty && person.allSatisfy(isNamePart) && isName(person) ? person : nil
        }
        guard let head = ShortForms.shared.head(text.tokens, at: range.lowerBound, end: range.upperBound),
            head.kind == .police || head.kind == .military, head.length < range.count
        else { return nil }
        let person = range.lowerBound + head.length..<range.upperBound
        if person.count == 1 { return surnames.contains(text.tokens[person.lowerBound].key) ? person : nil }
        let isOne = isTitle(before: range.lowerBound) || isPoliceman(range, person)
        return text.hasForeignWord(in: person) && person.allSatisfy(isNamePart) && isOne && isName(person)
            ? person : nil
    }

    /// "cảnh sát Dave Williams" (police officer): "cảnh sát" alone and a foreigner's first name.
    private func isPoliceman(_ range: TokenRange, _ person: TokenRange) -> Bool {
        text.unitEnd(range.lowerBound) == person.lowerBound && person.count <= 3
            && isForeignFirstName(person.lowerBound)
    }

    /// The last words of people's names that have more words and are not made of Vietnamese syllables.
    private func surnames(_ found: [FoundName]) -> Set<UInt64> {
        var surnames: Set<UInt64> = []
        for name in found where name.kind == .person && name.range.count > 1 {
            let last = text.tokens[name.range.upperBound - 1]
            if last.isWord, last.isCapitalised, !VietnameseSyllables.contains(last.key) { surnames.insert(last.key) }
        }
        return surnames
    }

    /// "Đại học George Mason", "Bệnh viện Nguyễn Tri Phương": schools and hospitals are called after people.
    private func isNamedAfterPeople(_ range: TokenRange) -> Bool {
        guard isHead(range), let head = head(at: range.lowerBound, range), !isTitle(before: range.lowerBound) else {
            return false
        }
        return head == .school || head == .hospital
    }

    /// "Bộ tư lệnh Ấn Độ Dương": the lists have a place that goes over the token.
    private func isWithinPlace(_ at: Int, _ range: TokenRange) -> Bool {
        for start in max(range.lowerBound, at - 4)..<at {
            var isWithin = false
            gazetteer.visit(text.tokens, at: start, end: range.upperBound) { entry, length in
                let kinds = gazetteer.kinds[entry].all
                if start + length > at, !kinds.isDisjoint(with: .locations) { isWithin = true }
            }
            if isWithin { return true }
        }
        return false
    }

    private func isNamePart(_ at: Int) -> Bool {
        text.tokens[at].isWord ? text.tokens[at].isCapitalised : text.tokens[at].sign == .hyphen
    }

    private func isTitle(before at: Int) -> Bool {
        guard at > 0 else { return false }
        var start = text.unitStart(before: at)
        // "người phát ngôn của Sở …", "công sứ tại …"
        if text.kinds(at: start).contains(.preposition), start > 0 { start = text.unitStart(before: start) }
        return text.speaker(at: start)?.kind == .title
    }

    /// Whether capitals can be a person's name that no list has as a place or body.
    private func isName(_ range: TokenRange) -> Bool {
        let entry = gazetteer.entry(text.tokens, range)
        if let entry, !entry.kinds.isDisjoint(with: NameKinds.locations.union(.organizations)) {
            return entry.kinds.contains(.person)
        }
        if entry?.kinds.contains(.person) == true { return true }
        // "Samsung Display Việt Nam"
        let endsWithPlace = range.dropFirst().contains { start in
            gazetteer.entry(text.tokens, start..<range.upperBound)?.location != nil
        }
        guard !endsWithPlace else { return false }
        let first = range.lowerBound
        guard !text.hasForeignWord(in: range) else {
            return range.count > 1 && !range.contains { text.tokens[$0].traits.contains(.allCapitals) }
        }
        return range.count > 1 && range.count <= 5 && text.entry(at: first)?.surname != nil
    }

    /// Whether a body's name is whole because the lists have it, or because it ends with a place or a body that they have.
    private func endsWithPlace(_ body: TokenRange) -> Bool {
        if gazetteer.entry(text.tokens, body)?.organization != nil { return true }
        let head = ShortForms.shared.head(text.tokens, at: body.lowerBound, end: body.upperBound)?.length ?? 1
        guard head < body.count else { return false }
        for start in max(body.lowerBound + head, body.upperBound - 4)..<body.upperBound
        where text.tokens[start].isWord && text.tokens[start].isCapitalised {
            guard let entry = gazetteer.entry(text.tokens, start..<body.upperBound) else { continue }
            if entry.location != nil || entry.organization != nil { return true }
        }
        return false
    }

    /// "Sở Thông tin và UBND huyện Vân Sơn": after "và" (and) a noun that begins the name of a body begins another one, and after
    /// "phối hợp" (together with); so does what stands in brackets behind a name: "Học viện Hải quân (Quân chủng Hải quân)".
    private func withAnother(_ range: TokenRange) -> (one: TokenRange, other: TokenRange)? {
        if let bracket = range.first(where: { text.tokens[$0].sign == .openParenthesis }),
            !range.contains(where: { text.tokens[$0].sign == .closeParenthesis }),
            range.lowerBound < bracket, bracket + 1 < range.upperBound
        {
            return (range.lowerBound..<bracket, bracket + 1..<range.upperBound)
        }
        for at in range.dropFirst().dropLast(2)
        where text.isWord(Self.together.0, at: at) && text.isWord(Self.together.1, at: at + 1) {
            let other = text.isWord(.with, at: at + 2) ? at + 3 : at + 2
            guard other < range.upperBound, head(at: other, range) != nil else { continue }
            return (range.lowerBound..<at, other..<range.upperBound)
        }
        guard range.count > 3, let first = head(at: range.lowerBound, range), first != .school,
            !text.isWord(Self.office.0, at: range.lowerBound) || !text.isWord(Self.office.1, at: range.lowerBound + 1)
        else { return nil }
        for at in range.lowerBound + 2..<range.upperBound - 1 where text.isWord(.and, at: at) {
            guard let second = head(at: at + 1, range), Self.ofAuthority.contains(second) else { continue }
            return (range.lowerBound..<at, at + 1..<range.upperBound)
        }
        return nil
    }

    private func head(at: Int, _ range: TokenRange) -> ShortForms.HeadKind? {
        ShortForms.shared.head(text.tokens, at: at, end: range.upperBound)?.kind
    }

    private static let together = (Syllable("phối"), Syllable("hợp"))
    /// "chi nhánh" (branch) goes on a name.
    private static let branch = (Syllable("chi"), Syllable("nhánh"))
    /// "Văn phòng HĐND và UBND" is one office of two.
    private static let office = (Syllable("văn"), Syllable("phòng"))
    private static let ofAuthority: [ShortForms.HeadKind] = [
        .ministry, .department, .council, .court, .police, .military, .party, .company,
    ]

    // MARK: Brackets

    /// "BĐBP) TP. Hồ Chí Minh": two names, since none holds half a pair of brackets. (A body's that has but the opening one is parted by
    /// ``withAnother(_:)``.)
    private func withoutLoneBrackets(_ found: [FoundName]) -> [FoundName] {
        guard found.contains(where: { loneBracket($0) != nil }) else { return found }
        return found.flatMap { name in
            guard let bracket = loneBracket(name) else { return [name] }
            var parts: [FoundName] = []
            let one = withoutSigns(name.range.lowerBound..<bracket)
            if !one.isEmpty { parts.append(FoundName(range: one, kind: name.kind)) }
            if let other = behindBracket(withoutSigns(bracket + 1..<name.range.upperBound), name.kind) {
                parts.append(other)
            }
            return parts
        }
    }

    private func withoutSigns(_ range: TokenRange) -> TokenRange {
        let isName = { (at: Int) in text.tokens[at].isWord || text.tokens[at].kind == .number }
        guard let first = range.first(where: isName), let last = range.last(where: isName) else {
            return range.lowerBound..<range.lowerBound
        }
        return first..<last + 1
    }

    /// "TP. Hồ Chí Minh", "Hương Khê" of "huyện Hương Khê" (the district of …): what follows a bracket that closed before it.
    private func behindBracket(_ range: TokenRange, _ kind: FoundName.Kind) -> FoundName? {
        guard let first = range.first else { return nil }
        if gazetteer.entry(text.tokens, range)?.location != nil { return FoundName(range: range, kind: .location) }
        guard isSmall(first) else { return FoundName(range: range, kind: kind) }
        let own = text.unitEnd(first)
        guard text.kinds(at: first).contains(.locality), own < range.upperBound, text.tokens[own].isCapitalised else {
            return nil
        }
        return FoundName(range: own..<range.upperBound, kind: .location)
    }

    private func loneBracket(_ name: FoundName) -> Int? {
        let opening = name.range.first { text.tokens[$0].sign == .openParenthesis }
        let closing = name.range.first { text.tokens[$0].sign == .closeParenthesis }
        if let closing, opening.map({ closing < $0 }) ?? true { return closing }
        guard let opening, closing == nil else { return nil }
        return name.kind != .organization || opening + 1 == name.range.upperBound ? opening : nil
    }

    // MARK: Names with hyphens

    /// "Mohamed El-Amine Souef", which the model cuts behind the hyphen; "Asma al-Assad", where the lists know the second part as another one;
    /// "El-Arish", of which it takes the article alone.
    private func withoutCuts(_ found: [FoundName]) -> [FoundName] {
        guard found.contains(where: { isCut($0.range) || isArticle($0.range) || beginsWithArticle($0) }) else {
            return found
        }
        var joined: [FoundName] = []
        joined.reserveCapacity(found.count)
        for (place, name) in found.enumerated() {
            var name = name
            if let last = joined.last, isCut(last.range), last.range.upperBound == name.range.lowerBound {
                joined[joined.count - 1].range = last.range.lowerBound..<name.range.upperBound
                continue
            }
            if beginsWithArticle(name), let last = joined.last, last.range.upperBound == name.range.lowerBound,
                last.kind == .person
            {
                joined[joined.count - 1].range = last.range.lowerBound..<name.range.upperBound
                continue
            }
            if beginsWithArticle(name) {
                name.range = withFirstName(name.range, after: joined.last?.range.upperBound ?? 0)
            }
            let limit = place + 1 < found.count ? found[place + 1].range.lowerBound : text.tokens.count
            let end = name.range.upperBound
            if isArticle(name.range), end + 1 < limit, text.tokens[end].sign == .hyphen, text.tokens[end + 1].isWord,
                text.tokens[end + 1].isCapitalised
            {
                name.range = name.range.lowerBound..<end + 2
            }
            joined.append(name)
        }
        return joined.map { name in
            guard isCut(name.range) else { return name }
            return FoundName(range: name.range.lowerBound..<name.range.upperBound - 1, kind: name.kind)
        }
    }

    private func isCut(_ range: TokenRange) -> Bool {
        range.count > 1 && text.tokens[range.upperBound - 1].sign == .hyphen
    }

    /// "Asma" before "al-Assad", which is no title and in no name.
    private func withFirstName(_ range: TokenRange, after last: Int) -> TokenRange {
        let start = range.lowerBound - 1
        guard start >= last, text.tokens[start].isWord, text.tokens[start].isCapitalised,
            text.speaker(at: start) == nil,
            text.unitStart(before: range.lowerBound) == start, !VietnameseSyllables.contains(text.tokens[start].key),
            text.kinds(at: start).isDisjoint(with: .names)
        else { return range }
        return start..<range.upperBound
    }

    /// "al-Assad" with a small letter, which no name begins with that stands behind another one.
    private func beginsWithArticle(_ name: FoundName) -> Bool {
        let start = name.range.lowerBound
        return name.kind == .person && name.range.count > 2 && isSmall(start) && isArticle(start..<start + 1)
            && text.tokens[start + 1].sign == .hyphen && !text.tokens[start].traits.contains(.opensParagraph)
    }

    /// Of Arabic names.
    private func isArticle(_ range: TokenRange) -> Bool {
        range.count == 1 && Self.articles.contains(text.tokens[range.lowerBound].key)
    }

    private static let articles = SyllableSet(.arabicArticles)

    // MARK: What is none

    /// "Vụ Pháp chế" (the department of legislation) is of no France.
    private func isWithinWord(_ range: TokenRange) -> Bool {
        guard range.count == 1 else { return false }
        let word = words.words[word(at: range.lowerBound)]
        return word.lowerBound == range.lowerBound && word.count == 2 && isSmall(word.lowerBound + 1)
            && words.tags[self.word(at: range.lowerBound)] == .noun
            && text.kinds(at: word.lowerBound + 1).isDisjoint(with: [.adverb, .negation, .passive, .cue, .preposition])
    }

    /// "mạng lưới Jemaah Ansharut Daulah (JAD)", "TUI Airways": a body that looks like a person.
    private func isBody(_ name: FoundName) -> Bool {
        let range = name.range
        guard range.count > 1 else { return false }
        if name.kind == .location {
            let last = text.tokens[range.upperBound - 1].key
            return Self.firmEndings.contains(last) && !Self.buildingEndings.contains(last)
                && gazetteer.entry(text.tokens, range)?.location == nil
        }
        let start = range.lowerBound
        let noun = start > 0 ? text.speaker(at: text.unitStart(before: start))?.kind : nil
        if Self.firmEndings.contains(text.tokens[range.upperBound - 1].key) { return true }
        guard noun != .title, noun != .kin, noun != .prefix else { return false }
        let short = range.upperBound + 1
        guard range.count > 2, text.isSign(.openParenthesis, at: short - 1), short + 1 < text.tokens.count,
            text.isSign(.closeParenthesis, at: short + 1), text.tokens[short].traits.contains(.allCapitals),
            gazetteer.entry(text.tokens, range)?.kinds.contains(.person) != true
        else { return false }
        let letters = text.text.utf8[Int(text.tokens[short].start)..<Int(text.tokens[short].end)]
        let initials = range.filter { text.tokens[$0].isWord }.map { text.text.utf8[Int(text.tokens[$0].start)] }
        return letters.elementsEqual(initials)
    }

    private static let firmEndings = SyllableSet(.firmEndings)
    private static let buildingEndings = SyllableSet(.buildingEndings)

    // MARK: Places

    /// "xã Tân Mỹ", of which the lists know "Mỹ" (America): after the word for a unit the name begins with its first capital.
    private func withBeginning(_ range: TokenRange, after last: FoundName?) -> TokenRange {
        let start = range.lowerBound - 1
        guard start > 0, text.tokens[start].isWord, text.tokens[start].isCapitalised,
            !text.tokens[start].traits.contains(.allCapitals), last.map({ $0.range.upperBound <= start }) ?? true,
            ![start, start + 1].contains(where: { text.tokens[$0].traits.contains(.opensParagraph) }),
            VietnameseSyllables.contains(text.tokens[start].key), !Self.directions.contains(text.tokens[start].key),
            text.unitStart(before: start + 1) == start, text.kinds(at: start).isDisjoint(with: [.locality, .speaker]),
            text.kinds(at: text.unitStart(before: start)).contains(.locality)
        else { return range }
        return start..<range.upperBound
    }

    private static let directions = SyllableSet(.directions)

    // MARK: People

    /// "Dylan Chidick - cậu học trò" (the pupil): a word for the person behind the dash is no part of the name.
    private func withoutApposition(_ range: TokenRange) -> TokenRange {
        let dash = range.dropFirst().first { at in
            text.tokens[at].kind == .sign && text.tokens[at].isAfterSpace && at + 1 < range.upperBound
                && isSmall(at + 1)
                && [.kin, .title, .prefix].contains(text.speaker(at: at + 1)?.kind)
        }
        return dash.map { range.lowerBound..<$0 } ?? range
    }

    /// "Somchai Krea-ngam": after the hyphen a syllable that is no Vietnamese one.
    private func withSmallPart(_ name: FoundName, limit: Int) -> TokenRange {
        let at = name.range.upperBound
        guard name.kind == .person, at + 1 < limit, text.tokens[at].sign == .hyphen, isSmall(at + 1),
            !text.tokens[at + 1].traits.contains(.opensParagraph),
            text.tokens[at].isAfterSpace == text.tokens[at + 1].isAfterSpace,
            !VietnameseSyllables.contains(text.tokens[at + 1].key)
        else { return name.range }
        return name.range.lowerBound..<at + 2
    }

    /// With the people whom only their office tells: "bình luận viên Peter Vance", "nghị sĩ đảng Cộng hòa Thom Tiller".
    ///
    /// - Parameter runs: the stretches of capitalised words, in the order of the text.
    func withHolders(_ names: [FoundName], _ runs: [CapitalRun]) -> [FoundName] {
        var added: [FoundName] = []
        var next = 0
        for run in runs where (2...5).contains(run.range.count) {
            while next < names.count, names[next].range.upperBound <= run.range.lowerBound { next += 1 }
            if next < names.count, names[next].range.lowerBound < run.range.upperBound { continue }
            let before = next > 0 && names[next - 1].range.upperBound == run.range.lowerBound ? names[next - 1] : nil
            let isTitled =
                before?.kind != .person && isOffice(before: before?.range.lowerBound ?? run.range.lowerBound)
            guard isTitled || isAmongPeople(run.range, names, next), isName(run.range) else { continue }
            added.append(FoundName(range: run.range, kind: .person))
        }
        guard !added.isEmpty else { return names }
        return (names + added).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// "Prawit Wongsuwan, Somkid Jatusripitak và Don Pramudwinai": between two people in a list.
    private func isAmongPeople(_ range: TokenRange, _ names: [FoundName], _ next: Int) -> Bool {
        guard next > 0, next < names.count, names[next - 1].kind == .person, names[next].kind == .person else {
            return false
        }
        let after = range.upperBound
        return names[next - 1].range.upperBound + 1 == range.lowerBound && names[next].range.lowerBound == after + 1
            && text.isSign(.comma, at: range.lowerBound - 1)
            && (text.isSign(.comma, at: after) || text.isWord(.and, at: after))
    }

    private func isOffice(before at: Int) -> Bool {
        guard at > 0, !text.tokens[at].traits.contains(.opensParagraph),
            let noun = text.speaker(at: text.unitStart(before: at)), noun.kind == .title
        else { return false }
        switch noun.source {
        case .official, .headOfState, .adviser, .expert: return true
        default: return false
        }
    }

    // MARK: The second part

    /// Where a firm's name ends that has "&" in it: "Giza E & C", "nhà máy giấy Lee & Man". Two names that the lists know are two.
    private func endBehindAmpersand(_ name: FoundName, _ names: [FoundName], _ next: Int) -> Int? {
        let at = name.range.upperBound
        guard at + 1 < text.tokens.count, text.isSign(.ampersand, at: at), text.tokens[at + 1].isWord,
            text.tokens[at + 1].isCapitalised, !text.tokens[at].traits.contains(.opensParagraph)
        else { return nil }
        var end = at + 1
        guard name.kind == .organization || name.range.count == 1 && !isListed(name) else { return nil }
        if next < names.count, names[next].range.lowerBound == at + 1 {
            let other = names[next]
            guard head(at: at + 1, other.range) == nil, !isListed(other),
                other.kind == .organization || other.range.count == 1
            else { return nil }
            return other.range.upperBound
        }
        let limit = next < names.count ? names[next].range.lowerBound : text.tokens.count
        while end < min(limit, at + Self.longestTrade), text.tokens[end].isWord, text.tokens[end].isCapitalised,
            !text.tokens[end].traits.contains(.opensParagraph)
        {
            end += 1
        }
        return max(end, at + 2)
    }

    private func isListed(_ name: FoundName) -> Bool {
        guard let entry = gazetteer.entry(text.tokens, name.range) else { return false }
        return entry.location != nil || entry.organization != nil || entry.person != nil
    }

    /// "bộ Giáo dục và Đào tạo", "Ngân hàng Xây dựng và Phát triển châu Âu": after "và", a common noun with a capital that is no
    /// name by itself goes on the name, with the place that follows it.
    private func endOfSecondPart(_ range: TokenRange, _ names: [FoundName], _ next: Int) -> Int? {
        let at = range.upperBound
        guard at + 1 < text.tokens.count, text.isWord(.and, at: at) || text.isSign(.ampersand, at: at),
            head(at: range.lowerBound, range) != nil,
            next == names.count || names[next].range.lowerBound > at + 1
        else { return nil }
        var end = at + 1
        while end < text.tokens.count, next == names.count || names[next].range.lowerBound > end, isCommonPart(end) {
            end = words.words[word(at: end)].upperBound
        }
        // "Bộ Tài chính và Kế hoạch - Đầu tư" are two.
        guard end > at + 1, !text.isSign(.hyphen, at: end) else { return nil }
        guard next < names.count, names[next].range.lowerBound == end, names[next].kind != .person else { return end }
        return names[next].range.upperBound
    }

    /// "Đào tạo", "Phát triển": a word that has a capital as a part of a body's name has, and no other reason for it.
    private func isCommonPart(_ at: Int) -> Bool {
        let part = words.words[word(at: at)]
        return part.lowerBound == at && part.count == 2 && text.tokens[at].isWord && text.tokens[at].isCapitalised
            && isSmall(at + 1) && text.unitEnd(at) <= part.upperBound && text.speaker(at: at) == nil
            && text.kinds(at: at).isDisjoint(with: [.time, .adverb])
            && ShortForms.shared.head(text.tokens, at: at, end: part.upperBound) == nil
    }
}
