import Testing

@testable import DiembaoCore

@Suite struct `Forms of one name` {
    private func entities(_ text: String) throws -> [Report.Entity] {
        try #require(try Fixture.report(of: text).entities)
    }

    /// The names that are brought together with a form.
    private func forms(with form: String, _ text: String) throws -> Set<String> {
        let found = try entities(text).first { entity in
            entity.mentions.contains { $0.kind == .name && $0.span.text == form }
        }
        let entity = try #require(found, "no name \(form)")
        return Set(entity.mentions.filter { $0.kind == .name }.map(\.span.text))
    }

    @Test func `a ministry without its country is the one that the article names with it`() throws {
        let text =
            "Bộ Ngoại giao Trung Quốc hôm qua ra thông cáo phản đối. Theo Bộ Ngoại giao, cuộc gặp đã bị hủy. "
            + "Người phát ngôn Bộ Ngoại giao không trả lời câu hỏi nào."
        #expect(try forms(with: "Bộ Ngoại giao", text).contains("Bộ Ngoại giao Trung Quốc"))
    }

    @Test func `Vietnam's ministry is one, whether the paper names the country with it first or later`() throws {
        let text =
            "Bộ Ngoại giao hôm qua phản đối Trung Quốc tập trận. Người phát ngôn Bộ Ngoại giao Việt Nam nói việc này vi phạm chủ quyền."
        #expect(try forms(with: "Bộ Ngoại giao", text).contains("Bộ Ngoại giao Việt Nam"))
        let foreign = text.replacing("Bộ Ngoại giao Việt Nam", with: "Bộ Ngoại giao Trung Quốc")
        #expect(try !forms(with: "Bộ Ngoại giao", foreign).contains("Bộ Ngoại giao Trung Quốc"))
    }

    @Test func `an embassy is called with where it is, and by the state alone where there is no other`() throws {
        let text = "Đại sứ quán Nga tại Anh hôm qua ra thông cáo. Trên mạng xã hội, Đại sứ quán Nga phủ nhận cáo buộc."
        #expect(try forms(with: "Đại sứ quán Nga", text) == ["Đại sứ quán Nga tại Anh", "Đại sứ quán Nga"])
        let two =
            "Đám đông tụ tập trước đại sứ quán Mỹ ở Jerusalem và đại sứ quán Mỹ tại Beirut. Đại sứ quán Mỹ cho biết không ai bị thương."
        #expect(try forms(with: "Đại sứ quán Mỹ", two) == ["Đại sứ quán Mỹ"])
    }

    @Test func `the item of Vietnam's National Assembly is not that of another country's parliament`() throws {
        let text = "Quốc hội Georgia họp bất thường. Quốc hội bỏ phiếu lúc 8h. Đường phố trước Quốc hội đông người."
        let parliament = try #require(entities(text).first { $0.name == "Quốc hội Georgia" })
        #expect(parliament.mentions.count == 3)
        #expect(parliament.wikidata != "Q1765001")
    }

    @Test func `a head goes before the acronym of a body`() throws {
        let ministry =
            "Bộ An sinh và Phát triển cộng đồng (MSDC) họp báo hôm qua. Theo Bộ MSDC, chương trình bắt đầu tháng sau."
        #expect(try forms(with: "Bộ MSDC", ministry).contains("Bộ An sinh và Phát triển cộng đồng"))
    }

    @Test func `where two ministries are named, the one without a country is neither`() throws {
        let text =
            "Bộ Ngoại giao Trung Quốc và Bộ Ngoại giao Nga cùng ra thông cáo. Bộ Ngoại giao Trung Quốc phản đối, "
            + "Bộ Ngoại giao Nga ủng hộ. Theo Bộ Ngoại giao, cuộc gặp đã bị hủy."
        let found = try forms(with: "Bộ Ngoại giao", text)
        #expect(!found.contains("Bộ Ngoại giao Trung Quốc") && !found.contains("Bộ Ngoại giao Nga"))
        #expect(try !forms(with: "Bộ Ngoại giao Nga", text).contains("Bộ Ngoại giao Trung Quốc"))
    }

    @Test func `what papers write short and what they leave out makes no other name`() throws {
        let text =
            "Sở Giáo dục và Đào tạo tỉnh Thái Nguyên cho biết sẽ kiểm tra. Sáng 5/6, Sở GD-ĐT Thái Nguyên họp báo. "
            + "Phó giám đốc Sở GD-ĐT tỉnh Thái Nguyên có mặt."
        let found = try forms(with: "Sở GD-ĐT Thái Nguyên", text)
        #expect(found.contains("Sở Giáo dục và Đào tạo tỉnh Thái Nguyên"))
        #expect(found.contains("Sở GD-ĐT tỉnh Thái Nguyên"))
    }

    @Test func `a province's committee is not that of the city of its name`() throws {
        let text =
            "UBND tỉnh Vĩnh Long giao UBND TP Vĩnh Long sửa đường. UBND tỉnh Vĩnh Long cấp vốn, còn UBND TP Vĩnh Long "
            + "chọn nhà thầu."
        #expect(try !forms(with: "UBND tỉnh Vĩnh Long", text).contains("UBND TP Vĩnh Long"))
    }

    @Test func `the committee of a province is not that of a district, and TP is thành phố`() throws {
        let text =
            "UBND huyện Mường Lát họp sáng qua. Sau đó UBND huyện Mường Lát báo cáo UBND tỉnh. TAND TP Sông Lam mở phiên "
            + "tòa. Bản án của TAND thành phố Sông Lam đã có hiệu lực."
        #expect(try forms(with: "UBND tỉnh", text) == ["UBND tỉnh"])
        #expect(try forms(with: "TAND TP Sông Lam", text).contains("TAND thành phố Sông Lam"))
    }

    @Test func `a body's beginning is the one body that was named in full before`() throws {
        let text =
            "Viện Hàn lâm Khoa học Xã hội Việt Nam họp báo sáng qua. Theo Viện Hàn lâm, báo cáo đã xong. Công an phường Nguyễn "
            + "Cư Trinh lập biên bản. Sáng nay Công an phường đã mời bốn người."
        #expect(try forms(with: "Viện Hàn lâm", text).contains("Viện Hàn lâm Khoa học Xã hội Việt Nam"))
        #expect(try forms(with: "Công an phường", text).contains("Công an phường Nguyễn Cư Trinh"))
    }

    @Test func `a firm is called by the name at its end, and by the one in brackets`() throws {
        let text =
            "Công ty TNHH Sản xuất - Thương mại - Dịch vụ Bạch Việt bị phạt. Giám đốc Công ty Bạch Việt chưa nộp phạt. "
            + "Công ty CP Ánh Dương Việt Nam (Vinasun) kiện. Đại diện Vinasun có mặt."
        #expect(try forms(with: "Công ty Bạch Việt", text).count == 2)
        #expect(try forms(with: "Vinasun", text).contains("Công ty CP Ánh Dương Việt Nam"))
    }

    @Test func `father and son of one name are two people`() throws {
        let text =
            "Con trai Tổng thống Mỹ là Donald Trump Jr. gặp luật sư Nga. Tổng thống Mỹ Donald Trump phủ nhận. Ông Trump nói "
            + "không biết cuộc gặp của Donald Trump Jr. hồi tháng 6."
        #expect(try !forms(with: "Donald Trump", text).contains { $0.contains("Jr") })
        #expect(try forms(with: "Donald Trump", text).contains("Trump"))
    }

    @Test func `a family name that two people share means the one who was named last`() throws {
        let text =
            "Chủ tịch Triều Tiên Kim Jong-un hôm qua tới Bình Nhưỡng. Ông Kim được đón tiếp trọng thể. Thủ tướng Kim "
            + "Jae-ryong thăm nhà máy ở Nampo. Tại đây, ông Kim gặp công nhân."
        let people = try entities(text).filter { $0.type == .person }
        #expect(people.first { $0.name == "Kim Jong-un" }?.mentions.filter { $0.kind == .name }.count == 2)
        #expect(people.first { $0.name == "Kim Jae-ryong" }?.mentions.filter { $0.kind == .name }.count == 2)
    }

    @Test func `a state is called by its usual name where the text has it`() throws {
        let text = "Liên bang Nga và Nhà nước Palestine ký thỏa thuận. Nga sẽ giúp Palestine xây trường."
        let names = try entities(text).map(\.name)
        #expect(names.contains("Nga") && names.contains("Palestine"))
        #expect(names.count == 2)
    }

    @Test func `an acronym without a definition is the body whose letters it has`() throws {
        let text =
            "Viện Nghiên cứu Sông Hồng công bố báo cáo về phù sa. Theo VNCSH, lượng phù sa giảm một nửa. VNCSH kiến nghị "
            + "dừng khai thác cát."
        #expect(try forms(with: "VNCSH", text).contains("Viện Nghiên cứu Sông Hồng"))
    }

    @Test(arguments: ["ĐBSCL", "DBSCL"])
    func `an acronym is written with its marks or without them`(acronym: String) throws {
        let text = "Nước đã về đồng bằng sông Cửu Long (\(acronym)) hôm qua. \(acronym) đang ngập."
        #expect(try forms(with: acronym, text).count > 1)
    }

    @Test func `a place in brackets is no acronym of the place before it`() throws {
        let text = "Vụ cháy xảy ra ở Quận 7 (TP.HCM) tối 5/6. Người dân Quận 7 chạy ra đường. TP.HCM mưa lớn."
        #expect(try !forms(with: "TP.HCM", text).contains("Quận 7"))
    }

    @Test func `what a state calls itself is left out of its name`() throws {
        let text =
            "Cộng hòa Dân chủ Congo kêu gọi ngừng bắn. Quân đội tiến vào miền đông Congo. Cộng hòa Dân chủ Congo phản đối."
        #expect(try forms(with: "Congo", text).contains("Cộng hòa Dân chủ Congo"))
    }

    @Test func `a country called by a syllable is the country`() throws {
        let text = "Trung Quốc và Mỹ nối lại đàm phán. Quan hệ Mỹ - Trung ấm lên. Trung Quốc hoan nghênh."
        #expect(try forms(with: "Trung", text) == ["Trung Quốc", "Trung"])
    }

    @Test func `transliterations that differ by a letter are one, two countries that do are two`() throws {
        let people =
            "Ông Sergei Rybakov đến Kiev hôm qua. Theo Tass, Sergei Rybakof mang theo một bức thư. Ông Rybakov không nói gì."
        #expect(try forms(with: "Sergei Rybakof", people).contains("Sergei Rybakov"))
        let countries = "Slovakia và Slovenia ký hiệp định. Slovakia cử bộ trưởng, Slovenia cử đại sứ."
        #expect(try forms(with: "Slovakia", countries) == ["Slovakia"])
    }

    @Test func `two people whose Vietnamese names differ by a tone are two`() throws {
        let text = "Ông Nguyễn Văn Thanh tố cáo ông Nguyễn Văn Thành. Ông Nguyễn Văn Thành phủ nhận."
        #expect(try forms(with: "Nguyễn Văn Thanh", text) == ["Nguyễn Văn Thanh"])
    }

    @Test func `a part of a person's name is the person, wherever it stands`() throws {
        let text =
            "Trung vệ Kim Min-seok ghi bàn ở phút 89. Huấn luyện viên khen cầu thủ Min-seok chơi hay. Kim Min-seok năm nay 22 tuổi."
        let found = try #require(entities(text).first { $0.name == "Kim Min-seok" })
        #expect(found.type == .person)
        #expect(found.mentions.contains { $0.span.text == "Min-seok" })
    }

    @Test func `a nickname that is said to be one is the person's, a name in brackets beside it is not`() throws {
        let text =
            "Công an bắt Lê Văn Tèo (tự Minh Cụt, 32 tuổi) ở chợ. Minh Cụt khai đã bán xe. Lê Văn Tèo khóc."
        #expect(try forms(with: "Lê Văn Tèo", text).contains("Minh Cụt"))
        let two = "Ca sĩ Trần Bảo Ngân (Lê Thu Hà) lên sân khấu. Trần Bảo Ngân hát trước."
        #expect(try !forms(with: "Trần Bảo Ngân", two).contains("Lê Thu Hà"))
    }

    @Test func `a company's name without its head is the company`() throws {
        let text =
            "Công ty Cổ phần Sữa Vinafarm khởi công nhà máy. Theo Tập đoàn Vinafarm, nhà máy rộng 12 ha. Vinafarm sẽ tuyển "
            + "300 người."
        #expect(try forms(with: "Vinafarm", text).contains("Tập đoàn Vinafarm"))
    }

    @Test func `a surname behind "Mrs" is the wife's, where the article names the husband in full, too`() throws {
        let text =
            "Ông Erik Lindgren và bà Michelle Lindgren mở tiệm bánh ở Huế. Bà Lindgren nướng bánh, ông Lindgren bán hàng."
        let wife = try #require(entities(text).first { $0.name == "Michelle Lindgren" })
        #expect(wife.mentions.count { $0.kind == .name } == 2)
        let husband = try #require(entities(text).first { $0.name == "Erik Lindgren" })
        #expect(husband.mentions.count { $0.kind == .name } == 2)
    }

    @Test func `a surname behind "Mr" is one man's, with his title too, where the article names only his wife in full`()
        throws
    {
        let text =
            "Ông Lindgren mở tiệm bánh. Bà Michelle Lindgren nướng bánh. Giám đốc Lindgren bán hàng. Theo ông Lindgren, bánh rất ngon."
        #expect(try entities(text).filter { $0.name.hasSuffix("Lindgren") }.count == 2)
        let known =
            "Ông Trump và ông Putin gặp nhau. Bà Melania Trump ngồi cạnh ông Putin. Tổng thống Trump nói chuyện với ông Putin. Ông Trump vui."
        #expect(try entities(known).filter { $0.name.hasSuffix("Trump") }.count == 2)
    }

    @Test func `a woman of whom the article has the surname only is not the man whom it names in full`() throws {
        let text = "Ông Erik Lindgren mở tiệm bánh ở Huế. Bà Lindgren nướng bánh. Theo bà Lindgren, bánh bán rất chạy."
        let husband = try #require(entities(text).first { $0.name == "Erik Lindgren" })
        #expect(husband.mentions.count { $0.kind == .name } == 1)
    }

    @Test func `"Anh" before a woman's full name is her country`() throws {
        let text = "Thủ tướng Anh Theresa May sang Huế. Bà May sẽ ở lại hai ngày."
        let minister = try #require(entities(text).first { $0.name == "Theresa May" })
        #expect(minister.mentions.count { $0.kind == .name } == 2)
    }

    @Test func `of an East Asian family, too, a word for a woman means no man`() throws {
        let text =
            "Bà Park Seo-yeon là con của ông Park Dong-won. Ông Park Dong-won làm thợ mộc. Bà Park dạy học, bà Park sống ở Huế."
        let daughter = try #require(entities(text).first { $0.name == "Park Seo-yeon" })
        #expect(daughter.mentions.count { $0.kind == .name } == 3)
    }

    @Test func `a state's news agency and its letters right behind it are one`() throws {
        let text = "Hãng thông tấn Triều Tiên KCNA đưa tin mùa lúa tốt. KCNA không nói lúa trồng ở đâu."
        #expect(try forms(with: "KCNA", text).contains("Hãng thông tấn Triều Tiên"))
    }

    @Test func `a board for projects is the one whose name the article writes out`() throws {
        let text =
            "Ban Quản lý dự án Đường sắt vừa họp. Bộ giao Ban QLDA Đường sắt sửa cầu, Ban QLDA Đường sắt hứa sửa xong trong năm."
        #expect(try forms(with: "Ban QLDA Đường sắt", text).contains("Ban Quản lý dự án Đường sắt"))
    }

    @Test func `a group is the company whose name has its form in law before it`() throws {
        let text = "Công ty cổ phần Tập đoàn Trung Lam xây cầu. Tập đoàn Trung Lam hứa xây xong trong năm."
        #expect(try forms(with: "Tập đoàn Trung Lam", text).contains("Công ty cổ phần Tập đoàn Trung Lam"))
    }

    // MARK: People of one family

    @Test func `a daughter's father is somebody else, whom the article calls by the family name alone`() throws {
        let text =
            "Nhà thiết kế Anna Lindgren ra mắt bộ sưu tập ở Đà Nẵng. Cha cô, Thủ tướng Lindgren, đến dự. Ông Lindgren nói rất vui. "
            + "Thủ tướng Lindgren tặng hoa. Cô Lindgren cảm ơn cha."
        let people = try entities(text).filter { $0.type == .person }
        #expect(people.map(\.name) == ["Anna Lindgren", "Lindgren"])
        #expect(people.map { $0.mentions.count { $0.kind == .name } } == [2, 3])
    }

    @Test func `whose son somebody is bears an office that the son does not`() throws {
        let text =
            "Erik Lindgren bị bắt hôm 3/5. Con trai của Thủ tướng Lindgren bị cáo buộc nhận tiền. Thủ tướng Lindgren không bình luận."
        #expect(try forms(with: "Erik Lindgren", text) == ["Erik Lindgren"])
    }

    @Test func `a woman is not the president who has her family name, though the lists do not know her`() throws {
        let text =
            "Tiffany Trump khai trương một cửa hàng. Ái nữ của Tổng thống Trump nói cô rất vui. Ông Trump gửi lời chúc mừng."
        #expect(try forms(with: "Tiffany Trump", text) == ["Tiffany Trump"])
    }

    @Test func `a prime minister is herself where her husband has her name`() throws {
        let text =
            "Thủ tướng Karin Lindgren đến Hà Nội. Bà Lindgren nói bà rất vui. Chồng bà, ông Lindgren, cùng đi. Thủ tướng Lindgren "
            + "gặp doanh nghiệp."
        let karin = try #require(entities(text).first { $0.name == "Karin Lindgren" })
        #expect(karin.mentions.count { $0.kind == .name } == 3)
    }

    @Test func `two of an Arabic family keep the article of its name`() throws {
        let text =
            "Bà Asma al - Assad đã khỏi bệnh. Asma al - Assad kết hôn với Tổng thống Bashar al - Assad năm 2000. Ông al - Assad ở bên vợ."
        let people = try entities(text).filter { $0.type == .person }
        #expect(people.map(\.name) == ["Asma al - Assad", "Bashar al - Assad"])
        #expect(people.map { $0.mentions.count { $0.kind == .name } } == [2, 2])
    }

    @Test func `the state of Washington is not the capital`() throws {
        let text =
            "Ông Hà sống ở bang Washington. Nhà Trắng ở Washington chưa bình luận. Washington nói sẽ không lùi bước."
        let places = try entities(text).filter { $0.name == "Washington" }
        #expect(places.map(\.mentions.count) == [1, 2])
        #expect(places.first?.wikidata == nil)
    }
}

@Suite struct `What people are called` {
    private func roles(_ name: String, _ text: String) throws -> [[String?]] {
        let entities = try #require(try Fixture.report(of: text).entities)
        let person = try #require(entities.first { $0.name == name }, "no \(name)")
        return person.roles.map { role in [role.title, entities.first { $0.id == role.of }?.name] }
    }

    @Test func `the body that ends a headline is not whoever's begins the next paragraph`() throws {
        let text = "Công nhân khởi kiện Công ty May Hoa Lúa\nTrần Hữu Phước nói ông đã bị nợ lương bốn tháng liền."
        #expect(try roles("Trần Hữu Phước", text).isEmpty)
    }

    @Test func `an apposition after a name is a role, with the body that it is of`() throws {
        #expect(
            try roles("Trần Hữu Phước", "Ông Trần Hữu Phước, giám đốc Công ty Sông Lam, nói hàng đã về kho.")
                == [["giám đốc", "Công ty Sông Lam"]])
        #expect(
            try roles("Trần Hữu Phước", "Ông Trần Hữu Phước - Giám đốc Công ty Sông Lam - cho biết hàng đã về kho.")
                == [["Giám đốc", "Công ty Sông Lam"]])
        #expect(
            try roles("Trần Hữu Phước", "Trần Hữu Phước (giám đốc Công ty Sông Lam) đã về kho hàng từ sáng.")
                == [["giám đốc", "Công ty Sông Lam"]])
    }

    @Test func `an age between the name and the apposition does no harm`() throws {
        #expect(
            try roles("Lê Thị Mận", "Bà Lê Thị Mận, 45 tuổi, hiệu trưởng Trường Tiểu học Phú Lộc, xin lỗi phụ huynh.")
                == [["hiệu trưởng", "Trường Tiểu học Phú Lộc"]])
    }

    @Test func `the next one in a list is no apposition`() throws {
        let text = "Dự họp có ông Trần Hữu Phước, giám đốc Lê Văn Sơn và bà Hà."
        #expect(try roles("Trần Hữu Phước", text) == [])
    }

    @Test func `a field within a title belongs to it`() throws {
        #expect(
            try roles("Kenji Morita", "Bộ trưởng Quốc phòng Nhật Bản Kenji Morita thăm căn cứ.")
                == [["Bộ trưởng Quốc phòng", "Nhật Bản"]])
    }

    @Test func `a title set off before the name is a role`() throws {
        let text = "Giám đốc Sở Y tế tỉnh Đồng Nai, bà Nguyễn Thị Hạnh, cho biết dịch đã lắng."
        #expect(try roles("Nguyễn Thị Hạnh", text) == [["Giám đốc", "Sở Y tế tỉnh Đồng Nai"]])
    }

    @Test func `a former president is called former`() throws {
        #expect(
            try roles("John Marlowe", "Cựu Tổng thống Mỹ John Marlowe đến dự lễ.") == [["Cựu Tổng thống", "Mỹ"]])
    }

    @Test func `whose daughter somebody is, is no role of his`() throws {
        #expect(try roles("Donald Trump", "Con gái Donald Trump đến dự lễ. Báo chí vây quanh Donald Trump.") == [])
    }

    @Test func `who serves an office does not hold it`() throws {
        #expect(
            try roles("Yuri Ushakov", "Trợ lý Tổng thống Nga Yuri Ushakov nói cuộc gặp đã được bàn.")
                == [["Trợ lý Tổng thống", "Nga"]])
        #expect(
            try roles("Donald Trump", "Cố vấn của Tổng thống Mỹ Donald Trump đến Hà Nội. Ông Donald Trump ở lại.")
                == [["Tổng thống", "Mỹ"]])
    }

    @Test func `a year of birth or an age may stand before the role`() throws {
        let text = "Ông Trần Hữu Phước (SN 1985), giám đốc Công ty Sông Lam, bị khởi tố."
        #expect(try roles("Trần Hữu Phước", text) == [["giám đốc", "Công ty Sông Lam"]])
        let within = "Đỗ Mạnh Toàn (40 tuổi, phó hiệu trưởng Trường THPT Sông Lam) bị bắt."
        #expect(try roles("Đỗ Mạnh Toàn", within) == [["phó hiệu trưởng", "Trường THPT Sông Lam"]])
    }

    @Test func `a role after a dash may end at a bracket`() throws {
        let text = "Bà Ninh Thị Hà - cục trưởng Cục Văn hóa Cơ sở (Bộ VH,TT & DL) cho hay sẽ kiểm tra."
        #expect(try roles("Ninh Thị Hà", text) == [["cục trưởng", "Cục Văn hóa Cơ sở"]])
    }

    @Test func `a spokesman of somebody is named after the comma`() throws {
        let text = "Phát ngôn viên của ông Bolsonaro, Otavio Rego Barros, cho biết cuộc họp bị hủy."
        #expect(try roles("Otavio Rego Barros", text) == [["Phát ngôn viên", "Bolsonaro"]])
    }

    @Test func `a field with a capital and an expert's trade belong to the title`() throws {
        #expect(
            try roles("Nguyễn Văn Công", "Thứ trưởng Giao thông Nguyễn Văn Công cho biết đường sắp xong.")
                == [["Thứ trưởng Giao thông", nil]])
        #expect(
            try roles("Sheila Kurtz", "Chuyên gia phân tích chữ viết tay Sheila Kurtz khen chữ ký đó.")
                == [["Chuyên gia phân tích chữ viết tay", nil]])
    }
}
