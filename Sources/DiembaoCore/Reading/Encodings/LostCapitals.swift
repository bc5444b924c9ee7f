/// Finds the capitals that TCVN3 and VPS write as small letters, by where they stand (a pass).
///
/// Such a letter has been a capital in a word or a line in capitals, at the beginning of a sentence, and in a name that the lists
/// know or that goes on from a family name. Elsewhere it stays small.
struct LostCapitals {
    let gazetteer: Gazetteer

    struct Result {
        var text: DecodedText
        /// Letters that were made capitals.
        var restored: Int
    }

    /// - Parameter places: the first bytes of the letters that may have been capitals, in order.
    func restore(_ text: DecodedText, _ places: [Int]) -> Result {
        guard !places.isEmpty else { return Result(text: text, restored: 0) }
        let tokenized = Tokenizer().tokenize(text)
        let words = Words(text: tokenized, places: places)
        var capitals: [Int] = []
        for paragraph in tokenized.paragraphs {
            var isStart = true
            for at in paragraph {
                let token = tokenized.tokens[at]
                guard token.isWord else {
                    isStart = opensSentence(token.sign, wasStart: isStart)
                    continue
                }
                let letters = words.places(in: token)
                if !letters.isEmpty {
                    if words.isInCapitals(at, paragraph) {
                        capitals += letters
                    } else if letters.first == Int(token.start), isStart || isName(at, paragraph, words) {
                        capitals.append(Int(token.start))
                    }
                }
                isStart = false
            }
        }
        return Result(text: Self.capitalised(text, capitals), restored: capitals.count)
    }

    /// Signs before the first word do not end a sentence's beginning: quotation marks, brackets, dashes.
    private func opensSentence(_ sign: Token.Sign, wasStart: Bool) -> Bool {
        switch sign {
        case .fullStop, .question, .exclamation, .ellipsis: true
        case .straightDouble, .openDouble, .openGuillemet, .straightSingle, .openSingle, .openParenthesis, .hyphen,
            .dash, .bullet, .asterisk, .closeDouble, .closeGuillemet:
            wasStart
        default: false
        }
    }

    /// A word of two or three syllables or more of the lists in which another one has its capital, or what stands between a family
    /// name and another capital.
    private func isName(_ at: Int, _ paragraph: TokenRange, _ words: Words) -> Bool {
        let tokens = words.text.tokens
        for start in max(paragraph.lowerBound, at - 4)...at {
            var isKnown = false
            gazetteer.visit(tokens, at: start, end: paragraph.upperBound) { entry, length in
                guard length >= 2, start + length > at, start..<start + length ~= at else { return }
                let kinds = gazetteer.kinds[entry].all
                guard !kinds.isDisjoint(with: NameKinds.locations.union([.body, .outlet, .person])) else { return }
                isKnown =
                    isKnown
                    || (start..<start + length).contains { $0 != at && tokens[$0].isCapitalised }
            }
            if isKnown { return true }
        }
        guard at > paragraph.lowerBound else { return false }
        if let kinds = gazetteer.entry(tokens, at..<at + 1)?.kinds, kinds.contains(.country),
            Self.countryAlone.contains(tokens[at].key) || Self.beforeCountries.contains(tokens[at - 1].key)
        {
            return true
        }
        guard tokens[at - 1].isCapitalised else { return false }
        let isLast = at + 1 >= paragraph.upperBound || !tokens[at + 1].isCapitalised
        let before = namePart(tokens, at - 1)
        if isLast { return before && namePart(tokens, at) && startsName(tokens, at, paragraph) }
        return startsName(tokens, at, paragraph)
    }

    private static let countryAlone = SyllableSet(.plainCountries)
    private static let beforeCountries = SyllableSet(.beforeCountries)

    private func namePart(_ tokens: [Token], _ at: Int) -> Bool {
        gazetteer.entry(tokens, at..<at + 1).map { !$0.kinds.isDisjoint(with: .nameParts) } ?? false
    }

    /// Whether a family name begins the capitals before a word.
    private func startsName(_ tokens: [Token], _ at: Int, _ paragraph: TokenRange) -> Bool {
        var start = at
        while start > paragraph.lowerBound, at - start < 4, tokens[start - 1].isWord, tokens[start - 1].isCapitalised {
            start -= 1
        }
        return (start..<at).contains { place in
            gazetteer.entry(tokens, place..<place + 1).map {
                !$0.kinds.isDisjoint(with: [.surname, .rareSurname])
            } ?? false
        }
    }

    /// Which letters of which words are in doubt.
    private struct Words {
        let text: TokenizedText
        let places: [Int]

        func places(in token: Token) -> ArraySlice<Int> {
            var low = 0
            var high = places.count
            while low < high {
                let middle = (low + high) / 2
                if places[middle] < Int(token.start) { low = middle + 1 } else { high = middle }
            }
            var end = low
            while end < places.count, places[end] < Int(token.end) { end += 1 }
            return places[low..<end]
        }

        /// Whether a word stands among capitals: its sure letters are such, and two of them or a neighbour show that it is no word
        /// that merely begins with one.
        func isInCapitals(_ at: Int, _ paragraph: TokenRange) -> Bool {
            guard let own = capitals(of: at) else { return false }
            if own >= 2 { return true }
            var support = 0
            var neighbours = 0
            for step in [-1, 1] {
                var next = at + step
                for _ in 0..<3 {
                    guard paragraph.contains(next) else { break }
                    if text.tokens[next].isWord {
                        neighbours += 1
                        // One letter alone says nothing.
                        if let sure = capitals(of: next) { support += sure >= 2 ? 2 : 1 } else { support -= 4 }
                        break
                    }
                    next += step
                }
            }
            return neighbours > 0 && support >= neighbours * 2 - (neighbours > 1 ? 1 : 0)
        }

        /// How many capitals a word surely has; `nil` where it has a small letter.
        private func capitals(of at: Int) -> Int? {
            let token = text.tokens[at]
            let doubtful = Set(places(in: token))
            var count = 0
            var place = Int(token.start)
            for scalar in String(decoding: text.text.utf8[place..<Int(token.end)], as: UTF8.self).unicodeScalars {
                defer { place += scalar.utf8.count }
                if doubtful.contains(place) { continue }
                if LetterFolding.isUppercase(scalar.value) {
                    count += 1
                } else if LetterFolding.fold(scalar.value).letter != 0 {
                    return nil
                }
            }
            return count
        }
    }

    private static func capitalised(_ text: DecodedText, _ places: [Int]) -> DecodedText {
        guard !places.isEmpty else { return text }
        var utf8: [UInt8] = []
        utf8.reserveCapacity(text.utf8.count)
        var at = 0
        text.utf8.withUnsafeBufferPointer { bytes in
            for place in places {
                let end = place + (UTF8Decoding.scalarLength(bytes, at: place) ?? 1)
                utf8 += bytes[at..<place]
                utf8 += String(decoding: bytes[place..<end], as: UTF8.self).uppercased().utf8
                at = end
            }
            utf8 += bytes[at...]
        }
        return DecodedText(utf8: utf8)
    }
}
