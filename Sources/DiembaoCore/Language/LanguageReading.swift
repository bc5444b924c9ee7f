/// The words of a text with their parts of speech, sentence by sentence (data).
package struct ReadWords: Sendable {
    package var words: [TokenRange] = []
    package var tags: [PartOfSpeech] = []
}

/// Cuts a text into sentences, words and parts of speech (a resource, used again for each article).
package struct LanguageReading {
    private var segmentation: WordSegmentation
    private var tagging: PartOfSpeechTagging

    package init(segmentation: SegmentationModel, tagging: SequenceModel) {
        self.segmentation = WordSegmentation(model: segmentation)
        self.tagging = PartOfSpeechTagging(model: tagging)
    }

    /// The text in tokens, with the lexical units found, and its sentences.
    package static func sentences(of text: DecodedText) -> (TokenizedText, [TokenRange]) {
        var tokenized = Tokenizer().tokenize(text)
        Lexicon.shared.findUnits(in: &tokenized)
        let marks = QuotationMarks().pair(tokenized)
        return (tokenized, Sentences().split(tokenized, quotations: marks.quotations))
    }

    /// - Returns: `nil` where `shouldStop`, which is asked twice a sentence, said so.
    package mutating func words(
        _ text: TokenizedText, sentences: [TokenRange], shouldStop: () -> Bool = { false }
    ) -> ReadWords? {
        var read = ReadWords()
        // All words before the first part of speech: two models at once would drive each other out of the processor's cache.
        var ends: [Int] = []
        ends.reserveCapacity(sentences.count)
        read.words.reserveCapacity(text.tokens.count)
        for sentence in sentences {
            if shouldStop() { return nil }
            segmentation.segment(text.tokens, sentence, into: &read.words)
            ends.append(read.words.count)
        }
        read.tags.reserveCapacity(read.words.count)
        tagging.makeRoom(words: zip(ends, [0] + ends).map { $0 - $1 }.max() ?? 0)
        var first = 0
        for end in ends {
            if shouldStop() { return nil }
            tagging.tag(text.tokens, read.words[first..<end], into: &read.tags)
            first = end
        }
        return read
    }
}
