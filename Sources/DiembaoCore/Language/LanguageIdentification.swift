/// Tells Vietnamese from other languages by its commonest words and its letters (a pass).
struct LanguageIdentification {
    /// How many words are enough; the first ones of the text are looked at.
    private static let sampleSize = 2000
    private static let leastWords = 4

    /// The language as a BCP 47 tag, with how sure it is, from 0 to 1.
    func identify(_ text: TokenizedText) -> Report.Language {
        var words = 0
        var functionWords = 0
        var vietnameseLetters = 0
        var others = 0
        let vietnameseWords = Self.vietnameseWords
        for token in text.tokens {
            if token.kind == .other { others += 1 }
            guard token.isWord else { continue }
            words += 1
            if token.traits.contains(.vietnamese) { vietnameseLetters += 1 }
            if vietnameseWords.contains(token.key) { functionWords += 1 }
            if words >= Self.sampleSize { break }
        }
        guard words + others >= Self.leastWords else { return Report.Language(tag: "und", confidence: 0) }
        let known = Double(functionWords) / Double(max(words, 1))
        let lettered = Double(vietnameseLetters) / Double(max(words, 1))
        // Vietnamese news has 20-30 % function words and 30-45 % syllables with letters of its own.
        let score = min(1, known / 0.12) * 0.5 + min(1, lettered / 0.15) * 0.5
        if score >= 0.5, lettered >= 0.06 {
            let certainty = min(1, Double(words) / 30)
            return Report.Language(tag: "vi", confidence: rounded(score * (0.7 + 0.3 * certainty)))
        }
        if let tag = scriptTag(text), others * 2 > words { return Report.Language(tag: tag, confidence: 0.9) }
        let foreign = foreignWords(in: text)
        guard let best = foreign.indices.max(by: { foreign[$0] < foreign[$1] }),
            Double(foreign[best]) / Double(max(words, 1)) >= 0.08
        else { return Report.Language(tag: "und", confidence: 0) }
        return Report.Language(
            tag: Self.languages[best], confidence: rounded(min(0.95, Double(foreign[best]) / Double(words) * 4)))
    }

    /// For each of the languages how many of its words are among the first of the text.
    private func foreignWords(in text: TokenizedText) -> [Int] {
        var counts = [Int](repeating: 0, count: Self.languages.count)
        for token in text.tokens.lazy.filter(\.isWord).prefix(Self.sampleSize) {
            for language in Self.foreignWords[token.key] ?? [] { counts[language] += 1 }
        }
        return counts
    }

    private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

    /// The language that a script alone tells.
    private func scriptTag(_ text: TokenizedText) -> String? {
        var counts: [(tag: String, range: ClosedRange<UInt32>, count: Int)] = [
            ("ja", 0x3040...0x30FF, 0), ("ko", 0xAC00...0xD7AF, 0), ("th", 0x0E00...0x0E7F, 0),
            ("lo", 0x0E80...0x0EFF, 0),
            ("km", 0x1780...0x17FF, 0), ("ru", 0x0400...0x04FF, 0), ("ar", 0x0600...0x06FF, 0),
            ("zh", 0x4E00...0x9FFF, 0),
        ]
        for scalar in String(decoding: text.text.utf8.prefix(8192), as: UTF8.self).unicodeScalars
        where scalar.value >= 0x400 {
            if let place = counts.firstIndex(where: { $0.range.contains(scalar.value) }) { counts[place].count += 1 }
        }
        // Japanese text holds Chinese characters too: some kana decide.
        if counts[0].count * 10 > counts[7].count, counts[0].count > 0 { return "ja" }
        return counts.max { $0.count < $1.count }.flatMap { $0.count > 0 ? $0.tag : nil }
    }

    /// Whether a syllable is one of the commonest words.
    static func isVietnameseWord(_ key: UInt64) -> Bool { vietnameseWords.contains(key) }

    private static let vietnameseWords = SyllableSet(EmbeddedData.functionWords.rows.map { $0[0] })

    private static let languages: [String] = {
        var tags: [String] = []
        for row in EmbeddedData.languages.rows where !tags.contains(row[0]) { tags.append(row[0]) }
        return tags
    }()

    private static let foreignWords: [UInt64: [Int]] = {
        var words: [UInt64: [Int]] = [:]
        for row in EmbeddedData.languages.rows where row.count == 2 {
            guard let language = languages.firstIndex(of: row[0]) else { continue }
            words[Syllable(row[1]).key, default: []].append(language)
        }
        return words
    }()
}
