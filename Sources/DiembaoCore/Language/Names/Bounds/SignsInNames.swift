/// Mends names that the model has cut at brackets and hyphens.
extension NameBounds {
    // MARK: Brackets

    /// "BĐBP) TP. Hồ Chí Minh": two names, since none holds half a pair of brackets. (A body's that has but the opening one is parted by
    /// ``withAnother(_:)``.)
    func withoutLoneBrackets(_ found: [FoundName]) -> [FoundName] {
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

    // MARK: Hyphens

    /// "Mohamed El-Amine Souef", which the model cuts behind the hyphen; "Asma al-Assad", where the lists know the second part as another one;
    /// "El-Arish", of which it takes the article alone.
    func withoutCuts(_ found: [FoundName]) -> [FoundName] {
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
}
