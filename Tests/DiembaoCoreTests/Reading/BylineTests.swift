import Testing

@testable import DiembaoCore

/// Whom a page names as its author: small pages, each after the way in which some kind of outlet writes it.
@Suite struct `The byline of a page` {
    private static let text = """
        <p>Sáng 8-12, Chủ tịch xã Lê Văn Bảy nói rằng con đường ven sông sẽ được làm lại trong năm tới, sau mười năm người dân chờ.</p>
        <p>Dự án có kinh phí 12 tỷ đồng, do tỉnh cấp, và sẽ bắt đầu vào tháng 3, khi nước sông đã rút hết khỏi bãi bồi.</p>
        <p>Người dân hai thôn bên sông nhiều năm qua phải đi đò mỗi khi nước lên, trẻ em vì vậy thường đến lớp muộn.</p>
        """

    private static let headline = "Xã làm lại đường ven sông sau mười năm chờ đợi"

    /// - Parameters:
    ///   - account: as the system has it, in the metadata.
    ///   - above: between headline and text.
    ///   - last: the text's last lines.
    ///   - below: behind the text.
    private static func author(
        account: String? = nil, head: String = "", above: String = "", last: String = "", below: String = "",
        address: String = "https://www.vidu.vn/xa-lam-duong-1.html", site: String = "Báo Ví Dụ"
    ) -> String? {
        let meta = account.map { "<meta name=\"author\" content=\"\($0)\">" } ?? ""
        let page = """
            <html><head><title>\(headline)</title><link rel="canonical" href="\(address)">
            <meta property="og:site_name" content="\(site)">\(meta)\(head)</head><body><h1>\(headline)</h1>\(above)
            <div class="content">\(text)\(last)</div>\(below)</body></html>
            """
        return PageReading.read(Array(page.utf8)).author
    }

    // MARK: Accounts

    @Test(arguments: [
        "Trẻ Editor", "Admin", "VD Biên tập", "Ban Biên tập", "Ban biên tập Ví Dụ", "BTV", "BTV Ví Dụ", "Web Admin",
        "Tòa soạn",
        "vidu_admin02", "Ví Dụ Newsroom",
    ])
    func `is nobody where only an account of the editors' is named`(account: String) {
        #expect(Self.author(account: account) == nil)
        #expect(Self.author(above: "<p class=\"author\">\(account)</p>") == nil)
        let link = "<div class=\"td-post-author-name\">By <a href=\"/author/vd\">\(account)</a> - </div>"
        #expect(Self.author(account: account, above: link) == nil)
    }

    @Test(arguments: ["Trẻ Editor", "Ban Biên tập", "BTV Ví Dụ"])
    func `is the writer whom the page shows beside such an account`(account: String) {
        let link =
            "<div class=\"td-post-author-name\"><div>By</div> <a href=\"/author/vd\">\(account)</a><div> - </div></div>"
        let last = "<h4 class=\"tacgia\"><em>Minh Tâm</em></h4>"
        #expect(Self.author(account: account, above: link, last: last) == "Minh Tâm")
    }

    @Test(arguments: [
        "<div class=\"author-info\"><span class=\"vd-author\">Tác giả</span><strong>Minh Tâm</strong></div>",
        "<p>Tác giả: Minh Tâm</p>", "<p><b>Bài và ảnh: Minh Tâm</b></p>",
    ])
    func `is whom the page calls the author, where it shows nothing of the account's name`(below: String) {
        #expect(Self.author(account: "Hao Nguyen", below: below) == "Minh Tâm")
    }

    @Test(arguments: ["<p>Đăng bởi Thu Hà</p>", "<p>By Thu Hà</p>"])
    func `is not changed by whoever put the article up`(above: String) {
        #expect(Self.author(account: "Minh Tâm", above: above) == "Minh Tâm")
    }

    // MARK: Labels

    @Test(arguments: [
        "<div class=\"b-byline\"><span class=\"b-byline__by\">Bởi </span><span class=\"b-byline__names\">VD Tiếng Việt</span></div>",
        "<p class=\"author\">Tác giả: -</p>", "<p class=\"author\">Tác giả:</p>", "<div class=\"byline\">By</div>",
        "<p class=\"author\">Người viết</p>",
    ])
    func `is no label, and no outlet behind one`(above: String) {
        #expect(Self.author(above: above, site: "Voice of Ví Dụ") == nil)
    }

    @Test(arguments: [
        "Bài và ảnh: Minh Tâm", "Bài và ảnh : Minh Tâm", "Bài, ảnh, video: Minh Tâm", "Nhóm thực hiện: Minh Tâm",
        "Thực hiện: Minh Tâm - Đồ họa: Thu Hà", "Minh Tâm (tổng hợp)", "Minh Tâm tổng hợp", "Minh Tâm ghi",
        "Tin, ảnh, clip: Minh Tâm", "Phóng sự của Minh Tâm",
    ])
    func `is who did it, whatever was done`(line: String) {
        #expect(Self.author(last: "<p style=\"text-align:right\"><strong>\(line)</strong></p>") == "Minh Tâm")
    }

    @Test(arguments: ["Nguồn: Minh Tâm", "Theo Minh Tâm", "Ảnh: Minh Tâm", "(Theo AFP)", "Nguồn: Báo Mẫu"])
    func `is no source and no photographer`(line: String) {
        #expect(Self.author(last: "<p style=\"text-align:right\"><strong>\(line)</strong></p>") == nil)
        #expect(Self.author(account: line.contains("(") ? nil : line) == nil)
    }

    // MARK: Names

    @Test(arguments: [
        ("Đăng Huỳnh 8/12/2021", "Đăng Huỳnh"), ("Đăng 8/12/2021 06:30", nil), ("Đăng lúc 06:30 8/12/2021", nil),
    ])
    func `may begin with a word that stands about dates`(line: String, author: String?) {
        #expect(Self.author(above: "<p>\(line)</p>") == author)
    }

    @Test(arguments: [
        "Minh Tâm/Ví Dụ", "Minh Tâm/Báo Ví Dụ", "Minh Tâm - Báo Ví Dụ", "Minh Tâm (Ví Dụ)", "Minh Tâm (từ Paris)",
        "Minh Tâm minhtam@vidu.vn",
    ])
    func `has no outlet, place or address behind it`(line: String) {
        #expect(Self.author(above: "<p class=\"author\">\(line)</p>") == "Minh Tâm")
    }

    @Test func `is without the outlet in a line of its own, too`() {
        let above = "<p><strong><em>Minh Tâm/Ví Dụ</em></strong></p>"
        #expect(Self.author(account: "VD Online", above: above) == "Minh Tâm")
        // The outlet that the page calls "Vi Du Online" by its address.
        let page = Self.author(above: above, address: "https://www.vi-du.com/a-1.html", site: "Vi Du Online")
        #expect(page == "Minh Tâm")
    }

    @Test(arguments: [
        ("Minh Tâm - Thu Hà", "Minh Tâm - Thu Hà"), ("Minh Tâm, Thu Hà", "Minh Tâm, Thu Hà"),
        ("Minh Tâm và Thu Hà", "Minh Tâm và Thu Hà"), ("MINH TÂM – THU HÀ", "MINH TÂM – THU HÀ"),
    ])
    func `are two, as the page has them`(line: String, authors: String) {
        #expect(Self.author(last: "<p style=\"text-align:right\"><strong>\(line)</strong></p>") == authors)
    }

    @Test func `are two with degrees before them and where they work below`() {
        let above = """
            <div class="authors"><div><b>PGS, TS MINH TÂM</b> - <b>ThS THU HÀ</b><br><i>Học viện Mẫu - Trường Ví Dụ</i></div></div>
            """
        #expect(Self.author(above: above) == "MINH TÂM - THU HÀ")
    }

    @Test(arguments: ["H.N.", "N.P", "H.Long", "B.T"])
    func `may be its beginnings`(name: String) {
        #expect(Self.author(above: "<p class=\"author\">\(name)</p>") == name)
        #expect(Self.author(last: "<p style=\"text-align:right\"><b>\(name)</b></p>") == name)
    }

    @Test func `may be a pen name of one syllable, where the page says what it is`() {
        #expect(Self.author(above: "<p class=\"author\">Nguyên</p>") == "Nguyên")
        #expect(Self.author(last: "<p>Tác giả: Nguyên</p>") == "Nguyên")
        #expect(Self.author(account: "Ngân") == "Ngân")
        #expect(Self.author(last: "<p style=\"text-align:right\"><b>Hết</b></p>") == nil)
    }

    @Test(arguments: ["Thanh Niên", "Báo Tuổi Trẻ", "VD Tiếng Việt", "Ví Dụ Online"])
    func `is no outlet that JSON-LD calls a person`(name: String) {
        let head = """
            <script type="application/ld+json">{"@type": "NewsArticle", "author": {"@type": "Person", "name": "\(name)"}}</script>
            """
        #expect(Self.author(head: head) == nil)
        #expect(Self.author(head: head, above: "<div class=\"byline\"><a href=\"/author/v\">\(name)</a></div>") == nil)
    }

    @Test func `is no reader who comments`() {
        let comments = """
            <section><p>Xin vui lòng viết có dấu</p><div class="cmt"><b>Trần Văn Đọc</b><p>Mong đường sớm xong.</p></div>
            <div class="cmt"><b>Lê Thị Xem</b><p>Số liệu này nghe hơi lạ, đề nghị tòa báo kiểm tra lại giúp bà con.</p></div></section>
            """
        #expect(Self.author(last: comments) == nil)
    }
}

@Suite struct `The headline of a page that is headed by a name` {
    @Test func `is the heading that opens the text, however long`() {
        let page = """
            <html><head><title>(3) Phường Ví Dụ - Bảng tin</title><meta property="og:title" content="Phường Ví Dụ"></head><body>
            <div role="article"><div><strong>Phường Ví Dụ</strong></div>
            <h2 class="post-title">Tạm dừng cấp nước khu phố 3 và 4 để thay đường ống, mời bà con lấy nước tại bốn điểm xe bồn</h2>
            <div class="post"><p>Từ 22 giờ ngày 18/8/2025 sẽ tạm dừng cấp nước để thay 1.260 mét ống gang đã dùng 31 năm trên đường Mẫu.</p>
            <p>Bà con cần nước gấp xin gọi ban điều hành khu phố, xe bồn sẽ đến tận hẻm trong vòng một giờ đồng hồ sau đó.</p></div></div>
            </body></html>
            """
        let headline = PageReading.read(Array(page.utf8)).headline
        #expect(
            headline == "Tạm dừng cấp nước khu phố 3 và 4 để thay đường ống, mời bà con lấy nước tại bốn điểm xe bồn")
    }
}
