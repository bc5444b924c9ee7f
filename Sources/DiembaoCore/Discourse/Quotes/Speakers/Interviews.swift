/// Finds the answers of an interview that is printed as questions and answers without marks (a pass).
struct Interviews {
    /// Who answers, and what (data).
    struct Interview {
        var speaker: SpeakerPhrase
        /// Whole answers, over all their paragraphs, in the order of the text.
        var answers: [TokenRange]
    }

    let read: ReadText
    let sentences: [TokenRange]
    let quotations: [QuotationMarks.Quotation]
    let references: References
    private var text: TokenizedText { read.text }

    /// - Parameter roles: of the paragraphs.
    func find(roles: [Report.Paragraph.Role]) -> Interview? {
        let questions = questions(roles)
        guard questions.count >= Self.leastQuestions, let speaker = answerer(before: questions[0].paragraph.lowerBound)
        else {
            return nil
        }
        let last = end(of: questions[questions.count - 1].end)
        var answers: [TokenRange] = []
        var marked = 0
        for (place, question) in questions.enumerated() {
            let end = place + 1 < questions.count ? questions[place + 1].start : last
            let answer = trimmed(question.end..<max(question.end, end))
            guard answer.count(where: { text.tokens[$0].isWord }) >= 3 else { continue }
            if QuotationMarks.isDouble(text.tokens[answer.lowerBound].sign) { marked += 1 }
            answers.append(answer)
        }
        // Where the answers stand in marks, the marks say what is said.
        guard answers.count >= Self.leastQuestions - 1, marked * 2 < answers.count else { return nil }
        return Interview(speaker: speaker, answers: answers)
    }

    private static let leastQuestions = 3

    private struct Question {
        var paragraph: TokenRange
        /// Where the answer before it ends: with what leads up to the question.
        var start: Int
        var end: Int
    }

    /// Sentences outside of marks that ask somebody something, one a paragraph.
    private func questions(_ roles: [Report.Paragraph.Role]) -> [Question] {
        var found: [Question] = []
        var place = 0
        var next = 0
        for (index, sentence) in sentences.enumerated() {
            while place < text.paragraphs.count, text.paragraphs[place].upperBound <= sentence.lowerBound { place += 1 }
            guard place < text.paragraphs.count else { break }
            while next < quotations.count, quotations[next].whole.upperBound <= sentence.lowerBound { next += 1 }
            let isInMarks = next < quotations.count && quotations[next].whole.lowerBound < sentence.upperBound
            guard roles[place] == .body, !isInMarks, let last = sentence.last, text.tokens[last].sign == .question,
                text.paragraphs[place].lowerBound == sentence.lowerBound
                    && text.paragraphs[place].upperBound == last + 1
                    || sentence.contains(where: { Self.addresses.contains(text.tokens[$0].key) })
            else { continue }
            let paragraph = text.paragraphs[place]
            let isLast = index + 1 == sentences.count || sentences[index + 1].lowerBound >= paragraph.upperBound
            let question = Question(
                paragraph: paragraph, start: isLast ? paragraph.lowerBound : sentence.lowerBound,
                end: sentence.upperBound)
            if let before = found.last, before.paragraph == paragraph {
                found[found.count - 1].end = question.end
            } else {
                found.append(question)
            }
        }
        return found
    }

    /// Where the last answer ends: before the thanks ("Xin cảm ơn ông!"), else with its paragraph.
    private func end(of start: Int) -> Int {
        let thanks = sentences.first { sentence in
            sentence.lowerBound >= start
                && sentence.prefix(6).contains {
                    text.isWord(Self.thank, at: $0) && text.isWord(Self.grace, at: $0 + 1)
                }
        }
        if let thanks { return thanks.lowerBound }
        return text.paragraphs.first { $0.upperBound > start }?.upperBound ?? start
    }

    private static let thank = Syllable("cảm")
    private static let grace = Syllable("ơn")

    private static let addresses = SyllableSet(.addresses)

    /// Whoever is named most before the first question: the lead says who is asked.
    private func answerer(before first: Int) -> SpeakerPhrase? {
        var best: (count: Int, last: TokenRange)?
        for entity in references.entities where entity.kind == .person {
            let mentions = entity.mentions.filter { $0.upperBound <= first }
            guard let last = mentions.last, best == nil || mentions.count > best!.count else { continue }
            best = (mentions.count, last)
        }
        guard let name = best?.last else { return nil }
        var phrase = SpeakerPhrase(range: name)
        phrase.name = NameRun(range: name, keys: name.filter { text.tokens[$0].isWord }.map { text.tokens[$0].key })
        phrase.isPerson = true
        phrase.ground = .answers
        return phrase
    }

    /// Without signs at the ends and a remark in brackets at the beginning: "- (Cười) …".
    private func trimmed(_ range: TokenRange) -> TokenRange {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, text.tokens[start].kind == .sign, !QuotationMarks.isDouble(text.tokens[start].sign) {
            if text.tokens[start].sign == .openParenthesis,
                let close = (start..<min(end, start + 8)).first(where: { text.tokens[$0].sign == .closeParenthesis })
            {
                start = close
            }
            start += 1
        }
        while end > start, [.fullStop, .comma].contains(text.tokens[end - 1].sign) { end -= 1 }
        return start..<end
    }
}
