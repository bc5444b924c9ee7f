import DiembaoExtract

/// Makes an article of a document's paragraphs (a pass).
///
/// Who created a file and when is no author and no publication: it is whose program wrote it, often of a template ("Admin"), and when it
/// was typed. Of a file's properties its title alone is used.
struct ArticleLayout {
    var body: BodyText
    /// From the file's properties.
    var title: String?

    /// - Throws: ``ExtractionFailure/Code/noText`` or ``ExtractionFailure/Code/limit``.
    func article() throws(ExtractionFailure) -> ExtractedArticle {
        guard !body.isFull else {
            throw ExtractionFailure(.limit, "it has more than \(BodyText.mostParagraphs) paragraphs and cells")
        }
        let paragraphs = body.paragraphs
        guard !paragraphs.isEmpty else { throw ExtractionFailure(.noText, "it holds no text") }
        if isInLegacyFonts {
            // Their encoding is told, and turned back, where that of plain text is.
            return ExtractedArticle(content: .file(Array(paragraphs.map(\.text).joined(separator: "\n\n").utf8)))
        }
        let title = title.flatMap(Self.cleaned)
        if let headline = headline(paragraphs, title) {
            return ExtractedArticle(content: .paragraphs(roles(paragraphs, headline)))
        }
        let all = paragraphs.map { ExtractedParagraph(.unknown, $0.text) }
        return ExtractedArticle(content: .paragraphs(all), headline: looksLikeTitle(all) ? nil : title)
    }

    /// Whether the letters beyond ASCII are Windows-1252 throughout, so that fonts make them Vietnamese.
    private var isInLegacyFonts: Bool {
        body.legacyLetters > 0
            && body.paragraphs.allSatisfy { paragraph in
                paragraph.text.unicodeScalars.allSatisfy { Windows1252.byte($0.value) != nil }
            }
    }

    // MARK: Roles

    /// Which paragraph is the headline: the first title; else the first heading, if no text stands before it and none after it has a
    /// higher rank; else the first paragraph, if it is the title of the file's properties.
    private func headline(_ paragraphs: [StyledParagraph], _ title: String?) -> Int? {
        if let first = paragraphs.firstIndex(where: { $0.style == .title }) { return first }
        let levels = paragraphs.map { if case .heading(let level) = $0.style { level } else { 0 } }
        let first = paragraphs.firstIndex { $0.style != .caption && $0.style != .byline && $0.style != .subtitle }
        if let first, levels[first] > 0 {
            return levels[first...].contains { $0 > 0 && $0 < levels[first] } ? nil : first
        }
        guard let title, paragraphs.count > 1, let first else { return nil }
        return paragraphs[first].text.lowercased() == title.lowercased() ? first : nil
    }

    private func roles(_ paragraphs: [StyledParagraph], _ headline: Int) -> [ExtractedParagraph] {
        paragraphs.indices.map { at in
            ExtractedParagraph(at == headline ? .headline : role(paragraphs[at].style), paragraphs[at].text)
        }
    }

    private func role(_ style: ParagraphStyle) -> ExtractedParagraph.Role {
        switch style {
        case .title, .heading: .heading
        case .subtitle, .lead: .lead
        case .byline: .byline
        case .caption: .caption
        case .body, .contents: .body
        }
    }

    /// Whether a text without styles seems to have its title on its first line, so that it needs no other.
    private func looksLikeTitle(_ paragraphs: [ExtractedParagraph]) -> Bool {
        guard paragraphs.count > 1, let text = paragraphs.first?.text, let last = text.unicodeScalars.last else {
            return false
        }
        return text.unicodeScalars.count <= 200 && ![".", ",", ":", ";"].contains(last)
    }

    // MARK: The title of the properties

    private static func cleaned(_ title: String) -> String? {
        var text = ParagraphText()
        Array(title.utf8).withUnsafeBufferPointer { text.append($0) }
        let title = text.string
        return isWrittenByProgram(title.lowercased()) ? nil : title
    }

    /// "Microsoft Word - tin huế.doc", "Document1", "Không tên 1": what programs call a file that nobody gave a title.
    private static func isWrittenByProgram(_ title: String) -> Bool {
        if title.isEmpty || title.hasPrefix("microsoft word - ") || title.hasPrefix("powerpoint presentation") {
            return true
        }
        if [".doc", ".docx", ".odt", ".rtf", ".dot", ".dotx", ".txt", ".htm", ".html"].contains(where: title.hasSuffix)
        {
            return true
        }
        let withoutNumber = title.reversed().drop { $0.isNumber || $0 == " " }
        return ["document", "untitled", "tài liệu", "không tên", "title", "word document"]
            .contains(String(withoutNumber.reversed()))
    }
}
