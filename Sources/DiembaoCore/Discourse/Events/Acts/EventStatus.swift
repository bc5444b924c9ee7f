/// How far an act has happened, by the words before it, by who tells it and by its time.
extension SentenceEvents {
    /// How far an act has happened, by the words about it, the quotation that it is told in and its time.
    func status(of range: TokenRange, from start: Int, quote: Int?, time: Int?) -> Report.Event.Status {
        // "kế hoạch họp": what makes a noun of the act may say, too, how far it happened.
        var words = words(before: start)
        if start < range.lowerBound { words.formUnion(self.words(before: range.lowerBound)) }
        if words.contains(.denied) || isRegardedOtherwise(start) { return .denied }
        if let quote, pass.quotes[quote].stance == .deny { return .denied }
        if hasFailed(range, isMeant: start < range.lowerBound || !words.isDisjoint(with: [.future, .hypothetical])) {
            return .denied
        }
        if words.contains(.hypothetical) || isConditional(range) || isOnlyWhen(range) || isAsked(range) {
            return .hypothetical
        }
        // A quotation's own words say who alleges it.
        if quote == nil, words.contains(.alleged) { return .hypothetical }
        if words.contains(.future) { return .future }
        if let quote, Self.unreal.contains(pass.quotes[quote].stance) { return .hypothetical }
        if words.contains(.historical) || time.map(isLongAgo) == true { return .historical }
        return .asserted
    }

    private static let unreal: [Report.Quote.Stance] = [.threaten, .urge, .demand, .ask]

    /// What stands among the adverbs and verbs right before the act, and before who does it.
    func words(before start: Int) -> EventWord {
        var found: EventWord = []
        var isJoined = false
        var at = start
        for _ in 0..<Self.mostBefore {
            guard at > sentence.lowerBound else { break }
            // 'sẽ "bắn rơi …"' (will “shoot down …”): the act stands in marks.
            if at == start, QuotationMarks.isDouble(text.tokens[at - 1].sign), at - 1 > sentence.lowerBound { at -= 1 }
            guard text.tokens[at - 1].isWord else { break }
            if let subject = participant(endingAt: at) {
                found.formUnion(words(governing: subject))
                // "Nga sẽ bị Mỹ trừng phạt": what stands before "bị" says it of the act, too.
                guard subject.governor == .passive else { break }
                at = subject.range.lowerBound
                continue
            }
            // "không bắt tay theo đề nghị của Đức" (does not shake hands at Germany's request): it was asked for. "những kẻ giết ông Nam" (those who
            // killed Mr Nam): what is said of them is said of no deed.
            if text.isWord(.according, at: at - 1) && read.isWordStart(at - 1) || isWhoDoes(at - 1) { break }
            // "không hài lòng với vụ thử tên lửa" (not content with the missile test): it was held.
            if Self.attitudes.contains(text.tokens[at - 1].key), read.isWordStart(at - 1) { break }
            // "không rõ nguồn gốc nên bị tạm giữ": what was not is the reason. But "Nga nên bị trừng phạt" (should be).
            if let length = length(of: .consequence, endingAt: at), participant(endingAt: at - length) == nil { break }
            // "buộc phải bồi thường" (had to pay): it is done; so is what somebody "vấp phải" (runs into).
            if let length = length(of: [.real, .receiving], endingAt: at) {
                at -= length
                continue
            }
            // "không trả nợ và bị khởi kiện": what has not been done is another act; "sẽ đến và hội đàm" (will come and talk) is one plan.
            if Self.denialEnds.contains(text.tokens[at - 1].key), length(of: .denied, endingAt: at - 1) == nil {
                isJoined = true
                // "lo ngại và ngăn cản" (fear and prevent): what is joined to the act says nothing of it.
                if let length = length(of: [.hypothetical, .future], endingAt: at - 1) {
                    at -= length + 1
                    continue
                }
            }
            var moved = 1
            let kinds: [EventWord] =
                isJoined ? [.hypothetical, .future] : [.denied, .hypothetical, .future, .historical]
            // "không loại trừ khả năng" (not exclude the possibility of) holds "loại trừ khả năng", which denies: the longest phrase says it.
            var (longest, said) = (0, EventWord())
            for kind in kinds {
                guard let length = length(of: kind, endingAt: at), length >= longest else { continue }
                said = length > longest ? kind : said.union(kind)
                longest = length
            }
            found.formUnion(said)
            // "chưa quyết định có hay không" (has not decided whether or not): what is undecided stands before the question.
            if longest > 1, text.isWord(Self.or, at: at - longest) || text.isWord(Self.or, at: at - longest + 1) {
                break
            }
            moved = max(moved, longest)
            at -= moved
            while at > sentence.lowerBound, !read.isWordStart(at) { at -= 1 }
        }
        if at == start, isObliged(before: at) { return .hypothetical }
        if found.isEmpty, isOfPlan(start) { return .future }
        return found
    }

    /// Whether a token is the "kẻ" or "người" of "những kẻ", "những người" (those who).
    private func isWhoDoes(_ at: Int) -> Bool {
        guard at > sentence.lowerBound, Self.whoDoes.contains(text.tokens[at].key), read.isWordStart(at) else {
            return false
        }
        return text.isWord(Self.fellow, at: at) || text.kinds(at: at - 1).contains(.plural)
    }

    /// với (with), về (about), trước (at)
    private static let attitudes = SyllableSet(.attitudes)
    private static let whoDoes = SyllableSet(.whoDoes)
    /// Of "có hay không" (whether or not).
    private static let or = Syllable("hay")
    private static let fellow = Syllable("kẻ")

    /// In words.
    private static let mostBefore = 6

    /// "Dự kiến, Thủ tướng sẽ phát biểu, hội kiến … và thăm Pháp" (it is planned that …): whether the sentence opens with a plan, and nothing before
    /// the act says that it is done.
    private func isOfPlan(_ start: Int) -> Bool {
        guard let length = WordRoles.length(of: Self.plans, in: text.tokens, at: sentence.lowerBound),
            text.isSign(.comma, at: sentence.lowerBound + length)
        else { return false }
        return !(sentence.lowerBound..<start).contains { Quotes.pasts.contains(text.tokens[$0].key) }
    }

    private static let plans = WordRoles.shared.phrases(of: .plans)

    /// "phải chủ trì, phối hợp với" (must take the lead and work together with): the verb after the comma is required, too.
    private func isObliged(before end: Int) -> Bool {
        guard end > sentence.lowerBound, text.isSign(.comma, at: end - 1) else { return false }
        var at = end - 1
        for _ in 0..<Self.mostObliged {
            guard at > sentence.lowerBound, text.tokens[at - 1].isWord, participant(endingAt: at) == nil else {
                return false
            }
            if length(of: .real, endingAt: at) != nil { return false }
            if length(of: .must, endingAt: at) != nil { return true }
            at = max(sentence.lowerBound, read.wordStart(before: at))
        }
        return false
    }

    /// In words, from "phải" to the comma.
    private static let mostObliged = 3

    // MARK: What is said of a noun

    /// "Cuộc gặp giữa A và B sẽ diễn ra", "địa điểm cuộc gặp … chưa được xác định": what is said after who takes part says that it is still to
    /// come.
    ///
    /// - Parameters:
    ///   - start: of the noun's phrase.
    ///   - end: after who has part in it.
    func isPlanned(_ kind: Report.Event.Kind, from start: Int, after end: Int) -> Bool {
        guard [.consult, .agree, .cooperate].contains(kind) else { return false }
        // "lạc quan trước cuộc gặp với A" (be hopeful before the meeting with A), "trước thềm hội nghị" (on the eve of the meeting)
        if kind == .consult, isAhead(start) { return true }
        // "Trong cuộc gặp với A, B sẽ …": at the meeting.
        if start > sentence.lowerBound, Self.during.contains(text.tokens[start - 1].key) { return false }
        var at = end
        while at < min(sentence.upperBound, end + Self.planReach) {
            guard text.tokens[at].isWord || text.tokens[at].kind == .number || isWithinDate(at) else { return false }
            if let other = participant(startingAt: at) {
                guard isContinued(other) else { return false }
                at = other.range.upperBound
                continue
            }
            if text.tokens[at].isWord, read.isWordStart(at),
                let (word, length) = tables.word(text.tokens, at: at, end: sentence.upperBound),
                read.isWordStart(at + length)
            {
                if !word.isDisjoint(with: [.future, .pending]) { return true }
            }
            if read.isWordStart(at), read.tag(at) == .verb { return false }
            at += 1
        }
        return false
    }

    /// Whether "trước" (before), perhaps with "thềm" (threshold), stands right before the noun of an act.
    private func isAhead(_ start: Int) -> Bool {
        var at = start
        if at > sentence.lowerBound, text.isWord(Self.threshold, at: at - 1) { at -= 1 }
        return at > sentence.lowerBound && text.isWord(Self.before, at: at - 1)
            && (at < start || read.isWordStart(at - 1))
    }

    private static let before = Syllable("trước")
    private static let threshold = Syllable("thềm")

    /// In tokens.
    private static let planReach = 14

    /// "ủng hộ đối thoại và thương lượng giữa A và B" (be for dialogue and talks between A and B): who is for them does not hold them, nor do A
    /// and B so far.
    func isOnlyFavoured(_ kind: Report.Event.Kind, from start: Int) -> Bool {
        guard [.consult, .agree, .cooperate].contains(kind) else { return false }
        var at = start
        for _ in 0..<Self.mostBefore {
            guard at > sentence.lowerBound, text.tokens[at - 1].isWord, participant(endingAt: at) == nil else {
                return false
            }
            if length(of: .favour, endingAt: at) != nil { return true }
            at = max(sentence.lowerBound, read.wordStart(before: at))
        }
        return false
    }

    private func isWithinDate(_ at: Int) -> Bool {
        at > 0 && at + 1 < text.tokens.count && text.tokens[at - 1].kind == .number
            && text.tokens[at + 1].kind == .number
    }

    /// "không nên coi việc đó là biện pháp trừng phạt" (that should not be taken for a sanction): who says so denies it.
    private func isRegardedOtherwise(_ start: Int) -> Bool {
        guard start > sentence.lowerBound, text.isWord(.copula, at: start - 1) else { return false }
        var at = start - 1
        let low = max(sentence.lowerBound, at - Self.regardReach)
        while at > low {
            if [.comma, .semicolon, .colon, .fullStop].contains(text.tokens[at - 1].sign) { return false }
            at -= 1
            guard read.isWordStart(at), let (word, _) = tables.word(text.tokens, at: at, end: start),
                word.contains(.regard)
            else { continue }
            return !words(before: at).isDisjoint(with: [.denied, .hypothetical])
        }
        return false
    }

    /// In tokens.
    private static let regardReach = 28
    private static let denialEnds = SyllableSet(.denialEnds)

    /// What the word before who does it says of the whole clause: "muốn Mỹ hợp tác với Nga" (want the US to work together with Russia), "hy
    /// vọng rằng", "để", "nghi án Nga can thiệp" (the suspicion that Russia interfered). It may open the sentence, too, as in headlines.
    private func words(governing subject: Participant) -> EventWord {
        var start = subject.range.lowerBound
        if start > sentence.lowerBound, text.isWord(.that, at: start - 1) { start -= 1 }
        // "không cho Nga kiểm tra" (do not let Russia inspect)
        if isBarred(subject) || isRefuted(before: subject.range.lowerBound) { return .denied }
        if length(of: .wish, endingAt: start) != nil { return .hypothetical }
        return length(of: .alleged, endingAt: start) != nil ? .alleged : []
    }

    /// "phủ nhận (thông tin cho) rằng tàu Nga tấn công" (deny that Russian ships attacked): whether what a clause tells is denied, past the nouns of
    /// its subject and what is said to be denied.
    private func isRefuted(before start: Int) -> Bool {
        var at = start
        var nouns = 0
        for _ in 0..<Self.refutedReach {
            guard at > sentence.lowerBound, text.tokens[at - 1].isWord, at == start || participant(endingAt: at) == nil
            else { return false }
            if let length = [1, 2].first(where: {
                at - $0 >= sentence.lowerBound
                    && WordRoles.length(of: Self.deniers, in: text.tokens, at: at - $0) == $0
                    && read.isWordStart(at - $0)
            }) {
                // "không phủ nhận Nga tấn công" (does not deny that Russia attacked)
                return self.length(of: .denied, endingAt: at - length) == nil
            }
            let word = max(sentence.lowerBound, read.wordStart(before: at))
            let isMatter =
                WordRoles.length(of: Self.deniedMatters, in: text.tokens, at: word) == at - word
                || !text.kinds(at: word).isDisjoint(with: [.that, .plural])
            if !isMatter {
                nouns += 1
                guard read.tag(word) == .noun, nouns <= Self.mostRefutedNouns else { return false }
            }
            at = word
        }
        return false
    }

    static let deniers = WordRoles.shared.phrases(of: .deniers)
    static let deniedMatters = WordRoles.shared.phrases(of: .deniedMatters)
    /// In words.
    private static let refutedReach = 8
    private static let mostRefutedNouns = 3

    /// "chỉ rút quân khi …" (withdraw only when): what is done on a condition.
    private func isOnlyWhen(_ range: TokenRange) -> Bool {
        guard range.lowerBound > sentence.lowerBound, text.isWord(Self.only, at: range.lowerBound - 1),
            read.isWordStart(range.lowerBound - 1)
        else { return false }
        return (range.upperBound..<min(sentence.upperBound, range.upperBound + Self.conditionReach)).contains {
            text.isWord(.when, at: $0) && read.isWordStart($0)
        }
    }

    private static let only = Syllable("chỉ")

    /// The length of the longest phrase of a kind that ends before a token.
    private func length(of kind: EventWord, endingAt end: Int) -> Int? {
        tables.word(text.tokens, endingAt: end, from: sentence.lowerBound, of: kind).flatMap {
            read.isWordStart(end - $0) ? $0 : nil
        }
    }

    /// "có kế hoạch họp … nhưng không xuất hiện", "cuộc gặp giữa A và B bị huỷ": that it came to nothing is told after it.
    ///
    /// - Parameter isMeant: whether the act is a noun or only planned; of what is told as done something else has failed.
    private func hasFailed(_ range: TokenRange, isMeant: Bool) -> Bool {
        guard isMeant else { return false }
        var at = range.upperBound
        let end = min(sentence.upperBound, at + Self.failureReach)
        while at < end {
            if [.semicolon, .fullStop].contains(text.tokens[at].sign) { return false }
            if text.tokens[at].isWord, read.isWordStart(at),
                let (word, length) = tables.word(text.tokens, at: at, end: end), word.contains(.failed),
                read.isWordStart(at + length)
            {
                return true
            }
            at += 1
        }
        return false
    }

    /// In tokens.
    private static let failureReach = 24

    /// "nếu Nga tấn công": a condition opens the clause.
    func isConditional(_ range: TokenRange) -> Bool {
        var at = range.lowerBound - 1
        let low = max(sentence.lowerBound, range.lowerBound - Self.conditionReach)
        while at >= low {
            // The hyphen of "Kim Yo-jong" ends no clause.
            if text.tokens[at].kind == .sign, !isNamed(at) { return false }
            if read.isWordStart(at), let (word, length) = tables.word(text.tokens, at: at, end: range.lowerBound),
                word.contains(.condition), read.isWordStart(at + length)
            {
                return true
            }
            at -= 1
        }
        return false
    }

    /// In tokens.
    private static let conditionReach = 12

    /// "Mỹ sẽ bảo vệ Philippines nếu bị tấn công" (will defend the Philippines if attacked), "… trong trường hợp …": a condition follows.
    func isOnCondition(_ range: TokenRange) -> Bool {
        let end = min(sentence.upperBound, range.upperBound + Self.conditionReach)
        for at in range.upperBound..<max(range.upperBound, end) {
            if [.semicolon, .colon, .fullStop].contains(text.tokens[at].sign) { return false }
            if text.isWord(.condition, at: at), read.isWordStart(at), read.isWordStart(at + 1) { return true }
            if at + 2 < end, text.isWord(Self.inCase.0, at: at), text.isWord(Self.inCase.1, at: at + 1),
                text.isWord(Self.inCase.2, at: at + 2)
            {
                return true
            }
        }
        return false
    }

    /// Of "trong trường hợp" (in case).
    private static let inCase = (Syllable("trong"), Syllable("trường"), Syllable("hợp"))

    /// "Mỹ có tấn công Iran?" (Will the US attack Iran?): whether it is asked whether it is done; "vì sao Mỹ tấn công Iran?" (why …) tells
    /// that it is.
    private func isAsked(_ range: TokenRange) -> Bool {
        // Words that somebody says go on behind their sentence.
        let end = max(range.upperBound, sentence.upperBound)
        guard (max(range.upperBound, end - 2)..<end).contains(where: { text.isSign(.question, at: $0) }) else {
            return false
        }
        var at = range.lowerBound
        for _ in 0..<Self.mostBefore where at > sentence.lowerBound && text.tokens[at - 1].isWord {
            if text.isWord(.have, at: at - 1), read.isWordStart(at - 1) { return true }
            at = max(sentence.lowerBound, text.unitStart(before: at))
            guard !text.kinds(at: at).isDisjoint(with: .adverb) || [.adverb, .verb].contains(read.tag(at)) else {
                break
            }
        }
        return false
    }

    /// In a year before that of publication.
    private func isLongAgo(_ time: Int) -> Bool {
        guard let published = pass.published, let year = Int(pass.times[time].value.prefix(4)) else { return false }
        return year < published.year
    }
}
