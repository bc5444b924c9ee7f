import CLinux
import DiembaoControl
import DiembaoSpool
import Foundation
import Glibc
import Logging
import Synchronization

/// Answers `diembao status`, `queue`, `retry`, `rescan`, `sync`, `reload` and `follow` over the control socket
/// (resource). Whoever may open the socket may ask: its rights (0660, group of the service) are the access control.
final class ControlServer: Sendable {
    private let daemon: Daemon
    private let path: String
    private let socket: Int32
    private let stopping: StopPipe
    private let connections = Mutex(0)

    /// Askers that are served at one time.
    private static let capacity = 64
    /// Queue entries in one answer.
    private static let queueLimit = 100_000

    /// - Throws: ``ControlServerError`` where another daemon answers there, or the socket cannot be made.
    init(path: String, daemon: Daemon) throws {
        self.path = path
        self.daemon = daemon
        stopping = try StopPipe()
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        if mkdir("/" + folder, 0o750) != 0, errno != EEXIST { throw ControlServerError.unusable(path, errno) }
        let former = clinux_connect_unix(path)
        if former >= 0 {
            close(former)
            throw ControlServerError.taken(path)
        }
        // Nobody listens: it is left from a death.
        if errno == ECONNREFUSED { unlink(path) }
        socket = clinux_listen_unix(path, 0o660)
        guard socket >= 0 else { throw ControlServerError.unusable(path, errno) }
    }

    deinit {
        close(socket)
    }

    /// Serves until ``stop()``.
    func run() {
        var polled = [
            pollfd(fd: socket, events: Int16(POLLIN), revents: 0),
            pollfd(fd: stopping.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            guard poll(&polled, 2, -1) >= 0 else {
                if errno != EINTR { usleep(100_000) }  // short of memory
                continue
            }
            if polled[1].revents != 0 { break }
            let connection = accept(socket, nil, nil)
            guard connection >= 0 else {
                // Out of descriptors or memory: the connection stays in the queue, and asking at once would spin.
                if errno != EAGAIN, errno != ECONNABORTED, errno != EINTR { _ = poll(&polled[1], 1, 100) }
                continue
            }
            serve(connection)
        }
        unlink(path)
    }

    func stop() {
        stopping.signal()
    }

    private func serve(_ connection: Int32) {
        let isFull = connections.withLock { count in
            guard count < Self.capacity else { return true }
            count += 1
            return false
        }
        let asker = Asker(connection: connection, isStopping: { [stopping] in stopping.isSignalled })
        guard !isFull else {
            asker.answer(ControlAnswer(failed: ControlFailure(.service, "too many askers at one time; try again")))
            return
        }
        let thread = Thread { [self] in
            clinux_name_thread("control")
            handle(asker)
            connections.withLock { $0 -= 1 }
        }
        // Bytes: it reads one line of JSON and asks the ledger, and there may be as many of it as ``capacity``.
        thread.stackSize = 1 << 20
        thread.start()
    }

    private func handle(_ asker: Asker) {
        let request: ControlRequest
        do {
            guard let asked = try asker.request() else { return }
            request = asked
        } catch {
            asker.answer(ControlAnswer(failed: ControlFailure(.request, "\(error)")))
            return
        }
        do {
            let summary = try answer(request, asker)
            asker.answer(ControlAnswer(done: summary))
        } catch let failure as ControlFailure {
            asker.answer(ControlAnswer(failed: failure))
        } catch let error as RetryError {
            asker.answer(ControlAnswer(failed: ControlFailure(.unknownPath, error.description)))
        } catch {
            asker.answer(ControlAnswer(failed: ControlFailure(.service, "\(error)")))
        }
    }

    private func answer(_ request: ControlRequest, _ asker: Asker) throws -> ControlSummary {
        switch request.command {
        case .status:
            let status = try daemon.status()
            asker.answer(ControlAnswer(status: status))
            return ControlSummary(message: status.summary, count: 1)
        case .queue:
            let entries = try daemon.spool().queue(limit: Self.queueLimit)
            for entry in entries { asker.answer(ControlAnswer(entry: entry)) }
            return ControlSummary(message: "\(entries.count) without a current report", count: entries.count)
        case .retry:
            let count = try daemon.spool().retry(request.paths ?? [])
            return ControlSummary(message: "\(count) to be analysed anew", count: count)
        case .rescan:
            let spool = try daemon.spool()
            do {
                try spool.rescan { asker.isGone }
            } catch {
                throw Self.stopped
            }
            let inboxes = try spool.state().inboxes
            return ControlSummary(
                message: "listed \(inboxes.count == 1 ? "the inbox" : "\(inboxes.count) inboxes")", count: inboxes.count
            )
        case .sync: return try sync(request, asker)
        case .reload: return ControlSummary(message: try daemon.reload(), count: 1)
        case .follow: return try follow(asker)
        }
    }

    private func sync(_ request: ControlRequest, _ asker: Asker) throws -> ControlSummary {
        // Whoever asks may say any number: in nanoseconds, -1e308 is none that a whole number can hold.
        let deadline =
            request.timeout.map { clinux_boottime_nanoseconds() + Int64(min(max($0, 0), 1e9) * 1e9) } ?? .max
        do {
            let deferred = try daemon.spool().sync(deadline: deadline) { asker.isGone }
            guard deferred == 0 else {
                throw ControlFailure(
                    .deferred,
                    "\(deferred) \(deferred == 1 ? "article is" : "articles are") put off for a passing fault; see `diembao queue`"
                )
            }
            let inboxes = try daemon.spool().state().inboxes
            let failed = inboxes.reduce(0) { $0 + $1.failed }
            let count = inboxes.reduce(failed) { $0 + $1.reported }
            let files = "\(count) \(count == 1 ? "file" : "files")"
            return ControlSummary(message: "everything is reported: \(files), \(failed) failed", count: count)
        } catch SyncError.timeout(let waiting) {
            throw ControlFailure(.timeout, "\(waiting) \(waiting == 1 ? "article still waits" : "articles still wait")")
        } catch SyncError.stopped {
            throw Self.stopped
        }
    }

    private static let stopped = ControlFailure(.service, "the service stops or takes a new configuration; ask again")

    private func follow(_ asker: Asker) throws -> ControlSummary {
        let follower = daemon.feed.follow()
        defer { daemon.feed.unfollow(follower) }
        var count = 0
        while asker.wait(milliseconds: 50) {
            let (notices, lost) = follower.take()
            for notice in notices { asker.answer(ControlAnswer(report: notice)) }
            count += notices.count
            guard lost == 0 else {
                throw ControlFailure(
                    .service, "\(lost) reports came faster than they were read; they are in the reports folder")
            }
        }
        return ControlSummary(message: "the service stops", count: count)
    }
}

/// One connection to the control socket, from the service's side (resource).
private final class Asker: Sendable {
    private let connection: Int32
    private let isStopping: @Sendable () -> Bool
    private static let requestSeconds = 10

    init(connection: Int32, isStopping: @escaping @Sendable () -> Bool) {
        self.connection = connection
        self.isStopping = isStopping
        var patience = timeval(tv_sec: Self.requestSeconds, tv_usec: 0)
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit {
        close(connection)
    }

    /// The request, or `nil` where the asker went away without one.
    func request() throws -> ControlRequest? {
        var lines = ControlLineBuffer()
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            if let line = try lines.next() { return try ControlLine.decode(ControlRequest.self, from: line) }
            let count = recv(connection, &buffer, buffer.count, 0)
            // With a time limit on the socket this comes even of SIGSTOP and SIGCONT (signal(7)).
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            lines.append(buffer[..<count])
        }
    }

    func answer(_ answer: ControlAnswer) {
        // An asker that went away needs no answer.
        guard let line = try? ControlLine.encode(answer) else { return }
        var sent = 0
        while sent < line.count {
            let count = line.withUnsafeBytes { bytes in
                send(connection, bytes.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                // Half a line is out, or the asker does not read: nothing more may follow.
                shutdown(connection, Int32(SHUT_RDWR))
                return
            }
            sent += count
        }
    }

    /// Whether the other end is closed.
    var isGone: Bool {
        var polled = pollfd(fd: connection, events: Int16(CLINUX_POLLRDHUP), revents: 0)
        return poll(&polled, 1, 0) > 0
    }

    /// - Returns: whether to go on: `false` when the asker is gone or the service stops.
    func wait(milliseconds: Int32) -> Bool {
        var polled = pollfd(fd: connection, events: Int16(CLINUX_POLLRDHUP), revents: 0)
        return poll(&polled, 1, milliseconds) == 0 && !isStopping()
    }
}

/// What keeps the control socket from being made.
enum ControlServerError: Error, CustomStringConvertible {
    case taken(String)
    case unusable(String, Int32)

    var description: String {
        switch self {
        case .taken(let path):
            "another diembaod answers at \(path); stop it (systemctl stop diembaod), or give this one a `control` of its own"
        case .unusable(let path, let errno):
            "the control socket \(path) cannot be made: \(String(cString: strerror(errno))); make its folder writable for the "
                + "service's user, or name another with `control`"
        }
    }
}
