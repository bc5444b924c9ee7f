import Foundation
import TestSupport
import Testing

@testable import DiembaoCore

@Suite struct ReportTests {
    @Test(arguments: Fixture.names)
    func `every span is the text between its offsets, on borders of grapheme clusters`(name: String) throws {
        try check(try Fixture.report(name))
    }

    private func check(_ report: Report) throws {
        let text = try #require(report.document?.text)
        let scalars = Array(text.unicodeScalars)
        var borders = Set([scalars.count])
        var offset = 0
        for character in text {
            borders.insert(offset)
            offset += character.unicodeScalars.count
        }
        let json = try JSONSerialization.jsonObject(with: Data(report.json()))
        var spans = 0
        func walk(_ value: Any) {
            if let object = value as? [String: Any] {
                if let start = object["start"] as? Int, let end = object["end"] as? Int {
                    spans += 1
                    #expect(start <= end && end <= scalars.count)
                    #expect(borders.contains(start) && borders.contains(end))
                    if let text = object["text"] as? String {
                        #expect(Array(text.unicodeScalars) == Array(scalars[start..<end]))
                    }
                }
                object.values.forEach(walk)
            } else if let list = value as? [Any] {
                list.forEach(walk)
            }
        }
        walk(json)
        #expect(spans > 0)
    }

    @Test func `emoji, marks of other scripts and controls leave spans on grapheme borders`() throws {
        let odd =
            "Ông Nam nói: \"👨‍👩‍👧 đi\u{301}\u{302} chợ ngày 8/12 🇻🇳\u{200D} và không có ai\". \u{301}Theo bà Ba, \u{1F3FD} คนไทย नमस्ते là \u{0600}12 người đã \u{7F}\u{85}đến."
        try check(try Fixture.report(of: odd, DocumentMetadata(language: "vi")))
    }

    @Test(arguments: Fixture.names)
    func `the same document gives the same bytes`(name: String) throws {
        #expect(try Fixture.report(name).json() == Fixture.report(name).json())
    }

    @Test(arguments: Fixture.names)
    func `a report that is read back is the report`(name: String) throws {
        let report = try Fixture.report(name)
        for layout in ReportLayout.allCases {
            #expect(try JSONDecoder().decode(Report.self, from: Data(report.json(layout: layout))) == report)
        }
    }

    @Test func `the compact layout is one line`() throws {
        let json = try Fixture.report(of: "Dòng một\u{2028}và \u{85} hai\nlà của người dân không có gì").json(
            layout: .compact)
        #expect(json.count { $0 == 0x0A } == 1)
        #expect(json.last == 0x0A)
        #expect(!String(decoding: json.dropLast(), as: UTF8.self).contains { $0.isNewline })
    }

    @Test(arguments: [
        ("\"", "\\\""), ("\\", "\\\\"), ("\n", "\\n"), ("\u{1}", "\\u0001"), ("\u{1F}", "\\u001f"),
        ("\u{7F}", "\\u007f"),
        ("\u{85}", "\\u0085"), ("\u{2028}", "\\u2028"), ("\u{2029}", "\\u2029"),
    ])
    func `what JSON or its readers can't have is escaped wherever it stands`(character: String, escaped: String) {
        for padding in ["a", "ệ", "“", "\u{A0}"] {
            for count in 0..<18 {
                let (before, after) = (
                    String(repeating: padding, count: count), String(repeating: padding, count: 17 - count)
                )
                var writer = JSONWriter(layout: .compact, capacity: 0)
                writer.string(before + character + after)
                let written = String(decoding: writer.bytes, as: UTF8.self)
                #expect(written == "\"" + before + escaped + after + "\"")
            }
        }
    }

    @Test func `numbers of any size are written in full`() {
        var writer = JSONWriter(layout: .compact, capacity: 0)
        writer.list([0, 7, 10, -999, 1_000_000, Int.max, Int.min]) { $0.integer($1) }
        writer.list([0.05, 0.5, 1, -0.25, 12.3456, 1e15]) { $0.fraction($1, decimals: 4) }
        let written = String(decoding: writer.bytes, as: UTF8.self)
        #expect(
            written == "[0,7,10,-999,1000000,9223372036854775807,-9223372036854775808]"
                + "[0.05,0.5,1.0,-0.25,12.3456,0]")
    }

    @Test func `a path that is not UTF-8 has its bytes beside it`() throws {
        let report = Analyzer().failure(
            .empty, path: [0x61, 0xFF, 0x2E], byteCount: 0, sha256: nil, sidecarSHA256: nil)
        #expect(report.source.path == "a\u{FFFD}.")
        #expect(report.source.pathBytes == "Yf8u")
        let stamp = try ReportStamp(reading: report.json())
        #expect(stamp.pathBytes == "Yf8u")
        #expect(stamp.errorCode == "EMPTY")
    }

    @Test func `a stamp holds what decides whether a report is current`() throws {
        let document = SourceDocument(
            bytes: try Fixture.bytes("thị-trường.txt"), path: Array("a/b.txt".utf8),
            sidecar: Array(#"{"outlet": "Báo Xã"}"#.utf8))
        let analyzer = Analyzer()
        guard case .report(let report) = analyzer.analyze(document) else { throw Fixture.Stopped() }
        let stamp = try ReportStamp(reading: report.json())
        #expect(stamp.status == .analysed)
        #expect(stamp.path == "a/b.txt")
        #expect(stamp.bytes == document.bytes.count)
        #expect(stamp.sha256 == SHA256.hexDigest(of: document.bytes))
        #expect(stamp.sidecarSHA256 == SHA256.hexDigest(of: document.sidecar!))
        #expect(stamp.analysis == analyzer.analysisDigest)
        #expect(stamp.errorCode == nil)
    }

    @Test func `a torn or damaged report has no stamp`() throws {
        let whole = try Fixture.report("không-tiêu-đề.txt").json()
        for length in stride(from: 0, to: whole.count - 1, by: 7) {
            #expect(throws: ReportStamp.Fault.self) { try ReportStamp(reading: Array(whole[..<length])) }
        }
        #expect(throws: ReportStamp.Fault.self) { try ReportStamp(reading: whole + whole) }
        let deep = Array(String(repeating: "[", count: 100_000).utf8)
        #expect(throws: ReportStamp.Fault.self) { try ReportStamp(reading: deep) }
        #expect(throws: ReportStamp.Fault.notAReport(missing: "schema")) { try ReportStamp(reading: Array("{}".utf8)) }
    }

    @Test func `the beginning of a report holds its stamp, wherever it is cut`() throws {
        let document = SourceDocument(
            bytes: try Fixture.bytes("thị-trường.txt"), path: Array("a/\u{1}\"b.txt".utf8), sidecar: Array("{}".utf8))
        guard case .report(let report) = Analyzer().analyze(document) else { throw Fixture.Stopped() }
        let whole = report.json()
        let stamp = try ReportStamp(reading: whole)
        let text = try #require(whole.firstRange(of: Array("\"document\"".utf8))).lowerBound
        for length in Array(text..<text + 300) + Array(stride(from: text + 300, to: whole.count - 2, by: 997)) {
            #expect(try ReportStamp(readingHead: Array(whole[..<length])) == stamp, "\(length) bytes")
        }
        for length in stride(from: 0, to: text - 200, by: 7) {
            #expect(throws: ReportStamp.Fault.self) { try ReportStamp(readingHead: Array(whole[..<length])) }
        }
        // What goes wrong before its end was not cut, and what is whole is no beginning.
        var damaged = Array(whole[..<(text + 400)])
        damaged[text + 20] = 0
        #expect(throws: ReportStamp.Fault.self) { try ReportStamp(readingHead: damaged) }
        #expect(throws: ReportStamp.Fault.self) { try ReportStamp(readingHead: whole) }
    }

    @Test func `hostile bytes never trap the scanner of stamps`() {
        var generator = SeededGenerator(seed: 7)
        let alphabet = Array("{}[]\",:\\u0012eE+-.truefalsn \u{E9}".utf8) + [0xFF, 0xC3, 0xE2]
        for _ in 0..<3000 {
            let bytes = (0..<Int.random(in: 0..<60, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator)!
            }
            #expect(throws: ReportStamp.Fault.self) { try ReportStamp(reading: bytes) }
        }
    }

    @Test func `the digest changes with the options`() {
        let plain = Analyzer().analysisDigest
        #expect(plain.utf8.count == 64)
        #expect(plain == Analyzer().analysisDigest)
        #expect(plain != Analyzer(options: AnalysisOptions(language: "vi")).analysisDigest)
        #expect(plain != Analyzer(options: AnalysisOptions(tokens: true)).analysisDigest)
    }

    @Test func `the digest changes with a desk's names, but not with their order, and none change nothing`() throws {
        func digest(_ text: String) throws -> String {
            let names = try DeskNames(parsing: Array(text.utf8), file: "names.tsv")
            return Analyzer(options: AnalysisOptions(names: names)).analysisDigest
        }
        #expect(try digest("# nobody\n") == Analyzer().analysisDigest)
        let two = try digest("Hai Lúa\tperson\nSông Xanh\tlocation\n")
        #expect(try two == digest("Sông Xanh\tlocation\n\nHai Lúa\tperson\t-\t-\ta note\n"))
        let others = [
            "", "Hai Lúa\tperson\n", "Hai Lúa\tperson\nSông Xanh\torganization\n",
            "Hai Lúa\tperson\tTrần Văn Lúa\nSông Xanh\tlocation\n", "Hai Lúa\tperson\nSông Xanh\tlocation\t\tQ1\n",
        ]
        #expect(try Set(others.map(digest) + [two]).count == others.count + 1)
    }

    /// The digest of the fixtures' reports under each revision of the rules, the newest last. Whoever changes what an analysis gives
    /// raises `AnalysisRules.revision` and adds a row. No row is written anew once it is on main: by its revision a service knows
    /// which of its reports are older than it is.
    private static let revisions: [(revision: Int, digest: String)] = [
        (6, "80c9b0c0cecebaf51aa3255fa82878059cdaaf64084ea04b5c54324159678680"),
        (7, "402067c32da08732960c2eed8801e3d77cd696b265bedc2b8ffda476cecdc4cf"),
        (8, "bd6d9087466d337268ded1f730f7669ce0a9740958ad4e33f57c3f6bd97a2b2a"),
        (9, "ea89867ddf290fd72962fae21ca99b72dcd70e39a4023eea536a12e9368474da"),
        (10, "cf73ae016ff87ff1a4e03a4682cf1c0d3d315d2494c3c09513fb57b497f0e7bb"),
        (11, "00dac1b35bf3b45b72243891fe80ff0967169dfce43da0ac940546f0082778ae"),
        (12, "1a10a95cffbe8ec12cf5730eb7cf016feaed7a171e799d8d12d50af0db81b45b"),
        (13, "4d2212a47369d76ee03e2310b7b5703dec0bf34957e6b7cb8fc0c9f41bc93cf6"),
        (14, "6369e8c7820fd55c228721d0845ca2e2e2b1188ffc0b4b5ccbdb008ef9c60be8"),
        (15, "7ecab27a8b63d5325f535d798ee2043c6a00ff432fa7c528efc5d1bac370251e"),
        (16, "9a1a73d2e61ed11e25f74ee0314f151d0ff36970e8406ecb02ef79d7d17a427d"),
        (17, "c0d41038a0c26da2271a86c6920fadbd86eb1d7a813cfceafa6ef114888a0fcd"),
        (18, "1f5a74e6818d2f85fef777f1458d7d7822abd59e68f18ff16bfcc710093681fd"),
        (19, "97a3aa9f55dd3f273abaeaa1a44847b30f43862f34da9eb0c3f5a54218e6ff00"),
        (20, "0a581e4da7799f596cd805317599815d7502ec918a793128e96e49136f0d91a3"),
        (21, "108a3d066e7ae67acae897b8effad05fc4a4051e8e25a7a347c80c2e517b5a8b"),
        (22, "aa55f15ec3045c4cf7570aeb5cc29aa17195e5af7f2ef435ce530806d0a16700"),
        (23, "fdc93418a776ae119f1d61e896c2051c4b8108196cf5888d95eb8f244a383b97"),
        (24, "2888b9c23a59366a2748b5bbb7e750749b8dd175ee9fbcddab107aeaf50a1288"),
        (25, "517c59802bcd8751076de7cd6bc48aa0c616ed46f38746ceadd9aee2ccebd006"),
        (26, "4edb208f991f19015ea23281017b53aa00d9ebc77b9cdee27d8f5b473c892632"),
    ]

    @Test func `the reports of the fixtures belong to the revision of the rules`() throws {
        var all: [UInt8] = Array("revision \(AnalysisRules.revision)\n".utf8)
        for name in Fixture.names {
            var report = try Fixture.report(name)
            report.generator.analysis = ""
            all += report.json(layout: .compact)
        }
        let newest = try #require(Self.revisions.last)
        #expect(newest.revision == AnalysisRules.revision)
        #expect(newest.digest == SHA256.hexDigest(of: all))
    }

    @Test func `no revision of the rules stands for two analyses`() {
        let (revisions, digests) = (Self.revisions.map(\.revision), Self.revisions.map(\.digest))
        #expect(revisions == Array(revisions[0]..<revisions[0] + revisions.count))
        #expect(Set(digests).count == digests.count)
    }
}
