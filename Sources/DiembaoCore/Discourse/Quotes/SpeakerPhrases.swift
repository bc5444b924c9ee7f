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
    private let names: NameReading

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
            case .kin, .title, .prefix, .group: personTail(&at, start, end, &phrase)
            case .org, .org2, .media, .side, .statehead, .collective, .document: bodyTail(&at, start, end, &phrase)
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
    private func place(_ name: FoundName) -> String {
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

    /// After a person's heads: a name, or modifiers and then perhaps a name.
    private func personTail(_ at: inout Int, _ start: Int, _ end: Int, _ phrase: inout SpeakerPhrase) {
        phrase.isPerson = true
        var isInPrepositional = false
        // Right after a preposition or its noun's own heads: whose name stands there is another's ("cố vấn của ông Putin").
        var isAnothers = false
        // "cố vấn của Thủ tướng Anh Theresa May" (an adviser of Britain's prime minister): so is the name behind that one's country.
        var hasAnothersTitle = false
        var hasBody = false
        var modifiers = 0
        while at < end {
            let token = text.tokens[at]
            let kinds = text.kinds(at: at)
            if let noun = text.speaker(at: at), [.org, .org2].contains(noun.kind), at > start { hasBody = true }
            if let name = read.name(startingAt: at) ?? begun(at, start), name.range.upperBound <= end {
                switch name.kind {
                case .person:
                    guard isAnothers || isDoneTo(at, start) || isCalled(name.range.upperBound, end) else {
                        phrase.name = nameRun(name.range)
                        at = name.range.upperBound
                        phrase.range = start..<at
                        return
                    }
                case .location:
                    if phrase.noun?.kind == .kin, modifiers == 0, !isInPrepositional, phrase.title < 0 {
                        // "ông Ireland" (Mr Ireland)
                        phrase.name = nameRun(name.range)
                        at = name.range.upperBound
                        phrase.range = start..<at
                        return
                    }
                    if phrase.place == nil { phrase.place = place(name) }
                case .organization:
                    hasBody = true
                    if phrase.place == nil { phrase.place = place(name) }
                }
                // "dưới thời tổng thống Nam và Hùng" (under Presidents Nam and Hùng)
                isAnothers =
                    isAnothers
                    && (hasAnothersTitle && name.kind != .person || text.isWord(.and, at: name.range.upperBound))
                at = name.range.upperBound
                modifiers += 1
                continue
            }
            // "trợ lý của Tổng thống Donald Trump" (an aide of the President's): the title with a capital is another's, too.
            if isAnothers, token.isCapitalised, let noun = text.speaker(at: at),
                [.kin, .title, .prefix].contains(noun.kind)
            {
                hasAnothersTitle = true
                at = text.unitEnd(at)
                continue
            }
            // "chuyên án 219D" (case 219D) is a number.
            if token.isCapitalised, text.touches(at), at > start, text.tokens[at - 1].kind == .number {
                at += 1
                continue
            }
            if token.isCapitalised, token.isWord {
                if let entry = text.entry(at: at), let place = entry.place, !isNameGoingOn(at, end) {
                    if phrase.place == nil, place.kind != .domain { phrase.place = place.canonical }
                    at = text.unitEnd(at)
                    continue
                }
                guard let run = names.run(at: at, end: nameLimit(at, end)) else { break }
                let isCalledSo = isCalled(at - 1, end) && at > start
                if isCalledSo
                    || !isField(run, phrase, end) && !isBeforePerson(run, phrase)
                        && isOwnName(run, phrase, isInPrepositional || hasBody)
                {
                    phrase.name = run
                    at = run.range.upperBound
                    break
                }
                at = run.range.upperBound
                modifiers += 1
                continue
            }
            if kinds.contains(.demonstrative) {
                // "chuyên gia này": somebody who was named before
                phrase.isPronoun = true
                at = text.unitEnd(at)
                break
            }
            if phrase.noun?.kind == .kin, modifiers == 0, !isInPrepositional, phrase.title < 0,
                !text.isWord(.of, at: at)
            {
                // "ông" alone
                phrase.isPronoun = true
                break
            }
            if token.sign == .hyphen, at + 1 < end, text.tokens[at + 1].isCapitalised, modifiers > 0,
                text.touches(at), text.touches(at + 1)
            {
                at += 1
                continue
            }
            if token.sign == .openParenthesis, let close = closing(at, end) {
                at = close + 1
                continue
            }
            // "hơn 5.000 dân" (more than 5,000 people)
            if [.fullStop, .comma].contains(token.sign), at + 1 < end, at > start, text.touches(at),
                text.touches(at + 1),
                text.tokens[at - 1].kind == .number, text.tokens[at + 1].kind == .number
            {
                at += 2
                continue
            }
            guard token.isWord || token.kind == .number else { break }
            // "các lãnh đạo hiện tại của Washington Post" (the present heads of …)
            if let after = afterThen(at, end) ?? (modifiers == 0 && phrase.title >= 0 ? endOfDay(at, end) : nil) {
                at = after
                continue
            }
            if kinds.contains(.preposition) {
                guard Self.nounPrepositions.contains(token.key) else { break }
                isInPrepositional = true
                isAnothers = true
                at = text.unitEnd(at)
                continue
            }
            if kinds.contains(.conjunction), modifiers > 0, isFieldGoingOn(at + 1, end) {
                at += 1
                continue
            }
            if isStop(at) { break }
            if kinds.contains(.speaker), let noun = text.speaker(at: at) {
                if noun.kind == .kin || noun.kind == .title, !isInPrepositional {
                    // "phó cục trưởng … đại tá": another title, then the name
                    if noun.kind == .title { phrase.title = phrase.title < 0 ? text.tokens[at].entry : phrase.title }
                    if phrase.noun?.gender == nil { phrase.noun?.gender = noun.gender }
                    modifiers = 0
                    at = text.unitEnd(at)
                    continue
                }
            }
            if isAnothers {
                let noun = text.speaker(at: at)
                isAnothers = noun != nil
                hasAnothersTitle = hasAnothersTitle || [.kin, .title, .prefix].contains(noun?.kind)
            }
            modifiers += 1
            if modifiers > 12 { break }
            at = text.unitEnd(at)
            // "dưới thời tổng thống Nam" (under President Nam)
            if text.isWord(Self.era, at: at - 1), read.wordEnd(at - 1) == at { isAnothers = true }
        }
        let isBareKin =
            phrase.noun?.kind == .kin && phrase.title < 0 && phrase.name == nil && modifiers == 0
            && !isInPrepositional
        phrase.isPronoun = phrase.isPronoun || isBareKin
        phrase.range = start..<trimmed(start, at)
    }

    /// "người bắn hạ Osama bin Laden" (who shot Osama bin Laden): a name right after what "người" did is whom it was done to.
    private func isDoneTo(_ at: Int, _ start: Int) -> Bool {
        let verb = read.wordStart(before: at)
        guard verb > start, read.tag(verb) == .verb, text.speaker(at: verb) == nil else { return false }
        let head = (start..<verb).first { text.speaker(at: $0) != nil }
        guard let head, text.isWord(.person, at: head), text.unitEnd(head) == head + 1 else { return false }
        return read.wordEnd(head) == head + 1
    }

    /// "lái xe Grab tên Nam" (a Grab driver by the name of Nam): "tên" (name) and a capital.
    private func isCalled(_ at: Int, _ end: Int) -> Bool {
        at + 1 < end && text.isWord(Self.called, at: at) && text.unitEnd(at) == at + 1
            && text.tokens[at + 1].isCapitalised
    }

    private static let called = Syllable("tên")
    private static let era = Syllable("thời")

    private func isOwned(_ at: Int, from headEnd: Int) -> Bool {
        (max(headEnd, at - 2)..<at).contains { text.isWord(.of, at: $0) }
    }

    /// "Bộ trưởng Giao thông Malaysia lúc đó Hishammuddin Hussein" (the minister then): past when somebody held an office.
    private func afterThen(_ at: Int, _ end: Int) -> Int? {
        guard let length = WordRoles.length(of: Self.thoseDays, in: text.tokens, at: at), at + length < end,
            read.name(startingAt: at + length)?.kind == .person
        else { return nil }
        return at + length
    }

    private static let thoseDays = WordRoles.shared.phrases(of: .thoseDays)

    /// "giám đốc Sở LĐ - TB & XH tỉnh Nghệ An": a body's name whose first word the title has taken.
    private func begun(_ at: Int, _ start: Int) -> FoundName? {
        guard let name = read.name(holding: at), name.kind == .organization, name.range.lowerBound >= start else {
            return nil
        }
        return name
    }

    /// Where capitals that no name was found in end at the latest: at the next name.
    private func nameLimit(_ start: Int, _ end: Int) -> Int {
        var at = start + 1
        while at < end, read.name(holding: at) == nil { at += 1 }
        return read.name(holding: start) == nil ? at : end
    }

    /// Whether a single syllable begins a field in a title: "Bộ trưởng Tài nguyên", "bộ môn Luật Thương mại".
    private func isField(_ run: NameRun, _ phrase: SpeakerPhrase, _ end: Int) -> Bool {
        let next = run.range.upperBound
        guard phrase.title >= 0, next < end, text.tokens[next].isWord, !text.tokens[next].isCapitalised, !isStop(next),
            VietnameseSyllables.contains(run.keys[run.keys.count - 1]),
            text.entry(at: run.range.lowerBound)?.surname == nil
        else { return false }
        return text.kinds(at: next).isDisjoint(with: [.preposition, .demonstrative, .time])
    }

    /// "Tổng giám đốc Rosoboronexport Alexander Mikheev": capitals right before the name of a person are what the title is of.
    private func isBeforePerson(_ run: NameRun, _ phrase: SpeakerPhrase) -> Bool {
        phrase.title >= 0 && read.name(startingAt: run.range.upperBound)?.kind == .person
    }

    /// Whether the last capital of a run begins a word that goes on in small letters: "Dân chủ".
    private func isWordGoingOn(_ run: NameRun) -> Bool {
        let last = run.range.upperBound - 1
        return (read.isWordStart(last) || run.range.count == 1) && read.wordEnd(last) > run.range.upperBound
    }

    /// Whether a run after a person's title is that person's name.
    private func isOwnName(_ run: NameRun, _ phrase: SpeakerPhrase, _ isWithinAnother: Bool) -> Bool {
        let start = run.range.lowerBound
        if !text.kinds(at: start).isDisjoint(with: [.outlet, .locality]) { return false }
        // "nguyên Chánh toà Hình sự" (former presiding judge): a capital begins a word.
        if phrase.noun?.kind != .kin, isWordGoingOn(run) { return false }
        // "nguyên Chánh toà" where the word was cut: before small letters one syllable behind "nguyên" (former) begins a title.
        if phrase.noun?.kind == .prefix, phrase.title < 0, run.keys.count == 1,
            run.range.upperBound < text.tokens.count,
            text.tokens[run.range.upperBound].isWord, !text.tokens[run.range.upperBound].isCapitalised,
            VietnameseSyllables.contains(run.keys[0])
        {
            return false
        }
        // "Cục trưởng Thú Y" (head of the animal health department): an official's two syllables that no name begins with are a field.
        if phrase.noun?.kind == .title, phrase.noun?.source == .official, run.keys.count == 2,
            text.entry(at: start)?.surname == nil, run.keys.allSatisfy({ VietnameseSyllables.contains($0) }),
            read.name(holding: start)?.kind != .person
        {
            return false
        }
        // "huyện Chợ Lách" is a place, "Chủ tịch xã Bùi Văn Kha" a person.
        let isWholeName = run.keys.count >= 3 && text.entry(at: start)?.surname?.isVietnamese == true
        if start > 0, text.kinds(at: text.unitStart(before: start)).contains(.locality) { return isWholeName }
        if text.speaker(at: run.range.lowerBound)?.kind == .org
            || text.speaker(at: run.range.lowerBound)?.kind == .org2
        {
            return false
        }
        if run.keys.count == 1, text.tokens[run.range.lowerBound].traits.contains(.allCapitals) {
            return phrase.noun?.kind == .kin
        }
        guard isWithinAnother else { return true }
        guard run.keys.count >= 2 else { return false }
        // "Vụ trưởng Tổ chức cán bộ của Bộ Y tế Nguyễn Văn A": a family name begins a person's name.
        if text.entry(at: start)?.surname?.isVietnamese == true { return true }
        // "đại sứ Mỹ tại Liên Hợp Quốc Nikki Haley": after a known place the name follows at once.
        let before = text.unitStart(before: start)
        return text.kinds(at: before).contains(.place) && text.unitEnd(before) == start
    }

    /// Whether a place's name is the beginning of a person's: "Kim" is none, but "Thái Văn A" begins like Thái (Lan).
    private func isNameGoingOn(_ at: Int, _ end: Int) -> Bool {
        guard text.kinds(at: at).contains(.surname), let run = names.run(at: at, end: end) else { return false }
        return run.keys.count >= 3 && text.unitEnd(at) == at + 1
    }

    /// After a body's head: whatever belongs to its name.
    private func bodyTail(_ at: inout Int, _ start: Int, _ end: Int, _ phrase: inout SpeakerPhrase) {
        let headEnd = at
        var lastCapital = text.tokens[text.unitStart(before: at)].isCapitalised ? at : headEnd
        var hasName = false
        // "công văn của Phó chủ tịch UBND tỉnh Nam" (a letter of the committee's vice chairman Nam): whose it is has a title.
        var hasHolder = false
        var modifiers = 0
        let noun = phrase.noun!
        while at < end {
            let token = text.tokens[at]
            let kinds = text.kinds(at: at)
            if let name = read.name(startingAt: at), name.range.upperBound <= end {
                // "báo Hong Kong Morning Daily": an outlet's own name may look like a person's.
                if name.kind == .person, hasName, !hasHolder, noun.kind != .media || lastCapital < at { break }
                // "đảng của ông Nam" (Mr Nam's party) is not called after him.
                if name.kind == .person, isOwned(at, from: headEnd), noun.kind != .side, noun.kind != .document {
                    at = name.range.upperBound
                    modifiers += 1
                    continue
                }
                if name.kind != .person, phrase.place == nil { phrase.place = place(name) }
                if name.kind == .organization, text.kinds(at: at).contains(.outlet) { phrase.isOutlet = true }
                at = name.range.upperBound
                lastCapital = at
                hasName = true
                continue
            }
            // "cơ quan công an đối tượng Nam" (at the police the suspect Nam …): a person of their own.
            if noun.kind == .org, let person = text.speaker(at: at), person.source == .person,
                person.kind == .title || person.kind == .kin && at > headEnd,
                read.name(startingAt: text.unitEnd(at))?.kind == .person
            {
                break
            }
            if noun.kind == .document, let behind = endOfDay(at, end) ?? endOfNumber(at, end) {
                at = behind
                continue
            }
            // "thông báo kết luận của Phó thủ tướng Nam" (the decision of Vice Premier Nam): a title with a capital is no name.
            if noun.kind == .document, token.isCapitalised, let holder = text.speaker(at: at),
                [.title, .kin, .prefix].contains(holder.kind)
            {
                hasHolder = true
                at = text.unitEnd(at)
                modifiers += 1
                continue
            }
            if token.isWord, token.isCapitalised {
                if let entry = text.entry(at: at), let place = entry.place, phrase.place == nil {
                    phrase.place = place.canonical
                }
                if text.kinds(at: at).contains(.outlet) { phrase.isOutlet = true }
                guard let run = names.run(at: at, end: nameLimit(at, end)) else { break }
                at = run.range.upperBound
                lastCapital = at
                hasName = true
                continue
            }
            if kinds.contains(.demonstrative) {
                at = text.unitEnd(at)
                if !hasName { phrase.isPronoun = noun.kind != .document }
                break
            }
            if token.sign == .openParenthesis, let close = closing(at, end) {
                at = close + 1
                continue
            }
            // "Sở GD-ĐT Hà Nội"
            let isJoint =
                token.sign == .hyphen && at + 1 < end && text.touches(at) && text.touches(at + 1)
                && text.tokens[at - 1].traits.contains(.allCapitals)
                && text.tokens[at + 1].traits.contains(.allCapitals)
            if token.sign == .ampersand || isJoint {
                at += 1
                continue
            }
            guard token.isWord || token.kind == .number else { break }
            if kinds.contains(.preposition), !kinds.contains(.speaker) {
                guard Self.nounPrepositions.contains(token.key) else { break }
                at = text.unitEnd(at)
                modifiers += 1
                continue
            }
            if kinds.contains(.conjunction), hasName, isFieldGoingOn(at + 1, end) {
                at += 1
                continue
            }
            if isStop(at) { break }
            if text.isWord(.year, at: at), at + 1 < end, text.tokens[at + 1].kind == .number { break }
            modifiers += 1
            if modifiers > 14 { break }
            at = text.unitEnd(at)
        }
        at = trimmed(start, at)
        phrase.range = start..<at
        let headStart = text.unitStart(before: headEnd)
        if at - lastCapital <= 2, at > lastCapital, hasName { lastCapital = at }
        hasName = hasName || (headStart + 1..<max(headEnd, headStart + 1)).contains { text.tokens[$0].isCapitalised }
        if noun.kind == .document { phrase.name = issuer(headEnd, max(headEnd, at)) }
        if noun.kind != .document,
            hasName
                || Self.fixedBodies.contains(text.tokens[text.unitStart(before: headEnd)].entry)
        {
            phrase.name = bodyName(noun, headEnd, max(lastCapital, headEnd))
        }
    }

    /// "báo cáo ngày 5/3 của Ngân hàng Thế giới" (the World Bank's report of 5 March): past the day to whose it is.
    private func endOfDay(_ start: Int, _ end: Int) -> Int? {
        // "quý 1/2019 của" (of the first quarter of 2019)
        let isNumber =
            text.tokens[start].kind == .number && start + 1 < end
            && (text.isSign(.slash, at: start + 1) || text.isWord(.of, at: start + 1))
            // The number may be a part of the unit before it: "quý 1".
            || text.isSign(.slash, at: start) && text.tokens[start - 1].kind == .number
        guard isNumber || text.kinds(at: start).contains(.time) else { return nil }
        var at = text.unitEnd(start)
        while at < end,
            text.kinds(at: at).contains(.time) || text.tokens[at].kind == .number
                || [.slash, .hyphen].contains(text.tokens[at].sign) && text.tokens[at - 1].kind == .number
        {
            at = text.unitEnd(at)
        }
        return at < end && text.isWord(.of, at: at) ? at : nil
    }

    /// Where a document's number ends: "47/2017/TT-BTTTT", "15/QĐ-UBND". A day has no letters: "văn bản ngày 5/6".
    private func endOfNumber(_ start: Int, _ end: Int) -> Int? {
        guard text.tokens[start].kind == .number else { return nil }
        var at = start + 1
        var hasLetters = false
        while at + 1 < end, text.tokens[at].sign == .slash || text.tokens[at].sign == .hyphen, text.touches(at),
            text.touches(at + 1), text.tokens[at + 1].isWord || text.tokens[at + 1].kind == .number
        {
            if text.tokens[at + 1].traits.contains(.allCapitals) { hasLetters = true }
            at += 2
        }
        return hasLetters ? at : nil
    }

    /// "Sở Giáo dục và Đào tạo", "thứ trưởng phụ trách Kiểm soát Vũ khí và An ninh": a field that "và" goes on with.
    private func isFieldGoingOn(_ next: Int, _ end: Int) -> Bool {
        guard next < end, text.tokens[next].isCapitalised, text.speaker(at: next) == nil,
            !text.kinds(at: next).contains(.place)
        else { return false }
        // "An ninh" (security) begins like a family name, and goes on in small letters.
        return !text.kinds(at: next).contains(.surname)
            || next + 1 < end && read.wordEnd(next) > next + 1 && !text.tokens[next + 1].isCapitalised
    }

    /// Who issued a document: "thông cáo của phía Nga", "báo cáo của Ngân hàng Credit Suisse".
    private func issuer(_ start: Int, _ end: Int) -> NameRun? {
        // "Tài khoản Twitter Đại sứ quán Mỹ tại Hà Nội"
        if let name = read.name(startingAt: start), name.range.upperBound <= end { return nameRun(name.range) }
        guard let of = (start..<end).first(where: { Self.issuing.contains(text.tokens[$0].key) }), of + 1 < end else {
            return nil
        }
        guard let issuer = phrase(at: of + 1, end: end) else { return nil }
        // "thông cáo của chính phủ ông Prayuth" (a statement of Mr Prayuth's government) is not his own.
        if !issuer.isPerson, let name = issuer.name, read.name(startingAt: name.range.lowerBound)?.kind == .person {
            return nameRun(issuer.range)
        }
        return issuer.name
    }

    private static let issuing = SyllableSet(.issuers)

    /// The name of a body: with its head ("Bộ Quốc phòng Mỹ"), or without it ("phía Nga", "tờ Global Times").
    private func bodyName(_ noun: SpeakerNoun, _ headEnd: Int, _ end: Int) -> NameRun? {
        let first = text.unitStart(before: headEnd)
        // The first name within the phrase: the body's own where it begins with the head, else what the head is of.
        var inner: FoundName?
        var at = first
        while at < end, inner == nil {
            inner = read.name(holding: at)
            at += 1
        }
        switch noun.kind {
        case .side, .statehead, .media:
            // "phía lãnh đạo HĐND TP. Biên Hoà" (the leaders' side) is nobody by name.
            if noun.kind == .side, headEnd < end, text.speaker(at: headEnd)?.kind == .title { return nil }
            // "Báo Nga" (a Russian paper) has no name.
            if noun.kind == .media, let inner, inner.kind == .location, text.place(at: inner.range.lowerBound) != nil,
                ownName(noun, inner, end) == inner.range
            {
                return nil
            }
            if let inner, inner.range.upperBound <= end { return nameRun(ownName(noun, inner, end)) }
            return names.run(at: headEnd, end: end)
        case .collective, .document: return nil
        default:
            if let inner, inner.kind == .organization, inner.range.upperBound <= end { return nameRun(inner.range) }
            if Self.genericBodies.contains(text.tokens[first].entry) {
                if let inner, inner.range.upperBound <= end { return nameRun(inner.range) }
                return names.run(at: headEnd, end: end)
            }
            return nameRun(first..<end)
        }
    }

    /// "báo Hong Kong Apple Daily": an outlet's own name stands behind the place where it appears.
    private func ownName(_ noun: SpeakerNoun, _ first: FoundName, _ end: Int) -> TokenRange {
        let next = first.range.upperBound
        guard noun.kind == .media, first.kind == .location, next < end, text.tokens[next].isCapitalised,
            let own = read.name(startingAt: next)?.range ?? names.run(at: next, end: end)?.range,
            own.upperBound <= end
        else { return first.range }
        return own
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
    private func isStop(_ at: Int) -> Bool {
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

    private func closing(_ at: Int, _ end: Int) -> Int? {
        var close = at + 1
        while close < end, close < at + 40 {
            if text.tokens[close].sign == .closeParenthesis { return close }
            close += 1
        }
        return nil
    }

    /// Drops prepositions and signs from the end of a phrase.
    private func trimmed(_ start: Int, _ end: Int) -> Int {
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

    private static let nounPrepositions = SyllableSet(.speakerPrepositions)

    private static let genericBodies = Lexicon.entries(of: .genericBodies)

    /// Bodies whose whole name is the head: "Nhà Trắng", "Điện Kremlin", "Lầu Năm Góc".
    private static let fixedBodies = Lexicon.entries(of: .fixedBodies)
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
