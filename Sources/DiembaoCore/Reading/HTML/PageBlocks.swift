/// A stretch of text that stands in lines of its own (data).
struct PageBlock {
    /// The nearest element that begins a line.
    var node: Int
    /// Where its text begins, which grows from block to block.
    var place: Int
    var tag: HTMLTag
    var text: String
    /// In scalars.
    var length: Int
    /// How much of it is links, and how much bold.
    var linkLength: Int
    var boldLength: Int
    /// Whether it begins with a link.
    var beginsWithLink: Bool

    var ownLength: Int { length - linkLength }
    /// Short enough for a headline without an element of its own.
    var isShort: Bool { length <= 200 }

    var isBold: Bool { boldLength * 10 >= length * 9 }

    /// Whether what is above it holds it as one of its paragraphs.
    var isParagraph: Bool {
        switch tag {
        case .p, .li, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .dd, .dt, .tr, .pre: true
        default: false
        }
    }
}

/// Cuts a page into blocks (a pass).
struct PageBlocks {
    private let tree: HTMLTree
    private(set) var blocks: [PageBlock] = []

    init(tree: HTMLTree) {
        self.tree = tree
        read()
    }

    private mutating func read() {
        var text = CollapsedText()
        var linkText = CollapsedText()
        var holder = -1
        var breaks = 0
        var linkEnd = -1
        var boldText = CollapsedText()
        var boldEnd = -1
        var beginsWithLink = false
        var place = 0
        /// Open block elements, innermost last.
        var open: [(node: Int, end: Int)] = []

        func flush(_ blocks: inout [PageBlock]) {
            defer {
                text = CollapsedText()
                linkText = CollapsedText()
                boldText = CollapsedText()
                beginsWithLink = false
                breaks = 0
            }
            guard !text.isEmpty, holder >= 0 else { return }
            let whole = text.string
            blocks.append(
                PageBlock(
                    node: holder, place: place, tag: tree.nodes[holder].tag, text: whole,
                    length: whole.unicodeScalars.count,
                    linkLength: linkText.string.unicodeScalars.count, boldLength: boldText.string.unicodeScalars.count,
                    beginsWithLink: beginsWithLink))
        }

        var at = 0
        while at < tree.nodes.count {
            while let last = open.last, last.end <= at {
                flush(&blocks)
                open.removeLast()
                holder = open.last?.node ?? -1
            }
            let node = tree.nodes[at]
            if node.tag == .text {
                if text.isEmpty {
                    place = at
                    beginsWithLink = at < linkEnd
                }
                text.append(tree.text(node.slice))
                if at < linkEnd { linkText.append(tree.text(node.slice)) }
                if at < boldEnd { boldText.append(tree.text(node.slice)) }
                if !Self.isBlank(tree.text(node.slice)) { breaks = 0 }
                at += 1
                continue
            }
            if node.tag.isUnseen {
                at = Int(node.end)
                continue
            }
            if node.tag == .a {
                linkEnd = max(linkEnd, Int(node.end))
                linkText.appendSpace()
            }
            if node.tag == .b || node.tag == .strong { boldEnd = max(boldEnd, Int(node.end)) }
            if node.tag == .br {
                // A line is broken by two breaks; one is a line's end within a paragraph.
                breaks += 1
                text.appendSpace()
                linkText.appendSpace()
                boldText.appendSpace()
                // A line that is bold throughout is a heading.
                let isHeading = !text.isEmpty && boldText.bytes.count == text.bytes.count
                if breaks >= 2 || isHeading { flush(&blocks) }
                at += 1
                continue
            }
            if node.tag == .tr, isDataRow(at) {
                flush(&blocks)
                appendRow(at)
                at = Int(node.end)
                continue
            }
            if node.tag.isBlock {
                flush(&blocks)
                holder = at
                open.append((at, Int(node.end)))
            }
            at += 1
        }
        flush(&blocks)
    }

    private static func isBlank(_ text: ArraySlice<UInt8>) -> Bool {
        var collapsed = CollapsedText()
        collapsed.append(text.prefix(64))
        return collapsed.isEmpty
    }

    /// A row of a table of data, not of one that lays out the page: at least two cells, none with blocks of text.
    private func isDataRow(_ row: Int) -> Bool {
        // Rows of data are small; a row that holds the page is looked at no closer.
        guard Int(tree.nodes[row].end) - row <= Self.largestRow else { return false }
        var cells = 0
        var filled = 0
        var at = row + 1
        while at < Int(tree.nodes[row].end) {
            let node = tree.nodes[at]
            switch node.tag {
            case .td, .th:
                cells += 1
                let text = tree.wholeText(of: at)
                if text.unicodeScalars.count > 160 { return false }
                if !text.isEmpty { filled += 1 }
                at += 1
            case .table, .div, .ul, .ol, .h1, .h2, .form, .section, .article: return false
            case .script, .style, .iframe, .input: return false
            default: at += 1
            }
        }
        return cells >= 2 && filled >= 1
    }

    /// In nodes.
    private static let largestRow = 400

    private mutating func appendRow(_ row: Int) {
        var cells: [String] = []
        var links = 0
        var at = row + 1
        while at < Int(tree.nodes[row].end) {
            let node = tree.nodes[at]
            if node.tag == .td || node.tag == .th {
                cells.append(tree.wholeText(of: at))
                at = Int(node.end)
                continue
            }
            at += 1
        }
        for place in row..<Int(tree.nodes[row].end) where tree.nodes[place].tag == .a {
            links += tree.wholeText(of: place).unicodeScalars.count
        }
        let filled = cells.filter { !$0.isEmpty }
        guard !filled.isEmpty else { return }
        let text = filled.joined(separator: " | ")
        blocks.append(
            PageBlock(
                node: row, place: row, tag: .tr, text: text, length: text.unicodeScalars.count, linkLength: links,
                boldLength: 0,
                beginsWithLink: false))
    }
}
