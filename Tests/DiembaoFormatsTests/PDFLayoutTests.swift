import DiembaoExtract
import DiembaoFormats
import Testing

@Suite("How PDF pages are read")
struct PDFLayoutTests {
    static let first = "Sáng nay tàu đầu tiên cập cầu số hai của cảng sau bảy tháng luồng bị bùn lấp, theo ban quản lý."
    static let second = "Ban quản lý nói luồng đã sâu mười một mét rưỡi, đủ cho tàu lớn ra vào khi nước lên."
    static let third = "Doanh nghiệp trong vùng sẽ chuyển hàng về lại đây từ tháng chín, thay vì đi đường bộ."

    func read(_ draft: PDFDraft) throws -> [ExtractedArticle] { try DocumentReading().read(draft.bytes()).articles }

    func paragraphs(_ draft: PDFDraft) throws -> [ExtractedParagraph] {
        let articles = try read(draft)
        #expect(articles.count == 1)
        guard case .paragraphs(let paragraphs) = articles[0].content else { return [] }
        return paragraphs
    }

    @Test func `paragraphs begin where lines are indented`() throws {
        var draft = PDFDraft()
        var y = 100.0
        for text in [Self.first, Self.second, Self.third] {
            y = draft.add(paragraph: text, x: 60, y: y, letters: 40, indent: 15)
        }
        #expect(try paragraphs(draft).map(\.text) == [Self.first, Self.second, Self.third])
    }

    @Test func `paragraphs begin below a space`() throws {
        var draft = PDFDraft()
        var y = 100.0
        for text in [Self.first, Self.second, Self.third] {
            y = draft.add(paragraph: text, x: 60, y: y, letters: 40) + 6
        }
        #expect(try paragraphs(draft).map(\.text) == [Self.first, Self.second, Self.third])
    }

    @Test func `without indents and spaces a line in which the next word had room ends a paragraph`() throws {
        var draft = PDFDraft()
        var y = 100.0
        for text in [Self.first, Self.second, Self.third] { y = draft.add(paragraph: text, x: 60, y: y, letters: 40) }
        #expect(try paragraphs(draft).map(\.text) == [Self.first, Self.second, Self.third])
    }

    @Test func `columns are read one after the other, below a headline across them`() throws {
        var draft = PDFDraft()
        draft.add("Cảng mở lại luồng sau bảy tháng chờ", x: 50, y: 80, size: 24, bold: true)
        var y = 120.0
        for text in [Self.first, Self.second] { y = draft.add(paragraph: text, x: 50, y: y, letters: 36, indent: 12) }
        y = 120.0
        for text in [Self.third, Self.first] { y = draft.add(paragraph: text, x: 250, y: y, letters: 36, indent: 12) }
        #expect(
            try paragraphs(draft).map(\.text)
                == ["Cảng mở lại luồng sau bảy tháng chờ", Self.first, Self.second, Self.third, Self.first])
    }

    @Test func `a paragraph goes on in the next column and on the next page`() throws {
        var draft = PDFDraft()
        let text = [Self.first, Self.second, Self.third].joined(separator: " ") + " " + Self.first
        var lines = PDFDraft()
        lines.add(paragraph: text, x: 0, y: 0, letters: 36)
        let parts = lines.pages[0].map(\.text)
        for (at, line) in parts.enumerated() {
            let place = at % 4
            draft.add(line, x: at / 4 % 2 == 0 ? 50 : 250, y: 100 + 12 * Double(place), page: at / 8)
        }
        draft.add(paragraph: Self.second, x: 50, y: 300, letters: 36, indent: 12, page: draft.pages.count - 1)
        #expect(try paragraphs(draft).map(\.text).first == text)
    }

    @Test func `headline, lead, heading, caption and byline are told by their type`() throws {
        var draft = PDFDraft()
        draft.add("Cảng mở lại luồng", x: 50, y: 80, size: 24, bold: true)
        var y = draft.add(paragraph: Self.first, x: 50, y: 110, letters: 60, bold: true) + 8
        draft.add("Lê Thu Hạnh", x: 50, y: y, size: 9)
        y += 20
        y = draft.add(paragraph: Self.second, x: 50, y: y, letters: 60) + 8
        draft.add("Doanh nghiệp tính lại", x: 50, y: y, bold: true)
        y += 18
        y = draft.add(paragraph: Self.third, x: 50, y: y, letters: 60) + 150
        draft.add("Tàu cập cầu số hai sáng nay. Ảnh: Trần Bảo", x: 50, y: y, size: 8)
        let paragraphs = try paragraphs(draft)
        #expect(paragraphs.map(\.role) == [.headline, .lead, .byline, .body, .heading, .body, .caption])
    }

    @Test func `where no type stands out nothing is claimed`() throws {
        var draft = PDFDraft()
        var y = 100.0
        for text in ["Cảng mở lại luồng", Self.first, Self.second] {
            y = draft.add(paragraph: text, x: 60, y: y, letters: 60) + 6
        }
        #expect(try paragraphs(draft).map(\.role) == [.unknown, .unknown, .unknown])
    }

    @Test func `running heads and page numbers are left out`() throws {
        var draft = PDFDraft()
        for page in 0..<3 {
            draft.add("Báo Bến Sông, số \(40 + page)", x: 60, y: 40, page: page)
            draft.add(
                paragraph: [Self.first, Self.second, Self.third][page], x: 60, y: 100, letters: 60, indent: 15,
                page: page)
            draft.add("- \(page + 5) -", x: 290, y: 780, page: page)
        }
        #expect(try paragraphs(draft).map(\.text) == [Self.first, Self.second, Self.third])
    }

    @Test func `what a browser prints around a page becomes its address`() throws {
        var draft = PDFDraft()
        draft.add("12/8/21, 10:00 AM", x: 30, y: 20, size: 8)
        draft.add("Cảng mở lại luồng - Báo Bến Sông", x: 250, y: 20, size: 8)
        var y = 100.0
        for text in [Self.first, Self.second, Self.third] { y = draft.add(paragraph: text, x: 60, y: y, letters: 60) }
        draft.add("https://baobensong.example/cang-1.html", x: 30, y: 790, size: 8)
        draft.add("1/1", x: 560, y: 790, size: 8)
        let articles = try read(draft)
        #expect(
            articles[0].content
                == .paragraphs([Self.first, Self.second, Self.third].map { ExtractedParagraph(.unknown, $0) }))
        #expect(articles[0].url == "https://baobensong.example/cang-1.html")
    }

    @Test func `an address that the browser cut is none`() throws {
        var draft = PDFDraft()
        draft.add(paragraph: Self.first, x: 60, y: 100, letters: 60)
        draft.add("https://baobensong.example/cang-mo-lai…", x: 30, y: 790, size: 8)
        draft.add("1/1", x: 560, y: 790, size: 8)
        #expect(try read(draft)[0].url == nil)
    }

    @Test func `two articles on a newspaper's page are two`() throws {
        var draft = PDFDraft()
        for (at, text) in [Self.first, Self.second].enumerated() {
            let top = 80 + 320 * Double(at)
            draft.add(["Cảng mở lại luồng", "Lúa chín sớm nửa tháng"][at], x: 50, y: top, size: 22, bold: true)
            for column in 0..<2 {
                var y = top + 40
                for _ in 0..<4 {
                    y = draft.add(paragraph: text, x: 50 + 200 * Double(column), y: y, letters: 36, indent: 12)
                }
            }
        }
        let articles = try read(draft)
        #expect(articles.count == 2)
        for (article, text) in zip(articles, [Self.first, Self.second]) {
            guard case .paragraphs(let paragraphs) = article.content else { continue }
            #expect(paragraphs.dropFirst().allSatisfy { $0.text == text } && paragraphs.count == 9)
        }
    }

    @Test func `a title in the document's information counts where the text has it`() throws {
        var draft = PDFDraft()
        draft.add("Cảng mở lại luồng sau bảy tháng", x: 60, y: 60)
        draft.add(paragraph: Self.first, x: 60, y: 100, letters: 60)
        draft.title = "Cảng mở lại luồng sau bảy tháng - Báo Bến Sông"
        #expect(try read(draft)[0].headline == "Cảng mở lại luồng sau bảy tháng")
        draft.title = "Microsoft Word - tin cang.docx"
        draft.author = "Van Thu"
        #expect(try read(draft)[0].headline == nil)
        #expect(try read(draft)[0].author == nil)
    }

    @Test func `pages and text that are turned read as they are held`() throws {
        var draft = PDFDraft()
        var y = 100.0
        for text in [Self.first, Self.second] { y = draft.add(paragraph: text, x: 60, y: y, letters: 40, indent: 15) }
        for turn in [90, 180, 270] {
            draft.pageEntries = "/Rotate \(turn)"
            #expect(try paragraphs(draft).map(\.text) == [Self.first, Self.second])
        }
        draft.pageEntries = ""
        draft.pages[0].append(PDFDraft.Piece(text: "Ảnh của tác giả", x: 590, y: 400, size: 7, turns: 1))
        #expect(try paragraphs(draft).map(\.text) == [Self.first, Self.second])
    }

    @Test func `text outside the page is not read, invisible text is`() throws {
        var draft = PDFDraft()
        draft.add("Không ai thấy dòng này", x: 900, y: 100)
        draft.add(paragraph: Self.first, x: 60, y: 100, letters: 60)
        draft.pages[0] = draft.pages[0].map { piece in
            var piece = piece
            piece.mode = 3
            return piece
        }
        #expect(try paragraphs(draft).map(\.text) == [Self.first])
    }
}
