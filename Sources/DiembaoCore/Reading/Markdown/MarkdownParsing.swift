import CMarkdown

/// Turns Markdown (CommonMark 0.30 with tables, strikethrough, task lists and wiki links) into the HTML that it stands for, with MD4C (a
/// pass).
///
/// Of the HTML only what tells paragraphs apart: emphasis and links leave their text, fenced code nothing. Lines that are indented are
/// no code: that is how people begin paragraphs.
struct MarkdownParsing {
    static func html(_ markdown: [UInt8]) -> [UInt8] {
        let writer = MarkdownWriter(length: markdown.count)
        var parser = MD_PARSER()
        parser.flags = UInt32(
            MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_WIKILINKS
                | MD_FLAG_NOINDENTEDCODEBLOCKS)
        parser.enter_block = { type, detail, writer in MarkdownWriter.take(writer) { $0.enter(type, detail) } }
        parser.leave_block = { type, _, writer in MarkdownWriter.take(writer) { $0.leave(type) } }
        parser.enter_span = { type, _, writer in MarkdownWriter.take(writer) { $0.enter(type) } }
        parser.leave_span = { type, _, writer in MarkdownWriter.take(writer) { $0.leave(type) } }
        parser.text = { type, text, count, writer in
            MarkdownWriter.take(writer) { $0.text(type, UnsafeRawBufferPointer(start: text, count: Int(count))) }
        }
        let bounded = MarkdownBounds.bounded(markdown)
        bounded.withUnsafeBytes { bytes in
            _ = md_parse(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), UInt32(clamping: bytes.count), &parser,
                Unmanaged.passUnretained(writer).toOpaque())
        }
        return writer.html
    }
}

/// Keeps the time that MD4C 0.4.8 takes in proportion to the text's length (a pass).
///
/// It looks for the line of each "]" from the paragraph's beginning (mity/md4c, issue 236), reads a reference's address anew for each link
/// to it, and looks at every list that is open for each empty line. None of these matters in a text that somebody wrote.
enum MarkdownBounds {
    static func bounded(_ markdown: [UInt8]) -> [UInt8] { withBoundedLinks(withoutNeedlessLines(markdown)) }

    /// Of empty lines only the first of those that follow one another: more say nothing in CommonMark. What stands below it and leaves
    /// a list open is indented as deep as that, so that its own length pays for the lists.
    private static func withoutNeedlessLines(_ markdown: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        // What stands before this is copied, or was left out.
        var copied = 0
        var start = 0
        var isBelowEmpty = false
        while start < markdown.count {
            let end = markdown[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? markdown.count
            let isEmpty = markdown[start..<end].allSatisfy { $0 <= 0x20 }
            if isEmpty, isBelowEmpty {
                kept.append(contentsOf: markdown[copied..<start])
                copied = end
            }
            isBelowEmpty = isEmpty
            start = end
        }
        return copied == 0 ? markdown : kept + markdown[copied...]
    }

    private static func withBoundedLinks(_ markdown: [UInt8]) -> [UInt8] {
        let lines = markdown.split(separator: 0x0A, omittingEmptySubsequences: false)
        // Of each stretch of lines without an empty one.
        var count = 0
        var links = 0
        var length = 0
        var longestDefinition = 0
        var cuts: [Int] = []
        var definitions: [Int] = []
        var hasDefinition = false
        func endStretch() {
            if hasDefinition { longestDefinition = max(longestDefinition, length) }
            count = 0
            links = 0
            length = 0
            hasDefinition = false
        }
        for line in lines {
            if line.allSatisfy({ $0 <= 0x20 }) {
                endStretch()
                continue
            }
            count += 1
            length += line.count
            for place in line.indices where line[place] == UInt8(ascii: "]") {
                links += 1
                if place + 1 < line.endIndex, line[place + 1] == UInt8(ascii: ":") {
                    hasDefinition = true
                    definitions.append(place + 1)
                }
            }
            if count * links > mostSteps {
                cuts.append(line.endIndex)
                endStretch()
            }
        }
        endStretch()
        let references = markdown.count { $0 == UInt8(ascii: "]") }
        if longestDefinition <= longestHarmless || references * longestDefinition <= mostReferred { definitions = [] }
        guard !cuts.isEmpty || !definitions.isEmpty else { return markdown }
        return inserting(cuts: cuts, escapes: definitions, markdown)
    }

    private static let mostSteps = 1 << 18
    private static let longestHarmless = 512
    private static let mostReferred = 1 << 26

    /// An empty line at each cut, a backslash at each escape.
    private static func inserting(cuts: [Int], escapes: [Int], _ markdown: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(markdown.count + cuts.count + escapes.count)
        var at = 0
        var cuts = cuts[...]
        var escapes = escapes[...]
        while let next = [cuts.first, escapes.first].compactMap({ $0 }).min() {
            result.append(contentsOf: markdown[at..<next])
            at = next
            if cuts.first == next {
                result.append(0x0A)
                cuts.removeFirst()
            } else {
                result.append(UInt8(ascii: "\\"))
                escapes.removeFirst()
            }
        }
        result.append(contentsOf: markdown[at...])
        return result
    }
}
