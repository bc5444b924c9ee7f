import FoundationEssentials

/// A value of the control socket's language as one line, and back: both ends use this and nothing else.
///
/// For example:
///
///     try ControlLine.encode(ControlRequest(.rescan))                     // {"command":"rescan"}⏎
///     try ControlLine.decode(ControlRequest.self, from: line)
public enum ControlLine {
    /// The value as JSON in one line, its newline included.
    ///
    /// - throws: ``ControlLineError/tooLong`` where the line would pass ``longestControlLine``.
    public static func encode(_ value: some Encodable) throws(ControlLineError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var line: [UInt8]
        do {
            line = try escapingControls(encoder.encode(value))
        } catch {
            throw .malformed("\(error)")
        }
        line.append(UInt8(ascii: "\n"))
        guard line.count <= longestControlLine else { throw .tooLong }
        return line
    }

    /// JSON in which DEL and the C1 controls, which terminals obey, and the separators of lines and paragraphs are escaped,
    /// as in reports; what else has to be, `JSONEncoder` has escaped. Such bytes stand in strings only.
    private static func escapingControls(_ json: Data) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(json.count + 1)
        for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x7F..<0xA0, 0x2028...0x2029:
                let digits = String(scalar.value, radix: 16)
                line += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
            default:
                line += UTF8.encode(scalar)!
            }
        }
        return line
    }

    /// The value that a line, with or without its newline, holds.
    ///
    /// - throws: ``ControlLineError/malformed(_:)`` with what is wrong where the line is no such value.
    public static func decode<Value: Decodable>(
        _ type: Value.Type, from line: [UInt8]
    ) throws(ControlLineError) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(line))
        } catch let error as DecodingError {
            throw .malformed(explanation(of: error))
        } catch {
            throw .malformed("\(error)")
        }
    }

    private static func explanation(of error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, _): "the key \"\(key.stringValue)\" is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context): context.reason
        case .dataCorrupted(let context): context.reason
        @unknown default: "\(error)"
        }
    }
}

extension DecodingError.Context {
    /// What is wrong, after the key it is wrong with.
    fileprivate var reason: String {
        let path = codingPath.map(\.stringValue).joined(separator: ".")
        return path.isEmpty ? debugDescription : "\(path): \(debugDescription)"
    }
}

/// Why a line is not taken (data).
public enum ControlLineError: Error, Equatable, CustomStringConvertible {
    /// It is longer than ``longestControlLine``.
    case tooLong
    /// It is no JSON, or not of the kind that was expected.
    case malformed(String)

    public var description: String {
        switch self {
        case .tooLong: "a line is longer than \(longestControlLine) bytes"
        case .malformed(let reason): reason
        }
    }
}

/// Cuts a stream of bytes into lines as they come (data). It holds at most one line and the bytes of the last read.
///
/// For example:
///
///     lines.append(buffer)
///     while let line = try lines.next() { … }
public struct ControlLineBuffer: Sendable {
    private var bytes: [UInt8] = []
    /// Where the next line starts in `bytes`.
    private var start = 0
    /// Up to where no newline was found.
    private var searched = 0

    public init() {}

    /// Adds what was just read.
    public mutating func append(_ read: some Sequence<UInt8>) {
        if start > 0 {
            bytes.removeSubrange(..<start)
            searched -= start
            start = 0
        }
        bytes.append(contentsOf: read)
    }

    /// The next whole line without its newline, or `nil` until more is read.
    ///
    /// - throws: ``ControlLineError/tooLong`` as soon as a line, ended or not, passes ``longestControlLine``.
    public mutating func next() throws(ControlLineError) -> [UInt8]? {
        guard let newline = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
            searched = bytes.count
            guard bytes.count - start < longestControlLine else { throw .tooLong }
            return nil
        }
        guard newline - start < longestControlLine else { throw .tooLong }
        let line = Array(bytes[start..<newline])
        start = newline + 1
        searched = start
        return line
    }
}
