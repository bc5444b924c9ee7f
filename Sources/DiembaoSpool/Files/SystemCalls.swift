import CLinux
import Glibc

/// A system call that failed (data): which, on what, why.
public struct SystemCallError: Error, Sendable, Equatable, CustomStringConvertible {
    public let call: String
    /// For people: bytes that are not UTF-8 as U+FFFD.
    public let path: String
    public let errno: Int32

    public init(_ call: String, _ path: String, errno: Int32 = Glibc.errno) {
        self.call = call
        self.path = path
        self.errno = errno
    }

    public var description: String {
        "\(call) \(path): \(String(cString: strerror(errno)))\(cure.map { "; \($0)" } ?? "")"
    }

    /// What a person can do about it.
    public var cure: String? {
        switch errno {
        case EACCES, EPERM:
            "give the service's user the right to it (for a file: chmod g+r; for a folder of an inbox elsewhere: "
                + "the drop-in that `diembao check-config` prints)"
        case EROFS:
            "the file system, or the service's sandbox, allows no writing here; for a folder elsewhere than in "
                + "/srv/diembao install the drop-in that `diembao check-config` prints"
        case ENOSPC, EDQUOT: "make room; the work goes on by itself"
        case EMFILE, ENFILE: "raise the limit of open files (LimitNOFILE=)"
        case ELOOP: "there is a symbolic link where a folder should be, and none is followed: put the folder back"
        default: nil
        }
    }
}

/// What a name in a folder stands for (data).
enum FileKind: Sendable {
    case regular, folder, symbolicLink, fifo, socket, device
}

extension stat {
    /// The file's kind, from the bits that inode(7) gives for `S_IFMT`.
    var kind: FileKind {
        switch st_mode & 0o170000 {
        case 0o100000: .regular
        case 0o040000: .folder
        case 0o120000: .symbolicLink
        case 0o010000: .fifo
        case 0o140000: .socket
        default: .device
        }
    }
}

/// An open file or folder that is closed when it goes out of scope (resource).
struct Descriptor: ~Copyable {
    let raw: Int32

    deinit {
        close(raw)
    }
}

/// What tells one version of a file from another without reading it (data).
public struct FileIdentity: Equatable, Sendable {
    public var device: UInt64
    public var inode: UInt64
    public var size: Int64
    /// Nanoseconds since the epoch, as the file system keeps them.
    public var modified: Int64
    public var changed: Int64

    init(_ status: stat) {
        self.device = UInt64(status.st_dev)
        self.inode = UInt64(status.st_ino)
        self.size = Int64(status.st_size)
        self.modified = withUnsafePointer(to: status) { clinux_mtime_nanoseconds($0) }
        self.changed = withUnsafePointer(to: status) { clinux_ctime_nanoseconds($0) }
    }

    public init(device: UInt64, inode: UInt64, size: Int64, modified: Int64, changed: Int64) {
        self.device = device
        self.inode = inode
        self.size = size
        self.modified = modified
        self.changed = changed
    }

    /// Equal but for the time of the last status change, which a rename moves on.
    func hasSameContent(as other: FileIdentity) -> Bool {
        device == other.device && inode == other.inode && size == other.size && modified == other.modified
    }
}

/// The file-system calls that the spool makes: the one seam where faults can be injected. Every function
/// throws ``SystemCallError``; paths are raw bytes relative to an open folder.
///
/// Whoever may write to an inbox can put a symbolic link in the place of any folder below it, at any moment. So no call
/// takes a path of several components as it is: the folder that holds the last one is opened first, by openat2(2) and
/// without following links (ELOOP), and the call is made on a name in it.
enum SystemCalls {
    /// Opens a folder that only an administrator can name or replace; symbolic links lead to it as to any other.
    static func openFolder(_ path: String) throws(SystemCallError) -> Descriptor {
        let fd = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard fd >= 0 else { throw SystemCallError("open", path) }
        return Descriptor(raw: fd)
    }

    /// Opens a folder whose links were resolved at the start: one on the way now was put there since (ELOOP).
    static func openRealFolder(_ path: String) throws(SystemCallError) -> Descriptor {
        let fd = clinux_open_real(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard fd >= 0 else { throw SystemCallError("open", path) }
        return Descriptor(raw: fd)
    }

    /// Makes a folder whose parent's links were resolved at the start, unless there is something already.
    static func makeRealFolder(_ path: String, mode: mode_t) throws(SystemCallError) {
        let name = RelativePath(String(path.drop { $0 == "/" }))
        let root = try openFolder("/")
        let result = withParent(of: name, in: root) { mkdirat($0, $1, mode) }
        guard result == 0 || errno == EEXIST else { throw SystemCallError("mkdir", path) }
    }

    /// Opens beneath `folder` without following symbolic links and without waiting for a FIFO's writer.
    static func open(
        _ path: RelativePath, in folder: borrowing Descriptor, flags: Int32, mode: UInt32 = 0
    ) throws(SystemCallError) -> Descriptor {
        let fd = withPath(path) {
            clinux_open_beneath(folder.raw, $0, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, mode)
        }
        guard fd >= 0 else { throw SystemCallError("open", path.description) }
        return Descriptor(raw: fd)
    }

    /// A descriptor of whatever stands at `path` beneath `folder`, a symbolic link itself included, that only names it:
    /// what it is can be asked before it is opened. To open a device may do something to it, and to open a FIFO lets its
    /// writer go on, who finds nobody there.
    static func find(_ path: RelativePath, in folder: borrowing Descriptor) throws(SystemCallError) -> Descriptor {
        let fd = withPath(path) { clinux_open_beneath(folder.raw, $0, clinux_O_PATH | O_CLOEXEC | O_NOFOLLOW, 0) }
        guard fd >= 0 else { throw SystemCallError("open", path.description) }
        return Descriptor(raw: fd)
    }

    /// Opens for reading what ``find(_:in:)`` found, whatever its name means by now.
    static func open(_ place: borrowing Descriptor, _ path: RelativePath) throws(SystemCallError) -> Descriptor {
        let fd = clinux_open_found(place.raw, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard fd >= 0 else { throw SystemCallError("open", path.description) }
        return Descriptor(raw: fd)
    }

    static func status(of file: borrowing Descriptor, _ path: RelativePath) throws(SystemCallError) -> stat {
        var status = stat()
        guard fstat(file.raw, &status) == 0 else { throw SystemCallError("fstat", path.description) }
        return status
    }

    /// The status of `path` itself, were it a symbolic link; `nil` where there is nothing, or only by way of a link.
    static func status(
        of path: RelativePath, in folder: borrowing Descriptor
    ) throws(SystemCallError) -> stat? {
        var status = stat()
        let result = withParent(of: path, in: folder) { fstatat($0, $1, &status, AT_SYMLINK_NOFOLLOW) }
        if result == 0 { return status }
        guard isAbsence(errno) else { throw SystemCallError("stat", path.description) }
        return nil
    }

    /// Whether someone has the file open for writing, or mapped so; `nil` where the kernel does not tell us.
    ///
    /// A read lease is granted only where nobody has, and only to the file's owner or with CAP_LEASE (fcntl(2)).
    static func hasWriter(_ file: borrowing Descriptor) -> Bool? {
        leaseBreaksAreIgnored
        if clinux_probe_writer(file.raw) == 0 { return false }
        return errno == EAGAIN ? true : nil
    }

    /// Whoever opens the file for writing in the microseconds that we hold the lease makes the kernel send us SIGIO,
    /// which ends a process that does not ignore it.
    private static let leaseBreaksAreIgnored: Void = { _ = signal(SIGIO, SIG_IGN) }()

    /// Reads a whole file that should have `size` bytes: one byte more is asked for, so that a file that grew
    /// shows.
    static func read(
        _ file: borrowing Descriptor, _ path: RelativePath, size: Int
    ) throws(SystemCallError) -> [UInt8] {
        var failure: Int32 = 0
        let fd = file.raw
        let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
            count = 0
            while count < buffer.count {
                let got = Glibc.read(fd, buffer.baseAddress! + count, buffer.count - count)
                if got == 0 { return }
                if got < 0 {
                    if errno == EINTR { continue }
                    failure = errno
                    return
                }
                count += got
            }
        }
        guard failure == 0 else { throw SystemCallError("read", path.description, errno: failure) }
        return bytes
    }

    /// Bytes of a file, its first ones if nothing else is said; its reading goes on from where it was.
    static func head(
        of file: borrowing Descriptor, _ path: RelativePath, from offset: Int = 0, count: Int
    ) throws(SystemCallError) -> [UInt8] {
        var got = 0
        let fd = file.raw
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            repeat { got = pread(fd, buffer.baseAddress, count, offset) } while got < 0 && errno == EINTR
            initialized = max(0, got)
        }
        guard got >= 0 else { throw SystemCallError("read", path.description) }
        return bytes
    }

    static func write(
        _ bytes: [UInt8], to file: borrowing Descriptor, _ path: RelativePath
    ) throws(SystemCallError) {
        var failure: Int32 = 0
        let fd = file.raw
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let got = Glibc.write(fd, buffer.baseAddress! + done, buffer.count - done)
                if got < 0 {
                    if errno == EINTR { continue }
                    failure = errno
                    return
                }
                done += got
            }
        }
        guard failure == 0 else { throw SystemCallError("write", path.description, errno: failure) }
    }

    static func fsync(_ file: borrowing Descriptor, _ path: RelativePath) throws(SystemCallError) {
        var result: Int32
        repeat { result = Glibc.fsync(file.raw) } while result < 0 && errno == EINTR
        guard result == 0 else { throw SystemCallError("fsync", path.description) }
    }

    static func syncFileSystem(_ file: borrowing Descriptor, _ path: String) throws(SystemCallError) {
        guard clinux_syncfs(file.raw) == 0 else { throw SystemCallError("syncfs", path) }
    }

    static func rename(
        _ old: RelativePath, to new: RelativePath, in folder: borrowing Descriptor
    ) throws(SystemCallError) {
        let result = withParent(of: old, in: folder) { oldFolder, old in
            withParent(of: new, in: folder) { Glibc.renameat(oldFolder, old, $0, $1) }
        }
        guard result == 0 else { throw SystemCallError("rename", new.description) }
    }

    /// Never replaces: throws EEXIST.
    static func renameWithoutReplacing(
        _ old: RelativePath, in oldFolder: borrowing Descriptor,
        to new: RelativePath, in newFolder: borrowing Descriptor
    ) throws(SystemCallError) {
        let result = withParent(of: old, in: oldFolder) { oldParent, old in
            withParent(of: new, in: newFolder) { clinux_rename_noreplace(oldParent, old, $0, $1) }
        }
        guard result == 0 else { throw SystemCallError("rename", old.description) }
    }

    /// Whether there was anything to remove.
    @discardableResult
    static func unlink(_ path: RelativePath, in folder: borrowing Descriptor) throws(SystemCallError) -> Bool {
        let result = withParent(of: path, in: folder) { unlinkat($0, $1, 0) }
        if result == 0 { return true }
        guard isAbsence(errno) else { throw SystemCallError("unlink", path.description) }
        return false
    }

    /// Whether the folder was there and empty, and is gone now.
    static func removeFolder(_ path: RelativePath, in folder: borrowing Descriptor) -> Bool {
        withParent(of: path, in: folder) { unlinkat($0, $1, AT_REMOVEDIR) } == 0
    }

    static func makeFolder(_ path: RelativePath, in folder: borrowing Descriptor) throws(SystemCallError) {
        let result = withParent(of: path, in: folder) { mkdirat($0, $1, 0o770) }
        guard result == 0 || errno == EEXIST else { throw SystemCallError("mkdir", path.description) }
    }

    /// Bytes that an ordinary user may still write to the file system of `folder`.
    static func freeSpace(of folder: borrowing Descriptor, _ path: String) throws(SystemCallError) -> UInt64 {
        var status = statvfs()
        guard fstatvfs(folder.raw, &status) == 0 else { throw SystemCallError("statvfs", path) }
        return UInt64(status.f_bavail) * UInt64(status.f_frsize)
    }

    /// Nothing is there: not below this folder, that is. What a symbolic link leads to is elsewhere.
    private static func isAbsence(_ code: Int32) -> Bool { code == ENOENT || code == ENOTDIR || code == ELOOP }

    /// Calls `body` with the folder that holds `path`, reached from `folder` without following a link, and the name that
    /// `path` has in it; where that folder cannot be reached, gives -1 and leaves errno as openat2(2) set it.
    private static func withParent(
        of path: RelativePath, in folder: borrowing Descriptor, _ body: (Int32, UnsafePointer<CChar>) -> Int32
    ) -> Int32 {
        guard !path.parent.isRoot else { return withPath(path) { body(folder.raw, $0) } }
        let parent = withPath(path.parent) {
            clinux_open_beneath(folder.raw, $0, clinux_O_PATH | O_DIRECTORY | O_CLOEXEC, 0)
        }
        guard parent >= 0 else { return -1 }
        let result = withPath(RelativePath(Array(path.name))) { body(parent, $0) }
        let failure = errno
        close(parent)
        errno = failure
        return result
    }

    /// The path as a C string; `.` for the folder itself. A NUL cannot be in a name that the kernel gave.
    static func withPath<Result>(_ path: RelativePath, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        guard !path.isRoot else { return ".".withCString(body) }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: path.bytes.count + 1) { buffer in
            for index in path.bytes.indices { buffer[index] = CChar(bitPattern: path.bytes[index]) }
            buffer[path.bytes.count] = 0
            return body(buffer.baseAddress!)
        }
    }
}
