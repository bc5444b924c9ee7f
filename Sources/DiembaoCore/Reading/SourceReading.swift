import DiembaoExtract

/// An article's own text with what the file says of it (data).
struct SourceText: Sendable {
    var text: DecodedText
    var mediaType: String
    /// `nil` where the format has its own.
    var encoding: Report.Source.Encoding?
    var warnings: [ReportWarning]
    /// What stands in the paragraphs, where the file's format tells it.
    var parts: [KnownPart]?
    /// From the page itself.
    var published: String?
    var outlet: String?
    var url: String?
}

extension SourceText {
    /// From a document whose layout tells what each paragraph is, or none of them.
    fileprivate init(paragraphs: [ExtractedParagraph]) {
        text = DecodedText(utf8: Array(paragraphs.map(\.text).joined(separator: "\n\n").utf8))
        mediaType = "text/plain"
        encoding = nil
        warnings = []
        parts = paragraphs.allSatisfy({ $0.role == .unknown }) ? nil : paragraphs.map { KnownPart($0.role) }
    }

    /// Puts headline and author before the text, as a page has them, where the text has no headline of its own.
    fileprivate mutating func add(headline: String?, author: String?) {
        guard let headline, !headline.isEmpty, !beginsWithHeadline else { return }
        let known = parts ?? Tokenizer().tokenize(text).paragraphs.map { _ in .body }
        let before = [headline] + (author.map { [$0] } ?? [])
        text = DecodedText(utf8: Array((before.joined(separator: "\n\n") + "\n\n").utf8) + text.utf8)
        parts = [.headline] + (author == nil ? [] : [.byline]) + known
    }

    /// A headline that the format tells, or a short first line without a full stop.
    private var beginsWithHeadline: Bool {
        if let parts { return parts.contains(.headline) }
        let head = String(decoding: text.utf8.prefix(2000), as: UTF8.self)
        let lines = head.split(whereSeparator: \.isNewline).map { $0.drop { $0.isWhitespace } }.filter { !$0.isEmpty }
        guard lines.count > 1, let first = lines.first, let last = first.last(where: { !$0.isWhitespace }) else {
            return false
        }
        return first.split(separator: " ").count <= 45 && !".,:;".contains(last)
    }
}

/// What a paragraph is, as the file's format tells it.
enum KnownPart: Sendable {
    case headline, byline, lead, body, caption

    fileprivate init(_ role: ExtractedParagraph.Role) {
        switch role {
        case .headline: self = .headline
        case .byline: self = .byline
        case .lead: self = .lead
        case .caption: self = .caption
        case .unknown, .heading, .body: self = .body
        }
    }
}

/// Reads the articles out of a file, whatever its format (a pass).
struct SourceReading {
    let gazetteer: Gazetteer

    /// What a file holds (data).
    struct File {
        var mediaType: String
        /// In the order of the file, never none; each for itself may be one that can't be read.
        var articles: [Result<SourceText, ReportError>]
    }

    func read(_ document: SourceDocument) throws(ReportError) -> File {
        switch document.extraction {
        case .document(let extracted): return try read(extracted)
        case .failure(let failure): throw ReportError(failure)
        case nil: break
        }
        if let format = DocumentFormat(recognising: document.bytes) { throw .noReader(format) }
        let text = try read(document.bytes)
        return File(mediaType: text.mediaType, articles: [.success(text)])
    }

    private func read(_ document: ExtractedDocument) throws(ReportError) -> File {
        let articles = document.articles.map { article in
            Result { () throws(ReportError) in
                var text = try read(article)
                text.mediaType = document.mediaType
                return text
            }
        }
        guard let first = articles.first else { throw .noArticleInDocument }
        if articles.count == 1, case .failure(let error) = first { throw error }
        return File(mediaType: document.mediaType, articles: articles)
    }

    private func read(_ article: ExtractedArticle) throws(ReportError) -> SourceText {
        var text: SourceText
        switch article.content {
        case .file(let bytes):
            text = try read(bytes)
            if text.parts == nil { text.add(headline: article.headline, author: article.author) }
        case .paragraphs(let paragraphs):
            text = SourceText(paragraphs: paragraphs)
            guard text.text.utf8.contains(where: { $0 > 0x20 }) else { throw .empty }
            text.add(headline: article.headline, author: article.author)
        }
        text.published = text.published ?? article.published
        text.outlet = text.outlet ?? article.outlet
        text.url = text.url ?? article.url
        return text
    }

    private func read(_ bytes: [UInt8]) throws(ReportError) -> SourceText {
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
        if let name = article.outlet, let known = knownOutlet(in: name) { return known }
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

    /// The last syllables of newspaper, electronic, magazine, broadcaster.
    private static let beforeOutlets = Syllable.keys("báo tử chí đài")
}
