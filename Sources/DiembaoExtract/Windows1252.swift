/// Windows-1252 (Unicode's CP1252.TXT): what text in the fonts of older Vietnamese encodings is handed over in, and what text is taken for
/// that was decoded wrongly.
package enum Windows1252 {
    /// What the bytes 80 to 9F stand for; 0 for nothing.
    @usableFromInline
    package static let upper: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    /// What a byte stands for; `nil` for nothing.
    @inlinable
    package static func scalar(_ byte: UInt8) -> Unicode.Scalar? {
        guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
        let code = upper[Int(byte) - 0x80]
        return code == 0 ? nil : Unicode.Scalar(code)
    }

    /// The byte of a scalar; the controls U+0080 to U+009F, too, stand for themselves, as decoders on the web have it.
    @inlinable
    package static func byte(_ scalar: UInt32) -> UInt8? {
        if scalar < 0x100 { return UInt8(scalar) }
        return upper.firstIndex { UInt32($0) == scalar }.map { UInt8($0 + 0x80) }
    }

    /// The same with controls for the bytes that stand for nothing, as decoders on the web have it.
    package static func scalarOrControl(_ byte: UInt8) -> Unicode.Scalar { scalar(byte) ?? Unicode.Scalar(byte) }
}
