/// What a reader of documents answers, as it passes through a pipe (data).
///
/// The reader may have been taken over by the document that it read, so nothing that arrives is trusted: lengths are checked
/// against what is there, and what is left over is a fault.
public enum ExtractionReply: Sendable, Equatable {
    case document(ExtractedDocument)
    case failure(ExtractionFailure)

    /// It begins with this, so that a reader of another version is told from one that was cut short.
    private static let magic = Array("diembao-extract 1\n".utf8)

    public var encoded: [UInt8] {
        var writer = Writer(bytes: Self.magic)
        switch self {
        case .document(let document):
            writer.byte(0)
            writer.string(document.mediaType)
            writer.number(document.articles.count)
            for article in document.articles { writer.article(article) }
        case .failure(let failure):
            writer.byte(1)
            writer.byte(failure.code.rawValue)
            writer.string(failure.detail)
        }
        return writer.bytes
    }

    /// - Returns: `nil` where the bytes are no whole reply.
    public init?(decoding bytes: [UInt8]) {
        guard bytes.starts(with: Self.magic) else { return nil }
        var reader = Reader(rest: bytes[Self.magic.count...])
        switch reader.byte() {
        case 0:
            guard let mediaType = reader.string(), let count = reader.number() else { return nil }
            var articles: [ExtractedArticle] = []
            for _ in 0..<count {
                guard let article = reader.article() else { return nil }
                articles.append(article)
            }
            self = .document(ExtractedDocument(mediaType: mediaType, articles: articles))
        case 1:
            guard let code = reader.byte().flatMap(ExtractionFailure.Code.init), let detail = reader.string() else {
                return nil
            }
            self = .failure(ExtractionFailure(code, detail))
        default: return nil
        }
        guard reader.rest.isEmpty else { return nil }
    }

    // MARK: - Fields

    /// Numbers have eight bytes, the lowest first; strings and bytes their length before them.
    private struct Writer {
        var bytes: [UInt8]

        mutating func byte(_ value: UInt8) { bytes.append(value) }

        mutating func number(_ value: Int) {
            withUnsafeBytes(of: UInt64(value).littleEndian) { bytes.append(contentsOf: $0) }
        }

        mutating func string(_ value: String) {
            number(value.utf8.count)
            bytes.append(contentsOf: value.utf8)
        }

        mutating func string(_ value: String?) {
            byte(value == nil ? 0 : 1)
            if let value { string(value) }
        }

        mutating func article(_ article: ExtractedArticle) {
            switch article.content {
            case .file(let file):
                byte(0)
                number(file.count)
                bytes.append(contentsOf: file)
            case .paragraphs(let paragraphs):
                byte(1)
                number(paragraphs.count)
                for paragraph in paragraphs {
                    byte(paragraph.role.rawValue)
                    string(paragraph.text)
                }
            }
            for field in [article.headline, article.author, article.published, article.outlet, article.url] {
                string(field)
            }
        }
    }

    private struct Reader {
        var rest: ArraySlice<UInt8>

        mutating func byte() -> UInt8? { rest.popFirst() }

        mutating func number() -> Int? {
            guard rest.count >= 8 else { return nil }
            let value = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            rest = rest.dropFirst(8)
            return Int(exactly: value)
        }

        mutating func bytes() -> ArraySlice<UInt8>? {
            guard let count = number(), count <= rest.count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }

        mutating func string() -> String? {
            bytes().flatMap { String(validating: $0, as: UTF8.self) }
        }

        /// - Returns: `nil` for a fault, a `nil` inside for no string.
        mutating func optionalString() -> String?? {
            switch byte() {
            case 0: .some(nil)
            case 1: string().map { .some($0) }
            default: nil
            }
        }

        mutating func article() -> ExtractedArticle? {
            var article: ExtractedArticle
            switch byte() {
            case 0:
                guard let file = bytes() else { return nil }
                article = ExtractedArticle(content: .file(Array(file)))
            case 1:
                guard let count = number() else { return nil }
                var paragraphs: [ExtractedParagraph] = []
                for _ in 0..<count {
                    guard let role = byte().flatMap(ExtractedParagraph.Role.init), let text = string() else {
                        return nil
                    }
                    paragraphs.append(ExtractedParagraph(role, text))
                }
                article = ExtractedArticle(content: .paragraphs(paragraphs))
            default: return nil
            }
            guard let headline = optionalString(), let author = optionalString(), let published = optionalString(),
                let outlet = optionalString(), let url = optionalString()
            else { return nil }
            article.headline = headline
            article.author = author
            article.published = published
            article.outlet = outlet
            article.url = url
            return article
        }
    }
}
