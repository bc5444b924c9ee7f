import DiembaoExtract

/// An encoding of bytes that Vietnamese texts came in before Unicode (data).
///
/// Sources of the codes: `encodings.tsv`.
enum LegacyEncoding: String, Sendable, CaseIterable {
    case windows1258 = "windows-1258"
    /// ABC, for the .VnTime fonts.
    case tcvn3 = "TCVN3"
    /// For the VNI- fonts: a letter and a byte for its marks.
    case vni = "VNI"
    case viscii = "VISCII"
    case vps = "VPS"
    case windows1252 = "windows-1252"

    static let vietnamese: [LegacyEncoding] = [.windows1258, .tcvn3, .vni, .viscii, .vps]

    /// Whether a capital with a tone has no code of its own: another font shows it, and the bytes are those of the small letter.
    var losesCapitals: Bool { self == .tcvn3 || self == .vps }

    /// Text that came out of bytes (data).
    struct Decoded {
        var utf8: [UInt8] = []
        /// Bytes that stand for nothing, each U+FFFD in the text.
        var undecodable = 0
        /// The first bytes in the text of letters that may have been capitals; only of encodings that lose these.
        var perhapsCapitals: [Int] = []
    }

    func decode(_ bytes: some Collection<UInt8>) -> Decoded { LegacyCodes.of(self).decode(bytes) }
}

/// What the bytes of one encoding stand for (a resource).
private struct LegacyCodes: Sendable {
    /// By byte.
    private var single = [[UInt8]](repeating: [], count: 256)
    /// By the two bytes, the first in the high one; ``hasPairs`` by the second byte.
    private var pairs: [UInt16: [UInt8]] = [:]
    private var endsPair = [Bool](repeating: false, count: 256)
    private var isPerhapsCapital = [Bool](repeating: false, count: 256)
    /// The tone that a byte sets on the letter before it; 0 for none.
    private var tones = [UInt8](repeating: 0, count: 256)

    private static let all: [LegacyCodes] = {
        let rows = EmbeddedData.encodings.rows
        return LegacyEncoding.allCases.map { encoding in
            let name = encoding.rawValue.lowercased()
            return LegacyCodes(encoding, rows.filter { $0[0] == name })
        }
    }()

    static func of(_ encoding: LegacyEncoding) -> LegacyCodes {
        all[LegacyEncoding.allCases.firstIndex(of: encoding)!]
    }

    private init(_ encoding: LegacyEncoding, _ rows: [TableRow]) {
        for byte in UInt8(0)..<128 { single[Int(byte)] = [byte] }
        for byte in UInt8(128)...255 {
            single[Int(byte)] = Windows1252.scalar(byte).map { Array(String($0).utf8) } ?? []
        }
        // The small letters whose capitals it has, too.
        let paired =
            encoding.losesCapitals
            ? Set(rows.map { $0[2] }.filter { $0.lowercased() != $0 }.map { $0.lowercased() }) : []
        for row in rows {
            let codes = Self.bytes(row[1])
            let text = Array(row[2].utf8)
            if codes.count == 2 {
                pairs[UInt16(codes[0]) << 8 | UInt16(codes[1])] = text
                endsPair[Int(codes[1])] = true
                continue
            }
            single[Int(codes[0])] = text
            let scalar = row[2].unicodeScalars.first!.value
            if let tone = LetterFolding.tone(ofCombining: scalar) { tones[Int(codes[0])] = tone }
            isPerhapsCapital[Int(codes[0])] =
                encoding.losesCapitals && !LetterFolding.isUppercase(scalar)
                && !paired.contains(row[2])
        }
    }

    private static func bytes(_ digits: String) -> [UInt8] {
        let digits = Array(digits.utf8)
        return stride(from: 0, to: digits.count, by: 2).map {
            UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)!
        }
    }

    func decode(_ bytes: some Collection<UInt8>) -> LegacyEncoding.Decoded {
        var decoded = LegacyEncoding.Decoded()
        decoded.utf8.reserveCapacity(bytes.count * 5 / 4)
        /// Where the last letter stands in the text, if the byte before was one.
        var last: (start: Int, byte: UInt8)?
        for byte in bytes {
            let start = decoded.utf8.count
            if endsPair[Int(byte)], let before = last, let both = pairs[UInt16(before.byte) << 8 | UInt16(byte)] {
                decoded.utf8.replaceSubrange(before.start..., with: both)
                last = nil
                continue
            }
            if tones[Int(byte)] > 0, let before = last,
                let toned = LetterFolding.toned(decoded.utf8[before.start...], tone: tones[Int(byte)])
            {
                decoded.utf8.replaceSubrange(before.start..., with: toned)
                last = nil
                continue
            }
            let text = single[Int(byte)]
            if text.isEmpty {
                decoded.utf8 += [0xEF, 0xBF, 0xBD]
                decoded.undecodable += 1
                last = nil
                continue
            }
            if isPerhapsCapital[Int(byte)] { decoded.perhapsCapitals.append(start) }
            decoded.utf8 += text
            last = (start, byte)
        }
        return decoded
    }
}
