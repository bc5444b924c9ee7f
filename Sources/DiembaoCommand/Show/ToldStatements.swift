import DiembaoCore

/// Which quotations are told each for itself, in the order of the text (data): what tells nothing beside another is left out.
///
/// The report has words in marks and the clause about them as quotations of their own, and what headline, lead and text say as often
/// as they say it. A reader is told each statement once.
struct ToldStatements {
    let quotes: [Report.Quote]

    /// A quotation while it is compared (data).
    private struct Told {
        var quote: Report.Quote
        /// Where that stands that is told of it.
        var range: TextRange
        var words: String
        var count: Int
    }

    init(of quotes: [Report.Quote], _ sentences: FragmentSentences) {
        let told = quotes.map { quote in
            let words = quote.span.text.lowercased().split { !$0.isLetter && !$0.isNumber }
            return Told(
                quote: quote, range: sentences.clause(about: quote) ?? quote.span.range,
                words: " " + words.joined(separator: " ") + " ", count: words.count)
        }
        var bySpeaker: [String: [Int]] = [:]
        for (place, one) in told.enumerated() {
            guard let speaker = one.quote.speaker else { continue }
            bySpeaker[speaker.entity?.rawValue ?? speaker.name ?? speaker.span.text, default: []].append(place)
        }
        var idle: Set<Int> = []
        for places in bySpeaker.values where places.count > 1 {
            for place in places {
                let isIdle = places.prefix(Self.most).contains { other in
                    other != place && !idle.contains(other)
                        && Self.tells(told[other], told[place], isBefore: other < place)
                }
                if isIdle { idle.insert(place) }
            }
        }
        self.quotes = quotes.indices.filter { !idle.contains($0) }.map { quotes[$0] }
    }

    /// Whether all of one quotation is told with another of its speaker's.
    private static func tells(_ other: Told, _ one: Told, isBefore: Bool) -> Bool {
        if one.quote.type != .direct, other.range.contains(one.range), isBefore || other.range != one.range {
            return true
        }
        if other.words == one.words { return isBefore }
        return one.count >= leastRepeated && other.count > one.count && other.words.contains(one.words)
    }

    /// Of one speaker so many quotations are compared with each.
    private static let most = 64
    /// In words: fewer may be said on another matter.
    private static let leastRepeated = 5
}
