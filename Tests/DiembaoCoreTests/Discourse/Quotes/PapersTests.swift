import Testing

@testable import DiembaoCore

@Suite("Papers that tell something")
struct PapersTests {
    private typealias Speaker = QuotedText.Speaker

    @Test(arguments: [
        // the World Bank's report shows; figures of the statistics office; a survey by Gallup in March
        (
            "Báo cáo của Ngân hàng Thế giới cho thấy tăng trưởng kinh tế của Việt Nam trong quý I đạt 6%, cao hơn dự báo trước đó.",
            "Ngân hàng Thế giới"
        ),
        (
            "Số liệu của Tổng cục Thống kê cho thấy kim ngạch xuất khẩu gạo đã tăng 30% trong ba tháng đầu năm.",
            "Tổng cục Thống kê"
        ),
        (
            "Dữ liệu của Bộ Thương mại Mỹ công bố hôm 5/3 cho thấy thâm hụt thương mại của nước này tăng lên mức kỷ lục.",
            "Bộ Thương mại Mỹ"
        ),
        (
            "Một báo cáo được Liên Hợp Quốc công bố hôm thứ Hai cho thấy hơn 2.000 dân thường đã thiệt mạng.",
            "Liên Hợp Quốc"
        ),
        (
            "Kết quả khảo sát do nhật báo Nikkei công bố cuối tuần trước cho thấy 44% số cử tri sẽ ủng hộ đảng cầm quyền.",
            "Nikkei"
        ),
        (
            "Báo cáo của Ngân hàng Thế giới công bố hôm qua cho biết kinh tế Việt Nam tăng trưởng 6%.",
            "Ngân hàng Thế giới"
        ),
    ])
    func `speak for the body that has issued them`(text: String, name: String) throws {
        let quote = try QuotedText.quote(text)
        #expect(quote.speaker?.name == name)
        #expect(quote.sourceKind == .document)
    }

    // radar data, pictures
    @Test(arguments: [
        "Dữ liệu radar cho thấy máy bay đã quay đầu về phía tây.",
        "Đoạn video cho thấy chiếc xe tải đã lao xuống sông.",
    ])
    func `say nothing where they only show it`(text: String) throws {
        #expect(try QuotedText.contents(text).isEmpty)
    }

    @Test(arguments: [
        // with a day, a quarter, and an official's title before whose they are
        (
            "Theo báo cáo ngày 5/3 của Ngân hàng Thế giới, kinh tế Việt Nam tăng trưởng 6% trong năm nay.",
            "Ngân hàng Thế giới"
        ),
        (
            "Kinh tế Mỹ đã mất ít nhất 6 tỷ USD trong quý đầu năm nay, theo một tuyên bố hôm 26/1 của Bộ Tài chính Mỹ.",
            "Bộ Tài chính Mỹ"
        ),
        (
            "Theo thông báo kết luận của Phó thủ tướng Trần Văn Định tại hội nghị, ngành tài nguyên cần đẩy mạnh thanh tra.",
            "Trần Văn Định"
        ),
        (
            "Theo công văn của Phó chủ tịch UBND TP HCM Lê Văn Khoa gửi các quận, việc này phải xong trước tháng 6.",
            "Lê Văn Khoa"
        ),
        // sent a letter; “…”, the paper says
        (
            "Sở Y tế Hà Nội đã có công văn gửi các bệnh viện. \"Chúng tôi nhận thấy nhiều nơi còn chủ quan\", văn bản có đoạn.",
            "Sở Y tế Hà Nội"
        ),
    ])
    func `are by whoever stands behind a day, a title or another word for them`(text: String, name: String) throws {
        #expect(try QuotedText.speaker(text).name == name)
    }

    // data from the tracking systems are not the minister's, who spoke before
    @Test func `are not by the last speaker where they say whose they are`() throws {
        let text =
            "\"Chúng tôi đã làm hết sức\", tuyên bố của Bộ trưởng Quốc phòng Frank Jensen cho biết. Dữ liệu từ các hệ thống theo dõi cho biết tàu đã nhiều lần phát cảnh báo."
        #expect(try QuotedText.quotes(text).last?.speaker?.name == nil)
    }

    @Test(arguments: ["Điều tra ban đầu", "Xác minh bước đầu"])
    func `may be the first findings of an inquiry`(finding: String) throws {
        let text = "Theo \(finding.lowercased()), Hùng đã lên kế hoạch từ trước và mua sẵn dao."
        #expect(try QuotedText.contents(text) == ["Hùng đã lên kế hoạch từ trước và mua sẵn dao"])
    }

    // "This is a report published by the World Bank. The report says": not by the army, which spoke before. "The article holds".
    @Test(arguments: [
        (
            "Quân đội Israel cho biết đã không kích Gaza. Triều Tiên có 13 cơ sở tên lửa. Đây là báo cáo do Ngân hàng Thế giới công bố. Báo cáo cũng cho biết, tại một số căn cứ, công tác bảo dưỡng vẫn diễn ra.",
            "Ngân hàng Thế giới"
        ),
        (
            "Trong một bài viết hồi cuối tháng 5, tờ Bloomberg tuyên bố Nga đã từ chối yêu cầu của Iran. Bài viết cho rằng Nga lo ngại thỏa thuận sẽ gây ra căng thẳng.",
            "Bloomberg"
        ),
    ])
    func `are by whoever issued them a sentence before`(text: String, name: String) throws {
        let quote = try #require(try QuotedText.quotes(text).last)
        #expect(quote.speaker?.name == name)
        #expect(quote.sourceKind == .document)
    }
}
