import DiembaoCore

/// An event in words (data): "Nga · talks with · Mỹ", or "Nguyễn Văn A · is arrested" where nobody says by whom.
struct Deed: Equatable {
    /// Who stands before the words; empty where nobody is named.
    var first: [ReportID]
    var words: String
    /// Who stands behind them.
    var second: [ReportID]
}

extension Report.Event {
    /// Below this, readers find an event only apart from the others: of 100 in 36 articles of news that were read against
    /// what `diembao show` said of them, 23 had less, 15 of them false; of the other 77, 29 were.
    static let doubtfulConfidence = 0.35

    var isDoubtful: Bool { confidence < Self.doubtfulConfidence }
}

extension Report {
    /// Below this, sides are shown only where everything is asked for: of articles for which the analysis is as unsure that there is a
    /// dispute, few tell of one (docs/ACCURACY.md).
    static let doubtfulDispute = 0.4

    /// How sure the analysis is that there is a dispute, where that is too little; reports of former versions do not say.
    var doubtfulDispute: Double? {
        guard let confidence = sides?.first?.confidence, confidence < Self.doubtfulDispute else { return nil }
        return confidence
    }
}

extension Report.Balance.Flag.Code {
    /// Whether it says nothing where there are no sides.
    var isOfSides: Bool {
        switch self {
        case .dominantSide, .sideNotQuoted, .sideNotQuotedDirectly, .singleOfficialChannel, .unattributedClaim: true
        case .hearsay, .singleSource, .unnamedSources: false
        }
    }
}

extension Report.Quote.Stance {
    /// Whether who speaks neither agrees nor disagrees with anybody.
    var isNeutral: Bool { [.say, .announce, .assert, .feel, .ask, .predict].contains(self) }
}

/// What a report's closed sets of values are called in the two languages. A test asks for every value.
extension Tongue {
    /// What a speaker does: "denies", "bác bỏ".
    func word(for stance: Report.Quote.Stance) -> String {
        let words = Self.stances[stance] ?? (stance.rawValue, stance.rawValue)
        return self(words.english, vi: words.vietnamese)
    }

    /// What a speaker does in a quotation, and where nothing but the sentence before says that it is one.
    func word(for quote: Report.Quote) -> String {
        quote.rule == QuoteRule.continued.rawValue
            ? self("seems to go on", vi: "có vẻ nói tiếp") : word(for: quote.stance)
    }

    func word(for kind: Report.Quote.SourceKind) -> String {
        let words = Self.sourceKinds[kind] ?? (kind.rawValue, kind.rawValue)
        return self(words.english, vi: words.vietnamese)
    }

    func word(for kind: Report.Entity.Kind) -> String {
        switch kind {
        case .person: self("people", vi: "người")
        case .organization: self("organisations", vi: "tổ chức")
        case .location: self("places", vi: "địa danh")
        case .other: self("others", vi: "khác")
        }
    }

    /// Who does what to whom, in the order in which a reader is told.
    func deed(_ event: Report.Event) -> Deed {
        let labels = EventLabels.shared
        let label =
            self == .english
            ? labels.english(event.type, mode: event.mode) : labels.vietnamese(event.type, mode: event.mode)
        guard let label else {
            return Deed(first: event.actors, words: event.type.rawValue.lowercased(), second: event.recipients)
        }
        if event.actors.isEmpty, let suffered = label.suffered {
            return Deed(first: event.recipients, words: suffered, second: [])
        }
        let alone = event.actors.count > 1 ? label.ofSeveral : label.alone
        return Deed(
            first: event.actors, words: event.recipients.isEmpty ? alone : label.toAnother, second: event.recipients)
    }

    /// How far an event has happened; nothing where it is simply told.
    func word(for status: Report.Event.Status) -> String? {
        switch status {
        case .asserted: nil
        case .denied: self("denied", vi: "phủ định")
        case .future: self("to come", vi: "sắp tới")
        case .hypothetical: self("hypothetical", vi: "giả định")
        case .historical: self("in the past", vi: "trước đây")
        }
    }

    /// Where an article leans, with what the report says of it.
    func explanation(of flag: Report.Balance.Flag) -> String {
        let words = Self.flags[flag.code] ?? (flag.code.rawValue, flag.code.rawValue)
        let quotations = flag.detail + (flag.detail == "1" ? " quotation" : " quotations")
        return self(words.english, vi: words.vietnamese).replacing("%%", with: quotations)
            .replacing("%", with: flag.detail)
    }

    /// In the place of whoever is not named.
    var nobody: String { self("(nobody named)", vi: "(không rõ ai)") }

    /// Of words of which nothing says whose they are.
    var sourceless: String { self("no source told", vi: "không nêu nguồn") }

    /// Above events of little confidence.
    var doubtful: String { self("Perhaps, the program is unsure", vi: "Có thể, máy không chắc") }

    /// What the tone is a count of, from -1 to 1; never what anybody thinks.
    var tone: String {
        self("negative (−1) to positive (+1) words", vi: "từ tiêu cực (−1) đến tích cực (+1)")
    }

    /// What the tone is not.
    var toneLegend: String {
        self(
            "A count of words, most of which come with the topic (accident, court, war): not the writer's attitude.",
            vi: "Chỉ đếm từ, phần nhiều do đề tài (tai nạn, tòa án, chiến sự), không phải thái độ của người viết.")
    }

    func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

    /// What the sides are, since some of those on them are bystanders, and some articles tell of no dispute at all (docs/ACCURACY.md).
    ///
    /// - Parameter confidence: that there is a dispute.
    func sidesLegend(_ confidence: Double?) -> String {
        let there =
            confidence.map(percent).map {
                self(" (that there is a dispute: \($0))", vi: " (khả năng có đối lập: \($0))")
            } ?? ""
        return self(
            "Inferred from what they say and do to each other\(there); bystanders may be among them, so see the quotations.",
            vi: "Máy suy ra từ lời nói và việc làm\(there), có thể lẫn người ngoài cuộc: xin đối chiếu lời trích.")
    }

    /// What stands before the outlet of a credit.
    func word(for kind: Report.Credit.Kind) -> String {
        switch kind {
        case .republication: self("from", vi: "theo")
        case .agency: self("citing", vi: "dẫn")
        case .synthesis: self("compiled from", vi: "tổng hợp từ")
        case .translation: self("translated from", vi: "dịch từ")
        }
    }

    /// What is wrong; in English the report's own words.
    func explanation(of warning: ReportWarning) -> String {
        guard self == .vietnamese else { return warning.message }
        if let words = ReportSentences.vietnamese(warning.message) { return words }
        return Self.warnings[warning.code].map { "\($0) (\(warning.message))" } ?? warning.message
    }

    /// What is wrong and what to do; in English the report's own words, but that a reader drops nothing.
    func explanation(of error: ReportError) -> (message: String, hint: String) {
        guard self == .vietnamese else { return (error.message, ReportSentences.forReaders(error.hint)) }
        let general = Self.errors[error.code] ?? (error.message, error.hint)
        return (
            ReportSentences.vietnamese(error.message) ?? "\(general.message) (\(error.message))",
            ReportSentences.vietnamese(error.hint) ?? general.hint
        )
    }

    static let stances: [Report.Quote.Stance: (english: String, vietnamese: String)] = [
        .say: ("says", "nói"), .announce: ("announces", "thông báo"), .assert: ("asserts", "khẳng định"),
        .deny: ("denies", "bác bỏ"), .accuse: ("accuses", "cáo buộc"), .criticise: ("criticises", "chỉ trích"),
        .warn: ("warns", "cảnh báo"), .threaten: ("threatens", "đe dọa"), .urge: ("urges", "kêu gọi"),
        .demand: ("demands", "yêu cầu"), .agree: ("agrees", "đồng ý"), .reject: ("rejects", "từ chối"),
        .concede: ("concedes", "thừa nhận"), .promise: ("promises", "cam kết"), .praise: ("praises", "khen ngợi"),
        .feel: ("feels", "bày tỏ"), .ask: ("asks", "hỏi"), .predict: ("predicts", "dự báo"),
    ]

    static let sourceKinds: [Report.Quote.SourceKind: (english: String, vietnamese: String)] = [
        .headOfState: ("national leader", "lãnh đạo quốc gia"), .official: ("official", "quan chức"),
        .institution: ("institution", "cơ quan, tổ chức"), .document: ("document", "văn bản"),
        .adviser: ("adviser or aide", "cố vấn, trợ lý"), .state: ("country or authorities", "nước, chính quyền"),
        .collective: ("group", "nhóm, giới"),
        .expert: ("expert", "chuyên gia"), .business: ("business", "doanh nghiệp"),
        .witness: ("people concerned", "người dân, người trong cuộc"),
        .policeCourt: ("police or court", "công an, tòa án"),
        .media: ("media", "báo chí"), .socialMedia: ("social media", "mạng xã hội"), .person: ("person", "cá nhân"),
        .unnamedOfficial: ("unnamed official", "quan chức không nêu tên"),
        .unnamed: ("unnamed source", "nguồn không nêu tên"), .hearsay: ("hearsay", "tin đồn"),
    ]

    /// With % for the flag's detail, %% for so many quotations in English.
    static let flags: [Report.Balance.Flag.Code: (english: String, vietnamese: String)] = [
        .dominantSide: ("%: has most of the quoted words", "%: chiếm phần lớn lời trích"),
        .hearsay: ("hearsay: %%", "tin đồn, không rõ ai nói: % lời trích"),
        .sideNotQuoted: ("%: not quoted at all", "%: không có lời trích nào"),
        .sideNotQuotedDirectly: ("%: never quoted directly", "%: không có lời trích trực tiếp"),
        .singleOfficialChannel: (
            "official sources of one side only: %", "nguồn chính thức chỉ từ một phía: %"
        ),
        .singleSource: ("one source only: %", "chỉ một nguồn tin: %"),
        .unattributedClaim: ("told as a fact, no source: “%”", "nêu như sự thật, không dẫn nguồn: “%”"),
        .unnamedSources: ("unnamed sources: %%", "nguồn không nêu tên: % lời trích"),
    ]

    /// For what a report of another version says.
    static let warnings: [ReportWarning.Code: String] = [
        .unsupportedLanguage: "Bài không phải tiếng Việt; chỉ phân tích được những gì không phụ thuộc ngôn ngữ.",
        .undecodableBytes: "Có byte không giải mã được; trong văn bản chúng là U+FFFD.",
        .misdecodedText: "Tệp từng bị đọc sai bảng mã rồi lưu lại; văn bản đã được chuyển về như cũ.",
        .capitalsRestored: "Bảng mã của tệp không có chữ hoa mang dấu thanh; một số chữ hoa đã được khôi phục.",
        .sidecarInvalid: "Tệp .meta.json đi kèm có chỗ sai; chỗ đó đã bị bỏ qua.",
        .argumentInvalid: "Có tham số sai; tham số đó đã bị bỏ qua.",
        .noHeadline: "Bài không có tiêu đề.",
        .noDocumentDate: "Không rõ ngày đăng nên các mốc thời gian tương đối còn để ngỏ.",
        .unpairedQuotationMark: "Có dấu ngoặc kép không được khép lại trong đoạn.",
        .impossibleDate: "Có ngày không tồn tại trong lịch; ngày đó đã bị bỏ qua.",
        .partsFailed: "Có bài trong tệp không phân tích được; báo cáo của bài đó cho biết lý do.",
    ]

    /// For what a report of another version says.
    static let errors: [ReportError.Code: (message: String, hint: String)] = [
        .empty: ("Không có bài báo nào để phân tích.", "Hãy lưu bài báo thành văn bản thuần, UTF-8."),
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
        .invalidRequest: ("Yêu cầu không hợp lệ.", "Hãy xem diembao(1)."),
    ]
}
