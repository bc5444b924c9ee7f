import CArchive
import DiembaoExtract

/// Unpacks files that are packed as a whole (a pass).
enum Archive {
    /// What packs one file (data).
    private enum Filter {
        /// RFC 1952; a file may have several members, whose contents belong together.
        case gzip
        /// RFC 8878; likewise of frames.
        case zstandard

        var code: Int32 { self == .gzip ? ARCHIVE_FILTER_GZIP : ARCHIVE_FILTER_ZSTD }
        var name: String { self == .gzip ? "gzip" : "Zstandard" }
    }

    /// What is packed in gzip or Zstandard, once: what is packed in that again stays so.
    ///
    /// - Throws: ``ExtractionFailure/Code/damaged`` for what is cut off, too: half an article would pass for a whole one.
    static func decompress(
        _ bytes: [UInt8], _ budget: inout UnpackingBudget
    ) throws(ExtractionFailure) -> [UInt8] {
        let filter: Filter = bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) ? .zstandard : .gzip
        let archive = ArchiveReading()
        // The one filter is set: libarchive would else take off filter below filter by itself, up to 25.
        guard
            archive_read_append_filter(archive.pointer, filter.code) >= ARCHIVE_WARN,
            archive_read_support_format_raw(archive.pointer) == ARCHIVE_OK
        else { throw ExtractionFailure(.unsupported, "\(filter.name), which this libarchive does not read") }
        let result = try bytes.withUnsafeBufferPointer { buffer throws(ExtractionFailure) -> [UInt8] in
            var entry: OpaquePointer?
            // Where the first block cannot be unpacked, or is empty, there is no entry.
            guard archive_read_open_memory(archive.pointer, buffer.baseAddress, buffer.count) == ARCHIVE_OK,
                archive_read_next_header(archive.pointer, &entry) == ARCHIVE_OK
            else { throw ExtractionFailure(.damaged, "nothing can be unpacked from it") }
            return try archive.readEntry("it", &budget)
        }
        if isTar(result) { throw ExtractionFailure(.unsupported, "a tar archive in \(filter.name)") }
        return result
    }

    /// Whether it begins with a tar header: its checksum (POSIX.1-2008, pax, "ustar Interchange Format") is right.
    private static func isTar(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 512 else { return false }
        let checksumField = 148..<156
        let digits = bytes[checksumField].drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
        guard !digits.isEmpty, digits.count <= 7 else { return false }
        let stated = digits.reduce(0) { $0 << 3 | Int($1 - 0x30) }
        let sum = (0..<512).reduce(0) { $0 + (checksumField.contains($1) ? 0x20 : Int(bytes[$1])) }
        return stated == sum
    }
}

/// One run of libarchive's over bytes in memory (a resource).
final class ArchiveReading {
    /// libarchive fails to make one only where there is no memory.
    let pointer: OpaquePointer = archive_read_new()!

    deinit { archive_read_free(pointer) }

    /// The bytes of the entry whose header was read last, whatever size its header says.
    ///
    /// - Parameter name: what is said to be damaged.
    func readEntry(_ name: String, _ budget: inout UnpackingBudget) throws(ExtractionFailure) -> [UInt8] {
        var result: [UInt8] = []
        try readEntry(name) { block throws(ExtractionFailure) in
            try budget.spend(block.count)
            result.append(contentsOf: block)
        }
        return result
    }

    /// Reads to the end of the entry whose header was read last.
    func readEntry(
        _ name: String, _ use: (UnsafeRawBufferPointer) throws(ExtractionFailure) -> Void
    ) throws(ExtractionFailure) {
        let size = 1 << 16
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = archive_read_data(pointer, buffer.baseAddress, size)
            if count == 0 { return }
            if count == Int(ARCHIVE_RETRY) { continue }
            // A warning is about something else than the bytes, as a time that is out of range, and gives none.
            guard count > 0 else { throw ExtractionFailure(.damaged, "\(name) cannot be unpacked") }
            try use(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]))
        }
    }
}
