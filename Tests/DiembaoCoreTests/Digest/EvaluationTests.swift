import Testing

@testable import DiembaoCore

@Suite struct `The tone of the words` {
    private func tone(_ text: String) throws -> Report.Tone {
        try #require(try Fixture.report(of: text, DocumentMetadata(language: "vi")).tone)
    }

    private func writer(_ text: String) throws -> Double { try tone(text).writer }

    @Test func `is bad for bad words, good for good ones, and none without any`() throws {
        #expect(try writer("Trận động đất tàn phá ngôi làng, ba mươi người thiệt mạng.") < -0.3)
        #expect(try writer("Ngôi làng yên bình, người dân hạnh phúc và tự hào.") > 0.3)
        #expect(try writer("Cây cầu dài hai trăm mét, nối hai xã của huyện.") == 0)
    }

    @Test func `grows with the words, and stays within -1 and 1`() throws {
        let sentence = "Vụ thảm sát tàn bạo đã giết hại nhiều người dân vô tội. "
        let (one, many) = (try writer(sentence), try writer(String(repeating: sentence, count: 40)))
        #expect(many < one && one < 0)
        #expect(many >= -1)
        #expect((many * 100).rounded() / 100 == many)
    }

    @Test(arguments: [
        ("Con đường này rất nguy hiểm.", "Con đường này nguy hiểm."),
        ("Con đường này nguy hiểm vô cùng.", "Con đường này nguy hiểm."),
        ("Con đường này nguy hiểm.", "Con đường này hơi nguy hiểm."),
        ("Con đường này nguy hiểm.", "Con đường này không nguy hiểm."),
        ("Kết quả không tốt.", "Kết quả tốt."),
        ("Họ bị phê bình gay gắt.", "Họ được phê bình gay gắt."),
        ("Vụ việc làm leo thang xung đột.", "Vụ việc làm giảm xung đột."),
        ("Vụ việc làm giảm niềm tin.", "Vụ việc làm tăng niềm tin."),
        ("Anh bị đuổi.", "Anh đuổi."),
    ])
    func `is worse in the first than in the second`(pair: (String, String)) throws {
        #expect(try writer(pair.0) < writer(pair.1))
    }

    @Test func `of what does not harm is not bad`() throws {
        #expect(try writer("Chất này không gây nguy hiểm cho ai cả.") > 0)
        #expect(try writer("Huyện đã phòng chống tham nhũng từ lâu.") == 0)
    }

    @Test func `is told apart for the writer and for the quoted`() throws {
        let found = try tone("Ông Trần Văn Lúa nói: \"Cây cầu thật tuyệt vời, tôi rất tự hào và hạnh phúc\".")
        #expect(found.quoted > 0.3)
        #expect(found.writer == 0)
    }

    @Test func `is not made by names`() throws {
        #expect(try writer("Ông Trần Hòa Bình sống ở tỉnh Hòa Bình, cạnh nhà chị Nguyễn Thị Hạnh Phúc.") == 0)
    }

    @Test(arguments: ["một", "không", "không không không", "bị", "rất", "… !", "không rất bị giảm được"])
    func `is none where there is nothing to measure`(text: String) throws {
        #expect(try tone(text) == Report.Tone(writer: 0, quoted: 0))
    }

    @Test func `of a hundred thousand words is found`() throws {
        #expect(try writer(String(repeating: "không nguy hiểm ", count: 33_334)) >= -1)
        #expect(try writer(String(repeating: "không ", count: 100_000)) == 0)
    }
}

@Suite struct `Loaded words` {
    private func loaded(_ text: String) throws -> [Report.LoadedWord] {
        try #require(try Fixture.report(of: text, DocumentMetadata(language: "vi")).loaded)
    }

    private func words(_ text: String) throws -> [String] { try loaded(text).map(\.span.text) }

    @Test func `judge, and are told with whose they are`() throws {
        let found = try loaded(
            "Tờ báo gọi đó là luận điệu trơ trẽn. Ông Trần Văn Lúa nói: \"Họ ngang ngược và dối trá với dân làng\".")
        #expect(found.map(\.span.text) == ["luận điệu", "trơ trẽn", "ngang ngược", "dối trá"])
        #expect(found.map(\.voice) == [.writer, .writer, .quoted, .quoted])
    }

    @Test func `in quotation marks are not the writer's`() throws {
        #expect(try loaded("Nước này bị tố là \"trơ trẽn\".").map(\.voice) == [.quoted])
    }

    @Test(arguments: [
        "Hai người chết trong vụ tai nạn, ba người bị thương.",
        "Bị cáo bị phạt 3 năm tù về tội vu khống.",
        "Bệnh nhân cần một chế độ dinh dưỡng hợp lý.",
        "Cơ quan điều tra khởi tố vụ giết người, cướp tài sản.",
        "Tháng 11, anh Minh được đình chỉ điều tra.",
    ])
    func `are none that name a fact`(text: String) throws {
        #expect(try words(text) == [])
    }

    @Test func `need a name where the table says so`() throws {
        #expect(try words("Quân nổi dậy muốn lật đổ chế độ Assad.") == ["chế độ"])
    }

    @Test func `are found in any spelling of their tones`() throws {
        #expect(try words("Bài viết nguỵ biện cho kẻ xâu xé làng.") == ["nguỵ biện", "xâu xé"])
        #expect(try words("Bài viết ngụy biện cho ai đó.") == ["ngụy biện"])
        #expect(try words("THỦ ĐOẠN TRƠ TRẼN CỦA KẺ CƯỚP") == ["TRƠ TRẼN"])
    }

    @Test(arguments: ["một", "chế độ", "trơ", "… !"])
    func `are none in a text without them`(text: String) throws {
        #expect(try words(text) == [])
    }

    @Test func `of a hundred thousand are found`() throws {
        #expect(try loaded(String(repeating: "trơ trẽn ", count: 50_000)).count == 50_000)
    }

    @Test func `stand in the tables once, in one spelling`() {
        for table in [EmbeddedData.tone, EmbeddedData.loaded, EmbeddedData.valenceShifters] {
            #expect(table.rows.allSatisfy { $0.count == 3 && !$0[2].isEmpty })
            var seen: Set<String> = []
            for row in table.rows {
                let key = "\(PhraseTrie.keys(row[0])) \(row[1] == "more-after")"
                #expect(seen.insert(key).inserted, "\(row[0])")
            }
        }
    }
}
