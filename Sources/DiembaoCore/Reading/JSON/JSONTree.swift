/// A value of JSON, for files whose keys may stand anywhere (data).
///
/// Truth values and `null` are one: no text comes from them. Of numbers only dates are read.
enum JSONTree {
    case string(String)
    case object([(key: String, value: JSONTree)])
    case list([JSONTree])
    /// As it is written.
    case number(String)
    case other

    var string: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    /// The first value of a key.
    subscript(key: String) -> JSONTree? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// Consumes a value, no deeper than ``JSONScanner/depthLimit``.
    init(_ json: inout JSONScanner, depth: Int = 0) throws(JSONScanner.Malformed) {
        switch try json.nextKind() {
        case .string: self = .string(try json.string())
        case .object:
            var members: [(key: String, value: JSONTree)] = []
            try json.object(depth: depth) { (json, key) throws(JSONScanner.Malformed) in
                members.append((key, try JSONTree(&json, depth: depth + 1)))
            }
            self = .object(members)
        case .list:
            var elements: [JSONTree] = []
            try json.list(depth: depth) { (json) throws(JSONScanner.Malformed) in
                let element = try JSONTree(&json, depth: depth + 1)
                switch element {
                case .number, .other: return
                case .string, .object, .list: elements.append(element)
                }
            }
            self = .list(elements)
        case .number: self = .number(try json.number())
        case .literal:
            try json.skipValue(depth: depth)
            self = .other
        }
    }
}
