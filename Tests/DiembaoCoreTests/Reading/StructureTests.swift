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
}
