import DiembaoExtract
import Testing

@testable import DiembaoFormats

@Suite struct WebArchiveTests {
    @Test func `a page that Chromium saved is its root`() throws {
        let document = try Mail.read(Mail.fixture("chromium.mhtml"))
        #expect(document.mediaType == "multipart/related")
        let article = try #require(document.articles.first)
        #expect(document.articles.count == 1)
        #expect(article.url == "http://127.0.0.1:8765/page.html")
        #expect(article.published == nil && article.headline == nil && article.outlet == nil)
        let text = try #require(article.text)
        #expect(text.hasPrefix("<!DOCTYPE html><html lang=\"vi\">"))
        #expect(text.contains("<h1>Đò ngang sông Lô ngừng chạy vì nước xiết</h1>") && !text.contains("nhà ở ngay"))
    }

    @Test(arguments: ["chromium-frame.mhtml", "chromium-frameset.mhtml"])
    func `a page that only shows another is that one`(_ name: String) throws {
        let article = try #require(try Mail.read(Mail.fixture(name)).articles.first)
        #expect(article.text?.contains("<h1>Đò ngang sông Lô ngừng chạy vì nước xiết</h1>") == true)
    }

    private static func archive(_ parts: [String], from: String = "<Lưu bởi>", fields: String = "", start: String = "")
        -> String
    {
        "From: \(from)\nSubject: =?utf-8?B?VGlu?=\nDate: Wed, 8 Dec 2021 10:00:00 +0700\nMIME-Version: 1.0\n\(fields)"
            + Mail.inner("related", parts).replacing("related;", with: "related; type=\"text/html\";\(start)")
    }

    @Test func `a page that Word saved is read, from no address`() throws {
        let page =
            "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><body><p class=MsoNormal>H\u{E0} N\u{F4}i</p></body></html>"
        let bytes = Array(
            Self.archive([
                "Content-Location: file:///C:/6F2A/bai.htm\nContent-Type: text/html; charset=\"windows-1258\"\n\n"
                    + page,
                "Content-Location: file:///C:/6F2A/bai_files/filelist.xml\nContent-Type: text/xml\n\n<xml/>",
            ]).utf8)
        // One byte a letter, as windows-1258 has them.
        let old = String(decoding: bytes, as: UTF8.self).unicodeScalars.flatMap {
            $0.value < 256 ? [UInt8($0.value)] : Array(String($0).utf8)
        }
        let article = try #require(try Mail.read(old).articles.first)
        #expect(article.text?.contains("Hà Nôi") == true)
        #expect(article.url == nil)
    }

    @Test func `the root is the part that the archive names`() throws {
        let archive = Self.archive(
            [
                Mail.part("text/html", "<p>Quảng cáo</p>", fields: "Content-Location: https://qc.example.vn/\n"),
                Mail.part(
                    "text/html; charset=utf-8", "<p>Bài</p>",
                    fields: "Content-ID: <b>\nContent-Location: https://bao.example.vn/b\n"),
            ], from: "<Saved by Windows Internet Explorer 8>", start: " start=\"<b>\";")
        let article = try #require(try Mail.read(archive).first)
        #expect(article.text == "<p>Bài</p>")
        #expect(article.url == "https://bao.example.vn/b")
    }

    @Test func `frames that show each other end`() throws {
        func page(_ id: String, _ frame: String) -> String {
            Mail.part(
                "text/html", "<iframe src=\"\(frame)\"></iframe>",
                fields: "Content-ID: <\(id)>\nContent-Location: https://a.vn/\(id)\n")
        }
        let archive = Self.archive(
            [page("a", "cid:b"), page("b", "/c"), page("c", "a")], fields: "Snapshot-Content-Location: https://a.vn/a\n"
        )
        #expect(try Mail.read(archive).map(\.url) == ["https://a.vn/a"])
    }

    @Test func `a message with pictures that somebody sent is no saved page`() throws {
        let message =
            Mail.header("Tin")
            + Mail.inner("related", [Mail.part("text/html", "<p>Bài</p>", fields: "Content-Location: a.htm\n")])
        #expect(try Mail.read(Array(message.utf8)).mediaType == "message/rfc822")
    }

    @Test func `a saved page without text says so`() {
        #expect {
            try Mail.read(
                Self.archive([Mail.part("text/html", " ")], fields: "Snapshot-Content-Location: https://a.vn/\n"))
        } throws: {
            ($0 as? ExtractionFailure)?.code == .noText
        }
    }
}
