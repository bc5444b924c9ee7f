import Testing

@testable import DiembaoCore

@Suite struct TimesTests {
    @Test(arguments: [
        ("ngày 8.12", "XXXX-12-08"), ("hôm 7-7", "XXXX-07-07"), ("ngày 8/12/2021", "2021-12-08"),
        ("ngày 8 tháng 12", "XXXX-12-08"), ("ngày 8 tháng 12 năm 2021", "2021-12-08"), ("tháng 3-2017", "2017-03"),
        ("tháng 3/2017", "2017-03"), ("cuối tháng 5", "XXXX-05"), ("năm 2014", "2014"), ("đầu năm 2016", "2016"),
        ("rạng sáng 8.12", "XXXX-12-08TMO"), ("chiều 14-3", "XXXX-03-14TAF"), ("tối ngày 28/11", "XXXX-11-28TEV"),
        ("9h sáng 8-1", "XXXX-01-08T09:00"), ("8h30 ngày 8/12", "XXXX-12-08T08:30"), ("quý III/2017", "2017-Q3"),
        ("mùa xuân 2018", "2018-SP"), ("những năm 1870", "187"), ("giai đoạn 2015-2018", "2015/2018"),
        ("27 đến 30/6", "XXXX-06-27/XXXX-06-30"), ("hôm qua", "REF-P1D"), ("chiều qua", "REF-P1DTAF"),
        ("tuần trước", "REF-P1W"), ("đầu tháng này", "REF-M0"), ("năm ngoái", "REF-P1Y"),
        ("tháng 8 năm ngoái", "REF-P1Y-08"),
        ("thứ Hai", "XXXX-WXX-1"), ("hai giờ đồng hồ", "PT2H"), ("27 năm qua", "P27Y"), ("ba thập kỷ", "P30Y"),
        ("nửa thế kỷ", "P50Y"), ("vài ngày", "PXD"), ("mỗi tháng", "P1M"), ("hai năm trước", "REF-P2Y"),
        ("mới đây", "PAST_REF"), ("thời gian tới", "FUTURE_REF"), ("Giáng sinh", "XXXX-12-25"),
    ])
    func `an expression has its TIMEX3 value`(text: String, value: String) throws {
        let report = try Fixture.report(
            of: "Theo lãnh đạo của xã, người dân đã họp trong \(text) và bàn về con đường mới.")
        #expect(report.timeValue(text) == value)
    }

    @Test(arguments: [
        "đội nhà thắng 3-1", "có 7-8 người bị thương", "tăng 8,5% so với kế hoạch", "nghị định số 12/2017/NĐ-CP",
        "gọi số 0903.12.11.10", "quốc lộ 5-6 rất đông", "giá là 1.200 đồng",
    ])
    func `scores, counts, laws and telephone numbers are no dates`(text: String) throws {
        let report = try Fixture.report(of: "Theo lãnh đạo của xã, \(text) và người dân đã được biết về việc này.")
        #expect(report.times?.isEmpty == true)
    }

    @Test func `a day that no calendar has gives a warning`() throws {
        let report = try Fixture.report("ngày-sai.txt")
        #expect(report.warnings.contains { $0.code == .impossibleDate && $0.message.contains("30/2") })
        #expect(report.timeValue("ngày 30/3") == "XXXX-03-30")
    }

    @Test func `the day of publication resolves what is relative to it`() throws {
        let report = try Fixture.report("đàm-phán-cảng.txt", DocumentMetadata(published: "2022-12-09"))
        let times = try #require(report.times)
        #expect(times.first { $0.value == "REF-P1D" }?.resolved?.from == "2022-12-08")
        let day = times.first { $0.value == "XXXX-12-08TAF" }
        #expect(day?.resolved == .init(from: "2022-12-08", to: nil, basis: .published, confidence: 0.95))
        let month = times.first { $0.value == "XXXX-11" }
        #expect(month?.resolved?.to == "2022-11-30")
    }

    @Test func `without a day of publication a year stays open`() throws {
        let report = try Fixture.report("đàm-phán-cảng.txt")
        #expect(report.times?.first { $0.value == "XXXX-12-08TAF" }?.resolved == nil)
        #expect(report.warnings.contains { $0.code == .noDocumentDate })
    }

    @Test func `the same day is the last day named`() throws {
        let report = try Fixture.report(
            of: "Ngày 24/3, người dân phát hiện đám cháy. Chiều cùng ngày, lửa đã được dập tắt và không ai bị thương.")
        #expect(report.timeValue("Chiều cùng ngày") == "XXXX-03-24TAF")
    }
}
