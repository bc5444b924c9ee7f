import DiembaoExtract
import Glibc
import Testing

@testable import DiembaoFormats

/// Messages made in code, and what is read of them.
enum Mail {
    static func read(_ bytes: [UInt8], limits: ExtractionLimits = ExtractionLimits()) throws(ExtractionFailure)
        -> ExtractedDocument
    {
        try DocumentReading(limits: limits).read(bytes)
    }

    static func read(_ text: String) throws(ExtractionFailure) -> [ExtractedArticle] {
        try read(Array(text.utf8)).articles
    }

    static func fixture(_ name: String) throws -> [UInt8] {
        let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
        let file = try #require(fopen("/\(folder)/Fixtures/\(name)", "r"))
        defer { fclose(file) }
        var bytes: [UInt8] = []
        while case let byte = getc(file), byte != EOF { bytes.append(UInt8(byte)) }
        return bytes
    }

    /// A message of plain text in UTF-8.
    static func plain(_ text: String, subject: String = "Tin", fields: String = "") -> String {
        header(subject, fields) + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + text
    }

    static func page(_ html: String, subject: String = "Tin", fields: String = "") -> String {
        header(subject, fields) + "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + html
    }

    /// A multipart of parts, each with its own header.
    static func multipart(_ subtype: String, _ parts: [String], subject: String = "Tin", fields: String = "") -> String
    {
        header(subject, fields) + inner(subtype, parts)
    }

    /// A multipart as a part of another.
    static func inner(_ subtype: String, _ parts: [String]) -> String {
        let boundary = "b\(parts.count)x\(subtype.count)\(parts.reduce(0) { $0 + $1.utf8.count })"
        return "Content-Type: multipart/\(subtype); boundary=\"\(boundary)\"\n\n"
            + parts.map { "--\(boundary)\n\($0)\n" }.joined() + "--\(boundary)--\n"
    }

    static func part(_ type: String, _ text: String, fields: String = "") -> String {
        "Content-Type: \(type)\nContent-Transfer-Encoding: 8bit\n\(fields)\n\(text)"
    }

    static func header(_ subject: String, _ fields: String = "") -> String {
        "From: Lan <lan@example.org>\nTo: tin@example.org\nDate: Wed, 8 Dec 2021 10:00:00 +0700\nSubject: \(subject)\n"
            + "MIME-Version: 1.0\n" + fields
    }

    static func encodedWord(_ text: String) -> String { "=?utf-8?B?\(base64(Array(text.utf8)))?=" }

    static func base64(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let three = Array(bytes[start..<min(start + 3, bytes.count)])
            let value = three.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - three.count))
            for place in 0..<4 { result.append(place > three.count ? 0x3D : letters[value >> (18 - 6 * place) & 63]) }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension ExtractedArticle {
    /// The file that it is, as text; nil where it is paragraphs, or no UTF-8.
    var text: String? {
        guard case .file(let bytes) = content else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    var lines: [String] { (text ?? "").split(separator: "\n").map(String.init) }
}
