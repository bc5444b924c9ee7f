/// A mail's text as lines, each with where it stands in what it was read from (data).
struct MailLines {
    struct Line {
        /// In ``MailLines/bytes``: without quote marks, and without blanks around it. Never empty.
        var text: Range<Int>
        /// In the part, quote marks included.
        var source: Range<Int>
        /// How many times over it is quoted.
        var depth: Int
        var isAfterBlank: Bool
    }

    var bytes: [UInt8]
    var lines: [Line] = []
    /// Whether empty lines part paragraphs; in HTML each line stands for itself.
    var hasBlanks = true

    /// The lines of plain text; ">" before a line quotes it (RFC 3676, section 4.5).
    init(plain bytes: [UInt8]) {
        self.bytes = bytes
        var isAfterBlank = true
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            var text = start..<end
            var depth = 0
            while let first = text.first, bytes[first] == 0x3E || bytes[first] == 0x20 && depth > 0 {
                // ">From " is a line that an mbox had to change.
                if depth == 0, bytes[text].starts(with: ">From ".utf8) { break }
                if bytes[first] == 0x3E { depth += 1 }
                text = (first + 1)..<end
            }
            while let first = text.first, bytes[first] <= 0x20 { text = (first + 1)..<end }
            while let last = text.last, bytes[last] <= 0x20 { text = text.lowerBound..<last }
            if text.isEmpty {
                isAfterBlank = true
            } else {
                lines.append(Line(text: text, source: start..<end, depth: depth, isAfterBlank: isAfterBlank))
                isAfterBlank = false
            }
            start = end + 1
        }
    }

    init(bytes: [UInt8], lines: [Line]) {
        self.bytes = bytes
        self.lines = lines
        hasBlanks = false
    }

    func text(_ at: Int) -> ArraySlice<UInt8> { bytes[lines[at].text] }

    /// For comparing with phrases; empty where it is longer than any.
    func phrase(_ at: Int) -> String {
        let text = text(at)
        guard text.count <= 1000 else { return "" }
        return MailCharacters.line(String(decoding: text, as: UTF8.self).lowercased())
    }

    /// The first words of a line, for the same purpose.
    func opening(_ at: Int) -> String {
        MailCharacters.line(String(decoding: text(at).prefix(120), as: UTF8.self).lowercased())
    }

    /// How many words stand in the lines; in Vietnamese those are syllables.
    func words(_ range: Range<Int>) -> Int {
        var words = 0
        for at in range {
            var isBlank = true
            for byte in text(at) {
                if isBlank, byte > 0x20 { words += 1 }
                isBlank = byte <= 0x20
            }
        }
        return words
    }

    // MARK: Paragraphs

    /// The lines as plain text, a paragraph a line, without quote marks.
    ///
    /// - Parameter width: at which lines were broken, which are then joined.
    func paragraphs(_ kept: [Int], width: Int?) -> [UInt8] {
        var result: [UInt8] = []
        var before: Int?
        for at in kept {
            if let before {
                if at == before + 1, let width, goesOn(before, at, width) {
                    result.append(0x20)
                } else {
                    result.append(contentsOf: [0x0A, 0x0A])
                }
            }
            result.append(contentsOf: text(at))
            before = at
        }
        if !result.isEmpty { result.append(0x0A) }
        return result
    }

    /// The width at which the lines were broken; nil where they were not.
    ///
    /// RFC 5322 (section 2.1.1) asks for at most 78 characters. Text with longer lines was not broken at all; an address that is too
    /// long stands on a line of its own.
    func width(_ kept: [Int]) -> Int? {
        var longest = 0
        var joined = 0
        for (place, at) in kept.enumerated() where text(at).contains(0x20) {
            let columns = columns(at)
            guard columns <= 100 else { return nil }
            longest = max(longest, columns)
            if place + 1 < kept.count, kept[place + 1] == at + 1, !lines[at + 1].isAfterBlank { joined += 1 }
        }
        return longest >= 50 && joined > 0 ? longest : nil
    }

    /// Whether the next line's first word had no room on this one. What begins with a bullet or a dash never goes on.
    private func goesOn(_ at: Int, _ next: Int, _ width: Int) -> Bool {
        guard !lines[next].isAfterBlank, lines[at].depth == lines[next].depth, !isItem(next) else { return false }
        let word = text(next).prefix { $0 > 0x20 }
        return columns(at) + 1 + Self.columns(word) > width
    }

    private func isItem(_ at: Int) -> Bool {
        let text = text(at)
        guard let space = text.firstIndex(of: 0x20) else { return false }
        let mark = text[..<space]
        if mark.elementsEqual("-".utf8) || mark.elementsEqual("*".utf8) || mark.elementsEqual("+".utf8)
            || mark.elementsEqual("–".utf8) || mark.elementsEqual("•".utf8)
        {
            return true
        }
        return mark.count <= 3 && (mark.last == 0x2E || mark.last == 0x29)
            && mark.dropLast().allSatisfy { (0x30...0x39).contains($0) }
    }

    private func columns(_ at: Int) -> Int { Self.columns(text(at)) }

    /// Characters: in UTF-8 without what follows a character's first byte, and without tone marks that stand apart (U+0300 to U+036F).
    private static func columns(_ text: ArraySlice<UInt8>) -> Int {
        text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 || $1 == 0xCC || $1 == 0xCD ? 0 : 1) }
    }
}
