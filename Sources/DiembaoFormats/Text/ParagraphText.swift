/// The text of one paragraph as a reader sees it (data): white space as one space, nothing of what has no width.
struct ParagraphText {
    private(set) var bytes: [UInt8] = []
    private var isSpace = false
    /// Line breaks since the last letter.
    private(set) var breaks = 0
    /// Letters beyond ASCII in fonts of old encodings.
    private(set) var legacyLetters = 0

    var isEmpty: Bool { bytes.isEmpty }
    var string: String { String(decoding: bytes, as: UTF8.self) }

    mutating func appendSpace() { isSpace = true }

    mutating func appendBreak() {
        isSpace = true
        breaks += 1
    }

    /// - Parameter text: UTF-8; what is none becomes U+FFFD.
    mutating func append(_ text: UnsafeBufferPointer<UInt8>, font: LegacyFont? = nil) {
        if font == nil, text.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
            appendLetters(text)
            return
        }
        var decoder = UTF8()
        var bytes = text.makeIterator()
        while true {
            switch decoder.decode(&bytes) {
            case .scalarValue(let scalar): append(scalar, font: font)
            case .emptyInput: return
            case .error: append("\u{FFFD}", font: font)
            }
        }
    }

    mutating func append(_ scalar: Unicode.Scalar, font: LegacyFont? = nil) {
        guard let font else { return append(scalar.value) }
        let letter = font.letter(scalar.value)
        // In .VnTime the code of the soft hyphen is the letter ư.
        if letter == 0xAD, font != .vni {
            legacyLetters += 1
            appendLetter(letter)
            return
        }
        if letter >= 0xA1, letter <= 0xFF { legacyLetters += 1 }
        append(letter)
    }

    /// An optional hyphen, which a reader does not see. Programs take the ư of .VnTime for one.
    mutating func appendOptionalHyphen(font: LegacyFont?) {
        if let font { append("\u{AD}", font: font) }
    }

    private mutating func append(_ scalar: UInt32) {
        switch scalar {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            isSpace = true
        // Controls; soft hyphen, joiners, marks of direction, byte order mark, variation selectors; object replacement.
        case 0...0x1F, 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F,
            0xFE00...0xFE0F,
            0xFEFF, 0xFFF9...0xFFFC:
            break
        // The private use area: what it shows only its font knows.
        case 0xE000...0xF8FF: break
        // The non-breaking hyphen.
        case 0x2011: appendLetter(0x2D)
        default: appendLetter(scalar)
        }
    }

    private mutating func appendLetter(_ scalar: UInt32) {
        beginLetters()
        if scalar < 0x80 {
            bytes.append(UInt8(scalar))
        } else if let scalar = Unicode.Scalar(scalar) {
            bytes.append(contentsOf: UTF8.encode(scalar)!)
        }
    }

    private mutating func appendLetters(_ text: UnsafeBufferPointer<UInt8>) {
        guard !text.isEmpty else { return }
        beginLetters()
        bytes.append(contentsOf: text)
    }

    private mutating func beginLetters() {
        if isSpace, !bytes.isEmpty { bytes.append(0x20) }
        isSpace = false
        breaks = 0
    }

    mutating func append(_ other: ParagraphText) {
        guard !other.isEmpty else { return }
        other.bytes.withUnsafeBufferPointer { appendLetters($0) }
        legacyLetters += other.legacyLetters
    }
}
