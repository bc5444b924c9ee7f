import DiembaoCore

/// Why an article's quotations are what they are, as a person reads it (data that is made into text).
struct ExplanationView {
    /// So many lines of the words, reasons of each kind and other candidates are shown, unless everything is asked for.
    private static let shortQuote = 2
    private static let shortReasons = 4
    private static let shortCandidates = 4

    var article: ExplainedArticle
    var terminal: Terminal
    var tongue: Tongue
    var isComplete = false
    var showsRejected = false

    /// Lines that end in a newline each. Nothing of the article's text is in them that a terminal would obey.
    var text: String {
        let quotations = article.shown(withRejected: showsRejected)
        return ([[heading]] + quotations.map(lines))
            .map { section in section.map { $0 + "\n" }.joined() }
            .joined(separator: "\n")
    }

    private var heading: String {
        let left = article.quotations.count { !$0.explanation.isReported }
        let found = article.quotations.count - left
        let leftOut = tongue("\(tongue.number(left)) left out", vi: "\(tongue.number(left)) đoạn bị loại")
        let remark = left == 0 ? "" : ", " + leftOut + (showsRejected ? "" : " (--rejected)")
        let path = article.path ?? tongue("standard input", vi: "đầu vào chuẩn")
        return terminal.styled(printable(path) + (article.part.map { " (\($0))" } ?? ""), .bold) + ": "
            + tongue.count(found, "quotation", "quotations", vi: "lời trích") + remark
    }

    // MARK: One quotation

    private func lines(of quotation: ExplainedArticle.Quotation) -> [String] {
        let explanation = quotation.explanation
        let state = quotation.id.map(\.rawValue) ?? tongue("left out", vi: "bị loại")
        let styled = terminal.styled(state, explanation.isReported ? [.bold] : [.bold, .yellow])
        return ["\(styled) · \(tongue.word(for: explanation.type))"] + words(of: explanation)
            + row(tongue("cue", vi: "từ dẫn"), explanation.cue.map { "“\($0.text)”" } ?? tongue("none", vi: "không có"))
            + row(tongue("rule", vi: "quy tắc"), "\(explanation.rule): \(tongue.sentence(forRule: explanation.rule))")
            + row(tongue("sure", vi: "độ tin cậy"), confidence(explanation))
            + reasons(explanation, tongue("for", vi: "thuận")) { $0 > 0 }
            + reasons(explanation, tongue("against", vi: "nghịch")) { $0 < 0 }
            + speaker(explanation) + others(explanation)
    }

    private func words(of explanation: QuoteExplanation) -> [String] {
        let content = printable(explanation.content.text)
        let marked = explanation.type == .indirect ? content : "“\(content)”"
        let width = terminal.width - 4
        let lines = isComplete ? wrap(marked, width: width) : wrap(marked, width: width, lines: Self.shortQuote)
        return lines.map { "    " + terminal.styled($0, .cyan) }
    }

    private func confidence(_ explanation: QuoteExplanation) -> String {
        let value = tongue.decimal(hundredths: Int((explanation.confidence * 100).rounded()))
        guard !explanation.reasons.isEmpty else {
            return value + tongue(", by the rule alone", vi: ", do riêng quy tắc quyết định")
        }
        let sum = tongue.weight(explanation.reasons.reduce(0) { $0 + $1.weight })
        return value + tongue(", all reasons together \(sum)", vi: ", tổng các lý do \(sum)")
    }

    private func reasons(
        _ explanation: QuoteExplanation, _ label: String, where holds: (Int) -> Bool
    ) -> [String] {
        let reasons = explanation.reasons.filter { holds($0.weight) }
        return row(label, list(reasons.map { "\(tongue.weight($0.weight)) \($0.name)" }, short: Self.shortReasons))
    }

    private func speaker(_ explanation: QuoteExplanation) -> [String] {
        let label = tongue("speaker", vi: "người nói")
        guard let speaker = explanation.speaker else {
            let nobody = tongue("nobody is named as speaking", vi: "không nêu ai nói")
            return explanation.isReported ? row(label, nobody) : []
        }
        let name = explanation.name.map { $0 == speaker.text ? $0 : "\(speaker.text) = \($0)" } ?? speaker.text
        let why =
            explanation.goesOn
            ? tongue("whoever spoke before goes on", vi: "người nói trước đó nói tiếp")
            : explanation.ground.map { tongue.sentence(for: $0, hasCue: explanation.cue != nil) }
        return row(label, name + (why.map { ": \($0)" } ?? ""))
    }

    private func others(_ explanation: QuoteExplanation) -> [String] {
        let label = explanation.speaker == nil ? tongue("nearby", vi: "gần đó") : tongue("not", vi: "không phải")
        let verdicts = [QuoteExplanation.Candidate.Verdict.farther, .withinTheWords]
        let groups = verdicts.compactMap { verdict -> String? in
            let names = explanation.candidates.filter { $0.verdict == verdict }.map(\.span.text)
            let why = tongue.sentence(for: verdict, hasCue: explanation.cue != nil)
            return names.isEmpty ? nil : list(names, short: Self.shortCandidates, separator: "; ") + ": " + why
        }
        return groups.enumerated().flatMap { row($0 == 0 ? label : "", $1) }
    }

    // MARK: Pieces

    private func list(_ items: [String], short: Int, separator: String = ", ") -> String {
        let shown = isComplete ? items[...] : items.prefix(short)
        let rest = tongue.number(items.count - shown.count)
        let more = items.count > shown.count ? ["… " + tongue("\(rest) more", vi: "\(rest) mục nữa")] : []
        return (shown + more).joined(separator: separator)
    }

    /// A label and what it is about, in lines that begin below each other; nothing where there is no text.
    private func row(_ label: String, _ text: String) -> [String] {
        guard !text.isEmpty else { return [] }
        let margin = 2 + labelWidth + 2
        return wrap(printable(text), width: max(terminal.width - margin, 8)).enumerated().map { place, line in
            place == 0
                ? "  " + terminal.styled(padded(label, to: labelWidth), .dim) + "  " + line
                : String(repeating: " ", count: margin) + line
        }
    }

    private var labelWidth: Int { tongue == .english ? 7 : 10 }
}
