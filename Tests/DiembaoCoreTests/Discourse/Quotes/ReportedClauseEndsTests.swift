import Testing

@testable import DiembaoCore

/// Sentences are read behind a headline and a lead, as they stand in an article.
@Suite struct `Where a reported clause ends` {
    private func contents(_ sentence: String) throws -> [String] {
        try QuotedText.contents("Tin trong ngày\nMột số tin đáng chú ý trong ngày.\n" + sentence)
    }

    @Test(arguments: [
        (
            "Trước việc trường Bến Lâm thông báo sẽ tăng học phí, chiều 16-5 Sở Giáo dục đã mời hiệu trưởng đến làm việc.",
            "sẽ tăng học phí"
        ),
        (
            "Sau khi ông Lê Văn Sơn cáo buộc công ty đổ rác xuống sông, đoàn kiểm tra đã đến lấy mẫu nước.",
            "công ty đổ rác xuống sông"
        ),
        (
            "Việc ông Lê Văn Sơn cáo buộc công ty đổ rác xuống sông là một trong những lý do của chuyến kiểm tra.",
            "công ty đổ rác xuống sông"
        ),
    ])
    func `is the comma or the predicate behind what only opens the sentence`(text: String, content: String) throws {
        #expect(try contents(text) == [content])
    }

    @Test(arguments: [
        (
            "Thanh tra tỉnh yêu cầu trường Bến Lâm dừng tuyển sinh nhưng nhà trường vẫn nhận thêm học viên.",
            "trường Bến Lâm dừng tuyển sinh"
        ),
        (
            "Người dân đề nghị dời trạm thu phí về tuyến tránh nên chủ đầu tư phải xả trạm hai lần.",
            "dời trạm thu phí về tuyến tránh"
        ),
        ("Đoàn kiểm tra yêu cầu dừng đổ đất xuống kênh nhưng đã quá muộn.", "dừng đổ đất xuống kênh"),
    ])
    func `is before what became of a demand`(text: String, content: String) throws {
        #expect(try contents(text) == [content])
    }

    @Test func `is before who published it`() throws {
        let text = "Ông Lê Văn Sơn cho rằng con đê sẽ sớm vỡ, CNN ngày 18/8 đưa tin."
        #expect(try contents(text) == ["con đê sẽ sớm vỡ"])
    }

    @Test func `is not before còn that means also`() throws {
        // that behind the beauty of the pictures he also saw …
        let content = "đằng sau vẻ đẹp của tranh, anh còn nhận thấy cả tấm lòng của người hoạ sĩ"
        #expect(try contents("Anh Lê Văn Sơn cho rằng, \(content).") == [content])
    }

    @Test(arguments: [
        "nếu nước còn dâng, xã sẽ cho học sinh nghỉ học từ ngày mai",
        "trong cuộc họp về đê điều, ông đã đề nghị tỉnh cấp thêm vốn",
    ])
    func `is not the comma behind a circumstance that it begins with`(content: String) throws {
        #expect(try contents("Ông Lê Văn Sơn cho biết \(content).").first == content)
    }

    @Test func `is a full stop behind a word of one letter`() throws {
        #expect(
            try contents(
                "Ông Lê Văn Sơn cho biết bão sẽ tràn qua vùng biển Đông Á. Bộ trưởng Trần Văn Nam hôm qua đã đến Bến Lâm."
            )
                == ["bão sẽ tràn qua vùng biển Đông Á"])
    }

    @Test(arguments: [
        "Khi bảo vệ yêu cầu thì khách lại không hợp tác và tỏ thái độ thái quá.",
        "Ông Lê Văn Sơn khẳng định như vậy về quy định của mùa giải tới.",
    ])
    func `is nowhere where a reporting word reports nothing`(text: String) throws {
        #expect(try contents(text).isEmpty)
    }

    @Test func `is the comma before an outlet that cites somebody`() throws {
        let quotes = try QuotedText.quotes(
            """
            Tin trong ngày
            Một số tin đáng chú ý trong ngày.
            Hơn một tấn gạo mốc được chở trên một tàu hàng từ Bến Lâm tới cảng Sông Lam, Reuters hôm nay dẫn lời Cục trưởng Hải quan Lê Văn Sơn.
            """)
        #expect(
            quotes.map(\.span.text) == ["Hơn một tấn gạo mốc được chở trên một tàu hàng từ Bến Lâm tới cảng Sông Lam"])
        #expect(quotes.first?.speaker?.name == "Lê Văn Sơn" && quotes.first?.cue?.text == "dẫn lời")
    }

    @Test func `is not where somebody has a seat`() throws {
        #expect(
            try contents("Theo Trung tâm Khí hậu Bến Lâm (BLC), trụ sở Sông Lam, mùa mưa năm nay sẽ đến muộn hơn.")
                == ["mùa mưa năm nay sẽ đến muộn hơn"])
    }

    @Test func `is not at ironical words in marks, which belong to it`() throws {
        #expect(
            try contents("Ông Lê Văn Sơn cho biết ngư dân tìm thấy \"vật thể lạ\" mắc vào lưới khi đánh cá ngoài khơi.")
                == ["ngư dân tìm thấy \"vật thể lạ\" mắc vào lưới khi đánh cá ngoài khơi"])
    }

    @Test func `is no quotation of its own before words in marks that say what something is`() throws {
        #expect(
            try contents(
                "Ông Lê Văn Sơn cho rằng việc phá đê là hành vi \"coi thường tính mạng của hàng nghìn người\".")
                == ["coi thường tính mạng của hàng nghìn người"])
    }

    @Test func `is not before a word of duty that looks like a consequence`() throws {
        let content = "chính phủ không nên để nước khác đắp đảo ở đây"
        #expect(try contents("Ông Lê Văn Sơn kêu gọi \(content).") == [content])
    }

    @Test(arguments: [
        "Ngay sau khi ông Lê Văn Sơn khẳng định luật mới sẽ được áp dụng, có khoảng 5.000 người đã xuống đường.",
        "Ngay sau khi ông Lê Văn Sơn khẳng định luật mới sẽ được áp dụng, người dân đã xuống đường.",
    ])
    func `is before the clause that the sentence is about`(text: String) throws {
        #expect(try contents(text) == ["luật mới sẽ được áp dụng"])
    }

    @Test func `is not before what a clause that has ended already only opens`() throws {
        #expect(
            try contents(
                "Khi chúng tôi tìm đến thì người dân nói rằng đã từ lâu, hơn mười năm nay, cây cầu không còn dùng nữa.")
                == ["đã từ lâu, hơn mười năm nay, cây cầu không còn dùng nữa"])
    }

    @Test func `is where a demand is followed by what somebody has done`() throws {
        #expect(
            try contents(
                "Ông Lê Văn Sơn đề nghị nộp 500 triệu đồng để khắc phục hậu quả, công an đã phong toả tài khoản này.")
                == ["nộp 500 triệu đồng để khắc phục hậu quả"])
    }

    @Test func `is where what was said is judged`() throws {
        // affirms that Mr Hùng's charge that the firm evaded taxes is groundless
        let quotes = try QuotedText.quotes(
            "Ông Lê Văn Sơn khẳng định cáo buộc của ông Trần Hùng rằng công ty trốn thuế là vô căn cứ.")
        #expect(
            quotes.map(\.span.text) == [
                "cáo buộc của ông Trần Hùng rằng công ty trốn thuế là vô căn cứ", "công ty trốn thuế",
            ])
        #expect(quotes.map { $0.speaker?.name } == ["Lê Văn Sơn", "Trần Hùng"])
        // the reports that … are wrong
        #expect(
            try contents("Những thông tin trên mạng cho rằng con đê đã vỡ là sai sự thật.") == ["con đê đã vỡ"])
    }

    @Test func `is not the comma about what is said of its subject`() throws {
        let content = "ông Trần Hùng, một luật sư 49 tuổi, đã cầm đầu một \"nhóm khủng bố\" nhằm lật đổ chính phủ"
        #expect(try contents("Uỷ ban cáo buộc \(content).") == [content])
    }

    @Test func `is not a comma that nothing but a time stands before`() throws {
        // yesterday afternoon, while he was going ashore, the boat broke down
        let content = "đầu giờ chiều hôm qua, trong khi cùng ba thuyền viên vào bờ thì tàu bất ngờ bị chết máy"
        #expect(try contents("Ông Lê Văn Sơn kể \(content).") == [content])
    }

    @Test func `is the semicolon behind which others speak`() throws {
        // Mr Sơn thinks that gold will cost more; Mr Hùng, an expert, thinks that it will cost less
        let quotes = try QuotedText.quotes(
            "Ông Lê Văn Sơn cho rằng giá vàng sẽ tăng; ông Trần Hùng, một chuyên gia, cho rằng giá vàng sẽ giảm.")
        #expect(quotes.map(\.span.text) == ["giá vàng sẽ tăng", "giá vàng sẽ giảm"])
        #expect(quotes.map { $0.speaker?.name } == ["Lê Văn Sơn", "Trần Hùng"])
    }

    @Test func `is not a rằng within the clause`() throws {
        // says they were deceived and thought that they only took part in a show
        let content = "họ bị lừa và tưởng rằng chỉ tham gia một chương trình truyền hình"
        #expect(try contents("Ông Lê Văn Sơn nói \(content).") == [content])
    }

    @Test(arguments: [
        ("Ông Lê Văn Sơn khẳng định lại con đê an toàn.", "con đê an toàn"),
        ("Công an xác định rõ hai người đã bỏ trốn.", "hai người đã bỏ trốn"),
        ("Nguồn tin hải quân cho biết, đồng thời khẳng định tàu không bị hư hại.", "tàu không bị hư hại"),
    ])
    func `begin behind how it is said, and behind the last word of saying`(text: String, expected: String) throws {
        #expect(try QuotedText.contents(text) == [expected])
    }

    @Test(arguments: [
        (
            "Ông Lê Văn Sơn đề nghị Pháp đóng góp cho sự phát triển của tỉnh và cho quan hệ song phương.",
            "Pháp đóng góp cho sự phát triển của tỉnh và cho quan hệ song phương"
        ),
        (
            "Ông Lê Văn Sơn cho biết nhóm sẽ soạn văn bản gửi các gia đình, trong khi xúc tiến cuộc gặp với công ty.",
            "nhóm sẽ soạn văn bản gửi các gia đình, trong khi xúc tiến cuộc gặp với công ty"
        ),
        ("Ông Lê Văn Sơn xác nhận con đê đã nứt, song không nêu lý do.", "con đê đã nứt"),
        (
            "Việc Chile khẳng định tiếp tục duy trì lệnh cấm vận khiến các nước láng giềng yên tâm.",
            "tiếp tục duy trì lệnh cấm vận"
        ),
    ])
    func `is where the writer speaks again, and no sooner`(text: String, content: String) throws {
        #expect(try contents(text) == [content])
    }

    @Test func `is before what somebody else says meanwhile`() throws {
        let text = "Ông Lê Văn Sơn thừa nhận con đê đã nứt trong khi bà Trần Thị Mai yêu cầu công ty bồi thường."
        #expect(try contents(text) == ["con đê đã nứt", "công ty bồi thường"])
    }

    @Test(arguments: [
        ("Bà Mai nói với Sơn là con đê đã vỡ từ hôm qua.", "con đê đã vỡ từ hôm qua"),
        ("Bà Mai nhất trí cho rằng con đê sẽ vỡ trong ba ngày tới.", "con đê sẽ vỡ trong ba ngày tới"),
        ("Chúng tôi xin khẳng định con đê không có vết nứt nào.", "con đê không có vết nứt nào"),
        (
            "Theo ông Lê Văn Sơn, Chủ nhiệm Hợp tác xã Bến Lâm - đơn vị khai thác tuyến xe buýt số 11 từ Bến Lâm (Sông Trà) đi Cửa Tùng, "
                + "xe giả thường xuất hiện vào buổi sáng.", "xe giả thường xuất hiện vào buổi sáng"
        ),
        (
            "Theo Viện Thống kê Hồ Nhuận, được báo Sao Mai dẫn lại, trong năm nay có 213 hộ bỏ làng.",
            "trong năm nay có 213 hộ bỏ làng"
        ),
    ])
    func `is as far from its beginning as what belongs to the reporting word allows`(text: String, content: String)
        throws
    {
        #expect(try contents(text) == [content])
    }

    @Test(arguments: [
        // an outlet reports what its subject condemned and held
        (
            "Hãng thông tấn Andina đưa tin, Tổng thống Chile Juan Rojas đã lên án vụ tấn công, đồng thời cho rằng việc này là một tội ác.",
            "Tổng thống Chile Juan Rojas đã lên án vụ tấn công, đồng thời cho rằng việc này là một tội ác"
        ),
        // although he promised to mend the dyke, the state of the village
        (
            "Mặc dù ông Lê Văn Sơn từng cam kết sẽ sửa con đê, song tình hình của làng thời gian qua đã xấu đi nhiều.",
            "sẽ sửa con đê"
        ),
    ])
    func `is where the outlet's report or the concession ends`(text: String, content: String) throws {
        #expect(try contents(text).first == content)
    }
}
