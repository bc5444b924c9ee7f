import CLinux
import Glibc

/// One run of `diembao-reader` (a resource): a document goes in, an answer comes out. It is over when the value is gone.
struct ReaderProcess: ~Copyable {
    /// How a process ended (data).
    enum End: Equatable {
        case exit(Int32)
        case signal(Int32)
        /// We ended it: it had closed its answer, or had none, and went on.
        case killed
    }

    /// What its answer came to (data).
    enum Answer: Equatable {
        case whole([UInt8])
        case stopped
        case overdue
        case tooLong
    }

    private let process: pid_t
    private let output: Int32
    private var hasEnded = false

    private init(process: pid_t, output: Int32) {
        self.process = process
        self.output = output
    }

    /// - Parameters:
    ///   - arguments: the program's name first.
    ///   - document: its standard input.
    static func start(_ arguments: [String], document: [UInt8]) throws(DocumentReader.Fault) -> ReaderProcess {
        let program = arguments[0]
        func fault(_ call: String, _ errno: Int32 = Glibc.errno) -> DocumentReader.Fault {
            DocumentReader.Fault(call: call, program: program, errno: errno)
        }
        let input = document.withUnsafeBytes { clinux_memory_file("document", $0.baseAddress, $0.count) }
        guard input >= 0 else { throw fault("memfd_create") }
        defer { close(input) }
        var ends: [Int32] = [-1, -1]
        guard clinux_pipe(&ends) == 0 else { throw fault("pipe") }
        let words = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        let process = clinux_spawn(program, words, input, ends[1])
        let error = errno
        close(ends[1])
        guard process >= 0 else {
            close(ends[0])
            throw fault("posix_spawn", error)
        }
        return ReaderProcess(process: process, output: ends[0])
    }

    deinit {
        close(output)
        guard !hasEnded else { return }
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    /// Everything that it writes until it closes its standard output.
    ///
    /// - Parameters:
    ///   - limit: in bytes.
    ///   - patience: in seconds.
    ///   - shouldStop: asked about every 50 ms.
    func answer(upTo limit: Int, within patience: Int, shouldStop: () -> Bool) -> Answer {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let deadline = clinux_monotonic_nanoseconds() + Int64(patience) * 1_000_000_000
        while true {
            guard !shouldStop() else { return .stopped }
            var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 50) > 0 else {
                guard clinux_monotonic_nanoseconds() < deadline else { return .overdue }
                continue
            }
            let count = read(output, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return .whole(bytes) }
            guard bytes.count + count <= limit else { return .tooLong }
            bytes += buffer[..<count]
        }
    }

    /// Waits for its end, for a second at most.
    ///
    mutating func end() -> End {
        var status: Int32 = 0
        var wait: UInt32 = 100
        var waited: UInt32 = 0
        while waitpid(process, &status, WNOHANG) != process {
            if waited > 1_000_000 {
                kill(process, SIGKILL)
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
                hasEnded = true
                return .killed
            }
            usleep(wait)
            waited += wait
            wait *= 2
        }
        hasEnded = true
        // As WIFSIGNALED and WEXITSTATUS take it apart (wait(2)).
        let signal = status & 0x7F
        return signal == 0 ? .exit((status >> 8) & 0xFF) : .signal(signal)
    }
}
