import Glibc

/// Where a text stands in another, byte by byte.
enum ByteSearch {
    static func stands(_ text: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        guard text.count <= bytes.count - place else { return false }
        return text.withUnsafeBufferPointer { text in
            for at in text.indices where bytes[place + at] != text[at] { return false }
            return true
        }
    }

    /// Where a text stands first in another.
    static func first(_ text: [UInt8], in line: ArraySlice<UInt8>) -> Range<Int>? {
        guard let first = text.first else { return nil }
        return line.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return nil }
            var at = 0
            while text.count <= bytes.count - at,
                let found = memchr(start + at, Int32(first), bytes.count - at - text.count + 1)
            {
                at = UnsafeRawPointer(found) - UnsafeRawPointer(start)
                if stands(text, in: bytes, at: at) {
                    return line.startIndex + at..<line.startIndex + at + text.count
                }
                at += 1
            }
            return nil
        }
    }

    /// Where a text stands last in another.
    static func last(_ text: [UInt8], in line: ArraySlice<UInt8>) -> Int? {
        guard let last = text.last else { return nil }
        return line.withUnsafeBufferPointer { bytes in
            var end = bytes.count
            while end >= text.count {
                if end >= 8 {
                    let places = Self.places(of: last, in: bytes, at: end - 8)
                    end -= places.leadingZeroBitCount >> 3
                    if places == 0 { continue }
                    guard end >= text.count else { return nil }
                }
                if bytes[end - 1] == last, stands(text, in: bytes, at: end - text.count) {
                    return line.startIndex + end - text.count
                }
                end -= 1
            }
            return nil
        }
    }

    /// Of eight bytes the highest bit of each that is a certain one, and perhaps of some above such a one.
    private static func places(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt64 {
        // The buffer has eight bytes from there on; of its bounds this asks once, for all of them.
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
        let differences = word ^ UInt64(byte) &* 0x0101_0101_0101_0101
        return (differences &- 0x0101_0101_0101_0101) & ~differences & 0x8080_8080_8080_8080
    }
}

/// A text as its bytes, whatever other forms Unicode has of it: hashed many times faster than as a string (data).
struct Bytes: Hashable {
    private let bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    static func == (one: Bytes, other: Bytes) -> Bool { one.bytes.elementsEqual(other.bytes) }

    func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}

/// Texts that stand anywhere in lines (data).
struct LineParts: Sendable {
    let all: [[UInt8]]
    /// By the byte that they begin with.
    private let byFirst: [[[UInt8]]]

    init(_ texts: [[UInt8]]) {
        all = texts.filter { !$0.isEmpty }
        var byFirst = [[[UInt8]]](repeating: [], count: 256)
        for text in all { byFirst[Int(text[0])].append(text) }
        self.byFirst = byFirst
    }

    /// The first of them in a line; of several that begin at one place the shortest.
    func first(in line: ArraySlice<UInt8>) -> Range<Int>? {
        line.withUnsafeBufferPointer { bytes in
            for at in bytes.indices {
                var shortest: Int?
                for text in byFirst[Int(bytes[at])] where ByteSearch.stands(text, in: bytes, at: at) {
                    shortest = min(shortest ?? text.count, text.count)
                }
                if let shortest { return line.startIndex + at..<line.startIndex + at + shortest }
            }
            return nil
        }
    }
}
