import DiembaoExtract
import Testing

@testable import DiembaoFormats

@Suite struct WordDocumentTests {
    private func texts(_ body: String, styles: String? = nil) throws(ExtractionFailure) -> [String] {
        try OfficeFiles.texts(OfficeFiles.word(body, styles: styles).bytes())
    }

    private func paragraph(_ text: String, style: String? = nil) -> String {
        let properties = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
        return "<w:p>\(properties)<w:r><w:t>\(text)</w:t></w:r></w:p>"
    }

    private let styles = """
        <w:style w:type="paragraph" w:default="1" w:styleId="Binhthng"><w:name w:val="Normal"/></w:style>\
        <w:style w:type="paragraph" w:styleId="Tiu"><w:name w:val="Title"/><w:basedOn w:val="Binhthng"/></w:style>\
        <w:style w:type="paragraph" w:styleId="u2"><w:name w:val="heading 2"/></w:style>\
        <w:style w:type="paragraph" w:styleId="Phude"><w:name w:val="Subtitle"/></w:style>\
        <w:style w:type="paragraph" w:styleId="Chuthich"><w:name w:val="caption"/></w:style>\
        <w:style w:type="paragraph" w:styleId="Anh"><w:name w:val="Ảnh báo"/><w:basedOn w:val="Chuthich"/></w:style>\
        <w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>\
        <w:style w:type="paragraph" w:styleId="Vong"><w:name w:val="a"/><w:basedOn w:val="Vong2"/></w:style>\
        <w:style w:type="paragraph" w:styleId="Vong2"><w:name w:val="b"/><w:basedOn w:val="Vong"/></w:style>
        """

    // MARK: Parts

    @Test func `what a paragraph is, is told by its style's name, level and parents, whatever its identifier`() throws {
        let body =
            paragraph("Bão số 9 đổi hướng", style: "Tiu") + paragraph("Bão đi lên phía bắc.", style: "Phude")
            + paragraph("Tàu về bến.") + paragraph("Ở Huế", style: "u2") + paragraph("Ở Vinh", style: "Muc")
            + paragraph("Tàu cá ở Vinh", style: "Anh") + paragraph("Gió mạnh.", style: "Vong")
        let read = try OfficeFiles.paragraphs(OfficeFiles.word(body, styles: styles).bytes())
        #expect(read.map(\.role) == [.headline, .lead, .body, .heading, .heading, .caption, .body])
    }

    @Test func `without styles their identifiers tell`() throws {
        let body = paragraph("Bão số 9", style: "Title") + paragraph("Tàu về bến.")
        #expect(try OfficeFiles.paragraphs(OfficeFiles.word(body).bytes()).map(\.role) == [.headline, .body])
    }

    @Test func `the first heading is the headline, unless text stands before it or one of higher rank behind it`()
        throws
    {
        func roles(_ levels: [Int]) throws(ExtractionFailure) -> [ExtractedParagraph.Role] {
            let body = levels.map { paragraph("Đoạn \($0)", style: $0 == 0 ? nil : "Heading\($0)") }.joined()
            return try OfficeFiles.paragraphs(OfficeFiles.word(body).bytes()).map(\.role)
        }
        #expect(try roles([1, 0, 2, 0]) == [.headline, .body, .heading, .body])
        #expect(try roles([1, 0, 1, 0]) == [.headline, .body, .heading, .body])
        #expect(try roles([0, 1, 0]) == [.unknown, .unknown, .unknown])
        #expect(try roles([2, 0, 1, 0]) == [.unknown, .unknown, .unknown, .unknown])
    }

    @Test func `without a title among the styles form and place are to tell`() throws {
        let body = paragraph("Bão số 9 đổi hướng") + paragraph("Tàu về bến.") + paragraph("Ảnh", style: "Chuthich")
        let read = try OfficeFiles.paragraphs(OfficeFiles.word(body, styles: styles).bytes())
        #expect(read.map(\.role) == [.unknown, .unknown, .unknown])
    }

    @Test func `the title of the file is the headline where the text has none`() throws {
        func article(_ first: String, title: String) throws(ExtractionFailure) -> ExtractedArticle {
            try OfficeFiles.article(OfficeFiles.word(paragraph(first) + paragraph("Tàu về bến."), title: title).bytes())
        }
        #expect(try article("Bão đổi hướng.", title: "Bão số 9").headline == "Bão số 9")
        #expect(try article("Bão đổi hướng", title: "Bão số 9").headline == nil)
        #expect(try article("Bão đổi hướng.", title: "Microsoft Word - bao9.doc").headline == nil)
        #expect(try article("Bão đổi hướng.", title: "Tài liệu1").headline == nil)
        let same = try article("Bão số 9", title: "bão số 9")
        #expect(same.headline == nil)
        #expect(same.content == .paragraphs([.init(.headline, "Bão số 9"), .init(.body, "Tàu về bến.")]))
    }

    @Test func `who made the file and when is no author and no publication`() throws {
        let article = try OfficeFiles.article(OfficeFiles.word(paragraph("Tàu về bến."), title: "Bão").bytes())
        #expect(article.author == nil && article.published == nil)
    }

    // MARK: Text

    @Test func `white space is one space, and what has no width is gone`() throws {
        let body = """
            <w:p><w:r><w:t xml:space="preserve">  Giá&#160;lúa </w:t><w:tab/><w:t>tăng</w:t><w:br/>\
            <w:t>&#x200B;nhẹ&#xAD;,</w:t><w:t xml:space="preserve"> Hà</w:t><w:noBreakHyphen/><w:t>nội</w:t>\
            <w:softHyphen/><w:t>&#x2011;2</w:t></w:r></w:p>
            """
        #expect(try texts(body) == ["Giá lúa tăng nhẹ, Hà-nội-2"])
    }

    @Test func `two line breaks end a paragraph`() throws {
        let body = "<w:p><w:r><w:t>Một.</w:t><w:br/><w:br/><w:t>Hai.</w:t><w:br/><w:t>Ba.</w:t></w:r></w:p>"
        #expect(try texts(body) == ["Một.", "Hai. Ba."])
    }

    @Test func `changes are as if accepted`() throws {
        let body = """
            <w:p><w:r><w:t xml:space="preserve">Giá </w:t></w:r><w:del w:id="1"><w:r><w:delText>giảm</w:delText>\
            <w:t>giảm</w:t></w:r></w:del><w:ins w:id="2"><w:r><w:t>tăng</w:t></w:r></w:ins><w:moveFrom w:id="3"><w:r>\
            <w:t>chuyển</w:t></w:r></w:moveFrom><w:r><w:t>.</w:t></w:r></w:p>\
            <w:p><w:pPr><w:rPr><w:del w:id="4"/></w:rPr></w:pPr><w:r><w:t>Tàu </w:t></w:r></w:p>\
            <w:p><w:r><w:t xml:space="preserve"> về bến.</w:t></w:r></w:p>
            """
        #expect(try texts(body) == ["Giá tăng.", "Tàu về bến."])
    }

    @Test func `codes of fields are left out and their results kept`() throws {
        let body = """
            <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>\
            <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>\
            <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>\
            <w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>\
            <w:r><w:t xml:space="preserve">Theo </w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>\
            <w:hyperlink><w:r><w:t>bản tin</w:t></w:r></w:hyperlink><w:fldSimple w:instr="DATE"><w:r><w:t> 20/11</w:t>\
            </w:r></w:fldSimple></w:p><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>\
            <w:p><w:r><w:t>Hết.</w:t></w:r></w:p>
            """
        #expect(try texts(body) == ["Theo bản tin 20/11", "Hết."])
    }

    @Test func `hidden text, placeholders and tables of contents are left out`() throws {
        let styles = """
            <w:style w:type="paragraph" w:styleId="M1"><w:name w:val="toc 1"/></w:style>\
            <w:style w:type="character" w:styleId="An"><w:name w:val="An"/><w:rPr><w:vanish/></w:rPr></w:style>
            """
        let body = """
            <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:rStyle w:val="An"/></w:rPr><w:t>ẩn</w:t>\
            </w:r><w:r><w:rPr><w:rStyle w:val="An"/><w:vanish w:val="0"/></w:rPr><w:t>Hiện.</w:t></w:r></w:p>\
            <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(paragraph("Bấm để nhập"))</w:sdtContent></w:sdt>\
            <w:sdt><w:sdtPr/><w:sdtContent>\(paragraph("Đã nhập."))</w:sdtContent></w:sdt>\
            \(paragraph("Mục lục 1", style: "M1"))
            """
        #expect(try texts(body, styles: styles) == ["Hiện.", "Đã nhập."])
    }

    @Test func `a drop cap begins its paragraph`() throws {
        let body = """
            <w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:t>M</w:t></w:r></w:p>\
            \(paragraph("ưa lớn."))
            """
        #expect(try texts(body) == ["Mưa lớn."])
    }

    // MARK: Boxes and tables

    @Test func `the text in a box is read once, behind its paragraph`() throws {
        let box = "<w:txbxContent>\(paragraph("Trong khung."))</w:txbxContent>"
        let body = """
            <w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><wp:posOffset>635</wp:posOffset>\(box)\
            </wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>\(box)</v:textbox></w:pict></mc:Fallback>\
            </mc:AlternateContent></w:r><w:r><w:t>Ngoài khung.</w:t></w:r></w:p>
            """
        #expect(try texts(body) == ["Ngoài khung.", "Trong khung."])
        let old = "<w:p><w:r><w:pict><v:textbox>\(box)</v:textbox></w:pict><w:t>Ngoài.</w:t></w:r></w:p>"
        #expect(try texts(old) == ["Ngoài.", "Trong khung."])
        let empty = """
            <w:p><w:r><mc:AlternateContent><mc:Choice Requires="x"/><mc:Fallback>\(box)</mc:Fallback>\
            </mc:AlternateContent></w:r></w:p>
            """
        #expect(try texts(empty) == ["Trong khung."])
    }

    private func row(_ cells: [String], properties: String = "") -> String {
        "<w:tr>\(properties)" + cells.map { "<w:tc><w:tcPr/>\($0)</w:tc>" }.joined() + "</w:tr>"
    }

    @Test func `a row of data is a paragraph`() throws {
        let deleted = "<w:trPr><w:del w:id=\"1\"/></w:trPr>"
        let body =
            "<w:tbl>" + row([paragraph("Xã"), paragraph("Số tiền")])
            + row([paragraph("An Phú"), "<w:p/>", paragraph("350")])
            + row([paragraph("Bỏ"), paragraph("0")], properties: deleted)
            + row([
                paragraph("Tân") + paragraph("Lập"), "<w:tbl>" + row([paragraph("a"), paragraph("b")]) + "</w:tbl>",
            ])
            + "</w:tbl>"
        #expect(try texts(body) == ["Xã | Số tiền", "An Phú | 350", "Tân Lập | a | b"])
    }

    @Test func `a row that lays out a page is as many paragraphs as it holds`() throws {
        let long = String(repeating: "Nước lên nhanh. ", count: 12).dropLast()
        let body =
            "<w:tbl>" + row([paragraph(String(long)), paragraph("Tàu về bến.")])
            + row([paragraph("Một.") + paragraph("Hai.")]) + "</w:tbl>"
        #expect(try texts(body) == [String(long), "Tàu về bến.", "Một.", "Hai."])
    }

    // MARK: The package

    @Test func `where the text stands is told by the package`() throws {
        let archive = OfficeFiles.word(
            paragraph("Bão", style: "Tiu") + paragraph("Gió."), styles: styles, part: "van/ban.xml")
        let read = try OfficeFiles.paragraphs(archive.bytes())
        #expect(read == [.init(.headline, "Bão"), .init(.body, "Gió.")])
    }

    @Test func `the strict edition is read, too`() throws {
        var archive = OfficeFiles.word(paragraph("Gió."))
        for at in archive.entries.indices {
            let text = String(decoding: archive.entries[at].contents, as: UTF8.self)
                .replacing(
                    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    with: "http://purl.oclc.org/ooxml/wordprocessingml/main"
                )
                .replacing(
                    "http://schemas.openxmlformats.org/officeDocument/2006",
                    with: "http://purl.oclc.org/ooxml/officeDocument")
            archive.entries[at].contents = Array(text.utf8)
        }
        #expect(try OfficeFiles.texts(archive.bytes()) == ["Gió."])
    }

    @Test func `the kinds of Word's documents have their media types`() throws {
        let type = "application/vnd.ms-word.document.macroEnabled.main+xml"
        let document = try DocumentReading().read(OfficeFiles.word(paragraph("Gió."), type: type).bytes())
        #expect(document.mediaType == "application/vnd.ms-word.document.macroEnabled.12")
    }

    @Test func `a document without text says so`() {
        #expect(OfficeFiles.failure(OfficeFiles.word("<w:p/>").bytes())?.code == .noText)
    }

    @Test(arguments: ["libreoffice.docx", "libreoffice.odt", "libreoffice.rtf"])
    func `LibreOffice's document is read alike in its three formats`(_ name: String) throws {
        #expect(
            try OfficeFiles.paragraphs(OfficeFiles.fixture("\(name)")) == [
                .init(.headline, "Nông dân Đồng Tháp trúng mùa lúa hè thu"),
                .init(.lead, "Năng suất bình quân đạt 6,5 tấn mỗi héc-ta, cao hơn năm trước."),
                .init(
                    .body,
                    "Theo ông Phạm Văn Út, giá lúa đang tăng nhẹ, khoảng 7.200 đồng/kg. Thương lái thu mua tại ruộng."),
                .init(.heading, "Chi phí giảm"),
                .init(.body, "Giá phân bón giảm 15%, theo bảng giá của huyện."),
                .init(.caption, "Hình 1: Thu hoạch lúa. Ảnh: Lê Hà"),
                .init(.body, "Phân đạm: giảm 12%"), .init(.body, "Phân lân: giảm 18%"),
                .init(.body, "Huyện | Diện tích | Năng suất"), .init(.body, "Tháp Mười | 12.000 ha | 6,7 tấn"),
                .init(.body, "Vụ thu đông bắt đầu từ tháng 8 với sự tham gia của 3.200 hộ."),
            ])
    }

    @Test(arguments: ["pandoc.docx", "pandoc.odt"])
    func `pandoc's document is read alike in both formats`(_ name: String) throws {
        #expect(
            try OfficeFiles.paragraphs(OfficeFiles.fixture("\(name)")) == [
                .init(.headline, "Chợ nổi mở cửa trở lại sau bão"), .init(.byline, "Trần Thị Hoa"),
                .init(.body, "Chợ nổi trên sông Hậu sáng 21/11 đã họp trở lại, sau ba ngày ngừng vì bão số 9."),
                .init(.heading, "Ghe thuyền về sớm"),
                .init(.body, "Bà Nguyễn Thị Sáu, 58 tuổi, nói bà về bến từ 4 giờ sáng; xem bản tin."),
                .init(.body, "Rau và trái cây"), .init(.body, "Cá đồng"), .init(.body, "Mặt hàng | Giá"),
                .init(.body, "Bưởi | 25.000 đồng"), .init(.body, "Cá lóc | 90.000 đồng"),
            ])
    }

    @Test func `the document of python-docx is read`() throws {
        let article = try OfficeFiles.article(OfficeFiles.fixture("python-docx.docx"))
        #expect(article.headline == nil && article.author == nil)
        #expect(
            article.content
                == .paragraphs([
                    .init(.headline, "Cầu phao Sông Trà thông xe trước mùa lũ"),
                    .init(
                        .lead,
                        "Sau bốn tháng thi công, cầu phao nối hai xã An Phú và Tân Lập đã được đưa vào sử dụng sáng 20/11."
                    ),
                    .init(
                        .body,
                        "Ông Lê Văn Bình, chủ tịch xã An Phú, cho biết: “Học sinh không còn phải đi đò qua sông”."),
                    .init(.heading, "Kinh phí do dân góp"),
                    .init(
                        .body, "Tổng kinh phí là 1,2 tỉ đồng, trong đó một nửa do người dân hai xã đóng góp."),
                    .init(.body, "Xã | Số tiền"), .init(.body, "An Phú | 350 triệu đồng"),
                    .init(.body, "Tân Lập | 250 triệu đồng"),
                    .init(.caption, "Cầu phao nhìn từ bờ An Phú. Ảnh: Minh Hạ"),
                ]))
    }
}
