import Testing

@testable import DiembaoCore

@Suite struct TimesTests {
    @Test(arguments: [
        // Days
        ("ngày 8.12", "XXXX-12-08"), ("hôm 7-7", "XXXX-07-07"), ("ngày 8/12/2021", "2021-12-08"),
        ("ngày 8 tháng 12", "XXXX-12-08"), ("ngày 8 tháng 12 năm 2021", "2021-12-08"),
        ("ngày khai mạc 5-9", "XXXX-09-05"),
        ("rạng sáng 8.12", "XXXX-12-08TMO"), ("chiều 14-3", "XXXX-03-14TAF"), ("tối ngày 28/11", "XXXX-11-28TEV"),
        ("27 đến 30/6", "XXXX-06-27/XXXX-06-30"), ("ngày 27 đến ngày 30/6", "XXXX-06-27/XXXX-06-30"),
        ("ngày 28/12-3/1", "XXXX-12-28/XXXX-01-03"), ("rạng sáng 12-14/8", "XXXX-08-12TMO/XXXX-08-14TMO"),
        ("ngày 12/5 tới", "XXXX-05-12"), ("ngày 29/3 vừa qua", "XXXX-03-29"), ("ngày 30/9 năm sau", "REF+P1Y-09-30"),
        ("ngày 1.1.2018", "2018-01-01"),
        // Hours
        ("9h sáng 8-1", "XXXX-01-08T09:00"), ("8h30 ngày 8/12", "XXXX-12-08T08:30"),
        ("20g ngày 8/12", "XXXX-12-08T20:00"),
        ("8 giờ 30 phút ngày 8/12", "XXXX-12-08T08:30"), ("7 giờ kém 15 ngày 8/12", "XXXX-12-08T06:45"),
        ("6h40 (giờ London) ngày 3-12", "XXXX-12-03T06:40"), ("8h giờ địa phương ngày 3-12", "XXXX-12-03T08:00"),
        ("15h hôm qua", "REF-P1DT15:00"), ("9 giờ tối qua", "REF-P1DT21:00"), ("12h đêm 7/12", "XXXX-12-07T24:00"),
        ("6 giờ chiều hằng ngày", "XXXX-XX-XXT18:00"), ("22h06 GMT ngày 14/9", "XXXX-09-14T22:06"),
        ("20h30 phút ngày 28/6", "XXXX-06-28T20:30"), ("8h4 5 ngày 8/12", "XXXX-12-08T08:45"),
        // Weekdays
        ("thứ Hai", "XXXX-WXX-1"), ("hôm thứ năm", "XXXX-WXX-4"), ("thứ Hai tuần trước", "REF-P1W-1"),
        ("thứ Sáu, 10/12", "XXXX-12-10"), ("thứ năm hằng tuần", "XXXX-WXX-4"), ("tối thứ 7", "XXXX-WXX-6TEV"),
        // Months, quarters, seasons, years
        ("tháng 3-2017", "2017-03"), ("tháng 3/2017", "2017-03"), ("6-2017", "2017-06"), ("cuối tháng 5", "XXXX-05"),
        ("hồi đầu tháng", "REF-M0"), ("tháng Năm vừa qua", "XXXX-05"), ("tháng 8 năm ngoái", "REF-P1Y-08"),
        ("quý III/2017", "2017-Q3"), ("quý II", "XXXX-Q2"), ("quý hai năm 2019", "2019-Q2"),
        ("mùa xuân 2018", "2018-SP"), ("mùa hè năm sau", "REF+P1Y-SU"), ("năm 2014", "2014"), ("đầu năm 2016", "2016"),
        ("cuối năm 2016", "2016"), ("những năm 1870", "187"), ("thập niên 1990", "199"), ("thế kỷ 19", "18"),
        ("đầu thế kỷ XX", "19"), ("hè 2018", "2018-SU"), ("đầu thập niên 1980", "198"),
        ("nửa đầu thế kỷ 19", "18"), ("nửa đầu năm 2016", "2016"), ("trung tuần tháng 11", "XXXX-11"),
        ("6 tháng đầu năm 2018", "2018-01/2018-06"), ("ba tháng cuối năm 2019", "2019-10/2019-12"),
        ("9 tháng đầu năm nay", "XXXX-01/XXXX-09"), ("sáu tháng đầu tiên của năm 2018", "2018-01/2018-06"),
        ("quý đầu tiên của năm 2019", "2019-Q1"), ("quý cuối của năm 2019", "2019-Q4"), ("quý II / 2019", "2019-Q2"),
        ("năm tài chính 2018", "2018"), ("năm tài khoá 2018", "2018"),
        ("giai đoạn 2015-2018", "2015/2018"), ("năm học 2016-2017", "2016/2017"), ("2017/18", "2017/2018"),
        // Relative ones
        ("hôm qua", "REF-P1D"), ("chiều qua", "REF-P1DTAF"), ("sáng sớm hôm nay", "REFTMO"), ("tuần trước", "REF-P1W"),
        ("giữa tuần sau", "REF+P1W"),
        ("đầu tháng này", "REF-M0"), ("năm ngoái", "REF-P1Y"), ("mới đây", "PAST_REF"), ("thời gian tới", "FUTURE_REF"),
        ("những tuần gần đây", "PAST_REF"), ("những năm trở lại đây", "PAST_REF"),
        ("những tháng tới đây", "FUTURE_REF"), ("các năm tới", "FUTURE_REF"), ("các năm trước", "PAST_REF"),
        ("các tuần qua", "PAST_REF"),
        ("buổi tối nay", "REFTEV"), ("buổi chiều hôm nay", "REFTAF"), ("rạng sáng hôm qua", "REF-P1DTMO"),
        ("cách nay 2 năm", "REF-P2Y"), ("cách nay khoảng 6 tháng", "REF-P6M"),
        ("ngày 12/5 tới đây", "XXXX-05-12"), ("hai hôm trước", "REF-P2D"), ("cách đây không lâu", "PAST_REF"),
        ("mấy năm gần đây", "PAST_REF"), ("hai năm trước", "REF-P2Y"), ("cách đây gần 4 năm", "REF-P4Y"),
        // The lunar calendar
        ("mùng 1 Tết", "XXXX-01-01"), ("mùng 5 hằng tháng", "XXXX-XX-05"), ("rằm tháng Tám", "XXXX-08-15"),
        ("28 tháng Chạp", "XXXX-12-28"), ("tối 29 Tết", "XXXX-12-29TEV"), ("đêm 30 Tết năm ngoái", "REF-P1Y-12-30TNI"),
        ("ngày 10/3 âm lịch", "XXXX-03-10"), ("Tết Nguyên đán", "XXXX"), ("Tết 2018", "2018"),
        ("Giáng sinh", "XXXX-12-25"), ("Giáng sinh năm 2016", "2016-12-25"), ("Giáng sinh năm ngoái", "REF-P1Y-12-25"),
        ("mùng 8/3", "XXXX-03-08"), ("mồng 8-3", "XXXX-03-08"), ("cuối 2020", "2020"),
        ("2-3 giờ sáng", "T02:00/T03:00"),
        // Durations and sets
        ("hai giờ đồng hồ", "PT2H"), ("27 năm qua", "P27Y"), ("ba thập kỷ", "P30Y"), ("nửa thế kỷ", "P50Y"),
        ("vài ngày", "PXD"), ("sáu mươi năm nay", "P60Y"), ("mười chín năm qua", "P19Y"), ("hai chục năm", "P20Y"),
        ("hàng triệu năm", "PXY"), ("ba ngày sau đó", "P3D"), ("3-5 ngày", "P3D/P5D"), ("hai năm rưỡi", "P2.5Y"),
        ("2 phút 30 giây", "PT150S"), ("2 giờ 24 phút 25 giây", "PT8665S"), ("vài hôm", "PXD"),
        ("một đến hai tháng", "P1M/P2M"),
        ("1,5 giờ", "PT1.5H"), ("3 năm 6 tháng", "P3Y6M"), ("mỗi tháng", "P1M"), ("hằng quý", "P3M"),
    ])
    func `an expression has its TIMEX3 value`(text: String, value: String) throws {
        let report = try Fixture.report(
            of: "Theo lãnh đạo của xã, người dân đã họp trong \(text) và bàn về con đường mới.")
        #expect(report.timeValue(text) == value)
    }

    @Test(arguments: [
        "đội nhà thắng 3-1", "đội nhà thua ngược sau 2-1 ở hiệp một", "tỷ số 3-1 là công bằng",
        "có 7-8 người bị thương",
        "tăng 8,5% so với kế hoạch", "giá tăng từ 5.2 lên 6.1 điểm", "nghị định số 12/2017/NĐ-CP",
        "Nghị định 100/2019 đã nói rõ", "gọi số 0903.12.11.10", "quốc lộ 5-6 rất đông", "nhà ở đường 30/4 rất đông",
        "nhà ở đường 3 tháng 2 rất đông", "trường 19/5 rất đông", "chuyến bay dùng Boeing 737", "đội U23 rất mạnh",
        "giá là 1.200 đồng", "cửa hàng phục vụ 24/7", "chỉ 1/2 số hộ đồng ý", "thùng hàng nặng 20g",
        "em bé 3 tháng tuổi",
        "một tiếng nổ rất lớn", "ngày thứ hai của hội nghị", "thương mại hai chiều", "nạn tắc đường giờ cao điểm",
        "ông Huỳnh Văn Bảy rất vui", "đường 14D và 14G rất đông", "bỏ phiếu 3/2 của xã", "người dân tới đây ngồi chờ",
        "Cách mạng tháng Tám thành công", "người dân trồng lúa từ năm 2500 trước Công nguyên",
        "năm trước đó thôn có ba hộ", "tháng sau đó trời mưa to", "những năm sau đó làng rất vắng",
        "vết nứt hiện rõ trên tường", "công an bắt đầu tuần tra", "bài hát này sẽ đi cùng năm tháng",
        "họ hàng dành thời gian tới chia buồn", "bão đi với tốc độ 10 km mỗi giờ", "cuộc họp đã bước sang ngày thứ 3",
        "cuộc họp đã bước sang ngày thứ ba", "họ làm việc đến ngày thứ 2 thì nghỉ",
    ])
    func `scores, counts, laws, roads, aircraft and telephone numbers are no dates`(text: String) throws {
        let report = try Fixture.report(of: "Theo lãnh đạo của xã, \(text) và người dân đã được biết về việc này.")
        #expect(report.times?.map(\.span.text) == [])
    }

    @Test(arguments: ["30/2", "31/4", "12/13", "30 tháng 2", "29/2/2019"])
    func `a day that no calendar has gives a warning`(day: String) throws {
        let report = try Fixture.report(
            of: "Theo lãnh đạo của xã, người dân đã họp ngày \(day) và bàn về con đường mới.")
        #expect(report.warnings.contains { $0.code == .impossibleDate && $0.message.contains(day) })
        #expect(report.times?.isEmpty == true)
    }

    @Test func `a day that no calendar has hides no other one`() throws {
        let report = try Fixture.report("ngày-sai.txt")
        #expect(report.warnings.contains { $0.code == .impossibleDate && $0.message.contains("30/2") })
        #expect(report.timeValue("ngày 30/3") == "XXXX-03-30")
    }

    @Test func `two days with "&" between them are two, and a dash between days in brackets makes them one stretch`()
        throws
    {
        let report = try Fixture.report(
            of:
                "Chợ mở trong hai ngày 22 & 23/10/2016 ở đầu xã. Lãnh đạo của xã đã nói vậy ở cuộc họp (28 - 29/11) tại trụ sở."
        )
        #expect(report.timeValue("22") == "2016-10-22")
        #expect(report.timeValue("28 - 29/11") == "XXXX-11-28/XXXX-11-29")
    }

    @Test func `"that year" is the one told last, and week after week is no week`() throws {
        let report = try Fixture.report(
            of:
                "Con đê xây xong hồi tháng 9-2016, nhưng đến cuối năm đó đã nứt. Người dân lo hết tuần này sang tuần khác."
        )
        #expect(report.timeValue("cuối năm đó") == "2016")
        #expect(report.times?.count == 2)
    }

    @Test func `a weekday and the date in brackets after it are two expressions of one day`() throws {
        let report = try Fixture.report(
            of: "Hai bên đã gặp nhau hôm thứ Năm (6-12) tại trụ sở của xã và bàn về con đường mới.")
        #expect(report.timeValue("hôm thứ Năm") == "XXXX-12-06")
        #expect(report.timeValue("6-12") == "XXXX-12-06")
    }

    @Test func `the last day of a list says the month of all`() throws {
        let report = try Fixture.report(
            of: "Người dân đã họp với lãnh đạo của xã vào các ngày 1, 2 và 3-12, rồi ngày 29 và 30/12 tại trụ sở.")
        #expect(report.times?.map(\.value) == ["XXXX-12-01", "XXXX-12-02", "XXXX-12-03", "XXXX-12-29", "XXXX-12-30"])
    }

    @Test(arguments: [
        ("Ông sẽ phát biểu với người dân trong cuộc bầu cử 8/11 và ở lại xã này.", "8/11", "XXXX-11-08"),
        ("Dưới đây là dự báo thời tiết 4/1 ở các tỉnh của miền Bắc và miền Trung.", "4/1", "XXXX-01-04"),
        ("Số vụ tai nạn ở tỉnh này giảm 6,19% so với cùng kỳ 2017 và không ai chết.", "cùng kỳ 2017", "2017"),
        ("Thôn này dẫn đầu năm ngoái, còn người dân của xã không ai biết điều đó.", "năm ngoái", "REF-P1Y"),
        ("Cũng trong sáng 23/4, người dân đã họp với lãnh đạo của xã này.", "sáng 23/4", "XXXX-04-23TMO"),
        ("Ông nói về cuộc bầu cử tổng thống Mỹ 2016 muộn nhất vào tháng tới.", "2016", "2016"),
        ("Hai bên sẽ họp vào ngày mai. Ông tới trụ sở của xã lúc 14h36 và ở lại.", "14h36", "T14:36"),
        ("Công an đã bắt Trần Văn Nam (SN 1990 quê tỉnh Tiền Giang) ở trụ sở của xã.", "1990", "1990"),
        ("Tới đây, lãnh đạo của xã sẽ họp với người dân và bàn về con đường mới.", "Tới đây", "FUTURE_REF"),
        ("Trước thôn này có ba nghìn người, nhưng giờ người dân không muốn ở lại.", "giờ", "PRESENT_REF"),
        ("Người dân phải nộp hồ sơ 120 ngày trước ngày khai giảng của trường.", "120 ngày", "P120D"),
        ("Người dân được hỗ trợ sau từ 6-12 tháng làm việc ở công ty của xã này.", "6-12 tháng", "P6M/P12M"),
        ("Từ nhà ra con đường mới của xã người dân chỉ mất từ 5-10 phút đi bộ.", "5-10 phút", "PT5M/PT10M"),
        ("Vé được bán cho người dân từ 3-7 năm nay tại trụ sở của xã này.", "3-7 năm nay", "REF-Y0-07-03"),
        ("Từ đầu năm tới nay xã này đã có ba vụ cháy và người dân rất lo.", "đầu năm", "REF-Y0"),
        ("Trong 9 tháng năm nay xã này đã có ba vụ cháy và người dân rất lo.", "9 tháng", "P9M"),
        ("Bước sang năm nay người dân của xã này đã được đi con đường mới.", "năm nay", "REF-Y0"),
        ("Số hộ nghèo của xã này đã giảm một nửa so với 2014 và không tăng.", "2014", "2014"),
        ("Lãnh đạo của xã nói: 2016 là năm đầu tiên người dân có con đường mới.", "2016", "2016"),
        ("Hai năm nữa người dân của xã này sẽ có con đường mới và cây cầu.", "Hai năm nữa", "REF+P2Y"),
        ("Ông muốn tranh cử trong cuộc bầu cử tổng thống Mỹ hai năm tới và thắng.", "hai năm tới", "REF+P2Y"),
        ("Con đường của xã này được sửa thêm 6 tháng nữa, người dân rất lo.", "6 tháng nữa", "P6M"),
        ("Trong 5 năm tới, xã này sẽ xây một con đường mới cho người dân.", "5 năm tới", "P5Y"),
        ("Kế hoạch 5 năm tới của xã này là xây một con đường cho người dân.", "5 năm tới", "P5Y"),
        ("Đúng 20h, người dân đã đến trụ sở của xã và bàn về con đường mới.", "20h", "T20:00"),
        ("Người dân của xã này chờ tàu mất đúng 3 giờ rồi mới được lên tàu.", "3 giờ", "PT3H"),
        ("Mỗi ngày chủ nhật, người dân của xã này lại cùng đi quét con đường.", "Mỗi ngày chủ nhật", "XXXX-WXX-7"),
        ("Sau 5 năm đầu tư vào thôn này, công ty đã xây một con đường mới.", "5 năm", "P5Y"),
        ("Lãnh đạo của xã đã gửi văn bản 2566 ngày 9/4 cho người dân ở thôn.", "ngày 9/4", "XXXX-04-09"),
        ("Giá vàng 9999 hôm nay 17/7 đã tăng và người dân của xã không mua.", "hôm nay 17/7", "XXXX-07-17"),
        ("Người dân của xã này đã ở lại trụ sở 3 ngày 2 đêm và rất mệt.", "3 ngày", "P3D"),
        ("Ông đã tới trụ sở của xã lúc hai giờ sáng và gặp người dân ở đó.", "hai giờ sáng", "T02:00"),
        ("Người dân của xã này đã phải sống như vậy mười mấy năm rồi.", "mười mấy năm", "PXY"),
        ("Một người của xã này đã được dự Thế vận hội Mùa đông 2018 ở đó.", "2018", "2018"),
        ("Người dân của xã này được đi khám vào các ngày thứ 2, thứ 4 và thứ 6.", "ngày thứ 2", "XXXX-WXX-1"),
        ("Người dân của xã này đã họp ngày thứ 5 (1/9) và bàn về con đường.", "ngày thứ 5", "XXXX-09-01"),
    ])
    func `the words beside an expression say what it is`(text: String, expression: String, value: String) throws {
        #expect(try Fixture.report(of: text).timeValue(expression) == value)
    }

    @Test func `at the head of a sentence "at this moment" is that of the story, elsewhere that of writing`() throws {
        let report = try Fixture.report(
            of:
                "Hai nhóm thanh niên xô xát ở chợ. Lúc này, một người dân chạy đến can. Điều quan trọng lúc này là cứu người."
        )
        #expect(report.times?.map(\.span.text) == ["lúc này"])
    }

    @Test func `an hour of the same day goes on with the story of the paragraph before`() throws {
        let report = try Fixture.report(
            of: """
                Ngày 13-11, toà án huyện xét xử ông Nam vì gây rối ở trụ sở của xã.
                Chiều 12-9-1998, ông Nam đến trụ sở của xã và chửi cán bộ.
                Đến 16h cùng ngày, ông Nam lại đến trụ sở của xã và đập vỡ cửa kính.
                """)
        #expect(report.timeValue("16h cùng ngày") == "1998-09-12T16:00")
    }

    @Test(arguments: ["20h", "vào năm", "120 ngày trước", "nửa", "đến giờ", "tới", "quý đầu", "8h4", "ngày 8/"])
    func `a text may end anywhere`(end: String) throws {
        #expect(try Fixture.report(of: "Theo lãnh đạo của xã, người dân đã họp \(end)").times != nil)
    }

    @Test func `the days of a list may be those of the lunar calendar`() throws {
        let report = try Fixture.report(
            of: "Lễ hội của xã diễn ra vào ngày 11, 12, 13 tháng Giêng và người dân đã đến rất đông.")
        #expect(report.times?.map(\.value) == ["XXXX-01-11", "XXXX-01-12", "XXXX-01-13"])
    }

    @Test(arguments: [
        ("Sáng nay 2-11", "XXXX-11-02TMO"), ("Chiều nay 26.2", "XXXX-02-26TAF"), ("Hôm nay, 10-7", "XXXX-07-10"),
        ("Hôm qua ngày 3/5", "XXXX-05-03"), ("Rạng sáng nay 11-1", "XXXX-01-11TMO"),
        ("Tối qua, 2-11-2019", "2019-11-02TEV"),
        ("Chiều hôm nay 4/6", "XXXX-06-04TAF"),
    ])
    func `the day of writing and its date are one expression`(text: String, value: String) throws {
        let report = try Fixture.report(of: "\(text), người dân đã họp với lãnh đạo của xã và bàn về con đường mới.")
        #expect(report.times?.map(\.span.text) == [text])
        #expect(report.times?.map(\.value) == [value])
    }

    @Test func `a date in brackets after the day of writing is an expression of its own`() throws {
        let report = try Fixture.report(of: "Sáng nay (2-11), người dân đã họp với lãnh đạo của xã về con đường mới.")
        #expect(report.times?.map(\.value) == ["REFTMO", "XXXX-11-02"])
    }

    @Test func `a number after the day of writing is not always a date`() throws {
        let report = try Fixture.report(
            of: "Hôm nay 15 người dân đã họp, hôm qua, 20 hộ đã nhận hôm nay 2.5 triệu đồng.")
        #expect(report.times?.map(\.value) == ["REF", "REF-P1D", "REF"])
    }

    @Test func `each day of a list of the lunar calendar is one of it`() throws {
        let report = try Fixture.report(
            of:
                "Lễ hội của xã diễn ra vào ngày 11, 12, 13 tháng Giêng, chợ phiên vào ngày 10/3 âm lịch và ngày 4, 5/6.",
            DocumentMetadata(published: "2019-02-20", language: "vi"))
        #expect(
            report.times?.map(\.value) == [
                "XXXX-01-11", "XXXX-01-12", "XXXX-01-13", "XXXX-03-10", "XXXX-06-04", "XXXX-06-05",
            ])
        #expect(report.times?.map { $0.calendar == .lunar } == [true, true, true, true, false, false])
        #expect(report.times?.map { $0.resolved == nil } == [true, true, true, true, false, false])
    }

    // MARK: What else the text says of a date

    @Test(arguments: [
        ("Trong vòng 7 tháng trước khi bầu cử, người dân của xã đã họp.", ["7 tháng": "P7M"]),
        ("Người dân của xã đã họp với lãnh đạo hồi tháng trước khi đường sạt lở.", [:]),
        (
            "Người dân họp giữa tháng 4 và tháng 11 năm ngoái ở trụ sở của xã.",
            ["tháng 4": "REF-P1Y-04", "tháng 11 năm ngoái": "REF-P1Y-11"]
        ),
        ("Người dân họp vào giữa tháng 4 ở trụ sở của xã.", ["giữa tháng 4": "XXXX-04"]),
        (
            "Người dân đã họp trong các ngày 19, 20 và 21/6 ở trụ sở của xã.",
            ["ngày 19": "XXXX-06-19", "20": "XXXX-06-20", "21/6": "XXXX-06-21"]
        ),
        (
            "Người dân đã họp 19, 20 và 21/6 ở trụ sở của xã.",
            ["19": "XXXX-06-19", "20": "XXXX-06-20", "21/6": "XXXX-06-21"]
        ),
        ("Từ năm 2011 đến 2016, người dân của xã không có nước.", ["năm 2011 đến 2016": "2011/2016"]),
        ("Người dân chúc nhau một năm mới tốt đẹp ở trụ sở của xã.", [:]),
        ("Biết đâu một ngày mình cũng là nạn nhân của con đường này.", [:]),
        ("Người dân của xã đã đi bộ một ngày mới tới chợ huyện.", ["một ngày": "P1D"]),
        ("Tết này người dân của xã sẽ có một con đường.", ["Tết này": "REF-Y0"]),
    ])
    func `what stands around a number or a unit says which time is meant`(text: String, times: [String: String]) throws
    {
        let report = try Fixture.report(of: text, DocumentMetadata(language: "vi"))
        #expect(report.times?.map { [$0.span.text: $0.value] } == times.sorted { $0.value < $1.value }.map { [$0: $1] })
    }

    @Test func `the eve of the lunar new year is a part of a day of the lunar calendar`() throws {
        let report = try Fixture.report(of: "Đêm giao thừa, người dân của xã đã họp với lãnh đạo về con đường mới.")
        let eve = try #require(report.times?.first)
        #expect(eve.type == .time && eve.value == "XXXX-12-30TNI" && eve.calendar == .lunar)
    }

    @Test func `the next day is the one after the day told last, in whatever paragraph and year`() throws {
        let report = try Fixture.report(
            of: """
                Ngày 27/3, tòa án của tỉnh đã mở phiên xử. Đám cháy xảy ra hôm 14/11 năm ngoái ở kho của xã.
                Ngay hôm sau, lãnh đạo của xã đã đến hỏi thăm. Chiều cùng ngày, họ họp.
                """)
        #expect(report.timeValue("hôm sau") == "REF-P1Y-11-15")
    }

    @Test func `the same day is the last day named, and the next day the one after it`() throws {
        let report = try Fixture.report(
            of: """
                Ngày 24/3, người dân phát hiện đám cháy. Chiều cùng ngày, lửa đã được dập tắt và không ai bị thương.
                Sáng hôm sau, lãnh đạo của xã đã đến hỏi thăm. Tối hôm đó, họ đã họp với người dân.
                """)
        #expect(report.timeValue("Chiều cùng ngày") == "XXXX-03-24TAF")
        #expect(report.timeValue("Sáng hôm sau") == "XXXX-03-25TMO")
        #expect(report.timeValue("Tối hôm đó") == "XXXX-03-25TEV")
    }

    @Test func `a part of the day before is of the day before the last one named`() throws {
        let report = try Fixture.report(
            of: "Ngày 24/3, người dân đã họp về đám cháy chiều hôm trước. Hôm trước họ không biết gì về việc này.")
        #expect(report.timeValue("chiều hôm trước") == "XXXX-03-23TAF")
        #expect(report.times?.count == 2)
    }

    @Test func `in a new paragraph the same day is that of the news, not that of its background`() throws {
        let report = try Fixture.report(
            of: """
                Ngày 17/3, tòa án của tỉnh đã mở phiên xử. Hồ sơ được lập từ ngày 5 tháng 12 năm 2020 tại xã này.
                Chiều cùng ngày, tòa đã nghe các nhân chứng và luật sư của hai bên.
                """)
        #expect(report.timeValue("Chiều cùng ngày") == "XXXX-03-17TAF")
    }

    @Test func `a bare hour is of the day that is told, a stretch of hours of none`() throws {
        let report = try Fixture.report(
            of: """
                Ngày 24/3, người dân phát hiện đám cháy trong kho của xã. Đến 21h30, lửa đã được dập tắt.
                Từ nay kho chỉ mở cửa từ 8h đến 17h và người dân đã được biết về việc này.
                """)
        #expect(report.timeValue("21h30") == "XXXX-03-24T21:30")
        #expect(report.timeValue("8h") == "T08:00")
        #expect(report.timeValue("17h") == "T17:00")
    }

    @Test func `two hours with one day are both of that day`() throws {
        let report = try Fixture.report(of: "Theo lãnh đạo của xã, điện sẽ bị cắt từ 7h đến 9h sáng 8/12 ở hai thôn.")
        #expect(report.timeValue("7h") == "XXXX-12-08T07:00")
        #expect(report.timeValue("9h sáng 8/12") == "XXXX-12-08T09:00")
    }

    @Test(arguments: [
        ("Kỳ thi quốc gia 2019 diễn ra ngày 25-6 ở các tỉnh và không có sự cố nào.", "ngày 25-6", "2019-06-25"),
        ("Người dân được nhận hồ sơ từ 1-3 đến hết 31-8-2018 tại trụ sở của xã.", "1-3", "2018-03-01"),
        ("Ngày 18/3/2019, người dân đã họp với lãnh đạo. Ngày 20/3, họ lại họp.", "Ngày 20/3", "2019-03-20"),
        ("Ông sinh năm 1950 tại xã này. Ngày 20/3, ông đã họp với lãnh đạo.", "Ngày 20/3", "XXXX-03-20"),
        ("Ngày 20/3, công an đã bắt Trần Văn Nam (SN 1999, trú tại xã này).", "Ngày 20/3", "XXXX-03-20"),
        ("Ông bị cấm bay từ ngày 27/8 đến 26/8/2020 và phải nộp phạt tại xã.", "ngày 27/8", "2019-08-27"),
        ("Chiều 9-11, ông nói với người dân tại Hội nghị Nghề cá 2017 ở xã.", "Chiều 9-11", "2017-11-09TAF"),
        ("Hội nghị Nghề cá 2018 từ 11 đến 13/9 đã có ba nghìn người dân dự.", "11 đến 13/9", "2018-09-11/2018-09-13"),
        ("Về vụ gian lận ở kỳ thi quốc gia 2018, sáng 10-4 công an bắt một người.", "sáng 10-4", "XXXX-04-10TMO"),
        (
            "Ông nhậm chức hồi tháng 1/2017. Hôm 8/1 vừa qua, ông nói về kế hoạch của năm 2018.", "Hôm 8/1 vừa qua",
            "XXXX-01-08"
        ),
        ("Ngày 26/12, ông thăm nơi bị tấn công ngày 7/12/1941 cùng người dân.", "Ngày 26/12", "XXXX-12-26"),
    ])
    func `a year is filled where the text fixes it`(text: String, date: String, value: String) throws {
        #expect(try Fixture.report(of: text).timeValue(date) == value)
    }

    @Test func `a part of the day alone is a time where a preposition or a clause says so`() throws {
        let report = try Fixture.report(of: "Người dân đã phải chờ từ sáng đến tối, còn bữa trưa của họ thì không có.")
        #expect(report.times?.map(\.value) == ["XXXX-XX-XXTMO", "XXXX-XX-XXTEV"])
    }

    @Test func `an hour is the present where a clause begins with it`() throws {
        let report = try Fixture.report(
            of: "Trước thôn này có ba nghìn người, giờ chỉ còn một nghìn và không ai muốn ở lại.")
        #expect(report.timeValue("giờ") == "PRESENT_REF")
    }

    @Test func `a point makes a date where the article writes its dates so`() throws {
        let report = try Fixture.report(
            of: "Ngày 20.2, người dân đã họp với lãnh đạo của xã. Hồ sơ được nhận từ 25.2 đến 28.2 tại trụ sở.")
        #expect(report.times?.map(\.value) == ["XXXX-02-20", "XXXX-02-25", "XXXX-02-28"])
    }

    @Test(arguments: [
        // only four days ago, not three months ago; the terror of 11 September; the 5th and the 6th of June
        ("Ông đến xã cách đây chỉ 4 ngày để gặp người dân.", "cách đây chỉ 4 ngày", "REF-P4D"),
        ("Ông rời xã cách đây chưa đầy 3 tháng vì bị ốm.", "cách đây chưa đầy 3 tháng", "REF-P3M"),
        ("Hắn bị truy nã sau vụ khủng bố 11/9 ở Mỹ.", "11/9", "2001-09-11"),
        ("Ngày 5 và ngày 6/6, người dân đã họp ở trụ sở xã.", "Ngày 5", "XXXX-06-05"),
    ])
    func `what stands between 'ago' and its number, before a named day or a second one is read`(
        text: String, time: String, value: String
    ) throws {
        #expect(try Fixture.report(of: text).timeValue(time) == value)
    }

    @Test func `a day that an event is named after gives no other day its year`() throws {
        let report = try Fixture.report(of: "Sau vụ khủng bố 11/9, ông đổi nghề. Ngày 11/9, ông đến thăm xã.")
        #expect(report.timeValue("Ngày 11/9") == "XXXX-09-11")
    }

    @Test func `the same day is no birthday`() throws {
        let report = try Fixture.report(
            of: "Sáng 15/4, em Nam (SN 28/8/2001) đi tắm sông. Đến 16h45 cùng ngày, người dân tìm thấy em.")
        #expect(report.timeValue("16h45 cùng ngày") == "XXXX-04-15T16:45")
    }

    @Test(arguments: [
        "Cuộc họp đã bước sang năm thứ 6 mà không ai chịu ai.", "Các khoản thu đầu năm học của trường được công khai.",
    ])
    func `an ordinal year and a school year are no next year and no beginning of one`(text: String) throws {
        #expect(try #require(Fixture.report(of: text).times).isEmpty)
    }
}
