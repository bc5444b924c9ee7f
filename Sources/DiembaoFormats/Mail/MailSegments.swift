/// A piece of a message's text: what its sender wrote, or another message that it holds (data).
struct MailSegment {
    enum Kind {
        /// At the beginning: nothing says that it is another's.
        case own
        case forwarded
        /// Passed on or answered; the programs write the same above both.
        case original
    }

    var kind: Kind
    var subject: String?
    /// Lines, without those that head it.
    var lines: Range<Int>
}

/// Finds the messages that stand in the text of another, by the lines that mail programs write above them (a pass).
struct MailSegmentation {
    private let lines: MailLines
    /// How far the fields above a message are looked for.
    private static let reach = 14

    init(_ lines: MailLines) {
        self.lines = lines
    }

    func segments() -> [MailSegment] {
        var segments = [MailSegment(kind: .own, lines: 0..<0)]
        var at = 0
        while at < lines.lines.count {
            guard let heading = heading(at) else {
                at += 1
                continue
            }
            close(&segments, at)
            segments.append(MailSegment(kind: heading.kind, subject: heading.subject, lines: heading.end..<heading.end))
            at = max(heading.end, at + 1)
        }
        close(&segments, lines.lines.count)
        return segments
    }

    private func close(_ segments: inout [MailSegment], _ end: Int) {
        let start = segments[segments.count - 1].lines.lowerBound
        var end = max(start, end)
        // Outlook's rule above the fields.
        while end > start, lines.text(end - 1).allSatisfy({ $0 == 0x5F || $0 == 0x2D }) { end -= 1 }
        segments[segments.count - 1].lines = start..<end
    }

    private struct Heading {
        var kind: MailSegment.Kind
        var subject: String?
        var end: Int
    }

    /// What heads a message that stands from this line on.
    private func heading(_ at: Int) -> Heading? {
        let text = lines.text(at)
        guard let first = text.first, text.count <= 1000 else { return nil }
        if let kind = marker(at) {
            // Fields follow, perhaps behind an empty line.
            if at + 1 < lines.lines.count, let fields = fields(at + 1), fields.known.count >= 2 {
                return Heading(kind: kind, subject: fields.subject, end: fields.end)
            }
            return first == 0x2D ? Heading(kind: kind, end: at + 1) : nil
        }
        guard label(at)?.label == .from, let fields = fields(at),
            fields.known.isSuperset(of: [.from, .date]), fields.known.contains(.to) || fields.known.contains(.subject)
        else { return nil }
        return Heading(kind: .original, subject: fields.subject, end: fields.end)
    }

    /// "---------- Forwarded message ---------", "Begin forwarded message:".
    private func marker(_ at: Int) -> MailSegment.Kind? {
        let text = lines.text(at)
        guard text.count <= 120, text.first == 0x2D || text.last == 0x2D || text.last == 0x3A else { return nil }
        let phrase = lines.phrase(at)
        let trimmed = MailCharacters.line(
            String(phrase.unicodeScalars.filter { $0 != "-" && $0 != ":" && $0 != "*" && $0 != ">" && $0 != "_" }))
        if MailPhrases.forwards.contains(trimmed) { return .forwarded }
        return MailPhrases.originals.contains(trimmed) && text.first == 0x2D ? .original : nil
    }

    private struct Fields {
        var known: Set<MailPhrases.Label> = []
        var subject: String?
        var end: Int
    }

    /// The fields from this line on. A value may go on in the next line, but not behind an empty one.
    private func fields(_ start: Int) -> Fields? {
        var fields = Fields(end: start)
        var last: MailPhrases.Label?
        for at in start..<min(start + Self.reach, lines.lines.count) {
            if at > start, lines.hasBlanks, lines.lines[at].isAfterBlank { break }
            if let (label, value) = label(at) {
                // Each stands there once; a second begins the text.
                guard label == .other || fields.known.insert(label).inserted else { break }
                if label == .subject { fields.subject = value }
                last = label
            } else if at == start || !lines.hasBlanks || last == nil {
                break
            } else if last == .subject, let subject = fields.subject {
                fields.subject = subject + " " + MailCharacters.line(String(decoding: lines.text(at), as: UTF8.self))
            }
            fields.end = at + 1
        }
        return fields.known.isEmpty ? nil : fields
    }

    /// "From: Lan <lan@example.org>", also "*From:* …", as programs write what stands in bold.
    private func label(_ at: Int) -> (label: MailPhrases.Label, value: String?)? {
        let text = lines.text(at)
        guard text.count <= 4000, let colon = text.prefix(32).firstIndex(of: 0x3A) else { return nil }
        let name = String(decoding: text[..<colon].filter { $0 != 0x2A }, as: UTF8.self).lowercased()
        guard let label = MailPhrases.labels[MailCharacters.line(name)] else { return nil }
        let value = MailCharacters.line(
            String(decoding: text[(colon + 1)...].drop { $0 == 0x2A || $0 <= 0x20 }, as: UTF8.self))
        return (label, value.isEmpty ? nil : value)
    }
}
