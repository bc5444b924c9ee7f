import Testing

@testable import DiembaoCore

@Suite struct `Bounds of names` {
    private func entities(_ text: String) throws -> [Report.Entity] {
        try #require(try Fixture.report(of: text).entities)
    }

    private func forms(_ text: String, _ type: Report.Entity.Kind) throws -> [String] {
        try entities(text).filter { $0.type == type }.flatMap { entity in
            entity.mentions.filter { $0.kind == .name }.map(\.span.text)
        }
    }

    @Test func `a body ends where the one who holds its office begins`() throws {
        let text = "Chủ tịch Ủy ban Quân lực Hạ viện Mỹ Mac Thornberg cho rằng ngân sách không đủ."
        #expect(try forms(text, .person) == ["Mac Thornberg"])
        #expect(try forms(text, .organization) == ["Ủy ban Quân lực Hạ viện Mỹ"])
    }

    @Test func `an ocean's name is not cut into a country and a person`() throws {
        let text = "Chỉ huy Bộ tư lệnh Ấn Độ Dương - Thái Bình Dương của Mỹ hôm qua đến Hà Nội."
        #expect(try forms(text, .person).isEmpty)
    }

    @Test func `a name does not go on into the clause after it`() throws {
        let text =
            "Công ty cổ phần Tập đoàn Sông Lam sẽ mở cửa hàng mới. UBND huyện yêu cầu Công ty cổ phần Tập đoàn Sông Lam "
            + "di chuyển cửa hàng xăng dầu Mường Lát trong tháng này."
        #expect(try !forms(text, .organization).contains { $0.contains("di chuyển") })
        #expect(try forms(text, .organization).contains("Công ty cổ phần Tập đoàn Sông Lam"))
    }

    @Test func `a name that the lists have ends before its verb, and whom it acts upon has its own`() throws {
        let known = "Hôm qua, Cục Kiểm lâm xác minh vụ phá rừng ở huyện Vân Sơn."
        #expect(try forms(known, .organization) == ["Cục Kiểm lâm"])
        let other = "Bên cạnh đó, Cục Hàng không cũng yêu cầu Tổng công ty Sông Lam báo cáo sự việc."
        #expect(try forms(other, .organization) == ["Cục Hàng không", "Tổng công ty Sông Lam"])
        let branch = "Ngân hàng Nhà nước chi nhánh Long An mở cửa lại."
        #expect(try forms(branch, .organization) == ["Ngân hàng Nhà nước chi nhánh Long An"])
    }

    @Test func `a verb that belongs to a listed name stays in it where the article has a shorter form`() throws {
        let text =
            "Chủ tịch xã cho biết Bộ Giao thông vận tải sẽ xây cầu. Bộ Giao thông đã cấp vốn. Sau đó Bộ Giao thông vận tải "
            + "đề nghị tỉnh Long An chỉ đạo việc này."
        #expect(
            try forms(text, .organization) == ["Bộ Giao thông vận tải", "Bộ Giao thông", "Bộ Giao thông vận tải"])
    }

    @Test func `the firm that a chief executive leads is a body, though a title stands before it`() throws {
        let text = "CEO Apple cho biết công ty sẽ bán điện thoại mới. Apple có nhiều cửa hàng."
        #expect(try forms(text, .organization) == ["Apple", "Apple"])
        #expect(try forms(text, .person).isEmpty)
    }

    @Test func `a number after là is no part of a name`() throws {
        let text =
            "Trung ương phân bổ là 30 người, còn Hà Nội đề cử 50 người. Ban bầu cử của Trung ương phân bổ là 20 người."
        #expect(try !forms(text, .organization).contains { $0.contains("là") })
    }

    @Test func `a name does not end in the middle of a word`() throws {
        let text = "Theo Trung tâm dự báo khí tượng thủy văn trung ương, chiều nay mưa to ở Hà Nội."
        let found = try forms(text, .organization)
        #expect(found.count == 1 && found[0].hasPrefix("Trung tâm dự báo khí tượng thủy văn"))
    }

    @Test func `two bodies that và joins are two names, and the two parts of one are one`() throws {
        let two = "Lãnh đạo Sở Thông tin - Truyền thông và UBND TP Châu Đốc khẳng định nội dung đó sai."
        #expect(try forms(two, .organization) == ["Sở Thông tin - Truyền thông", "UBND TP Châu Đốc"])
        let one = "Trước đó ông làm việc cho Ngân hàng Xây dựng và Phát triển châu Âu tại London."
        #expect(try forms(one, .organization) == ["Ngân hàng Xây dựng và Phát triển châu Âu"])
    }

    @Test func `two bodies that phối hợp joins, or a bracket, are two names`() throws {
        let text = "Anh học tại Trường Sĩ quan Không quân (Quân chủng Phòng không - Không quân) từ năm 2012."
        let found = try forms(text, .organization)
        #expect(found.first == "Trường Sĩ quan Không quân" && found.count == 2)
    }

    @Test func `the assembly is nobody's province's, but a province has its deputation`() throws {
        let text =
            "Ông Lê Văn Sơn, đại biểu Quốc hội tỉnh Đồng Nai, chất vấn bộ trưởng. Quốc hội họp tiếp sáng mai. "
            + "Trưởng đoàn đại biểu Quốc hội tỉnh Long An đồng ý."
        #expect(try forms(text, .organization) == ["Quốc hội", "Quốc hội", "đoàn đại biểu Quốc hội tỉnh Long An"])
        #expect(try forms(text, .location) == ["Đồng Nai"])
    }

    @Test func `an office's body without its place ends before a full name`() throws {
        let text = "Bí thư Thành ủy Lê Trần Sơn yêu cầu làm rõ vụ việc."
        #expect(try forms(text, .person) == ["Lê Trần Sơn"])
        #expect(try forms(text, .organization) == ["Thành ủy"])
    }

    @Test func `a firm's name goes on behind its ampersand`() throws {
        let text =
            "Công ty Giza E & C xây nhà máy ở Bình Dương. Giám đốc Giza E & C cho biết sẽ xong trong năm. "
            + "Nhà máy giấy Lee & Man ở Hậu Giang xả thải."
        let found = try forms(text, .organization)
        #expect(found.contains("Công ty Giza E & C") && found.contains("Giza E & C"))
        #expect(found.contains { $0.hasSuffix("Lee & Man") })
        #expect(try forms(text, .person).isEmpty)
    }

    @Test func `a number with a point and one after số are the body's own`() throws {
        let text =
            "Ông Nam là chi cục trưởng Chi cục Quản lý đường bộ 3.4. Ông từng làm hiệu trưởng Trường Dạy nghề Sông Lam "
            + "số 2 từ năm 2015."
        #expect(
            try forms(text, .organization) == ["Chi cục Quản lý đường bộ 3.4", "Trường Dạy nghề Sông Lam số 2"])
    }

    @Test func `the case of a policeman is no body`() throws {
        let text = "Công an xử lý nghiêm vụ Thiếu úy CSGT Sông Lam đỗ xe trên vỉa hè."
        #expect(try !forms(text, .organization).contains { $0.contains("vụ") })
    }

    @Test func `a commune's name does not end in America`() throws {
        let text =
            "Ổ dịch ở xã Chính Mỹ (Thủy Nguyên, Hải Phòng) đã được khoanh lại. Dân xã Chính Mỹ tiêu hủy 20 con lợn."
        let found = try forms(text, .location)
        #expect(found == ["Chính Mỹ", "Chính Mỹ", "Thủy Nguyên", "Hải Phòng"])
    }

    @Test func `ministries with commas and ampersands are one name each`() throws {
        let text =
            "Bộ VH,TT & DL gửi công văn cho Sở TT&TT Hà Nội. Theo Bộ LĐ,TB & XH, việc này đã rõ. Sở GD & ĐT Hà Nội và "
            + "Bộ GD-ĐT cũng đồng ý."
        let found = try forms(text, .organization)
        #expect(found == ["Bộ VH,TT & DL", "Sở TT&TT Hà Nội", "Bộ LĐ,TB & XH", "Sở GD & ĐT Hà Nội", "Bộ GD-ĐT"])
    }

    @Test func `a title is no body`() throws {
        let text = "Ông Trần Quốc Vượng - Thường trực Ban Bí thư - đánh giá cao phong trào ở Hà Nội."
        #expect(try !forms(text, .organization).contains { $0.hasPrefix("Thường trực") })
    }

    @Test func `ships are no people, and streets that bear a person's name are places`() throws {
        let text =
            "Sau khi tàu Giang Hải bị tấn công, Cục Hàng hải cảnh báo các chủ tàu. Giang Hải chở xi măng. Khách sạn nằm trên "
            + "đường Phan Bội Châu, Nha Trang."
        #expect(try forms(text, .person).isEmpty)
        #expect(try forms(text, .location).contains("Phan Bội Châu"))
    }

    @Test func `whoever an office is named of is a person, though no list has the name`() throws {
        let text = "Theo bình luận viên Pieter Appsman của hãng tin Reuters, nội các mới sẽ cứng rắn."
        #expect(try forms(text, .person) == ["Pieter Appsman"])
    }

    @Test func `the noun of a kind of bodies alone is no name where no body of the kind is named`() throws {
        let text = "Em học Đại học ở Thái Nguyên. Nhờ có bằng Đại học, em tìm được việc ở Hà Nội."
        #expect(try forms(text, .organization).isEmpty)
    }

    @Test func `the letters of a ministry's fields are no speakers`() throws {
        let text =
            "Bộ VH, TT & DL: \"Sẽ tạm dừng lễ hội nếu còn tranh cướp\"\nTheo Bộ VH, TT & DL, việc tranh cướp là sai. Bộ VH, TT & DL "
            + "cho biết sẽ kiểm tra."
        let quotes = try #require(try Fixture.report(of: text).quotes)
        #expect(!quotes.isEmpty)
        #expect(quotes.allSatisfy { $0.speaker?.name == "Bộ VH, TT & DL" && $0.sourceKind == .institution })
    }

    @Test func `a numbered region of a force is one body`() throws {
        let text = "Các chiến sĩ Vùng 3 hải quân lên đường. Chỉ huy Vùng 3 Hải quân tiễn đoàn ở Đà Nẵng."
        #expect(try forms(text, .organization) == ["Vùng 3 hải quân", "Vùng 3 Hải quân"])
    }

    @Test func `a person between two others in a list is one`() throws {
        let text = "Các phó thủ tướng là Prawit Wongsuwan, Somkid Jatusripitak và Don Pramudwinai."
        #expect(try forms(text, .person) == ["Prawit Wongsuwan", "Somkid Jatusripitak", "Don Pramudwinai"])
    }

    @Test func `a common noun that opens a sentence is nobody's name`() throws {
        let text = "Hoa và nến được người dân đặt trước cổng trường. Hồ nằm gần núi Bà Nà, khách đến rất đông."
        #expect(try forms(text, .person).isEmpty)
        let named = "Chị Nguyễn Thị Hoa bán cá ở chợ. Hoa đã bán cá mười năm nay ở chợ Bến Lâm."
        #expect(try forms(named, .person) == ["Nguyễn Thị Hoa", "Hoa"])
    }

    @Test func `a number behind a verb counts what follows and is no part of a name`() throws {
        let text = "Theo bác sĩ Nam, mỗi ngày Khoa Cấp cứu tiếp nhận trung bình 100 ca, còn Khoa Nội điều trị 15 ca."
        #expect(try !forms(text, .organization).contains { $0.contains("100") || $0.contains("15") })
        #expect(try forms("Hôm qua Sư đoàn 361 đã diễn tập ở Hà Nội.", .organization) == ["Sư đoàn 361"])
    }

    @Test func `a short form in brackets may have more behind it`() throws {
        let text =
            "Theo Tổ chức Giám sát Nhân quyền Syria (SOHR, trụ sở tại Anh), đã có ba người chết. SOHR sẽ điều tra vụ này."
        let body = try #require(try entities(text).first { $0.type == .organization })
        #expect(body.mentions.filter { $0.kind == .name }.map(\.span.text).filter { $0 == "SOHR" }.count == 2)
    }

    @Test func `a number plate is at no sea`() throws {
        let text = "Chiều qua, xe khách biển Quảng Ninh lao xuống ruộng ở Hà Nội, không ai bị thương."
        #expect(try forms(text, .location).contains("Quảng Ninh"))
    }

    @Test func `a firm's trade may stand in small letters before its place`() throws {
        let text = "Chiếc máy bay do Tập đoàn máy bay Thiểm Tây chế tạo đã rơi chiều qua ở miền nam."
        #expect(try forms(text, .organization) == ["Tập đoàn máy bay Thiểm Tây"])
    }

    // MARK: People and bodies

    @Test func `a surname that the article has in full ends the body whose head he is`() throws {
        let text = "Ông James Comstock phát biểu hôm qua. Giám đốc FBI Comstock cho biết cuộc điều tra chưa kết thúc."
        #expect(try forms(text, .person) == ["James Comstock", "Comstock"])
        #expect(try forms(text, .organization) == ["FBI"])
    }

    @Test func `a name is not cut behind a hyphen`() throws {
        let text = "Ngoại trưởng Lavrov gặp nhà ngoại giao Ai Cập Mohamed El-Amine Souef tại Moskva hôm qua."
        #expect(try forms(text, .person).contains("Mohamed El-Amine Souef"))
        #expect(try !forms(text, .person).contains { $0.hasSuffix("-") })
    }

    @Test func `a network whose initials follow in brackets is no person`() throws {
        let text = "Cảnh sát nghi mạng lưới Jemaah Ansharut Daulah (JAD) đứng sau vụ việc ở Surabaya."
        #expect(try !forms(text, .person).contains("Jemaah Ansharut Daulah"))
    }

    @Test func `what ends as the names of airlines do is no person`() throws {
        #expect(try !forms("Trong số này có TUI Airways và Turkish Airlines.", .person).contains("TUI Airways"))
    }

    @Test func `a law against something is no body, and a department of legislation is of no France`() throws {
        let text = "Ông Nguyễn Tuấn Sơn, Vụ phó Pháp chế, nói về Luật Phòng chống tham nhũng năm 2018."
        #expect(try !forms(text, .organization).contains { $0.hasPrefix("Phòng chống") })
        #expect(try !forms(text, .location).contains("Pháp"))
    }

    @Test func `letters in brackets behind a country are not the country's that do not fit it`() throws {
        let text =
            "Chương trình Phát triển của Liên Hợp Quốc tại Việt Nam (UNDP) góp ý cho dự thảo. UNDP nói cần rõ hơn."
        let country = try entities(text).first { $0.name == "Việt Nam" }
        #expect(country?.mentions.contains { $0.span.text == "UNDP" } == false)
    }

    @Test func `the name of a drill is nobody's`() throws {
        let text = "Mỹ và Hàn Quốc chuẩn bị cho cuộc tập trận chung có tên Dong Maeng vào tháng 8."
        #expect(try !entities(text).contains { $0.name == "Dong Maeng" })
    }

    @Test func `a body that assesses ends before its verb, whether a clause or a comma follows`() throws {
        let found = try forms(
            "Uỷ ban An toàn giao thông đánh giá, đây là kỳ nghỉ tốt. Trung tâm Dự báo khí tượng Sông Lam cảnh báo bão.",
            .organization)
        #expect(found.first == "Uỷ ban An toàn giao thông")
    }
}
