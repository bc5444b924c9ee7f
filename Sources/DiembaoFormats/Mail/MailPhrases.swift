/// What mail programs write around a message that they pass on, and people around an article that they send, in small letters.
///
/// Sources. Thunderbird: `composeMsgs.properties` and `mime.properties` of thunderbird/thunderbird-l10n, `vi`. K-9 Mail and Thunderbird
/// for Android: `values-vi/strings.xml` of thunderbird/thunderbird-android. Gmail, Outlook, Apple Mail: as they stand in messages, for
/// their texts are not public; "Thư đã chuyển tiếp" stands so, too, in webmail that imitates Gmail. What people write is ours.
enum MailPhrases {
    /// Above a message that is passed on, between dashes or with a colon.
    static let forwards: Set<String> = [
        // Gmail, Thunderbird; Apple Mail
        "forwarded message", "begin forwarded message",
        // "message that was passed on": Gmail
        "thư đã chuyển tiếp", "tin nhắn đã chuyển tiếp",
        // the same: Thunderbird
        "tin nhắn đã được chuyển tiếp",
        // "begin message that is passed on": Apple Mail
        "bắt đầu thư được chuyển tiếp", "bắt đầu tin nhắn được chuyển tiếp",
    ]

    /// Above a message that is passed on as well as above one that is answered.
    static let originals: Set<String> = [
        // Outlook, Thunderbird
        "original message", "original appointment",
        // "original message": Thunderbird, K-9 Mail, Outlook
        "thư gốc",
    ]

    enum Label { case from, date, to, subject, other }

    /// The fields that programs write out there, before a colon.
    static let labels: [String: Label] = [
        "from": .from, "sent": .date, "date": .date, "to": .to, "subject": .subject,
        "cc": .other, "bcc": .other, "reply-to": .other, "attachments": .other, "importance": .other,
        "organization": .other,
        // from (all programs), sender (Outlook)
        "từ": .from, "người gửi": .from,
        // date (Thunderbird, Gmail), sent (K-9 Mail, Outlook)
        "ngày": .date, "đã gửi": .date, "gửi": .date, "ngày gửi": .date,
        // to: Thunderbird and K-9 Mail, Gmail and Outlook; recipient
        "tới": .to, "đến": .to, "gửi tới": .to, "người nhận": .to,
        // subject: Thunderbird; K-9 Mail, Gmail and Outlook
        "tiêu đề": .subject, "chủ đề": .subject,
        // answer to, organisation: Thunderbird; attached; importance: Outlook
        "trả lời tới": .other, "tổ chức": .other, "tệp đính kèm": .other, "đính kèm": .other, "tầm quan trọng": .other,
    ]

    /// The line above what is answered: how it begins, and how it ends. "Vào Th 4, 8 thg 12, 2021 lúc 10:00 Lan <…> đã viết:" (Gmail),
    /// "Vào lúc 10:00 8/12/2021, Lan đã viết:" (Thunderbird) are "On Wed, Dec 8, 2021 at 10:00 Lan wrote:".
    static let answerBegins = ["on ", "vào ", "lúc ", "ngày "]
    static let answerEnds = ["wrote:", "viết:"]
    /// "Lan đã viết vào lúc 10:00 8/12/2021:", "Lan wrote at …" (Thunderbird).
    static let answerTimes = [" đã viết vào lúc ", " wrote on "]

    /// Before a subject: what says that a message passes another on …
    static let forwardPrefixes: Set<String> = [
        "fw", "fwd", "tr",
        // forward, forwarded
        "chuyển tiếp", "wg",
    ]
    /// … and what says that it answers one.
    static let answerPrefixes: Set<String> = [
        "re",
        // answer, reply
        "tl", "trả lời", "hồi âm", "aw",
    ]

    /// Whole lines that a device or a program adds at the end; "Đã gửi từ iPhone của tôi" is "Sent from my iPhone".
    static let signatures = Openings([
        "sent from my ", "sent from mail for windows", "sent from outlook", "sent from yahoo", "sent from samsung",
        "sent with proton",
        "sent via ", "sent using ", "get outlook for ", "đã gửi từ ", "được gửi từ ", "gửi từ iphone", "gửi từ ipad",
        "gửi từ điện thoại", "gửi từ thiết bị", "gửi từ outlook", "gửi từ yahoo", "gửi bằng ", "tải outlook cho ",
        "lấy outlook cho ",
        "virus-free", "không có virus", "được quét bởi avast",
    ])

    /// How what lawyers and servers add begins; all behind it is left out.
    static let footers = Openings([
        "confidentiality notice", "confidentiality note", "confidential:", "disclaimer:", "legal notice:",
        "legal disclaimer",
        "this e-mail and any attachment", "this email and any attachment", "this message and any attachment",
        "this e-mail and any files", "this email and any files", "this e-mail message and any attachment",
        "this email message and any attachment", "the information contained in this e-mail",
        "the information contained in this email",
        "the information contained in this message", "the information in this email is confidential",
        "this e-mail is confidential",
        "this email is confidential", "this message is confidential", "please consider the environment before printing",
        "you received this message because you are subscribed", "you are receiving this email because",
        "you received this email because", "to unsubscribe from this group",
        // "this (electronic) message and the attachments …", "the information in this message …"
        "thư điện tử này và", "thư điện tử này có thể", "email này và các", "email này và mọi", "email này và bất kỳ",
        "email này có thể chứa",
        "e-mail này và", "thư này và các tài liệu đính kèm", "thư này và bất kỳ", "thông tin trong email này",
        "thông tin trong thư này",
        "thông tin trong thư điện tử này", "thông tin chứa trong email này", "nội dung email này",
        "nội dung thư điện tử này",
        // "notice of confidentiality", "exemption from liability"
        "thông báo bảo mật", "tuyên bố bảo mật", "miễn trừ trách nhiệm", "tuyên bố miễn trừ",
        // "you get this message because …", "to no longer get …", "consider the environment before you print"
        "bạn nhận được thư này vì", "bạn nhận được email này vì", "bạn nhận được tin nhắn này vì", "để hủy đăng ký",
        "để ngừng nhận",
        "hãy nghĩ đến môi trường trước khi in", "hãy cân nhắc đến môi trường trước khi in",
    ])

    /// How people begin a letter: dear, hello, respectfully sent to, to (elder brother, sister, younger colleague, all).
    static let greetings = Openings([
        "dear ", "hi ", "hi,", "hello", "hey ", "fyi", "please find", "kính gửi", "kính chào", "chào ", "xin chào",
        "thân gửi", "thân chào",
        "gửi anh", "gửi chị", "gửi em", "gửi các", "gửi bạn", "gửi mọi người", "gửi ban", "anh ơi", "chị ơi", "em gửi",
        "mình gửi", "tôi gửi",
        "cháu gửi", "tôi xin gửi", "em xin gửi", "xin gửi", "toà soạn kính", "tòa soạn kính", "bbt kính", "anh/chị",
        "nhờ anh", "nhờ chị",
        "nhờ các",
    ])

    /// What the note above an article speaks of: attached, see below, forwarded to you, for your information, thanks, regards.
    static let coverWords = [
        "đính kèm", "kèm theo thư", "file kèm", "xem bên dưới", "xem bài dưới", "bài bên dưới", "bài dưới đây",
        "xem phía dưới",
        "chuyển tiếp", "để anh biết", "để chị biết", "để mọi người", "để tham khảo", "xử lý giúp", "đọc giúp",
        "biên tập giúp", "đăng giúp",
        "cảm ơn anh", "cảm ơn chị", "cảm ơn em", "cảm ơn các", "trân trọng", "thân mến", "kính thư", "thanks",
        "thank you", "regards",
        "attached", "see below", "forwarding", "for your information",
    ]

    /// Phrases with which lines begin, found by their first words (a resource).
    struct Openings {
        private var phrases: [String: [String]] = [:]

        init(_ phrases: [String]) {
            for phrase in phrases { self.phrases[Self.firstWord(phrase[...]), default: []].append(phrase) }
        }

        /// Marks before the first letter are passed over.
        func begin(_ line: String) -> Bool {
            let line = line.drop { !$0.isLetter }
            return phrases[Self.firstWord(line)]?.contains { line.hasPrefix($0) } ?? false
        }

        private static func firstWord(_ line: Substring) -> String { String(line.prefix { $0.isLetter }) }
    }
}
