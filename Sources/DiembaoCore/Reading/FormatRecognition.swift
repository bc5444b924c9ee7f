/// Tells by their first bytes files that nobody reads, and web pages (a resource). ``DocumentFormat`` tells documents.
enum FormatRecognition {
    private struct Signature {
        var bytes: [UInt8]
        var format: String
        var remedy: String

        init(_ bytes: [UInt8], _ format: String, _ remedy: String) {
            self.bytes = bytes
            self.format = format
            self.remedy = remedy
        }

        init(_ text: String, _ format: String, _ remedy: String) {
            self.init(Array(text.utf8), format, remedy)
        }
    }

    private static let signatures = [
        Signature(
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old or an encrypted Microsoft Office document",
            "Save it as DOCX without a password, for example: libreoffice --convert-to docx ARTICLE.doc"),
        Signature(
            [0x78, 0x9F, 0x3E, 0x22], "an attachment in Outlook's own format (TNEF, winmail.dat)",
            "Unpack it, for example: tnef winmail.dat"),
        Signature([0x42, 0x5A, 0x68], "a bzip2 archive", "Unpack it: bunzip2 ARTICLE.bz2"),
        Signature([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "an xz archive", "Unpack it: unxz ARTICLE.xz"),
        Signature([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive", "Unpack it: 7z x ARTICLE.7z"),
        Signature([0x89, 0x50, 0x4E, 0x47], "a PNG image", "Drop the article's text instead."),
        Signature([0xFF, 0xD8, 0xFF], "a JPEG image", "Drop the article's text instead."),
        Signature("GIF8", "a GIF image", "Drop the article's text instead."),
        Signature("RIFF", "a media file (RIFF)", "Drop the article's text instead."),
        Signature([0x7F, 0x45, 0x4C, 0x46], "a program (ELF)", "Drop the article's text instead."),
        Signature("SQLite format 3", "an SQLite database", "Drop the article's text instead."),
        Signature("ID3", "an MP3 file", "Drop the article's text instead."),
        Signature("OggS", "an Ogg file", "Drop the article's text instead."),
    ]

    static func error(for bytes: [UInt8]) -> ReportError? {
        if let signature = signatures.first(where: { bytes.starts(with: $0.bytes) }) {
            return .unsupportedFormat(signature.format, remedy: signature.remedy)
        }
        return nil
    }

    /// What is said of XML that is neither a page nor a feed, whose elements' texts would run into one another.
    static func error(forXML utf8: [UInt8]) -> ReportError? {
        guard let name = FeedReading.xmlRoot(utf8), !FeedReading.recognises(utf8),
            !pageElements.contains(String(decoding: LowerCase.lowered(Array(name)), as: UTF8.self)), !name.isEmpty,
            name.count <= 60, name.allSatisfy({ $0 > 0x2C && $0 < 0x7F && $0 != 0x3C && $0 != 0x3E })
        else { return nil }
        return .unsupportedFormat(
            "an XML file (<\(String(decoding: name, as: UTF8.self))>)",
            remedy: "Of XML, feeds (RSS, Atom) and pages are read; drop the article's text instead.")
    }

    /// Whether a file begins as pages do: behind comments and declarations stands an element of HTML.
    static func isHTML(_ bytes: [UInt8]) -> Bool {
        var rest = bytes.prefix(8192)
        for _ in 0..<16 {
            rest = rest.drop { $0 <= 0x20 || $0 >= 0x80 }
            if rest.starts(with: "<!--".utf8) {
                guard let close = ByteSearch.first(commentEnd, in: rest) else { return false }
                rest = rest[close.upperBound...]
            } else if rest.starts(with: "<?xml".utf8) {
                guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
                rest = rest[(close + 1)...]
            } else {
                break
            }
        }
        guard rest.first == UInt8(ascii: "<") else { return false }
        let opening = String(decoding: rest.prefix(15), as: UTF8.self).lowercased()
        if opening.hasPrefix("<!doctype html") { return true }
        // A page without its beginning: many elements are closed in it.
        if rest.count(where: { $0 == 0x3C }) >= 40, closed(in: rest) >= 10 { return true }
        let name = opening.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
        let next = opening.dropFirst(1 + name.count).first
        return pageElements.contains(String(name))
            && (next == nil || next == ">" || next == "/" || next?.isWhitespace == true)
    }

    private static let commentEnd = Array("-->".utf8)

    /// How many elements' ends a text has.
    private static func closed(in text: ArraySlice<UInt8>) -> Int {
        zip(text, text.dropFirst()).count { $0 == UInt8(ascii: "<") && $1 == UInt8(ascii: "/") }
    }

    private static let pageElements: Set<String> = [
        "html", "head", "body", "meta", "title", "link", "script", "style", "base", "div", "article", "section", "main",
        "header",
        "table", "center", "p", "h1", "h2",
    ]
}
