import Testing

@testable import DiembaoCore

@Suite struct TimeResolutionTests {
    private typealias Resolution = Report.Time.Resolution

    /// What an expression is resolved to in a sentence about the past, published on Thursday, 9 December 2021.
    private func resolved(_ text: String, published: String? = "2021-12-09") throws -> Report.Time.Resolution? {
        let report = try Fixture.report(
            of: "Theo lãnh đạo của xã, người dân họp trong \(text) và bàn về con đường mới.",
            DocumentMetadata(published: published))
        let time = report.times?.first { $0.span.text == text }
        return try #require(time, "\(text) is no time").resolved
    }

    @Test(
        arguments: [
            ("ngày 8/12", "2021-12-08", nil), ("ngày 20/12 tới", "2021-12-20", nil), ("chiều 30/11", "2021-11-30", nil),
            ("ngày 6 đến 8/12", "2021-12-06", "2021-12-08"), ("ngày 28/12-3/1", "2021-12-28", "2022-01-03"),
            ("tháng 11", "2021-11-01", "2021-11-30"), ("tháng 1 tới", "2022-01-01", "2022-01-31"),
            ("thứ Hai", "2021-12-06", nil), ("thứ Năm", "2021-12-09", nil), ("thứ Sáu", "2021-12-03", nil),
            ("thứ Sáu tới", "2021-12-10", nil), ("thứ Hai tuần trước", "2021-11-29", nil),
            ("thứ Sáu tuần này", "2021-12-10", nil), ("tối thứ Bảy", "2021-12-04", nil),
            ("hôm nay", "2021-12-09", nil), ("hôm qua", "2021-12-08", nil), ("sáng mai", "2021-12-10", nil),
            ("15h hôm qua", "2021-12-08", nil), ("tuần trước", "2021-11-29", "2021-12-05"),
            ("tháng này", "2021-12-01", "2021-12-31"), ("tháng tới", "2022-01-01", "2022-01-31"),
            ("quý này", "2021-10-01", "2021-12-31"), ("quý tới", "2022-01-01", "2022-03-31"),
            ("quý III năm ngoái", "2020-07-01", "2020-09-30"), ("quý I năm nay", "2021-01-01", "2021-03-31"),
            ("năm ngoái", "2020-01-01", "2020-12-31"), ("tháng 8 năm ngoái", "2020-08-01", "2020-08-31"),
            ("ngày 30/9 năm sau", "2022-09-30", nil), ("mùa hè năm sau", "2022-05-01", "2022-08-31"),
            ("hai năm trước", "2019-01-01", "2019-12-31"), ("6 tháng đầu năm nay", "2021-01-01", "2021-06-30"),
            ("3 tháng cuối năm ngoái", "2020-10-01", "2020-12-31"),
        ] as [(String, String, String?)])
    func `the day of publication resolves what needs it`(text: String, from: String, to: String?) throws {
        let resolution = try #require(try resolved(text))
        #expect(resolution.from == from)
        #expect(resolution.to == to)
        #expect(resolution.basis == .published)
    }

    @Test(
        arguments: [
            ("ngày 8/12/2020", "2020-12-08", nil), ("tháng 3-2017", "2017-03-01", "2017-03-31"),
            ("quý III/2017", "2017-07-01", "2017-09-30"), ("năm 2014", "2014-01-01", "2014-12-31"),
            ("giai đoạn 2015-2018", "2015-01-01", "2018-12-31"), ("thập niên 1990", "1990-01-01", "1999-12-31"),
            ("thế kỷ 19", "1801-01-01", "1900-12-31"),
        ] as [(String, String, String?)])
    func `what the text says whole needs no day of publication`(text: String, from: String, to: String?) throws {
        #expect(try resolved(text, published: nil) == Resolution(from: from, to: to, basis: .text, confidence: 1))
    }

    @Test(arguments: [
        "ba ngày", "mỗi tháng", "hiện nay", "mới đây", "vài năm trước", "mùng 1 Tết", "ngày 10/3 âm lịch",
        "6 giờ chiều hằng ngày",
    ])
    func `durations, sets, vague times and lunar days stay open`(text: String) throws {
        #expect(try resolved(text) == nil)
    }

    @Test(arguments: [
        "Sáng nay (6/10/2018), người dân của xã họp về con đường mới. Hôm qua, họ đã họp ở trường.",
        "Ngày mai (7-10-2018), người dân của xã họp về con đường mới. Hôm qua, họ đã họp ở trường.",
        "Sáng nay 6/10/2018, người dân của xã họp về con đường mới. Hôm qua, họ đã họp ở trường.",
    ])
    func `a text that dates its "today" resolves what is counted from it`(text: String) throws {
        let yesterday = try #require(Fixture.report(of: text).times?.first { $0.span.text == "Hôm qua" })
        #expect(yesterday.resolved?.from == "2018-10-05")
        #expect(yesterday.resolved?.basis == .text)
    }

    @Test func `somebody's "today" in his own words dates nothing`() throws {
        let report = try Fixture.report(
            of:
                "Ông Nam viết: \"Sáng nay (6/10/2018) tôi ra đồng từ lúc trời còn tối\". Hôm qua, người dân đã họp ở trường."
        )
        #expect(report.times?.first { $0.span.text == "Hôm qua" }?.resolved == nil)
    }

    @Test func `a sentence about what will be looks forward`() throws {
        let report = try Fixture.report(
            of: """
                Ngày 10/8, lãnh đạo của hai xã đã họp với người dân và bàn về con đường mới.
                Họ sẽ khởi công con đường này vào tháng 3. Ngày 20/10, ông Nam cho biết sẽ không xin thêm tiền.
                """, DocumentMetadata(published: "2021-10-21"))
        let times = try #require(report.times)
        #expect(times.first { $0.span.text == "Ngày 10/8" }?.resolved?.from == "2021-08-10")
        #expect(times.first { $0.span.text == "tháng 3" }?.resolved?.from == "2022-03-01")
        #expect(times.first { $0.span.text == "Ngày 20/10" }?.resolved?.from == "2021-10-20")
    }

    @Test func `a date that has no sense on its weekday is doubtful`() throws {
        // 8 December 2021 was a Wednesday.
        #expect(try resolved("thứ Tư, 8/12")?.confidence == 0.95)
        #expect(try resolved("thứ Sáu, 8/12")?.confidence == 0.5)
    }

    @Test func `a leap day is looked for in leap years`() throws {
        #expect(try resolved("ngày 29/2", published: "2022-03-05")?.from == "2020-02-29")
    }

    @Test func `the day of publication resolves what a report says`() throws {
        let report = try Fixture.report("đàm-phán-cảng.txt", DocumentMetadata(published: "2022-12-09"))
        let times = try #require(report.times)
        #expect(times.first { $0.value == "REF-P1D" }?.resolved?.from == "2022-12-08")
        let day = times.first { $0.value == "XXXX-12-08TAF" }
        #expect(day?.resolved == .init(from: "2022-12-08", to: nil, basis: .published, confidence: 0.95))
        let month = times.first { $0.value == "XXXX-11" }
        #expect(month?.resolved?.to == "2022-11-30")
    }

    @Test func `without a day of publication and without office holders a year stays open`() throws {
        let report = try Fixture.report("đàm-phán-cảng.txt")
        #expect(report.times?.first { $0.value == "XXXX-12-08TAF" }?.resolved == nil)
        #expect(report.warnings.contains { $0.code == .noDocumentDate })
    }

    @Test func `without a day of publication a day has the year of one that is told a few weeks from it`() throws {
        let report = try Fixture.report(
            of: """
                Quy định mới của tỉnh về chợ có hiệu lực từ ngày 1/3/2018 và người dân đã được biết về việc này.
                Theo lãnh đạo của xã, ngày 28/2 là ngày cuối cùng mà người dân được bán hàng ở chợ cũ, còn ngày 9/9 thì chưa rõ.
                """)
        let times = try #require(report.times)
        #expect(
            times.first { $0.span.text == "ngày 28/2" }?.resolved
                == Resolution(from: "2018-02-28", to: nil, basis: .text, confidence: 0.8))
        #expect(times.first { $0.span.text == "ngày 9/9" }?.resolved == nil)
    }

    // MARK: Office holders

    private func firstTime(of text: String) throws -> Resolution? {
        try #require(try Fixture.report(of: text).times?.first).resolved
    }

    @Test func `office holders narrow the year of a date`() throws {
        let resolution = try firstTime(
            of:
                "Ngày 8/12, Tổng thống Mỹ Joe Biden và Thủ tướng Đức Olaf Scholz đã họp và bàn về tình hình ở khu vực này."
        )
        #expect(resolution == Resolution(from: "2021-12-08", to: "2024-12-08", basis: .officeHolders, confidence: 0.7))
    }

    @Test func `a weekday picks the year among those of the holders`() throws {
        // Among the years from 2021 to 2024, 8 December is a Wednesday in 2021 alone.
        let resolution = try firstTime(
            of: "Hôm thứ Tư, 8/12, Tổng thống Mỹ Joe Biden đã họp với các bộ trưởng và bàn về tình hình ở khu vực này.")
        #expect(resolution == Resolution(from: "2021-12-08", to: "2021-12-08", basis: .officeHolders, confidence: 0.7))
    }

    @Test func `a holder who still is one leaves the end open`() throws {
        let resolution = try firstTime(
            of: "Ngày 8/12, Tổng thống Nga Vladimir Putin đã họp với các bộ trưởng và bàn về tình hình ở khu vực này.")
        #expect(resolution?.from == "2000-12-08")
        #expect(resolution?.to == nil)
        #expect(resolution?.basis == .officeHolders)
    }

    @Test(arguments: [
        "Ngày 8/12, cựu Tổng thống Mỹ Barack Obama đã họp với các bộ trưởng và bàn về tình hình ở khu vực này.",
        "Ngày 8/12, ông Barack Obama đã họp với các bộ trưởng và bàn về tình hình ở khu vực này.",
        "Ngày 8/12, hai bên nhắc lại chuyến thăm của Tổng thống Mỹ Barack Obama năm 2016 và bàn về tình hình ở đây.",
    ])
    func `former holders, names without an office and what is looked back on say nothing`(text: String) throws {
        #expect(try firstTime(of: text) == nil)
    }
}

@Suite struct OfficeTermsTests {
    private static let terms = OfficeTerms(rows: [
        ["Thị trưởng", "Bến Lúa", "An", "2001-02-03", "2005", "-", "mayor"],
        ["Thị trưởng", "Bến Lúa", "An", "2010-05", "-", "-", "mayor"],
        ["Thị trưởng", "Bến Ngô", "Bình", "2003", "2012-06-30", "-", "mayor"],
        ["Thị trưởng danh dự", "Bến Ngô", "Chi", "1990", "1995", "-", "honorary mayor"],
    ])

    private func find(_ holdings: (String, String?, String)...) -> OfficeTerms.Finding? {
        Self.terms.find(holdings.map { OfficeHolding(title: $0.0, of: $0.1, holder: $0.2) })
    }

    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

    @Test func `somebody may have held an office twice, and which time it was is open`() throws {
        let finding = try #require(find(("Thị trưởng", "Bến Lúa", "An")))
        #expect(
            finding.terms == [
                .init(first: try day("2001-02-03"), last: try day("2005-12-31")),
                .init(first: try day("2010-05-01"), last: nil),
            ])
        #expect(finding.confidence < 0.5)
    }

    @Test func `several holders leave what their terms have in common`() throws {
        let finding = try #require(find(("Thị trưởng", nil, "An"), ("thị trưởng", "Bến Ngô", "Bình")))
        #expect(
            finding.terms == [
                .init(first: try day("2003-01-01"), last: try day("2005-12-31")),
                .init(first: try day("2010-05-01"), last: try day("2012-06-30")),
            ])
    }

    @Test func `a title may be shorter than the office's, not longer`() {
        #expect(find(("Thị trưởng", "Bến Ngô", "Chi")) != nil)
        #expect(find(("Thị trưởng danh dự", "Bến Ngô", "Bình")) == nil)
    }

    @Test func `what is not known, of another place or contradictory says nothing`() {
        #expect(find(("Thị trưởng", "Bến Lúa", "Dũng")) == nil)
        #expect(find(("Thị trưởng", "Bến Ngô", "An")) == nil)
        #expect(find(("Thị trưởng", "Bến Lúa", "An"), ("Thị trưởng", "Bến Ngô", "Chi")) == nil)
    }

    @Test func `every row of the table has its days`() {
        for row in EmbeddedData.offices.rows {
            #expect(OfficeTerms(rows: [row]).find([.init(title: row[0], of: row[1], holder: row[2])]) != nil, "\(row)")
        }
    }
}
