import CMarkdown

/// Writes HTML from the events of MD4C (a resource that lives as long as one parsing).
final class MarkdownWriter {
    private(set) var html: [UInt8] = []
    /// The text of the paragraph, heading, item or cell that is open, and its element.
    private var line: [UInt8] = []
    private var element = "p"
    /// How much of it a reader sees, and sees emphasised: bytes without white space.
    private var visible = 0
    private var emphasised = 0
    private var emphases = 0
    /// How many pictures the line has, and what stands for them.
    private var pictures = 0
    private var alternative: [UInt8] = []
    private var isInPicture = false
    /// What stands for the last paragraph, which was a picture: it may be its caption, if the next paragraph is not.
    private var alternativeAbove: [UInt8]?
    private var isInCode = false
    private var isInHTML = false
    /// Where the text of the link begins that is open.
    private var linkStart = 0

    /// How many events are still taken.
    private var eventsLeft: Int

    /// - Parameter length: of the Markdown in bytes.
    init(length: Int) {
        // No mark of a byte gives more; cells that a short row of a wide table lacks, do.
        eventsLeft = 3 * length + 1000
        html.reserveCapacity(length + length / 4)
    }

    /// What a callback of MD4C returns: not 0 ends the parsing.
    static func take(_ context: UnsafeMutableRawPointer?, _ event: (MarkdownWriter) -> Void) -> Int32 {
        guard let context else { return 1 }
        return Unmanaged<MarkdownWriter>.fromOpaque(context)._withUnsafeGuaranteedRef { writer in
            writer.eventsLeft -= 1
            event(writer)
            return writer.eventsLeft > 0 ? 0 : 1
        }
    }

    // MARK: Blocks

    func enter(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
        endLine()
        switch type {
        case MD_BLOCK_CODE: isInCode = true
        case MD_BLOCK_H:
            let level = detail?.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level ?? 6
            element = "h\(min(max(level, 1), 6))"
        case MD_BLOCK_TH, MD_BLOCK_TD: element = "td"
        case MD_BLOCK_HTML:
            endPicture()
            isInHTML = true
        default: if let tag = Self.tableTag(type) { open(tag) }
        }
    }

    func leave(_ type: MD_BLOCKTYPE) {
        endLine()
        isInCode = false
        isInHTML = false
        element = "p"
        if let tag = Self.tableTag(type) { html.append(contentsOf: "</\(tag)>".utf8) }
        if type == MD_BLOCK_DOC { endPicture() }
    }

    private static func tableTag(_ type: MD_BLOCKTYPE) -> String? {
        switch type {
        case MD_BLOCK_TABLE: "table"
        case MD_BLOCK_TR: "tr"
        default: nil
        }
    }

    private func open(_ tag: String) {
        endPicture()
        html.append(contentsOf: "<\(tag)>".utf8)
    }

    private func endLine() {
        defer {
            line.removeAll(keepingCapacity: true)
            alternative.removeAll(keepingCapacity: true)
            (visible, emphasised, pictures, linkStart) = (0, 0, 0, 0)
        }
        if visible == 0 {
            guard pictures > 0 else { return }
            endPicture()
            alternativeAbove = alternative
            return
        }
        let text = MarkdownMarks.removed(line)
        if text.allSatisfy({ $0 <= 0x20 }) {
            endPicture()
            alternativeAbove = []
        } else if element == "p", emphasised == visible, pictures > 0 || alternativeAbove != nil {
            // In italics below a picture stands its caption.
            alternativeAbove = nil
            write("figcaption", text)
        } else {
            endPicture()
            write(element, text)
        }
    }

    private func endPicture() {
        // "Người dân dọn bùn sau lũ", not "image 12".
        if let text = alternativeAbove, text.split(whereSeparator: { $0 <= 0x20 }).count >= Self.leastWords {
            write("figcaption", text)
        }
        alternativeAbove = nil
    }

    private static let leastWords = 4

    private func write(_ element: String, _ text: [UInt8]) {
        html.append(contentsOf: "<\(element)>".utf8)
        html.append(contentsOf: text)
        html.append(contentsOf: "</\(element)>\n".utf8)
    }

    // MARK: Within a line

    func enter(_ type: MD_SPANTYPE) {
        switch type {
        case MD_SPAN_IMG: isInPicture = true
        case MD_SPAN_EM: emphases += 1
        case MD_SPAN_A: linkStart = line.count
        default: break
        }
    }

    func leave(_ type: MD_SPANTYPE) {
        switch type {
        case MD_SPAN_IMG:
            isInPicture = false
            pictures += 1
            alternative.append(0x20)
        case MD_SPAN_EM: emphases -= 1
        case MD_SPAN_A where linkStart < line.count && line[linkStart] == UInt8(ascii: "^"):
            // The mark of a footnote that is an address: "[^1]: https://…".
            visible -= line[linkStart...].count { $0 > 0x20 }
            line.removeSubrange(linkStart...)
        default: break
        }
    }

    func text(_ type: MD_TEXTTYPE, _ text: UnsafeRawBufferPointer) {
        switch type {
        case _ where isInCode: break
        case _ where isInHTML: html.append(contentsOf: text)
        case MD_TEXT_NULLCHAR: break
        case MD_TEXT_BR, MD_TEXT_SOFTBR: append(" ".utf8)
        // Of elements within a line only their text counts; one that is left open must not swallow what follows.
        case MD_TEXT_HTML: if text.starts(with: "<br".utf8) { append(" ".utf8) }
        case MD_TEXT_ENTITY: append(text)
        default:
            for byte in text where byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") {
                return append(Self.escaped(text))
            }
            append(text)
        }
    }

    private func append(_ text: some Collection<UInt8>) {
        if isInPicture {
            alternative.append(contentsOf: text)
            return
        }
        line.append(contentsOf: text)
        let seen = text.count { $0 > 0x20 }
        visible += seen
        if emphases > 0 { emphasised += seen }
    }

    private static func escaped(_ text: UnsafeRawBufferPointer) -> [UInt8] {
        var escaped: [UInt8] = []
        escaped.reserveCapacity(text.count)
        for byte in text {
            switch byte {
            case UInt8(ascii: "<"): escaped.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: "&"): escaped.append(contentsOf: "&amp;".utf8)
            default: escaped.append(byte)
            }
        }
        return escaped
    }
}
