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

    /// Why no reader could be started, or come to its end, which is no fault of the document (data).
    public struct Fault: Error, Sendable, CustomStringConvertible {
        public let call: String
        public let program: String
        public let errno: Int32
        /// It was started, and somebody else killed it. As far as can be told the document is not at fault: a kernel that is out of
        /// memory may have met it by chance, or for the memory that it took.
        public var wasKilled = false

        public var description: String {
            "\(call) \(program): \(String(cString: strerror(errno)))"
                + (errno == ENOENT ? "; install diembao whole: documents are read by this program" : "")
        }
    }

    /// Seconds for which a reader may go without an answer, whether it computes or not.
    var patience: Int

    /// - Parameter shouldStop: asked about every 50 ms; `true` ends the reader.
    /// - Returns: `nil` where `shouldStop` said so.
    /// - Throws: ``Fault`` where no reader could be started, or somebody else killed it.
    public func read(_ bytes: [UInt8], shouldStop: () -> Bool = { false }) throws(Fault) -> ExtractionReply? {
        let numbers = [limits.unpackedSize, limits.articles, limits.cpuSeconds, limits.memory]
        var reader = try ReaderProcess.start([program] + numbers.map(String.init), document: bytes)
        switch reader.answer(upTo: largestReply, within: patience, shouldStop: shouldStop) {
        case .stopped: return nil
        case .overdue: return .failure(overdue)
        case .tooLong:
            return .failure(ExtractionFailure(.limit, "it gives more than \(largestReply) bytes of text"))
        case .whole(let answer): return try reply(answer, reader.end())
        }
    }

    private func reply(_ answer: [UInt8], _ end: ReaderProcess.End) throws(Fault) -> ExtractionReply {
        switch end {
        // What is whole counts, also of a reader that had no time to end.
        case .exit(0), .killed:
            if let reply = ExtractionReply(decoding: answer, within: limits) { return reply }
            return .failure(end == .killed ? overdue : crashed)
        case .exit(Self.noSandbox): throw Fault(call: "seccomp", program: program, errno: EPERM)
        case .signal(SIGXCPU): return .failure(overdue)
        // What a parser does to itself, or what memory that it does not get does to it.
        case .exit, .signal(SIGSEGV), .signal(SIGBUS), .signal(SIGILL), .signal(SIGFPE), .signal(SIGABRT),
            .signal(SIGTRAP),
            .signal(SIGSYS):
            return .failure(crashed)
        // By somebody else, or by a kernel that is out of memory: the document is not at fault.
        case .signal: throw Fault(call: "wait", program: program, errno: ENOMEM, wasKilled: true)
        }
    }

    private var crashed: ExtractionFailure {
        ExtractionFailure(.crashed, "its reader crashed, or needed more than \(limits.memory >> 20) MiB of memory")
    }

    /// The reader's exit status where it could not shut itself in (EX_UNAVAILABLE).
    private static let noSandbox: Int32 = 69

    private var overdue: ExtractionFailure {
        ExtractionFailure(.limit, "reading it took more than \(limits.cpuSeconds) seconds")
    }

    /// No document's text has more bytes than are unpacked of it; some are for what stands between.
    private var largestReply: Int { 2 * limits.unpackedSize + (1 << 20) }
}
