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
    struct Opening {
        var start: Int
        var isNegative = false
        /// A hyphen, which may be the mark of an item.
        var isHyphen = false
        var unit: String?
    }
}
