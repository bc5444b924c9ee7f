import Testing

@testable import DiembaoCore

@Suite struct `Whom titles, descriptions and pronouns mean` {
    /// Whom a phrase means, by the fullest name; the first phrase of these words that is no name.
    private func meaning(of phrase: String, _ text: String, nth: Int = 1) throws -> String? {
        let entities = try #require(try Fixture.report(of: text).entities)
        let found = entities.flatMap { entity in
            entity.mentions.filter { $0.kind != .name && $0.span.text == phrase }.map {
                ($0.span.range.start, entity.name)
            }
        }.sorted { $0.0 < $1.0 }
        return found.count >= nth ? found[nth - 1].1 : nil
    }

    // MARK: Titles

    @Test func `a title with its country means who bears it in the article`() throws {
        let text =
            "Tổng thống Nga Vladimir Putin gặp Thủ tướng Đức Angela Merkel ở Berlin. Tổng thống Nga cảm ơn nước chủ nhà. "
            + "Hôm sau, Thủ tướng Đức bay đi Paris."
        #expect(try meaning(of: "Tổng thống Nga", text) == "Vladimir Putin")
        #expect(try meaning(of: "Thủ tướng Đức", text) == "Angela Merkel")
    }

    @Test func `a leader is whoever leads the state, also under another name of the office`() throws {
        let text =
            "Tổng thống Mỹ Donald Trump hoãn chuyến đi. Nhà lãnh đạo Mỹ viết trên mạng xã hội rằng ông bận. Theo Reuters, ông "
            + "chủ Nhà Trắng sẽ đi vào tháng sau."
        #expect(try meaning(of: "Nhà lãnh đạo Mỹ", text) == "Donald Trump")
        #expect(try meaning(of: "ông chủ Nhà Trắng", text) == "Donald Trump")
    }

    @Test func `who held an office is known where the article does not say it`() throws {
        let text = "Ông Barack Obama đến Hà Nội năm 2016. Tổng thống Mỹ ăn bún chả trên phố Lê Văn Hưu."
        #expect(try meaning(of: "Tổng thống Mỹ", text) == "Barack Obama")
    }

    @Test func `a title that names another country's office, or nobody's, means nobody`() throws {
        let text = "Tổng thống Nga Vladimir Putin đến Berlin. Tổng thống Phần Lan chưa lên tiếng."
        #expect(try meaning(of: "Tổng thống Phần Lan", text) == nil)
    }

    @Test func `the office itself is nobody`() throws {
        let text =
            "Tổng thống Mỹ Donald Trump phát biểu ở Ohio. Cuộc bầu cử tổng thống Mỹ diễn ra vào tháng 11. Ghế tổng thống Mỹ "
            + "chưa bao giờ đắt như thế. Cựu tổng thống Mỹ cũng đi bầu."
        #expect(try meaning(of: "tổng thống Mỹ", text) == nil)
    }

    @Test func `of two who bear a title, none is meant where nothing tells them apart`() throws {
        let text =
            "Bộ trưởng Lê Văn Sơn và Bộ trưởng Trần Thị Hà cùng dự họp. Bộ trưởng nói sẽ kiểm tra lại số liệu."
        #expect(try meaning(of: "Bộ trưởng", text) == nil)
    }

    @Test(arguments: [
        ("Cô bé", "Bà Trần Thị Lan lái xe buýt ở xã. Cô bé rất vui khi gặp bà."),
        ("Cô", "Bà Trần Thị Lan lái xe buýt ở xã. Cô học trò nghèo rất vui khi tới trường."),
        ("Ông", "Ông Lê Văn Nam mất tích ở Ankara. Ông al-Rashid đã về nước hôm qua."),
        ("chị", "Bà Trần Thị Lan có hai em gái. Bà tự cho mình là chị hai của cả xóm."),
    ])
    func `a noun that begins with a word of kinship is no pronoun`(phrase: String, text: String) throws {
        #expect(try meaning(of: phrase, text) == nil)
    }

    @Test func `a noun with this one is read whole`() throws {
        let text = "Không quân Hoàng gia Anh lấy làm tiếc. Không quân Hoàng gia Anh gọi phi đội này là niềm tự hào."
        #expect(try meaning(of: "đội này", text) == nil)
    }

    @Test func `who was called by an office before a comma does not hand it on`() throws {
        let text = "Ông Lê Văn Nam ra tòa. Khi ông Nam còn làm Bộ trưởng Kinh tế, ông Trần Văn Sơn đã tới thăm."
        let entities = try #require(try Fixture.report(of: text).entities)
        #expect(entities.first { $0.name == "Trần Văn Sơn" }?.roles.isEmpty == true)
    }

    // MARK: This one

    @Test func `this country is the last country, if one is named`() throws {
        let text = "Iran bắt giữ một tàu hàng. Hải quân nước này đưa tàu về cảng."
        #expect(try meaning(of: "nước này", text) == "Iran")
        let two = "Iran và Oman ký hiệp định. Hải quân nước này đưa tàu về cảng."
        #expect(try meaning(of: "nước này", two) == nil)
        let many = "Iran tập trận. Ông cảnh báo các nước này về hậu quả."
        #expect(try meaning(of: "nước này", many) == nil)
    }

    @Test func `whom the article has called he it does not call she`() throws {
        let text =
            "Lê Quang Sơn cúi xuống xem nạn nhân còn sống hay không. Anh gọi cảnh sát ngay lúc đó. Cô được đưa vào bệnh viện Sông Lam."
        #expect(try meaning(of: "Anh", text) == "Lê Quang Sơn")
        #expect(try meaning(of: "Cô", text) == nil)
    }

    @Test func `who is warned is not who warns`() throws {
        let text = "Nhiều quan chức Mỹ đưa ra cảnh báo cứng rắn với nước này."
        #expect(try meaning(of: "nước này", text) == nil)
    }

    @Test func `this company is a company, not the ministry beside it`() throws {
        let text =
            "Bộ Tài chính phạt Công ty Sông Lam 300 triệu đồng. Đại diện công ty này cho biết sẽ nộp phạt. Bộ này cho biết sẽ "
            + "kiểm tra lại."
        #expect(try meaning(of: "công ty này", text) == "Công ty Sông Lam")
        #expect(try meaning(of: "Bộ này", text) == "Bộ Tài chính")
    }

    @Test func `this general is whom the article called one`() throws {
        let text = "Tướng Hà Lôi phát biểu tại diễn đàn. Vị tướng này cáo buộc một số nước gây rối."
        #expect(try meaning(of: "Vị tướng này", text) == "Hà Lôi")
    }

    // MARK: Pronouns

    @Test func `a pronoun means the person last told of, also where nobody speaks`() throws {
        let text = "Ông Trần Hữu Phước sinh ở Huế năm 1960. Ông học kỹ sư rồi về quê nuôi cá."
        #expect(try meaning(of: "Ông", text) == "Trần Hữu Phước")
    }

    @Test func `a man is not she`() throws {
        let text = "Ông Trần Hữu Phước cưới bà Lê Thị Mận năm 1985. Bà dạy học ở trường làng."
        #expect(try meaning(of: "Bà", text) == "Lê Thị Mận")
        #expect(try meaning(of: "Bà", "Ông Trần Hữu Phước nuôi cá. Bà dạy học ở trường làng.") == nil)
    }

    @Test func `whom the article calls ông is no anh`() throws {
        let text = "Ông Trần Hữu Phước nuôi cá tra. Anh bán cá ở chợ huyện."
        #expect(try meaning(of: "Anh", text) == nil)
    }

    @Test func `of two men in a sentence before, the subject goes on`() throws {
        let text = "Ông Trần Hữu Phước gặp ông Lê Văn Sơn ở bến tàu. Ông đưa cho người bạn cũ một bức thư."
        #expect(try meaning(of: "Ông", text) == "Trần Hữu Phước")
    }

    @Test func `of two men in one sentence, none is meant`() throws {
        let text = "Ông Trần Hữu Phước và ông Lê Văn Sơn cãi nhau vì con ông phá vườn."
        #expect(try meaning(of: "ông", text) == nil)
    }

    @Test func `compounds, generations and addresses in speech hold no pronoun`() throws {
        let text =
            "Ông Trần Hữu Phước nuôi cá. Cha ông ta xưa đã dạy như thế. Các ông bà trong xóm đều biết. \"Thưa ông, cá chết "
            + "hết rồi\", một người hàng xóm kể."
        #expect(try meaning(of: "ông", text) == nil)
        #expect(try meaning(of: "ông bà", text) == nil)
    }

    @Test func `who asks is not who is asked`() throws {
        let text = "Chủ tọa Nguyễn Huy Linh hỏi vì sao anh không trả tiền."
        #expect(try meaning(of: "anh", text) == nil)
    }

    // MARK: Whom a title does not mean

    @Test func `a high office behind a comma that nothing closes is who does what follows`() throws {
        let text =
            "Theo Bộ trưởng Trần Tiến Lâm, Thủ tướng đã giao các bộ làm rõ việc này. Thủ tướng yêu cầu báo cáo trước ngày 5/3."
        #expect(try meaning(of: "Thủ tướng", text) == nil)
    }

    @Test func `nobody leads two states`() throws {
        let text =
            "Gặp Tổng thống Mỹ Donald Trump, nhà lãnh đạo Triều Tiên nói sẽ hợp tác. Nhà lãnh đạo Triều Tiên rất vui."
        #expect(try meaning(of: "Nhà lãnh đạo Triều Tiên", text) == nil)
    }

    @Test func `the leader of the opposition is not the president`() throws {
        let text =
            "Tổng thống Venezuela Nicolas Maduro phát biểu tại Caracas. Nhà lãnh đạo phe đối lập kêu gọi biểu tình."
        #expect(try meaning(of: "Nhà lãnh đạo", text) == nil)
    }

    @Test func `a bare title is nobody's where another country's president, who has no name, is told of as much`()
        throws
    {
        let text =
            "Tổng thống Zimbabwe từ chức hôm qua. Ở Mỹ, Tổng thống Donald Trump chưa bình luận. Tổng thống Zimbabwe đã già. "
            + "Tổng thống cầm quyền 37 năm."
        #expect(try meaning(of: "Tổng thống", text) == nil)
    }

    @Test func `several are not the one of them who has a name`() throws {
        let text =
            "Nữ nghị sĩ Ilhan Omar nói bà không sợ. Cả bốn nữ nghị sĩ nói họ sẽ đi tiếp. Cả 4 nữ nghị sĩ phản bác."
        #expect(try meaning(of: "nữ nghị sĩ", text) == nil)
        let speakers = try Fixture.report(of: text).quotes?.map { $0.speaker?.name }
        #expect(speakers == ["Ilhan Omar", nil])
    }

    @Test func `a deputy with a word for his rank is the one whose name follows`() throws {
        let text =
            "Phó Thủ tướng Trịnh Văn Dũng chủ trì cuộc họp. Hôm nay, Phó Thủ tướng thường trực Trương Minh Bình yêu cầu Hà Nội báo cáo."
        #expect(try meaning(of: "Phó Thủ tướng", text) == nil)
        #expect(try Fixture.report(of: text).quotes?.map { $0.speaker?.name } == ["Trương Minh Bình"])
    }
}

@Suite struct `Capitals that stand for their states` {
    private func metonyms(_ text: String) throws -> [String: String] {
        var found: [String: String] = [:]
        for entity in try #require(try Fixture.report(of: text).entities) {
            for mention in entity.mentions {
                if let metonym = mention.metonymOf { found[mention.span.text] = metonym.name }
            }
        }
        return found
    }

    @Test(arguments: [
        ("Bắc Kinh đã dự trữ thịt lợn đông lạnh cho mùa đông.", ["Bắc Kinh": "Trung Quốc"]),
        ("Moscow đã buộc Tel Aviv phải chịu trách nhiệm về vụ này.", ["Moscow": "Nga", "Tel Aviv": "Israel"]),
        (
            "Hãng tin ca ngợi nỗ lực của Bình Nhưỡng và Seoul trong năm qua.",
            ["Bình Nhưỡng": "Triều Tiên", "Seoul": "Hàn Quốc"]
        ),
    ])
    func `a capital that decides, is forced or makes efforts is its state`(text: String, states: [String: String])
        throws
    {
        #expect(try metonyms(text) == states)
    }

    @Test func `a capital that acts is the government, and stays an entity of its own`() throws {
        let report = try Fixture.report(of: "Trung Quốc tập trận hôm qua. Bắc Kinh phản đối phát biểu của phía Mỹ.")
        let entities = try #require(report.entities)
        let city = try #require(entities.first { $0.name == "Bắc Kinh" })
        let metonym = try #require(city.mentions.first?.metonymOf)
        #expect(metonym.name == "Trung Quốc")
        #expect(metonym.wikidata == "Q148")
        #expect(entities.first { $0.id == metonym.entity }?.name == "Trung Quốc")
    }

    @Test func `a state that the article does not name has no entity`() throws {
        let report = try Fixture.report(of: "Hôm qua, Matxcơva cáo buộc phương Tây can thiệp vào bầu cử.")
        let metonym = try #require(report.entities?.compactMap { $0.mentions.first?.metonymOf }.first)
        #expect(metonym.name == "Nga")
        #expect(metonym.entity == nil)
    }

    @Test(arguments: [
        "Mỹ cáo buộc Bắc Kinh đánh cắp bí mật.", "Quan hệ với Bắc Kinh xấu đi.", "Công ty bị Bắc Kinh trừng phạt.",
        "Phía Bắc Kinh chưa trả lời.", "Ông nói Bắc Kinh sẽ đáp trả.", "Lập trường của Bắc Kinh không đổi.",
    ])
    func `who is dealt with is the government`(text: String) throws {
        #expect(try metonyms(text) == ["Bắc Kinh": "Trung Quốc"])
    }

    @Test func `of two capitals joined, both are or neither is`() throws {
        #expect(
            try metonyms("Quan hệ giữa Washington và Bình Nhưỡng vẫn căng thẳng.")
                == ["Washington": "Mỹ", "Bình Nhưỡng": "Triều Tiên"])
        #expect(try metonyms("Ông bay từ Washington sang Bình Nhưỡng.") == [:])
    }

    @Test(arguments: [
        "Ông gặp báo giới tại Bắc Kinh.", "Ông đến thăm Bắc Kinh.", "Thủ đô Bắc Kinh có mưa.",
        "Bắc Kinh có 20 triệu dân.",
        "Người dân Bắc Kinh phản đối việc tăng giá vé.", "Đường phố của Bắc Kinh vắng người.",
        "Bắc Kinh, 5/6: trời mưa.",
    ])
    func `where the city is meant, it is the city`(text: String) throws {
        #expect(try metonyms(text) == [:])
    }

    @Test func `the capital at home is the city`() throws {
        #expect(try metonyms("Hà Nội yêu cầu các quận lập danh sách chợ cóc.") == [:])
    }
}

@Suite struct `Two who are spoken of as one` {
    private func groups(_ text: String) throws -> [String: [String]] {
        let report = try Fixture.report(of: text)
        let entities = try #require(report.entities)
        var found: [String: [String]] = [:]
        for group in try #require(report.groups) {
            let members = group.members.compactMap { id in entities.first { $0.id == id }?.name }
            for mention in group.mentions { found[mention.text] = members }
        }
        return found
    }

    @Test func `the two leaders are those who met`() throws {
        let text =
            "Tổng thống Nga Vladimir Putin hội đàm với Tổng thống Pháp Emmanuel Macron. Hai nhà lãnh đạo bàn về khí đốt."
        #expect(try groups(text) == ["Hai nhà lãnh đạo": ["Vladimir Putin", "Emmanuel Macron"]])
    }

    @Test func `both sides are the states, and two mentions are one group`() throws {
        let text =
            "Ấn Độ và Pakistan đã ngừng bắn từ tối qua. Theo thỏa thuận, hai nước mở lại cửa khẩu. Cả hai bên rút quân về sau."
        let report = try Fixture.report(of: text)
        #expect(report.groups?.count == 1)
        #expect(report.groups?.first?.id.rawValue == "g1")
        #expect(report.groups?.first?.mentions.map(\.text) == ["hai nước", "Cả hai bên"])
        #expect(try groups(text)["hai nước"] == ["Ấn Độ", "Pakistan"])
    }

    @Test func `those named after the phrase are meant, and the leaders of the states that are`() throws {
        let text =
            "Tổng thống Mỹ Donald Trump và lãnh đạo Triều Tiên Kim Jong-un ăn tối. Nga theo dõi. Hai nhà lãnh đạo Mỹ - Triều "
            + "cười vui vẻ."
        #expect(try groups(text) == ["Hai nhà lãnh đạo": ["Donald Trump", "Kim Jong-un"]])
    }

    @Test func `they are the two where no others were spoken of`() throws {
        let text =
            "Tổng thống Nga Vladimir Putin hội đàm với Tổng thống Pháp Emmanuel Macron. Hai nhà lãnh đạo bàn về khí đốt. Họ hẹn "
            + "gặp lại vào mùa thu."
        #expect(try groups(text)["Họ"] == ["Vladimir Putin", "Emmanuel Macron"])
        let others =
            "Tổng thống Nga Vladimir Putin hội đàm với Tổng thống Pháp Emmanuel Macron. Hai nhà lãnh đạo chào các nhà báo. Họ "
            + "chờ từ sáng."
        #expect(try groups(others)["Họ"] == nil)
    }

    @Test func `of three none is chosen, but for the two that are joined`() throws {
        #expect(try groups("Nga, Mỹ, Iran họp ở Geneva. Hai nước không đạt thỏa thuận.") == [:])
        #expect(
            try groups("Tại Iran, cuộc họp giữa Nga và Mỹ kéo dài một ngày. Hai nước không đạt thỏa thuận.")
                == ["Hai nước": ["Nga", "Mỹ"]])
    }

    @Test(arguments: [
        "Nga và Mỹ họp báo. Hai bên đường đông nghịt người.", "Nga và Mỹ họp. Tháng hai nước dâng cao.",
        "Ông Sơn và ông Hà đi bắt cá. Hai người chết vì sét đánh ở tỉnh bên.", "Hai nước đã ký hiệp định.",
    ])
    func `what only looks like two who were named is no group`(text: String) throws {
        #expect(try groups(text) == [:])
    }
}

@Suite struct `What the pass of quotations may ask` {
    private func read(_ article: String) -> ReadArticle {
        ReadArticle(DecodedText(utf8: Array(article.utf8)))
    }

    private func phrase(_ words: String, in article: ReadArticle) throws -> SpeakerPhrase {
        let tokens = article.read.text.tokens
        let keys = Tokenizer().tokenize(DecodedText(utf8: Array(words.utf8))).tokens.map(\.key)
        let start = try #require(
            tokens.indices.last { place in
                place + keys.count <= tokens.count && zip(keys, tokens[place...]).allSatisfy { $0 == $1.key }
            })
        return try #require(SpeakerPhrases(read: article.read).phrase(at: start, end: tokens.count))
    }

    private func name(_ phrase: String, lastSpeaker: String? = nil, _ article: String) throws -> String? {
        let article = read(article)
        let (text, references) = (article.read.text, article.references)
        let last = references.entities.firstIndex { text.string(of: $0.name) == lastSpeaker }
        let phrase = try self.phrase(phrase, in: article)
        return references.entity(of: phrase, lastSpeaker: last).map { text.string(of: references.entities[$0].name) }
    }

    @Test func `a short name, a title and a pronoun have the entity and its fullest name`() throws {
        let article =
            "Tổng thống Nga Vladimir Putin đến Berlin. Ông Putin nói hội đàm có ích. Tổng thống Nga cảm ơn chủ nhà. Ông đi lúc 8h."
        #expect(try name("Ông Putin nói", article) == "Vladimir Putin")
        #expect(try name("Tổng thống Nga cảm", article) == "Vladimir Putin")
        #expect(try name("Ông đi", article) == "Vladimir Putin")
    }

    @Test func `who spoke last goes on speaking, unless another one who fits was named since`() throws {
        let article =
            "Ông Trần Hữu Phước nói giá cá giảm. Chợ vắng người mua. Giá xăng tăng. Kho lạnh đầy hàng. Xe nằm chờ. Ông kể thêm."
        #expect(try name("Ông kể", article) == nil)
        #expect(try name("Ông kể", lastSpeaker: "Trần Hữu Phước", article) == "Trần Hữu Phước")
        let other = "Ông Trần Hữu Phước nói giá cá giảm. Ông Lê Văn Sơn bán rẻ hơn. Ông kể thêm."
        #expect(try name("Ông kể", lastSpeaker: "Trần Hữu Phước", other) == "Lê Văn Sơn")
    }

    @Test func `a representative of this company is not the company`() throws {
        let article =
            "Bộ Tài chính phạt Công ty Sông Lam 300 triệu đồng. Đại diện công ty này nói sẽ nộp. Công ty này nợ thuế."
        #expect(try name("Đại diện công ty này", article) == nil)
        #expect(try name("Công ty này nợ", article) == "Công ty Sông Lam")
    }

    @Test func `a ministry that spoke last is no firm and no state`() throws {
        let article = "Bộ Tài chính nói thuế sẽ giảm. Chợ vắng. Mưa to. Xe chờ. Hãng này nợ thuế. Nước này nợ thuế."
        #expect(try name("Hãng này", lastSpeaker: "Bộ Tài chính", article) == nil)
        #expect(try name("Nước này", lastSpeaker: "Bộ Tài chính", article) == nil)
    }

    @Test func `a title that ends a headline is no title of what the next paragraph begins with`() throws {
        let report = try Fixture.report(
            of: """
                Bến Lâm truy bắt ba người xúc phạm Quốc vương
                Campuchia đang truy bắt ba nghi phạm với cáo buộc báng bổ hình ảnh Quốc vương Sok Dara.
                """, DocumentMetadata(language: "vi"))
        let mentions = (report.entities ?? []).flatMap(\.mentions)
        #expect(!mentions.contains { $0.span.text.contains("\n") })
    }
}
