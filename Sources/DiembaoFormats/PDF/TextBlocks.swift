/// Lines one below the other in one column, near each other and in one type size (data).
struct TextBlock {
    var lines: [TextLine]
    var box: Box
    /// Where its lines begin that are not indented, and where full ones end.
    var left = 0.0
    var right = 0.0
    /// The lines stand around one middle.
    var isCentered = false
    /// How far its lines stand from one another within a paragraph; `nil` of lines that are too few or too different to tell.
    var pitch: Double?

    init(_ line: TextLine) {
        lines = [line]
        box = line.box
    }

    var size: Double { lines.last!.size }

    mutating func append(_ line: TextLine) {
        lines.append(line)
        box = box.union(line.box)
    }

    mutating func findEdges() {
        var lefts = SizeCounts()
        for line in lines { lefts.add((line.box.left).rounded(), 1) }
        left = lefts.mode ?? box.left
        left = lines.map(\.box.left).filter { abs($0 - left) <= 1 }.min() ?? box.left
        right = lines.count >= 6 ? lines.map(\.box.right).quantile(0.9) : box.right
        let middle = box.center
        let spread = lines.map(\.box.left).max()! - box.left
        isCentered =
            lines.count > 1 && spread > size && lines.allSatisfy { abs($0.box.center - middle) < 0.4 * size }
        guard lines.count > 4 else { return }
        let typical = zip(lines, lines.dropFirst()).map { $1.box.bottom - $0.box.bottom }.filter { $0 > 0 }.quantile(
            0.25)
        // Paragraphs of one line each show the distance of paragraphs.
        if typical > 0.9 * size, typical < 1.8 * size { pitch = typical }
    }
}

/// Puts lines together to blocks (a pass).
///
/// After L. O'Gorman: The document spectrum for page layout analysis (PAMI 1993): nearest neighbours, here of lines instead of characters.
struct TextBlocks {
    let gaps: [ColumnGap]

    /// More lines than a newspaper's page has are read as they stand.
    private static let mostLines = 4000

    func read(_ lines: [TextLine]) -> [TextBlock] {
        guard lines.count <= Self.mostLines else {
            return lines.map { line in
                var block = TextBlock(line)
                block.findEdges()
                return block
            }
        }
        var blocks: [TextBlock] = []
        var open: [Int] = []
        var at = 0
        while at < lines.count {
            let row = lines[at...].prefix { $0.row == lines[at].row }
            let above = row.map { line in open.filter { isNext(line, blocks[$0]) } }
            for (line, candidates) in zip(row, above) {
                // A block goes on where nothing else can go on with it, and the line with nothing else.
                if candidates.count == 1, above.count(where: { $0.contains(candidates[0]) }) == 1 {
                    blocks[candidates[0]].append(line)
                } else {
                    blocks.append(TextBlock(line))
                    open.append(blocks.count - 1)
                }
            }
            let top = row.first!.box.top
            open.removeAll { top - blocks[$0].lines.last!.box.bottom > 4 * blocks[$0].size }
            at = row.endIndex
        }
        for at in blocks.indices { blocks[at].findEdges() }
        takeEdgesOfColumns(&blocks)
        return blocks
    }

    /// Few lines show less of the column's edges than a longer block does in which they would have room; the narrowest such block is
    /// in the same column.
    private func takeEdgesOfColumns(_ blocks: inout [TextBlock]) {
        let long = blocks.filter { $0.lines.count >= Self.many && !$0.isCentered }.sorted {
            $0.box.width < $1.box.width
        }
        for at in blocks.indices where blocks[at].lines.count < Self.many {
            let (box, size) = (blocks[at].box, blocks[at].size)
            let column = long.prefix(200).first { other in
                size < 1.18 * other.size && box.left > other.left - 0.5 * size && box.right < other.right + 0.5 * size
            }
            guard let column else { continue }
            blocks[at].left = column.left
            blocks[at].right = max(column.right, box.right)
        }
    }

    private static let many = 4

    private func isNext(_ line: TextLine, _ block: TextBlock) -> Bool {
        let last = block.lines.last!
        let size = max(line.size, last.size)
        let distance = line.box.top - last.box.bottom
        guard distance < 1.7 * size, distance > -0.6 * size, size < 1.18 * min(line.size, last.size),
            line.box.overlap(across: block.box) > 0,
            // What stands at the right alone, a signature or a name, may have something beside it that is lower.
            block.box.width < 15 * size || line.box.left < block.box.left + 0.4 * block.box.width
        else { return false }
        let both = line.box.union(block.box)
        return !gaps.contains { gap in
            gap.x > both.left + 0.5 * size && gap.x < both.right - 0.5 * size && gap.top < line.box.bottom
                && gap.bottom > last.box.top
        }
    }
}
