/// Who is named as speaking: a noun phrase as it stands (data).
struct SpeakerPhrase: Sendable {
    /// The phrase without adverbs and without what is set off by commas.
    var range: TokenRange
    /// The phrase's own name, not one that stands within it: in "cố vấn của ông Putin" there is none.
    var name: NameRun?
    var noun: SpeakerNoun?
    /// The lexicon's entry of the title.
    var title: Int32 = -1
    /// The country or body that the title is of, by its canonical name.
    var place: String?
    var isPronoun: Bool = false
    var isPerson: Bool = false
    var isPlural: Bool = false
    var isOutlet: Bool = false
    /// Why it was taken.
    var ground = SpeakerGround.beside

    /// Whether an outlet is meant, by its name or by a noun: "tờ báo" (the paper).
    var isPress: Bool { isOutlet || noun?.kind == .media }

    /// Whether several are meant, also by a word that says nothing of it: "họ" (they).
    var isSeveral: Bool { isPlural || noun?.source == .collective }
}

/// Why a phrase was taken for the speaker and no other.
public enum SpeakerGround: String, Sendable, CaseIterable {
    /// Nothing but adverbs and dates stand between it and the reporting word.
    case beside = "beside-the-cue"
    /// It opens the clause of the reporting word.
    case opensClause = "opens-the-clause"
    /// What stands between it and the reporting word describes it.
    case described = "described-by-apposition"
    /// It stands after "bị" or "được".
    case agent = "agent-of-the-passive"
    /// It speaks in the clause before, which "và" or a comma joins to this one.
    case shared = "same-as-the-cue-before"
    /// It issues what the words are written in: "Sở Y tế có công văn yêu cầu" (the department has sent a letter that asks).
    case wrote = "wrote-it"
    /// Nouns that no table knows, right before the reporting word.
    case nouns = "nouns-before-the-cue"
    /// It stands after "theo".
    case according = "after-according"
    /// It follows the quotation.
    case afterQuotation = "after-the-quotation"
    /// The interview is with them: who is named most before the first question.
    case answers = "is-interviewed"
}

/// Reads noun phrases that can be speakers (a pass over a few tokens).
struct SpeakerPhrases {
    let read: ReadText
    let text: TokenizedText
    let names: NameReading

    init(read: ReadText) {
        self.read = read
        text = read.text
        names = NameReading(text: read.text)
    }

    /// Whether a token is the second half of "GD-ĐT" (education and training) or "Việt-Mỹ".
    private func isBehindHyphen(_ at: Int) -> Bool {
        at >= 2 && text.isSign(.hyphen, at: at - 1) && text.touches(at) && text.touches(at - 1)
            && text.tokens[at - 2].isWord
    }

    /// "NQ" of "Nghị quyết số 18 - NQ / TW": what tells in a document's number whose it is.
    private func isOfNumber(_ at: Int) -> Bool {
        guard at > 1, at < text.tokens.count, text.tokens[at].traits.contains(.allCapitals) else { return false }
        var first = at
        while first > 1, at - first < Self.longestNumber, [.hyphen, .slash].contains(text.tokens[first - 1].sign) {
            first -= 2
            if text.tokens[first].kind == .number { break }
            guard text.tokens[first].traits.contains(.allCapitals) else { return false }
        }
        guard text.tokens[first].kind == .number else { return false }
        return text.isSign(.slash, at: first + 1) || text.isSign(.slash, at: first + 3)
            || first > 0 && text.isWord(Self.number, at: first - 1)
    }

    private static let number = Syllable("số")
    /// In tokens; keeps the work linear.
    private static let longestNumber = 8

    /// The phrase that begins at a token; `nil` where nothing that could speak begins.
    func phrase(at start: Int, end: Int) -> SpeakerPhrase? {
        // The longest phrases of real articles have some forty tokens; the bound keeps the work linear.
        let end = min(end, start + Self.longestPhrase)
        guard !isBehindHyphen(start), !isOfNumber(start), var phrase = single(at: start, end: end) else { return nil }
        // A unit of the lexicon may go on behind the end, where a reporting word begins within it: "bị cáo" (the accused) of "bị cáo buộc".
        if phrase.range.upperBound > end {
            phrase.range = phrase.range.lowerBound..<max(phrase.range.lowerBound, end)
        }
        if phrase.name == nil, phrase.isPerson {
            let first = start > 0 && Self.genders[text.tokens[start - 1].key] != nil ? start - 1 : start
            if isCounted(first) {
                phrase.range = first - 1..<phrase.range.upperBound
                phrase.isPlural = true
            }
        }
        // "Nhật Bản và Hàn Quốc", "Hà Văn Hoàng và Sầm Lan Anh" (two names that speak together)
        let next = phrase.range.upperBound
        if let first = phrase.name, first.range.upperBound == next, next + 1 < end, text.isWord(.and, at: next),
            let second = read.name(startingAt: next + 1), second.range.upperBound <= end,
            let left = read.name(startingAt: first.range.lowerBound), left.kind == second.kind
        {
            phrase.range = start..<second.range.upperBound
            phrase.name = nameRun(first.range.lowerBound..<second.range.upperBound)
            phrase.isPlural = true
        }
        return phrase
    }

    /// "bốn nữ nghị sĩ" (four congresswomen); a capital may be that of somebody's name, "thuyền trưởng Sáu" (Captain Sáu), which is a number, too.
    private func isCounted(_ at: Int) -> Bool {
        guard at > 0, Self.numbers.contains(text.tokens[at - 1].key), !text.tokens[at].traits.contains(.opensParagraph)
        else { return false }
        return !text.tokens[at - 1].isCapitalised || at == 1 || text.tokens[at - 1].traits.contains(.opensParagraph)
            || text.isSign(.fullStop, at: at - 2)
    }

    private static let numbers = SyllableSet(.countedPeople)

    private func single(at start: Int, end: Int) -> SpeakerPhrase? {
        var phrase = SpeakerPhrase(range: start..<start)
        var at = start
        at = skipDeterminers(at, end, &phrase)
        if at < end, let name = read.name(startingAt: at), name.range.upperBound <= end, !isAccount(name) {
            named(name, start, end, &phrase)
            return phrase
        }
        let gender = gender(at, end)
        if gender != nil { at += 1 }
        let headStart = at
        readHeads(&at, end, &phrase)
        if let gender { phrase.noun?.gender = gender }
        if at == headStart {
            return bareName(at, start, end, &phrase) ? phrase : nil
        }
        if let noun = phrase.noun {
            switch noun.kind {
            case .pronoun, .orgpronoun:
                phrase.isPronoun = true
                phrase.range = start..<at
                return phrase
            case .kin, .title, .prefix, .group:
                var tail = PersonTail(self, at: at, start: start, end: end, phrase)
                tail.takeAll()
                return tail.phrase
            case .org, .org2, .media, .side, .statehead, .collective, .document:
                var tail = BodyTail(self, at: at, start: start, end: end, noun, phrase)
                tail.takeAll()
                return tail.phrase
            }
        }
        return phrase
    }

    /// "Twitter của ông Trump" is what he writes there.
    private func isAccount(_ name: FoundName) -> Bool {
        text.speaker(at: name.range.lowerBound)?.kind == .document && text.isWord(.of, at: name.range.upperBound)
            && text.unitEnd(name.range.lowerBound) == name.range.upperBound
    }

    static let station = Syllable("đài")

    /// A name of several words as it stands, joints among them: "Nhật Bản và Hàn Quốc".
    func nameRun(_ range: TokenRange) -> NameRun {
        var run = NameRun(range: range, keys: [])
        run.keys.reserveCapacity(range.count)
        for index in range where text.tokens[index].isWord { run.keys.append(text.tokens[index].key) }
        return run
    }

    /// A phrase that begins with a name: "Haley", "Mỹ", "Bộ Quốc phòng Nga".
    private func named(_ name: FoundName, _ start: Int, _ end: Int, _ phrase: inout SpeakerPhrase) {
        let first = name.range.lowerBound
        phrase.name = nameRun(name.range)
        phrase.range = start..<name.range.upperBound
        switch name.kind {
        case .person: phrase.isPerson = true
        case .location:
            phrase.noun = SpeakerNoun(kind: .statehead, source: .state, gender: nil)
            phrase.place = place(name)
        case .organization:
            let noun = text.speaker(at: first)
            // "Đài Khí tượng thủy văn" measures the weather, "đài CNN" is an outlet.
            phrase.isOutlet =
                text.kinds(at: first).contains(.outlet)
                || noun?.kind == .media
                    && (!text.isWord(Self.station, at: first)
                        || name.range.contains { text.kinds(at: $0).contains(.outlet) })
            if let noun, [.org, .org2, .media, .collective].contains(noun.kind) {
                phrase.noun = SpeakerNoun(kind: noun.kind == .media ? .media : .org, source: noun.source, gender: nil)
            } else {
                phrase.noun = SpeakerNoun(
                    kind: phrase.isOutlet ? .media : .org, source: phrase.isOutlet ? .media : .institution, gender: nil)
            }
            phrase.range = start..<bodyEnd(name.range.upperBound, end)
        }
    }

    /// Past what stands after a body's name and belongs to it: "(FTC)", "của Nga", "tỉnh Bến Tre".
    private func bodyEnd(_ start: Int, _ end: Int) -> Int {
        var at = start
        while at < end {
            if text.tokens[at].sign == .openParenthesis, let close = closing(at, end) {
                at = close + 1
            } else if at + 1 < end, Self.bodyPrepositions.contains(text.tokens[at].key),
                text.tokens[at].unitLength == 1,
                let next = read.name(startingAt: at + 1) ?? read.name(startingAt: at + 2), next.kind != .person,
                next.range.upperBound <= end, !text.tokens[at].isCapitalised
            {
                at = next.range.upperBound
            } else {
                break
            }
        }
        return at
    }

    private static let bodyPrepositions = SyllableSet(.bodyPrepositions)

    /// The country or body that a name means, as the tables call it.
    func place(_ name: FoundName) -> String {
        let first = name.range.lowerBound
        if let place = text.place(at: first), place.kind != .domain { return place.canonical }
        return text.string(of: name.range)
    }

    private static let longestPhrase = 64

    private func skipDeterminers(_ start: Int, _ end: Int, _ phrase: inout SpeakerPhrase) -> Int {
        var at = start
        while at < end {
            let kinds = text.kinds(at: at)
            let isNumber = text.tokens[at].kind == .number
            guard isNumber || !kinds.isDisjoint(with: [.plural, .indefinite, .classifier]) else { break }
            if text.speaker(at: at) != nil { break }
            if isNumber || kinds.contains(.plural) { phrase.isPlural = true }
            at = text.unitEnd(at)
        }
        return at
    }

    /// "nữ giáo viên" (a teacher, a woman): a word of sex before a title that has none itself.
    private func gender(_ at: Int, _ end: Int) -> SpeakerNoun.Gender? {
        guard at + 1 < end, text.unitEnd(at) == at + 1, text.speaker(at: at) == nil,
            text.speaker(at: at + 1)?.kind == .title
        else { return nil }
        return Self.genders[text.tokens[at].key]
    }

    private static let genders = WordRoles.shared.syllableValues(of: .sexes).mapValues {
        $0 == "f" ? SpeakerNoun.Gender.female : .male
    }

    private static let department = Syllable("vụ")

    /// Kin words, prefixes and titles in a row: "ông", "cựu Tổng thống", "PGS.TS".
    private func readHeads(_ at: inout Int, _ end: Int, _ phrase: inout SpeakerPhrase) {
        let limit = min(end, at + 16)
        while at < limit, let noun = text.speaker(at: at), !isWithinWord(at, noun) {
            if let current = phrase.noun, !isHeadGoingOn(current.kind, noun.kind) { break }
            if phrase.noun?.kind == .kin, isGivenName(at, end) || read.name(startingAt: at)?.kind == .person { break }
            if noun.kind == .org2, at + 1 < end, !text.tokens[text.unitEnd(at) - 1].isCapitalised,
                !(text.unitEnd(at) < end && text.tokens[text.unitEnd(at)].isCapitalised)
            {
                break
            }
            // "vụ Canada bắt giám đốc công ty" (the case of Canada's arresting the manager) is no department (Vụ).
            if text.isWord(Self.department, at: at), !text.tokens[at].isCapitalised,
                read.name(startingAt: at + 1)?.kind == .location
            {
                break
            }
            // A kin word before a small letter is a pronoun: "ông nói".
            phrase.noun = merged(phrase.noun, noun)
            if noun.kind == .title { phrase.title = text.tokens[at].entry }
            at = text.unitEnd(at)
            while at < end, text.tokens[at].sign == .fullStop, text.touches(at), at + 1 < end,
                text.speaker(at: at + 1) != nil || text.tokens[at + 1].isCapitalised
            {
                at += 1
            }
            if noun.kind == .pronoun || noun.kind == .orgpronoun { return }
        }
    }

    /// "ông Trường", "ông Tân": after a word of kinship one syllable with a capital is a name, whatever else it means.
    private func isGivenName(_ at: Int, _ end: Int) -> Bool {
        guard text.tokens[at].isCapitalised, text.unitEnd(at) == at + 1 else { return false }
        return at + 1 == end || !text.tokens[at + 1].isCapitalised
    }

    /// "xã hội" (society) holds no "hội" (association), "công báo" (gazette) no "báo" (newspaper), "tối tân" (ultramodern) no "tân" (newly elected), and "tổ chức tang lễ" (to
    /// hold a funeral) is no organisation.
    private func isWithinWord(_ at: Int, _ noun: SpeakerNoun) -> Bool {
        guard !text.tokens[at].isCapitalised, [.org, .org2, .document, .prefix, .media].contains(noun.kind)
        else {
            return false
        }
        // "thông tin ban đầu" (first information) holds no "ban" (board).
        if WordRoles.length(of: Quotes.atFirst, in: text.tokens, at: at) != nil { return true }
        return text.tokens[at].unitLength == 1 && !read.isWordStart(at)
            || noun.kind == .org && read.tag(at) == .verb && text.tokens[at].unitLength == 2
    }

    /// Whether a second head may follow: "ông" + "giám đốc", "cựu" + "Tổng thống"; after a body's head none does, so that
    /// "Cảnh sát Anh" (British police) holds no "anh" (elder brother).
    private func isHeadGoingOn(_ first: SpeakerNoun.Kind, _ second: SpeakerNoun.Kind) -> Bool {
        switch first {
        case .prefix, .kin: true
        case .title, .group: second == .kin || second == .title || second == .prefix
        default: false
        }
    }

    /// The noun that tells more: a title beats a kin word, gender is kept.
    private func merged(_ left: SpeakerNoun?, _ right: SpeakerNoun) -> SpeakerNoun {
        guard let left else { return right }
        var noun = right.kind == .kin || right.kind == .prefix && left.kind == .title ? left : right
        noun.gender = right.gender ?? left.gender
        return noun
    }

    /// Where capitals that no name was found in end at the latest: at the next name.
    func nameLimit(_ start: Int, _ end: Int) -> Int {
        var at = start + 1
        while at < end, read.name(holding: at) == nil { at += 1 }
        return read.name(holding: start) == nil ? at : end
    }

    /// Whether the last capital of a run begins a word that goes on in small letters: "Dân chủ".
    func isWordGoingOn(_ run: NameRun) -> Bool {
        let last = run.range.upperBound - 1
        return (read.isWordStart(last) || run.range.count == 1) && read.wordEnd(last) > run.range.upperBound
    }

    /// "báo cáo ngày 5/3 của Ngân hàng Thế giới" (the World Bank's report of 5 March): past the day to whose it is.
    func endOfDay(_ start: Int, _ end: Int) -> Int? {
        // "quý 1/2019 của" (of the first quarter of 2019)
        let isNumber =
            text.tokens[start].kind == .number && start + 1 < end
            && (text.isSign(.slash, at: start + 1) || text.isWord(.of, at: start + 1))
            // The number may be a part of the unit before it: "quý 1".
            || text.isSign(.slash, at: start) && text.tokens[start - 1].kind == .number
        guard isNumber || text.kinds(at: start).contains(.time) else { return nil }
        let at = text.afterTime(start, end)
        return at < end && text.isWord(.of, at: at) ? at : nil
    }

    /// "Sở Giáo dục và Đào tạo", "thứ trưởng phụ trách Kiểm soát Vũ khí và An ninh": a field that "và" goes on with.
    func isFieldGoingOn(_ next: Int, _ end: Int) -> Bool {
        guard next < end, text.tokens[next].isCapitalised, text.speaker(at: next) == nil,
            !text.kinds(at: next).contains(.place)
        else { return false }
        // "An ninh" (security) begins like a family name, and goes on in small letters.
        return !text.kinds(at: next).contains(.surname)
            || next + 1 < end && read.wordEnd(next) > next + 1 && !text.tokens[next + 1].isCapitalised
    }

    /// A name without any head: "Haley", "Mỹ", "FTC".
    private func bareName(_ at: Int, _ start: Int, _ end: Int, _ phrase: inout SpeakerPhrase) -> Bool {
        guard at < end, text.tokens[at].isWord else { return false }
        let token = text.tokens[at]
        if let place = text.place(at: at), place.kind != .domain, place.kind != .city {
            if token.isCapitalised || place.canonical == "phương Tây" {
                let unitEnd = text.unitEnd(at)
                phrase.place = place.canonical
                phrase.noun = SpeakerNoun(kind: .statehead, source: .state, gender: nil)
                phrase.name = NameRun(range: at..<unitEnd, keys: (at..<unitEnd).map { text.tokens[$0].key })
                phrase.range = start..<unitEnd
                return true
            }
        }
        if text.kinds(at: at).contains(.outlet) {
            let outlet = at..<text.unitEnd(at)
            phrase.name = NameRun(range: outlet, keys: outlet.map { text.tokens[$0].key })
            phrase.range = start..<outlet.upperBound
            phrase.isOutlet = true
            return true
        }
        guard token.isCapitalised, !isCommonWordAtStart(at), !text.kinds(at: at).contains(.locality),
            let run = names.run(at: at, end: end)
        else { return false }
        // A single syllable with a capital begins a sentence or belongs to a place; given names have a kin word before them.
        if run.keys.count == 1, VietnameseSyllables.contains(token.key) { return false }
        if at > 0, text.kinds(at: text.unitStart(before: at)).contains(.locality) { return false }
        if text.place(at: at)?.kind == .city { return false }
        phrase.name = run
        // "Phe Dân chủ" (the Democrats): a capital begins the word, not only its first syllable.
        if isWordGoingOn(run), read.wordEnd(run.range.upperBound - 1) <= end {
            phrase.name = nameRun(run.range.lowerBound..<read.wordEnd(run.range.upperBound - 1))
        }
        phrase.range = start..<(phrase.name ?? run).range.upperBound
        phrase.isPerson = !token.traits.contains(.allCapitals)
        return true
    }

    /// A word that is capitalised because a sentence begins with it.
    private func isCommonWordAtStart(_ at: Int) -> Bool {
        let kinds = text.kinds(at: at)
        guard
            !kinds.isDisjoint(with: [
                .functionWord, .opener, .preposition, .compound, .adverb, .plural, .cue, .time, .conjunction, .work,
            ])
        else { return false }
        let next = text.unitEnd(at)
        return !(kinds.contains(.surname) && next < text.tokens.count && text.tokens[next].isCapitalised)
    }

    /// Words at which a noun phrase ends.
    func isStop(_ at: Int) -> Bool {
        let kinds = text.kinds(at: at)
        // "hàng không" (aviation) ends with what alone means "not", "chữ viết" (handwriting) with "viết" (to write).
        let isWithinWord = text.tokens[at].unitLength == 1 && !read.isWordStart(at)
        if isWithinWord, kinds.contains(.negation) { return false }
        // "giao thông" (transport) begins like "giao" (to assign).
        let isWholeWord = text.unitEnd(at) >= read.wordEnd(at) || read.tag(at) == .verb
        if kinds.contains(.cue), isWholeWord, !isWithinWord, let cue = text.cue(at: at),
            cue.isStrong || text.speaker(at: at) == nil
        {
            return true
        }
        if !kinds.isDisjoint(with: [.adverb, .copula, .passive, .that, .conjunction, .predicate]) { return true }
        if Self.clauseBeginnings.contains(text.tokens[at].key), text.tokens[at].unitLength == 1 { return true }
        // "đại diện Viện kiểm sát thì cho rằng" (the procuracy's representative, for his part, thinks)
        if text.isWord(Quotes.then, at: at), text.tokens[at].unitLength <= 1, read.isWordStart(at) { return true }
        if kinds.contains(.time) {
            return text.entry(at: at)?.times.contains {
                [.date, .set, .now, .part, .inner, .same, .skip].contains($0.kind)
            } == true
        }
        return false
    }

    private static let clauseBeginnings = SyllableSet(.speakerClauseOpeners)

    func closing(_ at: Int, _ end: Int) -> Int? {
        var close = at + 1
        while close < end, close < at + 40 {
            if text.tokens[close].sign == .closeParenthesis { return close }
            close += 1
        }
        return nil
    }

    /// Drops prepositions and signs from the end of a phrase.
    func trimmed(_ start: Int, _ end: Int) -> Int {
        var end = end
        while end > start + 1 {
            let last = text.tokens[end - 1]
            let isClosing = last.sign == .closeParenthesis
            let isStopOfInitial = last.sign == .fullStop && text.tokens[end - 2].traits.contains(.singleLetter)
            if last.kind == .sign, !isClosing, !isStopOfInitial {
                end -= 1
            } else if Self.nounPrepositions.contains(last.key), !last.isCapitalised {
                end -= 1
            } else {
                break
            }
        }
        return end
    }

    static let nounPrepositions = SyllableSet(.speakerPrepositions)
}

extension Lexicon {
    static func entries(of role: WordRole) -> Set<Int32> { entries(of: WordRoles.shared.words(of: role)) }

    /// The entries of phrases, for telling them apart from others of their kind.
    static func entries(of phrases: [String]) -> Set<Int32> {
        Set(
            phrases.compactMap { phrase in
                var text = Tokenizer().tokenize(DecodedText(utf8: Array(phrase.utf8)))
                shared.findUnits(in: &text)
                return text.tokens.first?.entry
            })
    }
}
