/// The messages of a mailbox, one after the other (RFC 4155), with what its kinds differ in: lines "From " quoted once (mboxo) or each
/// time anew (mboxrd), or the length of a message in its header (mboxcl).
struct Mailbox {
    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next message; nil behind the last.
    mutating func next() -> ArraySlice<UInt8>? {
        guard at < bytes.count else { return nil }
        let start = lineEnd(at)
        var end = start
        if let length = contentLength(start), isSeparator(behind: length) {
            end = length
        } else {
            while end < bytes.count, !isSeparator(end) { end = lineEnd(end) }
        }
        at = end
        while at < bytes.count, !isSeparator(at) { at = lineEnd(at) }
        return unquoted(bytes[start..<end])
    }

    private func lineEnd(_ start: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var at = start
            while at < bytes.count, bytes[at] != 0x0A { at += 1 }
            return min(at + 1, bytes.count)
        }
    }

    /// "From lan@example.org Wed Dec  8 10:00:00 2021" behind an empty line. A sentence may begin with "From ", too, but names no clock.
    private func isSeparator(_ start: Int) -> Bool {
        guard bytes[start...].starts(with: "From ".utf8) else { return false }
        if start > 0 {
            var before = start - 2
            if before >= 0, bytes[before] == 0x0D { before -= 1 }
            guard before < 0 || bytes[before] == 0x0A else { return false }
        }
        let line = bytes[start..<min(lineEnd(start), start + 320)]
        return line.indices.dropFirst(6).dropLast().contains { at in
            bytes[at] == 0x3A && Self.isDigit(bytes[at - 1]) && Self.isDigit(bytes[at + 1])
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Whether a message may end there: with the mailbox, or before another.
    private func isSeparator(behind place: Int) -> Bool {
        var at = place
        while at < bytes.count, at < place + 4, bytes[at] == 0x0A || bytes[at] == 0x0D { at += 1 }
        return at == bytes.count || bytes[at...].starts(with: "From ".utf8)
    }

    /// Where a message ends by its header's "Content-Length".
    private func contentLength(_ start: Int) -> Int? {
        var length: Int?
        var line = start
        while line < bytes.count {
            let end = lineEnd(line)
            let text = bytes[line..<end]
            if text.first == 0x0A || text.first == 0x0D {
                guard let length, length <= bytes.count - end else { return nil }
                return end + length
            }
            let name = "content-length:"
            if length == nil, text.count < 64, text.count > name.utf8.count,
                String(decoding: text.prefix(name.utf8.count), as: UTF8.self).lowercased() == name
            {
                let digits = text.dropFirst(name.utf8.count).drop { $0 == 0x20 }.prefix(while: Self.isDigit)
                length = Int(String(decoding: digits, as: UTF8.self))
            }
            line = end
        }
        return nil
    }

    /// Takes one mark from each line that was quoted because it looks like a separator.
    private func unquoted(_ message: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var result: [UInt8] = []
        var copied = message.startIndex
        var line = message.startIndex
        while line < message.endIndex {
            if message[line] == 0x3E, message[line...].drop(while: { $0 == 0x3E }).starts(with: "From ".utf8) {
                result.append(contentsOf: message[copied..<line])
                copied = line + 1
            }
            line = lineEnd(line)
        }
        guard copied > message.startIndex else { return message }
        return (result + message[copied...])[...]
    }
}
