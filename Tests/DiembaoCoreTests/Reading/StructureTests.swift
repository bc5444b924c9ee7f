import Testing

@testable import DiembaoCore

@Suite struct StructureTests {
    @Test func `a first line that reads as running text is the lead and no headline`() throws {
        let report = try Fixture.report("không-tiêu-đề.txt")
        let document = try #require(report.document)
        #expect(document.headline == nil)
        #expect(document.lead?.range.start == 0)
        #expect(report.warnings.contains { $0.code == .noHeadline })
        #expect(
            document.credits?.first
                == Report.Credit(
                    span: try #require(document.credits?.first?.span), outlet: "Tiền Phong", canonical: "Tiền Phong",
                    kind: .republication))
    }

    @Test func `a dateline names the agency and is no part of the lead`() throws {
        let document = try #require(try Fixture.report("hội-nghị-sông.txt").document)
        #expect(document.headline?.text == "Bốn nước ven sông nhất trí chia sẻ số liệu thủy văn")
        #expect(document.dateline?.text == "Hà Nội (TTXVN)")
        #expect(document.lead?.text.hasPrefix("Sáng 14-3") == true)
        #expect(document.credits?.first?.outlet == "TTXVN")
        #expect(document.byline?.text == "Hoàng Thu")
    }

    @Test func `captions and credits have their roles`() throws {
        let document = try #require(try Fixture.report("bệnh-viện.txt").document)
        #expect(document.paragraphs?.map(\.role) == [.headline, .lead, .body, .body, .body, .caption, .credit])
        #expect(document.credits?.map(\.kind) == [.synthesis])
        #expect(document.byline?.text == "Minh Tâm")
    }

    @Test func `a source line credits the outlet`() throws {
        let document = try #require(try Fixture.report("thị-trường.txt").document)
        #expect(document.credits?.map(\.canonical) == ["VnExpress"])
        #expect(document.credits?.first?.span.text == "Nguồn: VnExpress")
    }

    @Test func `another language is named and left alone`() throws {
        let report = try Fixture.report("in-english.txt")
        #expect(report.document?.language.tag == "en")
        #expect(report.quotes == nil)
        #expect(report.generator.passes.isEmpty)
        #expect(report.warnings.contains { $0.code == .unsupportedLanguage })
    }

    @Test(arguments: [
        ("Reuters cho biết cây cầu đã bị lũ cuốn trôi.", ["Reuters"]),
        ("Hãng thông tấn Anadolu cho biết cây cầu đã bị lũ cuốn trôi.", ["Anadolu"]),
        ("Trả lời Tuổi Trẻ Online, lãnh đạo của xã nói cây cầu đã cũ.", ["Tuổi Trẻ Online"]),
        ("Thông tin trên báo Thanh Niên, cây cầu này đã cũ.", ["Thanh Niên"]),
        ("Theo nguồn tin của Reuters, cây cầu này đã cũ.", ["Reuters"]),
        ("Tin từ Bloomberg, cây cầu này đã bị lũ cuốn trôi.", ["Bloomberg"]),
        ("Cây cầu đã bị lũ cuốn trôi, theo hãng thông tấn Đức DPA.", ["DPA"]),
        ("Báo Anh Mirror đưa tin cây cầu đã bị lũ cuốn trôi.", ["Mirror"]),
        ("Ông khẳng định trên tờ Corriere della Sera rằng cây cầu đã cũ.", ["Corriere della Sera"]),
        ("Báo Giao thông dẫn lời lãnh đạo của xã về cây cầu.", ["Giao thông"]),
        ("Báo cáo của tình báo Israel cho hay cây cầu đã cũ.", []),
        ("Sở Lao động cho biết cây cầu này đã cũ.", []),
        ("Theo tạp chí Đức, cây cầu này đã cũ.", []),
        ("Báo Thanh Niên sẽ tiếp tục thông tin về cây cầu.", []),
    ])
    func `the words beside an outlet say whether a report is taken from it`(text: String, outlets: [String]) throws {
        let report = try Fixture.report(
            of: "Người dân của xã đã họp về cây cầu ở đầu thôn.\n\(text) Không ai bị thương.")
        #expect(report.document?.credits?.compactMap(\.outlet) == outlets)
    }

    @Test func `the outlets of one line are credited each`() throws {
        let report = try Fixture.report(
            of: "Người dân của xã đã họp về cây cầu ở đầu thôn.\nCây cầu đã bị lũ cuốn trôi.\nTheo TTXVN và THX")
        #expect(report.document?.credits?.compactMap(\.outlet) == ["TTXVN", "THX"])
    }

    @Test func `a site before the dash of a lead is credited`() throws {
        let report = try Fixture.report(
            of:
                "Cây cầu ở đầu thôn bị lũ cuốn trôi\n(Baoxanh.vn) - Người dân của xã đã họp về cây cầu ở đầu thôn và không ai bị thương.\nHọ sẽ họp lại."
        )
        #expect(report.document?.credits?.compactMap(\.outlet) == ["Baoxanh.vn"])
    }
}
