/// The words of `credit-phrases.tsv` and the outlets of `media.tsv` (a resource, built once).
struct CreditPhrases: Sendable {
    enum Kind: String, Sendable {
        case relay, beside, cite, report, told, witness, talk, informant, address, compound, outlet, title, qualifier
    }

    static let shared = CreditPhrases()

    private var kinds = PhraseTable<Kind>(slots: 1 << 12)

    private init() {
        var cells = KnownCells<Kind?>()
        for row in EmbeddedData.creditPhrases.rows where row.count >= 2 {
            if let kind = cells.named(row.bytes(1)) { kinds.add(row, kind) }
        }
        for row in EmbeddedData.media.rows where row.count >= 2 { kinds.add(row, .outlet) }
    }

    /// Whether any phrase begins at a token.
    func begins(_ at: Int, _ end: Int, in tokens: [Token]) -> Bool { kinds.longest(tokens, at: at, end: end) != nil }

    /// Where the longest phrase that begins at a token ends, if it is of that kind.
    func end(of kind: Kind, _ at: Int, _ end: Int, in tokens: [Token]) -> Int? {
        guard at < end, let found = kinds.longest(tokens, at: at, end: end), found.value == kind else {
            return nil
        }
        return at + found.length
    }
}

extension Report.Credit {
    /// Whether somebody spoke to the outlet, or to its reporter: "Trao đổi với Tuổi Trẻ", "PV báo Người Đưa Tin".
    package var isInterview: Bool {
        let tokens = Tokenizer().tokens(of: span.text)
        let phrases = CreditPhrases.shared
        return phrases.end(of: .talk, 0, tokens.count, in: tokens) != nil
            || phrases.end(of: .address, 0, tokens.count, in: tokens) != nil
            || tokens.first.map { Structure.reporters.contains($0.key) } == true
    }

    /// Whether the outlet saw or asked for itself: "Theo ghi nhận của PV báo Người Đưa Tin" (by the observation of its reporter),
    /// "Theo tìm hiểu của Tuổi Trẻ" (by its inquiry). Papers say so of themselves.
    package var isOwnReport: Bool {
        let tokens = Tokenizer().tokens(of: span.text)
        guard tokens.count > 3, Structure.according.contains(tokens[0].key),
            CreditPhrases.shared.end(of: .informant, 1, tokens.count, in: tokens) != nil
        else { return false }
        return Structure.inquiries.contains(tokens[1].key)
    }
}
