/// Numerals in words: "hai mươi lăm" (twenty-five).
extension Numbers.Reading {
    /// The digit that a token means, if it is a word.
    func digit(_ at: Int) -> Int? {
        at < end && text.tokens[at].isWord ? words.digit(text.tokens[at].key) : nil
    }

    /// Whether a syllable stands at a token, before the end of what is read.
    func isWord(_ syllable: Syllable, _ at: Int) -> Bool { at < end && text.isWord(syllable, at: at) }

    /// "hai tỷ", "ba mươi nghìn", "một triệu hai trăm nghìn", "nửa triệu".
    func inWords(_ at: Int) -> Numeral? {
        if isWord(Self.half, at) {
            guard let match = words.match(text.tokens, at: at + 1, end: end), let scale = words[match.entry].scale,
                scale >= 3, !isNameAfter(at + 1, match.end)
            else { return nil }
            return Numeral(
                end: match.end, amount: Amount(digits: 5, exponent: scale - 1), form: .words, scale: scale)
        }
        var total = Amount(digits: 0)
        var numeral: Numeral?
        var cursor = at
        var limit = Int.max
        while let group = group(cursor) {
            guard group.isSound else { return Numeral(end: group.end, amount: total, form: .words, isSound: false) }
            var part = Measure(
                start: cursor, end: group.end, amount: Amount(digits: group.value), form: .words, isSound: true)
            addScales(&part)
            let scale = part.scale ?? (group.hasHundred ? 0 : nil)
            // "hai nghìn ba" is 2,300 or "two thousand" beside "three"; "ba triệu một tháng" has a number beside it.
            if let known = numeral {
                guard part.scale ?? 0 < limit, part.scale != nil || group.hasHundred || group.isLinked else {
                    return text.tokens[part.end - 1].key == Syllable.one.key
                        ? known : Numeral(end: part.end, amount: total, form: .words, isSound: false)
                }
            }
            guard let sum = total + part.amount else { return nil }
            total = sum
            let isDigit = numeral == nil && part.scale == nil && group.isDigit
            numeral = Numeral(
                end: part.end, amount: total, form: isDigit ? .digitWord : .words,
                scale: scale == nil ? numeral?.scale : max(scale ?? 0, 1))
            limit = part.scale ?? 0
            cursor = part.end
            if limit == 0 { break }
        }
        guard var numeral else { return nil }
        // "hai ba người", "hai mươi mấy": vague.
        if cursor < end, digit(cursor) != nil && numeral.form == .digitWord || isWord(Self.some, cursor) {
            numeral.isSound = false
            numeral.end = cursor + 1
        }
        if numeral.scale == 1, total.digits < 100, total.exponent == 0 { numeral.scale = nil }
        return numeral
    }

    private struct Group {
        var value: Int
        var end: Int
        var isDigit = false
        var hasHundred = false
        /// "linh năm", "lẻ năm".
        var isLinked = false
        var isSound = true
    }

    /// A number below a thousand, without "nghìn" and the like.
    private func group(_ at: Int) -> Group? {
        if isLink(at), let digit = digit(at + 1), digit > 0 {
            return Group(value: digit, end: at + 2, isLinked: true)
        }
        if isWord(Self.ten, at) || digit(at) != nil && isWord(Self.tens, at + 1) { return tens(at) }
        guard let first = digit(at) else { return nil }
        guard isWord(Self.hundred, at + 1) else {
            return first > 0 ? Group(value: first, end: at + 1, isDigit: true) : nil
        }
        var group = Group(value: first * 100, end: at + 2, hasHundred: true)
        if isLink(group.end), let digit = digit(group.end + 1) {
            group.value += digit
            group.end += 2
        } else if isWord(Self.ten, group.end) || digit(group.end) != nil && isWord(Self.tens, group.end + 1) {
            let tens = tens(group.end)
            group.value += tens.value
            group.end = tens.end
            group.isSound = tens.isSound
        } else if isWord(Self.andHalf, group.end) {
            group.value += 50
            group.end += 1
        } else if let digit = digit(group.end), digit != 1 {
            // "một trăm hai" is 120, or 100 beside two.
            group.isSound = false
            group.end += 1
        }
        return group
    }

    private func tens(_ at: Int) -> Group {
        let isTen = isWord(Self.ten, at)
        var group = Group(value: isTen ? 10 : (digit(at) ?? 0) * 10, end: at + (isTen ? 1 : 2))
        // "hai mươi năm" is twenty years.
        if group.end < end, text.tokens[group.end].isWord, !isWord(Self.five, group.end),
            !isWord(Self.hundred, group.end + 1), let last = words.lastDigit(text.tokens[group.end].key), last > 0
        {
            group.value += last
            group.end += 1
        }
        return group
    }

    private func isLink(_ at: Int) -> Bool { isWord(Self.and, at) || isWord(Self.odd, at) }

    private static let tens = Syllable("mươi")
    private static let hundred = Syllable("trăm")
    private static let and = Syllable("linh")
    private static let odd = Syllable("lẻ")
    private static let some = Syllable("mấy")
}
