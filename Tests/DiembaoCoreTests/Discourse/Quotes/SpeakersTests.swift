import Testing

@testable import DiembaoCore

@Suite struct `Who speaks` {
    private typealias Speaker = QuotedText.Speaker

    // MARK: Appositions

    @Test(arguments: [
        "Cố vấn đối ngoại của ông Putin, ông Yuri Ushakov, nói rằng hai bên sẽ gặp nhau vào mùa thu.",
        "Cố vấn đối ngoại của ông Putin, ông Yuri Ushakov nói rằng hai bên sẽ gặp nhau vào mùa thu.",
        "\"Hai bên sẽ phải gặp nhau vào mùa thu\", cố vấn đối ngoại của ông Putin, ông Yuri Ushakov, nói.",
    ])
    func `is the name by the cue, not the one within the description`(text: String) throws {
        #expect(try QuotedText.speaker(text) == Speaker("ông Yuri Ushakov", "Yuri Ushakov"))
    }

    @Test(arguments: [
        "Ông Lê Văn Sơn, hiệu trưởng trường THPT Triệu Phong, tỉnh Quảng Trị, nói rằng học sinh đã trở lại lớp.",
        "Ông Lê Văn Sơn, hiệu trưởng trường THPT Triệu Phong, tỉnh Quảng Trị nói rằng học sinh đã trở lại lớp.",
        "Ông Lê Văn Sơn, hiệu trưởng trường THPT Triệu Phong, nói rằng học sinh đã trở lại lớp.",
        "Ông Lê Văn Sơn - giám đốc Công ty Sông Lam - nói rằng học sinh đã trở lại lớp.",
        "Ông Lê Văn Sơn - giám đốc Công ty Sông Lam nói rằng học sinh đã trở lại lớp.",
        "Ông Lê Văn Sơn – giám đốc Công ty Sông Lam – nói rằng học sinh đã trở lại lớp.",
        "Ông Lê Văn Sơn (60 tuổi, ở xã Bến Lâm) nói rằng học sinh đã trở lại lớp.",
        "Ông Lê Văn Sơn hôm qua đã nói rằng học sinh đã trở lại lớp.",
    ])
    func `is whom an apposition describes, whatever places it names`(text: String) throws {
        #expect(try QuotedText.speaker(text) == Speaker("Ông Lê Văn Sơn", "Lê Văn Sơn"))
    }

    @Test func `is whom an apposition describes after words in marks`() throws {
        let text = "\"Nhà máy đã phải chạy lại từ hôm qua\", ông Lê Văn Sơn - giám đốc Công ty Sông Lam - nói."
        #expect(try QuotedText.speaker(text) == Speaker("ông Lê Văn Sơn", "Lê Văn Sơn"))
    }

    @Test(arguments: [
        "Trao đổi với báo chí, bà Trần Thị Mai – phụ trách Phòng Giáo dục huyện Ba Bể nói rằng lớp học sẽ mở lại.",
        "Giải đáp thắc mắc của phụ huynh, bà Trần Thị Mai, Trưởng phòng Giáo dục huyện Ba Bể, nói rằng lớp học sẽ mở lại.",
        "Hôm qua, bà Trần Thị Mai (45 tuổi), một người bán cá ở chợ Bến Lâm, nói rằng lớp học sẽ mở lại.",
        "Hôm qua, bà Trần Thị Mai, Trưởng phòng Giáo dục, Sở Nội vụ Ba Bể nói rằng lớp học sẽ mở lại.",
    ])
    func `is the person whom a body or a nameless description by the cue belongs to`(text: String) throws {
        #expect(try QuotedText.quotes(text).last?.speaker?.name == "Trần Thị Mai")
    }

    @Test func `is the person after a title that no table has`() throws {
        let text = "Thủ môn Trần Văn Nam, người bắt hai quả phạt đền, nói rằng trận đấu rất khó."
        #expect(try QuotedText.speaker(text).name == "Trần Văn Nam")
    }

    @Test(arguments: [
        // A member of the National Assembly, a chief executive, a deputy director, a comedian.
        ("ĐBQH Lê Văn Sơn dự họp. Vị ĐBQH này nói thêm rằng con đê đã cũ.", "Vị ĐBQH này"),
        ("CEO Lê Văn Sơn dự họp. Vị CEO này nói thêm rằng nhà máy vẫn chạy.", "Vị CEO này"),
        ("Phó TGĐ Lê Văn Sơn cho rằng nhà máy vẫn chạy.", "Phó TGĐ Lê Văn Sơn"),
        ("Danh hài Lê Văn Sơn cho biết vở diễn sẽ trở lại.", "Danh hài Lê Văn Sơn"),
    ])
    func `is who bears a title that is shortened to letters, or a calling`(text: String, words: String) throws {
        #expect(try QuotedText.speaker(text) == Speaker(words, "Lê Văn Sơn"))
    }

    @Test(arguments: ["hành khách dù", "gia đình mặc dù"])
    func `begins behind "although"`(before: String) throws {
        let text = "Chưa rõ số phận của \(before) Công an huyện cho biết họ sẽ điều tra."
        #expect(try QuotedText.speaker(text).words == "Công an huyện")
    }

    @Test func `is the body and not the place that it lies in`() throws {
        let text = "Sáng 4-6, Công an quận Bình Tân, TP HCM nói rằng hai người đã bị bắt."
        #expect(try QuotedText.speaker(text).name == "Công an quận Bình Tân")
    }

    @Test func `is not the last of a list whom something happened to`() throws {
        let text = "Sau khi làm việc với ông Lê Văn Sơn, bà Trần Thị Mai, công an nói rằng con đê đã nứt."
        #expect(try QuotedText.speaker(text) == Speaker("công an", nil))
    }

    // MARK: Documents

    @Test(arguments: [
        "Sở Y tế Hà Nội vừa có công văn yêu cầu các bệnh viện báo cáo số ca bệnh.",
        "Sở Y tế Hà Nội đã có công văn gửi Bệnh viện Bạch Mai yêu cầu các khoa báo cáo số ca bệnh.",
        "Sở Y tế Hà Nội hôm qua ra thông cáo cho biết số ca bệnh đã giảm.",
    ])
    func `is who issues the document that says it`(text: String) throws {
        #expect(try QuotedText.speaker(text) == Speaker("Sở Y tế Hà Nội", "Sở Y tế Hà Nội"))
    }

    @Test(arguments: [
        "Sở Y tế Hà Nội vừa ban hành công văn mới. Công văn nêu rõ số ca bệnh đã giảm.",
        "Theo kết quả khảo sát mới nhất của Sở Y tế Hà Nội, số ca bệnh đã giảm.",
        "Theo một khảo sát do Sở Y tế Hà Nội thực hiện, số ca bệnh đã giảm.",
    ])
    func `is whose document is spoken of`(text: String) throws {
        #expect(try QuotedText.speaker(text).name == "Sở Y tế Hà Nội")
    }

    @Test func `is from whom a piece of information comes`() throws {
        #expect(
            try QuotedText.speaker("Theo thông tin mới nhất từ cảnh sát, hai người đã chết.")
                == Speaker("cảnh sát", nil))
    }

    @Test func `is not who merely has many opinions on it`() throws {
        let text = "Sau khi làng có nhiều ý kiến nói rằng con đê đã nứt, đội cứu hộ lên đường."
        #expect(try QuotedText.quotes(text).first?.speaker?.span.text != "làng")
    }

    @Test func `is not the study that is named after somebody else has spoken`() throws {
        let quotes = try QuotedText.quotes(
            "Bộ Y tế nói rằng số ca bệnh đã giảm. Theo một khảo sát, ba phần tư người dân không đeo khẩu trang.")
        #expect(quotes.map { $0.speaker?.name } == ["Bộ Y tế", nil])
    }

    @Test func `has the title with the name where they stand together`() throws {
        let text = "Người phát ngôn Bộ Ngoại giao Nga Maria Zakharova nói rằng Moskva sẽ đáp trả."
        #expect(
            try QuotedText.speaker(text)
                == Speaker("Người phát ngôn Bộ Ngoại giao Nga Maria Zakharova", "Maria Zakharova"))
    }

    @Test(arguments: ["Thấy cá chết bất thường phải khai báo ngay cho xã.", "Gà chết bất thường phải khai báo."])
    func `is nobody where a word goes on behind the end of what could name him`(text: String) throws {
        #expect(try QuotedText.quotes(text).allSatisfy { $0.speaker == nil })
    }

    // MARK: Shared subjects and pronouns

    @Test(arguments: [" và ", ", đồng thời ", ", "])
    func `is the same across a joining word`(joint: String) throws {
        let quotes = try QuotedText.quotes(
            "Ông Lê Văn Sơn nói rằng nước đã rút khỏi làng\(joint)khẳng định rằng con đê vẫn còn vững.")
        #expect(quotes.map(\.span.text) == ["nước đã rút khỏi làng", "con đê vẫn còn vững"])
        #expect(quotes.map { $0.speaker?.name } == ["Lê Văn Sơn", "Lê Văn Sơn"])
    }

    @Test func `is whoever says it all and not whom only their words name`() throws {
        let quotes = try QuotedText.quotes(
            "Bà Trần Thị Mai yêu cầu nhà trường phải đóng cửa, đồng thời đề nghị phụ huynh đón con về sớm.")
        #expect(quotes.map { $0.speaker?.name } == ["Trần Thị Mai", "Trần Thị Mai"])
    }

    @Test(arguments: [
        ("Ông Lê Văn Sơn đến xã Bến Lâm hôm thứ hai. Ông nói rằng nước đã rút khỏi làng.", "Ông", "Lê Văn Sơn"),
        ("Ông Lê Văn Sơn gặp bà Trần Thị Mai ở bến đò. Bà nói rằng nước đã rút khỏi làng.", "Bà", "Trần Thị Mai"),
        ("Ông Lê Văn Sơn gặp bà Trần Thị Mai ở bến đò. Ông nói rằng nước đã rút khỏi làng.", "Ông", "Lê Văn Sơn"),
    ])
    func `is whom a pronoun means`(text: String, words: String, name: String) throws {
        #expect(try QuotedText.speaker(text) == Speaker(words, name))
    }

    @Test func `is by a pronoun whoever spoke before`() throws {
        let quotes = try QuotedText.quotes(
            "Bà Trần Thị Mai nói rằng nước đã rút khỏi làng. Bà nói thêm rằng ruộng vẫn còn ngập.")
        #expect(quotes.map { $0.speaker?.name } == ["Trần Thị Mai", "Trần Thị Mai"])
        #expect(quotes.map { $0.speaker?.span.text } == ["Bà Trần Thị Mai", "Bà"])
    }

    @Test func `is not a man by a woman's pronoun`() throws {
        let quotes = try QuotedText.quotes(
            "Ông Lê Văn Sơn nói rằng nước đã rút khỏi làng. Bà nói thêm rằng ruộng vẫn còn ngập.")
        #expect(quotes.map { $0.speaker?.name } == ["Lê Văn Sơn", nil])
    }

    // MARK: Titles and bodies without a name

    @Test(arguments: [
        (
            "Bộ trưởng Lê Văn Sơn đến Bến Lâm hôm thứ hai. Tại đây, bộ trưởng nói rằng con đê sẽ được sửa.",
            "bộ trưởng",
            "Lê Văn Sơn"
        ),
        (
            "Đạo diễn Lê Văn Sơn trở lại sau mười năm. Đạo diễn nói rằng ông đã viết xong kịch bản.", "Đạo diễn",
            "Lê Văn Sơn"
        ),
        (
            "Tổng thống Nga Vladimir Putin gặp Thủ tướng Đức ở Berlin. Tổng thống Nga nói rằng hai bên đã hiểu nhau.",
            "Tổng thống Nga", "Vladimir Putin"
        ),
    ])
    func `is who bears the title in the article`(text: String, words: String, name: String) throws {
        #expect(try QuotedText.speaker(text) == Speaker(words, name))
    }

    @Test(arguments: [
        (
            "Chủ tịch UBND tỉnh Ba Bể Lê Văn Sơn đến bến đò. Chủ tịch Ba Bể nói rằng con đê đã nứt.", "Chủ tịch Ba Bể",
            "Lê Văn Sơn"
        ),
        (
            "Ông Lê Văn Sơn (60 tuổi), giám đốc Nhà máy Sông Lam, đến bến đò. Giám đốc Sông Lam nói rằng con đê đã nứt.",
            "Giám đốc Sông Lam", "Lê Văn Sơn"
        ),
        (
            "Phát ngôn viên Trần Thị Mai đến bến đò. Nữ phát ngôn viên nói rằng con đê đã nứt.", "Nữ phát ngôn viên",
            "Trần Thị Mai"
        ),
        (
            "Thủ tướng Phạm Minh Chính đến bến đò. Người đứng đầu Chính phủ nói rằng con đê đã nứt.",
            "Người đứng đầu Chính phủ", "Phạm Minh Chính"
        ),
        (
            "Tổng thống Nga Vladimir Putin đến Berlin. Lãnh đạo Nga nói rằng hai bên đã hiểu nhau.", "Lãnh đạo Nga",
            "Vladimir Putin"
        ),
    ])
    func `is who was described by the same words and more`(text: String, words: String, name: String) throws {
        #expect(try QuotedText.speaker(text) == Speaker(words, name))
    }

    @Test(arguments: [
        ("Vợ ông Lê Văn Sơn nói rằng con đê đã nứt.", "Vợ ông Lê Văn Sơn"),
        (
            "Một quan chức giấu tên trong chính quyền Tổng thống Donald Trump nói rằng con đê đã nứt.",
            "Một quan chức giấu tên trong chính quyền Tổng thống Donald Trump"
        ),
    ])
    func `is not whose wife or official somebody without a name is`(text: String, words: String) throws {
        #expect(try QuotedText.speaker(text) == Speaker(words, nil))
    }

    @Test func `is nobody whose lawyer or colleague somebody is`() throws {
        let text = "Luật sư của bà Trần Thị Mai đến tòa từ sớm. Luật sư nói rằng phiên tòa sẽ kéo dài."
        #expect(try QuotedText.speaker(text) == Speaker("Luật sư", nil))
    }

    @Test(arguments: [
        ("Người phát ngôn Lầu Năm Góc nói rằng cuộc tập trận đã kết thúc.", "Lầu Năm Góc"),
        ("Phát ngôn viên Bộ Ngoại giao Nga nói rằng cuộc tập trận đã kết thúc.", "Bộ Ngoại giao Nga"),
        ("Một phát ngôn viên Bộ Ngoại giao Nga nói rằng cuộc tập trận đã kết thúc.", nil),
        ("Đại diện Palestine nói rằng cuộc tập trận đã kết thúc.", nil),
    ])
    func `is the body that a nameless spokesperson speaks for`(text: String, name: String?) throws {
        #expect(try QuotedText.speaker(text).name == name)
    }

    @Test func `is a representative without a name who speaks for the body`() throws {
        let report = try QuotedText.report("Đại diện Bộ Ngoại giao Nga nói rằng cuộc tập trận đã kết thúc.")
        let speaker = try #require(report.quotes?.first?.speaker)
        #expect(speaker.name == nil)
        #expect(report.entities?.first { $0.id == speaker.entity }?.name == "Bộ Ngoại giao Nga")
    }

    @Test(arguments: [
        ("Nhà phân tích này nói thêm", "Nhà phân tích này", "Trần Thị Mai"),
        ("Luật sư nói", "Luật sư", "Trần Thị Mai"),
        ("Người đứng đầu viện nói", "Người đứng đầu viện", "Trần Thị Mai"),
        ("Một nhà phân tích nói", "Một nhà phân tích", nil),
        ("Lãnh đạo viện nói", "Lãnh đạo viện", nil),
        ("Các nhà phân tích nói", "Các nhà phân tích", nil),
    ])
    func `is whoever spoke before where news goes on with what they are`(says: String, words: String, name: String?)
        throws
    {
        let text = "Bà Trần Thị Mai nói rằng con đê đã nứt. \(says) rằng nước đang lên nhanh."
        let speaker = try #require(try QuotedText.quotes(text).last?.speaker)
        #expect(Speaker(speaker.span.text, speaker.name) == Speaker(words, name))
    }

    @Test func `has an abbreviated district as its place and not as its name`() throws {
        let text = "Lãnh đạo Q. Tân Bình nói rằng con đê đã nứt."
        #expect(try QuotedText.speaker(text) == Speaker("Lãnh đạo Q. Tân Bình", nil))
    }

    @Test func `is the president by the abbreviation of the title`() throws {
        let text = "TT Putin nói rằng hai bên đã hiểu nhau. Tổng thống Nga Vladimir Putin đến Berlin từ sớm."
        #expect(try QuotedText.speaker(text).name == "Vladimir Putin")
    }

    @Test(arguments: [
        ("Ông Nick Ireland đến bến đò từ sớm. Ông Ireland nói rằng con đê đã nứt.", "Nick Ireland"),
        ("Ông Lê Văn Trường đến bến đò từ sớm. Ông Trường nói rằng con đê đã nứt.", "Lê Văn Trường"),
        ("Ông Lê Vĩnh Tân đến bến đò từ sớm. Ông Tân nói rằng con đê đã nứt.", "Lê Vĩnh Tân"),
    ])
    func `is a person by a name that also means something else`(text: String, name: String) throws {
        #expect(try QuotedText.speaker(text).name == name)
    }

    @Test func `is not who bears the title of another country`() throws {
        let text =
            "Tổng thống Nga Vladimir Putin đến Berlin. Tổng thống Phần Lan nói rằng hai bên sẽ gặp nhau vào mùa thu."
        let quote = try QuotedText.quote(text)
        #expect(quote.speaker?.span.text == "Tổng thống Phần Lan")
        #expect(quote.speaker?.name == nil)
        #expect(quote.sourceKind == .headOfState)
    }

    @Test(arguments: [
        (
            "Cục Hàng hải Việt Nam kiểm tra con tàu. Cục cho biết tàu đã hết hạn đăng kiểm.", "Cục",
            "Cục Hàng hải Việt Nam"
        ),
        (
            "Cục Hàng hải Việt Nam kiểm tra con tàu. Cục này cho biết tàu đã hết hạn đăng kiểm.", "Cục này",
            "Cục Hàng hải Việt Nam"
        ),
        (
            "Tổng cục Hải quan kiểm tra con tàu. Cơ quan hải quan cho biết tàu đã hết hạn đăng kiểm.",
            "Cơ quan hải quan",
            "Tổng cục Hải quan"
        ),
        (
            "Thanh tra tỉnh làm việc với Công ty Sông Lam. Công ty cho biết tàu đã hết hạn đăng kiểm.", "Công ty",
            "Công ty Sông Lam"
        ),
    ])
    func `is the body whose name begins with the word or holds it`(text: String, words: String, name: String) throws {
        #expect(try QuotedText.speaker(text) == Speaker(words, name))
    }

    // MARK: Several and unnamed ones

    @Test(arguments: [
        ("Nhật Bản và Hàn Quốc nói rằng hai nước sẽ nối lại đàm phán.", "Nhật Bản và Hàn Quốc"),
        ("Karel Novak và Petr Malik nói rằng hai đảng sẽ liên minh.", "Karel Novak và Petr Malik"),
    ])
    func `are both where two names speak together`(text: String, both: String) throws {
        #expect(try QuotedText.speaker(text) == Speaker(both, both))
    }

    @Test(arguments: [
        ("Một số kỹ sư, thợ điện và lái xe nói rằng con đê đã nứt.", "Một số kỹ sư, thợ điện và lái xe"),
        ("Nhiều chuyên gia và quan chức nói rằng con đê đã nứt.", "Nhiều chuyên gia và quan chức"),
    ])
    func `are all who stand in a list without names`(text: String, all: String) throws {
        #expect(try QuotedText.speaker(text) == Speaker(all, nil))
    }

    @Test func `are those who spoke together before, and not one person, by "they"`() throws {
        let quotes = try QuotedText.quotes(
            """
            Các chuyên gia nói rằng con đê đã nứt. Hôm qua, ông Lê Văn Sơn đến bến đò. Tuy nhiên, họ cảnh báo rằng nước sẽ \
            còn lên.
            """)
        #expect(quotes.map { $0.speaker?.name } == [nil, nil])
        #expect(quotes.last?.speaker?.span.text == "Các chuyên gia")
    }

    static let unnamed: [(text: String, words: String, kind: Report.Quote.SourceKind)] = [
        ("Một quan chức giấu tên nói rằng con đê đã nứt.", "Một quan chức giấu tên", .unnamedOfficial),
        ("Nhiều người dân nói rằng con đê đã nứt.", "Nhiều người dân", .witness),
        ("Một phụ huynh khác nói rằng con đê đã nứt.", "Một phụ huynh khác", .witness),
        ("Các chuyên gia nói rằng con đê đã nứt.", "Các chuyên gia", .expert),
        ("Theo hai nguồn tin giấu tên, con đê đã nứt.", "hai nguồn tin giấu tên", .unnamed),
        ("Cố vấn của ông Novak nói rằng con đê đã nứt.", "Cố vấn của ông Novak", .adviser),
    ]

    @Test(arguments: unnamed)
    func `has no name where nobody gives one`(text: String, words: String, kind: Report.Quote.SourceKind) throws {
        let quote = try QuotedText.quote(text)
        #expect(quote.speaker?.span.text == words)
        #expect(quote.speaker?.name == nil)
        #expect(quote.sourceKind == kind)
    }

    @Test(arguments: [
        ("Tổng thống Nga Vladimir Putin nói rằng con đê đã nứt.", Report.Quote.SourceKind.headOfState),
        ("Cựu Tổng thống Mỹ Barack Obama nói rằng con đê đã nứt.", .official),
        ("Giám đốc Công ty Sao Mai Lê Văn Sơn nói rằng con đê đã nứt.", .business),
        ("Giám đốc Bệnh viện Bến Lâm Lê Văn Sơn nói rằng con đê đã nứt.", .official),
        ("Ông Lê Văn Sơn, giám đốc Bệnh viện Bến Lâm, nói rằng con đê đã nứt.", .official),
        ("Chủ tịch Công ty Sao Mai Lê Văn Sơn nói rằng con đê đã nứt.", .business),
        ("Phó giám đốc Sở Y tế Bến Lâm, Lê Văn Sơn nói rằng con đê đã nứt.", .official),
        ("Vụ trưởng Vụ Pháp chế, Bộ Y tế Lê Văn Sơn nói rằng con đê đã nứt.", .official),
        ("Phòng Cảnh sát môi trường Bến Lâm nói rằng con đê đã nứt.", .policeCourt),
        ("Bị cáo Lê Văn Sơn nói rằng con đê đã nứt.", .person),
        ("Người phát ngôn Lê Văn Sơn nói rằng con đê đã nứt.", .official),
        ("Phía Bệnh viện Bến Lâm nói rằng con đê đã nứt.", .institution),
        ("Phía bệnh viện nói rằng con đê đã nứt.", .institution),
        ("Phía Ba Lan nói rằng con đê đã nứt.", .state),
        ("Đại diện Bệnh viện Bến Lâm nói rằng con đê đã nứt.", .institution),
        ("Đại diện Sở Y tế Bến Lâm nói rằng con đê đã nứt.", .official),
        ("Ông Lê Văn Sơn, chi cục trưởng Chi cục Thủy lợi Bến Lâm, nói rằng con đê đã nứt.", .official),
        ("Bà Lê Thị Sương, phó phát ngôn Bộ Ngoại giao, nói rằng con đê đã nứt.", .official),
        ("Tài xế Lê Văn Sơn lái xe qua đê. Bộ trưởng Lê Văn Sơn rất lo. Ông Sơn nói rằng con đê đã nứt.", .official),
        ("Bị can Lê Văn Sơn, nguyên Bộ trưởng Y tế, bị bắt. Ông Sơn nói rằng con đê đã nứt.", .person),
    ])
    func `is what the title makes of its bearer`(text: String, kind: Report.Quote.SourceKind) throws {
        #expect(try QuotedText.quote(text).sourceKind == kind)
    }

    // MARK: Names

    @Test(arguments: [
        ("Ông Lê Văn Sơn đến làng hôm qua. Ông Sơn nói rằng nước đã rút khỏi làng.", "Ông Sơn", "Lê Văn Sơn"),
        (
            "\"Nước đã rút khỏi làng từ hôm qua\", ông Sơn nói. Chủ tịch xã Lê Văn Sơn ở lại làng suốt đêm.", "ông Sơn",
            "Lê Văn Sơn"
        ),
        (
            "Hôm qua, ông Lê Văn Sơn và ông Hồ Văn Tám gặp nhau. Ông Tám nói rằng nước đã rút khỏi làng.", "Ông Tám",
            "Hồ Văn Tám"
        ),
        ("Ông Karel Novak đến Berlin hôm qua. Novak nói rằng hai bên sẽ gặp nhau.", "Novak", "Karel Novak"),
    ])
    func `has the fullest name of the article`(text: String, words: String, name: String) throws {
        let report = try QuotedText.report(text)
        let quote = try #require(report.quotes?.first)
        #expect(quote.speaker.map { Speaker($0.span.text, $0.name) } == Speaker(words, name))
        #expect(report.entities?.first { $0.id == quote.speaker?.entity }?.name == name)
    }

    // MARK: Going on

    @Test(arguments: [" ", "\n"])
    func `goes on in marks that name nobody`(between: String) throws {
        let quotes = try QuotedText.quotes(
            "\"Nước đã rút khỏi làng từ hôm qua\", bà Trần Thị Mai nói.\(between)\"Chúng tôi phải dọn bùn suốt đêm và "
                + "không ai được ngủ.\"")
        try #require(quotes.count == 2)
        #expect(quotes[1].span.text == "Chúng tôi phải dọn bùn suốt đêm và không ai được ngủ")
        #expect(quotes[1].speaker?.name == "Trần Thị Mai")
        #expect(quotes[1].cue == nil)
        #expect(quotes[1].continues == nil)
    }

    @Test func `does not go on paragraphs later`() throws {
        let text = """
            "Nước đã rút khỏi làng từ hôm qua", bà Trần Thị Mai nói.
            Con đường về huyện đã thông.
            Trường học mở cửa trở lại vào thứ hai.
            Chợ Bến Lâm đã họp từ sáng sớm.
            "Chúng tôi phải dọn bùn suốt đêm và không ai được ngủ."
            """
        let last = try #require(try QuotedText.quotes(text).last)
        #expect(last.span.text == "Chúng tôi phải dọn bùn suốt đêm và không ai được ngủ")
        #expect(last.speaker == nil)
        #expect(last.sourceKind == .unnamed)
    }

    @Test func `is nobody where none spoke before`() throws {
        let quote = try QuotedText.quote(
            "\"Chúng tôi phải dọn bùn suốt đêm và không ai được ngủ.\"\nCon đường về huyện đã thông.")
        #expect(quote.speaker == nil)
        #expect(quote.type == .direct)
    }

    // MARK: Headlines and marks that name nobody

    @Test(arguments: [
        "'Tôi chưa từng thấy con đê nào nứt nhanh như thế'",
        "Kỹ sư già: 'Tôi chưa từng thấy con đê nào nứt nhanh như thế'",
    ])
    func `is in a headline who says the same below`(headline: String) throws {
        let quotes = try QuotedText.quotes(
            """
            \(headline)
            Con đê ở xã Bến Lâm bị nứt từ đêm qua, hàng trăm hộ dân phải rời nhà.
            "Tôi chưa từng thấy con đê nào nứt nhanh như thế", ông Lê Văn Sơn nói.
            """)
        #expect(quotes.allSatisfy { $0.speaker?.name == "Lê Văn Sơn" })
        #expect(quotes.count == 2)
    }

    @Test func `is in bare marks the person of whom the sentence before tells`() throws {
        let quotes = try QuotedText.quotes(
            """
            "Tôi đã thấy con đê nứt từ tháng trước", ông Lê Văn Sơn nói. Con nước lớn dần. Bà Trần Thị Mai lắc đầu. "Tôi \
            không tin là con đê đã nứt từ lâu như thế".
            """)
        #expect(quotes.map { $0.speaker?.name } == ["Lê Văn Sơn", "Trần Thị Mai"])
    }

    @Test func `is a somebody before a colon and not who spoke before`() throws {
        let quotes = try QuotedText.quotes(
            """
            "Tôi đã thấy con đê nứt từ tháng trước", ông Lê Văn Sơn nói. Ai đó nói to: "Chúng ta phải rời khỏi làng ngay!".
            """)
        #expect(quotes.map { $0.speaker?.name } == ["Lê Văn Sơn", nil])
        #expect(quotes.last?.speaker?.span.text == "Ai đó")
    }

    @Test func `is nobody whom a part of a word names`() throws {
        let quotes = try QuotedText.quotes(
            "Trong phim do đài Bến Lâm quay, hai chiếc xe tối tân của Moskva tuyên bố con đê đã nứt từ năm ngoái.")
        #expect(!quotes.contains { $0.speaker?.span.text.hasPrefix("tân") ?? false })
    }

    @Test func `is nobody by name where several bodies speak`() throws {
        let speaker = try QuotedText.speaker(
            "Một số cơ quan truyền thông của Trung Quốc nói rằng hai bên sẽ gặp nhau vào mùa thu.")
        #expect(speaker.name == nil && speaker.words?.hasPrefix("Một số cơ quan truyền thông") == true)
    }

    @Test func `is a state where this country speaks, not the outlet before it`() throws {
        let quotes = try QuotedText.quotes(
            "Triều Tiên đã thử tên lửa hôm qua. Hãng thông tấn KCNA cho biết vụ thử đã thành công. Nước này còn tuyên bố sẽ thử thêm "
                + "một tên lửa nữa.")
        #expect(quotes.last?.cue?.text == "tuyên bố")
        #expect(quotes.last?.speaker?.name == "Triều Tiên")
    }

    @Test(arguments: [
        "Bà Trần Thị Lan, trợ lý của Tổng thống Donald Trump, cho biết cuộc họp đã kết thúc.",
        "Bà Trần Thị Lan - người phát ngôn của Tổng thống Donald Trump, cho biết cuộc họp đã kết thúc.",
    ])
    func `are not whoever their office belongs to, with a capital on the title`(text: String) throws {
        #expect(try QuotedText.speaker("Tin trong ngày\n" + text).name == "Trần Thị Lan")
    }

    @Test(arguments: [
        "Trợ lý của Tổng thống Donald Trump", "Cố vấn của Thủ tướng Anh Theresa May",
        "Cố vấn của thủ tướng Anh Theresa May",
    ])
    func `without a name of their own are not named after whom they work for`(speaker: String) throws {
        #expect(try QuotedText.speaker("Tin trong ngày\n\(speaker) cho biết cuộc họp đã kết thúc.").name == nil)
    }

    @Test(arguments: [
        (
            "Hãng tin Sao Mai và phóng viên Lê Văn Sơn hôm nay kêu gọi toà trả lại thẻ.",
            "Hãng tin Sao Mai và phóng viên Lê Văn Sơn"
        ),
        ("Công ty An Phú và ông Lê Văn Sơn cho biết sẽ kiện.", "Công ty An Phú và ông Lê Văn Sơn"),
    ])
    func `are a body and a person where 'and' joins them`(text: String, expected: String) throws {
        #expect(try QuotedText.speaker(text).words == expected)
    }

    @Test func `is the firm that has spoken where the next sentence only says 'the company'`() throws {
        let quotes = try QuotedText.quotes(
            "Boeing tuyên bố sẽ sửa phần mềm trong tháng này. Công ty cho biết đã bay thử 96 lần.")
        #expect(quotes.map(\.speaker?.name) == ["Boeing", "Boeing"])
    }

    @Test func `is not the network that somebody uses, nor whose husband somebody is`() throws {
        let users = try QuotedText.speaker("Người sử dụng Twitter chỉ ra rằng bức ảnh là giả. Twitter chưa trả lời.")
        #expect(users == Speaker("Người sử dụng Twitter", nil))
        let husband = try QuotedText.speaker(
            "Theo chồng sản phụ Lan, bác sĩ đã đến muộn. Sản phụ Trần Thị Lan nhập viện hôm 3/4.")
        #expect(husband.name == nil)
    }

    @Test func `is no joining word`() throws {
        let quotes = try QuotedText.quotes(
            "Trong khi yêu cầu các tỉnh cắt giảm, Bộ Nông nghiệp Lào chỉ yêu cầu tỉnh này báo cáo.")
        #expect(!quotes.contains { $0.speaker?.span.text == "khi" })
    }

    @Test(arguments: [
        "Thông tin từ Công an huyện Ba Bể, tỉnh Bắc Kạn cho biết hai người đã bị bắt.",
        "Tin từ Công an huyện Ba Bể, tỉnh Bắc Kạn, hai người đã bị bắt.",
    ])
    func `is whom the news is from, and not the province of the address`(text: String) throws {
        let quote = try QuotedText.quote(text)
        #expect(quote.speaker?.name == "Công an huyện Ba Bể")
        #expect(quote.span.text == "hai người đã bị bắt")
    }

    @Test(arguments: [
        // gives a warning signal; there is a notice board; exceeding the promised schedule
        "Hệ thống cũng phát tín hiệu cảnh báo tài xế vượt quá tốc độ.",
        "Trước cửa có bảng thông báo chợ đóng cửa sớm trong dịp lễ.",
        "Cầu được khánh thành hôm qua, vượt tiến độ cam kết hai tháng với chất lượng tốt.",
        "Rủi ro lớn nhất của huyện khi yêu cầu đắp đê là thiếu cát.",
    ])
    func `is no thing`(text: String) throws {
        #expect(try QuotedText.quotes(text).isEmpty)
    }

    @Test(arguments: [
        ("44% cử tri vẫn bầu cho đảng cũ, trong khi chỉ 8% nói sẽ bầu cho đảng mới.", "8%"),
        ("\"Khách đã tăng đáng kể\", một nữ hướng dẫn viên ở sở thú cho biết.", "một nữ hướng dẫn viên ở sở thú"),
    ])
    func `are so many per cent, or whoever a word with 'viên' calls so`(text: String, expected: String) throws {
        #expect(try QuotedText.quotes(text).last?.speaker?.span.text == expected)
    }

    @Test(arguments: ["người dân gần đó", "một người dân ở đây", "một người bán nước gần đó,"])
    func `are named where plain words behind the comma only say who they are`(description: String) throws {
        let speaker = try QuotedText.speaker("“Nghe tiếng nổ tôi chạy ra”, chị Lê Thị Quý, \(description) cho biết.")
        #expect(speaker.name == "Lê Thị Quý")
    }
}
