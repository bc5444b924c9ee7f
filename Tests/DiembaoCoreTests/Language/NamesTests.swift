import Testing

@testable import DiembaoCore

@Suite struct NamesTests {
    private func entities(_ text: String, names: String = "") throws -> [Report.Entity] {
        let desk = try DeskNames(parsing: Array(names.utf8), file: "names.tsv")
        let analyzer = Analyzer(options: AnalysisOptions(language: "vi", names: desk))
        guard case .report(let report) = analyzer.analyze(SourceDocument(bytes: Array(text.utf8))) else {
            throw Fixture.Stopped()
        }
        return try #require(report.entities)
    }

    private func forms(_ text: String, _ type: Report.Entity.Kind) throws -> [String] {
        try entities(text).filter { $0.type == type }.flatMap { $0.mentions.map(\.span.text) }
    }

    @Test func `a title, a country and a person are three things`() throws {
        let found = try entities("Tổng thống Nga Vladimir Putin hôm qua gặp Thủ tướng Đức Angela Merkel tại Berlin.")
        let putin = try #require(found.first { $0.name == "Vladimir Putin" })
        #expect(putin.type == .person)
        let role = try #require(putin.roles.first)
        #expect(role.title == "Tổng thống")
        #expect(found.first { $0.id == role.of }?.name == "Nga")
        #expect(found.first { $0.name == "Đức" }?.type == .location)
        #expect(found.first { $0.name == "Angela Merkel" }?.type == .person)
        #expect(found.first { $0.name == "Berlin" }?.type == .location)
    }

    @Test(arguments: ["mobile money", "sitting guide", "live concert"])
    func `words of another language are no name where they have no capital`(words: String) throws {
        let found = try entities("Ông Trần Đức Hải đã dùng \(words) từ năm ngoái.")
        #expect(found.map(\.name).sorted() == ["Trần Đức Hải"])
    }

    @Test func `words that are in no name are not asked of, whatever stands beside them`() throws {
        let source = "Công an Hà Nội tuy nhiên đã mời bà Lê Hoa và Công ty cổ phần Sông Nhỏ."
        let (text, sentences) = LanguageReading.sentences(of: DecodedText(utf8: Array(source.utf8)))
        var reading = LanguageReading(segmentation: LanguageModels.segmentation, tagging: LanguageModels.tagging)
        let read = reading.words(text, sentences: sentences)
        let words = try #require(read)
        var sequence = NameSequence(
            gazetteer: .shared, known: LanguageModels.knownNames, certain: LanguageModels.certainlyNoNames)
        sequence.fill(text, sentences: sentences, words: words.words, tags: words.tags)
        sequence.begin(text, sentences[0])
        let asked = text.tokens.indices.filter { sequence.isNear($0) }.map { text.string(of: $0..<$0 + 1) }
        #expect(Set(asked).isDisjoint(with: ["tuy", "nhiên", "đã"]))
        #expect(Set(asked).isSuperset(of: ["Công", "an", "Hà", "Nội", "Hoa", "và", "ty", "cổ", "phần", "Sông"]))
    }

    @Test(arguments: [
        ("Ông Osama bin Laden đã chết ở Pakistan.", "Osama bin Laden"),
        ("Nhà lãnh đạo Kim Jong - un đến Hà Nội hôm qua.", "Kim Jong - un"),
        (
            "Ủy ban Văn hóa, giáo dục, thanh niên, thiếu niên và nhi đồng của Quốc hội họp sáng nay.",
            "Ủy ban Văn hóa, giáo dục, thanh niên, thiếu niên và nhi đồng"
        ),
        ("Một viên đạn rơi gần sứ quán Nga ở Damascus.", "sứ quán Nga"),
    ]) func `small words are within a name where its head or its capitals stand about them`(text: String, name: String)
        throws
    {
        #expect(try entities(text).contains { $0.mentions.contains { $0.span.text == name } })
    }

    @Test func `short forms belong to the fullest name, by the order of its parts`() throws {
        let found = try entities(
            "Chủ tịch nước Nguyễn Xuân Phúc tiếp Chủ tịch Trung Quốc Tập Cận Bình. Ông Phúc nói hai nước là láng giềng. "
                + "Ông Tập đồng ý. Cố vấn Yuri Ushakov có mặt; ông Ushakov không phát biểu.")
        func mentions(_ name: String) -> [String]? { found.first { $0.name == name }?.mentions.map(\.span.text) }
        #expect(mentions("Nguyễn Xuân Phúc") == ["Nguyễn Xuân Phúc", "Phúc"])
        #expect(mentions("Tập Cận Bình") == ["Tập Cận Bình", "Tập"])
        #expect(mentions("Yuri Ushakov") == ["Yuri Ushakov", "Ushakov"])
    }

    @Test func `a word of kinship with a capital is no part of the name that follows it elsewhere`() throws {
        let found = try entities(
            "Anh Hùng mở cửa hàng từ sớm. Khách đến đông nên anh Hùng phải gọi thêm người. Chiều đến, anh Hùng mới nghỉ."
        )
        #expect(found.filter { $0.type == .person }.map(\.name) == ["Hùng"])
    }

    @Test func `a part of a person's name after a word of kinship is that person, though a firm is called so`() throws {
        let found = try entities(
            "Bộ trưởng An ninh Mỹ Kirstjen Nielsen đến biên giới hôm thứ tư. Bà Nielsen gặp bốn thống đốc. Sau đó bà Nielsen về."
        )
        #expect(found.first { $0.name == "Kirstjen Nielsen" }?.mentions.count == 3)
    }

    @Test func `a major's given name after his rank is no country`() throws {
        let found = try entities(
            "Công an bắt thiếu tá Trần Quốc Anh hôm 5/6. Thiếu tá Anh khai đã nhận tiền. Theo cơ quan điều tra, thiếu tá Anh "
                + "còn giữ 20 triệu đồng.")
        #expect(found.first { $0.name == "Trần Quốc Anh" }?.mentions.filter { $0.kind == .name }.count == 3)
        #expect(!found.contains { $0.type == .location })
    }

    @Test func `a famous family name is not the wife's, but where she is meant`() throws {
        let his = try entities(
            "Đệ nhất phu nhân Mỹ Melania Trump thăm một trường học ở London. Ông Trump và ông Putin gặp nhau cùng ngày."
        )
        #expect(his.first { $0.name == "Melania Trump" }?.mentions.filter { $0.kind == .name }.count == 1)
        #expect(his.contains { $0.name == "Trump" && $0.type == .person })
        let hers = try entities(
            "Đệ nhất phu nhân Mỹ Melania Trump thăm một trường học ở London. Bà Trump tặng sách cho học sinh.")
        #expect(hers.first { $0.name == "Melania Trump" }?.mentions.filter { $0.kind == .name }.count == 2)
    }

    @Test func `father and son are two, though one's name is within the other's`() throws {
        let found = try entities(
            "Cựu tổng thống George W. Bush dự lễ tang. Cựu tổng thống George H. W. Bush được an táng ở Texas.")
        #expect(found.filter { $0.type == .person }.count == 2)
    }

    @Test func `spellings of one place are one entity, with the item of a public list`() throws {
        let found = try entities("Ông đến Matxcơva sáng 8/12. Tại Moscow, ông gặp báo giới Mỹ. Hoa Kỳ chưa lên tiếng.")
        let city = try #require(found.first { $0.mentions.contains { $0.span.text == "Moscow" } })
        #expect(city.mentions.map(\.span.text) == ["Matxcơva", "Moscow"])
        let country = try #require(found.first { $0.mentions.contains { $0.span.text == "Hoa Kỳ" } })
        #expect(country.mentions.map(\.span.text) == ["Mỹ", "Hoa Kỳ"])
        #expect(country.wikidata == "Q30")
    }

    @Test func `an acronym in brackets is the body that it is short for`() throws {
        let found = try entities(
            "Công ty Cổ phần Thủy sản Sông Lam (SLF) họp chiều qua. Theo ông Nam, SLF đã xuất khẩu 30 tấn cá.")
        let body = try #require(found.first { $0.mentions.contains { $0.span.text == "SLF" } })
        #expect(body.type == .organization)
        #expect(body.name == "Công ty Cổ phần Thủy sản Sông Lam")
        #expect(body.mentions.count == 3)
    }

    @Test func `the name of a ministry holds its country, and a title's country stands for itself`() throws {
        let text = "Bộ Quốc phòng Mỹ ra thông cáo. Ngoại trưởng Mỹ chưa bình luận."
        #expect(try forms(text, .organization) == ["Bộ Quốc phòng Mỹ"])
        #expect(try forms(text, .location) == ["Mỹ"])
    }

    @Test func `people of whom only initials are told are people`() throws {
        let text = "Công an bắt Nguyễn Văn T. (32 tuổi) sau khi chị Lê Thị H. trình báo. Chị H. mất 20 triệu đồng."
        #expect(try forms(text, .person).contains("Nguyễn Văn T."))
        #expect(try forms(text, .person).contains("Lê Thị H."))
    }

    @Test func `a desk's own names are known with their aliases`() throws {
        let text = "Theo Hai Lúa, mưa sẽ kéo dài. Ông Trần Văn Lúa nói thêm rằng lúa đã trổ."
        let found = try entities(
            text, names: "Hai Lúa\tperson\tTrần Văn Lúa\tQ999999\nTrần Văn Lúa\tperson\tTrần Văn Lúa\tQ999999\n")
        let person = try #require(found.first { $0.mentions.contains { $0.span.text == "Hai Lúa" } })
        #expect(person.mentions.map(\.span.text) == ["Hai Lúa", "Trần Văn Lúa"])
        #expect(person.name == "Trần Văn Lúa")
        #expect(person.wikidata == "Q999999")
    }

    @Test func `entities stand in the order of their first mention, and every mention is where it says`() throws {
        let report = try Fixture.report("hội-nghị-sông.txt")
        let entities = try #require(report.entities)
        #expect(report.generator.passes.contains(.entities))
        #expect(!entities.isEmpty)
        let scalars = Array(try #require(report.document).text.unicodeScalars)
        for entity in entities {
            for mention in entity.mentions {
                let range = mention.span.range
                #expect(String(String.UnicodeScalarView(scalars[range.start..<range.end])) == mention.span.text)
            }
        }
        let firsts = entities.map { $0.mentions[0].span.range.start }
        #expect(firsts == firsts.sorted())
        #expect(entities.map(\.id.rawValue) == (1...entities.count).map { "e\($0)" })
    }
}
