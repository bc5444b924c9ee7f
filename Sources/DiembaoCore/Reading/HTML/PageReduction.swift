import Glibc

/// What is left of a page for its parser, and the attributes and texts that were read already (data).
///
/// In their places stand markers: numbers in digits from "A" on, the least first.
struct ReducedPage {
    /// The name of the attribute that stands in a tag for those that were taken out.
    fileprivate static let markerName = UInt8(ascii: ":")
    /// What stands before the number in the place of a text.
    fileprivate static let textMark: UInt8 = 0x7F
    fileprivate static let digits = 32
    fileprivate static let firstDigit = UInt8(ascii: "A")
    /// With name, "=" and blanks.
    fileprivate static let longestMarker = 8
    fileprivate static let mostMarkers = 1 << 20

    fileprivate(set) var bytes: [UInt8] = []
    /// Their values are places in the page as it came.
    fileprivate(set) var attributes: [HTMLTree.Attribute] = []
    /// Which of them a tag has.
    fileprivate var tags: [Range<Int32>] = []
    /// Places in the page as it came.
    fileprivate var texts: [Range<Int32>] = []

    fileprivate init() {}

    /// A page of which nothing is taken out.
    init(whole page: [UInt8]) { bytes = page }

    /// The attributes that were taken out of a tag; `nil` where this is no marker.
    func attributes(_ name: UnsafePointer<UInt8>, _ value: UnsafePointer<UInt8>?) -> ArraySlice<HTMLTree.Attribute>? {
        guard name[0] == Self.markerName, name[1] == 0, let value else { return nil }
        let length = strnlen(UnsafeRawPointer(value).assumingMemoryBound(to: CChar.self), Self.longestMarker)
        guard let number = Self.number(UnsafeBufferPointer(start: value, count: length)), number < tags.count else {
            return nil
        }
        return attributes[Int(tags[number].lowerBound)..<Int(tags[number].upperBound)]
    }

    /// Where the text stands that was taken out, in the page as it came; `nil` where this is no marker.
    ///
    /// - Parameter text: not empty.
    func text(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        guard text[0] == Self.textMark, text.count <= Self.longestMarker,
            let number = Self.number(UnsafeBufferPointer(rebasing: text.dropFirst())), number < texts.count
        else { return nil }
        return Int(texts[number].lowerBound)..<Int(texts[number].upperBound)
    }

    /// Whether all that looks like a marker is one.
    fileprivate var hasOwnMarkersOnly: Bool {
        bytes.withUnsafeBufferPointer { bytes in
            let marks = Self.count(Self.textMark, in: bytes) { _ in true }
            let names = Self.count(Self.markerName, in: bytes) { place in
                bytes[(place + 1)...].first { $0 > 0x20 } == UInt8(ascii: "=")
            }
            return marks == texts.count && names == tags.count
        }
    }

    private static func count(
        _ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, where isMeant: (_ place: Int) -> Bool
    ) -> Int {
        var count = 0
        var at = 0
        while at < bytes.count, let found = memchr(bytes.baseAddress! + at, Int32(byte), bytes.count - at) {
            let place = UnsafeRawPointer(found) - UnsafeRawPointer(bytes.baseAddress!)
            if isMeant(place) { count += 1 }
            at = place + 1
        }
        return count
    }

    private static func number(_ digits: UnsafeBufferPointer<UInt8>) -> Int? {
        var number = 0
        for digit in digits.reversed() {
            guard digit >= firstDigit, digit - firstDigit < Self.digits else { return nil }
            number = number * Self.digits + Int(digit - firstDigit)
        }
        return digits.isEmpty ? nil : number
    }
}

/// Takes out of a page, before it is parsed, what libxml2 need not see (a pass): what scripts and style sheets hold, Internet Explorer's
/// "<![if …]>", and the attributes of most tags and most texts, which are read here.
///
/// Scripts are half of a usual page, attributes and texts most of the rest, and libxml2 reads all of them a character at a time. Tags are
/// walked over as its parser does (2.9, `htmlParseStartTag`), so that a "<script" within a comment or an attribute begins nothing.
/// Where a tag is written in any but the plain way (`name="value"` with spaces between), or where a value that is asked for, or a text,
/// has an entity, it stays as it is, and libxml2 reads it.
struct PageReduction {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let output: UnsafeMutablePointer<UInt8>
    private let marks: Bool
    private var at = 0
    /// Up to here the page is in the output, or left out.
    private var kept = 0
    private var written = 0
    private var attributes: [HTMLTree.Attribute] = []
    private var tags: [Range<Int32>] = []
    private var texts: [Range<Int32>] = []
    /// Where the text begins behind the tag that was passed last; `nil` where that may be no text, or not all of one.
    private var textStart: Int?

    /// - Parameter page: UTF-8 without NUL.
    static func reduce(_ page: [UInt8]) -> ReducedPage {
        let reduced = reduce(page, marks: true)
        // A page may have what looks like a marker.
        return reduced.hasOwnMarkersOnly ? reduced : reduce(page, marks: false)
    }

    /// - Parameter marks: whether attributes and texts are taken out, too.
    private static func reduce(_ page: [UInt8], marks: Bool) -> ReducedPage {
        page.withUnsafeBufferPointer { bytes in
            var reduced = ReducedPage()
            guard bytes.count > 0 else { return reduced }
            // Never more than there was: what a marker takes is less than what it stands for.
            reduced.bytes = [UInt8](unsafeUninitializedCapacity: bytes.count) { output, count in
                var reduction = PageReduction(bytes: bytes, output: output.baseAddress!, marks: marks)
                reduction.run()
                count = reduction.written
                reduced.attributes = reduction.attributes
                reduced.tags = reduction.tags
                reduced.texts = reduction.texts
            }
            return reduced
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, output: UnsafeMutablePointer<UInt8>, marks: Bool) {
        self.bytes = bytes
        self.output = output
        self.marks = marks
        guard marks else { return }
        attributes.reserveCapacity(bytes.count / 128)
        tags.reserveCapacity(bytes.count / 256)
        texts.reserveCapacity(bytes.count / 256)
    }

    private mutating func run() {
        while find(UInt8(ascii: "<")) {
            // Behind what is left out without a trace, the text goes on.
            if let start = textStart, !starts("![", at: at + 1) { takeText(start..<at) }
            textStart = nil
            at += 1
            guard at < bytes.count, passMarkup() else { break }
        }
        cut(bytes.count..<bytes.count)
    }

    /// Past what begins with this "<"; `false` where the page ends within it.
    private mutating func passMarkup() -> Bool {
        if starts("!--") { return passComment() }
        if starts("![") {
            let start = at - 1
            guard find(UInt8(ascii: ">")) else { return false }
            at += 1
            cut(start..<at)
            return true
        }
        if bytes[at] == UInt8(ascii: "/") {
            if marks { passEndTag() }
            return true
        }
        guard Self.isLetter(bytes[at]) else { return true }
        let start = at
        let element: StaticString? = isNamed("script") ? "script" : isNamed("style") ? "style" : nil
        let isPlain = marks && readTag()
        guard isPlain || passTag() else { return false }
        guard let element, bytes[at - 2] != UInt8(ascii: "/") else {
            if isPlain { textStart = at }
            return true
        }
        guard let end = end(of: element) else { return false }
        if end > at, !isData(start..<at) { cut(at..<end) }
        at = end
        return true
    }

    /// Leaves out a part of the page; all before it that was not left out yet is kept.
    private mutating func cut(_ part: Range<Int>) {
        let count = part.lowerBound - kept
        if count > 0 {
            memcpy(output + written, bytes.baseAddress! + kept, count)
            written += count
        }
        kept = part.upperBound
    }

    private mutating func find(_ byte: UInt8) -> Bool {
        guard let found = place(of: byte, from: at) else { return false }
        at = found
        return true
    }

    private func place(of byte: UInt8, from start: Int) -> Int? {
        guard start < bytes.count,
            let found = memchr(bytes.baseAddress! + start, Int32(byte), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(bytes.baseAddress!)
    }

    private func starts(_ word: StaticString, at place: Int? = nil) -> Bool {
        let place = place ?? at
        guard place + word.utf8CodeUnitCount <= bytes.count else { return false }
        return UnsafeBufferPointer(rebasing: bytes[place..<place + word.utf8CodeUnitCount]).equalsIgnoringCase(word)
    }

    private func isNamed(_ name: StaticString) -> Bool {
        // Few elements begin with this letter.
        guard bytes[at] | 0x20 == name.utf8Start[0], starts(name), at + name.utf8CodeUnitCount < bytes.count else {
            return false
        }
        let next = bytes[at + name.utf8CodeUnitCount]
        return next <= 0x20 || next == UInt8(ascii: ">") || next == UInt8(ascii: "/")
    }

    private mutating func passComment() -> Bool {
        at += 3
        while find(UInt8(ascii: "-")) {
            if starts("-->") || starts("--!>") { return find(UInt8(ascii: ">")) }
            at += 1
        }
        return false
    }

    /// To behind the ">" that ends a tag; one within quotes behind "=" ends none.
    private mutating func passTag() -> Bool {
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: ">") { return true }
            guard byte == UInt8(ascii: "=") else { continue }
            while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") else { continue }
            let quote = bytes[at]
            at += 1
            guard find(quote) else { return false }
            at += 1
        }
        return false
    }

    /// JSON-LD is read.
    private func isData(_ tag: Range<Int>) -> Bool {
        tag.contains { starts("ld+json", at: $0) }
    }

    private func end(of element: StaticString) -> Int? {
        var search = at
        while let found = place(of: UInt8(ascii: "<"), from: search) {
            if found + 1 < bytes.count, bytes[found + 1] == UInt8(ascii: "/"), starts(element, at: found + 2) {
                return found
            }
            search = found + 1
        }
        return nil
    }

    /// To behind the ">" of the tag that ends an element, where it is plainly written.
    private mutating func passEndTag() {
        guard at + 1 < bytes.count, Self.isLetter(bytes[at + 1]) else { return }
        var end = nameEnd(from: at + 1)
        while end < bytes.count, Self.isBlank(bytes[end]) { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ">") else { return }
        at = end + 1
        textStart = at
    }

    // MARK: Texts

    /// Puts a marker in the place of a text that libxml2 would tell as it stands.
    private mutating func takeText(_ text: Range<Int>) {
        guard text.count > Self.shortestText, texts.count < ReducedPage.mostMarkers else { return }
        let kinds = Self.kinds
        var met: UInt8 = 0
        for at in text { met |= kinds[Int(bytes[at])] }
        // Of white space alone it depends on what stands around it whether it is told.
        guard met == Self.isSeen else { return }
        cut(text)
        write(ReducedPage.textMark)
        write(number: texts.count)
        texts.append(Int32(text.lowerBound)..<Int32(text.upperBound))
    }

    /// In bytes; what a marker takes is less.
    private static let shortestText = 12

    private static let isSeen: UInt8 = 1
    private static let isSpecial: UInt8 = 2

    /// By byte: what is seen, and what libxml2 does not tell as it stands, or may not: entities, controls, and what may begin U+FFFE and
    /// U+FFFF. White space is neither.
    private static let kinds: [UInt8] = (0...255).map { byte in
        switch byte {
        case 0x09, 0x0A, 0x0D, 0x20: 0
        case 0..<0x20, Int(UInt8(ascii: "&")), Int(ReducedPage.textMark), 0xEF: isSpecial
        default: isSeen
        }
    }

    // MARK: Attributes

    /// Reads a tag that is plainly written, and leaves its attributes out; `false` for one that is not, whose attributes stay.
    private mutating func readTag() -> Bool {
        let first = attributes.count
        let nameEnd = nameEnd(from: at)
        var place = nameEnd
        while true {
            let blank = place
            while place < bytes.count, Self.isBlank(bytes[place]) { place += 1 }
            guard place + 1 < bytes.count else { break }
            let byte = bytes[place]
            if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") && bytes[place + 1] == UInt8(ascii: ">") {
                leaveOut(nameEnd..<place, first)
                at = byte == UInt8(ascii: ">") ? place + 1 : place + 2
                return true
            }
            guard place > blank, Self.isLetter(byte), let end = readAttribute(place, first) else { break }
            place = end
        }
        attributes.removeSubrange(first...)
        return false
    }

    /// - Returns: the place behind it; `nil` where it is libxml2's to read.
    private mutating func readAttribute(_ start: Int, _ first: Int) -> Int? {
        let nameEnd = nameEnd(from: start)
        guard nameEnd - start <= Self.longestName else { return nil }
        let name = HTMLAttribute(name: UnsafeBufferPointer(rebasing: bytes[start..<nameEnd]))
        var place = nameEnd
        while place < bytes.count, Self.isBlank(bytes[place]) { place += 1 }
        var value = nameEnd..<nameEnd
        var end = nameEnd
        if place < bytes.count, bytes[place] == UInt8(ascii: "=") {
            place += 1
            while place < bytes.count, Self.isBlank(bytes[place]) { place += 1 }
            guard place < bytes.count, let found = readValue(place) else { return nil }
            (value, end) = found
        }
        guard let name else { return end }
        guard memchr(bytes.baseAddress! + value.lowerBound, Int32(UInt8(ascii: "&")), value.count) == nil else {
            return nil
        }
        // Of several with the same name the first counts.
        if !attributes[first...].contains(where: { $0.name == name }) {
            attributes.append(
                HTMLTree.Attribute(name: name, value: Int32(value.lowerBound)..<Int32(value.upperBound)))
        }
        return end
    }

    private func readValue(_ start: Int) -> (value: Range<Int>, end: Int)? {
        let quote = bytes[start]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            guard let end = place(of: quote, from: start + 1) else { return nil }
            return (start + 1..<end, end + 1)
        }
        var end = start
        while end < bytes.count, !Self.isBlank(bytes[end]), bytes[end] != UInt8(ascii: ">") {
            switch bytes[end] {
            case UInt8(ascii: "="), UInt8(ascii: "\""), UInt8(ascii: "'"): return nil
            default: end += 1
            }
        }
        return end > start ? (start..<end, end) : nil
    }

    /// Puts a marker in the place of a tag's attributes, and nothing where none of them is asked for.
    private mutating func leaveOut(_ part: Range<Int>, _ first: Int) {
        guard attributes.count > first else {
            cut(part)
            return
        }
        // Else they may as well stay.
        guard part.count > ReducedPage.longestMarker, tags.count < ReducedPage.mostMarkers else {
            attributes.removeSubrange(first...)
            return
        }
        cut(part)
        write(UInt8(ascii: " "))
        write(ReducedPage.markerName)
        write(UInt8(ascii: "="))
        write(number: tags.count)
        // So that the "/" of "/>" is no part of it.
        write(UInt8(ascii: " "))
        tags.append(Int32(first)..<Int32(attributes.count))
    }

    private mutating func write(number: Int) {
        var number = number
        repeat {
            write(ReducedPage.firstDigit + UInt8(number % ReducedPage.digits))
            number /= ReducedPage.digits
        } while number > 0
    }

    private mutating func write(_ byte: UInt8) {
        output[written] = byte
        written += 1
    }

    /// Behind the last byte of a name of an element or an attribute.
    private func nameEnd(from start: Int) -> Int {
        var end = start
        while end < bytes.count, Self.isLetter(bytes[end]) || (0x2D...0x3A).contains(bytes[end]) || bytes[end] == 0x5F {
            guard bytes[end] != UInt8(ascii: "/") else { break }
            end += 1
        }
        return end
    }

    /// libxml2 cuts names off behind some more.
    private static let longestName = 90

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    /// As libxml2 has it (`IS_BLANK_CH`).
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
}
