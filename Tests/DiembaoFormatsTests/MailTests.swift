import DiembaoExtract
import Testing

@testable import DiembaoFormats

@Suite struct MailTests {
    private static let article = """
        Sáng 5/10, trạm bơm Cổ Đô chạy cả tám tổ máy để tiêu úng cho ba xã ven sông, trong khi mực nước ngoài đê vẫn lên.

        Ông Nguyễn Văn Khởi, trạm trưởng, cho biết máy đã chạy liên tục mười chín giờ và sẽ không nghỉ trước đêm nay.

        """

    @Test func `a message's text is an article, and its subject the headline`() throws {
        let articles = try Mail.read(
            Mail.plain(Self.article, subject: Mail.encodedWord("Trạm bơm Cổ Đô chạy hết công suất")))
        #expect(articles.count == 1)
        #expect(articles[0].headline == "Trạm bơm Cổ Đô chạy hết công suất")
        #expect(articles[0].text == Self.article)
        #expect(try Mail.read(Array(Mail.plain(Self.article).utf8)).mediaType == "message/rfc822")
    }

    @Test func `what nobody says is left open`() throws {
        let article = try Mail.read(Mail.plain(Self.article))[0]
        #expect(article.author == nil && article.outlet == nil && article.published == nil && article.url == nil)
    }

    @Test func `a dispatch that an agency's machine sends is published by it when it is sent`() throws {
        let message = Mail.plain(Self.article).replacing("Lan <lan@example.org>", with: "TTXVN <tin@vnanet.vn>")
        let article = try Mail.read(message)[0]
        #expect(article.outlet == "TTXVN")
        #expect(article.published == "2021-12-08T10:00:00+07:00")
        for date in ["hôm nay", "Wed, 8 Dec 2021 10:00:00", "8/12/2021 10:00 +0700", "2021"] {
            let undated = message.replacing("Date: Wed, 8 Dec 2021 10:00:00 +0700", with: "Date: \(date)")
            #expect(try Mail.read(undated)[0].published == nil)
        }
        let colleague = try Mail.read(message.replacing("TTXVN <tin@", with: "Lan Anh <lan.anh@"))[0]
        #expect(colleague.outlet == nil && colleague.published == nil)
        let passedOn = try Mail.read(message.replacing("Subject: ", with: "Subject: Fwd: "))[0]
        #expect(passedOn.outlet == nil && passedOn.published == nil)
    }

    @Test(arguments: [
        ("Fwd: Mưa lớn ở Huế", "Mưa lớn ở Huế"), ("FW: RE: Mưa lớn", "Mưa lớn"), ("Re[2]: Mưa lớn", "Mưa lớn"),
        ("Tr: Mưa lớn", "Mưa lớn"), ("Chuyển tiếp: Mưa lớn", "Mưa lớn"), ("Trả lời: Fwd: Mưa lớn", "Mưa lớn"),
        ("[alerts] Fwd: Mưa lớn", "Mưa lớn"), ("Fwd: [alerts] Mưa lớn", "Mưa lớn"),
        ("[Video] Mưa lớn", "[Video] Mưa lớn"),
        ("Huế: mưa lớn", "Huế: mưa lớn"), ("Mưa lớn (fwd)", "Mưa lớn"), ("Re: chuyện mưa", "chuyện mưa"),
    ])
    func `a headline is the subject without what programs put before it`(_ subject: String, _ headline: String) {
        #expect(MailSubject(subject, isFromList: false).headline == headline)
    }

    @Test func `a list's name before a subject is no part of it`() throws {
        let message = Mail.plain(Self.article, subject: "[alerts] Trạm bơm", fields: "List-Id: <alerts.example.org>\n")
        #expect(try Mail.read(message)[0].headline == "Trạm bơm")
        #expect(MailSubject("Fwd: ", isFromList: false).headline == nil)
    }

    @Test func `subjects are read as they are meant`() throws {
        let cut = Array("Thủ đô".utf8)
        let split =
            "=?utf-8?B?\(Mail.base64(Array(cut[..<3])))?=\n =?utf-8?B?\(Mail.base64(Array(cut[3...])))?="
        for (subject, headline) in [
            (split, "Thủ đô"), ("Thủ đô mưa", "Thủ đô mưa"), ("=?UTF-8?q?Th=E1=BB=A7_=C4=91=C3=B4?=", "Thủ đô"),
            ("=?windows-1258?Q?H=E0_N=F4=F2i?=", "Hà Nội"),
            ("Mưa\n ở\n\tHuế", "Mưa ở Huế"), ("M\u{AD}ưa\u{A0}ở\u{200B} Huế", "Mưa ở Huế"),
        ] {
            let found = try Mail.read(Mail.plain(Self.article, subject: subject))[0].headline
            #expect(found == headline)
        }
        let raw =
            Array("Subject: Th\u{1}".utf8).dropLast() + [0xFB, 0x20, 0xAE, 0xEA]
            + Array("\nFrom: a@example.org\n\nBài.".utf8)
        #expect(try Mail.read(raw).articles[0].headline == nil)
    }

    @Test func `the encodings of a text are undone`() throws {
        let utf8 = Array("Mưa lớn ở Huế, hàng trăm nhà ngập.\n".utf8)
        func read(_ type: String, _ encoding: String, _ body: [UInt8]) throws -> ExtractedArticle {
            try Mail.read(
                Array((Mail.header("Tin") + "Content-Type: \(type)\nContent-Transfer-Encoding: \(encoding)\n\n").utf8)
                    + body
            ).articles[0]
        }
        let expected = "Mưa lớn ở Huế, hàng trăm nhà ngập.\n"
        #expect(try read("text/plain; charset=UTF-8", "base64", Array(Mail.base64(utf8).utf8)).text == expected)
        let quoted = utf8.flatMap { $0 < 0x80 ? [$0] : Array("=\(String($0, radix: 16, uppercase: true))".utf8) }
        #expect(try read("text/plain; charset=utf-8", "quoted-printable", quoted).text == expected)
        let windows1258: [UInt8] = [0x48, 0xE0, 0x20, 0x4E, 0xF4, 0xF2, 0x69, 0x0A]
        #expect(try read("text/plain; charset=windows-1258", "8bit", windows1258).text == "Hà Nội\n")
        let japanese = Array("\u{1B}$B3$\u{1B}(B\n".utf8)
        #expect(try read("text/plain; charset=ISO-2022-JP", "7bit", japanese).text == "海\n")
    }

    @Test(arguments: [
        "unknown-8bit", "us-ascii", "iso-8859-1", "utf-8", "windows-1252", "x-nhu-cu", "../../tmp/a", "iso-2022-jp",
    ])
    func `bytes in an encoding that is not named go on as they are`(_ charset: String) throws {
        // "Việt Nam" in TCVN3.
        let bytes: [UInt8] = [0x56, 0x69, 0xD6, 0x74, 0x20, 0x4E, 0x61, 0x6D, 0x0A]
        let message = Array((Mail.header("Tin") + "Content-Type: text/plain; charset=\"\(charset)\"\n\n").utf8) + bytes
        #expect(try Mail.read(message).articles[0].content == .file(bytes))
    }

    @Test func `lines that were broken at a width are joined`() throws {
        let text = """
            Mưa lớn kéo dài từ đêm qua đến sáng nay đã khiến nhiều nhà dân ở thành phố
            Huế bị ngập sâu, theo báo cáo của ban chỉ huy phòng chống thiên tai. Ông Lê
            Văn A nói vậy.

            Ba điều cần nhớ:
            - Không ra sông.
            - Nghe đài.

            """
        #expect(
            try Mail.read(Mail.plain(text))[0].lines == [
                "Mưa lớn kéo dài từ đêm qua đến sáng nay đã khiến nhiều nhà dân ở thành phố Huế bị ngập sâu, theo báo cáo của ban "
                    + "chỉ huy phòng chống thiên tai. Ông Lê Văn A nói vậy.",
                "Ba điều cần nhớ:", "- Không ra sông.", "- Nghe đài.",
            ])
    }

    @Test(arguments: [("", "Mưa lớn ở Huế.\n\nLũ về.\n"), ("; delsp=yes", "Mưalớn ởHuế.\n\nLũ về.\n")])
    func `flowed text is put together again`(_ delsp: String, _ expected: String) throws {
        let text = "Mưa \nlớn ở \nHuế.\n\n Lũ về.\n"
        let message = Mail.plain(text).replacing("charset=utf-8", with: "charset=utf-8; format=flowed\(delsp)")
        #expect(try Mail.read(message)[0].text == expected)
    }

    // MARK: Alternatives

    private static let page = """
        <html><body><table><tr><td><a href="https://example.org/">Trang chủ</a></td></tr></table>
        <h1>Trạm bơm Cổ Đô chạy hết công suất</h1><p>Sáng 5/10, trạm bơm Cổ Đô chạy cả tám tổ máy.</p>
        <figure><img src="cid:a"><figcaption>Trạm bơm sáng 5/10</figcaption></figure></body></html>
        """

    @Test func `a newsletter's page is read and not the text that says that there is one`() throws {
        let message = Mail.multipart(
            "alternative",
            [Mail.part("text/plain; charset=utf-8", "Xem bản HTML."), Mail.part("text/html; charset=utf-8", Self.page)])
        #expect(try Mail.read(message).map(\.text) == [Self.page])
    }

    @Test func `a page with its pictures is read, the pictures are not`() throws {
        let related = Mail.inner(
            "related",
            [
                Mail.part("text/html; charset=utf-8", Self.page),
                Mail.part("image/png", "…", fields: "Content-ID: <a>\n"),
                Mail.part("text/css", "p {}"),
            ])
        let message = Mail.multipart("alternative", [Mail.part("text/plain", "Ban HTML."), related])
        #expect(try Mail.read(message).map(\.text) == [Self.page])
    }

    @Test func `what somebody wrote in a mail program is paragraphs, whole and without markup`() throws {
        let html = """
            <div dir="ltr">Sáng 5/10, trạm bơm Cổ Đô chạy cả tám tổ máy để tiêu&nbsp;úng cho ba xã ven sông, trong khi mực nước
            ngoài đê vẫn <b>lên</b>.<div><br></div><div>Ông Kh&#7903;i &amp; đồng nghiệp: 3 &lt; 4 &agrave;.</div>
            <div style="display: none">ẩn <div>đi</div></div><script>var a = "<div>"</script></div>
            """
        let plain =
            "Sáng 5/10, trạm bơm Cổ Đô chạy cả tám tổ máy để tiêu úng\ncho ba xã ven sông, trong khi mực nước ngoài đê\nvẫn *lên*."
        let message = Mail.multipart(
            "alternative", [Mail.part("text/plain; charset=utf-8", plain), Mail.part("text/html; charset=utf-8", html)])
        #expect(
            try Mail.read(message)[0].lines == [
                "Sáng 5/10, trạm bơm Cổ Đô chạy cả tám tổ máy để tiêu úng cho ba xã ven sông, trong khi mực nước ngoài đê vẫn lên.",
                "Ông Khởi & đồng nghiệp: 3 < 4 à.",
            ])
    }

    @Test func `a page that holds much less than the text is no form of it`() throws {
        let message = Mail.multipart(
            "alternative",
            [
                Mail.part("text/plain; charset=utf-8", Self.article),
                Mail.part("text/html; charset=utf-8", "<p><img src=\"cid:a\">Mở bằng trình duyệt</p>"),
            ])
        #expect(try Mail.read(message).map(\.text) == [Self.article])
    }

    // MARK: Attachments

    @Test func `files are articles of their own, the note that they came with is none`() throws {
        let document = try Mail.read(Mail.fixture("mutt.eml"))
        #expect(document.articles.count == 2)
        #expect(document.articles[0].lines.first == "Chợ nổi Phong Điền họp lại sau ba tháng")
        #expect(document.articles[1].text?.hasPrefix("<!DOCTYPE html>") == true)
        #expect(document.articles.allSatisfy { $0.headline == nil })
    }

    @Test func `a text that is more than a note stays, and stands before the files`() throws {
        let long = Self.article + Self.article
        let message = Mail.multipart(
            "mixed",
            [
                Mail.part("text/plain; charset=utf-8", long),
                Mail.part(
                    "text/plain; charset=utf-8; name=\"b.txt\"", "Bài hai.", fields: "Content-Disposition: attachment\n"
                ),
                Mail.part("image/jpeg", "x", fields: "Content-Disposition: attachment; filename=\"a.txt\"\n"),
            ])
        let articles = try Mail.read(message)
        #expect(articles.map(\.lines.count) == [4, 1])
    }

    @Test func `texts around a picture are one`() throws {
        let message = Mail.multipart(
            "mixed",
            [
                Mail.part("text/plain; charset=utf-8", "Đoạn một."), Mail.part("image/jpeg", "x"),
                Mail.part("text/html; charset=utf-8", "<div>Đoạn hai.</div>"),
            ])
        #expect(try Mail.read(message).map(\.lines) == [["Đoạn một.", "Đoạn hai."]])
    }

    @Test func `a message in a message is an article with its own subject`() throws {
        let inside = Mail.plain(Self.article, subject: "Trạm bơm")
        let message = Mail.multipart(
            "mixed", [Mail.part("text/plain; charset=utf-8", "Gửi anh."), "Content-Type: message/rfc822\n\n" + inside],
            subject: "Fwd: thư")
        let articles = try Mail.read(message)
        #expect(articles.map(\.headline) == ["Trạm bơm"])
        #expect(articles.map(\.text) == [Self.article])
    }

    @Test func `documents that are attached are read as if they had come alone`() throws {
        for name in [
            "Office/pandoc.docx", "Office/libreoffice.odt", "Office/libreoffice.rtf", "chromium.mhtml", "mutt.eml",
        ] {
            let bytes = try Mail.fixture(name)
            let file =
                "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"\(name)\"\n"
                + "Content-Transfer-Encoding: base64\n\n" + Mail.base64(bytes)
            let message = Mail.multipart("mixed", [Mail.part("text/plain; charset=utf-8", "Gửi anh."), file])
            let alone = try Mail.read(bytes).articles
            #expect(try Mail.read(message) == alone && !alone.isEmpty)
        }
    }

    @Test func `names of files are read in every form`() throws {
        for name in [
            "filename*=utf-8''b%C3%A0i%20m%E1%BB%9Bi.html", "filename*0*=utf-8''b%C3%A0; filename*1=i.html",
            "filename=\"\(Mail.encodedWord("bài mới.html"))\"", "filename=bài.HTML",
        ] {
            let message = Mail.multipart(
                "mixed",
                [Mail.part("application/octet-stream", "Một.", fields: "Content-Disposition: attachment; \(name)\n")])
            #expect(try Mail.read(message).map(\.text) == ["Một."])
        }
    }

    @Test func `a file that is not read costs nothing but itself`() throws {
        let parts = [
            Mail.part("application/octet-stream; name=\"a.bin\"", "x"),
            Mail.part("application/zip; name=\"a.zip\"", "PK\u{3}\u{4}"),
            Mail.part("text/calendar", "BEGIN:VCALENDAR"),
        ]
        let text = Mail.part("text/plain; charset=utf-8", Self.article)
        #expect(try Mail.read(Mail.multipart("mixed", [text] + parts)).map(\.text) == [Self.article])
        #expect(throws: ExtractionFailure.self) { try Mail.read(Mail.multipart("mixed", parts)) }
    }

    @Test func `a document of old Word's is an article that the core refuses, and the note beside it none`() throws {
        let word: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]
        func message(_ text: String, _ name: String) -> String {
            let file =
                "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"\(name)\"\n"
                + "Content-Transfer-Encoding: base64\n\n" + Mail.base64(word)
            return Mail.multipart("mixed", [Mail.part("text/plain; charset=utf-8", text), file])
        }
        let first = ExtractedArticle.Content.file(Array(word.prefix(8)))
        #expect(try Mail.read(message("Gửi anh.", "BAI.DOC")).map(\.content) == [first])
        let long = Self.article + Self.article
        #expect(try Mail.read(message(long, "bai.doc")).map(\.content).last == first)
        #expect(try Mail.read(message(long, "bang.xls")).count == 1)
    }

    @Test func `a note beside a file that can't be read is no article`() {
        let file =
            "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"a.zip\"\n\nPK\u{3}\u{4}"
        let message = Mail.multipart("mixed", [Mail.part("text/plain; charset=utf-8", "Gửi anh bài."), file])
        #expect(throws: ExtractionFailure.self) { try Mail.read(message) }
    }

    @Test func `a message without text says so, and an encrypted one why`() throws {
        #expect(throws: ExtractionFailure(.noText, "no part of it holds text")) { try Mail.read(Mail.plain(" \n\n")) }
        let encrypted = Mail.multipart(
            "encrypted",
            [Mail.part("application/pgp-encrypted", "Version: 1"), Mail.part("application/octet-stream", "x")])
        #expect { try Mail.read(encrypted) } throws: { ($0 as? ExtractionFailure)?.code == .encrypted }
    }

    @Test func `of a signed message what is signed is read`() throws {
        let signed = Mail.multipart(
            "signed",
            [Mail.part("text/plain; charset=utf-8", Self.article), Mail.part("application/pgp-signature", "x")])
        #expect(try Mail.read(signed).map(\.text) == [Self.article])
    }
}
