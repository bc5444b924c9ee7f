import Testing

@testable import DiembaoCore

@Suite struct `What is reported without marks` {
    // MARK: Where the words stand

    @Test(arguments: [
        ("Ông Lê Văn Sơn nói rằng con đê đã nứt từ năm ngoái.", "nói rằng"),
        ("Ông Lê Văn Sơn cho biết, con đê đã nứt từ năm ngoái.", "cho biết"),
        ("Ông Lê Văn Sơn cho biết con đê đã nứt từ năm ngoái.", "cho biết"),
        ("Ông Lê Văn Sơn cho biết: Con đê đã nứt từ năm ngoái.", "cho biết"),
        ("Ông Lê Văn Sơn nói với Reuters rằng con đê đã nứt từ năm ngoái.", "nói"),
        ("Ông Lê Văn Sơn cho PV báo Bến Lâm biết con đê đã nứt từ năm ngoái.", "cho PV báo Bến Lâm biết"),
        (
            "Ông Lê Văn Sơn cho phóng viên báo Bến Lâm biết con đê đã nứt từ năm ngoái.",
            "cho phóng viên báo Bến Lâm biết"
        ),
        ("Con đê đã nứt từ năm ngoái, ông Lê Văn Sơn cho biết.", "cho biết"),
    ])
    func `stands behind its cue or before it`(text: String, cue: String) throws {
        let quote = try QuotedText.quote(text)
        #expect(quote.type == .indirect)
        #expect(quote.span.text.lowercased() == "con đê đã nứt từ năm ngoái")
        #expect(quote.cue?.text == cue)
        #expect(quote.speaker?.name == "Lê Văn Sơn")
    }

    @Test(arguments: [
        ("Theo ông Lê Văn Sơn, con đê đã nứt từ năm ngoái.", "Theo"),
        ("Theo ông Lê Văn Sơn thì con đê đã nứt từ năm ngoái.", "Theo"),
        ("Theo lời ông Lê Văn Sơn, con đê đã nứt từ năm ngoái.", "Theo lời"),
        ("Theo ông Lê Văn Sơn, giám đốc Công ty Sông Lam, con đê đã nứt từ năm ngoái.", "Theo"),
        ("Theo đánh giá của ông Lê Văn Sơn, con đê đã nứt từ năm ngoái.", "Theo"),
        ("Trước đó, theo ông Lê Văn Sơn, con đê đã nứt từ năm ngoái.", "theo"),
        ("Con đê đã nứt từ năm ngoái, theo ông Lê Văn Sơn.", "theo"),
        ("Điều khiến người dân lo nhất, theo ông Lê Văn Sơn, là con đê đã nứt từ năm ngoái.", "theo"),
    ])
    func `stands around theo and whom it names`(text: String, cue: String) throws {
        let quote = try QuotedText.quote(text)
        #expect(quote.type == .indirect)
        #expect(quote.span.text.lowercased() == "con đê đã nứt từ năm ngoái")
        #expect(quote.cue?.text == cue)
        #expect(quote.speaker?.name == "Lê Văn Sơn")
    }

    @Test func `stands behind the colon of a headline`() throws {
        let text = """
            Ông Lê Văn Sơn: Tôi không cần ai dạy cách giữ đê
            Người đứng đầu xã Bến Lâm đã ở lại làng suốt đêm mưa.
            """
        let quote = try QuotedText.quote(text)
        #expect(quote.span.text == "Tôi không cần ai dạy cách giữ đê")
        #expect(quote.speaker?.name == "Lê Văn Sơn")
        #expect(quote.cue == nil)
    }

    @Test(arguments: [
        ("Chủ toạ phiên toà cho hay con đê đã nứt từ năm ngoái.", "Chủ toạ phiên toà"),
        ("Nhiều người nhận định con đê đã nứt từ năm ngoái.", "Nhiều người"),
        ("Không ít người cho rằng con đê đã nứt từ năm ngoái.", "Không ít người"),
        ("Chủ tịch xã Bến Kênh cho hay con đê đã nứt từ năm ngoái.", "Chủ tịch xã Bến Kênh"),
        ("Một kỹ sư mà tôi quen cho rằng con đê đã nứt từ năm ngoái.", "Một kỹ sư mà tôi quen"),
        ("Theo giới xây dựng, con đê đã nứt từ năm ngoái.", "giới xây dựng"),
        ("Theo chủ đầu tư dự án, con đê đã nứt từ năm ngoái.", "chủ đầu tư dự án"),
    ])
    func `is said also by whom no table knows`(text: String, speaker: String) throws {
        let quote = try QuotedText.quote(text)
        #expect(quote.span.text == "con đê đã nứt từ năm ngoái")
        #expect(quote.speaker?.span.text == speaker)
    }

    @Test(arguments: [
        "Theo kế hoạch, con đê sẽ được đắp cao thêm một mét.",
        "Theo quy định của tỉnh, con đê phải được kiểm tra mỗi năm.",
        "Theo hợp đồng, con đê phải xong trước mùa mưa.",
    ])
    func `is not what one goes by`(text: String) throws {
        #expect(try QuotedText.quotes(text).isEmpty)
    }

    @Test(arguments: [
        "Người dân lo lắng sau tuyên bố đê vỡ của ông Lê Văn Sơn.",
        "Báo cáo nêu hai nội dung kết luận của đoàn.",
    ])
    func `is not found behind a noun that looks like its cue`(text: String) throws {
        #expect(try QuotedText.quotes(text).isEmpty)
    }

    @Test func `leaves a predicate out whose subject is in marks`() throws {
        let contents = try QuotedText.contents(
            "Ông Lê Văn Sơn cho rằng việc đắp “con đê ma” là điều không thể chấp nhận.")
        #expect(!contents.contains { $0.hasPrefix("là") })
    }

    @Test func `keeps the speaker of a verb for the one right after it`() throws {
        let quote = try QuotedText.quote("Nhiều người dân bức xúc cho rằng con đê đã nứt từ năm ngoái.")
        #expect(quote.span.text == "con đê đã nứt từ năm ngoái")
        #expect(quote.speaker?.span.text == "Nhiều người dân")
    }

    @Test func `is found behind a candidate who leads a race`() throws {
        let quote = try QuotedText.quote(
            "Ông Lê Văn Sơn, ứng cử viên đang dẫn đầu cuộc đua, ngày 5-4 cho rằng con đê đã nứt từ năm ngoái.")
        #expect(quote.speaker?.name == "Lê Văn Sơn")
    }

    @Test func `keeps the question's last word`() throws {
        let quote = try QuotedText.quote("Bộ Xây dựng cho biết sẽ điều tra xem con đê có bị nứt hay không.")
        #expect(quote.span.text == "sẽ điều tra xem con đê có bị nứt hay không")
    }

    // MARK: The passive

    @Test(arguments: [
        ("Moskva bị Kiev tố đã bắn tên lửa vào một bệnh viện.", "Kiev", "tố"),
        ("Nga bị Ukraine cáo buộc đã bắn tên lửa vào một bệnh viện.", "Ukraine", "cáo buộc"),
        ("Ông Lê Văn Sơn bị bà Trần Thị Mai tố cáo rằng đã bắn tên lửa vào một bệnh viện.", "Trần Thị Mai", "tố cáo"),
    ])
    func `is in the passive whoever's stands between bị and the cue`(text: String, agent: String, cue: String) throws {
        let quote = try QuotedText.quote(text)
        #expect(quote.span.text == "đã bắn tên lửa vào một bệnh viện")
        #expect(quote.speaker?.name == agent)
        #expect(quote.cue?.text == cue)
        #expect(quote.stance == .accuse)
    }

    @Test func `is in the passive also whoever's no table knows`() throws {
        // many officials are asked by the city; who found the bag says
        let asked = try QuotedText.quote("Nhiều cán bộ ở Bến Lâm bị thành phố yêu cầu dừng việc xây đê.")
        #expect(asked.speaker?.span.text == "thành phố")
        let said = try QuotedText.quote("Anh Lê Văn Sơn, người nhặt được túi xách, chỉ nói rằng con đê đã nứt.")
        #expect(said.speaker?.name == "Lê Văn Sơn")
    }

    @Test func `is in the passive with được whoever's stands behind it`() throws {
        let quote = try QuotedText.quote("Nhà máy được ông Lê Văn Sơn khẳng định sẽ không xả nước thải ra sông.")
        #expect(quote.span.text == "sẽ không xả nước thải ra sông")
        #expect(quote.speaker?.name == "Lê Văn Sơn")
    }

    @Test func `is nobody's in the passive without an agent`() throws {
        let quote = try QuotedText.quote("Bà Trần Thị Mai bị tố rằng đã bán đất công cho người quen.")
        #expect(quote.span.text == "đã bán đất công cho người quen")
        #expect(quote.speaker == nil)
        #expect(quote.sourceKind == .unnamed)
        #expect(quote.stance == .accuse)
    }

    // MARK: What is not said

    /// The same sentence with and without the words that make it unsaid.
    @Test(arguments: [
        ("Ông Lê Văn Sơn % nói con đê đã nứt và sẽ vỡ trong mùa lũ này.", "không"),
        ("Ông Lê Văn Sơn % xác nhận con đê đã nứt.", "chưa"),
        ("Ông Lê Văn Sơn % thông báo con đê đã nứt từ năm ngoái.", "chưa"),
        ("Bộ Y tế % thông báo dịch cúm đã hết ở cả ba tỉnh.", "sẽ"),
    ])
    func `was said, and not denied or put off`(frame: String, word: String) throws {
        #expect(try QuotedText.contents(frame.replacing("%", with: word)) == [])
        #expect(try QuotedText.contents(frame.replacing("% ", with: "")).count == 1)
    }

    @Test(arguments: [
        "Lời cảnh báo con đê sắp vỡ làm cả làng mất ngủ.",
        "Ông Lê Văn Sơn nhận một lời cảnh báo con đê sẽ vỡ trong mùa lũ.",
        "Những lời chỉ trích đã làm ông Lê Văn Sơn mất ngủ.",
        "Tuyên bố này đã làm người dân xã Bến Lâm thất vọng.",
        "Ông Lê Văn Sơn đọc tuyên bố này trước hàng trăm người dân.",
        "Cảnh báo này đã đến quá muộn đối với người dân.",
        "Cuộc trao đổi giữa hai người đã kéo dài đến khuya.",
        "Sự khẳng định của bản thân là điều mà ai cũng cần.",
    ])
    func `follows no noun that reporting verbs are, too`(text: String) throws {
        #expect(try QuotedText.contents(text) == [])
    }

    @Test func `follows the same word where it is a verb`() throws {
        let text = "Ông Lê Văn Sơn cảnh báo rằng con đê sẽ vỡ trong mùa lũ."
        #expect(try QuotedText.contents(text) == ["con đê sẽ vỡ trong mùa lũ"])
    }

    @Test(arguments: [
        "Theo đó, ông Lê Văn Sơn được nhận hai triệu đồng.",
        "Theo kế hoạch, con đê được sửa trong năm nay.",
        "Theo kế hoạch của Bộ Y tế, dịch cúm đã hết ở cả ba tỉnh.",
        "Theo yêu cầu của ông Lê Văn Sơn, cuộc họp đã bắt đầu sớm một giờ.",
        "Theo quy định, mỗi xã phải có một trạm y tế.",
        "Theo lệnh của ông Lê Văn Sơn, dân làng đã rời khỏi bãi sông.",
        "Theo chương trình của Bộ Y tế, trẻ em đã được tiêm từ tuần trước.",
        "Theo hợp đồng của Công ty Sông Lam, con đê đã phải xong từ năm ngoái.",
        "Theo tìm hiểu của phóng viên, con đê đã nứt từ năm ngoái.",
        "Theo dõi ông Lê Văn Sơn từ bến đò, hai người lạ mặt đã lên xe.",
        "Công an theo dõi ông Lê Văn Sơn từ bến đò, sau đó bắt giữ ông ở chợ.",
    ])
    func `has a source after theo that can say something`(text: String) throws {
        #expect(try QuotedText.contents(text) == [])
    }

    @Test func `is a body's after theo`() throws {
        let quote = try QuotedText.quote("Theo Bộ Y tế, dịch cúm đã hết ở cả ba tỉnh.")
        #expect(quote.span.text == "dịch cúm đã hết ở cả ba tỉnh")
        #expect(quote.speaker?.name == "Bộ Y tế")
        #expect(quote.sourceKind == .institution)
    }

    // MARK: Where it ends

    @Test(arguments: [
        (
            "Kiev nói rằng Nga đã bắn tên lửa vào một bệnh viện, còn Moskva khẳng định rằng Ukraine đã gây ra vụ nổ.",
            ["Nga đã bắn tên lửa vào một bệnh viện", "Ukraine đã gây ra vụ nổ"], ["Kiev", "Moskva"]
        ),
        (
            "Ông Lê Văn Sơn nói rằng nước đã rút, trong khi bà Trần Thị Mai khẳng định rằng ruộng vẫn còn ngập.",
            ["nước đã rút", "ruộng vẫn còn ngập"], ["Lê Văn Sơn", "Trần Thị Mai"]
        ),
        (
            "Ông Lê Văn Sơn nói rằng con đê đã nứt từ năm ngoái, đồng thời yêu cầu tỉnh phải sửa ngay trong tháng này.",
            ["con đê đã nứt từ năm ngoái", "tỉnh phải sửa ngay trong tháng này"], ["Lê Văn Sơn", "Lê Văn Sơn"]
        ),
        (
            "Ông Lê Văn Sơn nói rằng con đê đã nứt từ năm ngoái và cảnh báo rằng nước sẽ tràn vào làng.",
            ["con đê đã nứt từ năm ngoái", "nước sẽ tràn vào làng"], ["Lê Văn Sơn", "Lê Văn Sơn"]
        ),
    ])
    func `ends before the next one speaks, or the same one says more`(
        text: String, contents: [String], names: [String]
    ) throws {
        let quotes = try QuotedText.quotes(text)
        #expect(quotes.map(\.span.text) == contents)
        #expect(quotes.map { $0.speaker?.name } == names)
        #expect(quotes.allSatisfy { $0.type == .indirect && $0.via == nil })
    }

    @Test func `goes on past a comma within it`() throws {
        let text = "Ông Lê Văn Sơn nói rằng con đê đã nứt từ năm ngoái, nước sẽ tràn vào làng nếu tỉnh không sửa."
        #expect(
            try QuotedText.contents(text) == [
                "con đê đã nứt từ năm ngoái, nước sẽ tràn vào làng nếu tỉnh không sửa"
            ])
    }

    @Test func `is split around a fragment in marks`() throws {
        let quotes = try QuotedText.quotes(
            "Ông Lê Văn Sơn nói rằng tỉnh đã chi mười tỷ đồng cho \"một con đê trên giấy\" và dân sẽ không tin vào lời "
                + "hứa nào nữa.")
        #expect(
            quotes.map(\.span.text) == [
                "tỉnh đã chi mười tỷ đồng", "một con đê trên giấy", "dân sẽ không tin vào lời hứa nào nữa",
            ])
        #expect(quotes.map(\.type) == [.indirect, .mixed, .indirect])
        #expect(quotes.allSatisfy { $0.speaker?.name == "Lê Văn Sơn" && $0.cue?.text == "nói rằng" })
    }

    @Test func `stands behind the colon that ends its topic`() throws {
        let quote = try QuotedText.quote(
            "Ông Lê Văn Sơn nêu những lý do chính của việc chậm trễ: đất chưa được giao, tiền chưa được cấp.")
        #expect(quote.span.text == "đất chưa được giao, tiền chưa được cấp")
    }

    @Test func `is whose an outlet is that stands before its verb`() throws {
        let quote = try QuotedText.quote("Hãng tin Reuters đưa tin hai nước đã ký thỏa thuận ngừng bắn vào sáng nay.")
        #expect(quote.speaker?.name == "Reuters" && quote.sourceKind == .media)
        #expect(quote.span.text.hasPrefix("hai nước đã ký"))
    }

    @Test func `begins behind a heading without a full stop`() throws {
        let quotes = try QuotedText.quotes(
            "Dân Bến Lâm lo lũ Theo báo cáo của Sở Thủy lợi Bến Lâm, con đê đã nứt từ năm ngoái.")
        #expect(quotes.map(\.span.text) == ["con đê đã nứt từ năm ngoái"])
        #expect(quotes.first?.cue?.text == "Theo")
    }

    @Test func `is read where what stood before the last cue was not reported`() throws {
        let quotes = try QuotedText.quotes(
            "Ông Lê Văn Sơn cho biết, Ban Kỷ luật xã đã xem xét đơn và giữ nguyên mức cảnh cáo đối với bà này.")
        #expect(quotes.first?.span.text.hasPrefix("Ban Kỷ luật xã đã xem xét") == true)
        #expect(quotes.first?.speaker?.name == "Lê Văn Sơn")
    }

    @Test(arguments: ["Theo tờ Kurier Post", "Theo trang Novakblog", "Theo Bergen News"])
    func `is a credit alone where an outlet that no list has is known by its words`(source: String) throws {
        #expect(
            try QuotedText.quotes("Tin trong ngày\n\(source), hai cây cầu đã bị nước cuốn trôi vào đêm qua.").isEmpty)
    }

    @Test func `is whose the news comes from`() throws {
        let quote = try QuotedText.quote(
            "Tin trong ngày\nTin từ Công an huyện Bến Lâm, hai cây cầu đã bị nước cuốn trôi vào đêm qua.")
        #expect(quote.span.text == "hai cây cầu đã bị nước cuốn trôi vào đêm qua")
        #expect(quote.speaker?.span.text == "Công an huyện Bến Lâm")
        #expect(quote.cue?.text == "Tin từ")
    }

    @Test(arguments: ["giờ Việt Nam", "giờ Hà Nội", "thang đo của châu Âu", "âm lịch"])
    func `is nobody's behind what one counts by`(measure: String) throws {
        #expect(
            try QuotedText.quotes("Tin trong ngày\nLễ khai mạc diễn ra vào 11h ngày 6/10 (16h, theo \(measure)).")
                .isEmpty)
    }

    @Test(arguments: [
        "ở Lai Châu, Lào Cai và Thái Bình", "tại Lai Châu, Lào Cai, Thái Bình", "ở Lai Châu",
    ])
    func `begins behind the last of the places that its speakers are in`(places: String) throws {
        #expect(
            try QuotedText.contents("Tin trong ngày\nTheo người dân \(places), con đê đã nứt từ năm ngoái.")
                == ["con đê đã nứt từ năm ngoái"])
    }

    @Test func `is not said by the half of a word behind its hyphen`() throws {
        let quote = try QuotedText.quote(
            "Tin trong ngày\nĐến ngày 7-7 hầu hết các sở GD-ĐT đều cho biết đã chấm xong bài thi của học sinh.")
        #expect(quote.speaker?.span.text.hasSuffix("sở GD-ĐT") == true)
    }

    @Test(arguments: [
        "Máy bay cảnh báo sớm của hải quân đã cất cánh vào sáng nay.",
        "Nút giao Bến Lâm đang được tỉnh xây dựng theo phương án khác.",
        "Bộ trưởng Trần Thị Mai đánh giá cao và gửi lời cảm ơn đến đội thợ đã làm việc ngày đêm để kịp tiến độ.",
    ])
    func `is none where a compound holds a reporting word`(sentence: String) throws {
        #expect(try QuotedText.quotes("Tin trong ngày\n\(sentence)").isEmpty)
    }

    @Test func `begins behind whom a proposal is made to`() throws {
        #expect(
            try QuotedText.contents("Tin trong ngày\nBà Trần Thị Mai đề xuất với Chính phủ đóng cửa các giếng khoan.")
                == ["đóng cửa các giếng khoan"])
    }

    @Test func `is a circle's, whoever leads it`() throws {
        let quotes = try QuotedText.quotes(
            "Tin trong ngày\nGiới lãnh đạo Trung Quốc cho rằng lệnh trừng phạt sẽ không có tác dụng. Ông Tập Cận Bình chưa lên tiếng."
        )
        #expect(quotes.first?.speaker?.name != "Tập Cận Bình")
    }

    @Test(arguments: ["Video", "Clip", "Ảnh"])
    func `is nobody's behind what names a picture`(mark: String) throws {
        #expect(try QuotedText.quotes("\(mark): Cơ quan chức năng khám nghiệm hiện trường vụ phá rừng").isEmpty)
    }

    // MARK: Where its speaker or its cue stands elsewhere

    @Test(arguments: [
        ("Cho rằng con đê đã nứt từ năm ngoái, ông Lê Văn Sơn tiếp tục gửi đơn lên tỉnh.", "Cho rằng"),
        ("Khẳng định con đê đã nứt từ năm ngoái, ông Lê Văn Sơn đã gửi đơn lên tỉnh.", "Khẳng định"),
        ("Cho rằng con đê đã nứt từ năm ngoái, nên ông Lê Văn Sơn đã gửi đơn lên tỉnh.", "Cho rằng"),
    ])
    func `is the subject's behind the comma where it opens the sentence`(text: String, cue: String) throws {
        let quote = try QuotedText.quote("Tin trong ngày\n\(text)")
        #expect(quote.span.text == "con đê đã nứt từ năm ngoái")
        #expect(quote.speaker?.name == "Lê Văn Sơn")
        #expect(quote.cue?.text == cue)
    }

    @Test(arguments: [
        "Con đê đã nứt từ năm ngoái, ông Lê Văn Sơn cho biết trong cuộc họp báo chiều nay tại Hà Nội.",
        "Tuy nhiên, con đê đã nứt từ năm ngoái, ông Lê Văn Sơn, một kỹ sư ở Bến Lâm, cho biết.",
        "Con đê đã nứt từ năm ngoái, Reuters dẫn lời Lê Văn Sơn, người phát ngôn Bộ Xây dựng, hôm qua cho biết.",
        // when he had visited those who live there; when he answered reporters, Reuters reports; recalling what the province has pledged
        "Con đê đã nứt từ năm ngoái, ông Lê Văn Sơn nói sau khi đi thăm các hộ dân ở Bến Lâm.",
        "Con đê đã nứt từ năm ngoái, ông Lê Văn Sơn nói khi trả lời báo giới, Reuters đưa tin.",
        "Con đê đã nứt từ năm ngoái, ông Lê Văn Sơn nói thêm, nhắc lại cam kết của tỉnh.",
        "Con đê đã nứt từ năm ngoái, Reuters dẫn thông cáo của ông Lê Văn Sơn.",
    ])
    func `comes first, whatever else is told of the saying`(text: String) throws {
        let quote = try QuotedText.quote("Tin trong ngày\n\(text)")
        #expect(quote.span.text.lowercased() == "con đê đã nứt từ năm ngoái")
        #expect(quote.rule == "quote.clause-first")
        #expect(quote.speaker?.name == "Lê Văn Sơn")
    }

    @Test(arguments: [
        ("Tỉnh bác bỏ nhận định của ông Lê Văn Sơn rằng con đê đã nứt từ năm ngoái.", "nhận định"),
        ("Tờ báo đăng lời kể của ông Lê Văn Sơn rằng con đê đã nứt từ năm ngoái.", "lời kể"),
    ])
    func `follows a noun of speech and whose it is`(text: String, cue: String) throws {
        let quote = try QuotedText.quote("Tin trong ngày\n\(text)")
        #expect(quote.span.text == "con đê đã nứt từ năm ngoái")
        #expect(quote.cue?.text == cue)
        #expect(quote.speaker?.name == "Lê Văn Sơn")
    }

    @Test func `is told as the reason by whoever the sentence is about`() throws {
        let quotes = try QuotedText.quotes(
            "Tin trong ngày\nBà Trần Thị Mai không chấp nhận ký biên bản vì cho rằng con đê đã nứt từ năm ngoái.")
        #expect(quotes.last?.span.text == "con đê đã nứt từ năm ngoái")
        #expect(quotes.last?.speaker?.name == "Trần Thị Mai")
    }

    @Test(
        arguments: [
            ("Các nhà điều tra cho rằng con đê đã nứt từ năm ngoái.", "Các nhà điều tra"),
            ("Ông Đoàn Văn Thạnh - bố đẻ của Lê Văn Sơn - cho biết con đê đã nứt từ năm ngoái.", "Ông Đoàn Văn Thạnh"),
            (
                "TS Trần Thị Mai - Khoa Thuỷ lợi, Trường Đại học Bến Lâm nhấn mạnh con đê đã nứt từ năm ngoái.",
                "TS Trần Thị Mai"
            ),
            ("Arab Saudi vài ngày sau nói rằng con đê đã nứt từ năm ngoái.", "Arab Saudi"),
            ("Cơ quan giám sát các con đê ở Iraq và Syria cho biết con đê đã nứt từ năm ngoái.", nil),
        ] as [(String, String?)])
    func `is not another's who is named on the way`(text: String, speaker: String?) throws {
        let quote = try QuotedText.quote("Tin trong ngày\n\(text)")
        #expect(quote.span.text == "con đê đã nứt từ năm ngoái")
        if let speaker { #expect(quote.speaker?.span.text == speaker) }
        #expect(quote.speaker?.name != "Syria")
    }

    @Test func `is what somebody declares to do by another word of saying`() throws {
        let quote = try QuotedText.quote("Tin trong ngày\nTổng thống Mỹ tuyên bố công nhận con đê là di sản.")
        #expect(quote.span.text == "công nhận con đê là di sản")
        #expect(quote.cue?.text == "tuyên bố")
    }

    @Test func `is nobody's behind first information of which none is named`() throws {
        #expect(
            try QuotedText.quotes("Tin trong ngày\nTheo thông tin ban đầu, con đê đã nứt từ năm ngoái.").isEmpty)
        let quote = try QuotedText.quote(
            "Tin trong ngày\nTheo thông tin ban đầu từ Công an tỉnh Bến Tre, con đê đã nứt từ năm ngoái.")
        #expect(quote.span.text == "con đê đã nứt từ năm ngoái")
    }

    @Test func `is what goes on behind marks, and no subject before them`() throws {
        let quotes = try QuotedText.quotes(
            "Tin trong ngày\nÔng Lê Văn Sơn cho rằng phát biểu của công ty “đã vượt quá giới hạn” và thể hiện ý đồ muốn chiếm con đê."
        )
        #expect(quotes.map(\.span.text) == ["đã vượt quá giới hạn", "thể hiện ý đồ muốn chiếm con đê"])
    }

    @Test(arguments: [
        "Trang tin đăng tải yêu cầu của một nữ sinh cần tư vấn khi nhận được lời mời lạ.",
        "Công ty đưa ra tuyên bố trên sau khi con đê đã nứt từ năm ngoái.",
    ])
    func `follows no noun that says whose it is, or points back`(sentence: String) throws {
        #expect(try QuotedText.quotes("Tin trong ngày\n\(sentence)").isEmpty)
    }

    @Test func `ends before whom the whole report is taken from`() throws {
        let contents = try QuotedText.contents(
            "Tin trong ngày\nTheo ông Lê Văn Sơn, con đê đã nứt từ năm ngoái, theo Reuters.")
        #expect(contents.contains("con đê đã nứt từ năm ngoái"))
    }

    @Test func `is said by both`() throws {
        let quote = try QuotedText.quote("Tin trong ngày\nCả hai đều khai rằng con đê đã nứt từ năm ngoái.")
        #expect(quote.span.text == "con đê đã nứt từ năm ngoái")
    }

    @Test(arguments: [
        "Ông Lê Văn Sơn trực tiếp chỉ đạo các chương trình, công trình quan trọng của tỉnh.",
        "Người lính hiểu tại sao chỉ huy ra lệnh đó và tuân thủ.",
        "Bà Trần Thị Mai vẫn chưa một lần lên tiếng xác nhận chuyện con đê đã vỡ.",
        "Các xã phải thực hiện chỉ đạo của ông Lê Văn Sơn về việc xây lại con đê.",
        "Bà Trần Thị Mai chia sẻ hình ảnh đang đi dạo trên con đê.",
        "Trong loạt ảnh bà Trần Thị Mai chia sẻ, con đê đã được xây lại.",
        "Sau buổi kiểm tra, Sở Xây dựng sẽ họp và đốc thúc các nhà thầu xây lại con đê.",
        "Khi có kết quả, Bộ Tài chính xác định lại giá trị của con đê và số tiền đền bù.",
    ])
    func `is nothing where somebody acts, or has yet to speak`(sentence: String) throws {
        #expect(try QuotedText.contents("Tin trong ngày\n\(sentence)") == [])
    }

    @Test func `is what an office of forecasts tells, once`() throws {
        let quote = try QuotedText.quote("Tin trong ngày\nCơ quan dự báo khí tượng cho hay, bão sẽ đi về phía Tây.")
        #expect(quote.cue?.text == "cho hay")
    }

    @Test func `is no clause that words in marks complete`() throws {
        // will have to face "great pain"; this is a "lone wolf" attack, as the police say
        let faced = try QuotedText.quotes("Bà Mai cảnh báo tỉnh sẽ phải đối mặt với \"nỗi đau tột cùng\" vì con đê.")
        #expect(faced.map(\.type) == [.mixed])
        let called = try QuotedText.quotes(
            "Bà Mai cho rằng con đê ở Bến Lâm đã nứt từ năm ngoái và tỉnh đang để mặc cho nó \"chết dần chết mòn\".")
        #expect(called.map(\.type).contains(.indirect))
    }
}
