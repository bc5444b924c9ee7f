import DiembaoCore

/// The things of a report by their identifiers (data). Where an identifier stands twice, the first one counts.
struct ReportIndex {
    private var entities: [ReportID: Report.Entity] = [:]
    private var groups: [ReportID: Report.Group] = [:]
    private var quotes: [ReportID: Int] = [:]
    private var times: [ReportID: Int] = [:]
    private var events: [ReportID: Int] = [:]
    private var sides: [ReportID: Report.Side] = [:]
    private var sourceKinds: [ReportID: Report.Quote.SourceKind] = [:]

    init(_ report: Report) {
        for entity in report.entities ?? [] where entities[entity.id] == nil { entities[entity.id] = entity }
        for group in report.groups ?? [] where groups[group.id] == nil { groups[group.id] = group }
        for side in report.sides ?? [] where sides[side.id] == nil { sides[side.id] = side }
        for (place, quote) in (report.quotes ?? []).enumerated() where quotes[quote.id] == nil {
            quotes[quote.id] = place
        }
        for source in report.sources ?? [] {
            for quote in source.quotes where sourceKinds[quote] == nil { sourceKinds[quote] = source.kind }
        }
        for (place, time) in (report.times ?? []).enumerated() where times[time.id] == nil { times[time.id] = place }
        for (place, event) in (report.events ?? []).enumerated() where events[event.id] == nil {
            events[event.id] = place
        }
    }

    /// The place of a quotation, time or event in its list.
    func quote(_ id: ReportID) -> Int? { quotes[id] }
    func time(_ id: ReportID) -> Int? { times[id] }
    func event(_ id: ReportID) -> Int? { events[id] }

    /// What kind of source says it: the same for all that one speaker says, whatever the article calls them at each place.
    func sourceKind(of quote: Report.Quote) -> Report.Quote.SourceKind { sourceKinds[quote.id] ?? quote.sourceKind }

    func side(_ id: ReportID) -> Report.Side? { sides[id] }

    /// What an entity is called, and the members of a group; what the report does not have is called by its identifier.
    func name(_ id: ReportID) -> String {
        if let entity = entities[id] { return entity.name }
        if let group = groups[id] {
            return group.members.map { entities[$0]?.name ?? $0.rawValue }.joined(separator: ", ")
        }
        return id.rawValue
    }

    /// The Wikidata items of an entity or of a group's members.
    func wikidata(_ id: ReportID) -> [String] {
        (groups[id]?.members ?? [id]).compactMap { entities[$0]?.wikidata }
    }

    /// Who speaks: the fullest name, else what stands by the cue; `nil` where nobody is named.
    func name(of speaker: Report.Quote.Speaker?) -> String? {
        guard let speaker else { return nil }
        let names = [speaker.name, speaker.entity.map(name), speaker.span.text]
        return names.lazy.compactMap { $0 }.first { !$0.isEmpty }
    }
}
