import Foundation
import Glibc

@testable import DiembaoSpool

/// A folder of the test's own, gone with it (resource).
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        var template = Array("/tmp/diembao-spool-XXXXXX".utf8CString)
        precondition(mkdtemp(&template) != nil, "mkdtemp: \(String(cString: strerror(errno)))")
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of a folder in it, which is made.
    func folder(_ name: String) -> String {
        let folder = path + "/" + name
        precondition(mkdir(folder, 0o770) == 0 || errno == EEXIST, folder)
        return folder
    }
}

/// Paths as raw bytes, for names that no `String` can hold.
enum Raw {
    static func path(_ folder: String, _ path: RelativePath) -> [CChar] {
        (Array(folder.utf8) + [UInt8(ascii: "/")] + path.bytes + [0]).map { CChar(bitPattern: $0) }
    }

    static func write(_ text: String, _ folder: String, _ path: RelativePath, flags: Int32 = O_TRUNC) {
        let file = open(Raw.path(folder, path), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o644)
        precondition(file >= 0, "\(path): \(String(cString: strerror(errno)))")
        _ = text.withCString { Glibc.write(file, $0, strlen($0)) }
        close(file)
        waitUntilClosed(folder, path)
    }

    /// A process that another test starts just now holds all that is open here until its own program runs; the kernel
    /// counts it as a writer.
    private static func waitUntilClosed(_ folder: String, _ path: RelativePath) {
        for _ in 0..<50 {
            let file = open(Raw.path(folder, path), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
            guard file >= 0, SystemCalls.hasWriter(Descriptor(raw: file)) == true else { return }
            usleep(1000)
        }
    }

    static func read(_ folder: String, _ path: RelativePath) -> [UInt8]? {
        let file = open(Raw.path(folder, path), O_RDONLY)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while case let count = Glibc.read(file, &buffer, buffer.count), count > 0 { bytes += buffer[..<count] }
        return bytes
    }

    /// All names in a folder and below, folders left out, sorted.
    static func files(_ folder: String, _ path: RelativePath = .root) -> [RelativePath] {
        guard let root = try? SystemCalls.openFolder(folder), let reader = try? FolderReader(path, in: root) else {
            return []
        }
        var files: [RelativePath] = []
        while let entry = try? reader.next() {
            let below = path.appending(entry.name)
            if (try? entry.isFolder(in: root, below)) == true {
                files += Raw.files(folder, below)
            } else {
                files.append(below)
            }
        }
        return files.sorted()
    }
}

func write(_ text: String, _ path: String) {
    let slash = path.lastIndex(of: "/")!
    Raw.write(text, String(path[..<slash]), RelativePath(String(path[path.index(after: slash)...])))
}

func read(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
}

/// Looks again and again until it is so.
///
/// - Returns: whether it came to be so in time.
func eventually(within seconds: Double = 15, _ condition: () throws -> Bool) rethrows -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
        if try condition() { return true }
        usleep(5000)
    }
    return try condition()
}
