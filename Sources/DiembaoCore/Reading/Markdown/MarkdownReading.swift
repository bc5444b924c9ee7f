import DiembaoExtract
import Glibc

/// Reads an article in Markdown, with what its front matter says of it (a pass).
///
/// The headline is the heading of the first level that the text begins with, else the front matter's title. Each item of a list and each
/// row of a table is a paragraph; of links their text is kept, of pictures what reads as a caption, of fenced code nothing.
struct MarkdownReading {
    /// Whether a file is surely Markdown: it is named so, has front matter, or begins with a heading and has other marks of Markdown, too.
    /// Articles in plain text have lines that begin with "-", "*" or "1.", and now and then one with "#".
    ///
    /// - Parameter name: of the file.
    static func recognises(_ utf8: [UInt8], name: [UInt8]? = nil) -> Bool {
        if let name, names.contains(where: { hasSuffix(name, $0) }) { return true }
        return FrontMatter(utf8) != nil || MarkdownEvidence(utf8.prefix(MarkdownEvidence.reach)).isEnough
    }

    private static let names = [".md", ".markdown", ".mdown", ".mkd"]

    private static func hasSuffix(_ name: [UInt8], _ suffix: String) -> Bool {
        name.suffix(suffix.utf8.count).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }.elementsEqual(suffix.utf8)
    }

    /// - Throws: ``ArticleFileFault/noArticle(found:remedy:)`` where there is no text.
    static func read(_ utf8: [UInt8]) throws(ArticleFileFault) -> [ExtractedArticle] {
        let front = FrontMatter(utf8)
        var paragraphs = HTMLFragment.allParagraphs(MarkdownParsing.html(Array(utf8[(front?.end ?? 0)...])))
        let title = front?["title"].flatMap(ArticleBody.line)
        let headline = takeHeadline(&paragraphs, title: title)
        guard headline != nil || !paragraphs.isEmpty else {
            throw .noArticle(found: "a Markdown file without text", remedy: "Write the article below its front matter.")
        }
        for place in paragraphs.indices {
            switch paragraphs[place].role {
            case .headline: paragraphs[place].role = .heading
            // Without a headline the first paragraph may still be one.
            case .body where headline == nil: paragraphs[place].role = .unknown
            default: break
            }
        }
        guard let front else { return [ExtractedArticle(content: .paragraphs(paragraphs), headline: headline)] }
        let lead = front["lead", "sapo", "standfirst", "subtitle", "description", "summary", "excerpt"]
        if let lead = lead.flatMap(ArticleBody.line), let first = paragraphs.firstIndex(where: { $0.role == .body }),
            paragraphs[first].text == lead
        {
            paragraphs[first].role = .lead
        }
        return [article(paragraphs, headline, front)]
    }

    private static func article(
        _ paragraphs: [ExtractedParagraph], _ headline: String?, _ front: FrontMatter
    ) -> ExtractedArticle {
        let authors = front.all("author", "authors", "byline").prefix(mostAuthors).compactMap(withoutBrackets)
        let addresses = ["url", "source", "link", "canonical", "canonical_url", "canonicalurl"].lazy.compactMap {
            front[$0].flatMap(WebAddress.absolute)
        }
        let outlets = ["outlet", "publisher", "publication", "site", "site_name", "source"].lazy.compactMap { key in
            front[key].flatMap { WebAddress.absolute($0) == nil ? withoutBrackets($0) : nil }
        }
        let dates = ["published", "date_published", "publishdate", "pubdate", "published_at", "date"].lazy.compactMap {
            front[$0].flatMap(ArticleDate.normalised)
        }
        let author = authors.isEmpty ? nil : authors.joined(separator: ", ")
        return ExtractedArticle(
            content: .paragraphs(
                author != nil && paragraphs.first?.text == author ? Array(paragraphs.dropFirst()) : paragraphs),
            headline: headline, author: author, published: dates.first,
            outlet: outlets.first, url: addresses.first)
    }

    private static let mostAuthors = 20

    /// Takes the headline out of the paragraphs where it stands among them.
    private static func takeHeadline(_ paragraphs: inout [ExtractedParagraph], title: String?) -> String? {
        // As `diembao convert` writes it: the text begins with the title, which is no heading of Markdown's.
        if let first = paragraphs.first, first.text == title { return paragraphs.removeFirst().text }
        let beginning = paragraphs.prefix { $0.role != .body }
        let first =
            beginning.firstIndex { $0.role == .headline } ?? beginning.firstIndex {
                $0.role == .heading && $0.text == title
            }
            ?? (title == nil ? beginning.firstIndex { $0.role == .heading } : nil)
        guard let first else { return title }
        return paragraphs.remove(at: first).text
    }

    /// A name as Obsidian writes it: "[[Minh Tâm]]".
    private static func withoutBrackets(_ text: String) -> String? {
        let inner = text.hasPrefix("[[") && text.hasSuffix("]]") ? String(text.dropFirst(2).dropLast(2)) : text
        return ArticleBody.line(inner)
    }
}

/// What in a text speaks for Markdown (data).
struct MarkdownEvidence {
    /// In bytes: so much of a file is looked at.
    static let reach = 1 << 16

    private var headings = 0
    private var beginsWithHeading = false
    /// "](https://", "](/", "![": links and pictures.
    private var links = 0
    /// "**…**" within a line.
    private var emphases = 0

    init(_ text: ArraySlice<UInt8>) {
        text.withUnsafeBufferPointer { text in
            // Nothing is enough without a heading or a link, and most articles have no letter of either.
            guard !text.isEmpty else { return }
            let isMarked = Self.marks.contains { memchr(text.baseAddress!, Int32($0), text.count) != nil }
            if isMarked { read(text[...]) }
        }
    }

    private static let marks: [UInt8] = [UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "]")]

    private mutating func read(_ text: Line) {
        var isFirst = true
        var start = text.startIndex
        while start < text.endIndex {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.endIndex
            let line = text[start..<end].drop { $0 == 0x20 }
            start = end + 1
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            if Self.isHeading(line) || isFirst && Self.isUnderlined(line, text) {
                headings += 1
                if isFirst { beginsWithHeading = true }
            }
            count(line)
            isFirst = false
        }
    }

    /// A line where it stands: every file that may be an article is read so.
    private typealias Line = Slice<UnsafeBufferPointer<UInt8>>

    var isEnough: Bool {
        beginsWithHeading && headings + links + emphases >= 2 || headings >= 2 && links >= 1 || links >= 3
    }

    /// "## Tiêu đề" (CommonMark, section 4.2).
    private static func isHeading(_ line: Line) -> Bool {
        let rest = line.drop { $0 == UInt8(ascii: "#") }
        return (1...6).contains(line.count - rest.count) && rest.first == 0x20 && rest.contains { $0 > 0x20 }
    }

    /// Whether "=====" stands below a line (section 4.3).
    private static func isUnderlined(_ line: Line, _ text: Line) -> Bool {
        let below = text[line.endIndex...].dropFirst().prefix { $0 != 0x0A && $0 != 0x0D }
        return below.count >= 3 && below.allSatisfy { $0 == UInt8(ascii: "=") }
    }

    private mutating func count(_ line: Line) {
        var open: Int?
        for place in line.indices.dropLast() {
            let next = line[place + 1]
            if line[place] == UInt8(ascii: "]"), next == UInt8(ascii: "(") {
                let target = line[(place + 2)...]
                if ["http://", "https://", "/", "./", "../"].contains(where: { target.starts(with: $0.utf8) }) {
                    links += 1
                }
            }
            // Marks that touch what they emphasise.
            guard line[place] == UInt8(ascii: "*"), next == UInt8(ascii: "*") else { continue }
            if let start = open {
                if place > start + 2, line[place - 1] > 0x20 {
                    emphases += 1
                    open = nil
                }
            } else if place + 2 < line.endIndex, line[place + 2] > 0x20, line[place + 2] != UInt8(ascii: "*") {
                open = place
            }
        }
    }
}
