/// The words of a sentence as the model of parts of speech sees them (a resource, filled anew for each sentence).
package struct WordSequence {
    package static let padding = 2

    /// What is known of a word (data).
    package struct Word {
        /// The key of the whole word.
        var key: UInt64 = 0
        var first: UInt64 = 0
        var last: UInt64 = 0
        /// How it is written, how many syllables it has (at most 4) and whether all of them have capitals.
        var shape: UInt64 = 0
        /// The part of speech where it is certain without the model: of what is nothing but signs, and of ``CertainLabels``.
        var tag: PartOfSpeech?
        /// Whether it consists of words without a capital.
        var isSmall = false
    }

    /// With ``padding`` empty places before and after the sentence.
    package private(set) var words: [Word] = []
    package var count: Int { words.count - 2 * Self.padding }

    private let certain: CertainLabels?

    package init(certain: CertainLabels? = nil) { self.certain = certain }

    /// The part of speech that a word has whatever stands beside it; `nil` where the model has to be asked.
    package func certainTag(_ at: Int) -> PartOfSpeech? { words[at + Self.padding].tag }

    /// The key of a word in small letters, for ``CertainLabels``.
    package func smallKey(_ at: Int) -> UInt64? {
        let word = words[at + Self.padding]
        return word.isSmall ? word.key : nil
    }

    /// - Parameter sentence: the sentence's words in tokens.
    package mutating func fill(_ tokens: [Token], _ sentence: ArraySlice<TokenRange>) {
        words.removeAll(keepingCapacity: true)
        for _ in 0..<Self.padding { words.append(Word()) }
        let syllables = VietnameseSyllables.table
        for (place, range) in sentence.enumerated() {
            var word = Self.word(tokens, range, syllables, opensSentence: place == 0)
            if word.isSmall, let label = certain?.label(word.key) { word.tag = PartOfSpeech(rawValue: label) }
            words.append(word)
        }
        for _ in 0..<Self.padding { words.append(Word()) }
    }

    private static func word(
        _ tokens: [Token], _ range: TokenRange, _ syllables: VietnameseSyllables.Table, opensSentence: Bool
    ) -> Word {
        var word = Word()
        word.first = SyllableSequence.symbol(tokens[range.lowerBound])
        word.last = word.first
        word.key = word.first
        var isSign = true
        var areCapitals = true
        word.isSmall = true
        for index in range {
            let token = tokens[index]
            // "%" is read as a noun, as the treebank does.
            if token.kind != .sign || token.sign == .percent { isSign = false }
            if token.isWord, !token.isCapitalised { areCapitals = false }
            if !token.isWord || token.isCapitalised { word.isSmall = false }
            guard index > range.lowerBound else { continue }
            word.last = SyllableSequence.symbol(token)
            word.key = WordList.extended(word.key, word.last)
        }
        if isSign { word.tag = .punctuation }
        let head = tokens[range.lowerBound]
        let sound = head.isWord ? syllables.sound(head.key) : 0
        word.shape =
            SyllableSequence.shape(head, isForeign: sound == 0) | UInt64(min(range.count, 4)) << 8
            | (areCapitals ? 1 << 12 : 0) | (opensSentence ? 1 << 13 : 0)
        return word
    }
}

/// What decides a word's part of speech (a resource without state).
package enum TaggingFeatures {
    /// Gives the features of a word.
    @inline(__always)
    package static func visit(_ sequence: WordSequence, at: Int, _ emit: (UInt64) -> Void) {
        let place = at + WordSequence.padding
        sequence.words.withUnsafeBufferPointer { words in
            let (a, b, c, d, e) = (words[place - 2], words[place - 1], words[place], words[place + 1], words[place + 2])
            emit(FeatureHash.of(101, c.key))
            emit(FeatureHash.of(102, c.key, c.shape))
            emit(FeatureHash.of(103, b.key))
            emit(FeatureHash.of(104, d.key))
            emit(FeatureHash.of(105, a.key))
            emit(FeatureHash.of(106, e.key))
            emit(FeatureHash.of(107, b.key, c.key))
            emit(FeatureHash.of(108, c.key, d.key))
            emit(FeatureHash.of(109, b.key, d.key))
            emit(FeatureHash.of(110, c.first, c.shape))
            emit(FeatureHash.of(111, c.last, c.shape))
            emit(FeatureHash.of(112, c.shape))
            emit(FeatureHash.of(113, b.shape, c.shape, d.shape))
            emit(FeatureHash.of(114, b.key, c.shape))
            emit(FeatureHash.of(115, d.key, c.shape))
            emit(FeatureHash.of(116, a.key, b.key))
            emit(FeatureHash.of(117, d.key, e.key))
            emit(FeatureHash.of(118, b.key, c.key, d.key))
            emit(FeatureHash.of(119, a.key, b.key, c.key))
            emit(FeatureHash.of(120, b.last, c.first))
        }
    }
}
