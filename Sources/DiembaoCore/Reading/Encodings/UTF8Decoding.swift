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

    @inline(__always)
    private static func goesOn(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        place < bytes.count && bytes[place] & 0xC0 == 0x80
    }
}
