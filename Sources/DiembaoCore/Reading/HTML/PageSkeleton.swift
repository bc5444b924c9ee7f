import Glibc

/// A page's markup without what it holds: for its parser, who decides nothing by attributes nor by the letters of a text, but reads both a
/// character at a time and copies them (a pass).
///
/// Whoever hears of a tag or a text finds by its place what was taken out. Markup is walked over as libxml2 does (2.9,
/// `htmlParseContentInternal` and `htmlParseStartTag`). Where a value or a text has what stands for something else (`&amp;`), it stays;
/// and from a place on at which the walk might lose its way, all stays as it is.
struct PageSkeleton {
    struct Attribute {
        var name: HTMLAttribute
        /// In the page.
        var value: Range<Int>
    }

    /// A tag without its attributes.
    struct Tag {
        /// Where its ">" or "/>" stands in the rest. One blank is before it: elements that are begun because of this one are begun there.
        var end: Int
        var attributes: Range<Int>
    }

    /// A text of which a letter, or where it is white space a blank, is left.
    struct Text {
        /// Where the "<" stands in the rest that ends it.
        var end: Int
        /// In the page.
        var range: Range<Int>
    }

    /// The page.
    let whole: [UInt8]
    /// What the parser is given.
    private(set) var rest: [UInt8] = []
    private(set) var tags: [Tag] = []
    private(set) var attributes: [Attribute] = []
    private(set) var texts: [Text] = []
    private var at = 0
    /// Up to where the page is in the rest.
    private var kept = 0

    /// - Parameter page: UTF-8 without NUL.
    init(_ page: [UInt8]) {
        whole = page
        // The parser leaves it out, and would count otherwise.
        guard !page.starts(with: Self.byteOrderMark) else {
            rest = page
            return
        }
        rest.reserveCapacity(page.count)
        // Of usual pages; what is reserved and not filled is never touched.
        tags.reserveCapacity(page.count / 64)
        attributes.reserveCapacity(page.count / 48)
        texts.reserveCapacity(page.count / 48)
        var text = 0
        while find(Sign.less) {
            takeOut(text: text..<at)
            guard passMarkup() else { break }
            text = at
        }
        rest.append(contentsOf: page[kept...])
    }

    /// With nothing taken out.
    init(whole page: [UInt8]) {
        whole = page
        rest = page
    }

    /// Shorter ones stay.
    private static let shortestText = 4

    private mutating func takeOut(text: Range<Int>) {
        guard text.count >= Self.shortestText, standsForItself(text) else { return }
        rest.append(contentsOf: whole[kept..<text.lowerBound])
        rest.append(whole[text].allSatisfy(Self.isBlank) ? 0x20 : UInt8(ascii: "x"))
        texts.append(Text(end: rest.count, range: text))
        kept = text.upperBound
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    /// The parser reads no more of a name at once.
    private static let longestName = 99

    private enum Sign {
        static let less = UInt8(ascii: "<")
        static let greater = UInt8(ascii: ">")
        static let slash = UInt8(ascii: "/")
    }

    private func byte(_ place: Int) -> UInt8 { place < whole.count ? whole[place] : 0 }

    private func isLetter(_ place: Int) -> Bool { byte(place) | 0x20 >= 0x61 && byte(place) | 0x20 <= 0x7A }

    private func isBlank(_ place: Int) -> Bool { Self.isBlank(byte(place)) }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

    /// Goes on to the next of a byte, if there is one.
    private mutating func find(_ byte: UInt8) -> Bool {
        let found = whole.withUnsafeBytes { bytes -> Int? in
            guard at < bytes.count, let start = bytes.baseAddress,
                let found = memchr(start + at, Int32(byte), bytes.count - at)
            else { return nil }
            return UnsafeRawPointer(found) - start
        }
        if let found { at = found }
        return found != nil
    }

    private func stands(_ word: StaticString, at place: Int) -> Bool {
        place + word.utf8CodeUnitCount <= whole.count
            && whole[place..<place + word.utf8CodeUnitCount].equalsIgnoringCase(word)
    }

    /// Goes behind what "<" begins; false where it can't be told how the parser goes on.
    private mutating func passMarkup() -> Bool {
        let next = byte(at + 1)
        if isLetter(at + 1) { return passTag() }
        if next == Sign.slash || next == UInt8(ascii: "?") {
            // An end tag or an instruction ends with the first ">", whatever is quoted in it.
            guard isLetter(at + 2), find(Sign.greater) else { return false }
            at += 1
            return true
        }
        guard next == UInt8(ascii: "!") else { return false }
        return stands("--", at: at + 2) ? passComment() : passDocumentType()
    }

    private mutating func passComment() -> Bool {
        at += 4
        // "<!-->" is a comment by itself.
        guard byte(at) != Sign.greater, !stands("->", at: at) else { return false }
        while find(UInt8(ascii: "-")) {
            if stands("-->", at: at) || stands("--!>", at: at) {
                guard find(Sign.greater) else { return false }
                at += 1
                return true
            }
            at += 1
        }
        return false
    }

    private mutating func passDocumentType() -> Bool {
        guard stands("doctype", at: at + 2) else { return false }
        let start = at
        guard find(Sign.greater) else { return false }
        // Within quotes it would not be the end.
        let doubles = whole[start..<at].count { $0 == UInt8(ascii: "\"") }
        let singles = whole[start..<at].count { $0 == UInt8(ascii: "'") }
        guard doubles % 2 == 0 && singles == 0 || singles % 2 == 0 && doubles == 0 else { return false }
        at += 1
        return true
    }

    // MARK: Tags

    private mutating func passTag() -> Bool {
        at += 1
        // Of most tags the first letter tells.
        let element: StaticString? =
            whole[at] | 0x20 != UInt8(ascii: "s")
            ? nil : isNamed("script", at) ? "script" : isNamed("style", at) ? "style" : nil
        guard let name = passName() else { return false }
        let first = attributes.count
        guard let isPlain = passAttributes() else { return false }
        if isPlain, name.upperBound < at {
            rest.append(contentsOf: whole[kept..<name.upperBound])
            rest.append(0x20)
            kept = at
            if first < attributes.count { tags.append(Tag(end: rest.count, attributes: first..<attributes.count)) }
        } else if first < attributes.count {
            attributes.removeSubrange(first...)
        }
        let isEmpty = whole[at] == Sign.slash
        at += isEmpty ? 2 : 1
        guard let element, !isEmpty else { return true }
        return passCode(element)
    }

    private func isNamed(_ name: StaticString, _ place: Int) -> Bool {
        stands(name, at: place) && !isOfName(byte(place + name.utf8CodeUnitCount))
    }

    private func isOfName(_ byte: UInt8) -> Bool {
        let letter = byte | 0x20
        return letter >= 0x61 && letter <= 0x7A || byte >= 0x30 && byte <= 0x3A || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }

    /// `nil` for one that the parser would cut in two.
    private mutating func passName() -> Range<Int>? {
        let start = at
        while isOfName(byte(at)) { at += 1 }
        return at - start > Self.longestName ? nil : start..<at
    }

    /// To what a program or a style sheet ends with.
    private mutating func passCode(_ element: StaticString) -> Bool {
        while find(Sign.less) {
            if byte(at + 1) == Sign.slash, stands(element, at: at + 2) { return true }
            at += 1
        }
        return false
    }

    private func isEnd(_ place: Int) -> Bool {
        byte(place) == Sign.greater || byte(place) == Sign.slash && byte(place + 1) == Sign.greater
    }

    /// Goes to the ">" or "/>" of a tag, and notes what is asked for before.
    ///
    /// - Returns: whether nothing stands there but attributes as they are meant; `nil` where the tag does not end, or it can't be told where.
    private mutating func passAttributes() -> Bool? {
        let first = attributes.count
        var isPlain = true
        while true {
            while isBlank(at) { at += 1 }
            guard at < whole.count else { return nil }
            if isEnd(at) { return isPlain }
            let start = whole[at]
            guard isOfName(start), start != UInt8(ascii: "-"), !(0x30...0x39).contains(start) else {
                // The parser leaves out all up to the next blank.
                isPlain = false
                while at < whole.count, !isBlank(at), !isEnd(at) {
                    guard whole[at] != Sign.less else { return nil }
                    at += 1
                }
                continue
            }
            guard let name = passName() else { return nil }
            while isBlank(at) { at += 1 }
            var value = at..<at
            if byte(at) == UInt8(ascii: "=") {
                at += 1
                while isBlank(at) { at += 1 }
                guard let passed = passValue() else { return nil }
                value = passed
            }
            guard let known = HTMLAttribute(name: whole[name]) else { continue }
            isPlain = isPlain && standsForItself(value)
            // Of two of one name the first counts.
            guard !attributes[first...].contains(where: { $0.name == known }) else { continue }
            attributes.append(Attribute(name: known, value: value))
        }
    }

    /// Whether the parser takes a value or a text as it is written: it has no "&", no control but white space, and nothing that may be no
    /// character of XML (U+FFFE).
    private func standsForItself(_ range: Range<Int>) -> Bool {
        whole.withUnsafeBytes { bytes in
            var at = range.lowerBound
            // Eight bytes at a time, of which nearly all are none of these.
            while at + 8 <= range.upperBound {
                let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                let ands = word ^ 0x2626_2626_2626_2626
                let lasts = word ^ 0xEFEF_EFEF_EFEF_EFEF
                let mayBe =
                    (ands &- 0x0101_0101_0101_0101) & ~ands | (lasts &- 0x0101_0101_0101_0101) & ~lasts
                    | (word &- 0x2020_2020_2020_2020) & ~word
                if mayBe & 0x8080_8080_8080_8080 != 0, !bytes[at..<at + 8].allSatisfy(Self.standsForItself) {
                    return false
                }
                at += 8
            }
            return bytes[at..<range.upperBound].allSatisfy(Self.standsForItself)
        }
    }

    private static func standsForItself(_ byte: UInt8) -> Bool {
        byte >= 0x20 ? byte != UInt8(ascii: "&") && byte != 0xEF : isBlank(byte)
    }

    /// `nil` where it does not end, or nothing stands there.
    private mutating func passValue() -> Range<Int>? {
        let quote = byte(at)
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            at += 1
            let start = at
            guard find(quote) else { return nil }
            at += 1
            return start..<at - 1
        }
        let start = at
        while at < whole.count, !isBlank(at), whole[at] != Sign.greater { at += 1 }
        return start < at ? start..<at : nil
    }
}
