import DiembaoCore
import Foundation

/// An article whose names are annotated (data).
struct AnnotatedArticle {
    var id: String
    /// Whoever annotated it.
    var batch: Int
    var text: TokenizedText
    var sentences: [TokenRange]
    /// (folded form, type): what a reader lists.
    var forms: Set<String>
    /// For each token, the label.
    var labels: [UInt8]

    /// - Parameter spans: where the names are, in scalars of the text without white space.
    init(id: String, batch: Int, text source: String, spans: [(range: Range<Int>, type: UInt8)]) {
        self.id = id
        self.batch = batch
        (text, sentences) = LanguageReading.sentences(of: DecodedText(utf8: Array(source.utf8)))
        labels = [UInt8](repeating: NameLabel.outside, count: text.tokens.count)
        forms = []
        let visible = text.text.visibleOffsets
        var startsAt: [Int: Int] = [:]
        var endsAt: [Int: Int] = [:]
        for (index, token) in text.tokens.enumerated() {
            startsAt[visible[Int(token.start)]] = index
            endsAt[visible[Int(token.end)]] = index + 1
        }
        for (range, type) in spans {
            guard let first = startsAt[range.lowerBound], let last = endsAt[range.upperBound], first < last else {
                continue
            }
            for place in first..<last {
                let position: UInt8 = last - first == 1 ? 3 : place == first ? 0 : place == last - 1 ? 2 : 1
                labels[place] = NameLabel.of(type: type, position: position)
            }
            let bytes = text.text.utf8[Int(text.tokens[first].start)..<Int(text.tokens[last - 1].end)]
            forms.insert(Self.form(String(decoding: bytes, as: UTF8.self), type))
        }
    }

    static func form(_ form: String, _ type: UInt8) -> String {
        let folded = form.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars
            .split { !($0.properties.isAlphabetic || $0.properties.numericType != nil) }
            .map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
        return "\(type) \(folded)"
    }

    /// The annotated articles of a file of offsets, with their texts from a JSONL file of lines {"id", "text"}.
    ///
    /// - Throws: `TrainingError` where the two don't belong together.
    static func read(_ annotations: String, articles: [String: String], path: String) throws -> [AnnotatedArticle] {
        var read: [AnnotatedArticle] = []
        let lines = try String(contentsOfFile: annotations, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count == 3, let batch = Int(columns[1]) else {
                throw TrainingError.badAnnotation(path: annotations, line: number + 1, why: "not id, batch and spans")
            }
            guard let text = articles[String(columns[0])] else {
                throw TrainingError.articleMissing(id: String(columns[0]), path: path)
            }
            let spans = try columns[2].split(separator: ",").map { span in
                let parts = span.dropLast().split(separator: "-")
                guard parts.count == 2, let start = Int(parts[0]), let end = Int(parts[1]), start < end,
                    let type = ["P", "O", "L"].firstIndex(of: span.suffix(1))
                else { throw TrainingError.badAnnotation(path: annotations, line: number + 1, why: "no span: \(span)") }
                return (range: start..<end, type: UInt8(type))
            }
            read.append(AnnotatedArticle(id: String(columns[0]), batch: batch, text: text, spans: spans))
        }
        return read
    }
}

/// How well names are found: distinct forms with their type an article, as the annotated articles are scored (data).
struct NameScore: CustomStringConvertible {
    var hits = [0, 0, 0]
    var gold = [0, 0, 0]
    var found = [0, 0, 0]

    mutating func add(_ article: AnnotatedArticle, _ names: [FoundName]) {
        var forms: Set<String> = []
        for name in names {
            let tokens = article.text.tokens
            let bytes = article.text.text.utf8[
                Int(tokens[name.range.lowerBound].start)..<Int(tokens[name.range.upperBound - 1].end)]
            forms.insert(AnnotatedArticle.form(String(decoding: bytes, as: UTF8.self), name.kind.rawValue))
        }
        for form in forms { found[Int(form.utf8.first! - 48)] += 1 }
        for form in article.forms { gold[Int(form.utf8.first! - 48)] += 1 }
        for form in forms.intersection(article.forms) { hits[Int(form.utf8.first! - 48)] += 1 }
    }

    static func f1(_ hits: Int, _ gold: Int, _ found: Int) -> Double {
        200 * Double(hits) / Double(max(1, gold + found))
    }
    var f1: Double { Self.f1(hits.reduce(0, +), gold.reduce(0, +), found.reduce(0, +)) }
    var description: String {
        let (h, g, f) = (hits.reduce(0, +), gold.reduce(0, +), found.reduce(0, +))
        return String(
            format: "P %.2f R %.2f F1 %.2f (person %.2f organization %.2f location %.2f)", 100 * Double(h) / Double(f),
            100 * Double(h) / Double(g), f1, Self.f1(hits[0], gold[0], found[0]), Self.f1(hits[1], gold[1], found[1]),
            Self.f1(hits[2], gold[2], found[2]))
    }
}
