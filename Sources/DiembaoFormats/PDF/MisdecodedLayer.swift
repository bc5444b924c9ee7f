/// Text layers whose fonts came with an encoding of their own: TCVN3 (.VnTime), VNI (data).
///
/// Their letters are those that Windows-1252 has for the bytes. The core turns such text back by how Vietnamese the result is, and wants all
/// of it as one file for that.
enum MisdecodedLayer {
    /// Whether letters of Latin-1 are many, and there is none of those that every third word of Vietnamese has (U+1EA0 to U+1EF9).
    static func isSuspected(_ texts: some Sequence<String>) -> Bool {
        var (bytes, latin) = (0, 0)
        for text in texts {
            var last: UInt8 = 0
            for byte in text.utf8 {
                if last == 0xE1, byte >= 0xBA, byte <= 0xBB { return false }
                // A combining mark: the letters are there, and decomposed.
                if last == 0xCC || last == 0xCD, byte & 0xC0 == 0x80 { return false }
                if byte == 0xC2 || byte == 0xC3 { latin += 1 }
                bytes += 1
                last = byte
            }
        }
        return latin >= 8 && 20 * latin > bytes
    }

    static func file(_ paragraphs: [String]) -> [UInt8] {
        Array(paragraphs.joined(separator: "\n\n").utf8)
    }
}
