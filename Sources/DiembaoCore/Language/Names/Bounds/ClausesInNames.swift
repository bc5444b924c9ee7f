/// Finds where a body's name ends because a clause goes on behind it: "Cục Hàng hải" thông báo (announces).
extension NameBounds {
    /// Without the clause that goes on after the name.
    func withoutVerb(_ range: TokenRange, _ known: KeySet) -> TokenRange {
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
                && !isBranch(word.lowerBound)
                // "Bộ Giao thông vận tải" where it is called "Bộ Giao thông", too.
                && !isListed(range.lowerBound..<word.upperBound)
                && known.contains(key(range.lowerBound..<word.lowerBound))
                && !(word.upperBound == range.upperBound && endsName(word.upperBound))
            guard isCopula || isNamed else { continue }
            end = word.lowerBound
            break
        }
        if end == range.upperBound,
            let verb = reportingVerb(range) ?? innerReportingVerb(range) ?? verbBehindHead(range)
                ?? verbBeforeComma(range) ?? verbBehindListed(range)
        {
            return range.lowerBound..<verb
        }
        guard end < range.upperBound else { return range }
        // "Trung ương phân bổ là 30": the verb before "là", too.
        while end > range.lowerBound + 1, !isListed(range.lowerBound..<end) {
            let last = words.words[word(at: end - 1)]
            guard words.tags[word(at: end - 1)] == .verb, isSmall(last.lowerBound), last.lowerBound > range.lowerBound
            else { break }
            end = last.lowerBound
        }
        return range.lowerBound..<end
    }

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
        guard let head = head(range),
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
        guard let head = head(range),
            Self.ofAuthority.contains(head.kind), head.length < range.count, !isListed(range)
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
                || text.tokens[range.lowerBound - 1].kind == .sign, !isListed(range)
        else { return nil }
        // "Trung tâm Kiểm định đánh giá, phân tích …" goes on with another verb.
        let next = self.word(at: comma + 1)
        guard next < words.words.count, words.tags[next] != .verb else { return nil }
        return verb.lowerBound
    }

    /// "Bộ Chính trị ban hành các Chiến lược quốc phòng" (the Politburo issues …): behind the longest beginning that the lists have for a
    /// name.
    private func verbBehindListed(_ range: TokenRange) -> Int? {
        guard head(range) != nil,
            let end = range.dropFirst(2).reversed().first(where: { isListed(range.lowerBound..<$0 + 1) })
        else { return nil }
        let verb = end + 1
        guard verb < range.upperBound, isSmall(verb), hasOwnName(range.lowerBound..<verb), !isBranch(verb),
            head(at: verb, range) == nil
        else { return nil }
        let index = word(at: verb)
        let isVerb = words.tags[index] == .verb || text.kinds(at: verb).contains(.adverb)
        let isWhole = words.words[index].lowerBound == verb && words.words[index].upperBound <= range.upperBound
        return isVerb && isWhole ? verb : nil
    }

    /// Whether a name has a capital behind its first word: "Bộ Tài chính", and not "Sở tham mưu".
    private func hasOwnName(_ range: TokenRange) -> Bool {
        range.dropFirst().contains { text.tokens[$0].isCapitalised }
    }

    /// Whether a body's name is only a noun, as in "Sở tham mưu thành phố" (the department advises the city).
    func isCommonNoun(_ range: TokenRange) -> Bool { isHead(range) && !isListed(range) }

    /// The body that a clause behind a name acts upon: "Cục Hàng không yêu cầu Tổng công ty Sông Lam" (asks).
    func bodyInClause(_ clause: TokenRange) -> TokenRange? {
        let start = clause.dropFirst().first { at in
            words.words[word(at: at)].lowerBound == at && head(at: at, clause) != nil
        }
        // What is named otherwise before it is no body that the clause acts upon.
        guard let start, !clause[..<start].contains(where: { text.tokens[$0].isCapitalised }),
            !clause.contains(where: { text.tokens[$0].traits.contains(.opensParagraph) }),
            clause[start...].contains(where: { text.tokens[$0].isCapitalised })
        else { return nil }
        return start..<clause.upperBound
    }

    /// Whether a token begins "chi nhánh" (branch), which goes on a name.
    private func isBranch(_ at: Int) -> Bool {
        text.isWord(Self.branch.0, at: at) && text.isWord(Self.branch.1, at: at + 1)
    }

    /// Whether what stands at a token shows that the name before it is a whole noun phrase: a verb of its own, or a sign.
    private func endsName(_ at: Int) -> Bool {
        guard at < text.tokens.count, text.tokens[at].isWord || text.tokens[at].kind == .number else { return true }
        if text.tokens[at].traits.contains(.opensParagraph) { return true }
        let kinds = text.kinds(at: at)
        return !kinds.isDisjoint(with: [.cue, .adverb, .passive, .copula, .conjunction, .preposition, .demonstrative])
    }

    private static let branch = (Syllable("chi"), Syllable("nhánh"))

    /// "Công an nổ súng, khống chế …": a sentence begins with a common noun and its verb.
    func isClause(_ range: TokenRange) -> Bool {
        let start = range.lowerBound
        guard
            start == 0 || text.tokens[start].traits.contains(.opensParagraph) || text.isSign(.fullStop, at: start - 1),
            range.count > 2, range.dropFirst().allSatisfy(isSmall),
            !isListed(range), let head = ShortForms.shared.head(text.tokens, at: start, end: range.upperBound),
            head.length < range.count
        else { return false }
        let next = word(at: start + head.length)
        return words.words[next] == start + head.length..<range.upperBound && words.tags[next] == .verb
            && text.isSign(.comma, at: range.upperBound)
    }

    // MARK: Affairs

    /// "vụ Thiếu úy CSGT Vân Sơn" (the case of the traffic police lieutenant): "vụ" is a department, too, but not before whoever
    /// the case is about.
    func withoutCase(_ range: TokenRange) -> TokenRange {
        let affair = range.dropLast(2).first { at in
            isSmall(at) && text.isWord(Self.affair, at: at) && words.words[word(at: at)].lowerBound == at
                && (text.speaker(at: at + 1)?.kind == .title && text.unitEnd(at + 1) < range.upperBound
                    || at == range.lowerBound && head(at: at + 1, range).map(Self.ofAuthority.contains) == true)
        }
        return affair.map { $0 + 1..<range.upperBound } ?? range
    }

    /// "Cảnh sát điều tra vụ ám sát đại sứ Nga" (the police investigate the assassination of …): where in a name begins what has
    /// happened, which is no body's.
    func affairTold(in range: TokenRange) -> Int? {
        range.dropFirst().dropLast().first { at in
            let next = word(at: at + 1)
            return isSmall(at) && isSmall(at + 1) && text.isWord(Self.affair, at: at)
                && words.words[word(at: at)] == at..<at + 1 && words.words[next].lowerBound == at + 1
                && words.tags[next] == .verb
        }
    }

    /// The body that a clause begins with which tells what it does about an affair, if it has a name of its own.
    func bodyBefore(_ affair: Int, _ range: TokenRange) -> TokenRange? {
        let rest = range.lowerBound..<affair
        let end = rest.dropFirst().last { text.tokens[$0].isCapitalised }.map { words.words[word(at: $0)].upperBound }
        return end.map { range.lowerBound..<min($0, affair) }
    }

    /// The place that ends a stretch: "Nga" of "vụ ám sát đại sứ Nga".
    func placeEnding(_ range: TokenRange) -> TokenRange? {
        let start = range.first { start in
            text.tokens[start].isCapitalised
                && gazetteer.entry(text.tokens, start..<range.upperBound)?.location != nil
        }
        return start.map { $0..<range.upperBound }
    }

    /// A case, an affair; a department, too.
    private static let affair = Syllable("vụ")
}
