import DiembaoExtract

/// Why an article could not be analysed: what is wrong and what to do about it (data).
///
/// Every error text stands in this file, so that a code is documented where it is made.
public struct ReportError: Error, Sendable, Equatable, Decodable {
    /// The closed set of codes.
    public enum Code: String, Sendable, CaseIterable, Decodable {
        case empty = "EMPTY"
        case unsupportedEncoding = "UNSUPPORTED_ENCODING"
        case unsupportedFormat = "UNSUPPORTED_FORMAT"
        case damagedDocument = "DAMAGED_DOCUMENT"
        case encryptedDocument = "ENCRYPTED_DOCUMENT"
        case documentLimit = "DOCUMENT_LIMIT"
        case readerCrashed = "READER_CRASHED"
        case binary = "BINARY"
        case tooLarge = "TOO_LARGE"
        case timeLimit = "TIME_LIMIT"
        case quarantined = "QUARANTINED"
        case invalidRequest = "INVALID_REQUEST"
    }

    public var code: Code
    /// What is wrong, one sentence.
    public var message: String
    /// What to do about it, one sentence.
    public var hint: String

    init(_ code: Code, _ message: String, hint: String) {
        self.code = code
        self.message = message
        self.hint = hint
    }
}

extension ReportError {
    static let empty = ReportError(
        .empty, "The file holds no text, only white space or nothing at all.",
        hint: "Write the article into the file; it is read again as soon as it changes.")

    /// Too many bytes are no text in any encoding.
    static func undecodable(_ count: Int, of total: Int) -> ReportError {
        ReportError(
            .unsupportedEncoding,
            "The text is in no encoding that is read: \(count) of its \(total) bytes are no UTF-8, and by no Vietnamese encoding is it Vietnamese.",
            hint:
                "Find out the encoding and convert the file, for example with: iconv -f ENCODING -t UTF-8 OLD.txt > NEW.txt"
        )
    }

    static let noArticle = ReportError(
        .empty, "The page holds no article: no paragraphs of running text were found in it.",
        hint: "Save the page once more when it is fully loaded, or drop the article as plain text.")

    /// - Parameters:
    ///   - part: the number asked for, from 1.
    ///   - count: how many articles the file holds.
    static func noPart(_ part: Int, of count: Int) -> ReportError {
        ReportError(
            .invalidRequest, "The file has no article \(part); it holds \(count).", hint: "Count the articles from 1.")
    }

    static let noArticleInDocument = ReportError(
        .empty, "The document holds no article.", hint: "Look into it; drop an article as plain text if need be.")

    /// - Parameter failure: what a reader of documents said.
    init(_ failure: ExtractionFailure) {
        switch failure.code {
        case .damaged:
            self.init(
                .damagedDocument, "The document can't be read: \(failure.detail).",
                hint: "Open it in the program that it was made with, and save it once more.")
        case .encrypted:
            self.init(
                .encryptedDocument, "The document can't be read: \(failure.detail).",
                hint: "Save it without a password.")
        case .noText:
            self.init(
                .empty, "The document holds no text: \(failure.detail).", hint: "Drop the article's text instead.")
        case .limit:
            self.init(
                .documentLimit, "The document was given up: \(failure.detail).",
                hint: "Split it, or raise the limit for documents (diembao.toml(5)) and retry it.")
        case .crashed:
            self.init(
                .readerCrashed, "The document can't be read: \(failure.detail).",
                hint: "Save it in another format or as plain text; keep the file and report the fault.")
        case .unsupported:
            self = .unsupportedFormat(failure.detail, remedy: "Save the article as plain text in UTF-8.")
        }
    }

    /// - Parameter fault: of Markdown, a feed or JSON.
    init(_ fault: ArticleFileFault) {
        switch fault {
        case .malformed(let format, let line, let column):
            self.init(
                .damagedDocument, "The file is no \(format): it goes wrong in line \(line), column \(column).",
                hint: "Mend it there, or save it once more.")
        case .noArticle(let found, let remedy):
            self.init(.empty, "The file is \(found).", hint: remedy)
        case .tooManyArticles(let limit):
            self.init(
                .documentLimit, "The file holds more than \(limit) articles.",
                hint: "Split it, or raise limits.articles (diembao.toml(5)) and retry it.")
        }
    }

    /// - Parameter format: of a document that no reader was asked about.
    static func noReader(_ format: DocumentFormat) -> ReportError {
        ReportError(
            .unsupportedFormat,
            "The file is \(format.name), which only diembao and diembaod read, by diembao-reader.",
            hint: "Analyse it with one of them, or save it as plain text in UTF-8.")
    }

    static let binary = ReportError(
        .binary, "The file holds binary data, not text.",
        hint: "Drop the article as plain text in UTF-8.")

    /// - Parameter format: its name, for example "a PDF document".
    static func unsupportedFormat(_ format: String, remedy: String) -> ReportError {
        ReportError(
            .unsupportedFormat, "The file is \(format), which is not read; `diembao formats` lists what is.",
            hint: remedy)
    }

    /// - Parameters:
    ///   - size: the file's size in bytes.
    ///   - limit: the largest size that is read, in bytes.
    public static func tooLarge(size: Int, limit: Int) -> ReportError {
        ReportError(
            .tooLarge, "The file has \(size) bytes; at most \(limit) are read.",
            hint: "Split it into articles, or raise the limit on the input's size.")
    }

    /// - Parameter seconds: the CPU time that an article may take.
    public static func timeLimit(seconds: Int) -> ReportError {
        ReportError(
            .timeLimit, "The analysis was stopped after \(seconds) seconds of CPU time.",
            hint: "Split the article, or raise the time limit and retry it.")
    }

    /// - Parameter deaths: how often the daemon died while it read this file.
    public static func quarantined(deaths: Int) -> ReportError {
        ReportError(
            .quarantined, "The daemon died \(deaths) times while it analysed this file alone.",
            hint: "Keep the file and report the fault; retry it after an update.")
    }

    /// - Parameter kills: how often in turn somebody else ended the process that read the document.
    public static func readerKilled(_ kills: Int) -> ReportError {
        ReportError(
            .readerCrashed,
            "The document can't be read: its reader was killed \(kills) times in turn, as by a machine that is out of memory.",
            hint:
                "Split the document, or let it have more memory, and retry it; keep it and report the fault if that does not help."
        )
    }

    /// - Parameters:
    ///   - line: the line's number in the stream, from 1.
    ///   - reason: what is wrong with it, a clause without a full stop.
    public static func invalidRequest(line: Int, reason: String) -> ReportError {
        ReportError(
            .invalidRequest, "Line \(line) of the stream is not a request: \(reason).",
            hint: #"A line is a JSON object such as {"id": "1", "text": "…"} or {"id": "1", "path": "…"}."#)
    }

    /// - Parameters:
    ///   - line: the line's number in the stream, from 1.
    ///   - reason: the file and why it can't be read, a clause without a full stop.
    ///   - cure: a sentence.
    public static func unreadableFile(line: Int, reason: String, cure: String) -> ReportError {
        ReportError(
            .invalidRequest, "Line \(line) of the stream names a file that can't be read: \(reason).", hint: cure)
    }
}

/// Something about an article that its reader should know, though it was analysed (data).
public struct ReportWarning: Sendable, Equatable, Decodable {
    /// The closed set of codes.
    public enum Code: String, Sendable, CaseIterable, Decodable {
        case unsupportedLanguage = "UNSUPPORTED_LANGUAGE"
        case undecodableBytes = "UNDECODABLE_BYTES"
        case misdecodedText = "MISDECODED_TEXT"
        case capitalsRestored = "CAPITALS_RESTORED"
        case sidecarInvalid = "SIDECAR_INVALID"
        case argumentInvalid = "ARGUMENT_INVALID"
        case noHeadline = "NO_HEADLINE"
        case noDocumentDate = "NO_DOCUMENT_DATE"
        case unpairedQuotationMark = "UNPAIRED_QUOTATION_MARK"
        case impossibleDate = "IMPOSSIBLE_DATE"
        case partsFailed = "PARTS_FAILED"
    }

    public var code: Code
    public var message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension ReportWarning {
    /// - Parameter tag: the language's BCP 47 tag, "und" where it could not be told.
    static func unsupportedLanguage(_ tag: String) -> ReportWarning {
        ReportWarning(
            .unsupportedLanguage,
            tag == "und"
                ? "The language could not be told; only what does not depend on it was analysed."
                : "The language looks like \"\(tag)\", not Vietnamese; only what does not depend on it was analysed.")
    }

    static func undecodableBytes(_ count: Int) -> ReportWarning {
        ReportWarning(
            .undecodableBytes,
            "\(count) \(count == 1 ? "byte" : "bytes") could not be decoded and stand as U+FFFD in the text.")
    }

    /// - Parameter encoding: in which the bytes really are; `nil` for UTF-8.
    static func misdecoded(_ encoding: LegacyEncoding?) -> ReportWarning {
        ReportWarning(
            .misdecodedText,
            "The file had been saved after its \(encoding?.rawValue ?? "UTF-8") was read as Windows-1252; that was turned back."
        )
    }

    static func capitalsRestored(_ count: Int, _ encoding: LegacyEncoding) -> ReportWarning {
        ReportWarning(
            .capitalsRestored,
            "\(encoding.rawValue) has no capitals with tones; \(count) \(count == 1 ? "was" : "were") restored where sentences begin, in names and among capitals."
        )
    }

    /// - Parameters:
    ///   - key: the sidecar's key, or `nil` when the whole of it can't be read.
    ///   - problem: what is wrong, a clause without a full stop.
    ///   - cure: what to write instead, a sentence.
    static func sidecarInvalid(key: String?, problem: String, cure: String) -> ReportWarning {
        ReportWarning(
            .sidecarInvalid,
            (key.map { "The sidecar's key \"\($0)\" was left out: " } ?? "The sidecar was left out: ")
                + "\(problem). \(cure)")
    }

    /// - Parameter value: a time.
    static func sidecarWithoutZone(_ value: String) -> ReportWarning {
        ReportWarning(
            .sidecarInvalid,
            "Of the sidecar's key \"published\" the day alone was taken: \"\(value)\" has no zone. Write 2021-12-08T06:30:00+07:00."
        )
    }

    static func argumentInvalid(key: String, problem: String, cure: String) -> ReportWarning {
        ReportWarning(.argumentInvalid, "The argument \"\(key)\" was left out: \(problem). \(cure)")
    }

    /// - Parameters:
    ///   - parts: the numbers of a file's articles that could not be analysed, from 1.
    ///   - count: how many it holds.
    static func partsFailed(_ parts: [Int], of count: Int) -> ReportWarning {
        let named = parts.prefix(20).map(String.init).joined(separator: ", ") + (parts.count > 20 ? " …" : "")
        return ReportWarning(
            .partsFailed, "\(parts.count) of the file's \(count) articles could not be analysed: \(named).")
    }

    static let noHeadline = ReportWarning(
        .noHeadline, "The article has no headline: its first paragraph reads as running text.")

    static let noDocumentDate = ReportWarning(
        .noDocumentDate,
        "The date of publication is unknown, so relative dates stay open; give it in a sidecar or as an argument.")

    static func unpairedQuotationMarks(_ count: Int) -> ReportWarning {
        ReportWarning(
            .unpairedQuotationMark,
            count == 1
                ? "A quotation mark has no partner in its paragraph."
                : "\(count) quotation marks have no partner in their paragraphs.")
    }

    static func impossibleDate(_ text: String) -> ReportWarning {
        ReportWarning(.impossibleDate, "There is no such day as \"\(text)\"; it was left out of the times.")
    }
}
