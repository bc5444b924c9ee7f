import CArchive
import DiembaoExtract

/// The files in a ZIP archive (APPNOTE.TXT 6.3, ISO/IEC 21320-1), read from memory by their names (a resource).
///
/// Names are names and no paths: nothing is written anywhere, and "../word/document.xml" is not "word/document.xml". Of several
/// entries with one name the first in the archive counts.
struct ZIPArchive {
    /// In the order of the archive, each once; of a very large one the first.
    let names: [String]

    private let bytes: [UInt8]
    /// Whether there is no directory at the archive's end, so that entries are found one behind the other.
    private let isCut: Bool

    /// Documents have some hundred at the most; those behind them are not there for the reader.
    private static let mostEntries = 20_000
    /// A name that is longer names nothing that is looked for.
    private static let longestName = 512

    /// Where entries are found one behind the other, what is packed in one that is passed over is unpacked if its size is not told
    /// before it. So much is, and then no more entry is looked for.
    private static let mostPassedOver = 64 << 20

    init(_ bytes: [UInt8]) throws(ExtractionFailure) {
        self.bytes = bytes
        for isCut in [false, true] {
            var names: [String] = []
            var seen: Set<String> = []
            var count = 0
            try Self.visit(bytes, isCut: isCut) { name, _, _ throws(ExtractionFailure) in
                count += 1
                if name.utf8.count <= Self.longestName, seen.insert(name).inserted { names.append(name) }
                return count < Self.mostEntries
            }
            if count > 0 || !isCut && Self.isEmptyArchive(bytes) {
                self.names = names
                self.isCut = isCut
                return
            }
        }
        throw ExtractionFailure(.damaged, "it begins as a ZIP archive and is none")
    }

    /// The contents of a file; `nil` where there is none of that name.
    func read(_ wanted: String, _ budget: inout UnpackingBudget) throws(ExtractionFailure) -> [UInt8]? {
        var contents: [UInt8]?
        try Self.visit(bytes, isCut: isCut) { name, entry, archive throws(ExtractionFailure) in
            guard name == wanted else { return true }
            if archive_entry_is_encrypted(entry) != 0 {
                throw ExtractionFailure(.encrypted, "the files in it are encrypted")
            }
            contents = try archive.readEntry(name, &budget)
            return false
        }
        return contents
    }

    /// The end of a directory and nothing before it.
    private static func isEmptyArchive(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) }

    /// Hands over entry after entry until that returns false, or what follows is no entry.
    private static func visit(
        _ bytes: [UInt8], isCut: Bool,
        _ use: (String, OpaquePointer, ArchiveReading) throws(ExtractionFailure) -> Bool
    ) throws(ExtractionFailure) {
        let archive = ArchiveReading()
        if isCut {
            archive_read_support_format_zip_streamable(archive.pointer)
        } else {
            archive_read_support_format_zip_seekable(archive.pointer)
        }
        var passedOver = UnpackingBudget(bytes: mostPassedOver)
        try bytes.withUnsafeBufferPointer { buffer throws(ExtractionFailure) in
            guard archive_read_open_memory(archive.pointer, buffer.baseAddress, buffer.count) == ARCHIVE_OK else {
                return
            }
            while true {
                var next: OpaquePointer?
                let result = archive_read_next_header(archive.pointer, &next)
                if result == ARCHIVE_RETRY { continue }
                guard result == ARCHIVE_OK || result == ARCHIVE_WARN, let entry = next else { return }
                guard try use(name(of: entry), entry, archive) else { return }
                if isCut, archive_entry_size_is_set(entry) == 0, archive_entry_is_encrypted(entry) == 0 {
                    do throws(ExtractionFailure) {
                        try archive.readEntry("") { block throws(ExtractionFailure) in
                            try passedOver.spend(block.count)
                        }
                    } catch { return }
                }
            }
        }
    }

    /// As written, but with slashes: some programs for Windows write "word\document.xml".
    private static func name(of entry: OpaquePointer) -> String {
        guard let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else { return "" }
        let written = String(cString: name)
        guard written.utf8.contains(0x5C) else { return written }
        return String(decoding: written.utf8.map { $0 == 0x5C ? 0x2F : $0 }, as: UTF8.self)
    }
}
