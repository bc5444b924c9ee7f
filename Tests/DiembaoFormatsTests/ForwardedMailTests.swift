import DiembaoExtract
import Testing

@testable import DiembaoFormats

@Suite struct ForwardedMailTests {
    private static let article = """
        Sáng 5/10, trạm bơm Cổ Đô chạy cả tám tổ máy để tiêu úng cho ba xã ven sông, trong khi mực nước ngoài đê vẫn lên.

        Ông Nguyễn Văn Khởi, trạm trưởng, cho biết máy đã chạy liên tục mười chín giờ và sẽ không nghỉ trước đêm nay.

        """
    private static let note = "Anh Khôi xem bài bên dưới nhé.\n\n"

    /// What is above the article that a program passes on.
    private static let headings = [
        "---------- Forwarded message ---------\nFrom: Bảo <bao@example.vn>\nDate: Tue, Oct 5, 2021 at 6:00 AM\n"
            + "Subject: Trạm bơm Cổ Đô\nTo: Lan <lan@example.org>\n\n\n",
        "---------- Forwarded message ---------\nTừ: Bảo <bao@example.vn>\nDate: Th 3, 5 thg 10, 2021 lúc 06:00\n"
            + "Subject: Trạm bơm Cổ Đô\nTo: Lan <lan@example.org>\n\n\n",
        "---------- Thư đã chuyển tiếp ----------\nTừ: Bảo <bao@example.vn>\nNgày: 5/10/2021\nChủ đề: Fwd: Trạm bơm Cổ Đô\nĐến: Lan\n\n",
        "-----Original Message-----\nFrom: Bảo [mailto:bao@example.vn]\nSent: Tuesday, October 5, 2021 6:00 AM\n"
            + "To: Lan; Hoa;\n Minh\nSubject: FW: Trạm bơm\n Cổ Đô\n\n",
        "-----Thư gốc-----\nTừ: Bảo\nGửi: Thứ Ba, 5 tháng 10, 2021 6:00 SA\nĐến: Lan\nChủ đề: Trạm bơm Cổ Đô\n\n",
        "________________________________\nTừ: Bảo <bao@example.vn>\nĐã gửi: 05 Tháng Mười 2021 06:00\nĐến: Lan\nChủ đề: Trạm bơm Cổ Đô\n\n",
        "-------- Forwarded Message --------\nSubject: \tTrạm bơm Cổ Đô\nDate: \tTue, 5 Oct 2021 06:00:00 +0700\nFrom: \tBảo\nTo: \tLan\n\n\n",
        "-------- Tin nhắn đã được chuyển tiếp --------\nTiêu đề: \tTrạm bơm Cổ Đô\nNgày: \tTue, 5 Oct 2021\nTừ: \tBảo\nTới: \tLan\n\n\n",
        "-------- Thư gốc --------\nTừ: Bảo\nĐã gửi: 06:00 5/10/2021\nTới: Lan\nChủ đề: Trạm bơm Cổ Đô\n\n",
        "*From:* Bảo\n*Sent:* Tuesday, 5 October 2021 06:00\n*To:* Lan\n*Subject:* Trạm bơm Cổ Đô\n\n",
    ]

    @Test(arguments: headings)
    func `what was passed on is the article, with its own subject`(_ heading: String) throws {
        let mail = Mail.plain(Self.note + heading + Self.article, subject: "Fwd: xem")
        let articles = try Mail.read(mail)
        #expect(articles.map(\.headline) == ["Trạm bơm Cổ Đô"])
        #expect(articles.map(\.text) == [Self.article])
        #expect(articles[0].published == nil)
    }

    @Test(arguments: ["Begin forwarded message:", "Bắt đầu thư được chuyển tiếp:"])
    func `quote marks before what was passed on are taken away`(_ marker: String) throws {
        let quoted =
            ("From: Bảo <bao@example.vn>\nSubject: Trạm bơm Cổ Đô\nDate: 5 October 2021 at 06:00:00 GMT+7\nTo: Lan\n\n"
            + Self.article)
            .split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }.joined(separator: "\n")
        let articles = try Mail.read(
            Mail.plain("Đây ạ.\n\nSent from my iPhone\n\n\(marker)\n\n\(quoted)\n", subject: "Fwd: Trạm bơm Cổ Đô"))
        #expect(articles.map(\.text) == [Self.article])
        #expect(articles.map(\.headline) == ["Trạm bơm Cổ Đô"])
    }

    @Test(arguments: [
        """
        <div dir="ltr">Anh Khôi xem nhé.<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message \
        ---------<br>Từ: <strong>Bảo</strong> <span>&lt;<a href="mailto:bao@example.vn">bao@example.vn</a>&gt;</span><br>Date: Th 3, 5 thg \
        10, 2021 lúc 06:00<br>Subject: Trạm bơm Cổ Đô<br>To:  &lt;lan@example.org&gt;<br></div><br><br>ARTICLE</div></div>
        """,
        """
        <html><body><p class="MsoNormal">Anh Khôi xem nhé.</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p \
        class="MsoNormal"><b>From:</b> Bảo &lt;bao@example.vn&gt; <br><b>Sent:</b> Tuesday, October 5, 2021 6:00 AM<br><b>To:</b> Lan<br>\
        <b>Subject:</b> Trạm bơm Cổ Đô</p></div></div>ARTICLE</body></html>
        """,
        """
        <p>Anh Khôi xem nhé.</p><div class="moz-forward-container"><br>-------- Forwarded Message -------- <table><tbody><tr><th>Subject: \
        </th><td>Trạm bơm Cổ Đô</td></tr><tr><th>Date: </th><td>Tue, 5 Oct 2021 06:00:00 +0700</td></tr><tr><th>From: </th><td>Bảo</td></tr>\
        </tbody></table><br>ARTICLE</div>
        """,
        """
        <div>Anh Khôi xem nhé.</div><div><br><blockquote type="cite"><div>Begin forwarded message:</div><br><div><span><b>From: </b></span>\
        Bảo<br></div><div><b>Subject: </b><b>Trạm bơm Cổ Đô</b><br></div><div><b>Date: </b>5 October 2021 at 06:00:00 GMT+7<br></div><br>\
        ARTICLE</blockquote></div>
        """,
    ])
    func `an article passed on in HTML is found in every program's form`(_ form: String) throws {
        let lines = Self.article.split(separator: "\n").map { "<div>\($0)</div>" }.joined()
        let own = try Mail.read(Mail.page(form.replacing("ARTICLE", with: lines), subject: "Fwd: xem"))
        #expect(own.map(\.headline) == ["Trạm bơm Cổ Đô"])
        #expect(own.map(\.text) == [Self.article])
        // A page goes on with its markup.
        let page =
            "<h1>Trạm bơm chạy hết công suất</h1><figure><img src=\"a\"></figure><p>Sáng 5/10, trạm bơm chạy cả tám tổ máy.</p>"
        let articles = try Mail.read(Mail.page(form.replacing("ARTICLE", with: page), subject: "Fwd: xem"))
        let text = try #require(articles.first?.text)
        #expect(articles.count == 1 && text.hasPrefix("<html><body>") && text.contains(page))
        #expect(!text.contains("Khôi") && !text.contains("Bảo") && !text.contains("Cổ Đô"))
    }

    @Test func `a covering note that is long is an article of its own`() throws {
        let long = String(
            repeating: "Sáng nay tôi ra bến Tả và thấy mười hai con đò nằm trên bờ, không ai qua sông được. ", count: 4)
        let articles = try Mail.read(
            Mail.plain(long + "\n\n" + Self.headings[0] + Self.article, subject: "Fwd: Trạm bơm"))
        #expect(articles.count == 2)
        #expect(articles[0].headline == nil && articles[1].headline == "Trạm bơm Cổ Đô")
    }

    @Test func `what was passed on twice is the innermost`() throws {
        let articles = try Mail.read(
            Mail.plain(
                Self.note + Self.headings[0] + "Em chuyển tiếp chị.\n\n" + Self.headings[2] + Self.article,
                subject: "Fwd: Fwd: a"))
        #expect(articles.map(\.text) == [Self.article])
    }

    @Test(arguments: [
        "Vào Th 4, 8 thg 12, 2021 lúc 10:00 Lan <lan@example.org>\nđã viết:\n\n> Bài cũ.\n> Bài cũ nữa.\n",
        "On Wed, Dec 8, 2021 at 10:00 AM Lan <lan@example.org> wrote:\n> Bài cũ.\n",
        "On 8 Dec 2021, at 10:00, Lan Anh wrote:\n\n> Bài cũ.\n> \n> > Cũ hơn.\n",
        "Lan <lan@example.org> 8/12/2021:\n> Bài cũ.\n",
        "Vào lúc 10:00 8/12/2021, Lan đã viết:\n> Bài cũ.\n", "Lan đã viết vào lúc 10:00 8/12/2021:\n> Bài cũ.\n",
        "Lan đã viết:\n> Bài cũ.\n",
        "-----Original Message-----\nFrom: Lan\nSent: 8/12/2021\nSubject: a\n\nBài cũ.\n",
        "Từ: Lan\nGửi: 8/12/2021\nĐến: Khôi\nChủ đề: a\n\nBài cũ.\n",
        "Vào 10:00, Th 4, 8 thg 12, 2021 Lan <lan@example.org> đã viết:\n\nBài cũ.\n",
    ])
    func `what a message answers is left out`(_ answered: String) throws {
        let articles = try Mail.read(Mail.plain(Self.article + "\n" + answered, subject: "Re: Trạm bơm"))
        #expect(articles.map(\.text) == [Self.article])
        #expect(articles.map(\.headline) == ["Trạm bơm"])
    }

    @Test func `what stands below a message that answers nothing stays`() throws {
        let below = "From: Bảo\nSent: 5/10/2021\nTo: Lan\nSubject: Trạm bơm Cổ Đô\n\n" + Self.article
        let articles = try Mail.read(Mail.plain(Self.article + Self.article + "\n" + below, subject: "Hai bài"))
        #expect(articles.map(\.headline) == ["Hai bài", "Trạm bơm Cổ Đô"])
        #expect(articles.map(\.lines.count) == [4, 2])
    }

    @Test func `what a message answers is left out of HTML`() throws {
        let html = """
            <div dir="ltr">Bài mới.<div>Đoạn hai.</div></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Vào Th 4, 8 thg 12, \
            2021 lúc 10:00 Lan &lt;<a href="mailto:lan@example.org">lan@example.org</a>&gt; đã viết:<br></div><blockquote \
            class="gmail_quote"><div>Bài cũ.</div></blockquote></div>
            """
        #expect(try Mail.read(Mail.page(html, subject: "Re: a")).map(\.lines) == [["Bài mới.", "Đoạn hai."]])
    }

    @Test func `an answer with nothing but what it answers is that`() throws {
        let articles = try Mail.read(
            Mail.plain("On Wed, Dec 8, 2021 at 10:00 AM Lan <lan@example.org> wrote:\n> Bài cũ.\n", subject: "Re: a"))
        #expect(articles.first?.lines.last == "Bài cũ.")
    }

    @Test func `an article that says that somebody wrote is whole`() throws {
        let text = """
            Ngày 8/12, trên trang cá nhân, ông A viết:

            “Tôi không đồng ý.”

            Vào lúc 10:00 ngày 9/12, bà B đã viết:

            Từ: một góc nhìn khác

            -- Một câu nói bắt đầu bằng gạch.

            """
        #expect(try Mail.read(Mail.plain(text)).map(\.text) == [text])
    }

    @Test(arguments: [
        "-- \nLan Anh\nBan Thời sự, 0912 345 678\n", "--\nLan Anh\nlan@example.org\n", "Sent from my iPhone\n",
        "Đã gửi từ iPhone của tôi\n",
        "Tải Outlook cho iOS <https://aka.ms/o>\n", "Được gửi từ Yahoo Mail trên Android\n",
        "________________\nThư điện tử này và các tài liệu đính kèm là thông tin mật.\nNếu không phải người nhận, hãy xóa.\n",
        "*CONFIDENTIALITY NOTICE:* This message is for Lan only.\n\nIf you are not Lan, delete it.\n",
        "Lan Anh\n-- \nBạn nhận được thư này vì bạn đã đăng ký.\n\nSent from my iPad\n",
    ])
    func `signatures and footers are left out`(_ end: String) throws {
        let text = try #require(try Mail.read(Mail.plain(Self.article + "\n" + end)).first?.text)
        #expect(text == Self.article || text == Self.article + "\nLan Anh\n")
    }

    @Test func `words that stand apart from their marks are the same words`() throws {
        // Apple's programs send decomposed letters.
        let heading = "---------- Thư đã chuyển tiếp ----------\nTừ: Bảo\nNgày: 5/10/2021\nChủ đề: Bơm\n\n"
        let apart = heading.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
            switch scalar {
            case "ể": ["e", "\u{302}", "\u{309}"]
            case "ế": ["e", "\u{302}", "\u{301}"]
            case "ừ": ["u", "\u{31B}", "\u{300}"]
            case "ư": ["u", "\u{31B}"]
            case "ã": ["a", "\u{303}"]
            case "à": ["a", "\u{300}"]
            case "ủ": ["u", "\u{309}"]
            case "ề": ["e", "\u{302}", "\u{300}"]
            default: [scalar]
            }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: apart)
        #expect(try Mail.read(Mail.plain(Self.note + String(text) + Self.article)).map(\.text) == [Self.article])
    }
}
