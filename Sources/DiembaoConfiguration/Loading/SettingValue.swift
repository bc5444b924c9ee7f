/// A value that has passed its key's checks (data).
enum SettingValue: Sendable, Equatable {
    case text(String)
    case integer(Int)
    case seconds(Double)
    case flag(Bool)
    case list([String])
}

/// Why a value is not taken, without the place (data).
struct SettingFault: Error {
    var problem: String
    /// `nil`: an example of a good value.
    var cure: String?
}

extension ConfigurationKey {
    /// The value, checked. `base` is the folder that a relative path starts from; `nil` where it must be absolute.
    func value(of raw: TOMLValue, relativeTo base: String?) throws(SettingFault) -> SettingValue {
        switch (kind, raw) {
        case (.path, .string(let path)):
            return .text(try absolutePath(path, relativeTo: base))
        case (.size(let bounds), .string(let text)):
            guard let size = bytes(ofSize: text) else { throw mismatch(raw) }
            return .integer(try check(size, in: bounds, shown: raw))
        case (.size(let bounds), .integer(let number)), (.count(let bounds), .integer(let number)):
            return .integer(try check(number, in: bounds, shown: raw))
        case (.interval, .integer(0)), (.interval, .float(0)):
            return .seconds(0)
        case (.seconds(let bounds), .integer(let number)), (.interval(let bounds), .integer(let number)):
            return .seconds(try check(Double(number), in: bounds, shown: raw))
        case (.seconds(let bounds), .float(let number)), (.interval(let bounds), .float(let number)):
            return .seconds(try check(number, in: bounds, shown: raw))
        case (.flag, .boolean(let flag)):
            return .flag(flag)
        case (.choice(let choices), .string(let text)) where choices.contains(text):
            return .text(text)
        case (.choice(let choices), .string(let text)):
            throw SettingFault(
                problem: mismatch(raw).problem,
                cure: nearest(to: text, among: choices).map { "did you mean \"\($0)\"?" })
        case (.patterns, .array(let elements)):
            return .list(try patterns(elements))
        default:
            throw mismatch(raw)
        }
    }

    /// The value that an environment variable or the command line spells without TOML's quotation marks.
    func value(spelled text: String, relativeTo base: String?) throws(SettingFault) -> SettingValue {
        let raw: TOMLValue
        switch kind {
        case .path, .choice: raw = .string(text)
        case .size, .count: raw = Int(text).map { .integer($0) } ?? .string(text)
        case .seconds, .interval:
            raw = Int(text).map { .integer($0) } ?? decimal(text).map { .float($0) } ?? .string(text)
        case .flag: raw = Bool(text).map { .boolean($0) } ?? .string(text)
        case .patterns: raw = try list(spelled: text)
        }
        return try value(of: raw, relativeTo: base)
    }

    /// `*.txt, *.md` or `["*.txt", "*.md"]`; the latter where a pattern has a comma.
    private func list(spelled text: String) throws(SettingFault) -> TOMLValue {
        guard text.first == "[" else {
            let words = text.split(separator: ",").map { $0.trimmingSpaces() }
            return .array(words.filter { !$0.isEmpty }.map { TOMLNode(key: "", line: 1, value: .string($0)) })
        }
        guard let value = try? parseTOML(Array("value = \(text)".utf8)).first?.value else {
            throw mismatch(.string(text))
        }
        return value
    }

    private func mismatch(_ raw: TOMLValue) -> SettingFault {
        SettingFault(problem: "\(name) must be \(expectation), not \(raw.display)", cure: nil)
    }

    private var expectation: String {
        switch kind {
        case .path: "a path"
        case .size: "a number of bytes or a size with its unit"
        case .count: "a whole number"
        case .seconds, .interval: "a number of seconds"
        case .flag: "true or false"
        case .choice(let choices): "one of " + choices.map { "\"\($0)\"" }.joined(separator: ", ")
        case .patterns: "a list of patterns"
        }
    }

    private func check<Number: Comparable & CustomStringConvertible>(
        _ number: Number, in bounds: ClosedRange<Number>, shown raw: TOMLValue
    ) throws(SettingFault) -> Number {
        guard bounds.contains(number) else {
            func plain(_ bound: Number) -> String {
                bound.description.hasSuffix(".0") ? String(bound.description.dropLast(2)) : bound.description
            }
            throw SettingFault(
                problem: "\(name) is \(raw.display), which is out of bounds",
                cure: "the least is \(plain(bounds.lowerBound)), the most \(plain(bounds.upperBound))")
        }
        return number
    }

    private func absolutePath(_ path: String, relativeTo base: String?) throws(SettingFault) -> String {
        if path.isEmpty { throw SettingFault(problem: "\(name) is empty", cure: nil) }
        if path.utf8.contains(0) {
            throw SettingFault(problem: "\(name) holds a NUL character, which no path can", cure: "leave it out")
        }
        if path.utf8.first == UInt8(ascii: "/") { return normalisedPath(path) }
        guard let base else {
            let cure = path.first == "~" ? "write the home folder out: \"~\" is not expanded" : nil
            throw SettingFault(
                problem: "\(name) must be an absolute path, not \"\(path)\"",
                cure: cure ?? "write it from the root, for example \(name) = \(example)")
        }
        return normalisedPath(base + "/" + path)
    }

    private func patterns(_ elements: [TOMLNode]) throws(SettingFault) -> [String] {
        var patterns: [String] = []
        for element in elements {
            guard case .string(let pattern) = element.value else {
                throw SettingFault(problem: "\(name) must be a list of strings, but holds \(element.value.display)")
            }
            if pattern.isEmpty { throw SettingFault(problem: "\(name) holds an empty pattern", cure: "leave it out") }
            if pattern.utf8.contains(0) {
                throw SettingFault(problem: "\(name) holds a pattern with a NUL character", cure: "no name has one")
            }
            if pattern.first == "/" {
                throw SettingFault(
                    problem: "the pattern \"\(pattern)\" in \(name) begins with a slash and fits no path",
                    cure: "patterns are matched against the path below the inbox, which has none in front")
            }
            if pattern.last == "/" {
                throw SettingFault(
                    problem: "the pattern \"\(pattern)\" in \(name) ends with a slash and fits no path",
                    cure: "write \"\(pattern.dropLast())\", which shuts out a folder with all that it holds")
            }
            patterns.append(pattern)
        }
        if patterns.isEmpty, name == "include" {
            throw SettingFault(
                problem: "include is empty: no file would be an article", cure: "leave it out, or say [\"*\"]")
        }
        return patterns
    }
}

/// The path without empty steps, `.`, `..` and a slash at the end. `..` takes the step before it away, as the
/// shell's `cd` does, and does not ask where a symbolic link leads.
func normalisedPath(_ path: String) -> String {
    var steps: [Substring] = []
    for step in path.split(separator: "/") {
        switch step {
        case ".": continue
        case "..": _ = steps.popLast()
        default: steps.append(step)
        }
    }
    return "/" + steps.joined(separator: "/")
}

/// `64 MiB`, `5MB`, `1.5 GiB`, `4096`: bytes. Units of 1000 and of 1024 as IEC 80000-13 tells them apart.
private func bytes(ofSize text: String) -> Int? {
    let number = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let unit = text.dropFirst(number.count).drop { $0 == " " }
    let factors: [String: Double] = [
        "": 1, "b": 1, "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12,
        "kib": 0x1p10, "mib": 0x1p20, "gib": 0x1p30, "tib": 0x1p40,
    ]
    guard let value = decimal(String(number)), let factor = factors[unit.lowercased()] else { return nil }
    return Int(exactly: (value * factor).rounded(.down))
}

/// Digits with at most one point: none of `nan`, `inf`, `0x1p3` and `1e9`, which `Double` takes.
private func decimal(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) else { return nil }
    return Double(text)
}

extension Substring {
    fileprivate func trimmingSpaces() -> String {
        var trimmed = drop { $0 == " " }
        while trimmed.last == " " { trimmed.removeLast() }
        return String(trimmed)
    }
}
