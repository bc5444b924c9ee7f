/// The formats whose parsers run apart from the daemon, told by a file's first bytes.
public enum DocumentFormat: Sendable, CaseIterable {
    case pdf
    /// DOCX and ODT are such; what else is, is told when it is opened.
    case zip
    /// OpenDocument in a single XML file (OpenDocument 1.3 part 3, "office:document"); what of OpenDocument it is, is told when it is opened.
    case flatOpenDocument
    case rtf
    /// One message (RFC 5322), a web archive (MHTML, RFC 2557) included.
    case message
    /// Messages one after the other (mbox, RFC 4155).
    case mailbox
    case gzip
    case zstandard

    public init?(recognising bytes: some Collection<UInt8>) {
        self.init(recognising: Array(bytes.prefix(Self.headLength)))
    }

    /// A file is asked several times, and nearly always an array: no collection of any kind has to be read a byte at a time then.
    public init?(recognising bytes: [UInt8]) {
        let head = bytes.count <= Self.headLength ? bytes : Array(bytes[..<Self.headLength])
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = .zip
        } else if head.starts(with: [0x1F, 0x8B, 0x08]) {
            self = .gzip
        } else if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            self = .zstandard
        } else if head.starts(with: "{\\rtf".utf8) {
            self = .rtf
        } else if Self.isFlatOpenDocument(head) {
            self = .flatOpenDocument
        } else if Self.isPDF(head) {
            self = .pdf
        } else if head.starts(with: "From ".utf8), Self.isMessage(Self.withoutFirstLine(head)) {
            self = .mailbox
        } else if Self.isMessage(head[...]) {
            self = .message
        } else {
            return nil
        }
    }

    private static let headLength = 4096

    /// With its article, as a sentence names it.
    public var name: String {
        switch self {
        case .pdf: "a PDF document"
        case .zip: "a ZIP archive (DOCX and ODT are such)"
        case .flatOpenDocument: "an OpenDocument file in one piece (Flat ODT is such)"
        case .rtf: "an RTF document"
        case .message: "a message"
        case .mailbox: "a mailbox"
        case .gzip: "a gzip archive"
        case .zstandard: "a Zstandard archive"
        }
    }

    /// Whether the root element is `office:document`, whatever stands for "office", behind declarations and comments.
    private static func isFlatOpenDocument(_ head: [UInt8]) -> Bool {
        var rest = head.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        while rest.starts(with: "<?".utf8) || rest.starts(with: "<!".utf8) {
            let isComment = rest.starts(with: "<!--".utf8)
            let isSubset = !isComment && rest.prefix { $0 != UInt8(ascii: ">") }.contains(UInt8(ascii: "["))
            // What ends a comment, and declarations of a document's own, before the ">".
            let last = isComment ? "--" : isSubset ? "]" : ""
            var isOpen = true
            while isOpen {
                guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
                isOpen = !rest[..<end].suffix(last.utf8.count).elementsEqual(last.utf8)
                rest = rest[(end + 1)...]
            }
            rest = rest.drop { $0 <= 0x20 }
        }
        guard rest.first == UInt8(ascii: "<") else { return false }
        let name = rest.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
        guard name.elementsEqual("document".utf8) || name.suffix(9).elementsEqual(":document".utf8) else {
            return false
        }
        return String(decoding: rest, as: UTF8.self).contains(officeNamespace)
    }

    private static let officeNamespace = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"

    /// Readers of PDF put up with some bytes before the header (ISO 32000-1, annex H), which are white space here.
    private static func isPDF(_ head: [UInt8]) -> Bool {
        head.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }.starts(with: "%PDF-".utf8)
    }

    private static func withoutFirstLine(_ head: [UInt8]) -> ArraySlice<UInt8> {
        head.drop { $0 != 0x0A }.dropFirst()
    }

    /// Whether lines stand first as a message's header has them: at least two known names, and no line among them that is no field.
    /// An article that begins with "From: …" has no second.
    private static func isMessage(_ head: ArraySlice<UInt8>) -> Bool {
        // Of nearly all files that are none the first line tells before its end.
        guard let end = head.firstIndex(where: { $0 <= 0x20 || $0 >= 0x7F || $0 == 0x3A }), head[end] == 0x3A else {
            return false
        }
        var known = 0
        var rest: ArraySlice<UInt8>? = head
        // A line at a time: of an article the first one tells.
        while let lines = rest {
            let end = lines.firstIndex(of: 0x0A)
            rest = end.map { lines[($0 + 1)...] }
            let whole = lines[..<(end ?? lines.endIndex)]
            let line = whole.last == 0x0D ? whole.dropLast() : whole
            // An empty line ends the header.
            guard let first = line.first else { break }
            if first == 0x20 || first == 0x09 { if known == 0 { return false } else { continue } }
            guard let colon = line.firstIndex(of: 0x3A) else {
                // The last line of the sample may be cut.
                return line.endIndex == head.endIndex && known >= 2
            }
            let name = line[..<colon]
            guard !name.isEmpty, name.count <= 64, name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
            if headerNames.contains(String(decoding: name, as: UTF8.self).lowercased()) { known += 1 }
        }
        return known >= 2
    }

    /// Fields that mail programs and browsers write (RFC 5322, RFC 2045, RFC 2557).
    private static let headerNames: Set<String> = [
        "from", "to", "cc", "bcc", "date", "subject", "sender", "reply-to", "message-id", "in-reply-to", "references",
        "received", "return-path", "delivered-to", "mime-version", "content-type", "content-transfer-encoding",
        "snapshot-content-location", "dkim-signature", "x-mailer", "user-agent", "arc-seal", "authentication-results",
        "list-id", "list-unsubscribe", "x-gmail-labels", "x-gm-thrid",
    ]
}
