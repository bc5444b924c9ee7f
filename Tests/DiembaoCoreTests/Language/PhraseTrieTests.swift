import Testing

@testable import DiembaoCore

@Suite struct PhraseTrieTests {
    /// Phrases of one to three syllables that nobody says.
    private let phrases = (0..<3000).map { number in
        (0...number % 3).map { "s\((number * 7 + $0 * 131) % 5003)" }.joined(separator: " ")
    }

    private func tokens(_ phrase: String) -> [Token] { Tokenizer().tokens(of: phrase) }

    @Test func `a trie that has grown finds each of its phrases, and no other`() {
        var trie = PhraseTrie(slots: 8)
        var entries: [String: Int] = [:]
        for phrase in phrases where entries[phrase] == nil {
            entries[phrase] = entries.count
            #expect(trie.entry(of: PhraseTrie.keys(phrase), orNew: entries[phrase]!) == entries[phrase])
        }
        for (phrase, entry) in entries {
            let tokens = tokens(phrase)
            let found = trie.longest(in: tokens, at: 0, end: tokens.count)
            #expect(found?.entry == entry)
            #expect(found?.length == tokens.count)
        }
        for number in 5003..<8000 {
            let tokens = tokens("s\(number)")
            #expect(trie.longest(in: tokens, at: 0, end: tokens.count) == nil)
        }
    }

    @Test func `the longest phrase is found that ends before the end`() {
        var trie = PhraseTrie(slots: 8)
        for (entry, phrase) in ["một", "một hai", "một hai ba bốn"].enumerated() {
            _ = trie.entry(of: PhraseTrie.keys(phrase), orNew: entry)
        }
        let tokens = tokens("không một hai ba bốn")
        #expect(trie.longest(in: tokens, at: 1, end: 5)?.entry == 2)
        #expect(trie.longest(in: tokens, at: 1, end: 4)?.entry == 1)
        #expect(trie.longest(in: tokens, at: 1, end: 2)?.entry == 0)
        #expect(trie.longest(in: tokens, at: 1, end: 1) == nil)
        #expect(trie.longest(in: tokens, at: 0, end: 5) == nil)
        #expect(trie.longest(in: tokens, at: 5, end: 5) == nil)
    }
}
