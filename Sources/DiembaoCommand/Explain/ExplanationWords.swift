import DiembaoCore

/// What an explanation's closed sets of values mean, in the two languages. Tests ask for every value.
extension Tongue {
    func word(for type: Report.Quote.Kind) -> String {
        switch type {
        case .direct: self("direct", vi: "trực tiếp")
        case .indirect: self("indirect", vi: "gián tiếp")
        case .mixed: self("mixed", vi: "một phần trong ngoặc kép")
        }
    }

    /// What the pattern of a rule is.
    func sentence(forRule rule: String) -> String {
        let words = Self.rules[rule] ?? ("an unknown rule", "quy tắc không rõ")
        return self(words.english, vi: words.vietnamese)
    }

    /// Why a phrase was taken for the speaker; where there is no reporting word, the words themselves stand for it.
    func sentence(for ground: SpeakerGround, hasCue: Bool) -> String {
        let (cue, vietnameseCue) = hasCue ? ("the cue", "từ dẫn") : ("the quotation", "lời trích")
        return switch ground {
        case .beside: self("stands right by \(cue)", vi: "đứng ngay cạnh \(vietnameseCue)")
        case .opensClause: self("opens the clause of \(cue)", vi: "mở đầu mệnh đề của \(vietnameseCue)")
        case .described:
            self(
                "what stands between this name and \(cue) describes it",
                vi: "phần đứng giữa tên này và \(vietnameseCue) chỉ chú thích cho tên")
        case .agent: self("stands after “bị” or “được”", vi: "đứng sau “bị” hoặc “được”")
        case .shared:
            self(
                "speaks in the clause before, which is joined to this one",
                vi: "là người nói của mệnh đề trước, nối liền với mệnh đề này")
        case .wrote:
            self("issues what the words are written in", vi: "ra văn bản có những lời này")
        case .nouns: self("is a noun right before \(cue)", vi: "là danh từ đứng ngay trước \(vietnameseCue)")
        case .according: self("stands after “theo”", vi: "đứng sau “theo”")
        case .afterQuotation: self("follows the quotation", vi: "đứng sau lời trích")
        case .answers:
            self("is named most before the first question", vi: "được nêu tên nhiều nhất trước câu hỏi đầu tiên")
        }
    }

    /// Why a phrase was not taken.
    func sentence(for verdict: QuoteExplanation.Candidate.Verdict, hasCue: Bool) -> String {
        let (cue, vietnameseCue) = hasCue ? ("the cue", "từ dẫn") : ("the quotation", "lời trích")
        return switch verdict {
        case .chosen: self("the speaker", vi: "là người nói")
        case .withinTheWords: self("within the words themselves", vi: "nằm trong chính lời được thuật")
        case .farther:
            self(
                "farther from \(cue), or part of another phrase",
                vi: "xa \(vietnameseCue) hơn, hoặc thuộc cụm từ khác")
        }
    }

    /// Thousandths with two decimals and a sign: `+1.66`, in Vietnamese `+1,66`.
    func weight(_ thousandths: Int) -> String {
        let hundredths = Int((Double(thousandths) / 10).rounded())
        return (hundredths < 0 ? "−" : "+") + decimal(hundredths: abs(hundredths))
    }

    /// For example `0.97`, in Vietnamese `0,97`.
    func decimal(hundredths: Int) -> String {
        let digits = hundredths % 100
        return "\(hundredths / 100)\(self == .english ? "." : ",")\(digits < 10 ? "0" : "")\(digits)"
    }

    /// What each rule of a quotation says; S is whoever speaks.
    static let rules: [String: (english: String, vietnamese: String)] = [
        // Words in marks.
        "quote.announced-before": (
            "the sentence before ends in a reporting word and a colon: S nói: / “…”",
            "câu trước kết thúc bằng từ dẫn và dấu hai chấm: S nói: / “…”"
        ),
        "quote.after-according": (
            "“theo” and whoever speaks follow the quotation: “…”, theo S",
            "“theo” và người nói đứng sau lời trích: “…”, theo S"
        ),
        "quote.after-comma": (
            "whoever speaks and a reporting word follow the quotation: “…”, S nói",
            "người nói và từ dẫn đứng sau lời trích: “…”, S nói"
        ),
        "quote.after-relayed": (
            "another medium relays whoever speaks after the quotation: “…”, báo X dẫn lời S nói",
            "sau lời trích, báo khác dẫn lời người nói: “…”, báo X dẫn lời S nói"
        ),
        "quote.after-inverted": (
            "a reporting word, then whoever speaks follow the quotation: “…”, nói S",
            "từ dẫn rồi mới đến người nói đứng sau lời trích: “…”, nói S"
        ),
        "quote.after-relay": (
            "another medium relays whoever speaks, without a reporting word: “…”, báo X dẫn lời S",
            "sau lời trích, báo khác dẫn lời người nói mà không có từ dẫn: “…”, báo X dẫn lời S"
        ),
        "quote.after-verb": (
            "a person and a verb that no table has follow the quotation: “…”, S nghẹn ngào",
            "một người và động từ ngoài bảng từ dẫn đứng sau lời trích: “…”, S nghẹn ngào"
        ),
        "quote.after-name": (
            "the name alone follows the quotation: “…”, S",
            "chỉ có tên đứng sau lời trích: “…”, S"
        ),
        "quote.attribution-inside": (
            "whoever speaks is named between dashes within the marks: “… - S nói. …”",
            "người nói được nêu sau gạch ngang, bên trong dấu ngoặc kép: “… - S nói. …”"
        ),
        "quote.interview-answer": (
            "an answer of an interview that is printed as questions and answers without marks",
            "câu trả lời trong bài phỏng vấn in theo lối hỏi đáp, không có dấu ngoặc kép"
        ),
        "quote.second-half": (
            "the quotation goes on after whoever speaks was named: “…”, S nói, “…”",
            "lời trích tiếp tục sau khi đã nêu người nói: “…”, S nói, “…”"
        ),
        "quote.before-colon": (
            "whoever speaks, a reporting word and a colon stand before the quotation: S nói: “…”",
            "người nói, từ dẫn và dấu hai chấm đứng trước lời trích: S nói: “…”"
        ),
        "quote.before-colon-same-speaker": (
            "a reporting word and a colon without a speaker: whoever spoke before goes on: Nói thêm: “…”",
            "từ dẫn và dấu hai chấm không kèm người nói: người nói trước đó nói tiếp: Nói thêm: “…”"
        ),
        "quote.before-colon-relay": (
            "another medium relays whoever speaks before a colon: báo X dẫn lời S: “…”",
            "báo khác dẫn lời người nói, rồi đến dấu hai chấm: báo X dẫn lời S: “…”"
        ),
        "quote.name-before-colon": (
            "whoever speaks stands before a colon without a reporting word: S: “…”",
            "người nói đứng trước dấu hai chấm mà không có từ dẫn: S: “…”"
        ),
        "quote.after-colon": (
            "a colon alone stands before the quotation: …: “…”",
            "chỉ có dấu hai chấm đứng trước lời trích: …: “…”"
        ),
        "quote.bare-same-speaker": (
            "the quotation is a sentence of its own; whoever spoke before goes on: “…”",
            "lời trích đứng riêng thành câu; người nói trước đó nói tiếp: “…”"
        ),
        "quote.bare": (
            "the quotation is a sentence of its own, and nobody spoke before: “…”",
            "lời trích đứng riêng thành câu, và trước đó chưa có ai nói: “…”"
        ),
        // Words in marks within a clause.
        "quote.after-cue": (
            "a whole clause in marks follows a reporting word: S nói “…”",
            "cả mệnh đề trong ngoặc kép đứng ngay sau từ dẫn: S nói “…”"
        ),
        "quote.fragment": (
            "some words in marks stand in the clause of a reporting word: S gọi đây là “…”",
            "vài từ trong ngoặc kép nằm trong mệnh đề của từ dẫn: S gọi đây là “…”"
        ),
        "quote.fragment-according": (
            "some words in marks stand in a sentence that opens with “theo”: Theo S, … “…”",
            "vài từ trong ngoặc kép nằm trong câu mở đầu bằng “theo”: Theo S, … “…”"
        ),
        "quote.fragment-that-clause": (
            "some words in marks stand after “rằng”, whose verb no table has: S đặt điều kiện rằng … “…”",
            "vài từ trong ngoặc kép đứng sau “rằng” của động từ ngoài bảng: S đặt điều kiện rằng … “…”"
        ),
        "quote.fragment-same-clause": (
            "the sentence holds words in marks by the same speaker before: S nói “…” và “…”",
            "cùng câu đã có lời trích của người này: S nói “…” và “…”"
        ),
        "quote.fragment-without-cue": (
            "a long clause in marks, though the sentence has no reporting word: S … “…”",
            "cả mệnh đề dài trong ngoặc kép, dù câu không có từ dẫn: S … “…”"
        ),
        // Words without marks.
        "quote.according": (
            "the sentence opens with “theo” and whoever speaks: Theo S, …",
            "câu mở đầu bằng “theo” và người nói: Theo S, …"
        ),
        "quote.according-last": (
            "the sentence ends in “theo” and whoever speaks: …, theo S",
            "câu kết thúc bằng “theo” và người nói: …, theo S"
        ),
        "quote.according-inside": (
            "“theo” and whoever speaks stand before “là”: Nguyên nhân, theo S, là …",
            "“theo” và người nói đứng trước “là”: Nguyên nhân, theo S, là …"
        ),
        "quote.clause-first": (
            "the clause comes first, whoever speaks and a reporting word follow it: …, S cho biết",
            "mệnh đề đứng trước, người nói và từ dẫn đứng sau: …, S cho biết"
        ),
        "quote.clause": (
            "whoever speaks and a reporting word stand before the clause: S cho biết …",
            "người nói và từ dẫn đứng trước mệnh đề: S cho biết …"
        ),
        "quote.that-clause": (
            "whoever speaks, a reporting word and “rằng” stand before the clause: S nói rằng …",
            "người nói, từ dẫn và “rằng” đứng trước mệnh đề: S nói rằng …"
        ),
        "quote.passive": (
            "whoever speaks stands between “bị” or “được” and a reporting word: X bị S cáo buộc …",
            "người nói đứng giữa “bị” hoặc “được” và từ dẫn: X bị S cáo buộc …"
        ),
        "quote.passive-agentless": (
            "somebody is accused, criticised or asked, and nobody is said to do so: X bị cáo buộc …",
            "có người bị cáo buộc, chỉ trích hay yêu cầu mà không nêu ai làm: X bị cáo buộc …"
        ),
        "quote.clause-same-speaker": (
            "the sentence opens with a reporting word; whoever spoke before goes on: Cho biết thêm, …",
            "câu mở đầu bằng từ dẫn; người nói trước đó nói tiếp: Cho biết thêm, …"
        ),
        "quote.headline-order": (
            "the headline opens with what is demanded or announced: Yêu cầu …",
            "tiêu đề mở đầu bằng từ dẫn, không nêu ai nói: Yêu cầu …"
        ),
        "quote.headline-repeated": (
            "words in marks of the headline that somebody says in the text",
            "lời trong ngoặc kép ở tiêu đề lặp lại lời của một người trong bài"
        ),
        "quote.headline-colon": (
            "a name and a colon stand before the clause: S: …",
            "tên và dấu hai chấm đứng trước mệnh đề: S: …"
        ),
        "quote.continued": (
            "a sentence without a reporting word that seems to go on with what was reported before it",
            "câu không có từ dẫn nhưng có vẻ nối tiếp lời được thuật ở câu trước"
        ),
    ]
}
