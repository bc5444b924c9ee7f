import Foundation
import Testing

@testable import DiembaoCore

/// The small articles under Fixtures, written for these tests.
enum Fixture {
    static let names: [String] = {
        let files = try? FileManager.default.contentsOfDirectory(atPath: folder)
        return (files ?? []).filter { $0.hasSuffix(".txt") }.sorted {
            Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
        }
    }()

    private static let folder = Bundle.module.bundlePath + "/Fixtures"

    static func bytes(_ name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
    }

    static func report(_ name: String, _ arguments: DocumentMetadata = DocumentMetadata()) throws -> Report {
        try report(of: bytes(name), arguments)
    }

    static func report(of text: String, _ arguments: DocumentMetadata = DocumentMetadata()) throws -> Report {
        try report(of: Array(text.utf8), arguments)
    }

    static func report(of bytes: [UInt8], _ arguments: DocumentMetadata = DocumentMetadata()) throws -> Report {
        let outcome = Analyzer().analyze(SourceDocument(bytes: bytes, arguments: arguments))
        guard case .report(let report) = outcome else { throw Stopped() }
        return report
    }

    struct Stopped: Error {}
}

extension Report {
    /// The quotation whose content holds a text.
    func quote(_ part: String) throws -> Quote {
        try #require(quotes?.first { $0.span.text.contains(part) }, "no quotation with \(part)")
    }

    func timeValue(_ text: String) -> String? { times?.first { $0.span.text == text }?.value }
}
