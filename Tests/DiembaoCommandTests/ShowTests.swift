import DiembaoCore
import Foundation
import Testing

@testable import DiembaoCommand

@Suite struct `The view of a report` {
    private func view(
        _ tongue: Tongue, width: Int = 80, replacing pair: (String, String)? = nil, isComplete: Bool = false
    ) throws -> String {
        var text = try String(contentsOf: Fixture.report, encoding: .utf8)
        if let (old, new) = pair {
            #expect(text.contains(old), "the fixture has no \(old)")
            text = text.replacing(old, with: new)
        }
        let report = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
        let terminal = Terminal(width: width, hasColors: false)
        return ReportView(report: report, terminal: terminal, tongue: tongue, isComplete: isComplete).text
    }

    @Test func `tells who said what, when and by which source`() throws {
        #expect(
            try view(.english) == """
                Chợ nổi Sông Xanh đón khách trở lại
                from Báo Sông Xanh · published 5 March 2024 · cho-noi.txt
                About: economy, business and finance · tourism and leisure industry

                Who said what (2)
                  Lê Thị Mận · says (nói)
                    “Chúng tôi đã chờ ngày này rất lâu, có người chờ từ mùa nước nổi năm ngoái,
                    và hôm nay ai cũng dậy từ hai giờ sáng để kịp chèo ghe ra chợ”
                  Trần Văn Lúa · denies (bác bỏ)
                    tin chợ sẽ dời đi

                Names (2)
                  people: Lê Thị Mận, Trần Văn Lúa

                Sources
                  people concerned: Lê Thị Mận (1)
                  official: Trần Văn Lúa (1)

                ! A quotation mark has no partner in its paragraph.

                """)
    }

    @Test func `speaks Vietnamese`() throws {
        let text = try view(.vietnamese)
        for words in [
            "theo Báo Sông Xanh · đăng ngày 5/3/2024", "Ai nói gì (2)", "Lê Thị Mận · nói\n",
            "Tên riêng (2)", "người: Lê Thị Mận, Trần Văn Lúa",
            "\nChủ đề: kinh tế, kinh doanh và tài chính · công nghiệp du lịch\n",
            "người dân, người trong cuộc: Lê Thị Mận (1)",
            "! Có dấu ngoặc kép không được khép lại trong đoạn.",
        ] { #expect(text.contains(words)) }
    }

    @Test(arguments: [20, 40, 66, 80, 100], [Tongue.english, .vietnamese])
    func `fits the terminal`(width: Int, tongue: Tongue) throws {
        let found = """
            "timeline": [{"when": "2024-03-05/2024-12-13", "times": ["t1"], "events": [], "background": true},
              {"when": "2024-03-05", "times": ["t1"], "events": [], "background": false}],
             "tone": {"writer": -0.45, "quoted": 0.5}, "warnings": [
            """
        for isComplete in [false, true] {
            let text = try view(
                tongue, width: width, replacing: ("\"warnings\": [", found), isComplete: isComplete)
            for line in text.split(separator: "\n") { #expect(line.displayWidth <= width, "\(line)") }
        }
    }

    @Test func `has a date that is wider than its column on a line of its own`() throws {
        let found = """
            "timeline": [{"when": "2026-01-11/2026-01-13", "times": ["t1"], "events": [], "background": false},
              {"when": "2024-03-05", "times": ["t1"], "events": [], "background": false}],
             "warnings": [
            """
        let text = try view(.english, replacing: ("\"warnings\": [", found))
        #expect(text.contains("\n  11 January 2026 – 13 January 2026\n                "))
        #expect(text.contains("\n  5 March 2024  "))
    }

    @Test func `never prints a control character of the text`() throws {
        let text = try view(.english, replacing: ("Chúng tôi", #"\u001b[2J\u202eChúng\n tôi"#))
        #expect(text.contains("␛[2J\u{FFFD}Chúng tôi"))
        #expect(!text.contains("\u{1B}"))
    }

    private static let fragment = (
        "\"indirect\",\n   \"start\": 324,\n   \"end\": 341,\n   \"text\": \"tin chợ sẽ dời đi\"",
        "\"mixed\",\n   \"start\": 324,\n   \"end\": 331,\n   \"text\": \"tin chợ\""
    )

    @Test func `shows a fragment with the sentence that it stands in`() throws {
        let text = try view(.english, width: 100, replacing: Self.fragment)
        #expect(text.contains("\n    tin chợ sẽ dời đi\n"))
    }

    @Test(arguments: [(Tongue.english, "seems to go on"), (.vietnamese, "có vẻ nói tiếp")])
    func `says that a sentence without a reporting word only seems to go on with what was said`(
        tongue: Tongue, words: String
    ) throws {
        let cue = "\n   \"cue\": {\n    \"start\": 317,\n    \"end\": 323,\n    \"text\": \"bác bỏ\"\n   },"
        let json = try String(contentsOf: Fixture.report, encoding: .utf8)
        let quote = try #require(json.range(of: cue))
        let rule = try #require(
            json.range(of: "\"rule\": \"[^\"]*\"", options: .regularExpression, range: quote.upperBound..<json.endIndex)
        )
        let implied = json.replacingCharacters(in: rule, with: "\"rule\": \"quote.continued\"").replacing(
            cue, with: "\n   \"cue\": null,")
        let report = try JSONDecoder().decode(Report.self, from: Data(implied.utf8))
        let terminal = Terminal(width: 80, hasColors: false)
        #expect(
            ReportView(report: report, terminal: terminal, tongue: tongue).text.contains("Trần Văn Lúa · \(words)\n"))
        #expect(try !view(tongue).contains(words))
    }

    /// A quotation of a sentence by its words in it (data).
    private struct Said {
        var type: String
        var words: String
        var speaker: String
        var cue: String

        init(_ type: String, _ words: String, _ speaker: String, _ cue: String) {
            (self.type, self.words, self.speaker, self.cue) = (type, words, speaker, cue)
        }
    }

    /// What is told of a sentence's quotations.
    private func told(_ sentence: String, _ quotes: [Said]) throws -> [String] {
        func place(_ words: String) throws -> String {
            let start = try #require(sentence.range(of: words)).lowerBound
            let first = sentence.unicodeScalars.distance(from: sentence.startIndex, to: start)
            return "\"start\": \(first), \"end\": \(first + words.unicodeScalars.count), \"text\": \"\(words)\""
        }
        let list = try quotes.enumerated().map { number, quote in
            """
            {"id": "q\(number + 1)", "type": "\(quote.type)", \(try place(quote.words)), "stance": "say",
             "speaker": {\(try place(quote.speaker)), "name": "\(quote.speaker)"}, "cue": {\(try place(quote.cue))},
             "sourceKind": "person", "confidence": 0.5, "rule": "quote.fragment"}
            """
        }
        let document = """
            {"text": "\(sentence)", "language": {"tag": "vi", "confidence": 1},
             "sentences": [{"start": 0, "end": \(sentence.unicodeScalars.count)}]}
            """
        let read = try JSONDecoder().decode([Report.Quote].self, from: Data("[\(list.joined(separator: ","))]".utf8))
        let sentences = FragmentSentences(
            of: try JSONDecoder().decode(Report.Document.self, from: Data(document.utf8)), quotes: read)
        return ToldStatements(of: read, sentences).quotes.map { sentences.sentence(about: $0) ?? $0.span.text }
    }

    @Test func `tells words in marks and the clause about them once, without who says it`() throws {
        let sentence = "Ông Lúa cho biết cuộc gặp rất “thẳng thắn” và không có gì “bí mật”."
        let quotes = [
            Said("indirect", "cuộc gặp rất", "Ông Lúa", "cho biết"),
            Said("mixed", "thẳng thắn", "Ông Lúa", "cho biết"), Said("mixed", "bí mật", "Ông Lúa", "cho biết"),
        ]
        #expect(try told(sentence, quotes) == ["cuộc gặp rất “thẳng thắn” và không có gì “bí mật”"])
    }

    @Test(arguments: [
        ("Chợ “sẽ không dời” trong năm nay, ông Lúa nói.", "ông Lúa", "nói", "Chợ “sẽ không dời” trong năm nay"),
        ("Ông Lúa nói với báo giới rằng chợ “sẽ không dời”.", "Ông Lúa", "nói", "chợ “sẽ không dời”"),
        ("Theo ông Lúa, chợ “sẽ không dời”.", "ông Lúa", "Theo", "chợ “sẽ không dời”"),
        ("Bà Mận bị ông Lúa chê “sẽ không dời”.", "ông Lúa", "chê", "Bà Mận bị ông Lúa chê “sẽ không dời”."),
    ])
    func `leaves out who says it, unless whom it is about stands before them`(
        sentence: String, speaker: String, cue: String, shown: String
    ) throws {
        #expect(try told(sentence, [Said("mixed", "sẽ không dời", speaker, cue)]) == [shown])
    }

    @Test func `tells once what one verb of saying reports within another's words`() throws {
        let sentence = "Ông Lúa khẳng định cam kết giữ chợ nổi ở lại trên sông."
        let quotes = [
            Said("indirect", "cam kết giữ chợ nổi ở lại trên sông", "Ông Lúa", "khẳng định"),
            Said("indirect", "giữ chợ nổi ở lại trên sông", "Ông Lúa", "cam kết"),
        ]
        #expect(try told(sentence, quotes) == ["cam kết giữ chợ nổi ở lại trên sông"])
    }

    @Test func `tells a statement once, but all quotations where all are asked for`() throws {
        var report = try JSONDecoder().decode(Report.self, from: Data(contentsOf: Fixture.report))
        let first = try #require(report.quotes?.first)
        report.quotes?.append(first)
        func count(isComplete: Bool) -> Int {
            let terminal = Terminal(width: 80, hasColors: false)
            let view = ReportView(report: report, terminal: terminal, tongue: .english, isComplete: isComplete).text
            return view.split(separator: "\n").count { $0.contains("Lê Thị Mận · says (nói)") }
        }
        #expect(count(isComplete: false) == 1)
        #expect(count(isComplete: true) == 2)
    }

    @Test func `of a long sentence the clauses about a fragment are shown, and no more than fit`() throws {
        let clause = "một hai ba bốn năm sáu, "
        let sentence =
            String(repeating: clause, count: 20) + "ông nói “bảy tám” rồi đi, " + String(repeating: clause, count: 20)
        let start = sentence.unicodeScalars.prefix { $0 != "“" }.count + 1
        let json = """
            {"text": \(String(reflecting: sentence)), "language": {"tag": "vi", "confidence": 1},
             "sentences": [{"start": 0, "end": \(sentence.unicodeScalars.count)}]}
            """
        let quote = """
            {"id": "q1", "type": "mixed", "start": \(start), "end": \(start + 7), "text": "bảy tám", "stance": "say",
             "sourceKind": "person", "confidence": 0.5, "rule": "quote.inside"}
            """
        let sentences = FragmentSentences(of: try JSONDecoder().decode(Report.Document.self, from: Data(json.utf8)))
        let fragment = try JSONDecoder().decode(Report.Quote.self, from: Data(quote.utf8))
        let shown = try #require(sentences.sentence(about: fragment, limit: 60))
        #expect(shown == "… một hai ba bốn năm sáu, ông nói “bảy tám” rồi đi, một hai ba bốn năm sáu …")
        #expect(sentences.sentence(about: fragment) == sentence)
        for limit in 0...sentence.unicodeScalars.count {
            #expect(try #require(sentences.sentence(about: fragment, limit: limit)).contains("bảy tám"))
        }
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
                  Sông Xanh (60%): Lê Thị Mận
                  Núi Đỏ
                  They contradict each other: Lê Thị Mận × Trần Văn Lúa
                  Inferred from what they say and do to each other; bystanders may be among
                    them, so see the quotations.

                Who said what
                """))
        #expect(english.contains("\nTo bear in mind\n  Núi Đỏ: not quoted at all\n"))
        let vietnamese = try view(.vietnamese, replacing: ("\"warnings\": [", found))
        #expect(vietnamese.contains("\nCác bên, tỷ lệ lời trích\n  Sông Xanh (60%): Lê Thị Mận\n"))
        #expect(vietnamese.contains("\nĐiều cần lưu ý\n  Núi Đỏ: không có lời trích nào\n"))
    }

    @Test func `says how sure it is that there is a dispute, where the report says so`() throws {
        let found = """
            "sides": [{"id": "s1", "label": "Sông Xanh", "members": [], "alignedWith": [], "positions": [], "confidence": 0.27},
             {"id": "s2", "label": "Núi Đỏ", "members": [], "alignedWith": [], "positions": [], "confidence": 0.27}],
             "warnings": [
            """
        let english = try view(.english, replacing: ("\"warnings\": [", found), isComplete: true)
        #expect(english.contains("(that there is a dispute:\n    27%); bystanders"))
        let vietnamese = try view(.vietnamese, replacing: ("\"warnings\": [", found), isComplete: true)
        #expect(vietnamese.contains("khả năng có đối lập: 27%)"))
    }

    @Test func `leaves sides out, and what rests on them, where it is unsure that there is a dispute, and says so`()
        throws
    {
        func found(_ confidence: Double) -> (String, String) {
            let sides = """
                "sides": [{"id": "s1", "label": "Sông Xanh", "members": [], "alignedWith": [], "positions": [],
                  "confidence": \(confidence)},
                 {"id": "s2", "label": "Núi Đỏ", "members": [], "alignedWith": [], "positions": [],
                  "confidence": \(confidence)}],
                 "contradictions": [{"between": ["q1", "q2"], "about": null}],
                 "balance": {"sides": [], "flags": [{"code": "SIDE_NOT_QUOTED", "detail": "Núi Đỏ", "quotes": []},
                   {"code": "UNNAMED_SOURCES", "detail": "1", "quotes": []}]},
                 "warnings": [
                """
            return ("\"warnings\": [", sides)
        }
        let unsure = try view(.english, replacing: found(0.39))
        #expect(unsure.contains("\n\n  … sides left out, unsure that there is a dispute: 39% (--all)\n\n"))
        #expect(!unsure.contains("Núi Đỏ") && !unsure.contains("contradict"))
        #expect(unsure.contains("\nTo bear in mind\n  unnamed sources: 1 quotation\n"))
        let vietnamese = try view(.vietnamese, replacing: found(0.39))
        #expect(vietnamese.contains("  … bỏ qua các bên vì máy không chắc có đối lập: 39% (--all)\n"))
        for text in [
            try view(.english, replacing: found(0.4)), try view(.english, replacing: found(0.1), isComplete: true),
        ] {
            #expect(text.contains("\n  Núi Đỏ\n  They contradict each other: "))
            #expect(text.contains("\n  Núi Đỏ: not quoted at all\n"))
            #expect(!text.contains("left out, unsure"))
        }
    }

    @Test func `tells of a day without events what the article says about it, each sentence once`() throws {
        let found = """
            "timeline": [{"when": "2014", "times": ["t1"], "events": [], "background": true},
              {"when": "2024-03-05", "times": ["t1"], "events": [], "background": false}],
             "warnings": [
            """
        let text = try view(.vietnamese, replacing: ("\"warnings\": [", found))
        #expect(
            text.contains(
                """

                Diễn biến (2)
                  năm 2014  Sau hai năm đóng cửa, chợ nổi Sông Xanh mở lại từ ngày 5.3. [bối
                            cảnh]
                  5/3/2024  (cùng câu trên)

                """), "\(text)")
        #expect(!text.contains("Mốc thời gian"))
        let all = try view(.vietnamese, replacing: ("\"warnings\": [", found), isComplete: true)
        #expect(all.contains("\nMốc thời gian (1)\n  ngày 5.3  5/3/2024\n"))
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
                "\nTimeline (2)\n  2014          Sau hai năm đóng cửa, chợ nổi Sông Xanh mở lại từ ngày 5.3.\n"
                    + "                [background]\n  5 March 2024  (in the same sentence)\n"))
        #expect(
            english.contains(
                """

                Wording
                  negative (−1) to positive (+1) words: the writer's −0.45 · quoted +0.50
                  A count of words, most of which come with the topic (accident, court, war):
                    not the writer's attitude.
                  loaded, the writer's: Chợ

                """))
        let vietnamese = try view(.vietnamese, replacing: ("\"warnings\": [", found))
        #expect(vietnamese.contains("\n            cảnh]\n  5/3/2024  (cùng câu trên)\n"))
        #expect(
            vietnamese.contains(
                """

                Từ ngữ
                  từ tiêu cực (−1) đến tích cực (+1): của người viết −0,45 · trong lời trích
                    +0,50
                  Chỉ đếm từ, phần nhiều do đề tài (tai nạn, tòa án, chiến sự), không phải
                    thái độ của người viết.

                """))
    }

    @Test(arguments: [
        ("2026-04-03T06:05:00+07:00", "3 April 2026, 06:05", "đăng lúc 6h05, 3/4/2026 ·"),
        ("2026-04-03T06:30:00.5+09:00", "3 April 2026, 06:30 (UTC+09:00)", "đăng lúc 6h30, 3/4/2026 (UTC+09:00) ·"),
        ("2026-04-03 18:00:00Z", "3 April 2026, 18:00 (UTC)", "đăng lúc 18h, 3/4/2026 (UTC) ·"),
        ("sometime", "sometime", "đăng sometime ·"),
    ])
    func `tells the day of publication as other days`(value: String, english: String, vietnamese: String) throws {
        let pair = ("\"value\": \"2024-03-05\"", "\"value\": \"\(value)\"")
        #expect(try view(.english, replacing: pair).contains("· published \(english) ·"))
        #expect(try view(.vietnamese, replacing: pair).contains("· " + vietnamese))
    }

    // MARK: Who speaks

    @Test func `says in Vietnamese what the article says, and in English what that is`() throws {
        let cue = ("\"text\": \"bác bỏ\"", "\"text\": \"Theo\"")
        #expect(try view(.vietnamese, replacing: cue).contains("\n  theo Trần Văn Lúa\n    tin chợ sẽ dời đi\n"))
        #expect(try view(.english, replacing: cue).contains("\n  according to Trần Văn Lúa\n"))
        let other = ("\"text\": \"bác bỏ\"", "\"text\": \"nói không đúng\"")
        #expect(try view(.vietnamese, replacing: other).contains("\n  Trần Văn Lúa · bác bỏ (nói không đúng)\n"))
        let plain = ("\"text\": \"nói\"", "\"text\": \"Cho biết\"")
        #expect(try view(.vietnamese, replacing: plain).contains("\n  Lê Thị Mận · cho biết\n"))
        #expect(try view(.english, replacing: plain).contains("\n  Lê Thị Mận · says (cho biết)\n"))
    }

    @Test func `tells an outlet once, not the article's own, and whom somebody spoke to`() throws {
        let credits = """
            "credits": [
              {"start": 0, "end": 9, "text": "Theo Reuters", "outlet": "Reuters", "canonical": "Reuters", "kind": "agency"},
              {"start": 0, "end": 9, "text": "Reuters", "outlet": "Reuters", "canonical": "Reuters", "kind": "agency"},
              {"start": 0, "end": 9, "text": "tờ Gulf Times", "outlet": "Gulf Times", "canonical": null, "kind": "agency"},
              {"start": 0, "end": 9, "text": "Trao đổi với Tuổi Trẻ", "outlet": "Tuổi Trẻ", "canonical": "Tuổi Trẻ", "kind": "agency"},
              {"start": 0, "end": 9, "text": "Theo VnExpress", "outlet": "vnexpress", "canonical": "VnExpress", "kind": "agency"},
            """
        let report = try view(.english, replacing: ("\"credits\": [", credits))
        #expect(report.contains("\nciting Reuters, Gulf Times, VnExpress · told to Tuổi Trẻ · from Báo Sông Xanh ·"))
        let own = try view(
            .vietnamese,
            replacing: ("\"credits\": [", credits.replacing("Tuổi Trẻ\", \"kind", with: "Báo Sông Xanh\", \"kind")))
        #expect(own.contains("\ndẫn Reuters, Gulf Times, VnExpress · trả lời Báo Sông Xanh · "))
        #expect(!own.contains("theo Báo Sông Xanh"))
    }

    @Test func `leaves an outlet that the article is of out of its credits`() throws {
        let outlet = ("\"outlet\": null,", "\"outlet\": \"báo Sông Xanh\",")
        #expect(
            try view(.vietnamese, replacing: outlet).contains("\nbáo Sông Xanh · đăng ngày 5/3/2024 · cho-noi.txt\n"))
    }

    @Test func `tells all subjects on a narrow screen, too`() throws {
        let lines = try view(.vietnamese, width: 40).split(separator: "\n")
        #expect(lines.contains("Chủ đề: kinh tế, kinh doanh và tài"))
        #expect(!lines.contains { $0.hasSuffix("…") && $0.hasPrefix("Chủ đề") })
    }

    @Test func `does not count who is named in credits and byline alone among the names`() throws {
        let outlet = """
            "entities": [{"id": "e9", "name": "Sông Xanh News", "type": "organization", "wikidata": null, "roles": [],
              "mentions": [{"start": 349, "end": 362, "text": "Báo Sông Xanh", "kind": "name", "metonymOf": null}]},
            """
        let text = try view(.english, replacing: ("\"entities\": [", outlet))
        #expect(text.contains("\nNames (2)\n"))
        #expect(!text.contains("Sông Xanh News"))
    }

    @Test func `says how much of the quoted words is of no side, and how many are not named`() throws {
        let found = """
            "sides": [{"id": "s1", "label": "Sông Xanh", "members": [], "alignedWith": [], "positions": []}],
             "balance": {"sides": [{"side": "s1", "direct": 60, "mixed": 0, "indirect": 0, "share": 0.64},
                {"side": null, "direct": 40, "mixed": 0, "indirect": 0, "share": 0.36}],
              "flags": [{"code": "UNNAMED_SOURCES", "detail": "1", "quotes": []}, {"code": "HEARSAY", "detail": "2", "quotes": []}]},
             "warnings": [
            """
        let english = try view(.english, replacing: ("\"warnings\": [", found))
        #expect(english.contains("  Sông Xanh (64%)\n  On no side: 36%\n"))
        #expect(english.contains("  unnamed sources: 1 quotation\n  hearsay: 2 quotations\n"))
        let vietnamese = try view(.vietnamese, replacing: ("\"warnings\": [", found))
        #expect(vietnamese.contains("  Không thuộc bên nào: 36%\n"))
        #expect(vietnamese.contains("  nguồn không nêu tên: 1 lời trích\n"))
    }

    // MARK: Events

    private static let unsure = """
        "events": [
          {"id": "v1", "type": "CONSULT", "mode": "visit", "actors": ["e1"], "recipients": ["e2"], "time": "t1",
           "assertedBy": "q2", "status": "asserted", "start": 0, "end": 3, "text": "Chợ", "confidence": 0.35},
          {"id": "v2", "type": "COERCE", "mode": "arrest", "actors": [], "recipients": ["e2"], "time": "t1",
           "assertedBy": "writer", "status": "hypothetical", "start": 0, "end": 3, "text": "Chợ", "confidence": 0.34}],
         "timeline": [{"when": "2014", "times": ["t1"], "events": ["v2"], "background": true},
           {"when": "2024-03-05", "times": ["t1"], "events": ["v1", "v2"], "background": false}],
         "warnings": [
        """

    @Test func `leaves unsure events out, says how many, and has them apart where all is asked for`() throws {
        let pair = ("\"warnings\": [", Self.unsure)
        let english = try view(.english, replacing: pair)
        #expect(
            english.contains(
                """

                Who did what (1)
                  Lê Thị Mận · visits · Trần Văn Lúa (ngày 5.3; according to Trần Văn Lúa)
                  … 1 unsure left out (--all)

                Timeline (2)
                  2014          Sau hai năm đóng cửa, chợ nổi Sông Xanh mở lại từ ngày 5.3.
                                [background]
                  5 March 2024  Lê Thị Mận · visits · Trần Văn Lúa

                """))
        let all = try view(.vietnamese, replacing: pair, isComplete: true)
        #expect(
            all.contains(
                """

                Ai làm gì (1)
                  Lê Thị Mận · thăm · Trần Văn Lúa (ngày 5.3; theo lời Trần Văn Lúa)
                  Có thể, máy không chắc (1)
                  Trần Văn Lúa · bị bắt giữ (ngày 5.3; giả định)

                """))
        #expect(all.contains("\n  năm 2014  Trần Văn Lúa · bị bắt giữ (giả định) [bối cảnh]\n"))
    }

    @Test func `tells the numbers that measure something, with the words about them`() throws {
        let words = "chờ từ mùa nước nổi năm ngoái, và hôm nay ai cũng dậy từ hai giờ sáng"
        let text = try JSONDecoder().decode(Report.self, from: Data(contentsOf: Fixture.report)).document!.text
        let start = try #require(text.range(of: words)).lowerBound
        let first = text.unicodeScalars.distance(from: text.startIndex, to: start)
        let measured = (0..<9).map { _ in
            "{\"start\": \(first), \"end\": \(first + 3), \"text\": \"chờ\", \"value\": 3, \"unit\": \"m\"}"
        }
        let bare = "{\"start\": \(first), \"end\": \(first + 3), \"text\": \"bốn\", \"value\": 4, \"unit\": null}"
        let found = "\"numbers\": [\(([bare] + measured).joined(separator: ", "))], \"warnings\": ["
        let shown = try view(.vietnamese, replacing: ("\"warnings\": [", found))
        #expect(shown.contains("\nCon số (9)\n  chờ  … có người chờ từ mùa nước nổi năm ngoái …\n  chờ  "), "\(shown)")
        #expect(shown.split(separator: "\n").count { $0.hasPrefix("  chờ  ") } == 8)
        #expect(!shown.contains("bốn"))
        let all = try view(.english, replacing: ("\"warnings\": [", found), isComplete: true)
        #expect(all.contains("\nNumbers (9)\n  chờ  "))
        #expect(all.split(separator: "\n").count { $0.hasPrefix("  chờ  ") } == 9)
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
        for kind in Report.Event.Kind.allCases { #expect(EventLabels.shared.knows(kind, mode: nil), "\(kind)") }
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

    @Test(arguments: [["show"], ["show", "--html"]])
    func `ends with 1 where an article can't be analysed, but not where a report says so of its article`(
        command: [String]
    ) throws {
        let folder = try TemporaryFolder()
        let article = try folder.write(" \n", to: "rong.txt")
        #expect(try Command.run(command + [article], input: Data()).status == 1)
        let report = try folder.write(Command.run("analyze", article).output, to: "rong.txt.json")
        let shown = try Command.run(command + [report], input: Data())
        #expect(shown.output.contains("rong.txt"))
        #expect(shown.status == 0)
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

    @Test(arguments: [["show"], ["show", "--html"], ["quotes"], ["quotes", "--csv"]])
    func `refuses a report of another schema, as quotes does, and says which it is and what to do`(
        command: [String]
    ) throws {
        let folder = try TemporaryFolder()
        let text = try String(contentsOf: Fixture.report, encoding: .utf8)
        let file = try folder.write(text.replacing("diembao.report/1", with: "diembao.report/2"), to: "new.json")
        let result = try Command.run(command + [file], input: Data())
        #expect(
            result.error.hasPrefix("diembao: \(file): the report's schema is diembao.report/2, and this version of"))
        #expect(result.error.contains("diembao.report/1. Read it with the version that made it"))
        #expect(!result.output.contains("Lê Thị Mận"))
        #expect(result.status == 1)
    }

    @Test func `takes of an article what analyze takes, and nothing of a report that is made already`() throws {
        let folder = try TemporaryFolder()
        let article = try folder.write("Hai Lúa mở lại chợ\n\nHôm qua, Hai Lúa nói chợ mở lại.\n", to: "chợ.txt")
        let names = try folder.write("Hai Lúa\tperson\n", to: "names.tsv")
        let options = ["--published", "2024-03-05", "--outlet", "Báo Sông Xanh", "--language", "vi", "--names", names]
        let shown = try Command.run(["show"] + options + [article], input: Data())
        #expect(shown.output.contains("\nBáo Sông Xanh · published "))
        #expect(shown.output.contains("people: Hai Lúa"))
        #expect(!shown.output.contains("! The date of publication is unknown"))
        #expect(shown.status == 0)
        for option in [["--published", "2024-03-05"], ["--names", names]] {
            let report = try Command.run(["show"] + option + [Fixture.report.path], input: Data())
            #expect(report.error.hasSuffix("options such as --published are for articles. Name its article.\n"))
            #expect(report.output.isEmpty)
            #expect(report.status == 1)
        }
        #expect(try Command.run("show", "--published", "5/3/2024", article).status == 64)
    }
}
