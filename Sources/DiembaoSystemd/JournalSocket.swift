import CSystemd
import Glibc
import Synchronization

/// The socket on which the journal takes entries (resource).
///
/// sd_journal_sendv(3) waits as long as it takes until the journal has room: a journal that stands still would stop
/// whoever logs, and with it the work. This one waits a second, once; from then on what there is no room for is left
/// out, until the journal takes an entry again, which is then told how many it missed.
final class JournalSocket: Sendable {
    static let path = "/run/systemd/journal/socket"
    /// The one of this process.
    static let shared = JournalSocket(path: path)

    private let path: String
    private let state = Mutex(State())

    private struct State {
        var socket: Int32 = -1
        /// How many entries were left out since one was taken.
        var lost = 0
    }

    init(path: String) {
        self.path = path
    }

    deinit {
        state.withLock { if $0.socket >= 0 { close($0.socket) } }
    }

    /// Sends an entry of fields `NAME=value`, the value any bytes; may be called by many threads.
    func send(_ fields: [[UInt8]]) {
        let message = Self.message(of: fields)
        state.withLock { state in
            guard open(&state) else { return }
            guard send(message, waiting: state.lost == 0, from: state.socket) else {
                // Larger than a datagram may be, a few hundred kilobytes: libsystemd passes those on as a file.
                if errno == EMSGSIZE { return Self.sendAsFile(fields) }
                state.lost += 1
                return
            }
            guard state.lost > 0 else { return }
            let told = Self.message(of: [
                Array("MESSAGE=the journal took no entries for a while: \(state.lost) missing".utf8),
                Array("PRIORITY=4".utf8), Array("SYSLOG_IDENTIFIER=diembaod".utf8),
            ])
            if send(told, waiting: false, from: state.socket) { state.lost = 0 }
        }
    }

    /// The entry in the journal's native protocol: a value of several lines has its length before it.
    private static func message(of fields: [[UInt8]]) -> [UInt8] {
        var message: [UInt8] = []
        for field in fields {
            guard field.contains(UInt8(ascii: "\n")), let sign = field.firstIndex(of: UInt8(ascii: "=")) else {
                message += field + [UInt8(ascii: "\n")]
                continue
            }
            let value = field[(sign + 1)...]
            message += field[..<sign] + [UInt8(ascii: "\n")]
            withUnsafeBytes(of: UInt64(value.count).littleEndian) { message += $0 }
            message += value + [UInt8(ascii: "\n")]
        }
        return message
    }

    private func open(_ state: inout State) -> Bool {
        guard state.socket < 0 else { return true }
        state.socket = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard state.socket >= 0 else { return false }
        var patience = timeval(tv_sec: 1, tv_usec: 0)
        setsockopt(state.socket, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        // As libsystemd asks for: room for the largest entries.
        var room: Int32 = 8 << 20
        setsockopt(state.socket, SOL_SOCKET, SO_SNDBUF, &room, socklen_t(MemoryLayout<Int32>.size))
        return true
    }

    /// Not connected, so that a journal that was started anew is met at once.
    ///
    /// - Returns: whether the journal took it; else `errno` tells why not.
    private func send(_ message: [UInt8], waiting: Bool, from socket: Int32) -> Bool {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            errno = ENAMETOOLONG
            return false
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let flags = Int32(MSG_NOSIGNAL) | (waiting ? 0 : Int32(MSG_DONTWAIT))
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(socket, message, message.count, flags, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) >= 0
            }
        }
    }

    private static func sendAsFile(_ fields: [[UInt8]]) {
        var bytes = Array(fields.joined())
        bytes.withUnsafeMutableBytes { buffer in
            var start = 0
            let vectors = fields.map { field in
                defer { start += field.count }
                return iovec(iov_base: buffer.baseAddress! + start, iov_len: field.count)
            }
            _ = sd_journal_sendv(vectors, Int32(vectors.count))
        }
    }
}
