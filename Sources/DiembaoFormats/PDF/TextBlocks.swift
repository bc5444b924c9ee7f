/// Lines one below the other in one column, near each other and in one type size (data).
struct TextBlock {
    var lines: [TextLine]
    var box: Box
    /// Where its lines begin that are not indented, and where full ones end.
    var left = 0.0
    var right = 0.0
    /// The lines stand around one middle.
    var isCentered = false

    init(_ line: TextLine) {
        lines = [line]
        box = line.box
    }

    var size: Double { lines.last!.size }

    mutating func append(_ line: TextLine) {
        lines.append(line)
        box = box.union(line.box)
    }

    /// The edges that its own lines show; of few lines, those of the next longer block of the column that has them show more.
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
    }
}

/// Puts lines together to blocks (a pass).
///
/// After L. O'Gorman: The document spectrum for page layout analysis (PAMI 1993): nearest neighbours, here of lines instead of characters.
struct TextBlocks {
    let gaps: [ColumnGap]

    func read(_ lines: [TextLine]) -> [TextBlock] {
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
        return blocks
    }

    private func isNext(_ line: TextLine, _ block: TextBlock) -> Bool {
        let last = block.lines.last!
        let size = max(line.size, last.size)
        let distance = line.box.top - last.box.bottom
        guard distance < 1.7 * size, distance > -0.6 * size, size < 1.18 * min(line.size, last.size),
            line.box.overlap(across: block.box) > 0
        else { return false }
        let both = line.box.union(block.box)
        return !gaps.contains { gap in
            gap.x > both.left + 0.5 * size && gap.x < both.right - 0.5 * size && gap.top < line.box.bottom
                && gap.bottom > last.box.top
        }
    }
}

/// Puts blocks in the order in which they are read (a pass).
///
/// T. M. Breuel: High performance document layout analysis (SDIUT 2003): of two blocks one above the other the upper is first; of two
/// beside each other the left is, unless between their heights a third spans both.
struct ReadingOrder {
    /// More blocks than a newspaper's page has are the cells of a table, which is read line by line.
    private static let most = 400

    func sort(_ blocks: [TextBlock]) -> [TextBlock] {
        let blocks = blocks.sorted { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
        guard blocks.count > 1, blocks.count <= Self.most else { return blocks }
        var waitsFor = [Int](repeating: 0, count: blocks.count)
        var followers = [[Int]](repeating: [], count: blocks.count)
        for first in blocks.indices {
            for second in blocks.indices where first != second && isBefore(first, second, blocks) {
                followers[first].append(second)
                waitsFor[second] += 1
            }
        }
        var left = Array(blocks.indices)
        var result: [TextBlock] = []
        while !left.isEmpty {
            // Where blocks wait for one another in a circle, the uppermost is as good as any.
            let place = left.firstIndex { waitsFor[$0] <= 0 } ?? 0
            let block = left.remove(at: place)
            for follower in followers[block] { waitsFor[follower] -= 1 }
            result.append(blocks[block])
        }
        return result
    }

    private func isBefore(_ first: Int, _ second: Int, _ blocks: [TextBlock]) -> Bool {
        let (one, other) = (blocks[first].box, blocks[second].box)
        if one.overlap(across: other) > Self.slack { return (one.top, one.left, first) < (other.top, other.left, second) }
        guard one.center < other.center else { return false }
        let (upper, lower) = (min(one.bottom, other.bottom), max(one.top, other.top))
        guard upper < lower else { return true }
        return !blocks.contains { between in
            between.box.top >= upper - Self.slack && between.box.bottom <= lower + Self.slack
                && between.box.overlap(across: one) > Self.slack && between.box.overlap(across: other) > Self.slack
        }
    }

    /// Boxes of letters reach a little beyond what is seen.
    private static let slack = 3.0
}
