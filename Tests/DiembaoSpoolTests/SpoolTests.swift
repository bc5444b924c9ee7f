import CLinux
import DiembaoConfiguration
import DiembaoControl
import DiembaoCore
import Foundation
import GRDB
import Glibc
import Testing

@testable import DiembaoSpool

private let text = "Tổng thống Nga Vladimir Putin đã gặp các nhà báo."

// The numbers in brackets are those of the fault scenarios that the spool was designed against.

@Suite struct `A dropped article` {
    @Test func `is reported within a moment when it is copied, moved, or written under a folder that was just made`()
        throws
    {
        let spool = TestSpool()
        try spool.start()
        spool.drop(text, "copied.txt")
        write(text, spool.temporary.path + "/outside.txt")
        #expect(rename(spool.temporary.path + "/outside.txt", spool.inbox + "/moved.txt") == 0)
        mkdir(spool.inbox + "/2021", 0o755)
        mkdir(spool.inbox + "/2021/12", 0o755)
        spool.drop(text, "2021/12/deep.txt")
        for name in ["copied.txt", "moved.txt", "2021/12/deep.txt"] {
            #expect(eventually { spool.isReported(name, as: text) }, "\(name)")
        }
    }

    @Test func `is reported when it is linked in, or had no name before [20]`() throws {
        let spool = TestSpool()
        try spool.start()
        write(text, spool.temporary.path + "/outside.txt")
        #expect(link(spool.temporary.path + "/outside.txt", spool.inbox + "/linked.txt") == 0)
        let nameless = open(spool.inbox, O_WRONLY | O_CLOEXEC | 0o20200000, 0o644)  // O_TMPFILE
        if nameless >= 0 {
            _ = text.withCString { Glibc.write(nameless, $0, strlen($0)) }
            #expect(linkat(AT_FDCWD, "/proc/self/fd/\(nameless)", AT_FDCWD, spool.inbox + "/named.txt", 0x400) == 0)
            close(nameless)
            #expect(eventually { spool.isReported("named.txt", as: text) })
        }
        #expect(eventually { spool.isReported("linked.txt", as: text) })
    }

    @Test func `is found with thousands of others in a folder that is moved in [12]`() throws {
        let spool = TestSpool()
        try spool.start()
        let outside = spool.temporary.folder("outside")
        for folder in 0..<10 {
            mkdir("\(outside)/\(folder)", 0o755)
            for number in 0..<100 { write("\(folder).\(number)", "\(outside)/\(folder)/\(number).txt") }
        }
        #expect(rename(outside, spool.inbox + "/inside") == 0)
        #expect(try spool.sync() == 0)
        #expect(spool.reportNames.count == 1000)
        #expect(spool.isReported("inside/7/42.txt", as: "7.42"))
        #expect(try spool.tally.folders == 12)
    }

    @Test func `is reported wherever folders come and go under the same names [13]`() throws {
        let spool = TestSpool()
        try spool.start()
        for round in 0..<30 {
            for depth in 1...5 {
                let path = (1...depth).map { "d\($0)" }.joined(separator: "/")
                mkdir(spool.inbox + "/" + path, 0o755)
                spool.drop("\(round) \(depth)", path + "/f.txt")
            }
            if round < 29 {
                if round.isMultiple(of: 3) {
                    _ = rename(spool.inbox + "/d1/d2", spool.temporary.path + "/away-\(round)")
                } else {
                    try FileManager.default.removeItem(atPath: spool.inbox + "/d1")
                }
            }
        }
        #expect(try spool.sync() == 0)
        for depth in 1...5 {
            let path = (1...depth).map { "d\($0)" }.joined(separator: "/") + "/f.txt"
            #expect(spool.isReported(path, as: "29 \(depth)"), "\(path)")
        }
        spool.drop("sau", "d1/d2/d3/d4/d5/f.txt")
        #expect(eventually { spool.isReported("d1/d2/d3/d4/d5/f.txt", as: "sau") }, "no watch is dead")
    }

    @Test func `is reported once for its final content however often it is overwritten [29]`() throws {
        let spool = TestSpool()
        spool.analysis = ArticleAnalysis(analyzer: Analyzer()) { document, _ in
            usleep(2000)
            return Analyzer().analyze(document)
        }
        try spool.start()
        for number in 0..<1000 { spool.drop("\(number)", "a.txt") }
        #expect(try spool.sync() == 0)
        #expect(spool.isReported("a.txt", as: "999"))
        #expect(spool.writings(of: "a.txt") < 1000)
    }

    @Test func `is reported as it is at the end when two versions have one size and one second [30]`() throws {
        let spool = TestSpool()
        try spool.start()
        for round in 0..<50 {
            spool.drop("một", "a.txt")
            spool.drop("hai", "a.txt")
            var times = [timeval(tv_sec: 1_000_000_000, tv_usec: 0), timeval(tv_sec: 1_000_000_000, tv_usec: 0)]
            utimes(spool.inbox + "/a.txt", &times)
            #expect(try spool.sync() == 0)
            #expect(spool.isReported("a.txt", as: "hai"), "round \(round)")
        }
    }

    @Test func `that is changed with no event is reported anew at the next listing [21]`() throws {
        let spool = TestSpool()
        write("cu", spool.temporary.path + "/other.txt")
        link(spool.temporary.path + "/other.txt", spool.inbox + "/a.txt")
        try spool.start()
        try spool.sync()
        let root = try SystemCalls.openFolder(spool.inbox)
        let before = try #require(try SystemCalls.status(of: RelativePath("a.txt"), in: root))
        usleep(30_000)
        let writer = Writer(spool.temporary.path + "/other.txt", flags: O_WRONLY)
        writer.write("mo")
        _ = consume writer
        utimensat(AT_FDCWD, spool.temporary.path + "/other.txt", [before.st_mtim, before.st_mtim], 0)
        #expect(try spool.sync() == 0)
        #expect(spool.isReported("a.txt", as: "mo"))
    }

    @Test func `is reported in whichever place it is after renames and exchanges, with its own content [31]`() throws {
        let spool = TestSpool { $0.onDelete = .delete }
        spool.analysis = ArticleAnalysis(analyzer: Analyzer()) { document, _ in
            usleep(20_000)
            return Analyzer().analyze(document)
        }
        try spool.start()
        spool.drop("A", "a.txt")
        spool.drop("B", "b.txt")
        for round in 0..<20 {
            usleep(useconds_t(round * 2000))
            #expect(renameat2Exchange(spool.inbox + "/a.txt", spool.inbox + "/b.txt"))
        }
        #expect(rename(spool.inbox + "/b.txt", spool.inbox + "/c.txt") == 0)
        #expect(try spool.sync() == 0)
        #expect(spool.isReported("a.txt", as: read(spool.inbox + "/a.txt")!))
        #expect(spool.isReported("c.txt", as: read(spool.inbox + "/c.txt")!))
        #expect(spool.stamp("b.txt") == nil)
    }

    @Test func `has one report each though all are the same, or only begin the same [34]`() throws {
        let spool = TestSpool()
        let head = String(repeating: "đầu ", count: 1000)
        for number in 0..<200 {
            spool.drop(text, "same-\(number).txt")
            spool.drop(head + "\(number)", "head-\(number).txt")
            spool.drop("", "empty-\(number).txt")
        }
        try spool.start()
        #expect(try spool.sync(within: 180) == 0)  // an unoptimised build computes for long
        for number in 0..<200 {
            guard spool.isReported("same-\(number).txt", as: text),
                spool.isReported("head-\(number).txt", as: head + "\(number)"),
                spool.stamp("empty-\(number).txt")?.errorCode == "EMPTY"
            else {
                Issue.record("\(number)")
                continue
            }
        }
    }

    @Test func `has a report of its own however alike or strange the names are [35, 36]`() throws {
        let spool = TestSpool()
        try spool.start()
        let names =
            [
                "a.txt", "a.TXT", "h\u{e1}.txt", "ha\u{301}.txt", "x.txt", "x.txt.json", "sub_a", "-rf", "%s%n",
                "\"quoted\"",
                "new\nline", "tab\there", " ", "a'b", "\\", String(repeating: "ệ", count: 85),
            ].map { RelativePath($0) } + [
                RelativePath([0x62, 0xE1, 0x69]), RelativePath([UInt8](repeating: 0x80, count: 255)),
            ]
        mkdir(spool.inbox + "/sub", 0o755)
        for name in names {
            Raw.write("\(name.bytes)", spool.inbox, name)
            Raw.write("sub \(name.bytes)", spool.inbox, RelativePath("sub").appending(name.bytes))
        }
        #expect(try spool.sync() == 0)
        for name in names {
            let below = RelativePath("sub").appending(name.bytes)
            #expect(spool.isReported(name, as: "\(name.bytes)") && spool.stamp(name)?.articlePath == name, "\(name)")
            #expect(
                spool.isReported(below, as: "sub \(name.bytes)") && spool.stamp(below)?.articlePath == below, "\(below)"
            )
        }
        #expect(spool.reportNames.count == 2 * names.count)
    }

    @Test func `is reported at the end of a path that is nearly as long as paths may be [36]`() throws {
        let spool = TestSpool()
        try spool.start()
        let folder = String(repeating: "d", count: 200)
        var path = ""
        var parent = try SystemCalls.openFolder(spool.inbox)
        for _ in 0..<18 {
            try SystemCalls.makeFolder(RelativePath(folder), in: parent)
            parent = try SystemCalls.open(RelativePath(folder), in: parent, flags: O_RDONLY | O_DIRECTORY)
            path += folder + "/"
        }
        let file = try SystemCalls.open(RelativePath("a.txt"), in: parent, flags: O_WRONLY | O_CREAT, mode: 0o644)
        try SystemCalls.write(Array(text.utf8), to: file, .root)
        _ = consume file
        #expect(try spool.sync() == 0)
        let reports = try SystemCalls.openFolder(spool.reports)
        #expect(try SystemCalls.status(of: RelativePath(path + "a.txt.json"), in: reports) != nil)
    }

    @Test func `is left alone when it is no file, and the others are not kept waiting [37]`() throws {
        let spool = TestSpool()
        spool.drop(text, "before.txt")
        mkfifo(spool.inbox + "/fifo.txt", 0o600)
        symlink("before.txt", spool.inbox + "/link.txt")
        symlink(".", spool.inbox + "/loop")
        symlink("/etc", spool.inbox + "/outside")
        let socket = clinux_listen_unix(spool.inbox + "/socket.txt", 0o600)
        defer { close(socket) }
        try spool.start()
        mkfifo(spool.inbox + "/fifo2.txt", 0o600)
        symlink("before.txt", spool.inbox + "/link2.txt")
        mkdir(spool.inbox + "/folder.txt", 0o755)
        spool.drop(text, "after.txt")
        try spool.sync()
        #expect(spool.reportNames.map(\.description) == ["after.txt.json", "before.txt.json"])
        for name in ["fifo.txt", "link.txt", "socket.txt", "fifo2.txt", "link2.txt"] {
            let told = spool.events.count { event in
                if case .ignored(_, let path, _) = event { path == RelativePath(name) } else { false }
            }
            #expect(told == 1, "\(name) is told of once, not \(told) times")
        }
    }

    @Test func `is failed unread when it is monstrous, while it grows and when it has stopped [47]`() throws {
        let spool = TestSpool()
        try spool.start()
        let writer = Writer(spool.inbox + "/huge.txt")
        for step in 1...20 { ftruncate(writer.file, off_t(step) << 36) }
        _ = consume writer
        #expect(eventually { spool.stamp("huge.txt")?.bytes == 20 << 36 })
        #expect(spool.stamp("huge.txt")?.errorCode == "TOO_LARGE")
    }

    @Test func `that is no article by its name is not reported under any`() throws {
        let spool = TestSpool()
        try spool.start()
        for name in [
            ".hidden", "a.txt~", "#a#", "a.part", "b.filepart", "c.tmp", ".a.txt.swp", "d.crdownload",
            "e.txt.meta.json",
        ] {
            spool.drop(text, name)
        }
        mkdir(spool.inbox + "/.git", 0o755)
        spool.drop(text, ".git/a.txt")
        spool.drop(text, "download.part")
        #expect(rename(spool.inbox + "/download.part", spool.inbox + "/download.txt") == 0)
        try spool.sync()
        #expect(spool.reportNames.map(\.description) == ["download.txt.json"])
    }
}

@Suite struct `A writer` {
    @Test(.enabled(if: leasesAreGiven, "no leases are given here"))
    func `that is slow is waited for, and no beginning is reported [22]`() throws {
        let spool = TestSpool(settle: 0.02)
        try spool.start()
        let writer = Writer(spool.inbox + "/slow.txt")
        for number in 0..<20 {
            writer.write("câu \(number). ")
            usleep(50_000)
            #expect(spool.stamp("slow.txt") == nil)
        }
        _ = consume writer
        #expect(eventually { spool.isReported("slow.txt", as: read(spool.inbox + "/slow.txt")!) })
        try spool.sync()
        #expect(spool.writings(of: "slow.txt") == 1)
    }

    @Test func `that comes back has its article reported anew [23]`() throws {
        let spool = TestSpool()
        try spool.start()
        spool.drop("Đầu. ", "a.txt")
        #expect(eventually { spool.isReported("a.txt", as: "Đầu. ") })
        Raw.write("Cuối.", spool.inbox, RelativePath("a.txt"), flags: O_APPEND)
        #expect(eventually { spool.isReported("a.txt", as: "Đầu. Cuối.") })
    }

    @Test(.enabled(if: leasesAreGiven, "no leases are given here"))
    func `that is at work at the start is waited for [24]`() throws {
        let spool = TestSpool(settle: 0.02)
        let writer = Writer(spool.inbox + "/a.txt")
        writer.write("Đầu. ")
        try spool.start()
        usleep(200_000)
        #expect(spool.stamp("a.txt") == nil)
        writer.write("Cuối.")
        _ = consume writer
        #expect(eventually { spool.isReported("a.txt", as: "Đầu. Cuối.") })
    }

    @Test(.enabled(if: isRoot, "only root can take another's place here"))
    func `is known by what changes where no lease is given [24]`() throws {
        let spool = TestSpool(settle: 0.3)
        chmod(spool.inbox, 0o777)
        spool.drop("Đầu. ", "a.txt")
        spool.drop(text, "still.txt")
        let box = UncheckedBox(spool)
        try withoutRights { try box.value.start() }
        for _ in 0..<8 {
            Raw.write("Thêm. ", spool.inbox, RelativePath("a.txt"), flags: O_APPEND)
            usleep(50_000)
        }
        #expect(try spool.sync() == 0)
        #expect(spool.isReported("still.txt", as: text))
        #expect(spool.isReported("a.txt", as: read(spool.inbox + "/a.txt")!))
    }

    @Test func `that changes an article while it is analysed has the new version reported [27]`() throws {
        let spool = TestSpool()
        let inbox = spool.inbox
        spool.analysis = ArticleAnalysis(analyzer: Analyzer()) { document, _ in
            if document.bytes == Array("cũ".utf8) { write("mới", inbox + "/a.txt") }
            return Analyzer().analyze(document)
        }
        try spool.start()
        spool.drop("cũ", "a.txt")
        #expect(eventually { spool.isReported("a.txt", as: "mới") })
        try spool.sync()
        #expect(spool.isReported("a.txt", as: "mới"))
    }
}

@Suite struct `A deleted article` {
    @Test func `is forgotten without a report or a word when it goes before it was read [32]`() throws {
        let spool = TestSpool()
        try spool.start()
        for number in 0..<200 {
            spool.drop(text, "\(number).txt")
            unlink(spool.inbox + "/\(number).txt")
        }
        try spool.sync()
        let failures = spool.events.count { event in
            switch event {
            case .deferred: true
            case .reported(let article): article.errorCode != nil
            default: false
            }
        }
        #expect(failures == 0)
        #expect(try eventually { try spool.tally.waiting + spool.tally.deferred == 0 })
    }

    @Test func `keeps its report, or loses it, as the configuration says`() throws {
        for policy in Configuration.Inbox.OnDelete.allCases {
            let spool = TestSpool { $0.onDelete = policy }
            try spool.start()
            mkdir(spool.inbox + "/s", 0o755)
            for name in ["a.txt", "s/b.txt", "c.txt"] { spool.drop(text, name) }
            try spool.sync()
            unlink(spool.inbox + "/a.txt")
            try FileManager.default.removeItem(atPath: spool.inbox + "/s")
            try spool.sync()
            #expect(spool.reportNames.count == (policy == .keep ? 3 : 1), "\(policy)")
            #expect(try spool.tally.reported == 1)
        }
    }

    @Test func `loses its report too when a link or a folder takes its name, and when that happens while nobody looks`()
        throws
    {
        let spool = TestSpool { $0.onDelete = .delete }
        try spool.start()
        for name in ["a", "b", "c", "d", "e"] { spool.drop(text, name) }
        try spool.sync()
        func replace(_ link: String, _ folder: String) {
            unlink(spool.inbox + "/" + link)
            symlink("e", spool.inbox + "/" + link)
            unlink(spool.inbox + "/" + folder)
            mkdir(spool.inbox + "/" + folder, 0o755)
        }
        replace("a", "b")
        #expect(eventually { spool.stamp("a") == nil && spool.stamp("b") == nil })
        spool.stop()
        replace("c", "d")
        try spool.start()
        try spool.sync()
        #expect(spool.reportNames.map(\.description) == ["e.json"])
    }

    @Test func `that comes back with another content is another article, though the inode is the same [33]`() throws {
        let spool = TestSpool()
        try spool.start()
        for number in 0..<50 {
            unlink(spool.inbox + "/a.txt")
            spool.drop("nội dung \(number)", "a.txt")
            if number.isMultiple(of: 7) { try spool.sync() }
        }
        try spool.sync()
        #expect(spool.isReported("a.txt", as: "nội dung 49"))
    }

    @Test func `leaves alone what somebody else put where its report would be`() throws {
        let spool = TestSpool { $0.onDelete = .delete }
        try spool.start()
        write("của tôi", spool.reports + "/a.txt.json")
        spool.drop("", ".a.txt")
        rename(spool.inbox + "/.a.txt", spool.inbox + "/a.part")
        unlink(spool.inbox + "/a.part")
        spool.drop(text, "b.txt")
        try spool.sync()
        write("của tôi", spool.reports + "/b.txt.json")
        unlink(spool.inbox + "/b.txt")
        try spool.sync()
        #expect(read(spool.reports + "/a.txt.json") == "của tôi")
        #expect(read(spool.reports + "/b.txt.json") == "của tôi")
    }
}

@Suite struct `While the service was down` {
    @Test func `what came, changed, went and was renamed is seen at the start [15]`() throws {
        let spool = TestSpool { $0.onDelete = .delete }
        try spool.start()
        mkdir(spool.inbox + "/s", 0o755)
        for name in ["same.txt", "changed.txt", "gone.txt", "old.txt", "s/1.txt", "dated.txt"] {
            spool.drop(text, name)
        }
        try spool.sync()
        spool.stop()
        let before = spool.writings(of: "same.txt")
        spool.drop("mới", "changed.txt")
        unlink(spool.inbox + "/gone.txt")
        rename(spool.inbox + "/old.txt", spool.inbox + "/new.txt")
        rename(spool.inbox + "/s", spool.inbox + "/t")
        spool.drop(text, "came.txt")
        spool.drop("{}", "dated.txt.meta.json")
        try spool.start()
        try spool.sync()
        #expect(
            spool.reportNames.map(\.description) == [
                "came.txt.json", "changed.txt.json", "dated.txt.json", "new.txt.json", "same.txt.json", "t/1.txt.json",
            ])
        #expect(spool.isReported("changed.txt", as: "mới"))
        #expect(spool.stamp("dated.txt")?.sidecarSHA256 != nil)
        #expect(spool.writings(of: "same.txt") == before, "what is current is not written again")
    }

    enum Loss: CaseIterable { case missing, empty, garbage, nulls }

    @Test(arguments: Loss.allCases)
    func `a ledger that was lost or damaged is rebuilt with one warning and without writing a report [7]`(_ loss: Loss)
        throws
    {
        let spool = TestSpool { $0.onDelete = .delete }
        try spool.start()
        for number in 0..<200 { spool.drop("\(number)", "\(number).txt") }
        try spool.sync()
        spool.stop()
        spool.events.clear()
        let file = spool.state + "/" + Ledger.fileName
        switch loss {
        case .missing: try FileManager.default.removeItem(atPath: spool.state)
        case .empty: truncate(file, 0)
        case .garbage: write(String(repeating: "rác", count: 3000), file)
        case .nulls: try Data(count: 65536).write(to: URL(filePath: file))
        }
        unlink(spool.inbox + "/7.txt")
        spool.drop("khác", "8.txt")
        try spool.start()
        try spool.sync()
        let warnings = spool.events.count { if case .ledgerRebuilt = $0 { true } else { false } }
        #expect(warnings == 1)
        let written = spool.events.count { if case .reported = $0 { true } else { false } }
        #expect(written == 1, "only the one that changed")
        #expect(spool.isReported("8.txt", as: "khác"))
        #expect(spool.stamp("7.txt") == nil)
        #expect(try spool.tally.reported == 199)
    }

    @Test func `temporary files that a death left are swept, and torn reports made anew`() throws {
        let spool = TestSpool()
        try spool.start()
        spool.drop(text, "a.txt")
        try spool.sync()
        spool.stop()
        let report = spool.reports + "/a.txt.json"
        let whole = try #require(read(report))
        write(String(whole.prefix(50)), spool.reports + "/.diembao-77.tmp")
        write(String(whole.prefix(50)), report)
        unlink(spool.state + "/" + Ledger.fileName)
        try spool.start()
        try spool.sync()
        #expect(read(report) == whole)
        #expect(spool.reportNames.count == 1)
    }

    @Test func `an article that was in flight at a death is analysed alone, and told of`() throws {
        let spool = TestSpool()
        spool.drop(text, "a.txt")
        spool.drop(text, "b.txt")
        mkdir(spool.state, 0o700)
        do {
            let ledger = try Ledger(folder: spool.state)
            let inbox = try ledger.register(inbox: spool.inbox, reports: spool.reports, device: nil)
            try ledger.depart([ArticleKey(inbox: inbox, path: RelativePath("a.txt"))], alone: true)
        }
        try spool.start()
        try spool.sync()
        #expect(spool.events.count { if case .suspects(1) = $0 { true } else { false } } == 1)
        #expect(spool.isReported("a.txt", as: text) && spool.isReported("b.txt", as: text))
        spool.stop()
        #expect(try Ledger(folder: spool.state).suspects().isEmpty)
    }

    /// Where no lease is given, a suspect has to settle first; the second look must find it a suspect still.
    @Test(.enabled(if: isRoot, "only root can take another's place here"))
    func `a suspect that has to settle first is still analysed alone`() throws {
        let spool = TestSpool(settle: 0.1)
        chmod(spool.inbox, 0o777)
        for name in ["a.txt", "b.txt", "c.txt", "poison.txt"] { spool.drop(text, name) }
        let state = spool.temporary.folder("state")
        let alone = Flag()
        spool.analysis = ArticleAnalysis(analyzer: Analyzer()) { document, _ in
            if document.path == Array("poison.txt".utf8) {
                // The ledger says so on disk, as the next start will read it.
                let rows = try? DatabaseQueue(path: state + "/" + Ledger.fileName).read { db in
                    try Row.fetchAll(db, sql: "SELECT path, alone FROM in_flight").map {
                        ($0[0] as Data, $0[1] as Bool)
                    }
                }
                alone.isSet = rows?.count == 1 && rows?.first?.1 == true
                alone.isSeen = true
            }
            return Analyzer().analyze(document)
        }
        chmod(state, 0o777)
        do {
            let ledger = try Ledger(folder: state)
            let inbox = try ledger.register(inbox: spool.inbox, reports: spool.reports, device: nil)
            try ledger.depart([ArticleKey(inbox: inbox, path: RelativePath("poison.txt"))], alone: false)
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: state) { chmod(state + "/" + name, 0o666) }
        let box = UncheckedBox(spool)
        try withoutRights { try box.value.start() }
        #expect(eventually { alone.isSeen })
        #expect(alone.isSet)
    }
}

@Suite struct `An inbox` {
    @Test func `that is replaced by another folder is watched there, and no report goes with the old one [16]`() throws
    {
        let spool = TestSpool { $0.onDelete = .delete }
        try spool.start()
        spool.drop(text, "old.txt")
        try spool.sync()
        #expect(rename(spool.inbox, spool.inbox + ".old") == 0)
        #expect(try eventually { try spool.tally.problem != nil }, "its absence is told")
        mkdir(spool.inbox, 0o755)
        spool.drop(text, "new.txt")
        #expect(eventually { spool.isReported("new.txt", as: text) })
        #expect(try eventually { try spool.tally.problem == nil })
        spool.drop("sau", "later.txt")
        #expect(eventually { spool.isReported("later.txt", as: "sau") })
        #expect(spool.stamp("old.txt") != nil)
        unlink(spool.inbox + "/later.txt")
        #expect(eventually { spool.stamp("later.txt") == nil }, "what is deleted there is deleted")
    }

    @Test func `that is not there at the start is found when it comes [16]`() throws {
        let spool = TestSpool()
        rmdir(spool.inbox)
        try spool.start()
        #expect(try spool.tally.problem != nil)
        mkdir(spool.inbox, 0o755)
        spool.drop(text, "a.txt")
        #expect(eventually { spool.isReported("a.txt", as: text) })
    }

    @Test func `that is replaced by a symbolic link is away until it is back, and what the link leads to is not read`()
        throws
    {
        let spool = TestSpool { inbox in
            inbox.onDelete = .delete
            inbox.pollInterval = 0.2
        }
        spool.drop(text, "a.txt")
        try spool.start()
        try spool.sync()
        let others = spool.temporary.folder("others")
        write("của người khác", others + "/b.txt")
        #expect(rename(spool.inbox, spool.inbox + ".away") == 0)
        symlink(others, spool.inbox)
        #expect(try eventually { try spool.tally.problem?.contains("symbolic link") == true })
        #expect(spool.reportNames == [RelativePath("a.txt.json")])
        unlink(spool.inbox)
        #expect(rename(spool.inbox + ".away", spool.inbox) == 0)
        spool.drop("sau", "c.txt")
        #expect(eventually { spool.isReported("c.txt", as: "sau") })
        #expect(spool.isReported("a.txt", as: text) && spool.stamp("b.txt") == nil)
    }

    @Test func `that is away with articles waiting costs nothing until it is back`() throws {
        let spool = TestSpool(settle: 0.3)
        let isSlow = Flag()
        isSlow.isSet = true
        spool.analysis = ArticleAnalysis(analyzer: Analyzer()) { document, shouldStop in
            while isSlow.isSet, !shouldStop() { usleep(1000) }
            return Analyzer().analyze(document)
        }
        for number in 0..<300 { spool.drop("\(number)", "\(number).txt") }
        try spool.start()
        #expect(rename(spool.inbox, spool.inbox + ".away") == 0)
        isSlow.isSet = false
        #expect(try eventually { try spool.tally.problem != nil })
        usleep(300_000)
        let list = try #require(spool.spool).queue(limit: 1000)
        #expect(list.contains { $0.state == .waiting })
        let ledger = try DatabaseQueue(path: spool.state + "/" + Ledger.fileName)
        func version() throws -> Int? { try ledger.read { try Int.fetchOne($0, sql: "PRAGMA data_version") } }
        let before = try version()
        usleep(500_000)
        #expect(try version() == before, "nothing is tried again and again")
        try ledger.close()
        #expect(rename(spool.inbox + ".away", spool.inbox) == 0)
        #expect(eventually { spool.reportNames.count == 300 })
    }

    @Test func `below another mount has that one's articles, and keeps its own reports [17]`() throws {
        let spool = TestSpool { inbox in
            inbox.onDelete = .delete
            inbox.pollInterval = 0.2
        }
        try spool.start()
        spool.drop(text, "below.txt")
        try spool.sync()
        guard let mounted = SmallFileSystem(spool.inbox) else { try Test.cancel("no file system can be mounted here") }
        spool.drop(text, "above.txt")
        #expect(eventually { spool.isReported("above.txt", as: text) })
        spool.drop("sau", "event.txt")
        #expect(eventually { spool.isReported("event.txt", as: "sau") })
        #expect(spool.stamp("below.txt") != nil)
        _ = consume mounted
        spool.drop("dưới", "again.txt")
        #expect(eventually { spool.isReported("again.txt", as: "dưới") })
        for name in ["below.txt", "above.txt", "event.txt"] { #expect(spool.stamp(name) != nil, "\(name)") }
    }

    @Test func `keeps the reports of a file system in it that is not mounted, at a start too`() throws {
        let spool = TestSpool { $0.onDelete = .delete }
        mkdir(spool.inbox + "/disk", 0o755)
        guard let mounted = SmallFileSystem(spool.inbox + "/disk") else {
            try Test.cancel("no file system can be mounted here")
        }
        spool.drop(text, "disk/a.txt")
        try spool.start()
        try spool.sync()
        _ = consume mounted
        try spool.sync()
        #expect(spool.stamp("disk/a.txt") != nil)
        spool.stop()
        try spool.start()
        try spool.sync()
        #expect(spool.stamp("disk/a.txt") != nil)
    }

    @Test(.enabled(if: isRoot, "root's rights know no bounds; only root can take another's place here"))
    func `that cannot be read for a while is told of, and recovers by itself [40]`() throws {
        let spool = TestSpool()
        chmod(spool.inbox, 0o777)
        mkdir(spool.inbox + "/s", 0o777)
        chmod(spool.inbox + "/s", 0o777)
        let box = UncheckedBox(spool)
        try withoutRights { try box.value.start() }
        chmod(spool.inbox, 0)
        spool.drop(text, "a.txt")
        spool.drop(text, "s/b.txt")
        #expect(try eventually { try spool.tally.problem != nil })
        chmod(spool.inbox, 0o777)
        #expect(eventually { spool.isReported("a.txt", as: text) && spool.isReported("s/b.txt", as: text) })
        chmod(spool.inbox + "/s", 0)
        spool.drop(text, "s/c.txt")
        #expect(try eventually { try spool.tally.deferred == 1 })
        try spool.sync()
        #expect(try spool.tally.problem != nil)
        chmod(spool.inbox + "/s", 0o777)
        spool.drop(text, "s/d.txt")
        #expect(eventually { spool.isReported("s/c.txt", as: text) && spool.isReported("s/d.txt", as: text) })
        #expect(try eventually { try spool.tally.problem == nil })
    }

    @Test(.enabled(if: isRoot, "root's rights know no bounds; only root can take another's place here"))
    func `with an article that may not be read has it put off until it may be [39]`() throws {
        let spool = TestSpool()
        chmod(spool.inbox, 0o777)
        spool.drop(text, "before.txt")
        chmod(spool.inbox + "/before.txt", 0)
        let box = UncheckedBox(spool)
        try withoutRights { try box.value.start() }
        write(text, spool.temporary.path + "/after.txt")
        chmod(spool.temporary.path + "/after.txt", 0)
        rename(spool.temporary.path + "/after.txt", spool.inbox + "/after.txt")
        #expect(try spool.sync() == 2)
        #expect(spool.reportNames.isEmpty)
        let queue = try #require(spool.spool).queue(limit: 10)
        #expect(
            queue.map(\.state) == [.deferred, .deferred]
                && queue.allSatisfy { $0.reason?.contains("chmod g+r") == true })
        chmod(spool.inbox + "/before.txt", 0o644)
        chmod(spool.inbox + "/after.txt", 0o644)
        #expect(eventually { spool.isReported("before.txt", as: text) && spool.isReported("after.txt", as: text) })
        #expect(eventually { spool.writings(of: "after.txt") == 1 })
    }

    @Test func `that takes its articles away has them taken even when a death came in between`() throws {
        let spool = TestSpool { $0.afterSuccess = .delete }
        spool.drop(text, "a.txt")
        spool.drop("", "empty.txt")
        try spool.start()
        #expect(eventually { access(spool.inbox + "/a.txt", F_OK) != 0 })
        #expect(spool.isReported("a.txt", as: text))
        spool.stop()
        // As after a death: reported, recorded, and still there.
        spool.configuration.inboxes[0].afterSuccess = .keep
        spool.drop(text, "b.txt")
        try spool.start()
        try spool.sync()
        spool.stop()
        spool.configuration.inboxes[0].afterSuccess = .delete
        try spool.start()
        #expect(eventually { access(spool.inbox + "/b.txt", F_OK) != 0 })
        try spool.sync()
        #expect(access(spool.inbox + "/empty.txt", F_OK) == 0, "what failed stays")
        #expect(spool.stamp("b.txt") != nil)
    }

    @Test func `that deletes its articles finds what a power cut left half deleted, and knows of nothing else [54]`()
        throws
    {
        let spool = TestSpool { $0.afterSuccess = .delete }
        // A version that took the place of the one that was read, at the moment at which that was to be deleted.
        for folder in ["", "2021"] {
            let hidden = spool.inbox + "/" + folder + "/.diembao-taken-1"
            try FileManager.default.createDirectory(atPath: hidden, withIntermediateDirectories: true)
            write(text, hidden + "/a.txt")
        }
        try spool.start()
        #expect(eventually { Raw.files(spool.inbox).isEmpty })
        #expect(eventually { access(spool.inbox + "/2021/.diembao-taken-1", F_OK) != 0 })
        #expect(spool.isReported("a.txt", as: text) && spool.isReported("2021/a.txt", as: text))
    }
}

@Suite struct `The reports` {
    @Test func `are made anew at the next listing when one is deleted, or all with their folder [44]`() throws {
        let spool = TestSpool()
        try spool.start()
        for name in ["a.txt", "b.txt"] { spool.drop(text, name) }
        try spool.sync()
        unlink(spool.reports + "/a.txt.json")
        try spool.sync()
        #expect(spool.isReported("a.txt", as: text))
        #expect(spool.writings(of: "b.txt") == 1)
        try FileManager.default.removeItem(atPath: spool.reports)
        try spool.sync()
        #expect(spool.isReported("a.txt", as: text) && spool.isReported("b.txt", as: text))
    }

    @Test func `are put off while something stands in their place, and written when it is gone`() throws {
        let spool = TestSpool()
        try spool.start()
        mkdir(spool.reports + "/a.txt.json", 0o755)
        spool.drop(text, "a.txt")
        #expect(try spool.sync() == 1)
        rmdir(spool.reports + "/a.txt.json")
        #expect(eventually { spool.isReported("a.txt", as: text) })
    }

    @Test func `are held against their articles when an older copy of their folder takes its place [43]`() throws {
        let spool = TestSpool()
        try spool.start()
        spool.drop("Một.", "a.txt")
        spool.drop("Hai.", "b.txt")
        try spool.sync()
        try FileManager.default.copyItem(atPath: spool.reports, toPath: spool.reports + ".older")
        spool.drop("Một, bản mới.", "a.txt")
        spool.drop("Ba.", "c.txt")
        try spool.sync()
        rename(spool.reports, spool.reports + ".away")
        rename(spool.reports + ".older", spool.reports)
        try spool.sync()
        #expect(spool.isReported("a.txt", as: "Một, bản mới."))
        #expect(spool.isReported("b.txt", as: "Hai."))
        #expect(spool.isReported("c.txt", as: "Ba."))
    }

    @Test(arguments: [false, true])
    func `are held against their articles when somebody puts an older one in the place of one [44]`(
        whileStopped: Bool
    ) throws {
        let spool = TestSpool()
        try spool.start()
        // As long as each other, so that only the time tells their reports apart.
        spool.drop("Bản cũ.", "a.txt")
        spool.drop("Bản cũ.", "b.txt")
        try spool.sync()
        let report = spool.reports + "/a.txt.json"
        #expect(link(report, report + ".older") == 0)
        spool.drop("Bản mớ.", "a.txt")
        try spool.sync()
        if whileStopped { spool.stop() }
        rename(report + ".older", report)
        if whileStopped { try spool.start() }
        try spool.sync()
        #expect(spool.isReported("a.txt", as: "Bản mớ."))
        #expect(spool.writings(of: "a.txt") == 3 && spool.writings(of: "b.txt") == 1)
    }

    @Test func `stay as they are without room for new ones, and follow when there is room again [41]`() throws {
        let spool = TestSpool()
        _ = spool.temporary.folder("reports")
        guard let small = SmallFileSystem(spool.reports, size: "size=512k") else {
            try Test.cancel("no file system can be mounted here")
        }
        defer { _ = small }
        try spool.start()
        spool.drop("cũ", "a.txt")
        try spool.sync()
        let old = try #require(read(spool.reports + "/a.txt.json"))
        try? Data(count: 1 << 20).write(to: URL(filePath: spool.reports + "/filler"))
        spool.drop("mới", "a.txt")
        spool.drop("mới", "b.txt")
        #expect(try spool.sync() == 2)
        #expect(read(spool.reports + "/a.txt.json") == old)
        #expect(!spool.reportNames.contains { $0.description.hasPrefix(".diembao") || $0.description == "b.txt.json" })
        unlink(spool.reports + "/filler")
        #expect(eventually { spool.isReported("a.txt", as: "mới") && spool.isReported("b.txt", as: "mới") })
        spool.stop()
    }

    @Test func `wait while there is less room than the floor, and say so once`() throws {
        let spool = TestSpool()
        _ = spool.temporary.folder("reports")
        guard let small = SmallFileSystem(spool.reports, size: "size=4m") else {
            try Test.cancel("no file system can be mounted here")
        }
        defer { _ = small }
        spool.configuration.minimumFree = 1 << 20
        try Data(count: 3 << 20 | 1 << 18).write(to: URL(filePath: spool.reports + "/filler"))
        try spool.start()
        spool.drop(text, "a.txt")
        #expect(try eventually { try spool.spool?.state().problems.isEmpty == false })
        #expect(throws: SyncError.self) { try spool.sync(within: 1.5) }
        #expect(spool.stamp("a.txt") == nil)
        unlink(spool.reports + "/filler")
        #expect(eventually { spool.isReported("a.txt", as: text) })
        #expect(spool.events.count { if case .spaceLow = $0 { true } else { false } } == 1)
        #expect(spool.events.count { if case .spaceBack = $0 { true } else { false } } == 1)
        spool.stop()
    }

    @Test func `are one man's: a second spool on them is refused, and a third has them when the first has ended`()
        throws
    {
        let spool = TestSpool()
        try spool.start()
        var other = spool.configuration
        other.state = spool.temporary.path + "/other"
        let analysis = spool.analysis
        #expect(throws: ReportFolderError.self) { _ = try Spool(configuration: other, analysis: analysis) { _ in } }
        let first = spool.spool
        spool.stop()
        let third = try Spool(configuration: other, analysis: analysis) { _ in }
        third.stop(grace: 0)
        #expect(first != nil, "though somebody still holds the first")
    }

    @Test func `are made anew in the background by another analysis, fresh drops first`() throws {
        let spool = TestSpool()
        for number in 0..<50 { spool.drop("\(number)", "\(number).txt") }
        try spool.start()
        try spool.sync()
        spool.stop()
        spool.events.clear()
        spool.analysis = ArticleAnalysis(analyzer: Analyzer(options: AnalysisOptions(tokens: true)))
        try spool.start()
        #expect(eventually { (0..<50).allSatisfy { spool.stamp("\($0).txt")?.analysis == spool.analysis.digest } })
        #expect(spool.events.count { if case .renewal(50) = $0 { true } else { false } } == 1)
    }
}

@Suite struct `A running spool` {
    @Test func `keeps thousands of articles that it gives up at the end for the next start [8]`() throws {
        let spool = TestSpool()
        let isQuick = Flag()
        spool.analysis = ArticleAnalysis(analyzer: Analyzer()) { document, shouldStop in
            while !isQuick.isSet { if shouldStop() { return .stopped } }
            return Analyzer().analyze(document)
        }
        for number in 0..<1000 { spool.drop("\(number)", "\(number).txt") }
        try spool.start()
        let start = clinux_boottime_nanoseconds()
        spool.stop()
        #expect(clinux_boottime_nanoseconds() - start < 10_000_000_000)
        #expect(spool.reportNames.isEmpty)
        isQuick.isSet = true
        try spool.start()
        try spool.sync()
        #expect(spool.reportNames.count == 1000)
        #expect(spool.events.count { if case .suspects = $0 { true } else { false } } == 0, "it was no death")
    }

    @Test func `analyses again what a person asks for`() throws {
        let spool = TestSpool()
        try spool.start()
        spool.drop(text, "a.txt")
        spool.drop("", "empty.txt")
        try spool.sync()
        #expect(try spool.spool?.retry([spool.inbox + "/a.txt"]) == 1)
        #expect(eventually { spool.writings(of: "a.txt") == 2 })
        #expect(try spool.spool?.retry([]) == 1)
        #expect(eventually { spool.writings(of: "empty.txt") == 2 })
        #expect(throws: RetryError.self) { try spool.spool?.retry(["/somewhere/else.txt"]) }
    }

    @Test func `analyses nothing again where one of the names is of no file that is there or was`() throws {
        let spool = TestSpool()
        try spool.start()
        spool.drop(text, "a.txt")
        spool.drop("{}", "b.txt.meta.json")
        try spool.sync()
        for name in ["none.txt", "none/a.txt", "b.txt.meta.json"] {
            let error = #expect(throws: RetryError.self) {
                try spool.spool?.retry([spool.inbox + "/a.txt", spool.inbox + "/" + name])
            }
            #expect(error?.description.hasPrefix("\(spool.inbox)/\(name): there is no such file in the inbox") == true)
        }
        #expect(spool.writings(of: "a.txt") == 1)
    }

    @Test func `tells of no thread as stuck that merely waits or works`() throws {
        let heartbeat = Heartbeat(name: "x")
        #expect(!heartbeat.isStuck)
        heartbeat.beat(.computing)
        #expect(!heartbeat.isStuck)
        let spool = TestSpool()
        try spool.start()
        #expect(spool.spool?.stuckThread == nil)
    }

    @Test func `goes on when its ledger could not be written for a while`() throws {
        let spool = TestSpool()
        try spool.start()
        spool.drop(text, "a.txt")
        try spool.sync()
        // Somebody else holds the ledger for longer than it waits for.
        let other = try DatabaseQueue(path: spool.state + "/" + Ledger.fileName)
        try other.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN IMMEDIATE")
            spool.drop(text, "b.txt")
            #expect(
                eventually(within: 20) {
                    spool.events.count { if case .ledgerTrouble = $0 { true } else { false } } > 0
                })
            try db.execute(sql: "ROLLBACK")
        }
        try other.close()
        #expect(eventually { spool.isReported("b.txt", as: text) })
        try spool.sync()
        #expect(try spool.tally.reported == 2)
    }
}

func renameat2Exchange(_ one: String, _ other: String) -> Bool {
    renameat2(AT_FDCWD, one, AT_FDCWD, other, 2) == 0
}

@_silgen_name("renameat2") private func renameat2(
    _ oldFolder: Int32, _ old: UnsafePointer<CChar>, _ newFolder: Int32, _ new: UnsafePointer<CChar>, _ flags: UInt32
) -> Int32

/// A value that one thread hands to another and waits for (data).
struct UncheckedBox<Value>: @unchecked Sendable {
    // Safe to share: the owner does nothing with it until the other thread has ended.
    let value: Value
    init(_ value: Value) { self.value = value }
}
