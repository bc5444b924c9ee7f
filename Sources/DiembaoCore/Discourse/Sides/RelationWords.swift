/// What words of `oppositions.tsv` say of the parties named around them: "xung đột Nga - Ukraine" (the conflict of Russia and Ukraine).
extension RelationFinding {
    /// A party that is named in a sentence (data).
    private struct Named {
        var range: TokenRange
        var entity: Int
        var leader: Int
    }

    /// Whether a state is named only for where something happens, or for those who fight it.
    func isPlaceOnly(_ mention: References.Mention) -> Bool {
        references.entities[mention.entity].kind == .location
            && (text.isWhere(mention.range) || text.isOfRebels(mention.range))
    }

    func addWords(_ relations: inout PartyRelations) {
        var next = 0
        var suit = (plaintiffs: [Int](), defendants: [Int]())
        for (sentence, _) in article.ownSentences {
            let named = named(in: sentence, &next)
            guard !named.isEmpty else { continue }
            addWords(of: sentence, named, &suit, &relations)
        }
        for plaintiff in suit.plaintiffs.prefix(Self.mostParticipants) {
            for defendant in suit.defendants.prefix(Self.mostParticipants) {
                relations.change(plaintiff, defendant) { $0.acts += Self.suit }
            }
        }
    }

    /// - Parameter next: the first mention that may stand in the sentence; afterwards, in one behind it.
    private func named(in sentence: TokenRange, _ next: inout Int) -> [Named] {
        let mentions = references.mentions
        var named: [Named] = []
        while next < mentions.count, mentions[next].range.lowerBound < sentence.upperBound {
            let mention = mentions[next]
            next += 1
            guard mention.range.lowerBound >= sentence.lowerBound, isEligible[mention.entity],
                named.count < Self.mostNamed, !isPlaceOnly(mention),
                mention.range.lowerBound >= (named.last?.range.upperBound ?? 0)
            else { continue }
            named.append(
                Named(range: mention.range, entity: mention.entity, leader: parties.leaders[mention.entity]))
        }
        return named
    }

    private func addWords(
        of sentence: TokenRange, _ named: [Named], _ suit: inout (plaintiffs: [Int], defendants: [Int]),
        _ relations: inout PartyRelations
    ) {
        let isAlone = named.allSatisfy { $0.entity == named[0].entity }
        var at = sentence.lowerBound
        while at < sentence.upperBound {
            guard let (word, length) = tables.word(text.tokens, at: at, end: sentence.upperBound) else {
                at += 1
                continue
            }
            let range = at..<at + length
            at += length
            switch word.frame {
            case .blame: break
            case .plaintiff: if let party = party(after: range, named) { suit.plaintiffs.append(party) }
            case .defendant: if let party = party(after: range, named) { suit.defendants.append(party) }
            case .between, .toward:
                guard !isAlone, !isSport, !isNegated(range.lowerBound, sentence.lowerBound),
                    !article.read.isOnce(range.lowerBound, from: sentence.lowerBound)
                else { continue }
                let opens = range.lowerBound <= sentence.lowerBound + 1
                let pair = word.frame == .between ? pair(around: range, named) : pair(across: range, named, opens)
                if let pair { add(word, range, pair, &relations) }
            }
        }
    }

    /// What a word says of two who stand around it; `share` is how surely it is they.
    private func add(
        _ word: PartyTables.Word, _ range: TokenRange, _ pair: (one: Int, other: Int, share: Double),
        _ relations: inout PartyRelations
    ) {
        let weight = word.weight * pair.share * factor(at: range.lowerBound)
        relations.change(pair.one, pair.other) {
            if weight > 0 { $0.words += weight } else { $0.friendly -= weight }
        }
    }

    private static let mostNamed = 24
    /// What it says that one is the plaintiff and the other the defendant.
    private static let suit = 0.8

    private func party(after word: TokenRange, _ named: [Named]) -> Int? {
        named.first { $0.range.lowerBound >= word.upperBound && $0.range.lowerBound - word.upperBound <= 6 }?.entity
    }

    func isNegated(_ word: Int, _ start: Int) -> Bool {
        (max(start, word - 2)..<word).contains { article.read.isNegation($0) }
    }

    /// Two who are named together, the nearest to the word; else the only two of the sentence.
    private func pair(around word: TokenRange, _ named: [Named]) -> (one: Int, other: Int, share: Double)? {
        var best: (distance: Int, place: Int)?
        for place in named.indices.dropLast() where named[place].leader != named[place + 1].leader {
            let between = named[place].range.upperBound..<named[place + 1].range.lowerBound
            let isOver = between.contains(word.lowerBound) && between.count <= word.count + 4
            guard isOver || areTogether(between) else { continue }
            let distance =
                named[place].range.lowerBound >= word.upperBound
                ? named[place].range.lowerBound - word.upperBound
                : max(0, word.lowerBound - named[place + 1].range.upperBound)
            if distance <= Self.reach, best == nil || distance < best!.distance { best = (distance, place) }
        }
        if let best { return (named[best.place].entity, named[best.place + 1].entity, 1) }
        guard let first = named.first, let other = named.first(where: { $0.leader != first.leader }),
            named.allSatisfy({ $0.leader == first.leader || $0.leader == other.leader })
        else { return nil }
        return (first.entity, other.entity, 0.5)
    }

    private static let reach = 14

    /// "A - B", "A và B", "A với B", "A và đồng minh B".
    private func areTogether(_ between: TokenRange) -> Bool {
        guard between.count <= 4, let first = between.first else { return false }
        switch text.tokens[first].sign {
        case .hyphen, .dash, .slash: return true
        default: return Self.joiners.contains(text.tokens[first].key)
        }
    }

    private static let joiners = SyllableSet(.relationJoints)

    /// Who stands before a word and who after it; where the word opens its sentence, who follows the comma: "Đáp trả động thái của
    /// Mỹ, Nga …".
    private func pair(
        across word: TokenRange, _ named: [Named], _ opensSentence: Bool
    ) -> (one: Int, other: Int, share: Double)? {
        guard let place = named.firstIndex(where: { $0.range.lowerBound >= word.upperBound }),
            named[place].range.lowerBound - word.upperBound <= 6
        else { return nil }
        let after = named[place]
        if opensSentence, place + 1 < named.count {
            let next = named[place + 1]
            let comma = (after.range.upperBound..<next.range.lowerBound).first { text.isSign(.comma, at: $0) }
            guard let comma, next.range.lowerBound - comma <= 6 else { return nil }
            return (next.entity, after.entity, 1)
        }
        guard place > 0, word.lowerBound - named[place - 1].range.upperBound <= 12 else { return nil }
        return (named[place - 1].entity, after.entity, 1)
    }
}
