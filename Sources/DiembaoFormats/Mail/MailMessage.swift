import CGMime
import DiembaoExtract

/// A message (RFC 5322) as the list of its parts (RFC 2045), parsed by GMime (a resource).
///
/// Place 0 is the message itself, place 1 its body; what is in a part follows it.
final class MailMessage {
    enum Kind { case leaf, multipart, message }

    /// Of all parts together. A field costs some hundred bytes of memory, and a part about two kilobytes; nobody sends so many.
    private static let mostFields = 50_000
    private static let mostParts = 20_000

    private static let start: Void = cgmime_start()

    private let handle: OpaquePointer
    let count: Int

    /// - Throws: ``ExtractionFailure/Code/limit`` where it has more parts or fields than anybody's message,
    ///   ``ExtractionFailure/Code/damaged`` where it has no header.
    init(_ bytes: ArraySlice<UInt8>) throws(ExtractionFailure) {
        Self.prepare()
        guard Self.boundaries(in: bytes) <= Self.mostParts else {
            throw ExtractionFailure(.limit, "a message of it has more than \(Self.mostParts) parts")
        }
        var hasTooMany = false
        let handle = bytes.withUnsafeBufferPointer {
            cgmime_parse($0.baseAddress, $0.count, Self.mostFields, &hasTooMany)
        }
        guard !hasTooMany else {
            throw ExtractionFailure(.limit, "a message of it has more than \(Self.mostFields) header fields")
        }
        guard let handle else { throw ExtractionFailure(.damaged, "a message of it has no header that can be read") }
        self.handle = handle
        count = cgmime_count(handle)
    }

    deinit {
        cgmime_free(handle)
    }

    static func prepare() { start }

    /// Lines that may part one part from the next (RFC 2046, section 5.1.1): no message has more parts than those.
    private static func boundaries(in bytes: ArraySlice<UInt8>) -> Int {
        var found = 0
        bytes.withUnsafeBufferPointer { bytes in
            var isLineStart = true
            for at in 0..<max(bytes.count - 1, 0) {
                if isLineStart, bytes[at] == 0x2D, bytes[at + 1] == 0x2D { found += 1 }
                isLineStart = bytes[at] == 0x0A
            }
        }
        return found
    }

    func kind(_ place: Int) -> Kind {
        switch cgmime_kind_of(handle, place) {
        case CGMIME_MULTIPART: .multipart
        case CGMIME_MESSAGE: .message
        default: .leaf
        }
    }

    /// The parts that are directly in one.
    func children(_ place: Int) -> [Int] {
        let end = cgmime_end(handle, place)
        var children: [Int] = []
        var at = place + 1
        while at < end {
            children.append(at)
            at = cgmime_end(handle, at)
        }
        return children
    }

    /// For example "text/plain", in small letters; what names none is that (RFC 2045, section 5.2).
    func mediaType(_ place: Int) -> String {
        guard let type = string(place, CGMIME_TYPE), let subtype = string(place, CGMIME_SUBTYPE) else {
            return "text/plain"
        }
        return "\(type)/\(subtype)".lowercased()
    }

    func string(_ place: Int, _ field: cgmime_field) -> String? {
        cgmime_string(handle, place, field).map { String(cString: $0) }
    }

    /// A field of a message's or a part's header, decoded; nil where it is missing or empty, or its bytes are in no encoding that it
    /// names.
    func header(_ place: Int, _ name: String) -> String? {
        guard let raw = cgmime_raw_header(handle, place, name), String(validatingCString: raw) != nil,
            let value = cgmime_header(handle, place, name).map({ String(cString: $0) })
        else { return nil }
        let text = MailCharacters.line(value)
        return text.isEmpty || text.unicodeScalars.contains("\u{FFFD}") ? nil : text
    }

    /// When the message says that it was sent, ISO 8601.
    func date(_ place: Int) -> String? {
        guard let field = header(place, "Date"), Self.isWhole(date: field) else { return nil }
        let date = cgmime_date(field)
        defer { cgmime_release(date) }
        return Self.array(date).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether a date is as RFC 5322 has it (section 3.3): "Wed, 8 Dec 2021 10:00:00 +0700". GMime guesses what is missing, the zone too.
    private static func isWhole(date: String) -> Bool {
        let words = date.split { $0 == " " || $0 == "," }.map { $0.lowercased() }
        guard let month = words.firstIndex(where: months.contains), month >= 1, month + 3 < words.count else {
            return false
        }
        let zone = words[month + 3]
        return Int(words[month - 1]) != nil && words[month + 1].count == 4 && Int(words[month + 1]) != nil
            && words[month + 2].contains(":")
            && (zone.count == 5 && Int(zone) != nil || ["gmt", "ut", "utc"].contains(zone))
    }

    private static let months: Set<String> = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// A leaf's content without its transfer encoding.
    func content(_ place: Int, _ budget: inout UnpackingBudget) throws(ExtractionFailure) -> [UInt8] {
        try budget.spend(cgmime_encoded_length(handle, place))
        let content = cgmime_content(handle, place)
        defer { cgmime_release(content) }
        return Self.array(content) ?? []
    }

    /// In UTF-8; nil where the character set is none that mail uses beside it, or the bytes are in another.
    static func utf8(_ bytes: [UInt8], from charset: String) -> [UInt8]? {
        prepare()
        let result = bytes.withUnsafeBufferPointer { cgmime_utf8($0.baseAddress, $0.count, charset) }
        defer { cgmime_release(result) }
        return array(result)
    }

    /// What uuencoded lines hold.
    static func uudecoded(_ lines: ArraySlice<UInt8>) -> [UInt8] {
        prepare()
        let result = lines.withUnsafeBufferPointer { cgmime_uudecode($0.baseAddress, $0.count) }
        defer { cgmime_release(result) }
        return array(result) ?? []
    }

    private static func array(_ bytes: cgmime_bytes) -> [UInt8]? {
        bytes.bytes.map { Array(UnsafeBufferPointer(start: $0, count: bytes.length)) }
    }
}
