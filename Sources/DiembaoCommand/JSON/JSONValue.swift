/// A value of JSON with the order of its keys and the spelling of its numbers (data).
enum JSONValue: Sendable {
    case null
    case boolean(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])

    /// The value of a key; `nil` also where this is no object.
    subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key.isIdentical(to: key) }?.value
    }

    var string: String? {
        guard case .string(let string) = self else { return nil }
        return string
    }

    var array: [JSONValue]? {
        guard case .array(let array) = self else { return nil }
        return array
    }

    /// The number, where it is a whole one.
    var integer: Int? {
        guard case .number(let number) = self else { return nil }
        return Int(exactly: number.value)
    }

    var isNull: Bool {
        guard case .null = self else { return false }
        return true
    }
}

/// One key and its value (data).
struct JSONMember: Sendable {
    var key: String
    var value: JSONValue
}

/// A number as it is written, and what it amounts to (data).
struct JSONNumber: Sendable {
    var literal: String
    var value: Double

    var isInteger: Bool { value == value.rounded() && value.isFinite }

    /// Digits after the point.
    var decimals: Int {
        guard let point = literal.utf8.firstIndex(of: UInt8(ascii: ".")) else { return 0 }
        return literal.utf8[point...].dropFirst().prefix { (0x30...0x39).contains($0) }.count
    }
}

extension String {
    /// Equal scalar for scalar. `==` would take "ế" in one scalar for "ế" in three, which are different spans.
    func isIdentical(to other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension JSONValue: Equatable {
    /// Equal as JSON Schema understands it: 1 is 1.0, the order of keys does not count, strings scalar for scalar.
    static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.boolean(let left), .boolean(let right)): left == right
        case (.number(let left), .number(let right)): left.value == right.value
        case (.string(let left), .string(let right)): left.isIdentical(to: right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)):
            left.count == right.count && left.allSatisfy { right.value(of: $0.key) == $0.value }
        default: false
        }
    }
}

extension [JSONMember] {
    fileprivate func value(of key: String) -> JSONValue? { first { $0.key.isIdentical(to: key) }?.value }
}

extension JSONValue: CustomStringConvertible {
    /// The value as a person names it in a message, shortened.
    var description: String {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .number(let number): number.literal
        case .string(let string): "\"\(excerpt(of: string))\""
        case .array(let array): "a list of \(array.count)"
        case .object: "an object"
        }
    }
}

/// The beginning of a text, fit to be quoted in a message.
func excerpt(of text: String) -> String {
    let limit = 40
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
        end < scalars.endIndex
    else { return printable(text) }
    return printable(String(scalars[..<end])) + "…"
}
