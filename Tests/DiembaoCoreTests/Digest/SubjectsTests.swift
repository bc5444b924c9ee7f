import Foundation
import TestSupport
import Testing

@testable import DiembaoCore

@Suite struct SubjectsTests {
    private func subjects(_ text: String) throws -> [Report.Subject] {
        try #require(try Fixture.report(of: text, DocumentMetadata(language: "vi")).subjects)
    }

    @Test(arguments: Self.articles)
    func `an article is about what its words are about`(top: String, below: String, text: String) throws {
        let found = try subjects(text)
        #expect(found.first?.code == "medtop:" + top, "\(found)")
        #expect(found.contains { $0.code == "medtop:" + below }, "\(found)")
    }

    static let articles = [
        (
            "15000000", "20001065",
            """
            Đội tuyển bóng đá Sông Xanh thắng đậm trận mở màn

            Hai bàn thắng trong hiệp một giúp đội chủ nhà có ba điểm đầu tiên ở vòng bảng.

            Huấn luyện viên khen các cầu thủ đã thi đấu tập trung. Trọng tài rút năm thẻ vàng, tiền đạo đội khách bị đuổi khỏi sân. \
            Cổ động viên hát suốt trận đấu.
            """
        ),
        (
            "02000000", "20000107",
            """
            Nguyên giám đốc công ty Lúa Vàng lĩnh 12 năm tù

            Tòa án tuyên phạt bị cáo 12 năm tù về tội lừa đảo chiếm đoạt tài sản.

            Theo cáo trạng, bị cáo dùng giấy tờ giả để vay tiền của nhiều người. Tại phiên tòa sơ thẩm, bị cáo khai nhận hành vi. \
            Hội đồng xét xử nhận định hành vi phạm tội là nghiêm trọng. Luật sư cho biết sẽ kháng cáo.
            """
        ),
        (
            "03000000", "20000147",
            """
            Xe tải tông xe máy trên quốc lộ, hai người tử vong

            Vụ tai nạn giao thông xảy ra lúc rạng sáng khiến giao thông ùn tắc nhiều giờ.

            Theo nhân chứng, xe tải mất lái đâm vào xe máy chạy ngược chiều. Hai nạn nhân tử vong tại chỗ, tài xế xe tải bị thương nặng. \
            Cảnh sát giao thông có mặt tại hiện trường.
            """
        ),
        (
            "04000000", "20000396",
            """
            Chứng khoán giảm phiên thứ ba liên tiếp

            Cổ phiếu ngân hàng kéo chỉ số đi xuống trong phiên giao dịch cuối tuần.

            Khối ngoại bán ròng, thanh khoản thấp nhất từ đầu tháng. Nhà đầu tư chờ báo cáo lợi nhuận quý của các doanh nghiệp niêm yết. \
            Thị trường chứng khoán đang thận trọng.
            """
        ),
        (
            "05000000", "20000413",
            """
            Hơn mười nghìn thí sinh bước vào kỳ thi tốt nghiệp

            Sáng nay thí sinh làm bài thi môn văn, đề thi được đánh giá vừa sức học sinh.

            Sở giáo dục cho biết các điểm thi an toàn. Nhiều giáo viên nhận xét đề thi có câu hỏi mở. Phụ huynh chờ con ngoài cổng trường.
            """
        ),
        (
            "11000000", "20000639",
            """
            Bộ trưởng Ngoại giao hai nước hội đàm tại Hà Nội

            Hai bên nhất trí thúc đẩy quan hệ hợp tác và duy trì các chuyến thăm cấp cao.

            Bộ trưởng Ngoại giao nước chủ nhà nói chuyến thăm chính thức mở ra giai đoạn mới trong quan hệ song phương. \
            Đại sứ hai nước cùng dự hội đàm.
            """
        ),
        (
            "17000000", "20001128",
            """
            Dự báo thời tiết: miền Bắc mưa rét, Nam Bộ nắng

            Không khí lạnh tăng cường gây mưa và rét ở Bắc Bộ trong hai ngày tới.

            Theo trung tâm dự báo khí tượng thủy văn, nhiệt độ thấp nhất 12 độ C, vùng núi có nơi dưới 8 độ C. Gió đông bắc cấp 3. \
            Nam Bộ ngày nắng, chiều tối có mưa rào.
            """
        ),
        (
            "01000000", "20000018",
            """
            Ca sĩ Mây Trắng ra mắt album đầu tay

            Album gồm tám ca khúc do nữ ca sĩ tự sáng tác trong hai năm.

            Nhạc sĩ sản xuất nói giọng hát của cô có màu sắc riêng. Đêm nhạc giới thiệu album diễn ra tại nhà hát, khán giả hát theo từng ca khúc.
            """
        ),
    ]

    @Test func `tone marks may stand where either spelling has them`() throws {
        let text = Self.articles[1].2
        #expect(text.contains("òa"))
        let other = text.replacing("òa", with: "oà")
        #expect(try subjects(text) == subjects(other))
    }

    @Test(arguments: ["", "Hết.", "Bóng đá", "12 34 56", "A b c d e f g h"])
    func `a text that says nothing has no subject`(text: String) throws {
        guard
            case .report(let report) = Analyzer().analyze(
                SourceDocument(bytes: Array(text.utf8), arguments: DocumentMetadata(language: "vi")))
        else { throw Fixture.Stopped() }
        #expect(report.subjects ?? [] == [])
    }

    @Test func `a text in another language gets none`() throws {
        let report = try Fixture.report(of: "The court sentenced two men on Monday.", DocumentMetadata(language: "en"))
        #expect(report.subjects == nil)
        #expect(!report.generator.passes.contains(.digest))
    }

    @Test func `of a word said without end no more is read than of any article`() throws {
        let text = String(repeating: "bóng đá ", count: 100_000)
        let tokenized = Tokenizer().tokenize(DecodedText(utf8: Array(text.utf8)))
        let time = threadSeconds { #expect(Subjects(text: tokenized, roles: [.body]).find() == []) }
        #expect(time < 0.05)
    }

    @Test func `there are few, in their order, each under one that is told`() throws {
        let topics = MediaTopics.shared
        for name in Fixture.names {
            guard let subjects = try Fixture.report(name).subjects else { continue }
            let found = try subjects.map { try #require(topics.topic($0.code)) }
            let tops = found.filter { topics.topics[$0.top].code == $0.code }
            #expect(tops.count <= 3)
            #expect(found.count - tops.count <= 3)
            #expect(found.allSatisfy { topic in tops.contains { $0.top == topic.top } })
            #expect(zip(subjects, subjects.dropFirst()).allSatisfy { $0.confidence >= $1.confidence })
            #expect(subjects.allSatisfy { $0.confidence > 0 && $0.confidence <= 1 })
            #expect(found.isEmpty || found[0].code == topics.topics[found[0].top].code)
        }
    }

    @Test func `the table has the seventeen top-level topics, and each other topic once under one of them`() {
        let topics = MediaTopics.shared
        #expect(topics.topCount == 17)
        #expect(Set(topics.topics.map(\.code)).count == topics.topics.count)
        #expect(topics.topics.count == EmbeddedData.subjects.rows.filter { $0.count == 6 }.count)
        for topic in topics.topics {
            #expect(topic.code.count == 8 && topic.code.allSatisfy(\.isNumber))
            #expect(!topic.name.isEmpty && !topic.vietnamese.isEmpty)
            #expect(topic.vietnamese == topic.vietnamese.precomposedStringWithCanonicalMapping)
        }
    }

    @Test func `each term of the table is found where it stands, and speaks for its topic`() throws {
        let topics = MediaTopics.shared
        for row in EmbeddedData.subjects.rows {
            for term in (row[4] + ";" + row[5]).split(separator: ";") {
                let tokens = Tokenizer().tokenize(DecodedText(utf8: Array(term.utf8))).tokens
                let match = try #require(topics.longest(in: tokens, at: 0, end: tokens.count), "\(term)")
                #expect(match.length == tokens.count, "\(term)")
                #expect(topics.terms(of: match.entry).contains { topics.topics[$0.topic].code == row[0] }, "\(term)")
            }
        }
    }

    @Test func `each line of weights has a phrase of its own and a weight for each top-level topic`() {
        var seen: Set<Int> = []
        for row in EmbeddedData.subjectWeights.rows {
            #expect(row.count == 18, "\(row[0])")
            #expect(row.dropFirst().allSatisfy { $0.isEmpty || Int($0) != nil }, "\(row[0])")
            guard row[0] != "-" else { continue }
            let tokens = Tokenizer().tokenize(DecodedText(utf8: Array(row[0].utf8))).tokens
            guard let match = MediaTopics.shared.longest(in: tokens, at: 0, end: tokens.count) else {
                Issue.record("\(row[0]) is not found")
                continue
            }
            #expect(seen.insert(match.entry).inserted, "\(row[0])")
        }
        #expect(seen.count > 3000)
    }
}
