import DiembaoExtract

/// Files that stand uuencoded amid the text of a message (POSIX, "uuencode"), as mail programs had attachments before MIME, and some
/// systems still send them.
struct EncodedFiles {
    struct File {
        var name: String
        var bytes: [UInt8]
    }

    /// The text without them.
    private(set) var text: [UInt8]
    private(set) var files: [File] = []

    /// A mail has a few.
    private static let most = 200

    /// - Throws: ``ExtractionFailure/Code/limit`` where they hold more than may be unpacked.
    init(_ source: [UInt8], _ budget: inout UnpackingBudget) throws(ExtractionFailure) {
        text = source
        guard let first = Self.begin(in: source, from: 0) else { return }
        var rest: [UInt8] = []
        var kept = 0
        var next: Begin? = first
        while let begin = next, files.count < Self.most {
            guard let (lines, end) = Self.lines(behind: begin, in: source) else {
                next = Self.begin(in: source, from: begin.contents)
                continue
            }
            try budget.spend(lines.count)
            files.append(File(name: begin.name, bytes: MailMessage.uudecoded(lines[...])))
            rest += source[kept..<begin.line]
            kept = end
            next = Self.begin(in: source, from: end)
        }
        if !files.isEmpty { text = rest + source[kept...] }
    }

    /// "begin 644 tin.docx" (data).
    private struct Begin {
        var line: Int
        /// Where the next line begins.
        var contents: Int
        var name: String
    }

    private static func begin(in source: [UInt8], from start: Int) -> Begin? {
        var at = start
        while at < source.count {
            let end = source[at...].firstIndex(of: 0x0A) ?? source.count
            if source[at] == UInt8(ascii: "b"), let name = name(source[at..<end]) {
                return Begin(line: at, contents: min(end + 1, source.count), name: name)
            }
            at = end + 1
        }
        return nil
    }

    /// Of "begin", a mode of three or four octal digits, and a name.
    private static func name(_ line: ArraySlice<UInt8>) -> String? {
        let line = line.last == 0x0D ? line.dropLast() : line
        guard line.count <= longestLine, line.starts(with: "begin ".utf8) else { return nil }
        let mode = line.dropFirst(6).prefix { $0 >= 0x30 && $0 <= 0x37 }
        let rest = line[mode.endIndex...]
        guard mode.count == 3 || mode.count == 4, rest.first == 0x20 else { return nil }
        let name = MailCharacters.line(String(decoding: rest.dropFirst(), as: UTF8.self))
        return name.isEmpty ? nil : name
    }

    private static let longestLine = 400

    /// The lines up to "end", each as long as it says it is, and where the text goes on; `nil` where one of them is none of such a file.
    private static func lines(behind begin: Begin, in source: [UInt8]) -> (lines: [UInt8], end: Int)? {
        var lines: [UInt8] = []
        var at = begin.contents
        while at < source.count {
            let end = source[at...].firstIndex(of: 0x0A) ?? source.count
            let whole = source[at..<end]
            let line = whole.last == 0x0D ? whole.dropLast() : whole
            if line.elementsEqual("end".utf8) { return lines.isEmpty ? nil : (lines, min(end + 1, source.count)) }
            guard append(line, to: &lines) else { return nil }
            at = end + 1
        }
        return nil
    }

    /// Adds a line that holds as many letters as its first says, four for three bytes. Blanks at its end, which stand for zeros, may have
    /// gone on the way, and some programs put a letter more, a check.
    private static func append(_ line: ArraySlice<UInt8>, to lines: inout [UInt8]) -> Bool {
        // The last one, which says 0, may be a blank that is gone.
        guard let first = line.first else { return true }
        guard line.allSatisfy({ $0 >= 0x20 && $0 <= 0x60 }) else { return false }
        let letters = (Int(first - 0x20) & 0x3F + 2) / 3 * 4
        let given = line.dropFirst()
        guard given.count <= letters + 2, !given.isEmpty || letters == 0 else { return false }
        lines.append(first)
        lines += given.prefix(letters)
        lines += [UInt8](repeating: 0x60, count: letters - min(given.count, letters))
        lines.append(0x0A)
        return true
    }
}
