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

    private static func linked(_ json: String) -> String { "<script type=\"application/ld+json\">\(json)</script>" }
    private static let canonical = "<link rel=\"canonical\" href=\"https://vidu.example/a-1.html\">"
    private static let domain = "<meta property=\"og:site_name\" content=\"vidu.example\">"

    @Test(arguments: [
        ("<meta property=\"og:site_name\" content=\"Ví Dụ - tin nhanh và phân tích\">", "Ví Dụ"),
        ("<meta property=\"og:site_name\" content=\"Tin tức 24h | Báo Ví Dụ\">", "Báo Ví Dụ"),
        ("<meta property=\"og:site_name\" content=\"Báo Bà Rịa - Vũng Tàu\">", "Báo Bà Rịa - Vũng Tàu"),
        ("<meta property=\"og:site_name\" content=\"Báo Pháp Luật TP. Ví Dụ\">", "Báo Pháp Luật TP. Ví Dụ"),
        ("<meta property=\"og:site_name\" content=\"BÁO VÍ DỤ\">", "BÁO VÍ DỤ"),
        (
            "<meta property=\"og:site_name\" content=\"Trang chủ\"><meta name=\"dc.publisher\" content=\"Ví Dụ\">",
            "Ví Dụ"
        ),
        ("<meta name=\"apple-mobile-web-app-title\" content=\"Ví Dụ\">", "Ví Dụ"),
        ("<i itemprop=\"publisher\" itemscope><meta itemprop=\"name\" content=\"Ví Dụ\"></i>", "Ví Dụ"),
        (linked(#"{"@type": "NewsArticle", "isPartOf": {"@type": "CreativeWork", "name": "Ví Dụ"}}"#), "Ví Dụ"),
        (linked(#"[{"@type": "NewsArticle"}, {"@type": "WebSite", "name": "Ví Dụ"}]"#), "Ví Dụ"),
        (linked(#"{"@type": "WebSite", "name": "Ví Dụ"}"#) + linked(#"{"@type": "NewsArticle"}"#), "Ví Dụ"),
        (linked(#"//<![CDATA[\n{"@type": "Report", "publisher": "Ví Dụ"}//]]>"#), "Ví Dụ"),
        (
            linked(
                #"{"@graph": [{"@type": "WebPage", "name": "Xã"}, {"@type": "Article", "publisher": {"@id": "/a"}, "isPartOf": {"@id": "/b"}}, "#
                    + #"{"@type": "Organization", "@id": "/a", "name": "Ví Dụ"}]}"#), "Ví Dụ"
        ),
        (
            linked(#"{"@type": "NewsArticle", "publisher": {"name": "Công ty Cổ phần Mẫu"}}"#)
                + "<meta name=\"application-name\" content=\"Ví Dụ\">", "Ví Dụ"
        ),
    ])
    func `is what the metadata name without slogans, companies and words for any site, through references`(
        head: String, outlet: String
    ) {
        let article = Page.read(head: head)
        #expect(article.outlet == outlet)
        #expect(article.isOutletSure)
    }

    @Test(arguments: [
        ("Ví Dụ Online - Giáo dục - \(Page.headline)", "Ví Dụ Online"),
        ("\(Page.headline) - Đời sống - Ví Dụ", "Ví Dụ"),
        ("\(Page.headline) » Ví Dụ", "Ví Dụ"), ("\(Page.headline) - Thời sự", nil),
        ("Chuyện lạ: \(Page.headline)", nil),
        ("Bản in - \(Page.headline)", nil),
    ])
    func `stands before or behind the headline in the title, and sections are none`(title: String, outlet: String?) {
        #expect(Page.read(title: title).outlet == outlet)
    }

    @Test func `is no headline that begins as a name of a site does`() {
        let headline = "Đài Loan tập trận bắn đạn thật ở đảo tiền tiêu"
        let page = Page.read(title: "\(headline) - Ví Dụ", headline: "<h1>\(headline)</h1>")
        #expect(page.outlet == "Ví Dụ")
        #expect(page.headline == headline)
        #expect(Page.read(title: headline, headline: "<h1>\(headline)</h1>").outlet == nil)
    }

    @Test func `stands behind a headline that has dashes of its own`() {
        let headline = "Kênh Mới - Lò Cũ: Xã làm lại đường - sau mười năm"
        let page = Page.read(title: "\(headline) - Ví Dụ", headline: "<h1>\(headline)</h1>")
        #expect(page.outlet == "Ví Dụ")
        #expect(Page.read(title: headline, headline: "<h1>\(headline)</h1>").outlet == nil)
    }

    @Test(arguments: [
        ("", "<a href=\"/\" class=\"logo\" title=\"Báo Ví Dụ\"></a>", "Báo Ví Dụ"),
        ("", "<a href=\"/\" aria-label=\"Ví Dụ\"><svg></svg></a>", "Ví Dụ"),
        (canonical, "<a href=\"https://vidu.example/\">Ví Dụ Online</a>", "Ví Dụ Online"),
        (canonical, "<a href=\"https://web.archive.org/web/2013/http://vidu.example/\">Ví Dụ</a>", "Ví Dụ"),
        (canonical, "<a href=\"https://mau.example/\">Mẫu Online</a>", "vidu.example"),
        ("", "<a href=\"/\">Trang chủ</a> » <a href=\"/a\">Thời sự</a>", nil),
        (canonical, "<a href=\"//vidu.example\" title=\"Ví Dụ - Chuyên trang của Báo Mẫu\"></a>", "Ví Dụ"),
        ("", "<h1 id=\"logo\"><a href=\"../index.html\">Ví Dụ</a></h1>", "Ví Dụ"),
        ("", "<marquee>Đài Loan tập trận bắn đạn thật</marquee>", nil),
        (domain, "<img class=\"logo\" src=\"a\" alt=\"Logo Báo Ví Dụ - Cơ quan của tỉnh\">", "Báo Ví Dụ"),
        ("", "<amp-img class=\"logo\" src=\"a\" alt=\"Báo Ví Dụ\"></amp-img>", "Báo Ví Dụ"),
    ])
    func `is what the link to the first page or the logo says`(head: String, before: String, outlet: String?) {
        #expect(Page.read(head: head, before: before).outlet == outlet)
    }

    @Test(arguments: [
        ("Báo Ví Dụ điện tử - Cơ quan của tỉnh<br>Tòa soạn: 1 Đường Mới", "Báo Ví Dụ điện tử"),
        ("Báo điện tử Ví Dụ. Giấy phép số 1/GP ngày 1/2/2010", "Báo điện tử Ví Dụ"),
        ("© 2025 Cổng thông tin điện tử Bộ Ví dụ", "Cổng thông tin điện tử Bộ Ví dụ"),
        ("Ghi rõ nguồn \"Báo Ví Dụ\" khi phát hành lại thông tin", "Báo Ví Dụ"),
        ("Giấy phép số 1/GP © 2003-2025 Bản quyền thuộc về Báo Ví Dụ.", "Báo Ví Dụ"),
        ("Cơ quan chủ quản: Bộ Mẫu", nil), ("© 2020 Công ty Cổ phần Mẫu", nil), ("Báo động đỏ ở cửa sông", nil),
    ])
    func `is what the foot says, and no company's or ministry's that owns it`(footer: String, outlet: String?) {
        #expect(Page.read(footer: "<p>\(footer)</p>").outlet == outlet)
    }

    @Test func `is the address's name as the page writes it`() {
        let head = "<meta property=\"og:site_name\" content=\"vidunet.vn\">"
        let text = Page.text.replacing("<p>Sáng", with: "<p>(ViDuNet) - Sáng", maxReplacements: 1)
        #expect(Page.read(head: head, text: text).outlet == "ViDuNet")
    }

    @Test func `is no slogan in the metadata where the page names an outlet`() {
        let head = "<meta property=\"og:site_name\" content=\"Tin nhanh, đời sống, gia đình\">"
        #expect(Page.read(head: head, footer: "<p>© 2024 Bản quyền thuộc về Báo Ví Dụ</p>").outlet == "Báo Ví Dụ")
    }

    @Test func `is the name in view that fits the address, and the address where there is none`() {
        let publisher = Self.linked(#"{"@type": "NewsArticle", "publisher": {"name": "vidu.example"}}"#)
        let footer = "<p>Báo Ví Dụ - Cơ quan của tỉnh</p>"
        #expect(Page.read(head: Self.domain + publisher, footer: footer).outlet == "Báo Ví Dụ")
        #expect(Page.read(head: Self.domain + publisher).outlet == "vidu.example")
        #expect(Page.read(head: Self.domain, footer: footer).outlet == "Báo Ví Dụ")
        #expect(
            Page.read(title: "\(Page.headline) - Mẫu", head: Self.canonical, footer: footer).outlet == "Báo Ví Dụ")
    }

    @Test(arguments: [
        ("https://m.vnexpress.net/a-1.html", "VnExpress"), ("https://baoquangninh.vn/a-1.html", "Báo Quảng Ninh"),
        ("https://khongai.example/a-1.html", "khongai.example"), ("https://web.archive.org/save/a-1.html", nil),
    ])
    func `is the one whose the address is, and no archive`(address: String, outlet: String?) {
        #expect(Page.read(head: "<link rel=\"canonical\" href=\"\(address)\">").outlet == outlet)
    }

    @Test(arguments: ["", "<img src=\"banner.gif\" alt=\"Giảm giá lớn\">", "<img src=\"a.png\" alt=\"Ảnh minh họa\">"])
    func `is none where the page does not say`(before: String) {
        #expect(Page.read(before: before).outlet == nil)
    }

    @Test(arguments: [
        ("Tuổi Trẻ Online", "Tuổi Trẻ Online"), ("Báo VnExpress Công nghệ", "VnExpress"),
        ("Báo VnExpress", "VnExpress"), ("Báo Người Lao Động Điện tử", "Báo Người Lao Động Điện tử"),
        ("BBC Tiếng Việt", "BBC Tiếng Việt"),
    ])
    func `that the lists know has its usual name, but an edition its own`(tail: String, outlet: String) throws {
        let page =
            "<html><head><title>\(Page.headline) - \(tail)</title></head><body><h1>\(Page.headline)</h1>\(Page.text)"
        #expect(try Fixture.report(of: page).document?.outlet == outlet)
    }
}

@Suite struct `The text of a page` {
    @Test func `stands in a page builder's boxes, each with a paragraph of its own`() {
        let boxes = ["bến đò", "cây cầu", "con đê"].map { place in
            """
            <div class="elementor-element elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container">
            <p>Sáng 8-12, người dân xã Bến Lâm đã thấy \(place) nứt thêm một đoạn dài và gọi ngay cho ủy ban xã để kịp sửa.</p></div></div>
            """
        }.joined()
        let article = Page.read(text: boxes)
        #expect(article.paragraphs.count { $0.role == .body } == 3)
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

    @Test(arguments: [
        "<div class=\"byline\"><span class=\"byline-name\">Minh Tâm</span><span class=\"byline-title\">Gửi từ Berlin</span></div>",
        "<address><a href=\"https://mau.example/tam\">Minh Tâm</a>Phóng viên mảng đô thị</address>",
        "<div class=\"tac-gia\"><p>Minh Tâm</p><p>Phóng viên ảnh</p></div>",
        "<div id=\"author-date\"><span id=\"author\">Minh Tâm</span> <span>July 16, 2024</span></div>",
        "<div itemprop=\"author\" itemscope><img><span itemprop=\"name\">Minh Tâm</span> <i>Biên tập viên</i></div>",
        "<p>Minh Tâm • 08/12/2021 06:30</p>", "<p>Đăng bởi Minh Tâm</p>",
        "<p>Nội dung: Minh Tâm - Thiết kế: Thu Hà</p>",
        "<p>Bài: Minh Tâm | Đồ họa: Thu Hà</p>", "<a href=\"/tacgia/tam\">Minh Tâm</a>",
    ])
    func `is read without what he is and what others did`(after: String) {
        #expect(Page.read(after: after).author == "Minh Tâm")
    }

    @Test(arguments: [
        #"{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Minh Tâm"}}"#,
        #"{"@type": "NewsArticle", "author": ["Minh Tâm"]}"#, #"{"@type": "NewsArticle", "creator": "Minh Tâm"}"#,
        #"[{"@type": "Person", "@id": "/t", "name": "Minh Tâm"}, {"@type": "Article", "author": {"@id": "/t"}}]"#,
        #"[{"@type": "Article", "author": "/t"}, {"@type": "Person", "@id": "/t", "name": "Minh Tâm"}]"#,
    ])
    func `stands in JSON-LD in many ways`(json: String) {
        #expect(Page.read(head: "<script type=\"application/ld+json\">\(json)</script>").author == "Minh Tâm")
    }

    @Test(arguments: [
        #"{"@type": "Person", "name": "Tạp chí Mẫu"}"#, #"{"@type": "Organization", "name": "Mẫu Media"}"#,
        #"{"@type": "Person", "name": "Super User"}"#, #"{"@type": "Person", "name": "https://mau.example/tam"}"#,
        #"{"@type": "Person", "name": "Ví Dụ Online"}"#,
    ])
    func `is whom the page shows where the metadata have an outlet, a body or who runs the site`(author: String) {
        let head = """
            <meta property="og:site_name" content="Báo Ví Dụ">
            <script type="application/ld+json">{"@type": "NewsArticle", "author": \(author)}</script>
            """
        #expect(
            Page.read(head: head, text: Page.text + "<p class=\"body-author\"><b>Minh Tâm</b></p>").author == "Minh Tâm"
        )
    }

    @Test(arguments: [
        ("Minh Tâm - Thu Hà", "Minh Tâm - Thu Hà"), ("Thu Hà", "Thu Hà"), ("Ban Thời sự", "Minh Tâm, Thu Hà"),
    ])
    func `of several is the one, or the line, that the page shows`(line: String, author: String) {
        let head = """
            <script type="application/ld+json">{"@type": "NewsArticle", "author": [{"name": "Minh Tâm"}, {"name": "Thu Hà"}]}</script>
            """
        #expect(Page.read(head: head, after: "<p class=\"author\">\(line)</p>").author == author)
    }

    @Test(arguments: [
        "<p>Đăng ngày 8 tháng Mười Hai, 2021 bởi Minh Tâm</p>", "<p>Thứ tư, 8/12/2021, 06:30 Phóng viên: Minh Tâm</p>",
        "<div class=\"tacgia-ngay\"><span class=\"ten-tac-gia\">Minh Tâm</span><span>17:12 8/12/2021</span></div>",
    ])
    func `stands beside the date`(after: String) {
        let article = Page.read(after: after)
        #expect(article.author == "Minh Tâm")
        #expect(article.published == "2021-12-08")
    }

    @Test func `is not the outlet that only the title names`() {
        let page = Page.read(
            title: "\(Page.headline) - Báo Ví Dụ", head: "<meta name=\"author\" content=\"Ví Dụ\">",
            text: Page.text + "<p><b>Minh Tâm</b></p>")
        #expect(page.author == "Minh Tâm")
    }

    @Test(arguments: [
        "PGS, TS Minh Tâm", "BSCKII. Minh Tâm (Phó trưởng khoa Bỏng, Bệnh viện Ví Dụ)", "Minh Tâm, biên tập viên đài",
        "Minh Tâm – Trung tâm văn hóa huyện", "Minh Tâm thực hiện",
    ])
    func `is the name alone, without degrees, offices and duties`(line: String) {
        #expect(Page.read(after: "<p class=\"author\">\(line)</p>").author == "Minh Tâm")
    }

    @Test(arguments: [
        "<p><b>Minh Tâm thực hiện</b></p>", "<p><b>Tin: Minh Tâm - Ảnh: Thu Hà</b></p>",
        "<p><b>Tác giả: Minh Tâm – Trung tâm văn hóa huyện</b></p>",
    ])
    func `is who did it, in the last line of the text`(last: String) {
        #expect(Page.read(text: Page.text + last).author == "Minh Tâm")
    }

    @Test func `are both whom the page shows where a link names one`() {
        let line = "<div class=\"author\"><a rel=\"author\" href=\"/t\">Minh Tâm</a> - <span>Thu Hà</span></div>"
        #expect(Page.read(after: line).author == "Minh Tâm - Thu Hà")
    }

    @Test(arguments: ["VDTP", "Pháp luật", "VD Online"])
    func `is no body's mark, section or outlet where the page shows a person`(known: String) {
        let head = "<meta name=\"author\" content=\"\(known)\">"
        #expect(Page.read(head: head, after: "<p class=\"author\">Minh Tâm</p>").author == "Minh Tâm")
    }

    @Test(arguments: ["<p class=\"author\">Admin</p>", "<p>Viết bởi Super User</p>", "<p>Đăng bởi Administrator</p>"])
    func `is nobody where only who runs the site is named`(after: String) {
        #expect(Page.read(after: after).author == nil)
    }

    @Test func `is the page's in JSON-LD without an article`() {
        let head = """
            <script type="application/ld+json">[{"@type": "WebPage", "name": "Xã", "datePublished": "2021-12-08", "author": {"@id": "/t"}},
            {"@type": "Person", "@id": "/t", "name": "Minh Tâm"}]</script>
            """
        #expect(Page.read(head: head).author == "Minh Tâm")
        #expect(Page.read(head: head).published == "2021-12-08")
    }

    @Test func `stands in what messengers show`() {
        let head =
            "<meta name=\"twitter:label1\" content=\"Được viết bởi\"><meta name=\"twitter:data1\" content=\"Minh Tâm\">"
        #expect(Page.read(head: head).author == "Minh Tâm")
        let minutes =
            "<meta name=\"twitter:label1\" content=\"Thời gian đọc\"><meta name=\"twitter:data1\" content=\"Năm Phút\">"
        #expect(Page.read(head: minutes).author == nil)
    }

    @Test(arguments: [("<p><b>B.T</b></p>", "B.T"), ("<p>ThS. Minh Tâm</p>", "ThS. Minh Tâm"), ("<p>PV</p>", "PV")])
    func `may stand behind the text in short, or a desk in his place`(last: String, author: String) {
        let article = Page.read(text: Page.text + last)
        #expect(article.author == author)
        #expect(article.paragraphs.count == 3)
    }

    @Test(arguments: [
        ("<div><p>Tin cùng mục</p><p>Tác giả: Minh Tâm</p></div>", "Minh Tâm"), ("<p>Minh Tâm</p>", "Minh Tâm"),
        ("<p class=\"source\">Mẫu Online</p>", nil), ("<p><a href=\"/x\">Thế Giới Mới</a></p>", nil),
    ])
    func `stands in a line behind the body, but not in one of a source or a section`(footer: String, author: String?) {
        #expect(Page.read(footer: footer).author == author)
    }

    @Test func `is not who runs the site where the text ends with a name`() {
        let text = Page.text + "<p style=\"text-align: right\"><b>Minh Tâm</b></p>"
        #expect(Page.read(after: "<p>Viết bởi Super User</p>", text: text).author == "Minh Tâm")
    }

    @Test func `beside a credit leaves the credit in the text`() {
        let article = Page.read(text: Page.text + "<p><b>Minh Tâm</b> (theo AFP)</p>")
        #expect(article.author == "Minh Tâm")
        #expect(article.paragraphs.last?.text == "Minh Tâm (theo AFP)")
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

    @Test(arguments: [
        ("<p>10:21', 8/12/ 2021 (GMT+7)</p>", "2021-12-08T10:21:00+07:00"), ("<p>2021-12-08 06:30</p>", "2021-12-08"),
        ("<p>06:30:15 8/12/2021 (GMT + 7)</p>", "2021-12-08T06:30:15+07:00"),
        ("<p>06:30 8/12/2021 GMT7</p>", "2021-12-08"),
        ("<p>06:30 GMT - 8/12/2021</p>", "2021-12-08T06:30:00Z"),
        ("<p>By Marina, December 8, 2021</p>", "2021-12-08"),
        ("<p>8 Tháng Mười Hai, 2021</p>", "2021-12-08"), ("<p>Tháng Mười Hai 8, 2021</p>", "2021-12-08"),
        ("<p>8 Th12 2021</p>", "2021-12-08"), ("<p>Đăng lúc 8/12/2021 - Cập nhật 9/12/2021</p>", "2021-12-08"),
        ("<p>Cập nhật: 9/12/2021 (Ngày đăng: 8/12/2021)</p>", "2021-12-08"),
        ("<p>Cập nhật lúc 8/12/2021</p>", "2021-12-08"),
        ("<p>Cập nhật 9/12/2021</p><p>8/12/2021</p>", "2021-12-08"),
        ("<time datetime=\"2021-12-08\" class=\"entry-date published\">hôm qua</time>", "2021-12-08"),
        (
            "<time datetime=\"2021-12-09\" class=\"op-modified\">9</time><time datetime=\"2021-12-08\">8</time>",
            "2021-12-08"
        ),
        ("<i itemprop=\"datePublished\">8/12/2021 06:30</i>", "2021-12-08"),
        ("<span data-time=\"1638919800000\">2 giờ trước</span>", "2021-12-07T23:30:00Z"),
    ])
    func `are read in the ways in which pages write them`(line: String, published: String) {
        #expect(Page.read(after: line).published == published)
    }

    @Test(arguments: [
        ("12/28/2021 6:30:00 AM", "", "2021-12-28"), ("12/8/2021 6:30:00 PM", "", nil),
        ("12/8/2021 6:30:00 AM", "<p>08/12/2021 06:30</p>", "2021-12-08"), ("8/8/2021 6:30:00 AM", "", "2021-08-08"),
        ("2021-08-12T06:30:00", "<p>08/12/2021</p>", "2021-12-08"), ("8/12/2021 06:30", "", "2021-12-08"),
        ("2021-08-12T06:30:00", "<p>09/12/2021</p>", "2021-08-12"),
    ])
    func `have the month first where an American program wrote them, unless the page shows another day`(
        content: String, line: String, published: String?
    ) {
        let head = "<meta property=\"article:published_time\" content=\"\(content)\">"
        #expect(Page.read(head: head, after: line).published == published)
    }

    @Test func `beside the headline go before the day's date at the page's head`() {
        let before = "<div>Thứ sáu, 10/12/2021, 14:33 (GMT+7)</div>"
        #expect(Page.read(before: before, after: "<p>8/12/2021</p>").published == "2021-12-08")
        let after = "<div class=\"content\"><h1>\(Page.headline)</h1><p>8/12/2021</p>"
        #expect(Page.read(before: before, headline: after).published == "2021-12-08")
    }

    @Test(arguments: [
        ("06:30 (GMT+7), 8/12/2021", "2021-12-08T06:30:00+07:00"), ("06:30, 8/12/2021", "2021-12-08"),
        ("13:30, 8/12/2021", "2021-12-08T06:30:00Z"), ("06:30 GMT, 8/12/2021", "2021-12-08T06:30:00Z"),
    ])
    func `with a Z are local times where the page shows the same hour`(line: String, published: String) {
        let head = "<meta property=\"article:published_time\" content=\"2021-12-08T06:30:00Z\">"
        #expect(Page.read(head: head, after: "<p>\(line)</p>").published == published)
    }

    @Test(arguments: [
        ("sailthru.date", "2021-12-08 06:30"), ("dc.date.issued", "2021-12-08"), ("its_publication", "1638919800"),
        ("pubdate", "08/12/2021 06:30"), ("publish-date", "2021/12/08 06:30:00"),
    ])
    func `stand in meta elements by many names`(name: String, content: String) {
        let published = Page.read(head: "<meta name=\"\(name)\" content=\"\(content)\">").published
        #expect(published?.prefix(9) == "2021-12-0")
    }

    @Test(arguments: [
        ("https://vidu.example/2021/12/08/duong.html", "2021-12-08"),
        ("https://vidu.example/duong-20211208063000123.htm", "2021-12-08"),
        ("https://vidu.example/2021/12/duong.html", nil), ("https://vidu.example/duong-20211208.htm", nil),
    ])
    func `stand in the address where they stand nowhere else`(address: String, published: String?) {
        #expect(Page.read(head: "<link rel=\"canonical\" href=\"\(address)\">").published == published)
        let line = "<p>9/12/2021</p>"
        #expect(Page.read(head: "<link rel=\"canonical\" href=\"\(address)\">", after: line).published == "2021-12-09")
    }

    @Test(arguments: [
        (
            "<base href=\"https://vidu.example/\"><link rel=\"canonical\" href=\"/a.html\">",
            "https://vidu.example/a.html"
        ),
        (
            "<link rel=\"canonical\" href=\"https://vidu.example/\"><meta property=\"og:url\" content=\"https://vidu.example/a\">",
            "https://vidu.example/a"
        ),
        (
            "<link rel=\"canonical\" href=\"https://vidu.example/a?utm_source=zalo&amp;id=1&amp;fbclid=x\">",
            "https://vidu.example/a?id=1"
        ),
        (
            "<link rel=\"canonical\" href=\"https://web.archive.org/web/20130214073312/http://vidu.example/a/\">",
            "http://vidu.example/a/"
        ),
        (
            "<link rel=\"canonical\" href=\"http://webcache.googleusercontent.com/search?q=cache:Ab3:vidu.example/a.html+xe+lửa\">",
            "http://vidu.example/a.html"
        ),
        (
            "<base href=\"http://webcache.googleusercontent.com/search?q=cache:Ab3:vidu.example/a.html+xe\">",
            "http://vidu.example/a.html"
        ),
        (
            "<meta property=\"og:url\" content=\"https://vidu-example.cdn.ampproject.org/c/s/vidu.example/a\">",
            "https://vidu.example/a"
        ),
        ("<base href=\"http://vidu.example/a.htm\">", "http://vidu.example/a.htm"),
        (
            "<script type=\"application/ld+json\">{\"@type\": \"Article\", \"url\": \"https://vidu.example/a#article\"}</script>",
            "https://vidu.example/a"
        ),
        ("<meta itemprop=\"mainEntityOfPage\" content=\"https://vidu.example/a\">", "https://vidu.example/a"),
        ("<link rel=\"amphtml\" href=\"https://vidu.example/amp/a\">", "https://vidu.example/amp/a"),
        ("<link rel=\"alternate\" hreflang=\"en\" href=\"https://vidu.example/en\">", nil),
        ("<!-- saved from url=(0022)https://vidu.example/a -->", "https://vidu.example/a"),
        (
            "<!--\n Page saved with SingleFile \n url: https://vidu.example/a \n saved date: Thu -->",
            "https://vidu.example/a"
        ),
        ("<!-- Mirrored from vidu.example/a.html by HTTrack Website Copier/3.x -->", "http://vidu.example/a.html"),
        ("<meta name=\"savepage-url\" content=\"https://vidu.example/a\">", "https://vidu.example/a"),
        ("<link rel=\"canonical\" href=\"file:///C:/a.html\">", nil),
    ])
    func `an address is the article's, wherever the page has it`(head: String, url: String?) {
        #expect(Page.read(head: head).url == url)
    }

    @Test(arguments: [
        ("Nguồn: https://vidu.example/a", "https://vidu.example/a"), ("Nguồn: Mẫu https://mau.example/a", nil),
        ("Nguồn: https://vidu.example/", nil),
    ])
    func `an address stands behind the word for a source where no other's name does`(line: String, url: String?) {
        #expect(Page.read(footer: "<p>\(line)</p>").url == url)
    }

    @Test func `an address of the site's first page is not the article's`() {
        for address in [
            "https://vidu.example/web/guest/home", "https://vidu.example/index.php", "https://vidu.example",
        ] {
            #expect(Page.read(head: "<link rel=\"canonical\" href=\"\(address)\">").url == nil)
        }
    }

    @Test func `an address stands in a reader view's link`() {
        let link = "<a id=\"pf-src-url\" href=\"https://vidu.example/a\">vidu.example</a>"
        #expect(Page.read(before: link).url == "https://vidu.example/a")
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
    @Test func `of a brief are its text, however many links the page has beside it`() {
        let brief = "<p>Sáng 8-12, xã làm lại 3 km đường ven sông, sau mười năm người dân hai thôn chờ đợi.</p>"
        let links = (1...6).map {
            "<div class=\"item\"><a href=\"/\($0)\">Tin khác của ngày hôm nay, tin thứ \($0)</a></div>"
        }
        #expect(Page.read(text: brief, footer: links.joined()).paragraphs.count == 1)
    }

    @Test func `begin at spans that are named headline and lead, as old pages have them`() {
        let headline =
            "<table><tr><td><span class=\"ngay\">06-03-2007</span><br><span class=\"tieude\">\(Page.headline)</span><br>"
            + "<span class=\"tomtat\"><b>Đường ven sông dài 3 km sẽ được làm lại trong năm tới.</b></span><br>"
        let article = Page.read(title: "Báo Ví Dụ", headline: headline)
        #expect(article.headline == Page.headline)
        #expect(article.lead == "Đường ven sông dài 3 km sẽ được làm lại trong năm tới.")
        #expect(article.paragraphs.count == 3)
    }

    @Test func `have the headline last before the text where nothing names it`() {
        let lines = "<p>KINH TẾ</p><p>\(Page.headline)</p><p>8/12/2021</p>"
        let article = Page.read(title: "Báo Ví Dụ - Kinh tế", headline: lines)
        #expect(article.headline == Page.headline)
        #expect(article.published == "2021-12-08")
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

@Suite struct `Outlets that a page names in several ways` {
    private static func head(_ host: String, _ more: String = "") -> String {
        "<link rel=\"canonical\" href=\"https://\(host)/a-1.html\">\(more)"
    }

    private static func site(_ name: String) -> String { "<meta property=\"og:site_name\" content=\"\(name)\">" }

    @Test func `have words without capitals where the address has all of them`() {
        let footer = "<p>Báo Ví dụ nhân dân</p>"
        #expect(Page.read(head: Self.head("vdnd.vn"), footer: footer).outlet == "Báo Ví dụ nhân dân")
        #expect(
            Page.read(head: Self.head("vidu.vn"), footer: "<p>Báo Ví Dụ giữ mọi quyền của mình</p>").outlet
                == "Báo Ví Dụ")
    }

    @Test func `are what the imprint says before the agency behind them`() {
        let footer = "<p>Tên cơ quan báo chí: Báo Ví Dụ và Dân</p><p>Cơ quan chủ quản: Thông tấn xã Mẫu</p>"
        let head = Self.head("vidu.vn", Self.site("Tin mới - Thông tấn xã Mẫu"))
        #expect(Page.read(head: head, footer: footer).outlet == "Báo Ví Dụ và Dân")
    }

    @Test func `are what the address has where the metadata have a slogan`() {
        let head = Self.head("daimau.vn", Self.site("Kênh thông tin chính thống của Vùng"))
        let link = "<a href=\"/\" aria-label=\"Đài Mẫu\"></a>"
        #expect(Page.read(head: head, before: link).outlet == "Đài Mẫu")
        // A name of another kind than the address's stays.
        let named = Self.head("themaupost.vn", Self.site("Tạp chí Ví Dụ"))
        #expect(Page.read(head: named, before: "<a href=\"/\">The Mau Post</a>").outlet == "Tạp chí Ví Dụ")
    }

    @Test func `are the address's rather than a body's in another language, and no authors`() {
        let author = "{\"@type\": \"Person\", \"name\": \"VDA Tiếng Việt\"}"
        let linked = "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"author\": \(author)}</script>"
        let article = Page.read(head: Self.head("vdatiengviet.com", Self.site("Voice of Examples") + linked))
        #expect(article.outlet == "VDA Tiếng Việt")
        #expect(article.author == nil)
    }

    @Test func `are the supplement's where address and page name it`() {
        let logo = "<div class=\"logo\"><img alt=\"Ví Dụ Cuối tuần\" src=\"a.png\"></div>"
        let head = Self.site("Ví Dụ")
        #expect(Page.read(head: Self.head("cuoituan.vidu.vn", head), before: logo).outlet == "Ví Dụ Cuối tuần")
        #expect(Page.read(head: Self.head("vidu.vn", head), before: logo).outlet == "Ví Dụ")
    }

    @Test func `are no words for any`() {
        #expect(Page.read(footer: "<p>Bản quyền thuộc cơ quan, làm bởi đối tác</p>").outlet == nil)
        let footer = "<p>Bản quyền của Đại sứ quán, mọi trích dẫn cần ghi nguồn</p>"
        let before = "<p>Đại sứ quán Ví Dụ tại Mẫu</p>"
        #expect(Page.read(before: before, footer: footer).outlet == "Đại sứ quán Ví Dụ tại Mẫu")
    }

    @Test func `are the edition that a link home names, of an outlet abroad`() {
        let link = "<a href=\"/vi/\">VDA - Tiếng Việt</a>"
        let site = Self.site("VDA")
        #expect(Page.read(head: Self.head("www.vda.fr", site), before: link).outlet == "VDA - Tiếng Việt")
        let other = "<a href=\"/vi/\">VDA - Thể thao</a>"
        #expect(Page.read(head: Self.head("www.vda.fr", Self.site("Vda")), before: other).outlet == "Vda")
    }

    @Test func `are the embassy's in Vietnamese where it has both names in a line`() {
        let before = "<p>Đại sứ quán Ví Dụ tại Mẫu<br>Embassy of Example in Sample</p>"
        #expect(Page.read(before: before).outlet == "Đại sứ quán Ví Dụ tại Mẫu")
    }

    @Test func `are sure where two places name them and the address fits`() {
        let logo = "<div class=\"logo\"><img alt=\"Ví Dụ\" src=\"a.png\"></div>"
        let title = "\(Page.headline) - Ví Dụ"
        #expect(Page.read(title: title, head: Self.head("vidu.vn"), before: logo).isOutletSure)
        #expect(!Page.read(title: title, head: Self.head("mau.vn"), before: logo).isOutletSure)
    }

    @Test func `are a province's paper and broadcaster together`() {
        let footer = "<p>Báo và phát thanh, truyền hình Ví Dụ</p><p>Bản quyền thuộc cơ quan</p>"
        #expect(Page.read(footer: footer).outlet == "Báo và phát thanh, truyền hình Ví Dụ")
    }
}

@Suite struct `Parts of a page that others look like` {
    @Test(arguments: ["Minh Tâm (T/H)", "Minh Tâm (CTV)", "Minh Tâm (*)", "Minh Tâm/Báo Ví Dụ"])
    func `authors have nothing behind them that says what they are`(shown: String) {
        #expect(Page.read(after: "<div class=\"author\">\(shown)</div>").author == "Minh Tâm")
        #expect(Page.read(head: "<meta name=\"author\" content=\"\(shown)\">").author == "Minh Tâm")
    }

    @Test func `authors keep the agency whose they are`() {
        #expect(Page.read(after: "<div class=\"author\">Minh Tâm/Mẫu-Tây Bắc</div>").author == "Minh Tâm/Mẫu-Tây Bắc")
    }

    @Test func `a heading above authors is none`() {
        let after = "<strong id=\"article-byline\">Thông tin tác giả</strong><ul><li>Tác giả, Minh Tâm</li></ul>"
        #expect(Page.read(after: after).author == "Minh Tâm")
    }

    @Test func `authors are all whom metadata and page have`() {
        let authors = "[{\"name\": \"Minh Tâm\"}, {\"name\": \"Thu Hà\"}, {\"name\": \"Văn An\"}]"
        let head = "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"author\": \(authors)}</script>"
        let after = "<p><a href=\"/tac-gia/1\">Minh Tâm</a>, <a href=\"/tac-gia/2\">Thu Hà</a></p>"
        #expect(Page.read(head: head, after: after).author == "Minh Tâm, Thu Hà")
    }

    @Test func `authors whom links beside one another name are all of them`() {
        let after = "<p><a href=\"/tac-gia/1\">Minh Tâm</a>, <a href=\"/tac-gia/2\">Thu Hà</a></p>"
        #expect(Page.read(after: after).author == "Minh Tâm, Thu Hà")
        #expect(Page.read(head: "<meta name=\"author\" content=\"Thu Hà\">", after: after).author == "Minh Tâm, Thu Hà")
        #expect(Page.read(head: "<meta name=\"author\" content=\"Văn An\">", after: after).author == "Văn An")
    }

    @Test func `credits at the end of the text say who wrote it and when`() {
        let credits = "<p>Ngày xuất bản: 8/12/2021<br>Nội dung: MINH TÂM - THU HÀ<br>Trình bày: VĂN AN</p>"
        let article = Page.read(text: Page.text + credits)
        #expect(article.author == "MINH TÂM - THU HÀ")
        #expect(article.published == "2021-12-08")
    }

    @Test func `the canonical address is not the AMP copy's where the page has its own`() {
        let own = "<meta property=\"og:url\" content=\"https://vidu.vn/a-1.html\">"
        let copies = ["https://amp.vidu.vn/a-1.html", "https://vidu.vn/amp/a-1.html", "https://vidu.vn/a-1.amp"]
        for copy in copies {
            let canonical = "<link rel=\"canonical\" href=\"\(copy)\">"
            #expect(Page.read(head: canonical + own).url == "https://vidu.vn/a-1.html")
            #expect(Page.read(head: canonical).url == copy)
        }
    }

    @Test func `a title that any page of the site has is no headline`() {
        let title = "Chi tiết tin tức - Cổng thông tin điện tử Bộ Ví Dụ"
        let heading = "<h1 class=\"hide-accessible\">Chuyển đến nội dung của trang này</h1><h3>\(Page.headline)</h3>"
        #expect(Page.read(title: title, headline: heading).headline == Page.headline)
    }

    private static let sentence = "Con đường ven sông mà người dân hai thôn chờ mười năm sẽ được làm lại trong năm tới."

    @Test func `a sentence beside the headline is the lead, whatever its element is named`() {
        #expect(Page.read(after: "<div class=\"mt-3\">\(Self.sentence)</div>").lead == Self.sentence)
        let promotion = "<div class=\"mt-3\"><a href=\"/b\">\(Self.sentence)</a></div>"
        #expect(Page.read(after: promotion).lead == nil)
    }

    @Test func `what is named a lead far behind the beginning is another article's`() {
        let teaser =
            "<div><h3><a href=\"/b\">Chợ quê mở lại sau lũ</a></h3><div class=\"td-excerpt\">Gần bốn nghìn người đã đến chợ trong buổi sáng đầu tiên.</div></div>"
        let article = Page.read(text: "<p><strong>\(Self.sentence)</strong></p>" + Page.text + teaser)
        #expect(article.lead == nil || article.lead == Self.sentence)
    }
}

@Suite struct `Pictures of a page` {
    private static let picture = "<img src=\"a.jpg\" alt=\"\">"
    private static let caption = "Con đường ven sông sau mùa nước lên"

    private static func captions(_ text: String) -> [String] {
        Page.read(text: Page.text + text + Page.text).paragraphs.filter { $0.role == .caption }.map(\.text)
    }

    @Test(arguments: [
        "<table><tr><td>\(picture)</td></tr><tr><td>\(caption)</td></tr></table>",
        "<p style=\"text-align:center\">\(picture)<br><em>\(caption)</em></p>",
        "<p>\(picture)</p>\n<p align=\"center\"><span><i>\(caption)</i></span></p>",
        "<p>\(picture)</p><p class=\"img_chu_thich_0407\">\(caption)</p>",
        "<div>\(picture)<div class=\"img-note\">\(caption)</div></div>",
    ])
    func `have their texts right under them`(text: String) {
        #expect(Self.captions(text) == [Self.caption])
    }

    @Test(arguments: [
        "<p>\(picture)</p><p>\(caption)</p>",
        "<p>\(picture)</p><p>Đường làm lại từ tháng 3.</p><p><em>\(caption)</em></p>",
        "<p>\(picture)</p><p>\(caption), <i>theo người dân</i></p>",
        "<p>\(picture)</p><p><i>\(caption)</i>, theo người dân</p>",
        "<table><tr><td>\(picture)</td></tr><tr><td>\(caption)</td></tr><tr><td>Đường dài 3 km</td></tr></table>",
    ])
    func `have no text that is only the next line`(text: String) {
        #expect(Self.captions(text) == [])
    }

    @Test func `are the author's, too, where a line says so`() {
        let article = Page.read(text: Page.text + "<p><strong>Bài và ảnh: Trần Minh Tâm</strong></p>")
        #expect(article.author == "Trần Minh Tâm")
        #expect(article.paragraphs.allSatisfy { $0.role == .body })
    }

    @Test func `tell the story where nothing else does`() {
        let sentences = [
            "Lúc 1 giờ sáng, những con tàu đầu tiên cập bến sau ba ngày bám biển.",
            "Chị Lê Thị Bảy đã làm nghề bốc cá mười sáu năm, mỗi đêm vác hai tấn cá.",
            "Đến 5 giờ, bến vắng dần, nước được bơm lên để rửa mặt cầu cảng.",
        ]
        let figures = sentences.map { "<figure>\(Self.picture)<figcaption><p>\($0)</p></figcaption></figure>" }
        let credited = "<figure>\(Self.picture)<figcaption>Bến cá nhìn từ trên cao. Ảnh: Thu Hà</figcaption></figure>"
        let foot = "<footer><p>Tổng biên tập: Lê Văn Tám. Tòa soạn: số 5, đường Ven Sông, phường Ví Dụ.</p></footer>"
        let page = """
            <html><head><title>\(Page.headline)</title></head><body><h1>\(Page.headline)</h1>
            <div class="body">\(figures.joined())\(credited)</div>\(foot)</body></html>
            """
        let paragraphs = PageReading.read(Array(page.utf8)).paragraphs
        #expect(paragraphs.filter { $0.role == .body }.map(\.text) == sentences)
        #expect(paragraphs.filter { $0.role == .caption }.map(\.text) == ["Bến cá nhìn từ trên cao. Ảnh: Thu Hà"])
    }
}

@Suite struct `What stands in the text and is none of it` {
    private static let paragraphs = Page.read().paragraphs

    private static func isLeftOut(_ text: String) -> Bool {
        Page.read(text: Page.text + text).paragraphs == paragraphs
            && Page.read(text: text + Page.text).paragraphs == paragraphs
    }

    @Test func `a box of other articles without links, under what says that they are others`() {
        let title = "<h2>Chợ quê mở lại sau lũ</h2><div>Gần bốn nghìn người đã đến chợ trong buổi sáng đầu tiên.</div>"
        #expect(Self.isLeftOut("<div><div>Đọc thêm</div><div>20/11/2026</div>\(title)</div>"))
    }

    @Test func `but no part of the article that is as large as one`() {
        let article = Page.read(
            text: "<div><p>Đọc thêm</p>\(Page.text)\(Page.text.replacing("Bảy", with: "Tám"))</div>")
        #expect(article.paragraphs.count == 4)
    }

    @Test func `what a film's frame says stands before its text`() {
        let player = "<div>Trình duyệt của bạn không hỗ trợ phát video này</div>"
        let film = "<figure>\(player)<figcaption>Con đường sau mùa nước lên. Video: Thu Hà</figcaption></figure>"
        let paragraphs = Page.read(text: Page.text + film + Page.text).paragraphs
        #expect(paragraphs.filter { $0.role == .caption }.map(\.text) == ["Con đường sau mùa nước lên. Video: Thu Hà"])
    }

    @Test(arguments: ["14:05", "20h45", "<span>14:05</span><span>27/11/2026</span>", "9g30 - 27/11"])
    func `times of a live report`(time: String) {
        #expect(Self.isLeftOut("<div class=\"time\">\(time)</div>"))
    }

    @Test(arguments: ["11h bắt đầu", "3-1", "28/11", "120:45", "20h45'", "113"])
    func `numbers are no times`(line: String) {
        let bytes = Array(line.utf8)
        #expect(!PageDate.isClock(bytes[...]))
    }

    @Test func `another article's title and teaser beside its picture in a table`() {
        let cell = "<td><a href=\"/b\">Chợ quê mở lại sau lũ lớn</a><span>Gần bốn nghìn người đã đến chợ.</span></td>"
        #expect(Self.isLeftOut("<table><tr><td><a href=\"/b\"><img src=\"b.jpg\"></a></td>\(cell)</tr></table>"))
    }

    @Test func `rows of data stay, with links too`() {
        let row = "<tr><td><a href=\"/b\">Gói thầu xây kè ven sông</a></td><td>12 tỷ đồng</td></tr>"
        let text = Page.read(text: Page.text + "<table>\(row)</table>" + Page.text).paragraphs.map(\.text)
        #expect(text.contains("Gói thầu xây kè ven sông | 12 tỷ đồng"))
    }

    @Test func `whose the text is stays beside the link to where it is from`() {
        let source =
            "<div><div>Theo Minh Tâm (Báo Ví Dụ)</div><div>Nguồn: <a href=\"#\">http://vidu.example/a.html</a></div></div>"
        #expect(Page.read(text: Page.text + source).paragraphs.last?.text == "Theo Minh Tâm (Báo Ví Dụ)")
    }

    @Test func `the page's own foot`() {
        let foot =
            "<footer><p>Tổng biên tập: Lê Văn Tám. Tòa soạn: số 5, đường Ven Sông, phường Ví Dụ, tỉnh Ví Dụ.</p></footer>"
        let page = "<html><body><h1>\(Page.headline)</h1>\(Page.text)\(foot)</body></html>"
        #expect(PageReading.read(Array(page.utf8)).paragraphs == Self.paragraphs)
    }

    @Test func `a text goes on in the next box where nothing has a name, and comments do not`() {
        let more =
            "Cũng theo ông Bảy, người dân sẽ được hỏi ý kiến về hướng tuyến ngay trong tháng này, trước khi lập dự án."
        let pieces = "<div>\(Page.text)</div><div>Quảng cáo</div><div>\(more)<br><br>\(more.uppercased())</div>"
        let comments = "<div>Bình luận (1)</div><div>Bảy</div>"
        func read(_ text: String) -> [String] {
            let page = "<html><body><h1>\(Page.headline)</h1><div><div>\(text)</div></div></body></html>"
            return PageReading.read(Array(page.utf8)).paragraphs.map(\.text)
        }
        #expect(read(pieces).contains(more))
        #expect(!read(pieces + comments).contains(more))
    }
}

@Suite struct `Names beside outlets` {
    private static let head = "<meta property=\"og:site_name\" content=\"VÍ DỤ\">"
    private static func linked(_ author: String) -> String {
        """
        <script type="application/ld+json">{"@type": "NewsArticle", "author": {"@type": "Person", "name": "\(author)"}}</script>
        """
    }

    @Test func `several outlets behind slashes are none of the author's name, and no author`() {
        let byline = "<div class=\"post-author\">Trần Minh Tâm/VÍ DỤ/TTXVN</div>"
        let article = Page.read(head: Self.head + Self.linked("VÍ DỤ/TTXVN"), after: byline)
        #expect(article.author == "Trần Minh Tâm")
        #expect(Page.read(head: Self.head + Self.linked("VÍ DỤ/TTXVN")).author == nil)
    }

    @Test func `the page's outlet behind a dash is none of it`() {
        let byline = "<p><strong>Trần Minh Tâm - Ví Dụ</strong></p>"
        #expect(Page.read(head: Self.head, text: byline + Page.text).author == "Trần Minh Tâm")
        let two = "<p><strong>Trần Minh Tâm - Thu Hà</strong></p>"
        #expect(Page.read(head: Self.head, text: two + Page.text).author == "Trần Minh Tâm - Thu Hà")
    }

    @Test(arguments: [
        ("Theo Trần Minh Tâm (Tuổi Trẻ)", "Trần Minh Tâm"), ("Theo Trần Minh Tâm/VnExpress", "Trần Minh Tâm"),
        ("Theo Tuổi Trẻ", nil), ("Theo Thanh Niên (Tuổi Trẻ)", nil), ("Theo Trần Minh Tâm (bác sĩ)", nil),
    ])
    func `whoever wrote it for another outlet is the author where nobody else is`(line: String, author: String?) {
        #expect(Page.read(text: Page.text + "<p>\(line)</p>").author == author)
        #expect(Page.read(head: Self.linked("Lê Thu Hà"), text: Page.text + "<p>\(line)</p>").author == "Lê Thu Hà")
    }

    @Test(arguments: ["Hòa Bình", "Thái Bình"])
    func `a province is a pen name, too, and with the word for a paper before it an outlet`(name: String) {
        let head = "<meta name=\"author\" content=\"\(name)\">"
        #expect(Page.read(head: head).author == name)
        #expect(Page.read(head: "<meta name=\"author\" content=\"Báo \(name)\">").author == nil)
    }

    @Test func `a Sunday cut short is none of it`() {
        #expect(Page.read(after: "<div>Trần Minh Tâm - CN, 22/11/2026 17:35</div>").author == "Trần Minh Tâm")
    }
}

@Suite struct `Lines about the headline` {
    @Test func `what begins as a body's name is a headline`() {
        let headline = "Hội chợ sách ven sông đón người đọc trẻ trở lại"
        let article = Page.read(title: "Báo Ví Dụ", headline: "<div>\(headline)</div>")
        #expect(article.headline == headline)
    }

    @Test func `a single break parts paragraphs behind whole sentences, and lines of verse it does not`() {
        let verse = "Sông dài cá lội biệt tăm<br>Phải duyên chồng vợ ngàn năm cũng chờ"
        let sentences = [
            "Sáng 8-12, Chủ tịch xã Lê Văn Bảy nói rằng con đường ven sông sẽ được làm lại trong năm tới, sau mười năm người dân chờ.",
            "Dự án có kinh phí 12 tỷ đồng, do tỉnh cấp, và sẽ bắt đầu vào tháng 3, khi nước sông đã rút hết khỏi bãi bồi.",
        ]
        let paragraphs = Page.read(
            text: sentences.joined(separator: "<br>\n") + "<br>" + verse + "<p>\(sentences[1]) Hết.</p>"
        )
        .paragraphs.map(\.text)
        #expect(paragraphs.first == sentences[0])
        #expect(paragraphs.contains { $0.hasSuffix("biệt tăm Phải duyên chồng vợ ngàn năm cũng chờ") })
    }

    @Test func `a section's name over the headline is none`() {
        let section = "<h1>Tin tức - Sự kiện</h1>"
        let head = "<meta property=\"og:title\" content=\"Tin tức - Sự kiện\">"
        let article = Page.read(
            title: "Tin tức - Sự kiện | Ví Dụ", head: head, headline: section, after: "<div>\(Page.headline)</div>")
        #expect(article.headline == Page.headline)
    }

    @Test func `a place before a dash is the lead's, and one without stands apart`() {
        let lead = "Con đường ven sông mà người dân hai thôn chờ mười năm sẽ được làm lại trong năm tới."
        func read(_ dash: String) -> String? {
            Page.read(
                after: "<p class=\"lead_detail\"><span class=\"location-stamp\">Đồng Nai</span>\(dash)\(lead)</p>"
            ).lead
        }
        #expect(read(" - ") == "Đồng Nai - " + lead)
        #expect(read("") == lead)
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
