import Glibc
import TestSupport
import Testing

@testable import DiembaoCore

@Suite struct AnalyzerTests {
    @Test func `random bytes never trap`() throws {
        var generator = SeededGenerator(seed: 42)
        for _ in 0..<400 {
            let bytes = (0..<Int.random(in: 0..<300, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            let report = try Fixture.report(of: bytes)
            #expect(report.status == .analysed || report.error != nil)
            _ = try ReportStamp(reading: report.json())
        }
    }

    @Test func `random pieces of Vietnamese news never trap`() throws {
        let pieces = [
            "\"", "“", "”", "'", "’", "«", "»", "„", ",", ".", "...", ":", "-", " - ", "(", ")", "\n", "\r\n", "ông",
            "bà", "Nam", "nói",
            "theo", "Theo", "cho biết", "rằng", "ngày", "8/12", "8.12", "30/2", "tháng", "năm", "2014", "dẫn lời",
            "AFP", "Tổng thống",
            "Mỹ", "của", "và", "là", "\u{301}", "👨‍👩‍👧", "12", "h", "giờ", "quý", "III", "hôm qua", "TP", "P", "Ảnh:", ">",
            "\u{AD}", "đã", "hai",
        ]
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<1500 {
            var text = ""
            for _ in 0..<Int.random(in: 1..<60, using: &generator) {
                text += pieces.randomElement(using: &generator)!
                if Bool.random(using: &generator) { text += " " }
            }
            let report = try Fixture.report(of: text, DocumentMetadata(language: "vi"))
            guard let document = report.document else { continue }
            let scalars = Array(document.text.unicodeScalars)
            for quote in report.quotes ?? [] {
                #expect(
                    Array(quote.span.text.unicodeScalars)
                        == Array(scalars[quote.span.range.start..<quote.span.range.end]))
            }
            for time in report.times ?? [] {
                #expect(
                    Array(time.span.text.unicodeScalars) == Array(scalars[time.span.range.start..<time.span.range.end]))
            }
        }
    }

    @Test(arguments: [
        String(repeating: "\"", count: 50_000),
        String(repeating: "a\u{301}", count: 25_000) + String(repeating: "\u{301}", count: 50_000),
        String(repeating: "ông Nam nói ", count: 20_000), String(repeating: "“a ", count: 25_000),
        String(repeating: "Nguyễn ", count: 30_000),
        String(repeating: "Theo ông, ", count: 20_000), String(repeating: "8/12 ", count: 30_000),
        String(repeating: "(", count: 100_000),
        String(repeating: "Lê Văn A, ", count: 20_000), String(repeating: "\"a\"\n", count: 25_000),
        String(repeating: ".", count: 150_000),
        String(repeating: "1,234 ", count: 20_000), String(repeating: "1,2", count: 40_000),
        String(repeating: "20-", count: 40_000), String(repeating: "5 đến ", count: 15_000),
        String(repeating: "hai trăm ", count: 15_000), String(repeating: "5 tỷ 3 triệu ", count: 10_000),
        String(repeating: "3 nghìn nghìn ", count: 10_000), String(repeating: "nghìn ", count: 20_000),
        // "Besides, if it rains hard, the water will run over it": sentences that all go on with what was said in the first.
        "Theo ông Nam, con đê đã yếu. "
            + String(repeating: "Ngoài ra, nếu mưa lớn thì nước sẽ tràn và cần phải gia cố con đê. ", count: 3_000)
            + "Ông Nam cho biết con đê sẽ vỡ.",
    ])
    func `work grows with the size and not with its square`(text: String) throws {
        let quarter = String(String.UnicodeScalarView(text.unicodeScalars.prefix(text.unicodeScalars.count / 4)))
        func seconds(_ text: String) throws -> Double {
            try threadSeconds { _ = try Fixture.report(of: text, DocumentMetadata(language: "vi")) }
        }
        let time = try seconds(quarter)
        // Linear work takes 4 times as long, quadratic work 16 times. Nothing of it depends on how fast the machine is, or how busy; the
        // second is for what takes hardly any time.
        #expect(try seconds(text) < 8 * time + 1)
    }

    @Test func `an analysis that should stop stops`() {
        #expect(Analyzer().analyze(SourceDocument(bytes: Array("Ông Nam nói.".utf8)), shouldStop: { true }) == .stopped)
    }

    @Test func `shouldStop is asked at least once a paragraph`() throws {
        var count = 0
        let text = String(repeating: "Người dân đã nói về việc của xã này.\n", count: 50)
        _ = Analyzer().analyze(
            SourceDocument(bytes: Array(text.utf8)),
            shouldStop: {
                count += 1
                return false
            })
        #expect(count >= 50)
    }

    /// More than are analysed at a time: every fixture several times, with a file of two articles, one of none and what is no text between.
    private func manyDocuments() throws -> [SourceDocument] {
        let feed = """
            <rss version="2.0"><channel><title>Báo Xã</title>
            <item><title>Đê vỡ</title><description>Theo ông Nam, con đê đã vỡ.</description></item>
            <item><title>Chợ mở lại</title><description>Bà Hoa cho biết chợ sẽ mở lại.</description></item>
            </channel></rss>
            """
        let fixtures = try Fixture.names.map(Fixture.bytes)
        let others = [Array(feed.utf8), [], [0xFF, 0xD8, 0xFF, 0xE0, 0x00]]
        let all = (0..<8).flatMap { _ in fixtures + others }
        #expect(8 * fixtures.count > Analyzer.mostTogether)
        return all.enumerated().map { SourceDocument(bytes: $1, id: "\($0)") }
    }

    @Test func `documents that are analysed together have the reports that each has alone`() throws {
        let documents = try manyDocuments()
        let together = Analyzer().analyze(documents) { _ in false }
        #expect(together.count == documents.count)
        for (document, outcome) in zip(documents, together) {
            #expect(outcome == Analyzer().analyze(document))
        }
    }

    @Test func `who is stopped among others is stopped alone`() throws {
        let documents = try manyDocuments().filter { $0.bytes.count > 10 }
        let stopped = [0, 5, documents.count - 1]
        let outcomes = Analyzer().analyze(documents, shouldStop: stopped.contains)
        for (place, outcome) in outcomes.enumerated() {
            #expect((outcome == .stopped) == stopped.contains(place))
        }
    }

    @Test func `who was stopped once is asked for no more, in none of its articles`() throws {
        let items = (0..<90).map { "<item><title>Tin \($0)</title><description>Ông Nam nói thế.</description></item>" }
        let feed = SourceDocument(
            bytes: Array("<rss version=\"2.0\"><channel>\(items.joined())</channel></rss>".utf8))
        let other = SourceDocument(bytes: try Fixture.bytes("thị-trường.txt"))
        var asked = 0
        let outcomes = Analyzer().analyze([feed, other, feed]) { place in
            if place == 0 { asked += 1 }
            return place == 0 && asked >= 200
        }
        #expect(outcomes[0] == .stopped)
        #expect(asked == 200)
        #expect(outcomes[1] == Analyzer().analyze(other))
        #expect(outcomes[2] == Analyzer().analyze(feed))
    }

    @Test func `an article of many bytes is analysed by itself`() {
        func article(_ bytes: Int) -> ArticleBatch.Article {
            let text = DecodedText(utf8: [UInt8](repeating: UInt8(ascii: "a"), count: bytes))
            return ArticleBatch.Article(
                text: SourceText(text: text, mediaType: "text/plain", encoding: nil, warnings: [], parts: nil),
                document: SourceDocument(bytes: []), place: 0)
        }
        let most = Analyzer.mostBytesTogether
        func count(_ sizes: Int...) -> Int { ArticleBatch.together(sizes.map(article)[...]).count }
        #expect(count(most + 1, 1) == 1)
        #expect(count(1, most) == 1)
        #expect(count(most - 1, 1, 1) == 2)
        #expect(count(0, 0, most) == 3)
    }

    @Test func `the command line wins over the sidecar and the sidecar over nothing`() throws {
        let sidecar = Array(#"{"published": "2021-12-08", "outlet": "Báo Xã", "url": "https://example.org/1"}"#.utf8)
        let document = SourceDocument(
            bytes: try Fixture.bytes("thị-trường.txt"), sidecar: sidecar,
            arguments: DocumentMetadata(published: "2022-01-01T06:00:00+07:00"))
        guard case .report(let report) = Analyzer().analyze(document) else { throw Fixture.Stopped() }
        #expect(
            report.document?.published == .init(value: "2022-01-01T06:00:00+07:00", basis: .argument, confidence: 1))
        #expect(report.document?.outlet == "Báo Xã")
        #expect(report.document?.url == "https://example.org/1")
    }

    @Test(arguments: [
        (#"{"published": "2021-02-30"}"#, "published"), (#"{"published": "hôm qua"}"#, "published"),
        (#"{"published": 20211208}"#, "published"),
        (#"{"outlet": " "}"#, "outlet"), (#"{"url": "example.org"}"#, "url"),
        (#"{"language": "tiếng Việt"}"#, "language"),
        (#"{"published": "2021-12-08""#, "sidecar was left out"), ("[]", "sidecar was left out"),
    ])
    func `a faulty key of a sidecar is named and left out`(sidecar: String, named: String) throws {
        let document = SourceDocument(bytes: try Fixture.bytes("thị-trường.txt"), sidecar: Array(sidecar.utf8))
        guard case .report(let report) = Analyzer().analyze(document) else { throw Fixture.Stopped() }
        let warning = try #require(report.warnings.first { $0.code == .sidecarInvalid })
        #expect(warning.message.contains(named))
        #expect(report.status == .analysed)
        #expect(report.document?.published == nil && report.document?.outlet == nil && report.document?.url == nil)
    }

    @Test func `SHA-256 agrees with FIPS 180-4`() {
        #expect(SHA256.hexDigest(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            SHA256.hexDigest(of: Array("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
