import DiembaoExtract
import Testing

@testable import DiembaoCore

@Suite struct FeedReadingTests {
    private static func read(_ feed: String) throws(ArticleFileFault) -> [ExtractedArticle] {
        try FeedReading.read(Array(feed.utf8))
    }

    private static func rss(_ items: String, channel: String = "", declaration: String = "<?xml version=\"1.0\"?>")
        -> String
    {
        """
        \(declaration)
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
        <channel><title>Thời sự - Báo Ví Dụ RSS</title><link>https://vidu.example/</link>
        <image><title>Biểu tượng</title><url>https://vidu.example/a.png</url><link>https://vidu.example/</link></image>
        \(channel)\(items)</channel></rss>
        """
    }

    private static func texts(_ article: ExtractedArticle) -> [String] { paragraphs(article).map(\.text) }

    private static func paragraphs(_ article: ExtractedArticle) -> [ExtractedParagraph] {
        guard case .paragraphs(let paragraphs) = article.content else { return [] }
        return paragraphs
    }

    // MARK: The outlet

    @Test(arguments: [
        ("Thời sự - Báo Ví Dụ RSS", "Báo Ví Dụ"), ("Ví Dụ Online - Thời sự - RSS Feed", "Ví Dụ Online"),
        ("Báo Ví Dụ | Xã hội", "Báo Ví Dụ"), ("Ví Dụ RSS: Thời sự", "Ví Dụ"), ("RSS - Thế giới - Ví Dụ", "Ví Dụ"),
        ("Báo Bà Rịa - Vũng Tàu", "Báo Bà Rịa - Vũng Tàu"), ("Báo Ví Dụ - tin nhanh và phân tích", "Báo Ví Dụ"),
        ("Trang chủ", nil), ("RSS", nil), ("Thời sự - RSS", nil),
    ])
    func `is what the feed's title names beside the section`(title: String, outlet: String?) {
        #expect(FeedTitle.outlet(title, of: "https://vidu.example/rss/thoi-su.rss") == outlet)
    }

    @Test func `is whose the site is, where a list knows it`() {
        #expect(FeedTitle.outlet("Trang chủ", of: "https://vnexpress.net/rss") == "VnExpress")
        #expect(FeedTitle.outlet("Thời sự - VnExpress RSS", of: nil) == "VnExpress")
    }

    // MARK: RSS

    @Test func `each item of RSS 2 is an article with its content, its date, its author and the channel's name`() throws
    {
        let articles = try Self.read(
            Self.rss(
                """
                <item><title>Chợ nổi đông khách trở lại</title><link>/cho-noi.html</link>
                <guid isPermaLink="false">123</guid><pubDate>Wed, 08 Dec 2021 06:30:00 +0700</pubDate>
                <dc:creator>Minh Tâm</dc:creator><dc:creator><![CDATA[Thu Hà]]></dc:creator>
                <description>Sau hai năm vắng khách, chợ nổi Cái Răng đông trở lại từ đầu tháng.</description>
                <content:encoded><![CDATA[<p>Sáng qua, ông Tám nói: &quot;Tuần trước&nbsp;còn vắng.&quot;</p>
                <figure><img src="a.jpg"><figcaption>Chợ nổi sáng 7-12. Ảnh: Thu Hà</figcaption></figure>
                <h3>Bến mới</h3><p>Thành phố sẽ làm bến mới.</p><p><a href="/b">Xem thêm: Giá lúa giảm mạnh</a></p>
                <p>The post <a href="/c">Chợ nổi đông khách trở lại</a> appeared first on <a href="/">Báo Ví Dụ</a>.</p>]]>
                </content:encoded></item>
                <item><title>Giá lúa &amp;quot;giảm&amp;quot;</title><guid>https://vidu.example/gia-lua</guid>
                <author>minhtam@vidu.example (Minh Tâm)</author><pubDate>Tue, 07 Dec 21 23:30 GMT</pubDate>
                <description>&lt;a href="/x"&gt;&lt;img src="y.jpg"&gt;&lt;/a&gt;&lt;/br&gt;Giá lúa giảm 200 đồng.</description></item>
                <item><title>Tin vắn</title></item><item><category>trống</category></item>
                """))
        #expect(
            articles == [
                ExtractedArticle(
                    content: .paragraphs([
                        ExtractedParagraph(
                            .lead, "Sau hai năm vắng khách, chợ nổi Cái Răng đông trở lại từ đầu tháng."),
                        ExtractedParagraph(.body, "Sáng qua, ông Tám nói: \"Tuần trước còn vắng.\""),
                        ExtractedParagraph(.caption, "Chợ nổi sáng 7-12. Ảnh: Thu Hà"),
                        ExtractedParagraph(.heading, "Bến mới"), ExtractedParagraph(.body, "Thành phố sẽ làm bến mới."),
                    ]), headline: "Chợ nổi đông khách trở lại", author: "Minh Tâm, Thu Hà",
                    published: "2021-12-08T06:30:00+07:00", outlet: "Báo Ví Dụ",
                    url: "https://vidu.example/cho-noi.html"),
                ExtractedArticle(
                    content: .paragraphs([ExtractedParagraph(.body, "Giá lúa giảm 200 đồng.")]),
                    headline: "Giá lúa \"giảm\"", author: "Minh Tâm", published: "2021-12-07T23:30:00Z",
                    outlet: "Báo Ví Dụ", url: "https://vidu.example/gia-lua"),
                ExtractedArticle(content: .paragraphs([]), headline: "Tin vắn", outlet: "Báo Ví Dụ"),
            ])
    }

    @Test func `a summary that is the content's beginning is no lead`() throws {
        let articles = try Self.read(
            Self.rss(
                """
                <item><title>A</title><description>Sáng 8-12, cầu mới được thông xe sau ba năm thi công, nối hai bờ sông. […]</description>
                <content:encoded>&lt;p&gt;Sáng 8-12, cầu mới được thông xe sau ba năm thi công, nối hai bờ sông.&lt;/p&gt;</content:encoded></item>
                """))
        #expect(
            articles.map(Self.paragraphs) == [
                [
                    ExtractedParagraph(
                        .body, "Sáng 8-12, cầu mới được thông xe sau ba năm thi công, nối hai bờ sông.")
                ]
            ])
    }

    @Test func `an item that was taken from elsewhere is that outlet's`() throws {
        let articles = try Self.read(
            Self.rss(
                """
                <item><title>Cầu mới thông xe - Báo Khác</title><link>https://tonghop.example/1</link>
                <source url="https://khac.example">Báo Khác</source></item>
                """))
        #expect(articles.map(\.headline) == ["Cầu mới thông xe"])
        #expect(articles.map(\.outlet) == ["Báo Khác"])
    }

    @Test func `what Media RSS says of pictures are captions, and the text where there is no other`() throws {
        let articles = try Self.read(
            Self.rss(
                """
                <item><title>A</title><description>Một đoạn văn.</description><media:content url="a.jpg">
                <media:description type="plain">Cầu sáng 8-12. Ảnh: Thu Hà</media:description></media:content></item>
                <item><title>B</title><media:group><media:description>Lời của đoạn phim.</media:description></media:group></item>
                """))
        #expect(
            articles.map(Self.paragraphs) == [
                [
                    ExtractedParagraph(.body, "Một đoạn văn."),
                    ExtractedParagraph(.caption, "Cầu sáng 8-12. Ảnh: Thu Hà"),
                ],
                [ExtractedParagraph(.body, "Lời của đoạn phim.")],
            ])
    }

    @Test func `RSS 1 and 0_91 are read, too`() throws {
        let rdf = """
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
              xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://vidu.example/rss"><title>Báo Ví Dụ</title><link>https://vidu.example/</link></channel>
            <item rdf:about="https://vidu.example/1"><title>Cầu mới</title><dc:date>2021-12-08T06:30+07:00</dc:date>
            <description>Cầu mới được thông xe.</description></item></rdf:RDF>
            """
        #expect(FeedReading.recognises(Array(rdf.utf8)))
        #expect(
            try Self.read(rdf) == [
                ExtractedArticle(
                    content: .paragraphs([ExtractedParagraph(.body, "Cầu mới được thông xe.")]), headline: "Cầu mới",
                    published: "2021-12-08T06:30:00+07:00", outlet: "Báo Ví Dụ", url: "https://vidu.example/1")
            ])
        let old = """
            <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"
            [<!ENTITY x "y">]>
            <rss version="0.91"><channel><title>A</title><item><title>Cầu&nbsp;mới &eacute;</title></item></channel></rss>
            """
        #expect(FeedReading.recognises(Array(old.utf8)))
        #expect(try Self.read(old).map(\.headline) == ["Cầu mới é"])
    }

    // MARK: Atom

    @Test func `entries of Atom have text, HTML or XHTML, and addresses that the base completes`() throws {
        let feed = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://vidu.example/tin/">
            <title type="text">Báo Ví Dụ</title><link rel="self" href="/atom.xml"/><author><name>Ban Thời sự</name></author>
            <entry><title type="html">&lt;b&gt;Cầu&lt;/b&gt; mới</title><link rel="edit" href="e"/><link href="cau-moi.html"/>
            <published>2021-12-08T06:30:00.5+07:00</published><updated>2021-12-09T06:30:00Z</updated>
            <author><name>Minh Tâm</name><email>a@b.example</email></author>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Đoạn <em>một</em> &lt; hai.</p><br/><p>Đoạn hai.</p>
            <ul><li>Ý một</li></ul></div></content></entry>
            <entry><title>A &lt; B</title><updated>2021-12-09T06:30:00Z</updated><summary>Dòng một.
            Dòng hai.</summary><content type="image/png">iVBORw0KGgo=</content>
            <source><title>Báo Khác</title></source></entry></feed>
            """
        #expect(FeedReading.recognises(Array(feed.utf8)))
        #expect(
            try Self.read(feed) == [
                ExtractedArticle(
                    content: .paragraphs([
                        ExtractedParagraph(.body, "Đoạn một < hai."), ExtractedParagraph(.body, "Đoạn hai."),
                        ExtractedParagraph(.body, "Ý một"),
                    ]), headline: "Cầu mới", author: "Minh Tâm", published: "2021-12-08T06:30:00+07:00",
                    outlet: "Báo Ví Dụ", url: "https://vidu.example/tin/cau-moi.html"),
                ExtractedArticle(
                    content: .paragraphs([
                        ExtractedParagraph(.body, "Dòng một."), ExtractedParagraph(.body, "Dòng hai."),
                    ]),
                    headline: "A < B", author: "Ban Thời sự", published: "2021-12-09T06:30:00Z", outlet: "Báo Khác"),
            ])
    }

    // MARK: What is broken or hostile

    @Test func `a feed that breaks the rules is read as far as items can be told`() throws {
        let articles = try Self.read(
            Self.rss(
                """
                <item><title>Một & hai</title><description>Đoạn<br>một <b>đậm</description><link>https://vidu.example/1</link></item>
                <item><title>Ba</title><description>&lt;p&gt;Đoạn ba.&lt;/p&gt;</description><link>https://vidu.example/3</link></item>
                <item><title>Bốn</title><description>Đoạn bốn bị c
                """
            ).replacing("</channel></rss>", with: ""))
        #expect(articles.count == 3)
        #expect(articles.map(\.url) == ["https://vidu.example/1", "https://vidu.example/3", nil])
        #expect(articles.map(Self.texts) == [["Đoạn một đậm"], ["Đoạn ba."], ["Đoạn bốn bị c"]])
    }

    @Test func `a feed without items is said to have none, one that is no XML where it goes wrong`() {
        #expect(
            throws: ArticleFileFault.noArticle(
                found: "a feed without items", remedy: "Fetch it again when there is news in it.")
        ) {
            try Self.read(Self.rss(""))
        }
        #expect(throws: ArticleFileFault.malformed(format: "XML", line: 2, column: 9)) {
            try Self.read("<rss>\n<x>a</y></rss>")
        }
    }

    @Test func `nothing that a feed declares grows or is fetched`() throws {
        let declarations = """
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "file:///etc/hosts"> %p;]>
            """
        let articles = try Self.read(
            Self.rss("<item><title>A&c;&f;</title><description>B&quot;</description></item>", declaration: declarations)
        )
        #expect(articles.map(\.headline) == ["A"])
        #expect(articles.map(Self.texts) == [["B\""]])
    }

    @Test func `more items than are read are a fault, elements in one another are not`() throws {
        #expect(throws: ArticleFileFault.tooManyArticles(limit: 1000)) {
            try Self.read(Self.rss(String(repeating: "<item><title>a</title></item>", count: 50_000)))
        }
        let deep = Self.rss("<item><title>A</title><description>" + String(repeating: "<p>", count: 100_000))
        #expect(try Self.read(deep).map(\.headline) == ["A"])
    }

    @Test func `an element with attributes without end ends the feed, a long one does not`() throws {
        let start = ContinuousClock.now
        let many = (0..<50_000).map { "a\($0)='>' " }.joined()
        #expect(try Self.read(Self.rss("<item><title>A</title></item><item \(many)/><item/>")).count == 1)
        #expect(ContinuousClock.now - start < .seconds(10))
        let long = String(repeating: "=\"&gt;'\" ", count: 20_000)
        let text = Self.rss("<item><title>A</title><description><![CDATA[<p \(long)>]]>\(long)</description></item>")
        #expect(FeedBounds.bounded(Array(text.utf8)).count == text.utf8.count)
    }

    @Test func `an ampersand that begins no reference stands for itself, also in addresses`() throws {
        let item = """
            <item><title>Lúa & gạo &nbsp;& cá &#38; tôm</title><link>https://vidu.example/a?x=1&y=2&copy=3;</link>
            <description><![CDATA[<p>A & B &amp; C</p>]]></description><!-- & --></item>
            """
        let articles = try Self.read(Self.rss(item))
        #expect(articles.map(\.headline) == ["Lúa & gạo & cá & tôm"])
        #expect(articles.map(\.url) == ["https://vidu.example/a?x=1&y=2&copy=3;"])
        #expect(articles.map(Self.texts) == [["A & B & C"]])
        let many = Array(String(repeating: "&<!--", count: 200_000).utf8)
        let start = ContinuousClock.now
        #expect(FeedBounds.escaped(many[...]).count == many.count + 4)
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test(arguments: [
        "<html><body><feed></body></html>", "<feed>Tin</feed>", "<?xml version=\"1.0\"?><root/>", "rss", "<rss", "",
        "<!--", "<?",
        "<!DOCTYPE rss [", "Tin <rss>", "<rssx>",
    ]) func `what is no feed is not taken for one`(_ text: String) {
        #expect(!FeedReading.recognises(Array(text.utf8)))
    }
}
