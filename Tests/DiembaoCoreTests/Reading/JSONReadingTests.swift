import DiembaoExtract
import Testing

@testable import DiembaoCore

@Suite struct JSONReadingTests {
    private static func read(_ json: String) throws(ArticleFileFault) -> [ExtractedArticle] {
        var articles: [ExtractedArticle] = []
        for article in try JSONArticleReading.read(Array(json.utf8)) { articles.append(try article.get()) }
        return articles
    }

    private static func texts(_ article: ExtractedArticle) -> [String] {
        guard case .paragraphs(let paragraphs) = article.content else { return [] }
        return paragraphs.map(\.text)
    }

    private static func recognises(_ text: String, name: String? = nil) -> Bool {
        JSONArticleReading.recognises(Array(text.utf8), name: name.map { Array($0.utf8) })
    }

    private static func body(_ texts: String...) -> ExtractedArticle.Content {
        .paragraphs(texts.map { ExtractedParagraph(.body, $0) })
    }

    // MARK: Shapes

    @Test func `a NewsArticle of schema_org is an article, alone, in a list, in a graph and in a list of items`() throws
    {
        let article = #"""
            {"@context":"https://schema.org","@type":["NewsArticle"],"headline":"Cầu mới &amp; cũ","datePublished":"2021-12-08T06:30:00+0700",
            "description":"Sau ba năm thi công, cầu Sông Xanh được thông xe.","author":[{"@type":"Person","name":"Minh Tâm"},{"name":"Thu Hà"}],
            "publisher":{"@type":"Organization","name":"Báo Ví Dụ","logo":{"@type":"ImageObject","url":"https://vidu.example/l.png"}},
            "mainEntityOfPage":{"@type":"WebPage","@id":"https://vidu.example/cau-moi.html"},"comment":[{"@type":"Comment","text":"Hay quá đi"}],
            "articleBody":"Sáng 8-12, cầu được thông xe.\n\n\"Chúng tôi mừng lắm\", bà Hoa nói.\u0000"}
            """#
        let expected = ExtractedArticle(
            content: .paragraphs([
                ExtractedParagraph(.lead, "Sau ba năm thi công, cầu Sông Xanh được thông xe."),
                ExtractedParagraph(.body, "Sáng 8-12, cầu được thông xe."),
                ExtractedParagraph(.body, "\"Chúng tôi mừng lắm\", bà Hoa nói."),
            ]), headline: "Cầu mới & cũ", author: "Minh Tâm, Thu Hà", published: "2021-12-08T06:30:00+07:00",
            outlet: "Báo Ví Dụ", url: "https://vidu.example/cau-moi.html")
        let graph =
            #"{"@context":"x","@graph":[{"@type":"WebPage","name":"Trang","text":"Một trang có chữ"},"# + article + "]}"
        let items =
            #"{"@type":"ItemList","itemListElement":[{"@type":"ListItem","position":1,"item":"# + article + "}]}"
        for json in [article, "[\(article)]", graph, items] {
            #expect(Self.recognises(json))
            #expect(try Self.read(json) == [expected])
        }
        #expect(try Self.read("[\(article),\n\(article)]").count == 2)
    }

    @Test func `a live blog is one article of its reports`() throws {
        let articles = try Self.read(
            #"""
            {"@type":"LiveBlogPosting","headline":"Bão số 9","liveBlogUpdate":[
            {"@type":"BlogPosting","headline":"10h: Gió cấp 10","articleBody":"<p>Gió giật <b>mạnh</b>.</p>"},
            {"@type":"BlogPosting","articleBody":"Mưa ngớt dần."}]}
            """#)
        #expect(articles.map(Self.texts) == [["10h: Gió cấp 10", "Gió giật mạnh.", "Mưa ngớt dần."]])
    }

    @Test(arguments: [
        #"{"uri":"urn:x:1","type":"text","versioncreated":"2021-12-08T06:30:00+07:00","headline":"Cầu mới","byline":"Minh Tâm","language":"vi","located":"Hà Nội","infosource":[{"name":"Báo Ví Dụ"}],"body_text":"không đúng","body_xhtml":"<div><p>Cầu được thông xe.</p></div>"}"#,
        #"{"uri":"urn:x:1","type":"text","versioncreated":"2021-12-08T06:30:00+07:00","firstcreated":"2021-12-01T00:00:00Z","headlines":[{"role":"main","value":"Cầu mới"}],"byline":"Minh Tâm","infosources":[{"name":"Báo Ví Dụ"}],"bodies":[{"contenttype":"text/plain","value":"không đúng"},{"contenttype":"application/xhtml+xml","value":"<p>Cầu được thông xe.</p>"}],"associations":[{"type":"picture","headline":"Ảnh","body_text":"Ảnh của cầu"}]}"#,
        #"{"uri":"urn:x:1","standard":{"name":"ninjs","version":"3.0"},"type":"text","versionCreated":"2021-12-08T06:30:00+07:00","headlines":[{"role":"main","value":"Cầu mới"}],"by":"Minh Tâm","infoSources":[{"name":"Báo Ví Dụ"}],"bodies":[{"contentType":"text/html","value":"<p>Cầu được thông xe.</p>"}]}"#,
    ]) func `ninjs is read in its versions 1 to 3`(_ json: String) throws {
        #expect(
            try Self.read(json) == [
                ExtractedArticle(
                    content: Self.body("Cầu được thông xe."), headline: "Cầu mới", author: "Minh Tâm",
                    published: "2021-12-08T06:30:00+07:00", outlet: "Báo Ví Dụ")
            ])
    }

    @Test(arguments: [
        #"{"status":"ok","totalResults":1,"articles":[{"source":{"id":null,"name":"Báo Ví Dụ"},"author":"Minh Tâm","title":"Cầu mới","description":null,"url":"https://vidu.example/1","urlToImage":"https://vidu.example/1.jpg","publishedAt":"2021-12-08T06:30:00Z","content":"Cầu được thông xe. [+2134 chars]"}]}"#,
        #"[{"id":1,"media_name":"Báo Ví Dụ","author":"Minh Tâm","title":"Cầu mới","publish_date":"2021-12-08T06:30:00Z","url":"https://vidu.example/1","language":"vi","story_text":"Cầu được thông xe."}]"#,
        #"{"authors":["Minh Tâm"],"date_publish":"2021-12-08 06:30:00Z","maintext":"Cầu được thông xe.","source_domain":"Báo Ví Dụ","title":"Cầu mới","url":"https://vidu.example/1","description":"Cầu được thông xe."}"#,
        #"{"title":{"rendered":"Cầu mới"},"link":"https://vidu.example/1","date":"2021-12-08T06:30:00Z","author":"Minh Tâm","source":"Báo Ví Dụ","content":{"rendered":"<p>Cầu được thông xe.</p>\n","protected":false},"excerpt":{"rendered":"<p>Cầu được [&hellip;]</p>"}}"#,
        #"{"title":"Cầu mới","author":"Minh Tâm","hostname":"Báo Ví Dụ","date":"Wed, 08 Dec 2021 06:30:00 GMT","text":["Cầu mới","Cầu được thông xe."],"source":"https://vidu.example/1"}"#,
    ]) func `what exporters write is read`(_ json: String) throws {
        let articles = try Self.read(json)
        #expect(articles.map(\.headline) == ["Cầu mới"])
        #expect(articles.map(\.author) == ["Minh Tâm"])
        #expect(articles.map(\.published) == ["2021-12-08T06:30:00Z"])
        #expect(articles.map(\.outlet) == ["Báo Ví Dụ"])
        #expect(articles.map(\.url) == ["https://vidu.example/1"])
        #expect(articles.map(Self.texts) == [["Cầu được thông xe."]])
    }

    @Test func `items of JSON Feed are articles of the feed's outlet, with a title alone, too`() throws {
        let articles = try Self.read(
            #"""
            {"version":"https://jsonfeed.org/version/1.1","title":"Báo Ví Dụ - RSS","home_page_url":"https://vidu.example","items":[
            {"id":"1","url":"https://vidu.example/1","title":"Cầu mới","content_html":"<p>Cầu được thông xe.</p>","date_published":"2021-12-08T06:30:00+07:00","authors":[{"name":"Minh Tâm"}]},
            {"id":"2","external_url":"https://khac.example/2","content_text":"Một dòng.\nHai dòng."},{"id":"3","title":"Tin vắn"},{"id":"4"}]}
            """#)
        #expect(
            articles == [
                ExtractedArticle(
                    content: Self.body("Cầu được thông xe."), headline: "Cầu mới", author: "Minh Tâm",
                    published: "2021-12-08T06:30:00+07:00", outlet: "Báo Ví Dụ", url: "https://vidu.example/1"),
                ExtractedArticle(
                    content: Self.body("Một dòng.", "Hai dòng."), outlet: "Báo Ví Dụ", url: "https://khac.example/2"),
                ExtractedArticle(content: Self.body(), headline: "Tin vắn", outlet: "Báo Ví Dụ"),
            ])
    }

    @Test func `JSON Lines and sequences have an article in each`() throws {
        let first = #"{"title":"Một","text":"Đoạn thứ nhất."}"#
        let second = #"{"title":"Hai","text":"Đoạn thứ hai."}"#
        for json in [
            "\(first)\n\(second)\n", "\u{1E}\(first)\n\u{1E}\(second)\n",
            "\u{1E}\(first)\n\u{1E}{\"title\":\"Cụt\n\u{1E}\(second)\n",
        ] {
            #expect(Self.recognises(json))
            #expect(try Self.read(json).map(\.headline) == ["Một", "Hai"])
        }
    }

    @Test func `a line of JSON Lines that is no JSON leaves the other lines what they are`() throws {
        let first = #"{"title":"Một","text":"Đoạn thứ nhất."}"#
        let second = #"{"title":"Hai","text":"Đoạn thứ hai."}"#
        let cut = #"{"title":"Ba","text":"Đoạn thứ"#
        let bare = #"{"title": Ba}"#
        for (json, place, line, column) in [
            ("\(first)\n\(second)\n\(cut)", 2, 3, 31), ("\(first)\n\n\(bare)\n\(second)\n", 1, 3, 11),
            ("\(bare)\r\n\(first)\r\n\(second)\r\n", 0, 1, 11), ("\(first)\n\(cut)\nba.\"}\n\(second)\n", 1, 2, 31),
        ] {
            let articles = try JSONArticleReading.read(Array(json.utf8))
            #expect(articles.compactMap { try? $0.get().headline } == ["Một", "Hai"])
            #expect(articles[place] == .failure(.malformed(format: "JSON", line: line, column: column)))
        }
    }

    @Test func `JSON over several lines, or of which no line is any, is a fault as a whole`() {
        let pretty = "{\n\"articles\": [\n{\"title\": \"Một\", \"text\": \"Đoạn thứ nhất.\"},\n{\"title\": Hai}\n]\n}\n"
        #expect(throws: ArticleFileFault.malformed(format: "JSON", line: 4, column: 11)) { try Self.read(pretty) }
        #expect(throws: ArticleFileFault.malformed(format: "JSON", line: 1, column: 3)) { try Self.read("{ a\n{ b\n") }
    }

    @Test(arguments: [
        ("1638919800", "2021-12-07T23:30:00Z"), ("1638919800000", "2021-12-07T23:30:00Z"),
        ("1638919800.25", "2021-12-07T23:30:00Z"), ("20211208", nil), ("-1638919800", nil), ("1e9", nil), ("true", nil),
    ]) func `a date may be a number`(_ number: String, _ published: String?) throws {
        let articles = try Self.read(#"{"title":"Cầu mới","text":"Cầu được thông xe.","published_at":\#(number)}"#)
        #expect(articles.map(\.published) == [published])
    }

    @Test func `keys may be Vietnamese, with marks and without`() throws {
        for keys in [
            ["tiêu đề", "tóm tắt", "nội dung", "tác giả", "ngày đăng", "nguồn", "đường dẫn"],
            ["Tieu_De", "TomTat", "noi-dung", "tacgia", "ngay_dang", "nguon", "duong_dan"],
        ] {
            let values = [
                "Cầu mới", "Cầu nối hai bờ.", "Cầu được thông xe.", "Minh Tâm", "2021-12-08", "Báo Ví Dụ",
                "https://vidu.example/1",
            ]
            let members = zip(keys, values).map { "\"\($0)\":\"\($1)\"" }.joined(separator: ",")
            let article = try #require(try Self.read("{\(members)}").first)
            #expect(article.headline == "Cầu mới")
            #expect(Self.texts(article) == ["Cầu nối hai bờ.", "Cầu được thông xe."])
            #expect([article.author, article.published, article.outlet, article.url] == Array(values[3...]))
        }
    }

    // MARK: What is no article

    @Test(arguments: [
        "{}", "[]", #"{"name":"gói","version":"1.0","description":"một gói phần mềm"}"#,
        #"{"articles":[{"url":"https://vidu.example/1","title":"Cầu mới","seendate":"20211208T063000Z","domain":"vidu.example"}]}"#,
        #"[{"@type":"Comment","text":"Hay quá đi thôi","author":"A"}]"#, #"{"text":"ngắn thôi"}"#,
    ]) func `JSON without a text of an article says so`(_ json: String) {
        #expect { try Self.read(json) } throws: { error in
            if case ArticleFileFault.noArticle(let found, let remedy) = error {
                found == "a JSON file without articles" && remedy.contains("articleBody")
            } else {
                false
            }
        }
    }

    @Test func `a report is no article`() throws {
        let report = try Fixture.report(of: "Cầu mới\n\nCầu được thông xe sáng nay.")
        #expect { try JSONArticleReading.read(report.json()) } throws: { error in
            if case ArticleFileFault.noArticle(let found, _) = error { found == "a report of diembao" } else { false }
        }
    }

    @Test(arguments: [
        (#"{"title":"Á","text":}"#, 1, 21), ("{\n \"a\": 1,\n \"á\": x\n}", 3, 7), (#"{"a":"b"#, 1, 8),
        (#"{"a":1} x"#, 1, 9),
    ]) func `JSON that is none is said to go wrong where it does`(_ json: String, _ line: Int, _ column: Int) {
        #expect(throws: ArticleFileFault.malformed(format: "JSON", line: line, column: column)) { try Self.read(json) }
    }

    @Test(arguments: [
        "[Video] Cầu mới", "{Cầu mới}", "\"Chúng tôi mừng lắm\", bà Hoa nói.", "[[Cầu mới]]", "1. Một", "", " ", "{\"",
        "{\"a\"",
        "[\"Chúng tôi\"] bà Hoa nói", "{}", "[]",
    ]) func `plain text is not taken for JSON`(_ text: String) {
        #expect(!Self.recognises(text))
    }

    @Test func `a file's name says that it is JSON`() {
        #expect(Self.recognises("[]", name: "tin.JSON"))
        #expect(Self.recognises("  {}", name: "tin.jsonl"))
        #expect(!Self.recognises("Cầu mới", name: "tin.json"))
    }

    // MARK: What is hostile

    private static let hostile = [
        "lists in one another": String(repeating: "[", count: 200_000),
        "objects in one another": String(repeating: #"{"a":"#, count: 200_000),
        "many small values": "[" + String(repeating: "[],", count: 200_000) + "[]]",
        "one key many times": "{" + String(repeating: #""title":"a","#, count: 50_000) + #""text":"một đoạn"}"#,
        "many broken lines": String(repeating: #"{"a":[{},"# + "\n", count: 50_000) + #"{"title":"a","text":"b c"}"#,
        "halves of pairs": #"{"title":"\ud800 \udc00\ud800","text":"một \udfff đoạn"}"#,
        "many elements": #"{"title":"a","text":"<p>"# + String(repeating: "<b>a <", count: 50_000) + #""}"#,
        "references that are none": #"{"title":""# + String(repeating: "&", count: 100_000)
            + #"","text":"a &#xFFFFFFFF; b"}"#,
    ]

    @Test(arguments: hostile.keys.sorted())
    func `hostile JSON is read in time that its length bounds`(_ name: String) throws {
        let json = try #require(Self.hostile[name])
        let start = ContinuousClock.now
        _ = Self.recognises(json, name: "a.json")
        _ = try? Self.read(json)
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test func `more articles than are read are a fault`() {
        let json = "[" + String(repeating: #"{"title":"a","text":"b c"},"#, count: 2000) + "1]"
        #expect(throws: ArticleFileFault.tooManyArticles(limit: 1000)) { try Self.read(json) }
    }
}
