/// Where a value stands in a report, as people write it: `$.quotes[0].speaker.name` (data).
struct JSONPath: Sendable, Hashable, CustomStringConvertible {
    private(set) var description: String

    static let root = JSONPath(description: "$")

    /// The value of a key of this one.
    subscript(key: String) -> JSONPath {
        let isPlain = !key.isEmpty && key.utf8.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "_") }
        return JSONPath(description: description + (isPlain ? ".\(key)" : "[\"\(excerpt(of: key))\"]"))
    }

    /// An element of this list.
    subscript(index: Int) -> JSONPath { JSONPath(description: "\(description)[\(index)]") }

    private func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
}

/// Something in a report that is not as the contract says (data).
struct ReportFault: Sendable, Hashable, CustomStringConvertible {
    var path: JSONPath
    /// What is wrong, a clause.
    var message: String

    var description: String { "\(path): \(message)" }
}
