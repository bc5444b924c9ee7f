import CGMime
import DiembaoExtract

/// Reads messages (RFC 5322, RFC 2045 to 2049), mailboxes (RFC 4155) and web archives (RFC 2557) (a pass).
///
/// The message's text, what was passed on with it, and its attachments are articles, in this order. A part that is damaged, encrypted or
/// of a kind that is not read is passed over where the message holds anything else.
struct MailReader {
    let reading: DocumentReading
    /// How deep in other files the message is.
    let depth: Int

    /// Multiparts in one another; mail programs nest four.
    private static let multiparts = 32

    func readMessage(_ bytes: [UInt8], _ budget: inout UnpackingBudget) throws(ExtractionFailure) -> ExtractedDocument {
        let message = try MailMessage(bytes[...])
        if let archive = WebArchive(message) {
            return ExtractedDocument(mediaType: "multipart/related", articles: [try archive.article(&budget)])
        }
        var found = Found()
        try read(message, 0, depth: depth, &found, &budget)
        return ExtractedDocument(mediaType: "message/rfc822", articles: try found.result())
    }

    func readMailbox(_ bytes: [UInt8], _ budget: inout UnpackingBudget) throws(ExtractionFailure) -> ExtractedDocument {
        var found = Found()
        var mailbox = Mailbox(bytes)
        while let bytes = mailbox.next() {
            do {
                try read(MailMessage(bytes), 0, depth: depth, &found, &budget)
            } catch  where error.code != .damaged {
                throw error
            } catch {
                // Two separators with nothing between them.
                continue
            }
        }
        return ExtractedDocument(mediaType: "application/mbox", articles: try found.result())
    }

    /// What was found so far (data).
    private struct Found {
        var articles: [ExtractedArticle] = []
        /// Why a part was passed over; the first.
        var failure: ExtractionFailure?

        /// What is wrong with one part is no reason to leave the others unread, but for limits that all of them share.
        mutating func passOver(_ error: ExtractionFailure) throws(ExtractionFailure) {
            guard error.code != .limit else { throw error }
            failure = failure ?? error
        }

        func result() throws(ExtractionFailure) -> [ExtractedArticle] {
            guard articles.isEmpty else { return articles }
            throw failure ?? ExtractionFailure(.noText, "no part of it holds text")
        }
    }

    /// What of a message is no text of its own (data).
    private struct Rest {
        var attachments: [Int] = []
        /// Those that stand in the text itself.
        var files: [EncodedFiles.File] = []
        var isEncrypted = false
    }

    // MARK: A message

    private func read(
        _ message: MailMessage, _ place: Int, depth: Int, _ found: inout Found, _ budget: inout UnpackingBudget
    ) throws(ExtractionFailure) {
        guard depth <= ExtractionLimits.depth else {
            throw ExtractionFailure(.limit, "it is packed more than \(ExtractionLimits.depth) times over")
        }
        guard let root = message.children(place).first else { return }
        let (own, rest) = try body(message, root, 0, &budget)
        if rest.isEncrypted, found.failure == nil {
            found.failure = ExtractionFailure(.encrypted, "a message of it is encrypted for those it was sent to")
        }
        let sender = MailSender(message, place)
        var pieces: [MailArticles.Piece] = []
        if let own {
            pieces = MailArticles(own, subject: sender.subject).pieces()
            if pieces.count == 1, pieces[0].isOwn {
                pieces[0].article.published = sender.published
                pieces[0].article.outlet = sender.outlet
            }
        }
        var attached = Found(failure: found.failure)
        for attachment in rest.attachments {
            try read(attachment: attachment, of: message, depth: depth, &attached, &budget)
            try check(found.articles.count + attached.articles.count)
        }
        for file in rest.files {
            try read(file, depth: depth, &attached, &budget)
            try check(found.articles.count + attached.articles.count)
        }
        // A note goes with a file, also with one that can't be read.
        let hasFiles = !attached.articles.isEmpty || attached.failure != found.failure
        if hasFiles, pieces.count == 1, pieces[0].isNote { pieces = [] }
        found.articles += pieces.map(\.article) + attached.articles
        found.failure = attached.failure
        try check(found.articles.count)
    }

    private func check(_ articles: Int) throws(ExtractionFailure) {
        let most = reading.limits.articles
        guard articles <= most else {
            throw ExtractionFailure(.limit, "it holds more than \(most) articles, and at most \(most) are read")
        }
    }

    // MARK: Its parts

    /// The message's own text, and the parts that are files.
    private func body(
        _ message: MailMessage, _ place: Int, _ level: Int, _ budget: inout UnpackingBudget
    ) throws(ExtractionFailure) -> (text: MailText?, rest: Rest) {
        let type = message.mediaType(place)
        guard level <= Self.multiparts else { return (nil, Rest()) }
        switch message.kind(place) {
        case .message:
            return (nil, Rest(attachments: [place]))
        case .leaf:
            if type == "application/pkcs7-mime" || type == "application/x-pkcs7-mime" {
                return (nil, Rest(isEncrypted: true))
            }
            guard isText(message, place, level) else { return (nil, Rest(attachments: [place])) }
            var text = try MailText(message, place, &budget)
            var files: [EncodedFiles.File] = []
            if text.form != .html {
                let encoded = try EncodedFiles(text.bytes, &budget)
                text.bytes = encoded.text
                files = encoded.files
            }
            return (text.bytes.contains { $0 > 0x20 } ? text : nil, Rest(files: files))
        case .multipart:
            break
        }
        var texts: [MailText] = []
        var rest = Rest()
        for part in parts(message, place, type) {
            let inside = try body(message, part, level + 1, &budget)
            if let text = inside.text { texts.append(text) }
            rest.attachments += inside.rest.attachments
            rest.files += inside.rest.files
            rest.isEncrypted = rest.isEncrypted || inside.rest.isEncrypted
        }
        if type == "multipart/encrypted" { rest.isEncrypted = true }
        return (type == "multipart/alternative" ? Self.best(texts) : MailText(joining: texts), rest)
    }

    /// The parts of a multipart that are looked at: of a page with its pictures the page, of a signed message what is signed, of a report
    /// of delivery what is meant for people.
    private func parts(_ message: MailMessage, _ place: Int, _ type: String) -> [Int] {
        let children = message.children(place)
        switch type {
        case "multipart/encrypted": return []
        case "multipart/signed", "multipart/report": return Array(children.prefix(1))
        case "multipart/related":
            let start = message.string(place, CGMIME_START).map { String($0.filter { $0 != "<" && $0 != ">" }) }
            let root = children.first { start != nil && message.string($0, CGMIME_ID) == start } ?? children.first
            return children.filter { $0 == root || !message.mediaType($0).hasPrefix("text/") }
        default: return children
        }
    }

    /// Whether a leaf is read in its place and not as a file of its own.
    private func isText(_ message: MailMessage, _ place: Int, _ level: Int) -> Bool {
        let type = message.mediaType(place)
        guard type == "text/plain" || type == "text/html" else { return false }
        // A message that is nothing but a file is that file.
        if level == 0 { return true }
        return message.string(place, CGMIME_DISPOSITION)?.lowercased() != "attachment"
            && (message.string(place, CGMIME_NAME) ?? "").isEmpty
    }

    /// Which of several forms of the same text is read.
    ///
    /// The HTML one: it tells headings and captions, and each paragraph as a whole, where the plain one has lines broken at a width, and
    /// addresses amid the text; newsletters send a plain one that only says that there is another. Where the HTML holds much less than
    /// the plain text, it is no form of it.
    private static func best(_ texts: [MailText]) -> MailText? {
        guard let page = texts.last(where: { $0.form == .html }) else { return texts.last }
        guard page.isLegible, let plain = texts.first(where: { $0.form != .html && $0.isLegible }) else { return page }
        let lines = MailPage(page.bytes).lines
        let plainLines = MailLines(plain: plain.bytes)
        let words = lines.words(lines.lines.indices)
        return words * 5 >= plainLines.words(plainLines.lines.indices) * 3 ? page : plain
    }

    // MARK: Attachments

    private func read(
        _ file: EncodedFiles.File, depth: Int, _ found: inout Found, _ budget: inout UnpackingBudget
    ) throws(ExtractionFailure) {
        do {
            switch AttachmentKind(type: "", name: file.name) {
            case .media: return
            case .tnef: try found.passOver(.tnef)
            case .text:
                guard file.bytes.contains(where: { $0 > 0x20 }) else { return }
                found.articles.append(ExtractedArticle(content: .file(file.bytes)))
            case .document: try read(file.bytes, name: file.name, depth: depth, &found, &budget)
            }
        } catch {
            try found.passOver(error)
        }
    }

    private func read(
        attachment place: Int, of message: MailMessage, depth: Int, _ found: inout Found,
        _ budget: inout UnpackingBudget
    ) throws(ExtractionFailure) {
        do {
            if message.kind(place) == .message {
                try read(message, place, depth: depth + 1, &found, &budget)
            } else if AttachmentKind(message, place) == .text {
                let text = try MailText(message, place, &budget)
                guard text.bytes.contains(where: { $0 > 0x20 }) else { return }
                found.articles.append(ExtractedArticle(content: .file(text.bytes)))
            } else if AttachmentKind(message, place) == .tnef {
                try found.passOver(.tnef)
            } else if AttachmentKind(message, place) == .document {
                let bytes = try message.content(place, &budget)
                let name = message.string(place, CGMIME_NAME) ?? ""
                try read(bytes, name: name, depth: depth, &found, &budget)
            }
        } catch {
            try found.passOver(error)
        }
    }

    /// A document, or one of old Word's, of which only the core says that it is not read: the article that somebody sent is none that
    /// nobody misses.
    private func read(
        _ bytes: [UInt8], name: String, depth: Int, _ found: inout Found, _ budget: inout UnpackingBudget
    ) throws(ExtractionFailure) {
        if DocumentFormat(recognising: bytes) != nil {
            found.articles += try reading.read(bytes, depth: depth + 1, &budget).articles
        } else if bytes.starts(with: Self.oldOffice), Self.wordEndings.contains(where: name.lowercased().hasSuffix) {
            found.articles.append(ExtractedArticle(content: .file(Array(bytes.prefix(Self.oldOffice.count)))))
        }
    }

    /// With which files of Microsoft Office up to 2003 begin ([MS-CFB], section 2.2); also those with a password.
    private static let oldOffice: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    private static let wordEndings = [".doc", ".dot", ".docx", ".wps"]
}

/// What may be read of an attachment, by its type and name.
private enum AttachmentKind {
    case text, document, media
    /// What Outlook puts a message's text and files into.
    case tnef

    init(_ message: MailMessage, _ place: Int) {
        self.init(type: message.mediaType(place), name: message.string(place, CGMIME_NAME) ?? "")
    }

    init(type: String, name: String) {
        let name = name.lowercased()
        let ending = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
        if ["image/", "audio/", "video/", "font/"].contains(where: type.hasPrefix) {
            self = .media
        } else if Self.tnefTypes.contains(type) || name == "winmail.dat" {
            self = .tnef
        } else if Self.textTypes.contains(type), ending.isEmpty || Self.textEndings.contains(ending) {
            self = .text
        } else if Self.textEndings.contains(ending) {
            self = .text
        } else {
            self = .document
        }
    }

    private static let tnefTypes: Set<String> = ["application/ms-tnef", "application/vnd.ms-tnef"]
    private static let textTypes: Set<String> = [
        "text/plain", "text/html", "text/markdown", "application/json", "application/ld+json", "application/rss+xml",
        "application/atom+xml", "application/xhtml+xml",
    ]
    private static let textEndings: Set<String> = ["txt", "text", "md", "html", "htm", "xhtml", "json", "rss", "atom"]
}

extension ExtractionFailure {
    /// Where a message holds nothing else that is read.
    fileprivate static let tnef = ExtractionFailure(
        .unsupported, "a message whose contents are in Outlook's own format (TNEF, winmail.dat)")
}
