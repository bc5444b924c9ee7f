import Testing

@testable import DiembaoCore

@Suite struct QuotesTests {
    @Test func `a quotation before its cue has the speaker by the cue`() throws {
        let quote = try Fixture.report("hội-nghị-sông.txt").quote("Dòng sông")
        #expect(quote.type == .direct)
        #expect(quote.speaker?.span.text == "ông Hưng")
        #expect(quote.speaker?.name == "Trần Quốc Hưng")
        #expect(quote.cue?.text == "nói")
    }

    @Test func `a quotation after a colon has the speaker before it`() throws {
        let quote = try Fixture.report("hội-nghị-sông.txt").quote("Đây là bước đi")
        #expect(quote.speaker?.name == "Khamla Vongsa")
        #expect(quote.cue?.text == "nhận định")
        #expect(quote.span.text == "Đây là bước đi mà người dân hạ lưu chờ đợi đã 20 năm")
    }

    @Test func `in an apposition the name by the cue speaks, not the name within the role`() throws {
        let quote = try Fixture.report("không-tiêu-đề.txt").quote("Chúng tôi đã nói hết")
        #expect(quote.speaker?.name == "Petra Nyström")
        #expect(quote.cue?.text == "nêu quan điểm")
        #expect(quote.span.text.contains(". Phần còn lại"))
    }

    @Test func `a fragment in marks within a clause is mixed`() throws {
        let quote = try Fixture.report("không-tiêu-đề.txt").quote("sẽ không ngồi yên")
        #expect(quote.type == .mixed)
        #expect(quote.speaker?.name == "Ilan Berg")
        #expect(quote.cue?.text == "cảnh báo")
        #expect(quote.stance == .warn)
    }

    @Test func `theo before a body is reported speech`() throws {
        let quote = try Fixture.report("không-tiêu-đề.txt").quote("hai phái đoàn")
        #expect(quote.type == .indirect)
        #expect(quote.cue?.text == "Theo")
        #expect(quote.speaker?.name == "Văn phòng Thủ tướng")
    }

    @Test func `theo quy định is no speaker`() throws {
        let quotes = try #require(try Fixture.report("tòa-án.txt").quotes)
        #expect(!quotes.contains { $0.span.text.contains("15 ngày để kháng nghị") })
    }

    @Test func `a single mark pairs and an apostrophe after a number does not`() throws {
        let report = try Fixture.report("bóng-đá.txt")
        let quote = try report.quote("Hàng thủ")
        #expect(quote.speaker?.name == "Đoàn Văn Lực")
        #expect(quote.cue?.text == "thừa nhận")
        #expect(try report.quote("Mục tiêu").span.text == "Mục tiêu của tôi là ghi bàn ở phút 90'")
    }

    @Test(arguments: [
        "Xã sẽ sửa 'Căn cứ Sông Xanh' ở bến tàu", "Xã sẽ sửa ‘Căn cứ Sông Xanh’ ở bến tàu",
        "Xã bàn với hãng Moody’ s và nhóm People ' s Action về bến tàu",
    ])
    func `a single mark closes before a word of one letter, and an apostrophe stands before an ending`(text: String)
        throws
    {
        #expect(
            try !Fixture.report(of: "\(text)\n\nNgười dân đã họp.").warnings.contains {
                $0.code == .unpairedQuotationMark
            })
    }

    @Test func `the second half of a split quotation continues the first`() throws {
        let report = try Fixture.report("bệnh-viện.txt")
        let first = try report.quote("Khi đi rẫy")
        let second = try report.quote("và đừng tự rạch")
        #expect(second.continues == first.id)
        #expect(second.speaker?.name == "Vũ Minh Đạt")
    }

    @Test func `a quotation over paragraphs is one with its line breaks`() throws {
        let quote = try Fixture.report("trích-dài.txt").quote("Trường của chúng ta")
        #expect(quote.speaker?.name == "Giàng A Sử")
        #expect(quote.span.text.hasSuffix("một góc học nhỏ"))
    }

    @Test func `a lost closing mark ends with its paragraph and later marks pair as before`() throws {
        let report = try Fixture.report("dấu-lẻ.txt")
        #expect(try report.quote("Nước cạn").span.text == "Nước cạn thì lấy gì tưới lúa?")
        #expect(try report.quote("dân bản cần nước").span.text == "dân bản cần nước, không cần lời hứa")
        #expect(report.warnings.contains { $0.code == .unpairedQuotationMark })
    }

    @Test func `a title in marks is no quotation`() throws {
        let report = try Fixture.report(
            of: "Tối qua, đoàn kịch công diễn vở \"Mùa nước nổi\" và bộ phim \"Mắt biếc\" cho người dân ở xã.")
        #expect(report.quotes?.isEmpty == true)
    }

    @Test func `an outlet passes on what a speaker said`() throws {
        let report = try Fixture.report(
            of: "\"Chúng tôi sẽ không rút quân\", AFP dẫn lời Tổng thống Karel Novak hôm qua nói với báo chí ở thủ đô.")
        let quote = try report.quote("không rút quân")
        #expect(quote.speaker?.name == "Karel Novak")
        #expect(quote.cue?.text == "nói")
        #expect(report.document?.credits?.map(\.outlet) == ["AFP"])
    }

    @Test(arguments: ["\"%\"", "“%”", "‘%’", "'%'", "«%»", "„%“"])
    func `all kinds of marks hold quotations`(marks: String) throws {
        let marked = marks.split(separator: "%").map(String.init)
        let report = try Fixture.report(
            of:
                "Tại cuộc họp của xã về con đường mới, người dân rất đông.\n\(marked[0])Đường này là của chúng tôi và phải được sửa\(marked[1]), ông Nguyễn Văn Tám nói.\n"
        )
        let quote = try report.quote("Đường này")
        #expect(quote.span.text == "Đường này là của chúng tôi và phải được sửa")
        #expect(quote.speaker?.name == "Nguyễn Văn Tám")
    }
}
