/// Finds the people whom the model has taken for a part of the body whose office they hold, and those whom only their office tells.
extension NameBounds {
    // MARK: A body and whoever holds its office

    /// "giám đốc Sở Y tế tỉnh Long An Lê Văn Nam": the body and who holds the office, which a title before the body tells.
    func withHolder(_ range: TokenRange) -> (body: TokenRange, person: TokenRange)? {
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

    /// "giám đốc FBI Comey", "Chủ tịch Hội đồng Liên bang Nga Matvienko": the last word is the surname of somebody whom the article names in full.
    func withSurname(
        _ range: TokenRange, _ surnames: KeySet, _ known: KeySet
    ) -> (body: TokenRange, person: TokenRange)? {
        let last = range.upperBound - 1
        guard range.count > 1, surnames.contains(text.tokens[last].key), text.tokens[last].isCapitalised,
            isTitle(before: range.lowerBound), !isWithinPlace(last, range)
        else { return nil }
        let body = range.lowerBound..<last
        return known.contains(key(body)) || endsWithPlace(body) ? (body, last..<range.upperBound) : nil
    }

    /// The last words of people's names that have more words and are not made of Vietnamese syllables.
    func surnames(_ found: [FoundName]) -> KeySet {
        var surnames: KeySet = []
        for name in found where name.kind == .person && name.range.count > 1 {
            let last = text.tokens[name.range.upperBound - 1]
            if last.isWord, last.isCapitalised, !VietnameseSyllables.contains(last.key) { surnames.insert(last.key) }
        }
        return surnames
    }

    /// "Giám đốc điều hành của tập đoàn Rostec Sergey Chemezov": a firm of one foreign word and its director, whose first name the lists have.
    func withDirector(_ range: TokenRange) -> (body: TokenRange, person: TokenRange)? {
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
            !isListed(own..<range.upperBound), isName(person)
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
    func withoutRank(_ range: TokenRange, _ surnames: KeySet) -> TokenRange? {
        let first = range.lowerBound
        // "NSƯT Tố Nga" (the merited artist Tố Nga)
        if text.tokens[first].traits.contains(.allCapitals), text.unitEnd(first) == first + 1,
            text.speaker(at: first)?.kind == .title
        {
            let person = first + 1..<range.upperBound
            return !person.isEmpty && person.allSatisfy(isNamePart) && isName(person) ? person : nil
        }
        guard let head = head(range),
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

    // MARK: Titles

    /// "Đội phó TTGT TP Cần Thơ" is the body after the title; "Thường trực Ban Bí thư" is a title and no body.
    func withoutTitle(_ range: TokenRange) -> TokenRange? {
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

    /// "thường trực" (permanent)
    private static let standing = (Syllable("thường"), Syllable("trực"))

    /// "đội Cảnh sát trật tự" of "đội Cảnh sát trật tự và Trung tá" before a name: behind "và" (and) the title is another person's.
    func withoutOther(_ range: TokenRange) -> TokenRange {
        let title = text.unitStart(before: range.upperBound)
        guard title > range.lowerBound + 1, text.unitEnd(title) == range.upperBound,
            text.speaker(at: title)?.kind == .title, text.isWord(.and, at: title - 1)
        else { return range }
        return range.lowerBound..<title - 1
    }

    // MARK: What stands behind a name

    /// "Dylan Chidick - cậu học trò" (the pupil): a word for the person behind the dash is no part of the name.
    func withoutApposition(_ range: TokenRange) -> TokenRange {
        let dash = range.dropFirst().first { at in
            text.tokens[at].kind == .sign && text.tokens[at].isAfterSpace && at + 1 < range.upperBound
                && isSmall(at + 1)
                && [.kin, .title, .prefix].contains(text.speaker(at: at + 1)?.kind)
        }
        return dash.map { range.lowerBound..<$0 } ?? range
    }

    /// "Somchai Krea-ngam": after the hyphen a syllable that is no Vietnamese one.
    func withSmallPart(_ name: FoundName, limit: Int) -> TokenRange {
        let at = name.range.upperBound
        guard name.kind == .person, at + 1 < limit, text.tokens[at].sign == .hyphen, isSmall(at + 1),
            !text.tokens[at + 1].traits.contains(.opensParagraph),
            text.tokens[at].isAfterSpace == text.tokens[at + 1].isAfterSpace,
            !VietnameseSyllables.contains(text.tokens[at + 1].key)
        else { return name.range }
        return name.range.lowerBound..<at + 2
    }

    // MARK: People without a name of the model's

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
}
