import Testing

@testable import DiembaoCore

@Suite struct PageReadingTests {
    private static let body = """
        <p>Sáng 8-12, Chủ tịch xã Lê Văn Bảy nói rằng con đường ven sông sẽ được làm lại trong năm tới.</p>
        <div class="box-tinlienquan"><a href="/a">Cầu cũ được tháo dỡ sau bốn mươi năm</a><p>Người dân tiếc nuối cây cầu đã gắn bó
        với bao thế hệ học trò của xã.</p></div>
        <p>"Chúng tôi đã chờ việc này mười năm", bà Trần Thị Hoa, một người&nbsp;dân, nói&#173; với phóng viên.</p>
        <figure><img src="x.jpg"><figcaption>Con đường ven sông ngập nước. Ảnh: Minh Tâm</figcaption></figure>
        <p>Dự án có kinh phí 12 tỷ đồng, do tỉnh cấp, và sẽ bắt đầu vào tháng 3.</p>
        <p>Xem thêm: <a href="/b">Giá lúa giảm mạnh trong tuần qua</a></p>
        <p>Theo Báo Ví Dụ</p>
        """

    private static func page(head: String = "", before: String = "", after: String = "", body: String = body) -> String
    {
        """
        <!DOCTYPE html><html><head><title>Xã làm lại đường ven sông - Báo Ví Dụ</title>\(head)</head><body>
        <nav class="main-menu"><a href="/">Trang chủ</a> <a href="/thoi-su">Thời sự</a></nav>\(before)
        <h1 class="title-detail">Xã làm lại đường ven sông</h1><p class="sapo">Sau mười năm chờ đợi, người dân xã ven sông sắp có con
        đường mới để đi lại trong mùa mưa.</p><div class="detail-content">\(body)</div>
        <section class="comments"><h3>Bình luận</h3><p>Mong con đường làm thật nhanh để bà con đỡ khổ trong mùa lũ sắp tới.</p>
        </section><footer>Giấy phép số 12/GP-VD. Tổng biên tập: Nguyễn Văn Dụ. Điện thoại: 0123 456 789.</footer>\(after)</body></html>
        """
    }

    private static let texts = [
        "Sáng 8-12, Chủ tịch xã Lê Văn Bảy nói rằng con đường ven sông sẽ được làm lại trong năm tới.",
        "\"Chúng tôi đã chờ việc này mười năm\", bà Trần Thị Hoa, một người dân, nói với phóng viên.",
        "Dự án có kinh phí 12 tỷ đồng, do tỉnh cấp, và sẽ bắt đầu vào tháng 3.", "Theo Báo Ví Dụ",
    ]

    @Test func `a page gives its article without menus, other articles, comments and footer`() throws {
        let report = try Fixture.report(of: Self.page())
        let document = try #require(report.document)
        #expect(report.source.mediaType == "text/html")
        #expect(document.headline?.text == "Xã làm lại đường ven sông")
        #expect(
            document.text.split(separator: "\n\n").map(String.init) == [
                "Xã làm lại đường ven sông",
                "Sau mười năm chờ đợi, người dân xã ven sông sắp có con đường mới để đi lại trong mùa mưa.",
                Self.texts[0],
                Self.texts[1], "Con đường ven sông ngập nước. Ảnh: Minh Tâm", Self.texts[2], Self.texts[3],
            ])
        #expect(document.paragraphs?.map(\.role) == [.headline, .lead, .body, .body, .caption, .body, .credit])
        #expect(report.quotes?.first?.speaker?.name == "Lê Văn Bảy")
    }

    @Test func `metadata come from JSON-LD, OpenGraph and links, and a sidecar wins over them`() throws {
        let head = """
            <link rel="canonical" href="https://vidu.example/duong-ven-song.html"><meta property="og:site_name" content="Báo Ví Dụ">
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
            {"@type":"NewsArticle","headline":"Xã làm lại đường ven sông","datePublished":"2021-12-08T06:30:00+0700",
            "author":{"@type":"Person","name":"Minh Tâm"}}]}</script>
            """
        let page = Array(Self.page(head: head).utf8)
        let document = try #require(try Fixture.report(of: page).document)
        #expect(
            document.published == Report.Published(value: "2021-12-08T06:30:00+07:00", basis: .meta, confidence: 0.9))
        #expect(document.outlet == "Báo Ví Dụ")
        #expect(document.url == "https://vidu.example/duong-ven-song.html")
        #expect(document.byline?.text == "Minh Tâm")
        let sidecar = Array(#"{"published": "2021-12-09", "outlet": "Báo Khác"}"#.utf8)
        let outcome = Analyzer().analyze(SourceDocument(bytes: page, sidecar: sidecar))
        guard case .report(let report) = outcome else { return #expect(Bool(false), "stopped") }
        #expect(report.document?.published?.value == "2021-12-09")
        #expect(report.document?.outlet == "Báo Khác")
    }

    @Test(arguments: [
        ("2021-12-08T06:30:00+0700", "2021-12-08T06:30:00+07:00"), ("2021-12-08T06:30:00.000Z", "2021-12-08T06:30:00Z"),
        ("Wed, 08 Dec 2021 06:30:00 GMT", "2021-12-08T06:30:00Z"),
        ("Thứ tư, 8/12/2021, 06:30 (GMT+7)", "2021-12-08T06:30:00+07:00"),
        ("08/12/2021 06:30", "2021-12-08"), ("Thứ tư, 8 Tháng 12 2021 06:30", "2021-12-08"), ("30/2/2021", nil),
        ("hôm qua", nil),
    ])
    func `dates of pages are read, with a time only where its zone stands`(text: String, date: String?) {
        #expect(PageDate.normalised(text) == date)
    }

    @Test func `paragraphs that only two line ends part are paragraphs`() throws {
        let body = Self.texts.prefix(3).joined(separator: "<br />&nbsp;<br>\r\n")
        let document = try #require(try Fixture.report(of: Self.page(body: body)).document)
        #expect(
            Self.texts.prefix(3).allSatisfy { document.text.split(separator: "\n\n").map(String.init).contains($0) })
    }

    @Test func `a table's row is a line of its cells`() throws {
        let table = "<table><tr><th>Năm</th><th>Kinh phí</th></tr><tr><td>2021</td><td>12 tỷ đồng</td></tr></table>"
        let document = try #require(try Fixture.report(of: Self.page(body: Self.body + table)).document)
        #expect(document.text.contains("Năm | Kinh phí\n\n2021 | 12 tỷ đồng"))
    }

    @Test func `a page in an old encoding is read, declared or not`() throws {
        let page = Self.page(head: "<meta charset=\"iso-8859-1\">", body: Self.texts.map { "<p>\($0)</p>" }.joined())
        let bytes = EncodingTests.bytes(of: page, .tcvn3)
        let report = try Fixture.report(of: bytes)
        #expect(report.source.encoding?.name == "TCVN3")
        #expect(report.document?.text.contains("con đường ven sông sẽ được làm lại") == true)
    }

    @Test(arguments: [true, false])
    func `a page in UTF-16 is read, with a mark or without`(hasMark: Bool) throws {
        // Hardly any markup, so that most of its bytes are no UTF-8.
        let page = "<html><h1>Xã làm lại đường ven sông</h1>" + Self.texts.map { "<p>\($0)</p>" }.joined()
        var bytes: [UInt8] = hasMark ? [0xFF, 0xFE] : []
        for unit in page.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let report = try Fixture.report(of: bytes)
        #expect(report.source.mediaType == "text/html")
        #expect(report.source.encoding?.name == "UTF-16LE")
        #expect(report.document?.text.contains("con đường ven sông sẽ được làm lại") == true)
    }

    @Test(arguments: [
        "<html><body><nav><a href='/'>Trang chủ</a></nav></body></html>", "<!DOCTYPE html><html><head></head></html>",
        "<!-- saved --><html><script>var x = '<p>Không phải văn bản của bài báo nào cả.</p>';</script></html>",
    ])
    func `a page without an article fails and says what to do`(page: String) throws {
        let error = try #require(try Fixture.report(of: page).error)
        #expect(error.code == .empty)
        #expect(error.message.contains("page"))
    }

    @Test func `text that shows some markup is no page`() throws {
        let text = "Thẻ <p> mở một đoạn văn, và </p> đóng đoạn ấy lại, theo lời kỹ sư Lê Minh."
        #expect(try Fixture.report(of: text).document?.text == text)
    }
}
