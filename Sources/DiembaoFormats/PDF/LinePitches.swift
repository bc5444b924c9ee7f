/// How far lines of one paragraph stand from one another, and whether paragraphs begin with an indent (data).
struct LinePitches {
    private var bySize: [Int: Double] = [:]
    private(set) var hasIndents = false

    init(_ blocks: [TextBlock]) {
        var distances: [Int: [Double]] = [:]
        var indented = 0
        var lines = 0
        for block in blocks where !block.isCentered {
            for (line, next) in zip(block.lines, block.lines.dropFirst()) {
                distances[Self.key(next.size), default: []].append(next.box.bottom - line.box.bottom)
                lines += 1
                let indent = next.box.left - block.left
                if indent > 0.7 * next.size, indent < 6 * next.size { indented += 1 }
            }
        }
        for (size, distances) in distances { bySize[size] = distances.filter { $0 > 0 }.quantile(0.2) }
        hasIndents = 25 * indented > lines
    }

    private static func key(_ size: Double) -> Int { Int((2 * size).rounded()) }

    /// A block of several lines shows its own: that of columns of the same type that were stretched to one length differs.
    func pitch(_ block: TextBlock, _ size: Double) -> Double {
        if let pitch = block.pitch { return pitch }
        let known = bySize[Self.key(size)] ?? 0
        return known > 0.9 * size && known < 2.2 * size ? known : 1.4 * size
    }
}
