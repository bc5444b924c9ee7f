public import DiembaoExtract

/// One article as it came: its bytes and everything that was known about it beforehand (data).
///
/// For example:
///
///     let document = SourceDocument(bytes: Array("Theo AFP, …".utf8), path: Array("2021/kremlin.txt".utf8))
///     let outcome = Analyzer().analyze(document)
public struct SourceDocument: Sendable {
    /// The article's file, unchanged.
    public var bytes: [UInt8]
    /// The path relative to the inbox, as raw bytes (file names need not be UTF-8); `nil` from standard input.
    public var path: [UInt8]?
    /// The identifier that a line of a stream gave, else `nil`.
    public var id: String?
    /// The bytes of `NAME.meta.json`, where there is one.
    public var sidecar: [UInt8]?
    /// What a reader of documents made of the bytes, where they are in a ``DocumentFormat``; such bytes are not read without it.
    public var extraction: ExtractionReply?
    /// What the caller said of the article: command-line arguments or the fields of a JSONL line.
    public var arguments: DocumentMetadata

    public init(
        bytes: [UInt8], path: [UInt8]? = nil, id: String? = nil, sidecar: [UInt8]? = nil,
        extraction: ExtractionReply? = nil, arguments: DocumentMetadata = DocumentMetadata()
    ) {
        self.bytes = bytes
        self.path = path
        self.id = id
        self.sidecar = sidecar
        self.extraction = extraction
        self.arguments = arguments
    }
}

/// What is known of an article from outside its text (data).
public struct DocumentMetadata: Sendable, Equatable {
    /// The date of publication, ISO 8601: `2021-12-08` or with a time and zone.
    public var published: String?
    public var outlet: String?
    public var url: String?
    /// The language as a BCP 47 tag, for example `vi`.
    public var language: String?

    public init(published: String? = nil, outlet: String? = nil, url: String? = nil, language: String? = nil) {
        self.published = published
        self.outlet = outlet
        self.url = url
        self.language = language
    }

    /// Whether ``published`` would be taken: a day, or a timestamp of RFC 3339.
    public static func isDate(_ text: String) -> Bool { CalendarDate.isTimestamp(text) }
}
