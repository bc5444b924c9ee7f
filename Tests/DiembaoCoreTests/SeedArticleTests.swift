import Foundation
import Testing

@testable import DiembaoCore

/// Tests on an annotated article that is not part of the repository: they read `../shared/gold/dev/seed.txt`, beside the
/// package's root, and are skipped where it is not there.
@Suite(.enabled(if: SeedArticle.isThere)) struct SeedArticleTests {
    @Test func `each direct quotation has its speaker`() throws {
        let direct = try SeedArticle.report().quotes?.filter { $0.type == .direct } ?? []
        #expect(direct.map(\.speaker?.name) == ["Yuri Ushakov", "Yuri Ushakov", "Vladimir Putin", "Olga Oliker"])
        #expect(direct.map(\.cue?.text) == ["nêu quan điểm", "nói", "phản biện", "nhận xét"])
    }

    @Test func `it has a lead and a credit and no headline`() throws {
        let document = try #require(try SeedArticle.report().document)
        #expect(document.headline == nil)
        #expect(document.lead?.range.start == 0)
        #expect(document.credits?.map(\.outlet) == ["Tuổi trẻ"])
    }

    @Test func `its dates keep their open year`() throws {
        let values = try SeedArticle.report().times?.map(\.value)
        #expect(values == ["XXXX-12-08TMO", "XXXX-12-07", "2014", "2014", "PT2H"])
    }
}

private enum SeedArticle {
    static let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("../shared/gold/dev/seed.txt")

    static var isThere: Bool { FileManager.default.isReadableFile(atPath: url.path) }

    static func report() throws -> Report { try Fixture.report(of: Array(Data(contentsOf: url))) }
}
