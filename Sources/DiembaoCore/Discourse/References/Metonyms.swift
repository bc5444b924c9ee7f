/// Capitals that stand for their states.
extension ReferenceWalk {
    /// Whether a capital acts, or is dealt with, as its government.
    mutating func isMetonym(_ place: Int, _ state: String) -> Bool {
        if pairedCapital == place { return true }
        let range = names[place].range
        let own = sentences[sentence]
        guard !isPlaced(range.lowerBound) else { return false }
        let before = range.lowerBound > own.lowerBound ? text.unitStart(before: range.lowerBound) : -1
        let beforeKey = before < 0 ? 0 : text.tokens[before].key
        var after = range.upperBound
        var partner: Int?
        // "Washington và Bình Nhưỡng": both or neither.
        if place + 1 < names.count, isJoined(range, names[place + 1].range),
            entities[names[place + 1].entity].canonical.flatMap(tables.state(ofCapital:)) != nil
        {
            partner = place + 1
            after = names[place + 1].range.upperBound
        }
        // The press calls Vietnam's government so only beside another one; "Hà Nội cấm xe máy" is the city.
        if state == ReferenceTables.home, partner == nil { return false }
        let last = range.lowerBound - 1
        let beside = tables.stateWords(text.tokens, endingAt: range.lowerBound, from: own.lowerBound)
        let deals =
            before >= 0
            && (Self.dealing.contains(beforeKey) || isAddressed(before) || beside.contains(.object))
        let isGovernment = before >= 0 && isGovernment(before)
        // "lập trường của Bắc Kinh"
        let owns =
            text.isWord(.of, at: last)
            && tables.stateWords(text.tokens, endingAt: last, from: own.lowerBound).contains(.thing)
        let isAgent =
            before < 0 || isOpening(last) || Self.clauseOpeners.contains(beforeKey)
            || Self.clauseOpeners.contains(text.tokens[last].key) || Self.beforeAgents.contains(beforeKey)
            || text.kinds(at: before).contains(.cue)
        let found =
            deals || isGovernment || owns || isAgent && acts(after, own.upperBound)
            || partner != nil && before >= 0 && Self.beforePairs.contains(text.tokens[last].key)
        if found, let partner { pairedCapital = partner }
        return found
    }

    private static let dealing = SyllableSet(.metonymDealings)
    private static let beforeAgents = SyllableSet(.beforeAgents)
    private static let beforePairs = SyllableSet(.beforePairs)

    /// A sign before a clause; a hyphen joins, but after the name of the desk: "(Báo Sông) - Kiev …".
    private func isOpening(_ token: Int) -> Bool {
        let sign = text.tokens[token]
        guard sign.kind == .sign, sign.sign != .slash else { return false }
        return sign.sign != .hyphen || text.isSign(.closeParenthesis, at: token - 1)
    }

    /// "chính quyền Kinshasa", "giới chức Bắc Kinh"
    private func isGovernment(_ before: Int) -> Bool {
        guard let noun = text.speaker(at: before), noun.kind == .org || noun.kind == .collective else {
            return false
        }
        return Self.governments.contains(text.tokens[before].key)
    }

    private static let governments = SyllableSet(.capitalGovernments)

    /// "cáo buộc Bắc Kinh", "kêu gọi Moscow": who is spoken to is a government.
    private func isAddressed(_ before: Int) -> Bool {
        guard let cue = text.cue(at: before) else { return false }
        switch cue.stance {
        case .accuse, .criticise, .warn, .threaten, .urge, .demand: return true
        default: return false
        }
    }

    /// Whether a verb of saying, deciding or dealing follows, perhaps after adverbs: "sẽ đáp trả".
    private func acts(_ start: Int, _ end: Int) -> Bool {
        var at = start
        var steps = 0
        while at < end, steps < 4, text.tokens[at].isWord {
            if tables.stateWords(text.tokens, at: at, end: end).contains(.act) { return true }
            let kinds = text.kinds(at: at)
            if let cue = text.cue(at: at), cue.isStrong || tags[at] == .verb { return true }
            guard !kinds.isDisjoint(with: [.adverb, .passive, .time]) || tags[at] == .adverb || tags[at] == .auxiliary
            else { return false }
            if kinds.contains(.passive) { return true }
            at = text.unitEnd(at)
            steps += 1
        }
        return false
    }
}
