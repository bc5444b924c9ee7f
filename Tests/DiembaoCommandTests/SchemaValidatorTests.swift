import DiembaoCore
import Testing

@testable import DiembaoCommand

@Suite struct `The schema validator` {
    private func json(_ text: String) throws -> JSONValue { try JSONReader.value(in: Array(text.utf8)) }

    /// A schema, a value, and the faults that are expected.
    static let cases: [(schema: String, value: String, faults: [String])] = [
        (#"{"type":"integer"}"#, "1.0", []),
        (#"{"type":"integer"}"#, "1.5", ["$: is 1.5, not of type integer"]),
        (#"{"type":["string","null"]}"#, "null", []),
        (#"{"type":["string","null"]}"#, "1", ["$: is 1, not of type string or null"]),
        (#"{"enum":["a",2]}"#, "2", []),
        (#"{"enum":["a",2]}"#, #""b""#, [#"$: is "b", not one of "a", 2"#]),
        (#"{"const":"a"}"#, #""b""#, [#"$: is "b", not "a""#]),
        (#"{"minimum":0,"maximum":1}"#, "0.5", []),
        (#"{"minimum":0,"maximum":1}"#, "-1", ["$: is -1, below 0"]),
        (#"{"minimum":0,"maximum":1}"#, "2", ["$: is 2, above 1"]),
        (#"{"pattern":"^Q[1-9][0-9]*$"}"#, #""Q12""#, []),
        (#"{"pattern":"^Q[1-9][0-9]*$"}"#, #""Q12\n""#, [#"$: is "Q12 ", which does not match ^Q[1-9][0-9]*$"#]),
        (#"{"pattern":"^a$"}"#, #""a\u0000b""#, [#"$: is "a␀b", which does not match ^a$"#]),
        (#"{"required":["a","b"]}"#, #"{"a":1}"#, [#"$: the key "b" is missing"#]),
        (#"{"properties":{"a":{"type":"null"}}}"#, #"{"a":1,"z":1}"#, ["$.a: is 1, not of type null"]),
        (#"{"additionalProperties":false,"properties":{"a":true}}"#, #"{"a":1,"z":1}"#, ["$.z: may not be there"]),
        (#"{"items":{"type":"null"}}"#, "[null,1]", ["$[1]: is 1, not of type null"]),
        (#"{"minItems":2,"maxItems":2}"#, "[1,2]", []),
        (#"{"minItems":2}"#, "[1]", ["$: has 1 elements, not at least 2"]),
        (#"{"maxItems":0}"#, "[1]", ["$: has 1 elements, not at most 0"]),
        (#"{"allOf":[{"minimum":1},{"maximum":0}]}"#, "0.5", ["$: is 0.5, below 1", "$: is 0.5, above 0"]),
        (#"{"anyOf":[{"minimum":1},{"maximum":3}]}"#, "2", []),
        (#"{"oneOf":[{"minimum":1},{"maximum":3}]}"#, "2", ["$: fits 2 alternatives, not one"]),
        (
            ##"{"oneOf":[{"$ref":"#/$defs/s"},{"type":"null"}],"$defs":{"s":{"type":"object","required":["x"]}}}"##,
            "{}",
            [#"$: the key "x" is missing"#]
        ),
        (#"{"oneOf":[{"type":"string"},{"type":"null"}]}"#, "1", ["$: is 1, which fits none of 2 alternatives"]),
        (#"{"if":{"minimum":5},"then":{"const":7},"else":{"const":1}}"#, "7", []),
        (#"{"if":{"minimum":5},"then":{"const":7},"else":{"const":1}}"#, "6", ["$: is 6, not 7"]),
        (#"{"if":{"minimum":5},"then":{"const":7},"else":{"const":1}}"#, "2", ["$: is 2, not 1"]),
        ("true", "1", []),
        ("false", "1", ["$: may not be there"]),
    ]

    @Test(arguments: cases)
    func `finds exactly what is wrong`(schema: String, value: String, faults: [String]) throws {
        let validator = try SchemaValidator(json(schema))
        #expect(try validator.faults(in: json(value)).map(\.description) == faults)
    }

    @Test(
        arguments: [
            #"{"typ":"string"}"#, #"{"type":"text"}"#, #"{"pattern":"\\d"}"#, #"{"pattern":"("}"#,
            ##"{"$ref":"#/$defs/none"}"##, #"{"$ref":"https://example.com"}"#, #"{"items":{"uniqueItems":true}}"#,
            #"{"oneOf":[{"format":"date"}]}"#, #"{"minItems":"2"}"#, "1",
        ])
    func `refuses a schema beyond its subset`(schema: String) {
        #expect(throws: SchemaValidator.Unsupported.self) { try SchemaValidator(json(schema)) }
    }

    @Test func `finds in the report's schema the types, modes and statuses that events have`() throws {
        let schema = try JSONReader.value(in: ReportSchema.json)
        let event = try #require(schema["$defs"]?["event"]?["properties"])
        func listed(_ value: JSONValue?) -> [String]? { value?["enum"]?.array?.compactMap(\.string) }
        #expect(listed(event["type"]) == Report.Event.Kind.allCases.map(\.rawValue))
        #expect(listed(event["status"]) == Report.Event.Status.allCases.map(\.rawValue))
        let reference = try #require(event["mode"]?["oneOf"]?.array?.first?["$ref"]?.string)
        #expect(reference == "#/$defs/eventMode")
        #expect(listed(schema["$defs"]?["eventMode"]) == Report.Event.Mode.allCases.map(\.rawValue))
    }

    @Test func `takes the whole of the report's schema`() throws {
        let schema = try JSONReader.value(in: ReportSchema.json)
        let validator = try SchemaValidator(schema)
        #expect(!validator.faults(in: .object([])).isEmpty)
    }
}
