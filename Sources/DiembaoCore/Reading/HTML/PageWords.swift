/// What the names of classes and ids say of what an element holds; `page-words.tsv` (a resource, built once).
struct PageWords: Sendable {
    static let shared = PageWords(rows: EmbeddedData.pageWords.rows)

    /// Which names mean one thing (data).
    private struct Names {
        var parts: [[UInt8]] = []
        var words: Set<String> = []
        var beginnings: [String] = []

        func match(_ name: ArraySlice<UInt8>?) -> Bool {
            guard let name, !name.isEmpty, name.count <= PageWords.longestName else { return false }
            let lower = name.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
            if parts.contains(where: { PageWords.contains(lower, $0) }) { return true }
            return !words.isEmpty && PageWords.words(name).contains(where: words.contains)
        }
    }

    private static let longestName = 400

    private var kinds: [String: Names] = [:]

    private init(rows: [[String]]) {
        for row in rows where row.count >= 3 {
            switch row[1] {
            case "part": kinds[row[0], default: Names()].parts.append(Array(row[2].utf8))
            case "word": kinds[row[0], default: Names()].words.insert(row[2])
            default: kinds[row[0], default: Names()].beginnings.append(row[2])
            }
        }
        junk = kinds["junk"] ?? Names()
        body = kinds["body"] ?? Names()
        headline = kinds["headline"] ?? Names()
        lead = kinds["lead"] ?? Names()
        caption = kinds["caption"] ?? Names()
        author = kinds["author"] ?? Names()
        elsewhere = kinds["elsewhere"]?.beginnings ?? []
        end = kinds["end"]?.beginnings ?? []
    }

    private let junk: Names
    private let body: Names
    private let headline: Names
    private let lead: Names
    private let caption: Names
    private let author: Names
    private let elsewhere: [String]
    private let end: [String]

    func isJunk(_ name: ArraySlice<UInt8>?) -> Bool { junk.match(name) }
    func isBody(_ name: ArraySlice<UInt8>?) -> Bool { body.match(name) }
    func isHeadline(_ name: ArraySlice<UInt8>?) -> Bool { headline.match(name) }
    func isLead(_ name: ArraySlice<UInt8>?) -> Bool { lead.match(name) }
    func isCaption(_ name: ArraySlice<UInt8>?) -> Bool { caption.match(name) }
    func isAuthor(_ name: ArraySlice<UInt8>?) -> Bool { author.match(name) }

    /// Whether a line points to another article: "Xem thêm: …".
    func leadsElsewhere(_ line: String) -> Bool {
        let lower = line.lowercased().drop { $0 == "*" || $0 == " " }
        return elsewhere.contains { lower.hasPrefix($0) }
    }

    /// Whether a line is the heading of what follows an article: "Ý kiến độc giả".
    func endsArticle(_ line: String) -> Bool {
        guard line.count <= 50 else { return false }
        // "300 bình luận"
        let lower = line.lowercased().drop { $0.isNumber || $0 == " " || $0 == "(" }
        return end.contains { lower.hasPrefix($0) }
    }

    private static func contains(_ name: [UInt8], _ part: [UInt8]) -> Bool {
        guard part.count <= name.count else { return false }
        for start in 0...(name.count - part.count) where name[start] == part[0] {
            if name[start..<start + part.count].elementsEqual(part) { return true }
        }
        return false
    }

    /// The words of a name, cut at signs and at capitals: "relatedBox__item-2" is related, box, item.
    private static func words(_ name: ArraySlice<UInt8>) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var wasSmall = false
        for byte in name {
            let isCapital = byte >= 0x41 && byte <= 0x5A
            let isSmall = byte >= 0x61 && byte <= 0x7A
            if !isCapital && !isSmall || isCapital && wasSmall {
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word.removeAll(keepingCapacity: true)
            }
            if isCapital || isSmall { word.append(byte | 0x20) }
            wasSmall = isSmall
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }
}
