import TestSupport
import Testing

@testable import DiembaoCore

@Suite struct `What looks like an act, or is done to another one` {
    private func lines(_ text: String) throws -> [String] { try EventLines.of(text) }

    @Test(arguments: [
        "Nhiều cán bộ của tỉnh Phú Thọ đã bị kỷ luật.", "Một số cán bộ trong ngành y tế tỉnh Phú Thọ bị khởi tố.",
        "Thủ lĩnh biểu tình Hồng Kông bị bắt.", "60 nhà ngoại giao Nga bị trục xuất.",
    ])
    func `a place or a state is not arrested, disciplined or expelled in its people`(text: String) throws {
        let found = try lines(text)
        #expect(!found.contains { $0.hasPrefix("COERCE") || $0.hasPrefix("SANCTION") }, "\(found)")
    }

    @Test func `who flew what was shot down was not shot down`() throws {
        #expect(try !lines("Máy bay do ông Lê Văn Tạo điều khiển bị bắn rơi.").contains("ASSAULT Lê Văn Tạo"))
    }

    @Test func `a yard beside a firm's name is no strike, and a launch is no favour`() throws {
        let found = try lines("Ông Lê Văn Tạo, nhân viên kho bãi Công ty Sao Việt, xin nghỉ.")
        #expect(!found.contains { $0.contains("PROTEST") }, "\(found)")
        #expect(try !lines("Chủ tịch Hồ Chí Minh và Lễ ra mắt Hội Người cao tuổi").contains { $0.contains("SUPPORT") })
    }

    @Test func `who goes out to inspect the streets does not demonstrate, and who objects there does`() throws {
        #expect(
            try !lines("Ông Lê Văn Tạo xuống đường kiểm tra vỉa hè.").contains { $0.contains("PROTEST") })
        #expect(
            try lines("Ông Lê Văn Tạo xuống đường từ sáng để phản đối dự án.").contains { $0.contains("PROTEST") })
    }

    @Test func `who has heard of a shooting is not blamed for it`() throws {
        let found = try lines("Bà Trần Thị Hoa cho biết ông Lê Văn Tạo đã được thông báo về vụ nổ súng.")
        #expect(!found.contains("Trần Thị Hoa ACCUSE Lê Văn Tạo"), "\(found)")
    }

    @Test func `several who talk with people without names do not talk with each other`() throws {
        let found = try lines("Ông Lê Văn Tạo và bà Trần Thị Hoa trò chuyện với tiểu thương.")
        #expect(!found.contains { $0.contains("CONSULT") }, "\(found)")
    }

    @Test func `who makes up a share of something seizes nothing`() throws {
        let found = try lines("Peru chiếm tới 60% số cá bán sang Chile.")
        #expect(!found.contains { $0.contains("COERCE") }, "\(found)")
    }

    @Test func `a court that annuls a decision does not do what was decided`() throws {
        let found = try lines("Tòa án tỉnh Bến Sông tuyên hủy quyết định thu hồi bằng của ông Lê Văn Tạo.")
        #expect(!found.contains { $0.contains("SANCTION") }, "\(found)")
    }

    @Test func `what is said between two dashes does not hide who suffers`() throws {
        let found = try lines("Ông Lê Văn Tạo - giám đốc Công ty Sao Việt - bị bắt tạm giam.")
        #expect(found.contains("COERCE Lê Văn Tạo"), "\(found)")
    }

    @Test func `features that a state claims are not where it is patrolled against`() throws {
        let found = try lines("Tàu chiến Peru tuần tra gần các thực thể Chile tuyên bố chủ quyền.")
        #expect(!found.contains("Peru MOBILIZE Chile"), "\(found)")
    }
}
