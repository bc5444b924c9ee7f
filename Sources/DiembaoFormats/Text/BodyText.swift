/// Gathers a document's paragraphs in the order in which a reader meets them (data).
///
/// Rows of data become a paragraph each, "Huế | 320 mm"; text in boxes follows the paragraph to which the box is fixed.
struct BodyText {
    private struct OpenParagraph {
        var text = ParagraphText()
        var style = ParagraphStyle.body
        /// Whether the next paragraph goes on in the same word, as behind a drop cap.
        var isCarried = false
        /// What its double line breaks parted from it, and what stood in boxes.
        var before: [StyledParagraph] = []
        var after: [StyledParagraph] = []
        var container: Int
    }

    private enum Container {
        case body, box, cell
    }

    var paragraphs: [StyledParagraph] { contents[0] }
    /// Whether there is more than a document may hold, so that what comes is not kept.
    var isFull: Bool { count > Self.mostParagraphs }
    /// Letters beyond ASCII in fonts of old encodings.
    private(set) var legacyLetters = 0
    /// Bytes of all text so far.
    private(set) var length = 0

    private var kinds: [Container] = [.body]
    private var contents: [[StyledParagraph]] = [[]]
    /// The finished cells of rows that are open.
    private var rows: [(cells: [[StyledParagraph]], depth: Int)] = []
    private var open: [OpenParagraph] = []
    private var carried = ParagraphText()
    /// Paragraphs and cells.
    private var count = 0

    /// A book of a thousand pages has some twenty thousand.
    static let mostParagraphs = 200_000

    /// Puts paragraphs of another document among those that are finished.
    mutating func insert(_ paragraphs: [StyledParagraph], at place: Int) {
        count += paragraphs.count
        guard !isFull else { return }
        contents[0].insert(contentsOf: paragraphs, at: min(place, contents[0].count))
    }

    // MARK: Paragraphs

    mutating func beginParagraph(_ style: ParagraphStyle = .body) {
        var paragraph = OpenParagraph(container: contents.count)
        paragraph.style = style
        swap(&paragraph.text, &carried)
        open.append(paragraph)
    }

    mutating func setStyle(_ style: ParagraphStyle) {
        if !open.isEmpty { open[open.count - 1].style = style }
    }

    /// Joins the paragraph with the one that follows.
    mutating func carryParagraph() {
        if !open.isEmpty { open[open.count - 1].isCarried = true }
    }

    mutating func endParagraph() {
        guard var paragraph = open.last, paragraph.container == contents.count else { return }
        open.removeLast()
        legacyLetters += paragraph.text.legacyLetters
        var finished = paragraph.before
        if paragraph.isCarried {
            carried = paragraph.text
            legacyLetters -= carried.legacyLetters
        } else if !paragraph.text.isEmpty, paragraph.style != .contents, !isFull {
            finished.append(StyledParagraph(style: paragraph.style, text: paragraph.text.string))
            count += 1
        }
        Self.move(&paragraph.after, behind: &finished)
        if let outer = open.last, outer.container == contents.count {
            Self.move(&finished, behind: &open[open.count - 1].after)
        } else {
            Self.move(&finished, behind: &contents[contents.count - 1])
        }
    }

    /// Without a copy where nothing is before them: what stands in many boxes is moved out of one after the other.
    private static func move(_ paragraphs: inout [StyledParagraph], behind others: inout [StyledParagraph]) {
        if others.isEmpty { swap(&paragraphs, &others) } else { others += paragraphs }
    }

    // MARK: Text

    mutating func append(_ text: UnsafeBufferPointer<UInt8>, font: LegacyFont? = nil) {
        change { $0.append(text, font: font) }
    }

    mutating func append(_ scalar: Unicode.Scalar, font: LegacyFont? = nil) {
        change { $0.append(scalar, font: font) }
    }

    mutating func appendOptionalHyphen(font: LegacyFont?) {
        change { $0.appendOptionalHyphen(font: font) }
    }

    mutating func appendSpace() { change { $0.appendSpace() } }

    /// One break is a line's end within a paragraph; two end it, as people type it who do not know paragraphs.
    mutating func appendBreak() {
        change { $0.appendBreak() }
        let last = open.count - 1
        guard last >= 0, open[last].text.breaks == 2, open[last].style == .body, !open[last].text.isEmpty else {
            return
        }
        legacyLetters += open[last].text.legacyLetters
        if !open[last].after.isEmpty {
            open[last].before += open[last].after
            open[last].after = []
        }
        if !isFull { open[last].before.append(StyledParagraph(style: .body, text: open[last].text.string)) }
        count += 1
        open[last].text = ParagraphText()
    }

    private mutating func change(_ body: (inout ParagraphText) -> Void) {
        guard !open.isEmpty else { return }
        let before = open[open.count - 1].text.bytes.count
        body(&open[open.count - 1].text)
        length += open[open.count - 1].text.bytes.count - before
    }

    // MARK: Boxes and tables

    mutating func beginBox() {
        kinds.append(.box)
        contents.append([])
    }

    mutating func endBox() {
        guard kinds.last == .box else { return }
        closeInside()
        kinds.removeLast()
        var paragraphs = contents.removeLast()
        if let anchor = open.last, anchor.container == contents.count {
            Self.move(&paragraphs, behind: &open[open.count - 1].after)
        } else {
            Self.move(&paragraphs, behind: &contents[contents.count - 1])
        }
    }

    mutating func beginRow() { rows.append(([], contents.count)) }

    mutating func beginCell() {
        kinds.append(.cell)
        contents.append([])
    }

    mutating func endCell() {
        guard kinds.last == .cell else { return }
        closeInside()
        kinds.removeLast()
        var cell = contents.removeLast()
        if rows.last?.depth == contents.count {
            if !isFull { rows[rows.count - 1].cells.append(cell) }
            count += 1
        } else {
            Self.move(&cell, behind: &contents[contents.count - 1])
        }
    }

    /// - Parameter isKept: whether the row is still there in the text as it is, not deleted.
    mutating func endRow(isKept: Bool = true) {
        guard let row = rows.last, row.depth == contents.count else { return }
        rows.removeLast()
        guard isKept else { return }
        contents[contents.count - 1] += Self.paragraphs(of: row.cells)
    }

    /// Of a row of data one paragraph; of one that lays out a page the paragraphs in its cells.
    private static func paragraphs(of cells: [[StyledParagraph]]) -> [StyledParagraph] {
        let isData =
            cells.count >= 2
            && cells.allSatisfy { cell in
                cell.allSatisfy { $0.style == .body }
                    && cell.reduce(0) { $0 + $1.text.unicodeScalars.count } <= longestCell
            }
        guard isData else { return cells.flatMap { $0 } }
        let filled = cells.filter { !$0.isEmpty }.map { cell in cell.map(\.text).joined(separator: " ") }
        return filled.isEmpty ? [] : [StyledParagraph(style: .body, text: filled.joined(separator: " | "))]
    }

    /// In characters, as for web pages.
    private static let longestCell = 160

    /// Ends the paragraphs and rows that are still open where what holds them ends.
    private mutating func closeInside() {
        while let last = open.last, last.container == contents.count { endParagraph() }
        while rows.last?.depth == contents.count { endRow() }
    }

    /// Ends all that is open.
    mutating func finish() {
        while kinds.count > 1 { kinds.last == .cell ? endCell() : endBox() }
        closeInside()
        if !carried.isEmpty {
            beginParagraph()
            endParagraph()
        }
    }
}
