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
    /// Where ``published`` stands.
    var publishedBasis = Report.Published.Basis.meta
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
        if parts == nil { readOpening() }
    }

    /// Takes what stands about the article on top of a text that has no layout.
    fileprivate mutating func readOpening() {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while lines.count <= TextOpening.reach, start < text.utf8.count {
            let end = ByteSearch.lineEnd(text.utf8, from: start)
            var seen = text.utf8[start..<end].drop { $0 <= 0x20 }
            while let last = seen.last, last <= 0x20 { seen.removeLast() }
            if !seen.isEmpty { lines.append(seen) }
            start = end + 1
        }
        let opening = TextOpening(lines)
        url = opening.url
        if let day = opening.published { (published, publishedBasis) = (day, .dateline) }
    }

    /// What the document says of it, where it does not say so itself.
    fileprivate mutating func add(_ article: ExtractedArticle) {
        published = published ?? article.published
        outlet = outlet ?? article.outlet
        url = url ?? article.url
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
    case headline, byline, lead, heading, body, caption

    fileprivate init(_ role: ExtractedParagraph.Role) {
        switch role {
        case .headline: self = .headline
        case .byline: self = .byline
        case .lead: self = .lead
        case .caption: self = .caption
        case .heading: self = .heading
        case .unknown, .body: self = .body
        }
    }
}

/// Reads the articles out of a file, whatever its format (a pass).
struct SourceReading {
    let gazetteer: Gazetteer
    /// How many articles a file may hold.
    let mostArticles: Int

    /// What a file holds (data).
    struct File {
        var mediaType: String
        /// In the order of the file, never none; each for itself may be one that can't be read.
        var articles: [Result<SourceText, ReportError>]
    }

    func read(_ document: SourceDocument) throws(ReportError) -> File {
        switch document.extraction {
        case .document(let extracted): return try read(extracted, name: document.path)
        case .failure(let failure): throw ReportError(failure)
        case nil: break
        }
        if let format = DocumentFormat(recognising: document.bytes) { throw .noReader(format) }
        return try read(document.bytes, name: document.path)
    }

    private func read(_ document: ExtractedDocument, name: [UInt8]?) throws(ReportError) -> File {
        let articles = read(document.articles.map { .success($0) }, name: name.map(Self.withoutPacking))
        // Files in it may hold several each.
        guard articles.count <= mostArticles else {
            throw ReportError(ArticleFileFault.tooManyArticles(limit: mostArticles))
        }
        return try file(document.mediaType, articles)
    }

    /// - Parameter name: of the file that they stand in; where it holds no other, it tells of the article, too.
    /// - Returns: no more after those with which they are too many.
    private func read(
        _ articles: [Result<ExtractedArticle, ArticleFileFault>], name: [UInt8]?
    ) -> [Result<SourceText, ReportError>] {
        var read: [Result<SourceText, ReportError>] = []
        for article in articles where read.count <= mostArticles {
            do throws(ReportError) {
                let article = try article.mapError { ReportError($0) }.get()
                read += try self.read(article, name: articles.count == 1 ? name : nil)
            } catch {
                read.append(.failure(error))
            }
        }
        return read
    }

    /// - Throws: where there is nothing but one article that can't be read.
    private func file(
        _ mediaType: String, _ articles: [Result<SourceText, ReportError>]
    ) throws(ReportError) -> File {
        guard let first = articles.first else { throw .noArticleInDocument }
        if articles.count == 1 { _ = try first.get() }
        return File(mediaType: mediaType, articles: articles)
    }

    private func read(
        _ article: ExtractedArticle, name: [UInt8]?
    ) throws(ReportError) -> [Result<SourceText, ReportError>] {
        // Also of what no reader of documents has bounded: feeds and JSON.
        let article = article.withoutLongFields
        switch article.content {
        case .paragraphs(let paragraphs):
            let turned = MisdecodedParagraphs(gazetteer: gazetteer).turnBack(paragraphs)
            var text = SourceText(paragraphs: turned.paragraphs)
            text.warnings = turned.warnings
            text.add(headline: article.headline, author: article.author)
            guard text.text.utf8.contains(where: { $0 > 0x20 }) else { throw .empty }
            text.add(article)
            return [.success(text)]
        case .file(let bytes):
            return try read(bytes, name: name).articles.map { read in
                read.map { text in
                    var text = text
                    if text.parts == nil { text.add(headline: article.headline, author: article.author) }
                    text.add(article)
                    return text
                }
            }
        }
    }

    /// "tin.md" of "tin.md.gz".
    private static func withoutPacking(_ name: [UInt8]) -> [UInt8] {
        let packing = [".gz", ".zst"].first { name.suffix($0.utf8.count).elementsEqual($0.utf8) }
        return name.dropLast(packing?.utf8.count ?? 0)
    }

    private func read(_ bytes: [UInt8], name: [UInt8]?) throws(ReportError) -> File {
        if let error = FormatRecognition.error(for: bytes) ?? FormatRecognition.error(forXML: bytes) { throw error }
        let decoding = TextDecoding(gazetteer: gazetteer)
        if isPage(bytes) { return try file("text/html", [.success(readPage(decoding.decodePage(bytes)))]) }
        let decoded = try decoding.decode(bytes)
        if let error = FormatRecognition.error(forXML: decoded.utf8) { throw error }
        if isPage(decoded.utf8) { return try file("text/html", [.success(readPage(decoded))]) }
        let found: (mediaType: String, articles: [Result<ExtractedArticle, ArticleFileFault>])?
        do throws(ArticleFileFault) {
            found = try articles(in: decoded.utf8, name: name)
        } catch {
            throw ReportError(error)
        }
        guard let found else {
            var text = SourceText(
                text: DecodedText(utf8: decoded.utf8), mediaType: "text/plain", encoding: decoded.encoding,
                warnings: decoded.warnings)
            text.readOpening()
            return File(mediaType: "text/plain", articles: [.success(text)])
        }
        // They stand in one text, whose encoding and warnings they share.
        let articles = read(found.articles, name: nil).map { read in
            read.map { text in
                var text = text
                text.encoding = decoded.encoding
                text.warnings = decoded.warnings + text.warnings
                return text
            }
        }
        return try file(found.mediaType, articles)
    }

    /// A feed is full of elements, too; only its first is none of a page's.
    private func isPage(_ bytes: [UInt8]) -> Bool {
        FormatRecognition.isHTML(bytes) && !FeedReading.recognises(bytes)
    }

    /// What a text holds that is in a format of articles; `nil` where it is not.
    private func articles(
        in utf8: [UInt8], name: [UInt8]?
    ) throws(ArticleFileFault) -> (mediaType: String, articles: [Result<ExtractedArticle, ArticleFileFault>])? {
        if FeedReading.recognises(utf8) {
            let articles = try FeedReading.read(utf8, mostArticles: mostArticles)
            return ("application/rss+xml", articles.map { .success($0) })
        }
        if JSONArticleReading.recognises(utf8, name: name) {
            return ("application/json", try JSONArticleReading.read(utf8, mostArticles: mostArticles))
        }
        guard MarkdownReading.recognises(utf8, name: name) else { return nil }
        return ("text/markdown", try MarkdownReading.read(utf8).map { .success($0) })
    }

    private func readPage(_ page: TextDecoding.Result) throws(ReportError) -> SourceText {
        let article = PageReading.read(page.utf8)
        var lines: [(utf8: ArraySlice<UInt8>, part: KnownPart)] = []
        if let headline = article.headline { lines.append((Array(headline.utf8)[...], .headline)) }
        if let author = article.author { lines.append((Array(author.utf8)[...], .byline)) }
        if let lead = article.lead { lines.append((Array(lead.utf8)[...], .lead)) }
        lines += article.paragraphs.map { ($0.utf8, $0.role == .caption ? .caption : .body) }
        guard lines.contains(where: { $0.part == .body || $0.part == .lead }) else { throw .noArticle }
        return SourceText(
            text: DecodedText(utf8: Array(lines.map(\.utf8).joined(separator: "\n\n".utf8))), mediaType: "text/html",
            encoding: page.encoding, warnings: page.warnings, parts: lines.map(\.part), published: article.published,
            outlet: outlet(of: article), url: article.url)
    }

    /// As the page has it; where that is only a guess, the usual name of the outlet that the lists have, by title or address.
    private func outlet(of article: PageArticle) -> String? {
        if article.isOutletSure { return article.outlet }
        if let name = article.outlet, let known = knownOutlet(in: name) {
            // "Tuổi Trẻ Online" and "Báo Người Lao Động điện tử" are names of their own, "Báo VnExpress Công nghệ" is none.
            return PageWords.shared.isEdition(name, of: known) ? name : known
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

    private static let beforeOutlets = SyllableSet(.beforeOutlets)
}
