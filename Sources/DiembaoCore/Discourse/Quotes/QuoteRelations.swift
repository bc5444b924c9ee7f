/// Finds which quotation another one stands in, and whom one is aimed at (a pass over an article's quotations).
struct QuoteRelations {
    let read: ReadText
    let references: References
    private var text: TokenizedText { read.text }

    func fill(_ quotes: inout [AttributedQuote]) {
        let order = quotes.inOrder
        // Those that reach over a place, the innermost last.
        var open: [Int] = []
        for place in order {
            let quote = quotes[place]
            open.removeAll { quotes[$0].content.upperBound <= quote.content.lowerBound }
            // "Theo Điện Kremlin, Putin chỉ ra …": the inner one's cue is among the outer one's words.
            if let cue = quote.cue {
                quotes[place].via = open.last { outer in
                    let content = quotes[outer].content
                    return quotes[outer].cue != cue && !isSameSpeaker(quotes[outer], quote)
                        && content.lowerBound <= cue.lowerBound
                        && cue.upperBound <= content.upperBound && quote.content.upperBound <= content.upperBound
                }
            }
            quotes[place].target = target(of: quote)
            if open.count < Self.deepest { open.append(place) }
        }
    }

    private static let deepest = 16

    private func isSameSpeaker(_ left: AttributedQuote, _ right: AttributedQuote) -> Bool {
        guard let left = left.speaker, let right = right.speaker else { return false }
        return left.isSame(as: right)
    }

    private static let aimed: [Report.Quote.Stance] = [
        .accuse, .criticise, .warn, .threaten, .urge, .demand, .reject, .praise, .deny,
    ]

    /// Whom somebody accuses, warns or asks: who stands before "bị" (is accused by), else who is named between the cue and the
    /// clause or where the clause begins.
    private func target(of quote: AttributedQuote) -> Int? {
        guard Self.aimed.contains(quote.stance), let cue = quote.cue else { return nil }
        if let accused = quote.accused {
            return references.entity(of: accused)
        }
        guard cue.upperBound <= quote.content.lowerBound, quote.content.lowerBound - cue.upperBound <= 12 else {
            return nil
        }
        let window = cue.upperBound..<min(quote.content.upperBound, quote.content.lowerBound + 8)
        for index in window {
            guard let name = read.name(startingAt: index) else { continue }
            guard let entity = references.entity(ofName: name.range), entity != quote.speaker?.entity else { continue }
            return entity
        }
        return nil
    }
}
