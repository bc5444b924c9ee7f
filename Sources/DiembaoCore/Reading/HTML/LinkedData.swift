/// What a page's JSON-LD says of its article (schema.org's NewsArticle and its like) (data).
struct LinkedData {
    var headline: String?
    var published: String?
    var authors: [String] = []
    var publisher: String?
    var url: String?

    /// - Parameter script: the JSON of one `<script type="application/ld+json">`.
    init?(script: ArraySlice<UInt8>) {
        guard script.count <= Self.longestScript else { return nil }
        // Line ends within strings are no JSON, but common.
        let bytes = script.map { $0 < 0x20 ? 0x20 : $0 }
        let value: JSONTree? = bytes.withUnsafeBufferPointer { buffer in
            var scanner = JSONScanner(buffer)
            do throws(JSONScanner.Malformed) { return try JSONTree(&scanner) } catch { return nil }
        }
        guard let article = value.flatMap(Self.article) else { return nil }
        headline = article["headline"]?.string ?? article["name"]?.string
        published = article["datePublished"]?.string ?? article["dateCreated"]?.string
        switch article["author"] {
        case .list(let list): authors = list.compactMap(Self.name)
        case .some(let one): authors = Self.name(one).map { [$0] } ?? []
        case .none: break
        }
        publisher = article["publisher"].flatMap(Self.name)
        url = article["mainEntityOfPage"].flatMap { $0.string ?? $0["@id"]?.string } ?? article["url"]?.string
    }

    private static let longestScript = 1 << 20

    /// The first article within, for graphs and lists hold others, too.
    private static func article(_ value: JSONTree) -> JSONTree? {
        switch value {
        case .list(let elements): return elements.lazy.compactMap(article).first
        case .object(let members):
            if isArticle(value) { return value }
            return members.first { $0.key == "@graph" }.flatMap { article($0.value) }
        default: return nil
        }
    }

    private static func isArticle(_ value: JSONTree) -> Bool {
        let types: [String]
        switch value["@type"] {
        case .string(let type): types = [type]
        case .list(let list): types = list.compactMap(\.string)
        default: types = []
        }
        return types.contains { $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report" }
    }

    /// "name": "…" of a person or body, or the text that stands for it.
    private static func name(_ value: JSONTree) -> String? {
        if case .list(let list) = value { return list.lazy.compactMap(name).first }
        return value.string ?? value["name"]?.string
    }
}
