import Glibc

/// A service manager's side of sd_notify: a datagram socket on which messages arrive (resource).
final class NotifySocket {
    let path: String
    private let descriptor: Int32

    init(path: String = "/tmp/diembao-notify.\(getpid()).\(UInt32.random(in: 0 ... .max))") {
        self.path = path
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        precondition(bound == 0, "can't bind \(path)")
    }

    deinit {
        close(descriptor)
        unlink(path)
    }

    /// The next message that has arrived; `nil` where there is none.
    func next() -> String? {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        return count < 0 ? nil : String(decoding: bytes[..<count], as: UTF8.self)
    }
}
