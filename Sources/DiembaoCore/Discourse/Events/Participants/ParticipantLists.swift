/// Participants that are named as one: "Mỹ và Hàn Quốc", "Nhật, Hàn Quốc và Trung Quốc", "Mỹ - Triều".
extension Participants {

    /// With those as one who are named in one breath: "Nga và Iran", "Mỹ, Anh, Pháp".
    func joined(_ found: [Participant]) -> [Participant] {
        var joined: [Participant] = []
        for (place, participant) in found.enumerated() {
            guard var last = joined.last, belongs(participant, to: last, found, place) else {
                joined.append(participant)
                continue
            }
            last.range = last.range.lowerBound..<participant.range.upperBound
            for entity in shared(participant, with: last) where !last.entities.contains(entity) {
                last.entities.append(entity)
            }
            last.isPlace = last.isPlace && participant.isPlace
            joined[joined.count - 1] = last
        }
        return joined
    }

    private func belongs(_ next: Participant, to last: Participant, _ found: [Participant], _ place: Int) -> Bool {
        let gap = last.range.upperBound..<max(last.range.upperBound, next.range.lowerBound)
        // "Lavrov cũng như Putin"
        if gap.count == 2, text.isWord(.also, at: gap.lowerBound), text.isWord(.like, at: gap.lowerBound + 1) {
            return true
        }
        guard gap.count == 1, next.isRebel == last.isRebel, !next.isOther || last.isOther else { return false }
        let joint = text.tokens[gap.lowerBound]
        // "ông Trump và ba công dân Mỹ được thả" (Mr Trump and three US citizens were freed): people without a name are not he.
        if next.isPeople, isPerson(last.entities) { return false }
        // "tấn công đảo Guam và Tổng thống Trump đáp trả" (attack Guam and President Trump hits back)
        if isPerson(next.entities), references.entities[last.entities[0]].kind == .location,
            !references.profiles[last.entities[0]].isCountry || last.governor == .verb
        {
            return false
        }
        if Self.and.contains(joint.key) { return true }
        switch joint.sign {
        case .hyphen, .dash: return isPerson(last.entities) == isPerson(next.entities)
        // "Theo SOHR, Nga và Syria …" (according to SOHR): who says so does not act with them.
        case .comma where last.range.lowerBound > 0 && text.isWord(.according, at: last.range.lowerBound - 1):
            return false
        // "cuộc tập trận Mỹ - Hàn, Bình Nhưỡng huỷ đàm phán" (the drill of the US and the South, Pyongyang called off the talks)
        case .comma where endsPair(last): return false
        // "Sau động thái của Triều Tiên, các nước Anh, Đức và Pháp …" (after a move of North Korea's, the countries Britain, …): what the comma
        // ends is no list.
        case .comma where last.governor == .possessive && next.hasHead: return false
        // "Tại cơ quan công an, ông Nam và bà Hoa khai …" (at the police station Mr Nam and Mrs Hoa stated …): where they are does not act with them.
        case .comma where last.governor == .motion && isPerson(next.entities) && !isPerson(last.entities): return false
        case .comma:
            return endsHeadline(next, after: last, found, place) || isOfTwo(next, after: last, found, place)
                || isOfList(next, after: last, found, place)
        default: return false
        }
    }

    private static let and = SyllableSet(.participantJoints)

    /// Whether a hyphen joins the last two of several.
    private func endsPair(_ pair: Participant) -> Bool {
        guard pair.entities.count > 1 else { return false }
        return pair.range.dropFirst().dropLast().contains {
            [.hyphen, .dash].contains(text.tokens[$0].sign) && read.name(holding: $0) == nil
        }
    }

    /// A headline's list has no "và": "với Hàn Quốc, Mỹ".
    private func endsHeadline(
        _ next: Participant, after last: Participant, _ found: [Participant], _ place: Int
    ) -> Bool {
        place == found.count - 1 && isOfAKind(last, next) && next.range.upperBound < text.tokens.count
            && text.tokens[next.range.upperBound].traits.contains(.opensParagraph)
    }

    /// "kêu gọi Facebook, Google gỡ bỏ": two of a kind with no comma after them; but "theo yêu cầu của Mỹ, Canada bắt …". And "bán vũ khí
    /// cho Đài Loan, Trung Quốc phản đối": after a preposition the comma ends the clause.
    private func isOfTwo(
        _ next: Participant, after last: Participant, _ found: [Participant], _ place: Int
    ) -> Bool {
        last.governor != .possessive && !isAfterPreposition(last)
            && (place == found.count - 1 || found[place + 1].range.lowerBound > next.range.upperBound + 1)
            && isOfAKind(last, next) && areStatesOrFirms(last, next) && next.range.upperBound < text.tokens.count
            && text.tokens[next.range.upperBound].isWord
    }

    /// A comma joins where "và" ends the list, or three of a kind follow one another.
    private func isOfList(
        _ next: Participant, after last: Participant, _ found: [Participant], _ place: Int
    ) -> Bool {
        guard last.entities.count < Self.longestList else { return false }
        if last.entities.count > 1, isOfAKind(last, next) { return true }
        var at = place
        while at + 1 < found.count, at - place < Self.longestList {
            let gap = found[at].range.upperBound..<max(found[at].range.upperBound, found[at + 1].range.lowerBound)
            guard gap.count == 1 else { return false }
            if Self.and.contains(text.tokens[gap.lowerBound].key) { return true }
            guard text.tokens[gap.lowerBound].sign == .comma else { return false }
            if isOfAKind(last, next), isOfAKind(next, found[at + 1]) { return true }
            at += 1
        }
        return false
    }

    private static let longestList = 8

    private func isAfterPreposition(_ participant: Participant) -> Bool {
        if case .preposition = participant.governor { return true }
        return false
    }

    private func areStatesOrFirms(_ left: Participant, _ right: Participant) -> Bool {
        [left, right].allSatisfy { participant in
            participant.entities.allSatisfy {
                references.profiles[$0].isCountry || [.company, .ministry].contains(references.profiles[$0].head)
                    || references.entities[$0].kind == .organization && references.profiles[$0].head == nil
            }
        }
    }

    private func isOfAKind(_ left: Participant, _ right: Participant) -> Bool {
        references.entities[left.entities[0]].kind == references.entities[right.entities[0]].kind
            && !left.isPlace && !right.isPlace
    }

    // MARK: Of one office

    /// In "Tổng thống Nga và Mỹ" the second is a president, too.
    private func shared(_ next: Participant, with last: Participant) -> [Int] {
        guard let first = last.entities.first, references.profiles[first].isPerson, !next.hasHead,
            next.entities.count == 1, references.profiles[next.entities[0]].isCountry
        else { return next.entities }
        let offices = references.profiles[first].titles
        let holders = people(besides: first) { title in
            title.of == next.entities[0]
                && offices.contains { $0.office == title.office || $0.isLeader && title.isLeader }
        }
        guard holders.isEmpty else { return holders.count == 1 ? holders : next.entities }
        // Whose title says of no country that it is of: "Tổng thống Biden".
        let others = people(besides: first) { title in
            title.of == nil && title.canonical == nil && offices.contains { $0.office == title.office }
        }
        return others.count == 1 ? others : next.entities
    }

    private func people(besides first: Int, where isTheirs: (References.Title) -> Bool) -> [Int] {
        references.profiles.indices.filter { person in
            references.profiles[person].isPerson && person != first
                && references.profiles[person].titles.contains(where: isTheirs)
        }
    }
}
