import CPoppler
import DiembaoExtract

/// Reads the text layer of a PDF document (ISO 32000-1) as articles with paragraphs (a pass).
///
/// PDF knows glyphs at places. Poppler makes words of them; what is made of these here is told in the order of the work: lines (``TextLines``)
/// between the gaps of columns (``ColumnGaps``), without running heads (``RunningLines``), blocks in reading order (``TextBlocks``,
/// ``ReadingOrder``), paragraphs (``Passages``), articles (``PassageArticles``) and their parts (``PassageRoles``). Of a damaged document the
/// pages are read that can be.
struct PDFReader {
    /// Pages of one document.
    static let pages = 2000
    /// Words of one page: a newspaper's has some 5,000.
    static let pageWords = 30_000
    /// Words of one document: a long novel has 500,000.
    static let words = 2_000_000

    func read(_ bytes: [UInt8]) throws(ExtractionFailure) -> ExtractedDocument {
        try bytes.withUnsafeBufferPointer { (buffer) throws(ExtractionFailure) in
            let document = try PDFPages(buffer)
            return ExtractedDocument(mediaType: "application/pdf", articles: try articles(document, buffer))
        }
    }

    private func articles(
        _ document: borrowing PDFPages, _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(ExtractionFailure) -> [ExtractedArticle] {
        var laidOut = try layOut(document)
        guard laidOut.contains(where: { !$0.lines.isEmpty }) else {
            throw ExtractionFailure(.noText, Self.whatTextlessPagesAre(bytes))
        }
        let running = RunningLines(heights: laidOut.map(\.height), size: Self.size(laidOut)).leaveOut(
            laidOut.map(\.lines))
        for at in laidOut.indices { laidOut[at].lines = running.pages[at] }
        let size = Self.size(laidOut)
        let pages = laidOut.map { page in
            let blocks = TextBlocks(gaps: page.gaps).read(page.lines)
            return Passages.Page(blocks: ReadingOrder(size: size).sort(blocks), hasColumns: !page.gaps.isEmpty)
        }
        let passages = Passages(pages, size: size).read()
        let isMisdecoded = MisdecodedLayer.isSuspected(passages.lazy.map(\.text))
        var articles: [ExtractedArticle] = []
        for var passages in PassageArticles(size: size).separate(passages) {
            if !isMisdecoded {
                for at in passages.indices { passages[at].text = LineJoining.cleaned(passages[at].text) }
                passages.removeAll { $0.text.isEmpty }
            }
            guard !passages.isEmpty else { continue }
            articles.append(article(passages, isMisdecoded: isMisdecoded, size: size, document))
            articles[articles.count - 1].url = running.url
        }
        guard !articles.isEmpty else { throw ExtractionFailure(.noText, Self.whatTextlessPagesAre(bytes)) }
        return articles
    }

    private func article(
        _ passages: [Passage], isMisdecoded: Bool, size: Double, _ document: borrowing PDFPages
    ) -> ExtractedArticle {
        if isMisdecoded {
            return ExtractedArticle(content: .file(MisdecodedLayer.file(passages.map(\.text))))
        }
        let paragraphs = PassageRoles(size: size).read(passages)
        var article = ExtractedArticle(content: .paragraphs(paragraphs))
        let info = DocumentInfo(title: document.info(CPOPPLER_TITLE), author: document.info(CPOPPLER_AUTHOR))
        if !paragraphs.contains(where: { $0.role == .headline }) { article.headline = info.title(in: paragraphs) }
        article.author = info.author(in: paragraphs)
        return article
    }

    // MARK: Pages

    private struct LaidOutPage {
        var height: Double
        var lines: [TextLine]
        var gaps: [ColumnGap]
    }

    /// The type size of most of the text.
    private static func size(_ pages: [LaidOutPage]) -> Double {
        var sizes = SizeCounts()
        for line in pages.lazy.flatMap(\.lines) { sizes.add(line.size, line.letters) }
        return sizes.mode ?? 10
    }

    private func layOut(_ document: borrowing PDFPages) throws(ExtractionFailure) -> [LaidOutPage] {
        guard document.count <= Self.pages else {
            throw ExtractionFailure(.limit, "it has \(document.count) pages, and at most \(Self.pages) are read")
        }
        var pages: [LaidOutPage] = []
        var left = Self.words
        for number in 0..<max(0, document.count) {
            guard let page = try document.page(number, words: min(left, Self.pageWords)) else { continue }
            left -= page.words.count
            let (lines, gaps) = TextLines(page).read()
            pages.append(LaidOutPage(height: page.height, lines: lines, gaps: gaps))
        }
        return pages
    }

    /// A picture is a stream, and streams' dictionaries are never packed or encrypted themselves (ISO 32000-1, 7.5.7, 7.6.1).
    private static func whatTextlessPagesAre(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var rest = bytes[...]
        while let slash = rest.firstIndex(of: 0x2F) {
            if rest[slash...].starts(with: "/Image".utf8) {
                return "its pages are pictures (scanned); it takes an OCR program first, for example ocrmypdf"
            }
            rest = rest[(slash + 1)...]
        }
        return "its pages hold no text"
    }
}
