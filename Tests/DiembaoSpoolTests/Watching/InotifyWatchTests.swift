import Foundation
import Glibc
import Testing

@testable import DiembaoSpool

@Suite struct `Watches on folders` {
    let temporary = TemporaryFolder()
    let watch: InotifyWatch

    init() throws {
        watch = try InotifyWatch()
    }

    /// Watches a folder as the scanner does; `meanwhile` happens when it is open and not yet watched.
    private func add(_ path: String, isWatched expected: Bool = true, meanwhile: () throws -> Void = {}) throws {
        let root = try SystemCalls.openFolder(temporary.path)
        let path = RelativePath(path)
        watch.expect(path)
        let folder = try SystemCalls.open(path, in: root, flags: O_RDONLY | O_DIRECTORY)
        try meanwhile()
        #expect(try watch.add(folder, at: path) == expected)
    }

    /// The watches that the kernel holds, whatever is noted of them.
    private func held() throws -> Int {
        let info = try String(contentsOfFile: "/proc/self/fdinfo/\(watch.descriptor.raw)", encoding: .utf8)
        return info.split(separator: "\n").count { $0.hasPrefix("inotify wd:") }
    }

    /// Names of what happened: the folder as it is known, and the name.
    private func told(_ flag: Int) throws -> [String] {
        var paths: [String] = []
        while case let events = try watch.readEvents(), !events.isEmpty {
            for event in events where event.has(flag) {
                let folder = try #require(watch.path(of: event.watch))
                paths.append(folder.appending(event.name).description)
            }
        }
        return paths
    }

    @Test func `tell names with the folder's path, whatever bytes they are of`() throws {
        try add("")
        Raw.write("x", temporary.path, RelativePath([0xE1, 0x0A]))
        let events = try watch.readEvents()
        #expect(events.filter { $0.has(Int(IN_CLOSE_WRITE)) }.map(\.name) == [[0xE1, 0x0A]])
        #expect(events.allSatisfy { watch.path(of: $0.watch) == .root })
        #expect(try watch.readEvents().isEmpty)
    }

    @Test func `follow a folder to its new name`() throws {
        _ = temporary.folder("a")
        try add("a")
        #expect(rename(temporary.path + "/a", temporary.path + "/b") == 0)
        try add("b")
        #expect(watch.count == 1)
        _ = try watch.readEvents()
        write("x", temporary.path + "/b/f")
        #expect(try told(Int(IN_CLOSE_WRITE)) == ["b/f"])
    }

    @Test func `tell a folder from another that got its former name`() throws {
        _ = temporary.folder("a")
        try add("a")
        #expect(rename(temporary.path + "/a", temporary.path + "/b") == 0)
        _ = temporary.folder("a")
        try add("a")
        try add("b")
        #expect(watch.count == 2)
        _ = try watch.readEvents()
        write("x", temporary.path + "/a/new")
        write("x", temporary.path + "/b/old")
        #expect(try told(Int(IN_CLOSE_WRITE)) == ["a/new", "b/old"])
    }

    @Test func `end for a folder that left, with all below it, and for no other`() throws {
        for path in ["a", "a/b", "ab"] {
            _ = temporary.folder(path)
            try add(path)
        }
        watch.remove(within: RelativePath("a"))
        #expect(watch.count == 1)
        write("x", temporary.path + "/a/b/f")
        write("x", temporary.path + "/ab/f")
        #expect(try told(Int(IN_CLOSE_WRITE)) == ["ab/f"])
    }

    @Test func `are forgotten when the kernel dropped them`() throws {
        _ = temporary.folder("a")
        try add("a")
        rmdir(temporary.path + "/a")
        for event in try watch.readEvents() where event.has(Int(IN_IGNORED)) { watch.forget(event.watch) }
        #expect(watch.count == 0)
    }

    @Test func `end for a folder that left while another got its name, before any event is read`() throws {
        _ = temporary.folder("a")
        _ = temporary.folder("a/b")
        try add("a")
        try add("a/b")
        #expect(rename(temporary.path + "/a", temporary.path + "/away") == 0)
        _ = temporary.folder("a")
        _ = temporary.folder("a/b")
        try add("a")
        try add("a/b")
        #expect(try held() == 2)
        watch.remove(within: RelativePath("a"))
        #expect(try held() == 0)
    }

    @Test func `are not begun for a folder that was told to have left since it was opened`() throws {
        for path in ["a", "a/b", "ab"] { _ = temporary.folder(path) }
        try add("a/b", isWatched: false) {
            #expect(rename(temporary.path + "/a", temporary.path + "/away") == 0)
            watch.remove(within: RelativePath("a"))
        }
        #expect(try held() == 0)
        try add("ab") { watch.remove(within: RelativePath("a")) }
        #expect(try held() == 1)
    }
}
