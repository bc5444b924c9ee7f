/// Finds who speaks in a headline or lead that doesn't name them: whoever says the same in the text, or is called the same there
/// (a pass over an article's quotations).
struct HeadlineSpeakers {
    let text: TokenizedText
    let resolution: SpeakerResolution

    /// - Parameter head: the tokens of the headline, or of the lead.
    func fill(_ quotes: inout [AttributedQuote], head: TokenRange) {
        let below = quotes.filter { $0.content.lowerBound >= head.upperBound && $0.speaker?.name != nil }
        for place in quotes.indices where head.contains(quotes[place].content.lowerBound) {
            let quote = quotes[place]
            guard quote.speaker?.name == nil, quote.speaker?.phrase.isPlural != true else { continue }
            if let phrase = quote.speaker?.phrase, let named = resolution.namedBelow(phrase) {
                quotes[place].speaker = named
                continue
            }
            guard let same = below.prefix(Self.most).max(by: { shared($0, quote) < shared($1, quote) }),
                shared(same, quote) * 2 >= words(quote.content).count, shared(same, quote) >= Self.least,
                let speaker = same.speaker
            else { continue }
            if var own = quote.speaker {
                // "Truyền thông Israel" (the Israeli media) are no one body.
                guard own.phrase.isPerson == speaker.phrase.isPerson, own.phrase.noun?.kind != .collective else {
                    continue
                }
                own.entity = speaker.entity
                own.group = speaker.group
                own.name = speaker.name
                quotes[place].speaker = own
            } else {
                quotes[place].speaker = speaker
            }
        }
    }

    /// Words in marks of the headline that somebody says in the text: 'Putin tự hào về “phẩm chất đặc biệt”' (Putin proud of “special
    /// qualities”).
    ///
    /// - Parameter marked: what stands in marks in the headline and is no name.
    /// - Returns: those that are a quotation repeated, with its speaker.
    func repeated(_ marked: [TokenRange], in quotes: [AttributedQuote], headline: TokenRange) -> [AttributedQuote] {
        let below = quotes.filter { $0.content.lowerBound >= headline.upperBound && $0.speaker != nil }.prefix(
            Self.most)
        return marked.compactMap { content in
            guard !quotes.contains(where: { $0.content.overlaps(content) && $0.type != .indirect }) else { return nil }
            let own = words(content)
            guard own.count >= Self.least,
                let same = below.first(where: {
                    words($0.content).intersection(own).count * 5 >= own.count * 4
                })
            else { return nil }
            return AttributedQuote(
                type: .mixed, content: content, speaker: same.speaker, cue: nil, stance: same.stance,
                confidence: 0.7, rule: .headlineRepeated)
        }
    }

    /// Keeps the work small.
    private static let most = 64
    /// Of the headline's words that the text must repeat.
    private static let least = 3

    private func shared(_ quote: AttributedQuote, _ headline: AttributedQuote) -> Int {
        words(headline.content).intersection(words(quote.content)).count
    }

    private func words(_ range: TokenRange) -> Set<UInt64> {
        Set(
            range.prefix(80).filter { text.tokens[$0].isWord || text.tokens[$0].kind == .number }.map {
                text.tokens[$0].key
            })
    }
}
