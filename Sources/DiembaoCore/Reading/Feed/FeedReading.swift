import DiembaoExtract

/// Reads the items of feeds: RSS 0.9x, 1.0 and 2.0 and Atom (RFC 4287), each as an article (a pass).
///
/// An item's text is its content (`content:encoded`, `atom:content`), else its description or summary; a summary that is no part of the
/// content is the lead. An item with a title alone is one, too. A feed that breaks the rules of XML is read as far as items can be
/// told in it; there is a fault only where it has none.
struct FeedReading {
    static func recognises(_ utf8: [UInt8]) -> Bool {
        guard let tag = rootTag(utf8) else { return false }
        let name = rootName(tag)
        switch String(decoding: name, as: UTF8.self) {
        case "rss": return true
        case "feed", "atom:feed": return holds(tag, "/Atom") || holds(tag, "purl.org/atom/")
        case "rdf:RDF", "RDF": return holds(tag, "purl.org/rss/") || holds(tag, "netscape.com/rdf/simple/")
        default: return false
        }
    }

    /// - Throws: ``ArticleFileFault``.
    static func read(
        _ utf8: [UInt8], mostArticles: Int = ExtractionLimits().articles
    ) throws(ArticleFileFault) -> [ExtractedArticle] {
        let feed = FeedParsing(mostItems: mostArticles).parse(utf8)
        guard feed.items.count <= mostArticles else { throw .tooManyArticles(limit: mostArticles) }
        let outlet = feed.channel.outlet
        let articles = feed.items.compactMap { $0.article(feed.channel, outlet: outlet) }
        guard articles.isEmpty else { return articles }
        if let fault = feed.fault { throw .malformed(format: "XML", line: fault.line, column: fault.column) }
        throw .noArticle(found: "a feed without items", remedy: "Fetch it again when there is news in it.")
    }

    /// The name of the first element of an XML file, whatever it is of; `nil` for what does not say that it is XML.
    static func xmlRoot(_ utf8: [UInt8]) -> ArraySlice<UInt8>? {
        guard let tag = rootTag(utf8) else { return nil }
        let isDeclared = ByteSearch.first(Array("<?xml".utf8), in: utf8[..<tag.startIndex]) != nil
        // Parts of pages that are copied out of a browser have XHTML's.
        let isNamed = holds(tag, " xmlns") && !holds(tag, "w3.org/1999/xhtml")
        return isDeclared || isNamed ? rootName(tag) : nil
    }

    private static func rootName(_ tag: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        tag.dropFirst().prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }
    }

    private static func holds(_ tag: ArraySlice<UInt8>, _ part: String) -> Bool {
        ByteSearch.first(Array(part.utf8), in: tag) != nil
    }

    /// The first element's tag, behind declarations and comments.
    private static func rootTag(_ utf8: [UInt8]) -> ArraySlice<UInt8>? {
        var rest = utf8.prefix(16384)
        for _ in 0..<32 {
            rest = rest.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
            guard rest.first == UInt8(ascii: "<"), let second = rest.dropFirst().first else { return nil }
            if rest.starts(with: "<!--".utf8) {
                guard let end = ByteSearch.first(Array("-->".utf8), in: rest) else { return nil }
                rest = rest[end.upperBound...]
            } else if second == UInt8(ascii: "?") {
                guard let end = ByteSearch.first(Array("?>".utf8), in: rest) else { return nil }
                rest = rest[end.upperBound...]
            } else if second == UInt8(ascii: "!") {
                // With its own declarations in brackets.
                guard var end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
                if let open = rest[..<end].firstIndex(of: UInt8(ascii: "[")) {
                    guard let close = ByteSearch.first(Array("]>".utf8), in: rest[open...]) else { return nil }
                    end = close.upperBound - 1
                }
                rest = rest[(end + 1)...]
            } else {
                guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
                return rest[...end]
            }
        }
        return nil
    }
}
