import Testing

@testable import DiembaoCore

/// Articles as they come out of a browser or of an office, each in a file of plain text.
@Suite struct `What stands on top of a text` {
    private static let headline = "Xã làm lại đường ven sông sau mười năm chờ đợi"

    private static let text = """
        Sáng 8-12, Chủ tịch xã Lê Văn Bảy nói rằng con đường ven sông sẽ được làm lại trong năm tới, sau mười năm người dân chờ.
        Dự án có kinh phí 12 tỷ đồng, do tỉnh cấp, và sẽ bắt đầu vào tháng 3, khi nước sông đã rút hết khỏi bãi bồi.
        Người dân hai thôn bên sông nhiều năm qua phải đi đò mỗi khi nước lên, trẻ em vì vậy thường đến lớp muộn.
        """

    private static func read(_ before: String, behind: String = "", after: String = "") throws -> Report.Document {
        let whole = before + headline + "\n" + behind + text + "\n" + after
        let document = SourceDocument(bytes: Array(whole.utf8), path: nil)
        guard case .report(let report) = Analyzer().analyze(document) else { throw Fixture.Stopped() }
        return try #require(report.document)
    }

    // MARK: Copied from a page

    @Test(arguments: [
        "https://vidu.example/duong-ven-song.html\n\n", "https://vidu.example/duong-ven-song.html?utm_source=zalo\n",
    ])
    func `is the page's address`(before: String) throws {
        let document = try Self.read(before)
        #expect(document.url == "https://vidu.example/duong-ven-song.html")
        #expect(document.headline?.text == Self.headline)
        #expect(document.lead?.text.hasPrefix("Sáng 8-12") == true)
        #expect(document.paragraphs?.map(\.role) == [.boilerplate, .headline, .lead, .body, .body])
    }

    @Test(arguments: [
        ("Thứ tư, 8/12/2021, 06:30 (GMT+7)\n", "", "2021-12-08T06:30:00+07:00"),
        ("Thời sự\nThứ tư, 8/12/2021, 06:30 (GMT+7)\n", "", "2021-12-08T06:30:00+07:00"),
        ("", "08/12/2021 06:30 GMT+7\n", "2021-12-08T06:30:00+07:00"), ("", "Ngày đăng: 8/12/2021\n", "2021-12-08"),
        ("https://vidu.example/a.html\n08/12/2021\n", "", "2021-12-08"), ("", "Minh Tâm\n08/12/2021\n", "2021-12-08"),
    ])
    func `and behind the headline is the date`(before: String, behind: String, published: String) throws {
        let document = try Self.read(before, behind: behind)
        #expect(document.published?.value == published)
        #expect(document.published?.basis == .dateline)
        #expect(document.headline?.text == Self.headline)
        #expect(document.lead?.text.hasPrefix("Sáng 8-12") == true)
        #expect(document.byline?.text == (behind.hasPrefix("Minh") ? "Minh Tâm" : nil))
    }

    @Test(arguments: ["Hà Nội, 8/12/2021\n", "Lũ lên nhanh ngày 8/12/2021\n", "Ngày 30/4/1975\n", "vidu.example\n"])
    func `is the headline where it is more than a date or an address`(before: String) throws {
        let document = try Self.read(before)
        #expect(document.published == nil)
        #expect(document.headline?.text == String(before.dropLast()))
    }

    @Test func `is all there is to an address alone`() throws {
        for text in ["https://vidu.example/a.html", "https://vidu.example/a.html\n8/12/2021\n"] {
            let lines = text.split(separator: "\n").map { Array($0.utf8)[...] }
            #expect(TextOpening(lines).lines.allSatisfy { $0 == .text })
        }
    }

    // MARK: Papers of offices

    private static let state = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    private static let motto = "Độc lập - Tự do - Hạnh phúc"

    @Test(arguments: [
        "ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA\nSố: 12/TCBC\n\n\(state)\n\(motto)\nTân Hòa, ngày 8 tháng 12 năm 2021\n\nTHÔNG CÁO BÁO CHÍ\n",
        "UBND XÃ TÂN HÒA\t\t\(state)\n\t\t\(motto)\nSố: 12/TCBC\t\tTân Hòa, ngày 8 tháng 12 năm 2021\n\nTHÔNG CÁO BÁO CHÍ\n\n",
        "\(state)\n\(motto)\n---\nTân Hòa, ngày 08/12/2021\n",
    ])
    func `is a letterhead, with the day of the paper`(before: String) throws {
        let document = try Self.read(
            before, after: "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\n(Đã ký)\nLê Văn Bảy\n")
        #expect(document.headline?.text == Self.headline)
        #expect(document.byline == nil)
        #expect(document.published?.value == "2021-12-08")
        #expect(document.lead?.text.hasPrefix("Sáng 8-12") == true)
        let roles = document.paragraphs?.map(\.role) ?? []
        #expect(roles.drop { $0 == .boilerplate }.prefix(4) == [.headline, .lead, .body, .body])
        #expect(roles.suffix(6).allSatisfy { $0 == .boilerplate })
    }

    @Test func `is what kind of paper it is, which is the headline where there is no other`() throws {
        let document = try Self.read("THÔNG CÁO BÁO CHÍ\n")
        #expect(document.headline?.text == Self.headline)
        #expect(document.byline == nil)
        let lines = "THÔNG BÁO\n" + Self.text
        guard case .report(let report) = Analyzer().analyze(SourceDocument(bytes: Array(lines.utf8), path: nil)) else {
            throw Fixture.Stopped()
        }
        #expect(report.document?.headline?.text == "THÔNG BÁO")
        #expect(report.document?.lead?.text.hasPrefix("Sáng 8-12") == true)
    }

    @Test func `is the headline that names the state without its motto`() throws {
        let first = "Đại sứ Cộng hòa xã hội chủ nghĩa Việt Nam thăm bản"
        #expect(try Self.read("\(first)\n").headline?.text == first)
    }
}
