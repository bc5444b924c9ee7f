import DiembaoConfiguration
import Foundation
import Glibc
import Testing

@testable import DiembaoSpool

@Suite struct `Taking a reported article away` {
    let temporary = TemporaryFolder()
    let ledger: Ledger
    var inbox: String { temporary.path + "/inbox" }
    var done: String { temporary.path + "/done" }

    init() throws {
        _ = temporary.folder("inbox")
        _ = temporary.folder("done")
        ledger = try Ledger(folder: temporary.folder("state"))
    }

    private func taking(_ after: Configuration.Inbox.AfterSuccess) throws -> Taking {
        let settings = Configuration.Inbox(
            path: inbox, reports: temporary.path + "/reports", afterSuccess: after, moveTo: after == .move ? done : nil)
        let folder = InboxFolder(id: 1, settings: settings, path: inbox)
        _ = try folder.adopt()
        return Taking(folder: folder)
    }

    /// Drops an article, and gives the row that it has when it is reported.
    private func reported(
        _ path: String, _ text: String = "Bài báo.", sidecar: String? = nil
    ) throws -> LedgerRow {
        write(text, inbox + "/" + path)
        if let sidecar { write(sidecar, inbox + "/" + path + ".meta.json") }
        let root = try SystemCalls.openFolder(inbox)
        let name = RelativePath(path)
        let status = try #require(try SystemCalls.status(of: name, in: root))
        let row = LedgerRow(
            key: ArticleKey(inbox: 1, path: name), state: .reported, identity: FileIdentity(status),
            sidecar: sidecar == nil ? nil : try SystemCalls.status(of: name.sidecar, in: root).map(FileIdentity.init),
            sha256: "ab")
        try ledger.apply([.put(row)])
        return row
    }

    private var hiddenFolders: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: inbox).filter { $0.hasPrefix(".diembao-taken-") }
        }
    }

    private var names: [String] { Raw.files(temporary.path).map(\.description).filter { !$0.hasPrefix("state/") } }

    @Test func `moves it with its sidecar, folders and all`() throws {
        mkdir(inbox + "/2021", 0o755)
        let row = try reported("2021/a.txt", sidecar: "{}")
        #expect(try taking(.move).take(row, ledger: ledger) == .some(done + "/2021/a.txt"))
        #expect(names == ["done/2021/a.txt", "done/2021/a.txt.meta.json"])
        #expect(try ledger.taken(of: 1).isEmpty)
    }

    @Test func `deletes it with its sidecar`() throws {
        let row = try reported("a.txt", sidecar: "{}")
        #expect(try taking(.delete).take(row, ledger: ledger) == .some(nil))
        #expect(names == [])
        #expect(try hiddenFolders == [])
    }

    @Test func `deletes what has the longest name`() throws {
        let row = try reported(String(repeating: "a", count: 255))
        #expect(try taking(.delete).take(row, ledger: ledger) == .some(nil))
        #expect(names == [])
        #expect(try hiddenFolders == [])
    }

    @Test(arguments: [Configuration.Inbox.AfterSuccess.move, .delete], ["{}", nil])
    func `takes nothing whose sidecar nobody has read`(
        _ after: Configuration.Inbox.AfterSuccess, _ former: String?
    ) throws {
        let row = try reported("a.txt", sidecar: former)
        let newer = #"{"published": "2024-05-06"}"#
        write(newer, inbox + "/a.txt.meta.json")
        #expect(try taking(after).take(row, ledger: ledger) == nil)
        #expect(names == ["inbox/a.txt", "inbox/a.txt.meta.json"])
        #expect(read(inbox + "/a.txt.meta.json") == newer)
        #expect(try hiddenFolders == [])
        #expect(try ledger.taken(of: 1).isEmpty)
    }

    @Test(arguments: [Configuration.Inbox.AfterSuccess.move, .delete])
    func `takes nothing whose sidecar is gone since it was read`(_ after: Configuration.Inbox.AfterSuccess) throws {
        let row = try reported("a.txt", sidecar: "{}")
        unlink(inbox + "/a.txt.meta.json")
        #expect(try taking(after).take(row, ledger: ledger) == nil)
        #expect(names == ["inbox/a.txt"])
    }

    @Test func `leaves it where it is by default`() throws {
        let row = try reported("a.txt")
        #expect(try taking(.keep).take(row, ledger: ledger) == nil)
        #expect(names == ["inbox/a.txt"])
    }

    @Test func `replaces nothing that was moved before`() throws {
        for number in 0..<3 { _ = try taking(.move).take(reported("a.txt", "số \(number)"), ledger: ledger) }
        #expect(names == ["done/a.txt", "done/a.txt~1", "done/a.txt~2"])
        #expect(read(done + "/a.txt") == "số 0")
    }

    @Test func `replaces no sidecar either, and leaves each with its article`() throws {
        write("của người khác", done + "/a.txt.meta.json")
        let row = try reported("a.txt", sidecar: "{}")
        #expect(try taking(.move).take(row, ledger: ledger) == .some(done + "/a.txt~1"))
        #expect(names == ["done/a.txt.meta.json", "done/a.txt~1", "done/a.txt~1.meta.json"])
    }

    @Test func `moves the thousandth article of a name as soon as the first`() throws {
        for number in 0..<1500 { write("cũ", done + "/a.txt" + (number == 0 ? "" : "~\(number)")) }
        let row = try reported("a.txt")
        let ledgerLog = temporary.path + "/state/ledger.sqlite-wal"
        func written() throws -> Int {
            try FileManager.default.attributesOfItem(atPath: ledgerLog)[.size] as? Int ?? 0
        }
        let before = try written()
        #expect(try taking(.move).take(row, ledger: ledger) == .some(done + "/a.txt~1500"))
        // Noted once, and not for every name that was tried.
        #expect(try written() - before < 200_000)
    }

    @Test(arguments: [Configuration.Inbox.AfterSuccess.move, .delete])
    func `puts back what was changed since it was read`(_ after: Configuration.Inbox.AfterSuccess) throws {
        let row = try reported("a.txt", "cũ")
        usleep(5000)
        write("mới", inbox + "/new")
        rename(inbox + "/new", inbox + "/a.txt")
        #expect(try taking(after).take(row, ledger: ledger) == nil)
        #expect(names == ["inbox/a.txt"])
        #expect(read(inbox + "/a.txt") == "mới")
        #expect(try ledger.taken(of: 1).isEmpty)
    }

    @Test(
        .enabled(if: leasesAreGiven, "no leases are given here"),
        arguments: [Configuration.Inbox.AfterSuccess.move, .delete])
    func `puts back what someone has open for writing`(_ after: Configuration.Inbox.AfterSuccess) throws {
        let row = try reported("a.txt")
        let writer = Writer(inbox + "/a.txt", flags: O_WRONLY | O_APPEND)
        #expect(try taking(after).take(row, ledger: ledger) == nil)
        writer.write(" Thêm.")
        #expect(read(inbox + "/a.txt") == "Bài báo. Thêm.")
    }

    @Test func `is content when somebody else took it first`() throws {
        let row = try reported("a.txt")
        unlink(inbox + "/a.txt")
        #expect(try taking(.delete).take(row, ledger: ledger) == nil)
        #expect(try ledger.taken(of: 1).isEmpty)
    }

    @Test(arguments: [Configuration.Inbox.AfterSuccess.move, .delete])
    func `takes nothing from where a symbolic link leads that took a folder's place`(
        _ after: Configuration.Inbox.AfterSuccess
    ) throws {
        mkdir(inbox + "/2021", 0o755)
        let row = try reported("2021/a.txt")
        rename(inbox + "/2021", inbox + "/former")
        let outside = temporary.folder("outside")
        write("của người khác", outside + "/a.txt")
        symlink(outside, inbox + "/2021")
        #expect(throws: SystemCallError.self) { _ = try taking(after).take(row, ledger: ledger) }
        #expect(names == ["inbox/2021", "inbox/former/a.txt", "outside/a.txt"])
        #expect(try ledger.taken(of: 1).isEmpty)
    }

    @Test func `moves nothing to where a symbolic link leads`() throws {
        mkdir(inbox + "/2021", 0o755)
        let row = try reported("2021/a.txt")
        symlink(temporary.folder("outside"), done + "/2021")
        #expect(throws: SystemCallError.self) { _ = try taking(.move).take(row, ledger: ledger) }
        #expect(names == ["done/2021", "inbox/2021/a.txt"])
        let move = try taking(.move)
        rename(done, done + ".former")
        symlink(temporary.path + "/outside", done)
        #expect(throws: SystemCallError.self) { _ = try move.take(row, ledger: ledger) }
        #expect(names == ["done", "done.former/2021", "inbox/2021/a.txt"])
    }

    @Test func `names what is wrong with the folder to move to`() throws {
        let row = try reported("a.txt")
        rmdir(done)
        let error = #expect(throws: SystemCallError.self) { _ = try taking(.move).take(row, ledger: ledger) }
        #expect(error?.path == done)
        #expect(names == ["inbox/a.txt"])
    }

    @Suite struct `after a death` {
        let before: `Taking a reported article away`

        init() throws {
            before = try `Taking a reported article away`()
        }

        private func recover() throws {
            try before.taking(.move).recover(ledger: before.ledger, report: { _ in })
        }

        /// The state between the renaming and what comes after it.
        private func move(_ row: LedgerRow, as name: String) throws {
            try before.ledger.take(row.key, as: RelativePath(name))
            #expect(rename(before.inbox + "/" + row.key.path.description, before.done + "/" + name) == 0)
        }

        @Test func `ends the move that was begun, sidecar and all`() throws {
            let row = try before.reported("a.txt", sidecar: "{}")
            try move(row, as: "a.txt")
            try recover()
            #expect(before.names == ["done/a.txt", "done/a.txt.meta.json"])
            #expect(try before.ledger.taken(of: 1).isEmpty)
        }

        @Test func `ends the move where the sidecar was moved, too`() throws {
            let row = try before.reported("a.txt", sidecar: "{}")
            try move(row, as: "a.txt~1")
            #expect(rename(before.inbox + "/a.txt.meta.json", before.done + "/a.txt~1.meta.json") == 0)
            try recover()
            #expect(before.names == ["done/a.txt~1", "done/a.txt~1.meta.json"])
            #expect(try before.ledger.taken(of: 1).isEmpty)
        }

        @Test func `puts back an article with a sidecar that came before it was moved`() throws {
            let row = try before.reported("a.txt")
            try move(row, as: "a.txt")
            write("{}", before.inbox + "/a.txt.meta.json")
            try recover()
            #expect(before.names == ["inbox/a.txt", "inbox/a.txt.meta.json"])
        }

        @Test func `puts back what was another version, and what the ledger does not know`() throws {
            var row = try before.reported("a.txt")
            row.identity.size += 1
            try before.ledger.apply([.put(row)])
            try move(row, as: "a.txt")
            try recover()
            #expect(before.names == ["inbox/a.txt"])
            try before.ledger.apply([.remove(row.key)])
            try move(row, as: "a.txt~1")
            try recover()
            #expect(before.names == ["inbox/a.txt"])
        }

        @Test func `that came before the renaming does nothing`() throws {
            let row = try before.reported("a.txt")
            try before.ledger.take(row.key, as: RelativePath("a.txt"))
            try recover()
            #expect(before.names == ["inbox/a.txt"])
            #expect(try before.ledger.taken(of: 1).isEmpty)
        }

        /// The state in the middle of a deletion.
        private func hide(_ names: String..., in folder: String = ".diembao-taken-1") throws {
            mkdir(before.inbox + "/" + folder, 0o750)
            for name in names {
                #expect(rename(before.inbox + "/" + name, before.inbox + "/" + folder + "/" + name) == 0)
            }
        }

        private func putBack(_ after: Configuration.Inbox.AfterSuccess = .delete) throws -> Bool {
            let inbox = try SystemCalls.openFolder(before.inbox)
            return try before.taking(after).putBack(from: RelativePath(".diembao-taken-1"), in: inbox)
        }

        @Test(arguments: [Configuration.Inbox.AfterSuccess.keep, .delete])
        func `puts back what was not deleted yet`(_ after: Configuration.Inbox.AfterSuccess) throws {
            _ = try before.reported("a.txt", sidecar: "{}")
            try hide("a.txt", "a.txt.meta.json")
            #expect(try putBack(after))
            #expect(before.names == ["inbox/a.txt", "inbox/a.txt.meta.json"])
            #expect(try before.hiddenFolders == [])
        }

        @Test func `puts nothing in the place of a newer version`() throws {
            _ = try before.reported("a.txt", "cũ")
            try hide("a.txt")
            write("mới", before.inbox + "/a.txt")
            #expect(try putBack())
            #expect(before.names == ["inbox/a.txt"])
            #expect(read(before.inbox + "/a.txt") == "mới")
            #expect(try before.hiddenFolders == [])
        }

        @Test func `deletes a sidecar whose article is deleted, unless nothing is to be deleted any more`() throws {
            _ = try before.reported("a.txt", sidecar: "{}")
            unlink(before.inbox + "/a.txt")
            try hide("a.txt.meta.json")
            #expect(try putBack(.keep))
            #expect(before.names == ["inbox/a.txt.meta.json"])
            try hide("a.txt.meta.json")
            #expect(try putBack())
            #expect(before.names == [])
            #expect(try before.hiddenFolders == [])
        }

        @Test func `takes an empty folder away`() throws {
            try hide()
            #expect(try putBack() == false)
            #expect(try before.hiddenFolders == [])
        }

        @Test func `keeps for the next start what cannot be made good now`() throws {
            let row = try before.reported("a.txt")
            try move(row, as: "a.txt")
            #expect(rename(before.done, before.done + ".away") == 0)
            try recover()
            #expect(try before.ledger.taken(of: 1).count == 1)
            #expect(rename(before.done + ".away", before.done) == 0)
            try recover()
            #expect(try before.ledger.taken(of: 1).isEmpty)
        }
    }
}
