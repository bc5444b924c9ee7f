import DiembaoExtract

/// What a feed says of one of its items (data).
struct FeedItem {
    enum Text {
        case plain(String)
        case html(String)

        var paragraphs: [ExtractedParagraph] {
            switch self {
            case .plain(let text): ArticleBody.paragraphs(text: text)
            case .html(let text): ArticleBody.paragraphs(html: text)
            }
        }
    }

    var title: String?
    var content: Text?
    var summary: Text?
    /// What Media RSS says of the item's pictures and films.
    var mediaDescriptions: [Text] = []
    var authors: [String] = []
    var published: String?
    /// A time that stands in for ``published``: of the last change, of the making.
    var updated: String?
    /// The outlet that an item was taken from.
    var source: String?
    var url: String?
    /// An address that is meant to name the item, and often is its page.
    var identifier: String?

    /// - Parameters:
    ///   - channel: what the feed says of all of them.
    ///   - feedOutlet: whose the feed is.
    func article(_ channel: FeedChannel, outlet feedOutlet: String?) -> ExtractedArticle? {
        let outlet = source.flatMap(ArticleBody.line) ?? feedOutlet
        var headline = title.flatMap(ArticleBody.line)
        // Aggregators put the outlet behind it.
        if let whole = headline, let source = source.flatMap(ArticleBody.line), whole.hasSuffix(" - " + source) {
            headline = String(whole.dropLast(source.count + 3))
        }
        var paragraphs = ArticleBody.paragraphs(
            headline: headline, summary: summary?.paragraphs ?? [], text: content?.paragraphs ?? [])
        let isCaption = !paragraphs.isEmpty
        for description in mediaDescriptions.prefix(Self.mostCaptions) {
            for paragraph in description.paragraphs where !paragraphs.contains(where: { $0.text == paragraph.text }) {
                paragraphs.append(ExtractedParagraph(isCaption ? .caption : .body, paragraph.text))
            }
        }
        guard headline != nil || !paragraphs.isEmpty else { return nil }
        let names = (authors.isEmpty ? channel.authors : authors).compactMap(Self.author).filter { $0 != outlet }
        return ExtractedArticle(
            content: .paragraphs(paragraphs), headline: headline,
            author: names.isEmpty ? nil : names.joined(separator: ", "),
            published: (published ?? updated).flatMap(ArticleDate.normalised), outlet: outlet,
            url: url.flatMap(WebAddress.absolute) ?? identifier.flatMap(WebAddress.absolute))
    }

    private static let mostCaptions = 50

    /// The name in "minhtam@vidu.example (Minh Tâm)" and in "Minh Tâm <minhtam@vidu.example>"; an address alone names nobody.
    private static func author(_ text: String) -> String? {
        guard let line = ArticleBody.line(text) else { return nil }
        if let open = line.firstIndex(of: "("), line.hasSuffix(")"), line[..<open].contains("@") {
            return ArticleBody.line(String(line[line.index(after: open)...].dropLast()))
        }
        if let open = line.firstIndex(of: "<"), line[open...].contains("@") {
            return ArticleBody.line(String(line[..<open]))
        }
        return line.contains("@") ? nil : line
    }
}

/// What a feed says of itself (data).
struct FeedChannel {
    var title: String?
    /// Of the site that the feed is of.
    var link: String?
    var authors: [String] = []
    var outlet: String? { FeedTitle.outlet(title, of: link) }
}
