extension Numbers {
    /// Reads the numbers at a token (a pass over a few tokens).
    struct Reading {
        typealias Amount = Numbers.Amount
        typealias Numeral = Numbers.Numeral
        typealias Measure = Numbers.Measure
        typealias Opening = Numbers.Opening

        let text: TokenizedText
        let words: UnitWords
        /// Words that open numerals and are no digits.
        let openings = (ten: Self.ten.key, half: Self.half.key)
        /// The paragraph.
        var start = 0
        var paragraphEnd = 0
        /// Where the next expression of time begins, or the paragraph ends.
        var end = 0
        /// Where the last expression of time or quantity ended: what stands before says nothing of what follows.
        var free = 0
        /// Whether the text writes decimals with a comma, once that was asked.
        var writesDecimalCommas: Bool?

        init(text: TokenizedText, words: UnitWords) {
            self.text = text
            self.words = words
        }

        // MARK: One number, or two that share a unit

        /// - Returns: where to look next.
        mutating func read(_ at: Int, into found: inout [Quantity]) -> Int {
            guard let numeral = numeral(at) else { return at + 1 }
            guard numeral.isSound, numeral.end <= end, let opening = opening(at),
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

        mutating func emit(_ measure: Measure, _ found: inout [Quantity]) {
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
    }
}

extension Numbers.Reading {
    /// What is often below zero.
    private static let belowZero: Set<String> = ["%", "°C", "°F", "pp", "bp"]
}
