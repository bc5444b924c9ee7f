import Testing

@testable import DiembaoCore

@Suite struct StructureTests {
    @Test func `a first line that reads as running text is the lead and no headline`() throws {
        let report = try Fixture.report("không-tiêu-đề.txt")
        let document = try #require(report.document)
        #expect(document.headline == nil)
        #expect(document.lead?.range.start == 0)
        #expect(report.warnings.contains { $0.code == .noHeadline })
        #expect(
            document.credits?.first
                == Report.Credit(
                    span: try #require(document.credits?.first?.span), outlet: "Tiền Phong", canonical: "Tiền Phong",
                    kind: .republication))
    }

    @Test func `a dateline names the agency and is no part of the lead`() throws {
        let document = try #require(try Fixture.report("hội-nghị-sông.txt").document)
        #expect(document.headline?.text == "Bốn nước ven sông nhất trí chia sẻ số liệu thủy văn")
        #expect(document.dateline?.text == "Hà Nội (TTXVN)")
        #expect(document.lead?.text.hasPrefix("Sáng 14-3") == true)
        #expect(document.credits?.first?.outlet == "TTXVN")
        #expect(document.byline?.text == "Hoàng Thu")
    }

    @Test func `captions and credits have their roles`() throws {
        let document = try #require(try Fixture.report("bệnh-viện.txt").document)
        #expect(document.paragraphs?.map(\.role) == [.headline, .lead, .body, .body, .body, .caption, .credit])
        #expect(document.credits?.map(\.kind) == [.synthesis])
        #expect(document.byline?.text == "Minh Tâm")
    }

    @Test func `a source line credits the outlet`() throws {
        let document = try #require(try Fixture.report("thị-trường.txt").document)
        #expect(document.credits?.map(\.canonical) == ["VnExpress"])
        #expect(document.credits?.first?.span.text == "Nguồn: VnExpress")
    }

    @Test func `another language is named and left alone`() throws {
        let report = try Fixture.report("in-english.txt")
        #expect(report.document?.language.tag == "en")
        #expect(report.quotes == nil)
        #expect(report.generator.passes.isEmpty)
        #expect(report.warnings.contains { $0.code == .unsupportedLanguage })
    }

    @Test(arguments: [
        ("Reuters cho biết cây cầu đã bị lũ cuốn trôi.", ["Reuters"]),
        ("Hãng thông tấn Anadolu cho biết cây cầu đã bị lũ cuốn trôi.", ["Anadolu"]),
        ("Trả lời Tuổi Trẻ Online, lãnh đạo của xã nói cây cầu đã cũ.", ["Tuổi Trẻ Online"]),
        ("Thông tin trên báo Thanh Niên, cây cầu này đã cũ.", ["Thanh Niên"]),
        ("Theo nguồn tin của Reuters, cây cầu này đã cũ.", ["Reuters"]),
        ("Tin từ Bloomberg, cây cầu này đã bị lũ cuốn trôi.", ["Bloomberg"]),
        ("Cây cầu đã bị lũ cuốn trôi, theo hãng thông tấn Đức DPA.", ["DPA"]),
        ("Báo Anh Mirror đưa tin cây cầu đã bị lũ cuốn trôi.", ["Mirror"]),
        ("Ông khẳng định trên tờ Corriere della Sera rằng cây cầu đã cũ.", ["Corriere della Sera"]),
        ("Báo Giao thông dẫn lời lãnh đạo của xã về cây cầu.", ["Giao thông"]),
        ("Báo cáo của tình báo Israel cho hay cây cầu đã cũ.", []),
        ("Sở Lao động cho biết cây cầu này đã cũ.", []),
        ("Theo báo Công an TP. HCM, cây cầu này đã cũ.", ["báo Công an TP. HCM"]),
        ("Công an TP. HCM cho biết cây cầu này đã cũ.", []),
        ("Theo Công an TP. HCM, cây cầu này đã cũ.", []),
        ("Theo tạp chí Đức, cây cầu này đã cũ.", []),
        ("Báo Thanh Niên sẽ tiếp tục thông tin về cây cầu.", []),
        ("Cô vào danh sách giải thưởng Ngôi sao xanh, ban tổ chức cho biết.", []),
        ("Theo Công báo Hoàng gia, cây cầu này đã cũ.", []),
        ("Theo Evening Standard, cây cầu này đã cũ.", ["Evening Standard"]),
    ])
    func `the words beside an outlet say whether a report is taken from it`(text: String, outlets: [String]) throws {
        let report = try Fixture.report(
            of: "Người dân của xã đã họp về cây cầu ở đầu thôn.\n\(text) Không ai bị thương.")
        #expect(report.document?.credits?.compactMap(\.outlet) == outlets)
    }

    @Test(arguments: [
        ("Cây đổ trước mũi xe của cô, Huffington Post đưa tin. Không ai bị thương.", "Huffington Post"),
        ("Cây đổ trước mũi xe của cô, Oakland Tribune hôm nay đưa tin.", "Oakland Tribune"),
        ("Nhà máy ở thôn đã đóng cửa, Brightmoor ngày 12/12 đưa tin.", "Brightmoor"),
        ("\"Chúng tôi rất vui\", Coastal Business Times dẫn lời giám đốc Tan nói.", "Coastal Business Times"),
        ("Ông Lee nói với Radar Online rằng giá gạo sẽ tăng.", "Radar Online"),
        ("Một nguồn tin nói với Daily NK rằng cửa khẩu đã đóng.", "Daily NK"),
        ("Theo Gulf Harbour News, con tàu đã rời cảng.", "Gulf Harbour News"),
        ("Phân tích của báo Washington Post ngày 27-8 cho thấy giá dầu tăng.", "Washington Post"),
        ("Theo bản ghi do Washington Post đăng ngày 3/8, ông đã từ chối.", "Washington Post"),
        ("Yomiuri Shimbun hôm 2/8 đăng tải một báo cáo về trường này.", "Yomiuri Shimbun"),
        ("Theo báo kinh tế Les Echos, giá lúa mì đã giảm.", "Les Echos"),
        ("Hãng thông tấn nhà nước Triều Tiên KNCA dẫn lời thứ trưởng.", "KNCA"),
        ("Như Tuổi Trẻ Online đưa tin, cây cầu ở thôn đã cũ.", "Tuổi Trẻ Online"),
        ("The Guardian còn chỉ ra rằng giá dầu sẽ tăng.", "The Guardian"),
        ("Mới đây, báo Người Đưa Tin có phản ánh về con đường này.", "Người Đưa Tin"),
    ])
    func `an outlet is credited by what it does and how it is called`(text: String, outlet: String) throws {
        let report = try Fixture.report(of: "Chuyện làng\nLàng có tin mới.\n\(text)", DocumentMetadata(language: "vi"))
        #expect(report.document?.credits?.compactMap(\.outlet) == [outlet])
    }

    @Test(arguments: [
        "John Smith đưa tin về cơn bão trên kênh truyền hình.", "Nhà Trắng đưa tin ông đã về nước.",
        "Eang Sophalleth dẫn lời ông Hun Sen nói rằng ông đã về.", "Theo Microsoft Research, máy tính đã nhanh hơn.",
        "Truyền thông Arab đưa tin máy bay rơi.", "Ông Lee viết trên Truth Social rằng giá gạo sẽ tăng.",
    ])
    func `people, bodies and networks are no outlets`(text: String) throws {
        let report = try Fixture.report(of: "Chuyện làng\nLàng có tin mới.\n\(text)", DocumentMetadata(language: "vi"))
        #expect(report.document?.credits?.isEmpty == true)
    }

    @Test func `the outlets of one line are credited each`() throws {
        let report = try Fixture.report(
            of: "Người dân của xã đã họp về cây cầu ở đầu thôn.\nCây cầu đã bị lũ cuốn trôi.\nTheo TTXVN và THX")
        #expect(report.document?.credits?.compactMap(\.outlet) == ["TTXVN", "THX"])
    }

    @Test func `a site before the dash of a lead is credited`() throws {
        let report = try Fixture.report(
            of:
                "Cây cầu ở đầu thôn bị lũ cuốn trôi\n(Baoxanh.vn) - Người dân của xã đã họp về cây cầu ở đầu thôn và không ai bị thương.\nHọ sẽ họp lại."
        )
        #expect(report.document?.credits?.compactMap(\.outlet) == ["Baoxanh.vn"])
    }

    @Test func `links and teasers of other articles are boilerplate, wherever in a paragraph they stand`() throws {
        let report = try Fixture.report(
            of: """
                Cây cầu ở đầu thôn bị lũ cuốn trôi
                Người dân của xã đã họp về cây cầu ở đầu thôn.
                Xem thêm > > Động đất ở Nhật Bản
                Họ sẽ họp lại ở nhà ông Nam. Xem thêm: Cháy rừng ở Úc. Ông Nam rất lo.
                Thôn không có cầu khác. Bão số 5 đổ vào Đà Nẵng TTO - Sáng 3-4, ông Lê Văn Lúa cho biết bão đã vào. Huế có mưa.
                Lái xe ra sao khi mưa? TTO - Ông Trần Văn Lâm nói nên dừng lại.
                Xem thêm tại đây. Cầu mới sẽ được xây trong năm nay.
                """, DocumentMetadata(language: "vi"))
        #expect(
            report.document?.paragraphs?.map(\.role) == [
                .headline, .lead, .boilerplate, .body, .boilerplate, .body, .body, .boilerplate, .boilerplate,
                .boilerplate, .body,
            ])
        #expect(report.entities?.map(\.name) == ["Nam"])
        #expect(report.quotes?.isEmpty == true)
    }

    @Test(arguments: [
        "Công ty nộp tiền bảo hiểm cho người lao động và cho biết sẽ nộp đủ.",
        "Người lao động cho biết tiền lương được trả chậm ba tháng liền.",
        "Đại sứ quán Canada không trả lời câu hỏi của hãng tin Reuters về cây cầu.",
        "Công ty từ chối trả lời Reuters về cây cầu.",
    ])
    func `common words that a paper is called after, and a paper that got no answer, are no credit`(text: String) throws
    {
        #expect(try Fixture.report(of: text).document?.credits?.isEmpty == true)
    }

    @Test func `the dateline of a lead is no teaser`() throws {
        let report = try Fixture.report(
            of:
                "Cây cầu ở đầu thôn bị lũ cuốn trôi\nTTO - Người dân của xã đã họp về cây cầu ở đầu thôn.\nHọ sẽ họp lại.",
            DocumentMetadata(language: "vi"))
        #expect(report.document?.paragraphs?.map(\.role) == [.headline, .lead, .body])
    }
}
