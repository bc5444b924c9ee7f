import DiembaoCore

/// What only the page says of a report's values, in the two languages.
extension Tongue {
    func word(for voice: Report.LoadedWord.Voice) -> String {
        switch voice {
        case .writer: self("the writer's", vi: "của người viết")
        case .quoted: self("quoted", vi: "trong lời trích")
        }
    }

    /// What a flag of the balance says; one that this version does not know is called by its code.
    func word(forFlag code: String) -> String {
        let words = Self.flags[code] ?? (code, code)
        return self(words.english, vi: words.vietnamese)
    }

    /// From -1 to 1.
    func word(forTone value: Double) -> String {
        switch value {
        case ..<(-0.1): self("hostile", vi: "gay gắt")
        case 0.1...: self("friendly", vi: "thiện cảm")
        default: self("neutral", vi: "trung tính")
        }
    }

    func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

    /// With two decimals and a minus sign.
    func signed(hundredths value: Double) -> String {
        let hundredths = Int((min(max(value, -1), 1) * 100).rounded())
        let digits = "\(abs(hundredths) % 100)"
        let sign = hundredths < 0 ? "−" : hundredths > 0 ? "+" : ""
        return sign + "\(abs(hundredths) / 100)" + self(".", vi: ",") + (digits.utf8.count < 2 ? "0" : "") + digits
    }

    private static let flags: [String: (english: String, vietnamese: String)] = [
        "DOMINANT_SIDE": ("One side has most of the words", "Một bên chiếm phần lớn lời trích"),
        "HEARSAY": ("Hearsay", "Tin đồn"),
        "SIDE_NOT_QUOTED": ("A side is not quoted", "Có bên không được trích lời"),
        "SIDE_NOT_QUOTED_DIRECTLY": ("A side is not quoted word for word", "Có bên không được trích nguyên văn"),
        "SINGLE_OFFICIAL_CHANNEL": ("All official sources are of one side", "Nguồn chính thức chỉ từ một bên"),
        "SINGLE_SOURCE": ("A single source", "Chỉ có một nguồn"),
        "UNATTRIBUTED_CLAIM": ("A claim without a source", "Khẳng định không dẫn nguồn"),
        "UNNAMED_SOURCES": ("Sources without names", "Nguồn không nêu tên"),
    ]
}

extension Report.Quote.Stance {
    /// The class by which the page colours what a speaker does; the word always stands beside it.
    var styleClass: String {
        switch self {
        case .deny, .accuse, .criticise, .warn, .threaten, .reject: "against"
        case .agree, .promise, .praise, .concede: "for"
        case .urge, .demand, .ask: "press"
        case .say, .announce, .assert, .feel, .predict: "say"
        }
    }
}
