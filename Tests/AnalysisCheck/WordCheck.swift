import DiembaoCore

/// Checks what the passes over words rely on among themselves (a resource, used again for each text, as a service uses
/// the passes).
struct WordCheck {
    private var reading = LanguageReading(
        segmentation: LanguageModels.segmentationFile.segmentation(),
        tagging: LanguageModels.taggingFile.sequence("tags"),
        certain: LanguageModels.taggingFile.certainLabels
    )
    private var finding = NameFinding(
        model: LanguageModels.namesFile.sequence("names"), known: LanguageModels.namesFile.knownNames(),
        gazetteer: .shared, certain: LanguageModels.namesFile.certainLabels)

    /// - Parameters:
    ///   - utf8: well-formed.
    ///   - report: with the tokens of the same text, read by passes that had read nothing before.
    mutating func faults(of utf8: [UInt8], report: Report?) -> [String] {
        let (text, sentences) = LanguageReading.sentences(of: DecodedText(utf8: utf8))
        var faults = Self.faults(of: text.tokens, in: utf8)
        faults += Self.gaps(between: text.paragraphs, upTo: text.tokens.count, "paragraphs")
        faults += Self.gaps(between: sentences, upTo: text.tokens.count, "sentences")
        // With gaps between sentences the next passes may do as they like.
        guard faults.isEmpty else { return faults }
        guard let words = reading.words(text, sentences: sentences) else { return ["the reading of words stopped"] }
        faults += Self.gaps(between: words.words, upTo: text.tokens.count, "words")
        faults += Self.crossings(of: words.words, over: sentences, "word")
        if words.tags.count != words.words.count {
            faults.append("\(words.words.count) words have \(words.tags.count) tags")
        }
        guard let names = finding.find(text, sentences: sentences, words: words) else {
            return faults + ["the finding of names stopped"]
        }
        faults += Self.crossings(of: names.map(\.range), over: sentences, "name")
        if let tokens = report?.tokens,
            !tokens.elementsEqual(zip(words.words, words.tags), by: { $0.upos == $1.1.name })
        {
            faults.append("passes that have read other texts before read this one otherwise")
        }
        return faults
    }

    // MARK: Tokens

    private static func faults(of tokens: [Token], in utf8: [UInt8]) -> [String] {
        let borders = borders(of: utf8)
        var faults: [String] = []
        var end: UInt32 = 0
        for (index, token) in tokens.enumerated() {
            guard end <= token.start, token.start < token.end, token.end <= UInt32(utf8.count) else {
                return faults + [
                    "token \(index) goes from byte \(token.start) to \(token.end) after \(end) of \(utf8.count)"
                ]
            }
            end = token.end
            guard borders[Int(token.start)], borders[Int(token.end)] else {
                faults.append("token \(index) cuts a character: bytes \(token.start) to \(token.end)")
                continue
            }
        }
        return faults
    }

    /// For each byte, the end included, whether a grapheme cluster begins or the text ends there.
    private static func borders(of utf8: [UInt8]) -> [Bool] {
        var borders = [Bool](repeating: false, count: utf8.count + 1)
        var offset = 0
        for character in String(decoding: utf8, as: UTF8.self) {
            borders[offset] = true
            offset += character.utf8.count
        }
        borders[offset] = true
        return borders
    }

    // MARK: Ranges of tokens

    /// Every token is in one paragraph, sentence and word: the passes find a token's word by counting.
    private static func gaps(between ranges: [TokenRange], upTo count: Int, _ what: String) -> [String] {
        var end = 0
        for range in ranges {
            guard range.lowerBound == end, !range.isEmpty else { return ["\(what) go on after \(end) with \(range)"] }
            end = range.upperBound
        }
        return end == count ? [] : ["\(what) end at \(end) of \(count) tokens"]
    }

    /// Ranges that are empty, overlap, or are not within one sentence.
    private static func crossings(of ranges: [TokenRange], over sentences: [TokenRange], _ what: String) -> [String] {
        var faults: [String] = []
        var place = 0
        var end = 0
        for range in ranges {
            while place < sentences.count, sentences[place].upperBound <= range.lowerBound { place += 1 }
            guard end <= range.lowerBound, !range.isEmpty, place < sentences.count,
                range.upperBound <= sentences[place].upperBound
            else {
                faults.append("a \(what) stands wrong: tokens \(range) after \(end)")
                continue
            }
            end = range.upperBound
        }
        return faults
    }
}
