/// Finds the words' parts of speech (a pass).
package struct PartOfSpeechTagging {
    private var sequence: WordSequence
    private var reading: SequenceReading
    private var decoder: SequenceDecoder

    /// - Parameter certain: the words of which the model is not asked; none while it is trained.
    package init(model: SequenceModel, certain: CertainLabels? = nil) {
        sequence = WordSequence(certain: certain)
        reading = SequenceReading(model: model)
        decoder = SequenceDecoder(model: model)
    }

    /// Makes room for sentences of so many words at once.
    mutating func makeRoom(words: Int) { reading.makeRoom(places: words) }

    /// A plus, or a hyphen or dash between two numbers, where it stands for "to" or in a date.
    private static func isSymbol(_ tokens: [Token], _ words: ArraySlice<TokenRange>, at: Int) -> Bool {
        let word = words[at]
        switch tokens[word.lowerBound].sign {
        case .plus: return true
        case .hyphen, .dash:
            return at > words.startIndex && at + 1 < words.endIndex && tokens[word.lowerBound - 1].kind == .number
                && tokens[word.upperBound].kind == .number
        default: return false
        }
    }

    /// Reads the features of a sentence. (Of a method on `self` the compiler would make copies for each word.)
    private static func read(_ sequence: WordSequence, into reading: inout SequenceReading) {
        reading.read(places: sequence.count) { intake in
            for at in 0..<sequence.count where sequence.certainTag(at) == nil {
                TaggingFeatures.visit(sequence, at: at) { intake.take($0) }
                intake.endPlace()
            }
        }
    }

    /// Appends the parts of speech of a sentence's words to a list.
    package mutating func tag(_ tokens: [Token], _ words: ArraySlice<TokenRange>, into tags: inout [PartOfSpeech]) {
        guard !words.isEmpty else { return }
        sequence.fill(tokens, words)
        Self.read(sequence, into: &reading)
        decoder.begin()
        var place = 0
        for at in 0..<sequence.count {
            if let tag = sequence.certainTag(at) {
                decoder.step(only: tag.rawValue)
                continue
            }
            decoder.step(reading.scores(place))
            place += 1
        }
        let first = tags.count
        decoder.finish { place, label in
            // What is nothing but signs is punctuation, or a symbol.
            let isSymbol =
                sequence.certainTag(place) == .punctuation
                && Self.isSymbol(tokens, words, at: words.startIndex + place)
            tags.append(isSymbol ? .symbol : PartOfSpeech(rawValue: label)!)
        }
        tags.reverse(from: first)
    }
}
