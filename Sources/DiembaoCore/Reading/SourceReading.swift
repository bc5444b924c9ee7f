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
            outlet: outlet(of: article), url: article.url)
    }

    /// As the page has it; where that is only a guess, the usual name of the outlet that the lists have, by title or address.
    private func outlet(of article: PageArticle) -> String? {
        if article.isOutletSure { return article.outlet }
        if let name = article.outlet, let known = knownOutlet(in: name) {
            // "Tuổi Trẻ Online" is a name of its own, "Báo VnExpress Công nghệ" none.
            return Self.editions.contains { name.lowercased() == "\(known) \($0)".lowercased() } ? name : known
        }
        let host = article.url.map { $0.split(separator: "/").dropFirst().first.map(String.init) ?? "" } ?? ""
        let labels = host.split(separator: ".").filter { $0.count > 3 }
        return labels.lazy.compactMap { knownOutlet(in: String($0)) }.first ?? article.outlet
    }

    /// "VnExpress" of "Báo VnExpress Công nghệ", but not "Nhân Dân" of "Hội đồng nhân dân".
    private func knownOutlet(in name: String) -> String? {
        var text = Tokenizer().tokenize(DecodedText(utf8: Array(name.utf8)))
        Lexicon.shared.findUnits(in: &text)
        for at in text.tokens.indices {
            guard let outlet = text.entry(at: at)?.outlet else { continue }
            let isWhole = at == 0 || Self.beforeOutlets.contains(text.tokens[at - 1].key)
            if isWhole, text.tokens.count == 1 || text.tokens[at..<text.unitEnd(at)].allSatisfy(\.isCapitalised) {
                return outlet.canonical
            }
        }
        return nil
    }

    private static let editions = ["online", "điện tử"]

    /// The last syllables of newspaper, electronic, magazine, broadcaster.
    private static let beforeOutlets = Syllable.keys("báo tử chí đài")
}
