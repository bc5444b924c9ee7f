import Testing

@testable import DiembaoCore

@Suite struct SentencesTests {
    private func sentences(_ text: String) throws -> [String] {
        let document = try #require(try Fixture.report(of: text, DocumentMetadata(language: "vi")).document)
        let scalars = Array(document.text.unicodeScalars)
        return (document.sentences ?? []).map { range in
            String(String.UnicodeScalarView(scalars[range.start..<range.end]))
        }
    }

    @Test(arguments: [
        ["TP. Huế họp chiều qua.", "Dân mừng."], ["PGS.TS. Lê Na nói.", "Ông Bình nghe."],
        ["Giá là 1.200 đồng.", "Rẻ."],
        ["Ngày 8.12 họp.", "Ngày 9.12 nghỉ."], ["Gạo, ngô, v.v. đều tăng.", "Dân lo."],
        ["Xem Tuoitre.vn nhé.", "Hay lắm."], ["UBND Q. Tân Bình họp chiều qua.", "Dân mừng."],
        ["Đó là lệnh của UBND TP.", "Quận Phú Nhuận đã nhận."], ["Xe chạy khắp TP.", "Theo Sở Y tế, dân mừng."],
        ["UBND TP. Tam Kỳ họp chiều qua.", "Dân mừng."], ["Dân TP. Bà Rịa mừng.", "Rồi thôi."],
        ["Dân lo lũ", "Theo ông Nam, đê đã nứt."], ["Hôm qua cầu thủ Theo Walcott ghi bàn.", "Hay lắm."],
        ["Anh George W. Bush đến.", "Rồi đi."], ["Chị N. đến.", "Theo chị, vui lắm."],
        ["Đê đã nứt.", "* Báo làng sẽ đưa tin tiếp."], ["Đê đã nứt.", "- Ông có lo không?"],
        ["Sao vậy?", "Không rõ!", "Chờ…"],
        ["\"Họ đi. Họ không về\", ông nói.", "Rồi thôi."], ["\"Họ đi rồi.\" Ông Nam khóc."],
    ])
    func `sentences end where they end`(sentences: [String]) throws {
        let text = sentences.joined(separator: " ")
        let expected = text == "\"Họ đi rồi.\" Ông Nam khóc." ? ["\"Họ đi rồi.\"", "Ông Nam khóc."] : sentences
        #expect(try self.sentences(text) == expected)
    }

    @Test(arguments: ["bò ", "\"", "A.B.-"])
    func `a text without an end is cut where it grows too long`(piece: String) throws {
        let text = Array(String(repeating: piece, count: 3000).utf8)
        let (tokenized, sentences) = LanguageReading.sentences(of: DecodedText(utf8: text))
        #expect(sentences.count <= tokenized.tokens.count / 600 + 1)
        #expect(sentences.allSatisfy { $0.count <= 600 * 2 })
        #expect(sentences.last?.upperBound == tokenized.tokens.count)
    }

    @Test func `spellings of one syllable have one key`() {
        for (one, other) in [
            ("hòa", "hoà"), ("thúy", "THUÝ"), ("tiếng", "tiê\u{301}ng"), ("việt", "vie\u{323}\u{302}t"), ("đi", "ði"),
        ] {
            #expect(Syllable(one).key == Syllable(other).key)
        }
        for (one, other) in [("hòa", "hóa"), ("ban", "bàn"), ("dân", "dan"), ("đi", "di")] {
            #expect(Syllable(one).key != Syllable(other).key)
        }
    }
}
