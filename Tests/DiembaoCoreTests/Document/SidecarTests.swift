import Testing

@testable import DiembaoCore

@Suite struct `A sidecar` {
    private static func read(_ bytes: [UInt8]) throws -> Report {
        let article =
            "Nước rút chậm\n\nÔng Nguyễn Văn A nói: “Nước sẽ rút trong ba ngày tới.” Người dân ở Huế đã sơ tán từ hôm qua."
        let document = SourceDocument(bytes: Array(article.utf8), sidecar: bytes)
        guard case .report(let report) = Analyzer().analyze(document) else { throw Fixture.Stopped() }
        return report
    }

    private static func problems(_ report: Report) -> [String] {
        report.warnings.filter { $0.code == .sidecarInvalid }.map(\.message)
    }

    private static let json = #"{"published": "2021-12-08", "outlet": "Báo Ví Dụ"}"#

    private static let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(json.utf8)

    private static func utf16(isLittle: Bool) -> [UInt8] {
        var bytes: [UInt8] = isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]
        for unit in json.utf16 {
            let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
            bytes += isLittle ? [low, high] : [high, low]
        }
        return bytes
    }

    @Test(arguments: [marked, utf16(isLittle: true), utf16(isLittle: false)])
    func `is read as editors on Windows save it`(bytes: [UInt8]) throws {
        let report = try Self.read(bytes)
        #expect(report.document?.published?.value == "2021-12-08")
        #expect(report.document?.outlet == "Báo Ví Dụ")
        #expect(Self.problems(report).isEmpty)
    }

    @Test func `that has a key which is none says which there are`() throws {
        let report = try Self.read(
            Array(#"{"Published": "2021-12-08", "outlet": "Báo Ví Dụ", "nguồn": {"a": [1]}}"#.utf8))
        #expect(report.document?.published == nil)
        #expect(report.document?.outlet == "Báo Ví Dụ")
        #expect(
            Self.problems(report)
                == ["Published", "nguồn"].map {
                    "The sidecar's key \"\($0)\" was left out: there is no such key. The keys are published, outlet, url, language."
                })
    }

    @Test func `with a time without a zone tells the day`() throws {
        for time in ["2021-12-08T06:30:00", "2021-12-08 06:30"] {
            let report = try Self.read(Array(#"{"published": "\#(time)"}"#.utf8))
            #expect(report.document?.published?.value == "2021-12-08")
            #expect(Self.problems(report).first?.contains("\"\(time)\" has no zone") == true)
        }
        for wrong in ["2021-13-08T06:30:00", "8/12/2021", "2021-12-08x"] {
            #expect(try Self.read(Array(#"{"published": "\#(wrong)"}"#.utf8)).document?.published == nil)
        }
    }
}
