import CTOML

/// A TOML document as a tree in the order of the file, each node with its line (data).
struct TOMLNode {
    var key: String
    var line: Int
    var value: TOMLValue
}

/// What stands behind a key (data).
enum TOMLValue {
    case string(String)
    case integer(Int)
    case float(Double)
    case boolean(Bool)
    case dateTime
    case table([TOMLNode])
    case array([TOMLNode])

    /// As a person would name or quote it.
    var display: String {
        switch self {
        case .string(let text): "\"\(text)\""
        case .integer(let number): "\(number)"
        case .float(let number): "\(number)"
        case .boolean(let flag): "\(flag)"
        case .dateTime: "a date"
        case .table: "a table"
        case .array: "a list"
        }
    }
}

/// Where and why a text is no TOML (data).
struct TOMLSyntaxError: Error {
    var message: String
    var line: Int
    var column: Int
}

/// The top-level table of a document.
func parseTOML(_ bytes: [UInt8]) throws(TOMLSyntaxError) -> [TOMLNode] {
    let builder = TOMLTreeBuilder()
    bytes.withUnsafeBufferPointer { buffer in
        buffer.withMemoryRebound(to: CChar.self) { text in
            ctoml_parse(
                text.baseAddress, text.count, Unmanaged.passUnretained(builder).toOpaque(),
                { context, path, pathLength, type, text, textLength, integer, number, boolean, line, _ in
                    let value: TOMLValue =
                        switch type {
                        case CTOML_STRING: .string(string(text, textLength))
                        case CTOML_INTEGER: .integer(Int(integer))
                        case CTOML_FLOAT: .float(number)
                        case CTOML_BOOLEAN: .boolean(boolean)
                        case CTOML_TABLE: .table([])
                        case CTOML_ARRAY, CTOML_ARRAY_OF_TABLES: .array([])
                        default: .dateTime
                        }
                    let builder = Unmanaged<TOMLTreeBuilder>.fromOpaque(context!).takeUnretainedValue()
                    builder.add(path: string(path, pathLength), line: Int(line), value: value)
                },
                { context, message, length, line, column in
                    let builder = Unmanaged<TOMLTreeBuilder>.fromOpaque(context!).takeUnretainedValue()
                    builder.error = TOMLSyntaxError(
                        message: string(message, length), line: Int(line), column: Int(column))
                })
        }
    }
    if let error = builder.error { throw error }
    return builder.root.members
}

private func string(_ bytes: UnsafePointer<CChar>?, _ count: Int) -> String {
    UnsafeBufferPointer(start: bytes, count: count).withMemoryRebound(to: UInt8.self) {
        String(decoding: $0, as: UTF8.self)
    }
}

/// Puts the nodes that the parser lists, parents first, back into their tree.
private final class TOMLTreeBuilder {
    final class Branch {
        let key: String
        let line: Int
        let value: TOMLValue
        var branches: [Branch] = []

        init(key: String, line: Int, value: TOMLValue) {
            self.key = key
            self.line = line
            self.value = value
        }

        var members: [TOMLNode] {
            branches.map { branch in
                let value: TOMLValue =
                    switch branch.value {
                    case .table: .table(branch.members)
                    case .array: .array(branch.members)
                    case let leaf: leaf
                    }
                return TOMLNode(key: branch.key, line: branch.line, value: value)
            }
        }
    }

    let root = Branch(key: "", line: 1, value: .table([]))
    var error: TOMLSyntaxError?
    private var known: [String: Branch] = [:]

    func add(path: String, line: Int, value: TOMLValue) {
        let keys = path.split(separator: "\u{1F}", omittingEmptySubsequences: false)
        let parent = known[keys.dropLast().joined(separator: "\u{1F}")] ?? root
        let branch = Branch(key: String(keys.last ?? ""), line: line, value: value)
        parent.branches.append(branch)
        known[path] = branch
    }
}
