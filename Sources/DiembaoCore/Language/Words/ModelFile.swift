/// A trained model as a file: named sections of numbers in little-endian order (a resource).
///
/// The file begins with `diembao1`, 64 hexadecimal digits (the SHA-256 of all that follows them) and the table of sections:
/// their number, and for each its name (8 bytes), offset from the file's beginning and size in bytes (4 bytes each). Every
/// section begins at a multiple of 64 bytes.
package struct ModelFile: @unchecked Sendable {
    // Unchecked, since the compiler cannot see that nobody writes to the memory once it is here.
    // Constants of the program, or memory that the trainer keeps.
    private let bytes: UnsafeRawBufferPointer

    package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    private static let magic = Array("diembao1".utf8)
    private static let headerSize = 72

    /// What the file says that its SHA-256 is, in hexadecimal digits; a test of the project holds the files to it.
    package var digest: String { String(decoding: digestBytes, as: UTF8.self) }

    /// The digits of ``digest`` where they stand.
    var digestBytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[8..<Self.headerSize]) }

    /// The SHA-256 of what stands in the file.
    package var contentDigest: String { SHA256.hexDigest(of: Array(bytes[Self.headerSize...])) }

    /// A section's numbers.
    ///
    /// - Precondition: the file has the section; models are built into the program.
    package func section<Number>(_ name: String, as type: Number.Type) -> UnsafeBufferPointer<Number> {
        let wanted = Self.padded(name)
        let count = Int(bytes.loadUnaligned(fromByteOffset: Self.headerSize, as: UInt32.self))
        for index in 0..<count {
            let entry = Self.headerSize + 4 + 16 * index
            guard bytes[entry..<entry + 8].elementsEqual(wanted) else { continue }
            let offset = Int(bytes.loadUnaligned(fromByteOffset: entry + 8, as: UInt32.self))
            let size = Int(bytes.loadUnaligned(fromByteOffset: entry + 12, as: UInt32.self))
            return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + size]).bindMemory(to: type)
        }
        preconditionFailure("The model has no section \(name).")
    }

    package typealias Section = (name: String, bytes: [UInt8])

    private static func padded(_ name: String) -> [UInt8] {
        Array(name.utf8.prefix(8)) + [UInt8](repeating: 0, count: max(0, 8 - name.utf8.count))
    }

    /// A file with these sections.
    package static func bytes(of sections: [Section]) -> [UInt8] {
        var table: [UInt8] = []
        var body: [UInt8] = []
        func append(_ value: Int, to list: inout [UInt8]) {
            withUnsafeBytes(of: UInt32(value).littleEndian) { list.append(contentsOf: $0) }
        }
        func aligned(_ offset: Int) -> Int { (offset + 63) / 64 * 64 }
        let start = aligned(headerSize + 4 + 16 * sections.count)
        append(sections.count, to: &table)
        for section in sections {
            let offset = start + body.count
            table += padded(section.name)
            append(offset, to: &table)
            append(section.bytes.count, to: &table)
            body += section.bytes
            body += [UInt8](repeating: 0, count: aligned(offset + section.bytes.count) - offset - section.bytes.count)
        }
        table += [UInt8](repeating: 0, count: start - headerSize - table.count)
        let content = table + body
        return magic + Array(SHA256.hexDigest(of: content).utf8) + content
    }
}

extension ModelFile {
    /// A section's bytes from a list of numbers.
    package static func bytes<Number>(of numbers: [Number]) -> [UInt8] { numbers.withUnsafeBytes { Array($0) } }

    /// - Parameter filters: where the model's filter stands ready, as ``PreparedData`` keeps it; else it is made here, as of
    ///   the other models.
    package func segmentation(filters: ModelFile? = nil) -> SegmentationModel {
        SegmentationModel(
            buckets: section("weights", as: SegmentationModel.Bucket.self),
            words: WordList(
                slots: section("words", as: UInt32.self), presence: filters.map { PresenceFilter($0, of: "words") }))
    }

    /// The names that the model of names has met; `filters` spares most look-ups.
    package func knownNames(filters: ModelFile? = nil) -> KnownNames {
        KnownNames(slots: section("known", as: UInt32.self), presence: filters.map { PresenceFilter($0, of: "known") })
    }

    /// The sections of a ``SequenceModel``, by the prefix of their names.
    package func sections(ofSequence name: String) -> [Section] {
        [".p", ".r", ".t"].map { (name + $0, Array(section(name + $0, as: UInt8.self))) }
    }

    /// The words of which the model of parts of speech, or that of names, is not asked.
    package var certainLabels: CertainLabels { CertainLabels(slots: section("certain", as: UInt32.self)) }

    /// - Parameter name: the prefix of its sections.
    package func sequence(_ name: String, filters: ModelFile? = nil) -> SequenceModel {
        SequenceModel(
            prints: section(name + ".p", as: UInt16.self), rows: section(name + ".r", as: SequenceModel.Row.self),
            transitions: Array(section(name + ".t", as: SIMD16<Int16>.self)),
            presence: filters.map { PresenceFilter($0, of: name) })
    }
}
