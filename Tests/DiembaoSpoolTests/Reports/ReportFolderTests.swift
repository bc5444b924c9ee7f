import CLinux
import DiembaoCore
import Foundation
import Glibc
import Testing

@testable import DiembaoSpool

/// A report on an article, as the core makes it.
private func prepared(_ path: RelativePath, _ text: String = "Bài báo.") -> ReportFolder.Prepared {
    let report = Analyzer().failure(
        .timeLimit(seconds: 1), for: SourceDocument(bytes: Array(text.utf8), path: path.bytes))
    return ReportFolder.Prepared(path: path.report, bytes: report.json())
}

extension ReportFolder {
    fileprivate func isPublished(_ reports: [Prepared]) -> [Int32?] {
        publish(reports).map { result in
            switch result {
            case .success: nil
            case .failure(let error): error.errno
            }
        }
    }
}

@Suite struct `A reports folder` {
    let temporary = TemporaryFolder()
    var path: String { temporary.path + "/reports" }

    @Test(arguments: [1, 20])
    func `tells of each report what it looks like once it is in place`(count: Int) throws {
        let folder = try ReportFolder(path: path)
        let reports = (0..<count).map { prepared(RelativePath("\($0).txt"), "Bài \($0).") }
        for (report, result) in zip(reports, folder.publish(reports)) {
            let look = try result.get()
            #expect(look.size == report.bytes.count)
            #expect(try folder.look(of: report.path) == look)
        }
    }

    @Test func `is made where there is none, and holds what is published`() throws {
        let folder = try ReportFolder(path: path)
        let report = prepared(RelativePath("2021/12/a.txt"))
        #expect(folder.isPublished([report]) == [nil])
        #expect(Raw.read(path, report.path) == report.bytes)
        #expect(try folder.stamp(of: report.path)?.articlePath == RelativePath("2021/12/a.txt"))
        #expect(Raw.files(path) == [ReportFolder.lockName, report.path].sorted())
    }

    @Test func `knows a report of hundreds of megabytes by its beginning and its end`() throws {
        let folder = try ReportFolder(path: path)
        let source = SourceDocument(bytes: Array("Ông Nam nói: “Nước rút.”".utf8), path: Array("a.txt".utf8))
        guard case .report(let report) = Analyzer().analyze(source) else { preconditionFailure("Nobody stops it.") }
        let name = RelativePath("a.txt.json")
        var bytes = report.json()
        #expect(folder.isPublished([ReportFolder.Prepared(path: name, bytes: bytes)]) == [nil])
        let stamp = try #require(try folder.stamp(of: name))
        // As after a text of that length; nothing of it takes room on the disk.
        bytes.removeLast(2)
        let file = path + "/a.txt.json"
        func write(_ head: [UInt8], _ end: String) {
            let descriptor = open(file, O_WRONLY | O_TRUNC)
            defer { close(descriptor) }
            #expect(Glibc.write(descriptor, head, head.count) == head.count)
            #expect(pwrite(descriptor, end, end.utf8.count, 300 << 20) == end.utf8.count)
        }
        write(bytes + [UInt8](repeating: 0x20, count: 64 << 10), "}\n")
        #expect(try folder.stamp(of: name) == stamp)
        write(bytes + [UInt8](repeating: 0x20, count: 64 << 10), "\0\0")
        #expect(try folder.stamp(of: name) == nil)
        write(Array("{".utf8) + [UInt8](repeating: 0x20, count: 64 << 10), "}\n")
        #expect(try folder.stamp(of: name) == nil)
    }

    @Test func `takes many reports at one time and tells of each what became of it`() throws {
        let folder = try ReportFolder(path: path)
        mkdir(path + "/5.txt.json", 0o755)
        let reports = (0..<20).map { prepared(RelativePath("\($0).txt")) }
        let results = folder.isPublished(reports)
        #expect(results[5] == EISDIR)
        #expect(results.filter { $0 == nil }.count == 19)
        let written = reports.enumerated().filter { $0.offset != 5 }.map(\.element.path)
        #expect(Raw.files(path) == ([ReportFolder.lockName] + written).sorted(), "no temporary file is left")
    }

    @Test(arguments: [1, 20])
    func `keeps every old report whole when there is no room for the new ones`(_ count: Int) throws {
        let small = temporary.folder("small")
        guard mount("none", small, "tmpfs", 0, "size=256k") == 0 else {
            try Test.cancel("no file system can be mounted here: \(String(cString: strerror(errno)))")
        }
        defer { umount2(small, Int32(MNT_DETACH)) }
        let folder = try ReportFolder(path: small)
        let old = (0..<count).map { prepared(RelativePath("\($0).txt"), "cũ") }
        #expect(folder.isPublished(old).allSatisfy { $0 == nil })
        let filler = ReportFolder.Prepared(path: RelativePath("filler"), bytes: [UInt8](repeating: 1, count: 4 << 20))
        #expect(folder.isPublished([filler]) == [ENOSPC])
        var new = (0..<count).map { prepared(RelativePath("\($0).txt"), "mới") }
        new[0].bytes = filler.bytes
        #expect(folder.isPublished(new)[0] == ENOSPC)
        #expect(Raw.read(small, old[0].path) == old[0].bytes)
        #expect(Raw.files(small) == ([ReportFolder.lockName] + old.map(\.path)).sorted(), "no temporary file is left")
    }

    @Test func `refuses a second writer, in this process and until the first gives it up`() throws {
        let first = try ReportFolder(path: path)
        let error = #expect(throws: ReportFolderError.self) { _ = try ReportFolder(path: path) }
        #expect(error?.description.contains(path) == true)
        first.unlock()
        _ = try ReportFolder(path: path)
    }

    @Test func `is made anew when it was deleted, and says so`() throws {
        let folder = try ReportFolder(path: path)
        #expect(try folder.reopen() == false)
        try FileManager.default.removeItem(atPath: path)
        let report = prepared(RelativePath("s/a.txt"))
        #expect(folder.isPublished([report]) == [ENOENT])
        #expect(try folder.reopen())
        #expect(folder.isPublished([report]) == [nil])
        #expect(Raw.read(path, report.path) == report.bytes)
    }

    @Test func `notices that another folder stands in its place`() throws {
        let folder = try ReportFolder(path: path)
        #expect(rename(path, path + ".old") == 0)
        mkdir(path, 0o755)
        #expect(try folder.reopen())
        #expect(folder.isPublished([prepared(RelativePath("a"))]) == [nil])
        #expect(access(path + "/a.json", F_OK) == 0)
    }

    @Test(arguments: [
        [0x62, 0xE1, 0x69], [UInt8](repeating: 0x61, count: 255),
        Array(String(repeating: "ệ", count: 85).utf8), Array("-rf\n\t%s\"'".utf8),
    ])
    func `holds reports of articles with any name`(_ name: [UInt8]) throws {
        let folder = try ReportFolder(path: path)
        let article = RelativePath("s").appending(name)
        let report = prepared(article)
        #expect(folder.isPublished([report]) == [nil])
        #expect(try folder.stamp(of: article.report)?.articlePath == article)
        #expect(try folder.removeReport(of: article))
        #expect(Raw.files(path) == [ReportFolder.lockName])
    }

    @Test func `loses with a report the folders that it leaves empty, and no others`() throws {
        let folder = try ReportFolder(path: path)
        _ = folder.publish([prepared(RelativePath("a/b/c/1")), prepared(RelativePath("a/2"))])
        #expect(try folder.removeReport(of: RelativePath("a/b/c/1")))
        #expect(access(path + "/a/b", F_OK) != 0)
        #expect(access(path + "/a/2.json", F_OK) == 0)
        #expect(try !folder.removeReport(of: RelativePath("a/b/c/1")))
    }

    @Test func `keeps somebody else's file though it has the name of a report`() throws {
        let folder = try ReportFolder(path: path)
        write("ghi chú của tôi", path + "/a.txt.json")
        Raw.write(
            String(decoding: prepared(RelativePath("other.txt")).bytes, as: UTF8.self), path, RelativePath("b.txt.json")
        )
        #expect(try !folder.removeReport(of: RelativePath("a.txt")))
        #expect(try !folder.removeReport(of: RelativePath("b.txt")))
        #expect(read(path + "/a.txt.json") == "ghi chú của tôi")
        #expect(access(path + "/b.txt.json", F_OK) == 0)
    }

    @Test func `tells a torn report from a whole one, and a folder, a link and a monster from a report`() throws {
        let folder = try ReportFolder(path: path)
        let whole = prepared(RelativePath("a"))
        for cut in [0, 1, whole.bytes.count / 2, whole.bytes.count - 2] {
            Raw.write(String(decoding: whole.bytes[..<cut], as: UTF8.self), path, whole.path)
            #expect(try folder.stamp(of: whole.path) == nil, "cut after \(cut) bytes")
        }
        mkdir(path + "/folder.json", 0o755)
        symlink("a.json", path + "/link.json")
        let monster = open(path + "/monster.json", O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        ftruncate(monster, 1 << 40)
        close(monster)
        for name in ["folder.json", "link.json", "monster.json", "nothing.json", "a.json/nothing.json"] {
            #expect(try folder.stamp(of: RelativePath(name)) == nil, "\(name)")
        }
    }

    @Test func `writes nothing where a symbolic link leads that took its place, or that of a folder in it`() throws {
        let folder = try ReportFolder(path: path)
        let report = prepared(RelativePath("2021/a.txt"))
        #expect(folder.isPublished([report]) == [nil])
        let outside = temporary.folder("outside")

        rename(path + "/2021", path + "/2021.former")
        symlink(outside, path + "/2021")
        #expect(try folder.look(of: report.path) == nil)
        #expect(folder.isPublished([report]) == [ELOOP])
        let many = (0..<20).map { prepared(RelativePath("2021/\($0).txt")) }
        #expect(folder.isPublished(many).allSatisfy { $0 == ELOOP })
        write(String(decoding: report.bytes, as: UTF8.self), outside + "/a.txt.json")
        #expect(try !folder.removeReport(of: RelativePath("2021/a.txt")), "what is outside is not ours to remove")
        #expect(Raw.files(outside) == [RelativePath("a.txt.json")])

        rename(path, path + ".former")
        symlink(outside, path)
        let error = #expect(throws: SystemCallError.self) { _ = try folder.reopen() }
        #expect(error?.errno == ELOOP)
        #expect(Raw.files(outside) == [RelativePath("a.txt.json")], "not even a lock")
    }

    @Test func `is where a symbolic link of the configuration led at the start`() throws {
        let real = temporary.folder("real")
        symlink(real, temporary.path + "/link")
        let folder = try ReportFolder(path: temporary.path + "/link/reports")
        #expect(folder.path.hasSuffix("/real/reports"))
        unlink(temporary.path + "/link")
        symlink("/nowhere", temporary.path + "/link")
        let report = prepared(RelativePath("a.txt"))
        #expect(folder.isPublished([report]) == [nil])
        #expect(try !folder.reopen())
        #expect(Raw.read(real + "/reports", report.path) == report.bytes)
    }

    @Test func `remembers which inbox its reports were made from`() throws {
        do {
            let folder = try ReportFolder(path: path)
            #expect(folder.notedInboxInode() == nil)
            try folder.note(inboxInode: UInt64.max)
            try folder.note(inboxInode: 42)
        }
        #expect(try ReportFolder(path: path).notedInboxInode() == 42)
        write("rác\n", path + "/" + ReportFolder.lockName.description)
        #expect(try ReportFolder(path: path).notedInboxInode() == nil)
    }

    @Suite struct `when it is swept` {
        let temporary = TemporaryFolder()
        var path: String { temporary.path + "/reports" }

        @Test func `loses what a death left, in every folder, and nothing else`() throws {
            let folder = try ReportFolder(path: path)
            _ = folder.publish([prepared(RelativePath("s/a")), prepared(RelativePath("b"))])
            for name in ["/.diembao-1f.tmp", "/s/.diembao-0.tmp"] { write("{", path + name) }
            for name in ["/.diembao.tmp", "/diembao-1.tmp", "/s/notes.txt", "/.diembao-1.json"] {
                write("mine", path + name)
            }
            mkdir(path + "/.diembao-folder.tmp", 0o755)
            let sweep = try folder.sweep(isOrphan: nil, beat: {})
            #expect(sweep == ReportFolder.Sweep(temporaries: 2, orphans: 0))
            #expect(Raw.files(path).count == 7, "\(Raw.files(path))")
            #expect(access(path + "/.diembao-folder.tmp", F_OK) == 0)
        }

        @Test func `loses the reports of articles that are gone, and no others`() throws {
            let folder = try ReportFolder(path: path)
            let long = RelativePath([UInt8](repeating: 0x61, count: 250))
            let strange = RelativePath([0xFF, 0x80])
            let gone = [RelativePath("x.json/gone"), RelativePath("only/here/gone"), long, strange]
            let there = [RelativePath("x.json/there"), RelativePath([UInt8](repeating: 0x62, count: 250))]
            _ = folder.publish((gone + there).map { prepared($0) })
            write("mine", path + "/mine.json")
            let moved = prepared(RelativePath("elsewhere"))
            Raw.write(String(decoding: moved.bytes, as: UTF8.self), path, RelativePath("copy.json"))
            let sweep = try folder.sweep(isOrphan: { !there.contains($0) }, beat: {})
            #expect(sweep == ReportFolder.Sweep(temporaries: 0, orphans: gone.count))
            let left =
                [ReportFolder.lockName, RelativePath("mine.json"), RelativePath("copy.json")] + there.map(\.report)
            #expect(Raw.files(path) == left.sorted())
            #expect(access(path + "/only", F_OK) != 0, "empty folders go too")
        }

        @Test func `keeps them all while it cannot be told whether the articles are gone`() throws {
            let folder = try ReportFolder(path: path)
            _ = folder.publish([prepared(RelativePath("a")), prepared(RelativePath("s/b"))])
            let sweep = try folder.sweep(
                isOrphan: { throw SystemCallError("stat", $0.description, errno: EIO) }, beat: {})
            #expect(sweep.orphans == 0)
            #expect(!sweep.failures.isEmpty)
            #expect(Raw.files(path).count == 3)
        }
    }
}
