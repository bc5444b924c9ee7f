/// Lets an article agree with itself: a name is the same thing everywhere, and is found wherever it stands (a pass).
struct NameConsistency {
    let text: TokenizedText
    let sentences: [TokenRange]

    /// - Parameter names: in the order of the text; they do not overlap.
    func agree(_ found: [FoundName], evidence: NameEvidence) -> [FoundName] {
        let names = withPersonsParts(withoutKinship(withAcronyms(found)))
        var counts: KeyTable<SIMD4<Int32>> = [:]
        var lastKinds: KeyTable<FoundName.Kind> = [:]
        for name in names {
            let key = key(name.range)
            counts[key, default: .zero][Int(name.kind.rawValue)] += 1
            lastKinds[key] = name.kind
        }
        var agreed = names.map { name in
            var name = name
            let types = counts[key(name.range)]!
            // The most frequent kind decides; of several, what is told last, since it is told more fully than the headline. A
            // single word such as "Anh" (England, or a given name) may be both, if neither is far more frequent.
            let most = types.max()
            if name.range.count > 1, let last = lastKinds[key(name.range)], types[Int(last.rawValue)] == most {
                name.kind = last
            } else if name.range.count > 1 || 3 * most >= 2 * types.wrappedSum() + 1,
                let kind = (0..<3).first(where: { types[$0] == most })
            {
                name.kind = FoundName.Kind(rawValue: UInt8(kind))!
            }
            return name
        }
        agreed += missed(agreed, counts, evidence)
        return agreed.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The names with the acronyms in brackets right after an organisation's, which are names of it: "Ngân hàng Thế giới
    /// (WB)".
    private func withAcronyms(_ names: [FoundName]) -> [FoundName] {
        var all: [FoundName] = []
        for (place, name) in names.enumerated() {
            all.append(name)
            let at = name.range.upperBound + 1
            guard name.kind == .organization, at + 1 < text.tokens.count,
                text.tokens[at - 1].sign == .openParenthesis, text.tokens[at + 1].sign == .closeParenthesis,
                text.tokens[at].kind == .word, text.tokens[at].traits.contains(.allCapitals),
                place + 1 == names.count || names[place + 1].range.lowerBound > at
            else { continue }
            all.append(FoundName(range: at..<at + 1, kind: .organization))
        }
        return all
    }

    /// "Anh Hùng" where a sentence begins is Hùng with a word of kinship, if the article says "anh Hùng" elsewhere.
    private func withoutKinship(_ names: [FoundName]) -> [FoundName] {
        var called: KeySet = []
        for name in names where name.kind == .person && isKinship(before: name.range, capitalised: false) {
            called.insert(key(name.range))
        }
        guard !called.isEmpty else { return names }
        return names.map { name in
            let first = name.range.lowerBound
            guard name.kind == .person, name.range.count > 1, isKin(first),
                text.tokens[first].traits.contains(.opensParagraph) || first == 0
                    || text.tokens[first - 1].kind == .sign
            else { return name }
            let bare = first + 1..<name.range.upperBound
            return called.contains(key(bare)) ? FoundName(range: bare, kind: .person) : name
        }
    }

    /// "bà Nielsen" where the article names Kirstjen Nielsen is her, though Nielsen is a firm, too: after a word of kinship, the
    /// first or last word of a person's name is that person's; and so are the last two words wherever they stand: "Khiết Anh".
    private func withPersonsParts(_ names: [FoundName]) -> [FoundName] {
        // By a word: the whole name, 0 where several people share it.
        var wholes: KeyTable<UInt64> = [:]
        var endings: KeySet = []
        for name in names where name.kind == .person && name.range.count > 1 {
            let whole = key(name.range)
            if name.range.count > 2 { endings.insert(key(name.range.upperBound - 2..<name.range.upperBound)) }
            for part in [text.tokens[name.range.lowerBound].key, text.tokens[name.range.upperBound - 1].key] {
                wholes[part] = wholes[part].map { $0 == whole ? whole : 0 } ?? whole
            }
        }
        guard !wholes.isEmpty else { return names }
        return names.indices.map { place in
            let name = names[place]
            guard name.kind != .person, name.range.count == 1,
                let whole = wholes[text.tokens[name.range.lowerBound].key]
            else { return name }
            let two = name.range.lowerBound - 1..<name.range.upperBound
            let limit = place > 0 ? names[place - 1].range.upperBound : 0
            if two.lowerBound >= limit, endings.contains(key(two)), text.tokens[two.lowerBound].isCapitalised {
                return FoundName(range: two, kind: .person)
            }
            guard whole != 0, isKinship(before: name.range, capitalised: true) || isRank(before: name.range) else {
                return name
            }
            return FoundName(range: name.range, kind: .person)
        }
    }

    /// "thiếu tá" (major), "bác sĩ" (doctor): whose name follows, and not whose country, as after "thủ tướng" (prime minister).
    private func isRank(before range: TokenRange) -> Bool {
        let at = range.lowerBound
        guard at > 1, !text.tokens[at].traits.contains(.opensParagraph), Self.rankEnds.contains(text.tokens[at - 1].key)
        else { return false }
        return text.speaker(at: text.unitStart(before: at))?.kind == .title
    }

    private static let rankEnds = SyllableSet(.rankEnds)

    private func isKin(_ at: Int) -> Bool {
        text.tokens[at].unitLength == 1 && text.entry(at: at)?.speaker?.kind == .kin
    }

    private func isKinship(before range: TokenRange, capitalised: Bool) -> Bool {
        let at = range.lowerBound - 1
        guard at >= 0, isKin(at), text.tokens[at].isCapitalised == false || capitalised else { return false }
        return !text.tokens[range.lowerBound].traits.contains(.opensParagraph)
    }

    private func key(_ range: TokenRange) -> UInt64 { KnownNames.key(text.tokens, range) }

    /// Places where a name of the article stands that was not found there.
    private func missed(_ names: [FoundName], _ counts: KeyTable<SIMD4<Int32>>, _ evidence: NameEvidence) -> [FoundName]
    {
        var kinds: KeyTable<FoundName.Kind> = [:]
        var beginnings: KeySet = []
        for name in names where name.range.count <= Self.longest {
            let key = key(name.range)
            let isSure = name.range.count > 1 || counts[key]!.wrappedSum() >= 2
            guard isSure, text.tokens[name.range.lowerBound].isCapitalised else { continue }
            kinds[key] = name.kind
            beginnings.insert(text.tokens[name.range.lowerBound].key)
        }
        guard !kinds.isEmpty else { return [] }
        var found: [FoundName] = []
        var next = 0
        var at = 0
        var sentence = 0
        while at < text.tokens.count {
            // No name goes over the end of a sentence.
            while sentences[sentence].upperBound <= at { sentence += 1 }
            while next < names.count, names[next].range.upperBound <= at { next += 1 }
            if next < names.count, names[next].range.lowerBound <= at {
                at = names[next].range.upperBound
                continue
            }
            let end = sentences[sentence].upperBound
            let limit = next < names.count ? min(end, names[next].range.lowerBound) : end
            if let name = longest(at, limit, kinds, beginnings, evidence) {
                found.append(name)
                at = name.range.upperBound
            } else {
                at += 1
            }
        }
        return found
    }

    /// In tokens.
    private static let longest = 8

    private func longest(
        _ start: Int, _ limit: Int, _ kinds: KeyTable<FoundName.Kind>, _ beginnings: KeySet,
        _ evidence: NameEvidence
    ) -> FoundName? {
        let head = text.tokens[start]
        guard head.isCapitalised, beginnings.contains(head.key) else { return nil }
        // Within a longer run of capitals something else is named.
        if start > 0, text.tokens[start - 1].isCapitalised, text.tokens[start - 1].isWord { return nil }
        var best: FoundName?
        var key: UInt64 = 0
        for at in start..<min(limit, start + Self.longest) {
            key = at == start ? FeatureHash.of(79, text.tokens[at].key) : WordList.extended(key, text.tokens[at].key)
            guard let kind = kinds[key] else { continue }
            let after = at + 1
            let isWhole =
                after >= text.tokens.count || !text.tokens[after].isCapitalised || text.tokens[after].kind != .word
            // A single word may be no name where it begins a sentence, if it also stands without a capital.
            let isDoubtful = at == start && evidence.seen(head.key) & UInt64(NameEvidence.Seen.small.rawValue) != 0
            if isWhole, !isDoubtful { best = FoundName(range: start..<after, kind: kind) }
        }
        return best
    }
}
