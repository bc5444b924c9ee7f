import Testing

@testable import DiembaoCore

@Suite struct `The weights of reported speech` {
    /// Feature and weight of each row that ships.
    private static let rows = EmbeddedData.quoteWeights.rows.map(Array.init)

    private func rows(_ prefix: String) -> [String] {
        Self.rows.filter { $0[0].hasPrefix(prefix) }.map { String($0[0].dropFirst(prefix.count)) }
    }

    private func candidates(_ text: String, _ table: String) -> QuoteCandidates {
        QuoteCandidates(of: DecodedText(utf8: Array(text.utf8)), model: ReportingModel(table: table))
    }

    // MARK: The table

    @Test func `have a whole number each`() {
        #expect(Self.rows.count > 300)
        #expect(Self.rows.filter { $0.count != 2 || Int($0[1]) == nil } == [])
    }

    @Test
    func `are of a known feature, a reporting word, a word where a clause may end or one that a sentence opens with`() {
        let features = Set(ReportingModel.featureNames)
        let unknown = Self.rows.map { $0[0] }.filter { name in
            !features.contains(name) && !["cue:", "end:", "marks:", "goes:"].contains { name.hasPrefix($0) }
        }
        #expect(unknown == [])
    }

    @Test func `stand once each`() {
        var seen: Set<String> = []
        // Swift compares strings by canonical equivalence, so "ụ" in one scalar and in two are one name.
        #expect(Self.rows.map { $0[0] }.filter { !seen.insert($0).inserted } == [])
    }

    @Test func `of words are of words that the lexicon knows`() {
        let words = (rows("cue:") + rows("marks:")).filter { !$0.isEmpty }
        #expect(words.count > 100)
        #expect(words.filter { Lexicon.shared.entryNumber(of: Tokenizer().tokens(of: $0)) == nil } == [])
        #expect((rows("end:") + rows("goes:")).filter { $0.isEmpty } == [])
    }

    @Test func `have names that differ, as many as there are numbers`() {
        let names = ReportingModel.featureNames
        #expect(Set(names).count == names.count)
        #expect(names.count == ContinuationFeature.end)
        #expect(names[ReportingFeature.simple(.hasThat).number] == "hasThat")
        #expect(names[ClauseEndFeature.simple(.bias).number] == "end.bias")
        #expect(names[ClauseEndFeature.next(.verb).number] == "end.next.VERB")
        #expect(names[FragmentFeature.simple(.bias).number] == "marks.bias")
        #expect(names[FragmentFeature.rule(.fragmentWithoutCue).number] == "marks.rule.quote.fragment-without-cue")
        #expect(names[ContinuationFeature.simple(.bias).number] == "goes.bias")
        #expect(names[ContinuationFeature.last(.continued).number] == "goes.last.quote.continued")
    }

    // MARK: Deciding

    private static let sentence = "Ông Lê Văn Sơn nói rằng con đê đã nứt từ năm ngoái."

    @Test func `decide what is reported, and nothing else does`() throws {
        let yes = candidates(Self.sentence, "bias\t9000").candidates
        let no = candidates(Self.sentence, "bias\t-9000").candidates
        #expect(yes.map(\.isAccepted) == [true])
        #expect(no.map(\.isAccepted) == [false])
        #expect(yes.map(\.score) == [9000])
        #expect(no.map(\.score) == [-9000])
        #expect(yes.map(\.content) == no.map(\.content))
        #expect(yes.map(\.featureNumbers) == no.map(\.featureNumbers))
    }

    @Test func `of a reporting word count for that word alone`() throws {
        let table = "bias\t100\ncue:nói rằng\t-5000"
        #expect(candidates(Self.sentence, table).candidates.map(\.score) == [-4900])
        let other = Self.sentence.replacing("nói rằng", with: "cho biết")
        #expect(candidates(other, table).candidates.map(\.score) == [100])
    }

    @Test func `end a clause at a word`() throws {
        let text = "Ông Lê Văn Sơn nói rằng con đê đã nứt từ năm ngoái, suốt đêm nước tràn vào làng."
        let whole = candidates(text, "bias\t9000\nend.bias\t-100")
        #expect(
            whole.candidates.map { whole.string($0.content) } == [
                "con đê đã nứt từ năm ngoái, suốt đêm nước tràn vào làng"
            ])
        let cut = candidates(text, "bias\t9000\nend.bias\t-100\nend:suốt\t200")
        #expect(cut.candidates.map { cut.string($0.content) } == ["con đê đã nứt từ năm ngoái"])
        #expect(cut.ends.contains { cut.string($0.word) == "suốt" })
    }

    @Test func `of words in marks are weights of their own`() throws {
        let text = "Ông Lê Văn Sơn gọi vụ phá rừng là \"một nỗi nhục\" của tỉnh."
        let found = candidates(text, "bias\t-9000\nmarks.bias\t3000\nmarks:gọi\t500")
        let marked = found.candidates.filter(\.isMarked)
        #expect(marked.map { found.string($0.content) } == ["một nỗi nhục"])
        #expect(marked.map(\.score) == [3500])
        #expect(marked.map(\.isAccepted) == [true])
        #expect(marked.map { found.cue($0) } == ["gọi"])
    }

    @Test func `that no feature has, and weights that are no numbers, are passed over`() {
        let found = candidates(Self.sentence, "bias\t40\nno-such-feature\t7000\nhasThat\tmany\n\nfirstCue")
        #expect(found.candidates.map(\.score) == [40])
    }

    @Test func `are as sure as their sum is far from even`() {
        #expect(LogOdds.confidence(0) == 0.5)
        #expect(LogOdds.confidence(1000) == 0.73)
        #expect(LogOdds.confidence(-1000) == 0.27)
        #expect(LogOdds.confidence(1_000_000) == 0.98)
        #expect(LogOdds.confidence(-1_000_000) == 0.02)
        let steps = stride(from: -5000, through: 5000, by: 50).map { LogOdds.confidence($0) }
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 <= $1 })
    }

    // MARK: Candidates

    @Test func `are asked of what the report has, with the same words`() throws {
        let text =
            "Ông Lê Văn Sơn nói rằng con đê đã nứt từ năm ngoái. Theo Bộ Y tế, dịch cúm đã hết ở cả ba tỉnh. Bà Trần Thị "
            + "Mai gọi đó là \"tin mừng\" của làng."
        let source = Array(text.utf8)
        let found = QuoteCandidates(of: DecodedText(utf8: source), model: .shared)
        let accepted = found.candidates.filter(\.isAccepted)
        #expect(accepted.map { found.string($0.content) } == (try QuotedText.contents(text)))
        for candidate in found.candidates {
            #expect(candidate.featureNumbers.allSatisfy { ReportingModel.featureNames.indices.contains($0) })
            #expect(
                String(decoding: source[found.bytes(candidate.content)], as: UTF8.self)
                    == found.string(candidate.content))
        }
        #expect(accepted.map(\.isMarked) == [false, false, true])
        #expect(accepted.map { found.cue($0) } == ["nói rằng", "theo", "gọi"])
    }
}

@Suite struct `Why words were taken for a quotation` {
    private func explain(_ text: String) throws -> [QuoteExplanation] {
        try Analyzer().explain(SourceDocument(bytes: Array(text.utf8), arguments: DocumentMetadata(language: "vi")))
    }

    private static let article = """
        Làng Bến Lâm lo con đê
        Cố vấn của chủ tịch tỉnh, ông Lê Văn Sơn, nói rằng con đê đã nứt từ năm ngoái. Ông sẽ nói con đê đã nứt ở đâu.
        "Chúng tôi phải dọn bùn suốt đêm", bà Trần Thị Mai nói. Bà gọi con đê là "một cái bẫy" của làng.
        Theo Bộ Y tế, dịch cúm đã hết ở cả ba tỉnh. Bà Trần Thị Mai nói rằng con đê đã nứt và cảnh báo lũ sẽ trở lại.
        """

    @Test func `has every quotation of the report, as the report has it`() throws {
        let quotes = try QuotedText.quotes(Self.article)
        let explained = try explain(Self.article).filter(\.isReported)
        #expect(quotes.count >= 5)
        #expect(explained.map(\.content) == quotes.map(\.span))
        #expect(explained.map(\.type) == quotes.map(\.type))
        #expect(explained.map(\.cue) == quotes.map(\.cue))
        #expect(explained.map(\.rule) == quotes.map(\.rule))
        #expect(explained.map(\.confidence) == quotes.map(\.confidence))
        #expect(explained.map(\.speaker) == quotes.map { $0.speaker?.span })
        #expect(explained.map(\.name) == quotes.map { $0.speaker?.name })
    }

    @Test func `has what was left out, and why`() throws {
        let out = try explain(Self.article).filter { !$0.isReported }
        let unsaid = try #require(out.first { $0.content.text == "con đê đã nứt ở đâu" })
        #expect(unsaid.cue?.text == "nói")
        #expect(unsaid.confidence < 0.5)
        #expect(unsaid.reasons.contains { $0.name == "unreal" && $0.weight < 0 })
    }

    @Test func `gives the strongest reasons first, and they add up to the confidence`() throws {
        let weighed = try explain(Self.article).filter { !$0.reasons.isEmpty }
        #expect(weighed.count >= 5)
        for quote in weighed {
            let weights = quote.reasons.map(\.weight)
            #expect(weights == weights.sorted { abs($0) > abs($1) })
            #expect(!weights.contains(0))
            #expect(LogOdds.confidence(weights.reduce(0, +)) == quote.confidence, "\(quote.content.text)")
        }
    }

    @Test func `gives no reasons where the pattern alone decides`() throws {
        let quote = try #require(try explain(Self.article).first { $0.type == .direct })
        #expect(quote.content.text == "Chúng tôi phải dọn bùn suốt đêm")
        #expect(quote.reasons.isEmpty)
    }

    @Test func `is in the order of the text`() throws {
        let starts = try explain(Self.article).map(\.content.range.start)
        #expect(starts == starts.sorted())
        #expect(starts.count >= 7)
    }

    @Test(arguments: [
        ("Ông Lê Văn Sơn nói rằng con đê đã nứt.", SpeakerGround.beside),
        ("Ông Lê Văn Sơn, giám đốc Công ty Sông Lam, nói rằng con đê đã nứt.", .described),
        ("Nga bị Ukraine cáo buộc đã bắn tên lửa vào một bệnh viện.", .agent),
        ("Theo ông Lê Văn Sơn, con đê đã nứt từ năm ngoái.", .according),
    ])
    func `says why the speaker was taken`(text: String, ground: SpeakerGround) throws {
        #expect(try explain(text).filter(\.isReported).map(\.ground) == [ground])
    }

    @Test func `says that a speaker is shared with the cue before`() throws {
        let text = "Ông Lê Văn Sơn nói rằng nước đã rút và cảnh báo rằng mưa sẽ trở lại."
        #expect(try explain(text).map(\.ground) == [.beside, .shared])
    }

    @Test func `lists who else could have spoken`() throws {
        let text =
            "Cố vấn đối ngoại của ông Putin, ông Yuri Ushakov, nói rằng Tổng thống Karel Novak sẽ đến vào mùa thu."
        let quote = try #require(try explain(text).first(where: \.isReported))
        #expect(
            quote.candidates.map { "\($0.span.text): \($0.verdict.rawValue)" } == [
                "Cố vấn đối ngoại của ông Putin: farther", "ông Yuri Ushakov: chosen",
                "Tổng thống Karel Novak: within-the-words",
            ])
    }

    @Test func `says nothing of an article in another language`() throws {
        let english = "Mr Smith said that the levee had cracked a year ago. “We will not leave this town,” he said."
        let document = SourceDocument(bytes: Array(english.utf8), arguments: DocumentMetadata(language: "en"))
        #expect(try Analyzer().explain(document).isEmpty)
    }

    @Test func `fails where the file holds no text`() {
        #expect(throws: ReportError.self) { try Analyzer().explain(SourceDocument(bytes: [])) }
    }
}
