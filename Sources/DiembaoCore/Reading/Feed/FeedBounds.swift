/// Keeps the time that libxml2 2.9 takes in proportion to a feed's length (a pass).
///
/// It compares each attribute of an element with all before it, and each namespace, too: 50 s for an element with 400,000.
enum FeedBounds {
    /// A feed up to an element with more attributes than any has.
    static func bounded(_ feed: [UInt8]) -> ArraySlice<UInt8> {
        var at = 0
        while let open = feed[at...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = feed[open...]
            if rest.starts(with: "<!--".utf8) {
                at = end(feed, open + 4, "-->")
            } else if rest.starts(with: "<![CDATA[".utf8) {
                at = end(feed, open + 9, "]]>")
            } else if rest.starts(with: "<?".utf8) {
                at = end(feed, open + 2, "?>")
            } else {
                guard let next = endOfTag(feed, open + 1) else { return feed[..<open] }
                at = next
            }
        }
        return feed[...]
    }

    /// A feed in which each "&" that begins no reference is written as one: "?x=1&y=2" of an address.
    ///
    /// libxml2 drops it with the letters behind it.
    static func escaped(_ feed: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard feed.contains(ampersand) else { return feed }
        var escaped: [UInt8] = []
        escaped.reserveCapacity(feed.count + 1024)
        var at = feed.startIndex
        while at < feed.endIndex {
            let start = at
            if feed[at] == UInt8(ascii: "<"), let mark = apart.first(where: { feed[start...].starts(with: $0.open) }) {
                // What stands in it is no markup.
                at = ByteSearch.first(mark.close, in: feed[(start + mark.open.count)...])?.upperBound ?? feed.endIndex
                escaped.append(contentsOf: feed[start..<at])
            } else {
                escaped.append(feed[at])
                at += 1
                let isBare = feed[start] == ampersand && !beginsReference(feed[at...].prefix(longestReference))
                if isBare { escaped.append(contentsOf: "amp;".utf8) }
            }
        }
        return escaped[...]
    }

    /// "nbsp;", "#7879;", "#x1EA1;".
    private static func beginsReference(_ text: ArraySlice<UInt8>) -> Bool {
        guard let end = text.firstIndex(of: UInt8(ascii: ";")), end > text.startIndex else { return false }
        let name = text[..<end]
        let rest = name.first == UInt8(ascii: "#") ? name.dropFirst() : name
        return !rest.isEmpty
            && rest.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    }

    private static let apart = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")].map {
        (open: Array($0.0.utf8), close: Array($0.1.utf8))
    }
    /// In bytes.
    private static let longestReference = 12
    private static let ampersand = UInt8(ascii: "&")
    private static let mostAttributes = 256

    /// `nil` for a tag with too many attributes. One that is not closed ends before the next, as the parser has it, too.
    private static func endOfTag(_ feed: [UInt8], _ start: Int) -> Int? {
        var quote: UInt8?
        var attributes = 0
        var at = start
        while at < feed.count {
            let byte = feed[at]
            if byte == UInt8(ascii: "<") { return at }
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                return at + 1
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
                attributes += 1
                guard attributes <= mostAttributes else { return nil }
            }
            at += 1
        }
        return at
    }

    private static func end(_ feed: [UInt8], _ start: Int, _ mark: StaticString) -> Int {
        let mark = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
        var at = start
        while at + mark.count <= feed.count {
            if feed[at] == mark[0], feed[at..<at + mark.count].elementsEqual(mark) { return at + mark.count }
            at += 1
        }
        return feed.count
    }
}
