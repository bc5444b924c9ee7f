/// Puts blocks in the order in which they are read (a pass).
///
/// Regions first, as G. Nagy and S. Seth cut pages (Hierarchical representation of optically scanned documents, ICPR 1984), but only where the
/// white says something: above a headline from one side of the region to the other, between
/// columns from top to bottom, and above what stands across columns. Within a region after T. M. Breuel (High performance document layout analysis, SDIUT 2003): of two blocks one above the other the upper is first; of two
/// beside each other the left is, unless between their heights a third spans both.
struct ReadingOrder {
    /// The type size of most of the document's text.
    let size: Double

    /// More blocks than a newspaper's page has are the cells of a table, which is read line by line.
    private static let most = 400
    /// Boxes of letters reach a little beyond what is seen.
    private static let slack = 3.0

    func sort(_ blocks: [TextBlock]) -> [TextBlock] {
        let blocks = blocks.sorted { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
        guard blocks.count > 1, blocks.count <= Self.most else { return blocks }
        // Each cut leaves fewer blocks, so that there are fewer regions than blocks.
        var regions = [blocks]
        var result: [TextBlock] = []
        while let region = regions.popLast() {
            if let (first, second) = cut(region) {
                regions.append(second)
                regions.append(first)
            } else {
                result += sortRegion(region)
            }
        }
        return result
    }

    // MARK: Regions

    private func cut(_ region: [TextBlock]) -> (first: [TextBlock], second: [TextBlock])? {
        guard region.count > 1 else { return nil }
        for block in region where block.size >= 1.5 * size {
            if let parts = split(region, above: block) { return parts }
        }
        let byLeft = region.sorted { $0.box.left < $1.box.left }
        var right = byLeft[0].box.right
        for block in byLeft.dropFirst() {
            if block.box.left > right, let parts = split(region, { $0.right <= right }, { $0.left > right }) {
                return parts
            }
            right = max(right, block.box.right)
        }
        for block in region where isAcross(block, region) {
            if let parts = split(region, above: block) { return parts }
        }
        return nil
    }

    /// Whether a block reaches from one column to another: over the white between blocks that stand beside each other.
    private func isAcross(_ block: TextBlock, _ region: [TextBlock]) -> Bool {
        let met = region.map(\.box).filter { box in
            box.overlap(across: block.box) > Self.slack && box.width < 0.9 * block.box.width
        }
        guard let first = met.min(by: { $0.right < $1.right }), let last = met.max(by: { $0.left < $1.left }) else {
            return false
        }
        return last.left > first.right
    }

    private func split(
        _ region: [TextBlock], above block: TextBlock
    ) -> (first: [TextBlock], second: [TextBlock])? {
        let height = top(of: block, in: region)
        return split(region, { $0.bottom <= height + 2 * Self.slack }, { $0.top >= height - Self.slack })
    }

    /// A section's name above a headline goes with it.
    private func top(of headline: TextBlock, in region: [TextBlock]) -> Double {
        let kicker = region.first { block in
            block.lines.count == 1 && block.size < headline.size && block.box.top < headline.box.top
                && abs(block.box.left - headline.box.left) < size && block.box.bottom > headline.box.top - size
        }
        return (kicker ?? headline).box.top
    }

    private func split(
        _ region: [TextBlock], _ isFirst: (Box) -> Bool, _ isSecond: (Box) -> Bool
    ) -> (first: [TextBlock], second: [TextBlock])? {
        let first = region.filter { isFirst($0.box) }
        let second = region.filter { !isFirst($0.box) && isSecond($0.box) }
        guard !first.isEmpty, !second.isEmpty, first.count + second.count == region.count else { return nil }
        return (first, second)
    }

    // MARK: Blocks

    private func sortRegion(_ blocks: [TextBlock]) -> [TextBlock] {
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
        if one.overlap(across: other) > Self.slack {
            return (one.top, one.left, first) < (other.top, other.left, second)
        }
        guard one.center < other.center else { return false }
        let (upper, lower) = (min(one.bottom, other.bottom), max(one.top, other.top))
        guard upper < lower else { return true }
        return !blocks.contains { between in
            between.box.top >= upper - Self.slack && between.box.bottom <= lower + Self.slack
                && between.box.overlap(across: one) > Self.slack && between.box.overlap(across: other) > Self.slack
        }
    }
}
