import DiembaoExtract

/// Puts an article's paragraphs together from fields that hold them as HTML or as text (a pass).
enum ArticleBody {
    /// Of HTML; of text without an element what stands between empty lines.
    static func paragraphs(html: String) -> [ExtractedParagraph] {
        let bytes = Array(html.utf8)
        if HTMLFragment.isMarkup(bytes) { return HTMLFragment.paragraphs(bytes) }
        var paragraphs: [[UInt8]] = [[]]
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.allSatisfy({ $0 <= 0x20 }) {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1] += line + [0x20]
            }
        }
        return paragraphs.compactMap(line).map { ExtractedParagraph(.body, $0) }
    }

    /// Of HTML or of text, whichever it is: of text each line is one, as in a file of plain text.
    static func paragraphs(htmlOrText text: String) -> [ExtractedParagraph] {
        let bytes = Array(text.utf8)
        return HTMLFragment.isMarkup(bytes) ? HTMLFragment.paragraphs(bytes) : lines(bytes)
    }

    static func paragraphs(text: String) -> [ExtractedParagraph] { lines(Array(text.utf8)) }

    private static func lines(_ bytes: [UInt8]) -> [ExtractedParagraph] {
        bytes.split { $0 == 0x0A || $0 == 0x0D }.compactMap { line(Array($0)) }.map { ExtractedParagraph(.body, $0) }
    }

    /// A title or a name as a reader sees it, whether it came as text or as HTML; `nil` where there is nothing to see.
    static func line(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard HTMLFragment.isMarkup(bytes) else { return line(bytes) }
        let lines = HTMLFragment.paragraphs(bytes).map(\.text)
        return lines.isEmpty ? nil : lines.joined(separator: " ")
    }

    private static func line(_ bytes: [UInt8]) -> String? {
        var text = CollapsedText()
        // Controls, which JSON can have in a string, are nothing to see.
        let seen = CharacterReferences.resolve(bytes).filter { $0 >= 0x20 && $0 != 0x7F || $0 >= 0x09 && $0 <= 0x0D }
        text.append(seen[...])
        return text.isEmpty ? nil : text.string
    }

    /// The paragraphs of an article: a headline that its text repeats is left out of it, and so is a summary that is only its beginning;
    /// a summary of its own is the lead.
    ///
    /// - Parameter summary: what the file calls a description, a summary or a lead.
    static func paragraphs(
        headline: String?, summary: [ExtractedParagraph], text: [ExtractedParagraph]
    ) -> [ExtractedParagraph] {
        var body = text
        let own = headline.map { letters($0) }
        if let own, let first = body.first, body.count > 1, letters(first.text) == own { body.removeFirst() }
        guard !body.isEmpty else { return summary.filter { own == nil || letters($0.text) != own } }
        let lead = letters(summary.filter { $0.role != .caption }.map(\.text).joined())
        guard !lead.isEmpty, lead != own else { return body }
        if let first = body.firstIndex(where: { $0.role == .body }), letters(body[first].text) == lead {
            body[first].role = .lead
            return body
        }
        let isBeginning = letters(body.map(\.text).joined()).firstRange(of: lead.prefix(60)) != nil
        if isBeginning || summary.last.map({ isCutOff($0.text) }) ?? false { return body }
        return summary.enumerated().map { ExtractedParagraph($0.offset == 0 ? .lead : .body, $0.element.text) } + body
    }

    /// "Sáng 8-12, Chủ tịch xã […]".
    private static func isCutOff(_ text: String) -> Bool {
        ["…", "...", "[…]", "[...]"].contains { text.hasSuffix($0) }
    }

    private static func letters(_ text: String) -> [UInt8] {
        text.utf8.compactMap { byte in
            switch byte {
            case 0x41...0x5A: byte | 0x20
            case 0x30...0x39, 0x61...0x7A, 0x80...: byte
            default: nil
            }
        }
    }
}
