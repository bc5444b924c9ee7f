import CLinux
import Foundation
import GRDB
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import DiembaoSpool

private func identity(_ number: Int64, device: UInt64 = 1) -> FileIdentity {
    FileIdentity(device: device, inode: UInt64(number), size: number, modified: number * 10, changed: number * 10 + 1)
}

@Suite struct `A ledger` {
    let temporary = TemporaryFolder()
    var folder: String { temporary.path }
    var file: String { folder + "/" + Ledger.fileName }

    private func row(
        _ path: String, _ state: LedgerRow.State = .waiting, rank: LedgerRow.Rank = .backlog, due: Int64 = 0,
        inbox: Int64 = 1
    ) -> LedgerRow {
        var row = LedgerRow(
            key: ArticleKey(inbox: inbox, path: RelativePath(path)), state: state, rank: rank, identity: identity(7))
        row.notBefore = due
        return row
    }

    @Test func `may be asked by many threads while it is closed`() throws {
        for _ in 0..<50 {
            let ledger = try Ledger(folder: folder)
            try ledger.apply([.put(row("a", .reported))])
            let asker = Thread {
                while (try? ledger.tallies()) != nil {}
            }
            asker.start()
            try ledger.close()
            #expect(throws: LedgerError.self) { try ledger.tallies() }
            #expect(throws: LedgerError.self) { try ledger.apply([.remove(row("a").key)]) }
        }
    }

    @Test func `says so when a lock on it is held for ever, and is sound at the next start`() throws {
        let reasons = Mutex<[String]>([])
        let ledger = try Ledger(
            folder: folder, whenDamaged: { _ in Issue.record("it is not damaged") },
            whenStuck: { reason in reasons.withLock { $0.append(reason) } })
        try ledger.apply([.put(row("a", .reported))])
        // As if SQLite had not been able to give its own locks back: all of unixShmLock's bytes, by another holder.
        let shared = open(file + "-shm", O_RDWR | O_CLOEXEC)
        var lock = flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 120, l_len: 8, l_pid: 0)
        #expect(fcntl(shared, 37, &lock) == 0, "F_OFD_SETLK")
        for _ in 0..<2 { #expect(throws: DatabaseError.self) { try ledger.apply([.put(row("b", .reported))]) } }
        #expect(reasons.withLock { $0.count } == 1)
        close(shared)
        try ledger.close()
        #expect(try Ledger(folder: folder).row(row("a").key)?.state == .reported)
    }

    @Test func `condemns an article for three faults, but not for three kills`() throws {
        let poison = ArticleKey(inbox: 1, path: RelativePath("a"))
        for (death, count) in [(DeathNote.Death.fault, 3), (.kill, 10)] {
            let ledger = try Ledger(folder: folder)
            for number in 1...count {
                try ledger.depart([poison], alone: true)
                let suspects = try ledger.suspects(after: death)
                #expect(suspects.map(\.deaths) == [number])
                #expect(suspects.map(\.isCondemned) == [number == count], "\(number) times \(death)")
            }
            try ledger.apply([.cleared(suspect: poison)])
            try ledger.close()
        }
    }

    // MARK: - Rows

    @Test func `gives back what was put in, whatever the name and the numbers`() throws {
        let ledger = try Ledger(folder: folder)
        let strange = ArticleKey(inbox: 3, path: RelativePath([0xFF, 0x0A, 0x2F, 0x80]))
        let full = LedgerRow(
            key: strange, state: .deferred, rank: .renewal,
            identity: FileIdentity(device: .max, inode: .max, size: .max, modified: .min, changed: -1),
            sidecar: identity(3), sha256: "ab", sidecarSHA256: "cd", errorCode: "EMPTY",
            reportLook: ReportLook(size: 4, modified: 5), parts: 7, partsDigest: "ef",
            attempts: 3, reason: "lý do",
            readerKills: LedgerRow.ReaderKills(sha256: "01", count: 4), notBefore: .max, waitingSince: 5, forced: true)
        try ledger.apply([.put(row("a")), .put(full)])
        #expect(try ledger.row(strange) == full)
        #expect(try ledger.row(row("a").key) == row("a"))
        #expect(try ledger.reading([row("none").key, strange]).rows == [nil, full])
        try ledger.apply([.remove(strange)])
        #expect(try ledger.row(strange) == nil)
    }

    @Test func `lists and counts what lies in a folder, in the order of the paths`() throws {
        let ledger = try Ledger(folder: folder)
        let paths = ["a", "a/1", "a/2", "a/b/3", "a.txt", "a0", "b"]
        try ledger.apply(paths.map { .put(row($0)) } + [.put(row("a/9", inbox: 2))])
        #expect(try ledger.count(within: .root, of: 1) == 7)
        #expect(try ledger.count(within: RelativePath("a"), of: 1) == 3)
        var found: [String] = []
        var last: RelativePath?
        while case let keys = try ledger.reading(within: RelativePath("a"), of: 1, after: last, limit: 2).keys,
            let end = keys.last
        {
            found += keys.map(\.path.description)
            last = end.path
        }
        #expect(found == ["a/1", "a/2", "a/b/3"])
        #expect(
            try ledger.reading(within: .root, of: 1, after: nil, limit: 100).keys.map(\.path.description)
                == paths.sorted())
    }

    @Test func `lets nobody who read rows put them down over what another wrote meanwhile`() throws {
        let ledger = try Ledger(folder: folder)
        try ledger.apply([.put(row("a")), .put(row("c"))])
        let names = ["a", "b", "c", "d"]
        let reading = try ledger.reading(names.map { row($0).key })
        try ledger.apply([.put(row("a", .reported)), .put(row("b", .reported))])
        let late = names.map { Ledger.Change.put(row($0, .deferred)) }
        #expect(try ledger.apply(late, unlessChangedSince: reading) == [row("a").key, row("b").key])
        #expect(
            try ledger.reading(reading.keys).rows.map(\.?.state) == [.reported, .reported, .deferred, .deferred])
        let again = try ledger.reading(reading.keys)
        #expect(try ledger.apply([.remove(row("a").key)], unlessChangedSince: again).isEmpty)
        #expect(try ledger.row(row("a").key) == nil)
    }

    @Test func `has whoever was in flight looked at once more when all reports were doubted meanwhile`() throws {
        let ledger = try Ledger(folder: folder)
        try ledger.apply([.put(row("before", .reported))])
        let departure = try ledger.depart([row("a").key, row("b").key], alone: false)
        try ledger.doubtReports(of: 1)
        #expect(try ledger.apply([.put(row("a", .failed)), .landed(row("a").key)], since: departure))
        #expect(try ledger.apply([.put(row("b", .deferred, due: 70)), .landed(row("b").key)], since: departure))
        let names = ["before", "a", "b"]
        #expect(try ledger.reading(names.map { row($0).key }).rows.map(\.?.state) == [.waiting, .waiting, .deferred])
        #expect(try ledger.due(now: 0, limit: 10).map(\.key.path.description) == ["a", "before"])
        let later = try ledger.depart([row("a").key], alone: false)
        #expect(try !ledger.apply([.put(row("a", .reported)), .landed(row("a").key)], since: later))
        #expect(try ledger.row(row("a").key)?.state == .reported)
    }

    @Test func `tallies by triggers what a count would find, after any changes`() throws {
        var random = SeededGenerator(seed: 11)
        let ledger = try Ledger(folder: folder)
        let states: [LedgerRow.State] = [.waiting, .reported, .failed, .deferred]
        for _ in 0..<40 {
            let changes = (0..<25).map { _ -> Ledger.Change in
                let inbox = Int64.random(in: 1...2, using: &random)
                let row = row(
                    "\(Int.random(in: 0..<60, using: &random))", states.randomElement(using: &random)!, inbox: inbox)
                return Int.random(in: 0..<4, using: &random) == 0 ? .remove(row.key) : .put(row)
            }
            try ledger.apply(changes)
            if Int.random(in: 0..<10, using: &random) == 0 { _ = try ledger.retry(nil) }
            if Int.random(in: 0..<10, using: &random) == 0 { _ = try ledger.begin(analysis: "\(random.next())") }
            let tallies = try ledger.tallies()
            for inbox in [Int64(1), 2] {
                let rows = try ledger.reading(within: .root, of: inbox, after: nil, limit: 1000).rows
                var counted = Ledger.Tally()
                for case let row? in rows {
                    switch row.state {
                    case .waiting: counted.waiting += 1
                    case .reported: counted.reported += 1
                    case .failed: counted.failed += 1
                    case .deferred: counted.deferred += 1
                    }
                }
                #expect(tallies[inbox, default: Ledger.Tally()] == counted)
            }
        }
    }

    // MARK: - What waits

    @Test func `has due what is waiting or put off and whose time has come, fresh before backlog before renewal`()
        throws
    {
        let ledger = try Ledger(folder: folder)
        try ledger.apply([
            .put(row("late backlog", due: 20)), .put(row("backlog", due: 10)),
            .put(row("renewal", rank: .renewal, due: -1)),
            .put(row("fresh", rank: .fresh, due: 30)), .put(row("put off", .deferred, rank: .fresh, due: 5)),
            .put(row("future", due: 1000)), .put(row("reported", .reported)), .put(row("failed", .failed)),
        ])
        let due = try ledger.due(now: 100, limit: 10).map(\.key.path.description)
        #expect(due == ["put off", "fresh", "backlog", "late backlog", "renewal"])
        #expect(try ledger.due(now: 100, limit: 3).count == 3)
        #expect(try ledger.nextDue() == -1)
        #expect(try ledger.due(now: 4, limit: 10).map(\.key.path.description) == ["renewal"])
    }

    @Test func `does not hand out what is in flight, until it has landed`() throws {
        let ledger = try Ledger(folder: folder)
        try ledger.apply([.put(row("a")), .put(row("b", due: 50))])
        try ledger.depart([row("a").key], alone: false)
        #expect(try ledger.due(now: 100, limit: 10).map(\.key) == [row("b").key])
        #expect(try ledger.nextDue() == 50)
        try ledger.apply([.landed(row("a").key)])
        #expect(try ledger.due(now: 100, limit: 10).count == 2)
    }

    @Test func `knows what has waited since before a time, and keeps the earlier of two times`() throws {
        let ledger = try Ledger(folder: folder)
        var waiting = row("a")
        waiting.waitingSince = 100
        try ledger.apply([.put(waiting)])
        #expect(try ledger.hasWaiting(since: 100))
        #expect(try !ledger.hasWaiting(since: 99))
        waiting.waitingSince = 500
        try ledger.apply([.put(waiting)])
        #expect(try ledger.hasWaiting(since: 100), "a second look does not make it newer")
        try ledger.apply([.put(row("a", .reported))])
        try ledger.apply([.put(waiting)])
        #expect(try !ledger.hasWaiting(since: 499), "a new version does")
        var renewal = row("old", rank: .renewal)
        renewal.waitingSince = 1
        try ledger.apply([.remove(waiting.key), .put(renewal), .put(row("put off", .deferred))])
        #expect(try !ledger.hasWaiting(since: 1000), "neither renewals nor what is put off count")
    }

    @Test func `parks what waits in one inbox, and has it looked at again when that is back or at a start`() throws {
        let ledger = try Ledger(folder: folder)
        try ledger.apply([
            .put(row("a", due: -1)), .put(row("b", .deferred, due: 700)), .put(row("c", .reported)),
            .put(row("other", inbox: 2)),
        ])
        try ledger.park(1)
        #expect(try ledger.due(now: 1 << 60, limit: 10).map(\.key.inbox) == [2])
        try ledger.unpark(1)
        #expect(try ledger.due(now: 0, limit: 10).count == 3)
        try ledger.park(2)
        _ = try ledger.begin(analysis: "1")
        #expect(try ledger.due(now: 0, limit: 10).count == 3)
    }

    @Test func `makes everything due at a start, for the times belong to another boot`() throws {
        let ledger = try Ledger(folder: folder)
        try ledger.apply([
            .put(row("a", due: 1 << 50)), .put(row("b", .deferred, due: 1 << 50)), .put(row("c", due: -1)),
        ])
        #expect(try ledger.begin(analysis: "1") == 0)
        #expect(try ledger.due(now: 0, limit: 10).count == 3)
        #expect(try ledger.row(row("c").key)?.notBefore == -1)
    }

    @Test func `has every report made anew by another analysis, last of all`() throws {
        let ledger = try Ledger(folder: folder)
        _ = try ledger.begin(analysis: "1")
        try ledger.apply([.put(row("a", .reported)), .put(row("b", .failed)), .put(row("c", .waiting))])
        #expect(try ledger.begin(analysis: "1") == 0)
        #expect(try ledger.begin(analysis: "2") == 2)
        #expect(try ledger.due(now: 0, limit: 10).map(\.rank) == [.backlog, .renewal, .renewal])
        #expect(try ledger.begin(analysis: "2") == 0)
    }

    @Test func `tries again what a person names, or all that failed`() throws {
        let ledger = try Ledger(folder: folder)
        try ledger.apply([
            .put(row("reported", .reported)), .put(row("failed", .failed)),
            .put(row("put off", .deferred, due: 1 << 50)),
        ])
        #expect(try ledger.retry([row("reported").key, row("unknown").key]) == 1)
        #expect(try ledger.row(row("reported").key)?.forced == true)
        #expect(try ledger.retry(nil) == 2)
        let due = try ledger.due(now: 0, limit: 10)
        #expect(due.count == 3 && due.allSatisfy { $0.state == .waiting && $0.forced && $0.attempts == 0 })
    }

    // MARK: - Deaths

    @Test func `suspects what was in flight at a death, and counts only the deaths at which it was alone`() throws {
        let (a, b) = (row("a").key, row("b").key)
        func die() throws -> [Ledger.Suspect] { try Ledger(folder: folder).suspects() }
        try Ledger(folder: folder).depart([a, b], alone: false)
        #expect(try die() == [.init(key: a, deaths: 0), .init(key: b, deaths: 0)])
        #expect(
            try die() == [.init(key: a, deaths: 0), .init(key: b, deaths: 0)], "a death in between changes nothing")
        for deaths in 1...3 {
            try Ledger(folder: folder).depart([a], alone: true)
            #expect(
                try die() == [.init(key: b, deaths: 0), .init(key: a, deaths: deaths)], "the least suspected first")
        }
        let ledger = try Ledger(folder: folder)
        try ledger.apply([.cleared(suspect: b), .landed(b)])
        #expect(try ledger.suspects() == [.init(key: a, deaths: 3)])
        _ = try ledger.retry([a])
        #expect(try ledger.suspects().isEmpty)
    }

    // MARK: - Inboxes

    @Test func `gives an inbox one number for ever, and follows it to another device number`() throws {
        let ledger = try Ledger(folder: folder)
        let inbox = try ledger.register(inbox: "/in", reports: "/out", device: 1)
        #expect(try ledger.register(inbox: "/in", reports: "/other", device: 1) != inbox)
        var own = row("own", .reported, inbox: inbox)
        own.identity.device = 1
        var mounted = row("mounted", .reported, inbox: inbox)
        mounted.identity.device = UInt64.max
        try ledger.apply([.put(own), .put(mounted)])
        #expect(try ledger.register(inbox: "/in", reports: "/out", device: 8) == inbox)
        #expect(try ledger.row(own.key)?.identity.device == 8)
        #expect(try ledger.row(mounted.key)?.identity.device == .max)
        #expect(try ledger.register(inbox: "/in", reports: "/out", device: nil) == inbox)
        #expect(try ledger.row(own.key)?.identity.device == 8, "an inbox that is away keeps its device")
    }

    @Test func `remembers what was taken under another name until that is settled`() throws {
        let ledger = try Ledger(folder: folder)
        try ledger.take(row("a").key, as: RelativePath([0xFF]))
        #expect(try ledger.taken(of: 1).map(\.name) == [RelativePath([0xFF])])
        #expect(try ledger.taken(of: 2).isEmpty)
        try ledger.settleTaken(row("a").key)
        #expect(try ledger.taken(of: 1).isEmpty)
    }

    @Test func `of the first layout is brought up to this one with all that it held`() throws {
        let sql = try String(
            contentsOf: #require(Bundle.module.resourceURL).appending(path: "Fixtures/ledger-1.sql"), encoding: .utf8)
        let old = try DatabaseQueue(path: file)
        try old.write { db in try db.execute(sql: sql) }
        try old.close()
        let ledger = try Ledger(folder: folder)
        #expect(ledger.beginning == .opened)
        #expect(try ledger.tallies()[1] == Ledger.Tally(waiting: 2, reported: 0, failed: 0, deferred: 1))
        let rows = try ledger.reading(within: .root, of: 1, after: nil, limit: 10).rows.compactMap(\.self)
        #expect(rows.map(\.key.path.description) == ["a.txt", "b.txt", "c.txt"])
        #expect(
            rows.map(\.rank) == [.renewal, .renewal, .fresh], "reports are held against their articles, last of all")
        #expect(rows.map(\.identity.inode) == [11, 12, 13])
        #expect(rows.map(\.errorCode) == [nil, "EMPTY", nil])
        #expect(rows[2].reason == "open c.txt: Permission denied" && rows[2].attempts == 2)
        #expect(
            rows.allSatisfy { $0.parts == 0 && $0.partsDigest == nil && $0.readerKills == nil && $0.reportLook == nil })
        #expect(try ledger.register(inbox: "/srv/diembao/inbox", reports: "/srv/diembao/reports", device: 65024) == 1)
        #expect(try ledger.begin(analysis: "1") == 0)
        try ledger.apply([.put(row("d", .reported))])
        try ledger.close()
        #expect(try Ledger(folder: folder).beginning == .opened, "and stays so")
    }

    // MARK: - Damage

    @Test func `is opened again with all that it held`() throws {
        let first = try Ledger(folder: folder)
        #expect(first.beginning == .created)
        try first.apply([.put(row("a", .reported))])
        try first.close()
        let second = try Ledger(folder: folder)
        #expect(second.beginning == .opened)
        #expect(try second.tallies()[1]?.reported == 1)
    }

    @Test func `is whole after a death without an end`() throws {
        let first = try Ledger(folder: folder)
        try first.apply((0..<2000).map { .put(row("\($0)", .reported)) })
        // As it stands on disk at a kill: the database and what is in its log.
        let copy = temporary.folder("copy")
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: file + suffix, toPath: copy + "/" + Ledger.fileName + suffix)
        }
        let second = try Ledger(folder: copy)
        #expect(second.beginning == .opened)
        #expect(try second.tallies()[1]?.reported == 2000)
    }

    enum Damage: CaseIterable {
        case nothing, garbage, nulls, nullsInside, cut, anotherVersion, anotherDatabase, anotherColumn
    }

    @Test(arguments: Damage.allCases)
    func `is begun anew when it can be used no more, and the old one is put aside`(_ damage: Damage) throws {
        let first = try Ledger(folder: folder)
        try first.apply((0..<3000).map { .put(row("tin/\($0)", .reported)) })
        try first.close()
        switch damage {
        case .nothing: truncate(file, 0)
        case .garbage: write(String(repeating: "rác ", count: 5000), file)
        case .nulls: try Data(count: 8192).write(to: URL(filePath: file))
        case .nullsInside, .cut:
            // What a disk does, after a run that ended well.
            let size = try #require(FileManager.default.attributesOfItem(atPath: file)[.size] as? Int)
            if damage == .cut {
                truncate(file, size / 2 / 4096 * 4096)
            } else {
                let handle = open(file, O_WRONLY)
                let nulls = [UInt8](repeating: 0, count: size / 2 / 4096 * 4096)
                pwrite(handle, nulls, nulls.count, 8192)
                close(handle)
            }
        case .anotherVersion:
            try DatabaseQueue(path: file).write { try $0.execute(sql: "PRAGMA user_version = 99") }
        case .anotherDatabase:
            try FileManager.default.removeItem(atPath: file)
            try DatabaseQueue(path: file).write {
                try $0.execute(sql: "CREATE TABLE file (x); PRAGMA user_version = 7")
            }
        case .anotherColumn:
            try DatabaseQueue(path: file).write { try $0.execute(sql: "ALTER TABLE file RENAME forced TO wanted") }
        }
        let second = try Ledger(folder: folder)
        if damage == .nothing {
            #expect(second.beginning == .created)
        } else {
            guard case .rebuilt(let reason, let aside) = second.beginning else {
                Issue.record("\(second.beginning)")
                return
            }
            #expect(!reason.isEmpty)
            #expect(access(folder + "/" + aside, F_OK) == 0)
        }
        #expect(try second.tallies().isEmpty)
        try second.apply([.put(row("a"))])
        try second.close()
        #expect(try Ledger(folder: folder).tallies()[1]?.waiting == 1)
    }

    @Test func `that is found damaged in the middle of a run is put aside for the next start, and that is told once`()
        throws
    {
        #expect(Ledger.isDamage(DatabaseError(resultCode: .SQLITE_CORRUPT)))
        #expect(!Ledger.isDamage(DatabaseError(resultCode: .SQLITE_FULL)))
        let first = try Ledger(folder: folder)
        try first.apply([.put(row("a")), .put(row("b"))])
        try first.close()
        // SQLite's pages are whole and the end was a good one; only what stands in them is nothing of ours.
        let connection = try DatabaseQueue(path: file)
        try connection.write { db in try db.execute(sql: "UPDATE file SET size = 'groß' WHERE path = x'61'") }
        try connection.close()
        let reasons = Mutex<[String]>([])
        let ledger = try Ledger(folder: folder) { reason in reasons.withLock { $0.append(reason) } }
        #expect(ledger.beginning == .opened)
        #expect(try ledger.row(row("b").key) != nil)
        #expect(reasons.withLock { $0 } == [])
        for _ in 0..<2 { #expect(throws: (any Error).self) { try ledger.pending(limit: 10) } }
        #expect(reasons.withLock { $0 }.count == 1)
        #expect(access(file, F_OK) != 0)
        #expect(try Ledger(folder: folder).beginning == .created)
    }

    @Test func `that cannot be reached is an error that names it and the cure, and is not thrown away`() throws {
        mkdir(file, 0o755)
        let error = #expect(throws: LedgerError.self) { _ = try Ledger(folder: folder) }
        #expect(error?.description.contains(file) == true)
        #expect(throws: LedgerError.self) { _ = try Ledger(folder: folder + "/none") }
        #expect(access(file, F_OK) == 0)
    }

    @Test func `on a file system that may only be read is an error, and not thrown away`() throws {
        let place = temporary.folder("place")
        guard mount("none", place, "tmpfs", 0, "size=4m") == 0 else {
            try Test.cancel("no file system can be mounted here: \(String(cString: strerror(errno)))")
        }
        defer { umount2(place, Int32(MNT_DETACH)) }
        try Ledger(folder: place).close()
        #expect(mount("none", place, "tmpfs", UInt(MS_RDONLY) | UInt(MS_REMOUNT), nil) == 0)
        let error = #expect(throws: LedgerError.self) { _ = try Ledger(folder: place) }
        #expect(error?.description.contains("state") == true)
        #expect(access(place + "/" + Ledger.fileName, F_OK) == 0)
    }
}
