/// The parties that take a side, and how surely each two of them are opposed (data).
struct SideGraph {
    /// By place in the evidence, those that most speaks for first.
    private let nodes: [Int]
    private let taking: [Int]
    private let weight: [Int]
    /// Whether each is a crowd without a name.
    private let isCrowd: [Bool]
    /// Whether each only explains or reports: it may be with a side, but leads none.
    private let isObserver: [Bool]
    /// By places among the nodes: the log odds that two are opposed, in thousandths.
    private let opposed: [[Int]]

    /// Further ones say little that the first do not.
    private static let mostNodes = 24
    /// So much that a party takes a side counts at most where the two that are most at odds are sought.
    private static let mostTaking = 2000

    /// Who has a name is more surely a party than a crowd is.
    private static let crowdDoubt = 500

    /// - Parameter mustHave: parties that are on sides, whatever the model says.
    init(judging: SideJudging, model: SideModel, mustHave: [Int]) {
        var scored: [(party: Int, score: Int)] = []
        let features = judging.featuresOfParties()
        for (party, told) in judging.evidence.parties.enumerated() {
            // The writer's name, and who is only in captions and credits, is no party.
            guard told.sentences > 0, !told.isAlone || told.mentions > 1 else { continue }
            // A former minister who only comments speaks for nobody.
            guard !told.isFormer || told.allDone > 0 || told.allSuffered > 0 else { continue }
            scored.append((party, model.score(features[party])))
        }
        scored.sort { left, right in
            let (isFirst, isSecond) = (mustHave.contains(left.party), mustHave.contains(right.party))
            if isFirst != isSecond { return isFirst }
            return left.score != right.score ? left.score > right.score : left.party < right.party
        }
        let kept = Self.taking(scored, mustHave, judging).prefix(Self.mostNodes)
        nodes = kept.map(\.party)
        taking = kept.map(\.score)
        weight = kept.map { Self.weight($0.score) }
        isCrowd = kept.map { judging.evidence.parties[$0.party].leader == nil }
        isObserver = kept.map { kept in
            let party = judging.evidence.parties[kept.party]
            return party.isObserver || party.onlyJudges
        }
        let states = Set(kept.map(\.party).filter { judging.evidence.parties[$0].kind == .state })
        var opposed = [[Int]](repeating: [Int](repeating: 0, count: kept.count), count: kept.count)
        for one in kept.indices {
            for other in kept.indices.dropFirst(one + 1) {
                let (low, high) = (min(kept[one].party, kept[other].party), max(kept[one].party, kept[other].party))
                var score = model.score(judging.features(ofPair: low, high))
                // Between states, a state's own bodies are rarely against it.
                if states.count > 1, states.contains(low) != states.contains(high), judging.bearsName(low, high) {
                    score -= Self.countrymen
                }
                opposed[one][other] = score
                opposed[other][one] = score
            }
        }
        self.opposed = opposed
    }

    private static let countrymen = 1500

    /// Those that take a side, and their companions behind them.
    private static func taking(
        _ scored: [(party: Int, score: Int)], _ mustHave: [Int], _ judging: SideJudging
    ) -> [(party: Int, score: Int)] {
        let isTaking = { (one: (party: Int, score: Int)) in
            one.score >= SideModel.takingThreshold || mustHave.contains(one.party)
        }
        var taking = scored.filter(isTaking)
        var others = scored.filter { !isTaking($0) && $0.score >= SideModel.companionThreshold }
        for _ in 0..<mostSteps {
            let companions = others.filter { other in
                taking.contains { judging.areCompanions($0.party, other.party) }
            }
            guard !companions.isEmpty else { break }
            taking += companions
            others.removeAll { other in companions.contains { $0.party == other.party } }
        }
        return taking
    }

    /// Companions of companions; further ones have nothing to do with the dispute.
    private static let mostSteps = 2

    /// Every party with its colour, those that are most surely opposed first; `nil` where there are no two.
    ///
    /// - Parameter told: two parties that are known to be opposed.
    func colour(from told: (one: Int, other: Int)?) -> [(party: Int, isFirst: Bool)]? {
        guard let first = told.flatMap(places) ?? strongest() else { return nil }
        var order = [first.one, first.other]
        var sign = [Int](repeating: 0, count: nodes.count)
        sign[first.one] = 1
        sign[first.other] = -1
        // Who is joined may say of which colour others are; the surest is joined first.
        while order.count < nodes.count {
            var best: (gain: Int, node: Int)?
            for node in nodes.indices where sign[node] == 0 {
                let gain = pull(node, sign)
                if best == nil || abs(gain) > abs(best!.gain) { best = (gain, node) }
            }
            guard let best else { break }
            sign[best.node] = best.gain > 0 ? 1 : -1
            order.append(best.node)
        }
        settle(&sign, kept: first)
        return order.map { (nodes[$0], sign[$0] > 0) }
    }

    /// How surely two parties are opposed, in thousandths; 0 where one of them takes no side.
    func opposition(_ one: Int, _ other: Int) -> Int { places((one, other)).map { opposed[$0.one][$0.other] } ?? 0 }

    private func places(_ told: (one: Int, other: Int)) -> (one: Int, other: Int)? {
        guard let one = nodes.firstIndex(of: told.one), let other = nodes.firstIndex(of: told.other) else { return nil }
        return (one, other)
    }

    private func strongest() -> (one: Int, other: Int)? {
        var best: (score: Int, one: Int, other: Int)?
        for one in nodes.indices {
            for other in nodes.indices.dropFirst(one + 1) where !isObserver[one] && !isObserver[other] {
                var score = opposed[one][other]
                for node in [one, other] {
                    score += min(taking[node], Self.mostTaking) - (isCrowd[node] ? Self.crowdDoubt : 0)
                }
                if best == nil || score > best!.score { best = (score, one, other) }
            }
        }
        return best.map { ($0.one, $0.other) }
    }

    /// Above 0 where a node is of the first colour. A crowd says less of whom it is against than those who are named, and who hardly
    /// takes a side says little of others'.
    private func pull(_ node: Int, _ sign: [Int]) -> Int {
        nodes.indices.reduce(0) { sum, other in
            guard other != node else { return sum }
            let pull = sign[other] * opposed[node][other] * weight[other]
            return sum - (isCrowd[other] && !isCrowd[node] ? pull / 2 : pull)
        }
    }

    /// How much one counts for others by how surely it takes a side itself, in hundredths.
    private static func weight(_ taking: Int) -> Int { min(100, max(10, (taking + mostTaking) / 40)) }

    /// Turns whoever is better of the other colour, but for the first two; each turn makes the whole better, so that it ends.
    private func settle(_ sign: inout [Int], kept: (one: Int, other: Int)) {
        for _ in 0..<Self.mostTurns {
            var hasTurned = false
            for node in nodes.indices where node != kept.one && node != kept.other {
                guard pull(node, sign) * sign[node] < 0 else { continue }
                sign[node] = -sign[node]
                hasTurned = true
            }
            guard hasTurned else { return }
        }
    }

    private static let mostTurns = 10
}
