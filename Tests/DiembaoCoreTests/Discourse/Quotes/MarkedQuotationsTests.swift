import Testing

@testable import DiembaoCore

@Suite struct `Words in quotation marks` {
    // MARK: Kinds of marks

    @Test(arguments: ["\"%\"", "“%”", "”%”", "‘%’", "'%'", "«%»", "»%«", "„%“", "„%”"])
    func `are somebody's after a colon, whatever the marks`(marks: String) throws {
        let marks = marks.split(separator: "%")
        let quote = try QuotedText.quote(
            "Tại cuộc họp, ông Lê Văn Sơn nói: \(marks[0])Cầu này phải được xây trong năm nay\(marks[1]).")
        #expect(quote.type == .direct)
        #expect(quote.span.text == "Cầu này phải được xây trong năm nay")
        #expect(quote.speaker?.name == "Lê Văn Sơn")
        #expect(quote.cue?.text == "nói")
    }

    @Test(arguments: [
        "“Chủ tịch xã đã nói ‘không ai được rời làng’ và chúng tôi đã ở lại”",
        "“Chủ tịch xã đã nói “không ai được rời làng” và chúng tôi đã ở lại”",
        "\"Chủ tịch xã đã nói ‘không ai được rời làng’ và chúng tôi đã ở lại\"",
        "\"Chủ tịch xã đã nói 'không ai được rời làng' và chúng tôi đã ở lại\"",
        "\"Chúng tôi gọi ông là \"hiệu phó đường thủy\" của trường và chúng tôi đã ở lại\"",
    ])
    func `that stand in others belong to whoever says the outer ones`(marked: String) throws {
        let quote = try QuotedText.quote("\(marked), bà Trần Thị Mai kể.")
        #expect(quote.span.text == String(marked.dropFirst().dropLast()))
        #expect(quote.speaker?.name == "Trần Thị Mai")
    }

    @Test(arguments: [
        "Trên trang cá nhân, ông Lê Văn Sơn viết: %.", "%, ông Lê Văn Sơn viết.",
    ])
    func `in straight marks within straight marks are one quotation`(frame: String) throws {
        let content = "ông thực sự có\" những thẩm phán của Novak \"và họ nghĩ khác với chúng tôi"
        let frame = frame.split(separator: "%", omittingEmptySubsequences: false)
        let quote = try QuotedText.quote("\(frame[0])\"\(content)\"\(frame[1])")
        #expect(quote.span.text == content)
        #expect(quote.type == .direct)
        #expect(quote.speaker?.name == "Lê Văn Sơn")
    }

    @Test func `in two pairs of straight marks are two quotations where a capital opens the second`() throws {
        let text =
            "Ông Lê Văn Sơn viết: \"Chúng tôi sẽ không rời làng\" và hôm sau \"Chúng tôi đã ở lại suốt đêm\"."
        #expect(try QuotedText.contents(text) == ["Chúng tôi sẽ không rời làng", "Chúng tôi đã ở lại suốt đêm"])
    }

    // MARK: Names and titles

    @Test(arguments: [
        "Huyện đánh giá 5 năm thực hiện Nghị quyết 25 - NQ / TW về \"Tăng cường sự lãnh đạo của Đảng trong tình hình mới\".",
        "Đoàn sẽ giám sát lãnh đạo, chỉ đạo thực hiện chương trình 4 của thành ủy về \"Phát triển văn hóa, nâng cao đời sống\".",
        "Đoàn kiểm tra việc thực hiện nghị quyết số 15 \"Về xây dựng tổ chức trong sạch, vững mạnh\".",
        "Ban tổ chức vinh danh với hai giải thưởng: “Khu nghỉ mới đẹp nhất miền” và “Khu nghỉ có kiến trúc đẹp nhất”.",
        "Ông Cảnh tuyên bố việc này vi phạm nguyên tắc \"một làng\" của huyện.",
        "Dẫn câu nói \"gặp núi mở đường, gặp sông xây cầu\" ông đã về thăm làng cũ.",
    ])
    func `that a work, a resolution or a prize bears are nobody's`(text: String) throws {
        #expect(try QuotedText.quotes(text).allSatisfy { $0.type == .indirect })
    }

    @Test func `that say more than one sentence are no title`() throws {
        let quote = try QuotedText.quote(
            "Bà Mai để ngỏ khả năng hòa giải: \"Nếu Khang xin lỗi, mọi chuyện có thể khác. Chúng tôi là người nhà\".")
        #expect(quote.type == .direct)
    }

    @Test func `that somebody repeats before a colon are no title`() throws {
        let quote = try QuotedText.quote(
            "Ông Lê Văn Sơn nhắc lại châm ngôn của đội: “Nếu chiến thắng thì phải chiến thắng thuyết phục”.")
        #expect(quote.speaker?.name == "Lê Văn Sơn")
    }

    @Test func `that name what somebody speaks of are nobody's`() throws {
        let quotes = try QuotedText.quotes(
            "Trước đó, góp ý về “đồ án quy hoạch bến xe và bãi đỗ xe của tỉnh”, ông Lê Văn Sơn cho rằng, bến xe đã cũ.")
        #expect(quotes.allSatisfy { $0.type == .indirect })
    }

    // MARK: Who says them after the marks

    @Test func `belong to whoever says them before a circumstance`() throws {
        let quote = try QuotedText.quote(
            "Lệnh ngừng bắn \"nhìn chung đang được thực hiện\", ông Lê Văn Sơn nói khi đứng tại chợ của huyện.")
        #expect(quote.type == .mixed)
        #expect(quote.speaker?.name == "Lê Văn Sơn")
        #expect(quote.cue?.text == "nói")
    }

    @Test func `are direct after an opener alone`() throws {
        let quote = try QuotedText.quote(
            "Đặc biệt, \"với lượng khách tăng mạnh, làng đã có kỷ lục về số nhà nghỉ kể từ ba năm nay\", ông Lê Văn Sơn khẳng định."
        )
        #expect(quote.type == .direct)
        #expect(quote.speaker?.name == "Lê Văn Sơn")
        #expect(quote.cue?.text == "khẳng định")
    }

    @Test func `belong to who is named first, not to whom the description names`() throws {
        let quote = try QuotedText.quote(
            "\"Tân hoàng đế phải là một biểu tượng mới\", Makoto Watanabe, cựu phụ tá của Nhật hoàng Akihito nói.")
        #expect(quote.speaker?.name == "Makoto Watanabe")
    }

    @Test func `belong to an account without a name`() throws {
        let quote = try QuotedText.quote("\"Chúng tôi sẽ nhớ mãi nụ cười của bạn. Yên nghỉ nhé\", một tài khoản viết.")
        #expect(quote.type == .direct)
        #expect(quote.speaker?.span.text == "một tài khoản")
        #expect(quote.sourceKind == .socialMedia)
    }

    @Test func `belong to whose answer an outlet quotes`() throws {
        let quote = try QuotedText.quote(
            "\"Đó là điều hiển nhiên\", Time dẫn trả lời của Thư ký báo chí Nhà Trắng Sarah Sanders chiều qua.")
        #expect(quote.speaker?.name == "Sarah Sanders")
    }

    // MARK: Over paragraphs

    @Test func `go on over paragraphs that each open with a mark of their own`() throws {
        let text = """
            Ông Lê Văn Sơn kể: “Năm ấy làng tôi mất trắng vụ lúa.
            “Nước rút rồi, chúng tôi lại phải cấy từ đầu.
            “Bây giờ ai cũng biết giữ con đê”.
            Chiều hôm sau, đoàn công tác về huyện.
            """
        let quote = try QuotedText.quote(text)
        #expect(quote.span.text.hasPrefix("Năm ấy làng tôi"))
        #expect(quote.span.text.hasSuffix("\n“Bây giờ ai cũng biết giữ con đê"))
        #expect(quote.speaker?.name == "Lê Văn Sơn")
    }

    @Test func `go on into a paragraph that only closes them`() throws {
        let text = """
            Ông Lê Văn Sơn kể: “Năm ấy làng tôi mất trắng vụ lúa.
            Nước rút rồi, chúng tôi lại phải cấy từ đầu”.
            Chiều hôm sau, đoàn công tác về huyện.
            """
        #expect(
            try QuotedText.contents(text) == [
                "Năm ấy làng tôi mất trắng vụ lúa.\nNước rút rồi, chúng tôi lại phải cấy từ đầu"
            ])
    }

    @Test func `that nothing closes end with their paragraph`() throws {
        let text = """
            Ông Lê Văn Sơn kể: “Năm ấy làng tôi mất trắng vụ lúa.
            Nước rút rồi, dân làng lại phải cấy từ đầu.
            Chiều hôm sau, đoàn công tác về huyện.
            """
        #expect(try QuotedText.contents(text) == ["Năm ấy làng tôi mất trắng vụ lúa"])
    }

    @Test func `have their speaker in the paragraph that closes them`() throws {
        let text = """
            Cơn lũ về lúc nửa đêm. “Nhà tôi ngập tới mái, không ai kịp mang theo thứ gì.
            Sáng ra cả xóm ngồi trên đê chờ xuồng”, bà Trần Thị Na kể. “Chưa năm nào khổ như năm nay”.
            """
        #expect(
            try QuotedText.contents(text) == [
                "Nhà tôi ngập tới mái, không ai kịp mang theo thứ gì.\nSáng ra cả xóm ngồi trên đê chờ xuồng",
                "Chưa năm nào khổ như năm nay",
            ])
        #expect(try QuotedText.quotes(text).map { $0.speaker?.name } == ["Trần Thị Na", "Trần Thị Na"])
    }

    @Test func `do not begin where another ends with its space on the wrong side`() throws {
        let text = """
            Bà Na nói không ai muốn bỏ làng." Ở đây còn mồ mả ông bà.
            Chúng tôi chỉ xin một con đê chắc ", bà kể. Chiều nay, xã họp với dân.
            """
        #expect(
            try QuotedText.contents(text) == [
                "không ai muốn bỏ làng", "Ở đây còn mồ mả ông bà.\nChúng tôi chỉ xin một con đê chắc",
            ])
    }

    @Test func `follow one another with one mark between them`() throws {
        let text = """
            "Nước lên nhanh quá, chúng tôi chỉ kịp dắt trâu." Sáng ra thì mất hết.
            Cả xóm giờ chỉ còn biết trông vào nhau ", bà Trần Thị Na kể.
            """
        #expect(
            try QuotedText.contents(text) == [
                "Nước lên nhanh quá, chúng tôi chỉ kịp dắt trâu",
                "Sáng ra thì mất hết.\nCả xóm giờ chỉ còn biết trông vào nhau",
            ])
    }

    @Test func `hold words in marks of the same kind`() throws {
        let text =
            "Bà Na kể: \" Hôm ấy chúng tôi phải\" chạy lũ \", bỏ lại hết lúa gạo. Cả nhà\" màn trời chiếu đất \"mấy ngày liền mà không ai kêu ca\"."
        #expect(
            try QuotedText.contents(text) == [
                "Hôm ấy chúng tôi phải\" chạy lũ \", bỏ lại hết lúa gạo. Cả nhà\" màn trời chiếu đất \"mấy ngày liền mà không ai kêu ca"
            ])
    }

    @Test func `have their speaker below where a paragraph ends with an abbreviation`() throws {
        let text = """
            “Đê này chỉ chịu được lũ nhỏ, phải đắp lại từ chân”, TS.
            Phạm Văn Lộc nhận định. Tỉnh chưa trả lời.
            """
        let quote = try QuotedText.quote(text)
        #expect(quote.span.text == "Đê này chỉ chịu được lũ nhỏ, phải đắp lại từ chân")
        #expect(quote.speaker?.name == "Phạm Văn Lộc")
        #expect(quote.cue?.text == "nhận định")
    }

    @Test func `are somebody's words where nobody can be made out`() throws {
        let quote = try QuotedText.quote(
            "“Chúng tôi không thể chờ thêm một mùa lũ nữa mà không có đê”, sau cuộc họp chỉ còn lại bấy nhiêu.")
        #expect(quote.type == .direct)
        #expect(quote.speaker == nil)
    }

    @Test(arguments: [
        (
            "“Em chọn những bạn biết đặt câu hỏi và dám làm lại từ đầu”, Lê Thu Hà - trưởng ban tuyển sinh của một trường ở Huế - tư vấn.",
            "tư vấn"
        ),
        (
            "“Chúng tôi sẽ còn giúp bà con dựng lại nhà”, ông Lê Văn Sơn ngày 4/11 trả lời phỏng vấn đài tỉnh.",
            "trả lời phỏng vấn"
        ),
    ])
    func `have their verb behind what describes the speaker or a date`(text: String, cue: String) throws {
        let quote = try QuotedText.quote(text)
        #expect(quote.type == .direct)
        #expect(quote.speaker?.name != nil)
        #expect(quote.cue?.text == cue)
    }

    @Test(arguments: [
        ("Về vụ việc này, người phát ngôn Lê Thị Hoa nêu rõ:", "Lê Thị Hoa", "nêu rõ"),
        ("Trả lời báo chí, ông Lê Văn Sơn nhấn mạnh:", "Lê Văn Sơn", "nhấn mạnh"),
        ("Ông Lê Văn Sơn cho biết thêm:", "Lê Văn Sơn", "cho biết thêm"),
    ])
    func `are announced by a colon in the paragraph before`(before: String, name: String, cue: String) throws {
        let quote = try QuotedText.quote("\(before)\n“Chúng tôi đã gửi đơn và chờ tỉnh trả lời”.")
        #expect(quote.span.text == "Chúng tôi đã gửi đơn và chờ tỉnh trả lời")
        #expect(quote.speaker?.name == name)
        #expect(quote.cue?.text == cue)
    }

    // MARK: Who is named after them

    @Test(arguments: [
        ("\"Đường này là của chúng tôi và phải được sửa\", ông Nguyễn Văn Tám nói.", "nói"),
        ("\"Đường này là của chúng tôi và phải được sửa,\" ông Nguyễn Văn Tám nói.", "nói"),
        ("\"Đường này là của chúng tôi và phải được sửa.\" ông Nguyễn Văn Tám nói.", "nói"),
        ("\"Đường này là của chúng tôi và phải được sửa\" - ông Nguyễn Văn Tám nói.", "nói"),
        ("\"Đường này là của chúng tôi và phải được sửa\" – ông Nguyễn Văn Tám nói.", "nói"),
        ("\"Đường này là của chúng tôi và phải được sửa\", theo ông Nguyễn Văn Tám.", "theo"),
        ("\"Đường này là của chúng tôi và phải được sửa\", Reuters dẫn lời ông Nguyễn Văn Tám.", "dẫn lời"),
        ("\"Đường này là của chúng tôi và phải được sửa\", ông Nguyễn Văn Tám.", nil),
        ("Ông Nguyễn Văn Tám: \"Đường này là của chúng tôi và phải được sửa\".", nil),
    ])
    func `are whose the words beside them say`(text: String, cue: String?) throws {
        let quote = try QuotedText.quote(text)
        #expect(quote.span.text == "Đường này là của chúng tôi và phải được sửa")
        #expect(quote.speaker?.name == "Nguyễn Văn Tám")
        #expect(quote.cue?.text == cue)
    }

    @Test func `keep their question mark and the stance of the asking`() throws {
        let quote = try QuotedText.quote("\"Ai sẽ đền mùa lúa này cho chúng tôi?\", bà Trần Thị Mai hỏi.")
        #expect(quote.span.text == "Ai sẽ đền mùa lúa này cho chúng tôi?")
        #expect(quote.stance == .ask)
    }

    @Test(arguments: [
        ("\"Con tôi bây giờ biết tự nấu cơm rồi\", bà Trần Thị Mai thủ thỉ.", "Trần Thị Mai", "thủ thỉ"),
        ("\"Cháu không biết bơi, ai cứu với\", chị Lê Thị Hoa nức nở.", "Lê Thị Hoa", "nức nở"),
        ("\"Kho cháy rồi, mọi người chạy đi\", anh Hồ Văn Tùng, bảo vệ kho hàng, la thất thanh.", "Hồ Văn Tùng", "la"),
        ("Bà Trần Thị Mai ngồi bên bếp. \"Con tôi biết nấu cơm rồi\", bà thủ thỉ.", "Trần Thị Mai", "thủ thỉ"),
    ])
    func `are a person's before any verb, be it in no table`(text: String, name: String, verb: String) throws {
        let quote = try QuotedText.quote(text)
        #expect(quote.type == .direct)
        #expect(quote.speaker?.name == name)
        #expect(quote.cue?.text == verb)
    }

    // MARK: Halves

    @Test(
        arguments: [
            ("“Nước đã vào nhà rồi”, theo lời ông Lê Văn Sơn.", "Lê Văn Sơn", "theo lời"),
            ("“Nước đã vào nhà rồi”, bà Trần Thị Mai (tầng 5) bàng hoàng.", "Trần Thị Mai", "bàng hoàng"),
            ("“Nước đã vào nhà rồi”, thầy giáo Lê Văn Sơn (Bến Lâm) xúc động.", "Lê Văn Sơn", "xúc động"),
            ("“Nước đã vào nhà rồi”, ông Sơn vui mừng.", "Sơn", "vui mừng"),
            ("“Nước đã vào nhà rồi”, HLV người Hàn Quốc gắt trong phòng họp.", nil, "gắt"),
        ] as [(String, String?, String)])
    func `are whose name or description follows them`(text: String, name: String?, cue: String) throws {
        let quote = try QuotedText.quote(text)
        #expect(quote.type == .direct)
        #expect(quote.span.text == "Nước đã vào nhà rồi")
        #expect(quote.speaker?.name == name)
        #expect(quote.cue?.text == cue)
    }

    @Test func `go on after who says them`() throws {
        let quotes = try QuotedText.quotes(
            "\"Chúng tôi sẽ sửa đường trong tháng này\", ông Lê Văn Sơn nói, \"và không ai phải nộp thêm tiền\".")
        try #require(quotes.count == 2)
        #expect(quotes[1].span.text == "và không ai phải nộp thêm tiền")
        #expect(quotes[1].continues == quotes[0].id)
        #expect(quotes[0].continues == nil)
        #expect(quotes.map { $0.speaker?.name } == ["Lê Văn Sơn", "Lê Văn Sơn"])
    }

    @Test(arguments: ["-", "–"])
    func `may hold who says them after a dash`(dash: String) throws {
        let quotes = try QuotedText.quotes(
            "\"Nhà trường đã nhận được đơn của phụ huynh và đang xem xét \(dash) đại diện trường nói. Chúng tôi sẽ trả "
                + "lời trong tuần này.\"")
        try #require(quotes.count == 2)
        #expect(quotes[0].span.text == "Nhà trường đã nhận được đơn của phụ huynh và đang xem xét")
        #expect(quotes[0].cue?.text == "nói")
        #expect(quotes[1].span.text == "Chúng tôi sẽ trả lời trong tuần này")
        #expect(quotes[1].continues == quotes[0].id)
        #expect(quotes.map { $0.speaker?.span.text } == ["đại diện trường", "đại diện trường"])
    }

    @Test func `may hold a dash that names nobody`() throws {
        let text = "\"Con đường này - con đường duy nhất ra chợ - đã hỏng từ năm ngoái\", bà Trần Thị Mai nói."
        let quote = try QuotedText.quote(text)
        #expect(quote.span.text == "Con đường này - con đường duy nhất ra chợ - đã hỏng từ năm ngoái")
    }

    // MARK: Fragments

    @Test(arguments: [
        ("Ông Lê Văn Sơn gọi vụ phá rừng là \"một nỗi nhục\" của tỉnh.", "một nỗi nhục", "gọi"),
        ("Ông Lê Văn Sơn cho rằng con đê này là \"một cái bẫy\".", "một cái bẫy", "cho rằng"),
        ("Người ta gọi con đường này là \"phố không ngủ\".", "phố không ngủ", "gọi"),
    ])
    func `within a clause are mixed with it`(text: String, content: String, cue: String) throws {
        let quotes = try QuotedText.quotes(text)
        let quote = try #require(quotes.first { $0.span.text == content })
        #expect(quote.type == .mixed)
        #expect(quote.cue?.text == cue)
    }

    // MARK: None

    @Test(arguments: [
        "Đoàn kịch diễn vở \"Mùa nước nổi\" ở nhà văn hóa xã.",
        "Ông Lê Văn Sơn đọc cuốn sách \"Đất rừng\" trên tàu.",
        "Nhóm trinh sát mang tên \"sói biển\" tập luyện ở Bến Lâm.",
        "Chiếc thuyền \"Hải Âu\" cập cảng Bến Lâm hôm thứ hai.",
        "Ông Lê Văn Sơn, biệt danh \"Sơn Đen\", ở lại làng suốt đêm.",
        "Phong trào \"Xóm không rác\" bắt đầu từ năm ngoái.",
        "Ở chợ Bến Lâm, loại gạo \"nàng thơm\" bán chạy nhất.",
    ])
    func `that are a name or a title are nobody's`(text: String) throws {
        #expect(try QuotedText.contents(text) == [])
    }

    @Test(arguments: [
        "Giá đất tăng, nhiều \"cò\" bỏ đi khỏi làng.",
        "Các cửa hàng \"ma\" mọc lên quanh bến xe từ tháng trước.",
        "Nhiều hộ nghèo \"bất đắc dĩ\" vẫn chưa có đất.",
    ])
    func `that are meant otherwise are nobody's`(text: String) throws {
        #expect(try QuotedText.contents(text) == [])
    }

    @Test func `that are a title stay within what is reported about the work`() throws {
        let quote = try QuotedText.quote("Ông Lê Văn Sơn nói rằng bài hát \"Bến xưa\" đã được sửa lời.")
        #expect(quote.type == .indirect)
        #expect(quote.span.text == "bài hát \"Bến xưa\" đã được sửa lời")
    }

    @Test func `end where a question ends whose closing mark is lost`() throws {
        let quotes = try QuotedText.quotes(
            "Được hỏi có đi không, ông Lê Văn Sơn đáp: \" Đi chứ! Ông Sơn cho biết xe đã đợi từ sáng. Tuy nhiên, ông nói chuyến đi "
                + "\" không hề vui vẻ gì \" với ông.")
        #expect(quotes.map(\.span.text) == ["Đi chứ!", "xe đã đợi từ sáng", "không hề vui vẻ gì"])
        #expect(quotes.map(\.type) == [.direct, .indirect, .mixed])
    }

    @Test func `that go on after an exclamation keep their closing mark`() throws {
        let quote = try QuotedText.quote(
            "Ông Lê Văn Sơn nói: \"Không được! Con đê này phải được đắp trước mùa lũ\".")
        #expect(quote.span.text == "Không được! Con đê này phải được đắp trước mùa lũ")
    }

    @Test func `of a headline are whose that says them in the text`() throws {
        let quotes = try QuotedText.quotes(
            """
            Bến Lâm mở hội "lớn nhất trăm năm"
            Bến Lâm mở hội đua thuyền vào sáng thứ Bảy, có hơn hai nghìn người đến xem.
            "Đây sẽ là hội đua thuyền lớn nhất trăm năm qua ở vùng này", ông Lê Văn Sơn nói.
            """)
        let headline = try #require(quotes.first)
        #expect(headline.span.text == "lớn nhất trăm năm" && headline.type == .mixed)
        #expect(headline.speaker?.name == "Lê Văn Sơn" && headline.cue == nil)
    }

    @Test func `of a headline are nobody's that nobody says in the text`() throws {
        let quotes = try QuotedText.quotes(
            """
            Bến Lâm mở hội "lớn nhất trăm năm"
            Bến Lâm mở hội đua thuyền vào sáng thứ Bảy, có hơn hai nghìn người đến xem.
            "Năm nay thuyền nào cũng mới", ông Lê Văn Sơn nói.
            """)
        #expect(quotes.map(\.span.text) == ["Năm nay thuyền nào cũng mới"])
    }

    @Test func `within a clause are whose that the sentence ends in`() throws {
        let quotes = try QuotedText.quotes(
            "Hai bên đã bàn về một số điều như \"mua bán gạo và mở lại cửa khẩu\" trong cuộc gặp, theo tờ Bến Lâm Nhật báo."
        )
        #expect(quotes.contains { $0.span.text == "mua bán gạo và mở lại cửa khẩu" && $0.cue?.text == "theo" })
    }

    @Test func `hold no attribution behind a dash where one stands behind them`() throws {
        let quote = try QuotedText.quote(
            "\"Mấy đứa trẻ trong khu Bến Lâm - Thanh Xuân than vãn vì đường lầy lội mãi\", ông Lê Văn Sơn nói.")
        #expect(quote.span.text == "Mấy đứa trẻ trong khu Bến Lâm - Thanh Xuân than vãn vì đường lầy lội mãi")
        #expect(quote.speaker?.name == "Lê Văn Sơn")
    }

    @Test func `are somebody's where a dash stands behind them`() throws {
        let quote = try QuotedText.quote(
            "\"Tôi xin lỗi vì con đê đã vỡ và sẽ bồi thường cho từng nhà trong xã\" – nội dung thư của xã gửi người dân."
        )
        #expect(quote.span.text == "Tôi xin lỗi vì con đê đã vỡ và sẽ bồi thường cho từng nhà trong xã")
        #expect(quote.type == .direct)
    }

    @Test func `are their sender's, without the word for sending`() throws {
        #expect(
            try QuotedText.speaker("\"Anh không đi được xe bình thường à?\", một người khác gửi tin nhắn.").words
                == "một người khác")
    }

    @Test(arguments: ["- ông Lê Văn Sơn hào hứng phát biểu trước báo giới.", "ông Lê Văn Sơn nhận xét."])
    func `are whose the line below them says`(line: String) throws {
        let quote = try QuotedText.quote(
            "Tin trong ngày\n\"Tôi nghĩ cây cầu sẽ xong trước mùa lũ và chúng ta sẽ đi lại dễ hơn.\"\n\(line)")
        #expect(quote.speaker?.name == "Lê Văn Sơn")
        #expect(quote.cue != nil)
    }

    @Test func `behind a smile are not said laughing`() throws {
        let quotes = try QuotedText.quotes("Tin trong ngày\nVới nụ cười \"đầy sức sống\", cô bước lên sân khấu.")
        #expect(!quotes.contains { $0.cue?.text == "cười" })
    }

    @Test func `above an article are a person's who stands before the colon`() throws {
        let quote = try QuotedText.quote(
            "Chủ tịch huyện Lê Văn Sơn: Sẽ đóng cửa các giếng khoan nhiễm độc\nTin từ cuộc họp sáng nay.")
        #expect(quote.span.text == "Sẽ đóng cửa các giếng khoan nhiễm độc")
        #expect(quote.speaker?.name == "Lê Văn Sơn")
    }

    @Test func `are nobody's where they are titles in a list, whoever demands something`() throws {
        let contents = try QuotedText.contents(
            "Tin trong ngày\nToà án yêu cầu làm rõ hai vụ án “Nhận hối lộ” và “Lợi dụng chức vụ khi thi hành công vụ”.")
        #expect(!contents.contains("Lợi dụng chức vụ khi thi hành công vụ"))
    }

    @Test func `are whose word they are called`() throws {
        let quote = try QuotedText.quote(
            "Tin trong ngày\nÔng Lê Văn Sơn đã dùng từ \"xuất sắc\" để nói về cuộc gặp với dân làng.")
        #expect(quote.span.text == "xuất sắc")
        #expect(quote.speaker?.name == "Lê Văn Sơn")
    }

    @Test func `are not needed where an answer stands behind a dash below who gives it`() throws {
        let quote = try QuotedText.quote(
            "Tin trong ngày\nÔng Lê Văn Sơn (trưởng phòng quản lý đô thị) trả lời:\n"
                + "- Khu đất này rộng gần 2.000 m2. Chúng tôi sẽ làm đường trong năm nay.")
        #expect(quote.type == .direct)
        #expect(quote.span.text == "Khu đất này rộng gần 2.000 m2. Chúng tôi sẽ làm đường trong năm nay")
        #expect(quote.speaker?.name == "Lê Văn Sơn")
    }

    @Test(arguments: [
        // below the quotation, with a dash and with a capital
        (
            "\"Nếu nước dâng thì cả làng phải đi.\"\n- ông Lê Văn Sơn, giám đốc một công ty xây dựng nay đã về hưu, cho biết.",
            "Lê Văn Sơn"
        ),
        ("\"Nếu nước dâng thì cả làng phải đi.\"\nNam diễn viên Lê Văn Sơn chia sẻ.", "Lê Văn Sơn"),
        // his testimony; according to him, whom the words before the colon describe
        ("“Nếu nước dâng thì cả làng phải đi”, lời khai của bị cáo Lê Văn Sơn.", "Lê Văn Sơn"),
        (
            "Theo ông Lê Văn Sơn, giám đốc Công ty Sao Mai – đơn vị đắp đê: “Nếu nước dâng thì cả làng phải đi.”",
            "Lê Văn Sơn"
        ),
    ])
    func `are whose a line, a noun or a description says that they are`(text: String, speaker: String) throws {
        let quote = try QuotedText.quote("Con đê ở Bến Lâm\n\(text)")
        #expect(quote.type == .direct)
        #expect(quote.speaker?.name == speaker)
    }
}
