import DiembaoExtract

/// An object of JSON as an article, whichever of the known shapes it has (data).
struct JSONArticle {
    private let type: [String]
    /// By ``JSONArticleKeys/normalised(_:)``; of a key that stands twice the first value counts.
    private var values: [String: JSONTree] = [:]

    init(_ members: [(key: String, value: JSONTree)]) {
        for (key, value) in members {
            let key = JSONArticleKeys.normalised(key)
            if values[key] == nil { values[key] = value }
        }
        switch members.first(where: { $0.key == "@type" })?.value {
        case .string(let type): self.type = [type]
        case .list(let types): type = types.compactMap(\.string)
        default: type = []
        }
    }

    /// A text of several words, and something else that articles have; or much text. What schema.org calls a comment or an answer is none.
    var article: ExtractedArticle? {
        guard isOfArticles else { return nil }
        let text = body
        guard Self.isText(text) else { return nil }
        guard !type.isEmpty || Self.telling.contains(where: { values[$0] != nil }) || Self.length(text) >= 200 else {
            return nil
        }
        return article(text)
    }

    /// An item of JSON Feed, which may have a title alone.
    func item(outlet: String?) -> ExtractedArticle? {
        guard var article = article(body) else { return nil }
        article.outlet = article.outlet ?? outlet
        article.url = article.url ?? values["externalurl"]?.string.flatMap(WebAddress.absolute)
        return article
    }

    private func article(_ text: [ExtractedParagraph]) -> ExtractedArticle? {
        let headline = first(JSONArticleKeys.headline) { Self.name($0).flatMap(ArticleBody.line) }
        let summary = first(JSONArticleKeys.lead) { value in
            let paragraphs = Self.paragraphs(value)
            return paragraphs.isEmpty ? nil : paragraphs
        }
        let paragraphs = ArticleBody.paragraphs(headline: headline, summary: summary ?? [], text: text)
        guard headline != nil || !paragraphs.isEmpty else { return nil }
        return ExtractedArticle(
            content: .paragraphs(paragraphs), headline: headline,
            author: first(JSONArticleKeys.author, Self.names),
            published: first(JSONArticleKeys.published, Self.date),
            outlet: first(JSONArticleKeys.outlet) { value in
                Self.name(value).flatMap { WebAddress.absolute($0) == nil ? ArticleBody.line($0) : nil }
            },
            url: first(JSONArticleKeys.url) { ($0.string ?? $0["@id"]?.string).flatMap(WebAddress.absolute) })
    }

    private func first<Part>(_ keys: [String], _ part: (JSONTree) -> Part?) -> Part? {
        for key in keys {
            if let found = values[key].flatMap(part) { return found }
        }
        return nil
    }

    /// Keys of which an article has one beside its text.
    private static let telling =
        JSONArticleKeys.headline + JSONArticleKeys.lead + JSONArticleKeys.author + JSONArticleKeys.published
        + JSONArticleKeys.url

    private var isOfArticles: Bool {
        type.isEmpty
            || type.contains { name in Self.articleTypes.contains { name.hasSuffix($0) } }
    }

    /// Ends of schema.org's types: NewsArticle, BlogPosting, LiveBlogPosting, Report, CreativeWork.
    private static let articleTypes = ["Article", "Posting", "Report", "CreativeWork", "NewsItem"]

    // MARK: The text

    private var body: [ExtractedParagraph] {
        let text = first(JSONArticleKeys.body) { value in
            let paragraphs = Self.paragraphs(value)
            return paragraphs.isEmpty ? nil : paragraphs
        }
        return (text ?? []) + updates
    }

    /// Each report of a live blog under its own headline.
    private var updates: [ExtractedParagraph] {
        guard let value = first(JSONArticleKeys.updates, { $0 }) else { return [] }
        let updates = if case .list(let list) = value { list } else { [value] }
        return updates.flatMap { update -> [ExtractedParagraph] in
            guard case .object(let members) = update else { return [] }
            let report = JSONArticle(members)
            let headline = report.first(JSONArticleKeys.headline) { Self.name($0).flatMap(ArticleBody.line) }
            let text = report.first(JSONArticleKeys.body, Self.paragraphs) ?? []
            return (headline.map { [ExtractedParagraph(.heading, $0)] } ?? []) + text
        }
    }

    private static func isText(_ paragraphs: [ExtractedParagraph]) -> Bool {
        paragraphs.contains { $0.text.utf8.contains(0x20) }
    }

    private static func length(_ paragraphs: [ExtractedParagraph]) -> Int {
        paragraphs.reduce(0) { $0 + $1.text.count }
    }

    /// A string is HTML or text; a list has the same text in several types (ninjs) or one part after the other.
    private static func paragraphs(_ value: JSONTree) -> [ExtractedParagraph] {
        switch value {
        case .string(let text): return ArticleBody.paragraphs(htmlOrText: withoutCount(text))
        case .object: return inner(value).map { ArticleBody.paragraphs(htmlOrText: $0) } ?? []
        case .list(let elements):
            if let variant = variant(elements) { return ArticleBody.paragraphs(htmlOrText: variant) }
            return elements.prefix(mostParts).flatMap { element in
                (element.string ?? inner(element)).map { ArticleBody.paragraphs(htmlOrText: $0) } ?? []
            }
        case .number, .other: return []
        }
    }

    /// Each may be HTML, which is parsed by itself.
    private static let mostParts = 20_000

    /// Of `bodies`, each with its `contenttype`, the HTML before the text.
    private static func variant(_ elements: [JSONTree]) -> String? {
        let variants = elements.compactMap { element -> (type: String, text: String)? in
            guard let type = (element["contenttype"] ?? element["contentType"])?.string,
                let text = element["value"]?.string
            else { return nil }
            return (type, text)
        }
        return
            (variants.first { $0.type.contains("html") } ?? variants.first { $0.type.contains("text") }
            ?? variants.first)?.text
    }

    /// NewsAPI cuts texts off and says so: "… [+2134 chars]".
    private static func withoutCount(_ text: String) -> String {
        guard text.hasSuffix(" chars]"), let mark = text.ranges(of: "[+").last,
            text[mark.upperBound...].dropLast(7).allSatisfy(\.isNumber)
        else { return text }
        return String(text[..<mark.lowerBound])
    }

    // MARK: Names

    /// A string, or what an object has in its place: WordPress's `rendered`, ninjs's `value`, the name of a person or of an organisation.
    private static func inner(_ value: JSONTree) -> String? {
        ["rendered", "value", "@value", "name", "text"].lazy.compactMap { value[$0]?.string }.first
    }

    /// The first, of several.
    private static func name(_ value: JSONTree) -> String? {
        if case .list(let list) = value { return list.lazy.compactMap(name).first }
        return value.string ?? inner(value)
    }

    /// A date as a text, or as the seconds or their thousandths since 1970.
    private static func date(_ value: JSONTree) -> String? {
        guard case .number(let number) = value else { return name(value).flatMap(ArticleDate.normalised) }
        let whole = number.prefix { $0 != "." }
        return whole.utf8.count == 10 || whole.utf8.count == 13 ? PageDate.normalised(String(whole)) : nil
    }

    private static func names(_ value: JSONTree) -> String? {
        let values = if case .list(let list) = value { list } else { [value] }
        var names: [String] = []
        for name in values.compactMap({ name($0).flatMap(ArticleBody.line) })
        where WebAddress.absolute(name) == nil && !names.contains(name) && names.count < mostNames {
            names.append(name)
        }
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }

    private static let mostNames = 20
}
