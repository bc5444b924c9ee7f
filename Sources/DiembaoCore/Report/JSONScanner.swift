/// Walks over JSON bytes and checks them, without building a tree (a resource that lives as long as one reading).
///
/// It never traps on hostile bytes: every step is bounded by the bytes' count, and nesting by ``depthLimit``.
struct JSONScanner {
    struct Malformed: Error, Equatable {
        /// The byte offset where the JSON went wrong.
        var offset: Int
    }

    static let depthLimit = 64

    /// How quotation marks within strings are written.
    enum Quotes: Sendable {
        /// As RFC 8259 has it.
        case escaped
        /// Or as they are: one ends a string only where what follows it can follow a string.
        case bare
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let quotes: Quotes
    private(set) var offset = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, quotes: Quotes = .escaped) {
        self.bytes = bytes
        self.quotes = quotes
    }

    /// What kind of value begins at the offset.
    enum ValueKind: Sendable { case object, list, string, number, literal }

    /// What begins at the next byte that is no space.
    mutating func nextKind() throws(Malformed) -> ValueKind {
        skipSpace()
        guard offset < bytes.count else { throw malformed }
        switch bytes[offset] {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .list
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): return .literal
        case UInt8(ascii: "-"), 0x30...0x39: return .number
        default: throw malformed
        }
    }

    /// Reads an object and asks `member` to consume the value of each key; a value it leaves is skipped.
    mutating func object(
        depth: Int = 0, _ member: (inout JSONScanner, String) throws(Malformed) -> Void
    ) throws(Malformed) {
        guard depth < Self.depthLimit else { throw malformed }
        try expect(UInt8(ascii: "{"))
        skipSpace()
        if take(UInt8(ascii: "}")) { return }
        repeat {
            skipSpace()
            let key = try string()
            try expect(UInt8(ascii: ":"))
            skipSpace()
            let before = offset
            try member(&self, key)
            if offset == before { try skipValue(depth: depth + 1) }
            skipSpace()
        } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"))
    }

    /// Reads a list and asks `element` to consume each of its values.
    mutating func list(depth: Int, _ element: (inout JSONScanner) throws(Malformed) -> Void) throws(Malformed) {
        guard depth < Self.depthLimit else { throw malformed }
        try expect(UInt8(ascii: "["))
        skipSpace()
        if take(UInt8(ascii: "]")) { return }
        repeat {
            skipSpace()
            try element(&self)
            skipSpace()
        } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "]"))
    }

    /// Passes over a value of any kind, whose parts are checked.
    mutating func skipValue(depth: Int) throws(Malformed) {
        guard depth <= Self.depthLimit else { throw malformed }
        switch try nextKind() {
        case .string: try skipString()
        case .number: try skipNumber()
        case .literal: try literal()
        case .object:
            offset += 1
            skipSpace()
            if take(UInt8(ascii: "}")) { return }
            repeat {
                skipSpace()
                try skipString()
                try expect(UInt8(ascii: ":"))
                try skipValue(depth: depth + 1)
                skipSpace()
            } while take(UInt8(ascii: ","))
            try expect(UInt8(ascii: "}"))
        case .list:
            offset += 1
            skipSpace()
            if take(UInt8(ascii: "]")) { return }
            repeat {
                try skipValue(depth: depth + 1)
                skipSpace()
            } while take(UInt8(ascii: ","))
            try expect(UInt8(ascii: "]"))
        }
    }

    /// A string or `null`; anything else is skipped and gives `nil`.
    mutating func optionalString(depth: Int) throws(Malformed) -> String? {
        guard try nextKind() == .string else {
            try skipValue(depth: depth)
            return nil
        }
        return try string()
    }

    /// A whole number; anything else is skipped and gives `nil`.
    mutating func optionalInteger(depth: Int) throws(Malformed) -> Int? {
        guard try nextKind() == .number else {
            try skipValue(depth: depth)
            return nil
        }
        return Int(try number())
    }

    /// A number as it is written.
    mutating func number() throws(Malformed) -> String {
        skipSpace()
        let start = offset
        try skipNumber()
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    /// That nothing but white space follows.
    mutating func end() throws(Malformed) {
        skipSpace()
        guard offset == bytes.count else { throw malformed }
    }

    // MARK: Lexical elements

    private var malformed: Malformed { Malformed(offset: offset) }

    /// Passes over spaces, tabs and line ends.
    mutating func skipSpace() {
        while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(Malformed) {
        skipSpace()
        guard take(byte) else { throw malformed }
    }

    private mutating func literal() throws(Malformed) {
        guard let length = literalLength(offset) else { throw malformed }
        offset += length
    }

    private mutating func skipNumber() throws(Malformed) {
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
    }

    private mutating func digits() throws(Malformed) {
        let start = offset
        while offset < bytes.count, (0x30...0x39).contains(bytes[offset]) { offset += 1 }
        guard offset > start else { throw malformed }
    }

    /// Moves over a string, checking escapes, that no control stands bare, and that the bytes are UTF-8.
    private mutating func skipString() throws(Malformed) {
        skipSpace()
        guard take(UInt8(ascii: "\"")) else { throw malformed }
        while offset < bytes.count {
            let byte = bytes[offset]
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                if quotes == .escaped || endsString(offset) { return }
            case UInt8(ascii: "\\"): try skipEscape()
            case 0..<0x20: throw malformed
            case 0x20..<0x80: offset += 1
            default:
                guard let length = UTF8Decoding.scalarLength(bytes, at: offset) else { throw malformed }
                offset += length
            }
        }
        throw malformed
    }

    /// Whether what follows a quotation mark can follow a string: the end of what holds it, its value, or a comma and what can follow that.
    private func endsString(_ place: Int) -> Bool {
        guard let next = behindSpace(place) else { return true }
        switch bytes[next] {
        case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"): return true
        case UInt8(ascii: ","):
            guard let value = behindSpace(next + 1) else { return true }
            // `"đường liên xã", sau lũ`: a letter begins no value but these.
            return Self.beginsValue.contains(bytes[value]) || literalLength(value) != nil
        default: return false
        }
    }

    private func behindSpace(_ place: Int) -> Int? {
        var at = place
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] >= 0x09 && bytes[at] <= 0x0D { at += 1 }
        return at < bytes.count ? at : nil
    }

    private static let beginsValue = Array("\"{[]}-0123456789".utf8)

    /// Of "true", "false" or "null", where one of them stands at a place.
    private func literalLength(_ place: Int) -> Int? {
        for word in ["true", "false", "null"] as [StaticString] where place + word.utf8CodeUnitCount <= bytes.count {
            let isThere = (0..<word.utf8CodeUnitCount).allSatisfy { bytes[place + $0] == word.utf8Start[$0] }
            if isThere { return word.utf8CodeUnitCount }
        }
        return nil
    }

    private mutating func skipEscape() throws(Malformed) {
        guard offset + 1 < bytes.count else { throw malformed }
        let escaped = bytes[offset + 1]
        if escaped == UInt8(ascii: "u") {
            _ = try hexadecimal(at: offset + 2)
            offset += 6
        } else {
            guard Self.escapes.contains(where: { $0.0 == escaped }) else { throw malformed }
            offset += 2
        }
    }

    private static let escapes: [(UInt8, UInt8)] = [
        (0x22, 0x22), (0x5C, 0x5C), (0x2F, 0x2F), (0x62, 0x08), (0x66, 0x0C), (0x6E, 0x0A), (0x72, 0x0D), (0x74, 0x09),
    ]

    private func hexadecimal(at start: Int) throws(Malformed) -> UInt32 {
        guard start + 4 <= bytes.count else { throw malformed }
        var value: UInt32 = 0
        for byte in bytes[start..<start + 4] {
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
            default: throw malformed
            }
        }
        return value
    }

    /// The string's value; halves of surrogate pairs that stand alone become U+FFFD.
    mutating func string() throws(Malformed) -> String {
        skipSpace()
        let start = offset + 1
        try skipString()
        let raw = bytes[start..<offset - 1]
        guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
        var value: [UInt8] = []
        var at = start
        while at < offset - 1 {
            guard bytes[at] == UInt8(ascii: "\\") else {
                value.append(bytes[at])
                at += 1
                continue
            }
            if bytes[at + 1] != UInt8(ascii: "u") {
                value.append(Self.escapes.first { $0.0 == bytes[at + 1] }?.1 ?? 0x20)
                at += 2
                continue
            }
            var unit = try hexadecimal(at: at + 2)
            at += 6
            if (0xD800..<0xDC00).contains(unit), at + 6 <= offset - 1, bytes[at] == UInt8(ascii: "\\"),
                bytes[at + 1] == UInt8(ascii: "u")
            {
                let low = try hexadecimal(at: at + 2)
                if (0xDC00..<0xE000).contains(low) {
                    unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                    at += 6
                }
            }
            value.append(contentsOf: String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8)
        }
        return String(decoding: value, as: UTF8.self)
    }
}
