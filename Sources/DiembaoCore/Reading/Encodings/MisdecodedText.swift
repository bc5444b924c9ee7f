import DiembaoExtract

/// Turns back text whose bytes were once read in a wrong encoding and then saved as UTF-8 (a pass): "Viá»‡t" for "Việt",
/// "Coäng hoøa" for "Cộng hòa".
struct MisdecodedText {
    struct Result {
        var text: DecodedText
        /// In which encoding the bytes really were; `nil` for UTF-8.
        var encoding: LegacyEncoding?
        var confidence: Double
        var perhapsCapitals: [Int] = []
    }

    /// - Parameter text: well-formed UTF-8.
    /// - Returns: `nil` for text that is right as it is.
    func turnBack(_ text: [UInt8]) -> Result? {
        switch suspicion(text) {
        case .none: return nil
        case .utf8: return turnedBackUTF8(text)
        case .legacy: return turnedBackLegacy(text)
        }
    }

    private enum Suspicion { case none, utf8, legacy }

    /// Real Vietnamese has at least one of the letters U+1EA0 to U+1EF9 in every third word, whose first two bytes are `E1 BA` or
    /// `E1 BB`; of these bytes Windows-1252 makes "áº" and "á»".
    private func suspicion(_ text: [UInt8]) -> Suspicion {
        text.withUnsafeBufferPointer { bytes in
            var doubled = 0
            var latin = 0
            var at = 0
            while at + 1 < bytes.count {
                let byte = bytes[at]
                if byte < 0xC2 {
                    at += 1
                    continue
                }
                if byte == 0xE1, bytes[at + 1] == 0xBA || bytes[at + 1] == 0xBB { return .none }
                if byte == 0xC3, bytes[at + 1] == 0xA1, at + 3 < bytes.count, bytes[at + 2] == 0xC2,
                    bytes[at + 3] == 0xBA || bytes[at + 3] == 0xBB
                {
                    doubled += 1
                    if doubled >= Self.enough { return .utf8 }
                }
                if byte == 0xC3 || byte == 0xC2 { latin += 1 }
                at += 1
            }
            if doubled > 0 { return .utf8 }
            return latin >= Self.leastLatin && latin * 20 > bytes.count ? .legacy : .none
        }
    }

    private static let enough = 3
    private static let leastLatin = 8

    // MARK: UTF-8 that was read as Windows-1252

    private func turnedBackUTF8(_ text: [UInt8]) -> Result? {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var turned = 0
        var kept = 0
        var run: [UInt8] = []
        var runStart = 0
        var at = 0
        func flush(_ end: Int) {
            guard !run.isEmpty else { return }
            if let scalars = Self.wellFormed(run) {
                result += run
                turned += scalars
            } else {
                result += text[runStart..<end]
                kept += 1
            }
            run.removeAll(keepingCapacity: true)
        }
        text.withUnsafeBufferPointer { bytes in
            while at < bytes.count {
                let length = UTF8Decoding.scalarLength(bytes, at: at) ?? 1
                guard bytes[at] >= 0x80, let byte = Windows1252.byte(Self.scalar(bytes, at, length)) else {
                    if run.last == 0xC3, at < bytes.count, bytes[at] == 0x20 {
                        // Of "à" the second byte is a no-break space, which editors turn into a space.
                        run.append(0xA0)
                        flush(at)
                        let isDoubled = at + 1 < bytes.count && bytes[at + 1] == 0x20
                        if isDoubled || Self.isCoda(bytes, at + 1) {
                            at += 1
                            continue
                        }
                    }
                    flush(at)
                    result += bytes[at..<at + length]
                    at += length
                    continue
                }
                if run.isEmpty { runStart = at }
                run.append(byte)
                at += length
            }
            flush(at)
        }
        guard turned > 0, turned >= 4 * kept else { return nil }
        let decoded = DecodedText(utf8: result)
        guard EncodingDetection.Reading(text: decoded).isVietnamese else { return nil }
        let confidence = (100 * Double(turned) / Double(turned + kept)).rounded() / 100
        return Result(text: decoded, encoding: nil, confidence: min(0.95, confidence))
    }

    /// Whether a word is nothing but what can end a syllable after "à": "bà n" is "bàn".
    private static func isCoda(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        var end = start
        while end < bytes.count, end < start + 3, bytes[end] | 0x20 >= 0x61, bytes[end] | 0x20 <= 0x7A { end += 1 }
        guard end == bytes.count || bytes[end] < 0x41 else { return false }
        return codas.contains(String(decoding: bytes[start..<end], as: UTF8.self).lowercased())
    }

    private static let codas: Set<String> = ["c", "ch", "i", "m", "n", "ng", "nh", "o", "p", "t", "u", "y"]

    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ length: Int) -> UInt32 {
        switch length {
        case 2: UInt32(bytes[at] & 0x1F) << 6 | UInt32(bytes[at + 1] & 0x3F)
        case 3:
            UInt32(bytes[at] & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
        case 4: 0x10000
        default: UInt32(bytes[at])
        }
    }

    /// How many scalars well-formed UTF-8 holds, or `nil`.
    private static func wellFormed(_ run: [UInt8]) -> Int? {
        run.withUnsafeBufferPointer { bytes in
            var at = 0
            var count = 0
            while at < bytes.count {
                guard let length = UTF8Decoding.scalarLength(bytes, at: at) else { return nil }
                at += length
                count += 1
            }
            return count
        }
    }

    // MARK: A font's encoding that was read as Windows-1252

    private func turnedBackLegacy(_ text: [UInt8]) -> Result? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            guard let byte = Windows1252.byte(scalar.value) else { return nil }
            bytes.append(byte)
        }
        guard let guess = EncodingDetection().guess(bytes), guess.encoding != .windows1252 else { return nil }
        let decoded = guess.encoding.decode(bytes)
        return Result(
            text: DecodedText(utf8: decoded.utf8), encoding: guess.encoding, confidence: guess.confidence,
            perhapsCapitals: decoded.perhapsCapitals)
    }
}
