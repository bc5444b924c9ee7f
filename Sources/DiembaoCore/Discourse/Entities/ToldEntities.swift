/// Tells which entities the article speaks of: whom only the title of another article names, "Xem thêm: …" (see also), it does not (a pass).
struct ToldEntities {
    let roles: [Report.Paragraph.Role]
    let paragraphs: [TokenRange]

    init(structure: ArticleStructure, paragraphs: [TokenRange]) {
        roles = structure.roles
        self.paragraphs = paragraphs
    }

    /// The entities that are named anywhere but in boilerplate; what their roles point to is renumbered.
    func of(_ entities: [Entities.Entity]) -> [Entities.Entity] {
        guard roles.contains(.boilerplate) else { return entities }
        let isTold = entities.map { entity in entity.mentions.contains { stands($0, for: entity.kind) } }
        var places: [Int?] = []
        var count = 0
        for told in isTold {
            places.append(told ? count : nil)
            if told { count += 1 }
        }
        return zip(entities, isTold).filter(\.1).map { entity, _ in
            var entity = entity
            for role in entity.roles.indices { entity.roles[role].of = entity.roles[role].of.flatMap { places[$0] } }
            return entity
        }
    }

    /// Whether a mention stands in what the article says.
    private func stands(_ mention: TokenRange, for kind: Report.Entity.Kind) -> Bool {
        let paragraph = paragraphs.partitioningIndex { $0.upperBound > mention.lowerBound }
        // "Xem thêm: … Hồng Vân": the last line may end with who wrote the article.
        let isByline =
            kind == .person && paragraph == paragraphs.count - 1
            && mention.upperBound >= paragraphs[paragraph].upperBound - Self.longestAfterByline
        return roles[paragraph] != .boilerplate || isByline
    }

    /// In tokens: "(Tổng hợp)".
    private static let longestAfterByline = 4
}
