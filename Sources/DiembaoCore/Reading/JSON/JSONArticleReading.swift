import DiembaoExtract

/// Reads articles out of JSON (RFC 8259): one value, JSON Lines, or a JSON text sequence (RFC 7464) (a pass).
///
/// An object with an article's text is an article, wherever it stands: alone, in a list, in a graph of JSON-LD, in what an interface
/// answers. ``JSONArticleKeys`` says what its parts are called.
struct JSONArticleReading {
    /// - Parameter name: of the file.
    static func recognises(_ utf8: [UInt8], name: [UInt8]? = nil) -> Bool {
        guard let start = utf8.firstIndex(where: { !isSpace($0) }) else { return false }
        let isNamed = name.map { name in names.contains { hasSuffix(name, $0) } } ?? false
        if utf8[start] == recordSeparator { return true }
        guard utf8[start] == UInt8(ascii: "{") || utf8[start] == UInt8(ascii: "[") else { return false }
        return isNamed || beginsObject(utf8[start...].prefix(4096))
    }

    private static let names = [".json", ".jsonl", ".ndjson", ".jsonld", ".json-seq"]
    private static let recordSeparator: UInt8 = 0x1E

    /// - Returns: the articles, and in the place of each line of JSON Lines that is none, what is wrong with it.
    /// - Throws: ``ArticleFileFault``.
    static func read(
        _ utf8: [UInt8], mostArticles: Int = ExtractionLimits().articles
    ) throws(ArticleFileFault) -> [Result<ExtractedArticle, ArticleFileFault>] {
        var reading = JSONArticleReading(limit: mostArticles)
        try reading.readValues(utf8)
        guard reading.articles.count <= mostArticles else { throw .tooManyArticles(limit: mostArticles) }
        guard reading.articles.isEmpty else { return reading.articles }
        if reading.isReport {
            throw .noArticle(found: "a report of diembao", remedy: "Drop the article that it is about.")
        }
        throw .noArticle(
            found: "a JSON file without articles",
            remedy:
                "Read are schema.org's NewsArticle, ninjs, JSON Feed, and objects with a text (articleBody, body_text, body, content, text) beside a title, a date or an address."
        )
    }

    private var articles: [Result<ExtractedArticle, ArticleFileFault>] = []
    private var isReport = false
    private let limit: Int

    private init(limit: Int) { self.limit = limit }

    private mutating func readValues(_ utf8: [UInt8]) throws(ArticleFileFault) {
        let isSequence = utf8.first { !Self.isSpace($0) } == Self.recordSeparator
        guard !isSequence else {
            for record in utf8.split(separator: Self.recordSeparator) {
                // A record that was cut off is passed over, as RFC 7464 has it (section 2.3).
                if record.contains(where: { !Self.isSpace($0) }) { _ = readRun(record) }
            }
            return
        }
        guard let fault = readRun(utf8[...]) else { return }
        guard Self.isLines(utf8) else { throw .malformed("JSON", at: fault, in: utf8) }
        articles = []
        readLines(utf8)
        // Nothing but what is none.
        guard articles.contains(where: { (try? $0.get()) != nil }) else {
            throw .malformed("JSON", at: fault, in: utf8)
        }
    }

    /// Reads values that follow one another.
    ///
    /// - Returns: the offset where they go wrong.
    private mutating func readRun(_ utf8: ArraySlice<UInt8>) -> Int? {
        utf8.withUnsafeBufferPointer { buffer in
            var scanner = JSONScanner(buffer)
            do throws(JSONScanner.Malformed) {
                repeat {
                    find(try JSONTree(&scanner))
                    scanner.skipSpace()
                } while scanner.offset < buffer.count && articles.count <= limit
            } catch {
                return utf8.startIndex + error.offset
            }
            return nil
        }
    }

    /// Reads each line by itself: one that a crawler was stopped in, or that an exporter wrote wrongly, is a part that can't be read, and
    /// leaves the others what they are.
    private mutating func readLines(_ utf8: [UInt8]) {
        var start = 0
        var number = 0
        while start < utf8.count, articles.count <= limit {
            let end = utf8[start...].firstIndex(of: 0x0A) ?? utf8.count
            number += 1
            let line = utf8[start..<end]
            let before = articles.count
            if Self.beginsValue(line), let fault = readRun(line) {
                articles.removeSubrange(before...)
                let column = line[..<fault].count { $0 & 0xC0 != 0x80 } + 1
                articles.append(.failure(.malformed(format: "JSON", line: number, column: column)))
            }
            start = end + 1
        }
    }

    /// Whether most lines begin as an object of JSON Lines does, the first among them; those of an object over several lines don't.
    private static func isLines(_ utf8: [UInt8]) -> Bool {
        let lines = utf8.split(separator: 0x0A).filter { line in line.contains { !isSpace($0) } }
        return lines.count > 1 && beginsValue(lines[0]) && lines.count(where: beginsValue) * 2 > lines.count
    }

    private static func beginsValue(_ line: ArraySlice<UInt8>) -> Bool {
        line.first { !isSpace($0) } == UInt8(ascii: "{")
    }

    // MARK: Articles

    private mutating func find(_ value: JSONTree) {
        guard articles.count <= limit else { return }
        switch value {
        case .list(let elements): for element in elements { find(element) }
        case .object(let members):
            if value["schema"]?.string?.hasPrefix("diembao.report/") == true {
                isReport = true
            } else if value["version"]?.string?.hasPrefix("https://jsonfeed.org/version/") == true {
                readFeed(value)
            } else if let article = JSONArticle(members).article {
                articles.append(.success(article))
            } else {
                for member in members { find(member.value) }
            }
        case .string, .number, .other: break
        }
    }

    /// JSON Feed 1.1, in whose items a text is not demanded.
    private mutating func readFeed(_ feed: JSONTree) {
        guard case .list(let items)? = feed["items"] else { return }
        let outlet = FeedTitle.outlet(feed["title"]?.string, of: feed["home_page_url"]?.string)
        for case .object(let members) in items where articles.count <= limit {
            if let article = JSONArticle(members).item(outlet: outlet) { articles.append(.success(article)) }
        }
    }

    // MARK: Recognition

    /// Whether an object with a key, or a list of such, begins: "[Video] …" and "{…" are a text's beginning.
    private static func beginsObject(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text.drop(while: isSpace)
        if rest.first == UInt8(ascii: "[") { rest = rest.dropFirst().drop(while: isSpace) }
        guard rest.first == UInt8(ascii: "{") else { return false }
        rest = rest.dropFirst().drop(while: isSpace)
        guard rest.first == UInt8(ascii: "\""), let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "\"")) else {
            return false
        }
        return rest[(end + 1)...].drop(while: isSpace).first == UInt8(ascii: ":")
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    private static func hasSuffix(_ name: [UInt8], _ suffix: String) -> Bool {
        name.suffix(suffix.utf8.count).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }.elementsEqual(suffix.utf8)
    }
}
