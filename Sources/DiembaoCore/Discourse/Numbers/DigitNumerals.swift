/// Numerals in digits: "1.250,5".
extension Numbers.Reading {
    /// Whether a numeral may begin at a token; asked of every token.
    func opensNumeral(_ at: Int) -> Bool {
        let token = text.tokens[at]
        switch token.kind {
        case .number: return true
        case .word:
            if let digit = words.digit(token.key) { return digit > 0 }
            return token.key == openings.ten || token.key == openings.half
        default: return false
        }
    }

    /// The numeral that begins at a token, in digits or in words.
    mutating func numeral(_ at: Int) -> Numeral? {
        text.tokens[at].kind == .number ? digits(at) : inWords(at)
    }

    /// The groups of digits that points and commas join (data).
    private struct Groups {
        var points = 0
        var commas = 0
        var lastIsComma = false
        var firstLength = 0
        var lastLength = 0
        var opensWithZero = false
        /// Whether all groups but the first and the last have three digits.
        var innerAreThree = true
        var digits = 0
        var length = 0
        var isSound = true

        var separators: Int { points + commas }
        var isZero: Bool { opensWithZero && firstLength == 1 }
        var isGrouped: Bool { firstLength <= 3 && !opensWithZero && innerAreThree }
    }

    /// "1.200,5": points group thousands, a comma begins decimals. A lone point before one, two or four digits begins
    /// decimals in careless texts; a lone comma before three is read as the text writes its other numbers.
    mutating func digits(_ at: Int) -> Numeral {
        var groups = Groups()
        var last = at
        add(at, &groups)
        groups.firstLength = groups.lastLength
        groups.opensWithZero = text.text.utf8[Int(text.tokens[at].start)] == UInt8(ascii: "0")
        while last + 2 < paragraphEnd, text.touches(last + 1), text.touches(last + 2),
            text.tokens[last + 2].kind == .number
        {
            let sign = text.tokens[last + 1].sign
            guard sign == .comma || sign == .fullStop else { break }
            if groups.separators > 0, groups.lastLength != 3 { groups.innerAreThree = false }
            groups.lastIsComma = sign == .comma
            if sign == .comma { groups.commas += 1 } else { groups.points += 1 }
            last += 2
            add(last, &groups)
        }
        let decimals = -groups.lastLength
        func numeral(_ form: Numeral.Form, _ exponent: Int, isSound: Bool = true) -> Numeral {
            Numeral(
                end: last + 1, amount: Amount(digits: groups.digits, exponent: exponent), form: form,
                isSound: isSound && groups.isSound)
        }
        let isPadded = groups.opensWithZero && groups.firstLength > 1
        switch (groups.separators, groups.lastLength) {
        case (0, _): return numeral(.plain, 0, isSound: !isPadded || groups.firstLength == 2)
        case (1, 3) where groups.isZero: return numeral(.decimal, decimals)
        case (1, 3) where groups.points == 1: return numeral(.grouped, 0, isSound: groups.isGrouped)
        case (1, 3):
            return numeral(.decimal, decimals, isSound: !isPadded && (groups.firstLength > 3 || hasDecimalCommas()))
        case (1, _): return numeral(groups.commas == 1 ? .decimal : .pointed, decimals, isSound: !isPadded)
        case (_, 3) where groups.points == 0 || groups.commas == 0:
            return numeral(.grouped, 0, isSound: groups.isGrouped)
        default:
            let isTail = groups.lastIsComma ? groups.commas == 1 : groups.points == 1
            return numeral(.decimal, decimals, isSound: isTail && groups.isGrouped)
        }
    }

    private func add(_ at: Int, _ groups: inout Groups) {
        let token = text.tokens[at]
        groups.lastLength = Int(token.end - token.start)
        groups.length += groups.lastLength
        guard groups.isSound, groups.length <= 15 else {
            groups.isSound = false
            return
        }
        for byte in text.text.utf8[Int(token.start)..<Int(token.end)] {
            guard byte >= 0x30, byte <= 0x39 else {
                groups.isSound = false
                return
            }
            groups.digits = groups.digits * 10 + Int(byte - 0x30)
        }
    }

    /// Whether the text has a number such as "3,2" and none such as "1,234,567".
    private mutating func hasDecimalCommas() -> Bool {
        if let known = writesDecimalCommas { return known }
        var hasCommas = false
        var at = 0
        while at + 2 < text.tokens.count {
            guard text.tokens[at].kind == .number, text.tokens[at + 1].sign == .comma, text.touches(at + 1),
                text.touches(at + 2), text.tokens[at + 2].kind == .number
            else {
                at += 1
                continue
            }
            if text.isSign(.comma, at: at + 3), text.touches(at + 3), text.touches(at + 4),
                text.tokens[at + 4].kind == .number
            {
                writesDecimalCommas = false
                return false
            }
            if text.digitCount(at: at + 2) <= 2 { hasCommas = true }
            at += 3
        }
        writesDecimalCommas = hasCommas
        return hasCommas
    }

    static let half = Syllable("nửa")
    static let ten = Syllable("mười")
}
