import TestSupport
import Testing

@testable import DiembaoCore

@Suite struct `Who only stands near an act` {
    private func lines(_ text: String) throws -> [String] { try EventLines.of(text) }

    // MARK: Who acts for nobody

    @Test(arguments: [
        "Cựu thủ tướng Anh chỉ trích Nga.", "Nguyên bộ trưởng Quốc phòng Mỹ cáo buộc Trung Quốc.",
        "Nga lên án cựu tổng thống Mỹ về phát biểu hôm qua.",
    ])
    func `who is out of office does not act for the state`(text: String) throws {
        #expect(try lines(text).isEmpty)
    }

    @Test func `a former official who is named acts for himself`() throws {
        #expect(try lines("Cựu thủ tướng Anh Tony Blair chỉ trích Nga.") == ["Tony Blair ACCUSE Nga"])
        #expect(try lines("Thủ tướng Anh chỉ trích Nga.") == ["Anh ACCUSE Nga"])
    }

    @Test func `a share of a people does not act for the state`() throws {
        #expect(try lines("29% người Mỹ được hỏi ủng hộ quyết định của Tổng thống Nga Vladimir Putin.").isEmpty)
    }

    @Test func `whoever is only described as elected is elected by nobody there`() throws {
        let found = try lines("Thủ tướng Nhật Shinzo Abe gặp tổng thống Mỹ đắc cử Donald Trump.")
        #expect(found == ["Shinzo Abe CONSULT Donald Trump"])
    }

    @Test func `who is punished has done what it is for`() throws {
        let found = try lines("Ông Donald Trump chỉ trích Đức vì ủng hộ Iran.")
        #expect(found == ["Donald Trump ACCUSE Đức", "Đức SUPPORT Iran"])
    }

    @Test(arguments: ["tuyên phạt bị cáo Lê Văn Nam 15 năm tù", "khởi tố bị can Lê Văn Nam về tội giết người"])
    func `whom a court or the police calls the accused is whom it is done to`(act: String) throws {
        #expect(try lines("Công an tỉnh Nghệ An đã \(act).") == ["Công an tỉnh Nghệ An COERCE Lê Văn Nam"])
    }

    // MARK: Who suffers nothing

    @Test func `who steers what is seized is not arrested`() throws {
        let found = try lines("Công an huyện Bến Sông bắt giữ hai chiếc ghe do ông Lê Văn Tạo điều khiển.")
        #expect(!found.contains { $0.contains("COERCE") && $0.hasSuffix("Lê Văn Tạo") }, "\(found)")
    }

    @Test func `who gets the letter is not denounced in it`() throws {
        let found = try lines("Ông Lê Văn Tạo làm đơn tố cáo nhiều sai phạm gửi Tỉnh uỷ Bến Sông.")
        #expect(!found.contains("Lê Văn Tạo ACCUSE Tỉnh uỷ Bến Sông"), "\(found)")
    }

    @Test func `whose people were hurt at a place is not whom the police killed there`() throws {
        let found = try lines("Ai Cập tiêu diệt 30 tay súng ở khu vực xe khách Ấn Độ bị đánh bom.")
        #expect(!found.contains("Ai Cập ASSAULT Ấn Độ"), "\(found)")
    }

    @Test(arguments: [
        "Chính quyền Cairo không nói rõ các tay súng bị tiêu diệt đến từ đâu.",
        "Bộ Quốc phòng Nga tìm thấy bản đồ khi các máy tính của nhóm tin tặc, phần lớn còn mới, bị tịch thu.",
        "Khi cách Hải Phòng hơn 20 km thì tàu bị đánh chìm.", "Quyền đi lại ở Triều Tiên bị hạn chế.",
    ])
    func `what has a noun of its own before 'bị' is not done to who is named farther off`(text: String) throws {
        let found = try lines(text)
        #expect(
            !found.contains { $0.hasPrefix("ASSAULT") || $0.hasPrefix("COERCE") || $0.hasPrefix("SANCTION") },
            "\(found)")
    }

    @Test(arguments: ["Ông Lê Văn Tạo khi lái xe về nhà bị bắt giữ.", "Ông Lê Văn Tạo, ở Bến Sông, bị bắt giữ."])
    func `whoever the sentence is about is still the one who is arrested`(text: String) throws {
        #expect(try lines(text).contains("COERCE Lê Văn Tạo"))
    }

    @Test func `a state is not arrested in people whose noun no list has`() throws {
        #expect(try !lines("Hai yakuza Nhật bị bắt vì trộm hàng tạp hoá").contains("COERCE Nhật"))
    }

    @Test func `leave to open fire is nothing that somebody suffers`() throws {
        let found = try lines("Chính phủ Indonesia cho phép cảnh sát được quyền nổ súng khi cần.")
        #expect(!found.contains { $0.contains("ASSAULT") }, "\(found)")
    }

    @Test func `fireworks are no shots, and who is beaten at the polls is not attacked`() throws {
        #expect(try !lines("Ban Bí thư không cho phép bắn pháo hoa tại Đền Hùng.").contains { $0.contains("ASSAULT") })
        #expect(try !lines("Ông Donald Trump đánh bại đối thủ Hillary Clinton.").contains { $0.contains("ASSAULT") })
    }

    // MARK: Who does nothing

    @Test func `who watches a test does not fire`() throws {
        #expect(try !lines("Ông Kim Jong-un xem bắn thử tên lửa.").contains { $0.hasPrefix("Kim Jong-un MOBILIZE") })
    }

    @Test func `who is against the buying of arms does not buy them`() throws {
        let found = try lines("Cảnh báo của ông Mike Pence chống lại việc mua tên lửa từ Nga không có tác dụng.")
        #expect(!found.contains("Mike Pence COOPERATE Nga"), "\(found)")
    }

    @Test func `what a country puts off after protests it has not done itself`() throws {
        #expect(try !lines("Pháp hoãn tăng thuế sau biểu tình").contains { $0.contains("PROTEST") })
    }

    @Test func `who is kept from an act does it as little as who keeps him from it`() throws {
        let report = try Fixture.report(of: "Nga phản đối nghị quyết, không cho Mỹ tiếp tục điều tra Syria.")
        let events = try #require(report.events)
        #expect(!events.contains { $0.mode == .investigate && $0.status == .asserted })
    }

    @Test func `what the first comma ends is no list of who acts`() throws {
        let found = try lines(
            "Sau vụ thử của Triều Tiên, các nước Anh, Đức và Pháp đã yêu cầu Hội đồng Bảo an Liên Hợp Quốc họp kín.")
        #expect(!found.contains { $0.hasPrefix("Triều Tiên") && $0.contains("REQUEST") }, "\(found)")
    }

    @Test func `what is in dispute with a neighbour is not drilled at with him`() throws {
        let found = try lines("Hàn Quốc tập trận tại quần đảo tranh chấp với Nhật Bản.")
        #expect(!found.contains { $0.contains("Nhật Bản") }, "\(found)")
        #expect(try lines("Hàn Quốc tập trận trên biển với Nhật Bản.").contains("Hàn Quốc COOPERATE Nhật Bản"))
    }

    @Test func `a meeting is had by the subject, not by whose conference it is beside`() throws {
        let found = try lines(
            "Ngoại trưởng Nga Sergei Lavrov sẽ có một cuộc gặp với Ngoại trưởng Mỹ Mike Pompeo bên lề hội nghị của ASEAN."
        )
        #expect(!found.contains { $0.hasPrefix("ASEAN") }, "\(found)")
    }

    @Test func `who disciplines one in the clause before a semicolon reprimands the next`() throws {
        let found = try lines(
            "Ủy ban Kiểm tra Tỉnh ủy Bến Sông quyết định kỷ luật khiển trách bà Trần Thị Cúc; cảnh cáo ông Lê Văn Tạo.")
        #expect(!found.contains("Trần Thị Cúc ACCUSE Lê Văn Tạo"), "\(found)")
    }

    @Test func `captains are not their country`() throws {
        #expect(try !lines("Năm thuyền trưởng Việt đề nghị Indonesia trả tàu.").contains("Việt Nam REQUEST Indonesia"))
    }

    @Test func `what is said of verbs that open somebody's words is no deed of his`() throws {
        let found = try lines("Ông Lê Văn Tạo nói: \"Công bố điều tra thêm thư của bà Trần Thị Cúc là bất công\".")
        #expect(!found.contains("Lê Văn Tạo ACCUSE Trần Thị Cúc"), "\(found)")
    }

    @Test func `who travels is the one who sees the other, not whom he sees`() throws {
        let found = try lines(
            "Thủ tướng Nhật Bản Shinzo Abe hội kiến Tổng thống Nga Vladimir Putin, trong khuôn khổ chuyến thăm chính thức Nga."
        )
        #expect(found.contains("Shinzo Abe CONSULT Nga"), "\(found)")
    }

    @Test func `a retired colonel of an army is not the army`() throws {
        let found = try lines("Một đại tá đã nghỉ hưu của quân đội Áo đã làm việc với tình báo Nga.")
        #expect(!found.contains { $0.hasPrefix("quân đội Áo") }, "\(found)")
    }

    @Test func `who is against a contract to sell does not sell`() throws {
        let found = try lines(
            "Người phát ngôn Bộ Ngoại giao Trung Quốc Cảnh Sảng đã chỉ trích hợp đồng bán tiêm kích cho Đài Loan.")
        #expect(!found.contains("Cảnh Sảng COOPERATE Đài Loan"), "\(found)")
    }

    @Test func `what is seized from a force is not seized from who backs it`() throws {
        let found = try lines("Syria thu giữ xe bọc thép của lực lượng do Thổ Nhĩ Kỳ hậu thuẫn.")
        #expect(!found.contains("Syria COERCE Thổ Nhĩ Kỳ"), "\(found)")
    }

    @Test func `where people are tried the place is not`() throws {
        #expect(try !lines("Tại Mỹ, nơi 62 người nhập cư bị xét xử, báo chí có mặt.").contains("COERCE Mỹ"))
    }

    @Test func `two who are at odds deny nothing that the police said`() throws {
        let found = try lines(
            "Công an huyện Bến Sông cáo buộc ông Lê Văn Tạo gây thương tích. Ông Tạo và bà Cúc nảy sinh mâu thuẫn.")
        #expect(!found.contains { $0.contains("REJECT Công an huyện Bến Sông") }, "\(found)")
    }

    @Test func `a place that is attacked does not hit back with the president named after it`() throws {
        let found = try lines("Triều Tiên dọa tấn công đảo Guam và Tổng thống Mỹ Donald Trump cũng đáp trả Triều Tiên.")
        #expect(!found.contains { $0.hasPrefix("Guam") }, "\(found)")
    }

    // MARK: How far it has happened

    @Test(arguments: [
        ("Công an huyện Bến Sông quyết định khởi tố ông Lê Văn Tạo.", Report.Event.Status.asserted),
        ("Công an huyện Bến Sông sẽ quyết định khởi tố ông Lê Văn Tạo.", .future),
    ])
    func `a body's decision on somebody is the act`(text: String, expected: Report.Event.Status) throws {
        let events = try #require(try Fixture.report(of: text).events)
        #expect(events.first { $0.type == .coerce }?.status == expected)
    }

    // MARK: Whose people or whose meeting it is

    @Test(arguments: [
        "Hai quan chức cao cấp phụ trách an ninh của Afghanistan đã từ chức.",
        "Giám đốc Công ty Sao Việt đã từ chức.",
    ])
    func `a state or a firm does not resign with its people`(text: String) throws {
        #expect(try !lines(text).contains { $0.contains("CONCEDE") })
    }

    @Test func `who accepts a resignation is not whom it is made to by the next clause`() throws {
        let found = try lines("Bộ trưởng Lê Văn Tạo đã từ chức và Tổng thống Nguyễn Văn Bền đã chấp thuận.")
        #expect(found.contains("Lê Văn Tạo CONCEDE"))
        #expect(!found.contains { $0.hasSuffix("Nguyễn Văn Bền") && $0.contains("CONCEDE") })
    }

    @Test func `a state is not arrested in a citizen of it`() throws {
        let found = try lines("Đây là công dân thứ ba của Canada bị Trung Quốc bắt giữ.")
        #expect(!found.contains("Trung Quốc COERCE Canada"), "\(found)")
    }

    @Test func `a country is appointed to no office`() throws {
        let found = try lines("Ông Trump đã bổ nhiệm một đại sứ có quan hệ sâu rộng với Nga.")
        #expect(!found.contains { $0.hasSuffix("SUPPORT Nga") }, "\(found)")
    }

    @Test func `who speaks at a body's meeting does not meet it`() throws {
        let found = try lines("Bộ trưởng Lê Văn Tạo phát biểu tại hội nghị thượng đỉnh NATO hôm 3/4.")
        #expect(!found.contains { $0.contains("CONSULT") }, "\(found)")
    }

    @Test func `hosts of a meeting do not talk to each other`() throws {
        let found = try lines("Tin được đưa ra tại cuộc họp báo chí do Sở Y tế và Sở Tài chính tỉnh Bến Sông tổ chức.")
        #expect(!found.contains { $0.contains("CONSULT") }, "\(found)")
    }

    @Test func `who goes from a seat of power to another place does not leave it`() throws {
        #expect(try !lines("Tổng thống Trump rời Nhà Trắng đi dự hội nghị.").contains { $0.contains("SANCTION") })
    }

    @Test func `where somebody states something does not state it with him`() throws {
        let found = try lines("Tại Công an tỉnh Bến Sông, ông Lê Văn Tạo và bà Trần Thị Mơ xin lỗi ông Nguyễn Văn Bền.")
        #expect(!found.contains { $0.hasPrefix("Công an") }, "\(found)")
    }

    // MARK: Who is asked, warned or answered

    @Test(arguments: [
        "Tổng thống Putin kêu gọi các nước rút quân để Syria tái thiết.",
        "Ông Lê Văn Tạo yêu cầu lập đoàn liên ngành, trong đó UBND tỉnh Bến Sông là đơn vị chủ trì.",
        "Mỹ yêu cầu dẫn độ bà Trần Thị Mơ.",
    ])
    func `whoever stands in a further clause or is another verb's object is not asked`(text: String) throws {
        #expect(try !lines(text).contains { $0.contains("REQUEST") })
    }

    @Test(arguments: ["Nga đệ đơn khiếu nại với Liên Hợp Quốc.", "Nga khởi kiện với Toà án Công lý Quốc tế."])
    func `where somebody complains is not whom he complains of`(text: String) throws {
        #expect(try !lines(text).contains { $0.contains("ACCUSE") })
    }

    @Test func `who answers questions does not ask them`() throws {
        let found = try lines("Bộ trưởng Lê Văn Tạo trả lời chất vấn đại biểu Trần Thị Mơ.")
        #expect(!found.contains { $0.hasPrefix("Lê Văn Tạo ACCUSE") }, "\(found)")
    }

    @Test func `what is admitted of somebody is not admitted to him`() throws {
        let found = try lines("Bà Trần Thị Mơ khai nhận Lê Văn Tạo là người môi giới.")
        #expect(!found.contains { $0.contains("CONCEDE") }, "\(found)")
        #expect(try lines("Bà Trần Thị Mơ thú nhận với ông Lê Văn Tạo.").contains("Trần Thị Mơ CONCEDE Lê Văn Tạo"))
    }

    @Test func `what is said of a singer is not said of his country`() throws {
        let found = try lines("Ông Lê Văn Tạo chê một số ca sĩ Mỹ.")
        #expect(!found.contains { $0.hasSuffix("ACCUSE Mỹ") }, "\(found)")
    }

    @Test func `who says how many were indicted was not`() throws {
        let found = try lines("Bà Trần Thị Mơ không nói rõ có bao nhiêu cảnh sát bị truy tố.")
        #expect(!found.contains { $0.contains("COERCE") }, "\(found)")
    }

    @Test func `a challenge that something is to somebody is no threat, and a match no attack`() throws {
        #expect(try !lines("Biển Baltic là một thách thức với ông Trump.").contains { $0.contains("THREATEN") })
        #expect(try !lines("Mexico đánh bại đương kim vô địch Đức.").contains { $0.contains("ASSAULT") })
    }

    // MARK: One deed

    @Test func `a deed that is told with its doer is not told once more without him`() throws {
        let found = try lines(
            "Công an tỉnh Bến Sông bắt giữ ông Lê Văn Tạo.\nÔng Lê Văn Tạo bị bắt giữ khi đang ở nhà.\n")
        #expect(found.filter { $0.contains("COERCE") } == ["Công an tỉnh Bến Sông COERCE Lê Văn Tạo"], "\(found)")
    }

    // MARK: What is told anew

    @Test(arguments: [
        ("Ông Lê Văn Tạo đắc cử tổng thống.", "SUPPORT Lê Văn Tạo"),
        ("Ông Lê Văn Tạo giành chiến thắng trong cuộc bầu cử tổng thống.", "SUPPORT Lê Văn Tạo"),
        ("TAND TP.HCM mở phiên xử sơ thẩm với bị cáo Lê Văn Tạo.", "TAND TP.HCM COERCE Lê Văn Tạo"),
        ("Ngoại trưởng Lê Văn Tạo đưa ra hạn chót để Nga phá huỷ các tên lửa.", "Lê Văn Tạo THREATEN Nga"),
    ])
    func `elections, hearings and deadlines are told`(text: String, expected: String) throws {
        #expect(try lines(text).contains(expected))
    }

    @Test func `what nobody is named as suffering is told of who dismisses, disciplines or, in a headline, apologises`()
        throws
    {
        #expect(try lines("Tổng thống Lê Văn Tạo sa thải đồng loạt 8 tướng lĩnh.").contains("Lê Văn Tạo SANCTION"))
        #expect(try lines("Sở Giáo dục tỉnh Bến Sông kỷ luật 7 học sinh.").contains { $0.hasSuffix("SANCTION") })
        let article = "Bộ trưởng Lê Văn Tạo xin lỗi vì sự cố\nSự cố xảy ra sáng nay ở tỉnh Bến Sông.\n"
        #expect(try lines(article).contains("Lê Văn Tạo CONCEDE"))
    }

    @Test(arguments: [
        ("Trung Quốc bắt giữ hai công dân Canada là ông Lê Tạo và ông Lê Mơ.", "Trung Quốc COERCE Lê Tạo Lê Mơ"),
        ("Nghi phạm bị bắt là Lê Văn Tạo, 30 tuổi.", "COERCE Lê Văn Tạo"),
        ("Binh lính Mexico chĩa súng vào quân đội Mỹ.", "Mexico THREATEN quân đội Mỹ"),
    ])
    func `who is named behind the words for him suffers it`(text: String, expected: String) throws {
        let found = try lines(text)
        #expect(found.contains(expected), "\(found)")
    }

    // MARK: What is done with what

    @Test(arguments: ["đâm", "dùng dao rựa chém", "cầm gậy đánh", "lấy búa tấn công"])
    func `who is attacked with something is attacked by whoever uses it`(act: String) throws {
        #expect(try lines("Ông Trần Văn Hải bị Lê Văn Nam \(act).") == ["Lê Văn Nam ASSAULT Trần Văn Hải"])
    }

    @Test(arguments: [
        "dỡ bỏ các lệnh trừng phạt với Iran", "nới lỏng các biện pháp trừng phạt Iran",
        "gỡ bỏ hoàn toàn cấm vận đối với Iran", "giảm bớt một phần lệnh trừng phạt nhằm vào Iran",
    ])
    func `sanctions that are lifted or eased, however many they are, are a concession`(act: String) throws {
        #expect(try lines("Mỹ đã \(act).") == ["Mỹ CONCEDE Iran"])
    }

    @Test func `rebels are called so, and who speaks of them does not rebel`() throws {
        #expect(try lines("Damascus coi tất cả các phần tử nổi dậy là khủng bố.").isEmpty)
    }

    @Test func `who is given another post is no army that is moved`() throws {
        #expect(try lines("Công an tỉnh Nghệ An đã điều động ông Lê Văn Nam về nhận công tác tại phòng khác.").isEmpty)
        #expect(try lines("Nga điều động tàu chiến tới Syria.") == ["Nga MOBILIZE Syria"])
    }

    @Test func `a couple from a country is not that country`() throws {
        #expect(try lines("Cặp tình nhân Indonesia bị phạt 100 roi.").isEmpty)
    }

    @Test(arguments: [
        // wreck the council's seat and attack; wreck Mr Sơn's house and attack
        "Đám đông đập phá trụ sở Hội đồng Lập pháp và tấn công Công ty Sao Việt.",
        "Đám đông đập phá nhà của ông Lê Văn Sơn và tấn công Công ty Sao Việt.",
    ])
    func `whose thing one verb is done to, does not do the next`(text: String) throws {
        #expect(try lines(text).isEmpty)
    }

    @Test(arguments: [
        // until Pyongyang destroys; after Russia annexed; the car that Mai uses
        "Ông Pompeo khẳng định lệnh trừng phạt được giữ nguyên cho đến khi Bình Nhưỡng phá huỷ kho hạt nhân.",
        "Bà Haley nói lệnh trừng phạt được áp đặt sau khi Nga sáp nhập Crimea vẫn còn hiệu lực.",
        "Cảnh sát cho hay chiếc xe mà Trần Thị Mai sử dụng là xe bị đánh cắp.",
    ])
    func `what a clause of time tells, or one that describes, is said of nobody`(text: String) throws {
        let found = try lines(text)
        #expect(!found.contains { $0.contains("ACCUSE") }, "\(found)")
    }

    @Test(arguments: [
        ("Nga phóng tên lửa tấn công phe đối lập ở Syria.", "Syria"),
        ("Hai đối thủ lớn nhất của ông Maduro đã bị cấm tranh cử.", "Maduro"),
        ("Cô Lan gặp phụ huynh em Hùng để trao đổi.", "Hùng"),
        ("Ông Trump rời hội nghị thượng đỉnh G7 sớm để tới Singapore.", "G7"),
        ("Hình ảnh do Công ty Sao Việt cung cấp cho thấy Nga nâng cấp căn cứ.", "Nga"),
        ("Mỹ cắt đứt quan hệ ngoại giao với Đài Loan bởi Trung Quốc coi đảo này là một tỉnh.", "Trung Quốc"),
        ("Đàm phán giữa Mỹ và Washington lâm vào bế tắc.", "Washington"),
        ("Iran công bố đoạn phim cho thấy xuồng tuần tra Iran chặn tàu.", "MOBILIZE"),
    ])
    func `who only stands in a description, or somewhere, has no part in the act`(text: String, name: String) throws {
        let found = try lines(text)
        #expect(!found.contains { $0.contains(name) }, "\(found)")
    }

    @Test func `who is expelled from the Party is behind 'towards'`() throws {
        #expect(
            try lines("Uỷ ban Kiểm tra Trung ương khai trừ Đảng đối với ông Lê Văn Sơn.")
                == ["Uỷ ban Kiểm tra Trung ương SANCTION Lê Văn Sơn"])
    }

    @Test func `who is told of in what somebody refutes is not refuted, but who claims it is`() throws {
        #expect(try !lines("Mỹ phủ nhận thông tin Nga đã rút quân.").contains { $0.contains("REJECT") })
        #expect(try lines("Mỹ bác bỏ việc Nga cho rằng hai bên đã thoả thuận.").contains("Mỹ REJECT Nga"))
        #expect(try lines("Mỹ bác bỏ cáo buộc của Nga.").contains("Mỹ REJECT Nga"))
    }

    @Test func `whose decision it is does what is decided`() throws {
        #expect(
            try lines("Bà Lan có ảnh hưởng đến quyết định không kích Syria của Mỹ.") == ["Mỹ ASSAULT Syria"])
    }

    @Test func `a country between commas only says where a town is`() throws {
        let found = try EventLines.of("Tổng thống Luna dự hội nghị của NATO ở Brussels, Bỉ, rồi sau đó tới thăm Anh.")
        #expect(found.contains("Luna CONSULT Anh"), "\(found)")
        #expect(!found.contains { $0.hasPrefix("Bỉ") })
    }

    @Test(arguments: [
        // denies that Chile is to blame; no proof; what the police seize; what will be done; an admission
        "Bolivia bác việc Chile phải chịu trách nhiệm vụ rơi máy bay.",
        "Ông Luna cho rằng chưa có chứng cứ để khẳng định Nga đứng sau vụ rơi máy bay.",
        "Ông Luna cho biết công an tỉnh Bến Lâm đã thu giữ nhiều tang vật.",
        "Ông Dũng thừa nhận chính quyền tỉnh Bến Lâm có lỗi.",
        // who opens a restaurant; forces that are somewhere; a case that is looked into
        "Ông Lê Văn Sơn rời Công ty Sông Lam để mở quán ăn.",
        "Lực lượng do Iran hậu thuẫn xuất hiện ở miền nam Syria.",
        "Thiếu tướng Lê Văn Sơn điều tra vụ máy bay bị không kích nhầm.",
    ])
    func `who is only spoken of is neither blamed nor hit`(text: String) throws {
        #expect(try EventLines.of(text) == [])
    }

    @Test func `who is to meet somebody is for the meeting, not for him`() throws {
        let found = try EventLines.of("Chile ủng hộ ý tưởng tổ chức cuộc gặp ba bên với Peru và Bolivia.")
        #expect(!found.contains { $0.contains("SUPPORT") }, "\(found)")
    }

    @Test func `what somebody will do is no charge against him`() throws {
        let found = try EventLines.of("Ông Luna tuyên bố Peru sẽ bắn hạ tên lửa của Chile.")
        #expect(!found.contains { $0.contains("ACCUSE") }, "\(found)")
    }
}
