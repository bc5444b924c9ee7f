/// Marks that CommonMark does not know, and that readers of Markdown do not show.
enum MarkdownMarks {
    /// A line without them: of footnotes ("[^1]", and "[^1]:" before the note), of boxes ("[!note]", as GitHub and Obsidian have it), of
    /// files that Obsidian shows ("![[ảnh.png]]"), of raised text and of attributes as Pandoc has them ("^2^", "[gạch]{.underline}").
    static func removed(_ line: [UInt8]) -> [UInt8] {
        guard let first = line.indices.first(where: { mark(line, $0) != nil }) else { return line }
        var rest = Array(line[..<first])
        var at = first
        while at < line.count {
            guard let mark = mark(line, at) else {
                rest.append(line[at])
                at += 1
                continue
            }
            if mark.isAttribute, rest.last == UInt8(ascii: "]") {
                // What has them stands in brackets.
                if let open = rest.suffix(longest).lastIndex(of: UInt8(ascii: "[")) {
                    rest.removeLast()
                    rest.remove(at: open)
                }
            }
            rest.append(contentsOf: line[mark.shown])
            at = mark.end
            if rest.isEmpty, at < line.count, line[at] == UInt8(ascii: ":") { at += 1 }
        }
        return rest
    }

    private struct Mark {
        var end: Int
        /// What of it is text.
        var shown: Range<Int>
        var isAttribute = false
    }

    /// In bytes.
    private static let longest = 200

    private static func mark(_ line: [UInt8], _ start: Int) -> Mark? {
        switch line[start] {
        case UInt8(ascii: "["):
            guard start + 1 < line.count else { return nil }
            let isNote = line[start + 1] == UInt8(ascii: "^")
            guard isNote || line[start + 1] == UInt8(ascii: "!") && start == 0 else { return nil }
            return mark(line, start, start + 2, "]") { $0 > 0x20 }
        case UInt8(ascii: "!"):
            guard line[start...].starts(with: "![[".utf8) else { return nil }
            return mark(line, start, start + 3, "]]") { _ in true }
        case UInt8(ascii: "^"):
            guard var raised = mark(line, start, start + 1, "^", { $0 > 0x20 }) else { return nil }
            raised.shown = start + 1..<raised.end - 1
            return raised
        case UInt8(ascii: "{"):
            guard start + 1 < line.count, line[start + 1] == UInt8(ascii: ".") || line[start + 1] == UInt8(ascii: "#"),
                var attribute = mark(line, start, start + 2, "}", { _ in true })
            else { return nil }
            attribute.isAttribute = true
            return attribute
        default: return nil
        }
    }

    private static func mark(
        _ line: [UInt8], _ start: Int, _ inside: Int, _ close: StaticString, _ isInside: (UInt8) -> Bool
    ) -> Mark? {
        let close = UnsafeBufferPointer(start: close.utf8Start, count: close.utf8CodeUnitCount)
        let label = line[min(inside, line.count)...].prefix(longest).prefix { $0 != close[0] && isInside($0) }
        guard !label.isEmpty, line[label.endIndex...].starts(with: close) else { return nil }
        return Mark(end: label.endIndex + close.count, shown: start..<start)
    }
}
