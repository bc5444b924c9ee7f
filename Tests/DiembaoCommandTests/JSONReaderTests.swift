import Testing

@testable import DiembaoCommand

@Suite struct `The JSON reader` {
    private func read(_ text: String) throws -> JSONValue { try JSONReader.value(in: Array(text.utf8)) }

    @Test func `reads every kind of value`() throws {
        let value = try read(#" {"a": [1, -2.50, 3e2, true, false, null], "b": {"c": "tiếng Việt"}} "#)
        #expect(value["a"]?.array?.count == 6)
        #expect(value["a"]?.array?[2].integer == 300)
        #expect(value["b"]?["c"]?.string == "tiếng Việt")
        guard case .number(let number) = value["a"]?.array?[1] else { return #expect(Bool(false), "no number") }
        #expect(number.literal == "-2.50" && number.value == -2.5 && number.decimals == 2)
    }

    @Test func `reads escapes`() throws {
        #expect(try read(#""\"\\\/\b\f\n\r\t\u1EBF\uD83D\uDE00""#).string == "\"\\/\u{8}\u{C}\n\r\t\u{1EBF}\u{1F600}")
    }

    @Test(
        arguments: [
            "", "{", "[1,]", "{\"a\":1,}", "{a:1}", "01", "1.", "-", "+1", "tru", "\"a", "\"\u{1}\"", #""\x""#,
            #""\u12""#,
            #""\uD800""#, #""\uD800\u0041""#, #""\uDC00""#, "1 2", "{\"a\":1 \"b\":2}", "nul", "'a'", "[1}",
        ])
    func `refuses what is no JSON`(text: String) {
        #expect(throws: JSONFault.self) { try read(text) }
    }

    @Test func `refuses bytes that are not UTF-8`() {
        #expect(throws: JSONFault.self) { try JSONReader.value(in: [0x22, 0xC3, 0x22]) }
        #expect(throws: JSONFault.self) { try JSONReader.value(in: [0x22, 0x5C, 0x6E, 0xFF, 0x22]) }
    }

    @Test func `refuses a key that stands twice`() {
        let fault = #expect(throws: JSONFault.self) { try read(#"{"a":1,"a":2}"#) }
        #expect(fault?.reason.contains("twice") == true)
    }

    @Test func `says where it went wrong`() {
        let fault = #expect(throws: JSONFault.self) { try read("{\n \"a\": ?\n}") }
        #expect(fault?.line == 2 && fault?.column == 7)
    }

    @Test func `is not overthrown by deep nesting`() {
        #expect(throws: JSONFault.self) { try read(String(repeating: "[", count: 1_000_000)) }
    }

    @Test func `reads values that follow one another, with their lines`() throws {
        let values = try JSONReader.values(in: Array("{}\n[\n1]\n\n2\n".utf8))
        #expect(values.map(\.line) == [1, 2, 5])
    }

    @Test func `tells the two spellings of a letter apart`() throws {
        #expect(try read("\"\u{1EBF}\"") != read("\"e\u{302}\u{301}\""))
    }
}
