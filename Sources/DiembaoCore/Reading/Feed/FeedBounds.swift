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
