/// Cuts paragraphs into sentences (a pass).
///
/// A full stop within quotation marks does not end the sentence that holds the quotation: `"Họ không đe dọa ai cả",
/// ông Ushakov nói.` ("They threaten nobody", Mr Ushakov said.) is one sentence.
struct Sentences {
    /// The sentences of a text in their order; none goes on beyond its paragraph.
    func split(_ text: TokenizedText, quotations: [QuotationMarks.Quotation]) -> [TokenRange] {
        var sentences: [TokenRange] = []
        var next = quotations.startIndex
        for paragraph in text.paragraphs {
            var start = paragraph.lowerBound
            var at = start
            var steps = 0
            while at < paragraph.upperBound {
                steps = start == at ? 0 : steps + 1
                if steps >= Self.longestSentence || at - start >= Self.mostTokens {
                    sentences.append(start..<at)
                    start = at
                    steps = 0
                }
                while next < quotations.endIndex, quotations[next].whole.lowerBound < at { next += 1 }
                if next < quotations.endIndex, quotations[next].whole.lowerBound == at, !quotations[next].isUnclosed,
                    quotations[next].whole.count < Self.mostTokens
                {
                    let quotation = quotations[next]
                    at = quotation.whole.upperBound
                    let opensAnother = next + 1 < quotations.endIndex && quotations[next + 1].whole.lowerBound == at
                    if endsAfterQuotation(text, quotation, paragraph, opensAnother: opensAnother) {
                        sentences.append(start..<at)
                        start = at
                    }
                    continue
                }
                if isHeadingBefore(text, at, start) {
                    sentences.append(start..<at)
                    start = at
                    steps = 0
                }
                let end = at + 1
                let opening = next < quotations.endIndex ? quotations[next].whole.lowerBound : nil
                if let end = sentenceEnd(text, at, paragraph, opening: opening) {
                    sentences.append(start..<end)
                    start = end
                    at = end
                    continue
                }
                at = end
            }
            if start < paragraph.upperBound { sentences.append(start..<paragraph.upperBound) }
        }
        return sentences
    }

    /// In tokens, a quotation counting as one. Later passes look back within a sentence, so a text without full stops must
    /// not be one; the longest sentence of the gold articles has 140.
    private static let longestSentence = 600
    /// In tokens, those of quotations too: what words, tags and names need of memory goes with the longest sentence. A longer quotation
    /// is cut at its own full stops; the longest of the gold articles has 200.
    private static let mostTokens = 2_400

    /// `… ".` and `… !"` before a new sentence; a lower-case word or a comma after the mark goes on.
    private func endsAfterQuotation(
        _ text: TokenizedText, _ quotation: QuotationMarks.Quotation, _ paragraph: TokenRange, opensAnother: Bool
    ) -> Bool {
        let after = quotation.whole.upperBound
        guard after < paragraph.upperBound, isTerminator(text.tokens[quotation.content.upperBound - 1].sign) else {
            return false
        }
        let token = text.tokens[after]
        // A new sentence begins with a capital, but so does a speaker: "…!" Ông Nam nói.
        return opensAnother || token.isAfterSpace && (token.isCapitalised || isOpening(token.sign))
    }

    /// "Châu Á vượt lên Theo báo cáo, …" (Asia rises According to the report, …): a heading without a full stop that ran into the
    /// paragraph below it. "Theo" with a capital begins a sentence; as a name it stands before another ("Theo Walcott").
    private func isHeadingBefore(_ text: TokenizedText, _ at: Int, _ start: Int) -> Bool {
        guard at > start + 1, at + 1 < text.tokens.count, text.tokens[at].isCapitalised, text.isWord(.according, at: at)
        else { return false }
        return text.tokens[at].unitLength <= 1 && text.tokens[at - 1].isWord
            && !text.tokens[at].traits.contains(.allCapitals)
            && text.tokens[at + 1].isWord && !text.tokens[at + 1].isCapitalised
    }

    private static let oneLetterWords = SyllableSet(.oneLetterWords)

    private func isTerminator(_ sign: Token.Sign) -> Bool {
        sign == .fullStop || sign == .question || sign == .exclamation || sign == .ellipsis
    }

    private func isOpening(_ sign: Token.Sign) -> Bool {
        sign == .straightDouble || sign == .openDouble || sign == .openSingle || sign == .straightSingle
    }

    /// The end of the sentence where the sign at `at` ends one.
    ///
    /// - Parameter opening: where the next quotation begins.
    private func sentenceEnd(_ text: TokenizedText, _ at: Int, _ paragraph: TokenRange, opening: Int?) -> Int? {
        let sign = text.tokens[at].sign
        // Within a unit ("TP. HCM") nothing ends.
        guard isTerminator(sign), text.tokens[at].unitLength > 0 else { return nil }
        var end = at + 1
        let limit = min(paragraph.upperBound, at + Self.longestSentence)
        while end < limit, isTerminator(text.tokens[end].sign) || text.tokens[end].sign == .closeParenthesis {
            end += 1
        }
        guard end < limit else { return end }
        let next = text.tokens[end]
        let startsAnew =
            next.isCapitalised || next.kind == .number || isOpening(next.sign) || next.sign == .dash
            || next.sign == .openParenthesis || next.sign == .asterisk || next.sign == .bullet
            || isItem(text, end, limit)
        guard startsAnew else { return nil }
        if !next.isAfterSpace {
            // `xong." Tôi …": a mark that opens, with its space on the wrong side
            if sign == .fullStop, end == opening, end == at + 1, !isAbbreviation(text, at, paragraph, next: end) {
                return end
            }
            // "xong.Sau" (done.Then): a forgotten space; "VOV.VN", "8.12" and "U.S" have none to forget.
            guard sign == .fullStop, next.isCapitalised, at > paragraph.lowerBound, text.tokens[at - 1].isWord,
                !text.tokens[at - 1].isCapitalised, text.tokens[at - 1].traits.contains(.vietnamese)
            else { return nil }
            return end
        }
        if sign == .fullStop, end == at + 1, isAbbreviation(text, at, paragraph, next: end) { return nil }
        return end
    }

    /// "… xong. - Ông Nam: …": a hyphen for the dash of an answer or an item.
    private func isItem(_ text: TokenizedText, _ at: Int, _ limit: Int) -> Bool {
        text.tokens[at].sign == .hyphen && at + 1 < limit && text.tokens[at + 1].isAfterSpace
            && text.tokens[at + 1].isCapitalised
    }

    private func isAbbreviation(_ text: TokenizedText, _ stop: Int, _ paragraph: TokenRange, next: Int) -> Bool {
        let before = stop - 1
        guard before >= paragraph.lowerBound, text.touches(stop), text.tokens[before].isWord else { return false }
        let token = text.tokens[before]
        if Self.oneLetterWords.contains(token.key) { return false }
        if token.traits.contains(.singleLetter), token.isCapitalised {
            // "George W. Bush", "TP. H. Nam", but "chị N. Theo đó": what follows begins a sentence if it is no name.
            return !Self.begins(text, next) || isPlaceName(text, next, paragraph)
        }
        guard text.kinds(at: before).contains(.abbreviation), token.isCapitalised || text.isWord(Self.page, at: before)
        else { return false }
        return token.traits.contains(.allCapitals)
            ? !opensSentence(text, next, paragraph) : !Self.begins(text, next)
    }

    /// "của UBND TP. Quận Phú Nhuận …", "toàn TP. Theo Sở Y tế, …": what follows is no name of the place before which "TP." (city) stands.
    /// "TP. Tam Kỳ", "TP. Bà Rịa" begin with words that open sentences, too.
    private func opensSentence(_ text: TokenizedText, _ index: Int, _ paragraph: TokenRange) -> Bool {
        if text.isWord(.according, at: index) { return true }
        guard index + 1 < paragraph.upperBound, text.tokens[index + 1].isWord else { return false }
        let kinds = text.kinds(at: index)
        if !text.tokens[index + 1].isCapitalised { return !kinds.isDisjoint(with: [.opener, .preposition]) }
        return kinds.contains(.locality) && text.unitEnd(index) == index + 1 || text.isWord(Self.mister, at: index)
    }

    private static let mister = Syllable("ông")

    /// "Q. Tân Bình" (district of Tân Bình): a name that begins as a sentence can.
    private func isPlaceName(_ text: TokenizedText, _ index: Int, _ paragraph: TokenRange) -> Bool {
        index + 1 < paragraph.upperBound && text.tokens[index + 1].isCapitalised && text.tokens[index + 1].isWord
            && text.kinds(at: index).isDisjoint(with: [.opener, .preposition, .time, .plural])
            && text.speaker(at: index)?.kind != .kin
    }

    /// Whether a capitalised word is one that begins sentences and no name.
    private static func begins(_ text: TokenizedText, _ index: Int) -> Bool {
        let kinds = text.kinds(at: index)
        return !kinds.isDisjoint(with: [.functionWord, .opener, .preposition, .compound, .adverb, .plural])
            || text.speaker(at: index)?.kind == .kin || kinds.contains(.time)
    }

    private static let page = Syllable("tr")
}
