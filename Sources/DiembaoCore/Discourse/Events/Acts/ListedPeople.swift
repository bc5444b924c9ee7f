/// People whom an act is on together, of whom the sentence makes a list.
extension SentenceEvents {

    /// "bắt giữ 3 đối tượng gồm Lê Văn A (SN 1990), Trần Văn B …": the people that a number announces.
    func listed(after act: Act) -> [Participant] {
        let start = act.range.upperBound
        guard (start..<min(start + 3, sentence.upperBound)).contains(where: { text.tokens[$0].kind == .number }) else {
            return []
        }
        return participants.filter { participant in
            participant.range.lowerBound >= start && participant.governor == .opening && isPerson(participant)
        }
    }

    /// "bắt Lê Văn A (SN 1990), trú tại xã B; Trần Văn C …": the people that follow one to whom something is done.
    func others(after first: Participant, _ act: Act) -> [Participant] {
        var found: [Participant] = []
        var previous = first.range.upperBound
        for participant in participants(from: first.range.upperBound) where isPerson(participant) {
            guard found.count < Self.longestList, participant.range.upperBound <= act.bounds.upperBound,
                isListed(participant, after: previous)
            else { break }
            found.append(participant)
            previous = participant.range.upperBound
        }
        return found
    }

    /// "Ông A - giám đốc, ông B - phó giám đốc, cũng bị kỷ luật"
    func others(before last: Participant) -> [Participant] {
        var found: [Participant] = []
        var next = last
        for participant in participants(before: last.range.lowerBound).reversed() where isPerson(participant) {
            guard found.count < Self.longestList, isListed(next, after: participant.range.upperBound) else { break }
            found.append(participant)
            next = participant
        }
        return found
    }

    /// Whether a list goes on with a participant: after a comma or "và", and nothing but what describes the one before is between.
    private func isListed(_ participant: Participant, after previous: Int) -> Bool {
        let start = participant.range.lowerBound
        guard start > previous, start - previous <= Self.listGap else { return false }
        let last = text.tokens[start - 1]
        guard last.sign == .comma || last.sign == .semicolon || Self.listJoints.contains(last.key) else { return false }
        return !hasVerb(previous..<start) && participant.governor != .passive
    }

    /// In tokens.
    private static let listGap = 30
    private static let longestList = 12
    private static let listJoints = SyllableSet(.companionJoints)
}
