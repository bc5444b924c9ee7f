/// Makes one text of the lines of a paragraph (a pass).
struct LineJoining {
    func join(_ lines: [String]) -> String {
        var text = lines.first ?? ""
        for line in lines.dropFirst() { append(line, &text) }
        return text
    }

    private func append(_ line: String, _ text: inout String) {
        switch ending(text, line) {
        case .space: text += " "
        case .hyphen: break
        case .broken: text.unicodeScalars.removeLast()
        }
        text += line
    }

    private enum Ending { case space, hyphen, broken }

    /// What becomes of a hyphen at the end of a line. Vietnamese breaks lines between syllables, which are words: what is joined by a
    /// hyphen ("Nga-Ukraine", "kinh tế-xã hội") keeps it, and only a word that is none otherwise ("con-tainer") was broken.
    private func ending(_ text: String, _ next: String) -> Ending {
        let scalars = text.unicodeScalars
        guard let hyphen = scalars.last, let first = next.unicodeScalars.first else { return .space }
        // The two that programs only set where they break a word.
        if hyphen == "\u{AD}" || hyphen == "\u{2010}" { return first.properties.isLowercase ? .broken : .hyphen }
        guard hyphen == "-" else { return .space }
        let before = scalars.dropLast()
        guard let letter = before.last, letter.properties.isAlphabetic || letter.isCombiningMark || Self.isDigit(letter)
        else {
            return .space
        }
        guard first.properties.isLowercase, letter.properties.isAlphabetic else {
            return first.properties.isAlphabetic || Self.isDigit(first) ? .hyphen : .space
        }
        let left = before.reversed().prefix { $0.properties.isAlphabetic || $0.isCombiningMark }
        let right = next.unicodeScalars.prefix { $0.properties.isAlphabetic || $0.isCombiningMark }
        let leftWord = String(String.UnicodeScalarView(left.reversed()))[...].unicodeScalars
        let areSyllables =
            VietnameseSyllable.isSyllable(leftWord)
            && VietnameseSyllable.isSyllable(String(String.UnicodeScalarView(right))[...].unicodeScalars)
        return areSyllables ? .hyphen : .broken
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x30 && scalar.value <= 0x39 }

    /// The text as a reader sees it: ligatures as their letters, every kind of space as one, what is not seen gone.
    static func cleaned(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isSpaced = false
        for scalar in text.unicodeScalars {
            if let letters = ligatures[scalar] {
                if isSpaced, !result.isEmpty { result.append(" ") }
                isSpaced = false
                result.append(contentsOf: letters.unicodeScalars)
                continue
            }
            if scalar.properties.isWhitespace {
                isSpaced = true
                continue
            }
            if isUnseen(scalar) { continue }
            if isSpaced, !result.isEmpty { result.append(" ") }
            isSpaced = false
            result.append(scalar)
        }
        return String(result)
    }

    /// Controls, soft hyphens, zero-width characters, marks of direction, a byte order mark.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0xFFFC: true
        default: false
        }
    }

    private static let ligatures: [Unicode.Scalar: String] = [
        "\u{FB00}": "ff", "\u{FB01}": "fi", "\u{FB02}": "fl", "\u{FB03}": "ffi", "\u{FB04}": "ffl", "\u{FB05}": "st",
        "\u{FB06}": "st",
    ]
}
