import CLinux
public import DiembaoExtract
import Glibc

/// Has documents read by `diembao-reader`, in a process of its own for each (a resource, cheap to copy).
///
/// Whatever the document does to its reader, it costs no more than this one document: a reader that crashes, hangs, or takes more
/// than its limits is a failure of the document.
public struct DocumentReader: Sendable {
    /// The program's path.
    public let program: String
    public let limits: ExtractionLimits

    /// - Parameter program: else the one beside this program, or the installed one.
    public init(program: String? = nil, limits: ExtractionLimits = ExtractionLimits()) {
        self.program = program ?? Self.foundProgram()
        self.limits = limits
        patience = 2 * limits.cpuSeconds + 10
    }

    /// Beside this program, as in a build; else where it is installed, as this program is in `bin` or `sbin`.
    private static func foundProgram() -> String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let path = String(decoding: buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let folder = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
        let beside = "\(folder)/diembao-reader"
        return access(beside, X_OK) == 0 ? beside : "\(folder)/../libexec/diembao/diembao-reader"
    }

    /// Whether there is such a program.
    public var isThere: Bool { access(program, X_OK) == 0 }

    /// Why no reader could be started, which is no fault of the document (data).
    public struct Fault: Error, Sendable, CustomStringConvertible {
        public let call: String
        public let program: String
        public let errno: Int32

        public var description: String {
            "\(call) \(program): \(String(cString: strerror(errno)))"
                + (errno == ENOENT ? "; install diembao whole: documents are read by this program" : "")
        }
    }

    /// Seconds for which a reader may go without an answer, whether it computes or not.
    var patience: Int

    /// - Parameter shouldStop: asked about every 50 ms; `true` ends the reader.
    /// - Returns: `nil` where `shouldStop` said so.
    /// - Throws: ``Fault`` where no reader could be started.
    public func read(_ bytes: [UInt8], shouldStop: () -> Bool = { false }) throws(Fault) -> ExtractionReply? {
        let reader = try start(bytes)
        let answer = collect(reader.output, shouldStop)
        close(reader.output)
        let status = end(reader.process, isFinished: answer.end == .finished)
        switch answer.end {
        case .stopped: return nil
        case .overdue: return .failure(overdue)
        case .tooLong:
            return .failure(ExtractionFailure(.limit, "it gives more than \(largestReply) bytes of text"))
        case .finished: break
        }
        let signal = status & 0x7F
        if signal == 0, (status >> 8) & 0xFF == 0, let reply = ExtractionReply(decoding: answer.bytes) { return reply }
        if signal == SIGXCPU || signal == SIGKILL { return .failure(overdue) }
        if signal == 0, (status >> 8) & 0xFF == Self.noSandbox {
            throw Fault(call: "seccomp", program: program, errno: EPERM)
        }
        return .failure(
            ExtractionFailure(
                .crashed, signal == 0 ? "its reader gave no answer" : "its reader died of signal \(signal)"))
    }

    /// The reader's exit status where it could not shut itself in (EX_UNAVAILABLE).
    private static let noSandbox: Int32 = 69

    private var overdue: ExtractionFailure {
        ExtractionFailure(.limit, "reading it took more than \(limits.cpuSeconds) seconds")
    }

    /// No document's text has more bytes than are unpacked of it; some are for what stands between.
    private var largestReply: Int { 2 * limits.unpackedSize + (1 << 20) }

    private func start(_ bytes: [UInt8]) throws(Fault) -> (process: pid_t, output: Int32) {
        let input = bytes.withUnsafeBytes { clinux_memory_file("document", $0.baseAddress, $0.count) }
        guard input >= 0 else { throw Fault(call: "memfd_create", program: program, errno: errno) }
        defer { close(input) }
        var ends: [Int32] = [-1, -1]
        guard clinux_pipe(&ends) == 0 else { throw Fault(call: "pipe", program: program, errno: errno) }
        let numbers = [limits.unpackedSize, limits.articles, limits.cpuSeconds, limits.memory]
        let arguments = ([program] + numbers.map(String.init)).map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        let process = clinux_spawn(program, arguments, input, ends[1])
        let error = errno
        close(ends[1])
        guard process >= 0 else {
            close(ends[0])
            throw Fault(call: "posix_spawn", program: program, errno: error)
        }
        return (process, ends[0])
    }

    /// Waits for a process to end: one that has closed its answer for a second at most, any other not at all.
    ///
    /// - Returns: its status, as waitpid(2) gives it.
    private func end(_ process: pid_t, isFinished: Bool) -> Int32 {
        var status: Int32 = 0
        var wait: UInt32 = 100
        var waited: UInt32 = 0
        while isFinished, waited < 1_000_000 {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process { return status }
            usleep(wait)
            waited += wait
            wait *= 2
        }
        kill(process, SIGKILL)
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status
    }

    private enum End { case finished, stopped, overdue, tooLong }

    private func collect(_ output: Int32, _ shouldStop: () -> Bool) -> (bytes: [UInt8], end: End) {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let deadline = clinux_monotonic_nanoseconds() + Int64(patience) * 1_000_000_000
        while true {
            guard !shouldStop() else { return (bytes, .stopped) }
            guard clinux_monotonic_nanoseconds() < deadline else { return (bytes, .overdue) }
            var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 50) > 0 else { continue }
            let count = Glibc.read(output, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return (bytes, .finished) }
            guard bytes.count + count <= largestReply else { return (bytes, .tooLong) }
            bytes += buffer[..<count]
        }
    }
}
