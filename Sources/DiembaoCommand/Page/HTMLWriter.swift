/// HTML that is well-formed by the way it is written: elements are closed, values escaped (data).
///
/// Names of elements and attributes stand in the program's text; whatever comes from a report can only be a value or a
/// text, in which no byte means anything to a browser.
struct HTMLWriter {
    typealias Attributes = KeyValuePairs<StaticString, String?>

    private(set) var bytes: [UInt8] = []

    // MARK: Elements

    /// An element with what is in it. Attributes that are `nil` are left out.
    mutating func element(_ name: StaticString, _ attributes: Attributes = [:], _ content: (inout HTMLWriter) -> Void) {
        open(name, attributes)
        content(&self)
        close(name)
    }

    mutating func element(_ name: StaticString, _ attributes: Attributes, _ text: String) {
        element(name, attributes) { $0.text(text) }
    }

    mutating func element(_ name: StaticString, _ text: String) { element(name, [:], text) }

    /// The beginning of an element whose end follows later.
    mutating func open(_ name: StaticString, _ attributes: Attributes = [:]) {
        append("<")
        append(name)
        for (name, value) in attributes {
            guard let value else { continue }
            append(" ")
            append(name)
            append("=\"")
            text(value)
            append("\"")
        }
        append(">")
    }

    mutating func close(_ name: StaticString) {
        append("</")
        append(name)
        append(">")
    }

    mutating func doctype() { append("<!DOCTYPE html>\n") }

    /// A style sheet of the program's own.
    mutating func style(_ sheet: String) {
        append("<style>")
        bytes += sheet.utf8
        append("</style>")
    }

    mutating func newline() { append("\n") }

    private mutating func append(_ text: StaticString) {
        bytes += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    // MARK: Text

    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { self.text($0[...]) }
    }

    /// A text in UTF-8, every character of it as it is; but controls, which HTML can't hold, become their pictures, and
    /// what would reorder the text around it, or hide in it, U+FFFD (UAX #9; as ``printable(_:)`` has it).
    mutating func text(_ utf8: Slice<UnsafeBufferPointer<UInt8>>) {
        let end = utf8.endIndex
        var plain = utf8.startIndex
        var offset = plain
        while offset < end {
            let byte = utf8[offset]
            // Most of a text by far.
            guard byte < 0x40 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xF3 else {
                offset += 1
                continue
            }
            let (replacement, length) = Self.replacement(of: utf8, at: offset)
            guard let replacement else {
                offset += 1
                continue
            }
            bytes += utf8[plain..<offset]
            append(replacement)
            offset += length
            plain = offset
        }
        bytes += utf8[plain..<end]
    }

    /// What stands for the scalar at an offset, and how many bytes that takes in the text; nothing for most.
    private static func replacement(
        of utf8: Slice<UnsafeBufferPointer<UInt8>>, at offset: Int
    ) -> (StaticString?, length: Int) {
        func byte(_ distance: Int) -> UInt8 { offset + distance < utf8.endIndex ? utf8[offset + distance] : 0 }
        switch byte(0) {
        case UInt8(ascii: "&"): return ("&amp;", 1)
        case UInt8(ascii: "<"): return ("&lt;", 1)
        case UInt8(ascii: ">"): return ("&gt;", 1)
        case UInt8(ascii: "\""): return ("&quot;", 1)
        case UInt8(ascii: "'"): return ("&#39;", 1)
        case 0x09, 0x0A, 0x0D: return (nil, 1)
        case 0x00..<0x20: return (controlPictures[Int(byte(0))], 1)
        case 0x7F: return ("␡", 1)
        // The controls from U+0080 on.
        case 0xC2 where byte(1) < 0xA0: return ("\u{FFFD}", 2)
        // U+202A to U+202E and U+2066 to U+206F: embeddings, overrides, isolates of direction.
        case 0xE2 where byte(1) == 0x80 && (0xAA...0xAE).contains(byte(2)): return ("\u{FFFD}", 3)
        case 0xE2 where byte(1) == 0x81 && (0xA6...0xAF).contains(byte(2)): return ("\u{FFFD}", 3)
        // U+E0000 to U+E007F: tags.
        case 0xF3 where byte(1) == 0xA0 && (0x80...0x81).contains(byte(2)): return ("\u{FFFD}", 4)
        default: return (nil, 1)
        }
    }

    private static let controlPictures: [StaticString] = [
        "␀", "␁", "␂", "␃", "␄", "␅", "␆", "␇", "␈", "␉", "␊", "␋", "␌", "␍", "␎", "␏", "␐", "␑", "␒", "␓", "␔", "␕",
        "␖",
        "␗", "␘", "␙", "␚", "␛", "␜", "␝", "␞", "␟",
    ]
}
