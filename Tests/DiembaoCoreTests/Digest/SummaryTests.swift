import Testing

@testable import DiembaoCore

@Suite struct SummaryTests {
    private static let headline = "Nhà máy rác thải Bến Lâm hoạt động trở lại"
    private static let lead =
        "Sáng 4/3, nhà máy xử lý rác thải ở thị trấn Bến Lâm hoạt động trở lại sau ba tháng ngừng lò để sửa chữa."
    private static let filler =
        "Thị trấn Bến Lâm có 12.000 hộ dân và thải ra khoảng 40 tấn rác mỗi ngày, nhiều nhất trong toàn huyện Lâm Thao."

    private func summary(_ paragraphs: String...) throws -> [String] {
        let text = ([Self.headline] + paragraphs).joined(separator: "\n") + "\n"
        let report = try Fixture.report(of: text, DocumentMetadata(language: "vi"))
        return try #require(report.summary).map(\.text)
    }

    /// Whether a sentence is left out even where there is no other.
    private func isLeftOut(_ sentence: String) throws -> Bool { try summary(sentence).isEmpty }

    @Test func `the sentences stand in the order of the text, and the lead's first is among them`() throws {
        let found = try summary(Self.lead + " " + Self.filler)
        #expect(found == [Self.lead, Self.filler])
    }

    @Test(arguments: [
        "Tuy nhiên, nhà máy xử lý rác thải Bến Lâm vẫn còn một lò đốt chưa được sửa xong.",
        "Trong khi đó, nhà máy xử lý rác thải Bến Lâm vẫn còn một lò đốt chưa được sửa xong.",
        "Ông cho biết nhà máy xử lý rác thải Bến Lâm vẫn còn một lò đốt chưa được sửa xong.",
        "Vị này nói nhà máy xử lý rác thải Bến Lâm vẫn còn một lò đốt chưa được sửa xong.",
        "Họ lo nhà máy xử lý rác thải Bến Lâm vẫn còn một lò đốt chưa được sửa xong.",
        "Việc sửa chữa này khiến nhà máy xử lý rác thải Bến Lâm tốn thêm 20 tỷ đồng trong năm nay.",
        "Điều này khiến nhà máy xử lý rác thải Bến Lâm tốn thêm 20 tỷ đồng trong năm nay.",
        "Nhà máy xử lý rác thải Bến Lâm có được gì sau ba tháng ngừng lò để sửa chữa như thế?",
        "Chúng tôi thấy nhà máy xử lý rác thải Bến Lâm vẫn còn một lò đốt chưa được sửa xong.",
        "Tân giám đốc nhà máy rác thải Bến Lâm ở thị trấn Bến Lâm của huyện Lâm Thao.",
        "Ông Trần Văn Lúa (trái) và đại diện nhà máy xử lý rác thải Bến Lâm ký biên bản bàn giao lò đốt số ba.",
        "Lò đốt số ba của nhà máy xử lý rác thải Bến Lâm trong một bức ảnh chụp từ trên cao (ảnh: báo Lâm Thao).",
        "Lịch nhận rác thải của nhà máy xử lý rác thải Bến Lâm trong tuần đầu tiên như sau:",
        "Cứ như vậy, nhà máy xử lý rác thải Bến Lâm chạy hai lò đốt suốt ba tháng liền.",
        "3 ngày sau, nhà máy xử lý rác thải Bến Lâm lại phải ngừng một lò đốt để sửa.",
        "Hai tuần sau đó nhà máy xử lý rác thải Bến Lâm lại phải ngừng một lò đốt để sửa.",
        "Vẫn theo ông Trần Văn Lúa, nhà máy xử lý rác thải Bến Lâm còn một lò đốt chưa được sửa.",
        "Gia đình liền báo cho nhà máy xử lý rác thải Bến Lâm ở thị trấn Bến Lâm.",
        "Nhà máy xử lý rác thải Bến Lâm sẽ chạy cả ba lò đốt để xử lý số rác thải trên.",
        "Rút kinh nghiệm sâu sắc về việc sửa lò đốt rác thải ở nhà máy Bến Lâm.",
        "Khói lò đốt của nhà máy xử lý rác thải Bến Lâm đã làm sạm gương mặt em.",
        "Cháu H. kể rằng khói của nhà máy xử lý rác thải Bến Lâm bay khắp thị trấn.",
        "Tại buổi lễ khởi công nhà máy xử lý rác thải Bến Lâm, cô giáo H.V.",
        "Giám đốc nhà máy và ông Trần Văn Lúa trước khi lên đường sang thị trấn Bến Lâm năm 1981.",
        "Giám đốc nhà máy và chủ tịch đắc cử Trần Văn Lúa trong cuộc gặp tại thị trấn Bến Lâm hôm 4/3.",
    ])
    func `what points to another sentence or to the writer is left out`(sentence: String) throws {
        #expect(try isLeftOut(sentence))
    }

    @Test(arguments: [
        "Theo ông Trần Văn Lúa, nhà máy xử lý rác thải Bến Lâm còn một lò đốt chưa được sửa xong và ông sẽ cho sửa nốt.",
        "Ông Trần Văn Lúa, giám đốc nhà máy xử lý rác thải Bến Lâm, cho biết lò đốt thứ ba sẽ chạy từ ngày 10/3.",
        "Nhà máy xử lý rác thải Bến Lâm nhận rác thải của ba xã, trong đó xã Lâm Thao chiếm hơn một nửa.",
        "Khảo sát của Sở Xây dựng cho thấy nhà máy xử lý rác thải Bến Lâm nhận rác thải của ba xã.",
        "Trong khi đi hái rau, người dân thị trấn Bến Lâm phát hiện khói từ nhà máy xử lý rác thải.",
        "Một người đàn ông vào nhà máy xử lý rác thải Bến Lâm đêm 4/3 nhưng người này không lấy gì.",
        "Nhà máy xử lý rác thải Bến Lâm bị khởi tố về hành vi \"gây ô nhiễm môi trường\" hôm 4/3.",
    ])
    func `what names whom it speaks of can stand alone`(sentence: String) throws {
        #expect(try !isLeftOut(sentence))
    }

    @Test func `a quotation without its speaker is left out, and one with a name stands`() throws {
        #expect(try isLeftOut("\"Nhà máy xử lý rác thải Bến Lâm không gây hại cho ai trong thị trấn\", ông nói."))
        #expect(try isLeftOut("\"Nhà máy xử lý rác thải Bến Lâm không gây hại cho ai trong thị trấn.\""))
        #expect(
            try isLeftOut("\"Tuy nhiên nhà máy rác thải Bến Lâm không gây hại cho ai\", ông Trần Văn Lúa nói ngày 5/3.")
        )
        #expect(
            try !isLeftOut(
                "\"Nhà máy xử lý rác thải Bến Lâm không gây hại cho ai trong thị trấn\", ông Trần Văn Lúa nói."))
    }

    @Test func `a sentence with half a name waits for the whole name`() throws {
        let half = "Ông Lúa cho biết huyện Lâm Thao đã chi 20 tỷ đồng để sửa hai lò đốt rác thải của nhà máy."
        let whole =
            "Ông Trần Văn Lúa, giám đốc nhà máy, cho biết lò đốt rác thải thứ ba ở Bến Lâm sẽ chạy từ ngày 10/3."
        #expect(try summary(Self.lead, half + " " + whole) == [Self.lead, whole])
    }

    @Test func `what may go on with somebody's words is known`() {
        let text = """
            Bến Lâm mở chợ mới

            Ông Trần Văn Lúa nói rằng khói từ nhà máy không gây hại cho ai. Người dân thị trấn không phải lo gì cả. \
            Ngày 5/3, chợ mở cửa ở thị trấn.
            """
        let article = ReadArticle(DecodedText(utf8: Array(text.utf8)))
        let cohesion = SentenceCohesion(article: article, quotes: article.allQuotes)
        #expect(article.sentences.indices.map(cohesion.mayGoOnWithSpeech) == [false, false, true, false])
    }

    @Test func `no half of a quotation over paragraphs is taken`() throws {
        let first = "\"Nhà máy xử lý rác thải Bến Lâm không gây hại cho ai trong thị trấn."
        let second = "Rác thải của ba xã sẽ được đốt ở nhà máy Bến Lâm\", ông Trần Văn Lúa nói sáng 4/3."
        let found = try summary(Self.lead + " " + Self.filler, first, second)
        #expect(found == [Self.lead, Self.filler])
    }

    @Test func `the headline said over again is left out`() throws {
        let found = try summary("Nhà máy rác thải Bến Lâm đã hoạt động trở lại. " + Self.lead + " " + Self.filler)
        #expect(found == [Self.lead, Self.filler])
    }

    @Test func `what the lead has said is not said again in other words`() throws {
        let again =
            "Trước đó, sáng 4/3, nhà máy xử lý rác thải ở thị trấn Bến Lâm hoạt động trở lại sau ba tháng ngừng lò, theo Sở Xây dựng."
        let found = try summary(Self.lead + " " + Self.filler, again)
        #expect(found == [Self.lead, Self.filler])
    }

    @Test func `a third sentence stands where two are short`() throws {
        let found = try summary(
            "Sáng 4/3, nhà máy rác thải Bến Lâm hoạt động trở lại. Huyện Lâm Thao đã chi 20 tỷ đồng để sửa hai lò đốt. "
                + "Thợ sửa chữa từ Nhật Bản đã về nước hôm chủ nhật.")
        #expect(found.count == 3)
    }

    @Test func `a lead stands alone where nothing else tells enough`() throws {
        let pointing = "Điều này khiến ai cũng vui và không ai còn phải lo gì nữa."
        let stray = "Xe tải của tỉnh bên cạnh thôi chở hàng qua cầu Sông Xanh."
        #expect(
            try summary(Self.lead, Array(repeating: pointing, count: 8).joined(separator: " "), stray) == [Self.lead])
    }

    @Test func `a third sentence that says little new is left out`() throws {
        let found = try summary(
            "Sáng 4/3, nhà máy rác thải Bến Lâm hoạt động trở lại.",
            "Huyện Lâm Thao đã chi 20 tỷ đồng để sửa hai lò đốt rác trong ba tháng.",
            "Nhà máy rác thải ở thị trấn Bến Lâm có hai lò đốt.")
        #expect(found.count == 2)
    }

    @Test func `a dateline and a credit are no part of it`() throws {
        let found = try summary("Hà Nội (TTXVN) - " + Self.lead + " " + Self.filler, "Theo Báo Tuổi Trẻ")
        #expect(found == [Self.lead, Self.filler])
    }

    @Test func `there are four sentences at most, and what was said is not said again`() throws {
        let sentences = (1...30).map {
            "Xã Bến Lâm \($0) đón đoàn kiểm tra rác thải của huyện vào ngày \($0)/1 năm 2024."
        }
        let found = try summary(Self.lead, sentences.joined(separator: "\n"), Self.lead)
        #expect(1...Summary.most ~= found.count)
        #expect(found.count { $0 == Self.lead } == 1)
    }

    @Test(arguments: [
        "Đoàn công nhân của huyện Lâm Thao đứng chờ ở cổng nhà máy Bến Lâm hôm 3/3.",
        "Ông Trần Văn Lúa sinh ngày 5-10-1969, quê ở thị trấn Bến Lâm, huyện Lâm Thao.",
    ])
    func `a lead is better alone than with what reads as a caption or a curriculum vitae`(sentence: String) throws {
        #expect(try summary(Self.lead, sentence) == [Self.lead])
    }

    @Test(arguments: ["một", "Không có gì", "… !"])
    func `a text without a sentence has none`(text: String) throws {
        #expect(try Fixture.report(of: text, DocumentMetadata(language: "vi")).summary == [])
    }

    @Test func `every feature has a weight`() {
        for feature in Summary.Feature.allCases {
            var features = SIMD8<Int32>()
            features[feature.rawValue] = 100_000
            #expect(SummaryWeights.shared.score(features) != 0, "\(feature)")
        }
    }

    @Test func `a lead may say "he" of somebody whom it has told of without a name`() throws {
        let lead =
            "Tên trộm ở nhà máy rác thải Bến Lâm lại bỏ trốn vào sáng 4/3, chưa đầy một ngày sau khi y bị cảnh sát thị trấn bắt."
        #expect(try summary(lead + " " + Self.filler).first == lead)
    }

    @Test func `a lead that names nobody and no place yields to the sentence that does`() throws {
        let lead = "Một vụ lật thuyền nghiêm trọng trên sông khiến một chủ thuyền mất tích."
        let body = """
            Khoảng 23h ngày 14/6, trên sông Hàm Tân ở huyện Bến Lâm đã xảy ra một vụ lật thuyền nghiêm trọng làm chủ thuyền mất tích.
            """
        let text = ["Bến Lâm: Lật thuyền trên sông, chủ thuyền mất tích", lead, body].joined(separator: "\n") + "\n"
        let report = try Fixture.report(of: text, DocumentMetadata(language: "vi"))
        #expect(report.summary?.map(\.text) == [body])
    }
}
