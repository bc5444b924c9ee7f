/// Folds Vietnamese letters so that spellings of one syllable have one key (a resource).
///
/// A folded syllable is its letters without tone in lower case, and its tone: "hòa" and "hoà", "Thuý" and "thúy",
/// "tiếng" composed or not, "đ" U+0111 and "ð" U+00F0 fall together, and so do "kỳ" and "kì", "Mỹ" and "Mĩ" where "i" and
/// "y" are two spellings of one syllable; syllables that differ otherwise in letters or tone never do.
enum LetterFolding {
    /// A letter without its tone: ASCII in lower case, or 0x80-0x86 for ă â ê ô ơ ư đ; 0 where the scalar is no Latin
    /// letter of the table.
    struct Folded {
        let letter: UInt8
        /// 0 level, 1 grave, 2 acute, 3 hook, 4 tilde, 5 dot below.
        let tone: UInt8
        let isUppercase: Bool
        /// What the letter makes of a word: ``Token/Traits/vietnamese``, or nothing.
        private(set) var traits: Token.Traits = []

        init(letter: UInt8, tone: UInt8, isUppercase: Bool = false) {
            self.letter = letter
            self.tone = tone
            self.isUppercase = isUppercase
            if letter > 0x7F || tone > 2 { traits.insert(.vietnamese) }
        }
    }

    /// Letters and digits of ASCII in lower case, as who writes without marks has them: "tieude" of "Tiêu đề" (headline).
    static func plain(_ text: some StringProtocol) -> [UInt8] {
        text.unicodeScalars.compactMap { scalar in
            if scalar.value >= 0x30, scalar.value <= 0x39 { return UInt8(scalar.value) }
            switch fold(scalar.value).letter {
            case 0: return nil
            case 0x80, 0x81: return UInt8(ascii: "a")
            case 0x82: return UInt8(ascii: "e")
            case 0x83, 0x84: return UInt8(ascii: "o")
            case 0x85: return UInt8(ascii: "u")
            case 0x86: return UInt8(ascii: "d")
            case let letter: return letter
            }
        }
    }

    static let breve: UInt8 = 0x80
    static let toneBase: UInt64 = 0x0100

    private static let vowels: [(letter: UInt8, forms: String)] = [
        (0x61, "aàáảãạ"), (0x80, "ăằắẳẵặ"), (0x81, "âầấẩẫậ"), (0x65, "eèéẻẽẹ"), (0x82, "êềếểễệ"), (0x69, "iìíỉĩị"),
        (0x6F, "oòóỏõọ"), (0x83, "ôồốổỗộ"), (0x84, "ơờớởỡợ"), (0x75, "uùúủũụ"), (0x85, "ưừứửữự"), (0x79, "yỳýỷỹỵ"),
    ]

    /// The scalars U+0000-U+024F, then U+1EA0-U+1EFF.
    static let table: [Folded] = {
        var table = [Folded](repeating: Folded(letter: 0, tone: 0), count: 0x250 + 0x60)
        for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
            table[Int(letter)] = Folded(letter: letter, tone: 0)
            table[Int(letter) - 0x20] = Folded(letter: letter, tone: 0, isUppercase: true)
        }
        for (scalar, isUppercase) in [(0x110, true), (0x111, false), (0xD0, true), (0xF0, false)] {
            table[scalar] = Folded(letter: 0x86, tone: 0, isUppercase: isUppercase)
        }
        for (letter, forms) in vowels {
            for (tone, form) in zip([0, 1, 2, 3, 4, 5] as [UInt8], forms.unicodeScalars) {
                table[place(form.value)!] = Folded(letter: letter, tone: tone)
                let upper = form.properties.uppercaseMapping.unicodeScalars.first!
                table[place(upper.value)!] = Folded(letter: letter, tone: tone, isUppercase: true)
            }
        }
        return table
    }()

    /// A scalar's place in ``table``.
    @inline(__always)
    static func place(_ scalar: UInt32) -> Int? {
        if scalar < 0x250 { return Int(scalar) }
        if scalar >= 0x1EA0, scalar < 0x1F00 { return Int(scalar - 0x1EA0) + 0x250 }
        return nil
    }

    /// The scalar at a place in ``table``.
    static func scalar(at place: Int) -> UInt32 { UInt32(place < 0x250 ? place : place - 0x250 + 0x1EA0) }

    /// A scalar without its tone and case; letter 0 where it is no letter of Vietnamese.
    static func fold(_ scalar: UInt32) -> Folded {
        guard let place = place(scalar) else { return Folded(letter: 0, tone: 0) }
        return table[place]
    }

    /// The tone of a combining mark, or `nil`.
    static func tone(ofCombining scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0x300, 0x340: 1
        case 0x301, 0x341: 2
        case 0x309: 3
        case 0x303: 4
        case 0x323: 5
        default: nil
        }
    }

    /// A vowel in UTF-8 with a tone put on it, or `nil` where that is no letter of Vietnamese.
    static func toned(_ vowel: some Sequence<UInt8>, tone: UInt8) -> [UInt8]? {
        guard let scalar = String(decoding: Array(vowel), as: UTF8.self).unicodeScalars.first else { return nil }
        let folded = fold(scalar.value)
        guard folded.tone == 0, let row = vowels.first(where: { $0.letter == folded.letter }) else { return nil }
        let form = row.forms.unicodeScalars.dropFirst(Int(tone)).first!
        return Array((folded.isUppercase ? form.properties.uppercaseMapping : String(form)).utf8)
    }

    /// The letter with a combining circumflex, breve or horn, or `nil` where there is no such letter.
    static func letter(_ letter: UInt8, combining scalar: UInt32) -> UInt8? {
        switch (letter, scalar) {
        case (0x61, 0x306): 0x80
        case (0x61, 0x302): 0x81
        case (0x65, 0x302): 0x82
        case (0x6F, 0x302): 0x83
        case (0x6F, 0x31B): 0x84
        case (0x75, 0x31B): 0x85
        default: nil
        }
    }

    /// The last letter of a syllable as it counts for the key: "i" for a "y" that is but another spelling of it.
    ///
    /// A lone "y" after h, k, l or "qu" is one in every tone; after m, s and t only where no other word is spelled so: "mỹ"
    /// (beautiful), "mỳ" (noodles), "sỹ" (scholar), "tỷ" (billion), "tỳ" (spleen), but not "my" beside "mi" (eyelash) or "tý"
    /// (the rat of the zodiac) beside "tí" (a little). The alternation is that of the ministries' spelling rules of 1980 and
    /// 1984, which newspapers follow to different degrees.
    ///
    /// - Parameters:
    ///   - last: the last folded letter.
    ///   - before: the folded letters before it, at most two of them, the last in the low byte; `nil` where there are more.
    static func spelling(_ last: UInt8, after before: UInt16?, tone: UInt8) -> UInt8 {
        guard last == 0x79, let before else { return last }
        let isSpelling =
            switch before {
            case 0x68, 0x6B, 0x6C, 0x7175: true  // h k l qu
            case 0x6D: tone == 1 || tone == 4  // m
            case 0x73: tone == 4  // s
            case 0x74: tone == 1 || tone == 3  // t
            default: false
            }
        return isSpelling ? 0x69 : last
    }

    /// Whether a scalar of any script is a capital.
    static func isUppercase(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE: true
        case 0x100...0x137, 0x14A...0x177: scalar & 1 == 0
        case 0x139...0x148, 0x179...0x17E: scalar & 1 == 1
        case 0x1A0, 0x1AF: true
        case 0x1EA0...0x1EF9: scalar & 1 == 0
        case 0..<0x250: false
        default: isUppercaseByProperties(scalar)
        }
    }

    /// Apart, since what Unicode's properties need is made ready wherever they may be asked for, and they seldom are.
    @inline(never)
    private static func isUppercaseByProperties(_ scalar: UInt32) -> Bool {
        Unicode.Scalar(scalar)?.properties.isUppercase ?? false
    }
}

/// A 64-bit key that is fed piece by piece (FNV-1a with a final mix).
struct FoldedKey {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The key of bytes as they are.
    static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var key = FoldedKey()
        for byte in bytes { key.feed(UInt64(byte)) }
        return key.mixed
    }

    /// Goes on with a letter or another piece; the order counts.
    mutating func feed(_ piece: UInt64) {
        value = (value ^ piece) &* 0x0000_0100_0000_01B3
    }

    var mixed: UInt64 {
        var mixed = value
        mixed ^= mixed >> 32
        mixed = mixed &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 29
        return mixed == 0 ? 1 : mixed
    }
}
