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
    private var text: TokenizedText { article.read.text }

    private static let shortest = 8
    private static let longest = 70
    /// Fewer words in marks are a name, a title or one word's irony, which need no speaker.
    private static let shortestQuotation = 5

    init(article: ReadArticle, quotes: [AttributedQuote]) {
        self.article = article
        self.quotes = quotes
        let count = article.read.text.tokens.count
        isMarked = [Bool](repeating: false, count: count)
        isAttributed = isMarked
        isBroken = [Bool](repeating: false, count: article.sentences.count)
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
        }
    }

    private mutating func readMarks() {
        for quotation in article.marks.quotations where !quotation.isNested {
            for token in quotation.whole { isMarked[token] = true }
            let sentences = sentences(holding: quotation.whole)
            let isOrphan =
                quotation.content.count >= Self.shortestQuotation && !isAttributed[quotation.content.lowerBound]
            if sentences.count > 1 || quotation.isUnclosed || isOrphan {
                for place in sentences { isBroken[place] = true }
            }
        }
    }

    /// The places of the sentences that a range overlaps.
    private func sentences(holding range: TokenRange) -> Range<Int> {
        let low = article.sentences.partitioningIndex { $0.upperBound > range.lowerBound }
        var end = low
        while end < article.sentences.count, article.sentences[end].lowerBound < range.upperBound { end += 1 }
        return low..<end
    }

    // MARK: One sentence

    /// - Parameters:
    ///   - place: the sentence's place among the article's.
    ///   - range: what of it is running text.
    ///   - mentions: those in it, in their order.
    func standsAlone(_ place: Int, _ range: TokenRange, mentions: ArraySlice<References.Mention>) -> Bool {
        guard !isBroken[place], Self.shortest...Self.longest ~= range.count, beginsAndEnds(range) else { return false }
        // "\"Tuy nhiên em này …\", ông Sĩ nói.": somebody's words, too, begin where others ended.
        let opening = range.lowerBound + (text.tokens[range.lowerBound].kind == .sign ? 1 : 0)
        if words.longest(text.tokens, at: opening, end: range.upperBound)?.value.contains(.opener) == true {
            return false
        }
        var mention = mentions.startIndex
        var names = Names()
        // "Tân giám đốc nhà máy Trần Văn Lúa.": a caption has no verb.
        var hasVerb = false
        var at = range.lowerBound
        while at < range.upperBound {
            while mention < mentions.endIndex, mentions[mention].range.lowerBound < at {
                names.take(mentions[mention], article.references)
                mention += 1
            }
            if !isMarked[at], Self.isMark(text.tokens[at].sign) { return false }
            if isMarked[at] || text.tokens[at].kind != .word || !article.read.isWordStart(at) {
                at += 1
                continue
            }
            if let name = article.read.name(startingAt: at) {
                at = name.range.upperBound
                continue
            }
            if let (kinds, length) = words.longest(text.tokens, at: at, end: range.upperBound) {
                // "Ông Lúa (trái) và bà Mận ở chợ." (Mr Lúa, left, …): under a photograph.
                if kinds.contains(.caption), text.isSign(.openParenthesis, at: at - 1) { return false }
                if kinds.contains(.also), at - range.lowerBound < Self.beginning { return false }
                if kinds.contains(.back) || kinds.contains(.person) { return false }
                if kinds.contains(.demonstrative), !isAnswered(at, range, mentions, names) { return false }
                if !kinds.isDisjoint(with: [.free, .demonstrative]) {
                    at += length
                    continue
                }
            }
            if pointsBack(at, range, names) { return false }
            if [.verb, .auxiliary].contains(article.read.tag(at)) { hasVerb = true }
            at += 1
        }
        return hasVerb
    }

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
        let isEnd =
            last == .fullStop || isMarked[range.upperBound - 1] && text.isSign(.fullStop, at: range.upperBound - 2)
        // "… Ảnh: Reuters." (photo by Reuters)
        return isEnd && !range.suffix(Self.credit).contains { text.tokens[$0].sign == .colon && !isMarked[$0] }
    }

    private static let credit = 6
    /// "Nhóm nghiên cứu cũng nhận thấy …" (the researchers also found) goes on; "… mà người dân cũng lo" (but people, too) may not.
    private static let beginning = 8

    /// Whether the noun before a demonstrative, or whom the phrase means, was spoken of in the sentence before.
    private func isAnswered(
        _ at: Int, _ range: TokenRange, _ mentions: ArraySlice<References.Mention>, _ names: Names
    ) -> Bool {
        guard at - 1 > range.lowerBound else { return false }
        let noun = text.tokens[at - 1].key
        if text.tokens[range.lowerBound..<at - 1].contains(where: { $0.key == noun }) { return true }
        return mentions.contains { $0.range.contains(at) && names.entities.contains($0.entity) }
    }

    /// Whether a pronoun, or a word of kinship that is used as one, has nobody in the sentence whom it could mean.
    private func pointsBack(_ at: Int, _ range: TokenRange, _ names: Names) -> Bool {
        guard text.kinds(at: at).contains(.speaker), let noun = text.speaker(at: at) else { return false }
        switch noun.kind {
        case .pronoun: return noun.source == .collective ? at - range.lowerBound < Self.clause : !names.hasPerson
        case .orgpronoun: return !names.hasBody
        case .kin:
            let next = text.unitEnd(at)
            guard article.read.wordEnd(at) == next, !names.hasPerson, next < range.upperBound,
                !text.tokens[next].isCapitalised
            else { return false }
            return article.read.tag(at) == .pronoun || [.verb, .adverb, .auxiliary].contains(article.read.tag(next))
        default: return false
        }
    }

    /// After so many tokens a sentence may have said whom "họ" (they) means.
    private static let clause = 6
}
