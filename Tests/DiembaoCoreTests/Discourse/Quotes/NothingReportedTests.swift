import Testing

@testable import DiembaoCore

@Suite struct `A reporting word tells of nothing said` {
    @Test(arguments: [
        // experts doubt the pledge; to carry out the pledge that; the pledges and statements made
        "Nhiều nhà quan sát vẫn hoài nghi cam kết đóng cửa nhà máy của chính phủ Iran.",
        "Hai bên đã bàn cách triển khai cam kết mà lãnh đạo hai nước đạt được hồi tháng 3.",
        "Bà Trần Thị Mai có thể rút lại những cam kết và tuyên bố đưa ra trong thời gian tranh cử.",
        // a letter that answers the voters' proposal; workers who are not up to what is demanded
        "Bộ Xây dựng vừa có công văn trả lời kiến nghị cử tri tỉnh Hà Nam gửi tới Quốc hội.",
        "Những công nhân chưa đạt yêu cầu sẽ được đào tạo lại trong quý 2.",
    ])
    func `where it is a noun that something is done to`(text: String) throws {
        #expect(try QuotedText.contents(text).isEmpty)
    }

    @Test func `where who answers says something it is a verb all the same`() throws {
        let quote = try QuotedText.quote("Bà Trần Thị Mai trả lời rằng con đê đã nứt từ năm ngoái.")
        #expect(quote.span.text == "con đê đã nứt từ năm ngoái")
    }

    @Test(arguments: [
        "Thanh tra có quyền yêu cầu các hộ dân xuất trình giấy tờ nhà đất.",
        "Người dân có thể yêu cầu chủ đầu tư bồi thường thiệt hại.",
        "Đội Cảnh sát giao thông có nhiệm vụ thông báo, kiến nghị và gửi hồ sơ cho cơ quan điều tra.",
    ])
    func `where it is a right, a possibility or a task`(text: String) throws {
        #expect(try QuotedText.contents(text).isEmpty)
    }

    @Test(arguments: [
        // what is worth saying is; what you say is reasonable, too; when he closed the session
        "Vấn đề đáng nói là chính các hộ dân cũng không biết con đê đã nứt.",
        "Những điều em nói cũng là hợp lý.",
        "Bộ trưởng Lê Văn Sơn nhấn mạnh khi kết luận phiên họp báo thường kỳ tháng 5.",
    ])
    func `where nothing that was said follows`(text: String) throws {
        #expect(try QuotedText.contents(text).isEmpty)
    }

    @Test func `where it is a risk or a plan`() throws {
        #expect(
            try QuotedText.contents(
                "Trước nguy cơ nhà thầu dừng thi công, yêu cầu bồi thường thiệt hại, thành phố đã xin vay thêm vốn."
            ).isEmpty)
    }

    @Test func `where it only tells which place is meant`() throws {
        #expect(
            try QuotedText.contents("Anh Bảo đã chạy đến địa điểm chị Na nói để can ngăn nhưng không kịp.").isEmpty)
    }

    @Test func `where a year stands before it as if it spoke`() throws {
        let quotes = try QuotedText.quotes(
            "Theo các chuyên gia, năm 2019 dự báo thị trường nhà đất sẽ tiếp tục phục hồi.")
        #expect(quotes.map { $0.speaker?.span.text } == ["các chuyên gia"])
    }

    @Test(arguments: [
        // if the minister demands; if the couple asks
        "Nếu Bộ trưởng Xây dựng yêu cầu tỉnh dừng việc đắp đê, ông sẽ từ chức.",
        "Mọi việc sẽ khác đi nếu vợ chồng cô xin cấp đất ở Bến Lâm.",
        // what he says; what she has proposed and carried out; withdrawn charges; no grounds to conclude; the results of an assessment
        "Cả xóm ngồi xem ông Lê Văn Sơn hôm nay nói gì về con đê.",
        "Đây là cách làm được xã đề xuất và áp dụng từ năm ngoái.",
        "Bà Mai bị bắt năm ngoái nhưng cáo buộc bị rút vào tháng 3.",
        "Công an không có căn cứ kết luận con đê bị phá hoại.",
        "Người lao động có kết quả đánh giá không đạt chuẩn sẽ phải nghỉ việc.",
        // stamps and papers
        "Xe được dán tem xác nhận, xe không đạt chuẩn phải quay về sửa chữa.",
    ])
    func `is reported by a condition, a question or a noun`(text: String) throws {
        #expect(try QuotedText.quotes(text).isEmpty)
    }

    @Test func `is reported of what somebody is asked to say`() throws {
        // The firm was never asked to share "information", Mr Sơn says.
        let quotes = try QuotedText.quotes(
            "Công ty chưa bao giờ được yêu cầu công bố số tiền đã nộp, ông Lê Văn Sơn nói.")
        #expect(!quotes.contains { $0.cue?.text == "công bố" })
    }

    @Test(arguments: [
        // confirmed the above news at dawn; affirmed this at the meeting
        "Công an huyện đã xác nhận thông tin trên lúc rạng sáng 24-10, hai giờ sau khi con đê vỡ.",
        "Ông Lê Văn Sơn khẳng định điều này tại cuộc họp sáng qua.",
        // say no to corruption; all but demanded; was about to denounce
        "Bà Trần Thị Mai nói không với tham nhũng trong ngành.",
        "Ông Lê Văn Sơn suýt nữa đòi bỏ về giữa cuộc họp.",
        "Ông Lê Văn Sơn toan tố cáo hàng xóm lấn đất.",
        // shows his class and helps the team
        "Với bàn thắng này, anh Lê Văn Sơn khẳng định đẳng cấp của mình và giúp đội tuyển vào chung kết.",
        // keeping within the requirements; reported it to the police
        "Trại nuôi phải bảo đảm yêu cầu phòng dịch trong mùa mưa.",
        "Gia đình đã trình báo Công an phường Bến Lâm và Công an phường đã mời hai người lên làm việc.",
        // the news on whether …
        "Cảnh sát từ chối tiết lộ thông tin về việc đã xác định được danh tính nghi phạm hay chưa.",
    ])
    func `is reported where what was said stands elsewhere, was never said or is a noun`(text: String) throws {
        #expect(try QuotedText.quotes(text).isEmpty)
    }

    @Test func `is reported of the clause that a sentence only begins with`() throws {
        // After the panel repeated the charge, the judge passed sentence.
        let quotes = try QuotedText.quotes(
            "Sau khi hội đồng xét xử nhắc lại cáo buộc của công tố viên, chủ toạ đã tuyên phạt anh Sơn 6 tháng tù.")
        #expect(!quotes.contains { $0.span.text.contains("chủ toạ") })
    }

    @Test(arguments: [
        // shows self-confidence; in northern Syria, which shows; take a flight; the session of questions; of a warning kind
        "Quốc Đạt cho thấy sự tự tin của mình trước khán giả.",
        "Người dân mừng lễ tại thành phố Aleppo, miền bắc Syria, cho thấy cuộc sống yên bình đang trở lại.",
        "Hành khách Lê Văn Sơn đáp chuyến bay từ Đà Lạt đi TP HCM.",
        "Ông Lê Văn Sơn khai mạc phiên chất vấn, bà Mai trình bày báo cáo của xã.",
        "Đoạn phim có tính cảnh báo cho những gia đình có con nhỏ.",
    ])
    func `is reported by who shows something, takes a flight or opens a session`(text: String) throws {
        #expect(try QuotedText.quotes(text).isEmpty)
    }

    @Test func `is reported by a noun of which something is affirmed`() throws {
        let quotes = try QuotedText.quotes("Ông Lê Văn Sơn khẳng định yêu cầu này là \"chưa từng có\".")
        #expect(quotes.map(\.cue?.text) == ["khẳng định"])
    }

    @Test(arguments: [
        // convicted of the crime of; goods with the label; an article called
        "Cơ quan điều tra kết luận ông Sơn phạm tội \"thiếu trách nhiệm gây hậu quả nghiêm trọng\".",
        "Bà Mai là nhân vật trong bài viết “Gian nan hành trình cứu con” của báo Sao Mai.",
    ])
    func `is said by the name of a crime or of an article in marks`(text: String) throws {
        #expect(try !QuotedText.quotes(text).contains { $0.type != .indirect })
    }

    @Test(arguments: [
        // the fleet that Chile proposes; forms; the undercarriage; a forecast of nobody's
        "Đội tàu đa quốc gia do Chile đề xuất sẽ bảo vệ tuyến hàng hải từ tháng sau.",
        "Hùng đã nhận các tờ khai từ một người phụ nữ và giao cho cảnh sát.",
        "Hệ thống càng đáp mới cho phép trực thăng hạ cánh xuống vùng đất mềm.",
        "Theo dự đoán, con đê sẽ vỡ trong ba ngày tới.",
        "Đêm khai mạc hứa hẹn mở màn cho một mùa lễ hội sôi động.",
    ])
    func `where it only describes a thing`(text: String) throws {
        #expect(try QuotedText.contents(text).isEmpty)
    }

    @Test(arguments: [
        "Cục trưởng từ chối cho biết con đê đã vỡ hay chưa.", "Xin ông cho biết vì sao con đê đã vỡ?",
        "Bà Trần Thị Mai bác bỏ những thông tin nói con đê đã vỡ.",
    ])
    func `where somebody is asked to say it, declines to or denies it`(text: String) throws {
        #expect(try QuotedText.contents(text).isEmpty)
    }

    @Test func `where somebody else demands that it be said`() throws {
        let contents = try QuotedText.contents("Thủ tướng yêu cầu Sở Xây dựng đề xuất phương án đắp lại con đê.")
        #expect(contents == ["Sở Xây dựng đề xuất phương án đắp lại con đê"])
    }

    @Test(arguments: [
        // the head of the directing board; the question of origin; face 36 charges; the above statement was made
        "Ông Lê Văn Sơn tiếp tục làm Trưởng ban Chỉ đạo thi quốc gia của tỉnh Bến Lâm trong năm nay.",
        "Nhiều người đặt ra vấn đề xuất xứ của các món ăn ở chợ Bến Lâm.",
        "Hai vợ chồng đối mặt 36 cáo buộc gồm tra tấn và giam người trái phép.",
        // asks for leave; threatens with a gun; tries to find out
        "Tháng 7, Sơn xin nghỉ việc ở tiệm vàng và về quê.",
        "Ông Lê Văn Sơn dùng cả súng và dao đe doạ một nữ nhân viên trong xưởng.",
        "Chile và Peru tìm cách xác định làm thế nào con tàu đã đâm vào cầu.",
    ])
    func `where it belongs to a name or a thing, or where something is done and not said`(text: String) throws {
        #expect(try QuotedText.contents(text).isEmpty)
    }

    @Test(arguments: [
        ("Đà Nẵng xin Quảng Nam cho đắp đập tạm.", "Quảng Nam cho đắp đập tạm"),
        ("Nghi phạm Lê Văn Tài cầm dao và doạ nếu đến gần sẽ bị đâm.", "nếu đến gần sẽ bị đâm"),
        ("Peru hôm 3/9 tuyên bố con đê đã vỡ.", "con đê đã vỡ"),
    ])
    func `though the same words tell what is said as well`(text: String, content: String) throws {
        #expect(try QuotedText.contents(text) == [content])
    }

    @Test(arguments: [
        // when they tell of it, are still indignant; reached agreement on; speaks up so that; the above figure, at the conference
        "Nhiều người dân Bến Lâm khi kể lại vẫn còn rất bức xúc vì con đê.",
        "Chile và Peru đã nhất trí được một số định hướng chung về nghề cá.",
        "Bộ trưởng Lê Văn Sơn cố tình nói to để những người ở bờ bên kia nghe rõ.",
        "Ông Lê Văn Sơn cho biết con số trên tại hội nghị tổng kết của ngành thuỷ lợi.",
        // announced only some days before; pointed out at; made the charge at a time when
        "Quyết định được Chile thông báo chỉ vài ngày trước khi hai nước có cuộc họp tại Santiago.",
        "Các sai phạm đã được Kiểm toán Nhà nước chỉ ra tại thông báo số 56 hồi tháng 8.",
        "Bộ Ngoại giao Chile đưa ra cáo buộc trong thời điểm quan hệ hai nước đã xấu đi.",
        // cannot affirm yet; it is not known whether they demand; for lack of information
        "Giới chức Bến Lâm chưa thể khẳng định con đê này là của làng bên.",
        "Không rõ liệu chính phủ Chile có đòi Peru phải bồi thường hay không.",
        "Người dân thấy giá đất rẻ, thiếu thông tin nên vẫn mua.",
        // the tsunami warning centre; tried for alleged; to clear up the charge; signs and pictures
        "Trung tâm cảnh báo sóng thần Nam Mỹ đặt ở cảng Callao từ năm ngoái.",
        "Bà Trần Thị Mai đang bị xét xử vì cáo buộc nhận hối lộ.",
        "Quốc hội Peru mời ông đến để làm rõ cáo buộc Chile đã nghe lén.",
        "Hình ảnh vệ tinh cho thấy con tàu đã rời cảng Callao.",
        // issue the decision, the notice, post it up; hope
        "Xã làm đủ thủ tục như lập biên bản, ban hành quyết định, thông báo, niêm yết trước khi di dời.",
        "Tổng thống Chile hy vọng hai nước sẽ sớm mở lại cửa khẩu.",
    ])
    func `where it is told when, by what or whether it is said`(text: String) throws {
        #expect(try QuotedText.contents(text).isEmpty)
    }

    @Test(arguments: [
        ("Một nghiên cứu của Bệnh viện Bến Lâm cho thấy nhiều người đã mắc bệnh.", "nhiều người đã mắc bệnh"),
        ("Tổng thống Chile nói hy vọng rằng hai nước sẽ mở lại cửa khẩu.", "hai nước sẽ mở lại cửa khẩu"),
        // wrote a book which holds that
        (
            "Ông Lê Văn Sơn, người viết cuốn sách về làng Bến Lâm cho rằng con đê sẽ vỡ trong ba năm tới.",
            "con đê sẽ vỡ trong ba năm tới"
        ),
    ])
    func `but for a report, a hope with rằng and a book`(text: String, content: String) throws {
        #expect(try QuotedText.contents(text) == [content])
    }
}
