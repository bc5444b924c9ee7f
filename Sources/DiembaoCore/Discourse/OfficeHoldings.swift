/// Reads which offices the people of an article hold, in canonical names (a pass over its entities).
struct OfficeHoldings {
    let text: TokenizedText
    let gazetteer: Gazetteer
    let surroundings: TimeSurroundings

    /// People whom a role calls a former holder are left out, and so are roles in sentences that speak of a year: they look back.
    func read(_ entities: [Entities.Entity]) -> [OfficeHolding] {
        var holdings: [OfficeHolding] = []
        for person in entities where person.kind == .person && !person.roles.isEmpty {
            guard let holder = canonical(person, .person), !person.roles.contains(where: isFormer) else { continue }
            for role in person.roles where !looksBack(role) {
                let title = Self.fullTitles[text.string(of: role.title).lowercased()] ?? text.string(of: role.title)
                let of = role.of.flatMap { $0 < entities.count ? entities[$0] : nil }
                holdings.append(
                    OfficeHolding(title: title, of: of.flatMap { canonical($0, $0.kind) }, holder: holder))
            }
        }
        return holdings
    }

    private static let fullTitles = WordRoles.shared.values(of: .fullTitles)

    private func canonical(_ entity: Entities.Entity, _ kind: Report.Entity.Kind) -> String? {
        for mention in [entity.name] + entity.mentions.prefix(Self.forms) {
            if let referent = gazetteer.entry(text.tokens, mention)?.referent(kind) { return referent.canonical }
        }
        return nil
    }

    /// How many mentions are asked for a name of the lists; keeps the work linear.
    private static let forms = 8

    /// "cựu Tổng thống Mỹ", "dưới thời Thủ tướng".
    private func isFormer(_ role: Entities.Role) -> Bool {
        TimeContexts.shared.before(
            role.range.lowerBound, from: max(0, role.range.lowerBound - 3), in: text.tokens
        ).contains(.former)
    }

    private func looksBack(_ role: Entities.Role) -> Bool {
        guard let sentence = surroundings.sentence(role.range.lowerBound) else { return false }
        return sentence.contains { at in
            text.tokens[at].kind == .number && text.digitCount(at: at) == 4
                && text.number(at: at).map { (1900...2099).contains($0) } == true
        }
    }
}
