import DiembaoCore
import Foundation
import Testing

@testable import DiembaoCommand

@Suite struct `A table` {
    private func row(_ cells: [CSVWriter.Cell], separator: CSVWriter.Separator = .comma, isRaw: Bool = false) -> String
    {
        var writer = CSVWriter(separator: separator, isRaw: isRaw)
        writer.row(cells)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func `has cells in quotation marks where RFC 4180 wants them`() {
        let cells: [CSVWriter.Cell] = [
            .text("chợ nổi"), .text("ghe, xuồng"), .text("“chợ” \"nổi\""), .text("hai\ndòng"), .empty, .integer(12),
            .fraction(0.9),
        ]
        #expect(row(cells) == "chợ nổi,\"ghe, xuồng\",\"“chợ” \"\"nổi\"\"\",\"hai\ndòng\",,12,0.9\r\n")
    }

    @Test func `has commas in numbers where semicolons stand between cells`() {
        #expect(row([.text("a;b"), .integer(1), .fraction(0.97)], separator: .semicolon) == "\"a;b\";1;0,97\r\n")
        #expect(row([.text("a\tb"), .fraction(0.97)], separator: .tab) == "\"a\tb\"\t0.97\r\n")
    }

    static let formulas = [
        "=1+1", "+84 28", "- Chợ mở lại", "@chợ", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "  =1", "' '=1", "\u{A0}@a",
    ]

    @Test(arguments: formulas)
    func `runs nothing in a spreadsheet`(text: String) {
        let cell = row([.text(text)])
        #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"))
        #expect(row([.text(text)], isRaw: true).contains(text))
        #expect(!row([.text(text)], isRaw: true).contains("'\(text)"))
    }

    @Test(arguments: ["", "chợ = nổi", "'chợ'", "“- Chợ", "1+1", "–", "'"])
    func `leaves a text alone that is no formula`(text: String) {
        #expect(row([.text(text)]) == text + "\r\n")
    }

    /// One apostrophe taken off each cell behind which a formula stands gives what the report has.
    @Test(arguments: formulas.filter { !$0.contains("\r") } + ["'chợ'", "chợ", "''=", "'", "'a=1"])
    func `can be taken back`(text: String) {
        var cell = row([.text(text)])
        cell.removeLast()
        if cell.hasPrefix("\"") { cell = String(cell.dropFirst().dropLast()) }
        if cell.hasPrefix("'") && CSVWriter.isFormula(String(cell.dropFirst())) { cell.removeFirst() }
        #expect(cell.utf8.elementsEqual(text.utf8))
    }

    @Test func `has no controls but ends of lines and tabs`() {
        #expect(row([.text("a\u{0}b\u{1B}[31m\u{202E}c")]) == "a␀b␛[31m\u{FFFD}c\r\n")
        #expect(row([.text("a.txt\rb\r\nc\nd\te")]) == "\"a.txt b\r\nc\nd\te\"\r\n")
        #expect(row([.text("a\u{0}b")], isRaw: true) == "a\u{0}b\r\n")
    }
}

@Suite struct `diembao quotes` {
    private let cells = [
        "q1,direct,say,witness,Lê Thị Mận,bà Lê Thị Mận,,nói,,,,99,235,",
        "q2,indirect,deny,official,Trần Văn Lúa,Ông Trần Văn Lúa,,bác bỏ,,,,324,341,tin chợ sẽ dời đi,",
    ]

    @Test func `writes a row for each quotation, after a mark for Excel and a header`() throws {
        let result = try Command.run("quotes", "--csv", Fixture.report.path)
        let rows = result.output.split(separator: "\r\n")
        #expect(result.status == 0)
        #expect(result.output.unicodeScalars.first == "\u{FEFF}")
        #expect(
            rows[0].dropFirst() == QuoteTable.header.joined(separator: ",")[...] || rows[0].hasSuffix(",confidence"))
        #expect(rows.count == 3)
        let article = ",cho-noi.txt,9eb388dba380d98a4b06c79720f4fcb2bf7b337b73fd8182cc26ffdbdf4992bc,,2024-03-05,"
        for (row, cells) in zip(rows.dropFirst(), cells) {
            #expect(row.contains("cho-noi.report.json" + article + "Chợ nổi Sông Xanh đón khách trở lại," + cells))
        }
    }

    @Test func `writes no mark when told`() throws {
        let result = try Command.run("quotes", "--csv", "--no-bom", Fixture.report.path)
        #expect(result.output.hasPrefix("report,source,"))
    }

    @Test func `has as many cells in each row as in the header`() throws {
        let report = try JSONDecoder().decode(Report.self, from: Data(Fixture.reportBytes))
        for row in QuoteTable.rows(of: report, in: FileArgument("a.json")) {
            #expect(row.count == QuoteTable.header.count)
        }
    }

    @Test func `lists for a person what everybody said, in full`() throws {
        let result = try Command.run("quotes", Fixture.report.path, environment: ["LANG": "vi_VN.UTF-8"])
        #expect(
            result.output.hasPrefix("Chợ nổi Sông Xanh đón khách trở lại\ntheo Báo Sông Xanh · đăng ngày 5/3/2024"))
        #expect(result.output.hasSuffix("  Trần Văn Lúa · bác bỏ\n    tin chợ sẽ dời đi\n"))
        #expect(!result.output.contains("Chủ đề"))
    }

    @Test func `reads folders in the order of names, and passes over what is hidden or no report's`() throws {
        let folder = try TemporaryFolder()
        let report = try String(contentsOf: Fixture.report, encoding: .utf8)
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "b/sâu"), withIntermediateDirectories: true)
        for name in ["c.txt.json", "b/sâu/a.json", "a.json", ".b.json", "b/ghi chú.txt"] {
            try folder.write(report, to: name)
        }
        try folder.write(#"{"published": "2024-03-05"}"#, to: "c.txt.meta.json")
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "b/vòng.json"), withDestinationURL: folder.url)
        let result = try Command.run("quotes", "--csv", folder.url.path)
        let files = result.output.split(separator: "\r\n").dropFirst().map { row in
            String(row.prefix { $0 != "," }.dropFirst(folder.url.path.count + 1))
        }
        #expect(files == ["a.json", "a.json", "b/sâu/a.json", "b/sâu/a.json", "c.txt.json", "c.txt.json"])
        #expect(result.error == "")
        #expect(result.status == 0)
    }

    @Test func `reads a report a line, from standard input as well`() throws {
        let line = try String(contentsOf: Fixture.report, encoding: .utf8).replacing("\n", with: "") + "\n"
        let result = try Command.run("quotes", "--csv", "-", input: line + "\n" + line)
        #expect(result.output.split(separator: "\r\n").count == 5)
        #expect(result.output.contains("\r\n,cho-noi.txt,"))
    }

    @Test func `names the article that had failed, and goes on`() throws {
        let folder = try TemporaryFolder()
        let failed = try Command.run("analyze", folder.write(" \n", to: "rong.txt")).output
        let file = try folder.write(failed, to: "rong.txt.json")
        let result = try Command.run("quotes", "--csv", file, Fixture.report.path)
        #expect(result.status == 1)
        #expect(result.error.hasPrefix("diembao: \(file): not analysed: The file holds no text"))
        #expect(result.error.contains("(EMPTY)"))
        #expect(result.output.split(separator: "\r\n").count == 3)
        let vietnamese = try Command.run("quotes", file, environment: ["LANG": "vi_VN.UTF-8"])
        #expect(vietnamese.error.contains("không phân tích được: Tệp rỗng"))
    }

    @Test func `says what is no report, and where, and goes on`() throws {
        let folder = try TemporaryFolder()
        let text = try String(contentsOf: Fixture.report, encoding: .utf8)
        let line = text.replacing("\n", with: "")
        let torn = try folder.write("{\"schema\":\n \"diembao.", to: "torn.json")
        let other = try folder.write("{\"a\": 1}", to: "other.json")
        let empty = try folder.write("\n", to: "empty.json")
        let new = try folder.write(text.replacing("\"deny\"", with: "\"shrug\""), to: "new.json")
        let stream = try folder.write("\(line)\n{\"schema\"\n\(line)\n", to: "stream.jsonl")
        let result = try Command.run("quotes", "--csv", torn, other, empty, new, stream, "/nonexistent")
        #expect(
            result.error.split(separator: "\n").map { $0.dropFirst(9).replacing(folder.url.path + "/", with: "") } == [
                "torn.json:2:11: not JSON: a string does not end. Is it an article? diembao analyze torn.json",
                "other.json:1: no report. Is it an article? diembao analyze other.json",
                "empty.json: the file is empty. Is it an article? diembao analyze empty.json",
                "new.json: the report has something that this version does not know. See what: diembao verify new.json",
                "stream.jsonl:2:10: not JSON: a colon is missing after the key \"schema\". "
                    + "Is it an article? diembao analyze stream.jsonl",
                "/nonexistent: No such file or directory. Is the name right, and the folder?",
            ])
        #expect(result.output.split(separator: "\r\n").count == 5)
        #expect(result.status == 1)
    }

    @Test func `says that a folder holds no reports`() throws {
        let folder = try TemporaryFolder()
        let result = try Command.run("quotes", folder.url.path)
        #expect(result.error == "diembao: there is no *.json or *.jsonl in these folders\n")
        #expect(result.status == 1)
    }

    @Test func `knows options that go together`() throws {
        #expect(try Command.run("quotes", "--raw", Fixture.report.path).status == 64)
        #expect(try Command.run("quotes", "--csv", "--separator", "colon", Fixture.report.path).status == 64)
    }
}

@Suite struct `The index of a report` {
    @Test func `calls what is not there by its identifier, and groups by their members`() throws {
        let text = try String(contentsOf: Fixture.report, encoding: .utf8)
        let groups = #""groups": [{"id": "g1", "members": ["e1", "e2", "e9"], "mentions": []}]"#
        let json = text.replacing("\"groups\": []", with: groups)
        let report = try JSONDecoder().decode(Report.self, from: Data(json.utf8))
        let index = ReportIndex(report)
        #expect(index.name(ReportID(rawValue: "e2")) == "Trần Văn Lúa")
        #expect(index.name(ReportID(rawValue: "g1")) == "Lê Thị Mận, Trần Văn Lúa, e9")
        #expect(index.name(ReportID(rawValue: "x")) == "x")
        #expect(index.quote(ReportID(rawValue: "q2")) == 1)
    }
}
