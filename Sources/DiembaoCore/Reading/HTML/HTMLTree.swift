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

    /// Whether a node is text, and more than white space.
    func isWritten(_ node: Int) -> Bool {
        nodes[node].tag == .text && text(nodes[node].slice).contains { $0 > 0x20 }
    }

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
        value(name, of: node).map { Self.has(word, in: $0) } ?? false
    }

    /// Whether a word is among those of a value.
    static func has(_ word: StaticString, in value: ArraySlice<UInt8>) -> Bool {
        guard value.count >= word.utf8CodeUnitCount else { return false }
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
enum HTMLTag: String, CaseIterable {
    case text, other
    case html, head, body, title, meta, link, script, style, noscript, template, base
    case p, div, section, article, main, header, footer, aside, nav, h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd
    case table, thead, tbody, tfoot, tr, td, th, caption, colgroup, col
    case blockquote, figure, figcaption, pre, address, center, hr, br, form, fieldset, details, summary
    case a, span, b, i, em, strong, u, font, time, img, cite, q, small, sup, sub, label, picture
    case iframe, object, embed, svg, canvas, button, input, select, option, textarea, audio, video, map, dialog, menu
    case frame, frameset, applet, math

    private static let byName = NameTable(allCases.filter { $0 != .text && $0 != .other })

    /// - Parameter name: in lower case, as libxml2 tells it.
    init(name: UnsafePointer<UInt8>) { self = Self.byName.value(of: name) ?? .other }

    /// Whether a reader sees its text in lines of its own.
    var isBlock: Bool {
        switch self {
        case .html, .body, .p, .div, .section, .article, .main, .header, .footer, .aside, .nav, .ul, .ol, .li, .dl, .dt,
            .dd, .table, .thead, .tbody, .tfoot, .tr, .td, .th, .caption, .blockquote, .figure, .figcaption, .pre,
            .address, .center, .hr, .form, .fieldset, .details, .summary, .dialog, .menu, .frameset:
            true
        default: isHeading
        }
    }

    /// Whether what it holds is no text of the page.
    var isUnseen: Bool {
        switch self {
        case .head, .script, .style, .noscript, .template, .iframe, .object, .embed, .svg, .canvas, .button, .input,
            .select, .option, .textarea, .audio, .video, .map, .applet, .math, .frame:
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
enum HTMLAttribute: String, CaseIterable {
    case `class`, id, itemprop, itemtype, property, name, content, rel, href, type, datetime, style, hidden, role,
        charset, alt, src, title, media, pubdate
    case httpEquiv = "http-equiv"
    case ariaHidden = "aria-hidden"
    case ariaLabel = "aria-label"
    /// Times that scripts show, in seconds or thousandths since 1970 or written out.
    case dataTime = "data-time"
    case dataTimestamp = "data-timestamp"
    case dataDate = "data-date"
    case dataPublished = "data-published"
    /// The address of a page that ScrapBook saved.
    case scrapbookSource = "data-scrapbook-source"

    private static let byName = NameTable(allCases)

    /// - Parameter name: in lower case, as libxml2 tells it.
    init?(name: UnsafePointer<UInt8>) {
        guard let known = Self.byName.value(of: name) else { return nil }
        self = known
    }
}

/// From short names to what they name (a resource).
private struct NameTable<Value: RawRepresentable<String> & Sendable>: Sendable {
    private static var size: Int { 512 }
    private static var longest: Int { 16 }

    private var slots = [(hash: UInt64, value: Value)?](repeating: nil, count: size)

    init(_ values: [Value]) {
        for value in values {
            let hash = value.rawValue.utf8CString.withUnsafeBufferPointer { bytes in
                bytes.withMemoryRebound(to: UInt8.self) { Self.hash($0.baseAddress!) }
            }
            var slot = Int(truncatingIfNeeded: hash) & (Self.size - 1)
            while slots[slot] != nil { slot = (slot + 1) & (Self.size - 1) }
            slots[slot] = (hash, value)
        }
    }

    func value(of name: UnsafePointer<UInt8>) -> Value? {
        let hash = Self.hash(name)
        var slot = Int(truncatingIfNeeded: hash) & (Self.size - 1)
        while let known = slots[slot] {
            if known.hash == hash { return known.value }
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
