import Testing

@testable import DiembaoCore

/// Whoever stands nearest to a reporting word does not always speak.
@Suite struct `Who speaks where a sentence has several clauses` {
    private typealias Speaker = QuotedText.Speaker

    private func last(_ text: String) throws -> Speaker {
        let speaker = try #require(try QuotedText.quotes(text).last).speaker
        return Speaker(speaker?.span.text, speaker?.name)
    }

    // MARK: Joined clauses

    @Test(arguments: [
        "Toà án Bến Lâm bác bỏ đề nghị của bà Trần Thị Mai, yêu cầu \"người dân làng Bến Lâm\" rời khỏi con đê.",
        "Toà án Bến Lâm không xác nhận người bị bắt là bà Trần Thị Mai, cho biết vụ án \"không liên quan đến ai khác\".",
    ])
    func `is the subject of the clause, not whom its end names`(text: String) throws {
        #expect(try last(text).name == "Toà án Bến Lâm")
    }

    @Test func `is the subject of the clause before words in marks`() throws {
        let text =
            "Bà Trần Thị Mai khẳng định người dân \"rất quý mến\" Chủ tịch xã Lê Văn Sơn nhưng cho biết thêm rằng bà vẫn muốn \"con đê "
            + "được xây lại trong năm nay\"."
        #expect(try last(text).name == "Trần Thị Mai")
    }

    @Test func `is who does something because they think so`() throws {
        let text = "Người dân chặn đường vào đê vì cho rằng tiền đền bù quá thấp."
        let words = try last(text).words ?? ""
        #expect(words.hasPrefix("Người dân") && !words.hasSuffix("vì"))
    }

    // MARK: What belongs to a noun

    @Test(arguments: [
        ("Hoàng gia Anh tuyên bố sẽ trả tiền cho lễ cưới.", "Hoàng gia Anh"),
        ("Sau phiên họp, 54 quốc gia châu Phi yêu cầu Mỹ rút lại lời bình luận.", "54 quốc gia châu Phi"),
    ])
    func `is the noun that a country's name stands behind, not the country`(text: String, words: String) throws {
        let speaker = try last(text)
        #expect(speaker.words == words)
        #expect(speaker.name == nil || speaker.name == words)
    }

    @Test func `is the mother of whom her son's name tells`() throws {
        let text = "Nguyễn Văn Minh đỗ thủ khoa trường Y. Mẹ Minh chia sẻ: \"Để con đi học tôi phải bán cả con trâu\"."
        #expect(try last(text) == Speaker("Mẹ Minh", nil))
    }

    @Test func `is whose account it is`() throws {
        let text = "\"Con đê này phải được xây lại ngay\", Twitter của ông Lê Văn Sơn có đoạn."
        #expect(try last(text).name == "Lê Văn Sơn")
    }

    @Test func `is who bears the title before a comma and what it is of`() throws {
        let text =
            "Ông Phạm Văn Tác, Vụ trưởng Tổ chức cán bộ, Bộ Y tế, dự họp báo sáng nay. \"Tuyến huyện đang ghép hai đầu mối thành "
            + "một\", Vụ trưởng Tổ chức cán bộ, Bộ Y tế nói."
        #expect(try last(text) == Speaker("Vụ trưởng Tổ chức cán bộ, Bộ Y tế", "Phạm Văn Tác"))
    }

    @Test func `ends before an adverb and what the table of nouns does not know`() throws {
        let text = "Sáng nay, nghệ sĩ hài Lê Văn Sơn vui mừng cho hay vợ anh đã sinh một bé trai."
        #expect(try last(text) == Speaker("nghệ sĩ hài Lê Văn Sơn", "Lê Văn Sơn"))
    }

    // MARK: Pronouns and what somebody is called

    @Test(arguments: [
        "Đại biện lâm thời Anh Jonathan Allen cho rằng việc bắt tàu là sai. Ông cho biết con tàu đang ở Oman.",
        "Ngoại trưởng Anh Jonathan Allen cho rằng việc bắt tàu là sai. Ông cho biết con tàu đang ở Oman.",
    ])
    func `is called by any word of kinship after a title of Britain's`(text: String) throws {
        #expect(try last(text).name == "Jonathan Allen")
    }

    @Test func `is no single person where several go on`() throws {
        let text =
            "Ông Lê Văn Sơn nói rằng con đê đã nứt. Một đoạn phim cho thấy ba người đàn ông trên xe. Những người này nói con đê vẫn "
            + "còn nguyên vẹn."
        #expect(try last(text).name == nil)
    }

    @Test func `is nobody by name who hides theirs`() throws {
        let text = "Ông Lê Văn Sơn nói rằng con đê đã nứt. Theo người đồng nghiệp giấu tên, con đê đã nứt từ năm ngoái."
        #expect(try last(text).name == nil)
    }

    @Test func `is whom the sentence has named, not who spoke last`() throws {
        let text =
            "Ông Lê Văn Sơn nói rằng con tàu đã sẵn sàng. Quý Bình phải tập bơi trong ba tháng, nam ca sĩ khẳng định: \"Có đau thế này "
            + "tôi cũng chịu\"."
        #expect(try last(text).name != "Lê Văn Sơn")
    }

    @Test func `is the agency that was named before`() throws {
        let text =
            "Đoàn xe vừa tới ga Đồng Đăng, hãng thông tấn Yonhap đưa tin. Hãng thông tấn này cho biết tàu sẽ dừng ở ga trong hai giờ."
        #expect(try last(text).name == "Yonhap")
    }

    @Test func `is not the agency that reports another's paper`() throws {
        let text =
            "Theo hãng tin AFP, cuộc họp kéo dài ba giờ. Tuyên bố cảnh báo Mỹ sẽ tiến hành các biện pháp thích hợp."
        #expect(try last(text).name != "AFP")
    }

    // MARK: Relays

    @Test func `is who remarked it, not the outlet at the sentence's end`() throws {
        let text = "Bà Trần Thị Mai từng nhận xét chữ ký của ông Sơn giống \"hàng rào dây thép gai\", theo CNN."
        #expect(try last(text).name == "Trần Thị Mai")
    }

    @Test func `is with whom one says it`() throws {
        let text =
            "Ông Lê Văn Sơn nói rằng thị trường đang lớn lên. Nói như giám đốc Trần Văn Nam, thì \"năm nay là năm của khách hàng trẻ\"."
        #expect(try last(text).name == "Trần Văn Nam")
    }

    @Test func `is whom a clause names after who was asked`() throws {
        let text =
            "Khi được hỏi về việc bổ nhiệm, ông Lê Văn Sơn đưa ra một lời giải thích đơn giản: \"Tôi thích làm việc với những người "
            + "thẳng thắn\"."
        #expect(try last(text).name == "Lê Văn Sơn")
    }

    // MARK: No report

    @Test(arguments: [
        "Iran phớt lờ cảnh báo Washington sẽ trừng phạt mạnh tay.",
        "Sở Nội vụ vừa ban hành văn bản về kỷ luật của cán bộ, công chức, viên chức khi trả lời báo chí.",
        "Con đê phải xong trong bốn tháng chứ không phải 30 ngày như tuyên bố ban đầu.",
    ])
    func `is nobody where a word of saying is only spoken of`(text: String) throws {
        #expect(try QuotedText.contents(text) == [])
    }

    @Test(arguments: [
        ("Một công dân Anh tuyên bố ông đã tìm ra con đê cũ.", "công dân Anh"),
        ("Chuyên gia hàng không Lê Văn Sơn cho rằng máy bay đã hỏng.", "Chuyên gia hàng không Lê Văn Sơn"),
        ("Phe Dân chủ tại Quốc hội chỉ trích đạo luật, cho rằng con đê đã bị bỏ quên.", "Phe Dân chủ"),
        ("Một nữ giáo viên cho biết chị chưa được nhận lương tháng 7.", "Một nữ giáo viên"),
    ])
    func `is a whole noun phrase, not cut within a word`(text: String, words: String) throws {
        #expect(try last(text).words == words)
    }

    @Test(arguments: [
        "Căng thẳng Nga - Mỹ khiến nhiều đồng minh của Washington lo ngại, cho rằng chạy đua vũ trang sẽ bắt đầu.",
        "Nhiều đồng minh của Washington, trong đó có Ba Lan và Tổng thống Séc Jan Novák, cho rằng chạy đua vũ trang sẽ bắt đầu.",
    ])
    func `is not who stands in a tension or in a list of members`(text: String) throws {
        let words = try last(text).words ?? ""
        #expect(words.lowercased() == "nhiều đồng minh của washington")
    }

    @Test func `is whoever writes on a social network, not the network`() throws {
        let text =
            "Hồi đầu tháng, ông Lê Văn Sơn gây sóng gió khi dùng mạng xã hội Twitter cáo buộc bà Mai làm vỡ con đê."
        #expect(try last(text).name == "Lê Văn Sơn")
    }

    @Test func `is who sends a file, not who is sent it`() throws {
        let text =
            "Công an tỉnh Bến Tre đã hoàn tất kết luận điều tra, chuyển hồ sơ sang Viện Kiểm sát nhân dân tỉnh Bến Tre đề nghị truy tố "
            + "ông Lê Văn Sơn."
        #expect(try last(text).name == "Công an tỉnh Bến Tre")
    }

    @Test(arguments: [
        (
            "Tổng thống Nga và Thủ tướng Lê Văn An khẳng định hai nước sẽ xây con đê.",
            "Tổng thống Nga và Thủ tướng Lê Văn An"
        ),
        ("Ngoại trưởng Mỹ và Trung Quốc đã khẳng định hai nước sẽ xây con đê.", "Ngoại trưởng Mỹ và Trung Quốc"),
    ])
    func `are two who are joined, and none of them alone`(text: String, words: String) throws {
        #expect(try last(text) == Speaker(words, nil))
    }

    // MARK: Pronouns

    @Test(arguments: [
        ("Nhiều nông dân ở xã Bến Lâm đã nổi giận. Họ cho rằng con đê bị bỏ quên.", "Nhiều nông dân ở xã Bến Lâm"),
        ("Giới chức quốc phòng Mỹ hôm qua xem xét con đê. Họ cho hay con đê vẫn vững.", "Giới chức quốc phòng Mỹ"),
    ])
    func `are those whom a pronoun stands for though they have no name`(text: String, words: String) throws {
        #expect(try last(text) == Speaker(words, nil))
    }

    @Test func `is a pronoun as it stands where nobody is described before it`() throws {
        let text = "Con đê vỡ lúc rạng sáng. Họ cho rằng nước sông dâng quá nhanh."
        #expect(try last(text) == Speaker("Họ", nil))
    }

    // MARK: Below

    @Test func `is in a lead the one lawyer whom the text names`() throws {
        let quotes = try QuotedText.quotes(
            """
            Đám cưới bên con đê gây xôn xao

            Một luật sư tố chủ tịch xã chi hai tỉ đồng làm đám cưới cho con gái.

            Đám cưới diễn ra hôm 10/6. Luật sư Trần Văn Bảo là người đầu tiên lên tiếng về đám cưới xa hoa này.
            """)
        #expect(quotes.first?.speaker?.span.text == "Một luật sư")
        #expect(quotes.first?.speaker?.name == "Trần Văn Bảo")
    }

    @Test func `is in a lead nobody by name where two lawyers could be meant`() throws {
        let quotes = try QuotedText.quotes(
            """
            Đám cưới bên con đê gây xôn xao

            Một luật sư tố chủ tịch xã chi hai tỉ đồng làm đám cưới cho con gái.

            Đám cưới diễn ra hôm 10/6. Luật sư Trần Văn Bảo và luật sư Phạm Thị Hoa có mặt ở tiệc cưới.
            """)
        #expect(quotes.first?.speaker?.span.text == "Một luật sư")
        #expect(quotes.first?.speaker?.name == nil)
    }

    @Test func `is of a report the body that has published it`() throws {
        let text =
            "Trung tâm Quan trắc Biển Đông hôm nay công bố báo cáo thường niên. Báo cáo cho rằng mực nước sẽ dâng cao."
        #expect(try last(text) == Speaker("Báo cáo", "Trung tâm Quan trắc Biển Đông"))
    }

    @Test(arguments: [
        "Tổng giám đốc Rosoboronexport Alexander Mikheev nhấn mạnh hợp đồng đã được ký.",
        "Bộ trưởng Giao thông Malaysia lúc đó Alexander Mikheev tuyên bố con đê vẫn vững.",
        "Bộ trưởng giao thông Malaysia Alexander Mikheev tuyên bố con đê vẫn vững.",
    ])
    func `is the person whose name follows what the title is of, and when`(text: String) throws {
        #expect(try last(text).name == "Alexander Mikheev")
    }

    @Test func `is an official whose town a comma and a date follow`() throws {
        let text = "Lãnh đạo UBND Q. Tân Bình, TP. HCM hôm 9-1 cho biết đã xây xong con đê."
        #expect(try last(text) == Speaker("Lãnh đạo UBND Q. Tân Bình", nil))
    }

    @Test func `is a report that somebody has published, by their name`() throws {
        let text = "Báo cáo năm 2018 do Bộ Tài chính công bố cho biết con đê tốn hai tỉ đồng."
        #expect(try last(text) == Speaker("Báo cáo năm 2018 do Bộ Tài chính công bố", "Bộ Tài chính"))
    }

    @Test func `is who once did something, not whom they did it for`() throws {
        let text = "Người từng hỗ trợ Tổng thống Mỹ viết cuốn sách ăn khách cho rằng con đê sẽ vỡ."
        let speaker = try last(text)
        #expect(speaker.words?.hasPrefix("Người từng hỗ trợ") == true)
        #expect(speaker.name == nil)
    }

    @Test func `are all of a list that a comma goes on with`() throws {
        let text = "Trong thư, các cán bộ, giảng viên cho biết con đê đã nứt từ lâu."
        #expect(try last(text) == Speaker("các cán bộ, giảng viên", nil))
    }

    @Test func `is no outlet where this country speaks`() throws {
        let text =
            "Hãng thông tấn KCNA cho biết vụ thử đã thành công. Nước này còn tuyên bố sẽ thử thêm một tên lửa nữa."
        #expect(try last(text).name != "KCNA")
    }
}
