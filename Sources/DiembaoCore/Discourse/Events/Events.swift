/// What somebody did to somebody, before it is a report's (data).
struct FoundEvent: Sendable {
    var kind: Report.Event.Kind
    var mode: String?
    /// Places among the entities.
    var actors: [Int]
    var recipients: [Int]
    /// A place among the times.
    var time: Int?
    /// The place of the quotation that tells it; `nil` where the writer does.
    var quote: Int?
    var status: Report.Event.Status
    /// From the first word of the act and who has part in it to the last.
    var range: TokenRange
    var confidence = 0.0
    var rule: EventRule
    var other = OtherSide.none
    /// How many tokens stand between the act and who has part in it, at the most.
    var gap = 0
    /// Whether somebody who has part in it is called by what he is, and whether it is a list of people that it is done to.
    var isUnnamed = false
    var isListed = false
    /// How often it is told, and the first token of its first telling.
    var told = 1
    var first: Int { firstTold ?? range.lowerBound }
    var firstTold: Int?
    /// Who has part in it, where the sentence does not say: told by the events before it.
    var antecedent: Antecedent?

    enum Antecedent: Sendable, Equatable {
        /// Whoever has accused, threatened or asked the actor.
        case accuser
        /// The two who last met or agreed.
        case pair(arePeople: Bool)
        /// Whoever last did the like, or the body that does such things.
        case authority
    }
}

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
        contents = quotes.indices.sorted { left, right in
            let (a, b) = (quotes[left].content, quotes[right].content)
            if a.lowerBound != b.lowerBound { return a.lowerBound < b.lowerBound }
            return a.upperBound != b.upperBound ? a.upperBound > b.upperBound : left < right
        }
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
                    pass: self, sentence: range, participants: participants, open: Array(open.suffix(8)))
                for event in clause.find() { kept.add(event) }
            }
        }
        return kept.events
    }

    /// The quotation that a verb reports.
    func quote(ofCue range: TokenRange) -> Int? {
        for at in range { if let quote = quoteOfCue[at] { return quote } }
        return nil
    }

    func time(endingAt end: Int) -> TokenRange? { finder.time(endingAt: end) }
}

/// Events, each once (a resource that lives as long as one article is read).
private struct EventList {
    let times: [TimeExpression]
    let references: References
    private(set) var events: [FoundEvent] = []
    private var places: [Key: [Int]] = [:]

    init(times: [TimeExpression], references: References) {
        self.times = times
        self.references = references
    }

    private struct Key: Hashable {
        var kind: Report.Event.Kind
        var actors: [Int]
        var recipients: [Int]
    }

    /// What is told again is the same event, unless it was at another time.
    mutating func add(_ found: FoundEvent) {
        guard let event = resolved(found) else { return }
        let key = Key(kind: event.kind, actors: event.actors.sorted(), recipients: event.recipients.sorted())
        for place in (places[key] ?? []).prefix(Self.mostTimes) where isSame(events[place], event) {
            if events[place].time == nil { events[place].time = event.time }
            events[place].told += 1
            // The plainest telling counts: what the writer asserts, not what somebody wants.
            if Self.plainness(event) > Self.plainness(events[place]) {
                let earlier = events[place]
                events[place] = event
                events[place].time = event.time ?? earlier.time
                events[place].told = earlier.told
                events[place].firstTold = earlier.first
            }
            return
        }
        places[key, default: []].append(events.count)
        events.append(event)
    }

    private static let mostTimes = 8

    /// An event with its other side from the passage before; `nil` where nothing there says it.
    private func resolved(_ event: FoundEvent) -> FoundEvent? {
        guard let antecedent = event.antecedent else { return event }
        var event = event
        for earlier in events.suffix(12).reversed() {
            guard event.range.lowerBound - earlier.range.upperBound <= Self.passage else { continue }
            switch antecedent {
            case .accuser:
                guard Self.hostile.contains(earlier.kind), !earlier.actors.isEmpty,
                    event.actors.contains(where: { isAimed(earlier, at: $0) })
                else { continue }
                event.recipients = earlier.actors.filter { !event.actors.contains($0) }
                if !event.recipients.isEmpty { return event }
            case .pair(let arePeople):
                let parties = earlier.actors + earlier.recipients
                guard [.consult, .agree, .cooperate].contains(earlier.kind), parties.count == 2,
                    !arePeople || parties.allSatisfy({ references.profiles[$0].isPerson })
                else { continue }
                event.actors = parties
                return event
            case .authority:
                guard earlier.kind == event.kind, !earlier.actors.isEmpty,
                    earlier.actors.allSatisfy({ references.entities[$0].kind == .organization }),
                    !event.recipients.contains(where: earlier.actors.contains)
                else { continue }
                event.actors = earlier.actors
                event.rule = .authority
                return event
            }
        }
        // Nobody is said to have done it.
        return antecedent == .authority ? event : nil
    }

    /// Whether an act is on somebody or on the country that he speaks for.
    private func isAimed(_ event: FoundEvent, at entity: Int) -> Bool {
        event.recipients.contains { recipient in
            let profile = references.profiles[entity]
            return recipient == entity || profile.country == recipient
                || profile.titles.contains { $0.of == recipient }
                || references.state(of: recipient).map { $0 == references.state(of: entity) } == true
        }
    }

    /// In tokens: how far what somebody answers stands before it.
    private static let passage = 260
    private static let hostile: Set<Report.Event.Kind> = [
        .accuse, .request, .threaten, .sanction, .coerce, .assault, .protest, .reject,
    ]

    private func isSame(_ left: FoundEvent, _ right: FoundEvent) -> Bool {
        guard let one = left.time, let other = right.time else { return true }
        return times[one].value == times[other].value
    }

    private static func plainness(_ event: FoundEvent) -> Int {
        let status: Int =
            switch event.status {
            case .asserted: 4
            case .historical: 3
            case .future: 2
            case .denied: 1
            case .hypothetical: 0
            }
        return status * 2 + (event.quote == nil ? 1 : 0)
    }
}
