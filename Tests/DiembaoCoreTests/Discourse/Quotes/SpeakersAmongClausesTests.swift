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
}
