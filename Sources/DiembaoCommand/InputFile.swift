import Glibc

/// A file that is being read (a resource: it is closed with the value).
struct InputFile: ~Copyable {
    /// Why a file can't be read (data).
    struct Failure: Error, Equatable, CustomStringConvertible {
        var file: FileArgument
        var errno: CInt

        /// The file, what is wrong with it, and what to do.
        var description: String { "\(file): \(systemMessage(errno)). \(cure)" }

        /// What to do, a sentence.
        var cure: String {
            switch errno {
            case ENOENT: "Is the name right, and the folder?"
            case EACCES, EPERM: "Ask its owner for the right to read it: chmod a+r \(file)"
            case EISDIR: "Name the files in it, for example: \(file)/*.txt"
            case EMFILE, ENFILE: "Try again with fewer programs running."
            default: "Copy the file and try the copy."
            }
        }
    }

    private let file: FileArgument
    private let descriptor: CInt

    init(opening file: FileArgument) throws(Failure) {
        self.file = file
        descriptor = file.isStandardInput ? STDIN_FILENO : file.withCString { open($0, O_RDONLY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw Failure(file: file, errno: errno) }
    }

    deinit {
        if descriptor > STDERR_FILENO { close(descriptor) }
    }

    /// The size, where the file is a regular one.
    var size: Int? {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// Whether ``read(upTo:)`` would return at once.
    var isReady: Bool {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&waiting, 1, 0) != 0
    }

    /// The next bytes; none at the end.
    func read(upTo count: Int) throws(Failure) -> [UInt8] {
        var failure: CInt = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            var result: Int
            repeat {
                result = Glibc.read(descriptor, buffer.baseAddress, count)
            } while result < 0 && errno == EINTR
            failure = result < 0 ? errno : 0
            initialized = max(0, result)
        }
        guard failure == 0 else { throw Failure(file: file, errno: failure) }
        return bytes
    }

    /// Everything up to the end, or `limit` + 1 bytes of a file that is larger than `limit`.
    func readAll(limit: Int) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        var wanted = min(limit, size ?? (64 << 10)) + 1
        while bytes.count <= limit {
            let new = try read(upTo: min(wanted, limit + 1 - bytes.count))
            guard !new.isEmpty else { break }
            if bytes.isEmpty { bytes = new } else { bytes += new }
            wanted = max(64 << 10, bytes.count)
        }
        return bytes
    }
}
