import Glibc

/// Bytes on their way to a descriptor, in large writes (a resource). Nothing is written before ``flush()``, or
/// before ``capacity`` bytes have come together.
struct Output: ~Copyable {
    /// A pipe takes 64 KiB at once, a file anything: a few of the pipe's fills keep both ends busy.
    static let capacity = 256 << 10

    private let descriptor: CInt
    private let name: String
    private var bytes: [UInt8] = []

    init(descriptor: CInt = STDOUT_FILENO, name: String = "standard output") {
        self.descriptor = descriptor
        self.name = name
    }

    var isEmpty: Bool { bytes.isEmpty }

    /// - throws: a ``CommandFailure`` of ``ExitStatus/inputOutput`` where the bytes can't be written.
    mutating func write(_ new: [UInt8]) throws(CommandFailure) {
        bytes.append(contentsOf: new)
        if bytes.count >= Self.capacity { try flush() }
    }

    mutating func write(_ text: String) throws(CommandFailure) {
        try write(Array(text.utf8))
    }

    mutating func flush() throws(CommandFailure) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { bytes in
                Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
            }
            if count >= 0 {
                written += count
            } else {
                try overcome(errno)
            }
        }
        bytes.removeAll(keepingCapacity: true)
    }

    private func overcome(_ error: CInt) throws(CommandFailure) {
        switch error {
        case EINTR: return
        case EAGAIN:
            // Another process that shares the terminal or pipe has made it non-blocking.
            var descriptor = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            _ = poll(&descriptor, 1, -1)
        case EPIPE: endQuietly()
        default: throw CommandFailure(.inputOutput, "\(name): \(systemMessage(error))")
        }
    }

    /// The reader has seen enough (`diembao … | head`): end as if SIGPIPE had not been ignored by our parent.
    private func endQuietly() -> Never {
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
        _exit(128 + SIGPIPE)
    }
}
