import DiembaoExtract
import Testing

@testable import DiembaoFormats

@Suite struct RTFReaderTests {
    private func texts(_ rtf: String) throws(ExtractionFailure) -> [String] {
        try OfficeFiles.texts(OfficeFiles.rtf(rtf))
    }

    private let fonts = """
        {\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman{\\*\\falt .VnTime};}{\\f1\\fcharset163 Arial;}\
        {\\f2\\fcharset2 Wingdings;}{\\f3\\fcharset204 Arial CYR;}}
        """

    // MARK: Characters

    @Test func `letters come in Unicode, each with as many signs behind it as are said to be passed over`() throws {
        #expect(try texts("B\\u227\\'e3o s\\u7889? 9") == ["Bão số 9"])
        #expect(try texts("\\uc0 B\\u227o s\\u7889  9{\\uc2 \\u272 ab{\\u7891 \\'31x}}ng") == ["Bão số 9Đồng"])
        #expect(try texts("\\uc1\\u7889\\par \\u7889{x}") == ["ố", "ốx"])
        #expect(try texts("\\u-10179?\\u-8704? \\u-10179? \\u-3913?.") == ["😀 ."])
    }

    @Test func `bytes are read in the code page of their font`() throws {
        #expect(
            try texts("\(fonts)\\f0 caf\\'e9 {\\f1 Vi\\'ea\\'f2t} {\\f2 \\'fc}\\f3\\'c4.") == [
                "café Viê\u{323}t \u{FFFD}."
            ])
        #expect(try texts("\\ansicpg1258 \\'d0\\'f4\\'ccng") == ["Đô\u{300}ng"])
        #expect(try texts("\\ansicpg65001 Bão số 9") == ["Bão số 9"])
        #expect(try texts("\\ansicpg65001 B\\'c3\\'a3o") == ["Bão"])
    }

    @Test func `signs have words of their own`() throws {
        #expect(
            try texts("\\ldblquote B\\'e3o\\rdblquote\\~\\endash\\emdash  \\lquote\\rquote\\bullet\\tab\\{\\}\\\\")
                == ["“Bão” –— ‘’• {}\\"])
        #expect(try texts("H\\'e0\\_n\\-\\'f4i\\u8209? 1\\zwj 2") == ["Hà-nôi- 12"])
    }

    @Test func `line ends of the file are none of the text`() throws {
        #expect(try texts("M\\'ec\r\na l\r\n\\'e0\\\r\nH\\'ea\\par\r\n") == ["Mìa là", "Hê"])
    }

    // MARK: What is no text

    @Test func `tables of fonts and colours, headers, notes, pictures and codes of fields are left out`() throws {
        let rtf = """
            \(fonts){\\colortbl;\\red0\\green0\\blue0;}{\\*\\generator Riched20;}{\\info{\\author HP}{\\doccomm x}}\
            {\\header\\pard B\\'e1o{\\field{\\*\\fldinst PAGE}{\\fldrslt 1}}{\\object{\\result x}}\\par}{\\footerr 1\\par}\
            Gi\\'f3{\\footnote\\pard Ch\\'fa th\\'edch\\par} {\\pict\\wmetafile8 0123abcd}{\\*\\shppict{\\pict 01}}\
            {\\field{\\*\\fldinst HYPERLINK "a"}{\\fldrslt m\\u7841?nh}}{\\xe\\v x}{\\v \\'e2n}{\\deleted x}{\\revised .}\
            {\\object\\objemb{\\*\\objdata 0102}{\\result H\\'ecnh}}{\\bin5 }}}}}{\\listtext\\tab 1.}{\\upr{a}{\\*\\ud{ b}}}\\par
            """
        #expect(try texts(rtf) == ["Gió mạnh.Hình b"])
    }

    @Test func `binary data is passed over, whatever it holds`() throws {
        #expect(try texts("A{\\pict\\bin3 }}}}B") == ["AB"])
        #expect(OfficeFiles.failure(OfficeFiles.rtf("A{\\pict\\bin999999999999 }"))?.code == .damaged)
    }

    @Test func `text in boxes is read once, behind its paragraph`() throws {
        let rtf = """
            {\\shp{\\*\\shpinst{\\sp{\\sn wzDescription}{\\sv x}}{\\shptxt\\pard Trong.\\par}}{\\shprslt{\\*\\do\\dptxbxtext \
            Trong.}}}Ngo\\'e0i.\\par
            """
        #expect(try texts(rtf) == ["Ngoài.", "Trong."])
    }

    // MARK: Paragraphs

    @Test func `what a paragraph is, is told by its style`() throws {
        let rtf = """
            {\\stylesheet{\\ql Normal;}{\\s1\\outlinelevel0 heading 1;}{\\s5\\sbasedon0 Title;}{\\*\\cs10 Title;}\
            {\\s6\\sbasedon7 a;}{\\s7\\sbasedon6 b;}{\\s8{\\*\\keycode x}\\sbasedon5 Ti\\'eau \\u273?\\u7873? con,x;}}\
            \\pard\\s8 B\\'e3o\\par\\pard\\s0 Gi\\'f3.\\par\\pard\\s1 \\u7902? Hu\\u7871?\\par\\pard\\s6 L\\u361?.\\par\
            \\pard\\outlinelevel1 \\u7902? Vinh\\par\\pard\\cs10 M\\'eca.\\par{\\pard\\s1 Cu\\u7889?i\\par}
            """
        let read = try OfficeFiles.paragraphs(OfficeFiles.rtf(rtf))
        #expect(read.map(\.text) == ["Bão", "Gió.", "Ở Huế", "Lũ.", "Ở Vinh", "Mìa.", "Cuối"])
        #expect(read.map(\.role) == [.headline, .body, .heading, .body, .heading, .body, .heading])
    }

    @Test func `the title of the file is the headline where the text has none`() throws {
        let info = "{\\info{\\title B\\u227?o s\\u7889? 9}{\\author Admin}{\\creatim\\yr2026\\mo11\\dy20}}"
        let article = try OfficeFiles.article(OfficeFiles.rtf(info + "Gi\\'f3.\\par"))
        #expect(article.headline == "Bão số 9")
        #expect(article.author == nil && article.published == nil)
    }

    @Test func `two line breaks end a paragraph`() throws {
        #expect(try texts("A.\\line\\line B.\\line C.\\par") == ["A.", "B. C."])
    }

    @Test func `a row of data is a paragraph`() throws {
        let rtf = """
            A.\\par\\trowd\\pard\\intbl X\\'e3\\cell Ti\\u7873?n\\cell\\row\\trowd\\pard\\intbl An\\par Ph\\'fa\\cell\\cell 350\\cell\\row\
            \\pard B.\\par\\trowd\\pard\\intbl m\\u7897?t\\cell{\\pard\\intbl\\itap2 a\\nestcell b\\nestcell}\
            {\\*\\nesttableprops\\trowd\\nestrow}{\\nonesttables\\par}\\pard\\intbl c\\cell\\row\\pard C.
            """
        #expect(try texts(rtf) == ["A.", "Xã | Tiền", "An Phú | 350", "B.", "một | a b c", "C."])
    }

    // MARK: Faults

    @Test func `a document without its last brace is read, one that is cut off is damaged`() throws {
        #expect(try OfficeFiles.texts(Array("{\\rtf1 A.\\par B.\\par".utf8)) == ["A.", "B."])
        #expect(
            OfficeFiles.failure(Array("{\\rtf1 A.\\par {\\b B".utf8)) == ExtractionFailure(.damaged, "it is cut off"))
        #expect(try OfficeFiles.texts(Array("{\\rtf1 A.}}}{x".utf8)) == ["A."])
    }

    @Test func `a document of very many paragraphs or cells is given up`() {
        let paragraphs = OfficeFiles.rtf(String(repeating: "a\\par ", count: 200_001))
        #expect(OfficeFiles.failure(paragraphs)?.code == .limit)
        let cells = OfficeFiles.rtf("\\intbl" + String(repeating: "\\cell", count: 200_001) + " a")
        #expect(OfficeFiles.failure(cells)?.code == .limit)
    }

    @Test func `groups nested a hundred thousand deep end`() {
        let deep = String(repeating: "{", count: 100_000) + String(repeating: "}", count: 100_000)
        #expect(OfficeFiles.failure(OfficeFiles.rtf(deep))?.code == .limit)
    }

    @Test(arguments: [
        "\\", "\\'", "\\'g0", "\\u99999999999999999999?", "\\u-99999999?", "\\uc-5\\u65?", "\\uc99999999\\u65?",
        "\\bin-1",
        "\\f-1", "\\cell\\row\\row\\cell", "{\\shptxt\\cell}", "{\\*}", "\\*\\*", "{\\fonttbl;;\\f\\fcharset99999}",
        "{\\stylesheet{\\s-1\\sbasedon-1;}}", "{\\shp{\\*\\shpinst{\\shptxt\\trowd\\intbl a\\cell",
        "\\outlinelevel99999 ",
        "\\ansicpg-1 \\'e9", "{\\info{\\title{\\title", "{\\upr{\\*\\ud{\\*\\ud",
    ])
    func `words that make no sense do no harm`(_ strange: String) {
        for rtf in [strange, "{\(strange)}", "a\(strange)", "\\trowd\\intbl \(strange)"] {
            let failure = OfficeFiles.failure(OfficeFiles.rtf(rtf))
            #expect(failure == nil || failure?.code == .noText || failure?.code == .damaged)
        }
    }

    @Test func `pandoc's document is read`() throws {
        #expect(
            try OfficeFiles.texts(OfficeFiles.fixture("pandoc.rtf")) == [
                "Chợ nổi mở cửa trở lại sau bão", "Trần Thị Hoa",
                "Chợ nổi trên sông Hậu sáng 21/11 đã họp trở lại, sau ba ngày ngừng vì bão số 9.", "Ghe thuyền về sớm",
                "Bà Nguyễn Thị Sáu, 58 tuổi, nói bà về bến từ 4 giờ sáng; xem bản tin.", "• Rau và trái cây",
                "• Cá đồng", "Mặt hàng | Giá", "Bưởi | 25.000 đồng", "Cá lóc | 90.000 đồng",
            ])
    }
}
