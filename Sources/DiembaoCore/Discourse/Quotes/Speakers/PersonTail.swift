/// What follows a person's heads: a name, or what describes them and then perhaps a name (a pass over one phrase).
///
/// "cố vấn đối ngoại của Tổng thống Putin", "Bộ trưởng Tài nguyên và Môi trường Trần Văn Nam": modifiers are taken one after
/// the other, until the name of whoever is described or a word that no noun phrase holds.
struct PersonTail {
    private let phrases: SpeakerPhrases
    private let read: ReadText
    private let text: TokenizedText
    private let start: Int
    private let end: Int
    private var at: Int
    private(set) var phrase: SpeakerPhrase

    private var isInPrepositional = false
    /// Right after a preposition or its noun's own heads: whose name stands there is another's ("cố vấn của ông Putin").
    private var isAnothers = false
    /// "cố vấn của Thủ tướng Anh Theresa May" (an adviser of Britain's prime minister): so is the name behind that one's country.
    private var hasAnothersTitle = false
    private var hasBody = false
    private var modifiers = 0

    /// What a step finds (data).
    private enum Step {
        case goesOn
        /// The phrase ends before the token.
        case ends
        /// With the name all is said.
        case isNamed
    }

    /// - Parameters:
    ///   - at: behind the heads.
    ///   - start: where the phrase begins.
    ///   - phrase: what the heads say.
    init(_ phrases: SpeakerPhrases, at: Int, start: Int, end: Int, _ phrase: SpeakerPhrase) {
        self.phrases = phrases
        read = phrases.read
        text = phrases.text
        self.at = at
        self.start = start
        self.end = end
        self.phrase = phrase
        self.phrase.isPerson = true
    }

    mutating func takeAll() {
        reading: while at < end {
            switch step() {
            case .goesOn: continue
            case .ends: break reading
            case .isNamed:
                phrase.range = start..<at
                return
            }
        }
        phrase.isPronoun = phrase.isPronoun || isBareKin && phrase.name == nil
        phrase.range = start..<phrases.trimmed(start, at)
    }

    /// "ông" (he): a word of kinship, and nothing that describes somebody.
    private var isBareKin: Bool {
        phrase.noun?.kind == .kin && phrase.title < 0 && modifiers == 0 && !isInPrepositional
    }

    // MARK: Steps

    private mutating func step() -> Step {
        let token = text.tokens[at]
        let kinds = text.kinds(at: at)
        if let noun = text.speaker(at: at), [.org, .org2].contains(noun.kind), at > start { hasBody = true }
        if let name = read.name(startingAt: at) ?? begun(), name.range.upperBound <= end { return take(name) }
        if token.isCapitalised, let step = takeCapital() { return step }
        if kinds.contains(.demonstrative) {
            // "chuyên gia này": somebody who was named before
            phrase.isPronoun = true
            at = text.unitEnd(at)
            return .ends
        }
        if isBareKin, !text.isWord(.of, at: at) {
            // "ông" alone
            phrase.isPronoun = true
            return .ends
        }
        if let next = pastSign() {
            at = next
            return .goesOn
        }
        guard token.isWord || token.kind == .number else { return .ends }
        if let after = pastTime() {
            at = after
            return .goesOn
        }
        if kinds.contains(.preposition) {
            guard SpeakerPhrases.nounPrepositions.contains(token.key) else { return .ends }
            isInPrepositional = true
            isAnothers = true
            at = text.unitEnd(at)
            return .goesOn
        }
        if kinds.contains(.conjunction), modifiers > 0, phrases.isFieldGoingOn(at + 1, end) {
            at += 1
            return .goesOn
        }
        if phrases.isStop(at) { return .ends }
        return takeTitle() ? .goesOn : takeModifier()
    }

    private mutating func take(_ name: FoundName) -> Step {
        switch name.kind {
        case .person:
            guard isAnothers || isDoneTo() || isCalled(name.range.upperBound) else { return own(name) }
        case .location:
            // "ông Ireland" (Mr Ireland)
            if isBareKin { return own(name) }
            if phrase.place == nil { phrase.place = phrases.place(name) }
        case .organization:
            hasBody = true
            if phrase.place == nil { phrase.place = phrases.place(name) }
        }
        // "dưới thời tổng thống Nam và Hùng" (under Presidents Nam and Hùng)
        isAnothers =
            isAnothers && (hasAnothersTitle && name.kind != .person || text.isWord(.and, at: name.range.upperBound))
        at = name.range.upperBound
        modifiers += 1
        return .goesOn
    }

    private mutating func own(_ name: FoundName) -> Step {
        phrase.name = phrases.nameRun(name.range)
        at = name.range.upperBound
        return .isNamed
    }

    /// A capital that no name was found at.
    ///
    /// - Returns: `nil` where it is no word.
    private mutating func takeCapital() -> Step? {
        // "trợ lý của Tổng thống Donald Trump" (an aide of the President's): the title with a capital is another's, too.
        if isAnothers, let noun = text.speaker(at: at), [.kin, .title, .prefix].contains(noun.kind) {
            hasAnothersTitle = true
            at = text.unitEnd(at)
            return .goesOn
        }
        // "chuyên án 219D" (case 219D) is a number.
        if text.touches(at), at > start, text.tokens[at - 1].kind == .number {
            at += 1
            return .goesOn
        }
        guard text.tokens[at].isWord else { return nil }
        if let entry = text.entry(at: at), let place = entry.place, !isNameGoingOn() {
            if phrase.place == nil, place.kind != .domain { phrase.place = place.canonical }
            at = text.unitEnd(at)
            return .goesOn
        }
        guard let run = phrases.names.run(at: at, end: phrases.nameLimit(at, end)) else { return .ends }
        let isCalledSo = isCalled(at - 1) && at > start
        at = run.range.upperBound
        if isCalledSo || !isField(run) && !isBeforePerson(run) && isOwnName(run) {
            phrase.name = run
            return .ends
        }
        modifiers += 1
        return .goesOn
    }

    /// "phó cục trưởng … đại tá": another title, then the name.
    private mutating func takeTitle() -> Bool {
        guard !isInPrepositional, text.kinds(at: at).contains(.speaker), let noun = text.speaker(at: at),
            noun.kind == .kin || noun.kind == .title
        else { return false }
        if noun.kind == .title, phrase.title < 0 { phrase.title = text.tokens[at].entry }
        if phrase.noun?.gender == nil { phrase.noun?.gender = noun.gender }
        modifiers = 0
        at = text.unitEnd(at)
        return true
    }

    private mutating func takeModifier() -> Step {
        if isAnothers {
            let noun = text.speaker(at: at)
            isAnothers = noun != nil
            hasAnothersTitle = hasAnothersTitle || [.kin, .title, .prefix].contains(noun?.kind)
        }
        modifiers += 1
        if modifiers > Self.mostModifiers { return .ends }
        at = text.unitEnd(at)
        // "dưới thời tổng thống Nam" (under President Nam)
        if text.isWord(Self.era, at: at - 1), read.wordEnd(at - 1) == at { isAnothers = true }
        return .goesOn
    }

    private static let mostModifiers = 12

    /// Past a hyphen within a word, brackets, and the sign within "5.000".
    private func pastSign() -> Int? {
        let sign = text.tokens[at].sign
        if sign == .hyphen, at + 1 < end, text.tokens[at + 1].isCapitalised, modifiers > 0, text.touches(at),
            text.touches(at + 1)
        {
            return at + 1
        }
        if sign == .openParenthesis, let close = phrases.closing(at, end) { return close + 1 }
        // "hơn 5.000 dân" (more than 5,000 people)
        if [.fullStop, .comma].contains(sign), at + 1 < end, at > start, text.touches(at), text.touches(at + 1),
            text.tokens[at - 1].kind == .number, text.tokens[at + 1].kind == .number
        {
            return at + 2
        }
        return nil
    }

    /// "Bộ trưởng Giao thông Malaysia lúc đó Hishammuddin Hussein" (the minister then), "các lãnh đạo hiện tại của Sông Lam" (the present
    /// heads of Sông Lam): past when somebody holds an office.
    private func pastTime() -> Int? {
        if let length = WordRoles.length(of: Self.thoseDays, in: text.tokens, at: at), at + length < end,
            read.name(startingAt: at + length)?.kind == .person
        {
            return at + length
        }
        return modifiers == 0 && phrase.title >= 0 ? phrases.endOfDay(at, end) : nil
    }

    private static let thoseDays = WordRoles.shared.phrases(of: .thoseDays)
    private static let era = Syllable("thời")

    // MARK: Names

    /// "giám đốc Sở LĐ - TB & XH tỉnh Nghệ An": a body's name whose first word the title has taken.
    private func begun() -> FoundName? {
        guard let name = read.name(holding: at), name.kind == .organization, name.range.lowerBound >= start else {
            return nil
        }
        return name
    }

    /// "người bắn hạ Osama bin Laden" (who shot Osama bin Laden): a name right after what "người" did is whom it was done to.
    private func isDoneTo() -> Bool {
        let verb = read.wordStart(before: at)
        guard verb > start, read.tag(verb) == .verb, text.speaker(at: verb) == nil else { return false }
        let head = (start..<verb).first { text.speaker(at: $0) != nil }
        guard let head, text.isWord(.person, at: head), text.unitEnd(head) == head + 1 else { return false }
        return read.wordEnd(head) == head + 1
    }

    /// "lái xe Grab tên Nam" (a Grab driver by the name of Nam): "tên" (name) and a capital.
    private func isCalled(_ at: Int) -> Bool {
        at + 1 < end && text.isWord(Self.called, at: at) && text.unitEnd(at) == at + 1
            && text.tokens[at + 1].isCapitalised
    }

    private static let called = Syllable("tên")

    /// Whether a single syllable begins a field in a title: "Bộ trưởng Tài nguyên", "bộ môn Luật Thương mại".
    private func isField(_ run: NameRun) -> Bool {
        let next = run.range.upperBound
        guard phrase.title >= 0, next < end, text.tokens[next].isWord, !text.tokens[next].isCapitalised,
            !phrases.isStop(next), VietnameseSyllables.contains(run.keys[run.keys.count - 1]),
            text.entry(at: run.range.lowerBound)?.surname == nil
        else { return false }
        return text.kinds(at: next).isDisjoint(with: [.preposition, .demonstrative, .time])
    }

    /// "Tổng giám đốc Rosoboronexport Alexander Mikheev": capitals right before the name of a person are what the title is of.
    private func isBeforePerson(_ run: NameRun) -> Bool {
        phrase.title >= 0 && read.name(startingAt: run.range.upperBound)?.kind == .person
    }

    /// Whether a run after a person's title is that person's name.
    private func isOwnName(_ run: NameRun) -> Bool {
        let start = run.range.lowerBound
        if !text.kinds(at: start).isDisjoint(with: [.outlet, .locality]) || isTitleOrField(run) { return false }
        // "huyện Chợ Lách" is a place, "Chủ tịch xã Bùi Văn Kha" a person.
        let isWholeName = run.keys.count >= 3 && text.entry(at: start)?.surname?.isVietnamese == true
        if start > 0, text.kinds(at: text.unitStart(before: start)).contains(.locality) { return isWholeName }
        if let noun = text.speaker(at: start), noun.kind == .org || noun.kind == .org2 { return false }
        if run.keys.count == 1, text.tokens[start].traits.contains(.allCapitals) { return phrase.noun?.kind == .kin }
        guard isInPrepositional || hasBody else { return true }
        guard run.keys.count >= 2 else { return false }
        // "Vụ trưởng Tổ chức cán bộ của Bộ Y tế Nguyễn Văn A": a family name begins a person's name.
        if text.entry(at: start)?.surname?.isVietnamese == true { return true }
        // "đại sứ Mỹ tại Liên Hợp Quốc Nikki Haley": after a known place the name follows at once.
        let before = text.unitStart(before: start)
        return text.kinds(at: before).contains(.place) && text.unitEnd(before) == start
    }

    /// Whether a run goes on the title, or is what the title is for.
    private func isTitleOrField(_ run: NameRun) -> Bool {
        // "nguyên Chánh toà Hình sự" (former presiding judge): a capital begins a word.
        if phrase.noun?.kind != .kin, phrases.isWordGoingOn(run) { return true }
        // The same where the word was cut: before small letters one syllable behind "nguyên" (former) begins a title.
        let next = run.range.upperBound
        if phrase.noun?.kind == .prefix, phrase.title < 0, run.keys.count == 1, next < text.tokens.count,
            text.tokens[next].isWord, !text.tokens[next].isCapitalised, VietnameseSyllables.contains(run.keys[0])
        {
            return true
        }
        // "Cục trưởng Thú Y" (head of the animal health department): an official's two syllables that no name begins with are a field.
        let start = run.range.lowerBound
        return phrase.noun?.kind == .title && phrase.noun?.source == .official && run.keys.count == 2
            && text.entry(at: start)?.surname == nil && run.keys.allSatisfy { VietnameseSyllables.contains($0) }
            && read.name(holding: start)?.kind != .person
    }

    /// Whether a place's name is the beginning of a person's: "Kim" is none, but "Thái Văn A" begins like Thái (Lan).
    private func isNameGoingOn() -> Bool {
        guard text.kinds(at: at).contains(.surname), let run = phrases.names.run(at: at, end: end) else { return false }
        return run.keys.count >= 3 && text.unitEnd(at) == at + 1
    }
}
