/// Parts names in which the model has taken two bodies for one, and puts together those that it has cut.
extension NameBounds {
    /// "Sở Thông tin và UBND huyện Vân Sơn": after "và" (and) a noun that begins the name of a body begins another one, and after
    /// "phối hợp" (together with); so does what stands in brackets behind a name: "Học viện Hải quân (Quân chủng Hải quân)".
    func withAnother(_ range: TokenRange) -> (one: TokenRange, other: TokenRange)? {
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

    private static let together = (Syllable("phối"), Syllable("hợp"))
    /// "Văn phòng HĐND và UBND" is one office of two.
    private static let office = (Syllable("văn"), Syllable("phòng"))

    /// "đại biểu Quốc hội tỉnh Long An" (member of the National Assembly for Long An): the assembly is nobody's province's, but a province has
    /// its "đoàn đại biểu Quốc hội" (deputation).
    func withProvince(_ name: FoundName) -> (body: TokenRange, of: TokenRange?)? {
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

    /// "Đại sứ quán Nga tại Anh" (the Russian embassy in Britain): where a mission is goes on its name, since a state has several.
    func endOfPost(_ range: TokenRange, _ names: [FoundName], _ next: Int) -> Int? {
        guard next < names.count, names[next].kind == .location, names[next].range.lowerBound == range.upperBound + 1,
            Self.posts.contains(text.tokens[range.upperBound].key), text.tokens[range.upperBound].isAfterSpace,
            WordRoles.length(of: Self.missions, in: text.tokens, at: range.lowerBound) != nil
        else { return nil }
        return names[next].range.upperBound
    }

    private static let missions = WordRoles.shared.phrases(of: .missions)
    private static let posts = SyllableSet(.missionPosts)

    // MARK: The second part

    /// "bộ Giáo dục và Đào tạo", "Ngân hàng Xây dựng và Phát triển châu Âu": after "và", a common noun with a capital that is no
    /// name by itself goes on the name, with the place that follows it.
    func endOfSecondPart(_ range: TokenRange, _ names: [FoundName], _ next: Int) -> Int? {
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

    /// "Đại học George Mason", "Bệnh viện Nguyễn Tri Phương": schools and hospitals are called after people.
    func isNamedAfterPeople(_ range: TokenRange) -> Bool {
        guard isHead(range), let head = head(at: range.lowerBound, range), !isTitle(before: range.lowerBound) else {
            return false
        }
        return head == .school || head == .hospital
    }

    /// Where a firm's name ends that has "&" in it: "Giza E & C", "nhà máy giấy Lee & Man". Two names that the lists know are two.
    func endBehindAmpersand(_ name: FoundName, _ names: [FoundName], _ next: Int) -> Int? {
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

    /// "Tập đoàn máy bay Thiểm Tây": where a firm's name begins whose trade in small letters stands before a place. (With a country
    /// it is a firm from there: "Tập đoàn dầu khí Nga".)
    func startOfFirm(_ place: TokenRange, after last: FoundName?) -> Int? {
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
}
