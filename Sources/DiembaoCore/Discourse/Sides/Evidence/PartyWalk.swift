/// A party that is told of in a sentence, by a name, a description, a pronoun or as a crowd (data).
struct NamedParty: Sendable {
    var range: TokenRange
    /// By place in the evidence.
    var party: Int
}

/// Walks over an article's sentences and finds who is told of in each (a pass).
struct PartyWalk {
    let references: References
    let scan: ConflictScan
    let kinds: PartyKinds
    private let partyOf: [Int?]
    /// By kind of ``ConflictTables/parties``.
    private let unnamedParties: [Int?]
    private var nextMention = 0
    private var nextUnnamed = 0

    init(references: References, scan: ConflictScan, kinds: PartyKinds, evidence: SideEvidence) {
        self.references = references
        self.scan = scan
        self.kinds = kinds
        partyOf = evidence.partyOf
        unnamedParties = ConflictTables.shared.parties.indices.map { kind in
            evidence.parties.firstIndex { $0.unnamed == kind }
        }
    }

    /// A sentence that names more tells no more.
    private static let most = 24

    /// In the order of the text; none overlaps another. The sentences have to be asked for in their order.
    mutating func parties(in sentence: TokenRange) -> [NamedParty] {
        var named: [NamedParty] = []
        skip(to: sentence.lowerBound)
        while nextMention < references.mentions.count {
            let mention = references.mentions[nextMention]
            guard mention.range.lowerBound < sentence.upperBound else { break }
            nextMention += 1
            addUnnamed(before: mention.range.lowerBound, &named)
            guard let party = partyOf[mention.entity], named.count < Self.most, kinds.canAct(mention),
                mention.range.lowerBound >= named.last?.range.upperBound ?? 0
            else { continue }
            named.append(NamedParty(range: mention.range, party: party))
        }
        addUnnamed(before: sentence.upperBound, &named)
        return named
    }

    private mutating func skip(to start: Int) {
        while nextMention < references.mentions.count, references.mentions[nextMention].range.lowerBound < start {
            nextMention += 1
        }
        while nextUnnamed < scan.unnamed.count, scan.unnamed[nextUnnamed].range.lowerBound < start {
            nextUnnamed += 1
        }
    }

    private mutating func addUnnamed(before token: Int, _ named: inout [NamedParty]) {
        while nextUnnamed < scan.unnamed.count, scan.unnamed[nextUnnamed].range.lowerBound < token {
            let unnamed = scan.unnamed[nextUnnamed]
            nextUnnamed += 1
            guard let party = unnamedParties[unnamed.kind],
                unnamed.range.lowerBound >= named.last?.range.upperBound ?? 0, named.count < Self.most,
                !references.isBesideName(unnamed.range)
            else { continue }
            named.append(NamedParty(range: unnamed.range, party: party))
        }
    }
}
