import CXML

/// What an HTML part shows, line by line, with where each line stands in its source (data).
///
/// A parser gives a tree, but no places in the source; and a forwarded page is cut out of a message there, so that the rest of it goes
/// on unchanged.
struct MailPage {
    var lines = MailLines(bytes: [], lines: [])
    /// Addresses of frames, and of frames in the text.
    var frames: [String] = []
    /// Whether it is laid out as pages and newsletters are: with headings, figures, tables. What people write in their mail programs is
    /// lines alone.
    var isLaidOut: Bool { headings > 0 || tables >= 2 }

    private var headings = 0
    private var tables = 0

    init(_ source: [UInt8]) {
        var scan = Scan(source: source)
        while scan.at < source.count {
            if source[scan.at] == UInt8(ascii: "<") {
                scan.readTag(&self)
            } else {
                scan.readText()
            }
        }
        scan.endLine()
        lines = MailLines(bytes: scan.text, lines: scan.lines)
    }

    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dir", "div",
        "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "html", "li", "main",
        "menu", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
    ]
    /// Their content is no markup, and nobody sees it.
    private static let unseen: Set<String> = ["script", "style", "title", "textarea", "noscript", "xml", "template"]
    private static let layout: Set<String> = ["h1", "h2", "h3", "figure", "figcaption", "article", "main", "nav"]
    private static let void: Set<String> = ["br", "hr", "img", "input", "meta", "link", "area", "col", "wbr", "source"]

    private mutating func note(_ name: String, _ attributes: ArraySlice<UInt8>) {
        if Self.layout.contains(name) { headings += 1 }
        if name == "table" { tables += 1 }
        if name == "frame" || name == "iframe", let address = Scan.value(of: "src", in: attributes) {
            frames.append(address)
        }
    }

    /// The scan itself; each byte is looked at once, whatever is left open.
    private struct Scan {
        let source: [UInt8]
        var at = 0
        var text: [UInt8] = []
        var lines: [MailLines.Line] = []
        private var depth = 0
        private var lineStart = 0
        private var sourceStart: Int?
        private var sourceEnd = 0
        /// The element that is not shown, and how many of its name are open in it.
        private var hidden: (name: String, open: Int)?

        init(source: [UInt8]) {
            self.source = source
        }

        mutating func readText() {
            let end = source[at...].firstIndex(of: UInt8(ascii: "<")) ?? source.count
            if hidden == nil { show(at..<end) }
            at = end
        }

        private mutating func show(_ range: Range<Int>) {
            let before = text.count
            var start = range.lowerBound
            while let ampersand = source[start..<range.upperBound].firstIndex(of: UInt8(ascii: "&")) {
                MailCharacters.append(source[start..<ampersand], to: &text, from: lineStart)
                let (character, end) = entity(ampersand, range.upperBound)
                MailCharacters.append(character[...], to: &text, from: lineStart)
                start = end
            }
            MailCharacters.append(source[start..<range.upperBound], to: &text, from: lineStart)
            guard text.count > before else { return }
            if sourceStart == nil { sourceStart = range.lowerBound }
            sourceEnd = range.upperBound
        }

        /// "&agrave;", "&#225;", "&#xE1;"; what is none stands for itself.
        private func entity(_ ampersand: Int, _ end: Int) -> (character: [UInt8], end: Int) {
            let literal = ([UInt8(ascii: "&")], ampersand + 1)
            let inside = source[(ampersand + 1)..<min(end, ampersand + 12)]
            guard let close = inside.firstIndex(of: UInt8(ascii: ";")) else { return literal }
            let name = inside[..<close]
            var value: UInt32?
            if name.first == UInt8(ascii: "#") {
                let digits = name.dropFirst()
                let isHex = digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X")
                value = UInt32(
                    String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self), radix: isHex ? 16 : 10)
            } else if let found = htmlEntityLookup(String(decoding: name, as: UTF8.self)) {
                value = found.pointee.value
            }
            guard let value, value > 0, let scalar = Unicode.Scalar(value) else { return literal }
            return (Array(String(scalar).utf8), close + 1)
        }

        mutating func endLine() {
            defer {
                lineStart = text.count
                sourceStart = nil
            }
            if text.count > lineStart, text.last == 0x20 { text.removeLast() }
            guard text.count > lineStart, let sourceStart else { return }
            lines.append(
                MailLines.Line(
                    text: lineStart..<text.count, source: sourceStart..<sourceEnd, depth: depth, isAfterBlank: true))
        }

        mutating func readTag(_ page: inout MailPage) {
            let start = at
            if source[start...].starts(with: "<!--".utf8) {
                at = end(of: Array("-->".utf8), from: start + 4)
                return
            }
            let isClosing = start + 1 < source.count && source[start + 1] == UInt8(ascii: "/")
            let nameStart = start + (isClosing ? 2 : 1)
            let nameEnd = source[nameStart...].firstIndex { !Self.isName($0) } ?? source.count
            let next = nameStart < source.count ? source[nameStart] : 0
            if nameEnd == nameStart, next != UInt8(ascii: "!"), next != UInt8(ascii: "?"), !isClosing {
                // "a < b".
                if hidden == nil { show(start..<(start + 1)) }
                at = start + 1
                return
            }
            at = tagEnd(nameEnd)
            guard nameEnd > nameStart, nameEnd - nameStart <= 16 else { return }
            let name = String(decoding: source[nameStart..<nameEnd], as: UTF8.self).lowercased()
            let attributes = source[nameEnd..<max(nameEnd, at - 1)]
            if hidden != nil {
                passHidden(name, isClosing)
            } else if MailPage.unseen.contains(name), !isClosing {
                at = end(of: Array("</\(name)".utf8), from: at)
                at = tagEnd(at)
            } else {
                read(name, isClosing, attributes, &page)
            }
        }

        private mutating func read(
            _ name: String, _ isClosing: Bool, _ attributes: ArraySlice<UInt8>, _ page: inout MailPage
        ) {
            if MailPage.blocks.contains(name) { endLine() }
            if name == "td" || name == "th", text.count > lineStart, text.last != 0x20 { text.append(0x20) }
            if name == "blockquote" { depth = max(0, depth + (isClosing ? -1 : 1)) }
            guard !isClosing else { return }
            page.note(name, attributes)
            if !MailPage.void.contains(name), attributes.last != UInt8(ascii: "/"), Self.isHidden(attributes) {
                hidden = (name, 1)
            }
        }

        private mutating func passHidden(_ name: String, _ isClosing: Bool) {
            guard let now = hidden, now.name == name else { return }
            let open = now.open + (isClosing ? -1 : 1)
            hidden = open > 0 ? (name, open) : nil
        }

        private static func isHidden(_ attributes: ArraySlice<UInt8>) -> Bool {
            guard attributes.count > 12, let style = value(of: "style", in: attributes) else { return false }
            return String(style.lowercased().filter { $0 != " " }).contains("display:none")
        }

        /// Behind the ">" that ends a tag, which none in quotes does.
        private func tagEnd(_ from: Int) -> Int {
            var quote: UInt8?
            for at in from..<source.count {
                let byte = source[at]
                if let open = quote {
                    if byte == open { quote = nil }
                } else if byte == UInt8(ascii: ">") {
                    return at + 1
                } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), source[at - 1] == UInt8(ascii: "=") {
                    quote = byte
                }
            }
            return source.count
        }

        /// Behind the next place where that stands, whatever the case of its letters; the end where it does not.
        private func end(of pattern: [UInt8], from start: Int) -> Int {
            var at = start
            while at + pattern.count <= source.count {
                var same = 0
                while same < pattern.count, Self.small(source[at + same]) == pattern[same] { same += 1 }
                if same == pattern.count { return at + same }
                at += 1
            }
            return source.count
        }

        private static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

        private static func isName(_ byte: UInt8) -> Bool {
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x3A
        }

        /// The value of an attribute, in a tag's few bytes.
        static func value(of name: String, in attributes: ArraySlice<UInt8>) -> String? {
            let attributes = attributes.prefix(4096)
            let pattern = Array(name.utf8)
            var at = attributes.startIndex
            while at + pattern.count < attributes.endIndex {
                defer { at += 1 }
                guard attributes[at] <= 0x20,
                    attributes[(at + 1)...].prefix(pattern.count).elementsEqual(
                        pattern,
                        by: {
                            small($0) == $1
                        })
                else { continue }
                var rest = attributes[(at + 1 + pattern.count)...].drop { $0 <= 0x20 }
                guard rest.first == UInt8(ascii: "=") else { continue }
                rest = rest.dropFirst().drop { $0 <= 0x20 }
                guard let quote = rest.first else { return nil }
                let value =
                    quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
                    ? rest.dropFirst().prefix { $0 != quote } : rest.prefix { $0 > 0x20 }
                return MailCharacters.line(String(decoding: value, as: UTF8.self).replacing("&amp;", with: "&"))
            }
            return nil
        }
    }
}
