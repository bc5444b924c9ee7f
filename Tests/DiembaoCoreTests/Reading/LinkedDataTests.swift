import Testing

@testable import DiembaoCore

@Suite struct `What JSON-LD says of a page` {
    private static let headline = "Xã làm lại đường ven sông sau mười năm chờ đợi"

    private static func read(_ json: String, head: String = "") -> PageArticle {
        let page = """
            <html><head><title>\(headline)</title>\(head)<script type="application/ld+json">\(json)</script></head><body><h1>\(headline)</h1>
            <p>Sáng 8-12, Chủ tịch xã Lê Văn Bảy nói rằng con đường ven sông sẽ được làm lại trong năm tới, sau mười năm người dân chờ.</p>
            <p>Dự án có kinh phí 12 tỷ đồng, do tỉnh cấp, và sẽ bắt đầu vào tháng 3, khi nước sông đã rút hết khỏi bãi bồi.</p></body></html>
            """
        return PageReading.read(Array(page.utf8))
    }

    @Test(arguments: [
        ("T&#xE2;m", "&#xE1;", "&#x2B;"), ("T&#226;m", "&#225;", "&#43;"), ("T&acirc;m", "&aacute;", "&plus;"),
    ])
    func `is read where a template escaped it for HTML`(name: String, a: String, plus: String) {
        let json = """
            {"@type": "NewsArticle", "headline": "\(Self.headline)", "author": {"name": "Minh \(name)"},
            "datePublished": "2021-12-08T06:30:00\(plus)07:00", "publisher": {"name": "B\(a)o V&#xED; D&#x1EE5;"}}
            """
        let article = Self.read(json)
        #expect(article.author == "Minh Tâm")
        #expect(article.outlet == "Báo Ví Dụ")
        #expect(plus == "&plus;" || article.published == "2021-12-08T06:30:00+07:00")
        let quoted = json.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "&quot;")
        #expect(Self.read(quoted).author == "Minh Tâm")
    }

    @Test func `is read behind quotation marks that stand in a headline as they are`() {
        for headline in [
            "Xã làm lại \"đường ven sông\" sau mười năm", "\"Đường ven sông\", sau mười năm chờ đợi, làm lại",
        ] {
            let json = """
                {"@type": "NewsArticle", "headline": "\(headline)", "author": {"name": "Minh Tâm"},
                "datePublished": "2021-12-08T06:30:00+07:00", "isAccessibleForFree": true}
                """
            let article = Self.read(json)
            #expect(article.author == "Minh Tâm")
            #expect(article.published == "2021-12-08T06:30:00+07:00")
        }
    }

    @Test func `may be several values in one script`() {
        let json =
            #"{"@type": "WebSite", "name": "Báo Ví Dụ"} {"@type": "NewsArticle", "author": {"name": "Minh Tâm"}}"#
        let article = Self.read(json)
        #expect(article.author == "Minh Tâm")
        #expect(article.outlet == "Báo Ví Dụ")
    }

    @Test(arguments: [
        "<link rel=\"canonical\" href=\"https://vidu.example/duong-ven-song.html\">",
        "<meta property=\"og:title\" content=\"\(Self.headline)\">", "",
    ])
    func `of several articles is that of the page's address or title`(head: String) {
        func article(_ headline: String, _ name: String, _ day: Int, _ address: String) -> String {
            """
            {"@type": "NewsArticle", "headline": "\(headline)", "author": {"name": "\(name)"}, "datePublished": "2021-12-0\(day)",
            "mainEntityOfPage": "https://vidu.example/\(address).html#page"}
            """
        }
        let other = article("Cầu mới thông xe sau ba năm", "Thu Hà", 1, "cau-moi")
        let own = article(Self.headline, "Minh Tâm", 8, "duong-ven-song")
        for json in ["[\(other), \(own)]", "[\(own), \(other)]", "{\"@graph\": [\(other), \(own), \(other)]}"] {
            let article = Self.read(json, head: head)
            #expect(article.author == "Minh Tâm")
            #expect(article.published == "2021-12-08")
        }
    }
}
