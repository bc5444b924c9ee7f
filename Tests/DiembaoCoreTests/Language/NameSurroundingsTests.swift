import Testing

@testable import DiembaoCore

@Suite struct `Names by the nouns before them` {
    /// By kind, every form that is told as a name.
    private func forms(_ text: String, _ type: Report.Entity.Kind) throws -> [String] {
        let entities = try #require(try Fixture.report(of: text).entities)
        return entities.filter { $0.type == type }.flatMap { entity in
            entity.mentions.filter { $0.kind == .name }.map(\.span.text)
        }
    }

    private func all(_ text: String) throws -> [String] {
        try forms(text, .person) + forms(text, .organization) + forms(text, .location)
    }

    @Test func `the country in the name of a disease or of money is no place of the article`() throws {
        let found = try forms(
            "Hai xã của huyện Vân Sơn có ổ dịch tả lợn châu Phi. Anh Bảy mua nhà hết 2 triệu bảng Anh ở London.",
            .location)
        #expect(found == ["Vân Sơn", "London"])
    }

    @Test func `storms are nobody, where their noun begins a sentence and in a list of several, too`() throws {
        let found = try all(
            "Hôm 8/9, bão Rosalinda đổ bộ vào bang Florida. Bão Rosalinda mạnh hơn siêu bão Kerrigan, Moreno hồi năm ngoái."
        )
        #expect(!found.contains { $0.contains("Rosalinda") || $0 == "Kerrigan" })
    }

    @Test func `a chain of shops is a body wherever it is named, though it looks like a person`() throws {
        let text = "Chuỗi siêu thị Hoa Mai Xanh mở 12 cửa hàng. Năm ngoái Hoa Mai Xanh lãi 20 tỷ đồng ở Đà Nẵng."
        #expect(try forms(text, .person).isEmpty)
        #expect(try forms(text, .organization).allSatisfy { $0.hasSuffix("Hoa Mai Xanh") })
        #expect(try forms(text, .organization).count == 2)
    }

    @Test func `a company with a country behind it leaves that a place`() throws {
        let text = "Các công ty Nhật Bản rút khỏi dự án. Theo tờ Pháp luật, hai tập đoàn Hàn Quốc cũng vậy."
        #expect(try forms(text, .location) == ["Nhật Bản", "Hàn Quốc"])
    }

    @Test func `communes that one noun stands before are places, like people's names as they look`() throws {
        let text = "Lũ gây ngập các xã Phước Tân, Phước Chính, Phước Trung và Phước Thành của huyện Bác Sơn."
        #expect(try forms(text, .person).isEmpty)
        #expect(try forms(text, .location).contains("Phước Chính"))
    }

    @Test func `a street in an address is no person`() throws {
        let text = "Lễ viếng tại nhà tang lễ thành phố (25 Lê Quý Đôn, quận 3) từ sáng mai."
        #expect(try forms(text, .person).isEmpty)
    }

    @Test func `the letters of a boat's number name no body`() throws {
        #expect(try !all("Sà lan HP - 3888 đâm vào cầu hôm qua. Chủ sà lan HP - 3888 ở Hải Phòng.").contains("HP"))
    }

    @Test func `a song by somebody names him`() throws {
        let text = "Nhạc sĩ Trần Văn Khang mất hôm qua. Nhiều người hát ca khúc Trần Văn Khang trong đêm."
        #expect(try forms(text, .person) == ["Trần Văn Khang", "Trần Văn Khang"])
    }

    @Test func `letters in a document's number name no body`() throws {
        let found = try all(
            "Quyết định số 687/QĐ-TTCP ngày 27/7/2018 và Công điện số 1671 / CĐ - TTg nói về đê điều. Nghị định 130/2006/NĐ-CP cũng vậy."
        )
        #expect(found.isEmpty)
    }

    @Test func `a syndrome, a virus and an aircraft that opens a sentence are nobody`() throws {
        let found = try all(
            "Bé mắc hội chứng Lindgren từ nhỏ. Chủng virus Marburg lan nhanh. Chiếc Boeing hạ cánh lúc 8h.")
        #expect(!found.contains { $0.contains("Lindgren") || $0.contains("Marburg") || $0.contains("Chiếc") })
    }

    @Test func `a building project that is called like somebody is nobody, but its owner is`() throws {
        #expect(try forms("Người dân mua nhà ở dự án Sakura Central Park hồi năm ngoái.", .person).isEmpty)
        #expect(try forms("Theo chủ dự án Trần Văn Khang, nhà đã bán hết.", .person) == ["Trần Văn Khang"])
    }

    @Test func `wars, sets of tools and contests are nobody`() throws {
        let text =
            "Thế Chiến II kết thúc năm 1945. Bộ Công cụ gồm 20 câu hỏi do Bộ Công Thương soạn. Cô đăng quang Miss World năm 2017."
        #expect(try all(text) == ["Bộ Công Thương"])
    }

    @Test func `the letters of types and of documents' numbers name nobody`() throws {
        let text =
            "Máy bay J - 10 C cất cánh sáng qua. Nông dân trồng giống lúa TH 3-3. Nghị quyết số 18 - NQ / TW yêu cầu sắp xếp bộ máy."
        #expect(try all(text).isEmpty)
        #expect(
            try Fixture.report(of: text).quotes?.allSatisfy { $0.speaker?.span.text.hasPrefix("Nghị quyết") ?? false }
                == true)
    }

    @Test func `a foreign name right behind the noun of a place is one, but not behind an office`() throws {
        let text =
            "Cuộc không kích vào thành phố al - Mahrabi hôm 22/8 làm 5 người chết. Thẩm phán liên bang Timothy Kellman lên tiếng."
        #expect(try forms(text, .location) == ["al - Mahrabi"])
        #expect(try forms(text, .person) == ["Timothy Kellman"])
    }

    // MARK: What an article knows as people

    @Test func `he is no Britain at the beginning of a sentence`() throws {
        let text =
            "Nam diễn viên Trần Nam vừa đóng phim mới. Anh rất vui vì khán giả yêu mến anh. Anh nói: \"Tôi rất vui\"."
        #expect(try forms(text, .location).isEmpty)
        #expect(try Fixture.report(of: text).quotes?.map { $0.speaker?.name } == ["Trần Nam"])
    }

    @Test func `Britain is no man where the article tells of the country`() throws {
        let text =
            "Thủ tướng Anh Theresa May đến Brussels. Anh sẽ rời EU vào tháng ba. Trước đó, Anh cũng tham gia đàm phán với Pháp."
        #expect(try forms(text, .location).filter { $0 == "Anh" }.count == 3)
    }

    @Test func `a given name that a country has, too, is a person's where the article speaks of no such country`()
        throws
    {
        let text =
            "Công an huyện Krông Búk bắt Phan Thị Thúy Nga. Năm 2017, Nga thuê nhà nghỉ. Quang đưa tiền để Nga gọi khách. Đến nơi, "
            + "Nga bỏ chạy."
        #expect(try !forms(text, .location).contains("Nga"))
        let country = text + " Sau đó, bà trốn sang Nga, nơi Tổng thống Nga vừa ra lệnh ân xá."
        #expect(try forms(country, .location).contains("Nga"))
    }
}
