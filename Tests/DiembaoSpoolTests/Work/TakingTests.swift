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
    private func reported(_ path: String, _ text: String = "Bài báo.") throws -> LedgerRow {
        write(text, inbox + "/" + path)
        let root = try SystemCalls.openFolder(inbox)
        let status = try #require(try SystemCalls.status(of: RelativePath(path), in: root))
        let row = LedgerRow(
            key: ArticleKey(inbox: 1, path: RelativePath(path)), state: .reported, identity: FileIdentity(status),
            sha256: "ab")
        try ledger.apply([.put(row)])
        return row
    }

    private var names: [String] { Raw.files(temporary.path).map(\.description).filter { !$0.hasPrefix("state/") } }

    @Test func `moves it with its sidecar, folders and all`() throws {
        mkdir(inbox + "/2021", 0o755)
        let row = try reported("2021/a.txt")
        write("{}", inbox + "/2021/a.txt.meta.json")
        #expect(try taking(.move).take(row, ledger: ledger) == .some(done + "/2021/a.txt"))
        #expect(names == ["done/2021/a.txt", "done/2021/a.txt.meta.json"])
        #expect(try ledger.taken(of: 1).isEmpty)
    }

    @Test func `deletes it with its sidecar`() throws {
        let row = try reported("a.txt")
        write("{}", inbox + "/a.txt.meta.json")
        #expect(try taking(.delete).take(row, ledger: ledger) == .some(nil))
        #expect(names == [])
        #expect(try ledger.taken(of: 1).isEmpty)
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

        private func recover(_ after: Configuration.Inbox.AfterSuccess) throws {
            try before.taking(after).recover(ledger: before.ledger, report: { _ in })
        }

        /// The state between the renaming and what comes after it.
        private func hide(_ row: LedgerRow, as name: String, in folder: String) throws {
            try before.ledger.take(row.key, as: RelativePath(name))
            #expect(rename(before.inbox + "/" + row.key.path.description, folder + "/" + name) == 0)
        }

        @Test func `ends the deletion that was begun`() throws {
            let row = try before.reported("a.txt")
            try hide(row, as: ".diembao-taken-1", in: before.inbox)
            try recover(.delete)
            #expect(before.names == [])
            #expect(try before.ledger.taken(of: 1).isEmpty)
        }

        @Test func `ends the move that was begun, sidecar and all`() throws {
            let row = try before.reported("a.txt")
            write("{}", before.inbox + "/a.txt.meta.json")
            try hide(row, as: "a.txt", in: before.done)
            try recover(.move)
            #expect(before.names == ["done/a.txt", "done/a.txt.meta.json"])
        }

        @Test func `puts back what was another version`() throws {
            var row = try before.reported("a.txt")
            row.identity.size += 1
            try before.ledger.apply([.put(row)])
            try hide(row, as: ".diembao-taken-1", in: before.inbox)
            try recover(.delete)
            #expect(before.names == ["inbox/a.txt"])
        }

        @Test func `puts back what the ledger does not know, and what is not to be deleted any more`() throws {
            let row = try before.reported("a.txt")
            try hide(row, as: ".diembao-taken-1", in: before.inbox)
            try before.ledger.apply([.remove(row.key)])
            try recover(.delete)
            #expect(before.names == ["inbox/a.txt"])
            try before.ledger.apply([.put(row)])
            try hide(row, as: ".diembao-taken-2", in: before.inbox)
            try recover(.keep)
            #expect(before.names == ["inbox/a.txt"])
        }

        @Test func `that came before the renaming does nothing`() throws {
            let row = try before.reported("a.txt")
            try before.ledger.take(row.key, as: RelativePath(".diembao-taken-1"))
            try recover(.delete)
            #expect(before.names == ["inbox/a.txt"])
            #expect(try before.ledger.taken(of: 1).isEmpty)
        }

        @Test func `keeps for the next start what cannot be made good now`() throws {
            let row = try before.reported("a.txt")
            try hide(row, as: "a.txt", in: before.done)
            #expect(rename(before.done, before.done + ".away") == 0)
            try recover(.move)
            #expect(try before.ledger.taken(of: 1).count == 1)
            #expect(rename(before.done + ".away", before.done) == 0)
            try recover(.move)
            #expect(try before.ledger.taken(of: 1).isEmpty)
        }
    }
}
