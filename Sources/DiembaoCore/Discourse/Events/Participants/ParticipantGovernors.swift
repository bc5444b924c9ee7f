/// What stands before a participant and says what part it has in its clause.
extension Participants {

    /// By which word a name is governed that begins at a token; `low` is where the sentence begins.
    func governor(before start: Int, from low: Int, of entities: [Int]) -> Participant.Governor {
        guard start > low else { return .opening }
        let last = text.tokens[start - 1]
        guard last.isWord else { return .opening }
        if time(endingAt: start) != nil { return .opening }
        let unit = max(low, text.unitStart(before: start))
        let kinds = text.kinds(at: unit)
        if text.isWord(.of, at: start - 1) { return .possessive }
        // Not the end of "lý do" (reason).
        if Self.agents.contains(last.key), read.isWordStart(start - 1) {
            return opensReason(start - 1) ? .opening : .agent
        }
        if kinds.contains(.passive), start - unit == 1, read.isWordStart(unit) { return .passive }
        if kinds.contains(.that) { return .opening }
        if Self.clausePrepositions.contains(last.key) { return .opening }
        let nouns = tables.word(text.tokens, endingAt: start, from: low, of: [.opening, .motion])
        if nouns != nil, tables.word(text.tokens, endingAt: start, from: low, of: .opening) != nil { return .opening }
        if start - 2 >= low, Self.aiming.contains(text.tokens[start - 2].key), text.isWord(.into, at: start - 1) {
            return .preposition(text.tokens[start - 2].key)
        }
        if nouns != nil { return .motion }
        if !kinds.isDisjoint(with: .preposition) { return .preposition(last.key) }
        if kinds.contains(.cue) { return .cue }
        // Not the end of "quay lại" (return to).
        if !kinds.isDisjoint(with: [.opener, .conjunction, .adverb]), read.isWordStart(unit) { return .opening }
        switch read.tag(start - 1) {
        case .verb: return .verb
        case .adposition: return .preposition(last.key)
        case .noun, .numeral, .adjective: return isPerson(entities) ? .opening : .noun
        default: return .opening
        }
    }

    /// "bởi Trung Quốc coi đảo này là …" (because China regards the island as): "bởi" before a clause.
    private func opensReason(_ because: Int) -> Bool {
        guard text.isWord(Self.because, at: because), let name = read.name(startingAt: because + 1),
            name.range.upperBound < text.tokens.count
        else { return false }
        return [.verb, .auxiliary, .adverb].contains(read.tag(name.range.upperBound))
    }

    private static let because = Syllable("bởi")

    /// "nhằm vào", "nhắm vào": against.
    private static let aiming = SyllableSet(.aiming)
    private static let agents = SyllableSet(.agentWords)
    /// Before a clause: khi, để, nếu, vì, việc …
    private static let clausePrepositions = SyllableSet(.participantClauseOpeners)

    /// The expression that ends at a token.
    func time(endingAt end: Int) -> TokenRange? {
        let first = times.partitioningIndex { $0.range.upperBound >= end }
        guard first < times.count, times[first].range.upperBound == end else { return nil }
        return times[first].range
    }

}
