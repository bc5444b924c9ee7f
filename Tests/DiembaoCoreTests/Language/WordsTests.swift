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

    @Test func `two words that stand side by side by chance are not joined`() throws {
        // "gặm trái lê vừa lái xe" (bite into a pear while driving): no word of the list covers the border.
        let read = try words("Cô vừa gặm trái lê vừa lái xe.").map(\.word)
        #expect(read.contains("lê"))
        #expect(!read.contains("lê vừa"))
    }

    @Test(arguments: [
        ("họ nghiên cứu rừng", [false, false, true, false]),
        // "bàn là" is an iron, and "bàn … là" a table is; "cổ phần hóa" (privatise) holds "cổ phần" (share).
        ("cái bàn là của họ", [false, false, false, false, false]),
        ("tỉnh cổ phần hóa chợ", [false, false, false, false, false]),
        // With a capital only where neither syllable is often a word, as "cứu" (rescue) is.
        ("Tổ chức này", [false, true, false]), ("Nghiên cứu rừng", [false, false, false]),
    ]) func `a common word that no other rivals is one word without the model`(text: String, joined: [Bool]) {
        let tokens = Tokenizer().tokens(of: text)
        var sequence = SyllableSequence()
        sequence.fill(tokens, tokens.indices)
        var dictionary = SegmentationFeatures.Dictionary()
        dictionary.fill(sequence, LanguageModels.segmentation.words)
        let found = tokens.indices.map { $0 > 0 && SegmentationFeatures.joins(sequence, dictionary, at: $0) }
        #expect(found == joined)
    }

    @Test
    func `a word of which the model is not asked has the same part of speech in any sentence, but not with a capital`()
    {
        let of = Syllable("của").key
        let table = CertainLabels.slots(for: [
            (of, PartOfSpeech.adposition.rawValue), (Syllable("người").key, PartOfSpeech.noun.rawValue),
        ])
        table.withUnsafeBufferPointer { slots in
            let certain = CertainLabels(slots: slots)
            #expect(certain.label(of) == PartOfSpeech.adposition.rawValue)
            #expect(certain.label(Syllable("người").key) == PartOfSpeech.noun.rawValue)
            #expect(certain.label(Syllable("cua").key) == nil)
            var sequence = WordSequence(certain: certain)
            let tokens = Tokenizer().tokens(of: "Của người, của CỦA 5")
            sequence.fill(tokens, tokens.indices.map { $0..<$0 + 1 }[...])
            #expect(tokens.indices.map(sequence.certainTag) == [nil, .noun, .punctuation, .adposition, nil, nil])
            #expect(tokens.indices.map(sequence.smallKey) == [nil, tokens[1].key, nil, of, nil, nil])
        }
    }

    @Test func `the shipped model is not asked of a third of all words`() throws {
        let bytes = try Fixture.bytes("hội-nghị-sông.txt")
        let (text, sentences) = LanguageReading.sentences(of: DecodedText(utf8: bytes))
        var reading = LanguageReading(
            segmentation: LanguageModels.segmentation, tagging: LanguageModels.tagging,
            certain: LanguageModels.certainTags)
        let words = reading.words(text, sentences: sentences)
        let read = try #require(words)
        var sequence = WordSequence(certain: LanguageModels.certainTags)
        sequence.fill(text.tokens, read.words[...])
        let known = read.words.indices.filter { sequence.certainTag($0).map { $0 != .punctuation } ?? false }
        #expect(known.count * 10 > read.words.count * 2)
        #expect(known.allSatisfy { sequence.certainTag($0) == read.tags[$0] })
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
