import TestSupport
import Testing

@testable import DiembaoCore

@Suite struct `Acts on people without names` {
    private func lines(_ text: String) throws -> [String] { try EventLines.of(text) }

    @Test(arguments: [
        "Công an huyện Bến Sông bắt 10 người đánh bạc.", "Công an huyện Bến Sông hôm qua bắt giữ nghi can 20 tuổi.",
        "Công an huyện Bến Sông cho biết vừa khởi tố, bắt tạm giam 6 bị can.",
    ])
    func `whom a headline only counts are told of as arrested by whom it names`(text: String) throws {
        #expect(try lines(text).contains("Công an huyện Bến Sông COERCE"))
    }

    @Test func `farther down, who arrested people without names is left out`() throws {
        let found = try lines(
            """
            Bến Sông siết chặt an ninh dịp Tết

            Nhiều tuyến phố có thêm chốt gác.

            Người dân thấy yên tâm hơn.

            Công an huyện Bến Sông bắt 10 người đánh bạc.
            """)
        #expect(!found.contains { $0.contains("COERCE") }, "\(found)")
    }

    @Test func `whom a sentence counts and the next one names were arrested`() throws {
        let found = try lines(
            """
            Công an huyện Bến Sông vừa bắt tạm giam 3 bị can. Các bị can gồm: Lê Văn Tạo (45 tuổi), Trần Thị Hoa \
            (30 tuổi) và Phạm Văn Minh.
            """)
        #expect(
            found.contains("Công an huyện Bến Sông COERCE Lê Văn Tạo Trần Thị Hoa Phạm Văn Minh"), "\(found)")
        #expect(!found.contains("Công an huyện Bến Sông COERCE"), "\(found)")
    }

    @Test func `those arrested whom a list names were arrested`() throws {
        let found = try lines("Các đối tượng bị bắt gồm: Lê Văn Tạo (45 tuổi), Trần Thị Hoa và Phạm Văn Minh.")
        #expect(found.contains("COERCE Lê Văn Tạo Trần Thị Hoa Phạm Văn Minh"), "\(found)")
    }

    @Test func `who gives something to people without names is told of`() throws {
        #expect(
            try lines("Công ty Sao Việt trao 300 suất quà cho học sinh nghèo.").contains("Sao Việt AID"))
    }

    @Test func `what is given is a gift, and an order is an award`() throws {
        #expect(
            try lines("Công ty Sao Việt trao tặng căn nhà cho bà Trần Thị Hoa.").contains(
                "Sao Việt AID Trần Thị Hoa"))
        #expect(
            try lines("Thủ tướng Nguyễn Xuân Phúc trao tặng Huân chương Lao động cho bà Trần Thị Hoa.").contains(
                "Nguyễn Xuân Phúc SUPPORT Trần Thị Hoa"))
    }

    @Test(arguments: [
        "Bà Trần Thị Hoa được bổ nhiệm làm giám đốc bệnh viện.", "Bà Trần Thị Hoa nhận quyết định giữ chức giám đốc.",
        "Bà Trần Thị Hoa được bầu giữ chức bí thư.",
    ])
    func `who gets an office is told of where nobody is said to give it`(text: String) throws {
        let found = try lines(text)
        #expect(found.contains("SUPPORT Trần Thị Hoa"), "\(found)")
    }

    @Test func `who becomes something is told of in the headline alone`() throws {
        #expect(
            try lines("Bà Trần Thị Hoa làm giám đốc bệnh viện\n\nNhiều nhân viên đến dự buổi lễ.").contains(
                "SUPPORT Trần Thị Hoa"))
        let found = try lines(
            """
            Bệnh viện Bến Sông đông người

            Bà Trần Thị Hoa làm giám đốc bệnh viện từ lâu.
            """)
        #expect(!found.contains("SUPPORT Trần Thị Hoa"), "\(found)")
    }

    @Test func `who is elected by a council is so by it`() throws {
        let found = try lines("Bà Trần Thị Hoa được HĐND huyện Bến Sông bầu làm chủ tịch.")
        #expect(found.contains("HĐND huyện Bến Sông SUPPORT Trần Thị Hoa"), "\(found)")
    }
}
