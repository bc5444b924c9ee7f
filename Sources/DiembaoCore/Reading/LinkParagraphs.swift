/// Finds what a page puts into an article's text to lead readers to others, and makes paragraphs of it, so that no pass takes what
/// another article tells for this one's (a pass).
///
/// A link: "Xem thêm > > Bão đổi hướng" (see also). A teaser, whose title the code of the outlet's web pages parts from the
/// beginning of its lead: "Bão đổi hướng TTO - Sáng nay, …".
struct LinkParagraphs {
    /// The paragraphs with links and teasers as ones of their own (data).
    struct Result {
        var paragraphs: [TokenRange] = []
        var parts: [KnownPart]?
        /// Whether each is one of another article.
        var isLink: [Bool] = []

        fileprivate mutating func append(_ paragraph: TokenRange, part: KnownPart?, isLink: Bool = false) {
            guard !paragraph.isEmpty else { return }
            paragraphs.append(paragraph)
            if let part { parts?.append(part) }
            self.isLink.append(isLink)
        }
    }

    let text: TokenizedText
    let sentences: [TokenRange]

    func split(parts: [KnownPart]?) -> Result {
        let known = parts?.count == text.paragraphs.count ? parts : nil
        var result = Result(parts: known == nil ? nil : [])
        var next = sentences.startIndex
        for (place, paragraph) in text.paragraphs.enumerated() {
            while next < sentences.endIndex, sentences[next].lowerBound < paragraph.lowerBound { next += 1 }
            let first = next
            while next < sentences.endIndex, sentences[next].lowerBound < paragraph.upperBound { next += 1 }
            let part = known?[place]
            // The headline and the lead's dateline ("TTO - …") are the article's own.
            guard place > 1, part.map({ $0 == .body }) ?? true else {
                result.append(paragraph, part: part)
                continue
            }
            split(paragraph, sentences[first..<next], part, &result)
        }
        return result
    }

    private func split(
        _ paragraph: TokenRange, _ sentences: ArraySlice<TokenRange>, _ part: KnownPart?, _ result: inout Result
    ) {
        var start = paragraph.lowerBound
        for (place, sentence) in zip(sentences.indices, sentences) {
            if isLink(sentence) {
                result.append(start..<sentence.lowerBound, part: part)
                result.append(sentence, part: part, isLink: true)
                start = sentence.upperBound
            } else if let code = teaserCode(sentence) {
                // "Bão đổi hướng? TTO - …": the title may be a sentence of its own.
                let isApart = code == sentence.lowerBound
                if isApart, place == sentences.startIndex { continue }
                let title = isApart ? sentences[place - 1].lowerBound : sentence.lowerBound
                guard title >= start else { continue }
                result.append(start..<title, part: part)
                result.append(title..<paragraph.upperBound, part: part, isLink: true)
                return
            }
        }
        result.append(start..<paragraph.upperBound, part: part)
    }

    /// "Xem thêm > > …", "Xem thêm: …", "Xem thêm tại đây."
    private func isLink(_ sentence: TokenRange) -> Bool {
        guard let length = WordRoles.length(of: Self.openers, in: text.tokens, at: sentence.lowerBound) else {
            return false
        }
        let end = sentence.lowerBound + length
        guard end < sentence.upperBound else { return false }
        return [.greater, .colon].contains(text.tokens[end].sign)
            || text.isWord(Self.at, at: end) && text.isWord(Self.here, at: end + 1)
    }

    /// Where the code of an outlet's web pages stands between a title and its lead.
    private func teaserCode(_ sentence: TokenRange) -> Int? {
        sentence.first { at in
            Self.codes.contains(text.tokens[at].key) && text.tokens[at].traits.contains(.allCapitals)
                && (text.isSign(.hyphen, at: at + 1) || text.isSign(.dash, at: at + 1))
                && !text.touches(at + 1) && !text.touches(at + 2)
                // "Hà Nội, TTO - …" is a dateline.
                && (at == sentence.lowerBound
                    || (sentence.lowerBound..<at).contains {
                        text.tokens[$0].isWord && !text.tokens[$0].isCapitalised
                    })
        }
    }

    private static let at = Syllable("tại")
    private static let here = Syllable("đây")
    private static let openers = WordRoles.shared.phrases(of: .linkOpeners)
    private static let codes = SyllableSet(.webCodes)
}
