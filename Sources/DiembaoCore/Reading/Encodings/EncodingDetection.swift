/// Tells in which encoding bytes are that are no UTF-8, by how Vietnamese they read in each (a pass).
struct EncodingDetection {
    /// The encoding and how sure that is, 0 to 1 (data).
    struct Guess {
        var encoding: LegacyEncoding
        var confidence: Double
    }

    /// So many bytes tell it; taken from the first line with such bytes on.
    private static let sampleSize = 16384

    func guess(_ bytes: [UInt8]) -> Guess? {
        guard let sample = sample(bytes) else { return nil }
        var best: (encoding: LegacyEncoding, reading: Reading)?
        for encoding in LegacyEncoding.vietnamese {
            let reading = Reading(encoding.decode(sample))
            if best.map({ reading.score > $0.reading.score }) ?? true { best = (encoding, reading) }
        }
        if let best, best.reading.isVietnamese {
            return Guess(encoding: best.encoding, confidence: best.reading.confidence)
        }
        return Reading(LegacyEncoding.windows1252.decode(sample)).isWestern
            ? Guess(encoding: .windows1252, confidence: 0.5) : nil
    }

    private func sample(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return nil }
        var start = first
        while start > 0, bytes[start - 1] != 0x0A, first - start < 512 { start -= 1 }
        return bytes[start..<min(bytes.count, start + Self.sampleSize)]
    }

    /// How bytes read in one encoding (data).
    struct Reading {
        /// Words of a Vietnamese syllable, among them such with letters beyond ASCII, and how many of these the commonest are.
        private(set) var plain = 0
        private(set) var lettered = 0
        private(set) var common = 0
        /// Words with letters beyond ASCII that are no syllable or mix small letters and capitals.
        private(set) var strange = 0
        /// Words with more letters beyond ASCII than within.
        private(set) var alien = 0
        /// Signs beyond ASCII within words, but for apostrophes.
        private(set) var intrusions = 0
        private(set) var words = 0
        private(set) var undecodable = 0

        init(_ decoded: LegacyEncoding.Decoded) {
            self.init(text: DecodedText(utf8: decoded.utf8))
            undecodable = decoded.undecodable
        }

        init(text: DecodedText) {
            let tokens = Tokenizer().tokenize(text).tokens
            for (place, token) in tokens.enumerated() {
                let bytes = text.utf8[Int(token.start)..<Int(token.end)]
                let isForeign = bytes.contains { $0 >= 0x80 }
                guard token.isWord else {
                    if isForeign, place > 0, place + 1 < tokens.count, tokens[place - 1].isWord,
                        tokens[place + 1].isWord,
                        tokens[place - 1].end == token.start, token.end == tokens[place + 1].start,
                        token.sign != .openSingle, token.sign != .closeSingle
                    {
                        intrusions += 1
                    }
                    continue
                }
                words += 1
                let isSyllable = VietnameseSyllables.contains(token.key)
                guard isForeign else {
                    if isSyllable { plain += 1 }
                    continue
                }
                if bytes.count(where: { $0 >= 0xC0 }) > bytes.count(where: { $0 < 0x80 }) { alien += 1 }
                if isSyllable, !Self.mixesCase(bytes) {
                    lettered += 1
                    if LanguageIdentification.isVietnameseWord(token.key) { common += 1 }
                } else {
                    strange += 1
                }
            }
        }

        /// A capital behind a small letter.
        private static func mixesCase(_ word: ArraySlice<UInt8>) -> Bool {
            var sawSmall = false
            for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
                if LetterFolding.isUppercase(scalar.value) {
                    if sawSmall { return true }
                } else if LetterFolding.fold(scalar.value).letter != 0 {
                    sawSmall = true
                }
            }
            return false
        }

        var score: Int { 2 * lettered + common - 3 * strange - 3 * intrusions - 3 * undecodable }

        /// Names and other languages are strange in any encoding; in a wrong one nearly all is.
        var isVietnamese: Bool {
            lettered >= 2 && lettered >= 2 * (strange + intrusions) && (lettered + plain) * 2 >= words
                && lettered * 8 >= words
        }

        var confidence: Double {
            let share = Double(lettered) / Double(max(1, lettered + strange + intrusions + undecodable))
            let certainty = min(1, Double(lettered) / 12)
            return (100 * share * (0.6 + 0.4 * certainty)).rounded() / 100
        }

        /// Text of a western language: some letters beyond ASCII, hardly a sign where none can be.
        var isWestern: Bool {
            let foreign = lettered + strange
            return undecodable == 0 && foreign > 0 && foreign * 4 < words * 3 && alien * 2 <= foreign
                && intrusions * 20 <= words
        }
    }
}
