extension ReadArticle {
    /// The token up to which an article tells its news, in headline and lead; 0 where it has neither.
    var newsEnd: Int {
        var end = 0
        for (paragraph, role) in zip(read.text.paragraphs, structure.roles)
        where role == .headline || role == .lead { end = max(end, paragraph.upperBound) }
        return end
    }

    /// Whether headline or lead says that it gathers several pieces of news: "Quét tin thế giới ngày 3/5", "… là những tin đáng chú ý".
    var isRoundup: Bool {
        (0..<newsEnd).contains {
            read.isWordStart($0) && WordRoles.length(of: Self.roundups, in: read.text.tokens, at: $0) != nil
        }
    }

    private static let roundups = WordRoles.shared.phrases(of: .roundups)

    /// The sentences that are the article's own, with the role of their paragraphs: no credits, captions and boilerplate.
    var ownSentences: [(range: TokenRange, role: Report.Paragraph.Role)] {
        let paragraphs = read.text.paragraphs
        var paragraph = 0
        return sentences.compactMap { sentence in
            while paragraph + 1 < paragraphs.count, paragraphs[paragraph].upperBound <= sentence.lowerBound {
                paragraph += 1
            }
            switch structure.roles[paragraph] {
            case .credit, .boilerplate, .caption: return nil
            case let role: return (sentence, role)
            }
        }
    }
}

extension ReadText {
    /// Whether a token is a negation and a word of its own: "không", but not in "không chiến" (an air battle).
    func isNegation(_ token: Int) -> Bool {
        text.kinds(at: token).contains(.negation) && isWordStart(token) && isWordStart(text.unitEnd(token))
    }
}
