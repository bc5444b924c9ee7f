import Testing

@testable import DiembaoCore

@Suite struct `What people are called and what a name is` {
    private func entities(_ text: String) throws -> [Report.Entity] {
        try #require(try Fixture.report(of: text).entities)
    }

    /// The roles of whoever has a name, as the text tells them.
    private func roles(of name: String, _ text: String) throws -> [String] {
        let entity = try entities(text).first { $0.name == name }
        return try #require(entity, "no entity \(name)").roles.map(\.span.text)
    }

    private func names(_ kind: Report.Entity.Kind, _ text: String) throws -> [String] {
        try entities(text).filter { $0.type == kind }.map(\.name)
    }

    private func credits(_ text: String) throws -> [String] {
        try #require(try Fixture.report(of: text).document?.credits).compactMap(\.outlet)
    }

    // MARK: Roles

    @Test func `an ambassador is his own country's, wherever he is posted`() throws {
        let text = "Đại sứ Malaysia tại Việt Nam Erik Lindgren cho biết hai nước sẽ hợp tác."
        #expect(try roles(of: "Erik Lindgren", text) == ["Đại sứ Malaysia tại Việt Nam"])
        let envoy = try #require(try entities(text).first { $0.name == "Erik Lindgren" })
        let home = try #require(try entities(text).first { $0.name == "Malaysia" })
        #expect(envoy.roles.first?.of == home.id)
    }

    @Test func `each in a list has the title before his own name`() throws {
        let text =
            "Ông gặp Tổng thống Hàn Quốc Lee Jong-su, Tổng thống Ethiopia Abel Tessema, Thủ tướng Hà Lan Jan Visser và "
            + "Thủ tướng Italy Marco Bellini."
        #expect(try roles(of: "Abel Tessema", text) == ["Tổng thống Ethiopia"])
        #expect(try roles(of: "Jan Visser", text) == ["Thủ tướng Hà Lan"])
    }

    @Test func `what a comma parts from the next person is of whoever stands before it`() throws {
        let text = "Dự họp có ông Trần Văn Hùng, giám đốc Công ty Sông Lam, bà Nguyễn Thị Lan và nhiều người khác."
        #expect(try roles(of: "Trần Văn Hùng", text) == ["giám đốc Công ty Sông Lam"])
        #expect(try roles(of: "Nguyễn Thị Lan", text).isEmpty)
    }

    @Test func `between dashes all titles are of one person`() throws {
        let text =
            "Ông Trần Văn Sơn - ủy viên Bộ Chính trị, bí thư Thành ủy Hà Nội, trưởng Ban Kinh tế Trung ương - đã trao quyết định."
        #expect(
            try roles(of: "Trần Văn Sơn", text) == [
                "ủy viên Bộ Chính trị", "bí thư Thành ủy Hà Nội", "trưởng Ban Kinh tế Trung ương",
            ])
    }

    @Test func `who serves a president is named behind the comma`() throws {
        let text = "Cố vấn của Tổng thống Nga Vladimir Putin, Ivan Lebedev, hôm nay nói quan hệ đang xấu đi."
        #expect(try roles(of: "Ivan Lebedev", text) == ["Cố vấn của Tổng thống Nga Vladimir Putin"])
    }

    @Test(arguments: [
        ("Báo cáo của công tố viên đặc biệt Erik Lindgren được công bố.", "công tố viên đặc biệt"),
        ("Tổng thống tạm quyền Erik Lindgren đã triệu tập cuộc họp.", "Tổng thống tạm quyền"),
    ])
    func `a title may say of which kind it is`(_ text: String, _ role: String) throws {
        #expect(try roles(of: "Erik Lindgren", text) == [role])
    }

    @Test(arguments: [
        "Theo tiến sĩ Trần Văn Sơn, người dân nên chủ động tích trữ nước ngọt.",
        "Theo tiến sĩ Trần Văn Sơn, bệnh nhân đã khỏe lại.",
        "Tuy nhiên, theo tiến sĩ Trần Văn Sơn, người dân nên chủ động tích trữ nước ngọt, lương thực.",
    ])
    func `what follows the source is what it says and no title`(_ text: String) throws {
        #expect(try roles(of: "Trần Văn Sơn", text) == ["tiến sĩ"])
    }

    // MARK: Names

    @Test func `the letters that a person is called by are the person's`() throws {
        let text =
            "Thái tử Karim bin Rashid (thường gọi tắt là KBR) đã đến Pháp. KBR gặp tổng thống hôm qua. Thái tử KBR sẽ về nước ngày mai."
        let prince = try #require(try entities(text).first { $0.name == "Karim bin Rashid" })
        #expect(prince.mentions.filter { $0.span.text == "KBR" }.count == 3)
        #expect(try names(.organization, text).isEmpty)
    }

    @Test func `a firm and its director are two`() throws {
        let text = "Giám đốc điều hành của tập đoàn Veltrex Sergey Lebedev cho biết hợp đồng đã ký."
        #expect(try names(.person, text) == ["Sergey Lebedev"])
        #expect(try names(.organization, text).contains { $0.hasSuffix("Veltrex") })
    }

    @Test func `a number that measures or counts is no part of a name`() throws {
        let text = "Đảng Dân chủ được 30%, đảng Cánh tả 9%. Quân khu 7 và Công ty 36 họp ở Quận 7."
        let found = try names(.organization, text)
        #expect(found.contains("đảng Cánh tả") && found.contains("Quân khu 7") && found.contains("Công ty 36"))
        #expect(try names(.location, text) == ["Quận 7"])
    }

    @Test func `one noun of places stands for all of its list`() throws {
        let communes = "Bão đổ vào xã Đăk Na, Măng Ri, Ngọc Lây của huyện Tu Mơ Rông."
        #expect(try names(.person, communes).isEmpty)
        let areas = "Quân đội đánh vào các khu vực Hamara và Kernas. Ông Abu Nasser Kernas nói như vậy."
        #expect(try names(.location, areas).contains("Kernas"))
    }

    @Test(arguments: [
        "Sinh viên ngành Việt Nam học ra trường.", "Anh phải trả 50.000 đô Singapore.",
        "Cổ phiếu trên sàn Hà Nội giảm.",
        "Anh mua chiếc Huawei mới.",
    ])
    func `a field, a currency, an exchange and a telephone are no places and bodies`(_ text: String) throws {
        #expect(try entities(text).isEmpty)
    }

    @Test func `the police who investigate are not named after the case`() throws {
        let text = "Cảnh sát điều tra vụ ám sát đại sứ Nga cho biết đã bắt ba nghi phạm."
        #expect(try names(.organization, text).allSatisfy { !$0.contains("vụ") })
        #expect(try names(.location, text) == ["Nga"])
    }

    @Test func `a name is told with Đ where the text has the letter that looks like it`() throws {
        let text = "Bà Nguyễn Thị \u{D0}ào sống ở \u{D0}à Nẵng."
        #expect(try names(.person, text) == ["Nguyễn Thị Đào"])
        #expect(try names(.location, text) == ["Đà Nẵng"])
    }

    // MARK: Credits

    @Test(arguments: [
        "Lãnh đạo tạp chí Heritage Fashion cho biết đã thu hồi ấn phẩm.",
        "Đồng sáng lập trang Intifada cho rằng đây là sai lầm.",
    ])
    func `whose outlet it is speaks of it`(_ text: String) throws {
        #expect(try credits(text).isEmpty)
    }

    @Test(arguments: [
        ("Theo trang 38 North, Triều Tiên đã phóng tên lửa.", "38 North"),
        ("Theo Hãng thông tấn nhà nước Iran, tàu đã rời cảng.", "Hãng thông tấn nhà nước Iran"),
        ("Như báo Người Đưa Tin đã đưa, vụ việc xảy ra hôm qua.", "Người Đưa Tin"),
        ("Sự việc được phóng viên Bloomberg News phát hiện hôm qua.", "Bloomberg News"),
        ("Ông Lindgren nói với 13 Action News rằng ông không biết.", "13 Action News"),
    ])
    func `an outlet is credited however its name begins`(_ text: String, _ outlet: String) throws {
        #expect(try credits(text) == [outlet])
    }
}
