/// What touches a number, and its scale and unit.
extension Numbers.Reading {
    // MARK: What touches it

    /// Where a measure begins whose numeral begins at a token: at its sign ("-5", "âm 5"); `nil` where it is a part of something else.
    func opening(_ at: Int) -> Opening? {
        guard at > start else { return Opening(start: at) }
        let before = text.tokens[at - 1]
        guard text.touches(at) else {
            if before.key == Self.negative.key, at > free { return Opening(start: at - 1, isNegative: true) }
            return Opening(start: at)
        }
        let isApart = at - 1 == start || !text.touches(at - 1) || text.isSign(.openParenthesis, at: at - 2)
        switch before.sign {
        case .openParenthesis, .openBracket, .straightDouble, .openDouble, .lowDouble, .openGuillemet,
            .straightSingle, .openSingle, .ellipsis, .greater:
            return Opening(start: at)
        case .plus: return isApart ? Opening(start: at) : nil
        case .hyphen, .dash:
            if at - 1 == free, free > start { return Opening(start: at) }
            return isApart ? Opening(start: at - 1, isNegative: true, isHyphen: true) : nil
        default: break
        }
        if text.text.utf8[Int(before.start)] == UInt8(ascii: "~") { return Opening(start: at) }
        return prefix(at)
    }

    /// "$500", "US$500".
    private func prefix(_ at: Int) -> Opening? {
        for length in [2, 1] where at - length >= start {
            let from = at - length
            guard let entry = words.entry(text.tokens, from..<at),
                let reading = words[entry].readings.first(where: { $0.place == .prefix }), let unit = reading.symbol
            else { continue }
            let isApart = from == start || !text.touches(from) || text.tokens[from - 1].kind == .sign
            return isApart ? Opening(start: from, unit: unit) : nil
        }
        return nil
    }

    // MARK: Scale and unit

    /// - Returns: `nil` where what follows makes it no number.
    mutating func measure(_ numeral: Numeral, _ at: Int) -> Measure? {
        var measure = Measure(
            start: at, end: numeral.end, amount: numeral.amount, form: numeral.form, scale: numeral.scale,
            isSound: true)
        if numeral.form != .words || numeral.scale == nil { addScales(&measure) }
        if measure.scale != nil, !numeral.isInWords { addSmallerScale(&measure) }
        addUnit(&measure)
        guard measure.isSound else { return measure }
        if measure.unit != nil { addRate(&measure) }
        measure.isSound = endsWell(measure)
        return measure
    }

    /// Takes in the words for powers of ten behind a numeral: "triệu" (million), "tỷ đồng".
    func addScales(_ measure: inout Measure) {
        while let match = words.match(text.tokens, at: measure.end, end: end), let scale = words[match.entry].scale,
            !isNameAfter(measure.end, match.end)
        {
            measure.scale = (measure.scale ?? 0) + scale
            measure.amount.exponent += scale
            measure.end = match.end
        }
        addHalf(&measure)
    }

    /// "2 triệu rưỡi".
    private func addHalf(_ measure: inout Measure) {
        guard let scale = measure.scale, measure.end < end, text.isWord(Self.andHalf, at: measure.end),
            let sum = measure.amount + Amount(digits: 5, exponent: scale - 1)
        else { return }
        measure.amount = sum
        measure.end += 1
    }

    /// "1 tỷ 200 triệu đồng".
    private mutating func addSmallerScale(_ measure: inout Measure) {
        while measure.end < end, text.tokens[measure.end].kind == .number, let scale = measure.scale {
            let numeral = digits(measure.end)
            guard numeral.isSound, numeral.end <= end,
                let match = words.match(text.tokens, at: numeral.end, end: end),
                let smaller = words[match.entry].scale, smaller < scale,
                let small = numeral.amount.times(tenTo: smaller).value,
                let step = Amount(digits: 1, exponent: scale).value,
                small < step, let sum = measure.amount + numeral.amount.times(tenTo: smaller)
            else {
                // "1 tỷ 2" is 1.2 or 2 beside it.
                measure.isSound = false
                return
            }
            measure.amount = sum
            measure.scale = smaller
            measure.end = match.end
        }
    }

    private func addUnit(_ measure: inout Measure) {
        let at = measure.end
        guard measure.isSound, at < end, var match = words.match(text.tokens, at: at, end: end) else { return }
        if words[match.entry].kinds.contains(.small), measure.scale != nil || measure.amount.digits >= 1000,
            let first = words.match(text.tokens, at: at, end: match.end - 1)
        {
            match = first
        }
        let word = words[match.entry]
        if let reading = word.readings.first(where: { fits($0, at..<match.end, measure.scale != nil) }) {
            guard !isNameAfter(at, match.end) else { return }
            measure.unit = reading.symbol
            measure.amount.exponent += reading.exponent
            measure.isLoose =
                match.end - at == 1 && text.tokens[at].traits.contains(.singleLetter) && !text.touches(at)
            measure.end = match.end
            addHeight(&measure)
        } else if word.kinds.contains(.vague) || word.kinds.contains(.time) {
            measure.isSound = false
            measure.end = match.end
        }
    }

    private func fits(_ reading: UnitWord.Reading, _ range: TokenRange, _ isScaled: Bool) -> Bool {
        guard reading.symbol != nil else { return false }
        if let spelling = reading.spelling, !text.text.utf8[text.bytes(of: range)].elementsEqual(spelling) {
            return false
        }
        switch reading.place {
        case .unit, .symbol: return true
        case .tight: return text.touches(range.lowerBound)
        case .scaled: return isScaled
        case .prefix, .per, .time: return false
        }
    }

    /// "2 Vạn Phúc", "3 Đồng Tháp": the scale or unit is the beginning of a name.
    func isNameAfter(_ at: Int, _ wordEnd: Int) -> Bool {
        isCapitalisedAlone(at) && !text.tokens[at].traits.contains(.singleLetter) && wordEnd < end
            && text.tokens[wordEnd].isWord && text.tokens[wordEnd].isCapitalised
    }

    /// "1m65".
    private func addHeight(_ measure: inout Measure) {
        guard measure.unit == "m", measure.form == .plain, measure.scale == nil, measure.end < end,
            text.touches(measure.end), text.touches(measure.end - 1), let part = text.number(at: measure.end),
            text.digitCount(at: measure.end) <= 2
        else { return }
        let places = text.digitCount(at: measure.end)
        guard let sum = measure.amount + Amount(digits: part, exponent: -places) else { return }
        measure.amount = sum
        measure.end += 1
    }

    /// "đồng/kg", "tấn/ha/năm".
    private func addRate(_ measure: inout Measure) {
        for _ in 0..<2 {
            let at = measure.end
            guard at + 1 < paragraphEnd, text.isSign(.slash, at: at), text.touches(at), text.touches(at + 1),
                let match = words.match(text.tokens, at: at + 1, end: paragraphEnd),
                let reading = words[match.entry].readings.first(where: { isDenominator($0, at + 1..<match.end) }),
                let unit = measure.unit, let per = reading.symbol
            else { return }
            measure.unit = unit + "/" + per
            measure.amount.exponent -= reading.exponent
            measure.end = match.end
        }
    }

    private func isDenominator(_ reading: UnitWord.Reading, _ range: TokenRange) -> Bool {
        guard reading.symbol != nil else { return false }
        if let spelling = reading.spelling, !text.text.utf8[text.bytes(of: range)].elementsEqual(spelling) {
            return false
        }
        return reading.place != .prefix && reading.place != .scaled
    }

    /// Whether what touches the end lets it be a number: "5G", "24/7", "3x4" are none.
    private func endsWell(_ measure: Measure) -> Bool {
        let at = measure.end
        guard at < paragraphEnd, text.touches(at) else { return true }
        let token = text.tokens[at]
        switch token.sign {
        case .slash: return measure.unit != nil
        case .plus, .asterisk, .another, .ampersand: return false
        case .colon: return measure.unit != nil || !text.touches(at + 1) || text.tokens[at + 1].kind != .number
        case .hyphen, .dash:
            guard at + 1 < paragraphEnd, text.touches(at + 1) else { return true }
            return measure.isStrong || text.tokens[at + 1].kind == .number
        case .comma, .fullStop:
            return at + 1 >= paragraphEnd || !text.touches(at + 1) || text.tokens[at + 1].kind != .number
        case .none: return false
        default: return true
        }
    }

    static let andHalf = Syllable("rưỡi")
    private static let negative = Syllable("âm")
}
