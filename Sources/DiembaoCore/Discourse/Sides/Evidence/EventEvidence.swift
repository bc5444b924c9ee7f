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
            if event.confidence >= Self.sureness, event.status == .asserted || event.status == .historical {
                relate(event, &evidence)
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

    /// What one does to another outweighs beside whom they are named.
    private func relate(_ event: FoundEvent, _ evidence: inout SideEvidence) {
        let isByLaw = event.actors.allSatisfy(references.isLaw)
        for actor in parties(event.actors, evidence) {
            for recipient in parties(event.recipients, evidence) where recipient != actor {
                let pair = evidence.pair(actor, recipient)
                switch event.kind {
                case .support, .agree, .cooperate, .aid: evidence.pairs[pair].aided += 1
                case .accuse, .reject, .threaten, .protest, .sanction:
                    if !isByLaw { evidence.pairs[pair].against += 1 }
                default: break
                }
            }
        }
    }

    private static let sureness = 0.5

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
