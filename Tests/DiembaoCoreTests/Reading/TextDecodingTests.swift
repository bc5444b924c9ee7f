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

    @Test func `UTF-32 is read with and without a mark in both orders`() throws {
        for little in [true, false] {
            for mark in [true, false] {
                var bytes: [UInt8] = []
                for value in (mark ? [0xFEFF] : []) + article.unicodeScalars.map(\.value) {
                    let four = (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
                    bytes += little ? four : four.reversed()
                }
                let report = try Fixture.report(of: bytes)
                #expect(report.document?.text == article)
                #expect(report.source.encoding?.name == (little ? "UTF-32LE" : "UTF-32BE"))
                #expect(report.source.encoding?.bom == mark)
            }
        }
    }
}
