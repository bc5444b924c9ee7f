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
            let own = words(quote.content)
            var most = Self.least - 1
            var same: AttributedQuote?
            for other in below.prefix(Self.most) {
                let shared = shared(other.content, own)
                if shared > most { (most, same) = (shared, other) }
            }
            guard let speaker = same?.speaker, most * 2 >= own.count else { continue }
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
                    shared($0.content, own) * 5 >= own.count * 4
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

    /// How many of some words stand in a quotation, each counted once.
    private func shared(_ content: TokenRange, _ words: KeySet) -> Int {
        var met = KeySet()
        for key in keys(content) where words.contains(key) { met.insert(key) }
        return met.count
    }

    private func words(_ range: TokenRange) -> KeySet { KeySet(keys(range)) }

    private func keys(_ range: TokenRange) -> some Sequence<UInt64> {
        range.prefix(80).lazy.filter { text.tokens[$0].isWord || text.tokens[$0].kind == .number }.map {
            text.tokens[$0].key
        }
    }
}
