import Testing

@testable import DiembaoCore

@Suite struct `How parties stand to third ones` {
    /// The first two are against the third, the fourth is with it.
    private let standings = PartyStandings(count: 4) { one, other in
        switch (one, other) {
        case (0, 2), (1, 2): -1
        case (2, 3): 1
        default: 0
        }
    }

    @Test func `two who are against a third have one opponent`() {
        #expect(standings.thirds(0, 1) == (same: 1, cross: 0))
    }

    @Test func `who is against a third is across from its friend`() {
        #expect(standings.thirds(0, 3) == (same: 0, cross: 1))
        #expect(standings.thirds(3, 1) == (same: 0, cross: 1))
    }

    @Test func `what two are to each other says nothing of thirds`() {
        #expect(standings.thirds(0, 2) == (same: 0, cross: 0))
    }

    @Test(arguments: [0, 1]) func `nobody and one alone have no third`(count: Int) {
        let alone = PartyStandings(count: count) { _, _ in 1 }
        #expect(alone.thirds(0, 0) == (same: 0, cross: 0))
    }
}
