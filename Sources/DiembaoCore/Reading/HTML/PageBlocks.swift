/// A stretch of text that stands in lines of its own (data).
struct PageBlock {
    /// The nearest element that begins a line.
    var node: Int
    /// Where its text begins, which grows from block to block.
    var place: Int
    var tag: HTMLTag
    /// Its bytes among those of all blocks.
    var text: Range<Int>
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
        default: !tag.isBlock
        }
    }
}

/// Cuts a page into blocks (a pass).
struct PageBlocks {
    private let tree: HTMLTree
    private let kinds: [PageNameKinds]
    private(set) var blocks: [PageBlock] = []
    private(set) var text = CollapsedText()

    /// - Parameter kinds: by node, what its class says.
    init(tree: HTMLTree, kinds: [PageNameKinds]) {
        self.tree = tree
        self.kinds = kinds
        text.reserve(tree.bytes.count / 2)
        blocks.reserveCapacity(tree.nodes.count / 6)
        read()
    }

    private mutating func read() {
        var linkEnd = -1
        var boldEnd = -1
        var at = 0
        while at < tree.nodes.count {
            while let last = open.last, last.end <= at {
                flush()
                open.removeLast()
            }
            let node = tree.nodes[at]
            if node.tag == .text {
                if text.isEmpty {
                    place = at
                    beginsWithLink = at < linkEnd
                }
                if lineBreak != nil, breakPlace < 0 { breakPlace = at }
                if text.append(tree.text(node.slice), isLink: at < linkEnd, isBold: at < boldEnd) { breaks = 0 }
                at += 1
                continue
            }
            if node.tag.isUnseen {
                at = Int(node.end)
                continue
            }
            switch node.tag {
            case .a:
                linkEnd = max(linkEnd, Int(node.end))
                text.appendLinkSpace()
            case .b, .strong: boldEnd = max(boldEnd, Int(node.end))
            case .br: readBreak()
            case .tr where isDataRow(at):
                flush()
                appendRow(at)
                at = Int(node.end)
                continue
            default: break
            }
            if node.tag.isBlock || isLineOfItsOwn(at, isLink: at < linkEnd) {
                flush()
                open.append((at, Int(node.end)))
            }
            at += 1
        }
        flush()
    }

    /// Old pages have headline and lead in spans that are only named; VnExpress has the place of a dateline so.
    private func isLineOfItsOwn(_ node: Int, isLink: Bool) -> Bool {
        if kinds[node].contains(.stamp) { return !isBeforeDash(node) }
        guard !isLink, !kinds[node].isDisjoint(with: [.headline, .lead]), let holder = open.last else { return false }
        switch tree.nodes[holder.node].tag {
        case .td, .div, .body, .center, .form, .section, .article, .header, .main: return tree.nodes[node].tag == .span
        default: return false
        }
    }

    /// Whether a dash parts what an element holds from what follows, as in any dateline: "Hà Nội - …".
    private func isBeforeDash(_ node: Int) -> Bool {
        let behind = Int(tree.nodes[node].end)
        guard behind < tree.nodes.count, tree.nodes[behind].tag == .text else { return false }
        let line = tree.text(tree.nodes[behind].slice).drop { $0 <= 0x20 }
        return line.first == UInt8(ascii: "-") || line.starts(with: "–".utf8)
    }

    /// Open elements that begin lines, innermost last.
    private var open: [(node: Int, end: Int)] = []
    private var place = 0
    private var beginsWithLink = false
    /// How many lines were broken since the last that has text.
    private var breaks = 0
    /// Where the last was broken within the block, and the first piece of text behind it.
    private var lineBreak: CollapsedText.Mark?
    private var breakPlace = -1

    /// A line is broken by two breaks; one is a line's end within a paragraph, but a line that is bold throughout is a heading, and behind whole
    /// sentences as long as a paragraph one is enough.
    private mutating func readBreak() {
        breaks += 1
        splitBoldLine()
        let isHeading = !text.isEmpty && text.boldLength == text.length
        if breaks >= 2 || isHeading || endsParagraph {
            flush()
        } else {
            text.appendSpace()
            lineBreak = text.isEmpty ? nil : text.mark
            breakPlace = -1
        }
    }

    /// Whether what is written of the line is whole sentences, and not in a table's cell, where breaks part the entries of lists.
    private var endsParagraph: Bool {
        text.length >= Self.shortestParagraph && PageText.endsSentence(text.bytes[...])
            && open.last.map { tree.nodes[$0.node].tag != .td } == true
    }

    /// In scalars: longer than lines are that are only broken at a page's edge.
    private static let shortestParagraph = 100

    /// What stands before a bold line is a block of its own.
    private mutating func splitBoldLine() {
        guard let mark = lineBreak, breakPlace >= 0, text.isBold(since: mark) else { return }
        append(upTo: mark)
        text.endLine(at: mark)
        place = breakPlace
        beginsWithLink = false
        lineBreak = nil
    }

    /// Ends the line, as a block of the element that holds it.
    private mutating func flush() {
        splitBoldLine()
        if !text.isEmpty, !open.isEmpty {
            append(upTo: text.mark)
            text.endLine()
        } else {
            text.clearLine()
        }
        beginsWithLink = false
        breaks = 0
        lineBreak = nil
    }

    private mutating func append(upTo mark: CollapsedText.Mark) {
        guard let holder = open.last?.node, mark.end > text.start else { return }
        blocks.append(
            PageBlock(
                node: holder, place: place, tag: tree.nodes[holder].tag, text: text.start..<mark.end,
                length: mark.length, linkLength: mark.linkLength, boldLength: mark.boldLength,
                beginsWithLink: beginsWithLink))
    }

    // MARK: Rows of tables

    /// A row of a table of data, not of one that lays out the page: at least two cells, none with blocks of text.
    private func isDataRow(_ row: Int) -> Bool {
        // Rows of data are small; a row that holds the page is looked at no closer.
        guard Int(tree.nodes[row].end) - row <= Self.largestRow else { return false }
        var cells = 0
        var filled = 0
        for at in tree.inside(row) {
            switch tree.nodes[at].tag {
            case .td, .th:
                cells += 1
                let length = tree.wholeText(of: at, upTo: Self.longestCell).length
                if length > Self.longestCell { return false }
                if length > 0 { filled += 1 }
            case .table, .div, .ul, .ol, .h1, .h2, .form, .section, .article: return false
            case .script, .style, .iframe, .input: return false
            default: break
            }
        }
        return cells >= 2 && filled >= 1
    }

    /// In nodes.
    private static let largestRow = 400
    /// In scalars.
    private static let longestCell = 160

    private mutating func appendRow(_ row: Int) {
        let end = Int(tree.nodes[row].end)
        var links = 0
        for at in row..<end where tree.nodes[at].tag == .a { links += tree.wholeText(of: at).length }
        var filled = 0
        var firstText = -1
        var at = row + 1
        while at < end {
            guard tree.nodes[at].tag == .td || tree.nodes[at].tag == .th else {
                at += 1
                continue
            }
            let cell = tree.wholeText(of: at)
            if !cell.isEmpty {
                filled += 1
                firstText = at
                if !text.isEmpty { text.append(" | ") }
                text.append(cell.bytes[...])
            }
            at = Int(tree.nodes[at].end)
        }
        guard !text.isEmpty else { return }
        // Beside a picture, the only cell that has text may be another article's title and teaser.
        let isTeaser = filled == 1 && beginsWithLink(cell: firstText)
        blocks.append(
            PageBlock(
                node: row, place: row, tag: .tr, text: text.start..<text.bytes.count, length: text.length,
                linkLength: links, boldLength: 0, beginsWithLink: isTeaser))
        text.endLine()
    }

    /// Whether the first text of a cell is a link's.
    private func beginsWithLink(cell: Int) -> Bool {
        var linkEnd = -1
        for at in tree.inside(cell) {
            if tree.nodes[at].tag == .a { linkEnd = Int(tree.nodes[at].end) }
            if tree.isWritten(at) { return at < linkEnd }
        }
        return false
    }
}
