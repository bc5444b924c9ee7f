/// Writes ZIP archives with what programs and attackers write into them.
struct ZIPWriter {
    struct Entry {
        var name: String
        var contents: [UInt8]
        /// As it stands in the archive, where that is not the contents.
        var packed: [UInt8]?
        var method: UInt16 = 0
        var flags: UInt16 = 0
        /// Sizes and checksum stand behind the contents.
        var isStreamed = false
        /// Where its header stands, if another's.
        var sharesHeaderOf: Int?
    }

    var entries: [Entry] = []
    var hasDirectory = true

    init(_ files: [(String, String)] = []) {
        for (name, text) in files { entries.append(Entry(name: name, contents: Array(text.utf8))) }
    }

    func bytes() -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        var offsets: [Int] = []
        for entry in entries {
            let packed = entry.packed ?? entry.contents
            let sums = Self.word(CRC32.of(entry.contents)) + Self.word(packed.count) + Self.word(entry.contents.count)
            let flags = entry.flags | (entry.isStreamed ? 8 : 0)
            let start = entry.sharesHeaderOf.map { offsets[$0] } ?? archive.count
            offsets.append(start)
            let common = Self.half(20) + Self.half(flags) + Self.half(entry.method) + Self.half(0) + Self.half(0x5A21)
            let name = Array(entry.name.utf8)
            if entry.sharesHeaderOf == nil {
                archive += [0x50, 0x4B, 3, 4] + common
                archive += entry.isStreamed ? [UInt8](repeating: 0, count: 12) : sums
                archive += Self.half(UInt16(name.count)) + Self.half(0) + name + packed
                if entry.isStreamed { archive += [0x50, 0x4B, 7, 8] + sums }
            }
            directory += [0x50, 0x4B, 1, 2] + Self.half(20) + common + sums + Self.half(UInt16(name.count))
            directory += [UInt8](repeating: 0, count: 12) + Self.word(start) + name
        }
        guard hasDirectory else { return archive }
        let count = Self.half(UInt16(entries.count))
        return archive + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + Self.word(directory.count)
            + Self.word(archive.count) + [0, 0]
    }

    private static func half(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }
    private static func word(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * $0) & 0xFF) } }
    private static func word(_ value: UInt32) -> [UInt8] { word(Int(value)) }
}

/// The checksum of ZIP and gzip.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }

    static func of(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { $0 >> 8 ^ table[Int(($0 ^ UInt32($1)) & 0xFF)] }
    }
}

/// Bytes in gzip and Zstandard, not made smaller.
enum Packed {
    /// One member (RFC 1952) of one stored block.
    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        let length = UInt16(bytes.count)
        let size = [UInt8(length & 0xFF), UInt8(length >> 8)]
        let sum = CRC32.of(bytes)
        return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + size + size.map(~) + bytes
            + (0..<4).map { UInt8(sum >> (8 * $0) & 0xFF) } + size + [0, 0]
    }

    /// One frame (RFC 8878) of one raw block.
    static func zstandard(_ bytes: [UInt8]) -> [UInt8] {
        let block = bytes.count << 3 | 1
        return [0x28, 0xB5, 0x2F, 0xFD, 0x60, UInt8((bytes.count - 256) & 0xFF), UInt8((bytes.count - 256) >> 8)]
            + (0..<3).map { UInt8(block >> (8 * $0) & 0xFF) } + bytes
    }

    /// A stream of deflate (RFC 1951) of zeros: a literal, and then matches of 258 bytes, 13 bits each.
    ///
    /// - Parameter matches: a multiple of 8.
    static func zeros(matches: Int) -> [UInt8] {
        var bits = "110" + "00110000"
        for _ in 0..<16 { bits += "11000101" + "00000" }
        let start = packed(bits)
        // Eight matches have 13 bytes.
        var bytes = Array(start[..<2])
        for _ in 0..<matches / 8 { bytes += start[2..<15] }
        // In the last byte the last match has three bits; the sign of the end has seven zeros.
        bytes[bytes.count - 1] &= 0b111
        return bytes + [0]
    }

    private static func packed(_ bits: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for (place, sign) in bits.utf8.enumerated() {
            if place % 8 == 0 { bytes.append(0) }
            if sign == UInt8(ascii: "1") { bytes[bytes.count - 1] |= 1 << UInt8(place % 8) }
        }
        return bytes
    }
}
