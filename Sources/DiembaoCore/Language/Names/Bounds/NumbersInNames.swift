/// Says which numbers belong to a name, and which measure or count what follows it.
extension NameBounds {
    /// "Trường Dạy nghề" số 2, "quốc lộ" 5: the number that tells a body or a road from others like it. ("Công ty Sông Lam số 8 Lê Lợi"
    /// has its address behind it, "Báo Sông Lam số 25" is an issue of a paper.)
    func withNumber(_ range: TokenRange, limit: Int) -> TokenRange {
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
    /// "quốc lộ" (highway), "tỉnh lộ" (provincial road)
    private static let road = Syllable("lộ")

    /// "đảng Cánh tả 9%", "Hội đồng tuyển chọn giải thưởng 7 lĩnh vực" (seven fields): without the number that measures or counts what
    /// follows. ("Sư đoàn 7 cán bộ": right behind the noun of bodies it is the name.)
    ///
    /// - Returns: `nil` where no name is left.
    func withoutCount(_ range: TokenRange) -> TokenRange? {
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

    /// "tổ 7", "vùng 3": whether the noun before a number is one that numbers tell apart.
    func isNamed(by number: Int, _ rest: TokenRange) -> Bool {
        let nouns = UnitWords.shared
        return (1...2).contains { length in
            length <= rest.count
                && nouns.entry(text.tokens, number - length..<number).map { nouns[$0].kinds.contains(.naming) } == true
        }
    }

    /// Before a number that names: "số 2" (no. 2).
    static let number = Syllable("số")

    // MARK: Regions

    /// "Vùng 3 Hải quân": the force of a numbered region.
    func withUnit(_ range: TokenRange) -> TokenRange {
        let start = range.lowerBound
        guard start > 1, text.tokens[start - 1].kind == .number, text.isWord(Self.region, at: start - 2),
            !text.tokens[start].traits.contains(.opensParagraph), let head = head(at: start, range),
            head == .military || head == .police
        else { return range }
        return start - 2..<range.upperBound
    }

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

    private static let region = Syllable("vùng")
}
