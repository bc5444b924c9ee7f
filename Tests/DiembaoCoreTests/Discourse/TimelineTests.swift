import Testing

@testable import DiembaoCore

@Suite struct `The timeline` {
    private func report(_ text: String, published: String? = nil) throws -> Report {
        try Fixture.report(of: text, DocumentMetadata(published: published, language: "vi"))
    }

    private func timeline(_ text: String, published: String? = nil) throws -> [Report.TimelineEntry] {
        try #require(try report(text, published: published).timeline)
    }

    private static let headline = "Cầu Bến Lâm thông xe\n"

    @Test func `puts dates in order, each once, with its times`() throws {
        let text =
            Self.headline
            + "Cầu Bến Lâm thông xe ngày 8/12/2021. Cầu được xây từ tháng 3/2019, sau trận lũ năm 2016. Ngày 8/12/2021 có hai nghìn người đến xem."
        let report = try report(text)
        let found = try #require(report.timeline)
        #expect(found.map(\.when) == ["2016", "2019-03", "2021-12-08"])
        let texts = found.map { entry in entry.times.map { id in report.times?.first { $0.id == id }?.span.text } }
        #expect(texts == [["năm 2016"], ["tháng 3/2019"], ["ngày 8/12/2021", "Ngày 8/12/2021"]])
    }

    @Test func `has one entry for a day that the text dates and calls today`() throws {
        let text =
            Self.headline
            + "Sáng nay (8/12), cầu Bến Lâm thông xe. Hôm nay có hai nghìn người đến xem, hôm qua có năm người."
        #expect(try timeline(text).map(\.when) == ["XXXX-12-07", "XXXX-12-08", "XXXX-12-08TMO"])
    }

    @Test func `tells history from news, against the day of the news`() throws {
        let found = try timeline(
            Self.headline
                + "Cầu Bến Lâm thông xe ngày 8/12/2021. Cây cầu cũ đã sập ngày 2/9/2020 và được dỡ bỏ cuối năm 2020. Lễ gắn biển sẽ diễn ra ngày 20/12/2021."
        )
        #expect(found.filter(\.background).map(\.when) == ["2020", "2020-09-02"])
        #expect(found.filter { !$0.background }.map(\.when) == ["2021-12-08", "2021-12-20"])
    }

    @Test func `takes the day of publication for that of the news where headline and lead name none`() throws {
        let text = Self.headline + "Cầu Bến Lâm đã thông xe.\nCầu được khởi công ngày 3/5 và bắc xong hôm qua."
        let found = try timeline(text, published: "2021-12-08")
        #expect(found.map(\.when) == ["2021-05-03", "2021-12-07"])
        #expect(found.map(\.background) == [true, false])
    }

    @Test func `invents no year, and orders days without one by the day of the news`() throws {
        let text =
            Self.headline
            + "Cầu Bến Lâm thông xe ngày 3/1. Lễ hợp long diễn ra ngày 28/12, sau trận lũ năm 2016. Phà sẽ ngừng chạy ngày 15/1."
        let found = try timeline(text)
        #expect(found.map(\.when) == ["2016", "XXXX-12-28", "XXXX-01-03", "XXXX-01-15"])
        // 2016 may be this year, as far as the text says.
        #expect(found.map(\.background) == [false, true, false, false])
        let dated = try timeline(text, published: "2021-01-04")
        #expect(dated.map(\.when) == ["2016", "2020-12-28", "2021-01-03", "2021-01-15"])
        #expect(dated.map(\.background) == [true, true, false, false])
    }

    @Test(arguments: [
        "Chủ cầu là ông Lê Văn Tạo (SN 1976).", "Ông Lê Văn Tạo sinh năm 1976 ở đây.",
        "Ông Tạo (sinh ngày 5/3/1976) ở đây.",
        "Việc này theo Bộ luật Hình sự năm 1999.", "Việc này theo Luật Giao thông đường bộ 2008.",
        "Việc này theo khoản 2, Điều 98, BLHS 1999.",
    ])
    func `leaves out days of birth and the years of laws`(sentence: String) throws {
        let report = try report(Self.headline + "Cầu Bến Lâm thông xe ngày 8/12/2021. " + sentence)
        #expect(report.timeline?.map(\.when) == ["2021-12-08"])
        #expect(report.times?.count == 2)
    }

    @Test(arguments: [
        "Luật được thông qua năm 2008.", "Pháp luật năm 2008 còn thiếu.", "Ông đã làm luật sư từ năm 2008.",
        "Con ông sinh ra rồi lớn lên ở đây, năm 2008 thì đi.",
    ])
    func `knows other years from those of laws and births`(sentence: String) throws {
        let found = try timeline(Self.headline + "Cầu Bến Lâm thông xe ngày 8/12/2021. " + sentence)
        #expect(found.map(\.when) == ["2008", "2021-12-08"])
    }

    @Test func `keeps what is relative to an unknown day of publication, in order`() throws {
        let found = try timeline(
            Self.headline + "Hôm nay cầu Bến Lâm thông xe. Cầu được khởi công năm ngoái, và hôm qua đã thử tải.")
        #expect(found.map(\.when) == ["REF-P1Y", "REF-P1D", "REF"])
    }

    @Test func `puts the hours of a day in order, the day itself first`() throws {
        let found = try timeline(
            Self.headline
                + "Tối 8/12 cầu Bến Lâm lên đèn. Lúc 9h30 ngày 8/12 đoàn xe đầu tiên đã qua cầu, rạng sáng 8/12 rào chắn được dỡ. Ngày 8/12 trời mưa."
        )
        #expect(found.map(\.when) == ["XXXX-12-08", "XXXX-12-08TMO", "XXXX-12-08T09:30", "XXXX-12-08TEV"])
    }

    @Test func `has neither spans of time nor hours without a day nor vague times`() throws {
        let text = "Hiện nay cầu Bến Lâm mở cửa lúc 8h, và trong ba ngày đã có hai nghìn lượt xe."
        #expect(try timeline(Self.headline + text) == [])
    }

    @Test func `names the events of a date`() throws {
        let report = try report(
            Self.headline + "Ngày 8/12/2021, Tổng thống Nga Vladimir Putin đã hội đàm với Tổng thống Mỹ Joe Biden.")
        let event = try #require(report.events?.first { $0.type == .consult })
        let entry = try #require(report.timeline?.first)
        #expect(entry.when == "2021-12-08")
        #expect(entry.events == [event.id])
        #expect(event.time.map { entry.times.contains($0) } == true)
    }

    // MARK: Time zones

    @Test func `brings a day in Vietnam's time together with the local day of the same event`() throws {
        let found = try timeline(
            "Cuộc đàm phán của hai nước kết thúc rạng sáng 5.3 (giờ Việt Nam).\nTrong cuộc đàm phán ngày 4.3, hai bên nói về nghề cá."
        )
        #expect(found.map(\.when) == ["XXXX-03-04"])
        #expect(found.first?.times == ["t1", "t2"].map(ReportID.init))
    }

    @Test func `brings a date together with the one that tells it once more`() throws {
        for text in [
            "Trận chung kết diễn ra tối 4/3 (rạng sáng 5/3 giờ Việt Nam) ở Paris.",
            "Trận chung kết diễn ra tối 4/3 giờ địa phương, tức rạng sáng 5/3 giờ Hà Nội.",
        ] { #expect(try timeline(text).map(\.when) == ["XXXX-03-04TEV"], "\(text)") }
    }

    @Test(arguments: [
        // Another event.
        "Cuộc đàm phán của hai nước kết thúc rạng sáng 5.3 (giờ Việt Nam).\nTrong vụ hỏa hoạn ngày 4.3, một kho hàng bị cháy.",
        // Two days apart.
        "Cuộc đàm phán của hai nước kết thúc rạng sáng 6.3 (giờ Việt Nam).\nTrong cuộc đàm phán ngày 4.3, hai bên nói về nghề cá.",
        // No other country's time.
        "Cuộc đàm phán của hai nước kết thúc rạng sáng 5.3.\nTrong cuộc đàm phán ngày 4.3, hai bên nói về nghề cá.",
        // An evening in Vietnam is no day before elsewhere.
        "Cuộc đàm phán của hai nước kết thúc tối 5.3 (giờ Việt Nam).\nTrong cuộc đàm phán ngày 4.3, hai bên nói về nghề cá.",
    ])
    func `keeps two days apart that may be two events`(text: String) throws {
        #expect(try timeline(text).count == 2)
    }

    // MARK: Texts that nobody writes

    @Test(arguments: ["một", "8/12", "Ngày", "8/12 8/12 (giờ Việt Nam) (giờ", "năm 0000 và ngày 29/2"])
    func `is made of any text`(text: String) throws {
        _ = try timeline(text)
    }

    @Test func `has one entry for a date that is told a thousand times`() throws {
        let days = (0..<2000).map { "cuộc họp mặt ngày \($0 % 4 + 1)/3 (giờ Việt Nam)" }
        let found = try timeline(days.joined(separator: " "))
        #expect((1...4).contains(found.count))
        #expect(found.reduce(0) { $0 + $1.times.count } == 2000)
    }
}
