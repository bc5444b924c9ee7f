/// A format of files that articles are read from (data).
public struct ReadableFormat: Sendable, Equatable {
    public let name: String
    /// As reports give it in `source.mediaType`.
    public let mediaType: String
    /// How such files are usually called; it is the content that tells.
    public let names: String
    /// Whether its parser runs apart, in `diembao-reader`.
    public let isReadApart: Bool

    /// All that are read.
    public static let all = [
        ReadableFormat("plain text", "text/plain", "*.txt"),
        ReadableFormat("web page (HTML)", "text/html", "*.html *.htm"),
        ReadableFormat("Markdown", "text/markdown", "*.md"),
        ReadableFormat("feed (RSS, Atom)", "application/rss+xml", "*.xml *.rss *.atom"),
        ReadableFormat("JSON (NewsArticle, ninjs, JSON Feed)", "application/json", "*.json *.jsonl"),
        ReadableFormat("web archive (MHTML)", "multipart/related", "*.mhtml *.mht", isReadApart: true),
        ReadableFormat("message", "message/rfc822", "*.eml", isReadApart: true),
        ReadableFormat("mailbox", "application/mbox", "*.mbox", isReadApart: true),
        ReadableFormat(
            "Word document (DOCX)", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "*.docx",
            isReadApart: true),
        ReadableFormat(
            "OpenDocument text (ODT)", "application/vnd.oasis.opendocument.text", "*.odt", isReadApart: true),
        ReadableFormat(
            "OpenDocument text in one piece (Flat ODT)", "application/vnd.oasis.opendocument.text-flat-xml", "*.fodt",
            isReadApart: true),
        ReadableFormat("Rich Text Format", "application/rtf", "*.rtf", isReadApart: true),
        ReadableFormat("PDF with text", "application/pdf", "*.pdf", isReadApart: true),
        ReadableFormat("any of these in gzip", "application/gzip", "*.gz", isReadApart: true),
        ReadableFormat("any of these in Zstandard", "application/zstd", "*.zst", isReadApart: true),
    ]

    /// The encodings in which text is read, by their names in reports.
    public static let encodings =
        ["UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"] + LegacyEncoding.allCases.map(\.rawValue)

    private init(_ name: String, _ mediaType: String, _ names: String, isReadApart: Bool = false) {
        self.name = name
        self.mediaType = mediaType
        self.names = names
        self.isReadApart = isReadApart
    }
}
