import DiembaoExtract
import TestSupport
import Testing

@testable import DiembaoFormats

@Suite struct MailboxTests {
    private static func message(_ text: String, from: String = "lan@example.org", fields: String = "") -> String {
        "From \(from) Wed Dec  8 10:00:00 2021\n" + Mail.plain(text, fields: fields) + "\n"
    }

    @Test func `the messages of a mailbox are articles in their order, those without text are passed over`() throws {
        let document = try Mail.read(Mail.fixture("python.mbox"))
        #expect(document.mediaType == "application/mbox")
        #expect(
            document.articles.map(\.headline) == ["Trạm bơm Cổ Đô chạy hết công suất", "Xã Cổ Đô nhận gạo cứu trợ"])
        #expect(document.articles[0].lines.last?.hasPrefix("From lúc hai giờ sáng") == true)
    }

    @Test func `a mailbox of nothing holds no text`() {
        let mailbox = Self.message(" \n") + Self.message("\n")
        #expect(throws: ExtractionFailure(.noText, "no part of it holds text")) { try Mail.read(mailbox) }
    }

    @Test func `lines that look like separators are told from them`() throws {
        let mailbox =
            Self.message("Một.\n\nFrom Hà Nội with love.\nFrom a@b Wed Dec  8 10:00:00 2021\n\n>>From một.\n")
            + Self.message("Hai.\n")
        #expect(
            try Mail.read(mailbox).map(\.lines) == [
                ["Một.", "From Hà Nội with love.", "From a@b Wed Dec  8 10:00:00 2021", ">From một."], ["Hai."],
            ])
    }

    @Test(arguments: [(0, 2), (-3, 3), (500, 3)])
    func `a message's length is believed where another or the end follows it`(_ error: Int, _ articles: Int) throws {
        let text = "Một.\n\nFrom a@b Wed Dec  8 10:00:00 2021\n\nMột nữa.\n"
        let mailbox =
            Self.message(text, fields: "Content-Length: \(text.utf8.count + error)\n") + Self.message("Hai.\n")
        #expect(try Mail.read(mailbox).count == articles)
    }

    @Test func `lines may end as on Windows`() throws {
        let mailbox = (Self.message("Một.\n") + Self.message("Hai.\n")).replacing("\n", with: "\r\n")
        #expect(try Mail.read(mailbox).map(\.lines) == [["Một."], ["Hai."]])
    }

    @Test func `a mailbox of more articles than are read reaches the limit`() {
        let mailbox = String(repeating: Self.message("Một.\n"), count: 5)
        #expect { try Mail.read(Array(mailbox.utf8), limits: ExtractionLimits(articles: 4)) } throws: {
            ($0 as? ExtractionFailure)?.code == .limit
        }
    }

    @Test func `the time for a mailbox grows with it`() throws {
        func time(_ messages: Int) throws -> Double {
            let mailbox = Array(
                String(repeating: Self.message("Một đoạn văn ngắn.\n\nĐoạn hai.\n"), count: messages).utf8)
            return try threadSeconds {
                let articles = try Mail.read(mailbox, limits: ExtractionLimits(articles: 100_000)).articles
                #expect(articles.count == messages)
            }
        }
        _ = try time(100)
        let few = try time(500)
        #expect(try time(4000) < few * 20)
    }
}
