/// A paragraph, a headline or a caption as it stands on its page (data).
struct Passage {
    var text: String
    var size: Double
    var style: FontStyle
    var page: Int
    var lines: Int
    var box: Box
    var isCentered: Bool
    /// Where its last line stands against the right edge of the column alone.
    var isFlushRight: Bool
    /// Stands below a picture, or is set as if it did.
    var isCaption: Bool
    /// The first of a block: nothing stands directly above it in its column and size.
    var startsBlock: Bool
    /// Its page has columns beside one another.
    var hasColumns: Bool
    var letters: Int
}

/// Cuts the lines of blocks, in reading order, into paragraphs (a pass).
struct Passages {
    /// The type size of most of the document's text.
    let size: Double
    let pitches: LinePitches
    let pages: [Page]

    struct Page {
        var blocks: [TextBlock]
        var hasColumns: Bool
    }

    init(_ pages: [Page], size: Double) {
        self.pages = pages
        self.size = size
        pitches = LinePitches(pages.flatMap(\.blocks))
    }

    func read() -> [Passage] {
        var result: [Passage] = []
        var open: [Placed] = []
        // Captions that stand where a paragraph goes on in the next column wait until it ends.
        var captions: [Passage] = []
        func close() {
            if !open.isEmpty { result.append(passage(open, isCaption: false)) }
            result += captions
            open = []
            captions = []
        }
        for page in pages {
            for block in page.blocks {
                let lines = block.lines.enumerated().map { at, line in
                    Placed(line: line, block: block, at: at, hasColumns: page.hasColumns)
                }
                if isCaption(block, on: page) {
                    captions.append(passage(lines, isCaption: true))
                    continue
                }
                for next in lines {
                    if let last = open.last, isBorder(last, next, first: open[0]) { close() }
                    open.append(next)
                }
            }
        }
        close()
        return result
    }

    /// A line with the block in which it stands (data).
    private struct Placed {
        var line: TextLine
        var block: TextBlock
        var at: Int
        var hasColumns: Bool
    }

    // MARK: Borders

    private func isBorder(_ last: Placed, _ next: Placed, first: Placed) -> Bool {
        let (line, other) = (last.line, next.line)
        let larger = max(line.size, other.size)
        if larger > 1.1 * min(line.size, other.size) || line.style.isBold != other.style.isBold { return true }
        if let capitals = line.isCapitals, let others = other.isCapitals, capitals != others { return true }
        let isBelow =
            line.page == other.page && other.box.top > line.box.middle && line.box.overlap(across: other.box) > 0
        let edges = Self.edges(last, next)
        if isBelow {
            let distance = other.box.bottom - line.box.bottom
            if distance > 1.22 * pitches.pitch(last.block, line.size) { return true }
            if edges.isCentered {
                // Around a middle there is no edge, but room.
                return line.size < 1.3 * size
                    && last.block.box.width - line.box.width > other.firstWord + 0.35 * line.size
            }
            if Self.isAroundMiddle(line, other, edges) { return false }
        } else if larger > 1.3 * size {
            // A headline does not go on elsewhere.
            return true
        }
        if Self.startsItem(other.text), isBelow, Self.endsSentence(line.text) || Self.startsItem(first.line.text) {
            return true
        }
        let isItem = Self.startsItem(first.line.text) && first.line.box.left < other.box.left
        if other.box.left - edges.nextLeft > 0.7 * other.size, !isItem { return true }
        if isShort(last, before: other, right: edges.right) { return true }
        guard !isBelow, Self.endsSentence(line.text) else { return false }
        // At the end of a column or page a full line may end a paragraph: only indents would tell.
        return !pitches.hasIndents || Self.startsItem(other.text)
    }

    private static func edges(
        _ last: Placed, _ next: Placed
    ) -> (nextLeft: Double, right: Double, isCentered: Bool, center: Double) {
        (next.block.left, last.block.right, last.block.isCentered && next.block.isCentered, last.block.box.center)
    }

    /// Lines of a centred heading within a column: inset on both sides, around one middle.
    private static func isAroundMiddle(
        _ line: TextLine, _ other: TextLine,
        _ edges: (nextLeft: Double, right: Double, isCentered: Bool, center: Double)
    ) -> Bool {
        abs(line.box.center - other.box.center) < 1.2 * other.size && line.box.left - edges.nextLeft > other.size
            && other.box.left - edges.nextLeft > other.size && edges.right - other.box.right > other.size
    }

    /// Whether the next line's first word would have found room.
    private func isShort(_ last: Placed, before next: TextLine, right: Double) -> Bool {
        guard last.line.size < 1.3 * size else { return false }
        let (lines, at) = (last.block.lines, last.at)
        // Text beside a picture has an edge of its own.
        for beside in [at - 1, at + 1] where lines.indices.contains(beside) {
            if abs(lines[beside].box.right - last.line.box.right) < 0.3 * size,
                lines[beside].box.left > last.block.left - 1
            {
                return false
            }
        }
        return right - last.line.box.right > next.firstWord + 0.35 * last.line.size
    }

    private static func endsSentence(_ text: String) -> Bool {
        let closing: Set<Unicode.Scalar> = ["\"", "”", "’", "»", ")", "]", "'"]
        guard let last = text.unicodeScalars.last(where: { !closing.contains($0) }) else { return false }
        return [".", ":", ";", "!", "?", "…"].contains(last)
    }

    /// "- …", "• …", "1. …", "a) …".
    private static func startsItem(_ text: String) -> Bool {
        let word = text.unicodeScalars.prefix { $0 != " " }
        guard word.count < text.unicodeScalars.count, let last = word.last else { return false }
        if word.count == 1, ["-", "–", "—", "•", "*", "+", "▪", "◦", "·", "\u{F0B7}"].contains(last) { return true }
        guard last == "." || last == ")", word.count <= 4 else { return false }
        let number = word.dropLast()
        return number.allSatisfy { $0.value >= 0x30 && $0.value <= 0x39 }
            || number.count == 1 && number.first!.properties.isLowercase
    }

    // MARK: Captions

    /// Smaller type than the text, in few lines, and short; or one that names who took the picture.
    private func isCaption(_ block: TextBlock, on page: Page) -> Bool {
        guard block.lines.count <= 8, block.lines.allSatisfy({ $0.size < 1.05 * size }) else { return false }
        let text = block.lines.map(\.text).joined(separator: " ")
        let namesPhotographer = ["Ảnh: ", "Ảnh minh họa", "Đồ họa: ", "(Ảnh: ", "Nguồn ảnh: ", "Photo: "].contains {
            Self.contains(text, $0)
        }
        if namesPhotographer, block.lines.count <= 4 || block.size < 0.95 * size { return true }
        return page.hasColumns && block.size < 0.86 * size && Self.endsSentence(text) && block.lines.count <= 6
    }

    private static func contains(_ text: String, _ phrase: String) -> Bool {
        var rest = text.utf8[...]
        while rest.count >= phrase.utf8.count {
            if rest.starts(with: phrase.utf8) { return true }
            rest = rest.dropFirst()
        }
        return false
    }

    // MARK: Text

    private func passage(_ placed: [Placed], isCaption: Bool) -> Passage {
        let first = placed[0]
        let last = placed[placed.count - 1]
        var sizes = SizeCounts()
        for one in placed { sizes.add(one.line.size, one.line.letters) }
        let box = placed.dropFirst().reduce(first.line.box) {
            $1.line.page == first.line.page ? $0.union($1.line.box) : $0
        }
        let block = first.block
        let isInset = first.line.box.left - block.left > size && block.right - first.line.box.right > size
        let isAroundMiddle = abs(first.line.box.center - (block.left + block.right) / 2) < 1.2 * size
        return Passage(
            text: LineJoining().join(placed.map(\.line.text)), size: sizes.mode ?? size,
            style: FontStyle(
                isBold: placed.allSatisfy(\.line.style.isBold), isItalic: placed.allSatisfy(\.line.style.isItalic)),
            page: first.line.page, lines: placed.count, box: box,
            isCentered: block.isCentered || isInset && isAroundMiddle,
            isFlushRight: last.line.box.left - last.block.left > 4 * size
                && last.block.right - last.line.box.right < size,
            isCaption: isCaption, startsBlock: first.at == 0, hasColumns: first.hasColumns,
            letters: placed.reduce(0) { $0 + $1.line.letters })
    }
}
