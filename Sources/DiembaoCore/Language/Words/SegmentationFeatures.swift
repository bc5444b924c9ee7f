/// What decides whether a token goes on the word of the token before it (a resource without state).
package enum SegmentationFeatures {
    /// How the word list sees the surroundings of each token: which known words of two to four syllables cover the border
    /// before it (a resource, filled anew for each sentence).
    package struct Dictionary {
        /// What the list says of a token and of the border before it (data).
        fileprivate struct Place {
            /// Four levels of two bits each: words of 2, 3 and 4 syllables that begin there, and what ends there.
            var cover: UInt64 = 0
            /// How the words of two and three syllables that cover the border are known, three bits each: from the token before
            /// to this one, to the next one, and from the one before that to this one.
            var ground: UInt64 = 0
            /// How likely the token's syllable is a word by itself: 0 not known, 1 seldom, 2 often, 3 mostly.
            var freedom: UInt64 = 0
            /// The levels and grounds of the words that begin at the token.
            fileprivate var starts: UInt64 = 0
            fileprivate var groundStarts: UInt64 = 0
        }

        /// The levels in a place's `cover` of the words that cover the border before it.
        fileprivate static let coversBorder: UInt64 = 0x33FF
        /// The `cover` of a place where a common word of two syllables covers the border, and no other word anything.
        fileprivate static let commonPair: UInt64 = 3

        /// With ``padding`` empty places before the sentence and one behind, and room behind that for a longer one.
        fileprivate var places: [Place] = []
        fileprivate static let padding = 3
        /// Few sentences have more tokens, so that most articles need more only once.
        private static let usualRoom = 96

        /// For each token the keys under which its syllable and the words that begin with it may stand in the list.
        private var keys: [UInt64] = []

        package init() {}

        /// How many keys a token has: that of its syllable, and one for each further syllable of a word.
        @inline(__always)
        private static func keyCount(_ sequence: SyllableSequence, at: Int) -> Int {
            var count = 1
            while count < WordList.longestWord, at + count < sequence.count,
                sequence.shapes[SyllableSequence.padding + at + count] & 7 < 5
            {
                count += 1
            }
            return count
        }

        /// Makes all keys before one is looked up, so that what is read then has been fetched.
        private mutating func makeKeys(_ sequence: SyllableSequence, _ words: WordList) {
            let needed = sequence.count * WordList.longestWord
            if keys.count < needed {
                keys = [UInt64](repeating: 0, count: max(2 * needed, Self.usualRoom * WordList.longestWord))
            }
            keys.withUnsafeMutableBufferPointer { keys in
                for at in 0..<sequence.count {
                    let first = at * WordList.longestWord
                    var key = sequence.symbols[SyllableSequence.padding + at]
                    keys[first] = WordList.single(key)
                    words.fetch(keys[first])
                    for length in 1..<Self.keyCount(sequence, at: at) {
                        key = WordList.extended(key, sequence.symbols[SyllableSequence.padding + at + length])
                        keys[first + length] = key
                        words.fetch(key)
                    }
                }
            }
        }

        /// The levels of the words of two, three and four syllables that begin at each token.
        package mutating func fill(_ sequence: SyllableSequence, _ words: WordList) {
            let count = sequence.count
            if places.count < count + Self.padding + 1 {
                places = [Place](
                    repeating: Place(), count: max(2 * (count + Self.padding + 1), Self.usualRoom))
            }
            makeKeys(sequence, words)
            keys.withUnsafeBufferPointer { keys in
                places.withUnsafeMutableBufferPointer { places in
                    for at in 0..<count {
                        let first = at * WordList.longestWord
                        var place = Place()
                        place.freedom = words.ground(keys[first])
                        for length in 1..<Self.keyCount(sequence, at: at) {
                            let found = words.ground(keys[first + length])
                            place.groundStarts |= found << UInt64(3 * (length - 1))
                            place.starts |= WordList.level(found) << UInt64(2 * (length - 1))
                        }
                        places[Self.padding + at] = place
                    }
                    places[Self.padding + count] = Place()
                    for at in Self.padding..<Self.padding + count {
                        let (c, b, a, own) = (
                            places[at - 3].starts, places[at - 2].starts, places[at - 1].starts, places[at].starts
                        )
                        // Does a known word cover the border between at-1 and at, and how?
                        var cover = a & 3  // (-1, 0)
                        cover |= (a >> 2 & 3) << 2  // (-1, 0, 1)
                        cover |= (a >> 4 & 3) << 4  // (-1 … 2)
                        cover |= (b >> 2 & 3) << 6  // (-2, -1, 0)
                        cover |= (b >> 4 & 3) << 8  // (-2 … 1)
                        cover |= (b & 3) << 10  // (-2, -1)
                        cover |= (c >> 4 & 3) << 12  // (-3 … 0)
                        cover |= (own & 3) << 14  // (0, 1)
                        cover |= (own >> 2 & 3) << 16  // (0, 1, 2)
                        places[at].cover = cover
                        places[at].ground =
                            places[at - 1].groundStarts & 0x3F | (places[at - 2].groundStarts >> 3 & 7) << 6
                    }
                }
            }
        }
    }

    /// How like two syllables sound, as reduplications do: "lung linh", "đo đỏ", "lác đác".
    ///
    /// Bits: the same onset, the same rhyme, the same tone, the tones of one register (the rule of reduplication: level,
    /// hook and acute go together, grave, tilde and dot; Đoàn Thiện Thuật, 1977); 0 where one of them is none.
    @inline(__always)
    private static func likeness(_ left: UInt32, _ right: UInt32) -> UInt64 {
        guard left != 0, right != 0 else { return 0 }
        let difference = left ^ right
        let hasOnset = left & 0x3F != 0
        let isHigh = { (sound: UInt32) in 0b001101 >> (sound >> 15 & 7) & 1 }
        return 16 | (difference & 0x3F == 0 && hasOnset ? 1 : 0) | (difference & 0x7FC0 == 0 ? 2 : 0)
            | (difference & 0x38000 == 0 ? 4 : 0) | (isHigh(left) == isHigh(right) ? 8 : 0)
    }

    /// How many features, first of `unary` and first of `edge`, name both syllables at a border.
    package static let lexical = (unary: 4, edge: 2)

    /// How many features a token has.
    static let unaryCount = 27
    static let edgeCount = 9

    /// Whether a word begins at a token whatever the model says: beside a sign that is within no word.
    @inline(__always)
    package static func isBorder(_ sequence: SyllableSequence, at: Int) -> Bool {
        let place = at + SyllableSequence.padding
        return sequence.shapes[place] & 0x47 == SyllableSequence.Shape.border
            || sequence.shapes[place - 1] & 0x47 == SyllableSequence.Shape.border
    }

    /// Whether two syllables are two words without the model's being asked: no known word covers the border between them, both are words by
    /// themselves, and they do not look like a name.
    ///
    /// That is so at half of all borders; the model joins eight in ten thousand of these, mostly wrongly (docs/ACCURACY.md).
    @inline(__always)
    static func parts(_ sequence: SyllableSequence, _ dictionary: Dictionary, at: Int) -> Bool {
        let (before, own) = (dictionary.places[at + Dictionary.padding - 1], dictionary.places[at + Dictionary.padding])
        guard own.cover & Dictionary.coversBorder == 0, before.freedom != 0, own.freedom != 0 else { return false }
        let place = at + SyllableSequence.padding
        let small = SyllableSequence.Shape.small
        return sequence.shapes[place - 1] & 7 == small || sequence.shapes[place] & 7 == small
    }

    /// Whether two syllables are one word without the model's being asked: a common word of the list covers the border, no other known
    /// word holds or reaches either of them, and one of them at least is seldom a word by itself.
    ///
    /// That is so at three in ten of the borders that are left; the model parts one in ten thousand of these.
    @inline(__always)
    static func joins(_ sequence: SyllableSequence, _ dictionary: Dictionary, at: Int) -> Bool {
        let (before, own) = (dictionary.places[at + Dictionary.padding - 1], dictionary.places[at + Dictionary.padding])
        guard own.cover == Dictionary.commonPair, own.ground & 7 == WordList.commonAndListed else { return false }
        let freedoms = before.freedom << 2 | own.freedom
        // Seldom both.
        if freedoms == 0b0101 { return true }
        let place = at + SyllableSequence.padding
        let small = SyllableSequence.Shape.small
        return (freedoms == 0b1001 || freedoms == 0b0110)
            && sequence.shapes[place - 1] & 7 == small && sequence.shapes[place] & 7 == small
    }

    /// Gives the features of the token at `at` of a sentence (at least 1): `unary` those of going on the word, `edge` those
    /// of going on it where the token before went on one, too.
    @inline(__always)
    package static func visit(
        _ sequence: SyllableSequence, _ dictionary: Dictionary, at: Int, unary: (UInt64) -> Void,
        edge: (UInt64) -> Void
    ) {
        let place = at + SyllableSequence.padding
        let known = at + Dictionary.padding
        let (before, own, after) = (
            dictionary.places[known - 1], dictionary.places[known], dictionary.places[known + 1]
        )
        sequence.symbols.withUnsafeBufferPointer { symbols in
            sequence.shapes.withUnsafeBufferPointer { shapes in
                let (a, b, c, d, e) = (
                    symbols[place - 2], symbols[place - 1], symbols[place], symbols[place + 1], symbols[place + 2]
                )
                let written =
                    shapes[place - 2] << 24 | shapes[place - 1] << 16 | shapes[place] << 8 | shapes[place + 1]
                let pair = written >> 8 & 0xFFFF
                let (cover, ground) = (own.cover, own.ground)
                let likeness = Self.likeness(sequence.sounds[place - 1], sequence.sounds[place])
                let freedom = before.freedom << 2 | own.freedom
                let around = freedom << 2 | after.freedom
                // What names both syllables comes first: see ``lexical``.
                unary(FeatureHash.of(6, b, c))
                unary(FeatureHash.of(10, a, b, c))
                unary(FeatureHash.of(11, b, c, d))
                unary(FeatureHash.of(21, b, c, pair))
                unary(FeatureHash.of(1, c))
                unary(FeatureHash.of(2, b))
                unary(FeatureHash.of(3, d))
                unary(FeatureHash.of(4, a))
                unary(FeatureHash.of(5, e))
                unary(FeatureHash.of(7, c, d))
                unary(FeatureHash.of(8, a, b))
                unary(FeatureHash.of(9, b, d))
                unary(FeatureHash.of(12, c, d, e))
                unary(FeatureHash.of(13, pair))
                unary(FeatureHash.of(14, written))
                unary(FeatureHash.of(16, b, shapes[place]))
                unary(FeatureHash.of(17, c, shapes[place - 1]))
                unary(FeatureHash.of(18, cover))
                unary(FeatureHash.of(19, cover & 0xFC3, pair))
                unary(FeatureHash.of(22, a, c))
                unary(FeatureHash.of(23, likeness, freedom, pair))
                unary(FeatureHash.of(24, likeness, freedom, cover & 0xFC3))
                unary(FeatureHash.of(25, around, cover & 0xC3C3))
                unary(FeatureHash.of(26, b, own.freedom))
                unary(FeatureHash.of(27, c, before.freedom))
                unary(FeatureHash.of(28, ground, likeness))
                unary(FeatureHash.of(29, ground, freedom, pair))
                edge(FeatureHash.of(33, b, c))
                edge(FeatureHash.of(36, a, b, c))
                edge(FeatureHash.of(31, 0))
                edge(FeatureHash.of(32, c))
                edge(FeatureHash.of(34, written >> 8))
                edge(FeatureHash.of(35, cover))
                edge(FeatureHash.of(37, b))
                edge(FeatureHash.of(38, freedom, cover & 0xFC3))
                edge(FeatureHash.of(39, ground))
            }
        }
    }
}
