/// Reads what people are called beside their names: titles before them and appositions after them (a pass).
struct Roles {
    let text: TokenizedText
    /// In the order of the text.
    let names: [FoundName]
    /// What each name belongs to.
    let entityOf: [Int]

    /// The roles that stand by a person's name.
    func read(by place: Int) -> [Entities.Role] {
        var roles: [Entities.Role] = []
        if let role = before(place) { roles.append(role) }
        if let role = after(place) { roles.append(role) }
        return roles
    }

    // MARK: Before

    /// "Tổng thống Nga Vladimir Putin", "Thủ tướng Merkel", "Bộ trưởng Bộ Y tế Nguyễn Thị Kim Tiến", "Giám đốc Sở Y tế, bà
    /// Nguyễn Thị Lan".
    private func before(_ place: Int) -> Entities.Role? {
        var end = names[place].range.lowerBound
        // "Thủ tướng Anh Boris Johnson": Britain, no "anh" (brother).
        if lastName(endingAt: end, before: place) == nil, let kin = kinStart(before: end) {
            // "Chủ tịch xã, ông Nam" and "Chủ tịch xã ông Nam", but "Chủ tịch xã gặp ông Nam".
            end = text.isSign(.comma, at: kin - 1) ? kin - 1 : kin
        }
        let before = lastName(endingAt: end, before: place)
        let titleEnd = before.map { names[$0].range.lowerBound } ?? end
        // "thẩm phán của Obama" is another person.
        guard before != nil || trimmed(titleEnd) == titleEnd else { return nil }
        guard let start = titleStart(endingAt: trimmed(titleEnd), isOfBody: before != nil) else { return nil }
        // A title that ends a headline is not whoever's the next paragraph begins with.
        let isParted = (start + 1...names[place].range.lowerBound).contains {
            text.tokens[$0].traits.contains(.opensParagraph)
        }
        guard !isParted else { return nil }
        // "ông Hùng, giám đốc Công ty Sông Lam, bà Lan": what stands between is Hùng's.
        if start > 0, text.isSign(.comma, at: start - 1), isPerson(endingAt: start - 1, before: place) { return nil }
        let upper = before == nil ? end : names[before!].range.upperBound
        return Entities.Role(
            range: start..<upper, title: start..<trimmed(titleEnd), of: before.map { entityOf[$0] })
    }

    private func isPerson(endingAt end: Int, before place: Int) -> Bool {
        names[max(0, place - 3)..<place].contains { $0.kind == .person && $0.range.upperBound == end }
    }

    private func kinStart(before end: Int) -> Int? {
        guard end > 0 else { return nil }
        let start = text.unitStart(before: end)
        guard text.unitEnd(start) == end, text.speaker(at: start)?.kind == .kin else { return nil }
        return start
    }

    /// The name of a place or body that ends where a title would.
    private func lastName(endingAt end: Int, before place: Int) -> Int? {
        guard place > 0, names[place - 1].kind != .person, names[place - 1].range.upperBound == end else { return nil }
        return place - 1
    }

    /// Without "của" (of), "tại quận" (in the district of) and the like at the end.
    private func trimmed(_ end: Int) -> Int {
        guard end > 1 else { return end }
        if Self.joiners.contains(text.tokens[end - 1].key) { return end - 1 }
        let isPlaceHead = text.kinds(at: end - 1).contains(.locality) && Self.joiners.contains(text.tokens[end - 2].key)
        return isPlaceHead ? end - 2 : end
    }

    private static let joiners = Syllable.keys("của tại ở thuộc")

    /// Where a title begins that ends at a token; a field may follow its head: "Bộ trưởng Quốc phòng".
    private func titleStart(endingAt end: Int, isOfBody: Bool) -> Int? {
        var at = end
        var steps = 0
        while at > 0, steps <= Self.longestField {
            at = text.unitStart(before: at)
            let entry = text.entry(at: at)
            if let noun = entry?.speaker, noun.kind == .title {
                if Self.relatives.contains(text.tokens[at].key) || isBareMan(at) { return nil }
                // "Vụ trưởng Tổ chức cán bộ": "cán bộ" (cadre) is the field here.
                if noun.source == .unnamedOfficial, let outer = titleStart(endingAt: at, isOfBody: true) {
                    return outer
                }
                return withPrefix(at)
            }
            let token = text.tokens[at]
            guard token.isWord, entry?.speaker == nil || entry?.place?.kind == .domain || token.isCapitalised else {
                return nil
            }
            let isField = entry?.place?.kind == .domain || isOfBody && isModifier(at)
            guard isField, !isInName(at) else { return nil }
            steps += 1
        }
        return nil
    }

    /// In units.
    private static let longestField = 4

    /// Before a name, whose relative somebody is: "con gái Donald Trump".
    private static let relatives = Syllable.keys("vợ chồng con em anh chị mẹ bố cha")

    /// "người" (person) alone is no title.
    private func isBareMan(_ at: Int) -> Bool { text.isWord(Self.man, at: at) && text.unitEnd(at) == at + 1 }

    private static let man = Syllable("người")

    /// A word that can stand within a title: "cố vấn an ninh quốc gia".
    private func isModifier(_ at: Int) -> Bool {
        text.kinds(at: at).isDisjoint(with: [
            .cue, .adverb, .copula, .passive, .preposition, .conjunction, .demonstrative, .time, .that, .plural,
        ])
    }

    /// "cựu Tổng thống", "Phó Chủ tịch".
    private func withPrefix(_ start: Int) -> Int {
        guard start > 0 else { return start }
        let before = text.unitStart(before: start)
        return text.speaker(at: before)?.kind == .prefix ? before : start
    }

    private func isInName(_ token: Int) -> Bool {
        let low = names.partitioningIndex { $0.range.upperBound > token }
        return low < names.count && names[low].range.contains(token)
    }

    // MARK: After

    /// "ông Nam, giám đốc Công ty Sông Lam, nói", "ông Nam - giám đốc Công ty Sông Lam", "Nam (giám đốc Công ty Sông Lam)".
    private func after(_ place: Int) -> Entities.Role? {
        let sign = names[place].range.upperBound
        guard sign + 1 < text.tokens.count, !text.tokens[sign].traits.contains(.opensParagraph),
            Self.opening.contains(text.tokens[sign].sign),
            text.tokens[sign].sign != .hyphen || text.tokens[sign].isAfterSpace
        else { return nil }
        var start = sign + 1
        // "ông Nam, 45 tuổi, giám đốc …"
        if text.tokens[start].kind == .number, text.isWord(Self.years, at: start + 1),
            text.isSign(.comma, at: start + 2)
        {
            start += 3
        }
        let head =
            start < text.tokens.count && text.speaker(at: start)?.kind == .prefix
            ? text.unitEnd(start) : start
        guard head < text.tokens.count, text.speaker(at: head)?.kind == .title, !isBareMan(head) else {
            return nil
        }
        return apposition(start, text.unitEnd(head), place, isBracketed: text.tokens[sign].sign == .openParenthesis)
    }

    private static let opening: Set<Token.Sign> = [.comma, .hyphen, .dash, .openParenthesis]
    private static let years = Syllable("tuổi")
    /// In tokens.
    private static let longestApposition = 24

    private func apposition(_ start: Int, _ headEnd: Int, _ place: Int, isBracketed: Bool) -> Entities.Role? {
        var at = headEnd
        var next = place + 1
        var of: Int?
        let limit = min(text.tokens.count, start + Self.longestApposition)
        while at < limit {
            while next < names.count, names[next].range.upperBound <= at { next += 1 }
            if next < names.count, names[next].range.lowerBound <= at {
                // Another person's title: "ông Nam, giám đốc Trần Văn Hùng".
                guard names[next].kind != .person else { return nil }
                of = of ?? next
                at = names[next].range.upperBound
                continue
            }
            let token = text.tokens[at]
            let kinds = text.kinds(at: at)
            if token.traits.contains(.opensParagraph) { return isBracketed ? nil : role(start, of, at) }
            if token.kind == .sign {
                guard
                    isBracketed
                        ? token.sign == .closeParenthesis || token.sign == .comma : Self.closing.contains(token.sign)
                else { return nil }
                return role(start, of, at)
            }
            if text.cue(at: at)?.isStrong == true || !kinds.isDisjoint(with: [.adverb, .passive, .copula]) {
                return isBracketed ? nil : role(start, of, at)
            }
            guard token.isWord || token.kind == .number, text.speaker(at: at)?.kind != .kin else { return nil }
            // A clause: "giám đốc đến từ Hà Nội".
            guard of != nil || isModifier(at) || Self.joiners.contains(token.key) || Self.about.contains(token.key)
            else {
                return nil
            }
            at = text.unitEnd(at)
        }
        return at == text.tokens.count ? role(start, of, at) : nil
    }

    private static let about = Syllable.keys("về và phụ")

    private static let closing: Set<Token.Sign> = [
        .comma, .fullStop, .colon, .semicolon, .hyphen, .dash, .closeParenthesis, .ellipsis,
    ]

    private func role(_ start: Int, _ of: Int?, _ end: Int) -> Entities.Role? {
        guard let of else { return end > start ? Entities.Role(range: start..<end, title: start..<end, of: nil) : nil }
        let title = start..<max(start + 1, trimmed(names[of].range.lowerBound))
        return Entities.Role(range: start..<names[of].range.upperBound, title: title, of: entityOf[of])
    }
}
