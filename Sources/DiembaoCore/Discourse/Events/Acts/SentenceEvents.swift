/// Reads the events of one sentence (a pass over a sentence).
///
/// ``ActWalk`` goes from act to act; who has part in each is found in `Acts`, and its event made in `EventForming`.
struct SentenceEvents {
    let pass: Events
    let sentence: TokenRange
    let participants: [Participant]
    /// The quotations that reach into the sentence, by their start, the longer first.
    let open: [Int]
    /// Whether it is of the paragraphs that tell what an article is about.
    let isFirst: Bool
    let isHeadline: Bool

    var read: ReadText { pass.read }
    var text: TokenizedText { pass.text }
    var tables: EventTables { pass.tables }
    var references: References { pass.references }

    /// A verb or noun of `events.tsv` in the sentence (data).
    struct Act {
        var verb: EventVerb
        var range: TokenRange
        /// The stretch of the sentence that its arguments are looked for in: a quotation's words hold what they tell.
        var bounds: TokenRange
    }

    /// Who did the last act (data).
    struct Joint {
        var actors: [Participant]
        /// The token after its verb.
        var end: Int
        var bounds: TokenRange
        /// How far it has happened: whether it is planned, or only possible.
        var status: EventWord = []
    }

    /// Who has part in an act (data).
    struct Parts {
        var actors: [Participant] = []
        var recipients: [Participant] = []
        var rule = EventRule.subject
        var other = OtherSide.none
        /// How far the act before has happened, where this one is joined to it without a word of its own between.
        var joined: EventWord = []

        var all: [Participant] { actors + recipients }
    }

    /// The events of the sentence: those of its acts, and what somebody does to another by what he says.
    func find() -> [FoundEvent] {
        var walk = ActWalk(clause: self)
        walk.run()
        return walk.found + statements(besides: walk.telling)
    }

    // MARK: Participants

    /// Who is named from a token on.
    func participant(startingAt at: Int) -> Participant? {
        participants(from: at).first.flatMap { $0.range.lowerBound == at ? $0 : nil }
    }

    /// Who is named right before a token.
    func participant(endingAt end: Int) -> Participant? {
        let place = participants.partitioningIndex { $0.range.upperBound >= end }
        return place < participants.count && participants[place].range.upperBound == end ? participants[place] : nil
    }

    /// Those that begin at a token or after it; they are in the order of the text and none overlap.
    func participants(from start: Int) -> ArraySlice<Participant> {
        participants[participants.partitioningIndex { $0.range.lowerBound >= start }...]
    }

    /// Those that end before a token.
    func participants(before end: Int) -> ArraySlice<Participant> {
        participants[..<participants.partitioningIndex { $0.range.upperBound > end }]
    }

    /// Whether people alone are named.
    func isPerson(_ participant: Participant) -> Bool {
        participant.entities.allSatisfy { references.profiles[$0].isPerson }
    }

    /// Whether places are named, states or others.
    func isPlace(_ participant: Participant) -> Bool {
        participant.entities.allSatisfy { references.entities[$0].kind == .location }
    }

    /// Whether places are named that are no states.
    func isTown(_ participant: Participant) -> Bool {
        participant.entities.allSatisfy {
            references.entities[$0].kind == .location && !references.profiles[$0].isCountry
        }
    }

    /// Whether a person is named only to say whose relative, lawyer or man somebody is.
    func isOfPerson(_ owner: Participant) -> Bool {
        isPerson(owner) && read.isPersonWord(endingAt: owner.range.lowerBound - 1, from: sentence.lowerBound)
    }

    /// Whether a participant is made to do something: "khiến Nga rút quân".
    func isCaused(_ participant: Participant) -> Bool {
        let start = participant.range.lowerBound
        return start > sentence.lowerBound && text.isWord(Self.cause, at: start - 1)
    }

    private static let cause = Syllable("khiến")

    /// Whether a participant is kept from doing something: "không cho Nga kiểm tra".
    func isBarred(_ participant: Participant) -> Bool {
        let start = participant.range.lowerBound
        return tables.word(text.tokens, endingAt: start, from: sentence.lowerBound, of: .barred).map {
            read.isWordStart(start - $0)
        } ?? false
    }

    // MARK: Where a token stands

    /// Whether a token is within a name.
    func isNamed(_ at: Int) -> Bool { read.name(holding: at) != nil }

    /// The innermost quotation that holds a range.
    func quote(holding range: TokenRange) -> Int? {
        open.last { quote in
            let content = pass.quotes[quote].content
            return content.lowerBound <= range.lowerBound && range.upperBound <= content.upperBound
        }
    }

    /// Where what belongs to an act is looked for: in the quotation that holds it, else in the sentence.
    func bounds(of range: TokenRange) -> TokenRange {
        guard let quote = quote(holding: range) else { return sentence }
        return pass.quotes[quote].content.clamped(to: sentence)
    }

    /// Where the word ends that holds a token.
    func wordEnd(_ at: Int) -> Int {
        var end = at + 1
        while end < sentence.upperBound, !read.isWordStart(end) { end += 1 }
        return end
    }

    /// Whether a token is "bị" or "được", which the lexicon may have taken for the beginning of "bị cáo" (the accused) in "bị cáo
    /// buộc" (is accused).
    func isPassive(at: Int) -> Bool {
        Self.passives.contains(text.tokens[at].key) && read.isWordStart(at)
            // "được quyền nổ súng" (be entitled to open fire)
            && !Self.entitlements.contains(text.tokens[min(at + 1, text.tokens.count - 1)].key)
            && (read.isWordStart(at + 1) || tables.verb(read, at: at + 1, end: sentence.upperBound) != nil)
    }

    private static let passives = SyllableSet(.passives)
    private static let entitlements = SyllableSet(.entitlements)
}
