import AnalysisCheck
import Testing

@testable import DiembaoCore

/// Quotations and reporting words that nobody would write so.
@Suite struct `Marks and cues without sense` {
    static let empty = [
        "Ông Lê Văn Sơn nói: \"\".", "\"\", ông Lê Văn Sơn nói.", "“” ông Sơn nói rằng “” và «» rồi ‘’.",
        "Ông Sơn nói: “ ”. Bà Mai nói: “,”. Ông Tám nói: “.”", "\"\"\"\"\"\"", "“”\n“”\n“”", "Ông Sơn nói:\n“”\n",
        "Ông Sơn kể: “\n“\n“\n", "\"", "”", "“", ": “", "“: ”",
    ]

    static let last = [
        "Ông Lê Văn Sơn khẳng định", "Ông Lê Văn Sơn nói rằng", "Ông Lê Văn Sơn cho biết,", "Ông Lê Văn Sơn cho biết:",
        "Theo", "Theo ông", "Theo Bộ Y tế,", "Theo Bộ Y tế, a", "Con đê đã nứt, theo", "Con đê đã nứt, theo ông,",
        "Nguyên nhân, theo ông Sơn, là", "Theo tính toán của", "Theo số liệu thống kê mới của",
        "\"Nước đã rút khỏi làng\", ông", "\"Nước đã rút khỏi làng\", ông Sơn",
        "\"Nước đã rút khỏi làng\", Reuters dẫn lời", "\"Nước đã rút khỏi làng\" -", "Nga bị", "Nga bị Ukraine",
        "Bước đầu", "Bước đầu cho biết", "có quyền yêu cầu", "Ông Sơn có nhiệm vụ",
        "bị cáo buộc", "Ông Sơn cho PV", "cho PV báo", "Ông Sơn cho PV báo biết", "Nhật Bản và",
        "\"Nước đã rút - ông nói", "\"Nước đã rút khỏi làng - ông nói\"", "nói", "rằng", "nói rằng",
    ]

    static let only = [
        "Nói nói nói nói nói.", "\"Nói\", nói nói.", "Nói, nói: nói; nói – nói.",
        "Cho biết khẳng định tuyên bố cảnh báo nói.", "Theo theo theo theo.", "Theo, theo, theo, là.",
        "Rằng rằng rằng.", "Bước đầu tư vấn cho biết, hầu hết cho hay.", "Cam kết và cam kết và tuyên bố và đưa ra.",
        "Có thể có thể yêu cầu, yêu cầu.", "Bị tố bị tố bị tố.",
        "Và và đồng thời và nói.", "“Nói” “cho biết” “tố”", "Nói\nnói\nnói:\n“nói”",
    ]

    /// Marks that are torn, and a reporting word where no rule expects it.
    static let torn = [
        "Thủ tướng Nga nói con đê rất “nóng” trong cảnh “điên” sau khẳng định của đại sứ quán rằng con đê đã vỡ.",
        "Bà Mai bảo: \"Có không?”. Nói ạ\". Tôi đi.\n\nHôm sau, “Chúng tôi về`.",
        "“Chúng tôi đã ở lại làng - ông Lê Văn Sơn\nnói.", "Mỹ tại Philippines Anna Lind đăng",
        "Việt Nam tại Liên Hợp Quốc Lê Văn Sơn phát biểu tại phiên họp",
        "Ông Sơn bị và yêu cầu. Ông Sơn bị, yêu cầu bị và yêu cầu",
        "“Chúng tôi đã ở lại làng - ông Lê Văn Sơn", "“là con đê ở Bến Lâm - Lê Xuân Tiến\n",
        "Tàu chở sân bay, Nam., Nguyễn Vừa qua đánh giá",
        "Lê Văn Quyền, Cảnh sát Phòng\n\nvà Chữa cháy", " 12,7\"Kể chưa. Tuyên bố chung Mỹ - Nhật cho biết",
        " bình luận ; Đại tá bị cáo buộc",
        " Luang.!Thanh tra Chính phủ kết luận, UBND - người 3-1 Jong-un, xác nhận.",
    ]

    @Test(arguments: [empty, last, only, torn].joined())
    func `give a whole report`(text: String) throws {
        var check = try AnalysisCheck()
        #expect(check.faults(of: Array(text.utf8)) == [])
        // The explanation judges the same and has an order of its own.
        _ = try Analyzer().explain(document(text))
    }

    @Test(arguments: empty)
    func `quote nothing where the marks are empty`(text: String) throws {
        let quotes = try QuotedText.quotes(text)
        #expect(quotes.filter { $0.type != .indirect }.map(\.span.text) == [])
    }

    @Test(arguments: last + only)
    func `report nothing where there is nothing but a cue`(text: String) throws {
        let quotes = try QuotedText.quotes(text).filter { $0.type == .indirect }
        #expect(quotes.map(\.span.text) == [])
    }

    static let long: [(name: String, text: String)] = [
        ("cues", String(repeating: "nói ", count: 2000)),
        ("cues with commas", "Ông Sơn " + String(repeating: "cho biết, ", count: 400)),
        ("cues with rằng", "Ông Sơn " + String(repeating: "khẳng định rằng ", count: 2000)),
        ("speakers and cues", String(repeating: "ông Sơn nói rằng ", count: 2000)),
        ("theo", String(repeating: "theo ông Sơn, ", count: 2000)),
        ("the passive", "Ông Sơn " + String(repeating: "bị tố ", count: 2000)),
        ("commas", String(repeating: ",", count: 1000)),
        ("commas after a cue", "Ông Sơn nói rằng nước đã rút" + String(repeating: ", ", count: 1000)),
        ("commas and words", "Ông Sơn nói rằng " + String(repeating: "nước đã rút, ", count: 1000)),
        (
            "commas before a cue",
            "Ông Sơn" + String(repeating: ", trưởng thôn", count: 1000) + ", nói rằng nước đã rút."
        ),
        ("words in marks", "Ông Sơn nói " + String(repeating: "\"nước\" ", count: 1000)),
        (
            "halves",
            "\"Nước đã rút khỏi làng\"" + String(repeating: ", ông nói, \"và chúng tôi đã ở lại\"", count: 500)
        ),
        ("one word in marks", String(repeating: "\"a\" ", count: 2000)),
        ("marks without words", String(repeating: "“”", count: 2000)),
        ("marks that open", "Ông Sơn nói: " + String(repeating: "“", count: 2000)),
        (
            "marks in marks",
            String(repeating: "“a ", count: 500) + String(repeating: " b”", count: 500) + ", ông Sơn nói."
        ),
        ("paragraphs that open marks", String(repeating: "“Nước đã rút khỏi làng\n", count: 500)),
    ]

    @Test(arguments: long.indices)
    func `give a whole report in any number`(place: Int) throws {
        let (name, text) = Self.long[place]
        let report = try QuotedText.report(text)
        #expect(faults(of: report) == [], "\(name)")
        _ = try Analyzer().explain(document(text))
    }

    static let paragraphs: [(name: String, text: String)] = [
        ("straight marks", String(repeating: "\"", count: 200_000)),
        ("every kind", String(repeating: "“'”‘\"’«„»", count: 9_600)),
    ]

    @Test(arguments: paragraphs.indices)
    func `give a whole report in a paragraph of 200 KB`(place: Int) throws {
        let (name, text) = Self.paragraphs[place]
        #expect(text.utf8.count >= 200_000)
        let report = try QuotedText.report(text)
        #expect(report.document?.paragraphs?.count == 1)
        #expect(faults(of: report) == [], "\(name)")
    }

    @Test func `leave the offsets of what stands behind them right`() throws {
        let marks = String(repeating: "“” \"\" ", count: 200)
        let text = "😀e\u{302}\u{301} \(marks)\nÔng Lê Văn Sơn nói: “Tôi sẽ không rời làng 😀 này”."
        let report = try QuotedText.report(text)
        let quote = try report.quote("Tôi sẽ")
        #expect(faults(of: report) == [])
        #expect(quote.span.text == "Tôi sẽ không rời làng 😀 này")
        #expect(quote.speaker?.name == "Lê Văn Sơn")
    }

    private func document(_ text: String) -> SourceDocument {
        SourceDocument(bytes: Array(text.utf8), arguments: DocumentMetadata(language: "vi"))
    }

    /// Where words end and where lexical units end are told by two models, and rules look ahead: each beginning of a text
    /// that has all kinds of speech in it is a text of its own.
    @Test func `end the text at any word of it`() throws {
        let words = """
            Theo số liệu thống kê mới của Sở Xây dựng, con đê đã nứt từ năm ngoái. “Nước đã vào nhà rồi”, bà Trần Thị Mai \
            (tầng 5) bàng hoàng. Ông Lê Văn Sơn, giám đốc Công ty Sông Lam, bị cáo buộc nói dối, bức xúc cho rằng "cần làm rõ \
            thế nào là "đê tạm" của xã": “Thấy đê nứt bất thường phải khai báo ngay cho xã”, theo lời Thứ trưởng Novak. \
            Reuters dẫn lời HLV người Hàn Quốc gắt trong phòng họp, đồng thời yêu cầu Bộ Y tế giải thích với người dân về việc này.
            """.split(separator: " ", omittingEmptySubsequences: false)
        for count in 1...words.count {
            let report = try QuotedText.report(words.prefix(count).joined(separator: " "))
            #expect(faults(of: report).isEmpty, "\(words.prefix(count).suffix(5))")
        }
    }

    /// Every span of the quotations that is not what stands there, in any order but the text's, or refers to what is not.
    private func faults(of report: Report) -> [String] {
        let scalars = Array((report.document?.text ?? "").unicodeScalars)
        let quotes = report.quotes ?? []
        var faults: [String] = []
        func check(_ span: TextSpan?, _ what: String) {
            guard let span else { return }
            guard 0 <= span.range.start, span.range.start < span.range.end, span.range.end <= scalars.count else {
                return faults.append("\(what) goes from \(span.range.start) to \(span.range.end)")
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[span.range.start..<span.range.end])
            if !text.elementsEqual(span.text.unicodeScalars) { faults.append("\(what) is \(span.text)") }
        }
        for quote in quotes {
            check(quote.span, "\(quote.id)")
            check(quote.speaker?.span, "the speaker of \(quote.id)")
            check(quote.cue, "the cue of \(quote.id)")
            if let via = quote.via, via == quote.id { faults.append("\(quote.id) is in itself") }
        }
        if zip(quotes, quotes.dropFirst()).contains(where: { $1.span.range < $0.span.range }) {
            faults.append("the quotations are in no order")
        }
        let known = Set(quotes.map(\.id))
        for other in quotes.flatMap({ [$0.via, $0.continues] }).compactMap(\.self) where !known.contains(other) {
            faults.append("\(other) is not in the report")
        }
        return faults
    }

    @Test(arguments: ["Theo nội dung. thông báo này, ", "Theo nội dung. thông báo", "Theo thông báo. này của trường, "])
    func `with a stop within a document's noun are read to their end`(text: String) throws {
        #expect(try QuotedText.report(text + "trẻ em ở Bến Lâm đã đi học.").status == .analysed)
    }
}
