import Foundation
import Glibc
import Synchronization

/// Someone who has a file open (resource).
final class Writer: Sendable {
    let file: Int32

    init(_ path: String, flags: Int32 = O_WRONLY | O_CREAT) {
        file = open(path, flags | O_CLOEXEC, 0o644)
        precondition(file >= 0, "\(path): \(String(cString: strerror(errno)))")
    }

    deinit { Glibc.close(file) }

    func write(_ text: String) {
        _ = text.withCString { Glibc.write(file, $0, strlen($0)) }
    }
}

/// Whether the kernel gives read leases on files here: to their owner, or to root.
let leasesAreGiven: Bool = {
    let temporary = TemporaryFolder()
    write("x", temporary.path + "/f")
    let file = open(temporary.path + "/f", O_RDONLY)
    defer { close(file) }
    return fcntl(file, 1024, F_RDLCK) == 0
}()

/// mount(2) of a small tmpfs; `nil` where that is not allowed.
final class SmallFileSystem: Sendable {
    let path: String

    init?(_ path: String, size: String = "size=4m") {
        guard mount("none", path, "tmpfs", 0, size) == 0 else { return nil }
        self.path = path
    }

    deinit { umount2(path, Int32(MNT_DETACH)) }
}

@_silgen_name("setfsuid") private func setfsuid(_ user: UInt32) -> Int32
@_silgen_name("setfsgid") private func setfsgid(_ group: UInt32) -> Int32
@_silgen_name("capget") private func capget(
    _ header: UnsafeMutablePointer<UInt32>, _ sets: UnsafeMutablePointer<UInt32>
) -> Int32
@_silgen_name("capset") private func capset(_ header: UnsafeMutablePointer<UInt32>, _ sets: UnsafePointer<UInt32>)
    -> Int32

let isRoot = geteuid() == 0

/// Runs something as a user to whom root's files are another's: rights bits count and no leases are given. In Linux these
/// are a thread's own (credentials(7)), and those of the threads that it starts; the rest of the process stays root.
func withoutRights<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) throws -> Value {
    let ended = DispatchSemaphore(value: 0)
    let box = Box<Result<Value, any Error>?>(nil)
    let thread = Thread {
        _ = setfsgid(65534)
        _ = setfsuid(65534)
        var header: [UInt32] = [0x2008_0522, 0]
        var sets = [UInt32](repeating: 0, count: 6)  // effective, permitted, inheritable; twice
        if capget(&header, &sets) == 0 {
            sets[0] &= ~(1 << 28)  // CAP_LEASE
            _ = capset(&header, sets)
        }
        let outcome = Result { try body() }
        box.value.withLock { $0 = outcome }
        ended.signal()
    }
    thread.stackSize = 8 << 20
    thread.start()
    ended.wait()
    return try box.value.withLock { $0! }.get()
}

private final class Box<Value: Sendable>: Sendable {
    let value: Mutex<Value>
    init(_ value: sending Value) { self.value = Mutex(value) }
}
