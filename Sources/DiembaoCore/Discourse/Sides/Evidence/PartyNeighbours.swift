/// What stands between two parties that are named one after the other (a pass).
struct PartyNeighbours {
    let references: References
    let text: TokenizedText

    func add(
        _ named: [NamedParty], in sentence: TokenRange, _ words: ArraySlice<ConflictScan.Word>,
        to evidence: inout SideEvidence
    ) {
        for (one, other) in zip(named, named.dropFirst()) where one.party != other.party {
            let between = one.range.upperBound..<other.range.lowerBound
            let pair = evidence.pair(one.party, other.party)
            if words.contains(where: { between.contains($0.range.lowerBound) && $0.isConflict }) {
                evidence.pairs[pair].divided += 1
            } else if between.count <= Self.nearness {
                evidence.pairs[pair].near += 1
            }
            if areRelatives(between) { evidence.pairs[pair].areRelatives = true }
            if evidence.parties[one.party].leader != nil, opensTitle(between) { evidence.pairs[pair].apposed += 1 }
        }
        addLists(named, in: sentence, &evidence)
    }

    /// In tokens.
    private static let nearness = 8

    /// "và B", ", B".
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

    private func addLists(_ named: [NamedParty], in sentence: TokenRange, _ evidence: inout SideEvidence) {
        var first = 0
        for place in named.indices {
            if place + 1 < named.count, areListed(named[place], named[place + 1]) { continue }
            let list = first..<place + 1
            first = place + 1
            if list.count > 1, isBond(named[list], in: sentence) { addList(named[list], &evidence) }
        }
    }

    /// "Brazil, Argentina, Chile và Peru": every two of a list.
    private func addList(_ list: ArraySlice<NamedParty>, _ evidence: inout SideEvidence) {
        for place in list.indices.dropFirst() {
            let before = list[place - 1]
            if before.party != list[place].party,
                list[place].range.lowerBound - before.range.upperBound <= Self.longestJoint
            {
                evidence.pairs[evidence.pair(before.party, list[place].party)].joined += 1
            }
            for other in max(list.startIndex, place - Self.longestList)..<place
            where list[other].party != list[place].party {
                evidence.pairs[evidence.pair(list[other].party, list[place].party)].listed += 1
            }
        }
    }

    /// Whether those who are named one after the other are with each other: neither two of whom the one ends a clause, as in "Khi Mỹ trừng
    /// phạt Iran, Nga …" (when the USA punished Iran, Russia …), nor any between whom there is something.
    private func isBond(_ list: ArraySlice<NamedParty>, in sentence: TokenRange) -> Bool {
        let range = list[list.startIndex].range.lowerBound..<list[list.endIndex - 1].range.upperBound
        guard
            list.indices.dropFirst().contains(where: { place in
                Self.joints.contains(text.tokens[list[place - 1].range.upperBound].key)
            }) || isFirst(range.lowerBound, in: sentence)
        else { return false }
        return !isMutual(range, in: sentence)
    }

    private func isFirst(_ token: Int, in sentence: TokenRange) -> Bool {
        var at = token
        while at > sentence.lowerBound {
            let start = text.unitStart(before: at)
            guard start >= sentence.lowerBound, text.speaker(at: start) != nil else { break }
            at = start
        }
        return at == sentence.lowerBound
    }

    /// "căng thẳng giữa Mỹ và Iran" (tensions between the USA and Iran), "Mỹ và Iran đe dọa nhau" (threaten each other).
    private func isMutual(_ range: TokenRange, in sentence: TokenRange) -> Bool {
        for at in (max(sentence.lowerBound, range.lowerBound - Self.reach)..<range.lowerBound).reversed() {
            guard text.tokens[at].isWord else { break }
            if WordRoles.length(of: Self.mutualNouns, in: text.tokens, at: at) != nil { return true }
        }
        for at in range.upperBound..<min(sentence.upperBound, range.upperBound + Self.mutualReach) {
            guard text.tokens[at].isWord else { return false }
            if text.isWord(Self.eachOther, at: at) { return true }
        }
        return false
    }

    private static let mutualNouns = WordRoles.shared.phrases(of: .mutualNouns)
    private static let eachOther = Syllable("nhau")
    /// In tokens.
    private static let reach = 5
    private static let mutualReach = 8
    private static let longestJoint = 2
    private static let longestList = 8

    /// "A, B", "nghị sĩ A, Bộ trưởng Quốc phòng B".
    private func areListed(_ one: NamedParty, _ next: NamedParty) -> Bool {
        let between = one.range.upperBound..<max(one.range.upperBound, next.range.lowerBound)
        guard opensJoint(between) else { return false }
        guard between.count > 1 else { return true }
        guard let entity = references.entity(ofName: next.range) else { return false }
        let title = between.lowerBound + 1
        if between.count == 2, text.speaker(at: title)?.kind == .kin { return true }
        return references.entities[entity].roles.contains { $0.range == title..<next.range.lowerBound }
    }
}
