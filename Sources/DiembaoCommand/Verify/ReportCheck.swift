import DiembaoCore

/// Checks what a JSON Schema can't say of a report: that spans are what they claim, that identifiers lead somewhere,
/// that lists stand in their order, that numbers are as short as the contract has them (data).
///
/// For example:
///
///     let faults = try ReportCheck().faults(in: report)
package struct ReportCheck {
    private let schema: SchemaValidator

    /// - throws: where the embedded schema can't be used, which a test rules out.
    package init() throws {
        schema = try SchemaValidator(JSONReader.value(in: ReportSchema.json))
    }

    /// Every fault of a report's bytes, as a person reads them; that they are no JSON is one.
    ///
    /// - parameter article: the bytes that the report was made from.
    package func faults(inJSON report: [UInt8], madeFrom article: [UInt8]) -> [String] {
        do {
            let value = try JSONReader.value(in: report)
            return (faults(in: value) + faults(in: value, madeFrom: article, sidecar: nil)).map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    /// Every fault; those of the schema first.
    func faults(in report: JSONValue) -> [ReportFault] {
        var walk = ReportWalk(report)
        walk.visit(report, at: .root)
        return schema.faults(in: report) + walk.faults
    }

    /// What differs between a report and the files it is said to be made from.
    ///
    /// - parameter sidecar: the bytes of `NAME.meta.json` beside the article, where there is one.
    func faults(in report: JSONValue, madeFrom article: [UInt8], sidecar: [UInt8]?) -> [ReportFault] {
        let source = JSONPath.root["source"]
        var faults: [ReportFault] = []
        func compare(_ found: JSONValue?, _ expected: JSONValue, at path: JSONPath) {
            let found = found ?? .null
            guard found != expected else { return }
            faults.append(ReportFault(path: path, message: "is \(found), but the file gives \(expected)"))
        }
        compare(report["source"]?["bytes"], .number(article.count), at: source["bytes"])
        compare(report["source"]?["sha256"], .string(SHA256.hexDigest(of: article)), at: source["sha256"])
        compare(
            report["source"]?["sidecar"]?["sha256"], sidecar.map { .string(SHA256.hexDigest(of: $0)) } ?? .null,
            at: source["sidecar"]["sha256"])
        return faults
    }
}

extension JSONValue {
    fileprivate static func number(_ value: Int) -> JSONValue {
        .number(JSONNumber(literal: "\(value)", value: Double(value)))
    }
}

/// One walk over a report (a value that gathers faults on its way).
private struct ReportWalk {
    private(set) var faults: [ReportFault] = []
    private let text: ReportText?
    private let identifiers: Set<String>

    init(_ report: JSONValue) {
        text = report["document"]?["text"]?.string.map(ReportText.init)
        var identifiers: Set<String> = []
        for (list, letter) in Self.definitions {
            for (index, thing) in (report[list]?.array ?? []).enumerated() {
                guard let identifier = thing["id"]?.string else { continue }
                let path = JSONPath.root[list][index]["id"]
                if identifier.first != letter {
                    faults.append(ReportFault(path: path, message: "is \"\(excerpt(of: identifier))\", not \(letter)…"))
                }
                if !identifiers.insert(identifier).inserted {
                    faults.append(ReportFault(path: path, message: "\"\(excerpt(of: identifier))\" is taken already"))
                }
            }
        }
        self.identifiers = identifiers
    }

    /// The lists whose elements have identifiers, and the letter these begin with.
    private static let definitions: [(list: String, letter: Character)] = [
        ("entities", "e"), ("groups", "g"), ("quotes", "q"), ("times", "t"), ("events", "v"), ("sides", "s"),
    ]

    /// The keys that hold an identifier or a list of them, and the letters of what they may mean.
    private static let references: [String: String] = [
        "entity": "eg", "members": "e", "of": "e", "via": "q", "continues": "q", "target": "eg", "actors": "eg",
        "recipients": "eg", "time": "t", "assertedBy": "q", "times": "t", "events": "v", "alignedWith": "s",
        "quote": "q", "quotes": "q", "between": "q", "side": "s",
    ]

    /// The keys whose numbers have two decimals at most; others have four.
    private static let roughKeys: Set<String> = ["confidence", "share", "weight", "writer", "quoted"]

    mutating func visit(_ value: JSONValue, at path: JSONPath) {
        switch value {
        case .object(let members):
            checkSpan(value, at: path)
            for member in members {
                checkReference(member, at: path[member.key])
                checkDecimals(member, at: path[member.key])
                checkOrder(member, at: path[member.key])
                visit(member.value, at: path[member.key])
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() { visit(element, at: path[index]) }
        default: break
        }
    }

    private mutating func report(_ path: JSONPath, _ message: String) {
        faults.append(ReportFault(path: path, message: message))
    }

    // MARK: Spans

    private mutating func checkSpan(_ value: JSONValue, at path: JSONPath) {
        guard let start = value["start"]?.integer, let end = value["end"]?.integer else { return }
        guard let text else { return report(path, "is a span, but there is no document.text") }
        guard 0 <= start, start <= end, end <= text.count else {
            return report(path, "goes from \(start) to \(end), but the text from 0 to \(text.count)")
        }
        if !text.isBorder(start) || !text.isBorder(end) {
            report(path, "cuts a character: \(start) to \(end) is not on borders of grapheme clusters")
        }
        guard let claimed = value["text"]?.string else { return }
        let actual = text[start, end]
        guard !claimed.isIdentical(to: actual) else { return }
        report(
            path["text"],
            "is \"\(excerpt(of: claimed))\", but the text at \(start) to \(end) is \"\(excerpt(of: actual))\"")
    }

    // MARK: Identifiers

    private mutating func checkReference(_ member: JSONMember, at path: JSONPath) {
        guard let letters = Self.references[member.key] else { return }
        if let identifier = member.value.string {
            checkReference(identifier, to: letters, at: path)
        }
        for (index, element) in (member.value.array ?? []).enumerated() {
            // A list of things (quotes, times, events at the top) holds objects; one of references holds strings.
            guard let identifier = element.string else { continue }
            checkReference(identifier, to: letters, at: path[index])
        }
    }

    private mutating func checkReference(_ identifier: String, to letters: String, at path: JSONPath) {
        if path.description.hasSuffix(".assertedBy"), identifier == "writer" { return }
        guard let letter = identifier.first, letters.contains(letter) else {
            return report(path, "\"\(excerpt(of: identifier))\" can't stand here")
        }
        if !identifiers.contains(identifier) {
            report(path, "\"\(excerpt(of: identifier))\" is not in this report")
        }
    }

    // MARK: Numbers and order

    private mutating func checkDecimals(_ member: JSONMember, at path: JSONPath) {
        guard case .number(let number) = member.value else { return }
        let limit = Self.roughKeys.contains(member.key) ? 2 : 4
        if number.decimals > limit { report(path, "\(number.literal) has more than \(limit) decimals") }
    }

    private mutating func checkOrder(_ member: JSONMember, at path: JSONPath) {
        guard let elements = member.value.array, elements.count > 1 else { return }
        for (index, (one, next)) in zip(elements, elements.dropFirst()).enumerated() {
            guard let rank = Self.ranks(one, next, under: member.key), !rank.isRight else { continue }
            report(path[index + 1], "stands in the wrong place: \(rank.rule)")
        }
    }

    /// Whether two neighbours stand in the order of their list; `nil` where the list has none.
    private static func ranks(
        _ one: JSONValue, _ next: JSONValue, under key: String
    ) -> (isRight: Bool, rule: String)? {
        if let first = range(of: one), let second = range(of: next) {
            return (!(second < first), "spans are ordered by their start, the longer first")
        }
        let numeric = ["keywords": "weight", "subjects": "confidence", "sides": "share"]
        if let measure = numeric[key], case .number(let first) = one[measure], case .number(let second) = next[measure]
        {
            return (first.value >= second.value, "\(key) are ordered by \(measure), the largest first")
        }
        if key == "flags", let first = one["code"]?.string, let second = next["code"]?.string {
            return (first <= second, "flags are ordered by code")
        }
        return nil
    }

    private static func range(of value: JSONValue) -> TextRange? {
        guard let start = value["start"]?.integer, let end = value["end"]?.integer else { return nil }
        return TextRange(start: start, end: end)
    }
}

/// A report's text, addressed by Unicode scalars as spans are (data).
private struct ReportText {
    private let scalars: [Unicode.Scalar]
    /// For each offset, the end included, whether a grapheme cluster begins or the text ends there.
    private let borders: [Bool]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        var borders = [Bool](repeating: false, count: scalars.count + 1)
        var offset = 0
        for character in text {
            borders[offset] = true
            offset += character.unicodeScalars.count
        }
        borders[offset] = true
        self.borders = borders
    }

    var count: Int { scalars.count }

    func isBorder(_ offset: Int) -> Bool { borders[offset] }

    subscript(start: Int, end: Int) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<end])
        return String(view)
    }
}
