/// The byte patterns of UTF-8 (The Unicode Standard, table 3-7).
enum UTF8Decoding {
    /// The length of the well-formed scalar that begins at `offset`, or `nil` where none does.
    @inline(__always)
    static func scalarLength(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
        let lead = bytes[offset]
        if lead < 0x80 { return 1 }
        guard lead >= 0xC2, goesOn(bytes, offset + 1) else { return nil }
        if lead < 0xE0 { return 2 }
        let second = bytes[offset + 1]
        guard goesOn(bytes, offset + 2) else { return nil }
        if lead < 0xF0 {
            // Neither what has a shorter form nor half of a pair of UTF-16.
            return lead == 0xE0 && second < 0xA0 || lead == 0xED && second > 0x9F ? nil : 3
        }
        guard lead <= 0xF4, goesOn(bytes, offset + 3) else { return nil }
        return lead == 0xF0 && second < 0x90 || lead == 0xF4 && second > 0x8F ? nil : 4
    }

    /// The first byte from a place on that is none of ASCII, or the end.
    @inline(__always)
    static func firstBeyondASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var at = start
        while at + 8 <= bytes.count {
            let high = word(bytes, at) & highs
            if high != 0 { return at + (high.littleEndian.trailingZeroBitCount >> 3) }
            at += 8
            // Markup is ASCII for long stretches.
            while at + 32 <= bytes.count, isASCII(bytes, at) { at += 32 }
        }
        while at < bytes.count, bytes[at] < 0x80 { at += 1 }
        return at
    }

    /// Of 32 bytes.
    private static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        let words = word(bytes, at) | word(bytes, at + 8) | word(bytes, at + 16) | word(bytes, at + 24)
        return words & highs == 0
    }

    private static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt64 {
        UnsafeRawPointer(bytes.baseAddress! + at).loadUnaligned(as: UInt64.self)
    }

    /// The bits that bytes of ASCII have not.
    private static var highs: UInt64 { 0x8080_8080_8080_8080 }

    @inline(__always)
    private static func goesOn(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        place < bytes.count && bytes[place] & 0xC0 == 0x80
    }
}
