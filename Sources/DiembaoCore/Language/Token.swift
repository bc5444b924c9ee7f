/// A syllable, a number, a sign: the unit in which all passes read (data).
///
/// Vietnamese puts spaces between syllables, so a token is no word yet: "Việt Nam" is two.
package struct Token: Sendable {
    /// What a token is made of (data).
    package enum Kind: UInt8, Sendable { case word, number, sign, other }

    /// The signs that passes ask for.
    package enum Sign: UInt8, Sendable {
        case none, fullStop, comma, colon, semicolon, question, exclamation, ellipsis
        case straightDouble, openDouble, closeDouble, lowDouble, openGuillemet, closeGuillemet
        case straightSingle, openSingle, closeSingle
        case openParenthesis, closeParenthesis, openBracket, closeBracket
        case hyphen, dash, slash, percent, ampersand, plus, asterisk, greater, bullet, another
    }

    /// How a token is written and where it stands (data).
    package struct Traits: OptionSet, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Begins with a capital letter.
        package static let capitalised = Traits(rawValue: 1)
        /// Has two letters at least and no small one.
        package static let allCapitals = Traits(rawValue: 2)
        package static let afterSpace = Traits(rawValue: 4)
        /// The first of its paragraph.
        package static let opensParagraph = Traits(rawValue: 8)
        /// Holds a letter or a tone that only Vietnamese has.
        package static let vietnamese = Traits(rawValue: 16)
        package static let singleLetter = Traits(rawValue: 32)
    }

    /// Bytes of the text.
    package var start: UInt32
    package var end: UInt32
    /// The key of the folded syllable, equal for all its spellings.
    package var key: UInt64
    package var kind: Kind
    package var sign: Sign
    package var traits: Traits
    /// How many tokens the lexical unit that begins here has; 0 within a unit.
    var unitLength: UInt8 = 1
    /// The lexicon's entry of the unit that begins here, or -1.
    var entry: Int32 = -1
    /// Its ``LexiconEntry/kinds``, for which passes ask far more often than for all else of an entry; none where there is none.
    var kinds: LexiconEntry.Kinds = []

    package var isCapitalised: Bool { traits.contains(.capitalised) }
    package var isAfterSpace: Bool { traits.contains(.afterSpace) }
    package var isWord: Bool { kind == .word }
}

/// A stretch of tokens, half-open.
package typealias TokenRange = Range<Int>

/// The text in tokens and paragraphs (data).
package struct TokenizedText: Sendable {
    package let text: DecodedText
    package var tokens: [Token]
    /// The lines that hold anything.
    package var paragraphs: [TokenRange]

    /// Where a stretch of tokens stands in the text's UTF-8; an empty one has its place and no bytes.
    func bytes(of range: TokenRange) -> Range<Int> {
        guard !range.isEmpty else {
            let at = range.lowerBound < tokens.count ? Int(tokens[range.lowerBound].start) : text.utf8.count
            return at..<at
        }
        return Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
    }

    /// Where it stands, in Unicode scalars, as reports have it.
    func range(of range: TokenRange) -> TextRange { text.range(ofBytes: bytes(of: range)) }
    /// The same with its words.
    func span(of range: TokenRange) -> TextSpan { text.span(ofBytes: bytes(of: range)) }
    /// Its words as they are written.
    func string(of range: TokenRange) -> String { String(decoding: text.utf8[bytes(of: range)], as: UTF8.self) }

    /// A name as it is told: with "Đ" where a text has the letter that looks like it, "Ðảng" (the party; U+00D0).
    func name(of range: TokenRange) -> String {
        let name = string(of: range)
        // Most names have neither letter, whose first byte many others share.
        let hasEth = bytes(of: range).dropFirst().contains {
            (text.utf8[$0] == 0x90 || text.utf8[$0] == 0xB0) && text.utf8[$0 - 1] == 0xC3
        }
        guard hasEth else { return name }
        let isVietnamese = range.allSatisfy { !tokens[$0].isWord || VietnameseSyllables.contains(tokens[$0].key) }
        var scalars = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            // "Davíð" has the small one as a letter of its own.
            switch scalar {
            case "\u{D0}": scalars.append("\u{110}")
            case "\u{F0}" where isVietnamese: scalars.append("\u{111}")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// The value of a number of at most nine digits.
    func number(at index: Int) -> Int? {
        let token = tokens[index]
        guard token.kind == .number, token.end - token.start <= 9 else { return nil }
        var value = 0
        for byte in text.utf8[Int(token.start)..<Int(token.end)] {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    /// How many digits a token has that is a number.
    func digitCount(at index: Int) -> Int { Int(tokens[index].end - tokens[index].start) }

    /// Whether a sign stands at a place, which may be beyond the text.
    func isSign(_ sign: Token.Sign, at index: Int) -> Bool {
        index >= 0 && index < tokens.count && tokens[index].sign == sign
    }

    /// Whether the two tokens touch: nothing, not even a space, is between them.
    func touches(_ index: Int) -> Bool {
        index > 0 && index < tokens.count && tokens[index - 1].end == tokens[index].start
    }
}
