/// Finds the words' parts of speech (a pass).
package struct PartOfSpeechTagging {
    private let model: SequenceModel
    private var sequence = WordSequence()
    private var decoder: SequenceDecoder

    package init(model: SequenceModel) {
        self.model = model
        decoder = SequenceDecoder(model: model)
    }

    /// Appends the parts of speech of a sentence's words to a list.
    package mutating func tag(_ tokens: [Token], _ words: ArraySlice<TokenRange>, into tags: inout [PartOfSpeech]) {
        guard !words.isEmpty else { return }
        sequence.fill(tokens, words)
        decoder.begin()
        for at in 0..<sequence.count {
            var scores = SIMD16<Int16>.zero
            TaggingFeatures.visit(sequence, at: at) { model.add($0, to: &scores) }
            decoder.step(scores)
        }
        let first = tags.count
        decoder.finish { _, label in tags.append(PartOfSpeech(rawValue: label)!) }
        tags[first...].reverse()
    }
}
