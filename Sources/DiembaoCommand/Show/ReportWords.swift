import DiembaoCore

/// What a report's closed sets of values are called in the two languages. A test asks for every value.
extension Tongue {
    /// What a speaker does: "denies", "bác bỏ".
    func word(for stance: Report.Quote.Stance) -> String {
        let words = Self.stances[stance] ?? (stance.rawValue, stance.rawValue)
        return self(words.english, vi: words.vietnamese)
    }

    func word(for kind: Report.Quote.SourceKind) -> String {
        let english = kind.rawValue.split(separator: "-").joined(separator: " ")
        return self(english, vi: Self.sourceKinds[kind] ?? english)
    }

    func word(for kind: Report.Entity.Kind) -> String {
        switch kind {
        case .person: self("people", vi: "người")
        case .organization: self("organisations", vi: "tổ chức")
        case .location: self("places", vi: "địa danh")
        case .other: self("others", vi: "khác")
        }
    }

    /// What somebody does to somebody: "accuses", "cáo buộc".
    func word(for kind: Report.Event.Kind) -> String {
        let words = Self.eventKinds[kind] ?? (kind.rawValue, kind.rawValue)
        return self(words.english, vi: words.vietnamese)
    }

    /// The same of those who do it with one another or without another side.
    func wordAlone(for kind: Report.Event.Kind) -> String {
        guard let words = Self.eventKindsAlone[kind] else { return word(for: kind) }
        return self(words.english, vi: words.vietnamese)
    }

    /// How far an event has happened; nothing where it is simply told.
    func word(for status: Report.Event.Status) -> String? {
        switch status {
        case .asserted: nil
        case .denied: self("not so", vi: "phủ định")
        case .future: self("to come", vi: "sắp tới")
        case .hypothetical: self("if at all", vi: "giả định")
        case .historical: self("in the past", vi: "trước đây")
        }
    }

    /// Where an article leans, with what the report says of it.
    func explanation(of flag: Report.Balance.Flag) -> String {
        let words = Self.flags[flag.code] ?? (flag.code.rawValue, flag.code.rawValue)
        return self(words.english, vi: words.vietnamese).replacing("%", with: flag.detail)
    }

    /// What stands before the outlet of a credit.
    func word(for kind: Report.Credit.Kind) -> String {
        switch kind {
        case .republication: self("from", vi: "theo")
        case .agency: self("agency", vi: "hãng tin")
        case .synthesis: self("compiled from", vi: "tổng hợp từ")
        case .translation: self("translated from", vi: "dịch từ")
        }
    }

    /// What is wrong; in English the report's own words.
    func explanation(of warning: ReportWarning) -> String {
        self(warning.message, vi: Self.warnings[warning.code] ?? warning.message)
    }

    /// What is wrong and what to do; in English the report's own words.
    func explanation(of error: ReportError) -> (message: String, hint: String) {
        let vietnamese = Self.errors[error.code] ?? (error.message, error.hint)
        return (self(error.message, vi: vietnamese.message), self(error.hint, vi: vietnamese.hint))
    }

    static let stances: [Report.Quote.Stance: (english: String, vietnamese: String)] = [
        .say: ("says", "nói"), .announce: ("announces", "thông báo"), .assert: ("asserts", "khẳng định"),
        .deny: ("denies", "bác bỏ"), .accuse: ("accuses", "cáo buộc"), .criticise: ("criticises", "chỉ trích"),
        .warn: ("warns", "cảnh báo"), .threaten: ("threatens", "đe dọa"), .urge: ("urges", "kêu gọi"),
        .demand: ("demands", "yêu cầu"), .agree: ("agrees", "đồng ý"), .reject: ("rejects", "từ chối"),
        .concede: ("concedes", "thừa nhận"), .promise: ("promises", "cam kết"), .praise: ("praises", "khen ngợi"),
        .feel: ("feels", "bày tỏ"), .ask: ("asks", "hỏi"), .predict: ("predicts", "dự báo"),
    ]

    static let eventKinds: [Report.Event.Kind: (english: String, vietnamese: String)] = [
        .agree: ("agrees with", "nhất trí với"), .consult: ("talks with", "trao đổi với"),
        .support: ("supports", "ủng hộ"), .cooperate: ("cooperates with", "hợp tác với"), .aid: ("aids", "giúp"),
        .concede: ("yields to", "nhượng bộ"), .request: ("asks of", "yêu cầu"), .accuse: ("accuses", "cáo buộc"),
        .reject: ("rejects", "bác bỏ"), .threaten: ("threatens", "đe dọa, cảnh báo"),
        .protest: ("protests against", "phản đối"), .sanction: ("sanctions", "trừng phạt"),
        .mobilize: ("mobilises against", "huy động lực lượng đối với"), .coerce: ("coerces", "cưỡng chế"),
        .assault: ("attacks", "tấn công"),
    ]

    /// Of an event without another side, where that sounds otherwise.
    static let eventKindsAlone: [Report.Event.Kind: (english: String, vietnamese: String)] = [
        .agree: ("agree", "nhất trí"), .consult: ("talk", "trao đổi"), .cooperate: ("cooperate", "hợp tác"),
        .protest: ("protests", "biểu tình"), .mobilize: ("mobilises", "huy động lực lượng"),
        .concede: ("yields", "nhượng bộ"), .request: ("asks", "yêu cầu"),
    ]

    static let sourceKinds: [Report.Quote.SourceKind: String] = [
        .headOfState: "nguyên thủ", .official: "quan chức", .institution: "cơ quan, tổ chức", .document: "văn bản",
        .adviser: "cố vấn", .state: "nhà nước", .collective: "tập thể", .expert: "chuyên gia",
        .business: "doanh nghiệp", .witness: "nhân chứng", .policeCourt: "công an, tòa án", .media: "báo chí",
        .socialMedia: "mạng xã hội", .person: "cá nhân", .unnamedOfficial: "quan chức giấu tên",
        .unnamed: "nguồn giấu tên", .hearsay: "tin đồn",
    ]

    /// With % for the flag's detail.
    static let flags: [Report.Balance.Flag.Code: (english: String, vietnamese: String)] = [
        .dominantSide: ("%: most of all quoted words", "%: chiếm phần lớn lời được dẫn"),
        .hearsay: ("hearsay: % quotations", "tin đồn, không rõ ai nói: % lời dẫn"),
        .sideNotQuoted: ("%: not quoted at all", "%: không được dẫn lời nào"),
        .sideNotQuotedDirectly: ("%: never quoted directly", "%: không có lời dẫn trực tiếp"),
        .singleOfficialChannel: (
            "official sources of one side only: %", "nguồn chính thức chỉ từ một phía: %"
        ),
        .singleSource: ("one source only: %", "chỉ một nguồn tin: %"),
        .unattributedClaim: ("told as a fact, no source: “%”", "kể như sự thật, không dẫn nguồn: “%”"),
        .unnamedSources: ("unnamed sources: % quotations", "nguồn không nêu tên: % lời dẫn"),
    ]

    static let warnings: [ReportWarning.Code: String] = [
        .unsupportedLanguage: "Bài không phải tiếng Việt; chỉ phân tích được những gì không phụ thuộc ngôn ngữ.",
        .undecodableBytes: "Có byte không giải mã được; trong văn bản chúng là U+FFFD.",
        .misdecodedText: "Tệp từng bị đọc sai bảng mã rồi lưu lại; văn bản đã được chuyển về như cũ.",
        .capitalsRestored: "Bảng mã của tệp không có chữ hoa mang dấu thanh; "
            + "chữ hoa được khôi phục ở đầu câu, trong tên riêng và giữa chữ hoa.",
        .sidecarInvalid: "Tệp .meta.json đi kèm có chỗ sai; chỗ đó đã bị bỏ qua.",
        .argumentInvalid: "Có tham số sai; tham số đó đã bị bỏ qua.",
        .noHeadline: "Bài không có tiêu đề: đoạn đầu là văn bản thường.",
        .noDocumentDate: "Không rõ ngày đăng nên các mốc thời gian tương đối còn để ngỏ; "
            + "hãy ghi ngày vào tệp .meta.json đi kèm.",
        .unpairedQuotationMark: "Có dấu ngoặc kép không được khép lại trong đoạn.",
        .impossibleDate: "Có ngày không tồn tại trong lịch; ngày đó đã bị bỏ qua.",
        .partsFailed: "Có bài trong tệp không phân tích được; báo cáo của bài đó cho biết lý do.",
    ]

    static let errors: [ReportError.Code: (message: String, hint: String)] = [
        .empty: (
            "Tệp rỗng hoặc chỉ có khoảng trắng.",
            "Hãy ghi bài báo vào tệp; tệp được đọc lại ngay khi thay đổi."
        ),
        .unsupportedEncoding: (
            "Văn bản không theo bảng mã nào đọc được.",
            "Hãy chuyển tệp sang UTF-8, chẳng hạn bằng iconv hoặc UniKey."
        ),
        .unsupportedFormat: (
            "Không đọc được định dạng của tệp.",
            "Hãy lưu bài báo thành văn bản thuần, UTF-8; `diembao formats` liệt kê các định dạng đọc được."
        ),
        .damagedDocument: (
            "Tài liệu bị hỏng, không đọc được.",
            "Hãy mở tài liệu bằng chương trình đã tạo ra nó và lưu lại một lần nữa."
        ),
        .encryptedDocument: ("Tài liệu có mật khẩu.", "Hãy lưu tài liệu không có mật khẩu."),
        .documentLimit: (
            "Tài liệu vượt quá giới hạn khi đọc.", "Hãy tách tài liệu, hoặc nâng giới hạn (diembao.toml(5)) và thử lại."
        ),
        .readerCrashed: (
            "Chương trình đọc tài liệu bị lỗi, hoặc nhiều lần bị ngắt, khi đọc tệp này.",
            "Hãy lưu sang định dạng khác hoặc văn bản thuần; giữ tệp và báo lỗi cho chúng tôi."
        ),
        .binary: ("Tệp chứa dữ liệu nhị phân, không phải văn bản.", "Hãy lưu bài báo thành văn bản thuần, UTF-8."),
        .tooLarge: ("Tệp lớn hơn giới hạn.", "Hãy tách tệp thành từng bài, hoặc nâng giới hạn kích thước."),
        .timeLimit: ("Phân tích bị dừng vì quá thời gian cho phép.", "Hãy tách bài báo, hoặc nâng giới hạn thời gian."),
        .quarantined: (
            "Dịch vụ đã chết nhiều lần khi phân tích riêng tệp này.",
            "Hãy giữ tệp, báo lỗi cho chúng tôi, và thử lại sau khi cập nhật: diembao retry"
        ),
        .invalidRequest: (
            "Dòng này của luồng không phải một yêu cầu hợp lệ.",
            #"Mỗi dòng là một đối tượng JSON, chẳng hạn {"id": "1", "text": "…"}."#
        ),
    ]
}
