import Foundation
import Testing

@testable import DiembaoCommand
@testable import DiembaoCore

@Suite struct `The words for times` {
    @Test(arguments: [
        ("2021-12-08", "8 December 2021", "8/12/2021"), ("XXXX-12-08", "8 December", "8/12"),
        ("XXXX-02-26TAF", "26 February, afternoon", "chiều 26/2"),
        ("XXXX-02-26T17:06", "26 February, 17:06", "17h06, 26/2"), ("T18:00", "18:00", "18h"),
        ("2014", "2014", "năm 2014"), ("2017-03", "March 2017", "tháng 3/2017"), ("XXXX-03", "March", "tháng 3"),
        ("2017-Q3", "quarter 3 of 2017", "quý 3 năm 2017"), ("2018-SP", "spring of 2018", "mùa xuân năm 2018"),
        ("187", "the 1870s", "thập niên 1870"), ("18", "century 19", "thế kỷ 19"),
        ("XXXX-WXX-1", "Monday", "thứ Hai"), ("XXXX-WXX-6TEV", "Saturday, evening", "tối thứ Bảy"),
        ("XXXX-XX-XXTMO", "morning", "sáng"), ("XXXX-XX-15", "day 15", "ngày 15"),
        ("2015/2018", "2015 – 2018", "năm 2015 – năm 2018"), ("T02:00/T03:00", "02:00 – 03:00", "2h – 3h"),
        ("REF", "the day of publication", "ngày đăng"),
        ("REFTAF", "the day of publication, afternoon", "chiều ngày đăng"),
        ("REF-P1D", "1 day before publication", "1 ngày trước khi đăng"),
        ("REF-P1DTEV", "1 day before publication, evening", "tối, 1 ngày trước khi đăng"),
        ("REF+P2W", "2 weeks after publication", "2 tuần sau khi đăng"),
        ("REF-W0", "the week of publication", "tuần đăng bài"), ("REF-Y0", "the year of publication", "năm đăng bài"),
        ("REF-P1Y-08", "August of the year before publication", "tháng 8 năm ngoái (so với ngày đăng)"),
        ("REF+P1Y-12-25", "25 December of the year after publication", "25/12 năm sau (so với ngày đăng)"),
        ("REF-P2Y-08", "August, 2 years before publication", "tháng 8, 2 năm trước khi đăng"),
        ("REF-P1W-1", "Monday of the week before publication", "thứ Hai tuần trước (so với ngày đăng)"),
        ("REF-PXW", "some weeks before publication", "vài tuần trước khi đăng"),
        ("REF-PTXH", "some hours before publication", "vài giờ trước khi đăng"),
        ("PRESENT_REF", "now", "hiện nay"), ("PAST_REF", "recently or earlier", "thời gian qua"),
        ("FUTURE_REF", "in the time to come", "thời gian tới"),
        ("P3D", "3 days", "3 ngày"), ("PT2H", "2 hours", "2 giờ"), ("P1.5Y", "1.5 years", "1,5 năm"),
        ("P3Y6M", "3 years 6 months", "3 năm 6 tháng"), ("PXD", "some days", "vài ngày"), ("P1M", "1 month", "1 tháng"),
        ("P3D/P5D", "3 days – 5 days", "3 ngày – 5 ngày"),
    ])
    func `a value is told in words`(value: String, english: String, vietnamese: String) {
        #expect(TimeWords(tongue: .english).words(value) == english)
        #expect(TimeWords(tongue: .vietnamese).words(value) == vietnamese)
    }

    @Test(arguments: [
        "", "REF-", "REF-P", "REF-PD", "REF?", "P", "PT", "P3", "P3K", "2021-13", "2021-12-", "XXXX-WXX-8", "T1", "TXX",
        "XXXX", "12345", "2021-12-08TZZ", "A/B/C", "A/B", "next week", "REF-P1Y-", "REF-P1W-9", "REF-M0x",
    ])
    func `a value of another version is not told`(value: String) {
        for tongue in [Tongue.english, .vietnamese] { #expect(TimeWords(tongue: tongue).words(value) == nil) }
    }

    private func time(
        _ value: String, _ type: String = "DATE", from: String? = nil, to: String? = nil, _ basis: String = "published",
        lunar: Bool = false, text: String = "a"
    ) throws -> Report.Time {
        let resolved = from.map {
            "{\"from\": \"\($0)\", \"to\": \(to.map { "\"\($0)\"" } ?? "null"), \"basis\": \"\(basis)\", \"confidence\": 0.5}"
        }
        let json = """
            {"id": "t1", "type": "\(type)", "start": 0, "end": 1, "text": "\(text)", "value": "\(value)",
             "resolved": \(resolved ?? "null")\(lunar ? ", \"calendar\": \"lunar\"" : "")}
            """
        return try JSONDecoder().decode(Report.Time.self, from: Data(json.utf8))
    }

    private func words(_ time: Report.Time) -> [String?] {
        [Tongue.english, .vietnamese].map { TimeWords(tongue: $0).words(for: time) }
    }

    @Test func `what is known of a day stands in its place`() throws {
        #expect(
            words(try time("XXXX-12-08TEV", "TIME", from: "2021-12-08")) == [
                "8 December 2021, evening", "tối 8/12/2021",
            ])
        #expect(
            words(try time("REF-P1W", from: "2021-11-29", to: "2021-12-05")) == [
                "29 November 2021 – 5 December 2021", "29/11/2021 – 5/12/2021",
            ])
        #expect(words(try time("REF-P1Y", from: "2020-01-01", to: "2020-12-31")) == ["2020", "năm 2020"])
        #expect(words(try time("XXXX-02", from: "2021-02-01", to: "2021-02-28")) == ["February 2021", "tháng 2/2021"])
        #expect(words(try time("2014", from: "2014-01-01", to: "2014-12-31", "text")) == ["2014", "năm 2014"])
    }

    @Test func `what is not known of a day is said`() throws {
        #expect(words(try time("XXXX-12-08")) == ["8 December (year not told)", "8/12 (chưa rõ năm)"])
        #expect(words(try time("T18:00", "TIME")) == ["18:00 (day not told)", "18h (chưa rõ ngày)"])
        #expect(words(try time("XXXX-WXX-1")) == ["Monday (week not told)", "thứ Hai (chưa rõ tuần)"])
    }

    @Test func `by who held which office, an open range is no day, and a long one is not told`() throws {
        func words(_ from: String, _ to: String?) throws -> [String?] {
            self.words(try time("XXXX-04-29", from: from, to: to, "office-holders"))
        }
        #expect(
            try words("2012-04-29", nil) == [
                "29 April (year not told, 2012 or later by the offices named)",
                "29/4 (chưa rõ năm, từ 2012 trở đi xét theo chức vụ)",
            ])
        #expect(try words("2011-04-29", "2024-04-29") == ["29 April (year not told)", "29/4 (chưa rõ năm)"])
        #expect(
            try words("2017-04-29", "2018-04-29") == [
                "29 April (year not told, 2017–2018 by the offices named)",
                "29/4 (chưa rõ năm, 2017–2018 xét theo chức vụ)",
            ])
        #expect(
            try words("2019-04-29", "2019-04-29") == [
                "29 April 2019 (year by the offices named)", "29/4/2019 (năm xét theo chức vụ)",
            ])
    }

    @Test func `a day of the lunar calendar is said to be one`() throws {
        #expect(
            words(try time("XXXX-01-05", lunar: true)) == ["day 5 of month 1 of the lunar calendar", "5/1 âm lịch"])
        #expect(
            words(try time("2018-12-29TEV", "TIME", lunar: true)) == [
                "day 29 of month 12 of 2018 of the lunar calendar, evening", "tối 29/12 âm lịch năm 2018",
            ])
        #expect(words(try time("XXXX", lunar: true)) == [nil, nil])
    }

    @Test func `the hours before dawn are told from the morning`() throws {
        let dawn = try time("XXXX-08-05TMO", "TIME", from: "2026-08-05", text: "Rạng sáng 5/8")
        #expect(words(dawn) == ["5 August 2026, before dawn", "rạng sáng 5/8/2026"])
    }

    @Test func `what comes again is said to`() throws {
        #expect(words(try time("P1D", "SET")) == ["every day", "mỗi ngày"])
        #expect(words(try time("P3M", "SET")) == ["every 3 months", "mỗi 3 tháng"])
        #expect(words(try time("XXXX-XX-XXTMO", "SET")) == ["every morning", "mỗi sáng"])
        #expect(words(try time("XXXX-WXX-7", "SET")) == ["every Sunday", "mỗi Chủ nhật"])
    }
}
