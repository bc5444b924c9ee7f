import TestSupport
import Testing

@testable import DiembaoCore

@Suite struct `Whom a name only describes` {
    private func lines(_ text: String) throws -> [String] { try EventLines.of(text) }

    // MARK: Strangers

    @Test(arguments: [
        "Công an tỉnh Bến Sông bắt giữ người đánh ông Lê Văn Tạo.",
        "Công an tỉnh Bến Sông bắt nhóm người hành hung ông Lê Văn Tạo.",
        "Công an tỉnh Bến Sông bắt giữ hai nghi phạm sát hại ông Lê Văn Tạo.",
        "Công an tỉnh Bến Sông truy tìm người phá hoại vườn tiêu của gia đình ông Lê Văn Tạo.",
        "Công an tỉnh Bến Sông khởi tố tài xế tông chết ông Lê Văn Tạo.", "Người đánh ông Lê Văn Tạo bị bắt giữ.",
        "Người phá vườn tiêu của ông Lê Văn Tạo bị khởi tố.",
    ])
    func `who suffered from somebody unnamed is not arrested for him, nor do the police do it`(text: String) throws {
        let found = try lines(text)
        #expect(!found.contains { $0.hasSuffix("COERCE Lê Văn Tạo") || $0.contains("Sông ASSAULT") }, "\(found)")
    }

    @Test func `who suffered from somebody unnamed does not do what that one does next`() throws {
        let found = try lines("Người đàn ông giết ông Lê Văn Tạo đã đánh bà Trần Thị Cúc.")
        #expect(!found.contains("Lê Văn Tạo ASSAULT Trần Thị Cúc"), "\(found)")
    }

    @Test(arguments: [
        ("Công an tỉnh Bến Sông bắt giữ nghi phạm Lê Văn Tạo.", "Công an tỉnh Bến Sông COERCE Lê Văn Tạo"),
        ("Đối tượng truy nã Lê Văn Tạo bị bắt giữ.", "COERCE Lê Văn Tạo"),
        ("Ông Lê Văn Tạo là người tố cáo Công ty Sông Xanh.", "Lê Văn Tạo ACCUSE Công ty Sông Xanh"),
    ])
    func `who is named as the man himself is meant`(text: String, expected: String) throws {
        let found = try lines(text)
        #expect(found.contains(expected), "\(found)")
    }

    @Test func `whom the police are asked to arrest is not asked`() throws {
        let found = try lines("Mỹ yêu cầu cảnh sát bắt giữ ông Lê Văn Tạo.")
        #expect(!found.contains("Mỹ REQUEST Lê Văn Tạo"), "\(found)")
    }

    // MARK: Relatives and aides

    @Test(arguments: [
        "Phụ tá của ông Trump gọi điện cho ông Putin.", "Con trai ông Trump gặp ông Putin.",
        "Cảnh sát Đức bắt giữ vợ của ông Karel Novak.", "Con trai bà Trần Thị Cúc bị khởi tố.",
        "Ông Trump và vợ ông Pence gặp ông Putin.",
    ])
    func `somebody's aide or son is not he`(text: String) throws {
        let found = try lines(text)
        #expect(found.isEmpty, "\(found)")
    }

    @Test(arguments: [
        ("Con trai bà Trần Thị Cúc là Lê Văn Tạo bị khởi tố.", "COERCE Lê Văn Tạo"),
        ("Vợ chồng ông Lê Văn Tạo bị khởi tố.", "COERCE Lê Văn Tạo"),
        ("Tổng thống Trump và con rể Jared Kushner gặp ông Putin.", "Trump Jared Kushner CONSULT Putin"),
        ("Ông Karel Novak liên lạc với Đại sứ Nga tại Mỹ Ivan Petrov.", "Karel Novak CONSULT Ivan Petrov"),
    ])
    func `whoever has his own name acts and suffers`(text: String, expected: String) throws {
        let found = try lines(text)
        #expect(found.contains(expected), "\(found)")
    }

    // MARK: What an act is about

    @Test(arguments: [
        "Ông Karel Novak bác bỏ mọi cáo buộc có quan hệ cá nhân với Nga.",
        "Ông Karel Novak bác bỏ cáo buộc có liên hệ với Moscow.", "Mỹ phủ nhận có liên hệ với Taliban.",
    ])
    func `who is named in an accusation's content accuses nobody`(text: String) throws {
        let found = try lines(text)
        #expect(!found.contains { $0.contains("ACCUSE") || $0.contains("REJECT") }, "\(found)")
    }

    @Test(arguments: [
        "Cảnh sát Đức điều tra vụ mất tích của nhà báo Karel Novak.",
        "Cảnh sát Đức điều tra cái chết của ông Karel Novak.",
        "Ông Karel Novak đã đồng ý giúp giảm thâm hụt thương mại giữa Mỹ và Trung Quốc.",
        "Ông Trump dự hội nghị thượng đỉnh ở Việt Nam và Philippines.",
        "Cảnh sát Đức bảo vệ khu vực biểu tình.",
    ])
    func `a victim, a place and what is promised are no other side`(text: String) throws {
        let found = try lines(text)
        #expect(found.isEmpty, "\(found)")
    }

    @Test func `where a missile is tested it is not aimed at`() throws {
        #expect(
            try lines("Người dân xem bản tin về vụ thử tên lửa của Triều Tiên tại Seoul.") == ["Triều Tiên MOBILIZE"])
    }

    @Test func `who declines to comment denies nothing of the sentence before`() throws {
        let found = try lines("Mỹ cáo buộc Nga can thiệp. Đại sứ quán Nga đã từ chối bình luận.")
        #expect(!found.contains { $0.contains("REJECT") }, "\(found)")
    }

    @Test func `whoever quarrels with some people does so with nobody of the sentence before`() throws {
        let found = try lines("Công ty Sông Xanh tố cáo ông Lê Văn Tạo. Ông Lê Văn Tạo mâu thuẫn với một số người dân.")
        #expect(!found.contains { $0.contains("REJECT") }, "\(found)")
    }

    @Test func `who says something does not act with those of whom it is said`() throws {
        let found = try lines("Theo SOHR, Nga và Syria hôm 8/9 đã dội bom tỉnh Idlib.")
        #expect(!found.contains { $0.contains("SOHR") }, "\(found)")
    }

    // MARK: Who acts without a name

    @Test(arguments: [
        "Cảnh sát đã bắt giữ ông Lê Văn Tạo.", "Công an bắt giữ ông Lê Văn Tạo.",
        "Toà án tuyên phạt ông Lê Văn Tạo 5 năm tù.", "Ông Karel Novak cho biết cảnh sát bắt giữ ông Lê Văn Tạo.",
    ])
    func `whom an unnamed authority arrests is told of`(text: String) throws {
        let found = try lines(text)
        #expect(found.contains("COERCE Lê Văn Tạo"), "\(found)")
    }

    @Test(arguments: [
        ("Nhật Bản đã gia tăng các biện pháp trừng phạt đối với Nga.", "Nhật Bản SANCTION Nga"),
        ("Triều Tiên đã thử thành công một loại tên lửa đạn đạo mới.", "Triều Tiên MOBILIZE"),
        ("Triều Tiên cho biết họ đã thử thành công một tên lửa mới vào ngày 12/2.", "Triều Tiên MOBILIZE"),
        ("Nga đã giao một số tên lửa cho Syria.", "Nga AID Syria"),
        ("Nga đã buộc Israel phải chịu trách nhiệm về vụ việc.", "Nga ACCUSE Israel"),
        ("Moscow đã buộc Tel Aviv phải chịu trách nhiệm về vụ việc.", "Moscow ACCUSE Tel Aviv"),
        ("Bộ Y tế giao Sở Y tế Bến Sông kiểm tra.", "Bộ Y tế REQUEST Sở Y tế"),
        ("Nga không thừa nhận Kosovo.", "Nga REJECT Kosovo"),
    ])
    func `sanctions that grow, tests that succeed, arms that are delivered and blame are told`(
        text: String, expected: String
    ) throws {
        let found = try lines(text)
        #expect(found.contains(expected), "\(found)")
    }

    @Test func `who does not own up to ties refuses no state its recognition`() throws {
        let found = try lines("Nhà Trắng không thừa nhận bất kỳ mối liên hệ giữa ông Trump và Nga.")
        #expect(!found.contains { $0.contains("REJECT") }, "\(found)")
    }

    @Test func `whoever is made to do something does not do what else follows from it`() throws {
        let found = try lines("Mâu thuẫn khiến Moscow rút hết đội ngũ, buộc Bắc Kinh phải tháo rời máy bay.")
        #expect(!found.contains { $0.contains("COERCE") }, "\(found)")
    }
}
