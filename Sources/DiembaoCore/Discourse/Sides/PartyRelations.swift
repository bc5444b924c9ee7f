/// How the parties of an article stand to one another: what speaks for an opposition and what against it (data).
struct PartyRelations: Sendable {
    /// What is known of two parties (data).
    struct Tie: Sendable {
        /// What they do to each other, and what they say of each other.
        var acts = 0.0
        /// What one imposes on the other, a part of ``acts``.
        var measures = 0.0
        /// What the writer calls their relation.
        var words = 0.0
        var friendly = 0.0
        /// What they do together, a part of ``friendly``.
        var joint = 0.0

        /// Words alone make no dispute, however many there are.
        var hostile: Double { acts + min(words, Tie.mostWords) }
        /// What is left of the hostility where they are friendly, too.
        var opposition: Double { hostile - friendly }

        static let mostWords = 1.2

        static func += (tie: inout Tie, other: Tie) {
            tie.acts += other.acts
            tie.measures += other.measures
            tie.words += other.words
            tie.friendly += other.friendly
            tie.joint += other.joint
        }
    }

    private struct Pair: Hashable {
        var low: Int
        var high: Int

        init(_ one: Int, _ other: Int) {
            low = min(one, other)
            high = max(one, other)
        }
    }

    private var ties: [Pair: Tie] = [:]

    mutating func change(_ one: Int, _ other: Int, _ change: (inout Tie) -> Void) {
        guard one != other else { return }
        let pair = Pair(one, other)
        guard ties[pair] != nil || ties.count < Self.mostPairs else { return }
        change(&ties[pair, default: Tie()])
    }

    /// More pairs than that say nothing that the first do not.
    private static let mostPairs = 256

    func tie(_ one: Int, _ other: Int) -> Tie { ties[Pair(one, other)] ?? Tie() }

    /// Every pair, those that are most at odds first.
    var byOpposition: [(one: Int, other: Int, tie: Tie)] {
        ties.map { ($0.key.low, $0.key.high, $0.value) }.sorted {
            if $0.2.opposition != $1.2.opposition { return $0.2.opposition > $1.2.opposition }
            return $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1
        }
    }

    /// The relations between those who lead, from the relations between all who are named.
    func gathered(_ parties: Parties) -> PartyRelations {
        var gathered = PartyRelations()
        for (one, other, tie) in byOpposition {
            gathered.change(parties.leaders[one], parties.leaders[other]) { $0 += tie }
        }
        return gathered
    }
}
