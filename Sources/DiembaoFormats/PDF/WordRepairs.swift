/// Joins the large first letter of an article to its word (a pass).
struct DropCapitals {
    /// The type size of most of the page's text.
    let size: Double

    func join(_ words: [PageWord]) -> [PageWord] {
        let capitals = words.indices.filter { isDropCapital(words[$0]) }
        // A page of nothing but large single letters has none.
        guard !capitals.isEmpty, capitals.count <= 16 else { return words }
        var words = words
        var joined: Set<Int> = []
        for capital in capitals where join(capital, &words) { joined.insert(capital) }
        return words.indices.filter { !joined.contains($0) }.map { words[$0] }
    }

    private func isDropCapital(_ word: PageWord) -> Bool {
        guard word.size >= 1.8 * size, word.text.utf8.count <= 12 else { return false }
        let letters = word.text.unicodeScalars.filter { !$0.isCombiningMark }
        return letters.count == 1 && letters.first!.properties.isUppercase
    }

    /// The lines beside the letter belong to its paragraph: they begin where it does.
    private func join(_ capital: Int, _ words: inout [PageWord]) -> Bool {
        let box = words[capital].box
        let beside = words.indices.filter { at in
            let word = words[at]
            return at != capital && word.size < 1.4 * size && word.box.left >= box.left - 1
                && word.box.left < box.right + 1.5 * size && word.box.middle > box.top + 0.1 * box.height
                && word.box.middle < box.bottom - 0.05 * box.height
        }
        // A letter as large as the page has no lines beside it.
        guard beside.count <= 300 else { return false }
        let firsts = beside.filter { at in
            !beside.contains {
                words[$0].box.left < words[at].box.left && abs(words[$0].box.middle - words[at].box.middle) < 0.4 * size
            }
        }
        guard firsts.count >= 2, firsts.count <= 12,
            let first = firsts.min(by: { words[$0].box.top < words[$1].box.top })
        else { return false }
        words[first].text =
            words[capital].text + (isWordAlone(words[capital].text, words[first].text) ? " " : "") + words[first].text
        let below = words.lazy.map(\.box).filter { word in
            word.top > box.bottom - size && word.top < box.bottom + size && word.left > box.left - 4 * size
                && word.left < box.right
        }
        let left = below.map(\.left).min() ?? box.left
        for at in firsts { words[at].box.left = left }
        return true
    }

    /// Whether the letter is a word by itself ("Ở Hà Nội"): a vowel before what cannot be the rest of its syllable ("Ô" before "ng").
    private func isWordAlone(_ letter: String, _ rest: String) -> Bool {
        guard let base = VietnameseSyllable.base(of: letter.unicodeScalars.first!),
            VietnameseSyllable.vowels.contains(base)
        else {
            return false
        }
        let letters = rest.unicodeScalars.prefix { $0.properties.isAlphabetic || $0.isCombiningMark }
        guard let next = letters.first, let nextBase = VietnameseSyllable.base(of: next) else { return true }
        if next.properties.isUppercase {
            return letters.count > 1 && letters.dropFirst().contains { $0.properties.isLowercase }
        }
        return !VietnameseSyllable.vowels.contains(nextBase)
            && !VietnameseSyllable.codas.contains(String(String.UnicodeScalarView(letters)))
    }
}

/// Joins letters that are set apart, as in "H À  N Ộ I" (a pass).
struct SpacedLetters {
    private static let fewest = 4

    func join(_ words: [PageWord]) -> [PageWord] {
        guard words.count >= Self.fewest else { return words }
        var result: [PageWord] = []
        var at = 0
        while at < words.count {
            var end = at
            while end < words.count, isLetter(words[end].text), end == at || words[end].size == words[at].size {
                end += 1
            }
            if end - at >= Self.fewest {
                result += joined(words[at..<end])
                at = end
            } else {
                result += words[at..<max(end, at + 1)]
                at = max(end, at + 1)
            }
        }
        return result
    }

    private func isLetter(_ text: String) -> Bool {
        let letters = text.unicodeScalars.prefix(5).filter { !$0.isCombiningMark }
        return letters.count == 1 && letters.first!.properties.isAlphabetic
    }

    /// Words end where the gap is clearly wider than between letters.
    private func joined(_ letters: ArraySlice<PageWord>) -> [PageWord] {
        let gaps = letters.indices.dropLast().map { letters[$0 + 1].box.left - letters[$0].box.right }
        let widest = gaps.quantile(0.5) * 1.5 + 0.1 * letters.first!.size
        var result = [letters.first!]
        for (at, gap) in zip(letters.indices.dropFirst(), gaps) {
            if gap > widest {
                result[result.count - 1].hasSpaceAfter = true
                result.append(letters[at])
            } else {
                result[result.count - 1].text += letters[at].text
                result[result.count - 1].box.right = letters[at].box.right
                result[result.count - 1].hasSpaceAfter = letters[at].hasSpaceAfter
            }
        }
        return result
    }
}
