import Glibc

/// Takes what scripts and style sheets hold, and Internet Explorer's "<![if …]>", out of a page before it is parsed (a pass).
///
/// They are half of a usual page, and libxml2 reads them a character at a time. Tags are walked over as its parser does (2.9,
/// `htmlParseStartTag`), so that a "<script" within a comment or an attribute begins nothing.
struct ScriptRemoval {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0

    /// `nil` for a page that holds none.
    static func withoutScripts(_ page: [UInt8]) -> [UInt8]? {
        page.withUnsafeBufferPointer { bytes in
            guard bytes.count > 0 else { return nil }
            var removal = ScriptRemoval(bytes: bytes)
            return removal.rest()
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func rest() -> [UInt8]? {
        var rest: [UInt8]?
        var kept = 0
        while let code = nextCode() {
            if rest == nil {
                rest = []
                rest?.reserveCapacity(bytes.count)
            }
            rest?.append(contentsOf: bytes[kept..<code.lowerBound])
            kept = code.upperBound
        }
        rest?.append(contentsOf: bytes[kept...])
        return rest
    }

    /// What the next script or style sheet holds, or the next condition; the place is behind it then.
    private mutating func nextCode() -> Range<Int>? {
        while find(UInt8(ascii: "<")) {
            at += 1
            guard at < bytes.count else { return nil }
            switch bytes[at] | 0x20 {
            case UInt8(ascii: "s"):
                let element: StaticString? = isNamed("script") ? "script" : isNamed("style") ? "style" : nil
                let start = at
                guard passTag() else { return nil }
                guard let element, bytes[at - 2] != UInt8(ascii: "/") else { continue }
                guard let end = end(of: element) else { return nil }
                defer { at = end }
                if end > at, !isData(start..<at) { return at..<end }
            case UInt8(ascii: "a")...UInt8(ascii: "z"):
                guard passTag() else { return nil }
            default:
                if starts("!--") {
                    guard passComment() else { return nil }
                } else if starts("![") {
                    let start = at - 1
                    guard find(UInt8(ascii: ">")) else { return nil }
                    at += 1
                    return start..<at
                }
            }
        }
        return nil
    }

    private mutating func find(_ byte: UInt8) -> Bool {
        guard at < bytes.count,
            let found = memchr(bytes.baseAddress! + at, Int32(byte), bytes.count - at)
        else { return false }
        at = UnsafeRawPointer(found) - UnsafeRawPointer(bytes.baseAddress!)
        return true
    }

    private func starts(_ word: StaticString, at place: Int? = nil) -> Bool {
        let place = place ?? at
        guard place + word.utf8CodeUnitCount <= bytes.count else { return false }
        return bytes[place..<place + word.utf8CodeUnitCount].equalsIgnoringCase(word)
    }

    private func isNamed(_ name: StaticString) -> Bool {
        guard starts(name), at + name.utf8CodeUnitCount < bytes.count else { return false }
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
        var search = self
        while search.find(UInt8(ascii: "<")) {
            if search.at + 1 < bytes.count, bytes[search.at + 1] == UInt8(ascii: "/"),
                starts(element, at: search.at + 2)
            {
                return search.at
            }
            search.at += 1
        }
        return nil
    }
}
