import Testing

@testable import DiembaoCore

private func report(_ text: String, path: String? = nil) throws -> Report {
    let document = SourceDocument(bytes: Array(text.utf8), path: path.map { Array($0.utf8) })
    guard case .report(let report) = Analyzer().analyze(document) else { throw Fixture.Stopped() }
    return report
}

private let speech = "Ông Nguyễn Văn A nói: “Nước sẽ rút trong ba ngày tới.” Người dân ở Huế đã sơ tán từ hôm qua."

private let feed = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0"><channel><title>Báo Sông Tiền</title>
    <item><title>Nước rút chậm</title><pubDate>Wed, 08 Dec 2021 10:00:00 +0700</pubDate>
    <description>\(speech)</description></item>
    <item><title>Mặn vào sớm</title><description>\(speech)</description></item>
    </channel></rss>
    """

@Suite struct `The format of a file` {
    @Test(arguments: [
        "<?xml version=\"1.0\"?><newsItem><headline>Nước rút</headline><p>\(speech)</p></newsItem>",
        "<?xml version=\"1.0\"?>\n<!-- a -->\n<urlset><url><loc>https://vidu.example/</loc></url></urlset>",
        "<nitf xmlns=\"urn:x\"><body><p>\(speech)</p></body></nitf>",
        "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"urn:x\">\(String(repeating: "<w:p><w:t>\(speech)</w:t></w:p>", count: 30))</w:wordDocument>",
    ])
    func `is told to be XML where that is neither a feed nor a page`(_ xml: String) throws {
        let report = try DiembaoCoreTests.report(xml)
        #expect(report.error?.code == .unsupportedFormat)
        #expect(report.error?.message.hasPrefix("The file is an XML file (<") == true)
        let page =
            "<?xml version=\"1.0\"?><!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><h1>Nước rút</h1>"
        #expect(try DiembaoCoreTests.report(page + "<p>\(speech)</p></body></html>").status == .analysed)
    }

    @Test func `is told by its content, and its articles are read by it`() throws {
        let markdown = try report("---\ntitle: Nước rút chậm\nauthor: Lan Anh\n---\n\n**Huế** \(speech)\n")
        #expect(markdown.source.mediaType == "text/markdown")
        #expect(markdown.document?.headline?.text == "Nước rút chậm")
        #expect(markdown.document?.byline?.text == "Lan Anh")
        #expect(markdown.document?.text.contains("*") == false)
        let json = try report(
            #"{"@type": "NewsArticle", "headline": "Nước rút chậm", "datePublished": "2021-12-08", "#
                + #""articleBody": "\#(speech)"}"#)
        #expect(json.source.mediaType == "application/json")
        #expect(json.document?.published?.value == "2021-12-08")
        #expect(json.source.encoding?.name == "UTF-8")
        let lines = try report(#"{"title":"Nước rút","text":"\#(speech)"}"# + "\n" + #"{"title":"Mặn vào","te"# + "\n")
        #expect(lines.partReports.map(\.document?.headline?.text) == ["Nước rút", nil])
        #expect(lines.partReports[1].error?.message == "The file is no JSON: it goes wrong in line 2, column 23.")
        #expect(lines.warnings.map(\.code) == [.partsFailed])
        let whole = try report(feed)
        #expect(whole.source.mediaType == "application/rss+xml")
        #expect(whole.partReports.map(\.document?.headline?.text) == ["Nước rút chậm", "Mặn vào sớm"])
        #expect(whole.partReports.map(\.document?.published?.value) == ["2021-12-08T10:00:00+07:00", nil])
    }

    @Test func `is told by its name where its content leaves it open`() throws {
        let text = "Nước rút chậm\n\n\(speech) Xem **ảnh**.\n"
        #expect(try report(text, path: "2021/tin.txt").source.mediaType == "text/plain")
        #expect(try report(text, path: "2021/tin.md").source.mediaType == "text/markdown")
    }

    @Test func `of a long feed is not taken for a page's`() throws {
        let item = "<item><title>Tin</title><link>https://a.vn</link><description>\(speech)</description></item>"
        let items = String(repeating: item, count: 60)
        let long = "<rss version=\"2.0\"><channel><title>Báo</title>\(items)</channel></rss>"
        #expect(try report(long).partReports.count == 60)
    }

    @Test(arguments: [
        (#"{"a": [1,2}"#, ReportError.Code.damagedDocument, "line 1, column 11"),
        (#"{"a": [1,2]}"#, .empty, "without articles"),
        ("<rss version=\"2.0\"><channel></channel></rss>", .empty, "a feed without items"),
    ])
    func `that holds no article is a failed report that says why`(
        _ text: String, _ code: ReportError.Code, _ part: String
    ) throws {
        let failed = try report(text)
        #expect(failed.error?.code == code)
        #expect(failed.error?.message.contains(part) == true)
    }
}
