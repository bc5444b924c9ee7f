/// An article's own text with what the file says of it (data).
struct SourceText: Sendable {
    var text: DecodedText
    var mediaType: String
    var encoding: Report.Source.Encoding
    var warnings: [ReportWarning]
    /// What stands in the paragraphs, where the file's format tells it.
    var parts: [KnownPart]?
    /// From the page itself.
    var published: String?
    var outlet: String?
    var url: String?
}

/// What a paragraph is, as the file's format tells it.
enum KnownPart: Sendable { case headline, byline, lead, body, caption }

/// Reads the article out of a file, whatever its format (a pass).
struct SourceReading {
    let gazetteer: Gazetteer

    func read(_ bytes: [UInt8]) throws(ReportError) -> SourceText {
        if let error = FormatRecognition.error(for: bytes) { throw error }
        let decoding = TextDecoding(gazetteer: gazetteer)
        if FormatRecognition.isHTML(bytes) { return try readPage(decoding.decodePage(bytes)) }
        let decoded = try decoding.decode(bytes)
        if FormatRecognition.isHTML(decoded.text.utf8) { return try readPage(decoded) }
        return SourceText(
            text: decoded.text, mediaType: "text/plain", encoding: decoded.encoding, warnings: decoded.warnings)
    }

    private func readPage(_ page: TextDecoding.Result) throws(ReportError) -> SourceText {
        let article = PageReading.read(page.text.utf8)
        var lines: [(text: String, part: KnownPart)] = []
        if let headline = article.headline { lines.append((headline, .headline)) }
        if let author = article.author { lines.append((author, .byline)) }
        if let lead = article.lead { lines.append((lead, .lead)) }
        lines += article.paragraphs.map { ($0.text, $0.role == .caption ? .caption : .body) }
        guard lines.contains(where: { $0.part == .body || $0.part == .lead }) else { throw .noArticle }
        return SourceText(
            text: DecodedText(utf8: Array(lines.map(\.text).joined(separator: "\n\n").utf8)), mediaType: "text/html",
            encoding: page.encoding, warnings: page.warnings, parts: lines.map(\.part), published: article.published,
            outlet: article.outlet, url: article.url)
    }
}
