/// Finds the words' parts of speech (a pass).
package struct PartOfSpeechTagging {
    private let model: SequenceModel
    private var sequence = WordSequence()
    private var decoder: SequenceDecoder

    package init(model: SequenceModel) {
        self.model = model
        decoder = SequenceDecoder(model: model)
    }

    /// What is nothing but signs is punctuation, or a symbol.
    private static let sign = SequenceModel.Scores.only(PartOfSpeech.punctuation.rawValue)

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

    /// Appends the parts of speech of a sentence's words to a list.
    package mutating func tag(_ tokens: [Token], _ words: ArraySlice<TokenRange>, into tags: inout [PartOfSpeech]) {
        guard !words.isEmpty else { return }
        sequence.fill(tokens, words)
        decoder.begin()
        for at in 0..<sequence.count {
            guard !sequence.isSign(at) else {
                decoder.step(Self.sign)
                continue
            }
            var scores = SequenceModel.Scores()
            TaggingFeatures.visit(sequence, at: at) { model.add($0, to: &scores) }
            decoder.step(scores)
        }
        let first = tags.count
        decoder.finish { place, label in
            let isSymbol =
                sequence.isSign(place) && Self.isSymbol(tokens, words, at: words.startIndex + place)
            tags.append(isSymbol ? .symbol : PartOfSpeech(rawValue: label)!)
        }
        tags[first...].reverse()
    }
}
