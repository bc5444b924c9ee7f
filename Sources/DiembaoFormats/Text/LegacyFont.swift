import DiembaoExtract

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
            scalar = Windows1252.scalarOrControl(UInt8(scalar)).value
        }
        guard self == .tcvn3Capitals else { return scalar }
        switch scalar {
        case 0x61...0x7A: return scalar - 0x20
        case 0xA8...0xAE: return scalar - 7
        default: return scalar
        }
    }
}
