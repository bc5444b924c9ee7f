import DiembaoExtract

/// What a document's information dictionary says of it (data).
///
/// Programs fill it in by themselves ("Microsoft Word - tin.docx", the name under which somebody logged in), so it is believed only where the
/// text says the same.
struct DocumentInfo {
    var title: String?
    var author: String?

    /// The title where it stands in the text; browsers add the outlet's name to it, which is left out.
    func title(in paragraphs: [ExtractedParagraph]) -> String? {
        guard let title = title.map(LineJoining.cleaned), !title.isEmpty else { return nil }
        let parts = [" - ", " | ", " – "].compactMap { Self.before($0, title) }
        return ([title] + parts).first { Self.words($0) >= 3 && Self.isIn($0, paragraphs.prefix(8)) }
    }

    func author(in paragraphs: [ExtractedParagraph]) -> String? {
        guard let author = author.map(LineJoining.cleaned), Self.words(author) >= 2 else { return nil }
        return Self.isIn(author, paragraphs[...]) ? author : nil
    }

    private static func words(_ text: String) -> Int { text.split(separator: " ").count }

    /// What is before the last place where a separator stands.
    private static func before(_ separator: String, _ text: String) -> String? {
        let (bytes, part) = (Array(text.utf8), Array(separator.utf8))
        guard bytes.count > part.count else { return nil }
        for at in (0..<bytes.count - part.count).reversed() where bytes[at..<at + part.count].elementsEqual(part) {
            return at > 0 ? String(decoding: bytes[..<at], as: UTF8.self) : nil
        }
        return nil
    }

    /// Whether a paragraph has the words, whatever their case.
    private static func isIn(_ words: String, _ paragraphs: ArraySlice<ExtractedParagraph>) -> Bool {
        let words = Array(words.lowercased().utf8)
        guard words.count <= 500 else { return false }
        return paragraphs.contains { paragraph in
            let text = Array(paragraph.text.lowercased().utf8)
            guard text.count >= words.count else { return false }
            return (0...text.count - words.count).contains {
                text[$0] == words[0] && text[$0..<$0 + words.count].elementsEqual(words)
            }
        }
    }
}
