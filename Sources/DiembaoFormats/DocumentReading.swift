public import DiembaoExtract

/// Reads the articles out of documents: bytes in, paragraphs out (a pass).
///
/// Its parsers work on bytes from anywhere, so it is meant to run in a process of its own: `diembao-reader`.
public struct DocumentReading {
    let limits: ExtractionLimits

    public init(limits: ExtractionLimits = ExtractionLimits()) {
        self.limits = limits
    }

    /// Loads what readers otherwise open files for when they first need it: converters of character sets. To be called before a process
    /// gives up its files.
    public static func prepare() {
        MailMessage.prepare()
    }

    /// - Throws: ``ExtractionFailure``, which says what is wrong with the document.
    public func read(_ bytes: [UInt8]) throws(ExtractionFailure) -> ExtractedDocument {
        var budget = UnpackingBudget(bytes: limits.unpackedSize)
        var document = try read(bytes, depth: 0, &budget)
        document.articles = document.articles.map(\.withoutLongFields)
        guard document.articles.count <= limits.articles else {
            throw ExtractionFailure(
                .limit, "it holds \(document.articles.count) articles, and at most \(limits.articles) are read")
        }
        return document
    }

    func read(
        _ bytes: [UInt8], depth: Int, _ budget: inout UnpackingBudget
    ) throws(ExtractionFailure) -> ExtractedDocument {
        guard depth <= ExtractionLimits.depth else {
            throw ExtractionFailure(.limit, "it is packed more than \(ExtractionLimits.depth) times over")
        }
        switch DocumentFormat(recognising: bytes) {
        case .pdf: return try PDFReader().read(bytes)
        case .zip: return try OfficeReader(reading: self, depth: depth).read(bytes, &budget)
        case .flatOpenDocument: return try FlatOpenDocument.read(bytes)
        case .rtf: return try RTFReader().read(bytes, &budget)
        case .message: return try MailReader(reading: self, depth: depth).readMessage(bytes, &budget)
        case .mailbox: return try MailReader(reading: self, depth: depth).readMailbox(bytes, &budget)
        case .gzip: return try unpack(bytes, "application/gzip", depth: depth, &budget)
        case .zstandard: return try unpack(bytes, "application/zstd", depth: depth, &budget)
        case nil:
            return ExtractedDocument(
                mediaType: "application/octet-stream", articles: [ExtractedArticle(content: .file(bytes))])
        }
    }

    /// What is packed is read as if it had come unpacked.
    private func unpack(
        _ bytes: [UInt8], _ mediaType: String, depth: Int, _ budget: inout UnpackingBudget
    ) throws(ExtractionFailure) -> ExtractedDocument {
        var document = try read(Archive.decompress(bytes, &budget), depth: depth + 1, &budget)
        document.mediaType = mediaType
        return document
    }
}

/// How many bytes may still be unpacked (data).
struct UnpackingBudget {
    let limit: Int
    private var left: Int

    init(bytes: Int) {
        limit = bytes
        left = bytes
    }

    /// - Throws: ``ExtractionFailure/Code/limit`` where that is more than is left.
    mutating func spend(_ bytes: Int) throws(ExtractionFailure) {
        guard bytes <= left else {
            throw ExtractionFailure(.limit, "unpacked it has more than \(limit) bytes")
        }
        left -= bytes
    }
}
