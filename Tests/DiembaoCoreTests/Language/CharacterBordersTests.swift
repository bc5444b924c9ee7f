import Testing

@testable import DiembaoCore

@Suite struct CharacterBordersTests {
    @Test(arguments: [
        ("Ông ©\u{200D}😀 đi", ["Ông", "©\u{200D}😀", "đi"]),
        ("\u{600} Nam", ["\u{600} ", "Nam"]),
        ("đi \u{E33} về", ["đi", " \u{E33}", "về"]),
        ("a \u{200D}“b", ["a", " \u{200D}“", "b"]),
        ("1\u{301}2 \"\u{301}x", ["1\u{301}2", "\"\u{301}", "x"]),
        ("a\u{600} \u{E33}\nb\u{600}\nc", ["a\u{600} \u{E33}", "b\u{600}", "c"]),
        ("vie\u{323}\u{302}t nam", ["vie\u{323}\u{302}t", "nam"]),
    ])
    func `a character is never cut`(text: String, expected: [String]) {
        let tokenized = Tokenizer().tokenize(DecodedText(utf8: Array(text.utf8)))
        let tokens = tokenized.tokens.map {
            String(decoding: tokenized.text.utf8[Int($0.start)..<Int($0.end)], as: UTF8.self)
        }
        #expect(tokens.map { Array($0.unicodeScalars) } == expected.map { Array($0.unicodeScalars) })
        #expect(tokenized.paragraphs.last?.upperBound == tokens.count)
    }
}
