import Glibc

/// Takes the attributes out of a page's tags before it is parsed, for whoever hears of these tags (a pass).
///
/// They are more than half of what is left of a usual page without its scripts; libxml2 reads them a character at a time and copies each.
/// It decides nothing by them. Tags are walked over as its parser does (2.9, `htmlParseContentInternal` and `htmlParseStartTag`). Of a tag
/// with a value that stands for another (`&amp;`) all attributes stay; and from a place on at which the walk might lose its way, all tags
/// stay as they are.
struct AttributeRemoval {
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

    private let page: [UInt8]
    /// The page without the attributes.
    private(set) var rest: [UInt8] = []
    private(set) var tags: [Tag] = []
    private(set) var attributes: [Attribute] = []
    private var at = 0
    /// Up to where the page is in the rest.
    private var kept = 0

    /// - Parameter page: UTF-8 without NUL.
    init(_ page: [UInt8]) {
        self.page = page
        // The parser leaves it out, and would count otherwise.
        guard !page.starts(with: Self.byteOrderMark) else {
            rest = page
            return
        }
        rest.reserveCapacity(page.count)
        while find(Sign.less), passMarkup() {}
        rest.append(contentsOf: page[kept...])
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    /// The parser reads no more of a name at once.
    private static let longestName = 99

    private enum Sign {
        static let less = UInt8(ascii: "<")
        static let greater = UInt8(ascii: ">")
        static let slash = UInt8(ascii: "/")
    }

    private func byte(_ place: Int) -> UInt8 { place < page.count ? page[place] : 0 }

    private func isLetter(_ place: Int) -> Bool { byte(place) | 0x20 >= 0x61 && byte(place) | 0x20 <= 0x7A }

    private func isBlank(_ place: Int) -> Bool {
        let byte = byte(place)
        return byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }

    /// Goes on to the next of a byte, if there is one.
    private mutating func find(_ byte: UInt8) -> Bool {
        let found = page.withUnsafeBytes { bytes -> Int? in
            guard at < bytes.count, let start = bytes.baseAddress,
                let found = memchr(start + at, Int32(byte), bytes.count - at)
            else { return nil }
            return UnsafeRawPointer(found) - start
        }
        if let found { at = found }
        return found != nil
    }

    private func stands(_ word: StaticString, at place: Int) -> Bool {
        place + word.utf8CodeUnitCount <= page.count
            && page[place..<place + word.utf8CodeUnitCount].equalsIgnoringCase(word)
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
        let doubles = page[start..<at].count { $0 == UInt8(ascii: "\"") }
        let singles = page[start..<at].count { $0 == UInt8(ascii: "'") }
        guard doubles % 2 == 0 && singles == 0 || singles % 2 == 0 && doubles == 0 else { return false }
        at += 1
        return true
    }

    // MARK: Tags

    private mutating func passTag() -> Bool {
        let element: StaticString? = isNamed("script", at + 1) ? "script" : isNamed("style", at + 1) ? "style" : nil
        at += 1
        guard let name = passName() else { return false }
        let first = attributes.count
        guard let isPlain = passAttributes() else { return false }
        if isPlain, name.upperBound < at {
            rest.append(contentsOf: page[kept..<name.upperBound])
            rest.append(0x20)
            kept = at
            if first < attributes.count { tags.append(Tag(end: rest.count, attributes: first..<attributes.count)) }
        } else {
            attributes.removeSubrange(first...)
        }
        let isEmpty = page[at] == Sign.slash
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
            guard at < page.count else { return nil }
            if isEnd(at) { return isPlain }
            let start = page[at]
            guard isOfName(start), start != UInt8(ascii: "-"), !(0x30...0x39).contains(start) else {
                // The parser leaves out all up to the next blank.
                isPlain = false
                while at < page.count, !isBlank(at), !isEnd(at) {
                    guard page[at] != Sign.less else { return nil }
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
            guard let known = HTMLAttribute(name: page[name]) else { continue }
            isPlain =
                isPlain
                && page[value].allSatisfy { $0 != UInt8(ascii: "&") && ($0 >= 0x20 || $0 == 0x0A || $0 == 0x09) }
            // Of two of one name the first counts.
            guard !attributes[first...].contains(where: { $0.name == known }) else { continue }
            attributes.append(Attribute(name: known, value: value))
        }
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
        while at < page.count, !isBlank(at), page[at] != Sign.greater { at += 1 }
        return start < at ? start..<at : nil
    }
}
