/// Speakers of whom no table knows: plain nouns before a reporting word.
extension Quotes {
    /// Nouns that no table knows, right before the cue: "một phụ huynh khác", "phòng văn hóa địa phương".
    func nounPhrase(before region: TokenRange) -> SpeakerPhrase? {
        let end = withoutAdverbs(region).upperBound
        var start = end
        var words = 0
        while start > region.lowerBound, words < 10 {
            let before = read.wordStart(before: start)
            guard before >= region.lowerBound, isNominal(before) else { break }
            start = before
            words += 1
        }
        // "cùng nhau đề nghị" (together they propose)
        if start < end, text.isWord(Self.eachOther, at: start) { return nil }
        while start < end, read.tag(start) == .adposition || read.tag(start) == .adjective,
            !text.kinds(at: start).contains(.plural)
        {
            start = read.wordEnd(start)
        }
        // The last word may go on behind the end, which is where a lexical unit begins.
        guard start < end else { return nil }
        guard start == region.lowerBound || !text.kinds(at: text.unitStart(before: start)).contains(.preposition) else {
            return nil
        }
        return speakingNouns(start..<end)
    }

    private static let eachOther = Syllable("nhau")

    /// The same from the beginning of the clause, where its words look like verbs: "chủ tọa phiên tòa" (who chairs the trial),
    /// "các hộ dân có mặt" (the households present).
    func openingNouns(of segment: TokenRange) -> SpeakerPhrase? {
        let start = skipOpeners(segment.lowerBound, segment.upperBound)
        guard start < segment.upperBound else { return nil }
        let nouns = withoutAdverbs(start..<segment.upperBound)
        return nouns.isEmpty ? nil : speakingNouns(nouns)
    }

    /// "người viết đơn" (who writes the petition), "những người chứng kiến vụ việc" (those who saw it): somebody described by what they do.
    func personWhoDoes(_ segment: TokenRange, isSetOff: Bool) -> SpeakerPhrase? {
        let first = skipOpeners(segment.lowerBound, segment.upperBound)
        let start = pastCount(first, segment.upperBound)
        guard start < segment.upperBound, text.isWord(.person, at: start) else { return nil }
        var range = first..<withoutAdverbs(start..<segment.upperBound).upperBound
        // "nhiều người dùng khen ngợi biện pháp này, cho rằng" (many who use it praise the measure and think that): the second verb is what they do besides.
        if isSetOff, start + 1 < range.upperBound, let verb = firstVerb(start + 1..<range.upperBound),
            let second = firstVerb(rest(of: range, behindUnitAt: verb))
        {
            range = first..<second
        }
        guard range.upperBound > start + 1, range.count <= Self.longestNouns,
            range.allSatisfy({ text.kinds(at: $0).isDisjoint(with: [.passive, .copula, .that, .conjunction]) })
        else { return nil }
        var phrase = SpeakerPhrase(range: range)
        phrase.noun = SpeakerNoun(kind: .collective, source: .unnamed, gender: nil)
        phrase.isPlural = start > first
        return phrase
    }

    /// Plain nouns that may speak: no things ("phát tín hiệu cảnh báo", gives a warning signal) and nothing that opens a clause ("rủi ro
    /// lớn nhất khi ra lệnh", the greatest risk when ordering).
    func speakingNouns(_ range: TokenRange) -> SpeakerPhrase? {
        // "chỉ 8% nói" (only 8 % say)
        if let first = range.first, text.isSign(.percent, at: first) {
            guard first > 0, text.tokens[first - 1].kind == .number else { return nil }
            var share = SpeakerPhrase(range: first - 1..<range.upperBound)
            share.noun = SpeakerNoun(kind: .collective, source: .unnamed, gender: nil)
            share.isPlural = true
            return share
        }
        let head = pastCount(range.lowerBound, range.upperBound)
        let holdsClause = range.dropFirst().contains {
            Self.whens.contains(text.tokens[$0].key) && read.isWordStart($0)
        }
        guard !holdsClause, !isThing(head, range.upperBound) else { return nil }
        return plainNouns(range)
    }

    /// Past how many there are: "hai", "những", "một số".
    func pastCount(_ start: Int, _ end: Int) -> Int {
        var at = start
        while at < end,
            text.tokens[at].kind == .number || !text.kinds(at: at).isDisjoint(with: [.plural, .indefinite])
        {
            at = text.unitEnd(at)
        }
        return at
    }

    private func isThing(_ head: Int, _ end: Int) -> Bool {
        guard head < end, let length = WordRoles.length(of: Self.unspeaking, in: text.tokens, at: head) else {
            return false
        }
        // "bảng" (board) is none in "bảng hiệu", nor "điện" (electricity) in "điện lực" (the power company).
        return read.wordEnd(head) == head + length
    }

    static let whens = SyllableSet(.whens)
    private static let unspeaking = WordRoles.shared.phrases(of: .unspeaking)

    /// A few words that begin with a noun and hold nothing that only a predicate has.
    func plainNouns(_ range: TokenRange) -> SpeakerPhrase? {
        let start = range.lowerBound
        // "trường hợp mà tòa án mô tả" (a case that the court describes)
        if let which = range.last(where: { text.isWord(.which, at: $0) && read.isWordStart($0) }) {
            let clause = which + 1..<range.upperBound
            return clause.isEmpty || hasVerb(clause) ? nil : plainNouns(clause)
        }
        if isDuty(range) { return nil }
        // "năm 2019 dự báo …" (for 2019 it is forecast that)
        let isYear =
            text.isWord(.year, at: start) && start + 1 < range.upperBound
            && text.tokens[start + 1].kind == .number
        guard !range.isEmpty, range.count <= Self.longestNouns, !isYear,
            WordRoles.length(of: Self.atFirst, in: text.tokens, at: start) != range.count,
            [.noun, .numeral, .determiner, .properNoun].contains(read.tag(start))
                || text.kinds(at: start).contains(.plural),
            !opensWithNominaliser(start), !text.isWord(Self.phrase, at: start), !opensClause(start),
            // "thông tin về việc đã …" (the news that … have): what follows is no predicate of it.
            !text.isWord(.matter, at: range.upperBound - 1),
            !text.kinds(at: start).contains(.preposition)
        else { return nil }
        var hasNoun = false
        for at in range {
            if read.tag(at) == .noun || read.tag(at) == .properNoun { hasNoun = true }
            guard text.kinds(at: at).isDisjoint(with: Self.predicates), read.tag(at) != .auxiliary,
                !isTimeUnit(at) || isWithinWord(at)
            else { return nil }
            // "nhà điều tra" (investigator) begins like "điều" (an article of law).
            let isNorm = text.kinds(at: at).contains(.norm) && read.isWordStart(at)
            guard !isNorm || read.wordEnd(at) > text.unitEnd(at) else { return nil }
        }
        guard hasNoun else { return nil }
        var phrase = SpeakerPhrase(range: range)
        phrase.noun = SpeakerNoun(kind: .collective, source: .unnamed, gender: nil)
        return phrase
    }

    /// In tokens.
    private static let longestNouns = 16
    private static let predicates: LexiconEntry.Kinds = [
        .passive, .copula, .negation, .unreal, .predicate, .that, .conjunction,
    ]

    func isNominal(_ word: Int) -> Bool {
        if text.kinds(at: word).contains(.passive) { return false }
        switch read.tag(word) {
        case .noun, .properNoun, .adjective, .numeral, .determiner, .pronoun: return true
        case .adposition: return Self.inNouns.contains(text.tokens[word].key)
        default: return false
        }
    }

    private static let inNouns = SyllableSet(.nounPrepositions)

    /// "Cần nói rõ là …" (it must be said clearly that): whether all is a word of duty, perhaps with a sentence's capital.
    func isDuty(_ range: TokenRange) -> Bool {
        range.count == 1 && Self.modals.contains(text.tokens[range.lowerBound].key)
    }
}
