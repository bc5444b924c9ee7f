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
    var tokenWords: [TokenRange] { Self.words(begins) }

    /// The words where it is known of each token whether it begins one.
    static func words(_ begins: [Bool]) -> [TokenRange] {
        var ranges: [TokenRange] = []
        var start = 0
        for index in 1..<max(1, begins.count + 1) where index >= begins.count || begins[index] {
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
    /// Calls `each` with the words of each line of readings of the same text, line by line.
    ///
    /// A reading's words are parted by spaces, or by tabs with `//TAG` after each; within a word stand spaces or "_".
    static func readWords(_ paths: [String], each: ([[String]]) -> Void) throws {
        let files = try paths.map { try Data(contentsOf: URL(filePath: $0), options: .mappedIfSafe) }
        let areTagged = files.map { $0.prefix(1 << 12).contains(UInt8(ascii: "\t")) }
        var places = files.map { _ in 0 }
        while zip(files, places).allSatisfy({ $1 < $0.count }) {
            each(
                files.indices.map { index in
                    files[index].withUnsafeBytes { bytes in
                        let start = places[index]
                        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
                        places[index] = end + 1
                        return words(of: bytes[start..<end], isTagged: areTagged[index])
                    }
                })
        }
    }

    private static func words(of line: Slice<UnsafeRawBufferPointer>, isTagged: Bool) -> [String] {
        let separator = isTagged ? UInt8(ascii: "\t") : UInt8(ascii: " ")
        return line.split(separator: separator).compactMap { cell in
            var word = cell
            if isTagged {
                var end = cell.endIndex - 2
                while end > cell.startIndex, !(cell[end] == UInt8(ascii: "/") && cell[end + 1] == UInt8(ascii: "/")) {
                    end -= 1
                }
                guard end > cell.startIndex else { return nil }
                word = cell[cell.startIndex..<end]
            }
            let text = String(unsafeUninitializedCapacity: word.count) { place in
                for (index, byte) in word.enumerated() { place[index] = byte == UInt8(ascii: "_") ? 0x20 : byte }
                return word.count
            }
            let isPadded = text.utf8.first == 0x20 || text.utf8.last == 0x20
            let trimmed = isPadded ? text.trimmingCharacters(in: .whitespaces) : text
            return trimmed.isEmpty ? nil : trimmed
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
