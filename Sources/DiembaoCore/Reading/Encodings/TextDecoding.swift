import DiembaoExtract
import Glibc

/// Turns the bytes of a file into text (a pass).
///
/// What is no UTF-8, UTF-16 or UTF-32 is read in the encoding in which it is most Vietnamese; so is UTF-8 that was once read in a
/// wrong encoding.
struct TextDecoding {
    let gazetteer: Gazetteer

    struct Result {
        var utf8: [UInt8]
        var encoding: Report.Source.Encoding
        var warnings: [ReportWarning]
    }

    /// How many undecodable bytes a text may hold: one in 500, and five in a short one. A few are an accident of
    /// copying, many another encoding.
    private static func tolerated(in count: Int) -> Int { max(5, count / 500) }

    func decode(_ bytes: [UInt8]) throws(ReportError) -> Result {
        let result = try decodeUnchecked(bytes)
        guard result.utf8.contains(where: { $0 > 0x20 && $0 != 0x7F }) else { throw .empty }
        guard
            result.utf8.count > 4096 || result.utf8.contains(where: { $0 > 0x20 && $0 < 0x7F })
                || String(decoding: result.utf8, as: UTF8.self).contains(where: { !$0.isWhitespace })
        else { throw .empty }
        return result
    }

    /// The text of a web page, in the encoding that it declares where it is no Unicode; else in the one in which what a reader sees of
    /// it is Vietnamese.
    func decodePage(_ bytes: [UInt8]) throws(ReportError) -> Result {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) || Self.isWide(bytes) { return try decodeUnchecked(bytes) }
        let repaired = Self.repaired(bytes)
        if repaired.undecodable <= Self.tolerated(in: bytes.count) {
            return try decodeUTF8(bytes, repaired, bom: false)
        }
        let guess: EncodingDetection.Guess
        if Self.declaresWindows1258(bytes) {
            guess = EncodingDetection.Guess(encoding: .windows1258, confidence: 0.9)
        } else {
            // The markup is ASCII in all of them, so the page can be parsed before its encoding is known.
            let seen = PageReading.read(LegacyEncoding.windows1252.decode(bytes).utf8).paragraphs.map(\.text)
            let text = seen.joined(separator: "\n").unicodeScalars.compactMap { Windows1252.byte($0.value) }
            guess =
                EncodingDetection().guess(text) ?? EncodingDetection.Guess(encoding: .windows1252, confidence: 0.5)
        }
        return result(of: guess.encoding.decode(bytes), guess)
    }

    private static func declaresWindows1258(_ bytes: [UInt8]) -> Bool {
        let head = LowerCase.lowered(Array(bytes.prefix(4096)))
        return windows1258Declarations.contains { ByteSearch.first($0, in: head[...]) != nil }
    }

    private static let windows1258Declarations = ["charset=windows-1258", "charset=\"windows-1258"].map {
        Array($0.utf8)
    }

    private func decodeUnchecked(_ bytes: [UInt8]) throws(ReportError) -> Result {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            let text = Array(bytes.dropFirst(3))
            return try decodeUTF8(text, Self.repaired(text), bom: true)
        }
        if let (order, bom) = Self.orderUTF32(bytes) { return decodeUTF32(bytes, order: order, bom: bom) }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return decodeUTF16(bytes, from: 2, order: .little, bom: true, confidence: 1)
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return decodeUTF16(bytes, from: 2, order: .big, bom: true, confidence: 1)
        }
        if let order = Self.unmarkedUTF16Order(bytes) {
            return decodeUTF16(bytes, from: 0, order: order, bom: false, confidence: 0.9)
        }
        return try decodeUTF8(bytes, Self.repaired(bytes), bom: false)
    }

    // MARK: UTF-8

    private func decodeUTF8(_ bytes: [UInt8], _ repaired: Repaired, bom: Bool) throws(ReportError) -> Result {
        let nulls = bytes.withUnsafeBytes { Self.nulls(in: $0) }
        guard nulls <= Self.tolerated(in: bytes.count) else { throw .binary }
        let (text, undecodable, sequences) = repaired
        // A short text in an old encoding has few bytes that are no UTF-8, too; but then hardly any that are.
        if undecodable > 0, undecodable > Self.tolerated(in: bytes.count) || sequences < undecodable,
            let result = decodeLegacy(bytes)
        {
            return result
        }
        guard undecodable <= Self.tolerated(in: bytes.count) else {
            throw .undecodable(undecodable, of: bytes.count)
        }
        if undecodable == 0, let result = MisdecodedText().turnBack(text) { return self.result(of: result, bom: bom) }
        return Result(
            utf8: text,
            encoding: Report.Source.Encoding(
                name: "UTF-8", bom: bom, confidence: undecodable == 0 ? 1 : 0.9),
            warnings: undecodable == 0 ? [] : [.undecodableBytes(undecodable)])
    }

    private func decodeLegacy(_ bytes: [UInt8]) -> Result? {
        guard let guess = EncodingDetection().guess(bytes) else { return nil }
        let decoded = guess.encoding.decode(bytes)
        guard decoded.undecodable <= Self.tolerated(in: bytes.count) else { return nil }
        return result(of: decoded, guess)
    }

    private func result(of decoded: LegacyEncoding.Decoded, _ guess: EncodingDetection.Guess) -> Result {
        let restored = LostCapitals(gazetteer: gazetteer).restore(
            DecodedText(utf8: decoded.utf8), decoded.perhapsCapitals)
        return Result(
            utf8: restored.text.utf8,
            encoding: Report.Source.Encoding(name: guess.encoding.rawValue, bom: false, confidence: guess.confidence),
            warnings: (decoded.undecodable == 0 ? [] : [.undecodableBytes(decoded.undecodable)])
                + (guess.encoding.losesCapitals ? [.capitalsRestored(restored.restored, guess.encoding)] : []))
    }

    private func result(of turned: MisdecodedText.Result, bom: Bool) -> Result {
        let restored = LostCapitals(gazetteer: gazetteer).restore(turned.text, turned.perhapsCapitals)
        var warnings = [ReportWarning.misdecoded(turned.encoding)]
        if let encoding = turned.encoding, encoding.losesCapitals {
            warnings.append(.capitalsRestored(restored.restored, encoding))
        }
        return Result(
            utf8: restored.text.utf8,
            encoding: Report.Source.Encoding(
                name: turned.encoding?.rawValue ?? "UTF-8", bom: bom, confidence: turned.confidence),
            warnings: warnings)
    }

    private static func nulls(in bytes: UnsafeRawBufferPointer) -> Int {
        var count = 0
        var at = 0
        while at < bytes.count, let found = memchr(bytes.baseAddress! + at, 0, bytes.count - at) {
            count += 1
            at = UnsafeRawPointer(found) - bytes.baseAddress! + 1
        }
        return count
    }

    private typealias Repaired = (text: [UInt8], undecodable: Int, sequences: Int)

    /// The text with U+FFFD for each maximal part of an ill-formed sequence (The Unicode Standard, 3.9), how
    /// many bytes that replaced, and, where any were, how many scalars beyond ASCII are well-formed.
    private static func repaired(_ bytes: [UInt8]) -> Repaired {
        let firstFault = bytes.withUnsafeBufferPointer { faultOffset($0, from: 0) }
        guard var at = firstFault else { return (bytes, 0, 0) }
        var text = Array(bytes[..<at])
        var undecodable = 0
        bytes.withUnsafeBufferPointer { buffer in
            while at < buffer.count {
                let next = faultOffset(buffer, from: at) ?? buffer.count
                text.append(contentsOf: buffer[at..<next])
                at = next
                if at < buffer.count {
                    text.append(contentsOf: [0xEF, 0xBF, 0xBD])
                    undecodable += 1
                    at += 1
                }
            }
        }
        return (text, undecodable, text.count { $0 >= 0xC0 } - undecodable)
    }

    private static func faultOffset(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var at = UTF8Decoding.firstBeyondASCII(bytes, from: start)
        while at < bytes.count {
            guard let length = UTF8Decoding.scalarLength(bytes, at: at) else { return at }
            at += length
            if at < bytes.count, bytes[at] < 0x80 { at = UTF8Decoding.firstBeyondASCII(bytes, from: at) }
        }
        return nil
    }

    // MARK: UTF-16 and UTF-32

    private static func isWide(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || orderUTF32(bytes) != nil
            || unmarkedUTF16Order(bytes) != nil
    }

    private enum ByteOrder { case little, big }

    private static func orderUTF32(_ bytes: [UInt8]) -> (order: ByteOrder, bom: Bool)? {
        guard bytes.count >= 8, bytes.count % 4 == 0 else { return nil }
        // A scalar is below 110000, so that of the four bytes the highest is 0 and the next at most 10, and nearly always 0.
        let sample = bytes.prefix(4096)
        func areScalars(highest: Int, next: Int, mostOfNext: UInt8) -> Bool {
            stride(from: 0, to: sample.count - 3, by: 4).allSatisfy { at in
                bytes[at + highest] == 0 && bytes[at + next] <= mostOfNext
            }
        }
        // What begins with this mark may be UTF-16 after its own, which begins with a NUL.
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]), areScalars(highest: 3, next: 2, mostOfNext: 0x10) {
            return (.little, true)
        }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]), areScalars(highest: 0, next: 1, mostOfNext: 0x10) {
            return (.big, true)
        }
        if areScalars(highest: 3, next: 2, mostOfNext: 0) { return (.little, false) }
        if areScalars(highest: 0, next: 1, mostOfNext: 0) { return (.big, false) }
        return nil
    }

    private func decodeUTF32(_ bytes: [UInt8], order: ByteOrder, bom: Bool) -> Result {
        var text = ""
        var undecodable = 0
        for at in stride(from: bom ? 4 : 0, to: bytes.count - 3, by: 4) {
            let four = (0..<4).map { UInt32(bytes[order == .little ? at + 3 - $0 : at + $0]) }
            let value = four.reduce(0) { $0 << 8 | $1 }
            if let scalar = Unicode.Scalar(value) {
                text.unicodeScalars.append(scalar)
            } else {
                text.unicodeScalars.append("\u{FFFD}")
                undecodable += 4
            }
        }
        return Result(
            utf8: Array(text.utf8),
            encoding: Report.Source.Encoding(
                name: order == .little ? "UTF-32LE" : "UTF-32BE", bom: bom, confidence: bom ? 1 : 0.9),
            warnings: undecodable == 0 ? [] : [.undecodableBytes(undecodable)])
    }

    private func decodeUTF16(
        _ bytes: [UInt8], from start: Int, order: ByteOrder, bom: Bool, confidence: Double
    ) -> Result {
        let units = stride(from: start, to: bytes.count - 1, by: 2).map { at in
            order == .little
                ? UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8 : UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1])
        }
        var undecodable = (bytes.count - start) % 2
        for (place, unit) in units.enumerated() where UTF16.isSurrogate(unit) {
            let isPaired =
                UTF16.isLeadSurrogate(unit)
                ? place + 1 < units.count && UTF16.isTrailSurrogate(units[place + 1])
                : place > 0 && UTF16.isLeadSurrogate(units[place - 1])
            if !isPaired { undecodable += 2 }
        }
        return Result(
            utf8: Self.utf8(of: units),
            encoding: Report.Source.Encoding(
                name: order == .little ? "UTF-16LE" : "UTF-16BE", bom: bom, confidence: confidence),
            warnings: undecodable == 0 ? [] : [.undecodableBytes(undecodable)])
    }

    /// With U+FFFD for each half of a pair that lacks the other.
    private static func utf8(of units: [UInt16]) -> [UInt8] {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(units.count + units.count / 2)
        var at = 0
        while at < units.count {
            let unit = units[at]
            at += 1
            if unit < 0x80 {
                utf8.append(UInt8(truncatingIfNeeded: unit))
                continue
            }
            var scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
            if UTF16.isLeadSurrogate(unit), at < units.count, UTF16.isTrailSurrogate(units[at]) {
                let (high, low) = (UInt32(unit) - 0xD800, UInt32(units[at]) - 0xDC00)
                scalar = Unicode.Scalar(0x10000 + high << 10 + low) ?? scalar
                at += 1
            }
            utf8.append(contentsOf: UTF8.encode(scalar)!)
        }
        return utf8
    }

    /// Text in Latin letters has a zero in most high bytes of UTF-16; of its spaces and line ends all have one.
    private static func unmarkedUTF16Order(_ bytes: [UInt8]) -> ByteOrder? {
        let sample = bytes.prefix(4096)
        guard sample.count >= 4, sample.withUnsafeBytes({ nulls(in: $0) }) > 0 else { return nil }
        var zeros = [0, 0]
        var high = [0, 0]
        for (place, byte) in sample.enumerated() {
            if byte == 0 { zeros[place & 1] += 1 }
            if byte == 0 || byte == 0x01 || byte == 0x1E { high[place & 1] += 1 }
        }
        let half = sample.count / 2
        if zeros[1] * 4 > half, high[1] * 10 > half * 8, zeros[0] * 20 < half { return .little }
        if zeros[0] * 4 > half, high[0] * 10 > half * 8, zeros[1] * 20 < half { return .big }
        return nil
    }
}
