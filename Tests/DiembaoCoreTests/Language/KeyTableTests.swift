import TestSupport
import Testing

@testable import DiembaoCore

@Suite struct `A table by keys` {
    @Test(arguments: [0, 1, 8, 9, 16, 17, 5_000])
    func `keeps what each key has, and nothing of others`(count: Int) {
        var table: KeyTable<Int> = [:]
        // Keys that begin alike in the bits that choose the slot stand behind one another.
        let keys = (0..<UInt64(count)).map { number -> UInt64 in
            let start = number % 3 << 20
            return number << 40 | start | 1
        }
        for (place, key) in keys.enumerated() { table[key] = place }
        #expect(table.count == count)
        #expect(table.isEmpty == (count == 0))
        for (place, key) in keys.enumerated() { #expect(table[key] == place) }
        #expect(table[0] == nil)
        #expect(!table.contains(UInt64(count) << 40))
    }

    @Test func `gives its keys in the order in which they came`() {
        var table: KeyTable<String> = [:]
        let keys = (1...40).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
        for key in keys { table[key] = "\(key)" }
        table[keys[3]] = "changed"
        #expect(Array(table.keys) == keys)
        #expect(table.map(\.key) == keys)
        #expect(table[keys[3]] == "changed")
        #expect(table.count == 40)
    }

    @Test func `changes a value where it stands, and begins with the one given`() {
        var table: KeyTable<[Int]> = [:]
        for number in 0..<100 { table[UInt64(number % 10), default: []].append(number) }
        #expect(table.count == 10)
        #expect(table[7] == [7, 17, 27, 37, 47, 57, 67, 77, 87, 97])
        #expect(table[11, default: [1]] == [1])
        #expect(table[11] == nil)
    }

    @Test func `knows a name by how it is written`() {
        var table: KeyTable<Int> = [:]
        table["Việt Nam"] = 1
        table["Viet Nam", default: 5] += 1
        #expect(table["Việt Nam"] == 1)
        #expect(table["Viet Nam"] == 6)
        #expect(table["Việt nam"] == nil)
    }

    @Test func `is a set where its keys have nothing`() {
        var random = SeededGenerator(seed: 30)
        var set: KeySet = []
        var expected: Set<UInt64> = []
        for _ in 0..<2_000 {
            let key = random.next() % 500
            #expect(set.insert(key) == expected.insert(key).inserted)
        }
        #expect(set.count == expected.count)
        #expect((0..<600).allSatisfy { set.contains($0) == expected.contains($0) })
        let rest = set.subtracting(KeySet(0..<250))
        #expect((0..<600).allSatisfy { rest.contains($0) == (expected.contains($0) && $0 >= 250) })
    }
}
