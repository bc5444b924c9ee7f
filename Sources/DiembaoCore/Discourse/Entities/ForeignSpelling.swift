/// Finds names that are spelled almost alike (a value that remembers those it has met).
///
/// Only names that are no Vietnamese syllables: "Thanh" and "Thành" are two names.
struct ForeignSpelling {
    private var letters: [[UInt8]] = []
    private var places: [Int] = []
    /// By the first two letters.
    private var met: [UInt16: [Int]] = [:]

    /// Keeps the work linear.
    private static let mostMet = 24
    private static let shortest = 6
    private static let longest = 40

    /// The names remembered that differ from this one by few letters, the nearest first.
    func alike(_ text: TokenizedText, _ range: TokenRange) -> [Int] {
        guard let folded = Self.letters(text, range), let bucket = met[Self.bucket(folded)] else { return [] }
        var found: [(distance: Int, place: Int)] = []
        for known in bucket {
            let allowed = min(folded.count, letters[known].count) >= 10 ? 2 : 1
            if let distance = Self.distance(folded, letters[known], atMost: allowed) {
                found.append((distance, places[known]))
            }
        }
        return found.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }.map(\.place)
    }

    mutating func remember(_ text: TokenizedText, _ range: TokenRange, as place: Int) {
        guard let folded = Self.letters(text, range) else { return }
        let bucket = Self.bucket(folded)
        guard met[bucket, default: []].count < Self.mostMet else { return }
        met[bucket, default: []].append(letters.count)
        letters.append(folded)
        places.append(place)
    }

    private static func bucket(_ folded: [UInt8]) -> UInt16 { UInt16(folded[0]) << 8 | UInt16(folded[1]) }

    /// A foreign name's letters without marks, hyphens and spaces; `nil` where nothing can be told.
    private static func letters(_ text: TokenizedText, _ range: TokenRange) -> [UInt8]? {
        let tokens = text.tokens[range]
        guard text.hasForeignWord(in: range),
            !tokens.contains(where: { $0.kind == .number }),
            range.count > 1 || !text.tokens[range.lowerBound].traits.contains(.allCapitals)
        else { return nil }
        var folded: [UInt8] = []
        folded.reserveCapacity(longest)
        for index in range where text.tokens[index].isWord { fold(text, index, &folded) }
        return (shortest...longest).contains(folded.count) ? folded : nil
    }

    private static func fold(_ text: TokenizedText, _ index: Int, _ letters: inout [UInt8]) {
        let token = text.tokens[index]
        for scalar in String(decoding: text.text.utf8[Int(token.start)..<Int(token.end)], as: UTF8.self).unicodeScalars
        {
            let letter = LetterFolding.fold(scalar.value).letter
            if letter != 0 { letters.append(letter < 0x80 ? letter : plain[Int(letter) - 0x80]) }
        }
    }

    /// For the letters that only Vietnamese has.
    private static let plain = Array("aaeooud".utf8)

    /// The distance of Levenshtein, `nil` where it is larger.
    static func distance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            var least = row[0]
            for (j, other) in right.enumerated() {
                let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (letter == other ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = next
                least = min(least, next)
            }
            if least > limit { return nil }
        }
        return row[right.count] <= limit ? row[right.count] : nil
    }
}
