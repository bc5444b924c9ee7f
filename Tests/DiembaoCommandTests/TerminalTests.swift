import Testing

@testable import DiembaoCommand

@Suite struct `The width of a text on the terminal` {
    static let cases: [(text: String, width: Int)] = [
        ("Chợ nổi", 7), ("Cho\u{31B}\u{323} nô\u{309}i", 7), ("日本", 4), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
        ("😀", 2), ("👩‍👩‍👧", 2), ("🇻🇳", 2), ("❤\u{FE0F}", 2), ("…–“”", 4), ("a\u{200B}b", 2), ("Ａ", 2), ("", 0),
    ]

    @Test(arguments: cases)
    func `counts the cells that it takes`(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }
}

@Suite struct `Wrapping` {
    @Test func `breaks at spaces only, and never passes the width`() {
        let text = "Chúng tôi đã chờ ngày này rất lâu, có người chờ từ mùa nước nổi năm ngoái."
        for width in 7...80 {
            let lines = wrap(text, width: width)
            #expect(lines.allSatisfy { $0.displayWidth <= width })
            #expect(lines.joined(separator: " ") == text)
        }
    }

    @Test func `is the same for a text in the decomposed form`() {
        let composed = "Bà bác bỏ tin đồn rằng chợ sẽ dời đi"
        let decomposed = "Bà bác bo\u{309} tin đô\u{300}n ră\u{300}ng chợ se\u{303} dơ\u{300}i đi"
        #expect(wrap(composed, width: 12) == wrap(decomposed, width: 12))
    }

    @Test func `cuts a word that is longer than a line`() {
        #expect(wrap("a abcdefgh b", width: 3) == ["a", "abc", "def", "gh", "b"])
        #expect(wrap("日本語", width: 5) == ["日本", "語"])
        #expect(wrap("日", width: 1) == ["日"])
    }

    @Test func `keeps a no-break space`() {
        #expect(wrap("20\u{A0}km xa", width: 5) == ["20\u{A0}km", "xa"])
    }

    @Test func `ends in an ellipsis where lines are left out`() {
        #expect(wrap("một hai ba bốn", width: 7, lines: 1) == ["một ha…"])
        #expect(wrap("một hai", width: 7, lines: 1) == ["một hai"])
        #expect(wrap("một ba bốn", width: 6, lines: 1) == ["một b…"])
    }

    @Test func `of nothing is one empty line`() {
        #expect(wrap(" \n ", width: 10) == [""])
    }
}

@Suite struct `Printable text` {
    @Test func `has nothing that a terminal would obey`() {
        var everything = ""
        for value in (UInt32(0)..<0x3000) {
            if let scalar = Unicode.Scalar(value) { everything.unicodeScalars.append(scalar) }
        }
        let controls = printable(everything).unicodeScalars.filter { $0.properties.generalCategory == .control }
        #expect(controls.isEmpty)
        #expect(printable("a\u{1B}[31mb\u{7F}\u{9B}2J\u{202E}c\r\nd\te") == "a␛[31mb␡\u{FFFD}2J\u{FFFD}c  d e")
    }

    @Test func `leaves Vietnamese as it is`() {
        let text = "“Chợ nổi” – e\u{302}\u{301} 20\u{A0}km 👩‍👩‍👧"
        #expect(printable(text).utf8.elementsEqual(text.utf8))
    }
}

@Suite struct `The tongue` {
    static let cases: [(environment: [String: String], tongue: Tongue)] = [
        ([:], .english), (["LANG": "vi_VN.UTF-8"], .vietnamese), (["LANG": "vi"], .vietnamese),
        (["LANG": "vi_VN", "LC_ALL": "C"], .english), (["LANG": "en_US", "LC_MESSAGES": "vi_VN.UTF-8"], .vietnamese),
        (["LANG": "vi_VN", "LC_ALL": ""], .vietnamese), (["LANG": "vie"], .english), (["LC_TIME": "vi_VN"], .english),
    ]

    @Test(arguments: cases)
    func `is the locale's`(environment: [String: String], tongue: Tongue) {
        #expect(Tongue(environment: Environment(environment)) == tongue)
    }

    @Test func `tells numbers and times as its readers write them`() {
        #expect(Tongue.english.number(1_048_210) == "1,048,210")
        #expect(Tongue.vietnamese.number(-48_210) == "-48.210")
        #expect(Tongue.english.number(999) == "999")
        #expect(Tongue.english.duration(11_530) == "3 h 12 min")
        #expect(Tongue.english.duration(0.2) == "0 s")
        #expect(Tongue.vietnamese.duration(3600) == "1 giờ")
        #expect(Tongue.english.duration(90_061) == "1 d 1 h")
    }
}

@Suite struct `The terminal` {
    @Test func `has colours when told, and none when told`() {
        #expect(Terminal(colors: .always, environment: Environment(["NO_COLOR": "1"])).hasColors)
        #expect(!Terminal(colors: .never, environment: Environment()).hasColors)
        #expect(!Terminal(colors: .auto, environment: Environment(["NO_COLOR": "1"])).hasColors)
        #expect(Terminal(width: 80, hasColors: true).styled("a", .bold, .red) == "\u{1B}[1;31ma\u{1B}[0m")
        #expect(Terminal(width: 80, hasColors: false).styled("a", .bold) == "a")
    }

    @Test func `is never too narrow to write on`() {
        #expect(Terminal(width: 0, hasColors: false).width == 20)
        #expect(Terminal(width: 500, hasColors: false).width == 100)
    }
}

@Suite struct `A size in bytes` {
    @Test(arguments: [("512", 512), ("512KiB", 512 << 10), ("5 MiB", 5 << 20), ("1g", 1 << 30), ("10b", 10)])
    func `is read as people write it`(text: String, bytes: Int) {
        #expect(ByteSize(argument: text)?.bytes == bytes)
    }

    @Test(arguments: ["", "0", "-1", "MiB", "5 MB", "5.5k", "99999999999999999999", "9999999g"])
    func `is refused where it is none`(text: String) {
        #expect(ByteSize(argument: text) == nil)
    }
}
