import Testing

@testable import DiembaoCore

@Suite struct `How quotations relate` {
    // MARK: One in another

    @Test(arguments: [
        ("Bà Trần Thị Mai cho biết ông Lê Văn Sơn đã nói rằng con đê sẽ vỡ trong mùa lũ này.", "Trần Thị Mai"),
        ("Theo bà Trần Thị Mai, ông Lê Văn Sơn đã nói rằng con đê sẽ vỡ trong mùa lũ này.", "Trần Thị Mai"),
        ("Bộ Y tế cho biết ông Lê Văn Sơn đã nói rằng con đê sẽ vỡ trong mùa lũ này.", "Bộ Y tế"),
    ])
    func `of two levels the inner one is known through the outer one`(text: String, outer: String) throws {
        let quotes = try QuotedText.quotes(text)
        try #require(quotes.count == 2, "\(quotes.map(\.span.text))")
        #expect(quotes[0].span.text == "ông Lê Văn Sơn đã nói rằng con đê sẽ vỡ trong mùa lũ này")
        #expect(quotes[0].speaker?.name == outer)
        #expect(quotes[0].via == nil)
        #expect(quotes[1].span.text == "con đê sẽ vỡ trong mùa lũ này")
        #expect(quotes[1].speaker?.name == "Lê Văn Sơn")
        #expect(quotes[1].via == quotes[0].id)
    }

    @Test func `an outlet that a sentence credits says nothing itself`() throws {
        let quote = try QuotedText.quote(
            "Theo Reuters, Tổng thống Karel Novak nói rằng quân đội sẽ rút khỏi thành phố.")
        #expect(quote.span.text == "quân đội sẽ rút khỏi thành phố")
        #expect(quote.speaker?.name == "Karel Novak")
        #expect(quote.via == nil)
    }

    @Test func `two that stand side by side are not known through one another`() throws {
        let quotes = try QuotedText.quotes(
            "Ông Lê Văn Sơn nói rằng nước đã rút khỏi làng. Bà Trần Thị Mai nói rằng ruộng vẫn còn ngập.")
        #expect(quotes.map { $0.via } == [nil, nil])
    }

    // MARK: Whom one is aimed at

    @Test(arguments: [
        ("Ukraine cáo buộc rằng Nga đã bắn tên lửa vào một bệnh viện.", "Nga"),
        ("Bà Trần Thị Mai tố cáo ông Lê Văn Sơn đã nhận hối lộ của một nhà thầu.", "Lê Văn Sơn"),
        ("Mỹ cảnh báo Iran rằng các lệnh trừng phạt sẽ trở lại.", "Iran"),
        ("Bộ trưởng Lê Văn Sơn kêu gọi Hàn Quốc mở cửa thị trường cho gạo Việt Nam.", "Hàn Quốc"),
        ("Nga bị Ukraine cáo buộc đã bắn tên lửa vào một bệnh viện.", "Nga"),
        ("Moskva bị Kiev tố đã bắn tên lửa vào một bệnh viện.", "Moskva"),
        ("Ông Lê Văn Sơn bị bà Trần Thị Mai tố cáo rằng đã nhận hối lộ của một nhà thầu.", "Lê Văn Sơn"),
        ("Bà Trần Thị Mai bị tố rằng đã bán đất công cho người quen.", "Trần Thị Mai"),
    ])
    func `who is accused, warned or asked is the target`(text: String, target: String) throws {
        let report = try QuotedText.report(text)
        let quote = try #require(report.quotes?.first)
        #expect(QuotedText.target(of: quote, in: report) == target)
        #expect(quote.speaker?.name != target)
    }

    @Test(arguments: [
        "Bộ trưởng Lê Văn Sơn khẳng định Công ty Sông Lam sẽ phải bồi thường cho người dân.",
        "Ông Lê Văn Sơn nói rằng Nga đã bắn tên lửa vào một bệnh viện.",
        "Các nhà khoa học cảnh báo rằng nước biển sẽ dâng thêm nửa mét.",
    ])
    func `who is only told of is no target, nor is anybody where nobody is named`(text: String) throws {
        let quote = try QuotedText.quote(text)
        #expect(quote.target == nil)
    }

    @Test func `who warns of their own doing is not their own target`() throws {
        let quotes = try QuotedText.quotes("Mỹ cảnh báo rằng Mỹ sẽ rời khỏi hiệp định trong năm nay.")
        #expect(quotes.map { $0.target } == [nil])
    }
}
