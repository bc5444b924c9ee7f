import Glibc

/// The lines of a file, one at a time (a resource). It holds one line and the bytes of the last read, whatever the
/// file's length.
struct LineReader: ~Copyable {
    enum Line: Equatable {
        /// Without its newline.
        case whole([UInt8])
        /// A line longer than the limit; its bytes were passed over.
        case tooLong(bytes: Int)
    }

    private static let chunk = 256 << 10

    private let input: InputFile
    private let limit: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var hasEnded = false

    init(_ file: FileArgument, limit: Int) throws(InputFile.Failure) {
        input = try InputFile(opening: file)
        self.limit = limit
    }

    /// The file's size, where it is known.
    var size: Int? { input.size }

    /// How many bytes of the last read are left, if the next line ends among them; else 0.
    var readyBytes: Int { newlineOffset() == nil ? 0 : buffer.count - start }

    /// The next line, `nil` at the end.
    ///
    /// - parameter onPause: called before the reader waits for bytes that are not there yet.
    mutating func next(onPause: () -> Void) throws(InputFile.Failure) -> Line? {
        var line: [UInt8] = []
        var passedOver = 0
        while true {
            let newline = newlineOffset()
            let end = newline ?? buffer.count
            if line.count + passedOver + end - start > limit {
                passedOver += line.count + end - start
                line = []
            } else {
                line += buffer[start..<end]
            }
            start = newline.map { $0 + 1 } ?? end
            if newline == nil, try fill(onPause: onPause) { continue }
            if newline == nil && line.isEmpty && passedOver == 0 { return nil }
            return passedOver > 0 ? .tooLong(bytes: passedOver) : .whole(line)
        }
    }

    private func newlineOffset() -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard start < bytes.count,
                let found = memchr(bytes.baseAddress! + start, CInt(UInt8(ascii: "\n")), bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - bytes.baseAddress!
        }
    }

    /// Reads on; `false` at the end.
    private mutating func fill(onPause: () -> Void) throws(InputFile.Failure) -> Bool {
        guard !hasEnded else { return false }
        if !input.isReady { onPause() }
        buffer = try input.read(upTo: Self.chunk)
        start = 0
        // A terminal gives an end of file once; asking again would wait for the person anew.
        hasEnded = buffer.isEmpty
        return !hasEnded
    }
}
