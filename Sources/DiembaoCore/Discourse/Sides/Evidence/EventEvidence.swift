/// What events tell of the parties of an article, and who belongs to whom (a pass).
struct EventEvidence {
    let references: References
    let text: TokenizedText
    let events: [FoundEvent]

    func add(to evidence: inout SideEvidence) {
        for event in events where event.status != .denied {
            switch event.kind {
            case .accuse, .reject, .threaten, .protest, .sanction, .coerce, .assault: addHostile(event, &evidence)
            case .support, .agree, .cooperate, .aid: addFriendly(event, &evidence)
            default: continue
            }
        }
        addBelonging(&evidence)
    }

    private func addHostile(_ event: FoundEvent, _ evidence: inout SideEvidence) {
        for party in parties(event.actors, evidence) { evidence.parties[party].acts += 1 }
        let isByLaw = event.kind == .coerce && event.actors.allSatisfy(references.isLaw)
        for party in parties(event.recipients, evidence) {
            evidence.parties[party].isActedOn += 1
            if isByLaw { evidence.parties[party].isProsecuted = true }
        }
    }

    private func addFriendly(_ event: FoundEvent, _ evidence: inout SideEvidence) {
        for party in parties(event.actors, evidence) + parties(event.recipients, evidence) {
            evidence.parties[party].friendly += 1
        }
    }

    private func parties(_ entities: [Int], _ evidence: SideEvidence) -> [Int] {
        entities.prefix(Self.mostParticipants).compactMap { evidence.partyOf[$0] }
    }

    private static let mostParticipants = 4

    /// Whose title is of whom: the two are no strangers.
    private func addBelonging(_ evidence: inout SideEvidence) {
        for (entity, found) in references.entities.enumerated() {
            guard let one = evidence.partyOf[entity] else { continue }
            let superiors =
                [references.profiles[entity].country] + found.roles.filter { !text.isServedTitle($0.title) }.map(\.of)
            for other in superiors.compactMap({ $0.flatMap { evidence.partyOf[$0] } }) where other != one {
                evidence.pairs[evidence.pair(one, other)].isKin = true
            }
        }
    }
}

extension References {
    /// Whether a body is of the law: what it does to somebody is no dispute.
    func isLaw(_ entity: Int) -> Bool {
        switch profiles[entity].head {
        case .police, .court, .agency: true
        default: false
        }
    }
}
