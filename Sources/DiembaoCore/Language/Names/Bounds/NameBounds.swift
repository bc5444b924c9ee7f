/// Mends where names of bodies begin and end, by the words in and beside them (a pass).
///
/// The model of names sees a few syllables at a time: it cuts words in two ("Bộ Lao động, thương binh và xã" hội), takes the
/// verb into the name ("Cục Hàng hải thông báo"), and the person whose office it is ("Sở Y tế tỉnh Long An Lê Văn Nam").
struct NameBounds {
    let text: TokenizedText
    let words: ReadWords
    let gazetteer: Gazetteer

    /// The names of an article while their bounds are mended, one after the other (data).
    private struct Mending {
        /// In the order of the text.
        let found: [FoundName]
        /// As ``NameBounds/surnames(_:)`` finds them.
        let surnames: KeySet
        /// The keys of the bodies whose names end where a word does.
        let known: KeySet
        /// Of the next name, among those found.
        var place = 0
        var mended: [FoundName] = []

        mutating func add(_ range: TokenRange, _ kind: FoundName.Kind) {
            mended.append(FoundName(range: range, kind: kind))
        }

        /// Adds a body instead of the last name, if that reaches into it.
        mutating func addBody(_ range: TokenRange) {
            if let last = mended.last, last.range.overlaps(range) { mended.removeLast() }
            add(range, .organization)
        }

        /// Passes over the names that begin before a token.
        mutating func skip(before end: Int) {
            while place < found.count, found[place].range.lowerBound < end { place += 1 }
        }
    }

    /// The names with their bounds mended.
    ///
    /// - Parameter found: in the order of the text; they do not overlap.
    func mended(_ found: [FoundName]) -> [FoundName] {
        let found = withoutCuts(withoutLoneBrackets(found))
        let bodies = found.lazy.filter { $0.kind == .organization }.map(\.range)
        var mending = Mending(
            found: found, surnames: surnames(found), known: KeySet(bodies.filter(endsWithWord).map(key)))
        mending.mended.reserveCapacity(found.count)
        while mending.place < found.count {
            mending.place += 1
            mend(found[mending.place - 1], &mending)
        }
        return mending.mended
    }

    private func mend(_ name: FoundName, _ mending: inout Mending) {
        var name = name
        let limit = limit(mending)
        if name.kind == .organization {
            guard let range = withoutTitle(withoutCase(withoutOther(name.range))) else { return }
            name.range = range
            if let affair = affairTold(in: range) {
                if let body = bodyBefore(affair, range) { mending.add(body, .organization) }
                if let place = placeEnding(affair..<range.upperBound) { mending.add(place, .location) }
                return
            }
        }
        if let end = endBehindAmpersand(name, mending.found, mending.place) {
            name = FoundName(range: name.range.lowerBound..<end, kind: .organization)
            mending.skip(before: end)
        }
        switch name.kind {
        case .organization:
            if !divide(name, &mending) { mendBody(name.range, limit: limit, &mending) }
        case .location: mendPlace(name, limit: limit, &mending)
        case .person:
            let range = withoutApposition(withSmallPart(name, limit: limit))
            mending.add(range, isBody(name) ? .organization : .person)
        }
    }

    /// Where the next name begins, or the text ends.
    private func limit(_ mending: Mending) -> Int {
        mending.place < mending.found.count ? mending.found[mending.place].range.lowerBound : text.tokens.count
    }

    private func mendPlace(_ name: FoundName, limit: Int, _ mending: inout Mending) {
        if let start = startOfFirm(name.range, after: mending.mended.last) {
            mending.add(start..<name.range.upperBound, .organization)
        } else if !isWithinWord(name.range) {
            let range = withNumber(withBeginning(name.range, after: mending.mended.last), limit: limit)
            mending.add(range, isBody(name) ? .organization : .location)
        }
    }

    /// Adds the names that a body's name is made of, where it is made of two, or is a person's.
    ///
    /// - Returns: whether it is.
    private func divide(_ name: FoundName, _ mending: inout Mending) -> Bool {
        let range = name.range
        if let (body, of) = withProvince(name) {
            mending.addBody(body)
            if let of { mending.add(of, .location) }
        } else if let (body, person) = withHolder(range) ?? withSurname(range, mending.surnames, mending.known)
            ?? withDirector(range)
        {
            mending.add(body, .organization)
            mending.add(person, .person)
        } else if let person = withoutRank(range, mending.surnames) {
            mending.add(person, .person)
        } else if let (one, other) = withAnother(range) {
            mending.add(one, .organization)
            mending.add(withoutVerb(other, mending.known), .organization)
        } else {
            return false
        }
        return true
    }

    private func mendBody(_ name: TokenRange, limit: Int, _ mending: inout Mending) {
        let range = withoutVerb(name, mending.known)
        guard range != name else { return addMended(withWholeWord(range, limit: limit, mending.known), &mending) }
        if !isCommonNoun(range) { addMended(range, &mending) }
        if let other = bodyInClause(range.upperBound..<name.upperBound) { mendBody(other, limit: limit, &mending) }
    }

    /// Adds a body's name in which no clause goes on, with what belongs to it of the names and words behind it.
    private func addMended(_ name: TokenRange, _ mending: inout Mending) {
        var range = name
        if let end = endOfSecondPart(range, mending.found, mending.place) {
            range = range.lowerBound..<end
            mending.skip(before: end)
        }
        if let end = endOfPost(range, mending.found, mending.place) {
            range = range.lowerBound..<end
            mending.skip(before: end)
        }
        // "Ngân hàng Phát triển nhà" "Đồng bằng sông Cửu Long": the place goes on the name.
        if mending.place < mending.found.count, case let next = mending.found[mending.place],
            next.range.lowerBound == range.upperBound,
            next.kind == .location || next.kind == .person && isNamedAfterPeople(range),
            !text.tokens[range.upperBound].traits.contains(.opensParagraph), head(at: range.lowerBound, range) != nil
        {
            range = range.lowerBound..<next.range.upperBound
            mending.place += 1
        }
        guard !isClause(range), !isList(range),
            let body = withoutCount(withNumber(withUnit(range), limit: self.limit(mending)))
        else { return }
        mending.addBody(body)
    }

    // MARK: Words

    /// What two names are compared by.
    func key(_ range: TokenRange) -> UInt64 { KnownNames.key(text.tokens, range) }

    /// The word that holds a token, by its place among the words.
    func word(at token: Int) -> Int { words.words.partitioningIndex { $0.upperBound > token } }

    /// Whether a token is a word without a capital.
    func isSmall(_ token: Int) -> Bool { text.tokens[token].isWord && !text.tokens[token].isCapitalised }

    /// Whether a token can be within somebody's name: a word with a capital, or a hyphen.
    func isNamePart(_ at: Int) -> Bool {
        text.tokens[at].isWord ? text.tokens[at].isCapitalised : text.tokens[at].sign == .hyphen
    }

    private func endsWithWord(_ range: TokenRange) -> Bool {
        words.words[word(at: range.upperBound - 1)].upperBound == range.upperBound
    }

    /// A name does not end within a word, "Bộ Lao động, thương binh và xã" hội, if it does not stand alone elsewhere: "UBND xã"
    /// giao (gives) is no "xã giao" (courteous).
    private func withWholeWord(_ range: TokenRange, limit: Int, _ known: KeySet) -> TokenRange {
        let word = words.words[word(at: range.upperBound - 1)]
        guard word.upperBound > range.upperBound, word.upperBound <= limit, word.lowerBound > range.lowerBound,
            word.allSatisfy(isSmall), !known.contains(key(range)), !isHeadWithLevel(range)
        else { return range }
        return range.lowerBound..<word.upperBound
    }

    /// Whether the lists have a body of just this name.
    func isListed(_ range: TokenRange) -> Bool { gazetteer.entry(text.tokens, range)?.organization != nil }

    /// The noun of bodies that begins a name, and how many tokens it has.
    func head(_ range: TokenRange) -> (kind: ShortForms.HeadKind, length: Int)? {
        ShortForms.shared.head(text.tokens, at: range.lowerBound, end: range.upperBound)
    }

    /// The noun of bodies that begins at a token within a name.
    func head(at: Int, _ range: TokenRange) -> ShortForms.HeadKind? {
        ShortForms.shared.head(text.tokens, at: at, end: range.upperBound)?.kind
    }

    /// Whether the words are a noun of bodies and no more.
    func isHead(_ range: TokenRange) -> Bool {
        head(range)?.length == range.count
    }

    /// "UBND xã", "Công an tỉnh"
    func isHeadWithLevel(_ range: TokenRange) -> Bool {
        guard case .level? = ShortForms.shared.rule(text.tokens, at: range.upperBound - 1, end: range.upperBound)?.rule
        else { return false }
        return isHead(range.lowerBound..<range.upperBound - 1)
    }

    /// Whether a title stands before a token, or before a preposition that stands there.
    func isTitle(before at: Int) -> Bool {
        guard at > 0 else { return false }
        var start = text.unitStart(before: at)
        // "người phát ngôn của Sở …", "công sứ tại …"
        if text.kinds(at: start).contains(.preposition), start > 0 { start = text.unitStart(before: start) }
        return text.speaker(at: start)?.kind == .title
    }

    /// Bodies that may stand beside another one behind "và" (and), or act on others.
    static let ofAuthority: [ShortForms.HeadKind] = [
        .ministry, .department, .council, .court, .police, .military, .party, .company,
    ]

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

    /// "Vụ Pháp chế" (the department of legislation) is of no France.
    private func isWithinWord(_ range: TokenRange) -> Bool {
        guard range.count == 1 else { return false }
        let word = words.words[word(at: range.lowerBound)]
        return word.lowerBound == range.lowerBound && word.count == 2 && isSmall(word.lowerBound + 1)
            && words.tags[self.word(at: range.lowerBound)] == .noun
            && text.kinds(at: word.lowerBound + 1).isDisjoint(with: [.adverb, .negation, .passive, .cue, .preposition])
    }

    /// "Bộ tư lệnh Ấn Độ Dương": the lists have a place that goes over the token.
    func isWithinPlace(_ at: Int, _ range: TokenRange) -> Bool {
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

    /// Whether a body's name is whole because the lists have it, or because it ends with a place or a body that they have.
    func endsWithPlace(_ body: TokenRange) -> Bool {
        if isListed(body) { return true }
        let head = head(body)?.length ?? 1
        guard head < body.count else { return false }
        for start in max(body.lowerBound + head, body.upperBound - 4)..<body.upperBound
        where text.tokens[start].isWord && text.tokens[start].isCapitalised {
            guard let entry = gazetteer.entry(text.tokens, start..<body.upperBound) else { continue }
            if entry.location != nil || entry.organization != nil { return true }
        }
        return false
    }

    // MARK: What a name is of

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

    /// Whether capitals can be a person's name that no list has as a place or body.
    func isName(_ range: TokenRange) -> Bool {
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

    /// "Khoa học, Công nghệ, Giáo dục, Y tế": fields and no body, since no noun of bodies begins it.
    private func isList(_ range: TokenRange) -> Bool {
        range.count(where: { text.isSign(.comma, at: $0) }) > 1 && head(at: range.lowerBound, range) == nil
    }
}
