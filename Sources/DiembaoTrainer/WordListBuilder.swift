import DiembaoCore
import Foundation

/// Makes the list of known words (a resource): words that tools find in the news, and those of a dictionary.
struct WordListBuilder {
    /// How often a word stands, and how often without a capital.
    private var words: [UInt64: (all: Int, small: Int)] = [:]
    /// How often a syllable stands in a word, and how often it is the word.
    private var syllables: [UInt64: (all: Int, alone: Int)] = [:]
    private var fromDictionary: Set<UInt64> = []
    private var agreed: [UInt64: Int] = [:]
    private var keysOf: [String: [UInt64]] = [:]

    mutating func add(_ sentence: [String]) {
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

    /// Counts what two tools take for one word at the same place.
    mutating func add(agreed first: [String], _ second: [String]) {
        let both = Set(first.filter { $0.contains(" ") }).intersection(second.filter { $0.contains(" ") })
        for word in both where word.first!.isLowercase {
            if let key = Self.key(keys(word)) { agreed[key, default: 0] += 1 }
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

    /// The slots of a ``WordList``: 1 for what is mostly a name, 2 for words, 3 for such as a dictionary has, too, 4 and 5 for
    /// common ones, 6 for words of the dictionary alone, 7 for rare ones; for single syllables 1 where they are seldom a
    /// word by themselves, 2 where often, 3 where mostly.
    func slots() -> [UInt32] {
        var grounds: [UInt64: UInt32] = [:]
        for (key, count) in words where count.all >= Self.least {
            let listed: UInt32 = fromDictionary.contains(key) ? 1 : 0
            grounds[key] = count.small >= Self.common ? 4 + listed : count.small * 2 >= count.all ? 2 + listed : 1
        }
        for key in fromDictionary where grounds[key] == nil || grounds[key] == 1 { grounds[key] = 6 }
        if Self.rare > 0 {
            for (key, count) in agreed where grounds[key] == nil && count >= Self.rare { grounds[key] = 7 }
        }
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

    private static let least = Int(ProcessInfo.processInfo.environment["LEAST"] ?? "5")!
    private static let common = Int(ProcessInfo.processInfo.environment["COMMON"] ?? "20")!
    private static let rare = Int(ProcessInfo.processInfo.environment["RARE"] ?? "1")!
}
