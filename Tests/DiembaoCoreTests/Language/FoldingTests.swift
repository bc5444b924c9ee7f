import Testing

@testable import DiembaoCore

@Suite struct FoldingTests {
    private func key(_ syllable: String) -> UInt64 { Syllable(syllable).key }

    @Test(arguments: [
        ["hòa", "hoà", "HÒA", "Hoà", "ho\u{300}a", "hoa\u{300}"],  // peace: the tone on either letter, composed or not
        ["thúy", "thuý", "Thúy"], ["kỳ", "kì"], ["Mỹ", "Mĩ", "mĩ"], ["tỷ", "tỉ"], ["quý", "quí"], ["lý", "lí"],
        ["sỹ", "sĩ"], ["hy", "hi"], ["Đà", "Ðà", "đà"],  // U+0110 and U+00D0
    ]) func `spellings of one syllable have one key`(spellings: [String]) {
        #expect(Set(spellings.map(key)).count == 1)
    }

    @Test(arguments: [
        ("my", "mi"), ("tý", "tí"), ("ty", "ti"), ("tỵ", "tị"), ("vy", "vi"), ("thy", "thi"), ("y", "i"),
        ("tay", "tai"), ("quay", "quai"), ("thúy", "thúi"), ("hoa", "hòa"), ("da", "đa"), ("mây", "may"),
    ]) func `syllables that are other words keep apart`(left: String, right: String) {
        #expect(key(left) != key(right))
    }

    @Test(arguments: ["", "h", "K", "l", "m", "s", "t", "qu", "QU", "q", "th", "đ", "ngu", "TU", "U"])
    func `a syllable is the same whether its marks stand in its letters or behind them`(onset: String) {
        let forms: [(bare: String, composed: String)] = [
            ("y", "yỳýỷỹỵ"), ("Y", "YỲÝỶỸỴ"), ("ê", "êềếểễệ"), ("Ơ", "ƠỜỚỞỠỢ"), ("a", "aàáảãạ"),
        ]
        let marks = ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]
        for (bare, composed) in forms {
            for (letter, mark) in zip(composed.unicodeScalars, marks) {
                for ending in ["", "t", "NH"] {
                    let whole = Tokenizer().tokens(of: onset + String(letter) + ending)
                    let apart = Tokenizer().tokens(of: onset + bare + mark + ending)
                    #expect(whole.map(\.key) == apart.map(\.key), "\(onset)\(letter)\(ending)")
                    let spelled: Token.Traits = [.capitalised, .allCapitals, .singleLetter]
                    #expect(
                        whole.map { $0.traits.intersection(spelled) } == apart.map { $0.traits.intersection(spelled) },
                        "\(onset)\(letter)\(ending)")
                }
            }
        }
    }

    @Test func `a Vietnamese syllable is told from what is none`() {
        for syllable in ["nghiêng", "quyển", "Đặng", "gì", "giếng", "khuỷu", "kỳ", "kì", "ươn", "xoong"] {
            #expect(VietnameseSyllables.contains(key(syllable)), "\(syllable)")
        }
        for other in ["Putin", "Street", "Washington", "zz", "Jong", "ngh", "bđa"] {
            #expect(!VietnameseSyllables.contains(key(other)), "\(other)")
        }
    }

    @Test func `folding changes nothing in the text, and keys point back into it`() {
        let written = "Tiê\u{301}ng Việt Ở ĐÀ NẴNG, thu\u{fd} kỳ"
        let text = Tokenizer().tokenize(DecodedText(utf8: Array(written.utf8)))
        #expect(text.text.utf8 == Array(written.utf8))
        #expect(
            text.tokens.map { text.string(of: range($0, in: text)) } == [
                "Tiê\u{301}ng", "Việt", "Ở", "ĐÀ", "NẴNG", ",", "thu\u{fd}", "kỳ",
            ])
    }

    private func range(_ token: Token, in text: TokenizedText) -> TokenRange {
        let index = text.tokens.firstIndex { $0.start == token.start }!
        return index..<index + 1
    }
}
