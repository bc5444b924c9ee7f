/// The white between two columns (data).
struct ColumnGap {
    /// Just left of the right column.
    var x: Double
    var top: Double
    var bottom: Double
}

/// Finds the white between columns: strips which no word crosses over several lines, with text on both sides (a pass).
///
/// T. M. Breuel: Two geometric algorithms for layout analysis (DAS 2002) looks for such white rectangles over the whole page; here only those
/// along a left edge that several lines share are tried, because columns, unlike the lines' ends, begin at one place.
struct ColumnGaps {
    let rows: [PageRow]
    /// The type size of most of the page's text.
    let size: Double

    private static let triedEdges = 64

    /// More than any newspaper's page has.
    private static let most = 300

    func find() -> [ColumnGap] {
        var found: [ColumnGap] = []
        for edge in edges() { found += gaps(leftOf: edge) }
        guard found.count > Self.most else { return found }
        found.sort { $0.bottom - $0.top > $1.bottom - $1.top }
        return Array(found.prefix(Self.most))
    }

    /// Where lines and parts of lines begin, the most frequent places.
    private func edges() -> [Double] {
        var places: [Int: (count: Int, left: Double)] = [:]
        for row in rows {
            for (at, word) in row.words.enumerated() {
                guard at == 0 || word.box.left - row.words[at - 1].box.right > narrowest else { continue }
                let place = places[Int(word.box.left / 2)] ?? (0, word.box.left)
                places[Int(word.box.left / 2)] = (place.count + 1, min(place.left, word.box.left))
            }
        }
        let ordered = places.values.sorted { ($1.count, $0.left) < ($0.count, $1.left) }
        return ordered.prefix(Self.triedEdges).map(\.left).sorted()
    }

    private var narrowest: Double { 0.6 * size }

    /// One row as it stands to a left edge.
    private struct Side {
        var row: Int
        var left: Double?
        var right: Double?
        var leftWords = 0
        var rightWords = 0
    }

    private func gaps(leftOf edge: Double) -> [ColumnGap] {
        var runs: [[Side]] = [[]]
        for row in rows.indices {
            if let side = side(row, of: edge) {
                runs[runs.count - 1].append(side)
            } else if !runs[runs.count - 1].isEmpty {
                runs.append([])
            }
        }
        // Where columns are proven, a short one below a headline or a picture needs no proof of its own.
        guard runs.contains(where: { gap($0, edge, isProven: false) != nil }) else { return [] }
        return runs.compactMap { gap($0, edge, isProven: true) }
    }

    /// - Returns: `nil` where a word of the row crosses the strip left of the edge.
    private func side(_ row: Int, of edge: Double) -> Side? {
        let words = rows[row].words
        var (low, high) = (0, words.count)
        while low < high {
            let half = (low + high) / 2
            if words[half].box.left < edge - 0.1 * size { low = half + 1 } else { high = half }
        }
        var side = Side(row: row)
        if low > 0 {
            guard words[low - 1].box.right <= edge - narrowest else { return nil }
            // Between the words of a headline there is as much white.
            if low < words.count,
                words[low].box.left - words[low - 1].box.right < 0.6 * max(words[low].size, words[low - 1].size)
            {
                return nil
            }
            side.left = words[low - 1].box.right
            side.leftWords = count(words, from: low - 1, by: -1)
        }
        // What begins far right of the edge stands in another column.
        if low < words.count, words[low].box.left < edge + 4 * size {
            side.right = words[low].box.left
            side.rightWords = count(words, from: low, by: 1)
        }
        return side
    }

    /// How many words stand together up to the next wide gap; more than a few need not be counted.
    private func count(_ words: [PageWord], from start: Int, by step: Int) -> Int {
        var count = 1
        var at = start
        while count < 6, words.indices.contains(at + step) {
            let (one, other) = (words[min(at, at + step)].box, words[max(at, at + step)].box)
            if other.left - one.right > 1.5 * size { break }
            at += step
            count += 1
        }
        return count
    }

    /// The white rectangle of a run of rows, if columns of text stand on both sides: a few words a line at least, or it is a table.
    private func gap(_ run: [Side], _ edge: Double, isProven: Bool) -> ColumnGap? {
        guard let first = run.firstIndex(where: { $0.left != nil }),
            let last = run.lastIndex(where: { $0.left != nil }),
            let rightFirst = run.firstIndex(where: { $0.right != nil }),
            let rightLast = run.lastIndex(where: { $0.right != nil }),
            max(first, rightFirst) <= min(last, rightLast)
        else { return nil }
        let shared = run[max(first, rightFirst)...min(last, rightLast)]
        let left = shared.filter { $0.left != nil }
        let right = shared.filter { $0.right != nil }
        let count = min(left.count, right.count)
        var width = Double.infinity
        for side in shared {
            if let left = side.left, let right = side.right { width = min(width, right - left) }
        }
        // In justified text a gap of that width is rare in three lines, and of one width with the type rare in one.
        let needed = count >= 5 || isProven && count >= 3 ? narrowest : count >= 3 || isProven ? size : 2.5 * size
        guard count >= (isProven ? 1 : 2), width >= needed else { return nil }
        guard isProven || areWordy(left.map(\.leftWords)) && areWordy(right.map(\.rightWords)) else { return nil }
        return ColumnGap(
            x: edge - 0.3 * size, top: rows[shared.first!.row].top, bottom: rows[shared.last!.row].bottom)
    }

    private func areWordy(_ words: [Int]) -> Bool { 2 * words.reduce(0, +) >= 5 * words.count }
}
