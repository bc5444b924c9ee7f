import DiembaoCore
import Foundation
import Testing

@testable import DiembaoCommand

@Suite struct `The view of a report` {
    private func view(_ tongue: Tongue, width: Int = 80, replacing pair: (String, String)? = nil) throws -> String {
        var text = try String(contentsOf: Fixture.report, encoding: .utf8)
        if let (old, new) = pair {
            #expect(text.contains(old), "the fixture has no \(old)")
            text = text.replacing(old, with: new)
        }
        let report = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
        return ReportView(report: report, terminal: Terminal(width: width, hasColors: false), tongue: tongue).text
    }

    @Test func `tells who said what, when and by which source`() throws {
        #expect(
            try view(.english) == """
                Chợ nổi Sông Xanh đón khách trở lại
                from Báo Sông Xanh · published 2024-03-05 · cho-noi.txt
                About: economy, business and finance · tourism and leisure industry

                Who said what (2)
                  Lê Thị Mận · says (nói)
                    “Chúng tôi đã chờ ngày này rất lâu, có người chờ từ mùa nước nổi năm ngoái,
                    và hôm nay ai cũng dậy từ hai giờ sáng để kịp chèo ghe ra chợ”
                  Trần Văn Lúa · denies (bác bỏ)
                    tin chợ sẽ dời đi

                Names (2)
                  people: Lê Thị Mận, Trần Văn Lúa

                Dates (1)
                  ngày 5.3  XXXX-03-05 = 2024-03-05

                Sources
                  witness: Lê Thị Mận (1)
                  official: Trần Văn Lúa (1)

                ! A quotation mark has no partner in its paragraph.

                """)
    }

    @Test func `speaks Vietnamese`() throws {
        let text = try view(.vietnamese)
        for words in [
            "theo Báo Sông Xanh · đăng ngày 2024-03-05", "Ai nói gì (2)", "Lê Thị Mận · nói\n", "Mốc thời gian (1)",
            "Tên riêng (2)", "người: Lê Thị Mận, Trần Văn Lúa",
            "\nChủ đề: kinh tế, kinh doanh và tài chính · công nghiệp du lịch\n", "nhân chứng: Lê Thị Mận (1)",
            "! Có dấu ngoặc kép không được khép lại trong đoạn.",
        ] { #expect(text.contains(words)) }
    }

    @Test(arguments: [20, 40, 66, 100])
    func `fits the terminal`(width: Int) throws {
        let lines = try view(.vietnamese, width: width).split(separator: "\n")
        // Rows of names and values are not wrapped.
        #expect(lines.filter { $0.hasPrefix("    ") || $0.hasPrefix("!") }.allSatisfy { $0.displayWidth <= width })
    }

    @Test func `never prints a control character of the text`() throws {
        let text = try view(.english, replacing: ("Chúng tôi", #"\u001b[2J\u202eChúng\n tôi"#))
        #expect(text.contains("␛[2J\u{FFFD}Chúng tôi"))
        #expect(!text.contains("\u{1B}"))
    }

    @Test func `tells the summary and the keywords before what was said`() throws {
        let digest = """
            "summary": [{"start": 0, "end": 35, "text": "Chợ nổi Sông Xanh đón khách trở lại"}],
             "keywords": [{"term": "Sông Xanh", "count": 3, "weight": 1.0}, {"term": "chợ nổi", "count": 1, "weight": 0.4}],
             "warnings": [
            """
        let english = try view(.english, replacing: ("\"warnings\": [", digest))
        #expect(
            english.contains(
                "\nSummary\n  Chợ nổi Sông Xanh đón khách trở lại\n\nKeywords\n  Sông Xanh ×3, chợ nổi\n\nWho said what"
            ))
        let vietnamese = try view(.vietnamese, replacing: ("\"warnings\": [", digest))
        #expect(vietnamese.contains("\nTóm tắt\n  Chợ nổi"))
        #expect(vietnamese.contains("\nTừ khóa\n  Sông Xanh ×3"))
    }

    @Test func `tells the sides before what was said, and last where the article leans`() throws {
        let found = """
            "sides": [{"id": "s1", "label": "Sông Xanh", "members": ["e1"], "alignedWith": [], "positions": []},
             {"id": "s2", "label": "Núi Đỏ", "members": [], "alignedWith": [], "positions": []}],
             "contradictions": [{"between": ["q1", "q2"], "about": null}],
             "balance": {"sides": [{"side": "s1", "direct": 60, "mixed": 0, "indirect": 0, "share": 0.6}],
              "flags": [{"code": "SIDE_NOT_QUOTED", "detail": "Núi Đỏ", "quotes": []}]},
             "warnings": [
            """
        let english = try view(.english, replacing: ("\"warnings\": [", found))
        #expect(
            english.contains(
                """

                Sides, with their share of the quoted words
                  Sông Xanh (60 %): Lê Thị Mận
                  Núi Đỏ
                  They contradict each other: Lê Thị Mận × Trần Văn Lúa

                Who said what
                """))
        #expect(english.contains("\nBalance\n  Núi Đỏ: not quoted at all\n"))
        let vietnamese = try view(.vietnamese, replacing: ("\"warnings\": [", found))
        #expect(vietnamese.contains("\nCác bên, phần lời được dẫn\n  Sông Xanh (60 %): Lê Thị Mận\n"))
        #expect(vietnamese.contains("\nCân bằng\n  Núi Đỏ: không được dẫn lời nào\n"))
    }

    @Test func `tells what happened when, and how it is worded`() throws {
        let found = """
            "timeline": [{"when": "2014", "times": ["t1"], "events": [], "background": true},
              {"when": "2024-03-05", "times": ["t1", "t1"], "events": [], "background": false}],
             "loaded": [{"start": 0, "end": 3, "text": "Chợ", "voice": "writer"}],
             "tone": {"writer": -0.45, "quoted": 0.5}, "warnings": [
            """
        let english = try view(.english, replacing: ("\"warnings\": [", found))
        #expect(
            english.contains(
                "\nTimeline (2)\n  2014        ngày 5.3 [background]\n  2024-03-05  ngày 5.3\n"))
        #expect(
            english.contains(
                "\nWording\n  tone of the words: writer -0.45 · quoted +0.50\n  loaded, writer: Chợ\n"))
        let vietnamese = try view(.vietnamese, replacing: ("\"warnings\": [", found))
        #expect(vietnamese.contains("\nDiễn biến (2)\n  2014        ngày 5.3 [bối cảnh]\n"))
        #expect(vietnamese.contains("\nGiọng văn\n  sắc thái từ ngữ: người viết -0,45 · lời trích +0,50\n"))
    }

    @Test func `says that there is no headline`() throws {
        let report = try Fixture.report(replacing: "XXXX-03-05", by: "XXXX-03-05")
        let headline = try #require(report["document"]?["headline"])
        guard case .object(let members) = headline else { return #expect(Bool(false), "no span") }
        #expect(members.map(\.key) == ["start", "end", "text"])
        let block = "{\n   \"start\": 0,\n   \"end\": 35,\n   \"text\": \"Chợ nổi Sông Xanh đón khách trở lại\"\n  }"
        #expect(try view(.english, replacing: (block, "null")).hasPrefix("(no headline)\nSau hai năm"))
    }

    @Test func `has a word for every value in both languages`() {
        for stance in Report.Quote.Stance.allCases { #expect(Tongue.stances[stance] != nil) }
        for kind in Report.Quote.SourceKind.allCases { #expect(Tongue.sourceKinds[kind] != nil) }
        for kind in Report.Event.Kind.allCases { #expect(Tongue.eventKinds[kind] != nil) }
        for code in Report.Balance.Flag.Code.allCases { #expect(Tongue.flags[code] != nil) }
        for code in ReportWarning.Code.allCases { #expect(Tongue.warnings[code] != nil) }
        for code in ReportError.Code.allCases { #expect(Tongue.errors[code] != nil) }
    }
}

@Suite struct `diembao show` {
    @Test func `knows a report by its content, and analyses what is none`() throws {
        let folder = try TemporaryFolder()
        let disguised = try folder.write(String(contentsOf: Fixture.report, encoding: .utf8), to: "bai.txt")
        let report = try Command.run("show", disguised)
        #expect(report.output.contains("Lê Thị Mận · says (nói)"))
        let article = try Command.run("show", Fixture.article.path)
        #expect(article.output.hasPrefix("Chợ nổi Sông Xanh đón khách trở lại\n"))
        #expect(article.status == 0)
    }

    @Test func `shows each report of a stream`() throws {
        let line = try String(contentsOf: Fixture.report, encoding: .utf8).replacing("\n", with: "") + "\n"
        let result = try Command.run("show", "-", input: line + line)
        #expect(result.lines.count { $0.hasPrefix("Chợ nổi") } == 2)
    }

    @Test func `tells why an article was not analysed and what to do`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(" \n", to: "rong.txt")
        #expect(try Command.run("show", file).output.hasPrefix("Not analysed: rong.txt\n"))
        let vietnamese = try Command.run("show", file, environment: ["LANG": "vi_VN.UTF-8"])
        #expect(vietnamese.output.hasPrefix("Không phân tích được: rong.txt\nTệp rỗng"))
    }

    @Test func `uses colours only when it may`() throws {
        #expect(try !Command.run("show", Fixture.report.path).output.contains("\u{1B}"))
        #expect(try Command.run("show", "--color", "always", Fixture.report.path).output.contains("\u{1B}[1m"))
    }

    @Test func `goes on after a report of another version`() throws {
        let folder = try TemporaryFolder()
        let text = try String(contentsOf: Fixture.report, encoding: .utf8)
        let file = try folder.write(text.replacing("\"deny\"", with: "\"shrug\""), to: "new.json")
        let result = try Command.run("show", file, Fixture.report.path)
        #expect(result.error.contains("diembao verify \(file)"))
        #expect(result.output.hasPrefix("Chợ nổi"))
        #expect(result.status == 1)
    }
}
