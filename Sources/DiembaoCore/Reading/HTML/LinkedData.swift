/// What a page's JSON-LD says of its article (schema.org's NewsArticle and its like) (data).
struct LinkedData {
    var headline: String?
    var published: String?
    var authors: [String] = []
    var publisher: String?
    var url: String?

    /// Reads the JSON of one `<script type="application/ld+json">`, as far as it is any; `nil` where it tells of no article.
    init?(script: ArraySlice<UInt8>) {
        guard script.count <= Self.longestScript else { return nil }
        // Line ends within strings are no JSON, but common.
        let bytes = script.map { $0 < 0x20 ? 0x20 : $0 }
        let found: LinkedData? = bytes.withUnsafeBufferPointer { buffer in
            var scanner = JSONScanner(buffer)
            var reading = Reading()
            do throws(JSONScanner.Malformed) { try reading.read(&scanner, depth: 0) } catch { return reading.article }
            return reading.article
        }
        guard let found else { return nil }
        self = found
    }

    private init() {}

    private static let longestScript = 1 << 20

    /// The first article within, for graphs and lists hold others, too.
    private struct Reading {
        var article: LinkedData?

        mutating func read(_ json: inout JSONScanner, depth: Int) throws(JSONScanner.Malformed) {
            switch try json.nextKind() {
            case .object: try readObject(&json, depth: depth)
            case .list:
                var reading = self
                defer { self = reading }
                try json.list(depth: depth) { (json) throws(JSONScanner.Malformed) in
                    if reading.article != nil {
                        try json.skipValue(depth: depth + 1)
                    } else {
                        try reading.read(&json, depth: depth + 1)
                    }
                }
            default: try json.skipValue(depth: depth)
            }
        }

        private mutating func readObject(_ json: inout JSONScanner, depth: Int) throws(JSONScanner.Malformed) {
            var data = LinkedData()
            var name: String?
            var created: String?
            var address: String?
            var isArticle = false
            var inner = Reading()
            defer {
                if isArticle {
                    data.headline = data.headline ?? name
                    data.published = data.published ?? created
                    data.url = data.url ?? address
                    article = data
                } else {
                    article = inner.article
                }
            }
            try json.object(depth: depth) { (json, key) throws(JSONScanner.Malformed) in
                switch key {
                case "@type":
                    isArticle = try Self.names(&json, depth: depth + 1).contains {
                        $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report"
                    }
                case "headline": data.headline = try json.optionalString(depth: depth + 1)
                case "name": name = try json.optionalString(depth: depth + 1)
                case "datePublished": data.published = try json.optionalString(depth: depth + 1)
                case "dateCreated": created = try json.optionalString(depth: depth + 1)
                case "author": data.authors = try Self.names(&json, depth: depth + 1)
                case "publisher": data.publisher = try Self.names(&json, depth: depth + 1).first
                case "mainEntityOfPage":
                    data.url = try Self.names(&json, depth: depth + 1, key: "@id").first
                case "url": address = try json.optionalString(depth: depth + 1)
                case "@graph", "mainEntity": try inner.read(&json, depth: depth + 1)
                default: break
                }
            }
        }

        /// Of a person or body, or of several, or the text that stands for it: "name": "…".
        private static func names(
            _ json: inout JSONScanner, depth: Int, key wanted: String = "name"
        ) throws(JSONScanner.Malformed) -> [String] {
            var names: [String] = []
            switch try json.nextKind() {
            case .string: names.append(try json.string())
            case .list:
                try json.list(depth: depth) { (json) throws(JSONScanner.Malformed) in
                    names += try Self.names(&json, depth: depth + 1, key: wanted)
                }
            case .object:
                try json.object(depth: depth) { (json, key) throws(JSONScanner.Malformed) in
                    guard key == wanted else { return }
                    names += try Self.names(&json, depth: depth + 1, key: wanted)
                }
            default: try json.skipValue(depth: depth)
            }
            return names
        }
    }
}
