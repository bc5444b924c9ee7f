import DiembaoCore
import Foundation
import Testing

@testable import DiembaoCommand

private let rtf = #"""
    {\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}{\stylesheet{\s1\outlinelevel0 heading 1;}}
    \pard\s1 N\u432?\u7899?c r\u250?t "ch\u7853?m"\par
    \pard H\u7891? Gia\u11?ng \u273?\u227? m\u7903? c\u7917?a x\u7843? t\u7915? h\u244?m qua, theo ban ch\u7881? huy.\par}
    """#

private func mailbox(_ count: Int) -> String {
    (1...count).map { number in
        """
        From lan@songtien.example Wed Dec  8 1\(number):00:00 2021
        From: Lan <lan@songtien.example>
        Subject: Tin \(number)
        Content-Type: text/plain; charset=UTF-8

        Nước rút chậm, tin thứ \(number)

        Ông Nguyễn Văn A nói: "Nước sẽ rút trong ba ngày tới." Người dân đã sơ tán từ hôm qua.


        """
    }.joined()
}

private func part(_ report: JSONValue) -> Int? {
    guard case .number(let number)? = report["source"]?["part"] else { return nil }
    return Int(number.literal)
}

@Suite struct `diembao convert` {
    @Test func `prints the text with what is known of it, in a form that is read again`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(rtf, to: "tin.rtf")
        let result = try Command.run("convert", "--outlet", "Báo Sông Tiền", "--published", "2021-12-08", file)
        #expect(result.status == 0)
        #expect(
            result.output.hasPrefix(
                """
                ---
                title: "Nước rút \\"chậm\\""
                date: "2021-12-08"
                source: "Báo Sông Tiền"
                format: "application/rtf"
                ---

                Nước rút "chậm"


                """))
        let again = try Command.run(["convert", "--text", "-"], input: Data(result.output.utf8))
        #expect(again.output == (try Command.run("convert", "--text", file)).output)
    }

    @Test func `prints every article of a file that holds several`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(mailbox(3), to: "thư.mbox")
        let result = try Command.run("convert", file)
        #expect(result.lines.filter { $0.hasPrefix("part: ") } == ["part: 1", "part: 2", "part: 3"])
        #expect(result.lines.contains("Nước rút chậm, tin thứ 3"))
        #expect(result.status == 0)
    }

    @Test func `gives a line of JSON for each article, without what an analysis finds`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(mailbox(2), to: "thư.mbox")
        let result = try Command.run("convert", "--json", file)
        let values = try result.lines.map { try JSONReader.value(in: Array($0.utf8)) }
        #expect(values.map(part) == [1, 2])
        #expect(values.allSatisfy { $0["quotes"] == nil && $0["document"]?["text"]?.string != nil })
        #expect(try values.flatMap { try ReportCheck().faults(in: $0) }.isEmpty)
    }

    @Test func `says what is wrong with one file and goes on with the next`() throws {
        let folder = try TemporaryFolder()
        let broken = try folder.write("%PDF-1.7\nnothing", to: "a.pdf")
        let result = try Command.run("convert", "--text", broken, "/nonexistent/b.docx", Fixture.article.path)
        #expect(result.status == 1)
        #expect(result.error.contains("a.pdf: The document can't be read"))
        #expect(result.error.contains("/nonexistent/b.docx: No such file"))
        #expect(result.output == (try String(contentsOf: Fixture.article, encoding: .utf8)))
    }

    @Test(arguments: [["--text", "--json", "a"], []])
    func `refuses what it can't mean`(_ arguments: [String]) throws {
        #expect(try Command.run(["convert"] + arguments, input: Data()).status == 64)
    }
}

@Suite struct `A file with several articles` {
    @Test func `gives its own report and then one a line for each`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(mailbox(3), to: "thư.mbox")
        let result = try Command.run("analyze", file)
        let reports = try result.lines.map { try JSONReader.value(in: Array($0.utf8)) }
        #expect(reports.map(part) == [nil, 1, 2, 3])
        guard case .array(let parts)? = reports[0]["parts"] else { return #expect(Bool(false), "no parts") }
        #expect(parts.map(\.string) == (1...3).map { "thư.mbox.d/\($0).json" })
        #expect(try reports.flatMap { try ReportCheck().faults(in: $0) }.isEmpty)
    }

    @Test func `is shown article by article, from itself and from its report`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(mailbox(2), to: "thư.mbox")
        let lines = try Command.run("analyze", file).lines
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "thư.mbox.d"), withIntermediateDirectories: false)
        try folder.write(lines[0], to: "thư.mbox.json")
        for number in 1...2 { try folder.write(lines[number], to: "thư.mbox.d/\(number).json") }
        let fromReport = try Command.run("show", folder.url.path + "/thư.mbox.json")
        #expect(fromReport.status == 0)
        for number in 1...2 { #expect(fromReport.output.contains("Nước rút chậm, tin thứ \(number)")) }
        #expect(try Command.run("show", file).output == fromReport.output)
    }

    @Test func `has a report of its own that show tells from those on its articles, and that quotes passes over`()
        throws
    {
        let folder = try TemporaryFolder()
        let lines = try Command.run("analyze", folder.write(mailbox(2), to: "thư.mbox")).lines
        let own = try Command.run("show", "-", input: lines[0])
        #expect(own.output.hasPrefix("thư.mbox\nA file of 2 articles, each with a report of its own; "))
        #expect(own.output.hasSuffix("\n  thư.mbox.d/1.json\n  thư.mbox.d/2.json\n"))
        let vietnamese = try Command.run("show", "-", input: lines[0], environment: ["LANG": "vi_VN.UTF-8"])
        #expect(vietnamese.output.hasPrefix("thư.mbox\nTệp có 2 bài, mỗi bài có báo cáo riêng; "))
        let quotes = try Command.run("quotes", "-", input: lines.joined(separator: "\n"))
        #expect(quotes.lines.count { $0.hasPrefix("Nước rút chậm") } == 2)
        #expect(!quotes.output.contains("(no headline)"))
        #expect(quotes.status == 0)
        let alone = try Command.run("quotes", "-", input: lines[0])
        #expect(alone.error.contains("name the folder of each one's articles, too: NAME.d"))
        #expect(alone.status == 1)
    }

    @Test func `is shown in part where one is asked for, and makes a page only then`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(mailbox(3), to: "thư.mbox")
        let second = try Command.run("show", "--part", "2", file)
        #expect(second.lines.filter { $0.hasPrefix("Nước rút chậm") } == ["Nước rút chậm, tin thứ 2"])
        let stream = try Command.run("analyze", file).output
        #expect(try Command.run("show", "--part", "2", "-", input: stream).output == second.output)
        let none = try Command.run("show", "--part", "4", file)
        #expect(none.error == "diembao: \(file): the file has no article 4; it holds 3. Count from 1.\n")
        #expect(none.status == 1)
        let pages = try Command.run("show", "--html", file)
        #expect(
            pages.error
                == "diembao: \(file): 3 articles, and a page is about one. Choose one, for example with: --part 1\n")
        #expect(pages.status == 1)
        let page = try Command.run("show", "--html", "--part", "3", file)
        #expect(page.output.contains("<title>Nước rút chậm, tin thứ 3"))
        #expect(page.status == 0)
        let own = try Command.run("show", "--html", "-", input: String(stream.prefix { $0 != "\n" }))
        #expect(own.error.contains("the report on a file of several articles"))
        #expect(own.status == 1)
    }
}

@Suite struct `diembao formats` {
    @Test func `lists what is read, in the person's language`() throws {
        let english = try Command.run("formats")
        #expect(english.status == 0)
        for format in ReadableFormat.all { #expect(english.output.contains(format.name)) }
        #expect(
            try Command.run(["formats"], input: Data(), environment: ["LANG": "vi_VN.UTF-8"]).output.contains(
                "ĐỌC BẰNG"))
    }

    @Test func `has each format's cells below its name where the screen is too narrow for columns`() throws {
        for width in [40, 80] {
            let narrow = try Command.run("formats", environment: ["COLUMNS": "\(width)"])
            #expect(narrow.lines.allSatisfy { $0.displayWidth <= width })
            #expect(narrow.output.contains("\nweb page (HTML)\n  text/html\n"))
        }
        let rows = [["A", "media"], ["Bb", "m"]]
        #expect(FormatsCommand.table(of: rows, width: 9) == "A   media\nBb  m\n")
        #expect(FormatsCommand.table(of: rows, width: 8) == "A\n  media\nBb\n  m\n")
    }

    @Test func `lists the media types that reports give`() throws {
        let folder = try TemporaryFolder()
        let files = [
            try folder.write(rtf, to: "tin.rtf"), try folder.write(mailbox(2), to: "thư.mbox"), Fixture.article.path,
        ]
        for file in files {
            let line = try #require(try Command.run("analyze", file).output.firstMatch(of: /"mediaType": ?"([^"]*)"/))
            #expect(ReadableFormat.all.contains { $0.mediaType == line.1 }, "\(line.1)")
        }
    }
}
