/// The words of a text with their parts of speech, sentence by sentence (data).
package struct ReadWords: Sendable {
    package var words: [TokenRange] = []
    package var tags: [PartOfSpeech] = []
}

/// Cuts a text into sentences, words and parts of speech (a resource, used again for each article).
package struct LanguageReading {
    private var segmentation: WordSegmentation
    private var tagging: PartOfSpeechTagging

    package init(segmentation: SegmentationModel, tagging: SequenceModel, certain: CertainLabels? = nil) {
        self.segmentation = WordSegmentation(model: segmentation)
        self.tagging = PartOfSpeechTagging(model: tagging, certain: certain)
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
        guard cut(text, sentences: sentences, into: &read, shouldStop: shouldStop),
            tag(text, sentences: sentences, in: &read, shouldStop: shouldStop)
        else { return nil }
        return read
    }

    /// Cuts the sentences into words.
    ///
    /// - Returns: `false` where `shouldStop`, which is asked once a sentence, said so.
    mutating func cut(
        _ text: TokenizedText, sentences: [TokenRange], into read: inout ReadWords, shouldStop: () -> Bool
    ) -> Bool {
        read.words.reserveCapacity(text.tokens.count)
        for sentence in sentences {
            if shouldStop() { return false }
            segmentation.segment(text.tokens, sentence, into: &read.words)
        }
        return true
    }

    /// Tells the parts of speech of the words of the sentences.
    ///
    /// - Returns: `false` where `shouldStop`, which is asked once a sentence, said so.
    mutating func tag(
        _ text: TokenizedText, sentences: [TokenRange], in read: inout ReadWords, shouldStop: () -> Bool
    ) -> Bool {
        read.tags.reserveCapacity(read.words.count)
        let ends = Self.ends(of: sentences, in: read.words)
        tagging.makeRoom(words: zip(ends, [0] + ends).map { $0 - $1 }.max() ?? 0)
        var first = 0
        for end in ends {
            if shouldStop() { return false }
            tagging.tag(text.tokens, read.words[first..<end], into: &read.tags)
            first = end
        }
        return true
    }

    /// Of each sentence the place after its last word.
    private static func ends(of sentences: [TokenRange], in words: [TokenRange]) -> [Int] {
        var end = 0
        return sentences.map { sentence in
            while end < words.count, words[end].lowerBound < sentence.upperBound { end += 1 }
            return end
        }
    }
}
