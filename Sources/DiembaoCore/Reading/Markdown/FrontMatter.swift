import CTOML
import CYAML

/// The metadata that static site generators and note programs put before a text in Markdown: YAML between `---`, TOML between `+++` (data).
struct FrontMatter {
    /// By key in lower case, the values of the first level: a string as one, a list as several.
    private(set) var values: [String: [String]] = [:]
    /// Where the text begins.
    let end: Int

    /// `nil` for a text that does not begin so: its lines up to the second mark have to be in that language, and a known key among them.
    init?(_ utf8: [UInt8]) {
        guard let mark = Self.marks.first(where: { Self.isLine(utf8, at: 0, [$0]) }) else { return nil }
        let start = Self.nextLine(utf8, 0)
        var at = start
        // Pandoc ends it with dots, too.
        let closing = mark == "---" ? ["---", "..."] : [mark]
        while !Self.isLine(utf8, at: at, closing) {
            at = Self.nextLine(utf8, at)
            guard at < utf8.count, at < Self.longest else { return nil }
        }
        end = Self.nextLine(utf8, at)
        let inside = Array(utf8[start..<at])
        guard let read = mark == "---" ? FrontMatterYAML.read(inside) : FrontMatterTOML.read(inside) else { return nil }
        values = read
        guard values.keys.contains(where: Self.telling.contains) else { return nil }
    }

    subscript(keys: String...) -> String? { keys.lazy.compactMap { values[$0]?.first }.first }

    func all(_ keys: String...) -> [String] { keys.lazy.compactMap { values[$0] }.first ?? [] }

    private static let marks = ["---", "+++"]
    /// In bytes.
    private static let longest = 1 << 16
    private static let telling: Set<String> = [
        "title", "date", "author", "authors", "source", "url", "link", "tags", "categories", "category", "published",
        "created",
        "updated", "modified", "description", "summary", "draft", "layout", "slug", "aliases", "lang", "keywords",
        "publisher",
    ]

    private static func isLine(_ utf8: [UInt8], at start: Int, _ lines: [String]) -> Bool {
        var line = utf8[start...].prefix { $0 != 0x0A }
        while let last = line.last, last <= 0x20 { line.removeLast() }
        return lines.contains { line.elementsEqual($0.utf8) }
    }

    private static func nextLine(_ utf8: [UInt8], _ start: Int) -> Int {
        utf8[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? utf8.count
    }
}

/// Reads YAML with libyaml, event by event (a pass).
enum FrontMatterYAML {
    /// `nil` for what is no mapping. What stands deeper than a list within it is passed over; aliases stand for nothing, so nothing grows.
    static func read(_ yaml: [UInt8]) -> [String: [String]]? {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { return nil }
        defer { yaml_parser_delete(&parser) }
        return yaml.withUnsafeBufferPointer { bytes -> [String: [String]]? in
            yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
            yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            var walk = Walk()
            while true {
                var event = yaml_event_t()
                guard yaml_parser_parse(&parser, &event) == 1 else { return nil }
                defer { yaml_event_delete(&event) }
                switch event.type {
                case YAML_STREAM_END_EVENT: return walk.values
                case YAML_MAPPING_START_EVENT, YAML_SEQUENCE_START_EVENT:
                    guard walk.enter(isMapping: event.type == YAML_MAPPING_START_EVENT) else { return nil }
                case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: walk.leave()
                case YAML_ALIAS_EVENT: walk.take(nil)
                case YAML_SCALAR_EVENT:
                    let scalar = event.data.scalar
                    let text = String(
                        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
                    guard !walk.isOutside else { return nil }
                    let isNull = scalar.style == YAML_PLAIN_SCALAR_STYLE && ["", "~", "null"].contains(text)
                    walk.take(isNull ? nil : text)
                default: break
                }
            }
        }
    }

    /// Where in the document the events are.
    private struct Walk {
        var values: [String: [String]] = [:]
        /// The open mappings, each with the key whose value comes next, and lists.
        private var open: [(isMapping: Bool, key: String?)] = []

        var isOutside: Bool { open.isEmpty }

        mutating func enter(isMapping: Bool) -> Bool {
            // The first is the front matter itself.
            guard isMapping || !open.isEmpty, open.count < FrontMatterYAML.deepest else { return false }
            open.append((isMapping, nil))
            return true
        }

        mutating func leave() {
            open.removeLast()
            if !open.isEmpty { open[open.count - 1].key = nil }
        }

        mutating func take(_ scalar: String?) {
            guard let inner = open.last else { return }
            if inner.isMapping, inner.key == nil {
                open[open.count - 1].key = scalar?.lowercased() ?? ""
                return
            }
            open[open.count - 1].key = nil
            guard let scalar, let key = open.count == 1 ? inner.key : open[0].key else { return }
            // In a list of authors each may be a mapping.
            guard open.count <= 3, open.count == 1 || !inner.isMapping || inner.key == "name" else { return }
            values[key, default: []].append(scalar)
        }
    }

    fileprivate static let deepest = 64
}

/// Reads TOML with toml++ (a pass).
enum FrontMatterTOML {
    private final class Walk {
        let toml: [UInt8]
        var values: [String: [String]] = [:]
        var isWhole = true
        init(_ toml: [UInt8]) { self.toml = toml }
    }

    static func read(_ toml: [UInt8]) -> [String: [String]]? {
        let walk = Walk(toml)
        toml.withUnsafeBytes { bytes in
            ctoml_parse(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count,
                Unmanaged.passUnretained(walk).toOpaque(),
                { context, path, pathLength, type, text, length, _, _, _, line, column in
                    guard let context, let path else { return }
                    let walk = Unmanaged<Walk>.fromOpaque(context).takeUnretainedValue()
                    // Of "author\u{1F}#0" the key.
                    let name = UnsafeRawBufferPointer(start: path, count: pathLength).prefix { $0 != 0x1F }
                    let key = String(decoding: name, as: UTF8.self).lowercased()
                    if type == CTOML_STRING {
                        let value = String(decoding: UnsafeRawBufferPointer(start: text, count: length), as: UTF8.self)
                        walk.values[key, default: []].append(value)
                    } else if type == CTOML_DATE_TIME {
                        walk.values[key, default: []].append(
                            FrontMatterTOML.word(walk.toml, line: Int(line), column: Int(column)))
                    }
                },
                { context, _, _, _, _ in
                    guard let context else { return }
                    Unmanaged<Walk>.fromOpaque(context).takeUnretainedValue().isWhole = false
                })
        }
        return walk.isWhole ? walk.values : nil
    }

    /// A date as it is written, for toml++ gives only where: to the line's end or a comma.
    private static func word(_ toml: [UInt8], line: Int, column: Int) -> String {
        let lines = toml.split(separator: 0x0A, maxSplits: line, omittingEmptySubsequences: false)
        guard line >= 1, line <= lines.count else { return "" }
        let word = lines[line - 1].dropFirst(column - 1).prefix { $0 != 0x2C && $0 != 0x5D && $0 != 0x23 }
        return String(decoding: word, as: UTF8.self)
    }
}
