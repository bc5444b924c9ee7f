/// What a page's JSON-LD says of its article (schema.org's NewsArticle and its like) and of the site (data).
///
/// Systems such as Yoast's write a graph of nodes that refer to one another by "@id", over several scripts.
struct LinkedData {
    /// A person or a body, or what refers to one.
    private struct Party {
        var name: String?
        var id: String?
        var isBody = false
    }

    private struct Article {
        var headline: String?
        var published: String?
        var url: String?
        var authors: [Party] = []
        var publishers: [Party] = []
    }

    /// Lists and graphs hold others beside the page's own.
    private var articles: [Article] = []
    /// Which of them is the page's.
    private var chosen = 0
    private var site: String?
    /// The page that holds it, where no article is named.
    private var page: Article?
    /// By "@id".
    private var known: [String: Party] = [:]
    private var left = longestScripts

    /// In bytes, of all scripts.
    private static let longestScripts = 1 << 20
    private static let mostKnown = 200
    private static let mostArticles = 20

    private var article: Article? { chosen < articles.count ? articles[chosen] : nil }

    var headline: String? { article?.headline }
    /// Of the article, or of the page that holds it.
    var published: String? { article?.published ?? page?.published }
    var url: String? { article?.url }

    /// The authors, and whether each is a body rather than a person.
    var authors: [(name: String, isBody: Bool)] {
        ((article ?? page)?.authors ?? []).compactMap { party in
            resolved(party).flatMap { found in found.name.map { ($0, found.isBody || party.isBody) } }
        }
    }

    /// The publisher, then the site that the article is of.
    var publishers: [String] {
        ((article ?? page)?.publishers ?? []).compactMap { resolved($0)?.name } + (site.map { [$0] } ?? [])
    }

    /// Takes the article that the page is about: one of its address, or of its title where it has no address; else the one whose headline
    /// is most like the title, the first of several.
    ///
    /// - Parameters:
    ///   - pages: addresses that the page gives itself.
    ///   - titles: that it gives itself, the surest first.
    mutating func choose(pages: [String], titles: [String]) {
        guard articles.count > 1 else { return }
        let addresses = Set(pages.compactMap(Self.bareAddress))
        let title = titles.first.map { WordKeys(PageMetadata.clean($0)) }
        let likeness = articles.map { article in
            article.headline.flatMap { headline in title.map { $0.common(WordKeys(PageMetadata.clean(headline))) } }
                ?? 0
        }
        let own = articles.indices.first { place in
            if let url = articles[place].url.flatMap(Self.bareAddress) { return addresses.contains(url) }
            guard let headline = articles[place].headline else { return false }
            return likeness[place] > 0 && likeness[place] == WordKeys(PageMetadata.clean(headline)).count
        }
        chosen =
            own ?? likeness.indices.max { likeness[$0] < likeness[$1] || likeness[$0] == likeness[$1] && $0 > $1 } ?? 0
    }

    /// "vidu.vn/a.html" of "https://www.vidu.vn/a.html#webpage"; of a path, the path.
    private static func bareAddress(_ address: String) -> String? {
        let address = PageMetadata.clean(address)
        guard let host = PageAddress.host(address), let whole = PageAddress.article(address),
            let start = whole.firstRange(of: "://").map({ whole[$0.upperBound...] }),
            let path = start.firstIndex(of: "/")
        else { return nil }
        return host + start[path...]
    }

    private func resolved(_ party: Party) -> Party? {
        if let id = party.id ?? party.name, let found = known[id], party.name == nil || party.id == nil { return found }
        return party.name == nil ? nil : party
    }

    /// Reads the JSON of one `<script type="application/ld+json">`, as far as it is any.
    mutating func read(script: ArraySlice<UInt8>) {
        guard script.count <= left, let start = Self.start(of: script) else { return }
        left -= script.count
        // Line ends within strings are no JSON, but common.
        var bytes = script[start...].map { $0 < 0x20 ? 0x20 : $0 }
        if Self.isEscaped(bytes) { bytes = CharacterReferences.resolve(bytes) }
        bytes.withUnsafeBufferPointer { buffer in
            // So are quotation marks of headlines that were put in as they are: "headline": "Thông tuyến "đường liên xã" sau lũ".
            var scanner = JSONScanner(buffer, quotes: .bare)
            // What stands before the fault is read; several values may follow one another.
            do throws(JSONScanner.Malformed) {
                repeat { try read(&scanner, depth: 0) } while try [.object, .list].contains(scanner.nextKind())
            } catch {
                return
            }
        }
    }

    /// "{&quot;@type&quot;…": escaped as if it stood in an element.
    private static func isEscaped(_ json: [UInt8]) -> Bool {
        json.first { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "[") && $0 != 0x20 } == UInt8(ascii: "&")
    }

    /// Behind "//<![CDATA[" and the like.
    private static func start(of script: ArraySlice<UInt8>) -> Int? {
        let head = script.prefix(40)
        let from = ByteSearch.first(cdata, in: head)?.upperBound ?? script.startIndex
        return script[from...].firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
    }

    private static let cdata = Array("CDATA[".utf8)

    private mutating func read(_ json: inout JSONScanner, depth: Int) throws(JSONScanner.Malformed) {
        switch try json.nextKind() {
        case .object: try readObject(&json, depth: depth)
        case .list:
            var data = self
            defer { self = data }
            try json.list(depth: depth) { (json) throws(JSONScanner.Malformed) in
                try data.read(&json, depth: depth + 1)
            }
        default: try json.skipValue(depth: depth)
        }
    }

    private mutating func readObject(_ json: inout JSONScanner, depth: Int) throws(JSONScanner.Malformed) {
        var own = Article()
        var party = Party()
        var types: [String] = []
        var created: String?
        var address: String?
        var inner = self
        defer {
            self = inner
            if types.contains(where: Self.isArticle) {
                own.headline = own.headline ?? party.name
                own.published = own.published ?? created
                own.url = own.url ?? address
                if articles.count < Self.mostArticles { articles.append(own) }
            } else {
                note(party, types, own)
            }
        }
        try json.object(depth: depth) { (json, key) throws(JSONScanner.Malformed) in
            switch key {
            case "@type": types = try Self.names(&json, depth: depth + 1)
            case "@id": party.id = try json.optionalString(depth: depth + 1)
            case "headline": own.headline = try json.optionalString(depth: depth + 1)
            case "name": party.name = try Self.names(&json, depth: depth + 1).first
            case "datePublished": own.published = try json.optionalString(depth: depth + 1)
            case "dateCreated": created = try json.optionalString(depth: depth + 1)
            case "author", "creator":
                let authors = try Self.parties(&json, depth: depth + 1)
                if key == "author" || own.authors.isEmpty { own.authors = authors }
            case "publisher", "sourceOrganization", "isPartOf", "copyrightHolder":
                let found = try Self.parties(&json, depth: depth + 1)
                own.publishers = key == "publisher" ? found + own.publishers : own.publishers + found
            case "mainEntityOfPage":
                own.url = try Self.names(&json, depth: depth + 1, key: "@id").first
            case "url": address = try Self.names(&json, depth: depth + 1, key: "@id").first
            case "@graph", "mainEntity": try inner.read(&json, depth: depth + 1)
            default: break
            }
        }
    }

    private static func isArticle(_ type: String) -> Bool {
        type.hasSuffix("Article") || type.hasSuffix("Posting") || type == "Report"
    }

    private static func isBody(_ type: String) -> Bool { type.hasSuffix("Organization") || type == "Corporation" }

    private static func isPage(_ type: String) -> Bool { type.hasSuffix("Page") }

    /// Keeps what another node may refer to.
    private mutating func note(_ party: Party, _ types: [String], _ own: Article) {
        if types.contains(where: Self.isPage) {
            // Its name is the headline, not the site's.
            page = page ?? own
            return
        }
        if types.contains("WebSite") { site = site ?? party.name }
        guard let id = party.id, party.name != nil, known.count < Self.mostKnown else { return }
        var party = party
        party.isBody = types.contains(where: Self.isBody) && !types.contains("Person")
        known[id] = party
    }

    /// A person or body, or several, each as an object, by its name alone, or by reference.
    private static func parties(_ json: inout JSONScanner, depth: Int) throws(JSONScanner.Malformed) -> [Party] {
        var parties: [Party] = []
        switch try json.nextKind() {
        case .string: parties.append(Party(name: try json.string()))
        case .list:
            try json.list(depth: depth) { (json) throws(JSONScanner.Malformed) in
                parties += try Self.parties(&json, depth: depth + 1)
            }
        case .object:
            var party = Party()
            var names: [String] = []
            var types: [String] = []
            try json.object(depth: depth) { (json, key) throws(JSONScanner.Malformed) in
                switch key {
                case "@type": types = try Self.names(&json, depth: depth + 1)
                case "@id": party.id = try json.optionalString(depth: depth + 1)
                case "name": names = try Self.names(&json, depth: depth + 1)
                default: break
                }
            }
            party.isBody = types.contains(where: isBody) && !types.contains("Person")
            if types.contains(where: isPage) { return [] }
            if names.isEmpty {
                parties.append(party)
            } else {
                parties += names.map { Party(name: $0, id: party.id, isBody: party.isBody) }
            }
        default: try json.skipValue(depth: depth)
        }
        return parties
    }

    /// The text that stands for a thing, or the texts for several, of objects their "name".
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
