import CGMime
import DiembaoExtract

/// A part's text, out of its encodings (data).
struct MailText {
    enum Form: Equatable {
        case html
        /// Lines may be broken at a width.
        case plain
        /// A line is a paragraph.
        case unbroken
    }

    /// Larger ones are handed on as they are: nobody writes so much in a mail, and lines cost memory.
    static let most = 4 << 20

    var bytes: [UInt8]
    var form: Form
    /// Else bytes in an encoding that the message does not name or names wrongly. Its ASCII is ASCII all the same.
    var isUTF8: Bool

    init(bytes: [UInt8], form: Form, isUTF8: Bool = true) {
        self.bytes = bytes
        self.form = form
        self.isUTF8 = isUTF8
    }

    /// Reads the text of a leaf.
    ///
    /// What says that it is ASCII, ISO 8859-1 or windows-1252 is often in one of the old Vietnamese encodings, which no label names;
    /// such bytes go on unchanged, as do those that are not in the character set they claim to be in, for the core tells the encoding
    /// by how Vietnamese the text is.
    init(_ message: MailMessage, _ place: Int, _ budget: inout UnpackingBudget) throws(ExtractionFailure) {
        var bytes = try message.content(place, &budget)
        let charset = message.string(place, CGMIME_CHARSET) ?? ""
        var isUTF8 = false
        if Self.isConverted(charset), !bytes.isEmpty {
            // Three bytes for one of windows-1258.
            try budget.spend(bytes.count * 2)
            if let converted = MailMessage.utf8(bytes, from: charset) {
                bytes = converted
                isUTF8 = true
            }
        }
        isUTF8 = isUTF8 || String(validating: bytes, as: UTF8.self) != nil
        let nulls = bytes.count { $0 == 0 }
        if nulls > bytes.count / 8 {
            // UTF-16 that nobody named.
            isUTF8 = false
        } else if nulls > 0 {
            bytes.removeAll { $0 == 0 }
        }
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        self.isUTF8 = isUTF8
        form = message.mediaType(place) == "text/html" ? .html : .plain
        if form == .plain, message.string(place, CGMIME_FORMAT)?.lowercased() == "flowed" {
            let deletes = message.string(place, CGMIME_DELSP)?.lowercased() == "yes"
            if let flowed = FlowedText.unflow(self.bytes, deletesSpaces: deletes) {
                self.bytes = flowed
                form = .unbroken
            }
        }
    }

    /// Several texts that stand one after the other, as where a picture stands between them; nil where there is none.
    init?(joining texts: [MailText]) {
        guard var joined = texts.first else { return nil }
        for text in texts.dropFirst() {
            var text = text
            if text.form != joined.form {
                joined.turnIntoLines()
                text.turnIntoLines()
            }
            joined.bytes += [0x0A, 0x0A] + text.bytes
            joined.isUTF8 = joined.isUTF8 && text.isUTF8
        }
        self = joined
    }

    private mutating func turnIntoLines() {
        if form != .unbroken, isLegible {
            let lines = form == .html ? MailPage(bytes).lines : MailLines(plain: bytes)
            let all = Array(lines.lines.indices)
            bytes = lines.paragraphs(all, width: form == .plain ? lines.width(all) : nil)
        }
        form = .unbroken
    }

    /// What stands in its lines, each a paragraph; none where it can't be cut into lines.
    var paragraphs: [String] {
        guard isLegible else { return [] }
        var text = self
        text.turnIntoLines()
        return text.bytes.split(separator: 0x0A).compactMap { line in
            let paragraph = MailCharacters.line(String(decoding: line, as: UTF8.self))
            return paragraph.isEmpty ? nil : paragraph
        }
    }

    /// Whether it can be cut into lines.
    var isLegible: Bool { bytes.count <= Self.most && !bytes.contains(0) }

    private static func isConverted(_ charset: String) -> Bool {
        !["", "utf-8", "utf8", "us-ascii", "iso-8859-1", "windows-1252"].contains(charset.lowercased())
    }
}

/// Lines that a mail program broke where they may be joined again (RFC 3676).
enum FlowedText {
    /// With a line for each paragraph, quote marks before it; nil where no line was broken that way.
    static func unflow(_ bytes: [UInt8], deletesSpaces: Bool) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        /// Of the line that goes on; nil behind one that does not.
        var open: Int?
        var isFlowed = false
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let line = line.last == 0x0D ? line.dropLast() : line
            let depth = line.prefix { $0 == 0x3E }.count
            var text = line.dropFirst(depth)
            // Stuffed: a blank stands before what would look like a quote mark, a blank or "From ".
            if text.first == 0x20 { text = text.dropFirst() }
            let isSignature = text.elementsEqual("-- ".utf8)
            if open != depth || isSignature {
                if !result.isEmpty { result.append(0x0A) }
                result.append(contentsOf: line.prefix(depth))
                if depth > 0 { result.append(0x20) }
            }
            let goesOn = text.last == 0x20 && !isSignature
            result.append(contentsOf: goesOn && deletesSpaces ? text.dropLast() : text)
            isFlowed = isFlowed || goesOn
            open = goesOn ? depth : nil
        }
        return isFlowed ? result : nil
    }
}
