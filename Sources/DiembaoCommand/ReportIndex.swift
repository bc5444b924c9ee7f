import DiembaoCore

/// The things of a report by their identifiers (data). Where an identifier stands twice, the first one counts.
struct ReportIndex {
    private var entities: [ReportID: Report.Entity] = [:]
    private var groups: [ReportID: Report.Group] = [:]
    private var quotes: [ReportID: Int] = [:]
    private var times: [ReportID: Int] = [:]
    private var events: [ReportID: Int] = [:]
    private var sides: [ReportID: Report.Side] = [:]

    init(_ report: Report) {
        for entity in report.entities ?? [] where entities[entity.id] == nil { entities[entity.id] = entity }
        for group in report.groups ?? [] where groups[group.id] == nil { groups[group.id] = group }
        for side in report.sides ?? [] where sides[side.id] == nil { sides[side.id] = side }
        for (place, quote) in (report.quotes ?? []).enumerated() where quotes[quote.id] == nil {
            quotes[quote.id] = place
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
        speaker.map { $0.name ?? $0.entity.map(name) ?? $0.span.text }
    }
}
