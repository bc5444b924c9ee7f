import Glibc

/// Where bytes stop being JSON, and why (data).
struct JSONFault: Error, Equatable, CustomStringConvertible {
    var line: Int
    /// Counted in characters (Unicode scalars), from 1, as editors and reports count.
    var column: Int
    var reason: String

    var description: String { "line \(line), column \(column): \(reason)" }
}

/// Reads JSON (RFC 8259) strictly: UTF-8, no key twice, no half of a surrogate pair alone (a resource for the time of
/// one reading). Nesting is bounded, so hostile bytes can't overflow the stack.
///
/// For example:
///
///     let report = try JSONReader.value(in: bytes)
struct JSONReader {
    static let depthLimit = 128

    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset = 0

    /// The one value that the bytes hold.
    static func value(in bytes: [UInt8]) throws(JSONFault) -> JSONValue {
        try reading(bytes) { (reader) throws(JSONFault) in
            let value = try reader.value(depth: 0)
            reader.skipSpace()
            guard reader.offset == reader.bytes.count else { throw reader.fault("something follows the value") }
            return value
        }
    }

    /// The values that the bytes hold one after the other, as reports stand in a stream, with the lines they begin on.
    static func values(in bytes: [UInt8]) throws(JSONFault) -> [(line: Int, value: JSONValue)] {
        try reading(bytes) { (reader) throws(JSONFault) in
            var values: [(Int, JSONValue)] = []
            reader.skipSpace()
            repeat {
                let line = reader.fault("").line
                values.append((line, try reader.value(depth: 0)))
                reader.skipSpace()
            } while reader.offset < reader.bytes.count
            return values
        }
    }

    private static func reading<Result>(
        _ bytes: [UInt8], _ body: (inout JSONReader) throws(JSONFault) -> Result
    ) throws(JSONFault) -> Result {
        let result = bytes.withUnsafeBufferPointer { buffer in
            var reader = JSONReader(bytes: buffer)
            return Swift.Result { () throws(JSONFault) in try body(&reader) }
        }
        return try result.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private func fault(_ reason: String) -> JSONFault {
        let before = bytes[..<min(offset, bytes.count)]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return JSONFault(
            line: before.count { $0 == UInt8(ascii: "\n") } + 1,
            column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1, reason: reason)
    }

    private mutating func skipSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x09, 0x0A, 0x0D: offset += 1
            default: return
            }
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
        skipSpace()
        guard offset < bytes.count else { throw fault("a value is missing") }
        guard depth < Self.depthLimit else { throw fault("nested deeper than \(Self.depthLimit)") }
        switch bytes[offset] {
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["): return .array(try elements(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), 0x30...0x39: return .number(try number())
        default: return try word()
        }
    }

    private mutating func members(depth: Int) throws(JSONFault) -> [JSONMember] {
        offset += 1
        skipSpace()
        if take("}") { return [] }
        var members: [JSONMember] = []
        var keys: Set<[UInt8]> = []
        repeat {
            skipSpace()
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
                throw fault("a key in quotation marks is missing")
            }
            let key = try string()
            guard keys.insert(Array(key.utf8)).inserted else {
                throw fault("the key \"\(excerpt(of: key))\" stands twice")
            }
            skipSpace()
            guard take(":") else { throw fault("a colon is missing after the key \"\(excerpt(of: key))\"") }
            members.append(JSONMember(key: key, value: try value(depth: depth + 1)))
            skipSpace()
        } while take(",")
        guard take("}") else { throw fault("a comma or } is missing") }
        return members
    }

    private mutating func elements(depth: Int) throws(JSONFault) -> [JSONValue] {
        offset += 1
        skipSpace()
        if take("]") { return [] }
        var elements: [JSONValue] = []
        repeat {
            elements.append(try value(depth: depth + 1))
            skipSpace()
        } while take(",")
        guard take("]") else { throw fault("a comma or ] is missing") }
        return elements
    }

    private mutating func word() throws(JSONFault) -> JSONValue {
        let words: [(StaticString, JSONValue)] = [
            ("true", .boolean(true)), ("false", .boolean(false)), ("null", .null),
        ]
        for (word, value) in words where offset + word.utf8CodeUnitCount <= bytes.count {
            guard memcmp(bytes.baseAddress! + offset, word.utf8Start, word.utf8CodeUnitCount) == 0 else { continue }
            offset += word.utf8CodeUnitCount
            return value
        }
        throw fault("this is no value")
    }

    private mutating func number() throws(JSONFault) -> JSONNumber {
        let start = offset
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        let literal = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard let value = Double(literal) else { throw fault("this is no number") }
        return JSONNumber(literal: literal, value: value)
    }

    private mutating func digits() throws(JSONFault) {
        let start = offset
        while offset < bytes.count, (0x30...0x39).contains(bytes[offset]) { offset += 1 }
        guard offset > start else { throw fault("a digit is missing") }
    }

    private mutating func string() throws(JSONFault) -> String {
        offset += 1
        let start = offset
        skipPlain()
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
            // No escape: the common case, taken over in one piece.
            defer { offset += 1 }
            return try text(of: bytes[start..<offset])
        }
        var unescaped = Array(bytes[start..<offset])
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
            guard bytes[offset] == UInt8(ascii: "\\") else { throw fault("a control character stands in a string") }
            unescaped += try escape()
            let piece = offset
            skipPlain()
            unescaped += bytes[piece..<offset]
        }
        guard take("\"") else { throw fault("a string does not end") }
        return try unescaped.withUnsafeBufferPointer { buffer throws(JSONFault) in try text(of: buffer[...]) }
    }

    /// Moves to the next quotation mark, escape or control character.
    private mutating func skipPlain() {
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { return }
            offset += 1
        }
    }

    private func text(of piece: Slice<UnsafeBufferPointer<UInt8>>) throws(JSONFault) -> String {
        guard let text = String(validating: piece, as: UTF8.self) else { throw fault("a string is not UTF-8") }
        return text
    }

    private mutating func escape() throws(JSONFault) -> [UInt8] {
        guard offset + 1 < bytes.count else { throw fault("a string does not end") }
        let letter = bytes[offset + 1]
        if letter == UInt8(ascii: "u") { return Array(String(try escapedScalar()).utf8) }
        let plain: UInt8
        switch Unicode.Scalar(letter) {
        case "\"", "\\", "/": plain = letter
        case "b": plain = 0x08
        case "f": plain = 0x0C
        case "n": plain = 0x0A
        case "r": plain = 0x0D
        case "t": plain = 0x09
        default: throw fault("there is no such escape")
        }
        offset += 2
        return [plain]
    }

    private mutating func escapedScalar() throws(JSONFault) -> Unicode.Scalar {
        let unit = try codeUnit()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard UTF16.isLeadSurrogate(UInt16(unit)), offset + 1 < bytes.count,
            bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u")
        else { throw fault("half of a surrogate pair stands alone") }
        let second = try codeUnit()
        guard UTF16.isTrailSurrogate(UInt16(second)),
            let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
        else { throw fault("half of a surrogate pair stands alone") }
        return scalar
    }

    /// The four hexadecimal digits of `\uXXXX`.
    private mutating func codeUnit() throws(JSONFault) -> UInt32 {
        guard offset + 6 <= bytes.count,
            let unit = hexadecimal(bytes[offset + 2..<offset + 6])
        else { throw fault("four hexadecimal digits are missing") }
        offset += 6
        return unit
    }

    private func hexadecimal(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32? {
        digits.reduce(0) { value, digit in
            guard let value, let digit = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
            return value << 4 | UInt32(digit)
        }
    }
}
