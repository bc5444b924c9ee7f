import Glibc

/// A file that is being read (resource: it is closed with the value).
struct OpenFile: ~Copyable {
    /// Why it can't be read (data).
    struct Failure: Error {
        /// The number of the error.
        var code: Int32
    }

    private let descriptor: Int32

    init(_ path: String) throws(Failure) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(code: errno) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// All of the file; of one that is larger than `limit`, more than that, but no more than needed to tell.
    func bytes(limit: Int) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count <= limit {
            var failure: Int32 = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initialized in
                var count: Int
                repeat {
                    count = read(descriptor, buffer.baseAddress!, buffer.count)
                } while count < 0 && errno == EINTR
                failure = count < 0 ? errno : 0
                initialized = max(0, count)
            }
            guard failure == 0 else { throw Failure(code: failure) }
            if chunk.isEmpty { break }
            bytes += chunk
        }
        return bytes
    }
}
