import Testing

@testable import DiembaoCore

/// The ways in which an act and those who have part in it stand together.
@Suite struct `How an act is told` {
    private func lines(_ text: String) throws -> [String] { try EventLines.of(text) }

    @Test(arguments: [
        ("Tàu Sao Biển bị Pháp bắt giữ theo yêu cầu của Đức.", "Đức REQUEST Pháp"),
        ("Canada bắt giám đốc Lê Văn Ba theo đề nghị của Mỹ.", "Mỹ REQUEST Canada"),
    ])
    func `who does what another asks for was asked, and not whom it is done to`(text: String, line: String) throws {
        let found = try lines(text)
        #expect(found.contains(line), "\(found)")
        #expect(found.filter { $0.contains("REQUEST") }.count == 1, "\(found)")
    }

    @Test(arguments: [
        ("Kế hoạch của Macron vấp phải sự chỉ trích từ Algeria.", "Algeria ACCUSE Macron"),
        ("Tuyên bố của ông Macron vấp phải sự phản đối của Algeria.", "Algeria REJECT Macron"),
    ])
    func `what somebody's plan or statement runs into is done to him and has happened`(
        text: String, line: String
    ) throws {
        let events = try #require(try EventLines.events(of: text))
        #expect(try lines(text) == [line])
        #expect(events.map(\.status) == [.asserted])
    }

    @Test(arguments: [
        ("TAND huyện Kế An tuyên Lê Văn Nốp 5 năm tù.", "TAND huyện Kế An COERCE Lê Văn Nốp"),
        ("TAND huyện Kế An tuyên bị cáo Lê Văn Nốp 18 tháng tù.", "TAND huyện Kế An COERCE Lê Văn Nốp"),
        (
            "Luật sư Nguyễn Văn Lộc bào chữa miễn phí cho bị cáo Trần Văn Tuấn.",
            "Nguyễn Văn Lộc SUPPORT Trần Văn Tuấn"
        ),
        (
            "Thượng viện Philippines miễn nhiệm chức chủ tịch của bà Leila Reyes.",
            "Thượng viện Philippines SANCTION Leila Reyes"
        ),
        (
            "Cơ quan điều tra Bộ Công an truy tố 20 bị can khác trong đó có Nguyễn Việt Hà.",
            "Cơ quan điều tra Bộ Công an COERCE Nguyễn Việt Hà"
        ),
        ("Anh Lê Văn Tươi đã đến Công an phường Long Sơn trình báo.", "Lê Văn Tươi CONSULT Công an phường Long Sơn"),
    ])
    func `what courts and offices do is told however the sentence puts it`(text: String, line: String) throws {
        #expect(try lines(text).contains(line))
    }

    @Test(arguments: [
        ("Mỹ coi Taliban là tổ chức khủng bố.", "Mỹ ACCUSE Taliban"),
        ("Ông Mark Esper điều trần trước Thượng viện Mỹ.", "Mark Esper CONSULT Thượng viện Mỹ"),
        ("Moscow thông báo việc cung cấp vũ khí cho Syria.", "Moscow AID Syria"),
        ("Các biện pháp trừng phạt mà Mỹ áp đặt lên Iran có hiệu lực.", "Mỹ SANCTION Iran"),
        ("Israel tiến hành hàng chục vụ tấn công bằng tên lửa vào các căn cứ của Iran.", "Israel ASSAULT Iran"),
        (
            "Hội Chữ thập đỏ Hà Nội hỗ trợ 10 triệu đồng để bà Lê Thị Phượng xây nhà.",
            "Hội Chữ thập đỏ Hà Nội AID Lê Thị Phượng"
        ),
        ("Ông Trump họp báo chung với Thủ tướng Nhật Bản Shinzo Abe.", "Trump CONSULT Shinzo Abe"),
        ("Trung Quốc bày tỏ phản đối trước vụ thử tên lửa của Triều Tiên.", "Trung Quốc REJECT Triều Tiên"),
    ])
    func `who acts on whom follows from the words between`(text: String, line: String) throws {
        #expect(try lines(text).contains(line))
    }

    @Test func `what somebody is not content with has happened`() throws {
        let events = try #require(
            try EventLines.events(of: "Pháp không hài lòng với các vụ phóng tên lửa của Triều Tiên."))
        #expect(events.contains { $0.type == .mobilize && $0.status == .asserted })
        #expect(events.contains { $0.type == .accuse && $0.status == .asserted })
    }

    @Test(arguments: [
        "Đặc phái viên phụ trách đàm phán với Mỹ Kim Hyok-chol đã đến Hà Nội.",
        "Truyền thông Pháp cáo buộc bà Penelope Fillon.",
        "Viện trưởng Lê Minh Hà cho biết Tổng thống Macron được pháp luật cho phép tấn công Syria.",
        "Ông Vinh cho rằng bà Lê Thị Vũ không được biết việc này.",
        "Nga tấn công mạng khi Mỹ tổ chức bầu cử, giúp ông Trump thắng cử.",
        "Nga đàm phán chuyển giao tên lửa cho một số đồng minh của Mỹ.",
        "Theo Bộ Công an, cơ quan Cảnh sát điều tra Bộ Công an đã gây ra sai sót.",
        "Doanh thu của PVOil đứng sau Petrolimex.",
        "Kết luận điều tra vụ cố ý làm trái quy định của Nhà nước xảy ra tại Ngân hàng Sao Mai.",
    ])
    func `an office, the media, a permission, an ally, one's own body, a rank and the name of a crime tell of no act`(
        text: String
    ) throws {
        let found = try lines(text).filter { !$0.hasPrefix("Kim Hyok-chol CONSULT Hà Nội") }
        #expect(
            found.allSatisfy { line in
                !["CONSULT Mỹ", "COOPERATE Mỹ", "SUPPORT", "ACCUSE", "REQUEST", "REJECT", "Mỹ AID", "ASSAULT Macron"]
                    .contains {
                        line.contains($0)
                    }
            }, "\(found)")
    }

    @Test func `who stands behind the two of a drill does not drill with them`() throws {
        let found = try lines("Sau cuộc tập trận chung Mỹ - Hàn Quốc, Bình Nhưỡng hủy đàm phán với Seoul.")
        #expect(found.contains("Mỹ Hàn Quốc COOPERATE"), "\(found)")
        #expect(found.contains("Bình Nhưỡng SANCTION Seoul"), "\(found)")
    }

    @Test func `the last of those at whom something happened does not do what follows`() throws {
        let found = try lines(
            """
            Công an kết thúc điều tra vụ án xảy ra tại Ngân hàng Sao Mai, Ngân hàng Bến Sông; Ngân hàng Phú Lâm, đồng thời khởi tố \
            ông Lê Văn Bê.
            """)
        #expect(!found.contains { $0.hasPrefix("Ngân hàng Phú Lâm") }, "\(found)")
    }
}
