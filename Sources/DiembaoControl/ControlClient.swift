import CLinux
import Glibc

/// One connection to the running service (a resource: the connection ends with the value). It blocks.
///
/// For example:
///
///     var client = try ControlClient(connectingTo: defaultControlSocketPath)
///     try client.send(ControlRequest(.status))
///     while let answer = try client.next(within: 10) { … }
public struct ControlClient: ~Copyable {
    private let path: String
    private let socket: CInt
    private var lines = ControlLineBuffer()
    private var hasEnded = false

    /// - throws: ``ControlError`` that says why nobody answers at `path`, and what to do.
    public init(connectingTo path: String) throws(ControlError) {
        self.path = path
        socket = clinux_connect_unix(path)
        guard socket >= 0 else { throw ControlError(path: path, connecting: errno) }
    }

    deinit {
        if socket >= 0 { close(socket) }
    }

    /// Asks. One connection takes one request.
    public mutating func send(_ request: ControlRequest) throws(ControlError) {
        let line: [UInt8]
        do {
            line = try ControlLine.encode(request)
        } catch {
            throw .request("\(error)")
        }
        var sent = 0
        while sent < line.count {
            let count = line.withUnsafeBytes { bytes in
                Glibc.send(socket, bytes.baseAddress! + sent, bytes.count - sent, CInt(MSG_NOSIGNAL))
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw ControlError(path: path, speaking: errno) }
            sent += count
        }
    }

    /// The next line of the answer; `nil` after the last one (`done` or `failed`).
    ///
    /// - parameter seconds: how long the service may be silent; `nil`: as long as it likes.
    /// - throws: ``ControlError/died(path:)`` where the connection ends before the last line came.
    public mutating func next(within seconds: Double? = nil) throws(ControlError) -> ControlAnswer? {
        guard !hasEnded else { return nil }
        let line = try nextLine(within: seconds)
        let answer: ControlAnswer
        do {
            answer = try ControlLine.decode(ControlAnswer.self, from: line)
        } catch {
            throw .answer(path: path, reason: "\(error)")
        }
        hasEnded = answer.done != nil || answer.failed != nil
        return answer
    }

    private mutating func nextLine(within seconds: Double?) throws(ControlError) -> [UInt8] {
        let deadline = seconds.map { clinux_boottime_nanoseconds() + Int64($0 * 1e9) }
        while true {
            do {
                if let line = try lines.next() { return line }
            } catch {
                throw .answer(path: path, reason: "\(error)")
            }
            try wait(until: deadline, of: seconds)
            try read()
        }
    }

    private func wait(until deadline: Int64?, of seconds: Double?) throws(ControlError) {
        while true {
            // Rounded up: poll(2) with what is left of the last millisecond would be a busy loop.
            let left = deadline.map { max(0, ($0 - clinux_boottime_nanoseconds() + 999_999) / 1_000_000) }
            var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            let ready = poll(&descriptor, 1, left.map { CInt(clamping: $0) } ?? -1)
            if ready > 0 { return }
            if ready < 0 && errno != EINTR { throw ControlError(path: path, speaking: errno) }
            if let deadline, let seconds, clinux_boottime_nanoseconds() >= deadline {
                throw .silent(path: path, seconds: seconds)
            }
        }
    }

    private mutating func read() throws(ControlError) {
        let capacity = 64 << 10
        var failure: CInt = 0
        let buffer = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            let result = recv(socket, buffer.baseAddress, capacity, 0)
            failure = result < 0 ? errno : 0
            count = max(0, result)
        }
        guard failure != EINTR else { return }
        guard failure == 0 else { throw ControlError(path: path, speaking: failure) }
        guard !buffer.isEmpty else { throw .died(path: path) }
        lines.append(buffer)
    }
}

/// Why the service could not be asked (data).
public enum ControlError: Error, Equatable, CustomStringConvertible {
    /// There is no socket, or nobody listens on it.
    case notRunning(path: String)
    /// The user may not steer the service.
    case notPermitted(path: String)
    /// The socket can't be reached for another reason.
    case unreachable(path: String, errno: CInt)
    /// The connection ended in the middle of an answer.
    case died(path: String)
    /// No line came in this time.
    case silent(path: String, seconds: Double)
    /// The answer is not of this language: another version, or another program.
    case answer(path: String, reason: String)
    /// The request can't be sent.
    case request(String)

    init(path: String, connecting error: CInt) {
        self =
            switch error {
            case ENOENT, ECONNREFUSED, ENOTDIR: .notRunning(path: path)
            case EACCES, EPERM: .notPermitted(path: path)
            default: .unreachable(path: path, errno: error)
            }
    }

    init(path: String, speaking error: CInt) {
        self =
            switch error {
            case EPIPE, ECONNRESET: .died(path: path)
            default: .unreachable(path: path, errno: error)
            }
    }

    public var description: String {
        switch self {
        case .notRunning(let path):
            "diembaod is not running: nobody answers at \(path). See: systemctl status diembaod"
        case .notPermitted(let path):
            "\(path): you may not steer diembaod. "
                + "Join its group and log in anew: sudo adduser \"$USER\" diembao"
        case .unreachable(let path, let error):
            "\(path): \(String(cString: strerror(error))). Is this diembaod's control socket?"
        case .died(let path):
            "\(path): diembaod ended in the middle of its answer. See: journalctl -u diembaod -e"
        case .silent(let path, let seconds):
            "\(path): diembaod has not answered for \(Int(seconds.rounded(.up))) s. See: systemctl status diembaod"
        case .answer(let path, let reason):
            "\(path): the answer was not understood (\(reason)). "
                + "Are diembao and diembaod of one version? diembao --version; systemctl restart diembaod"
        case .request(let reason):
            "the request can't be sent: \(reason)"
        }
    }
}
