import TestSupport
import Testing

@testable import DiembaoCore

@Suite struct `How far an event has happened` {
    private func status(_ type: Report.Event.Kind, in text: String) throws -> Report.Event.Status {
        // Of all that is found: many of what did not happen are not told, where nothing else speaks for them.
        let candidates = EventCandidates(of: DecodedText(utf8: Array(text.utf8))).candidates
        let found = try #require(candidates.first { $0.kind == type.rawValue }, "no event")
        return try #require(Report.Event.Status(rawValue: found.status))
    }

    @Test(arguments: [
        "Muốn Mỹ hợp tác với Nga", "Đức muốn Mỹ hợp tác với Nga.", "Hy vọng rằng Mỹ hợp tác với Nga.",
        "Để Mỹ hợp tác với Nga, hai bên cần thời gian.", "Khó có chuyện Mỹ hợp tác với Nga.",
        "Có thể Mỹ hợp tác với Nga.",
    ])
    func `what is only wished, meant or possible is not told as done, whether or not anybody is named before it`(
        text: String
    ) throws {
        #expect(try status(.cooperate, in: text) == .hypothetical)
    }

    @Test(arguments: ["Sợ Mỹ tấn công Iran", "Tránh để Mỹ tấn công Iran", "Lo Mỹ tấn công Iran"])
    func `what is only feared is not told as done`(text: String) throws {
        #expect(try status(.assault, in: text) == .hypothetical)
    }

    @Test(arguments: [
        ("Nga sẽ bị Mỹ trừng phạt.", Report.Event.Status.future), ("Nga có thể bị Mỹ trừng phạt.", .hypothetical),
        ("Nga sợ bị Mỹ trừng phạt.", .hypothetical), ("Nga không bị Mỹ trừng phạt.", .denied),
        ("Nga từng bị Mỹ trừng phạt.", .historical), ("Nga đã bị Mỹ trừng phạt.", .asserted),
    ])
    func `the words before 'bị' say it of the act, too`(text: String, expected: Report.Event.Status) throws {
        #expect(try status(.sanction, in: text) == expected)
    }

    @Test(arguments: [
        ("Một khi Mỹ tấn công Iran, giá dầu sẽ tăng.", Report.Event.Status.hypothetical),
        ("Trong trường hợp Mỹ tấn công Iran, giá dầu sẽ tăng.", .hypothetical),
        ("Mỹ có tấn công Iran?", .hypothetical), ("Vì sao Mỹ tấn công Iran?", .asserted),
    ])
    func `what stands under a condition or is asked is open, but not what a question takes for granted`(
        text: String, expected: Report.Event.Status
    ) throws {
        #expect(try status(.assault, in: text) == expected)
    }

    @Test(arguments: [
        ("Công an tỉnh Bến Sông ra quyết định truy nã Lê Văn Tạo.", Report.Event.Status.asserted),
        ("Công an tỉnh Bến Sông sẽ ra quyết định truy nã Lê Văn Tạo.", .future),
    ])
    func `what an authority has issued a decision on is done`(text: String, expected: Report.Event.Status) throws {
        #expect(try status(.coerce, in: text) == expected)
    }

    @Test func `a denial ends where another act begins`() throws {
        let text = "Công ty Sông Xanh không trả nợ và bị Ngân hàng Núi Bạc khởi kiện."
        #expect(try status(.accuse, in: text) == .asserted)
    }

    @Test(arguments: [
        "Ông Lê Văn Tạo không hợp tác nên bị tạm giữ.", "Ông Lê Văn Tạo không chấp hành nên đã bị tạm giữ.",
    ])
    func `what somebody did not do is why it was done to him`(text: String) throws {
        #expect(try status(.coerce, in: text) == .asserted)
    }

    @Test func `'without cease' denies nothing`() throws {
        #expect(try status(.assault, in: "Nga không ngừng tấn công Ukraine.") == .asserted)
    }

    @Test func `what the writer only calls a suspicion is not told as done`() throws {
        let text = "Quốc hội mở điều trần về nghi án Nga can thiệp bầu cử Mỹ."
        #expect(try status(.coerce, in: text) == .hypothetical)
    }

    /// Whoever is named behind the end of the paragraph says what stands before it.
    @Test func `words that go on in the next paragraph are no question of their first sentence`() throws {
        let text = """
            Nga phản đối Mỹ
            "Mỹ phải rút quân khỏi đảo Sơn Ca.
            Mỹ đã vi phạm thoả thuận", Ngoại trưởng Nga Sergei Orlov nói.
            """
        #expect(try status(.request, in: text) == .asserted)
    }

    @Test(arguments: [
        "Cuộc gặp giữa ông Putin và ông Trump sẽ diễn ra vào tháng 7.",
        "Hội đàm Nga - Mỹ dự kiến được tổ chức vào tháng 7.",
        "Địa điểm gặp mặt giữa lãnh đạo Mỹ và Triều Tiên chưa được xác định.", "Ông Putin nhất trí gặp ông Trump.",
        "Ông Putin đồng ý gặp ông Trump vào tháng 7.",
    ])
    func `a meeting that is to come, or is only agreed on, is not told as done`(text: String) throws {
        #expect(try status(.consult, in: text) == .future)
    }

    @Test(arguments: [
        "Cuộc gặp giữa ông Putin và ông Trump diễn ra tại Helsinki.",
        "Trong cuộc gặp với ông Trump, ông Putin nói sẽ rút quân.",
    ])
    func `a meeting that took place is told as done`(text: String) throws {
        #expect(try status(.consult, in: text) == .asserted)
    }

    @Test func `what should not be taken for a sanction is none`() throws {
        let text = "Không nên coi việc chuyển giao tên lửa là biện pháp trừng phạt của Nga nhằm vào Israel."
        #expect(try status(.sanction, in: text) == .denied)
    }

    @Test func `'must' says it of the verb after the comma, too`() throws {
        #expect(try status(.cooperate, in: "Bộ Y tế phải chủ trì, phối hợp với Bộ Công an.") == .hypothetical)
        #expect(try status(.cooperate, in: "Bộ Y tế chủ trì, phối hợp với Bộ Công an.") == .asserted)
    }

    @Test func `a fear that is joined to an act says nothing of it`() throws {
        #expect(try status(.sanction, in: "Israel đã lo ngại và ngăn cản Nga bán tên lửa.") == .asserted)
    }

    @Test(arguments: [
        "Công an tỉnh Bến Sông đang xem xét khởi tố vụ án, khởi tố bị can đối với ông Lê Văn Tạo.",
        "Công an tỉnh Bến Sông dự kiến khám xét nhà, bắt ông Lê Văn Tạo.",
    ])
    func `what is joined to an act that is only planned is planned, too`(text: String) throws {
        #expect(try status(.coerce, in: text) != .asserted)
    }

    @Test func `the steps toward an arrest are no arrest yet`() throws {
        let text = "Công an tỉnh Bến Sông đang thực hiện các bước bắt tạm giam ông Lê Văn Tạo."
        #expect(try status(.coerce, in: text) == .future)
    }

    @Test func `what will be done if something happens is open`() throws {
        #expect(try status(.cooperate, in: "Mỹ sẽ hợp tác với Nga nếu hai bên đồng thuận.") == .hypothetical)
    }

    @Test(arguments: [
        "Ông Putin được mời đến thăm Việt Nam.", "Việt Nam mời Tổng thống Putin thăm Hà Nội.",
        "Thủ tướng ngỏ ý mời Tổng thống Nga Vladimir Putin tới thăm Việt Nam.",
    ])
    func `who is only invited has not come`(text: String) throws {
        let visit = try #require(Fixture.report(of: text).events).first { $0.mode == .visit }
        #expect(visit.map(\.status) ?? .hypothetical == .hypothetical)
    }

    @Test(arguments: [
        "Sở Y tế tỉnh Bến Sông được giao phối hợp với Sở Tài chính.",
        "Chủ tịch tỉnh giao Sở Y tế tỉnh Bến Sông phối hợp với Sở Tài chính.",
        "Nga rất quan tâm đến việc cải thiện quan hệ với Mỹ.",
    ])
    func `a task or an interest is no cooperation yet`(text: String) throws {
        #expect(try status(.cooperate, in: text) == .hypothetical)
    }

    @Test(arguments: [
        "Chưa có dấu hiệu cho thấy Nga tấn công Ukraine.", "Ông Lê Văn Tạo không tin Nga tấn công Ukraine.",
        "Không có bằng chứng nào cho thấy Nga tấn công Ukraine.",
    ])
    func `what there is no sign of, or what somebody does not believe, is not told as done`(text: String) throws {
        #expect(try status(.assault, in: text) == .hypothetical)
    }

    @Test func `talks that somebody is for are not held, and he is for neither side`() throws {
        let text = "Washington ủng hộ đối thoại trực tiếp giữa Philippines và Trung Quốc."
        let events = try #require(Fixture.report(of: text).events)
        #expect(events.filter { $0.type == .consult }.map(\.status) == [.hypothetical])
        #expect(!events.contains { $0.type == .support })
    }

    @Test(arguments: [
        "Ông Trump tỏ ra lạc quan trước cuộc gặp với ông Kim Jong-un.",
        "Ông Trump tỏ ra lạc quan trước thềm cuộc gặp với ông Kim Jong-un.",
    ])
    func `a meeting that is ahead is still to come`(text: String) throws {
        #expect(try status(.consult, in: text) == .future)
    }

    @Test func `what is not excluded is open, and not denied`() throws {
        #expect(
            try status(.cooperate, in: "Nga không loại trừ khả năng tập trận chung với Trung Quốc.") == .hypothetical)
    }

    @Test(arguments: [
        ("Thủ tướng Nguyễn Văn Bền quyết định cách chức ông Lê Văn Tạo.", Report.Event.Status.asserted),
        ("Thủ tướng Nguyễn Văn Bền sẽ quyết định cách chức ông Lê Văn Tạo.", .future),
    ])
    func `whose office it is to dismiss has done so when he has decided`(
        text: String, expected: Report.Event.Status
    ) throws {
        #expect(try status(.sanction, in: text) == expected)
    }

    @Test(arguments: [
        // Moscow denies the news that; deny the possibility that; it is hardly to be expected that; should not; whether or not
        ("Nga bác tin Mỹ tấn công Iran.", Report.Event.Status.denied),
        ("Phát ngôn viên bác bỏ khả năng Mỹ đã tấn công Iran.", .denied),
        ("Khó có kịch bản Mỹ tấn công Iran.", .hypothetical),
        ("Mỹ không nên tấn công Iran.", .hypothetical),
        ("Mỹ chưa quyết định có hay không tấn công Iran.", .hypothetical),
    ])
    func `what is refuted, hardly expected, advised against or undecided is not told as done`(
        text: String, expected: Report.Event.Status
    ) throws {
        #expect(try status(.assault, in: text) == expected)
    }

    @Test(arguments: [
        "Cuộc gặp giữa ông Kim Jong-un và ông Putin được ấn định sẽ diễn ra vào cuối tháng này.",
        "Đây là bước đệm dẫn tới cuộc gặp giữa ông Kim Jong-un và ông Putin.",
        "Dự kiến, ông Kim Jong-un sẽ phát biểu tại hội nghị, hội đàm với ông Putin và dự tiệc.",
    ])
    func `a meeting that is set, led up to or on a programme is still to come`(text: String) throws {
        #expect(try status(.consult, in: text) == .future)
    }

    @Test func `a word before says nothing of what was asked for, nor of what somebody has done`() throws {
        // did not shake hands at the request of; will deal firmly with those who killed
        #expect(try status(.request, in: "Tổng thống Mỹ không bắt tay theo đề nghị của Thủ tướng Đức.") == .asserted)
        #expect(
            try status(.assault, in: "Thổ Nhĩ Kỳ sẽ mạnh tay với những kẻ giết hại nhà báo Lê Văn Sơn.") == .asserted)
    }

    // MARK: Denials and conditions

    @Test(arguments: [
        "Lào phủ nhận rằng Lào tấn công Campuchia.", "Lào phủ nhận tàu hải cảnh nước này đâm tàu Campuchia.",
        "Bộ Quốc phòng Lào bác bỏ thông tin cho rằng Lào ném bom Campuchia.",
    ])
    func `what somebody denies is denied, whoever is its subject`(text: String) throws {
        let event = try #require(EventLines.events(of: text)?.first { $0.type == .assault })
        #expect(event.status == .denied)
    }

    @Test(arguments: [
        ("Lào không phủ nhận Lào tấn công Campuchia.", Report.Event.Kind.assault, Report.Event.Status.asserted),
        ("Lào chỉ rút quân khỏi Campuchia khi tình hình ổn định.", .concede, .hypothetical),
        ("Chile cho phép triển khai quân đến Peru.", .mobilize, .future),
        ("Chile và Bolivia phóng tên lửa trong một tín hiệu nhằm cảnh báo Peru.", .threaten, .asserted),
        ("UBND TP Cần Thơ đã quyết định xử phạt ông Nguyễn Văn Nam 90 triệu đồng.", .sanction, .asserted),
        ("Ông Luna tuyên bố Chile sẽ \"tấn công Peru\".", .assault, .future),
    ])
    func `an act is told as far as it goes`(text: String, kind: Report.Event.Kind, status: Report.Event.Status) throws {
        let event = try #require(EventLines.events(of: text)?.first { $0.type == kind })
        #expect(event.status == status)
    }
}
