import DiembaoExtract
import Testing

@testable import DiembaoFormats

/// Files uuencoded amid a message's text.
@Suite struct EncodedFilesTests {
    private static let article = """
        Sáng 5/10, trạm bơm Cổ Đô chạy cả tám tổ máy để tiêu úng cho ba xã ven sông, trong khi mực nước ngoài đê vẫn lên.
        """

    /// As uuencode(1) writes it.
    private static func encoded(_ bytes: [UInt8], name: String, blank: UInt8 = 0x60, isCut: Bool = false) -> String {
        func letter(_ bits: Int) -> UInt8 { bits & 0x3F == 0 ? blank : UInt8(bits & 0x3F) + 0x20 }
        var lines = "begin 644 \(name)\n"
        for start in stride(from: 0, to: bytes.count, by: 45) {
            let line = bytes[start..<min(start + 45, bytes.count)]
            var letters = [UInt8(line.count) + 0x20]
            for at in stride(from: line.startIndex, to: line.endIndex, by: 3) {
                let three = (0..<3).map { at + $0 < line.endIndex ? Int(line[at + $0]) : 0 }
                letters += [
                    letter(three[0] >> 2), letter(three[0] << 4 | three[1] >> 4), letter(three[1] << 2 | three[2] >> 6),
                    letter(three[2]),
                ]
            }
            if isCut { while letters.last == 0x20 { letters.removeLast() } }
            lines += String(decoding: letters, as: UTF8.self) + "\n"
        }
        return lines + (isCut ? "" : "`\n") + "end\n"
    }

    @Test(arguments: [false, true])
    func `a document amid the text is an article of its own, and no part of the text`(isCut: Bool) throws {
        let document = OfficeFiles.word("<w:p><w:r><w:t>\(Self.article)</w:t></w:r></w:p>").bytes()
        let file = Self.encoded(document, name: "tin bao.docx", blank: isCut ? 0x20 : 0x60, isCut: isCut)
        let articles = try Mail.read(Mail.plain("Gửi anh bài này.\n\n\(file)\nLan\n"))
        #expect(articles.map(\.content) == [.paragraphs([.init(.unknown, Self.article)])])
    }

    @Test func `a text among others goes on as the file that it is`() throws {
        let file = Self.encoded(Array("Mưa lớn ở Huế.".utf8), name: "tin.txt")
        let articles = try Mail.read(Mail.plain(Self.article + "\n\n" + Self.article + "\n\n" + file))
        #expect(articles.count == 2)
        #expect(articles.last?.content == .file(Array("Mưa lớn ở Huế.".utf8)))
        #expect(articles[0].text?.contains("begin 644") == false)
    }

    @Test func `one that the message declares is read, too`() throws {
        let file = Self.encoded(Array("{\\rtf1\\ansi Gi\\u243?.\\par}".utf8), name: "tin.rtf")
        let part = """
            Content-Type: application/rtf; name="tin.rtf"
            Content-Transfer-Encoding: x-uuencode
            Content-Disposition: attachment; filename="tin.rtf"

            \(file)
            """
        let articles = try Mail.read(
            Mail.multipart("mixed", [Mail.part("text/plain; charset=utf-8", "Bài đây."), part]))
        #expect(articles.map(\.content) == [.paragraphs([.init(.unknown, "Gió.")])])
    }

    @Test(arguments: [
        "begin 644 tin.docx", "begin 644 tin.docx\nMưa lớn ở Huế.\nend", "begin 644\n`\nend", "begin 9x tin\n`\nend",
        "begin 644 tin.docx\nM\nend", "begin 644 tin.docx\nend",
    ])
    func `lines that only look like the beginning of one stay text`(lines: String) throws {
        var budget = UnpackingBudget(bytes: 1000)
        let files = try EncodedFiles(Array(lines.utf8), &budget)
        #expect(files.files.isEmpty)
        #expect(files.text == Array(lines.utf8))
    }

    @Test func `beginnings without end take a time that grows with the text alone`() throws {
        let lines = String(repeating: "begin 644 a\n", count: 200_000)
        var budget = UnpackingBudget(bytes: 1000)
        #expect(try EncodedFiles(Array(lines.utf8), &budget).files.isEmpty)
        // Each is followed by lines that could be its own.
        let long = String(repeating: "begin 644 a\n" + String(repeating: "#86)C\n", count: 20), count: 2000)
        #expect(try EncodedFiles(Array(long.utf8), &budget).files.isEmpty)
    }

    @Test func `a message in Outlook's own format says so`() {
        let part = """
            Content-Type: application/ms-tnef; name="winmail.dat"
            Content-Transfer-Encoding: base64

            eJ8+IgAA
            """
        do throws(ExtractionFailure) {
            _ = try Mail.read(Mail.multipart("mixed", [part]))
            Issue.record("read")
        } catch {
            #expect(error.code == .unsupported)
            #expect(error.detail.contains("winmail.dat"))
        }
    }
}
