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
}
