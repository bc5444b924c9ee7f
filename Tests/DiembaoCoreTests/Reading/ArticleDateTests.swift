import Testing

@testable import DiembaoCore

@Suite struct ArticleDateTests {
    @Test(arguments: [
        ("2021-12-08", "2021-12-08"), ("2021-12-08T06:30:00+07:00", "2021-12-08T06:30:00+07:00"),
        ("2021-12-08t06:30:00z", "2021-12-08T06:30:00Z"), ("2021-12-08T06:30:00.123Z", "2021-12-08T06:30:00Z"),
        ("2021-12-08 06:30 +0700", "2021-12-08T06:30:00+07:00"),
        ("2021-12-08T06:30:00-0500", "2021-12-08T06:30:00-05:00"),
        ("2021-12-08 06:30:00", "2021-12-08"), ("2021-12-08T06:30:00+00:00", "2021-12-08T06:30:00Z"),
        ("20211208T063000Z", "2021-12-08T06:30:00Z"), ("20211208", "2021-12-08"), ("20211208063000", "2021-12-08"),
        ("Wed, 08 Dec 2021 06:30:00 +0700", "2021-12-08T06:30:00+07:00"),
        ("8 Dec 21 06:30 GMT", "2021-12-08T06:30:00Z"),
        ("Wed, 08 Dec 2021 06:30:00 GMT+7", "2021-12-08T06:30:00+07:00"),
        ("Wednesday, 08 December 2021 6:30:00 EST", "2021-12-08T06:30:00-05:00"),
        ("Wed, 08 Dec 2021 06:30:00 XYZ", "2021-12-08"), ("December 8, 2021", "2021-12-08"),
        ("08/12/2021 06:30", "2021-12-08"),
    ]) func `dates are read as they are written`(_ text: String, _ expected: String) {
        #expect(ArticleDate.normalised(text) == expected)
        #expect(CalendarDate.isTimestamp(expected))
    }

    @Test(arguments: [
        "", " ", "hôm qua", "2021-02-30", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "12/8/2021 6:30:00 AM", "-",
        "+",
        "Wed, 99 Dec 2021", "2021-12", "T", "99999999", String(repeating: "1", count: 500),
    ]) func `what says no day gives none`(_ text: String) {
        #expect(ArticleDate.normalised(text) == nil)
    }
}
