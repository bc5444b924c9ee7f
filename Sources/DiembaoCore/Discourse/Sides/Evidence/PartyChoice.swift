/// Chooses who may take a side in an article: those who are named most, and the crowds that it tells of (a pass).
struct PartyChoice {
    let article: ReadArticle
    let leaders: Parties
    let scan: ConflictScan
    private let references: References
    private let kinds: PartyKinds
    private let tables = ConflictTables.shared
    private var text: TokenizedText { article.read.text }

    init(article: ReadArticle, leaders: Parties, scan: ConflictScan) {
        self.article = article
        self.leaders = leaders
        self.scan = scan
        references = article.references
        kinds = PartyKinds(article: article, leaders: leaders)
    }

    /// Who is told of less often than so many others is left out.
    private static let mostParties = 24

    func choose() -> SideEvidence {
        var evidence = SideEvidence(partyOf: [Int?](repeating: nil, count: references.entities.count))
        evidence.words = scan.counts
        evidence.opening = scan.opening
        evidence.headlineWords = scan.headlineWords
        evidence.tokens = scan.tokens
        addNamed(&evidence)
        addUnnamed(&evidence)
        let none = SideEvidence.Pair()
        evidence.pairs = [SideEvidence.Pair](repeating: none, count: evidence.parties.count * evidence.parties.count)
        return evidence
    }

    // MARK: Parties with a name

    private func addNamed(_ evidence: inout SideEvidence) {
        var counts = [Int](repeating: 0, count: references.entities.count)
        for mention in references.mentions where kinds.canAct(mention) { counts[leaders.leaders[mention.entity]] += 1 }
        let chosen = mostNamed(counts)
        for leader in chosen {
            evidence.parties.append(
                SideEvidence.Party(
                    leader: leader, kind: kinds.kind(of: leader), mentions: counts[leader],
                    isFormer: isFormer(leader), isCourt: isCourt(leader)))
        }
        for mention in references.mentions where text.isOfRebels(mention.range) {
            guard references.entities[mention.entity].kind == .organization,
                let party = chosen.firstIndex(of: leaders.leaders[mention.entity])
            else { continue }
            evidence.parties[party].isRebel = true
        }
        for entity in references.entities.indices {
            evidence.partyOf[entity] = chosen.firstIndex(of: leaders.leaders[entity])
        }
    }

    private func mostNamed(_ counts: [Int]) -> [Int] {
        let named = counts.indices.filter { counts[$0] > 0 }
        guard named.count > Self.mostParties else { return named }
        return named.sorted { counts[$0] != counts[$1] ? counts[$0] > counts[$1] : $0 < $1 }
            .prefix(Self.mostParties).sorted()
    }

    /// Whether a court decides, and none of its judges is told of.
    private func isCourt(_ leader: Int) -> Bool {
        references.profiles[leader].head == .court
            && !references.profiles.indices.contains {
                references.profiles[$0].isPerson && leaders.leaders[$0] == leader
            }
    }

    private func isFormer(_ entity: Int) -> Bool {
        let roles = references.entities[entity].roles
        return !roles.isEmpty && roles.allSatisfy { text.isFormer($0.title.lowerBound) }
    }

    // MARK: Parties without one

    private func addUnnamed(_ evidence: inout SideEvidence) {
        var counts = [Int](repeating: 0, count: tables.parties.count)
        var firsts = [TokenRange?](repeating: nil, count: tables.parties.count)
        for unnamed in scan.unnamed where !references.isBesideName(unnamed.range) {
            counts[unnamed.kind] += 1
            if firsts[unnamed.kind] == nil { firsts[unnamed.kind] = unnamed.range }
        }
        let newsEnd = article.newsEnd
        for (number, kind) in tables.parties.enumerated() {
            guard let first = firsts[number], !hasName(kind, evidence) else { continue }
            evidence.parties.append(
                SideEvidence.Party(
                    leader: nil, kind: kind, unnamed: number, first: first, mentions: counts[number],
                    isInLead: first.lowerBound < newsEnd))
        }
    }

    /// Whether "công ty" (the company) means one that is named.
    private func hasName(_ kind: SideFeature.Kind, _ evidence: SideEvidence) -> Bool {
        !kind.isCrowd && evidence.parties.contains { $0.leader != nil && $0.kind == kind }
    }
}

extension References {
    /// Whether a phrase only says whose people a name is among, or is a mention of somebody named: "gia đình bà Lan".
    func isBesideName(_ phrase: TokenRange) -> Bool {
        mentions(in: max(0, phrase.lowerBound - 2)..<phrase.upperBound + 3).contains { mention in
            mention.range.overlaps(phrase)
                || mention.range.lowerBound >= phrase.upperBound && profiles[mention.entity].isPerson
        }
    }
}
