extension Character {
    /// The cells that a terminal gives the character: 0, 1 or 2.
    ///
    /// A grapheme cluster takes the cells of its widest scalar: "ế" written as e and two combining marks takes one.
    var displayWidth: Int {
        let scalars = unicodeScalars
        // An emoji that asks for its colourful form (VS16), and flags of two regional indicators.
        if scalars.contains("\u{FE0F}") && scalars.first!.properties.isEmoji { return 2 }
        if scalars.count == 2 && scalars.allSatisfy({ (0x1F1E6...0x1F1FF).contains($0.value) }) { return 2 }
        return scalars.lazy.map(\.displayWidth).max() ?? 0
    }
}

extension StringProtocol {
    /// The cells that a terminal gives the text. It holds no controls (``printable(_:)``).
    var displayWidth: Int {
        var width = 0
        for character in self { width += character.displayWidth }
        return width
    }
}

extension Unicode.Scalar {
    fileprivate var displayWidth: Int {
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        // Vowels and finals of Hangul that join a consonant before them.
        if (0x1160...0x11FF).contains(value) { return 0 }
        return isWide ? 2 : 1
    }

    /// East Asian Width W or F (UAX #11), which includes emoji that are colourful by default.
    private var isWide: Bool {
        guard value >= 0x1100 else { return false }
        if properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(value) { return true }
        return Self.wideRanges.contains { $0.contains(value) }
    }

    /// From EastAsianWidth.txt of Unicode 15.1, joined over unassigned code points.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
        0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
        0xFFE0...0xFFE6, 0x16FE0...0x16FF1, 0x17000...0x18CFF, 0x18D00...0x18D08, 0x1AFF0...0x1B2FB, 0x1F200...0x1F265,
        0x20000...0x2FFFD, 0x30000...0x3FFFD,
    ]
}
