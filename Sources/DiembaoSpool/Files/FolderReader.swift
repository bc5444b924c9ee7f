import CLinux
import Glibc

/// The entries of one folder, one at a time, in no order (resource).
final class FolderReader {
    /// One entry (data).
    struct Entry {
        let name: [UInt8]
        fileprivate let kind: Int32

        /// Whether it is a folder; file systems that do not tell in the listing are asked.
        func isFolder(in root: borrowing Descriptor, _ path: RelativePath) throws -> Bool {
            guard kind == Int32(DT_UNKNOWN) else { return kind == Int32(DT_DIR) }
            guard let status = try SystemCalls.status(of: path, in: root) else { return false }
            return status.kind == .folder
        }
    }

    private let path: RelativePath
    private let stream: OpaquePointer

    convenience init(_ path: RelativePath, in root: borrowing Descriptor) throws(SystemCallError) {
        try self.init(SystemCalls.open(path, in: root, flags: O_RDONLY | O_DIRECTORY), path)
    }

    /// - Parameter folder: the folder, open; it stays open.
    init(_ folder: borrowing Descriptor, _ path: RelativePath) throws(SystemCallError) {
        self.path = path
        let copy = clinux_open_beneath(folder.raw, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
        guard copy >= 0 else { throw SystemCallError("opendir", path.description) }
        guard let stream = fdopendir(copy) else {
            let failure = SystemCallError("opendir", path.description)
            close(copy)
            throw failure
        }
        self.stream = stream
    }

    deinit {
        closedir(stream)
    }

    /// The next entry but `.` and `..`, or `nil` at the end.
    func next() throws(SystemCallError) -> Entry? {
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw SystemCallError("readdir", path.description) }
                return nil
            }
            let start = clinux_dirent_name(entry)!
            let length = strlen(start)
            if start[0] == 0x2E, length == 1 || (length == 2 && start[1] == 0x2E) { continue }
            let name = [UInt8](UnsafeRawBufferPointer(start: start, count: length))
            return Entry(name: name, kind: clinux_dirent_type(entry))
        }
    }
}
