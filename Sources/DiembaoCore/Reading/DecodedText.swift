/// The text of an article in UTF-8, as all passes read it (data).
package struct DecodedText: Sendable {
    /// Well-formed UTF-8 without a byte order mark, otherwise unchanged.
    package let utf8: [UInt8]
    private let index: ScalarIndex

    package init(utf8: [UInt8]) {
        self.utf8 = utf8
        index = ScalarIndex(utf8)
    }

    /// How many scalars stand before each byte that begins one, and before the end, without those of white space and controls of
    /// ASCII: annotations count so, for they know articles whose lines are broken otherwise.
    package var visibleOffsets: [Int] {
        var offsets: [Int] = []
        offsets.reserveCapacity(utf8.count + 1)
        var count = 0
        for byte in utf8 {
            offsets.append(count)
            if byte & 0xC0 != 0x80, byte > 0x20 { count += 1 }
        }
        offsets.append(count)
        return offsets
    }

    /// The offset in Unicode scalars of a byte that begins a scalar.
    func scalarOffset(ofByte byte: Int) -> Int { index.scalarOffset(ofByte: byte, in: utf8) }

    /// - Parameter bytes: offsets of bytes that begin scalars.
    func range(ofBytes bytes: Range<Int>) -> TextRange {
        TextRange(start: scalarOffset(ofByte: bytes.lowerBound), end: scalarOffset(ofByte: bytes.upperBound))
    }

    func span(ofBytes bytes: Range<Int>) -> TextSpan {
        TextSpan(range: range(ofBytes: bytes), text: String(decoding: utf8[bytes], as: UTF8.self))
    }
}

/// From bytes to scalars: the count of scalars before every 64th byte (data).
private struct ScalarIndex: Sendable {
    private let counts: [UInt32]

    init(_ utf8: [UInt8]) {
        var counts: [UInt32] = []
        counts.reserveCapacity(utf8.count / 64 + 1)
        var scalars: UInt32 = 0
        utf8.withUnsafeBufferPointer { bytes in
            for start in stride(from: 0, to: bytes.count, by: 64) {
                counts.append(scalars)
                scalars += Self.scalars(in: bytes, start..<min(start + 64, bytes.count))
            }
        }
        self.counts = counts
    }

    /// Eight bytes at a time: those that go on a scalar have the highest bit and not the next.
    ///
    /// - Parameter range: of at most 64 bytes.
    private static func scalars(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt32 {
        var at = range.lowerBound
        // Each byte of the sum counts at most eight of the 64 bytes.
        var sum: UInt64 = 0
        while at + 8 <= range.upperBound {
            let word = UnsafeRawPointer(bytes.baseAddress! + at).loadUnaligned(as: UInt64.self)
            sum &+= word >> 7 & ~word >> 6 & 0x0101_0101_0101_0101
            at += 8
        }
        // The highest byte of the product is the sum of all.
        var continuing = Int(truncatingIfNeeded: (sum &* 0x0101_0101_0101_0101) >> 56)
        for place in at..<range.upperBound where bytes[place] & 0xC0 == 0x80 { continuing += 1 }
        return UInt32(range.count - continuing)
    }

    func scalarOffset(ofByte byte: Int, in utf8: [UInt8]) -> Int {
        guard !counts.isEmpty else { return 0 }
        let block = min(byte >> 6, counts.count - 1)
        var scalars = Int(counts[block])
        utf8.withUnsafeBufferPointer { bytes in
            for at in block << 6..<byte where bytes[at] & 0xC0 != 0x80 { scalars += 1 }
        }
        return scalars
    }
}
