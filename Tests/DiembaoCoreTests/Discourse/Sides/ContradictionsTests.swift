import Testing

@testable import DiembaoCore

@Suite struct `Who says what another denies` {
    /// Both contents and what they are about, as a line.
    private func lines(_ text: String) throws -> [String] {
        let report = try Fixture.report(of: text)
        return try #require(report.contradictions).map { contradiction in
            let said = contradiction.between.map { id in report.quotes?.first { $0.id == id }?.span.text ?? "?" }
            return said.joined(separator: " × ") + " : " + (contradiction.about?.text ?? "-")
        }
    }

    private static let accusation = """
        Ba Lan cáo buộc Hungary chặn sông

        Bộ Ngoại giao Ba Lan hôm 5/3 cáo buộc Hungary đe dọa dân làng. "Hungary đang đe dọa dân làng của chúng tôi", Ngoại trưởng Ba Lan Jan Nowak nói.


        """

    @Test func `a claim about a side and that side's words with a negation contradict each other`() throws {
        let found = try lines(Self.accusation + "\"Chúng tôi không đe dọa ai cả\", Thủ tướng Hungary Bela Kovacs nói.")
        #expect(found.contains { $0.hasSuffix("× Chúng tôi không đe dọa ai cả : đe dọa") }, "\(found)")
    }

    @Test func `'không' within a word negates nothing`() throws {
        let text =
            Self.accusation + "\"Họ sợ một cuộc không chiến đe dọa dân làng\", Thủ tướng Hungary Bela Kovacs nói."
        #expect(try lines(text) == [])
    }

    @Test func `who agrees contradicts nobody`() throws {
        let text = Self.accusation + "\"Chúng tôi đang đe dọa họ thật\", Thủ tướng Hungary Bela Kovacs nói."
        #expect(try lines(text) == [])
    }

    @Test func `two of one side contradict each other never`() throws {
        let text = Self.accusation + "\"Chúng tôi không đe dọa Hungary\", Thủ tướng Ba Lan Piotr Lis nói."
        #expect(try lines(text) == [])
    }

    @Test func `without sides nobody contradicts anybody`() throws {
        #expect(
            try lines(
                "Chợ mới\n\n\"Chợ đông đúc lắm\", bà Lê Thị Mận nói. \"Chợ không đông đúc\", ông Trần Văn Lúa nói.")
                == [])
    }

    @Test func `both quotations stand in the order of the text`() throws {
        let report = try Fixture.report(
            of: Self.accusation + "\"Chúng tôi không đe dọa ai cả\", Thủ tướng Hungary Bela Kovacs nói.")
        let quotes = try #require(report.quotes).map(\.id)
        for contradiction in try #require(report.contradictions) {
            let places = contradiction.between.compactMap(quotes.firstIndex)
            #expect(places.count == 2 && places[0] < places[1])
        }
    }
}
