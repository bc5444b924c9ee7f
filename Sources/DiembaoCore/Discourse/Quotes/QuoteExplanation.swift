/// Why words were taken for a quotation or were not, and why the speaker is who it is (data): what `diembao explain` shows.
public struct QuoteExplanation: Sendable {
    /// Something that speaks for (above 0) or against it, as `quote-weights.tsv` names and weighs it, in thousandths of the logarithm of
    /// the odds.
    public struct Reason: Sendable, Hashable {
        public var name: String
        public var weight: Int
    }

    /// Somebody in the sentence who could be the speaker.
    public struct Candidate: Sendable, Hashable {
        public enum Verdict: String, Sendable {
            case chosen
            /// Stands within the reported words.
            case withinTheWords = "within-the-words"
            /// Is farther from the reporting word, or part of another phrase.
            case farther
        }
        public var span: TextSpan
        public var verdict: Verdict
    }

    public var content: TextSpan
    public var type: Report.Quote.Kind
    public var cue: TextSpan?
    /// The pattern by which it was found; the report's `rule`.
    public var rule: String
    /// Whether it stands in the report.
    public var isReported: Bool
    public var confidence: Double
    /// By weight, the strongest first; empty where the pattern alone decides.
    public var reasons: [Reason]
    public var speaker: TextSpan?
    /// The fullest name in the article.
    public var name: String?
    /// Why the phrase was taken; `nil` where nobody is named as speaking, or whoever spoke before goes on.
    public var ground: SpeakerGround?
    /// Whether the speaker is the one of the quotation before, and the phrase stands there.
    public var goesOn = false
    /// By the place in the text.
    public var candidates: [Candidate]
}

extension Quotes {
    /// Every quotation, and what was judged and left out, in the order of the text.
    func explain(roles: [Report.Paragraph.Role]) -> [QuoteExplanation] {
        let found = judged(roles: roles)
        let (quotes, judged) = (found.quotes, found.candidates)
        var explanations = quotes.map { quote in
            let candidate = judged.last { $0.isAccepted && $0.rule == quote.rule && $0.content.overlaps(quote.content) }
            let goesOn = goesOn(quote)
            let speaker = quote.speaker?.phrase.range
            return QuoteExplanation(
                content: text.span(of: quote.content), type: quote.type, cue: quote.cue.map(text.span),
                rule: quote.rule.rawValue, isReported: true, confidence: quote.confidence,
                reasons: candidate.map(reasons) ?? [], speaker: speaker.map(text.span),
                name: quote.speaker?.name, ground: goesOn ? nil : ground(of: quote), goesOn: goesOn,
                candidates: speakers(around: quote.content, quote.cue, chosen: goesOn ? nil : speaker))
        }
        for candidate in judged where !candidate.isAccepted {
            explanations.append(
                QuoteExplanation(
                    content: text.span(of: candidate.content), type: candidate.isMarked ? .mixed : .indirect,
                    cue: candidate.cue.isEmpty ? nil : text.span(of: candidate.cue), rule: candidate.rule.rawValue,
                    isReported: false, confidence: LogOdds.confidence(candidate.score),
                    reasons: reasons(candidate),
                    candidates: speakers(around: candidate.content, candidate.cue, chosen: nil)))
        }
        return explanations.sorted { left, right in
            left.content.range != right.content.range
                ? left.content.range < right.content.range : left.isReported && !right.isReported
        }
    }

    private func reasons(_ candidate: ReportingCandidate) -> [QuoteExplanation.Reason] {
        model.reasons(candidate, in: text).map { QuoteExplanation.Reason(name: $0.name, weight: $0.weight) }
    }

    /// Whether the speaker's phrase stands in another sentence than the quotation and its cue.
    private func goesOn(_ quote: AttributedQuote) -> Bool {
        guard let speaker = quote.speaker else { return false }
        return !sentences.contains { sentence in
            sentence.overlaps(speaker.phrase.range)
                && (sentence.overlaps(quote.content) || quote.cue.map { sentence.overlaps($0) } ?? false)
        }
    }

    /// The phrase's own ground, but for patterns that take the phrase right where they look for it.
    private func ground(of quote: AttributedQuote) -> SpeakerGround? {
        switch quote.rule {
        case .afterAccording: .according
        case .afterInverted, .afterRelay, .afterVerb, .afterName,
            .attributionInside:
            .afterQuotation
        default: quote.speaker?.phrase.ground
        }
    }

    /// Whoever could speak in the sentence of a quotation.
    ///
    /// - Parameter chosen: the phrase that was taken, where it stands by the quotation.
    private func speakers(
        around content: TokenRange, _ cue: TokenRange?, chosen: TokenRange?
    ) -> [QuoteExplanation.Candidate] {
        let anchor = chosen?.lowerBound ?? cue.flatMap { $0.isEmpty ? nil : $0.lowerBound } ?? content.lowerBound
        guard let sentence = sentences.first(where: { $0.contains(anchor) }) else { return [] }
        var found: [QuoteExplanation.Candidate] = []
        var at = sentence.lowerBound
        while at < sentence.upperBound, found.count < Self.mostCandidates {
            if let chosen, chosen.contains(at) {
                found.append(QuoteExplanation.Candidate(span: text.span(of: chosen), verdict: .chosen))
                at = chosen.upperBound
                continue
            }
            guard text.tokens[at].isWord, let phrase = phrases.phrase(at: at, end: sentence.upperBound),
                !phrase.range.isEmpty, phrase.name != nil || phrase.noun != nil,
                ![cue, chosen].compactMap(\.self).contains(where: { $0.overlaps(phrase.range) })
            else {
                at = text.unitEnd(at)
                continue
            }
            let isWithin = content.contains(phrase.range.lowerBound)
            found.append(
                QuoteExplanation.Candidate(
                    span: text.span(of: phrase.range), verdict: isWithin ? .withinTheWords : .farther))
            at = phrase.range.upperBound
        }
        return found
    }

    private static let mostCandidates = 24
}
