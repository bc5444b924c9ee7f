import DiembaoExtract
import TestSupport
import Testing

@testable import DiembaoFormats

/// What nobody sends by accident: it ends, soon, with an article or a reason.
@Suite struct MailHostileTests {
    /// Reads it in seconds of computing, whatever comes of it.
    private func survives(_ text: String, within seconds: Double = 10, _ location: SourceLocation = #_sourceLocation)
        -> ExtractionFailure.Code?
    {
        let bytes = Array(text.utf8)
        var code: ExtractionFailure.Code?
        let time = threadSeconds {
            do throws(ExtractionFailure) { _ = try Mail.read(bytes) } catch { code = error.code }
        }
        #expect(time < seconds, sourceLocation: location)
        return code
    }

    private static let multipart = "Content-Type: multipart/mixed; boundary="

    @Test func `a subject that goes on for pages is no headline`() throws {
        let long = String(repeating: "Mưa lớn ở Huế ", count: 1000)
        let article = try Mail.read(Mail.plain("Nước rút.\n", subject: Mail.encodedWord(long)))[0]
        #expect(article.headline == nil)
        #expect(article.size < 100)
    }

    @Test func `multiparts in one another without end`() {
        var nested = Mail.header("Tin")
        for level in 0..<100_000 { nested += "\(Self.multipart)b\(level)\n\n--b\(level)\n" }
        #expect(survives(nested + "\nBài.\n") == .limit)
        nested = Mail.header("Tin")
        for level in 0..<15_000 { nested += "\(Self.multipart)b\(level)\n\n--b\(level)\n" }
        _ = survives(nested + "\nBài.\n")
    }

    @Test func `the same boundary in one another`() {
        let same = String(repeating: "\(Self.multipart)b\n\n--b\n", count: 15_000)
        _ = survives(Mail.header("Tin") + same + "\nBài.\n")
    }

    @Test func `boundaries that never close, and that are none`() throws {
        let open = Mail.header("Tin") + "\(Self.multipart)b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\nMột."
        #expect(try Mail.read(open).map(\.lines) == [["Một."]])
        _ = survives(Mail.header("Tin") + "Content-Type: multipart/mixed\n\nMột.")
        _ = survives(Mail.header("Tin") + "\(Self.multipart)\"\"\n\n----\n\nMột.\n------\n")
        _ = survives(Mail.header("Tin") + "\(Self.multipart)\(String(repeating: "b", count: 1 << 20))\n\nMột.")
    }

    @Test func `more parts than anybody sends`() {
        let parts = String(repeating: "--b\n\n", count: 200_000)
        #expect(survives(Mail.header("Tin") + "\(Self.multipart)b\n\n" + parts) == .limit)
        #expect(
            survives(Mail.header("Tin") + "\(Self.multipart)b\n\n" + String(repeating: "--b\n\n", count: 19_000))
                == .noText)
        let attached = String(repeating: "--b\nContent-Disposition: attachment\n\nBài.\n", count: 5000)
        #expect(survives(Mail.header("Tin") + "\(Self.multipart)b\n\n" + attached) == .limit)
    }

    @Test func `many texts in two forms`() {
        let pair = "--b\n\nMột.\n--b\nContent-Type: text/html\n\n<p>Hai.</p>\n"
        #expect(survives(Mail.header("Tin") + "\(Self.multipart)b\n\n" + String(repeating: pair, count: 9000)) == nil)
    }

    @Test func `header fields that are long or many`() throws {
        let long = String(repeating: "a", count: 1 << 20)
        #expect(try Mail.read(Mail.plain("Một.", fields: "X-Long: \(long)\n"))[0].lines == ["Một."])
        #expect(survives(Mail.plain("Một.", fields: "\(long): a\n")) == .damaged)
        _ = survives(Mail.plain("Một.", subject: String(repeating: "Fwd: ", count: 200_000)))
        _ = survives(Mail.plain("Một.", subject: String(repeating: "=?utf-8?Q?=E1?= ", count: 60_000)))
        _ = survives(Mail.plain("Một.", subject: String(repeating: "=?utf-8?B?", count: 100_000)))
        _ = survives(Mail.plain("Một.", subject: String(repeating: "=?ISO-2022-CN-EXT?B?GyRBMX4=?= ", count: 1000)))
        _ = survives(Mail.plain("Một.", fields: "Cc: " + String(repeating: "(", count: 1 << 20) + "\n"))
        _ = survives(Mail.plain("Một.", fields: "Cc: " + String(repeating: "a:", count: 100_000) + "\n"))
        _ = survives(Mail.plain("Một.", fields: "References: " + String(repeating: "<a@b> ", count: 100_000) + "\n"))
        #expect(survives(Mail.header("Tin") + String(repeating: "A:\n", count: 1 << 20) + "\nMột.") == .limit)
        let parameters = (0..<20_000).map { "; a*\($0)*=utf-8''x" }.joined()
        _ = survives(Mail.header("Tin") + "Content-Type: text/plain\(parameters)\n\nMột.")
    }

    @Test func `packed more often than is unpacked`() {
        var message = Mail.plain("Một.")
        for _ in 0..<12 { message = Mail.header("Tin") + "Content-Type: message/rfc822\n\n" + message }
        #expect(survives(message) == .limit)
        message = Mail.header("Tin") + String(repeating: "Content-Type: message/rfc822\n\n", count: 60_000)
        #expect(survives(message) == .limit)
    }

    @Test func `more bytes than may be unpacked`() {
        let message =
            Mail.header("Tin") + "Content-Transfer-Encoding: base64\n\n" + String(repeating: "QUJD\n", count: 100_000)
        #expect {
            try Mail.read(Array(message.utf8), limits: ExtractionLimits(unpackedSize: 100_000))
        } throws: { ($0 as? ExtractionFailure)?.code == .limit }
    }

    @Test func `bytes that are no text`() throws {
        #expect(try Mail.read(Mail.plain("Mộ\0t câu đủ dài.\0")).map(\.lines) == [["Một câu đủ dài."]])
        for charset in [
            "utf-7", "utf-16", "ISO-2022-KR//TRANSLIT", "..//..", String(repeating: "x", count: 100_000),
            "utf-8\0//IGNORE", "\n\n",
        ] {
            _ = survives(Mail.plain("Một \u{1}\u{7F}.").replacing("charset=utf-8", with: "charset=\"\(charset)\""))
        }
        _ = survives(Mail.plain("begin 644 a\n#86)C\n`\nend\n").replacing("8bit", with: "x-uuencode"))
    }

    @Test func `pages that are left open`() throws {
        for page in [
            "<!--", "<script>", "<div style='display:none'>", "<a href=\"", "<", "</", "<blockquote>", "</blockquote>",
            "&#", "&#x110000;",
            "<iframe src=a>", "<a b='", "<p style=\"display:none\"><b>",
        ] {
            _ = survives(Mail.page(String(repeating: page, count: 50_000)))
        }
        #expect(
            try Mail.read(Mail.page("<p>Một &#0; &bogus; &#xD800; a < b &amp"))[0].lines == [
                "Một &#0; &bogus; &#xD800; a < b &amp"
            ])
    }

    @Test func `lines that look like what programs write`() {
        for line in [
            "From: a\n", "On a\n", "On 1 a@b\n", "---------- Forwarded message ---------\n",
            "From: a\nDate: a\nSubject: a\n", ">", "> ", "-- \n",
            "Subject: a\n", "On 10:00 a@b wrote:\n", "a:\n>\n", "Chào\n\n", "-\n", "_\n",
        ] {
            _ = survives(Mail.plain(String(repeating: line, count: 30_000)))
        }
    }

    @Test func `mailboxes of nothing but separators`() {
        let separator = "From a@b Wed Dec  8 10:00:00 2021\n"
        let header = separator + Mail.header("Tin")
        #expect(survives(header + String(repeating: "\n" + separator, count: 20_000)) == .noText)
        _ = survives(header + String(repeating: "Content-Length: 9\n" + separator, count: 20_000))
        _ = survives(String(repeating: header + "Content-Length: 99999\n\n\n", count: 10_000))
        _ = survives(header + "\n" + String(repeating: ">From \n", count: 100_000))
    }
}
