import CDiembaoData

/// A file that is built into the program (a resource).
struct EmbeddedData: Sendable {
    static let reportSchema = EmbeddedData(diembao_report_schema())

    // The bytes are constants of the program, which live as long as it does.
    private nonisolated(unsafe) let buffer: UnsafeBufferPointer<UInt8>

    private init(_ data: diembao_data) {
        buffer = UnsafeBufferPointer(start: data.bytes, count: data.count)
    }

    var bytes: [UInt8] { Array(buffer) }

    /// The rows of a table: tab-separated columns; the lines that begin with `#` and empty ones are comments.
    var rows: [[String]] {
        buffer.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard line.first != UInt8(ascii: "#") else { return nil }
            return line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
