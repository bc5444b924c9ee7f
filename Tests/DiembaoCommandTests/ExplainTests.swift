import DiembaoCore
import Foundation
import Testing

@testable import DiembaoCommand

@Suite struct `The explanation of quotations` {
    @Test func `has a sentence for every rule of the core in both languages, and for no other`() {
        let rules = Set(QuoteRule.allCases.map(\.rawValue))
        #expect(rules.count > 30)
        #expect(rules.symmetricDifference(Tongue.rules.keys) == [])
        for (rule, words) in Tongue.rules {
            #expect(words.english.count > 20 && words.vietnamese.count > 20, "\(rule)")
            #expect(words.english != words.vietnamese, "\(rule)")
        }
        #expect(Set(Tongue.rules.values.map(\.vietnamese)).count == rules.count)
    }

    @Test(arguments: [Tongue.english, .vietnamese])
    func `has words for every ground`(tongue: Tongue) {
        for hasCue in [false, true] {
            let sentences = SpeakerGround.allCases.map { tongue.sentence(for: $0, hasCue: hasCue) }
            #expect(Set(sentences).count == SpeakerGround.allCases.count)
        }
    }

    @Test func `writes weights as each language does`() {
        #expect(Tongue.english.weight(1664) == "+1.66")
        #expect(Tongue.vietnamese.weight(-3285) == "−3,29")
        #expect(Tongue.vietnamese.weight(47) == "+0,05")
    }

    // MARK: The view

    private static let adviser = """
        Nga sẵn sàng tiếp tục đàm phán

        Cố vấn đối ngoại của ông Putin, ông Yuri Ushakov nêu quan điểm: "Chúng tôi sẵn sàng đàm phán với mọi bên". \
        Ông Putin cho biết Nga sẽ không rút quân khỏi khu vực này trong năm nay. Bà Lê Thị Mận quyết định ở nhà.
        """

    private func view(
        of text: String, _ tongue: Tongue = .english, width: Int = 100, all: Bool = false, rejected: Bool = false
    ) throws -> String {
        let folder = try TemporaryFolder()
        let file = FileArgument(try folder.write(text, to: "bai.txt"))
        let article = try ExplainedArticle.articles(
            in: file, DocumentMetadata(language: "vi"), BoundedAnalyzer(), tongue)[0].get()
        return ExplanationView(
            article: article, terminal: Terminal(width: width, hasColors: false), tongue: tongue, isComplete: all,
            showsRejected: rejected
        ).text
    }

    @Test func `shows the speaker that was chosen, why, and why another was not`() throws {
        let text = try view(of: Self.adviser)
        #expect(text.contains("speaker  ông Yuri Ushakov = Yuri Ushakov: stands right by the cue"))
        #expect(text.contains("rule     quote.before-colon: whoever speaks, a reporting word and a colon"))
        #expect(text.contains("sure     0.96, by the rule alone"))
        #expect(text.contains("not      Cố vấn đối ngoại của ông Putin: farther from the cue, or part of another"))
    }

    @Test func `speaks Vietnamese`() throws {
        let text = try view(of: Self.adviser, .vietnamese)
        #expect(text.contains("người nói   ông Yuri Ushakov = Yuri Ushakov: đứng ngay cạnh từ dẫn"))
        #expect(text.contains("độ tin cậy  0,96, do riêng quy tắc quyết định"))
        #expect(text.contains("q1 · trực tiếp\n"))
    }

    @Test func `shows what was left out only when it is asked`() throws {
        let short = try view(of: Self.adviser)
        #expect(short.contains("left out (--rejected)\n"))
        #expect(!short.contains("left out · "))
        let long = try view(of: Self.adviser, rejected: true)
        #expect(long.contains("left out · indirect\n    ở nhà\n"))
        #expect(long.contains("nearby   Bà Lê Thị Mận: farther from the cue"))
        #expect(long.contains(/against  .*−[0-9.]+ cue:quyết định/))
    }

    @Test func `shows the strongest reasons, and all of them when it is asked`() throws {
        let (short, long) = (try view(of: Self.adviser), try view(of: Self.adviser, all: true))
        #expect(short.contains(/, …\s+[0-9]+\s+more/))
        #expect(!long.contains("… "))
        #expect(long.count > short.count)
    }

    @Test(arguments: [20, 40, 66, 100])
    func `fits the terminal`(width: Int) throws {
        let text = try view(of: Self.adviser, .vietnamese, width: width, rejected: true)
        // Beside the labels eight cells are left for the text, however narrow the terminal.
        let lines = text.split(separator: "\n").filter { $0.hasPrefix(" ") }
        #expect(lines.allSatisfy { $0.displayWidth <= max(width, 22) })
    }

    @Test func `never prints a control character of the text`() throws {
        let text = try view(of: Self.adviser.replacing("Chúng tôi", with: "Chúng\u{1B}[2J\u{202E} tôi"), all: true)
        #expect(text.contains("␛"))
        #expect(!text.contains("\u{1B}"))
    }
}

@Suite struct `diembao explain` {
    @Test func `explains each quotation of the report, by its identifier`() throws {
        let result = try Command.run("explain", "--json", Fixture.article.path)
        let report = try JSONReader.value(in: Array(Command.run("analyze", Fixture.article.path).output.utf8))
        let quotes = try #require(report["quotes"]?.array)
        let lines = try result.lines.map { try JSONReader.value(in: Array($0.utf8)) }
        #expect(result.status == 0)
        #expect(lines.count == quotes.count && !quotes.isEmpty)
        for (line, quote) in zip(lines, quotes) {
            for key in ["id", "type", "text", "rule"] { #expect(line[key]?.string == quote[key]?.string, "\(key)") }
            #expect(line["start"]?.integer == quote["start"]?.integer)
            #expect(line["speaker"]?["name"]?.string == quote["speaker"]?["name"]?.string)
            #expect(line["path"]?.string == "cho-noi.txt")
        }
    }

    @Test func `gives JSON whose spans fit the text and whose keys are always there`() throws {
        let text = Array(try String(contentsOf: Fixture.article, encoding: .utf8).unicodeScalars)
        let result = try Command.run("explain", "--json", "--rejected", Fixture.article.path)
        var spans = 0
        func check(_ value: JSONValue) {
            guard let start = value["start"]?.integer, let end = value["end"]?.integer else { return }
            #expect(value["text"]?.string == String(String.UnicodeScalarView(text[start..<end])))
            spans += 1
        }
        for line in result.lines {
            let value = try JSONReader.value(in: Array(line.utf8))
            guard case .object(let members) = value else { return #expect(Bool(false), "no object") }
            #expect(
                members.map(\.key) == [
                    "path", "part", "id", "reported", "type", "start", "end", "text", "cue", "rule", "confidence",
                    "reasons",
                    "speaker", "candidates",
                ])
            check(value)
            for part in [value["cue"], value["speaker"]].compactMap(\.self) { check(part) }
            for candidate in try #require(value["candidates"]?.array) { check(candidate) }
            for reason in try #require(value["reasons"]?.array) {
                #expect(reason["name"]?.string != nil && reason["weight"]?.integer != nil)
            }
        }
        #expect(spans > 4)
    }

    private let speakers = ["Nguyễn Văn An", "Trần Quốc Bảo", "Lê Minh Cường"]

    /// A mailbox of articles by these speakers, the one with this number in English.
    private func mailbox(_ count: Int, english: Int? = nil) -> String {
        zip(1..., speakers.prefix(count)).map { number, speaker in
            let text =
                number == english
                ? "The market opens\n\nThe floating market opened again on Tuesday, said the mayor, who was glad."
                : "Giá gạo tăng lần thứ \(number)\n\nÔng \(speaker) nói: “Giá gạo sẽ còn tăng.”"
            return """
                From lan@songtien.example Wed Dec  8 11:00:00 2021
                From: Lan <lan@songtien.example>
                Subject: Tin
                Content-Type: text/plain; charset=UTF-8

                \(text)


                """
        }.joined()
    }

    @Test func `explains every article of a file that holds several, or the one that is asked for`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(mailbox(3), to: "thư.mbox")
        let all = try Command.run("explain", file)
        #expect(all.status == 0 && all.error.isEmpty)
        #expect(
            all.lines.filter { $0.hasPrefix("thư.mbox") }
                == (1...3).map { "thư.mbox (\($0)): 1 quotation" })
        let second = try Command.run("explain", "--part", "2", file)
        #expect(second.status == 0)
        #expect(second.output.hasPrefix("thư.mbox (2): 1 quotation\n\nq1 · direct\n"))
        #expect(second.output.contains(speakers[1]) && !second.output.contains(speakers[0]))
        let values = try Command.run("explain", "--json", file).lines.map { try JSONReader.value(in: Array($0.utf8)) }
        #expect(values.map { $0["part"]?.integer } == [1, 2, 3])
        #expect(values.allSatisfy { $0["id"]?.string == "q1" && $0["path"]?.string == "thư.mbox" })
        #expect(values.map { $0["speaker"]?["name"]?.string } == speakers)
        // One article is its file's only one.
        let single = try Command.run("explain", "--json", "--part", "1", Fixture.article.path)
        #expect(single.output == (try Command.run("explain", "--json", Fixture.article.path)).output)
    }

    @Test func `says so where a file has no such article, or that can't be explained, and does the others`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(mailbox(3, english: 2), to: "thư.mbox")
        let result = try Command.run("explain", "--part", "7", file, Fixture.article.path)
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(
            result.error
                == "diembao: \(file): the file has no article 7; it holds 3. Count from 1.\n"
                + "diembao: \(Fixture.article.path): the file has no article 7; it holds 1. Count from 1.\n")
        let vietnamese = try Command.run(
            "explain", "--part", "7", file, environment: ["LANG": "vi_VN.UTF-8"])
        #expect(vietnamese.error == "diembao: \(file): tệp không có bài thứ 7; tệp có 3 bài. Hãy đếm từ 1.\n")
        let all = try Command.run("explain", file)
        #expect(all.status == 1)
        #expect(all.error.hasPrefix("diembao: \(file) (2): The language looks like \"en\", not Vietnamese"))
        #expect(all.lines.filter { $0.hasPrefix("thư.mbox") }.count == 2)
        for wrong in ["0", "-1", "hai"] {
            #expect(try Command.run("explain", "--part=\(wrong)", file).status == 64, "\(wrong)")
        }
    }

    @Test func `has a document read once`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(mailbox(2), to: "thư.mbox")
        // A copy of the command with a reader beside it that tells of its start. A shell makes both: what this process has open for
        // writing the children of other tests have too, for a moment, and it is not started meanwhile (ETXTBSY).
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.currentDirectoryURL = folder.url
        process.arguments = [
            "-c",
            """
            cp "$0" diembao
            printf '#!/bin/sh\\necho x >> starts\\nexec "%s/diembao-reader" "$@"\\n' "${0%/*}" > diembao-reader
            chmod 755 diembao-reader
            exec ./diembao explain "$1" > shown
            """, Command.executable.path, file,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try String(contentsOfFile: folder.url.path + "/starts", encoding: .utf8) == "x\n")
    }

    @Test func `takes standard input, Vietnamese, colours, and a desk's names`() throws {
        let folder = try TemporaryFolder()
        let names = try folder.write("Bếp Quê\torganization\n", to: "names.tsv")
        let result = try Command.run(
            "explain", "--names", names, "--color", "always", "--language", "vi", "-",
            input: "Giá gạo tăng\n\nBếp quê cho biết giá gạo sẽ tăng mạnh trong năm sau.\n",
            environment: ["LANG": "vi_VN.UTF-8"]
        )
        #expect(result.output.hasPrefix("\u{1B}[1mđầu vào chuẩn\u{1B}[0m: 1 lời trích"))
        #expect(result.output.contains("Bếp quê: đứng ngay cạnh từ dẫn"))
        #expect(result.status == 0)
    }

    @Test func `tells why an article can't be explained, does the others and ends with 1`() throws {
        let folder = try TemporaryFolder()
        let empty = try folder.write(" \n", to: "rong.txt")
        let english = try folder.write(
            "The market opens\n\nThe floating market opened again on Tuesday, said the mayor, who was glad.\n",
            to: "english.txt")
        let result = try Command.run(
            "explain", "/nonexistent/a.txt", empty, english, Fixture.report.path, Fixture.article.path)
        let complaints = result.error.split(separator: "\n")
        #expect(complaints.count == 4)
        #expect(complaints[0].hasPrefix("diembao: /nonexistent/a.txt: No such file or directory. "))
        #expect(complaints[1].hasPrefix("diembao: \(empty): The file holds no text"))
        #expect(complaints[2].hasPrefix("diembao: \(english): The language looks like \"en\", not Vietnamese"))
        #expect(
            complaints[3] == "diembao: \(Fixture.report.path): this is a report. Name the article that it is about.")
        #expect(result.output.hasPrefix("cho-noi.txt: 1 quotation"))
        #expect(result.status == 1)
        let vietnamese = try Command.run("explain", empty, environment: ["LANG": "vi_VN.UTF-8"])
        #expect(vietnamese.error.hasPrefix("diembao: \(empty): Tệp rỗng hoặc chỉ có khoảng trắng. Hãy"))
        #expect(try Command.run("explain", "--names", "/none.tsv", Fixture.article.path).status == 78)
        #expect(try Command.run("explain").status == 64)
    }
}
