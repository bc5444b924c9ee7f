extension Quotes.Reading {
    mutating func attribute(
        _ quotation: QuotationMarks.Quotation, _ context: Context, previousInSentence: Int?, _ used: inout Set<Int>
    ) {
        var content = pass.trimmed(quotation.content)
        guard !content.isEmpty else { return }
        if readWithin(content, quotation) { return }
        var context = context
        if quotation.isUnclosed {
            guard let whole = pass.contentOverParagraphs(quotation) else { return }
            content = pass.trimmed(whole)
            consumedUpTo = whole.upperBound
            if let close = quotation.laterClose {
                consumedUpTo = close + 1
                context.readOn(behind: close, pass)
            }
        } else {
            context.readOnWhereTorn(pass)
        }
        let first = quotes.count
        attribute(content, quotation, context, previousInSentence, &used)
        // Who said it may stand in a paragraph that is yet to be read.
        if quotes.count > first, let cue = quotes[first].cue, context.after.overlaps(cue),
            !text.paragraphs[paragraph].overlaps(cue)
        {
            consumedUpTo = context.after.upperBound
            lastOverParagraphs = first
        }
    }

    private mutating func attribute(
        _ content: TokenRange, _ quotation: QuotationMarks.Quotation, _ context: Context, _ previousInSentence: Int?,
        _ used: inout Set<Int>
    ) {
        let startsSentence = pass.isBlank(context.before) && previousInSentence == nil
        if startsSentence, let announced, announced.sentence == sentenceCount - 1 {
            append(
                .direct, content, announced.phrase, announced.cue, announced.stance, 0.9, .announcedBefore)
            return
        }
        if startsSentence, readTail(content, context, &used) { return }
        if pass.isTitle(content, at: quotation.whole.lowerBound) { return }
        if readColon(content, context, &used) { return }
        if let place = previousInSentence, readSecondHalf(content, context, place) { return }
        if !startsSentence, readInside(content, quotation, context, &used, previousInSentence) { return }
        if startsSentence, !readBare(content, quotation, context) { readSpoken(content, context) }
    }

    /// `"…", S cue`, `"…", theo S`, `"…", OUTLET dẫn lời S cue`.
    private mutating func readTail(_ content: TokenRange, _ context: Context, _ used: inout Set<Int>) -> Bool {
        var at = context.after.lowerBound
        let end = context.after.upperBound
        guard at < end else { return false }
        let separator = text.tokens[at].sign
        let hasSeparator = [.comma, .hyphen, .dash].contains(separator)
        let endsItself =
            [.question, .exclamation, .ellipsis].contains(text.tokens[content.upperBound - 1].sign)
            || text.isSign(.comma, at: content.upperBound) || text.isSign(.fullStop, at: content.upperBound)
        while at < end, [.comma, .hyphen, .dash].contains(text.tokens[at].sign) { at += 1 }
        guard at < end, hasSeparator || endsItself || pass.isClause(content) else { return false }
        if let word = pass.accordingWord(at), let phrase = pass.phrases.phrase(at: word.upperBound, end: end) {
            append(
                .direct, content, phrase, word, .say, 0.93, .afterAccording)
            return true
        }
        // "“…”, lời khai của bị cáo Lan." (the defendant Lan's testimony)
        if let noun = WordRoles.length(of: Quotes.speechNouns, in: text.tokens, at: at),
            text.isWord(.of, at: at + noun),
            let phrase = pass.phrases.phrase(at: at + noun + 1, end: end), end - phrase.range.upperBound <= 1
        {
            append(.direct, content, phrase, at..<at + noun, .say, 0.85, .afterInverted)
            return true
        }
        for (place, cue) in context.cues.enumerated()
        where cue.range.lowerBound >= at && cue.range.upperBound <= end {
            guard cue.range.lowerBound - at <= 45 else { break }
            if !cue.word.frames.contains(.afterQuotation), !cue.word.isStrong { continue }
            let region = pass.afterRelay(at..<cue.range.lowerBound)
            // "Time dẫn trả lời của Thư ký Sanders" (quotes the answer of)
            if let relay = pass.relay(in: at..<cue.range.lowerBound), relay.upperBound == cue.range.lowerBound,
                text.isWord(.of, at: cue.range.upperBound),
                let phrase = pass.phrases.phrase(at: cue.range.upperBound + 1, end: end)
            {
                used.insert(place)
                append(.direct, content, phrase, cue.range, cue.word.stance, 0.9, .afterRelayed)
                return true
            }
            if let phrase = describedAfter(region) ?? pass.subject(in: region) {
                used.insert(place)
                append(
                    .direct, content, phrase, cue.range, cue.word.stance, hasSeparator ? 0.97 : 0.85,
                    region.lowerBound > at ? .afterRelayed : .afterComma)
                return true
            }
            if region.isEmpty, let phrase = pass.phrases.phrase(at: cue.range.upperBound, end: end) {
                used.insert(place)
                append(.direct, content, phrase, cue.range, cue.word.stance, 0.8, .afterInverted)
                return true
            }
        }
        if let relay = pass.relay(in: at..<end),
            let phrase = pass.phrases.phrase(at: relay.upperBound, end: end) ?? pass.cited(behind: relay, end)
        {
            append(.direct, content, phrase, relay, .say, 0.85, .afterRelay)
            return true
        }
        if hasSeparator || endsItself,
            let (phrase, word) = pass.personWithVerb(at, end) ?? pass.personWithLastVerb(at, end)
        {
            append(.direct, content, phrase, word, .say, 0.75, .afterVerb)
            return true
        }
        if hasSeparator, let phrase = pass.phrases.phrase(at: at, end: end), phrase.isPerson, phrase.name != nil,
            end - phrase.range.upperBound <= 10 || text.isSign(.comma, at: phrase.range.upperBound),
            pass.isClause(content)
        {
            append(.direct, content, phrase, nil, .say, 0.6, .afterName)
            return true
        }
        return false
    }

    /// "Makoto Watanabe, cựu phụ tá của Nhật hoàng Akihito nói" (a former aide of the emperor's): who is named first is described by
    /// what follows the comma, and the name by the reporting word belongs to that.
    private func describedAfter(_ region: TokenRange) -> SpeakerPhrase? {
        guard let phrase = pass.phrases.phrase(at: region.lowerBound, end: region.upperBound), phrase.isPerson,
            phrase.name != nil, text.isSign(.comma, at: phrase.range.upperBound)
        else { return nil }
        let rest = phrase.range.upperBound + 1..<region.upperBound
        guard !rest.isEmpty, !rest.contains(where: { text.tokens[$0].sign == .comma }),
            text.entry(at: rest.lowerBound)?.speaker != nil, let of = rest.first(where: { text.isWord(.of, at: $0) }),
            of > rest.lowerBound
        else { return nil }
        return phrase
    }

    /// `"… - S cue. …"`: the attribution stands within the marks, and none behind them.
    private mutating func readWithin(
        _ content: TokenRange, _ quotation: QuotationMarks.Quotation
    ) -> Bool {
        guard !text.isSign(.comma, at: quotation.whole.upperBound),
            let dash = content.dropFirst(4).first(where: {
                [.hyphen, .dash].contains(text.tokens[$0].sign) && text.tokens[$0].isAfterSpace
                    && !text.touches($0 + 1)
            }), dash + 2 < content.upperBound,
            let phrase = pass.phrases.phrase(at: dash + 1, end: content.upperBound), !phrase.range.isEmpty,
            // Of marks that nothing closes the reporting word may stand behind the paragraph, or nothing at all.
            phrase.range.upperBound < content.upperBound,
            text.unitEnd(phrase.range.upperBound) <= content.upperBound,
            let word = text.cue(at: phrase.range.upperBound), word.frames.contains(.afterQuotation)
        else { return false }
        let cue = phrase.range.upperBound..<text.unitEnd(phrase.range.upperBound)
        let end =
            (cue.upperBound..<content.upperBound).first { text.tokens[$0].sign == .fullStop } ?? content.upperBound
        guard end - cue.upperBound <= 16 else { return false }
        append(
            .direct, pass.trimmed(content.lowerBound..<dash), phrase, cue, word.stance, 0.8,
            .attributionInside)
        let rest = pass.trimmed(min(end + 1, content.upperBound)..<content.upperBound)
        if rest.count >= 4 {
            let first = quotes[quotes.count - 1]
            quotes.append(
                AttributedQuote(
                    type: .direct, content: rest, speaker: first.speaker, cue: nil, stance: .say,
                    continues: quotes.count - 1, confidence: 0.75, rule: .secondHalf))
        }
        return true
    }

    /// `S cue …: "…"`, `S: "…"`.
    private mutating func readColon(_ content: TokenRange, _ context: Context, _ used: inout Set<Int>) -> Bool {
        var colon = context.before.upperBound - 1
        while colon >= context.before.lowerBound, [.hyphen, .dash].contains(text.tokens[colon].sign) { colon -= 1 }
        guard colon >= context.before.lowerBound, text.tokens[colon].sign == .colon else { return false }
        let region = withoutAside(context.before.lowerBound..<colon)
        let found = context.cues.enumerated().filter {
            $0.element.range.lowerBound >= region.lowerBound && $0.element.range.upperBound <= region.upperBound
        }
        for (place, cue) in found.reversed() {
            let subject = pass.subject(in: pass.afterRelay(region.lowerBound..<cue.range.lowerBound))
            guard subject != nil || place == found.first?.offset || found.count == 1 else { continue }
            if subject == nil, isAsked(cue, region) || cue.isNegated && cue.range.upperBound < colon { continue }
            used.insert(place)
            if let subject {
                append(
                    .direct, content, subject, cue.range, cue.word.stance, 0.96,
                    .beforeColon)
            } else {
                appendContinued(
                    .direct, content, cue.range, cue.word.stance, 0.8, .beforeColonSameSpeaker)
            }
            return true
        }
        if let relay = pass.relay(in: region), let phrase = pass.cited(behind: relay, colon) {
            append(.direct, content, phrase, relay, .say, 0.85, .beforeColonRelay)
            return true
        }
        if found.isEmpty, let paper = pass.paper(before: colon, in: region) {
            append(.direct, content, paper, nil, .say, 0.8, .nameBeforeColon)
            return true
        }
        // "Theo ông Nam, giám đốc công ty Sao Mai – đơn vị phân phối: “…”"
        if found.isEmpty, let according = pass.accordingPhrase(context.sentence),
            according.phrase.range.upperBound <= region.upperBound, speaking(according.phrase) != nil
        {
            append(.direct, content, according.phrase, according.word, .say, 0.85, .nameBeforeColon)
            return true
        }
        if let phrase = speaking(pass.subject(in: region)) ?? speaking(pass.clauseOpener(in: region))
            ?? pass.personWithVerb(before: colon, in: region)
        {
            guard pass.isClause(content) || content.count > 3 else { return false }
            append(.direct, content, phrase, nil, .say, 0.75, .nameBeforeColon)
            return true
        }
        guard pass.isClause(content) else { return false }
        appendContinued(.direct, content, nil, .say, 0.5, .afterColon)
        return true
    }

    /// "Theo chị Lan (bán nước gần đó): “…”" (according to Lan, who sells drinks nearby): without what brackets say of whoever speaks.
    private func withoutAside(_ region: TokenRange) -> TokenRange {
        guard let last = region.last, text.tokens[last].sign == .closeParenthesis,
            let open = region.last(where: { text.tokens[$0].sign == .openParenthesis }), open > region.lowerBound
        else { return region }
        let end = text.isSign(.comma, at: open - 1) ? open - 1 : open
        return region.lowerBound..<end
    }

    private func speaking(_ phrase: SpeakerPhrase?) -> SpeakerPhrase? {
        phrase.flatMap { $0.isPerson || $0.isOutlet ? $0 : nil }
    }

    /// "Khi được hỏi về …, ông Nam giải thích đơn giản: “…”" (asked about …, Mr Nam explains …): whoever is asked is named after the
    /// comma.
    private func isAsked(_ cue: Quotes.Cue, _ region: TokenRange) -> Bool {
        guard cue.word.stance == .ask, pass.passive(before: cue.range.lowerBound, from: region.lowerBound) != nil,
            let comma = (cue.range.upperBound..<region.upperBound).first(where: { text.tokens[$0].sign == .comma }),
            let phrase = pass.phrases.phrase(at: comma + 1, end: region.upperBound)
        else { return false }
        return phrase.isPerson
    }

    /// `"…", S cue, "…"`.
    private mutating func readSecondHalf(
        _ content: TokenRange, _ context: Context, _ place: Int
    ) -> Bool {
        guard quotes[place].type == .direct, quotes[place].rule.allowsSecondHalf, pass.isClause(content),
            let last = context.before.last,
            [.comma, .colon, .hyphen, .dash, .fullStop].contains(text.tokens[last].sign)
        else { return false }
        let first = quotes[place]
        quotes.append(
            AttributedQuote(
                type: .direct, content: content, speaker: first.speaker, cue: first.cue, stance: first.stance,
                continues: place, confidence: 0.9, rule: .secondHalf))
        return true
    }

    /// Words in marks within a clause, before it is judged whether they are somebody's (data).
    struct Fragment {
        var type = Report.Quote.Kind.mixed
        var content: TokenRange
        /// Where the marks begin and end.
        var whole: TokenRange
        var speaker: SpeakerPhrase?
        /// The quotation before it in the sentence, where it has the same speaker and cue.
        var first: AttributedQuote?
        var cue: TokenRange?
        var word: CueWord?
        var stance = Report.Quote.Stance.say
        var isUnreal = false
        var rule: QuoteRule

        /// Makes it the words of whoever is the subject of a reporting word.
        mutating func take(_ subject: SpeakerPhrase?, _ cue: Quotes.Cue) {
            speaker = subject
            self.cue = cue.range
            word = cue.word
            stance = cue.word.stance
        }

        /// Makes it the words of whoever "theo" (according to) names.
        mutating func take(_ according: Quotes.According) {
            speaker = according.phrase
            cue = according.word
            rule = .fragmentAccording
        }
    }

    /// A quotation inside a clause: `S cho biết "…"`, `S gọi đây là "…"`, `S nhấn mạnh Nga là "…"`.
    private mutating func readInside(
        _ content: TokenRange, _ quotation: QuotationMarks.Quotation, _ context: Context, _ used: inout Set<Int>,
        _ previousInSentence: Int?
    ) -> Bool {
        if pass.isNameInMarks(content, quotation) { return false }
        guard let (fragment, place) = fragment(content, quotation, context, previousInSentence) else {
            return false
        }
        let features = features(of: fragment, context, previousInSentence)
        let entry = fragment.cue.map { text.tokens[$0.lowerBound].entry } ?? -1
        let score = pass.model.score(features, cue: entry)
        if collectsCandidates {
            candidates.append(
                ReportingCandidate(
                    content: content, cue: fragment.cue ?? content.lowerBound..<content.lowerBound, cueEntry: entry,
                    isMarked: true, featureNumbers: features.map(\.number), score: score,
                    rule: fragment.rule, isAccepted: score > Self.leastOfFragments))
        }
        guard score > Self.leastOfFragments else { return false }
        let confidence = LogOdds.confidence(score)
        // A fragment leaves its cue to the clause around it.
        if let place, fragment.type == .direct { used.insert(place) }
        if let first = fragment.first {
            quotes.append(
                AttributedQuote(
                    type: fragment.type, content: content, speaker: first.speaker, cue: first.cue,
                    stance: first.stance, continues: nil, confidence: confidence, rule: fragment.rule))
        } else if let speaker = fragment.speaker {
            append(
                fragment.type, content, speaker, fragment.cue, fragment.stance, confidence, fragment.rule)
        } else {
            appendContinued(
                fragment.type, content, fragment.cue, fragment.stance, confidence, fragment.rule)
        }
        return true
    }

    private static let leastOfFragments = -1200

    /// To whom and by which pattern words in marks would belong, and the place of the cue.
    private func fragment(
        _ content: TokenRange, _ quotation: QuotationMarks.Quotation, _ context: Context, _ previousInSentence: Int?
    ) -> (Fragment, Int?)? {
        let start = quotation.whole.lowerBound
        let earlier = context.cues.enumerated().filter { $0.element.range.upperBound <= start }
        // The cue beside the marks, else the nearest that is always one, else a weak one with a subject.
        let beside = earlier.last.flatMap { pass.isBeside($0.element, start) ? $0 : nil }
        let strong = earlier.last { $0.element.word.isStrong && start - $0.element.range.upperBound <= 60 }
        let weak = earlier.last {
            !$0.element.word.frames.isDisjoint(with: [.beforeNoun, .beforeClause])
                && start - $0.element.range.upperBound <= 20
        }
        var fragment = Fragment(content: content, whole: quotation.whole, rule: .fragment)
        if beside == nil, strong == nil,
            let found = attributedBehind(fragment, quotation, context, weak: weak?.offset)
        {
            return found
        }
        // "Theo ông Nam, nếu Tổng thống không phản đối, đó là “bán đứng người dân”" (according to Mr Nam, if the president does not protest, that is
        // …): nobody has said what stands behind "if".
        if beside == nil, let under = strong ?? weak, isUnder(under.element, context),
            let according = pass.accordingPhrase(context.sentence), according.phrase.range.upperBound <= start
        {
            fragment.take(according)
            return (fragment, nil)
        }
        for (place, cue) in [beside, strong, weak].compactMap(\.self) {
            let isAdjacent = place == beside?.offset
            let subject = subject(of: place, context)
            guard subject != nil || previous != nil && cue.word.isStrong || isAdjacent else { continue }
            fragment.take(subject, cue)
            fragment.isUnreal = cue.isUnreal
            if isAdjacent, pass.isClause(content) {
                fragment.rule = .afterCue
                fragment.type = .direct
            }
            return (fragment, place)
        }
        // "Theo KCNA, hai bên xem cuộc gặp là "cơ hội quan trọng"."
        if let according = pass.accordingPhrase(context.sentence), according.phrase.range.upperBound <= start {
            fragment.take(according)
            return (fragment, nil)
        }
        return withoutCue(fragment, context, previousInSentence).map { ($0, nil) }
    }

    /// Words in marks whose speaker follows them.
    ///
    /// - Parameter weak: the place of a reporting word before them that is none by itself.
    private func attributedBehind(
        _ fragment: Fragment, _ quotation: QuotationMarks.Quotation, _ context: Context, weak: Int?
    ) -> (Fragment, Int?)? {
        var fragment = fragment
        // "… bàn về "mua bán vũ khí", theo Foreign Policy.": whoever the sentence is taken from.
        if let tail = pass.accordingTail(context.sentence), tail.word.lowerBound >= quotation.whole.upperBound,
            // "… bà Lan từng nhận xét chữ ký giống "hàng rào", theo CNN": the outlet reports what she remarked.
            !pass.isCredit(tail.phrase) || weak.map({ subject(of: $0, context) == nil }) ?? true
        {
            fragment.take(tail)
            return (fragment, nil)
        }
        // "Lệnh ngừng bắn "đang được thực hiện", ông nói khi đứng ở chợ.": the same with a circumstance after it.
        if let (place, phrase) = toldAfter(quotation, context) {
            fragment.take(phrase, context.cues[place])
            if pass.isClause(fragment.content), opensOnly(context) { fragment.type = .direct }
            return (fragment, place)
        }
        // "Nhật hoàng "muốn gần dân hơn", ký giả của AFP viết.": whoever follows with a reporting word.
        guard let cue = context.cues.last, cue.range.lowerBound > quotation.whole.upperBound,
            let before = pass.clauseBefore(cue, context.sentence, [])
        else { return nil }
        fragment.take(before.phrase, cue)
        return (fragment, context.cues.count - 1)
    }

    /// Words in marks that no reporting word stands by.
    private func withoutCue(_ fragment: Fragment, _ context: Context, _ previousInSentence: Int?) -> Fragment? {
        var fragment = fragment
        let start = fragment.whole.lowerBound
        // "đặt ra một điều kiện rằng cần có "…"": a clause with "rằng" whose verb is in no table
        if let that = pass.lastThat(before: start, from: context.sentence.lowerBound),
            let phrase = pass.subject(in: context.sentence.lowerBound..<that, skipping: context.quotations)
        {
            fragment.speaker = phrase
            fragment.rule = .fragmentThatClause
            return fragment
        }
        if let place = previousInSentence, quotes[place].type != .indirect {
            fragment.first = quotes[place]
            fragment.rule = .fragmentSameClause
            return fragment
        }
        // A long fragment in marks may be somebody's words even where no cue is known.
        guard pass.isClause(fragment.content), fragment.content.count >= 8 else { return nil }
        fragment.rule = .fragmentWithoutCue
        fragment.speaker = pass.subject(in: context.sentence.lowerBound..<start, skipping: context.quotations)
        return fragment
    }

    /// Whether "nếu" (if) or its like opens the clause of a reporting word.
    private func isUnder(_ cue: Quotes.Cue, _ context: Context) -> Bool {
        (context.sentence.lowerBound..<cue.range.lowerBound).contains {
            text.isWord(.condition, at: $0) && pass.read.isWordStart($0)
        }
    }

    /// Who says what stands in marks before a comma: "…", S cue, with nothing or a circumstance after the reporting word.
    private func toldAfter(
        _ quotation: QuotationMarks.Quotation, _ context: Context
    ) -> (place: Int, phrase: SpeakerPhrase)? {
        let comma = quotation.whole.upperBound
        guard text.isSign(.comma, at: comma),
            let place = context.cues.firstIndex(where: { $0.range.lowerBound > comma })
        else { return nil }
        let cue = context.cues[place]
        let region = comma + 1..<cue.range.lowerBound
        let after = cue.range.upperBound
        guard (1...Self.longestTail).contains(region.count), !cue.isUnreal, cue.word.force != .weak,
            cue.word.frames.contains(.afterQuotation) || cue.word.isStrong,
            !region.contains(where: { text.tokens[$0].sign != .none && text.tokens[$0].sign != .hyphen }),
            !(after..<max(after, min(context.sentence.upperBound, after + Self.longestTail))).contains(where: {
                text.kinds(at: $0).contains(.that)
            })
        else { return nil }
        let isCircumstance =
            after >= context.sentence.upperBound
            || text.tokens[after].kind == .sign && text.tokens[after].sign != .comma
            || !text.kinds(at: after).isDisjoint(with: [.preposition, .time])
            || Self.whens.contains(text.tokens[after].key)
        guard isCircumstance, let phrase = pass.phrases.phrase(at: region.lowerBound, end: region.upperBound) else {
            return nil
        }
        return (place, phrase)
    }

    /// Whether nothing but an opener and its comma stand before the marks: "Đặc biệt, "…"".
    private func opensOnly(_ context: Context) -> Bool {
        let before = context.before
        guard let last = before.last, text.tokens[last].sign == .comma else { return false }
        return before.count <= 5 && text.kinds(at: before.lowerBound).contains(.opener)
    }

    private static let longestTail = 25
    private static let whens = SyllableSet(.afterQuotations)

    /// "Cảnh sát cho biết nghi phạm tiến đến, hét to “…”" (the police said the suspect came up, shouting): who shouts in what another tells is
    /// whom that is about.
    private func shouter(_ place: Int, _ context: Context) -> SpeakerPhrase? {
        let cue = context.cues[place].range
        guard place > 0, WordRoles.length(of: Self.shouting, in: text.tokens, at: cue.lowerBound) != nil,
            text.isSign(.comma, at: cue.lowerBound - 1), case let told = context.cues[place - 1].range.upperBound,
            let who = pass.phrases.phrase(at: told, end: cue.lowerBound), who.isPerson,
            who.range.upperBound < cue.lowerBound
        else { return nil }
        return who
    }

    private static let shouting = WordRoles.shared.phrases(of: .shouting)

    /// Who stands before a cue: what follows another cue is that one's clause, unless the two are joined.
    private func subject(of place: Int, _ context: Context) -> SpeakerPhrase? {
        let cue = context.cues[place]
        var start = context.sentence.lowerBound
        if place > 0,
            pass.connector(before: cue.range.lowerBound, from: context.cues[place - 1].range.upperBound) == nil
        {
            start = context.cues[place - 1].range.upperBound
        }
        if let shouter = shouter(place, context) { return shouter }
        let subject = pass.subject(
            in: pass.afterRelay(start..<cue.range.lowerBound), skipping: context.quotations)
        // "…, tuyên bố “…” và cho rằng “…”" (declares … and holds …): a reporting verb that is a noun, too.
        if let subject, subject.noun?.kind == .document, subject.name == nil,
            let earlier = context.cues[..<place].lastIndex(where: { $0.range == subject.range })
        {
            return self.subject(of: earlier, context)
        }
        guard subject == nil, start > context.sentence.lowerBound else { return subject }
        return pass.subject(
            in: pass.afterRelay(context.sentence.lowerBound..<cue.range.lowerBound), skipping: context.quotations)
    }

    private func features(
        of fragment: Fragment, _ context: Context, _ previousInSentence: Int?
    ) -> [FragmentFeature] {
        let content = fragment.content
        let read = pass.read
        let start = fragment.whole.lowerBound
        var features: [FragmentFeature] = [
            .simple(.bias), .rule(fragment.rule), .stance(fragment.stance),
            .words(content.count { text.tokens[$0].isWord }), .evidence(pass.evidence(content)),
            .content(read.tag(content.lowerBound)), .before(read.tag(start - 1)),
            .after(read.tag(fragment.whole.upperBound)),
        ]
        func add(_ simple: FragmentFeature.Simple, if holds: Bool) { if holds { features.append(.simple(simple)) } }
        if let cue = fragment.cue, let word = fragment.word {
            let gap = start - cue.upperBound
            features.append(.simple(gap <= 1 ? .adjacent : gap <= 8 ? .near : .far))
            features.append(
                .simple(word.force == .strong ? .strong : word.force == .clause ? .clause : .weak))
            add(.hasThat, if: text.kinds(at: cue.upperBound).contains(.that))
        } else {
            features.append(.simple(.noCue))
        }
        if let phrase = fragment.speaker ?? fragment.first?.speaker?.phrase {
            features.append(
                .simple(
                    phrase.isOutlet
                        ? .outlet
                        : phrase.isPronoun
                            ? .pronoun
                            : phrase.isPerson
                                ? (phrase.name != nil ? .person : .namelessPerson)
                                : phrase.noun?.kind == .statehead
                                    ? .place : phrase.noun?.kind == .document ? .document : .body))
        } else {
            features.append(.simple(.nobody))
        }
        let before = text.kinds(at: text.unitStart(before: start))
        add(.afterPreposition, if: start > 0 && before.contains(.preposition))
        add(.afterCopula, if: before.contains(.copula))
        add(.afterDeterminer, if: !before.isDisjoint(with: [.plural, .indefinite, .classifier]))
        add(.afterWork, if: before.contains(.work))
        add(.afterNegation, if: before.contains(.negation))
        add(.afterName, if: read.name(holding: start - 1) != nil)
        add(.afterComma, if: text.isSign(.comma, at: start - 1))
        add(.beforeName, if: read.name(holding: fragment.whole.upperBound) != nil)
        add(.beforePreposition, if: text.kinds(at: fragment.whole.upperBound).contains(.preposition))
        add(.beforeNothing, if: context.sentence.upperBound - fragment.whole.upperBound <= 1)
        add(.isHeadline, if: isHeadline)
        add(.singleMarks, if: !QuotationMarks.isDouble(text.tokens[start].sign))
        add(.capital, if: text.tokens[content.lowerBound].isCapitalised)
        add(.firstPerson, if: content.contains { Quotes.firstPersons.contains(text.tokens[$0].key) })
        add(.signInside, if: content.contains { text.tokens[$0].sign != .none })
        add(.otherInSentence, if: previousInSentence != nil)
        add(.spokenBefore, if: previous != nil)
        add(.unreal, if: fragment.isUnreal)
        return features
    }

    /// A quotation that is a sentence of its own: the speaker of the one before goes on.
    private mutating func readBare(
        _ content: TokenRange, _ quotation: QuotationMarks.Quotation, _ context: Context
    ) -> Bool {
        guard pass.isBlank(context.after) || context.after.count <= 1, content.count >= 5 else { return false }
        let ends = text.tokens[quotation.content.upperBound - 1].sign
        let goesOn = previous != nil && sentenceCount - lastSpoken <= 1
        guard pass.isClause(content) || goesOn || [.fullStop, .question, .exclamation, .ellipsis].contains(ends) else {
            return false
        }
        let isNear = paragraph - max(previousParagraph, lastParagraph) <= 2
        if isNear, previous != nil {
            appendContinued(.direct, content, nil, .say, 0.75, .bareSameSpeaker)
        } else {
            appendUnattributed(content)
        }
        return true
    }

    /// A whole utterance that begins the sentence, with a comma behind it: somebody's, even where nobody can be made out.
    private mutating func readSpoken(_ content: TokenRange, _ context: Context) {
        guard let separator = context.after.first, [.comma, .dash, .hyphen].contains(text.tokens[separator].sign),
            pass.isClause(content),
            content.count(where: { text.tokens[$0].isWord }) >= Self.leastSpoken
        else { return }
        let at = context.after.lowerBound + 1
        if let phrase = pass.phrases.phrase(at: at, end: context.after.upperBound), phrase.isPerson || phrase.isPronoun
        {
            append(.direct, content, phrase, nil, .say, 0.5, .afterName)
        } else {
            appendUnattributed(content)
        }
    }

    /// In words: fewer may be a proverb or a title that the sentence speaks of.
    private static let leastSpoken = 10

    private mutating func appendUnattributed(_ content: TokenRange) {
        quotes.append(
            AttributedQuote(
                type: .direct, content: content, speaker: nil, cue: nil, stance: .say, continues: nil, confidence: 0.5,
                rule: .bare))
    }
}
