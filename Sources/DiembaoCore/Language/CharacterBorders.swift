/// Joins tokens that cut what a reader sees as one character (a pass).
///
/// Few scalars can reach beyond their token: what joins ("©" U+200D "😀" is one character), what goes before (U+0600 takes
/// even a space to it), what belongs to the space before it (U+0E33). Which they are changes with every version of Unicode,
/// so Swift's own characters decide, read around the tokens that hold any such scalar.
struct CharacterBorders {
    let bytes: UnsafeBufferPointer<UInt8>

    /// - Parameter suspects: the tokens to look at, in their order.
    func mend(_ tokens: inout [Token], _ paragraphs: inout [TokenRange], suspects: [Int]) {
        guard !suspects.isEmpty else { return }
        let characters = characters(around: suspects.map { tokens[$0] })
        var mended: [Token] = []
        mended.reserveCapacity(tokens.count)
        var next = characters.startIndex
        for paragraph in paragraphs.indices {
            let first = mended.count
            for token in tokens[paragraphs[paragraph]] {
                while next < characters.endIndex, characters[next].upperBound <= token.start { next += 1 }
                var (start, end) = (token.start, token.end)
                var at = next
                while at < characters.endIndex, characters[at].lowerBound < token.end {
                    start = min(start, characters[at].lowerBound)
                    end = max(end, characters[at].upperBound)
                    at += 1
                }
                if mended.count > first, let last = mended.last, last.end > start {
                    mended[mended.count - 1] = joined(last, from: last.start, to: max(end, last.end))
                } else if start != token.start || end != token.end {
                    mended.append(joined(token, from: start, to: end))
                } else {
                    mended.append(token)
                }
            }
            paragraphs[paragraph] = first..<mended.count
        }
        tokens = mended
    }

    /// The characters of several scalars near the tokens, as bytes.
    private func characters(around tokens: [Token]) -> [Range<UInt32>] {
        var characters: [Range<UInt32>] = []
        var read = 0
        for token in tokens where Int(token.end) > read {
            // Two ASCII characters in a row are two characters, whatever stands around them.
            var start = max(read, Int(token.start))
            while start > read, !isASCII(start - 1) || !isASCII(start) { start -= 1 }
            var end = Int(token.end)
            while end < bytes.count, !isASCII(end - 1) || !isASCII(end) { end += 1 }
            var offset = start
            for character in String(decoding: bytes[start..<end], as: UTF8.self) {
                let next = offset + character.utf8.count
                if character.unicodeScalars.count > 1 { characters.append(UInt32(offset)..<UInt32(next)) }
                offset = next
            }
            read = end
        }
        return characters
    }

    private func isASCII(_ offset: Int) -> Bool { bytes[offset] < 0x80 }

    private func joined(_ token: Token, from start: UInt32, to end: UInt32) -> Token {
        var key = FoldedKey()
        for byte in bytes[Int(start)..<Int(end)] { key.feed(0x3_0000 + UInt64(byte)) }
        return Token(
            start: start, end: end, key: key.mixed, kind: .other, sign: .none,
            traits: token.traits.intersection([.afterSpace, .opensParagraph]))
    }
}
