import Glibc

/// A page's markup without what it holds: for its parser, who decides nothing by attributes nor by the letters of a text, but reads both a
/// character at a time and copies them (data).
///
/// Whoever hears of a tag or a text finds by its place what was taken out. Where a value or a text has what stands for something else
/// (`&amp;`), it stays; and from a place on at which the walk over the markup might lose its way, all stays as it is.
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

    /// The page, and perhaps a NUL behind it.
    let whole: [UInt8]
    /// What the parser is given.
    let rest: [UInt8]
    let tags: [Tag]
    let attributes: [Attribute]
    let texts: [Text]

    /// - Parameter page: UTF-8 without NUL.
    init(_ page: [UInt8]) {
        self = Self.walked(page, takesCode: false).skeleton
    }

    /// Also without what scripts and style sheets hold; `nil` where ``ScriptRemoval`` might not see the same markup to the page's end.
    init?(withoutCodeOf page: [UInt8]) {
        let (skeleton, isWalked) = Self.walked(page, takesCode: true)
        guard isWalked else { return nil }
        self = skeleton
    }

    /// With nothing taken out.
    init(whole page: [UInt8]) {
        whole = page
        rest = page
        tags = []
        attributes = []
        texts = []
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func walked(_ page: [UInt8], takesCode: Bool) -> (skeleton: PageSkeleton, isWalked: Bool) {
        // The parser leaves it out, and would count otherwise.
        guard !page.starts(with: byteOrderMark) else { return (PageSkeleton(whole: page), false) }
        // The walk ends at the NUL.
        var whole: [UInt8] = []
        whole.reserveCapacity(page.count + 1)
        whole.append(contentsOf: page)
        whole.append(0)
        return whole.withUnsafeBufferPointer { bytes in
            var walk = MarkupWalk(bytes: bytes, takesCode: takesCode)
            let isWalked = walk.run()
            return (PageSkeleton(whole, walk), isWalked)
        }
    }

    private init(_ whole: [UInt8], _ walk: MarkupWalk) {
        self.whole = whole
        rest = walk.rest
        tags = walk.tags
        attributes = walk.attributes
        texts = walk.texts
    }
}

/// Goes over the markup of a page as libxml2 does (2.9, `htmlParseContentInternal` and `htmlParseStartTag`), and takes out of it what its
/// skeleton lacks (a pass).
private struct MarkupWalk {
    /// The page, and a NUL behind it, where all that is looked for ends: nothing is read behind a byte that was not seen to be none.
    private let bytes: UnsafeBufferPointer<UInt8>
    private let count: Int
    /// Whether what scripts and style sheets hold is taken out, too.
    private let takesCode: Bool
    private(set) var rest: [UInt8] = []
    private(set) var tags: [PageSkeleton.Tag] = []
    private(set) var attributes: [PageSkeleton.Attribute] = []
    private(set) var texts: [PageSkeleton.Text] = []
    private var at = 0
    private var hasTag = false
    /// Up to where the page is in the rest.
    private var kept = 0

    init(bytes: UnsafeBufferPointer<UInt8>, takesCode: Bool) {
        self.bytes = bytes
        self.takesCode = takesCode
        count = bytes.count - 1
        rest.reserveCapacity(count)
        // Of usual pages; what is reserved and not filled is never touched.
        tags.reserveCapacity(count / 64)
        attributes.reserveCapacity(count / 48)
        texts.reserveCapacity(count / 48)
    }

    /// - Returns: whether it came to the page's end.
    mutating func run() -> Bool {
        var text = 0
        var isWalked = true
        while isWalked, find(Sign.less) {
            // Before the first tag the parser passes over blanks that a text begins with.
            if hasTag { takeOut(text: text..<at) }
            isWalked = passMarkup()
            text = at
        }
        keep(to: count)
        return isWalked
    }

    private mutating func keep(to end: Int) {
        rest.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[kept..<end]))
        kept = end
    }

    /// Shorter ones stay.
    private static let shortestText = 4
    /// The parser reads no more of a name at once.
    private static let longestName = 99

    private mutating func takeOut(text: Range<Int>) {
        guard text.count >= Self.shortestText, standsForItself(text) else { return }
        keep(to: text.lowerBound)
        rest.append(bytes[text].allSatisfy(Self.isBlank) ? 0x20 : UInt8(ascii: "x"))
        texts.append(PageSkeleton.Text(end: rest.count, range: text))
        kept = text.upperBound
    }

    private enum Sign {
        static let less = UInt8(ascii: "<")
        static let greater = UInt8(ascii: ">")
        static let slash = UInt8(ascii: "/")
    }

    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    @inline(__always)
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

    @inline(__always)
    private static func isOfName(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte >= 0x30 && byte <= 0x3A || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: ".")
    }

    /// Goes on to the next of a byte, if there is one.
    private mutating func find(_ byte: UInt8) -> Bool {
        guard let place = place(of: byte, in: at..<count) else { return false }
        at = place
        return true
    }

    private func place(of byte: UInt8, in range: Range<Int>) -> Int? {
        guard let start = bytes.baseAddress, let found = memchr(start + range.lowerBound, Int32(byte), range.count)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(start)
    }

    private func stands(_ word: StaticString, at place: Int) -> Bool {
        place + word.utf8CodeUnitCount <= count
            && bytes[place..<place + word.utf8CodeUnitCount].equalsIgnoringCase(word)
    }

    /// Goes behind what "<" begins; false where it can't be told how the parser goes on.
    private mutating func passMarkup() -> Bool {
        let next = bytes[at + 1]
        if Self.isLetter(next) { return passTag() }
        if next == Sign.slash || next == UInt8(ascii: "?") {
            // An end tag or an instruction ends with the first ">", whatever is quoted in it.
            let start = at + 2
            guard Self.isLetter(bytes[start]), find(Sign.greater), isPlain(start..<at) else { return false }
            at += 1
            return true
        }
        guard next == UInt8(ascii: "!") else { return false }
        return stands("--", at: at + 2) ? passComment() : passDocumentType()
    }

    /// Whether it holds no "<", from which the removal of scripts would go on.
    private func isPlain(_ range: Range<Int>) -> Bool { !takesCode || place(of: Sign.less, in: range) == nil }

    private mutating func passComment() -> Bool {
        at += 4
        // "<!-->" is a comment by itself.
        guard bytes[at] != Sign.greater, !stands("->", at: at) else { return false }
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
        let start = at + 1
        guard find(Sign.greater), isPlain(start..<at) else { return false }
        // Within quotes it would not be the end.
        let doubles = bytes[start..<at].count { $0 == UInt8(ascii: "\"") }
        let singles = bytes[start..<at].count { $0 == UInt8(ascii: "'") }
        guard doubles % 2 == 0 && singles == 0 || singles % 2 == 0 && doubles == 0 else { return false }
        at += 1
        return true
    }

    // MARK: Tags

    private mutating func passTag() -> Bool {
        hasTag = true
        at += 1
        let start = at
        // Of most tags the first letter tells.
        let element: StaticString? =
            bytes[at] | 0x20 != UInt8(ascii: "s")
            ? nil : isNamed("script", at) ? "script" : isNamed("style", at) ? "style" : nil
        guard let name = passName() else { return false }
        // What is no blank parts a name from nothing for the removal of scripts.
        guard !takesCode || element == nil || bytes[at] <= 0x20 || bytes[at] == Sign.greater || bytes[at] == Sign.slash
        else { return false }
        let first = attributes.count
        guard bytes[at] == Sign.greater || passAttributes(from: first) else { return false }
        if name.upperBound < at, isTakenOut {
            keep(to: name.upperBound)
            rest.append(0x20)
            kept = at
            if first < attributes.count {
                tags.append(PageSkeleton.Tag(end: rest.count, attributes: first..<attributes.count))
            }
        } else if first < attributes.count {
            attributes.removeSubrange(first...)
        }
        let isEmpty = bytes[at] == Sign.slash
        at += isEmpty ? 2 : 1
        guard let element, !isEmpty else { return true }
        return passCode(element, tag: start..<at)
    }

    /// Whether the attributes of the tag that was passed last are all as they are meant.
    private var isTakenOut = true

    private func isNamed(_ name: StaticString, _ place: Int) -> Bool {
        stands(name, at: place) && !Self.isOfName(bytes[place + name.utf8CodeUnitCount])
    }

    /// `nil` for one that the parser would cut in two.
    @inline(__always)
    private mutating func passName() -> Range<Int>? {
        let start = at
        while Self.isOfName(bytes[at]) { at &+= 1 }
        return at - start > Self.longestName ? nil : start..<at
    }

    /// To what a program or a style sheet ends with.
    private mutating func passCode(_ element: StaticString, tag: Range<Int>) -> Bool {
        // "<script src=a/>" ends here for the removal of scripts, and not for the parser.
        guard !takesCode || bytes[tag.upperBound - 2] != Sign.slash else { return false }
        while find(Sign.less) {
            if bytes[at + 1] == Sign.slash, stands(element, at: at + 2) {
                if takesCode, !ScriptRemoval.isData(bytes, tag) {
                    keep(to: tag.upperBound)
                    kept = at
                }
                return true
            }
            at += 1
        }
        return false
    }

    @inline(__always)
    private func isEnd(_ place: Int) -> Bool {
        bytes[place] == Sign.greater || bytes[place] == Sign.slash && bytes[place + 1] == Sign.greater
    }

    /// Goes to the ">" or "/>" of a tag, and notes what is asked for before.
    ///
    /// - Returns: false where the tag does not end, or it can't be told where.
    private mutating func passAttributes(from first: Int) -> Bool {
        isTakenOut = true
        while true {
            while Self.isBlank(bytes[at]) { at &+= 1 }
            guard at < count else { return false }
            if isEnd(at) { return true }
            let start = bytes[at]
            guard Self.isOfName(start), start != UInt8(ascii: "-"), !(0x30...0x39).contains(start) else {
                guard passBogusAttribute() else { return false }
                continue
            }
            guard let name = passName() else { return false }
            while Self.isBlank(bytes[at]) { at &+= 1 }
            var value = at..<at
            if bytes[at] == UInt8(ascii: "=") {
                at &+= 1
                while Self.isBlank(bytes[at]) { at &+= 1 }
                guard let passed = passValue() else { return false }
                value = passed
            }
            guard let known = HTMLAttribute(name: bytes[name]) else { continue }
            isTakenOut = isTakenOut && standsForItself(value)
            // Of two of one name the first counts.
            guard !attributes[first...].contains(where: { $0.name == known }) else { continue }
            attributes.append(PageSkeleton.Attribute(name: known, value: value))
        }
    }

    /// The parser leaves out all up to the next blank.
    private mutating func passBogusAttribute() -> Bool {
        isTakenOut = false
        // For the removal of scripts a value would begin here.
        guard !takesCode || bytes[at] != UInt8(ascii: "=") else { return false }
        while at < count, !Self.isBlank(bytes[at]), !isEnd(at) {
            guard bytes[at] != Sign.less, !takesCode || bytes[at] != UInt8(ascii: "=") else { return false }
            at += 1
        }
        return true
    }

    /// Whether the parser takes a value or a text as it is written: it has no "&", no control but white space, and nothing that may be no
    /// character of XML (U+FFFE).
    private func standsForItself(_ range: Range<Int>) -> Bool {
        let raw = UnsafeRawBufferPointer(bytes)
        var at = range.lowerBound
        // Eight bytes at a time, of which nearly all are none of these.
        while at + 8 <= range.upperBound {
            let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            let ands = word ^ 0x2626_2626_2626_2626
            let lasts = word ^ 0xEFEF_EFEF_EFEF_EFEF
            let mayBe =
                (ands &- 0x0101_0101_0101_0101) & ~ands | (lasts &- 0x0101_0101_0101_0101) & ~lasts
                | (word &- 0x2020_2020_2020_2020) & ~word
            if mayBe & 0x8080_8080_8080_8080 != 0, !bytes[at..<at + 8].allSatisfy(Self.standsForItself) { return false }
            at += 8
        }
        return bytes[at..<range.upperBound].allSatisfy(Self.standsForItself)
    }

    @inline(__always)
    private static func standsForItself(_ byte: UInt8) -> Bool {
        byte >= 0x20 ? byte != UInt8(ascii: "&") && byte != 0xEF : isBlank(byte)
    }

    /// `nil` where it does not end, or nothing stands there.
    private mutating func passValue() -> Range<Int>? {
        let quote = bytes[at]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            at += 1
            let start = at
            guard find(quote) else { return nil }
            at += 1
            return start..<at - 1
        }
        let start = at
        // For the removal of scripts, all controls are blanks, and behind another "=" a quotation is a value.
        guard !takesCode || quote > 0x20 else { return nil }
        while at < count, !Self.isBlank(bytes[at]), bytes[at] != Sign.greater {
            let next = bytes[at + 1]
            guard
                !takesCode || bytes[at] != UInt8(ascii: "=")
                    || next > 0x20 && next != UInt8(ascii: "\"") && next != UInt8(ascii: "'")
            else { return nil }
            at += 1
        }
        return start < at ? start..<at : nil
    }
}
