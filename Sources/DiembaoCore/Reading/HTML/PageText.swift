import DiembaoExtract

/// Text of a page as a reader sees it: white space as one space, nothing of what has no width.
struct CollapsedText {
    private(set) var bytes: [UInt8] = []
    /// Where the line that is written began.
    private(set) var start = 0
    /// Of the line, in scalars, and how much of it is links or bold.
    private(set) var length = 0
    private(set) var linkLength = 0
    private(set) var boldLength = 0
    private var isSpace = false
    private var isLinkSpace = false
    private var isBoldSpace = false

    /// Of the line.
    var isEmpty: Bool { bytes.count == start }
    var string: String { String(decoding: bytes[start...], as: UTF8.self) }

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    mutating func appendSpace() {
        isSpace = true
        isLinkSpace = true
        isBoldSpace = true
    }

    mutating func appendLinkSpace() { isLinkSpace = true }

    mutating func append(_ separator: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: separator.utf8Start, count: separator.utf8CodeUnitCount))
        length += separator.utf8CodeUnitCount
        isSpace = false
    }

    /// Begins the next line.
    mutating func endLine() {
        start = bytes.count
        length = 0
        linkLength = 0
        boldLength = 0
        isSpace = false
        isLinkSpace = false
        isBoldSpace = false
    }

    /// How far a line is written.
    struct Mark {
        fileprivate(set) var end = 0
        fileprivate(set) var length = 0
        fileprivate(set) var linkLength = 0
        fileprivate(set) var boldLength = 0
    }

    var mark: Mark { Mark(end: bytes.count, length: length, linkLength: linkLength, boldLength: boldLength) }

    /// Whether all that was written since is bold.
    func isBold(since mark: Mark) -> Bool {
        let written = length - mark.length
        // The space between is no bold one.
        return written > 1 && boldLength - mark.boldLength >= written - 1
    }

    /// Ends the line where it stood, and makes the next of what was written since.
    mutating func endLine(at mark: Mark) {
        let hasSpace = mark.end < bytes.count && bytes[mark.end] == 0x20
        start = mark.end + (hasSpace ? 1 : 0)
        length -= mark.length + (hasSpace ? 1 : 0)
        linkLength -= mark.linkLength
        boldLength -= mark.boldLength
    }

    /// Takes back what was written of the line.
    mutating func clearLine() {
        bytes.removeSubrange(start...)
        endLine()
    }

    /// - Returns: whether there was anything to see.
    @discardableResult
    mutating func append(_ text: ArraySlice<UInt8>, isLink: Bool = false, isBold: Bool = false) -> Bool {
        text.withUnsafeBufferPointer { append($0, isLink, isBold) }
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ isLink: Bool, _ isBold: Bool) -> Bool {
        var isSeen = false
        var at = 0
        while at < text.count {
            // Between elements it stands in long runs.
            let space = at
            while at < text.count, Self.isWhiteSpace(text[at]) { at += 1 }
            if at > space { noteSpace(isLink, isBold) }
            let run = at
            var scalars = 0
            var gap: Gap?
            /// Up to where no eight bytes are asked at once.
            var single = at
            while at < text.count {
                if at >= single, at + 8 <= text.count {
                    let plain = Self.plainBytes(
                        UnsafeRawPointer(text.baseAddress! + at).loadUnaligned(as: UInt64.self).littleEndian)
                    scalars += plain.scalars
                    at += plain.count
                    if plain.count > 0 { continue }
                    single = at + 8
                }
                let byte = text[at]
                if byte <= 0x20 {
                    // One space between two words goes with them in one piece.
                    let isBetween = byte == 0x20 && at > run && at + 1 < text.count && Self.isPlain(text[at + 1])
                    if !isBetween, Self.isWhiteSpace(byte) { break }
                } else if byte == 0xC2 || byte == 0xE2 || byte == 0xEF {
                    if let found = Self.gap(text, at) {
                        gap = found
                        break
                    }
                }
                scalars += byte & 0xC0 != 0x80 ? 1 : 0
                at += 1
            }
            if at > run {
                appendRun(text[run..<at], scalars, isLink, isBold)
                isSeen = true
            }
            guard let gap else { continue }
            at += gap.width
            if let standIn = gap.standIn {
                standIn.withUnsafeBufferPointer { appendRun($0[...], 1, isLink, isBold) }
                isSeen = true
            } else if gap.isSpace {
                noteSpace(isLink, isBold)
            }
        }
        return isSeen
    }

    private mutating func noteSpace(_ isLink: Bool, _ isBold: Bool) {
        isSpace = true
        if isLink { isLinkSpace = true }
        if isBold { isBoldSpace = true }
    }

    /// Of ASCII.
    private static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

    /// How many of eight bytes go surely into a run, and how many scalars begin among them: all of them, or those before a space at
    /// their end, where nothing is among them that is, or begins, a ``Gap`` but single spaces between words; else none.
    ///
    /// - Parameter word: the bytes, of which the first is no space that begins a run.
    @inline(__always)
    private static func plainBytes(_ word: UInt64) -> (count: Int, scalars: Int) {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs = ones &* 0x80
        // The highest bit of each byte that is 0, and perhaps of some above such a one.
        func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }
        let below = (word &- ones &* 0x20) & ~word & highs
        // 0xC2 and 0xE2 are apart by one bit only, and 0xEF from 0xCF, which seldom is.
        let withoutBit = word & ~(ones &* 0x20)
        guard below | zeros(withoutBit ^ ones &* 0xC2) | zeros(withoutBit ^ ones &* 0xCF) == 0 else { return (0, 0) }
        let spaces = zeros(word ^ ones &* 0x20)
        guard spaces & spaces << 8 == 0 else { return (0, 0) }
        // What follows the last space is not known here.
        let isOpen = spaces >> 63 != 0
        // The lowest bit of each byte that goes on a scalar; the highest byte of the product is their sum.
        let others = (word & ~(word << 1) & highs) >> 7
        let continuing = Int(truncatingIfNeeded: (others &* ones) >> 56)
        return isOpen ? (7, 7 - continuing) : (8, 8 - continuing)
    }

    /// Whether a byte is, or begins, surely no space and nothing else that is a ``Gap``.
    private static func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0xC2 && byte != 0xE2 && byte != 0xEF }

    private mutating func appendRun(
        _ run: Slice<UnsafeBufferPointer<UInt8>>, _ scalars: Int, _ isLink: Bool, _ isBold: Bool
    ) {
        if isSpace, !isEmpty {
            bytes.append(0x20)
            length += 1
        }
        isSpace = false
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: run))
        length += scalars
        if isLink {
            linkLength += scalars + (isLinkSpace && linkLength > 0 ? 1 : 0)
            isLinkSpace = false
        }
        if isBold {
            boldLength += scalars + (isBoldSpace && boldLength > 0 ? 1 : 0)
            isBoldSpace = false
        }
    }

    /// A scalar that is a space, or nothing, or stands for another.
    private struct Gap {
        var width: Int
        var isSpace: Bool
        var standIn: [UInt8]?
    }

    /// "&#147;" and what else names the controls U+0080 to U+009F means Windows-1252, as browsers have it (HTML, 13.2.5.80).
    private static let standIns: [[UInt8]?] = (0x80...0x9F as ClosedRange<UInt8>).map { byte in
        Windows1252.scalar(byte).map { Array(String($0).utf8) }
    }

    private static func gap(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Gap? {
        guard at + 1 < text.count else { return nil }
        if text[at] == 0xC2 {
            switch text[at + 1] {
            case 0xA0: return Gap(width: 2, isSpace: true)  // no-break space
            case 0xAD: return Gap(width: 2, isSpace: false)  // soft hyphen
            case 0x80...0x9F:
                return standIns[Int(text[at + 1]) - 0x80].map { Gap(width: 2, isSpace: false, standIn: $0) }
            default: return nil
            }
        }
        guard at + 2 < text.count else { return nil }
        switch (text[at], text[at + 1], text[at + 2]) {
        // Spaces of other widths, and the narrow no-break space.
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF): return Gap(width: 3, isSpace: true)
        // Zero-width space, joiners and direction marks; word joiner; byte order mark.
        case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return Gap(width: 3, isSpace: false)
        default: return nil
        }
    }
}

/// Letters in lower case, at the same places.
enum LowerCase {
    /// Latin letters, which all take as many bytes in lower case; others stay as they are.
    static func lowered(_ text: [UInt8]) -> [UInt8] {
        var lower = text
        lower.withUnsafeMutableBufferPointer { bytes in
            // Those of ASCII first, without a branch, so that the processor takes many at once.
            for at in bytes.indices { bytes[at] |= bytes[at] &- 0x41 < 26 ? 0x20 : 0 }
            var at = 0
            while true {
                at = UTF8Decoding.firstBeyondASCII(UnsafeBufferPointer(bytes), from: at)
                guard at < bytes.count else { return }
                let byte = bytes[at]
                if byte >= 0xC3, byte <= 0xC9, at + 1 < bytes.count {
                    let scalar = UInt32(byte & 0x1F) << 6 | UInt32(bytes[at + 1] & 0x3F)
                    if LetterFolding.isUppercase(scalar) {
                        let small = scalar < 0x100 ? scalar + 0x20 : scalar + 1
                        bytes[at] = UInt8(0xC0 | small >> 6)
                        bytes[at + 1] = UInt8(0x80 | small & 0x3F)
                    }
                    at += 2
                } else if byte == 0xE1, at + 2 < bytes.count, bytes[at + 1] == 0xBA || bytes[at + 1] == 0xBB {
                    let scalar = 0x1000 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
                    // The small letter is the next, and even ones end in no 3F.
                    if scalar & 1 == 0, LetterFolding.isUppercase(scalar) { bytes[at + 2] += 1 }
                    at += 3
                } else {
                    at += 1
                }
            }
        }
        return lower
    }
}

/// The words of a line, each once, whatever their case and the place of their tones (data).
struct WordKeys {
    /// In order.
    private(set) var keys: [UInt64] = []

    var count: Int { keys.count }
    var isEmpty: Bool { keys.isEmpty }

    init(_ text: ArraySlice<UInt8>) {
        // A word has four bytes or five, and a space.
        keys.reserveCapacity(text.count / 5 + 1)
        Self.each(of: text) { keys.append($0) }
        keys.sort()
        var kept = 0
        for place in keys.indices where kept == 0 || keys[kept - 1] != keys[place] {
            keys[kept] = keys[place]
            kept += 1
        }
        keys.removeSubrange(kept...)
    }

    init(_ text: String) { self.init(Array(text.utf8)[...]) }

    static func == (one: WordKeys, other: WordKeys) -> Bool { one.keys == other.keys }

    /// Whether a line has these words and no others.
    func areThose(of line: ArraySlice<UInt8>) -> Bool {
        // What stands before the first space tells of most lines.
        var hasOthers = false
        Self.each(of: line.prefix { $0 != 0x20 }) { hasOthers = hasOthers || !contains($0) }
        return !hasOthers && WordKeys(line) == self
    }

    private func contains(_ key: UInt64) -> Bool {
        let place = keys.partitioningIndex { $0 >= key }
        return place < keys.count && keys[place] == key
    }

    /// How many words two lines share.
    func common(_ other: WordKeys) -> Int {
        var count = 0
        var place = 0
        for key in keys {
            while place < other.keys.count, other.keys[place] < key { place += 1 }
            if place < other.keys.count, other.keys[place] == key { count += 1 }
        }
        return count
    }

    /// Tells every word of a text: a run of letters and digits, composed or not.
    static func each(of text: ArraySlice<UInt8>, _ tell: (UInt64) -> Void) {
        pieces.withUnsafeBufferPointer { pieces in
            text.withUnsafeBufferPointer { each(of: $0, pieces, tell) }
        }
    }

    private static func each(
        of bytes: UnsafeBufferPointer<UInt8>, _ pieces: UnsafeBufferPointer<UInt64>, _ tell: (UInt64) -> Void
    ) {
        /// Of the word so far, and before its last letter.
        var key = FoldedKey()
        var before = key
        /// The last letter, which a mark may still follow; 0 between words.
        var last: UInt64 = 0
        var at = 0
        @inline(__always)
        func take(_ piece: UInt64) {
            if piece != 0 {
                before = key
                key.feed(piece)
            } else if last != 0 {
                tell(key.mixed)
                key = FoldedKey()
            }
            last = piece
        }
        while at < bytes.count {
            let lead = bytes[at]
            if lead < 0x80 {
                take(pieces[Int(lead)])
                at &+= 1
                continue
            }
            if lead == 0xE1, let place = Self.placeOfVietnamese(bytes, at) {
                take(pieces[place])
                at &+= 3
                continue
            }
            let scalar: UInt32
            if let length = UTF8Decoding.scalarLength(bytes, at: at) {
                scalar = Self.scalar(bytes, at, length)
                at &+= length
            } else {
                scalar = 0xFFFD
                at &+= 1
            }
            if let place = LetterFolding.place(scalar) {
                take(pieces[place])
                continue
            }
            if last != 0, scalar >= 0x300, scalar < 0x370 {
                if let tone = LetterFolding.tone(ofCombining: scalar) {
                    last |= UInt64(tone) << 8
                } else if last < 0x1000,
                    let letter = LetterFolding.letter(UInt8(truncatingIfNeeded: last), combining: scalar)
                {
                    last = last & ~0xFF | UInt64(letter)
                }
                key = before
                key.feed(last)
                continue
            }
            take(Self.piece(ofNoLatin: scalar))
        }
        take(0)
    }

    /// The place in ``LetterFolding/table`` of one of U+1EA0 to U+1EFF, which most Vietnamese letters with marks are.
    @inline(__always)
    private static func placeOfVietnamese(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
        guard at + 2 < bytes.count, bytes[at + 2] & 0xC0 == 0x80 else { return nil }
        switch bytes[at + 1] {
        case 0xBA where bytes[at + 2] >= 0xA0: return Int(bytes[at + 2]) - 0xA0 + 0x250
        case 0xBB: return Int(bytes[at + 2]) - 0x80 + 0x270
        default: return nil
        }
    }

    /// - Parameter length: of a well-formed scalar beyond ASCII.
    @inline(__always)
    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ length: Int) -> UInt32 {
        let lead = UInt32(bytes[at])
        let second = UInt32(bytes[at + 1] & 0x3F)
        if length == 2 { return (lead & 0x1F) << 6 | second }
        let third = UInt32(bytes[at + 2] & 0x3F)
        if length == 3 { return (lead & 0x0F) << 12 | second << 6 | third }
        return (lead & 0x07) << 18 | second << 12 | third << 6 | UInt32(bytes[at + 3] & 0x3F)
    }

    /// Of the scalars that ``LetterFolding/table`` has: a letter or digit as it counts, 0 for what parts words.
    private static let pieces: [UInt64] = LetterFolding.table.enumerated().map { place, folded in
        let scalar = LetterFolding.scalar(at: place)
        if folded.letter != 0 { return UInt64(folded.letter) | UInt64(folded.tone) << 8 }
        return scalar >= 0x80 ? piece(ofNoLatin: scalar) : scalar >= 0x30 && scalar <= 0x39 ? UInt64(scalar) : 0
    }

    /// Apart, since what Unicode's properties need is made ready wherever they may be asked for, and they seldom are.
    @inline(never)
    private static func piece(ofNoLatin scalar: UInt32) -> UInt64 {
        // Punctuation, symbols and spaces.
        if scalar >= 0x2000, scalar < 0x2C00 || scalar >= 0x3000 && scalar < 0x3040 { return 0 }
        guard let properties = Unicode.Scalar(scalar)?.properties,
            properties.isAlphabetic || properties.numericType != nil
        else { return 0 }
        return UInt64(properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar) << 16
    }
}

/// What is asked of lines (a pass).
enum PageText {
    static func endsSentence(_ line: ArraySlice<UInt8>) -> Bool {
        guard let last = line.last else { return false }
        switch last {
        case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: "\""): return true
        default: return line.suffix(3).elementsEqual("…".utf8) || line.suffix(3).elementsEqual("”".utf8)
        }
    }
}
