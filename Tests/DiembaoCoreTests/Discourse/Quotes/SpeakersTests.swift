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
            "Thanh tra tỉnh làm việc với Công ty Sông Lam. Công ty cho biết tàu đã hết hạn đăng kiểm.", "Công ty",
            "Công ty Sông Lam"
        ),
    ])
    func `is the body whose name begins with the word`(text: String, words: String, name: String) throws {
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
}
