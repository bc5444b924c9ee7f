import CXML
import Glibc

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
        let page = Self.withoutNulls(page)
        return parse(
            PageSkeleton(withoutCodeOf: page) ?? PageSkeleton(ScriptRemoval.withoutScripts(page) ?? page))
    }

    func parse(_ page: PageSkeleton) -> HTMLTree {
        // Before threads parse side by side, as libxml2 wants it.
        Self.library
        guard let context = htmlNewParserCtxt() else { return HTMLTree() }
        defer { htmlFreeParserCtxt(context) }
        var handler = xmlSAXHandler()
        handler.startElement = { builder, name, attributes in Builder.of(builder).pointee.start(name, attributes) }
        handler.endElement = { builder, _ in Builder.of(builder).pointee.end() }
        handler.characters = { builder, text, count in Builder.of(builder).pointee.text(text, Int(count)) }
        handler.ignorableWhitespace = { builder, text, count in Builder.of(builder).pointee.text(text, Int(count)) }
        handler.cdataBlock = { builder, text, count in Builder.of(builder).pointee.text(text, Int(count)) }
        handler.comment = { builder, text in Builder.of(builder).pointee.comment(text) }
        context.pointee.sax.pointee = handler
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        var builder = Builder(context, page)
        withUnsafeMutablePointer(to: &builder) { builder in
            context.pointee.userData = UnsafeMutableRawPointer(builder)
            page.rest.withUnsafeBytes { bytes in
                let document = htmlCtxtReadMemory(
                    context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count), nil,
                    "UTF-8", Int32(options))
                if let document { xmlFreeDoc(document) }
            }
        }
        return builder.finished()
    }

    /// libxml2 takes a NUL for the page's end.
    private static func withoutNulls(_ page: [UInt8]) -> [UInt8] {
        let hasNull = page.withUnsafeBytes { bytes in bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } }
        guard hasNull == true else { return page }
        return page.map { $0 == 0 ? 0x20 : $0 }
    }

    private struct Builder {
        private var tree = HTMLTree()
        /// The open elements; -1 for one that was left out.
        private var open: [Int32] = []
        /// The last of them that was not.
        private var parent: Int32 = -1
        /// Whether the text of the open element is a program's or a style sheet's, which nobody asks for.
        private var isCode = false
        private let context: htmlParserCtxtPtr
        private let page: PageSkeleton
        /// How many have been passed of the page's tags and texts of which something was taken out.
        private var passedTags = 0
        private var passedTexts = 0

        init(_ context: htmlParserCtxtPtr, _ page: PageSkeleton) {
            self.context = context
            self.page = page
            tree.nodes.reserveCapacity(page.whole.count / 24)
            tree.bytes.reserveCapacity(page.whole.count / 2)
        }

        static func of(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Builder> {
            context!.assumingMemoryBound(to: Builder.self)
        }

        mutating func start(_ name: UnsafePointer<UInt8>?, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
            guard let name, tree.nodes.count < HTMLParsing.mostNodes else {
                open.append(-1)
                return
            }
            let first = Int32(tree.attributes.count)
            if attributes == nil { takeAttributes() }
            var at = 0
            while let attributes, let name = attributes[at] {
                let value = attributes[at + 1]
                at += 2
                guard let known = HTMLAttribute(name: name) else { continue }
                let start = Int32(tree.bytes.count)
                if let value {
                    let length = strnlen(UnsafeRawPointer(value).assumingMemoryBound(to: CChar.self), longestValue)
                    tree.bytes.append(contentsOf: UnsafeBufferPointer(start: value, count: length))
                }
                tree.attributes.append(HTMLTree.Attribute(name: known, value: start..<Int32(tree.bytes.count)))
            }
            let node = Int32(tree.nodes.count)
            let tag = HTMLTag(name: name)
            tree.nodes.append(HTMLTree.Node(tag: tag, parent: parent, slice: first..<Int32(tree.attributes.count)))
            open.append(node)
            parent = node
            isCode = tag == .style || tag == .script && !tree.isLinkedData(Int(node))
        }

        /// Where the parser is in what it was given.
        private var place: Int {
            guard let input = context.pointee.input else { return -1 }
            return Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
        }

        /// The attributes that stood in the tag whose end the parser has come to.
        private mutating func takeAttributes() {
            let place = place
            while passedTags < page.tags.count, page.tags[passedTags].end < place { passedTags += 1 }
            guard passedTags < page.tags.count, page.tags[passedTags].end == place else { return }
            let whole = page.whole
            for place in page.tags[passedTags].attributes {
                let attribute = page.attributes[place]
                let start = Int32(tree.bytes.count)
                whole.withUnsafeBufferPointer {
                    tree.bytes.append(
                        contentsOf: UnsafeBufferPointer(rebasing: $0[attribute.value].prefix(longestValue)))
                }
                tree.attributes.append(HTMLTree.Attribute(name: attribute.name, value: start..<Int32(tree.bytes.count)))
            }
            passedTags += 1
        }

        /// The text whose end the parser has come to, where it was taken out.
        private mutating func wholeText() -> Range<Int>? {
            let place = place
            while passedTexts < page.texts.count, page.texts[passedTexts].end < place { passedTexts += 1 }
            guard passedTexts < page.texts.count, page.texts[passedTexts].end == place else { return nil }
            passedTexts += 1
            return page.texts[passedTexts - 1].range
        }

        mutating func end() {
            isCode = false
            guard let node = open.popLast(), node >= 0 else { return }
            tree.nodes[Int(node)].end = Int32(tree.nodes.count)
            parent = tree.nodes[Int(node)].parent
        }

        mutating func text(_ text: UnsafePointer<UInt8>?, _ count: Int) {
            guard let text, count > 0, !isCode, tree.nodes.count < HTMLParsing.mostNodes else { return }
            let start = Int32(tree.bytes.count)
            if let whole = wholeText() {
                tree.bytes.append(contentsOf: page.whole[whole])
            } else {
                tree.bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: count))
            }
            let end = Int32(tree.bytes.count)
            let last = tree.nodes.count - 1
            if last >= 0, tree.nodes[last].tag == .text, tree.nodes[last].parent == parent,
                tree.nodes[last].slice.upperBound == start
            {
                tree.nodes[last].slice = tree.nodes[last].slice.lowerBound..<end
                return
            }
            tree.nodes.append(
                HTMLTree.Node(tag: .text, parent: parent, end: Int32(tree.nodes.count) + 1, slice: start..<end))
        }

        mutating func comment(_ text: UnsafePointer<UInt8>?) {
            guard let text, tree.savedFrom == nil else { return }
            let comment = UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self)
            for (mark, end, scheme) in Self.savers {
                guard let found = strstr(comment, mark), let start = strstr(found, end) else { continue }
                let address = scheme + String(cString: start + strlen(end)).drop { $0 == " " }.prefix { $0 > " " }
                if PageAddress.host(address) != nil {
                    tree.savedFrom = address
                    return
                }
            }
        }

        /// What a comment says before the address, the end of that, and what the address lacks: of browsers, SingleFile, HTTrack.
        private static let savers = [
            ("saved from url=(", ")", ""), ("Page saved with SingleFile", "url:", ""),
            ("Mirrored from ", "Mirrored from ", "http://"),
        ]

        mutating func finished() -> HTMLTree {
            while !open.isEmpty { end() }
            return tree
        }
    }
}

extension HTMLTree {
    /// Whether an element is `<script type="application/ld+json">`.
    func isLinkedData(_ node: Int) -> Bool {
        value(.type, of: node)?.equalsIgnoringCase("application/ld+json") ?? false
    }
}
