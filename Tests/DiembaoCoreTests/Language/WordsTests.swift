import Testing

@testable import DiembaoCore

@Suite struct WordsTests {
    private func words(_ text: String) throws -> [(word: String, upos: String)] {
        let analyzer = Analyzer(options: AnalysisOptions(language: "vi", tokens: true))
        guard case .report(let report) = analyzer.analyze(SourceDocument(bytes: Array(text.utf8))) else {
            throw Fixture.Stopped()
        }
        let scalars = Array(try #require(report.document).text.unicodeScalars)
        return try #require(report.tokens).map { token in
            (String(String.UnicodeScalarView(scalars[token.range.start..<token.range.end])), token.upos)
        }
    }

    @Test(arguments: [
        ("Các bác sĩ tố cáo giám đốc bệnh viện.", ["Các", "bác sĩ", "tố cáo", "giám đốc", "bệnh viện", "."]),
        ("Ông Nguyễn Văn Bình làm việc ở Việt Nam.", ["Ông", "Nguyễn Văn Bình", "làm việc", "ở", "Việt Nam", "."]),
        ("Giá tăng 3,2 lần, còn 1.000 đồng.", ["Giá", "tăng", "3,2", "lần", ",", "còn", "1.000", "đồng", "."]),
        ("\"Chúng tôi phản đối\", bà nói.", ["\"", "Chúng tôi", "phản đối", "\"", ",", "bà", "nói", "."]),
    ]) func `syllables are joined to words`(text: String, expected: [String]) throws {
        #expect(try words(text).map(\.word) == expected)
    }

    @Test func `words have their parts of speech`() throws {
        let read = try words("Hôm qua, ông Lê Văn Nam đã mua hai chiếc xe đạp rất đẹp ở Huế.")
        let upos = Dictionary(read.map { ($0.word, $0.upos) }, uniquingKeysWith: { first, _ in first })
        #expect(upos["Lê Văn Nam"] == "PROPN")
        #expect(upos["Huế"] == "PROPN")
        #expect(upos["mua"] == "VERB")
        #expect(upos["hai"] == "NUM")
        #expect(upos["xe đạp"] == "NOUN")
        #expect(upos["đẹp"] == "ADJ")
        #expect(upos["đã"] == "ADV")
        #expect(upos[","] == "PUNCT")
    }

    @Test func `words cover every sign of the text once, in order`() throws {
        let text = try String(decoding: Fixture.bytes("hội-nghị-sông.txt"), as: UTF8.self)
        let read = try words(text)
        #expect(read.map(\.word).joined().filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
    }

    @Test func `words are listed on request only`() throws {
        let report = try Fixture.report("hội-nghị-sông.txt")
        #expect(report.tokens == nil)
        #expect(!report.generator.passes.contains(.tokens))
    }

    @Test func `the models say of themselves what their bytes are`() {
        for file in LanguageModels.files { #expect(file.digest == file.contentDigest) }
    }

    @Test func `the models together take less than 8 MB`() {
        let sizes = [EmbeddedData.segmentationModel, .taggingModel, .namesModel].map(\.raw.count)
        #expect(sizes.reduce(0, +) < 8_000_000)
    }
}
