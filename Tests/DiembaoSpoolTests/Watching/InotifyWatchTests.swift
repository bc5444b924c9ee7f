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

    private func add(_ path: String) throws {
        let root = try SystemCalls.openFolder(temporary.path)
        try watch.add(
            SystemCalls.open(RelativePath(path), in: root, flags: O_RDONLY | O_DIRECTORY), at: RelativePath(path))
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
}
