/// Finds who does what to whom, in the types of PLOVER (a pass).
///
/// PLOVER is the Political Language Ontology for Verifiable Event Records of the Open Event Data Alliance. Verbs and nouns of
/// acts come from `events.tsv`; who acts and on whom follows from the frame of each and from where participants stand.
///
/// A class, so that what is read of a sentence holds one reference and not those of all that is known of the article.
final class Events {
    let read: ReadText
    let references: References
    let quotes: [AttributedQuote]
    let times: [TimeExpression]
    let published: CalendarDate?
    let text: TokenizedText
    let tables = EventTables.shared
    private let sentences: [TokenRange]
    let finder: Participants
    /// The quotation of each cue, by the cue's first token.
    private let quoteOfCue: [Int: Int]
    /// Quotations by the start of their content, the longer first.
    private let contents: [Int]

    init(
        article: ReadArticle, quotes: [AttributedQuote], times: [TimeExpression], published: CalendarDate?
    ) {
        read = article.read
        text = article.read.text
        references = article.references
        sentences = article.sentences
        self.quotes = quotes
        self.times = times
        self.published = published
        finder = Participants(read: article.read, references: article.references, times: times)
        var quoteOfCue: [Int: Int] = [:]
        for (place, quote) in quotes.enumerated() {
            if let cue = quote.cue, quoteOfCue[cue.lowerBound] == nil { quoteOfCue[cue.lowerBound] = place }
        }
        self.quoteOfCue = quoteOfCue
        contents = quotes.inOrder
    }

    /// - Parameter roles: of the paragraphs; credits and boilerplate tell no events.
    /// - Returns: `nil` where `shouldStop` said so.
    func find(roles: [Report.Paragraph.Role], shouldStop: () -> Bool) -> [FoundEvent]? {
        candidates(roles: roles, shouldStop: shouldStop).map { EventJudging(pass: self).judge($0, roles: roles) }
    }

    /// All that may be told, each once, before it is judged.
    func candidates(roles: [Report.Paragraph.Role], shouldStop: () -> Bool) -> [FoundEvent]? {
        var kept = EventList(times: times, references: references)
        var mention = 0
        var role = 0
        var open: [Int] = []
        var nextContent = 0
        var sentence = 0
        // What was last done to people whom their sentence only counts, who may be named after it.
        var announced: FoundEvent?
        var announcedAt = 0
        for (place, paragraph) in text.paragraphs.enumerated() {
            if shouldStop() { return nil }
            while sentence < sentences.count, sentences[sentence].lowerBound < paragraph.upperBound {
                let range = sentences[sentence]
                sentence += 1
                let participants = finder.find(in: range, mention: &mention, role: &role)
                while nextContent < contents.count, quotes[contents[nextContent]].content.lowerBound < range.upperBound
                {
                    open.append(contents[nextContent])
                    nextContent += 1
                }
                open.removeAll { quotes[$0].content.upperBound <= range.lowerBound }
                guard roles[place] != .credit, roles[place] != .boilerplate, !participants.isEmpty else { continue }
                let clause = SentenceEvents(
                    pass: self, sentence: range, participants: participants, open: Array(open.suffix(8)),
                    isFirst: place < Self.firstParagraphs, isHeadline: roles[place] == .headline)
                if let deed = announced, let event = clause.named(of: deed) { kept.add(event) }
                if sentence - announcedAt > Self.announcementReach { announced = nil }
                for event in clause.find() {
                    if event.isOfUnnamed {
                        (announced, announcedAt) = (event, sentence)
                        // Farther down, whoever was arrested without a name is a detail.
                        guard clause.isFirst else { continue }
                    }
                    kept.add(event)
                }
            }
        }
        return kept.told
    }

    /// Headline, lead and the paragraph after them, which often tells first what has happened.
    private static let firstParagraphs = 3

    /// In sentences, from the one that counts people to the one that names them.
    private static let announcementReach = 2

    /// The quotation that a verb reports.
    func quote(ofCue range: TokenRange) -> Int? {
        for at in range { if let quote = quoteOfCue[at] { return quote } }
        return nil
    }

    /// The expression of time that ends before a token.
    func time(endingAt end: Int) -> TokenRange? { finder.time(endingAt: end) }
}
