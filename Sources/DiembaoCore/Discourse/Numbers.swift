/// A number or quantity before it is a report's: in tokens (data).
struct Quantity: Sendable, Equatable {
    var range: TokenRange
    var value: Double
    var unit: String?
}

/// Finds numbers and quantities with their units (a pass).
///
/// In Vietnamese a number that counts or measures stands before its noun or unit, and one that names stands after its noun
/// ("12 lớp", twelve classes, and "lớp 12", the twelfth form). So a number with a scale or a unit is a quantity, and a bare
/// one is taken only where what stands around it says that it counts. What may be read in two ways is left out.
struct Numbers {
    let text: TokenizedText
    let roles: [Report.Paragraph.Role]
    let times: Times.Result

    /// - Returns: `nil` where `shouldStop` said so.
    func find(shouldStop: () -> Bool) -> [Quantity]? {
        var found: [Quantity] = []
        let words = UnitWords.shared
        let taken = (times.expressions.map(\.range) + times.impossible).sorted { $0.lowerBound < $1.lowerBound }
        var time = 0
        var reading = Reading(text: text, words: words)
        for (paragraph, role) in zip(text.paragraphs, roles) {
            if shouldStop() { return nil }
            guard role != .credit, role != .boilerplate else { continue }
            reading.start = paragraph.lowerBound
            reading.paragraphEnd = paragraph.upperBound
            reading.free = paragraph.lowerBound
            var at = paragraph.lowerBound
            while at < paragraph.upperBound {
                while time < taken.count, taken[time].upperBound <= at { time += 1 }
                if time < taken.count, taken[time].lowerBound <= at {
                    at = taken[time].upperBound
                    reading.free = at
                    continue
                }
                guard reading.opensNumeral(at) else {
                    at += 1
                    continue
                }
                reading.end =
                    time < taken.count ? min(taken[time].lowerBound, paragraph.upperBound) : paragraph.upperBound
                at = reading.read(at, into: &found)
            }
        }
        return found
    }
}

extension Numbers {
    /// A decimal number: its digits and the power of ten of the last one (data).
    struct Amount: Sendable {
        var digits: Int
        var exponent = 0

        /// `nil` where it has more digits than a report can tell.
        var value: Double? {
            var (digits, exponent) = (digits, exponent)
            while exponent < 0, digits % 10 == 0 {
                digits /= 10
                exponent += 1
            }
            guard exponent >= -4, exponent <= 17 else { return nil }
            for _ in 0..<max(0, exponent) {
                guard digits < 100_000_000_000_000_000 else { return nil }
                digits *= 10
            }
            // A report's numbers are doubles to who reads them.
            guard Int(exactly: Double(digits)) == digits, digits < 1_000_000_000_000_000_000 else { return nil }
            guard exponent < 0 else { return Double(digits) }
            guard digits < 1_000_000_000_000_000 else { return nil }
            return Double(digits) / [10, 100, 1000, 10_000][-exponent - 1]
        }

        func times(tenTo power: Int) -> Amount { Amount(digits: digits, exponent: exponent + power) }

        static func + (left: Amount, right: Amount) -> Amount? {
            let exponent = min(left.exponent, right.exponent)
            func aligned(_ amount: Amount) -> Int? {
                var digits = amount.digits
                for _ in 0..<(amount.exponent - exponent) {
                    guard digits < 100_000_000_000_000_000 else { return nil }
                    digits *= 10
                }
                return digits
            }
            guard let left = aligned(left), let right = aligned(right) else { return nil }
            return Amount(digits: left + right, exponent: exponent)
        }
    }

    /// A number without its unit, in digits or words (data).
    struct Numeral: Sendable {
        enum Form: Sendable { case plain, grouped, decimal, pointed, digitWord, words }

        var end: Int
        var amount: Amount
        var form: Form
        /// The power of ten that it ends with: "hai tỷ".
        var scale: Int?
        /// Whether it can be read in one way only.
        var isSound = true

        var isInWords: Bool { form == .digitWord || form == .words }
    }

    /// A number with its scale and unit (data).
    struct Measure: Sendable {
        var start: Int
        var end: Int
        var amount: Amount
        var form: Numeral.Form
        var scale: Int?
        var unit: String?
        var isSound: Bool
        /// A unit of one letter that stands apart from its number: "5 m".
        var isLoose = false

        var isStrong: Bool { scale != nil || unit != nil }
        /// "1945", where it may be a year.
        var isYear: Bool { form == .plain && (1900...2099).contains(amount.digits) && amount.exponent == 0 }
    }

    /// What stands before a number and touches it (data).
    private struct Opening {
        var start: Int
        var isNegative = false
        /// A hyphen, which may be the mark of an item.
        var isHyphen = false
        var unit: String?
    }

    /// Reads the numbers at a token (a pass over a few tokens).
    struct Reading {
        let text: TokenizedText
        let words: UnitWords
        /// The paragraph.
        var start = 0
        var paragraphEnd = 0
        /// Where the next expression of time begins, or the paragraph ends.
        var end = 0
        /// Where the last expression of time or quantity ended: what stands before says nothing of what follows.
        var free = 0
        /// Whether the text writes decimals with a comma, once that was asked.
        private var writesDecimalCommas: Bool?

        init(text: TokenizedText, words: UnitWords) {
            self.text = text
            self.words = words
        }

        // MARK: One number, or two that share a unit

        /// - Returns: where to look next.
        mutating func read(_ at: Int, into found: inout [Quantity]) -> Int {
            guard let numeral = numeral(at) else { return at + 1 }
            guard numeral.isSound, numeral.end <= end, let opening = opening(at, numeral),
                var measure = measure(numeral, at)
            else { return max(numeral.end, at + 1) }
            measure.start = opening.start
            if let unit = opening.unit, measure.unit == nil { measure.unit = unit }
            guard measure.isSound else { return max(measure.end, at + 1) }
            if opening.isNegative || opening.isHyphen {
                let isBelowZero = measure.unit.map(Self.belowZero.contains) ?? false
                if opening.isNegative && !opening.isHyphen ? measure.isStrong : isBelowZero {
                    measure.amount.digits = -measure.amount.digits
                } else if opening.isHyphen, text.tokens[at - 1].traits.contains(.opensParagraph) {
                    measure.start = at
                } else {
                    return measure.end
                }
            } else if measure.unit == nil, let next = pair(measure, at, &found) {
                return next
            }
            if isNumber(measure, at) { emit(measure, &found) }
            return measure.end
        }

        private mutating func emit(_ measure: Measure, _ found: inout [Quantity]) {
            guard let value = abs(measure.amount).value else { return }
            found.append(
                Quantity(
                    range: measure.start..<measure.end, value: measure.amount.digits < 0 ? -value : value,
                    unit: measure.unit))
            free = measure.end
        }

        private func abs(_ amount: Amount) -> Amount {
            Amount(digits: Swift.abs(amount.digits), exponent: amount.exponent)
        }

        private struct Joint {
            enum Kind { case hyphen, until, other }
            var kind: Kind
            var next: Int
        }

        /// What joins two numbers: "20-30", "20 đến 30", "20 và 30".
        private func joint(_ at: Int) -> Joint? {
            guard at + 1 < paragraphEnd, at < end else { return nil }
            let sign = text.tokens[at].sign
            if sign == .hyphen || sign == .dash {
                guard text.touches(at) == text.touches(at + 1) else { return nil }
                return opensNumeral(at + 1) ? Joint(kind: .hyphen, next: at + 1) : nil
            }
            let key = text.tokens[at].key
            guard Self.untils.contains(key) || Self.joints.contains(key) else { return nil }
            var next = at + 1
            if let match = words.match(text.tokens, at: next, end: end), words[match.entry].kinds.contains(.about) {
                next = match.end
            }
            guard next < paragraphEnd, opensNumeral(next) else { return nil }
            return Joint(kind: Self.untils.contains(key) ? .until : .other, next: next)
        }

        /// Reads a second number that gives the first one its scale and unit, or shows that neither is one.
        ///
        /// - Returns: where to look next, or `nil` where the first stands for itself.
        private mutating func pair(_ first: Measure, _ at: Int, _ found: inout [Quantity]) -> Int? {
            guard let joint = joint(first.end) else { return nil }
            // "5 đến 10 ngày": the second is a duration's, and so is the first.
            guard joint.next < end else { return first.isStrong || joint.kind == .other ? nil : first.end }
            guard let numeral = numeral(joint.next) else { return nil }
            guard numeral.isSound, numeral.end <= end, let second = measure(numeral, joint.next), second.isSound else {
                return joint.kind == .other || first.isStrong ? nil : numeral.end
            }
            if joint.kind == .hyphen, self.joint(second.end)?.kind == .hyphen { return second.end }
            if first.isStrong { return strongPair(first, second, at, joint, &found) }
            if second.isStrong { return shared(first, second, at, joint, &found) }
            guard joint.kind != .other else { return nil }
            guard isRangeOfCounts(first, second, at, joint) else { return second.end }
            emit(first, &found)
            emit(second, &found)
            return second.end
        }

        /// "20 triệu - 30 triệu đồng": the second's unit is the first's.
        private mutating func strongPair(
            _ first: Measure, _ second: Measure, _ at: Int, _ joint: Joint, _ found: inout [Quantity]
        ) -> Int? {
            guard second.scale != nil, second.unit != nil, isNumber(first, at) else { return nil }
            var first = first
            first.unit = second.unit
            emit(first, &found)
            emit(second, &found)
            return second.end
        }

        /// "20-30 triệu đồng": the second's scale and unit are the first's, unless that makes no sense.
        private mutating func shared(
            _ first: Measure, _ second: Measure, _ at: Int, _ joint: Joint, _ found: inout [Quantity]
        ) -> Int? {
            guard let small = first.amount.value, let large = second.amount.value,
                let scaled = first.amount.times(tenTo: second.scale ?? 0).value
            else { return second.end }
            let isRange = joint.kind != .other
            var first = first
            first.unit = second.unit
            let isDesignated = isNamed(at) && joint.kind != .hyphen
            if scaled >= large / 100, isRange ? scaled < large : scaled <= large * 100 {
                first.amount = first.amount.times(tenTo: second.scale ?? 0)
            } else if second.scale == nil || small < large / 100 || isRange && small >= large {
                guard joint.kind != .hyphen else { return second.end }
                if isNumber(second, joint.next) { emit(second, &found) }
                return second.end
            }
            guard isNumber(second, joint.next) else { return second.end }
            if !isDesignated { emit(first, &found) }
            emit(second, &found)
            return second.end
        }

        /// "20-30 người", "từ 15 đến 20 xe", and no score, date or years.
        private func isRangeOfCounts(_ first: Measure, _ second: Measure, _ at: Int, _ joint: Joint) -> Bool {
            guard let small = first.amount.value, let large = second.amount.value, small < large,
                first.form != .pointed, second.form != .pointed, !isNamed(at), !isAfterName(at), !isAfterNumber(at)
            else { return false }
            if first.isYear, second.isYear { return false }
            let noun = noun(second.end)
            if noun == .age { return true }
            guard !isBeforeNumber(second.end) else { return false }
            if joint.kind == .hyphen {
                if kinds(before: at).contains(.score) { return false }
                // "từ 8-12 học sinh" may be a day.
                if at > max(start, free), Self.datePrepositions.contains(text.tokens[at - 1].key), small <= 31,
                    large <= 12,
                    first.form == .plain, second.form == .plain
                {
                    return false
                }
            }
            if noun == .noun { return true }
            if isClear(first.form), isClear(second.form) { return true }
            return joint.kind == .until && kinds(before: at).contains(.about)
        }

        private func isClear(_ form: Numeral.Form) -> Bool { form == .grouped || form == .decimal }

        // MARK: Whether it counts or measures

        private func isNumber(_ measure: Measure, _ at: Int) -> Bool {
            let before = kinds(before: at)
            if measure.isStrong {
                if at > free, at > start, Self.ordinal.key == text.tokens[at - 1].key { return false }
                // "10 500 đồng": spaces between thousands.
                if isAfterNumber(at), measure.form == .plain, text.digitCount(at: at) == 3 { return false }
                // "ba triệu năm tới" is a duration, "ba triệu" of next year's or both.
                if measure.unit == nil, measure.end == end, end + 1 < paragraphEnd, text.isWord(Self.five, at: end),
                    Self.shifts.contains(text.tokens[end + 1].key)
                {
                    return false
                }
                if measure.isLoose, measure.form == .plain, isNamed(at) { return false }
                guard measure.form == .words || measure.form == .digitWord else { return true }
                if before.contains(.few) || isName(at) { return false }
                return measure.form == .words || measure.scale != nil || isDigitWordQuantity(measure, at)
            }
            return isCount(measure, at, before)
        }

        /// "hai tấn cá", and not "cả hai đồng ý".
        private func isDigitWordQuantity(_ measure: Measure, _ at: Int) -> Bool {
            guard !isNamed(at) else { return false }
            guard measure.unit == "VND" else { return true }
            return measure.end >= paragraphEnd || text.tokens[measure.end].kind == .sign
        }

        private func isCount(_ measure: Measure, _ at: Int, _ before: UnitWord.Kinds) -> Bool {
            guard measure.form != .pointed, measure.form != .digitWord, !isBeforeNumber(measure.end) else {
                return false
            }
            let noun = noun(measure.end)
            if noun == .age { return true }
            guard noun != .rate, !isNamed(at), !isAfterNumber(at) else { return false }
            if measure.form == .words { return !before.contains(.few) && !isName(at) && measure.end < end }
            let isAbout = before.contains(.about)
            let isCounted = before.contains(.count) && isContent(measure.end)
            if measure.isYear { return noun == .noun && (isAbout || before.contains(.count)) }
            guard !isAfterName(at) else { return false }
            if isClear(measure.form) || noun == .noun { return true }
            // What an expression of time follows may be part of it.
            if measure.end == end, end < paragraphEnd { return false }
            return isAbout || isCounted
        }

        private enum Noun { case none, noun, age, rate }

        /// What the noun after a number is: one that is counted, or the beginning of a rate ("người/km2").
        private func noun(_ at: Int) -> Noun {
            guard at < end, text.tokens[at].isWord, !isCapitalisedAlone(at) else { return .none }
            var nounEnd = text.unitEnd(at)
            var isNoun = false
            if let match = words.match(text.tokens, at: at, end: end) {
                let kinds = words[match.entry].kinds
                if kinds.contains(.age) { return .age }
                if kinds.contains(.none) || kinds.contains(.small) { return .none }
                if kinds.contains(.noun) {
                    isNoun = true
                    nounEnd = match.end
                }
            }
            // "BV 98869 TS" is a ship: "TS" is no doctor there.
            if !isNoun, !text.tokens[at].isCapitalised, let entry = text.entry(at: at) {
                let isPronoun = entry.speaker?.kind == .pronoun || entry.speaker?.kind == .orgpronoun
                isNoun = !entry.kinds.isDisjoint(with: [.speaker, .work, .locality]) && !isPronoun
            }
            guard isNoun else { return .none }
            return text.isSign(.slash, at: nounEnd) && text.touches(nounEnd) ? .rate : .noun
        }

        private func isCapitalisedAlone(_ at: Int) -> Bool {
            text.tokens[at].isCapitalised && !text.tokens[at].traits.contains(.allCapitals)
        }

        /// Whether a word follows that may be a noun.
        private func isContent(_ at: Int) -> Bool {
            guard at < end, text.tokens[at].isWord, !text.tokens[at].isCapitalised else { return false }
            return text.kinds(at: at).isDisjoint(with: [
                .preposition, .adverb, .conjunction, .functionWord, .cue, .copula, .passive, .time, .that, .opener,
            ])
        }

        /// The kinds of the words before a number.
        private func kinds(before at: Int) -> UnitWord.Kinds {
            for length in [2, 1] where at - length >= max(start, free) {
                if let entry = words.entry(text.tokens, at - length..<at) { return words[entry].kinds }
            }
            return []
        }

        /// "lớp 12": the number names what stands before it.
        private func isNamed(_ at: Int) -> Bool {
            let kinds = kinds(before: at)
            return kinds.contains(.naming) && kinds.isDisjoint(with: [.about, .count])
        }

        /// "Boeing 737": a name stands before the number.
        private func isAfterName(_ at: Int) -> Bool { at > max(start, free) && isName(at - 1) }

        /// Whether the word has a capital letter that no beginning of a sentence nor a line of capitals explains.
        private func isName(_ at: Int) -> Bool {
            let token = text.tokens[at]
            guard token.isWord, token.isCapitalised, !token.traits.contains(.opensParagraph), at > start else {
                return false
            }
            if token.traits.contains(.allCapitals), at + 2 < paragraphEnd,
                (at + 1..<min(at + 4, paragraphEnd)).contains(where: { text.tokens[$0].traits.contains(.allCapitals) })
            {
                return false
            }
            let before = text.tokens[at - 1].sign
            return before == .none || before == .comma || before == .slash || before == .ampersand
                || before == .hyphen && text.touches(at)
        }

        /// Two numbers side by side: a telephone's, or thousands set apart by spaces.
        private func isAfterNumber(_ at: Int) -> Bool { at > max(start, free) && text.tokens[at - 1].kind == .number }

        private func isBeforeNumber(_ at: Int) -> Bool { at < end && text.tokens[at].kind == .number }

        // MARK: What touches it

        private func opening(_ at: Int, _ numeral: Numeral) -> Opening? {
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
        private mutating func measure(_ numeral: Numeral, _ at: Int) -> Measure? {
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

        private func addScales(_ measure: inout Measure) {
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
        private func isNameAfter(_ at: Int, _ wordEnd: Int) -> Bool {
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

        // MARK: Numerals in digits

        func opensNumeral(_ at: Int) -> Bool {
            let token = text.tokens[at]
            switch token.kind {
            case .number: return true
            case .word:
                if let digit = words.digit(token.key) { return digit > 0 }
                return token.key == Self.ten.key || token.key == Self.half.key
            default: return false
            }
        }

        private mutating func numeral(_ at: Int) -> Numeral? {
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
        private mutating func digits(_ at: Int) -> Numeral {
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

        // MARK: Numerals in words

        private func digit(_ at: Int) -> Int? {
            at < end && text.tokens[at].isWord ? words.digit(text.tokens[at].key) : nil
        }

        private func isWord(_ syllable: Syllable, _ at: Int) -> Bool { at < end && text.isWord(syllable, at: at) }

        /// "hai tỷ", "ba mươi nghìn", "một triệu hai trăm nghìn", "nửa triệu".
        private func inWords(_ at: Int) -> Numeral? {
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
                        return text.tokens[part.end - 1].key == Self.one.key
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
    }
}

extension Numbers.Reading {
    private static let half = Syllable("nửa")
    private static let andHalf = Syllable("rưỡi")
    private static let ten = Syllable("mười")
    private static let tens = Syllable("mươi")
    private static let hundred = Syllable("trăm")
    private static let one = Syllable("một")
    private static let five = Syllable("năm")
    private static let and = Syllable("linh")
    private static let odd = Syllable("lẻ")
    private static let some = Syllable("mấy")
    private static let negative = Syllable("âm")
    private static let ordinal = Syllable("thứ")
    private static let untils = SyllableSet(.untils)
    private static let joints = SyllableSet(.numberJoints)
    private static let datePrepositions = SyllableSet(.beforeDates)
    private static let shifts = SyllableSet(.yearShifts)
    /// What is often below zero.
    private static let belowZero: Set<String> = ["%", "°C", "°F", "pp", "bp"]
}
