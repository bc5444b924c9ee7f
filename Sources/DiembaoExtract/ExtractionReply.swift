/// What a reader of documents answers, as it passes through a pipe (data).
///
/// The reader may have been taken over by the document that it read, so nothing that arrives is trusted: lengths are checked
/// against what is there, and what is left over is a fault. What goes beyond the limits is left unread from there on, for in memory
/// it would be many times what it is in the pipe.
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

    /// - Parameter limits: those that the reader was given, and the largest article.
    /// - Returns: `nil` where the bytes are no whole reply, or one that no reader gives; a failure where articles are too large.
    public init?(decoding bytes: [UInt8], within limits: ExtractionLimits = ExtractionLimits()) {
        guard bytes.starts(with: Self.magic) else { return nil }
        var reader = Reader(rest: bytes[Self.magic.count...])
        switch reader.byte() {
        case 0:
            guard let mediaType = reader.field(), let count = reader.number(), count <= limits.articles else {
                return nil
            }
            var articles: [ExtractedArticle] = []
            var size = 0
            for _ in 0..<count {
                do throws(ExtractionFailure) {
                    guard let article = try reader.article(upTo: limits.articleSize) else { return nil }
                    articles.append(article)
                    size += article.size
                    guard size <= limits.allArticlesSize else {
                        throw ExtractionFailure(
                            .limit, "its articles have more than the \(limits.allArticlesSize) bytes that are read")
                    }
                } catch {
                    self = .failure(error)
                    return
                }
            }
            self = .document(ExtractedDocument(mediaType: mediaType, articles: articles))
        case 1:
            guard let code = reader.byte().flatMap(ExtractionFailure.Code.init), let detail = reader.field() else {
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

        /// What stands outside a text, which is short.
        mutating func field() -> String? {
            guard let text = string(), text.utf8.count <= ExtractedArticle.longestField else { return nil }
            return text
        }

        /// - Returns: `nil` for a fault, a `nil` inside for no string.
        mutating func optionalField() -> String?? {
            switch byte() {
            case 0: .some(nil)
            case 1: field().map { .some($0) }
            default: nil
            }
        }

        /// - Parameter limit: what it may have, in bytes.
        /// - Returns: `nil` for a fault.
        /// - Throws: where it has more.
        mutating func article(upTo limit: Int) throws(ExtractionFailure) -> ExtractedArticle? {
            guard var article = try content(upTo: limit).map({ ExtractedArticle(content: $0) }),
                let headline = optionalField(), let author = optionalField(), let published = optionalField(),
                let outlet = optionalField(), let url = optionalField()
            else { return nil }
            article.headline = headline
            article.author = author
            article.published = published
            article.outlet = outlet
            article.url = url
            try Self.check(article.size, limit)
            return article
        }

        private mutating func content(upTo limit: Int) throws(ExtractionFailure) -> ExtractedArticle.Content? {
            switch byte() {
            case 0:
                guard let file = bytes() else { return nil }
                try Self.check(file.count, limit)
                return .file(Array(file))
            case 1:
                guard let count = number() else { return nil }
                var paragraphs: [ExtractedParagraph] = []
                var size = 0
                for _ in 0..<count {
                    guard let role = byte().flatMap(ExtractedParagraph.Role.init), let text = string() else {
                        return nil
                    }
                    paragraphs.append(ExtractedParagraph(role, text))
                    size += paragraphs[paragraphs.count - 1].size
                    try Self.check(size, limit)
                }
                return .paragraphs(paragraphs)
            default: return nil
            }
        }

        private static func check(_ size: Int, _ limit: Int) throws(ExtractionFailure) {
            guard size > limit else { return }
            throw ExtractionFailure(.limit, "an article in it has more than the \(limit) bytes that are read")
        }
    }
}
