#if DEBUG || TESTABLE
    import DiembaoExtract
    @testable import DiembaoCore

    /// Checks what is read out of files of text that hold articles: Markdown, feeds, JSON. Whatever they are, what comes out is as its
    /// types say, or there is a fault that says where.
    struct ArticleFileCheck: InputCheck {
        enum Format { case markdown, feed, json }

        private let format: Format

        init(_ format: Format) { self.format = format }
        init() { self.init(.markdown) }

        private func recognises(_ utf8: [UInt8]) -> Bool {
            switch format {
            case .markdown: MarkdownReading.recognises(utf8)
            case .feed: FeedReading.recognises(utf8)
            case .json: JSONArticleReading.recognises(utf8)
            }
        }

        private func read(
            _ utf8: [UInt8]
        ) throws(ArticleFileFault) -> [Result<ExtractedArticle, ArticleFileFault>] {
            switch format {
            case .markdown: try MarkdownReading.read(utf8).map { .success($0) }
            case .feed: try FeedReading.read(utf8).map { .success($0) }
            case .json: try JSONArticleReading.read(utf8)
            }
        }

        mutating func faults(of bytes: [UInt8]) -> [String] {
            // The readers come behind the decoding of text.
            let utf8 = Array(String(decoding: bytes, as: UTF8.self).utf8)
            _ = recognises(utf8)
            do throws(ArticleFileFault) {
                let articles = try read(utf8)
                if articles.isEmpty { return ["there is no article, and no fault"] }
                return articles.flatMap { article in
                    switch article {
                    case .success(let article): faults(in: article)
                    case .failure(let fault): faults(in: fault, utf8)
                    }
                }
            } catch {
                return faults(in: error, utf8)
            }
        }

        private func faults(in fault: ArticleFileFault, _ utf8: [UInt8]) -> [String] {
            switch fault {
            case .malformed(_, let line, let column):
                // libxml2 takes a carriage return for a line's end, too.
                let lines = utf8.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } + 1
                return (0...lines).contains(line) && column >= 0 ? [] : ["it goes wrong in line \(line) of \(lines)"]
            case .noArticle(let found, let remedy):
                return found.isEmpty || remedy.isEmpty ? ["a fault does not say what to do"] : []
            case .tooManyArticles: return []
            }
        }

        private func faults(in article: ExtractedArticle) -> [String] {
            guard case .paragraphs(let paragraphs) = article.content else { return ["an article is a file again"] }
            var faults: [String] = []
            if paragraphs.isEmpty, article.headline == nil { faults.append("an article has nothing to read") }
            let lines = paragraphs.map(\.text) + [article.headline, article.author, article.outlet].compactMap { $0 }
            for line in lines
            where line.isEmpty || line.utf8.first == 0x20 || line.utf8.last == 0x20 || !Self.isOneLine(line) {
                faults.append("a line is none: \(line.debugDescription)")
            }
            if paragraphs.contains(where: { $0.role == .headline }) {
                faults.append("the headline stands among the paragraphs")
            }
            if let published = article.published, !CalendarDate.isTimestamp(published) {
                faults.append("\(published) is no time")
            }
            if let url = article.url, !url.hasPrefix("http") { faults.append("\(url) is no address") }
            return faults
        }

        private static func isOneLine(_ text: String) -> Bool {
            !text.utf8.contains { $0 >= 0x09 && $0 <= 0x0D }
        }
    }
#endif
