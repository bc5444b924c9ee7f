import Testing

@testable import DiembaoCore

@Suite("Sentences that go on with what somebody said")
struct ContinuedSpeechTests {
    // The dyke is weak; besides, if the rain lasts, the water will run over it; he speaks again. People should wear masks and stay
    // away from crowds; he is quoted next.
    private static let told = [
        (
            "Theo ông Lê Văn Sơn, giám đốc trung tâm, con đê đã yếu từ lâu và cần gia cố. Ngoài ra, nếu mưa lớn kéo dài thì nước sẽ tràn qua mặt đê và việc gia cố càng khó. Ông Sơn cho biết tỉnh sẽ cấp thêm kinh phí.",
            "nếu mưa lớn kéo dài thì nước sẽ tràn qua mặt đê và việc gia cố càng khó", "Lê Văn Sơn"
        ),
        (
            "Bác sĩ Trần Thị Hoa cho biết bệnh lây qua đường hô hấp. Vì vậy, người bệnh cần đeo khẩu trang và không nên đến chỗ đông người. \"Đừng chủ quan\", bác sĩ Hoa nói.",
            "người bệnh cần đeo khẩu trang và không nên đến chỗ đông người", "Trần Thị Hoa"
        ),
    ]

    @Test(arguments: told)
    func `are whoever's the sentence before is`(text: String, words: String, name: String) throws {
        let quote = try #require(try QuotedText.quotes(text).first { $0.span.text == words })
        #expect(quote.type == .indirect)
        #expect(quote.rule == QuoteRule.continued.rawValue)
        #expect(quote.speaker?.name == name)
        #expect(quote.cue == nil)
    }

    // What the police did on a day, where he was born, and what nobody said before.
    @Test(arguments: [
        "Ông Lê Văn Sơn cho biết con đê đã nứt. Chiều 7/8, công an tỉnh An Giang đã phong tỏa hiện trường và đưa 12 người đi cấp cứu.",
        "Ông Lê Văn Sơn cho biết con đê đã nứt. Ông Sơn sinh năm 1960 ở Huế và từng làm giám đốc sở.",
        "Con đê đã nứt từ năm ngoái. Ngoài ra, nếu mưa lớn kéo dài thì nước sẽ tràn qua mặt đê và việc gia cố càng khó.",
    ])
    func `are none of those that tell what happened, or that nobody's words stand before`(text: String) throws {
        #expect(try QuotedText.quotes(text).filter { $0.rule == QuoteRule.continued.rawValue }.isEmpty)
    }

    @Test func `name what spoke for it in the explanation`() throws {
        let (text, words, _) = Self.told[0]
        let source = DecodedText(utf8: Array(text.utf8))
        let article = ReadArticle(source)
        let explained = Quotes(article: article).explain(roles: article.structure.roles)
        let sentence = try #require(explained.first { $0.content.text == words })
        #expect(sentence.reasons.contains { $0.name == "goes.opener" })
        #expect(sentence.reasons.contains { $0.name == "goes:ngoài ra" })
        #expect(sentence.goesOn)
    }
}
