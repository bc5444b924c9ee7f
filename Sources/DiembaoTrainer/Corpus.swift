import DiembaoCore
import Foundation

/// A sentence whose words are known (data).
struct TrainingSentence {
    var text: DecodedText
    var tokens: [Token]
    /// The words as they were annotated, in bytes of the text.
    var words: [Range<Int>]
    /// The words' parts of speech (UPOS), or none.
    var tags: [String]
    /// For each token, whether it begins a word.
    var begins: [Bool]

    /// - Parameter isClosed: whether signs stand against the words as in running text; else spaces stand around every word.
    init(words list: [String], tags: [String] = [], isClosed: Bool) {
        var bytes: [UInt8] = []
        var ranges: [Range<Int>] = []
        var quotes = 0
        var isGlued = true
        for word in list {
            let isStraight = word == "\""
            if isStraight { quotes += 1 }
            let closes = Self.closers.contains(word) || isStraight && quotes % 2 == 0
            if !bytes.isEmpty, !(isClosed && (closes || isGlued)) { bytes.append(0x20) }
            let start = bytes.count
            bytes.append(contentsOf: word.utf8)
            ranges.append(start..<bytes.count)
            isGlued = Self.openers.contains(word) || isStraight && quotes % 2 == 1
        }
        text = DecodedText(utf8: bytes)
        tokens = Tokenizer().tokenize(text).tokens
        words = ranges
        self.tags = tags
        let starts = Set(ranges.map(\.lowerBound))
        begins = tokens.map { starts.contains(Int($0.start)) }
        if !begins.isEmpty { begins[0] = true }
    }

    private static let closers: Set<String> = [",", ".", ";", ":", "!", "?", "%", ")", "]", "}", "”", "’", "…", "..."]
    private static let openers: Set<String> = ["(", "[", "{", "“", "‘"]

    /// The words in tokens.
    var tokenWords: [TokenRange] {
        var ranges: [TokenRange] = []
        var start = 0
        for index in 1..<max(1, tokens.count + 1) where index >= tokens.count || begins[index] {
            if index > start { ranges.append(start..<index) }
            start = index
        }
        return ranges
    }
}

/// UD_Vietnamese-VTB: sentences in CoNLL-U (a resource without state).
enum Treebank {
    /// Words and parts of speech (data).
    struct Sentence {
        var words: [String]
        var tags: [String]
    }

    /// The treebank's other way of writing brackets.
    static func bracket(_ word: String) -> String { word == "(" ? "LBKT" : word == ")" ? "RBKT" : word }

    static func read(_ path: String) throws -> [Sentence] {
        var sentences: [Sentence] = []
        var current = Sentence(words: [], tags: [])
        for line in try String(contentsOfFile: path, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            if line.isEmpty {
                if !current.words.isEmpty { sentences.append(current) }
                current = Sentence(words: [], tags: [])
            } else if !line.hasPrefix("#") {
                let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard columns.count > 3, Int(columns[0]) != nil else { continue }
                current.words.append(String(columns[1]).precomposedStringWithCanonicalMapping)
                current.tags.append(String(columns[3]))
            }
        }
        if !current.words.isEmpty { sentences.append(current) }
        return sentences
    }
}

/// The news corpus with a tool's word boundaries, and the teachers' readings of it (a resource without state).
enum Silver {
    private struct Article: Decodable {
        var title: String
        var lead: String
        var body: [String]
    }

    /// Calls `each` with the words of each sentence of a JSONL file; words hold spaces.
    static func read(_ path: String, each: ([String]) -> Void) throws {
        let data = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
        let decoder = JSONDecoder()
        for line in data.split(separator: UInt8(ascii: "\n")) {
            let article = try decoder.decode(Article.self, from: line)
            for sentence in [article.title, article.lead] + article.body {
                let words = sentence.utf8.split(separator: UInt8(ascii: " ")).map { word in
                    String(decoding: word.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }, as: UTF8.self)
                        .trimmingCharacters(in: .whitespaces)
                }.filter { !$0.isEmpty }
                if !words.isEmpty { each(words) }
            }
        }
    }

    /// Calls `each` with the words and tags of each line of a teacher's file: words as `word//TAG`, tabs between them.
    static func readTagged(_ path: String, each: ([String], [String]) -> Void) throws {
        let data = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
        for line in data.split(separator: UInt8(ascii: "\n")) {
            var words: [String] = []
            var tags: [String] = []
            for cell in line.split(separator: UInt8(ascii: "\t")) {
                guard let cut = cell.lastRange(of: [UInt8(ascii: "/"), UInt8(ascii: "/")]) else { continue }
                let word = String(
                    decoding: cell[..<cut.lowerBound].map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }, as: UTF8.self)
                words.append(word.trimmingCharacters(in: .whitespaces))
                tags.append(String(decoding: cell[cut.upperBound...], as: UTF8.self))
            }
            each(words, tags)
        }
    }
}

extension Data.SubSequence {
    fileprivate func lastRange(of pattern: [UInt8]) -> Range<Index>? {
        var at = endIndex - pattern.count
        while at > startIndex {
            if self[at..<at + pattern.count].elementsEqual(pattern) { return at..<at + pattern.count }
            at -= 1
        }
        return nil
    }
}
