/// Tells which sentences of an article can stand alone (a pass).
///
/// A sentence can't where it ends a thought that others began: "tuy nhiên" (however), "ông" (he), "việc này" (this); where
/// words in marks in it go on in another one or have no speaker in it; where the writer speaks of himself.
struct SentenceCohesion {
    private let article: ReadArticle
    private let quotes: [AttributedQuote]
    private let words = CohesionWords.shared
    /// Where the marks and what is between them stand.
    private var isMarked: [Bool]
    /// Whether a token is among the reported words of somebody.
    private var isAttributed: [Bool]
    private var isBroken: [Bool]
    /// Whether a sentence holds words of somebody who is named in it.
    private var isReport: [Bool]
    private var text: TokenizedText { article.read.text }

    private static let shortest = 8
    /// In tokens; what opens the text may be longer than what stands further down.
    private static let longest = 70
    private static let longestAtFirst = 95
    private static let atFirst = 3
    /// Fewer words in marks are a name, a title or one word's irony, which need no speaker.
    private static let shortestQuotation = 5
    /// Within a clause also more of them, such as what somebody is charged with.
    private static let longestTerm = 12

    init(article: ReadArticle, quotes: [AttributedQuote]) {
        self.article = article
        self.quotes = quotes
        let count = article.read.text.tokens.count
        isMarked = [Bool](repeating: false, count: count)
        isAttributed = isMarked
        isBroken = [Bool](repeating: false, count: article.sentences.count)
        isReport = isBroken
        readQuotes()
        readMarks()
    }

    private mutating func readQuotes() {
        for quote in quotes {
            let sentences = sentences(holding: quote.content)
            guard let first = sentences.first else { continue }
            for token in quote.content { isAttributed[token] = true }
            let sentence = article.sentences[first]
            let isOwn = quote.speaker.map { sentence.overlaps($0.phrase.range) } ?? (quote.type == .indirect)
            if sentences.count > 1 || !isOwn { for place in sentences { isBroken[place] = true } }
            for place in sentences { isReport[place] = true }
        }
    }

    private mutating func readMarks() {
        for quotation in article.marks.quotations where !quotation.isNested {
            for token in quotation.whole { isMarked[token] = true }
            let sentences = sentences(holding: quotation.whole)
            let isOrphan =
                quotation.content.count >= (isWithinClause(quotation.whole) ? Self.longestTerm : Self.shortestQuotation)
                && !isAttributed[quotation.content.lowerBound]
            if sentences.count > 1 || quotation.isUnclosed || isOrphan {
                for place in sentences { isBroken[place] = true }
            }
        }
    }

    private func isWithinClause(_ quotation: TokenRange) -> Bool {
        let before = quotation.lowerBound - 1
        return before >= 0 && text.tokens[before].kind == .word
            && !text.tokens[quotation.lowerBound].traits.contains(.opensParagraph)
    }

    /// The places of the sentences that a range overlaps.
    private func sentences(holding range: TokenRange) -> Range<Int> {
        let low = article.sentences.partitioningIndex { $0.upperBound > range.lowerBound }
        var end = low
        while end < article.sentences.count, article.sentences[end].lowerBound < range.upperBound { end += 1 }
        return low..<end
    }

    /// Whether a sentence that says nothing of where it has that from stands behind one that tells somebody's words: a party's
    /// argument often goes on so. What begins with a date or a number is told by the writer.
    func mayGoOnWithSpeech(_ place: Int) -> Bool {
        guard !isReport[place], isReport[max(0, place - Self.farthestSpeech)..<place].contains(true) else {
            return false
        }
        return !article.sentences[place].prefix(Self.beginning).contains { text.tokens[$0].kind == .number }
    }

    private static let farthestSpeech = 2

    // MARK: One sentence

    /// - Parameters:
    ///   - place: the sentence's place among the article's.
    ///   - range: what of it is running text.
    ///   - mentions: those in it, in their order.
    func standsAlone(_ place: Int, _ range: TokenRange, mentions: ArraySlice<References.Mention>) -> Bool {
        let longest = place < Self.atFirst ? Self.longestAtFirst : Self.longest
        guard !isBroken[place], Self.shortest...longest ~= range.count, beginsAndEnds(range) else {
            return false
        }
        // "\"Tuy nhiên em này …\", ông Sĩ nói.": somebody's words, too, begin where others ended.
        let opening = range.lowerBound + (text.tokens[range.lowerBound].kind == .sign ? 1 : 0)
        if words.longest(text.tokens, at: opening, end: range.upperBound)?.value.contains(.opener) == true {
            return false
        }
        if beginsLater(range) || lacksSubject(range) { return false }
        let isOpening = article.structure.lead.map { range.contains($0.lowerBound) } ?? false
        var mention = mentions.startIndex
        var names = Names()
        // "Tân giám đốc nhà máy Trần Văn Lúa.": a caption has no verb.
        var hasVerb = false
        // "Ông Lúa và bà Mận trước khi lên đường năm 1981." (Mr Lúa and Mrs Mận before they left in 1981): nor one that says no more
        // than when; "Với việc thông qua, năm 2017." (with the passing, in 2017) has no sentence behind its comma.
        var isSubordinate = Self.circumstances.contains(text.tokens[range.lowerBound].key)
        let opensParagraph = text.tokens[range.lowerBound].traits.contains(.opensParagraph)
        var at = range.lowerBound
        while at < range.upperBound {
            while mention < mentions.endIndex, mentions[mention].range.lowerBound < at {
                names.take(mentions[mention], article.references)
                mention += 1
            }
            if !isMarked[at], Self.isMark(text.tokens[at].sign) { return false }
            if text.tokens[at].sign == .comma { isSubordinate = false }
            if isMarked[at] || text.tokens[at].kind != .word || !article.read.isWordStart(at) {
                at += 1
                continue
            }
            if let name = article.read.name(startingAt: at) {
                at = name.range.upperBound
                continue
            }
            // What opens the text can point to nothing but itself, once it has said something: "Tên tội phạm … sau khi y bị bắt" (the criminal …
            // after he was caught).
            let isOwn = isOpening && hasVerb && at - range.lowerBound >= Self.beginning
            if let (kinds, length) = words.longest(text.tokens, at: at, end: range.upperBound) {
                // "Ông Lúa (trái) và bà Mận ở chợ." (Mr Lúa, left, …): under a photograph.
                if kinds.contains(.caption), text.isSign(.openParenthesis, at: at - 1) { return false }
                if kinds.contains(.also), at - range.lowerBound < Self.beginning { return false }
                if kinds.contains(.person) { return false }
                if kinds.contains(.back), !isOwn { return false }
                if kinds.contains(.demonstrative), !isOwn, !isAnswered(at, range, mentions, names) { return false }
                if !kinds.isDisjoint(with: [.free, .demonstrative]) {
                    at += length
                    continue
                }
            }
            if pointsBack(at, range, names, isOwn: isOwn) || isAbove(at, range) { return false }
            if text.kinds(at: at).contains(.speaker), text.speaker(at: at)?.kind == .orgpronoun {
                // "nước này" (this country), which has been named.
                at = text.unitEnd(at)
                continue
            }
            // "Thủ tướng Úc … ông" (the Australian prime minister … he)
            if text.speaker(at: at)?.kind == .title { names.hasPerson = true }
            if text.isWord(.when, at: at), at > range.lowerBound + 1 { isSubordinate = true }
            if opensParagraph, !hasVerb, isOccasion(at, range.upperBound) { isSubordinate = true }
            if !isSubordinate, !hasVerb, [.verb, .auxiliary].contains(article.read.tag(at)), !isOfTitle(at) {
                hasVerb = true
            }
            at += 1
        }
        return hasVerb
    }

    /// "Thủ tướng Úc và Tổng thống Pháp trong cuộc gặp ở Sydney ngày 2/5." (the premier and the president at the meeting in Sydney): at the
    /// head of a paragraph, a caption that says where somebody was. "… trong buổi họp báo đã nói" (said at the press conference)
    /// goes on with its verb.
    private func isOccasion(_ at: Int, _ end: Int) -> Bool {
        guard text.isWord(.within, at: at), at + 1 < end, Self.occasions.contains(text.tokens[at + 1].key)
        else { return false }
        return !(at + 2..<max(at + 2, end)).contains {
            text.kinds(at: $0).contains(.cue) || Self.predicateWords.contains(text.tokens[$0].key)
        }
    }

    /// "tổng thống đắc cử" (the president elect): no predicate.
    private func isOfTitle(_ at: Int) -> Bool {
        text.isWord(Self.elect.0, at: at) && text.isWord(Self.elect.1, at: at + 1)
    }

    /// cuộc (occasion), buổi, phiên (session), chuyến (journey), lễ (ceremony), trận (match)
    private static let occasions = Syllable.keys("cuộc buổi phiên chuyến lễ trận")
    /// đã (past), sẽ (future), đang (ongoing), vừa (just), bị, được (passive), là (to be), có (to have)
    private static let predicateWords = Syllable.keys("đã sẽ đang vừa bị được là có")
    private static let elect = (Syllable("đắc"), Syllable("cử"))

    /// "Ba ngày sau, công nhân tìm thấy …" (three days later): after what another sentence tells.
    private func beginsLater(_ range: TokenRange) -> Bool {
        let first = text.tokens[range.lowerBound]
        guard first.kind == .number || Self.amounts.contains(first.key) else { return false }
        return range.dropFirst().prefix(Self.longestWhile).contains {
            text.isWord(Self.later, at: $0) && $0 + 1 < range.upperBound
                && (text.tokens[$0 + 1].sign == .comma || text.isWord(Self.that, at: $0 + 1))
        }
    }

    private static let amounts = SyllableSet([
        "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "vài", "mấy", "ít", "nhiều",
    ])
    private static let later = Syllable("sau")
    private static let that = Syllable("đó")
    private static let longestWhile = 3

    /// "Rút kinh nghiệm sau vụ cháy kho." (learning from the fire): who does it, another sentence says. Where a comma stands, the
    /// subject may come after it; "có", "còn", "xảy ra" tell what there is.
    private func lacksSubject(_ range: TokenRange) -> Bool {
        let first = range.lowerBound
        guard text.tokens[first].kind == .word, article.read.name(holding: first) == nil else { return false }
        let isVerb = article.read.tag(first) == .verb && !Self.existing.contains(text.tokens[first].key)
        guard isVerb || Self.circumstances.contains(text.tokens[first].key) else { return false }
        // "Khảo sát của Hãng Sao Mai cho thấy …" (a survey by Sao Mai shows): what is done is the subject.
        let isSubject = first + 2 < range.upperBound && text.kinds(at: text.unitEnd(first)).contains(.preposition)
        return !isSubject
            && !range.dropFirst().contains {
                text.tokens[$0].sign == .comma && !isMarked[$0] || isVerb && text.kinds(at: $0).contains(.cue)
            }
    }

    /// có (there is), còn (is left), xảy (happens), xuất (appears), diễn (takes place)
    private static let existing = Syllable.keys("có còn xảy xuất diễn theo")
    /// với (with), để (in order to), nhằm (aiming to), bằng (by)
    private static let circumstances = Syllable.keys("với để nhằm bằng")

    private static func isMark(_ sign: Token.Sign) -> Bool {
        switch sign {
        case .straightDouble, .openDouble, .closeDouble, .lowDouble, .openGuillemet, .closeGuillemet: true
        default: false
        }
    }

    /// Who and what a sentence has named so far (data).
    private struct Names {
        var hasPerson = false
        var hasBody = false
        var entities: [Int] = []

        mutating func take(_ mention: References.Mention, _ references: References) {
            guard mention.kind == .name else { return }
            if references.profiles[mention.entity].isPerson { hasPerson = true } else { hasBody = true }
            entities.append(mention.entity)
        }
    }

    private func beginsAndEnds(_ range: TokenRange) -> Bool {
        let first = text.tokens[range.lowerBound]
        guard first.isCapitalised || first.kind == .number || isMarked[range.lowerBound] else { return false }
        let last = text.tokens[range.upperBound - 1].sign
        // A lead may trail off, or end as a headline does.
        let isOpenEnd =
            last == .ellipsis
            || text.tokens[range.upperBound - 1].kind != .sign
                && (range.upperBound == text.tokens.count
                    || text.tokens[range.upperBound].traits.contains(.opensParagraph))
        let isEnd =
            last == .fullStop || isOpenEnd && article.structure.lead?.contains(range.lowerBound) == true
            || isMarked[range.upperBound - 1] && text.isSign(.fullStop, at: range.upperBound - 2)
        // "… Ảnh: Reuters." (photo by Reuters)
        // "Tại buổi họp, cô giáo H.V." (at the meeting, the teacher H. V.): cut off behind initials.
        let isCutOff =
            range.count > 2 && last == .fullStop
            && text.tokens[range.upperBound - 2].traits.isSuperset(of: [.singleLetter, .capitalised])
        let ends = [range.prefix(Self.label), range.suffix(Self.credit)]
        return isEnd && !isCutOff
            && !ends.contains { $0.contains { text.tokens[$0].sign == .colon && !isMarked[$0] } }
    }

    private static let credit = 6
    /// "Ảnh: H.M." (photo by H. M.) before a sentence.
    private static let label = 3
    /// "Nhóm nghiên cứu cũng nhận thấy …" (the researchers also found) goes on; "… mà người dân cũng lo" (but people, too) may not.
    private static let beginning = 8

    /// Whether the noun before a demonstrative, or whom the phrase means, was spoken of in the sentence before.
    private func isAnswered(
        _ at: Int, _ range: TokenRange, _ mentions: ArraySlice<References.Mention>, _ names: Names
    ) -> Bool {
        guard at - 1 > range.lowerBound else { return false }
        // "Philippines … quốc gia Đông Nam Á này" (the Philippines … this South East Asian country)
        let near = max(range.lowerBound, at - Self.longestPlace)..<at
        if names.hasBody,
            near.contains(where: { words.longest(text.tokens, at: $0, end: at)?.value.contains(.place) == true })
        {
            return true
        }
        let noun = text.tokens[at - 1].key
        if text.tokens[range.lowerBound..<at - 1].contains(where: { $0.key == noun }) { return true }
        return mentions.contains { $0.range.contains(at) && names.entities.contains($0.entity) }
    }

    private static let longestPlace = 5

    /// Whether a pronoun, or a word of kinship that is used as one, has nobody in the sentence whom it could mean.
    ///
    /// - Parameter isOwn: whether nothing stands before that a pronoun could mean but what the sentence has said.
    private func pointsBack(_ at: Int, _ range: TokenRange, _ names: Names, isOwn: Bool) -> Bool {
        guard text.kinds(at: at).contains(.speaker), let noun = text.speaker(at: at) else { return false }
        switch noun.kind {
        case .pronoun:
            if noun.source == .collective { return at - range.lowerBound < Self.clause }
            // "một người đàn ông … người này" (a man … this person)
            return !names.hasPerson && !isOwn
                && !text.tokens[range.lowerBound..<at].contains { $0.key == text.tokens[at].key }
        case .orgpronoun: return !names.hasBody
        case .kin:
            let next = text.unitEnd(at)
            if isInitialAlone(next, range) { return true }
            guard article.read.wordEnd(at) == next, !names.hasPerson, next < range.upperBound,
                !text.tokens[next].isCapitalised
            else { return false }
            // "gương mặt em." (the child's face); "hai em" are two children.
            if text.tokens[next].kind == .sign, at > range.lowerBound {
                return text.tokens[at - 1].kind == .word && !Self.amounts.contains(text.tokens[at - 1].key)
                    && !text.kinds(at: at - 1).contains(.plural)
            }
            return article.read.tag(at) == .pronoun || [.verb, .adverb, .auxiliary].contains(article.read.tag(next))
        default: return false
        }
    }

    /// "bộ số trên." (the numbers above): nothing stands behind it that something could be on.
    private func isAbove(_ at: Int, _ range: TokenRange) -> Bool {
        guard text.isWord(.above, at: at), at + 1 < range.upperBound else { return false }
        switch text.tokens[at + 1].sign {
        case .comma, .fullStop, .hyphen, .dash, .closeParenthesis, .semicolon: return true
        default: return false
        }
    }

    /// "cháu H. kể" (the child H. tells): who that is has been told with the other initials or the age.
    private func isInitialAlone(_ at: Int, _ range: TokenRange) -> Bool {
        guard at + 2 < range.upperBound, text.tokens[at].traits.isSuperset(of: [.singleLetter, .capitalised]),
            text.isSign(.fullStop, at: at + 1)
        else { return false }
        return !text.tokens[at + 2].traits.contains(.singleLetter) && !text.isSign(.openParenthesis, at: at + 2)
            && !text.isSign(.comma, at: at + 2)
    }

    /// After so many tokens a sentence may have said whom "họ" (they) means.
    private static let clause = 6
}
