/// A page as its parser sees it: elements and pieces of text in the order of the document (data).
struct HTMLTree {
    struct Node {
        /// `.text` for a piece of text.
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

    var nodes: [Node] = []
    var attributes: [Attribute] = []
    /// The text and the values of attributes, one behind the other.
    var bytes: [UInt8] = []
    /// From the comment that browsers and tools leave: "saved from url=(0042)https://…", SingleFile's "url: https://…", HTTrack's "Mirrored
    /// from vidu.vn/a.html by".
    var savedFrom: String?

    func text(_ range: Range<Int32>) -> ArraySlice<UInt8> { bytes[Int(range.lowerBound)..<Int(range.upperBound)] }

    func value(_ name: HTMLAttribute, of node: Int) -> ArraySlice<UInt8>? {
        guard nodes[node].tag != .text else { return nil }
        let slice = nodes[node].slice
        for place in Int(slice.lowerBound)..<Int(slice.upperBound) where attributes[place].name == name {
            return text(attributes[place].value)
        }
        return nil
    }

    func string(_ name: HTMLAttribute, of node: Int) -> String? {
        value(name, of: node).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether an attribute has a value, or is among its words, in whatever case.
    func has(_ name: HTMLAttribute, _ word: StaticString, of node: Int) -> Bool {
        guard let value = value(name, of: node) else { return false }
        return value.split(separator: 0x20).contains { $0.equalsIgnoringCase(word) }
    }

    /// What an element holds.
    func inside(_ node: Int) -> Range<Int> { node + 1..<Int(nodes[node].end) }

    /// All text below an element as a reader sees it, cut off where it is longer than what is asked for.
    ///
    /// - Parameter limit: in scalars; beyond it no further piece is read.
    func wholeText(of node: Int, upTo limit: Int = .max) -> CollapsedText {
        var text = CollapsedText()
        var at = node + 1
        let end = limit == .max ? Int(nodes[node].end) : min(Int(nodes[node].end), at + Self.mostPieces)
        while at < end, text.length <= limit {
            let child = nodes[at]
            if child.tag == .text {
                text.append(self.text(child.slice))
            } else if child.tag.isUnseen {
                at = Int(child.end)
                continue
            } else if child.tag.isBlock || child.tag == .br {
                text.appendSpace()
            }
            at += 1
        }
        return text
    }

    /// In nodes; who asks for little text looks no further.
    private static let mostPieces = 200
}

/// The elements that the reader knows apart.
enum HTMLTag: UInt8, CaseIterable {
    case text, other
    case html, head, body, title, meta, link, script, style, noscript, template, base
    case p, div, section, article, main, header, footer, aside, nav, h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd
    case table, thead, tbody, tfoot, tr, td, th, caption, colgroup, col
    case blockquote, figure, figcaption, pre, address, center, hr, br, form, fieldset, details, summary
    case a, span, b, i, em, strong, u, font, time, img, cite, q, small, sup, sub, label, picture
    case iframe, object, embed, svg, canvas, button, input, select, option, textarea, audio, video, map, dialog, menu
    case frame, frameset, applet, math

    private static let byName = NameTable(
        allCases.filter { $0 != .text && $0 != .other }.map { ("\($0)", $0.rawValue) })

    /// - Parameter name: in lower case, as libxml2 tells it.
    init(name: UnsafePointer<UInt8>) { self = Self.byName.value(of: name).flatMap(HTMLTag.init) ?? .other }

    /// Whether a reader sees its text in lines of its own.
    var isBlock: Bool { Self.traits[Int(rawValue)] & Self.block != 0 }
    /// Whether what it holds is no text of the page.
    var isUnseen: Bool { Self.traits[Int(rawValue)] & Self.unseen != 0 }
    var isHeading: Bool { Self.traits[Int(rawValue)] & Self.heading != 0 }

    private static let block: UInt8 = 1
    private static let unseen: UInt8 = 2
    private static let heading: UInt8 = 4

    private static let traits: [UInt8] = {
        var traits = [UInt8](repeating: 0, count: allCases.count)
        let blocks: [HTMLTag] = [
            .html, .body, .p, .div, .section, .article, .main, .header, .footer, .aside, .nav, .ul, .ol, .li, .dl, .dt,
            .dd, .table, .thead, .tbody, .tfoot, .tr, .td, .th, .caption, .blockquote, .figure, .figcaption, .pre,
            .address, .center, .hr, .form, .fieldset, .details, .summary, .dialog, .menu, .frameset,
        ]
        let hidden: [HTMLTag] = [
            .head, .script, .style, .noscript, .template, .iframe, .object, .embed, .svg, .canvas, .button, .input,
            .select, .option, .textarea, .audio, .video, .map, .applet, .math, .frame,
        ]
        for tag in blocks { traits[Int(tag.rawValue)] |= block }
        for tag in hidden { traits[Int(tag.rawValue)] |= unseen }
        for tag in [HTMLTag.h1, .h2, .h3, .h4, .h5, .h6] { traits[Int(tag.rawValue)] |= block | heading }
        return traits
    }()
}

/// The attributes that the reader asks for.
enum HTMLAttribute: UInt8, CaseIterable {
    case `class`, id, itemprop, itemtype, property, name, content, rel, href, type, datetime, style, hidden, role,
        charset, alt, src, title, media, pubdate
    case httpEquiv, ariaHidden, ariaLabel
    /// Times that scripts show, in seconds or thousandths since 1970 or written out.
    case dataTime, dataTimestamp, dataDate, dataPublished
    /// The address of a page that ScrapBook saved.
    case scrapbookSource

    private static let byName = NameTable(
        allCases.map { attribute in
            switch attribute {
            case .httpEquiv: ("http-equiv", attribute.rawValue)
            case .ariaHidden: ("aria-hidden", attribute.rawValue)
            case .ariaLabel: ("aria-label", attribute.rawValue)
            case .dataTime: ("data-time", attribute.rawValue)
            case .dataTimestamp: ("data-timestamp", attribute.rawValue)
            case .dataDate: ("data-date", attribute.rawValue)
            case .dataPublished: ("data-published", attribute.rawValue)
            case .scrapbookSource: ("data-scrapbook-source", attribute.rawValue)
            default: ("\(attribute)", attribute.rawValue)
            }
        })

    init?(name: UnsafePointer<UInt8>) {
        guard let raw = Self.byName.value(of: name) else { return nil }
        self.init(rawValue: raw)
    }
}

/// From short names to numbers (a resource).
private struct NameTable {
    private static let size = 512
    private static let longest = 16

    private var hashes = [UInt64](repeating: 0, count: size)
    private var values = [UInt8](repeating: 0, count: size)

    init(_ names: [(name: String, value: UInt8)]) {
        for (name, value) in names {
            let hash = name.utf8CString.withUnsafeBufferPointer { bytes in
                bytes.withMemoryRebound(to: UInt8.self) { Self.hash($0.baseAddress!) }
            }
            var slot = Int(truncatingIfNeeded: hash) & (Self.size - 1)
            while hashes[slot] != 0 { slot = (slot + 1) & (Self.size - 1) }
            hashes[slot] = hash
            values[slot] = value
        }
    }

    func value(of name: UnsafePointer<UInt8>) -> UInt8? {
        let hash = Self.hash(name)
        var slot = Int(truncatingIfNeeded: hash) & (Self.size - 1)
        while hashes[slot] != 0 {
            if hashes[slot] == hash { return values[slot] }
            slot = (slot + 1) & (Self.size - 1)
        }
        return nil
    }

    private static func hash(_ name: UnsafePointer<UInt8>) -> UInt64 {
        var key = FoldedKey()
        var at = 0
        while name[at] != 0, at < longest {
            key.feed(UInt64(name[at]))
            at += 1
        }
        return key.mixed
    }
}

extension Collection<UInt8> {
    /// Whether these are the letters of an ASCII word in lower case.
    func equalsIgnoringCase(_ word: StaticString) -> Bool {
        guard count == word.utf8CodeUnitCount else { return false }
        var at = 0
        for byte in self {
            let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            guard lower == word.utf8Start[at] else { return false }
            at += 1
        }
        return true
    }
}
