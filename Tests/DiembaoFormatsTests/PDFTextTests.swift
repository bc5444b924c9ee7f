import DiembaoExtract
import DiembaoFormats
import Testing

@Suite("How a PDF document's text layer is put right")
struct PDFTextTests {
    func text(_ lines: [String], _ change: (inout PDFDraft) -> Void = { _ in }) throws -> String {
        var draft = PDFDraft()
        // The first line is as long as any, so that none of them ends a paragraph.
        for (at, line) in lines.enumerated() { draft.add(line, x: 60, y: 100 + 12 * Double(at)) }
        change(&draft)
        guard case .paragraphs(let paragraphs) = try DocumentReading().read(draft.bytes()).articles[0].content else {
            return ""
        }
        return paragraphs.map(\.text).joined(separator: " | ")
    }

    @Test func `a compound keeps its hyphen at a line's end, and a broken word loses it`() throws {
        #expect(
            try text(["Phái đoàn hai nước nói về quan hệ Nga-", "Ukraine trong sáu giờ liền"])
                == "Phái đoàn hai nước nói về quan hệ Nga-Ukraine trong sáu giờ liền")
        #expect(
            try text(["Sáng nay cảng đón chuyến tàu con-", "tainer đầu tiên"])
                == "Sáng nay cảng đón chuyến tàu container đầu tiên")
        #expect(
            try text(["Hội thảo bàn về phát triển kinh tế-", "xã hội của vùng"])
                == "Hội thảo bàn về phát triển kinh tế-xã hội của vùng")
        #expect(
            try text(["Bệnh viện tiếp nhận người mắc Covid-", "19 từ sáng nay"])
                == "Bệnh viện tiếp nhận người mắc Covid-19 từ sáng nay")
    }

    @Test func `ligatures are letters, and what is not seen is gone`() throws {
        #expect(
            try text(["Hội nghị of\u{FB01}ce và \u{FB02}ash\u{200B} của công\u{A0}ty ở thành phố"])
                == "Hội nghị office và flash của công ty ở thành phố")
    }

    @Test func `letters that are set apart are words`() throws {
        let spaced = "H À   N Ộ I   N G À Y   M Ư A"
        #expect(try text([spaced]) == "HÀ NỘI NGÀY MƯA")
    }

    @Test func `a drop capital joins its word`() throws {
        func joined(_ capital: String, _ first: String) throws -> String {
            try text([]) { draft in
                draft.add(capital, x: 60, y: 136, size: 40)
                draft.add(first, x: 86, y: 108)
                draft.add("nắng lên rất sớm và chợ đã đông người mua", x: 86, y: 120)
                draft.add("bán từ tờ mờ sáng cho tới tận trưa hôm nay", x: 86, y: 132)
                for at in 0..<6 {
                    draft.add("còn ai cũng nói rằng mùa này cá về nhiều hơn mọi", x: 60, y: 144 + 12 * Double(at))
                }
            }
        }
        #expect(
            try joined("T", "rên bến sông sáng hôm nay trời trong và có").hasPrefix(
                "Trên bến sông sáng hôm nay trời trong và có nắng lên"))
        #expect(try joined("Ô", "ng Bảy ra bến từ sáng hôm nay trời trong và").hasPrefix("Ông Bảy"))
        #expect(try joined("Ở", "bến sông sáng hôm nay trời trong và có chút").hasPrefix("Ở bến sông"))
    }

    @Test func `marks that are glyphs of their own stay with their letters`() throws {
        let decomposed = "Ha\u{300} No\u{323}\u{302}i nga\u{300}y mu\u{31B}a"
        #expect(try text([decomposed]) == decomposed)
    }

    @Test(arguments: [
        // TCVN3 and VNI, as Windows-1252 shows their bytes.
        "CÇu R¹ch SËy cÊm xe t¶i tõ tuÇn sau, nhÞp gi÷a cña c©y cÇu bÞ vâng s¸u ph©n",
        "Giaù vaøng trong nöôùc vöôït baûy möôi trieäu ñoàng moät löôïng, möùc cao nhaát naêm",
    ])
    func `a layer in an old encoding is handed on as a file of its bytes' letters`(line: String) throws {
        var draft = PDFDraft()
        draft.isLatin = true
        draft.add(line, x: 60, y: 100, size: 6)
        draft.add(line, x: 60, y: 130, size: 6)
        let articles = try DocumentReading().read(draft.bytes()).articles
        #expect(articles.count == 1)
        #expect(articles[0].content == .file(Array("\(line)\n\n\(line)".utf8)))
    }
}
