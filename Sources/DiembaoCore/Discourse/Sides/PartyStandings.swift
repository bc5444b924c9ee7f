/// Whether each two parties are seen to be against each other or with each other (data).
///
/// Whoever has the same opponent is rarely an opponent himself; whose friend he is against, he is against.
struct PartyStandings: Sendable {
    /// By pair of parties: below 0 against, above 0 with, 0 where nothing is told.
    private let standings: [Int8]
    private let count: Int

    /// - Parameter standing: of two parties, by place.
    init(count: Int, standing: (Int, Int) -> Int8) {
        var standings = [Int8](repeating: 0, count: count * count)
        for one in 0..<count {
            for other in one + 1..<max(one + 1, count) {
                let found = standing(one, other)
                standings[one * count + other] = found
                standings[other * count + one] = found
            }
        }
        self.standings = standings
        self.count = count
    }

    /// How many third parties both are against, and how many one is against whom the other is with.
    func thirds(_ one: Int, _ other: Int) -> (same: Int, cross: Int) {
        var found = (same: 0, cross: 0)
        for third in 0..<count where third != one && third != other {
            let (left, right) = (standings[one * count + third], standings[other * count + third])
            if left < 0, right < 0 { found.same += 1 }
            if left * right < 0 { found.cross += 1 }
        }
        return found
    }
}
