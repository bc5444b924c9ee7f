import CXML
import DiembaoExtract

/// A piece of HTML that is an article's text and nothing else: what a feed's item or a field of JSON holds (a pass).
struct HTMLFragment {
    private let tree: HTMLTree
    /// By node, what its class says.
    private let kinds: [PageNameKinds]
    private let cut: PageBlocks
    private let words = PageWords.shared

    private init(_ html: [UInt8]) {
        let tree = HTMLParsing().parse(html)
        self.tree = tree
        kinds = tree.nodes.indices.map { node in tree.value(.class, of: node).map { PageWords.shared.kinds($0) } ?? [] }
        cut = PageBlocks(tree: tree, kinds: kinds)
    }

    /// Its paragraphs: headings, captions (`<figcaption>`, or named so) and body, each row of a table as one with " | " between its cells.
    ///
    /// Boxes that are named as junk and lines that are nothing but a link ("Xem thêm: …") are left out, unless nothing would be left.
    static func paragraphs(_ html: [UInt8]) -> [ExtractedParagraph] {
        HTMLFragment(Array("<div>".utf8) + html).paragraphs()
    }

    /// The same for the HTML that Markdown stands for: nothing is left out, and headings of the first level are headlines.
    static func allParagraphs(_ html: [UInt8]) -> [ExtractedParagraph] {
        let fragment = HTMLFragment(html)
        return fragment.cut.blocks.map { block in
            block.tag == .h1 ? ExtractedParagraph(.headline, fragment.text(block)) : fragment.paragraph(block)
        }
    }

    private func paragraphs() -> [ExtractedParagraph] {
        let isJunk = junk()
        let lowered = LowerCase.lowered(cut.text.bytes)
        var kept = cut.blocks.filter { !isJunk[$0.node] }
        if kept.reduce(0, { $0 + $1.length }) * 2 < cut.blocks.reduce(0, { $0 + $1.length }) { kept = cut.blocks }
        // "The post … appeared first on …": the headline and the outlet are links.
        if let last = kept.last, kept.count > 1, last.linkLength * 2 >= last.length { kept.removeLast() }
        let text = kept.filter { $0.linkLength * 10 < $0.length * 7 && !words.leadsElsewhere(lowered[$0.text]) }
        return (text.isEmpty ? kept : text).map(paragraph)
    }

    private func text(_ block: PageBlock) -> String { String(decoding: cut.text.bytes[block.text], as: UTF8.self) }

    private func paragraph(_ block: PageBlock) -> ExtractedParagraph {
        ExtractedParagraph(block.tag.isHeading ? .heading : isCaption(block) ? .caption : .body, text(block))
    }

    /// By node: whether it stands in a box with such a name.
    private func junk() -> [Bool] {
        var junk: [Bool] = []
        junk.reserveCapacity(tree.nodes.count)
        for (place, node) in tree.nodes.enumerated() {
            let parent = Int(node.parent)
            junk.append(parent >= 0 && junk[parent] || kinds[place].contains(.junk))
        }
        return junk
    }

    private func isCaption(_ block: PageBlock) -> Bool {
        var node = block.node
        for _ in 0..<4 where node >= 0 {
            if tree.nodes[node].tag == .figcaption { return true }
            if kinds[node].contains(.caption) { return block.length <= 600 }
            if tree.nodes[node].tag == .figure { break }
            node = Int(tree.nodes[node].parent)
        }
        return false
    }

    // MARK: Told from text

    /// Whether a text is HTML: it has an element that pages have. "a < b" has none.
    static func isMarkup(_ text: [UInt8]) -> Bool {
        var rest = text[...]
        while let open = rest.firstIndex(of: 0x3C) {
            rest = rest[(open + 1)...]
            let inside = rest.prefix(longestTag).prefix { $0 != 0x3C && $0 != 0x3E }
            guard inside.endIndex < text.count, text[inside.endIndex] == 0x3E else { continue }
            let name = inside.drop { $0 == 0x2F }.prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || isDigit($0) }
            let next = text[name.endIndex]
            guard !name.isEmpty, name.count <= 12, next <= 0x20 || next == 0x2F || next == 0x3E else { continue }
            if (Array(name) + [0]).withUnsafeBufferPointer({ HTMLTag(name: $0.baseAddress!) }) != .other { return true }
        }
        return false
    }

    /// In bytes.
    private static let longestTag = 2048

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

/// Entities and numeric references in text that is not HTML otherwise: "&quot;", "&#7879;" (a pass).
enum CharacterReferences {
    /// The text with what the references stand for; what is none stays.
    static func resolve(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(0x26) else { return text }
        var resolved: [UInt8] = []
        resolved.reserveCapacity(text.count)
        var at = 0
        while at < text.count {
            if text[at] == 0x26, let reference = reference(text[(at + 1)...].prefix(longest)) {
                resolved.append(contentsOf: String(reference.scalar).utf8)
                at += 1 + reference.length
            } else {
                resolved.append(text[at])
                at += 1
            }
        }
        return resolved
    }

    private static let longest = 12

    /// - Parameter text: what stands behind the ampersand.
    private static func reference(_ text: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar, length: Int)? {
        guard let end = text.firstIndex(of: 0x3B), end > text.startIndex else { return nil }
        let name = text[..<end]
        let length = name.count + 1
        if name.first == 0x23 {
            let digits = String(decoding: name.dropFirst(), as: UTF8.self)
            let isHexadecimal = digits.first == "x" || digits.first == "X"
            let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
            guard let value, value >= 0x20, !(0x7F..<0xA0).contains(value), let scalar = Unicode.Scalar(value) else {
                return nil
            }
            return (scalar, length)
        }
        if name.elementsEqual("apos".utf8) { return ("'", length) }
        let found = (Array(name) + [0]).withUnsafeBufferPointer { htmlEntityLookup($0.baseAddress) }
        return found.flatMap { Unicode.Scalar($0.pointee.value) }.map { ($0, length) }
    }
}
