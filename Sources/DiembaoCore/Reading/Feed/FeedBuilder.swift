import CXML

/// Gathers a feed's items from the events of its parser (a resource that lives as long as one parsing).
final class FeedBuilder {
    /// What an open element is.
    private enum Place {
        case channel, item, other
        /// An Atom person of an item or of the feed, and the feed that an item was taken from.
        case author, source
        case media
        case field
    }

    /// What an open element's text is.
    private enum Field {
        case channelTitle, channelAuthor
        case title, content, summary, mediaDescription, author, published, updated, source, link, guid, originalLink
    }

    private let mostItems: Int
    private var feed = FeedParsing.Feed()
    private var open: [(place: Place, base: String?)] = []
    private var item: FeedItem?
    /// How many elements are open within which the item stands.
    private var itemDepth = 0
    private var field: Field?
    private var fieldDepth = 0
    private var fieldType = FieldType.html
    private var text: [UInt8] = []
    /// Whether the field has elements itself, so that ``text`` is HTML.
    private var hasElements = false

    private enum FieldType { case plain, html, unreadable }

    /// Whether there are more items than are read.
    private(set) var isFull = false

    init(mostItems: Int) { self.mostItems = mostItems }

    // MARK: Elements

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        let base = attributes["base", .xml].map { Self.resolve($0, open.last?.base) } ?? open.last?.base
        defer { if open.count < Self.deepest { open.append((place(name), base)) } }
        let beginsItem =
            name.local == "item" && name.vocabulary == .rss || name.local == "entry" && name.vocabulary == .atom
        if beginsItem || field != nil && item != nil && Self.neverWithin(name) { endField() }
        if beginsItem {
            endItem()
            isFull = feed.items.count > mostItems
            if isFull { return }
            item = FeedItem()
            item?.identifier = attributes["about", .other]
            itemDepth = open.count
        } else if field != nil {
            openElement(name, attributes)
        } else if let found = self.field(name, attributes) {
            field = found
            fieldDepth = open.count
            fieldType = type(name, attributes)
            hasElements = false
            text.removeAll(keepingCapacity: true)
        }
    }

    func end(_ name: String) {
        guard !open.isEmpty else { return }
        open.removeLast()
        if field != nil {
            if open.count <= fieldDepth { endField() } else { closeElement(name) }
        }
        if item != nil, open.count <= itemDepth { endItem() }
    }

    /// libxml2's own bound is 256.
    private static let deepest = 1024

    /// Elements of an item that stand in no text: one that was not closed ends before them.
    private static func neverWithin(_ name: XMLName) -> Bool {
        switch name.vocabulary {
        case .rss: ["pubDate", "guid", "link", "author", "category", "enclosure", "comments"].contains(name.local)
        case .dublinCore, .content: true
        default: false
        }
    }

    private func place(_ name: XMLName) -> Place {
        if item != nil, open.count == itemDepth { return .item }
        if field != nil { return .field }
        switch (name.vocabulary, name.local) {
        case (.rss, "channel"), (.atom, "feed"): return .channel
        case (.atom, "author"): return .author
        case (.atom, "source"): return .source
        case (.media, "group"), (.media, "content"): return .media
        default: return .other
        }
    }

    private func field(_ name: XMLName, _ attributes: XMLAttributes) -> Field? {
        guard let parent = open.last?.place else { return nil }
        switch (parent, name.vocabulary, name.local) {
        case (.channel, .rss, "title"), (.channel, .atom, "title"): return .channelTitle
        case (.channel, .rss, "link"):
            return .link
        case (.channel, .atom, "link"), (.item, .atom, "link"):
            takeLink(attributes)
            return nil
        case (.author, .atom, "name"): return item == nil ? .channelAuthor : .author
        case (.source, .atom, "title"): return item == nil ? nil : .source
        case (.item, .rss, "title"), (.item, .atom, "title"): return .title
        case (.item, .content, "encoded"), (.item, .atom, "content"), (.item, .xhtml, "body"): return .content
        case (.item, .rss, "description"), (.item, .atom, "summary"), (.item, .dublinCore, "description"):
            return .summary
        case (.item, .media, "description"), (.media, .media, "description"): return .mediaDescription
        case (.item, .rss, "author"), (.item, .dublinCore, "creator"): return .author
        case (.item, .rss, "pubDate"), (.item, .dublinCore, "date"), (.item, .dublinCore, "issued"),
            (.item, .atom, "published"), (.item, .atom, "issued"):
            return .published
        case (.item, .atom, "updated"), (.item, .atom, "modified"), (.item, .dublinCore, "created"): return .updated
        case (.item, .rss, "source"), (.item, .dublinCore, "publisher"): return .source
        case (.item, .rss, "link"): return .link
        case (.item, .rss, "guid"): return attributes["isPermaLink"] == "false" ? nil : .guid
        case (.item, .feedburner, "origLink"): return .originalLink
        default: return nil
        }
    }

    /// Atom says what a text is (RFC 4287, section 3.1), and so does Media RSS; in RSS it is HTML.
    private func type(_ name: XMLName, _ attributes: XMLAttributes) -> FieldType {
        let type = attributes["type"]?.lowercased()
        switch name.vocabulary {
        case .atom:
            switch type {
            case nil, "text", "text/plain", "plain":
                // Atom 0.3 said it otherwise.
                return attributes["mode"] == "escaped" && type != "text/plain" ? .html : .plain
            case "html", "xhtml", "text/html", "application/xhtml+xml": return .html
            default: return .unreadable
            }
        case .media: return type == "html" ? .html : .plain
        default: return .html
        }
    }

    private func takeLink(_ attributes: XMLAttributes) {
        guard ["alternate", nil].contains(attributes["rel"]), let target = attributes["href"] else { return }
        let url = Self.resolve(target, attributes["base", .xml] ?? open.last?.base ?? feed.channel.link)
        if item == nil {
            feed.channel.link = feed.channel.link ?? url
        } else if item?.url == nil {
            item?.url = url
        }
    }

    // MARK: Text

    func text(_ characters: UnsafePointer<UInt8>?, _ count: Int) {
        guard field != nil, let characters else { return }
        let added = UnsafeBufferPointer(start: characters, count: count)
        if hasElements { Self.escape(added, into: &text) } else { text.append(contentsOf: added) }
    }

    /// XHTML, and HTML that should have been escaped.
    private func openElement(_ name: XMLName, _ attributes: XMLAttributes) {
        if !hasElements {
            hasElements = true
            let before = text
            text.removeAll(keepingCapacity: true)
            Self.escape(before, into: &text)
        }
        text.append(contentsOf: "<\(name.local)".utf8)
        if let value = attributes["class"] {
            text.append(contentsOf: " class=\"".utf8)
            Self.escape(value.utf8, into: &text)
            text.append(UInt8(ascii: "\""))
        }
        text.append(UInt8(ascii: ">"))
    }

    private func closeElement(_ name: String) {
        guard hasElements, !["br", "img", "hr", "wbr", "input"].contains(name) else { return }
        text.append(contentsOf: "</\(name)>".utf8)
    }

    private static func escape(_ bytes: some Collection<UInt8>, into text: inout [UInt8]) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "<"): text.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: "&"): text.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "\""): text.append(contentsOf: "&quot;".utf8)
            default: text.append(byte)
            }
        }
    }

    private func endField() {
        guard let field else { return }
        self.field = nil
        // What was left open within it belongs to the item.
        for depth in open.indices where depth >= fieldDepth && item != nil { open[depth].place = .item }
        let value = String(decoding: text, as: UTF8.self)
        guard value.utf8.contains(where: { $0 > 0x20 }) else { return }
        let typed: FeedItem.Text? =
            switch fieldType {
            case _ where hasElements: .html(value)
            case .html: .html(value)
            case .plain: .plain(value)
            case .unreadable: nil
            }
        if var item {
            self.item = nil
            take(field, value, typed, &item)
            self.item = item
        } else {
            take(field, value)
        }
    }

    private func take(_ field: Field, _ value: String) {
        switch field {
        case .channelTitle: feed.channel.title = feed.channel.title ?? value
        case .channelAuthor where feed.channel.authors.count < Self.mostAuthors: feed.channel.authors.append(value)
        case .link: feed.channel.link = feed.channel.link ?? Self.trimmed(value)
        default: break
        }
    }

    private func take(_ field: Field, _ value: String, _ typed: FeedItem.Text?, _ item: inout FeedItem) {
        switch field {
        case .title: item.title = item.title ?? value
        case .content: item.content = item.content ?? typed
        case .summary: item.summary = item.summary ?? typed
        case .mediaDescription: if let typed { item.mediaDescriptions.append(typed) }
        case .author where item.authors.count < Self.mostAuthors: item.authors.append(value)
        case .published: item.published = item.published ?? value
        case .updated: item.updated = item.updated ?? value
        case .source: item.source = item.source ?? value
        case .link: item.url = item.url ?? Self.resolve(Self.trimmed(value), open.last?.base ?? feed.channel.link)
        case .guid: item.identifier = Self.trimmed(value)
        case .originalLink: item.url = Self.trimmed(value)
        default: break
        }
    }

    private static let mostAuthors = 20

    private func endItem() {
        guard let item else { return }
        self.item = nil
        feed.items.append(item)
    }

    func finished() -> FeedParsing.Feed {
        endField()
        endItem()
        return feed
    }

    private static func trimmed(_ text: String) -> String {
        String(text.split { $0 == " " || $0.isNewline || $0 == "\t" }.joined(separator: " "))
    }

    /// An address as it is from anywhere (RFC 3986, section 5).
    private static func resolve(_ target: String, _ base: String?) -> String {
        guard let base, !target.hasPrefix("http://"), !target.hasPrefix("https://"), target.utf8.count < 2048,
            let resolved = xmlBuildURI(target, base)
        else { return target }
        defer { cxml_free(resolved) }
        return String(cString: resolved)
    }
}
