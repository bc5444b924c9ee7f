import CXML

/// A page as its parser sees it: elements and pieces of text in the order of the document (data).
struct HTMLTree {
    struct Node {
        /// An element's name in lower case; `.text` for a piece of text.
        var tag: HTMLTag
        /// Of its parent, -1 at the root.
        var parent: Int32
        /// Behind all that it holds.
        var end: Int32 = 0
        /// Its attributes, or for text its bytes.
        var slice: Range<Int32>
    }

    struct Attribute {
        var name: HTMLAttribute
        var value: Range<Int32>
    }

    fileprivate(set) var nodes: [Node] = []
    fileprivate(set) var attributes: [Attribute] = []
    fileprivate(set) var bytes: [UInt8] = []
    /// From the comment that browsers leave: "saved from url=(0042)https://…".
    fileprivate(set) var savedFrom: String?
    /// Whether the page has more elements than are read.
    fileprivate(set) var isCut = false

    func text(_ range: Range<Int32>) -> ArraySlice<UInt8> { bytes[Int(range.lowerBound)..<Int(range.upperBound)] }

    func value(_ name: HTMLAttribute, of node: Int) -> ArraySlice<UInt8>? {
        guard nodes[node].tag != .text else { return nil }
        for attribute in attributes[Int(nodes[node].slice.lowerBound)..<Int(nodes[node].slice.upperBound)]
        where attribute.name == name { return text(attribute.value) }
        return nil
    }

    func string(_ name: HTMLAttribute, of node: Int) -> String? {
        value(name, of: node).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What an element holds.
    func inside(_ node: Int) -> Range<Int> { node + 1..<Int(nodes[node].end) }

    /// All text below an element, its white space as one space.
    func wholeText(of node: Int, without: (Int) -> Bool = { _ in false }) -> String {
        var text = CollapsedText()
        var at = node + 1
        while at < Int(nodes[node].end) {
            let child = nodes[at]
            if child.tag == .text {
                text.append(self.text(child.slice))
            } else if child.tag.isUnseen || without(at) {
                at = Int(child.end)
                continue
            } else if child.tag.isBlock || child.tag == .br {
                text.appendSpace()
            }
            at += 1
        }
        return text.string
    }
}

/// The elements that the reader knows apart.
enum HTMLTag: UInt8 {
    case text, other
    case html, head, body, title, meta, link, script, style, noscript, template, base
    case p, div, section, article, main, header, footer, aside, nav, h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd
    case table, thead, tbody, tfoot, tr, td, th, caption, colgroup, col
    case blockquote, figure, figcaption, pre, address, center, hr, br, form, fieldset, details, summary
    case a, span, b, i, em, strong, u, font, time, img, cite, q, small, sup, sub, label, picture
    case iframe, object, embed, svg, canvas, button, input, select, option, textarea, audio, video, map, dialog, menu
    case frame, frameset, applet, math

    private static let byName: [String: HTMLTag] = {
        var tags: [String: HTMLTag] = [:]
        var raw: UInt8 = 2
        while let tag = HTMLTag(rawValue: raw) {
            tags["\(tag)"] = tag
            raw += 1
        }
        return tags
    }()

    init(name: UnsafePointer<UInt8>) { self = Self.byName[String(cString: name).lowercased()] ?? .other }

    /// Whether a reader sees its text in lines of its own.
    var isBlock: Bool {
        switch self {
        case .html, .body, .p, .div, .section, .article, .main, .header, .footer, .aside, .nav, .h1, .h2, .h3, .h4, .h5,
            .h6,
            .ul, .ol, .li, .dl, .dt, .dd, .table, .thead, .tbody, .tfoot, .tr, .td, .th, .caption, .blockquote, .figure,
            .figcaption, .pre, .address, .center, .hr, .form, .fieldset, .details, .summary, .dialog, .menu, .frameset:
            true
        default: false
        }
    }

    /// Whether what it holds is no text of the page.
    var isUnseen: Bool {
        switch self {
        case .head, .script, .style, .noscript, .template, .iframe, .object, .embed, .svg, .canvas, .button, .input,
            .select,
            .option, .textarea, .audio, .video, .map, .applet, .math, .frame:
            true
        default: false
        }
    }

    var isHeading: Bool {
        switch self {
        case .h1, .h2, .h3, .h4, .h5, .h6: true
        default: false
        }
    }
}

/// The attributes that the reader asks for.
enum HTMLAttribute: UInt8, CaseIterable {
    case `class`, id, itemprop, itemtype, property, name, content, rel, href, type, datetime, style, hidden, role,
        charset, alt
    case httpEquiv, ariaHidden

    fileprivate static let byName: [String: HTMLAttribute] = {
        var attributes: [String: HTMLAttribute] = [:]
        for attribute in allCases { attributes["\(attribute)"] = attribute }
        attributes["http-equiv"] = .httpEquiv
        attributes["aria-hidden"] = .ariaHidden
        return attributes
    }()
}

/// Parses pages with libxml2's parser of HTML, event by event (a pass).
///
/// No tree of libxml2's is built: it would refuse pages that nest deeper than 256 elements, and so would whoever walks it.
struct HTMLParsing {
    /// Beyond these a page is cut off: real ones have up to some ten thousand.
    private static let mostNodes = 400_000
    /// An attribute's value is cut off behind these bytes.
    private static let longestValue = 4096

    private static let library: Void = xmlInitParser()

    /// - Parameter page: UTF-8.
    func parse(_ page: [UInt8]) -> HTMLTree {
        // Before threads parse side by side, as libxml2 wants it.
        Self.library
        let builder = Builder(capacity: page.count)
        guard let context = htmlNewParserCtxt() else { return HTMLTree() }
        defer { htmlFreeParserCtxt(context) }
        var handler = xmlSAXHandler()
        handler.startElement = { builder, name, attributes in
            Builder.of(builder)?.start(name, attributes)
        }
        handler.endElement = { builder, _ in Builder.of(builder)?.end() }
        handler.characters = { builder, text, count in Builder.of(builder)?.text(text, Int(count)) }
        handler.ignorableWhitespace = { builder, text, count in Builder.of(builder)?.text(text, Int(count)) }
        handler.cdataBlock = { builder, text, count in Builder.of(builder)?.text(text, Int(count)) }
        handler.comment = { builder, text in Builder.of(builder)?.comment(text) }
        context.pointee.sax.pointee = handler
        context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        page.withUnsafeBytes { bytes in
            let document = htmlCtxtReadMemory(
                context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count), nil,
                "UTF-8",
                Int32(options))
            if let document { xmlFreeDoc(document) }
        }
        return builder.finished()
    }

    private final class Builder {
        private var tree = HTMLTree()
        /// The open elements; -1 for one that was left out.
        private var open: [Int32] = []
        /// The last of them that was not.
        private var parent: Int32 = -1

        init(capacity: Int) {
            tree.nodes.reserveCapacity(capacity / 24)
            tree.bytes.reserveCapacity(capacity)
        }

        static func of(_ context: UnsafeMutableRawPointer?) -> Builder? {
            context.map { Unmanaged<Builder>.fromOpaque($0).takeUnretainedValue() }
        }

        func start(_ name: UnsafePointer<UInt8>?, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
            guard let name, tree.nodes.count < HTMLParsing.mostNodes else {
                tree.isCut = true
                open.append(-1)
                return
            }
            let first = Int32(tree.attributes.count)
            var at = 0
            while let attributes, let name = attributes[at] {
                let value = attributes[at + 1]
                at += 2
                guard let known = HTMLAttribute.byName[String(cString: name).lowercased()] else { continue }
                let start = Int32(tree.bytes.count)
                if let value {
                    var length = 0
                    while value[length] != 0, length < HTMLParsing.longestValue { length += 1 }
                    tree.bytes.append(contentsOf: UnsafeBufferPointer(start: value, count: length))
                }
                tree.attributes.append(HTMLTree.Attribute(name: known, value: start..<Int32(tree.bytes.count)))
            }
            let node = Int32(tree.nodes.count)
            tree.nodes.append(
                HTMLTree.Node(tag: HTMLTag(name: name), parent: parent, slice: first..<Int32(tree.attributes.count)))
            open.append(node)
            parent = node
        }

        func end() {
            guard let node = open.popLast(), node >= 0 else { return }
            tree.nodes[Int(node)].end = Int32(tree.nodes.count)
            parent = tree.nodes[Int(node)].parent
        }

        func text(_ text: UnsafePointer<UInt8>?, _ count: Int) {
            guard let text, count > 0, tree.nodes.count < HTMLParsing.mostNodes else { return }
            let start = Int32(tree.bytes.count)
            tree.bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: count))
            let end = Int32(tree.bytes.count)
            if let last = tree.nodes.indices.last, tree.nodes[last].tag == .text, tree.nodes[last].parent == parent,
                tree.nodes[last].slice.upperBound == start
            {
                tree.nodes[last].slice = tree.nodes[last].slice.lowerBound..<end
                return
            }
            tree.nodes.append(
                HTMLTree.Node(tag: .text, parent: parent, end: Int32(tree.nodes.count) + 1, slice: start..<end))
        }

        func comment(_ text: UnsafePointer<UInt8>?) {
            guard let text, tree.savedFrom == nil else { return }
            let comment = String(cString: text)
            guard let mark = comment.utf8.firstRange(of: "saved from url=(".utf8),
                let close = comment.utf8[mark.upperBound...].firstIndex(of: UInt8(ascii: ")"))
            else { return }
            let url = comment[comment.utf8.index(after: close)...].prefix { $0 > " " }
            if url.hasPrefix("http") { tree.savedFrom = String(url) }
        }

        func finished() -> HTMLTree {
            while !open.isEmpty { end() }
            return tree
        }
    }
}

/// Text of a page as a reader sees it: white space as one space, nothing of what has no width.
struct CollapsedText {
    private(set) var bytes: [UInt8] = []
    private var isSpace = false

    var isEmpty: Bool { bytes.isEmpty }
    var string: String { String(decoding: bytes, as: UTF8.self) }

    mutating func appendSpace() { isSpace = true }

    mutating func append(_ text: some Collection<UInt8>) {
        var rest = text[...]
        while let byte = rest.first {
            if byte == 0x20 || byte >= 0x09 && byte <= 0x0D {
                isSpace = true
                rest = rest.dropFirst()
                continue
            }
            if byte == 0xC2, let next = rest.dropFirst().first {
                if next == 0xA0 {  // no-break space
                    isSpace = true
                    rest = rest.dropFirst(2)
                    continue
                }
                if next == 0xAD {  // soft hyphen
                    rest = rest.dropFirst(2)
                    continue
                }
            }
            if byte == 0xE2 || byte == 0xEF {
                let three = Array(rest.prefix(3))
                // Spaces of other widths, and the narrow no-break space.
                if three.count == 3, three[0] == 0xE2, three[1] == 0x80,
                    three[2] >= 0x80 && three[2] <= 0x8A || three[2] == 0xAF
                {
                    isSpace = true
                    rest = rest.dropFirst(3)
                    continue
                }
                // Zero-width space, joiners, direction marks, word joiner, byte order mark.
                if three == [0xE2, 0x81, 0xA0] || three == [0xEF, 0xBB, 0xBF]
                    || three.count == 3 && three[0] == 0xE2 && three[1] == 0x80 && three[2] >= 0x8B && three[2] <= 0x8F
                {
                    rest = rest.dropFirst(3)
                    continue
                }
            }
            if isSpace, !bytes.isEmpty { bytes.append(0x20) }
            isSpace = false
            bytes.append(byte)
            rest = rest.dropFirst()
        }
    }
}
