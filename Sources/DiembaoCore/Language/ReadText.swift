/// The text with what the models read in it: parts of speech, words and names by token (data).
struct ReadText: Sendable {
    let text: TokenizedText
    /// In the order of the text.
    let names: [FoundName]
    /// The part of speech of each token's word.
    private var tags: [PartOfSpeech]
    private var startsWord: [Bool]
    /// The place in `names` of the name that holds a token, or -1.
    private var nameOf: [Int32]

    init(text: TokenizedText, words: ReadWords, names: [FoundName]) {
        self.text = text
        self.names = names
        tags = [PartOfSpeech](repeating: .punctuation, count: text.tokens.count)
        startsWord = [Bool](repeating: false, count: text.tokens.count)
        nameOf = [Int32](repeating: -1, count: text.tokens.count)
        for (word, tag) in zip(words.words, words.tags) {
            startsWord[word.lowerBound] = true
            for index in word { tags[index] = tag }
        }
        for (place, name) in names.enumerated() {
            for index in name.range { nameOf[index] = Int32(place) }
        }
    }

    /// The part of speech of the word that holds a token; punctuation beyond the text.
    func tag(_ index: Int) -> PartOfSpeech { index >= 0 && index < tags.count ? tags[index] : .punctuation }

    /// Whether a word begins at a token; the end of the text counts as one.
    func isWordStart(_ index: Int) -> Bool { index >= startsWord.count || startsWord[index] }

    /// The token after the word that holds a token.
    func wordEnd(_ index: Int) -> Int {
        var at = index + 1
        while at < startsWord.count, !startsWord[at] { at += 1 }
        return at
    }

    /// The first token of the word that ends before a token.
    func wordStart(before index: Int) -> Int {
        var at = index - 1
        while at > 0, !startsWord[at] { at -= 1 }
        return max(at, 0)
    }

    /// The name that holds a token.
    func name(holding index: Int) -> FoundName? {
        guard index >= 0, index < nameOf.count, nameOf[index] >= 0 else { return nil }
        return names[Int(nameOf[index])]
    }

    /// The name that begins at a token.
    func name(startingAt index: Int) -> FoundName? {
        guard let name = name(holding: index), name.range.lowerBound == index else { return nil }
        return name
    }
}
