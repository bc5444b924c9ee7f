/// Why no article can be read from a file of a format that holds several: Markdown, a feed, JSON (data).
enum ArticleFileFault: Error, Equatable {
    /// It breaks the rules of its format, for example "JSON"; from where on, lines and columns (in scalars) counted from 1.
    case malformed(format: String, line: Int, column: Int)
    /// It keeps the rules and holds no article; what it is, for example "a JSON file without articles", and what is read of that kind,
    /// a sentence.
    case noArticle(found: String, remedy: String)
    /// It holds more articles than are read.
    case tooManyArticles(limit: Int)

    /// - Parameter offset: of a byte in the file's text.
    static func malformed(_ format: String, at offset: Int, in utf8: [UInt8]) -> ArticleFileFault {
        let before = utf8.prefix(offset)
        let line = before.lastIndex(of: 0x0A).map { before[($0 + 1)...] } ?? before
        return .malformed(
            format: format, line: before.count { $0 == 0x0A } + 1, column: line.count { $0 & 0xC0 != 0x80 } + 1)
    }
}
