/// The formats whose parsers run apart from the daemon, told by a file's first bytes.
public enum DocumentFormat: Sendable, CaseIterable {
    case pdf
    /// DOCX and ODT are such; what else is, is told when it is opened.
    case zip
    case rtf
    /// One message (RFC 5322), a web archive (MHTML, RFC 2557) included.
    case message
    /// Messages one after the other (mbox, RFC 4155).
    case mailbox
    case gzip
    case zstandard

    public init?(recognising bytes: some Collection<UInt8>) {
        let head = Array(bytes.prefix(4096))
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = .zip
        } else if head.starts(with: [0x1F, 0x8B, 0x08]) {
            self = .gzip
        } else if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            self = .zstandard
        } else if head.starts(with: "{\\rtf".utf8) {
            self = .rtf
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

    /// With its article, as a sentence names it.
    public var name: String {
        switch self {
        case .pdf: "a PDF document"
        case .zip: "a ZIP archive (DOCX and ODT are such)"
        case .rtf: "an RTF document"
        case .message: "a message"
        case .mailbox: "a mailbox"
        case .gzip: "a gzip archive"
        case .zstandard: "a Zstandard archive"
        }
    }

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
