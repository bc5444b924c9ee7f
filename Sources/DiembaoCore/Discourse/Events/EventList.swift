/// Events, each once (a resource that lives as long as one article is read).
struct EventList {
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

    /// Without those done to people without names, of which another one tells the names.
    var told: [FoundEvent] {
        let events = withoutParts
        guard events.contains(where: \.isOfUnnamed) else { return events }
        var doers: [Report.Event.Kind: Set<Int>] = [:]
        var byNobody: Set<Report.Event.Kind> = []
        for event in events where !event.isOfUnnamed && !event.recipients.isEmpty {
            if event.actors.isEmpty { byNobody.insert(event.kind) }
            doers[event.kind, default: []].formUnion(event.actors)
        }
        return events.filter { event in
            !event.isOfUnnamed
                || !byNobody.contains(event.kind)
                    && doers[event.kind]?.isDisjoint(with: event.actors) != false
        }
    }

    /// What a part and its whole have in common (data).
    private struct Shared: Hashable {
        var kind: Report.Event.Kind
        var mode: Report.Event.Mode?
        var recipient: Int
    }

    /// Without those of which another one tells as much, and who did it or to whom else: "ông Nam bị bắt" beside "Công an tỉnh bắt ông Nam".
    private var withoutParts: [FoundEvent] {
        var kept = events
        var parts: Set<Int> = []
        var wholes: [Shared: [Int]] = [:]
        for (place, event) in events.enumerated() where event.kind.isDoneToThings {
            for recipient in event.recipients {
                wholes[Shared(kind: event.kind, mode: event.mode, recipient: recipient), default: []].append(place)
            }
        }
        for (part, event) in events.enumerated() where event.kind.isDoneToThings {
            guard let recipient = event.recipients.first,
                let others = wholes[Shared(kind: event.kind, mode: event.mode, recipient: recipient)],
                let whole = others.prefix(Self.mostWholes).first(where: { $0 != part && isPart(event, of: events[$0]) })
            else { continue }
            parts.insert(part)
            kept[whole].time = kept[whole].time ?? events[part].time
        }
        return parts.isEmpty ? events : kept.indices.filter { !parts.contains($0) }.map { kept[$0] }
    }

    private func isPart(_ part: FoundEvent, of whole: FoundEvent) -> Bool {
        guard part.kind == whole.kind, part.mode == whole.mode, part.kind.isDoneToThings, !part.recipients.isEmpty,
            part.status == whole.status, isSame(part, whole), part.recipients.allSatisfy(whole.recipients.contains)
        else { return false }
        return part.actors.isEmpty
            ? !whole.actors.isEmpty || whole.recipients.count > part.recipients.count
            : part.actors == whole.actors && whole.recipients.count > part.recipients.count
    }

    /// What is told again is the same event, unless it was at another time.
    mutating func add(_ found: FoundEvent) {
        guard let event = resolved(found) else { return }
        let key = Key(kind: event.kind, actors: event.actors.sorted(), recipients: event.recipients.sorted())
        if let place = (places[key] ?? []).prefix(Self.mostTimes).first(where: { isSame(events[$0], event) }) {
            tellAgain(event, at: place)
            return
        }
        places[key, default: []].append(events.count)
        events.append(event)
    }

    private mutating func tellAgain(_ event: FoundEvent, at place: Int) {
        // Of the tests of a missile and of a bomb each has its own time.
        if events[place].time == nil, events[place].mode == event.mode { events[place].time = event.time }
        events[place].told += 1
        // The plainest telling counts: what the writer asserts, not what somebody wants.
        guard Self.plainness(event) > Self.plainness(events[place]) else { return }
        let earlier = events[place]
        events[place] = event
        events[place].time = event.time ?? (event.mode == earlier.mode ? earlier.time : nil)
        events[place].told = earlier.told
        events[place].firstTold = earlier.first
    }

    private static let mostTimes = 8
    /// Of one kind and done to one party; keeps the work linear.
    private static let mostWholes = 64

    /// An event with its other side from the passage before; `nil` where nothing there says it.
    private func resolved(_ event: FoundEvent) -> FoundEvent? {
        guard let antecedent = event.antecedent else { return event }
        for earlier in events.suffix(Self.mostEarlier).reversed() {
            guard event.range.lowerBound - earlier.range.upperBound <= Self.passage else { continue }
            let resolved =
                switch antecedent {
                case .accuser: answering(event, earlier)
                case .pair(let arePeople): ofPair(event, earlier, arePeople)
                case .authority: byAuthority(event, earlier)
                }
            if let resolved { return resolved }
        }
        // Nobody is said to have done it.
        return antecedent == .authority ? event : nil
    }

    private static let mostEarlier = 12

    private func answering(_ event: FoundEvent, _ earlier: FoundEvent) -> FoundEvent? {
        guard Self.hostile.contains(earlier.kind), !earlier.actors.isEmpty,
            event.actors.contains(where: { isAimed(earlier, at: $0) })
        else { return nil }
        var event = event
        event.recipients = earlier.actors.filter { !event.actors.contains($0) }
        return event.recipients.isEmpty ? nil : event
    }

    private func ofPair(_ event: FoundEvent, _ earlier: FoundEvent, _ arePeople: Bool) -> FoundEvent? {
        let parties = earlier.actors + earlier.recipients
        guard [.consult, .agree, .cooperate].contains(earlier.kind), parties.count == 2,
            !arePeople || parties.allSatisfy({ references.profiles[$0].isPerson })
        else { return nil }
        var event = event
        event.actors = parties
        return event
    }

    private func byAuthority(_ event: FoundEvent, _ earlier: FoundEvent) -> FoundEvent? {
        guard earlier.kind == event.kind, !earlier.actors.isEmpty,
            earlier.actors.allSatisfy({ references.entities[$0].kind == .organization }),
            // Who tries somebody has not arrested or charged him.
            Self.ofCourts.contains(earlier.mode) == Self.ofCourts.contains(event.mode),
            !event.recipients.contains(where: earlier.actors.contains)
        else { return nil }
        var event = event
        event.actors = earlier.actors
        event.rule = .authority
        return event
    }

    private static let ofCourts: [Report.Event.Mode?] = [.try, .sentence, .deathSentence, .imprison]

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
    private static let hostile: [Report.Event.Kind] = [
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
