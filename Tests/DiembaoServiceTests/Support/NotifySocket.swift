import Foundation
import Glibc

/// The service manager's end of sd_notify(3) (resource).
final class NotifySocket: @unchecked Sendable {
    // Safe to share: what came is only touched under the lock.
    let path: String
    private let socket: Int32
    private let lock = NSLock()
    private var came: [(time: ContinuousClock.Instant, text: String)] = []

    init(_ path: String) {
        self.path = path
        socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        precondition(result == 0, String(cString: strerror(errno)))
        chmod(path, 0o777)
        var patience = timeval(tv_sec: 0, tv_usec: 100_000)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let descriptor = socket
        Thread.detachNewThread { [weak self] in
            var buffer = [UInt8](repeating: 0, count: 8192)
            while self != nil {
                let count = recv(descriptor, &buffer, buffer.count, 0)
                guard count > 0 else { continue }
                let text = String(decoding: buffer[..<count], as: UTF8.self)
                guard let self else { break }
                self.lock.withLock { self.came.append((.now, text)) }
            }
            close(descriptor)
        }
    }

    /// What came, each assignment by itself, in order.
    var messages: [String] { lock.withLock { came.flatMap { $0.text.split(separator: "\n").map(String.init) } } }

    /// The same without what comes again and again.
    var states: [String] {
        messages.filter { message in
            !["WATCHDOG=1", "STATUS=", "MONOTONIC_USEC=", "EXTEND_TIMEOUT_USEC="].contains { message.hasPrefix($0) }
        }
    }

    func count(_ message: String) -> Int { messages.count { $0 == message } }

    /// Seconds since the last such message.
    func silence(of message: String) -> Double? {
        lock.withLock { came.last { $0.text.contains(message) }?.time }.map { (.now - $0) / .seconds(1) }
    }
}
