/// Fonts that show Vietnamese letters for the bytes of an encoding older than Unicode (data).
///
/// A document that is set in them holds these bytes as if they were Windows-1252: "ViÖt Nam" in .VnTime for "Việt Nam".
enum LegacyFont: UInt8 {
    /// .VnTime and its like, for TCVN3.
    case tcvn3
    /// .VnTimeH: its small letters look like capitals.
    case tcvn3Capitals
    /// VNI-Times.
    case vni

    init?(name: String) {
        guard let first = name.utf8.first, first == 0x2E || first | 0x20 == 0x76 else { return nil }
        let name = name.lowercased()
        if name.hasPrefix(".vn") {
            self = name.hasSuffix("h") ? .tcvn3Capitals : .tcvn3
        } else if name.hasPrefix("vni-") || name.hasPrefix("vni ") {
            self = .vni
        } else {
            return nil
        }
    }

    /// The letter to hand over for one of Windows-1252 in this font. TCVN3 has codes for capitals without a tone only; the others stay
    /// small, and whoever turns the text back makes them capitals by their place.
    func letter(_ scalar: UInt32) -> UInt32 {
        // Fonts of symbols have their bytes in the private use area (Microsoft's "Symbol" character maps).
        var scalar = scalar
        if (0xF020...0xF0FF).contains(scalar) {
            scalar -= 0xF000
            scalar = Windows1252.scalar(UInt8(scalar))
        }
        guard self == .tcvn3Capitals else { return scalar }
        switch scalar {
        case 0x61...0x7A: return scalar - 0x20
        case 0xA8...0xAE: return scalar - 7
        default: return scalar
        }
    }
}

/// Windows-1252 (Unicode's CP1252.TXT).
enum Windows1252 {
    private static let upper: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    /// Bytes that stand for nothing become controls, as decoders on the web have it.
    static func scalar(_ byte: UInt8) -> UInt32 {
        (0x80..<0xA0).contains(byte) ? UInt32(upper[Int(byte) - 0x80]) : UInt32(byte)
    }

    static func hasByte(for scalar: UInt32) -> Bool {
        scalar < 0x100 || scalar < 0x2200 && upper.contains { UInt32($0) == scalar }
    }
}
