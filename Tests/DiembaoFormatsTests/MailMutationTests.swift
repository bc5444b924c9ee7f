import DiembaoExtract
import TestSupport
import Testing

@testable import DiembaoFormats

/// Messages with bytes changed, cut and doubled, the same ones each time.
@Suite struct MailMutationTests {
    private static let tokens = [
        "\n\n", "\n", "\r\n", "--", "=?utf-8?B?", "?=", "=", "\0", ">", "From ", "<", "</", "<!--", "\"", ";", ":", " ",
        "charset=utf-16",
        "Content-Type: message/rfc822\n\n", "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
        "Content-Transfer-Encoding: base64\n",
        "Content-Type: text/html\n", "---------- Forwarded message ---------\n", "On 1 a@b wrote:\n", "&#", "*0*=",
        "-- \n", "\u{FEFF}",
    ].map { Array($0.utf8) }

    private static func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...8, using: &random) where !bytes.isEmpty {
            let at = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, at + Int.random(in: 1...200, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(at..<end)
            case 2: bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0...bytes.count, using: &random))
            case 3: bytes.removeSubrange(at...)
            default: bytes.insert(contentsOf: tokens.randomElement(using: &random)!, at: at)
            }
        }
        return bytes
    }

    private static let message = Mail.multipart(
        "mixed",
        [
            Mail.inner(
                "alternative",
                [
                    Mail.part("text/plain; charset=utf-8; format=flowed", "Chào anh,\n\n> Bài \n> cũ.\n\n-- \nLan\n"),
                    Mail.part(
                        "text/html; charset=windows-1258",
                        "<div>Chào <b>anh</b>&agrave;</div><blockquote>Bài</blockquote>"),
                ]),
            "Content-Type: message/rfc822\n\n"
                + Mail.plain("Vào 10:00 8/12 a <a@b.vn> đã viết:\n> Bài.\n", subject: "=?utf-8?Q?Fwd:_B=C3=A0i?="),
            Mail.part(
                "text/plain", "Bài.",
                fields: "Content-Disposition: attachment; filename*0*=utf-8''b%C3%A0; filename*1=.txt\n"),
        ], subject: "[a] Re: Fwd: Bài")
    private static let forwarded = Mail.plain(
        "Xem nhé.\n\n---------- Thư đã chuyển tiếp ---------\nTừ: Bảo\nNgày: 5/10\nChủ đề: Bơm\n\nSáng 5/10, trạm bơm chạy.\n",
        subject: "Fwd: a")

    @Test(arguments: [
        "mutt.eml", "python.mbox", "chromium.mhtml", "chromium-frame.mhtml", "chromium-frameset.mhtml", "message",
        "forwarded",
    ])
    func `whatever bytes are changed, reading ends with articles or a reason`(_ name: String) throws {
        let bytes =
            switch name {
            case "message": Array(Self.message.utf8)
            case "forwarded": Array(Self.forwarded.utf8)
            default: try Mail.fixture(name)
            }
        var random = SeededGenerator(seed: name.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })
        var empty = 0
        var failures: [ExtractionFailure] = []
        for _ in 0..<1000 {
            let mutated = Self.mutated(bytes, &random)
            do throws(ExtractionFailure) {
                let document = try Mail.read(mutated)
                let isEmpty = document.articles.isEmpty || document.articles.contains { $0.content == .file([]) }
                if isEmpty, DocumentFormat(recognising: mutated) != nil { empty += 1 }
            } catch {
                failures.append(error)
            }
        }
        #expect(empty == 0)
        #expect(failures.allSatisfy { !$0.detail.isEmpty && $0.detail.last != "." })
    }
}
