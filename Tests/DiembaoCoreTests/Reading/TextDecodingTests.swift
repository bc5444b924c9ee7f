import Testing

@testable import DiembaoCore

@Suite struct TextDecodingTests {
    private let article = "Chính phủ đã họp về việc này.\nNgười dân rất vui và không còn lo."

    @Test func `UTF-16 is read with and without a mark in both orders`() throws {
        for little in [true, false] {
            for mark in [true, false] {
                var bytes: [UInt8] = mark ? (little ? [0xFF, 0xFE] : [0xFE, 0xFF]) : []
                for unit in article.utf16 {
                    let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
                    bytes += little ? pair : pair.reversed()
                }
                let report = try Fixture.report(of: bytes)
                #expect(report.document?.text == article)
                #expect(report.source.encoding?.name == (little ? "UTF-16LE" : "UTF-16BE"))
                #expect(report.source.encoding?.bom == mark)
            }
        }
    }

    @Test func `a byte order mark is dropped and counted nowhere`() throws {
        let report = try Fixture.report(of: [0xEF, 0xBB, 0xBF] + Array(article.utf8))
        #expect(report.document?.text == article)
        #expect(report.document?.paragraphs?.first?.range.start == 0)
        #expect(report.source.encoding?.bom == true)
    }

    @Test func `a few undecodable bytes become U+FFFD with a warning`() throws {
        let report = try Fixture.report(of: Array(article.utf8) + [0xFF])
        #expect(report.status == .analysed)
        #expect(report.document?.text == article + "\u{FFFD}")
        #expect(report.warnings.contains { $0.code == .undecodableBytes })
    }

    @Test(arguments: [[], Array(" \n\t\r\n".utf8), Array("\u{00A0}\u{3000}\n".utf8)])
    func `an article without text fails as empty`(bytes: [UInt8]) throws {
        #expect(try Fixture.report(of: bytes).error?.code == .empty)
    }

    @Test(arguments: [
        ("%PDF-1.7 …", "PDF"), ("PK\u{3}\u{4}…", "ZIP"), ("<!DOCTYPE html><html>", "HTML"), ("{\\rtf1", "RTF"),
    ])
    func `another format fails and is named`(text: String, name: String) throws {
        let error = try #require(try Fixture.report(of: text).error)
        #expect(error.code == .unsupportedFormat)
        #expect(error.message.contains(name))
    }

    /// "Cộng hòa xã hội chủ nghĩa Việt Nam. Chính phủ đã họp về việc này." in old encodings.
    @Test(arguments: [
        (
            [
                0x43, 0xF4, 0xF2, 0x6E, 0x67, 0x20, 0x68, 0xF2, 0x61, 0x20, 0x68, 0xF4, 0xF2, 0x69, 0x20, 0x56, 0x69,
                0xEA, 0xF2, 0x74, 0x20, 0x70, 0x68, 0x75, 0xD2, 0x20, 0x76, 0xEA, 0xCC, 0x20, 0x76, 0x69, 0xEA, 0xF2,
                0x63,
            ] as [UInt8], "Windows-1258"
        ),
        (
            [
                0x43, 0xE9, 0x6E, 0x67, 0x20, 0x68, 0xDF, 0x61, 0x20, 0x78, 0xB7, 0x20, 0x68, 0xE9, 0x69, 0x20, 0x63,
                0x68, 0xF1, 0x20, 0x6E, 0x67, 0x68, 0xDC, 0x61, 0x20, 0x56, 0x69, 0xD6, 0x74, 0x20, 0x4E, 0x61, 0x6D,
                0x20, 0x76, 0xD2, 0x20, 0x76, 0x69, 0xD6, 0x63, 0x20, 0xAE, 0x43,
            ] as [UInt8], "TCVN3"
        ),
        (
            [
                0x43, 0x6F, 0xE4, 0x6E, 0x67, 0x20, 0x68, 0x6F, 0xF8, 0x61, 0x20, 0x56, 0x69, 0x65, 0xE4, 0x74, 0x20,
                0x76, 0x65, 0xE0, 0x20, 0x76, 0x69, 0x65, 0xE4, 0x63,
            ] as [UInt8], "VNI"
        ),
    ])
    func `an old encoding fails and is named with a cure`(bytes: [UInt8], name: String) throws {
        let many = Array(repeatElement(bytes, count: 20).joined())
        let error = try #require(try Fixture.report(of: many).error)
        #expect(error.code == .unsupportedEncoding)
        #expect(error.message.contains(name))
        #expect(!error.hint.isEmpty)
    }
}
