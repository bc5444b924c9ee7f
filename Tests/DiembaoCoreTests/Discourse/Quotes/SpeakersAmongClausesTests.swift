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
        ("Một công dân Pháp tuyên bố ông vẽ lại được con đê cũ.", "công dân Pháp"),
        (
            "Chuyên gia hàng không Lê Văn Sơn cho rằng con đê nhìn từ trên cao vẫn vững.",
            "Chuyên gia hàng không Lê Văn Sơn"
        ),
        ("Phe Dân chủ tại nghị viện không ký, cho rằng con đê đã bị bỏ quên.", "Phe Dân chủ"),
        ("Một nữ giáo viên cho biết chị chưa thấy con đê ấy.", "Một nữ giáo viên"),
    ])
    func `is a whole noun phrase, not cut within a word`(text: String, words: String) throws {
        #expect(try last(text).words == words)
    }

    @Test(arguments: [
        "Căng thẳng Lào - Campuchia khiến nhiều đồng minh của Phnom Penh lo ngại, cho rằng con đê chung sẽ bị bỏ quên.",
        "Nhiều đồng minh của Phnom Penh, trong đó có Ba Lan và Tổng thống Séc Jan Novák, cho rằng con đê chung sẽ bị bỏ quên.",
    ])
    func `is not who stands in a tension or in a list of members`(text: String) throws {
        let words = try last(text).words ?? ""
        #expect(words.lowercased() == "nhiều đồng minh của phnom penh")
    }

    @Test func `is whoever writes on a social network, not the network`() throws {
        let text =
            "Tuần trước, ông Lê Văn Sơn làm cả xã ngạc nhiên khi lên mạng xã hội Twitter cáo buộc bà Mai làm vỡ con đê."
        #expect(try last(text).name == "Lê Văn Sơn")
    }

    @Test func `is who sends a file, not who is sent it`() throws {
        let text =
            "Công an tỉnh Bến Tre vừa khép lại cuộc điều tra, gửi hồ sơ tới Viện Kiểm sát nhân dân tỉnh Bến Tre đề nghị truy tố "
            + "ông Lê Văn Sơn."
        #expect(try last(text).name == "Công an tỉnh Bến Tre")
    }

    @Test(arguments: [
        (
            "Tổng thống Lào và Thủ tướng Lê Văn An khẳng định sẽ cùng xây con đê.",
            "Tổng thống Lào và Thủ tướng Lê Văn An"
        ),
        ("Ngoại trưởng Lào và Thái Lan đã khẳng định sẽ cùng xây con đê.", "Ngoại trưởng Lào và Thái Lan"),
    ])
    func `are two who are joined, and none of them alone`(text: String, words: String) throws {
        #expect(try last(text) == Speaker(words, nil))
    }

    // MARK: Pronouns

    @Test(arguments: [
        ("Nhiều công nhân ở xã Bến Lâm đã bỏ về. Họ cho rằng con đê bị bỏ quên.", "Nhiều công nhân ở xã Bến Lâm"),
        ("Giới chức thủy lợi Lào chiều nay xem con đê. Họ cho hay con đê vẫn vững.", "Giới chức thủy lợi Lào"),
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
            Hợp đồng xây con đê

            Một luật sư tố chủ tịch xã giao con đê cho công ty của em trai.

            Công trình khởi công hôm 10/6. Luật sư Trần Văn Bảo đọc bản hợp đồng trong ba ngày.
            """)
        #expect(quotes.first?.speaker?.span.text == "Một luật sư")
        #expect(quotes.first?.speaker?.name == "Trần Văn Bảo")
    }

    @Test func `is in a lead nobody by name where two lawyers could be meant`() throws {
        let quotes = try QuotedText.quotes(
            """
            Hợp đồng xây con đê

            Một luật sư tố chủ tịch xã giao con đê cho công ty của em trai.

            Công trình khởi công hôm 10/6. Luật sư Trần Văn Bảo và luật sư Phạm Thị Hoa cùng đọc bản hợp đồng.
            """)
        #expect(quotes.first?.speaker?.span.text == "Một luật sư")
        #expect(quotes.first?.speaker?.name == nil)
    }

    @Test func `is of a report the body that has published it`() throws {
        let text =
            "Trung tâm Quan trắc Biển Đông sáng nay công bố báo cáo về con đê. Báo cáo cho rằng mực nước sẽ dâng cao."
        #expect(try last(text) == Speaker("Báo cáo", "Trung tâm Quan trắc Biển Đông"))
    }

    @Test(arguments: [
        "Tổng giám đốc Volgadamstroy Pavel Orlov nhấn mạnh con đê đã xây xong.",
        "Bộ trưởng Thủy sản Phần Lan lúc đó Pavel Orlov tuyên bố con đê vẫn vững.",
        "Bộ trưởng giao thông Phần Lan Pavel Orlov tuyên bố con đê vẫn vững.",
    ])
    func `is the person whose name follows what the title is of, and when`(text: String) throws {
        #expect(try last(text).name == "Pavel Orlov")
    }

    @Test func `is an official whose town a comma and a date follow`() throws {
        let text = "Lãnh đạo UBND H. Nhà Bè, TP. HCM hôm 4-2 cho biết con đê sắp xong."
        #expect(try last(text) == Speaker("Lãnh đạo UBND H. Nhà Bè", nil))
    }

    @Test func `is a report that somebody has published, by their name`() throws {
        let text = "Báo cáo năm 2018 do Bộ Tài chính công bố cho biết con đê tốn hai tỉ đồng."
        #expect(try last(text) == Speaker("Báo cáo năm 2018 do Bộ Tài chính công bố", "Bộ Tài chính"))
    }

    @Test func `is who once did something, not whom they did it for`() throws {
        let text = "Người từng giúp Tổng thống Lào vẽ con đê cho rằng nó sẽ vỡ."
        let speaker = try last(text)
        #expect(speaker.words?.hasPrefix("Người từng giúp") == true)
        #expect(speaker.name == nil)
    }

    @Test func `are all of a list that a comma goes on with`() throws {
        let text = "Trong đơn, các kỹ sư, giáo viên cho biết con đê đã nứt từ lâu."
        #expect(try last(text) == Speaker("các kỹ sư, giáo viên", nil))
    }

    @Test func `is no outlet where this country speaks`() throws {
        let text =
            "Hãng thông tấn KCNA cho biết con đê đã xây xong. Nước này còn tuyên bố sẽ xây thêm một con đê nữa."
        #expect(try last(text).name != "KCNA")
    }

    // MARK: How many speak

    @Test(arguments: [
        ("Chỉ 15% số ngư dân ở Bến Lâm cho rằng con đê sẽ đứng vững.", "Chỉ 15% số ngư dân ở Bến Lâm"),
        ("Kết quả cho thấy gần 40% người được hỏi nói rằng con đê sẽ vỡ.", "gần 40% người được hỏi"),
        ("Một nửa số học sinh cho rằng con đê sẽ vỡ.", "Một nửa số học sinh"),
    ])
    func `are so many of those who are named`(text: String, words: String) throws {
        #expect(try last(text) == Speaker(words, nil))
    }

    // MARK: Nouns at the end of what somebody does

    @Test(arguments: [
        ("Một nữ công nhân đưa con vào khám tại bệnh viện kể lại rằng chị phải chờ ba giờ.", "Một nữ công nhân"),
        ("Nhiều người dân gặp nạn ở công ty cho biết họ chưa được đền bù.", "Nhiều người dân"),
    ])
    func `is who does something, not where it is done`(text: String, start: String) throws {
        let speaker = try last(text)
        #expect(speaker.words?.hasPrefix(start) == true && speaker.name == nil)
    }

    @Test func `is whoever did it, not whom it was done to`() throws {
        let speaker = try last("Trong cuốn sách, người cứu sống John Carter cho biết con đê đã vỡ trước đó.")
        #expect(speaker.words == "người cứu sống John Carter" && speaker.name == nil)
    }

    @Test func `is not whom a party belongs to`() throws {
        #expect(try last("Đảng của ông Lê Văn Sơn cho biết con đê đã vỡ.").name == nil)
    }

    @Test func `is who is called by a name, not the firm`() throws {
        #expect(try last("Lái xe Grab tên Hùng cho biết con đê đã vỡ.").name == "Hùng")
    }

    @Test func `is not the husband of whom speaks`() throws {
        let speaker = try last(
            "Đại uý Lê Văn Sơn đã nghỉ việc. Vợ đại uý cùng nhiều người đến trụ sở xã yêu cầu trả lại con đê.")
        #expect(speaker.name == nil)
    }

    @Test func `are no authorities where this group speaks`() throws {
        let text = "Nhà chức trách cho rằng con đê an toàn. Nhóm này sau đó tiếp tục yêu cầu được vào xem con đê."
        #expect(try last(text).words == "Nhóm này")
    }

    @Test func `is who did to somebody what the clause before tells`() throws {
        let text = "Chị Mai đi trên đê thì bị đại uý Lê Văn Sơn chặn lại, yêu cầu xuất trình giấy tờ."
        #expect(try last(text).name == "Lê Văn Sơn")
    }

    @Test func `is whose statement an outlet quotes`() throws {
        let text = "Đài BBC trích lại tuyên bố của Lào: \"Con đê này đã được xây lại từ năm ngoái và sẽ không vỡ\"."
        #expect(try last(text).name == "Lào")
    }

    @Test func `is who sends a letter, also past the short form of whom it is sent to`() throws {
        let text = "Sở Y tế Bến Lâm đã có văn bản gửi Bộ Giao thông vận tải (GTVT) đề nghị sửa lại con đê."
        #expect(try last(text).name == "Sở Y tế Bến Lâm")
    }

    @Test func `are the people whose word stands in marks`() throws {
        let quote = try #require(
            try QuotedText.quotes("Công ty Sông Lam bị người dân \"tố\" xả nước thải làm hỏng con đê.").last)
        #expect(quote.speaker?.span.text == "người dân")
        #expect(quote.span.text == "xả nước thải làm hỏng con đê")
    }

    @Test(arguments: [
        (
            "Nhiều khách mua nhà tại dự án trên địa bàn quận Hà Đông cho biết họ rất lo lắng.",
            "Nhiều khách mua nhà tại dự án"
        ),
        ("Cử tri thành phố Đà Nẵng đề nghị làm rõ trách nhiệm của chủ đầu tư.", "Cử tri thành phố Đà Nẵng"),
        ("Phó phát ngôn Bộ Ngoại giao nói Việt Nam luôn theo dõi sát tình hình.", "Phó phát ngôn Bộ Ngoại giao"),
        (
            "Khối quân sự NATO do Mỹ dẫn đầu nhấn mạnh họ không muốn chạy đua vũ trang.",
            "Khối quân sự NATO do Mỹ dẫn đầu"
        ),
        ("Tuyên bố chung sau cuộc gặp của hai lãnh đạo nhấn mạnh hai nước sẽ sớm gặp lại.", "Tuyên bố chung"),
        ("Báo Sông Hồng đã khảo sát 10 nhà thuốc, hầu hết đều cho hay chưa có phần mềm mới.", "hầu hết"),
        ("Đại diện Viện Kiểm sát thì cho rằng không cần gọi thêm nhân chứng.", "Đại diện Viện Kiểm sát"),
    ])
    func `are those at the head of the phrase, and no place, leader or country within it`(
        text: String, words: String
    ) throws {
        #expect(try QuotedText.speaker(text).words == words)
    }

    @Test(arguments: [
        ("Báo Hong Kong Morning Daily hôm 11/6 cho hay hai bên đã thương lượng xong.", "Morning Daily"),
        ("Theo thông tin trên báo Pháp luật TP. HCM, hai người đã bị bắt.", "Pháp luật TP. HCM"),
        ("Chị Na nhắn tin cho anh Bảo nói rằng sẽ về quê vào ngày mai.", "Na"),
        (
            "UBND tỉnh Long An có công văn gửi Bộ Tài chính, Bộ Công Thương cho biết đến tháng 10 là hạn cuối.",
            "UBND tỉnh Long An"
        ),
    ])
    func `are an outlet and not its place, and who writes and not who is written to`(text: String, name: String) throws
    {
        #expect(try QuotedText.speaker(text).name == name)
    }

    @Test func `are whose opinion it is, and not who passes it on`() throws {
        let speaker = try QuotedText.speaker(
            "Chủ nhiệm Văn phòng Chính phủ vừa ký văn bản truyền đạt ý kiến của Thủ tướng yêu cầu các bộ kiểm tra dự án."
        )
        #expect(speaker.words == "ý kiến của Thủ tướng")
    }

    @Test(arguments: [
        // while, if, although
        ("Nga phản đối, trong khi Mỹ cho rằng con đê đã vỡ.", "Mỹ"),
        ("Tuy Mỹ cho rằng con đê đã vỡ, Nga vẫn phản đối.", "Mỹ"),
        // the head of the list, all of the list, who is named behind "is"
        ("Các chuyên gia từ Hà Lan, Bỉ, Malaysia và Ukraine hồi đầu tuần nói rằng con đê đã vỡ.", "Các chuyên gia"),
        (
            "Lãnh đạo của một số nước như Séc, Ba Lan cũng như Đan Mạch đều cho rằng con đê đã vỡ.",
            "Lãnh đạo của một số nước"
        ),
        ("Jeffrey Burt, James Hitch và Peter Stone cho rằng con đê đã vỡ.", "Jeffrey Burt, James Hitch và Peter Stone"),
        ("Nhà đàm phán hàng đầu của Trung Quốc là Phó thủ tướng Lý Hạc cho rằng con đê đã vỡ.", "Phó thủ tướng Lý Hạc"),
        // apologises to passengers although it affirms that
        ("Hãng VietStar phải xin lỗi hành khách về sự cố dù khẳng định rằng con đê đã vỡ.", "Hãng VietStar"),
    ])
    func `is whoever the clause is of`(text: String, speaker: String) throws {
        let quote = try QuotedText.quote(text)
        #expect(quote.speaker?.span.text == speaker)
    }

    @Test func `is whoever brackets describe before a colon`() throws {
        let quote = try QuotedText.quote("Theo chị Nguyễn Thị Lan (bán nước gần đó): \"Lúc đê vỡ, trời mưa rất to.\"")
        #expect(quote.speaker?.name == "Nguyễn Thị Lan")
        #expect(quote.type == .direct)
    }

    @Test func `is the plural agent of a passive with all that describes it`() throws {
        let quote = try QuotedText.quote("Con đê được nhiều chuyên trang xây dựng dự đoán sẽ vỡ trong năm nay.")
        #expect(quote.speaker?.span.text == "nhiều chuyên trang xây dựng")
    }

    @Test func `asks though a word of motion stands before the reporting word`() throws {
        let quotes = try QuotedText.quotes(
            "Ông Lê Văn Sơn đi vào hỏi \"con đê đã vỡ chưa?\", bà Mai trả lời \"chưa vỡ đâu\".")
        #expect(quotes.map { $0.cue?.text } == ["hỏi", "trả lời"])
    }

    @Test(arguments: [
        (
            "Ông Macron rời hội nghị sau khi Thứ trưởng Ngoại giao Iran hôm 23/5 gọi Phó tổng thống Mike Johnson là \"gã hề chính trị\".",
            "Thứ trưởng Ngoại giao Iran"
        ),
        (
            "Hàng nghìn người dân đổ ra đường phố Khartoum biểu tình, kêu gọi tổng thống từ chức.",
            "Hàng nghìn người dân"
        ),
        ("Một phụ huynh có con bị cô giáo bắt quỳ chia sẻ con đê đã vỡ từ hôm qua.", "Một phụ huynh có con"),
        ("Một đồng nghiệp cũ của nạn nhân chia sẻ con đê đã vỡ từ hôm qua.", "Một đồng nghiệp cũ của nạn nhân"),
        (
            "Đại sứ quán liên tục gửi công hàm đến Bộ Ngoại giao Indonesia, Toà án tối cao Indonesia đề nghị cung cấp bằng chứng.",
            "Đại sứ quán"
        ),
        (
            "Theo tiết lộ của Thư ký báo chí Tổng thống Nga Vladimir Putin, ông Dmitry Peskov, con đê đã vỡ từ hôm qua.",
            "ông Dmitry Peskov"
        ),
    ])
    func `is whom the clause begins with, without what he does besides and without whom he writes to`(
        text: String, speaker: String
    ) throws {
        #expect(try QuotedText.quotes(text).last?.speaker?.span.text == speaker)
    }

    @Test func `says what something shows within his own words`() throws {
        let quotes = try QuotedText.quotes(
            "Tổng thống Pháp Emmanuel Macron khẳng định cuộc điều tra sẽ cho thấy \"không có sự thông đồng\" giữa hai bên."
        )
        let words = try #require(quotes.first { $0.type != .indirect })
        #expect(words.speaker?.name == "Emmanuel Macron")
        #expect(words.cue?.text == "khẳng định")
    }

    // MARK: Beside other names

    @Test(arguments: [
        (
            "Bộ Ngoại giao Áo hôm nay triệu đại sứ Nga Ivan Petrov, sau khi Thủ tướng Áo Karl Huber cáo buộc một sĩ quan làm gián điệp.",
            "Karl Huber"
        ),
        (
            "Anna Weber Lind, em gái Karl Weber - con rể Tổng thống Chile Diego Luna, tuần trước kêu gọi các nhà đầu tư mua cổ phần.",
            "Anna Weber Lind"
        ),
        (
            "Luật sư Ivan Petrov, cựu phó chánh văn phòng dưới thời tổng thống Diego Luna, hôm 21/5 yêu cầu toà án mở lại vụ án.",
            "Ivan Petrov"
        ),
        (
            "Trao đổi với Tuổi Trẻ bà Trần Thị Mai, phó giám đốc Sở Văn hoá tỉnh Bến Lâm cho biết, con đê đã vỡ từ hôm qua.",
            "Trần Thị Mai"
        ),
        ("Sao Mai Times, tờ nhật báo nổi tiếng ở Chile cho biết con đê đã vỡ từ hôm qua.", "Sao Mai Times"),
        ("Tại cơ quan công an đối tượng Lê Văn Sơn khai nhận đã trộm hai chiếc xe máy.", "Lê Văn Sơn"),
        ("Theo dự kiến của Boeing, việc giao máy bay có thể kéo dài tới tháng 11.", "Boeing"),
        // hearing this Mr Sơn broke in; he and the president say
        ("Nghe vậy ông Lê Văn Sơn ngắt lời: \"Con đê rộng 60 m vì sao về tới làng chỉ còn 50 m?\".", "Lê Văn Sơn"),
        (
            "Thủ tướng Lê Văn Sơn và Tổng thống Chile Diego Luna cho biết hai nước sẽ đắp đê.",
            "Lê Văn Sơn và Diego Luna"
        ),
        (
            "Cả Thủ tướng Lê Văn Sơn và Bộ trưởng Trần Thị Mai cho rằng con đê sẽ vỡ.", "Lê Văn Sơn và Trần Thị Mai"
        ),
    ])
    func `is who is meant, not whoever else is named`(text: String, name: String) throws {
        #expect(try last(text).name == name)
    }

    @Test(arguments: [
        // the oceanographer, not she who doubts; several thousand people; some states such as Colorado
        ("Bà Mai nghi ngờ hơn sau khi một kỹ sư đê điều cho rằng con đê sẽ vỡ.", "kỹ sư đê điều"),
        (
            "Nhiều người trong số hơn 5.000 dân sơ tán cho biết họ chưa dám về nhà.",
            "Nhiều người trong số hơn 5.000 dân sơ tán"
        ),
        ("Hai người này đã 3 lần nói rằng con đê sẽ vỡ.", "Hai người này"),
        (
            "Ông Diego Luna nêu quan điểm này sau khi các nhà điều tra của Chile cáo buộc Bolivia bắn rơi máy bay.",
            "các nhà điều tra của Chile"
        ),
        // a Chilean paper has no name
        ("Báo Chile cho hay con đê sẽ vỡ trong ba ngày tới.", "Báo Chile"),
        (
            "Theo tổng công tố viên và các nhóm bảo vệ tù nhân, một vụ bạo loạn đã xảy ra trong trại giam.",
            "tổng công tố viên và các nhóm bảo vệ tù nhân"
        ),
        ("Một quan chức Chile đề nghị giấu tên cho biết con đê sẽ vỡ trong ba ngày tới.", "Một quan chức Chile"),
    ])
    func `is who has no name`(text: String, words: String) throws {
        #expect(try last(text) == Speaker(words, nil))
    }

    @Test func `is no firm where the text says he`() throws {
        let text = "Sàn giao dịch Betmore cho biết nhiều người đã đặt cược. Ông nói sẽ mất 28 ngàn đô la."
        #expect(try last(text).name != "Betmore")
    }

    @Test func `is not the one of the people who was named before`() throws {
        let text =
            "Ông Nguyễn Văn Hùng, người dân địa phương, cho hay nước lên nhanh. Theo người dân địa phương, con đê đã nứt từ năm ngoái."
        #expect(try last(text) == Speaker("người dân địa phương", nil))
    }

    @Test func `is who shouts in what another tells`() throws {
        let text =
            "Cảnh sát cho biết nghi phạm mặc áo đen, từ từ tiến đến các học sinh, hét to \"Tao sẽ giết chúng mày\" rồi bỏ chạy."
        let quotes = try QuotedText.quotes(text)
        #expect(quotes.first { $0.type == .direct }?.speaker?.span.text == "nghi phạm")
    }

    // dozens of people came to block the gate, because they hold that; the people stop the lorries because
    @Test(arguments: [
        (
            "Sáng 11/2, hàng chục người dân tới dựng rạp ở cổng nhà máy vì cho rằng đơn vị này xả thải.",
            "hàng chục người dân"
        ),
        ("Người dân chặn xe vì cho rằng nhà máy đã xả thải xuống sông.", "Người dân"),
    ])
    func `is a crowd, without what it does for its reason`(text: String, words: String) throws {
        #expect(try last(text) == Speaker(words, nil))
    }

    @Test(
        arguments: [
            // "…, who says that"; called by the one who succeeded him; but officials then deny it and say that
            (
                "Triều Tiên chỉ trích Phó Tổng thống Mỹ Mike Pence, người nói rằng nước này sẽ chịu kết cục giống Libya.",
                "Mike Pence", "Mike Pence"
            ),
            ("Ông Obama rất bực bội sau khi bị người kế nhiệm gọi là \"kẻ xấu\".", "người kế nhiệm", nil),
            (
                "Báo Sao Mai cho biết hai bên đã đạt thỏa thuận, nhưng quan chức Ukraine sau đó bác bỏ thông tin này, nói rằng các cuộc đàm phán đang diễn ra.",
                "quan chức Ukraine", nil
            ),
            // Venezuela is tense after Guaido declared himself president and called for
            (
                "Venezuela trở nên căng thẳng sau khi Juan Guaido tự xưng là tổng thống lâm thời, kêu gọi quân đội quay lưng với ông Maduro.",
                "Juan Guaido", "Juan Guaido"
            ),
            // the former presiding judge
            (
                "Ông Nguyễn Đức Sơn, nguyên Chánh tòa Hình sự TAND Tối cao cho rằng bản án này quá nhẹ.",
                "Ông Nguyễn Đức Sơn", "Nguyễn Đức Sơn"
            ),
            // a representative of the firm that manages the houses; the present heads of the paper
            (
                "Đại diện Công ty Tây Đô – đơn vị quản lý nhà ở công vụ cũng xác nhận việc ông Cường đã hẹn thứ Hai đến làm việc.",
                "Đại diện Công ty Tây Đô", nil
            ),
            (
                "Các lãnh đạo hiện tại của Washington Post thừa nhận thời thế đã thay đổi rất nhiều.",
                "Các lãnh đạo hiện tại của Washington Post", nil
            ),
            (
                "Theo phòng tổ chức cán bộ của Sở GD-ĐT Hà Nội, nhà trường phải có báo cáo.",
                "phòng tổ chức cán bộ của Sở GD-ĐT Hà Nội", nil
            ),
        ] as [(String, String, String?)])
    func `is whom the clause of the reporting word is about`(text: String, words: String, name: String?) throws {
        let speaker = try last(text)
        #expect(speaker.words == words)
        if let name { #expect(speaker.name == name) }
    }

    @Test func `is no ministry by "this gang"`() throws {
        let text =
            "Bộ Quốc phòng khẳng định không có thiếu tướng này. Nhóm lừa đảo này yêu cầu mỗi người nộp hồ sơ phải đưa 65 triệu đồng."
        #expect(try last(text).name == nil)
    }

    @Test(arguments: [
        // the leader of the government, the head of the ministry
        (
            "Phó thủ tướng Trần Văn Định chủ trì hội nghị sáng 5/3. Lãnh đạo Chính phủ yêu cầu Bộ Tài nguyên đẩy mạnh thanh tra.",
            "Trần Văn Định"
        ),
        (
            "Bộ trưởng Lao động, Thương binh và Xã hội Trần Ngọc Dũng nói: \"Phải tính lại mô hình\". Theo người đứng đầu Bộ Lao động, mọi vụ trốn trại đều có nguyên nhân.",
            "Trần Ngọc Dũng"
        ),
    ])
    func `is who leads the body`(text: String, name: String) throws {
        #expect(try last(text).name == name)
    }

    @Test(arguments: [
        // China “strongly protests against” the case of America's arresting a manager, warns; as the Sao Mai has reported, many drivers
        // block the road, demand; lives in the district of Thuỷ Nguyên, Hải Phòng, and says with zest
        (
            "Trung Quốc \"phản đối mạnh mẽ\" vụ Canada bắt giám đốc công ty theo yêu cầu từ Mỹ, cảnh báo sẽ có thêm động thái để đối phó.",
            "Trung Quốc"
        ),
        (
            "Như Tuổi Trẻ Online đã đưa tin, nhiều tài xế dùng tiền lẻ gây ách tắc tại trạm thu phí, yêu cầu nhà đầu tư phải giảm phí.",
            "nhiều tài xế"
        ),
        (
            "Bà Trần Thị Mai, trú tại huyện Thủy Nguyên, Hải Phòng thì hào hứng cho biết đây là lần đầu tiên bà đến nơi này.",
            "Bà Trần Thị Mai"
        ),
        // the emperor's saying, which the minister cites; a judgement that CNN cites
        (
            "\"Có bạn thân giúp đỡ nhau chính là sức mạnh khi ta vào đời\", Bộ trưởng Trần Văn Định dẫn câu nói của vua Minh Trị.",
            "vua Minh Trị"
        ),
        (
            "\"Ấn Độ đang dần nâng cấp quy trình thử nghiệm các loại tên lửa\", CNN dẫn nhận định của ông Ajai Shukla - cựu sĩ quan.",
            "ông Ajai Shukla"
        ),
    ])
    func `is whose words they are, not who stands nearer`(text: String, words: String) throws {
        #expect(try last(text).words == words)
    }

    // What an outlet has found out is its own, what it passes on is not.
    @Test func `is an outlet where it judges itself`() throws {
        #expect(
            try last("Theo khảo sát của tờ Nikkei, hai đảng sẽ giành số phiếu ngang nhau trong kỳ bầu cử.").name
                == "Nikkei")
        #expect(try QuotedText.quotes("Theo tờ Nikkei, hai đảng đã giành số phiếu ngang nhau trong kỳ bầu cử.").isEmpty)
    }
}
