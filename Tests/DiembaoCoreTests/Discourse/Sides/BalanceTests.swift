import Testing

@testable import DiembaoCore

@Suite struct `Who has how much of the quoted text` {
    private static let quarrel = """
        Ba Lan cáo buộc Hungary chặn sông

        Bộ Ngoại giao Ba Lan hôm 5/3 cáo buộc Hungary chặn một nhánh sông chung.

        "Hungary đã chặn sông mà không báo trước, dân làng của chúng tôi không còn nước để tưới ruộng và nuôi cá", Ngoại trưởng Ba Lan Jan Nowak nói. "Họ phải mở sông ngay trong tuần này, nếu không chúng tôi sẽ kiện ra tòa án quốc tế và đòi bồi thường", ông Nowak nói.
        """

    private func flags(_ text: String) throws -> [Report.Balance.Flag] {
        try #require(Fixture.report(of: text).balance?.flags)
    }

    private func codes(_ text: String) throws -> [Report.Balance.Flag.Code] { try flags(text).map(\.code) }

    // MARK: Shares

    @Test func `without sides all quoted text is nobody's`() throws {
        let balance = try #require(
            Fixture.report(of: "Chợ mới\n\n\"Chợ đông lắm\", bà Lê Thị Mận nói.").balance)
        #expect(balance.sides == [Report.Balance.Share(side: nil, direct: 12, mixed: 0, indirect: 0, share: 1)])
    }

    @Test func `where nobody is quoted there are no shares`() throws {
        #expect(try Fixture.report(of: "Chợ mới\n\nChợ mở cửa lúc 5 giờ.").balance?.sides == [])
    }

    @Test func `each scalar counts once, for its innermost speaker, and marks for nobody`() throws {
        let text = Tokenizer().tokenize(DecodedText(utf8: Array("một hai \"ba bốn\" năm sáu bảy".utf8)))
        func quote(_ type: Report.Quote.Kind, _ content: TokenRange) -> AttributedQuote {
            AttributedQuote(type: type, content: content, stance: .say, confidence: 1, rule: .bare)
        }
        let shares = SpeechShares(text: text)
        #expect(shares.count([quote(.indirect, 0..<9)]) == ["một hai ba bốn năm sáu bảy".unicodeScalars.count])
        let nested = shares.count([quote(.indirect, 0..<9), quote(.mixed, 3..<5)])
        #expect(nested[1] == "ba bốn".unicodeScalars.count)
        #expect(nested[0] == "một hai ".unicodeScalars.count + " năm sáu bảy".unicodeScalars.count)
        #expect(shares.count([quote(.indirect, 3..<5), quote(.indirect, 3..<5)]).sorted() == [0, 6])
        let crossing = shares.count([quote(.indirect, 0..<5), quote(.indirect, 3..<8)])
        #expect(crossing[1] == "ba bốn năm sáu".unicodeScalars.count)
        #expect(shares.count([]) == [])
    }

    @Test func `the parts of all sides and of the neutral are the whole`() throws {
        for name in Fixture.names {
            let report = try Fixture.report(name)
            guard let balance = report.balance, !balance.sides.isEmpty else { continue }
            let total = balance.sides.reduce(0) { $0 + $1.share }
            #expect(abs(total - 1) < 0.02 || total == 0, "\(name) \(total)")
            for quote in report.quotes ?? [] where quote.type == .direct {
                #expect(balance.sides.contains { $0.direct > 0 }, "\(name) \(quote.id)")
            }
        }
    }

    @Test func `sides stand by their share`() throws {
        let report = try Fixture.report(of: Self.quarrel)
        #expect(report.sides?.map(\.label) == ["Ba Lan", "Hungary"])
        let shares = try #require(report.balance?.sides)
        #expect(shares.first?.side == report.sides?.first?.id)
        #expect(shares.map(\.share) == shares.map(\.share).sorted(by: >))
    }

    // MARK: Flags

    @Test func `one who has most of the words and one who has none are told of`() throws {
        let found = try flags(Self.quarrel)
        let dominant = try #require(found.first { $0.code == .dominantSide })
        #expect(dominant.detail == "Ba Lan")
        #expect(dominant.quotes.count >= 2)
        let silent = try #require(found.first { $0.code == .sideNotQuoted })
        #expect(silent.detail == "Hungary")
    }

    @Test func `a side of which only indirect words are given is told of`() throws {
        let found = try flags(
            Self.quarrel + "\n\nThủ tướng Hungary Bela Kovacs cho biết nước ông không chặn sông nào cả.")
        #expect(found.first { $0.code == .sideNotQuotedDirectly }?.detail == "Hungary")
        #expect(!found.contains { $0.code == .sideNotQuoted })
    }

    @Test func `a side that is quoted directly is not missed`() throws {
        let found = try codes(
            Self.quarrel
                + "\n\n\"Chúng tôi không chặn sông nào cả. Mùa khô năm nay kéo dài hơn mọi năm, và chính dân làng của chúng tôi cũng không có nước để tưới ruộng, nuôi cá hay cho trâu bò uống\", Thủ tướng Hungary Bela Kovacs nói."
        )
        #expect(!found.contains(.sideNotQuoted))
        #expect(!found.contains(.sideNotQuotedDirectly))
        #expect(!found.contains(.dominantSide))
    }

    @Test func `bodies and papers of one side alone are told of`() throws {
        let text =
            Self.quarrel
            + "\n\nTheo Bộ Ngoại giao Ba Lan, sông đã cạn. Bộ Ngoại giao Ba Lan cho biết dân làng phải chở nước từ xa."
        let flag = try #require(flags(text).first { $0.code == .singleOfficialChannel })
        #expect(flag.detail == "Ba Lan")
        #expect(
            try !codes(text + " Bộ Ngoại giao Hungary cho biết mùa khô kéo dài.").contains(.singleOfficialChannel))
    }

    @Test func `what the writer says that one did to the other is a claim without a source`() throws {
        let flag = try #require(
            flags(Self.quarrel + "\n\nQuân đội Hungary đã tấn công Ba Lan.").first { $0.code == .unattributedClaim })
        #expect(flag.detail.contains("tấn công Ba Lan"))
        #expect(flag.quotes == [])
        #expect(try !codes(Self.quarrel).contains(.unattributedClaim))
        #expect(
            try !codes("Quân đội Hungary tấn công Ba Lan\n\n" + Self.quarrel).contains(.unattributedClaim))
    }

    @Test(arguments: [
        "Năm 1941, quân đội Hungary đã tấn công Ba Lan.",
        "Theo hãng tin Sông Xanh, quân đội Hungary đã tấn công Ba Lan.",
        "Người dân hai bờ sông từ lâu vẫn còn nhớ vụ quân đội Hungary tấn công Ba Lan.",
    ])
    func `history, what has a source and what is told in passing are no claims`(sentence: String) throws {
        #expect(try !codes(Self.quarrel + "\n\n" + sentence).contains(.unattributedClaim))
    }

    @Test(arguments: [
        ("Giới phân tích nói rằng chợ sẽ đông.", 0), ("Các tướng quân đội Iran nói rằng chợ sẽ đông.", 0),
        ("Ngoại trưởng Ba Lan nói rằng chợ sẽ đông.", 0), ("Nhiều chuyên gia nói rằng chợ sẽ đông.", 1),
        ("Một quan chức Ba Lan nói rằng chợ sẽ đông.", 1), ("Các nguồn tin nói rằng chợ sẽ đông.", 1),
        ("Lãnh đạo Sở Xây dựng Ba Lan nói rằng chợ sẽ đông.", 1),
    ])
    func `a source is hidden where one of many speaks, not all of a kind or who holds an office`(
        text: String, count: Int
    ) throws {
        #expect(
            try flags("Chợ mới\n\n" + text).filter { $0.code == .unnamedSources }.map(\.quotes.count)
                == (count == 0 ? [] : [count]))
    }

    @Test func `sources without names are counted`() throws {
        let flag = try #require(
            flags("Chợ mới\n\n\"Chợ đông lắm\", một quan chức giấu tên nói. \"Vui lắm\", bà Lê Thị Mận nói.")
                .first { $0.code == .unnamedSources })
        #expect(flag.detail == "1")
        #expect(flag.quotes.count == 1)
    }

    @Test func `one who says everything is a single source`() throws {
        let text = "Chợ mới\n\n\"Chợ đông\", bà Lê Thị Mận nói. \"Vui lắm\", bà Mận nói. \"Mai lại đến\", bà Mận nói."
        #expect(try flags(text).map(\.detail) == ["Lê Thị Mận"])
        #expect(try codes(text + " \"Không vui\", ông Trần Văn Lúa nói.") == [])
        #expect(try codes(text + " Chợ có trăm sạp, theo báo Tuổi Trẻ.") == [])
    }

    @Test func `flags stand by their code`() throws {
        let found = try codes(
            Self.quarrel + "\n\nQuân đội Hungary đã tấn công Ba Lan. \"Xa lắm\", một quan chức giấu tên nói.")
        #expect(found.map(\.rawValue) == found.map(\.rawValue).sorted())
        #expect(found.count >= 3)
    }

    // MARK: Sources

    @Test func `the quotations of one source stand together, in the order of the first`() throws {
        let report = try Fixture.report(
            of:
                "Chợ mới\n\n\"Chợ đông\", bà Lê Thị Mận nói. \"Tốt\", Chủ tịch xã Trần Văn Lúa nói. \"Vui lắm\", bà Mận nói."
        )
        let sources = try #require(report.sources)
        #expect(sources.map { $0.quotes.map(\.rawValue) } == [["q1", "q3"], ["q2"]])
        let names = sources.map { source in report.entities?.first { $0.id == source.entity }?.name }
        #expect(names == ["Lê Thị Mận", "Trần Văn Lúa"])
    }

    @Test func `a source is of one kind, the one that the article calls it by most`() throws {
        let report = try Fixture.report(
            of: """
                Chợ mới

                "Chợ đông", bác sĩ Lê Thị Mận nói. "Vui lắm", Giám đốc Lê Thị Mận nói. "Mai lại đến", bác sĩ Mận nói. \
                "Tốt", bà Mận nói.
                """)
        #expect(try #require(report.sources).map(\.kind) == [.expert])
    }

    @Test func `every quotation has one source`() throws {
        for name in Fixture.names {
            let report = try Fixture.report(name)
            guard let sources = report.sources, let quotes = report.quotes else { continue }
            #expect(sources.flatMap(\.quotes).map(\.rawValue).sorted() == quotes.map(\.id.rawValue).sorted(), "\(name)")
        }
    }
}
