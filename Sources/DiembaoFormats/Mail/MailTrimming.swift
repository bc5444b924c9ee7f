/// Leaves out of a segment what is not its text: quoted messages that it answers, signatures, what lawyers and servers add (a pass).
struct MailTrimming {
    private let lines: MailLines
    /// What the lines were read from.
    private let source: [UInt8]

    init(_ lines: MailLines, source: [UInt8]) {
        self.lines = lines
        self.source = source
    }

    /// The lines that stay, in order.
    func kept(_ segment: MailSegment) -> [Int] {
        var kept = withoutAnswered(segment)
        // Nothing is answered where nothing is said: then what is quoted is all there is.
        if kept.isEmpty { kept = Array(segment.lines) }
        cutSignature(&kept)
        cutFooter(&kept)
        cutDeviceLines(&kept)
        return kept
    }

    /// Whether lines are no more than a note that goes with something: a few words, or a letter that says so. When in doubt they are not.
    func isNote(_ kept: [Int]) -> Bool {
        let words = kept.reduce(0) { $0 + lines.words($1..<($1 + 1)) }
        guard words > 25 else { return true }
        guard words <= 150, let first = kept.first else { return false }
        let isLetter = MailPhrases.greetings.begin(lines.opening(first))
        let speaksOfIt = kept.contains { at in
            let text = lines.phrase(at)
            return MailPhrases.coverWords.contains { text.contains($0) }
        }
        return words <= 60 ? isLetter || speaksOfIt : isLetter && speaksOfIt
    }

    // MARK: What is answered

    private func withoutAnswered(_ segment: MailSegment) -> [Int] {
        var kept: [Int] = []
        guard let first = segment.lines.first else { return kept }
        let depth = segment.kind == .own ? 0 : lines.lines[first].depth
        var at = first
        while at < segment.lines.upperBound {
            guard let text = answeredText(at, segment.lines.upperBound) else {
                kept.append(at)
                at += 1
                continue
            }
            at = text
            // Without quote marks, all that follows is the message that is answered.
            guard at < segment.lines.upperBound, lines.lines[at].depth > depth else { break }
            while at < segment.lines.upperBound, lines.lines[at].depth > depth { at += 1 }
        }
        return kept
    }

    /// Where what is answered begins, if this line introduces it: "Vào Th 4, 8 thg 12, 2021 lúc 10:00 Lan <lan@…> đã viết:", perhaps on
    /// several lines. An article, too, says that somebody wrote; it does not say from which address.
    private func answeredText(_ at: Int, _ end: Int) -> Int? {
        // Most lines are told by one letter.
        let bytes = lines.text(at)
        guard let first = bytes.first, bytes.last == 0x3A || "oOvVlLnN".utf8.contains(first) else { return nil }
        let opening = lines.phrase(at)
        let begins = MailPhrases.answerBegins.contains { opening.hasPrefix($0) }
        guard begins || opening.last == ":" else { return nil }
        var text = ""
        for next in at..<min(at + (begins ? 4 : 1), end) {
            text += (text.isEmpty ? "" : " ") + lines.phrase(next)
            guard text.last == ":" else { continue }
            let saysWho = text.contains("@") && text.contains { $0.isNumber }
            let isQuoted = next + 1 < end && lines.lines[next + 1].depth > lines.lines[at].depth
            let saysThat = MailPhrases.answerEnds.contains { text.hasSuffix($0) }
            if begins, saysThat { return saysWho || isQuoted && Self.hasClock(text) ? next + 1 : nil }
            guard lines.hasBlanks, isQuoted else { return nil }
            return saysWho || saysThat || MailPhrases.answerTimes.contains { text.contains($0) } ? next + 1 : nil
        }
        return nil
    }

    /// "10:00".
    private static func hasClock(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.dropFirst().dropLast().contains { at in
            bytes[at] == 0x3A && (0x30...0x39).contains(bytes[at - 1]) && (0x30...0x39).contains(bytes[at + 1])
        }
    }

    // MARK: The end

    /// From a line "-- " on (RFC 3676, section 4.3), if only a few follow; without the blank only where an address follows.
    private func cutSignature(_ kept: inout [Int]) {
        for place in kept.indices.suffix(14) where place > 0 && lines.text(kept[place]).elementsEqual("--".utf8) {
            let line = source[lines.lines[kept[place]].source]
            let isExact = (line.last == 0x0D ? line.dropLast() : line).last == 0x20
            guard isExact || kept[(place + 1)...].contains(where: { lines.text($0).contains(0x40) }) else { continue }
            kept.removeSubrange(place...)
            return
        }
    }

    private func cutFooter(_ kept: inout [Int]) {
        for place in kept.indices.suffix(16) where place > 0 {
            guard MailPhrases.footers.begin(lines.opening(kept[place])) else { continue }
            kept.removeSubrange(place...)
            break
        }
        while kept.count > 1, let last = kept.last, lines.text(last).allSatisfy({ "-_*=#".utf8.contains($0) }) {
            kept.removeLast()
        }
    }

    private func cutDeviceLines(_ kept: inout [Int]) {
        for _ in 0..<3 {
            guard let last = kept.last, lines.text(last).count <= 200, MailPhrases.signatures.begin(lines.opening(last))
            else { return }
            kept.removeLast()
        }
    }
}
