/// Cuts the text into tokens and paragraphs (a pass).
///
/// Tokens begin and end on borders of grapheme clusters, so every span that is made of tokens does: combining marks
/// belong to the token before them, and what is neither a letter of Latin script, a digit, a space nor a common sign
/// is kept together in one piece.
package struct Tokenizer {
    package init() {}

    private enum Class {
        case letter, digit, space, lineBreak, mark, joiner
        case sign(Token.Sign)
        case other
    }

    /// The text in tokens and paragraphs.
    package func tokenize(_ text: DecodedText) -> TokenizedText {
        let (tokens, paragraphs) = text.utf8.withUnsafeBufferPointer(read)
        return TokenizedText(text: text, tokens: tokens, paragraphs: paragraphs)
    }

    /// The tokens of a phrase, as a table writes it.
    func tokens(of phrase: String) -> [Token] {
        var phrase = phrase
        return phrase.withUTF8(tokens)
    }

    /// - Parameter phrase: UTF-8.
    func tokens(of phrase: UnsafeBufferPointer<UInt8>) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(phrase.count / 4 + 2)
        read(phrase, into: &tokens)
        return tokens
    }

    /// Puts the tokens of a phrase in the place of those in a list, whose memory so serves for many phrases.
    func read(_ phrase: UnsafeBufferPointer<UInt8>, into tokens: inout [Token]) {
        tokens.removeAll(keepingCapacity: true)
        // Of a line there is only one, which nobody asks for: no memory is taken for it.
        var paragraphs: [TokenRange] = []
        run(over: phrase, &tokens, &paragraphs)
    }

    private func read(_ bytes: UnsafeBufferPointer<UInt8>) -> (tokens: [Token], paragraphs: [TokenRange]) {
        var tokens: [Token] = []
        tokens.reserveCapacity(bytes.count / 5 + 8)
        var paragraphs: [TokenRange] = []
        let last = run(over: bytes, &tokens, &paragraphs)
        if !last.isEmpty { paragraphs.append(last) }
        return (tokens, paragraphs)
    }

    /// - Returns: the tokens of the last paragraph, which is not among the others yet.
    @discardableResult
    private func run(
        over bytes: UnsafeBufferPointer<UInt8>, _ tokens: inout [Token], _ paragraphs: inout [TokenRange]
    ) -> TokenRange {
        LetterFolding.table.withUnsafeBufferPointer { letters in
            Self.asciiSigns.withUnsafeBufferPointer { signs in
                var run = Run(bytes: bytes, letters: letters, signs: signs)
                while run.at < bytes.count { run.step(&tokens, &paragraphs) }
                guard !run.suspects.isEmpty else { return run.paragraphStart..<tokens.count }
                run.endParagraph(&tokens, &paragraphs)
                CharacterBorders(bytes: bytes).mend(&tokens, &paragraphs, suspects: run.suspects)
                return tokens.count..<tokens.count
            }
        }
    }

    private struct Run {
        let bytes: UnsafeBufferPointer<UInt8>
        /// ``LetterFolding/table``.
        let letters: UnsafeBufferPointer<LetterFolding.Folded>
        /// ``Tokenizer/asciiSigns``.
        let signs: UnsafeBufferPointer<Token.Sign?>
        var at = 0
        var sawSpace = false
        private(set) var paragraphStart = 0
        /// Whether the last scalar was a space that a combining mark would join.
        var lastSpace: Int?
        /// The tokens that may cut a character.
        var suspects: [Int] = []
        var isSuspect = false

        init(
            bytes: UnsafeBufferPointer<UInt8>, letters: UnsafeBufferPointer<LetterFolding.Folded>,
            signs: UnsafeBufferPointer<Token.Sign?>
        ) {
            self.bytes = bytes
            self.letters = letters
            self.signs = signs
        }

        @inline(__always)
        private func classify(_ scalar: UInt32) -> Class {
            scalar < 0x80
                ? Tokenizer.classifyASCII(scalar, signs[Int(scalar)]) : Tokenizer.classifyBeyondASCII(scalar)
        }

        @inline(__always)
        private func fold(_ scalar: UInt32) -> LetterFolding.Folded {
            guard let place = LetterFolding.place(scalar) else { return LetterFolding.Folded(letter: 0, tone: 0) }
            return letters[place]
        }

        mutating func endParagraph(_ tokens: inout [Token], _ paragraphs: inout [TokenRange]) {
            if tokens.count > paragraphStart { paragraphs.append(paragraphStart..<tokens.count) }
            paragraphStart = tokens.count
        }

        func decode(_ offset: Int) -> (scalar: UInt32, length: Int) {
            let lead = bytes[offset]
            if lead < 0x80 { return (UInt32(lead), 1) }
            if lead < 0xE0 { return (UInt32(lead & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F), 2) }
            if lead < 0xF0 {
                return (
                    UInt32(lead & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6
                        | UInt32(bytes[offset + 2] & 0x3F), 3
                )
            }
            return (
                UInt32(lead & 0x07) << 18 | UInt32(bytes[offset + 1] & 0x3F) << 12
                    | UInt32(bytes[offset + 2] & 0x3F) << 6 | UInt32(bytes[offset + 3] & 0x3F), 4
            )
        }

        @inline(__always)
        mutating func step(_ tokens: inout [Token], _ paragraphs: inout [TokenRange]) {
            // Before all else what most of a text is.
            let byte = bytes[at]
            if byte == 0x20 {
                sawSpace = true
                lastSpace = at
                at &+= 1
                return
            }
            if (byte | 0x20) &- 0x61 < 26 {
                if !plainWord(&tokens) { word(&tokens) }
                lastSpace = nil
                return
            }
            stepOverOther(&tokens, &paragraphs)
        }

        private mutating func stepOverOther(_ tokens: inout [Token], _ paragraphs: inout [TokenRange]) {
            let (scalar, length) = decode(at)
            switch classify(scalar) {
            case .space:
                sawSpace = true
                lastSpace = at
                at += length
                return
            case .lineBreak:
                at += length
                endParagraph(&tokens, &paragraphs)
                sawSpace = false
            case .letter: if !plainWord(&tokens) { word(&tokens) }
            case .digit: digits(&tokens)
            case .sign(let sign): self.sign(sign, scalar, length, &tokens)
            case .mark, .joiner, .other: other(&tokens)
            }
            lastSpace = nil
        }

        @inline(__always)
        private mutating func append(_ token: Token, _ tokens: inout [Token]) {
            var token = token
            if sawSpace { token.traits.insert(.afterSpace) }
            if tokens.count == paragraphStart { token.traits.insert(.opensParagraph) }
            sawSpace = false
            if isSuspect { suspects.append(tokens.count) }
            isSuspect = false
            tokens.append(token)
        }

        /// What a small letter of ASCII has, and its capital has not.
        private static let smallBit: UInt8 = 0x20

        /// A word as nearly all are spelled: of letters that are a scalar each, and of the table.
        ///
        /// - Returns: whether it is one; else nothing was done, and ``word(_:)`` reads it.
        private mutating func plainWord(_ tokens: inout [Token]) -> Bool {
            let start = at
            var at = start
            var key = FoldedKey()
            /// Without the last letter.
            var shorter = key
            var last: UInt8 = 0
            var tone: UInt8 = 0
            var count = 0
            /// The bits of all letters, of which one tells a small letter from a capital.
            var bits: UInt8 = 0
            var traits: Token.Traits = bytes[start] &- 0x41 < 26 ? .capitalised : []
            while at < bytes.count {
                let byte = bytes[at]
                let letter = byte | Self.smallBit
                if letter &- 0x61 < 26 {
                    last = letter
                    bits |= byte
                    at &+= 1
                } else {
                    // Nothing in ASCII goes on a word but letters, and most words end there.
                    guard byte >= 0x80 else { break }
                    guard let (place, length) = place(at) else { return false }
                    let folded = letters[place]
                    guard folded.letter != 0 else { return false }
                    last = folded.letter
                    if folded.tone != 0 { tone = folded.tone }
                    traits.formUnion(folded.traits)
                    if !folded.isUppercase {
                        bits |= Self.smallBit
                    } else if at == start {
                        traits.insert(.capitalised)
                    }
                    at &+= length
                }
                shorter = key
                key.feed(UInt64(last))
                count &+= 1
            }
            if last == UInt8(ascii: "y"), count < 4 {
                // The letters for which it matters are ASCII's, and no byte of another one is taken for one of them.
                var before = UInt16(0)
                if count > 1 { before = UInt16(bytes[start] | Self.smallBit) }
                if count > 2 { before = before << 8 | UInt16(bytes[start + 1] | Self.smallBit) }
                key = shorter
                key.feed(UInt64(LetterFolding.spelling(last, after: before, tone: tone)))
            }
            if tone != 0 { key.feed(LetterFolding.toneBase &+ UInt64(tone)) }
            if count == 1 {
                traits.insert(.singleLetter)
            } else if bits & Self.smallBit == 0 {
                traits.insert(.allCapitals)
            }
            self.at = at
            append(
                Token(
                    start: UInt32(start), end: UInt32(at), key: key.mixed, kind: .word, sign: .none, traits: traits),
                &tokens)
            return true
        }

        /// Where ``letters`` has the scalar beyond ASCII that begins at a byte, and how many bytes it has.
        @inline(__always)
        private func place(_ at: Int) -> (place: Int, length: Int)? {
            let lead = UInt32(bytes[at])
            if lead < 0xE0 {
                return LetterFolding.place((lead & 0x1F) << 6 | UInt32(bytes[at &+ 1] & 0x3F)).map { ($0, 2) }
            }
            guard lead == 0xE1 else { return nil }
            let scalar = 0x1000 | UInt32(bytes[at &+ 1] & 0x3F) << 6 | UInt32(bytes[at &+ 2] & 0x3F)
            return LetterFolding.place(scalar).map { ($0, 3) }
        }

        /// The letters of a word as far as they are read (data).
        private struct Spelling {
            private var key = FoldedKey()
            private var tone: UInt8 = 0
            /// The last letter, folded, which a mark behind it may change; 0 where there is none.
            private var pending: UInt8 = 0
            /// The folded letters before the pending one, the last in the low byte; more than 16 bits where there are more than two.
            private var before: UInt64 = 0
            private var letters = 0
            private var capitals = 0
            private var traits: Token.Traits = []

            /// Takes a letter of Vietnamese.
            @inline(__always)
            mutating func take(_ letter: UInt8, isCapital: Bool) {
                push(letter)
                count(isCapital)
            }

            mutating func take(_ folded: LetterFolding.Folded) {
                push(folded.letter)
                if folded.tone != 0 { tone = folded.tone }
                traits.formUnion(folded.traits)
                count(folded.isUppercase)
            }

            /// Takes a letter of other languages, of any script.
            mutating func take(foreign scalar: UInt32) {
                push(0)
                before = UInt64.max
                key.feed(0x1_0000 + UInt64(Tokenizer.lowercase(scalar)))
                count(LetterFolding.isUppercase(scalar))
            }

            /// Takes a mark, a tone's or one that makes another letter of the last one; any other is passed over.
            mutating func take(combining mark: UInt32) {
                if let mark = LetterFolding.tone(ofCombining: mark) {
                    tone = mark
                } else if let letter = LetterFolding.letter(pending, combining: mark) {
                    pending = letter
                }
            }

            @inline(__always)
            private mutating func push(_ letter: UInt8) {
                if pending != 0 {
                    key.feed(UInt64(pending))
                    before = before &<< 8 | UInt64(pending)
                }
                pending = letter
            }

            @inline(__always)
            private mutating func count(_ isCapital: Bool) {
                if isCapital {
                    capitals &+= 1
                    if letters == 0 { traits.insert(.capitalised) }
                }
                letters &+= 1
            }

            /// Ends the word, which has these bytes.
            mutating func token(_ start: Int, _ end: Int) -> Token {
                if pending != 0 {
                    let isY = pending == UInt8(ascii: "y")
                    key.feed(
                        UInt64(
                            isY
                                ? LetterFolding.spelling(pending, after: UInt16(exactly: before), tone: tone)
                                : pending))
                }
                if tone != 0 { key.feed(LetterFolding.toneBase + UInt64(tone)) }
                if letters == 1 { traits.insert(.singleLetter) }
                if letters > 1, capitals == letters { traits.insert(.allCapitals) }
                return Token(
                    start: UInt32(start), end: UInt32(end), key: key.mixed, kind: .word, sign: .none, traits: traits)
            }
        }

        /// Letters with their marks, and what is invisible between letters (U+00AD, U+200B, U+2060).
        private mutating func word(_ tokens: inout [Token]) {
            let start = at
            var at = at
            var spelling = Spelling()
            letters: while at < bytes.count {
                let byte = bytes[at]
                if byte < 0x80 {
                    let letter = byte | Self.smallBit
                    // Nothing in ASCII goes on a word but letters, and most words end there.
                    guard letter >= 0x61, letter <= 0x7A else { break }
                    spelling.take(letter, isCapital: byte < 0x60)
                    at &+= 1
                    continue
                }
                let (scalar, length) = decode(at)
                let folded = fold(scalar)
                if folded.letter != 0 {
                    spelling.take(folded)
                } else if scalar >= 0x300, scalar < 0x370 {
                    spelling.take(combining: scalar)
                } else if scalar == 0xAD || scalar == 0x200B || scalar == 0x2060 {
                    guard at + length < bytes.count, case .letter = classify(decode(at + length).scalar) else { break }
                } else {
                    switch classify(scalar) {
                    case .letter: spelling.take(foreign: scalar)
                    case .mark, .joiner: isSuspect = true
                    default: break letters
                    }
                }
                at &+= length
            }
            self.at = at
            append(spelling.token(start, at), &tokens)
        }

        private mutating func digits(_ tokens: inout [Token]) {
            let start = at
            var key = FoldedKey()
            while at < bytes.count {
                let byte = bytes[at]
                if byte >= 0x30, byte <= 0x39 {
                    key.feed(UInt64(byte))
                    at += 1
                } else if !absorbMark() {
                    break
                }
            }
            append(
                Token(start: UInt32(start), end: UInt32(at), key: key.mixed, kind: .number, sign: .none, traits: []),
                &tokens)
        }

        private mutating func sign(_ sign: Token.Sign, _ scalar: UInt32, _ length: Int, _ tokens: inout [Token]) {
            let start = at
            at += length
            var sign = sign
            var kind = Token.Kind.sign
            if sign == .fullStop, at + 1 < bytes.count, bytes[at] == 0x2E, bytes[at + 1] == 0x2E {
                sign = .ellipsis
                while at < bytes.count, bytes[at] == 0x2E { at += 1 }
            }
            while absorbMark() {
                kind = .other
                sign = .none
            }
            var key = FoldedKey()
            key.feed(0x2_0000 + UInt64(scalar))
            append(
                Token(start: UInt32(start), end: UInt32(at), key: key.mixed, kind: kind, sign: sign, traits: []),
                &tokens)
        }

        /// Whatever else there is, in one piece up to the next space, common sign, Latin letter or digit.
        private mutating func other(_ tokens: inout [Token]) {
            var start = at
            if case .mark = classify(decode(at).scalar), let space = lastSpace { start = space }
            var key = FoldedKey()
            var isGlued = false
            isSuspect = true
            loop: while at < bytes.count {
                let (scalar, length) = decode(at)
                switch classify(scalar) {
                case .mark, .other: isGlued = false
                case .joiner: isGlued = true
                case .letter, .digit, .sign:
                    guard isGlued else { break loop }
                    isGlued = false
                case .space, .lineBreak: break loop
                }
                key.feed(0x1_0000 + UInt64(scalar))
                at += length
            }
            append(
                Token(start: UInt32(start), end: UInt32(at), key: key.mixed, kind: .other, sign: .none, traits: []),
                &tokens)
        }

        private mutating func absorbMark() -> Bool {
            guard at < bytes.count, bytes[at] >= 0xCC else { return false }
            let (scalar, length) = decode(at)
            switch classify(scalar) {
            case .mark, .joiner:
                isSuspect = true
                at += length
                return true
            default: return false
            }
        }
    }

    // MARK: Classes of scalars

    private static let asciiSigns: [Token.Sign?] = {
        var signs = [Token.Sign?](repeating: nil, count: 128)
        for scalar in 0x21..<0x7F { signs[scalar] = .another }
        for scalar in 0x30...0x39 { signs[scalar] = nil }
        for scalar in 0x41...0x5A { signs[scalar] = nil }
        for scalar in 0x61...0x7A { signs[scalar] = nil }
        let named: [(Character, Token.Sign)] = [
            (".", .fullStop), (",", .comma), (":", .colon), (";", .semicolon), ("?", .question), ("!", .exclamation),
            ("\"", .straightDouble), ("'", .straightSingle), ("(", .openParenthesis), (")", .closeParenthesis),
            ("[", .openBracket), ("]", .closeBracket), ("-", .hyphen), ("/", .slash), ("%", .percent),
            ("&", .ampersand), ("+", .plus), ("*", .asterisk), (">", .greater),
        ]
        for (character, sign) in named { signs[Int(character.asciiValue!)] = sign }
        return signs
    }()

    @inline(__always)
    private static func classifyASCII(_ scalar: UInt32, _ sign: Token.Sign?) -> Class {
        if let sign { return .sign(sign) }
        switch scalar {
        case 0x30...0x39: return .digit
        case 0x41...0x5A, 0x61...0x7A: return .letter
        case 0x0A...0x0D: return .lineBreak
        default: return .space
        }
    }

    private static func classifyBeyondASCII(_ scalar: UInt32) -> Class {
        if scalar < 0x300 {
            switch scalar {
            case 0x85: return .lineBreak
            case 0x80...0xA0, 0xAD: return .space
            case 0xAA, 0xB5, 0xBA: return .letter
            case 0xAB: return .sign(.openGuillemet)
            case 0xBB: return .sign(.closeGuillemet)
            case 0xA1...0xBF, 0xD7, 0xF7: return .sign(.another)
            default: return .letter
            }
        }
        if scalar >= 0x1EA0, scalar < 0x1F00 { return .letter }
        if scalar < 0x370 { return .mark }
        if scalar >= 0x2000, scalar < 0x2070 { return classifyPunctuation(scalar) }
        return classifyByProperties(scalar)
    }

    private static func classifyPunctuation(_ scalar: UInt32) -> Class {
        switch scalar {
        case 0x2000...0x200B, 0x202F, 0x205F, 0x2060: .space
        case 0x200C: .mark
        case 0x200D: .joiner
        case 0x2028, 0x2029: .lineBreak
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2061...0x206F: .space
        case 0x2010, 0x2011: .sign(.hyphen)
        case 0x2012...0x2015: .sign(.dash)
        case 0x2018, 0x201B: .sign(.openSingle)
        case 0x2019: .sign(.closeSingle)
        case 0x201C, 0x201F: .sign(.openDouble)
        case 0x201D: .sign(.closeDouble)
        case 0x201E: .sign(.lowDouble)
        case 0x2022: .sign(.bullet)
        case 0x2026: .sign(.ellipsis)
        case 0x2033: .sign(.straightDouble)
        case 0x203C, 0x2049: .other
        default: .sign(.another)
        }
    }

    /// Apart, as ``lowercase(_:)`` is: what Unicode's properties need is made ready wherever they may be asked for, and they seldom are.
    @inline(never)
    private static func classifyByProperties(_ scalar: UInt32) -> Class {
        guard let properties = Unicode.Scalar(scalar)?.properties else { return .other }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
        case .spaceSeparator, .control: return .space
        case .format: return scalar == 0xFEFF ? .space : .joiner
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter:
            return properties.isGraphemeExtend ? .mark : .letter
        default: return properties.isGraphemeExtend ? .mark : .other
        }
    }

    @inline(never)
    private static func lowercase(_ scalar: UInt32) -> UInt32 {
        Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar
    }
}
