import DiembaoExtract
import TestSupport
import Testing

@testable import DiembaoFormats

/// Bytes changed at random, the same ones in each run.
@Suite struct OfficeMutationTests {
    /// Of each document; 3,000 have been tried.
    private static let changes = 1000

    /// What may be made of any bytes: articles that hold something, in paragraphs without line ends, or a failure.
    private func check(_ bytes: [UInt8]) {
        var budget = UnpackingBudget(bytes: 1 << 22)
        do throws(ExtractionFailure) {
            let isArchive = bytes.starts(with: [0x50, 0x4B])
            let document =
                bytes.starts(with: "{\\rtf".utf8)
                ? try RTFReader().read(bytes, &budget)
                : isArchive
                    ? try OfficeReader(reading: DocumentReading(), depth: 0).read(bytes, &budget)
                    : try FlatOpenDocument.read(bytes)
            for article in document.articles {
                guard case .paragraphs(let paragraphs) = article.content else { continue }
                #expect(!paragraphs.isEmpty)
                #expect(
                    paragraphs.allSatisfy { paragraph in
                        !paragraph.text.isEmpty && !paragraph.text.utf8.contains { $0 < 0x20 }
                    })
            }
        } catch { #expect(!error.detail.isEmpty) }
    }

    @Test(arguments: [
        "libreoffice.docx", "libreoffice.odt", "libreoffice.rtf", "pandoc.docx", "pandoc.odt", "pandoc.rtf",
        "libreoffice.fodt",
    ])
    func `a document with any bytes changed is read or refused`(_ name: String) throws {
        let bytes = try OfficeFiles.fixture(name)
        var random = SeededGenerator(seed: UInt64(bytes.count))
        for _ in 0..<Self.changes { check(random.mutated(bytes)) }
    }

    /// Within a ZIP archive such changes are mostly found out by checksums.
    @Test(arguments: ["libreoffice.docx", "libreoffice.odt", "pandoc.docx"])
    func `a document with any of its parts changed is read or refused`(_ name: String) throws {
        let archive = try ZIPArchive(OfficeFiles.fixture(name))
        var files = ZIPWriter()
        for name in archive.names {
            var budget = UnpackingBudget(bytes: 1 << 22)
            let contents = try archive.read(name, &budget) ?? []
            files.entries.append(.init(name: name, contents: contents, sum: CRC32.of(contents)))
        }
        let parts = files.entries.indices.filter { place in
            let name = files.entries[place].name
            return name.hasSuffix("xml") || name.hasSuffix("rels") || name == "mimetype"
        }
        var random = SeededGenerator(seed: UInt64(files.entries.count))
        for _ in 0..<Self.changes {
            var changed = files
            let part = parts[random.next(parts.count)]
            changed.entries[part].sum = nil
            changed.entries[part].contents = random.mutated(changed.entries[part].contents)
            check(changed.bytes())
        }
    }
}

extension SeededGenerator {
    fileprivate mutating func next(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// Some bytes are changed, taken out, doubled or replaced by others of the document.
    fileprivate mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...next(6) where !bytes.isEmpty {
            let at = next(bytes.count)
            let end = min(bytes.count, at + 1 + next(24))
            switch next(6) {
            case 0: bytes[at] = UInt8(next(256))
            case 1: bytes[at] ^= 1 << UInt8(next(8))
            case 2: bytes.removeSubrange(at..<end)
            case 3: bytes.insert(contentsOf: bytes[at..<end], at: next(bytes.count))
            case 4:
                let other = next(bytes.count)
                bytes.replaceSubrange(at..<end, with: bytes[other..<min(bytes.count, other + end - at)])
            default: bytes.removeLast(next(min(bytes.count, 200)))
            }
        }
        return bytes
    }
}
