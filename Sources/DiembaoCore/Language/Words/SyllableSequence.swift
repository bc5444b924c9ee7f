/// The tokens of a sentence as the models see them (a resource, filled anew for each sentence).
///
/// A symbol is what a token says: the key of the folded syllable or sign, or how many digits a number has. A shape is
/// how it is written. All lists have ``padding`` empty places before and after the sentence, and room behind for a longer one.
package struct SyllableSequence {
    package static let padding = 3
    /// Few sentences have more tokens, so that most articles need more only once.
    private static let usualRoom = 128
    /// How many tokens before it is read a syllable is best fetched.
    private static let fetchDistance = 6

    package private(set) var symbols: [UInt64] = []
    package private(set) var shapes: [UInt64] = []
    /// ``VietnameseSyllables/Table/sound(_:)`` of each token.
    package private(set) var sounds: [UInt32] = []
    package private(set) var count = 0

    package init() {}

    /// How a token is written, as the features have it.
    enum Shape {
        static let none: UInt64 = 0
        static let small: UInt64 = 1
        static let capitalised: UInt64 = 2
        static let allCapitals: UInt64 = 3
        static let initial: UInt64 = 4
        static let number: UInt64 = 5
        static let sign: UInt64 = 6
        static let other: UInt64 = 7
        /// Added where nothing, not even a space, stands before the token.
        static let touching: UInt64 = 8
        /// Added where the word is no syllable that Vietnamese can form.
        static let foreign: UInt64 = 16
        /// Added on the sentence's first token.
        static let first: UInt64 = 32
        /// A sign that stands within no word: a bracket, a quotation mark, a semicolon, a comma that parts no digits.
        static let border: UInt64 = 64 | 6
    }

    /// Takes the tokens of a sentence, in the room of the one before.
    package mutating func fill(_ tokens: [Token], _ sentence: TokenRange) {
        count = sentence.count
        let padded = count + 2 * Self.padding
        if symbols.count < padded {
            let room = max(2 * padded, Self.usualRoom)
            symbols = [UInt64](repeating: 0, count: room)
            shapes = [UInt64](repeating: Shape.none, count: room)
            sounds = [UInt32](repeating: 0, count: room)
        }
        // Once for all tokens it is asked whether somebody else holds the lists.
        tokens.withUnsafeBufferPointer { tokens in
            symbols.withUnsafeMutableBufferPointer { symbols in
                shapes.withUnsafeMutableBufferPointer { shapes in
                    sounds.withUnsafeMutableBufferPointer { sounds in
                        Self.read(tokens, sentence, &symbols, &shapes, &sounds)
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func read(
        _ tokens: UnsafeBufferPointer<Token>, _ sentence: TokenRange,
        _ symbols: inout UnsafeMutableBufferPointer<UInt64>,
        _ shapes: inout UnsafeMutableBufferPointer<UInt64>, _ sounds: inout UnsafeMutableBufferPointer<UInt32>
    ) {
        let syllables = VietnameseSyllables.table
        for empty in 0..<2 * padding {
            let place = empty < padding ? empty : empty + sentence.count
            symbols[place] = 0
            shapes[place] = Shape.none
            sounds[place] = 0
        }
        for index in sentence {
            let token = tokens[index]
            if index + fetchDistance < sentence.upperBound { syllables.fetch(tokens[index + fetchDistance].key) }
            let sound = token.isWord ? syllables.sound(token.key) : 0
            var shape = Self.shape(token, isForeign: sound == 0)
            if token.kind == .sign, isBorder(tokens, index, sentence) { shape = Shape.border }
            if index == sentence.lowerBound {
                shape |= Shape.first
            } else if !token.isAfterSpace {
                shape |= Shape.touching
            }
            let place = index - sentence.lowerBound + padding
            symbols[place] = symbol(token)
            shapes[place] = shape
            sounds[place] = sound
        }
    }

    private static func isBorder(_ tokens: UnsafeBufferPointer<Token>, _ index: Int, _ sentence: TokenRange) -> Bool {
        switch tokens[index].sign {
        case .semicolon, .question, .exclamation, .ellipsis, .straightDouble, .openDouble, .closeDouble, .lowDouble,
            .openGuillemet, .closeGuillemet, .openParenthesis, .closeParenthesis, .openBracket, .closeBracket, .dash,
            .bullet:
            true
        case .comma, .colon:
            !(index > sentence.lowerBound && tokens[index - 1].kind == .number && index + 1 < sentence.upperBound
                && tokens[index + 1].kind == .number)
        default: false
        }
    }

    /// What stands for a token in the features: its key, and of a number only how many digits it has.
    static func symbol(_ token: Token) -> UInt64 {
        switch token.kind {
        case .number: 1 + min(UInt64(token.end - token.start), 7)
        case .other: 9
        case .word, .sign: token.key
        }
    }

    /// How a token is written, of ``Shape``.
    static func shape(_ token: Token, isForeign: Bool) -> UInt64 {
        switch token.kind {
        case .number: return Shape.number
        case .sign: return Shape.sign
        case .other: return Shape.other
        case .word:
            let written =
                if token.traits.contains(.allCapitals) {
                    Shape.allCapitals
                } else if !token.isCapitalised {
                    Shape.small
                } else {
                    token.traits.contains(.singleLetter) ? Shape.initial : Shape.capitalised
                }
            return isForeign ? written | Shape.foreign : written
        }
    }
}
