/// What stands between two parties that are named one after the other (a pass).
struct PartyNeighbours {
    let references: References
    let text: TokenizedText

    func add(_ named: [NamedParty], _ words: ArraySlice<ConflictScan.Word>, to evidence: inout SideEvidence) {
        for (one, other) in zip(named, named.dropFirst()) where one.party != other.party {
            let between = one.range.upperBound..<other.range.lowerBound
            let pair = evidence.pair(one.party, other.party)
            if words.contains(where: { between.contains($0.range.lowerBound) && $0.isConflict }) {
                evidence.pairs[pair].divided += 1
            } else if between.count <= Self.nearness {
                evidence.pairs[pair].near += 1
            }
            if areRelatives(between) { evidence.pairs[pair].areRelatives = true }
            if areJoined(between) { evidence.pairs[pair].joined += 1 }
            if evidence.parties[one.party].leader != nil, opensTitle(between) { evidence.pairs[pair].apposed += 1 }
        }
        addLists(named, &evidence)
    }

    /// In tokens.
    private static let nearness = 8

    /// "A và B", "A, B".
    private func areJoined(_ between: TokenRange) -> Bool { between.count <= 2 && opensJoint(between) }

    private func opensJoint(_ between: TokenRange) -> Bool {
        guard let first = between.first else { return false }
        return text.isSign(.comma, at: first) || Self.joints.contains(text.tokens[first].key)
    }

    private static let joints = SyllableSet(.partyJoints)

    /// "bà Thảo là vợ của ông An", "bà Clinton cùng chồng, cựu tổng thống Bill Clinton"; but not "vợ cũ" (the former wife).
    private func areRelatives(_ between: TokenRange) -> Bool {
        guard between.count <= Self.longestKinship,
            let relative = between.first(where: { Self.relatives.contains(text.tokens[$0].key) })
        else { return false }
        return !text.isWord(Self.old, at: relative + 1)
    }

    private static let relatives = SyllableSet(.partyRelatives)
    private static let old = Syllable("cũ")
    /// In tokens.
    private static let longestKinship = 6

    /// A title after the one, up to what it is of: "ông Lúa, giám đốc Công ty Sông Xanh".
    private func opensTitle(_ between: TokenRange) -> Bool {
        guard (2...8).contains(between.count), let first = between.first,
            text.isSign(.comma, at: first) || text.isSign(.hyphen, at: first) || text.isSign(.dash, at: first)
        else { return false }
        return text.speaker(at: first + 1)?.kind == .title
    }

    /// Whether one stands right behind the other, without a sign or a word of conflict: "người phát ngôn Bộ Ngoại giao Mỹ Jane Roe".
    func isIntroduced(_ one: NamedParty, by other: NamedParty, _ words: ArraySlice<ConflictScan.Word>) -> Bool {
        let between = other.range.upperBound..<max(other.range.upperBound, one.range.lowerBound)
        return between.count <= 6 && !between.contains { text.tokens[$0].kind == .sign }
            && !words.contains { $0.range.overlaps(between) }
    }

    // MARK: Lists

    /// "Brazil, Argentina, Chile và Peru": every two of a list.
    private func addLists(_ named: [NamedParty], _ evidence: inout SideEvidence) {
        var first = 0
        for place in named.indices.dropFirst() {
            let between = named[place - 1].range.upperBound..<named[place].range.lowerBound
            if !areListed(between, named[place]) { first = place }
            for other in max(first, place - Self.longestList)..<place where named[other].party != named[place].party {
                evidence.pairs[evidence.pair(named[other].party, named[place].party)].listed += 1
            }
        }
    }

    private static let longestList = 8

    /// "A, B", "nghị sĩ A, Bộ trưởng Quốc phòng B".
    private func areListed(_ between: TokenRange, _ next: NamedParty) -> Bool {
        guard opensJoint(between) else { return false }
        guard between.count > 1 else { return true }
        guard let entity = references.entity(ofName: next.range) else { return false }
        let title = between.lowerBound + 1
        if between.count == 2, text.speaker(at: title)?.kind == .kin { return true }
        return references.entities[entity].roles.contains { $0.range == title..<next.range.lowerBound }
    }
}
