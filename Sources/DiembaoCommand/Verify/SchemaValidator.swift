import Glibc

/// Checks values against a JSON Schema (draft 2020-12) that keeps to the subset the report's schema is written in
/// (data). A schema that goes beyond the subset is refused, so that no part of one is passed over in silence.
///
/// For example:
///
///     let validator = try SchemaValidator(JSONReader.value(in: ReportSchema.json))
///     for fault in validator.faults(in: report) { print(fault) }
struct SchemaValidator: Sendable {
    /// Why a schema is refused (data).
    struct Unsupported: Error, Equatable, CustomStringConvertible {
        var path: JSONPath
        var reason: String

        var description: String { "the schema at \(path): \(reason)" }
    }

    private let schema: JSONValue

    init(_ schema: JSONValue) throws {
        self.schema = schema
        try checkSupport(of: schema, at: .root)
    }

    /// Everything in the value that is not as the schema says, in the order of the schema; none: it is valid.
    func faults(in value: JSONValue) -> [ReportFault] { faults(in: value, at: .root, by: schema) }

    // MARK: One schema

    private func faults(in value: JSONValue, at path: JSONPath, by schema: JSONValue) -> [ReportFault] {
        guard case .object(let keywords) = schema else {
            return schema == .boolean(false) ? [ReportFault(path: path, message: "may not be there")] : []
        }
        return keywords.flatMap { keyword in
            faults(in: value, at: path, by: keyword.value, as: keyword.key, of: schema)
        }
    }

    private func faults(
        in value: JSONValue, at path: JSONPath, by argument: JSONValue, as keyword: String, of schema: JSONValue
    ) -> [ReportFault] {
        switch keyword {
        case "$ref": faults(in: value, at: path, by: target(of: argument)!)
        case "type": typeFaults(in: value, at: path, by: argument)
        case "enum": argument.array!.contains(value) ? [] : [notOneOf(argument.array!, value, path)]
        case "const": argument == value ? [] : [notOneOf([argument], value, path)]
        case "minimum", "maximum": boundFaults(in: value, at: path, by: argument, as: keyword)
        case "pattern": patternFaults(in: value, at: path, by: argument.string!)
        case "required": requiredFaults(in: value, at: path, by: argument)
        case "properties": propertyFaults(in: value, at: path, by: argument)
        case "additionalProperties": additionalFaults(in: value, at: path, by: argument, of: schema)
        case "items": itemFaults(in: value, at: path, by: argument)
        case "minItems", "maxItems": countFaults(in: value, at: path, by: argument, as: keyword)
        case "allOf": argument.array!.flatMap { faults(in: value, at: path, by: $0) }
        case "anyOf": alternativeFaults(in: value, at: path, by: argument.array!, isExclusive: false)
        case "oneOf": alternativeFaults(in: value, at: path, by: argument.array!, isExclusive: true)
        case "if": conditionalFaults(in: value, at: path, by: argument, of: schema)
        default: []
        }
    }

    private func target(of reference: JSONValue) -> JSONValue? {
        guard let reference = reference.string, reference.hasPrefix("#/$defs/") else { return nil }
        return schema["$defs"]?[String(reference.dropFirst("#/$defs/".count))]
    }

    // MARK: One keyword

    private func typeFaults(in value: JSONValue, at path: JSONPath, by argument: JSONValue) -> [ReportFault] {
        let names = argument.array?.compactMap(\.string) ?? [argument.string!]
        guard !names.contains(where: value.isOfType) else { return [] }
        return [ReportFault(path: path, message: "is \(value), not of type \(names.joined(separator: " or "))")]
    }

    private func notOneOf(_ allowed: [JSONValue], _ value: JSONValue, _ path: JSONPath) -> ReportFault {
        let list = allowed.map(\.description).joined(separator: ", ")
        return ReportFault(path: path, message: "is \(value), not " + (allowed.count == 1 ? list : "one of \(list)"))
    }

    private func boundFaults(
        in value: JSONValue, at path: JSONPath, by argument: JSONValue, as keyword: String
    ) -> [ReportFault] {
        guard case .number(let number) = value, case .number(let bound) = argument else { return [] }
        let isMinimum = keyword == "minimum"
        guard isMinimum ? number.value < bound.value : number.value > bound.value else { return [] }
        let side = isMinimum ? "below" : "above"
        return [ReportFault(path: path, message: "is \(number.literal), \(side) \(bound.literal)")]
    }

    private func patternFaults(in value: JSONValue, at path: JSONPath, by pattern: String) -> [ReportFault] {
        guard case .string(let string) = value, !SchemaPattern(pattern)!.matches(string) else { return [] }
        return [ReportFault(path: path, message: "is \(value), which does not match \(pattern)")]
    }

    private func requiredFaults(in value: JSONValue, at path: JSONPath, by argument: JSONValue) -> [ReportFault] {
        guard case .object = value else { return [] }
        return argument.array!.compactMap(\.string).filter { value[$0] == nil }
            .map { ReportFault(path: path, message: "the key \"\($0)\" is missing") }
    }

    private func propertyFaults(in value: JSONValue, at path: JSONPath, by argument: JSONValue) -> [ReportFault] {
        guard case .object(let members) = value else { return [] }
        return members.flatMap { member in
            argument[member.key].map { faults(in: member.value, at: path[member.key], by: $0) } ?? []
        }
    }

    private func additionalFaults(
        in value: JSONValue, at path: JSONPath, by argument: JSONValue, of schema: JSONValue
    ) -> [ReportFault] {
        guard case .object(let members) = value else { return [] }
        return members.filter { schema["properties"]?[$0.key] == nil }
            .flatMap { faults(in: $0.value, at: path[$0.key], by: argument) }
    }

    private func itemFaults(in value: JSONValue, at path: JSONPath, by argument: JSONValue) -> [ReportFault] {
        guard case .array(let elements) = value else { return [] }
        return elements.enumerated().flatMap { faults(in: $1, at: path[$0], by: argument) }
    }

    private func countFaults(
        in value: JSONValue, at path: JSONPath, by argument: JSONValue, as keyword: String
    ) -> [ReportFault] {
        guard case .array(let elements) = value, let bound = argument.integer else { return [] }
        let isMinimum = keyword == "minItems"
        guard isMinimum ? elements.count < bound : elements.count > bound else { return [] }
        let side = isMinimum ? "at least" : "at most"
        return [ReportFault(path: path, message: "has \(elements.count) elements, not \(side) \(bound)")]
    }

    private func alternativeFaults(
        in value: JSONValue, at path: JSONPath, by alternatives: [JSONValue], isExclusive: Bool
    ) -> [ReportFault] {
        let results = alternatives.map { faults(in: value, at: path, by: $0) }
        let fitting = results.count { $0.isEmpty }
        if fitting == 1 || fitting > 1 && !isExclusive { return [] }
        if fitting > 1 { return [ReportFault(path: path, message: "fits \(fitting) alternatives, not one")] }
        // The alternative that was meant is the one whose type and constants fit; its faults tell a person most.
        let meant = zip(alternatives, results).filter { alternative, _ in couldBeMeant(alternative, by: value) }
        return meant.count == 1
            ? meant[0].1
            : [ReportFault(path: path, message: "is \(value), which fits none of \(alternatives.count) alternatives")]
    }

    private func couldBeMeant(_ alternative: JSONValue, by value: JSONValue) -> Bool {
        let schema = alternative["$ref"].flatMap(target) ?? alternative
        if let type = schema["type"], !typeFaults(in: value, at: .root, by: type).isEmpty { return false }
        if let constant = schema["const"], constant != value { return false }
        guard case .object(let properties) = schema["properties"] else { return true }
        return properties.allSatisfy { property in
            guard let constant = property.value["const"], let actual = value[property.key] else { return true }
            return constant == actual
        }
    }

    private func conditionalFaults(
        in value: JSONValue, at path: JSONPath, by condition: JSONValue, of schema: JSONValue
    ) -> [ReportFault] {
        let consequence = faults(in: value, at: path, by: condition).isEmpty ? schema["then"] : schema["else"]
        return consequence.map { faults(in: value, at: path, by: $0) } ?? []
    }
}

extension JSONValue {
    /// Whether the value is of a type as JSON Schema names it.
    fileprivate func isOfType(_ name: String) -> Bool {
        switch self {
        case .null: name == "null"
        case .boolean: name == "boolean"
        case .number(let number): name == "number" || name == "integer" && number.isInteger
        case .string: name == "string"
        case .array: name == "array"
        case .object: name == "object"
        }
    }
}

// MARK: - The subset

extension SchemaValidator {
    private static let annotations: Set<String> = [
        "$schema", "$id", "$comment", "title", "description", "examples", "default",
    ]

    /// - throws: ``Unsupported`` where a keyword or its argument is not of the subset.
    private func checkSupport(of schema: JSONValue, at path: JSONPath) throws {
        if case .boolean = schema { return }
        guard case .object(let keywords) = schema else {
            throw Unsupported(path: path, reason: "a schema is an object, true or false")
        }
        for keyword in keywords where !Self.annotations.contains(keyword.key) {
            guard try supports(keyword.key, keyword.value, at: path[keyword.key]) else {
                throw Unsupported(path: path[keyword.key], reason: "\(keyword.value) is not supported here")
            }
        }
    }

    private func supports(_ keyword: String, _ argument: JSONValue, at path: JSONPath) throws -> Bool {
        switch keyword {
        case "$ref": return target(of: argument) != nil
        case "type":
            let names = argument.array?.map(\.string) ?? [argument.string]
            let known = ["null", "boolean", "number", "integer", "string", "array", "object"]
            return !names.isEmpty && names.allSatisfy { $0.map(known.contains) ?? false }
        case "const": return true
        case "enum": return argument.array != nil
        case "required": return argument.array?.allSatisfy { $0.string != nil } ?? false
        case "pattern": return argument.string.flatMap(SchemaPattern.init) != nil
        case "minimum", "maximum":
            if case .number = argument { return true }
            return false
        case "minItems", "maxItems": return argument.integer != nil
        case "properties", "$defs":
            guard case .object(let members) = argument else { return false }
            for member in members { try checkSupport(of: member.value, at: path[member.key]) }
            return true
        case "allOf", "anyOf", "oneOf":
            guard let alternatives = argument.array else { return false }
            for (index, alternative) in alternatives.enumerated() {
                try checkSupport(of: alternative, at: path[index])
            }
            return true
        case "items", "additionalProperties", "if", "then", "else":
            try checkSupport(of: argument, at: path)
            return true
        default: return false
        }
    }
}

/// A regular expression of a schema (a resource): what ECMAScript's and POSIX's extended ones have in common, run by
/// regcomp(3).
final class SchemaPattern {
    private var expression = regex_t()
    private var isCompiled = false

    /// `nil` where the pattern is none, or uses what only ECMAScript has: `\d`, `(?:`, lazy repetition.
    init?(_ pattern: String) {
        let isCommon = !["\\d", "\\w", "\\s", "\\b", "\\u", "(?", "*?", "+?", "}?"].contains { pattern.contains($0) }
        isCompiled = isCommon && regcomp(&expression, pattern, REG_EXTENDED | REG_NOSUB) == 0
        guard isCompiled else { return nil }
    }

    deinit {
        if isCompiled { regfree(&expression) }
    }

    func matches(_ string: String) -> Bool {
        // Given by its bounds, for a string may hold a NUL.
        var bytes = Array(string.utf8CString)
        var bounds = regmatch_t(rm_so: 0, rm_eo: regoff_t(bytes.count - 1))
        return regexec(&expression, &bytes, 1, &bounds, REG_STARTEND) == 0
    }
}
