/// Text as a reader sees it: white space collapsed, what has no width left out.
enum MailCharacters {
    /// One line of it.
    static func line(_ text: String) -> String {
        var result: [UInt8] = []
        append(Array(text.utf8)[...], to: &result)
        if result.last == 0x20 { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    /// Adds text to a line; no blank comes to stand at its beginning or beside another.
    static func append(_ bytes: ArraySlice<UInt8>, to line: inout [UInt8], from start: Int = 0) {
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            if byte < 0x80 {
                if byte > 0x20, byte != 0x7F {
                    line.append(byte)
                } else if byte != 0 {
                    blank(&line, start)
                }
                at += 1
            } else if let (length, isBlank) = invisible(bytes, at) {
                if isBlank { blank(&line, start) }
                at += length
            } else {
                line.append(byte)
                at += 1
            }
        }
    }

    private static func blank(_ line: inout [UInt8], _ start: Int) {
        if line.count > start, line.last != 0x20 { line.append(0x20) }
    }

    /// No-break and other blanks; the soft hyphen, zero-width characters, the byte order mark.
    private static func invisible(_ bytes: ArraySlice<UInt8>, _ at: Int) -> (length: Int, isBlank: Bool)? {
        guard at + 1 < bytes.endIndex else { return nil }
        switch (bytes[at], bytes[at + 1]) {
        case (0xC2, 0xA0), (0xC2, 0x85): return (2, true)
        case (0xC2, 0xAD): return (2, false)
        case (0xE2, 0x80) where at + 2 < bytes.endIndex:
            switch bytes[at + 2] {
            case 0x80...0x8A, 0xA8, 0xA9, 0xAF: return (3, true)
            case 0x8B...0x8F, 0xAA...0xAE: return (3, false)
            default: return nil
            }
        case (0xE2, 0x81) where at + 2 < bytes.endIndex:
            return bytes[at + 2] == 0xA0 ? (3, false) : bytes[at + 2] == 0x9F ? (3, true) : nil
        case (0xE3, 0x80) where at + 2 < bytes.endIndex && bytes[at + 2] == 0x80: return (3, true)
        case (0xEF, 0xBB) where at + 2 < bytes.endIndex && bytes[at + 2] == 0xBF: return (3, false)
        default: return nil
        }
    }
}
