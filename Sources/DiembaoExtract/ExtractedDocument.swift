/// What a reader of documents got out of a file that is neither plain text nor a web page (data).
///
/// The articles are in the order in which they stand in the file.
public struct ExtractedDocument: Sendable, Equatable {
    /// The media type of the whole file (RFC 6838), for example `application/pdf`.
    public var mediaType: String
    public var articles: [ExtractedArticle]

    public init(mediaType: String, articles: [ExtractedArticle]) {
        self.mediaType = mediaType
        self.articles = articles
    }
}

/// One article of a document, with what the document says of it outside its text (data).
public struct ExtractedArticle: Sendable, Equatable {
    public enum Content: Sendable, Equatable {
        /// A file within the document, unchanged, in a format that the core reads by itself: plain text in any encoding, a web page,
        /// Markdown, JSON, a feed. A feed or a JSON file may hold several articles again.
        case file([UInt8])
        /// Paragraphs whose part in the article the document tells, or its layout.
        case paragraphs([ExtractedParagraph])
    }

    public var content: Content
    /// The title that the document gives, where the content itself has none.
    public var headline: String?
    public var author: String?
    /// ISO 8601, a day or a time with its zone.
    public var published: String?
    public var outlet: String?
    public var url: String?

    public init(
        content: Content, headline: String? = nil, author: String? = nil, published: String? = nil,
        outlet: String? = nil, url: String? = nil
    ) {
        self.content = content
        self.headline = headline
        self.author = author
        self.published = published
        self.outlet = outlet
        self.url = url
    }
}

extension ExtractedArticle {
    /// Of all that may become text of an article, in bytes; a paragraph counts a little more than its text.
    public var size: Int {
        let fields = [headline, author, published, outlet, url].reduce(0) { $0 + ($1?.utf8.count ?? 0) }
        switch content {
        case .file(let bytes): return fields + bytes.count
        case .paragraphs(let paragraphs): return paragraphs.reduce(fields) { $0 + $1.size }
        }
    }

    /// Bytes that each thing which a document says of an article outside its text may have. What is longer is no headline and no name.
    public static let longestField = 4096

    /// The same without what is longer than that; but a title that is all there is, is the text.
    public var withoutLongFields: ExtractedArticle {
        func short(_ field: String?) -> String? { field.flatMap { $0.utf8.count <= Self.longestField ? $0 : nil } }
        var article = ExtractedArticle(
            content: content, headline: short(headline), author: short(author), published: short(published),
            outlet: short(outlet), url: short(url))
        if let headline, article.headline == nil, content == .paragraphs([]) {
            article.content = .paragraphs([ExtractedParagraph(.body, headline)])
        }
        return article
    }
}

/// One paragraph, without line ends (data).
public struct ExtractedParagraph: Sendable, Equatable {
    /// What a paragraph is. `unknown`: the format does not say, so that it is told by form and place as in plain text.
    public enum Role: UInt8, Sendable, CaseIterable {
        case unknown, headline, byline, lead, heading, body, caption
    }

    public var role: Role
    public var text: String

    public init(_ role: Role, _ text: String) {
        self.role = role
        self.text = text
    }

    /// In bytes, with what stands between it and the next.
    var size: Int { text.utf8.count + 2 }
}

/// Why a document could not be read (data).
public struct ExtractionFailure: Error, Sendable, Equatable {
    public enum Code: UInt8, Sendable, CaseIterable {
        /// It breaks its format's rules so far that nothing can be read.
        case damaged
        /// A password is needed.
        case encrypted
        /// It holds no text: scanned pages, a mail with nothing but pictures.
        case noText
        /// One of ``ExtractionLimits`` was reached.
        case limit
        /// The process that parsed it died.
        case crashed
        /// A format that is not read; ``ExtractionFailure/detail`` names it, for example "a ZIP archive of other files".
        case unsupported
    }

    public var code: Code
    /// For ``Code/unsupported`` what the file is; else what is wrong, a clause with small first letter and without a full stop.
    public var detail: String

    public init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }
}

/// How much a reader of documents does at the most (data).
public struct ExtractionLimits: Sendable, Equatable {
    /// Bytes that all that is packed in one file may have together when it is unpacked.
    public var unpackedSize: Int
    /// Articles in one file.
    public var articles: Int
    /// Bytes of the text, or of the file, that is one article.
    public var articleSize: Int
    /// Seconds of computing.
    public var cpuSeconds: Int
    /// Bytes of memory.
    public var memory: Int

    public init(
        unpackedSize: Int = 64 << 20, articles: Int = 1000, articleSize: Int = 5 << 20, cpuSeconds: Int = 20,
        memory: Int = 512 << 20
    ) {
        self.unpackedSize = unpackedSize
        self.articles = articles
        self.articleSize = articleSize
        self.cpuSeconds = cpuSeconds
        self.memory = memory
    }

    /// Bytes that all articles of a file may have together: their reports are held until the last.
    var allArticlesSize: Int { 4 * articleSize }

    /// How deep archives, messages and folders in one another are followed.
    public static let depth = 8
}
