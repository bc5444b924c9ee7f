import Testing

@testable import DiembaoCore

@Suite struct `What is made of the data beforehand` {
    @Test func `is what the tables and models give`() {
        let made = PreparedData.makeFile()
        let isShipped = made.withUnsafeBytes { $0.elementsEqual(EmbeddedData.prepared.raw) }
        #expect(isShipped, "`make prepared` makes it anew of tables or models that were changed.")
    }

    @Test(arguments: PreparedData.Part.allCases)
    func `is used, all of it`(part: PreparedData.Part) {
        #expect(PreparedData.file(of: part) != nil)
    }

    @Test(arguments: PreparedData.Part.allCases)
    func `is not used where it was made of other data`(part: PreparedData.Part) {
        var prints = [UInt64](repeating: 0, count: PreparedData.Part.allCases.count)
        for count in [prints.count, 0] {
            prints.removeLast(prints.count - count)
            let bytes = ModelFile.bytes(of: [("prints", ModelFile.bytes(of: prints))])
            bytes.withUnsafeBytes { #expect(PreparedData.file(of: part, in: ModelFile($0)) == nil) }
        }
    }

    @Test func `gives the same phrases as the tables`() throws {
        let (read, prepared) = (Gazetteer.read(), Gazetteer(prepared: PreparedData.shipped))
        try #require(read.kinds.count == prepared.kinds.count)
        for entry in read.kinds.indices {
            let (one, other) = (read.entry(entry), prepared.entry(entry))
            #expect(one.kinds == other.kinds)
            #expect(one.acronymKinds == other.acronymKinds)
            #expect(one.isFamilyFirst == other.isFamilyFirst)
            for type in [Report.Entity.Kind.location, .organization, .person] {
                #expect(one.referent(type) == other.referent(type))
            }
        }
    }

    @Test(arguments: [0, 1, 7, 8, 9, 100])
    func `is told from what is made of other bytes by one that is changed, is missing or has moved`(count: Int) {
        func print(_ one: [UInt8], _ other: [UInt8] = []) -> UInt64 {
            one.withUnsafeBytes { one in other.withUnsafeBytes { PreparedData.print(of: [one, $0]) } }
        }
        let bytes = (0..<count).map { UInt8($0) }
        #expect(print(bytes) == print(bytes))
        #expect(print(bytes + [0]) != print(bytes))
        #expect(print(bytes, [1]) != print(bytes + [1]))
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 0x80
            #expect(print(changed) != print(bytes))
        }
    }
}
