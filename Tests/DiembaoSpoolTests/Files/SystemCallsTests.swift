import CLinux
import Foundation
import Glibc
import Synchronization
import Testing

@testable import DiembaoSpool

/// `folder`, with `way` in it that is a symbolic link to `outside`, where `victim` and the folder `empty` are.
@Suite final class `A call on a path with a symbolic link on the way` {
    let temporary = TemporaryFolder()
    var folder: String { temporary.path + "/folder" }
    var outside: String { temporary.path + "/outside" }
    let root: Descriptor

    init() throws {
        root = try SystemCalls.openFolder(temporary.folder("folder"))
        _ = temporary.folder("outside")
        _ = temporary.folder("outside/empty")
        write("của người khác", outside + "/victim")
        symlink(outside, folder + "/way")
        write("của mình", folder + "/own")
    }

    private var isUntouched: Bool {
        Raw.files(outside).map(\.description) == ["victim"] && access(outside + "/empty", F_OK) == 0
            && read(outside + "/victim") == "của người khác" && read(folder + "/own") == "của mình"
    }

    @Test func `sees nothing there`() throws {
        #expect(try SystemCalls.status(of: RelativePath("way/victim"), in: root) == nil)
        #expect(try SystemCalls.status(of: RelativePath("way"), in: root)?.kind == .symbolicLink)
        #expect(throws: SystemCallError.self) {
            _ = try SystemCalls.open(RelativePath("way/victim"), in: self.root, flags: O_RDONLY)
        }
    }

    @Test func `removes nothing there`() throws {
        #expect(try SystemCalls.unlink(RelativePath("way/victim"), in: root) == false)
        #expect(SystemCalls.removeFolder(RelativePath("way/empty"), in: root) == false)
        #expect(isUntouched)
    }

    @Test func `makes nothing there`() throws {
        let error = #expect(throws: SystemCallError.self) {
            try SystemCalls.makeFolder(RelativePath("way/new"), in: self.root)
        }
        #expect(error?.errno == ELOOP && error?.cure != nil)
        #expect(isUntouched)
    }

    @Test(arguments: [("own", "way/new"), ("own", "way/victim"), ("way/victim", "stolen"), ("way/victim", "way/new")])
    func `moves nothing there, nor anything away from there`(_ old: String, _ new: String) throws {
        let (old, new) = (RelativePath(old), RelativePath(new))
        let replacing = #expect(throws: SystemCallError.self) { try SystemCalls.rename(old, to: new, in: self.root) }
        let keeping = #expect(throws: SystemCallError.self) {
            try SystemCalls.renameWithoutReplacing(old, in: self.root, to: new, in: self.root)
        }
        #expect(replacing?.errno == ELOOP && keeping?.errno == ELOOP)
        #expect(isUntouched)
    }

    @Test func `does nothing there while folder and link change places all the time`() throws {
        _ = temporary.folder("folder/real")
        let racer = Racer(folder + "/way", folder + "/real")
        for round in 0..<2000 {
            let name = RelativePath("way/\(round)")
            if let file = try? SystemCalls.open(name, in: root, flags: O_CREAT | O_WRONLY | O_EXCL, mode: 0o600) {
                _ = try? SystemCalls.write([1], to: file, name)
            }
            _ = try? SystemCalls.rename(name, to: RelativePath("way/victim"), in: root)
            _ = try? SystemCalls.renameWithoutReplacing(
                RelativePath("way/victim"), in: root, to: RelativePath("way/taken"), in: root)
            _ = try? SystemCalls.makeFolder(RelativePath("way/folder"), in: root)
            _ = SystemCalls.removeFolder(RelativePath("way/empty"), in: root)
            _ = try? SystemCalls.unlink(RelativePath("way/taken"), in: root)
        }
        #expect(racer.stop() > 100)
        #expect(isUntouched, "\(Raw.files(outside))")
    }
}

/// A thread that has two names change places all the time (resource).
private final class Racer: Sendable {
    private let isOver = Atomic(false)
    private let exchanges = Atomic(0)
    private let hasEnded = DispatchSemaphore(value: 0)

    init(_ first: String, _ second: String) {
        Thread { [self] in
            while !isOver.load(ordering: .relaxed) {
                if clinux_exchange(first, second) == 0 { exchanges.add(1, ordering: .relaxed) }
            }
            hasEnded.signal()
        }.start()
    }

    /// - Returns: how often they changed places.
    func stop() -> Int {
        isOver.store(true, ordering: .relaxed)
        hasEnded.wait()
        return exchanges.load(ordering: .relaxed)
    }
}

@Suite struct `A folder whose links were resolved at the start` {
    let temporary = TemporaryFolder()

    @Test func `is opened and made, but by no link that came since`() throws {
        let real = temporary.folder("real")
        _ = try SystemCalls.openRealFolder(real)
        try SystemCalls.makeRealFolder(real + "/new", mode: 0o700)
        try SystemCalls.makeRealFolder(real + "/new", mode: 0o700)
        #expect(access(real + "/new", F_OK) == 0)
        symlink(real, temporary.path + "/link")
        for path in ["/link", "/link/new"] {
            let error = #expect(throws: SystemCallError.self) {
                _ = try SystemCalls.openRealFolder(temporary.path + path)
            }
            #expect(error?.errno == ELOOP)
        }
        let error = #expect(throws: SystemCallError.self) {
            try SystemCalls.makeRealFolder(temporary.path + "/link/other", mode: 0o700)
        }
        #expect(error?.errno == ELOOP && access(real + "/other", F_OK) != 0)
    }
}
