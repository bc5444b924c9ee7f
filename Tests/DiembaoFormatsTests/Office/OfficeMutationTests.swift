import DiembaoExtract
import Testing

@testable import DiembaoFormats

/// Bytes changed at random, the same ones in each run.
@Suite struct OfficeMutationTests {
    /// Of each document; 20,000 have been tried.
    private static let changes = 1000

    private struct SplitMix {
        var state: UInt64

        mutating func next(_ bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            return Int((value ^ value >> 31) % UInt64(bound))
        }

        /// Some bytes are changed, taken out, doubled or replaced by others of the document.
        mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
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

    /// What may be made of any bytes: articles that hold something, in paragraphs without line ends, or a failure.
    private func check(_ bytes: [UInt8]) {
        var budget = UnpackingBudget(bytes: 1 << 22)
        do throws(ExtractionFailure) {
            let document =
                bytes.starts(with: "{\\rtf".utf8)
                ? try RTFReader().read(bytes, &budget) : try OfficeReader().read(bytes, &budget)
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
        "python-docx.docx",
    ])
    func `a document with any bytes changed is read or refused`(_ name: String) throws {
        let bytes = try OfficeFiles.fixture(name)
        var random = SplitMix(state: UInt64(bytes.count))
        for _ in 0..<Self.changes { check(random.mutated(bytes)) }
    }

    /// Within a ZIP archive such changes are mostly found out by checksums.
    @Test(arguments: ["libreoffice.docx", "libreoffice.odt", "pandoc.docx"])
    func `a document with any of its parts changed is read or refused`(_ name: String) throws {
        let archive = try ZIPArchive(OfficeFiles.fixture(name))
        var files = ZIPWriter()
        for name in archive.names {
            var budget = UnpackingBudget(bytes: 1 << 22)
            files.entries.append(.init(name: name, contents: try archive.read(name, &budget) ?? []))
        }
        let parts = files.entries.indices.filter { place in
            let name = files.entries[place].name
            return name.hasSuffix("xml") || name.hasSuffix("rels") || name == "mimetype"
        }
        var random = SplitMix(state: UInt64(files.entries.count))
        for _ in 0..<Self.changes {
            var changed = files
            let part = parts[random.next(parts.count)]
            changed.entries[part].contents = random.mutated(changed.entries[part].contents)
            check(changed.bytes())
        }
    }
}
