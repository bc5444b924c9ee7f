/// What a page says of its article beside the text: JSON-LD before OpenGraph, other meta elements, microdata and links (data).
struct PageMetadata {
    /// Headlines as the metadata have them, the surest first, without the site's name.
    private(set) var titles: [String] = []
    private(set) var description: String?
    private(set) var authors: [String] = []
    /// ISO 8601, the surest first.
    private(set) var dates: [String] = []
    private(set) var url: String?
    /// Names of the site, the surest first.
    private(set) var siteNames: [String] = []
    /// Of the page, with what stands beside the headline.
    private(set) var title: String?

    /// Names of meta elements that are asked for.
    private static let siteKeys = ["og:site_name", "application-name", "dc.publisher", "itemprop:publisher"]
    private static let titleKeys = ["og:title", "twitter:title"]
    private static let descriptionKeys = ["og:description", "description", "twitter:description"]
    private static let authorKeys = ["author", "article:author", "dc.creator", "itemprop:author", "twitter:creator"]
    private static let dateKeys = [
        "article:published_time", "itemprop:datepublished", "pubdate", "publishdate", "article.published", "date",
        "dc.date", "dc.date.issued", "dc.date.created", "dcterms.created", "parsely-pub-date", "og:published_time",
    ]
    private static let keys = Set(siteKeys + titleKeys + descriptionKeys + authorKeys + dateKeys + ["og:url"])

    init(_ tree: HTMLTree) {
        var meta: [String: String] = [:]
        var linked: LinkedData?
        var canonical: String?
        var times: [String] = []
        var microAuthors: [String] = []
        var microHeadline: String?
        var readerAddress: String?
        for place in tree.nodes.indices {
            let node = tree.nodes[place]
            guard node.tag != .text else { continue }
            switch node.tag {
            case .meta: Self.read(place, of: tree, into: &meta)
            case .link:
                if canonical == nil, tree.value(.rel, of: place)?.equalsIgnoringCase("canonical") == true,
                    let href = tree.string(.href, of: place), PageReading.host(href) != nil
                {
                    canonical = href
                }
            case .script:
                guard linked == nil, tree.isLinkedData(place) else { continue }
                for inside in tree.inside(place) where linked == nil && tree.nodes[inside].tag == .text {
                    linked = LinkedData(script: tree.text(tree.nodes[inside].slice))
                }
            case .title:
                if title == nil { title = Self.clean(tree.wholeText(of: place, upTo: 4 * Self.longestTitle).string) }
            case .a:
                // Firefox's reader view, saved.
                if readerAddress == nil, tree.has(.class, "reader-domain", of: place) {
                    readerAddress = tree.string(.href, of: place)
                }
            case .time:
                if let time = tree.string(.datetime, of: place) { times.append(time) }
            default:
                guard !node.slice.isEmpty, let property = tree.value(.itemprop, of: place) else { continue }
                if property.equalsIgnoringCase("datepublished") {
                    let value = tree.string(.datetime, of: place) ?? tree.string(.content, of: place)
                    if let value, meta["itemprop:datepublished"] == nil { meta["itemprop:datepublished"] = value }
                } else if property.equalsIgnoringCase("author") {
                    let text = tree.wholeText(of: place, upTo: 80)
                    if !text.isEmpty, text.length <= 80 { microAuthors.append(text.string) }
                } else if property.equalsIgnoringCase("headline"), microHeadline == nil {
                    microHeadline = Self.clean(tree.wholeText(of: place, upTo: 400).string)
                }
            }
        }
        let data = linked
        siteNames = [
            meta["og:site_name"], data?.publisher, meta["application-name"], meta["dc.publisher"],
            meta["itemprop:publisher"],
        ]
        .compactMap { $0.map(Self.clean) }.filter { !$0.isEmpty && $0.count <= 80 }
        titles = [meta["og:title"], microHeadline, data?.headline.map(Self.clean), meta["twitter:title"], title]
            .compactMap { $0 }.map { Self.withoutSite($0, siteNames) }.filter { !$0.isEmpty }
        description = Self.descriptionKeys.lazy.compactMap { meta[$0] }.first
        authors = (data?.authors ?? []).map(Self.clean)
        for key in Self.authorKeys {
            if let author = meta[key], !author.hasPrefix("@") { authors.append(author) }
        }
        authors += microAuthors
        // Several authors only where JSON-LD lists them.
        if let first = authors.first { authors = data.map { $0.authors.count > 1 } == true ? unique(authors) : [first] }
        dates =
            ([data?.published] + Self.dateKeys.map { meta[$0] } + times).compactMap { $0.flatMap(PageDate.normalised) }
        url = [canonical, meta["og:url"], data?.url, tree.savedFrom, readerAddress].lazy.compactMap { $0 }.first {
            PageReading.host($0) != nil
        }
    }

    private static func read(_ place: Int, of tree: HTMLTree, into meta: inout [String: String]) {
        for name in [HTMLAttribute.property, .name, .itemprop] {
            guard let value = tree.string(name, of: place) else { continue }
            for key in value.lowercased().split(separator: " ") {
                let key = name == .itemprop ? "itemprop:\(key)" : String(key)
                guard keys.contains(key), meta[key] == nil, let content = tree.string(.content, of: place) else {
                    continue
                }
                let clean = Self.clean(content)
                if !clean.isEmpty { meta[key] = clean }
            }
        }
    }

    private func unique(_ names: [String]) -> [String] {
        names.reduce(into: []) { known, name in
            if !known.contains(where: { $0.lowercased() == name.lowercased() }) { known.append(name) }
        }
    }

    /// White space as one space; entities that were escaped twice as what they stand for.
    static func clean(_ text: String) -> String {
        var collapsed = CollapsedText()
        collapsed.append(Array(text.utf8)[...])
        var clean = collapsed.string
        guard clean.utf8.contains(UInt8(ascii: "&")) else { return clean }
        for (entity, sign) in [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
            clean = clean.ranges(of: entity).reversed().reduce(into: clean) { $0.replaceSubrange($1, with: sign) }
        }
        return clean
    }

    // MARK: The title

    private static let separators = [" | ", " - ", " – ", " — ", " :: ", " • ", " « "].map { Array($0.utf8) }

    /// Parts a title at the last of a separator.
    private static func parted(_ title: ArraySlice<UInt8>, at separator: [UInt8]) -> (
        head: ArraySlice<UInt8>, tail: ArraySlice<UInt8>
    )? {
        ByteSearch.last(separator, in: title).map { (title[..<$0], title[($0 + separator.count)...]) }
    }

    /// The headline without " | Thanh Niên" and the like.
    private static func withoutSite(_ title: String, _ outlets: [String]) -> String {
        guard title.utf8.count <= longestTitle else { return title }
        let outlets = outlets.map { WordKeys($0) }
        var rest = Array(title.utf8)[...]
        while let shorter = withoutLastPart(rest, outlets) { rest = shorter }
        return String(decoding: rest, as: UTF8.self)
    }

    /// In bytes; what is longer is no title.
    private static let longestTitle = 1000

    private static func withoutLastPart(_ title: ArraySlice<UInt8>, _ outlets: [WordKeys]) -> ArraySlice<UInt8>? {
        for (place, separator) in separators.enumerated() {
            guard let (head, tail) = parted(title, at: separator) else { continue }
            let words = WordKeys(tail)
            let length = head.count { $0 & 0xC0 != 0x80 }
            let isSite =
                place == 0 || place == 4 || tail.contains(UInt8(ascii: "."))
                || outlets.contains { $0.common(words) > 0 } || words.count <= 4 && length >= 30
            if isSite, length >= 10 { return head }
        }
        return nil
    }
}
