import DiembaoCore
import Foundation

/// Makes the list of known words (a resource): words that two tools find in the news, and those of a dictionary.
struct WordListBuilder {
    /// How often a word stands, and how often without a capital.
    private var words: [UInt64: (all: Int, small: Int)] = [:]
    /// How often a syllable stands in a word, and how often it is the word.
    private var syllables: [UInt64: (all: Int, alone: Int)] = [:]
    private var fromDictionary: Set<UInt64> = []
    /// What all tools have taken for a word within one sentence.
    private var agreed: Set<UInt64> = []
    private var keysOf: [String: [UInt64]] = [:]

    private mutating func add(_ sentence: [String]) {
        for word in sentence {
            let keys = keys(word)
            guard !keys.isEmpty else { continue }
            let isSmall = word.first!.isLowercase
            if isSmall {
                for key in keys {
                    syllables[key, default: (0, 0)].all += 1
                    if keys.count == 1 { syllables[key]!.alone += 1 }
                }
            }
            guard let key = Self.key(keys) else { continue }
            words[key, default: (0, 0)].all += 1
            if isSmall { words[key]!.small += 1 }
        }
    }

    /// Counts the words of a sentence as each of the tools reads it.
    mutating func add(_ readings: [[String]]) {
        for words in readings { add(words) }
        let long = readings.map { Set($0.filter { $0.contains(" ") }) }
        for word in long.dropFirst().reduce(long[0], { $0.intersection($1) }) where word.first!.isLowercase {
            if let key = Self.key(keys(word)) { agreed.insert(key) }
        }
    }

    mutating func add(dictionaryWord word: String) {
        if let key = Self.key(keys(word)), word.first?.isLowercase == true { fromDictionary.insert(key) }
    }

    /// The keys of a word's syllables; none for what is no word.
    private mutating func keys(_ word: String) -> [UInt64] {
        if let known = keysOf[word] { return known }
        let tokens = Tokenizer().tokenize(DecodedText(utf8: Array(word.utf8))).tokens
        let keys = tokens.allSatisfy(\.isWord) ? tokens.map(\.key) : []
        keysOf[word] = keys
        return keys
    }

    private static func key(_ syllables: [UInt64]) -> UInt64? {
        guard (2...WordList.longestWord).contains(syllables.count) else { return nil }
        return syllables.dropFirst().reduce(syllables[0]) { WordList.extended($0, $1) }
    }

    /// The slots of a ``WordList``: 1 for what is mostly a name, 2 for words, 4 for common ones, 3 and 5 for such as the
    /// dictionary has, too, 6 for words of the dictionary alone, 7 for rare ones that all tools know; for single syllables 1
    /// where they are seldom a word by themselves, 2 where often, 3 where mostly.
    func slots() -> [UInt32] {
        var grounds: [UInt64: UInt32] = [:]
        for (key, count) in words where count.all >= Self.least {
            let listed: UInt32 = fromDictionary.contains(key) ? 1 : 0
            grounds[key] = count.small >= Self.common ? 4 + listed : count.small * 2 >= count.all ? 2 + listed : 1
        }
        for key in fromDictionary where grounds[key] == nil || grounds[key] == 1 { grounds[key] = 6 }
        for key in agreed where grounds[key] == nil { grounds[key] = 7 }
        for (key, count) in syllables where count.all >= Self.least {
            let share = Double(count.alone) / Double(count.all)
            grounds[WordList.single(key)] = share < 0.15 ? 1 : share < 0.6 ? 2 : 3
        }
        var size = 1 << 12
        while size * 7 < grounds.count * 8 { size *= 2 }
        var slots = [UInt32](repeating: 0, count: size)
        for (key, ground) in grounds.sorted(by: { $0.key < $1.key }) {
            var slot = WordList.slotStart(key, size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = WordList.print(key) & ~7 | ground
        }
        return slots
    }

    /// How often a word has to be found to be listed, and how often without a capital to be common.
    private static let least = 5
    private static let common = 20
}
