import Glibc

/// A file that is written anew, whole (a resource: it is closed with the value).
struct OutputFile: ~Copyable {
    private let file: FileArgument
    private let descriptor: CInt

    /// - parameter input: what is written was made from it, so it may not be the file itself.
    init(_ file: FileArgument, insteadOf input: FileArgument) throws(CommandFailure) {
        descriptor = try Self.open(file, insteadOf: input)
        self.file = file
    }

    private static func open(_ file: FileArgument, insteadOf input: FileArgument) throws(CommandFailure) -> CInt {
        guard !areSame(file, input) else {
            throw CommandFailure(.usage, "\(file) is what is read; name another file to write")
        }
        let descriptor = file.withCString { Glibc.open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666) }
        guard descriptor >= 0 else { throw CommandFailure(.inputOutput, "\(file): \(systemMessage(errno))") }
        return descriptor
    }

    deinit { close(descriptor) }

    func write(_ bytes: [UInt8]) throws(CommandFailure) {
        var output = Output(descriptor: descriptor, name: file.description)
        try output.write(bytes)
        try output.flush()
    }

    private static func areSame(_ left: FileArgument, _ right: FileArgument) -> Bool {
        var (one, other) = (stat(), stat())
        guard !right.isStandardInput, left.withCString({ stat($0, &one) }) == 0,
            right.withCString({ stat($0, &other) }) == 0
        else { return false }
        return one.st_dev == other.st_dev && one.st_ino == other.st_ino
    }
}
