/// The properties of a paragraph (data; RTF 1.9.1, "Paragraph Formatting Properties").
struct RTFParagraph {
    var style = 0
    var outlineLevel: Int?
    var isDropCap = false
    var isInTable = false
    /// What style and level make of it.
    var part = ParagraphStyle.body
}

/// Puts an RTF document's text into paragraphs, rows and boxes, of which it tells the ends alone (data).
struct RTFBody {
    var text = BodyText()

    /// What has begun and not ended of the text, and of each box in it.
    private var flows = [Flow()]

    private struct Flow {
        var hasParagraph = false
        var hasRow = false
        var hasCell = false
    }

    private var flow: Flow {
        get { flows[flows.count - 1] }
        set { flows[flows.count - 1] = newValue }
    }

    var hasParagraph: Bool { flow.hasParagraph }

    mutating func beginParagraph(_ paragraph: RTFParagraph) {
        if paragraph.isInTable { beginCell() } else if flow.hasRow { endRow(paragraph) }
        text.beginParagraph(paragraph.part)
        flow.hasParagraph = true
    }

    /// A paragraph's properties are those at its end, unless a group that gave it some has ended before.
    mutating func endParagraph(_ paragraph: RTFParagraph) {
        guard flow.hasParagraph else { return }
        flow.hasParagraph = false
        if paragraph.part != .body { text.setStyle(paragraph.part) }
        if paragraph.isDropCap { text.carryParagraph() }
        text.endParagraph()
    }

    /// At the end of a cell or a row. Tables in cells are paragraphs of these.
    mutating func end(_ word: RTFWord, _ paragraph: RTFParagraph) {
        switch word {
        case .cell:
            // A paragraph that no property has put into the table stands before it.
            if flow.hasParagraph, !flow.hasCell { endParagraph(paragraph) }
            beginCell()
            endCell(paragraph)
        case .row: endRow(paragraph)
        default: endParagraph(paragraph)
        }
    }

    private mutating func beginCell() {
        if !flow.hasRow {
            text.beginRow()
            flow.hasRow = true
        }
        if !flow.hasCell {
            text.beginCell()
            flow.hasCell = true
        }
    }

    private mutating func endCell(_ paragraph: RTFParagraph) {
        endParagraph(paragraph)
        guard flow.hasCell else { return }
        flow.hasCell = false
        text.endCell()
    }

    private mutating func endRow(_ paragraph: RTFParagraph) {
        endCell(paragraph)
        guard flow.hasRow else { return }
        flow.hasRow = false
        text.endRow()
    }

    mutating func beginBox() {
        flows.append(Flow())
        text.beginBox()
    }

    mutating func endBox(_ paragraph: RTFParagraph) {
        endRow(paragraph)
        flows.removeLast()
        text.endBox()
    }

    mutating func finish(_ paragraph: RTFParagraph) {
        endRow(paragraph)
        text.finish()
    }
}
