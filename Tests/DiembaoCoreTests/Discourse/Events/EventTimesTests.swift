import TestSupport
import Testing

@testable import DiembaoCore

@Suite struct `When an event was` {
    /// The words of an event's time; `nil` where it has none.
    private func time(of type: Report.Event.Kind, in text: String) throws -> String? {
        let report = try Fixture.report(of: text)
        let event = try #require(report.events?.first { $0.type == type }, "no event")
        return report.times?.first { $0.id == event.time }?.span.text
    }

    @Test(arguments: [
        ("Ngày 5/10, bà Anna Weber cho biết bà đã gặp ông Putin.", Report.Event.Kind.consult),
        ("Bà Anna Weber hôm nay cho biết Đức đã trừng phạt Nga.", .sanction),
    ])
    func `the day on which it is said is not the day on which it was done`(
        text: String, type: Report.Event.Kind
    ) throws {
        #expect(try time(of: type, in: text) == nil)
    }

    @Test func `what a quotation speaks of has its own time`() throws {
        let text = "\"Chúng ta có tầm nhìn cho tương lai\", ông Trump nói khi thăm Nhật Bản."
        #expect(try time(of: .consult, in: text) == nil)
    }

    @Test(arguments: [
        "Sau cuộc bầu cử ngày 8/11, ông Putin gặp ông Trump.", "Ông Putin gặp ông Trump sau cuộc bầu cử ngày 8/11.",
        "Trước ngày 8/11, ông Putin gặp ông Trump.",
    ])
    func `what is before or after a day is not on it`(text: String) throws {
        #expect(try time(of: .consult, in: text) == nil)
    }

    @Test(arguments: [
        "Sau cuộc gặp với ông Trump ngày 8/11, ông Putin rời Đức.", "Sau đó ngày 8/11 ông Putin gặp ông Trump.",
        "Ngày 8/11, ông Putin gặp ông Trump sau khi rời Đức.",
    ])
    func `a meeting has its own day, whatever is told to be after it`(text: String) throws {
        let day = try #require(try time(of: .consult, in: text))
        #expect(day.hasSuffix("8/11"))
    }

    @Test(arguments: [
        "Ông Karel Novak, hiện là bộ trưởng, đã bị kỷ luật.",
        "Ông Karel Novak (nguyên bí thư, hiện là bộ trưởng) đã bị kỷ luật.",
        "Ông Karel Novak đã bị kỷ luật và hiện đang bị điều tra.",
        "Ông Karel Novak (bị bắt ngày 8/11) đã bị kỷ luật.",
    ])
    func `what somebody is at present, or what a note tells, is at another time`(text: String) throws {
        #expect(try time(of: .sanction, in: text) == nil)
    }

    @Test func `what is at present has that time`() throws {
        #expect(try time(of: .sanction, in: "Hiện Mỹ đang trừng phạt Nga.") == "Hiện")
    }

    @Test func `the day on which something was found is not when what it proves was done`() throws {
        let text = "Ngày 16/10, khi khám nhà, cảnh sát tìm thấy bằng chứng rằng ông Karel Novak bị giết."
        #expect(try time(of: .assault, in: text) == nil)
    }

    @Test func `the day on which a visit is praised is not the visit's`() throws {
        let text = "Tổng thống Mỹ Donald Trump ngày 15/11 ca ngợi chuyến thăm Nhật Bản của ông."
        #expect(try time(of: .consult, in: text) == nil)
        #expect(try time(of: .consult, in: "Hôm 8/9 diễn ra cuộc gặp giữa ông Trump và ông Putin.") == "Hôm 8/9")
    }

    @Test(arguments: [
        "Công an tỉnh Bến Sông khởi tố ông Lê Văn Tạo vì đánh người ngày 7/4.",
        "Công an tỉnh Bến Sông khởi tố ông Lê Văn Tạo, người bị theo dõi kể từ vụ cháy ngày 7/4.",
    ])
    func `the day behind a reason is the day of what it was done for`(text: String) throws {
        #expect(try time(of: .coerce, in: text) == nil)
    }
}
