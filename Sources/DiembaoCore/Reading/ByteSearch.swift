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

    /// Where the line ends that a place is in: before a line feed or a carriage return, or with the text.
    static func lineEnd(_ text: [UInt8], from place: Int) -> Int {
        text.withUnsafeBufferPointer { bytes in
            var at = place
            while at + 8 <= bytes.count {
                let ends =
                    places(of: 0x0A, in: bytes, at: at) | places(of: 0x0D, in: bytes, at: at)
                // The lowest is one, whatever those above it are.
                if ends != 0 { return at + ends.trailingZeroBitCount >> 3 }
                at += 8
            }
            while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
            return at
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

    var string: String { String(decoding: bytes, as: UTF8.self) }
}

/// Texts that stand anywhere in lines (data).
struct LineParts: Sendable {
    let all: [[UInt8]]
    /// By the byte that they begin with.
    private let byFirst: [[[UInt8]]]
    /// By byte: whether one of them begins with it, which few do.
    private let isFirst: [Bool]
    /// Of them, in bytes.
    let longest: Int

    init(_ texts: [[UInt8]]) {
        all = texts.filter { !$0.isEmpty }
        var byFirst = [[[UInt8]]](repeating: [], count: 256)
        for text in all { byFirst[Int(text[0])].append(text) }
        self.byFirst = byFirst
        isFirst = byFirst.map { !$0.isEmpty }
        longest = all.map(\.count).max() ?? 0
    }

    /// The first of them in a line; of several that begin at one place the shortest.
    func first(in line: ArraySlice<UInt8>) -> Range<Int>? {
        line.withUnsafeBufferPointer { bytes in
            for at in bytes.indices where isFirst[Int(bytes[at])] {
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

extension StringProtocol where SubSequence == Substring {
    /// What stands between the characters of which `isSeparator` says so, without what is empty.
    ///
    /// As `split` has it, which asks of each character by Unicode's rules where it ends; here bytes are asked where that is the same.
    ///
    /// - Parameter isSeparator: for ASCII without CR.
    func parts(at isSeparator: (UInt8) -> Bool) -> [Substring] {
        guard hasPlainCharacters else {
            return split { character in
                let scalars = character.unicodeScalars
                return scalars.count == 1 && scalars.first.map { $0.isASCII && isSeparator(UInt8($0.value)) } == true
            }
        }
        var parts: [Substring] = []
        var start: Index?
        for at in utf8.indices {
            if isSeparator(utf8[at]) {
                if let start { parts.append(self[start..<at]) }
                start = nil
            } else if start == nil {
                start = at
            }
        }
        if let start { parts.append(self[start...]) }
        return parts
    }

    /// What stands between spaces.
    var spacedParts: [Substring] { parts { $0 == 0x20 } }

    /// Whether the first character is a capital.
    var beginsWithCapital: Bool {
        // A mark may follow a letter of ASCII, but makes no capital of it, nor of a capital anything else.
        guard let first = utf8.first, first >= 0x80 else { return utf8.first.map { $0 >= 0x41 && $0 <= 0x5A } ?? false }
        return self.first?.isUppercase == true
    }

    /// Whether surely each scalar is a character: of ASCII, a letter of Latin with its marks, a dash or a quotation mark.
    var hasPlainCharacters: Bool {
        var bytes = utf8.makeIterator()
        while let byte = bytes.next() {
            switch byte {
            case 0x0D: return false
            case 0..<0x80: continue
            case 0xC2...0xC9: _ = bytes.next()
            case 0xE1:
                guard let second = bytes.next(), second == 0xBA || second == 0xBB else { return false }
                _ = bytes.next()
            case 0xE2:
                guard bytes.next() == 0x80, let third = bytes.next(), (0x90...0xA7).contains(third) else {
                    return false
                }
            default: return false
            }
        }
        return true
    }
}
