import Testing

@testable import DiembaoCore

/// Pages of which only a part is looked at.
private enum Page {
    static let text = """
        <p>Sáng 8-12, Chủ tịch xã Lê Văn Bảy nói rằng con đường ven sông sẽ được làm lại trong năm tới, sau mười năm người dân chờ.</p>
        <p>Dự án có kinh phí 12 tỷ đồng, do tỉnh cấp, và sẽ bắt đầu vào tháng 3, khi nước sông đã rút hết khỏi bãi bồi.</p>
        <p>Người dân hai thôn bên sông nhiều năm qua phải đi đò mỗi khi nước lên, trẻ em vì vậy thường đến lớp muộn.</p>
        """

    static let headline = "Xã làm lại đường ven sông sau mười năm chờ đợi"

    static func read(
        title: String = headline, head: String = "", before: String = "", headline: String = "<h1>\(headline)</h1>",
        after: String = "", text: String = text, footer: String = ""
    ) -> PageArticle {
        let page = """
            <html><head><title>\(title)</title>\(head)</head><body>\(before)\(headline)\(after)<div class="content">\(text)</div>
            <div>\(footer)</div></body></html>
            """
        return PageReading.read(Array(page.utf8))
    }
}

@Suite struct `The outlet of a page` {
    @Test(arguments: [
        ("<meta property=\"og:site_name\" content=\"Báo Ví Dụ\">", "Báo Ví Dụ"),
        ("<meta name=\"application-name\" content=\"Ví Dụ News\">", "Ví Dụ News"),
        (
            "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"publisher\": {\"name\": \"Thời báo Ví Dụ\"}}</script>",
            "Thời báo Ví Dụ"
        ),
    ])
    func `is what the metadata name`(head: String, outlet: String) {
        let article = Page.read(title: "\(Page.headline) - Trang khác", head: head)
        #expect(article.outlet == outlet)
        #expect(article.isOutletSure)
    }

    @Test(arguments: [
        ("\(Page.headline) - Ví Dụ Online", "Ví Dụ Online"), ("\(Page.headline) | Báo Ví Dụ", "Báo Ví Dụ"),
        ("Chi tiết tin - Cổng thông tin điện tử tỉnh Ví Dụ", "Cổng thông tin điện tử tỉnh Ví Dụ"),
        ("Báo Ví Dụ - Cơ quan của tỉnh", "Báo Ví Dụ"),
    ])
    func `is what the title has beside the headline`(title: String, outlet: String) {
        let article = Page.read(title: title)
        #expect(article.outlet == outlet)
        #expect(!article.isOutletSure)
        #expect(article.headline == Page.headline)
    }

    @Test(arguments: [
        ("<div class=\"logo\"><img src=\"a.png\" alt=\"Báo Ví Dụ\"></div>", "Báo Ví Dụ"),
        ("<img src=\"/images/logo.gif\" alt=\"Ví Dụ\">", "Ví Dụ"),
        ("<font>Báo Ví Dụ &gt; Thời sự</font><br>", "Báo Ví Dụ"),
        ("<div class=\"banner\">CỔNG THÔNG TIN ĐIỆN TỬ<br>TỈNH VÍ DỤ</div>", "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH VÍ DỤ"),
    ])
    func `is what logo or first line say`(before: String, outlet: String) {
        #expect(Page.read(before: before).outlet == outlet)
    }

    @Test(arguments: [
        ("Bản quyền thuộc về Báo Ví Dụ. Ghi rõ nguồn khi trích.", "Báo Ví Dụ"),
        ("Copyright © 2002-2009 Thời báo Ví Dụ. All rights reserved.", "Thời báo Ví Dụ"),
        ("Bản quyền thuộc Báo Đời sống, Hội Ví Dụ", "Báo Đời sống"),
    ])
    func `is who owns the page`(footer: String, outlet: String) {
        #expect(Page.read(footer: footer).outlet == outlet)
    }

    @Test(arguments: ["", "<img src=\"banner.gif\" alt=\"Giảm giá lớn\">", "<img src=\"a.png\" alt=\"Ảnh minh họa\">"])
    func `is none where the page does not say`(before: String) {
        #expect(Page.read(before: before).outlet == nil)
    }

    @Test(arguments: [
        ("Tuổi Trẻ Online", "Tuổi Trẻ Online"), ("Báo VnExpress Công nghệ", "VnExpress"),
        ("Báo VnExpress", "VnExpress"),
    ])
    func `that the lists know has its usual name, but an edition its own`(tail: String, outlet: String) throws {
        let page =
            "<html><head><title>\(Page.headline) - \(tail)</title></head><body><h1>\(Page.headline)</h1>\(Page.text)"
        #expect(try Fixture.report(of: page).document?.outlet == outlet)
    }
}

@Suite struct `The author of a page` {
    private static let person = "<meta name=\"author\" content=\"Minh Tâm\">"

    @Test(arguments: [
        (person, ""), ("", "<p class=\"author\">Minh Tâm</p>"), ("", "<p>Tác giả: Minh Tâm</p>"),
        ("", "<p class=\"byline\">Bởi <a rel=\"author\" href=\"/x\">Minh Tâm</a> · 4 phút đọc</p>"),
        ("", "<div><span>Minh Tâm</span> <span>08/12/2021 06:30</span></div>"),
        ("", "<ul><li><span>Tác giả, </span><span>Minh Tâm</span></li></ul>"),
        (
            "<meta name=\"author\" content=\"Ban Biên tập\">",
            "<div>Thứ tư | Tác giả: <span class=\"author\">Minh Tâm</span></div>"
        ),
        ("<meta name=\"author\" content=\"admin2\">", "<p>Minh Tâm</p>"),
        (person, "<p class=\"author\">Ban Thời sự</p>"),
    ])
    func `is the person whom metadata, byline or a line of its own name`(head: String, after: String) {
        #expect(Page.read(head: head, after: after).author == "Minh Tâm")
    }

    @Test(arguments: [
        "<p><b>Minh Tâm</b></p>", "<p style=\"text-align: right\">MINH TÂM</p>", "<p>Bài và ảnh: Minh Tâm</p>",
    ])
    func `may stand behind the text`(last: String) {
        let author = Page.read(text: Page.text + last).author
        #expect(author?.lowercased() == "minh tâm")
    }

    @Test func `is no reader who comments, no section and no place`() {
        let comments =
            "<section class=\"comments\"><p class=\"comment__author\">Nguyễn Văn Đọc</p><p>Mong đường sớm xong để bà con đi lại.</p></section>"
        #expect(Page.read(after: "<p><a href=\"/x\">Thế Giới</a></p>", footer: comments).author == nil)
        let stamp =
            "<p class=\"description\"><span class=\"location-stamp\">Hà Nội</span>Đường ven sông dài 3 km sẽ được làm lại trong năm tới.</p>"
        let article = Page.read(after: stamp)
        #expect(article.author == nil)
        #expect(article.lead == "Đường ven sông dài 3 km sẽ được làm lại trong năm tới.")
    }

    @Test func `is a desk where nobody else is named`() {
        #expect(Page.read(after: "<p><b>Ban Thời sự</b> - Thứ năm, ngày 18/07/2024 15:22</p>").author == "Ban Thời sự")
    }
}

@Suite struct `The date and the address of a page` {
    @Test(arguments: [
        ("<p>Thứ tư, 8/12/2021, 06:30 (GMT+7)</p>", "2021-12-08T06:30:00+07:00"), ("<p>08-12-2021</p>", "2021-12-08"),
        ("<p>Thứ tư, 8 Tháng 12 2021 06:30</p>", "2021-12-08"), ("<p>Wednesday, December 8, 2021</p>", "2021-12-08"),
        ("<p>Đã xem: 12.345 lần</p>", nil),
    ])
    func `stand beside the headline`(line: String, published: String?) {
        #expect(Page.read(after: line).published == published)
    }

    @Test func `of several days the one that is in view counts`() {
        let head = """
            <meta name="pubdate" content="2024-12-22T09:30:00+07:00">
            <script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-12-20T00:00:00Z"}</script>
            """
        #expect(Page.read(head: head).published == "2024-12-20T00:00:00Z")
        #expect(Page.read(head: head, after: "<p>22/12/2024 - 09:30</p>").published == "2024-12-22T09:30:00+07:00")
    }

    @Test func `an address stands in links, or in a line of a page for printers`() {
        #expect(
            Page.read(head: "<link rel=\"canonical\" href=\"https://vidu.example/a\">").url == "https://vidu.example/a")
        #expect(Page.read(footer: "Liên kết bài viết: https://vidu.example/b").url == "https://vidu.example/b")
        #expect(
            Page.read(before: "<a class=\"domain reader-domain\" href=\"https://vidu.example/c\">vidu</a>").url
                == "https://vidu.example/c")
        #expect(Page.read(footer: "<a href=\"https://vidu.example/d\">Tin khác</a>").url == nil)
    }
}

@Suite struct `The lines of a page` {
    @Test func `begin at spans that are named headline and lead, as old pages have them`() {
        let headline =
            "<table><tr><td><span class=\"ngay\">06-03-2007</span><br><span class=\"tieude\">\(Page.headline)</span><br>"
            + "<span class=\"tomtat\"><b>Đường ven sông dài 3 km sẽ được làm lại trong năm tới.</b></span><br>"
        let article = Page.read(title: "Báo Ví Dụ", headline: headline)
        #expect(article.headline == Page.headline)
        #expect(article.lead == "Đường ven sông dài 3 km sẽ được làm lại trong năm tới.")
        #expect(article.paragraphs.count == 3)
    }

    @Test func `that are bold throughout are headings, others within a paragraph are not broken`() {
        let body =
            "Đoạn thứ nhất kể về con đường ven sông đã hư hỏng nhiều năm nay.<br><b>Mười năm chờ</b><br>Đoạn thứ hai kể về"
            + "<br>người dân đã chờ đợi con đường ấy từ rất lâu rồi.<br><br>Đoạn thứ ba kể về khoản tiền mà tỉnh sẽ cấp cho xã."
        #expect(
            Page.read(text: body).paragraphs.map(\.text) == [
                "Đoạn thứ nhất kể về con đường ven sông đã hư hỏng nhiều năm nay.", "Mười năm chờ",
                "Đoạn thứ hai kể về người dân đã chờ đợi con đường ấy từ rất lâu rồi.",
                "Đoạn thứ ba kể về khoản tiền mà tỉnh sẽ cấp cho xã.",
            ])
    }

    @Test func `hold the signs that references of Windows-1252 mean`() {
        let article = Page.read(
            text: Page.text + "<p>&#147;Chúng tôi đã chờ lâu,&#148; bà Hoa nói &#150; và cười thật tươi.</p>")
        #expect(article.paragraphs.last?.text == "“Chúng tôi đã chờ lâu,” bà Hoa nói – và cười thật tươi.")
    }

    @Test(arguments: [
        "<!-- <script> -->", "<p title=\"<script>\">", "<a href='<style>'></a>", "<script src=\"a.js\"/>",
        "<![if !IE]><![endif]>",
        "<script>var a = '<p>không phải bài'; // </p></script>", "<SCRIPT>if (a < b) {}</SCRIPT >",
        "<style>p > b {}</style>",
        "<scripted>", "<script>a</scr</script>", "<style>b</STYLE>",
    ])
    func `are the same with scripts, style sheets and what only looks like them`(markup: String) {
        #expect(Page.read(after: markup).paragraphs == Page.read().paragraphs)
    }

    @Test func `are none of a script that never ends`() {
        #expect(Page.read(text: "<script>" + Page.text).paragraphs == [])
    }

    @Test func `JSON-LD is read as far as it is any`() {
        let head = """
            <script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Minh Tâm"}, "headline": "Một "câu" sai"}</script>
            """
        #expect(Page.read(head: head).author == "Minh Tâm")
    }
}

@Suite struct `Names of classes` {
    private static let names: [(name: String, kinds: PageNameKinds)] = [
        ("relatedBox__item-2", .junk), ("article-content", .body), ("title-detail", [.headline, .body]),
        ("adText", [.junk, .body]), ("shadow", []), ("download", []), ("COMMENT", .junk),
        ("comment__author", [.junk, .author]), ("", []), ("x", []), (String(repeating: "ads ", count: 101), []),
    ]

    @Test(arguments: names)
    func `are cut into words at signs and capitals`(name: String, kinds: PageNameKinds) {
        #expect(PageWords.shared.kinds(Array(name.utf8)[...]) == kinds)
    }

    @Test func `words are the same composed or not, in either case`() {
        #expect(
            WordKeys("Đường ven SÔNG")
                == WordKeys("song đường sông ven".split(separator: " ").dropFirst().joined(separator: "  ")))
        #expect(WordKeys("to\u{302}\u{301}i") == WordKeys("tối"))
        #expect(WordKeys("12 tỷ, 12 TỶ!").count == 2)
        #expect(WordKeys("… – ·").isEmpty)
    }

    @Test func `lower case keeps the places of letters`() {
        let text = "HÀ NỘI Đ Ư Ơ ỚẶ ŽĂ ß × Ж 😀"
        let lowered = LowerCase.lowered(Array(text.utf8))
        #expect(String(decoding: lowered, as: UTF8.self) == "hà nội đ ư ơ ớặ žă ß × Ж 😀")
    }
}
